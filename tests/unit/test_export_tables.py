"""A record as tables and as JSON: every figure, read back by the program's own ways in; seals that add up."""

import csv
import hashlib
import json
import os
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk.desk import Desk
from store.desk.incoming.importing import bring_in, parsed, propose_table
from store.desk.opening import open_desk
from store.desk.outgoing.exporting import Export, Order
from store.desk.outgoing.sealing import Seal
from store.desk.sitting import Sitting
from store.desk.troubles import DeskTrouble, WrongCall
from store.formats import markdown
from store.formats.figures_table import header
from store.formats.publishing import Wanted, publish_files
from store.formats.sheet import Sheet
from store.formats.tables.files import read_tables
from store.formats.tables.table import as_written, harmless
from store.record.cell import STATED, CellKey, Mark
from store.record.window import Moment
from tests.stage import NOW, sample_desk

KEY = "2022-09-01-024"
NAGQU = CellKey("yesterday", "confirmed", "nagqu")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return sample_desk(tmp_path / "a")


@pytest.fixture
def sitting(desk: Desk) -> Sitting:
    return desk.open(KEY, journal=False)


def exported(
    sitting: Sitting, folder: Path, *formats: str, final: bool = True, languages: tuple[str, ...] = ("zh",)
) -> list[Path]:
    order = Order(folder=folder, formats=formats, languages=languages, final=final)
    return [file.path for file in Export(sitting, order).run()]


