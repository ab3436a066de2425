"""Figures of a pasted text that no sentence of the phrase book reads: a person says what one is, and may keep the
sentence as the office's own, so that the next text is read by itself. Nothing is kept that was not tried: the sentence
has to read this figure as it was said, and to change nothing of what this text or any text of the archive says."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from store.archive import disk
from store.desk.desk import Desk
from store.desk.sitting import Sitting
from store.desk.troubles import DeskTrouble
from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.text import one_line
from store.record.window import Window
from store.series.definition import Indicator, Series
from store.troubles import Trouble
from store.wording.read.basis.proposal import Proposal, Value

if TYPE_CHECKING:
    from store.wording.book.book import Book

_Span = tuple[int, int]

_NUMBER = re.compile(r"[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*")
_TIMES = tuple("年月日号时時点點:：")
_PART, _POINT_BEFORE = re.compile("[.．][0-9０-９]|[十百千万亿%％]"), re.compile("[0-9０-９][.．]$")
_CLAUSE_STOPS = "，,。；;：:！!？?\n（）()"
_SENTENCE_STOP = re.compile(r"[.!?;:](?=[\"”’)]*\s+[\"“(]?[A-Z])|[!?;:\n()]|,(?!\d)|\.(?=\s*\Z|\s*\n)|--")
"""The same where words are parted: a stop before a capital (Sept. 3 has none), a comma that parts no digits."""
_CHINESE = re.compile("[㐀-鿿]")
_LONGEST_CLAUSE = 160
"""Signs of a clause before or behind a number, where words are parted."""
_TEXTS_TRIED = 40
"""Conferences of the archive whose own texts a kept sentence is tried on, the newest first."""


class UnreadNumber(Struct, frozen=True):
    """A number that nothing has read, and where it stands."""

    value: int
    span: _Span


class PossibleFigure(Struct, frozen=True):
    """What a number may be: a cell in the windows of the text; `named` says whether its sentence names it."""

    key: CellKey
    named: bool


def unread_numbers(proposal: Proposal, span: _Span) -> tuple[UnreadNumber, ...]:
    """The numbers of an unread stretch, in order; none that is a part of one (1.5万)."""
    found = []
    for match in _NUMBER.finditer(proposal.source, *span):
        digits = re.sub("[,，]", "", match[0])
        part = _PART.match(proposal.source, match.end()) or _POINT_BEFORE.search(
            proposal.source, max(0, match.start() - 2), match.start()
        )
        if len(digits) < 10 and not part and proposal.source[match.end() : match.end() + 1] not in _TIMES:
            found.append(UnreadNumber(int(digits), match.span()))
    return tuple(found)


def meanings(proposal: Proposal, number: UnreadNumber, conference: Conference) -> tuple[PossibleFigure, ...]:
    """What the number may be, likeliest first: what its clause and line name, then all else that the text has not said.
    Windows are those of the text and those of the conference it is read for."""
    series = proposal.series
    line, clause = _line(proposal.source, number.span), _clause(proposal.source, number.span)
    found: list[tuple[int, PossibleFigure]] = []
    windows = _windows(proposal, conference)
    hours = {one.key for one in windows if re.search(rf"(?:至|到|-|—|–){one.end.hour}[时時点點]", line)}
    for key, what in _cells(series, windows):
        names = (what.name("zh"), what.short("zh"), what.name("en"), what.short("en"), *what.also)
        place = series.place(key.place) if key.place not in ("", STATED) else None
        in_clause, in_line = _names(clause, names), _names(line, names)
        here = place is not None and _names(clause, (*place.names.values(), place.short("zh"), *place.also))
        if place is not None and not here:
            rank = 6
        else:
            rank = (0 if in_clause else 1 if in_line else 3) - (1 if here else 0)
        rank = 2 * rank - (key.window in hours)
        known = key in proposal.by_key
        found.append((rank + (8 if known else 0), PossibleFigure(key, in_clause or here)))
    return tuple(meaning for _, meaning in sorted(found, key=lambda pair: pair[0]))


def _windows(proposal: Proposal, conference: Conference) -> list[Window]:
    """The windows of the text, and those of the conference it says nothing of."""
    theirs, known = list(proposal.windows), proposal.window_keys(conference)
    keys = {window.key for window in theirs}
    return theirs + [
        one for one in conference.windows if one.key not in known.values() and one.key not in keys
    ]


def _cells(series: Series, windows: Sequence[Window]) -> Iterator[tuple[CellKey, Indicator]]:
    for window in (*(window.key for window in windows), ""):
        for what in series.indicators:
            if what.kind.by_window != bool(window) or (what.only_in and window not in what.only_in):
                continue
            whole = what.by_place or what.kind.computed
            yield CellKey(window, what.key, STATED if whole else ""), what
            for place in series.places if what.by_place and not what.kind.computed else ():
                yield CellKey(window, what.key, place.key), what


def _names(words: str, names: tuple[str, ...]) -> bool:
    lowered = words.lower()
    return any(len(name) > 1 and name.lower() in lowered for name in names)


def with_meaning(proposal: Proposal, number: UnreadNumber, key: CellKey, conference: Conference) -> Proposal:
    """The proposal with the number as that figure: among its values, and neither unread nor a quantity any more."""
    windows = proposal.windows
    if key.window and all(window.key != key.window for window in windows):
        windows = (*windows, *(window for window in conference.windows if window.key == key.window))
    values = [value for value in proposal.values if value.key != key]
    values.append(Value(key, number.value, number.span))
    unread = [
        rest for rest in proposal.unread if rest.span[0] > number.span[0] or rest.span[1] < number.span[1]
    ]
    gone = [rest for rest in proposal.unread if rest not in unread]
    unread += [
        rest
        for rest in gone
        if len(unread_numbers(proposal, rest.span)) > 1 and _left(proposal, rest.span, values)
    ]
    return replace(
        proposal,
        windows=windows,
        values=tuple(sorted(values, key=lambda value: value.span)),
        unread=tuple(sorted(unread, key=lambda rest: rest.span)),
        filled=tuple(cell for cell in proposal.filled if cell != key),
        quantities=tuple(one for one in proposal.quantities if not _holds(one.span, number.span)),
    )  # fmt: skip


def _holds(span: _Span, inner: _Span) -> bool:
    return span[0] <= inner[0] and inner[1] <= span[1]


def _left(proposal: Proposal, span: _Span, values: list[Value]) -> bool:
    """Whether a stretch still has a number that is nobody's."""
    taken = {value.span for value in values}
    return any(number.span not in taken for number in unread_numbers(proposal, span))


