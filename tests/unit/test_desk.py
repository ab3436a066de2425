"""The desk over a real archive: open, save, two windows, import, export."""

import json
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk.checking import look
from store.desk.desk import Desk
from store.desk.incoming.importing import bring_in, parsed
from store.desk.opening import open_desk
from store.desk.outgoing.exporting import Export, Order
from store.desk.outgoing.gate import Refused, why_not
from store.desk.troubles import DeskTrouble, WrongCall
from store.record.cell import STATED, CellKey
from store.record.conference import Status
from store.record.exchange import to_json
from store.record.window import Moment
from tests.many_places import EPIDEMIC
from tests.stage import NOW, sample_desk

LHASA = CellKey("yesterday", "confirmed", "lhasa")


def desk_at(folder: Path, who: str = "央金") -> Desk:
    return open_desk(folder / "archive", who=who, clock=lambda: 1_662_019_200_000, local=folder / who)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = desk_at(tmp_path)
    desk.add_sample()
    return desk


def test_the_list_stands_by_the_day_a_conference_is_held_and_not_the_one_it_was_begun_with(
    desk: Desk,
) -> None:
    sitting = desk.open("2022-09-21-044")
    sitting.set_fields(held_on=date(2022, 8, 30))
    sitting.save()
    assert [row.number for row in desk.rows()] == [51, 35, 28, 26, 24, 44, 12]


def test_the_desk_lists_the_newest_first_with_its_headline_figure(desk: Desk) -> None:
    rows = desk.rows()
    assert [row.number for row in rows] == [51, 44, 35, 28, 26, 24, 12]
    assert [row.total for row in rows] == [145, 168, 226, 516, 589, 674, 523]
    assert all(row.standing is None for row in rows)  # not counted yet is not known to be fine


def test_a_conference_is_found_by_number_or_key_and_a_wrong_one_is_named(desk: Desk) -> None:
    assert desk.find("24") == desk.find("第24场") == desk.find("2022-09-01-024") == "2022-09-01-024"
    with pytest.raises(WrongCall, match="99") as refused:
        desk.find("99")
    assert refused.value.exit_code == 2 and "51" in refused.value.said("zh")


def test_what_was_typed_is_there_after_saving_and_opening_again(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    key = desk.create(desk.propose(today=date(2022, 9, 1)))
    sitting = desk.open(key)
    sitting.enter(LHASA, "20")
    assert sitting.state.dirty
    assert sitting.save() == ()
    assert not sitting.state.dirty and sitting.state.saved_at == 1_662_019_200_000
    sitting.close_journal()
    assert desk_at(tmp_path).load(key).number_in(LHASA) == 20


def test_a_second_window_neither_loses_nor_overwrites(tmp_path: Path, desk: Desk) -> None:
    other = desk_at(tmp_path, "扎西").open("2022-09-01-024")
    mine = desk.open("2022-09-01-024")
    other.enter(CellKey("today", "confirmed", "ngari"), "4")
    mine.enter(LHASA, "21")
    assert other.save() == () and mine.save() == ()
    assert mine.conference.number_in(CellKey("today", "confirmed", "ngari")) == 4
    assert other.refresh() == () and other.conference.number_in(LHASA) == 21
    mine.enter(LHASA, "22")
    other.enter(LHASA, "23")
    assert mine.save() == ()
    (clash,) = other.save()
    assert (clash.mine["v"], clash.theirs["v"], clash.theirs["by"]) == (23, 22, "央金")
    assert other.conference.number_in(LHASA) == 22, "theirs stands until a person has chosen"


def test_what_is_typed_while_a_save_runs_is_kept(desk: Desk) -> None:
    sitting = desk.open("2022-09-01-024")
    sitting.enter(LHASA, "21")
    order = sitting.prepare_save()
    assert order is not None
    sitting.enter(LHASA, "22")
    sitting.enter(CellKey("", "high_risk"), "478")
    assert sitting.finish_save(order.run()) == ()
    assert sitting.conference.number_in(LHASA) == 22 and sitting.state.dirty
    assert sitting.save() == ()
    assert desk.load("2022-09-01-024").number_in(LHASA) == 22


def test_a_second_24_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskTrouble, match="2022-09-01-024"):
        desk.create(desk.load("2022-09-01-024"))


def test_an_import_changes_only_what_the_file_states(desk: Desk) -> None:
    data = {
        "conference": 24,
        "held_on": "2022-09-01",
        "standing": [{"indicator": "high_risk", "value": 480, "as_of": "2022-08-31T24"}],
    }
    brought = bring_in(desk, data, "file.json")
    assert (brought.key, brought.made, brought.changed) == ("2022-09-01-024", False, 1)
    after = desk.load("2022-09-01-024")
    assert after.number_in(CellKey("", "high_risk")) == 480 and after.number_in(LHASA) == 20
    again = bring_in(desk, data, "file.json")
    assert (again.changed, again.same) == (0, 1)


