"""A text held against the record: every figure that changed, is missing or was added.

`prove` does it with a draft before it leaves: it is read back, and a second, independent scan (see
`tracing`) looks at its digits alone, since a sayer and a reader by one hand share their mistakes.
`verify` does it with a text somebody has edited. There the words may differ: a figure whose sentence is
no longer understood is looked for in the clauses that name it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from store.record.conference import Conference
from store.series.definition import Series
from store.wording.book.book import Book
from store.wording.numbers.spans import Span
from store.wording.prove.comparing import Compared, Lines, printed
from store.wording.prove.difference import Difference, DifferenceKind
from store.wording.prove.rewritten_figures import (
    Dates,
    Loose,
    Rewording,
    loose_figures,
    own_times,
    times_of_each_number,
)
from store.wording.prove.tracing import unsaid, untraced
from store.wording.read.basis.proposal import Proposal, Stretches
from store.wording.read.reading import read
from store.wording.say.draft import TABLE, Draft, SpanKind
from store.wording.say.saying import say


def prove(series: Series, book: Book, conference: Conference, draft: Draft) -> tuple[Difference, ...]:
    """What a draft says otherwise than the record it was made from. Empty when it is proved.

    Figures a shorter form does not print are not missed; a person's own words may hold others.
    """
    if draft.form == TABLE:
        from store.wording.prove.table_reading import prove_table

        return (*prove_table(series, book, conference, draft), *untraced(draft))
    proposal = read(draft.text, series, [book], year=conference.held_on.year)
    own = Stretches((span.start, span.end) for span in draft.spans if span.kind is SpanKind.TEXT)
    compared = Compared(series, conference, draft.text, proposal)
    differences = compared.changed() + compared.missing(printed(series, conference, draft))
    differences += [
        difference
        for difference in compared.added()
        if difference.span is None or not own.hold(difference.span[0])
    ]
    return tuple(differences + unsaid(series, book, conference, draft, compared.stated) + untraced(draft))


class OwnTexts:
    """The texts a record makes itself, in the language of a text that is held against them; each form is said once."""

    def __init__(self, series: Series, books: Sequence[Book], conference: Conference, text: str) -> None:
        self.series, self.conference, self.text = series, conference, text
        self.book = language_of(books, text)
        self._drafts: dict[str, Draft] = {}

    def draft(self, form: str) -> Draft:
        if form not in self._drafts:
            self._drafts[form] = say(self.series, self.book, self.conference, form)
        return self._drafts[form]

    @cached_property
    def likest(self) -> str:
        """The form whose text shares the most with this one: it was most likely made from that. A form without the
        sentences of the body is only thought of where the record has answers to print in it."""
        forms = [
            form
            for form, paragraphs in self.book.forms.items()
            if form not in _NO_TEXTS
            and (self.conference.answers or any("sentences" in p.split() for p in paragraphs))
        ]
        ours = _scraps(self.text)

        def likeness(form: str) -> float:
            theirs = _scraps(self.draft(form).text)
            return len(ours & theirs) / (len(ours | theirs) or 1)

        return max(("full", *forms, TABLE), key=likeness)

    @property
    def share(self) -> float:
        """How much of the text, its numbers aside, is what the record's own text of some form says: from 0 to 1."""
        theirs = _scraps(_DIGITS.sub("", self.text))
        ours = _scraps(_DIGITS.sub("", self.draft(self.likest).text))
        return len(theirs & ours) / (len(theirs) or 1)


def verify(
    series: Series,
    books: Sequence[Book],
    conference: Conference,
    text: str,
    own: OwnTexts | None = None,
) -> tuple[Difference, ...]:
    """Which figures of an edited text disagree with the record: changed, missing, added, by line.

    The text may be of any form: it is held against the one it is most like. `own`: the record's own texts, where they
    were said already.
    """
    own = own or OwnTexts(series, books, conference, text)
    proposal = read(text, series, books, year=conference.held_on.year)
    found = _against("full", books, own, proposal)
    form = own.likest if found else "full"
    if form == TABLE:
        from store.wording.prove.table_reading import table_differences

        found = table_differences(series, own.book, conference, text)
    elif form != "full":
        found = _against(form, books, own, proposal)
    return tuple(sorted(found, key=lambda difference: difference.line))


_DIGITS = re.compile(r"[0-9]+")


