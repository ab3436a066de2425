"""Reads a finished text as a stranger with the record's figures beside it would, for `fuzz_finals`.

It shares nothing with the program's own sayer, readers and scans: it takes every numeral of a text, in any
script, in Chinese and in English words, and asks whether the values of the record explain it; and it holds
what stands at a place's name against that place's cells, and what is claimed of all against the counts.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from store.record.cell import STATED
from store.record.conference import Conference
from store.record.quantity import plain
from store.series.definition import Series

_HAN = dict(zip("零〇一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {
    "两": 2, "兩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "廿": 20, "卅": 30,
}  # fmt: skip
_HAN_SCALES = {
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8,
}  # fmt: skip
_SCALES = {
    "": 1,
    "千": 1000,
    "百": 100,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
_ENGLISH = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    word: 10 * tens
    for tens, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_ENGLISH_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_LATIN = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_CHINESE = re.compile(f"[{''.join(_HAN)}{''.join(_HAN_SCALES)}]+")
_WORDS = re.compile(
    rf"\b(?:{'|'.join([*_ENGLISH, *_ENGLISH_SCALES, 'dozens?'])})"
    rf"(?:[ -](?:and )?(?:{'|'.join([*_ENGLISH, *_ENGLISH_SCALES])}))*\b",
    re.IGNORECASE,
)
_PASS = re.compile(
    # Words of the language that count nothing. 一 alone is one of them unless a measure word follows.
    "一线|统一|一些|一律|一定|一致|第一|一是|二是|三是|一步|进一步|万众一心|三亚|二十大|一例外|一般|一直|百分之百|千方百计|十分|"
    "清零|零新增|归零|再一次|一体|一同|一起|唯一|万一|四川|五指山|九江|三沙|三江|百姓|千家万户|双十一|其一|之一|两会|"
    r"第八中学|88号办|张三|李四光|二十八局|COVID-19|(?i:no)\. [0-9]+|\bone of\b|\bno one\b|\bSept\b|"
    r"[0-9]{1,2}月[0-9]{1,2}日|(?<![0-9])[0-9]{1,2}时|on Sept\. [0-9]{1,2}|[0-9]{1,2} p\.m\.|1\d{4}热线|hotline 1\d{4}|(?<![零〇一二两三四五六七八九十百千])一(?![例个名人件天户家条吨元%％箱辆处座所零〇一二两三四五六七八九十百千万亿])"
)


def latin(text: str) -> str:
    """The text with the digits of every script as 0 to 9 and without signs that nobody sees."""
    out = []
    for sign in unicodedata.normalize("NFKC", text):
        if unicodedata.category(sign) in ("Cf", "Mn", "Me"):
            continue
        digit = unicodedata.digit(sign, None) if unicodedata.category(sign) == "Nd" else None
        out.append(str(digit) if digit is not None else sign)
    return "".join(out)


def chinese_value(word: str) -> Decimal | None:
    """十一 is 11, 两万三千 23000, 二〇二二 2022; None for what is no number."""
    if not any(sign in _HAN_SCALES for sign in word):
        return Decimal("".join(str(_HAN[sign]) for sign in word)) if all(_HAN[s] < 10 for s in word) else None
    whole = part = digit = Decimal(0)
    seen = False
    for sign in word:
        if sign in _HAN:
            digit, seen = Decimal(_HAN[sign]), True
        elif _HAN_SCALES[sign] < 10**4:
            part, digit = part + (digit if seen else Decimal(1)) * _HAN_SCALES[sign], Decimal(0)
            seen = False
        else:
            whole, part, digit = (
                (whole + part + digit or Decimal(1)) * _HAN_SCALES[sign],
                Decimal(0),
                Decimal(0),
            )
            seen = False
    return whole + part + digit


def english_value(words: str) -> Decimal:
    """`twenty-one` is 21, `nine hundred and two` 902."""
    whole = part = Decimal(0)
    for word in re.split("[ -]+", words.lower()):
        if word in _ENGLISH:
            part += _ENGLISH[word]
        elif word == "hundred":
            part = (part or Decimal(1)) * 100
        elif word in _ENGLISH_SCALES:
            whole, part = whole + (part or Decimal(1)) * _ENGLISH_SCALES[word], Decimal(0)
        elif word.startswith("dozen"):
            part = Decimal(12)
    return whole + part


def numerals(text: str) -> Iterator[tuple[str, set[Decimal]]]:
    """Each numeral of a text with the values it can have; the words around it that count nothing pass."""
    text = _PASS.sub(lambda found: "\u3000" * len(found[0]), latin(text))
    for found in _LATIN.finditer(text):
        number = Decimal(found[0].replace(",", ""))
        behind = re.match(
            r"[余多]?([百千]?[万亿千百]{1,2})|\s?(thousand|million|billion|trillion)\b", text[found.end() :]
        )
        scale = 1
        if behind:
            scale = _SCALES.get(behind[1], 1) if behind[1] else _ENGLISH_SCALES[behind[2]]
        yield (
            text[max(0, found.start() - 6) : found.end() + 8],
            {number, number * scale} if scale == 1 else {number * scale},
        )
    for found in _CHINESE.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if before.isdigit() or before in ("余", "多"):  # the scale of a number in digits
            continue
        value = chinese_value(found[0])
        if value is not None:
            yield text[max(0, found.start() - 6) : found.end() + 8], {value}
    for found in _WORDS.finditer(text):
        before = text[: found.start()].rstrip()
        if before[-1:].isdigit() and found[0].split()[0].lower() in _ENGLISH_SCALES:
            continue
        yield text[max(0, found.start() - 10) : found.end() + 12], {english_value(found[0])}
    for sign in text:
        if unicodedata.category(sign) in ("No", "Nl") and sign not in _HAN:
            yield sign, {Decimal(str(unicodedata.numeric(sign)))}


# -- the record


def cells(conference: Conference) -> dict[tuple[str, str], dict[str, int]]:
    """The counts of the record by window and indicator, then by place."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for key, cell in conference.cells.items():
        if type(cell.value) is int:
            found.setdefault((key.window, key.indicator), {})[key.place] = cell.value
    return found


