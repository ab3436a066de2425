"""Single slips of the hand that would explain a sum that does not come out, most likely first.

The idea is that of locating errors in violated equalities by one edit of one value (van der Loo and
de Jonge's `correct_typos`); the order follows what happens at a numeric keypad. A slip is a
proposal: a person takes it or not, and it is never put in by itself.
"""

from collections.abc import Iterator, Sequence

from store.checks.case import Case, cells_of
from store.checks.finding import Mend
from store.record.cell import STATED, CellKey
from store.series.definition import Indicator, Kind

MOST = 5
"""How many proposals are shown at most; a difference of one digit has many explanations."""

LIKELIHOOD = (
    "digits_swapped", "cells_exchanged", "tenfold", "left_out", "entered_twice", "digit_repeated",
    "keypad_neighbour", "digit_changed", "digit_dropped", "digit_added",
)  # fmt: skip
"""Reasons of a mend, the most likely first."""

_KEYPAD = {
    "7": "48", "8": "579", "9": "68", "4": "157", "5": "2468", "6": "359",
    "1": "024", "2": "0135", "3": "26", "0": "12",
}  # fmt: skip


def slip(typed: int, meant: int) -> str:
    """The one slip that makes `typed` out of `meant`; empty when one slip does not."""
    is_, was = str(typed), str(meant)
    if is_ == was or meant < 0:
        return ""
    if len(is_) == len(was):
        wrong = [at for at in range(len(is_)) if is_[at] != was[at]]
        if len(wrong) == 1:
            return "keypad_neighbour" if is_[wrong[0]] in _KEYPAD[was[wrong[0]]] else "digit_changed"
        if len(wrong) == 2 and is_[wrong[0]] == was[wrong[1]] and is_[wrong[1]] == was[wrong[0]]:
            return "digits_swapped"
        return ""
    shorter, longer = sorted((is_, was), key=len)
    at = next((at for at in range(len(longer)) if longer[:at] + longer[at + 1 :] == shorter), None)
    if at is None:
        return ""
    if longer == shorter + "0" and shorter != "0":
        return "tenfold"
    if longer is was:
        return "digit_dropped"
    return "digit_repeated" if longer[at] in (longer[at - 1 : at], longer[at + 1 : at + 2]) else "digit_added"


def row_slips(case: Case, window: str, indicator: Indicator) -> tuple[Mend, ...]:
    """Slips in one row of places, or in its stated total, that make the sum come out."""
    total = case.figures.total(window, indicator.key)
    if total.stated is None or total.computed is None or total.stated == total.computed:
        return ()
    difference = total.stated - total.computed
    found = list(_in_parts(case, total.parts, difference))
    if len(total.blank) + len(total.refused) == 1 and difference > 0:
        found.append(Mend((((*total.blank, *total.refused)[0], difference),), "left_out"))
    found += _entered_twice(case, total.parts, difference)
    reason = slip(total.stated, total.computed)
    if reason and not total.blank and not total.refused:
        found.append(Mend(((CellKey(window, indicator.key, STATED), total.computed),), reason))
    found += _swapped_rows(case, window, indicator, difference)
    return _ranked(found)


def whole_slips(case: Case, cells: Sequence[CellKey], got: int, wanted: int) -> tuple[Mend, ...]:
    """Slips in one of `cells`, whose sum is `got`, that would make it `wanted`."""
    return _ranked(list(_in_parts(case, cells, wanted - got)))


def _in_parts(case: Case, cells: Sequence[CellKey], difference: int) -> Iterator[Mend]:
    for cell in cells:
        number = case.conference.number_in(cell)
        if number is not None:
            reason = slip(number, number + difference)
            if reason:
                yield Mend(((cell, number + difference),), reason)


def _entered_twice(case: Case, cells: Sequence[CellKey], difference: int) -> Iterator[Mend]:
    """The figure of one column typed in the neighbouring column as well."""
    numbers = [case.conference.number_in(cell) for cell in cells]
    for at in range(len(cells) - 1):
        if numbers[at] == numbers[at + 1] == -difference and difference:
            yield Mend(((cells[at + 1], 0),), "entered_twice")
            yield Mend(((cells[at], 0),), "entered_twice")


def _swapped_rows(case: Case, window: str, indicator: Indicator, difference: int) -> Iterator[Mend]:
    """Two cells of one place exchanged between rows, or the stated totals of two rows, when that
    settles the other row as well (or it states no total)."""
    for there, other in case.rows(Kind.FLOW):
        same_window = there.key == window
        if not other.by_place or same_window == (other.key == indicator.key):
            continue
        row = case.figures.total(there.key, other.key)
        if row.difference is not None and row.difference != -difference:
            continue
        mine = cells_of(case.series, window, indicator)
        its = cells_of(case.series, there.key, other)
        for one, two in zip(mine, its, strict=True):
            yield from _exchange(case, one, two, difference)
        stated = CellKey(window, indicator.key, STATED), CellKey(there.key, other.key, STATED)
        yield from _exchange(case, *stated, -difference)


def _exchange(case: Case, one: CellKey, two: CellKey, difference: int) -> Iterator[Mend]:
    first, second = case.conference.number_in(one), case.conference.number_in(two)
    if first is not None and second is not None and second - first == difference:
        yield Mend(((one, second), (two, first)), "cells_exchanged")


def _ranked(found: list[Mend]) -> tuple[Mend, ...]:
    # A slip in a stated total is as likely as in a cell, but it is read twice: it comes after its equals.
    found.sort(key=lambda mend: (LIKELIHOOD.index(mend.reason), mend.changes[0][0].place == STATED))
    return tuple(dict.fromkeys(found))[:MOST]
