"""What a number in the words of a text means and what it is said of (what it counts, where, when); and whether the record
has it for that, so that a title may give it.

The rules over titles (`loose_numbers`) and over the figures of departments (`figures_of_the_grid`) ask here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from store.checks.basis.case import Case
from store.checks.basis.claim_words import SCOPES, SMALLER
from store.checks.basis.passages import (
    DATES,
    compiled,
    day_pattern,
    mentioned,
    names_of_places,
    side,
    standing_alone,
)
from store.checks.basis.things import Numbers, around, distinguishing, may_be_called, own_things, things
from store.record.measure import AFTER, BEFORE, ENGLISH_APPROX, SCALES, Meaning
from store.record.naming import moment_name
from store.record.numeral import NotANumeral, read_chinese
from store.record.quantity import NotAQuantity, Quantity, plain, read_quantity
from store.record.reference import PartKey
from store.record.statement_slots import references
from store.record.window import Window
from store.series.definition import Indicator, Place
from store.series.subject_file import subject_of
from store.wording.numbers.numerals import read_spelled
from store.wording.numbers.printed_as import english_measures
from store.wording.prove.stray_numerals import StrayNumeral
from store.wording.say.draft import Draft, DraftSpan


class SaidOf(Struct, frozen=True):
    """What a number of a title is said of. `words`: those beside it; `before`: what the title has said until then,
    which goes on to be meant where they name no place, no day or nothing that is counted (拉萨：确诊53例，无症状621例).
    `joined`: it stands behind a 、 or a colon, so that a place named before is still the place."""

    words: str
    before: str
    joined: bool


def said_of(
    case: Case,
    text: str,
    stray: StrayNumeral,
    others: Sequence[StrayNumeral],
    within: DraftSpan | None,
    language: str,
) -> SaidOf:
    """What the number is said of in its line of the title (`within`); of a line that has nothing else, in the one before
    too."""
    from_, to = (within.start, within.end) if within is not None else (0, len(text))
    first = max(text.rfind("\n", 0, stray.start) + 1, from_)
    last = text.find("\n", stray.end)
    last = min(len(text) if last < 0 else last, to)
    # What a number in English counts is in its unit: 477 high-risk areas.
    in_unit = stray.unit.isascii() and text[stray.start : stray.end].lower().endswith(stray.unit)
    ends = stray.end - len(stray.unit) if in_unit else stray.end
    taken = [(one.start, one.end) for one in others if one is not stray and first <= one.start < last]
    begun, _, words = around(case.series, text, stray.start, ends, language, Numbers(taken))
    before = text[first:begun]
    bracket = re.match(r"[^\S\n]*[（(\[]([^）)\]\n]{1,20})[）)\]]", text[stray.end : last])
    if bracket and not any(stray.end <= start < stray.end + bracket.end() for start, _ in taken):
        words = f"{words} {bracket[1]}"
    if not re.search(r"[^\W\d_]", before + text[begun : stray.start]) and first > from_:
        before = text[text.rfind("\n", 0, first - 1) + 1 : first] + before  # 死亡 / 53例 on two lines
    named_places = names_of_places(case.series, side(language))
    several = re.search(rf"(?:(?:{named_places})[、和及与])+$", before) if language == "zh" else None
    words = (several[0] if several else "") + words  # 拉萨、日喀则和那曲新增确诊36例
    if not distinguishing(case.series, things(case.series, words, language)):
        named = re.split("[0-9]", before)[-1].rstrip()
        if re.search(r"[^\W\d_]", text[begun : stray.start]):
            named = named.rpartition("\u3000")[2] if before[-1:] != "\u3000" else ""  # another sub-head
        words = f"{named} {words}"
    others_named = compiled(named_places).sub("", before)
    only_a_place = others_named != before and not re.search(r"[^\W_]", others_named)
    joined = only_a_place or re.search(r"[、：:\s（(]\s*$", before) is not None
    return SaidOf(words, before, joined)


def of_the_grid(
    case: Case, value: Decimal, unit: str, told: SaidOf, language: str, about: Quantity | None = None
) -> bool:
    """Whether the grid has that number of what it is said to count, at the places and on the day it is said of; or one
    that the number is `about` (超6万人)."""
    named = things(case.series, told.words, language)
    places = mentioned(case.series.places, told.words, language)
    earlier = mentioned(case.series.places, told.before, language)
    if not value and not named and not places:
        return False
    if _of_a_part_alone(told, language):
        return False
    whats = [
        what
        for what in _named(case, told.words, value, language)
        if named or not unit or counted_in(what, unit)
    ]
    asked = [places or earlier[-1:]] if places or told.joined or not earlier else [(), earlier[-1:]]
    if not places and compiled(_WHOLE[side(language)]).search(told.words):
        asked = [()]
    return any(
        (value == each if about is None else may_be(about, each))
        for what in whats
        for some in asked
        for each in _told(case, what, some, told, language)
    )


_WHOLE = {"zh": "全[区省市州]|我[区省市州]", "en": r"\b(?:the region|region-?wide|the province)\b"}
"""Named so, no place that a sub-head before it named is meant."""


def _of_a_part_alone(told: SaidOf, language: str) -> bool:
    """Whether the words, or what stands before a colon, name something smaller than the grid counts: 学校：53例."""
    before = told.before.rstrip()
    label = re.split(r"[，。；、,;\n]", before[-_LABEL_MOST:-1])[-1] if before.endswith((":", "：")) else ""
    words = f"{label} {told.words}"
    return compiled(SMALLER[side(language)]).search(words) is not None


_LABEL_MOST = 80
"""Signs of what stands before a colon."""


def _named(case: Case, words: str, value: Decimal, language: str) -> list[Indicator]:
    """The figures the words may mean: where they name infections as a whole, people in quarantine or the like in full,
    only the one that has the most of its name there (解除隔离, not 隔离); with a small number only such."""
    named = things(case.series, words, language)
    may_be = [what for what in case.series.indicators if may_be_called(case.series, what, words, language)]
    subject = subject_of(case.series)
    released = subject.role("released")
    if named & subject.role("kept") and not named & released:
        # 22,504 contacts in quarantine were released from it
        may_be = [what for what in may_be if not own_things(case.series, what, language) & released]
    in_full = [
        what for what in may_be
        if may_be_called(case.series, what, words, language, wholly=True)
        and (named & subject.role("as_a_whole") or not what.kind.by_window)
        and distinguishing(case.series, named)
    ]  # fmt: skip
    if in_full:
        most = max(len(own_things(case.series, what, language)) for what in in_full)
        return [what for what in in_full if len(own_things(case.series, what, language)) == most]
    if value < 10:
        return [what for what in may_be if may_be_called(case.series, what, words, language, wholly=True)]
    return may_be


def _told(case: Case, what: Indicator, places: Sequence[Place], told: SaidOf, language: str) -> Iterator[int]:
    """Every number the record gives for an indicator at those places, in the windows the title speaks of."""
    tongue = side(language)
    said = f"{told.before} {told.words}".replace("\0", " ")
    if len(places) > 1:
        said = compiled(_TOGETHER[tongue]).sub(" ", said)
    beside = f"{re.split('[0-9]+[例人名个处]', told.before)[-1]} {told.words}"
    if what.kind.by_window:
        if subject_of(case.series).compiled(ANOTHER_TIME[tongue], tongue).search(said):
            return
        yield from numbers_of(case, what, places, _windows_of(case, said, language))
    elif as_of_another_day(case, what, beside, tongue):
        return
    elif compiled(_SO_FAR[tongue]).search(said) or not compiled(_OF_ONE_DAY[tongue]).search(beside):
        yield from numbers_of(case, what, places, None)


def as_of_another_day(case: Case, what: Indicator, beside: str, tongue: str) -> bool:
    """Whether the words give a day and the figure is as of another: 截至8月30日 of one of the end of August 31."""
    held = case.conference.as_of.get(what.key)
    day = compiled(DATES[tongue]).search(beside)
    if day is None or held is None or held.moment is None:
        return False
    if not re.fullmatch(day_pattern(held.moment.day, tongue), day[0]):
        return True
    moment = moment_name(held.moment, tongue)
    hour = re.match(r"[0-9]{1,2}[时点]", beside[day.end() :]) if tongue == "zh" else None
    return hour is not None and f"{day[0]}{hour[0][:-1]}" not in moment


ANOTHER_TIME = {
    "zh": r"以来|累计|总共|合计|本轮|此前|之前|去年|今年|前天|前日|[上下本]个?[周月]|上星期|过去|近日|连日|一[周月]来|[近前][一两几三四五六七八九十0-9]+[天日周]|连续|(?<![0-9])[0-9]{1,2}月(?![0-9])|[一二三四五六七八九十]{1,3}月(?![0-9一二三四五六七八九十]{1,3}日)|上半年|下半年|[一二三四]季度|年[初末底]|月[初末底]|[上中下]旬",
    "en": r"\b(?:since|so far|cumulative\w*|to date|ever|day before|<<another_time>>|last|past|previous|earlier|altogether|total of|in total|week|month|year|in may|(?:january|february|march|april|june|july|august|september|october|november|december)(?! [0-9]))\b",
}
"""Words of a time that is no window of the record."""
_TOGETHER = {"zh": "合计|总共|共计", "en": r"\b(?:altogether|in total|total of)\b"}
"""Of several places, what they have together."""
_OF_ONE_DAY = {
    "zh": r"[0-9]{1,2}日|[昨今当][日天]|新增",
    "en": r"\bon [A-Z][a-z]+\.? [0-9]|\b(?:today|yesterday|new)\b",
}
_SO_FAR = {"zh": r"截至|截止|累计|共|目前|现有|已", "en": r"\b(?:by|as of|so far|total|until|to date)\b"}
"""A cumulative figure is told as of a day, not of it."""


_PARTS_OF_A_DAY = {
    "zh": (("凌晨|清晨|早晨|今早|今晨", 0, 8), ("上午", 0, 12), ("下午", 12, 18), ("傍晚|晚间|今晚|昨晚|夜间|昨夜|当晚", 17, 24)),
    "en": ((r"\bovernight\b|\bearly morning\b", 0, 8), (r"\bmorning\b", 0, 12), (r"\bafternoon\b", 12, 18), (r"\b(?:evening|tonight|last night)\b", 17, 24)),
}  # fmt: skip
"""The words for a part of a day, and the hours it lies in."""


def _windows_of(case: Case, said: str, language: str) -> Sequence[Window] | None:
    """The windows of the day and the hours a title names; None where it names none."""
    windows = case.conference.windows
    for words, first, last in _PARTS_OF_A_DAY[side(language)]:
        if compiled(words).search(said):
            return [
                one
                for one in windows
                if first <= one.start.hour and one.end.hour <= last and one.start.day == one.end.day
            ]
    return standing_alone(case.conference, said, language, 0).windows


def numbers_of(
    case: Case, what: Indicator, places: Sequence[Place], windows: Sequence[Window] | None
) -> Iterator[int]:
    """Every number the record gives for an indicator: its totals, or where places are named those, alone and together."""
    if places and not what.by_place:
        return
    asked = case.conference.windows if windows is None else windows
    for key in [window.key for window in asked] if what.kind.by_window else [""]:
        if not places:
            total = case.figures.value(key, what.key)
            yield from (total,) if total is not None else ()
            continue
        for place in places:
            count = case.figures.at(key, what, place.key)
            yield from (count,) if count is not None else ()
        together = sum_of(case, key, what, places)
        yield from (together,) if together is not None else ()


def sum_of(case: Case, window: str, what: Indicator, places: Sequence[Place]) -> int | None:
    """What those places have together; None where one of them is not known."""
    counts = [case.figures.at(window, what, place.key) for place in places]
    return None if None in counts else sum(count or 0 for count in counts)


def may_be(said: Quantity, value: int) -> bool:
    """Whether the figure, exact or about, may stand for that number."""
    if said.meaning is Meaning.EXACT:
        return said.value == value
    if len(f"{said.value.normalize():f}".rstrip("0").replace(".", "")) > _ROUND:
        return said.value == value  # some 59,360 is no rounded number
    low, high = said.bounds
    within = 5 if said.meaning in (Meaning.MORE, Meaning.LEAST, Meaning.MOST, Meaning.LESS) else 10
    near = abs(said.value - value) * within <= said.value
    return near and (low is None or low <= value) and (high is None or value <= high)


_ROUND = 3
"""Digits a rounded number has, its zeros aside."""
_PERSONS = frozenset("人名位")
"""Measures of people, of which a title may take another: 406名患者 of 406人."""


def counted_in(what: Indicator, unit: str) -> bool:
    """Whether an indicator is counted in that unit, in one language or as a thing (cases, infections)."""
    measures = set(what.unit.values())
    if unit in measures or (unit in _PERSONS and measures & _PERSONS):
        return True
    if not unit.isascii() or re.search("[0-9]", unit):
        return False
    named = set(re.findall("[a-z]+", what.name("en").lower()))
    return bool(named & {word.lower() for word in unit.split()})


def named_in_full(case: Case, words: str, language: str) -> bool:
    """Whether the words name a figure of the grid with all that tells it from others, and nothing narrower than the
    whole (学校): then the grid says how many."""
    if compiled(SCOPES[side(language)]).search(words):
        return False
    named = things(case.series, words, language)
    return bool(distinguishing(case.series, named)) and any(
        may_be_called(case.series, what, words, language, wholly=True)
        and next(numbers_of(case, what, (), None), None) is not None
        for what in case.series.indicators
    )


def told_about(text: str, stray: StrayNumeral, words: str, language: str) -> Quantity | None:
    """What a number of a title is that is printed as about another (超6万人, nearly 700 infections); None for a plain one."""
    before = text[: stray.start].lower()
    if side(language) == "en":
        approx = next((word for word in _ABOUT if before.endswith(f"{word} ")), "")
        value = value_of(stray, words) if approx else None
        sign = _SIGN_OF.get(ENGLISH_APPROX.get(approx, Meaning.EXACT))
        return read_quantity(f"{sign}{plain(value)}") if value is not None and sign else None
    lead = next((word for word in _ABOUT_ZH if before.endswith(word)), "")
    behind = next((word for word in AFTER if text.startswith(word, stray.end)), "")
    try:
        read = read_quantity(f"{lead}{words}{behind}")
    except NotAQuantity:
        return None
    return read if read.meaning is not Meaning.EXACT else None


_ABOUT = sorted(ENGLISH_APPROX, key=len, reverse=True)
_ABOUT_ZH = sorted(BEFORE, key=len, reverse=True)
_SIGN_OF: Mapping[Meaning, str] = {
    meaning: next(word for word, means in BEFORE.items() if means is meaning)
    for meaning in BEFORE.values()
    if meaning is not Meaning.EXACT
}
"""The Chinese word for each kind of about."""


def number_meant(stray: StrayNumeral, words: str) -> Decimal | None:
    """The number that is meant, None when it is none that could be compared (about, several, many)."""
    return None if any(sign in "几数余多约" for sign in words) else value_of(stray, words)


class Held:
    """What the record holds, for the figures of its titles."""

    def __init__(self, case: Case, language: str) -> None:
        self.case, self.language = case, language

    def says(self, draft: Draft, stray: StrayNumeral, others: Sequence[StrayNumeral]) -> bool:
        """True when the record has this number, of what it is said to count, of the places named beside it, and of
        the day."""
        text, words = draft.text, draft.text[stray.start : stray.end]
        span = draft.span_at(stray.start)
        within = span if span is not None and span.slot == "agenda" else None  # printed within a sentence
        told = said_of(self.case, text, stray, others, within, self.language)
        value = number_meant(stray, words)
        conference = self.case.conference
        if not named_in_full(self.case, told.words, self.language) and any(
            self._is_figure(key, value, text, stray, told.words) for key in conference.figures
        ):
            return True
        about = told_about(text, stray, words, self.language)
        if about is not None:
            return of_the_grid(self.case, about.value, stray.unit, told, self.language, about)
        if value is None:
            return False
        counted = [one.counted for one in conference.lists.values() if one.counted is not None]
        if any(each.value == value and _same_unit(each, stray.unit, "") for each in counted):
            return True
        goals = "\n".join(words for one in conference.statuses.values() for words in one.goal.values())
        of_all_places = conference.statuses and value == len(self.case.series.places)
        if of_all_places and self._things(told.words) <= self._things(goals):
            return True
        return of_the_grid(self.case, value, stray.unit, told, self.language)

    def _is_figure(self, key: str, value: Decimal | None, text: str, stray: StrayNumeral, said: str) -> bool:
        """Whether the number is that figure beside the grid, and not said of something the figure is not."""
        figure = self.case.conference.figures[key]
        quantity = figure.quantity
        printed = figure.raw if figure.literal else figure.said.get(self.language, figure.text)
        as_printed = len(printed) >= stray.end - stray.start and text.startswith(printed, stray.start)
        told = self._told_with(key)
        same = (
            quantity is not None and quantity.value == value != 0 and _same_unit(quantity, stray.unit, told)
        )
        if not (same or (as_printed and printed)):
            return False
        return self._things(said) <= self._things(told)

    def _things(self, words: str) -> frozenset[str]:
        return things(self.case.series, words, self.language)

    def _told_with(self, key: str) -> str:
        """Everything a figure is called: its label, its noun, the sentences it stands in."""
        figure = self.case.conference.figures[key]
        sentences = [
            words
            for _, texts in self.case.conference.prose()
            for words in texts.values()
            if PartKey("figures", key) in references(words)
        ]
        return "\n".join([figure.raw, *figure.label.values(), *sentences])


_ALONE = 100
"""A smaller number that stands without a unit is not known for a figure's."""


