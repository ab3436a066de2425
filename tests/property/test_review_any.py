"""The review, the trace and the reading rows hold for any record, not only for the sample."""

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.checks.panel import run_rules
from store.desk.sitting import Sitting
from store.figures.totals import total
from store.record.conference import Conference
from store.wording.read.reading import read
from store.wording.say.draft import SpanKind
from store.wording.say.saying import say
from tests.examples import tried
from tests.wording_records import book, conferences, series
from tui.review.page import review_lines
from tui.review.trace import trace
from tui.screens.reading.rows import ReadingRows

WIDTHS = st.sampled_from([80, 100, 120])
LANGS = st.sampled_from(["zh", "en"])
ANY = tried(30)


def sitting_of(conference: Conference) -> Sitting:
    return Sitting(series(), conference, key="k", who="x", clock=lambda: 1)


@ANY
@given(conferences(), conferences(), WIDTHS, LANGS)
def test_any_review_fits_and_every_figure_of_it_is_one_of_the_record(
    conference: Conference, previous: Conference, width: int, lang: str
) -> None:
    findings = run_rules(series(), conference, earlier=[previous])
    parts = list(review_lines(series(), conference, previous, findings, "", lang, width))
    lines = [line for part in parts for line in part.plain.split("\n")]
    assert all(cell_len(line) <= width for line in lines)
    printed = set(re.findall(r"\d+", re.sub(r"(?<=\d),(?=\d{3})", "", "\n".join(lines))))
    for window in conference.windows:
        for indicator in ("confirmed", "asymptomatic", "new_infections"):
            found = total(series(), conference, window.key, indicator)
            if found.settled:
                assert str(found.computed) in printed
    standing = [cell.number for key, cell in conference.cells.items() if not key.window]
    assert {str(number) for number in standing} <= printed


@ANY
@given(conferences(), LANGS, st.sampled_from(["zh", "en"]))
def test_any_span_is_explained(conference: Conference, lang: str, language: str) -> None:
    draft = say(series(), book(language), conference, "full", None)
    for span in draft.spans:
        lines = list(trace(series(), conference, draft, span, lang))
        assert lines[0].startswith(draft.text[span.start : span.end].split("\n")[0][:5])
        if span.kind is SpanKind.COUNT and span.formula:
            parts = [int(part) for part in re.findall(r"[+-]?\d+", span.formula)]
            printed = re.sub(r"\D", "", draft.text[span.start : span.end])
            assert not printed or sum(parts) == int(printed)


@ANY
@given(conferences(), conferences(), LANGS)
def test_any_bulletin_has_rows_and_marks_that_agree(
    conference: Conference, other: Conference, lang: str
) -> None:
    text = say(series(), book("zh"), conference, "full", None).text
    proposal = read(text, series(), [book("zh")], year=conference.held_on.year)
    for held in (conference, other):
        rows = ReadingRows(sitting_of(held), proposal, lang)
        entries = [*rows.figures(), *rows.rest()]
        marks = {(mark.start, mark.end) for mark in rows.marks()}
        for entry in entries:
            assert set(entry.spans) <= marks
            assert (entry.row.ticked is not None) <= (entry.key is not None)
        ticked = {entry.key for entry in entries if entry.row.ticked}
        assert ticked == rows.chosen <= set(rows.changes)
        assert len(rows.summary(short=True)) < 60
