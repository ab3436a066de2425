"""Rules over single cells: what cannot be read, what is still blank, what was not reported."""

from collections.abc import Iterable, Iterator, Sequence

from store.checks.basis.case import Case, OfBulletins, Rule, cells_of
from store.checks.basis.finding import ERROR, WARNING, Finding, Mend, failed, passed
from store.record.cell import STATED, CellKey, Mark
from store.record.conference import left_over
from store.record.count import COUNT_DIGITS, NotACount, read_count
from store.record.notes import half_typed, unread_as_of
from store.series.definition import Indicator

REFERS_NOWHERE = "refers-nowhere"
"""A text refers to what the record does not have; told by `parts`, counted with the blanks of a text."""
_REFUSED, BLANK, UNREPORTED, LEFT_OVER = "cell-refused", "required-blank", "not-reported", "left-over"
_HALF = "half-typed"
_UNREAD_AS_OF = "as-of-unread"
"""An as-of that cannot be read; it is mended where it stands, not where its figure does."""
TAKEN_OUT = ("（从记录里删去）", " (taken out of the record)")
"""What is said of the proposal to take a figure out of the record (zh, en)."""


def refused_cells(case: Case) -> Iterator[Finding]:
    """A text nobody could read as a count stands in a cell until it is mended."""
    none = True
    for key, cell in case.conference.cells.items():
        if cell.refused and key not in left_over(case.series, case.conference):
            none = False
            yield failed(_REFUSED, ERROR, (key,), got=cell.raw, why=_why_refused(cell.raw), most=COUNT_DIGITS)
    if none and not unread_as_of(case.conference):
        yield passed(_REFUSED, ERROR)


def _why_refused(raw: str) -> str:
    """The code of the reason for which a text is no count."""
    try:
        read_count(raw)
    except NotACount as why:
        return why.code
    return ""  # behind it stands a measure word that the series does not know any more


def unread_moments(case: Case) -> Iterator[Finding]:
    """A text nobody could read as a moment stands as an as-of until it is mended."""
    known = {indicator.key for indicator in case.series.at_moment}
    for indicator, raw in unread_as_of(case.conference).items():
        if indicator in known:
            yield failed(_UNREAD_AS_OF, ERROR, (CellKey("", indicator),), got=raw)


def half_typed_figures(case: Case) -> Iterator[Finding]:
    """A figure that was being typed when the program ended may be a part of the one that was meant."""
    for ref, text in half_typed(case.conference).items():
        yield failed(_HALF, WARNING, (ref,), got=text)


def left_over_cells(case: Case) -> Iterator[Finding]:
    """A cell whose indicator, place or window was taken out of the series: no text prints it. It is taken
    out of the record too, or stays with a word of explanation."""
    lacking = left_over(case.series, case.conference)
    for key, why in lacking.items():
        cell = case.conference.cells[key]
        got = cell.raw if cell.refused else str(cell.value)
        yield failed(LEFT_OVER, WARNING, (key,), got=got, mends=(Mend(((key, None),), "left_over"),), why=why)


def required_blanks(case: Case) -> Iterator[Finding]:
    """A required figure is known. Refused cells and marks are the business of the other rules.

    A row of places counts as filled when its total is settled, or when only a total was stated.
    """
    for window, indicator in case.rows(case.series.by_window):
        if indicator.required:
            yield _filled(case, window.key, indicator)
    for indicator, _ in case.lines(case.series.at_moment):
        if indicator.required:
            yield _filled(case, "", indicator)


def _filled(case: Case, window: str, indicator: Indicator) -> Finding:
    total = case.figures.total(window, indicator.key)
    cells = cells_of(case.series, window, indicator)
    if total.value is not None or not total.blank:
        return passed(BLANK, ERROR, cells)
    why = "some" if total.parts or total.unreported else "all"
    left = total.difference
    return failed(BLANK, ERROR, total.blank, why=why, count=len(total.blank), of=len(cells), left=left)


def is_blank(finding: Finding) -> bool:
    """Whether it tells of a required figure that is not filled in: no error, though no final text goes out either."""
    return finding.failed and finding.rule == BLANK


def filled_in(findings: Iterable[Finding]) -> tuple[int, int]:
    """Among what was found: how many of the required figures of the grid are known, and how many there are."""
    found = tuple(findings)
    rows = (one for one in found if one.rule == BLANK and not is_printed(one))
    of = sum(int(str(one.facts.get("of", len(one.cells)))) for one in rows)
    return of - len(lacking(found)), of


def lacking(findings: Sequence[Finding]) -> list[CellKey]:
    """The required cells of the grid that hold no figure: the blank ones, then those in which one cannot be read."""
    rows = [one for one in findings if one.rule == BLANK and not is_printed(one)]
    blank = [cell for one in rows if one.failed for cell in one.cells]
    unread = [one.cells[0] for one in findings if one.rule == _REFUSED and one.failed]
    cells = [cell for cell in (*blank, *unread) if isinstance(cell, CellKey) and cell.place != STATED]
    required = {cell.row for one in rows for cell in one.cells if isinstance(cell, CellKey)}
    return [cell for cell in cells if cell.row in required]


def printed_blanks(findings: Iterable[Finding]) -> int:
    """How many of the blanks are no cells of the grid, but what its texts print beside it."""
    return sum(is_blank(one) and is_printed(one) for one in findings)


def is_printed(blank: Finding) -> bool:
    """Whether the blank stands in a text beside the figures of the grid."""
    return blank.facts.get("why") == "printed"


