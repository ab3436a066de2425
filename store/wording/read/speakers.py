"""Who says what in a pasted page: its paragraphs given to their speakers, proposed and never guessed.

How a language names who says something is said by its forms (`speakers_chinese`, `speakers_english`); here their findings
are gathered: what belongs to whom, what goes on with the last one's words, and what is handed back as not taken.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from store.record.marks import mends_of, set_right
from store.record.section import Manner
from store.wording.numbers.source import simplified
from store.wording.numbers.spans import Span
from store.wording.read.basis.proposal import Stretches
from store.wording.read.basis.spoken import How, Known, LanguageForms, Paragraph, Saying, Spoken, WhoSays
from store.wording.read.speakers_chinese import ChineseForms
from store.wording.read.speakers_english import EnglishForms, is_furniture


class Passages(Struct, frozen=True):
    """What a page says by whom, and the stretches nobody was found for."""

    spoken: tuple[Spoken, ...]
    left: tuple[Span, ...]
    taken: tuple[Spoken, ...] = ()
    """What somebody says in paragraphs of which figures were read for the grid."""
    language: str = "zh"


_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_LETTERS_TO_A_SIGN = 5
"""A page with more letters than so many for each Chinese character is English, whatever names it glosses in Chinese."""


def page_language(page: str) -> str:
    """The language a page is written in, of those whose speakers are known."""
    return "en" if len(_HAN.findall(page)) * _LETTERS_TO_A_SIGN < len(_LATIN.findall(page)) else "zh"


def find_spoken(
    page: str, taken: Sequence[Span] = (), names: Collection[str] = (), bare: Collection[str] = ()
) -> Passages:
    """The paragraphs of `page` by speaker. `taken` are stretches that were read as figures of the grid:
    their paragraphs are kept apart. `names` are people known from before, `bare` departments that take no article."""
    language = page_language(page)
    right = _SetRight(page, language)
    forms: LanguageForms = EnglishForms(right.text, bare) if language == "en" else ChineseForms()
    gathering, beside = _Gathering(forms, names), []
    figures = Stretches(taken)
    for paragraph in _paragraphs(right.text, forms):
        if not figures.meet(*right.back(paragraph.span)):
            gathering.take(paragraph)
            continue
        gathering.pause()
        alone = _Gathering(forms, names)
        alone.take(paragraph)
        beside += alone.done()
    spoken, left, taken_too = gathering.done(), gathering.left, beside
    return Passages(
        tuple(replace(one, span=right.back(one.span)) for one in spoken),
        tuple(map(right.back, left)),
        tuple(replace(one, span=right.back(one.span)) for one in taken_too),
        language,
    )


_WHOLE = {"zh": ("。", "！", "？", "”"), "en": (".", "!", "?", "”", '."')}
"""How a paragraph ends that is whole."""


def is_of_a_text(paragraph: str, language: str) -> bool:
    """Whether a paragraph is one of a text: no heading, and nothing a page has beside its text."""
    return paragraph.endswith(_WHOLE[language]) and not (language == "en" and is_furniture(paragraph))


class _SetRight:
    """A page with its marks set right before it is read, and where its signs stand in the page itself. The marks of
    Chinese depend on what is joined, and are set right paragraph by paragraph."""

    def __init__(self, page: str, language: str) -> None:
        self.text, self._starts, self._origins = page, [0], [0]
        if language == "zh":
            return
        pieces: list[str] = []
        at = length = 0
        for mended in mends_of(page, language):
            pieces += [page[at : mended.start], mended.mark]
            length += mended.start - at + len(mended.mark)
            at = mended.end
            self._starts.append(length)
            self._origins.append(at)
        self.text = "".join([*pieces, page[at:]])

    def back(self, span: Span) -> Span:
        return self._back(span[0]), self._back(span[1])

    def _back(self, place: int) -> int:
        index = bisect_right(self._starts, place) - 1
        origin = self._origins[index] + place - self._starts[index]
        return min(origin, self._origins[index + 1]) if index + 1 < len(self._origins) else origin


def _paragraphs(page: str, forms: LanguageForms) -> Iterator[Paragraph]:
    """The paragraphs with where they stand; one that breaks off is joined with the next line."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length = start = end = 0
    for match in re.finditer(r"[^\n]+", page):
        line = match[0].strip()
        if not line:
            continue
        blank = page.count("\n", end, match.start()) > 1
        if parts and not forms.goes_on(length, parts[-1], line, blank):
            yield Paragraph(set_right(forms.joint.join(parts), forms.language), (start, end), tuple(places))
            parts, places, length = [], [], 0
        if not parts:
            start = match.start()
        places.append((length + len(forms.joint) * len(parts), match.start() + match[0].index(line)))
        parts.append(line)
        length, end = length + len(line), match.end()
    if parts:
        yield Paragraph(set_right(forms.joint.join(parts), forms.language), (start, end), tuple(places))


