"""A text cut into sentences, each with what it speaks of (windows, indicators, places), and whose words stand where.

Knows the ways dates and attributions are written in Chinese and English; everything named comes from the
series' definition. A section and an answer have their speaker (or department), so that whatever is typed there
is said by them. A title, the lead, a name, a sentence of the phrase book has none.

What was found in a sentence is kept in memory (`kept`): a page is looked at again at every change, and most of its
sentences stay as they were.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import cache, cached_property, lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

from msgspec import Struct

from store.record.cell import CellKey
from store.record.claim import Claim
from store.record.conference import Conference
from store.record.naming import MONTHS, day_name
from store.record.reference import PartKey, Reference, is_part
from store.record.section import FOLLOWING
from store.record.window import Window
from store.series.definition import Indicator, Place, Series
from store.wording.numbers.numerals import MONTH_PATTERN
from store.wording.say.draft import SHEETS, Draft, DraftSpan, SpanKind

_P = ParamSpec("_P")
_T = TypeVar("_T")

_LONGEST = 2000
"""What is found in a longer sentence is not kept."""


def kept(most: int, *, text: int = 0) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Keeps the answers of a function about at most so many texts, which it is given at that place of its arguments."""

    def keeping(find: Callable[_P, _T]) -> Callable[_P, _T]:
        known = cast("Callable[_P, _T]", lru_cache(maxsize=most)(find))

        @wraps(find)
        def found(*given: _P.args, **named: _P.kwargs) -> _T:
            asked = cast("str", given[text])
            return (known if len(asked) <= _LONGEST else find)(*given, **named)

        return found

    return keeping


_ENDS = {
    "zh": r"[^。！？；\n]*[。！？；]*|\n",
    "en": r"(?:[^.!?;\n]|[.!?](?!\s+(?-i:[A-Z“\"])|\s*$))*[.!?;]*|\n",
}
DATES = {
    "zh": r"(?<!\d)\d{1,2}月\d{1,2}日",
    "en": rf"\b{MONTH_PATTERN} \d{{1,2}}\b",
}
SPEAKS = {
    "zh": r"表示|介绍说?[，：]|(?<!据)介绍|说[，：]|告诉|强调|指出|坦言|回应称",
    "en": r"\b(?:said|says|told|stated|added|stressed|introduced|noted|according to)\b",
}
"""How a text of whole sentences names whoever says it."""
_DAYS = {
    "zh": r"(?<![比较与和跟同于过及如距])(?:(?P<long>大?前[日天]|上周[一二三四五六日天]?|上个?月)|(?P<before>昨[日天])|今[日天](?!起|后|的))",
    "en": r"(?<!than )(?<!from )(?<!with )(?<!since )(?<!as )\b(?:(?P<long>(?:the )?day before yesterday|last (?:week|month|year|\w+day))|(?P<before>yesterday)|today)\b(?!['’]s)",
}
"""A day told from that of the conference; not one that is compared with, or on which something begins."""
_WHOLE_DAY = {
    "zh": "全天|整天|[0０]时至(?:24|２４|0)时",
    "en": r"\bwhole (?:day|of)\b|\bfull day\b|\bmidnight to midnight\b",
}
_DAY_ENDS = {"zh": "", "en": r"(?!\d)"}
"""What must not follow a date: Aug. 3 is not Aug. 31. Behind 8月31日 an hour may stand: 8月31日0时."""
_HOURS = {"zh": r"至{hour}[时点]", "en": r"to {spoken}"}


class Passage(Struct, frozen=True):
    """One sentence: where it stands in the text and what it is about. `indicators` and `places` are those an
    asserting word of it can be about, once that is known; empty before.

    `windows` are those of its date, or of the last date before it in the paragraph; None when no
    date was given at all, empty when the date is none of the record's. `attributed`: somebody is
    named as saying this paragraph.
    """

    text: str
    start: int
    windows: tuple[Window, ...] | None
    indicators: tuple[Indicator, ...]
    places: tuple[Place, ...]
    attributed: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_Made = TypeVar("_Made")


