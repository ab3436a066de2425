"""Keys keep the order in which they were typed: a burst typed ahead leaves what the same keys typed one by one do.

A burst is posted whole before the app has seen any of it, as a terminal's driver does after a slow moment.
The other window gets the same keys one at a time and comes to rest behind each. Then both must hold the same
record and show the same screen, with the cursor in the same place.
"""

import asyncio
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from platformdirs import user_documents_path
from textual import events
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widgets import Input, Label, OptionList

from store.desk.desk import Desk
from store.desk.paragraphs.answers import add_answer
from store.desk.paragraphs.sections import add_section, add_statement
from store.record.answer import Answer
from store.record.words import words
from tests.entry_stage import blank_desk
from tests.examples import tried
from tests.mouse import mouse
from tests.stage import on_stage, sample_desk, screen_text
from tui import keys
from tui.app import BulletinApp
from tui.screens.desk.conference_list import DeskList
from tui.screens.desk.find import Find
from tui.screens.desk.screen import DeskScreen
from tui.screens.entry.grid import EntryGrid
from tui.screens.entry.screen import EntryScreen
from tui.screens.place import ConferenceScreen
from tui.screens.review import ReviewPage
from tui.screens.sections.section import SectionScreen
from tui.widgets.controls import TickBox
from tui.widgets.prose_editor import ProseEditor
from tui.widgets.row_list import RowList
from tui.widgets.span_text import SpanText

EDITING = (
    "enter",
    "tab",
    "shift+tab",
    "up",
    "down",
    "left",
    "right",
    "escape",
    "delete",
    "backspace",
    "home",
    "end",
    "shift+down",
    "shift+right",
    "ctrl+home",
    "ctrl+a",
    "ctrl+c",
    "ctrl+x",
    "ctrl+v",
    "@24,4",
    "@40,9",
    "@30,23",
)
"""Keys every place takes, and clicks at cells of the screen, one of them on the bar at the foot."""
GOING = ("f1", "f2", "f3", "f4", "f7", "f10", "ctrl+f", "ctrl+p", "ctrl+r", "ctrl+d", "ctrl+o")
"""Keys that open another screen or a dialog in most places."""
DOING = ("f5", "f6", "f8", "f9", "ctrl+n", "ctrl+s", "ctrl+t", "ctrl+u", "ctrl+y", "ctrl+z", "space", "f12")
"""Keys that do something where one is. Not there: Ctrl+Q, which ends the app."""


class Place(NamedTuple):
    """Where a series of keys begins: the screen, the keys that lead further, and what is typed there."""

    screen: str
    lead: tuple[str, ...]
    typed: str
    keys: tuple[str, ...]
    known: str
    """A burst whose keys once went astray, or nearly so."""


EVERY = (*EDITING, *GOING, *DOING)
PLACES = {
    "grid": Place(
        "entry", (), "12360", EVERY, "1 2 @40,9 3 f5 enter 0 3 shift+down ctrl+x ctrl+o f2 ctrl+v ctrl+f 1 f7"
    ),
    "list": Place("desk", (), "25c", EVERY, "@24,4 f2 ctrl+u c c left f8 enter"),
    "form": Place(
        "entry", ("ctrl+d",), "2589-", (*EDITING, "f1", "ctrl+s", "space"), "tab - 5 escape 8 space 8"
    ),
    "prose": Place("section", (), "人口35万。", EVERY, "f9 万 3 ctrl+o f2 ctrl+f 人 f7"),
    "outline": Place("sections", (), "12", EVERY, "1 2 ctrl+n ctrl+p 2 f9 ctrl+d"),
    "review": Place("review", (), "12", EVERY, "f3 end f8 f8 f8"),
}


def post(app: BulletinApp, name: str) -> None:
    """A key, or the button of the mouse pressed and let go."""
    if name[0] == "@":
        x, y = map(int, name[1:].split(","))
        mouse(app, events.MouseDown, x, y)
        mouse(app, events.MouseUp, x, y)
    else:
        app.post_message(key(name))


def key(name: str) -> events.Key:
    return events.Key(name, name if len(name) == 1 else " " if name == "space" else None)


def prepared(root: Path) -> Desk:
    """A desk whose last conference has no figures, a section with a paragraph, and an answer."""
    desk = blank_desk(root)
    sitting = desk.open(desk.find("25"))
    section = add_section(sitting, words("通信管理局"), words("李某"), words("副局长"))
    add_statement(sitting, section, "累计处理网络故障6412个、紧急扩容7471处。")
    add_answer(sitting, Answer(0, words("配送"), text=words("已解决。"), promise="全部补上"))
    sitting.save()
    return desk


