"""The steps of the tour: what one is asked to do, and by what it is seen that it was done."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from store.record.conference import Conference, chosen
from tui.tour.lesson import Lesson

if TYPE_CHECKING:
    from textual.screen import Screen


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

    def number(self, key: Any) -> int | None:
        """The number in a cell of the conference."""
        return self.conference.number_in(key) if self.conference is not None else None

    @property
    def sum(self) -> int:
        """What the places of the first row come to."""
        return sum(self.number(key) or 0 for key in self.lesson.row)

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


def _filled(seen: Seen) -> bool:
    return seen.conference is not None and all(key in seen.conference.cells for key in seen.lesson.row)


def _settled(seen: Seen) -> bool:
    return seen.number(seen.lesson.stated) == seen.sum


def _read(seen: Seen) -> bool:
    return seen.conference is not None and len(seen.conference.cells) > 2 * len(seen.lesson.row)


def _titled(seen: Seen) -> bool:
    one = seen.conference
    return one is not None and any(chosen(one, "headline", lang) for lang in ("zh", "en"))


def _sealed(seen: Seen) -> bool:
    return any(name.endswith(".seal.json") for name in seen.exported)


ACTS = (
    Act(1, "tour.open", lambda seen: seen.place == "entry"),
    Act(2, "tour.type", lambda seen: seen.number(seen.lesson.first) is not None, "entry", lasting=True),
    Act(2, "tour.zeros", _filled, "entry"),
    Act(
        3,
        "tour.wrong",
        lambda seen: seen.number(seen.lesson.stated) not in (None, seen.sum),
        "entry",
        rests_on="tour.zeros",
    ),
    Act(3, "tour.checks", lambda seen: seen.place == "checks", rests_on="tour.zeros"),
    Act(3, "tour.mend", _settled, "checks", rests_on="tour.zeros"),
    Act(4, "tour.paste", lambda seen: seen.place == "reading"),
    Act(4, "tour.accept", _read, "reading", lasting=True),
    Act(5, "tour.whole", lambda seen: seen.place == "titles"),
    Act(5, "tour.headline", _titled, "titles", lasting=True),
    Act(6, "tour.draft", lambda seen: seen.place == "draft"),
    Act(6, "tour.trace", lambda seen: seen.traced, "draft"),
    Act(7, "tour.export", lambda seen: type(seen.screen).__name__ == "ExportDialog", "draft"),
    Act(7, "tour.final", _sealed, lasting=True),
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
