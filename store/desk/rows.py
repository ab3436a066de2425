"""A conference as one row of the desk: what the catalogue keeps of it so that no file need be read."""

import os
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, overload

from msgspec import Struct

from store.archive import layout
from store.archive.repository import CatalogueRow
from store.desk.standing import Standing
from store.desk.troubles import BadConference
from store.figures.totals import total
from store.part_kinds import PARTS, Document
from store.record.cell import CellKey
from store.record.codec import from_document
from store.record.conference import Conference
from store.record.decoding import Misfit
from store.record.naming import day_name
from store.record.text import one_line
from store.record.window import day_of
from store.series.definition import Series
from store.series.shelf import Shelf
from store.troubles import Trouble

EDITION = "11"
"""Changes with what a summary or the searchable words hold, and with what the checks find, so that an older
cache is not used."""


class DeskRow(Struct, frozen=True):
    """What the desk shows of a conference. `total` is the headline figure (the first derived
    indicator of the first window), None while it is not known. `trouble` is why it cannot be opened: its
    files cannot be read, or they hold what no conference can (then only `key` is sure, and number and day
    are those it was begun with), or its series cannot be read. `notice`: the newest file is damaged, and
    the figures are those of the one before. `standing`: how many findings there are, None while that is not
    known. `exported`: the version that last went out as final, and `moved_on` whether the record says otherwise since."""

    key: str
    number: int | None = None
    held_on: date | None = None
    series: str = ""
    status: str = ""
    total: int | None = None
    standing: Standing | None = None
    trouble: Trouble | None = None
    notice: Trouble | None = None
    exported: int | None = None
    moved_on: bool = False

    @property
    def state(self) -> str:
        """`final` when a final text of it as it stands went out, `revised` when it changed since, else the
        status of the record."""
        return self.status if self.exported is None else "revised" if self.moved_on else "final"


class DeskRows(Sequence[DeskRow]):
    """The rows of a list, each made when it is first looked at: of ten years a screen shows a page."""

    def __init__(
        self,
        listed: Sequence[CatalogueRow] = (),
        make: Callable[[CatalogueRow], DeskRow] = lambda row: desk_row(row),
        made: dict[str, DeskRow] | None = None,
    ) -> None:
        self._listed, self._make = listed, make
        self._made: dict[str, DeskRow] = {} if made is None else made

    def __len__(self) -> int:
        return len(self._listed)

    @overload
    def __getitem__(self, at: int) -> DeskRow: ...
    @overload
    def __getitem__(self, at: slice) -> list[DeskRow]: ...
    def __getitem__(self, at: int | slice) -> DeskRow | list[DeskRow]:
        if isinstance(at, slice):
            return [self._row(row) for row in self._listed[at]]
        return self._row(self._listed[at])

    def _row(self, row: CatalogueRow) -> DeskRow:
        made = self._made.get(row.key)
        if made is None:
            made = self._made[row.key] = self._make(row)
        return made

    @property
    def keys(self) -> list[str]:
        """The keys in the order of the rows."""
        return [row.key for row in self._listed]

    @cached_property
    def series(self) -> list[str]:
        """The series of the rows, the most used first; of those used as often, in order of their keys."""
        named = [_text(key) for row in self._listed if isinstance(key := row.summary.get("series"), str)]
        used = Counter(key for key in named if key)
        return sorted(used, key=lambda key: (-used[key], key))

    def of(self, keys: Container[str]) -> dict[str, DeskRow]:
        """The rows of these conferences, by key."""
        return {row.key: self._row(row) for row in self._listed if row.key in keys}

    def only(self, wanted: Callable[[str], bool]) -> "DeskRows":
        """The rows of the conferences whose key is wanted."""
        return DeskRows([row for row in self._listed if wanted(row.key)], self._make, self._made)

    def knowing(self, known: Mapping[str, DeskRow]) -> "DeskRows":
        """The same conferences, with these rows in which more is known by now."""
        return DeskRows(self._listed, self._make, {**self._made, **known})


def knowing(rows: Sequence[DeskRow], known: Mapping[str, DeskRow]) -> Sequence[DeskRow]:
    """The same conferences, with the rows in which more is known by now, by key."""
    if isinstance(rows, DeskRows):
        return rows.knowing(known)
    return [known.get(row.key, row) for row in rows]


def keys_of(rows: Sequence[DeskRow]) -> list[str]:
    """The keys of rows, without making those that nobody looked at."""
    return rows.keys if isinstance(rows, DeskRows) else [row.key for row in rows]


def headline_total(series: Series, conference: Conference) -> int | None:
    """The figure the conference is known by: its first derived indicator, else its first flow; in a series without
    windows its first figure."""
    for what in (*series.computed, *series.counted):
        for window in conference.windows[:1]:
            return total(series, conference, window.key, what.key).value
    first = None if series.windows else next(iter(series.at_moment), None)
    return None if first is None else conference.number_in(CellKey("", first.key))


