"""A pasted bulletin on its way into a record: read, proposed, and taken over only where a person chose to.

With a screen nothing changes the record but `accept`, and that is one step to undo. Without one a read text goes into
the archive at once. What others made of a record is held against it in `verifying`.

A text may be of another region than the one its series counts for, so that nothing of it belongs into a record. One that
names the region or one of its places may be the region's: what of it is, the reader tells by its subjects. One that names
none of them, and another province or city, is of another. One that names nobody says nothing of it.

What a text corrects of a conference in the archive is told with the cell it is and what stands there now. The new number of
the text's own conference is among the values of its proposal, and is taken over like them; one of another conference is
offered with the conference it is for.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.desk.desk import Desk
from store.desk.incoming.importing import Brought
from store.desk.incoming.messages import propose_messages
from store.desk.proposing import as_of_for, windows_for
from store.desk.sitting import Sitting
from store.desk.texts import Texts
from store.desk.troubles import DeskTrouble
from store.record.cell import CellKey
from store.record.conference import Conference, Status
from store.record.marks import set_right
from store.record.text import clean
from store.record.window import Window
from store.series.definition import Series
from store.series.shelf import DEFAULT
from store.troubles import Trouble
from store.wording.book.book import Book
from store.wording.numbers.source import simplified
from store.wording.read.basis.proposal import Correction, Proposal, Undated
from store.wording.read.speakers import page_language

_ANY_CITY = re.compile(
    r"(?<![一-龥])(?:(?![从由据向])[一-龥]){2,4}?(?:省|市|自治区)(?=[0-9新报本卫疫人通，,（(])"
)


def is_of_another_region(text: str, series: Series, books: Iterable[Book]) -> bool:
    """Whether the text is of another region than the series'."""
    books = tuple(books)
    anybodys = _names(books, "any_region")
    own = {name.lower() for name in _own_names(series, books)} - anybodys
    elsewhere = _names(books, "elsewhere") - own - anybodys
    text = simplified(text)
    lowered = text.lower()
    if any(_named(name, lowered) for name in own):
        return False
    if any(_named(name, lowered) for name in elsewhere):
        return True
    return _ANY_CITY.search(text) is not None


def _names(books: Iterable[Book], choice: str) -> set[str]:
    return {name.lower() for book in books for name in book.choices.get(choice, ())}


def _own_names(series: Series, books: tuple[Book, ...]) -> Iterable[str]:
    for book in books:
        for choice in ("region", "region_met"):
            yield from (name for name in book.choices.get(choice, ()) if name)
    for place in series.places:
        yield from (
            name for name in (*place.names.values(), *place.shorts.values(), *place.also) if len(name) > 1
        )


def _named(name: str, text: str) -> bool:
    if not name.isascii():
        return name in text
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def read_bulletin(
    desk: Desk,
    text: str,
    *,
    today: date,
    year: int | None = None,
    series: str | None = None,
    written: date | None = None,
) -> Proposal:
    """What `text` says, by the sentences of the series that understands most of it, or of the one a person named.
    `written` is the day a person said it was written. Spans are offsets into `text` as it is."""
    from store.checks.bulletins.left_unread import settled
    from store.wording.read.reading import read

    rows = desk.rows()
    best: Proposal | None = None
    fault: Trouble | None = None
    if series is not None:
        desk.shelf.series(series)  # one nobody knows is told with those that are known
    for key in dict.fromkeys([DEFAULT, *desk.shelf.folders]) if series is None else [series]:
        try:
            texts = Texts(desk.shelf.series(key), desk.tried)
            books = [texts.book(language) for language in texts.languages]
        except Trouble as trouble:  # another series' faulty file must not keep this one from being read
            fault = fault or trouble
            continue
        known = [row.held_on for row in rows if row.series == key and row.held_on is not None]
        proposal = read(text, texts.series, books, year=year, today=today, known=known, written=written)
        if series is None:
            proposal = _with_region(proposal, books)
        if best is None or much_read(proposal) > much_read(best):
            best = proposal
    if best is None:
        assert fault is not None  # there is always a default series
        raise fault
    return settled(best)


def much_read(proposal: Proposal) -> tuple[bool, int, bool]:
    """How much of a text a series understands: a bulletin may have no figure but what departments say, and is of the
    series then whose title or first sentence it has."""
    return proposal.fits, len(proposal.values), proposal.held_on is not None


def _with_region(proposal: Proposal, books: "Sequence[Book]") -> Proposal:
    """The proposal with whether the text is of the region of the series."""
    fits = not is_of_another_region(proposal.source, proposal.series, books)
    return (
        proposal
        if fits
        else replace(proposal, fits=False, others=tuple(replace(one, fits=False) for one in proposal.others))
    )


