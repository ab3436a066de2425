"""The commands of the command line, each in a module that is loaded only when it is called.

A command module has two functions for each command it holds: `add_<name>(parser, lang)` puts its
arguments on the parser, `<name>(call)` does it and returns the exit code. Data goes to stdout,
narration to stderr.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from msgspec import Struct

__all__ = ["call", "throwaway"]


class Command(Struct, frozen=True):
    """One command: the module that holds it, and `examples` of its calls. Its one-line help is the word `cli.<name>`.
    `makes`: it begins an archive where there is none, and `makes_to` only to do this; the others look at one."""

    name: str
    module: str
    examples: tuple[str, ...] = ()
    makes: bool = False
    makes_to: str = ""

    def begins_to(self, do: str) -> bool:
        """Whether it begins an archive when it is called to `do` that."""
        return self.makes or bool(self.makes_to) and do == self.makes_to

    def part(self, prefix: str = "") -> Callable[..., Any]:
        """The function `<prefix><name>` of the module (`import` is `import_`)."""
        name = self.name + ("_" if self.name == "import" and not prefix else "")
        function: Callable[..., Any] = getattr(import_module(f"tui.commands.{self.module}"), prefix + name)
        return function


COMMANDS = {
    command.name: command
    for command in (
        Command("list", "listing", ("list",)),
        Command(
            "find",
            "archive",
            (
                "find 674",
                "find 674 --all",
            ),
        ),
        Command("show", "listing", ("show 24",)),
        Command("where", "listing", ("where",)),
        Command(
            "check",
            "check",
            (
                "check 24",
                "check --all --json",
                "check bulletin.docx --year 2022",
            ),
        ),
        Command(
            "draft",
            "drafting",
            (
                "draft 24",
                "draft 24 --text-lang en --form notice",
            ),
        ),
        Command("export", "drafting", ("export 24 --to txt,xlsx --text-lang zh,en --out out",)),
        Command(
            "read",
            "reading",
            (
                "read bulletin.txt",
                "read bulletin.txt --save",
            ),
        ),
        Command("verify", "reading", ("verify 24 returned.docx",)),
        Command("import", "importing", ("import table.xlsx --into 24 --window today --dry-run",), makes=True),
        Command(
            "series",
            "series",
            (
                "series list",
                "series new flood --name 防汛救灾工作 --places 海口市,三亚市",
                "series check /mnt/share/bulletins/series/flood",
            ),
            makes_to="new",
        ),
        Command(
            "names",
            "names",
            (
                "names list --on 2022-09-01",
                "names import names.toml",
            ),
            makes_to="import",
        ),
        Command(
            "history",
            "archive",
            (
                "history 24",
                "history 24 --compare 1 2",
            ),
        ),
        Command(
            "delete",
            "archive",
            (
                "delete 24",
                "delete 24 --undo",
            ),
        ),
        Command("backup", "archive", ("backup bulletins.zip",)),
        Command("restore", "archive", ("restore bulletins.zip --to restored",)),
        Command(
            "guide",
            "guide",
            (
                "guide",
                "guide bulletin",
            ),
        ),
    )
}
"""Every command, in the order the help shows them."""
