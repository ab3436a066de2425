"""A printed figure said in English, and English figures found in running text.

The words of the measures are data: the `[unit]` table of the language file. Numbers follow
AP and Xinhua usage: 万 becomes the number itself below a million and “million” above it, with
every significant digit (nothing is rounded); one to nine are words before a thing that is counted and
digits before a measure; a sentence never begins with a figure.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from store.record.measure import ENGLISH_APPROX, NEGATIONS, SCALES, Meaning
from store.record.quantity import ARABIC, MAX_DIGITS, Quantity, any_of_words, plain
from store.series.subject_file import shared_subject
from store.wording.numbers import numerals
from store.wording.numbers.manner import NO_WORD, UnitWord
from store.wording.numbers.numeral_patterns import SLASHED
from store.wording.numbers.spans import Span, Taken

_LARGE = ("trillion", "billion", "million")
_BEFORE = {
    Meaning.EXACT: "", Meaning.ABOUT: "about ", Meaning.MORE: "more than ", Meaning.LEAST: "at least ",
    Meaning.NEARLY: "nearly ", Meaning.LESS: "fewer than ", Meaning.MOST: "at most ",
}  # fmt: skip


def say_english(
    quantity: Quantity,
    units: Mapping[str, UnitWord],
    noun: tuple[str, str] | None = None,
    opening: bool = False,
    spell: bool = True,
) -> str:
    """The figure in English: `79.49 million messages`, `about 350,000 users`, `15,000 jin (7,500 kg)`.

    `noun` is the thing counted, for one and for others, where the measure word does not say it;
    `opening` when it begins a sentence; `spell` False for headlines and tables.
    """
    quantity = in_percent(quantity)
    unit = units.get(quantity.unit, NO_WORD)
    if quantity.unit.isascii() and quantity.unit and quantity.unit not in units:
        word = quantity.unit + (quantity.noun if quantity.noun.isascii() else "")  # Mbps is M and bps
        unit = UnitWord(word, word, figures=True)
    if noun is not None:
        unit = UnitWord(*noun, figures=unit.figures and not unit.one)
    value = quantity.value
    if quantity.noun and noun is None and not unit.figures:
        unit = NO_WORD  # 219个保供点位: what is counted was given with the figure, and the prose names it
    if quantity.lead in NEGATIONS:
        said = f"no {unit.other}".rstrip()
    elif quantity.digits == "首":
        said = f"the first {unit.one}".rstrip()
    else:
        before = _BEFORE[quantity.meaning]
        words = spell and not unit.figures and not quantity.scale
        number = _fraction(quantity) or english_number(
            value, bool(quantity.scale), words, opening and not before
        )
        space = "" if unit.close or not unit.word(value) else " "
        between = "consecutive " if quantity.lead == "连续" else ""
        said = f"{before}{number}{space}{between}{unit.word(value)}"
        if unit.also:
            said += in_other_measure(quantity, unit)
    return said[:1].upper() + said[1:] if opening else said


def in_percent(quantity: Quantity) -> Quantity:
    """三成 as English says it: 30%. Any other figure as it is."""
    if quantity.unit != "成" or quantity.scale or quantity.lead or quantity.fraction is not None:
        return quantity
    return replace(quantity, digits=plain(quantity.number * 10), unit="%")


def number_alone(quantity: Quantity, words: bool = False) -> str:
    """The number without its measure word, in digits or in `words`, wherever it stands: `more than 1,250`.

    Words end with 999,999; a number with decimals, or above that, stays in digits.
    """
    value = quantity.value
    if quantity.lead in NEGATIONS:
        return "no"
    number = _fraction(quantity) or english_number(value, bool(quantity.scale), False, False)
    if words and value == value.to_integral_value() and value <= numerals.SPELLED_MOST:
        number = numerals.spelled(int(value))
    return f"{_BEFORE[quantity.meaning]}{number}"


def _fraction(quantity: Quantity) -> str:
    """`two-thirds`, `7/12`; empty for a figure that is none."""
    if quantity.fraction is None:
        return ""
    over, under = quantity.fraction
    if over > 9 or under not in _UNDER:
        return f"{over}/{under}"
    part = _UNDER[under] if over == 1 else "halves" if under == 2 else f"{_UNDER[under]}s"
    return f"{numerals.spelled(over)}-{part}"


_UNDER = {
    2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth",
    10: "tenth",
}  # fmt: skip


def has_words(quantity: Quantity, units: Mapping[str, UnitWord]) -> bool:
    """Whether English can say the figure: it has no measure word, one of the table, or one of Latin letters."""
    unit = in_percent(quantity).unit
    return unit.isascii() or unit in units


def in_other_measure(quantity: Quantity, unit: UnitWord) -> str:
    """The bracket that explains a measure: ` (7,500 kg)`."""
    return f" ({number_text(quantity.value * unit.factor)} {unit.also})"


def english_number(value: Decimal, scaled: bool, spell: bool, opening: bool) -> str:
    """The number alone. A scaled one from a million on is said in millions, billions or trillions."""
    whole = value == value.to_integral_value()
    if whole and spell and (0 < value < 10 or opening and value < 100):
        return numerals.spelled(int(value))
    if opening:
        return f"A total of {english_number(value, scaled, False, False)}"
    if scaled and value >= 1_000_000:
        name = next(name for name in _LARGE if value >= SCALES[name])
        return f"{plain(value / SCALES[name])} {name}"
    return number_text(value)


def number_text(value: Decimal) -> str:
    """Digits with a comma from 1,000 and every decimal."""
    whole, point, decimals = plain(value).partition(".")
    return f"{numerals.grouped(int(whole))}{point}{decimals}"


# --- reading ---------------------------------------------------------------------------------

_SPELLED_BELOW = numerals.UP_TO_NINETY_NINE
_HUNDREDS = rf"(?:(?:{_SPELLED_BELOW}|an?) hundred(?:(?: and)? {_SPELLED_BELOW})?|{_SPELLED_BELOW})"
_SIZES = {"thousand": 10**3, **{name: SCALES[name] for name in _LARGE}}
_SIZE = "|".join(_SIZES)
SPELLED_OUT = rf"(?:(?:{_HUNDREDS}|an?) (?:{_SIZE})\b(?:,? and |,? (?={_SPELLED_BELOW}|an? ))){{0,4}}+(?:{_HUNDREDS}(?: (?:{_SIZE})\b)?|an? (?:{_SIZE})\b)"
"""A number in words, with or without “and”: fifteen, twelve hundred, two million three hundred thousand."""
_NUMERAL = rf"(?:{_SPELLED_BELOW}|an? (?:hundred|thousand|dozen)|(?:several |some )?(?:dozen|score|hundred|thousand)s(?: of)?)(?:[ -](?:and )?(?:{_SPELLED_BELOW}|hundred|thousand))*"
_CASES = r" (?:<<spelled_noun>>)\b"
_BEFORE_CASES = (
    rf"(?<![\w-])(?:(?!one of)(?<!no ){_NUMERAL})(?: of the)?(?: (?:new|newly|more|other|additional|daily|local|locally|domestically|transmitted"
    r"|locally-transmitted|indigenous|<<before_spelled_noun>>))*\Z"
)
_WITHOUT_NOUN = (
    rf"\b(?=[adefhnostz])(?<![\w-])(?<!no )(?<!every )(?<!any )(?<!phase )(?<!step )(?<!day )(?<!grade )(?<!level )(?<!number )(?P<number>{_NUMERAL})"
    r"(?:(?P<own> (?:each|others?|elsewhere|of (?:them|these|those|whom|which))\b| (?:(?:was|were|are|is|have|had|has) )?(?:also )?(?:reported|found|detected|identified|<<spelled_alone>>)\b| (?:in|from|at|across) (?!a\b|one\b|the same|total\b|all\b|turn\b|\w+ (?:ha(?:s|ve)|had)\b)[a-z])"
    r"|(?= (?:was|were|are|have|had) |[,;:.)](?: |\Z|\n)| (?:and|while|but) ))"
)
"""A number in words that names nothing it counts: three in A and B, of which two, seven were."""


def spelled_cases(text: str) -> list[Span]:
    """The numbers in words that count cases, infections, patients or deaths (twelve confirmed cases), with what they
    count; and those near such words that name nothing they count (three in A). In order."""
    subject = shared_subject()
    nouns = [noun.span() for noun in subject.compiled(_CASES, "en").finditer(text)]
    found = []
    for start, end in nouns:
        number = subject.compiled(_BEFORE_CASES, "en").search(text, max(0, start - _REACH), start)
        if number is not None:
            found.append((number.start(), end))
    ends = [end for _, end in nouns]
    for number in subject.compiled(_WITHOUT_NOUN, "en").finditer(text) if nouns else ():
        if number["own"] is None and number["number"].lower() == "one":
            continue  # the capital one, and that one was
        at = bisect_left(ends, number.start() - _NEAR_CASES)
        if at < len(ends) and ends[at] <= number.end() + _NEAR_CASES:
            found.append(number.span())
    return _none_over_another(sorted(found))


def _none_over_another(spans: list[Span]) -> list[Span]:
    """The stretches, none over another; the first and longest stay."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


