"""An article of others held against a record: which of its figures disagree, which of the record's it leaves out, and
which it has that no record could decide.

What is compared is figures. Those the phrase books read are compared one by one, as everywhere; those in other words
(a headline, 4+60, a sentence no book has) are held against what the record has for what they are said of. A number
the record holds nothing of (a department's, another region's, another day's) is told and decides nothing; times,
telephone numbers, addresses and whatever else a page has around an article are told quietly.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from store.checks.case import Case, Figures
from store.checks.claim_words import SMALLER
from store.checks.counted_otherwise import ELSEWHERE_WORDS
from store.checks.epidemic_words import may_be_called, own_things, things
from store.checks.folded_page import FoldedPage
from store.checks.held_numbers import Held, number_meant
from store.checks.loose_numbers import NameWords
from store.checks.passages import compiled, mentioned, names_of_places, side, standing_alone
from store.checks.said_of import ANOTHER_TIME, SaidOf, counted_in, of_the_grid, said_of
from store.record.cell import STATED, CellKey
from store.record.conference import EARLIER, Conference
from store.record.window import Window
from store.series.definition import Indicator, Series
from store.wording.book.book import Book
from store.wording.numbers.numeral_patterns import VOUCHED_SIGN
from store.wording.numbers.spans import Span
from store.wording.prove.comparing import Compared, printed
from store.wording.prove.difference import (
    AS_OF,
    HEADS,
    HELD_AT,
    HELD_ON,
    NUMBER,
    Difference,
    DifferenceKind,
    Fact,
)
from store.wording.prove.stray_numerals import StrayNumeral, strays_of_text
from store.wording.prove.verifying import language_of
from store.wording.read.proposal import Proposal, Stretches
from store.wording.read.reading import read
from store.wording.say.draft import Draft, DraftSpan, SpanKind
from store.wording.say.saying import say

LOOSE_MOST = 400
"""Figures in other words that are held against the record one by one; of an article there are a few dozen."""


class Article(Struct, frozen=True):
    """What an article comes to. `differences` contradict the record; `omitted` are figures of the record it does not
    print; `beside` where it has numbers the record holds nothing of; `passing` its times, telephone numbers and the
    like."""

    differences: tuple[Difference, ...]
    omitted: tuple[Difference, ...]
    beside: tuple[Span, ...]
    passing: tuple[Span, ...]
    prints: int
    """How many figures of the record it prints."""


def held_against(
    series: Series,
    books: Sequence[Book],
    conference: Conference,
    text: str,
    *,
    earlier: Sequence[Conference] = (),
) -> Article:
    """What `text` says otherwise than the record, and what it leaves out and has beside."""
    language = language_of(books, text).language
    proposal = read(text, series, books, year=conference.held_on.year)
    compared = Compared(series, conference, text, proposal)
    ours = say(series, language_of(books, text), conference).text
    own, others = names_of_regions(series, books)
    loose = LooseFigures(series, conference, text, proposal, language, ours, earlier, own=own, others=others)
    wrong = [*compared.changed(), *compared.added()]
    hour = [each for each in wrong if _of_the_hour(conference, each)]
    wrong = [each for each in wrong if each not in hour]
    told = Stretches(each.span for each in wrong if each.span is not None)
    wrong += [compared_difference(compared, span) for span in loose.wrong if not told.hold(*span)]
    omitted = _omitted(series, books, conference, compared, loose)
    prints = len(loose.agreed) + sum(fact in compared.stated for fact in compared.record if _is_figure(fact))
    return Article(
        tuple(sorted(wrong, key=lambda each: each.line)), tuple(omitted), tuple(loose.beside),
        (*loose.passing, *_hours_told(text, hour)), prints,
    )  # fmt: skip


def names_of_regions(series: Series, books: Sequence[Book]) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the record's region and its places, and those of other regions, in small letters."""
    own = {
        name for book in books for choice in ("region", "region_met") for name in book.choices.get(choice, ())
    }
    own |= {
        name
        for place in series.places
        for name in (*place.names.values(), *place.shorts.values(), *place.also)
    }
    others = {name for book in books for name in book.choices.get("elsewhere", ())}
    small = frozenset(name.lower().removeprefix("the ") for name in own if len(name) > 1)
    return small, frozenset(name.lower().removeprefix("the ") for name in others) - small


