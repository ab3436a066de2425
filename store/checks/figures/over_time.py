"""Rules over a series in time: cumulative figures, as-of moments, the same moment told twice, and the sequence of
conferences: number follows number, day follows day, and no figure is merely carried on from the day before.

Figures are compared with the newest earlier conference that gave them. A fall of a cumulative figure, and
any other contradiction between two conferences, is an error until its reason is recorded in
`conference.notes[finding.id]`, such as `notes["cumulative-falls:discharged"]`; then it is a warning
that is explained, and the reason stands in the draft.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise

from store.checks.basis.case import Case, Figures, OfBulletins, Rule, cells_of
from store.checks.basis.finding import ERROR, HINT, WARNING, Finding, Severity, failed, passed, unchecked
from store.record.cell import CellKey
from store.record.notes import FALLS, MOMENT, reasons, unread_as_of
from store.record.reference import Reference
from store.record.window import AsOf, Moment
from store.series.definition import Indicator

AS_OF_DAY, STALE = "as-of", "reason-stale"


def reasoned(case: Case, rule: str, cell: Reference) -> Severity:
    """ERROR, or WARNING once a reason is recorded under the finding's id."""
    return WARNING if f"{rule}:{cell}" in case.conference.notes else ERROR


def cumulative_figures(case: Case) -> Iterator[Finding]:
    """A figure counted from the beginning does not fall."""
    for indicator, cells in case.lines(case.series.never_falling):
        for cell in cells:
            now, before = case.conference.number_in(cell), last_given(case, cell)
            if now is None or before is None:
                if (now is not None) or (before is not None and indicator.required):
                    why = "first" if before is None else "blank"
                    yield unchecked(FALLS, ERROR, (cell,), got=now, why=why)
                continue
            figures, number = before
            then = figures.conference.held_on
            if now >= number:
                yield passed(FALLS, ERROR, (cell,), now, before=number, then=then)
            else:
                yield failed(
                    FALLS, reasoned(case, FALLS, cell), (cell,), f">= {number}", now,
                    before=number, then=then, difference=number - now,
                )  # fmt: skip


def last_given(case: Case, cell: CellKey) -> tuple[Figures, int] | None:
    """The newest earlier conference that gave the figure, and what it gave."""
    for figures in case.earlier:
        number = figures.conference.number_in(cell)
        if number is not None:
            return figures, number
    return None


def expected_as_of(case: Case) -> Moment:
    """The end of the day before the conference."""
    return Moment(case.conference.held_on - timedelta(days=1), 24)


def as_of_moments(case: Case) -> Iterator[Finding]:
    """Standing and cumulative figures are true for the end of the day before; no moment lies ahead."""
    expected = expected_as_of(case)
    others: dict[AsOf | None, list[CellKey]] = {}
    fine: list[CellKey] = []
    unread = unread_as_of(case.conference)
    for indicator, cells in case.lines(case.series.at_moment):
        given = [cell for cell in cells if case.conference.number_in(cell) is not None]
        if not given or indicator.key in unread:
            continue
        as_of = case.conference.as_of.get(indicator.key)
        if _expected(indicator, as_of, expected, case):
            fine += given
        else:
            others.setdefault(as_of, []).extend(given)
    if fine:
        yield passed(AS_OF_DAY, WARNING, fine, expected.iso(), moment=expected)
    for as_of, cells_then in others.items():
        moment = as_of.moment if as_of is not None else None
        got = moment.iso() if moment is not None else None
        ahead = moment is not None and moment.instant > Moment(case.conference.held_on, 24).instant
        why = "other" if moment is not None else "none" if as_of is None else "now"
        why = "ahead" if ahead else why
        yield failed(
            AS_OF_DAY, ERROR if ahead else WARNING, cells_then, expected.iso(), got,
            moment=moment, usual=expected, why=why,
        )  # fmt: skip


def _expected(indicator: Indicator, as_of: AsOf | None, expected: Moment, case: Case) -> bool:
    moment = as_of.moment if as_of is not None else None
    if moment is None:
        return indicator.as_of_now or (as_of is not None and bool(as_of.word))
    if moment.instant == expected.instant:
        return True
    return indicator.as_of_now and moment.day == case.conference.held_on


