"""A series unlike the epidemic: standing figures by place, zero of them in words, a figure of now."""

from datetime import date
from pathlib import Path

import pytest

from store.record.cell import Cell, CellKey, Mark
from store.record.conference import Conference
from store.record.window import planned
from store.series.definition import Series
from store.series.loading import load_series
from store.wording.prove.books import load_book
from store.wording.prove.difference import statement
from store.wording.prove.verifying import prove, verify
from store.wording.read.reading import read
from store.wording.say.saying import say

SERIES = """
format = 1
key = "flood"
name = { zh = "防汛发布会" }
common_wording = true

[text]
host = { zh = "市防指" }
topic = { zh = "防汛救灾" }
topic_short = { zh = "防汛" }

[[place]]
key = "east"
name = { zh = "东县" }
[[place]]
key = "west"
name = { zh = "西县" }
[[place]]
key = "south"
name = { zh = "南区" }

[[window]]
key = "day"
name = { zh = "昨日8时至今日8时" }
day = -1
from = 8
to = 24

[[indicator]]
key = "moved"
kind = "flow"
by_place = true
required = true
name = { zh = "转移" }
unit = { zh = "人" }

[[indicator]]
key = "shelters"
kind = "standing"
by_place = true
required = true
name = { zh = "安置点" }
unit = { zh = "处" }

[[indicator]]
key = "closed_roads"
kind = "standing"
required = true
name = { zh = "中断道路" }
unit = { zh = "条" }

[style]
zero = "word"
"""
BOOK = """
format = 1
[choice]
none = ["无"]
[phrase]
moved = "{window}，转移群众{moved}人{moved:places}。"
shelters = "截至{as_of}，启用安置点{shelters}处{shelters:places}。"
closed_roads = "截至{as_of}，中断道路{closed_roads}条。"
closed_roads-zero = "截至{as_of}，{none:claim}道路中断。"
[form]
sentences = ["moved", "shelters", "closed_roads"]
full = ["title", "lead", "sentences"]
"""
PLACES = ("east", "west", "south")


@pytest.fixture
def flood(tmp_path: Path) -> Series:
    folder = tmp_path / "flood"
    folder.mkdir()
    (folder / "series.toml").write_text(SERIES, encoding="utf-8")
    (folder / "zh.toml").write_text(BOOK, encoding="utf-8")
    return load_series(folder)


def record(shelters: tuple[int | Mark | None, ...], roads: int) -> Conference:
    moved = {CellKey("day", "moved", place): Cell(10 + at) for at, place in enumerate(PLACES)}
    standing = {
        CellKey("", "shelters", place): Cell(value)
        for place, value in zip(PLACES, shelters, strict=True)
        if value is not None
    }
    return Conference(
        series="flood",
        held_on=date(2024, 7, 3),
        number=2,
        windows=(planned("day", date(2024, 7, 3), -1, 8, 24),),
        cells={**moved, **standing, CellKey("", "closed_roads"): Cell(roads)},
    )


@pytest.mark.parametrize(
    ("shelters", "said"),
    [
        ((3, 0, 5), "启用安置点8处（其中东县3处、南区5处）。"),
        ((3, 0, 0), "启用安置点3处（东县3处）。"),
        ((0, 0, 0), "启用安置点0处。"),
        ((3, Mark.NOT_REPORTED, 0), "启用安置点3处（东县3处，西县未报）。"),
        ((3, None, 0), "启用安置点【待填：安置点 西县】处（东县3处）。"),
    ],
)
@pytest.mark.parametrize("roads", [0, 7])
def test_standing_figures_by_place_are_said_and_read_back(
    flood: Series, shelters: tuple[int | Mark | None, ...], said: str, roads: int
) -> None:
    book, conference = load_book(flood, "zh"), record(shelters, roads)
    draft = say(flood, book, conference)
    assert said in draft.text
    assert ("无道路中断。" in draft.text) == (roads == 0)
    proposal = read(draft.text, flood, [book], year=2024)
    assert statement(flood, proposal.to_conference()) == statement(flood, conference)
    assert prove(flood, book, conference, draft) == ()
    assert verify(flood, [book], conference, draft.text) == ()
    assert verify(flood, [book], conference, draft.text.replace("东县10人", "东县11人"))