def rows(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_table_reads_back_into_an_empty_conference(sitting: Sitting, tmp_path: Path, name: str) -> None:
    path, _ = exported(sitting, tmp_path / "out", name)
    assert path.name == f"024_2022-09-01_v1.{name}", "one for the record, whatever the language and form"
    record = sitting.conference
    proposal = propose_table(sitting.series, replace(record, cells={}), read_tables(path))
    assert {figure.cell: figure.value for figure in proposal.figures} == {
        key: cell.value for key, cell in record.cells.items()
    }
    assert proposal.unread == ()


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_blanks_and_marks_stay_what_they_are(sitting: Sitting, tmp_path: Path, name: str) -> None:
    sitting.enter(NAGQU, "")
    sitting.enter(CellKey("yesterday", "confirmed", "ngari"), "-")
    sitting.enter(CellKey("", "medium_risk"), "/")
    path, _ = exported(sitting, tmp_path / "out", name, final=False)
    if name == "csv":
        mark, head, *body = rows(path)
        assert "草稿" in mark[0] and tuple(head) == header("zh")
        row = {tuple(line[:3]): line[3:5] for line in body}
        day = "2022年8月31日0时至24时"
        what = sitting.series.indicator("confirmed").name("zh")
        assert row[day, what, "那曲市"] == ["", ""], "a blank is no zero"
        assert row[day, what, "阿里地区"] == ["", "未报"]
        assert row[day, what, "通报合计"] == ["53", ""] and row[day, what, "计算合计"] == ["", ""]
        medium = sitting.series.indicator("medium_risk").name("zh")
        assert row["截至2022年8月31日24时", medium, ""] == ["", "不适用"]
    proposal = propose_table(sitting.series, replace(sitting.conference, cells={}), read_tables(path))
    values = {figure.cell: figure.value for figure in proposal.figures}
    assert NAGQU not in values
    assert values[CellKey("yesterday", "confirmed", "ngari")] is Mark.NOT_REPORTED
    assert values[CellKey("", "medium_risk")] is Mark.NOT_APPLICABLE


@pytest.mark.parametrize("name", ["csv", "xlsx"])
@pytest.mark.parametrize("days", [0, 1])
def test_an_english_table_stands_beside_the_chinese_one_and_reads_back(
    sitting: Sitting, tmp_path: Path, name: str, days: int
) -> None:
    first, *others = sitting.conference.windows
    longer = replace(first, end=Moment(first.end.day + timedelta(days), 8 if days else first.end.hour))
    sitting.replace_with(replace(sitting.conference, windows=(longer, *others)))
    sitting.enter(CellKey("yesterday", "confirmed", "ngari"), "-")
    chinese, english, _ = exported(sitting, tmp_path / "out", name, final=False, languages=("zh", "en"))
    assert (
        chinese.name == f"024_2022-09-01_v1_draft.{name}"
        and english.name == f"024_2022-09-01_v1_draft_en.{name}"
    )
    record = sitting.conference
    for path in (chinese, english):
        proposal = propose_table(sitting.series, replace(record, cells={}), read_tables(path))
        assert {figure.cell: figure.value for figure in proposal.figures} == {
            key: cell.value for key, cell in record.cells.items()
        }
        assert proposal.unread == ()
    text = " ".join(
        table.at(y, x)
        for table in read_tables(english)
        for y, row in enumerate(table.rows)
        for x, _ in enumerate(row)
    )
    assert "Lhasa" in text and "Stated total" in text and "not reported" in text
    assert not re.search("[\u4e00-\u9fff]", text), (
        "nothing in Chinese but a name the record has in Chinese only"
    )


def test_a_name_without_english_stands_in_chinese(sitting: Sitting, tmp_path: Path) -> None:
    places = tuple(replace(place, names={"zh": place.names["zh"]}) for place in sitting.series.places)
    sitting.series = replace(sitting.series, places=places)
    path, _ = exported(sitting, tmp_path / "out", "csv", final=False, languages=("en",))
    assert [row[2] for row in rows(path)[2:4]] == ["拉萨市", "日喀则市"]


def test_what_a_spreadsheet_would_calculate_is_a_text(sitting: Sitting, tmp_path: Path) -> None:
    for sign in "=+-@\t\r＝＋－＠":
        assert harmless(f"{sign}1") == f"'{sign}1"
    assert harmless("拉萨市") == "拉萨市"
    places = tuple(
        replace(place, names={**place.names, "zh": "=HYPERLINK(1)"}) if place.key == "lhasa" else place
        for place in sitting.series.places
    )
    sitting.series = replace(sitting.series, places=places)
    path, _ = exported(sitting, tmp_path / "out", "csv", final=False)
    cells = {cell for row in rows(path) for cell in row}
    assert "'=HYPERLINK(1)" in cells and not [cell for cell in cells if cell.startswith("=")]


def test_json_reads_back_with_texts_and_what_stands_beside(
    desk: Desk, sitting: Sitting, tmp_path: Path
) -> None:
    sitting.enter(CellKey("today", "new_infections", STATED), "233")
    sitting.set_text("venue", "=一楼")
    sitting.save()
    path, _ = exported(sitting, tmp_path / "out", "json", final=False)
    other = open_desk(tmp_path / "b", who="x", clock=lambda: NOW, local=tmp_path / "local")
    (data,) = parsed(path.read_text("utf-8"), path.name)
    again = other.load(bring_in(other, data, path.name).key)
    record = sitting.conference
    assert {key: cell.value for key, cell in again.cells.items()} == {
        key: cell.value for key, cell in record.cells.items()
    }
    assert (again.texts, again.held_at, again.windows) == (record.texts, record.held_at, record.windows)
    assert data["draft"] is True


def test_final_tables_are_refused_while_a_figure_is_blank(sitting: Sitting, tmp_path: Path) -> None:
    sitting.enter(CellKey("", "discharged"), "")
    for name in ("csv", "json", "xlsx"):
        with pytest.raises(DeskTrouble) as refused:
            exported(sitting, tmp_path / "out", name)
        assert refused.value.code == "draft_refused"
    assert not (tmp_path / "out").exists()


def test_no_format_and_no_language_are_wrong_calls(sitting: Sitting, tmp_path: Path) -> None:
    for order in (
        Order(tmp_path, formats=()),
        Order(tmp_path, formats=("doc",)),
        Order(tmp_path, languages=()),
    ):
        with pytest.raises(WrongCall):
            Export(sitting, order).run()


# -- seals


def sealed(folder: Path, draft: str = "") -> dict[str, str]:
    seal = json.loads((folder / f"024_2022-09-01_v1{draft}.seal.json").read_text("utf-8"))
    files: dict[str, str] = seal["files"]
    return files


@pytest.mark.parametrize("final", [True, False])
def test_a_second_export_adds_to_the_seal_and_the_seal_proves_every_file(
    sitting: Sitting, tmp_path: Path, final: bool
) -> None:
    draft = "" if final else "_draft"
    for formats in (("txt",), ("md", "csv"), ("json",)):
        exported(sitting, tmp_path, *formats, final=final)
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in tmp_path.glob("024_*")
        if ".seal." not in path.name
    }
    assert len(found) == 4 and sealed(tmp_path, draft) == found


def nonsense(text: str) -> str:
    return text[:40]


@pytest.mark.parametrize("spoil", [nonsense, lambda text: "[]"])
def test_a_strange_seal_is_left_alone_unless_forced(
    sitting: Sitting, tmp_path: Path, spoil: Callable[[str], str]
) -> None:
    exported(sitting, tmp_path, "txt")
    seal = tmp_path / "024_2022-09-01_v1.seal.json"
    seal.write_text(spoil(seal.read_text("utf-8")), "utf-8")
    before = seal.read_bytes()
    with pytest.raises(DeskTrouble) as refused:
        exported(sitting, tmp_path, "md")
    assert refused.value.code == "seal_strange" and seal.name in refused.value.said("zh")
    assert seal.read_bytes() == before and not list(tmp_path.glob("*.md"))
    Export(sitting, Order(folder=tmp_path, formats=("md",), replace=True)).run()
    assert list(sealed(tmp_path)) == ["024_2022-09-01_v1_full_zh.md"]


