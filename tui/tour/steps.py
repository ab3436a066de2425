"""The steps of the tour: what one is asked to do, and by what it is seen that it was done; and what they are done on: the
sample, a conference that is still empty, and a bulletin to read into it.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from store.record.cell import STATED, Cell, CellKey
from store.record.conference import Conference, chosen
from store.series.definition import Series

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.desk.desk import Desk


TYPED, WRONG_BY = 20, 5
"""The figure that is typed, and by how much the total that is typed then does not agree with what the places make."""


class Lesson(Struct, frozen=True):
    """`key` is the empty conference, `texts` the bulletin by language and `figures` how many cells it fills, `first` the
    cell its cursor is on, `row` the cells of its row, `folder` where the tour exports to."""

    key: str
    number: int
    texts: dict[str, str]
    figures: int
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
    return Lesson(key, new.number or 0, texts, len(spoken.cells), row[0], row, folder, series)


_DRAFT = "_draft"
"""In the names of files that are not final."""


class Seen(Struct, frozen=True):
    """What is so in the app just now: the screen on top and the place it is (or lies over), and the conference of
    the lesson once it is open."""

    lesson: Lesson
    screen: "Screen[Any]"
    place: str
    conference: Conference | None
    traced: bool = False
    """Whether the text is shown with the cursor on a figure of the record."""
    held_back: bool = False
    """Whether the text is shown and may not go out yet."""
    on: CellKey | None = None
    """The cell the cursor of the entry screen is on."""

    def number(self, key: Any) -> int | None:
        """The number in a cell of the conference."""
        return self.conference.number_in(key) if self.conference is not None else None

    @property
    def sum(self) -> int:
        """What the places of the first row come to."""
        return sum(self.number(key) or 0 for key in self.lesson.row)

    @property
    def blank(self) -> int:
        """How many places of the first row nothing stands in."""
        cells = self.conference.cells if self.conference is not None else {}
        return sum(key not in cells for key in self.lesson.row)

    @property
    def exported(self) -> list[str]:
        """The files of the final text in the folder of exports, the seal last; drafts one may export on the way."""
        names = (path.name for path in self.lesson.folder.iterdir() if _DRAFT not in path.name)
        return sorted(names, key=lambda name: ".seal" in name)


class Act(Struct, frozen=True):
    """One thing to do. `says` is its word, in which a name is the key of the action of that name; `place` is where
    it is done, anywhere when empty. `lasting`: once done it stays so, and whoever did it needs none before it."""

    step: int
    says: str
    done: Callable[[Seen], bool]
    place: str = ""
    lasting: bool = False
    rests_on: str = ""
    """The act whose outcome has to stand: where it was taken back, that one is asked for again."""
    ready: Callable[[Seen], bool] = lambda seen: True
    first_says: str = ""
    """What is asked while it cannot be done yet, because it is not `ready`."""


def _filled(seen: Seen) -> bool:
    return seen.conference is not None and all(key in seen.conference.cells for key in seen.lesson.row)


def _settled(seen: Seen) -> bool:
    return seen.number(seen.lesson.stated) == seen.sum


def _read(seen: Seen) -> bool:
    return seen.conference is not None and len(seen.conference.cells) >= seen.lesson.figures - len(
        seen.lesson.row
    )


def _titled(seen: Seen) -> bool:
    one = seen.conference
    return one is not None and any(chosen(one, "headline", lang) for lang in ("zh", "en"))


def _sealed(seen: Seen) -> bool:
    return any(name.endswith(".seal.json") for name in seen.exported)


ACTS = (
    Act(1, "tour.open", lambda seen: seen.place == "entry"),
    Act(
        2,
        "tour.type",
        lambda seen: seen.number(seen.lesson.first) is not None,
        "entry",
        lasting=True,
        ready=lambda seen: seen.on == seen.lesson.first,
        first_says="tour.type_there",
    ),  # fmt: skip
    Act(2, "tour.zeros", _filled, "entry"),
    Act(
        3,
        "tour.wrong",
        lambda seen: seen.number(seen.lesson.stated) not in (None, seen.sum),
        "entry",
        rests_on="tour.zeros",
    ),
    Act(3, "tour.checks", lambda seen: seen.place == "checks", rests_on="tour.wrong"),
    Act(3, "tour.mend", _settled, "checks", rests_on="tour.zeros"),
    Act(4, "tour.paste", lambda seen: seen.place == "reading"),
    Act(4, "tour.accept", _read, "reading", lasting=True),
    Act(5, "tour.whole", lambda seen: seen.place == "titles"),
    Act(5, "tour.headline", _titled, "titles", lasting=True),
    Act(6, "tour.draft", lambda seen: seen.place == "draft"),
    Act(6, "tour.trace", lambda seen: seen.traced, "draft"),
    Act(
        7,
        "tour.export",
        lambda seen: type(seen.screen).__name__ == "ExportDialog",
        "draft",
        ready=lambda seen: not seen.held_back,
        first_says="tour.held_back",
    ),  # fmt: skip
    Act(
        7,
        "tour.final",
        _sealed,
        lasting=True,
        ready=lambda seen: not seen.held_back,
        first_says="tour.held_back",
    ),  # fmt: skip
)
"""Behind the last one the tour says what was exported, and is over."""


def next_act(at: int, seen: Seen) -> int:
    """Which act is to be done next, when one was at that one."""
    at = max(at, *(number for number, act in enumerate(ACTS, 1) if act.lasting and act.done(seen)), 0)
    while at < len(ACTS) and ACTS[at].done(seen):
        at += 1
    if at < len(ACTS) and ACTS[at].rests_on:
        needed = next(number for number, act in enumerate(ACTS) if act.says == ACTS[at].rests_on)
        at = at if ACTS[needed].done(seen) else needed
    return at