def worked_out_once(work: Callable[[Any, str], _Made]) -> Callable[[Any, str], _Made]:
    """`work` over a series, or its places or figures, and a language, done once for each. It is known again as the
    same object, which is kept with the result so that it stays that one: to compare all of it would take longer."""
    done: dict[tuple[int, str], tuple[object, _Made]] = {}

    @wraps(work)
    def known(of: Any, lang: str) -> _Made:
        found = done.get((id(of), lang))
        if found is None or found[0] is not of:
            if len(done) > 64:
                done.clear()
            found = done[id(of), lang] = (of, work(of, lang))
        return found[1]

    return known


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first needed."""
    return re.compile(pattern, re.IGNORECASE)


@kept(4096, text=1)
def every_match(pattern: str, text: str) -> tuple[re.Match[str], ...]:
    """Every match of a pattern in a sentence."""
    return tuple(compiled(pattern).finditer(text))


def side(lang: str) -> str:
    """The language whose words are looked for: Chinese, else English."""
    return "zh" if lang == "zh" else "en"


def standing_alone(conference: Conference, text: str, lang: str, start: int) -> Passage:
    """A text that stands for itself (a title, a name, an item of a list), at `start` of the whole one. It is
    dated by itself only, never by the sentence it is printed in."""
    return Passage(text, start, _windows(conference, text, lang), (), (), False)


def passages(conference: Conference, text: str, lang: str) -> Iterator[Passage]:
    """The sentences of `text` in order; blank ones are left out."""
    offset = 0
    for paragraph in text.splitlines(keepends=True):
        attributed, sentences = _sentences(paragraph, side(lang))
        dated: tuple[Window, ...] | None = None
        for start, sentence, dates in sentences:
            own = _windows(conference, sentence, lang) if dates else None
            dated = own if own is not None else dated
            yield Passage(sentence, offset + start, dated, (), (), attributed)
        offset += len(paragraph)


@kept(512)
def _sentences(paragraph: str, tongue: str) -> tuple[bool, tuple[tuple[int, str, bool], ...]]:
    """Whether somebody speaks in a paragraph; and where its sentences begin, what they are, and whether they name a
    day."""
    days = compiled(f"{DATES[tongue]}|{_DAYS[tongue]}")
    found = [(match.start(), match[0]) for match in compiled(_ENDS[tongue]).finditer(paragraph)]
    sentences = [(at, said, days.search(said) is not None) for at, said in found if said.strip()]
    return compiled(SPEAKS[tongue]).search(paragraph) is not None, tuple(sentences)


def _windows(conference: Conference, sentence: str, lang: str) -> tuple[Window, ...] | None:
    """The windows a sentence dates itself to; None without a date, empty when none has it."""
    if not compiled(DATES[side(lang)]).search(sentence):
        day = compiled(_DAYS[side(lang)]).search(sentence)
        if day is None:
            return None
        if day["long"]:
            return ()
        held_on = conference.held_on - timedelta(days=1 if day["before"] else 0)
        on_day = [window for window in conference.windows if window.day == held_on]
        whole = compiled(_WHOLE_DAY[side(lang)]).search(sentence)
        return tuple(window for window in on_day if not whole or window.end.hour in (0, 24))
    on_day = [
        window
        for window in conference.windows
        if re.search(rf"(?<!\d){day_pattern(window.day, side(lang))}{_DAY_ENDS[side(lang)]}", sentence)
    ]
    exact = [window for window in on_day if _hour_named(window, sentence, lang)]
    if not exact and compiled(_WHOLE_DAY[side(lang)]).search(sentence):
        return tuple(window for window in on_day if window.end.hour in (0, 24))
    return tuple(exact or on_day)


def day_pattern(day: date, tongue: str) -> str:
    """A day as it is written, in English with the month in full or short: Sept. 5, September 5."""
    if tongue == "zh":
        return re.escape(day_name(day, tongue))
    return rf"{MONTHS[day.month - 1][:3]}[a-z]*\.? {day.day}"


def _hour_named(window: Window, sentence: str, lang: str) -> bool:
    hour = window.end.hour
    spoken = {0: "midnight", 12: "noon", 24: "midnight"}.get(hour, f"{hour % 12 or 12} [ap]")
    return re.search(_HOURS[side(lang)].format(hour=hour, spoken=spoken), sentence) is not None


_Thing = TypeVar("_Thing", Indicator, Place)


def located(things: Sequence[_Thing], sentence: str, lang: str) -> list[tuple[int, _Thing]]:
    """Every place at which a sentence names one of the things, in order; the longest names go first, so that
    a name inside another does not count."""
    rest = sentence.lower()
    if len(rest) != len(sentence):
        rest = sentence
    found: list[tuple[int, _Thing]] = []
    for name, thing in _by_length(things, lang):
        at = rest.find(name)
        while at >= 0:
            if not (name.isascii() and _inside_a_word(rest, at, at + len(name))):
                found.append((at, thing))
                rest = rest[:at] + "\0" * len(name) + rest[at + len(name) :]
            at = rest.find(name, at + len(name))
    found.sort(key=lambda pair: pair[0])
    return found


def _inside_a_word(text: str, start: int, end: int) -> bool:
    """Whether letters stand on either side: Ali is not in centralized."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return (before.isascii() and before.isalpha()) or (
        behind.isascii() and behind.isalpha() and behind != "s"
    )


