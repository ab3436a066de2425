"""How the lines of the dialogs for sections, figures and claims are read; each refuses with a reason."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from store.record.figure import Period
from store.record.quantity import read_quantity
from store.record.text import half_width, one_line
from store.record.window import AsOf, moment
from store.record.words import Words, words
from tui.dialogs.form import Field
from tui.words import InterfaceTrouble, pair

LANGUAGES = ("zh", "en")
"""The languages the dialogs ask words in."""

_PARTED = re.compile("[、|\u3000]")


class BadField(InterfaceTrouble):
    """A line that could not be read. Facts: `raw`, and `known` where one of several was wanted."""


Say = Callable[..., str]


def worded(name: str, label: str, held: Words, say: Say, languages: Iterable[str] = LANGUAGES) -> list[Field]:
    """A line for the words of each language."""
    return [
        Field(
            f"{name}-{language}",
            label + ("" if language == "zh" else say("sections.in_en")),
            held.get(language, ""),
        )
        for language in languages
    ]


def words_of(values: dict[str, str], name: str) -> dict[str, str]:
    """The words of a dialog's lines `name-zh`, `name-en`."""
    return words(values.get(f"{name}-zh", ""), en=values.get(f"{name}-en", ""))


def needed(raw: str) -> str:
    """A line that must not stay empty."""
    text = one_line(raw)
    if not text:
        raise BadField("sections.needed")
    return text


def day(raw: str) -> date | None:
    """A date, or nothing."""
    text = one_line(half_width(raw)).replace("/", "-").replace(".", "-")
    if not text:
        return None
    try:
        year, month, number = (int(part) for part in text.split("-"))
        return date(year, month, number)
    except ValueError:
        raise BadField("sections.bad_date", raw=one_line(raw)) from None


def period(raw: str) -> Period | None:
    """Two dates, or one for a single day, or nothing."""
    text = half_width(one_line(raw))
    if not text:
        return None
    days = [day(part) for part in re.split(r"\s+|至|到|~|～|—", text) if part]
    if not 1 <= len(days) <= 2 or None in days:
        raise BadField("sections.bad_period", raw=one_line(raw))
    first, last = days[0], days[-1]
    assert first is not None and last is not None
    return Period(first, last)


def period_text(held: Period | None) -> str:
    if held is None:
        return ""
    return f"{held.start}" if held.start == held.end else f"{held.start} {held.end}"


def as_of(raw: str) -> AsOf | None:
    """A moment such as `2022-08-31T24`, a printed word, or nothing."""
    text = one_line(half_width(raw))
    if not text:
        return None
    if not re.search(r"\d", text):
        return AsOf(None, text)
    try:
        return AsOf(moment(text))
    except ValueError:
        raise BadField("sections.bad_moment", raw=text) from None


def as_of_text(held: AsOf | None) -> str:
    if held is None:
        return ""
    return held.moment.iso() if held.moment is not None else held.word


def items(raw: str) -> tuple[str, ...]:
    """Things parted by 、 or | or a full-width space."""
    return tuple(part.strip() for part in _PARTED.split(raw) if part.strip())


def counted(raw: str) -> str:
    """A number given with a list, as printed; refused when it is none."""
    text = one_line(raw)
    if text:
        read_quantity(text)
    return text


def one_of(prefix: str, codes: Sequence[str]) -> Callable[[str], str]:
    """Reads one of several choices by its code or by its word in either language (`sections.PREFIX_CODE`)."""
    known = {code: {code, *pair(f"sections.{prefix}_{code}")} for code in codes}

    def read(raw: str) -> str:
        text = one_line(raw)
        for code, names in known.items():
            if text in names:
                return code
        raise BadField(
            "sections.bad_choice", raw=text, known=" ".join(pair(f"sections.{prefix}_{c}")[0] for c in codes)
        )

    return read


def yes(raw: str) -> bool:
    """是 or yes; nothing and 否 are no."""
    text = one_line(raw).lower()
    if text in ("是", "yes", "y", "1"):
        return True
    if text in ("", "否", "no", "n", "0"):
        return False
    raise BadField("sections.bad_choice", raw=text, known="是 否 yes no")
