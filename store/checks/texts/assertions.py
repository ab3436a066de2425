"""Words that assert more than a figure: 均, 无新增, 连续N天, 首次, 下降, "all", "no new" and their like.

Each needs the figures of the very window it speaks of, or a recorded claim with a speaker. A word the
figures contradict is an error, whoever says it. One that nothing proves is an error where it speaks of the
record's own figures; elsewhere it is the speaker's, which is told as a hint, and where nobody speaks (a
title, the lead, the office's own sentences) a claim with its speaker has to be recorded.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from store.checks.basis.case import Case
from store.checks.basis.claim_words import CLAIM_WORDS, SCOPES, for_lookup, pattern
from store.checks.basis.comparisons import (
    COMPARING,
    OVER_TIME,
    WANTED,
    cases_in,
    counted_alone,
    figures_compared,
    new_cases,
    others,
    whose_places,
)
from store.checks.basis.finding import ERROR, HINT, WARNING, Finding, Severity, Verdict
from store.checks.basis.passages import (
    Passage,
    Voice,
    Voices,
    Whose,
    compiled,
    kept,
    located,
    mentioned,
    side,
    standing_alone,
)
from store.checks.basis.things import came_out, counts_only_others, most_like, things
from store.checks.texts import counts_in_words
from store.checks.texts.counts_in_words import may_be_told, told_counts
from store.checks.texts.proofs import (
    OPEN,
    PROOFS,
    Proof,
    ProofFound,
    clause,
    counted_words,
    name_words,
    part_meant,
    told_elsewhere,
    told_of_a_part,
    told_of_statuses,
)
from store.checks.texts.text_rules import CLAIM
from store.record.claim import Claim
from store.record.text import beginning
from store.series.definition import Indicator, Place, Series, Subject
from store.series.subject_file import subject_of
from store.wording.say.draft import Draft, SpanKind

_FOUND, _ELSEWHERE = "found", "elsewhere"
"""The kinds of an assertion that has no word of its own: where the cases were found, in a part the record counts
them by (see `share_told`) or anywhere else. `counts_in_words` has others."""
RECORD, _NOBODY = "record", "nobody"
"""Why a word that nothing proves is an error: it is about the record's own figures; or nobody says it."""

_RECONCILES = {"zh": r"较[^，。；]{0,20}通报", "en": r"\breported for\b"}
_FIGURE_ENDS = {
    "zh": r"[，。；、（(]|(?<![0-9])[02-9]|1(?!例)|(?<![和及或与无未零有])新增",
    "en": r" and |[,;(]|(?<!-)\b[0-9]",
}
"""Where what 无新增 says is over: a comma, or what says something of its own: a figure, or that there are new ones
(无新增确诊病例新增无症状感染者16例)."""
_LETTERS = {
    "zh": re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff]|[\U00020000-\U0003ffff]"),
    "en": re.compile("[^\\W\\d_\u2e80-\u9fff]{2}"),
}


_PROOFS = {**PROOFS, **counts_in_words.COUNT_PROOFS}
_COUNTED = tuple(counts_in_words.COUNT_PROOFS)
_TOLD_BY_FORM = ("all", "mostly", "rank")
"""Words that say nothing beside a form that the figures decide: 均 of 七市均有新增."""

_MOST = 100
"""Asserting words a sentence may have. An official sentence has two or three."""
_EFFORT = 1_000_000
"""The most work a sentence may make: its asserting words times its length in signs. A breakdown over 400 places comes to
some ten thousand."""


