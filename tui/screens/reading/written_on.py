"""The dialog that asks once on which day a page was written that has weekdays and no date."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from store.record.typed_moments import typed_day
from tui.dialogs.fields import Say
from tui.dialogs.form import Field, FormDialog


class WrittenOn(FormDialog[date]):
    """Hands back the day; nothing when it is not known."""

    def __init__(self, said: str, near: date, say: Say) -> None:
        super().__init__()
        self._said, self._near, self._say = said, near, say

    def title_words(self) -> str:
        return self._say("reading.ask_written", said=self._said)

    def fields(self) -> Iterable[Field]:
        hint = self._say("reading.ask_written_hint", day=self._near)
        yield Field("day", self._say("reading.ask_written_day"), "", self._day, hint, date.isoformat)

    def _day(self, raw: str) -> date:
        return typed_day(raw, self._near)

    def accepted(self, values: dict[str, Any]) -> date:
        day: date = values["day"]
        return day