# --- a sentence of one's own ------------------------------------------------------------------------


class OwnSentence(Struct, frozen=True):
    """A sentence as it would stand in the office's phrase book: its name, its words, its file, and the language."""

    name: str
    words: str
    path: Path
    language: str

    @property
    def line(self) -> str:
        """The line of the file."""
        escaped = self.words.replace("\\", "\\\\").replace('"', '\\"')
        return f'{self.name} = "{escaped}"'


def own_sentence(
    desk: Desk, sitting: Sitting, proposal: Proposal, number: UnreadNumber, key: CellKey
) -> OwnSentence:
    """The clause of a number as a sentence of the office's own. DeskTrouble, which says why, where it could not be read
    again: it is of one place, holds another number, says nothing but the number, or is in no language of the series."""
    text = proposal.source
    start, end = _clause_bounds(text, number.span)
    before, behind = one_line(text[start : number.span[0]]), one_line(text[number.span[1] : end])
    language = "zh" if _CHINESE.search(before + behind) else "en"
    if language == "en":  # its words are parted from the number by a space, as they stand
        before += " " if before and text[number.span[0] - 1].isspace() else ""
        behind = f" {behind}" if behind and text[number.span[1]].isspace() else behind
    clause = f"{before}{proposal.source[slice(*number.span)]}{behind}"
    if key.place not in ("", STATED):
        raise DeskTrouble("sentence_of_a_place", words=clause)
    if re.search(r"[0-9０-９{}\[\]|]", before + behind):
        raise DeskTrouble("sentence_other_number", words=clause)
    if len(re.sub(r"\W", "", before + behind)) < 3:
        raise DeskTrouble("sentence_says_little", words=clause)
    if language not in sitting.texts.languages:
        raise DeskTrouble("sentence_language", words=clause)
    folder = desk.shelf.folders[sitting.series.key]
    path = _own_folder(desk, sitting, folder) / f"{language}.toml"
    words = f"{before}{{{key.indicator}}}{behind}"
    return OwnSentence(_free_name(path, desk), words, path, language)


def _own_folder(desk: Desk, sitting: Sitting, folder: tuple[Path, Path | None]) -> Path:
    """Where the office's own sentences of a series stand: its own folder, or the one beside the program's."""
    assert desk.shelf.office is not None
    if folder[1] is not None:
        return folder[1]
    return folder[0] if folder[0].parent == desk.shelf.office else desk.shelf.office / sitting.series.key


def _free_name(path: Path, desk: Desk) -> str:
    source = _source(path)
    at = 1
    while f"own-{at}" in source:
        at += 1
    return f"own-{at}"