def assertions(
    case: Case, passage: Passage, lang: str, voice: Callable[[int, int], Whose]
) -> Iterator[Finding]:
    """A finding for each asserting word of a sentence, of whichever language. `voice(start, end)` tells
    whose those characters of the whole text are.

    A sentence that asserts more than `_MOST` times, or asserts and has no end, is refused as a whole: each word
    is looked up in all of its sentence, so their time would grow with the square of its length.
    """
    crowd = _asserting(case.series, passage.text)
    if crowd > _MOST or crowd * len(passage.text) > _EFFORT:
        yield _crowded(passage, crowd)
        return
    for tongue in sorted(("zh", "en"), key=lambda tongue: tongue != side(lang)):
        if tongue != side(lang) and not _LETTERS[tongue].search(passage.text):
            continue
        spoken = lang if tongue == side(lang) else tongue
        text, stood = for_lookup(passage.text)
        decided: list[tuple[int, int]] = []
        for code, matches in _asserted(case, text, spoken):
            for match in matches:
                if code in _TOLD_BY_FORM and _within(match, decided):
                    continue
                at = [stood[n] if stood else n for n in (match.start(), match.end() - 1)]
                start, end = passage.start + at[0], passage.start + at[1] + 1
                about = _spoken_of(case, passage, code, match, spoken)
                if about is None or _beside_the_point(case.series, code, match, spoken):
                    continue
                said = passage.text[at[0] : at[1] + 1].strip()
                told = voice(start, end)
                whose = told.voice
                if told.counted:
                    continue
                if told.windows:
                    windows = tuple(one for one in case.conference.windows if one.key in told.windows)
                    about = replace(about, windows=windows)
                outcome, severity = _proof_of(case, about, code, match, spoken, whose)
                if code in _COUNTED and outcome.proof is not Proof.OPEN:
                    decided.append(match.span())
                finding = _finding(about, code, said, (start, end), outcome, severity)
                if finding.failed and severity is ERROR and outcome.proof is Proof.OPEN:
                    why = _why_open(case, about, code, match, spoken, whose)
                    bounds = clause(match, spoken)
                    words = [stood[n] if stood else n for n in (bounds[0], bounds[1] - 1)]
                    claim = passage.text[words[0] : words[1] + 1].strip()
                    finding = replace(finding, facts={**finding.facts, "why": why, "claim": {spoken: claim}})
                yield finding


def _why_open(case: Case, about: Passage, code: str, match: re.Match[str], lang: str, whose: Voice) -> str:
    """Why a word that nothing proves is an error."""
    own = code in _OF_THE_RECORD or whose is Voice.NOBODY
    if own and _of_record(case, about, code, match, lang):
        return RECORD
    return _NOBODY if whose is Voice.NOBODY else Proof.OPEN.value


_OF_THE_RECORD = (*COMPARING, *_COUNTED, "first", "streak", _ELSEWHERE)
"""Kinds of words that are about the record's figures wherever they are about anything of the record."""


def _within(match: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= match.start() and match.end() <= end for start, end in spans)


def asserted_in(case: Case, draft: Draft, voices: Voices, sentences: Iterable[Passage]) -> list[Finding]:
    """Every asserting word of a draft. What stands for itself in it (a title, a name, an item of a list) is judged by
    itself: else the date of the lead or the figure of another part would bear it out."""
    lang, text = draft.language, draft.text
    closed = voices.closed
    marks = [(span.start, span.end) for span in draft.spans if span.kind is SpanKind.MISSING]
    found = []
    for passage in sentences:
        if any(start < passage.end and passage.start < end for start, end in marks):
            continue  # it is still to be written, and keeps the text back until it is
        for finding in assertions(case, passage, lang, voices):
            start = finding.facts["start"]
            if isinstance(start, int) and not any(span.start <= start < span.end for span in closed):
                found.append(finding)
    for span in closed:
        itself = standing_alone(case.conference, text[span.start : span.end], lang, span.start)
        found += assertions(case, itself, lang, voices)
    return found


def _asserted(case: Case, text: str, lang: str) -> Iterator[tuple[str, Iterable[re.Match[str]]]]:
    """What a folded sentence asserts: what has no word of its own, then what the asserting words do."""
    yield _FOUND, told_of_a_part(case, text, lang)
    yield _ELSEWHERE, told_elsewhere(case, text, lang)
    if not _is_plain(text, subject_of(case.series), lang):
        yield from told_counts(case, text, lang)
        yield from words_found(text, subject_of(case.series), side(lang))


@kept(2048)
def _is_plain(text: str, subject: Subject, lang: str) -> bool:
    """Whether a folded sentence has no asserting word and no form that tells counts: most of a page have none."""
    return not words_found(text, subject, side(lang)) and not may_be_told(text, subject, lang)


_Words = tuple[tuple[str, tuple[re.Match[str], ...]], ...]


@kept(1024)
def words_found(text: str, subject: Subject, tongue: str) -> _Words:
    """The asserting words of a folded sentence, by what they assert."""
    found = ((code, tuple(compiled(pattern(subject, code, tongue)).finditer(text))) for code in CLAIM_WORDS)
    return tuple((code, matches) for code, matches in found if matches)


