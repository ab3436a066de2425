"""Corrections a text makes of what was released: `“53例”有误，应为“35例”`, `由349例订正为775例`.

The old number is no figure of the text, and the new one is that of the release that is corrected. Words in quotation
marks are compared number by number; the sentence is read with the old ones in their place, as it was released, to know
which figures they are.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.record.text import MASK
from store.wording.numbers.spans import Span
from store.wording.read.page.printed import Corrected, Gathered, Head, PrintedFigure, Target

_NUMBER = r"[0-9]+(?:,[0-9]{3})*+"
_UNIT = r"(?:例|人|名|个|宗|处)"
_COUNT = rf"{_NUMBER} ?{_UNIT}?(?![0-9月日时年.])"
_QUOTED = r"“[^“”\n]{1,200}”|\"[^\"\n]{1,200}\"|「[^「」\n]{1,200}」"
_RIGHT = (
    r"(?:应(?:该|当)?(?:为|是|作|改为|更正为|订正为|修正为)|(?:订正|更正|勘正|修正)(?:为|成)|实(?:际)?(?:应)?(?:为|是)"
    r"|正确(?:的)?(?:数字|数据|表述|内容|信息)?(?:应)?(?:为|是))"
)
_CHANGED = r"(?:改|修改|更改)为"
_FROM = r"(?:由|将|从|把|误(?:报|写|登|印|发)?(?:为|成|作)?|原(?:为|报)?)"
_CORRECTION = re.compile(
    rf"(?P<lead>{_FROM})?(?P<old>{_QUOTED}|{_COUNT})"
    rf"(?P<how>[^。\n0-9“”\"「」]{{0,30}}?(?:{_RIGHT}|(?P<changed>{_CHANGED}))[ :]*)"
    rf"(?P<new>{_QUOTED}|[^。\n0-9“”\"「」]{{0,12}}?{_COUNT})"
)
_MAY_CORRECT = re.compile("[应订更勘修实正改]")
_CORRECTS = re.compile(f"{_RIGHT}|{_CHANGED}")
_WRONG = re.compile("误|错|不准确|不正确|不实")
_NUMBERS = re.compile(rf"({_NUMBER}) ?({_UNIT})?(?![0-9月日时年.场])")


class NewNumber(Struct, frozen=True):
    """One number for another, each where it stands in the page."""

    old: int
    new: int
    old_span: Span
    new_span: Span


class FoundCorrection(Struct, frozen=True):
    """A correction in a page: `span` from its old words to its new ones, `hidden` what is not read."""

    span: Span
    behind: int
    """Where the old words end."""
    sentence: Span
    changed: tuple[NewNumber, ...]
    hidden: tuple[Span, ...]
    opens: tuple[int, ...]
    """Quotation marks that old words begin with."""


def find(flat: str) -> tuple[FoundCorrection, ...]:
    """The corrections of a folded page."""
    if _MAY_CORRECT.search(flat) is None or _CORRECTS.search(flat) is None:
        return ()
    return tuple(_found(flat))


def _found(flat: str) -> Iterator[FoundCorrection]:
    for match in _CORRECTION.finditer(flat):
        if match["changed"] and not match["lead"] and not _WRONG.search(match["how"]):
            continue
        if not all(any(sign.isdigit() for sign in match[part]) for part in ("old", "new")):
            continue
        changed = tuple(_pairs(flat, match.span("old"), match.span("new")))
        old, new = match.span("old"), match.span("new")
        quoted = not flat[old[0]].isdigit()
        hidden = [(match.start(), old[0]), (old[1], match.end())]
        if not changed:  # nobody can say what became what: none of it is read
            hidden.append(old)
        elif quoted:
            hidden.append((old[1] - 1, old[1]))
        start = max(flat.rfind(stop, 0, match.start()) for stop in "。\n") + 1
        opens = (old[0],) if quoted and changed else ()
        yield FoundCorrection((old[0], new[1]), old[1], (start, match.end()), changed, tuple(hidden), opens)


def _pairs(flat: str, old: Span, new: Span) -> Iterator[NewNumber]:
    """The numbers that differ. Where there are more of the old words, the one new number is for their last with its unit."""
    words = [_NUMBERS.sub("", flat[slice(*span)]).strip('“”"「」') for span in (old, new)]
    if not words[0].endswith(words[1]) and not flat[old[0]].isdigit():
        return  # other words than the old ones: another figure
    olds, news = list(_NUMBERS.finditer(flat, *old)), list(_NUMBERS.finditer(flat, *new))
    if len(olds) != len(news):
        if len(news) != 1:
            return
        same = [match for match in olds if match[2] == news[0][2]]
        olds = same[-1:] or olds[-1:]
    for one, other in zip(olds, news, strict=False):
        was, becomes = (int(match[1].replace(",", "")) for match in (one, other))
        if was != becomes:
            yield NewNumber(was, becomes, one.span(1), other.span(1))


def as_released(page: str, found: Sequence[FoundCorrection]) -> str:
    """The page at its own length with the corrected sentences as they were released."""
    signs = list(page)
    for correction in found:
        for start, end in correction.hidden:
            signs[start:end] = MASK * (end - start)
        for at in correction.opens:
            signs[at] = MASK if page[at + 1].isdigit() and page[at - 1 : at] not in tuple("中的") else "，"
    return "".join(signs)


def settle(gathered: Gathered, found: Sequence[FoundCorrection]) -> None:
    """Put the new numbers in the place of the old ones that were read as figures. A correction of another release than
    the page's own leaves the page's figures alone."""
    releases = _releases(gathered, found)
    for correction, number in zip(found, releases, strict=True):
        for changed in correction.changed:
            target = _target(gathered, changed)
            gathered.corrections.append(
                Corrected(changed.old, changed.new, correction.span, changed.new_span, target, number)
            )
            if target is None:
                continue
            figure = gathered.figures.pop(target)
            start = correction.behind if figure.span == changed.old_span else correction.span[0]
            gathered.assigned.append((start, correction.span[1]))
            gathered.clashes[:] = [clash for clash in gathered.clashes if clash.target != target]
            if number in (None, gathered.number):
                gathered.figures[target] = PrintedFigure(
                    changed.new, changed.new_span, figure.phrase, figure.own
                )


def _target(gathered: Gathered, changed: NewNumber) -> Target | None:
    """The figure the old number was read as; else the only one of the page that has this value."""
    here = [target for target, figure in gathered.figures.items() if figure.span == changed.old_span]
    if not here:
        here = [target for target, figure in gathered.figures.items() if figure.value == changed.old]
    return here[0] if len(here) == 1 else None


def _releases(gathered: Gathered, found: Sequence[FoundCorrection]) -> list[int | None]:
    """The number of the release that each correction names, else the page's own. That is none which a correction names,
    where the page has another, or where a correction beside it names none."""
    numbers = [head for head in gathered.heads if head.what == "number"]
    named = [[head for head in numbers if one.sentence[0] <= head.span[0] < one.sentence[1]] for one in found]
    inside = [head for heads in named for head in heads]
    outside = [head for head in numbers if head not in inside]
    if inside and (outside or not all(named)):
        gathered.heads[:] = [head for head in gathered.heads if head not in inside]
        gathered.number = _first(outside) if outside else None
    return [_first(heads[-1:]) if heads else gathered.number for heads in named]


def _first(heads: Sequence[Head]) -> int | None:
    value = heads[0].value
    return value if isinstance(value, int) else None
