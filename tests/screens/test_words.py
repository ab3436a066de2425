"""Every message of the interface is there in both languages and takes the same facts."""

import ast
import pkgutil
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import chain
from string import Formatter

import pytest

import tui.words
from store.checks.rules import families
from tests.walls.rooms import modules, nodes, tree
from tui.words import pair, say

AREAS = [module.name for module in pkgutil.iter_modules(tui.words.__path__)]

COUNTED = re.compile(
    r"\{(?:count|changed|same|cells|others|errors?|warnings?|read|quoted|unread|figures|days|expected)\} "
    r"(?:required |blank |other |unread |were |are )?(?!less|as |is |was )[a-z]+s\b"
)
"""A count with a word behind it that is wrong for one: `1 errors`."""


def facts_of(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("area", AREAS)
def test_every_pair_is_complete_and_takes_the_same_facts(area: str) -> None:
    words = import_module(f"tui.words.{area}").WORDS
    assert words
    for key, both in words.items():
        assert key.startswith(f"{area}."), key
        assert len(both) == 2 and all(both), key
        assert facts_of(both[0]) == facts_of(both[1]), key


def test_every_message_that_is_asked_for_is_there() -> None:
    asked = {
        node.args[0].value
        for name, file in modules().items()
        if name.startswith("tui.")
        for node in nodes(file)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("say", "pair", "_say", "_tell")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and "." in str(node.args[0].value)
    }
    assert len(asked) > 300
    for key in asked:
        assert pair(key), key


def test_a_message_is_said_in_the_language_asked_for() -> None:
    zh, en = pair("app.title")
    assert say("app.title", "zh") == zh
    assert say("app.title", "en") == en


@pytest.mark.parametrize("key", ["nowhere.title", "app.no_such_message"])
def test_an_unknown_message_is_an_error_not_an_empty_string(key: str) -> None:
    with pytest.raises(KeyError):
        say(key, "zh")


def tables() -> Iterator[tuple[str, Mapping[str, tuple[str, str]]]]:
    """Every table of pairs of languages in the house: marked by their type, or held by a rule."""
    for name, file in modules().items():
        for node in tree(file).body:
            if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "Pairs":
                table = ast.unparse(node.target)
                yield f"{name}.{table}", getattr(import_module(name), table)
    for rule in chain.from_iterable(families()):
        yield rule.key, {"name": rule.names, **rule.sentences}
        yield f"{rule.key}, what to do", rule.instructions


def test_no_english_count_has_a_plural_behind_it() -> None:
    found = list(tables())
    assert len(found) > 30
    wrong = [
        (where, key, english)
        for where, table in found
        for key, (_, english) in table.items()
        if COUNTED.search(english)
    ]
    assert wrong == []
