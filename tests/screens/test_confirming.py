"""Confirming an answer: it confirms the figures the answer cites, and says so when there are none."""

from pathlib import Path

import pytest

from store.desk.paragraphs.answers import add_answer, confirm
from store.record.answer import Answer
from store.record.figure import Figure
from store.record.quantity import read_quantity
from store.record.words import words
from tests.stage import on_stage, sample_desk, screen_text
from tui.screens.sections.section import SectionScreen


@pytest.mark.parametrize(
    ("lang", "nothing", "done"), [("zh", "没有引用数据", "已确认"), ("en", "cites no figure", "Confirmed")]
)
async def test_an_answer_that_cites_nothing_is_not_confirmed(
    tmp_path: Path, lang: str, nothing: str, done: str
) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.set_fields(**{"figures/x": Figure(0, "200余件", read_quantity("200余件"))})
    bare = add_answer(sitting, Answer(0, text=words("都办了。")))
    cites = add_answer(sitting, Answer(0, text=words("办了{f:x}。")))
    assert (confirm(sitting, bare), confirm(sitting, cites)) == (0, 1)
    sitting.save()
    async with on_stage(desk, "24", "sections", lang=lang, size=(120, 30)) as (app, pilot):
        for key, told in ((bare, nothing), (cites, done)):
            held = app.screen.sitting  # type: ignore[attr-defined]
            await app.push_screen(SectionScreen(held, "answers", key))
            await app.screen.do("confirm")  # type: ignore[attr-defined]
            await pilot.pause()
            assert told in screen_text(app)
            assert (done in screen_text(app)) is (told == done)
            app.pop_screen()
            app.clear_notifications()
            await pilot.pause()
