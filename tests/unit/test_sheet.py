"""The sheet without a screen: its rows, how one moves about, and what a paste falls on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from store.desk.sitting import Sitting
from store.record.cell import STATED, Cell, CellKey
from tests.sample_conferences import samples, series
from tui.screens.entry.painting import GridPainter, GridStyles, layout
from tui.screens.entry.sheet import AS_OF_LANE, EntrySheet, Position, RowKind
from tui.screens.entry.view import SheetView

STYLES = GridStyles(*[Style()] * len(GridStyles._fields))


def sheet(*, all_rows: bool = False) -> EntrySheet:
    return EntrySheet(series(), samples()[24], all_rows=all_rows)


def rows_of(one: EntrySheet) -> list[str]:
    return [row.indicator.key if row.indicator else f"[{row.window}]" for row in one.rows]


def test_windows_come_first_then_the_figures_without_places() -> None:
    assert rows_of(sheet()) == [
        "[yesterday]", "confirmed", "asymptomatic", "new_infections",
        "[today]", "confirmed", "asymptomatic", "new_infections",
        "[]", "controlled", "community",
        "high_risk", "medium_risk", "discharged", "contacts_released", "in_quarantine",
    ]  # fmt: skip


def test_optional_rows_are_there_when_asked_for_or_used() -> None:
    assert "converted" not in rows_of(sheet())
    assert rows_of(sheet(all_rows=True)).count("converted") == 2
    used = samples()[24].with_cells({CellKey("today", "converted", "lhasa"): Cell(3, "3")})
    assert "converted" in rows_of(EntrySheet(series(), used))


def test_only_the_stated_total_of_a_derived_row_is_typed() -> None:
    derived = [row for row in sheet().rows if row.kind is RowKind.DERIVED]
    assert [[slot.cell for slot in row.slots] for row in derived] == [
        [CellKey("yesterday", "new_infections", STATED)],
        [CellKey("today", "new_infections", STATED)],
    ]


def test_down_in_a_place_passes_over_the_derived_row_and_ends_in_the_last_figure() -> None:
    one = sheet()
    at, seen = one.first, []
    while True:
        seen.append(str(one.slot(at).cell))
        below = one.vertical(at, 1, 0)
        if below == at:
            break
        at = below
    assert seen == [
        "yesterday/confirmed/lhasa", "yesterday/asymptomatic/lhasa",
        "today/confirmed/lhasa", "today/asymptomatic/lhasa",
        "yesterday/controlled", "yesterday/community",
        "high_risk", "medium_risk", "discharged", "contacts_released", "in_quarantine",
    ]  # fmt: skip


def test_the_lane_of_stated_totals_runs_through_derived_rows() -> None:
    one = sheet()
    at = one.find(CellKey("yesterday", "asymptomatic", STATED))
    assert at is not None
    below = one.slot(one.vertical(at, 1, one.stated_lane))
    assert below.cell == CellKey("yesterday", "new_infections", STATED)


def test_as_ofs_have_a_lane_of_their_own() -> None:
    one = sheet()
    at = one.find(CellKey("", "high_risk"), as_of=True)
    assert at is not None
    below = one.slot(one.vertical(at, 1, AS_OF_LANE))
    assert (below.cell.indicator, below.is_as_of) == ("medium_risk", True)


def test_a_block_falls_on_rows_that_are_typed_and_names_what_lies_outside() -> None:
    one = sheet()
    at = one.find(CellKey("yesterday", "asymptomatic", "ngari"))
    assert at is not None
    parts = [
        [CellKey("yesterday", "asymptomatic", "ngari"), CellKey("yesterday", "asymptomatic", STATED)],
        [CellKey("today", "confirmed", "ngari"), CellKey("today", "confirmed", STATED)],
    ]
    assert [[slot.cell if slot else None for slot in row] for row in one.block(at, 2, 2)] == parts
    wide = one.block(at, 2, 4)
    assert [
        [slot.cell if slot else None for slot in row if slot is None or not slot.is_sum] for row in wide
    ] == [[*row, None] for row in parts]
    assert [[slot is not None and slot.is_sum for slot in row] for row in wide] == [
        [False, True, False, False]
    ] * 2


def test_tab_goes_from_a_stated_total_past_the_computed_row() -> None:
    one = sheet()
    stated = one.find(CellKey("yesterday", "asymptomatic", STATED))
    first = one.find(CellKey("today", "confirmed", "lhasa"))
    assert stated is not None and first is not None
    assert one.along(stated, 1) == first and one.along(first, -1) == stated


def test_panels_are_gone_through_and_round() -> None:
    one = sheet()
    first = one.first
    second = one.next_panel(first)
    third = one.next_panel(second)
    assert [str(one.slot(at).cell) for at in (second, third, one.next_panel(third))] == [
        "today/confirmed/lhasa", "yesterday/controlled", "yesterday/confirmed/lhasa",
    ]  # fmt: skip


positions = st.sampled_from(
    [Position(r, s) for r, row in enumerate(sheet().rows) for s in range(len(row.slots))]
)


@given(positions, st.sampled_from([-1, 1]), st.integers(0, 8))
def test_every_move_ends_on_a_slot(at: Position, step: int, lane: int) -> None:
    one = sheet()
    for target in (
        one.vertical(at, step, lane),
        one.sideways(at, step),
        one.end_of_row(at, last=step > 0),
        one.next_panel(at),
    ):
        assert one.slot(target)


def test_seven_places_fit_eighty_columns_with_figures_of_five_digits() -> None:
    digits = (5,) * (len(series().places) + 2)
    assert layout(sheet(), "zh", digits, 79).width <= 79
    assert layout(sheet(), "en", digits, 80).width <= 80


@pytest.mark.parametrize(("lang", "room"), [("zh", 79), ("en", 80)])
@pytest.mark.parametrize("long", [9, 8])
def test_one_very_long_figure_pushes_no_column_off_the_screen(lang: str, room: int, long: int) -> None:
    lay = layout(sheet(), lang, (3, 3, long, 3, 3, 3, 3, long, 3), room)
    assert lay.width <= room and min(lay.places[2], lay.total) >= long + 2


@pytest.mark.parametrize(
    ("digit", "difference", "told"),
    [
        (3, 102, ("963少102", "102 below 963")),
        (5, 102, ("86517少102", "86517 -102")),
        (5, 12345, ("98760少12345", "98760 -12345")),
        (6, 54, ("864246少54", "54 below 864246")),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_difference_is_never_a_bare_sign_nor_a_figure_cut_at_the_edge(
    digit: int, difference: int, told: tuple[str, str], lang: str
) -> None:
    number = int("123456"[:digit])
    figures = {place.key: number for place in series().places} | {STATED: 7 * number + difference}
    cells = {CellKey("yesterday", "confirmed", at): Cell(one, str(one)) for at, one in figures.items()}
    sitting = Sitting(series(), samples()[24].with_cells(cells), key="", who="", clock=lambda: 0)
    view = SheetView(sitting, lang)
    lay = layout(view.sheet, lang, view.longest(), 80, view.told())
    painter = GridPainter(view, lay, STYLES)
    line = painter.across(painter.row(1, None), 0, 80)
    assert line.cell_length <= 80 and line.text.strip().endswith(f" {told[lang == 'en']}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sums_stay_on_the_screen_beside_places_that_have_no_room(lang: str) -> None:
    """Two places with nine digits pushed the stated total off eighty columns: it was typed, and not seen, elsewhere."""
    lay = layout(sheet(), lang, (9, 9, 3, 3, 3, 3, 3, 10, 10), 79)
    row = next(row for row in sheet().rows if row.kind is RowKind.PLACES)
    start, width = lay.span(row, len(row.slots) - 1)
    for left in (0, lay.width - 80):  # scrolled to either end
        assert lay.held(80) and start - lay.moved(row, left, 80)[1] + width == 80
        assert lay.slot_at(row, lay.column(row, 80 - width, left, 80)) == len(row.slots) - 1
    painter = GridPainter(
        SheetView(Sitting(series(), samples()[24], key="", who="", clock=lambda: 0), lang), lay, STYLES
    )
    names = [painter.across(painter.header(), left, 80, names=True).text for left in (0, lay.width - 80)]
    assert all(len(line.split()) > 4 and cell_len(line) == 80 for line in names)
    assert "> " in names[0] and "<" not in names[0] and "<" in names[1] and ">" not in names[1]
    first, wide = lay.span(row, 6)
    assert lay.column(row, 80 - lay.held(80) - 1, lay.width - 80, 80) == first + wide - 1


@given(
    st.lists(st.integers(1, 9), min_size=9, max_size=9).map(tuple),
    st.integers(20, 200),
    st.sampled_from(["zh", "en"]),
)
def test_columns_never_overlap_and_the_mouse_finds_them(
    digits: tuple[int, ...], room: int, lang: str
) -> None:
    one = sheet()
    lay = layout(one, lang, digits, room)
    for row in one.rows:
        spans = [lay.span(row, index) for index in range(len(row.slots))]
        for (start, width), (following, _) in zip(spans, spans[1:], strict=False):
            assert start + width <= following
        for index, (start, width) in enumerate(spans):
            assert lay.slot_at(row, start) == lay.slot_at(row, start + width - 1) == index
            lane = min(row.slots[index].lane, 7)
            assert row.kind is RowKind.FIGURE or width >= digits[8 if lane == 7 else lane] + 2
