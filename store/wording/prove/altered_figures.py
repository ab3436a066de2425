"""Words and signs of a person or an office that stand right beside a figure of the record and change it.

{f:x}成, six-fold, -{f:x} and two figures without a word between print another number than the record has;
约{f:x} and "more than" make an exact figure less than exact. Both are seen from the said draft and its spans
alone, as in `stray_numerals`; what the figure itself is, only the record knows (see `checks.loose_numbers`).
What an office's sentence has beside its slots is refused when it is loaded (`touching`).
"""

import re
from collections.abc import Iterator

from store.wording.prove.stray_numerals import VOUCHED, StrayNumeral, Why, is_numeral
from store.wording.say.draft import Draft, DraftSpan, SpanKind

_OTHER_BEHIND = re.compile(
    r"(?P<percent>\s?(?:[%％﹪‰]|(?:per ?cent|pct)(?:age)?\b|个百分点))|[ -]?(?:fold|score|dozen|bn|mn|[KkMm])(?![A-Za-z])"
    r"|[ -]and (?:a|one)[ -](?:half|third|quarter)\b"
)
"""What makes another number of a figure that stands before it: 6 percent, sixfold, 6K, six and a half."""
_OTHER_BEFORE = re.compile(r"(?:\b(?:minus|negative) |(?<![0-9A-Za-z-])[-−－]|[$＄€£]\s?|负)$", re.IGNORECASE)
"""What makes another number of a figure that stands behind it: minus six, -6, $6."""
_OTHER_NUMBER = re.compile(
    r"(?P<unit>[成倍番折])|分之[0-9一二三四五六七八九十百千万]|[多余来几][十百千万亿]|[eE][0-9]"
)
"""The same behind a bare number: 6 and 成 is sixty percent, 6 and 多万 sixty thousand and more."""
_CERTAINTY_BEFORE = re.compile(
    r"(?:大约|(?<![节预条公契合签特])约|将近|接近|(?<![附最邻靠将接])近|(?<!高)超过?|逾|不足|不到|不超过|不少于|至少|至多|最多)$"
    r"|\b(?:about|roughly|approximately|nearly|almost|more than|less than|fewer than|at least|at most|up to)\s$",
    re.IGNORECASE,
)
_CERTAINTY_BEHIND = re.compile(
    r"余|多(?=[例人名个次件家户项条处台辆张份所座])|[^\s，。；、：,.;:]{0,2}?(?:以上|以下(?=[，。；、）)的])|左右|上下)|[ -]odd\b|[ -]plus\b|\+"
    r"|(?: [a-z]+)? or (?:more|less|fewer|so)\b"
)
"""Words that say how exact the figure beside them is. The figure has its own for that (约35万), which lies
in its span and which every language says."""
_LAST_SIGNS = frozenset("-−－$＄€£负约近超过逾足到于少多")
"""What those that stand before a figure end in, but for white space and letters: looked at first, since mostly none
of them does."""
_TIMES = re.compile(r"\s?(?:天|日|年|周|个?月|个?小时|场)")
_DIGIT_SIGNS = "0123456789,. 一二三四五六七八九十百"
_GLUED_LETTER = re.compile("[A-Za-zａ-ｚＡ-Ｚ]")


def altered(draft: Draft) -> Iterator[StrayNumeral]:
    """Each figure that what stands beside it makes another number of (`Why.TOUCHING`), or less exact than it
    is printed (`Why.CERTAINTY`)."""
    own = {at for span in draft.spans if span.kind in VOUCHED for at in range(span.start, span.end)}
    firsts = {span.start for span in draft.spans if span.kind in VOUCHED}
    for span in draft.spans:
        if span.kind is not SpanKind.COUNT or span.end <= span.start:
            continue
        if span.end in firsts and all(is_numeral(draft.text, at) for at in (span.end - 1, span.end)):
            yield StrayNumeral(span.start, span.end, Why.TOUCHING, draft.text[span.start : span.end + 1])
        if span.end not in own:
            yield from _behind(draft, span)
        if span.start - 1 not in own:
            yield from _before(draft, span)


def _behind(draft: Draft, span: DraftSpan) -> Iterator[StrayNumeral]:
    text, end = draft.text, span.end
    number = _OTHER_BEHIND.match(text, end)
    if number is None and draft.language != "zh":
        number = _GLUED_LETTER.match(text, end)
    if number is None and is_numeral(text, end - 1):
        number = _OTHER_NUMBER.match(text, end)
    if number is not None:
        parts = number.groupdict()
        unit = "%" if parts.get("percent") else parts.get("unit") or ""
        yield StrayNumeral(end, number.end(), Why.TOUCHING, text[span.start : number.end()], unit)
    certainty = _CERTAINTY_BEHIND.match(text, end, end + 24)
    if certainty is not None and "\n" not in certainty[0]:
        yield StrayNumeral(end, certainty.end(), Why.CERTAINTY, text[span.start : certainty.end()])


def _before(draft: Draft, span: DraftSpan) -> Iterator[StrayNumeral]:
    text, start = draft.text, span.start
    sign = text[start - 1 : start]
    if sign not in _LAST_SIGNS and not sign.isspace() and (draft.language == "zh" or not sign.isalpha()):
        return
    number = _OTHER_BEFORE.search(text, max(0, start - 12), start)
    if number is None and draft.language != "zh":
        number = _GLUED_LETTER.match(text, max(0, start - 1), start)
    if number is not None:
        yield StrayNumeral(number.start(), start, Why.TOUCHING, text[number.start() : span.end])
    certainty = _CERTAINTY_BEFORE.search(text, max(0, start - 14), start)
    if certainty is not None and not (certainty[0].endswith("近") and _is_recent(text, span)):
        yield StrayNumeral(certainty.start(), start, Why.CERTAINTY, text[certainty.start() : span.end])


def _is_recent(text: str, span: DraftSpan) -> bool:
    """Whether the figure is a time: 近10天 are the last ten days, not nearly ten."""
    unit = text[span.start : span.end].lstrip(_DIGIT_SIGNS)
    return bool(_TIMES.match(text, span.end) or _TIMES.fullmatch(unit))
