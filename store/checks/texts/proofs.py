"""What the figures say of an asserting word: they prove it, contradict it, or do not say.

Each proof looks at the windows the sentence speaks of and at nothing else; a figure that is not known
leaves the word open. A sentence that names where the cases were found and gives no number says it of all of them,
whatever stands between (咸在, nowhere but in), and says of none of them what it denies (并非在社会面发现): so it is held
against the figures without any list of such words (`share_told`).
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import Enum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from store.checks.basis.case import Case, Figures
from store.checks.basis.claim_words import for_lookup, pattern
from store.checks.basis.comparisons import (
    day_wanted,
    rank_word,
    strong,
    ways_to_name,
    whose_places,
)
from store.checks.basis.passages import Passage, compiled, every_match, located, side, worked_out_once
from store.record.cell import CellKey, Mark
from store.record.numeral import NotANumeral, read_chinese
from store.record.status import Reached
from store.record.window import Window
from store.series.definition import Indicator, Place, Series, Subject
from store.series.subject_file import subject_of


class Proof(Enum):
    """What the figures say of a word."""

    PROVED = "proved"
    AGAINST = "against"
    OPEN = "open"
    """They do not say."""


class ProofFound(Struct, frozen=True):
    """The outcome for one word, and the cells that decide it."""

    proof: Proof
    cells: tuple[CellKey, ...] = ()
    expected: int | str | None = None
    got: int | str | None = None


OPEN = ProofFound(Proof.OPEN)

_PARTLY = {"zh": r"基本|初步|大体", "en": r"\b(?:basically|largely|mostly|essentially)\b"}
_STOPS = {
    "zh": r"[，。；、：:（）()！？!?;]",
    "en": r"[,;:()!?]|\.(?=\s+(?-i:[A-Z“]))| (?:and|but|while) (?=no\b|none\b)",
}
_NOT = {"zh": r"[不非未没无]", "en": r"\b(?:not|no|never|outside|without|except|other than)\b|n['’]t\b"}
_NEAR = {"zh": 30, "en": 120}
"""A status is told by the goal at most so far behind 均实现 or “all seven prefecture-level cities and prefectures have
achieved or largely achieved”, with no comma between."""


def counted_words(subject: Subject, text: str, lang: str) -> str:
    """`text` without 社会面清零, “an end to community transmission”, at its own length: that is a status of places, never a count."""
    return subject.compiled("<<reached_goal>>", side(lang)).sub(lambda found: "\0" * len(found[0]), text)


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
        for at, what in located(
            case.series.indicators,
            counted_words(subject_of(case.series), match.string, lang)[start:end],
            lang,
        )
        if what.part_of
    ]
    behind = [each for each in inside if each[0] >= match.end()]
    return behind[0] if behind else inside[-1] if inside else None


def _all(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """均在…发现: the part is the whole; 全部在A: the place is the total; 均实现: the recorded statuses."""
    statuses = told_of_statuses(case, match, lang)
    if statuses is not None:
        return statuses
    meant = part_meant(case, match, lang)
    if meant is not None:
        at, part = meant
        between = match.string[min(at, match.end()) : max(at, match.start())]
        if compiled(_NOT[side(lang)]).search(between):
            return OPEN  # 均不在…发现 says something of the other parts
        return gravest([part_is_whole(case, window, part) for window in windows_of(case, passage, part)])
    share = whose_places(case, match, clause(match, lang), lang)
    return _share(case, passage, share, operator.eq) if share is not None else OPEN


Share = tuple[tuple[Indicator, ...], tuple[Place, ...]]


def _share(case: Case, passage: Passage, share: Share, holds: Callable[[int, int], bool]) -> ProofFound:
    """How the counts of the places named stand to the total, in each window spoken of."""
    indicators, places = share
    found = []
    for what, key, _ in _compared(case, replace(passage, indicators=indicators, places=())):
        cells = tuple(CellKey(key, what.key, place.key) for place in places)
        counts = [case.figures.at(key, what, place.key) for place in places]
        known = [count for count in counts if count is not None]
        whole = case.figures.value(key, what.key)
        if whole is None or len(known) < len(counts):
            found.append(ProofFound(Proof.OPEN, cells))
        else:
            proof = Proof.PROVED if holds(sum(known), whole) else Proof.AGAINST
            found.append(ProofFound(proof, cells, whole, sum(known)))
    return gravest(found)


def _mostly(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """大部分, mostly: the part or the places named have more than half, and not all: who writes so says that some are
    elsewhere. What is concentrated somewhere may be there as a whole."""
    all_may_be = re.match(_GATHERED, match[0], re.IGNORECASE) is not None

    def more(some: int, whole: int) -> bool:
        return 2 * some > whole and (all_may_be or some < whole)

    statuses = told_of_statuses(case, match, lang)
    if statuses is not None and isinstance(statuses.got, int) and isinstance(statuses.expected, int):
        proof = Proof.PROVED if more(statuses.got, statuses.expected) else Proof.AGAINST
        return _of_how_many(replace(statuses, proof=proof), all_may_be)
    meant = part_meant(case, match, lang)
    if meant is not None:
        parts = [
            part_is_whole(case, window, meant[1], more) for window in windows_of(case, passage, meant[1])
        ]
        return _of_how_many(gravest(parts), all_may_be)
    share = whose_places(case, match, clause(match, lang), lang)
    return _of_how_many(_share(case, passage, share, more), all_may_be) if share is not None else OPEN


_GATHERED = "集中|concentrated|centred|centered|clustered|grouped"


def _of_how_many(found: ProofFound, all_may_be: bool) -> ProofFound:
    """Of the whole that was found: how many would be most of it."""
    whole = found.expected
    if found.proof is not Proof.AGAINST or not isinstance(whole, int) or whole < 2:
        return found
    return replace(found, expected=f"{whole // 2 + 1}-{whole if all_may_be else whole - 1}")


def part_is_whole(
    case: Case, window: Window, part: Indicator, holds: Callable[[int, int], bool] = operator.eq
) -> ProofFound:
    cells = (CellKey(window.key, part.key),)
    one, whole = case.figures.value(window.key, part.key), case.figures.value(window.key, part.part_of)
    if one is None or whole is None:
        return ProofFound(Proof.OPEN, cells)
    return ProofFound(Proof.PROVED if holds(one, whole) else Proof.AGAINST, cells, whole, one)


def told_of_statuses(case: Case, match: re.Match[str], lang: str) -> ProofFound | None:
    """The recorded statuses of the places, when the clause of the word goes on to name their goal.

    A word inside the goal itself is a person's own, and no status bears it out.
    """
    start, end = clause(match, lang)
    for statuses in case.conference.statuses.values():
        goal = for_lookup(statuses.goal.get(lang, ""))[0]
        at = match.string.find(goal, start) if goal else -1
        within = at <= match.start() < at + len(goal)
        if (
            at < 0
            or at >= end
            or at - match.end() > _NEAR[side(lang)]
            or (within and match[0] not in subject_of(case.series).list_of("cleared_alone"))
        ):
            continue
        if at + len(goal) <= match.start():
            continue
        far = [Reached.DONE]
        if compiled(_PARTLY[side(lang)]).search(match.string, start, at):
            far.append(Reached.MOSTLY)
        reached, all_places = len(statuses.at(*far)), len(case.series.places)
        proof = Proof.PROVED if reached == all_places else Proof.AGAINST
        return ProofFound(proof, (), all_places, reached)
    return None


def _none(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """无新增: the total (or the named places) is zero in that window; a part of a whole speaks for itself."""
    named = [what for what in passage.indicators if what.part_of] or list(passage.indicators)
    inner = {key for what in named for key in what.plus}
    if any(what.key in inner for what in named):
        named = [what for what in named if not what.kind.computed]
    unreported = match[0].lower().startswith("no report")
    lead = match.string[max(0, match.start() - _NEARLY_MOST) : match.start()]
    judged = _some_but_few if compiled(_NEARLY[side(lang)]).search(lead) else _zero
    found = []
    for what in named:
        flows = what.kind.by_window
        places = passage.places if what.by_place else ()
        for key in [window.key for window in windows_of(case, passage, what)] if flows else [""]:
            for place in places:
                cell = CellKey(key, what.key, place.key)
                held = case.conference.cell(cell)
                asked = held is not None and held.value is Mark.NOT_REPORTED
                number = case.figures.at(key, what, place.key)
                found.append(
                    ProofFound(Proof.PROVED, (cell,)) if unreported and asked else judged(cell, number)
                )
            if not places:
                found.append(judged(CellKey(key, what.key), case.figures.value(key, what.key)))
    return gravest(found)


_NEARLY = {"zh": r"(?:几乎|近乎|差不多|基本上?)\Z", "en": r"\b(?:almost|nearly|virtually|practically) \Z"}
_NEARLY_MOST = 12
"""Before a denial: it denies not quite all."""


def _some_but_few(cell: CellKey, number: int | None) -> ProofFound:
    """几乎没有新增: there were some, of which nobody can say that they are few."""
    return ProofFound(Proof.OPEN if number is None or number else Proof.AGAINST, (cell,), "≥1", number)


def _zero(cell: CellKey, number: int | None) -> ProofFound:
    proof = Proof.OPEN if number is None else Proof.AGAINST if number else Proof.PROVED
    return ProofFound(proof, (cell,), 0, number)


def _cleared(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """社会面清零: the recorded statuses. 高风险区清零 is about a figure, which is then zero."""
    if passage.indicators:
        return _none(case, passage, match, lang)
    return told_of_statuses(case, match, lang) or OPEN


def _streak(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """连续N天: N days lie between the two dates of the sentence, or a recorded period has them."""
    said = next(group for group in match.groups() if group)
    try:
        days = int(said) if said.isdecimal() else read_chinese(said)
    except NotANumeral:
        return OPEN
    between = _days_between(case, match.string, lang)
    if between is not None:
        return ProofFound(Proof.PROVED if between == days else Proof.AGAINST, (), between, days)
    periods = [figure.period.days for figure in case.conference.figures.values() if figure.period]
    return ProofFound(Proof.PROVED, (), days, days) if days in periods else OPEN


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


def _first(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """首次, 新高: no figures of two weeks can prove what never was before; it takes a recorded claim."""
    return OPEN


def _trend(holds: Callable[[int, int], bool]) -> "Callable[[Case, Passage, re.Match[str], str], ProofFound]":
    def proof(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
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
                found.append(ProofFound(Proof.OPEN, (cell,)))
                continue
            enough = not by_much or 10 * abs(now - before) >= before
            proof = Proof.PROVED if holds(now, before) and enough else Proof.AGAINST
            found.append(ProofFound(proof, (cell,), before, now))
        return gravest(found)

    return proof


def _rank(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """最多: the places named stand before every other one, in each window spoken of."""
    named = dict.fromkeys(place.key for place in passage.places)
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
            found.append(ProofFound(Proof.OPEN, cells))
            continue
        ours = [known[each] for each in named]
        others = [number for each, number in known.items() if each not in named]
        holds = min(ours) > max(others) if most else max(ours) < min(others)
        best = max(others) if most else min(others)
        found.append(ProofFound(Proof.PROVED if holds else Proof.AGAINST, cells, best, ours[0]))
    return gravest(found)


def _compared(case: Case, passage: Passage) -> Iterator[tuple[Indicator, str, str]]:
    """Every figure a comparison is about: indicator, window (empty without one), place (empty for all)."""
    for what in passage.indicators:
        flows = what.kind.by_window
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


def gravest(found: list[ProofFound]) -> ProofFound:
    """One outcome out of several: anything against it counts first, then anything open."""
    for proof in (Proof.AGAINST, Proof.OPEN, Proof.PROVED):
        for outcome in found:
            if outcome.proof is proof:
                return outcome
    return OPEN


_SMALL = frozenset(
    ["in", "at", "the", "of", "or", "and", "on", "by", "to", "level", "areas", "area", "new", "found"]
)
_SOME = {
    "zh": r"[一二三四五六七八九十两几数百千][例人名个]|(?<=[者例])中|大部|大多|多数|部分|(?<!没)有|个别|一些|少数|主要|基本|首例|此例|该|须|需|应|要|会|将|可|能|力争|确保|不得|防|风险|对|把|转|接触|<<some_of_them>>",
    "en": r"\b(?:some|several|few|many|most|more|half|part|mostly|mainly|largely|chiefly|partly|who|that|which|whose|will|would|should|must|"
    r"may|might|can|could|if|when|risk|treat\w*|cared?|isolat\w*|tak\w+|sent|sending|mov\w+|transfer\w*|prevent\w*|against|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|dozens?|these|this|those)\b",
}  # fmt: skip
"""Words that speak of some of them only, of what ought to be, or of what is done with them."""
_SINGLE = re.compile(r"\b(?:an?|one|another) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_NEAR_CASES = 24
"""What stands before the cases within so many signs may say how many of them."""
_DENIES = {"zh": r"[不非未没无]", "en": r"\b(?:not|never|no)\b|n['’]t\b"}
_EXCEPT = {"zh": r"无非|莫非|例外|无遗漏|以外|之外", "en": r"\bnowhere\b|\bwithout fail\b|\bnot elsewhere\b"}
"""Denials of everywhere else, which say it of all."""
_DAY = {
    "zh": r"[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}时",
    "en": r"\b[A-Z][a-z]+\.? [0-9]{1,2}\b(?!,[0-9])|\b[0-9]{1,2} [ap]\.m\.",
}


def told_of_a_part(case: Case, text: str, lang: str) -> Iterator[re.Match[str]]:
    """Each place of a folded sentence that says where the cases were found and gives no number of them."""
    subject, tongue = subject_of(case.series), side(lang)
    lower = text.lower()
    for parted in _parted(case.series, tongue):
        if not any(hint in lower for hint in parted.hints):
            continue
        for match in every_match(_told(parted.names, parted.hints, tongue), text):
            start, end = clause(match, lang)
            # 8月31日新增: the general name 日新增 begins in the date
            first = match.start() + (
                match[0].startswith("日") and text[match.start() - 1 : match.start()].isdecimal()
            )
            head = compiled(_DAY[tongue]).sub("", text[start:first])
            said = match[0].replace(match["number"], "") if match["number"] else match[0]
            near = head[-_NEAR_CASES:] + said
            if re.search("[0-9]", near) or subject.compiled(_SOME[tongue], tongue).search(near):
                continue
            if tongue == "en" and _SINGLE.search(head):
                continue
            comma = max(text.rfind(mark, start, match.end()) + 1 for mark in "，,")
            told = compiled(pattern(subject, "none", tongue)).search(text, max(start, comma), end) or any(
                compiled(pattern(subject, code, tongue)).search(text, max(match.start(), comma), end)
                for code in ("all", "mostly")
            )
            if not told:
                yield match


_WHERE = {
    "zh": r"(?:{named}[^，。；、：:（）()0-9\0]{{0,12}}?|(?:^|(?<=[，。；：:]))(?:[他她它]们|这些人?|(?:上述|以上|前述|全部|全体)?人员|以上|上述|大家|其)?(?:也|均|都|皆|全部|全都|全|一律)?)(?:在|于|从|由)(?P<where>[^，。；、：:（）()0-9\0在于]{{1,14}}?)"
    r"[中里内]?(?:被|所)?(?:发现|检出|筛出|查出)的?(?:[。；！”]|$|(?<=[现出])，(?=[^，。]*(?:<<told_next>>)))",
    "en": r"(?:\b(?:{named})\b[^.,;:()0-9\0]{{0,30}}?\b(?:was|were|is|are|been) |(?:^|(?<=[:;,] )) *(?:(?:all|they|everyone|everybody|each|every one|the lot)(?: of (?:them|these|those|the [a-z]+))?(?: all| each)? (?:was|were|have been|had been|has been) (?:again |first |newly |all |each )?|all )?)(?:found|detected|identified) (?:only )?(?:in|at|among|within|inside) "
    r"(?P<where>(?:[\w'’-]+ ?){{1,6}})(?=[.,;。]|$)",
}
"""That the cases were found somewhere, or only that: 在闭环中发现."""
_HOW = {
    "zh": r"(?:常规|<<found_how>>|例行|主动|社区|日常|重点|区域|大规模|检测|筛查|检查|排查|采样|监测|就诊|时|过程)+",
    "en": r"(?:the |a |an |mass |routine |regular |(?:<<found_how>>) )*(?:tests?|testing|screenings?|checks?|sampling|time|total|all) ?",
}
"""How they were found, and no place."""
_GOES_ON = {"zh": r"(?!)", "en": r"\b(?:is|are|was|were|has|have|will|must|should|may|can|received?)\b"}


_OF_ALL = r"\b(?:all|each|every one) of (?:these|those)\b"
"""All of those that were just spoken of: not some."""


def told_elsewhere(case: Case, text: str, lang: str) -> Iterator[re.Match[str]]:
    """Each clause of a folded sentence that says where the cases were found, gives no number of them and names none of
    the parts the record counts them by."""
    subject, tongue = subject_of(case.series), side(lang)
    if not compiled("发现|检出|筛出|查出" if tongue == "zh" else "found|detected|identified").search(text):
        return
    for parted in _parted(case.series, tongue):
        for match in every_match(
            subject.filled(_WHERE[tongue].format(named=f"(?:{parted.names})"), tongue), text
        ):
            where = match["where"].lower()
            start, end = clause(match, lang)
            said = text[start : match.start("where")] + text[match.end("where") : end]
            said = compiled(_OF_ALL).sub("", said)
            if any(hint in where for hint in parted.hints) or subject.compiled(
                _HOW[tongue], tongue
            ).fullmatch(where):
                continue
            if re.search("[0-9]", said) or subject.compiled(_SOME[tongue], tongue).search(said):
                continue
            if not compiled(_GOES_ON[tongue]).search(where):
                yield match


def found_elsewhere(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """Of the places of the record: they have all of the cases. Of anything else no figure says it."""
    places = tuple(
        {place.key: place for _, place in located(case.series.places, match["where"], lang)}.values()
    )
    if not places:
        return OPEN
    wholes = {what.part_of: None for what in case.series.indicators if what.part_of}
    indicators = tuple(case.series.indicator(key) for key in wholes)
    return _share(case, passage, (indicators, places), operator.eq)


class _Parted(Struct, frozen=True):
    """A figure that is counted by its parts: every way to name it, what the name of each part has for itself (pairs of
    Chinese characters, beginnings of words), and all of that."""

    names: str
    own: dict[str, frozenset[str]]
    hints: tuple[str, ...]


@worked_out_once
def _parted(series: Series, tongue: str) -> tuple[_Parted, ...]:
    wholes = {what.part_of: None for what in series.indicators if what.part_of}
    return tuple(_by_parts(series, series.indicator(whole), tongue) for whole in wholes)


def _by_parts(series: Series, whole: Indicator, tongue: str) -> _Parted:
    names = ways_to_name(series, (whole, *(series.indicator(key) for key in whole.plus)), tongue)
    taken = name_words((whole.name(tongue), whole.short(tongue)), tongue)
    parts = series.parts_of(whole.key)
    said = {part.key: name_words((part.name(tongue), part.short(tongue)), tongue) - taken for part in parts}
    own = {
        key: frozenset(words - set().union(*(more for other, more in said.items() if other != key)))
        for key, words in said.items()
    }
    return _Parted(names, own, tuple(sorted(set().union(*own.values()))))


def name_words(names: Iterable[str], tongue: str) -> set[str]:
    """What to know names again by: the pairs of characters of Chinese ones, the beginnings of the words of English
    ones (quarantine, quarantined), without what any name may hold."""
    if tongue == "zh":
        pairs = {name[at : at + 2] for name in names for at in range(len(name) - 1)}
        return {pair for pair in pairs if pair[0] not in "在由" and "发" not in pair}
    return {word[:6] for name in names for word in re.findall("[a-z]+", name.lower()) if word not in _SMALL}


@lru_cache(maxsize=32)
def _told(names: str, hints: tuple[str, ...], tongue: str) -> str:
    """A pattern of “the cases … were found in a part”: how the cases are named, what leads to a part, and behind that,
    only looked at, a word of a part's name. `number` is how many of them."""
    part = "|".join(map(re.escape, hints))
    return _told_in_chinese(names, part) if tongue == "zh" else _told_in_english(names, part)


