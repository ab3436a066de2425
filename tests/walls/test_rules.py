"""What is to be known of a rule is said by its value: nobody else knows rules by their names."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.walls.rooms import nodes
from tests.walls.test_imports import FILES, ROOT

MAKES = {"failed", "passed", "unchecked", "pointed", "Finding", "Rule"}


def compared(file: Path) -> Iterator[ast.expr]:
    """What the rule of a finding is compared with."""
    for node in nodes(file):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(side, ast.Attribute) and side.attr == "rule" for side in sides):
                for side in sides:
                    yield from side.elts if isinstance(side, ast.Tuple) else (side,)


def made(file: Path) -> set[str]:
    """The rules whose findings a module tells itself."""
    calls = [node for node in nodes(file) if isinstance(node, ast.Call)]
    tells = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in MAKES]
    return {name.id for call in tells for name in call.args[:1] if isinstance(name, ast.Name)}


def test_only_who_tells_of_a_rule_asks_for_it_by_its_name() -> None:
    wrong = []
    for file in FILES:
        own = made(file)
        for side in compared(file):
            if isinstance(side, ast.Constant | ast.Name) and getattr(side, "id", "") not in own:
                wrong.append(f"{file.relative_to(ROOT)}:{side.lineno}")
    assert not wrong, "make it a field of the Rule"
