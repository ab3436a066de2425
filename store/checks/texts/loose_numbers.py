"""Numbers in fixed text: whatever a text prints in words that no figure of the record stands behind.

One rule for all of it, in both languages: a person's prose, titles, names, lists and claims, and the
office's own sentences. The scan itself is `store.wording.prove.stray_numerals`; here it is decided what a numeral
means for the text. One that counts (九千例, 9 percent) keeps it from going out, unless it stands in a title
and says what the record says. Any other may be a name (0元30G): a person accepts it once, and the series
remembers, since the notes of the conferences before are looked at too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from store.checks.basis.case import Case, Figures
from store.checks.basis.finding import Finding, Severity, Verdict
from store.checks.basis.passages import Voices, mentioned, passages
from store.checks.figures import over_time, windows
from store.checks.texts.assertions import asserted_in
from store.checks.texts.proofs import Proof
from store.checks.texts.said_of import Held, number_meant, value_of
from store.record.cell import CellKey
from store.record.measure import Meaning
from store.record.notes import LOOSE, reasons
from store.record.reference import PartKey, Reference, TextKey, text_key
from store.record.text import whole_words
from store.series.definition import Series
from store.series.subject_file import subject_of
from store.wording.numbers.numeral_patterns import units_of_a_count
from store.wording.prove.altered_figures import altered
from store.wording.prove.stray_numerals import (
    StrayNumeral,
    Why,
    own_words,
    strays_of_draft,
    strays_of_text,
    words_of_names,
)
from store.wording.say.draft import Draft, DraftSpan, SpanKind

_ASIDE = 8
"""Signs shown on either side of a number, and the rest of the words they are of."""
TITLES = ("headline", "subheads", "agenda")
"""The texts above the body: they have no slots, and may say what the record says."""


def loose_numbers(
    case: Case, draft: Draft, set_words: Sequence[str] = (), claims: Sequence[Finding] | None = None
) -> Iterator[Finding]:
    """Every numeral of the draft that no figure stands behind: where it stands and what to do.

    `set_words` are the office's own words that hold a numeral and count nothing, `claims` the asserting words of
    the draft where they are known already.
    """
    found = _strays(case, draft, set_words)
    held: Held | None = None
    for stray in found:
        if (
            stray.why is Why.TOUCHING
            and stray.unit
            and _measured_so(case, draft.span_at(stray.start - 1), stray.unit)
        ):
            continue
        if stray.why is Why.CERTAINTY and not _exact(case, draft, stray):
            continue
        if _denied(case, draft, stray, claims):
            continue
        span = draft.span_at(stray.start)
        ref = place_of(span, draft.language)
        if _in_a_title(ref) and stray.why in (Why.COUNTED, Why.BARE):
            held = held or Held(case, draft.language)
            if held.says(draft, stray, found):
                continue
            if stray.why is Why.COUNTED and _is_one_team(case, draft.text[stray.start : stray.end]):
                stray = replace(stray, why=Why.BARE)  # one plan, one team: one key lets it stand
            # Digits of a title are figures, whether they have a unit there or not.
            digits = stray.why is Why.BARE and len(re.findall("[0-9]", stray.number)) > 1
            stray = replace(stray, why=Why.COUNTED) if digits else stray
        if span is not None and span.slot == "reasons":
            told = _in_a_reason(case, draft, span, stray)
            if told is None:
                continue
            finding = replace(_finding(case, draft, found, stray, None), cells=(told[1],))
            why = "reason_bare" if stray.why is Why.BARE else "reason_counted"
            finding = replace(finding, facts={**finding.facts, "why": why, "note": told[0], "may": told[2]})
        else:
            finding = _finding(case, draft, found, stray, ref)
            if held is not None and _in_a_title(ref) and stray.why is Why.COUNTED:
                finding = replace(finding, facts={**finding.facts, "why": "title_counted"})
            if stray.why is Why.COUNTED and _in_a_field(case, ref, draft.language, str(finding.got)):
                finding = replace(finding, facts={**finding.facts, "why": "field_counted"})
        yield finding if finding.severity is Severity.ERROR else remembered(finding, case.earlier)


def _in_a_field(case: Case, ref: Reference | None, language: str, words: str) -> bool:
    """Whether the words stand in a field of a part (a promise, who asked), and not in its text: figures are extracted
    of texts alone."""
    part = case.conference.part(ref) if isinstance(ref, PartKey) else None
    text = getattr(part, "text", None)
    return part is not None and not (isinstance(text, Mapping) and words in text.get(language, ""))


def _false_of_the_grid(case: Case, draft: Draft, stray: StrayNumeral) -> bool:
    """Whether a sentence of the office says of an exact figure of the grid that it is about (more than {high_risk}), or
    gives a large number of its own."""
    if stray.why is Why.CERTAINTY:
        return any(
            span.kind is SpanKind.COUNT
            and stray.start <= span.start <= stray.end
            and any(isinstance(ref, CellKey) for ref in span.cells)
            for span in draft.spans
        )
    words = draft.text[stray.start : stray.end]
    value = number_meant(stray, words)
    return stray.why is Why.BARE and not words.isdecimal() and value is not None and value >= _MUCH


def _of_all_places(case: Case, draft: Draft, stray: StrayNumeral) -> bool:
    """Whether the number only says how many places the series has: 七市（地）, all seven prefectures."""
    value = value_of(stray, stray.number)
    named = mentioned(
        case.series.places,
        draft.text[max(0, stray.start - 40) : stray.start].rpartition("，")[2],
        draft.language,
    )
    if value is not None and value == len(named) > 1 and re.match("市|地|地市", stray.unit):
        return True  # 拉萨、日喀则两市
    if value != len(case.series.places):
        return False
    words = f"{stray.unit}{draft.text[stray.end : stray.end + 4]}"
    return (
        re.match(r"个?(?:地市|市[（(]地[）)]|市地|地州市|州市)|(?:prefectur|cities and pref)", words)
        is not None
    )


def _strays(case: Case, draft: Draft, set_words: Sequence[str]) -> list[StrayNumeral]:
    """The numerals of a draft that are no figure of its record, those in figures and names too."""
    found = list(
        strays_of_draft(
            draft, names_of_series(case.series) | words_of_names(set_words), subject_of(case.series)
        )
    )
    seen = {(stray.start, stray.why) for stray in found}
    found += [stray for stray in altered(draft) if (stray.start, stray.why) not in seen]
    found += [stray for stray in _counting_names(case, draft) if (stray.start, stray.why) not in seen]
    return [one for one in found if one.why is not Why.COUNTED or not _of_all_places(case, draft, one)]


def _in_a_title(ref: Reference | None) -> bool:
    return isinstance(ref, TextKey) and ref.name.partition(".")[0] in TITLES


_ONE_TEAM = r"one (?!(?:\w+ ){0,2}(?:person|<<one_of>>))[a-z ]+"


def _is_one_team(case: Case, words: str) -> bool:
    return subject_of(case.series).compiled(_ONE_TEAM, "en").fullmatch(words) is not None


_MUCH = 1000
"""A name such as 0元30G counts little; from here on it is a quantity, whatever it counts."""


def _counting_names(case: Case, draft: Draft) -> Iterator[StrayNumeral]:
    """What figures marked as names count all the same: 9999患者, 阳性9999, 9,999 beds."""
    subject = subject_of(case.series)
    for span in draft.spans:
        for ref in span.cells[:1] if span.kind is SpanKind.COUNT else ():
            figure = case.conference.figure(ref)
            if figure is None or not figure.literal:
                continue
            words = draft.text[span.start : span.end]
            for stray in strays_of_text(words, names_of_series(case.series), subject):
                value = number_meant(stray, words[stray.start : stray.end])
                noun = len(stray.unit) > 2 and stray.unit.isascii() and value is not None and value >= 10
                much = (
                    value is None
                    or value >= _MUCH
                    or not stray.unit
                    or stray.unit in units_of_a_count(subject)
                    or noun
                )
                grouped = not words[
                    stray.start : stray.end
                ].isdecimal()  # 12345 is a telephone, 9,999 is none
                more = words[stray.end :].strip() == "+"  # 9999+
                large = stray.why is Why.BARE and (grouped or more) and value is not None and value >= _MUCH
                if large or (stray.why is Why.COUNTED and much):
                    stray = replace(stray, why=Why.COUNTED)
                    yield replace(stray, start=stray.start + span.start, end=stray.end + span.start)


_ONE = re.compile("(?:[1一]|one|single)", re.IGNORECASE)


def _denied(case: Case, draft: Draft, stray: StrayNumeral, claims: Sequence[Finding] | None) -> bool:
    """Whether the words are the “one” of a denial that the figures decide (无一例社会面感染者, not one infection): that
    says zero, and is proved or refused as a claim."""
    if not _ONE.match(stray.number) or not _NOT_ONE.search(
        draft.text, max(0, stray.start - 8), stray.start + 1
    ):
        return False
    known = claims
    if known is None:
        sentences = passages(case.conference, draft.text, draft.language)
        known = asserted_in(case, draft, Voices(case.conference, draft), sentences)
    for finding in known:
        start, end = finding.facts["start"], finding.facts["end"]
        if finding.facts["kind"] == "none" and isinstance(start, int) and isinstance(end, int):
            decided = finding.facts["why"] in (Proof.PROVED.value, Proof.AGAINST.value)
            if decided and start < stray.end and stray.start < end:
                return True
    return False


_NONE_BEFORE = re.compile("(?:没有|无)$")
_NOT_ONE = re.compile("[无無没沒未]|not", re.IGNORECASE)


def _exact(case: Case, draft: Draft, stray: StrayNumeral) -> bool:
    """Whether the figure beside the words is exact in the record: else they say what it says."""
    for span in draft.spans:
        if span.kind is SpanKind.COUNT and (span.start == stray.end or span.end == stray.start):
            figures = [case.conference.figure(ref) for ref in span.cells]
            if any(
                each is not None and each.quantity is not None and each.quantity.meaning is not Meaning.EXACT
                for each in figures
            ):
                return False
    return True


def _measured_so(case: Case, span: DraftSpan | None, unit: str) -> bool:
    """Whether the figure of the span is itself in that unit: its number alone was printed."""
    for ref in span.cells if span is not None else ():
        figure = case.conference.figure(ref)
        if figure is not None and figure.quantity is not None:
            return figure.quantity.unit in (("%", "％", "‰", "个百分点") if unit == "%" else (unit,))
    return False


def _finding(
    case: Case, draft: Draft, found: Sequence[StrayNumeral], stray: StrayNumeral, ref: Reference | None
) -> Finding:
    start = stray.start
    if stray.why is not Why.CERTAINTY and _ONE.fullmatch(stray.number):
        denied = _NONE_BEFORE.search(draft.text, max(0, start - 2), start)
        start = denied.start() if denied is not None else start  # 无一例 is one figure, and it is none
    words = stray.number if stray.why is Why.CERTAINTY else draft.text[start : stray.end]
    mild = stray.why in (Why.BARE, Why.CERTAINTY) and (ref or not _false_of_the_grid(case, draft, stray))
    line = draft.text.rfind("\n", 0, stray.start) + 1
    first, last = whole_words(draft.text, max(0, stray.start - _ASIDE, line), stray.end + _ASIDE)
    return Finding(
        LOOSE,
        Verdict.FAILED,
        Severity.WARNING if mild else Severity.ERROR,
        (ref,) if ref is not None else (),
        None,
        words,
        {
            "why": ("" if ref is not None else "book_") + stray.why.value,
            "word": words,
            "sentence": draft.text[first:last].partition("\n")[0].strip(),
            "start": start,
            "end": stray.end,
        },
        # An acceptance stands for the words wherever they stand again; an error for this one place.
        spot=own_words(draft.text, found, stray) if stray.why is Why.BARE else f"{words}@{ref or ''}",
    )


def remembered(finding: Finding, earlier: Sequence[Figures]) -> Finding:
    """The finding with the word of whoever accepted it at an earlier conference."""
    for past in earlier:
        note = past.conference.notes.get(finding.id)
        if note is not None:
            return replace(finding, explained=note.text)
    return finding


def place_of(span: DraftSpan | None, language: str) -> Reference | None:
    """The part or text the words were typed into; None for a sentence of the office."""
    if span is None:
        return None
    first = span.cells[0] if span.cells else None
    in_window = isinstance(first, CellKey) and bool(first.window)
    if span.kind in (SpanKind.TEXT, SpanKind.CLAIM) and (in_window or isinstance(first, PartKey)):
        return first
    if span.kind is SpanKind.TEXT and span.slot and span.slot != "reasons":
        return text_key(span.slot, language)
    return None


def _in_a_reason(
    case: Case, draft: Draft, span: DraftSpan, stray: StrayNumeral
) -> tuple[str, Reference, tuple[str, ...]] | None:
    """The recorded reason that holds the number, what it is about and the numbers it may say; None when it says
    one of these: a reason may give the figure, what stood before, and the difference."""
    words, said = draft.text[stray.start : stray.end], draft.text[span.start : span.end]
    for kind, cell, text in reasons(case.conference, draft.language):
        first = said.find(text.strip().rstrip("。.；;"))
        if words not in text or not 0 <= first <= stray.start - span.start < first + len(text):
            continue
        rules = (over_time.cumulative_figures, over_time.one_value_a_moment, windows.parts_of_windows)
        name = f"{kind}:{cell}"
        about = [one for rule in rules for one in rule(case) if one.id == name]
        facts = [fact for one in about for fact in (one.got, one.expected, *one.facts.values())]
        numbers = {abs(fact) for fact in facts if type(fact) is int}
        if stray.why is not Why.TOUCHING and value_of(stray, words) in numbers:
            return None
        return name, cell, tuple(str(number) for number in sorted(numbers))
    return "", TextKey("reasons"), ()


@lru_cache(maxsize=64)
def _names_of(names: tuple[str, ...]) -> frozenset[str]:
    return words_of_names(names)


def names_of_series(series: Series) -> frozenset[str]:
    """The names of a series, its places and figures: they count nothing."""
    things = (*series.places, *series.indicators)
    return _names_of(
        (
            *series.names.values(),
            *(name for thing in things for name in (*thing.names.values(), *thing.also)),
            *(thing.short(lang) for thing in things for lang in ("zh", "en")),
        )
    )


class NameWords:
    """The words of a series that hold a numeral and count nothing, with the office's own."""

    def __init__(self, series: Series, set_words: Sequence[str]) -> None:
        self.words = names_of_series(series) | words_of_names(set_words)
