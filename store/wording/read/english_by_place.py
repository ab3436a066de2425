"""The figures of each place in a sentence of its own behind those of the region, where they make them.

    Tibet reported 53 confirmed cases and 35 asymptomatic cases on Thursday. Lhasa reported 12 confirmed cases and 30
    asymptomatic cases, while Nagqu had 41 confirmed cases and five asymptomatic ones.
    Lhasa and Nagqu reported 12 and 41 confirmed cases respectively.

Such a sentence names no day, and `had` may be of those there are. So it is taken only where it says nothing else, every
place has each kind once, and each kind makes what the region has.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from store.wording.numbers.spans import Span
from store.wording.read.basis.breakdowns import left_of
from store.wording.read.basis.whose import OWN, PLACE
from store.wording.read.english import forms
from store.wording.read.english.sentences import EnglishSentence
from store.wording.read.english.subjects import EnglishSubjects

PlacedFigure = tuple[int, int, Sequence[tuple[str, int, Span]]]
"""Where a figure of a sentence begins and ends, and what it counts: the indicator, the number, and where that stands."""
BareNumbers = Callable[[int], tuple[int, int] | None]
"""The number without a noun that begins at a place, and where it ends."""
Shares = dict[str, list[tuple[str, int, Span]]]
"""Of each indicator the places with their numbers, and where these stand."""

_OPENING = rf"(?:{forms.AMONG_THEM}|(?:by (?:city|prefecture|region|place)|specifically|in detail),? )?"
_IN = re.compile(r"in (?:the )?")
_VERB = re.compile(
    rf"(?:,)? (?:(?:also|alone) )?(?:{forms.SUBJECT_VERBS}|had|has|accounted for|contributed|with){forms.ALL_OF.replace('(?:a total', ' (?:a total', 1)}"
)
_JOINT = re.compile(r"(?:[,;]? (?:and|while|but|whereas)|[,;]) ")
_KINDS_JOINT = re.compile(r",? (?:and|as well as|plus|along with) |, ")
_EACH = re.compile(r" each\b")
_RESPECTIVELY = re.compile(r",? respectively")
_CHAIN = re.compile(r",? and |, ")
_END = re.compile(r"(?:, (?:said the commission|the commission said))?[.;]?[ \"”]*\Z")


def by_place(
    subjects: EnglishSubjects,
    sentence: EnglishSentence,
    figures: Sequence[PlacedFigure],
    totals: Mapping[str, int],
    numbers: BareNumbers,
) -> Shares:
    """The places of a sentence with their shares in figures (`totals`) that stand before it; nothing where anything of it
    is left over or does not make them. A number without a noun (while Nagqu had 41) is of the one kind of the first."""
    text, begins = subjects.text, {figure[0]: figure for figure in figures}
    found: Shares = {}
    at = _opening_end(subjects, sentence)
    if shares := _respectively(subjects, sentence, at, begins, numbers):
        return shares if _make(shares, totals) else {}
    while True:
        keys, after, apart = _places_at(subjects, at)
        if not keys or apart:
            return {}
        verb = _VERB.match(text, after)
        at = verb.end() if verb else after + 1
        begin = end = at
        one = next(iter(found or totals)) if len(found or totals) == 1 else None
        bare = numbers(at) if verb and at not in begins and one is not None else None
        if bare is not None and one is not None:
            number, end = bare
            found.setdefault(one, []).extend((key, number, (at, end)) for key in keys)
        while (figure := begins.get(at)) is not None:
            for kind, number, span in figure[2]:
                found.setdefault(kind, []).extend((key, number, span) for key in keys)
            end = figure[1]
            joint = _KINDS_JOINT.match(text, end)
            at = joint.end() if joint and joint.end() in begins else end
        if end == begin:
            return {}
        joint = _JOINT.match(text, end)
        if joint is None or _END.fullmatch(text[end : sentence.end]):
            break
        at = joint.end()
    return found if _END.fullmatch(text[end : sentence.end]) and _make(found, totals) else {}


def _respectively(
    subjects: EnglishSubjects,
    sentence: EnglishSentence,
    at: int,
    begins: Mapping[int, PlacedFigure],
    numbers: BareNumbers,
) -> Shares:
    """The shares of places that have one number each, in their order, of one thing that is named behind the last."""
    text = subjects.text
    keys, after, _ = _places_at(subjects, at)
    verb = _VERB.match(text, after) if len(keys) > 1 else None
    if verb is None:
        return {}
    at, counts = verb.end(), list[tuple[int, Span]]()
    while at not in begins and (bare := numbers(at)) is not None:
        number, end = bare
        counts.append((number, (at, end)))
        joint = _CHAIN.match(text, end)
        at = joint.end() if joint is not None else end
    end, figure = (begins[at][1], begins[at][2]) if at in begins else (at, ())
    closes = _RESPECTIVELY.match(text, end)
    if len(figure) != 1 or closes is None or not _END.fullmatch(text[closes.end() : sentence.end]):
        return {}
    [(kind, number, span)] = figure
    counts.append((number, span))
    if len(counts) != len(keys):
        return {}
    return {kind: [(key, *count) for key, count in zip(keys, counts, strict=True)]}


def _places_at(subjects: EnglishSubjects, at: int) -> tuple[list[str], int, bool]:
    """The places that are named at a place of the text, where their names end, and whether several have what follows together;
    none where anybody else is. Those of whom each has it (A and B each reported) have it apart."""
    text, keys = subjects.text, []
    while True:
        name = subjects.at(at)
        kind = forms.KIND_OF_PLACE.match(text, name.end) if name is not None else None
        if (
            name is None
            or kind is None
            or name.start != at
            or name.kind != PLACE
            or subjects.is_other_kind(name)
        ):
            return [], at, False
        keys.append(name.key)
        each = _EACH.match(text, kind.end())
        joint = _CHAIN.match(text, kind.end())
        if each is not None or joint is None or subjects.at(joint.end()) is None:
            break
        at = joint.end()
    return keys, each.end() if each else kind.end(), each is None and len(keys) > 1


def places_behind(
    subjects: EnglishSubjects, at: int, stop: int, total: int
) -> tuple[list[tuple[str, int, Span]], int]:
    """The places right behind a figure with their shares (`: Lhasa (12), Nagqu (41)`), where they make it, and where
    they end; none otherwise."""
    text = subjects.text
    found: list[tuple[str, int, Span]] = []
    joint = _LIST_OPENS.match(text, at, stop)
    while joint is not None:
        name = subjects.at(joint.end())
        if (
            name is None
            or name.start != joint.end()
            or name.kind != PLACE
            or subjects.is_other_kind(name)
            or (share := _SHARE.match(text, name.end, stop)) is None
        ):
            break
        found.append((name.key, int(share["number"].replace(",", "")), share.span("number")))
        at = share.end()
        joint = _LIST_GOES_ON.match(text, at, stop)
    whole = _LIST_ENDS.match(text, at, stop) is not None and _make({"": found}, {"": total})
    return (found, at) if whole else ([], at)


_LIST_OPENS = re.compile(r"(?:: | \(|, (?:including |with )?)(?:in )?")
_LIST_GOES_ON = re.compile(r"(?:[,;] (?:and )?| and )(?:in )?")
_SHARE = re.compile(
    r"(?: (?:city|prefecture))?(?:: ?| \(|, | )(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})\)?(?![0-9.,:%/-]*[0-9%])(?! (?!and\b)[a-z])"
)
_LIST_ENDS = re.compile(r"\)?(?:[.;,]| *\Z)")


def _opening_end(subjects: EnglishSubjects, sentence: EnglishSentence) -> int:
    """Where the first place stands, behind `Of them, ` or `In Tibet, `."""
    inside = _IN.match(subjects.text, sentence.body)
    region = subjects.at(inside.end()) if inside is not None else None
    if region is not None and region.kind == OWN and subjects.text.startswith(", ", region.end):
        return region.end + len(", ")
    opening = subjects.words.compiled(_OPENING, "en", 0).match(subjects.text, sentence.body)
    return opening.end() if opening else sentence.body


def _make(found: Shares, totals: Mapping[str, int]) -> bool:
    """Whether each kind that places have makes what all have, each place with it once."""
    return bool(found) and all(
        len(shares) > 1 and left_of(shares, totals.get(key)) == 0 for key, shares in found.items()
    )
