"""What a sentence says of counts by its form, with no number in it: which of two is higher (拉萨新增比日喀则多, more
high-risk than medium-risk areas), of which kind most or all are (以确诊病例为主), that each place, or only some, has any.

Each form is found in a folded sentence, and the figures prove or contradict it. What names no figure and no place of
the record, or other ones than it can be held against, is none of these.
"""

import operator
import re
from collections.abc import Callable, Iterator, Sequence

from store.checks.basis.case import Case
from store.checks.basis.claim_words import SMALLER
from store.checks.basis.comparisons import figures_named
from store.checks.basis.passages import Passage, compiled, every_match, located, names_of_places, side
from store.checks.basis.things import counts_the_subject, distinguishing, most_like, things
from store.checks.texts.proofs import OPEN, Proof, ProofFound, gravest, windows_of
from store.record.cell import CellKey
from store.series.definition import Indicator, Place, Subject
from store.series.subject_file import subject_of

THAN, KIND, _EACH = "than", "kind", "each"
"""Which of two is higher; of which kind they are; which places have any."""

Counted = tuple[CellKey, int | None]
"""A figure and how many it has."""


def told_counts(case: Case, text: str, lang: str) -> Iterator[tuple[str, Iterator[re.Match[str]]]]:
    """The forms of a folded sentence, by what they assert."""
    yield THAN, told_of_two(case, text, lang)
    yield KIND, told_of_a_kind(case, text, lang)
    yield _EACH, told_of_each(case, text, lang)


# --- which of two is higher ------------------------------------------------------------------------

_STOP_ZH, _STOP_EN = "，。；：、！？,;:!?（）()\\n\\u3000\\0", ".,;:!?()\\n\\0"
_AGAIN_ZH = "(?:首次|第一次|首|已经?|再次|再|仍|均|都|也|还|远远?|略|明显)*"
_ABOVE_ZH = "多于|高于|大于|多过|超过|赶超|反超|超越|首超|超(?!市|[过级前时])"
_BELOW_ZH = "少于|低于|小于|不及|不如|逊于"
_ABOVE_EN = r"outnumber(?:s|ed)?|exceed(?:s|ed)?|overtakes?|overtook|outpaces?|outpaced|surpass(?:es|ed)?|(?:(?:are|is|was|were) )?ahead of|tops?|topped|(?:(?:are|is|was|were) )?(?:far |much |well )?(?:more|higher|greater) than|far more than|(?:are|is|was|were) (?:far |much )?more (?:numerous|common) than"
_BELOW_EN = r"trails?|trailed|lags? behind|(?:(?:are|is|was|were) )?behind|(?:(?:are|is|was|were) )?(?:far |much |well )?(?:fewer|lower|less) than"
_COMPARES_EN = f"{_ABOVE_EN}|{_BELOW_EN}| than "
_THAN = {
    "zh": (
        rf"(?P<one>[^0-9{_STOP_ZH}比]{{2,20}}?){_AGAIN_ZH}(?P<more>{_ABOVE_ZH}|{_BELOW_ZH})了?(?P<two>[^0-9{_STOP_ZH}]{{2,20}})",
        rf"(?P<one>[^0-9{_STOP_ZH}比]{{2,20}}?){_AGAIN_ZH}比(?P<two>[^0-9{_STOP_ZH}]{{2,20}}?)(?:还|更|要|也|略|稍|明显|都|得|来得)*(?P<more>[多少高低])(?![于余数]|[0-9])了?(?:得多|很多|一些|些)?",
        rf"(?P<one>[^0-9{_STOP_ZH}比]{{2,20}}?)(?P<more>没有|没)(?P<two>[^0-9{_STOP_ZH}]{{2,20}}?)(?:那么|这么)?[多高](?![于余数]|[0-9])",
    ),
    "en": (
        rf"\b(?P<one>[^0-9{_STOP_EN}]{{3,60}}?) (?:far |now |again |slightly |still |also )*(?P<more>{_ABOVE_EN}|{_BELOW_EN}) (?P<two>[^0-9{_STOP_EN}]{{3,60}})",
        rf"(?P<lead>[^0-9{_STOP_EN}]{{0,40}})\b(?P<more>more|fewer|less) (?P<one>[^0-9{_STOP_EN}]{{3,50}}?) than (?P<two>[^0-9{_STOP_EN}]{{3,60}})",
    ),
}  # fmt: skip
_BELOW = re.compile(
    rf"(?:{_BELOW_ZH}|少|低|没)|(?:(?:are|is|was|were) )?(?:far |much |well )?(?:trail|lag|behind|fewer|lower|less)"
)
_ANOTHER_TIME = {
    "zh": "[昨前今][一两]?[天日]|上[一周次场月]|去年|同期|以往|此前|之前|预[期计]|平均",
    "en": r"\b(?:yesterday|day|week|month|year|before|previous|earlier|last|expected|average|usual|ever|morning|any|that|those)\b",
}
"""Compared with another time, which `comparisons` looks at, or with something else."""


