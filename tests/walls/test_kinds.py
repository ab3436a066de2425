"""What follows from the kind of an indicator is said in one table: nobody else asks which kind it is."""

import ast
from collections.abc import Iterable

import pytest

from store.series.definition import MOMENT_KINDS, Kind
from tests.walls.rooms import modules, nodes

TABLE = "store.series.definition"


def asked(inside: Iterable[ast.AST]) -> list[int]:
    """The lines that compare something with a kind (`what.kind is Kind.FLOW`, `in (Kind.FLOW, …)`)."""
    found = []
    for node in inside:
        if isinstance(node, ast.Compare):
            sides = [one for side in (node.left, *node.comparators) for one in ast.walk(side)]
            if any(
                isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == "Kind"
                for one in sides
            ):
                found.append(node.lineno)
    return found


def test_a_comparison_with_a_kind_is_found() -> None:
    source = "a = what.kind is Kind.FLOW\nb = kind in (Kind.FLOW, Kind.DERIVED)\nc = Figure(kind=Kind.FLOW)"
    assert asked(ast.walk(ast.parse(source))) == [1, 2]


def test_nobody_compares_kinds() -> None:
    compared = {
        module: lines
        for module, file in modules().items()
        if module != TABLE and (lines := asked(nodes(file)))
    }
    assert compared == {}


@pytest.mark.parametrize(
    ("kind", "by_window", "at_moment", "counted", "computed", "never_falls"),
    [
        ("flow", True, False, True, False, False),
        ("derived", True, False, False, True, False),
        ("standing", False, True, False, False, False),
        ("cumulative", False, True, False, False, True),
    ],
)
def test_what_follows_from_each_kind(
    kind: str, by_window: bool, at_moment: bool, counted: bool, computed: bool, never_falls: bool
) -> None:
    one = Kind(kind)
    assert (one.by_window, one.at_moment, one.counted, one.computed, one.never_falls) == (
        by_window, at_moment, counted, computed, never_falls,
    )  # fmt: skip
    assert (one.value, f"{one}", one == kind, hash(one) == hash(kind)) == (kind, kind, True, True)


def test_the_lists_of_the_exchange_shape_keep_their_names_and_order() -> None:
    assert MOMENT_KINDS == ("standing", "cumulative")
