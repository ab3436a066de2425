"""A conference as one row of the desk: what the catalogue keeps of it so that no file need be read."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from store.arithmetic.totals import total
from store.checks.finding import Severity, Verdict
from store.record.codec import Document, from_document
from store.record.conference import Conference
from store.record.naming import day_name
from store.record.statement_slots import PARTS
from store.series.definition import Kind, Series
from store.series.shelf import Shelf
from store.troubles import Trouble
from store.values import struct

EDITION = "3"
"""Changes with what a summary or the searchable words hold, so that an older cache is not used."""


@struct
class DeskRow:
    """What the desk shows of a conference. `total` is the headline figure (the first derived
    indicator of the first window), None while it is not known. `trouble` is why a file could not be
    read; then only `key` is sure, and number and day are those it was begun with. `notice`: the newest file
    is damaged, and the figures are those of the one before."""

    key: str
    number: int | None = None
    held_on: date | None = None
    series: str = ""
    status: str = ""
    total: int | None = None
    errors: int = 0
    warnings: int = 0
    unchecked: int = 0
    trouble: Trouble | None = None
    notice: Trouble | None = None


def headline_total(series: Series, conference: Conference) -> int | None:
    """The figure the conference is known by: its first derived indicator, else its first flow."""
    for what in (*series.of_kind(Kind.DERIVED), *series.of_kind(Kind.FLOW)):
        for window in conference.windows[:1]:
            return total(series, conference, window.key, what.key).value
    return None


class Summariser:
    """Makes the catalogue's summary of a document; a document of an unknown series keeps its frame."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __call__(self, document: Document) -> dict[str, Any]:
        from store.checks.panel import run

        row: dict[str, Any] = {key: document.get(key) for key in ("number", "held_on", "series", "status")}
        try:
            conference = from_document(document)
            series = self._shelf.series(conference.series)
        except (Trouble, KeyError, TypeError, ValueError):
            return row
        findings = run(series, conference)
        failed = [finding.severity for finding in findings if finding.failed]
        return row | {
            "total": headline_total(series, conference),
            "errors": failed.count(Severity.ERROR),
            "warnings": failed.count(Severity.WARNING),
            "unchecked": sum(finding.verdict is Verdict.UNCHECKED for finding in findings),
        }

    def words(self, document: Document) -> str:
        """Everything a person may search a conference by: number, dates, places, texts, figures."""
        parts = [str(document.get("held_on", "")), str(document.get("number") or "")]
        try:
            conference = from_document(document)
            series = self._shelf.series(conference.series)
        except (Trouble, KeyError, TypeError, ValueError):
            return " ".join(parts)
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
        headline = headline_total(series, conference)
        parts.append("" if headline is None else str(headline))
        for name in PARTS:
            parts += _texts_in(document.get(name))
        return " ".join(parts)


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


def _texts_in(value: Any) -> list[str]:
    """Every text in a part of a document: departments, speakers, statements, answers, figures' values."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts_in(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts_in(inner)]
    return [value] if isinstance(value, str) else []


def desk_row(
    key: str, summary: Mapping[str, Any], trouble: Trouble | None, notice: Trouble | None = None
) -> DeskRow:
    """The row of a catalogue summary; a summary of another time may lack anything."""
    held_on = summary.get("held_on")
    try:
        held = date.fromisoformat(held_on) if isinstance(held_on, str) else None
    except ValueError:
        held = None
    return DeskRow(
        key=key,
        number=summary.get("number"),
        held_on=held,
        series=str(summary.get("series") or ""),
        status=str(summary.get("status") or ""),
        total=summary.get("total"),
        errors=int(summary.get("errors") or 0),
        warnings=int(summary.get("warnings") or 0),
        unchecked=int(summary.get("unchecked") or 0),
        trouble=trouble,
        notice=notice,
    )
