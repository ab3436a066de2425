"""What a page says, as printed: figures by where they go, moments, claims, and what was said twice."""

from msgspec import Struct, field

from store.record.cell import STATED, Mark
from store.series.definition import Series
from store.wording.read.dates import Day, Stretch, When

Span = tuple[int, int]


class Target(Struct, frozen=True):
    """Where a figure goes: window as printed (None for standing figures), indicator, place."""

    window: Stretch | None
    indicator: str
    place: str = ""


class Figure(Struct, frozen=True):
    """A figure of the text. `span` is None when a word implies it (均 makes the other part zero)."""

    value: int | Mark
    span: Span | None
    phrase: str
    own: bool = False
    """A sentence that names the region says it."""


class Clash(Struct, frozen=True):
    """The text says a figure twice, and not the same."""

    target: Target
    first: Figure
    second: Figure


class Earlier(Struct, frozen=True):
    """A standing figure the text gives as of an earlier moment, beside the newest one."""

    indicator: str
    value: int
    at: When
    span: Span


class Head(Struct, frozen=True):
    """A mention of the conference's `number` or of the day it was `held_on`."""

    what: str
    value: int | Day
    span: Span


class Gathered(Struct):
    """Everything a page says, as printed."""

    series: Series
    figures: dict[Target, Figure] = field(default_factory=dict)
    as_of: dict[str, When | str] = field(default_factory=dict)
    windows: list[Stretch] = field(default_factory=list)
    whole: dict[tuple[Stretch, str], str] = field(default_factory=dict)
    """By window and derived indicator: the part that a claim says makes it all."""
    claims: dict[tuple[Stretch, str], Span] = field(default_factory=dict)
    """Where each such claim stands."""
    heads: list[Head] = field(default_factory=list)
    """Every mention of the conference itself; the first of each kind stands."""
    number: int | None = None
    held_on: Day | None = None
    held_at: str = ""
    clashes: list[Clash] = field(default_factory=list)
    strangers: list[Span] = field(default_factory=list)
    """Members of breakdowns with places the series does not know."""
    earlier: list[Earlier] = field(default_factory=list)
    assigned: list[Span] = field(default_factory=list)
    dated: list[Day] = field(default_factory=list)
    """Every day of the text that stands with its year."""

    def put(self, target: Target, figure: Figure) -> None:
        """Takes a figure; of two that differ that of the region's own sentence stands, else the first, and
        the difference is kept."""
        if target.window is not None and target.window not in self.windows:
            self.windows.append(target.window)
        before = self.figures.setdefault(target, figure)
        if before.value != figure.value:
            if figure.own and not before.own:
                self.figures[target], before, figure = figure, figure, before
            self.clashes.append(Clash(target, before, figure))

    def weigh(self) -> None:
        """Of two totals by one kind of sentence, the one its listed places make stands."""
        for at, clash in enumerate(self.clashes):
            target, first, second = clash.target, clash.first, clash.second
            if target.place == STATED and first.own == second.own and self.figures[target] is first:
                row = (target.window, target.indicator)
                parts = [
                    f.value for t, f in self.figures.items() if (t.window, t.indicator) == row and t != target
                ]
                if sum(value for value in parts if isinstance(value, int)) == second.value:
                    self.figures[target] = second
                    self.clashes[at] = Clash(target, second, first)
