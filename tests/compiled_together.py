"""Modules compiled by all processors before they are loaded: in a clean clone one alone does so for nine seconds.

Each process goes through all that has not been compiled yet, in an order of its own, and so finds done what the others
did. Tests are compiled as pytest does it, which rewrites their asserts and keeps the outcome in files of its own.
"""

import contextlib
import os
import py_compile
import random
from importlib.util import cache_from_source, find_spec
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

ROOT = Path(__file__).parent.parent


MANY = 50
"""Fewer modules than this are left to whoever loads them."""


def compile_together(config: pytest.Config) -> None:
    """Compile what a run of all tests loads, unless it was compiled before. What is wrong with a file is told by whoever
    loads it; where nothing can be written, it is compiled again then."""
    files = [
        file for folder in (*_ours(), *_theirs()) for file in folder.rglob("*.py") if not _kept(file).exists()
    ]
    if len(files) < MANY:
        return
    helpers = (
        [_helper(files, config) for _ in range((os.cpu_count() or 1) - 1)] if hasattr(os, "fork") else []
    )
    _compile(files, config)
    for helper in helpers:
        os.waitpid(helper, 0)


def _helper(files: list[Path], config: pytest.Config) -> int:
    """A process that compiles, too."""
    pid = os.fork()
    if pid:
        return pid
    try:
        _compile(files, config)
    finally:
        os._exit(0)


def _compile(files: list[Path], config: pytest.Config) -> None:
    for file in random.sample(files, len(files)):
        with contextlib.suppress(OSError, SyntaxError, ValueError, py_compile.PyCompileError):
            if not _kept(file).exists():
                if _is_test(file):
                    _compile_test(file, config)
                else:
                    py_compile.compile(str(file), doraise=True)


def _is_test(file: Path) -> bool:
    return ROOT / "tests" in file.parents and file.name.startswith(("test_", "conftest."))


def _kept(file: Path) -> Path:
    """Where the outcome is kept."""
    if _is_test(file):
        return rewrite.get_cache_dir(file) / f"{file.stem}{rewrite.PYC_TAIL}"
    return Path(cache_from_source(str(file)))


def _ours() -> list[Path]:
    return [ROOT / name for name in ("store", "tui", "tests")]


def _theirs() -> list[Path]:
    """Textual, of which most is needed."""
    textual = find_spec("textual")
    return [Path(place) for place in (textual and textual.submodule_search_locations) or ()]


def _compile_test(file: Path, config: pytest.Config) -> None:
    # None where somebody wants asserts as they are written.
    if (state := config.stash.get(rewrite.assertstate_key, None)) is not None:
        kept = _kept(file)
        kept.parent.mkdir(exist_ok=True)
        source, code = rewrite._rewrite_test(file, config)
        rewrite._write_pyc(state, code, source, kept)
