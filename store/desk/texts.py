"""Texts of a record: said in a language and form, and what keeps one from going out."""

from typing import TYPE_CHECKING

from msgspec import Struct

from store.checks.basis.finding import Finding, Severity
from store.checks.figures.cells import is_blank
from store.checks.rules import told_by
from store.desk.troubles import DeskTrouble, WrongCall
from store.languages import LANGUAGES, in_language, listed
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.reference import Reference
from store.series.definition import Series
from store.series.faults import nothing_but_faults
from store.troubles import Reason, Trouble
from store.wording.say.draft import Draft, SpanKind

if TYPE_CHECKING:
    from store.desk.found_good import FoundGood
    from store.record.figure import Figure
    from store.wording.book.book import Book

FORMS = ("full", "notice", "script", "table", "qa")
"""The forms of a text that may be asked for by name."""


class Obstacles(Struct, frozen=True):
    """What keeps a text from going out as final: blank required cells and failed errors."""

    missing: tuple[Reference, ...]
    errors: tuple[Finding, ...]
    unexplained: tuple[Finding, ...] = ()
    """Warnings without a word of explanation: a text may be looked at, but not go out."""
    unworded: tuple[str, ...] = ()
    """The texts (`host`, `agenda`) that a sentence of the draft wants and nobody wrote."""
    blanks: tuple[Finding, ...] = ()
    """The required figures that are not filled in, whether this draft prints them or not."""
    empty: str = ""
    """The form, when the record holds nothing of what it prints: no more than a title would go out."""
    reasons: tuple[Reference, ...] = ()
    """The figures whose recorded reason nobody gave in the language of the draft."""
    language: str = "zh"
    """That of the draft."""
    nowhere: tuple[str, ...] = ()
    """What the texts refer to and the record does not have: an error is told of each."""
    doubted: tuple[Trouble, ...] = ()
    """What speaks against the archive's files: the record may not be the one that was entered."""

    def __bool__(self) -> bool:
        return bool(self.missing or self.blanks or self.errors or self.unworded)

    @property
    def hold_back(self) -> bool:
        """True when the text may not go out as final."""
        return bool(self) or bool(self.unexplained or self.doubted or self.empty)

    @property
    def alone(self) -> tuple[Reference, ...]:
        """What the draft lacks beside what is told as blank: words that nobody wrote in its language, and cells that a
        text prints though the series does not require them."""
        unread = (finding for finding in self.errors if told_by(finding).unreadable)
        told = {cell for finding in (*self.blanks, *unread) for cell in finding.cells}
        return tuple(cell for cell in self.missing if cell not in told and str(cell) not in self.nowhere)

    def counts(self) -> dict[str, int]:
        """How many there are: errors (what speaks against the archive's files is one too), figures to be filled in, as
        many as the checks tell; words that nobody wrote in the language of the text, warnings without a word of
        explanation."""
        from store.checks.report import counted

        cells = sum(isinstance(ref, CellKey) and ref not in self.reasons for ref in self.alone)
        return {
            "errors": len(self.errors) + len(self.doubted),
            "blank": counted(self.blanks)["blank"] + cells,
            "unwritten": len(self.alone) - cells + len(self.unworded),
            "warnings": len(self.unexplained),
        }


