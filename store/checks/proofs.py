"""What the figures say of an asserting word: they prove it, contradict it, or do not say.

Each proof looks at the windows the sentence speaks of and at nothing else; a figure that is not known
leaves the word open.
"""

import operator
import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from store.checks.case import Case, Figures
from store.checks.claim_words import folded
from store.checks.comparisons import day_wanted, rank_word, strong, whose_places
from store.checks.passages import Passage, compiled, located, side
from store.record.cell import CellKey, Mark
from store.record.chinese import NotANumeral, read_chinese
from store.record.status import Reached
from store.record.window import Window
from store.series.definition import Indicator, Kind, Place


class Proof(Enum):
    """What the figures say of a word."""

    PROVED = "proved"
    AGAINST = "against"
    OPEN = "open"
    """They do not say."""


class Weighed(Struct, frozen=True):
    """The outcome for one word, and the cells that decide it."""

    proof: Proof
    cells: tuple[CellKey, ...] = ()
    expected: int | str | None = None
    got: int | str | None = None


OPEN = Weighed(Proof.OPEN)

_PARTLY = {"zh": r"基本|初步|大体", "en": r"\b(?:basically|largely|mostly|essentially)\b"}
_STOPS = {
    "zh": r"[，。；、：:（）()！？!?;]",
    "en": r"[,;:()!?]|\.(?=\s+(?-i:[A-Z“]))| (?:and|but|while) (?=no\b|none\b)",
}
_NOT = {"zh": r"[不非未没无]", "en": r"\b(?:not|no|never|outside|without|except|other than)\b|n['’]t\b"}
_NEAR = 30
"""A status is told by the goal at most so far behind 均实现, with no comma between."""


_OF_PLACES = {
    "zh": r"社会面(?:动态|基本|全面|持续)*清零",
    "en": r"community(?:[- ]level)? (?:transmission )?cleared|clear\w* (?:of )?community",
}


def counted_words(text: str, lang: str) -> str:
    """`text` without 社会面清零, at its own length: that is a status of places, never a count."""
    return compiled(_OF_PLACES[side(lang)]).sub(lambda found: "\0" * len(found[0]), text)


def clause(match: re.Match[str], lang: str) -> tuple[int, int]:
    """Where the words between commas begin and end that the word stands in."""
    stops = compiled(_STOPS[side(lang)])
    start = 0
    for stop in stops.finditer(match.string):
        if stop.start() >= match.end():
            return start, stop.start()
        if stop.end() <= match.start():
            start = stop.end()
    return start, len(match.string)


def part_meant(case: Case, match: re.Match[str], lang: str) -> tuple[int, Indicator] | None:
    """The part of a whole a clause speaks of: the first named behind the word, else the last before it."""
    start, end = clause(match, lang)
    inside = [
        (start + at, what)
        for at, what in located(case.series.indicators, counted_words(match.string, lang)[start:end], lang)
        if what.part_of
    ]
    behind = [each for each in inside if each[0] >= match.end()]
    return behind[0] if behind else inside[-1] if inside else None


