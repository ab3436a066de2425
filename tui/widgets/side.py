"""Beside the grid on wide terminals: the sums of each window with yesterday's, and the findings."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from store.checks.finding import Finding, Severity
from store.figures.totals import change
from store.record.cell import CellKey
from store.record.naming import window_short
from store.series.definition import Kind
from tui.line_breaks import break_lines
from tui.widgets.foot import SIGNS, blank_words, changed_lines, finding_words, fine_words, sorted_out
from tui.widgets.grid_paint import signed
from tui.widgets.sheet_view import SheetView


class Side(Widget):
    """Repainted whole after each key, since its lines are few; nothing in it is typed or focused."""

    COMPONENT_CLASSES = {"side--title", "side--error"}
    DEFAULT_CSS = """
    Side { width: 1fr; min-width: 36; height: 1fr; background: $surface; }
    Side > .side--title { text-style: bold; color: $primary; }
    Side > .side--error { color: $warning; }
    """

    def __init__(self, view: SheetView, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view = view
        self._lines: list[tuple[str, str]] = []
        self._findings: tuple[Finding, ...] = ()
        self._cell: CellKey | None = None
        self._known = True

    def on_resize(self) -> None:
        if self._cell is not None:
            self.show(self._findings, self._cell, known=self._known)

    def show(self, findings: tuple[Finding, ...], cell: CellKey, *, known: bool = True) -> None:
        """Show the sums as they stand and these findings, those about a cell first; are they all that is known?"""
        self._findings, self._cell, self._known = findings, cell, known
        lines = [*self._sums(), ("", ""), *self._found(findings, cell)]
        old, self._lines = self._lines, lines
        for y in changed_lines(old, lines):
            self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        text, name = self._lines[y] if y < len(self._lines) else ("", "")
        style = self.get_component_rich_style(f"side--{name}") if name else self.rich_style
        return Strip([Segment(f" {text}", style)]).adjust_cell_length(self.size.width, style)

    def _sums(self) -> Iterable[tuple[str, str]]:
        view, sitting = self._view, self._view.sitting
        for window in sitting.conference.windows:
            yield window_short(window, view.lang), "title"
            for indicator in sitting.series.of_kind(Kind.FLOW, Kind.DERIVED):
                total = sitting.total(window.key, indicator.key)
                if not indicator.by_place or (total.computed is None and indicator.optional):
                    continue
                now = "" if total.computed is None else str(total.computed)
                key = next((row.slots[-1].cell for row in view.sheet.rows
                            if row.indicator is indicator and row.window == window.key), None)  # fmt: skip
                before = view.before(key) if key is not None else None
                difference = change(total.value, before)
                compared = "" if difference is None else signed(difference)
                name = indicator.short(view.lang)
                yield f" {name}{' ' * (14 - cell_len(name))}{now:>7}{compared:>8}", ""

    def _found(self, findings: tuple[Finding, ...], cell: CellKey) -> Iterable[tuple[str, str]]:
        view = self._view
        yield view.say("entry.findings"), "title"
        wrong, blank = sorted_out(findings, cell)
        if not wrong and not blank:
            yield from self._entry("", fine_words(view, findings, known=self._known), "")
        for finding in wrong:
            words, mend = finding_words(view, finding, cell)
            style = "error" if finding.severity is Severity.ERROR else ""
            yield from self._entry(f"{SIGNS[finding.severity]} ", words, style)
            if mend:
                yield from self._entry("  ", mend, "")
        if blank:
            yield from self._entry("", blank_words(view, blank), "")

    def _entry(self, sign: str, words: str, style: str) -> Iterable[tuple[str, str]]:
        for number, line in enumerate(break_lines(words, self.size.width - 6)):
            yield f" {'  ' if number else sign}{words[line.start : line.end]}", style
