"""The export formats: a name, a suffix and the function that makes the bytes. That of JSON is here: the record has its own shape."""

import json
from collections.abc import Callable, Mapping

from msgspec import Struct

from store.formats.sheet import Sheet, as_plain

Render = Callable[[Sheet], bytes]


class Format(Struct, frozen=True):
    """One format. `loaded` gives the function that makes its bytes; its module is loaded only then."""

    name: str
    suffix: str
    loaded: Callable[[], Render]
    of_record: bool = False
    """Made of the record's figures, not of a text: once, whatever forms are asked for."""
    labelled: bool = False
    """Of the record, with headings and names in the language that is asked for."""
    holds_words: bool = False
    """Has every text of the record in it too, in every language, whichever was asked for."""

    def render(self, sheet: Sheet) -> bytes:
        """The bytes of the file; the same sheet gives the same bytes."""
        return self.loaded()(sheet)


def as_json(sheet: Sheet) -> bytes:
    """The whole record in the shape that `import` reads, with the texts and what was said beside the grid; `draft` is
    true in what may not go out."""
    from store.record.exchange import to_json

    data = to_json(sheet.series, sheet.conference)
    if sheet.conference.held_at:
        data["held_at"] = sheet.conference.held_at
    if sheet.conference.texts:
        data["texts"] = dict(sorted(sheet.conference.texts.items()))
    if not sheet.final:
        data["draft"] = True
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _markdown() -> Render:
    from store.formats.markdown import as_markdown

    return as_markdown


def _csv() -> Render:
    from store.formats.figures_table import as_csv

    return as_csv


def _workbook() -> Render:
    from store.formats.figures_table import as_workbook

    return as_workbook


FORMATS: Mapping[str, Format] = {
    entry.name: entry
    for entry in (
        Format("txt", ".txt", lambda: as_plain),
        Format("md", ".md", _markdown),
        Format("json", ".json", lambda: as_json, of_record=True, holds_words=True),
        Format("csv", ".csv", _csv, of_record=True, labelled=True),
        Format("xlsx", ".xlsx", _workbook, of_record=True, labelled=True),
    )
}
