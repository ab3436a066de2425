"""The steps a sitting can take back, and which of them touched a cell last, without walking through all of them."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from store.record.cell import CellKey

if TYPE_CHECKING:
    from store.desk.entering import Edit


class UndoSteps:
    """The steps, the newest last. A sitting of a whole day has thousands, and what was changed last is asked for each
    finding at each key."""

    def __init__(self, steps: Iterable["Edit"] = ()) -> None:
        self._steps: list[Edit] = []
        self._touching: dict[CellKey, list[int]] = {}
        for step in steps:
            self.push(step)

    def __len__(self) -> int:
        return len(self._steps)

    def __iter__(self) -> Iterator["Edit"]:
        return iter(self._steps)

    @property
    def newest(self) -> "Edit":
        return self._steps[-1]

    def push(self, step: "Edit") -> None:
        for cell in step.cells:
            self._touching.setdefault(cell, []).append(len(self._steps))
        self._steps.append(step)

    def pop(self) -> "Edit":
        step = self._steps.pop()
        for cell in step.cells:
            self._touching[cell].pop()
        return step

    def join_newest(self) -> None:
        """Make the newest two one step."""
        later = self.pop()
        self.push(self.pop().then(later))

    def replaced_last(self, among: Collection[CellKey]) -> CellKey | None:
        """The one of these cells whose figure was replaced by another in the last step that touched any of them; None
        where that step filled in a blank, touched several of them, or there was none."""
        last = {cell: at[-1] for cell in among if (at := self._touching.get(cell))}
        newest = max(last.values(), default=-1)
        touched = [cell for cell, at in last.items() if at == newest]
        if len(touched) != 1 or self._steps[newest].cells[touched[0]][1] is None:
            return None
        cell = touched[0]
        held = any(self._steps[at].cells[cell][0] is not None for at in reversed(self._touching[cell]))
        return cell if held else None
