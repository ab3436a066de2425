"""What is cut and pasted where it stood is as it was, for any cells that can be selected, in one step each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from store.desk.entering import Entering
from store.record.cell import STATED, Cell, CellKey, Mark
from tests.examples import tried
from tests.sample_conferences import samples, series
from tui.screens.entry.cursor import SheetCursor
from tui.screens.entry.sheet import Position, RowKind
from tui.screens.entry.view import SheetView
from tui.widgets.pasting import copied_block


class Desk(Entering):
    """What a sheet asks of a sitting."""

    previous = samples()[12]

    def total(self, window: str, indicator: str) -> object:
        from store.figures.totals import total

        return total(self.series, self.conference, window, indicator)


def cursor(lang: str) -> SheetCursor:
    """The 24th, with a blank, both marks, a refused text and a stated total in it."""
    changed = {
        CellKey("yesterday", "confirmed", "lhasa"): None,
        CellKey("yesterday", "confirmed", "xigaze"): Cell(Mark.NOT_REPORTED, "-"),
        CellKey("today", "confirmed", "nagqu"): Cell(Mark.NOT_APPLICABLE, "/"),
        CellKey("today", "asymptomatic", "ngari"): Cell(None, "6万"),
        CellKey("today", "asymptomatic", STATED): Cell(207, "207"),
    }
    sitting = Desk(series(), samples()[24].with_cells(changed), who="x", clock=lambda: 0)
    return SheetCursor(SheetView(sitting, lang))  # type: ignore[arg-type]


STOPS = [
    Position(row, slot)
    for row, held in enumerate(cursor("zh").view.sheet.rows)
    for slot in range(len(held.slots))
]


@settings(tried(60))
@given(lang=st.sampled_from(["zh", "en"]), one=st.sampled_from(STOPS), other=st.sampled_from(STOPS))
def test_what_is_cut_and_pasted_is_as_it_was(lang: str, one: Position, other: Position) -> None:
    here = cursor(lang)
    sitting = here.view.sitting
    before = sitting.conference
    here.begin_at(one)
    here.select_to(other)
    chosen = here.selected
    text, rows, columns = here.copied()
    assert text.count("\n") + 1 == rows == len(chosen) and columns == max(map(len, chosen.values()))
    cells = {
        slot.cell for slots in chosen.values() for slot in slots if not slot.is_sum and not slot.is_as_of
    }
    refused = {cell for cell in cells if (held := before.cell(cell)) is not None and held.refused}

    here.blank()
    assert {key for key in before.cells if key not in sitting.conference.cells} == cells & set(before.cells)
    here.paste(copied_block(text), own=True)
    after = sitting.conference
    for key in set(before.cells) | set(after.cells):
        if key not in refused:
            old, new = before.cell(key), after.cell(key)
            assert (old and old.value) == (new and new.value), (key, text)
    assert after.as_of == before.as_of

    for _ in range(2):
        if sitting.conference != before:
            sitting.undo()
    assert sitting.conference.cells == before.cells and sitting.conference.as_of == before.as_of


def test_the_next_row_of_a_longer_table_is_no_figure_without_places() -> None:
    """Two rows of seven places pasted into the last row of places put the first of the second into the figure below."""
    here = cursor("zh")
    last = [row for row in here.view.sheet.rows if row.kind is RowKind.PLACES][-1]
    here.stand(here.view.sheet.find(last.slots[0].cell) or here.at)
    before = here.view.sitting.conference.cells
    filled, left = here.paste((tuple("1234567"), tuple("8901234")))
    after = here.view.sitting.conference.cells
    assert filled == 7 and [one.raw for one in left] == [*"8901234"]
    assert {key.indicator for key in after if after[key] != before.get(key)} == {last.slots[0].cell.indicator}


def test_a_row_of_sums_is_passed_and_a_column_among_places_falls_on_no_figure_without() -> None:
    here = cursor("zh")
    rows = [row for row in here.view.sheet.rows if row.kind is RowKind.PLACES]
    first, last = rows[0], rows[-1]
    here.stand(here.view.sheet.find(first.slots[0].cell) or here.at)
    before = here.view.sitting.conference.cells
    # Both rows, their sums with a slip, and the first row of the next window.
    filled, left = here.paste((("1", "2", "3"), ("10", "20", "30"), ("11", "22", "34"), ("7", "8", "9")))
    after = here.view.sitting.conference.cells
    changed = {(key.window, key.indicator) for key in after if after[key] != before.get(key)}
    assert (filled, left) == (9, []) and changed == {
        (row.window, row.slots[0].cell.indicator) for row in rows[:3]
    }
    here.stand(here.view.sheet.find(last.slots[0].cell) or here.at)
    filled, left = here.paste((("1",), ("2",), ("3",)))
    assert filled == 1 and [one.raw for one in left] == ["2", "3"]


def test_what_is_typed_behind_the_last_row_replaces_nothing() -> None:
    here = cursor("zh")
    here.end_of_sheet(last=True)
    here.end_of_row(last=False)
    here.add("7")
    for entered in ("7", "75"):
        here.vertical(1, enter=True)
        assert here.past_the_end
        here.add("9")
        assert here.buffer is None and here.view.raw(here.slot) == entered
        here.edit()
        here.add("5")
