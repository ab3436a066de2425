"""Headlines and agenda: said where a person chose them, and proposed from figures, statuses and claims.

A proposal is made only of what the record proves; a person chooses and edits it. The sub-heads are one
text, a line each; in print they stand side by side in Chinese, and each on a line of its own elsewhere.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from store.record.conference import Conference, chosen
from store.record.part import in_order
from store.record.reference import PartKey, Reference
from store.record.text import paragraphs_of
from store.series.definition import Indicator
from store.wording.book.book import Book
from store.wording.book.pattern import Slot
from store.wording.say.draft import SpanKind
from store.wording.say.prose import Teller, filled_words, fitting, without_article
from store.wording.say.rows import Rows

if TYPE_CHECKING:
    from store.wording.say.sayer import Sayer

SUBHEADS = "subheads"
"""The text in which a conference keeps its sub-heads, a line each."""

APART = "\u3000"
"""The full-width space between sub-heads in Chinese."""


class Proposed(Struct, frozen=True):
    """A headline a person may choose, and the cells and parts it is made from."""

    text: str
    cells: tuple[Reference, ...]


def say_subheads(sayer: "Sayer") -> None:
    """The sub-heads, in a paragraph of their own."""
    lines = paragraphs_of(chosen(sayer.conference, SUBHEADS, sayer.book.language))
    if not lines:
        return
    sayer.emit("\n\n" if sayer.length else "")
    for number, line in enumerate(lines):
        sayer.emit(("\n" if sayer.book.manner.spaced else APART) if number else "")
        sayer.emit(line, SpanKind.TEXT, (), "", None, Slot(SUBHEADS))


def propose_headlines(book: Book, conference: Conference) -> list[Proposed]:
    """Headlines and sub-heads the record bears out: sums in their split form, statuses, claims."""
    return [*_splits(book, conference), *_statuses(book, conference), *_claims(book, conference)]


def propose_agenda(book: Book, conference: Conference) -> Proposed:
    """What the lead says of the conference: what is reported, who introduces, which concerns are answered."""
    language = book.language
    parts = [book.series.texts.get("agenda", {}).get(language, "")]
    departments = {
        department: PartKey("sections", key)
        for key in in_order(conference.sections)
        if (department := conference.sections[key].department.get(language))
        and conference.sections[key].verb == "introduce"
    }
    topics = {
        topic: PartKey("answers", key)
        for key in in_order(conference.answers)
        if (topic := conference.answers[key].topic.get(language))
    }
    called = [_called(book, department) for department in departments]
    for name, named in (("agenda-introduce", called), ("agenda-respond", list(topics))):
        if named:
            parts.append(filled_words(book, name, {"list": _listed(book, named)}))
    parts = [part for part in parts if part]
    if book.manner.spaced:  # phrases of several words, with an “and” of their own: the last keeps its comma
        said = ", and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
    else:
        said = "，".join(parts)
    return Proposed(said, (*departments.values(), *topics.values()))


def _called(book: Book, department: str) -> str:
    """A department as it stands in the middle of a sentence: with the article, in English."""
    department = without_article(book, department)
    fitted = fitting(book, "agenda-department", department)
    return filled_words(book, fitted, {"department": department}) or department


def _listed(book: Book, names: list[str]) -> str:
    joints = book.manner.join(names)
    return "".join(joint + name for joint, name in zip(joints, names, strict=True))


def _splits(book: Book, conference: Conference) -> Iterator[Proposed]:
    """`53+621`: a derived figure of a window as the sum of its two parts."""
    rows = Rows(book.series, conference)
    for window in conference.windows:
        for what in book.series.computed:
            if len(what.plus) != 2 or what.minus:
                continue
            parts: list[Indicator] = [book.series.indicator(key) for key in what.plus]
            values = [rows.value(part, window) for part in parts]
            if None in values:
                continue
            first, second = (book.manner.figure(value or 0) for value in values)
            said = filled_words(book, "proposed-split", {"first": first, "second": second})
            cells = tuple(cell for part in parts for cell in rows.total(part, window).parts)
            if said:
                yield Proposed(said, cells)


def _statuses(book: Book, conference: Conference) -> Iterator[Proposed]:
    teller = Teller(book, conference)
    for key in in_order(conference.statuses):
        told = teller.told(conference.statuses[key], short=True)
        if told:
            yield Proposed(told, (PartKey("statuses", key),))


def _claims(book: Book, conference: Conference) -> Iterator[Proposed]:
    """Claims with a speaker: nobody's claim makes no headline."""
    for key in in_order(conference.claims):
        claim = conference.claims[key]
        section = conference.sections.get(claim.section) or conference.answers.get(claim.section)
        somebody = claim.speaker or (section is not None and (section.speaker or section.department))
        said = claim.short.get(book.language) or claim.text(book.language)
        if book.manner.spaced:
            said = said[:1].upper() + said[1:]
        if somebody and said:
            yield Proposed(said, (PartKey("claims", key),))
