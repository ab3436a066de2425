"""A text made comparable: half-width, without breaks and invisible marks, with the way back; its plain signs; and its
traditional characters in their simplified forms, one for one, glosses passed over. A text is folded so for reading alone.

Every span that leaves the reader is one of the text as it was pasted. In their plain forms the digits of every
script become 0 to 9, numerals that are no digits (Ⅻ, ½, ⑳) become `SIGN`, letters the small Latin ones they look
like, traditional and formal units the usual ones, so that one scan sees a numeral in whatever script it is written.
The text itself is never changed by this, and nothing of it is printed: it is only looked at. The table of characters is
read when a text first has one that simplified texts do not have.

A `FoldedPage` is a text of others as the checks look at it: in simplified characters and Chinese commas, without the glosses of
how they are said (時(shí)), and where each of its signs stands in the text itself.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from store.record.text import MASK, masked
from store.wording.numbers.numerals import ASCII_DIGITS
from store.wording.numbers.spans import Span

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


SIGN = "\ue000"
"""Stands for a sign with a numeric value that is no digit."""

_PAIRS = (
    # Cyrillic and Greek letters that print like Latin ones
    "аaеeоoрpсcхxуyіiѕsјjһhԁdкkмmтtнhвbАaЕeОoРpСcХxУyІiЅsЈjНhВbКkМmТt"
    "οoνvιiτtρpυuκkαaχxγyηnΟoΝnΙiΤtΡpΥyΚkΗhΕeΑaΧxΖzΒbΜmıiℓl"
    # traditional, formal and round forms
    "萬万億亿兩两參叁貳贰陸陆個个條条戶户歲岁處处張张種种項项噸吨○〇◯〇倆俩貮贰弍二弎三弌一壱一弐二"
    # marks, those of Chinese that NFKC would make others of among them
    "％%﹪%٪%⁒%؉‰，，：：．．（（））！！？？；；〜~‐-‑-‒-−-－-"
)
_ALIKE = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | {"💯": SIGN, "🔟": SIGN}
_USUAL = "一二三四五六七八九廿卅卌壹贰叁肆伍陆柒捌玖仨"
_EVERYDAY = "什幺阡陌漆参"
"""Signs with a numeric value that are nearly always other words."""
_RARE = {
    1: "一",
    2: "二",
    3: "三",
    4: "四",
    5: "五",
    6: "六",
    7: "七",
    8: "八",
    9: "九",
    20: "廿",
    30: "卅",
    40: "卌",
}
_NOTHING = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")


class _Plain(dict[int, str]):
    """Plain forms by code point, worked out when a sign is first met."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _plain(chr(code))
        return found


def _plain(sign: str) -> str:
    if sign in _ALIKE:
        return _ALIKE[sign]
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Mn", "Me") or sign in _NOTHING:
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    if kind in ("No", "Nl"):
        digit = unicodedata.digit(sign, None)
        if digit is not None and sign not in "²³":
            return str(digit)
        return sign if sign in "〇²³" else SIGN
    if kind == "Lo" and sign not in _EVERYDAY and unicodedata.numeric(sign, 0) in _RARE:
        # Numerals nobody writes any more (㐅, 亖, 弎) are read all the same; the usual ones stay as they are.
        return sign if sign in _USUAL else _RARE[int(unicodedata.numeric(sign))]
    if kind == "Zs":
        return " "
    folded = unicodedata.normalize("NFKC", sign)
    return folded.lower() if len(folded) == 1 and len(folded.lower()) == 1 else sign


_PLAIN = _Plain()


def plain_signs(text: str) -> tuple[str, list[int]]:
    """The text in plain signs, and for each of them the offset it came from."""
    plain = text.translate(_PLAIN)
    if len(plain) == len(text):
        return plain, list(range(len(text)))
    pieces = [(_PLAIN[ord(sign)], at) for at, sign in enumerate(text)]
    return "".join(piece for piece, _ in pieces), [at for piece, at in pieces if piece]


_FOLDED = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}
_FOLDED |= dict.fromkeys("‐‑‒–—―−─～〜~", "-")
_FOLDED |= {"〔": "(", "〕": ")", "︰": ":", "’": "'"}
"""Half-width forms; few signs of a page have one, and those are quicker replaced one by one than all looked up."""
_STOP_IN_LATIN = re.compile("(?<![\u3400-\u9fff])。")
"""A full stop of a Chinese keyboard that ends words of another script."""
_GAP = re.compile(rf"[\s{MASK}]+")
_BREAK = re.compile(rf"\n[\s{MASK}]*+")
DIGITS = re.compile(r"\d+")
"""A run of decimal digits of any script."""

_ELEMENTS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|figcaption|figure|font|"
    "footer|h[1-6]|head|header|hr|html|i|img|ins|label|li|link|main|mark|meta|nav|o:p|ol|p|pre|q|s|section|small|span|"
    "strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|wbr"
)
_MARKUP = re.compile(
    rf"</?(?:{_ELEMENTS})(?:\s{{1,20}}+[A-Za-z][^<>]{{0,200}})?\s{{0,20}}+/?>|\*\*|__", re.IGNORECASE
)
"""Tags of a web page and Markdown's marks of bold type. Other words in angle brackets are the text's own:
a figure among them (<Lhasa 20>) must not vanish."""


