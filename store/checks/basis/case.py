"""What a rule is, and what it looks at: one conference with its figures, those before it, and the hour it is now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TypeVar

from msgspec import Struct

from store.checks.basis.finding import WARNING, Finding
from store.figures.totals import Total, place_value, total
from store.languages import Pair
from store.names.office_list import NO_LIST, ListInForce
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.window import Moment, Window
from store.series.definition import Indicator, Series

_Made = TypeVar("_Made")


class Figures:
    """A conference and its figures. What many rules ask for, such as the rows of places, is worked out once."""

    def __init__(self, series: Series, conference: Conference) -> None:
        self.series, self.conference = series, conference

    def total(self, window: str, indicator: str) -> Total:
        """The total of an indicator in a window (empty for standing and cumulative figures)."""
        return total(self.series, self.conference, window, indicator)

    def value(self, window: str, indicator: str) -> int | None:
        """The total that may be printed, None when it is not known."""
        return self.total(window, indicator).value

    def row(self, window: str, indicator: Indicator) -> tuple[int | None, ...]:
        """The counts of the places in the order of the series, as `at` gives them."""
        return self._once(
            ("row", window, indicator.key),
            lambda: tuple(self.at(window, indicator, place.key) for place in self.series.places),
        )

    def numbers(self) -> frozenset[int]:
        """Every figure of the grid: totals and counts of places."""
        windows = [window.key for window in self.conference.windows]
        return self._once(("numbers", *windows), lambda: frozenset(self._numbers(windows)))

    def _numbers(self, windows: Sequence[str]) -> Iterator[int]:
        for what in self.series.indicators:
            for window in windows if what.kind.by_window else ("",):
                counts = (self.value(window, what.key), *(self.row(window, what) if what.by_place else ()))
                yield from (count for count in counts if count is not None)

    def _once(self, what: tuple[str, ...], work: Callable[[], _Made]) -> _Made:
        """What was worked out of these cells before, else now."""
        kept = self.conference.worked_out.get(what)
        if kept is None or kept[0] is not self.series:
            kept = self.conference.worked_out[what] = (self.series, work())
        found: _Made = kept[1]
        return found

    def settled_row(self, window: str, indicator: Indicator) -> tuple[int, ...] | None:
        """The counts of the places when the row is settled and not all zero, else None."""
        return self._once(("settled", window, indicator.key), lambda: self._settled(window, indicator))

    def _settled(self, window: str, indicator: Indicator) -> tuple[int, ...] | None:
        total = self.total(window, indicator.key)
        if not total.computed or not total.settled:
            return None
        return tuple([number or 0 for number in self.row(window, indicator)])

    def at(self, window: str, indicator: Indicator, place: str) -> int | None:
        """The count of one place; a place left blank in a settled row is zero, else None."""
        return place_value(self.series, self.conference, window, indicator, place)


class Case:
    """The conference to be checked, `earlier` ones newest first, `now` in the place's own time, and the office's own
    list of `names`."""

    def __init__(
        self,
        series: Series,
        figures: Figures,
        earlier: Sequence[Figures] = (),
        now: Moment | None = None,
        names: ListInForce = NO_LIST,
    ) -> None:
        self.series, self.figures, self.earlier, self.now = series, figures, earlier, now
        self.names = names
        self.conference = figures.conference

    @property
    def previous(self) -> Figures | None:
        return self.earlier[0] if self.earlier else None

    def rows(self, indicators: Sequence[Indicator]) -> Iterator[tuple[Window, Indicator]]:
        """Every window, and those of the indicators that are asked for in it, in the order of the grid."""
        for window in self.conference.windows:
            for indicator in indicators:
                if not indicator.only_in or window.key in indicator.only_in:
                    yield window, indicator

    def lines(self, indicators: Sequence[Indicator]) -> Iterator[tuple[Indicator, tuple[CellKey, ...]]]:
        """Every one of the indicators without windows, and its cells."""
        for indicator in indicators:
            yield indicator, cells_of(self.series, "", indicator)

    def corner(self, window: Window) -> CellKey:
        """The first cell of a window: where a finding about the window itself leads."""
        for indicator in self.series.counted:
            if not indicator.only_in or window.key in indicator.only_in:
                return cells_of(self.series, window.key, indicator)[0]
        return CellKey(window.key, "", "")


def cells_of(series: Series, window: str, indicator: Indicator) -> tuple[CellKey, ...]:
    """The cells an indicator is entered in: one for each place, or the single one."""
    if indicator.by_place:
        return tuple(CellKey(window, indicator.key, place.key) for place in series.places)
    return (CellKey(window, indicator.key),)


class OfBulletins(Enum):
    """Whether a rule says anything of a bulletin of anybody, whose record nobody has: its figures are a conference then."""

    TOLD = "told"
    WITH_A_DAY = "with a day"
    """Only where it is known of which day the bulletin is."""
    NOT_TOLD = "not told"
    """It asks what somebody still has to enter, or how this office writes."""


class Summed(Enum):
    """Which sum a rule holds against another figure."""

    ROW = "row"
    """Of the places of a row; a stated total is what is expected of it."""
    FORMULA = "formula"
    BREAKDOWN = "breakdown"
    TEXT = "text"
    """Of numbers that stand in a text, whatever they count."""


class ToldOnce(Enum):
    """Of what one finding stands for all that are alike."""

    PLACE = "place"
    PART = "part"
    """Of a part, however many texts print it."""
    TOGETHER = "together"
    """The errors of a part, with what each is about: one key settles all of them."""
    TEXT = "text"
    """Of a text, which may have hundreds; one for each severity."""


class Listing(Enum):
    """What of somebody the office's list would have to take in, so that nothing is told any more."""

    PERSON = "person"
    SPELLING = "spelling"
    TITLE = "title"