def _all(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """均在…发现: the part is the whole; 全部在A: the place is the total; 均实现: the recorded statuses."""
    statuses = _statuses(case, match, lang)
    if statuses is not None:
        return statuses
    meant = part_meant(case, match, lang)
    if meant is not None:
        at, part = meant
        between = match.string[min(at, match.end()) : max(at, match.start())]
        if compiled(_NOT[side(lang)]).search(between):
            return OPEN  # 均不在…发现 says something of the other parts
        return settled([part_is_whole(case, window, part) for window in windows_of(case, passage, part)])
    share = whose_places(case, match, clause(match, lang), lang)
    return _share(case, passage, share, operator.eq) if share is not None else OPEN


Share = tuple[tuple[Indicator, ...], tuple[Place, ...]]


def _share(case: Case, passage: Passage, share: Share, holds: Callable[[int, int], bool]) -> Weighed:
    """How the counts of the places named stand to the total, in each window spoken of."""
    indicators, places = share
    found = []
    for what, key, _ in _compared(case, replace(passage, indicators=indicators, places=())):
        cells = tuple(CellKey(key, what.key, place.key) for place in places)
        counts = [case.figures.at(key, what, place.key) for place in places]
        known = [count for count in counts if count is not None]
        whole = case.figures.value(key, what.key)
        if whole is None or len(known) < len(counts):
            found.append(Weighed(Proof.OPEN, cells))
        else:
            proof = Proof.PROVED if holds(sum(known), whole) else Proof.AGAINST
            found.append(Weighed(proof, cells, whole, sum(known)))
    return settled(found)


def _mostly(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """大部分, mostly: the part or the places named have more than half."""

    def more(some: int, whole: int) -> bool:
        return 2 * some > whole

    meant = part_meant(case, match, lang)
    if meant is not None:
        parts = [
            part_is_whole(case, window, meant[1], more) for window in windows_of(case, passage, meant[1])
        ]
        return settled(parts)
    share = whose_places(case, match, clause(match, lang), lang)
    return _share(case, passage, share, more) if share is not None else OPEN


def part_is_whole(
    case: Case, window: Window, part: Indicator, holds: Callable[[int, int], bool] = operator.eq
) -> Weighed:
    cells = (CellKey(window.key, part.key),)
    one, whole = case.figures.value(window.key, part.key), case.figures.value(window.key, part.part_of)
    if one is None or whole is None:
        return Weighed(Proof.OPEN, cells)
    return Weighed(Proof.PROVED if holds(one, whole) else Proof.AGAINST, cells, whole, one)


def _statuses(case: Case, match: re.Match[str], lang: str) -> Weighed | None:
    """The recorded statuses of the places, when the clause of the word goes on to name their goal.

    A word inside the goal itself is a person's own, and no status bears it out.
    """
    start, end = clause(match, lang)
    for statuses in case.conference.statuses.values():
        goal = folded(statuses.goal.get(lang, ""))[0]
        at = match.string.find(goal, start) if goal else -1
        within = at <= match.start() < at + len(goal)
        if at < 0 or at >= end or at - match.end() > _NEAR or (within and match[0] not in CLEARED):
            continue
        if at + len(goal) <= match.start():
            continue
        far = [Reached.DONE]
        if compiled(_PARTLY[side(lang)]).search(match.string, start, at):
            far.append(Reached.MOSTLY)
        reached, all_places = len(statuses.at(*far)), len(case.series.places)
        proof = Proof.PROVED if reached == all_places else Proof.AGAINST
        return Weighed(proof, (), all_places, reached)
    return None


CLEARED = ("清零", "cleared", "eliminated", "eradicated")


def _none(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """无新增: the total (or the named places) is zero in that window; a part of a whole speaks for itself."""
    named = [what for what in passage.indicators if what.part_of] or list(passage.indicators)
    inner = {key for what in named for key in what.plus}
    if any(what.key in inner for what in named):
        named = [what for what in named if what.kind is not Kind.DERIVED]
    unreported = match[0].lower().startswith("no report")
    found = []
    for what in named:
        flows = what.kind in (Kind.FLOW, Kind.DERIVED)
        places = passage.places if what.by_place else ()
        for key in [window.key for window in windows_of(case, passage, what)] if flows else [""]:
            for place in places:
                cell = CellKey(key, what.key, place.key)
                held = case.conference.cell(cell)
                asked = held is not None and held.value is Mark.NOT_REPORTED
                number = case.figures.at(key, what, place.key)
                found.append(Weighed(Proof.PROVED, (cell,)) if unreported and asked else _zero(cell, number))
            if not places:
                found.append(_zero(CellKey(key, what.key), case.figures.value(key, what.key)))
    return settled(found)


def _zero(cell: CellKey, number: int | None) -> Weighed:
    proof = Proof.OPEN if number is None else Proof.AGAINST if number else Proof.PROVED
    return Weighed(proof, (cell,), 0, number)


def _cleared(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """社会面清零: the recorded statuses. 高风险区清零 is about a figure, which is then zero."""
    if passage.indicators:
        return _none(case, passage, match, lang)
    return _statuses(case, match, lang) or OPEN


def _streak(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """连续N天: N days lie between the two dates of the sentence, or a recorded period has them."""
    said = next(group for group in match.groups() if group)
    try:
        days = int(said) if said.isdecimal() else read_chinese(said)
    except NotANumeral:
        return OPEN
    between = _days_between(case, match.string, lang)
    if between is not None:
        return Weighed(Proof.PROVED if between == days else Proof.AGAINST, (), between, days)
    periods = [figure.period.days for figure in case.conference.figures.values() if figure.period]
    return Weighed(Proof.PROVED, (), days, days) if days in periods else OPEN


def _days_between(case: Case, sentence: str, lang: str) -> int | None:
    """How many days the two dates of a Chinese sentence span, both counted; None without two dates."""
    if lang != "zh":
        return None
    found = compiled(
        r"(\d{1,2})月(\d{1,2})日(?:(?!连续)[^。])*?[到至](?:(\d{1,2})月)?(\d{1,2})日[，]?连续"
    ).search(sentence)
    if found is None:
        return None
    year = case.conference.held_on.year
    month = int(found[1])
    try:
        start, end = date(year, month, int(found[2])), date(year, int(found[3] or month), int(found[4]))
    except ValueError:
        return None
    return (end - start).days + 1


def _first(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """首次, 新高: no figures of two weeks can prove what never was before; it takes a recorded claim."""
    return OPEN


def _trend(holds: Callable[[int, int], bool]) -> "Callable[[Case, Passage, re.Match[str], str], Weighed]":
    def proof(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
        """下降: each figure named is below that of the conference before; 大幅下降: by a tenth at least."""
        bounds = clause(match, lang)
        if day_wanted(case, match, bounds, lang):
            return OPEN
        by_much = strong(match, bounds, lang)
        found = []
        for what, key, place in _compared(case, passage):
            cell = CellKey(key, what.key, place) if place else CellKey(key, what.key)
            now, before = _number(case.figures, what, key, place), None
            if case.previous is not None:
                before = _number(case.previous, what, key, place)
            if now is None or before is None:
                found.append(Weighed(Proof.OPEN, (cell,)))
                continue
            enough = not by_much or 10 * abs(now - before) >= before
            proof = Proof.PROVED if holds(now, before) and enough else Proof.AGAINST
            found.append(Weighed(proof, (cell,), before, now))
        return settled(found)

    return proof


def _rank(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """最多: the places named stand before every other one, in each window spoken of."""
    named = {place.key for place in passage.places}
    if not named or len(named) == len(case.series.places):
        return OPEN
    most, found = rank_word(match[0]), []
    for what, key, _ in _compared(case, replace(passage, places=())):
        if not what.by_place:
            return OPEN
        counts = dict(
            zip((each.key for each in case.series.places), case.figures.row(key, what), strict=True)
        )
        cells = tuple(CellKey(key, what.key, each) for each in named)
        known = {each: number for each, number in counts.items() if number is not None}
        if len(known) < len(counts):
            found.append(Weighed(Proof.OPEN, cells))
            continue
        ours = [known[each] for each in named]
        others = [number for each, number in known.items() if each not in named]
        holds = min(ours) > max(others) if most else max(ours) < min(others)
        best = max(others) if most else min(others)
        found.append(Weighed(Proof.PROVED if holds else Proof.AGAINST, cells, best, ours[0]))
    return settled(found)


def _compared(case: Case, passage: Passage) -> Iterator[tuple[Indicator, str, str]]:
    """Every figure a comparison is about: indicator, window (empty without one), place (empty for all)."""
    for what in passage.indicators:
        flows = what.kind in (Kind.FLOW, Kind.DERIVED)
        for key in [window.key for window in windows_of(case, passage, what)] if flows else [""]:
            for place in [each.key for each in passage.places] if what.by_place else [""]:
                yield what, key, place
            if what.by_place and not passage.places:
                yield what, key, ""


def _number(figures: Figures, what: Indicator, window: str, place: str) -> int | None:
    return figures.at(window, what, place) if place else figures.value(window, what.key)


def windows_of(case: Case, passage: Passage, what: Indicator) -> list[Window]:
    """The windows the sentence speaks of; without a date those the indicator is asked for in."""
    windows = case.conference.windows if passage.windows is None else passage.windows
    if passage.windows is not None:
        return list(windows)
    return [window for window in windows if not what.only_in or window.key in what.only_in]


def settled(found: list[Weighed]) -> Weighed:
    """One outcome out of several: anything against it counts first, then anything open."""
    for proof in (Proof.AGAINST, Proof.OPEN, Proof.PROVED):
        for outcome in found:
            if outcome.proof is proof:
                return outcome
    return OPEN


PROOFS: dict[str, Callable[[Case, Passage, re.Match[str], str], Weighed]] = {
    "all": _all,
    "none": _none,
    "cleared": _cleared,
    "mostly": _mostly,
    "streak": _streak,
    "first": _first,
    "fall": _trend(operator.lt),
    "rise": _trend(operator.gt),
    "same": _trend(operator.eq),
    "rank": _rank,
}
"""The proof of each kind of word (see `assertions`)."""
