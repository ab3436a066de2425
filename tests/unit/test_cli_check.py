"""`check` in processes of its own: words, JSON, exit codes, and all conferences at once."""

import json
import re
from pathlib import Path

import pytest

from store.desk.checking import look, may_stand
from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.record.cell import Cell, CellKey
from store.record.conference import Note
from tests.conftest import Command
from tests.stage import sample_desk, spoil

NGARI = CellKey("yesterday", "asymptomatic", "ngari")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return sample_desk(tmp_path / "archive")


def archive(desk: Desk) -> str:
    return desk.places["archive"]


def test_a_sound_conference_has_nothing_to_mend(desk: Desk, command: Command) -> None:
    done = command("check", "24", "--data", archive(desk))
    assert done.returncode == 0
    assert done.stdout.startswith("第24场 2022-09-01")
    assert "错误 0，待填 0，警告 0" in done.stdout and "? 未检" in done.stdout


def test_a_slip_is_told_with_its_mend_and_the_json_has_the_fixed_shape(desk: Desk, command: Command) -> None:
    spoil(desk, "24", {NGARI: Cell(17, "17")})
    told = command("check", "24", "--data", archive(desk), "--lang", "en")
    assert told.returncode == 1
    assert (
        "✗ error   New asymptomatic carriers, Aug. 31, 0:00-24:00: the parts come to 260+165" in told.stdout
    )
    assert (
        "perhaps: new asymptomatic carriers, Aug. 31, 0:00-24:00, Ngari: 17 → 71 (digits swapped)"
        in told.stdout
    )
    rows = json.loads(command("check", "24", "--json", "--data", archive(desk)).stdout)
    assert list(rows[0]) == ["rule", "severity", "cells", "message", "expected", "got"]
    assert (rows[0]["rule"], rows[0]["severity"], rows[0]["expected"], rows[0]["got"]) == (
        "parts-total", "error", 621, 567,
    )  # fmt: skip
    assert "yesterday/asymptomatic/ngari" in rows[0]["cells"]
    assert {row["severity"] for row in rows} <= {"error", "warning", "unchecked"}


def test_only_warnings_are_three_and_an_explained_one_is_settled(desk: Desk, command: Command) -> None:
    key = CellKey("yesterday", "asymptomatic", "ngari")
    from store.record.cell import Mark

    stated = CellKey("yesterday", "asymptomatic", "stated")
    total = CellKey("yesterday", "new_infections", "stated")
    cells = {
        key: Cell(Mark.NOT_REPORTED, "-"), stated: Cell(550, "550"), total: Cell(603, "603"),
        CellKey("yesterday", "controlled"): Cell(603, "603"),
    }  # fmt: skip
    spoil(desk, "24", dict(cells))
    asked = command("check", "24", "--data", archive(desk))
    assert asked.returncode == 3, asked.stdout
    assert "! 警告" in asked.stdout
    sitting = desk.open(desk.find("24"))
    sitting.explain(f"not-reported:{key}", "线路中断")
    sitting.save()
    settled = command("check", "24", "--data", archive(desk))
    assert settled.returncode == 0
    assert "* 已说明" in settled.stdout and "线路中断" in settled.stdout
    assert "not-reported" not in command("check", "24", "--json", "--data", archive(desk)).stdout


def test_hints_are_in_the_json_only_when_asked_for(desk: Desk, command: Command) -> None:
    quiet = json.loads(command("check", "26", "--json", "--data", archive(desk)).stdout)
    asked = command("check", "26", "--json", "--hints", "--data", archive(desk))
    assert asked.returncode == 0
    severities = {row["severity"] for row in json.loads(asked.stdout)}
    assert "hint" in severities and "hint" not in {row["severity"] for row in quiet}


def test_all_conferences_are_checked_each_after_those_before_it(desk: Desk, command: Command) -> None:
    spoil(desk, "26", {CellKey("", "discharged"): Cell(400, "400")})
    done = command("check", "--all", "--data", archive(desk))
    assert done.returncode == 1
    heads = [line for line in done.stdout.splitlines() if line.startswith("第")]
    assert [head.split("场")[0] for head in heads] == ["第12", "第24", "第26", "第28", "第35", "第44", "第51"]
    rows = json.loads(command("check", "--all", "--json", "--data", archive(desk)).stdout)
    fallen = [row for row in rows if row["severity"] == "error"]
    assert [(row["conference"], row["rule"]) for row in fallen] == [("2022-09-03-026", "cumulative-falls")]


@pytest.mark.parametrize("words", [("check",), ("check", "24", "--all"), ("check", "77")])
def test_a_wrong_call_exits_with_two(desk: Desk, command: Command, words: tuple[str, ...]) -> None:
    done = command(*words, "--data", archive(desk))
    assert done.returncode == 2
    assert done.stdout == "" and done.stderr


def test_checking_does_not_touch_the_archive(desk: Desk, command: Command) -> None:
    root = Path(archive(desk))
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*.json") if ".local" not in path.parts}
    command("check", "--all", "--data", str(root))
    after = {path: path.stat().st_mtime_ns for path in root.rglob("*.json") if ".local" not in path.parts}
    assert after == before
    assert len(open_desk(root, who="x", clock=lambda: 0, local=root / ".local").rows()) == 7


@pytest.mark.parametrize("how", ["sound", "spoiled", "explained"])
def test_show_check_and_its_json_count_the_same(desk: Desk, command: Command, how: str) -> None:
    if how != "sound":
        spoil(desk, "24", {NGARI: Cell(17, "17"), CellKey("", "discharged"): Cell(9, "9")})
    if how == "explained":
        sitting = desk.open(desk.find("24"), journal=False)
        for finding in look(sitting):
            if may_stand(sitting, finding):
                sitting.set_fields(**{f"notes/{finding.id}": Note("核实过")})
        sitting.save()
    where = ("--data", archive(desk), "--lang", "en")
    told = numbers(command("check", "24", *where).stdout.split("\n")[0])
    shown = command("show", "24", *where).stdout
    line = next(line for line in shown.split("\n") if line.startswith("Checks"))
    assert numbers(line.removeprefix("Checks")) == told
    rows = json.loads(command("check", "24", "--json", *where).stdout)
    for severity, name in (("error", "errors"), ("warning", "warnings"), ("unchecked", "not checked")):
        count = sum(row["severity"] == severity for row in rows)
        assert count == told.get(name, 0)
    assert (how == "explained") == ("explained" in line)


def numbers(line: str) -> dict[str, int]:
    """`errors: 1, passed: 29` as values; zeros are left out."""
    return {name: int(count) for name, count in re.findall(r"([a-z][a-z ]*): (\d+)", line) if int(count)}
