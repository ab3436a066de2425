"""What a person says of a new series: its places, indicators and windows, as typed or pasted in one line or many; and the
words of what can be wrong with it.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from store.languages import Pairs, either, listed
from store.record.text import clean, half_width, one_line
from store.series.faults import nearest
from store.series.loading import unusable
from store.signs import MISSING
from store.troubles import Trouble

WORDS: Pairs = {
    "bad_key": (
        "“{got}”不能作代号：请用小写字母开头，只含 a-z、0-9、_、-，不超过40个字。",
        "“{got}” cannot be a key: begin with a small letter and use a-z, 0-9, _ and - only, at most 40.",
    ),
    "reserved_key": (
        "“{got}”不能作代号：有的系统把这个名字留给设备（con、prn、aux、nul、com1、lpt1 等），"
        "换一台电脑就打不开。请换一个代号。",
        "“{got}” cannot be a key: some systems keep that name for a device (con, prn, aux, nul, com1, lpt1 …), and "
        "another computer could not open it. Choose another key.",
    ),
    "key_taken": (
        "已经有“{got}”这个系列，没有改动它。请换一个代号。",
        "There is a series “{got}” already; it was left alone. Choose another key.",
    ),
    "folder_taken": (
        "{folder} 里已经有文件，没有改动。请换一个代号，或先移走那个文件夹。",
        "{folder} holds files already and was left alone. Choose another key, or move that folder first.",
    ),
    "marks_in_name": (
        "名称“{got}”里不能有 {{ }} [ ] | 这些符号，句子里要用它们作记号。",
        "The name “{got}” must not hold {{ }} [ ] |, which have a meaning in sentences.",
    ),
    "sign_lost": (
        "名称“{got}”里有字丢失了（文字的编码不对）。请重新输入。",
        "A character was lost in the name “{got}” (its encoding was wrong). Type it again.",
    ),
    "digits_in_name": (
        "指标名“{got}”里不能有数字，否则读稿时分不清哪个是数据。",
        "The indicator's name “{got}” must not hold digits: read back, they would pass for figures.",
    ),
    "twice": ("“{got}”写了两次。请删去一个。", "“{got}” is repeated. Remove one."),
    "english_twice": (
        "英文名“{got}”写了两次，英文稿里会分不清。请加以区别，如 Suzhou of Anhui。",
        "The English name “{got}” is repeated, and an English text could not tell them apart. Tell them apart, such "
        "as Suzhou of Anhui.",
    ),
    "no_name": ("有一项没有名称。请补上，或删去这一项。", "One item has no name. Name it or remove it."),
    "bad_window": (
        "“{got}”不是时段。写法：日:起-止，如 -1:0-24 是昨日0时至24时，0:0-14 是当日0时至14时。",
        "“{got}” is not a window. Write DAY:FROM-TO: -1:0-24 is yesterday from 0 to 24, 0:0-14 today to 14.",
    ),
    "bad_kind": (
        "“{got}”不是指标类别{nearest}。可用的有：{known}。",
        "“{got}” is not a kind of indicator{nearest}. There are: {known}.",
    ),
    "sum_of_one": (
        "“{got}”是合计，但前面不到两项可以相加的指标。",
        "“{got}” is a sum, but fewer than two indicators that could be added stand before it.",
    ),
    "not_read_back": (
        "照这些名称写出的句子读不回来（{reasons}），没有建立。请把名称改得不会互相混淆。",
        "Sentences made of these names do not read back ({reasons}); nothing was made. "
        "Choose names that cannot be taken for one another.",
    ),
    "not_sound": (
        "照这些名称写出的定义不成立（{reasons}），没有建立。请改名称。",
        "A definition made of these names does not hold ({reasons}); nothing was made. Change the names.",
    ),
    "indicators_from": (
        "照现有系列建立（--from）时沿用它的指标和时段，不能另给。建好后在 series.toml 里改。",
        "A series made from another one keeps its indicators and windows; change them in series.toml.",
    ),
    "cannot_make": (
        "无法建立 {folder}：{problem}。请检查权限和空间。",
        "{folder} cannot be made: {problem}. Check the permissions and the space.",
    ),
    "no_such_file": (
        "没有 {file} 这个文件或文件夹。请核对路径。",
        "There is no file or folder {file}. Check the path.",
    ),
    "no_series_here": (
        "文件夹“{folder}”里没有 series.toml，也不是现有系列的名字（{known}）。请给系列文件夹里的文件。",
        "The folder “{folder}” has no series.toml and is not named after a series ({known}). "
        "Give a file in the folder of a series.",
    ),
    # What is left for a person to fill in.
    "todo_host": ("主办单位（[text] host）", "the host ([text] host)"),
    "todo_places": (
        "地区（现在是样例 甲市、乙市、丙县）",
        "the places (City A, B and County C are examples)",
    ),
    "todo_indicators": (
        "指标和句子（现在是防汛的样例）",
        "indicators and sentences (flood relief is an example)",
    ),
    "todo_english": (
        "{count}个名称还没有英文，英文稿里会印中文",
        "Names that have no English yet: {count}; the English text prints the Chinese ones",
    ),
    "todo_region": (
        "全省、全市这样的自称（[choice] region，第一个是印出来的）；还有没有原来那个地方的说法",
        "how the region calls itself ([choice] region, the first is printed), and whether any words still speak "
        "of the region it was copied from",
    ),
    "todo_later": (
        "系列、主办单位没有都给英文名，这个系列只出中文。要出英文稿：把它改名为 en.toml，再给 series.toml 里的名称补上英文",
        "series and host were not both named in English, so the series is said in Chinese only. For English texts rename "
        "this file to en.toml and give the names in series.toml their English",
    ),
    "todo_wording": (
        "标题和导语的说法",
        "the words of title and lead",
    ),
}


class NewSeriesTrouble(Trouble):
    """A series cannot be made so; its words say why."""

    words = WORDS


class NoSuchSeries(NewSeriesTrouble):
    """Neither a file nor a series of that name is there."""

    exit_code = 2


class NewKind(StrEnum):
    """What kind of figure an indicator is, as the chooser offers it."""

    FLOW_BY_PLACE = "flow_by_place"
    """New in a window, by place."""
    FLOW = "flow"
    """New in a window, one figure."""
    STANDING = "standing"
    CUMULATIVE = "cumulative"
    SUM = "sum"
    """Computed: the indicators by place before it, added."""


INDICATOR_KINDS = {
    NewKind.FLOW_BY_PLACE: ("分地区新增", "new, by place"),
    NewKind.FLOW: ("新增", "new"),
    NewKind.STANDING: ("现有", "at present"),
    NewKind.CUMULATIVE: ("累计", "cumulative"),
    NewKind.SUM: ("合计", "sum"),
}
"""What each kind is called (zh, en)."""


class NewPlace(Struct, frozen=True):
    """A place as it was named; the English name may be empty."""

    zh: str
    en: str = ""


class NewIndicator(Struct, frozen=True):
    """An indicator as it was named, its measure word in Chinese, and its kind."""

    zh: str
    unit: str = ""
    kind: NewKind = NewKind.FLOW_BY_PLACE
    en: str = ""


class NewWindow(Struct, frozen=True):
    """Hours `start` to `end` (0 to 24), `day` days from the conference."""

    day: int
    start: int
    end: int


class NewSeries(Struct, frozen=True):
    """Everything a new series begins with. What is empty stays the template's example."""

    key: str
    zh: str = ""
    en: str = ""
    host: str = ""
    host_en: str = ""
    places: tuple[NewPlace, ...] = ()
    indicators: tuple[NewIndicator, ...] = ()
    windows: tuple[NewWindow, ...] = ()

    @property
    def chinese_only(self) -> bool:
        """Whether it was named in Chinese, and the headline and lead of an English text cannot be said yet: without the
        English names of series and host every conference would begin with errors. Then it is said in Chinese only."""
        return bool(self.zh) and not (self.en and (self.host_en or not self.host))


