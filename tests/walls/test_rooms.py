"""The rooms of the house: none leads back to itself, and nobody reaches past a room's face."""

import ast
from collections import defaultdict

import pytest

from tests.walls.rooms import by_name, circles, face, imports, modules, package, tree


def test_a_circle_is_found() -> None:
    assert circles({"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": [], "e": ["e2"], "e2": ["e"]}) == [
        ["a", "b", "c"],
        ["e", "e2"],
    ]


def test_a_registry_leads_to_what_it_loads_by_name() -> None:
    for registry, loaded in (
        ("store.record.codec", "store.record.figure"),
        ("tui.commands", "tui.commands.check"),
        ("tui.app", "tui.screens.desk.screen"),
        ("tui.words", "tui.words.board"),
    ):
        assert loaded in imports(registry)


@pytest.mark.parametrize("top", ["store", "tui"])
def test_no_module_leads_back_to_itself(top: str) -> None:
    graph = {module: imports(module) for module in modules() if module.partition(".")[0] == top}
    assert circles(graph) == []


def room(module: str) -> str:
    """The package a module is in; what stands at the top of the house, above or below all rooms, is one by itself."""
    return package(module) if "." in package(module) else module


@pytest.mark.parametrize("top", ["store", "tui"])
def test_no_room_leads_back_to_itself(top: str) -> None:
    graph: dict[str, set[str]] = defaultdict(set)
    for module in modules():
        if module.partition(".")[0] == top:
            graph[room(module)] |= {room(other) for other in imports(module)} - {room(module)}
    assert circles(graph) == []


def test_a_room_is_entered_by_its_face() -> None:
    """What a room does not name in `__all__` is its own, the rooms inside it too; tests may look at everything."""
    past = []
    for module in modules():
        for other in imports(module) - by_name(module):
            for room, wanted in doors(other):
                named = face(room)
                inside = package(module) == room or package(module).startswith(f"{room}.")
                if named is not None and not inside and wanted not in named:
                    past.append(f"{module} reaches past {room} for {wanted}")
    assert past == []


def doors(module: str) -> list[tuple[str, str]]:
    """Each room on the way to a module, and what is asked of it there: of `store.desk`, then of `store.desk.incoming`."""
    parts = module.split(".")
    return [(".".join(parts[:depth]), parts[depth]) for depth in range(1, len(parts))]


def test_a_face_names_what_is_there_and_used() -> None:
    users: dict[str, set[str]] = defaultdict(set)
    for module in modules():
        for other in imports(module):
            for room, wanted in doors(other):
                users[f"{room}.{wanted}"].add(package(module))
    for room in {package(module) for module in modules()}:
        for name in face(room) or ():
            whole = f"{room}.{name}"
            assert whole in modules(), whole
            inside = whole if modules()[whole].name == "__init__.py" else room
            outside = {one for one in users[whole] if one != room and one != inside}
            assert outside, f"nobody outside {room} uses {name}"


def defined(module: ast.Module) -> list[str]:
    """The names a module gives to functions, classes and values at its top, each as often as it does."""
    found = []
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.append(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
    return found


def test_a_name_leads_to_one_thing() -> None:
    """A class, a type or a value that others may use; `RULES` and `WORDS` are what every family and area has."""
    homes: dict[str, list[str]] = defaultdict(list)
    for module, file in modules().items():
        for name in set(defined(tree(file))) - {"RULES", "WORDS"}:
            if name[0].isupper():
                homes[name].append(module)
    assert len(homes) > 600
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}


SAME_BY_DESIGN = {
    "to_document": "a value's way into a document …",
    "from_document": "… and its way back",
    "main": "`python -m tui`, which calls the command line's",
    "say": "the text of a conference below the wall, a message of the interface above it; no file has both",
}
"""Functions of one name in several modules. Those in `tui/commands` are called as the commands are."""


def test_a_function_that_others_may_use_has_a_name_of_its_own() -> None:
    """Two of one name are one thing written twice, or two things of which one wants a better name."""
    homes: dict[str, list[str]] = defaultdict(list)
    for module, file in modules().items():
        for node in (
            ast.parse(file.read_text(encoding="utf-8")).body if package(module) != "tui.commands" else ()
        ):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                homes[node.name].append(module)
    assert len(homes) > 900
    assert {
        name: found for name, found in homes.items() if len(found) > 1 and name not in SAME_BY_DESIGN
    } == {}
    assert not [name for name in SAME_BY_DESIGN if len(homes[name]) < 2], "no longer the same: take them out"


def test_a_name_defined_twice_is_found() -> None:
    assert defined(ast.parse("NEAR = 30\ndef at(): ...\nONE, NEAR = 1, 24")) == ["NEAR", "at", "ONE", "NEAR"]


def test_a_module_defines_a_name_once() -> None:
    """The second definition would silently take the place of the first: so it happens when two files become one."""
    twice = {}
    for module, file in modules().items():
        names = defined(tree(file))
        again = sorted({name for name in names if names.count(name) > 1})
        if again:
            twice[module] = again
    assert twice == {}
