"""What a figure is to be printed as in a language, read back: it must give the figure and nothing else.

`Figure.said` are a person's words for a figure that the program would say otherwise. They are printed as they
stand, so they are read here with the strictness of a figure: one number, its value, its certainty, its measure.
What cannot be read, in whatever script, is refused; no record printed by it may go out.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from store.record.figure import Figure
from store.record.measure import ENGLISH_APPROX, SCALES, UNITS, Meaning
from store.record.quantity import NotAQuantity, Quantity, plain, read_quantity
from store.record.text import half_width
from store.series.subject_file import shared_subject
from store.troubles import Trouble
from store.wording.numbers.manner import UnitWord
from store.wording.numbers.numeral_patterns import COUNTED_BEFORE
from store.wording.numbers.quantities_english import SPELLED_OUT, in_percent, read_spelled_out, say_english

WORDS = {
    "said_nothing": (
        "没有数据，不能另写“{said}”。先填数据，或删去这一说法。",
        "There is no figure to print as “{said}”. Enter the figure, or remove the words.",
    ),
    "said_unreadable": (
        "“{said}”不是一个数，无法核对。请用数字写，如 {example}。",
        "“{said}” cannot be read as one figure, so nothing can check it. Write it like {example}.",
    ),
    "said_other": (
        "“{said}”与数据 {figure} 不是同一个数。请改成 {example}，或改数据。",
        "“{said}” is not the same number as the figure {figure}. Write it like {example}, or correct the figure.",
    ),
    "said_certainty": (
        "“{said}”与数据 {figure} 的约数说法不同（约、近、超、余……）。请改成 {example}。",
        "“{said}” is not as certain as the figure {figure} (about, nearly, more than …). Write it like {example}.",
    ),
    "said_measure": (
        "“{said}”的单位与数据 {figure} 不同，或没有单位。请改成 {example}。",
        "“{said}” has a different measure from the figure {figure}, or none. Write it like {example}.",
    ),
    "said_other_thing": (
        "“{said}”把数据 {figure} 说成了另一样东西的数，另一种语言里没有这样说。请两种语言说同一样东西。",
        "“{said}” makes the figure {figure} a count of something that the other language does not name. Name the same thing in both.",
    ),
    "said_literal": (
        "“{said}”里的数字与名称“{figure}”不同。",
        "The digits of “{said}” are not those of the name “{figure}”.",
    ),
    "literal_counts": (
        "“{raw}”是数据，不是名称：不能标为名称。请当数据填写。",
        "“{raw}” is a figure, not a name. Enter it as a figure.",
    ),
    "raw_other": (
        "填写的“{raw}”与记录的 {figure} 不是同一个数。请重新填写。",
        "What was typed, “{raw}”, is not the recorded figure {figure}. Type it again.",
    ),
    "more_in_unit": (
        "{figure} 的单位里还有别的数（{said}）。请重新填写。",
        "The measure of {figure} holds another number ({said}). Type it again.",
    ),
    "translated_number": (
        "列举有{items}项，译文有{translated}项。请逐项对应。",
        "The list has {items} items and its translation {translated}. Translate item by item.",
    ),
    "translated_twice": (
        "“{said}”是两项的译文，这两项并不相同。请逐项对应。",
        "“{said}” translates two items that are not the same. Translate item by item.",
    ),
    "translated_joined": (
        "译文“{said}”像是两项，原文“{raw}”是一项。请逐项对应；确是一项的，说明原因。",
        "The translation “{said}” reads like two items, and “{raw}” is one. Translate item by item; if it is one, say why.",
    ),
    "translated_figures": (
        "译文“{said}”里的数与“{raw}”不同。",
        "The numbers of the translation “{said}” are not those of “{raw}”.",
    ),
}


class NotSaid(Trouble):
    """A figure, name or list that would print something else than it holds. Facts: said, figure, raw …"""

    words = WORDS


# --- numbers of any script -------------------------------------------------------------------------

_CHINESE = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億"
_IN_WORDS = (
    "百分点",
    "千瓦",
    "千米",
    "千克",
    "百货",
    "万元户",
    "万家",
    "统一",
    "一体",
    "一线",
    "一次性",
    "十字",
    "第一",
)
"""Measures and words with a numeral sign in them that is no number."""
_ENGLISH_NUMERAL = re.compile(
    rf"(?<![a-z])(?:{SPELLED_OUT}|dozens?|scores?|hundreds?|thousands?|millions?|billions?|trillions?|half|twice|thrice|double|triple)(?![a-z])",
    re.IGNORECASE,
)


def other_digits(text: str) -> bool:
    """Whether a digit of a text is none of 0 to 9 and no Chinese numeral: ٩, ⑨, 𝟗, Ⅻ, ９."""
    return any(
        sign.isnumeric() and not sign.isascii() and unicodedata.category(sign) != "Lo" for sign in text
    )


def numbers_in(text: str) -> list[str]:
    """Every number of a text, in whatever script, as plain digits where it can be read and as it stands
    where not; those of Latin names (COVID-19) too."""
    folded = "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in half_width(text)
    )
    found = [run.replace(",", "") for run in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", folded)]
    found += [
        str(read_spelled_out(match[0])[0])
        for match in re.finditer(rf"(?i)(?<![a-z]){SPELLED_OUT}(?![a-z])", folded)
    ]
    found += _chinese_in(text)
    found += [sign for sign in text if sign.isnumeric() and not sign.isdecimal() and sign not in _CHINESE]
    return sorted(found)


def same_numbers(original: str, said: str) -> bool:
    """Whether a translation has the numbers of its original: none beside them, and each that stands in digits.
    A numeral that is a part of a Chinese name (九寨沟) need not be one in another language."""
    there, here = numbers_in(original), numbers_in(said)
    named = [*there, *_chinese_in(original.replace("第", ""), ())]
    return all(one in named for one in here) and all(
        one in here for one in there if one[0] in "0123456789" and one in original
    )


def _chinese_in(text: str, in_words: Sequence[str] = _IN_WORDS) -> Iterator[str]:
    """Chinese numbers that stand in a text, read where they can be; those `in_words` are none."""
    for word in in_words:
        text = text.replace(word, "·" * len(word))
    for run in re.findall(f"[{_CHINESE}]+", text):
        try:
            yield plain(read_quantity(run + "个").value)
        except NotAQuantity:
            yield run


# --- figures ---------------------------------------------------------------------------------------

_MEASURES: Mapping[str, tuple[str, ...]] = {
    "元": ("yuan", "rmb", "renminbi"), "美元": ("dollar", "dollars", "usd"), "欧元": ("euro", "euros"), "港元": ("hkd",),
    "%": ("%", "percent", "pct"), "‰": ("‰", "permille"), "个百分点": ("percentage", "point", "points"),
    "吨": ("ton", "tons", "tonne", "tonnes", "t"), "公斤": ("kg", "kilogram", "kilograms", "kilos"), "千克": ("kg", "kilograms"),
    "斤": ("jin",), "克": ("gram", "grams", "g"), "升": ("liter", "liters", "litre", "litres"), "毫升": ("ml",),
    "米": ("meter", "meters", "metre", "metres", "m"), "公里": ("km", "kilometer", "kilometers", "kilometre", "kilometres"),
    "千米": ("km", "kilometers"), "亩": ("mu",), "公顷": ("hectare", "hectares", "ha"), "平方米": ("square",),
    "平方公里": ("square",), "立方米": ("cubic",), "千瓦时": ("kwh",), "千瓦": ("kw",), "兆瓦": ("mw",), "GB": ("gb", "gigabytes"),
    "TB": ("tb", "terabytes"), "MB": ("mb", "megabytes"), "天": ("day", "days"), "日": ("day", "days"),
    "小时": ("hour", "hours"), "个小时": ("hour", "hours"), "分钟": ("minute", "minutes"), "秒": ("second", "seconds"),
    "周": ("week", "weeks"), "个月": ("month", "months"), "年": ("year", "years"), "岁": ("years", "old"), "倍": ("times", "fold"),
    "°C": ("degrees", "degree", "celsius"), "度": ("degrees", "degree", "kwh"), "剂": ("dose", "doses"),
}  # fmt: skip
"""Measures that have a value of their own, and their English words."""
_PERSONS = (
    "person", "people", "persons", "residents", "workers", "staff", "personnel", "employees", "doctors", "nurses",
    "medics", "physicians", "experts", "volunteers", "officers", "officials", "cadres", "police", "soldiers", "students", "pupils", "teachers",
    "professionals", "travellers", "travelers", "passengers", "drivers", "citizens", "villagers", "tourists", "children", "women", "men",
)  # fmt: skip
_COUNTED: Mapping[str, tuple[str, ...]] = {
    "例": (), "人": _PERSONS, "名": _PERSONS,
    "户": ("household", "households"), "家": ("enterprise", "enterprises", "companies", "firms"),
    "辆": ("vehicle", "vehicles"),
}  # fmt: skip


@cache
def _counted_words() -> Mapping[str, frozenset[str]]:
    """The English words of measures that count whatever it is, those of the shared subject among them."""
    subject = shared_subject()
    persons = subject.list_of("persons_counted", "en")
    own = {"例": subject.list_of("counted_as_a_case", "en"), "人": persons, "名": persons}
    return {unit: frozenset((*words, *own.get(unit, ()))) for unit, words in _COUNTED.items()}


_TURNING = frozenset(
    [
        "about",
        "around",
        "approximately",
        "roughly",
        "some",
        "nearly",
        "almost",
        "over",
        "above",
        "under",
        "below",
        "more",
        "less",
        "fewer",
        "than",
        "least",
        "most",
        "up",
        "plus",
        "minus",
        "odd",
        "so",
        "or",
        "and",
        "per",
        "never",
        "nor",
        "without",
        "false",
        "daily",
        "hourly",
        "weekly",
        "monthly",
        "yearly",
        "annually",
        "pair",
        "pairs",
        "couple",
        "couples",
        "gross",
        "each",
        "every",
        "not",
        "no",
        "none",
        "except",
        "but",
        "from",
        "to",
        "of",
        "by",
        "at",
        "in",
        "with",
        "all",
        "only",
        "just",
        "exactly",
        "than",
        "percent",
        "dozen",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
    ]
)
"""Words behind a number that change what it says, and so may not stand there."""
_TURNING_CHINESE = re.compile("[半的以之都均里中内外左右上下零余多来]|不|没|未")
"""What behind a Chinese measure says another number: 6412个半, 6412个以内."""
_OF_PEOPLE = re.compile("[人名位户者员生民工众]|干部|专家|志愿|居民|群众")
_A_TOTAL = re.compile(r"(?:a total of|in total|altogether|a combined) ", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?P<digits>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)(?: (?P<scale>thousand|million|billion|trillion)\b)?|(?P<spelled>{SPELLED_OUT})(?![A-Za-z])",
    re.IGNORECASE,
)
_APPROX = sorted(ENGLISH_APPROX, key=len, reverse=True)
_AT_MOST_TOO = ("up to", "as many as", "as much as")
"""They say the figure (达, 高达) but bound it as well, so they stand only for a figure that says so."""


def figure_trouble(figure: Figure, units: Mapping[str, UnitWord] | None = None) -> NotSaid | None:
    """Why the figure may not be printed as it is recorded, in any language; None when it may. `units` are
    the office's English measure words, for the example in the message."""
    if figure.literal:
        if counts(figure.raw):
            return NotSaid("literal_counts", raw=figure.raw)
    elif figure.quantity is not None:
        trouble = as_recorded(figure.quantity, figure.raw)
        if trouble is not None:
            return trouble
    for language, said in figure.said.items():
        trouble = said_trouble(figure, language, said, units)
        if trouble is not None:
            return trouble
    return None


