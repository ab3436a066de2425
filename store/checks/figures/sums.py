"""Rules over the sums of one conference: parts make the stated total, parts make the whole.

A difference comes with the single slips of the hand that would explain it, most likely first. The idea is
that of locating errors in violated equalities by one edit of one value (van der Loo and de Jonge's
`correct_typos`); the order follows what happens at a numeric keypad. A slip is a proposal: a person takes it
or not, and it is never put in by itself.
"""

from collections.abc import Iterator, Sequence

from store.checks.basis.case import Case, Rule, Summed, cells_of
from store.checks.basis.finding import ERROR, Finding, Mend, failed, passed, unchecked
from store.figures.totals import Total, combined
from store.languages import Pairs
from store.record.cell import STATED, CellKey
from store.record.window import Window
from store.series.definition import Indicator

_PARTS_TOTAL, _DERIVED, _PARTS_WHOLE = "parts-total", "derived-total", "parts-whole"


def parts_make_total(case: Case) -> Iterator[Finding]:
    """The places of a row make the total its source stated."""
    for window, indicator in case.rows(case.series.counted):
        if indicator.by_place and not _unused(case, window.key, indicator):
            yield _row(case, window.key, indicator)
    for indicator, _ in case.lines(case.series.at_moment):
        if indicator.by_place and not _unused(case, "", indicator):
            yield _row(case, "", indicator)


def _unused(case: Case, window: str, indicator: Indicator) -> bool:
    total = case.figures.total(window, indicator.key)
    return indicator.optional and total.stated is None and total.computed is None and not total.refused


def _row(case: Case, window: str, indicator: Indicator) -> Finding:
    total = case.figures.total(window, indicator.key)
    stated = CellKey(window, indicator.key, STATED)
    cells = (stated, *cells_of(case.series, window, indicator))
    if total.stated is None:
        return unchecked(_PARTS_TOTAL, ERROR, cells, got=total.computed, why="no_stated")
    if total.computed == total.stated and not total.refused:
        return passed(_PARTS_TOTAL, ERROR, cells, total.stated)
    computed, missing = total.computed, (*total.refused, *total.blank, *total.unreported)
    if computed is None and not missing:
        # Every place is marked 不适用: nothing was counted, so a total can only be nothing.
        computed = 0
    if computed is None or (missing and computed <= total.stated):
        return unchecked(
            _PARTS_TOTAL, ERROR, cells, total.stated, computed, row_slips(case, window, indicator),
            why="missing", missing=missing, difference=total.stated - (computed or 0),
        )  # fmt: skip
    return failed(
        _PARTS_TOTAL, ERROR, cells, total.stated, computed, row_slips(case, window, indicator),
        formula=total.formula, difference=abs(total.stated - computed),
        why="over" if computed > total.stated else "under",
    )  # fmt: skip


def derived_makes_total(case: Case) -> Iterator[Finding]:
    """The stated figure of a derived indicator is what the series' formula gives.

    With an input missing (conversions blank where the series subtracts them) the rule is unchecked;
    the missing figure is never guessed to be zero.
    """
    for window, indicator in case.rows(case.series.computed):
        total = case.figures.total(window.key, indicator.key)
        stated = CellKey(window.key, indicator.key, STATED)
        if total.computed is None:
            cells = (stated, *_missing(case, window, indicator))
            rows = tuple(cell._replace(place="") for cell in cells[1:])
            yield unchecked(_DERIVED, ERROR, cells, got=total.stated, why="missing", missing=rows)
        elif total.stated is None:
            continue
        elif total.stated == total.computed:
            yield passed(_DERIVED, ERROR, (stated, *total.parts), total.computed)
        elif _by_stated(case, window.key, indicator) == total.stated:
            yield _follows(_DERIVED, (stated,), total, total.stated)
        else:
            yield failed(
                _DERIVED, ERROR, (stated, *total.parts), total.computed, total.stated, formula=total.formula,
                mends=whole_slips(case, (stated,), total.stated, total.computed),
            )  # fmt: skip


def _by_stated(case: Case, window: str, indicator: Indicator) -> int | None:
    """What the formula gives with the totals the sources stated; None where a row does not state one."""

    def given(key: str) -> int | None:
        row = case.figures.total(window, key)
        return row.stated if row.stated is not None else row.value

    return combined(indicator, given)


