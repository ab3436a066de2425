"""Who has reported, who is late, what was confirmed and what changed since; words for the next shift. All of it is the
office's own, merges, and never leaves."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk.checking import look
from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.outgoing.exporting import Export, Order
from store.desk.paragraphs.sections import add_section, add_statement, remove
from store.desk.progress.board import (
    BoardRow,
    State,
    Told,
    _leaf,
    board,
    gone,
    leave_note,
    note_report,
    open_notes,
    take_note,
    tally,
)
from store.desk.progress.next_steps import StepState, steps
from store.desk.recovery.history import versions
from store.desk.sitting import Sitting
from store.formats.formats import FORMATS
from store.record.cell import Cell, CellKey
from store.record.codec import from_document
from store.record.decoding import Misfit
from store.record.exchange import from_json, to_json
from store.record.reference import PartKey, text_key
from store.record.report import ReportState
from store.record.words import words
from store.series.definition import Department
from store.series.faults import SeriesFault
from store.series.loading import load_series
from store.wording.prove.books import load_book
from tests.sample_conferences import series
from tests.stage import sample_desk

KEY, SECRET = "2022-09-01-024", "那曲王处十点再报"


def at(hour: int, minute: int = 0, day: int = 2) -> int:
    """A moment of September 2022 on the office's clock, in milliseconds."""
    return int(datetime(2022, 9, day, hour, minute).timestamp() * 1000)


class Clock:
    """A clock that is set."""

    now = at(9)

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sitting(tmp_path: Path, clock: Clock) -> Sitting:
    """A new conference of 2 September, which places report to by 15:00 and departments by 15:30."""
    desk = open_desk(tmp_path, who="卓玛", clock=clock, local=tmp_path / ".local")
    return desk.open(desk.create(desk.propose(today=datetime(2022, 9, 2).date())))


def row(sitting: Sitting, who: str) -> BoardRow:
    """How somebody stands, with what the archive remembers."""
    assert sitting.saving is not None
    history = sitting.saving.repository.history(sitting.key)
    return next(one for one in board(sitting, history, sitting.unsaved()) if one.who == who)


def fill(sitting: Sitting, place: str, value: str) -> None:
    """Everything a place is asked for."""
    sitting.enter_many([(item.ref, value) for item in row(sitting, f"places/{place}").items if item.asked])  # type: ignore[misc]


def test_a_place_is_waited_for_late_in_confirmed_and_changed(sitting: Sitting, clock: Clock) -> None:
    who = "places/nagqu"
    assert (row(sitting, who).state, row(sitting, who).late) == (State.WAITING, False)
    assert row(sitting, who).due == datetime(2022, 9, 2, 15)
    clock.now = at(15)
    assert not row(sitting, who).late, "the minute itself is in time"
    clock.now = at(15, 1)
    first, *_ = row(sitting, who).items
    sitting.enter(first.ref, "-")  # type: ignore[arg-type]
    assert (row(sitting, who).state, row(sitting, who).late) == (State.WAITING, True), "未报 is no report"
    sitting.save()
    sitting.enter(first.ref, "0")  # type: ignore[arg-type]
    assert (row(sitting, who).state, row(sitting, who).filled) == (State.PARTLY, 1), (
        "0 is a figure, a blank none"
    )
    assert row(sitting, who).late
    clock.now = at(15, 20)
    fill(sitting, "nagqu", "6")
    told = row(sitting, who)
    assert (told.state, told.late, told.at) == (State.REPORTED, True, at(15, 20))
    sitting.save()
    clock.now = at(16)
    note_report(sitting, told, ReportState.VERIFIED, how="电话", contact="王处")
    assert row(sitting, who).state is State.VERIFIED
    clock.now = at(17)
    sitting.enter(first.ref, "9")  # type: ignore[arg-type]
    told = row(sitting, who)
    [change] = told.changed
    assert told.state is State.AGAIN and told.late, "they were late, whatever they say now"
    assert ((change.old.text, change.old.at), (change.new.text, change.new.at)) == (
        ("6", at(15, 20)),
        ("9", at(17)),
    )
    note_report(sitting, told, ReportState.VERIFIED)
    told = row(sitting, who)
    assert told.state is State.VERIFIED and [one.contact for one in told.reports] == ["王处", ""]
    sitting.undo()
    assert row(sitting, who).state is State.AGAIN
    sitting.enter(first.ref, "-")
    told = row(sitting, who)
    assert (told.state, told.filled) == (State.PARTLY, 3), "未报 is asked and not given"
    assert told.at == 0, "not all of it stands, whatever was confirmed before"
    assert told.changed[0].new.text == "not_reported", "and what was given before is told beside it"
    clock.now = at(9, day=20)
    assert not row(sitting, "places/lhasa").late, "three weeks later nobody waits"