def as_recorded(quantity: Quantity, raw: str) -> NotSaid | None:
    """A record made by hand may print a second number from its measure, or hold another than was typed."""
    words = quantity.unit + quantity.noun
    hidden = "".join(sign for sign in words if sign.isnumeric() and sign not in _CHINESE)
    hidden = hidden or "".join(
        run for run in _chinese_in(words) if len(run) > 1 or re.search("[十百千万亿]", run)
    )
    if hidden:
        return NotSaid("more_in_unit", figure=quantity.text, said=words)
    if not raw:
        return None
    try:
        typed = read_quantity(raw)
    except NotAQuantity:
        return None
    if (typed.value, typed.meaning) != (quantity.value, quantity.meaning):
        return NotSaid("raw_other", raw=raw, figure=quantity.text)
    return None


def counts(raw: str) -> bool:
    """Whether a text marked as a name counts something: 9999例, 近九千人, 9,999 cases. 0元30G does not."""
    digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in half_width(raw))
    text = re.sub(r"[“”‘’\"'《》\s]", "", digits)
    if re.fullmatch(r"[1-9]G\+?", text, re.IGNORECASE):
        return False  # 5G is the name of a network
    subject = shared_subject()
    if subject.compiled(_COUNTS["zh"], "zh").search(text) or subject.compiled(_COUNTS["en"], "en").search(
        digits
    ):
        return True
    try:
        quantity = read_quantity(digits)
    except NotAQuantity:
        return False
    return any(quantity.unit == unit for unit in UNITS) or bool(quantity.scale or quantity.approx)