class _Gathering:
    """Paragraphs given to their speakers, in the order of the page."""

    def __init__(self, forms: LanguageForms, names: Collection[str]) -> None:
        self._forms = forms
        self._names = sorted(map(simplified, names), key=len, reverse=True)
        self._spoken: list[Spoken] = []
        self.left: list[Span] = []
        self._more: list[str] = []
        """Paragraphs that go on with the last one's words, and are not among them yet."""
        self._heard: dict[str, list[WhoSays]] = {}
        self._going = False
        """A paragraph without a speaker may go on with the last one's words."""
        self._open = False

    def done(self) -> list[Spoken]:
        self._gathered()
        return self._spoken

    def pause(self) -> None:
        """A paragraph stands here that is not looked at."""
        if self._forms.language != "zh":
            self._going = self._open = False

    def _gathered(self) -> None:
        """Give the last speaker what was joined to their words."""
        if self._more:
            last = self._spoken.pop()
            self._spoken.append(replace(last, paragraphs=(*last.paragraphs, *self._more)))
            self._more.clear()

    def take(self, paragraph: Paragraph) -> None:
        last = self._spoken[-1] if self._spoken and self._going else None
        words = (self._more or last.paragraphs)[-1] if last is not None else ""
        known = Known(self._names, self._heard, last, self._open, words)
        sayings = list(self._forms.sayings(paragraph.text, known))
        for at, saying in enumerate(sayings):
            start = paragraph.span[0] if at == 0 else _place(paragraph, saying.start)
            end = paragraph.span[1] if at == len(sayings) - 1 else _place(paragraph, saying.end)
            self._take(saying, (start, end))

    def _take(self, saying: Saying, span: Span) -> None:
        if saying.anew:
            self._going = self._open = False
        if saying.how is How.NAMED:
            self._begin(saying, span)
        elif saying.how in (How.SAME, How.ON) and self._spoken and self._going:
            self._join(saying, span)
        else:
            if saying.how is not How.BESIDE:
                self._going = self._going and saying.how is How.ON
                self._open = False
            self.left.append(span)

    def _join(self, saying: Saying, span: Span) -> None:
        """The last speaker goes on. Where only some of the paragraphs are quotations these have their marks, since all are
        printed in one manner."""
        last, words = self._spoken[-1], saying.words
        if last.manner is not saying.manner:
            self._gathered()
            last = self._spoken[-1]
            if saying.manner is Manner.QUOTATION:
                words = self._forms.quoted(words)
            else:
                said = tuple(map(self._forms.quoted, last.paragraphs))
                last = replace(last, manner=Manner.PROSE, paragraphs=said)
        start, end = last.span
        self._more.append(words)
        self._spoken[-1] = replace(last, span=(min(start, span[0]), max(end, span[1])))
        self._going, self._open = self._going or saying.goes_on, saying.open

    def _begin(self, saying: Saying, span: Span) -> None:
        who, last = saying.who, self._spoken[-1] if self._spoken else None
        alone = bool(who.speaker) and not who.department and not who.title and not saying.topic
        if last is not None and alone and last.speaker == who.speaker:
            self._join(saying, span)
            return
        self._gathered()
        self._spoken.append(Spoken(
            who.department, who.title, who.speaker, saying.verb, saying.manner, saying.topic, saying.asker,
            (saying.words,), span, self._forms.language,
        ))  # fmt: skip
        held = self._heard.setdefault(simplified(who.speaker or who.department), [])
        if who not in held[-1:]:
            held.append(who)
        self._going, self._open = saying.goes_on, saying.open


def _place(paragraph: Paragraph, at: int) -> int:
    """Where a sign of a paragraph stands in the page."""
    begins, origin = paragraph.places[bisect_right(paragraph.places, at, key=lambda place: place[0]) - 1]
    return min(origin + at - begins, paragraph.span[1])
