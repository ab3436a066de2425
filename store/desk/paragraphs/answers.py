"""Working on the answers to public concerns: citing figures, keeping promises."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from store.desk.entering import Entering
from store.desk.paragraphs.sections import add, held
from store.figures.reference_values import cited_otherwise, referred
from store.record.answer import Answer
from store.record.conference import Conference, Note
from store.record.reference import KEPT, PromiseKey, promise_key
from store.record.statement_slots import references


class Promise(Struct, frozen=True):
    """A promise made at an earlier conference that no later one has reported as kept."""

    ref: PromiseKey
    conference: Conference
    answer: Answer


def add_answer(sitting: Entering, answer: Answer) -> str:
    """A new, last answer; its id. What its text cites is recorded as it is printed now."""
    return add(sitting, "answers", replace(answer, cited=citations(sitting, answer)))


def citations(sitting: Entering, answer: Answer) -> dict[str, str]:
    """Each thing the answer's texts refer to, as it is printed now."""
    cited: dict[str, str] = {}
    for text in answer.text.values():
        for ref in references(text):
            said = referred(sitting.series, sitting.conference, ref)
            if said:
                cited[str(ref)] = said
    return cited


def confirm(sitting: Entering, key: str) -> int:
    """The answer was read again and stands: record what its figures are now. How many it cites: an answer
    that cites nothing has nothing that could be confirmed."""
    sitting.close()
    answer: Answer = held(sitting, "answers", key)
    cited = citations(sitting, answer)
    if cited != dict(answer.cited):
        sitting.set_fields(**{f"answers/{key}": replace(answer, cited=cited)})
    return len(cited)


def read_with(sitting: Entering, key: str) -> tuple[str, str] | None:
    """The first thing an answer cites that is not what somebody read it with: what it was then (empty: nobody read it)
    and what it is now. None when all is as it was."""
    found = cited_otherwise(sitting.series, sitting.conference, held(sitting, "answers", key))
    return None if found is None else (found[1] or "", found[2])


def open_promises(conference: Conference, earlier: Sequence[Conference]) -> list[Promise]:
    """What was promised before (newest conference first) and has not been reported as kept since."""
    kept = set(_notes([conference, *earlier]))
    return [
        Promise(ref, past, answer)
        for past in earlier
        for key, answer in sorted(past.answers.items(), key=lambda item: item[1].order)
        if answer.promise and (ref := promise_key(past.held_on, key)).note not in kept
    ]


def keep(sitting: Entering, promise: Promise, how: str) -> None:
    """Record at this conference how an earlier promise was kept; an empty text takes it back."""
    note = Note(how, sitting.who, sitting.now()) if how else None
    sitting.set_fields(**{f"notes/{promise.ref.note}": note})


def _notes(conferences: Iterable[Conference]) -> Iterable[str]:
    for conference in conferences:
        yield from (name for name in conference.notes if name.startswith(KEPT))