_COUNTS = {
    "zh": rf"(?:[0-9][0-9,.]*|[{_CHINESE}]+|[①-⓿Ⅰ-ↈ])\+?[余多]?(?:例|名|人(?!民|工)|起|宗|位(?!置)|死|<<behind_a_name>>)",
    "en": rf"(?<![a-z])(?:[0-9][0-9,.]*|{SPELLED_OUT}|[①-⓿Ⅰ-ↈ]) ?(?:(?:new|more|<<before_cases>>) )*(?:people|persons?|percent|%|<<behind_a_name>>)",
}
_GOES_ON = (
    r"(?:[万亿千百]|[余多]?(?:例|名(?!称|为)|人(?!民|工)|位(?!于|置)|起(?!来|步)|宗|户)|[%％]|元)"
    r"| (?:(?:new|more|local|<<before_cases>>) )*(?:people|percent|<<behind_a_name>>)\b"
)


def counted_by_what_leads(raw: str, before: str) -> bool:
    """Whether the words before a name make a figure of it: 病例 before 9999."""
    leads = shared_subject().compiled(COUNTED_BEFORE, flags=0)
    return raw[:1].isdecimal() and leads.search(before.lower()) is not None


def goes_on_counting(raw: str, after: str) -> bool:
    """Whether the words `after` a name make a count of it: the name 9999 before 例."""
    return (
        bool(raw)
        and (raw[-1].isnumeric())
        and shared_subject().compiled(_GOES_ON, "en").match(after) is not None
    )


