"""Whose words stand in a text: somebody's whom it names, the record's, or nobody's."""

from datetime import date

import pytest
from msgspec.structs import replace

from store.checks.basis.passages import Voice, Voices
from store.record.answer import Answer
from store.record.conference import Conference
from store.record.figure import CountedList
from store.record.section import Section, Statement
from store.record.words import words
from store.wording.prove.books import load_book
from store.wording.say.saying import say
from tests.sample_conferences import series

BARE = Conference("xizang_epidemic", date(2022, 9, 1), 24)


def voice(said: str, conference: Conference, form: str) -> Voice:
    draft = say(series(), load_book(series(), "zh"), conference, form)
    at = draft.text.index(said)
    return Voices(conference, draft)(at, at + len(said)).voice


@pytest.mark.parametrize(
    ("section", "first", "second", "named"),
    [
        ("state", "", "none", (True, True)),
        ("state", "none", "none", (False, False)),
        ("none", "", "", (False, True)),
        ("none", "say", "none", (True, True)),
    ],
)
def test_a_paragraph_without_a_verb_is_somebodys_only_behind_one_that_names_them(
    section: str, first: str, second: str, named: tuple[bool, bool]
) -> None:
    """In the script everybody is called before they speak."""
    one = replace(
        BARE,
        sections={"s": Section(0, words("商务局"), words("蒋某"), words("局长"), verb=section)},
        statements={
            "a": Statement("s", 0, words("甲甲甲。"), verb=first),
            "b": Statement("s", 1, words("乙乙乙。"), verb=second),
        },
    )
    for said, is_named in zip(("甲甲甲", "乙乙乙"), named, strict=True):
        assert voice(said, one, "full") is (Voice.SPEAKER if is_named else Voice.NOBODY)
        assert voice(said, one, "script") is Voice.SPEAKER


@pytest.mark.parametrize("verb", ["state", "none"])
def test_an_answer_without_a_verb_is_nobodys_but_on_the_sheet_of_answers(verb: str) -> None:
    answer = Answer(0, words("供应"), department=words("商务局"), text=words("丙丙丙。"), verb=verb)
    one = replace(BARE, answers={"a": answer})
    assert voice("丙丙丙", one, "full") is (Voice.NOBODY if verb == "none" else Voice.SPEAKER)
    assert voice("丙丙丙", one, "qa") is Voice.SPEAKER


def test_an_item_of_a_list_is_said_by_who_speaks_in_its_section() -> None:
    one = replace(
        BARE,
        sections={"s": Section(0, words("商务局"), verb="none")},
        statements={"a": Statement("s", 0, words("供应{l:x}。"))},
        lists={"x": CountedList(0, ("丁丁丁", "戊戊戊"), section="s")},
    )
    assert voice("丁丁丁", one, "full") is Voice.SPEAKER
    assert voice("供应", one, "full") is Voice.NOBODY
