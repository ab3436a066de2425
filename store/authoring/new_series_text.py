"""The TOML texts of a new series: the template's comments stay, its examples give way to what was asked; and which region
its office is of, by the places it counts: how that calls itself, and what is elsewhere.
"""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct, toml
from msgspec.structs import replace

from store.authoring.new_series_input import (
    NewIndicator,
    NewKind,
    NewPlace,
    NewSeries,
    NewSeriesTrouble,
    NewWindow,
)

DIVISIONS = Path(__file__).parent / "divisions.toml"

NATION = ("全国", "中国大陆", "我国", "31个省（自治区、直辖市）和新疆生产建设兵团", "31省份", "31省区市", "31个省区市和新疆兵团",
          "31个省区市和新疆生产建设兵团", "31个省区市")  # fmt: skip
ABROAD = ("港澳台", "香港", "澳门", "台湾", "国外", "全球")
"""How the whole country is called where the places are its provinces."""


_ENGLISH = {"省": "Province", "区": "Autonomous Region", "市": "Municipality"}


class _Division(Struct, frozen=True):
    kind: str
    full: str
    en: str
    parts: str
    also_en: str = ""


class Region(Struct, frozen=True):
    """A region: `names` are what it calls itself, `elsewhere` what others are called; the likeliest first."""

    names: tuple[str, ...]
    english: tuple[str, ...]
    elsewhere: tuple[str, ...]


def region_of(places: Sequence[str]) -> Region | None:
    """The region whose parts these places are, most of them; None when none is. Its country, for provinces."""
    divisions = _divisions()
    if _share(places, divisions) > 0.5:
        return Region(NATION, ("The Chinese mainland", "The mainland", "China"), ABROAD)
    shares = {name: _share(places, each.parts.split()) for name, each in divisions.items()}
    name = max(shares, key=shares.__getitem__)
    if shares[name] <= 0.5:
        return None
    return _region(name, divisions[name])


def region_named(name: str) -> Region | None:
    """The region an office's name begins with (甲市疫情防控工作新闻发布会), where it is no province."""
    found = re.match(
        r"(\w{1,8}?)(自治州|自治县|自治旗|地区|市|县|区|州|盟|旗)(?!\w{0,6}(?:市|县|区|州|盟|旗))", name
    )
    if found is None or found[1].startswith(("全", "我", "本")):
        return None
    kind = found[2][-1]
    names = (
        f"全{kind}",
        found[0],
        *([found[1]] if len(found[1]) > 1 else []),
        f"我{kind}",
        f"本{kind}",
        f"该{kind}",
    )
    others = ["全国", *(one for other, each in _divisions().items() for one in (each.full, other))]
    return Region(names, (), tuple(others))


def _region(name: str, own: _Division) -> Region:
    whole = f"全{own.kind}"
    names = [whole, name, own.full, f"{name}{whole}", f"{own.full}{whole}"]
    names += [f"{first}{own.kind}" for first in "我本该"] + (
        ["自治区"] if own.full.endswith("自治区") else []
    )
    kind = _ENGLISH[own.kind]
    english = [own.en, f"{own.en} {kind}", f"The {kind.lower()}"]
    english += [f"{own.en} City", "The city"] if own.kind == "市" else []  # its places are districts
    english += own.also_en.split(",") if own.also_en else []
    others = [
        "全国",
        *(one for other, each in _divisions().items() if other != name for one in (each.full, other)),
    ]
    return Region(tuple(dict.fromkeys(names)), tuple(english), tuple(others))


def _share(places: Sequence[str], parts: Sequence[str] | dict[str, _Division]) -> float:
    """How many of the places begin as one of these does."""
    return sum(any(place.startswith(part) for part in parts) for place in places) / max(1, len(places))


@cache
def _divisions() -> dict[str, _Division]:
    return toml.decode(DIVISIONS.read_bytes(), type=dict[str, _Division])


_HEADER = re.compile(r"^\s*\[")
_ENDINGS = (
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "林区",
    "新区",
    "市",
    "县",
    "区",
    "州",
    "盟",
    "旗",
    "省",
    "镇",
    "乡",
)
"""Endings of places' names that tables leave out."""

