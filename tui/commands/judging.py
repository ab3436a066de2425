"""`check` of a text: what it says against itself, and against the conference before, without any record of it."""

import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.commands.call import Call
from tui.commands.reading import tell_passing, text_of
from tui.commands.told_findings import finding_lines, worse

if TYPE_CHECKING:
    from store.checks.basis.finding import Finding
    from store.desk.incoming.judging import Judged


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
