"""One type for a pair of languages and one way to take a side of it: `store/languages.py`."""

import ast
from collections.abc import Iterable, Iterator

from tests.walls.rooms import modules, nodes, tree


def sides_taken(inside: Iterable[ast.AST]) -> Iterator[int]:
    """The lines on which a side of a pair is taken by hand: `0 if lang == "zh" else 1`."""
    for node in inside:
        if isinstance(node, ast.IfExp):
            values = [part.value for part in (node.body, node.orelse) if isinstance(part, ast.Constant)]
            if sorted(map(str, values)) == ["0", "1"] and '"zh"' in ast.unparse(node).replace("'", '"'):
                yield node.lineno


def test_a_side_of_a_pair_is_taken_in_one_place() -> None:
    assert [*sides_taken(ast.walk(ast.parse('pair[0 if lang == "zh" else 1]')))] == [1]
    by_hand = {name: lines for name, file in modules().items() if (lines := [*sides_taken(nodes(file))])}
    assert by_hand == {}


def test_tables_of_pairs_are_of_one_type() -> None:
    tables = 0
    for name, file in modules().items():
        for node in tree(file).body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict) and node.value.values:
                first = node.value.values[0]
                if isinstance(first, ast.Tuple) and len(first.elts) == 2 and name != "store.languages":
                    annotation = ast.unparse(node.annotation)
                    if "tuple[str, str]]" in annotation:
                        texts = [part.value for part in first.elts if isinstance(part, ast.Constant)]
                        assert not any("\u4e00" <= mark <= "\u9fff" for mark in "".join(map(str, texts))), (
                            name
                        )
                    tables += annotation == "Pairs"
    assert tables > 20
