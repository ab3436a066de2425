"""Changes of a conference in words: in which order they stand, and how what stood there is said."""

from typing import Any

import pytest

from store.archive.documents import ABSENT, Change
from store.desk.recovery.history import Namer
from tests.sample_conferences import samples, series


def test_changes_stand_as_the_entry_screen_has_them() -> None:
    """By window, figure and place of the series; what it does not have any more comes last."""
    places = [place.key for place in series().places[:2]]
    figures = ["yesterday/confirmed", *(f"yesterday/confirmed/{place}" for place in (*places, "gone"))]
    cells = [*figures, "yesterday/gone", f"today/confirmed/{places[0]}", f"gone/confirmed/{places[0]}"]
    paths = [("windows", "yesterday"), ("windows", "today"), ("as_of", "high_risk"), ("as_of", "medium_risk")]
    paths += [("cells", cell) for cell in cells]
    namer = Namer(series(), samples()[24], "zh")
    numbers = {path: number for number, path in enumerate(paths)}
    kinds = ("windows", "as_of", "cells")
    backwards = sorted(paths, key=lambda path: (kinds.index(path[0]), -numbers[path]))
    told = namer.lines(Change(path, ABSENT, f"no. {numbers[path]}") for path in backwards)
    assert [one.new for one in told] == [f"no. {number}" for number in range(len(paths))]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "空"), (None, "空"), ({"v": 5, "raw": "05"}, "5"), ({"v": None, "raw": "6万"}, "6万"),
        ({"text": "甲"}, "甲"), ({"raw": "乙"}, "乙"), ({"text": {"zh": "甲", "en": "a"}, "order": 1}, "甲 / a"),
        ({"zh": "甲"}, "甲"), ({"from": "甲", "to": "乙"}, "甲 - 乙"), ([1, None, "甲"], "1, 空, 甲"),
        ("甲{f:a}乙", "甲…乙"), ("甲" * 60, "甲" * 60), ("甲" * 61, "甲" * 59 + "…"),
        (["甲" * 40, "乙" * 40], "甲" * 40 + ", " + "乙" * 18),
        ({"order": 1, "by": "王", "label": {"zh": "甲" * 59}}, None),
    ],
)  # fmt: skip
def test_what_stood_there_is_said_on_one_line(value: Any, said: str | None) -> None:
    shown = Namer(None, None, "zh").value(value)
    assert (
        shown == said if said is not None else (len(shown) == 60 and "王" not in shown and "1" not in shown)
    )
