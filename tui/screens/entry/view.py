"""What the sheet of a sitting shows, slot by slot: the record, the sums, and the conference before.

Reads the sitting and keeps nothing of its own. Blank is
empty, 0 is `0`, a mark is a word, a refused text carries `!`: each is told apart without colour. A stated
total says beside itself whether the sum agrees (`=`) or by how much it differs.

Of what is wrong with the figures it says in which cells that lies: in this one, or in one of a few that are as likely.
"""

from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from store.checks.basis.finding import Finding, Mend
from store.desk.entering import units_of
from store.desk.sitting import Sitting
from store.figures.totals import Total, place_value, rise_of, total
from store.formats.tables.table import harmless
from store.languages import in_language
from store.record.cell import STATED, Cell, CellKey, Mark
from store.record.count import read_count
from store.record.naming import window_name, window_short
from store.record.notes import is_half_typed, unread_as_of
from store.record.typed_moments import as_of_text, typed_as_of
from store.troubles import Trouble
from tui.review.figures import missing_sign
from tui.screens.entry.sheet import EntrySheet, RowKind, SheetRow, SheetSlot
from tui.words import more_or_less, pair, say

_MOST_POSSIBLE = 4
"""Where more cells than these are as likely, to mark them says no more than the mark of their row."""

MarkedSlot = tuple[CellKey, bool]
"""A cell, and whether it is its as-of that is meant."""


class Suspects(NamedTuple):
    """What is marked in the sheet: what is `wrong`, or would settle what is; and cells of which one is, and nobody can
    tell which (`possible`)."""

    wrong: frozenset[MarkedSlot] = frozenset()
    possible: frozenset[MarkedSlot] = frozenset()


def suspects(sitting: Sitting, findings: Iterable[Finding]) -> Suspects:
    """What the findings mark in the sheet. A stated total shows by itself what is between it and the sum."""
    from store.checks.report import in_as_of

    wrong: set[MarkedSlot] = set()
    possible: set[MarkedSlot] = set()
    for finding in findings:
        as_of = in_as_of(finding)
        cells = finding.cells if as_of else settling(sitting, finding)
        marked = {(cell, as_of) for cell in cells if isinstance(cell, CellKey) and cell.place != STATED}
        (wrong if as_of or _told(sitting, finding) else possible).update(marked)
    return Suspects(frozenset(wrong), frozenset(possible - wrong))


def _told(sitting: Sitting, finding: Finding) -> bool:
    """Whether it is told which figure is wrong: what was changed just now, what is wrong by itself, what one telling slip
    settles."""
    from store.checks.figures.sums import tells

    if sitting.just_changed(finding) is not None or not finding.mends:
        return True
    alike = likeliest(sitting, finding)
    return len(alike) == 1 and tells(alike[0])


def settling(sitting: Sitting, finding: Finding) -> list[CellKey]:
    """The cells to look at first because of a finding: the one that was changed just now, else those of the likeliest
    proposals, else the one whose figure is told; none where it is about no figure, or may lie in any."""
    changed = sitting.just_changed(finding)
    if changed is not None:
        return [changed]
    if finding.mends:
        return [cell for mend in likeliest(sitting, finding) for cell, _ in mend.changes]
    first = finding.cells[0] if finding.cells else None
    if not isinstance(first, CellKey):
        return []
    number = sitting.conference.number_in(first)
    return [first] if number is not None and number in (finding.got, finding.expected) else []


def likeliest(sitting: Sitting, finding: Finding) -> list[Mend]:
    """The proposals of which no other is likelier: that of the figure changed just now; those of one telling slip; else
    all there are. None where they are so many that they tell nothing."""
    from store.checks.figures.sums import tells

    changed = sitting.just_changed(finding)
    if changed is not None:
        return [mend for mend in finding.mends if changed in dict(mend.changes)][:1]
    mends = finding.mends
    alike = [mend for mend in mends if not tells(mends[0]) or mend.reason == mends[0].reason]
    return alike if len(alike) <= _MOST_POSSIBLE else []


class Looks(Enum):
    """How a shown text is drawn, beyond its words."""

    PLAIN = auto()
    BLANK = auto()
    MARK = auto()
    REFUSED = auto()
    HALF = auto()
    """May be unfinished: `12?`."""
    WRONG = auto()
    """The figure is what is wrong, or what would settle it: `!83`."""
    POSSIBLE = auto()
    """One of a few figures, of which one is wrong: `?83`."""
    DIFFERS = auto()
    COMPUTED = auto()


class Shown(NamedTuple):
    """A text, what it is, and a mark that goes behind it where there is room; or `told`, how it is told with what it
    differs by, the fullest first."""

    text: str
    looks: Looks
    note: str = ""
    told: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[int, int]:
        """How wide it is told in full, and briefly."""
        full, brief, *_ = (*self.told, self.text + self.note, self.text + self.note)
        return cell_len(full), cell_len(brief)