NO_HOST, NO_HOST_EN = "【待填：主办单位】", "[HOST]"
"""In place of a host nobody has named; no text with them is final."""
_REGION = {
    "zh": ("", "全省", "全区", "全市", "全州", "全县", "全国", "我省", "我区", "我市", "我县"),
    "en": ("The region", "The province", "The municipality", "The prefecture", "The county", "The country"),
}
"""What a region may call itself whose name is not known; the first is true of any."""

_DAYS = {
    -2: ("前日", "two days before"),
    -1: ("昨日", "yesterday"),
    0: ("今日", "today"),
    1: ("次日", "the day after"),
}
_IN_WINDOWS = {NewKind.FLOW, NewKind.FLOW_BY_PLACE, NewKind.SUM}
_WINDOW_KEYS = {-1: "yesterday", 0: "today"}


def quoted(text: str) -> str:
    """The text as a TOML string. JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False)


def _short_name(name: str) -> str:
    """The name without its kind of place, where two signs remain: 海口 of 海口市."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name.removesuffix(ending)
    return name


def indicator_keys(indicators: Iterable[NewIndicator]) -> list[str]:
    """Keys of the indicators: from their English names, else numbered."""
    keys: list[str] = []
    for number, one in enumerate(indicators, 1):
        key = re.sub(r"[^a-z0-9]+", "_", one.en.lower()).strip("_")
        keys.append(key if key and key[0].isalpha() and key not in keys else f"figure_{number}")
    return keys


# -- the definition --------------------------------------------------------------------------


def definition_text(template: str, new: NewSeries) -> str:
    """The definition of the series, with the template's comments. What no indicator needs (windows,
    places) is left out; what was not given stays the template's example."""
    text = _head(template, new)
    kinds = {one.kind for one in new.indicators}
    if new.places or (kinds and NewKind.FLOW_BY_PLACE not in kinds):
        text = _replace_tables(text, "place", _places(new.places))
    if new.windows or (kinds and not kinds & _IN_WINDOWS):
        text = _replace_tables(text, "window", _windows(new.windows))
    if new.indicators:
        text = _replace_tables(text, "indicator", _indicators(new.indicators))
    return text


def copied_text(definition: str, new: NewSeries) -> str:
    """Another series' definition under the new key and name, with the new places if there are any."""
    if not new.places:
        return _head(definition, new)
    # Other places are another region: what names the one it was copied from must not leave as its own.
    new = replace(new, host=new.host or NO_HOST, host_en=new.host_en or ("" if new.host else NO_HOST_EN))
    text = _without_comment(_head(definition, new))
    agenda = f"agenda = {_both(f'通报{new.zh}最新情况' if new.zh else '', '')}"
    text = re.sub(r"(?m)^agenda = .*$", lambda _: agenda, text, count=1)
    return _replace_tables(text, "place", _places(new.places))


def copied_book(book: str, new: NewSeries, language: str) -> str:
    """Another series' phrase book; for other places its region has no name of its own yet."""
    names = _REGION.get(language)
    if not new.places or names is None:
        return book
    book = re.sub(r"(?m)^region_met = .*$", f"region_met = [{quoted('Our region')}]", book)
    region = region_of([place.zh for place in new.places]) or region_named(new.zh or new.host)
    if region is None:
        return _with_choice(book, "region", names)
    if language == "en":
        return _with_choice(book, "region", (*names, *region.english))
    return _with_choice(_with_choice(book, "region", (*region.names, "")), "elsewhere", region.elsewhere)


def _with_choice(book: str, choice: str, words: Iterable[str]) -> str:
    """The phrase book with these words to choose from."""
    said = f"{choice} = [{', '.join(map(quoted, words))}]"
    return re.sub(rf"(?m)^{choice} = \[[^\]]*\]$", lambda _: said, book, count=1)


def _without_comment(text: str) -> str:
    """The definition without the comments that say whose it is and what that region is called."""
    text = re.sub(r"\A(?:#.*\n)+", "", text)
    text = text.replace(
        'region = { zh = "西藏", en = "Tibet" }.', 'region = { zh = "全省", en = "The province" }.'
    )
    return re.sub(r"(?m)^#.*(?:Tibet|Xizang|西藏).*\n", "", text)


