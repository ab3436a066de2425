"""The walls between store and screen, seen in a clean interpreter and by reading the files."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.walls.rooms import nodes, tree

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("store/**/*.py"), *ROOT.glob("tui/**/*.py")])


def loaded_by(*steps: str, data: Path) -> list[set[str]]:
    """The top-level modules a fresh interpreter has after each of the steps."""
    told = "import sys; print('MODULES', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(f"{step}\n{told}" for step in steps)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BULLETIN_DATA": str(data)},
    )
    return [
        {name.partition(".")[0] for name in line.split()[1:]}
        for line in done.stdout.splitlines()
        if line.startswith("MODULES ")
    ]


def test_the_store_never_wakes_the_screen(tmp_path: Path) -> None:
    (loaded,) = loaded_by(
        "import store.desk.desk, store.desk.opening, store.desk.outgoing.exporting", data=tmp_path
    )
    assert "tinydb" in loaded
    assert not {"textual", "rich", "tui"} & loaded


def test_the_command_line_reaches_its_work_without_textual(tmp_path: Path) -> None:
    """One interpreter calls them one after the other, since starting it is most of the work."""
    calls = ["draft 24", "list", "check 24", "show 24"]
    steps = [f"from tui.cli import run; run({['--demo', *call.split()]!r})" for call in calls]
    loaded = dict(zip(calls, loaded_by(*steps, data=tmp_path), strict=True))
    for call in calls:
        assert "store" in loaded[call]
        assert not {"textual", *({"rich"} if call != "show 24" else ())} & loaded[call], call
    assert "rich" in loaded["show 24"]


def test_nothing_is_made_by_importing(tmp_path: Path) -> None:
    modules = [
        ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for file in FILES
        if file.name != "__main__.py" and file.parts[len(ROOT.parts)] == "store"
    ]
    loaded_by("; ".join(f"import {name}" for name in modules), data=tmp_path / "none")
    assert not (tmp_path / "none").exists()
    assert not any(Path(os.environ["XDG_DATA_HOME"]).glob("**/*"))


def test_every_module_says_what_it_owns_and_no_function_is_a_maze() -> None:
    for file in FILES:
        assert file.name != "utils.py", file
        if file.read_text("utf-8").strip():
            assert ast.get_docstring(tree(file)), f"{file}: a module says what it owns"
        for node in nodes(file):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 50, f"{file}: {node.name}"


def test_no_name_of_a_place_or_an_indicator_stands_in_the_code() -> None:
    import tomllib

    definition = tomllib.loads((ROOT / "store/series/xizang_epidemic/series.toml").read_text("utf-8"))
    names = {place["name"]["zh"] for place in definition["place"]}
    names |= {place["short"]["zh"] for place in definition["place"]}
    names |= {place["name"]["en"] for place in definition["place"]}
    named = re.compile("|".join(map(re.escape, names)))
    keys = {row["key"] for row in (*definition["place"], *definition["indicator"])}
    for file in FILES:
        said = {id(node.value) for node in nodes(file) if isinstance(node, ast.Expr)}  # docstrings
        for node in nodes(file):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                where = f"{file.relative_to(ROOT)}:{node.lineno}"
                assert node.value not in keys, f"{where}: {node.value}"
                assert not named.search(node.value), f"{where}: {node.value}"


def test_keys_are_bound_in_the_one_table_and_no_code_is_made_of_text() -> None:
    for file in FILES:
        at, names = file.relative_to(ROOT).as_posix(), set()
        for node in nodes(file):
            if isinstance(node, ast.ImportFrom):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.Name):
                names.add(node.id)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                takes_keys = at.startswith("tui/") and re.match("key_|_?on_key", node.name)
                assert not takes_keys or at in TYPED_INTO, f"{at}: {node.name}"
        assert not {"exec", "eval"} & names, at
        assert "Binding" not in names or at == "tui/actions.py", at


TYPED_INTO = (
    "tui/screens/entry/grid.py",
    "tui/widgets/prose_editor.py",
    "tui/keys.py",
    "tui/actions.py",
)
"""What takes signs as they are typed, what gives keys out and sees that nothing takes one, and where the table of keys is (`key_of` tells
one)."""


@pytest.mark.parametrize("top", ["tui", "store"])
def test_one_module_prints(top: str) -> None:
    """What goes to the terminal goes through `tui/terminal.py`, which gives it no orders (`test_attack_terminal`)."""
    for file in sorted((ROOT / top).rglob("*.py")):
        if file == ROOT / "tui/terminal.py":
            continue
        source = file.read_text("utf-8")
        if not re.search("print|stdout|stderr|warn|os.write", source):
            continue
        for node in nodes(file):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            where = f"{file.relative_to(ROOT)}:{node.lineno} {called}"
            assert called not in ("print", "pprint", "print_exc", "warnings.warn"), where
            assert not called.endswith(".print"), where
            assert not re.search(r"(stdout|stderr)(__)?(\.buffer)?\.write(lines)?$", called), where
            first = ast.unparse(node.args[0]) if node.args else ""
            assert not (called == "os.write" and first in ("1", "2")), where
