"""Whose, of when and in what measure a stretch of a text is, for whoever asks it of a text that is not read into a record.

The readers of pages decide it before they take any figure, and take none whose scope leaves a doubt. Who holds a text
against a record asks for the same scope: what is somebody else's or another day's is no contradiction of the record,
what is the region's own has to agree with it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct

from store.record.window import Moment, Window
from store.wording.book.book import Book
from store.wording.numbers.simplified import simplified
from store.wording.numbers.source import Source, folded
from store.wording.read.basis.dates import Day, Stretch, When, read_day
from store.wording.read.basis.pieces import pieces_of
from store.wording.read.basis.whose import ELSEWHERE, NOBODY, OTHER, OWN, PLACE
from store.wording.read.chinese.measures import Mode
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.scopes import Knows, scopes_of
from store.wording.read.chinese.subjects import whose
from store.wording.read.chinese.tokens import NAME_KINDS, TOWN, Token, TokenKind
from store.wording.read.english import forms
from store.wording.read.english.names import Name, Whom
from store.wording.read.english.sentences import EnglishSentence
from store.wording.read.english.subjects import REACH, EnglishSubjects
from store.wording.read.english.times import Time, Times, written_on

OF_NEW, OF_EXISTING, OF_ALL_SO_FAR, OF_MOMENT = "new", "existing", "since", "moment"
"""What a figure is measured by: cases of a window, those there are, those since some day, those as of a moment."""


class TextScope(Struct, frozen=True):
    """What governs a number of a text."""

    whose: str = NOBODY
    """OWN, PLACE, OTHER (somebody else) or NOBODY."""
    places: tuple[str, ...] = ()
    """Of PLACE the keys: of several what they have together."""
    measure: str = ""
    window: Stretch | None = None
    moment: When | None = None
    day: Day | None = None
    """The day that was named last, where no window or moment was named behind it."""
    ago: int | None = None
    """The same where it was told from the day of the text: 0 today, 1 yesterday."""
    hours: tuple[int, int] | None = None
    """The hours of such a day."""
    of_a_day: bool = False
    """What only grows would be that of a day, or of some."""
    changed: bool = False
    """By so many it changed, or so many there were before."""
    mode: Mode = Mode.SAID
    outside: bool = False
    what: str = ""
    """The indicator whose name stands right beside the number."""

    @property
    def contradicts_nobody(self) -> bool:
        """Somebody else's, a change, or what is not said for sure: nothing that a record could be held against."""
        return (
            self.whose == OTHER or self.changed or self.outside or self.mode in (Mode.SUPPOSED, Mode.DENIED)
        )

    def among(self, windows: Sequence[Window], written: date) -> list[Window]:
        """The windows that are spoken of in a text of that day: those of the hours named, else of the day; all where no
        time is named."""
        if self.window is not None:
            (day, first), (_, last) = self.window
            exact = [
                one
                for one in windows
                if _is(one.day, day) and (one.start.hour, one.end.hour) == (first, last)
            ]
            return (
                exact if exact or (first, last) != (0, 24) else [one for one in windows if _is(one.day, day)]
            )
        if self.day is not None:
            day = self.day
            return [one for one in windows if _is(one.day, day)]
        if self.ago is not None:
            told = written - timedelta(days=self.ago)
            hours = self.hours
            return [
                one for one in windows if one.day == told and hours in (None, (one.start.hour, one.end.hour))
            ]
        return list(windows)

    def as_of(self, moment: Moment) -> bool:
        """Whether what is counted as of a moment is told as of this one, or of none, and of no day before it."""
        if self.day is not None and (self.day.month, self.day.day) < (moment.day.month, moment.day.day):
            return False
        if self.moment is None or self.measure not in (OF_MOMENT, OF_EXISTING, OF_ALL_SO_FAR):
            return True
        return _is(moment.day, self.moment.day) and moment.hour == self.moment.hour

    @property
    def time(self) -> tuple[object, ...]:
        """Of when it is; two of one time have the same."""
        return self.window, self.day, self.ago, None if self.window or self.day else self.moment


def _is(day: date, said: Day) -> bool:
    return (day.month, day.day) == (said.month, said.day) and said.year in (None, day.year)


