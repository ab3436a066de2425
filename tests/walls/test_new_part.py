"""A kind of part is added as CONTRIBUTING.md says: its pieces put into a copy of the house, and nothing else."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from store.part_kinds import KINDS
from tests.walls.rooms import ROOT, nodes

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house with the example in it."""
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "store", root / "store", ignore=shutil.ignore_patterns("__pycache__"))
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = page.partition("### A kind of part")[2].partition("\n## ")[0]
    module, row = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    (root / "store" / "record" / "paper.py").write_text(module, encoding="utf-8")
    put(root / "store" / "part_kinds.py", row.removesuffix("    )\n}\n"), before="    )\n}  # fmt: skip\n")
    return root


def put(file: Path, example: str, before: str) -> None:
    """Put the lines of the example that follow `… those that stand there` into a file."""
    added = example.partition("those that stand there:\n")[2]
    text = file.read_text(encoding="utf-8")
    assert added and text.count(before) == 1
    file.write_text(text.replace(before, added + before), encoding="utf-8")


@pytest.fixture(scope="module")
def seen(house: Path) -> dict[str, Any]:
    """What becomes of a part of the new kind there, in a process that imports the copy."""
    shutil.copy(HERE / "new_part.py", house / "new_part.py")
    done = subprocess.run(
        [sys.executable, "new_part.py", str(house / "archive")],
        cwd=house, capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": str(house)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


TITLE = {"en": "Notice on care", "zh": "就医通告"}


def test_the_kind_is_not_known_without_the_example() -> None:
    assert "papers" not in KINDS


def test_a_field_asked_for_by_name_is_declared_as_its_row_has_it() -> None:
    [declared] = [
        node
        for node in nodes(ROOT / "store" / "record" / "conference.py")
        if isinstance(node, ast.ClassDef) and node.name == "_Beside"
    ]
    types = {
        ast.unparse(line.target): ast.unparse(line.annotation)
        for line in declared.body
        if isinstance(line, ast.AnnAssign)
    }
    assert types and types.keys() <= KINDS.keys()
    assert types == {name: f"Mapping[str, '{KINDS[name].value}']" for name in types}


def test_it_is_saved_and_loaded(seen: dict[str, Any]) -> None:
    section = seen["row"].pop("section")
    assert seen["row"] == {"order": 0, "title": TITLE, "number": "藏卫〔2022〕9号"} and section
    assert seen["loaded"] and seen["reference"]


def test_a_row_that_is_none_of_its_kind_is_refused(seen: dict[str, Any]) -> None:
    assert seen["refused"].startswith("papers.") and "number holds 9; it should be a text" in seen["refused"]


def test_it_is_named_in_both_languages(seen: dict[str, Any]) -> None:
    assert seen["named"] == ["文件“就医通告”", "document “Notice on care”"]
    assert seen["in the history"] == [True, True]


def test_a_text_prints_it_and_a_reference_to_none_is_told(seen: dict[str, Any]) -> None:
    assert seen["comes to"] == "《就医通告》（藏卫〔2022〕9号）"
    first, second = seen["printed"]
    assert "请按《就医通告》（藏卫〔2022〕9号）就医。" in first and "另见【待填：papers/gone】。" in second
    [found] = seen["refers nowhere"]
    assert "papers/gone" in found


def test_two_changes_of_one_clash_and_are_not_mixed(seen: dict[str, Any]) -> None:
    assert seen["clashes"] == [["papers", "KEY"]]


def test_it_is_exchanged(seen: dict[str, Any]) -> None:
    assert seen["exchanged"]


def test_no_window_may_be_called_so_and_it_goes_with_its_section(seen: dict[str, Any]) -> None:
    assert seen["no window"] and seen["left"] == []
