"""Every module of the program, loaded: what `tests.forked` starts processes from."""

import importlib
import pkgutil

import store
import tui

for package in (store, tui):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

import textual.drivers.linux_driver  # noqa: E402, F401

import tui.__main__  # noqa: E402


def used_once() -> None:
    """Read the sentences and compile the patterns that most starts need, as whoever needs them first does."""
    import asyncio
    import contextlib
    import io
    from datetime import date
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from tests.stage import sample_desk
    from tui.app import BulletinApp
    from tui.cli import run

    async def entry_looked_at(place: Path) -> None:
        app = BulletinApp(sample_desk(place), today=date(2022, 9, 1))
        async with app.run_test() as pilot:
            await pilot.press("enter", "1", "ctrl+z", "escape", "ctrl+q")

    with TemporaryDirectory() as place, contextlib.redirect_stdout(io.StringIO()):
        run(["draft", "24", "--demo", "--lang", "zh"])
        asyncio.run(entry_looked_at(Path(place)))


used_once()
