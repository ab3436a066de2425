"""The dialog in which a person says why a finding may stand."""

from collections.abc import Iterable
from typing import Any

from tui.screens.form import Field, FormDialog


class ExplainDialog(FormDialog[str]):
    """Hands back the explanation; an empty one takes an earlier one back. None when given up."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text

    def title_words(self) -> str:
        return self.say("checks.explain_title")

    def fields(self) -> Iterable[Field]:
        yield Field(
            "text", self.say("checks.explain_label"), self._text, hint=self.say("checks.explain_hint")
        )

    def accepted(self, values: dict[str, Any]) -> str:
        return str(values["text"])