def _scraps(text: str) -> set[str]:
    """Every run of five characters, without white space: what two texts are compared by."""
    plain = "".join(text.split())
    return {plain[at : at + 5] for at in range(max(1, len(plain) - 4))}


_NO_TEXTS = ("full", "headline", "sentences")
"""What a book's forms hold beside the texts that may be compared with `full`."""


def _against(form: str, books: Sequence[Book], own: OwnTexts, proposal: Proposal) -> list[Difference]:
    """The differences between a text and the record, if it is to print what that form prints."""
    series, book, conference, text = own.series, own.book, own.conference, own.text
    compared = Compared(series, conference, text, proposal)
    draft = own.draft(form)
    missing = compared.missing(printed(series, conference, draft))
    times = own_times(book, conference, draft.text)
    loose = loose_figures(text, proposal, times)
    missing, found = Rewording(series, book, conference, text).sort_out(missing, loose)
    original = read(draft.text, series, books, year=conference.held_on.year)
    usual = Counter(figure.digits for figure in loose_figures(draft.text, original, times))
    added = compared.added()
    # Counted once: a text of nothing but loose figures took a time that grew with its square.
    theirs, ours = times_of_each_number(text), times_of_each_number(draft.text)
    told = Stretches(span for contradiction in proposal.contradictions for span in contradiction.spans)
    dates = Dates(text, draft.text)
    for figure in loose:
        if told.hold(figure.span[0]):
            continue
        if usual[figure.digits] > 0:
            usual[figure.digits] -= 1
        elif figure.span not in found:
            moved = 0 < theirs[figure.digits] <= ours[figure.digits]
            date = dates.holding(figure.span[0])
            if date is None:
                added.append(_loose_difference(compared.lines, figure, moved))
            elif date not in dates.told:
                dates.told.add(date)
                added.append(_date_difference(compared.lines, figure, dates, date))
    return compared.changed() + missing + added + _lost(conference, draft, text)


def _lost(conference: Conference, draft: Draft, text: str) -> list[Difference]:
    """Figures of sections and answers that the text no longer has."""
    if not conference.figures and not conference.lists:
        return []
    from store.record.naming import part_name
    from store.wording.prove.rewritten_figures import lost_figures

    return [
        Difference(
            DifferenceKind.MISSING, ref, (part_name(conference, ref, "zh"), part_name(conference, ref, "en")),
            printed, "",
        )
        for ref, printed in lost_figures(draft, text)
    ]  # fmt: skip


def language_of(books: Sequence[Book], text: str) -> Book:
    """The book whose language the text is in: the one that finds the most of its own words; of those that find as many,
    the one of its script."""
    from store.wording.read.basis.pieces import pieces_of

    lowered, chinese = text.lower(), re.search("[\u4e00-\u9fff]", text) is not None

    def found(book: Book) -> tuple[int, bool]:
        return sum(
            p.anchor in lowered for p in pieces_of(book).all if p.anchor
        ), book.manner.spaced is not chinese

    return max(books, key=found)


def _date_difference(lines: Lines, figure: Loose, dates: Dates, date: Span) -> Difference:
    """A date as a whole, beside the one our own text has in the same words."""
    expected, got = dates.ours(date), dates.text[slice(*date)]
    kind = DifferenceKind.CHANGED if expected else DifferenceKind.ADDED
    what = ("日期", "date") if expected else (figure.clause, figure.clause)
    return Difference(kind, None, what, expected, got, lines.of(date), date)


def _loose_difference(lines: Lines, figure: Loose, ours: bool) -> Difference:
    """`ours`: the number is one of the record's own text, in a sentence that no longer is: all that is known is that
    nobody can tell which figure it gives."""
    if ours:
        zh = f"“{figure.clause}”不是文稿里的原句，{figure.digits} 说的是记录的哪个数认不出，请核对。"
        en = f"“{figure.clause}” is not our sentence; which figure of the record {figure.digits} gives cannot be told."
        line = lines.of(figure.span)
        return Difference(DifferenceKind.WORDS, None, (zh, en), "", figure.digits, line, figure.span)
    return Difference(
        DifferenceKind.ADDED,
        None,
        (figure.clause, figure.clause),
        "",
        figure.digits,
        lines.of(figure.span),
        figure.span,
    )
