"""The checks screen as a person uses it: see every rule, go to a cell, take a proposal, explain a warning."""

from pathlib import Path

import pytest

from store.checks.basis.finding import Verdict
from store.desk.desk import Desk
from store.record.cell import Cell, CellKey
from tests.goldens import check
from tests.stage import on_stage, press, sample_desk, screen_text, spoil
from tui.screens.checks import ChecksScreen
from tui.widgets.row_list import RowList

NGARI = CellKey("yesterday", "asymptomatic", "ngari")
DISCHARGED = CellKey("", "discharged")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """No. 26 with Ngari's 38 typed as 83 and the discharged below those of no. 24."""
    made = sample_desk(tmp_path)
    spoil(made, "26", {NGARI: Cell(83, "83"), DISCHARGED: Cell(400, "400")})
    return made


def screen_of(app: object) -> ChecksScreen:
    screen = app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, ChecksScreen)
    return screen


@pytest.mark.every_step
async def test_it_shows_what_is_wrong_first_and_everything_else_after_in_any_size(desk: Desk) -> None:
    async with on_stage(desk, "26", "checks", size=(40, 12), lang="en") as (app, _):
        screen = screen_of(app)
        verdicts = [one.verdict for one in screen.rows if one is not None]
        assert verdicts.count(Verdict.PASSED) > 20 and verdicts.count(Verdict.UNCHECKED) >= 3
        # Without the key bar, which the other actions of the app have a share in.
        shown = screen_text(app).split("\n")[:-1]
        check("screens/checks_en_40x12", "\n".join(shown))


async def test_mono_says_the_same(desk: Desk) -> None:
    texts = []
    for mono in (False, True):
        async with on_stage(desk, "26", "checks", mono=mono) as (app, _):
            texts.append(screen_text(app))
    assert texts[0] == texts[1]


async def test_enter_goes_to_the_cell(desk: Desk) -> None:
    async with on_stage(desk, "26", "checks") as (app, pilot):
        await press(pilot, "down", "enter")
        assert app.screen.place == "entry"  # type: ignore[attr-defined]
        assert app.screen.grid.slot.cell == DISCHARGED  # type: ignore[attr-defined]


async def test_one_key_takes_the_proposal_and_another_takes_it_back(desk: Desk) -> None:
    async with on_stage(desk, "26", "checks") as (app, pilot):
        sitting = screen_of(app).sitting
        assert "83→38" in screen_text(app)
        await press(pilot, "f5")
        cell = sitting.conference.cell(NGARI)
        assert cell is not None and (cell.value, cell.source, cell.by) == (38, "accepted", "卓玛")
        assert "83→38" in screen_text(app)  # said in the corner
        assert not any(one and one.failed and one.rule == "parts-total" for one in screen_of(app).rows)
        await press(pilot, "end", "ctrl+z")
        assert sitting.conference.number_in(NGARI) == 83
        at = screen_of(app).current
        assert at is not None and (at.rule, at.failed) == ("parts-total", True), "one is back at what is back"


async def test_the_right_arrow_shows_the_next_proposal(desk: Desk) -> None:
    spoil(desk, "26", {NGARI: Cell(39, "39")})
    async with on_stage(desk, "26", "checks") as (app, pilot):
        screen = screen_of(app)
        first = screen.mend
        await press(pilot, "right")
        assert screen.mend is not None and screen.mend != first
        await press(pilot, *["right"] * (len(screen.current.mends) - 1 if screen.current else 0))
        assert screen.mend == first


async def test_a_fall_is_explained_and_the_reason_kept(desk: Desk) -> None:
    async with on_stage(desk, "26", "checks") as (app, pilot):
        await press(pilot, "down", "f6")
        await press(pilot, *"ok", "enter")
        screen = screen_of(app)
        assert screen.sitting.conference.notes["cumulative-falls:discharged"].text == "ok"
        explained = [one for one in screen.rows if one is not None and one.explained]
        assert [one.rule for one in explained] == ["cumulative-falls"]
        assert "已说明：ok" in screen_text(app)
        await press(pilot, "f6", "backspace", "backspace", "enter")
        assert not screen.sitting.conference.notes


