"""What the figures say of an asserting word: they prove it, contradict it, or do not say.

Each proof looks at the windows the sentence speaks of and at nothing else; a figure that is not known
leaves the word open.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import Enum

from store.checks.case import Case
from store.checks.passages import Passage, compiled, side
from store.record.cell import CellKey
from store.record.chinese import NotANumeral, read_chinese
from store.record.status import Reached
from store.record.window import Window
from store.series.definition import Indicator, Kind
from store.values import struct


class Proof(Enum):
    """What the figures say of a word."""

    PROVED = "proved"
    AGAINST = "against"
    OPEN = "open"
    """They do not say."""


@struct
class Weighed:
    """The outcome for one word, and the cells that decide it."""

    proof: Proof
    cells: tuple[CellKey, ...] = ()
    expected: int | str | None = None
    got: int | str | None = None


OPEN = Weighed(Proof.OPEN)

_PARTLY = {"zh": "基本", "en": "basically"}


def _all(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """均在…发现: the part is the whole; 全部在A: the place is the total; 均实现: the recorded statuses."""
    statuses = _statuses(case, passage, lang)
    if statuses is not None:
        return statuses
    parts = [what for what in passage.indicators if what.part_of]
    if parts:
        return _settled(
            [_part_is_whole(case, window, parts[0]) for window in _windows(case, passage, parts[0])]
        )
    if len(passage.places) == 1 and passage.indicators:
        place = passage.places[0].key
        return _settled(
            [
                _place_is_total(case, window, what, place)
                for what in passage.indicators
                if what.by_place
                for window in _windows(case, passage, what)
            ],
            any_will_do=True,
        )
    return OPEN


def _part_is_whole(case: Case, window: Window, part: Indicator) -> Weighed:
    cells = (CellKey(window.key, part.key),)
    one, whole = case.figures.value(window.key, part.key), case.figures.value(window.key, part.part_of)
    if one is None or whole is None:
        return Weighed(Proof.OPEN, cells)
    return Weighed(Proof.PROVED if one == whole else Proof.AGAINST, cells, whole, one)


def _place_is_total(case: Case, window: Window, what: Indicator, place: str) -> Weighed:
    cells = (CellKey(window.key, what.key, place),)
    one, whole = case.figures.at(window.key, what, place), case.figures.value(window.key, what.key)
    if one is None or whole is None:
        return Weighed(Proof.OPEN, cells)
    return Weighed(Proof.PROVED if one == whole else Proof.AGAINST, cells, whole, one)


def _statuses(case: Case, passage: Passage, lang: str) -> Weighed | None:
    """The recorded statuses of the places, when the sentence names their goal."""
    for statuses in case.conference.statuses.values():
        goal = statuses.goal.get(lang, "")
        if goal and goal in passage.text:
            far = [Reached.DONE] + ([Reached.MOSTLY] if _PARTLY[side(lang)] in passage.text else [])
            reached, all_places = len(statuses.at(*far)), len(case.series.places)
            proof = Proof.PROVED if reached == all_places else Proof.AGAINST
            return Weighed(proof, (), all_places, reached)
    return None


def _none(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """无新增: the total (or the named places) is zero in that window."""
    flows = [what for what in passage.indicators if what.kind in (Kind.FLOW, Kind.DERIVED)]
    inner = {key for what in flows for key in what.plus}
    if any(what.key in inner for what in flows):
        flows = [what for what in flows if what.kind is not Kind.DERIVED]
    found = []
    for what in flows:
        for window in _windows(case, passage, what):
            numbers = [case.figures.at(window.key, what, place.key) for place in passage.places]
            for number in numbers or [case.figures.value(window.key, what.key)]:
                cells = (CellKey(window.key, what.key),)
                proof = Proof.OPEN if number is None else Proof.AGAINST if number else Proof.PROVED
                found.append(Weighed(proof, cells, 0, number))
    return _settled(found)


def _cleared(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """社会面清零: the recorded statuses; figures do not prove it."""
    return _statuses(case, passage, lang) or OPEN


def _streak(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """连续N天: N days lie between the two dates of the sentence, or a recorded period has them."""
    said = next(group for group in match.groups() if group)
    try:
        days = int(said) if said.isdecimal() else read_chinese(said)
    except NotANumeral:
        return OPEN
    between = _days_between(case, passage.text, lang)
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


def _trend(falls: bool) -> "Callable[[Case, Passage, re.Match[str], str], Weighed]":
    def proof(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
        """下降: each named figure is below that of the conference before."""
        found = []
        for what in passage.indicators:
            flows = what.kind in (Kind.FLOW, Kind.DERIVED)
            for key in [window.key for window in _windows(case, passage, what)] if flows else [""]:
                now = case.figures.value(key, what.key)
                before = case.previous.value(key, what.key) if case.previous else None
                if now is None or before is None:
                    found.append(Weighed(Proof.OPEN, (CellKey(key, what.key),)))
                    continue
                holds = now < before if falls else now > before
                proof = Proof.PROVED if holds else Proof.AGAINST
                found.append(Weighed(proof, (CellKey(key, what.key),), before, now))
        return _settled(found, any_will_do=True)

    return proof


def _windows(case: Case, passage: Passage, what: Indicator) -> list[Window]:
    """The windows the sentence speaks of; without a date those the indicator is asked for in."""
    windows = case.conference.windows if passage.windows is None else passage.windows
    if passage.windows is not None:
        return list(windows)
    return [window for window in windows if not what.only_in or window.key in what.only_in]


def _settled(found: list[Weighed], any_will_do: bool = False) -> Weighed:
    """One outcome out of several: anything against it counts first, then anything open.

    With `any_will_do` one proof is enough, as when a sentence names several figures and one is meant.
    """
    order = (
        [Proof.PROVED, Proof.OPEN, Proof.AGAINST]
        if any_will_do
        else [Proof.AGAINST, Proof.OPEN, Proof.PROVED]
    )
    for proof in order:
        for outcome in found:
            if outcome.proof is proof:
                return outcome
    return OPEN


PROOFS: dict[str, Callable[[Case, Passage, re.Match[str], str], Weighed]] = {
    "all": _all,
    "none": _none,
    "cleared": _cleared,
    "streak": _streak,
    "first": _first,
    "fall": _trend(falls=True),
    "rise": _trend(falls=False),
}
"""The proof of each kind of word (see `assertions`)."""
