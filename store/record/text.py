"""Cleaning of every text at the boundary where it comes in: typed, pasted, imported, loaded.

A terminal obeys control characters wherever they come from, so none may pass; nor may anything that
is there but cannot be seen. Which signs those are is owned by `store.signs`.
"""

import re
import unicodedata

from store.signs import all_may_stay, kept_signs

_SEQUENCES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC, with its terminator when there is one
    r"|\x1b[PX^_][^\x1b]*(?:\x1b\\)?"  # DCS, SOS, PM, APC
    r"|[\x1b\x9b]\[?[0-?]*[ -/]*[@-~]"  # CSI and short escapes
)


def clean(text: str) -> str:
    """`text` without control sequences and invisible marks; line breaks become \\n, tabs stay."""
    if all_may_stay(text):
        return text
    text = _SEQUENCES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if all_may_stay(text) else "".join(kept_signs(text))


def one_line(text: str) -> str:
    """`clean`, with every run of white space made one space: for names and cells."""
    return " ".join(clean(text).split())


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a prose text: its lines without the spaces around them; a line that says nothing is none."""
    return [line for line in map(str.strip, text.split("\n")) if line]


def beginning(text: str, most: int = 60) -> str:
    """At most `most` characters of a text; one that goes on ends with `…` behind a whole word or number."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    if _IN_A_WORD.match(text[most - 1]):
        kept = _LAST_WORD.sub("", kept) or kept
    return kept.rstrip() + "…"


_IN_A_WORD = re.compile(r"[A-Za-z0-9'’%.-]")
_LAST_WORD = re.compile(r"[A-Za-z0-9'’%.,-]+\Z")


def half_width(text: str) -> str:
    """NFKC: full-width digits, letters and marks become their half-width forms."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


MASK = "\ufeff"
"""Stands in `masked` for a character that `clean` would drop."""


def masked(text: str) -> str:
    """`text` at its own length, with `MASK` for everything `clean` would drop, so that offsets stay."""
    text = text.replace("\r", "\n")
    if all_may_stay(text):
        return text
    hidden = _SEQUENCES.sub(lambda found: MASK * len(found[0]), text)
    return "".join(sign or MASK for sign in kept_signs(hidden))


_JOINTS = ".,'’/:-"


def is_in_a_word(text: str, at: int) -> bool:
    """Whether a cut at that place would part a word of Latin letters, or a number, also from what it counts (1306名)."""
    if not 0 < at < len(text):
        return False
    before, behind = text[at - 1], text[at]
    if before in _JOINTS:
        return at > 1 and _in_words(text[at - 2]) and _in_words(behind)
    if behind in _JOINTS:
        return _in_words(before) and at + 1 < len(text) and _in_words(text[at + 1])
    return (_in_words(before) and _in_words(behind)) or (before.isdigit() and behind.isalnum())


def _in_words(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


_WORD_MOST = 24
"""Signs of what is taken for one word."""


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the words, at either end, of which it holds a part."""
    first, last = max(0, start), min(len(text), end)
    while is_in_a_word(text, first) and start - first < _WORD_MOST:
        first -= 1
    while is_in_a_word(text, last) and last - end < _WORD_MOST:
        last += 1
    return first, last
