"""What is asked, before anything is made, when a folder is opened that holds no archive: whether one is to be begun in
it, or which of those near by was meant."""

from collections.abc import Sequence
from pathlib import Path

from textual.screen import Screen

from store.signs import visible_line
from tui.dialogs.choice import Choice
from tui.settings import Settings
from tui.themed import ThemedApp

_HERE, _LEAVE = "here", "leave"


class _Beginning(Choice):
    """The question. No screen is beneath it that a key could have been meant for, nor any place to say so."""

    def action_beneath(self, key: str) -> None:
        """`^N` here ended the program: it told the app, which has no place for messages, that the dialog is in the way."""


class BeginningApp(ThemedApp):
    """Asks once, and ends with the answer. It has no archive."""

    def __init__(
        self, root: Path, near: Sequence[Path], *, lang: str, settings: Settings | None = None
    ) -> None:
        """`near`: the archives that may have been meant instead of `root`."""
        super().__init__(lang, settings or Settings())
        self._root, self._near = root, {f"near-{at}": path for at, path in enumerate(near)}
        self.chosen: Path | None = None
        """The folder to be opened; None: nothing is."""

    def get_default_screen(self) -> "Screen[None]":
        return Screen()

    def on_mount(self) -> None:
        near = [(key, self.say("archive.begin_near", path=_shown(path))) for key, path in self._near.items()]
        things = [*near, (_LEAVE, self.say("archive.begin_leave")), (_HERE, self.say("archive.begin_here"))]
        words = (
            "archive.begin_no_archive" if self._root.absolute().parent.is_dir() else "archive.begin_no_folder"
        )
        choice = _Beginning(
            self.say("archive.begin_title"), things, words=self.say(words, path=_shown(self._root.absolute()))
        )
        choice.answered = self._answered
        self.push_screen(choice)

    def _answered(self, answer: str | None) -> None:
        self.chosen = self._root if answer == _HERE else self._near.get(answer or "")
        self.exit()


def _shown(path: Path) -> str:
    return visible_line(str(path))
