"""Every message of the interface is there in both languages and takes the same facts."""

import pkgutil
import re
from importlib import import_module
from string import Formatter

import pytest

import tui.words
from tui.words import pair, say

AREAS = [module.name for module in pkgutil.iter_modules(tui.words.__path__)]

STORE = [
    "archive.words", "desk.words", "formats.tables.table_words", "authoring.new_series_words",
    "checks.conference_words", "checks.sentences_words",
]  # fmt: skip
COUNTED = re.compile(
    r"\{(?:count|changed|same|cells|others|errors?|warnings?|read|quoted|unread|figures|days|expected)\} "
    r"(?:required |blank |other |unread |were |are )?(?!less|as |is )[a-z]+s\b"
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


def test_a_message_is_said_in_the_language_asked_for() -> None:
    zh, en = pair("app.title")
    assert say("app.title", "zh") == zh
    assert say("app.title", "en") == en


@pytest.mark.parametrize("key", ["nowhere.title", "app.no_such_message"])
def test_an_unknown_message_is_an_error_not_an_empty_string(key: str) -> None:
    with pytest.raises(KeyError):
        say(key, "zh")


@pytest.mark.parametrize(
    "area", [*(f"tui.words.{area}" for area in AREAS), *(f"store.{one}" for one in STORE)]
)
def test_no_english_count_has_a_plural_behind_it(area: str) -> None:
    tables = [table for table in vars(import_module(area)).values() if isinstance(table, dict) and table]
    pairs = [(key, both) for table in tables for key, both in table.items() if isinstance(both, tuple)]
    assert pairs
    for key, (_, english) in pairs:
        assert COUNTED.search(english) is None, (key, english)
