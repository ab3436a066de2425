"""In which cells lies what is wrong with the figures: in this one, or in one of a few that are as likely."""

from collections.abc import Iterable
from typing import NamedTuple

from store.checks.basis.finding import Finding, Mend
from store.desk.sitting import Sitting
from store.record.cell import STATED, CellKey

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
