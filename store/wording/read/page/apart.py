"""Several conferences on one page, told apart by their heads; and the date of the page, which is no conference's.

A page of an outlet may hold the bulletins of two days. Read as one, figures of the one would stand in the record of
the other; so each is read by itself, the rest of the page being blank then.
"""

import re
from collections.abc import Callable, Sequence

from store.record.text import MASK
from store.wording.numbers.source import Source
from store.wording.numbers.spans import Span
from store.wording.read.basis.dates import Day
from store.wording.read.page.printed import Head

PARTS_MOST = 12
"""Conferences of a page that are read; each is a reading of its own."""
_DATE = re.compile(r"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日")
_PUBLISHED_BEFORE = re.compile(
    r"(?:发布|發布|更新|刊发|发表|来源|时间|日期|上传)(?:时间|日期|于|在)?[:：]?\Z"
)
_PUBLISHED_BEHIND = re.compile(r"(?:讯|电|消息|报道|发布|刊发|星期|周[一二三四五六日]|[0-9]{1,2}:[0-9]{2})")
_TITLE_MOST = 60
"""Signs of a line that may be a title above the sentence that names the conference."""


def is_date_of_page(source: Source, offset: int) -> bool:
    """True for a date at `offset` of a stretch that says when the page was published, not when the conference was
    held: alone on its line, behind 发布时间, or before 讯."""
    text = source.text
    date = _DATE.match(text, offset)
    if date is None:
        return False
    if _PUBLISHED_BEFORE.search(text, max(0, offset - 10), offset) or _PUBLISHED_BEHIND.match(
        text, date.end()
    ):
        return True
    return source.line_before(offset) and source.line_before(date.end())


def parts_of(page: str, heads: Sequence[Head]) -> list[Span]:
    """The stretches of the page that hold a conference each, by the heads found in it; one for the whole page where
    there is no second."""
    begins = [0]
    number: int | None = None
    day: Day | None = None
    for at, head in enumerate(heads):
        if _another(head, number, day) and _opens(page, head, heads[at + 1 : at + 5]):
            least = max([begins[-1], *(other.span[1] for other in heads[max(0, at - 1) : at])])
            begins.append(_with_titles(page, head.span[0], least))
            number, day = None, None
        if isinstance(head.value, int):
            number = number if number is not None else head.value
        else:
            day = day or head.value
    return list(zip(begins, [*begins[1:], len(page)], strict=True))


def parts_at(page: str, begins: Sequence[int]) -> list[Span]:
    """The stretches of the page that begin at these places; what stands above the first is of it."""
    starts = [0, *begins[1:]]
    return list(zip(starts, [*starts[1:], len(page)], strict=True))


def with_figures(parts: Sequence[Span], has_figures: Callable[[Span], bool]) -> list[Span]:
    """The parts, one without figures (a list of links, a title) being of the one before it, or at the top of the next."""
    kept: list[Span] = []
    waiting = parts[0][0]
    for start, end in parts[:PARTS_MOST]:
        if has_figures((start, end)):
            kept.append((min(start, waiting), end))
            waiting = end
        elif kept:
            kept[-1] = kept[-1][0], end
            waiting = end
    return kept or [(parts[0][0], parts[-1][1])]


def alone(page: str, part: Span) -> str:
    """The page at its own length with only one part of it."""
    start, end = part
    return MASK * start + page[start:end] + MASK * (len(page) - end)


def _another(head: Head, number: int | None, day: Day | None) -> bool:
    if isinstance(head.value, int):
        return number is not None and head.value != number
    return day is not None and (head.value.month, head.value.day) != (day.month, day.day)


def _opens(page: str, head: Head, rest: Sequence[Head]) -> bool:
    """True where the head stands in the first sentence of its paragraph, or has number and day in one."""
    start = head.span[0]
    line = page.rfind("\n", 0, start) + 1
    if not re.search("[。！？!?]", page[line:start]):
        return True
    sentence = re.compile("[。！？!?\n]").search(page, start)
    end = sentence.start() if sentence else len(page)
    return any(other.what != head.what and start - 60 < other.span[0] < end for other in rest)


def _with_titles(page: str, start: int, least: int) -> int:
    """Where the paragraph of the head begins, with the short lines of titles above it."""
    sentence = max(page.rfind(stop, least, start) for stop in "。！？!?") + 1
    begin = max(page.rfind("\n", least, start) + 1, sentence, least)
    while begin > least and page[begin - 1] == "\n":
        above = page.rfind("\n", least, begin - 1) + 1
        line = page[above : begin - 1].strip()
        if len(line) > _TITLE_MOST or line.endswith(("。", "！", "？", "”", "）", ")")) or above <= least:
            break
        begin = above
    return begin
