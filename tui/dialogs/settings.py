"""The settings: what else would be an option of the call or a variable of its environment."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.desk.account import account_folder
from store.formats.publishing import why_closed
from store.outside import typed_path
from store.reasons import system_reason
from store.record.text import one_line
from store.troubles import Trouble
from tui.actions import own_bindings
from tui.dialogs.dialog import Dialog, clickable
from tui.dialogs.form import Field, FormDialog
from tui.line_breaks import wrapped
from tui.settings import OFFERED, Settings, account_name
from tui.widgets.row_list import ListRow, TurnedLines, turned
from tui.words import InterfaceTrouble

NAME_MOST = 60
"""Characters of a name that signs, at most: it stands beside every figure."""


_UNSET = ""
"""Set to nothing, what the system says rules again."""


class WrongSetting(InterfaceTrouble):
    """What was typed cannot be set. Facts: `raw`, `most`."""


def read_name(raw: str) -> str:
    """A name, or nothing."""
    name = one_line(raw)
    if len(name) > NAME_MOST:
        raise WrongSetting("settings.name_long", most=NAME_MOST)
    return name


def read_folder(raw: str) -> str:
    """The whole path of a folder, which need not be there yet, or nothing."""
    text = raw.strip()
    if not text:
        return ""
    path = typed_path(text)
    if not path.is_absolute():
        raise WrongSetting("settings.not_whole", raw=one_line(raw))
    refused = why_closed(path)
    if refused is not None:
        raise WrongSetting("settings.no_folder", raw=one_line(raw), problem=system_reason(refused))
    return str(path)


_READERS: dict[str, Callable[[str], str]] = {"name": read_name, "folder": read_folder}


class OneSetting(FormDialog[str]):
    """Asks for one setting that is typed."""

    def __init__(self, setting: str, text: str) -> None:
        super().__init__()
        self._setting, self._text = setting, text

    def title_words(self) -> str:
        return self.say(f"settings.{self._setting}_title")

    def fields(self) -> tuple[Field, ...]:
        name = self._setting
        label, hint = self.say(f"settings.{name}"), self.say(f"settings.{name}_hint")
        return (Field("text", label, self._text, _READERS[name], hint),)

    def accepted(self, values: dict[str, Any]) -> str:
        return str(values["text"])


class SettingsDialog(Dialog[None]):
    """What is set is so at once; below the list stands what the line is, and what rules it now."""

    DEFAULT_CSS = """
    SettingsDialog { align: center middle; }
    SettingsDialog > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    SettingsDialog RowList { height: 4; background: $surface; }
    SettingsDialog Static { height: auto; min-height: 5; padding: 1 0 0 0; }
    """
    AUTO_FOCUS = ""
    helped = "settings"
    BINDINGS = own_bindings("settings")

    def compose(self) -> ComposeResult:
        with Vertical():
            yield TurnedLines(id="lines")
            yield Static(id="about", markup=False)

    def on_mount(self) -> None:
        self._show()
        self.set_focus(self._lines)

    @property
    def _lines(self) -> TurnedLines:
        return self.query_one(TurnedLines)

    @property
    def _here(self) -> str:
        """The setting under the cursor."""
        return list(OFFERED)[self._lines.current or 0]

    def _show(self) -> None:
        frame = self.query_one(Vertical)
        frame.border_title = Content(self.say("settings.title"))
        frame.border_subtitle = clickable(self.say("settings.keys"))
        self._lines.show([self._row(name) for name in OFFERED], self._lines.current)
        self.on_row_list_moved()

    def _row(self, name: str) -> ListRow:
        held = self.bulletin.settings.held(name)
        words = self._words(name, held)
        sign = "!" if self.bulletin.settings.ruled(name).by in ("option", "variable") else " "
        return ListRow(
            sign, self.say(f"settings.{name}"), turned(words) if OFFERED[name] else words, kind="new"
        )

    def _words(self, name: str, value: str) -> str:
        """A value as a person knows it; of nothing, what that means."""
        return self.say(f"settings.{name}_{value}") if OFFERED[name] or not value else value

    def on_row_list_moved(self) -> None:
        """What the line is, and what rules it now."""
        name = self._here
        ruled = self.bulletin.settings.ruled(name, self._of_the_system(name))
        now = self.say(f"settings.by_{ruled.by}", name=ruled.name, value=self._words(name, ruled.value))
        lines = [self.say(f"settings.about_{name}"), now]
        folder = self.bulletin.settings.held("folder") if name == "folder" else ""
        if folder and not typed_path(folder).exists():
            lines.append(self.say("settings.folder_made"))
        if not self.bulletin.settings.kept:
            lines.append(self.say("settings.of_the_sample"))
        width = min(72, self.app.size.width - 4)
        self.query_one("#about", Static).update(
            Text("\n".join(part for line in lines for part in wrapped(line, width)))
        )

    def _of_the_system(self, name: str) -> str:
        if name == "folder":
            return str(exports_folder(Settings(), Path(self.bulletin.desk.places["archive"])))
        known = {"language": self.bulletin.settings.system_language, "theme": "night"}
        return known.get(name) or account_name()

    async def action_turn(self, by: int) -> None:
        """Another value, round and round; what is typed has its own dialog."""
        name = self._here
        if not OFFERED[name]:
            await self.take()
            return
        values = (*OFFERED[name], _UNSET)
        held = self.bulletin.settings.held(name)
        await self.bulletin.change_setting(name, values[(values.index(held) + by) % len(values)])
        self._show()

    async def take(self) -> None:
        """Enter: change what is under the cursor."""
        name = self._here
        if OFFERED[name]:
            await self.action_turn(1)
            return

        async def set_to(text: str) -> None:
            await self.bulletin.change_setting(name, text)
            self._show()

        def typed(text: str | None) -> None:
            if text is not None:
                self.call_next(set_to, text)

        self.app.push_screen(OneSetting(name, self.bulletin.settings.held(name)), typed)


def exports_folder(settings: Settings, archive: Path) -> Path:
    """Where exports go if nothing else is said: what is set, else the account's documents, in which each archive but the
    account's own has a folder by its name: the files of two conferences with one number would lie on each other. What a sample
    exports goes with it."""
    own = account_folder("data")
    try:
        held = settings.held("folder")
        if held:
            return typed_path(held) if settings.kept else typed_path(held) / archive.name
    except Trouble:  # there is no home for its ~
        pass
    if not settings.kept:
        return archive / "exports"  # nothing of a sample is kept, unless somebody says where
    from platformdirs import user_documents_path

    return user_documents_path() if archive == own else user_documents_path() / archive.name