Digits = tuple[int, ...]
"""How many digits the columns of a sheet need: those of the places, the computed sum, the stated one."""
_NOTHING = Shown("", Looks.BLANK)


def cell_shown(cell: Cell | None, lang: str) -> Shown:
    """A cell as it stands in the record."""
    if cell is None:
        return _NOTHING
    if cell.refused:
        return Shown(cell.raw, Looks.REFUSED, "!")
    if isinstance(cell.value, Mark):
        return Shown(in_language(pair(f"entry.{cell.value.value}"), lang), Looks.MARK)
    return Shown(str(cell.value), Looks.PLAIN)


def stated_shown(cell: Cell | None, total: Total, lang: str) -> Shown:
    """A stated total beside the computed one: `674=`, `675少1` where the sum is 1 short of it, `670多4`. While places are
    missing it is not yet short: a blank is no zero."""
    shown = cell_shown(cell, lang)
    if shown.looks is not Looks.PLAIN or total.difference is None:
        return shown
    if total.difference == 0:
        return shown._replace(note="=")
    if total.incomplete:
        return shown  # the missing places may hold the rest
    told = (
        more_or_less(f"entry.{key}", total.difference, lang, stated=shown.text) for key in ("mark", "brief")
    )
    return Shown(shown.text, Looks.DIFFERS, told=(*told, f"{shown.text}≠"))


def total_shown(total: Total, lang: str) -> Shown:
    """A computed total, with how many places are missing unless the sum is settled."""
    if total.computed is None:
        return Shown("", Looks.COMPUTED, missing_sign(total, lang) if total.stated is not None else "")
    return Shown(str(total.computed), Looks.COMPUTED, missing_sign(total, lang))


def fitted(shown: Shown, width: int) -> str:
    """The text with its note at the right edge of `width` cells. A figure is never cut, nor what it differs by: what is
    told in full gives way to what is told briefly, that to a bare sign. A refused text is cut at its end, where its `!`
    stays in front."""
    if shown.looks is Looks.REFUSED:
        text = f"!{shown.text}"
    else:
        told = shown.told or (f"{shown.text}{_gap(shown)}{shown.note}", f"{shown.text}{shown.note}")
        text = next((one for one in told if cell_len(one) <= width), shown.text)
    if cell_len(text) > width:
        return set_cell_size(text, max(0, width - 1)) + "+"
    return " " * (width - cell_len(text)) + text


def _gap(shown: Shown) -> str:
    return " " if shown.note and shown.looks is Looks.COMPUTED else ""


