"""`list`, `show` and `where`: looking at what the archive holds."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from store.archive.troubles import ArchiveTrouble
from store.desk.troubles import BadSeries
from store.troubles import Trouble
from tui import terminal
from tui.commands.call import Call

if TYPE_CHECKING:
    from store.desk.rows import DeskRow
    from store.record.conference import Conference


MOST_GONE = 3
"""Conferences that are gone, or gone back, which a list tells of one by one."""


def add_list(parser: ArgumentParser, lang: str) -> None:
    del parser, lang


def list(call: Call) -> int:
    """The conferences newest first, tab-separated, one a line."""
    from store.desk.unread_series import unread_series

    gone = call.desk.repository.missing()
    rows = call.desk.rows()
    if count_findings(call, rows):
        rows = call.desk.rows()
    closed = call.desk.repository.closed()
    for one in (*closed, *gone[:MOST_GONE]):
        call.notify(one)
    if len(gone) > MOST_GONE:
        call.tell(call.say("archive.more_gone", count=len(gone) - MOST_GONE))
    for fault in unread_series(call.desk, rows):
        call.notify(fault)
    if not rows and (gone or closed):
        return 1 if closed else 0
    if not rows:
        call.tell(call.say("cli.list_empty", root=call.root))
        return 0
    print_rows(call, rows)
    return 0


_AT_ONCE = 20
"""Conferences of which a list counts what was found since it was last asked: some tenths of a second's work."""


def count_findings(call: Call, rows: "Sequence[DeskRow]") -> int:
    """Count the findings of conferences the list does not know them of, the newest first, as many as
    somebody waits for; how many were counted."""
    wanted = [row.key for row in rows if row.standing is None and row.trouble is None and row.series]
    done = sum(1 for _ in call.desk.look_through(wanted[:_AT_ONCE])) if wanted else 0
    if done < len(wanted):
        call.tell(call.say("cli.list_uncounted", count=len(wanted) - done))
    return done


def print_rows(
    call: Call,
    rows: "Sequence[DeskRow]",
    beneath: "Callable[[DeskRow], Iterable[Sequence[str]]]" = lambda row: (),
) -> None:
    """Conferences one a line, tab-separated, and `beneath` each what belongs to it; what the columns are goes to
    stderr. The last two columns, the series where there are several and a word on unsaved typing, are left out of
    a line that has nothing there, and of the head where no line has."""
    from store.desk.rows import told_apart

    names = call.desk.series_names(dict.fromkeys(row.series for row in rows if row.series), call.lang)
    apart = told_apart(names) if len(names) > 1 else {}
    unsaved = call.desk.with_unsaved()
    if here := sum(1 for row in rows if row.key in unsaved):
        call.tell(call.say("cli.list_unsaved", count=here))
    last = [call.say("cli.list_series") if apart else "", call.say("cli.list_remark") if here else ""]
    call.tell("\t".join((call.say("cli.list_head"), *last)).rstrip("\t"))
    for row in rows:
        told = row.trouble or row.notice
        if told is not None:
            call.notify(told)
        status = call.say(f"cli.status_{row.state}") if row.state else ""
        known = row.standing
        counts: tuple[object, ...] = ("?",) * 3
        if row.trouble is not None:
            counts = ("",) * 3
        elif known is not None:
            counts = (known.errors, known.blanks, known.warnings)
        cells = [row.number, row.held_on, status, row.total, *counts, row.key]
        cells += [apart.get(row.series, ""), call.say("desk.unsaved") if row.key in unsaved else ""]
        call.out("\t".join("" if cell is None else str(cell) for cell in cells).rstrip("\t"))
        for line in beneath(row):
            call.out("\t".join(line))


def add_show(parser: ArgumentParser, lang: str) -> None:
    from tui.words import say

    parser.add_argument("no", metavar="NO", help=say("cli.arg_no", lang))


def show(call: Call) -> int:
    """The review of a conference, as its screen shows it."""
    from rich.console import Group

    from store.desk.checking import look
    from store.desk.clock import this_hour
    from tui.review.page import review_lines
    from tui.review.state import went_out_words

    key = call.desk.find(call.options.no)
    call.tell_unsaved(key)
    try:
        sitting = call.desk.open(key, journal=False)
    except BadSeries as bad:
        call.notify(bad)
        _show_raw(call, call.desk.load(key))
        return 1
    try:
        headline = sitting.texts.headline(sitting.conference, call.lang)
    except Trouble as trouble:  # a faulty phrase book, or none: the figures are shown all the same
        call.notify(trouble)
        headline = ""
    width = max(60, min(120, get_terminal_size((100, 24)).columns))
    terminal.show(
        Group(
            *review_lines(
                sitting.series,
                sitting.conference,
                sitting.previous,
                look(sitting, this_hour()),
                headline,
                call.lang,
                width,
                went_out_words(sitting, call.lang),
                sitting.texts.figure,
            )
        ),
        width,
    )
    return 0


def _show_raw(call: Call, conference: "Conference") -> None:
    """The figures of a conference whose series cannot be read, as they are kept, one a line: without the
    series nobody knows their names or their order, and a person may need them all the same."""
    call.tell(call.say("cli.show_raw"))
    for window in conference.windows:
        call.out(f"{window.key}\t{window.start.iso()}\t{window.end.iso()}")
    for key, cell in sorted(conference.cells.items()):
        call.out(f"{key}\t{cell.raw if cell.value is None else cell.value}\t{cell.by}")
    for name, figure in conference.figures.items():
        label = figure.label.get(call.lang) or "".join(figure.label.values())
        call.out(f"{name}\t{figure.text}\t{label}")


def add_where(parser: ArgumentParser, lang: str) -> None:
    del parser, lang


def where(call: Call) -> int:
    """Where archive, cache, journals and the office's own series lie, and what was set. Where there is no archive yet,
    where it would be; it is not made."""
    code = 0
    try:
        places = call.desk.places
    except ArchiveTrouble as trouble:
        if trouble.code != "no_archive":
            raise
        code, places = call.trouble(trouble), {"archive": str(call.root)}
    for name, path in places.items():
        call.out(call.say(f"cli.where_{name}", path=path))
    if call.settings.file is not None:
        call.out(call.say("cli.where_settings", path=call.settings.file))
    return code
