"""What cells of a workbook say: as a person sees them, not as the spreadsheet program keeps them."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from store.desk.incoming.importing import propose_table
from store.desk.proposing import propose
from store.formats.tables.files import read_tables
from store.formats.tables.table import Table, TableTrouble
from store.formats.tables.workbook_in import NO_VALUE, read_workbook
from store.formats.tables.workbook_scan import shown_as
from tests.faults.hostile_files import book, pack, sheet
from tests.sample_conferences import series


def read(body: str, **parts: bytes) -> tuple[tuple[str, ...], ...]:
    """The cells of a workbook whose sheet has that body. `styles` and `workbook` may be given."""
    named = {"styles": "xl/styles.xml", "workbook": "xl/workbook.xml"}
    packed = BytesIO()
    pack(
        packed,
        {
            **book(),
            "xl/worksheets/sheet0.xml": sheet(body),
            **{named[key]: part for key, part in parts.items()},
        },
    )
    tables = read_workbook(packed.getvalue(), "x.xlsx")
    return tables[0].rows if tables else ()


def value(number: str, code: str) -> str:
    """What a number under a format code is read as."""
    styles = (
        f'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    ((text,),) = read(f'<row r="1"><c r="A1" s="1"><v>{number}</v></c></row>', styles=styles.encode())
    return text


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("0.052", "0.0%", "5.2%"),
        ("5.2000000000000005E-2", "0.00%", "5.2%"),
        ("1", "0%", "100%"),
        ("-0.07", "0%;[Red]-0%", "-7%"),
        ("0.30000000000000004", "General", "0.3"),
        ("0.1", "0.0", "0.1"),
        ("53", "0.00", "53"),
        ("53.0", "#,##0", "53"),
        ("5.4", "0", "5.4"),
        ("60000", "#,##0,", "60000"),
        ("6", "0&quot;万&quot;", "6万"),
        ("6.5", "0.0万", "6.5万"),
        ("12", "0&quot;例&quot;", "12"),
        ("12", "G/通用格式&quot;人&quot;", "12"),
        ("44804", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "2022-08-31"),
        ("44804", "m&quot;月&quot;d", "2022-08-31"),
        ("44804", "[$-804]yyyy/m/d;@", "2022-08-31"),
        ("44804.5833333333", "yyyy/m/d h:mm", "2022-08-31 14:00"),
        ("0.583333333333333", "h:mm", "14:00"),
        ("44804", "0&quot;days&quot;", "44804"),
        ("44804", "#,##0_);[Red](#,##0)", "44804"),
        ("1E+20", "General", "1E+20"),
        ("123456789012345678", "0", "1.23456789012346E+17"),
        ("1E-9", "General", "0.000000001"),
        ("-0", "0", "0"),
        ("-3", "0", "-3"),
    ],
)
def test_a_number_is_read_as_it_is_meant(number: str, code: str, text: str) -> None:
    assert value(number, code) == text


@pytest.mark.parametrize(
    ("code", "shown"),
    [("14", "date"), ("22", "date"), ("31", "date"), ("58", "date"), ("20", "time"), ("33", "time"), ("9", "%"), ("10", "%"),
     ("0", ""), ("1", ""), ("4", ""), ("49", ""), ("999999", ""), ("x", "")],
)  # fmt: skip
def test_formats_without_a_code_of_their_own_are_known(code: str, shown: str) -> None:
    styles = f'<styleSheet><cellXfs><xf numFmtId="{code}"/></cellXfs></styleSheet>'.encode()
    ((text,),) = read('<row r="1"><c s="0"><v>0.5</v></c></row>', styles=styles)
    assert text == {"date": "1899-12-30 12:00", "time": "12:00", "%": "50%", "": "0.5"}[shown]


@pytest.mark.parametrize(
    "code", ["General", "@", "0.00E+00", "#,##0", "¥#,##0", '"d"0', "[Red]0", r"0\d", "_-* #,##0"]
)
def test_what_only_looks_like_a_date_is_none(code: str) -> None:
    assert shown_as(code) == ""


def test_kinds_of_cells() -> None:
    cells = (
        '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c t="str"><v> 020 </v></c>'
        '<c t="inlineStr"><is><r><t>拉</t></r><r><t>萨</t></r><rPh><t>lasa</t></rPh></is></c>'
        '<c t="str"><v>  </v></c><c/><c><f>A1</f></c><c><f>A1</f><v>7</v></c><c><v>8</v></c>'
    )
    (row,) = read(f'<row r="1">{cells}</row>')
    assert row == ("TRUE", "FALSE", "#REF!", "020", "拉萨", "", "", NO_VALUE, "7", "8")


def test_a_book_that_was_never_calculated_says_so_of_every_formula() -> None:
    """Programs that write formulas without calculating them put a 0 beside each."""
    told = book()["xl/workbook.xml"].replace(b"</workbook>", b'<calcPr fullCalcOnLoad="1"/></workbook>')
    (row,) = read('<row r="1"><c><f>SUM(A1)</f><v>0</v></c><c><v>8</v></c></row>', workbook=told)
    assert row == (NO_VALUE, "8")


def test_days_are_counted_from_1904_where_the_book_says_so() -> None:
    told = book()["xl/workbook.xml"].replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>')
    styles = b'<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    ((text,),) = read('<row r="1"><c s="0"><v>43342</v></c></row>', workbook=told, styles=styles)
    assert text == "2022-08-31"


def made(path: Path, rows: Sequence[Sequence[Any]], prepare: Any) -> list[Table]:
    """The tables of a workbook written by another library."""
    with Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as written:
        page = written.add_worksheet("日报")
        for y, row in enumerate(rows):
            for x, one in enumerate(row):
                page.write(y, x, one)
        prepare(page)
    return read_tables(path)


TABLE = [
    ["地区", "确诊", "备用", "无症状"],
    ["拉萨市", 20, 1, 260],
    ["那曲市", 6, 2, 120],
    ["合计", 26, 3, 380],
]


def test_hidden_rows_and_columns_are_left_out_and_told(tmp_path: Path) -> None:
    def hide(page: Any) -> None:
        page.set_row(2, None, None, {"hidden": True})
        page.set_column(2, 2, None, None, {"hidden": True})

    tables = made(tmp_path / "a.xlsx", TABLE, hide)
    assert tables[0].rows == (
        ("地区", "确诊", "", "无症状"), ("拉萨市", "20", "", "260"), ("", "", "", ""), ("合计", "26", "", "380")
    )  # fmt: skip
    proposal = propose_table(series(), propose(series(), (), date(2022, 9, 1)), tables, window="today")
    assert {str(figure.cell): figure.value for figure in proposal.figures} == {
        "today/confirmed/lhasa": 20, "today/asymptomatic/lhasa": 260,
        "today/confirmed/stated": 26, "today/asymptomatic/stated": 380,
    }  # fmt: skip
    told = {cell.where: (cell.text, getattr(cell.why, "code", "")) for cell in proposal.unread}
    assert told == {
        f"日报!{at}": (text, "hidden")
        for at, text in (("C2", "1"), ("B3", "6"), ("C3", "2"), ("D3", "120"), ("C4", "3"))
    }
    for cell in proposal.unread:
        assert "隐藏" in cell.why.said("zh") and "hidden" in cell.why.said("en")


def test_a_table_that_is_all_hidden_is_told_of(tmp_path: Path) -> None:
    tables = made(
        tmp_path / "a.xlsx", TABLE, lambda page: page.set_column(0, 9, None, None, {"hidden": True})
    )
    with pytest.raises(TableTrouble) as caught:
        propose_table(series(), propose(series(), (), date(2022, 9, 1)), tables, window="today")
    assert caught.value.code == "nothing_read" and "隐藏" in caught.value.said("zh")


def test_a_book_of_another_library_is_read_whole(tmp_path: Path) -> None:
    rows = [["日期", datetime(2022, 9, 1)], ["地址", "http://x.example"], ["空", None], ["数", 1234567]]
    (table,) = made(tmp_path / "a.xlsx", rows, lambda page: page.merge_range("A6:B6", "注"))
    assert table.rows[:4] == (
        ("日期", "2022-09-01"),
        ("地址", "http://x.example"),
        ("空", ""),
        ("数", "1234567"),
    )
    assert [tuple(area) for area in table.merged] == [(5, 0, 5, 1)]
