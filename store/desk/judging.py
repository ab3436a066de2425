"""A bulletin of anybody judged without a record: read by the series it is of, and held against itself and, where the
archive has it, against the conference before."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from store.checks.finding import Finding
from store.desk.desk import Desk
from store.desk.reading import read_bulletin
from store.desk.texts import Texts
from store.record.conference import Conference
from store.record.text import clean
from store.series.definition import Series
from store.wording.read.proposal import Proposal


class Judged(Struct, frozen=True):
    """What was read, the conference it makes, what was found, and the conference it was compared with, if any."""

    proposal: Proposal
    conference: Conference
    findings: tuple[Finding, ...]
    before: Conference | None

    @property
    def series(self) -> Series:
        return self.proposal.series

    def line(self, finding: Finding) -> int | None:
        """The line of the text a finding is about, from 1; None where it is about none."""
        start = finding.facts.get("start")
        if not isinstance(start, int):
            spans = [self.proposal.by_key[key].span for key in finding.cells if key in self.proposal.by_key]  # type: ignore[index]
            start = min((span[0] for span in spans), default=None)
        return None if start is None else self.proposal.source.count("\n", 0, start) + 1


def judge_text(
    desk: Desk, text: str, *, today: date, year: int | None = None, series: str | None = None
) -> Judged:
    """What the text is found to say against itself, read with that series or else with the one it is of."""
    proposal = read_bulletin(desk, clean(text), today=today, year=year, series=series)
    texts = Texts(proposal.series, desk.tried)
    return judged(desk, proposal, texts)


def judged(desk: Desk, proposal: Proposal, texts: Texts) -> Judged:
    """The same of a text that has been read."""
    from store.checks.bulletin_texts import conference_of_text, judge
    from store.wording.prove.verifying import language_of

    series = proposal.series
    books = [texts.book(language) for language in texts.languages]
    language = language_of(books, proposal.source).language
    dated = proposal.held_on is not None or proposal.likely_day is not None
    earlier: Sequence[Conference] = desk.earlier(conference_of_text(series, proposal)) if dated else ()
    conference, findings = judge(series, proposal, earlier, language)
    return Judged(proposal, conference, findings, earlier[0] if earlier else None)