_NEAR_CASES = 160
"""Signs between a number in words and the word of cases it may be of."""
_REACH = 90
"""Signs before a noun within which its number is looked for."""
_UNDERS = {
    word: under
    for under, name in {**_UNDER, 4: "fourth"}.items()
    for word in (name, f"{name}s")
} | {"quarter": 4, "quarters": 4, "halves": 2}  # fmt: skip
_PERCENT = {"percent": "%", "per cent": "%", "pct": "%"}


@cache
def _regex(words: tuple[str, ...]) -> re.Pattern[str]:
    units = any_of_words((*words, *_PERCENT))
    return re.compile(
        rf"\b(?P<none>no|first)(?= )(?: (?P<run>consecutive))? (?P<counted>{units})(?![A-Za-z])"
        rf"|(?<![\w-])(?P<over>{'|'.join(numerals.ONE_TO_NINE)})(?:-| (?=\w+ of\b))(?P<under>{any_of_words(tuple(_UNDERS))})(?![\w-])"
        rf"|(?<![\w-])(?P<spelled>{SPELLED_OUT})(?![\w-])(?: (?P<on>consecutive)(?= ))?(?: (?P<of>{units})(?![A-Za-z]))?"
        r"|(?P<digits>[0-9]++(?:,[0-9]{3}(?![0-9]))*+(?:\.[0-9]++)?+)"
        rf"(?: (?P<scale>{_SIZE})\b)?(?: (?P<days>consecutive)(?= ))?"
        rf"(?: ?(?P<unit>{units})(?![A-Za-z]))?",
        re.IGNORECASE,
    )


