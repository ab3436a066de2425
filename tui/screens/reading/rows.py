"""What the reading screen shows of a proposal: rows of figures old and new, the rest, marks in the source.

Pure: no widget is needed to know what a person would be asked to accept.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from store.checks.basis.finding import Severity
from store.checks.report import message
from store.desk.incoming.judging import Remarks
from store.desk.sitting import Sitting
from store.record.cell import STATED, Cell, CellKey
from store.record.naming import as_of_name, cell_name, window_name
from store.record.window import Window
from store.series.definition import Indicator
from store.wording.numbers.spans import Span
from store.wording.read.basis.proposal import Contradiction, Proposal
from tui.actions import key_of
from tui.review.figures import figure
from tui.review.findings import SIGN_OF
from tui.widgets.row_list import ListRow
from tui.widgets.span_text import SpanMark
from tui.words import say


class ReadingRow(Struct, frozen=True):
    """One row with what it stands for: where in the source, which cell of the record, what to say."""

    row: ListRow
    spans: tuple[Span, ...] = ()
    key: CellKey | None = None
    detail: str = ""


class ReadingRows:
    """A proposal against one record. `chosen` are the cells a person would let change."""

    def __init__(
        self,
        sitting: Sitting,
        proposal: Proposal,
        lang: str,
        remarks: Remarks | None = None,
        beside: str = "",
    ) -> None:
        """`beside`: what else the page has, in words; it is taken over on the outline."""
        self.beside = beside
        self.sitting, self.proposal, self.lang, self.remarks = sitting, proposal, lang, remarks
        self.series, self.conference = sitting.series, sitting.conference
        self.keys = proposal.window_keys(self.conference)
        self.changes = {key: (old, new) for key, old, new in proposal.changes(self.series, self.conference)}
        self.elsewhere = {
            window.key for window in proposal.windows if self._ours(window) not in (None, _hours(window))
        }
        """Windows of the text whose hours are not those of the window they would go to."""
        suspect = {self.keys[key] for key in self.elsewhere if key in self.keys}
        ours = self._same_day and not self.of_other_hours
        self.chosen = {key for key in self.changes if key.window not in suspect} if ours else set()
        # What stands in a cell already is not overwritten unasked by a short message that says otherwise.
        told = {self._there(value.key) for value in proposal.values if value.told}
        self.chosen -= {key for key, (old, _) in self.changes.items() if old is not None and key in told}

    def say(self, key: str, **facts: object) -> str:
        return say(f"reading.{key}", self.lang, **facts)

    @property
    def _same_day(self) -> bool:
        """False when the text is of another conference: then nothing is chosen by itself."""
        if not self.proposal.fits:
            return False
        number, held_on = self.proposal.number, self.proposal.held_on
        return (number is None or self.conference.number in (None, number)) and (
            held_on is None or held_on == self.conference.held_on
        )

    @property
    def of_other_hours(self) -> bool:
        """Every window of the text is of other hours than the conference's, and the text says neither number nor day of
        its conference: then what stands without a window (areas, people in quarantine) is not of this day either."""
        windows, proposal = self.proposal.windows, self.proposal
        if proposal.number is not None or proposal.held_on is not None or not windows:
            return False
        return all(window.key in self.elsewhere for window in windows)

    @property
    def of_another(self) -> bool:
        """The text is of another series or another conference, where it can be read instead."""
        if self.remarks is not None and self.remarks.other_series is not None:
            return True
        return self.proposal.fits and not self._same_day

    @property
    def warning(self) -> str:
        """What a person must see before accepting; empty when nothing speaks against it."""
        number = self.proposal.number
        other = self.remarks.other_series if self.remarks is not None else None
        there = key_of("read_there")
        if other is not None:
            return self.say("other_series", series=other.name(self.lang), press=there)
        if not self.proposal.fits:
            return self.say("other_region")
        if not self.proposal.whole:
            return self.say("partly")
        if number is not None and self.conference.number not in (None, number):
            return self.say("other_number", number=number, ours=self.conference.number, press=there)
        if not self.proposal.values and not self.proposal.corrections:
            return f"! {self._beside_told() or self.say('nothing_read')}"
        if not self._same_day:
            day, ours = self.proposal.held_on, self.conference.held_on
            return self.say("other_date", day=day, ours=ours, press=there)
        if self.of_other_hours:
            return self.say("other_hours")
        return self.say("other_day") if self.elsewhere else ""

    # Rows of figures -----------------------------------------------------------------------------

    def figures(self) -> Iterator[ReadingRow]:
        """Conference, then every window of the text, then standing and cumulative figures."""
        yield from self._frame()
        cells = self.proposal.cells()
        for window in self.proposal.windows:
            yield self._heading(window_name(window, self.lang), self._window_note(window))
            for key in self._ordered(cells, window.key):
                yield self._figure(key, cells[key])
        others = self._ordered(cells, "")
        if others:
            yield self._heading(self.say("other"))
        for key in others:
            yield self._figure(key, cells[key])

    def _frame(self) -> Iterator[ReadingRow]:
        proposal, ours = self.proposal, self.conference
        yield self._heading(self.say("conference"), self.year)
        if proposal.number is not None:
            yield self._compared(
                "number", str(proposal.number), "" if ours.number is None else str(ours.number)
            )
        if proposal.held_on is not None:
            yield self._compared("held_on", proposal.held_on.isoformat(), ours.held_on.isoformat())

    @property
    def year(self) -> str:
        """The year of the text and how it is known."""
        return self.say(f"year_{self.proposal.year_from}", year=self.proposal.year)

    def _compared(self, name: str, theirs: str, ours: str) -> ReadingRow:
        if theirs == ours:
            return ReadingRow(ListRow("=", self.say(name), theirs))
        values = f"{theirs} ({self.say('not_ours', ours=ours)})" if ours else theirs
        return ReadingRow(ListRow("!", self.say(name), values, "wrong"))

    def _heading(self, words: str, values: str = "") -> ReadingRow:
        return ReadingRow(ListRow("", words, values, heading=True))

    def _ours(self, window: Window) -> tuple[object, ...] | None:
        """The hours of the window of the record that the text's window goes to; None without one."""
        key = self.keys.get(window.key)
        ours = self.conference.window(key) if key is not None else None
        return None if ours is None else _hours(ours)

    def _window_note(self, window: Window) -> str:
        key = self.keys.get(window.key)
        ours = self.conference.window(key) if key is not None else None
        if ours is None:
            return f"! {self.say('no_such_window')}"
        if window.key in self.elsewhere:
            return f"! {self.say('other_window', ours=window_name(ours, self.lang))}"
        return ""

    def _ordered(self, cells: dict[CellKey, Cell], window: str) -> list[CellKey]:
        indicators = [what.key for what in self.series.indicators]
        places = {"": -1, **self.series.place_order, STATED: len(self.series.places)}
        here = [key for key in cells if key.window == window]
        return sorted(here, key=lambda key: (indicators.index(key.indicator), places[key.place]))

    def _figure(self, key: CellKey, cell: Cell) -> ReadingRow:
        there = self._there(key)
        value = figure(cell, self.lang)[0]
        sign, kind, ticked, values = "=", "same", None, value
        if there is None:
            sign, kind = "?", "wrong"
        elif there in self.changes:
            old, _ = self.changes[there]
            ticked = there in self.chosen
            sign, kind = ("+", "new") if old is None else ("~", "changed")
            if old is not None:
                values = self.say("arrow", old=figure(old, self.lang)[0], new=value)
        if key in self._contradicted:
            sign, kind = "!", "wrong"
        return ReadingRow(
            ListRow(sign, self._name(key), values, kind, ticked),
            self._spans(key), there, self._detail(key, there),
        )  # fmt: skip

    def _there(self, key: CellKey) -> CellKey | None:
        """The cell of the record that a figure of the text goes to; None when it has no such window."""
        if not key.window:
            return key
        window = self.keys.get(key.window)
        return key._replace(window=window) if window is not None else None

    def _name(self, key: CellKey) -> str:
        what = self.series.indicator(key.indicator)
        name = what.short(self.lang)
        if key.place == STATED:
            return f"{name} {say('review.stated', self.lang)}"
        if key.place:
            return f"{name} {self.series.place(key.place).short(self.lang)}"
        return f"{name}{self._moment(what)}" if not key.window else name

    def _moment(self, what: Indicator) -> str:
        as_of = as_of_name(self.proposal.as_of.get(what.key), self.lang)
        return f"  {as_of}" if as_of else ""

    def _spans(self, key: CellKey) -> tuple[Span, ...]:
        value = self.proposal.by_key.get(key)
        return () if value is None else (value.span,)

    def _detail(self, key: CellKey, there: CellKey | None) -> str:
        """The whole name of the cell, how the figure came out of the text, who entered what stands there."""
        name = cell_name(self.series, self.conference, there or key, self.lang)
        value = self.proposal.by_key.get(key)
        if value is None:
            name += self.say("filled")
        elif value.implied:
            name += self.say("implied", words=self.proposal.source[slice(*value.span)])
        old = self.changes[there][0] if there in self.changes else None
        if old is not None and old.by:
            name += "  " + self.say("entered_by", by=old.by, source=_source(old, self.lang))
        return name

    @property
    def _contradicted(self) -> set[CellKey]:
        return {contradiction.key for contradiction in self.proposal.contradictions}

    # The rest ------------------------------------------------------------------------------------

    def rest(self) -> Iterator[ReadingRow]:
        """What is found in the text, contradictions, what it corrects, earlier moments, the unread stretches, the
        quantities that go into no cell, and in one row what is no figure of anything."""
        proposal = self.proposal
        yield from self._of_the_page()
        yield from self._found()
        if proposal.contradictions:
            yield self._heading(self.say("contradictions"))
        for contradiction in proposal.contradictions:
            words = self._said(contradiction)
            yield ReadingRow(ListRow("!", words, kind="wrong"), contradiction.spans, None, words)
        yield from self._earlier()
        if proposal.unread:
            yield self._heading(self.say("unread", count=len(proposal.unread)))
        for rest in proposal.unread:
            yield ReadingRow(
                ListRow("?", _one_line(rest.text), kind="changed"), (rest.span,), None, _one_line(rest.text)
            )
        if not proposal.unread:
            yield self._heading(self.say("nothing_unread"))
        if proposal.quantities:
            yield self._heading(self.say("quoted", count=len(proposal.quantities)))
        for quoted in proposal.quantities:
            yield ReadingRow(
                ListRow('"', _one_line(quoted.text)), (quoted.span,), None, _one_line(quoted.text)
            )
        if proposal.passing:
            words = self.say("cli_join").join(dict.fromkeys(_one_line(one.text) for one in proposal.passing))
            yield self._heading(self.say("passing", count=len(proposal.passing)))
            yield ReadingRow(ListRow("", words), tuple(one.span for one in proposal.passing), None, words)

    def _of_the_page(self) -> Iterator[ReadingRow]:
        """What a person should know of the whole page: what else it has, other conferences, corrections."""
        proposal = self.proposal
        if words := self._beside_told():
            yield ReadingRow(ListRow("·", words, kind="changed"), (), None, words)
        if proposal.undated:
            words = self.say("undated", day=self.conference.held_on)
            yield ReadingRow(ListRow("~", words, kind="changed"), (), None, words)
        for other in proposal.others:
            words = self.say("another", which=self._which(other), count=len(other.values))
            spans = tuple(value.span for value in other.values[:1])
            yield ReadingRow(ListRow("!", words, kind="changed"), spans, None, words)
        for one in proposal.corrections:
            what = proposal.named(one.key, self.lang) if one.key else self.say("correction_of_a_number")
            word = "correction" if one.number is not None else "correction_nowhere"
            words = self.say(word, number=one.number, what=what, old=one.old, new=one.new)
            yield ReadingRow(ListRow("!", words, kind="changed"), (one.span,), None, words)

    def _beside_told(self) -> str:
        """That the page has more than figures, and where that is taken over; empty where it has nothing."""
        return self.say("beside", what=self.beside, press=key_of("sections")) if self.beside else ""

    def _which(self, other: Proposal) -> str:
        """The number of a conference, else its day."""
        day = other.held_on or other.likely_day
        if other.number is not None:
            return say("review.number", self.lang, number=other.number)
        return day.isoformat() if day is not None else "?"

    def _found(self) -> Iterator[ReadingRow]:
        """What the checks find in the text by itself, and against the conference before."""
        if self.remarks is None or not self.remarks.findings:
            return
        judged = self.remarks.judged
        yield self._heading(self.say("findings", count=len(self.remarks.findings)))
        for finding in self.remarks.findings:
            said = message(finding, judged.series, judged.conference, self.lang)
            error = finding.severity is Severity.ERROR
            start, end = finding.facts.get("start"), finding.facts.get("end")
            spans: tuple[Span, ...] = (
                ((start, end),) if isinstance(start, int) and isinstance(end, int) else ()
            )
            if not spans:
                spans = tuple(
                    value.span for key, value in self.proposal.by_key.items() if key in finding.cells
                )
            row = ListRow(SIGN_OF[finding.severity], said, kind="wrong" if error else "changed")
            yield ReadingRow(row, spans, None, said)

    def _earlier(self) -> Iterator[ReadingRow]:
        if self.proposal.earlier:
            yield self._heading(self.say("earlier", count=len(self.proposal.earlier)))
        for stood in self.proposal.earlier:
            what = self.series.indicator(stood.indicator).name(self.lang)
            said = self.say("cli_earlier", what=what, value=stood.value, at=stood.at.iso())
            yield ReadingRow(ListRow("~", said, kind="changed"), (stood.span,), None, said)

    def _said(self, contradiction: Contradiction) -> str:
        """The contradiction in words, its cell named as everywhere else on the screen."""
        if all(one.key != contradiction.key.indicator for one in self.series.indicators):
            return contradiction.said(self.lang)  # of the conference itself: its number or date
        theirs = self.conference.with_windows(self.proposal.windows)
        name = cell_name(self.series, theirs, contradiction.key, self.lang)
        return replace(contradiction, what={self.lang: name}).said(self.lang)

    def marks(self) -> list[SpanMark]:
        """Every stretch of the source that something is known about."""
        wrong = {span for contradiction in self.proposal.contradictions for span in contradiction.spans}
        marks = {value.span: "wrong" if value.span in wrong else "read" for value in self.proposal.values}
        for span in wrong:
            marks[span] = "wrong"
        quoted, passing = self.proposal.quantities, self.proposal.passing
        for span in (*(one.span for one in quoted), *(one.span for one in passing)):
            marks.setdefault(span, "time")
        for stood in self.proposal.earlier:
            marks.setdefault(stood.span, "unread")
        for correction in self.proposal.corrections:
            marks.setdefault(correction.span, "wrong")
        for rest in self.proposal.unread:
            marks.setdefault(rest.span, "unread")
        return [SpanMark(start, end, kind) for (start, end), kind in marks.items()]

    def summary(self, *, short: bool = False) -> str:
        """How much was read, what would change, what is open."""
        proposal = self.proposal
        return self.say(
            "summary_short" if short else "summary",
            read=len(proposal.values), changed=len(self.changes), chosen=len(self.chosen),
            wrong=len(proposal.contradictions) + (len(self.remarks.findings) if self.remarks else 0), unread=len(proposal.unread),
        )  # fmt: skip


def _hours(window: Window) -> tuple[object, ...]:
    return window.start.instant, window.end.instant


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _source(cell: Cell, lang: str) -> str:
    try:
        return say(f"draft.source_{cell.source}", lang)
    except KeyError:
        return cell.source