@worked_out_once
def _by_length(things: Sequence[Any], lang: str) -> list[tuple[str, Any]]:
    names = [(name, thing) for thing in things for name in _names(thing, lang)]
    return sorted(names, key=lambda pair: -len(pair[0]))


@worked_out_once
def names_of_places(series: Series, tongue: str) -> str:
    """A pattern of every way to name a place of the series in a language, the longest first."""
    names = {
        name for place in series.places for name in (place.name(tongue), place.short(tongue), *place.also)
    }
    ways = [re.escape(name) for name in sorted(filter(None, names), key=len, reverse=True)]
    # A name inside an English word is none: Ali is not in centralized.
    return "|".join(rf"\b{way}\b" if way.isascii() else way for way in ways) or "(?!)"


def mentioned(things: Sequence[_Thing], sentence: str, lang: str) -> tuple[_Thing, ...]:
    """The things a sentence names, each once, in order."""
    return tuple({thing.key: thing for _, thing in located(things, sentence, lang)}.values())


def _names(thing: Indicator | Place, lang: str) -> set[str]:
    """Every name in the language, in small letters; a name of one character would be met everywhere."""
    names = {thing.name(lang), thing.short(lang), *thing.also}
    return {name.lower() for name in names if len(name) > 1}


class Voice(Enum):
    """Whose word it is."""

    RECORD = "record"
    """The program chose it by the figures: a claim slot, a count, the statuses of the places."""
    SPEAKER = "speaker"
    """A person or department that is named as saying it."""
    NOBODY = "nobody"
    """A title, a name, the lead, a sentence of the phrase book."""
    READER = "reader"
    """A bare text, of which it is not known who wrote what."""


class Whose(Struct, frozen=True):
    """Whose word it is. `windows`: those the record's own word is about, when it has any. `counted`: it is
    itself the figure zero, in words (no patients), or the number of the conference (第一次)."""

    voice: Voice
    windows: frozenset[str] = frozenset()
    counted: bool = False


_OPEN_TEXTS = ("body",)
"""Texts of whole sentences, which name in words who says them."""
_RECORDED = ("reasons",)
"""Why a figure contradicts an earlier conference: kept with the name of whoever wrote it."""