@pytest.mark.parametrize(
    ("line", "printed"),
    [("2) 二", r"2\) 二"), ("2. 二", r"2\. 二"), ("  12) 二", r"  12\) 二"), ("2)二", "2)二"), ("    四", "四"), ("   三", "   三"), ("\t四", "四"), ("mailto:a@b", r"mailto\:a\@b"), ("- 一", r"\- 一"), ("+ 一", r"\+ 一"), ("=一", "=一"), ("3.5例", "3.5例"),
     ("# 题", r"\# 题"), ("a*b_c", r"a\*b\_c"), ("<3>|`[x]`\\", r"\<3\>\|\`\[x\]\`\\")],
)  # fmt: skip
def test_markdown_prints_a_line_as_it_is(sitting: Sitting, line: str, printed: str) -> None:
    draft = replace(sitting.draft("zh"), text=f"题\n{line}\n", spans=())
    sheet = Sheet(sitting.series, sitting.conference, draft, final=True)
    assert markdown.as_markdown(sheet).decode() == f"# 题\n\n{printed}\n"


def test_a_file_that_reads_back_differently_never_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "稿.txt"
    monkeypatch.setattr(os, "read", lambda handle, most: b"another")
    with pytest.raises(OSError, match="稿.txt"):
        publish_files(tmp_path, [Wanted(path, b"whole")])
    assert list(tmp_path.iterdir()) == []


def test_a_seal_of_another_history_of_this_archive_is_evidence_and_is_not_forced_away(
    sitting: Sitting, tmp_path: Path
) -> None:
    exported(sitting, tmp_path, "txt")
    seal = tmp_path / "024_2022-09-01_v1.seal.json"
    seal.write_text(seal.read_text("utf-8").replace('"history_head": "', '"history_head": "0'), "utf-8")
    before = seal.read_bytes()
    for forced in (False, True):
        with pytest.raises(DeskTrouble) as refused:
            Export(sitting, Order(folder=tmp_path, formats=("md",), replace=forced)).run()
        assert seal.name in refused.value.said("zh") and seal.name in refused.value.said("en")
    assert seal.read_bytes() == before and not list(tmp_path.glob("*.md"))
    assert Export(sitting, Order(folder=tmp_path / "elsewhere", formats=("md",))).run()


@pytest.mark.parametrize("text", ["拉萨", "'拉萨", "=1+1", "'=1+1", "+3", "-", "@x", "'", ""])
def test_what_was_made_harmless_comes_back_as_it_was_written(text: str) -> None:
    assert as_written(harmless(text)) == text
    assert as_written("'拉萨") == "'拉萨"


def test_every_sum_of_a_workbook_adds_the_cells_above_it(sitting: Sitting, tmp_path: Path) -> None:
    path, _ = exported(sitting, tmp_path / "out", "xlsx")
    with zipfile.ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    numbers = {name: int(value) for name, value in re.findall(r'<c r="(\w+)"[^>]*><v>(\d+)</v></c>', sheet)}
    sums = re.findall(r"<f>SUM\((\w)(\d+):\w(\d+)\)</f><v>(\d+)</v>", sheet)
    assert len(sums) >= 4
    header, below = (re.findall(f'<c r="[A-Z]+{row}" s="(\\d)"', sheet) for row in (1, 2))
    assert set(header) == {"1"} and "1" not in below, "the header alone is bold"
    for column, first, last, value in sums:
        rows = range(int(first), int(last) + 1)
        assert len(rows) == 7 and sum(numbers[f"{column}{row}"] for row in rows) == int(value)


def test_a_seal_of_another_conference_is_left_alone(tmp_path: Path) -> None:
    seal, path = Seal("2022-09-01-x", 3, "abc", False, "one"), tmp_path / "seal.json"
    facts = {"conference": "2022-09-01-x", "version": 3, "history_head": "abc", "final": False}
    path.write_text(json.dumps({**facts, "files": ["a.txt"]}), encoding="utf-8")
    assert seal.files_in(path) == {"a.txt": None}
    for other in ({"version": 4}, {"archive": "another"}):
        path.write_text(json.dumps({**facts, **other, "files": ["a.txt"]}), encoding="utf-8")
        with pytest.raises(DeskTrouble):
            seal.files_in(path)
