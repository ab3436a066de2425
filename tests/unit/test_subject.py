"""The words of a subject: those all series share, and those an office says of its own over them."""

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from store.authoring.new_series import make_series
from store.authoring.new_series_input import NewSeries
from store.authoring.series_check import check_series
from store.checks.basis.claim_words import pattern
from store.checks.basis.things import counts_the_subject, most_like, things
from store.series.loading import load_series
from store.series.shelf import BUILT_IN, Shelf
from store.series.subject_file import SUBJECT_FILE, shared_subject, subject_of
from store.wording.prove.stray_numerals import strays_of_text

FLOOD = """
[thing.cases]
words.zh = "受灾人口|灾民"
roles = ["of_any", "of_all", "sick", "whole"]
[thing.gone-home]
words.zh = "返家|返乡"
roles = ["came_out"]
[thing.imported]
words.zh = ""
[list.named]
zh = ["受灾人口"]
[list.denied]
zh = ["受灾", "险情"]
"""


@pytest.fixture
def flood(tmp_path: Path) -> Callable[[str], Path]:
    """A folder with the series of the template, and the words of its own that are given."""
    copytree(BUILT_IN / "template", tmp_path / "flood")
    (tmp_path / "flood" / "definition.toml").rename(tmp_path / "flood" / "series.toml")

    def written(words: str) -> Path:
        (tmp_path / "flood" / SUBJECT_FILE).write_text(words, "utf-8")
        return tmp_path / "flood"

    return written


def test_an_office_of_another_subject_is_held_to_its_own_words(flood: Callable[[str], Path]) -> None:
    bare = load_series(flood(""))
    assert subject_of(bare).words == shared_subject().words and not counts_the_subject(bare)
    own = load_series(flood(FLOOD))
    assert sorted(own.books) == ["en", "zh"], "the words are no phrase book"
    assert counts_the_subject(own) and not counts_the_subject(bare)
    assert things(own, "受灾人口返乡", "zh") == {"cases", "gone-home"}
    assert things(own, "境外输入病例", "zh") == frozenset(), "what it has no use for names nothing"
    assert things(own, "deaths", "en") == {"deaths"}, "what it does not say is shared"
    assert [what.key for what in most_like(own, "已累计转移安置", "zh")] == []
    denial = pattern(subject_of(own), "none", "zh")
    assert re.search(denial, "全省没有险情") and not re.search(denial, "全省没有患者")


def test_an_office_may_have_none_of_the_shared_words(flood: Callable[[str], Path]) -> None:
    own = load_series(flood("shared = false\n[thing.deaths]\nwords.zh = '遇难'"))
    assert things(own, "新增病例死亡，遇难", "zh") == {"deaths"}
    assert subject_of(own).compiled("<<cases>>", "zh").search("病例") is None
    work = Shelf(None).series("xizang_employment")
    assert things(work, "新增病例", "zh") == frozenset() and things(work, "死亡", "zh") == {"deaths"}
    whys = [
        strays_of_text("感染9999", (), words)[0].why.value for words in (shared_subject(), subject_of(own))
    ]
    assert whys == ["counted", "bare"]


@pytest.mark.parametrize(
    ("words", "code", "line", "facts"),
    [
        ("[list.denyed]\nzh = []", "unknown_key", 1, {"got": "denyed", "nearest": "denied"}),
        ("[list.denied]\nzh = ['(']", "wrong_type", 2, {"got": "("}),
        ("[list.denied]\nzh = '病'", "wrong_type", 2, {}),
        ("[list.denied]\nfr = []", "unknown_key", 2, {"got": "fr"}),
        ("[thing.cases]\nroles = ['sik']", "unknown_value", 2, {"got": "sik", "nearest": "sick"}),
        ("[thing.cases]\nwords.zh = '*'", "wrong_type", 2, {}),
        ("[thing.cases]\nword.zh = '例'", "unknown_key", 2, {"nearest": "words"}),
        ("[things.cases]\n", "unknown_key", 1, {"nearest": "thing"}),
        ("format = 2", "newer_format", 1, {"known": 1}),
    ],
)
def test_a_wrong_word_is_told_with_its_line(
    flood: Callable[[str], Path], tmp_path: Path, words: str, code: str, line: int, facts: dict[str, object]
) -> None:
    folder = flood(words)
    (fault,) = check_series(Shelf(tmp_path / "series"), folder / SUBJECT_FILE).faults
    assert (fault.code, fault.facts["file"], fault.facts["line"]) == (code, f"flood/{SUBJECT_FILE}", line)
    assert {name: fault.facts[name] for name in facts} == facts
    assert all(fault.said(lang) for lang in ("zh", "en"))


def test_a_series_made_like_another_has_its_words(flood: Callable[[str], Path], tmp_path: Path) -> None:
    flood(FLOOD).rename(tmp_path / "office_flood")
    office = tmp_path / "series"
    office.mkdir()
    (tmp_path / "office_flood").rename(office / "my_series")
    shelf = Shelf(office)
    made = make_series(shelf, NewSeries(key="new", zh="防汛"), template="my_series")
    assert things(shelf.series(made.key), "灾民", "zh") == {"cases"}
