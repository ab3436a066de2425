"""The scan of a draft that asks neither the sayer nor the reader: its digits, and what it leaves out.

A sentence of the office can put a digit of its own before a figure (`3{count}` prints 3477 for 477), or
words in the place of one; both would be said and read back by the same sentence without a word.
"""

import re
from collections.abc import Collection, Iterator

from store.record.conference import Conference
from store.series.definition import Series
from store.wording.book.book import Book
from store.wording.prove.comparing import Lines, printed
from store.wording.prove.difference import (
    Difference,
    DifferenceKind,
    Fact,
    Hours,
    cell_of,
    fact_named,
    statement,
    value_said,
)
from store.wording.read.basis.proposal import Stretches
from store.wording.say.draft import Draft

_RUN = re.compile(r"\d+(?:[.,．，'\u2009\u00a0\u202f]\d+)*")
"""A run of digits as far as an eye takes it for one figure: with the marks between its thousands and
the point before its decimals."""


def untraced(draft: Draft) -> list[Difference]:
    """Runs of digits that lie in no one span: outside all, partly outside, or made of several."""
    spans = Stretches((span.start, span.end) for span in draft.spans)
    lines = Lines(draft.text)
    found = []
    for run in _RUN.finditer(draft.text):
        if not spans.hold(*run.span()):
            what = ("数字", "figure")
            found.append(
                Difference(DifferenceKind.UNTRACED, None, what, "", run[0], lines.of(run.span()), run.span())
            )
    return found


def unsaid(
    series: Series, book: Book, conference: Conference, draft: Draft, stated: Collection[Fact]
) -> list[Difference]:
    """Figures the record states and the full text does not print at all, nor says in words (`stated` is
    what was read back). A sentence the house leaves out as a whole is not missed."""
    if draft.form != "full":
        return []
    said = {(fact.hours, fact.what) for fact in (*printed(series, conference, draft), *stated)}
    owed = owing(book)
    found: dict[tuple[Hours | None, str], Difference] = {}
    for fact, value in statement(series, conference).items():
        about = (fact.hours, fact.what)
        if fact.what in owed and about not in said and about not in found:
            found[about] = Difference(
                DifferenceKind.MISSING,
                cell_of(series, conference, fact),
                fact_named(series, conference, Fact(fact.hours, fact.what, fact.place)),
                value_said(fact, value),
                "",
            )
    return list(found.values())


def owing(book: Book) -> set[str]:
    """The figures a full text owes: those its sentences print, and those no sentence of the book does.
    Parts of a whole are owed by the sentence that divides it (see `comparing`)."""
    everywhere = {indicator for name in book.phrases for indicator in _printed_by(book, name, set())}
    in_full: set[str] = set()
    seen: set[str] = set()
    for paragraph in book.forms["full"]:
        for name in paragraph.split():
            for sentence in book.style.order if name == "sentences" else (name,):
                for variant in book.variants(sentence.partition(" ")[0]):
                    in_full |= set(_printed_by(book, variant.name, seen))
    counted = {what.key for what in book.series.indicators if not what.kind.computed and not what.part_of}
    return in_full & counted | (counted - everywhere)


def _printed_by(book: Book, name: str, seen: set[str]) -> Iterator[str]:
    """The figures a sentence prints, with those of its clauses in every variant."""
    if name in seen or name not in book.phrases:
        return
    seen.add(name)
    for slot in book.phrases[name].slots:
        if slot.type == "clause":
            for variant in book.variants(slot.name):
                yield from _printed_by(book, variant.name, seen)
        elif book.indicator(slot) is not None:
            yield slot.name
