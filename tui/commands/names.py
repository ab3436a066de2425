"""`names list`, `check FILE`, `import FILE`, `export`: the office's own list of persons, places and words."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from store.names.office_list import Dated, Names, OfficeList
from store.record.window import day_of
from tui.commands.call import Call
from tui.words import InterfaceTrouble, say


def add_names(parser: ArgumentParser, lang: str) -> None:
    what = ("list", "check", "import", "export")
    parser.add_argument("do", metavar="|".join(what), choices=what, help=say("names.arg_do", lang))
    parser.add_argument("file", metavar="FILE", nargs="?", help=say("names.arg_file", lang))
    parser.add_argument("--on", default="", metavar="YYYY-MM-DD", help=say("names.opt_on", lang))
    parser.add_argument("--replace", action="store_true", help=say("names.opt_replace", lang))


class NotADay(InterfaceTrouble):
    """`--on` was given what is no date. Facts: `text`."""

    exit_code = 2


class NotExported(InterfaceTrouble):
    """The list was not written into the file that was named. Facts: `file`, `problem`."""


def names(call: Call) -> int:
    """Do what the first word says."""
    if call.options.do in ("list", "export"):
        return _list(call) if call.options.do == "list" else _export(call)
    if call.options.file is None:
        call.tell(call.say("names.needs_file"))
        return 2
    return _check(call) if call.options.do == "check" else _import(call)


def _list(call: Call) -> int:
    """A line for each title of a person, each name of a place, each word: kind, what, from, until, tab-separated. 1
    when the newest file cannot be read."""
    day = _day(call.options.on)
    now = call.desk.names.now
    for stray in call.desk.names.strays():
        call.notify(stray)
    for line in _lines(now.known, day, call.lang):
        call.out("\t".join(line))
    if now.trouble is not None:
        call.notify(now.trouble)
        return 1
    if not now.known:
        call.tell(call.say("names.none"))
    return 0


def _day(text: str) -> date | None:
    try:
        return day_of(text) if text else None
    except ValueError as error:
        raise NotADay("names.bad_day", text=text) from error


def _lines(known: OfficeList, day: date | None, lang: str) -> Iterator[list[str]]:
    def holds(one: Dated) -> bool:
        return day is None or one.holds(day)

    for person in known.persons:
        titles = [title for title in person.titles if holds(title)]
        head = [say("names.person", lang), _order(person.order), _both(person.names)]
        for title in titles:
            what = " ".join(filter(None, (_both(title.department), _both(title.words))))
            yield [*head, what, *_days(title)]
        if not titles:
            yield [*head, "", "", ""]
    for place in known.places:
        earlier = [name for name in place.dated if holds(name)]
        now = _both(place.names if day is None else place.names_on(day))
        yield [say("names.place", lang), "", now, " ".join(place.avoid), "", ""]
        for name in earlier if day is None else ():
            yield [say("names.place", lang), "", _both(name.names), now, *_days(name)]
    for word in filter(holds, known.words):
        yield [say("names.word", lang), word.language, "、".join(word.avoid), word.use, *_days(word)]


def _order(order: int | None) -> str:
    return "" if order is None else str(order)


def _both(names: Names) -> str:
    return " / ".join(names.values())


def _days(one: Dated) -> list[str]:
    return [day.isoformat() if day is not None else "" for day in (one.since, one.until)]


def _export(call: Call) -> int:
    """The newest file as it is written: on stdout, or into a file that is named and not there yet."""
    from store.archive import disk
    from store.outside import typed_path
    from store.reasons import system_reason

    lists = call.desk.names
    if not lists.source:
        trouble = lists.now.trouble
        call.tell(trouble.said(call.lang) if trouble is not None else call.say("names.none"))
        return 1 if trouble is not None else 0
    if call.options.file is None or call.options.file == "-":
        call.out(lists.source.rstrip("\n"))
        return 0
    path = typed_path(call.options.file).absolute()
    try:
        disk.publish_new(path, f"{lists.source.rstrip()}\n".encode())
    except OSError as error:
        raise NotExported("names.not_exported", file=path, problem=system_reason(error)) from error
    call.tell(call.say("names.exported", file=path))
    return 0


@contextmanager
def _named_file() -> Iterator[None]:
    """A file that was named and is not there, or is none, is a wrong call and no fault of a list."""
    from store.outside import NotReadable
    from store.series.faults import SeriesFault

    try:
        yield
    except SeriesFault as fault:
        if isinstance(fault.__cause__, NotReadable):
            raise fault.__cause__ from None
        raise


def _check(call: Call) -> int:
    """Try a file: 0 when it is sound, 1 with what is wrong on stdout when not."""
    from store.names.list_file import read_list
    from store.outside import called, typed_path
    from store.series.faults import SeriesFault

    path = typed_path(call.options.file)
    try:
        with _named_file():
            known = read_list(path)
    except SeriesFault as fault:
        call.out(fault.said(call.lang))
        return 1
    counts = {"persons": len(known.persons), "places": len(known.places), "words": len(known.words)}
    call.tell(call.say("names.sound", file=called(path), **counts))
    return 0


def _import(call: Call) -> int:
    """Make a file the list; its new place is the line on stdout."""
    from store.names.list_file import read_list
    from store.outside import typed_path

    path = typed_path(call.options.file)
    with _named_file():
        if call.would_begin:
            read_list(path)
        taken = call.desk.names.take_over(path, replace=call.options.replace)
    if taken.file is None:
        call.tell(call.say("names.same"))
        return 0
    call.out(str(taken.file))
    call.tell(call.say("names.taken", file=taken.file.name, new=taken.new, gone=taken.gone))
    return 0