def totals(series: Series, conference: Conference) -> dict[tuple[str, str], set[int]]:
    """What each indicator comes to in each window: as stated, as the places add up, as it is derived."""
    held = cells(conference)
    found: dict[tuple[str, str], set[int]] = {}
    for at, places in held.items():
        named = [value for place, value in places.items() if place not in ("", STATED)]
        found[at] = {value for place, value in places.items() if place in ("", STATED)}
        if named:
            found[at].add(sum(named))
    windows = [window.key for window in conference.windows] + [""]
    for _ in series.indicators:  # one derived from others that are derived
        for what in series.indicators:
            for window in windows if what.plus or what.minus else ():
                parts = [found.get((window, key)) for key in (*what.plus, *what.minus)]
                sums = {0}
                for key, part in zip((*what.plus, *what.minus), parts, strict=True):
                    sign = 1 if key in what.plus else -1
                    sums = {total + sign * value for total in sums for value in part or {0}}
                if any(parts):
                    found.setdefault((window, what.key), set()).update(sums)
    return found


def explained(series: Series, conference: Conference, reasons: str = "") -> set[Decimal]:
    """Every number a text of this record may hold."""
    known: set[int | Decimal] = {len(series.places), conference.number or 1}
    for values in totals(series, conference).values():
        known |= values
    for places in cells(conference).values():
        known |= set(places.values())
    for place in series.places:
        known |= derived_at(series, conference, place.key)
    known |= _times(conference) | _beside(conference) | _in(reasons)
    for key in conference.notes:  # a numeral a person accepted as a name
        known |= _in(key) if key.startswith("loose-number:") else set()
    return {Decimal(number) for number in known}


def derived_at(series: Series, conference: Conference, place: str) -> set[int]:
    """What the derived indicators come to at a place, in each window."""
    held = cells(conference)
    found = set()
    for what in series.indicators:
        for window in {at[0] for at in held}:
            more = sum(held.get((window, key), {}).get(place, 0) for key in what.plus)
            found.add(more - sum(held.get((window, key), {}).get(place, 0) for key in what.minus))
    return found