def _told_in_chinese(names: str, part: str) -> str:
    """新增感染者674例，均在隔离管控区发现. 感染者在隔离管控区接受治疗 is about what is done with them, and 在隔离管控区5例 has a
    number of its own: neither says it of all."""
    onward = r"[^。；、：:（）()0-9\0]"  # a sign that ends no sentence and begins no number; a comma may stand there
    stays = r"[^，。；、：:（）()0-9\0]"
    counted = r"[0-9]+[例人名个]"
    cases = rf"(?:{names}|新增(?=[0-9]+例))"
    number = r"(?:[（(]?(?P<number>[0-9]+)[例人名个]?[）)]?，?)?"
    leads = r"(?:在|通过|经由?|从|来自|出自|出于|源于|来源于|系|为|是|属于?|限于|处于|非)"
    no_number = rf"(?![^，。；、]{{0,20}}{counted})"
    named = rf"{stays}{{0,4}}?(?:{part}){stays}{{0,5}}?(?:[区面内中里]|期间)?"
    found = r"(?:被|所)?+(?:发现|检出|筛出|查出|出现|报告|产生|人员|人群)*+的?+"
    nothing_done = r"(?![人病患感]|接受|集中|得到|进行|[治救诊医转观康恢休居住生管收后时])"
    ends = rf"(?!{counted})(?=\W|[\u4e00-\u9fff0-9]|$)"
    return rf"{cases}{number}{onward}{{0,12}}?{leads}{no_number}(?={named}{found}{nothing_done}{ends})"


