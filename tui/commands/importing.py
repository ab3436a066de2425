"""`import`: a conference's figures from JSON, or from a department's table."""

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.call import Call
from tui.words import say

if TYPE_CHECKING:
    from store.archive.documents import Clash
    from store.desk.incoming.importing import CellChange, TableProposal
    from store.record.cell import Cell


def add_table_options(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument("--window", default="", metavar="KEY", help=say("table.opt_window", lang))
    parser.add_argument("--sheet", default="", metavar="NAME", help=say("table.opt_sheet", lang))
    parser.add_argument("--dry-run", action="store_true", help=say("table.opt_dry_run", lang))


def names_table_options(call: Call) -> bool:
    """True when an option was given that only a table has."""
    return bool(call.options.window or call.options.sheet or call.options.dry_run)


def import_table(call: Call) -> int:
    """Bring a table into the conference of `--into`; each changed cell is a line on stdout:
    cell, old, new, place in the table. 3 when something was left unread, 1 when another window
    changed the same cells."""
    from store.desk.incoming.importing import propose_table, take_table
    from store.formats.tables.files import read_tables
    from store.outside import typed_path

    options = call.options
    if options.into is None:
        call.tell(call.say("table.needs_into"))
        return 2
    key = call.desk.find(options.into)
    sitting = call.desk.open(key, journal=False)
    path = typed_path(options.file)
    proposal = propose_table(
        sitting.series, sitting.conference, read_tables(path), window=options.window, sheet=options.sheet
    )
    clashes: tuple[Clash, ...] = ()
    if options.dry_run:
        changes = proposal.changes(sitting.conference, by=call.desk.who, at=call.desk.clock())
        word = "table.preview"
    else:
        changes = take_table(sitting, proposal)
        word, clashes = "cli.imported", sitting.save(reason=f"import {proposal.source}")
    for change in changes:
        call.out(_line(change))
    call.tell(call.say(word, key=key, changed=len(changes), same=len(proposal.figures) - len(changes)))
    for clash in clashes:
        call.tell(call.say("cli.clash", cell="/".join(clash.path), theirs=clash.theirs, mine=clash.mine))
    _tell_unread(call, proposal)
    _tell_faults(call, key)
    return 1 if clashes else 3 if proposal.unread else 0


def _tell_faults(call: Call, key: str) -> None:
    """The figures are in; that no text can be made of them is told at once, and not only when one is wanted."""
    for fault in call.desk.open(key, journal=False).texts.faults():
        call.notify(fault)


def _tell_unread(call: Call, proposal: "TableProposal") -> None:
    if not proposal.unread:
        return
    call.tell(call.say("table.unread", count=len(proposal.unread)))
    for cell in proposal.unread:
        why = cell.why.said(call.lang)
        call.tell(call.say("table.unread_cell", where=cell.where, text=cell.text, why=why))


def _line(change: "CellChange") -> str:
    from store.record.typed_moments import as_of_text

    as_of = [as_of_text(change.as_of, "zh")] if change.as_of is not None else []
    return "\t".join((str(change.cell), _value(change.old), _value(change.new), change.where, *as_of))


def _value(cell: "Cell | None") -> str:
    """The count, the mark's code, what was refused, or nothing for a blank."""
    if cell is None:
        return ""
    return cell.raw if cell.value is None else str(cell.value)


def add_import(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument("file", metavar="FILE", help=say("cli.opt_import_file", lang))
    parser.add_argument("--into", metavar="NO", help=say("cli.opt_import_no", lang))

    add_table_options(parser, lang)


def import_(call: Call) -> int:
    """Bring one conference or a list of them in, each named on stdout; or a department's table."""
    from store.desk.incoming.importing import bring_in, parsed, text_of_file
    from store.formats.tables.files import is_table
    from store.outside import JSON_BYTES, called, typed_path, utf8

    name = call.options.file
    text = utf8(call.stdin(JSON_BYTES), name) if name == "-" else ""
    if name == "-" and (names_table_options(call) or text.lstrip("\ufeff \t\r\n")[:1] not in tuple("{[")):
        call.tell(call.say("table.stdin_is_json"))
        return 2
    if is_table(Path(name)):
        return import_table(call)
    if names_table_options(call):
        call.tell(call.say("table.only_tables"))
        return 2
    code = 0
    source = name if name == "-" else called(Path(name))
    for data in parsed(text if name == "-" else text_of_file(typed_path(name)), name, call.options.into):
        brought = bring_in(call.desk, data, source, call.options.into)
        call.out(brought.key)
        word = "cli.imported_new" if brought.made else "cli.imported"
        call.tell(call.say(word, key=brought.key, changed=brought.changed, same=brought.same))
        _tell_faults(call, brought.key)
        for clash in brought.clashes:
            call.tell(call.say("cli.clash", cell="/".join(clash.path), theirs=clash.theirs, mine=clash.mine))
            code = 1
    return code
