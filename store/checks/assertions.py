"""Words that assert more than a figure: 均, 无新增, 连续N天, 首次, 下降, "all", "no new" and their like.

Each needs the figures of the very window it speaks of, or a recorded claim with a speaker. A word the
figures contradict is an error; one that nothing proves is an error where it speaks of the day's counts
and a warning elsewhere; one that a named speaker says is a hint, since then it is the speaker's.
"""

import re
from collections.abc import Callable, Iterator

from store.checks.case import Case
from store.checks.finding import Finding, Verdict
from store.checks.outcomes import ERROR, HINT, WARNING
from store.checks.passages import Passage, compiled, mentioned, side
from store.checks.proofs import PROOFS, Proof, Weighed
from store.values import replace

CLAIM = "word-unproved"


_WORDS: dict[str, dict[str, str]] = {
    "all": {
        "zh": r"(?<![平人日月年户])均(?![匀衡价等值])|全部(?!门)|全都|都(?=在|是在)|无一例外",
        "en": r"(?<!after )(?<!of )(?<!at )\ball\b(?!-| day| the time| the more| right| over\b)|\bwithout exception\b",
    },
    "none": {
        "zh": r"(?:无|零|没有|未|未出现|未见)新增|无[^，。；、]{0,10}(?:病例|感染者)报告|没有(?:出现)?[1一]例|未出现疫情",
        "en": r"\bno new\b|\bno (?:\w+ ){0,3}(?:cases|infections|carriers) (?:was|were|have)\b|\bzero new\b",
    },
    "cleared": {"zh": r"(?<!动态)清零", "en": r"\bcleared\b"},
    "streak": {
        "zh": r"连续([0-9]+|[一二三四五六七八九十]+)[天日]",
        "en": r"\b([0-9]+) (?:consecutive|straight|successive) days\b|\b([0-9]+) days (?:in a row|running)\b",
    },
    "first": {
        "zh": r"首次|首例|第一次|创[^，。]{0,6}新[高低]|以来(?:的)?(?:最|新)[高低]",
        "en": r"\bfor the first time\b|\brecord (?:high|low)\b|\b(?:highest|lowest) since\b",
    },
    "fall": {
        "zh": r"下降|回落|减少|降至|降到",
        "en": r"\b(?:fell|fallen|declin\w+|decreas\w+|dropped)\b|\bdown from\b",
    },
    "rise": {
        "zh": r"上升|增加|增长|反弹|升至|升到",
        "en": r"\b(?:rose|risen|increas\w+|climbed)\b|\bup from\b",
    },
}
_RECONCILES = {"zh": r"较[^，。；]{0,20}通报", "en": r"\breported for\b"}
_TO_THE_COMMA = {
    "zh": r"[^，。；、（(0-9]*(?:[1一]例)?[^，。；、（(0-9]*",
    "en": r"(?:(?! and |,|;)[^0-9(]|(?<=-)[0-9])*",
}
_CLAUSE = r"[^，；。,;]+"


def assertions(
    case: Case, passage: Passage, lang: str, proved: Callable[[int, int], bool]
) -> Iterator[Finding]:
    """A finding for each asserting word of a sentence. `proved(start, end)` tells whether the sayer
    vouches for those characters of the text (they stand in a claim span)."""
    for code, words in _WORDS.items():
        for match in compiled(words[side(lang)]).finditer(passage.text):
            spoken_of = _spoken_of(case, passage, code, match, lang)
            if code in ("fall", "rise") and (
                not spoken_of.indicators or compiled(_RECONCILES[side(lang)]).search(passage.text)
            ):
                continue
            start, end = passage.start + match.start(), passage.start + match.end()
            if proved(start, end) or _claimed(case, passage, match[0], lang):
                outcome = Weighed(Proof.PROVED)
            else:
                outcome = PROOFS[code](case, spoken_of, match, lang)
            yield _finding(spoken_of, code, match[0], (start, end), outcome)


def _spoken_of(case: Case, passage: Passage, code: str, match: re.Match[str], lang: str) -> Passage:
    """The sentence with only those indicators the word can be about.

    无新增 is about what follows it up to the next comma or figure; 下降 about its own clause, or all of
    the sentence when that names nothing. 社会面清零 is a status of places, never a count.
    """
    if compiled(_WORDS["cleared"][side(lang)]).search(passage.text):
        return replace(passage, indicators=())
    if code == "none":
        clause = compiled(_TO_THE_COMMA[side(lang)]).match(passage.text, match.start())
        wanted = mentioned(case.series.indicators, clause[0], lang) if clause else ()
        return replace(passage, indicators=wanted)
    if code in ("fall", "rise"):
        for clause in compiled(_CLAUSE).finditer(passage.text):
            if clause.start() <= match.start() < clause.end():
                inside = mentioned(case.series.indicators, clause[0], lang)
                return replace(passage, indicators=inside or passage.indicators)
    return passage


def _finding(passage: Passage, code: str, word: str, at: tuple[int, int], outcome: Weighed) -> Finding:
    severity = ERROR
    if outcome.proof is Proof.OPEN:
        severity = HINT if passage.attributed else ERROR if _of_counts(code, passage) else WARNING
    sentence = passage.text.strip()
    return Finding(
        CLAIM,
        Verdict.PASSED if outcome.proof is Proof.PROVED else Verdict.FAILED,
        severity,
        outcome.cells,
        outcome.expected,
        outcome.got if outcome.got is not None else word,
        {
            "why": outcome.proof.value, "word": word, "kind": code, "sentence": sentence[:60],
            "start": at[0], "end": at[1],
        },
        spot=f"{word}@{sentence[:24]}",
    )  # fmt: skip


def _of_counts(code: str, passage: Passage) -> bool:
    """Whether the word says something of the day's counts that they would have to bear out: 无新增确诊,
    均在管控区. 确诊患者全部收治 or a comparison with what the archive does not hold is for a person to judge."""
    if code == "all":
        return any(what.part_of for what in passage.indicators)
    return code == "none" and bool(passage.indicators)


def _claimed(case: Case, passage: Passage, word: str, lang: str) -> bool:
    """Whether a recorded claim with a speaker says this, in these words."""
    conference = case.conference
    for claim in conference.claims.values():
        section = conference.sections.get(claim.section)
        if not claim.speaker and (section is None or not section.speaker):
            continue
        for said in (claim.text(lang), claim.short.get(lang, "")):
            if said and word in said and said in passage.text:
                return True
    return False
