"""How Chinese says who says what: a name and a verb at the beginning of a paragraph (表示, 介绍, 说 …).

Titles and names are parted where a title's last word shows where the name begins; else the whole stays together for a
person to part. Words are looked for in simplified characters, and handed on as they are printed.
"""

import re
from collections.abc import Iterator
from functools import cache

from store.names.titles import LAST_WORDS
from store.record.section import Manner
from store.wording.numbers.source import simplified
from store.wording.read.basis.spoken import How, Known, Saying, WhoSays

_VERBS = {
    "在接受采访时表示": "tell_state", "接受采访时表示": "tell_state", "告诉记者时表示": "tell_state", "告诉记者": "tell",
    "表示": "state", "介绍": "introduce", "强调": "stress", "指出": "stress", "回应": "state", "说": "say",
}  # fmt: skip
_BESIDE_VERB = r"(?:在[^，。；：“”]{1,12}?[上中时])??(?:还|也|又|则|再次|同时|回答)?"
"""What stands between a name and its verb and is part of neither."""
_HOUSES = (
    "政府", "办公厅", "办公室", "新闻办", "委员会", "卫健委", "发改委", "局", "厅", "大学", "学院", "学校", "医院",
    "公司", "集团", "中心", "协会", "银行", "法院", "检察院", "总队", "支队", "总站", "署",
)  # fmt: skip
"""Last words of departments; behind the last of them the title begins."""
_ENDS = "。！？”’；：）"
_HALF_ENDS = ".!?\"';:)"
"""The same as a keyboard has them."""
_ASKED = re.compile("(?:有|一名|一位)?(?:记者|网民|网友|群众|居民|读者)?(?:提问|问道|问)[，：]")
"""Where somebody asks, the one who spoke before has ended."""
_LEAST = 12
"""Shorter lines without a stop are headings or page furniture."""
BYLINE = re.compile(r"[^，,。（(]{2,12}(?:讯|电)\s*[（(][^）)]{2,40}[）)]")
"""How an article begins: 某报讯（记者 某某）."""


@cache
def _attribution() -> re.Pattern[str]:
    return re.compile(
        r"(?:就(?:(?P<asker>[^，。]{2,12}?)反映的)?(?P<topic>[^，。]{2,30}?)(?:有关)?(?:的)?(?:问题|情况)?，)?"
        r"(?:(?:(?:日前|近日|昨日|今日)，)?记者从(?P<source>[^，。：]{2,30})(?:了解到|获悉)，|(?P<report>据(?P<house>[^，。：]{0,20}?)(?:介绍|了解|悉))，"
        rf"|(?P<who>[^，。；：“”]{{2,60}}?){_BESIDE_VERB}(?P<verb>{'|'.join(_VERBS)})[说称]?(?P<mark>：“|：|，))"
    )


class ChineseForms:
    """The forms of Chinese: a paragraph is of one speaker."""

    language, joint = "zh", ""

    def goes_on(self, length: int, before: str, line: str, blank: bool) -> bool:
        if before[-1] in _ENDS + _HALF_ENDS or BYLINE.match(simplified(line)):
            return False  # what stands before a byline was a heading
        return length >= _LEAST or "，" in before or "," in before

    def quoted(self, words: str) -> str:
        return f"“{words}”"

    def sayings(self, text: str, known: Known) -> Iterator[Saying]:
        byline = BYLINE.match(simplified(text))
        anew, whole = byline is not None, len(text)
        if byline is not None:  # another article: what follows is said by nobody before it
            text = text[byline.end() :]
        if _ASKED.match(simplified(text)) is not None:
            # Who answers stands behind the question, and is not parted.
            yield Saying(How.NOBODY, 0, whole, anew=anew)
            return
        match = _attribution().match(simplified(text))
        if match is None:
            goes_on = len(text) >= _LEAST and text[-1] in _ENDS
            yield Saying(How.ON if goes_on else How.BESIDE, 0, whole, text, anew=anew)
        elif match["report"] and not match["house"]:
            yield Saying(How.SAME, 0, whole, text[match.end() :], anew=anew)
        else:
            yield self._named(match, text, known, whole, anew)

    def _named(self, match: re.Match[str], text: str, known: Known, whole: int, anew: bool) -> Saying:
        said = text[match.end() :]
        printed = _as_printed(match, text)
        verb, manner = "learn" if match["source"] else "report", Manner.PROSE
        who = WhoSays(printed["source"] or printed["house"])
        if match["verb"]:
            verb = _VERBS[match["verb"]]
            who = _parted(printed["who"], known)
            if match["mark"] == "：“" and said.endswith("”"):
                manner, said = Manner.QUOTATION, said[:-1]
        return Saying(
            How.NAMED, 0, whole, said, who, verb, manner, printed["topic"], printed["asker"],
            goes_on=manner is Manner.PROSE, anew=anew,
        )  # fmt: skip


def _parted(printed: str, known: Known) -> WhoSays:
    """Department, title and name of `自治区某局副局长李某`; all in the department when it cannot be told."""
    who = simplified(printed)
    name = next((who[at:] for at in range(len(who)) if who[at:] in known.heard), "")
    name = name or next((one for one in known.names if one and who.endswith(one)), "")
    if not name:
        ends = [at + len(word) for word in LAST_WORDS for at in _found(who, word)]
        at = max(ends, default=0)
        name = who[at:] if at and 2 <= len(who) - at <= 6 else ""
        if not name:
            return WhoSays(speaker=printed) if len(who) <= 4 and not at else WhoSays(printed)
    rest = len(who) - len(name)
    head = who[:rest].split("、")[0]
    houses = [
        at + len(word)
        for word in _HOUSES
        for at in _found(head, word)
        if head[at + len(word) :][:1] not in ("长", "")
    ]
    cut = max(houses, default=0)
    return WhoSays(printed[:cut], printed[cut:rest], printed[rest:])


def _as_printed(match: re.Match[str], text: str) -> dict[str, str]:
    """The groups of a match in the simplified text, as the text itself has them; empty for those that are not there."""
    return {name: text[slice(*match.span(name))] if match[name] else "" for name in match.re.groupindex}


def _found(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
