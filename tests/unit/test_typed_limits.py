"""What is typed into the dialogs of a conference keeps the limits its document has."""

from datetime import date

import pytest

from store.record.codec import from_document, to_document
from store.record.conference import Conference
from store.record.count import MOST, NotACount, read_count
from store.record.typed_moments import typed_as_of, typed_day, typed_window
from store.troubles import Trouble
from store.wording.numbers import numerals
from tui.dialogs.conference import read_half_day, read_number

NEAR = date(2022, 9, 1)


@pytest.mark.parametrize("raw", ["", "am", "下午", "0", "07", "16", "24", "１６时", "²", "16:00"])
def test_an_hour_that_is_taken_is_one_a_record_may_hold(raw: str) -> None:
    held = read_half_day(raw)
    kept = Conference("any", NEAR, held_at=held)
    assert from_document(to_document(kept)) == kept


@pytest.mark.parametrize("raw", ["25", "٣", "noon", "1.5", "-1", "九"])
def test_any_other_hour_is_refused(raw: str) -> None:
    with pytest.raises(Trouble):
        read_half_day(raw)


@pytest.mark.parametrize("raw", ["0", "10000", "第99999场", "-"])
def test_a_number_no_conference_can_have_is_refused(raw: str) -> None:
    with pytest.raises(Trouble):
        read_number(raw)
    assert read_number("9999") == 9999 and numerals.chinese(9999) == "九千九百九十九"


@pytest.mark.parametrize("raw", ["0001-01-01", "9999-12-31", "1899-12-31", "2200-01-01", "٢٠٢٢-09-01"])
def test_a_day_that_could_not_be_printed_is_refused(raw: str) -> None:
    with pytest.raises(Trouble):
        typed_day(raw, NEAR)
    with pytest.raises(Trouble):
        typed_window(f"{raw} 0-24", "w", NEAR)
    with pytest.raises(Trouble):
        typed_as_of(f"{raw} 24", NEAR)


def test_a_sum_is_bounded_as_its_parts_are() -> None:
    assert read_count(f"{MOST}") == MOST and read_count("0" * 6000) == 0
    for raw in (f"{MOST}+1", "9" * 6000, f"{'9' * 9}+{'9' * 9}"):
        with pytest.raises(NotACount):
            read_count(raw)
