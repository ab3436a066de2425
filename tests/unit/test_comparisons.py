"""By which words a text names the figures of the record."""

import re

import pytest
from msgspec.structs import replace

from store.checks.basis.case import Case, Figures
from store.checks.basis.comparisons import _named, counted_alone
from store.series.definition import Subject
from store.series.subject_file import shared_subject
from tests.sample_conferences import samples, series


def test_a_long_name_is_known_by_its_ends_and_by_its_last_words() -> None:
    """新增降雨站点 is met as 新增…站点, and as 降雨站点; a short name only whole."""
    pattern = re.compile(_named(shared_subject(), ("新增降雨站点", "超警河流数"), "zh"))
    found = (
        "新增降雨站点",
        "新增站点",
        "新增一二三四站点",
        "增降雨站点",
        "降雨站点",
        "超警河流数",
    )
    assert all(pattern.fullmatch(words) for words in found)
    others = ("新增一二三四五站点", "新增，站点", "雨站点", "警河流数", "超警数", "新增点", "病例", "")
    assert not any(pattern.fullmatch(words) for words in others)
    assert re.search(_named(shared_subject(), (), "zh"), "病例") is None


def test_the_general_words_name_a_figure_of_their_subject() -> None:
    assert re.fullmatch(_named(shared_subject(), ("新增确诊病例",), "zh"), "现有病例")


@pytest.mark.parametrize(
    ("text", "found"),
    [("昌都市无新增。", True), ("无新增", True), ("昌都市无新增学校", False), ("工厂无新增", False)],
)
def test_nothing_new_of_places_alone_is_said_of_the_infections(text: str, found: bool) -> None:
    match, bounds = re.search("无", text), (0, len(text))
    assert match is not None
    case = Case(series(), Figures(series(), samples()[24]), ())
    keys = [what.key for what in counted_alone(case, match, bounds, "zh")]
    assert keys == (["new_infections"] if found else [])
    another = replace(series(), subject=Subject({}, {"named": {}}))
    assert counted_alone(Case(another, case.figures, ()), match, bounds, "zh") == ()
