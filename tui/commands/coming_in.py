"""`import`: figures from a file into the archive."""

from argparse import ArgumentParser
from pathlib import Path

from tui.commands.call import Call
from tui.words import say


def add_import(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument("file", metavar="FILE", help=say("cli.opt_import_file", lang))
    parser.add_argument("--into", metavar="NO", help=say("cli.opt_import_no", lang))
    from tui.commands.tables import add_table_options

    add_table_options(parser, lang)


def import_(call: Call) -> int:
    """Bring one conference or a list of them in, each named on stdout; or a department's table."""
    from store.desk.importing import bring_in, parsed, text_of
    from store.formats.tables.files import is_table
    from store.outside import JSON_BYTES, utf8
    from tui.commands.tables import import_table, names_table_options

    name = call.options.file
    text = utf8(call.stdin(JSON_BYTES), name) if name == "-" else ""
    if name == "-" and (names_table_options(call) or text.lstrip("\ufeff \t\r\n")[:1] not in tuple("{[")):
        call.tell(call.say("tables.stdin_is_json"))
        return 2
    if is_table(Path(name)):
        return import_table(call)
    if names_table_options(call):
        call.tell(call.say("tables.only_tables"))
        return 2
    code = 0
    for data in parsed(text if name == "-" else text_of(Path(name)), name):
        brought = bring_in(call.desk, data, Path(name).name, call.options.into)
        call.out(brought.key)
        word = "cli.imported_new" if brought.made else "cli.imported"
        call.tell(call.say(word, key=brought.key, changed=brought.changed, same=brought.same))
        for clash in brought.clashes:
            call.tell(call.say("cli.clash", cell="/".join(clash.path), theirs=clash.theirs, mine=clash.mine))
            code = 1
    return code
