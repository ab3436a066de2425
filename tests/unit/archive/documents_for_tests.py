"""Documents of the shape the codec makes, for tests that must not depend on it."""

from typing import Any

PLACES = ("lhasa", "shigatse", "shannan", "nyingchi", "qamdo", "nagqu", "ngari")


def a_cell(value: int | str | None, by: str = "卓玛", at: int = 1_661_990_400_000) -> dict[str, Any]:
    return {"v": value, "raw": "" if value is None else str(value), "by": by, "at": at, "source": "typed"}


def a_document(number: int | None = 24, held_on: str = "2022-09-01", **cells: int) -> dict[str, Any]:
    """A conference with a figure for every place; `cells` overrides those of yesterday/confirmed."""
    figures = {place: index for index, place in enumerate(PLACES)} | cells
    return {
        "format": 1,
        "series": "regional-epidemic",
        "number": number,
        "held_on": held_on,
        "held_at": "",
        "status": "draft",
        "version": 1,
        "windows": {"yesterday": {"order": 0, "from": "2022-08-31T00", "to": "2022-08-31T24"}},
        "as_of": {},
        "cells": {f"yesterday/confirmed/{place}": a_cell(value) for place, value in figures.items()},
        "texts": {"speaker": "主任介绍全区情况", "headline": "新增五十三例"},
        "notes": {},
    }


def with_cell(
    document: dict[str, Any], place: str, value: int, by: str = "卓玛", at: int = 1
) -> dict[str, Any]:
    """`document` with one figure changed."""
    cells = {**document["cells"], f"yesterday/confirmed/{place}": a_cell(value, by, at)}
    return {**document, "cells": cells}
