"""What a pasted page offers to the whole conference, row by row: who says what, where it would go, and how much it brings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.desk.paragraphs.section_figures import would_be_lifted
from store.desk.paragraphs.sections_reading import standing_already
from store.desk.paragraphs.translations import Belongs, Placed, places_of
from store.record.people import Directory
from store.record.words import in_words
from store.wording.read.basis.spoken import Spoken
from store.wording.read.headings import PageHeading
from tui.widgets.row_list import ListRow
from tui.words import say

if TYPE_CHECKING:
    from store.desk.sitting import Sitting


def spoken_name(one: Spoken) -> str:
    """Who speaks in a pasted page, and the beginning of what is said."""
    topic = f"{one.topic}  " if one.topic else ""
    if one.language == "zh":
        return f"{topic}{one.department}{one.title}{one.speaker}：{one.paragraphs[0]}"
    who = ", ".join(part for part in (one.speaker, one.title, one.department) if part)
    return f"{topic}{who}: {one.paragraphs[0]}"


def heading_name(one: PageHeading, lang: str) -> str:
    """What stands above the body of a pasted page, and what it would become."""
    words = one.text.replace("\n", "\u3000" if one.language == "zh" else " | ")
    colon = "：" if lang == "zh" else ": "
    return f"{say(f'sections.{one.name}', lang)}{colon}{words}"


def spoken_size(one: Spoken, lang: str, sitting: "Sitting") -> str:
    """How many paragraphs and figures that would bring."""
    book = sitting.texts.book(one.language) if one.language != "zh" else None
    figures = sum(would_be_lifted(paragraph, book) for paragraph in one.paragraphs)
    return say("sections.counts", lang, statements=len(one.paragraphs), figures=figures)


def placed_of(sitting: "Sitting", spoken: Sequence[Spoken], known: Directory) -> list[Placed]:
    """Where those of a page belong: what the conference has already in their language, or beside its Chinese."""
    if not spoken or spoken[0].language != "zh":
        return places_of(sitting, spoken, known)
    already = standing_already(sitting, spoken)
    return [
        Placed(Belongs.STANDS, held=already[at]) if at in already else Placed(Belongs.NEW)
        for at in range(len(spoken))
    ]


_MARKS = {Belongs.STANDS: "=", Belongs.UNSURE: "!", Belongs.BESIDE: "+"}
_WORDS = {Belongs.STANDS: "stands_already", Belongs.UNSURE: "perhaps_here", Belongs.BESIDE: "beside"}


def offered_row(one: Spoken, place: Placed, lang: str, sitting: "Sitting") -> ListRow:
    """One speaker as it is offered."""
    name = spoken_name(one)
    size = spoken_size(one, lang, sitting) if place.where is not Belongs.STANDS else ""
    if place.where is Belongs.NEW:
        return ListRow("?" if one.topic else " ", name, size)
    held = sitting.conference.speaker(place.held or place.part)
    named = held.speaker if held is not None and one.speaker and place.where is Belongs.STANDS else {}
    if named and one.speaker not in named.values():
        other = in_words(named, one.language)
        return ListRow("!", say("sections.stands_otherwise", lang, other=other, words=name))
    return ListRow(_MARKS[place.where], say(f"sections.{_WORDS[place.where]}", lang, words=name), size)