def said_trouble(
    figure: Figure, language: str, said: str, units: Mapping[str, UnitWord] | None = None
) -> NotSaid | None:
    """Why the words of one language do not say the figure; None when they do."""
    if figure.literal:
        if not same_numbers(figure.raw, said) or counts(said):
            return NotSaid("said_literal", said=said, figure=figure.raw)
        return None
    if figure.quantity is None:
        return NotSaid("said_nothing", said=said)
    code = _difference(figure.quantity, language, said)
    if not code:
        return None
    example = figure.quantity.text
    if language != "zh":
        unit = in_percent(figure.quantity).unit
        word = _MEASURES.get(unit, ("",))[0]
        own = {unit: UnitWord(word, word, figures=True, close=word in "%‰")} if word else {}
        example = say_english(figure.quantity, units or own, spell=False)
    return NotSaid(code, said=said, figure=figure.quantity.text, example=example)


@lru_cache(maxsize=1024)
def _difference(quantity: Quantity, language: str, said: str) -> str:
    """The code of what is different; empty when nothing is."""
    if language == "zh":
        return _in_chinese(quantity, said)
    if language == "en":
        return _in_english(quantity, said)
    return _in_another(quantity, said)


def _in_chinese(quantity: Quantity, said: str) -> str:
    if other_digits(said):
        return "said_unreadable"
    if half_width(said) == half_width(quantity.text):
        return ""
    try:
        read = read_quantity(said)
    except NotAQuantity:
        return "said_unreadable"
    if read.value != quantity.value or as_recorded(read, "") is not None:
        return "said_other"
    if read.meaning is not quantity.meaning or (
        _TURNING_CHINESE.match(read.noun) and read.noun != quantity.noun
    ):
        return "said_certainty"
    sick = quantity.unit in _COUNTED or _names_the_sick(quantity.noun)
    if quantity.unit and not sick and _names_the_sick(read.noun):
        return "said_measure"
    same = (
        half_width(read.unit) == half_width(quantity.unit)
        or quantity.unit.isascii()
        and not read.unit.isascii()
    )
    if read.unit and not quantity.unit and read.unit in _MEASURES:
        return "said_measure"
    return "" if same or not quantity.unit else "said_measure"


