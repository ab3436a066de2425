"""`guide`: the manual by chapters, laid out on a terminal, as Markdown for anything else."""

import difflib
import sys
from argparse import ArgumentParser

from tui.commands.call import Call
from tui.words import say


def add_guide(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument("chapter", metavar="CHAPTER", nargs="?", help=say("help.arg_chapter", lang))
    parser.add_argument("--all", action="store_true", help=say("help.opt_all", lang))


def guide(call: Call) -> int:
    """Print the chapters there are, one of them, or the whole manual."""
    from tui.help.manual import CHAPTERS, chapter

    lang = call.lang
    if call.options.all:
        _print(call, "\n\n".join(one.source(lang).strip() for one in CHAPTERS))
        return 0
    name = call.options.chapter
    if name is None:
        rows = [(str(at), one.name, one.title(lang), one.about(lang)) for at, one in enumerate(CHAPTERS, 1)]
        if sys.stdout.isatty():
            _print(call, "\n".join([f"|{'|' * 4}", *(f"| {' | '.join(row)} |" for row in rows)]))
        else:
            for row in rows:
                call.out("\t".join(row))
        call.tell(call.say("help.how_to_read"))
        return 0
    found = chapter(name)
    if found is None:
        names = [one.name for one in CHAPTERS]
        near = difflib.get_close_matches(name, names, n=1)
        meant = call.say("cli.did_you_mean", name=near[0]) if near else ""
        call.tell(call.say("help.no_chapter", name=name, names=", ".join(names)) + meant)
        return 2
    _print(call, found.source(lang).strip())
    return 0


def _print(call: Call, source: str) -> None:
    """Markdown as it is written into a pipe or a file; laid out where a person reads it."""
    if not sys.stdout.isatty():
        call.out(source)
        return
    import shutil

    from tui import terminal
    from tui.help.layout import laid_out

    width = min(shutil.get_terminal_size().columns, 100)
    terminal.show(laid_out(source, width).text, width)
