"""What the tests of the entry screen share: a blank conference, keys typed at once, what is shown."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot

from store.desk.desk import Desk
from store.desk.sitting import Sitting
from tests.sample_conferences import samples
from tests.stage import sample_desk, screen_text
from tui.app import BulletinApp
from tui.screens.entry.screen import EntryScreen

DAY, TODAY = "yesterday", "today"
PLACES = ("lhasa", "xigaze", "shannan", "nyingchi", "qamdo", "nagqu", "ngari")


def blank_desk(root: Path) -> Desk:
    """The sample desk with a 25th conference that holds no figure yet."""
    desk = sample_desk(root)
    pattern = samples()[24]
    desk.create(replace(pattern.with_cells(dict.fromkeys(pattern.cells)), number=25))
    return desk


def entry(app: BulletinApp) -> EntryScreen:
    assert isinstance(app.screen, EntryScreen)
    return app.screen


def sitting_of(app: BulletinApp) -> Sitting:
    return entry(app).sitting


async def type_ahead(app: BulletinApp, pilot: Pilot[None], keys: Iterable[str]) -> None:
    """All keys at once, as a fast typist's come in over a slow line."""
    names = {"\t": "tab", "\n": "enter", "-": "minus", "/": "slash"}
    for key in keys:
        name = names.get(key, key)
        app.post_message(events.Key(name, key if len(key) == 1 and key.isprintable() else None))
    await pilot.pause()


async def paste(app: BulletinApp, pilot: Pilot[None], text: str) -> None:
    app.post_message(events.Paste(text))
    await pilot.pause()


def line_with(app: BulletinApp, words: str, nth: int = 0) -> str:
    return [line for line in screen_text(app).split("\n") if words in line][nth]
