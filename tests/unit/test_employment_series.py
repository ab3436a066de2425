"""The employment bulletin: a built-in series without places or windows, its text planned by its definition."""

from datetime import date
from pathlib import Path

import pytest

from store.desk.checking import found_in_texts
from store.desk.opening import open_desk
from store.desk.paragraphs.sections import change
from store.desk.sitting import Sitting
from store.record.cell import CellKey
from store.record.codec import from_document, to_document
from store.series.faults import SeriesFault
from store.series.loading import load_series
from tests.typed_figures import type_figure, type_list_number

FIRMS = CellKey("", "firms")
MEASURES = ("稳定重点群体就业", "优化公共就业服务", "建好信息平台", "加快工作进度")
IN_ENGLISH = ("key groups", "public services", "information platforms", "the pace of the work")


@pytest.fixture
def blank(tmp_path: Path) -> Sitting:
    desk = open_desk(tmp_path / "archive", who="央金", clock=lambda: 5, local=tmp_path / "local")
    return desk.open(desk.create(desk.propose("xizang_employment", today=date(2022, 9, 1))), journal=False)


@pytest.fixture
def filled(blank: Sitting) -> Sitting:
    """The bulletin of 1 September 2022, its figures typed as they were printed."""
    assert blank.enter(FIRMS, "317家") is None
    for key, raw in (("batch", "一批"), ("refund", "6630.55万元"), ("posts", "5.8万个")):
        assert type_figure(blank, key, raw) is None
    assert type_list_number(blank, "measures", "四个方面") is None
    change(blank, "lists", "measures", items=MEASURES, translated=IN_ENGLISH)
    blank.close()
    return blank


def test_a_new_bulletin_begins_with_its_text_and_blank_figures(blank: Sitting) -> None:
    draft = blank.draft()
    assert "【待填：稳岗返还资金】" in draft.text and "【待填：稳定就业岗位】" in draft.text
    assert {str(key) for key in draft.missing} >= {"figures/refund", "figures/posts", "firms"}
    assert not any(figure.quantity for figure in blank.conference.figures.values())
    assert from_document(to_document(blank.conference)) == blank.conference


def test_every_figure_is_printed_as_it_was_typed(filled: Sitting) -> None:
    draft = filled.draft()
    assert draft.missing == ()
    assert (
        "今年第一批稳岗返还资金全区已发放6630.55万元。截至目前，惠及企业317家，稳定就业岗位5.8万个。"
        in draft.text
    )
    assert f"从四个方面着手：{'、'.join(MEASURES)}。" in draft.text
    exact = {
        key: figure.quantity and figure.quantity.value for key, figure in filled.conference.figures.items()
    }
    assert (exact["refund"], exact["posts"]) == (66_305_500, 58_000)


def test_the_english_text_has_every_figure(filled: Sitting) -> None:
    text = filled.draft("en").text
    for figure in ("66.3055 million yuan", "317 enterprises", "58,000 jobs"):
        assert figure in text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["full", "notice", "script", "table"])
def test_every_form_is_proved(filled: Sitting, language: str, form: str) -> None:
    filled.texts.prove(filled.conference, filled.draft(language, form), "zh")


def test_four_measures_are_counted(filled: Sitting) -> None:
    assert not [finding for finding in filled.findings() if finding.failed]
    change(filled, "lists", "measures", items=MEASURES[:3])
    assert [finding.rule for finding in filled.findings() if finding.failed]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('section = "department"', 'section = "departmant"', "unknown_value"),
        ("{f:refund}", "{f:refunds}", "unknown_value"),
        ("{n:firms}", "{n:firm}", "unknown_value"),
        ('verb = "learn"', 'verb = "lean"', "unknown_value"),
        ('key = "posts"', 'key = "refund"', "duplicate"),
        ('label = { zh = "批次"', 'lable = { zh = "批次"', "unknown_key"),
    ],
)
def test_a_slip_in_the_planned_text_is_named(tmp_path: Path, old: str, new: str, code: str) -> None:
    source = Path(__file__).parents[2] / "store" / "series" / "xizang_employment" / "series.toml"
    text = source.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "series.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SeriesFault) as caught:
        load_series(tmp_path)
    assert caught.value.code == code
    assert caught.value.facts["line"]


def test_the_first_bulletin_may_say_that_it_is_the_first(filled: Sitting) -> None:
    """第一次 is its number here, and asserts nothing of what was before; typed by a person, it does."""
    assert filled.conference.number == 1
    assert all("第一次" in filled.draft("zh", form).text for form in ("full", "notice", "table"))
    assert [finding for finding in found_in_texts(filled) if "第一次" in str(finding.facts)] == []
    filled.set_text("byline", "第一次实现全覆盖")
    assert [finding for finding in found_in_texts(filled) if "第一次" in str(finding.facts)] != []
