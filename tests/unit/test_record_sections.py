"""Sections, figures, claims and answers as values, and as documents that merge path by path."""

import json
from datetime import date

import pytest
from msgspec.structs import replace

from store.archive.documents import ABSENT, diff, merge
from store.desk.entering import difference, journal_changes
from store.part_kinds import PARTS
from store.record.codec import from_document, part_class, to_document
from store.record.conference import Conference
from store.record.decoding import Misfit
from store.record.figure import CountedList, Figure, Period
from store.record.people import Directory
from store.record.quantity import read_quantity
from store.record.section import Section, Statement
from store.record.statement_slots import prose_slots, references, slot_text
from store.record.window import AsOf
from store.record.words import words
from store.series.definition import Kind, PlannedPart
from tests.changed_records import with_part
from tests.whole_conference import whole


def test_every_part_comes_back_from_its_document() -> None:
    document = to_document(whole())
    assert from_document(json.loads(json.dumps(document))) == whole()
    assert to_document(from_document(document)) == document
    assert all(document[name] for name in PARTS)


def test_a_document_written_before_there_were_parts_loads_and_stays_as_it_is() -> None:
    old = Conference("xizang_epidemic", date(2022, 9, 1), 24)
    document = to_document(old)
    assert not set(PARTS) & set(document)
    assert from_document(document) == old
    assert to_document(from_document(document)) == document


def test_parts_of_a_later_version_are_carried_through_and_its_other_keys_passed_over() -> None:
    document = to_document(whole())
    document["sections"]["a"]["mood"] = "good"
    document["pictures"] = {"p1": {}}
    held = from_document(document)
    assert replace(held, extra={}) == whole()
    assert to_document(held)["pictures"] == {"p1": {}}, "of the whole document they are carried through"


@pytest.mark.parametrize(
    ("part", "key", "change"),
    [
        ("sections", "a", {"verb": "sings"}),
        ("figures", "x1", {"kind": "odd"}),
        ("reports", "r1", {"who": "lhasa"}),
        ("reports", "r1", {"who": "places/../x"}),
        ("shift_notes", "n1", {"at": -1}),
        ("figures", "x1", {"quantity": {"digits": "6412", "unit": "个", "value": "6413"}}),
        ("figures", "x4", {"period": {"from": "2022-08-08", "to": "soon"}}),
        ("statuses", "s1", {"places": {"lhasa": "nearly"}}),
        ("claims", "c1", {"supports": ["a/b/c/d"]}),
        ("lists", "l1", {"items": "甲"}),
        ("answers", "q1", {"manner": "shouted"}),
        ("answers", "q1", {"cited": ["200"]}),
        ("statuses", "s1", {"places": ["lhasa"]}),
        ("sections", "a", {"department": "局"}),
    ],
)  # fmt: skip
def test_a_row_that_is_none_is_refused(part: str, key: str, change: dict[str, object]) -> None:
    document = to_document(whole())
    document[part][key] |= change
    with pytest.raises(Misfit):
        from_document(document)


@pytest.mark.parametrize("rows", [["a"], "a", {"a": "b"}, {"a": None}, {"a": []}])
def test_a_part_of_another_shape_is_refused(rows: object) -> None:
    for name in PARTS:
        with pytest.raises(Misfit):
            from_document(to_document(whole()) | {name: rows})


def test_texts_lose_control_characters_and_keep_their_lines() -> None:
    document = to_document(whole())
    document["statements"]["a2"]["text"]["zh"] = "第一段\x1b[31m\r\n第二段\u202e"
    document["sections"]["a"]["speaker"]["zh"] = " 李\n某 \x07"
    conference = from_document(document)
    assert conference.statements["a2"].text == {"zh": "第一段\n第二段"}
    assert conference.sections["a"].speaker == {"zh": "李 某"}


def test_two_people_change_two_sections_and_both_stand() -> None:
    base = to_document(whole())
    mine = to_document(
        with_part(whole(), "sections", "a", replace(whole().sections["a"], title=words("局长")))
    )
    theirs = to_document(
        with_part(
            with_part(whole(), "sections", "b", replace(whole().sections["b"], order=7)),
            "statements",
            "a1",
            None,
        )
    )
    made, clashes = merge(theirs, diff(base, mine))
    assert not clashes and made
    merged = from_document(theirs)
    assert merged.sections["a"].title == {"zh": "局长"}
    assert merged.sections["b"].order == 7
    assert "a1" not in merged.statements


def test_one_figure_is_never_put_together_from_two_peoples_halves() -> None:
    base, mine, theirs = to_document(whole()), to_document(whole()), to_document(whole())
    figure = whole().figures["x1"]
    mine["figures"] |= to_document(
        with_part(whole(), "figures", "x1", replace(figure, raw="6413个", quantity=read_quantity("6413个")))
    )["figures"]
    theirs["figures"] |= to_document(
        with_part(whole(), "figures", "x1", replace(figure, raw="7万个", quantity=read_quantity("7万个")))
    )["figures"]
    _, clashes = merge(theirs, diff(base, mine))
    assert [clash.path for clash in clashes] == [("figures", "x1")]
    assert from_document(theirs).figures["x1"].text == "7万个"


