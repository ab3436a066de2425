"""What the texts of a conference print, sentence by sentence and with who says each, so that it can be found.

What no speaker and no department says is the host's: a bulletin's figures are what the office that holds the
conference announces.

The catalogue knows what was entered; what the office's sentences make of it stands in no record, and is known only
once it is said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from store.archive.catalogue import searchable, stands_in
from store.desk.texts import Texts
from store.record.answer import Answer
from store.record.conference import Conference, chosen
from store.record.reference import PartKey, Reference
from store.record.section import Section
from store.record.text import one_line
from store.record.words import in_words
from store.troubles import Trouble
from store.wording.say.draft import Draft, DraftSpan

_ENDS = re.compile(r"[。！？]+[”’）』」]*|(?<=[a-z0-9)”])[.!?]+[”’)]*(?=\s+[A-Z“])")
"""The end of a sentence: a Chinese mark, or an English one behind a word and before a capital."""


class Sentence(Struct, frozen=True):
    """A sentence as it is printed, and whose it is: a speaker, else a department, else the host."""

    speaker: str
    text: str
    plain: str
    """As it is searched."""
    language: str = "zh"
    is_hosts: bool = False
    """No speaker and no department says it: headlines, the lead, the figures."""


class SaidTexts(Struct, frozen=True):
    """What a conference's texts print, as of a generation of its file."""

    generation: int
    sentences: tuple[Sentence, ...] = ()
    plain: str = ""
    """All of it, as it is searched."""


def printed_texts(conference: Conference, texts: Texts, generation: int) -> SaidTexts:
    """The full text in each language of the series. A book that is faulty prints nothing."""
    found: list[Sentence] = []
    for language in texts.languages:
        try:
            draft = texts.draft(conference, language, "full")
        except (Trouble, KeyError):
            continue
        found += _sentences(texts, conference, draft)
    return SaidTexts(generation, tuple(found), "\n".join(one.plain for one in found))


def holding(
    sentences: Iterable[Sentence], words: Sequence[str], most: int, lang: str
) -> tuple[Sentence, ...]:
    """Of the sentences that hold all the words (who says one counts as words of it), the first; where none does, the
    first of each word: those in the language of who looks for them before those in another, those in which a word of
    letters begins so (jin) before those within another (Najin), what somebody said before headline and lead, which only
    tell of it."""
    held = [one for one in sentences if any(stands_in(word, one.plain) for word in words)]
    whole = [
        one
        for one in held
        if all(stands_in(word, f"{one.plain}\n{searchable(one.speaker)}") for word in words)
    ]
    begun = re.compile("|".join(rf"(?<![a-z0-9]){re.escape(word)}" for word in words if word.isascii()) or "")

    def rank(one: Sentence) -> tuple[bool, bool, bool, bool]:
        in_its_words = all(stands_in(word, one.plain) for word in words)
        return (
            one.language != lang,
            bool(whole) and not in_its_words,
            begun.search(one.plain) is None,
            one.is_hosts,
        )

    ranked = sorted(whole or held, key=rank)
    if not whole:
        of_each = (next((one for one in ranked if stands_in(word, one.plain)), None) for word in words)
        ranked = list(dict.fromkeys(one for one in (*of_each, *ranked) if one is not None))
    return tuple(ranked[:most])


def hits(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where any of the words, which are as `wanted_words` has them, stands in a text, from the left."""
    folded = [searchable(character) for character in text]
    plain = "".join(folded)
    home = [at for at, part in enumerate(folded) for _ in part]
    found = (one.span() for word in words for one in re.finditer(re.escape(word), plain))
    return sorted((home[start], home[end - 1] + 1) for start, end in found)


def _sentences(texts: Texts, conference: Conference, draft: Draft) -> Iterator[Sentence]:
    host = chosen(conference, "host", draft.language) or texts.series.text("host", draft.language)
    host = one_line(host[:1].upper() + host[1:])
    start = 0
    for paragraph in draft.text.split("\n"):
        end = start + len(paragraph)
        spans = (span for span in draft.spans if start <= span.start and span.end <= end)
        speaker = one_line(_speaker(conference, spans, draft.language))
        at = 0
        for mark in (*(found.end() for found in _ENDS.finditer(paragraph)), len(paragraph)):
            text = one_line(paragraph[at:mark])
            if text:
                yield Sentence(speaker or host, text, searchable(text), draft.language, not speaker)
            at = mark
        start = end + 1


def _speaker(conference: Conference, spans: Iterable[DraftSpan], language: str) -> str:
    """Who says the paragraph of these spans: the part it prints words of leads to the department or the answer."""
    for span in spans:
        for cell in span.cells:
            by = _said_in(conference, cell)
            if by is not None:
                return in_words(by.speaker, language) or in_words(by.department, language)
    return ""


def _said_in(conference: Conference, ref: Reference) -> Section | Answer | None:
    """The section or answer that is a part, or that it stands in."""
    if not isinstance(ref, PartKey):
        return None
    part = getattr(conference, ref.kind).get(ref.key)
    if isinstance(part, Section | Answer):
        return part
    home = getattr(part, "section", "")
    return conference.sections.get(home) or conference.answers.get(home)
