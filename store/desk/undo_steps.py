"""An edit of the record and how it is taken back, and the steps of a sitting: which of them touched a cell last is told
without walking through all of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from store.part_kinds import PARTS
from store.record.cell import Cell, CellKey
from store.record.conference import Conference

MAPPINGS = ("as_of", "texts", "notes", *PARTS)
"""Fields whose entries are changed one by one."""


class Edit(Struct, frozen=True):
    """Cells and fields with (old, new); None is blank or absent. A mapping's entry is named
    `texts/agenda`, a plain field by its name."""

    cells: Mapping[CellKey, tuple[Cell | None, Cell | None]] = field(default_factory=dict)
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not self.cells and not self.fields

    @property
    def back(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(
            {key: (new, old) for key, (old, new) in self.cells.items()},
            {name: (new, old) for name, (old, new) in self.fields.items()},
        )

    def then(self, later: "Edit") -> "Edit":
        """Both as one: the earlier old values with the later new ones."""
        cells = dict(self.cells)
        for key, (old, new) in later.cells.items():
            cells[key] = (cells[key][0] if key in cells else old, new)
        fields = dict(self.fields)
        for name, (old, new) in later.fields.items():
            fields[name] = (fields[name][0] if name in fields else old, new)
        return Edit(cells, fields)

    def applied(self, conference: Conference) -> Conference:
        """The conference with the new values in place."""
        conference = conference.with_cells({key: new for key, (_, new) in self.cells.items()})
        for name, (_, new) in self.fields.items():
            whole, _, entry = name.partition("/")
            if whole in MAPPINGS:
                held = {key: value for key, value in getattr(conference, whole).items() if key != entry}
                new = held if new is None else {**held, entry: new}
            conference = replace(conference, **{whole: new})
        return conference


class UndoSteps:
    """The steps, the newest last. A sitting of a whole day has thousands, and what was changed last is asked for each
    finding at each key."""

    def __init__(self, steps: Iterable[Edit] = ()) -> None:
        self._steps: list[Edit] = []
        self._touching: dict[CellKey, list[int]] = {}
        for step in steps:
            self.push(step)

    def __len__(self) -> int:
        return len(self._steps)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self._steps)

    @property
    def newest(self) -> Edit:
        return self._steps[-1]

    def push(self, step: Edit) -> None:
        for cell in step.cells:
            self._touching.setdefault(cell, []).append(len(self._steps))
        self._steps.append(step)

    def pop(self) -> Edit:
        step = self._steps.pop()
        for cell in step.cells:
            self._touching[cell].pop()
        return step

    def newest_of(self, ours: Callable[[Edit], bool]) -> Edit | None:
        """The newest step that is `ours`, where it can be taken back before the steps after it: none of those touches what
        it touches, nor speaks of a part that came with it. None where there is no such step."""
        later: list[Edit] = []
        for step in reversed(self._steps):
            if ours(step):
                return None if any(_builds_on(other, step) for other in later) else step
            later.append(step)
        return None

    def take_out(self, step: Edit) -> None:
        """Take that very step out, wherever it stands."""
        if self._steps[-1] is step:
            self.pop()
            return
        rest = [one for one in self._steps if one is not step]
        self._steps, self._touching = [], {}
        for one in rest:
            self.push(one)

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


def _builds_on(later: Edit, step: Edit) -> bool:
    """Whether a later step touches what that one touches, or speaks of a part that came with it."""
    if not (later.cells.keys().isdisjoint(step.cells) and later.fields.keys().isdisjoint(step.fields)):
        return True
    came = [name.partition("/")[2] for name, (old, _) in step.fields.items() if old is None and "/" in name]
    if not came:
        return False
    said = "\n".join(repr(new) for _, new in later.fields.values())
    return any(key in said for key in came)
