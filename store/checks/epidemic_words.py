"""What an epidemic's record counts, each thing with its Chinese and English words, and what a number is said to count.

The words of an epidemic as a whole, which nobody counts (疫情趋稳), stand in `subject_words`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from store.checks.comparisons import counts_the_sick
from store.checks.passages import compiled, side, worked_out_once
from store.series.definition import Indicator, Series

THINGS: Mapping[str, tuple[str, str]] = {
    "new": (r"新增|新发", r"\b(?:new|newly|additional)\b"),
    "fewer": (r"减少|下降|降至|减至", r"\b(?:fewer|less|decreas\w+|down)\b"),
    "cases": (r"病例(?!溯源)", r"\bcases?\b"),
    "infections": (r"感染|阳性|染疫", r"\b(?:infections?|infected|positives?|tested positive|positive tests?|fell ill|caught)\b"),
    "confirmed": (r"确诊", r"\b(?:confirmed)\b"),
    "asymptomatic": (r"无症状", r"\b(?:asymptomatic|carriers?)\b"),
    "converted": (r"转为|转归|转确诊", r"\b(?:reclassified|converted)\b"),
    "imported": (r"境外|输入", r"\bimported\b"),
    "suspected": (r"疑似", r"\bsuspected\b"),
    "mild": (r"轻症|轻型|普通型", r"\bmild\b"),
    "severe": (r"重症|重型|危重|病危", r"\b(?:severe\w*|critical\w*|serious(?:ly)?|intensive care)\b"),
    "deaths": (
        r"死亡|死者|遇难|身亡|病亡|病故|离世|去世|不治|遗体",
        r"\b(?:deaths?|died|dead|dying|fatalit(?:y|ies)|killed|victims?|lives lost|casualt\w+|perished)\b",
    ),
    "relapsed": (r"复阳|复发|再入院", r"\b(?:re-?positive|relaps\w+|re-?admitted|readmissions?)\b"),
    "high risk": (r"高风险区", r"\bhigh[- ]risk (?:areas?|zones?)\b"),
    "medium risk": (r"中风险区", r"\bmedium[- ]risk (?:areas?|zones?)\b"),
    "low risk": (r"低风险区", r"\blow[- ]risk (?:areas?|zones?)\b"),
    "risk": (r"(?<![高中低])风险区", r"(?<!high-)(?<!medium-)(?<!low-)(?<!high )(?<!medium )(?<!low )\brisk (?:areas?|zones?)|\bat (?:high |medium |low )?risk\b"),
    "contacts": (r"密接|密切接触", r"\b(?:close )?contacts\b"),
    "discharged": (r"出院|治愈|康复|痊愈", r"\b(?:discharged?|discharges|recover(?:y|ies|ed)?|cured)\b"),
    "released": (r"解除|解封|出舱|摘帽|撤销", r"\b(?:released?|lifted|freed|reopened)\b"),
    "quarantine": (r"隔离(?!管控)|医学观察", r"\b(?:quarantined?(?! or)|isolat\w+|(?:medical )?observation)\b"),
    "controlled": (r"管控区|隔离管控", r"\b(?:quarantined or )?controlled areas?\b"),
    "community": (r"社会面", r"\bcommunity level\b|\bin the community\b"),
}  # fmt: skip
"""Whatever of it a series has no figure for (deaths, severe cases) it counts no number of."""


def things(words: str, language: str) -> frozenset[str]:
    """What of an epidemic the words name."""
    return _things(words, side(language))


@lru_cache(maxsize=2048)
def _things(words: str, tongue: str) -> frozenset[str]:
    at = 0 if tongue == "zh" else 1
    return frozenset(name for name, ways in THINGS.items() if compiled(ways[at]).search(words))


@worked_out_once
def _own(series: Series, tongue: str) -> dict[str, frozenset[str]]:
    """What the names of each figure of the series name, by its key: of a part of a sum also what the sum is called."""
    said = {
        what.key: _things(" ".join((what.name(tongue), what.short(tongue), *what.also)), tongue)
        for what in series.indicators
    }
    for whole in series.indicators:
        for key in whole.plus:
            said[key] = said[key] | said[whole.key]
    return said


def may_be_called(series: Series, what: Indicator, words: str, language: str) -> bool:
    """Whether the words name nothing that the figure is not: not 死亡 of the discharged."""
    if not counts_the_sick(series):
        return True
    named = things(words, language)
    own = _own(series, side(language))[what.key]
    cases = {"cases"} if own & {"confirmed", "asymptomatic", "infections"} else set()
    return named <= own | cases


_STOPS = {
    "zh": re.compile(r"[，。；：、！？,;:!?\n（()）\u3000]"),
    "en": re.compile(r"[;:()!?\n\u3000]|,(?![0-9])|\.(?=\s|$)| and (?=[^,.;:()\n]{0,12}[0-9\0])"),
}


def around(
    text: str, start: int, end: int, language: str, others: Sequence[tuple[int, int]] = ()
) -> tuple[int, int, str]:
    """What is said with the number at `start` to `end`: where the words begin and end, up to the next mark or the next
    number (`others`) on either side, and the words with a zero sign for the number."""
    first, last = 0, len(text)
    for stop in _STOPS[side(language)].finditer(text):
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end:
            last = stop.start()
            break
    first = max([first, *(there for _, there in others if there <= start)])
    last = min([last, *(here for here, _ in others if here >= end)])
    return first, last, f"{text[first:start]}\0{text[end:last]}"


def called_otherwise(
    series: Series, indicators: Sequence[Indicator], words: str, language: str
) -> Iterator[str]:
    """What the words name that none of the figures is."""
    if counts_the_sick(series) and not any(
        may_be_called(series, what, words, language) for what in indicators
    ):
        yield from sorted(things(words, language) - _own(series, side(language))[indicators[0].key])
