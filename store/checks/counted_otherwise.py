"""A figure of the grid in a sentence of the office that is said to count something else than it does:
“全区死亡{discharged}人”.
"""

from collections.abc import Iterator

from store.checks.case import Case
from store.checks.epidemic_words import around, may_be_called
from store.checks.finding import Finding, Severity, failed
from store.checks.passages import mentioned
from store.checks.text_rules import CALLED
from store.record.cell import CellKey
from store.series.definition import Indicator
from store.wording.say.draft import TABLE, Draft, Span, SpanKind


def called_something_else(case: Case, draft: Draft) -> Iterator[Finding]:
    """An error for each figure of the grid that a sentence calls what it is not."""
    if draft.form == TABLE:
        return
    text = draft.masked(dict.fromkeys((SpanKind.COUNT, SpanKind.TIME, SpanKind.ORDINAL), "\0"))
    counts = [(span.start, span.end) for span in draft.spans if span.kind is SpanKind.COUNT]
    claims = [(span.start, span.end) for span in draft.spans if span.kind is SpanKind.CLAIM]
    for span in draft.spans:
        what = _printed(case, span)
        if what is None:
            continue
        first, last, words = around(text, span.start, span.end, draft.language, counts)
        if any(first < end and start < last for start, end in claims):
            continue  # proved by itself: all 674 infections were found in controlled areas
        of_all = not any(isinstance(ref, CellKey) and ref.place for ref in span.cells)
        of_a_place = of_all and bool(mentioned(case.series.places, words, draft.language))
        if of_a_place or not may_be_called(case.series, what, words, draft.language):
            yield failed(
                CALLED, Severity.ERROR, (span.cells[0],), got=draft.text[span.start : span.end],
                sentence=draft.text[first:last].strip()[:60], start=span.start, end=span.end, what=what.names,
            )  # fmt: skip


def _printed(case: Case, span: Span) -> Indicator | None:
    """The figure of the grid the span prints; None for one beside it, or of a place alone."""
    if span.kind is not SpanKind.COUNT or not span.cells or not isinstance(span.cells[0], CellKey):
        return None
    keys = {what.key: what for what in case.series.indicators}
    return keys.get(span.slot) or keys.get(span.cells[0].indicator)
