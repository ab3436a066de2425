"""The guided tour, done as it asks: each step is noticed, nothing of one's own is touched, Esc ends it."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.screen import Screen

from store.desk.opening import open_desk
from store.record.cell import Cell
from store.record.conference import Conference
from tests.stage import NOW, on_stage, press, sample_desk, screen_text, settled, until
from tui import boot
from tui.actions import ACTIONS
from tui.app import BulletinApp
from tui.commands.throwaway import PREFIX
from tui.help.screen import HelpScreen
from tui.tour.guided import TourApp, TourLine
from tui.tour.steps import ACTS, Seen, next_act, prepare
from tui.words import tour

DONE = {"zh": "导览到此结束", "en": "That was the tour"}
AGREES = {"zh": "一致", "en": "agrees"}
BACK = {"zh": "先按 F7 到“核对”", "en": "First press F7 for Checks"}


def folder_of(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(("lang", "size"), [("zh", (80, 24)), ("en", (120, 40))])
async def test_the_tour_is_done_step_by_step(tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    root = tmp_path / "tour"
    desk = open_desk(root, who="卓玛", clock=lambda: NOW, local=root / ".local")
    app = TourApp(desk, today=date(2022, 9, 1), lang=lang)
    guide = app.guide
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(app, pilot)

        async def do(step: int, *keys: str) -> None:
            """Press keys when the line at the top says that step."""
            await until(pilot, lambda: f"{step}/7" in screen_text(app).splitlines()[0])
            await press(pilot, *keys)

        await do(1, "f1")
        assert "Esc" not in screen_text(app).splitlines()[0], (
            "which closes the help, and does not end the tour"
        )
        await press(pilot, "escape", "ctrl+p", "escape", "enter")
        await do(2, *"20", "enter")
        quoted = {"zh": "缺6", "en": "?6"}[lang]
        await until(pilot, lambda: f"“{quoted}”" in screen_text(app))
        assert f"20 {quoted}" in screen_text(app), "the mark the tour speaks of is on the screen"
        await press(pilot, "up", "f5")
        await do(3, "ctrl+z")
        await do(2, "home", "f5")  # what is told next would not be so without it
        await do(3, "end", *"25", "enter", "up")
        told = {"zh": "25少5]", "en": "5 below 25]"}[lang]
        assert told in screen_text(app), "whole, beside a scrollbar too"
        await press(pilot, "f4")
        assert guide.at == 4, "another screen is not what was asked for"
        await press(pilot, "f2", "f7")
        await until(pilot, lambda: guide.at == 5)
        await press(pilot, "f2")
        assert BACK[lang] in screen_text(app).splitlines()[0]
        await press(pilot, "f7", "f5", "f2")
        if lang == "zh":  # a draft one exports on the way is no end of it
            await press(pilot, "f4", "ctrl+e", "enter")
            await until(pilot, lambda: any(guide.lesson.folder.iterdir()))
            await press(pilot, "f2")
        await do(4, "f9")
        for _ in range(2):  # one may leave without accepting: the text is given anew
            await until(pilot, lambda: guide.at == 7 and app.screen.can("accept"))  # type: ignore[attr-defined]
            await press(pilot, "f2", "f2", "f9")
        await until(pilot, lambda: app.screen.can("accept"))  # type: ignore[attr-defined]
        await press(pilot, "f5")
        await do(5, "f12", "f12", "ctrl+o", "ctrl+t", "enter")
        await do(6, "f4", "tab", "tab", "tab", "tab", "tab")
        await do(7, "ctrl+e")
        assert app.screen.query(TourLine), "it is told over a dialog, too"
        await press(pilot, "enter")
        await until(pilot, lambda: DONE[lang] in screen_text(app))
        assert AGREES[lang] in " ".join(screen_text(app).split()) and guide.at == len(ACTS)
        names = (path for path in guide.lesson.folder.iterdir() if "_draft" not in path.name)
        assert sorted("".join(path.suffixes) for path in names) == [".seal.json", ".txt"]
        await press(pilot, "escape")
    assert app.ended and not app.tour_wanted and guide.lesson.folder.is_relative_to(root)


async def test_the_tour_leaves_ones_own_archive_and_comes_back_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list asks for it and ends; the tour is given on a throw-away archive; then the list is shown again."""
    desk = sample_desk(tmp_path / "mine")
    shown: list[BulletinApp] = []
    async with on_stage(desk, "24", "review") as (app, pilot):
        await press(pilot, "escape", "escape", "f1")
        assert isinstance(app.screen, HelpScreen) and "tour" in [one.id for one in app.screen.actions]
        before = folder_of(tmp_path / "mine" / "conferences")
        assert "Enter 走一遍导览" in screen_text(app).split("\n")[2], "what Enter does is what is read first"
        await press(pilot, "escape", "f3", "f1", "enter")
        assert not app.tour_wanted, "elsewhere Enter closes the help"
        await press(pilot, "escape", "f1", "enter")
    assert app.tour_wanted and not app.is_running

    def run(one: BulletinApp, wide: bool, mouse: bool) -> int:
        shown.append(one)
        if isinstance(one, TourApp):
            root = Path(one.desk.places["archive"])
            assert root.name.startswith(PREFIX) and len(one.desk.rows()) == 9
            one.tour_wanted, one.ended = len(shown) == 2, True  # the first time it is asked for once more
        else:
            one.tour_wanted = len(shown) == 1
        return 0

    monkeypatch.setattr(boot, "_shown", run)
    monkeypatch.setattr(boot.WidthProbe, "marks_are_wide", lambda self: False)
    assert boot.run_app(desk, lang="zh", today=date(2022, 9, 1)) == 0
    assert [type(one).__name__ for one in shown] == ["BulletinApp", "TourApp", "TourApp", "BulletinApp"]
    assert shown[-1].desk is desk and not any(Path(one.desk.places["archive"]).exists() for one in shown[1:3])
    assert folder_of(tmp_path / "mine" / "conferences") == before