def test_a_text_that_cannot_be_read_is_no_report(sitting: Sitting) -> None:
    """It counted as reported (报了4/4), though the checks have it as an error."""
    fill(sitting, "nagqu", "6")
    first, *_ = row(sitting, "places/nagqu").items
    sitting.enter(first.ref, "第二行:350")  # type: ignore[arg-type]
    told = row(sitting, "places/nagqu")
    assert (told.state, told.filled, told.asked) == (State.PARTLY, 3, 4)
    assert [one.unread for one in told.items if one.unread] == ["第二行:350"]


def test_what_was_saved_and_given_anew_is_told_though_nobody_confirmed_it(
    sitting: Sitting, clock: Clock
) -> None:
    fill(sitting, "lhasa", "20")
    sitting.save()
    clock.now = at(11)
    cell = row(sitting, "places/lhasa").items[0].ref
    sitting.enter(cell, "25")  # type: ignore[arg-type]
    unsaved = row(sitting, "places/lhasa")
    sitting.save()
    told = row(sitting, "places/lhasa")
    assert (unsaved.at, unsaved.state, len(unsaved.changed)) == (told.at, told.state, 1), (
        "before it is saved, too"
    )
    [change] = told.changed
    assert (change.old.text, change.old.at, change.new.text, change.new.by) == ("20", at(9), "25", "卓玛")
    assert told.state is State.AGAIN and told.at == at(9) and not told.late
    for state, mark in (
        (State.WAITING, StepState.TO_DO), (State.PARTLY, StepState.TO_DO), (State.AGAIN, StepState.TO_DO),
        (State.REPORTED, StepState.OPEN), (State.VERIFIED, StepState.DONE),
    ):  # fmt: skip
        assert steps(sitting, [], [replace(told, state=state)])[1][-3].mark is mark, state
    sitting.put({cell: None})  # type: ignore[dict-item]
    assert row(sitting, "places/lhasa").changed[0].new.text == "", "taken out is told too"


def test_a_typo_put_right_before_all_of_it_was_there_is_nothing_given_anew(
    sitting: Sitting, clock: Clock
) -> None:
    who = "places/nagqu"
    first, *others = (item.ref for item in row(sitting, who).items if item.asked)
    for value in ("61", "6"):  # the first was saved, and mended while the rest was still blank
        sitting.enter(first, value)  # type: ignore[arg-type]
        sitting.close()
        sitting.save()
        clock.now += 60_000
        assert row(sitting, who).changed == ()
    sitting.enter_many([(ref, "0") for ref in others])  # type: ignore[misc]
    sitting.save()
    assert (row(sitting, who).state, row(sitting, who).changed) == (State.REPORTED, ())
    clock.now += 60_000
    sitting.enter(first, "7")  # type: ignore[arg-type]
    sitting.save()
    [change] = row(sitting, who).changed
    assert (change.old.text, change.new.text, row(sitting, who).state) == ("6", "7", State.AGAIN)
    sitting.enter_many([(others[0], "")])  # type: ignore[list-item]
    left = row(sitting, who)
    assert left.state is State.PARTLY and left.changed and tally([left])["again"] == 1, "as it is marked"


def test_a_department_reports_by_its_section_or_by_word(
    sitting: Sitting, clock: Clock, tmp_path: Path
) -> None:
    names = {"zh": "卫生健康委"}
    sitting.series = replace(
        sitting.series,
        departments=(
            Department("health", names, {}, ("卫健委",)),
            Department("risk", {}, {}, (), ("high_risk",)),
        ),
    )
    risk = CellKey("", "high_risk")
    assert row(sitting, "departments/risk").leads_to == risk, "a figure of the grid that has no places"
    sitting.enter(risk, "0")
    assert (row(sitting, "departments/risk").state, row(sitting, "departments/risk").at) == (
        State.REPORTED,
        at(9),
    )
    health = row(sitting, "departments/health")
    assert (health.state, health.items) == (State.WAITING, ())
    note_report(sitting, health, ReportState.REPORTED, note="传真")
    assert row(sitting, "departments/health").state is State.REPORTED
    section = add_section(sitting, words("卫生健康委"))
    add_section(sitting, words("卫健委"))
    other = add_section(sitting, words("通信管理局"))
    assert [one.who for one in board(sitting)][-3:] == [
        "departments/health",
        "departments/risk",
        f"sections/{other}",
    ], "one row each"
    add_statement(sitting, section, "情况平稳。")
    assert row(sitting, "departments/health").filled == 1
    clock.now = at(15, 40)
    assert row(sitting, f"sections/{other}").late
    note_report(sitting, row(sitting, f"sections/{other}"), ReportState.VERIFIED)
    remove(sitting, "sections", other)
    assert [one.known_by("zh") for one in gone(sitting)] == ["通信管理局"], "what was noted is not lost"


