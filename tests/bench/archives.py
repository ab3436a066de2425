"""Archives of any size for benchmarks, made of the sample's figures shifted in time."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.sample import sample
from store.record.codec import to_document
from store.record.window import AsOf, Moment, Window


@dataclass
class Clock:
    now: int = 1_600_000_000_000

    def __call__(self) -> int:
        self.now += 1000
        return self.now


def archive(folder: Path, conferences: int) -> Desk:
    """An archive of that many daily conferences at `folder`; an existing one of the size is used again."""
    desk = open_desk(folder, who="bench", clock=Clock(), local=folder / ".local")
    there = len(desk.rows())
    # One conference over and over: its later window lies within its earlier one, so that a run of it
    # has no shrunk windows, and its cumulative figures stand still.
    (pattern,) = [one for one in sample(desk.shelf, by="bench", at=1) if one.number == 44]
    for number in range(there, conferences):
        held_on = date(2012, 1, 1) + timedelta(days=number)
        shift = held_on - pattern.held_on
        windows = [
            Window(
                window.key,
                Moment(window.start.day + shift, window.start.hour),
                Moment(window.end.day + shift, window.end.hour),
            )
            for window in pattern.windows
        ]
        as_of = {
            key: AsOf(moment and Moment(moment.day + shift, moment.hour), held.word)
            for key, held in pattern.as_of.items()
            for moment in (held.moment,)
        }
        moved = replace(pattern, held_on=held_on, number=number + 1, windows=tuple(windows), as_of=as_of)
        desk.repository.create(to_document(moved), desk.signature())
    desk.rows()
    desk.tidy()
    return desk
