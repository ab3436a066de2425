"""A figure beside the grid that is printed in one language as a count of something it does not count in the other:
6412个 (网络故障) as “6,412 high-risk areas”.

Its measure in Chinese is general (个, 处, 件), so that any noun may be fair in English (households for 用户). Only a noun
the record itself counts is held against the other language: one of its indicators, cases, deaths, contacts, the names
of its places. It has to be named there too, by the figure, its label or the sentence it stands in.
"""

import re
from collections.abc import Iterator

from store.checks.basis.case import Case
from store.checks.basis.passages import mentioned
from store.checks.basis.things import counted_things, counts_the_subject
from store.record.figure import Figure
from store.record.measure import OPEN_UNITS
from store.record.reference import PartKey
from store.record.statement_slots import prose_slots
from store.series.subject_file import subject_of
from store.wording.numbers.printed_as import measure_behind

_STOPS = {"zh": re.compile(r"[。！？；\n]"), "en": re.compile(r"[.;!?\n](?=\s|$)|[,，]")}


def named_otherwise(case: Case, key: str, figure: Figure) -> tuple[str, str] | None:
    """The language and the words that print the figure as a count of something else; None where none do."""
    if figure.quantity is None and not figure.literal:
        return None
    around = {lang: list(_around(case, key, lang)) for lang in ("zh", "en")}
    noun = figure.quantity.unit + figure.quantity.noun if figure.quantity is not None else ""
    own = {
        "zh": [figure.raw, noun, figure.label.get("zh", ""), *around["zh"]],
        "en": [figure.label.get("en", ""), figure.said.get("en", ""), *around["en"]],
    }
    chinese = bool(around["zh"] or figure.label.get("zh"))
    known = _things(case, own["zh"], "zh")
    places = {place.key for place in case.series.places}
    if noun.strip() and noun[0] not in OPEN_UNITS:
        own["en"] = own["en"][:2]  # days and tons count themselves: no infections for ten days
    for words in own["en"]:
        strange = _things(case, [words], "en") - known
        if words in around["en"]:
            strange -= places  # where it was counted may be said in one language only
        if not chinese:
            # Nothing was said in Chinese: only a count that the record itself has is held against it.
            strange = set() if _is_its_count(case, figure, strange) else strange & _indicators(case)
        if strange:
            return "en", words.strip()
    if figure.quantity is not None and (chinese or noun):  # else no other language names anything yet
        measures = (measure_behind(figure.quantity, said) for said in _behind(case, key, "en"))
        if (measure := next(filter(None, measures), "")) != "":
            return "en", measure
    other = figure.said.get("zh", "")
    strange = _things(case, [other], "zh") - known - _things(case, own["en"], "en")
    return ("zh", other) if strange else None


def _around(case: Case, key: str, lang: str) -> Iterator[str]:
    """The words a figure is printed among: its sentence in Chinese, its clause in English."""
    for _, texts in case.conference.prose():
        text = texts.get(lang, "")
        for slot in prose_slots(text):
            if slot.ref != PartKey("figures", key):
                continue
            first = max((stop.end() for stop in _STOPS[lang].finditer(text, 0, slot.start)), default=0)
            stop = _STOPS[lang].search(text, slot.end)
            last = stop.start() if stop else len(text)
            others = [one for one in prose_slots(text) if one is not slot and lang == "en"]
            first = max([first, *(one.end for one in others if one.end <= slot.start)])
            last = min([last, *(one.start for one in others if one.start >= slot.end)])
            yield f"{text[first : slot.start]} {text[slot.end : last]}"


def _behind(case: Case, key: str, lang: str) -> Iterator[str]:
    """What stands behind a figure wherever it is printed in that language."""
    for _, texts in case.conference.prose():
        text = texts.get(lang, "")
        for slot in prose_slots(text):
            if slot.ref == PartKey("figures", key):
                yield text[slot.end :]


def _indicators(case: Case) -> set[str]:
    return {what.key for what in case.series.indicators} | subject_of(case.series).role("area_kind")


def _things(case: Case, texts: list[str], lang: str) -> set[str]:
    """What of the record those words name."""
    words = " ".join(texts)
    found = {place.key for place in mentioned(case.series.places, words, lang)}
    if lang == "zh":
        found |= {what.key for what in mentioned(case.series.indicators, words, lang)}
    else:
        lower = words.lower()
        found |= {
            what.key
            for what in case.series.indicators
            if any(
                re.search(rf"\b{re.escape(name.lower()).removesuffix('s')}s?\b", lower)
                for name in (what.name("en"), *what.also)
                if name.isascii()
            )
        }
    if counts_the_subject(case.series):
        found |= counted_things(case.series, words, lang)
    return found


def _is_its_count(case: Case, figure: Figure, things: set[str]) -> bool:
    """Whether the record counts just as many of it."""
    if figure.quantity is None:
        return False
    for what in case.series.indicators:
        if what.key in things:
            windows = [window.key for window in case.conference.windows] if what.kind.by_window else [""]
            if any(case.figures.value(key, what.key) == figure.quantity.value for key in windows):
                return True
    return False
