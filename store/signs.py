"""Which signs of a text may stay: nothing a terminal obeys, and nothing that is there but cannot be seen.

Two texts that look alike must be alike: else a figure reads differently than it is, a word is not found
by the rule that looks for it, and a name is not the name it seems. What is decided, by Unicode category:

- Cc and Cf, surrogates, line and paragraph separators, noncharacters: dropped, but for line break and tab. No
  Chinese, Tibetan or English text needs joiners (Cf); they and the marks of direction change what is read.
- Fillers and blanks that Unicode calls ignorable though they count as letters or marks (U+034F, Hangul
  fillers, variation selectors, U+2800): dropped. A variation selector picks another drawing of the same
  character, so a name that had one keeps its character.
- Private use (Co): shown as 〓, the printer's sign for a character that is missing. Old systems kept rare
  characters of names there; every machine draws them differently, so what is meant cannot be known, but
  the proof must show that something stood there.
- Unassigned (Cn): 〓 too, except in the planes kept for ideographs (U+20000 to U+3FFFD). New characters of
  names are added there, which an older Python does not know yet.
- Marks that lie over or around a sign (combining class 1, Me: 6̶, 6⃣), and any mark on a numeral (6̇, 九̇): dropped; they
  strike a figure out or make it look like another. The marks of Tibetan stay, on its digits too.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

MISSING = "〓"
"""Stands for a character that only the machine it was typed on can draw."""

_STAYS = "\n\t"
_IGNORABLE = frozenset(
    map(
        chr,
        (
            0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, *range(0x180B, 0x1810),
            *range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9), 0xFFFC,
        ),
    )
)  # fmt: skip
"""Letters, marks and symbols that are drawn as nothing, with the tags."""

_TAGS = ("\U000e0000", "\U000e0fff")

_TIBETAN = ("\u0f00", "\u0fff")
_OVERLAY = 1


@cache
def _fate(sign: str) -> str | None:
    """What becomes of a sign wherever it stands: "" when it is dropped, another sign, or None: it stays."""
    if sign in _STAYS:
        return None
    if sign in _IGNORABLE or _TAGS[0] <= sign <= _TAGS[1]:
        return ""
    category = unicodedata.category(sign)
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return ""
    if category == "Co":
        return MISSING
    if category == "Cn":
        code = ord(sign)
        if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
            return ""
        return None if 0x20000 <= code <= 0x3FFFD else MISSING
    if category == "Me" or unicodedata.combining(sign) == _OVERLAY:
        return ""
    return None


@cache
def _mark(sign: str) -> bool:
    """Whether the sign is drawn on the one before it, and is none of Tibetan."""
    return unicodedata.category(sign) == "Mn" and not _TIBETAN[0] <= sign <= _TIBETAN[1]


@cache
def _plain(sign: str) -> bool:
    return _fate(sign) is None and not _mark(sign)


def all_may_stay(text: str) -> bool:
    """Whether `kept` would change nothing. Quick for any text: each different sign is looked at once."""
    return (text.isascii() and text.isprintable()) or all(map(_plain, set(text)))


def kept_signs(text: str) -> Iterator[str]:
    """What becomes of each sign in turn: itself, `MISSING`, or "" when it is dropped."""
    on_digit = False
    for sign in text:
        fate = _fate(sign)
        if fate is not None:
            yield fate
            on_digit = on_digit and not fate
        elif on_digit and _mark(sign):
            yield ""
        else:
            on_digit = sign.isnumeric()
            yield sign


def unseen(text: str) -> str:
    """The first sign of `text` that may not stay, by its code (`U+202E`); empty when all may."""
    if all_may_stay(text):
        return ""
    pairs = zip(text, kept_signs(text), strict=True)
    return next((f"U+{ord(sign):04X}" for sign, fate in pairs if fate != sign), "")


def visible(text: str) -> str:
    """`text` for a terminal, with a sign in the place of everything `kept` would drop; line breaks and tabs stay.

    For what is only shown: the name of a file, an argument, a line of somebody's file. Dropping would show a
    name that is not there; a sign (␛ for an escape, � for what has none of its own) shows that one was.
    """
    if all_may_stay(text):
        return text
    return "".join(fate or _picture(sign) for sign, fate in zip(text, kept_signs(text), strict=True))


def visible_line(text: str) -> str:
    """`visible` for a piece of a sentence: a break in a name cannot begin a line that is not ours."""
    return visible(text).translate(_LINE)


_LINE = {9: "\u2409", 10: "\u240a"}


def _picture(sign: str) -> str:
    return chr(0x2400 + ord(sign)) if sign < " " else "\ufffd"
