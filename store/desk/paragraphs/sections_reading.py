"""Headlines, sections and answers out of a pasted page: proposed, and taken over as one step to undo."""

from collections.abc import Sequence
from datetime import date

from store.desk.entering import Entering
from store.desk.paragraphs.answers import add_answer, confirm
from store.desk.paragraphs.section_figures import lift
from store.desk.paragraphs.sections import add_section, add_statement
from store.desk.sitting import Sitting
from store.record.answer import Answer
from store.record.conference import chosen
from store.record.marks import set_right
from store.record.people import Directory
from store.record.reference import text_key
from store.record.section import Manner
from store.record.words import words
from store.wording.read.basis.proposal import Proposal
from store.wording.read.headings import PageHeading, find_headings
from store.wording.read.speakers import Passages, Spoken, find_spoken

PageRest = tuple[tuple[PageHeading, ...], tuple[Spoken, ...]]
"""What stands above the body of a page, and who speaks in it."""
_LANGUAGE = "zh"
"""Pages are read by speaker in this language."""


def propose_spoken(sitting: Sitting, text: str, known: Directory, *, today: date | None = None) -> Passages:
    """Who says what in a page, beside the figures of the grid that are read elsewhere."""
    from store.wording.read.reading import read

    texts = sitting.texts
    books = [texts.book(language) for language in texts.languages]
    proposal = read(text, sitting.series, books, year=sitting.conference.held_on.year, today=today)
    return find_spoken(text, proposal.assigned, known.names)


def standing_already(sitting: Sitting, spoken: Sequence[Spoken]) -> set[int]:
    """Which of those a page has are in the conference with all their words, as one who pastes it again has it; by
    where they stand in `spoken`."""
    from store.desk.paragraphs.sections import previewed

    book, conference = sitting.texts.book(_LANGUAGE), sitting.conference
    held = [
        previewed(book, conference, part, key).draft.text
        for part in ("statements", "answers")
        for key in conference.parts(part)
    ]
    return {
        at
        for at, one in enumerate(spoken)
        if all(any(paragraph in text for text in held) for paragraph in one.paragraphs)
    }


def unspoken(text: str, passages: Passages) -> list[Spoken]:
    """Whole Chinese paragraphs nobody was found for: a section each when it is taken over, its speaker to be filled in."""
    left = [(set_right(text[slice(*span)].strip(), _LANGUAGE), span) for span in passages.left]
    return [
        Spoken("", "", "", "report", Manner.PROSE, "", "", (paragraph,), span)
        for paragraph, span in left
        if paragraph.endswith(("。", "！", "？", "”"))
    ]


def beside_figures(sitting: Sitting, text: str, proposal: Proposal) -> PageRest:
    """What a page has beside the figures of the grid that were read of it: what stands above its body, and who speaks."""
    return propose_headings(sitting, text), find_spoken(text, proposal.assigned).spoken


def propose_headings(sitting: Entering, text: str) -> tuple[PageHeading, ...]:
    """What a page prints above its body, where the record has nothing of its own there: what somebody wrote stays."""
    return tuple(one for one in find_headings(text) if not chosen(sitting.conference, one.name, _LANGUAGE))


def accept_spoken(sitting: Entering, spoken: Sequence[Spoken], headings: Sequence[PageHeading] = ()) -> int:
    """Make a section (or, where a concern is answered, an answer) of each, its figures lifted; how many
    figures that were. What the page prints above its body becomes the text of that name. One step to undo."""
    aside = Entering(sitting.series, sitting.conference, who=sitting.who, clock=sitting.now)
    for heading in headings:
        aside.set_text(text_key(heading.name, _LANGUAGE).name, heading.text)
    figures = 0
    for one in spoken:
        department, speaker, title = words(one.department), words(one.speaker), words(one.title)
        if one.topic:
            key = add_answer(
                aside,
                Answer(
                    0, words(one.topic), {}, words(one.asker), department, speaker, title, one.verb, one.manner,
                    words("\n".join(one.paragraphs)),
                ),
            )  # fmt: skip
            figures += len(lift(aside, "answers", key))
            confirm(aside, key)
            continue
        section = add_section(aside, department, speaker, title, one.verb)
        for number, paragraph in enumerate(one.paragraphs):
            key = add_statement(
                aside, section, paragraph, manner=one.manner, verb="" if number == 0 else _following(one)
            )
            figures += len(lift(aside, "statements", key))
    sitting.replace_with(aside.conference)
    return figures


def _following(one: Spoken) -> str:
    """How further paragraphs are attributed: by 说, or by nothing where a house and no person is named."""
    return "" if one.speaker else "report"
