"""The findings of a conference on its review: counts first, then each error, warning and hint in words."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from store.checks.basis.finding import Finding, Severity
from store.checks.figures.cells import is_blank
from store.languages import Pair, in_language
from store.record.cell import CellKey
from store.record.conference import Conference
from store.series.definition import Series
from store.troubles import shown
from tui.line_breaks import wrapped
from tui.review.figures import LOUD, QUIET, WARN
from tui.words import say

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.HINT)
SIGN_OF = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.HINT: "·"}
"""What stands before a finding in a list."""
_STYLES = {Severity.ERROR: WARN, Severity.WARNING: "bold yellow", Severity.HINT: QUIET}
_COUNTS = {
    "error": "review.errors",
    "blank": "review.blanks",
    "warning": "review.warnings",
    "hint": "review.hints",
    "unchecked": "review.unchecked",
    "explained": "review.settled",
    "passed": "review.passed",
}


def failures(findings: Iterable[Finding], lang: str) -> list[Finding]:
    """The failed findings as they are shown: errors, warnings, hints, those about texts of another language last."""
    from store.checks.report import of_another_text

    return sorted(
        (found for found in findings if found.failed),
        key=lambda found: (_ORDER.index(found.severity), is_blank(found), of_another_text(found, lang)),
    )


def headline_said(headline: str, findings: Iterable[Finding], lang: str) -> tuple[str, str]:
    """The headline and its style; in its place why there is none. While figures are wrong it would be made of them, or
    of others than it leads with."""
    from store.checks.report import in_as_of

    wrong = sum(
        one.failed and one.severity is Severity.ERROR and isinstance(one.cells[0], CellKey)
        for one in findings
        if one.cells and not is_blank(one) and not in_as_of(one)
    )
    if wrong:
        return say("review.headline_wrong", lang, count=wrong), QUIET
    return (headline, LOUD) if headline else (say("review.no_headline", lang), QUIET)


def counts_said(findings: Sequence[Finding], lang: str) -> str:
    """`1个错误，2个警告，3项未能核对，20项通过`, the numbers `check` gives: what was not checked is never
    counted as passed, and what somebody explained is settled."""
    from store.checks.report import counted

    if not findings:
        return say("review.not_checked", lang)
    count = counted(findings)
    if count["passed"] == len(findings):
        return say("review.all_passed", lang, count=count["passed"])
    return say("review.joint", lang).join(
        say(word, lang, count=count[kind]) for kind, word in _COUNTS.items() if count[kind]
    )


def all_findings(
    findings: Sequence[Finding], series: Series, conference: Conference, lang: str, width: int
) -> Iterator[Text]:
    """The heading with the counts, then every failed finding, broken into lines of `width` cells."""
    head = Text(say("review.findings", lang), style=LOUD, no_wrap=True)
    head.append("  ")
    _fill(head, counts_said(findings, lang), cell_len(head.plain), width, "not bold")
    yield head
    for found in failures(findings, lang):
        yield finding_text(found, series, conference, lang, width)


def finding_text(found: Finding, series: Series, conference: Conference, lang: str, width: int) -> Text:
    """One finding in words, its lines indented under the severity."""
    from store.checks.report import message

    blank = is_blank(found)
    label = say("review.to_fill_in" if blank else f"review.{found.severity.value}", lang) + "  "
    text = Text(no_wrap=True)
    text.append(label, _STYLES[Severity.WARNING if blank else found.severity])
    _fill(text, message(found, series, conference, lang), cell_len(label), width)
    if found.explained:
        text.append("\n" + " " * cell_len(label))
        _fill(text, say("review.explained", lang, text=found.explained), cell_len(label), width, QUIET)
    return text


def _fill(text: Text, words: str, indent: int, width: int, style: str = "") -> None:
    for number, line in enumerate(wrapped(words, max(width - indent, 10))):
        if number:
            text.append("\n" + " " * indent)
        text.append(line, style or None)


def accepted_words(finding: Finding, lang: str) -> str:
    """What was let stand with one key, for how long, and how that is taken back; empty where no key settles it."""
    from store.checks.report import one_key_settles

    settled = one_key_settles(finding)
    return _asked_of(finding, settled.told, lang) if settled is not None else ""


def question_words(finding: Finding, lang: str) -> str:
    """What is asked about a finding while the text it is in is being written."""
    from store.checks.report import question

    words = question(finding)
    return _asked_of(finding, words, lang) if words is not None else ""


def _asked_of(finding: Finding, words: Pair, lang: str) -> str:
    return in_language(words, lang).format(got=shown(finding.got))
