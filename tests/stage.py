"""The app on a stage: a throw-away desk with the sample, and what stands on the screen as plain text."""

import asyncio
import atexit
import os
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from datetime import date
from functools import cache
from pathlib import Path
from unittest import mock

from msgspec.structs import replace
from rich.cells import cell_len
from textual.pilot import Pilot

from store.archive.backup import daily_backup
from store.archive.catalogue import Catalogue, _stamp
from store.archive.marker import archive_id
from store.desk.desk import Desk
from store.desk.opening import _place, _real, account_folder, open_desk
from store.desk.rows import EDITION
from store.record.cell import Cell, CellKey
from tui.app import BulletinApp
from tui.screens.desk.screen import DeskScreen

NOW = 1_662_019_200_000
"""1 September 2022, 08:00 UTC, in milliseconds."""

LISTED = False
"""Whether `sample_desk` gives an archive whose list was shown before: it is in the cache, with what was found of
each conference, no file is read for it, and today's backup is made. So it is for the screen tests: half of what a
start costs went into checking the same seven conferences in a thread."""


@cache
def _sample_archive() -> Path:
    """An archive with the sample, made once in this process and copied for each test."""
    root = Path(tempfile.mkdtemp(prefix="bulletin-sample-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    desk = open_desk(root, who="卓玛", clock=lambda: NOW, local=root / ".local")
    desk.add_sample()
    for _ in desk.look_through(uncounted(desk)):
        pass
    desk.tidy()
    daily_backup(root, date.fromtimestamp(NOW / 1000), NOW)
    for place in root.glob(".local/seen/*/place"):
        # A copy of it counts as the archive itself, moved: what was seen of it goes along.
        place.write_text(str(root / "gone"), "utf-8")
    return root


def uncounted(desk: Desk) -> list[str]:
    """The conferences whose findings the list does not know, newest first."""
    return [row.key for row in desk.rows() if row.standing is None and row.trouble is None and row.series]


def sample_desk(root: Path) -> Desk:
    """A desk over a new archive that holds the sample; nothing of it lies outside `root`."""
    shutil.copytree(_sample_archive(), root, dirs_exist_ok=True)
    cache = root / ".local" / "cache"
    if LISTED:
        _listed_here(root, cache)
    else:
        shutil.rmtree(cache)
        shutil.rmtree(root / "backups")
    return open_desk(root, who="卓玛", clock=lambda: NOW, local=root / ".local")


def sample_of_the_account(root: Path) -> None:
    """The sample as this account made and listed it by the command line: what is remembered of it lies where the
    account keeps such things, not beside the archive."""
    made = _sample_archive()
    shutil.copytree(made, root, ignore=shutil.ignore_patterns(".local", "backups"))
    seen, cache = (
        account_folder("state") / "seen",
        account_folder("cache") / f"{archive_id(root)}-{_place(root)}",
    )
    shutil.copytree(made / ".local" / "seen", seen)
    shutil.copytree(made / ".local" / "cache", cache)
    copied_here(root, seen, cache)
    open_desk(root, who="卓玛", clock=lambda: NOW)


def copied_here(root: Path, seen: Path, cache: Path) -> None:
    """Let what was copied along with an archive be of the copy at `root`: what was seen of it, and its list."""
    (kept,) = seen.iterdir()
    kept = kept.rename(seen / f"{archive_id(root)}-{_place(root)}")
    (kept / "place").write_bytes(os.fsencode(_real(root)))
    _listed_here(root, cache)


def _listed_here(root: Path, cache: Path) -> None:
    """Let the list that was copied with an archive be of the copy: its files have other times, by which they would
    be taken for changed ones and read anew."""
    catalogue = Catalogue(cache, edition=EDITION)
    catalogue._rows = {
        key: replace(row, stamp=_stamp(root, key, row.generation))
        for key, row in catalogue._loaded_rows().items()
    }
    catalogue._dirty = True
    catalogue.flush()


def spoil(desk: Desk, number: str, cells: dict[CellKey, Cell | None]) -> None:
    """Put cells into a conference of the desk and keep it."""
    sitting = desk.open(desk.find(number))
    sitting.put(cells)
    sitting.save()


@asynccontextmanager
async def on_stage(
    desk: Desk,
    number: str,
    place: str,
    *,
    size: tuple[int, int] = (80, 24),
    lang: str = "zh",
    mono: bool = False,
) -> AsyncIterator[tuple[BulletinApp, Pilot[None]]]:
    """The app with one conference open at one place. The list is passed through on the way, and counts nothing then:
    a test that changed a conference would have half the archive checked in a thread, for nobody."""
    app = BulletinApp(desk, today=date(2022, 9, 1), lang=lang, mono=mono)
    with ExitStack() as passing:
        passing.enter_context(mock.patch.object(DeskScreen, "_count"))
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            app.open_conference(desk.find(number))
            if place != "entry" and app.sitting is not None:
                app.go(place, app.sitting)
            await pilot.pause()
            passing.close()
            if place == "entry":
                await words_read(app)
                await pilot.pause()
            yield app, pilot


def flat(text: str) -> str:
    """What a dialog says, wherever its lines were broken."""
    return "".join(sign for sign in text if sign not in " │>\n")


def screen_text(app: BulletinApp) -> str:
    """What stands on the screen, each line checked to be exactly as wide as the screen."""
    strips = app.screen._compositor.render_strips()
    for strip in strips:
        width = sum(cell_len(segment.text) for segment in strip)
        assert width == app.size.width, (width, strip.text)
    return "\n".join(strip.text.rstrip() for strip in strips)


def messages(app: BulletinApp) -> list[str]:
    """What the messages say that stand on the screen, whatever the width at which they are folded."""
    return [one.words for one in app._told]


def asked_line(app: BulletinApp) -> str:
    """What is asked beneath a text that is being written, as it stands on the screen."""
    line = app.screen.query_one("#asked")
    return screen_text(app).split("\n")[line.region.y] if line.display else ""


async def words_read(app: BulletinApp) -> None:
    """Wait until the words of the texts are read, which the entry screen does in a thread."""
    for worker in [worker for worker in app.workers if worker.group == "words"]:
        await worker.wait()


async def until(pilot: Pilot[None], true: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until something is so that a thread or a timer brings about, and is painted; a busy machine is slow."""
    begun = time.monotonic()
    await pilot.pause()
    while not true():
        if time.monotonic() - begun > seconds:
            app = pilot.app
            assert isinstance(app, BulletinApp)
            raise AssertionError(
                f"after {seconds:.0f} seconds it is still not so; the screen:\n{screen_text(app)}"
            )
        await asyncio.sleep(0.02)
        await pilot.pause()
    await pilot.pause()


async def resized(pilot: Pilot[None], width: int, height: int) -> None:
    """Give the terminal another size, and wait until the screen is laid out in it: the app has its new size at once,
    and lays out by a timer a moment later."""
    await pilot.resize_terminal(width, height)
    await until(pilot, lambda: pilot.app.screen._compositor.size == (width, height))


async def settled(app: BulletinApp, pilot: Pilot[None]) -> None:
    """Wait until the threads of the app are done and what they brought is painted."""
    await app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let everything they began come to rest."""
    await pilot.press(*keys)
    await pilot.pause()
