"""`check`: what every rule came to on one conference, or on all of them.

Exit codes: 1 when an error stands, a figure is not filled in yet or a conference could not be read, 3 when only warnings do, else 0. A warning somebody explained is
settled: it is shown with its explanation, left out of the JSON, and does not count.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from store.troubles import Trouble
from tui import terminal
from tui.commands.call import Call
from tui.commands.told_findings import finding_lines, worse

if TYPE_CHECKING:
    from store.checks.basis.finding import Finding
    from store.desk.sitting import Sitting
    from store.record.conference import Conference
    from store.series.definition import Series

    Checked = tuple[str, Series, Conference, Sequence[Finding]]
"""A conference's key, its series, itself, and what its rules came to."""


def add_check(parser: ArgumentParser, lang: str) -> None:
    from tui.commands.reading import add_reading_options
    from tui.words import say

    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("no", metavar="NO|FILE|-", nargs="?", help=say("checks.arg_no", lang))
    which.add_argument("--all", action="store_true", help=say("checks.opt_all", lang))
    which.add_argument("--archive", action="store_true", help=say("archive.arg_archive", lang))
    parser.add_argument("--accept", action="store_true", help=say("archive.arg_accept_all", lang))
    parser.add_argument("--reason", default="", metavar="TEXT", help=say("archive.arg_reason", lang))
    parser.add_argument("--merge-copies", action="store_true", help=say("archive.arg_merge", lang))
    add_reading_options(parser, lang)
    parser.add_argument("--json", action="store_true", help=say("checks.opt_json", lang))
    parser.add_argument("--hints", action="store_true", help=say("checks.opt_hints", lang))
    parser.epilog = f"{parser.epilog}\n\n{say('checks.exit_codes', lang)}"


def check(call: Call) -> int:
    """The findings of a conference (or of all): errors, warnings, what could not be checked, hints."""
    if call.options.archive:
        from tui.commands.archive import check_archive

        return check_archive(call)
    if call.options.no is not None:
        from tui.commands.judging import check_file, is_a_file

        if is_a_file(call.options.no):
            return check_file(call)
    if call.options.all:
        return _json(call, _all(call)) if call.options.json else _text(call, _all(call))
    key = call.desk.find(call.options.no)
    call.tell_unsaved(key)
    sitting = call.desk.open(key, journal=False)
    return _json(call, [_one(sitting)]) if call.options.json else _one_in_words(call, sitting)


def _one(sitting: "Sitting") -> "Checked":
    from store.desk.checking import look
    from store.desk.clock import this_hour

    return sitting.key, sitting.series, sitting.conference, look(sitting, this_hour())


def _one_in_words(call: Call, sitting: "Sitting") -> int:
    """The findings of one conference, and the note that reconciles its windows with earlier ones."""
    from store.desk.checking import reconciling

    code = _text(call, [_one(sitting)])
    for words in reconciling(sitting, call.lang):
        call.out(f"  {call.say('checks.reconciled', text=words)}")
    return code


def _all(call: Call) -> "Iterator[Checked]":
    """Every conference, oldest first. One that cannot be read is told and passed over, and so are those of a
    series that cannot: `passed_over` counts them."""
    keys = []
    for row in reversed(call.desk.rows()):
        if row.trouble is not None:
            _pass_over(call, row.trouble)
        else:
            keys.append(row.key)
    done = 0
    for sitting, findings in call.desk.look_through(keys, call.notify):
        done += 1
        if len(keys) > 50 and done % 10 == 0:
            terminal.progress(call.say("archive.checking", done=done, of=len(keys)), last=done == len(keys))
        yield sitting.key, sitting.series, sitting.conference, findings
    call.passed_over += len(keys) - done


def _pass_over(call: Call, trouble: Trouble) -> None:
    call.notify(trouble)
    call.passed_over += 1


def _json(call: Call, checked: "Iterable[Checked]") -> int:
    from store.checks.report import findings_json

    rows: list[dict[str, Any]] = []
    code = 0
    for key, series, conference, findings in checked:
        standing = [finding for finding in findings if not finding.explained]
        code = worse(code, standing)
        for row in findings_json(standing, series, conference, call.lang, hints=call.options.hints):
            rows.append({"conference": key, **row} if call.options.all else row)
    call.out(json.dumps(rows, ensure_ascii=False, indent=1))
    return 1 if call.passed_over else code


def _text(call: Call, checked: "Iterable[Checked]") -> int:
    from store.checks.report import counted, kind_of

    # Hints are for whoever works on a conference; of all of them they would hide the rest.
    few = call.options.all and not call.options.hints
    unseen = ("passed", "hint") if few else ("passed",)
    code = 0
    for key, series, conference, findings in checked:
        code = worse(code, [finding for finding in findings if not finding.explained])
        shown = [finding for finding in findings if kind_of(finding) not in unseen]
        told = [line for finding in shown for line in finding_lines(call, series, conference, finding)]
        number = conference.number
        name = series.name(call.lang) if number is None else call.say("app.number", number=number)
        counts = call.say("checks.counts", **counted(findings))
        if told or not call.options.all:
            call.out(call.say("checks.head", name=name, held_on=conference.held_on, key=key, counts=counts))
        for line in told:
            call.out(line)
    return 1 if call.passed_over else code
