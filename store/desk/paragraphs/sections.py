"""Working on the sections of a conference: adding, writing, ordering, taking out, using again.

Every function changes the record of a sitting in one undoable step (or, for typing, in one step until
the field is left) and goes through the keystroke journal like a typed figure.
Who spoke before is proposed with the title.

Here too a statement or an answer is shown as it will be printed, while it is being written, and what its prose may cite.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from store.desk.entering import Edit, Entering
from store.desk.troubles import WrongCall
from store.part_kinds import KINDS, PARTS
from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.part import in_order
from store.record.people import Directory
from store.record.reference import PartKey, Reference
from store.record.section import Manner, Section, Statement
from store.record.statement_slots import ProseSlot, prose_slots, references
from store.record.text import clean, paragraphs_of
from store.record.words import Words, with_words
from store.series.definition import Series
from store.wording.say.draft import Draft, SpanKind

if TYPE_CHECKING:
    from store.desk.desk import Desk
    from store.wording.book.book import Book


_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Signs of an id: none that is taken for another."""


_SPOKEN = ("sections", "answers")


def new_key(conference: Conference, part: str, at: int) -> str:
    """An id for a new section, figure … : short, since it stands in prose, and different in two windows
    that add one in different milliseconds. `at` is the time in milliseconds. A section and an answer never have the
    same: what is recorded in either names it by its id alone."""
    taken = {
        *conference.parts(part),
        *({**conference.sections, **conference.answers} if part in _SPOKEN else ()),
    }
    while True:
        key, rest = "", at
        for _ in range(3):
            key, rest = key + _LETTERS[rest % len(_LETTERS)], rest // len(_LETTERS)
        if key not in taken:
            return key
        at += 1


def change(sitting: Entering, part: str, key: str, **fields: Any) -> None:
    """Give some fields of a section, statement, figure, claim … new values, as one step."""
    sitting.set_fields(**{f"{part}/{key}": replace(held(sitting, part, key), **fields)})


def held(sitting: Entering, part: str, key: str) -> Any:
    """The part of that id; WrongCall when the conference has none."""
    if part not in PARTS or key not in sitting.conference.parts(part):
        raise WrongCall("no_part", part=part, got=key)
    return sitting.conference.parts(part)[key]


def add(
    sitting: Entering, part: str, value: Any, beside: Callable[[str], Mapping[str, Any]] | None = None
) -> str:
    """Put a new one at the end of its part; its id. `beside` says by its id what else changes in the same step."""
    others = sitting.conference.parts(part).values()
    last = max((other.order for other in others), default=-1)
    key = new_key(sitting.conference, part, sitting.now())
    changes = {f"{part}/{key}": replace(value, order=last + 1)}
    sitting.set_fields(**changes, **(beside(key) if beside is not None else {}))
    return key


def add_section(
    sitting: Entering, department: Words, speaker: Words | None = None, title: Words | None = None,
    verb: str = "introduce",
) -> str:  # fmt: skip
    """A new, last section; its id."""
    return add(sitting, "sections", Section(0, department, speaker or {}, title or {}, verb))


def add_statement(
    sitting: Entering, section: str, text: str = "", *, language: str = "zh",
    manner: Manner = Manner.PROSE, verb: str = "",
) -> str:  # fmt: skip
    """A new, last statement of a section; its id."""
    held(sitting, "sections", section)
    words = with_words({}, language, clean(text))
    return add(sitting, "statements", Statement(section, 0, words, manner, verb))


def write(sitting: Entering, part: str, key: str, text: str, language: str = "zh") -> None:
    """Put what stands in an editor after a keystroke into a statement or an answer.

    Keystrokes in one text are one undo step until `sitting.close()`.
    """
    one = held(sitting, part, key)
    sitting.type_field(f"{part}/{key}", replace(one, text=with_words(one.text, language, clean(text))))


def put_away(sitting: Entering, part: str, key: str) -> None:
    """A text that was written is left: its lines that say nothing go, in one step with what was typed. They print
    nothing, and nobody would find them."""
    one = held(sitting, part, key)
    said = {language: "\n".join(paragraphs_of(text)) for language, text in one.text.items()}
    sitting.type_field(f"{part}/{key}", replace(one, text=said))
    sitting.close()


def changed_in(step: Edit, text: PartKey, section: str) -> bool:
    """Whether a step changed that text, or no text but what was lifted out of those of its section."""
    if str(text) in step.fields:
        return True
    parts = [name.partition("/")[0] for name in step.fields]
    if any(part in KINDS and KINDS[part].prose for part in parts):
        return False
    return any(
        part in KINDS and KINDS[part].letter and getattr(one, "section", None) == section
        for part, values in zip(parts, step.fields.values(), strict=True)
        for one in values
    )


