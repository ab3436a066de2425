"""A difference between a text and the record: which figure, what it should be, what stands where."""

from enum import StrEnum

from msgspec import Struct

from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.series.definition import Series
from store.wording.prove.stated import AS_OF, HELD_AT, HELD_ON, NUMBER, Fact, cell_of, hours, moment_of

HEADS = {
    NUMBER: ("场次", "number of the conference"),
    HELD_ON: ("会议日期", "date of the conference"),
    HELD_AT: ("会议时间", "time of the conference"),
    AS_OF: ("截至时点", "as-of"),
}

WORDS = {
    "changed": (
        "第{line}行 {what}：记录是{expected}，文中是{got}。",
        "Line {line}, {what}: the record says {expected}, the text {got}.",
    ),
    "missing": (
        "{what}：记录是{expected}，文中没有。",
        "{what}: the record says {expected}, the text does not.",
    ),
    "added": (
        "第{line}行 {what}：文中是{got}，记录里没有。",
        "Line {line}, {what}: the text says {got}, the record does not.",
    ),
    "untraced": (
        "第{line}行“{got}”不属于任何一个数据。请报告这个问题，不要发出这份稿子。",
        "Line {line}: “{got}” belongs to no figure of the record. Report this; do not send the text.",
    ),
    "words": ("第{line}行 {what}", "Line {line}: {what}"),
    "doubtful": ("第{line}行 {what}", "Line {line}: {what}"),
    "figure": ("数字", "figure"),
}


class DifferenceKind(StrEnum):
    """What is wrong with a figure."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    UNTRACED = "untraced"
    """Stands in a draft outside every span."""
    WORDS = "words"
    """Words, not a figure, that say something else than the record; `what` is the whole sentence of it."""
    DOUBTFUL = "doubtful"
    """Words that nothing in the record bears out or contradicts: for whoever edited the text to answer for."""


class Difference(Struct, frozen=True):
    """One figure that differs. `key` is its cell where the record has one, `line` counts from 1 (0 when
    the text does not have the figure), `span` is where it stands in the text. `what` says in Chinese
    and English which figure it is."""

    kind: DifferenceKind
    key: CellKey | None
    what: tuple[str, str]
    expected: str
    got: str
    line: int = 0
    span: tuple[int, int] | None = None

    def said(self, lang: str) -> str:
        """The difference as a sentence."""
        at = 0 if lang == "zh" else 1
        return WORDS[self.kind.value][at].format(
            line=self.line, what=self.what[at], expected=self.expected, got=self.got
        )


def named(series: Series, conference: Conference, fact: Fact) -> tuple[str, str]:
    """Which figure a fact is, in Chinese and English: window, indicator, place."""
    if fact.what in HEADS:
        return HEADS[fact.what]
    said = []
    for at, lang in enumerate(("zh", "en")):
        names = [_window(series, conference, fact, lang)] if fact.hours else []
        names.append(series.indicator(fact.what).name(lang))
        if fact.place == AS_OF:
            names.append(HEADS[AS_OF][at])
        elif fact.place and fact.place != STATED:
            names.append(series.place(fact.place).name(lang))
        said.append(" ".join(names))
    return said[0], said[1]


def _window(series: Series, conference: Conference, fact: Fact, lang: str) -> str:
    window = next((window for window in conference.windows if hours(window) == fact.hours), None)
    plan = series.window(window.key) if window is not None else None
    if plan is not None:
        return plan.name(lang)
    assert fact.hours is not None
    return f"{moment_of(fact.hours[0] or 1).iso()}–{moment_of(fact.hours[1]).iso()}"


def shown(fact: Fact, value: object) -> str:
    """The value of a fact as a person reads it."""
    if value is None:
        return ""
    if fact.place == AS_OF and isinstance(value, int):
        return moment_of(value).iso()
    return str(value)


def fact_key(series: Series, conference: Conference, fact: Fact) -> CellKey | None:
    """The cell a fact stands in."""
    return cell_of(series, conference, fact)
