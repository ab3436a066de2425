"""`check`: what every rule came to on one conference, or on all of them; and what a text says against itself and against the
conference before, without any record of it.

Exit codes: 1 when an error stands, a figure is not filled in yet or a conference could not be read, 3 when only
warnings do, else 0. A warning somebody explained is settled: it is shown with its explanation, left out of the JSON, and does not count.
"""

import json
import os
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.troubles import Trouble
from tui import terminal
from tui.commands.call import Call
from tui.commands.reading import tell_passing, text_of

if TYPE_CHECKING:
    from store.checks.basis.finding import Finding
    from store.desk.incoming.judging import Judged
    from store.desk.sitting import Sitting
    from store.record.conference import Conference
    from store.series.definition import Series

    Checked = tuple[str, Series, Conference, Sequence[Finding]]


def finding_lines(
    call: Call, series: "Series", conference: "Conference", finding: "Finding"
) -> Iterator[str]:
    """A finding in words: what it is, what to do, what would mend it."""
    from store.checks.report import instruction, kind_of, mend_said, message

    kind = kind_of(finding)
    yield f"  {call.say(f'checks.mark_{kind}')} {message(finding, series, conference, call.lang)}"
    if finding.explained:
        yield f"      {call.say('checks.explained', text=finding.explained)}"
        return
    advice = instruction(finding, series, conference, call.lang)
    if advice:
        yield f"      {call.say('checks.advice', text=advice)}"
    for mend in finding.mends[:3]:
        yield f"      {call.say('checks.mend', text=mend_said(mend, series, conference, call.lang))}"


def worse(code: int, findings: "Sequence[Finding]") -> int:
    """The exit code of a call that had come to `code` before: 1 for errors and figures to fill in, 3 for warnings alone."""
    from store.checks.report import counted

    counts = counted(findings)
    if counts["error"] or counts["blank"] or code == 1:
        return 1
    return 3 if counts["warning"] else code


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
    if call.options.no is not None and is_a_file(call.options.no):
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


def is_a_file(name: str) -> bool:
    """Whether what is to be checked is a text: a file has a suffix or a path, `-` is standard input; a bare number or a
    key names a record."""
    return name == "-" or "/" in name or os.sep in name or bool(Path(name).suffix)


def check_file(call: Call) -> int:
    """The findings of a text, with their lines; 1 when an error stands, 3 when only warnings do or something was not
    read, 0 when all was read and nothing found."""
    from store.desk.incoming.judging import judge_text

    options, call.needs_none = call.options, True
    text = text_of(call, options.no)
    page = judge_text(
        call.desk,
        text,
        today=date.today(),
        year=options.year,
        series=options.series,
        written=options.written,
    )
    code = 0
    for judged in page:
        code = worse(code, judged.findings)
    if code == 0 and any(judged.proposal.unread for judged in page):
        code = 3
    if options.json:
        rows = [row for judged in page for row in _rows(call, judged)]
        call.out(json.dumps(rows, ensure_ascii=False, indent=1))
        return code
    for judged in page:
        _tell(call, judged)
    return code


def _shown(call: Call, judged: "Judged") -> "list[Finding]":
    from store.checks.basis.finding import Severity

    hints = call.options.hints
    return [one for one in judged.findings if hints or not one.failed or one.severity is not Severity.HINT]


def _rows(call: Call, judged: "Judged") -> list[dict[str, Any]]:
    from store.checks.report import findings_json

    series, conference, hints = judged.series, judged.conference, call.options.hints
    return [
        {**row, "line": judged.line(finding)}
        for finding in _shown(call, judged)
        for row in findings_json([finding], series, conference, call.lang, hints=hints)
    ]


def _tell(call: Call, judged: "Judged") -> None:
    """What was read, what it was compared with, and each finding with its line."""
    from store.checks.report import counted

    series, conference, before = judged.series, judged.conference, judged.before
    counts = call.say("checks.counts", **counted(judged.findings))
    name = series.name(call.lang)
    call.out(call.say("checks.head_text", series=name, read=len(judged.proposal.values), counts=counts))
    if not judged.proposal.fits:
        call.out(f"  {call.say('reading.other_region')}")
    if before is not None:
        number = "" if before.number is None else before.number
        call.out(call.say("checks.compared_with", number=number, held_on=before.held_on))
    for finding in _shown(call, judged):
        line = judged.line(finding)
        for at, said in enumerate(finding_lines(call, series, conference, finding)):
            call.out(said if at or line is None else call.say("checks.in_line", said=said, line=line))
    tell_passing(call, judged.proposal)
