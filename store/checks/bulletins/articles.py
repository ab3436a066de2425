"""An article of others held against a record: which of its figures disagree, which of the record's it leaves out, and
which it has that no record could decide.

What is compared is figures. Those the phrase books read are compared one by one, as everywhere; those in other words
(a headline, 4+60, a sentence no book has) are held against what the record has for what they are said of. A number
the record holds nothing of (a department's, another region's, another day's) is told and decides nothing; times,
telephone numbers, addresses and whatever else a page has around an article are told quietly.

A figure of another day is let pass where nothing speaks against it. Where an earlier conference of the archive has that time,
it has to be the figure of that conference. A standing figure whose number and whose moment are both not the record's may be
two slips: it is let pass only where the article prints the record's own beside it, or speaks of that other day besides.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.checks.bulletins.loose_figures import LooseFigures
from store.record.cell import STATED, CellKey
from store.record.conference import EARLIER, Conference
from store.series.definition import Series
from store.wording.book.book import Book
from store.wording.numbers.spans import Span
from store.wording.prove.comparing import Compared, printed
from store.wording.prove.difference import (
    AS_OF,
    HEADS,
    HELD_AT,
    HELD_ON,
    NUMBER,
    Difference,
    DifferenceKind,
    Fact,
    Stated,
    StatedFacts,
    held_as_printed,
    statement,
)
from store.wording.prove.verifying import language_of
from store.wording.read.basis.proposal import Stretches
from store.wording.read.reading import read
from store.wording.say.saying import say


class OtherTimes:
    """The differences of an article that are of another time. `earlier` are conferences before the record's, newest first."""

    def __init__(
        self,
        series: Series,
        compared: Compared,
        changed: Sequence[Difference],
        added: Sequence[Difference],
        earlier: Sequence[Conference],
    ) -> None:
        self.compared = compared
        self._ours = {fact.hours for fact in compared.record} - {None}
        self._facts = {span: fact for fact, span in compared.spans.items()}
        self._stood = {each.span: each for each in compared.proposal.earlier}
        self._before: dict[Fact, Stated] = {}
        """What the earlier conferences say of their windows."""
        self._stood_then: dict[tuple[str, Stated], Stated] = {}
        """And of standing figures, by the instant they are as of."""
        for said in (statement(series, one) for one in earlier[:EARLIER]):
            self._remember(said)
        self.found: list[Difference] = []
        if not self._ours.isdisjoint(
            fact.hours for fact in compared.stated
        ):  # else it is no article of that conference
            self.found += [each for each in added if self._of_another_day(each)]
            self.found += [each for each in changed if self._of_another_moment(each, changed)]

    def _remember(self, said: StatedFacts) -> None:
        for fact, value in said.items():
            moment = said.get(Fact(None, fact.what, AS_OF))
            if fact.hours is not None:
                self._before.setdefault(fact, value)
            elif not fact.place and moment is not None:
                self._stood_then.setdefault((fact.what, moment), value)

    def _of_another_day(self, difference: Difference) -> bool:
        """Whether a figure is of a window the record has not, beside others of those it has, and none of the record's with a
        wrong day; or stood so at another moment."""
        stood = self._stood.get(difference.span) if difference.span is not None else None
        if stood is not None:
            return self._stood_so(stood.indicator, stood.at.instant, stood.value)
        fact = self._facts.get(difference.span) if difference.span is not None else None
        if fact is None or fact.hours in {None, *self._ours}:
            return False
        value = self.compared.stated.get(fact)
        if fact in self._before:
            return self._before[fact] == value
        return not any(
            (each.what, each.place) == (fact.what, fact.place) and held == value
            for each, held in self.compared.record.items()
        )

    def _of_another_moment(self, difference: Difference, changed: Sequence[Difference]) -> bool:
        """Whether a standing figure is told as of another moment, with the number it had then."""
        key = difference.key
        if difference.kind is not DifferenceKind.CHANGED or not isinstance(key, CellKey) or key.window:
            return False
        what, stated = key.indicator, self.compared.stated
        fact, moment = Fact(None, what), stated.get(Fact(None, what, AS_OF))
        if sum(each.key == key for each in changed) < 2 or moment is None or fact not in stated:
            return False
        return self._stood_so(what, moment, stated[fact])

    def _stood_so(self, what: str, moment: Stated, value: Stated) -> bool:
        """Whether a standing figure may have been that at another moment."""
        record, fact, as_of = self.compared.record, Fact(None, what), Fact(None, what, AS_OF)
        if moment == record.get(as_of):
            return value == record.get(fact)
        if (what, moment) in self._stood_then:
            return self._stood_then[what, moment] == value
        return self._prints_own(what) or self._speaks_of(moment)

    def _prints_own(self, what: str) -> bool:
        """Whether the article has the record's own figure too."""
        record, stated, fact = self.compared.record, self.compared.stated, Fact(None, what)
        as_of = Fact(None, what, AS_OF)
        if fact in stated and (stated[fact], stated.get(as_of)) == (record.get(fact), record.get(as_of)):
            return True
        return any(
            (each.indicator, each.at.instant, each.value) == (what, record.get(as_of), record.get(fact))
            for each in self._stood.values()
        )

    def _speaks_of(self, moment: Stated) -> bool:
        """Whether it tells figures of a window that ends then, which is none of the record's."""
        hours = {fact.hours for fact in self.compared.stated} - self._ours
        return any(each is not None and each[1] == moment for each in hours)