def _head(text: str, new: NewSeries) -> str:
    """The text with the new key, name and host, each in the line that holds the old one."""
    name = f"name = {_both(new.zh, new.en)}"
    topic = _both(*_topic(new))
    lines, table = [], ""
    for line in text.splitlines():
        if _HEADER.match(line):
            table = line.strip()
        word = line.partition("=")[0].strip()
        if not table and word == "key":
            line = f"key = {quoted(new.key)}"
        elif not table and word == "name" and new.zh:
            line = name
        elif table == "[text]" and word in ("topic", "topic_short") and new.zh:
            line = f"{word} = {topic}"
        elif table == "[text]" and word == "host" and new.host:
            host_en = re.sub("^[Tt]he ", "", new.host_en)  # the sentences have the article
            line = f"host = {_both(new.host, host_en or ('' if new.chinese_only else NO_HOST_EN))}"
        lines.append(line)
    return "\n".join(lines) + "\n"


_MEETING = re.compile(r"(?:新闻)?(?:发布会|通报会|吹风会)\Z")
_MEETING_EN = re.compile(r"(?: (?:news|press))? (?:conferences?|briefings?)\Z", re.IGNORECASE)


def _topic(new: NewSeries) -> tuple[str, str]:
    """What the conferences are about: the name of the series without the word for a conference, which the sentences have
    (…新闻发布会第一场新闻发布会), and in English without the capital of a heading."""
    zh, en = _MEETING.sub("", new.zh) or new.zh, _MEETING_EN.sub("", new.en)
    first = en.split(" ", 1)[0]
    region = region_of([place.zh for place in new.places])
    proper = " ".join((*(region.english if region else ()), *(place.en for place in new.places))).split()
    if first[1:].islower() and " " in en and first not in proper:
        en = en[:1].lower() + en[1:]
    return zh, en


def _replace_tables(text: str, table: str, new: Sequence[str]) -> str:
    """The text with its `[[table]]` blocks replaced. Comments before and after them stay."""
    header = f"[[{table}]]"
    kept: list[str] = []
    block: list[str] | None = None
    at: int | None = None
    for line in text.splitlines():
        if line.strip().replace(" ", "") == header:
            at = len(kept) if at is None else at
            block = []
        elif block is not None and _HEADER.match(line):
            kept += _after(block)
            block = None
        if block is None:
            kept.append(line)
        else:
            block.append(line)
    if block is not None:
        kept += _after(block)
    at = len(kept) if at is None else at
    rows = "\n\n".join(new).splitlines()
    return "\n".join([*kept[:at], *rows, *([""] if rows else []), *kept[at:]]) + "\n"


def _after(block: Sequence[str]) -> list[str]:
    """The comment at the end of a block, which belongs to what comes next."""
    last = max(index for index, line in enumerate(block) if line.strip() and not line.startswith("#"))
    rest = list(block[last + 1 :])
    while rest and not rest[0].strip():
        rest.pop(0)
    return rest


