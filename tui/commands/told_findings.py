"""Findings as the commands tell them: in lines, and as an exit code."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.commands.call import Call

if TYPE_CHECKING:
    from store.checks.basis.finding import Finding
    from store.record.conference import Conference
    from store.series.definition import Series


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
