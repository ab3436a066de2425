"""What the figures of one conference come to, one row at a time: totals, places, as-of moments."""

from datetime import timedelta

from store.figures.totals import Total, total
from store.record.cell import CellKey, Mark
from store.record.conference import Conference
from store.record.notes import unread_as_of
from store.record.window import AsOf, Moment, Window
from store.series.definition import Indicator, Series


class Rows:
    """The rows of a conference. Windows are those of the record; standing and cumulative figures
    have none."""

    def __init__(self, series: Series, conference: Conference) -> None:
        self.series, self.conference = series, conference

    def key(self, indicator: Indicator, window: Window | None, place: str = "") -> CellKey:
        """The cell of the indicator in a window; standing and cumulative figures stand in none."""
        if window is None or indicator.kind.at_moment:
            return CellKey("", indicator.key, place)
        return CellKey(window.key, indicator.key, place)

    def total(self, indicator: Indicator, window: Window | None) -> Total:
        """The total of the row."""
        return total(self.series, self.conference, self.key(indicator, window).window, indicator.key)

    def value(self, indicator: Indicator, window: Window | None) -> int | None:
        """The figure that may be printed, None when it is not known."""
        return self.total(indicator, window).value

    def places(self, indicator: Indicator, window: Window | None) -> list[tuple[str, CellKey, int]]:
        """The places with something to report, in the order of the series: key, cell, count."""
        found = []
        for place in self.series.places:
            key = self.key(indicator, window, place.key)
            number = self.conference.number_in(key)
            if number:
                found.append((place.key, key, number))
        return found

    def unreported(self, indicator: Indicator, window: Window | None) -> list[CellKey]:
        """The cells of the row that hold 未报, in the order of the series."""
        return [key for key in self._keys(indicator, window) if self._mark(key) is Mark.NOT_REPORTED]

    def holds(self, indicator: Indicator, window: Window | None) -> bool:
        """True when the row has anything to say: a count, a stated total, 未报 or a refused text.

        A row of nothing but 不适用 has not.
        """
        if indicator.kind.computed:
            return self.value(indicator, window) is not None
        row = self.total(indicator, window)
        return row.computed is not None or row.stated is not None or bool(row.unreported or row.refused)

    def as_of(self, indicator: Indicator) -> AsOf:
        """The moment a standing or cumulative figure is true for: as recorded, else the end of the day
        before the conference, else (for figures that are always of now) the word alone. One that cannot be read
        is like no other, so that no figure is said to be of the same moment."""
        if self.unread_as_of(indicator):
            return AsOf(None, indicator.key)
        recorded = self.conference.as_of.get(indicator.key)
        if recorded is not None and (recorded.moment or recorded.word):
            return recorded
        if indicator.as_of_now:
            return AsOf(None, "now")
        return AsOf(Moment(self.conference.held_on - timedelta(days=1), 24))

    def unread_as_of(self, indicator: Indicator) -> str:
        """What was typed as its as-of and cannot be read; empty where nothing was."""
        return unread_as_of(self.conference).get(indicator.key, "")

    def dated(self, indicator: Indicator) -> bool:
        """Whether the figure is given for a moment, known or to be mended, and not only for now."""
        return self.as_of(indicator).moment is not None or bool(self.unread_as_of(indicator))

    def _keys(self, indicator: Indicator, window: Window | None) -> list[CellKey]:
        if indicator.by_place and not indicator.kind.computed:
            return [self.key(indicator, window, place.key) for place in self.series.places]
        return [self.key(indicator, window)]

    def _mark(self, key: CellKey) -> Mark | None:
        cell = self.conference.cell(key)
        return cell.value if cell is not None and isinstance(cell.value, Mark) else None

    def not_applicable(self, indicator: Indicator, window: Window | None) -> bool:
        """True when every cell of the row says 不适用."""
        return all(self._mark(key) is Mark.NOT_APPLICABLE for key in self._keys(indicator, window))
