"""Traditional characters in their simplified forms, one for one, and glosses passed over: a text folded for reading.

Nothing here is ever printed: every character keeps its place, so that what is found is shown as it stands in the text.
The table is read when a text first has a character that simplified texts do not have.
"""

import re
from functools import cache
from pathlib import Path

from store.record.text import MASK

_HAN = re.compile("[\u3400-\u9fff]+")
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_SYLLABLE = r"(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:[iuüv]?(?:an|en|a|o|e)[gnour]?|[iuüv]?(?:ai|ei|ao|ou|o)|[iuüv]ng?|ong|iong|[iuüv])"
_GLOSS = re.compile(
    rf"(?<=[\u4e00-\u9fff0-9])[（(](?:{_SYLLABLE}|(?=[a-zü ’']*[{_TONED}])[a-zü{_TONED} ’']{{1,30}})[)）]",
    re.IGNORECASE,
)


def simplified(text: str) -> str:
    """The text with every traditional character as its simplified one, at its own length."""
    if text.isascii():
        return text
    try:
        "".join(_HAN.findall("".join(set(text)))).encode("gb2312")
    except UnicodeEncodeError:
        return text.translate(_table())
    return text


def without_glosses(text: str) -> str:
    """The text with `MASK` for each gloss of how a character is said: 時(shí)."""
    return _GLOSS.sub(lambda gloss: MASK * len(gloss[0]), text) if "(" in text or "（" in text else text


@cache
def _table() -> dict[int, int]:
    lines = (Path(__file__).parent / "simplified.txt").read_text(encoding="utf-8").splitlines()
    pairs = "".join(line for line in lines if not line.startswith("#")).replace(" ", "")
    return str.maketrans(pairs[::2], pairs[1::2])
