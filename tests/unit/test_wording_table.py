"""The short forms of a conference: notice, spoken script and table, in both languages."""

import pytest

from store.record.cell import Cell, CellKey, Mark
from store.wording.prove.verifying import prove
from store.wording.say.draft import SpanKind
from store.wording.say.saying import say
from store.wording.say.table import width
from tests.sample_conferences import samples, spoiled
from tests.wording_records import book, series


def test_the_table_of_the_24th():
    blocks = say(series(), book("zh"), samples()[24], "table").text.split("\n\n")
    assert blocks[0] == "自治区政府新闻办召开疫情防控工作第二十四场新闻发布会"
    assert blocks[1].split("\n") == [
        "8月31日0时至24时",
        "地区      确诊  无症状",
        "拉萨市      20     260",
        "日喀则市    10     165",
        "山南市       0       2",
        "林芝市       0       1",
        "昌都市      17       2",
        "那曲市       6     120",
        "阿里地区     0      71",
        "合计        53     621",
        "新增感染者        674",
        "在隔离管控区发现  674",
        "在社会面发现        0",
    ]
    assert blocks[3].split("\n") == [
        "截至8月31日24时",
        "高风险区                  477",
        "中风险区                  149",
        "治愈出院                  406",
        "密接者解除集中隔离观察  22504",
    ]
    assert blocks[4].split("\n") == ["目前", "在接受集中隔离观察  60083"]


def test_the_english_table_groups_its_figures():
    blocks = say(series(), book("en"), samples()[24], "table").text.split("\n\n")
    assert [block.split("\n")[0] for block in blocks[1:]] == [
        "On Aug. 31",
        "From midnight to 2 p.m. on Sept. 1",
        "By the end of Aug. 31",
        "Now",
    ]
    assert "Close contacts released from quarantine  22,504" in blocks[3]


def test_marks_and_blanks_of_a_table():
    draft = say(series(), book("zh"), spoiled(), "table")
    lines = {line.split()[0]: line.split()[1:] for line in draft.text.split("\n\n")[1].split("\n")}
    assert lines["那曲市"] == ["待填", "120"]
    assert lines["合计"] == ["待填", "567"]
    assert "阿里地区  未报    待填" in draft.text
    assert "中风险区                不适用" in draft.text
    assert CellKey("yesterday", "confirmed", "nagqu") in draft.missing
    marked = {draft.text[s.start : s.end] for s in draft.spans if s.kind is SpanKind.MISSING}
    assert marked == {"待填"}
    assert prove(series(), book("zh"), spoiled(), draft) == ()


def test_a_total_traces_to_its_cells():
    draft = say(series(), book("zh"), samples()[24], "table")
    [span] = [s for s in draft.spans if draft.text[s.start : s.end] == "53"]
    assert span.formula == "20+10+17+6"
    assert {key.place for key in span.cells} >= {"lhasa", "xigaze", "qamdo", "nagqu"}


def test_a_converted_column_only_where_there_is_one():
    cells = {CellKey("today", "converted", place.key): Cell(0) for place in series().places}
    conference = samples()[24].with_cells(cells)
    blocks = say(series(), book("zh"), conference, "table").text.split("\n\n")
    assert "转确诊" not in blocks[1] and "转确诊" in blocks[2]


def test_a_sum_nobody_knows_has_no_line_of_its_own():
    cells = {CellKey("yesterday", row, "lhasa"): None for row in ("confirmed", "asymptomatic")}
    cells |= {
        CellKey("yesterday", row, "stated"): None for row in ("confirmed", "asymptomatic", "new_infections")
    }
    block = say(series(), book("zh"), samples()[24].with_cells(cells), "table").text.split("\n\n")[1]
    assert "在隔离管控区发现  674" in block and "新增感染者" not in block


def test_the_script_is_spoken():
    paragraphs = say(series(), book("zh"), samples()[24], "script").text.split("\n\n")
    assert paragraphs[:2] == [
        "各位记者朋友，大家下午好！",
        "今天是9月1日，欢迎参加新冠肺炎疫情防控工作第二十四场新闻发布会。下面，我向大家通报最新情况。",
    ]
    assert paragraphs[2].startswith("8月31日0时至24时，全区新增")
    assert paragraphs[-1] == "我的通报就到这里，谢谢大家！"


def test_the_notice_is_one_paragraph():
    for language in ("zh", "en"):
        text = say(series(), book(language), samples()[24], "notice").text
        assert "\n" not in text and "674" in text


@pytest.mark.parametrize(
    ("text", "columns"), [("拉萨", 4), ("Lhasa", 5), ("（）", 4), ("ལྷ་ས", 3), ("e\u0301", 1), ("", 0)]
)
def test_width_in_a_terminal(text, columns):
    assert width(text) == columns


def test_a_place_not_asked_for_stays_empty():
    cells = {CellKey("today", "confirmed", "ngari"): Cell(Mark.NOT_APPLICABLE)}
    draft = say(series(), book("en"), samples()[24].with_cells(cells), "table")
    assert "Ngari           n/a" in draft.text