def _follows(rule: str, cells: tuple[CellKey, ...], total: Total, stated: int) -> Finding:
    """Unchecked, since the difference is only that of a row whose parts miss its stated total: one
    slip shall not be told three times."""
    return unchecked(rule, ERROR, cells, total.computed, stated, why="follows", formula=total.formula)


def _missing(case: Case, window: Window, indicator: Indicator) -> tuple[CellKey, ...]:
    """The rows of the formula whose total is not known, by their first empty cell."""
    missing: list[CellKey] = []
    for _, key in indicator.terms:
        total = case.figures.total(window.key, key)
        if total.value is None:
            missing += (*total.refused, *total.blank, *total.unreported)[:1]
    return tuple(missing)


def parts_make_whole(case: Case) -> Iterator[Finding]:
    """The flows that are parts of another figure make it: where the new cases were found."""
    wholes = {indicator.part_of for indicator in case.series.counted if indicator.part_of}
    for window, indicator in case.rows(case.series.by_window):
        if indicator.key not in wholes:
            continue
        parts = [
            part
            for part in case.series.parts_of(indicator.key)
            if not part.only_in or window.key in part.only_in
        ]
        if parts:
            yield _whole(case, window.key, indicator, parts)


def _whole(case: Case, window: str, indicator: Indicator, parts: list[Indicator]) -> Finding:
    whole = case.figures.total(window, indicator.key)
    cells = tuple(cell for part in parts for cell in cells_of(case.series, window, part))
    totals = [case.figures.total(window, part.key) for part in parts]
    known = [total.value for total in totals if total.value is not None]
    got = sum(known) if known else None
    empty = tuple(
        cell
        for total in totals
        if total.value is None
        for cell in (*total.refused, *total.blank, *total.unreported)
    )
    if whole.value is None or got is None:
        why = "nothing" if got is None and whole.value is not None else "missing"
        missing = empty or (*whole.refused, *whole.blank, *whole.unreported)
        return unchecked(_PARTS_WHOLE, ERROR, cells, whole.value, got, why=why, missing=missing[:3])
    if got == whole.value:
        return passed(_PARTS_WHOLE, ERROR, cells, got)
    if not empty and indicator.kind.computed and _by_stated(case, window, indicator) == got:
        return _follows(_PARTS_WHOLE, cells, whole, got)
    mends = whole_slips(case, cells, got, whole.value)
    held = whole.parts  # what they are held against may be what is wrong
    if empty and got < whole.value:
        return unchecked(_PARTS_WHOLE, ERROR, cells, whole.value, got, mends, why="missing", missing=empty)
    return failed(
        _PARTS_WHOLE, ERROR, cells, whole.value, got, mends, formula=whole.formula, held_against=held
    )


_MOST = 5
"""How many proposals are shown at most; a difference of one digit has many explanations."""

SLIPS: Pairs = {
    "digits_swapped": ("（两位数字颠倒）", " (digits swapped)"),
    "cells_exchanged": ("（两格填反）", " (two cells exchanged)"),
    "tenfold": ("（差一个 0）", " (a zero too many or too few)"),
    "left_out": ("（漏填的一处）", " (the one left out)"),
    "entered_twice": ("（相邻两列重复填了）", " (typed in two columns)"),
    "digit_repeated": ("（一位数字多按或少按了一次）", " (a digit repeated)"),
    "keypad_neighbour": ("（按到了旁边的键）", " (a neighboring key was hit)"),
    "digit_changed": ("（一位数字不同）", " (one digit differs)"),
    "digit_dropped": ("（漏了一位数字）", " (a digit was dropped)"),
    "digit_added": ("（多了一位数字）", " (a digit was added)"),
}
"""What may have happened, the most likely first: the reason of a mend, and how it is told (zh, en)."""
LIKELIHOOD = tuple(SLIPS)
_TELLING = frozenset({"digits_swapped", "cells_exchanged", "tenfold", "left_out", "entered_twice"})
"""Slips that settle few differences by chance. One digit settles nearly every small one, in any cell."""
_TELLING_DIFFERENCE = 10
"""Two cells that differ by less may be exchanged to settle a small difference, whatever is wrong."""


def tells(mend: Mend) -> bool:
    """Whether a proposal, where no other is as likely, tells which figure is wrong rather than which may be."""
    values = [value or 0 for _, value in mend.changes]
    apart = mend.reason != "cells_exchanged" or max(values) - min(values) >= _TELLING_DIFFERENCE
    return mend.reason in _TELLING and apart