def one_value_a_moment(case: Case) -> Iterator[Finding]:
    """A figure as of one moment has one value, however often it is told."""
    for indicator, cells in case.lines(case.series.at_moment):
        as_of = case.conference.as_of.get(indicator.key)
        if as_of is None or as_of.moment is None:
            continue
        for figures in case.earlier:
            then = figures.conference.as_of.get(indicator.key)
            if then is None or then.moment is None or then.moment.instant != as_of.moment.instant:
                continue
            for cell in cells:
                now, before = case.conference.number_in(cell), figures.conference.number_in(cell)
                if now is not None and before is not None:
                    yield _told_twice(case, cell, now, before, figures, as_of.moment)
            break


def _told_twice(
    case: Case, cell: CellKey, now: int, before: int, earlier: Figures, moment: Moment
) -> Finding:
    held = earlier.conference.held_on
    if now == before:
        return passed(MOMENT, ERROR, (cell,), now, moment=moment, then=held)
    return failed(MOMENT, reasoned(case, MOMENT, cell), (cell,), before, now, moment=moment, then=held)


def stale_reasons(case: Case, found: Iterable[Finding]) -> Iterator[Finding]:
    """A recorded reason is printed, so it must not outlive what it explains."""
    open_ = {finding.id for finding in found if finding.failed}
    for kind, cell, words in reasons(case.conference):
        if f"{kind}:{cell}" not in open_:
            yield failed(STALE, WARNING, (cell,), got=words, note=f"{kind}:{cell}")


NUMBERED, REPEATED = "number-follows", "same-figures"


def following_number(case: Case) -> Iterator[Finding]:
    """The number is one more than the last, or has moved on by as many as the days between.

    A gap in both (the archive need not hold every conference) is no alarm. A number that moved on
    otherwise than the days asks for a word; more days than usual without one are only pointed out.
    """
    number = case.conference.number
    numbered = [past for past in case.earlier if past.conference.number is not None]
    if number is None or not numbered:
        yield unchecked(NUMBERED, WARNING, got=number, why="first" if number is not None else "no_number")
        return
    taken = next((past for past in numbered if past.conference.number == number), None)
    if taken is not None:
        yield failed(NUMBERED, ERROR, (), None, number, then=taken.conference.held_on, why="taken")
        return
    last = numbered[0].conference
    step, days = number - (last.number or 0), (case.conference.held_on - last.held_on).days
    expected = (last.number or 0) + max(days, 1)
    if step == 1 and days > _usual_gap(numbered, days):
        yield failed(
            NUMBERED, HINT, (), expected, number, last=last.number, then=last.held_on, days=days, why="days"
        )
    elif step in (1, days):
        yield passed(NUMBERED, WARNING, (), number, last=last.number, then=last.held_on)
    else:
        why = "lower" if step < 0 else "skipped"
        yield failed(
            NUMBERED, WARNING, (), expected, number, last=last.number, then=last.held_on, days=days, why=why
        )


