"""Modules compiled once for all workers of a run: in a clean clone each would compile all of them for itself.

Each worker goes through all that has not been compiled yet, in an order of its own, and so finds done what the others
did. Tests are compiled as pytest does it, which rewrites their asserts and keeps the outcome in files of its own.
"""

import contextlib
import py_compile
import random
from importlib.util import cache_from_source, find_spec
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

ROOT = Path(__file__).parent.parent


def compile_together(config: pytest.Config) -> None:
    """Compile what a run of all tests loads, unless it was compiled before. What is wrong with a file is told by whoever
    loads it; where nothing can be written, each compiles for itself."""
    files = [file for folder in (*_ours(), *_theirs()) for file in folder.rglob("*.py")]
    random.shuffle(files)
    for file in files:
        with contextlib.suppress(OSError, SyntaxError, ValueError, py_compile.PyCompileError):
            if ROOT / "tests" in file.parents and file.name.startswith(("test_", "conftest.")):
                _compile_test(file, config)
            elif not Path(cache_from_source(str(file))).exists():
                py_compile.compile(str(file), doraise=True)


def _ours() -> list[Path]:
    return [ROOT / name for name in ("store", "tui", "tests")]


def _theirs() -> list[Path]:
    """Textual, of which every worker needs most."""
    textual = find_spec("textual")
    return [Path(place) for place in (textual and textual.submodule_search_locations) or ()]


def _compile_test(file: Path, config: pytest.Config) -> None:
    kept = rewrite.get_cache_dir(file) / f"{file.stem}{rewrite.PYC_TAIL}"
    # None where somebody wants asserts as they are written.
    state = config.stash.get(rewrite.assertstate_key, None)
    if state is not None and not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        source, code = rewrite._rewrite_test(file, config)
        rewrite._write_pyc(state, code, source, kept)
