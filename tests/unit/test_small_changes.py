"""Small changes of meaning in the store that nothing else noticed: a condition dropped, a number off by one."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.authoring.new_series_input import NewPlace, NewSeries
from store.authoring.new_series_text import copied_book
from store.checks.basis.finding import ERROR, failed
from store.checks.bulletins.bulletin_texts import _is_a_slip
from store.checks.figures.cells import BLANK, lacking
from store.desk.outgoing.sealing import Seal
from store.desk.progress.board import Told, _leaf
from store.desk.troubles import DeskTrouble
from store.names.list_edits import with_entry
from store.names.list_file import read_list
from store.names.office_list import HeldTitle
from store.reasons import did_you_mean
from store.record.cell import CellKey


def test_nothing_is_proposed_where_nothing_is_like_it() -> None:
    assert did_you_mean("")("zh") == did_you_mean("")("en") == ""
    assert "确诊" in did_you_mean("确诊")("zh")


def test_a_slip_is_one_digit() -> None:
    assert _is_a_slip("53", "35") and _is_a_slip("153", "154") and _is_a_slip("153", "13")
    assert not _is_a_slip("153", "164") and not _is_a_slip("12", "1234") and not _is_a_slip("53", "53 4")


def test_a_figure_lacks_where_it_is_blank_and_not_where_another_rule_speaks() -> None:
    blank, wrong = CellKey("yesterday", "confirmed", "a"), CellKey("yesterday", "confirmed", "b")
    found = [failed(BLANK, ERROR, (blank,)), failed("total", ERROR, (wrong,))]
    assert lacking(found) == [blank]


def test_a_copied_phrase_book_names_the_region_by_the_series_or_by_its_host() -> None:
    def new(**names: str) -> NewSeries:
        return NewSeries(key="new", places=(NewPlace("甲"), NewPlace("乙")), **names)

    book = '[choices]\nregion = ["全区"]\nelsewhere = ["区外"]\n'
    by_name = copied_book(book, new(zh="某某市发布会", host="办公室"), "zh")
    assert "某某市" in by_name and "某某市" in copied_book(book, new(zh="", host="某某市政府"), "zh")


def test_a_seal_of_another_conference_is_left_alone(tmp_path: Path) -> None:
    seal, path = Seal("2022-09-01-x", 3, "abc", False, "one"), tmp_path / "seal.json"
    facts = {"conference": "2022-09-01-x", "version": 3, "history_head": "abc", "final": False}
    path.write_text(json.dumps({**facts, "files": ["a.txt"]}), encoding="utf-8")
    assert seal.files_in(path) == {"a.txt": None}
    for other in ({"version": 4}, {"archive": "another"}):
        path.write_text(json.dumps({**facts, **other, "files": ["a.txt"]}), encoding="utf-8")
        with pytest.raises(DeskTrouble):
            seal.files_in(path)


def test_what_a_row_does_not_say_is_told_of_its_version() -> None:
    assert _leaf("cells", {"v": 5}, "王", 7) == [Told("5", "王", 7)]
    assert _leaf("cells", {"v": 5, "by": "李", "at": 3}, "王", 7) == [Told("5", "李", 3)]


def test_a_first_title_stands_behind_the_person_it_is_of() -> None:
    source = 'format = 1\n\n[[person]]\nname = { zh = "张某" }\n\n[[person]]\nname = { zh = "李某" }\n'
    known = read_list(Path("list"), source)
    first = known.persons[0]
    named = replace(first, titles=(HeldTitle(words={"zh": "局长"}),))
    text, after = with_entry(source, known, Path("list"), first, named)
    assert after.persons == (named, known.persons[1])
    assert text.index("张某") < text.index("局长") < text.index("李某")