def _table(name: str, rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join([f"[[{name}]]", *(f"{key} = {value}" for key, value in rows)])


def _both(zh: str, en: str) -> str:
    return f"{{ zh = {quoted(zh)}, en = {quoted(en)} }}"


def _places(places: Sequence[NewPlace]) -> list[str]:
    tables = []
    used = {f"p{number}" for number in range(1, len(places) + 1)}
    shorts = [_short_name(place.zh) for place in places]
    region = region_of([place.zh for place in places])
    full = {place.zh for place in places} | set(region.names if region else ())
    for number, place in enumerate(places, 1):
        key = re.sub(r"[^a-z0-9]+", "_", place.en.lower()).strip("_")
        key = key if key and key[0].isalpha() and key not in used else f"p{number}"
        used.add(key)
        short = shorts[number - 1]
        if short != place.zh and (shorts.count(short) > 1 or short in full):
            short = place.zh  # 苏州市 and 苏州县 are not both 苏州, nor is 吉林市 the province
        rows = [
            ("key", quoted(key)),
            ("name", _both(place.zh, place.en)),
            ("short", f"{{ zh = {quoted(short)} }}"),
            ("also", "[]"),
        ]
        tables.append(_table("place", rows))
    return tables


def _windows(windows: Sequence[NewWindow]) -> list[str]:
    tables: list[str] = []
    used: set[str] = set()
    for number, window in enumerate(windows, 1):
        zh, en = _DAYS.get(window.day, (f"{window.day:+d}日", f"day {window.day:+d}"))
        key = _WINDOW_KEYS.get(window.day, "")
        key = key if key and key not in used else f"window_{number}"
        used.add(key)
        name = _both(f"{zh}{window.start}时至{window.end}时", f"{en}, {window.start}:00-{window.end}:00")
        rows = [("key", quoted(key)), ("name", name), ("day", str(window.day))]
        tables.append(_table("window", [*rows, ("from", str(window.start)), ("to", str(window.end))]))
    return tables


def _indicators(indicators: Sequence[NewIndicator]) -> list[str]:
    tables = []
    before: list[str] = []
    for key, one in zip(indicator_keys(indicators), indicators, strict=True):
        rows = [("key", quoted(key)), ("kind", quoted(_KINDS[one.kind]))]
        if one.kind in (NewKind.FLOW_BY_PLACE, NewKind.SUM):
            rows.append(("by_place", "true"))
        if one.kind is NewKind.SUM:
            if len(before) < 2:
                raise NewSeriesTrouble("sum_of_one", got=one.zh)
            rows.append(("plus", "[" + ", ".join(map(quoted, before)) + "]"))
            rows.append(("minus", "[]"))
        else:
            rows.append(("required", "true"))
        rows += [("name", _both(one.zh, one.en)), ("unit", _both(one.unit, "")), ("also", "[]")]
        tables.append(_table("indicator", rows))
        if one.kind is NewKind.FLOW_BY_PLACE:
            before.append(key)
    return tables


# -- the phrase books ------------------------------------------------------------------------


def book_text(template: str, new: NewSeries, language: str) -> str:
    """A phrase book with a sentence for each new indicator, in place of the template's examples."""
    keys = indicator_keys(new.indicators)
    blocks = {}
    if new.indicators:
        sentence = _sentence_zh if language == "zh" else _sentence_en
        said = [sentence(key, one) for key, one in zip(keys, new.indicators, strict=True)]
        lines = [f"{key} = {quoted(text)}" for key, text in zip(keys, said, strict=True)]
        first = said[0].replace(f"{{{keys[0]}:places}}", "").rstrip("。.")
        blocks["sentences"] = [*lines, f"brief = {quoted(first)}"]
        blocks["order"] = ["sentences = [" + ", ".join(map(quoted, keys)) + "]"]
    region = region_of([place.zh for place in new.places]) or region_named(new.zh or new.host)
    kept: list[str] = []
    inside = ""
    for line in template.splitlines():
        if line == "[phrase]" and language == "zh" and region is not None:
            kept += [
                "[choice]",
                "# 自称；读稿时据此知道说的是不是本地 / how the region names itself, and what is elsewhere",
                f"region = [{', '.join(map(quoted, (*region.names, '')))}]",
                f"elsewhere = [{', '.join(map(quoted, region.elsewhere))}]",
                "",
            ]
        if line.startswith(("#<", "#>")):
            inside = line[2:] if line.startswith("#<") else ""
            kept += blocks.get(inside, [])
        elif inside not in blocks:
            kept.append(line)
    return "\n".join(kept) + "\n"


def _sentence_zh(key: str, one: NewIndicator) -> str:
    time = "{window}" if one.kind in _IN_WINDOWS else "截至{as_of}"
    places = f"{{{key}:places}}" if one.kind is NewKind.FLOW_BY_PLACE else ""
    return f"{time}，{one.zh}{{{key}}}{one.unit}{places}。"


def _sentence_en(key: str, one: NewIndicator) -> str:
    time = "{window}" if one.kind in _IN_WINDOWS else "by {as_of}"
    places = f"{{{key}:places}}" if one.kind is NewKind.FLOW_BY_PLACE else ""
    name = one.en or one.zh
    return f"{name[:1].upper()}{name[1:]} {time}: {{{key}:figure}}{places}."


_KINDS = {
    NewKind.FLOW_BY_PLACE: "flow",
    NewKind.FLOW: "flow",
    NewKind.STANDING: "standing",
    NewKind.CUMULATIVE: "cumulative",
    NewKind.SUM: "derived",
}