def test_two_clerks_who_confirm_at_the_same_moment_both_stand(tmp_path: Path, clock: Clock) -> None:
    sample_desk(tmp_path)
    pair = [open_desk(tmp_path, who=who, clock=clock, local=tmp_path / ".local") for who in ("卓玛", "扎西")]
    one, other = (desk.open(KEY) for desk in pair)
    for sitting, place in ((one, "lhasa"), (other, "nagqu"), (one, "ngari"), (other, "ngari")):
        note_report(sitting, row(sitting, f"places/{place}"), ReportState.VERIFIED)
    leave_note(one, SECRET)
    leave_note(other, "也留一句")
    assert [report.order for report in one.conference.reports.values()] == [0, 1]
    assert one.save() == () and other.save() == (), "nothing clashes"
    kept = from_document(pair[0].repository.load(KEY).document)
    assert sorted((report.who, report.by) for report in kept.reports.values()) == [
        ("places/lhasa", "卓玛"), ("places/nagqu", "扎西"), ("places/ngari", "卓玛"), ("places/ngari", "扎西"),
    ]  # fmt: skip
    assert {note.text for _, note in open_notes(kept)} == {SECRET, "也留一句"}
    # Both take over one note at the same moment: it is taken over, and nobody is asked by whom.
    assert one.refresh() == () and other.refresh() == ()
    [(key, _), _] = open_notes(kept)
    for sitting in (one, other):
        take_note(sitting, key)
    assert one.save() == () and other.save() == ()
    kept = from_document(pair[0].repository.load(KEY).document)
    assert [note.text for _, note in open_notes(kept)] == ["也留一句"] and kept.shift_notes[key].taken_by
    told = [line for version in versions(pair[0], KEY, "zh") for line in version.lines]
    assert "报送记录“拉萨市”" in [line.name for line in told] and any(
        "情况 已核实" in line.new for line in told
    )
    assert all("-" in line.new and ":" in line.new for line in told if "接班时间" in line.name), (
        "a moment, no number"
    )


