"""`import FILE.csv|.xlsx`: the command line over a real archive, in processes of its own."""

import time
from pathlib import Path

import pytest

from store.desk.opening import open_desk
from store.record.cell import CellKey
from tests.conftest import Command
from tests.stage import sample_of_the_account
from tests.workbooks import workbook

TABLE = "8月31日0时至24时,,\n地区,确诊,无症状,其中重症\n拉萨市,21,260,1\n山南市,,2,\n合计,53,621,"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive that holds the sample."""
    sample_of_the_account(tmp_path / "archive")
    return tmp_path / "archive"


def held(archive: Path, cell: CellKey) -> object:
    desk = open_desk(archive, who="x", clock=lambda: 0, local=archive.parent / "local")
    return desk.load("2022-09-01-024").cell(cell)


LHASA = CellKey("yesterday", "confirmed", "lhasa")


def test_a_table_is_previewed_and_then_taken(tmp_path: Path, archive: Path, command: Command) -> None:
    file = tmp_path / "上报.csv"
    file.write_bytes(TABLE.encode("gb18030"))
    words = ("import", str(file), "--into", "24", "--data", str(archive))
    preview = command(*words, "--dry-run")
    assert preview.stdout == "yesterday/confirmed/lhasa\t20\t21\tB3\n"
    assert preview.returncode == 3
    assert "预览" in preview.stderr and "D3“1”" in preview.stderr and "其中重症" in preview.stderr
    before = held(archive, LHASA)
    assert before is not None and getattr(before, "number", None) == 20
    taken = command(*words)
    assert taken.stdout == preview.stdout
    cell = held(archive, LHASA)
    assert (getattr(cell, "number", None), getattr(cell, "source", "")) == (21, "上报.csv B3")
    assert getattr(cell, "by", "") == "测试员"
    again = command(*words, "--lang", "en")
    assert again.stdout == "" and "cells changed: 0, the same already: 5" in again.stderr


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_a_bad_cell_in_a_row_of_figures_is_told(
    tmp_path: Path, archive: Path, command: Command, options: tuple[str, ...]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("地区,确诊,无症状\n拉萨,25,x\n日喀则,1,6万", encoding="utf-8")
    call = command(
        "import", str(file), "--into", "24", "--window", "yesterday", "--data", str(archive), *options
    )
    assert call.returncode == 3
    assert [line.partition("\t")[0] for line in call.stdout.splitlines()] == [
        "yesterday/confirmed/lhasa",
        "yesterday/confirmed/xigaze",
    ]
    assert "C2“x”" in call.stderr and "C3“6万”" in call.stderr


def test_a_workbook_needs_its_window_and_takes_it_from_the_call(
    tmp_path: Path, archive: Path, command: Command
) -> None:
    file = workbook(tmp_path / "a.xlsx", {"日报": [["地区", "确诊"], ["拉萨市", 9], ["阿里地区", None]]})
    words = ("import", str(file), "--into", "24", "--data", str(archive))
    refused = command(*words)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "--window" in refused.stderr and "yesterday" in refused.stderr
    taken = command(*words, "--window", "today")
    assert taken.returncode == 0
    assert taken.stdout.startswith("today/confirmed/lhasa\t")


@pytest.mark.parametrize("now", [0, 5_000_000_000], ids=["1970", "2128"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_workbook_is_taken_in_whatever_the_clock_says(
    tmp_path: Path, archive: Path, command: Command, monkeypatch: pytest.MonkeyPatch, now: int, lang: str
) -> None:
    """A zip cannot hold a day before 1980 or after 2107."""
    file = workbook(tmp_path / "上报.xlsx", {"报": [["地区", "确诊"], ["拉萨市", 21], ["合计", 21]]})
    monkeypatch.setattr(time, "time", lambda: now)
    monkeypatch.setattr(time, "time_ns", lambda: now * 10**9)
    words = ("--into", "24", "--window", "yesterday", "--data", str(archive), "--lang", lang)
    taken = command("import", str(file), *words)
    assert taken.stdout.startswith("yesterday/confirmed/lhasa\t20\t21\t报!B2\n"), taken.stderr
    out = command("export", "12", "--to", "xlsx", "--out", str(tmp_path), "--data", str(archive))
    assert out.returncode == 0, out.stderr


def test_wrong_calls_say_what_is_missing(tmp_path: Path, archive: Path, command: Command) -> None:
    file = tmp_path / "a.csv"
    file.write_text(TABLE, encoding="utf-8")
    no_conference = command("import", str(file), "--data", str(archive))
    assert no_conference.returncode == 2 and "--into" in no_conference.stderr
    json_file = command("import", str(tmp_path / "a.json"), "--dry-run", "--data", str(archive))
    assert json_file.returncode == 2 and "--dry-run" in json_file.stderr
    absent = command("import", str(tmp_path / "none.csv"), "--into", "24", "--data", str(archive))
    assert absent.returncode == 2 and "none.csv" in absent.stderr


@pytest.mark.parametrize("options", [(), ("--into", "24"), ("--into", "24", "--dry-run")])
def test_a_table_on_standard_input_is_refused_with_what_to_do(
    archive: Path, command: Command, options: tuple[str, ...]
) -> None:
    for words in ("地区,确诊\n拉萨,2\n", ""):
        call = command("import", "-", *options, "--data", str(archive), stdin=words)
        assert (call.returncode, call.stdout) == (2, "")
        assert "JSON" in call.stderr and ".csv" in call.stderr and "--into" in call.stderr