def _times(conference: Conference) -> set[int | Decimal]:
    days, hours = [conference.held_on], [int(conference.held_at)] if conference.held_at.isdigit() else []
    for window in conference.windows:
        days += [window.start.day, window.end.day]
        hours += [window.start.hour, window.end.hour]
    for as_of in (*conference.as_of.values(), *(getattr(part, "as_of", None) for part in _parts(conference))):
        if as_of is not None and as_of.moment is not None:
            days.append(as_of.moment.day)
            if as_of.moment.hour == 0:  # by the end of Aug. 30 is midnight of Aug. 31
                days.append(as_of.moment.day - timedelta(days=1))
            hours.append(as_of.moment.hour)
    for figure in conference.figures.values():
        days += [figure.period.start, figure.period.end] if figure.period is not None else []
    days += [answer.due for answer in conference.answers.values() if answer.due is not None]
    known: set[int | Decimal] = {number for hour in hours for number in (hour, hour % 12)}
    for day in days:
        known |= {day.year, day.month, day.day, day.year % 100}
    return known


def _beside(conference: Conference) -> set[int | Decimal]:
    """What was said beside the grid: figures, literals, numbers of a list, how many places have come so far."""
    known: set[int | Decimal] = set()
    for figure in conference.figures.values():
        if figure.quantity is not None:
            known |= _quantity(figure.quantity)
        elif figure.literal:
            known |= _in(figure.raw)
    for counted in conference.lists.values():
        known.add(len(counted.items))
        known |= _quantity(counted.counted) if counted.counted is not None else set()
    for statuses in conference.statuses.values():
        reached = list(statuses.places.values())
        known |= {len(reached), *(reached.count(one) for one in reached)}
    return known


def _parts(conference: Conference) -> Iterator[Any]:
    for part in (conference.figures, conference.claims, conference.statuses):
        yield from part.values()


def _in(text: str) -> set[Decimal]:
    return {value for _, values in numerals(text) for value in values}


def _quantity(quantity: Any) -> set[Decimal]:
    digits = latin(quantity.digits).replace(",", "")
    known = {Decimal(1)} if digits == "首" else set()
    if "分之" in digits:
        return {chinese_value(part) or Decimal(0) for part in digits.split("分之")}
    try:
        number = Decimal(digits)
    except InvalidOperation:
        number = chinese_value(digits) if digits != "首" else Decimal(1)  # type: ignore[assignment]
    value = number * _SCALES.get(quantity.scale, 1)
    # Traditional measures are given in the usual ones too, in English: 亩, 斤, 公里, 元.
    also = (
        {value / 2, value * Decimal("0.5"), value / 15, value * 10000}
        if quantity.unit in ("斤", "亩")
        else set()
    )
    return known | {number, value} | {round(one, places) for one in also for places in (0, 1, 2)} | also


def disagreements(series: Series, conference: Conference, text: str, *, reasons: str = "") -> list[str]:
    """What stands in the text and not in the record."""
    known = explained(series, conference, reasons)
    # 0.5公斤, 4.5 percent: a figure rounded or converted is not looked for here, only one that is invented.
    wrong = [f"numeral {around!r}" for around, values in numerals(text) if not values & known]
    wrong += list(_measures(conference, text))
    wrong += list(_places(series, conference, text))
    wrong += list(_named(series, conference, text))
    wrong += [
        f"claim {words!r}"
        for words in CLAIMS
        if re.search(words, text) and CLAIMS[words](_Counts(conference))
    ]
    wrong += [f"sign {sign!r}" for sign in sorted(set(text)) if unseen(sign)]
    return wrong


def _measures(conference: Conference, text: str) -> Iterator[str]:
    """A number in percent is a figure in percent; none is negative."""
    percent = {
        plain(figure.quantity.number)
        for figure in conference.figures.values()
        if figure.quantity is not None and figure.quantity.unit in ("%", "％", "个百分点", "度")
    }
    literal = " ".join(figure.raw for figure in conference.figures.values() if figure.literal)
    for found in re.finditer(r"([0-9][0-9,.]*)\s?(?:%|per ?cent\b|个百分点)", latin(text)):
        if plain(Decimal(found[1].replace(",", ""))) not in percent and found[0] not in literal:
            yield f"measure {found[0]!r}"
    for found in re.finditer(r"(?<![0-9A-Za-z)-])-[0-9]+|\bminus [a-z0-9]+|负[0-9]+", latin(text)):
        yield f"negative {found[0]!r}"