def _in_english(quantity: Quantity, said: str) -> str:
    quantity = in_percent(quantity)
    text = " ".join(said.split())
    if other_digits(text) or any(unicodedata.category(sign) == "Lo" for sign in text):
        return "said_unreadable"
    text = _A_TOTAL.sub("", text, count=1)
    approx = next((word for word in _APPROX if text.lower().startswith(f"{word} ")), "")
    text = text[len(approx) + 1 :] if approx else text
    none = re.match(r"(?:no|zero|not a single|0)\b", text, re.IGNORECASE)
    if quantity.value == 0 and none and not approx:
        return _measure_of(quantity, text[none.end() :])
    if quantity.digits == "首":
        first = re.match(r"(?:the )?(?:first|1st)\b", text, re.IGNORECASE)
        return _measure_of(quantity, text[first.end() :]) if first else "said_other"
    found = _NUMBER.match(text)
    fraction = (
        re.match(r"(?:[a-z]+-[a-z]+|[0-9]+/[0-9]+)(?= |$)", text, re.IGNORECASE)
        if quantity.fraction
        else None
    )
    if fraction is not None and fraction[0].lower() in say_english(quantity, {}):
        return _certain(quantity, approx) or _measure_of(quantity, text[fraction.end() :])
    if found is None:
        return "said_unreadable"
    if found["digits"]:
        value = Decimal(found["digits"].replace(",", "")) * SCALES[(found["scale"] or "").lower()]
    else:
        number, scale = read_spelled_out(found["spelled"])
        value = Decimal(number) * SCALES[scale]
    if value != quantity.value:
        return "said_other"
    return _certain(quantity, approx) or _measure_of(quantity, text[found.end() :])


def _certain(quantity: Quantity, approx: str) -> str:
    meaning = ENGLISH_APPROX[approx] if approx else Meaning.EXACT
    if meaning is not quantity.meaning:
        return "said_certainty"
    if approx in _AT_MOST_TOO and not quantity.approx:
        return "said_certainty"
    return ""


def _measure_of(quantity: Quantity, rest: str) -> str:
    """What stands behind the number: nothing, the measure, or what is counted in plain nouns."""
    explained = re.fullmatch(r"( jin) \((.*) kg\)", rest)
    if explained and quantity.unit == "斤":
        kilograms = plain(quantity.value / 2)
        rest = explained[1] if explained[2].replace(",", "") == kilograms else rest
    if rest and not re.fullmatch(
        r"(?:[%‰]|[ -])?(?:[A-Za-z][A-Za-z'’-]*(?: |$))*", rest + ("" if rest[-1:] != " " else "x")
    ):
        return "said_unreadable"
    words = [word.lower() for word in re.findall(r"[%‰]|[A-Za-z][A-Za-z'’]*", rest)]
    glued = re.match("[A-Za-z]+", rest)
    if words[:1] == ["consecutive"] and quantity.lead == "连续":
        words = words[1:]
    if "per" in words and words[words.index("per") :][:2] == ["per", "cent"]:
        at = words.index("per")
        words[at : at + 2] = ["percent"]
    own = english_measures(quantity.unit)
    if quantity.unit == "%" or quantity.unit == "％":
        own |= {*_MEASURES["%"]}
    if (glued and glued[0].lower() not in own) or _of_persons(quantity, words):
        return "said_measure"  # 6,412K, 6,412th
    foreign = {word for names in _MEASURES.values() for word in names} - own - {"point", "points", "old"}
    if any(word in foreign or (word in _TURNING and word not in own) for word in words):
        return "said_measure"
    if _ENGLISH_NUMERAL.search(" ".join(words)):
        return "said_other"
    if quantity.unit in _COUNTED:
        strangers = {
            w for unit, names in _counted_words().items() if unit != quantity.unit for w in names
        } - own
        if set(words) & strangers and not set(words) & own:
            return "said_measure"
    if quantity.unit in _MEASURES and not set(words) & own:
        return "said_measure"
    return ""


