"""Footnotes whose marks were glued to the numbers before them: 531例 of a page that has a note 1 may be 53例.

A page with notes below its text loses the raised type of their marks when it is copied. So a number that ends with the
mark of a note of its page is no figure, unless the places that are listed make it what it says.
"""

import re
from collections import defaultdict

from store.record.cell import STATED
from store.wording.read.basis.dates import Stretch
from store.wording.read.page.printed import Gathered, Target

_SAYS = (
    "含|其中|不含|不包括|包括|此[数为处]|该[数项]|数据|来源|指|系|按|以上|统计|口径|由于|截至|不计"
    r"|including|includes|excluding|excludes|source|data|as of|not including|imported|of which|the (?:figure|number|data)"
)
_NOTE = re.compile(
    rf"(?m)^[ \t\u3000]*(?:(?:注释?|附注|备注|脚注|notes?)[:：.]?[ \t\u3000]*[（(\[【]?(?P<said>[1-9])(?![0-9年月日时.])"
    rf"|[（(\[【]?(?P<bare>[1-9])[)）\]】]?[ \t\u3000]*(?={_SAYS}))",
    re.IGNORECASE,
)


def marks_of(page: str) -> frozenset[str]:
    """The marks of the notes of a page; none where they do not begin with the first."""
    marks = {found["said"] or found["bare"] for found in _NOTE.finditer(page)}
    return frozenset(marks) if "1" in marks else frozenset()


def doubt_glued(gathered: Gathered, page: str) -> None:
    """Take the numbers for unread that end with the mark of a note, and that no list makes what they say."""
    marks = marks_of(page)
    rows: dict[tuple[Stretch | None, str], int] = defaultdict(int)
    for target, figure in gathered.figures.items():
        if target.place not in ("", STATED) and isinstance(figure.value, int):
            rows[target.window, target.indicator] += figure.value
    for target, figure in list(gathered.figures.items()):
        if figure.span is None or not isinstance(figure.value, int) or figure.value < 10:
            continue
        marked = page[figure.span[1] - 1] in marks and not _proved(gathered, target, rows)
        if marked or (
            target.place == STATED and _is_longer(figure.value, rows[target.window, target.indicator])
        ):
            del gathered.figures[target]
            gathered.strangers.append(figure.span)


def _is_longer(number: int, listed: int) -> bool:
    """Whether a total is what its places make and one figure more (531例 of 20 and 33): a mark was glued to it."""
    return listed > _FEW and number // 10 == listed and number % 10 in _FIRST_MARKS


_FIRST_MARKS = (1, 2, 3)
_FEW = 9
"""Places that make no more than so many may well be some of a total ten times as large."""


def _proved(gathered: Gathered, target: Target, rows: dict[tuple[Stretch | None, str], int]) -> bool:
    stated = gathered.figures.get(Target(target.window, target.indicator, STATED))
    return stated is not None and stated.value == rows.get((target.window, target.indicator))
