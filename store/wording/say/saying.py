"""A record said in one language and form: the same record gives the same bytes."""

from store.record.conference import Conference
from store.series.definition import Series
from store.wording.book.book import BLOCKS, Book
from store.wording.say.draft import HEADLINE, TABLE, Draft
from store.wording.say.sayer import Sayer


def say(
    series: Series,
    book: Book,
    conference: Conference,
    form: str = "full",
    previous: Conference | None = None,
) -> Draft:
    """The text of `conference` in the book's language: `full`, `notice`, `script`, `table` or
    `headline`. Forms are the book's own (`[form]`). A form it does not have is said in full, but for
    the headline, which is then empty.

    `previous` is the conference before, for forms that compare; the others do not look at it.
    """
    if form == TABLE:
        from store.wording.say.table import say_table

        return say_table(book, conference)
    sayer = Sayer(book, conference, form)
    for paragraph in book.forms.get(form, () if form == HEADLINE else book.forms["full"]):
        if paragraph in BLOCKS:
            _say_block(sayer, paragraph, form)
        else:
            sayer.paragraph(paragraph.split(), once=form == HEADLINE)
    return sayer.draft(form)


def _say_block(sayer: "Sayer", block: str, form: str) -> None:
    """The part of a text that is made from sections, answers or sub-heads; nothing when there are none."""
    conference = sayer.conference
    if block == "subheads" and any(name.startswith("subheads") for name in conference.texts):
        from store.wording.say.headlines import say_subheads

        say_subheads(sayer)
    elif block == "sections" and conference.sections:
        from store.wording.say.sections import say_sections

        say_sections(sayer, form)
    elif block == "answers" and conference.answers:
        from store.wording.say.sections import say_answers

        say_answers(sayer, form)
