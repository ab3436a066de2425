"""Names that a spreadsheet or Markdown would carry out: in what is exported they are the texts they are.

A series can name a place, an indicator or a unit as its office likes, so a name may begin as a formula does.
Each export is read back: by the program's own way in, by a reader of its own kind, and as it stands.
"""

import csv
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace
from python_calamine import load_workbook

from store.desk.incoming.importing import propose_table
from store.desk.outgoing.exporting import Export, Order
from store.desk.sitting import Sitting
from store.formats import markdown
from store.formats.sheet import Sheet
from store.formats.tables.files import read_tables
from store.formats.tables.table import as_written, harmless
from store.record.text import one_line
from tests.stage import sample_desk

FORMULAS = [
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3乙",
    "@SUM(A1:A9)",
    '＝HYPERLINK("http://x.example","丙")',
    "＋丁",
    "'=戊",
    "＠己",
]
SIGNS = "=+-@＝＋－＠"


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    """The sample's conference in a series whose names are formulas, the whole record as it was."""
    sitting = sample_desk(tmp_path / "a").open("2022-09-01-024", journal=False)
    series = sitting.series
    places = tuple(
        replace(place, names={"zh": name}, shorts={}, also=())
        for place, name in zip(series.places, FORMULAS, strict=False)
    )
    indicators = tuple(
        replace(one, names={"zh": "\t=新增" + one.names["zh"]}, shorts={}) if one.key == "confirmed" else one
        for one in series.indicators
    )
    sitting.series = replace(series, places=places, indicators=indicators)
    return sitting


def exported(sitting: Sitting, folder: Path, name: str) -> Path:
    (file, *_) = Export(sitting, Order(folder=folder, formats=(name,), final=False)).run()
    return file.path


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_table_of_formulas_reads_back_as_it_was(sitting: Sitting, tmp_path: Path, name: str) -> None:
    path = exported(sitting, tmp_path / "out", name)
    record = sitting.conference
    (table,) = read_tables(path)
    labels = {row[2] for row in table.rows if len(row) > 2}
    assert {one_line(place.name("zh")) for place in sitting.series.places} <= labels
    proposal = propose_table(sitting.series, replace(record, cells={}), [table])
    assert {figure.cell: figure.value for figure in proposal.figures} == {
        key: cell.value for key, cell in record.cells.items()
    }
    assert proposal.unread == ()


def test_no_cell_of_the_csv_file_begins_as_a_formula_does(sitting: Sitting, tmp_path: Path) -> None:
    text = exported(sitting, tmp_path / "out", "csv").read_text("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.strip()[:1] in tuple(SIGNS)]
    for formula in FORMULAS[:7]:
        assert f"'{formula}" in cells


def test_the_only_formulas_of_the_workbook_are_sums_that_keep_their_value(
    sitting: Sitting, tmp_path: Path
) -> None:
    path = exported(sitting, tmp_path / "out", "xlsx")
    with ZipFile(path) as parts:
        sheet = ElementTree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
        assert not [name for name in parts.namelist() if "external" in name.lower() or "hyperlink" in name]
        assert len(parts.namelist()) == len(set(parts.namelist()))
    names = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    rows = load_workbook(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    sums = 0
    for cell in sheet.iter(f"{names}c"):
        formula = cell.find(f"{names}f")
        if formula is None:
            continue
        sums += 1
        first, _, last = (formula.text or "").removeprefix("SUM(D").removesuffix(")").partition(":D")
        assert formula.text == f"SUM(D{int(first)}:D{int(last)})"
        kept = cell.findtext(f"{names}v")
        assert kept == str(sum(int(row[3] or 0) for row in rows[int(first) - 1 : int(last)]))
    assert sums >= 5
    assert {row[2] for row in rows if row[2] in FORMULAS} == set(FORMULAS[:7]), "for another reader too"
    assert not list(sheet.iter(f"{names}hyperlink"))


def test_the_same_record_gives_the_same_workbook(
    sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = exported(sitting, tmp_path / "one", "xlsx").read_bytes()
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert exported(sitting, tmp_path / "two", "xlsx").read_bytes() == one


@pytest.mark.parametrize("text", [*FORMULAS, "\t=1", "\r=1", "''=1", "'", "'拉萨", "拉萨", "", "''", "a=1"])
def test_the_escape_is_undone_exactly(text: str) -> None:
    assert as_written(harmless(text)) == text


MARKS = [
    "[点这里](http://x.example)", "![图](http://x.example/a.png)", "<b>粗</b>", "<script>alert(1)</script>",
    "&lt;b&gt;", "&#60;", "# 题", "## 题", "- 项", "+ 项", "* 项", "1. 项", "1)", "> 引", "```", "~~~", "~~删~~",
    "---", "- - -", "===", "| a | b |", "    缩进", "\t缩进", "**粗**", "__粗__", "`码`", "a\\b", "[x]: http://x.example",
    "<http://x.example>", "$x$", "拉萨市20例，14:00。",
]  # fmt: skip


@pytest.mark.parametrize("line", MARKS)
def test_markdown_carries_nothing_out(sitting: Sitting, line: str) -> None:
    """A reader of Markdown finds one heading and paragraphs of plain text, each as it was."""
    draft = replace(sitting.draft("zh"), text=f"{line}\n前段\n{line}\n后段\n", spans=())
    printed = markdown.as_markdown(Sheet(sitting.series, sitting.conference, draft, final=True)).decode()
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(printed)
    kinds = {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or () if child.type != "text_special"
    }
    assert kinds <= {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text"}
    texts = [
        "".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"
    ]
    assert texts == [line.strip(), "前段", line.strip(), "后段"]


@pytest.mark.parametrize(
    "line", ["http://x.example", "WWW.x.example", "a.b@x.example", "mailto:a@x.example", "ftp://x.example"]
)
def test_markdown_makes_no_link_of_an_address(sitting: Sitting, line: str) -> None:
    """Many programs make links of bare addresses; a backslash inside stops that."""
    draft = replace(sitting.draft("zh"), text=f"题\n{line}\n", spans=())
    printed = markdown.as_markdown(Sheet(sitting.series, sitting.conference, draft, final=True)).decode()
    assert "\\" in printed
    (_, _, _, _, inline, _) = MarkdownIt("commonmark").parse(printed)
    assert "".join(child.content for child in inline.children or ()) == line
