"""Which module of this program imports which: read from the files, imports inside functions and those for type
checkers counted too, and those by a name in a registry, since a reader follows them all the same."""

import ast
import gc
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from store.part_kinds import KINDS
from tui.commands import COMMANDS

ROOT = Path(__file__).parents[2]


@cache
def modules() -> dict[str, Path]:
    """Every module of `store` and `tui`, and its file."""
    found = {}
    for top in ("store", "tui"):
        for path in sorted((ROOT / top).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = path
    return found


@cache
def tree(file: Path) -> ast.Module:
    """The text of a module, parsed once in a process: all of them cost more than a second, and twelve tests ask."""
    parsed = ast.parse(file.read_text(encoding="utf-8"))
    gc.freeze()  # it stays: half a million nodes are not to be looked through for garbage by every test that follows
    return parsed


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """All that stands in a module, at whatever depth."""
    return tuple(ast.walk(tree(file)))


@cache
def imports(module: str) -> frozenset[str]:
    """The modules of this program a module imports anywhere in its text."""
    known, found = modules(), set()
    for node in nodes(known[module]):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in known else node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return frozenset((found | by_name(module)) & known.keys() - {module})


@cache
def by_name(module: str) -> frozenset[str]:
    """The modules a registry loads by a name that is only known when it is asked."""
    source = modules()[module].read_text(encoding="utf-8")
    if "import_module(" not in source:
        return frozenset()
    registry = REGISTRIES[module]  # KeyError: say here what it loads
    loaded = frozenset(registry(source))
    assert loaded <= modules().keys(), (module, loaded - modules().keys())
    return loaded


def _inside(room: str) -> Callable[[str], Iterable[str]]:
    return lambda source: {name for name in modules() if name.rpartition(".")[0] == room}


REGISTRIES: Mapping[str, Callable[[str], Iterable[str]]] = {
    "store.checksum": lambda source: (),  # of Python itself
    "store.record.codec": lambda source: {f"store.record.{kind.home}" for kind in KINDS.values()},
    "tui.commands": lambda source: {f"tui.commands.{one.module}" for one in COMMANDS.values()},
    "tui.app": lambda source: set(re.findall(r"\"([a-z_.]+):[A-Z]", source)),
    "tui.words": _inside("tui.words"),
}
"""What each module that loads others by name may load, given its text."""


def package(module: str) -> str:
    """The room a module is in; a package's own `__init__` is in that package."""
    return module if modules()[module].name == "__init__.py" else module.rpartition(".")[0]


def face(room: str) -> list[str] | None:
    """The modules a room names for others to use (`__all__` of its `__init__`); None when it names none."""
    for node in tree(modules()[room]).body:
        if isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets
        ):
            names: list[str] = ast.literal_eval(node.value)
            return names
    return None


def circles(graph: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The groups of nodes each of which leads to every other, largest first (Tarjan's algorithm)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        number[node] = low[node] = len(number)
        stack.append(node)
        for other in graph.get(node, ()):
            if other not in number:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], number[other])
        if low[node] == number[node]:
            at = stack.index(node)
            group = stack[at:]
            del stack[at:]
            if len(group) > 1:
                found.append(sorted(group))

    for node in graph:
        if node not in number:
            visit(node)
    return sorted(found, key=len, reverse=True)