class SheetView:
    """The sheet with its figures, in a language of the interface."""

    def __init__(self, sitting: Sitting, lang: str, *, all_rows: bool = False) -> None:
        self.sitting, self.lang = sitting, lang
        self.sheet = EntrySheet(sitting.series, sitting.conference, all_rows=all_rows)
        self.flagged: frozenset[tuple[str, str]] = frozenset()
        """Rows, by window and indicator, in which something is wrong."""
        self.suspects = Suspects()
        """What is wrong, and what may be."""

    def follow(self) -> bool:
        """Take up rows that came or went with the record; True when there were any."""
        if self.sheet.fits(self.sitting.conference):
            return False
        self.sheet = EntrySheet(self.sitting.series, self.sitting.conference, all_rows=self.sheet.all_rows)
        return True

    def show_all(self, all_rows: bool) -> None:
        """Show the optional rows too, or only those that hold something."""
        self.sheet = EntrySheet(self.sitting.series, self.sitting.conference, all_rows=all_rows)

    def say(self, key: str, **facts: object) -> str:
        return say(key, self.lang, **facts)

    # -- one slot ------------------------------------------------------------------------------

    def shown(self, slot: SheetSlot) -> Shown:
        """What a slot shows."""
        key = slot.cell
        if slot.is_as_of:
            unread = unread_as_of(self.sitting.conference).get(key.indicator)
            if unread is not None:
                return Shown(unread, Looks.REFUSED, "!")
            text = as_of_text(self.sitting.conference.as_of.get(key.indicator), self.lang)
            return Shown(text, Looks.PLAIN) if text else _NOTHING
        cell = self.sitting.conference.cell(key)
        if cell is not None and self.half_typed(slot):
            return cell_shown(cell, self.lang)._replace(looks=Looks.HALF, note="?")
        if key.place == STATED and key not in self.sheet.left:
            return stated_shown(cell, self.total(key), self.lang)
        return cell_shown(cell, self.lang)

    def half_typed(self, slot: SheetSlot) -> bool:
        """Whether what stands there may be unfinished, since the program ended while it was typed."""
        return not slot.is_as_of and is_half_typed(self.sitting.conference, slot.cell)

    def raw(self, slot: SheetSlot) -> str:
        """The text one goes on editing: what was typed while it is refused, else what is shown."""
        if slot.is_as_of:
            return self.shown(slot).text
        cell = self.sitting.conference.cell(slot.cell)
        return "" if cell is None else cell.raw if cell.refused else cell_shown(cell, self.lang).text

    def plain(self, slot: SheetSlot) -> str:
        """The text of a slot as it is copied: a sum only where it is settled, and nothing that another program
        would take for a formula."""
        if slot.is_sum:
            total = self.total(slot.cell)
            return str(total.computed) if total.settled and total.computed is not None else ""
        return harmless(self.raw(slot))

    def refusal(self, slot: SheetSlot) -> Trouble | None:
        """Why what stands in a slot cannot be read; None when it can."""
        conference = self.sitting.conference
        try:
            if slot.is_as_of:
                typed_as_of(unread_as_of(conference).get(slot.cell.indicator, ""), conference.held_on)
            else:
                cell = conference.cell(slot.cell)
                if cell is not None and cell.refused:
                    read_count(cell.raw, units_of(self.sitting.series, slot.cell))
        except Trouble as why:
            return why
        return None

    # -- computed figures ----------------------------------------------------------------------

    def total(self, key: CellKey) -> Total:
        """The total of the row a cell belongs to."""
        return self.sitting.total(key.window, key.indicator)

    def row_total(self, row: SheetRow) -> Shown:
        """The computed total of a row by place."""
        if row.indicator is None:
            return _NOTHING
        return total_shown(self.sitting.total(row.window, row.indicator.key), self.lang)

    def derived(self, row: SheetRow) -> list[str]:
        """The computed count of each place of a derived row; empty where it is not known."""
        if row.indicator is None:
            return []
        series, conference = self.sitting.series, self.sitting.conference
        what = row.indicator
        values = (place_value(series, conference, row.window, what, place.key) for place in series.places)
        return ["" if value is None else str(value) for value in values]

    def before(self, key: CellKey) -> int | None:
        """The same figure in the conference before; for a stated total the total there."""
        previous = self.sitting.previous
        if previous is None:
            return None
        if key in self.sheet.left:
            return previous.number_in(key)
        if key.place == STATED or not key.place:
            return total(self.sitting.series, previous, key.window, key.indicator).value
        return previous.number_in(key)

    def now(self, key: CellKey) -> int | None:
        """The figure as it stands, in the sense of `before`."""
        if (key.place == STATED or not key.place) and key not in self.sheet.left:
            return self.total(key).value
        return self.sitting.conference.number_in(key)

    def change(self, key: CellKey) -> int | None:
        return rise_of(self.now(key), self.before(key))

    def longest(self) -> Digits:
        """Digits of the longest figure of each place, then of the computed sums and of the stated ones."""
        lanes = {place.key: at for at, place in enumerate(self.sheet.series.places)}
        lanes[STATED] = len(lanes) + 1
        digits = [1] * (len(lanes) + 1)
        for key, cell in self.sitting.conference.cells.items():
            if cell.number is not None and key.place in lanes:
                digits[lanes[key.place]] = max(digits[lanes[key.place]], len(str(cell.number)))
        for row in self.sheet.rows:
            if row.kind in (RowKind.PLACES, RowKind.DERIVED) and row.indicator is not None:
                computed = self.sitting.total(row.window, row.indicator.key).computed
                digits[-2] = max(digits[-2], len(str(computed or 0)))
        return tuple(digits)

    def told(self) -> tuple[int, int]:
        """How wide the stated totals are that differ from their sums, with their marks and with the brief ones; 0
        where none does."""
        by_place = (row for row in self.sheet.rows if row.kind in (RowKind.PLACES, RowKind.DERIVED))
        told = [self.shown(row.slots[-1]) for row in by_place if row.slots]
        widths = [one.cells for one in told if one.looks is Looks.DIFFERS]
        return max((full for full, _ in widths), default=0), max((brief for _, brief in widths), default=0)

    # -- names ---------------------------------------------------------------------------------

    def section(self, row: SheetRow) -> str:
        """The name of a panel: its window, or the name for all other figures."""
        window = self.sitting.conference.window(row.window) if row.window else None
        return window_name(window, self.lang) if window is not None else self.say(row.name or "entry.figures")

    def window_of(self, row: SheetRow) -> str:
        """The window of a figure counted in one, short; empty for the others."""
        window = self.sitting.conference.window(row.window) if row.window else None
        return window_short(window, self.lang) if window is not None else row.window
