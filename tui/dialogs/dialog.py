"""What every dialog has: an answer that is acted on at once, its own help.

The answer of a Textual dialog is carried out a moment after it is gone, and what is typed in that moment
reaches the screen beneath. Here the answer is carried out before the next key.
"""

import re
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style

from tui.actions import key_as_written, own_bindings
from tui.host import Hosted

_Answer = TypeVar("_Answer")


class Dialog(Hosted, ModalScreen[_Answer]):
    """A dialog. `helped` names its page in the help (`help.<helped>`)."""

    helped: ClassVar[str] = "dialog"
    answered: Callable[[Any], object] | None = None
    """What is done with the answer: what `push_screen` was called with, which the app hands on to the dialog."""

    BINDINGS = own_bindings("dialog")
    _asked = False
    """One was told that Esc drops what was done here."""

    def action_beneath(self, key: str) -> None:
        """A key of the screens beneath does nothing here, which it says: nobody heard F7 while a form was open."""
        self.bulletin.tell(self.say("app.closed_first", press=key_as_written(key)), "warning")

    def action_give_up(self) -> None:
        """Esc: close without an answer."""
        if self.leave("Esc"):
            self.dismiss(None)

    def leave(self, press: str) -> bool:
        """Asked before the dialog is given up, or the program left over it, by the key of that name. False where
        something would be lost by it; asked again, True."""
        return True

    def may_drop(self, words: str) -> bool:
        """Whether what was done here may be lost: the first time it only says so on the frame."""
        if not self._asked:
            self._asked = True
            self.frame_says(words)
            return False
        return True

    def frame_says(self, words: str) -> None:
        """Put other keys on the frame."""
        self.query(Vertical).first().border_subtitle = clickable(words)

    def dismiss(self, result: _Answer | None = None) -> AwaitComplete:
        """Close and carry out the answer here and now; a dialog that is closed already stays as it is."""
        if self.app.screen is not self:
            return AwaitComplete()
        closed = super().dismiss(result)
        if self.answered is not None:
            self.answered(result)
        return closed


_KEYS = {
    "enter": "enter", "esc": "escape", "tab": "tab", "空格": "space", "space": "space", "delete": "delete",
    "←": "left", "→": "right", "ctrl+s": "ctrl+s", "^z": "ctrl+z", "^q": "ctrl+q",
    **{f"f{number}": f"f{number}" for number in range(1, 13)},
}  # fmt: skip
"""What a key is called on a frame."""


def clickable(words: str) -> Content:
    """The keys of a dialog as they stand on its frame, `Enter 确定  Esc 取消`: a click on one, or on what it does,
    is that key."""
    return Content("  ").join(_part(part) for part in words.split("  "))


def _part(words: str) -> Content:
    """One key and what it does, or several of them, each by itself."""
    keys = [_KEYS.get(word.casefold().rstrip(":"), "") for word in words.split(" ")]
    if len(list(filter(None, keys))) == 1:
        return _link(words, "".join(keys))
    return Content(" ").join(_link(word, key) for word, key in zip(words.split(" "), keys, strict=True))


def _link(words: str, key: str) -> Content:
    return (
        Content(words).stylize(Style.from_meta({"@click": f"app.type({key!r})"})) if key else Content(words)
    )


_NAMED = re.compile(r"(?<![A-Za-z0-9+])(?:F1[0-2]|F[1-9]|\^[A-Z]|Enter|Esc)(?![A-Za-z0-9])")


def _key_of(name: str) -> str:
    return f"ctrl+{name[1].lower()}" if name[0] == "^" else _KEYS[name.casefold()]


def clickable_keys(words: str, *, lines: bool = False) -> Content:
    """A sentence that names keys: a click on one is that key; with `lines`, anywhere in its line."""
    linked: list[Content] = []
    for line in words.split("\n"):
        found = list(_NAMED.finditer(line))
        content = Content(line)
        for name in found[:1] if lines else found:
            style = Style.from_meta({"@click": f"app.type({_key_of(name[0])!r})"})
            content = content.stylize(style, *((0, len(line)) if lines else name.span()))
        linked.append(content)
    return Content("\n").join(linked)


class Page(VerticalScroll):
    """A scrolling page that has the focus."""
