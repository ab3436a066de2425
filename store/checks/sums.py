"""Rules over the sums of one conference: parts make the stated total, parts make the whole.

A difference comes with the single typing slips that would explain it (see `slips`).
"""

from collections.abc import Iterator

from store.checks.case import Case, cells_of
from store.checks.finding import Finding
from store.checks.outcomes import ERROR, failed, passed, unchecked
from store.checks.slips import row_slips, whole_slips
from store.figures.totals import Total, combined
from store.record.cell import STATED, CellKey
from store.record.window import Window
from store.series.definition import Indicator, Kind

PARTS, DERIVED, WHOLE = "parts-total", "derived-total", "parts-whole"


def parts_make_total(case: Case) -> Iterator[Finding]:
    """The places of a row make the total its source stated."""
    for window, indicator in case.rows(Kind.FLOW):
        if indicator.by_place and not _unused(case, window.key, indicator):
            yield _row(case, window.key, indicator)
    for indicator, _ in case.lines(Kind.STANDING, Kind.CUMULATIVE):
        if indicator.by_place and not _unused(case, "", indicator):
            yield _row(case, "", indicator)


def _unused(case: Case, window: str, indicator: Indicator) -> bool:
    total = case.figures.total(window, indicator.key)
    return indicator.optional and total.stated is None and total.computed is None and not total.refused


def _row(case: Case, window: str, indicator: Indicator) -> Finding:
    total = case.figures.total(window, indicator.key)
    stated = CellKey(window, indicator.key, STATED)
    cells = (stated, *cells_of(case.series, window, indicator))
    if total.stated is None:
        return unchecked(PARTS, ERROR, cells, got=total.computed, why="no_stated")
    if total.computed == total.stated and not total.refused:
        return passed(PARTS, ERROR, cells, total.stated)
    computed, missing = total.computed, (*total.refused, *total.blank, *total.unreported)
    if computed is None and not missing:
        # Every place is marked 不适用: nothing was counted, so a total can only be nothing.
        computed = 0
    if computed is None or (missing and computed <= total.stated):
        return unchecked(
            PARTS, ERROR, cells, total.stated, computed, row_slips(case, window, indicator),
            why="missing", missing=missing, difference=total.stated - (computed or 0),
        )  # fmt: skip
    return failed(
        PARTS, ERROR, cells, total.stated, computed, row_slips(case, window, indicator),
        formula=total.formula, difference=abs(total.stated - computed),
        why="over" if computed > total.stated else "under",
    )  # fmt: skip


def derived_makes_total(case: Case) -> Iterator[Finding]:
    """The stated figure of a derived indicator is what the series' formula gives.

    With an input missing (conversions blank where the series subtracts them) the rule is unchecked;
    the missing figure is never guessed to be zero.
    """
    for window, indicator in case.rows(Kind.DERIVED):
        total = case.figures.total(window.key, indicator.key)
        stated = CellKey(window.key, indicator.key, STATED)
        if total.computed is None:
            cells = (stated, *_missing(case, window, indicator))
            rows = tuple(cell._replace(place="") for cell in cells[1:])
            yield unchecked(DERIVED, ERROR, cells, got=total.stated, why="missing", missing=rows)
        elif total.stated is None:
            continue
        elif total.stated == total.computed:
            yield passed(DERIVED, ERROR, (stated, *total.parts), total.computed)
        elif _by_stated(case, window.key, indicator) == total.stated:
            yield _follows(DERIVED, (stated,), total, total.stated)
        else:
            yield failed(
                DERIVED, ERROR, (stated, *total.parts), total.computed, total.stated, formula=total.formula,
                mends=whole_slips(case, (stated,), total.stated, total.computed),
            )  # fmt: skip


def _by_stated(case: Case, window: str, indicator: Indicator) -> int | None:
    """What the formula gives with the totals the sources stated; None where a row does not state one."""

    def given(key: str) -> int | None:
        row = case.figures.total(window, key)
        return row.stated if row.stated is not None else row.value

    return combined(indicator, given)


def _follows(rule: str, cells: tuple[CellKey, ...], total: Total, stated: int) -> Finding:
    """Unchecked, since the difference is only that of a row whose parts miss its stated total: one
    slip shall not be told three times."""
    return unchecked(rule, ERROR, cells, total.computed, stated, why="follows", formula=total.formula)


def _missing(case: Case, window: Window, indicator: Indicator) -> tuple[CellKey, ...]:
    """The rows of the formula whose total is not known, by their first empty cell."""
    missing: list[CellKey] = []
    for _, key in indicator.terms:
        total = case.figures.total(window.key, key)
        if total.value is None:
            missing += (*total.refused, *total.blank, *total.unreported)[:1]
    return tuple(missing)


def parts_make_whole(case: Case) -> Iterator[Finding]:
    """The flows that are parts of another figure make it: where the new cases were found."""
    wholes = {indicator.part_of for indicator in case.series.of_kind(Kind.FLOW) if indicator.part_of}
    for window, indicator in case.rows(Kind.FLOW, Kind.DERIVED):
        if indicator.key not in wholes:
            continue
        parts = [
            part
            for part in case.series.parts_of(indicator.key)
            if not part.only_in or window.key in part.only_in
        ]
        if parts:
            yield _whole(case, window.key, indicator, parts)


def _whole(case: Case, window: str, indicator: Indicator, parts: list[Indicator]) -> Finding:
    whole = case.figures.total(window, indicator.key)
    cells = tuple(cell for part in parts for cell in cells_of(case.series, window, part))
    totals = [case.figures.total(window, part.key) for part in parts]
    known = [total.value for total in totals if total.value is not None]
    got = sum(known) if known else None
    empty = tuple(
        cell
        for total in totals
        if total.value is None
        for cell in (*total.refused, *total.blank, *total.unreported)
    )
    if whole.value is None or got is None:
        why = "nothing" if got is None and whole.value is not None else "missing"
        missing = empty or (*whole.refused, *whole.blank, *whole.unreported)
        return unchecked(WHOLE, ERROR, cells, whole.value, got, why=why, missing=missing[:3])
    if got == whole.value:
        return passed(WHOLE, ERROR, cells, got)
    if not empty and indicator.kind is Kind.DERIVED and _by_stated(case, window, indicator) == got:
        return _follows(WHOLE, cells, whole, got)
    mends = whole_slips(case, cells, got, whole.value)
    if empty and got < whole.value:
        return unchecked(WHOLE, ERROR, cells, whole.value, got, mends, why="missing", missing=empty)
    return failed(WHOLE, ERROR, cells, whole.value, got, mends, formula=whole.formula)
