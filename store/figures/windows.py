"""The reconciliation of two windows: what a later, fuller window adds to an earlier part of it.

Windows that overlap are never added. The only thing to be done with them is this: to say by how much
the full one differs from the part that was reported first, place by place, so that both may stand.
"""

from msgspec import Struct

from store.figures.totals import place_value, rise_of, total
from store.record.conference import Conference
from store.record.window import Window
from store.series.definition import Indicator, Series


class NotAPart(ValueError):
    """The later window does not contain the earlier one, so nothing can be reconciled."""


class Growth(Struct, frozen=True):
    """One figure in both windows: `place` is empty for the total. None where a figure is not known."""

    place: str
    earlier: int | None
    later: int | None

    @property
    def by(self) -> int | None:
        """How much the later figure is above the earlier one (negative: below)."""
        return rise_of(self.later, self.earlier)


class Reconciled(Struct, frozen=True):
    """One indicator in both windows: its total, and its places in the order of the series."""

    indicator: str
    total: Growth
    places: tuple[Growth, ...] = ()

    @property
    def adds_up(self) -> bool:
        """True when the places' growth makes the total's; False also while one of them is unknown."""
        parts = [place.by for place in self.places]
        if not parts:
            return self.total.by is not None
        return None not in parts and sum(part for part in parts if part is not None) == self.total.by


class Reconciliation(Struct, frozen=True):
    """What `later` adds to `earlier`, for each indicator both windows have a figure of."""

    earlier: Window
    later: Window
    rows: tuple[Reconciled, ...]


def reconcile(
    series: Series, earlier_part: tuple[Conference, Window], later_full: tuple[Conference, Window]
) -> Reconciliation:
    """The reconciliation of a window with an earlier part of it; NotAPart when it is none.

    Flows and derived figures that are blank in either window are left out: a blank is not a zero.
    """
    (before, part), (after, full) = earlier_part, later_full
    if not full.contains(part):
        raise NotAPart(part, full)
    rows = []
    for indicator in series.by_window:
        growth = Growth(
            "",
            total(series, before, part.key, indicator.key).value,
            total(series, after, full.key, indicator.key).value,
        )
        if growth.by is not None:
            rows.append(
                Reconciled(indicator.key, growth, _places(series, indicator, earlier_part, later_full))
            )
    return Reconciliation(part, full, tuple(rows))


def _places(
    series: Series,
    indicator: Indicator,
    earlier_part: tuple[Conference, Window],
    later_full: tuple[Conference, Window],
) -> tuple[Growth, ...]:
    if not indicator.by_place:
        return ()
    (before, part), (after, full) = earlier_part, later_full
    return tuple(
        Growth(
            place.key,
            place_value(series, before, part.key, indicator, place.key),
            place_value(series, after, full.key, indicator, place.key),
        )
        for place in series.places
    )
