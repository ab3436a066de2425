"""The dialogs of a figure and of a list: typed as printed, understood at once, refused with a reason."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace
from textual.widgets import Input, Label

from store.desk.section_figures import understood
from store.record.figure import CountedList, Figure
from store.record.quantity import Quantity, read_quantity
from store.record.text import one_line
from store.series.definition import Kind
from store.troubles import Trouble
from store.wording.numbers.printed_as import figure_trouble, list_trouble
from tui.screens.form import Field, FormDialog
from tui.screens.sections_fields import (
    as_of,
    as_of_text,
    counted,
    items,
    needed,
    one_of,
    period,
    period_text,
    worded,
    words_of,
    yes,
)

KINDS = (Kind.FLOW, Kind.STANDING, Kind.CUMULATIVE)
_KIND = one_of("kind", [kind.value for kind in KINDS])


def value_words(quantity: Quantity, say: Any, *, short: bool = False) -> str:
    """`= 79,490,000条，约数`: the exact value beside the printed one; `short`: the number alone."""
    number = f"{quantity.value:,f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    if short:
        return str(say("sections.understood", value=number, unit="", meaning=""))
    meaning = quantity.meaning.value
    said = "" if meaning == "exact" else say(f"sections.{meaning}")
    return str(say("sections.understood", value=number, unit=quantity.unit, meaning=said))


class FigureDialog(FormDialog[Figure]):
    """Hands back the figure with what was typed, or None. Beside the figure stands what it means."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.figure = figure

    def title_words(self) -> str:
        return self.say("sections.figure_title")

    def fields(self) -> Iterable[Field]:
        held, say = self.figure, self.say
        yield Field("raw", say("sections.raw"), held.raw, one_line, say("sections.raw_hint"))
        literal = say("sections.yes" if held.literal else "sections.no")
        yield from worded("label", say("sections.label"), held.label, say)
        yield Field(
            "said-en", say("sections.said_en"), held.said.get("en", ""), hint=say("sections.said_en_hint")
        )
        yield Field("literal", say("sections.literal"), literal, yes, say("sections.yes_no_hint"))
        kind = say(f"sections.kind_{held.kind.value}")
        yield Field("kind", say("sections.kind"), kind, _KIND, say("sections.kind_hint"))
        yield Field("as_of", say("sections.as_of"), as_of_text(held.as_of), as_of, say("sections.as_of_hint"))
        yield Field(
            "period", say("sections.period"), period_text(held.period), period, say("sections.period_hint")
        )
        yield Field("follow", say("sections.follow"), held.follow, hint=say("sections.follow_hint"))
        yield Field("source", say("sections.source"), held.source)

    def on_mount(self) -> None:
        super().on_mount()
        self._understand()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id in ("raw", "literal"):
            self._understand()

    def _understand(self) -> None:
        """Show what the figure means, or why it means nothing, beneath it."""
        raw = self.text_of("raw")
        label = self.query_one("#raw-error", Label)
        said = ""
        if self.value_of("literal"):
            said = self.say("sections.as_name")
        elif raw:
            quantity, why = understood(raw)
            said = value_words(quantity, self.say) if quantity else f"! {why.said(self.lang) if why else ''}"
        label.update(said)
        label.set_class(bool(said), "-shown")

    def accepted(self, values: dict[str, Any]) -> Figure:
        raw, literal = values["raw"], values["literal"]
        if not raw and values["period"] is None:
            needed("")
        # A text that is refused is not taken here: the dialog is where it can be mended.
        quantity = read_quantity(raw) if raw and not literal else None
        said = {language: text for language, text in self.figure.said.items() if language != "en"}
        if values["said-en"]:
            said["en"] = values["said-en"]
        figure = replace(
            self.figure, raw=raw, quantity=quantity, literal=literal, label=words_of(values, "label"), said=said,
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
        yield Field("counted", say("sections.counted"), held.raw, counted, say("sections.counted_hint"))
        opened = say("sections.yes" if held.open else "sections.no")
        yield Field("open", say("sections.open"), opened, yes, say("sections.yes_no_hint"))
        english = say("sections.items") + say("sections.in_en")
        yield Field("translated", english, " | ".join(held.translated), items, "A | B | C")
        yield from worded("label", say("sections.label"), held.label, say)

    def accepted(self, values: dict[str, Any]) -> CountedList:
        raw = values["counted"]
        made = replace(
            self.list, items=values["items"], raw=raw, counted=read_quantity(raw) if raw else None,
            open=values["open"], translated=values["translated"], label=words_of(values, "label"),
        )  # fmt: skip
        if (trouble := list_trouble(made)) is not None:
            raise trouble
        return made

    def line_of(self, trouble: Trouble) -> str:
        return "translated" if trouble.code.startswith("translated_") else "counted"