async def test_a_reason_that_outlived_its_cause_is_taken_back(desk: Desk) -> None:
    sitting = desk.open(desk.find("26"))
    sitting.explain("cumulative-falls:discharged", "ok")
    sitting.put({DISCHARGED: Cell(545, "545"), NGARI: Cell(38, "38")})
    sitting.save()
    async with on_stage(desk, "26", "checks") as (app, pilot):
        current = screen_of(app).current
        assert current is not None and current.rule == "reason-stale"
        await press(pilot, "f6", "backspace", "backspace", "enter")
        assert not screen_of(app).sitting.conference.notes


async def test_a_wrong_sum_is_not_explained_away(desk: Desk) -> None:
    async with on_stage(desk, "26", "checks") as (app, pilot):
        await press(pilot, "f6")
        assert isinstance(app.screen, ChecksScreen)
        assert "这是错误" in screen_text(app)


async def test_f8_goes_round_the_findings_that_failed(desk: Desk) -> None:
    async with on_stage(desk, "26", "checks") as (app, pilot):
        screen = screen_of(app)
        seen = []
        for _ in range(4):
            assert screen.current is not None
            seen.append(screen.current.rule)
            await press(pilot, "f8")
        assert seen == ["parts-total", "cumulative-falls", "columns-exchanged", "parts-total"]


async def test_the_key_bar_offers_only_what_can_be_done_here(desk: Desk) -> None:
    async with on_stage(desk, "26", "checks", size=(120, 24)) as (app, pilot):
        assert "F5采用" in screen_text(app).split("\n")[-1]
        await press(pilot, "end")
        bar = screen_text(app).split("\n")[-1]
        assert "F5采用" not in bar and "F6说明" not in bar


async def test_words_of_the_text_are_among_the_findings_and_lead_to_it(desk: Desk) -> None:
    sitting = desk.open(desk.find("26"))
    sitting.set_text("agenda", "通报情况，做好做好保障")
    sitting.save()
    async with on_stage(desk, "26", "checks") as (app, pilot):
        screen = screen_of(app)
        at = next(at for at, one in enumerate(screen.rows) if one and one.rule == "doubled-word")
        screen.view.go_to(at)
        await pilot.pause()
        assert "做好做好" in screen_text(app)
        await press(pilot, "enter")
        assert app.screen.place == "draft"  # type: ignore[attr-defined]


async def test_the_language_of_the_screen_changes_with_the_interface(desk: Desk) -> None:
    async with on_stage(desk, "26", "checks") as (app, pilot):
        await press(pilot, "f12")
        await pilot.pause()
        assert "Errors: 2" in screen_text(app)


@pytest.mark.parametrize(("lang", "heading"), [("zh", "没有比较的场次 1"), ("en", "not compared with: 1")])
async def test_an_earlier_conference_that_cannot_be_read_is_told_here_too(
    tmp_path: Path, lang: str, heading: str
) -> None:
    desk = sample_desk(tmp_path)
    bad = desk.find("24")
    desk.repository.update(bad, lambda document: document | {"held_at": "²"}, desk.signature())
    async with on_stage(desk, "26", "checks", lang=lang, size=(120, 40)) as (app, pilot):
        screen = screen_of(app)
        assert heading in screen_text(app)
        (line,) = screen.passed
        screen.query_one("#main", RowList).go_to(line)
        await pilot.pause()
        told = screen_text(app)
        assert "held_at" in told.split(heading)[1] and bad in told.split(heading)[1]
        assert screen.current is None
        await press(pilot, "enter", "f5", "f6")
        assert app.screen is screen


@pytest.mark.parametrize(("lang", "first"), [("zh", "拉萨市 270→260"), ("en", "Lhasa: 270 → 260")])
async def test_the_figure_that_was_changed_just_now_is_proposed_first(
    tmp_path: Path, lang: str, first: str
) -> None:
    """The foot of the entry screen proposed it, and the checks another one."""
    async with on_stage(sample_desk(tmp_path), "24", "entry", lang=lang) as (app, pilot):
        app.go_to_cell(CellKey("yesterday", "asymptomatic", "lhasa"))
        await press(pilot, *"270", "enter", "f7")
        line = next(line for line in screen_text(app).splitlines() if line.startswith(" > "))
        assert first in " ".join(screen_text(app).split("\n > ")[1].split())
        assert screen_of(app).mend is not None and line
        await press(pilot, "f5")
        assert (
            screen_of(app).sitting.conference.number_in(CellKey("yesterday", "asymptomatic", "lhasa")) == 260
        )
