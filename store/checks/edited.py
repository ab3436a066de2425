"""What somebody typed into an exported text: words that assert more than the figures do, and numbers in words.

Only what the program's own text of the record does not say is told. Digits are compared one by one by
`store.wording.prove.verifying`; this is about what has none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from store.checks.case import Figures
from store.checks.drafts import check_draft
from store.checks.finding import Finding, Severity
from store.checks.loose_numbers import NameWords, number_meant
from store.checks.text_rules import CLAIM
from store.record.conference import Conference
from store.record.quantity import Quantity
from store.series.definition import Series
from store.wording.prove.stray_numerals import StrayNumeral, Why, strays_of_text
from store.wording.say.draft import Draft

_CLAUSE = re.compile(r"[，。；：！？,;:!?\n]|\.(?=\s|$)")


class Edited(Struct, frozen=True):
    """What is told of an edited text: claims nothing of the record's own text bears out, and numbers."""

    claims: tuple[Finding, ...]
    numbers: tuple[StrayNumeral, ...]


def edited(
    series: Series,
    conference: Conference,
    draft: Draft,
    text: str,
    *,
    earlier: Sequence[Conference] = (),
    set_words: Sequence[str] = (),
) -> Edited:
    """The words of `text` that `draft`, the record's own text of the same form, does not have."""

    def claims(of: str) -> Iterator[tuple[tuple[str, str], Finding]]:
        found = check_draft(series, conference, of, language=draft.language, earlier=earlier)
        for finding in found:
            start = finding.facts.get("start")
            if finding.rule == CLAIM and finding.failed and isinstance(start, int):
                yield (str(finding.facts["word"]), _around(of, start)), finding

    ours = Counter(key for key, _ in claims(draft.text))
    told = []
    for key, finding in claims(text):
        if ours[key] > 0:
            ours[key] -= 1
        else:
            told.append(finding)
    return Edited(tuple(told), tuple(_numbers(series, conference, draft, text, set_words)))


def contradicts(finding: Finding) -> bool:
    """Whether a claim says something else than the record: against its figures, or about them without proof."""
    return finding.severity is Severity.ERROR


def _around(text: str, start: int) -> str:
    """The clause that holds the character at `start`, without white space."""
    begun = max((stop.end() for stop in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE.search(text, start)
    return "".join(text[begun : stop.start() if stop else len(text)].split())


def _numbers(
    series: Series, conference: Conference, draft: Draft, text: str, set_words: Sequence[str]
) -> Iterator[StrayNumeral]:
    """Numbers that count and are not written in plain digits, of a value the record does not have."""
    names = NameWords(series, set_words).words

    def counted(of: str) -> list[StrayNumeral]:
        return [
            stray for stray in strays_of_text(of, names)
            if stray.why is not Why.BARE and not re.search("[0-9]", of[stray.start : stray.end])
        ]  # fmt: skip

    ours = Counter(draft.text[stray.start : stray.end] for stray in counted(draft.text))
    known: set[Decimal] | None = None
    for stray in counted(text):
        words = text[stray.start : stray.end]
        if ours[words] > 0:
            ours[words] -= 1
            continue
        known = known if known is not None else set(_values(series, conference))
        value = number_meant(stray, words)
        if value is None or value not in known:
            yield stray


def _values(series: Series, conference: Conference) -> Iterator[Decimal]:
    """Every number the record holds: cells, totals, figures and lists beside the grid."""
    figures = Figures(series, conference)
    for key in conference.cells:
        number = conference.number_in(key)
        if number is not None:
            yield Decimal(number)
    for what in series.indicators:
        for window in ("", *(each.key for each in conference.windows)):
            total = figures.value(window, what.key)
            if total is not None:
                yield Decimal(total)
    quantities: list[Quantity | None] = [one.quantity for one in conference.figures.values()]
    quantities += [one.counted for one in conference.lists.values()]
    yield from (quantity.value for quantity in quantities if quantity is not None)
    yield from (Decimal(len(one.items)) for one in conference.lists.values())
