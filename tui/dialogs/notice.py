"""Dialogs that say something: a notice to be read before going on, and a question with two answers."""

from collections.abc import Mapping
from typing import TypeVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from tui.actions import own_bindings
from tui.dialogs.dialog import Dialog, Page, clickable
from tui.widgets.controls import LineButton, PlainWords

_Answer = TypeVar("_Answer")


class Notice(Dialog[None]):
    """Title and lines, drawn as plain text. Enter or Esc closes it; a paste closes it and is pasted, and
    with `undo` so is Ctrl+Z: neither is lost because something was to be read."""

    DEFAULT_CSS = """
    Notice { align: center middle; }
    Notice Page {
        width: 90%; max-width: 84; height: auto; max-height: 80%;
        background: $surface; border: round $warning; padding: 0 1;
    }
    """

    BINDINGS = own_bindings("notice")

    def __init__(self, title: str, lines: list[str], *, undo: bool = False) -> None:
        super().__init__()
        self._title, self._lines, self._undo = title, lines, undo

    def compose(self) -> ComposeResult:
        with Page() as page:
            page.border_title = Text(self._title).plain.replace("[", "(")
            page.border_subtitle = clickable(
                self.say("app.notice_undo" if self._undo else "app.notice_close")
            )
            yield PlainWords("\n".join(self._lines))

    def action_close(self) -> None:
        self.dismiss()

    def action_undo(self) -> None:
        if self._undo:
            self._beneath(events.Key("ctrl+z", None))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._beneath(events.Paste(event.text))

    def _beneath(self, event: events.Key | events.Paste) -> None:
        """Close, and give the event to what has the focus then."""
        self.dismiss()
        self.bulletin.type_again(event)


class Answered(Dialog[_Answer]):
    """Words and, below them, the answers side by side, each a button; Left and Right go between them."""

    DEFAULT_CSS = """
    Answered { align: center middle; }
    Answered > Vertical { width: 64; max-width: 100%; height: auto; padding: 1 2;
        background: $surface; border: round $warning; }
    Answered Horizontal { height: auto; padding: 1 0 0 0; }
    """
    helped = "question"
    BINDINGS = own_bindings("question")

    def asked(self, words: str, answers: Mapping[str, str], title: str = "") -> ComposeResult:
        """The frame: what is asked, and the buttons by their ids."""
        with Vertical() as frame:
            frame.border_title = Content(title)
            yield PlainWords(words)
            with Horizontal():
                for key, said in answers.items():
                    yield LineButton(said, id=key)


class Question(Answered[bool]):
    """Returns True for the answer that does something, False for the careful one, at which the cursor is; with
    `harmless`, which nothing is lost by, it is at the other one."""

    def __init__(self, words: str, yes: str, no: str, *, harmless: bool = False) -> None:
        super().__init__()
        self._words, self._yes, self._no, self._harmless = words, yes, no, harmless

    def compose(self) -> ComposeResult:
        yield from self.asked(self._words, {"no": self._no, "yes": self._yes})

    def on_mount(self) -> None:
        self.query_one("#yes" if self._harmless else "#no", LineButton).focus()

    def pressed(self, button: str) -> None:
        """A button was pressed."""
        self.dismiss(button == "yes")

    def action_give_up(self) -> None:
        """Esc is the careful answer."""
        self.dismiss(False)