class LetStand(Struct, frozen=True):
    """How one key settles a warning about words: the reason it notes for it, and what the person is told then."""

    reason: Pair
    told: Pair


class Rule(Struct, frozen=True):
    """A rule of the program: its key in `check --json`, its names, what it says, and what it does.

    `sentences` are told by the verdict of a finding and, where there are several, the finding's fact `why`:
    `passed`, `failed.over`, `unchecked.missing`. `instructions` say what to do: under `why`, or under an empty
    key for all that failed and have none of their own. Each is a pair (zh, en), filled with the finding's facts.
    `questions` and `let_stand` are told apart by `why` like instructions.
    """

    key: str
    names: Pair
    sentences: Mapping[str, Pair]
    instructions: Mapping[str, Pair] = {}
    check: Callable[[Case], Iterator[Finding]] | None = None
    """What the rule comes to over one conference. None where it is told by the check of the rule before it, or
    where it looks at a text (see `drafts`)."""
    of_bulletins: OfBulletins = OfBulletins.TOLD
    questions: Mapping[str, Pair] = {}
    """What is asked about it below a text that is just being written; empty where nothing is."""
    let_stand: Mapping[str, LetStand] = {}
    """How one key settles a warning of this rule; empty where no key does."""
    leads_to_part: bool = False
    """Whether its findings lead to the part they are about. Others that are told apart by words lead to the text."""
    of_translation: bool = False
    """Whether it only tells what one language of a text lacks: a file that holds all words of the record goes out."""
    of_sum: Summed | None = None
    """The sum it is about; None for a rule about anything else."""
    of_moment: bool = False
    """Whether it is the as-of of its figure that is to be mended, which stands in a slot of its own."""
    unreadable: bool = False
    """Whether it tells that what was typed cannot be read: nothing is blank there."""
    beside_blanks: bool = False
    """Whether it holds back a text in which all that it is about is blank; of other rules the blanks are told alone."""
    told_once: ToldOnce = ToldOnce.PLACE
    listing: Listing | None = None
    """What the list may take in instead; None where it says nothing of what is told."""
    misnames: bool = False
    """Whether it tells that somebody is called otherwise than by the office's list."""
    refers: bool = False
    """Whether what it quotes is a reference that leads to nothing: it is told, and not that a figure is blank there."""
    read_when_left: bool = False
    """Whether it is settled by reading the part: whoever leaves the part has read it."""
    of_no_text: bool = False
    """Whether it tells that there is no text to look at."""
    of_a_whole_day: bool = False
    """Whether it holds a whole day against the part of it reported before, so that what came in since is shown beside."""
    makes_figure: tuple[str, ...] = ()
    """Of which of its findings, told apart by `why`, a key makes a figure."""
    said_by_reading: bool = False
    """Whether reading a text tells the same, as a contradiction or as unread, so that the screen for it does not repeat it."""

    def sentence(self, finding: Finding) -> Pair | None:
        """The sentence for a finding of this rule; None where it has none for that verdict."""
        verdict, why = finding.verdict.value, finding.facts.get("why", "")
        return self.sentences.get(f"{verdict}.{why}") or self.sentences.get(verdict)

    def instruction(self, finding: Finding) -> Pair | None:
        """What to do about a finding of this rule; None where there is nothing to do."""
        why = str(finding.facts.get("why", ""))
        if why and why in self.instructions:
            return self.instructions[why]
        return self.instructions.get("") if finding.failed else None

    def question(self, finding: Finding) -> Pair | None:
        """What is asked about a finding while the text is being written."""
        return _by_why(self.questions, finding) if finding.failed else None

    def lets_stand(self, finding: Finding) -> LetStand | None:
        """How one key settles the finding; None where it has to be mended, or explained in a person's own words."""
        return _by_why(self.let_stand, finding) if finding.failed and finding.severity is WARNING else None


def _by_why(table: Mapping[str, _Made], finding: Finding) -> _Made | None:
    return table.get(str(finding.facts.get("why", "")), table.get(""))
