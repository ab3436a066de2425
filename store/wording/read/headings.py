"""What stands above the body of a pasted page: headline, sub-heads and byline, proposed and never guessed from the body.

The lines before the first paragraph are taken. One that names the conference (…新闻发布会, …通报……情况) is the title the series prints
by itself; of the others those of several parts side by side are sub-heads, and the first that is whole is the headline.
Where none is whole, a line that is much shorter than those above it is a headline printed in two lines. What is proposed goes
into the text of the page's language, so a line of a Chinese page without a Chinese character is none of it.

An English page has a line for each sub-head, and blank lines between them and the headline: lines that stand together are
sub-heads, and the first that stands alone is the headline. Without a title above them the first line is.
"""

import re

from msgspec import Struct

from store.record.marks import set_right
from store.wording.numbers.source import simplified
from store.wording.read.speakers import page_language
from store.wording.read.speakers_chinese import BYLINE
from store.wording.read.speakers_english import byline_of, is_furniture

_MOST_LINES = 12
"""Title lines are looked for among so many."""
_LONGEST = 80
"""Characters of a title line, at most."""
_CONFERENCE = re.compile(r"发布会$|通报$|例行发布|通报[^，。]{2,30}情况$")
_BODY_ENDS = "。！；：，、"
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PARTED = re.compile(r"[\s\u3000|｜]+")


class PageHeading(Struct, frozen=True):
    """`name` is that of the text it would become (`headline`, `subheads`, `byline`); sub-heads are a line each."""

    name: str
    text: str
    language: str = "zh"


def find_headings(page: str) -> tuple[PageHeading, ...]:
    """What `page` prints above its body, in the order a text prints them. Nothing where no body follows."""
    return _in_english(page) if page_language(page) == "en" else _in_chinese(page)


def _in_chinese(page: str) -> tuple[PageHeading, ...]:
    titles: list[str] = []
    subheads: list[list[str]] = []
    byline = ""
    for line in _first_lines(page):
        if not _CHINESE.search(line) and len(line) <= _LONGEST:
            continue  # a stamp (Updated: 2022-09-01 20:50), or the heading of an English page
        begins = BYLINE.match(simplified(line))
        if begins is not None:
            byline = set_right(line[: begins.end()], "zh")
            break
        if len(line) > _LONGEST or line[-1] in _BODY_ENDS or "。" in line or re.search(r"[，,].*[，,]", line):
            break
        parts = [set_right(part, "zh") for part in _PARTED.split(line) if part]
        if _CONFERENCE.search(simplified("".join(parts))):
            continue
        if len(parts) > 1 or titles:
            subheads.append(parts)
        else:
            titles += parts
    else:
        return ()  # lines alone are a list or a table, no page
    if not titles and len(subheads) > 1 and _is_short(subheads[-1], subheads[:-1]):
        titles.append("\u3000".join(subheads.pop()))
    beside = "\n".join(part for parts in subheads for part in parts)
    found = (
        PageHeading("subheads", beside), PageHeading("headline", "".join(titles)), PageHeading("byline", byline)
    )  # fmt: skip
    return tuple(one for one in found if one.text)


_ENGLISH_CONFERENCE = re.compile(
    r"\b(?:holds?|held)\b.*\b(?:press|news) (?:conference|briefing)\b|^Press conference on\b"
)
_LONGEST_ENGLISH = 160
_ENGLISH_BODY = re.compile(r"[.:;,]$|[a-z)”\"][.!?] [A-Z“\"]")


def _in_english(page: str) -> tuple[PageHeading, ...]:
    groups, byline, titled = _title_lines(page[: _MOST_LINES * _LONGEST_ENGLISH * 2])
    if groups is None:
        return ()
    alone = [group[0] for group in groups if len(group) == 1]
    beside = [line for group in groups if len(group) > 1 for line in group]
    headline = ""
    if len(alone) == 1 or (alone and not titled):
        headline = alone.pop(0)
    elif not alone and not titled and beside:
        headline = beside.pop(0)
    elif len(alone) > 1 and _is_short([alone[-1]], [[line] for line in alone[:-1]]):
        headline = alone.pop()
    found = {"subheads": "\n".join([*beside, *alone]), "headline": headline, "byline": byline}
    return tuple(PageHeading(name, text, "en") for name, text in found.items() if text)


def _title_lines(page: str) -> tuple[list[list[str]] | None, str, bool]:
    """The lines above the body by blank lines between them, the byline, and whether one of them names the conference.
    None where no body follows."""
    groups: list[list[str]] = []
    byline, titled, apart = "", False, True
    for given in page.split("\n"):
        line = set_right(given.strip(), "en")
        if not line:
            apart = True
        elif is_furniture(line):
            byline = byline or byline_of(line)
        elif (found := byline_of(line)) or len(line) > _LONGEST_ENGLISH or _ENGLISH_BODY.search(line):
            byline = byline or found
            if not line.startswith("By ") or not found:
                return groups, byline, titled
        elif _ENGLISH_CONFERENCE.search(line):
            titled = apart = True
        else:
            groups += [[]] if apart or not groups else []
            groups[-1].append(line)
            apart = False
            if sum(map(len, groups)) > _MOST_LINES:
                return None, "", False
    return None, "", False


def _is_short(line: list[str], others: list[list[str]]) -> bool:
    """Whether a line of parts is less than half as long as each of the others."""
    return all(2 * sum(map(len, line)) < sum(map(len, other)) for other in others)


def _first_lines(page: str) -> list[str]:
    lines = (line.strip() for line in page[: _MOST_LINES * _LONGEST * 4].split("\n"))
    return [line for line in lines if line][: _MOST_LINES + 1]
