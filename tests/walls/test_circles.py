"""No circle of imports of more than three modules, counting those inside functions and for types only."""

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST = 3
"""Modules that may know each other: a value and its two helpers. More can be read only all at once."""


def imports(root: Path, package: str) -> dict[str, set[str]]:
    """Each module of a package with those of the same package that it imports, wherever it does."""
    files = {}
    for file in root.glob(f"{package}/**/*.py"):
        parts = file.relative_to(root).with_suffix("").parts
        files[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    found: dict[str, set[str]] = {}
    for module, file in files.items():
        named = set()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert not node.level, (
                    f"{file}: imports are written in full, so that they can be searched for"
                )
                inner = {f"{node.module}.{one.name}" for one in node.names}
                named |= {one if one in files else str(node.module) for one in inner}
            elif isinstance(node, ast.Import):
                named |= {one.name for one in node.names}
        found[module] = {one for one in named if one in files and one != module}
    return found


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """The groups of modules each of which leads to every other (Tarjan), of two modules and more."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        order[module] = low[module] = len(order)
        stack.append(module)
        for other in sorted(graph[module]):
            if other not in order:
                visit(other)
                low[module] = min(low[module], low[other])
            elif other in stack:
                low[module] = min(low[module], order[other])
        if low[module] == order[module]:
            at = stack.index(module)
            if len(stack) - at > 1:
                found.append(sorted(stack[at:]))
            del stack[at:]

    for module in sorted(graph):
        if module not in order:
            visit(module)
    return found


@pytest.mark.parametrize("package", ["store", "tui"])
def test_no_circle_of_imports_is_larger_than_three_modules(package: str) -> None:
    graph = imports(ROOT, package)
    assert len(graph) > 50
    assert [circle for circle in circles(graph) if len(circle) > MOST] == []


def test_a_circle_is_found_through_an_import_in_a_function_and_one_for_types_only(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    for name, text in {
        "__init__": "",
        "one": "def late():\n    from house.two import b\n",
        "two": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from house import three\n",
        "three": "import house.one\n",
        "four": "from house.one import late\n",
    }.items():
        (tmp_path / "house" / f"{name}.py").write_text(text, encoding="utf-8")
    assert circles(imports(tmp_path, "house")) == [["house.one", "house.three", "house.two"]]