def _asserting(series: Series, text: str) -> int:
    """How many asserting words a sentence has, as far as it matters."""
    if len(text) <= _MOST:
        return 0
    plain = for_lookup(text)[0]
    kinds = [
        kind
        for tongue in ("zh", "en")
        if _LETTERS[tongue].search(plain)
        for kind in words_found(plain, subject_of(series), tongue)
    ]
    return sum(len(matches) for _, matches in kinds)


def _crowded(passage: Passage, crowd: int) -> Finding:
    sentence = passage.text.strip()
    facts = {
        "why": "crowded", "word": "", "kind": "crowded", "sentence": beginning(sentence),
        "start": passage.start, "end": passage.start + len(passage.text),
    }  # fmt: skip
    return Finding(CLAIM, Verdict.FAILED, ERROR, (), _MOST, crowd, facts, spot=f"@{sentence[:24]}")


def _proof_of(
    case: Case, passage: Passage, code: str, match: re.Match[str], lang: str, whose: Voice
) -> tuple[ProofFound, Severity]:
    """What comes of a word, and how grave that is."""
    outcome = _PROOFS[code](case, passage, match, lang)
    if outcome.proof is Proof.PROVED:
        return outcome, ERROR
    if whose is Voice.RECORD and outcome.proof is Proof.OPEN:
        return ProofFound(Proof.PROVED, outcome.cells), ERROR
    of_record = _of_record(case, passage, code, match, lang)
    claim = _claim(case, match, lang)
    if claim is not None and (not of_record or _of_its_own(case, claim, lang)):
        return ProofFound(Proof.PROVED), ERROR
    elsewhere = whose is Voice.SPEAKER and _narrower(match, lang)
    if outcome.proof is Proof.AGAINST and not elsewhere:
        return outcome, ERROR
    if of_record and not elsewhere:
        return outcome, ERROR
    if whose is Voice.SPEAKER:
        return (outcome if not elsewhere else OPEN), HINT
    return outcome, ERROR if whose is Voice.NOBODY else WARNING


def _spoken_of(case: Case, passage: Passage, code: str, match: re.Match[str], lang: str) -> Passage | None:
    """The sentence with only those indicators and places the word can be about; None for a word that compares
    or shares out nothing of the record, or is judged with another (均 in 均无).

    无新增 is about its clause up to the next figure, 下降 about what is said to fall. 社会面清零 is a status of places, never a count.
    """
    text = counted_words(subject_of(case.series), match.string, lang)
    start, end = clause(match, lang)
    indicators = case.series.indicators
    places = mentioned(case.series.places, text, lang)
    nowhere = False
    if code in ("none", "cleared"):
        stop = compiled(_FIGURE_ENDS[side(lang)]).search(text, match.end(), end)
        behind = mentioned(indicators, text[match.start() : stop.start() if stop else end], lang)
        said = text[denied(match) : stop.start() if stop else end]
        before = mentioned(indicators, text[start : match.start()], lang)
        parts = tuple(what for what in before if what.part_of)
        if code == "cleared" or not behind:
            behind = (*behind, *(what for what in before if what not in behind))
        about = (*parts, *(what for what in behind if what not in parts))
        if code == "none":
            about, rest = _denied_of(case, match, said, about, lang)
            if rest is not None:
                places, nowhere = rest, not rest
        elif not about and text[match.start()] != "\0":
            cleared = figures_compared(case, match, (start, end), lang)
            about = cleared.indicators if cleared is not None else about
        if match[0].lower().startswith("no report"):
            places = mentioned(case.series.places, text[match.end() :], lang)
            about = about or mentioned(indicators, text, lang)
    elif code in COMPARING:
        told = figures_compared(case, match, (start, end), lang, rank=code == "rank")
        if told is None:
            return None
        about, places = told.indicators, told.places
    elif code in (_FOUND, _ELSEWHERE, *_COUNTED):
        about = ()
    else:
        in_part = code == "mostly" or _only(case.series, match, lang)
        of_record = not in_part or _of_record(case, passage, code, match, lang)
        if not of_record and told_of_statuses(case, match, lang) is None:
            return None
        denial = compiled(pattern(subject_of(case.series), "none", side(lang))).match(
            match.string, match.start()
        )
        if code == "all" and denial is not None:
            return None
        about = mentioned(indicators, text, lang)
    # The others of places that nobody named: no figure can say.
    return replace(passage, indicators=about, places=places, windows=() if nowhere else passage.windows)


