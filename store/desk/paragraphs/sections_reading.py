"""Headlines, sections and answers out of a pasted page: proposed, and taken over as one step to undo."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from store.desk.entering import Entering
from store.desk.paragraphs.answers import add_answer, confirm
from store.desk.paragraphs.section_figures import lift
from store.desk.paragraphs.sections import add_section, add_statement
from store.desk.paragraphs.translations import put_beside
from store.desk.sitting import Sitting
from store.record.answer import Answer
from store.record.conference import chosen
from store.record.marks import set_right
from store.record.people import Directory
from store.record.reference import PartKey, text_key
from store.record.section import Manner
from store.record.words import Words, with_words
from store.wording.read.basis.proposal import Proposal
from store.wording.read.basis.spoken import Spoken
from store.wording.read.headings import PageHeading, find_headings
from store.wording.read.speakers import Passages, find_spoken, is_of_a_text

if TYPE_CHECKING:
    from store.wording.book.book import Book

PageRest = tuple[tuple[PageHeading, ...], tuple[Spoken, ...]]
"""What stands above the body of a page, and who speaks in it."""


def propose_spoken(sitting: Sitting, text: str, known: Directory, *, today: date | None = None) -> Passages:
    """Who says what in a page, beside the figures of the grid that are read elsewhere."""
    from store.wording.read.reading import read

    texts = sitting.texts
    books = [texts.book(language) for language in texts.languages]
    proposal = read(text, sitting.series, books, year=sitting.conference.held_on.year, today=today)
    names = [*known.names, *known.speakers("en")]
    return _of_languages(sitting, find_spoken(text, proposal.assigned, names, _bare(sitting)))


def _bare(sitting: Sitting) -> list[str]:
    """Departments that take no article, in any language."""
    texts = sitting.texts
    return [
        name for language in texts.languages for name in texts.book(language).choices.get("no_article", ())
    ]


def _of_languages(sitting: Sitting, passages: Passages) -> Passages:
    """What was read, where the series has texts in the language of the page."""
    known = passages.language in sitting.texts.languages
    return passages if known else Passages((), (), (), passages.language)


def standing_already(sitting: Sitting, spoken: Sequence[Spoken]) -> dict[int, PartKey]:
    """Which of those a page has are in the conference with all their words, as one who pastes it again has it, by
    where they stand in `spoken`; and in which section or answer the first of them is."""
    from store.desk.paragraphs.sections import previewed

    if not spoken:
        return {}
    book, conference = sitting.texts.book(spoken[0].language), sitting.conference
    held = {
        PartKey(part, key): previewed(book, conference, part, key).draft.text
        for part in ("statements", "answers")
        for key in conference.parts(part)
    }
    found: dict[int, PartKey] = {}
    for at, one in enumerate(spoken):
        parts = [next((ref for ref, text in held.items() if said in text), None) for said in one.paragraphs]
        if parts and parts[0] is not None and None not in parts:
            first = parts[0]
            said_in = conference.statements[first.key].section if first.kind == "statements" else ""
            found[at] = PartKey("sections", said_in) if said_in else first
    return found


def unspoken(text: str, passages: Passages) -> list[Spoken]:
    """Whole paragraphs nobody was found for: a section each when it is taken over, its speaker to be filled in."""
    language = passages.language
    left = [(set_right(text[slice(*span)].strip(), language), span) for span in passages.left]
    return [
        Spoken("", "", "", "report", Manner.PROSE, "", "", (" ".join(paragraph.split("\n")),), span, language)
        for paragraph, span in left
        if is_of_a_text(paragraph, language)
    ]


def beside_figures(sitting: Sitting, proposal: Proposal) -> PageRest:
    """What a page has beside the figures of the grid that were read of it: what stands above its body, and who speaks."""
    text = proposal.source
    passages = _of_languages(sitting, find_spoken(text, proposal.assigned, bare=_bare(sitting)))
    return propose_headings(sitting, text), passages.spoken


def propose_headings(sitting: Sitting, text: str) -> tuple[PageHeading, ...]:
    """What a page prints above its body, where the record has nothing of its own there: what somebody wrote stays."""
    return tuple(
        one
        for one in find_headings(text)
        if one.language in sitting.texts.languages and not chosen(sitting.conference, one.name, one.language)
    )


def accept_spoken(
    sitting: Sitting,
    spoken: Sequence[Spoken],
    headings: Sequence[PageHeading] = (),
    beside: Sequence[PartKey | None] = (),
) -> int:
    """Make a section (or, where a concern is answered, an answer) of each, its figures lifted; how many
    figures that were. Those that have a part of the conference `beside` them become its words in their language.
    What the page prints above its body becomes the text of that name. One step to undo."""
    aside = Entering(sitting.series, sitting.conference, who=sitting.who, clock=sitting.now)
    for heading in headings:
        aside.set_text(text_key(heading.name, heading.language).name, heading.text)
    figures = 0
    for at, one in enumerate(spoken):
        book = sitting.texts.book(one.language) if one.language != "zh" else None
        part = beside[at] if at < len(beside) else None
        if part is not None and book is not None:
            figures += put_beside(aside, one, part, book)
        elif one.topic:
            figures += _add_answered(aside, one, book)
        else:
            figures += _add_said(aside, one, book)
    sitting.replace_with(aside.conference)
    return figures


def _add_answered(aside: Entering, one: Spoken, book: "Book | None") -> int:
    def said(text: str) -> Words:
        return with_words({}, one.language, text)

    key = add_answer(
        aside,
        Answer(
            0, said(one.topic), {}, said(one.asker), said(one.department), said(one.speaker), said(one.title),
            one.verb, one.manner, said("\n".join(one.paragraphs)),
        ),
    )  # fmt: skip
    figures = len(lift(aside, "answers", key, book))
    confirm(aside, key)
    return figures


def _add_said(aside: Entering, one: Spoken, book: "Book | None") -> int:
    department, speaker, title = (
        with_words({}, one.language, text) for text in (one.department, one.speaker, one.title)
    )
    section, figures = add_section(aside, department, speaker, title, one.verb), 0
    for number, paragraph in enumerate(one.paragraphs):
        verb = "" if number == 0 else _following(one)
        key = add_statement(aside, section, paragraph, language=one.language, manner=one.manner, verb=verb)
        figures += len(lift(aside, "statements", key, book))
    return figures


def _following(one: Spoken) -> str:
    """How further paragraphs are attributed: by 说, or by nothing where a house and no person is named."""
    return "" if one.speaker else "report"
