"""What is still to be done with a conference: the clerk's checklist, from the words of the shift before to the final text.

How much is found is what `checking.look` found, as `standing` counts it for the list: nothing is counted here again.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from store.checks.basis.finding import Finding
from store.checks.figures.cells import is_blank, is_printed, lacking
from store.desk.progress.board import BoardRow, State, open_notes, tally
from store.desk.standing import Standing, standing_of
from store.record.conference import chosen
from store.record.part import in_order
from store.record.reference import PartKey, Reference
from store.record.report import ShiftNote

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from store.record.conference import Conference


class StepState(StrEnum):
    """How a step stands."""

    DONE = "done"
    TO_DO = "to_do"
    OPEN = "open"
    """It may be done and need not: who confirms by phone, and who chooses a headline of their own."""


class Step(Struct, frozen=True):
    """One item of the checklist. `name` is `note`, `figures`, `texts`, `sections`, `answers`, `findings`, `reports`, `headline` or `final`;
    `counts` fills its words, `ref` is what it leads to where that is one thing, `note` the words of a note."""

    name: str
    mark: StepState
    counts: Mapping[str, int] = {}
    ref: Reference | None = None
    note: ShiftNote | None = None


def steps(
    sitting: "Sitting", found: Sequence[Finding], rows: Sequence[BoardRow]
) -> tuple[Standing, list[Step]]:
    """The checklist of a sitting of which this was found and of which these are the reports; the counts it is made of."""
    conference = sitting.conference
    standing = standing_of(found, conference)
    return standing, [
        *_notes(conference),
        *_of_counts(standing, found, conference),
        *([_reports(rows)] if rows else []),
        _headline(sitting),
        _final(sitting),
    ]


def _notes(conference: "Conference") -> Iterator[Step]:
    for key, note in open_notes(conference):
        yield Step("note", StepState.TO_DO, ref=PartKey("shift_notes", key), note=note)


def _of_counts(standing: Standing, found: Sequence[Finding], conference: "Conference") -> Iterator[Step]:
    beside = [one.cells[0] for one in found if is_blank(one) and is_printed(one)]
    in_grid = lacking(found)
    left = standing.asked - standing.filled
    counts = {"filled": standing.filled, "asked": standing.asked, "left": left,
              "blanks": standing.blanks - standing.unfilled}  # fmt: skip
    if standing.asked:
        mark = StepState.TO_DO if in_grid else StepState.DONE
        yield Step("figures", mark, counts, next(iter(in_grid), None))
    if beside:
        yield Step("texts", StepState.TO_DO, {"unfilled": standing.unfilled}, beside[0])
    said = {one.section for one in conference.statements.values() if any(one.text.values())}
    empty = (PartKey("sections", key) for key in in_order(conference.sections) if key not in said)
    counts = {"written": standing.written, "sections": standing.sections}
    unwritten = standing.written < standing.sections
    mark = StepState.TO_DO if unwritten else StepState.DONE if standing.sections else StepState.OPEN
    yield Step("sections", mark, counts, next(empty, None))
    if conference.answers:
        silent = [
            PartKey("answers", key)
            for key in in_order(conference.answers)
            if not any(conference.answers[key].text.values())
        ]
        counts = {"answered": standing.answered, "answers": standing.answers}
        yield Step(
            "answers", StepState.TO_DO if silent else StepState.DONE, counts, silent[0] if silent else None
        )
    counts = {"errors": standing.errors, "blanks": standing.blanks, "warnings": standing.warnings}
    yield Step("findings", StepState.DONE if standing.fine else StepState.TO_DO, counts)


def _reports(rows: Sequence[BoardRow]) -> Step:
    counts = tally(rows)
    away = counts[State.WAITING] + counts[State.PARTLY] + counts[State.AGAIN]
    mark = (
        StepState.TO_DO
        if away
        else StepState.DONE
        if counts[State.VERIFIED] == counts["all"]
        else StepState.OPEN
    )
    return Step("reports", mark, {**counts, "there": sum(row.there for row in rows)})


def _headline(sitting: "Sitting") -> Step:
    """Chosen in whichever language: who works in English chooses none in Chinese."""
    own = any(chosen(sitting.conference, "headline", language) for language in sitting.texts.languages)
    return Step("headline", StepState.DONE if own else StepState.OPEN)


def _final(sitting: "Sitting") -> Step:
    version = sitting.went_out_as
    if version is None:
        return Step("final", StepState.TO_DO)
    return Step("final", StepState.TO_DO if sitting.moved_on else StepState.DONE, {"version": version})
