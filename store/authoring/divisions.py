"""Which region an office is of, by the places it counts: how that calls itself, and what is elsewhere."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct, toml

DIVISIONS = Path(__file__).parent / "divisions.toml"

NATION = ("全国", "中国大陆", "我国", "31个省（自治区、直辖市）和新疆生产建设兵团", "31省份", "31省区市", "31个省区市和新疆兵团",
          "31个省区市和新疆生产建设兵团", "31个省区市")  # fmt: skip
ABROAD = ("港澳台", "香港", "澳门", "台湾", "国外", "全球")
"""How the whole country is called where the places are its provinces."""


_ENGLISH = {"省": "Province", "区": "Autonomous Region", "市": "Municipality"}


class _Division(Struct, frozen=True):
    kind: str
    full: str
    en: str
    parts: str
    also_en: str = ""


class Region(Struct, frozen=True):
    """A region: `names` are what it calls itself, `elsewhere` what others are called; the likeliest first."""

    names: tuple[str, ...]
    english: tuple[str, ...]
    elsewhere: tuple[str, ...]


def region_of(places: Sequence[str]) -> Region | None:
    """The region whose parts these places are, most of them; None when none is. Its country, for provinces."""
    divisions = _divisions()
    if _share(places, divisions) > 0.5:
        return Region(NATION, ("The Chinese mainland", "The mainland", "China"), ABROAD)
    shares = {name: _share(places, each.parts.split()) for name, each in divisions.items()}
    name = max(shares, key=shares.__getitem__)
    if shares[name] <= 0.5:
        return None
    return _region(name, divisions[name])


def region_named(name: str) -> Region | None:
    """The region an office's name begins with (甲市疫情防控工作新闻发布会), where it is no province."""
    found = re.match(
        r"(\w{1,8}?)(自治州|自治县|自治旗|地区|市|县|区|州|盟|旗)(?!\w{0,6}(?:市|县|区|州|盟|旗))", name
    )
    if found is None or found[1].startswith(("全", "我", "本")):
        return None
    kind = found[2][-1]
    names = (
        f"全{kind}",
        found[0],
        *([found[1]] if len(found[1]) > 1 else []),
        f"我{kind}",
        f"本{kind}",
        f"该{kind}",
    )
    others = ["全国", *(one for other, each in _divisions().items() for one in (each.full, other))]
    return Region(names, (), tuple(others))


def _region(name: str, own: _Division) -> Region:
    whole = f"全{own.kind}"
    names = [whole, name, own.full, f"{name}{whole}", f"{own.full}{whole}"]
    names += [f"{first}{own.kind}" for first in "我本该"] + (
        ["自治区"] if own.full.endswith("自治区") else []
    )
    kind = _ENGLISH[own.kind]
    english = [own.en, f"{own.en} {kind}", f"The {kind.lower()}"]
    english += [f"{own.en} City", "The city"] if own.kind == "市" else []  # its places are districts
    english += own.also_en.split(",") if own.also_en else []
    others = [
        "全国",
        *(one for other, each in _divisions().items() if other != name for one in (each.full, other)),
    ]
    return Region(tuple(dict.fromkeys(names)), tuple(english), tuple(others))


def _share(places: Sequence[str], parts: Sequence[str] | dict[str, _Division]) -> float:
    """How many of the places begin as one of these does."""
    return sum(any(place.startswith(part) for part in parts) for place in places) / max(1, len(places))


@cache
def _divisions() -> dict[str, _Division]:
    return toml.decode(DIVISIONS.read_bytes(), type=dict[str, _Division])