def _denied_of(
    case: Case, match: re.Match[str], said: str, about: tuple[Indicator, ...], lang: str
) -> tuple[tuple[Indicator, ...], tuple[Place, ...] | None]:
    """Which figures a denial is of, with the other places it is of where it speaks of those that nobody named."""
    bounds = clause(match, lang)
    about = about or cases_in(case, said, lang) or counted_alone(case, match, bounds, lang)
    about = about or most_like(case.series, said, lang)
    rest = others(case, match, bounds, lang)
    if rest is not None:
        about = about or new_cases(case, match, bounds)
    if counts_only_others(case.series, said, lang) or came_out(case.series, said, lang):
        return (), rest
    return about, rest


def _beside_the_point(series: Series, code: str, match: re.Match[str], lang: str) -> bool:
    """Whether a comparison only says how a whole day stands to its part; or anything else what is aimed at or ordered
    (力争实现清零, no one may refuse), and not that it is so."""
    tongue = side(lang)
    if code in COMPARING:
        return compiled(_RECONCILES[tongue]).search(match.string) is not None
    start, end = clause(match, lang)
    if subject_of(series).compiled(CONDITION[tongue], tongue).search(match.string):
        return True
    if compiled(_REACHED[tongue]).search(match.string, start, end):
        return False
    if compiled(WANTED[tongue]).search(match.string, start, match.start()):
        return True
    return compiled(_ORDERED[tongue]).match(match.string, match.end(), end) is not None


CONDITION = {
    "zh": r"连续(?:[0-9]+|[一二三四五六七八九十]+)[天日](?:内)?(?:无|没有|未)[^，。；]{1,12}，?[^，。；]{0,6}(?:可|方可|即可|则|应)(?:[^，。；]{0,4})(?:降|调整|解除|转为)|连续(?:[0-9]+|[一二三四五六七八九十]+)[天日](?:内)?(?:无|没有|未)[^，。；]{1,12}的，?[^，。；]{0,6}(?:降|调整|转)为",
    "en": r"\b(?:with|has|have|had|of) no (?:new )?(?:<<denied_days>>) for (?:[0-9]+|[a-z]+) (?:consecutive )?days\b[^.;]{0,20}\b(?:may|can|will be)\b",
}
"""A rule of when an area is downgraded: it says of no area that it is so."""
_ORDERED = {
    "zh": r"[^，。；0-9]{0,8}(?:[都均]将(?!近)|必须|须要|应当)",
    "en": r" *(?:\w+ )?(?:must|shall|may not|to be|should|will)\b",
}
_REACHED = {
    "zh": r"[已了]|完成|成功|实现了|到位",
    "en": r"\b(?:has|have|had|was|were|is|are|achieved|reached)\b",
}
"""But where it says that it came to pass, it says that it is so."""


_BEHIND_ONLY = {"zh": "在|来自|见于|限于|出现|<<only_among>>", "en": r" ?(?:in|found|detected|at|among)\b"}


def _only(series: Series, match: re.Match[str], lang: str) -> bool:
    """Whether the word is one (只有, only) that asserts something only with a place behind it."""
    return match[0].strip().lower() in ("只有", "仅有", "仅", "only") and not subject_of(series).compiled(
        _BEHIND_ONLY[side(lang)], side(lang)
    ).match(match.string, match.end())


def denied(match: re.Match[str]) -> int:
    """Where what a denial denies begins: 新增 and new are a part of its name."""
    new = re.search(r"新增$|(?:new|further|more|additional)$", match[0], re.IGNORECASE)
    return match.start() + new.start() if new else match.end()


def _finding(
    passage: Passage, code: str, word: str, at: tuple[int, int], outcome: ProofFound, severity: Severity
) -> Finding:  # fmt: skip
    sentence = passage.text.strip()
    why = outcome.proof.value
    return Finding(
        CLAIM,
        Verdict.PASSED if outcome.proof is Proof.PROVED else Verdict.FAILED,
        severity,
        outcome.cells,
        outcome.expected,
        outcome.got if outcome.got is not None else word,
        {
            "why": why, "word": word, "kind": code, "sentence": beginning(sentence),
            "start": at[0], "end": at[1],
        },
        spot=f"{word}@{sentence[:24]}",
    )  # fmt: skip


# --- what the word is about ----------------------------------------------------------------------


