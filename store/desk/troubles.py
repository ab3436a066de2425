"""The troubles of the use-cases."""

from collections.abc import Mapping
from typing import Any

from store.desk.words import WORDS
from store.record.decoding import Misfit
from store.troubles import Trouble, UsageTrouble


class DeskTrouble(Trouble):
    """A use-case could not be done; its words say what to do."""

    words = WORDS


class WrongCall(UsageTrouble):
    """What was asked for does not exist."""

    words = WORDS


class BadConference(DeskTrouble):
    """The files of one conference hold what no conference can. Nothing of them is changed; the others go
    on. `misfit` are the facts of the Misfit that was found. Facts: `key`, `why`."""

    def __init__(self, key: str, misfit: Mapping[str, Any]) -> None:
        self.misfit = Misfit("there")
        self.misfit.facts = {str(name): fact for name, fact in misfit.items()}
        super().__init__("bad_conference", key=key, why=self.misfit.said)

    def briefly(self, lang: str) -> str:
        """What is wrong, in a few words: `held_at: "²"`."""
        told = self.misfit.told(lang)
        return f"{told['where']}: {told['got']}"


class BadSeries(DeskTrouble):
    """The series of a conference cannot be read; the conference itself is whole. Facts: `series`, `why`."""

    def __init__(self, series: str, why: Trouble) -> None:
        super().__init__("bad_series", series=series, why=why.said)
        self.why = why

    def briefly(self, lang: str) -> str:
        """What is wrong, in a few words."""
        return self.words["series_unread"][0 if lang == "zh" else 1].format(series=self.facts["series"])
