"""The checks screen: every rule with what it came to; from each finding a key leads to its cell.

Below the list stands the finding under the cursor in full: what is wrong, what to do, which single
slips would explain it. A proposal is taken with one key and can be undone; a warning is explained.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget
from textual.widgets import Static

from store.checks.basis.finding import Finding, Mend
from store.checks.report import (
    OUTCOMES,
    counted,
    in_as_of,
    instruction,
    kind_of,
    leads_to_part,
    listable,
    mend_said,
    message,
    of_another_text,
    one_key_settles,
    rule_name,
)
from store.checks.rules import told_by
from store.desk.checking import accept_name, claim_of, look, may_stand, proposed_for, reconciling, take
from store.desk.clock import this_hour
from store.desk.paragraphs.sections import add
from store.names.list_edits import Entry, name_of
from store.record.cell import CellKey
from store.record.notes import IN_ENGLISH, is_printed_reason
from store.troubles import Trouble
from tui.actions import bindings
from tui.dialogs.form import Field, FormDialog
from tui.line_breaks import wrapped
from tui.review.findings import accepted_words
from tui.screens.place import ListedPlace, TakesBack
from tui.widgets.row_list import ListRow, RowList

if TYPE_CHECKING:
    from store.desk.entering import Edit
    from store.desk.sitting import Sitting
    from store.record.claim import Claim


class ExplainDialog(FormDialog[tuple[str, str]]):
    """Hands back the explanation and, where it is `printed`, the same in English; an empty one takes an earlier one
    back. None when given up."""

    def __init__(self, text: str = "", in_english: str = "", *, printed: bool = False) -> None:
        super().__init__()
        self._text, self._in_english, self._printed = text, in_english, printed

    def title_words(self) -> str:
        return self.say("checks.explain_title")

    def fields(self) -> Iterable[Field]:
        yield Field(
            "text", self.say("checks.explain_label"), self._text, hint=self.say("checks.explain_hint")
        )

        if self._printed:
            label, hint = self.say("checks.explain_english"), self.say("checks.explain_english_hint")
            yield Field("english", label, self._in_english, hint=hint)

    def accepted(self, values: dict[str, Any]) -> tuple[str, str]:
        return str(values["text"]), str(values.get("english", ""))


_AROUND_TITLE = 4
"""Cells of the title bar that neither of its two texts has."""
_SIGNS = {
    "error": "✗",
    "blank": "_",
    "warning": "!",
    "unchecked": "?",
    "hint": "·",
    "explained": "*",
    "passed": "✓",
}
_LOOKS = {"error": "wrong", "warning": "changed", "hint": "new", "explained": "new"}
_LEAST, _MOST = 4, 9
"""Lines of the pane below the list."""


class ChecksScreen(TakesBack, ListedPlace[Finding]):
    """All findings of one conference, errors first and what passed last."""

    place = "checks"
    BINDINGS = bindings("checks")
    DEFAULT_CSS = """
    ChecksScreen #main { height: 1fr; }
    ChecksScreen #finding { height: 9; padding: 0 1; background: $surface; border-top: ascii $primary; }
    """

    def __init__(self, sitting: "Sitting") -> None:
        super().__init__(sitting)
        self.rows: list[Finding | None] = []
        """The finding of each line of the list, None for headings and conferences passed over."""
        self.passed: dict[int, Trouble] = {}
        """Why a conference could not be compared with, by its line in the list."""
        self._chosen = 0

    def body(self) -> Iterable[Widget]:
        yield RowList(id="main")
        yield Static(id="finding", markup=False)

    @property
    def mend(self) -> Mend | None:
        """The proposal that is shown as the one to take."""
        finding = self.current
        mends = self.sitting.proposals(finding) if finding is not None else ()
        return mends[self._chosen % len(mends)] if mends else None

    def on_mount(self) -> None:
        self.call_after_refresh(self.renew)

    def show_anew(self) -> None:
        self.renew()

    def on_resize(self) -> None:
        self.query_one("#finding", Static).styles.height = max(_LEAST, min(_MOST, self.size.height // 3 + 1))
        self.call_after_refresh(self._show_current)

    def show_step(self, step: "Edit | None") -> None:
        """After a step was undone or done again: put the cursor on a finding that is open anew because of it. It does not
        follow the finding it was on, which may be among the settled ones now."""
        open_before = {one.id for one in self.rows if one is not None and one.failed}
        self.renew()
        again = (at for at, one in enumerate(self.rows) if one and one.failed and one.id not in open_before)
        at = next(again, None)
        if at is not None:
            self.view.go_to(at)

    async def language_changed(self) -> None:
        await super().language_changed()
        self.renew()

    def renew(self, *, settled: bool = False) -> None:
        """Run every rule again; the cursor stays at its finding. When that was `settled`, the cursor
        stays at its line, where the next one to be looked at now stands."""
        if not self.query("#finding") or not self.view.is_mounted:
            return  # not composed yet, or just being composed anew in the other language
        findings = look(self.sitting, this_hour())
        kept, line = self.current or self._come_back_to(findings), self.view.current
        self.stood = None
        rows: list[ListRow] = []
        self.rows, self.passed = [], {}
        for kind in OUTCOMES:
            if kind == "unchecked":
                self._list_passed_over(rows)
            of_kind = [finding for finding in findings if kind_of(finding) == kind]
            of_kind.sort(key=lambda one: of_another_text(one, self.lang))
            if of_kind or kind in ("error", "warning"):
                rows.append(
                    ListRow(
                        "", self.say(f"checks.heading_{kind}", count=counted(of_kind)[kind]), heading=True
                    )
                )
                self.rows.append(None)
            rows += [self._row(finding, kind) for finding in of_kind]
            self.rows += of_kind
        same = [at for at, one in enumerate(self.rows) if one and kept and one.id == kept.id]
        if settled:
            same = [at for at in same if (one := self.rows[at]) and kept and kind_of(one) == kind_of(kept)]
        stay = same[0] if same else line if line is not None and line < len(self.rows) else None
        self.view.show(rows, stay if stay is not None and not rows[stay].heading else None)
        self._show_current()

    def _come_back_to(self, findings: Iterable[Finding]) -> Finding | None:
        """Where one stood when the screen was left last. Once something was changed, only while that is still to be
        looked at, or nothing is: what was mended meanwhile stands far below the first error."""
        stood, conference = self.stood or (None, None)
        if conference == self.sitting.conference:
            return stood
        wrong = {one.id for one in findings if one.failed and not one.explained}
        return stood if not wrong or (stood is not None and stood.id in wrong) else None

    def _list_passed_over(self, rows: list[ListRow]) -> None:
        """The earlier conferences that cannot be read, among what was not checked."""
        passed = self.sitting.passed_over
        if passed:
            rows.append(ListRow("", self.say("checks.heading_passed_over", count=len(passed)), heading=True))
            self.rows.append(None)
        for trouble in passed:
            self.passed[len(rows)] = trouble
            rows.append(ListRow(_SIGNS["unchecked"], trouble.in_app(self.lang)))
            self.rows.append(None)

    def _row(self, finding: Finding, kind: str) -> ListRow:
        sitting = self.sitting
        words = message(finding, sitting.series, sitting.conference, self.lang)
        name = rule_name(finding.rule, self.lang, sitting.series)
        return ListRow(_SIGNS[kind], words, name if self.size.width >= 100 else "", _LOOKS.get(kind, "same"))

    def whereabouts(self) -> object:
        return self.current, self.sitting.conference

    # -- the finding under the cursor ----------------------------------------------------------

    def _show_current(self) -> None:
        if not self.query("#finding"):
            return  # being composed anew in the other language
        pane, finding = self.query_one("#finding", Static), self.current
        lines = list(self._about(finding)) if finding is not None else []
        passed = self.passed.get(-1 if self.view.current is None else self.view.current)
        if passed is not None:
            lines = [(passed.in_app(self.lang), "")]
        text, width = Text(), max(self.size.width - 3, 20)
        for words, style in lines:
            for line in wrapped(words, width):
                text.append(f"{line}\n", style)
        pane.update(text)
        self.redraw_bars()

    def _about(self, finding: Finding) -> Iterator[tuple[str, str]]:
        sitting, lang = self.sitting, self.lang
        yield rule_name(finding.rule, lang, sitting.series), "bold"
        yield message(finding, sitting.series, sitting.conference, lang), ""
        if finding.explained:
            yield self.say("checks.explained", text=finding.explained), ""
        elif finding.failed:
            advice = instruction(finding, sitting.series, sitting.conference, lang)
            if advice:
                yield self.say("checks.advice", text=advice), ""
        if told_by(finding).of_a_whole_day:
            for text in reconciling(sitting, lang):
                yield self.say("checks.reconciled", text=text), ""
        for at, mend in enumerate(sitting.proposals(finding)):
            mark = ">" if mend is self.mend else " "
            words = mend_said(mend, sitting.series, sitting.conference, lang)
            yield f"{mark} {self.say('checks.mend', text=words) if not at else words}", ""

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        self._chosen = 0
        self._show_current()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to the finding's first cell; to the text where it is about words."""
        finding = self.current
        if finding is None:
            return
        first = finding.cells[0] if finding.cells else None
        beside = first is not None and not isinstance(first, CellKey)
        if first is not None and beside and (leads_to_part(finding) or not finding.spot):
            self.bulletin.go_to_cell(first)
        elif finding.spot:
            self.bulletin.go("draft", self.sitting)
        elif isinstance(first, CellKey) and first.indicator in self._known():
            self.bulletin.go_to_cell(first, as_of=in_as_of(finding))

    def _known(self) -> set[str]:
        """The indicators that have cells in the grid."""
        return {indicator.key for indicator in self.sitting.series.indicators}

    # -- actions -------------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        finding = self.current if self.view.is_mounted else None
        if action == "take_mend":
            return self.mend is not None if finding is not None else False
        if action == "other_mend":
            return finding is not None and len(finding.mends) > 1
        if action == "explain":
            return finding is not None and finding.failed
        if action == "accept_name":
            return (
                finding is not None
                and not finding.explained
                and (one_key_settles(finding) is not None or listable(finding))
            )
        return super().can(action)

    def action_take_mend(self) -> None:
        mend = self.mend
        if mend is None:
            return
        words = mend_said(mend, self.sitting.series, self.sitting.conference, self.lang)
        take(self.sitting, mend)
        self._chosen = 0
        self.renew(settled=True)
        self.bulletin.tell(self.say("checks.taken", text=words))

    def action_other_mend(self) -> None:
        self._chosen += 1
        self._show_current()

    def action_explain(self) -> None:
        finding = self.current
        if finding is None or not finding.failed:
            return
        claim = claim_of(finding)
        if claim is not None:
            self._attribute(claim, finding.id)
            return
        # What a reason that does not hold, or says a number of its own, wants is that it be changed or taken back.
        note = str(finding.facts.get("note") or "")
        if not note and not may_stand(self.sitting, finding):
            why = "to_be_filled" if kind_of(finding) == "blank" else "must_be_mended"
            self.bulletin.tell(self.say(f"checks.{why}"), "warning")
            return

        note = note or finding.id

        def explained(told: tuple[str, str] | None) -> None:
            if told is not None:
                self.sitting.explain(note, *told)
                self.renew()

        held = (self.sitting.conference.notes.get(name) for name in (note, f"{note}{IN_ENGLISH}"))
        text, in_english = (one.text if one is not None else "" for one in held)
        form = ExplainDialog(text, in_english, printed=is_printed_reason(note))
        self.fill_in(form, explained, "explain", of=finding.id)

    def come_to(self, way: Mapping[str, str]) -> bool:
        at = next(
            (at for at, one in enumerate(self.rows) if one is not None and one.id == way.get("of")), None
        )
        if at is not None:
            self.view.go_to(at)
        return at is not None

    def action_accept_name(self) -> None:
        """Accept the numeral under the cursor as a name, or let the clause stand, in this conference and those that follow."""
        finding = self.current
        if finding is not None and listable(finding):
            self._put_on_the_list(finding)
        if finding is None or one_key_settles(finding) is None:
            return
        accept_name(self.sitting, finding, self.lang)
        self.renew(settled=True)
        self.bulletin.tell(accepted_words(finding, self.lang))

    def _put_on_the_list(self, finding: Finding) -> None:
        """The list is behind: have the person, or the title they have from this day on, put on it."""
        from tui.dialogs.names import NewTitleDialog, PersonDialog

        names, day = self.bulletin.desk.names, self.sitting.conference.held_on

        def kept(entry: Entry | None) -> None:
            if entry is not None:
                self.renew(settled=True)
                self.bulletin.tell(self.say("names.added", name=name_of(entry)))

        wanted = proposed_for(self.sitting, finding)
        if wanted is None:
            return
        if wanted.old is not None and wanted.title is not None:
            held = wanted.old.titles_on(day)
            was = held[-1] if held else None
            self.app.push_screen(NewTitleDialog(names.put, wanted.old, day, was, wanted.title), kept)
        else:
            self.app.push_screen(PersonDialog(names.put, wanted.old, day, proposed=wanted.new), kept)

    def _attribute(self, claim: "Claim", of: str) -> None:
        """Record who said it: the dialog has the words of the claim already, and asks for its speaker."""
        from tui.dialogs.parts import ClaimDialog

        def recorded(new: "Claim | None") -> None:
            if new is not None:
                add(self.sitting, "claims", new)
                self.renew(settled=True)

        form = ClaimDialog(claim, self.sitting.conference.held_on, asks_speaker=True)
        self.fill_in(form, recorded, "explain", of=of)

    def action_next_finding(self) -> None:
        """To the next finding that failed, round and round."""
        failed = [
            at for at, one in enumerate(self.rows) if one is not None and one.failed and not one.explained
        ]
        if failed:
            here = self.view.current if self.view.current is not None else -1
            self.view.go_to(next((at for at in failed if at > here), failed[0]))

    def heading(self) -> tuple[str, str]:
        left, right = super().heading()
        if self.rows and self.size.width >= 70:
            counts = counted(one for one in self.rows if one is not None)
            right = self.say("checks.counts_short", **counts)
            with_hints = self.say("checks.counts_hints", counts=right, hint=counts["hint"])
            if counts["hint"] and cell_len(left) + cell_len(with_hints) + _AROUND_TITLE <= self.size.width:
                right = with_hints  # else the heading of the hints says how many there are
        return left, right