def may_be_told(text: str, subject: Subject, lang: str) -> bool:
    """Whether a folded sentence has any of the forms looked for here, of whatever it tells."""
    tongue = side(lang)
    forms = (*_THAN[tongue], *_KIND[tongue], *_EACH_FORMS[tongue])
    return any(every_match(subject.filled(form, tongue), text) for form in forms)


def told_of_two(case: Case, text: str, lang: str) -> Iterator[re.Match[str]]:
    """Each clause that says of which of two counts there is more."""
    tongue = side(lang)
    if not every_match("[比于超过越如及没]" if tongue == "zh" else _COMPARES_EN, text):
        return
    end = 0
    for form in _THAN[tongue]:
        for match in every_match(form, text):
            if match.start() >= end and _pairs(case, match, lang) is not None:
                end = match.end()
                yield match


_Pair = tuple[Indicator, Place | None, Indicator, Place | None]
"""Two counts: a figure and where (nowhere in particular: the total), and the other."""


def _pairs(case: Case, match: re.Match[str], lang: str) -> Sequence[_Pair] | None:
    """The counts compared: figures of two places, or two figures; None where it is about anything else."""
    one, two, lead = match["one"], match["two"], match.groupdict().get("lead") or ""
    tongue = side(lang)
    if compiled(_ANOTHER_TIME[tongue]).search(two) or compiled(SMALLER[tongue]).search(f"{one} {two}"):
        return None
    here, there = _places(case, one, lang) or _places(case, lead, lang), _places(case, two, lang)
    if len(here) == len(there) == 1:
        return _of_places(case, match, (here[0], there[0]), lang)
    if here or there or not compiled(_LEAD).fullmatch(lead):
        return None
    first, second = figure_told(case, one, lang), figure_told(case, two, lang)
    if first is None or second is None or first is second:
        return None
    return [(first, None, second, None)]


_LEAD = r"\W*|(?:.*\b)?(?:there (?:are|is|were|was)|region (?:has|had)|that) ?"
"""What may stand before “more … than …” and names nobody who has them."""


def _places(case: Case, words: str, lang: str) -> tuple[Place, ...]:
    return tuple({place.key: place for _, place in located(case.series.places, words, lang)}.values())


def _of_places(
    case: Case, match: re.Match[str], places: tuple[Place, Place], lang: str
) -> Sequence[_Pair] | None:
    """One figure of two places; where nothing is named but them, the new infections."""
    said = compiled(names_of_places(case.series, side(lang))).sub("", f"{match['one']} {match['two']}")
    what = figure_told(case, said, lang)
    left = re.sub(r"[\s的市地区在]|\b(?:city|prefecture|had|has|reported|reports|saw|in|the|of)\b", "", said)
    if what is None and not left:
        what = _new_infections(case)
    return [(what, places[0], what, places[1])] if what is not None and what.by_place else None


def figure_told(case: Case, words: str, lang: str) -> Indicator | None:
    """The figure the words name, by its name or by what is its own (正在隔离的人, discharged); None where they name
    several, or none."""
    short = subject_of(case.series).compiled(r"\b(<<short_area>>)\b(?! area| zone)", "en", 0)
    words = short.sub(r"\1 areas", words)
    like = most_like(case.series, words, lang)
    if len(like) == 1:
        return like[0]
    named = {what.key: what for _, some in figures_named(case, words, lang) for what in some}
    if like:
        known = [what for what in like if any(value is not None for value in _values(case, what))]
        return next((what for what in like if what.key in named), known[0] if known else None)
    new = "新增|新发" if side(lang) == "zh" else r"\bnew\b"
    if not distinguishing(case.series, things(case.series, words, lang)) and compiled(new).search(words):
        return _new_infections(case)
    return next(iter(named.values())) if len(named) == 1 else None


