"""What stands around the grid: the foot (the current cell, the first findings), beside it on wide terminals the
sums and all findings, beneath it on large ones the text as it reads with the figures entered so far."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from store.checks.basis.finding import Finding, Severity, Verdict
from store.desk.clock import recent_time
from store.desk.standing import standing_of
from store.figures.totals import rise_of
from store.languages import BETWEEN, in_language
from store.record.cell import STATED, CellKey
from store.record.naming import window_short
from store.troubles import Trouble
from store.wording.say.draft import Draft
from tui.actions import key_of
from tui.line_breaks import Line, break_lines, clipped, packed, wrapped
from tui.review.figures import signed
from tui.review.findings import SIGN_OF
from tui.review.state import progress_line
from tui.screens.entry.sheet import SheetRow, SheetSlot
from tui.screens.entry.view import SheetView, likeliest
from tui.words import more_or_less

FOOT_LINES = 5
"""Lines of the foot, more where a finding about the cell takes more."""


class Foot(Widget):
    """Lines set by the entry screen and painted in the same frame; the second one may be a refusal."""

    COMPONENT_CLASSES = {"foot--cell", "foot--refusal", "foot--error"}
    DEFAULT_CSS = """
    Foot { dock: bottom; height: 5; margin-bottom: 1; background: $surface; }
    Foot > .foot--cell { text-style: bold; }
    Foot > .foot--refusal { text-style: bold; color: $error; }
    Foot > .foot--error { color: $warning; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: list[tuple[str, str]] = []
        """Text and component class (empty for plain) of each line."""
        self._taken = 0

    def show(self, lines: list[tuple[str, str]]) -> None:
        """Paint these lines, those of them that differ from what is there."""
        old, self.lines = self.lines, lines
        for y in changed_lines(old, lines):
            self.refresh(Region(0, y, self.size.width, 1))

    def give_room(self, lines: int) -> None:
        """Take that many lines where they are more than it has by its style."""
        if lines != self._taken:
            self._taken, self.styles.height = lines, lines if lines > FOOT_LINES else None

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        text, name = self.lines[y] if y < len(self.lines) else ("", "")
        style: Style = (
            self.get_component_rich_style(f"foot--{name}") if name else self.visual_style.rich_style
        )
        return Strip([Segment(set_cell_size(clipped(f" {text}", width), width), style)], width)


def changed_lines(old: Sequence[object], new: Sequence[object]) -> Iterator[int]:
    """The numbers of the lines that are to be painted anew."""
    for y, (before, after) in enumerate(zip_longest(old, new)):
        if before != after:
            yield y


def cell_line(view: SheetView, slot: SheetSlot) -> str:
    """The current cell by its full name, the figure of the conference before, the change, the source."""
    sitting, name = view.sitting, short_name(view, slot.cell)
    if slot.is_as_of:
        return f"{name}  ·  {view.say('entry.as_of')}"
    before, change = view.before(slot.cell), view.change(slot.cell)
    if before is None:
        compared = view.say("entry.foot_no_before") if sitting.previous is not None else ""
    elif change is None:
        compared = view.say("entry.foot_before", before=before)
    elif not change:
        compared = view.say("entry.foot_same", before=before)
    else:
        compared = view.say("entry.foot_change", before=before, change=signed(change))
    return "  ·  ".join(part for part in (name, compared, _provenance(view, slot)) if part)


def short_name(view: SheetView, key: CellKey) -> str:
    """A cell in as few words as name it on a screen that shows its row: place, indicator, window."""
    series = view.sitting.series
    window = view.sitting.conference.window(key.window) if key.window else None
    if key.place == STATED:
        place = view.say("entry.stated_total")
    else:
        place = next((place.short(view.lang) for place in series.places if place.key == key.place), "")
    indicator = next((one for one in series.indicators if one.key == key.indicator), None)
    if indicator is None or key in view.sheet.left:
        return str(key)
    name = indicator.name(view.lang) if place else indicator.short(view.lang)
    parts = (place, name, window and window_short(window, view.lang))
    return " ".join(part for part in parts if part)


def _provenance(view: SheetView, slot: SheetSlot) -> str:
    cell = view.sitting.conference.cell(slot.cell)
    if cell is None or not cell.at:
        return ""
    known = ("typed", "pasted", "read", "filled", "accepted", "sample")
    source = view.say(f"entry.source_{cell.source}") if cell.source in known else cell.source
    return view.say("entry.foot_by", who=cell.by, at=recent_time(cell.at), source=source).strip()


def sum_line(view: SheetView, row: SheetRow) -> str:
    """How the sums of the current window come about: `确诊 20+10+17+6=53   感染者 53+621=674`."""
    parts = []
    for other in view.sheet.rows:
        if other.indicator is None or other.window != row.window or not other.indicator.by_place:
            continue
        if other is not row and not other.indicator.plus:
            continue
        total = view.sitting.total(other.window, other.indicator.key)
        if total.computed is None:
            continue
        made = str(total.computed)
        sums = made if total.formula == made else f"{total.formula}={made}"
        words = f"{other.indicator.short(view.lang)} {sums}"
        missing = len(total.blank) + len(total.refused)
        if missing:
            key = "entry.foot_settled" if total.settled else "entry.foot_missing"
            words += ("（{}）" if view.lang == "zh" else " ({})").format(view.say(key, count=missing))
        if total.incomplete:
            words += view.say("entry.foot_incomplete", stated=total.stated)
        elif total.difference:
            words += more_or_less("entry.foot_stated", total.difference, view.lang, stated=total.stated)
        parts.append(words)
    return "   ".join(parts)


def first_findings(
    view: SheetView,
    findings: Iterable[Finding],
    most: int,
    cell: CellKey,
    width: int = 78,
    *,
    known: bool = True,
    progress: str = "",
) -> list[tuple[str, str]]:
    """The first findings that failed, those about `cell` before the others and with how to mend them, and how many more
    there are, in `most` lines; more only where the first one, which is about `cell`, would not be read whole otherwise.
    Of another cell two lines are shown. Behind them `progress`, what there is of the conference. While not all is `known`
    nothing is called fine."""
    findings = tuple(findings)
    wrong, blank = sorted_out(findings, cell)
    lines = [] if wrong or blank else [(fine_words(view, findings, known=known), "")]
    room = max(1, most - bool(progress))  # before the first layout there is no height to fill
    shown = uncut = 0
    for finding in wrong:
        words, mend = finding_words(view, finding, cell)
        sign, whole = f"{SIGN_OF[finding.severity]} ", bool(mend) and not shown
        said = [(line, _class(finding)) for line in _folded(sign, words, width, whole=whole)]
        said += [(line, "") for line in _folded("  ", mend, width, whole=whole)] if mend else []
        room, uncut = (max(room, len(said)), len(said)) if whole else (room, uncut)
        if len(lines) >= room:
            break
        lines += as_far(said, room - len(lines), width)
        shown += 1
    rest = len(wrong) - shown
    if rest > 0:
        end = view.say("entry.more_findings", count=rest)
        fits = [at for at, (text, _) in enumerate(lines) if cell_len(text) + 2 + cell_len(end) <= width]
        if fits or len(lines) > uncut:
            at = next(iter(reversed(fits)), len(lines) - 1)
            text, name = lines[at]
            lines[at] = (_with_end(text, end, width), name)
        elif len(lines) <= most:  # nothing is cut of what was to be read whole
            lines.append((f"  {end}", ""))
    if progress:
        lines.append((progress, ""))
    return lines


def progress_words(view: SheetView, findings: Sequence[Finding], state: str, width: int) -> str:
    """What there is of the conference and what not, the rows not yet complete by name as far as they have room, and
    where the checklist is."""
    _, blank = sorted_out(findings)
    counts = standing_of(findings, view.sitting.conference)
    end = view.say("steps.line_key", press=key_of("steps"))
    room = width - cell_len(progress_line(counts, state, view.lang, lacking="x")) - cell_len(end)
    names = clipped(blank_names(view, blank), room) if blank and room > _NAMED else ""
    line = progress_line(counts, state, view.lang, lacking=names)
    return clipped(line, width - cell_len(end)) + end  # the key is what leads on


_NAMED = 8
"""Cells in which it is worth naming a row."""


def _folded(sign: str, words: str, width: int, *, whole: bool) -> list[str]:
    """The words behind a sign in as many lines as it takes, or in at most two."""
    parts = break_lines(words, width - 2)
    if len(parts) < 2:
        return [sign + words]
    first, *others = parts if whole else parts[:2]
    lines = [sign + words[first.start : first.end], *(f"  {words[one.start : one.end]}" for one in others)]
    if not whole:
        lines[-1] = "  " + words[parts[1].start :]
    return lines


def as_far(said: list[tuple[str, str]], room: int, width: int) -> list[tuple[str, str]]:
    """As many lines as there is room for; the last ends with `..` where lines behind it are left out."""
    if len(said) <= room:
        return said
    *whole, (last, name) = said[:room]
    return [*whole, (clipped(last + " " * width, min(width, cell_len(last) + 2)), name)]


def fine_words(view: SheetView, findings: Iterable[Finding], *, known: bool = True) -> str:
    """That nothing is wrong, and how much could not be checked: unchecked is not passed, and while the words of
    the texts are still being read (not `known`) nothing is said to be right."""
    if not known:
        return view.say("entry.reading_words")
    unchecked = sum(finding.verdict is Verdict.UNCHECKED for finding in findings)
    if unchecked:
        return view.say("entry.no_findings_but", count=unchecked)
    return view.say("entry.no_findings")


def finding_words(view: SheetView, finding: Finding, cell: CellKey) -> tuple[str, str]:
    """What is wrong, and, for the cell one stands on, how it is mended (else empty)."""
    from store.checks.report import instruction, mend_said, message

    series, conference, lang = view.sitting.series, view.sitting.conference, view.lang
    words = message(finding, series, conference, lang)
    if cell not in _about(finding):
        return words, ""
    mends = likeliest(view.sitting, finding)
    mend = next((one for one in mends if cell in dict(one.changes)), next(iter(mends), None))
    if mend is not None:
        others = {key for one in mends for key, _ in one.changes}
        marked = sum(key.place != STATED for key in others)
        said = "perhaps" if len(mends) == 1 else "one_of" if marked == len(others) else "one_of_or_stated"
        told = mend_said(mend, series, conference, lang)
        return words, view.say(f"entry.{said}", count=marked, mend=told)
    return words, instruction(finding, series, conference, lang)


def sorted_out(
    findings: Iterable[Finding], cell: CellKey | None = None
) -> tuple[list[Finding], list[Finding]]:
    """What is wrong, and what is only not yet entered: many lines of the second would hide the first.

    What is wrong with `cell` comes before the rest.
    """
    from store.checks.figures.cells import is_blank

    failed = [
        finding
        for finding in findings
        if finding.failed and not finding.explained and finding.severity is not Severity.HINT
    ]
    wrong = [finding for finding in failed if not is_blank(finding)]
    # That a window is still open is true of every conference while it is entered: it comes after what is wrong.
    wrong.sort(key=lambda finding: (finding.facts.get("why") == "open", cell not in _about(finding)))
    return wrong, [finding for finding in failed if is_blank(finding)]


def _about(finding: Finding) -> tuple[object, ...]:
    """All that a finding is about: its cells, and those they are held against."""
    held = finding.facts.get("held_against")
    return (*finding.cells, *held) if isinstance(held, tuple) else finding.cells


def blank_words(view: SheetView, blank: list[Finding]) -> str:
    """How many required figures are blank, the rows they are in, and how many others the texts print, in one sentence."""
    return view.say(
        "entry.blank_rows", count=sum(len(one.cells) for one in blank), names=blank_names(view, blank)
    )


def blank_names(view: SheetView, blank: list[Finding]) -> str:
    """The rows with required blanks, in the order of the sheet."""
    rows = dict.fromkeys(
        short_name(view, cell.row) for finding in blank if isinstance(cell := finding.cells[0], CellKey)
    )
    beside = sum(not isinstance(finding.cells[0], CellKey) for finding in blank)
    names = [*rows, *([view.say("steps.line_unfilled", count=beside)] if beside else [])]
    return in_language(BETWEEN, view.lang).join(names)


def _class(finding: Finding) -> str:
    return "error" if finding.severity is Severity.ERROR else ""


def _with_end(text: str, end: str, width: int = 78) -> str:
    return f"{clipped(text, width - cell_len(end) - 2)}  {end}"


def refusal_line(trouble: Trouble, lang: str) -> tuple[str, str]:
    """Why what was typed cannot stand, in words."""
    return f"! {trouble.in_app(lang)}", "refusal"


class Side(Widget):
    """Repainted whole after each key, since its lines are few; nothing in it is typed or focused."""

    COMPONENT_CLASSES = {"side--title", "side--error"}
    DEFAULT_CSS = """
    Side { width: 1fr; min-width: 36; height: 1fr; background: $surface; }
    Side > .side--title { text-style: bold; color: $primary; }
    Side > .side--error { color: $warning; }
    """

    class Pointed(Message):
        """A click on a finding."""

        def __init__(self, finding: Finding) -> None:
            super().__init__()
            self.finding = finding

    def __init__(self, view: SheetView, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view = view
        self._lines: list[tuple[str, str]] = []
        self._told: dict[int, Finding] = {}
        """The finding that a line is about."""
        self._findings: tuple[Finding, ...] = ()
        self._cell: CellKey | None = None
        self._known, self._state = True, ""

    def on_resize(self) -> None:
        if self._cell is not None:
            self.show(self._findings, self._cell, self._state, known=self._known)

    def show(self, findings: tuple[Finding, ...], cell: CellKey, state: str, *, known: bool = True) -> None:
        """Show the sums as they stand, what there is of the conference in that `state`, and these findings, those about
        a cell first; are they all that is known?"""
        self._findings, self._cell, self._known, self._state = findings, cell, known, state
        self._told = {}
        lines = [*self._sums(), ("", "")]
        lines += self._found(findings, cell, len(lines))
        old, self._lines = self._lines, lines
        for y in changed_lines(old, lines):
            self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        text, name = self._lines[y] if y < len(self._lines) else ("", "")
        style = self.get_component_rich_style(f"side--{name}") if name else self.visual_style.rich_style
        return Strip([Segment(f" {text}", style)]).adjust_cell_length(self.size.width, style)

    def _sums(self) -> Iterable[tuple[str, str]]:
        view, sitting = self._view, self._view.sitting
        for window in sitting.conference.windows:
            yield window_short(window, view.lang), "title"
            for indicator in sitting.series.by_window:
                total = sitting.total(window.key, indicator.key)
                if not indicator.by_place or (total.computed is None and indicator.optional):
                    continue
                now = "" if total.computed is None else str(total.computed)
                key = next((row.slots[-1].cell for row in view.sheet.rows
                            if row.indicator is indicator and row.window == window.key), None)  # fmt: skip
                before = view.before(key) if key is not None else None
                difference = rise_of(total.value, before)
                compared = "" if difference is None else signed(difference)
                name = indicator.short(view.lang)
                yield f" {name}{' ' * (14 - cell_len(name))}{now:>7}{compared:>8}", ""

    def _found(self, findings: tuple[Finding, ...], cell: CellKey, begins: int) -> list[tuple[str, str]]:
        """The lines about the findings, the first of which is the one of that number."""
        view = self._view
        lines = [(view.say("steps.heading", press=key_of("steps")), "title")]
        lines += [(f" {line}", "") for line in self._progress(findings)]
        lines.append((view.say("entry.findings"), "title"))
        wrong, blank = sorted_out(findings, cell)
        if not wrong and not blank:
            lines += self._entry("", fine_words(view, findings, known=self._known), "")
        for finding in wrong:
            words, mend = finding_words(view, finding, cell)
            style = "error" if finding.severity is Severity.ERROR else ""
            first = begins + len(lines)
            lines += self._entry(f"{SIGN_OF[finding.severity]} ", words, style)
            lines += self._entry("  ", mend, "") if mend else []
            self._told |= dict.fromkeys(range(first, begins + len(lines)), finding)
        if blank:
            lines += self._entry("", blank_words(view, blank), "")
        return lines

    def on_click(self, event: events.Click) -> None:
        finding = self._told.get(event.y)
        if finding is not None:
            self.post_message(self.Pointed(finding))

    def _progress(self, findings: tuple[Finding, ...]) -> Iterator[str]:
        """What there is of the conference, no count parted from its word by the end of a line."""
        counts = standing_of(findings, self._view.sitting.conference)
        said = progress_line(counts, self._state, self._view.lang)
        return packed(said.split(" · "), self.size.width - 6, " · ")

    def _entry(self, sign: str, words: str, style: str) -> Iterable[tuple[str, str]]:
        for number, line in enumerate(wrapped(words, self.size.width - 6)):
            yield f" {'  ' if number else sign}{line}", style


class Preview(Widget):
    """Shows a draft from its first line that concerns the cell; nothing in it is focused."""

    COMPONENT_CLASSES = {"preview--lit", "preview--faint"}
    DEFAULT_CSS = """
    Preview { height: 1fr; padding: 1 1 0 1; background: $background; color: $foreground 70%; }
    Preview > .preview--lit { text-style: bold reverse; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draft: Draft | None = None
        self._cell: CellKey | None = None
        self._lines: list[Line] = []
        self._first = 0

    def on_resize(self) -> None:
        self._fold()

    def show(self, draft: Draft | None, cell: CellKey) -> None:
        """Show a draft (None: the one shown before) and light what prints a cell."""
        if draft is not None and draft != self._draft:
            self._draft = draft
            self._cell = cell
            self._fold()
        elif cell != self._cell:
            self._cell = cell
            self._place()
            self.refresh()

    def _fold(self) -> None:
        if self._draft is not None:
            self._lines = break_lines(self._draft.text.rstrip("\n"), max(10, self.size.width))
            self._place()
            self.refresh()

    def _place(self) -> None:
        """Begin so that what is lit can be seen, and no further down than needed."""
        lit = [start for start, _ in self._lit()]
        wanted = 0
        if lit:
            wanted = next((at for at, (_, end) in enumerate(self._lines) if lit[0] < end), 0)
        height = max(1, self.size.height)
        self._first = max(0, min(wanted - height // 2, len(self._lines) - height))

    def _lit(self) -> Iterator[tuple[int, int]]:
        """The characters that print the cell."""
        if self._draft is not None and self._cell is not None:
            for span in self._draft.places_of(self._cell):
                yield span.start, span.end

    def render_line(self, y: int) -> Strip:
        base = self.visual_style.rich_style
        at = y + self._first
        if self._draft is None or at >= len(self._lines):
            return Strip.blank(self.size.width, base)
        start, end = self._lines[at]
        lit_style = self.get_component_rich_style("preview--lit")
        lit = list(self._lit())
        segments, here = [], start
        for first, last in [
            *((max(a, start), min(b, end)) for a, b in lit if a < end and b > start),
            (end, end),
        ]:
            if first > here:
                segments.append(Segment(self._draft.text[here:first], base))
            if last > max(first, here):
                segments.append(Segment(self._draft.text[max(first, here) : last], lit_style))
            here = max(here, last)
        width = sum(cell_len(segment.text) for segment in segments)
        return Strip(segments, width).adjust_cell_length(self.size.width, base)