def test_edits_of_parts_are_taken_back_and_journalled() -> None:
    empty = Conference("xizang_epidemic", date(2022, 9, 1))
    edit = difference(empty, replace(whole(), number=None))
    assert edit.applied(empty) == replace(whole(), number=None)
    assert edit.back.applied(edit.applied(empty)) == empty
    changes = journal_changes(empty, edit)
    document = to_document(empty)
    merge(document, changes)
    assert from_document(document) == replace(whole(), number=None)
    paths = {change.path[:2] for change in changes if change.old is ABSENT}
    assert {("sections", "a"), ("figures", "x1"), ("answers", "q1")} <= paths


def test_days_are_counted_with_both_ends() -> None:
    assert Period(date(2022, 8, 8), date(2022, 8, 17)).days == 10
    assert Period(date(2022, 8, 8), date(2022, 9, 1)).days == 25
    assert Period(date(2022, 8, 8), date(2022, 8, 7)).days == 0


@pytest.mark.parametrize(
    ("items", "counted", "open_", "agrees"),
    [
        (("甲", "乙", "丙", "丁"), "四款", False, True),
        (("甲", "乙", "丙"), "四款", False, False),
        (("甲", "乙", "丙"), "四款", True, True),
        (("甲", "乙", "丙"), "两款", True, False),
        (("甲",), None, False, None),
    ],
)
def test_a_list_agrees_with_its_number(
    items: tuple[str, ...], counted: str | None, open_: bool, agrees: bool | None
) -> None:
    number = read_quantity(counted) if counted else None
    assert CountedList(0, items, number, counted or "", open_).agrees is agrees


def test_slots_refer_to_parts_and_cells_and_everything_else_is_text() -> None:
    text = "自{f:x4.from}起{f:x4}，共{n:yesterday/confirmed}例，{l:l1}{l:l1.count}；{x} {f:} {c:a.count} {"
    assert [str(ref) for ref in references(text)] == ["figures/x4", "yesterday/confirmed", "lists/l1"]
    assert [text[slot.start : slot.end] for slot in prose_slots(text)] == [
        slot_text(slot.ref, slot.facet) for slot in prose_slots(text)
    ]


def _held(on: date, title: str) -> Conference:
    return Conference("x", on, sections={"a": Section(0, speaker=words("李某"), title=words(title))})


def test_the_directory_knows_the_last_title_and_which_are_old() -> None:
    people = Directory([_held(date(2022, 9, 9), "局长"), _held(date(2022, 8, 1), "副局长")])
    last = people.last("李某")
    assert last is not None and last.title == {"zh": "局长"}
    assert people.titles("李某") == (
        ("局长", date(2022, 9, 9), date(2022, 9, 9)),
        ("副局长", date(2022, 8, 1), date(2022, 8, 1)),
    )
    assert people.outdated("李某", "副局长", date(2022, 9, 10)) == last
    assert people.outdated("李某", "副局长", date(2022, 8, 15)) is None, "that was the title on that day"
    assert people.outdated("李某", "局长", date(2022, 9, 10)) is None
    assert people.outdated("李某", "巡视员", date(2022, 9, 10)) is None, "a new title is not an old one"
    assert people.outdated("王某", "局长", date(2022, 9, 10)) is None


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ("sections", Section(4, words("卫健委", en="health"), verb="report")),
        ("statements", Statement("a", 4, words("卫健委", en="health"), verb="report")),
        (
            "figures",
            Figure(4, label=words("卫健委", en="health"), kind=Kind.CUMULATIVE, section="a", follow="k"),
        ),
        ("lists", CountedList(4, label=words("卫健委", en="health"), section="a")),
    ],
)
def test_a_planned_part_has_the_words_and_no_figure(part: str, wanted: object) -> None:
    plan = PlannedPart(part, "k", words("卫健委", en="health"), "a", "report", Kind.CUMULATIVE)
    assert part_class(part).planned(4, plan) == wanted
    assert Section(0, verb="introduce") == part_class("sections").planned(0, PlannedPart("sections", "k", {}))


def test_the_frame_of_a_figure_is_without_what_was_true_then() -> None:
    figure = Figure(
        3, "9家", read_quantity("9家"), False, words("别的"), words(en="nine"), Kind.CUMULATIVE,
        AsOf(), Period(date(2022, 8, 8), date(2022, 8, 17)), "a", "统计局", "solved", "卓玛", 7,
    )  # fmt: skip
    assert figure.frame == Figure(
        3, label=words("别的"), kind=Kind.CUMULATIVE, section="a", source="统计局", follow="solved"
    )
    counted = CountedList(0, ("甲", "乙"), label=words("款"))
    assert counted.frame is counted, "what is named stays"