def _of_record(case: Case, passage: Passage, code: str, match: re.Match[str], lang: str) -> bool:
    """Whether the word says something the record's own figures would have to bear out: 无新增确诊, 均在管控区,
    新增感染者均为隔离人员. 确诊患者全部收治 is for its speaker, as is what no figure of one day can show."""
    if code == "cleared" and compiled(_WHOLE_REGION[side(lang)]).search(match.string, *clause(match, lang)):
        return True
    if code in ("none", "cleared"):
        return bool(passage.indicators)
    if code in (*COMPARING, _FOUND, _ELSEWHERE, *_COUNTED):
        return True
    if code in ("first", "streak"):
        return _over_time(case, code, match, lang)
    if code not in ("all", "mostly"):
        return False
    if code == "all" and _all_gone(case.series, match, lang):
        return True
    if part_meant(case, match, lang) is not None or whose_places(case, match, clause(match, lang), lang):
        return True
    wholes = {what.part_of for what in case.series.indicators if what.part_of}
    named = {what.key for what in passage.indicators}
    for whole in wholes:
        about = {whole, *case.series.indicator(whole).plus}
        if (about & named or _all_come_from(case.series, match, lang)) and _hints_at(
            case.series.parts_of(whole), case.series.indicator(whole), match, lang
        ):
            return True
    return False


def _all_come_from(series: Series, match: re.Match[str], lang: str) -> bool:
    """Whether the sick, by no name of a figure or by none at all, are said to come from somewhere: 均系管控人员."""
    start, end = clause(match, lang)
    subject = subject_of(series)
    if side(lang) == "en":
        return subject.compiled(_COME_FROM["en"], "en").search(match.string, start, end) is not None
    ahead = subject.compiled(_NOBODY_ELSE, "zh").sub("", match.string[start : match.start()])
    return not ahead and compiled(_COME_FROM["zh"]).match(match.string, match.end(), end) is not None


_NOBODY_ELSE = r"[他她它]们|这些|新增|的|<<those>>|人员|人|上述|以上|其|目前|[昨今当][日天]|本土|全区|[0-9]{1,2}[月日]|[“”\s]"
_COME_FROM = {
    "zh": r"(?:都|均)?(?:系|为|是|来自|出自|属于?|在[^，。；]{0,8}(?:发现|检出|筛出|查出))",
    "en": r"\b(?:all|every(?:one| one)?|each)\b(?: of (?:them|these|those))?(?: (?:the|new|local|those|<<those>>))* (?:was|were|are|is|came) (?:people|persons|someone|somebody|found|detected|from)\b"
    r"|\b(?:they|<<they_came>>) (?:were|are|came) all (?:people|persons|found|detected|from)\b",
}


def _all_gone(series: Series, match: re.Match[str], lang: str) -> bool:
    """Whether all the sick or the quarantined are said to be discharged or released, and not only some that were spoken
    of: that many are a figure, and how many there were is not."""
    start, end = clause(match, lang)
    tongue, said = side(lang), match.string[start:end]
    behind = match.string[match.start() : end]
    gone = things(series, behind, lang) & subject_of(series).role("came_out") or compiled(
        _WENT_HOME[tongue]
    ).search(behind)
    whom = subject_of(series).compiled(_WHOM[tongue], tongue).search(said)
    return bool(gone and whom) and compiled(_SOME_OF_THEM[tongue]).search(said) is None


_WENT_HOME = {"zh": "回家|返家", "en": r"\b(?:gone|went|sent|back) home\b"}
_WHOM = {
    "zh": "<<whom>>",
    "en": r"\b(?:<<whom>>)\b",
}
_SOME_OF_THEM = {
    "zh": "[0-9]|[首该此每其这那我本]|上述|后[^，]{0,3}(?:方|才|可)|第|批|标准|条件|符合|达到|满|当[日天]",
    "en": r"[0-9]|\b(?:first|these|those|its|their|our|this|that|who|which|whose|batch|when|once|after|eligible|until|if|ward|will|to be|should|must)\b",
}  # fmt: skip
"""Some that were spoken of, or what has to be fulfilled first."""


_WHOLE_REGION = {
    "zh": "全区|全域|全市|全省|各地",
    "en": r"\b(?:the (?:whole |entire )?region|everywhere|all prefectures)\b",
}
"""What is cleared of all of it is what the record's statuses and figures say."""