def conference_of(desk: Desk, proposal: Proposal) -> str | None:
    """The key of the conference the text is of: its number, else its date; None when there is none."""
    rows = [row for row in desk.rows() if row.series == proposal.series.key and row.trouble is None]
    day = proposal.held_on or proposal.likely_day
    for row in rows:
        if proposal.number is not None and row.number == proposal.number:
            return row.key
    named = [row.key for row in rows if day is not None and row.held_on == day]
    return named[0] if named and proposal.number is None else None


def frame_of(desk: Desk, proposal: Proposal) -> Conference:
    """A new conference for the text: number, date, windows and moments, without a single figure.

    It has a number and an hour only where the text gives them. Its date may be inferred from the windows
    (`proposal.held_on` is then None). Undated when there is neither.
    """
    day = proposal.held_on or proposal.likely_day
    if day is None or proposal.year is None:
        raise Undated("no_year" if proposal.year is None else "no_date")
    base = desk.propose(proposal.series.key, today=day)
    return replace(
        base,
        number=proposal.number,
        held_on=day,
        held_at=proposal.held_at,
        windows=proposal.windows or windows_for(proposal.series, day),
        as_of={**as_of_for(proposal.series, day), **proposal.as_of},
    )


def readable(text: str) -> str:
    """A pasted text as it is read and shown: without control characters, and an English one without the full-width marks of
    a Chinese keyboard, at which its sentences would not end."""
    text = clean(text)
    return set_right(text, "en") if page_language(text) == "en" else text


def propose_reading(
    sitting: Sitting,
    text: str,
    *,
    today: date,
    year: int | None = None,
    written: date | None = None,
    window: str = "",
    places: Mapping[int, str] | None = None,
) -> Proposal:
    """What `text` says in any language the series has sentences in; where it is no bulletin, what its short messages
    say (see `propose_messages`, which `window` and `places` are for). Spans are offsets into `proposal.source`, which
    is `text` without control characters, with the marks of its language.

    The year is `year`, else the printed one, else that of this conference and those before it.
    """
    from store.checks.bulletins.left_unread import settled
    from store.wording.read.reading import read

    books = [sitting.texts.book(language) for language in sitting.texts.languages]
    known = [sitting.conference.held_on, *(conference.held_on for conference in sitting.earlier)]
    text = readable(text)
    proposal = read(text, sitting.series, books, year=year, today=today, known=known, written=written)
    proposal = _with_region(proposal, books)
    if proposal.fits and not proposal.values and not proposal.corrections:
        told = propose_messages(sitting, text, window=window, places=places)
        if told is not None:
            return told
    chosen = _of_this_conference(sitting.conference, proposal)
    return settled(_without_corrections_of_others(sitting.conference, chosen))


def _of_this_conference(conference: Conference, proposal: Proposal) -> Proposal:
    """Of several conferences on a page the one that is open, by its number, else its day; the first where none is."""
    several = (replace(proposal, others=()), *proposal.others)
    numbered = [one for one in several if one.number is not None and one.number == conference.number]
    dated = [one for one in several if (one.held_on or one.likely_day) == conference.held_on]
    chosen = (numbered or dated or several)[0]
    return replace(chosen, others=tuple(one for one in several if one is not chosen))


def _without_corrections_of_others(conference: Conference, proposal: Proposal) -> Proposal:
    """The proposal without the new numbers of what was released otherwise than by this conference: those would go into
    its cells of the same name. They stay among its corrections."""
    hours = {(window.start.instant, window.end.instant) for window in conference.windows}
    others = [
        one.span
        for one in proposal.corrections
        if (None not in (one.number, conference.number) and one.number != conference.number)
        or (one.window is not None and (one.window.start.instant, one.window.end.instant) not in hours)
    ]
    kept = tuple(
        value for value in proposal.values if not any(start <= value.span[0] < end for start, end in others)
    )
    return replace(proposal, values=kept) if others else proposal


def accept(sitting: Sitting, proposal: Proposal, chosen: Collection[CellKey]) -> int:
    """Put the chosen cells into the record, with the moment of each chosen standing or cumulative
    figure, as one step; how many cells changed. Keys are those of the record's own windows."""
    changes = {
        key: new
        for key, _, new in proposal.changes(sitting.series, sitting.conference, sitting.who, sitting.now())
        if key in chosen
    }
    moments = {
        key.indicator: proposal.as_of[key.indicator]
        for key in chosen
        if not key.window and key.indicator in proposal.as_of
    }
    conference = sitting.conference.with_cells(changes)
    sitting.replace_with(replace(conference, as_of={**conference.as_of, **moments}))
    return len(changes)


