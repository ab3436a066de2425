"""How windows, moments, cells and all else that can be referred to are called to a person, in the interface's
languages.

These are names for screens, findings and errors. What a bulletin prints is said by `wording`.
"""

import re
from collections.abc import Sequence
from datetime import date

from store.languages import Pair, Pairs, in_language
from store.part_kinds import KINDS
from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.reference import PartKey, PromiseKey, Reference, TextKey
from store.record.text import one_line
from store.record.window import AsOf, Moment, Window
from store.series.definition import Series

MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
"""English months before a day, AP style."""
MONTH_BEGINS = "|".join(name[:3] for name in MONTHS)
"""How each begins, however it is written, in a pattern."""
_STATED = ("通报合计", "stated total")
_CELL = ("{window}{indicator}", "{indicator}, {window}")


def day_name(day: date, lang: str) -> str:
    """`8月31日`, `Aug. 31`."""
    if lang == "zh":
        return f"{day.month}月{day.day}日"
    return f"{MONTHS[day.month - 1]} {day.day}"


def moment_name(moment: Moment, lang: str) -> str:
    """`8月31日24时`, `Aug. 31, 24:00`."""
    if lang == "zh":
        return f"{day_name(moment.day, lang)}{moment.hour}时"
    return f"{day_name(moment.day, lang)}, {moment.hour}:00"


HALF_NAMES: Pairs = {"am": ("上午", "a.m."), "pm": ("下午", "p.m.")}


def time_name(held_at: str, lang: str) -> str:
    """When on its day a conference was held, or nothing: `下午`, `p.m.`, `17时`, `17:00`."""
    if held_at in HALF_NAMES:
        return in_language(HALF_NAMES[held_at], lang)
    return f"{held_at}{'时' if lang == 'zh' else ':00'}" if held_at.isdecimal() else held_at


def as_of_name(as_of: AsOf | None, lang: str) -> str:
    """The moment, else the printed word, else nothing."""
    if as_of is None:
        return ""
    return moment_name(as_of.moment, lang) if as_of.moment is not None else as_of.word


def window_name(window: Window, lang: str) -> str:
    """`8月31日0时至24时`, `Aug. 31, 0:00-24:00`; both days are named when it ends on another."""
    start, end = window.start, window.end
    if start.day != end.day:
        joint = "至" if lang == "zh" else " to "
        return f"{moment_name(start, lang)}{joint}{moment_name(end, lang)}"
    if lang == "zh":
        return f"{day_name(start.day, lang)}{start.hour}时至{end.hour}时"
    return f"{day_name(start.day, lang)}, {start.hour}:00-{end.hour}:00"


def window_short(window: Window, lang: str = "zh") -> str:
    """`8/31 0-24时`, `8/31 0-24h`: for the narrow first column."""
    unit = "时" if lang == "zh" else "h"
    day = window.start.day
    return f"{day.month}/{day.day} {window.start.hour}-{window.end.hour}{unit}"


def cell_name(series: Series, conference: Conference, ref: Reference, lang: str) -> str:
    """What a person calls a reference: window, indicator and place of a cell, a part by what it is known by."""
    match ref:
        case PartKey():
            return part_name(conference, ref, lang)
        case TextKey():
            return text_name(ref.name, lang)
        case PromiseKey():
            return in_language(_PROMISE, lang)
        case CellKey():
            return _grid_name(series, conference, ref, lang)


def _grid_name(series: Series, conference: Conference, key: CellKey, lang: str) -> str:
    """Unknown keys are shown as they are."""
    try:
        indicator = series.indicator(key.indicator).name(lang)
    except KeyError:
        return str(key)
    window = conference.window(key.window) if key.window else None
    if window is not None:
        indicator = in_language(_CELL, lang).format(window=window_name(window, lang), indicator=indicator)
    elif key.window:  # a window the conference does not have (any more)
        indicator = f"{key.window} {indicator}"
    if not key.place:
        return indicator
    if key.place == STATED:
        place = in_language(_STATED, lang)
    else:
        place = next((place.name(lang) for place in series.places if place.key == key.place), key.place)
    return in_language(("{} {}", "{}, {}"), lang).format(indicator, place)


def cell_short(series: Series, conference: Conference, key: CellKey, lang: str) -> str:
    """A cell of the grid in as few words as tell it from the others on a narrow line: `确诊 8/31 0-24时 拉萨`,
    `confirmed 8/31 0-24h Lhasa`."""
    window = conference.window(key.window) if key.window else None
    place = in_language(_STATED, lang) if key.place == STATED else key.place
    place = next((one.short(lang) for one in series.places if one.key == key.place), place)
    parts = (series.indicator(key.indicator).short(lang), window and window_short(window, lang), place)
    return " ".join(part for part in parts if part)


_PROMISE = ("承诺事项", "promise")


def part_name(conference: Conference, ref: PartKey, lang: str) -> str:
    """`数据“处理网络故障”`, `figure 〔处理网络故障〕`: between these brackets stands a name nobody has given in
    English. The kind alone when it says nothing yet."""
    kind = in_language(KINDS[ref.kind].called, lang)
    held = conference.part(ref)
    known = held.known_by(lang) if held is not None else ""
    if not known:
        return kind
    if lang == "zh":
        return f"{kind}“{known}”"
    return f"{kind} 〔{known}〕" if _HAN.search(known) else f"{kind} “{known}”"