def _told_in_english(names: str, part: str) -> str:
    """A pattern of what says where cases were found: “the 674 infections were in controlled areas”, “infections detected at the
    community level”. Not of “infections found in controlled areas are treated there”: with a verb behind them, such words
    only say which infections are meant."""
    gap = r"[^.;:()0-9\0]{0,40}?"
    number = r"(?P<number>(?<![0-9,.])[0-9][0-9,]* )?"
    are = r"(?:is|are|was|were|been|occurred|arose|happened|came|emerged|appeared)\b"
    found = r"(?:found|detected|identified|reported|recorded|seen|confined|limited|restricted)\b"
    leads = r"\b(?:in|at|among|within|inside|from|to)\b"
    rest = "(?: (?:level|or|controlled|areas?|zones?|people|persons|sites?|settings?))*+"
    named = rf" (?:the |our )?(?:[\w-]+ ){{0,2}}?(?:{part})[\w-]*{rest}"
    no_verb = r"(?! (?:is|are|was|were|has|have|had|will|would|should|must|may|can|get|receive)\b)"
    stated = rf"{are}{gap}{leads}(?={named})"
    told_which = rf"{found}{gap}{leads}(?={named}{no_verb})"
    return rf"{number}(?:{names}){gap}\b(?:{stated}|{told_which})"


