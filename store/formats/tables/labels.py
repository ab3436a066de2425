"""What a label of a department's table says: a place, an indicator, a window, the total.

A label is understood whole or not at all: a word that is left over (`其中重症`, a county) may mean
another figure than the one it stands beside, so its figures are left to the person.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from store.record.conference import Conference
from store.record.naming import MONTHS
from store.record.text import half_width
from store.record.typed_moments import NotAMoment, typed_as_of
from store.record.window import AsOf, Moment, Window
from store.series.definition import Indicator, Kind, Named, Series
from store.series.subject_file import subject_of

TOTALS = (
    "合计", "总计", "共计", "总数", "全区", "全省", "全市", "全州", "全县", "全区合计", "全省合计", "全市合计",
    "全区总计", "全省总计", "全市总计", "total", "totals", "sum", "whole region", "stated total", "通报合计",
)  # fmt: skip
_NEUTRAL_WORDS = (
    "地区", "地市", "市地", "市(地)", "市县", "州市", "单位", "指标", "项目", "时段", "时间", "名称", "数值", "数据",
    "人数", "例数", "数量", "情况", "合计数", "其中", "place", "prefecture", "indicator", "figure", "figures",
    "value", "number", "unit", "window", "status", "区域", "统计", "填报", "数",
)  # fmt: skip
IGNORED = (
    "序号", "编号", "备注", "说明", "填报人", "填表人", "审核人", "联系人", "联系电话", "电话", "填报单位", "代码",
    "区划代码", "行政区划代码", "计算合计", "computed total", "no.", "no", "#", "remark", "remarks", "note", "notes", "code", "phone",
)  # fmt: skip
_IN_WINDOWS = tuple(kind for kind in Kind if kind.by_window)
_FROM_THE_BEGINNING = tuple(kind for kind in Kind if kind.never_falls)
_AT_PRESENT = tuple(kind for kind in Kind if kind.at_moment and not kind.never_falls)
_KINDS = {
    "新增": _IN_WINDOWS, "新发": _IN_WINDOWS, "当日": _IN_WINDOWS, "new": _IN_WINDOWS,
    "累计": _FROM_THE_BEGINNING, "cumulative": _FROM_THE_BEGINNING,
    "现有": _AT_PRESENT, "现存": _AT_PRESENT, "current": _AT_PRESENT,
}  # fmt: skip
"""Words that bind a figure to kinds of indicators: an accumulated figure never enters a day's cell."""
_FILLER = (
    "新增|新发|当日|本日|今日|本土|报告|例数|人数|数量|情况|new|local|reported|numberof|数$|<<label_filler>>"
)
"""Words that may stand in a name or not without meaning another figure."""

_DAY = r"(?:(?:(\d{4})[年/-])?(\d{1,2})[月/-](\d{1,2})[日号]?|([昨今当本前])[日天])"
_HOUR = r"(\d{1,2})\s*(?:时|点|:00|h|点钟)?\s*"
_WINDOW = re.compile(
    rf"(?:{_DAY}\s*)?{_HOUR}(?:[至到—–\-~～－]+|to)\s*(?:次日)?(?:\s*(?:\d{{4}}[年/-])?\d{{1,2}}[月/-]\d{{1,2}}[日\s])?\s*(\d{{1,2}})\s*(?:时|点|:00|h)"
)
_WHOLE_DAY = re.compile(rf"{_DAY}(?:全天)?")
_AS_OF = re.compile(rf"(?:截至|截止|as of)\s*(?:{_DAY}\s*(?:(\d{{1,2}})\s*(?:时|点|:00))?|目前|now)")
_ENGLISH_DAY = re.compile(
    rf"\b({'|'.join(name[:3].lower() for name in MONTHS)})[a-z]*\.? ?(\d{{1,2}})(?:st|nd|rd|th)?\b,?(?: (\d{{4}})\b,?)?"
)
_HOUR_NAMED = re.compile(r"[月/.a-z-].*(?:时|点|h|:00)\s*$|[0-9]\s+[0-9]{1,2}\s*$", re.IGNORECASE)
_NOW_ALONE = re.compile("(?:截至)?(?:目前|现在|当前)|now|at present|currently")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_JOINTS = re.compile(r"[\s/\\、:：,，*·|]+")


_LONGEST = 500
"""Signs of a label; a longer one names nothing."""