class TextScopes:
    """The scopes of a page, asked by where its numbers stand; found when they are first asked for. `knows`: whether a
    sentence of the books read a stretch."""

    def __init__(
        self, page: str, books: Sequence[Book], knows: Knows, year: int | None, written: date | None = None
    ) -> None:
        """`year` and `written` are what was told of when the page was written, where it does not say so."""
        self.page, self._books, self._knows = page, tuple(books), knows
        self._year, self._written = year, written

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TextScopes) and self.page == other.page

    def __hash__(self) -> int:
        return hash(self.page)

    def at(self, start: int, end: int, spaced: bool) -> TextScope:
        """The scope of a number with its unit, in a language that parts its words or in one that does not."""
        scopes = self._english if spaced else self._chinese
        return scopes.at(start, end) if scopes is not None else TextScope()

    def _book(self, spaced: bool) -> Book | None:
        return next((book for book in self._books if book.manner.spaced is spaced), None)

    def _source(self, book: Book) -> Source:
        flat = folded(self.page, simplified(book.manner.digits), book.manner.spaced)
        return Source.part(flat, 0, len(flat), book.manner.spaced)

    @cached_property
    def _chinese(self) -> "_Chinese | None":
        book = self._book(spaced=False)
        return _Chinese(ChinesePage(pieces_of(book), self._source(book)), self._knows) if book else None

    @cached_property
    def _english(self) -> "_English | None":
        book = self._book(spaced=True)
        if book is None:
            return None
        source = self._source(book)
        return _English(EnglishSubjects(pieces_of(book), source), source, self._year, self._written)


# --- Chinese ---------------------------------------------------------------------------------------

_NOT_CHANGED = (
    TokenKind.PLAIN,
    TokenKind.LOCAL,
    TokenKind.THING,
    TokenKind.CASES,
    TokenKind.COUNT,
    TokenKind.AND,
)
"""What may stand between a word of a change and its number, or the next number it is told of."""
_PARTED = (TokenKind.STOP, TokenKind.OPEN)
_NEAR = 60
"""Tokens before a number that are looked at for what its clause says."""
_BESIDE_CHANGE = re.compile(
    r"(?:(?:[比较由从]|相比)(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:[0-9]{1,2}时)?[^,;。!?0-9例个人]{0,10}|[少多](?:了)?)\Z"
)
"""Before a number that is compared with, or by which another changed (比9月3日的556例少40例)."""
_CAME_TO = re.compile("[升增减降]至|降为|回落至?|调整[为至]")
_HOURS = re.compile(r"([0-9]{1,2})[时点]?[至到-]+([0-9]{1,2})[时点]")
_DAY_ALONE = re.compile(r"(?<![0-9月])[0-9]{1,2}日(?![0-9]|24时|0时)|单日")