def _is_figure(fact: Fact) -> bool:
    return fact.what not in (NUMBER, HELD_ON, HELD_AT) and fact.place != AS_OF


def compared_difference(compared: Compared, span: Span) -> Difference:
    """That the figure there is none of the record's, with the words it stands in."""
    said = " ".join(_words_around(compared.text, span).split())
    got, line = compared.text[slice(*span)], compared.lines.of(span)
    return Difference(DifferenceKind.ADDED, None, (said, said), "", got, line, span)


def _omitted(
    series: Series, books: Sequence[Book], conference: Conference, compared: Compared, loose: "LooseFigures"
) -> Iterator[Difference]:
    """Figures of the record the article prints nowhere, in whatever words; dates and hours are none."""
    book = language_of(books, compared.text)
    for each in compared.missing(printed(series, conference, say(series, book, conference, "full"))):
        key = each.key
        if not isinstance(key, CellKey) or not each.expected.isdigit():
            continue
        of_all = key.place in ("", STATED)
        if not (of_all and (key.window, int(each.expected)) in loose.told):
            yield each


def _of_the_hour(conference: Conference, difference: Difference) -> bool:
    """Whether an article only tells the hour otherwise than the record's half of the day, or where the record has none."""
    if difference.what != HEADS[HELD_AT] or not difference.got:
        return False
    theirs, ours = _half(difference.got), _half(conference.held_at)
    exact = difference.got.isdigit() and conference.held_at.isdigit()
    return not ours or (theirs == ours and not exact)


def _hours_told(text: str, hours_: Sequence[Difference]) -> Iterator[Span]:
    """Where an article gives an hour of the conference that the record has not."""
    for each in hours_:
        hour = rf"0?{re.escape(each.got)} ?[时時点點]"
        found = re.search(rf"(?<=日){hour}(?!至|到)", text) or re.search(rf"(?<![0-9]){hour}", text)
        if found:
            yield found.span()


def _half(hour: str) -> str:
    return ("am" if int(hour) < 12 else "pm") if hour.isdigit() else hour


_STOP = re.compile(r"[，,。；;：:！!？?\n（）()]")


def _words_around(text: str, span: Span) -> str:
    """The clause a figure stands in, of a long one what is near."""
    first = max(
        (stop.end() for stop in _STOP.finditer(text, max(0, span[0] - 40), span[0])),
        default=max(0, span[0] - 40),
    )
    last = _STOP.search(text, span[1], span[1] + 20)
    return text[first : last.start() if last else span[1] + 20]


_ITEMS = re.compile(r"(?<=[例者数區区人]) (?=[0-9])")
"""Between two counts of a headline: 18例确诊病例 171例无症状感染者."""
_BEHIND = re.compile(r"[^，,。；;：:！!？?\n（）()、和及与與0-9 ]{2,16}")
"""What is counted, where it stands behind the number and its unit."""
_BEHIND_EN = re.compile(r"[^,.;:()\n0-9]{2,40}")
_BESIDE, _WORDS = 4, re.compile(r"[\u3400-\u9fff]{4}|[a-z ]{4}")
_TELLS_ITSELF = 100
"""A number from here on is met hardly anywhere but as that figure."""
_PAIR = re.compile(r"(?<![0-9+])([0-9]{1,6}) ?[+＋] ?([0-9]{1,6})(?![0-9+])")
"""Two counts of a headline: 4+60 are the confirmed and those without symptoms."""
_OF_A_DAY = re.compile("当[日天]|单日|[今昨][日天]|新增|(?<![0-9])[0-9]{1,2}日(?![0-9]|24时|0时)")
_DATELINE = re.compile(r"^[^.]{0,40}\b[A-Z][a-z]{2,8}\.? [0-9]{1,2} ?\([A-Z][A-Za-z ]+\)(?: ?-+)?|^ ?-- ")
_SENTENCE_ENDS = {"zh": "[\n。；]", "en": r"[\n。；]|\.(?= [A-Z])"}
_ENGLISH_CLAUSE = re.compile(r", while |(?<=[a-z0-9])\. (?=[A-Z])(?<!Sept\. )")
_TO = re.compile("[降减增升]至|[降减增升]到|达到?")
"""Of a change the number it came to, which is the figure itself."""
_FROM_TO = re.compile(r"\bfrom (?:[0-9,]{1,12} to )?$|(?:从|由)[^0-9，。；\n]{0,14}$")
_ROW_MOST = 24
_EPIDEMIC = re.compile("疫情|新增|本土|通报|通報")
_HOURS = re.compile(
    r"(?<![0-9])(?<![0-9][:：])([0-9]{1,2})[时時点點]? {0,9}(?:至|到|[-—–－~～]{1,2}) ?([0-9]{1,2})[时時点點]"
)
_HOUR = re.compile(r"(?<![0-9])([0-9]{2,3})[时時点點](?![间間])")
_HOURS_MOST = 24
_CONFERENCE = re.compile(r"发布会|發布會|通气会|press (?:conference|briefing)")
_DAY = re.compile(r"(?<![0-9])(?:([0-9]{4})年)?([0-9]{1,3})月([0-9]{1,3})[日号]")
_AS_OF_DAY, _AS_OF_REACH = re.compile(r"截(?:至|止到?)(?:本月|当月)?([0-9]{1,2})日"), 120
_CLOCK = re.compile(r"[0-9][:：][0-9]{2}|发布时间|发布日期|更新时间|編輯|编辑|责编|來源|来源")
_TOKEN = re.compile(r"[0-9０-９][0-9０-９A-Za-z:：.,\-—–/年月日时時点點分@_ ]*")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def no_such_day(year: int | None, month: int, day: int) -> bool:
    """Whether no calendar has that day, or not that year's."""
    if not (1 <= month <= 12 and 1 <= day <= _LONGEST_MONTHS[month - 1]):
        return True
    try:
        date(year if year is not None else 2000, month, day)
    except ValueError:
        return True
    return False


