"""An edited plain-text table held against the record: its fields by their place, and every other figure."""

from collections import Counter

from msgspec.structs import replace

from store.record.conference import Conference
from store.series.definition import Series
from store.wording.book.book import Book
from store.wording.numbers.source import DIGITS, folded
from store.wording.prove.comparing import FIGURES_MOST, Lines
from store.wording.prove.difference import Difference, DifferenceKind
from store.wording.prove.table_reading import prove_table
from store.wording.read.proposal import Stretches
from store.wording.say.table import say_table


def table_differences(series: Series, book: Book, conference: Conference, text: str) -> list[Difference]:
    """What the table says otherwise than the record.

    Figures outside its fields (its headings, and what somebody has written beside it) must be those
    of the table as the record gives it.
    """
    draft = say_table(book, conference)
    differences = prove_table(series, book, conference, replace(draft, text=text))
    told = Stretches(difference.span for difference in differences if difference.span is not None)
    lines = Lines(text)
    usual = Counter(DIGITS.findall(folded(draft.text)))
    for run in DIGITS.finditer(folded(text)):
        if usual[run[0]] > 0:
            usual[run[0]] -= 1
        elif len(differences) >= FIGURES_MOST:
            break
        elif not told.hold(run.start()):
            said, line = lines.text_at(run.span()), lines.of(run.span())
            differences.append(
                Difference(DifferenceKind.ADDED, None, (said, said), "", run[0], line, run.span())
            )
    for digits, count in usual.items():
        if count > 0 and not differences:
            differences.append(Difference(DifferenceKind.MISSING, None, ("数字", "figure"), digits, ""))
    return differences
