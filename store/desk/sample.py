"""The sample: seven real conferences of one series, August and September 2022, with their figures; and an employment
bulletin of those days, of a second series without places and windows."""

import json
from collections.abc import Iterator
from pathlib import Path

from store.record.conference import Conference
from store.record.exchange import from_json
from store.series.shelf import Shelf

FILE = Path(__file__).parent / "samples" / "xizang_2022.json"
WHOLE = FILE.with_name("xizang_2022_24.json")
"""The 24th with all that was said there: speakers, their figures, the answers and the titles."""

SECOND = FILE.with_name("xizang_employment_2022.json")
"""The employment bulletin, its figures as they were printed."""
NAMES = FILE.with_name("names.toml")
"""A list of those who spoke at the 24th, and of some words, as an example of an office's own."""


def sample(shelf: Shelf, *, by: str, at: int, whole: bool = False) -> Iterator[Conference]:
    """The sample conferences, oldest first, entered by `by`; with `whole` the 24th in full, and the bulletin of the
    second series."""
    page = json.loads(WHOLE.read_text(encoding="utf-8")) if whole else {}
    for data in json.loads(FILE.read_text(encoding="utf-8")):
        if data["conference"] == page.get("conference"):
            data = page
        yield from_json(shelf.series(data["series"]), data, by=by, at=at, source="sample")
    if whole:
        data = json.loads(SECOND.read_text(encoding="utf-8"))
        yield from_json(shelf.series(data["series"]), data, by=by, at=at, source="sample")
