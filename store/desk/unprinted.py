"""What a record holds in words and no text of it prints: it leaves in a format that holds the whole record.

Such words are laid out as a text of their own, so that the rules over words can look at them too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from store.part_kinds import SAID
from store.record.conference import Conference
from store.record.reference import PartKey
from store.wording.say.draft import Draft, DraftSpan, SpanKind

_FORM = "unprinted"
_BESIDE = "source"
"""The one field of a part that is words in no language of its own."""


def unprinted(conference: Conference, drafts: Sequence[Draft], languages: Iterable[str]) -> Iterator[Draft]:
    """For each language the words that none of the `drafts`, all texts of the record, prints: one a line, each
    leading to the text or part it was typed into."""
    for at, language in enumerate(languages):
        ours = [draft for draft in drafts if draft.language == language]
        printed = "\n".join(draft.text for draft in ours)
        parts = {ref for draft in ours for span in draft.spans for ref in span.cells[:1]}
        lines: list[str] = []
        spans: list[DraftSpan] = []
        start = 0
        for words, ref, slot in _words(conference, language, first=at == 0):
            wanted = words.strip()
            if not wanted or wanted in printed or ("{" in wanted and ref in parts):
                continue
            cells = () if ref is None else (ref,)
            spans.append(DraftSpan(start, start + len(wanted), SpanKind.TEXT, cells, slot=slot))
            lines.append(wanted)
            start += len(wanted) + 1
        if lines:
            yield Draft("\n".join(lines), tuple(spans), language, _FORM)


def _words(conference: Conference, language: str, first: bool) -> Iterator[tuple[str, PartKey | None, str]]:
    """Each line of words: the part or the text it stands in. What names no language is told with the `first` one."""
    for name, text in conference.texts.items():
        slot, _, tongue = name.partition(".")
        if tongue == language or (first and not tongue):
            yield from ((line, None, slot) for line in text.split("\n"))
    for kind in SAID:
        for key, part in conference.parts(kind).items():
            for field, value in part.to_row().items():
                if field == _BESIDE and first and isinstance(value, str):
                    yield value, PartKey(kind, key), ""
                elif isinstance(value, Mapping):
                    yield from ((line, PartKey(kind, key), "") for line in _lines(value.get(language)))


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))
