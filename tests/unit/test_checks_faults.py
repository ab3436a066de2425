"""Every injected fault of a family is found, as far as figures can show it (a tenth of the campaign here)."""

from collections.abc import Iterator

import pytest

from store.checks.drafts import check_draft
from store.checks.panel import Panel
from store.record.cell import CellKey
from store.record.conference import Conference
from store.wording.prove.books import load_book
from store.wording.say.saying import say
from tests.checks_cases import before, conference, conferences, moved, series
from tests.checks_faults import (
    FAMILIES,
    changed_digits,
    extra_zeros,
    falls,
    outcome,
    put,
    shifted_rows,
    shrunk_windows,
    swapped_columns,
    swapped_rows,
    table,
    wrong_dates,
)

SURE = (
    "a digit changed: place", "a digit changed: stated total", "a digit changed: flow",
    "a zero too many: place", "a zero too many: stated total", "a zero too many: flow",
    "two rows swapped at a place",
)  # fmt: skip
"""Kinds that some sum contradicts: always an error."""


@pytest.mark.parametrize("every", [10, pytest.param(1, marks=pytest.mark.full)])
def test_what_a_sum_contradicts_is_always_an_error(every: int) -> None:
    found = table((changed_digits,), every) | table((extra_zeros, swapped_rows))
    for kind in SURE:
        assert set(found[kind]) == {"error"}, (kind, found[kind])


def test_every_fall_is_an_error_and_every_shrunk_window_or_wrong_date_at_least_a_warning() -> None:
    found = table((falls, shrunk_windows, wrong_dates))
    assert set(found["a falling cumulative"]) == {"error"}
    for kind in (
        "a shrunk window",
        "a wrong date: a window",
        "a wrong date: as-of",
        "a wrong date: the conference",
    ):
        assert set(found[kind]) <= {"error", "warning"}, (kind, found[kind])


def test_what_leaves_every_sum_alone_is_mostly_pointed_at() -> None:
    """Neither sums nor windows show these; the days before do, where they are near enough."""
    found = table((swapped_columns, shifted_rows, swapped_rows))
    for kind, share in (
        ("two columns swapped", 50),
        ("a row one column too far", 80),
        ("two whole rows swapped", 80),
    ):
        counts = found[kind]
        assert 100 * (counts.total() - counts["missed"]) >= share * counts.total(), (kind, counts)


def test_the_right_figure_is_nearly_always_among_the_proposals() -> None:
    one = conference(24)
    panel = Panel(series(), before(one))
    listed = first = tried = 0
    for kind, faulty in changed_digits(one):
        if kind != "a digit changed: place":
            continue
        (cell,) = [key for key in one.cells if one.cells[key].value != faulty.cells[key].value]
        right = ((cell, one.number_in(cell)),)
        _, new = outcome(panel, one, faulty)
        mends = [mend.changes for finding in new if finding.rule == "parts-total" for mend in finding.mends]
        tried += 1
        first += mends[:1] == [right]
        listed += right in mends
    assert tried > 300
    assert 100 * listed >= 90 * tried
    assert 100 * first >= 40 * tried


def test_there_are_thousands_of_faults_in_the_family() -> None:
    assert sum(1 for family in FAMILIES for _ in family(conference(24))) > 700


def unproved(language: str) -> Iterator[tuple[str, Conference]]:
    """Texts that say 均 or "all" of a day, and records whose figures do not bear it out."""
    book = load_book(series(), language)
    for one in conferences():
        text = say(series(), book, one, "full").text
        controlled = CellKey("yesterday", "controlled")
        number = one.number_in(controlled)
        if number is None:
            continue
        yield text, put(one, {controlled: number - 1, CellKey("yesterday", "community"): 1})
        yield text, put(one, {controlled: None, CellKey("yesterday", "community"): None})
        yield text, put(one, {CellKey("yesterday", "asymptomatic", "lhasa"): 999})
        yield text, moved(one, 1, one.number)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_unproved_all_is_an_error(language: str) -> None:
    tried = 0
    for text, record in unproved(language):
        found = check_draft(series(), record, text, language=language)
        tried += 1
        assert any(f.failed and f.rule == "word-unproved" and f.severity.value == "error" for f in found), (
            text
        )
    assert tried >= 20
