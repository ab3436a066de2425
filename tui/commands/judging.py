"""`check` of a text: what it says against itself, and against the conference before, without any record of it."""

import json
import os
from datetime import date
from pathlib import Path

from tui.commands.call import Call
from tui.commands.reading import text_of
from tui.commands.told_findings import finding_lines, worse


def is_a_file(name: str) -> bool:
    """Whether what is to be checked is a text: a file has a suffix or a path, `-` is standard input; a bare number or a
    key names a record."""
    return name == "-" or "/" in name or os.sep in name or bool(Path(name).suffix)


def check_file(call: Call) -> int:
    """The findings of a text, with their lines; 1 when an error stands, 3 when only warnings do, else 0."""
    from store.checks.finding import Severity
    from store.checks.report import counted, findings_json
    from store.desk.judging import judge_text

    options, call.of_a_text = call.options, True
    judged = judge_text(
        call.desk, text_of(call, options.no), today=date.today(), year=options.year, series=options.series
    )
    series, conference = judged.series, judged.conference
    told = [
        one for one in judged.findings if options.hints or not one.failed or one.severity is not Severity.HINT
    ]
    code = worse(0, judged.findings)
    if options.json:
        rows = [
            {**row, "line": judged.line(finding)}
            for finding in told
            for row in findings_json([finding], series, conference, call.lang, hints=options.hints)
        ]
        call.out(json.dumps(rows, ensure_ascii=False, indent=1))
        return code
    counts = call.say("checks.counts", **counted(judged.findings))
    name = series.name(call.lang)
    call.out(call.say("checks.head_text", series=name, read=len(judged.proposal.values), counts=counts))
    before = judged.before
    if before is not None:
        number = "" if before.number is None else before.number
        call.out(call.say("checks.compared_with", number=number, held_on=before.held_on))
    for finding in told:
        line = judged.line(finding)
        for at, said in enumerate(finding_lines(call, series, conference, finding)):
            call.out(said if at or line is None else call.say("checks.in_line", said=said, line=line))
    return code
