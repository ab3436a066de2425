"""What the title of a text of others says against its body: figures that were read, numbers told in the same words, and which
conference it is.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from store.checks.bulletins.loose_figures import LooseFigures
from store.record.conference import Conference
from store.record.numeral import NotANumeral, read_numeral
from store.series.definition import Series, Subject
from store.wording.numbers.source import FoldedPage
from store.wording.numbers.spans import Span
from store.wording.read.basis.proposal import Proposal

_TITLE_LINES, _TITLE_MOST, _TITLE_MOST_EN = 4, 60, 130
"""A title stands in the first lines, and none is longer."""
_FIRST_SIGNS = 2_000
_ABOUT = re.compile(r"(?:超过?|[近约逾破]|over|nearly|about|around|almost|more than) ?\Z", re.IGNORECASE)
"""Before a number that is rounded, as no figure of the body is."""


class OfTitles(Struct, frozen=True):
    """Figures of a title outside what was read: those the text says elsewhere, and those it says otherwise."""

    agreeing: tuple[Span, ...]
    wrong: tuple[Span, ...]


def figures_of_titles(series: Series, conference: Conference, proposal: Proposal, language: str) -> OfTitles:
    """The figures of the lines above the body, held against those that were read."""
    body = _body(proposal)
    text = proposal.source[: _reach(proposal.source)]
    read = tuple(span for one in (proposal, *proposal.others) for span in one.assigned)
    loose = LooseFigures(
        series, conference, text, replace(proposal, assigned=read), language, known_only=True, lines=_may_be_a_title,
    )  # fmt: skip

    def of_a_title(span: Span) -> bool:
        about = _ABOUT.search(text, max(0, span[0] - 4), span[0])  # 超500例
        timed = re.search("[月日时時点點]", text[slice(*span)])
        return span[1] <= body and in_a_title(text, span) and not timed and not about

    return OfTitles(*(tuple(sorted({*filter(of_a_title, spans)})) for spans in (loose.agreed, loose.wrong)))


def _reach(text: str) -> int:
    """Where the first lines end; the rest is not looked at for titles."""
    ends = [match.end() for match in re.finditer(r"[^\n]*\S[^\n]*\n?", text[:_FIRST_SIGNS])][:_TITLE_LINES]
    return ends[-1] if ends else 0


def in_a_title(text: str, span: Span) -> bool:
    """Whether a place stands in a line that may be a title: among the first, and short."""
    if span[0] >= _FIRST_SIGNS:
        return False
    before = text[: span[0]]
    start, end = before.rfind("\n") + 1, text.find("\n", span[1], span[1] + _FIRST_SIGNS)
    lines = sum(bool(line.strip()) for line in before.split("\n"))
    return lines <= _TITLE_LINES and _may_be_a_title(
        text[start : end if end >= 0 else span[1] + _FIRST_SIGNS]
    )


def _may_be_a_title(line: str) -> bool:
    return len(line) <= (_TITLE_MOST if re.search("[\u4e00-\u9fff]", line) else _TITLE_MOST_EN)


_ENDED = re.compile(r"[。；]|[.;：:，,、](?:\s|$)")
"""A title has no sentence that ends, and none that goes on in the next line."""


def _body(proposal: Proposal) -> int:
    """Where the body begins: at the line of the first figure that was read, or behind it where it is a title of which
    some figures were read."""
    text = proposal.source
    starts = sorted({text.rfind("\n", 0, value.span[0]) + 1 for value in proposal.values})
    if len(starts) < 2:
        return starts[0] if starts else 0
    first, second = (text[start:].split("\n", 1)[0].rstrip() for start in starts[:2])
    return starts[
        _ENDED.search(first) is None and _may_be_a_title(first) and _ENDED.search(second) is not None
    ]


# --- the same words, another number ------------------------------------------------------------------


class Retold(Struct, frozen=True):
    """A number of the title, where it stands, and what the body has in the same words."""

    span: Span
    got: str
    expected: str


_N = r"(?<![0-9.,])[0-9]{1,9}(?:,[0-9]{3})*(?![0-9]|[.,][0-9]|[余多万亿%])"
_SAME_MOST = 5
"""Signs that must stand before both numbers."""
_SAID = re.compile(rf"(?P<words>[\u4e00-\u9fff]{{{_SAME_MOST},16}})(?P<number>{_N})(?P<unit>[例人名个宗])")
_SAID_EN = rf"(?P<number>{_N}) (?:new |local |locally transmitted |more )*(?P<kind><<kinds>>)\b"
_ROUNDED = re.compile(
    r"(?:over|about|around|nearly|almost|more than|some|above|below|under|up to|by) $", re.IGNORECASE
)


def retold(text: str, subject: Subject) -> Iterator[Retold]:
    """Each number of the title that the body nowhere has, while it has another in the same words."""
    page = FoldedPage(text)
    start = _behind_the_title(page.text)
    title, body = page.text[:start], page.text[start:]
    numbers = {number.replace(",", "") for number in re.findall(r"[0-9][0-9,]*", body)}
    for match in _SAID.finditer(title):
        got = match["number"].replace(",", "")
        same = re.findall(rf"{match['words'][-_SAME_MOST:]}({_N}){match['unit']}", body)
        if got not in numbers and same:
            yield Retold(page.back(match.span("number")), got, same[0])
    said_in_english = subject.compiled(_SAID_EN, "en", 0)
    for match in said_in_english.finditer(title):
        got = match["number"].replace(",", "")
        same = [
            each["number"].replace(",", "")
            for each in said_in_english.finditer(body)
            if each["kind"] == match["kind"]
        ]
        sums = {sum(map(int, some)) for many in (1, 2, 3) for some in combinations(same[:8], many)}
        if (
            got not in numbers
            and same
            and int(got) not in sums
            and not _ROUNDED.search(title[: match.start()])
        ):
            yield Retold(page.back(match.span("number")), got, same[0])


def _behind_the_title(text: str) -> int:
    """Where the first line begins that is no title."""
    at = lines = 0
    for line in text.splitlines(keepends=True):
        lines += bool(line.strip())
        if lines > _TITLE_LINES or not _may_be_a_title(line.rstrip("\n")) or _ENDED.search(line.strip()):
            break
        at += len(line)
    return at if at < len(text) else 0


# --- which conference ------------------------------------------------------------------------------

_WHICH = re.compile(
    r"第(?P<zh>[0-9]{1,3}|[一二三四五六七八九十百零〇]{1,6})[场次](?=[^，。；\n]{0,18}(?:发布会|通气会))"
    r"|\b(?P<en>[0-9]{1,3})(?:st|nd|rd|th) (?=(?:[a-z0-9-]+ ){0,3}(?:press conference|news conference|press briefing|briefing))"
)


def other_conferences(text: str, number: int | None) -> Iterator[tuple[Span, int]]:
    """Where the title, or a text in the other language, names another conference than the text is of."""
    page = FoldedPage(text)
    start = _behind_the_title(page.text)
    told = [(match, _ordinal(match["zh"] or match["en"])) for match in _WHICH.finditer(page.text)]
    heads = [match for match, _ in told if match["zh"] and match.start() >= start]
    for match, which in told:
        of_the_head = match.start() < start or (match["en"] and heads and match is _first_english(told))
        if number is not None and which not in (None, number) and of_the_head:
            yield page.back(match.span()), which or 0


def _first_english(told: "list[tuple[re.Match[str], int | None]]") -> "re.Match[str] | None":
    return next((match for match, _ in told if match["en"]), None)


def _ordinal(words: str) -> int | None:
    try:
        return int(words) if words.isdigit() else int(read_numeral(words))
    except NotANumeral:
        return None
