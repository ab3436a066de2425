"""How the lines of the dialogs for sections, figures and claims are read; each refuses with a reason.

Days and moments are read as everywhere: `store.record.typed_moments`.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from store.desk.paragraphs.answers import promised_for
from store.languages import either
from store.record.figure import Period
from store.record.quantity import read_quantity
from store.record.text import one_line
from store.record.typed_moments import as_of_in_full, period_text, read_period, typed_as_of, typed_day
from store.record.window import AsOf
from store.record.words import words
from tui.dialogs.form import Field
from tui.words import InterfaceTrouble, pair

_PARTED = re.compile("[、|\u3000]")


class BadField(InterfaceTrouble):
    """A line that could not be read. Facts: `raw`, and `known` where one of several was wanted."""


Say = Callable[..., str]


def words_given(values: dict[str, str], name: str) -> dict[str, str]:
    """The words of a dialog's lines `name-zh`, `name-en`."""
    return words(values.get(f"{name}-zh", ""), en=values.get(f"{name}-en", ""))


def needed(raw: str) -> str:
    """A line that must not stay empty."""
    text = one_line(raw)
    if not text:
        raise BadField("sections.needed")
    return text


def due_field(name: str, label: str, held: date | None, near: date, hint: str) -> Field:
    """A line for a day still to come, or none; within two weeks is a day, too."""

    def read(raw: str) -> date | None:
        if not one_line(raw):
            return None
        by = promised_for(one_line(raw), near)
        return by[1] if by is not None and not by[0] else typed_day(raw, near, ahead=True)

    return Field(name, label, held.isoformat() if held else "", read, hint, date.isoformat)


def period_field(name: str, label: str, held: Period | None, near: date, hint: str) -> Field:
    """A line for two days, or one, or none."""

    def read(raw: str) -> Period | None:
        return read_period(raw, near) if one_line(raw) else None

    return Field(name, label, period_text(held) if held else "", read, hint, period_text)


def as_of_field(held: AsOf | None, near: date, say: Say, lang: str) -> Field:
    """The line `as_of`: for what moment something is true."""
    text = as_of_in_full(held, lang)

    def read(raw: str) -> AsOf | None:
        # A word that stood there stays the word it was.
        return held if one_line(raw) == text else typed_as_of(raw, near)

    return Field(
        "as_of",
        say("sections.as_of"),
        text,
        read,
        say("sections.as_of_hint"),
        lambda at: as_of_in_full(at, lang),
    )


def items(raw: str) -> tuple[str, ...]:
    """Things parted by 、 or | or a full-width space."""
    return tuple(part.strip() for part in _PARTED.split(raw) if part.strip())


def list_count(raw: str) -> str:
    """A number given with a list, as printed; refused when it is none."""
    text = one_line(raw)
    if text:
        read_quantity(text)
    return text


def choice_of(prefix: str, codes: Sequence[str]) -> Callable[[str], str]:
    """Reads one of several choices by its code or by its word in either language (`sections.PREFIX_CODE`), with or
    without what stands in brackets behind it; the first of those that have one word."""
    pairs = {code: pair(f"sections.{prefix}_{code}") for code in codes}
    whole = {word: code for code in reversed(codes) for word in (code, *pairs[code])}
    bare = {said.partition(" (")[0]: code for code in reversed(codes) for said in pairs[code]}
    known = bare | whole
    chinese, english = zip(*pairs.values(), strict=True)

    def read(raw: str) -> str:
        text = one_line(raw)
        if text in known:
            return known[text]
        raise BadField("sections.bad_choice", raw=text, known=either("、".join(chinese), ", ".join(english)))

    return read


def yes(raw: str) -> bool:
    """是 or yes; nothing and 否 are no."""
    text = one_line(raw).lower()
    if text in ("是", "yes", "y", "1"):
        return True
    if text in ("", "否", "no", "n", "0"):
        return False
    raise BadField("sections.bad_choice", raw=text, known="是 否 yes no")
