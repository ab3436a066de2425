"""The dialog of a conference's details: what frames its figures, and the person's own words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from store.desk.proposing import as_of_for
from store.record.text import one_line
from tui.screens.conference_fields import conference_fields
from tui.screens.form import Field, FormDialog

if TYPE_CHECKING:
    from store.desk.sitting import Sitting

TEXTS = ("host", "venue", "agenda", "headline", "byline")
"""The person's own words, in the order of the dialog; each in both languages of the bulletin."""

LANGUAGES = ("zh", "en")


class DetailsDialog(FormDialog[bool]):
    """Changes the sitting's record when accepted, as one undo step for each kind of change."""

    def __init__(self, sitting: "Sitting") -> None:
        super().__init__()
        self.sitting = sitting

    def title_words(self) -> str:
        return self.say("desk.details_title")

    def fields(self) -> Iterable[Field]:
        sitting = self.sitting
        yield from conference_fields(
            sitting.series, sitting.conference, self.lang, self.say, lambda: self.value_of("held_on")
        )
        for name in TEXTS:
            for language in LANGUAGES:
                text = sitting.conference.texts.get(_key(name, language), "")
                fixed = sitting.series.texts.get(name, {}).get(language, "")
                label = self.say(f"desk.text_{name}") + self.say(f"desk.in_{language}")
                yield Field(f"{name}-{language}", label, text, one_line, fixed)

    def accepted(self, values: dict[str, Any]) -> bool:
        sitting, conference = self.sitting, self.sitting.conference
        windows = tuple(values[f"window-{window.key}"] for window in conference.windows)
        held_on = values["held_on"]
        before = as_of_for(sitting.series, conference.held_on)
        moved = {
            f"as_of/{indicator}": as_of
            for indicator, as_of in as_of_for(sitting.series, held_on).items()
            if conference.as_of.get(indicator) == before[indicator] != as_of
        }  # as-ofs that stood as the plan has them go with the day
        fields = {"number": values["number"], "held_on": held_on, "held_at": values["held_at"]}
        sitting.set_fields(**fields, windows=windows, **moved)
        for name in TEXTS:
            for language in LANGUAGES:
                text = values[f"{name}-{language}"]
                if text != sitting.conference.texts.get(_key(name, language), ""):
                    sitting.set_text(_key(name, language), text)
        return True


def _key(name: str, language: str) -> str:
    """Where a text stands in the record: `agenda`, `agenda.en`."""
    return name if language == LANGUAGES[0] else f"{name}.{language}"
