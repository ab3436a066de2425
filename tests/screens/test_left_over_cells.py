"""Cells of an indicator, a place or a window that was taken out of the series: they are shown as such, and a
person takes each out with a key or says why it stays. Nothing hidden holds a text back."""

from pathlib import Path

import pytest

from store.checks.basis.finding import Finding
from store.desk.checking import look
from store.desk.desk import Desk
from store.record.cell import STATED, Cell, CellKey
from store.record.conference import left_over
from tests.conftest import Command
from tests.entry_stage import entry
from tests.stage import on_stage, press, sample_desk, screen_text, spoil, until

GONE = {
    CellKey("today", "imported", "lhasa"): Cell(3, "3"),
    CellKey("", "beds"): Cell(9, "9"),
    CellKey("today", "confirmed", "gyantse"): Cell(5, "5"),
    CellKey("noon", "confirmed", "lhasa"): Cell(7, "7"),
    CellKey("today", "old", STATED): Cell(None, "?x"),
}
"""An indicator by place, one without, a place, a window, and a text nobody could read."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """No. 24 with five cells the series does not know."""
    made = sample_desk(tmp_path)
    spoil(made, "24", dict(GONE))
    return made


def findings(desk: Desk) -> list[Finding]:
    sitting = desk.open(desk.find("24"), journal=False)
    return [one for one in look(sitting) if one.rule == "left-over" and one.failed and not one.explained]


def test_each_is_found_once_and_is_no_error(desk: Desk) -> None:
    found = findings(desk)
    assert {one.cells[0] for one in found} == set(GONE)
    assert {one.severity.value for one in found} == {"warning"}
    sitting = desk.open(desk.find("24"), journal=False)
    assert left_over(sitting.series, sitting.conference).keys() == set(GONE)
    assert not [one for one in look(sitting) if one.failed and one.severity.value == "error"]


@pytest.mark.parametrize(("lang", "words"), [("zh", "系列里已没有"), ("en", "o longer in the series")])
async def test_the_entry_screen_shows_them_and_delete_takes_one_out(
    desk: Desk, lang: str, words: str
) -> None:
    async with on_stage(desk, "24", "entry", lang=lang, size=(80, 40)) as (app, pilot):
        shown = screen_text(app)
        assert words in shown and "imported" in shown and "beds" in shown and "gyantse" in shown
        for left, cell in enumerate(GONE, 1):
            entry(app).go_to_cell(cell)
            await press(pilot, "delete", "enter")
            assert app.sitting is not None
            assert cell not in app.sitting.conference.cells and words in screen_text(app) or left == len(GONE)
        assert words not in screen_text(app)
        await press(pilot, "ctrl+z")
        assert words in screen_text(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_finding_takes_one_out_or_keeps_it_with_a_word(desk: Desk, lang: str) -> None:
    async with on_stage(desk, "24", "checks", lang=lang) as (app, pilot):
        assert app.sitting is not None
        rows = app.screen.rows  # type: ignore[attr-defined]
        at = next(
            at for at, one in enumerate(rows) if one is not None and one.rule == "left-over" and one.failed
        )
        first = rows[at].cells[0]
        while app.screen.current is None or app.screen.current.rule != "left-over":  # type: ignore[attr-defined]
            await press(pilot, "down")
        await press(pilot, "f5")
        assert first not in app.sitting.conference.cells
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: len(findings(desk)) == len(GONE) - 1)
    kept = findings(desk)[0]
    sitting = desk.open(desk.find("24"), journal=False)
    sitting.explain(kept.id, "旧数")
    sitting.save()
    assert len(findings(desk)) == len(GONE) - 2


def test_the_summary_says_them_in_both_languages(desk: Desk, tmp_path: Path, command: Command) -> None:
    for lang, words in (("zh", "系列里已没有的数据"), ("en", "No longer in the series")):
        done = command("--data", str(tmp_path), "--lang", lang, "show", "24")
        assert done.returncode == 0 and words in done.stdout
        assert all(word in done.stdout for word in ("imported", "beds", "gyantse", "noon", "?x"))