def bare(text: str) -> str:
    """`text` at its own length, with `MASK` for control characters, tags and marks of bold type."""
    return _MARKUP.sub(lambda mark: MASK * len(mark[0]), masked(text))


def folded(text: str, digits: str = ASCII_DIGITS, spaced: bool = False) -> str:
    """`text` character for character in half-width forms and ASCII digits; in small letters where a
    language parts its words (`spaced`), so that a sentence may begin with any."""
    if digits != ASCII_DIGITS:
        text = text.translate({ord(digit): ord("0") + value for value, digit in enumerate(digits)})
    for sign in _FOLDED.keys() & set(text):
        text = text.replace(sign, _FOLDED[sign])
    if not spaced:
        return text
    if "。" in text:
        text = _STOP_IN_LATIN.sub(".", text)
    return text.replace("İ", "i").lower()  # the one letter whose small form is two characters


class Source:
    """The folded text of a page and where each of its characters stands in the page.

    White space between words that are not Latin is dropped in languages that do not part their
    words (so that broken paragraphs join); elsewhere a run of it is one space.
    """

    def __init__(self, page: str, digits: str, spaced: bool) -> None:
        self._take(folded(bare(page), digits, spaced), 0, spaced)

    @classmethod
    def part(cls, flat: str, start: int, end: int, spaced: bool) -> "Source":
        """The part from `start` to `end` of a page that is already folded."""
        made = cls.__new__(cls)
        made._take(flat[start:end], start, spaced)
        return made

    def _take(self, flat: str, offset: int, spaced: bool) -> None:
        self._flat, self._offset = flat, offset
        pieces: list[str] = []
        self._starts: list[int] = [0]
        self._origins: list[int] = [0]
        length = at = 0
        for gap in _GAP.finditer(flat):
            start, end = gap.span()
            if start > at:
                pieces.append(flat[at:start])
                length += start - at
            space = gap[0].strip(MASK) != "" and (spaced or _latin(flat, start, end))
            if space:
                pieces.append(" ")
                self._mark(length, start)
                length += 1
            at = end
            self._mark(length, end)
        pieces.append(flat[at:])
        self.text = "".join(pieces)

    def _mark(self, place: int, origin: int) -> None:
        if self._starts[-1] == place:
            self._origins[-1] = origin
        else:
            self._starts.append(place)
            self._origins.append(origin)

    def origin(self, place: int) -> int:
        """Where the character at `place` of the folded text stands in the page."""
        index = bisect_right(self._starts, place) - 1
        return self._offset + self._origins[index] + place - self._starts[index]

    def place(self, origin: int) -> int:
        """The first character of the folded text that stands in the page at `origin` or behind it; the length of the text
        where none does."""
        index = bisect_right(self._origins, origin - self._offset) - 1
        if index < 0:
            return 0
        place = self._starts[index] + origin - self._offset - self._origins[index]
        ends = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        return min(place, ends)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The page's span of the folded characters `start` to `end` (at least one)."""
        return self.origin(start), self.origin(end - 1) + 1

    def broken_before(self, place: int) -> bool:
        """True when white space stands in the page before that character."""
        origin = self.origin(place) - self._offset
        return origin == 0 or self._flat[origin - 1].isspace()

    def lines(self) -> Iterator[tuple[int, bool]]:
        """Where the folded text begins a new line of the page, and whether a blank line stands before it."""
        for gap in _BREAK.finditer(self._flat):
            at = bisect_left(self._origins, gap.end())
            if at < len(self._origins) and self._origins[at] == gap.end():
                yield self._starts[at], gap[0].count("\n") > 1

    def line_before(self, place: int) -> bool:
        """True when that character begins a line of the page."""
        if place >= len(self.text):
            return False
        end = self.origin(place) - self._offset
        start = self.origin(place - 1) - self._offset + 1 if place else 0
        return self._offset + start == 0 or "\n" in self._flat[start:end]


def _latin(flat: str, start: int, end: int) -> bool:
    """True when the gap parts two Latin words or two figures, which must not run together."""
    return start > 0 and end < len(flat) and _is_latin(flat[start - 1]) and _is_latin(flat[end])


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


_HALF_COMMA = re.compile(r",(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]),")
"""Pages of the web have commas of the other script between Chinese words."""


class FoldedPage:
    """`text` is what is looked at; spans go to it and come from it."""

    def __init__(self, text: str) -> None:
        marked = without_glosses(text)
        self._places = [at for at, sign in enumerate(marked) if sign != MASK] if MASK in marked else None
        kept = text if self._places is None else "".join(text[at] for at in self._places)
        self.text = _HALF_COMMA.sub("，", simplified(kept))

    def back(self, span: Span) -> Span:
        """Where a stretch of the folded text stands in the text itself."""
        if self._places is None or span[1] <= span[0]:
            return span
        return self._places[span[0]], self._places[span[1] - 1] + 1

    def covered(self, length: int, spans: Iterable[Span]) -> bytearray:
        """For each sign of the folded text whether one of the spans of the text itself, which is so long, covers it;
        what lies behind its end is passed over."""
        signs = bytearray(length)
        for start, end in ((start, min(end, length)) for start, end in spans):
            signs[start:end] = b"\1" * (end - start)
        return signs if self._places is None else bytearray(signs[at] for at in self._places)
