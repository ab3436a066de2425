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
    """One command: the module that holds it. Its one-line help is the word `cli.<name>`. `makes`: it
    begins an archive where there is none; the others only look at one."""

    name: str
    module: str
    makes: bool = False

    def part(self, prefix: str = "") -> Callable[..., Any]:
        """The function `<prefix><name>` of the module (`import` is `import_`)."""
        name = self.name + ("_" if self.name == "import" and not prefix else "")
        function: Callable[..., Any] = getattr(import_module(f"tui.commands.{self.module}"), prefix + name)
        return function


COMMANDS = {
    command.name: command
    for command in (
        Command("list", "listing"),
        Command("find", "archive"),
        Command("show", "listing"),
        Command("where", "listing", makes=True),
        Command("check", "check"),
        Command("draft", "drafting"),
        Command("export", "drafting"),
        Command("read", "reading"),
        Command("verify", "verifying"),
        Command("import", "importing", makes=True),
        Command("series", "series", makes=True),
        Command("names", "names", makes=True),
        Command("history", "archive"),
        Command("delete", "archive"),
        Command("backup", "archive"),
        Command("restore", "archive"),
        Command("guide", "guide"),
    )
}
"""Every command, in the order the help shows them."""
