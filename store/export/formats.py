"""The export formats: a name, a suffix and the function that makes the bytes."""

from collections.abc import Callable, Mapping
from importlib import import_module

from msgspec import Struct

from store.record.conference import Conference
from store.series.definition import Series
from store.wording.say.draft import Draft


class Sheet(Struct, frozen=True):
    """What is exported: a draft of a record, and whether it goes out as final or as a marked draft."""

    series: Series
    conference: Conference
    draft: Draft
    final: bool


Render = Callable[[Sheet], bytes]


class Format(Struct, frozen=True):
    """One format. Its module is loaded only when something is exported in it."""

    name: str
    suffix: str
    module: str
    of_record: bool = False
    """Made of the record's figures, not of a text: once, whatever languages and forms are asked for."""
    holds_words: bool = False
    """Has every text of the record in it too, in every language, whichever was asked for."""

    def render(self, sheet: Sheet) -> bytes:
        """The bytes of the file; the same sheet gives the same bytes."""
        make: Render = import_module(f"store.export.{self.module}").render
        return make(sheet)


FORMATS: Mapping[str, Format] = {
    entry.name: entry
    for entry in (
        Format("txt", ".txt", "plain"),
        Format("md", ".md", "markdown"),
        Format("json", ".json", "exchange_json", of_record=True, holds_words=True),
        Format("csv", ".csv", "table_csv", of_record=True),
        Format("xlsx", ".xlsx", "workbook_xlsx", of_record=True),
    )
}