def test_the_tour_types_no_key_of_an_action_by_hand() -> None:
    keys = {action.key_name for action in ACTIONS if action.key_name.startswith(("F", "^"))}
    for key, both in tour.WORDS.items():
        assert not [name for name in keys for words in both if name in words.split()], key
    assert [act.step for act in ACTS] == sorted(act.step for act in ACTS) and ACTS[-1].step == 7


def test_a_total_that_agrees_is_not_said_to_differ(tmp_path: Path) -> None:
    """Who typed one figure more than was asked made the very total the tour asks for: it asks for another."""
    lesson = prepare(
        open_desk(tmp_path, who="央金", clock=lambda: NOW, local=tmp_path / "local"), date(2022, 10, 8)
    )
    cells = {key: Cell(0) for key in lesson.row} | {lesson.first: Cell(20), lesson.row[1]: Cell(5)}
    row = Conference(series="", held_on=date(2022, 10, 8), cells=cells)
    seen = Seen(lesson, Screen(), "entry", row)
    wrong = next(at for at, act in enumerate(ACTS) if act.says == "tour.wrong")
    assert (seen.sum, seen.blank) == (25, 0)
    for stated, asked in ((25, wrong), (30, wrong + 1)):
        told = replace(row, cells={**cells, lesson.stated: Cell(stated)})
        assert next_act(wrong + 1, replace(seen, conference=told)) == asked
    # Two rows of zeros are no bulletin that was read, and a text that is held back is not said to be ready.
    zeros = {key._replace(indicator="asymptomatic"): Cell(0) for key in lesson.row}
    act = {act.says: act for act in ACTS}
    assert not act["tour.accept"].done(replace(seen, conference=replace(row, cells={**cells, **zeros})))
    for says in ("tour.export", "tour.final"):
        assert act[says].ready(seen) and not act[says].ready(replace(seen, held_back=True))
    assert act["tour.type"].ready(replace(seen, on=lesson.first)) and not act["tour.type"].ready(seen)