_NO_NAMES = frozenset(
    [
        "网传",
        "据悉",
        "据传",
        "据称",
        "据了解",
        "记者",
        "本报",
        "本台",
        "本网",
        "有人",
        "某人",
        "某",
        "无",
        "不详",
        "未知",
        "消息人士",
        "知情人士",
        "相关人士",
        "有关人士",
        "有关方面",
        "网友",
        "坊间",
        "reporter",
        "reporters",
        "sources",
        "source",
        "unknown",
        "nobody",
        "somebody",
        "someone",
        "none",
        "n/a",
        "rumours",
        "rumors",
        "reportedly",
        "observers",
    ]
)
"""What is no name of a person or department, and makes nobody answer for what is said."""


def names_somebody(words: Mapping[str, str] | str) -> bool:
    """Whether a field for a speaker or a department has a name in it, in any language (a claim has one for all)."""
    names = [words] if isinstance(words, str) else words.values()
    return any(
        re.search(r"[^\W\d_]", name) is not None and name.strip(" .。·-—").lower() not in _NO_NAMES
        for name in names
    )


class Voices:
    """Asked for any characters of one draft."""

    def __init__(self, conference: Conference, draft: Draft) -> None:
        self.conference, self.draft = conference, draft
        self._spans = sorted(draft.spans, key=lambda span: (span.start, -span.end))
        self._starts = [span.start for span in self._spans]

    def __call__(self, start: int, end: int) -> Whose:
        """Whose the characters `start` to `end` are. One character that nobody says makes all of them so."""
        over = list(self._over(start, end))
        if any(self._is_itself(span, start) for span in over):
            return Whose(Voice.RECORD, counted=True)
        voices = [self._of(span, start) for span in over]
        if not voices or Voice.NOBODY in voices:
            return Whose(Voice.NOBODY)
        if Voice.SPEAKER in voices:
            return Whose(Voice.SPEAKER)
        return Whose(
            Voice.RECORD, frozenset(filter(None, (_window(one) for span in over for one in span.cells)))
        )

    @staticmethod
    def _is_itself(span: DraftSpan, start: int) -> bool:
        """Whether a word that begins at `start` is a figure of the grid, which the sayer printed as a word, or the
        number of the conference: 第一次 at the first of a series says which it is, not that there was none before."""
        if span.kind is SpanKind.ORDINAL:
            return start <= span.start <= start + len("第")
        figure = span.kind is SpanKind.COUNT and bool(span.cells) and isinstance(span.cells[0], CellKey)
        return figure and span.start <= start

    @cached_property
    def closed(self) -> tuple[DraftSpan, ...]:
        """Every span whose words stand for themselves: a title, a name, an item, not a piece of prose."""
        texts = [span for span in self._spans if span.kind is SpanKind.TEXT]
        named = [span for span in texts if (span.cells or span.slot) and not self._prose(span)]
        return (*named, *(span for span in texts if self._subhead(span)))

    def _subhead(self, span: DraftSpan) -> bool:
        lines = {
            line.strip()
            for name, text in self.conference.texts.items() if name.startswith("subheads")
            for line in text.split("\n")
        }  # fmt: skip
        return not span.cells and not span.slot and self.draft.text[span.start : span.end] in lines

    def _over(self, start: int, end: int) -> Iterator[DraftSpan]:
        for at in range(bisect_right(self._starts, end - 1) - 1, -1, -1):
            span = self._spans[at]
            if span.end > start:
                yield span
            elif start - span.start > 20_000:
                return

    def _prose(self, span: DraftSpan) -> bool:
        first = _first(span)
        if isinstance(first, PartKey) and first.about.prose:
            return not self._is_name(span)
        return span.slot in (*_OPEN_TEXTS, *_RECORDED)

    def _is_name(self, span: DraftSpan) -> bool:
        """Whether the span prints a department, a name or a title rather than what they said; or who asked an answer
        and about what, which are printed as its heading."""
        held = self.conference.speaker(_first(span))
        said = self.draft.text[span.start : span.end]
        names = [held.department, held.speaker, held.title] if held is not None else []
        names += [getattr(held, name, {}) for name in ("topic", "asker")]
        typed = [value for words in names for value in words.values()]
        # a sentence has its own article before a department that was typed with one: see `without_article`
        return any(said in (value, value.partition(" ")[2].lstrip()) for value in typed)

    def _of(self, span: DraftSpan, start: int) -> Voice:
        ref = _first(span)
        if span.kind is SpanKind.CLAIM and not is_part(ref, "claims"):
            return self._of_status(span, ref, start) if is_part(ref, "statuses") else Voice.RECORD
        if span.kind in (SpanKind.TIME, SpanKind.ORDINAL):
            return Voice.NOBODY  # the words around a date are the office's own
        if span.kind is not SpanKind.TEXT and not is_part(ref, "claims", "figures", "lists"):
            return Voice.RECORD
        if span.slot in _RECORDED:
            return Voice.SPEAKER
        if span.slot in _OPEN_TEXTS:
            return self._in_words(span, start)
        if self._is_name(span):
            return Voice.NOBODY
        return self._speaker(ref)

    def _of_status(self, span: DraftSpan, ref: PartKey, start: int) -> Voice:
        """What was reached by how many places is the record's; the goal is a person's own words."""
        statuses = self.conference.statuses.get(ref.key)
        goal = statuses.goal.get(self.draft.language, "") if statuses is not None else ""
        at = self.draft.text.find(goal, span.start, span.end) if goal else -1
        inside = at <= start < at + len(goal)
        return self._speaker(ref) if at >= 0 and inside else Voice.RECORD

    def _in_words(self, span: DraftSpan, start: int) -> Voice:
        """In a text of whole sentences: whether its paragraph has named somebody as saying this."""
        begun = max(span.start, self.draft.text.rfind("\n", 0, start) + 1)
        speaks = compiled(SPEAKS[side(self.draft.language)])
        return Voice.SPEAKER if speaks.search(self.draft.text, begun, start) else Voice.NOBODY

    def _speaker(self, ref: Reference | None) -> Voice:
        """Whether the part a text was typed into has somebody who says it."""
        conference = self.conference
        held = conference.part(ref)
        if held is None:
            return Voice.NOBODY
        if isinstance(held, Claim) and names_somebody(held.speaker):
            return Voice.SPEAKER
        inside = getattr(held, "section", "")
        whose = conference.sections.get(inside) or conference.answers.get(inside) or held
        named = any(names_somebody(getattr(whose, name, {})) for name in ("speaker", "department"))
        return Voice.SPEAKER if named and self._is_printed(ref, whose) else Voice.NOBODY

    def _is_printed(self, ref: Reference | None, whose: object) -> bool:
        """Whether the text names whoever says this part. A paragraph without a verb names nobody, unless one before it
        of the same section has; in the script and the sheet of answers everybody is called first."""
        if self.draft.form in SHEETS:
            return True
        if is_part(ref, "answers"):
            return getattr(whose, "verb", "") != "none"
        if not is_part(ref, "statements"):
            return True
        section = getattr(self.conference.part(ref), "section", "")
        for number, (key, one) in enumerate(self.conference.statements_of(section)):
            if (one.verb or (getattr(whose, "verb", "") if number == 0 else FOLLOWING)) != "none":
                return True
            if key == ref.key:
                return False
        return False


def _first(span: DraftSpan) -> Reference | None:
    """What the span prints first."""
    return span.cells[0] if span.cells else None


def _window(ref: Reference) -> str:
    """The window of a cell. What a part bears out is about no window there is: no window is called as a kind is."""
    return ref.window if isinstance(ref, CellKey) else ref.kind if isinstance(ref, PartKey) else ""