def _usual_gap(past: list[Figures], default: int) -> int:
    """The most days there were, by the numbers, from one conference to the next."""
    gaps = [
        -(-(one.conference.held_on - other.conference.held_on).days // step)
        for one, other in pairwise(past)
        if (step := (one.conference.number or 0) - (other.conference.number or 0)) > 0
    ]
    return max(gaps, default=default)


def repeated_figures(case: Case) -> Iterator[Finding]:
    """A whole row of places, or all the standing and cumulative figures, as the day before.

    Single equal figures, and equal totals, are met in earnest two days running; a whole row hardly
    is. Still it is only pointed out.
    """
    if case.previous is None:
        return
    before = case.previous.conference
    none = True
    for window, indicator in case.rows(case.series.counted):
        cells = cells_of(case.series, window.key, indicator)
        numbers = [case.conference.number_in(cell) for cell in cells]
        if sum(bool(number) for number in numbers) < 2:
            continue
        if numbers == [before.number_in(cell) for cell in cells]:
            none = False
            yield failed(REPEATED, HINT, cells, why="row", then=before.held_on)
    lines: list[CellKey] = [cell for _, cells in case.lines(case.series.at_moment) for cell in cells]
    given = [cell for cell in lines if case.conference.number_in(cell)]
    if len(given) > 2 and all(case.conference.number_in(cell) == before.number_in(cell) for cell in given):
        none = False
        yield failed(REPEATED, HINT, given, why="lines", then=before.held_on)
    if none:
        yield passed(REPEATED, HINT)


RULES = (
    Rule(
        FALLS,
        ("累计数不下降", "Cumulative figures do not fall"),
        {
            "passed": (
                "{cell}：{got}，不低于{then}的{before}。",
                "{cell}: {got}, not below {before} of {then}.",
            ),
            "failed": (
                "{cell}：累计数从{then}的{before}降到{got}，少了{difference}。",
                "{cell}: the cumulative figure fell from {before} on {then} to {got}, by {difference}.",
            ),
            "unchecked.first": ("{cell}：没有更早的数可比。", "{cell}: there is no earlier figure."),
            "unchecked.blank": ("{cell}：空白，没有比。", "{cell}: blank, so not compared."),
        },
        {
            "": (
                "与来源核对；确有核减，写明原因，原因会写进文稿。",
                "Check the source; if it was really reduced, record the reason, which the text then prints.",
            ),
        },
        check=cumulative_figures,
    ),
    Rule(
        AS_OF_DAY,
        ("截至时间", "As-of moments"),
        {
            "passed": ("截至{moment}或目前：{cells}。", "As of {moment} or at present: {cells}."),
            "failed.other": (
                "{cells}：截至{moment}，通常应为{usual}。",
                "{cells}: as of {moment}; usually it is {usual}.",
            ),
            "failed.ahead": (
                "{cells}：截至{moment}，晚于发布会当天。",
                "{cells}: as of {moment}, after the day of the conference.",
            ),
            "failed.now": (
                "{cells}：写的是目前，通常应为{usual}。",
                "{cells}: as of now; usually it is {usual}.",
            ),
            "failed.none": ("{cells}：没有截至时间。", "{cells}: the as-of moment is missing."),
        },
        {
            "": ("改截至时间，或写明原因。", "Correct the as-of moment, or say why it differs."),
        },
        check=as_of_moments,
        of_moment=True,
        of_bulletins=OfBulletins.WITH_A_DAY,
    ),
    Rule(
        MOMENT,
        ("同一截至时间同一个数", "One moment, one figure"),
        {
            "passed": (
                "{cell}：截至{moment}，与{then}通报的相同。",
                "{cell}: as of {moment}, the same as on {then}.",
            ),
            "failed": (
                "{cell}：同为截至{moment}，{then}通报{expected}，这里是{got}。",
                "{cell}: as of the same {moment}, {expected} was given on {then}; here stands {got}.",
            ),
        },
        {
            "": ("核对；更正过就写明原因。", "Check; if it was corrected, record the reason."),
        },
        check=one_value_a_moment,
    ),
    Rule(
        NUMBERED,
        ("场次连续", "Numbers follow each other"),
        {
            "passed": ("第{got}场：接{then}第{last}场。", "No. {got} follows No. {last} of {then}."),
            "failed.taken": (
                "第{got}场：{then}已经是第{got}场。",
                "No. {got}: the conference of {then} already has that number.",
            ),
            "failed.lower": (
                "第{got}场：比{then}的第{last}场还小。",
                "No. {got}: lower than No. {last} of {then}.",
            ),
            "failed.skipped": (
                "第{got}场：{then}是第{last}场，隔了{days}天，按日应为第{expected}场。",
                "No. {got}: No. {last} was on {then} (days before: {days}); counted by days it would be No. {expected}.",
            ),
            "failed.days": (
                "第{got}场：上一场（{then}第{last}场）在{days}天前。",
                "No. {got}: the last one, No. {last}, was on {then} (days before: {days}).",
            ),
            "unchecked.first": ("没有更早的场次可接。", "There is no earlier number to follow."),
            "unchecked.no_number": ("没有场次。", "The conference has no number."),
        },
        {
            "": ("核对场次和日期。", "Check the number and the date."),
        },
        check=following_number,
        of_bulletins=OfBulletins.WITH_A_DAY,
    ),
    Rule(
        REPEATED,
        ("与上一场雷同", "Same as the last conference"),
        {
            "passed": ("没有整行与上一场雷同。", "No whole row is as in the last conference."),
            "failed.row": (
                "{row}：各处都与{then}那场一样，请看是否误用了前一天的数。",
                "{row}: every place is as on {then}; check whether the day before was copied.",
            ),
            "failed.lines": (
                "{cells}：都与{then}那场一样，请看一下是否已更新。",
                "{cells}: all as on {then}; check whether they were updated.",
            ),
        },
        {
            "": ("核对是不是当天的数。", "Check that these are the day's own figures."),
        },
        check=repeated_figures,
    ),
    Rule(
        STALE,
        ("多余的说明", "Reasons without a cause"),
        {
            "failed": (
                "{cell}：写有原因“{got}”，会印进文稿，但现在没有不符之处。",
                "{cell}: the reason “{got}” is on record and is printed, but nothing is out of line now.",
            ),
        },
        {
            "": ("删去这条说明。", "Remove the reason."),
        },
    ),
)
"""In the order in which they are told."""