def _over_time(case: Case, code: str, match: re.Match[str], lang: str) -> bool:
    """Whether a first time or a run of days is one of the record's figures (新增病例创新低, 病例连续五天下降), not of
    an event (首例, 连续五天奋战)."""
    bounds = clause(match, lang)
    if code == "streak":
        changes = "|".join(
            pattern(subject_of(case.series), each, side(lang)) for each in ("fall", "rise", "same", "none")
        )
        change = compiled(changes).search(match.string, *bounds)
        if change is None:
            return False
        if counted_alone(case, change, bounds, lang):
            return True
    elif not subject_of(case.series).compiled(OVER_TIME, "zh").search(match.string, match.start(), bounds[1]):
        return False
    return figures_compared(case, match, bounds, lang) is not None or bool(
        mentioned(case.series.indicators, match.string[bounds[0] : bounds[1]], lang)
    )


def _hints_at(parts: Sequence[Indicator], whole: Indicator, match: re.Match[str], lang: str) -> bool:
    """Whether the clause has a word of a part's name, though it is not that name: 隔离人员, 筛查发现, community."""
    start, end = clause(match, lang)
    tongue = side(lang)
    words = name_words((whole.name(lang), whole.short(lang)), tongue)
    hints = (
        name_words([name for part in parts for name in (part.name(lang), part.short(lang))], tongue) - words
    )
    return bool(hints & name_words((match.string[start:end],), tongue))


def _narrower(match: re.Match[str], lang: str) -> bool:
    """Whether the clause speaks of something smaller than the whole the record counts: 学校没有新增病例."""
    start, _ = clause(match, lang)
    return compiled(SCOPES[side(lang)]).search(match.string, start, match.start()) is not None


# --- recorded claims -----------------------------------------------------------------------------


def _claim(case: Case, match: re.Match[str], lang: str) -> Claim | None:
    """The recorded claim with a speaker whose words the word stands in. A claim of a word or two would
    stand for anything, so it is not taken."""
    for said, claim in _with_speakers(case, lang):
        if len(said) - len(match[0]) < (2 if side(lang) == "zh" else 8):
            continue
        at = match.string.lower().find(said.lower())
        while at >= 0:
            if at <= match.start() and match.end() <= at + len(said):
                return claim
            at = match.string.lower().find(said.lower(), at + 1)
    return None


def _with_speakers(case: Case, lang: str) -> Iterator[tuple[str, Claim]]:
    """The words of every claim that has a speaker, as `for_lookup` gives them, in each of its forms."""
    conference = case.conference
    for claim in conference.claims.values():
        held = conference.sections.get(claim.section) or conference.answers.get(claim.section)
        if not claim.speaker and (held is None or not (held.speaker or held.department)):
            continue
        whole, scope = claim.predicate.get(lang, ""), claim.scope.get(lang, "")
        names_it = whole if scope and scope in whole else ""  # 纳金校区没有新增, with 纳金校区 as its scope
        for words in (claim.text(lang), claim.short.get(lang, ""), names_it):
            yield for_lookup(words)[0].strip(" 。.，,"), claim


def recorded(case: Case, clause: str, lang: str) -> bool:
    """Whether a clause, as `for_lookup` gives it, is a claim that was recorded with its speaker, whole or but for a word."""
    whole, least = clause.strip().lower(), 4 if side(lang) == "zh" else 12
    for words, _ in _with_speakers(case, lang):
        said = words.lower()
        nearly = said in whole and len(whole) - len(said) <= len(said) // 2
        if len(said) >= least and (whole in said or nearly):
            return True
    return False


def _of_its_own(case: Case, claim: Claim, lang: str) -> bool:
    """Whether a claim is about something the record does not count: its scope names it (拉萨大学), and is none
    of the series' figures or places, nor the whole region."""
    scope = claim.scope.get(lang, "") or claim.scope.get("zh", "")
    if not scope.strip() or compiled(_REGION).search(scope):
        return False
    things = (*located(case.series.indicators, scope, lang), *located(case.series.places, scope, lang))
    own = for_lookup(scope)[0]
    names = [name for place in case.series.places for name in place.names.values()]
    return (
        bool(own)
        and (not things or compiled(SCOPES[side(lang)]).search(own) is not None)
        and own not in names
    )


_REGION = r"^(?:全|我|本)(?:区|省|市|县|州|境|域|国|自治区)$|^各地|^各市|^the (?:whole )?region$|^region$"