_APPROX = sorted(ENGLISH_APPROX, key=len, reverse=True)


def find_english(
    text: str, units: Mapping[str, UnitWord], taken: Sequence[Span] = ()
) -> list[tuple[Quantity, Span]]:
    """Every English figure outside `taken` (sorted or not) that a unit, a scale or an approximation word
    tells, in order.

    The unit of a quantity is the English word as the table has it for others (`messages`); the digits
    are those printed, a spelled number in digits.
    """
    return _found(text, units, taken, every=False)


def find_numbers(
    text: str, units: Mapping[str, UnitWord], taken: Sequence[Span] = ()
) -> list[tuple[Quantity, Span]]:
    """Those of `find_english`, and every other number that counts something: `1,250 medical workers`,
    `two hospitals`. Without a measure of the table its unit is empty.

    Dates, hours, years, ordinals, numbers of documents and telephones, and names (COVID-19, “5G+”) are none.
    """
    named = [match.span() for match in _named().finditer(text)]
    return _found(text, units, [*taken, *_apart(named, taken)], every=True)


def _apart(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """The spans that do not overlap one of `taken` nor each other."""
    kept: list[Span] = []
    spoken_for = Taken(taken)
    for start, end in sorted(spans):
        if not spoken_for.overlaps(start, end) and (not kept or kept[-1][1] <= start):
            kept.append((start, end))
    return kept


def _found(
    text: str, units: Mapping[str, UnitWord], taken: Sequence[Span], every: bool
) -> list[tuple[Quantity, Span]]:
    others: dict[str, str] = {}
    for unit in units.values():
        for word in (unit.one, unit.other):
            if word:
                others.setdefault(word.lower(), unit.other)
    explained = {unit.other: unit for unit in units.values() if unit.also}
    found: list[tuple[Quantity, Span]] = []
    spoken_for = Taken(taken)
    measures = others | _PERCENT
    for match in _regex(tuple(others)).finditer(text):
        item = _figure(text, match, measures, every)
        if item is None or (found and item[1][0] < found[-1][1][1]):
            continue
        quantity, (start, end) = item
        if quantity.unit in explained:
            end += len(_explained(text, end, quantity, explained[quantity.unit]))
        if not spoken_for.overlaps(start, end) and not _between_other_letters(text, start, end):
            found.append((quantity, (start, end)))
    return found


_YEAR = r"(?:19|20)[0-9]{2}"


QUOTED_NAME = r"“(?![0-9][0-9,.]*(?: [A-Za-z]+)?”)(?![^“”\n]*\b(?:are|is|was|were|have|has|had|will|can)\b)(?=[^0-9”\n]*[0-9])[^“”\n]{1,40}”(?<![,.]”)"
"""A short quotation with a number is a name (“0 yuan 30G”), but not what somebody says in a sentence of its own, nor a
number of something (“300 students”)."""


@cache
def _named() -> re.Pattern[str]:
    """What is written with digits and counts nothing."""
    month, hour = numerals.MONTH_PATTERN, numerals.HOUR_PATTERN
    return re.compile(
        rf"\b{month} [0-9]{{1,2}}(?:st|nd|rd|th)?\b(?:[-–][0-9]{{1,2}}\b)?(?:,? {_YEAR}\b)?"
        rf"|\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?{month}(?![a-z])(?:,? {_YEAR}\b)?|\b{month} {_YEAR}\b"
        rf"|\b{_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}\b|\b[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9])|\b{hour}"
        rf"|\b(?:in|since|during|year|by|until|from|through|of|fiscal|and|to) {_YEAR}\b(?![,.]?[0-9])(?! (?!{FUNCTION})[a-z])"
        rf"|\b{_YEAR}s\b|\b[0-9]+(?:st|nd|rd|th)\b"
        r"|\b(?:no\.|nos\.|number|article|section|chapter|phase|stage|room|grade|level|highway|route|line|page"
        r"|form|table|figure|item|building|gate|platform|version|type|class|document|decree|order) ?#?[0-9]+(?:[-./][0-9]+)*"
        r"|#[0-9]+|\b(?:hotline|dial|call|phone|telephone|tel\.?|fax):? ?\+?[0-9][0-9 ()-]*[0-9]|\b[0-9]{3,6} hotline"
        r"|(?<![0-9,.])\+?[0-9]{2,4}(?:-[0-9]{3,8}){1,3}\b"
        rf"|{SLASHED}|(?<![0-9./])[0-9]{{1,3}}/[0-9]{{1,3}}(?![0-9/])"
        r"|[A-Za-z][A-Za-z0-9]*[-–]?[0-9][A-Za-z0-9]*|(?<![0-9,.])[0-9]+(?:G|D|K)\b|(?m:^)\(?[0-9]{1,2}[.)](?= )|\([0-9]{1,2}\)"
        rf"|{QUOTED_NAME}",
        re.IGNORECASE,
    )


FUNCTION = (
    r"(?:were|was|are|is|be|been|being|have|has|had|will|would|can|could|may|might|must|should|shall|do|does|did|and|or"
    r"|but|nor|in|on|at|by|of|to|from|for|with|without|as|than|then|that|which|who|whose|when|while|where|if|because|since"
    r"|until|till|after|before|during|through|over|under|into|out|off|up|down|it|they|he|she|we|you|this|these|those"
    r"|there|here|not|also|only|still|both|per|a|an|the|so|yet|remain|remained|respectively|compared|among)\b"
)
"""Words that cannot name what a number before them counts."""


def names_what_it_counts(after: str) -> bool:
    """Whether the words behind a number begin with one that may name what is counted: ` medical workers`,
    `-bed hospital`, but not ` were`, `.` or nothing."""
    return re.match(rf"[ -](?!{FUNCTION})[A-Za-z“]", after, re.IGNORECASE) is not None


def _between_other_letters(text: str, start: int, end: int) -> bool:
    """True where the figure belongs to a text of another script (约93.6%的)."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(sign.isalpha() and not sign.isascii() for sign in around)


def _explained(text: str, end: int, quantity: Quantity, unit: UnitWord) -> str:
    """The bracket behind `15,000 jin` where it says the same again: ` (7,500 kg)`."""
    said = in_other_measure(quantity, unit)
    return said if text.startswith(said, end) else ""


_NAMED_SO = re.compile(r"[A-Za-z][-–]\Z")
"""A name that ends with a number: COVID-19 cases are no 19 cases."""


def _figure(
    text: str, match: re.Match[str], others: Mapping[str, str], every: bool
) -> tuple[Quantity, Span] | None:
    start, end = match.span()
    if match["none"]:
        return _none_or_first(match, others)
    if match["under"]:
        over = numerals.ONE_TO_NINE.index(match["over"].lower()) + 1
        digits = f"{numerals.chinese(_UNDERS[match['under'].lower()])}分之{numerals.chinese(over)}"
        return _with_approximation(text, Quantity(digits), start, end)
    if match["spelled"]:
        return _worded(text, match, others, every)
    digits, scale, unit = match.group("digits", "scale", "unit")
    if (
        len(digits) > MAX_DIGITS
        or not re.fullmatch(ARABIC, digits)  # 1058,308: commas in odd places
        or (start and text[start - 1] in ".,")
        or _NAMED_SO.match(text[max(0, start - 2) : start])
    ):
        return None
    approx = _approximation(text, start)
    told = bool(scale or unit or approx)
    glued = text[end : end + 1].isalnum() or (
        start > 0 and (text[start - 1].isalnum() or text[start - 1] in "/_")
    )
    if (not told and (not every or glued)) or (match["days"] and not unit):
        return None
    unit = others.get(unit.lower(), unit) if unit else ""
    lead = "连续" if match["days"] else ""
    quantity = Quantity(digits, (scale or "").lower(), unit, lead=lead)
    return _with_approximation(text, quantity, start, end)


def _with_approximation(text: str, quantity: Quantity, start: int, end: int) -> tuple[Quantity, Span]:
    approx = _approximation(text, start)
    return replace(quantity, approx=approx), (start - len(approx) - 1 if approx else start, end)


def _none_or_first(match: re.Match[str], others: Mapping[str, str]) -> tuple[Quantity, Span]:
    """No cases, the first case."""
    unit = others.get(match["counted"].lower(), match["counted"])
    if match["none"].lower() == "no":
        return Quantity("1", unit=unit, lead="没有"), match.span()
    return Quantity("首", unit=unit, lead="连续" if match["run"] else ""), match.span()


def _worded(
    text: str, match: re.Match[str], others: Mapping[str, str], every: bool
) -> tuple[Quantity, Span] | None:
    """A number in words: four platforms, fifteen, more than two million. “One” needs a measure, since
    it is a pronoun too."""
    start, end = match.span()
    unit = match["of"] or ""
    value, scale = read_spelled_out(match["spelled"])
    approx = _approximation(text, start)
    after = text[end : end + 20]
    counts = every and value != 1 and (names_what_it_counts(after) or after.startswith(" of "))
    if not (unit or scale or approx or value >= 100 or counts):
        return None
    if match["on"] and not unit:
        return None
    quantity = Quantity(str(value), scale, others.get(unit.lower(), unit), lead="连续" if match["on"] else "")
    return _with_approximation(text, quantity, start, end)


def read_spelled_out(text: str) -> tuple[int, str]:
    """The number `SPELLED_OUT` matched: fifteen hundred is (1500, ""), two million (2, "million")."""
    total, part, scale = 0, 0, ""
    for word in re.findall(r"[a-z]+", text.lower()):
        scale = ""
        if word in _SIZES:
            total, part, scale = total + max(part, 1) * _SIZES[word], 0, word
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word not in ("and", "a", "an"):
            part += numerals.read_spelled(word)
    if scale and total % _SIZES[scale] == 0:
        return total // _SIZES[scale], scale
    return total + part, ""


def in_chinese(quantity: Quantity, units: Mapping[str, UnitWord]) -> Quantity:
    """An English figure as Chinese prints it: `more than 20,000 people` is 超过20000人, `1.2 million yuan`
    120万元. Its unit is the first of the table that is said so; empty where the table has none."""
    unit = next((key for key, word in units.items() if word.other and word.other == quantity.unit), "")
    unit = unit or (quantity.unit if quantity.unit == "%" else "")
    approx = _CHINESE_BEFORE[quantity.meaning]
    if quantity.approx in ("up to", "as many as", "as much as"):
        approx = "多达"  # the figure itself, and its bound
    if quantity.lead in NEGATIONS or quantity.fraction is not None or quantity.digits == "首":
        return Quantity(quantity.digits, "", unit, approx, lead=quantity.lead)
    value, scale = quantity.value, ""
    if quantity.scale:
        scale = "亿" if value >= SCALES["亿"] else "万" if value >= SCALES["万"] else ""
    return Quantity(plain(value / SCALES[scale]), scale, unit, approx, lead=quantity.lead)


_CHINESE_BEFORE = {
    Meaning.EXACT: "", Meaning.ABOUT: "约", Meaning.MORE: "超过", Meaning.LEAST: "至少",
    Meaning.NEARLY: "近", Meaning.LESS: "不足", Meaning.MOST: "不超过",
}  # fmt: skip


def _approximation(text: str, start: int) -> str:
    """The approximation words that end one space before `start`, in lower case."""
    before = text[max(0, start - 16) : start].lower().removesuffix("\n")
    if not before.endswith(" "):
        return ""
    at = len(before) - 1
    ending = (word for word in _APPROX if before.endswith(word, 0, at))
    return next(
        (word for word in ending if not "a" <= before[at - len(word) - 1 : at - len(word)] <= "z"), ""
    )