_KEY = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_WINDOW = re.compile(r"(-?[0-9]{1,2}):([0-9]{1,2})-([0-9]{1,2})")
_MARKS = set("{}[]|")

_Thing = TypeVar("_Thing", NewPlace, NewIndicator)
"""What has a Chinese name."""


def check_key(key: str) -> str:
    """The key, when it can be one."""
    if not _KEY.fullmatch(key):
        raise NewSeriesTrouble("bad_key", got=one_line(key))
    if unusable(key):
        raise NewSeriesTrouble("reserved_key", got=key)
    return key


def read_places(text: str) -> tuple[NewPlace, ...]:
    """Places one a line or parted by 、 or commas, in order; an English name behind `=`."""
    return _unique([NewPlace(_name(zh), _name(en)) for zh, en in map(_named, _items(text))])


def read_indicators(text: str) -> tuple[NewIndicator, ...]:
    """Indicators as `name/measure word/kind=English name`, the English also right behind the name (`name=English
    name/measure word/kind`); by place and new unless told otherwise."""
    return _unique([indicator(*_named_indicator(item)) for item in _items(text)])


def _named_indicator(item: str) -> tuple[str, str]:
    """What is written of an indicator, and its English name."""
    written, english = _named(item)
    if "/" not in written and "/" in english:
        english, _, rest = english.partition("/")
        written = f"{written}/{rest}"
    return written, english.strip()