def unreported_figures(case: Case) -> Iterator[Finding]:
    """未报 in a required figure: the total is without it, and a person should say why that may stand."""
    none = True
    required = {indicator.key for indicator in case.series.indicators if indicator.required}
    for key, cell in case.conference.cells.items():
        if cell.value is Mark.NOT_REPORTED and key.indicator in required:
            none = False
            yield failed(UNREPORTED, WARNING, (key,))
    if none:
        yield passed(UNREPORTED, WARNING)


RULES = (
    Rule(
        _REFUSED,
        ("无法识别的内容", "Unreadable cells"),
        {
            "passed": ("没有无法识别的内容。", "Every cell can be read."),
            "failed": ("{cell}里的“{got}”无法识别为数目。", "{cell}: “{got}” cannot be read as a count."),
            "failed.too_long": (
                "{cell}里的“{got}”太大：最多{most}位数。",
                "{cell}: “{got}” is too large: {most} digits at most.",
            ),
            "failed.negative": ("{cell}里的“{got}”是负数。", "{cell}: “{got}” is negative."),
            "failed.fraction": ("{cell}里的“{got}”有小数。", "{cell}: “{got}” has a decimal point."),
            "failed.scaled": ("{cell}里的“{got}”带有“万/亿”。", "{cell}: “{got}” has 万/亿."),
            "failed.grouped": (
                "{cell}里的“{got}”逗号位置不对。",
                "{cell}: “{got}” has its commas in odd places.",
            ),
            "failed.chinese": (
                "{cell}里的“{got}”是汉字数目。",
                "{cell}: “{got}” is written in Chinese numerals.",
            ),
        },
        {
            "too_long": (
                "核对位数，改成原来要填的数。",
                "Check its digits and enter the figure that was meant.",
            ),
            "negative": (
                "填本场通报的数；核减写在更正里。",
                "Enter the figure that is reported; a reduction is told in a correction.",
            ),
            "": (
                "改成整数，或填 - 表示未报、/ 表示不适用。",
                "Enter a whole number, - for not reported or / for not applicable.",
            ),
        },
        check=refused_cells,
        unreadable=True,
        beside_blanks=True,
    ),
    Rule(
        _UNREAD_AS_OF,
        ("无法识别的截至时间", "As-of moments that cannot be read"),
        {"failed": ("{cell}：截至“{got}”无法识别。", "{cell}: as of “{got}” cannot be read.")},
        {
            "": (
                "写成 8/31 24、8月31日24时 或“目前”；没有就清空。",
                "Write 8/31 24 or now; clear it where there is none.",
            ),
        },
        check=unread_moments,
        of_moment=True,
        unreadable=True,
        beside_blanks=True,
    ),
    Rule(
        _HALF,
        ("可能没有输完的数", "Figures that may be unfinished"),
        {
            "failed": (
                "{cell}：程序中断时正在输入，“{got}”可能没有输完。",
                "{cell}: was being typed when the program ended; “{got}” may be unfinished.",
            ),
        },
        {
            "": (
                "核对来源：在这一格按 Enter 确认，或重新输入。",
                "Check the source: Enter on the figure confirms it, or type it again.",
            ),
        },
        check=half_typed_figures,
    ),
    Rule(
        LEFT_OVER,
        ("系列里已没有的数据", "Figures the series no longer has"),
        {
            "failed.indicator": (
                "{cell}：{got}。系列里已没有这个指标，文稿不写它。",
                "{cell}: {got}. The series no longer has this indicator, and no text says it.",
            ),
            "failed.place": (
                "{cell}：{got}。系列里已没有这个地方，合计不算它，文稿不写它。",
                "{cell}: {got}. The series no longer has this place; no total counts it and no text says it.",
            ),
            "failed.window": (
                "{cell}：{got}。本场没有这个时段，合计不算它，文稿不写它。",
                "{cell}: {got}. The conference has no such window; no total counts it and no text says it.",
            ),
            "failed.cell": (
                "{cell}：{got}。系列里已没有这一格，合计不算它，文稿不写它。",
                "{cell}: {got}. The series no longer asks for it here; no total counts it and no text says it.",
            ),
        },
        {
            "": (
                "不再需要就删去（采用提议，或在录入屏按 Delete）；要留着，写明原因；要印，请把它加回系列。",
                "Remove it (take the proposal, or press Delete where it is entered), say why it stays, or put it back into the series to have it printed.",
            ),
        },
        check=left_over_cells,
        of_bulletins=OfBulletins.NOT_TOLD,
    ),
    Rule(
        BLANK,
        ("必填项", "Required figures"),
        {
            "passed": ("{row}：已填。", "{row}: filled in."),
            "failed.all": ("{row}：还没有填。", "{row}: not filled in yet."),
            "failed.some": (
                "{row}：还有{count}格没有填：{places}。空白不当作 0。",
                "{row}: {count} still blank: {places}. A blank is not a zero.",
            ),
            "failed.printed": (
                "{cell}：文字里用到了它，还没有填。",
                "{cell}: a text prints it, and it is not filled in yet.",
            ),
        },
        {
            "": (
                "填上数；没有发生填 0，没有上报填 -。",
                "Enter the figure: 0 when there was none, - when it was not reported.",
            ),
            "printed": (
                "填上；这次没有的，从文字里删去它。",
                "Fill it in; where there is none this time, take it out of the text.",
            ),
        },
        check=required_blanks,
        of_bulletins=OfBulletins.NOT_TOLD,
    ),
    Rule(
        UNREPORTED,
        ("未报", "Not reported"),
        {
            "passed": ("没有未报的必填项。", "Every required figure was reported."),
            "failed": (
                "{cells}：未报，合计里没有这一项。",
                "{cells}: not reported; the total is without it.",
            ),
        },
        {
            "": ("催报；确实报不上来，写明原因。", "Ask for it; if it cannot be had, say why."),
        },
        check=unreported_figures,
    ),
)
"""In the order in which they are told."""