def _new_infections(case: Case) -> Indicator | None:
    """All that is new, of an epidemic."""
    sums = (what for what in case.series.indicators if what.kind.computed and what.by_place)
    return next(sums, None) if counts_the_subject(case.series) else None


def _values(case: Case, what: Indicator) -> Iterator[int | None]:
    for key in [window.key for window in case.conference.windows] if what.kind.by_window else [""]:
        yield case.figures.value(key, what.key)


def more_of_the_one(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """The one is above (below) the other, in each window spoken of."""
    holds = operator.lt if _BELOW.match(match["more"].lower()) else operator.gt
    found = []
    for first, here, second, there in _pairs(case, match, lang) or ():
        by_window = next((what for what in (first, second) if what.kind.by_window), None)
        for key in _keys(case, passage, by_window) if by_window else [""]:
            (cell, one), (other, two) = _count(case, first, here, key), _count(case, second, there, key)
            if one is None or two is None:
                found.append(ProofFound(Proof.OPEN, (cell, other)))
            else:
                proof = Proof.PROVED if holds(one, two) else Proof.AGAINST
                found.append(ProofFound(proof, (cell, other), two, one))
    return gravest(found)


def _count(case: Case, what: Indicator, place: Place | None, window: str) -> Counted:
    key = window if what.kind.by_window else ""
    if place is None:
        return CellKey(key, what.key), case.figures.value(key, what.key)
    return CellKey(key, what.key, place.key), case.figures.at(key, what, place.key)


# --- of which kind most or all are -----------------------------------------------------------------

_MOST_ZH, _ALL_ZH = (
    "绝?大多数|绝?大部分|多数|大都|大多|主要|过半|多",
    "全部|全都|均|都|皆|全|清一色|无一例外|一律|悉数",
)
_KIND = {
    "zh": (
        rf"(?P<whole>[^0-9{_STOP_ZH}以占]{{0,16}}?)(?:(?P<most>{_MOST_ZH})|(?P<all>{_ALL_ZH}))(?:都|均)?(?:(?:为|是|系|属于?)|(?=<<kinds>>))(?P<kind>[^0-9{_STOP_ZH}]{{2,12}})",
        rf"(?P<whole>[^0-9{_STOP_ZH}以占]{{0,16}}?)(?P<most>以)(?P<kind>[^0-9{_STOP_ZH}以占]{{2,12}}?)(?:为主|居多|为多)",
        rf"(?P<whole>[^0-9{_STOP_ZH}以占]{{0,16}}?中，?)?(?P<kind>[^0-9{_STOP_ZH}以占]{{2,12}}?)(?:(?:占(?:了|据|到)?(?:全部|新增|总数|<<cases>>|其中|的)*(?P<most>绝?大多数|多数|大头|大半|主体|绝?大部分|一半以上)|(?P<many>居多))|(?P<few>(?:是|占|为)(?:极?少数)))",
    ),
    "en": (
        rf"\b(?:(?P<most>most|(?:the |an? )?(?:vast |great |overwhelming |large )?majority|(?:the )?bulk)|(?P<all>all|every(?: one)?|each)) (?:of )?(?:the |these )?(?P<whole>[^0-9{_STOP_EN}]{{0,50}}?)\b(?:are|were|is|was) (?P<kind>[^0-9{_STOP_EN}]{{3,40}})",
        rf"\b(?P<whole>[^0-9{_STOP_EN}]{{3,50}}?) (?:are|were|is|was) (?:(?P<most>mostly|mainly|largely|predominantly)|(?P<all>all|exclusively|entirely)) (?P<kind>[^0-9{_STOP_EN}]{{3,40}})",
        rf"\b(?P<kind>[^0-9{_STOP_EN}]{{3,40}}?) (?:make|makes|made|making) up (?P<most>most|(?:the |an? )?(?:vast |great |overwhelming |large )?majority|the bulk) of (?:the )?(?P<whole>[^0-9{_STOP_EN}]{{3,50}})",
        rf"\b(?P<kind>[^0-9{_STOP_EN}]{{3,40}}?) (?:account|accounts|accounted|accounting) for (?P<most>most|(?:the |an? )?(?:vast |great |overwhelming |large )?majority|the bulk) of (?:the )?(?P<whole>[^0-9{_STOP_EN}]{{3,50}})",
    ),
}  # fmt: skip
_NAMED_ONLY = {
    "zh": r"<<left_over>>|之?中|其中|全区|全部|[昨今前][天日]|[0-9]{1,2}[月日]|目前|所有",
    "en": r"\b(?:the|new|newly|local|reported|yesterday|today|<<left_over>>|people|in|region|of|on|these|all)\b|[\s-]",
}


def told_of_a_kind(case: Case, text: str, lang: str) -> Iterator[re.Match[str]]:
    """Each clause that says that all or most of a whole are of one of the kinds it is added up from."""
    if not counts_the_subject(case.series):
        return
    subject, tongue = subject_of(case.series), side(lang)
    for form in _KIND[tongue]:
        for match in every_match(subject.filled(form, tongue), text):
            if _whole_and_kind(case, match, lang) is not None and not _in_a_name(case, match, lang):
                yield match


def _in_a_name(case: Case, match: re.Match[str], lang: str) -> bool:
    """Whether the word that says all or most is only a part of the name of a place: 都 of 昌都."""
    group = next((name for name in ("all", "most") if match.groupdict().get(name)), None)
    if side(lang) == "en" or group is None or match.string[match.end(group) :].startswith(("都", "均")):
        return False
    names = compiled(names_of_places(case.series, "zh")).finditer(match.string)
    return any(name.start() < match.start(group) < name.end() for name in names)


def _whole_and_kind(case: Case, match: re.Match[str], lang: str) -> tuple[Indicator, Indicator] | None:
    subject, tongue, whole = subject_of(case.series), side(lang), match["whole"] or ""
    if things(case.series, whole, lang) - subject.role("of_all") or compiled(SMALLER[tongue]).search(whole):
        return None
    unnamed = compiled(names_of_places(case.series, tongue)).sub("", whole)
    if tongue == "zh" and subject.compiled("[每该此这那]|<<single_persons>>", "zh").search(unnamed):
        return None
    kind = figure_told(case, match["kind"], lang)
    if kind is None or _left_of(case, match["kind"], kind, lang):
        return None
    total = next((what for what in case.series.indicators if kind.key in what.plus), None)
    return (total, kind) if total is not None else None


def _left_of(case: Case, words: str, kind: Indicator, lang: str) -> str:
    """What the words hold beside the name of the kind: 无症状感染者的密接者 are none."""
    tongue = side(lang)
    left = words.lower()
    for name in sorted((kind.name(lang), kind.short(lang), *kind.also), key=len, reverse=True):
        left = left.replace(name.lower(), "")
    subject = subject_of(case.series)
    left = subject.compiled("<<kinds>>" if tongue == "zh" else r"\b(?:<<kinds>>)\b", tongue).sub("", left)
    return subject.compiled(_NAMED_ONLY[tongue], tongue).sub("", left)


def of_that_kind(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """The kind is the whole, more than half of it, or less."""
    told = _whole_and_kind(case, match, lang)
    if told is None:
        return OPEN
    whole, kind = told
    places = _places(case, match["whole"] or "", lang)
    groups = match.groupdict()
    holds: Callable[[int, int], bool] = operator.eq
    if groups.get("few"):
        holds = lambda some, every: 2 * some < every  # noqa: E731
    elif not groups.get("all"):
        holds = lambda some, every: 2 * some > every  # noqa: E731
    found = []
    for window in windows_of(case, passage, whole):
        for place in places or (None,):
            (cell, some), (_, every) = (_count(case, what, place, window.key) for what in (kind, whole))
            if some is None or every is None:
                found.append(ProofFound(Proof.OPEN, (cell,)))
            else:
                proof = Proof.PROVED if holds(some, every) else Proof.AGAINST
                found.append(ProofFound(proof, (cell,), every, some))
    return gravest(found)


# --- which places have any -------------------------------------------------------------------------

_EACH_FORMS = {
    "zh": (
        rf"(?P<some>(?:^|(?<=[，。；：]))(?P<where>[^0-9{_STOP_ZH}]{{2,12}}?))(?:昨[日天]|今[日天]|也|又|再次|均|都)*(?:报告|出现|发现|检出|首现)了?(?P<what>[^0-9{_STOP_ZH}]{{2,12}})(?![0-9\0])",
        rf"(?P<each>(?:每个|每一个|各个?|所有|全部|[一二三四五六七八九十0-9]+个?)(?:地市|市[（(]地[）)]|市地|地州市|州市|地区))(?:昨[日天]|今[日天]|目前|近日)?(?:全部|全都|均|都|皆|也|已)*(?:有|出现|报告|发现|检出|新增)了?(?P<what>[^0-9{_STOP_ZH}]{{2,16}})",
        rf"(?P<only>只有|仅有?|唯有|仅剩|只剩)(?P<where>[^0-9{_STOP_ZH}]{{2,16}}?(?:、[^0-9{_STOP_ZH}]{{2,8}})*?)(?:还|仍|尚|依然|仍然)*(?:有|出现|报告|存在)了?(?P<what>[^0-9{_STOP_ZH}]{{2,16}})",
    ),
    "en": (
        rf"(?P<some>(?:^|(?<=[.,;:] ))(?P<where>[^0-9{_STOP_EN}]{{3,40}}?)) (?:has |have |had )?(?:also )?(?:reports?|reported|saw|recorded|registered) (?P<what>(?:(?:new|local|<<kinds>>) )*(?:<<cases>>)\b)",
        rf"\b(?P<each>(?:every|each|all)(?: of)?(?: the| our)?(?: [a-z]+)? (?:prefectures?(?:-level cit(?:y|ies))?(?: and prefectures?)?|cit(?:y|ies)(?: and prefectures?)?)) (?:has|have|had|reports?|reported|saw|recorded|registered) (?P<what>[^0-9{_STOP_EN}]{{3,40}})",
        rf"\b(?P<only>only) (?P<where>[^.;:!?()\n\0 0-9][^.;:!?()\n\0 0-9]*(?:,? (?:and )?[^.;:!?()\n\0 0-9]+){{0,6}}?) (?:still |now )?(?:has|have|had|reports?|reported|saw|recorded|registered) (?P<what>[^0-9{_STOP_EN}]{{3,40}})",
    ),
}  # fmt: skip


def told_of_each(case: Case, text: str, lang: str) -> Iterator[re.Match[str]]:
    """Each clause that says that every place has some, those it names, or only those."""
    tongue = side(lang)
    if not compiled(
        "[有出报发检新首存]"
        if tongue == "zh"
        else r"\b(?:ha[sd]|have|reports?|reported|saw|record|registered)"
    ).search(text):
        return
    for form in _EACH_FORMS[tongue]:
        for match in every_match(subject_of(case.series).filled(form, tongue), text):
            if compiled("[没未零]|无(?!症状)" if tongue == "zh" else r"\b(?:no|none|not|zero)\b").search(
                match[0]
            ):
                continue
            of_places = match.groupdict().get("where")
            if _had(case, match, lang) is not None and (not of_places or _only_places(case, match, lang)):
                yield match


def _only_places(case: Case, match: re.Match[str], lang: str) -> bool:
    names = compiled(names_of_places(case.series, side(lang))).sub("", match["where"])
    left = re.sub(
        r"[、，,和及与市地区\s两三四五还仍尚依然]|\b(?:and|the|city|prefecture|still|now)\b", "", names
    )
    return bool(_places(case, match["where"], lang)) and not left


def _had(case: Case, match: re.Match[str], lang: str) -> Indicator | None:
    """What the places have."""
    words = match["what"]
    if compiled(SMALLER[side(lang)]).search(words):
        return None
    return figure_told(case, words, lang) or (_new_infections(case) if "新增" in match[0] else None)


def some_at_each(case: Case, passage: Passage, match: re.Match[str], lang: str) -> ProofFound:
    """Every place has some; or those named have, and where it says only, no other."""
    what, groups = _had(case, match, lang), match.groupdict()
    if what is None or not what.by_place:
        return OPEN
    only = bool(groups.get("only"))
    named = {place.key for place in _places(case, match["where"], lang)} if groups.get("where") else set()
    found = []
    for key in _keys(case, passage, what):
        for place in case.series.places:
            if groups.get("some") and place.key not in named:
                continue
            cell, count = _count(case, what, place, key)
            wanted = not only or place.key in named
            proof = Proof.OPEN if count is None else Proof.PROVED if (count > 0) is wanted else Proof.AGAINST
            found.append(ProofFound(proof, (cell,), int(wanted), count))
    return gravest(found)


def _keys(case: Case, passage: Passage, what: Indicator) -> list[str]:
    """The windows spoken of, by their keys; one empty key for a figure of none."""
    return [window.key for window in windows_of(case, passage, what)] if what.kind.by_window else [""]


COUNT_PROOFS: dict[str, Callable[[Case, Passage, re.Match[str], str], ProofFound]] = {
    THAN: more_of_the_one,
    KIND: of_that_kind,
    _EACH: some_at_each,
}
"""The proof of each form."""
