"""Working on the answers to public concerns: citing figures, keeping promises, by when they are to be kept."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from store.desk.entering import Entering
from store.desk.paragraphs.sections import add, held
from store.figures.reference_values import cited_otherwise, referred
from store.record.answer import Answer
from store.record.conference import Conference, Note
from store.record.numeral import read_numeral
from store.record.reference import KEPT, PromiseKey, promise_key
from store.record.statement_slots import references
from store.troubles import Trouble
from store.wording.numbers.numerals import read_spelled


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


_SOON = re.compile(
    r"(?:在|于|力争|争取)*(?P<count>[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|半)个?(?P<unit>天|日|周|星期|月)(?:之|以)?内"
    r"|(?<![上下每0-9〇一二三四五六七八九十])[本这]?(?P<last>月|年)底(?:之|以)?前?"
)
_SOON_ENGLISH = re.compile(
    r"\b(?:with)?in (?:the next )?(?P<count>[0-9]{1,3}|an?|[a-z]{3,9}) (?P<unit>day|week|month)s?\b"
    r"|\b(?:by|before) the end of (?:the|this) (?P<last>month|year)\b",
    re.IGNORECASE,
)
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "day": 1, "week": 7}
_AT_ITS_END = {"月": "month", "年": "year"}


def promised_for(promise: str, held_on: date) -> tuple[str, date] | None:
    """A promise that says by when (两周内补齐, within two weeks): its words without that, and the day. None when it says
    none, or one that nobody can be sure of."""
    found = _SOON.search(promise) or _SOON_ENGLISH.search(promise)
    if found is None:
        return None
    if found["last"]:
        ends = _AT_ITS_END.get(found["last"], found["last"].lower())
        due = _in_months(held_on.replace(day=1), 1 if ends == "month" else 13 - held_on.month) - timedelta(1)
    else:
        try:
            due = _after(held_on, found["count"].lower(), found["unit"].lower())
        except (Trouble, OverflowError):
            return None
    rest = f"{promise[: found.start()].rstrip(' ,，')} {promise[found.end() :].lstrip(' ,，')}"
    return (rest if rest.isascii() else rest.replace(" ", "")).strip(), due


def _after(day: date, count: str, unit: str) -> date:
    if count == "半":
        return day + timedelta(15) if unit == "月" else day + timedelta(4)
    number = (
        1
        if count in ("a", "an")
        else read_spelled(count)
        if count.isalpha() and count.isascii()
        else int(read_numeral(count))
    )
    return _in_months(day, number) if unit in ("月", "month") else day + timedelta(number * _DAYS[unit])


def _in_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that has none."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))