def drop_unwritten(sitting: Entering, key: str) -> bool:
    """Take a new paragraph out again in which nobody wrote: where making it was the last step, as if it had never
    been made."""
    if any(held(sitting, "statements", key).text.values()):
        return False
    done, _ = sitting.steps
    made = done[-1].fields.get(f"statements/{key}") if done else None
    if made is not None and made[0] is None and len(done[-1].fields) == 1:
        sitting.undo()
    else:
        remove(sitting, "statements", key)
    return True


def move(sitting: Entering, part: str, key: str, steps: int) -> bool:
    """Move one up (negative) or down among its like; False when it stands at that end already.

    A statement moves within its section. Only the orders that change are touched.
    """
    moved = held(sitting, part, key)
    parts = sitting.conference.parts(part)
    like = [
        other for other in in_order(parts) if getattr(parts[other], "section", "") == getattr(moved, "section", "")
    ] if part == "statements" else in_order(parts)  # fmt: skip
    at = like.index(key)
    to = min(max(at + steps, 0), len(like) - 1)
    if to == at:
        return False
    like.insert(to, like.pop(at))
    orders = sorted(parts[other].order for other in like)
    if len(set(orders)) < len(orders):
        orders = list(range(orders[0], orders[0] + len(orders)))
    changed = {
        f"{part}/{other}": replace(parts[other], order=order)
        for other, order in zip(like, orders, strict=True)
        if parts[other].order != order
    }
    sitting.set_fields(**changed)
    return True


def remove(sitting: Entering, part: str, key: str) -> None:
    """Take one out, as one step; with a section go its statements and what was recorded in it.

    What other texts still refer to stays, so that no sentence loses its figure unseen.
    """
    gone = {f"{part}/{key}"}
    held(sitting, part, key)
    conference = sitting.conference
    if part == "sections":
        gone |= {f"statements/{name}" for name, _ in conference.statements_of(key)}
        inside = {
            PartKey(kind.name, other)
            for kind in KINDS.values()
            if kind.in_section
            for other, value in conference.parts(kind.name).items()
            if value.section == key
        }
        used = set(_used(conference, without=gone))
        gone |= {str(ref) for ref in inside if ref not in used}
    sitting.set_fields(**dict.fromkeys(sorted(gone)))


def _used(conference: Conference, without: Iterable[str]) -> Iterable[Any]:
    """What the prose that stays refers to."""
    left_out = set(without)
    for ref, texts in conference.prose():
        if str(ref) not in left_out:
            for text in texts.values():
                yield from references(text)


def made_in(conference: Conference, section: str) -> list[PartKey]:
    """What was recorded in a section or an answer for texts to print: kind by kind, each in its order."""
    return [
        PartKey(kind.name, key)
        for kind in KINDS.values()
        if kind.in_section
        for key in in_order(conference.parts(kind.name))
        if conference.parts(kind.name)[key].section == section
    ]


def used(conference: Conference, ref: PartKey) -> bool:
    """Whether a text prints it, or a claim rests on it."""
    resting = (support for claim in conference.claims.values() for support in claim.supports)
    return ref in _used(conference, without=()) or str(ref) in resting


def reuse(sitting: Entering, earlier: Conference, section: str) -> str:
    """Take a section of an earlier conference over as a frame: department, speaker, sentences, labels.

    Figures come without their values, to be filled anew; nothing that was true then is said again.
    """
    conference = sitting.conference
    at = sitting.now()
    old = earlier.sections[section]
    key = new_key(conference, "sections", at)
    last = max((other.order for other in conference.sections.values()), default=-1)
    changes: dict[str, Any] = {f"sections/{key}": replace(old, order=last + 1)}
    names: dict[Reference, str] = {}
    for name, statement in earlier.statements_of(section):
        for text in statement.text.values():
            for ref in references(text):
                if isinstance(ref, PartKey) and ref.about.in_section and ref not in names:
                    names[ref] = _taken_over(conference, earlier, ref, key, changes)
        made = _free(conference, changes, "statements", name)
        texts = {language: _renamed(text, names) for language, text in statement.text.items()}
        changes[f"statements/{made}"] = replace(statement, section=key, text=texts)
    sitting.set_fields(**changes)
    return key


def _taken_over(
    conference: Conference, earlier: Conference, old: PartKey, section: str, changes: dict[str, Any]
) -> str:
    """Adds the frame of an earlier figure or list to `changes`; its new id."""
    part = old.kind
    there = earlier.parts(part).get(old.key)
    key = _free(conference, changes, part, old.key)
    if there is None:
        return key
    order = max((other.order for other in conference.parts(part).values()), default=-1) + 1 + len(changes)
    changes[f"{part}/{key}"] = replace(there.frame, order=order, section=section)
    return key


