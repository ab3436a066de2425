"""Where the cases were found, told without any word for how many of them: 新增感染者在隔离管控区发现, infections were confined
to controlled areas.

A sentence that names a part of a whole and gives no number says it of all of them, whatever stands between
(咸在, nowhere but in), and says of none of them what it denies (并非在社会面发现). So no list of such words is needed.
"""

import operator
import re
from collections.abc import Iterator
from functools import lru_cache

from store.checks.case import Case
from store.checks.claim_words import pattern
from store.checks.comparisons import ways_to_name
from store.checks.passages import Passage, compiled, side
from store.checks.proofs import Proof, Weighed, clause, part_is_whole, settled, windows_of
from store.record.cell import CellKey
from store.record.window import Window
from store.series.definition import Indicator

_SMALL = frozenset(
    ["in", "at", "the", "of", "or", "and", "on", "by", "to", "level", "areas", "area", "new", "found"]
)
_SOME = {
    "zh": r"[一二三四五六七八九十两几数百千][例人名个]|(?<=[者例])中|大部|大多|多数|部分|(?<!没)有|个别|一些|少数|主要|基本|首例|此例|该|须|需|应|要|会|将|可|能|力争|确保|不得|防|风险|对|把|转|接触|隔离",
    "en": r"\b(?:some|several|few|many|most|more|half|part|mostly|mainly|largely|chiefly|partly|who|that|which|whose|will|would|should|must|"
    r"may|might|can|could|if|when|risk|treat\w*|cared?|isolat\w*|tak\w+|sent|sending|mov\w+|transfer\w*|prevent\w*|against|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|dozens?|these|this|those)\b",
}  # fmt: skip
"""Words that speak of some of them only, of what ought to be, or of what is done with them."""
_SINGLE = re.compile(r"\b(?:an?|one|another) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_NEAR = 24
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
    tongue = side(lang)
    for whole in {what.part_of: None for what in case.series.indicators if what.part_of}:
        about = case.series.indicator(whole)
        hints = tuple(sorted(set().union(*_hints(case, whole, tongue).values())))
        if not any(hint in text.lower() for hint in hints):
            continue
        names = ways_to_name(tuple(case.series.indicator(key) for key in (whole, *about.plus)), tongue)
        for match in compiled(_told(names, hints, tongue)).finditer(text):
            start, end = clause(match, lang)
            # 8月31日新增: the general name 日新增 begins in the date
            first = match.start() + (
                match[0].startswith("日") and text[match.start() - 1 : match.start()].isdecimal()
            )
            head = compiled(_DAY[tongue]).sub("", text[start:first])
            said = match[0].replace(match["number"], "") if match["number"] else match[0]
            near = head[-_NEAR:] + said
            if re.search("[0-9]", near) or compiled(_SOME[tongue]).search(near):
                continue
            if tongue == "en" and _SINGLE.search(head):
                continue
            comma = max(text.rfind(mark, start, match.end()) + 1 for mark in "，,")
            told = compiled(pattern("none", tongue)).search(text, max(start, comma), end) or any(
                compiled(pattern(code, tongue)).search(text, max(match.start(), comma), end)
                for code in ("all", "mostly")
            )
            if not told:
                yield match


def _hints(case: Case, whole: str, tongue: str) -> dict[str, frozenset[str]]:
    """What the name of each part of a whole has for itself: pairs of Chinese characters, beginnings of words."""
    parts = case.series.parts_of(whole)
    about = case.series.indicator(whole)
    taken = _words_of((about.name(tongue), about.short(tongue)), tongue)
    said = {part.key: _words_of((part.name(tongue), part.short(tongue)), tongue) - taken for part in parts}
    return {
        key: frozenset(words - set().union(*(more for other, more in said.items() if other != key)))
        for key, words in said.items()
    }


def _words_of(names: tuple[str, ...], tongue: str) -> set[str]:
    if tongue == "zh":
        pairs = {name[at : at + 2] for name in names for at in range(len(name) - 1)}
        return {pair for pair in pairs if pair[0] not in "在由" and "发" not in pair}
    return {word[:6] for name in names for word in re.findall("[a-z]+", name.lower()) if word not in _SMALL}


@lru_cache(maxsize=32)
def _told(names: str, hints: tuple[str, ...], tongue: str) -> str:
    part = "|".join(map(re.escape, hints))
    if tongue == "zh":
        return (
            rf"(?:{names}|新增(?=[0-9]+例))(?:[（(]?(?P<number>[0-9]+)[例人名个]?[）)]?，?)?[^。；、：:（）()0-9\0]{{0,12}}?(?:在|通过|经由?|从|来自|出自|出于|源于|来源于|系|为|是|属于?|限于|处于|非)"
            rf"(?![^，。；、]{{0,20}}[0-9]+[例人名个])(?=[^，。；、：:（）()0-9\0]{{0,4}}?(?:{part})[^，。；、：:（）()0-9\0]{{0,5}}?"
            r"(?:[区面内中里]|期间)?(?:被|所)?+(?:发现|检出|筛出|查出|出现|报告|产生|人员|人群)*+的?+"
            r"(?![人病患感]|接受|集中|得到|进行|[治救诊医转观康恢休居住生管收后时])(?![0-9]+[例人名个])(?=\W|[\u4e00-\u9fff0-9]|$))"
        )
    gap = r"[^.;:()0-9\0]{0,40}?"
    to = (
        rf"\b(?:in|at|among|within|inside|from|to)\b(?= (?:the |our )?(?:[\w-]+ ){{0,2}}?(?:{part})[\w-]*"
        "(?: (?:level|or|controlled|areas?|zones?|people|persons|sites?|settings?))*+"
    )
    return (
        rf"(?P<number>(?<![0-9,.])[0-9][0-9,]* )?(?:{names}){gap}\b(?:(?:is|are|was|were|been|occurred|arose|happened|came|emerged|appeared)\b{gap}{to})"
        rf"|(?:found|detected|identified|reported|recorded|seen|confined|limited|restricted)\b{gap}{to}"
        r"(?! (?:is|are|was|were|has|have|had|will|would|should|must|may|can|get|receive)\b)))"
    )


def share_told(case: Case, passage: Passage, match: re.Match[str], lang: str) -> Weighed:
    """The part is the whole; where it is denied, the part is nothing."""
    tongue = side(lang)
    start, end = clause(match, lang)
    denied = compiled(_DENIES[tongue]).search(match[0]) and not compiled(_EXCEPT[tongue]).search(match[0])
    part = _part(case, match.string[match.end() : end], tongue)
    if match["number"]:
        number = int(match["number"].replace(",", ""))
        return settled(
            [_counted_there(case, window, part, number) for window in windows_of(case, passage, part)]
        )
    holds = (lambda some, whole: not some) if denied else operator.eq
    return settled([part_is_whole(case, window, part, holds) for window in windows_of(case, passage, part)])


def _counted_there(case: Case, window: Window, part: Indicator, number: int) -> Weighed:
    """Whether that many were found there: 新增感染者674例在隔离管控区发现."""
    cell, held = CellKey(window.key, part.key), case.figures.value(window.key, part.key)
    if held is None:
        return Weighed(Proof.OPEN, (cell,))
    return Weighed(Proof.PROVED if held == number else Proof.AGAINST, (cell,), held, number)


def _part(case: Case, words: str, tongue: str) -> Indicator:
    """The part whose own words stand there most."""
    words = words.lower()
    found: list[tuple[int, Indicator]] = []
    for whole in {what.part_of: None for what in case.series.indicators if what.part_of}:
        for key, hints in _hints(case, whole, tongue).items():
            found.append((sum(hint in words for hint in hints), case.series.indicator(key)))
    return max(found, key=lambda each: each[0])[1]
