"""A figure of the grid in a sentence that says something else of it, and a figure of a text that is said to be one of
the grid, and is not.

`counted_otherwise`: a sentence says of a figure of the grid that it counts something else (“全区死亡{discharged}人”); in a
person's own words also one that gives it for another place or another day.

`figures_of_the_grid`: a department's sentence “全区新增感染者9999例” beside a grid that has 674. A clause that only counts
(see `unclaimed.only_counts`) what the grid counts says what the record says, whoever says it. It is held against the grid at
its windows and the places it names. A clause that says more is about something of its own (学校…, 转运…), and one of another
time (以来, 累计, the day of no window) is none of this record.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from store.checks.basis.case import Case
from store.checks.basis.claim_words import SMALLER
from store.checks.basis.comparisons import figures_named
from store.checks.basis.finding import Finding, Severity, failed
from store.checks.basis.passages import Passage, compiled, mentioned, side
from store.checks.basis.things import Numbers, around, counts_the_subject, may_be_called, most_like, things
from store.checks.texts.said_of import ANOTHER_TIME, as_of_another_day, may_be, numbers_of, sum_of
from store.checks.texts.text_rules import CALLED, OF_GRID
from store.checks.texts.unclaimed import clause_spans, only_counts
from store.record.cell import CellKey
from store.record.quantity import Quantity
from store.record.reference import Reference, is_part
from store.record.text import beginning
from store.series.definition import Indicator, Place
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


_DAY = re.compile("[昨今当前][日天]")
"""Taken out, so that 昨日新增 is not read as 日新增."""


def figures_of_the_grid(case: Case, draft: Draft, sentences: Sequence[Passage]) -> Iterator[Finding]:
    """An error for each figure beside the grid that a clause gives for one of the grid, with another number. Where it is
    of something narrower, or of another time, the words have to say so."""
    typed = [span for span in draft.spans if span.kind is SpanKind.COUNT and is_part(_first(span), "figures")]
    if not typed:
        return
    text = draft.masked({SpanKind.COUNT: "\0", SpanKind.TIME: " ", SpanKind.ORDINAL: " "})
    for start, end in clause_spans(text, side(draft.language)):
        clause = _DAY.sub(lambda day: " " * len(day[0]), text[start:end])
        for span in typed:
            if not start <= span.start < end:
                continue
            figure = case.conference.figure(span.cells[0])
            if figure is None or figure.literal or figure.quantity is None:
                continue
            sentence = next((one for one in sentences if one.start <= span.start < one.end), None)
            counted = figure.quantity
            if sentence is None or sentence.windows == ():  # a date that is none of the record's
                continue
            if not only_counts(case.series, clause + counted.noun, draft.language):
                continue
            meant = _counted_by(case, clause, counted, span.start - start, draft.language)
            places = mentioned(case.series.places, clause, draft.language)
            held = sorted({value for what in meant for value in _values(case, what, places, sentence)})
            if held and not any(may_be(counted, value) for value in held):
                yield _another(draft, span, counted, meant[0], held, (start, end))
                continue
            of_all = sorted({value for what in meant for value in _values(case, what, (), sentence)})
            if places and not held and of_all and counted.value > of_all[-1]:  # more at one place than in all
                yield _another(draft, span, counted, meant[0], of_all, (start, end))


def _another(
    draft: Draft,
    span: DraftSpan,
    counted: Quantity,
    what: Indicator,
    held: Sequence[int],
    at: tuple[int, int],
) -> Finding:
    told = failed(
        OF_GRID, Severity.ERROR, (span.cells[0],), got=counted.text, sentence=beginning(draft.text[at[0] : at[1]].strip()),
        start=span.start, end=span.end, what=what.names, numbers=tuple(map(str, held)),
    )  # fmt: skip
    return replace(told, spot=f"{span.cells[0]}={counted.text}")  # another number is told anew


def _counted_by(case: Case, clause: str, counted: Quantity, at: int, language: str) -> tuple[Indicator, ...]:
    """The figures of the grid that the clause may give; none of one window where it speaks of another time."""
    meant = _meant(case, clause + counted.noun, at, language)
    if not meant and "新增" in clause and "现有" not in clause:  # 其中拉萨市新增20例
        meant = tuple(
            what for what in case.series.indicators
            if what.kind.by_window and not what.part_of and what.unit.get("zh") == counted.unit
        )  # fmt: skip
    ahead = clause[:at] if side(language) == "zh" else ""
    words = ahead if things(case.series, ahead, language) else clause
    if not all(may_be_called(case.series, what, words, language) for what in meant):
        meant = most_like(case.series, words, language) or meant  # 解除集中隔离 is not who is in quarantine
    if not meant:  # 治愈 of 治愈出院
        meant = tuple(what for what in most_like(case.series, words, language) if not what.kind.by_window)
    if subject_of(case.series).compiled(ANOTHER_TIME[side(language)], side(language)).search(clause):
        meant = tuple(what for what in meant if not what.kind.by_window)
    return meant


def _first(span: DraftSpan) -> Reference | None:
    return span.cells[0] if span.cells else None


def _meant(case: Case, clause: str, at: int, language: str) -> tuple[Indicator, ...]:
    """What the figure at `at` counts: what is named last before it; in English, and where nothing is, first behind."""
    named = [each for each in figures_named(case, clause, language) if each[1]]
    before = [each for each in named if each[0] < at]
    behind = [each for each in named if each[0] > at]
    order = (behind[:1], before[-1:]) if side(language) == "en" else (before[-1:], behind[:1])
    told = next((found[0][1] for found in order if found), ())
    if told or side(language) == "zh":
        return told
    words = set(re.findall("[a-z-]{4,}", clause.lower()))  # are in centralized quarantine
    return tuple(
        what for what in case.series.indicators
        if (own := set(re.findall("[a-z-]{4,}", what.name("en").lower())) - {"people", "from"}) and own <= words
    )  # fmt: skip


def _values(case: Case, what: Indicator, places: tuple[Place, ...], sentence: Passage) -> Iterator[int]:
    """Every number the record has for it, and that of all windows spoken of together."""
    yield from numbers_of(case, what, places, sentence.windows)
    windows = case.conference.windows if sentence.windows is None else sentence.windows
    if what.kind.by_window and len(windows) > 1 and not (places and not what.by_place):
        sums = [
            sum_of(case, window.key, what, places) if places else case.figures.value(window.key, what.key)
            for window in windows
        ]
        if None not in sums:
            yield sum(each or 0 for each in sums)
