"""The mouse as a terminal's driver posts it, through the queue that keys go through."""

from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from tests.stage import screen_text
from tui.app import BulletinApp


def mouse(app: BulletinApp, kind: type[events.MouseEvent], x: int, y: int, button: int = 1) -> None:
    """One event at a cell of the screen."""
    app.post_message(kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y))


async def click(
    app: BulletinApp, pilot: Pilot[None], x: int, y: int, *, times: int = 1, button: int = 1
) -> None:
    """A button pressed and let go at a cell of the screen."""
    for _ in range(times):
        mouse(app, events.MouseDown, x, y, button)
        mouse(app, events.MouseUp, x, y, button)
    await pilot.pause()


async def drag(app: BulletinApp, pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    """The first button pressed at one cell and let go at another."""
    mouse(app, events.MouseDown, *start)
    mouse(app, events.MouseMove, *end)
    mouse(app, events.MouseUp, *end)
    await pilot.pause()


def where(app: BulletinApp, words: str) -> tuple[int, int]:
    """The first cell at which words stand on the screen."""
    for y, line in enumerate(screen_text(app).split("\n")):
        if words in line:
            return cell_len(line[: line.index(words)]), y
    raise AssertionError(f"{words} stands nowhere:\n{screen_text(app)}")


async def click_on(
    app: BulletinApp, pilot: Pilot[None], words: str, *, times: int = 1, button: int = 1
) -> None:
    """A click on the first cell of words that stand on the screen."""
    await click(app, pilot, *where(app, words), times=times, button=button)