def test_none_of_it_leaves_the_office_and_a_final_text_stays_final(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    sitting = desk.open(KEY)
    note_report(sitting, row(sitting, "places/nagqu"), ReportState.VERIFIED, contact=SECRET, note=SECRET)
    leave_note(sitting, SECRET)
    sitting.save()
    order = Order(folder=tmp_path / "out", formats=tuple(FORMATS), languages=("zh", "en"), final=True)
    files = [file.path for file in Export(sitting, order).run()]
    assert len(files) > len(FORMATS)
    for path in (tmp_path / "out").iterdir():
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes() and b"shift_notes" not in path.read_bytes()
    told = json.dumps(to_json(sitting.series, sitting.conference), ensure_ascii=False)
    assert SECRET not in told and "reports" not in told
    forged = {**json.loads(told), "parts": {"reports": {"a": {"order": 0, "who": "places/lhasa"}}}}
    with pytest.raises(Misfit, match="reports"):
        from_json(sitting.series, forged, by="", at=0, source="")
    # What is noted afterwards changes nothing that went out; a figure does.
    assert sitting.went_out_as is not None and not sitting.moved_on
    leave_note(sitting, "明早换班")
    assert sitting.state.dirty and not sitting.moved_on
    sitting.save()
    assert not sitting.moved_on and next(one for one in desk.rows() if one.key == KEY).state == "final"
    first = row(sitting, "places/nagqu").items[0]
    for back, state in ((False, "revised"), (True, "final"), (False, "revised")):
        sitting.enter(first.ref, first.now if back else "7")  # type: ignore[arg-type]
        assert sitting.moved_on is not back, "what stands there is compared, not how often it was changed"
        sitting.save()
        assert next(one for one in desk.rows() if one.key == KEY).state == state
    assert sitting.moved_on and next(one for one in desk.rows() if one.key == KEY).state == "revised"
    [*_, (note, _)] = open_notes(sitting.conference)
    sitting.who = ""
    take_note(sitting, note)
    assert note not in dict(open_notes(sitting.conference)), "taken over, by whomever"
    sitting.save()
    assert next(one for one in desk.rows() if one.key == KEY).state == "revised", (
        "a note makes nothing final again"
    )


def test_the_checklist_counts_what_the_list_counts(tmp_path: Path) -> None:
    desk: Desk = sample_desk(tmp_path)
    sitting = desk.open(KEY)
    assert {one.name: one.ref for one in steps(sitting, look(sitting), [])[1]}["figures"] is None, (
        "all are in"
    )
    blank = row(sitting, "places/ngari").items[1].ref
    sitting.put({blank: None})  # type: ignore[dict-item]
    section = add_section(sitting, words("通信管理局"))
    add_statement(sitting, section, "")
    leave_note(sitting, SECRET)
    sitting.save()
    [(again, found)] = list(desk.look_through([KEY]))
    counts, listed = steps(again, found, board(again))
    assert next(one for one in desk.rows() if one.key == KEY).standing == counts, "one count"
    assert (counts.asked - counts.filled, counts.sections, counts.written, counts.notes) == (1, 1, 0, 1)
    by_name = {step.name: step for step in listed}
    assert [step.name for step in listed][0] == "note"
    assert by_name["figures"].ref == blank and by_name["figures"].mark is StepState.TO_DO
    another = replace(next(one for one in found if one.failed), rule="sum", cells=(row(sitting, "places/lhasa").items[0].ref,))  # fmt: skip
    assert [one.ref for one in steps(again, [another, *found], [])[1] if one.name == "figures"] == [blank]
    assert str(by_name["sections"].ref) == f"sections/{section}"
    errors = by_name["findings"].counts["errors"]
    [beside] = [one for one in found if one.rule == "required-blank" and one.failed]
    printed = replace(beside, cells=(PartKey("figures", "aa"),), facts={"why": "printed"})
    among = {one.name: one.ref for one in steps(again, [printed, *found], [])[1]}
    assert (str(among["texts"]), among["figures"]) == ("figures/aa", blank), "each where it is filled in"
    assert errors == counts.errors == sum(one.failed and one.severity == "error" and one.rule != "required-blank" for one in look(again))  # fmt: skip
    again.put({blank: Cell(None, "6万")})  # type: ignore[dict-item]
    unread, listed = steps(again, look(again), [])
    figures = next(one for one in listed if one.name == "figures")
    assert (unread.asked - unread.filled, unread.blanks, figures.ref) == (1, 0, blank), "typed, and no figure"
    take_note(sitting, open_notes(sitting.conference)[0][0])
    assert steps(sitting, look(sitting), [])[1][0].name == "figures"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_headline_chosen_in_either_language_is_chosen(sitting: Sitting, language: str) -> None:
    def mark() -> StepState:
        return next(one.mark for one in steps(sitting, [], [])[1] if one.name == "headline")

    assert mark() is StepState.OPEN
    sitting.set_text(text_key("headline", language).name, "Tibet reports 53 new cases")
    assert mark() is StepState.DONE


TEMPLATE = Path(load_series.__code__.co_filename).parent / "template"


def _definition(change: Callable[[str], str], folder: Path) -> Path:
    folder.mkdir()
    text = (TEMPLATE / "definition.toml").read_text("utf-8")
    (folder / "series.toml").write_text(change(text), "utf-8")
    return folder


def test_the_series_says_until_when_and_what_is_wrong_is_named(tmp_path: Path) -> None:
    def uncommented(text: str) -> str:
        begin, end = text.index("# [deadlines]"), text.index("# 行文习惯")
        return text[:begin] + text[begin:end].replace("# ", "").replace("#\n", "\n") + text[end:]

    made = load_series(_definition(uncommented, tmp_path / "a"))
    assert {name: (one.day, one.minutes) for name, one in made.deadlines.items()} == {
        "places": (-1, 21 * 60), "departments": (-1, 20 * 60 + 30),
    }  # fmt: skip
    assert [(one.name("zh"), one.indicators) for one in made.departments] == [("卫生健康委", ("shelters",))]
    assert load_series(_definition(lambda text: text, tmp_path / "b")).deadlines == {}
    for number, (written, wrong, zh, en) in enumerate((
        ('places = "21:00"', 'places = "晚上9点"', "“places”应为“时:分”", "“places” in [deadlines] should be a time of day"),
        ('places = "21:00"', 'place = "21:00"', "“place”这一项（是否指“places”", "no “place” in [deadlines]"),
        ('["shelters"]', '["affected"]', "“affected”不是可用的值", "“affected” is not a possible value"),
        ("day = -1\np", "day = 99\np", "“day”应为-60到60的整数", "“day” in [deadlines] should be a whole number"),
    )):  # fmt: skip
        with pytest.raises(SeriesFault) as caught:
            load_series(
                _definition(
                    lambda text, a=written, b=wrong: uncommented(text).replace(a, b), tmp_path / str(number)
                )  # type: ignore[misc]
            )
        assert zh in caught.value.said("zh") and en in caught.value.said("en"), caught.value.said("zh")
        assert caught.value.facts["line"]
    assert load_book(series(), "zh") and series().deadlines["places"].minutes == 900


def test_what_a_row_does_not_say_is_told_of_its_version() -> None:
    assert _leaf("cells", {"v": 5}, "王", 7) == [Told("5", "王", 7)]
    assert _leaf("cells", {"v": 5, "by": "李", "at": 3}, "王", 7) == [Told("5", "李", 3)]