def test_an_export_reads_back_as_an_import(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.open("2022-09-01-024")
    other = desk_at(tmp_path / "other")
    data = to_json(sitting.series, sitting.conference)
    brought = bring_in(other, json.loads(json.dumps(data)), "x.json")
    values = {key: cell.value for key, cell in other.load(brought.key).cells.items()}
    assert values == {key: cell.value for key, cell in sitting.conference.cells.items()}


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '"x"', "[1]", '{"a": 1'])
def test_a_file_that_is_no_conference_is_refused(text: str) -> None:
    with pytest.raises(Exception, match="x.json") as refused:
        parsed(text, "x.json")
    assert hasattr(refused.value, "code")


def test_a_text_goes_out_under_a_name_of_number_date_and_version_and_never_over_another(
    desk: Desk, tmp_path: Path
) -> None:
    sitting = desk.open("2022-09-01-024")
    order = Order(folder=tmp_path / "out")
    text, seal = Export(sitting, order).run()
    assert text.path.name == "024_2022-09-01_v1_full_zh.txt"
    body = text.path.read_text(encoding="utf-8")
    assert "674例，均在隔离管控区发现" in body and "\r" not in body and body.endswith("。\n")
    assert json.loads(seal.path.read_text(encoding="utf-8"))["history_head"] == sitting.saving.kept.head
    text.path.write_text("改过的", encoding="utf-8")
    with pytest.raises(DeskTrouble, match="full_zh.txt"):
        Export(sitting, order).run()
    assert text.path.read_text(encoding="utf-8") == "改过的"
    assert not [path for path in text.path.parent.iterdir() if path.name.startswith(".")]


