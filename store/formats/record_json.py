"""A record as JSON in the shape that `import` reads, with the texts and what was said beside the grid."""

import json

from store.formats.sheet import Sheet
from store.record.exchange import to_json


def render(sheet: Sheet) -> bytes:
    """The whole record; `draft` is true in what may not go out."""
    data = to_json(sheet.series, sheet.conference)
    if sheet.conference.held_at:
        data["held_at"] = sheet.conference.held_at
    if sheet.conference.texts:
        data["texts"] = dict(sorted(sheet.conference.texts.items()))
    if not sheet.final:
        data["draft"] = True
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
