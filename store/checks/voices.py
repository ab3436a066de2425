"""Whose words stand where in a draft: the record's, a named speaker's, or nobody's.

A section and an answer have their speaker (or department), so that whatever is typed there is said by them.
A title, the lead, a name, a sentence of the phrase book has none.
"""

from bisect import bisect_right
from collections.abc import Iterator

from store.checks.assertions import Voice, Whose
from store.checks.passages import SPEAKS, compiled, side
from store.record.claim import Claim
from store.record.conference import Conference
from store.record.statement_slots import PARTS
from store.wording.say.draft import Draft, Span, SpanKind

_OPEN_TEXTS = ("body",)
"""Texts of whole sentences, which name in words who says them."""
_RECORDED = ("reasons",)
"""Why a figure contradicts an earlier conference: kept with the name of whoever wrote it."""


class Voices:
    """Asked for any characters of one draft."""

    def __init__(self, conference: Conference, draft: Draft) -> None:
        self.conference, self.draft = conference, draft
        self._spans = sorted(draft.spans, key=lambda span: (span.start, -span.end))
        self._starts = [span.start for span in self._spans]

    def __call__(self, start: int, end: int) -> Whose:
        """Whose the characters `start` to `end` are. One character that nobody says makes all of them so."""
        over = list(self._over(start, end))
        if any(self._is_count(span) and span.start <= start for span in over):
            return Whose(Voice.RECORD, counted=True)
        voices = [self._of(span, start) for span in over]
        if not voices or Voice.NOBODY in voices:
            return Whose(Voice.NOBODY)
        if Voice.SPEAKER in voices:
            return Whose(Voice.SPEAKER)
        return Whose(
            Voice.RECORD, frozenset(cell.window for span in over for cell in span.cells if cell.window)
        )

    @staticmethod
    def _is_count(span: Span) -> bool:
        """Whether the span is a figure of the grid, which the sayer printed as a word."""
        return span.kind is SpanKind.COUNT and bool(span.cells) and span.cells[0].window not in PARTS

    def closed(self) -> Iterator[Span]:
        """Every span whose words stand for themselves: a title, a name, an item, not a piece of prose."""
        for span in self._spans:
            if span.kind is SpanKind.TEXT and not self._prose(span) and len(span.cells) + len(span.slot):
                yield span
        yield from (span for span in self._spans if span.kind is SpanKind.TEXT and self._subhead(span))

    def _subhead(self, span: Span) -> bool:
        lines = {
            line.strip()
            for name, text in self.conference.texts.items() if name.startswith("subheads")
            for line in text.split("\n")
        }  # fmt: skip
        return not span.cells and not span.slot and self.draft.text[span.start : span.end] in lines

    def _over(self, start: int, end: int) -> Iterator[Span]:
        for at in range(bisect_right(self._starts, end - 1) - 1, -1, -1):
            span = self._spans[at]
            if span.end > start:
                yield span
            elif start - span.start > 20_000:
                return

    def _prose(self, span: Span) -> bool:
        part = span.cells[0].window if span.cells else ""
        if part in ("statements", "answers"):
            return not self._is_name(span)
        return span.slot in (*_OPEN_TEXTS, *_RECORDED)

    def _is_name(self, span: Span) -> bool:
        """Whether the span prints a department, a name or a title rather than what they said."""
        part, key = span.cells[0].window, span.cells[0].indicator
        held = self.conference.parts(part).get(key) if part in ("sections", "answers") else None
        said = self.draft.text[span.start : span.end]
        return held is not None and any(
            said in words.values() for words in (held.department, held.speaker, held.title)
        )

    def _of(self, span: Span, start: int) -> Voice:
        part = span.cells[0].window if span.cells else ""
        key = span.cells[0].indicator if span.cells else ""
        if span.kind is SpanKind.CLAIM and part != "claims":
            return self._of_status(span, key, start) if part == "statuses" else Voice.RECORD
        if span.kind in (SpanKind.TIME, SpanKind.ORDINAL):
            return Voice.NOBODY  # the words around a date are the office's own
        if span.kind is not SpanKind.TEXT and part not in ("claims", "figures", "lists"):
            return Voice.RECORD
        if span.slot in _RECORDED:
            return Voice.SPEAKER
        if span.slot in _OPEN_TEXTS:
            return self._in_words(span, start)
        if part in ("sections", "answers") and self._is_name(span):
            return Voice.NOBODY
        return self._speaker(part, key)

    def _of_status(self, span: Span, key: str, start: int) -> Voice:
        """What was reached by how many places is the record's; the goal is a person's own words."""
        statuses = self.conference.statuses.get(key)
        goal = statuses.goal.get(self.draft.language, "") if statuses is not None else ""
        at = self.draft.text.find(goal, span.start, span.end) if goal else -1
        inside = at <= start < at + len(goal)
        return self._speaker("statuses", key) if at >= 0 and inside else Voice.RECORD

    def _in_words(self, span: Span, start: int) -> Voice:
        """In a text of whole sentences: whether its paragraph has named somebody as saying this."""
        begun = max(span.start, self.draft.text.rfind("\n", 0, start) + 1)
        speaks = compiled(SPEAKS[side(self.draft.language)])
        return Voice.SPEAKER if speaks.search(self.draft.text, begun, start) else Voice.NOBODY

    def _speaker(self, part: str, key: str) -> Voice:
        """Whether the part a text was typed into has somebody who says it."""
        conference = self.conference
        held = conference.parts(part).get(key) if part else None
        if held is None:
            return Voice.NOBODY
        if isinstance(held, Claim) and held.speaker:
            return Voice.SPEAKER
        inside = getattr(held, "section", "")
        whose = conference.sections.get(inside) or conference.answers.get(inside)
        whose = whose if whose is not None else held
        somebody = getattr(whose, "speaker", None) or getattr(whose, "department", None)
        return Voice.SPEAKER if somebody else Voice.NOBODY
