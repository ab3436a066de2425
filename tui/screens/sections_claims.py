"""The dialogs of a claim and of how far the places have come."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.widgets import Input

from store.record.claim import Claim
from store.record.status import Reached, Statuses
from store.record.text import half_width, one_line
from tui.screens.form import Field, FormDialog
from tui.screens.sections_fields import BadField, as_of, as_of_text, needed, worded, words_of

if TYPE_CHECKING:
    from store.series.definition import Series

_NUMBERS = {"1": Reached.DONE, "2": Reached.MOSTLY, "3": Reached.NOT_YET}


class ClaimDialog(FormDialog[Claim]):
    """Hands back the claim with what was typed, or None. What bears it out is ticked afterwards.

    `asks_speaker`: the claim is made of words that stand in a text already; whose they are is asked first,
    and must be said.
    """

    def __init__(self, claim: Claim, asks_speaker: bool = False) -> None:
        super().__init__()
        self.claim, self.asks_speaker = claim, asks_speaker

    def on_mount(self) -> None:
        super().on_mount()
        if self.asks_speaker:
            self._go(self.query_one("#speaker", Input))

    def title_words(self) -> str:
        return self.say("sections.claim_title")

    def fields(self) -> Iterable[Field]:
        held, say = self.claim, self.say
        yield from worded("scope", say("sections.scope"), held.scope, say)
        for field in worded("hedge", say("sections.hedge"), held.hedge, say):
            yield replace(field, hint=say("sections.hedge_hint"))
        for field in worded("predicate", say("sections.predicate"), held.predicate, say):
            only_en = self.asks_speaker and "zh" not in held.predicate
            wanted = "predicate-en" if only_en else "predicate-zh"
            yield replace(field, read=needed) if field.name == wanted else field
        yield from worded("short", say("sections.short"), held.short, say)
        read = needed if self.asks_speaker else one_line
        yield Field("speaker", say("sections.claim_by"), held.speaker, read)
        yield Field("as_of", say("sections.as_of"), as_of_text(held.as_of), as_of, say("sections.as_of_hint"))

    def accepted(self, values: dict[str, Any]) -> Claim:
        words = {name: words_of(values, name) for name in ("scope", "hedge", "predicate", "short")}
        return replace(self.claim, **words, speaker=values["speaker"], as_of=values["as_of"])


def reached(raw: str) -> Reached | None:
    """1, 2 or 3, or the words; nothing when it is not known."""
    text = one_line(half_width(raw))
    if not text:
        return None
    if text not in _NUMBERS:
        raise BadField("bad_choice", raw=text, known="1 2 3")
    return _NUMBERS[text]


class StatusesDialog(FormDialog[Statuses]):
    """Hands back how far each place is, or None. A line for each place of the series."""

    def __init__(self, statuses: Statuses, series: "Series") -> None:
        super().__init__()
        self.statuses, self.series = statuses, series

    def title_words(self) -> str:
        return self.say("sections.statuses_title")

    def fields(self) -> Iterable[Field]:
        held, say = self.statuses, self.say
        for field in worded("goal", say("sections.goal"), held.goal, say):
            read = needed if field.name == "goal-zh" else field.read
            yield replace(field, read=read, hint=say("sections.goal_hint"))
        numbers = {far: number for number, far in _NUMBERS.items()}
        for place in self.series.places:
            far = held.places.get(place.key)
            text = numbers[far] if far is not None else ""
            yield Field(
                f"place-{place.key}", place.short(self.lang), text, reached, say("sections.reached_hint")
            )
        yield Field("as_of", say("sections.as_of"), as_of_text(held.as_of), as_of, say("sections.as_of_hint"))

    def accepted(self, values: dict[str, Any]) -> Statuses:
        places = {
            place.key: values[f"place-{place.key}"]
            for place in self.series.places
            if values[f"place-{place.key}"] is not None
        }
        return replace(self.statuses, goal=words_of(values, "goal"), places=places, as_of=values["as_of"])
