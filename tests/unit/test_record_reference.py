"""A reference is one of four things, told apart by its type, and written and read in one way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.part_kinds import KINDS, PARTS, PartKind
from store.record.answer import Answer
from store.record.cell import STATED, Cell, CellKey
from store.record.conference import Conference, Note
from store.record.figure import CountedList, Figure
from store.record.notes import half_typed, reasons, typed_reference, typed_text
from store.record.reference import (
    PartKey,
    PromiseKey,
    Reference,
    TextKey,
    is_part,
    promise_key,
    reference,
    text_key,
)
from store.record.section import Section, Statement
from store.record.statement_slots import prose_slots, slot_text
from store.record.words import words

WRITTEN: dict[str, Reference] = {
    "high_risk": CellKey("", "high_risk"),
    "yesterday/confirmed": CellKey("yesterday", "confirmed"),
    "yesterday/confirmed/lhasa": CellKey("yesterday", "confirmed", "lhasa"),
    "/shelters/lhasa": CellKey("", "shelters", "lhasa"),
    **{f"{kind}/3kf": PartKey(kind, "3kf") for kind in PARTS},
    "promises/2022-09-01:q": PromiseKey("2022-09-01:q"),
    "/texts/agenda": TextKey("agenda"),
    "/texts/agenda.en": TextKey("agenda.en"),
    # What only looks like a part is a cell nobody has.
    "figures": CellKey("", "figures"),
    "figures/3kf/lhasa": CellKey("figures", "3kf", "lhasa"),
    "texts": CellKey("", "texts"),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_written_is_read_as_what_it_is(text: str) -> None:
    ref = reference(text)
    assert (type(ref), ref, str(ref)) == (type(WRITTEN[text]), WRITTEN[text], text)


KEYS = st.text("abcdefg_0123456789.:-", min_size=1, max_size=6)
REFERENCES = st.one_of(
    st.builds(CellKey, st.sampled_from(["", "yesterday"]), KEYS, st.sampled_from(["", "lhasa", STATED])),
    st.builds(PartKey, st.sampled_from(PARTS), KEYS), st.builds(TextKey, KEYS), st.builds(PromiseKey, KEYS),
)  # fmt: skip


@given(REFERENCES)
def test_any_reference_reads_back(ref: Reference) -> None:
    assert reference(str(ref)) == ref and type(reference(str(ref))) is type(ref)


@given(REFERENCES, REFERENCES)
def test_two_are_one_key_only_when_they_are_the_same(one: Reference, other: Reference) -> None:
    assert (one == other) == (str(one) == str(other)) == (len({one, other}) == 1)


@pytest.mark.parametrize("text", ["", "figures/", "/texts/", "a//b", "a/b/c/d"])
def test_a_text_that_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=".*"):
        reference(text)


def test_the_row_of_a_cell_has_no_place_and_anything_else_is_its_own_row() -> None:
    assert CellKey("yesterday", "confirmed", "lhasa").row == CellKey("yesterday", "confirmed")
    for ref in (PartKey("figures", "a"), TextKey("agenda"), PromiseKey("2022-09-01:q")):
        assert ref.row == ref


def test_a_promise_knows_the_note_that_says_how_it_was_kept() -> None:
    assert promise_key(date(2022, 9, 1), "q").note == "promise:2022-09-01:q"


def test_a_text_is_named_by_its_language() -> None:
    assert [text_key("agenda", lang) for lang in ("zh", "en")] == [TextKey("agenda"), TextKey("agenda.en")]


CONFERENCE = Conference(
    "any", date(2022, 9, 1),
    cells={CellKey("", "high_risk"): Cell(477, "477个")},
    sections={"a": Section(0, speaker=words("蒋某"))}, answers={"a": Answer(0, text=words("已办{f:a}"))},
    statements={"a": Statement("a", 0, words("共{l:a}"))},
    figures={"a": Figure(0, "9家")}, lists={"a": CountedList(0, ("甲",), raw="一款")},
)  # fmt: skip


def test_a_conference_gives_only_what_a_reference_leads_to() -> None:
    one = CONFERENCE
    figure, counted = PartKey("figures", "a"), PartKey("lists", "a")
    assert one.part(figure) is one.figure(figure) is one.figures["a"]
    assert one.part(counted) is one.counted_list(counted) is one.lists["a"]
    assert one.speaker(PartKey("sections", "a")) is one.sections["a"]
    assert one.speaker(PartKey("answers", "a")) is one.answers["a"]
    for ref in (None, CellKey("figures", "a"), TextKey("a"), PromiseKey("a"), PartKey("figures", "b")):
        assert (one.part(ref), one.figure(ref), one.counted_list(ref), one.speaker(ref)) == (None,) * 4
    assert one.figure(counted) is one.counted_list(figure) is one.speaker(figure) is None
    assert (
        is_part(figure, "lists", "figures") and not is_part(figure, "lists") and not is_part(None, "figures")
    )


def test_the_texts_with_slots_are_gone_through_with_where_they_stand() -> None:
    assert [(str(ref), dict(text)) for ref, text in CONFERENCE.prose()] == [
        ("statements/a", words("共{l:a}")), ("answers/a", words("已办{f:a}")),
    ]  # fmt: skip
    assert CONFERENCE.has_parts and not Conference("any", date(2022, 9, 1)).has_parts


def test_what_was_typed_is_found_where_figures_are_typed() -> None:
    typed = {("cells", "high_risk"): "477个", ("figures", "a"): "9家", ("lists", "a"): "一款"}
    for (part, name), text in typed.items():
        ref = typed_reference(part, name)
        assert ref is not None and typed_text(CONFERENCE, ref) == text
    assert typed_reference("sections", "a") is typed_reference("texts", "agenda") is None
    for ref in (PartKey("answers", "a"), PartKey("figures", "gone"), TextKey("a"), CellKey("", "low_risk")):
        assert typed_text(CONFERENCE, ref) == ""


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.letter], ids=lambda kind: kind.name)
def test_each_side_of_a_kind_has_a_slot_and_no_other_has(kind: PartKind) -> None:
    for side in ("", "from", "to", "number", "words", "count"):
        text = slot_text(PartKey(kind.name, "3kf"), side)
        slots = prose_slots(f"共{text}。")
        assert [(slot.ref, slot.facet) for slot in slots] == (
            [(PartKey(kind.name, "3kf"), side)] if side in kind.facets else []
        )


def test_a_kind_is_begun_by_a_letter_of_its_own() -> None:
    letters = [kind.letter for kind in KINDS.values() if kind.letter]
    assert len(set(letters)) == len(letters) and "n" not in letters


def test_a_note_may_be_about_anything_that_can_be_referred_to() -> None:
    one = Conference(
        "any", date(2022, 9, 1), figures={"a": Figure(0, "9家")},
        notes={
            "cumulative-falls:claims/c": Note("核减"), "earlier-part:yesterday/confirmed": Note("补报"),
            "cumulative-falls:a//b": Note("谁也没有"), "unfinished:figures/a": Note("9家"),
            "unfinished:figures/b": Note("9家"), "loose-number:0元30G": Note("名称"),
        },
    )  # fmt: skip
    assert list(reasons(one)) == [
        ("cumulative-falls", PartKey("claims", "c"), "核减"),
        ("earlier-part", CellKey("yesterday", "confirmed"), "补报"),
    ]
    assert half_typed(one) == {PartKey("figures", "a"): "9家"}
