"""The dialogs of what a text cites: a figure, a list, a claim, how far the places have come.

`held_on` is the conference's day: days typed without a year lie near it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.widgets import Input

from store.desk.paragraphs.section_figures import understood, understood_english
from store.record.claim import Claim
from store.record.figure import CountedList, Figure
from store.record.quantity import Quantity, read_quantity
from store.record.status import Reached, Statuses
from store.record.text import half_width, one_line
from store.series.definition import Kind
from store.troubles import Trouble
from store.wording.numbers.printed_as import figure_trouble
from store.wording.numbers.printed_lists import list_trouble
from tui.dialogs.fields import (
    BadField,
    as_of_field,
    choice_of,
    items,
    list_count,
    needed,
    period_field,
    words_given,
    yes,
)
from tui.dialogs.form import Field, FormDialog
from tui.widgets.controls import PlainWords

if TYPE_CHECKING:
    from store.series.definition import Series
    from store.wording.numbers.manner import UnitWord

_KINDS = tuple(kind for kind in Kind if not kind.computed)
_KIND = choice_of("kind", [kind.value for kind in _KINDS])


def plain_number(quantity: Quantity) -> str:
    """Its number with marks between thousands, and no more decimals than it has."""
    number = f"{quantity.value:,f}"
    return number.rstrip("0").rstrip(".") if "." in number else number


def value_words(quantity: Quantity, say: Any, *, short: bool = False) -> str:
    """`= 79,490,000条，约数`: the exact value beside the printed one; `short`: the number alone."""
    number = plain_number(quantity)
    if short:
        return str(say("sections.understood", value=number, unit="", meaning=""))
    meaning = quantity.meaning.value
    said = "" if meaning == "exact" else say(f"sections.{meaning}")
    return str(say("sections.understood", value=number, unit=quantity.unit, meaning=said))


class FigureDialog(FormDialog[Figure]):
    """Hands back the figure with what was typed, or None. Beside the figure stands what it means. It may be typed as
    either language prints it; `units` are the measure words with their English."""

    def __init__(self, figure: Figure, held_on: date, units: Mapping[str, "UnitWord"] | None = None) -> None:
        super().__init__()
        self.figure, self.held_on, self.units = figure, held_on, units or {}

    def title_words(self) -> str:
        return self.say("sections.figure_title")

    def fields(self) -> Iterable[Field]:
        held, say = self.figure, self.say
        yield Field("raw", say("sections.raw"), held.raw, one_line, say("sections.raw_hint"))
        literal = say("sections.yes" if held.literal else "sections.no")
        yield from self.worded("label", say("sections.label"), held.label)
        yield Field(
            "said-en",
            say("sections.said_en"),
            held.said.get("en", ""),
            hint=say("sections.said_en_hint"),
            language="en",
        )
        yield Field("literal", say("sections.literal"), literal, yes, say("sections.yes_no_hint"))
        kind = say(f"sections.kind_{held.kind.value}")
        yield Field("kind", say("sections.kind"), kind, _KIND, say("sections.kind_hint"))
        yield as_of_field(held.as_of, self.held_on, say, self.lang)
        hint = say("sections.period_hint")
        yield period_field("period", say("sections.period"), held.period, self.held_on, hint)
        yield Field("follow", say("sections.follow"), held.follow, hint=say("sections.follow_hint"))
        yield Field("source", say("sections.source"), held.source)

    def on_mount(self) -> None:
        super().on_mount()
        self._understand()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id in ("raw", "literal"):
            self._understand()

    def tell_anew(self, name: str) -> None:
        if name == "raw":
            self._understand()
        else:
            super().tell_anew(name)

    def _understand(self) -> None:
        """Show what the figure means, or why it means nothing, beneath it."""
        raw = self.text_of("raw")
        label = self.query_one("#raw-error", PlainWords)
        said = ""
        if self.value_of("literal"):
            said = self.say("sections.as_name")
        elif raw:
            quantity, why = understood_english(raw, self.units), None
            if quantity is None:
                quantity, why = understood(raw)
            said = (
                value_words(quantity, self.say) if quantity else f"! {why.in_app(self.lang) if why else ''}"
            )
        label.update(said)
        label.set_class(bool(said), "-shown")

    def accepted(self, values: dict[str, Any]) -> Figure:
        raw, literal = values["raw"], values["literal"]
        if not raw and values["period"] is None:
            needed("")
        # A text that is refused is not taken here: the dialog is where it can be mended.
        english = understood_english(raw, self.units) if not literal else None
        if english is not None:
            values["said-en"] = values["said-en"] or raw
            raw = english.text
        quantity = english or (read_quantity(raw) if raw and not literal else None)
        said = {language: text for language, text in self.figure.said.items() if language != "en"}
        if values["said-en"]:
            said["en"] = values["said-en"]
        figure = replace(
            self.figure, raw=raw, quantity=quantity, literal=literal, label=words_given(values, "label"), said=said,
            kind=Kind(values["kind"]), as_of=values["as_of"], period=values["period"], follow=values["follow"],
            source=values["source"],
        )  # fmt: skip
        if (trouble := figure_trouble(figure)) is not None:
            raise trouble
        return figure

    def line_of(self, trouble: Trouble) -> str:
        if trouble.code == "literal_counts":
            return "literal"
        return "said-en" if trouble.code.startswith("said_") else "raw"


class ListDialog(FormDialog[CountedList]):
    """Hands back the list with what was typed, or None."""

    def __init__(self, counted_list: CountedList) -> None:
        super().__init__()
        self.list = counted_list

    def title_words(self) -> str:
        return self.say("sections.list_title")

    def fields(self) -> Iterable[Field]:
        held, say = self.list, self.say
        hint = say("sections.items_hint")
        yield Field(
            "items", say("sections.items"), "、".join(held.items), lambda raw: items(needed(raw)), hint
        )
        yield Field("counted", say("sections.counted"), held.raw, list_count, say("sections.counted_hint"))
        opened = say("sections.yes" if held.open else "sections.no")
        yield Field("open", say("sections.open"), opened, yes, say("sections.yes_no_hint"))
        english = say("sections.items") + say("desk.in_en")
        yield Field("translated", english, " | ".join(held.translated), items, "A | B | C", language="en")
        yield from self.worded("label", say("sections.label"), held.label)

    def accepted(self, values: dict[str, Any]) -> CountedList:
        raw = values["counted"]
        made = replace(
            self.list, items=values["items"], raw=raw, counted=read_quantity(raw) if raw else None,
            open=values["open"], translated=values["translated"], label=words_given(values, "label"),
        )  # fmt: skip
        if (trouble := list_trouble(made)) is not None:
            raise trouble
        return made

    def line_of(self, trouble: Trouble) -> str:
        return "translated" if trouble.code.startswith("translated_") else "counted"


_NUMBERS = {"1": Reached.DONE, "2": Reached.MOSTLY, "3": Reached.NOT_YET}


class ClaimDialog(FormDialog[Claim]):
    """Hands back the claim with what was typed, or None. What bears it out is ticked afterwards.

    `asks_speaker`: the claim is made of words that stand in a text already; whose they are is asked first,
    and must be said.
    """

    def __init__(self, claim: Claim, held_on: date, asks_speaker: bool = False) -> None:
        super().__init__()
        self.claim, self.held_on, self.asks_speaker = claim, held_on, asks_speaker

    def on_mount(self) -> None:
        super().on_mount()
        if self.asks_speaker:
            self._go(self.query_one("#speaker", Input))

    def title_words(self) -> str:
        return self.say("sections.claim_title")

    def fields(self) -> Iterable[Field]:
        held, say = self.claim, self.say
        yield from self.worded("scope", say("sections.scope"), held.scope)
        for field in self.worded("hedge", say("sections.hedge"), held.hedge):
            english = field.name.endswith("-en")
            yield replace(field, hint=say("sections.hedge_hint_en" if english else "sections.hedge_hint"))
        for field in self.worded("predicate", say("sections.predicate"), held.predicate):
            only_en = self.asks_speaker and "zh" not in held.predicate
            wanted = "predicate-en" if only_en else "predicate-zh"
            yield replace(field, read=needed) if field.name == wanted else field
        yield from self.worded("short", say("sections.short"), held.short)
        read = needed if self.asks_speaker else one_line
        yield Field("speaker", say("sections.claim_by"), held.speaker, read)
        yield as_of_field(held.as_of, self.held_on, say, self.lang)

    def accepted(self, values: dict[str, Any]) -> Claim:
        words = {name: words_given(values, name) for name in ("scope", "hedge", "predicate", "short")}
        return replace(self.claim, **words, speaker=values["speaker"], as_of=values["as_of"])


def reached(raw: str) -> Reached | None:
    """1, 2 or 3, or the words; nothing when it is not known."""
    text = one_line(half_width(raw))
    if not text:
        return None
    if text not in _NUMBERS:
        raise BadField("sections.bad_choice", raw=text, known="1 2 3")
    return _NUMBERS[text]


class StatusesDialog(FormDialog[Statuses]):
    """Hands back how far each place is, or None. A line for each place of the series."""

    def __init__(self, statuses: Statuses, series: "Series", held_on: date) -> None:
        super().__init__()
        self.statuses, self.series, self.held_on = statuses, series, held_on

    def title_words(self) -> str:
        return self.say("sections.statuses_title")

    def fields(self) -> Iterable[Field]:
        held, say = self.statuses, self.say
        for field in self.worded("goal", say("sections.goal"), held.goal):
            read = needed if field.name == "goal-zh" else field.read
            yield replace(field, read=read, hint=say("sections.goal_hint"))
        numbers = {far: number for number, far in _NUMBERS.items()}
        for place in self.series.places:
            far = held.places.get(place.key)
            text = numbers[far] if far is not None else ""
            yield Field(
                f"place-{place.key}", place.short(self.lang), text, reached, say("sections.reached_hint")
            )
        yield as_of_field(held.as_of, self.held_on, say, self.lang)

    def accepted(self, values: dict[str, Any]) -> Statuses:
        places = {
            place.key: values[f"place-{place.key}"]
            for place in self.series.places
            if values[f"place-{place.key}"] is not None
        }
        return replace(self.statuses, goal=words_given(values, "goal"), places=places, as_of=values["as_of"])