class Texts:
    """The phrase books of one series; each is read when its language is first spoken."""

    def __init__(self, series: Series, tried: "FoundGood | None" = None) -> None:
        """`tried` remembers the phrase books that need not be tried again; None: all are."""
        self.series, self._tried = series, tried
        self._books: dict[str, Book] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the series has sentences in, Chinese first."""
        return tuple(sorted(self.series.books, key=lambda language: (language != "zh", language)))

    def book(self, language: str) -> "Book":
        """The phrase book of a language. WrongCall when the series has none."""
        if language not in self.series.books:
            raise WrongCall("no_text_language", got=language, known=listed(self.languages))
        if language not in self._books:
            from store.wording.prove.books import load_book

            with nothing_but_faults(self.series.books[language][-1]):
                self._books[language] = load_book(self.series, language, self._tried)
        return self._books[language]

    def faults(self) -> list[Trouble]:
        """What is wrong with each phrase book that cannot be used: no text can be made in its language."""
        found: list[Trouble] = []
        for language in self.languages:
            try:
                self.book(language)
            except Trouble as fault:
                found.append(fault)
        return found

    def draft(
        self, conference: Conference, language: str, form: str, previous: Conference | None = None
    ) -> Draft:
        """The text. WrongCall for an unknown language or form."""
        from store.wording.say.saying import say

        if form not in (*FORMS, "headline"):
            raise WrongCall("no_form", got=form, known=listed(FORMS))
        return say(self.series, self.book(language), conference, form, previous)

    def prove(self, conference: Conference, draft: Draft, lang: str) -> None:
        """Read the draft back and compare it with the record; DeskTrouble names the first places."""
        from store.wording.prove.verifying import prove

        differences = prove(self.series, self.book(draft.language), conference, draft)
        if differences:
            told = in_language(("；", "; "), lang).join(
                one.said(lang).rstrip("。.") for one in differences[:5]
            )
            raise DeskTrouble("not_proved", reasons=told)

    def figure(self, figure: "Figure", language: str) -> str:
        """A figure beside the grid as a text of the language prints it; as it was typed where it has no words for it;
        its day where it is nothing but that."""
        own = figure.said.get(language, "")
        if own or language == "zh" or figure.quantity is None:
            if not (own or figure.text or figure.raw) and figure.period is not None:
                from store.record.naming import day_name

                return day_name(figure.period.start, language)
            return own or figure.text or figure.raw
        from store.wording.numbers.quantities_english import has_words, say_english

        try:
            units = self.book(language).units
        except Trouble:  # a faulty phrase book is told elsewhere
            units = {}
        return say_english(figure.quantity, units) if has_words(figure.quantity, units) else figure.text

    def headline(self, conference: Conference, language: str) -> str:
        """One line that says the conference; empty while the figures say nothing yet."""
        return self.draft(conference, language, "headline").text


def empty_form(conference: Conference, draft: Draft) -> str:
    """The form of a draft of which the record holds nothing yet, so that only its title is printed; else empty."""
    nothing = draft.form == "qa" and not conference.answers
    return draft.form if nothing or not draft.text.strip() else ""


def form_empty(form: str) -> DeskTrouble:
    """That a text of this form says nothing, and what is to be done."""
    return DeskTrouble("form_empty_qa" if form == "qa" else "form_empty")


def obstacles(draft: Draft, findings: tuple[Finding, ...]) -> Obstacles:
    """What keeps this draft of a record with these findings from going out."""
    failed = [finding for finding in findings if finding.failed]
    # A figure whose as-of cannot be read is marked in the text, and stands in the record: what else is wrong with it is told.
    unread = {cell for finding in failed if told_by(finding).of_moment for cell in finding.cells}
    blank = set(draft.missing) - unread
    return Obstacles(
        missing=draft.missing,
        errors=tuple(
            finding
            for finding in failed
            if finding.severity is Severity.ERROR
            and not is_blank(finding)
            and (
                told_by(finding).beside_blanks
                or not blank >= set(finding.cells)
                or not finding.cells
                or finding.facts.get("why") == "said"
            )
        ),
        blanks=tuple(finding for finding in failed if is_blank(finding)),
        unexplained=tuple(
            finding for finding in failed if finding.severity is Severity.WARNING and not finding.explained
        ),
        reasons=tuple(
            ref for s in draft.spans if s.kind is SpanKind.MISSING and s.slot == "reasons" for ref in s.cells
        ),
        language=draft.language,
        nowhere=tuple(str(finding.got) for finding in failed if told_by(finding).refers),
        unworded=tuple(
            dict.fromkeys(s.slot for s in draft.spans if s.kind is SpanKind.MISSING and not s.cells)
        ),
    )


def obstacle_words(series: Series, conference: Conference, why: Obstacles, lang: str) -> list[Reason]:
    """Each obstacle as a sentence: the blank cells by name, the errors and warnings by their message. What a trouble
    says can be done is left to the interface."""
    if not why.hold_back:
        return []
    from store.checks.report import message
    from store.record.naming import cell_name, text_name

    blank = in_language(("待填：{cell}", "blank: {cell}"), lang)
    unwritten = in_language(("没有{language}：{cell}", "no {language}: {cell}"), lang)
    reason = in_language(("{}的原因", "the reason for {}"), lang)
    spoken = in_language(LANGUAGES.get(why.language, (why.language, why.language)), lang)
    unsaid = in_language(("警告未说明：{message}", "warning not explained: {message}"), lang)
    alone = [
        (blank if isinstance(key, CellKey) and key not in why.reasons else unwritten).format(
            cell=(reason if key in why.reasons else "{}").format(cell_name(series, conference, key, lang)),
            language=spoken,
        )
        for key in why.alone
    ]
    return [
        *((form_empty(why.empty),) if why.empty else ()),
        *why.doubted,
        *alone,
        *(unwritten.format(cell=text_name(name, lang), language=spoken) for name in why.unworded),
        *(message(finding, series, conference, lang) for finding in why.blanks),
        *(message(finding, series, conference, lang) for finding in why.errors),
        *(unsaid.format(message=message(finding, series, conference, lang)) for finding in why.unexplained),
    ]