def share_told(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """The part is the whole; where it is denied, the part is nothing."""
    tongue = side(lang)
    start, end = clause(match, lang)
    denied = compiled(_DENIES[tongue]).search(match[0]) and not compiled(_EXCEPT[tongue]).search(match[0])
    part = _part(case, match.string[match.end() : end], tongue)
    if match["number"]:
        number = int(match["number"].replace(",", ""))
        return gravest(
            [_counted_there(case, window, part, number) for window in windows_of(case, passage, part)]
        )
    holds = (lambda some, whole: not some) if denied else operator.eq
    return gravest([part_is_whole(case, window, part, holds) for window in windows_of(case, passage, part)])


def _counted_there(case: Case, window: Window, part: Indicator, number: int) -> ProofFound:
    """Whether that many were found there: 新增感染者674例在隔离管控区发现."""
    cell, held = CellKey(window.key, part.key), case.figures.value(window.key, part.key)
    if held is None:
        return ProofFound(Proof.OPEN, (cell,))
    return ProofFound(Proof.PROVED if held == number else Proof.AGAINST, (cell,), held, number)


def _part(case: Case, words: str, tongue: str) -> Indicator:
    """The part whose own words stand there most."""
    words = words.lower()
    found: list[tuple[int, Indicator]] = []
    for parted in _parted(case.series, tongue):
        for key, hints in parted.own.items():
            found.append((sum(hint in words for hint in hints), case.series.indicator(key)))
    return max(found, key=lambda each: each[0])[1]


PROOFS: dict[str, Callable[[Case, Passage, re.Match[str], str], ProofFound]] = {
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
    "found": share_told,
    "elsewhere": found_elsewhere,
}
"""The proof of each kind of word (see `assertions`)."""
