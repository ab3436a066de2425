"""A person's prose while it is written: every slot of it (`{f:3kf}`) is one sign, with a caret and a selection.

The signs are private-use characters, which `store.record.text.clean` lets into no text. So whatever moves over, selects,
deletes or copies a character does it with a whole figure, and none can be cut in two. Plain Python, no Textual.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from msgspec import Struct
from rich.cells import cell_len

from store.record.statement_slots import prose_slots
from tui.line_breaks import Line, break_lines

_FIRST, _LAST = 0xE000, 0xF8FF
_WORD = re.compile(rf"\s*(?:[{chr(_FIRST)}-{chr(_LAST)}]|\w+|[^\w\s])")
"""What Ctrl+arrow goes over: a figure, a run of letters, a mark."""


def is_slot(sign: str) -> bool:
    """Whether a sign stands for a slot."""
    return _FIRST <= ord(sign) <= _LAST


class ProseText:
    """`signs` is the text, `at` the caret, `anchor` where the selection began (the caret, when there is none)."""

    def __init__(self, text: str = "") -> None:
        self._codes: list[str] = []
        """The slot each sign stands for: the first of the private-use characters for the first."""
        self.signs = self.coded(text)
        self.at = self.anchor = len(self.signs)

    # Signs and slots -----------------------------------------------------------------------------

    def coded(self, text: str) -> str:
        """A stored text with a sign in the place of each slot."""
        parts: list[str] = []
        at = 0
        for slot in prose_slots(text):
            parts += [text[at : slot.start], self._sign(text[slot.start : slot.end])]
            at = slot.end
        return "".join([*parts, text[at:]])

    def _sign(self, code: str) -> str:
        if code not in self._codes:
            if _FIRST + len(self._codes) > _LAST:
                return code
            self._codes.append(code)
        return chr(_FIRST + self._codes.index(code))

    def code(self, sign: str) -> str:
        """The slot a sign stands for."""
        return self._codes[ord(sign) - _FIRST]

    def stored(self, start: int = 0, end: int | None = None) -> str:
        """The text as it is stored, or a stretch of it."""
        signs = self.signs[start:end]
        return "".join(self.code(sign) if is_slot(sign) else sign for sign in signs)

    @property
    def slots(self) -> list[int]:
        """Where the slots stand, in order."""
        return [at for at, sign in enumerate(self.signs) if is_slot(sign)]

    # Changing ------------------------------------------------------------------------------------

    @property
    def selected(self) -> tuple[int, int]:
        return min(self.at, self.anchor), max(self.at, self.anchor)

    def put(self, text: str) -> None:
        """Put a stored text in the place of what is selected; the caret comes behind it."""
        start, end = self.selected
        self.replace(start, end, text)

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a stored text in the place of signs `start` to `end`; the caret comes behind it."""
        put = self.coded(text)
        self.signs = self.signs[:start] + put + self.signs[end:]
        self.at = self.anchor = start + len(put)
        if "{" in self.signs and "}" in self.signs:
            # A slot may have come about of what was typed or joined: then it is one sign, and the caret behind it.
            before, self.signs = len(self.stored(0, self.at)), self.coded(self.stored())
            lengths = [len(self.code(sign)) if is_slot(sign) else 1 for sign in self.signs]
            self.at = 0
            while before > 0:
                before -= lengths[self.at]
                self.at += 1
            self.anchor = self.at

    def show(self, text: str, follow: bool = False) -> None:
        """Another stored text. The caret stays beside the words it stood at; with `follow` it comes to the end
        of what changed."""
        old, self.signs = self.signs, self.coded(text)
        most = min(len(old), len(self.signs))
        front = next((at for at in range(most) if old[at] != self.signs[at]), most)
        most -= front
        back = next((at for at in range(most) if old[-1 - at] != self.signs[-1 - at]), most)
        if old != self.signs and (follow or self.at > front):
            self.at = len(self.signs) - (back if follow else min(back, len(old) - self.at))
        self.anchor = self.at

    # Going about ---------------------------------------------------------------------------------

    def go(self, at: int, select: bool = False) -> None:
        self.at = min(max(at, 0), len(self.signs))
        if not select:
            self.anchor = self.at

    def beside(self, by: int) -> int:
        """The next place for the caret: marks that stand over a letter, as in Tibetan, stay with it."""
        at = self.at + by
        while 0 < at < len(self.signs) and not is_slot(self.signs[at]) and not _has_width(self.signs[at]):
            at += by
        return min(max(at, 0), len(self.signs))

    def word(self, by: int) -> int:
        """The end of the word behind the caret, or the beginning of the one before it."""
        if by > 0:
            found = _WORD.match(self.signs, self.at)
            return found.end() if found else len(self.signs)
        begins = [
            match.end() - len(match[0].lstrip())
            for match in _WORD.finditer(self.signs)
            if match.end() - len(match[0].lstrip()) < self.at
        ]
        return begins[-1] if begins else 0