async def rest(app: BulletinApp, pilot: Pilot[None]) -> None:
    """Everything that waits for a moment or a thread has come about."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    if isinstance(app.screen, EntryScreen):
        app.screen._settle()
        await app.workers.wait_for_complete()
    app.screen._refresh_layout(app.size)  # what came or went is laid out by the clock
    await pilot.pause()


def cursor(focused: Any) -> object:
    """Where the cursor is in a widget, and what is being typed there."""
    match focused:
        case EntryGrid():
            return focused.at, focused.cursor.buffer, focused.cursor.selected
        case DeskList():
            return focused.at
        case Input():
            return focused.value, focused.selection
        case ProseEditor():
            return focused.text, focused.prose.selected, focused.prose.at
        case RowList() | SpanText() | ReviewPage():
            return focused.current
        case OptionList():
            return focused.highlighted
    return None


def standing(app: BulletinApp) -> dict[str, object]:
    """What a person would find: the screens, the place of the keys, the cursor, the text, the record."""
    focused = app.screen.focused
    sittings = [screen.sitting for screen in app.screen_stack if isinstance(screen, ConferenceScreen)]
    return {
        "screens": [type(screen).__name__ for screen in app.screen_stack],
        "focused": focused and (type(focused).__name__, focused.id),
        "cursor": cursor(focused),
        "shown": shown(app),
        "record": [sitting.conference for sitting in sittings],
    }


def shown(app: BulletinApp) -> list[object]:
    """The lines of a screen without its title line, which says how long ago the work was kept. Of the list which
    conferences are in it: their findings are counted in a thread. Of a dialog what is typed and ticked in it: what
    shows through beside it was painted at another moment."""
    if isinstance(app.screen, DeskScreen):
        return [row.key for row in app.screen.query_one(DeskList).rows]
    if isinstance(app.screen, ConferenceScreen):
        # Two archives never have the same seals.
        return [re.sub("[0-9a-f]{16}", "#", line) for line in screen_text(app).split("\n")[1:]]
    return [
        *(line.value for line in app.screen.query(Input)),
        *(tick.value for tick in app.screen.query(TickBox)),
        *(str(label.render()) for label in app.screen.query(Label)),
    ]


def told(one: dict[str, Any], other: dict[str, Any]) -> list[object]:
    """What differs, short enough to be read: where each stands, and the lines that are not the same."""
    lines = [pair for pair in zip_longest(one["shown"], other["shown"]) if pair[0] != pair[1]]
    places = [(each["screens"], each["focused"], each["cursor"]) for each in (one, other)]
    return [*(places if places[0] != places[1] else ()), *lines[:4]]


async def compare(place: Place, bursts: Sequence[Sequence[str]]) -> None:
    """Both windows get the bursts; after each one they are compared."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        async with AsyncExitStack() as stack:
            # What is found in the texts comes from a thread, sooner or later, and F7 opens what is found by then.
            stack.enter_context(mock.patch.object(Find, "say_texts"))
            stack.enter_context(
                mock.patch.object(DeskScreen, "action_next_finding")
            )  # goes by what is counted by then
            windows = []
            for name in ("once", "slow"):
                root = Path(folder) / name / "archive"
                desk = prepared(root)
                begun = "entry" if place.screen in ("desk", "section") else place.screen
                app = BulletinApp(desk, today=date(2022, 9, 1))
                # Without messages in the corner, which come and go by the clock.
                app.CLICK_CHAIN_TIME_THRESHOLD = (
                    -1.0
                )  # nor double clicks, which are a matter of the clock, too
                pilot = await stack.enter_async_context(app.run_test(size=(80, 24)))
                await pilot.pause()
                app.open_conference(desk.find("25"), begun)
                await pilot.pause()
                if place.screen == "section":
                    part = next(iter(app.sitting.conference.statements))
                    app.go("sections", app.sitting)
                    app.push_screen(SectionScreen(app.sitting, "statements", part))
                if place.screen == "desk":
                    app.pop_screen()
                await pilot.pause()
                for name in place.lead:
                    app.post_message(key(name))
                    await pilot.pause()
                await rest(app, pilot)
                windows.append((app, pilot))
            (once, ahead), (slow, beside) = windows
            assert standing(once) == standing(slow)
            for burst in bursts:
                for name in burst:
                    post(once, name)
                await rest(once, ahead)
                # A file that the other window exported would be asked about.
                shutil.rmtree(user_documents_path(), ignore_errors=True)
                for name in burst:
                    post(slow, name)
                    await beside.pause()
                await rest(slow, beside)
                shutil.rmtree(user_documents_path(), ignore_errors=True)
                one, other = standing(once), standing(slow)
                different = {what: (one[what], other[what]) for what in one if one[what] != other[what]}
                assert not different, (burst, *sorted(different), told(one, other))


def bursts(place: Place) -> st.SearchStrategy[list[list[str]]]:
    """Half of what is typed is text, as at a desk."""
    one = st.one_of(st.sampled_from(place.typed), st.sampled_from(place.keys))
    return st.lists(st.lists(one, min_size=2, max_size=9), min_size=1, max_size=6)


@pytest.mark.parametrize("name", PLACES)
def test_a_burst_typed_ahead_does_what_the_keys_do_one_by_one(name: str) -> None:
    place = PLACES[name]

    @settings(tried(1), phases=[Phase.generate])  # making one smaller takes minutes
    @given(bursts=bursts(place))
    def property_(bursts: Iterable[Sequence[str]]) -> None:
        # The known one first, in the same two windows: starting them costs more than all the keys.
        asyncio.run(compare(place, [place.known.split(), *bursts]))

    property_()


async def test_a_fault_while_one_key_is_done_does_not_hold_back_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody could type any more, nor leave, if the wait behind one key ended in an error and stayed the last."""
    waited = keys._caught_up

    async def fails_once(way: Iterable[MessagePump]) -> None:
        monkeypatch.setattr(keys, "_caught_up", waited)
        raise RuntimeError("once")

    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        monkeypatch.setattr(keys, "_caught_up", fails_once)
        app.post_message(key("down"))
        app.post_message(key("f2"))
        app.post_message(key("f3"))
        await pilot.pause()
        assert app.screen.place == "review"  # type: ignore[attr-defined]
