"""What an article says of another time than the record's: of a window or moment whose figures are no contradiction of it.

A figure of another day is let pass where nothing speaks against it. Where an earlier conference of the archive has that time,
it has to be the figure of that conference. A standing figure whose number and whose moment are both not the record's may be
two slips: it is let pass only where the article prints the record's own beside it, or speaks of that other day besides.
"""

from collections.abc import Sequence

from store.record.cell import CellKey
from store.record.conference import EARLIER, Conference
from store.series.definition import Series
from store.wording.prove.comparing import Compared
from store.wording.prove.difference import (
    AS_OF,
    Difference,
    DifferenceKind,
    Fact,
    Stated,
    StatedFacts,
    statement,
)


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
