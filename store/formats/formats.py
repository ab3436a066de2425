"""The export formats: a name, a suffix and the function that makes the bytes."""

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


def _markdown() -> Render:
    from store.formats.markdown import render

    return render


def _record_json() -> Render:
    from store.formats.record_json import render

    return render


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
        Format("json", ".json", _record_json, of_record=True, holds_words=True),
        Format("csv", ".csv", _csv, of_record=True, labelled=True),
        Format("xlsx", ".xlsx", _workbook, of_record=True, labelled=True),
    )
}