class LooseFigures:
    """The figures of a text outside everything that was read: `agreed`, `wrong`, `beside` and `passing`."""

    def __init__(
        self,
        series: Series,
        conference: Conference,
        text: str,
        proposal: Proposal,
        language: str,
        ours: str = "",
        earlier: Sequence[Conference] = (),
        known_only: bool = False,
        lines: Callable[[str], bool] = bool,
        own: frozenset[str] = frozenset(),
        others: frozenset[str] = frozenset(),
    ) -> None:
        """`ours` is what the record's own text says. `known_only`: what the record says nothing of is asked nothing.
        `lines`: which lines are looked at. `own` and `others` are names of the record's region and of other ones."""
        self._own, self._others = own, others
        self.known_only, self._lines = known_only, lines
        self.series, self.conference, self.language, self.ours = series, conference, language, ours
        page = FoldedPage(text)
        self.text = _ITEMS.sub("，", page.text)
        past = tuple(Figures(series, one) for one in earlier[:EARLIER])
        self.case = Case(series, Figures(series, conference), past)
        self.held = Held(self.case, language)
        read = page.covered(len(text), proposal.assigned)
        self.masked = "".join(
            VOUCHED_SIGN if known else sign for sign, known in zip(self.text, read, strict=True)
        )
        first = read.find(1)
        self.begins = first if first >= 0 else len(self.text) if known_only else 0
        """Where the first sentence that was read begins: what stands before is a title or the page's own."""
        self.wrong: list[Span] = []
        self.beside: list[Span] = []
        self.passing: list[Span] = []
        self.agreed: list[Span] = []
        self.told: set[tuple[str, int]] = set()
        """By window (none for what is of no window) the totals the figures that agree give."""
        self._judge()
        self.wrong, self.beside, self.passing, self.agreed = (
            list(map(page.back, spans)) for spans in (self.wrong, self.beside, self.passing, self.agreed)
        )
        quoted = Stretches(one.span for one in proposal.quantities)
        amounts = {span for span in self.passing if quoted.meet(*span)}
        self.passing = [span for span in self.passing if span not in amounts]
        passed = Stretches(amounts)
        self.beside += [one.span for one in proposal.quantities if passed.meet(*one.span)]

    def _judge(self) -> None:
        pairs = list(self._pairs())
        self.wrong += [*pairs, *self._times()]
        dates = [match.span() for match in _DAY.finditer(self.masked)]
        known = Stretches((*self.wrong, *dates, *(match.span() for match in _PAIR.finditer(self.masked))))
        names = NameWords(self.series, ()).words
        found = [one for one in strays_of_text(self.masked, names) if not known.hold(one.start)]
        for line in _by_line(self.text, found):
            if self._lines(self._line(line[0].start)):
                self._judge_line(line, found)
        shown = [*self.wrong, *self.beside, *(match.span() for match in _PAIR.finditer(self.masked))]
        told = Stretches((*shown, *((one.start, one.end) for one in found)))
        for token in _TOKEN.finditer(self.masked):
            if any(not told.hold(token.start() + at.start()) for at in re.finditer(r"\d", token[0])):
                self.passing.append((token.start(), token.start() + len(token[0].rstrip(" .,-:：—–/"))))

    # -- figures

    def _judge_line(self, line: Sequence[StrayNumeral], others: Sequence[StrayNumeral]) -> None:
        """The figures of one line. Those of new cases agree together or not at all: all of one window."""
        agreeing: list[tuple[StrayNumeral, frozenset[str]]] = []
        for stray in line:
            told = self._said_of(stray, others)
            windows = self._windows_with(stray, told, others)
            span = (stray.start, stray.end - len(stray.unit))
            if windows:
                agreeing.append((stray, windows))
                value = number_meant(stray, self.text[stray.start : stray.end])
                self.told |= {(window, int(value)) for window in (*windows, "") if value is not None}
            elif self._of_the_record(stray, told):
                self.wrong.append(span)
            else:
                self.beside.append((stray.start, stray.end))
        together = frozenset.intersection(*(windows for _, windows in agreeing)) if agreeing else None
        if together == frozenset() and not self._dated_apart(agreeing):
            self.wrong += [(stray.start, stray.end - len(stray.unit)) for stray, _ in agreeing]
        else:
            self.agreed += [(stray.start, stray.end) for stray, _ in agreeing]

    def _said_of(self, stray: StrayNumeral, others: Sequence[StrayNumeral]) -> SaidOf:
        """What the figure is said of: of 18例确诊病例和171例无症状感染者 what stands behind it; in a bracket that only
        names places what was named last before."""
        told = said_of(self.case, self.text, stray, others, self._sentence(stray), self.language)
        if (
            side(self.language) == "en"
        ):  # neither the day it was written nor the clause before says of what it is
            ahead, mark, behind_it = told.words.partition("\0")
            ahead = _ENGLISH_CLAUSE.split(_DATELINE.sub(" ", ahead))[-1]
            behind_it = _ENGLISH_CLAUSE.split(behind_it)[0]
            told = SaidOf(f"{ahead}{mark}{behind_it}", _DATELINE.sub(" ", told.before), told.joined)
        tongue = side(self.language)
        behind = _BEHIND.match(self.text, stray.end) if tongue == "zh" else None
        if behind and things(behind[0], self.language) - {"new", "cases"}:
            ahead = told.words.partition("\0")[0]
            return SaidOf(f"\0{behind[0]}", told.before + ahead, told.joined)
        if things(told.words, self.language) - {"new", "cases"}:
            return told
        start = self._sentence(stray).start
        named = (
            words for words in reversed(re.split(r"(?<![-A-Za-z])[0-9]+", self.text[start : stray.start])[:-1])
            if things(words, self.language) - {"new", "cases"}
        )  # fmt: skip
        words = next(named, "")
        words = re.split(r"[，。；：（(]", words)[-1] if tongue == "zh" else re.split("[.;:]|, in", words)[0]
        return SaidOf(f"{words} {told.words}", told.before, told.joined)

    def _dated_apart(self, agreeing: Sequence[tuple[StrayNumeral, frozenset[str]]]) -> bool:
        """Whether the line speaks of more than one time: then each of its figures is of its own."""
        first, last = agreeing[0][0].start, agreeing[-1][0].end
        return re.search(r"[0-9]{1,2}[日时]|[昨今]|累计|现有|a\.m|p\.m", self.text[first:last]) is not None

    def _sentence(self, stray: StrayNumeral) -> DraftSpan:
        """The sentence of its line a figure stands in."""
        stops = compiled(_SENTENCE_ENDS[side(self.language)])
        low = self.text.rfind("\n", 0, stray.start) + 1
        start = max((stop.end() for stop in stops.finditer(self.text, low, stray.start)), default=low)
        end = stops.search(self.text, stray.end)
        return DraftSpan(start, end.start() if end else len(self.text), SpanKind.TEXT)

    @cached_property
    def _by_window(self) -> dict[str, Case]:
        """What the record holds in each of its windows alone."""
        alone_in = {
            window.key: Case(self.series, Figures(self.series, self.conference.with_windows((window,))), self.case.earlier)
            for window in self.conference.windows
        }  # fmt: skip
        return alone_in or {"": self.case}

    def _windows_with(
        self, stray: StrayNumeral, told: SaidOf, others: Sequence[StrayNumeral]
    ) -> frozenset[str]:
        """The windows in which the record says what the figure does; all of them for one that is of none."""
        value = number_meant(stray, self.text[stray.start : stray.end])
        told = SaidOf(_TO.sub("", told.words), told.before, told.joined)
        if value is not None and (at_places := self._at_a_place(stray, value, told)):
            return at_places
        if value is not None and of_the_grid(self.case, value, stray.unit, told, self.language):
            return frozenset(
                key
                for key, case in self._by_window.items()
                if of_the_grid(case, value, stray.unit, told, self.language)
            )
        if (
            value is not None and self.known_only and told.before
        ):  # …那曲6例：西藏新增53例 is of no place named before
            named = compiled(names_of_places(self.series, side(self.language)))
            alone_said = SaidOf(told.words, named.sub("", told.before), False)
            if of_the_grid(self.case, value, stray.unit, alone_said, self.language):
                return frozenset(self._by_window)
        draft = Draft(self.text, (), self.language, "full")
        said = self.held.says(draft, stray, others) or (
            value is not None and self._in_our_words(stray, value)
        )
        return frozenset(self._by_window) if said else frozenset()

    def _at_a_place(self, stray: StrayNumeral, value: Decimal, told: SaidOf) -> frozenset[str]:
        """The windows in which a place has that number of something, where no word says of what (昌都市 6例, one in a line)."""
        line = self._line(stray.start)
        if things(line, self.language) or len(line) > _ROW_MOST:
            return frozenset()
        return frozenset(
            key
            for key, what, place in self._cells
            for named in mentioned(self.series.places, line, self.language)
            if named.key == place
            and (not stray.unit or counted_in(self.series.indicator(what), stray.unit))
            and self.case.figures.at(key, self.series.indicator(what), place) == value
        )

    def _in_our_words(self, stray: StrayNumeral, value: Decimal) -> bool:
        """Whether a large number stands as in the record's own text: with some of the same words on either side."""
        return value >= _TELLS_ITSELF and str(value) in self._ours_beside(stray)

    def _ours_beside(self, stray: StrayNumeral) -> set[str]:
        """The numbers that the record's own text has beside the words that stand beside the figure."""
        end = stray.end - len(stray.unit)
        behind, before = (
            self.text[end : end + _BESIDE],
            self.text[max(0, stray.start - _BESIDE) : stray.start],
        )
        words = [rf"([0-9,]+){re.escape(behind)}"] if _WORDS.fullmatch(behind) else []
        words += [rf"{re.escape(before)}([0-9,]+)"] if _WORDS.fullmatch(before) else []
        return {number.replace(",", "") for each in words for number in re.findall(each, self.ours)}

    def _of_the_record(self, stray: StrayNumeral, told: SaidOf) -> bool:
        """Whether a figure counts what the record counts, where and when it does, so that the record must have it."""
        tongue = side(self.language)
        if compiled(ELSEWHERE_WORDS[tongue]).search(told.words) or compiled(SMALLER[tongue]).search(
            told.words
        ):
            return False
        if self._told_of_others(stray, told):
            return False
        meant = self._meant(stray, told)
        if self._of_a_change(stray) or self._of_a_place_alone(stray, told, meant):
            return False
        if not meant:
            return bool(self._ours_beside(stray))
        start = self.text.rfind("\n", 0, stray.start) + 1
        sentence = re.split(r"[。；]", self.text[start : stray.start])[-1] + told.words
        clause = re.split(r"[，。；：（(]", self.text[start : stray.start])[-1]
        if all(not what.kind.by_window for what in meant) and _OF_A_DAY.search(clause):
            return False  # 当日治愈出院180人 is no total
        if stray.start < self.begins:
            ahead = re.split("[，。 ]", sentence)[-1]
            return not (all(what.kind.by_window for what in meant) and re.search("累计|以来", ahead))
        if standing_alone(self.conference, sentence, self.language, 0).windows == ():
            return self._told_of_another_day(stray, meant)
        of_windows = all(what.kind.by_window for what in meant)
        return not (of_windows and compiled(ANOTHER_TIME[tongue]).search(sentence))

    def _of_a_change(self, stray: StrayNumeral) -> bool:
        """Whether a figure is a share, or tells from what to what another went (fell from 418 to 412)."""
        words = self.text[stray.start : stray.end]
        if re.search("%|percent|百分", words) and not any(
            "%" in what.unit.values() for what in self.series.indicators
        ):
            return True
        return _FROM_TO.search(self.text, max(0, stray.start - 40), stray.start) is not None

    def _of_a_place_alone(self, stray: StrayNumeral, told: SaidOf, meant: Sequence[Indicator]) -> bool:
        """Whether a place is named of which the record has no such figure: 拉萨市共有高风险区310个."""
        sentence = re.split("[。；\n]", self.text[max(0, stray.start - 60) : stray.start])[-1]
        said = f"{re.split('全[区省市州]', sentence)[-1]} {told.words}"
        here = mentioned(self.series.places, said, self.language)
        return bool(here and meant) and not any(what.by_place for what in meant)

    def _told_of_others(self, stray: StrayNumeral, told: SaidOf) -> bool:
        """Whether the region named last before a figure, or right behind it, is another one."""
        behind = told.words.partition("\0")[2].lower()
        if side(self.language) == "en":  # 1,379 in the PRC
            found = _BEHIND_EN.match(self.text, stray.end)
            words = found[0].lower() if found else ""
            behind += "" if any(name in words for name in self._own) else f" {words}"
        if any(name in behind for name in self._others):
            return True
        sentence = self.text[self._sentence(stray).start : stray.start].lower()
        named = max((sentence.rfind(name) for name in self._others), default=-1)
        return named > max((sentence.rfind(name) for name in self._own), default=-1)

    def _told_of_another_day(self, stray: StrayNumeral, meant: Sequence[Indicator]) -> bool:
        """Whether a figure dated to a day that is none of the record's is the record's all the same."""
        value = number_meant(stray, self.text[stray.start : stray.end])
        keys = [""] + [window.key for window in self.conference.windows]
        return any(self.case.figures.value(key, what.key) == value for what in meant for key in keys)

    def _meant(self, stray: StrayNumeral, told: SaidOf) -> list[Indicator]:
        """What of the series the words and the unit may mean."""
        named = things(told.words, self.language) - {"fewer"}
        by_name = {one.key for one in mentioned(self.series.indicators, told.words, self.language)}
        return [
            what
            for what in self.series.indicators
            if (what.key in by_name or (named and may_be_called(self.series, what, told.words, self.language))
                or (not named and not self.known_only and stray.unit and stray.unit not in _COMMON))
            and (not stray.unit or counted_in(what, stray.unit.replace("covid-19 ", "")))
            and (not self.known_only or self._knows(what, told))
            and not self._lacks(what, named)
        ]  # fmt: skip

    def _knows(self, what: Indicator, told: SaidOf) -> bool:
        """Whether the figure is known, of all or of the place that is named."""
        keys = ["", *(window.key for window in self.conference.windows)]
        places = mentioned(self.series.places, told.words, self.language)
        return any(
            self.case.figures.value(key, what.key) is not None
            or any((key, what.key, place.key) in self._cells for place in places)
            for key in keys
        )

    @cached_property
    def _cells(self) -> frozenset[tuple[str, str, str]]:
        return frozenset((key.window, key.indicator, key.place) for key in self.conference.cells)

    def _lacks(self, what: Indicator, named: frozenset[str]) -> bool:
        """Whether the words leave out what makes the figure: 累计排查密接者 are not those released."""
        own = own_things(self.series, what, self.language)
        return "contacts" in own & named and "released" in own - named

    def _pairs(self) -> Iterator[Span]:
        """Pairs of a headline that no window has."""
        terms = [what.plus for what in self.series.computed if len(what.plus) == 2]
        for match in _PAIR.finditer(self.masked):
            start = self.text.rfind("\n", 0, match.start()) + 1
            line = self.text[start : match.end()]
            dated = standing_alone(self.conference, line, self.language, 0).windows
            windows = self.conference.windows if dated is None else dated
            has = [
                (self._value(window, one, match.start()), self._value(window, two, match.start()))
                for window in windows
                for one, two in terms
            ]
            pair = (int(match[1]), int(match[2]))
            self.told |= {(window.key, value) for window in windows for value in pair}
            known = not self.known_only or any(None not in each for each in has)
            if pair in has:
                self.agreed.append(match.span())
            elif known and (things(line, self.language) or _EPIDEMIC.search(self._line(match.start()))):
                yield match.span()

    def _value(self, window: Window, indicator: str, at: int) -> int | None:
        """The figure there, or that of the place named last before (拉萨20+260、日喀则10+165)."""
        words = re.split(
            '[0-9，。；、：:“”"]', self.text[self.text.rfind("\n", 0, at) + 1 : at].rstrip('“"')
        )[-1]
        places = mentioned(self.series.places, words, self.language)
        if not places:
            return self.case.figures.value(window.key, indicator)
        return self.case.figures.at(window.key, self.series.indicator(indicator), places[-1].key)

    # -- times

    def _times(self) -> Iterator[Span]:
        """Days that do not exist; hours and days beside figures of the record that are not the record's."""
        conference = self.conference
        days = {conference.held_on, *(window.day for window in conference.windows)}
        days |= {window.end.day for window in conference.windows}
        days |= {each.moment.day for each in conference.as_of.values() if each.moment is not None}
        known_hours = {(window.start.hour, window.end.hour) for window in conference.windows}
        for match in _DAY.finditer(self.masked):
            month, day = int(match[2]), int(match[3])
            year = int(match[1]) if match[1] else None
            ours = any((month, day) == (each.month, each.day) and year in (None, each.year) for each in days)
            if no_such_day(year, month, day) or (not ours and self._of_the_conference(match.start())):
                yield match.span()
        yield from self._as_of_other_days(days)
        for match in _HOUR.finditer(self.masked):
            if int(match[1]) > _HOURS_MOST:
                yield match.span()
        for match in _HOURS.finditer(self.masked):
            begins, ends = int(match[1]), int(match[2])
            if (begins, ends) not in known_hours and things(self._line(match.start()), self.language):
                yield match.span()

    def _as_of_other_days(self, days: Collection[date]) -> Iterator[Span]:
        """As-of moments by a day alone (截至7日24时) that are none of the record's, where its figures stand behind them."""
        standing: dict[int, set[date]] = {}
        for what in self.series.indicators:
            value = None if what.kind.by_window else self.case.figures.value("", what.key)
            if value is not None:
                held = self.conference.as_of.get(what.key)
                known = {held.moment.day} if held is not None and held.moment is not None else days
                standing.setdefault(value, set()).update(known)
        for match in _AS_OF_DAY.finditer(self.text):
            sentence = re.split("[。\n]", self.text[match.end() : match.end() + _AS_OF_REACH])[0]
            told = {int(number.replace(",", "")) for number in re.findall(r"[0-9][0-9,]*", sentence)}
            theirs = {day.day for value in told & set(standing) for day in standing[value]}
            if theirs and int(match[1]) not in theirs:
                yield match.span(1)

    def _of_the_conference(self, at: int) -> bool:
        """Whether a day there is one of the conference: in a title that speaks of its figures, or where it is named."""
        sentence = re.split("[。\n]", self.text[at : at + 80])[0]
        return self._in_a_title(at) or _CONFERENCE.search(sentence) is not None

    def _in_a_title(self, at: int) -> bool:
        """Whether a line above the first sentence that was read speaks of what the record counts, and is no line of the page."""
        line = self._line(at)
        return at < self.begins and bool(things(line, self.language)) and not _CLOCK.search(line)

    def _line(self, at: int) -> str:
        end = self.text.find("\n", at)
        return self.text[self.text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(self.text)]


_COMMON = frozenset("个人名位家次户条件处天年")
"""Units of anything: without a word of what is counted they say nothing."""


def _by_line(text: str, found: Sequence[StrayNumeral]) -> Iterator[list[StrayNumeral]]:
    """The figures, line by line; a text that has far more than an article has is not looked at to its end."""
    lines: dict[int, list[StrayNumeral]] = {}
    for stray in found[:LOOSE_MOST]:
        lines.setdefault(text.rfind("\n", 0, stray.start), []).append(stray)
    yield from lines.values()