def _source(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _with_line(source: str, line: str) -> str:
    """The text of the phrase book with one more sentence, put first under `[phrase]`; a book without such a table gets one."""
    head = re.search(r"^\[phrase\][^\n]*\n", source, re.MULTILINE)
    if head:
        return f"{source[: head.end()]}{line}\n{source[head.end() :]}"
    begun = source if source.strip() else "format = 1\n"
    return f"{begun.rstrip()}\n\n[phrase]\n{line}\n"


def try_sentence(
    desk: Desk, sitting: Sitting, proposal: Proposal, number: UnreadNumber, key: CellKey, own: OwnSentence
) -> "Book":
    """The phrase book with that sentence. Trouble where it is none, does not read the number so, or makes this text or a
    text of the archive be read otherwise."""
    from store.checks.bulletins.left_unread import says_what_it_counts
    from store.wording.prove.books import book_with
    from store.wording.read.reading import read

    if not says_what_it_counts(sitting.series, own.words, own.language, key.indicator):
        raise DeskTrouble("sentence_names_nothing", words=own.words)
    book = book_with(sitting.series, own.language, own.path, _with_line(_source(own.path), own.line))
    others = [sitting.texts.book(each) for each in sitting.texts.languages if each != own.language]
    now = read(proposal.source, sitting.series, [book, *others], year=proposal.year)
    if not any(value.key.indicator == key.indicator and value.span == number.span for value in now.values):
        raise DeskTrouble("sentence_not_read", words=own.words)
    before = [sitting.texts.book(each) for each in sitting.texts.languages]
    for text, at in _texts(desk, sitting, proposal, own.language):
        was, is_ = (
            _said(read(text, sitting.series, books, year=2022)) for books in (before, [book, *others])
        )
        if any(is_.get(span) != value for span, value in was.items()) or (at and is_ != was):
            raise DeskTrouble("sentence_reads_otherwise", words=own.words, where=at or "-")
    return book


def _said(proposal: Proposal) -> dict[_Span, tuple[CellKey, object]]:
    return {value.span: (value.key, value.value) for value in proposal.values if not value.implied}


def _texts(desk: Desk, sitting: Sitting, proposal: Proposal, language: str) -> Iterator[tuple[str, str]]:
    """This text, and the texts of the archive's conferences of the series in every language, with where they are of."""
    yield proposal.source, ""
    rows = [row for row in desk.rows() if row.series == sitting.series.key and row.trouble is None]
    for row in rows[:_TEXTS_TRIED]:
        try:
            conference = desk.load(row.key)
            for form in ("full", "notice"):
                yield sitting.texts.draft(conference, language, form).text, row.key
        except Trouble:
            continue


def keep_sentence(
    desk: Desk, sitting: Sitting, proposal: Proposal, number: UnreadNumber, key: CellKey, own: OwnSentence
) -> None:
    """Try the sentence, and write it into the office's phrase book. It is used from the next text on."""
    try_sentence(desk, sitting, proposal, number, key, own)
    office = desk.shelf.office
    assert office is not None
    disk.make_folders(office.parent, own.path.parent)
    source = _with_line(_source(own.path), own.line)
    disk.replace_file(own.path, source.encode("utf-8"), disk.file_mode(office.parent))
    desk.shelf.refresh()


def _clause_bounds(text: str, span: _Span) -> _Span:
    """The clause of a number, in a language that parts its words or in one that does not."""
    if not _CHINESE.search(text, max(0, span[0] - 60), span[1] + 40):
        first = max(0, span[0] - _LONGEST_CLAUSE)
        stops = [stop.end() for stop in _SENTENCE_STOP.finditer(text, first, span[0])]
        behind = _SENTENCE_STOP.search(text, span[1], span[1] + _LONGEST_CLAUSE)
        return max(stops, default=first), behind.start() if behind else min(
            span[1] + _LONGEST_CLAUSE, len(text)
        )
    start = max(text.rfind(mark, max(0, span[0] - 60), span[0]) for mark in _CLAUSE_STOPS) + 1
    start = max(start, span[0] - 60)
    ends = [at for mark in _CLAUSE_STOPS if (at := text.find(mark, span[1], span[1] + 40)) >= 0]
    return start, min(ends, default=min(span[1] + 40, len(text)))


def _clause(text: str, span: _Span) -> str:
    return text[slice(*_clause_bounds(text, span))]


def _line(text: str, span: _Span) -> str:
    end = text.find("\n", span[1])
    return text[text.rfind("\n", 0, span[0]) + 1 : end if end >= 0 else len(text)]