def keep_reading(desk: Desk, proposal: Proposal, source: str) -> Brought:
    """Put everything the text states into its conference, or make one. What it does not state stays.

    Undated when a new one cannot be dated; DeskTrouble when the conference has been released.
    """
    if not proposal.fits:
        raise DeskTrouble("another_region", series=proposal.series.key)
    key = conference_of(desk, proposal)
    at = desk.clock()
    if key is None:
        fresh = replace(frame_of(desk, proposal), cells=proposal.cells(desk.who, at))
        return Brought(desk.create(fresh, reason=f"read {source}"), True, len(fresh.cells), 0)
    sitting = desk.open(key, journal=False)
    if sitting.conference.status is not Status.DRAFT:
        raise DeskTrouble("released", key=key)
    record = replace(
        with_windows(sitting.conference, proposal),
        as_of={**sitting.conference.as_of, **proposal.as_of},
    )
    changes = proposal.changes(sitting.series, record, desk.who, at)
    sitting.replace_with(record.with_cells({there: new for there, _, new in changes}))
    clashes = sitting.save(reason=f"read {source}")
    return Brought(key, False, len(changes), len(proposal.cells()) - len(changes), clashes)


def with_windows(conference: Conference, proposal: Proposal) -> Conference:
    """The conference with every window of the text. One of the same key but other hours takes the
    text's hours while it is empty; else the text's stands beside it, since their figures differ."""
    windows = list(conference.windows)
    used = {key.window for key in conference.cells}
    for window in proposal.windows:
        if any(_same(window, other) for other in windows):
            continue
        at = next((at for at, other in enumerate(windows) if other.key == window.key), None)
        if at is not None and window.key not in used:
            windows[at] = window
        elif at is None:
            windows.append(window)
        else:
            windows.append(replace(window, key=_free(windows)))
    return conference.with_windows(windows)


def _same(one: Window, other: Window) -> bool:
    return (one.start.instant, one.end.instant) == (other.start.instant, other.end.instant)


def _free(windows: list[Window]) -> str:
    taken = {window.key for window in windows}
    return next(f"w{number}" for number in range(1, len(windows) + 2) if f"w{number}" not in taken)


class OfferedCorrection(Struct, frozen=True):
    """`conference` is the key of the one that is corrected, empty where the archive has none of that number. `cells` are
    those it may be, with what they hold: one where the text says which figure it is, else all that hold the old
    number. Where the one cell does not hold the old number, the record was never wrong, or is already right."""

    correction: Correction
    conference: str
    cells: Mapping[CellKey, int | None]

    @property
    def certain(self) -> bool:
        """True when there is one cell, and it holds the number that was wrong."""
        return len(self.cells) == 1 and self.correction.old in self.cells.values()


def offered_corrections(desk: Desk, proposal: Proposal) -> tuple[OfferedCorrection, ...]:
    """Every correction of the text with the cells of the archive it is for."""
    offers = []
    for correction in proposal.corrections:
        key = _conference(desk, proposal, correction)
        held = desk.open(key, journal=False).conference if key else None
        cells = cells_meant(held, correction) if held is not None else {}
        offers.append(OfferedCorrection(correction, key, cells))
    return tuple(offers)


def _conference(desk: Desk, proposal: Proposal, correction: Correction) -> str:
    """The key of the conference that is corrected: of the number that is named, else the text's own."""
    if correction.number is None:
        return conference_of(desk, proposal) or ""
    rows = (row for row in desk.rows() if row.series == proposal.series.key and row.trouble is None)
    return next((row.key for row in rows if row.number == correction.number), "")


def cells_meant(conference: Conference, correction: Correction) -> dict[CellKey, int | None]:
    """The cells of a conference that a correction may be of, with the counts they hold."""
    key = correction.key
    if key is not None:
        window = _window(conference, correction)
        if key.window and window is None:
            return {}
        there = key._replace(window=window or "")
        return {there: conference.number_in(there)}
    return {at: cell.number for at, cell in conference.cells.items() if cell.number == correction.old}


def _window(conference: Conference, correction: Correction) -> str | None:
    """The conference's window of the same hours."""
    if correction.window is None:
        return None
    hours = (correction.window.start.instant, correction.window.end.instant)
    same = [w.key for w in conference.windows if (w.start.instant, w.end.instant) == hours]
    return same[0] if same else None