def indicator(written: str, en: str = "") -> NewIndicator:
    """The indicator written `name/measure word/kind`."""
    name, _, rest = written.replace("／", "/").partition("/")  # as an input method types it
    unit, _, kind = rest.partition("/")
    return NewIndicator(figure_name(name), _name(unit), read_kind(kind), figure_name(en))


def read_kind(text: str) -> NewKind:
    """A kind by its key or by its name in either language; by place and new when empty."""
    wanted = one_line(text).lower()
    if not wanted:
        return NewKind.FLOW_BY_PLACE
    for kind, names in INDICATOR_KINDS.items():
        if wanted in (kind.value, *names):
            return kind
    known = [name for names in INDICATOR_KINDS.values() for name in names]
    near = nearest(wanted, known)
    raise NewSeriesTrouble(
        "bad_kind",
        got=wanted,
        nearest=either(f"（{near}？）", f" ({near}?)") if near else "",
        known=listed(known),
    )


def read_windows(text: str) -> tuple[NewWindow, ...]:
    """Windows as `day:from-to`, such as `-1:0-24, 0:0-14`."""
    windows = []
    for item in _items(half_width(text)):
        found = _WINDOW.fullmatch("".join(item.split()))
        if not found or not 0 <= int(found[2]) < int(found[3]) <= 24:
            raise NewSeriesTrouble("bad_window", got=item)
        windows.append(NewWindow(int(found[1]), int(found[2]), int(found[3])))
    return tuple(dict.fromkeys(windows))


def _items(text: str) -> Iterator[str]:
    for item in re.split(r"[\n\t、,，;；]+", clean(text)):
        if item.strip():
            yield one_line(item)


def _named(item: str) -> tuple[str, str]:
    name, _, english = item.replace("＝", "=").partition("=")  # an input method types the wide one
    return name.strip(), english.strip()


def _name(text: str) -> str:
    name = one_line(text)
    if _MARKS & set(half_width(name)):
        raise NewSeriesTrouble("marks_in_name", got=name)
    if {"\ufffd", MISSING} & set(name):
        raise NewSeriesTrouble("sign_lost", got=name)
    return name


def figure_name(text: str) -> str:
    """The name of an indicator; NewSeriesTrouble when a sentence could not hold it."""
    name = _name(text)
    if any(sign.isdigit() for sign in half_width(name)):
        raise NewSeriesTrouble("digits_in_name", got=name)
    return name


def _unique(things: Iterable[_Thing]) -> tuple[_Thing, ...]:
    """The things, each named and none twice."""
    found: dict[str, _Thing] = {}
    english: set[str] = set()
    for thing in things:
        if not thing.zh:
            raise NewSeriesTrouble("no_name")
        if thing.zh in found:
            raise NewSeriesTrouble("twice", got=thing.zh)
        if thing.en.casefold() in english:
            raise NewSeriesTrouble("english_twice", got=thing.en)
        english |= {thing.en.casefold()} - {""}
        found[thing.zh] = thing
    return tuple(found.values())
