"""The key bar: what must be seen is seen however narrow the terminal, and a click does what it says."""

import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events

from tests.stage import on_stage, sample_desk, screen_text
from tui.actions import ACTIONS, valid_in
from tui.help.screen import HelpScreen
from tui.widgets.bars import ESSENTIAL, actions_that_fit


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("place", ["entry", "history"])
def test_the_bar_keeps_the_essential_actions_in_the_order_of_the_table(
    place: str, lang: str, width: int
) -> None:
    actions = list(valid_in(place))
    shown = actions_that_fit(actions, lang, width, place)
    assert {action.id for action in shown} >= set(ESSENTIAL) & {action.id for action in actions}
    assert shown == [action for action in actions if action in shown]
    assert sum(cell_len(f"{one.key_name}{one.label(lang)} ") for one in shown) <= width + 1


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        ("history", "F5Compare F6Restore F8Accept"),
        ("section", "F5Extract F6Insert ^N+Fig ^LLang ^USame ^DEdit"),
        ("sections", "F5+Dept F6+Q&A ^N+Para ^DEdit ^THeads F7Checks F8Finding"),
        ("entry", "F4Draft F5Zero F6Next F7Checks F8Finding F9Read ^USame"),
        ("draft", "F7Checks ^EExport ^CCopy ^TForm ^LLang"),
        ("desk", "^NNew ^FFind F9Names F5Sort F6View ^QQuit"),
        ("checks", "F8Finding F5Take >Other F6Explain"),
        ("review", "F4Draft F7Checks F8Finding ^LLang <Earlier >Later ^OWhole"),
        ("board", "F8Finding F5Verify F6Reported ^NNote"),
        ("reading", "F5Accept F6Next F7Checks F9Assign ^NKeep"),
        ("titles", "F4Draft F7Checks ^LLang ^OWhole"),
    ],
)
def test_a_places_own_keys_stand_in_a_narrow_bar_before_those_of_every_place(place: str, keys: str) -> None:
    """At 80 columns in English; what only answers a question asked just now is not there without one."""
    asked_below = ("accept_name", *(["next_finding"] if place == "section" else []))
    now = [action for action in valid_in(place) if action.id not in asked_below]
    shown = [f"{one.key_name}{one.label('en')}" for one in actions_that_fit(now, "en", 80, place)]
    assert [key for key in keys.split() if key not in shown] == []


def test_the_way_to_the_text_is_in_a_narrow_bar_before_what_can_be_done_in_most_places() -> None:
    now = [action for action in valid_in("entry") if action.id not in ("accept_name", "confirm")]
    for lang in ("zh", "en"):
        shown = [one.id for one in actions_that_fit(now, lang, 80, "entry")]
        assert "draft" in shown and "steps" in shown, "and to what comes next"


@pytest.mark.parametrize(("lang", "keys"), [("zh", ("F5比较", "F6恢复")), ("en", ("F5Compare", "F6Restore"))])
async def test_the_history_says_at_80_columns_that_one_may_compare_and_restore(
    tmp_path: Path, lang: str, keys: tuple[str, ...]
) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "history", size=(80, 24), lang=lang) as (app, _):
        bar = screen_text(app).splitlines()[-1]
        assert all(key in bar for key in keys)


def test_every_action_has_a_word_and_a_sentence_in_both_languages() -> None:
    for action in ACTIONS:
        assert all(action.labels) and all(action.hints) and action.places, action.id


async def test_a_click_on_the_bar_does_the_action(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        await pilot.click("KeyBar", offset=(2, 0))
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)


async def test_the_title_line_is_as_wide_as_the_screen_in_any_size(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", size=(24, 8)) as (app, _):
        assert "第24场" in screen_text(app)


async def test_no_mark_of_doubtful_width_is_painted_where_they_are_wide(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", size=(120, 40)) as (app, pilot):
        before = screen_text(app)
        app.wide_marks = True
        for keys in ("f1", "escape", "escape"):
            app.post_message(events.Key(keys, None))
            await pilot.pause()
            app.screen.refresh(layout=True)
            await pilot.pause()
            text = "".join(
                segment.text for strip in app.screen._compositor.render_strips() for segment in strip
            )
            doubtful = {c for c in text if unicodedata.east_asian_width(c) == "A"}
            assert not doubtful, (keys, doubtful)
    assert "·" in before
