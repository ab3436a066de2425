"""A rule is added as CONTRIBUTING.md says: its two pieces put into the file of its family, and nothing else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.checks.basis.finding import Severity
from store.checks.figures import cells
from store.checks.panel import run_rules
from store.checks.report import instruction, message, rule_name
from store.checks.rules import rule_of
from store.record.cell import Cell, CellKey
from tests.checks_cases import changed, conference, series
from tests.conftest import Command
from tests.stage import sample_desk, spoil
from tests.walls.rooms import ROOT

KEY = "too-large"


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> None:
    """The family's file as it would stand with the example in it, and its rules in use."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = page.partition("### A rule of the panel")[2].partition("\n##")[0]
    check, rule = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    assert "`store/checks/figures/cells.py`" in section
    added = rule.partition("stand there:\n")[2].rpartition("\n)")[0]
    before, opening, after = Path(cells.__file__).read_text(encoding="utf-8").partition("\nRULES = (\n")
    rules, closing, end = after.partition("\n)\n")
    names = {"__name__": cells.__name__}
    exec(f"{before}\n{check}\n{opening}{rules}\n{added}{closing}{end}", names)
    monkeypatch.setattr(cells, "RULES", names["RULES"])
    rule_of.cache_clear()


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """The rule is not known before the example, and not after it."""
    assert rule_of(KEY) is None
    yield
    rule_of.cache_clear()


LARGE = {"in_quarantine": 30_000_000}


def test_without_the_example_nothing_is_told() -> None:
    assert not [
        finding for finding in run_rules(series(), changed(conference(24), LARGE)) if finding.rule == KEY
    ]


@pytest.mark.usefixtures("example")
def test_the_panel_tells_it_in_both_languages() -> None:
    one = changed(conference(24), LARGE)
    [finding] = [finding for finding in run_rules(series(), one) if finding.rule == KEY]
    assert (finding.failed, finding.severity) == (True, Severity.WARNING)
    told = {
        lang: [rule_name(KEY, lang), message(finding, series(), one, lang), instruction(finding, series(), one, lang)]
        for lang in ("zh", "en")
    }  # fmt: skip
    assert told == {
        "zh": ["过大的数", "在接受集中隔离观察：30000000，超过一千万。", "核对位数。"],
        "en": [
            "Very large figures",
            "People in centralized quarantine: 30000000 is above ten million.",
            "Count the digits.",
        ],
    }


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(("lang", "said"), [("zh", "超过一千万"), ("en", "is above ten million")])
def test_check_json_has_it(tmp_path: Path, command: Command, lang: str, said: str) -> None:
    desk = sample_desk(tmp_path / "archive")
    spoil(desk, "24", {CellKey("", "in_quarantine"): Cell(30_000_000, "30000000")})
    done = command("check", "24", "--json", "--data", desk.places["archive"], "--lang", lang)
    [row] = [row for row in json.loads(done.stdout) if row["rule"] == KEY]
    assert said in row["message"]
    assert {**row, "message": ""} == {
        "rule": KEY, "severity": "warning", "cells": ["in_quarantine"], "message": "",
        "expected": "<= 10000000", "got": 30_000_000,
    }  # fmt: skip