_KEYPAD = {
    "7": "48", "8": "579", "9": "68", "4": "157", "5": "2468", "6": "359",
    "1": "024", "2": "0135", "3": "26", "0": "12",
}  # fmt: skip


def slip(typed: int, meant: int) -> str:
    """The one slip that makes `typed` out of `meant`; empty when one slip does not."""
    is_, was = str(typed), str(meant)
    if is_ == was or meant < 0:
        return ""
    if len(is_) == len(was):
        wrong = [at for at in range(len(is_)) if is_[at] != was[at]]
        if len(wrong) == 1:
            return "keypad_neighbour" if is_[wrong[0]] in _KEYPAD[was[wrong[0]]] else "digit_changed"
        if len(wrong) == 2 and is_[wrong[0]] == was[wrong[1]] and is_[wrong[1]] == was[wrong[0]]:
            return "digits_swapped"
        return ""
    shorter, longer = sorted((is_, was), key=len)
    at = next((at for at in range(len(longer)) if longer[:at] + longer[at + 1 :] == shorter), None)
    if at is None:
        return ""
    if longer == shorter + "0":
        return "tenfold"
    if longer is was:
        return "digit_dropped"
    return "digit_repeated" if longer[at] in (longer[at - 1 : at], longer[at + 1 : at + 2]) else "digit_added"


def row_slips(case: Case, window: str, indicator: Indicator) -> tuple[Mend, ...]:
    """Slips in one row of places, or in its stated total, that make the sum come out."""
    total = case.figures.total(window, indicator.key)
    if total.stated is None or total.computed is None or total.stated == total.computed:
        return ()
    difference = total.stated - total.computed
    found = list(_in_parts(case, total.parts, difference))
    if len(total.blank) + len(total.refused) == 1 and difference > 0:
        found.append(Mend((((*total.blank, *total.refused)[0], difference),), "left_out"))
    found += _entered_twice(case, total.parts, difference)
    reason = slip(total.stated, total.computed)
    if reason and not total.blank and not total.refused:
        found.append(Mend(((CellKey(window, indicator.key, STATED), total.computed),), reason))
    found += _swapped_rows(case, window, indicator, difference)
    return _ranked(found)


def whole_slips(case: Case, cells: Sequence[CellKey], got: int, wanted: int) -> tuple[Mend, ...]:
    """Slips in one of `cells`, whose sum is `got`, that would make it `wanted`."""
    return _ranked(list(_in_parts(case, cells, wanted - got)))


def _in_parts(case: Case, cells: Sequence[CellKey], difference: int) -> Iterator[Mend]:
    for cell in cells:
        number = case.conference.number_in(cell)
        if number is not None:
            reason = slip(number, number + difference)
            if reason:
                yield Mend(((cell, number + difference),), reason)


def _entered_twice(case: Case, cells: Sequence[CellKey], difference: int) -> Iterator[Mend]:
    """The figure of one column typed in the neighbouring column as well."""
    numbers = [case.conference.number_in(cell) for cell in cells]
    for at in range(len(cells) - 1):
        if numbers[at] == numbers[at + 1] == -difference:
            yield Mend(((cells[at + 1], 0),), "entered_twice")
            yield Mend(((cells[at], 0),), "entered_twice")


def _swapped_rows(case: Case, window: str, indicator: Indicator, difference: int) -> Iterator[Mend]:
    """Two cells of one place exchanged between rows, or the stated totals of two rows, when that
    settles the other row as well (or it states no total)."""
    for there, other in case.rows(case.series.counted):
        same_window = there.key == window
        if not other.by_place or same_window == (other.key == indicator.key):
            continue
        row = case.figures.total(there.key, other.key)
        if row.difference is not None and row.difference != -difference:
            continue
        mine = cells_of(case.series, window, indicator)
        its = cells_of(case.series, there.key, other)
        for one, two in zip(mine, its, strict=True):
            yield from _exchange(case, one, two, difference)
        stated = CellKey(window, indicator.key, STATED), CellKey(there.key, other.key, STATED)
        yield from _exchange(case, *stated, -difference)


def _exchange(case: Case, one: CellKey, two: CellKey, difference: int) -> Iterator[Mend]:
    first, second = case.conference.number_in(one), case.conference.number_in(two)
    if first is not None and second is not None and second - first == difference:
        yield Mend(((one, second), (two, first)), "cells_exchanged")


