"""What an epidemic's record counts, each thing with its Chinese and English words, and what a number is said to count.

The words of an epidemic as a whole, which nobody counts (疫情趋稳), stand in `subject_words`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache

from store.checks.basis.comparisons import counts_the_sick
from store.checks.basis.passages import compiled, side, worked_out_once
from store.series.definition import Indicator, Series

THINGS: Mapping[str, Mapping[str, str]] = {
    "new": {"zh": r"新增|新发", "en": r"\b(?:new|newly|additional)\b"},
    "fewer": {"zh": r"减少|下降|降至|减至", "en": r"\b(?:fewer|less|decreas\w+|down)\b"},
    "cases": {"zh": r"病例(?!溯源)", "en": r"\bcases?\b"},
    "infections": {"zh": r"感染|阳性|染疫", "en": r"\b(?:infections?|infected|positives?|tested positive|positive tests?|fell ill|caught)\b"},
    "the confirmed": {"zh": r"确诊", "en": r"\b(?:confirmed)\b"},
    "without symptoms": {"zh": r"无症状", "en": r"\b(?:asymptomatic|carriers?)\b"},
    "turned to confirmed": {"zh": r"转为|转归|转确诊", "en": r"\b(?:reclassified|converted)\b"},
    "imported": {"zh": r"境外|输入", "en": r"\bimported\b"},
    "suspected": {"zh": r"疑似", "en": r"\bsuspected\b"},
    "mild": {"zh": r"轻症|轻型|普通型", "en": r"\bmild\b"},
    "severe": {"zh": r"重症|重型|危重|病危", "en": r"\b(?:severe\w*|critical\w*|serious(?:ly)?|intensive care)\b"},
    "deaths": {"zh": r"死亡|死者|遇难|身亡|病亡|病故|离世|去世|不治|遗体", "en": r"\b(?:deaths?|died|dead|dying|fatalit(?:y|ies)|killed|victims?|lives lost|casualt\w+|perished)\b"},
    "relapsed": {"zh": r"复阳|复发|再入院", "en": r"\b(?:re-?positive|relaps\w+|re-?admitted|readmissions?)\b"},
    "high risk": {"zh": r"高风险地?区", "en": r"\bhigh[- ]risk (?:areas?|zones?)\b"},
    "medium risk": {"zh": r"中风险地?区", "en": r"\bmedium[- ]risk (?:areas?|zones?)\b"},
    "low risk": {"zh": r"低风险地?区", "en": r"\blow[- ]risk (?:areas?|zones?)\b"},
    "risk": {"zh": r"(?<![高中低])风险地?区", "en": r"(?<!high-)(?<!medium-)(?<!low-)(?<!high )(?<!medium )(?<!low )\brisk (?:areas?|zones?)|\bat (?:high |medium |low )?risk\b"},
    "contacts": {"zh": r"密接|密切接触", "en": r"\b(?:close )?contacts\b"},
    "gone home": {"zh": r"出院|治愈|康复|痊愈", "en": r"\b(?:discharged?|discharges|(?:left|leaves?|leaving) (?:the )?hospitals?|recover(?:y|ies|ed)?|cured)\b"},
    "in hospital": {"zh": r"方舱|住院|在院|收治", "en": r"\b(?:makeshift hospitals?|hospitali[sz]ed|in hospitals?|admitted)\b"},
    "released": {"zh": r"解除|解封|出舱|摘帽|撤销", "en": r"\b(?:released?|(?:left|leaves?|leaving) (?:[a-z]+ )?(?:quarantine|isolation)|lifted|freed|reopened)\b"},
    "quarantine": {"zh": r"隔离(?!管控)|医学观察", "en": r"\b(?:quarantined?(?! or)|isolat\w+|(?:medical )?observation)\b"},
    "controlled areas": {"zh": r"管控区|隔离管控", "en": r"\b(?:quarantined or )?controlled areas?\b"},
    "the community": {"zh": r"社会面", "en": r"\bcommunity(?: level| transmission| spread)?\b(?! (?:workers?|health|services?|hospitals?))"},
}  # fmt: skip
"""Whatever of it a series has no figure for (deaths, severe cases) it counts no number of."""


def things(words: str, language: str) -> frozenset[str]:
    """What of an epidemic the words name."""
    return _things(words, side(language))


@lru_cache(maxsize=2048)
def _things(words: str, tongue: str) -> frozenset[str]:
    return frozenset(name for name, ways in THINGS.items() if compiled(ways[tongue]).search(words))


_SICK = frozenset(["cases", "infections", "the confirmed", "without symptoms"])
_PATIENTS = {
    "zh": r"患者|病人|疫情|聚集|例",
    "en": r"\b(?:patients?|carriers?|confirmed|outbreaks?|clusters?)\b",
}
_RISKS = frozenset(["high risk", "medium risk", "low risk", "risk"])
_COUNTED = frozenset(["deaths", "contacts", "gone home", "quarantine", *_RISKS])


def counted_things(words: str, language: str) -> frozenset[str]:
    """What an epidemic's record counts of what the words name, all the sick as cases, each risk area as one of risk
    too: so that a noun of one language may be held against that of the other."""
    named = things(words, language)
    found = set(named & _COUNTED)
    if named & _SICK or compiled(_PATIENTS[side(language)]).search(words):
        found.add("cases")
    if named & _RISKS:
        found.add("risk")
    return frozenset(found)


@worked_out_once
def _own(series: Series, tongue: str) -> dict[str, frozenset[str]]:
    """What the names of each figure of the series name, by its key: of a part of a whole also what the whole is called."""
    said = {
        what.key: _things(" ".join((what.name(tongue), what.short(tongue), *what.also)), tongue)
        for what in series.indicators
    }
    for whole in series.indicators:
        for key in whole.plus:
            said[key] = said[key] | said[whole.key]
    for part in series.indicators:
        if part.part_of:
            said[part.key] = said[part.key] | said[part.part_of]
    return said


def own_things(series: Series, what: Indicator, language: str) -> frozenset[str]:
    """What the names of a figure name."""
    return _own(series, side(language))[what.key]


def may_be_called(
    series: Series, what: Indicator, words: str, language: str, *, wholly: bool = False
) -> bool:
    """Whether the words name nothing that the figure is not: not 死亡 of the discharged. `wholly`: nor leave out what
    tells it from others (转为确诊), as a small number would else be met everywhere."""
    if not counts_the_sick(series):
        return True
    named = things(words, language)
    own = _own(series, side(language))[what.key]
    cases = {"cases"} if own & {"the confirmed", "without symptoms", "infections"} else set()
    left_out = own - named - {"new", "cases", "infections"} if wholly else frozenset()
    return named <= own | cases and not left_out


_OUTCOMES = frozenset(["deaths", "severe", "mild", "imported", "suspected", "relapsed"])
_FROM_OUTSIDE = re.compile("(?:新增|新发|报告|的)*(?:境外|输入|[外省区市]外?(?:省|地|来)?输入)")
_FROM_HERE = re.compile("本土|本地")
_JOINED = {"zh": "[和及与或、]", "en": r"\b(?:and|or|nor)\b"}


def counts_only_others(series: Series, words: str, language: str) -> bool:
    """Whether what the words count is none of the sick a series has figures of: 死亡病例, imported cases."""
    if not counts_the_sick(series):
        return False
    tongue, named = side(language), things(words, language)
    if tongue == "zh" and _FROM_OUTSIDE.match(words) and not _FROM_HERE.search(words):
        return True  # 境外输入确诊病例和无症状感染者: both are
    other = (named & _OUTCOMES) - frozenset().union(*_own(series, tongue).values())
    return bool(other) and not (named & _SICK and compiled(_JOINED[tongue]).search(words))


def came_out(series: Series, words: str, language: str) -> bool:
    """Whether the words count those of the sick who came out of hospital or isolation (无确诊病例治愈出院): none of the new."""
    named = things(words, language)
    return counts_the_sick(series) and bool(named & _SICK) and bool(named & {"gone home", "released"})


def most_like(series: Series, words: str, language: str) -> tuple[Indicator, ...]:
    """The figures that have all the words name (解除隔离, discharged), and the fewest things beside; none where the words
    name nothing that is counted."""
    named = things(words, language) - {"new", "cases"}
    if not named or not counts_the_sick(series):
        return ()
    own = {what.key: _own(series, side(language))[what.key] for what in series.indicators}
    general = {"new", "cases", "infections"}
    left = {key: len(said - named - general) for key, said in own.items() if named <= said}
    return tuple(what for what in series.indicators if left.get(what.key) == min(left.values(), default=0))


_STOPS = {
    "zh": re.compile(r"[，。；：、！？,;:!?\n（()）\u3000]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])"),
    "en": re.compile(
        r"[;:()!?\n\u3000]|,(?![0-9])|(?<!\b[A-Z][a-z]{2})(?<!\bSept)\.(?=\s|$)| and (?=[^,.;:()\n]{0,12}[0-9\0])"
    ),
}


_OF_WHOM = {
    "zh": r"(?<![^，。；：\n])[^，。；：、\n0-9\0]{1,10}(?:当中|之中|中)[，：]$",
    "en": r"\b(?:[Oo]f|[Aa]mong) (?:the|these|all) [^,.;:\n0-9\0]{1,30}[,:] ?$",
}
"""Whose part a count behind the comma is: of the deaths, 53 …"""
_OF_WHOM_MOST = 48
"""No more signs than these have."""


@lru_cache(maxsize=8)
def _stops(text: str, tongue: str) -> tuple[tuple[int, int], ...]:
    return tuple(stop.span() for stop in _STOPS[tongue].finditer(text))


class Numbers:
    """Where the numbers of a text begin and end, each in order: who looks around one asks for the next on either side."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        spans = list(spans)
        self.starts, self.ends = sorted(start for start, _ in spans), sorted(end for _, end in spans)


def around(text: str, start: int, end: int, language: str, others: Numbers) -> tuple[int, int, str]:
    """What is said with the number at `start` to `end`: where the words begin and end, up to the next mark or the next
    number (`others`) on either side, and the words with a zero sign for the number."""
    first, last = 0, len(text)
    stops = _stops(text, side(language))
    at = bisect_right(stops, (start, start))
    if at and stops[at - 1][1] <= start:
        first = stops[at - 1][1]
    last = next((begun for begun, _ in stops[at:] if begun >= end), last)
    before = bisect_right(others.ends, start)
    first = max(first, others.ends[before - 1]) if before else first
    of = compiled(_OF_WHOM[side(language)]).search(text, max(0, first - _OF_WHOM_MOST), first)
    if of and of.end() == first:
        first = of.start()
    behind = others.starts[bisect_left(others.starts, end) :][:1]
    if behind and behind[0] < last:
        last = behind[0]
        if side(language) == "zh" and things(text[first:start], language):
            last = end  # 新增确诊53例 新增无症状621例: what stands between belongs to the next
    return first, last, f"{text[first:start]}\0{text[end:last]}"
