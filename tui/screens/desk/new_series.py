"""The dialog that makes a series: its places as a pasted list, its indicators from a chooser of kinds."""

from collections.abc import Iterable
from typing import Any

from textual.widgets import Input

from store.authoring.new_series import MadeSeries, make_series
from store.authoring.new_series_input import (
    INDICATOR_KINDS,
    NewIndicator,
    NewKind,
    NewSeries,
    check_key,
    figure_name,
    read_indicators,
    read_places,
    read_windows,
)
from store.record.text import one_line
from store.series.shelf import Shelf
from tui.actions import own_bindings
from tui.dialogs.choice import Choice
from tui.dialogs.form import Field, FormDialog
from tui.widgets.controls import PasteLine


class NewSeriesDialog(FormDialog[MadeSeries]):
    """Makes the series and hands it back, or None. F5 adds an indicator, F6 begins with another series."""

    BINDINGS = own_bindings("new_series")

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._template = ""

    def title_words(self) -> str:
        return self.say("series.title")

    def fields(self) -> Iterable[Field]:
        number = 1
        while f"series_{number}" in self._shelf.folders:
            number += 1
        yield Field(
            "key", self.say("series.field_key"), f"series_{number}", lambda raw: check_key(one_line(raw))
        )
        yield Field("zh", self.say("series.field_name"), "", hint=self.say("series.hint_name"))
        yield Field("en", self.say("series.field_name_en"), "", hint=self.say("series.hint_name_en"))
        yield Field("host", self.say("series.field_host"), "", hint=self.say("series.hint_host"))
        yield Field(
            "places", self.say("series.field_places"), "", read_places, self.say("series.hint_places")
        )
        yield Field("windows", self.say("series.field_windows"), "-1:0-24", read_windows, "-1:0-24, 0:0-14")
        yield Field(
            "indicators",
            self.say("series.field_indicators"),
            "",
            read_indicators,
            self.say("series.hint_indicators"),
        )

    def line(self, field: Field) -> Input:
        return PasteLine(field.text, placeholder=field.hint, id=field.name, joint="、")

    def keys_said(self) -> str:
        return self.say("series.keys")

    def accepted(self, values: dict[str, Any]) -> MadeSeries:
        copied = bool(self._template)
        new = NewSeries(
            values["key"], values["zh"], values["en"], values["host"],
            places=values["places"],
            indicators=() if copied else values["indicators"],
            windows=() if copied else values["windows"],
        )  # fmt: skip
        return make_series(self._shelf, new, self._template)

    # -- indicators ----------------------------------------------------------------------------

    def action_choose_kind(self) -> None:
        kinds = [
            (kind.value, f"{names[self.lang != 'zh']}  {self.say(f'series.kind_{kind.value}')}")
            for kind, names in INDICATOR_KINDS.items()
        ]
        self.app.push_screen(Choice(self.say("series.choose_kind"), kinds), self._name_indicator)

    def _name_indicator(self, kind: str | None) -> None:
        if kind is not None:
            self.app.push_screen(IndicatorDialog(NewKind(kind)), self._add)

    def _add(self, one: NewIndicator | None) -> None:
        if one is None:
            return
        kind = "" if one.kind is NewKind.FLOW_BY_PLACE else f"/{INDICATOR_KINDS[one.kind][self.lang != 'zh']}"
        written = f"{one.zh}/{one.unit}{kind}" + (f"={one.en}" if one.en else "")
        before = self.text_of("indicators").strip().rstrip("、,，")
        self.put("indicators", f"{before}、{written}" if before else written)
        self.set_focus(self.query_one("#indicators", Input))

    # -- beginning with another one ------------------------------------------------------------

    def action_choose_template(self) -> None:
        things = [("", self.say("series.from_template")), *((key, key) for key in self._shelf.folders)]
        self.app.push_screen(
            Choice(self.say("series.choose_template"), things, self._template), self._take_template
        )

    def _take_template(self, key: str | None) -> None:
        """A copy keeps the other series' indicators and windows: their lines are put away."""
        if key is None:
            return
        self._template = key
        for name in ("windows", "indicators"):
            line = self.query_one(f"#{name}", Input)
            line.disabled = bool(key)
            line.placeholder = self.say("series.as_in", series=key) if key else ""
            if key:
                line.value = ""


class IndicatorDialog(FormDialog[NewIndicator]):
    """Name, measure word and English name of an indicator of one kind."""

    def __init__(self, kind: NewKind) -> None:
        super().__init__()
        self._kind = kind

    def title_words(self) -> str:
        return f"{self.say('series.new_indicator')} · {INDICATOR_KINDS[self._kind][self.lang != 'zh']}"

    def fields(self) -> Iterable[Field]:
        yield Field(
            "zh", self.say("series.field_indicator"), "", figure_name, self.say("series.hint_indicator")
        )
        yield Field("unit", self.say("series.field_unit"), "", hint=self.say("series.hint_unit"))
        yield Field("en", self.say("series.field_name_en"), "", figure_name)

    def accepted(self, values: dict[str, Any]) -> NewIndicator:
        read_indicators(f"{values['zh']}/{values['unit']}")
        return NewIndicator(values["zh"], values["unit"], self._kind, values["en"])
