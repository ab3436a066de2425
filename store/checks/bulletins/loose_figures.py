"""The figures of a text outside everything that was read, held against a record: a headline, 4+60, a sentence no book has.

Whose a number is, of when and in what measure is the reader's scope of the place where it stands (`wording/read/basis/text_scope`);
what it counts is the name beside it. What is somebody else's, another day's, a change or a rumour contradicts nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from store.checks.basis.case import Case, Figures
from store.checks.basis.claim_words import SMALLER
from store.checks.basis.passages import compiled, mentioned, side
from store.checks.basis.things import distinguishing, may_be_called, own_things, things
from store.checks.bulletins.changes import Changes
from store.checks.texts.loose_numbers import NameWords
from store.checks.texts.said_of import Held, counted_in, may_be, number_meant, said_of, sum_of, told_about
from store.record.cell import STATED, CellKey
from store.record.conference import EARLIER, Conference
from store.series.definition import Indicator, Series
from store.series.subject_file import subject_of
from store.wording.numbers.numeral_patterns import VOUCHED_SIGN
from store.wording.numbers.numerals import CAPITAL_MONTH, read_month
from store.wording.numbers.source import FoldedPage
from store.wording.numbers.spans import Span
from store.wording.prove.stray_numerals import StrayNumeral, strays_of_text
from store.wording.read.basis.proposal import Proposal, Stretches
from store.wording.read.basis.text_scope import OF_NEW, Mode, TextScope
from store.wording.read.basis.whose import OTHER
from store.wording.read.chinese.tokens import CASE_UNITS
from store.wording.say.draft import Draft, DraftSpan, SpanKind

LOOSE_MOST = 400
"""Figures in other words that are held against the record one by one; of an article there are a few dozen."""
_ITEMS = re.compile(r"(?<=[例者数區区人]) (?=[0-9])")
"""Between two counts of a headline: 18例确诊病例 171例无症状感染者."""
_BESIDE, _WORDS = 4, re.compile(r"[\u3400-\u9fff]{4}|(?=.{0,1}[a-z]{3})[a-z ]{4}")
_TELLS_ITSELF = 100
"""A number from here on is met hardly anywhere but as that figure."""
_PAIR = re.compile(r"(?<![0-9+])([0-9]{1,6}) ?[+＋] ?([0-9]{1,6})(?![0-9+])")
"""Two counts of a headline: 4+60 are the confirmed and those without symptoms."""
_SENTENCE_ENDS = {"zh": r"[\n。；]", "en": r"[\n。；]|\.(?= [A-Z])"}
_HOW_MANY = re.compile("(?<=[；;])(?:目前|截至目前|现|已|累计|总计|合计|[共总达为有计])*")
"""Behind a semicolon: how many there are of what stands before it (出院人数有所增加；已有736人)."""
_SHARE = re.compile("%|percent|百分|半|分之|[0-9一二三四五六七八九两]成|倍|half|third|quarter")
_OF_THE_MATTER = "<<matter>>|新增|本土|通报|通報"
_HOURS = re.compile(
    r"(?<![0-9])(?<![0-9][:：])([0-9]{1,2})[时時点點]? {0,9}(?:至|到|[-—–－~～]{1,2}) ?([0-9]{1,2})[时時点點]"
)
_HOUR = re.compile(r"(?<![0-9])([0-9]{2,3})[时時点點](?![间間])")
_HOURS_MOST = 24
_WHOLE_DAY = (0, 24)
_CONFERENCE = re.compile(r"发布会|發布會|通气会|press (?:conference|briefing)")
_DAY = re.compile(r"(?<![0-9])(?:([0-9]{4})年)?([0-9]{1,3})月([0-9]{1,3})[日号]")
_SHORT_DAY = re.compile(r"(?<![0-9年月])([0-9]{1,2})日(?=[0-9]{1,2}[时時点點])")
_CLOCK = re.compile(r"[0-9][:：][0-9]{2}|发布时间|发布日期|更新时间|編輯|编辑|责编|來源|来源")
_SIGN_OF_TOKEN = "[0-9０-９A-Za-z:：.,\\-—–/年月日时時点點分@_]"
_TOKEN = re.compile(
    rf"(?:{CAPITAL_MONTH} ?)?[0-9０-９](?:{_SIGN_OF_TOKEN}| (?=[0-9０-９])|(?<=[月日年时時]) (?=[A-Za-z]))*"
)
"""A date, a time, a telephone number; in English with the name of its month."""
_DAY_EN = re.compile(
    rf"({CAPITAL_MONTH}) ?([0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9])(?:,? (20[0-9]{{2}})(?![0-9]))?"
)
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PEOPLE = ("people", "persons")
_CLAUSE, _CLAUSE_MOST = re.compile(r"[，,。；;：:、!！?？()（）\n]"), 40
"""What ends the clause before a number, and how many signs of it are looked at."""
_CLAUSE_EN = re.compile(r"[^.,;:()\n0-9]{0,60} and [0-9,]+ [^.,;:()\n0-9]{0,80}")
_COMMON = frozenset("个人名位家次户条件处天年")
"""Units of anything: without a word of what is counted they say nothing."""


def no_such_day(year: int | None, month: int, day: int) -> bool:
    """Whether no calendar has that day, or not that year's."""
    if not (1 <= month <= 12 and 1 <= day <= _LONGEST_MONTHS[month - 1]):
        return True
    try:
        date(year if year is not None else 2000, month, day)
    except ValueError:
        return True
    return False


