"""A text cut into sentences, each with what it speaks of: windows, indicators, places, a speaker.

Knows the ways dates and attributions are written in Chinese and English; everything named comes from
the series' definition.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct

from store.record.conference import Conference
from store.record.naming import day_name
from store.record.window import Window
from store.series.definition import Indicator, Place

_ENDS = {
    "zh": r"[^。！？；\n]*[。！？；]*|\n",
    "en": r"(?:[^.!?;\n]|[.!?](?!\s+(?-i:[A-Z“\"])|\s*$))*[.!?;]*|\n",
}
_DATES = {
    "zh": r"(?<!\d)\d{1,2}月\d{1,2}日",
    "en": r"\b(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b",
}
SPEAKS = {
    "zh": r"表示|介绍说?[，：]|(?<!据)介绍|说[，：]|告诉|强调|指出|坦言|回应称",
    "en": r"\b(?:said|says|told|stated|added|stressed|introduced|noted|according to)\b",
}
"""How a text of whole sentences names whoever says it."""
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


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first needed."""
    return re.compile(pattern, re.IGNORECASE)


def side(lang: str) -> str:
    """The language whose words are looked for: Chinese, else English."""
    return "zh" if lang == "zh" else "en"


def alone(conference: Conference, text: str, lang: str, start: int) -> Passage:
    """A text that stands for itself (a title, a name, an item of a list), at `start` of the whole one. It is
    dated by itself only, never by the sentence it is printed in."""
    return Passage(text, start, _windows(conference, text, lang), (), (), False)


def passages(conference: Conference, text: str, lang: str) -> Iterator[Passage]:
    """The sentences of `text` in order; blank ones are left out."""
    speaks, ends = compiled(SPEAKS[side(lang)]), compiled(_ENDS[side(lang)])
    offset = 0
    for paragraph in text.splitlines(keepends=True):
        attributed = speaks.search(paragraph) is not None
        dated: tuple[Window, ...] | None = None
        for match in ends.finditer(paragraph):
            sentence = match[0]
            if not sentence.strip():
                continue
            own = _windows(conference, sentence, lang)
            dated = own if own is not None else dated
            yield Passage(sentence, offset + match.start(), dated, (), (), attributed)
        offset += len(paragraph)


def _windows(conference: Conference, sentence: str, lang: str) -> tuple[Window, ...] | None:
    """The windows a sentence dates itself to; None without a date, empty when none has it."""
    if not compiled(_DATES[side(lang)]).search(sentence):
        return None
    on_day = [
        window
        for window in conference.windows
        if re.search(
            rf"(?<!\d){re.escape(day_name(window.day, side(lang)))}{_DAY_ENDS[side(lang)]}", sentence
        )
    ]
    exact = [window for window in on_day if _hour_named(window, sentence, lang)]
    return tuple(exact or on_day)


def _hour_named(window: Window, sentence: str, lang: str) -> bool:
    hour = window.end.hour
    spoken = {0: "midnight", 12: "noon", 24: "midnight"}.get(hour, f"{hour % 12 or 12} [ap]")
    return re.search(_HOURS[side(lang)].format(hour=hour, spoken=spoken), sentence) is not None


Thing = TypeVar("Thing", Indicator, Place)


def located(things: Sequence[Thing], sentence: str, lang: str) -> list[tuple[int, Thing]]:
    """Every place at which a sentence names one of the things, in order; the longest names go first, so that
    a name inside another does not count."""
    rest = sentence.lower()
    if len(rest) != len(sentence):
        rest = sentence
    found: list[tuple[int, Thing]] = []
    for name, thing in _by_length(things, lang):
        at = rest.find(name)
        while at >= 0:
            found.append((at, thing))
            rest = rest[:at] + "\0" * len(name) + rest[at + len(name) :]
            at = rest.find(name)
    found.sort(key=lambda pair: pair[0])
    return found


_NAMED: dict[tuple[int, str], tuple[object, list[tuple[str, Any]]]] = {}
"""Names already put in order, by the tuple of things (which is kept with them, so that it stays that one)."""


def _by_length(things: Sequence[Thing], lang: str) -> list[tuple[str, Thing]]:
    known = _NAMED.get((id(things), lang))
    if known is None or known[0] is not things:
        names = [(name, thing) for thing in things for name in _names(thing, lang)]
        if len(_NAMED) > 64:
            _NAMED.clear()
        known = _NAMED[id(things), lang] = (things, sorted(names, key=lambda pair: -len(pair[0])))
    return known[1]


def mentioned(things: Sequence[Thing], sentence: str, lang: str) -> tuple[Thing, ...]:
    """The things a sentence names, each once, in order."""
    return tuple({thing.key: thing for _, thing in located(things, sentence, lang)}.values())


def _names(thing: Indicator | Place, lang: str) -> set[str]:
    """Every name in the language, in small letters; a name of one character would be met everywhere."""
    names = {thing.name(lang), thing.short(lang), *thing.also}
    return {name.lower() for name in names if len(name) > 1}