class _Chinese:
    def __init__(self, page: ChinesePage, knows: Knows) -> None:
        self.page = page
        self.scopes = scopes_of(page, lambda start, end: knows(*page.source.span(start, end)))
        self.counted = {count.span[0]: count for count in self.scopes.counted}

    def at(self, start: int, end: int) -> TextScope:
        page = self.page
        place = page.place(start)
        scope = self.scopes.at(place)
        ahead = page.first_token(place)
        item = self._item(place, ahead, page.place(end))
        subject = item or (OTHER if self._of_a_town(place) else scope.subject)
        together = () if item else self._together(ahead)
        day = read_day(page.pieces.reads, scope.day) if scope.day else None
        places = subject not in (OWN, OTHER, NOBODY)
        return TextScope(
            PLACE if together or places else subject, together or ((subject,) if places else ()), str(scope.measure),
            scope.window, scope.moment, day, *self._told_from_today(scope.day, ahead), scope.of_a_day or self._of_a_day(place, ahead),
            self._changed(place, ahead), scope.mode, scope.outside, self._what(place, item),
        )  # fmt: skip

    def _what(self, place: int, item: str) -> str:
        """What a number counts: what is named beside it, or, of a place in a list, what was counted last in its line."""
        count = self.counted.get(place)
        if count is None and item:
            at = bisect_left(self.scopes.counted, place, key=lambda one: one.span[0])
            last = self.scopes.counted[at - 1] if at else None
            count = last if last is not None and self.page.line_end(last.span[0]) > place else None
        return count.what.key if count is not None else ""

    def _of_a_day(self, place: int, ahead: int) -> bool:
        """Whether the clause of a number speaks of one day or of what is new in it (当日治愈出院180人, 其中4日出院103人)."""
        tokens, at, last = self.page.tokens, ahead - 1, max(0, ahead - _NEAR)
        while at >= last and tokens[at].kind not in _PARTED and not self._opens(tokens[at]):
            if tokens[at].kind in (TokenKind.NEW, TokenKind.DAY):
                return True
            at -= 1
        begin = tokens[at].start if at >= last else max(0, place - _NEAR)
        return _DAY_ALONE.search(self.page.text, begin, place) is not None

    def _told_from_today(self, day: str, ahead: int) -> tuple[int | None, tuple[int, int] | None]:
        """How many days ago the day is that rules, where that is told from today, and its hours (今日0至14时)."""
        ago = {"今": 0, "昨": 1}.get(day[:1])
        if ago is None:
            return None, None
        tokens = self.page.tokens
        near = range(ahead - 1, max(-1, ahead - _NEAR), -1)
        named = next((tokens[at] for at in near if tokens[at].kind == TokenKind.DAY), None)
        hours = _HOURS.match(self.page.text, named.end) if named is not None else None
        return ago, (int(hours[1]), int(hours[2])) if hours else None

    def _opens(self, token: Token) -> bool:
        return token.start in self.page.lines

    def _item(self, place: int, ahead: int, end: int) -> str:
        """Whose name stands right before the number (拉萨市32例), or behind it (3例在日喀则市)."""
        tokens = self.page.tokens
        before = tokens[ahead - 1] if ahead else None
        if before is not None and before.kind in NAME_KINDS and before.end == place:
            return whose(self.page, before)
        if self.page.text.startswith("在", end):
            at = self.page.first_token(end + 1)
            behind = tokens[at] if at < len(tokens) else None
            if behind is not None and behind.kind in NAME_KINDS and behind.start == end + 1:
                return whose(self.page, behind)
        return ""

    def _together(self, ahead: int) -> tuple[str, ...]:
        """The places of the series that are named together before a number of its clause (昌都、那曲两市共26例)."""
        tokens, named, at = self.page.tokens, list[Token](), ahead - 1
        while at >= max(0, ahead - _NEAR) and tokens[at].kind not in (*_PARTED, TokenKind.COUNT):
            if tokens[at].kind == TokenKind.PLACE:
                named.insert(0, tokens[at])
            elif named and not (tokens[at].kind == TokenKind.AND and tokens[at].end == named[0].start):
                break
            if self._opens(tokens[at]):
                break
            at -= 1
        return tuple(whose(self.page, one) for one in named) if len(named) > 1 else ()

    def _of_a_town(self, place: int) -> bool:
        """Whether the clause of a number opens with a town nobody knows."""
        clauses = self.scopes.clauses
        at = bisect_right(clauses, place, key=lambda clause: clause.begin) - 1
        first = self.page.first_token(clauses[at].begin) if at >= 0 else len(self.page.tokens)
        if first == len(self.page.tokens) or self.page.tokens[first].start > place:
            return False
        return TOWN.fullmatch(self.page.text, clauses[at].begin, self.page.tokens[first].start) is not None

    def _changed(self, place: int, ahead: int) -> bool:
        """Whether a number says by how much something changed (减少高风险区43个、增加3个), or what it was before (由537个降至)."""
        if _BESIDE_CHANGE.search(self.page.text, max(0, place - _NEAR), place):
            return True
        tokens = self.page.tokens
        for at in range(ahead - 1, max(-1, ahead - 8), -1):
            if tokens[at].kind == TokenKind.COMPARED:
                return self.page.line_end(tokens[at].start) > place
            if tokens[at].kind not in _NOT_CHANGED:
                break
        here, behind = tokens[ahead : ahead + 1], tokens[ahead + 1 : ahead + 2]
        adjoins = bool(behind) and behind[0].start == here[0].end
        return adjoins and _CAME_TO.fullmatch(behind[0].text) is not None


# --- English ---------------------------------------------------------------------------------------

_IN = re.compile(r" ?(?:(?:[a-z'-]+ ){0,5}?)(?:in|across|throughout|from) (?:[a-z'-]+ ){0,4}\Z")
"""Between a number and the place it is of."""
_CLAUSE = re.compile(r"[;:]| \(|,? (?:while|whereas|but) |, and |(?<=[0-9]), ")
_GOES_ON = re.compile(r"[;:.(]|, (?:and|while|but) ")
_AHEAD = re.compile(r"[^.;:()0-9]{0,90}")
_THAN = re.compile(r"(?:compared (?:to|with)|up from|down from|\bfrom) \Z")
_DAY_BEFORE = re.compile(
    r"[a-z ,]{0,30}?\b(?:the (?:previous )?day before|before that|a day earlier|the previous day)\b"
)