def unseen(sign: str) -> bool:
    """Whether the sign steers a terminal or cannot be seen; line feeds and tabs apart."""
    return (
        unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co") and sign not in "\n\t"
    ) or sign in "\u034f\u115f\u3164"


def _places(series: Series, conference: Conference, text: str) -> Iterator[str]:
    """A number at a place's name is one of that place's."""
    text = latin(text)
    held = cells(conference)
    for place in series.places:
        known = {0} | {row[place.key] for row in held.values() if place.key in row}
        known |= derived_at(series, conference, place.key)
        zh, en = place.name("zh"), place.name("en")
        for found in re.finditer(rf"{re.escape(latin(zh))}([0-9]+)例", text):
            if int(found[1]) not in known:
                yield f"place {found[0]!r}"
        for found in re.finditer(rf"\b([0-9,]*[0-9]) (?:was|were) in {re.escape(latin(en))}\b", text):
            if int(found[1].replace(",", "")) not in known:
                yield f"place {found[0]!r}"


_NAMED = {
    "high_risk": (r"高风险区([0-9]+)个", r"([0-9,]*[0-9]) high-risk areas"),
    "medium_risk": (r"中风险区([0-9]+)个", r"([0-9,]*[0-9]) medium-risk areas"),
    "discharged": (r"治愈出院([0-9]+)人", r"([0-9,]*[0-9]) patients had been discharged"),
    "confirmed": (r"确诊病例([0-9]+)例", r"([0-9,]*[0-9]) new locally transmitted confirmed"),
    "asymptomatic": (r"新增无症状感染者([0-9]+)例", r"([0-9,]*[0-9]) new asymptomatic"),
    "contacts_released": (r"([0-9]+)名密接者解除", r"([0-9,]*[0-9]) close contacts had been released"),
    "new_infections": (r"新增感染者([0-9]+)例", r"All ([0-9,]*[0-9]) infections reported"),
}
"""What counts an indicator in the sentences the epidemic series comes with."""


def _named(series: Series, conference: Conference, text: str) -> Iterator[str]:
    """A number at the name of what it counts is one of that."""
    text = latin(text)
    known: dict[str, set[int]] = {}
    for (_, indicator), values in totals(series, conference).items():
        known.setdefault(indicator, {0}).update(values)
    for indicator, patterns in _NAMED.items():
        for pattern in patterns:
            for found in re.finditer(pattern, text):
                if int(found[1].replace(",", "")) not in known.get(indicator, {0}):
                    yield f"{indicator} {found[0]!r}"


class _Counts:
    """What the record says of where the day's infections were found."""

    def __init__(self, conference: Conference) -> None:
        held = cells(conference)
        self.community = [row.get("", 0) for at, row in held.items() if at[1] == "community"]
        self.confirmed = [
            row.get(STATED, sum(value for place, value in row.items() if place not in ("", STATED)))
            for at, row in held.items()
            if at[1] == "confirmed"
        ]


CLAIMS = {
    "均在隔离管控区发现": lambda counts: any(counts.community),
    "皆在隔离管控区发现": lambda counts: any(counts.community),
    "社会面没有发现感染者": lambda counts: any(counts.community),
    "社会面无新增": lambda counts: any(counts.community),
    "全区无新增确诊病例": lambda counts: any(counts.confirmed),
    "All infections were found in controlled areas": lambda counts: any(counts.community),
    "No infections were found at the community level": lambda counts: any(counts.community),
    r"All [0-9,]+ infections reported on [A-Z][a-z]+\.? [0-9]+ were found in quarantined": lambda counts: any(
        counts.community
    ),
    "No new confirmed cases": lambda counts: any(counts.confirmed),
}
"""Claims the fuzz plants into texts and the series makes, and when the record contradicts them."""
