"""The marks of a language set right: full-width ones beside Chinese words, half-width ones in English; digits and letters
of half width in both.

Whoever takes words in asks here: lines of forms, the editor of prose, pasted pages. Numbers, times, and addresses
of the web and of mail keep theirs.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.record.text import clean


class MarkMended(NamedTuple):
    """Characters `start` to `end` of a text have to be `mark`."""

    start: int
    end: int
    mark: str


def set_right(text: str, language: str) -> str:
    """`text`, cleaned, with the marks of its language."""
    text = clean(text)
    for mended in reversed(mends_of(text, language)):
        text = text[: mended.start] + mended.mark + text[mended.end :]
    return text


def mends_of(text: str, language: str) -> Sequence[MarkMended]:
    """What `set_right` changes in a clean text, in order."""
    if language not in _MENDS or not _SUSPECT.search(text):
        return ()
    return sorted(_MENDS[language](_ADDRESS.sub(lambda found: "x" * len(found[0]), text)))


_HAN = "\u3007\u3400-\u9fff"
_HAN_SIGN = re.compile(f"[{_HAN}]")
_SUSPECT = re.compile(r"""[,.;:!?()"'、。\uff01-\uff5e]""")
"""Only a text that has one of these can have a mark to be set right."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]{0,300}[\w/=&#%-]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}",
    re.ASCII | re.IGNORECASE,
)

# --- Chinese ------------------------------------------------------------------------------------

_FULL = {".": "。", ",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
_BESIDE = f"[{_HAN}“”‘’（）()，。、；：》《]"
_STOP = rf"(?<=[{_HAN}”’）》%])\.(?=[{_HAN}“”‘’（）《]|\s|$)|(?<=[0-9])\.(?=[”’])"
"""A half-width full stop that ends Chinese words: no point of a number, of an ellipsis or of a name. Behind a digit only
where what was said ends with it: else the rest of the number may still be typed, or the digit counts the items of a list."""
_STOP_BEHIND = re.compile(rf"\.(?=[{_HAN}“”‘’（《]|\s|$)", re.MULTILINE)
"""The same behind a bracket that is set right, too."""
_HALF_MARK = re.compile(rf"(?<={_BESIDE})[,;:!?()]|[,;:!?()](?= *{_BESIDE})|{_STOP}", re.MULTILINE)
_HALF_PART = re.compile(r"(?<=[0-9%]),(?=[A-Za-z])|(?<=[A-Za-z]),(?=[0-9])|(?<=[A-Za-z0-9%]);(?=[A-Za-z0-9])")
"""What parts a number from a name or from another number in a line of Chinese (占1/3;PM2.5): no 1,234, and no mark of
English words, behind which a space stands."""
_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,31}\Z")
"""A sign as a web page writes it (`&nbsp;`): its own mark ends it."""
_SPACE = re.compile(rf" +(?={_BESIDE})")
"""The space half-width marks are written with goes with them."""
_WIDE_SIGN = re.compile("[０-９Ａ-Ｚａ-ｚ％]|(?<=[０-９])．(?=[０-９])")
"""Digits and letters are of half width in Chinese, too."""
_NEAR = re.compile(rf"[{_HAN}，。、；：！？（）《》“”‘’]")


def _in_chinese(text: str) -> Iterator[MarkMended]:
    quotes = dict(_quotes(text))
    signs = list(text)
    for at, mark in quotes.items():
        signs[at] = mark
    quoted = "".join(signs)
    marks = {found.start(): _FULL[found[0]] for found in _HALF_MARK.finditer(quoted)}
    marks |= {at: _FULL[quoted[at]] for at in _parts_in_line(quoted)}
    for pair in _brackets(quoted):  # both, or neither
        if any(quoted[at] in "（）" or at in marks for at in pair):
            marks |= {at: _FULL[quoted[at]] for at in pair if quoted[at] in "()"}
            if _STOP_BEHIND.match(quoted, pair[1] + 1):
                marks[pair[1] + 1] = "。"
    for at, mark in marks.items():
        space = _SPACE.match(quoted, at + 1) if mark != "（" else None
        yield MarkMended(at, space.end() if space else at + 1, mark)
    for at, mark in quotes.items():
        yield MarkMended(at, at + 1, mark)
    for found in _WIDE_SIGN.finditer(text):
        yield MarkMended(found.start(), found.end(), _half(found[0]))


def _parts_in_line(text: str) -> Iterator[int]:
    """Where a half-width mark parts numbers and names of a line that has Chinese in it."""
    for found in _HALF_PART.finditer(text):
        at = found.start()
        line = text[max(0, at - _FAR) : at].rpartition("\n")[2] + text[at : at + _FAR].partition("\n")[0]
        if _HAN_SIGN.search(line) and not _ENTITY.search(text, max(0, at - 33), at):
            yield at


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Where brackets open and where the same are closed, whatever their width."""
    open_ones: list[int] = []
    for found in re.finditer(r"[()（）\n]", text):
        if found[0] == "\n":
            open_ones.clear()
        elif found[0] in "(（":
            open_ones.append(found.start())
        elif open_ones:
            yield open_ones.pop(), found.start()


