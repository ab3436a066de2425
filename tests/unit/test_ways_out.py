"""What can be done about a trouble: keys are named in the app, commands on the command line."""

import re

import pytest

from store.archive import troubles as of_the_archive
from store.archive.troubles import ArchiveTrouble
from store.desk import troubles as of_the_desk
from store.desk.outgoing.gate import Refused
from store.desk.texts import Obstacles
from store.desk.troubles import BadConference, BadSeries, DeskTrouble
from store.series.faults import SeriesFault
from store.troubles import Trouble

LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
OF_COMMANDS = ("bad_import", "json_other", "no_archive", "backup_large", "backup_long", "restore_not_empty")
"""Troubles that only commands have."""
SHELL = re.compile(r"bulletin-tui|`|用 list|show 照|history \{|--(?!new-archive|data|reference)[a-z]")
"""Words of the shell. What a start is told is told to whoever starts the program anew."""
KEY = "2022-09-01-024"


@LANGUAGES
def test_what_can_be_done_is_said_for_the_keys_or_the_command_line(lang: str) -> None:
    for code, key in (("chain_changed", "F8"), ("deleted", "^P"), ("seen_removed", "F8")):
        trouble = ArchiveTrouble(code, key=KEY, number=2)
        keys, call, both = trouble.in_app(lang), trouble.as_call(lang), trouble.said(lang)
        assert key in keys and "bulletin-tui" not in keys
        assert key not in call and f"{KEY} --" in call
        assert key in both and f"{KEY} --" in both


@LANGUAGES
def test_no_trouble_names_commands_where_there_are_keys(lang: str) -> None:
    """An export that was refused, a conference that was gone and one that nobody could read still did."""
    for kind, words in ((ArchiveTrouble, of_the_archive.WORDS), (DeskTrouble, of_the_desk.WORDS)):
        for code in words.keys() - set(OF_COMMANDS):
            sentence = shape(kind(code), lang)
            assert not SHELL.search(sentence), (code, sentence)


@LANGUAGES
def test_a_reason_within_a_trouble_says_it_the_same_way(lang: str) -> None:
    inner = BadConference(KEY, {"allowed": "there", "where": "x", "got": ""})
    for outer in (BadSeries("employment", inner), Refused(Obstacles((), ()), ["", inner])):
        assert "Enter" in outer.in_app(lang) and "--restore" not in outer.in_app(lang)
        assert "--restore" in outer.as_call(lang) and "Enter" not in outer.as_call(lang)


@LANGUAGES
def test_a_fault_of_a_file_is_told_with_what_was_meant_either_way(lang: str) -> None:
    fault = SeriesFault(
        "unknown_key", file="zh.toml", line=3, where="x", got="nmae", nearest="name", known=""
    )
    assert fault.in_app(lang) == fault.as_call(lang) == fault.said(lang)
    assert "“name”" in fault.said(lang)


def shape(trouble: Trouble, lang: str) -> str:
    """The sentence for the app with what can be done, its facts left open."""
    pair = trouble.pair()
    assert pair is not None
    ways = {name: way.in_app(lang) for name, way in trouble.ways.items()}
    return re.sub(r"\{(\w+)\}", lambda found: ways.get(found[1], found[0]), pair[lang != "zh"])
