"""Keeps the developer's own folders, locale and colours out of every test."""

import argparse
import contextlib
import gc
import io
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest

MUCH = 2 << 30
"""Bytes of memory that have to be free for the tests' files."""
MEMORY = Path("/dev/shm")
# A test's archive is gone when it ends, and syncing it to a disk, and taking it away there, was a third of the time of
# those that write many. What a disk does to an archive is tried on disks of their own (`test_power_cuts_ext4`).
if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > MUCH:
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None

# Where a machine keeps no compiled modules, each worker would compile the tests anew in every run, pytest itself, and
# Hypothesis, whose modules pytest rewrites: so before it is imported.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from hypothesis import settings  # noqa: E402

import tests.examples  # noqa: E402, F401  # registers the profile
from store.series import shelf  # noqa: E402
from store.series.definition import Series  # noqa: E402
from store.wording.book.book import Book  # noqa: E402
from store.wording.prove import books  # noqa: E402
from tests import forked  # noqa: E402
from tests.compiled_together import compile_together  # noqa: E402

settings.load_profile("ours")

# What was imported stays, and looking through it for garbage again and again was a tenth of the tests' work.
gc.freeze()
gc.set_threshold(200_000, 10, 50)

# Python keeps the last 512 patterns it was given; a phrase book alone has more, and the next test compiled them anew.
re._MAXCACHE = 100_000  # type: ignore[attr-defined]

ROOT = Path(__file__).parent.parent


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test of a screen, a disk or a process waits for a sixth of its time."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Before there are workers, so that each finds done what all of them need."""
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        compile_together(config)


def pytest_collection_finish() -> None:
    """The tests and what they import are there now, and stay."""
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish() -> None:
    """Pytest, twice, and the interpreter look through all there is for garbage before they end: two seconds each time,
    for memory that is given back the moment after."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The walls first: at the beginning one worker gets them all, and parses the house once (`walls/rooms.py`)."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/walls/"))


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Places for homes. Pytest's own numbered folders look through all there are for the next number."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


CLEARED = ("NO_COLOR", "TEXTUAL_THEME", "BULLETIN_DATA", "LC_ALL", "LC_MESSAGES", "COLUMNS")
HOMES = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")


@pytest.fixture(autouse=True)
def _apart(_homes: Iterator[Path], _series_read_once: None) -> Iterator[None]:
    """A home of its own for each test. Of what is done for every test a tenth of a millisecond is half a second."""
    home = next(_homes)
    home.mkdir()
    names = ("LANG", "BULLETIN_BY", *HOMES, *CLEARED)
    before = {name: os.environ.pop(name, None) for name in names}
    os.environ.update({name: f"{home}/{name.lower()}" for name in HOMES})
    os.environ.update(LANG="C.UTF-8", BULLETIN_BY="测试员")
    # A Chinese command line in this process teaches argparse Chinese: not for the next test.
    english = argparse._  # type: ignore[attr-defined]
    yield
    argparse._ = english  # type: ignore[attr-defined]
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


BUILT_IN: dict[Path, Series] = {}
BOOKS: dict[tuple[Path, str], Book] = {}
"""The built-in series and their phrase books, which no test changes: read once in a process. A desk reads them
anew, and a book learns anew how to read, which was a third of what opening one costs."""


@pytest.fixture(scope="session")
def _series_read_once() -> Iterator[None]:
    load_series, load_book = shelf._loaded, books.load_book

    def series(folder: Path, office: Path | None) -> Series:
        if office is not None or folder.parent != ROOT / "store" / "series":
            return load_series(folder, office)
        if folder not in BUILT_IN:
            BUILT_IN[folder] = load_series(folder, None)
        return BUILT_IN[folder]

    def phrases(series: Series, language: str, tried: Path | None = None) -> Book:
        folder = series.file.parent
        if BUILT_IN.get(folder) is not series:
            return load_book(series, language, tried)
        if (folder, language) not in BOOKS:
            BOOKS[folder, language] = load_book(series, language, tried)
        return BOOKS[folder, language]

    with mock.patch.object(shelf, "_loaded", series), mock.patch.object(books, "load_book", phrases):
        yield


@pytest.fixture
def quick_screens(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that start the app in their own process; with the mark `every_step` all is painted on the way."""
    from tests import quick_screens, quick_styles, stage

    monkeypatch.setattr(stage, "LISTED", True)
    quick_styles.style_sheets_read_once(monkeypatch)
    quick_styles.styles_found_once(monkeypatch)
    quick_screens.words_looked_at_once(monkeypatch)
    quick_screens.asked_once(monkeypatch)
    quick_screens.values_taken_at_once(monkeypatch)
    quick_screens.screen_at_rest(monkeypatch)
    quick_screens.without_rests(monkeypatch)
    if request.node.get_closest_marker("every_step"):
        quick_screens.painted_at_every_step(monkeypatch)
    else:
        quick_screens.resting(monkeypatch)


Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def program() -> Command:
    """Runs the real program in a process of its own; keyword arguments go to the environment.

    Where an interpreter reads them at its start it gets a new one, else it is forked off one that has loaded the program.
    """

    def run(
        *words: str, stdin: str | None = None, cwd: Path | None = None, **environ: str
    ) -> "subprocess.CompletedProcess[str]":
        if forked.POSSIBLE and not any(name.startswith(("PYTHON", "LC_", "LANG")) for name in environ):
            return forked.run(
                forked.MAIN, *words, stdin=stdin or "", cwd=cwd, environ={**os.environ, **environ}
            )
        return subprocess.run(
            [sys.executable, "-P", "-m", "tui", *words],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
            timeout=60,
        )

    return run


@pytest.fixture
def command(program: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs the command line as `program` does, but in this process, which saves starting an interpreter.

    What only an interpreter's start reads (`PYTHONUTF8` and its like) still gets one of its own.
    """
    from tests.quick_screens import words_looked_at_once

    words_looked_at_once(monkeypatch)

    def run(
        *words: str, stdin: str | None = None, cwd: Path | None = None, **environ: str
    ) -> "subprocess.CompletedProcess[str]":
        if any(name.startswith("PYTHON") for name in environ):
            return program(*words, stdin=stdin, cwd=cwd, **environ)
        return _here(words, stdin or "", cwd, environ)

    return run


def _here(
    words: tuple[str, ...], stdin: str, cwd: Path | None, environ: dict[str, str]
) -> "subprocess.CompletedProcess[str]":
    """One command line in this process, with the streams, the folder and the settings of a process."""
    from tui.cli import run

    given, out, err = (
        io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for data in (stdin.encode(), b"", b"")
    )
    with (
        mock.patch.dict(os.environ, environ),
        mock.patch.multiple(sys, stdin=given, stdout=out, stderr=err),
        mock.patch.object(tempfile, "tempdir", None),
        mock.patch.object(argparse, "_", argparse._),  # type: ignore[attr-defined]
        contextlib.chdir(cwd or Path.cwd()),
    ):
        try:
            code: object = run(list(words))
        except SystemExit as left:
            code = left.code
            if isinstance(code, str):
                print(code, file=err)
    told = []
    for stream in (out, err):
        stream.flush()
        told.append(stream.buffer.getvalue().decode("utf-8").replace("\r\n", "\n"))  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(
        list(words), code if isinstance(code, int) else 1 if code else 0, told[0], told[1]
    )
