"""Differences and merges, as properties over documents nobody thought of."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store.archive.documents import (
    ABSENT,
    CONFERENCE,
    Change,
    Shape,
    at,
    collapsed,
    copied,
    diff,
    merge,
    put,
    same,
    undo,
)

KEYS = st.sampled_from(["cells", "texts", "notes", "sections", "a", "b", "c/d"])
SCALARS = st.none() | st.booleans() | st.integers(-2, 3) | st.sampled_from(["", "1", "例"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
CELLS = st.dictionaries(
    KEYS,
    st.fixed_dictionaries({"v": st.none() | st.integers(0, 3), "raw": st.sampled_from(["", "1", "x"]), "by": st.sampled_from("ab")}),
    max_size=4,
)  # fmt: skip
DOCUMENTS = st.fixed_dictionaries(
    {}, optional={"cells": CELLS, "texts": VALUES, "sections": VALUES, "a": VALUES}
)
SHAPE = Shape({"cells": 1, "texts": 1}, {"cells": ("v", "raw")})


@given(DOCUMENTS, DOCUMENTS)
def test_a_difference_leads_there_and_back(old: dict[str, Any], new: dict[str, Any]) -> None:
    changes = diff(old, new, SHAPE)
    state = copied(old)
    for change in changes:
        assert same(at(state, change.path), change.old)
        put(state, change.path, change.new)
    assert same(state, new)
    undo(state, changes)
    assert same(state, old)


@given(DOCUMENTS, DOCUMENTS)
def test_a_change_survives_its_way_through_json(old: dict[str, Any], new: dict[str, Any]) -> None:
    for change in diff(old, new, SHAPE):
        again = Change.from_json(copied(change.as_json()))
        assert again.path == change.path and same(again.old, change.old) and same(again.new, change.new)


@given(DOCUMENTS)
def test_a_document_does_not_differ_from_its_copy(document: dict[str, Any]) -> None:
    assert diff(document, copied(document), SHAPE) == []


@given(DOCUMENTS, DOCUMENTS)
def test_on_an_unmoved_record_a_merge_is_mine(base: dict[str, Any], mine: dict[str, Any]) -> None:
    theirs = copied(base)
    made, clashes = merge(theirs, diff(base, mine, SHAPE), SHAPE)
    assert same(theirs, mine) and clashes == []
    undo(theirs, made)
    assert same(theirs, base)


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_a_merge_drops_nothing_of_either_side_in_silence(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    before = copied(theirs)
    merged = copied(theirs)
    changes = diff(base, mine, SHAPE)
    made, clashes = merge(merged, changes, SHAPE)
    undone = copied(merged)
    undo(undone, made)
    assert same(undone, before), "the changes it says it made are those it made"
    clashed = {clash.path for clash in clashes}
    for change in changes:
        there, was = at(merged, change.path), at(before, change.path)
        kept = same(there, change.new) or SHAPE.agree(change.path, there, change.new)
        shadowed = isinstance(there, dict) and change.new in ({}, ABSENT) and not SHAPE.is_leaf(change.path)
        said_nothing = SHAPE.agree(change.path, change.old, change.new)
        assert kept or shadowed or said_nothing or change.path in clashed
        if (
            not same(was, change.old)
            and not SHAPE.agree(change.path, was, change.old)
            and change.path in clashed
        ):
            assert same(there, was), "theirs stands where both moved"


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_typing_on_is_the_same_as_typing_once(
    one: dict[str, Any], two: dict[str, Any], three: dict[str, Any]
) -> None:
    base = {"cells": one.get("cells", {})}
    middle, last = {"cells": two.get("cells", {})}, {"cells": three.get("cells", {})}
    changes = collapsed([*diff(base, middle, SHAPE), *diff(middle, last, SHAPE)])
    for change in changes:
        put(base, change.path, change.new)
    assert same(base, last)


def test_a_null_in_the_way_is_a_clash_and_stays() -> None:
    theirs: dict[str, Any] = {"texts": None}
    made, clashes = merge(theirs, diff({}, {"texts": {"headline": "例"}}, SHAPE), SHAPE)
    assert (theirs, made) == ({"texts": None}, [])
    assert [clash.path for clash in clashes] == [("texts",), ("texts", "headline")]


def test_json_values_that_python_takes_for_equal_are_told_apart() -> None:
    assert not same(1, True) and not same({"v": 0}, {"v": False}) and not same([1], [1.0])
    assert same({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert [change.new for change in diff({"a": 1}, {"a": True})] == [True]


def test_who_says_it_does_not_matter_what_is_said_does() -> None:
    path = ("cells", "x")
    agree = SHAPE.agree
    assert agree(path, {"v": 1, "raw": "1", "by": "a"}, {"v": 1, "raw": "１", "by": "b"})
    assert not agree(path, {"v": 1, "raw": "1"}, {"v": 2, "raw": "1"})
    assert not agree(path, {"v": 0, "raw": "0"}, {"v": None, "raw": ""}), "blank is not zero"
    assert not agree(path, {"v": None, "raw": "12a"}, {"v": None, "raw": "12b"})
    assert not agree(("sections", "x"), {"v": 1, "by": "a"}, {"v": 1, "by": "b"})
    assert not agree(path, {"v": None, "raw": ""}, ABSENT)


def _told(value: int, by: str) -> dict[str, Any]:
    return {"cells": {"a": {"v": value, "raw": str(value), "by": by}}}


def test_who_only_signed_again_does_not_clash_with_who_changed_the_figure() -> None:
    theirs = _told(2, "b")
    made, clashes = merge(theirs, diff(_told(1, "a"), _told(1, "c"), SHAPE), SHAPE)
    assert (made, clashes, theirs) == ([], [], _told(2, "b"))


def test_two_who_say_the_same_do_not_clash_and_two_who_differ_do() -> None:
    mine = diff(_told(1, "a"), _told(2, "c"), SHAPE)
    assert merge(_told(2, "b"), mine, SHAPE) == ([], [])
    theirs = _told(3, "b")
    made, (clash,) = merge(theirs, mine, SHAPE)
    assert (made, theirs) == ([], _told(3, "b"))
    assert [part["v"] for part in (clash.base, clash.mine, clash.theirs)] == [1, 2, 3]


def test_a_count_and_a_text_nobody_could_read_are_two_things() -> None:
    path = ("cells", "yesterday/confirmed/lhasa")
    assert not CONFERENCE.agree(path, {"v": 5, "raw": "5"}, {"v": None, "raw": "5"})
    assert not CONFERENCE.agree(path, {"v": 5}, {"v": None, "raw": "6万"})
    assert not CONFERENCE.agree(path, {"v": None, "raw": "6万"}, {"v": None, "raw": "7万"})
    assert CONFERENCE.agree(path, {"v": None, "raw": "6万", "by": "a"}, {"v": None, "raw": "6万", "by": "b"})


def test_a_part_emptied_here_keeps_what_another_window_put_into_it() -> None:
    base, mine = {"texts": {"agenda": "一"}}, {}
    theirs = {"texts": {"agenda": "一", "topic": "二"}}
    made, clashes = merge(theirs, diff(base, mine))
    assert (theirs, clashes) == ({"texts": {"topic": "二"}}, [])
    assert [change.path for change in made] == [("texts", "agenda")]


def test_of_several_changes_of_a_path_one_stays_in_the_place_of_the_last() -> None:
    changes = [
        Change(("a",), 1, 2),
        Change(("b",), 1, 2),
        Change(("a",), 2, 3),
        Change(("c",), 1, 2),
        Change(("c",), 2, 1),
    ]
    assert collapsed(changes) == [Change(("b",), 1, 2), Change(("a",), 1, 3)]