_FAR = 400
"""What is quoted is at most so long."""


def _quotes(text: str) -> Iterator[tuple[int, str]]:
    """Straight quotation marks of Chinese words with what they have to be: turn by turn, line by line. One that stands
    behind a number (5") or within an English word (it's) is none."""
    for straight, (opening, closing) in (('"', "“”"), ("'", "‘’")):
        open_now = False
        for found in re.finditer(
            rf"(?<![A-Za-z]){straight}|{straight}(?![A-Za-z])|[{opening}{closing}\n]", text
        ):
            sign, at = found[0], found.start()
            if sign != straight:
                open_now = sign == opening
            elif open_now or (not text[at - 1 : at].isdigit() and _chinese_around(text, at, straight)):
                open_now = not open_now
                yield at, opening if open_now else closing


def _chinese_around(text: str, at: int, straight: str) -> bool:
    """Whether Chinese stands beside an opening mark, or beside the one that closes it."""
    line = text[at + 1 : at + _FAR].partition("\n")[0]
    closed = at + 1 + line.find(straight) if straight in line else -1
    edges = [text[max(at - 1, 0) : at], text[at + 1 : at + 2]]
    if closed > 0:
        edges += [text[closed - 1], text[closed + 1 : closed + 2]]
    return any(_NEAR.match(edge) for edge in edges)


# --- English ------------------------------------------------------------------------------------

_WIDE = re.compile(r"[\uff01-\uff5e。、]+")
_WORD = re.compile(r"[A-Za-z0-9“‘(（]")


def _in_english(text: str) -> Iterator[MarkMended]:
    """Marks, digits and letters of full width beside words of English; beside Chinese they are that language's."""
    plain = _WIDE.sub(lambda found: "".join(map(_half, found[0])), text)
    for found in _WIDE.finditer(text):
        start, end = found.span()
        if (start and _HAN_SIGN.match(text, start - 1)) or _HAN_SIGN.match(text, end):
            continue
        for at in range(start, end):
            mark, before, after = plain[at], plain[at - 1 : at], plain[at + 1 : at + 2]
            if mark in ",.;:!?)" and _WORD.match(after) and not (before.isdigit() and after.isdigit()):
                mark += " "
            elif mark == "(" and (before.isalnum() or before in tuple(",.;:!?)”’%")):
                mark = " " + mark
            begin = at
            if at == start and mark[0] in ",.;:!?)" and text[:at].strip(" "):
                begin = len(text[:at].rstrip(" "))  # a mark stands right behind its word
                begin = at if text[begin - 1] == "\n" else begin
            yield MarkMended(begin, at + 1, mark)


def _half(sign: str) -> str:
    return {"。": ".", "、": ","}.get(sign) or chr(ord(sign) - 0xFEE0)


_MENDS = {"zh": _in_chinese, "en": _in_english}