def _free(conference: Conference, changes: dict[str, Any], part: str, wanted: str) -> str:
    """`wanted`, or like it with signs added when it is taken here."""
    key = wanted
    while key in conference.parts(part) or f"{part}/{key}" in changes:
        key += "x"
    return key


def _renamed(text: str, names: Mapping[Reference, str]) -> str:
    """A text whose slots refer to the new ids."""
    for slot in reversed(prose_slots(text)):
        new = names.get(slot.ref)
        if new is not None and isinstance(slot.ref, PartKey):
            written = text[slot.start : slot.end].replace(f":{slot.ref.key}", f":{new}")
            text = text[: slot.start] + written + text[slot.end :]
    return text


FAR = 90
"""How many conferences back the directory looks: a quarter of a year of daily ones."""


def directory(
    desk: "Desk", conference: Conference, key: str = "", before: Sequence[Conference] | None = None
) -> Directory:
    """Everybody who speaks at this conference or spoke at those of the series before it, and whom the office's list has.
    The files of those are read, unless they are given as `before`."""
    earlier = desk.earlier(conference, key, FAR) if before is None else before
    return Directory((conference, *earlier), desk.names.now.known, conference.held_on)


class Printed(Struct, frozen=True):
    """What one slot prints where it stands. `missing`: the mark of something that is still to come."""

    text: str
    missing: bool


class Previewed(Struct, frozen=True):
    """A text as it will be printed, and what each of its slots prints, in their order."""

    draft: Draft
    slots: tuple[Printed, ...]


def previewed(book: "Book", conference: Conference, part: str, key: str) -> Previewed:
    """The text of a statement or answer in the book's language, with its figures filled in."""
    from store.wording.say.prose import ProseSayer
    from store.wording.say.sayer import Sayer

    spans: list[tuple[int, int]] = []

    class Marking(ProseSayer):
        def slot(self, slot: ProseSlot, after: str = "") -> None:
            start = self.sayer.length
            super().slot(slot, after)
            spans.append((start, self.sayer.length))

    sayer = Sayer(book, conference)
    one = conference.parts(part).get(key)
    text = "" if one is None else one.text.get(book.language, "")
    if one is not None and text:
        Marking(sayer).prose(text, PartKey(part, key), one.manner)
    draft = sayer.draft("full")
    blank = [span for span in draft.spans if span.kind is SpanKind.MISSING]
    return Previewed(
        draft,
        tuple(
            Printed(draft.text[start:end], any(start <= span.start < end for span in blank))
            for start, end in spans
        ),
    )


def prints(
    book: "Book", conference: Conference, cited: Sequence[tuple[Reference, str]]
) -> Mapping[tuple[Reference, str], str]:
    """What each thing cited (and side of it) prints within a sentence of the book's language; those that print nothing
    yet are not there."""
    from store.wording.say.prose import ProseSayer
    from store.wording.say.sayer import Sayer

    found: dict[tuple[Reference, str], str] = {}
    for ref, side in cited:
        sayer = Sayer(book, conference)
        sayer.emit(_WITHIN)
        ProseSayer(sayer).slot(ProseSlot(0, 0, ref, side))
        draft = sayer.draft("full")
        if all(span.kind is not SpanKind.MISSING for span in draft.spans):
            found[ref, side] = draft.text[len(_WITHIN) :]
    return found


_WITHIN = "… "
"""Words before a figure, so that it is said as within a sentence: 1,306 and not spelled out."""


def citable(series: Series, conference: Conference, section: str) -> list[tuple[Reference, str]]:
    """What prose may refer to, with the side of it that is printed: the section's own parts first, then
    those of the others, then the totals of the grid that have a figure."""
    found: list[tuple[Reference, str]] = []
    for own in (True, False):
        for kind in KINDS.values():
            held = conference.parts(kind.name) if kind.letter else {}
            for key in in_order(held):
                if (held[key].section == section) is own:
                    found += [(PartKey(kind.name, key), side) for side in ("", *held[key].sides)]
    found += [(ref, "") for ref in _grid(series, conference)]
    return found


def _grid(series: Series, conference: Conference) -> list[CellKey]:
    """The rows of the grid in which something was entered, by window and indicator."""
    filled = {(key.window, key.indicator) for key in conference.cells if key.place != STATED}
    rows = [
        CellKey(window.key, indicator.key)
        for window in conference.windows
        for indicator in series.by_window
        if indicator.kind.computed or (window.key, indicator.key) in filled
    ]
    lines = [CellKey("", indicator.key) for indicator in series.at_moment if ("", indicator.key) in filled]
    return rows + lines
