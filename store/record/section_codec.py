"""The parts of a conference beside its cells as documents, and back: sections, figures, claims, answers.

Each part is a mapping by id, so that documents merge path by path. What is empty is left out; keys that
a later version adds are passed over. KeyError, TypeError or ValueError when a row is none of its kind.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from store.record import quantity
from store.record.answer import Answer
from store.record.cell import cell_key
from store.record.claim import Claim
from store.record.codec import as_of_document, read_as_of
from store.record.figure import CountedList, Figure, Period
from store.record.section import VERBS, Manner, Section, Statement
from store.record.status import Reached, Statuses
from store.record.text import one_line
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


def _mapping(held: Any) -> Mapping[str, Any]:
    """A mapping, or an empty one for nothing. TypeError for anything else."""
    if not isinstance(held or {}, Mapping):
        raise TypeError(held)
    return held or {}


def _row(held: Any) -> Mapping[str, Any]:
    """A row, which is never empty. TypeError when it is none."""
    if not isinstance(held, Mapping):
        raise TypeError(held)
    return held


def _verb(row: Mapping[str, Any], default: str) -> str:
    verb = str(row.get("verb", default))
    if verb and verb not in VERBS:
        raise ValueError(verb)
    return verb


def _section_row(section: Section) -> Row:
    return _filled({
        "order": section.order, "department": words_document(section.department),
        "speaker": words_document(section.speaker), "title": words_document(section.title),
        "verb": section.verb,
    })  # fmt: skip


def _section(row: Mapping[str, Any]) -> Section:
    return Section(
        int(row["order"]), read_words(row.get("department")), read_words(row.get("speaker")),
        read_words(row.get("title")), _verb(row, "introduce"),
    )  # fmt: skip


def _statement_row(statement: Statement) -> Row:
    return _filled({
        "order": statement.order, "section": statement.section, "text": words_document(statement.text),
        "manner": statement.manner.value, "verb": statement.verb,
    })  # fmt: skip


def _statement(row: Mapping[str, Any]) -> Statement:
    return Statement(
        str(row["section"]), int(row["order"]), read_words(row.get("text"), lines=True),
        Manner(row.get("manner", Manner.PROSE.value)), _verb(row, ""),
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
    held, period, as_of = row.get("quantity"), row.get("period"), row.get("as_of")
    return Figure(
        order=int(row["order"]),
        raw=one_line(str(row.get("raw", ""))),
        quantity=quantity.from_document(held) if held else None,
        literal=bool(row.get("literal", False)),
        label=read_words(row.get("label")),
        said=read_words(row.get("said")),
        kind=Kind(row.get("kind", Kind.FLOW.value)),
        as_of=read_as_of(as_of) if as_of else None,
        period=Period(date.fromisoformat(period["from"]), date.fromisoformat(period["to"]))
        if period
        else None,
        section=str(row.get("section", "")),
        source=one_line(str(row.get("source", ""))),
        follow=one_line(str(row.get("follow", ""))),
        by=one_line(str(row.get("by", ""))),
        at=int(row.get("at", 0)),
    )


def _list_row(counted: CountedList) -> Row:
    return _filled({
        "order": counted.order, "items": list(counted.items), "raw": counted.raw,
        "counted": quantity.to_document(counted.counted) if counted.counted is not None else None,
        "open": True if counted.open else None, "translated": list(counted.translated),
        "label": words_document(counted.label), "section": counted.section,
    })  # fmt: skip


def _list(row: Mapping[str, Any]) -> CountedList:
    held = row.get("counted")
    return CountedList(
        int(row["order"]), _lines(row.get("items")), quantity.from_document(held) if held else None,
        one_line(str(row.get("raw", ""))), bool(row.get("open", False)), _lines(row.get("translated")),
        read_words(row.get("label")), str(row.get("section", "")),
    )  # fmt: skip


def _lines(items: Any) -> tuple[str, ...]:
    if not isinstance(items or [], list):
        raise TypeError(items)
    return tuple(one_line(str(item)) for item in items or ())


def _claim_row(claim: Claim) -> Row:
    return _filled({
        "order": claim.order, "scope": words_document(claim.scope), "hedge": words_document(claim.hedge),
        "predicate": words_document(claim.predicate), "short": words_document(claim.short),
        "section": claim.section, "speaker": claim.speaker,
        "as_of": as_of_document(claim.as_of) if claim.as_of else None, "supports": list(claim.supports),
    })  # fmt: skip


def _claim(row: Mapping[str, Any]) -> Claim:
    supports = _lines(row.get("supports"))
    for support in supports:
        cell_key(support)
    return Claim(
        int(row["order"]), read_words(row.get("scope")), read_words(row.get("hedge")),
        read_words(row.get("predicate")), read_words(row.get("short")), str(row.get("section", "")),
        one_line(str(row.get("speaker", ""))), read_as_of(row["as_of"]) if row.get("as_of") else None, supports,
    )  # fmt: skip


def _statuses_row(statuses: Statuses) -> Row:
    return _filled({
        "order": statuses.order, "goal": words_document(statuses.goal),
        "places": {key: reached.value for key, reached in sorted(statuses.places.items())},
        "section": statuses.section, "as_of": as_of_document(statuses.as_of) if statuses.as_of else None,
    })  # fmt: skip


def _statuses(row: Mapping[str, Any]) -> Statuses:
    return Statuses(
        int(row["order"]), read_words(row.get("goal")),
        {str(key): Reached(value) for key, value in _mapping(row.get("places")).items()},
        str(row.get("section", "")), read_as_of(row["as_of"]) if row.get("as_of") else None,
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
        order=int(row["order"]),
        topic=read_words(row.get("topic")),
        question=read_words(row.get("question")),
        asker=read_words(row.get("asker")),
        department=read_words(row.get("department")),
        speaker=read_words(row.get("speaker")),
        title=read_words(row.get("title")),
        verb=_verb(row, "state"),
        manner=Manner(row.get("manner", Manner.PROSE.value)),
        text=read_words(row.get("text"), lines=True),
        cited={str(key): one_line(str(value)) for key, value in _mapping(row.get("cited")).items()},
        promise=one_line(str(row.get("promise", ""))),
        due=date.fromisoformat(row["due"]) if row.get("due") else None,
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


def read_parts(part: str, document: Mapping[str, Any] | None) -> dict[str, Any]:
    """The part a document holds; empty when it has none."""
    return {str(key): CODECS[part].read(_row(row)) for key, row in _mapping(document).items()}
