"""Entering: every keystroke is in the record and the journal, every step can be taken back."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from store.archive.documents import ABSENT, Change, merge
from store.desk.entering import Edit, Entering, UndoSteps
from store.desk.proposing import propose
from store.record.cell import STATED, CellKey, Mark
from store.record.codec import to_document
from store.record.conference import Conference
from store.record.window import AsOf, Moment
from tests.sample_conferences import samples, series

LHASA = CellKey("yesterday", "confirmed", "lhasa")
XIGAZE = CellKey("yesterday", "confirmed", "xigaze")


@dataclass
class Paper:
    """A journal that remembers what it was told."""

    lines: list[Change] = field(default_factory=list)
    saved: bool = True
    trouble: None = None

    def append(self, change: Change, at: int, by: str = "", typing: bool = False) -> int:
        assert (at, by) == (7, "央金")
        self.lines.append(change)
        return self.last

    def left(self, at: int, by: str = "") -> int:
        return self.last

    @property
    def last(self) -> int:
        return len(self.lines)

    def settle(self, number: int, generation: int, at: int) -> None:
        del self.lines[:number]

    def close(self) -> None:
        pass


def sitting(journal: Paper | None = None, conference: Conference | None = None) -> Entering:
    fresh = propose(series(), [samples()[24]], date(2022, 9, 2))
    return Entering(series(), conference or fresh, who="央金", clock=lambda: 7, journal=journal)


def test_typing_is_in_the_record_key_by_key_and_one_step_to_undo() -> None:
    desk = sitting()
    for raw in ("2", "20", "206", "20"):
        assert desk.type(LHASA, raw) is None
    cell = desk.conference.cell(LHASA)
    assert cell is not None and (cell.value, cell.raw, cell.by, cell.at) == (20, "20", "央金", 7)
    desk.close()
    desk.undo()
    assert desk.conference.cell(LHASA) is None
    desk.redo()
    assert desk.conference.number_in(LHASA) == 20


def test_a_refused_text_stays_where_it_was_typed() -> None:
    desk = sitting()
    why = desk.enter(LHASA, "6万")
    assert why is not None and "60000" in why.said("zh")
    cell = desk.conference.cell(LHASA)
    assert cell is not None and cell.refused and cell.raw == "6万"
    assert desk.enter(LHASA, "60000") is None
    assert desk.conference.number_in(LHASA) == 60000


def test_escape_brings_the_old_value_back() -> None:
    desk = sitting()
    desk.enter(LHASA, "20")
    desk.type(LHASA, "9")
    desk.type(LHASA, "99")
    desk.revert()
    assert desk.conference.number_in(LHASA) == 20
    desk.undo()
    assert desk.conference.cell(LHASA) is None


def test_typing_over_with_the_same_is_no_step() -> None:
    desk = sitting()
    desk.enter(LHASA, "20")
    desk.type(LHASA, "2")
    desk.type(LHASA, "20")
    desk.close()
    desk.undo()
    assert desk.conference.cell(LHASA) is None


def test_blank_zero_not_reported_and_not_applicable_are_four_things() -> None:
    desk = sitting()
    for raw, value in (("0", 0), ("-", Mark.NOT_REPORTED), ("/", Mark.NOT_APPLICABLE)):
        desk.enter(LHASA, raw)
        cell = desk.conference.cell(LHASA)
        assert cell is not None and cell.value == value
    desk.enter(LHASA, "")
    assert desk.conference.cell(LHASA) is None


def test_a_block_fills_cells_as_one_step_and_names_what_it_refused() -> None:
    desk = sitting()
    desk.enter(XIGAZE, "5")
    refused = desk.enter_many([(LHASA, "２０"), (XIGAZE, "1.5万"), (CellKey("", "high_risk"), "477个")])
    assert [(entry.cell, entry.raw, entry.why.code) for entry in refused] == [(XIGAZE, "1.5万", "scaled")]
    assert desk.conference.number_in(LHASA) == 20 and desk.conference.number_in(XIGAZE) == 5
    desk.undo()
    assert desk.conference.cell(LHASA) is None and desk.conference.number_in(XIGAZE) == 5


def test_the_rest_of_a_row_becomes_zero_at_one_key() -> None:
    desk = sitting()
    for place, raw in (("lhasa", "20"), ("xigaze", "10"), ("qamdo", "17"), ("nagqu", "-")):
        desk.enter(CellKey("yesterday", "confirmed", place), raw)
    assert desk.fill_zero("yesterday", "confirmed") == 3
    assert desk.conference.number_in(CellKey("yesterday", "confirmed", "ngari")) == 0
    cell = desk.conference.cell(CellKey("yesterday", "confirmed", "nagqu"))
    assert cell is not None and cell.value is Mark.NOT_REPORTED
    desk.undo()
    assert desk.conference.cell(CellKey("yesterday", "confirmed", "ngari")) is None


def test_fields_texts_and_moments_are_steps_too() -> None:
    desk = sitting()
    before = desk.conference
    desk.set_fields(number=99, held_at="am")
    desk.set_text("agenda", "通报情况")
    desk.set_as_of("high_risk", AsOf(Moment(date(2022, 9, 1), 12)))
    desk.explain("some-rule", "已核实")
    assert desk.conference.number == 99 and desk.conference.notes["some-rule"].by == "央金"
    for _ in range(4):
        assert desk.undo() is not None
    assert desk.conference == before
    assert desk.undo() is None


@pytest.mark.parametrize("seed", range(5))
def test_fifty_edits_and_fifty_undos_give_the_same_bytes(seed: int) -> None:
    chance = random.Random(seed)
    desk = sitting(Paper(), samples()[24])
    start = to_document(desk.conference)
    keys = [*desk.conference.cells, CellKey("yesterday", "new_infections", STATED)]
    states = [start]
    while len(states) < 51:
        raw = chance.choice(["", "0", "-", "/", "6万", str(chance.randrange(1000))])
        desk.enter(chance.choice(keys), raw)
        if to_document(desk.conference) != states[-1]:
            states.append(to_document(desk.conference))
    for state in reversed(states[:-1]):
        desk.undo()
        assert to_document(desk.conference) == state
    for state in states[1:]:
        desk.redo()
        assert to_document(desk.conference) == state


def test_the_journal_has_every_change_before_the_record() -> None:
    paper = Paper()
    desk = sitting(paper)
    desk.type(LHASA, "2")
    desk.type(LHASA, "20")
    desk.undo()
    path = ("cells", "yesterday/confirmed/lhasa")
    assert [change.path for change in paper.lines] == [path, path, path]
    olds = [None if change.old is ABSENT else change.old["v"] for change in paper.lines]
    news = [None if change.new is ABSENT else change.new["v"] for change in paper.lines]
    assert (olds, news) == ([None, 2, 20], [2, 20, None])


def test_the_journal_brings_a_record_back() -> None:
    paper = Paper()
    desk = sitting(paper, samples()[24])
    before = to_document(desk.conference)
    desk.enter(LHASA, "21")
    desk.set_fields(number=99, held_on=date(2022, 9, 3), windows=desk.conference.windows[:1])
    desk.set_text("agenda", "通报情况")
    desk.set_as_of("high_risk", None)
    desk.explain("a/b:c", "已核实")
    desk.enter_many([(XIGAZE, "3"), (CellKey("", "high_risk"), "")])
    desk.undo()
    merge(before, paper.lines)
    assert before == to_document(desk.conference)


def test_the_next_conference_has_yesterdays_structure_and_none_of_its_figures() -> None:
    last = replace(samples()[24], texts={"host": "政府新闻办", "agenda": "通报情况"})
    proposed = propose(series(), [last], date(2022, 9, 2))
    assert (proposed.number, proposed.held_on) == (25, date(2022, 9, 2))
    assert not proposed.cells and not proposed.notes
    assert dict(proposed.texts) == {"host": "政府新闻办"}
    first, second = proposed.windows
    assert (first.start, first.end) == (Moment(date(2022, 9, 1), 0), Moment(date(2022, 9, 1), 24))
    assert (second.start, second.end) == (Moment(date(2022, 9, 2), 0), Moment(date(2022, 9, 2), 14))
    assert proposed.as_of["high_risk"] == AsOf(Moment(date(2022, 9, 1), 24))
    assert proposed.as_of["in_quarantine"] == AsOf()


def test_a_date_far_from_the_last_conference_is_not_proposed() -> None:
    assert propose(series(), [samples()[24]], date(2026, 1, 1)).held_on == date(2022, 9, 2)
    assert propose(series(), [], date(2026, 1, 1)).number == 1


@pytest.mark.parametrize(
    ("today", "proposed"), [(-1, 1), (0, 1), (1, 1), (2, 2), (14, 14), (15, 1)], ids="{}".format
)
def test_today_is_proposed_within_a_fortnight_of_the_last_and_the_day_after_it_otherwise(
    today: int, proposed: int
) -> None:
    last = samples()[24]
    fresh = propose(series(), [last], last.held_on + timedelta(days=today))
    assert fresh.held_on == last.held_on + timedelta(days=proposed)


def test_the_same_typed_over_later_is_no_step_although_the_hour_differs() -> None:
    ticks = iter(range(7, 100))
    fresh = propose(series(), [samples()[24]], date(2022, 9, 2))
    desk = Entering(series(), fresh, who="央金", clock=lambda: next(ticks), journal=None)
    desk.enter(LHASA, "20")
    desk.type(LHASA, "2")
    desk.type(LHASA, "20")
    desk.close()
    desk.undo()
    assert desk.conference.cell(LHASA) is None


def test_what_was_typed_and_taken_out_again_is_no_step() -> None:
    desk = sitting()
    desk.enter(XIGAZE, "5")
    for raw in ("2", "20", ""):
        desk.type(LHASA, raw)
    desk.close()
    desk.type_field("texts/agenda", "通报")
    desk.type_field("texts/agenda", None)
    desk.close()
    assert desk.undo() is not None
    assert desk.conference.cell(XIGAZE) is None and desk.undo() is None


def test_one_step_takes_back_one_cell_although_two_were_typed_without_a_pause() -> None:
    desk = sitting()
    desk.type(LHASA, "2")
    desk.type(XIGAZE, "3")
    desk.type(XIGAZE, "31")
    desk.undo()
    assert desk.conference.cell(XIGAZE) is None and desk.conference.number_in(LHASA) == 2


def test_zeros_are_filled_into_a_row_that_is_counted_and_into_no_sum() -> None:
    desk = sitting()
    before = desk.conference
    assert desk.fill_zero("yesterday", "new_infections") == 0 and desk.conference == before
    assert desk.fill_zero("yesterday", "confirmed") == len(series().places)


def test_the_next_conference_has_the_number_behind_the_greatest_and_the_hours_of_the_last() -> None:
    last, before = replace(samples()[24], number=12), replace(samples()[12], number=24)
    early = replace(last, windows=tuple(replace(one, end=Moment(one.start.day, 12)) for one in last.windows))
    proposed = propose(series(), [early, before], date(2022, 9, 2))
    assert proposed.number == 25
    assert [one.end.hour for one in proposed.windows] == [12, 12]


def test_what_is_scaled_is_told_written_out_where_it_is_whole() -> None:
    desk = sitting()
    for raw, plain in (
        ("3.2万", "：32000。"),
        ("3千", "：3000。"),
        ("1.23456万", "，如 60000。"),
        ("6万多", "，如 60000。"),
    ):
        why = desk.enter(LHASA, raw)
        assert why is not None and plain in why.said("zh"), raw
        assert str(plain).strip("：，如。 ") in why.said("en")


def test_what_was_replaced_last_is_told_however_the_steps_came_and_went() -> None:
    """As walking through all of the steps tells it."""

    def by_walking(desk: Entering, among: set[CellKey]) -> CellKey | None:
        steps = [edit for edit in desk.steps[0] if not edit.cells.keys().isdisjoint(among)]
        touched = [key for key in steps[-1].cells if key in among] if steps else []
        if len(touched) != 1 or steps[-1].cells[touched[0]][1] is None:
            return None
        key = touched[0]
        return key if any(key in edit.cells and edit.cells[key][0] is not None for edit in steps) else None

    draw = random.Random(5)
    places = [place.key for place in series().places]
    cells = [CellKey("yesterday", "confirmed", place) for place in places]
    desk = sitting()
    for _ in range(400):
        match draw.choice(["type", "type", "enter", "block", "undo", "redo", "blank"]):
            case "type":
                desk.type(draw.choice(cells), str(draw.randint(0, 9)))
            case "enter":
                desk.enter(draw.choice(cells), str(draw.randint(0, 9)))
            case "blank":
                desk.enter(draw.choice(cells), "")
            case "block":
                desk.enter_many([(cell, str(draw.randint(0, 9))) for cell in draw.sample(cells, 2)])
            case "undo":
                desk.undo()
            case "redo":
                desk.redo()
        among = set(draw.sample(cells, 3))
        assert desk.replaced_last(among) == by_walking(desk, among)


def test_a_step_is_taken_back_before_later_ones_only_where_those_do_not_build_on_it() -> None:
    desk = sitting()
    desk.set_text("agenda", "一")
    desk.set_text("venue", "二")

    def of_the_agenda(step: Edit) -> bool:
        return "texts/agenda" in step.fields

    assert desk.undo(of_the_agenda) is not None
    assert "agenda" not in desk.conference.texts and desk.conference.texts["venue"] == "二"
    assert desk.undo(of_the_agenda) is None, "nothing of it is left"
    desk.redo()
    assert desk.conference.texts["agenda"] == "一"
    desk.set_texts({"agenda": "三", "venue": "四"})
    desk.set_text("venue", "五")
    assert desk.undo(of_the_agenda) is None, "the venue was changed since"
    while desk.undo() is not None:
        pass
    assert not {"agenda", "venue"} & desk.conference.texts.keys()


def test_what_came_with_a_step_stays_while_a_later_one_speaks_of_it() -> None:
    steps = UndoSteps()
    made = Edit({}, {"figures/x7q": (None, "1306名")})
    cites = Edit({}, {"statements/a": ("", "{f:x7q}")})
    steps.push(made)
    assert steps.newest_of(lambda step: step is made) is made
    steps.push(cites)
    assert steps.newest_of(lambda step: step is made) is None
