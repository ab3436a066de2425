"""A figure of the grid in a sentence that is said to count something else than it does (“全区死亡{discharged}人”); in a
person's own words also one that is given for another place or another day.
"""

import re
from collections.abc import Iterator, Sequence

from store.checks.basis.case import Case
from store.checks.basis.claim_words import SMALLER
from store.checks.basis.finding import Finding, Severity, failed
from store.checks.basis.passages import Passage, compiled, mentioned, side
from store.checks.basis.things import Numbers, around, counts_the_subject, may_be_called
from store.checks.texts.said_of import ANOTHER_TIME, as_of_another_day
from store.checks.texts.text_rules import CALLED
from store.record.cell import CellKey
from store.record.text import beginning
from store.series.definition import Indicator
from store.series.subject_file import subject_of
from store.wording.say.draft import TABLE, Draft, DraftSpan, SpanKind


def called_something_else(case: Case, draft: Draft, sentences: Sequence[Passage]) -> Iterator[Finding]:
    """An error for each figure of the grid that a sentence calls what it is not, or a person's sentence gives for
    another place or day than it is of."""
    if draft.form == TABLE:
        return
    text = draft.masked(dict.fromkeys((SpanKind.COUNT, SpanKind.TIME, SpanKind.ORDINAL), "\0"))
    counts = Numbers((span.start, span.end) for span in draft.spans if span.kind is SpanKind.COUNT)
    claims = [(span.start, span.end) for span in draft.spans if span.kind is SpanKind.CLAIM]
    for span in draft.spans:
        what = _printed(case, span)
        if what is None:
            continue
        first, last, words = around(case.series, text, span.start, span.end, draft.language, counts)
        if any(first < end and start < last for start, end in claims):
            continue  # proved by itself: all 674 infections were found in controlled areas
        of_all = not any(isinstance(ref, CellKey) and ref.place for ref in span.cells)
        of_a_place = of_all and bool(mentioned(case.series.places, words, draft.language))
        elsewhere = not span.slot and _of_another(case, what, span, sentences, words, draft)
        called_so = may_be_called(case.series, what, words, draft.language) or _is_one_part(
            case, what, span, words, draft.language
        )
        if of_a_place or elsewhere or not called_so:
            yield failed(
                CALLED, Severity.ERROR, (span.cells[0],), got=draft.text[span.start : span.end],
                sentence=beginning(draft.text[first:last].strip()), start=span.start, end=span.end, what=what.names,
            )  # fmt: skip


def _is_one_part(case: Case, what: Indicator, span: DraftSpan, words: str, language: str) -> bool:
    """Whether an office's own sentence calls the figure what one of its parts is called, and that part is all of it: the
    one infection was found in controlled areas."""
    window = next((ref.window for ref in span.cells if isinstance(ref, CellKey)), "")
    whole = case.figures.value(window, what.key)
    return (
        bool(span.slot)
        and whole is not None
        and any(
            case.figures.value(window, part.key) == whole
            and may_be_called(case.series, part, words, language)
            for part in case.series.parts_of(what.key)
        )
    )


def _of_another(
    case: Case, what: Indicator, span: DraftSpan, sentences: Sequence[Passage], words: str, draft: Draft
) -> bool:
    """Whether a person's sentence gives the figure for places it does not count, or for a time that is not its own."""
    sentence = next((one for one in sentences if one.start <= span.start < one.end), None)
    if sentence is None:
        return False
    tongue = side(draft.language)
    cells = [ref for ref in span.cells if isinstance(ref, CellKey)]
    counted = {ref.place for ref in cells if ref.place}
    said = _beside(span, sentence, words, draft)
    named = {place.key for place in mentioned(case.series.places, said, draft.language)}
    each = compiled(_EACH_ITS_OWN[tongue]).search(sentence.text) is not None
    elsewhere = subject_of(case.series).compiled(ELSEWHERE_WORDS[tongue], tongue).search(said) or compiled(
        SMALLER[tongue]
    ).search(said)
    if elsewhere and counts_the_subject(case.series):
        return True
    if named and counted and (not counted <= named if each else counted != named):
        return True
    if not what.kind.by_window:
        before = draft.text[sentence.start : span.start]
        return as_of_another_day(case, what, before, tongue)
    windows = {ref.window for ref in cells if ref.window}
    if sentence.windows is not None and not windows <= {one.key for one in sentence.windows}:
        return True
    return (
        subject_of(case.series).compiled(ANOTHER_TIME[tongue], tongue).search(words.replace("\0", " "))
        is not None
    )


ELSEWHERE_WORDS = {
    "zh": "全国|全球|世界|我国|中国(?!共产|电信|移动|联通|铁)|外省|北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|宁夏|新疆|香港|澳门"
    "|<<a_county>>|城关区|市区|农村|牧区|[东西南北]部",
    "en": r"\b(?:nationwide|the (?:whole )?country|(?<!in )china(?!['’]s)|beijing|shanghai|sichuan|yunnan|qinghai|gansu|xinjiang|guizhou|shaanxi|other provinces|the (?:north|south|east|west)|\w+ (?:county|district|township)|rural areas)\b",
}
"""What is none of the record's places, and no part of one it counts."""
_EACH_ITS_OWN = {"zh": "分别|依次|各", "en": r"\b(?:respectively|each)\b"}
"""Places are named first, and then a figure of each."""


def _beside(span: DraftSpan, sentence: Passage, words: str, draft: Draft) -> str:
    """The words a figure's places are named in: from the last figure or clause before it; in English from the last
    figure, and behind it too."""
    before = max(
        (one.end for one in draft.spans if one.kind is SpanKind.COUNT and one.end <= span.start), default=0
    )
    ahead = draft.text[max(sentence.start, before) : span.start]
    if side(draft.language) == "zh":
        return re.split("[，。；：（(]", ahead)[-1]
    return f"{ahead} {words}"


def _printed(case: Case, span: DraftSpan) -> Indicator | None:
    """The figure of the grid the span prints; None for one beside it, or of a place alone."""
    if span.kind is not SpanKind.COUNT or not span.cells or not isinstance(span.cells[0], CellKey):
        return None
    keys = {what.key: what for what in case.series.indicators}
    return keys.get(span.slot) or keys.get(span.cells[0].indicator)
