"""Figures out of departments' tables: every way a table may lie, and every way it may be wrong."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk.entering import Entering
from store.desk.incoming.importing import TableProposal, propose_table, take_table
from store.desk.proposing import propose
from store.formats.tables import files
from store.formats.tables.files import read_tables, table_of
from store.formats.tables.table import Table, TableTrouble
from store.record.cell import STATED, Cell, CellKey, Mark
from store.record.conference import Conference
from store.record.window import AsOf, Moment
from store.troubles import Trouble
from tests.sample_conferences import series
from tests.workbooks import DATE, workbook

PLACES = ["拉萨市", "日喀则市", "山南市", "林芝市", "昌都市", "那曲市", "阿里地区"]
KEYS = ["lhasa", "xigaze", "shannan", "nyingchi", "qamdo", "nagqu", "ngari"]
CONFIRMED = [20, 10, 0, 0, 17, 6, 0]
ASYMPTOMATIC = [260, 165, 2, 1, 2, 120, 71]
BY_PLACE_CSV = "\n".join(
    ["地区,新增本土确诊病例,新增无症状感染者"]
    + [f"{p},{c},{a}" for p, c, a in zip(PLACES, CONFIRMED, ASYMPTOMATIC, strict=True)]
    + ["合计,53,621"]
)


@pytest.fixture
def conference() -> Conference:
    """The 24th without figures: two windows, 31 August whole and 1 September to 2 p.m."""
    return propose(series(), (), date(2022, 9, 1))


def read(conference: Conference, text: str, window: str = "") -> TableProposal:
    return propose_table(series(), conference, [table_of(text, "表.csv")], window=window)


def values(proposal: TableProposal) -> dict[str, int | Mark]:
    return {str(figure.cell): figure.value for figure in proposal.figures}


def reasons(proposal: TableProposal) -> dict[str, str]:
    return {cell.where: getattr(cell.why, "code", "") for cell in proposal.unread}


def expected(window: str) -> dict[str, int | Mark]:
    cells: dict[str, int | Mark] = {}
    for indicator, row in (("confirmed", CONFIRMED), ("asymptomatic", ASYMPTOMATIC)):
        cells |= {f"{window}/{indicator}/{key}": n for key, n in zip(KEYS, row, strict=True)}
    return cells | {f"{window}/confirmed/stated": 53, f"{window}/asymptomatic/stated": 621}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_file_is_read_in_the_encodings_offices_save(
    tmp_path: Path, conference: Conference, encoding: str
) -> None:
    file = tmp_path / "上报.csv"
    file.write_bytes(BY_PLACE_CSV.encode(encoding))
    proposal = propose_table(series(), conference, read_tables(file), window="yesterday")
    assert values(proposal) == expected("yesterday")
    assert proposal.unread == ()


def test_the_table_may_lie_either_way_round(conference: Conference) -> None:
    rows = [line.split(",") for line in BY_PLACE_CSV.splitlines()]
    turned = "\n".join("\t".join(column) for column in zip(*rows, strict=True))
    assert values(read(conference, turned, "yesterday")) == expected("yesterday")


def test_full_width_digits_units_groups_and_padded_names_are_understood(conference: Conference) -> None:
    text = '地　区\t确诊（例）\n拉 萨\t２０例\n日喀则\t"1,234"\n阿里\t０\nＳｈａｎｎａｎ\t3'
    assert values(read(conference, text, "today")) == {
        "today/confirmed/lhasa": 20,
        "today/confirmed/xigaze": 1234,
        "today/confirmed/ngari": 0,
        "today/confirmed/shannan": 3,
    }


def test_a_blank_is_not_a_zero_and_leaves_the_cell_alone(conference: Conference) -> None:
    text = "地区,确诊\n拉萨,\n山南,0\n林芝,-\n昌都,不适用"
    proposal = read(conference, text, "yesterday")
    assert values(proposal) == {
        "yesterday/confirmed/shannan": 0,
        "yesterday/confirmed/nyingchi": Mark.NOT_REPORTED,
        "yesterday/confirmed/qamdo": Mark.NOT_APPLICABLE,
    }


def test_the_window_comes_from_the_header_the_caption_or_the_person(conference: Conference) -> None:
    header = "地区,8月31日0—24时确诊,9月1日0-14时确诊\n拉萨,20,5"
    assert values(read(conference, header)) == {
        "yesterday/confirmed/lhasa": 20,
        "today/confirmed/lhasa": 5,
    }
    caption = "9月1日0时至14时全区疫情统计表,,\n地区,确诊,无症状\n拉萨,5,30"
    assert values(read(conference, caption)) == {
        "today/confirmed/lhasa": 5,
        "today/asymptomatic/lhasa": 30,
    }
    named = read(conference, "地区,昨日0—24时确诊,今日0-14时确诊\n拉萨,20,5")
    assert values(named) == {"yesterday/confirmed/lhasa": 20, "today/confirmed/lhasa": 5}
    with pytest.raises(TableTrouble) as caught:
        read(conference, "地区,确诊\n拉萨,20")
    assert caught.value.code == "which_window"
    assert "today" in caught.value.said("zh") and "8月31日0时至24时" in caught.value.said("zh")


def test_days_and_hours_of_an_english_table_are_read_as_the_program_shows_them(
    conference: Conference,
) -> None:
    long = read(conference, 'Window,Indicator,Place,Value\n"Aug. 31, 0:00-24:00",confirmed,Lhasa,21')
    below = read(conference, '"Sept. 1st, 2022, 0:00-14:00"\nPlace,Confirmed\nLhasa,22')
    assert (values(long), values(below)) == ({"yesterday/confirmed/lhasa": 21}, {"today/confirmed/lhasa": 22})
    with pytest.raises(TableTrouble) as refused:
        read(conference, "Place,Confirmed 0-24h\nLhasa,abc")
    assert "B2, “abc”: “abc” is no count" in refused.value.said("en") and ".." not in refused.value.said("en")


def test_a_table_of_another_day_is_not_taken(conference: Conference) -> None:
    with pytest.raises(TableTrouble) as caught:
        read(conference, "8月30日0时至24时,\n地区,确诊\n拉萨,20", "yesterday")
    assert caught.value.code == "nothing_read"
    assert "8月30日0时至24时" in caught.value.said("zh")
    assert "8月30日0时至24时" in caught.value.said("en")


def test_stacked_blocks_each_have_their_window(conference: Conference) -> None:
    text = "8月31日0-24时,,\n地区,确诊,无症状\n拉萨,20,260\n那曲,6,120\n9月1日0-14时,,\n拉萨,5,30\n那曲,1,9"
    assert values(read(conference, text)) == {
        "yesterday/confirmed/lhasa": 20,
        "yesterday/asymptomatic/lhasa": 260,
        "yesterday/confirmed/nagqu": 6,
        "yesterday/asymptomatic/nagqu": 120,
        "today/confirmed/lhasa": 5,
        "today/asymptomatic/lhasa": 30,
        "today/confirmed/nagqu": 1,
        "today/asymptomatic/nagqu": 9,
    }


def test_a_merged_header_of_a_csv_file_covers_the_blank_cells_after_it(conference: Conference) -> None:
    text = "地区,确诊,,无症状,\n,0-24时,0-14时,0-24时,0-14时\n拉萨,20,5,260,30\n合计,53,26,621,207"
    assert values(read(conference, text)) == {
        "yesterday/confirmed/lhasa": 20,
        "today/confirmed/lhasa": 5,
        "yesterday/asymptomatic/lhasa": 260,
        "today/asymptomatic/lhasa": 30,
        "yesterday/confirmed/stated": 53,
        "today/confirmed/stated": 26,
        "yesterday/asymptomatic/stated": 621,
        "today/asymptomatic/stated": 207,
    }


def test_under_the_heading_of_a_sum_its_part_is_meant(conference: Conference) -> None:
    text = "地区,新增感染者,新增感染者\n,确诊,无症状\n拉萨,20,260"
    assert values(read(conference, text, "yesterday")) == {
        "yesterday/confirmed/lhasa": 20,
        "yesterday/asymptomatic/lhasa": 260,
    }


def test_a_table_may_have_as_many_cells_as_that_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILLED", 4)
    assert len(table_of("地区,确诊\n拉萨,20", "x").rows) == 2
    with pytest.raises(TableTrouble):
        table_of("地区,确诊\n拉萨,20,1", "x")


def test_a_word_nobody_knows_keeps_its_figures_out(conference: Conference) -> None:
    text = "地区,确诊,其中重症,累计确诊,\n拉萨,20,1,500,9\n拉萨市城关区,7,0,90,\n合计,53,1,900,"
    proposal = read(conference, text, "yesterday")
    assert values(proposal) == {"yesterday/confirmed/lhasa": 20, "yesterday/confirmed/stated": 53}
    assert reasons(proposal) == {
        "C2": "unknown_label", "D2": "unknown_label", "E2": "no_indicator",
        "B3": "unknown_label", "C3": "unknown_label", "D3": "unknown_label",
        "C4": "unknown_label", "D4": "unknown_label",
    }  # fmt: skip
    assert "累计确诊" in proposal.unread[1].why.said("zh")


def test_two_values_for_one_cell_refuse_the_whole_table(conference: Conference) -> None:
    with pytest.raises(TableTrouble) as caught:
        read(conference, "地区,确诊\n拉萨,20\n日喀则,10\n拉萨市,21", "yesterday")
    assert caught.value.code == "two_values"
    assert "B2" in caught.value.said("zh") and "拉萨市" in caught.value.said("zh")
    same = read(conference, "地区,确诊\n拉萨,20\n拉萨市,20", "yesterday")
    assert values(same) == {"yesterday/confirmed/lhasa": 20}


def test_sums_are_compared_and_never_entered(conference: Conference) -> None:
    text = "地区,确诊,无症状,合计\n拉萨,20,260,280\n山南,0,2,3\n合计,20,262,282"
    proposal = read(conference, text, "yesterday")
    assert values(proposal)["yesterday/new_infections/stated"] == 282
    assert not any("new_infections/lhasa" in key for key in values(proposal))
    assert reasons(proposal) == {"D3": "computed"}
    assert "2" in proposal.unread[0].why.said("zh")


def test_standing_and_cumulative_figures_have_their_moment(conference: Conference) -> None:
    text = "截至8月31日24时,\n指标,数值\n高风险区,477\n中风险区,207\n治愈出院,406人\n集中隔离,70886"
    proposal = read(conference, text)
    assert values(proposal) == {
        "high_risk": 477, "medium_risk": 207, "discharged": 406, "in_quarantine": 70886,
    }  # fmt: skip
    with pytest.raises(TableTrouble):
        read(conference, "截至8月30日24时,\n高风险区,412\n中风险区,114")


def test_row_numbers_and_remarks_are_no_figures(conference: Conference) -> None:
    text = "序号,地区,确诊,备注,联系电话\n1,拉萨,20,其中2例为密接,0891 1234567\n2,那曲,6,,08961234"
    proposal = read(conference, text, "yesterday")
    assert values(proposal) == {"yesterday/confirmed/lhasa": 20, "yesterday/confirmed/nagqu": 6}
    assert reasons(proposal) == {"D2": "text"}


def test_changes_name_old_and_new_and_where_from(conference: Conference) -> None:
    lhasa, nagqu = (CellKey("yesterday", "confirmed", key) for key in ("lhasa", "nagqu"))
    held = conference.with_cells({lhasa: Cell(19, "19"), nagqu: Cell(6, "6")})
    proposal = read(held, "地区,确诊\n拉萨,20\n那曲,6\n合计,53", "yesterday")
    changes = proposal.changes(held, by="Drolma", at=7)
    assert [(str(change.cell), change.old and change.old.value, change.new.value) for change in changes] == [
        ("yesterday/confirmed/lhasa", 19, 20),
        ("yesterday/confirmed/stated", None, 53),
    ]
    assert changes[0].new == Cell(20, "20", "Drolma", 7, "表.csv B2")
    assert CellKey("yesterday", "confirmed", STATED) == changes[1].cell


@pytest.mark.parametrize(
    ("text", "figures", "unread"),
    [
        ("地区,确诊\n拉萨,20\n,53", {"confirmed/lhasa": 20}, {"B3": "no_place"}),
        ("地区,确诊,新增感染者\n拉萨,20,\n,,674", {"confirmed/lhasa": 20}, {"C3": "no_place"}),
        ("地区,确诊,确诊\n,,合计\n拉萨,20,53", {"confirmed/lhasa": 20}, {"C3": "two_labels"}),
        ("地区,治愈出院,确诊\n拉萨,6,20", {"confirmed/lhasa": 20}, {"B2": "not_by_place"}),
    ],
)
def test_a_figure_that_may_be_of_several_cells_goes_into_none(
    conference: Conference, text: str, figures: dict[str, int], unread: dict[str, str]
) -> None:
    proposal = read(conference, text, "yesterday")
    assert values(proposal) == {f"yesterday/{key}": number for key, number in figures.items()}
    assert reasons(proposal) == unread


def test_of_one_value_given_twice_the_first_place_is_told(conference: Conference) -> None:
    proposal = read(conference, "地区,确诊,确诊病例\n拉萨,20,20", "yesterday")
    assert [figure.where for figure in proposal.figures] == ["B2"] and not reasons(proposal)


def test_only_the_figures_that_were_chosen_go_in(conference: Conference) -> None:
    lhasa, nagqu = (CellKey("yesterday", "confirmed", key) for key in ("lhasa", "nagqu"))
    sitting = Entering(series(), conference, who="央金", clock=lambda: 7)
    taken = take_table(sitting, read(conference, "地区,确诊\n拉萨,20\n那曲,6", "yesterday"), [nagqu])  # type: ignore[arg-type]
    assert [change.cell for change in taken] == [nagqu]
    assert (sitting.conference.number_in(lhasa), sitting.conference.number_in(nagqu)) == (None, 6)


def test_a_workbook_with_merged_headers_formulas_and_dates(tmp_path: Path, conference: Conference) -> None:
    file = workbook(
        tmp_path / "汇总.xlsx",
        {
            "说明": [["请各地市于每日16时前上报"]],
            "日报": [
                ["各地市新增情况表", None, None, None, None],
                ["地区", "确诊病例", None, "无症状感染者", None],
                [None, f"{DATE}44804", "9月1日0-14时", f"{DATE}44804", "9月1日0-14时"],
                ["拉萨市", 20, 5, 260.0, 30],
                ["日喀则市", 10, None, 165, "４０"],
                ["合计", ("SUM(B4:B5)", "30"), ("SUM(C4:C5)", "5"), ("D4+D5", "425"), ("E4+E5", None)],
                ["备注", ("1/0", "#DIV/0!"), None, None, None],
            ],
            "旧表": [["地区", "确诊"], ["拉萨市", 999]],
        },
        merged={"日报": ["A1:E1", "A2:A3", "B2:C2", "D2:E2"]},
        hidden=["旧表"],
    )
    proposal = propose_table(series(), conference, read_tables(file))
    assert values(proposal) == {
        "yesterday/confirmed/lhasa": 20,
        "today/confirmed/lhasa": 5,
        "yesterday/asymptomatic/lhasa": 260,
        "today/asymptomatic/lhasa": 30,
        "yesterday/confirmed/xigaze": 10,
        "yesterday/asymptomatic/xigaze": 165,
        "today/asymptomatic/xigaze": 40,
        "yesterday/confirmed/stated": 30,
        "today/confirmed/stated": 5,
        "yesterday/asymptomatic/stated": 425,
    }
    assert reasons(proposal) == {"日报!E6": "no_cached_value", "日报!B7": "text"}


def test_a_figure_in_merged_cells_is_nobodys(tmp_path: Path, conference: Conference) -> None:
    rows = [["地区", "确诊"], ["拉萨市", 20], ["山南市", None], ["那曲市", 6]]
    file = workbook(tmp_path / "a.xlsx", {"日报": rows}, merged={"日报": ["B2:B3"]})
    proposal = propose_table(series(), conference, read_tables(file), window="today")
    assert values(proposal) == {"today/confirmed/nagqu": 6}
    assert reasons(proposal) == {"日报!B2": "merged_figure"}


def test_several_sheets_ask_which_one(tmp_path: Path, conference: Conference) -> None:
    rows = [["地区", "确诊"], ["拉萨市", 20]]
    file = workbook(tmp_path / "a.xlsx", {"早报": rows, "晚报": [*rows, ["那曲市", 1]]})
    tables = read_tables(file)
    with pytest.raises(TableTrouble) as caught:
        propose_table(series(), conference, tables, window="today")
    assert caught.value.code == "which_sheet"
    chosen = propose_table(series(), conference, tables, window="today", sheet="晚报")
    assert chosen.figures[1].where == "晚报!B3"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 64, "old_workbook"),
        (b"PK\x03\x04 not a zip", "outside_zip"),
        (b"\n\n , ,\n", "empty"),
        (b"\0\1\2\xff\xfe", "no_table"),
    ],
)
def test_files_that_are_no_tables_are_refused_in_words(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(content)
    with pytest.raises(Trouble) as caught:
        read_tables(file)
    assert caught.value.code == code
    assert "x.xlsx" in caught.value.said("zh") and "x.xlsx" in caught.value.said("en")


def test_control_characters_and_markup_do_nothing(conference: Conference) -> None:
    table = table_of("地区,确诊\n\x1b[31m拉萨\x1b[0m,2\u200b0\n[red]x[/],7", "a.csv")
    assert isinstance(table, Table)
    proposal = propose_table(series(), conference, [table], window="today")
    assert values(proposal) == {"today/confirmed/lhasa": 20}
    assert "[red]x[/]" in proposal.unread[0].why.said("en")


def test_a_day_without_a_year_is_the_one_next_to_the_conference() -> None:
    new_year = propose(series(), (), date(2023, 1, 1))
    proposal = read(new_year, "地区,12月31日0时至24时新增本土确诊病例\n拉萨市,5")
    assert (values(proposal), reasons(proposal)) == ({"yesterday/confirmed/lhasa": 5}, {})
    old_year = propose(series(), (), date(2022, 12, 31))
    with pytest.raises(TableTrouble):
        read(old_year, "地区,1月1日0时至24时新增本土确诊病例\n拉萨市,5")


@pytest.mark.parametrize(
    "rows",
    [
        ("指标\t数值\t截至", "治愈出院\t406\t8月31日24时", "高风险区\t5\t8月30日24时", "集中隔离\t42900\t目前"),
        ("indicator\tvalue\tas of", "discharged\t406\tAug. 31, 24:00", "high-risk\t5\tAug. 30, 24:00", "in quarantine\t42900\tnow"),
        ("指标\t数值\t截至", "治愈出院\t406\t8/31 24", "高风险区\t5\t8月30日", "集中隔离\t42900\t目前"),
    ],
)  # fmt: skip
def test_the_moment_behind_a_figure_is_of_it(conference: Conference, rows: tuple[str, ...]) -> None:
    """It was listed as a text, and a figure as of another day taken for that of the conference."""
    proposal = read(conference, "\n".join(rows))
    assert values(proposal) == {"discharged": 406, "in_quarantine": 42900}
    assert reasons(proposal)["B3"] == "other_moment"
    assert len(proposal.unread) == 1 or rows[2].endswith("日"), proposal.unread
    # Where the conference says no moment, that of the table is taken with the figure, as one step.
    sitting = Entering(series(), replace(conference, as_of={}), who="", clock=lambda: 0)
    proposal = read(sitting.conference, "\n".join(rows))
    assert set(values(proposal)) == {"discharged", "in_quarantine", "high_risk"}
    take_table(sitting, proposal)  # type: ignore[arg-type]
    held = sitting.conference.as_of
    assert (held["discharged"].moment, held["high_risk"].moment) == tuple(
        Moment(date(2022, 8, day), 24) for day in (31, 30)
    )
    assert held["in_quarantine"] == AsOf(None)
    sitting.undo()
    assert not sitting.conference.as_of and not sitting.conference.cells
