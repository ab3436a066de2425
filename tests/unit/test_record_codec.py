"""A conference survives its document, and its exchange shape, exactly."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.record.cell import STATED, Cell, CellKey, Mark, cell_key
from store.record.codec import from_document, to_document
from store.record.conference import Conference, Note, Status
from store.record.count import MOST
from store.record.decoding import LATEST_MS, Misfit, plain_values
from store.record.exchange import from_json, to_json, window_keys
from store.record.text import one_line
from store.record.window import AsOf, Moment, Window, day_of, moment, window
from store.series.shelf import Shelf

DATA = json.loads((Path(__file__).parents[1] / "data/conferences.json").read_text("utf-8"))
SERIES = Shelf().default

words = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=8).map(one_line)
cells = st.builds(
    Cell,
    value=st.one_of(st.integers(0, MOST), st.sampled_from(list(Mark)), st.none()),
    raw=words,
    by=words,
    at=st.integers(0, LATEST_MS),
    source=words,
)
keys = st.builds(
    CellKey,
    window=st.sampled_from(["yesterday", "today", "w3"]),
    indicator=st.sampled_from(["a", "b"]),
    place=st.sampled_from(["", "x", "y", STATED]),
) | st.builds(CellKey, window=st.just(""), indicator=st.sampled_from(["s", "t"]), place=st.just(""))
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
conferences = st.builds(
    lambda **held: Conference(**held),
    series=st.just("any"),
    held_on=days,
    number=st.none() | st.integers(1, 999),
    held_at=st.sampled_from(["", "am", "pm", "16"]),
    windows=st.lists(
        st.builds(window, st.just(""), days, st.integers(0, 11), st.integers(12, 24)), max_size=3
    ).map(lambda rows: tuple(type(row)(f"w{n}", row.start, row.end) for n, row in enumerate(rows))),
    cells=st.dictionaries(keys, cells, max_size=12),
    as_of=st.dictionaries(
        st.sampled_from(["s", "t"]),
        st.builds(AsOf, st.none() | st.builds(Moment, days, st.integers(0, 24)), words),
    ),
    texts=st.dictionaries(st.sampled_from(["agenda", "host"]), words),
    notes=st.dictionaries(st.sampled_from(["n1", "n2"]), st.builds(Note, words, words, st.integers(0, 9))),
    status=st.sampled_from(list(Status)),
    version=st.integers(1, 9),
)


@given(conferences)
def test_a_conference_survives_its_document(conference: Conference) -> None:
    through_json = json.loads(json.dumps(to_document(conference), ensure_ascii=False))
    assert from_document(through_json) == conference


@given(keys)
def test_a_cell_key_reads_back(key: CellKey) -> None:
    assert cell_key(str(key)) == key


@pytest.mark.parametrize("text", ["", "a//b", "a/b/c/d", "/a"])
def test_a_text_that_is_no_cell_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=".*"):
        cell_key(text)


@pytest.mark.parametrize("data", DATA, ids=lambda data: str(data["held_on"]))
def test_the_exchange_shape_reads_back(data: dict[str, object]) -> None:
    conference = from_json(SERIES, data, by="x", at=1, source="test")
    again = from_json(SERIES, to_json(SERIES, conference), by="x", at=1, source="test")
    assert {key: cell.value for key, cell in again.cells.items()} == {
        key: cell.value for key, cell in conference.cells.items()
    }
    assert again.windows == conference.windows and again.as_of == conference.as_of


def test_cells_that_are_left_over_are_not_exchanged() -> None:
    """Places of a figure that the series counts as a whole only: the JSON that held them could not be imported."""
    data = {"held_on": "2022-09-01", "standing": [{"indicator": "high_risk", "value": 477, "as_of": None}]}
    conference = from_json(SERIES, data, by="x", at=1, source="test")
    left = {CellKey("", "high_risk", "lhasa"): Cell(5), CellKey("", "gone"): Cell(6)}
    told = to_json(SERIES, replace(conference, cells={**conference.cells, **left}))
    assert told == to_json(SERIES, conference)
    assert from_json(SERIES, told, by="x", at=1, source="test").cells == conference.cells


def test_a_place_left_out_is_zero_only_when_the_listed_ones_make_the_total() -> None:
    figures = {"confirmed": {"total": 53, "by_place": {"拉萨市": 20, "日喀则市": 33}}}
    data = {
        "held_on": "2022-09-01",
        "windows": [{"from": "2022-08-31T00", "to": "2022-08-31T24", "figures": figures}],
    }
    whole = from_json(SERIES, data, by="x", at=1, source="test")
    assert whole.number_in(CellKey("yesterday", "confirmed", "ngari")) == 0
    figures["confirmed"]["total"] = 54
    short = from_json(SERIES, data, by="x", at=1, source="test")
    assert short.cell(CellKey("yesterday", "confirmed", "ngari")) is None


def test_null_is_blank_and_never_zero() -> None:
    data = {"held_on": "2022-09-01", "standing": [{"indicator": "high_risk", "value": None, "as_of": None}]}
    conference = from_json(SERIES, data, by="x", at=1, source="test")
    assert not conference.cells


@pytest.mark.parametrize(
    ("data", "names"),
    [
        ({"held_on": "soon"}, ["held_on"]),
        (
            {"held_on": "2022-09-01", "standing": [{"indicator": "high_rsk", "value": 1}]},
            ["high_rsk", "high_risk"],
        ),
        ({"held_on": "2022-09-01", "standing": [{"indicator": "high_risk", "value": -1}]}, ["high_risk"]),
        ({"held_on": "2022-09-01", "standing": [{"indicator": "high_risk", "value": "6万"}]}, ["high_risk"]),
        (
            {
                "held_on": "2022-09-01",
                "windows": [
                    {
                        "from": "2022-08-31T00",
                        "to": "2022-08-31T24",
                        "figures": {"confirmed": {"total": 1, "by_place": {"拉萨": 1}}},
                    }
                ],
            },
            ["拉萨", "拉萨市"],
        ),
    ],
)
def test_a_wrong_shape_names_the_place(data: dict[str, object], names: list[str]) -> None:
    with pytest.raises(Misfit) as refused:
        from_json(SERIES, data, by="x", at=1, source="test")
    for lang in ("zh", "en"):
        assert all(name in refused.value.said(lang) for name in names)


def test_24_oclock_is_the_same_instant_as_the_next_midnight() -> None:
    assert moment("2022-08-31T24").instant == moment("2022-09-01T00").instant
    for minutes in ("", ":00", ":00:00"):
        assert moment(f"2022-08-31T24{minutes}").iso() == "2022-08-31T24"
    for wrong in ("2022-08-31", "2022-08-31T25", "2022-08-31T12:30", "2022-02-30T1"):
        with pytest.raises(ValueError, match=".*"):
            moment(wrong)


def test_keys_of_another_version_pass_through_untouched() -> None:
    document = to_document(Conference("any", date(2022, 9, 1)))
    annexes = {"map": {"pages": [1, {"scale": None}]}, "note": "a\u200bb"}
    held = from_document({**document, "annexes": annexes, "stamp": [1, 2]})
    again = to_document(held)
    assert again == {**document, "annexes": annexes, "stamp": [1, 2]}
    again["annexes"]["map"]["pages"].append(2)
    assert to_document(held)["annexes"] == annexes, "changing a document changes no conference"
    assert from_document(to_document(held)) == held


def test_a_figure_without_a_window_is_kept_by_place() -> None:
    key = CellKey("", "high_risk", "lhasa")
    assert cell_key(str(key)) == key and cell_key("high_risk/lhasa") == CellKey("high_risk", "lhasa")
    kept = Conference(
        "any", date(2022, 9, 1), cells={key: Cell(3, "3"), key._replace(place=STATED): Cell(3, "3")}
    )
    assert from_document(to_document(kept)) == kept


@pytest.mark.parametrize("text", ["1900-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_a_conference_may_name(text: str) -> None:
    assert day_of(text).isoformat() == text


@pytest.mark.parametrize(
    "text", ["1899-12-31", "2200-01-01", "20220901", "2022-W35-4", "2022W354", "2022W35"]
)
def test_any_other_day_is_refused_and_any_other_way_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match=".*"):
        day_of(text)


def test_a_day_from_eight_to_eight_is_no_whole_day() -> None:
    day = date(2022, 8, 31)
    assert window("w", day, 0, 24).whole_day
    assert not Window("w", Moment(day, 8), Moment(date(2022, 9, 1), 8)).whole_day


def test_each_window_of_an_import_has_a_key_of_its_own() -> None:
    before, day = date(2022, 8, 31), date(2022, 9, 1)
    spans = [
        ((before, 0), (before, 14)),
        ((before, 0), (before, 24)),
        ((day, 0), (day, 12)),
        ((day, 8), (day, 12)),
    ]
    keys = window_keys(SERIES, day, [(Moment(*start), Moment(*end)) for start, end in spans])
    assert keys == ["yesterday", "w2", "today", "w4"], (
        "one that begins as the planned one is it, if it is free"
    )


def test_what_is_only_carried_along_may_be_nested_forty_deep() -> None:
    nested: object = 1
    for _ in range(40):
        nested = {"in": nested}
    assert plain_values(nested) == nested
    for deeper in ({"in": nested}, [nested]):
        with pytest.raises(Misfit):
            plain_values(deeper)
