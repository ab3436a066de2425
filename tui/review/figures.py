"""How one figure, one change and one bar look: by shape and word first, by colour after."""

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from store.figures.totals import Total
from store.record.cell import Cell, Mark
from store.record.reference import Reference
from tui.line_breaks import clipped
from tui.words import say

BAR = "▬"
"""One cell in every terminal and in the oldest fonts; the full block is two cells wide in some."""

StyledFigure = tuple[str, str]
"""What stands in a table's cell, and the Rich style it stands in."""

QUIET, LOUD, WARN = "dim", "bold", "bold red"

_MARKS = {Mark.NOT_REPORTED: "review.not_reported", Mark.NOT_APPLICABLE: "review.not_applicable"}
_LONGEST_RAW = 8


def figure(cell: Cell | None, lang: str) -> StyledFigure:
    """A cell as it is: a number, a mark, blank, or the text that was refused behind a `!`."""
    if cell is None:
        return say("review.blank", lang), QUIET
    if isinstance(cell.value, Mark):
        return say(_MARKS[cell.value], lang), QUIET
    if cell.value is None:
        return unread(cell.raw)
    return number_shown(cell.value, lang), ""


def number_shown(number: int, lang: str) -> str:
    """A number as the texts of that language print it: 22504, or in English 22,504."""
    return f"{number:,}" if lang == "en" else str(number)


def unread(raw: str) -> StyledFigure:
    """What was typed and cannot be read, as the grid shows it."""
    return f"!{clipped(raw, _LONGEST_RAW)}", WARN


def missing_in(found: Total) -> int:
    """How many cells of a total are still to be filled: blank, or not read; none once it is settled."""
    return 0 if found.settled else len(found.blank) + len(found.refused)


def missing_sign(found: Total, lang: str) -> str:
    """The sign beside a sum of what is known so far, the same on every screen: `缺6`, `?6`."""
    count = missing_in(found)
    return f"{say('review.missing_sign', lang)}{count}" if count else ""


def signed(difference: int, lang: str = "") -> str:
    """`+59`, `-3`, `0`: always with its sign, so that a change never reads as a count; number_shown as the texts of `lang`
    have it."""
    if not difference:
        return "0"
    return f"{'+' if difference > 0 else '-'}{number_shown(abs(difference), lang)}"


def bar(value: int | None, most: int, width: int) -> str:
    """A bar of up to `width` cells; the smallest count above zero still shows one."""
    if not value or value < 0 or most <= 0 or width <= 0:
        return ""
    return BAR * max(1, value * width // most)


def put_in_column(line: Text, text: str, width: int, style: str = "", *, right: bool = False) -> None:
    """Sets `text` into a column of `width` cells at the end of the line, flush right for figures."""
    text = clipped(text, width)
    space = " " * (width - cell_len(text))
    line.append(space + text if right else text + space, style or None)


_LEADS_TO = "leads_to"


def leading_to(place: Reference) -> Style:
    """Nothing that is seen: it says what is shown there, for whoever clicks on it."""
    return Style(meta={_LEADS_TO: place})


def led_to(style: Style | None) -> Reference | None:
    """What is shown in words of that style; None where nothing was said of it."""
    return style.meta.get(_LEADS_TO) if style is not None else None
