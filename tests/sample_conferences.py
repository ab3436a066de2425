"""The sample series and its conferences as values, for tests of what is made from them."""

import json
from functools import cache
from pathlib import Path

import store
from store.record.cell import Cell, CellKey, Mark
from store.record.conference import Conference
from store.record.exchange import from_json
from store.series.definition import Series
from store.series.loading import load_series

_ROOT = Path(store.__file__).parent


@cache
def series() -> Series:
    return load_series(_ROOT / "series" / "xizang_epidemic")


@cache
def samples() -> dict[int, Conference]:
    """The sample conferences by number."""
    rows = json.loads((_ROOT / "desk" / "samples" / "xizang_2022.json").read_text(encoding="utf-8"))
    return {
        row["conference"]: from_json(series(), row, by="Drolma", at=1662019200000, source="sample")
        for row in rows
    }


def spoiled() -> Conference:
    """The 24th with one of every trouble: blank, 未报, a refused text, wrong sums, a fallen cumulative."""
    cells = {
        CellKey("yesterday", "confirmed", "nagqu"): None,
        CellKey("yesterday", "asymptomatic", "ngari"): Cell(17, "17"),
        CellKey("yesterday", "controlled"): Cell(400, "400"),
        CellKey("today", "asymptomatic", "ngari"): Cell(None, "[b]6万[/b]"),
        CellKey("today", "confirmed", "ngari"): Cell(Mark.NOT_REPORTED, "-"),
        CellKey("", "medium_risk"): Cell(Mark.NOT_APPLICABLE, "/"),
        CellKey("", "high_risk"): None,
        CellKey("", "discharged"): Cell(20, "20"),
    }
    return samples()[24].with_cells(cells)
