"""Traditional characters and glosses of how a character is said are read like the simplified text, and shown as they are."""

import re
from datetime import date
from pathlib import Path

import pytest

from store.wording.numbers import source as folding
from store.wording.numbers.source import simplified, without_glosses
from store.wording.prove.books import load_book
from store.wording.read.basis.proposal import Proposal
from store.wording.read.reading import read
from tests.sample_conferences import series

PAGE = (Path(__file__).parent.parent / "data/page_24th.txt").read_text(encoding="utf-8")
_BACK = {simple: traditional for traditional, simple in folding._table().items()}
_GLOSSES = {
    "時": "(shí)",
    "區": "(qū)",
    "為": "(wei) ",
    "個": "（gè）",
    "於": "",
    "無": "(wú)",
    "則": "(ze) ",
}


def _proposed(text: str) -> Proposal:
    return read(
        text, series(), [load_book(series(), language) for language in ("zh", "en")], today=date(2022, 9, 2)
    )


def _glossed(text: str) -> str:
    return re.sub("[時區為個無則]", lambda sign: sign[0] + _GLOSSES[sign[0]], text)


def test_a_traditional_page_says_what_the_simplified_one_says() -> None:
    page = PAGE.translate(_BACK)
    assert page != PAGE and len(simplified(page)) == len(page)
    right, got = _proposed(PAGE), _proposed(page)
    assert got.values == right.values
    assert (got.number, got.held_on, got.windows, got.as_of) == (
        right.number,
        right.held_on,
        right.windows,
        right.as_of,
    )
    assert [rest.span for rest in got.unread] == [rest.span for rest in right.unread]
    assert {quantity.value for quantity in got.quantities} == {
        quantity.value for quantity in right.quantities
    }
    for quantity in got.quantities:
        assert page[slice(*quantity.span)] == quantity.text


def test_glosses_are_passed_over_and_figures_stand_where_they_stand() -> None:
    page = _glossed(PAGE.translate(_BACK))
    assert "時(shí)" in page
    got = _proposed(page)
    assert [(value.key, value.value) for value in got.values] == [
        (v.key, v.value) for v in _proposed(PAGE).values
    ]
    assert all(page[slice(*value.span)].isdigit() for value in got.values if not value.implied)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("10月7日0時至24時,西藏新增本土新冠肺炎確診病例4例(為拉薩市報告)。新增無癥狀感染者27例(為拉薩市報告)。", [4, 4, 27, 27]),
        ("截至10月7日24時,西藏共有高風險區0個,中風險區14個。", [0, 14]),
        ("9月2日0時(shí)至24時(shí),新增無(wú)癥狀感染者78例(其中那曲市40例、阿里地區(qū)38例)。", [78, 40, 38]),
        ("截至9月2日24時,全區治愈出院五百四十五人,28522名密接者解除集中隔離觀察。", [28522]),
    ],
)  # fmt: skip
def test_traditional_sentences(text: str, figures: list[int]) -> None:
    assert [value.value for value in _proposed(text).values] == figures


def test_what_is_no_gloss_stays() -> None:
    for text in ("疫苗(mRNA)", "变异株(BA.5)", "核酸(阴性)", "(1)第一", "时（9月）", "拉萨(Lhasa)"):
        assert without_glosses(text) == text


def test_a_simplified_text_needs_no_table() -> None:
    folding._table.cache_clear()
    assert simplified("新增53例，著名、乾坤") == "新增53例，著名、乾坤"
    assert folding._table.cache_info().currsize == 0
    assert simplified("確診") == "确诊"
