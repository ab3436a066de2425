"""Many phrases in one text, each in a paragraph or a field of its own, and what is found of each of them.

Saying and checking a text is what an attack by phrases costs, and most of it goes into the sentences of the record,
the same for every phrase. Each phrase is put into the record by itself, as if it were tried alone; such records are
made one, as many as there is room for, and what is found is dealt back to the phrase where it stands.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from msgspec.structs import replace

from store.checks.basis.finding import Finding
from store.record.conference import Conference
from store.record.reference import PartKey
from store.record.section import Statement
from store.wording.say.draft import PARAGRAPH, Draft, SpanKind

AT_ONCE = 24
"""So many phrases in one text: some sentences are held against all others."""
_IN_A_SENTENCE = 10
"""So many of the longest are still shorter than a sentence of the office may be."""
_PARTS = ("sections", "statements", "answers", "claims", "lists", "figures", "statuses")

Look = Callable[[Conference], tuple[Draft, Sequence[Finding]]]
"""Says a record, and gives what is found of the text."""


class Try(NamedTuple):
    """`text` in that field, and the record in which it stands there and nothing else does."""

    field: str
    text: str
    record: Conference


def in_fields(
    fields: Mapping[str, Callable[[Conference, str, str], Conference]],
    base: Conference,
    lang: str,
    tried: Mapping[str, Iterable[str]],
) -> list[Try]:
    """Each text in its field of the record `base`."""
    return [
        Try(field, text, fields[field](base, text, lang)) for field, texts in tried.items() for text in texts
    ]


def told(base: Conference, phrases: Sequence[Try], look: Look) -> list[tuple[str, str]]:
    """Field and text of those of which anything is found."""
    return [(one.field, one.text) for one, found in _found(base, phrases, look) if found]


def passed(base: Conference, phrases: Sequence[Try], look: Look) -> list[tuple[str, str]]:
    """Field and text of those of which nothing is found. Of two sentences that begin alike one alone may be told:
    what seems to be passed is tried by itself."""
    silent = [one for one, found in _found(base, phrases, look) if not found]
    return [(one.field, one.text) for one in silent if not look(one.record)[1]]


def passed_in_the_book(
    texts: Sequence[str], look: Callable[[str], tuple[Draft, Sequence[Finding]]]
) -> list[str]:
    """Those of which nothing is found as a sentence of the office, each a paragraph of what `look` puts into its book."""
    silent = []
    for first in range(0, len(texts), _IN_A_SENTENCE):
        some = texts[first : first + _IN_A_SENTENCE]
        said = PARAGRAPH.join(some)
        draft, found = look(said)
        start = draft.text.index(said)
        for text in some:
            if not any(_over(one, start, start + len(text)) for one in found):
                silent.append(text)
            start += len(text) + len(PARAGRAPH)
    return [text for text in silent if not look(text)[1]]


def _found(base: Conference, phrases: Sequence[Try], look: Look) -> Iterator[tuple[Try, Sequence[Finding]]]:
    for room in _rooms(base, phrases):
        parts = [_parts(base, phrase.record, at) for at, phrase in enumerate(room)]
        draft, found = look(_as_one(base, room, parts))
        places = [
            list(_places(draft, _texts(base, phrase.record), own))
            for phrase, own in zip(room, parts, strict=True)
        ]
        dealt = [[one for one in found if any(_over(one, *place) for place in own)] for own in places]
        assert all(places), "a phrase that is not printed"
        assert not _shared(places), "two phrases in one paragraph"
        strange = [one for one in found if not any(one in own for own in dealt)]
        assert not strange, (strange, [phrase.text for phrase in room])
        yield from zip(room, dealt, strict=True)


def _shared(places: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Whether anything stands where two phrases do: what is found there could be of either."""
    ends = sorted((start, end, at) for at, own in enumerate(places) for start, end in own)
    return any(
        here != there and next_start < end for (_, end, here), (next_start, _, there) in pairwise(ends)
    )


def _over(finding: Finding, start: int, end: int) -> bool:
    first = int(str(finding.facts["start"]))
    return first < end and start < int(str(finding.facts.get("end", first + 1)))


def _rooms(base: Conference, phrases: Iterable[Try]) -> list[list[Try]]:
    """Which phrases stand together: no two in the same field of the conference, and none twice, since the same words
    are told once."""
    rooms: list[tuple[list[Try], set[str]]] = []
    for phrase in phrases:
        takes = {phrase.text, *_texts(base, phrase.record)}
        for room, taken in rooms:
            if len(room) < AT_ONCE and not taken & takes:
                break
        else:
            room, taken = [], set()
            rooms.append((room, taken))
        room.append(phrase)
        taken |= takes
    return [room for room, _ in rooms]


def _texts(base: Conference, one: Conference) -> dict[str, str]:
    return {name: text for name, text in one.texts.items() if base.texts.get(name) != text}


def _parts(base: Conference, one: Conference, at: int) -> dict[str, dict[str, Any]]:
    """The parts that `one` has and the record has not, under ids of their own."""
    own = {
        kind: {key: part for key, part in one.parts(kind).items() if key not in base.parts(kind)}
        for kind in _PARTS
    }
    named = [key for parts in own.values() for key in parts]
    return {
        kind: {f"{key}{at}": _led(part, at, named) for key, part in parts.items()}
        for kind, parts in own.items()
    }


def _led(part: Any, at: int, named: Iterable[str]) -> Any:
    """The part in its place in the order, in its own section, its slots leading to what came with it."""
    changes: dict[str, Any] = {"order": part.order + at}
    if getattr(part, "section", ""):
        changes["section"] = f"{part.section}{at}"
    if isinstance(part, Statement):
        slots = re.compile(rf":({'|'.join(map(re.escape, named))})(?=[}}.])")
        changes["text"] = {lang: slots.sub(rf":\g<1>{at}", said) for lang, said in part.text.items()}
    return replace(part, **changes)


def _as_one(base: Conference, room: Sequence[Try], parts: Sequence[dict[str, dict[str, Any]]]) -> Conference:
    texts = dict(base.texts)
    for phrase in room:
        texts.update(_texts(base, phrase.record))
    every: dict[str, Any] = {kind: dict(base.parts(kind)) for kind in _PARTS}
    for own in parts:
        for kind, those in own.items():
            every[kind].update(those)
    return replace(base, texts=texts, **every)


def _places(
    draft: Draft, texts: Iterable[str], parts: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[int, int]]:
    """Where a phrase stands: its field of the conference, or the paragraph of its part."""
    names = {name.partition(".")[0] for name in texts}
    for span in draft.spans:
        if span.kind is SpanKind.TEXT and not span.cells and span.slot in names:
            yield span.start, span.end
        elif any(isinstance(ref, PartKey) and ref.key in parts.get(ref.kind, ()) for ref in span.cells):
            end = draft.text.find("\n", span.end)
            yield draft.text.rfind("\n", 0, span.start) + 1, len(draft.text) if end < 0 else end