_HAN = re.compile("[\u4e00-\u9fff]")


VERB_NAMES: Pairs = {
    "state": ("表示", "said (stating)"),
    "introduce": ("介绍", "said (introducing)"),
    "say": ("说", "said"),
    "tell": ("告诉记者", "told reporters"),
    "tell_state": ("接受采访时表示", "said in an interview"),
    "stress": ("强调", "stressed"),
    "learn": ("了解到", "told the press"),
    "report": ("据介绍", "reported"),
    "none": ("不写", "none"),
}
"""What the ways to attribute a statement are called: as the texts print them; those that are one word in English have
beside it, in brackets, what tells them apart."""
KIND_NAMES: Pairs = {
    "flow": ("当期", "new"),
    "standing": ("现有", "current"),
    "cumulative": ("累计", "cumulative"),
}
"""What the kinds of a figure beside the grid are called."""
_MANNERS: Pairs = {"prose": ("转述", "prose"), "quotation": ("直接引语", "quotation")}
_FIELDS: Pairs = {
    "order": ("次序", "place in order"),
    "department": ("单位", "department"),
    "speaker": ("发言人", "speaker"),
    "title": ("职务", "title"),
    "verb": ("说法", "verb"),
    "manner": ("引述方式", "manner"),
    "text": ("文字", "text"),
    "section": ("所属部门", "section"),
    "topic": ("关切问题", "concern"),
    "question": ("提问原话", "question"),
    "asker": ("提问人", "asked by"),
    "cited": ("引用的数据", "figures cited"),
    "promise": ("承诺事项", "promise"),
    "due": ("期限", "due"),
    "raw": ("照原文", "as printed"),
    "quantity": ("数值", "value"),
    "literal": ("是名称，不是数", "a name, no figure"),
    "label": ("名称", "label"),
    "said": ("译文写法", "wording"),
    "kind": ("性质", "kind"),
    "as_of": ("截至", "as of"),
    "period": ("起止日", "period"),
    "source": ("来源", "source"),
    "follow": ("跟踪名", "followed as"),
    "items": ("各项", "items"),
    "translated": ("各项译文", "items translated"),
    "counted": ("数目", "number"),
    "open": ("后面加“等”", "open list"),
    "scope": ("范围", "of whom"),
    "hedge": ("程度", "how firmly"),
    "predicate": ("判断", "claim"),
    "short": ("标题用", "in a headline"),
    "supports": ("依据", "borne out by"),
    "goal": ("目标", "goal"),
    "places": ("各地", "places"),
    "state": ("情况", "state"),
    "how": ("方式", "how"),
    "contact": ("对方", "spoke to"),
    "note": ("备注", "remark"),
    "taken_by": ("接班人", "read by"),
    "taken_at": ("接班时间", "read at"),
}
_REACHED: Pairs = {
    "done": ("实现", "reached"),
    "mostly": ("基本实现", "largely reached"),
    "not_yet": ("尚未实现", "not yet reached"),
}
STATE_NAMES: Pairs = {"reported": ("已报", "reported"), "verified": ("已核实", "verified")}
"""What a report notes of a place or a department."""
_IN: Pairs = {"zh": ("（中文）", " (Chinese)"), "en": ("（英文）", " (English)")}


def field_name(path: Sequence[str], lang: str, series: Series | None = None) -> str:
    """What a field of a part is called (`department`, `en`: the department in English); what has no name of its
    own here is told as it is. `series` names the places."""
    first, *rest = path
    if first == "places" and rest and series is not None:
        return next((place.name(lang) for place in series.places if place.key == rest[0]), one_line(rest[0]))
    if rest == ["word"]:  # a moment said in words
        rest = []
    name = in_language(_FIELDS[first], lang) if first in _FIELDS else one_line(first)
    if rest and rest[0] in _IN:
        name += in_language(_IN[rest.pop(0)], lang)
    return " ".join([name, *map(one_line, rest)])


def field_value(path: Sequence[str], value: object) -> Pair | None:
    """The words for what a field of a part holds where it is one of a few; None for all else."""
    few = {
        "verb": VERB_NAMES,
        "kind": KIND_NAMES,
        "manner": _MANNERS,
        "places": _REACHED,
        "state": STATE_NAMES,
    }
    known = few.get(path[0] if path else "")
    return known.get(str(value)) if known is not None else None


_TEXTS = {
    "headline": ("主标题", "headline"),
    "subheads": ("副题", "sub-heads"),
    "agenda": ("议题", "agenda"),
    "byline": ("电头", "byline"),
    "host": ("主办", "host"),
    "venue": ("地点", "venue"),
    "body": ("正文", "body"),
    "topic": ("主题", "topic"),
    "topic_short": ("主题简称", "short topic"),
}
"""The texts of a conference that are no cell and no part."""


def text_name(name: str, lang: str) -> str:
    """What a text of the conference is called (`agenda.en`: the agenda in English)."""
    name, _, language = name.partition(".")
    called = in_language(_TEXTS.get(name, (name, name)), lang)
    if not language:
        return called
    return f"{called}（英文）" if lang == "zh" else f"{called} in English"
