"""What a person set once for every start: the language, the theme, who signs, where exports go.

They lie in one private file of the account. Each can be ruled from elsewhere, too: an option of the call wins over a
variable of the environment, which wins over what is set, which wins over what the system says. What this program
does not know in the file stays in it, for a newer one.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from store.record.text import one_line
from store.troubles import Trouble
from tui.words import InterfaceTrouble

THEMES = ("night", "day", "contrast", "mono")
"""The themes of the screens; `appearance` says what they are."""
OFFERED: dict[str, tuple[str, ...]] = {"language": ("zh", "en"), "theme": THEMES, "name": (), "folder": ()}
"""The settings by their names in the file, with what they may be; nothing: any line of text."""
_LONGEST = 1000
"""Characters of a setting, at most."""
_MOST = 65536
"""Bytes of the file, at most."""
_COLOURLESS = frozenset({"dumb", "unknown", "vt52", "vt100", "vt102", "vt220"})
"""What TERM says of terminals that have no colours."""


class SettingsTrouble(InterfaceTrouble):
    """The file or a setting cannot be used, or cannot be written. Facts: `file`; `aside`, `problem`, `name`, `value`."""


class Ruled(Struct, frozen=True):
    """The value that rules now, and what rules it: `option`, `variable`, `setting` or `system`, by its `name`
    (`--lang`, `NO_COLOR`)."""

    value: str
    by: str
    name: str = ""


class Settings:
    """The settings of an account, and what rules beside them. Without a `file` nothing is kept."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.troubles: list[Trouble] = []
        """What a person must know of the file, a line each."""
        self._outside: dict[str, Ruled] = {}
        self.system_language = "zh"
        self._writable = True
        self.kept = True
        """What is changed is kept for later starts; not so while a sample is shown, which leaves nothing behind."""
        self._held: dict[str, Any] = self._read() if file is not None else {}
        for name in OFFERED:
            if name in self._held and not _fits(name, self._held[name]):
                bad = one_line(str(self._held[name]))[:40]
                self.troubles.append(SettingsTrouble("settings.bad_value", name=name, value=bad, file=file))

    def rule(self, setting: str, value: str, by: str, name: str) -> None:
        """An option or a variable says what a setting is; an option wins."""
        if by == "option" or setting not in self._outside:
            self._outside[setting] = Ruled(value, by, name)

    def ruled(self, setting: str, otherwise: str = "") -> Ruled:
        """What rules now; `otherwise` is what the system says."""
        if setting in self._outside:
            return self._outside[setting]
        held = self.held(setting)
        return Ruled(held, "setting") if held else Ruled(otherwise, "system")

    def held(self, setting: str) -> str:
        """What is set; empty where nothing is that can be used."""
        value = self._held.get(setting, "")
        return one_line(value) if _fits(setting, value) else ""

    def keep(self, setting: str, value: str) -> Trouble | None:
        """Set something, or with an empty value no more; why it could not be written, though it is so for now."""
        changed = {setting: one_line(value)[:_LONGEST]}
        if self.file is not None and self._writable and self.kept:
            self._held = self._read()  # another window may have set something meanwhile
        self._held = {key: one for key, one in {**self._held, **changed}.items() if one != ""}
        return self._write() if self.file is not None and self.kept else None

    def _write(self) -> Trouble | None:
        from store.archive import disk
        from store.reasons import system_reason

        assert self.file is not None
        data = msgspec.json.format(msgspec.json.encode(self._held), indent=2) + b"\n"
        try:
            if not self._writable:
                raise PermissionError(13, "")
            disk.private_folder(self.file.parent)
            disk.replace_file(self.file, data, 0o600)
        except OSError as error:
            return SettingsTrouble("settings.not_written", file=self.file, problem=system_reason(error))
        return None

    def _read(self) -> dict[str, Any]:
        """What the file holds. One that cannot be understood is told and put aside under another name, so that
        nobody's typing is written over."""
        assert self.file is not None
        if not os.path.lexists(self.file):
            return {}
        from store.archive import disk
        from store.reasons import system_reason

        try:
            data, _ = disk.read_from(self.file, most=_MOST)
            held = msgspec.json.decode(data)
            if not isinstance(held, dict):
                raise msgspec.DecodeError
            return held
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self._put_aside()
        except OSError as error:
            self._writable = False
            self.troubles.append(
                SettingsTrouble("settings.unread", file=self.file, problem=system_reason(error))
            )
        return {}

    def _put_aside(self) -> None:
        assert self.file is not None
        with suppress(OSError):
            for number in range(1, 100):
                aside = self.file.with_name(f"settings.broken-{number}.json")
                if not os.path.lexists(aside):
                    self.file.rename(aside)
                    self.troubles.append(SettingsTrouble("settings.broken", file=self.file, aside=aside.name))
                    return
        self._writable = False
        self.troubles.append(SettingsTrouble("settings.broken_here", file=self.file))


def _fits(setting: str, value: object) -> bool:
    offered = OFFERED[setting]
    if not isinstance(value, str) or any("\ud800" <= sign <= "\udfff" for sign in value):
        return False
    return value in offered if offered else len(value) <= _LONGEST


def account_settings(environ: Mapping[str, str]) -> Settings:
    """The settings of the account that runs the program, under what its environment rules."""
    from store.desk.account import account_folder

    try:
        # A link leads to the file: many keep such files elsewhere and link to them.
        settings = Settings(Path(os.path.realpath(account_folder("config") / "settings.json")))
    except Trouble:  # no home is known
        settings = Settings()
    settings.system_language = _language_of_the_locale(environ)
    if environ.get("BULLETIN_BY"):
        settings.rule("name", environ["BULLETIN_BY"], "variable", "BULLETIN_BY")
    if environ.get("NO_COLOR"):
        settings.rule("theme", "mono", "variable", "NO_COLOR")
    elif environ.get("TERM") in _COLOURLESS:
        settings.rule("theme", "mono", "variable", f"TERM={environ['TERM']}")
    return settings


def _language_of_the_locale(environ: Mapping[str, str]) -> str:
    """The language of the locale; Chinese where it names none."""
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    named = locale.partition(".")[0]
    return "zh" if named.startswith("zh") or named in ("", "C", "POSIX") else "en"


def account_name() -> str:
    """The name of the account, by which is signed where nothing else is said."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