class Article(Struct, frozen=True):
    """What an article comes to. `differences` contradict the record; `omitted` are figures of the record it does not
    print; `beside` where it has numbers the record holds nothing of; `passing` its times, telephone numbers and the
    like."""

    differences: tuple[Difference, ...]
    omitted: tuple[Difference, ...]
    beside: tuple[Span, ...]
    passing: tuple[Span, ...]
    prints: int
    """How many figures of the record it prints."""


def held_against(
    series: Series,
    books: Sequence[Book],
    conference: Conference,
    text: str,
    *,
    earlier: Sequence[Conference] = (),
) -> Article:
    """What `text` says otherwise than the record, and what it leaves out and has beside."""
    book = language_of(books, text)
    day = conference.held_on  # by it the weekdays are told of a text that has no day of its own
    proposal = read(text, series, books, year=day.year, written=day)
    compared = Compared(series, conference, text, proposal, held_as_printed(series, conference))
    ours = say(series, book, conference, "full")
    loose = LooseFigures(series, conference, text, proposal, book.language, ours.text, earlier)
    added, changed = compared.added(), compared.changed()
    changed += compared.as_of_another(book.manner.spaced)
    of_others = OtherTimes(series, compared, changed, added, earlier).found
    wrong = [each for each in (*changed, *added) if each not in of_others]
    hour = [each for each in wrong if _of_the_hour(conference, each)]
    wrong = [each for each in wrong if each not in hour]
    told = Stretches(each.span for each in wrong if each.span is not None)
    wrong += [compared_difference(compared, span) for span in loose.wrong if not told.hold(*span)]
    omitted = _omitted(compared, printed(series, conference, ours), loose)
    prints = len(loose.agreed) + sum(fact in compared.stated for fact in compared.record if _is_figure(fact))
    return Article(
        tuple(sorted(wrong, key=lambda each: each.line)), tuple(omitted), (*loose.beside, *(each.span for each in of_others if each.span)),
        (*loose.passing, *_hours_told(text, hour)), prints,
    )  # fmt: skip


def _is_figure(fact: Fact) -> bool:
    return fact.what not in (NUMBER, HELD_ON, HELD_AT) and fact.place != AS_OF


def compared_difference(compared: Compared, span: Span) -> Difference:
    """That the figure there is none of the record's, with the words it stands in."""
    said = " ".join(_words_around(compared.text, span).split())
    got, line = compared.text[slice(*span)].strip(), compared.lines.of(span)
    return Difference(DifferenceKind.ADDED, None, (said, said), "", got, line, span)


def _omitted(compared: Compared, prints: set[Fact], loose: LooseFigures) -> Iterator[Difference]:
    """Figures of the record the article prints nowhere, in whatever words; dates and hours are none."""
    for each in compared.missing(prints):
        key = each.key
        if not isinstance(key, CellKey) or not each.expected.isdigit():
            continue
        of_all = key.place in ("", STATED)
        if not (of_all and (key.window, int(each.expected)) in loose.told):
            yield each


def _of_the_hour(conference: Conference, difference: Difference) -> bool:
    """Whether an article only tells the hour otherwise than the record's half of the day, or where the record has none."""
    if difference.what != HEADS[HELD_AT] or not difference.got:
        return False
    theirs, ours = _half(difference.got), _half(conference.held_at)
    exact = difference.got.isdigit() and conference.held_at.isdigit()
    return not ours or (theirs == ours and not exact)


def _hours_told(text: str, hours_: Sequence[Difference]) -> Iterator[Span]:
    """Where an article gives an hour of the conference that the record has not."""
    for each in hours_:
        hour = rf"0?{re.escape(each.got)} ?[时時点點]"
        found = re.search(rf"(?<=日){hour}(?!至|到)", text) or re.search(rf"(?<![0-9]){hour}", text)
        if found:
            yield found.span()


def _half(hour: str) -> str:
    return ("am" if int(hour) < 12 else "pm") if hour.isdigit() else hour


_STOP = re.compile(r"[，,。；;：:！!？?\n（）()]")


def _words_around(text: str, span: Span) -> str:
    """The clause a figure stands in, of a long one what is near."""
    first = max(
        (stop.end() for stop in _STOP.finditer(text, max(0, span[0] - 40), span[0])),
        default=max(0, span[0] - 40),
    )
    last = _STOP.search(text, span[1], span[1] + 20)
    return text[first : last.start() if last else span[1] + 20]