def _has_width(sign: str) -> bool:
    return sign in "\n\t" or cell_len(sign) > 0


class SlotWords(Struct, frozen=True):
    """What a slot prints. `missing`: the mark of something that is still to come."""

    text: str
    missing: bool = False

    @property
    def shown(self) -> str:
        """As it stands among the words; the mark of what is to come has brackets of its own."""
        return self.text if self.missing else f"〔{self.text}〕"


class Layout:
    """The signs of a text on lines of so many cells. `shown` is what is painted, `starts` where each sign
    begins in it (one more: its end)."""

    def __init__(self, signs: str, labels: Mapping[int, SlotWords], width: int) -> None:
        self.signs, self.labels, self.width = signs, labels, width
        pieces = [
            labels[at].shown if at in labels else " " if sign == "\t" else sign
            for at, sign in enumerate(signs)
        ]
        self.shown = "".join(pieces)
        self.starts = [0]
        for piece in pieces:
            self.starts.append(self.starts[-1] + len(piece))
        broken = break_lines(self.shown, width)
        self._begins = [line.start for line in broken]
        # The space a line was broken at belongs to it: the caret can stand there.
        self.lines = [
            Line(line.start, max(line.end, self._before(after.start)))
            for line, after in zip(broken, broken[1:], strict=False)
        ] + [Line(broken[-1].start, len(self.shown))]

    def _before(self, begin: int) -> int:
        """The end of a line whose next begins there: a line break stands in neither."""
        return begin - 1 if self.shown[begin - 1] == "\n" else begin

    def sign_at(self, offset: int) -> int:
        """The sign that prints a character of `shown`."""
        return bisect_right(self.starts, offset) - 1

    def place(self, at: int) -> tuple[int, int]:
        """The line and the cell of a sign."""
        offset = self.starts[at]
        line = max(bisect_right(self._begins, offset) - 1, 0)
        return line, min(cell_len(self.shown[self.lines[line].start : offset]), self.width)

    def nearest(self, line: int, cell: int) -> int:
        """The sign at a cell of a line: the one whose beginning is nearest."""
        line = min(max(line, 0), len(self.lines) - 1)
        first, last = self.edges(line)
        places = [(abs(self.place(at)[1] - cell), at) for at in range(first, last + 1)]
        return min(places)[1]

    def edges(self, line: int) -> tuple[int, int]:
        """The first and the last place of the caret on a line."""
        start, end = self.lines[line]
        first = bisect_left(self.starts, start)
        last = bisect_right(self.starts, end) - 1
        if line + 1 < len(self.lines) and self.starts[last] >= self._begins[line + 1]:
            last -= 1
        return min(first, max(last, 0)), max(last, 0)


def labelled(
    text: ProseText, printed: Sequence[SlotWords], known: dict[str, SlotWords]
) -> dict[int, SlotWords]:
    """What each slot prints where it stands: as the draft `printed` them one after another, or as it was `known` to
    print while the text is ahead of the draft by a key."""
    slots = text.slots
    if len(slots) == len(printed):
        found = dict(zip(slots, printed, strict=True))
        known.update({text.code(text.signs[at]): label for at, label in found.items()})
        return found
    return {at: known.get(text.code(text.signs[at]), SlotWords("…")) for at in slots}