def test_a_final_export_is_refused_while_a_figure_is_blank_or_wrong(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.open("2022-09-01-024")
    sitting.enter(CellKey("", "discharged"), "")
    sitting.enter(CellKey("yesterday", "confirmed", STATED), "54")
    with pytest.raises(Refused) as refused:
        Export(sitting, Order(folder=tmp_path / "out")).run()
    said = "\n".join(refused.value.reasons)
    assert "治愈出院" in said and "54" in said and "53" in said
    assert not (tmp_path / "out").exists()
    drafts = Export(sitting, Order(folder=tmp_path / "out", final=False)).run()
    assert drafts[0].path.name == "024_2022-09-01_v1_draft_full_zh.txt"
    assert drafts[0].path.read_text(encoding="utf-8").startswith("【草稿")


def test_a_window_that_is_open_and_what_cannot_be_read_are_told_beside_the_blanks_of_a_text(
    desk: Desk,
) -> None:
    sitting = desk.open(desk.create(desk.propose(today=date(2022, 9, 7))))
    discharged = CellKey("", "discharged")
    sitting.enter(discharged, "十几")
    why = why_not(sitting, sitting.draft("zh", "full"), Moment(date(2022, 9, 6), 1))
    assert {"window-closed", "cell-refused"} <= {one.rule for one in why.errors}
    assert discharged in why.missing and discharged not in why.alone
    assert not any(one.rule == "required-blank" for one in why.errors) and why.blanks


def test_an_import_without_a_number_joins_only_one_without_a_number_of_its_day(desk: Desk) -> None:
    data = {"held_on": "2022-09-01", "standing": [{"indicator": "high_risk", "value": 480}]}
    first = bring_in(desk, data, "a.json")
    assert first.made and first.key != "2022-09-01-024"
    assert desk.load("2022-09-01-024").number_in(CellKey("", "high_risk")) == 477
    again = bring_in(desk, data, "a.json")
    assert (again.made, again.key, again.same) == (False, first.key, 1)
    other = bring_in(desk, {**data, "held_on": "2022-09-02"}, "b.json")
    assert other.made and other.key not in (first.key, "2022-09-01-024")
    numbered = bring_in(desk, {**data, "conference": 70}, "c.json")
    assert numbered.made and desk.load(first.key).number is None


def test_of_two_conferences_on_one_day_the_lower_number_came_before(desk: Desk) -> None:
    first = desk.load("2022-09-01-024")
    desk.create(replace(first, number=25))
    later = desk.load("2022-09-01-025")
    assert [one.number for one in desk.earlier(later, "2022-09-01-025")] == [25 - 1, 12]
    assert [one.number for one in desk.earlier(first, "2022-09-01-024")] == [12]


def test_of_two_of_one_number_on_one_day_the_second_is_told(desk: Desk) -> None:
    """One that was removed, begun anew, and brought back: neither came before the other, and nothing was found."""
    first = desk.load("2022-09-01-024")
    desk.delete("2022-09-01-024")
    again = desk.create(first)
    desk.bring_back("2022-09-01-024")
    assert [one.number for one in desk.earlier(desk.load(again), again)] == [24, 12]

    def taken(key: str) -> list[object]:
        found = look(desk.open(key))
        return [one.facts.get("why") for one in found if one.rule == "number-follows" and one.failed]

    assert (taken(again), taken("2022-09-01-024")) == (["taken"], [])


def test_an_import_keeps_the_half_day_and_the_windows_it_does_not_state(desk: Desk) -> None:
    before = desk.load("2022-09-01-024")
    assert before.held_at and before.windows
    bring_in(desk, {"conference": 24, "held_on": "2022-09-01", "standing": []}, "a.json")
    after = desk.load("2022-09-01-024")
    assert (after.held_at, after.windows) == (before.held_at, before.windows)


def test_the_list_is_made_anew_when_a_sound_series_is_edited(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    desk = sample_desk(root)
    office = root / "series" / "xizang_epidemic"
    before = {row.key: (row.total, row.number) for row in desk.rows()}
    desk.tidy()
    office.mkdir(parents=True)
    source = EPIDEMIC / "series.toml"
    text = source.read_text(encoding="utf-8")
    for name in ("zh.toml", "en.toml"):
        (office / name).write_bytes((EPIDEMIC / name).read_bytes())
    edited = text.replace('plus = ["confirmed", "asymptomatic"]', 'plus = ["confirmed"]', 1)
    assert edited != text
    (office / "series.toml").write_text(edited, encoding="utf-8")
    again = open_desk(root, who="x", clock=lambda: NOW, local=root / ".local")
    after = {row.key: (row.total, row.number) for row in again.rows()}
    assert after.keys() == before.keys() and all(after[key][0] != before[key][0] for key in before)
    again.tidy()
    (office / "series.toml").unlink()
    for name in ("zh.toml", "en.toml"):
        (office / name).unlink()
    once_more = open_desk(root, who="x", clock=lambda: NOW, local=root / ".local")
    assert {row.key: (row.total, row.number) for row in once_more.rows()} == before
    once_more.tidy()
    (office / "series.toml").write_text("", encoding="utf-8")  # one that cannot be read is only told
    bad = open_desk(root, who="x", clock=lambda: NOW, local=root / ".local")
    assert all(row.trouble is not None and row.total == before[row.key][0] for row in bad.rows())


def test_a_list_made_while_a_series_could_not_be_read_is_made_again_once_it_can(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    before = {row.key: row.total for row in sample_desk(root).rows()}
    office = root / "series" / "xizang_epidemic"
    office.mkdir(parents=True)
    for name in ("zh.toml", "en.toml", "series.toml"):
        (office / name).write_bytes((EPIDEMIC / name).read_bytes() if name != "series.toml" else b"")
    bad = open_desk(root, who="x", clock=lambda: NOW, local=tmp_path / "local")
    assert all(row.trouble is not None and row.total is None for row in bad.rows())
    bad.tidy()
    (office / "series.toml").write_bytes((EPIDEMIC / "series.toml").read_bytes())
    mended = open_desk(root, who="x", clock=lambda: NOW, local=tmp_path / "local")
    assert {row.key: row.total for row in mended.rows()} == before


def test_a_number_that_two_series_have_is_not_guessed(desk: Desk) -> None:
    other = replace(desk.propose("xizang_employment", today=date(2022, 9, 5)), number=24)
    key = desk.create(other)
    with pytest.raises(WrongCall) as refused:
        desk.find("24")
    assert key in refused.value.said("zh") and "2022-09-01-024" in refused.value.said("zh")
    assert desk.find(key) == key
    newest = desk.rows()[0]
    assert {one.series for one in desk.earlier(desk.load(newest.key), newest.key)} == {newest.series}


def test_a_number_of_any_length_is_looked_for(desk: Desk) -> None:
    for digits in ("9" * 10, "9" * 5_000):
        with pytest.raises(WrongCall):
            desk.find(digits)


def test_nothing_is_brought_into_a_conference_that_was_released(desk: Desk) -> None:
    sitting = desk.open("2022-09-01-024", journal=False)
    sitting.set_fields(status=Status.RELEASED)
    assert sitting.save() == ()
    data = {"conference": 24, "held_on": "2022-09-01", "standing": [{"indicator": "high_risk", "value": 480}]}
    with pytest.raises(DeskTrouble) as refused:
        bring_in(desk, data, "a.json")
    assert refused.value.code == "released"
    assert desk.load("2022-09-01-024").number_in(CellKey("", "high_risk")) == 477


def test_the_next_number_follows_the_greatest_though_its_file_cannot_be_read(
    desk: Desk, tmp_path: Path
) -> None:
    key = desk.create(replace(desk.load("2022-09-01-024"), held_on=date(2022, 10, 1), number=52))
    for path in (tmp_path / "archive").rglob(f"{key}.*.json"):
        path.write_bytes(b"{")
    assert desk.propose(today=date(2022, 10, 2)).number == 53


def test_a_file_has_five_hundred_conferences_at_most() -> None:
    rows = [{"conference": number} for number in range(1, 502)]
    assert len(parsed(json.dumps(rows[:500]), "a.json")) == 500
    with pytest.raises(DeskTrouble) as refused:
        parsed(json.dumps(rows), "a.json")
    assert refused.value.code == "json_many"