def _same_unit(quantity: Quantity, unit: str, told: str) -> bool:
    """Whether a number of a title is counted as the figure is: by its measure, in English by a word of what it is
    `told` with, or without any."""
    if not unit:
        return quantity.value >= _ALONE
    if not unit.isascii():
        return quantity.unit.startswith(unit)
    if re.search("[0-9]", unit):  # 1e3 cases
        return False
    known = english_measures(quantity.unit) | set(re.findall("[a-z]+", told.lower()))
    return any(word in known for word in unit.lower().split())


_SCALED = re.compile(
    r"\W*([0-9][0-9,]*(?:\.[0-9]+)?)[ -](thousand|million|billion|trillion)\b", re.IGNORECASE
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def value_of(stray: StrayNumeral, words: str) -> Decimal | None:
    """The number of a stray numeral that stands there in these words; None when it cannot be read as one."""
    number = stray.number.strip("“”\"'（( ")
    scaled = _SCALED.match(words)
    if scaled is not None:
        return Decimal(scaled[1].replace(",", "")) * _SCALES[scaled[2].lower()]
    try:
        return read_quantity(f"{number}{stray.unit if not stray.unit.isascii() else ''}").value
    except NotAQuantity:
        pass
    plain = number.replace(",", "").replace(" ", "")
    for scale in sorted(SCALES, key=len, reverse=True):
        if scale and plain.endswith(scale):
            plain, times = plain.removesuffix(scale), SCALES[scale]
            break
    else:
        times = 1
    try:
        return Decimal(plain) * times
    except InvalidOperation:
        pass
    try:
        return Decimal(read_chinese(plain)) * times
    except NotANumeral:
        pass
    try:
        return Decimal(read_spelled(number))
    except NotANumeral:
        return None