class Summariser:
    """Makes the catalogue's summary of a document, and everything a person may search it by: number, dates,
    places, texts, figures.

    One that holds what no conference can gets `misfit`, where and why; one of a series that cannot be
    read keeps what it says of itself, and `again`, to be made anew once the series is mended
    (`DeskRow.trouble` is added when the list is asked for). `edition` is that of the series it was made
    with: when a file of that is edited, the list asks for a new summary."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __call__(self, document: Document) -> tuple[dict[str, Any], str]:
        try:
            conference = from_document(document)
        except Misfit as misfit:  # found by its key, and by whatever stands in it
            said = document.get("series")
            summary = {"misfit": misfit.facts, "series": said if isinstance(said, str) else ""}
            return summary, " ".join(_texts_in(document))[:_MOST_WORDS]
        row: dict[str, Any] = {
            "number": conference.number,
            "held_on": conference.held_on.isoformat(),
            "series": conference.series,
            "status": conference.status.value,
        }
        parts = [conference.held_on.isoformat(), str(conference.number or "")]
        try:
            series = self._shelf.series(conference.series)
        except Trouble:
            return row | {"again": True}, " ".join([*parts, *_texts_in(document)])
        headline = headline_total(series, conference)
        row |= {"total": headline, "edition": self._shelf.edition(series.key)}
        parts += [day_name(conference.held_on, lang) for lang in ("zh", "en")]
        parts += [series.name("zh"), f"第{conference.number}场" if conference.number else ""]
        parts += conference.texts.values()
        parts += [note.text for note in conference.notes.values()]
        parts += _said_beside(conference)
        here = {key.place for key, cell in conference.cells.items() if cell.number}
        for place in series.places:
            if place.key in here:
                parts += [*place.names.values(), *place.shorts.values()]
        parts += [str(cell.number) for cell in conference.cells.values() if cell.number is not None]
        parts.append("" if headline is None else str(headline))
        for name in PARTS:
            parts += _texts_in(document.get(name))
        return row, " ".join(parts)


def _said_beside(conference: Conference) -> Iterator[str]:
    """What was said beside the grid: who, where, the words, the printed figures."""
    for part in ("sections", "statements", "answers"):
        for one in conference.parts(part).values():
            for name in ("department", "speaker", "title", "topic", "question", "text"):
                yield from getattr(one, name, {}).values()
    for figure in conference.figures.values():
        yield from (figure.text, *figure.label.values())
    for claim in conference.claims.values():
        yield claim.text("zh")


_MOST_WORDS = 100_000
"""Characters of a document that cannot be understood that are searched."""


def _texts_in(value: Any) -> list[str]:
    """Every text in a part of a document: departments, speakers, statements, answers, figures' values."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, dict):
            waiting += reversed(inner.values())
        elif isinstance(inner, list):
            waiting += reversed(inner)
        elif isinstance(inner, str):
            found.append(one_line(inner))
    return found


def desk_row(
    row: CatalogueRow,
    trouble: Trouble | None = None,
    standing: Standing | None = None,
) -> DeskRow:
    """A row of the catalogue as the desk shows it. `trouble` is why its series cannot be read. What the
    catalogue holds may come from a damaged cache: a value that is none of its kind is not known."""
    summary = row.summary
    misfit = summary.get("misfit")
    if row.trouble is None and isinstance(misfit, Mapping):
        trouble = BadConference(row.key, misfit)
    named = layout.named_in(row.key) if row.trouble or isinstance(trouble, BadConference) else summary
    return DeskRow(
        key=row.key,
        number=_count(named.get("number")),
        held_on=_held_on(named.get("held_on")),
        series=_text(summary.get("series")),
        status=_text(summary.get("status")),
        total=_count(summary.get("total")),
        trouble=row.trouble or trouble,
        notice=row.notice,
        standing=standing,
        exported=row.out.version if row.out is not None else None,
        moved_on=row.out is not None and row.out.moved_on,
    )


def number_of(row: CatalogueRow) -> int | None:
    """The number of a conference of the list, without making the rest of its row."""
    in_key = row.trouble is not None or isinstance(row.summary.get("misfit"), Mapping)
    return _count((layout.named_in(row.key) if in_key else row.summary).get("number"))


def _held_on(value: Any) -> date | None:
    try:
        return day_of(value)
    except (TypeError, ValueError):
        return None


def _count(value: Any) -> int | None:
    """A count of the catalogue; sums of counts are longer than counts."""
    return value if type(value) is int and abs(value) < 10**18 else None


def _text(value: Any) -> str:
    return _cleaned(value) if isinstance(value, str) else ""


@lru_cache(maxsize=256)
def _cleaned(text: str) -> str:
    """A list has thousands of rows and a few words in them: series, status."""
    return one_line(text)[:200]


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The names without the words with which all of them begin: a narrow column shows where they differ."""
    same = os.path.commonprefix(list(names.values()))
    if not same.isascii() or same.endswith(" "):
        return {key: name.removeprefix(same) or name for key, name in names.items()}
    at = same.rfind(" ") + 1
    return {key: name[at:] for key, name in names.items()}