class Label(Struct, frozen=True):
    """What one label says. `windows` are the windows it may mean (None: it names none), `rest` the
    words nobody understood, `known` the names it may stand for when they are several."""

    text: str
    place: str = ""
    total: bool = False
    indicator: str = ""
    windows: tuple[str, ...] | None = None
    as_of: Moment | None = None
    moment: bool = False
    """A moment stands there alone, in a column of moments: no name, and no figure."""
    kinds: tuple[Kind, ...] = ()
    ignored: bool = False
    rest: str = ""
    known: tuple[str, ...] = ()

    @property
    def names(self) -> bool:
        """True when it says something a figure is placed by."""
        return bool(self.place or self.total or self.indicator or self.kinds) or self.windows is not None


class Labels:
    """Reads the labels of tables for one conference of a series."""

    def __init__(self, series: Series, conference: Conference) -> None:
        self.series, self.conference = series, conference
        self._read: dict[str, Label] = {}
        self._places = _aliases(series.places)
        self._indicators = _aliases(series.indicators)
        subject = subject_of(series)
        self._filler = subject.compiled(_FILLER, flags=0)
        self._fillerless = _fillerless(series.indicators, self._filler)
        self._kinds = {**_KINDS, **dict.fromkeys(subject.list_of("label_of_now"), _AT_PRESENT)}
        self._neutral = _NEUTRAL | {*map(_plain, subject.list_of("neutral_label"))}

    def read(self, text: str) -> Label:
        """What the label says."""
        if text not in self._read:
            self._read[text] = self._label(text)
        return self._read[text]

    def _label(self, text: str) -> Label:
        if len(text) > _LONGEST:
            return Label(text, rest=text)
        plain = _ENGLISH_DAY.sub(_in_figures, half_width(text).strip().lower())
        if _plain(plain) in _IGNORED:
            return Label(text, ignored=True)
        alone = self._moment_alone(text)
        if alone is not None:
            return Label(text, as_of=alone.moment, moment=True)
        plan = self._planned(_plain(plain))
        if plan:
            return Label(text, windows=plan)
        rest, as_of = self._take_as_of(plain)
        rest, windows = self._take_window(rest)
        return replace(self._named(rest.strip()), text=text, windows=windows, as_of=as_of)

    # -- names -------------------------------------------------------------------------------

    def _named(self, text: str) -> Label:
        """What the words without times name."""
        rest = _plain(text.removeprefix("其中"))
        kinds = next((kinds for word, kinds in self._kinds.items() if word in rest), ())
        if rest in _TOTALS:
            return Label(text, total=True)
        if rest in self._kinds:
            return Label(text, kinds=kinds)
        keys = self._places.get(rest, ())
        if len(keys) == 1:
            return Label(text, place=keys[0])
        for name in dict.fromkeys((rest, _plain(_BRACKETS.sub("", text)))):
            keys = self._indicator_keys(name, kinds)
            brackets = "" if name == rest else "".join(_BRACKETS.findall(text))
            if keys and self._said_nothing(brackets, keys):
                if len(keys) > 1:
                    return Label(text, rest=text, known=keys)
                return Label(text, indicator=keys[0], kinds=kinds)
        return Label(text, rest="" if self._said_nothing(text, ()) else text)

    def _indicator_keys(self, name: str, kinds: tuple[Kind, ...]) -> tuple[str, ...]:
        """The indicators a name may mean: by its whole name, else without the filling words."""
        for found in (self._indicators.get(name), self._fillerless.get(self._filler.sub("", name) or name)):
            fitting = [key for key in found or () if not kinds or self.series.indicator(key).kind in kinds]
            if fitting:
                return tuple(fitting)
        return ()

    def _said_nothing(self, text: str, indicators: Iterable[str]) -> bool:
        """True when every word of `text` is neutral or a unit."""
        units = {unit for one in self.series.indicators for unit in one.unit.values()}
        units.update(unit for key in indicators for unit in self.series.indicator(key).unit.values())
        words = [_plain(word) for word in _JOINTS.split(text.replace("(", " ").replace(")", " "))]
        return all(not word or word in self._neutral or word in units for word in words)

    # -- times -------------------------------------------------------------------------------

    def _planned(self, plain: str) -> tuple[str, ...]:
        """The window whose planned name or key this is, if the conference has it."""
        return tuple(
            plan.key
            for plan in self.series.windows
            if plain
            in {_plain(name) for name in (plan.key, *plan.names.values(), *plan.shorts.values(), *plan.also)}
            and self.conference.window(plan.key) is not None
        )

    def _take_window(self, text: str) -> tuple[str, tuple[str, ...] | None]:
        """The text without its window, and the conference's windows it may mean; None when it has none."""
        found = _WINDOW.search(text)
        if found:
            start, end = int(found[5]), int(found[6])
            day = self._day(found)
            return text.replace(found[0], " "), tuple(
                window.key
                for window in self.conference.windows
                if (window.start.hour, window.end.hour) == (start, end) and self._on(window, found, day)
            )
        whole = _WHOLE_DAY.fullmatch(text.strip())
        if whole:
            day = self._day(whole)
            keys = tuple(w.key for w in self.conference.windows if w.whole_day and self._on(w, whole, day))
            return ("", keys) if keys else (text, None)
        return text, None

    def _take_as_of(self, text: str) -> tuple[str, Moment | None]:
        found = _AS_OF.search(text)
        if not found:
            return text, None
        day = self._day(found)
        hour = int(found[5] or 24) if day is not None else 0
        moment = Moment(day, hour) if day is not None and hour <= 24 else None
        return text.replace(found[0], " "), moment

    def _moment_alone(self, text: str) -> AsOf | None:
        """The moment a cell gives by itself (9月27日24时, Sept. 27, 24:00, 目前). A day without an hour may as well be
        the label of a window."""
        named = _HOUR_NAMED.search(text) or _NOW_ALONE.fullmatch(text.strip().lower())
        return self.moment_of(text) if named else None

    def moment_of(self, text: str) -> AsOf | None:
        """The moment, the day's end or the word for now that stands beside a figure; None where it is none. A number
        alone is a figure."""
        try:
            return None if text.strip().isdecimal() else typed_as_of(text, self.conference.held_on)
        except NotAMoment:
            return None

    def _on(self, window: Window, found: re.Match[str], day: date | None) -> bool:
        """True when a found time names the window's day, or no day at all."""
        named = bool(found[2] or found[4])
        return not named or window.day == day

    def _day(self, found: re.Match[str]) -> date | None:
        """The date a found time names; the year nearest to the conference when none is given."""
        held = self.conference.held_on
        if found[4]:
            return held - timedelta(days={"昨": 1, "前": 2}.get(found[4], 0))
        if not found[2]:
            return None
        years = [int(found[1])] if found[1] else [held.year, held.year - 1, held.year + 1]
        days = [day for year in years if (day := _date(year, int(found[2]), int(found[3]))) is not None]
        return min(days, key=lambda day: abs((day - held).days), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(text: str) -> str:
    """A name as it is compared: half-width, small letters, no spaces and no marks at its ends."""
    return "".join(half_width(text).lower().split()).strip(":;,.、，。：；*·")


_IGNORED = {_plain(word) for word in IGNORED} | {"#"}
_TOTALS = {_plain(word) for word in TOTALS}
_NEUTRAL = {_plain(word) for word in _NEUTRAL_WORDS}


def _aliases(things: Iterable[Named]) -> dict[str, tuple[str, ...]]:
    """Every name of the things with the keys it stands for."""
    found: dict[str, tuple[str, ...]] = {}
    for thing in things:
        names = (*thing.names.values(), *thing.shorts.values(), *thing.also, thing.key)
        for name in dict.fromkeys(map(_plain, names)):
            if name:
                found[name] = (*found.get(name, ()), thing.key)
    return found


def _fillerless(indicators: Iterable[Indicator], filler: re.Pattern[str]) -> dict[str, tuple[str, ...]]:
    """The names of the indicators without filling words; what that makes empty is left out."""
    found: dict[str, tuple[str, ...]] = {}
    for name, keys in _aliases(indicators).items():
        short = filler.sub("", name)
        if short:
            found[short] = tuple(dict.fromkeys((*found.get(short, ()), *keys)))
    return found


def _in_figures(found: re.Match[str]) -> str:
    """`aug. 31, 2022,` as 2022-8-31, `aug. 31` as 8/31."""
    month = 1 + next(at for at, name in enumerate(MONTHS) if name[:3].lower() == found[1])
    return f"{found[3]}-{month}-{found[2]}" if found[3] else f"{month}/{found[2]}"
