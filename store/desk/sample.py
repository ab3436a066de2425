"""The sample: seven real conferences of one series, August and September 2022, with their figures."""

import json
from collections.abc import Iterator
from pathlib import Path

from store.record.conference import Conference
from store.record.exchange import from_json
from store.series.shelf import Shelf

FILE = Path(__file__).parent / "samples" / "xizang_2022.json"


def sample(shelf: Shelf, *, by: str, at: int) -> Iterator[Conference]:
    """The sample conferences, oldest first, entered by `by`."""
    for data in json.loads(FILE.read_text(encoding="utf-8")):
        yield from_json(shelf.series(data["series"]), data, by=by, at=at, source="sample")
