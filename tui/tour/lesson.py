"""What the tour is done on: the sample, a conference that is still empty, and a bulletin to read into it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from store.record.cell import STATED, Cell, CellKey
from store.series.definition import Series

if TYPE_CHECKING:
    from store.desk.desk import Desk

TYPED, STATED_WRONG = 20, 25
"""The figure that is typed, and the total that does not agree with it."""


class Lesson(Struct, frozen=True):
    """`key` is the empty conference, `texts` the bulletin by language, `first` the cell its cursor is on, `row` the
    cells of its row, `folder` where the tour exports to."""

    key: str
    number: int
    texts: dict[str, str]
    first: CellKey
    row: tuple[CellKey, ...]
    folder: Path
    series: Series

    def where(self, lang: str) -> str:
        """What the first cell is called."""
        place, what = self.series.place(self.first.place), self.series.indicator(self.first.indicator)
        return f"{place.short(lang)}{'·' if lang == 'zh' else ', '}{what.short(lang)}"

    @property
    def stated(self) -> CellKey:
        """The stated total of the row of the first cell."""
        return CellKey(self.first.window, self.first.indicator, STATED)


def prepare(desk: "Desk", today: date) -> Lesson:
    """Fill a new archive with the sample and begin the next conference of its series.

    The bulletin is the text that conference would have with the figures of the one before: a real one, which the
    program can read."""
    desk.add_sample(whole=True)
    latest = desk.load(desk.rows()[0].key)
    key = desk.create(desk.propose(latest.series, today=today))
    sitting = desk.open(key)
    series, new = sitting.series, sitting.conference
    spoken = replace(new, cells={at: Cell(cell.value) for at, cell in latest.cells.items()})
    what = next(one for one in series.counted if one.by_place)
    row = tuple(CellKey(new.windows[0].key, what.key, place.key) for place in series.places)
    folder = Path(desk.places["archive"]) / "exports"
    folder.mkdir(exist_ok=True)
    texts = {language: sitting.draft(language, of=spoken).text for language in sitting.texts.languages}
    sitting.close_journal()
    return Lesson(key, new.number or 0, texts, row[0], row, folder, series)
