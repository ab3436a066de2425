"""Totals of a conference: computed from the cells, once for each value of a conference, never stored.

A blank is not a zero. A total with blank parts is settled only when the source stated a total and
the parts that were entered make it: then the places left out had nothing to report.
"""

from collections.abc import Callable

from msgspec import Struct

from store.record.cell import STATED, CellKey, Mark
from store.record.conference import Conference
from store.series.definition import Indicator, Series


class Total(Struct, frozen=True):
    """What one row comes to.

    `computed` is the sum of the counts entered, None when there is none. `stated` is the total a
    source gave. `blank`, `unreported` and `refused` are the cells that hold no number though one is
    looked for. `parts` are the cells that were added, `formula` the sum as a person reads it.
    """

    computed: int | None
    stated: int | None
    parts: tuple[CellKey, ...] = ()
    blank: tuple[CellKey, ...] = ()
    unreported: tuple[CellKey, ...] = ()
    refused: tuple[CellKey, ...] = ()
    formula: str = ""
    lacking: tuple[CellKey, ...] = ()
    """All of those that hold no number, in the order of the sheet."""

    @property
    def settled(self) -> bool:
        """True when the sum is known: nothing is missing, or the parts make the stated total."""
        if self.computed is None or self.refused:
            return False
        return not self.blank or self.computed == self.stated

    @property
    def value(self) -> int | None:
        """The figure that may be printed: the settled sum, or the stated total when no part is known."""
        if self.settled:
            return self.computed
        if self.computed is None and not self.refused:
            return self.stated
        return None

    @property
    def difference(self) -> int | None:
        """Stated minus computed; None unless both are known."""
        if self.stated is None or self.computed is None:
            return None
        return self.stated - self.computed

    @property
    def incomplete(self) -> bool:
        """Whether the parts are still below the stated total while some are missing: those may hold the rest."""
        missing = self.blank or self.refused or self.unreported
        return bool(missing) and self.difference is not None and self.difference > 0


def total(series: Series, conference: Conference, window: str, indicator: str) -> Total:
    """The total of an indicator in a window (empty for standing and cumulative figures)."""
    kept = conference.worked_out.get(("total", window, indicator))
    if kept is not None and kept[0] is series:
        found: Total = kept[1]
        return found
    found = _added(series, conference, window, indicator)
    conference.worked_out["total", window, indicator] = series, found
    return found


def _added(series: Series, conference: Conference, window: str, indicator: str) -> Total:
    what = series.indicator(indicator)
    stated = conference.number_in(CellKey(window, indicator, STATED))
    if what.kind.computed:
        return _derived(series, conference, window, what, stated)
    if not what.by_place:
        return _single(conference, CellKey(window, indicator))
    return _sum(conference, [CellKey(window, indicator, place.key) for place in series.places], stated)


def place_value(
    series: Series, conference: Conference, window: str, what: Indicator, place: str
) -> int | None:
    """The count of one place; for a derived indicator the sum of its parts there, None if one is missing.

    A place left blank in a settled row, one with nothing missing or whose parts make the stated total,
    counts as zero.
    """
    if not what.kind.computed:
        key = CellKey(window, what.key, place)
        if key in conference.cells:
            return conference.number_in(key)
        return 0 if total(series, conference, window, what.key).settled else None
    return combined(what, lambda part: place_value(series, conference, window, series.indicator(part), place))


def combined(what: Indicator, figure: Callable[[str], int | None]) -> int | None:
    """What a derived indicator comes to when `figure` gives that of each indicator it is computed from;
    None if one is missing."""
    result = 0
    for sign, key in what.terms:
        number = figure(key)
        if number is None:
            return None
        result += sign * number
    return result


def _single(conference: Conference, key: CellKey) -> Total:
    cell = conference.cell(key)
    if cell is None:
        return Total(None, None, blank=(key,), lacking=(key,))
    if cell.refused:
        return Total(None, None, refused=(key,), lacking=(key,))
    if cell.value is Mark.NOT_REPORTED:
        return Total(None, None, unreported=(key,), lacking=(key,))
    return Total(cell.number, None, parts=(key,), formula=str(cell.number))


def _sum(conference: Conference, keys: list[CellKey], stated: int | None) -> Total:
    parts, blank, unreported, refused = [], [], [], []
    computed: int | None = None
    for key in keys:
        cell = conference.cell(key)
        if cell is None:
            blank.append(key)
        elif cell.refused:
            refused.append(key)
        elif cell.value is Mark.NOT_REPORTED:
            unreported.append(key)
        elif cell.number is not None:
            parts.append(key)
            computed = (computed or 0) + cell.number
    formula = "+".join(str(conference.number_in(key)) for key in parts if conference.number_in(key))
    lacking = tuple(key for key in keys if key in (*blank, *refused, *unreported))
    return Total(
        computed,
        stated,
        tuple(parts),
        tuple(blank),
        tuple(unreported),
        tuple(refused),
        formula or "0",
        lacking,
    )


def _derived(
    series: Series, conference: Conference, window: str, what: Indicator, stated: int | None
) -> Total:
    """The sum of other totals. It is known only when each of them is."""
    parts: list[CellKey] = []
    blank: list[CellKey] = []
    refused: list[CellKey] = []
    unreported: list[CellKey] = []
    lacking: list[CellKey] = []
    formula = ""
    for sign, key in what.terms:
        part = total(series, conference, window, key)
        parts += part.parts or ((CellKey(window, key, STATED),) if part.stated is not None else ())
        refused += part.refused
        unreported += part.unreported
        if part.value is None:
            blank += part.blank
            lacking += part.lacking
            continue
        formula += f"{'-' if sign < 0 else '+' if formula else ''}{part.value}"
    computed = combined(what, lambda key: total(series, conference, window, key).value)
    return Total(
        computed,
        stated,
        tuple(parts),
        tuple(blank),
        tuple(unreported),
        tuple(refused),
        formula,
        tuple(lacking),
    )


def rise_of(now: int | None, before: int | None) -> int | None:
    """How much a figure rose; None unless both are known."""
    return None if now is None or before is None else now - before
