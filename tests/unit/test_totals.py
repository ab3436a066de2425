"""Totals: what adds, what does not, and when a sum is known."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.figures.totals import place_value, rise_of, total
from store.record.cell import STATED, Cell, CellKey, Mark
from store.record.conference import Conference
from store.series.definition import Kind
from tests.sample_conferences import samples, series

EMPTY = Conference("xizang_epidemic", date(2022, 9, 1))
PLACES = [place.key for place in series().places]


def row(indicator: str, *values: int | Mark | None, stated: int | None = None) -> Conference:
    """A conference with one row; None leaves the place blank."""
    cells = {
        CellKey("yesterday", indicator, place): Cell(value)
        for place, value in zip(PLACES, values, strict=False)
        if value is not None
    }
    if stated is not None:
        cells[CellKey("yesterday", indicator, STATED)] = Cell(stated)
    return replace(EMPTY, cells=cells)


def test_twenty_ten_seventeen_six_make_fifty_three() -> None:
    found = total(series(), row("confirmed", 20, 10, 0, 0, 17, 6, 0), "yesterday", "confirmed")
    assert (found.computed, found.value, found.formula) == (53, 53, "20+10+17+6")
    assert found.settled and not found.blank


def test_what_is_lacking_is_told_in_the_order_of_the_sheet() -> None:
    one = row("confirmed", 20, None, Mark.NOT_REPORTED, 3, None)
    one = one.with_cells({CellKey("yesterday", "confirmed", PLACES[0]): Cell(None, "x9")})
    found = total(series(), one, "yesterday", "confirmed")
    assert [PLACES.index(key.place) for key in found.lacking] == [0, 1, 2, 4, 5, 6]


def test_blanks_are_not_zeros_until_the_parts_make_the_stated_total() -> None:
    open_row = total(series(), row("confirmed", 20, 10, None, None, 17, 6), "yesterday", "confirmed")
    assert (open_row.computed, open_row.value, len(open_row.blank)) == (53, None, 3)
    short = total(series(), row("confirmed", 20, 10, None, None, 17, 6, stated=54), "yesterday", "confirmed")
    assert (short.value, short.difference) == (None, 1)
    made = total(series(), row("confirmed", 20, 10, None, None, 17, 6, stated=53), "yesterday", "confirmed")
    assert (made.value, made.difference) == (53, 0)


def test_nothing_entered_is_nothing_and_a_stated_total_alone_is_taken_as_stated() -> None:
    assert total(series(), EMPTY, "yesterday", "confirmed").value is None
    assert total(series(), row("confirmed", stated=53), "yesterday", "confirmed").value == 53


def test_a_wrong_stated_total_is_kept_and_the_computed_one_printed() -> None:
    found = total(series(), row("confirmed", 20, 10, 0, 0, 17, 6, 0, stated=54), "yesterday", "confirmed")
    assert (found.value, found.stated, found.difference) == (53, 54, 1)


def test_only_numbers_add() -> None:
    conference = row("confirmed", 20, Mark.NOT_REPORTED, Mark.NOT_APPLICABLE, 0, 0, 0, 0)
    found = total(series(), conference, "yesterday", "confirmed")
    assert found.computed == 20
    assert found.unreported == (CellKey("yesterday", "confirmed", PLACES[1]),)


def test_a_refused_text_keeps_the_total_open() -> None:
    conference = row("confirmed", 20, 10, 0, 0, 17, 6, 0).with_cells(
        {CellKey("yesterday", "confirmed", "ngari"): Cell(None, "6万")}
    )
    found = total(series(), conference, "yesterday", "confirmed")
    assert (found.value, found.refused) == (None, (CellKey("yesterday", "confirmed", "ngari"),))
    only = row("confirmed", stated=53).with_cells(
        {CellKey("yesterday", "confirmed", "ngari"): Cell(None, "6万")}
    )
    assert total(series(), only, "yesterday", "confirmed").value is None


def test_the_new_infections_follow_from_both_rows() -> None:
    found = total(series(), samples()[24], "yesterday", "new_infections")
    assert (found.value, found.formula, found.stated) == (674, "53+621", 674)
    what = series().indicator("new_infections")
    per_place = [place_value(series(), samples()[24], "yesterday", what, place) for place in PLACES]
    assert per_place == [280, 175, 2, 1, 19, 126, 71]


def test_a_place_left_blank_counts_as_zero_only_where_the_others_make_the_stated_total() -> None:
    what = series().indicator("confirmed")
    for stated, blank in ((53, 0), (54, None), (None, None)):
        one = row("confirmed", 20, 10, None, None, 17, 6, stated=stated)
        assert place_value(series(), one, "yesterday", what, PLACES[2]) == blank
        assert place_value(series(), one, "yesterday", what, PLACES[0]) == 20


def test_a_derived_figure_is_open_while_one_of_its_rows_is() -> None:
    found = total(series(), row("confirmed", 20, 10, 0, 0, 17, 6, 0), "yesterday", "new_infections")
    assert found.computed is None and found.value is None


def test_conversions_are_subtracted_where_the_series_says_so_and_never_guessed() -> None:
    indicators = tuple(
        replace(what, minus=("converted",)) if what.kind is Kind.DERIVED else what
        for what in series().indicators
    )
    hainan = replace(series(), indicators=indicators)
    keys = [("confirmed", 3084), ("asymptomatic", 17332), ("converted", 974)]
    cells = {CellKey("yesterday", key, STATED): Cell(value) for key, value in keys}
    assert total(hainan, replace(EMPTY, cells=cells), "yesterday", "new_infections").value == 19442
    fewer = {key: cell for key, cell in cells.items() if key.indicator != "converted"}
    assert total(hainan, replace(EMPTY, cells=fewer), "yesterday", "new_infections").value is None


@given(st.lists(st.none() | st.integers(0, 9999), min_size=7, max_size=7), st.none() | st.integers(0, 70000))
def test_a_total_that_may_be_printed_is_the_sum_or_the_stated_one(
    values: list[int | None], stated: int | None
) -> None:
    found = total(series(), row("confirmed", *values, stated=stated), "yesterday", "confirmed")
    numbers = [value for value in values if value is not None]
    assert found.computed == (sum(numbers) if numbers else None)
    if found.value is not None:
        complete = None not in values
        assert found.value == (sum(numbers) if numbers else stated)
        assert complete or not numbers or sum(numbers) == stated


def test_a_change_needs_both_figures() -> None:
    assert rise_of(674, 523) == 151
    assert rise_of(674, None) is None and rise_of(None, 0) is None


def test_a_row_is_added_up_once_for_each_conference_and_series() -> None:
    conference = row("confirmed", 20, 10)
    first = total(series(), conference, "yesterday", "confirmed")
    assert total(series(), conference, "yesterday", "confirmed") is first
    changed = conference.with_cells({CellKey("yesterday", "confirmed", PLACES[0]): Cell(21)})
    assert total(series(), changed, "yesterday", "confirmed").computed == 31
    fewer = replace(series(), places=series().places[1:])
    assert total(fewer, conference, "yesterday", "confirmed").computed == 10
    assert conference == row("confirmed", 20, 10), "what was added up is no part of the value"
