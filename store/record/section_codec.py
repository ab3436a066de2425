"""The parts of a conference beside its cells as documents, and back: sections, figures, claims, answers.

Each part is a mapping by id, so that documents merge path by path. What is empty is left out; keys that
a later version adds are passed over. Misfit says where a row is none of its kind.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from store.record import quantity
from store.record.answer import Answer
from store.record.claim import Claim
from store.record.codec import as_of_document, key_of_cell, read_as_of
from store.record.decoding import (
    Misfit,
    day,
    each,
    field,
    filled,
    flag,
    key,
    key_or_nothing,
    line,
    listed,
    mapping,
    one_of,
    place_in_order,
    time_ms,
)
from store.record.figure import CountedList, Figure, Period
from store.record.section import VERBS, Manner, Section, Statement
from store.record.status import Reached, Statuses
from store.record.words import read_words, words_document
from store.series.definition import Kind

Row = dict[str, Any]


def _filled(row: Row) -> Row:
    """The row without what is empty; `order` and `section` always stay."""
    return {
        key: value
        for key, value in row.items()
        if key in ("order", "section") or value not in ("", {}, [], None)
    }


def _verb(value: Any) -> str:
    if value not in ("", *VERBS):
        raise Misfit("choice", value, known=", ".join(VERBS))
    return str(value)


_manner, _kind, _reached = one_of(Manner), one_of(Kind), one_of(Reached)


def _lines_of_text(value: Any) -> dict[str, str]:
    return read_words(value, lines=True)


def _period(value: Any) -> Period:
    row = mapping(value)
    return Period(field(row, "from", day), field(row, "to", day))


def _section_row(section: Section) -> Row:
    return _filled({
        "order": section.order, "department": words_document(section.department),
        "speaker": words_document(section.speaker), "title": words_document(section.title),
        "verb": section.verb,
    })  # fmt: skip


def _section(row: Mapping[str, Any]) -> Section:
    return Section(
        field(row, "order", place_in_order), field(row, "department", read_words, {}),
        field(row, "speaker", read_words, {}), field(row, "title", read_words, {}),
        field(row, "verb", _verb, "introduce"),
    )  # fmt: skip


def _statement_row(statement: Statement) -> Row:
    return _filled({
        "order": statement.order, "section": statement.section, "text": words_document(statement.text),
        "manner": statement.manner.value, "verb": statement.verb,
    })  # fmt: skip


def _statement(row: Mapping[str, Any]) -> Statement:
    return Statement(
        field(row, "section", key), field(row, "order", place_in_order), field(row, "text", _lines_of_text, {}),
        field(row, "manner", _manner, Manner.PROSE), field(row, "verb", _verb, ""),
    )  # fmt: skip


def _figure_row(figure: Figure) -> Row:
    period = figure.period
    return _filled({
        "order": figure.order, "raw": figure.raw,
        "quantity": quantity.to_document(figure.quantity) if figure.quantity is not None else None,
        "literal": True if figure.literal else None,
        "label": words_document(figure.label), "said": words_document(figure.said),
        "kind": figure.kind.value, "as_of": as_of_document(figure.as_of) if figure.as_of else None,
        "period": {"from": period.start.isoformat(), "to": period.end.isoformat()} if period else None,
        "section": figure.section, "source": figure.source, "follow": figure.follow,
        "by": figure.by, "at": figure.at,
    })  # fmt: skip


def _figure(row: Mapping[str, Any]) -> Figure:
    return Figure(
        order=field(row, "order", place_in_order),
        raw=field(row, "raw", line, ""),
        quantity=field(row, "quantity", quantity.from_document, None),
        literal=field(row, "literal", flag, False),
        label=field(row, "label", read_words, {}),
        said=field(row, "said", read_words, {}),
        kind=field(row, "kind", _kind, Kind.FLOW),
        as_of=field(row, "as_of", read_as_of, None),
        period=field(row, "period", _period, None),
        section=field(row, "section", key_or_nothing, ""),
        source=field(row, "source", line, ""),
        follow=field(row, "follow", line, ""),
        by=field(row, "by", line, ""),
        at=field(row, "at", time_ms, 0),
    )


def _list_row(counted: CountedList) -> Row:
    return _filled({
        "order": counted.order, "items": list(counted.items), "raw": counted.raw,
        "counted": quantity.to_document(counted.counted) if counted.counted is not None else None,
        "open": True if counted.open else None, "translated": list(counted.translated),
        "label": words_document(counted.label), "section": counted.section,
    })  # fmt: skip


def _list(row: Mapping[str, Any]) -> CountedList:
    return CountedList(
        field(row, "order", place_in_order), field(row, "items", _lines, ()),
        field(row, "counted", quantity.from_document, None), field(row, "raw", line, ""),
        field(row, "open", flag, False), field(row, "translated", _lines, ()),
        field(row, "label", read_words, {}), field(row, "section", key_or_nothing, ""),
    )  # fmt: skip


def _lines(value: Any) -> tuple[str, ...]:
    return tuple(listed(value, line, 10_000))


def _claim_row(claim: Claim) -> Row:
    return _filled({
        "order": claim.order, "scope": words_document(claim.scope), "hedge": words_document(claim.hedge),
        "predicate": words_document(claim.predicate), "short": words_document(claim.short),
        "section": claim.section, "speaker": claim.speaker,
        "as_of": as_of_document(claim.as_of) if claim.as_of else None, "supports": list(claim.supports),
    })  # fmt: skip


def _claim(row: Mapping[str, Any]) -> Claim:
    return Claim(
        field(row, "order", place_in_order), field(row, "scope", read_words, {}),
        field(row, "hedge", read_words, {}), field(row, "predicate", read_words, {}),
        field(row, "short", read_words, {}), field(row, "section", key_or_nothing, ""),
        field(row, "speaker", line, ""), field(row, "as_of", read_as_of, None),
        field(row, "supports", _references, ()),
    )  # fmt: skip


def _references(value: Any) -> tuple[str, ...]:
    """References to cells and parts, as they are written."""
    return tuple(str(ref) for ref in listed(value, key_of_cell, 10_000))


def _statuses_row(statuses: Statuses) -> Row:
    return _filled({
        "order": statuses.order, "goal": words_document(statuses.goal),
        "places": {key: reached.value for key, reached in sorted(statuses.places.items())},
        "section": statuses.section, "as_of": as_of_document(statuses.as_of) if statuses.as_of else None,
    })  # fmt: skip


def _statuses(row: Mapping[str, Any]) -> Statuses:
    return Statuses(
        field(row, "order", place_in_order), field(row, "goal", read_words, {}),
        field(row, "places", lambda value: each(value, key, _reached), {}),
        field(row, "section", key_or_nothing, ""), field(row, "as_of", read_as_of, None),
    )  # fmt: skip


def _answer_row(answer: Answer) -> Row:
    return _filled({
        "order": answer.order, "topic": words_document(answer.topic), "question": words_document(answer.question),
        "asker": words_document(answer.asker), "department": words_document(answer.department),
        "speaker": words_document(answer.speaker), "title": words_document(answer.title), "verb": answer.verb,
        "manner": answer.manner.value, "text": words_document(answer.text),
        "cited": dict(sorted(answer.cited.items())), "promise": answer.promise,
        "due": answer.due.isoformat() if answer.due else None,
    })  # fmt: skip


def _answer(row: Mapping[str, Any]) -> Answer:
    return Answer(
        order=field(row, "order", place_in_order),
        topic=field(row, "topic", read_words, {}),
        question=field(row, "question", read_words, {}),
        asker=field(row, "asker", read_words, {}),
        department=field(row, "department", read_words, {}),
        speaker=field(row, "speaker", read_words, {}),
        title=field(row, "title", read_words, {}),
        verb=field(row, "verb", _verb, "state"),
        manner=field(row, "manner", _manner, Manner.PROSE),
        text=field(row, "text", _lines_of_text, {}),
        cited=field(row, "cited", lambda value: each(value, filled, line), {}),
        promise=field(row, "promise", line, ""),
        due=field(row, "due", day, None),
    )


class _Codec(NamedTuple):
    """How one kind of part becomes a row, and comes back."""

    write: Callable[[Any], Row]
    read: Callable[[Mapping[str, Any]], Any]


CODECS: Mapping[str, _Codec] = {
    "sections": _Codec(_section_row, _section),
    "statements": _Codec(_statement_row, _statement),
    "figures": _Codec(_figure_row, _figure),
    "lists": _Codec(_list_row, _list),
    "claims": _Codec(_claim_row, _claim),
    "statuses": _Codec(_statuses_row, _statuses),
    "answers": _Codec(_answer_row, _answer),
}


def parts_document(part: str, held: Mapping[str, Any]) -> Row:
    """A part of a conference as a document by id; equal parts give equal documents."""
    return {key: CODECS[part].write(value) for key, value in sorted(held.items())}


MOST_OF_A_PART = 5_000
"""Sections, statements, figures … of one conference; a long bulletin has a hundred."""


def read_parts(part: str, document: Any) -> dict[str, Any]:
    """The part a document holds; empty when it has none. Misfit when a row is none of its kind."""
    read = CODECS[part].read
    return each(document, key, lambda row: read(mapping(row)), MOST_OF_A_PART)