def _likelihood(mend: Mend) -> int:
    """Where it stands among the slips. An exchange of 0 and 1 settles any difference of one: it is the least likely."""
    by_chance = mend.reason == "cells_exchanged" and not tells(mend)
    return len(LIKELIHOOD) if by_chance else LIKELIHOOD.index(mend.reason)


def _ranked(found: list[Mend]) -> tuple[Mend, ...]:
    # A slip in a stated total is as likely as in a cell, but it is read twice: it comes after its equals.
    found.sort(key=lambda mend: (_likelihood(mend), mend.changes[0][0].place == STATED))
    return tuple(dict.fromkeys(found))[:_MOST]


RULES = (
    Rule(
        _PARTS_TOTAL,
        ("分项合计", "Parts make the total"),
        {
            "passed": ("{row}：分项合计{got}，与通报合计相符。", "{row}: the parts make the stated {got}."),
            "failed.over": (
                "{row}：分项{sum}，通报合计{expected}，多出{difference}。",
                "{row}: the parts come to {sum}, {difference} above the stated total of {expected}.",
            ),
            "failed.under": (
                "{row}：分项{sum}，通报合计{expected}，少了{difference}。",
                "{row}: the parts come to {sum}, {difference} below the stated total of {expected}.",
            ),
            "unchecked.no_stated": (
                "{row}：来源没有给合计，分项无从核对。",
                "{row}: no stated total to hold the parts against.",
            ),
            "unchecked.missing": (
                "{row}：通报合计{expected}，离合计还差{difference}，未填或未报：{missing}。",
                "{row}: {difference} short of the stated {expected}; blank or not reported: {missing}.",
            ),
        },
        {
            "": (
                "与来源逐项核对；来源本身有误时两个数都保留并说明。",
                "Compare the parts with the source; if that is wrong, keep both and say so.",
            ),
            "no_stated": ("来源给了合计就填上。", "Enter the stated total if the source gives one."),
            "missing": (
                "把空白的地方填上；没有发生填 0。",
                "Fill in the blanks, with 0 where there was none.",
            ),
        },
        check=parts_make_total,
        of_sum=Summed.ROW,
        said_by_reading=True,
    ),
    Rule(
        _DERIVED,
        ("按公式合计", "Formula"),
        {
            "passed": ("{row}：与公式算得的{got}相符。", "{row}: the formula gives the stated {got}."),
            "failed": (
                "{row}：按公式{sum}，通报为{got}。",
                "{row}: the formula gives {sum}, the source stated {got}.",
            ),
            "unchecked.missing": (
                "{row}：缺{missing}，公式算不出来。",
                "{row}: the formula lacks {missing}.",
            ),
            "unchecked.follows": (
                "{row}：通报{got}，与各项的通报合计相符，与分项{sum}不符；先改分项。",
                "{row}: the stated {got} agrees with the stated totals but not with the parts ({sum}); correct the parts first.",
            ),
        },
        {
            "": ("核对来源和公式里的每一项。", "Check the source and each figure of the formula."),
        },
        check=derived_makes_total,
        of_sum=Summed.FORMULA,
        said_by_reading=True,
    ),
    Rule(
        _PARTS_WHOLE,
        ("各项之和等于总数", "A breakdown makes its whole"),
        {
            "unchecked.follows": (
                "{cells}：合计{got}，与通报合计相符，与分项{sum}不符；先改分项。",
                "{cells}: together {got}, which agrees with the stated totals but not with the parts ({sum}); correct the parts first.",
            ),
            "passed": ("{cells}：合计{got}，与总数相符。", "{cells}: together {got}, which is the total."),
            "failed": (
                "{cells}：合计{got}，应为{sum}。",
                "{cells}: together {got}, but the whole is {sum}.",
            ),
            "unchecked.nothing": ("{cells}：没有填，共{expected}。", "{cells}: blank; {expected} in all."),
            "unchecked.missing": (
                "{rule}：缺{missing}，核对不了。",
                "{rule}: not checked without {missing}.",
            ),
        },
        {
            "": (
                "核对这几项和总数，两处口径应一致。",
                "Check these figures against their total.",
            ),
        },
        check=parts_make_whole,
        of_sum=Summed.BREAKDOWN,
        said_by_reading=True,
    ),
)
"""In the order in which they are told."""
