"""`series list`, `series new KEY` and `series check FILE`: what an office sets up for itself."""

from argparse import ArgumentParser

from tui.commands.call import Call
from tui.words import say

OPTIONS = ("name", "name_en", "host", "host_en", "places", "indicators", "windows")


def add_series(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument(
        "do", metavar="list|new|check", choices=("list", "new", "check"), help=say("series.arg_do", lang)
    )
    parser.add_argument("what", metavar="KEY|FILE", nargs="?", help=say("series.arg_what", lang))
    for option in OPTIONS:
        flag = "--" + option.replace("_", "-")
        parser.add_argument(
            flag, dest=option, default="", metavar="…", help=say(f"series.opt_{option}", lang)
        )
    parser.add_argument(
        "--from", dest="template", default="", metavar="KEY", help=say("series.opt_from", lang)
    )


def series(call: Call) -> int:
    """Do what the first word says."""
    if call.options.do == "list":
        call.needs_none = True
        return _list(call)
    if call.options.what is None:
        call.tell(call.say("series.needs_key" if call.options.do == "new" else "series.needs_file"))
        return 2
    return _new(call) if call.options.do == "new" else _check(call)


def _list(call: Call) -> int:
    """Key, name and where from, tab-separated, one series a line; a faulty one is told and counts as 1."""
    from store.desk.unread_series import faults_of
    from store.troubles import Trouble

    shelf, code = call.desk.shelf, 0
    for key in shelf.folders:
        own = shelf.is_own(key)
        faults = faults_of(call.desk, key) if own else []
        try:
            name = shelf.series(key).name(call.lang)
        except Trouble as why:
            name, faults = "", [why]
        call.out(f"{key}\t{name}\t{call.say('series.own' if own else 'series.built_in')}")
        for fault in faults:
            call.tell(fault.said(call.lang))
            code = 1
    return code


def _new(call: Call) -> int:
    """Make a series; its folder is the line on stdout."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from store.authoring.new_series import make_series
    from store.authoring.new_series_input import NewSeries, read_indicators, read_places, read_windows
    from store.series.shelf import Shelf

    options = call.options
    new = NewSeries(
        options.what,
        zh=options.name,
        en=options.name_en,
        host=options.host,
        host_en=options.host_en,
        places=read_places(options.places),
        indicators=read_indicators(options.indicators),
        windows=read_windows(options.windows),
    )
    if call.would_begin:
        with TemporaryDirectory() as apart:
            make_series(Shelf(Path(apart, "series")), new, options.template)
    made = make_series(call.desk.shelf, new, options.template)
    call.out(str(made.folder))
    call.tell(call.say("series.made", key=made.key))
    for todo in made.todo:
        call.tell(call.say("series.todo", file=todo.file, what=todo.said(call.lang)))
    return 0


def _check(call: Call) -> int:
    """Try the files of a series: 0 when they are sound, 1 with every fault on stdout when not."""
    from store.authoring.series_check import check_series
    from store.languages import LANGUAGES, in_language, listed
    from store.outside import typed_path
    from store.series.shelf import Shelf

    checked = check_series(Shelf(call.root / "series"), typed_path(call.options.what))
    for fault in checked.faults:
        call.out(fault.said(call.lang))
    if checked.faults or checked.series is None:
        return 1
    ordered = sorted(checked.languages, key=lambda one: (one != "zh", one))
    spoken = (in_language(LANGUAGES.get(one, (one, one)), call.lang) for one in ordered)
    languages = listed(spoken)(call.lang)
    call.tell(call.say("series.sound", name=checked.series.name(call.lang), languages=languages))
    return 0