def _measure(words: str, time: Time | None) -> str:
    if forms.ALL_SO_FAR.search(words):
        return OF_ALL_SO_FAR
    if time is not None and time.at is not None:
        return OF_MOMENT
    return OF_NEW if forms.NEWLY_TOLD.search(words) else ""


class _English:
    def __init__(
        self, subjects: EnglishSubjects, source: Source, year: int | None, told: date | None
    ) -> None:
        self.subjects, self.source, self.text = subjects, source, source.text
        self.times = Times(source.text, written_on(source.text, year) or told)
        self._found = self.times.all_of()
        self._starts = [time.start for time in self._found]

    def at(self, start: int, end: int) -> TextScope:
        begin, stop = self.source.place(start), self.source.place(end)
        sentence = self.subjects.sentence(begin)
        clause = self._clause(sentence, begin)
        whom = self._whom(sentence, clause, begin, stop)
        time = self._time(sentence, clause, begin, stop)
        behind = _AHEAD.match(self.text, stop)
        around = self.text[clause : behind.end() if behind else stop]
        unknown = whom.kind == PLACE and not whom.key
        others = whom.kind == ELSEWHERE or unknown or forms.NATIONWIDE.search(around) is not None
        return TextScope(
            OTHER if others else whom.kind, (whom.key,) if whom.key else (),
            _measure(around, time), window=time.window if time else None, moment=time.at if time else None,
            changed=self._changed(begin, stop), mode=Mode.SUPPOSED if forms.SUPPOSED.search(around) else Mode.SAID,
        )  # fmt: skip

    def _clause(self, sentence: EnglishSentence, at: int) -> int:
        begin = max(sentence.body, at - REACH)
        return max((cut.end() for cut in _CLAUSE.finditer(self.text, begin, at)), default=begin)

    def _whom(self, sentence: EnglishSentence, clause: int, start: int, end: int) -> Whom:
        """Whose a number is: who is named behind it (32 in Lhasa), before it in its clause, or in its sentence."""
        subjects = self.subjects
        now = subjects.now(sentence)
        behind = _AHEAD.match(self.text, end)
        for name in subjects.between(end, behind.end() if behind else end):
            if _IN.match(self.text[end : name.start]):
                return subjects.resolved(name, now)
            break
        for first in (clause, sentence.body):
            named = subjects.between(first, start)
            if len(named) > 1 and self._lies_in(named[-2], named[-1]):
                named.pop()
            if named:
                whom = subjects.resolved(named[-1], now)
                inside = whom.kind == PLACE and forms.LESSER_KIND.search(self.text, named[-1].end, start)
                return Whom(ELSEWHERE) if inside else whom
        return now

    def _lies_in(self, place: Name, region: Name) -> bool:
        """Qamdo, in eastern Tibet, had …: one place, and where it is."""
        within = self.subjects.is_within(place, region)
        return within or self.subjects.is_owned(place.end, region, forms.REGION_BEHIND)

    def _time(self, sentence: EnglishSentence, clause: int, start: int, end: int) -> Time | None:
        """The time of a number: the last of its clause before it, the first behind it, else the last of the sentences
        before it in its paragraph."""
        low = bisect_left(self._starts, clause)
        before = bisect_right(self._starts, start)
        if low < before:
            return self._found[before - 1]
        behind = _GOES_ON.search(self.text, end, sentence.end)
        until = behind.start() if behind and behind[0] != "." else sentence.end
        if before < len(self._found) and self._found[before].start < until:
            return self._found[before]
        return (
            self._found[before - 1]
            if before and self._same_paragraph(self._found[before - 1].start, start)
            else None
        )

    def _same_paragraph(self, one: int, other: int) -> bool:
        return bisect_right(self._paragraphs, one) == bisect_right(self._paragraphs, other)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [at for at, _ in self.source.lines()]

    def _changed(self, start: int, end: int) -> bool:
        before = self.text[max(0, start - 40) : start]
        return bool(_THAN.search(before)) or _DAY_BEFORE.match(self.text, end) is not None
