"""Cleaning of every text at the boundary where it comes in: typed, pasted, imported, loaded.

A terminal obeys control characters wherever they come from, so none may pass. Bidirectional
controls and zero-width marks are dropped too: they make a figure read differently than it is.
"""

import re
import unicodedata

_SEQUENCES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC, with its terminator when there is one
    r"|\x1b[PX^_][^\x1b]*(?:\x1b\\)?"  # DCS, SOS, PM, APC
    r"|[\x1b\x9b]\[?[0-?]*[ -/]*[@-~]"  # CSI and short escapes
)
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb]"
)

_BLOCK = 65_536
"""Characters masked at a time: a text full of controls falls into millions of scraps."""


def clean(text: str) -> str:
    """`text` without control sequences and invisible marks; line breaks become \\n, tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", _SEQUENCES.sub("", text))


def one_line(text: str) -> str:
    """`clean`, with every run of white space made one space: for names and cells."""
    return " ".join(clean(text).split())


def half_width(text: str) -> str:
    """NFKC: full-width digits, letters and marks become their half-width forms."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


MASK = "\ufeff"
"""Stands in `masked` for a character that `clean` would drop."""


def masked(text: str) -> str:
    """`text` at its own length, with `MASK` for everything `clean` would drop, so that offsets stay."""
    text = text.replace("\r", "\n")
    hidden = _SEQUENCES.sub(lambda found: MASK * len(found[0]), text)
    blocks = range(0, len(hidden), _BLOCK)
    return "".join(_CONTROLS.sub(MASK, hidden[at : at + _BLOCK]) for at in blocks)