_SCALES = {
    "": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_NUMBER = r"([0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?)( (?:[mb]|tr)illion|万?亿|万|)"
"""A number of our own text, with its scale."""


class OfText(Struct, frozen=True):
    """A figure of the text: what its words may mean of the series, and the scope it stands in."""

    stray: StrayNumeral
    value: Decimal | None
    scope: TextScope
    words: str
    meant: tuple[Indicator, ...]

    @property
    def number(self) -> Span:
        return self.stray.start, self.stray.end - len(self.stray.unit)


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
    ) -> None:
        """`ours` is what the record's own text says. `known_only`: what the record says nothing of is asked nothing.
        `lines`: which lines are looked at."""
        self.known_only, self._lines = known_only, lines
        self.series, self.conference, self.language, self.ours = series, conference, language, ours
        self.subject = subject_of(series)
        self._page = page = FoldedPage(text)
        self._scopes, self._source = proposal.scopes, text
        self.text = _ITEMS.sub("，", page.text)
        past = tuple(Figures(series, one) for one in earlier[:EARLIER])
        self.case = Case(series, Figures(series, conference), past)
        self.held = Held(self.case, language)
        self._changes = Changes(self.case, language)
        self._read = sorted((one for one in proposal.values if not one.implied), key=lambda one: one.span)
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
        found = [one for one in strays_of_text(self.masked, names, self.subject) if not known.hold(one.start)]
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
        """The figures of one line. Those of one time agree together or not at all: all of one window."""
        agreeing: list[tuple[OfText, frozenset[str]]] = []
        last: OfText | None = None
        for stray in line:
            one = last = self._loose(stray, others, last)
            windows = self._windows_with(one, others)
            changed = self._by_which_it_changed(one)
            if changed is not None:
                (self.agreed if changed else self.wrong).append(one.number)
            elif windows:
                agreeing.append((one, windows))
                if one.value is not None:
                    self.told |= {(window, int(one.value)) for window in (*windows, "")}
            elif self._has_to_agree(one):
                self.wrong.append(one.number)
            else:
                self.beside.append((stray.start, stray.end))
        together = frozenset.intersection(*(windows for _, windows in agreeing)) if agreeing else None
        if together == frozenset() and len({one.scope.time for one, _ in agreeing}) == 1:
            self.wrong += [one.number for one, _ in agreeing]
        else:
            self.agreed += [(one.stray.start, one.stray.end) for one, _ in agreeing]

    def _loose(self, stray: StrayNumeral, others: Sequence[StrayNumeral], last: OfText | None) -> OfText:
        """A figure with what it may mean: the name beside it, else what the one before it in its sentence means."""
        sentence = self._sentence(stray)
        told = said_of(self.case, self.text, stray, others, sentence, self.language)
        english = side(self.language) == "en"  # there the place behind a number is in its unit
        if english:
            told = replace(told, words=f"{told.words} {self._befell(stray)}")
        scope = self._scope(stray.start, stray.end - len(stray.unit) if english else stray.end)
        value = number_meant(stray, self.text[stray.start : stray.end])
        beside = self.series.indicator(scope.what) if scope.what else None
        is_so = beside is not None and (
            not stray.unit or stray.unit in CASE_UNITS or self._counted_in(beside, stray.unit)
        )
        is_so = is_so and beside is not None and self._may_be(beside, self._side(beside, stray, told.words))
        named = (beside,) if beside is not None and is_so else self._named(stray, told.words)
        goes_on = last is not None and last.stray.start >= sentence.start and not self._things(told.words)
        goes_on = goes_on and not scope.strange
        alike = not stray.unit or not stray.unit.isascii()  # in English the unit says more than a measure
        if last is not None and goes_on and alike and not named:  # 高风险区由537个降至494个
            named = tuple(what for what in last.meant if not stray.unit or counted_in(what, stray.unit))
        meant = tuple(what for what in named if not self.known_only or self._knows(what, scope))
        return OfText(stray, value, scope, told.words, meant)

    def _scope(self, start: int, end: int) -> TextScope:
        if self._scopes is None:
            return TextScope()
        return self._scopes.at(*self._page.back((start, end)), spaced=side(self.language) == "en")

    def _sentence(self, stray: StrayNumeral) -> DraftSpan:
        """The sentence of its line a figure stands in."""
        stops = compiled(_SENTENCE_ENDS[side(self.language)])
        low = self.text.rfind("\n", 0, stray.start) + 1
        begins = [low, *(stop.end() for stop in stops.finditer(self.text, low, stray.start))]
        alone = len(begins) > 1 and _HOW_MANY.fullmatch(self.text, begins[-1], stray.start)
        start = begins[-2] if alone else begins[-1]
        end = stops.search(self.text, stray.end)
        return DraftSpan(start, end.start() if end else len(self.text), SpanKind.TEXT)

    def _named(self, stray: StrayNumeral, words: str) -> tuple[Indicator, ...]:
        """What of the series the words and the unit may mean."""
        named = self._things(words)
        by_name = {one.key for one in mentioned(self.series.indicators, words, self.language)}
        unit = self.subject.compiled("<<before_unit>>", "en", 0).sub("", stray.unit)
        own_unit = not (named or self.known_only or unit.isascii() or unit in _COMMON)
        return tuple(
            what
            for what in self.series.indicators
            if (own_unit or named or what.key in by_name)
            and (own_unit or self._may_be(what, words))
            and (not unit or self._counted_in(what, unit))
            and not (
                named & self.subject.role("watched")
                and (own_things(self.series, what, self.language) - named) & self.subject.role("released")
            )
        )

    def _befell(self, stray: StrayNumeral) -> str:
        """What befell whoever an English number counts together with others (15 carriers and 196 contacts were released)."""
        clause = _CLAUSE_EN.match(self.text, stray.end)
        words = clause[0] if clause is not None else ""
        return words if self._things(words) & self.subject.role("came_out") else ""

    def _side(self, what: Indicator, stray: StrayNumeral, words: str) -> str:
        """Of the words around a number those on the side where they name what it counts: what is on the other is of another."""
        behind = words.partition("\0")[2]
        own = own_things(self.series, what, self.language)
        return behind if distinguishing(self.series, own & self._things(behind)) else self._before(stray)

    def _before(self, stray: StrayNumeral) -> str:
        """What stands before a number in its clause."""
        return _CLAUSE.split(self.text[max(0, stray.start - _CLAUSE_MOST) : stray.start])[-1]

    def _may_be(self, what: Indicator, words: str) -> bool:
        """Whether the words name nothing that the figure is not, but that it changed."""
        changes = self.subject.role("changes")
        return may_be_called(self.series, what, words, self.language, besides=changes)

    def _things(self, words: str) -> frozenset[str]:
        """What the words name that is counted, and not only that it changed."""
        return things(self.series, words, self.language) - self.subject.role("changes")

    def _counted_in(self, what: Indicator, unit: str) -> bool:
        """Whether the unit may be that of a figure: cases are of any new ones, and patients are people."""
        if counted_in(what, unit) or (
            what.kind.by_window and things(self.series, unit, self.language) == self.subject.role("whole")
        ):
            return True
        people = (*_PEOPLE, *self.subject.list_of("persons", "en"))
        return unit in people and any(counted_in(what, person) for person in "人名")

    def _knows(self, what: Indicator, scope: TextScope) -> bool:
        """Whether the figure is known, of all or, where some are named, of a place."""
        keys = ["", *(window.key for window in self.conference.windows)]
        return any(self._value(key, what, scope) is not None for key in keys)

    # -- whether the record has it

    def _windows_with(self, one: OfText, others: Sequence[StrayNumeral]) -> frozenset[str]:
        """The windows in which the record says what the figure does; all of them for one that is of none."""
        every = frozenset(window.key for window in self.conference.windows) or frozenset([""])
        if one.value is not None and not one.scope.changed:
            values = list(self._values(one))
            held = frozenset(key for key, value in values if value == one.value)
            if held:
                return every if "" in held else held
            if self._of_that_place(one) and any(value is not None for _, value in values):
                return frozenset()  # the record says how many that place has
        draft = Draft(self.text, (), self.language, "full")
        if one.meant and all(self._as_of_another(what, one.scope) for what in one.meant):
            return frozenset()
        about = told_about(self.text, one.stray, self.text[one.stray.start : one.stray.end], self.language)
        if about is not None:  # more than 490
            near = {key for key, value in self._values(one) if value is not None and may_be(about, value)}
            if near:
                return every if "" in near else frozenset(near)
        said = self.held.says(draft, one.stray, others) or (
            one.value is not None and one.value >= _TELLS_ITSELF and one.value in self._ours_beside(one.stray)
        )
        return every if said else frozenset()

    def _as_of_another(self, what: Indicator, scope: TextScope) -> bool:
        """Whether a figure as of a moment is told as of another than the record's."""
        held = self.conference.as_of.get(what.key)
        return held is not None and held.moment is not None and not scope.as_of(held.moment)

    def _of_that_place(self, one: OfText) -> bool:
        """Whether what is counted, and whose it is, are both known, and no other place is named beside the number."""
        named = mentioned(self.series.places, self._before(one.stray), self.language)
        return bool(one.meant and one.scope.places) and {each.key for each in named} <= set(one.scope.places)

    def _values(self, one: OfText) -> Iterator[tuple[str, int | None]]:
        """What the record has of what a figure may mean, where and when it is said of; by window."""
        windows = self._windows_of(one.scope)
        for what in one.meant or self._of_a_row(one):
            if self._as_of_another(what, one.scope):
                continue
            for key in windows if what.kind.by_window else [""]:
                yield key, self._value(key, what, one.scope)
                if not one.scope.places:
                    yield key, self._printed(key, what, STATED)

    def _value(self, window: str, what: Indicator, scope: TextScope) -> int | None:
        """The figure there: of all, of the place that is spoken of, or what several have together."""
        if not scope.places:
            value = self.case.figures.value(window, what.key)
            return self._printed(window, what, STATED) if value is None else value
        if not what.by_place:
            return None
        value = sum_of(self.case, window, what, [self.series.place(place) for place in scope.places])
        alone = value is None and len(scope.places) == 1
        return self._printed(window, what, scope.places[0]) if alone else value

    def _printed(self, window: str, what: Indicator, place: str) -> int | None:
        """What somebody printed, whether or not the rest of the record bears it out."""
        cell = self.conference.cells.get(CellKey(window, what.key, place))
        return cell.value if cell is not None and isinstance(cell.value, int) else None

    def _of_a_row(self, one: OfText) -> Iterator[Indicator]:
        """Where no word says of what: anything a place has (昌都市 6例, one in a line)."""
        for what in (
            self.series.indicators
            if one.scope.places and not things(self.series, one.words, self.language)
            else ()
        ):
            if what.by_place and (not one.stray.unit or counted_in(what, one.stray.unit)):
                yield what

    def _windows_of(self, scope: TextScope) -> list[str]:
        """The windows of the record a scope speaks of."""
        return [window.key for window in scope.among(self.conference.windows, self.conference.held_on)]

    def _ours_beside(self, stray: StrayNumeral) -> set[Decimal]:
        """The numbers that the record's own text has beside the words that stand beside the figure."""
        end = stray.end - len(stray.unit)
        behind, before = (
            self.text[end : end + _BESIDE],
            self.text[max(0, stray.start - _BESIDE) : stray.start],
        )
        words = [rf"{_NUMBER}{re.escape(behind)}"] if _WORDS.fullmatch(behind) else []
        words += [rf"{re.escape(before)}{_NUMBER}"] if _WORDS.fullmatch(before) else []
        return {
            Decimal(digits.replace(",", "")) * _SCALES[scale.strip()]
            for each in words
            for digits, scale in re.findall(each, self.ours)
        }

    # -- whether it has to have it

    def _by_which_it_changed(self, one: OfText) -> bool | None:
        """Whether the number is by how many a figure changed; None where it says no such thing, or nothing proves it."""
        scope, value = one.scope, one.value
        sayable = (
            scope.changed and not (scope.outside or scope.whose == OTHER) and scope.mode is not Mode.SUPPOSED
        )
        if not sayable or value is None or self.known_only:
            return None
        meant, places = (one.meant, scope.places) if len(one.meant) == 1 else self._read_before(one)
        return self._changes.proved(self.text, *one.number, int(value), meant, places)

    def _read_before(self, one: OfText) -> tuple[tuple[Indicator, ...], tuple[str, ...]]:
        """What the figure is of that was read last before a number in its sentence, and of which place."""
        start, _ = self._page.back(one.number)
        at = bisect_right(self._read, start, key=lambda value: value.span[1]) - 1
        if at < 0 or re.search(r"[。；;\n]", self._source[self._read[at].span[1] : start]):
            return (), ()
        key = self._read[at].key
        return (self.series.indicator(key.indicator),), () if key.place in ("", STATED) else (key.place,)

    def _has_to_agree(self, one: OfText) -> bool:
        """Whether a figure counts what the record counts, where and when it does, so that the record must have it."""
        scope, words = one.scope, self.text[one.stray.start : one.stray.end]
        if self._of_some(one):
            return False
        if scope.contradicts_nobody or compiled(SMALLER[side(self.language)]).search(one.words):
            return False
        if _SHARE.search(words) and not any("%" in what.unit.values() for what in self.series.indicators):
            return False
        if not one.meant:
            others = scope.what or self._things(one.words) & self.subject.role("outcome")
            known = not scope.places or any(self._knows(what, scope) for what in self.series.indicators)
            return known and not (scope.of_a_day or others) and bool(self._ours_beside(one.stray))
        meant = [
            what
            for what in one.meant
            if self._measured_so(what, scope)
            and (what.by_place or not scope.places)
            and self._knows(what, scope)
        ]
        if any(self._is_of_then(what, scope) for what in meant):
            return True
        keys = ["", *(window.key for window in self.conference.windows)]  # the day is wrong, or the figure
        return any(self._value(key, what, TextScope()) == one.value for what in meant for key in keys)

    def _of_some(self, one: OfText) -> bool:
        """Whether it counts only some of what the record counts, in words that do not say which of its figures that is."""
        if one.scope.strange:
            return not distinguishing(self.series, self._things(self._before(one.stray)))
        return one.scope.of_some and not any(self._names_part(what, one.words) for what in one.meant)

    def _names_part(self, what: Indicator, words: str) -> bool:
        """Whether the words name a part of a whole by what tells it from the whole, and no other kind of it."""
        if not what.part_of:
            return False
        whole = own_things(self.series, self.series.indicator(what.part_of), self.language)
        named = things(self.series, words, self.language)
        own = own_things(self.series, what, self.language) - whole
        return bool(own & named) and not named & self.subject.role("kind")

    def _measured_so(self, what: Indicator, scope: TextScope) -> bool:
        """Whether a scope speaks of what is new for what is new, and of all there were for what is so counted."""
        if what.kind.by_window:
            return scope.measure in (OF_NEW, "")
        return not (what.kind.never_falls and scope.of_a_day)

    def _is_of_then(self, what: Indicator, scope: TextScope) -> bool:
        """Whether a scope speaks of a time of the record."""
        if what.kind.by_window:
            return bool(self._windows_of(scope))
        held = self.conference.as_of.get(what.key)
        return held is None or held.moment is None or scope.as_of(held.moment)

    def _pairs(self) -> Iterator[Span]:
        """Pairs of a headline that no window has."""
        terms = [what.plus for what in self.series.computed if len(what.plus) == 2]
        for match in _PAIR.finditer(self.masked):
            scope = self._scope(*match.span(1))
            keys = self._windows_of(scope)
            has = [
                tuple(self._value(key, self.series.indicator(each), scope) for each in plus)
                for key in keys
                for plus in terms
            ]
            pair = (int(match[1]), int(match[2]))
            self.told |= {(key, value) for key in keys for value in pair}
            known = not self.known_only or any(None not in each for each in has)
            line = self._line(match.start())
            if pair in has:
                self.agreed.append(match.span())
            elif (
                known
                and not scope.contradicts_nobody
                and (
                    scope.places
                    or things(self.series, line, self.language)
                    or self.subject.compiled(_OF_THE_MATTER, "zh").search(line)
                )
            ):
                yield match.span()

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
        for match in _DAY_EN.finditer(self.masked) if side(self.language) == "en" else ():
            said = read_month(match[1]), int(match[2])
            ours = any(said == (each.month, each.day) and match[3] in (None, str(each.year)) for each in days)
            if no_such_day(None, *said) or (not ours and self._of_the_conference(match.start())):
                yield match.span()
        for match in _SHORT_DAY.finditer(self.masked):
            if no_such_day(None, 1, int(match[1])):
                yield match.span(1)
        for match in _HOUR.finditer(self.masked):
            if int(match[1]) > _HOURS_MOST:
                yield match.span()
        for match in _HOURS.finditer(self.masked):
            begins, ends = int(match[1]), int(match[2])
            if (begins, ends) not in known_hours and things(
                self.series, self._line(match.start()), self.language
            ):
                yield match.span()

    def _of_the_conference(self, at: int) -> bool:
        """Whether a day there is one of the conference: in a title that speaks of its figures, or where it is named."""
        sentence = re.split(r"[。\n]|\.(?= [A-Z])", self.text[at : at + 80])[0]
        return self._in_a_title(at) or _CONFERENCE.search(sentence) is not None

    def _in_a_title(self, at: int) -> bool:
        """Whether a line above the first sentence that was read speaks of what the record counts, and is no line of the page."""
        line = self._line(at)
        ended = line.rstrip().endswith(("。", "；"))
        of_figures = bool(things(self.series, line, self.language)) and not _CLOCK.search(line)
        return at < self.begins and of_figures and not ended

    def _line(self, at: int) -> str:
        end = self.text.find("\n", at)
        return self.text[self.text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(self.text)]


def _by_line(text: str, found: Sequence[StrayNumeral]) -> Iterator[list[StrayNumeral]]:
    """The figures, line by line; a text that has far more than an article has is not looked at to its end."""
    lines: dict[int, list[StrayNumeral]] = {}
    for stray in found[:LOOSE_MOST]:
        lines.setdefault(text.rfind("\n", 0, stray.start), []).append(stray)
    yield from lines.values()