def english_measures(unit: str) -> set[str]:
    """The English words of a Chinese measure: days of 天, people of 人; empty for one that leaves it open (个)."""
    return {*_MEASURES.get(unit, ()), *_counted_words().get(unit, ()), unit.lower()} - {""}


def measure_behind(quantity: Quantity, rest: str) -> str:
    """The measure of another unit that stands right behind a figure in English prose: kilometers, of 976条; empty for
    none. One or two plain words may stand between."""
    own = english_measures(quantity.unit) | _NO_MEASURES
    if quantity.unit in ("%", "％"):
        own |= {*_MEASURES["%"]}
    foreign = {word for names in _MEASURES.values() for word in names if len(word) > 1} - own
    behind = re.match(r"(?:[ -][A-Za-z]+){1,3}", rest)
    for word in behind[0].lower().replace("-", " ").split() if behind else ():
        if word in foreign:
            return word
        if word in _LEADS_ON:
            break
    return ""


_NO_MEASURES = frozenset(
    ["times", "fold", "point", "points", "old", "second", "dose", "doses", "square", "cubic"]
)
"""What counts other things too: 1,306 times of 1306次."""
_LEADS_ON = frozenset(
    [
        "of",
        "in",
        "at",
        "on",
        "for",
        "from",
        "to",
        "by",
        "with",
        "and",
        "or",
        "per",
        "a",
        "an",
        "the",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "been",
        "within",
        "over",
        "this",
        "last",
    ]
)


def _names_the_sick(noun: str) -> bool:
    return shared_subject().compiled("<<of_the_sick>>", "zh").search(noun) is not None


def _of_persons(quantity: Quantity, words: Sequence[str]) -> bool:
    """Whether the words make cases, deaths or people of what counts none: 6412个 as 6,412 deaths, 6,412 people."""
    if not quantity.unit or quantity.unit in _COUNTED or _names_the_sick(quantity.noun):
        return False
    if set(words) & _counted_words()["例"]:
        return True
    return not _OF_PEOPLE.search(quantity.unit + quantity.noun) and bool(set(words) & _counted_words()["人"])


def _in_another(quantity: Quantity, said: str) -> str:
    """A language nothing here can read: its digits must be the figure's, and there may be no other number."""
    digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in said)
    scripts = {sign.isascii() for sign in said if sign.isdecimal()}
    runs = re.findall(r"[0-9]+(?:[,.\u00a0\u202f ][0-9]+)*", digits)
    others = any(sign.isnumeric() and not sign.isdecimal() for sign in said)
    if len(runs) != 1 or len(scripts) != 1 or others or _ENGLISH_NUMERAL.search(said):
        return "said_unreadable"
    run = re.sub(r"[,\u00a0\u202f ](?=[0-9]{3}(?![0-9]))", "", runs[0])
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", run):
        return "said_unreadable"
    scaled = bool(quantity.scale) and any(sign.isalpha() for sign in said)
    wanted = {quantity.value, *([quantity.number] if scaled and not quantity.numeral else [])}
    return "" if Decimal(run) in wanted else "said_other"
