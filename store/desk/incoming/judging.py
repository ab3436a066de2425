"""A bulletin of anybody judged without a record: read by the series it is of, and held against itself and, where the
archive has it, against the conference before."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from store.checks.basis.finding import Finding, Severity
from store.checks.report import said_by_reading
from store.desk.desk import Desk
from store.desk.incoming.reading import much_read, read_bulletin
from store.desk.sitting import Sitting
from store.desk.texts import Texts
from store.record.conference import Conference
from store.record.text import clean
from store.series.definition import Series
from store.wording.read.basis.proposal import Proposal


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
    desk: Desk,
    text: str,
    *,
    today: date,
    year: int | None = None,
    series: str | None = None,
    written: date | None = None,
) -> tuple[Judged, ...]:
    """What the text is found to say against itself, read with that series or else with the one it is of: once for each
    conference on the page, the words with the first."""
    proposal = read_bulletin(desk, clean(text), today=today, year=year, series=series, written=written)
    texts = Texts(proposal.series, desk.tried)
    first = judged(desk, proposal, texts)
    return (first, *(judged(desk, other, texts, words=False) for other in proposal.others))


def judged(desk: Desk, proposal: Proposal, texts: Texts, *, words: bool = True) -> Judged:
    """The same of one conference that has been read."""
    from store.checks.bulletins.bulletin_texts import judge
    from store.checks.bulletins.text_as_conference import conference_of_text
    from store.desk.incoming.verifying import refuse_endless
    from store.wording.prove.verifying import language_of

    refuse_endless(proposal.source)
    series = proposal.series
    books = [texts.book(language) for language in texts.languages]
    language = language_of(books, proposal.source).language
    dated = proposal.held_on is not None or proposal.likely_day is not None
    earlier: Sequence[Conference] = desk.earlier(conference_of_text(series, proposal)) if dated else ()
    conference, findings = judge(series, proposal, earlier, language, words, desk.names.now)
    return Judged(proposal, conference, findings, earlier[0] if earlier else None)


class Remarks(Struct, frozen=True):
    """What a person should know of a pasted text beside its figures: what is found in it, and of which
    other series it rather is."""

    judged: Judged
    findings: tuple[Finding, ...]
    other_series: Series | None = None


def remarks(desk: Desk, sitting: Sitting, proposal: Proposal, *, today: date) -> Remarks:
    """What the command line tells of a text, for the screen: nothing that the proposal says itself."""
    found = judged(desk, proposal, sitting.texts)
    findings = tuple(
        one
        for one in found.findings
        if one.failed and not said_by_reading(one) and one.severity is not Severity.HINT
    )
    return Remarks(found, findings, rather_of(desk, proposal, today))


def rather_of(desk: Desk, proposal: Proposal, today: date) -> Series | None:
    """The series that reads more of the text than the one of the conference; looked for where that read little."""
    if len(desk.shelf.folders) < 2 or (proposal.fits and len(proposal.values) > len(proposal.unread)):
        return None
    best = read_bulletin(desk, proposal.source, today=today)
    more = much_read(best)[1:] > much_read(proposal)[1:]
    return best.series if best.series.key != proposal.series.key and more else None
