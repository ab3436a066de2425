"""Typing, moving, pasting and undoing in the entry screen, as fast as keys can come."""

from datetime import date
from pathlib import Path

import pytest
from textual import events

from store.record.cell import STATED, CellKey, Mark
from store.record.window import AsOf, Moment
from tests.entry_stage import DAY, PLACES, TODAY, blank_desk, entry, line_with, paste, sitting_of, type_ahead
from tests.sample_conferences import samples
from tests.stage import on_stage, sample_desk, screen_text, words_read
from tui.app import BulletinApp
from tui.screens.entry.screen import EntryScreen


async def test_the_thirty_values_of_the_24th_typed_by_hand(tmp_path: Path) -> None:
    """Rows as a bulletin reads them: the places it names, the rest zero; then the other figures."""
    rows = (
        "20\t10\t\t\t17\t6", "260\t165\t2\t1\t2\t120\t71",
        "6\t\t\t1\t13\t6", "96\t13\t\t\t2\t79\t17",
    )  # fmt: skip
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        keys = [key for row in rows for key in (*row, "f5", "enter")]
        await type_ahead(app, pilot, [*keys, *"674\n0\n477\n149\n406\n22504\n60083\n"])
        entry(app)._settle()
        await words_read(app)
        await pilot.pause()
        text = screen_text(app)
        done = sitting_of(app)
        assert [done.total(window, what).value for window, what in (
            (DAY, "confirmed"), (DAY, "asymptomatic"), (DAY, "new_infections"),
            (TODAY, "confirmed"), (TODAY, "asymptomatic"),
        )] == [53, 621, 674, 26, 207]  # fmt: skip
        wanted = samples()[24]
        typed = {key: cell.value for key, cell in done.conference.cells.items()}
        assert typed == {key: cell.value for key, cell in wanted.cells.items() if key.place != STATED}
    for figure in ("53", "621", "674", "26", "207", "22504", "60083"):
        assert figure in text.split()
    assert "✓ 已填的都对得上" in text


async def test_twelve_values_and_enter_in_one_burst_land_in_their_cells(tmp_path: Path) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        await type_ahead(app, pilot, "".join(f"{n}\t" for n in range(101, 113)) + "\n")
        held = sitting_of(app).conference
        first = [held.number_in(CellKey(DAY, "confirmed", place)) for place in (*PLACES, STATED)]
        second = [held.number_in(CellKey(DAY, "asymptomatic", place)) for place in PLACES[:4]]
    assert first + second == list(range(101, 113))


async def test_totals_and_findings_follow_each_key_in_the_same_frame(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        screen = entry(app)
        screen.grid.on_key(events.Key("3", "3"))
        assert "3+10+17+6=36" in screen._foot.lines[1][0]
        assert any("53" in text and name == "error" for text, name in screen._foot.lines[2:])
        await pilot.pause()
        assert "53少17" in line_with(app, "确诊")


async def test_what_is_refused_stays_with_its_reason_until_it_is_mended(tmp_path: Path) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        await type_ahead(app, pilot, [*"12.5", "tab"])
        assert "!12.5" in line_with(app, "确诊")
        assert "里的“12.5”有小数" in screen_text(app), "the checks give the reason of the cell"
        await type_ahead(app, pilot, ["left"])
        assert "有小数" in screen_text(app)
        await type_ahead(app, pilot, [*"20", "tab"])  # as the conference before has it
        assert "!20" not in line_with(app, "确诊")
        assert sitting_of(app).conference.number_in(CellKey(DAY, "confirmed", "lhasa")) == 20


TYPED: dict[str, int | Mark | None] = {
    "１２": 12, "1,234例": 1234, "12+8": 20, "-": Mark.NOT_REPORTED, "－": Mark.NOT_REPORTED,
    "未报": Mark.NOT_REPORTED, "/": Mark.NOT_APPLICABLE, "／": Mark.NOT_APPLICABLE,
    "不适用": Mark.NOT_APPLICABLE, "0": 0, "6万": None, "二十": None,
}  # fmt: skip


async def test_what_is_typed_is_understood(tmp_path: Path) -> None:
    rows = [CellKey(DAY, row, place) for place in PLACES[:6] for row in ("confirmed", "asymptomatic")]
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        for (typed, value), key in zip(TYPED.items(), rows, strict=True):
            entry(app).grid.go_to(key)
            await type_ahead(app, pilot, [*typed, "enter"])
            cell = sitting_of(app).conference.cell(key)
            assert cell is not None and cell.value == value, typed


async def test_blank_zero_and_the_marks_are_told_apart_on_the_screen(tmp_path: Path) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry", mono=True) as (app, pilot):
        await type_ahead(app, pilot, "0\t-\t/\t6万\t")
        line = line_with(app, "确诊")
    # The conference before has 20 for the first of the same window.
    assert line.split() == ["!确诊", "!0", "未报", "不适用", "!6万", "[", "]", "0", "缺4"]


async def test_escape_brings_the_old_value_back_and_then_leaves(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        await type_ahead(app, pilot, [*"99", "escape"])
        assert sitting_of(app).conference.number_in(CellKey(DAY, "confirmed", "lhasa")) == 20
        assert "[   20]" in line_with(app, "确诊")
        await type_ahead(app, pilot, ["escape"])
        assert not isinstance(app.screen, EntryScreen)


async def test_every_edit_of_the_session_is_undone_and_redone(tmp_path: Path) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        empty = sitting_of(app).conference.cells
        await type_ahead(app, pilot, "12\t34\t")
        await type_ahead(app, pilot, ["f5"])
        await paste(app, pilot, "1\t2\n3\t4")
        await type_ahead(app, pilot, ["delete"])
        full = dict(sitting_of(app).conference.cells)
        await type_ahead(app, pilot, ["ctrl+z"] * 5)
        assert sitting_of(app).conference.cells == empty
        await type_ahead(app, pilot, ["ctrl+z"])
        assert "没有可撤销的了" in screen_text(app) and "^R" in screen_text(app), (
            "and where older versions are"
        )
        await type_ahead(app, pilot, ["ctrl+y"] * 5)
        assert sitting_of(app).conference.cells == full


async def test_backspace_f2_and_delete_edit_what_stands(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        key = CellKey(DAY, "asymptomatic", "lhasa")
        await type_ahead(app, pilot, ["enter", "backspace", "tab"])
        assert sitting_of(app).conference.number_in(key) == 26
        await type_ahead(app, pilot, ["left", "f2", "5", "enter"])
        assert sitting_of(app).conference.number_in(key) == 265
        entry(app).go_to_cell(key)
        await type_ahead(app, pilot, ["delete"])
        assert sitting_of(app).conference.cell(key) is None


async def test_a_block_from_a_spreadsheet_fills_cells_and_names_what_it_did_not_take(tmp_path: Path) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        await paste(app, pilot, "20\t10\t\t\t17\t6万\t1\t48\t54\t9\n260\t１６５\n")
        text = screen_text(app)
        assert "2格没有填入" in text and "那曲市" in text and "万/亿" in text and "“9”落在表格之外" in text
        await type_ahead(app, pilot, ["enter"])
        assert "已填9格" in screen_text(app)
        held = sitting_of(app).conference
        assert [held.number_in(CellKey(DAY, "confirmed", place)) for place in (*PLACES, STATED)] == [
            20, 10, None, None, 17, None, 1, 54,
        ]  # fmt: skip
        assert held.number_in(CellKey(DAY, "asymptomatic", "xigaze")) == 165
        await type_ahead(app, pilot, ["ctrl+z"])
        assert not sitting_of(app).conference.cells


async def test_an_input_methods_commit_is_typing(tmp_path: Path) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        await paste(app, pilot, "１２")
        await type_ahead(app, pilot, "3\n")
        assert sitting_of(app).conference.number_in(CellKey(DAY, "confirmed", "lhasa")) == 123


async def test_a_pasted_text_enters_nothing(tmp_path: Path) -> None:
    text = "疫情通报。\n昨日新增若干，其中拉萨市20例、日喀则市10例。\n正在隔离的有若干人。"
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        sitting = sitting_of(app)
        await paste(app, pilot, text)
        assert not sitting.conference.cells
        assert not isinstance(app.screen, EntryScreen) or "F9" in screen_text(app)


async def test_rest_of_the_row_is_zero_only_where_it_was_blank(tmp_path: Path) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        await type_ahead(app, pilot, "20\t-\t")
        await type_ahead(app, pilot, ["f5"])
        held = sitting_of(app).conference
        values = [held.cells[CellKey(DAY, "confirmed", place)].value for place in PLACES]
        assert values == [20, Mark.NOT_REPORTED, 0, 0, 0, 0, 0]
        assert "本行5处空白已填为零" in screen_text(app)


async def test_as_ofs_are_typed_in_their_own_column(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        entry(app).go_to_cell(CellKey("", "high_risk"))
        await type_ahead(app, pilot, ["right", *"8/30 24", "enter", *"下周三5", "enter"])
        as_of = sitting_of(app).conference.as_of
        assert as_of["high_risk"].moment is not None and as_of["high_risk"].moment.iso() == "2022-08-30T24"
        assert "!下周三5" in line_with(app, "中风险区")
        assert "medium_risk" not in as_of
        await type_ahead(app, pilot, ["up"])
        assert "不是时间" in screen_text(app) and "无法识别" in screen_text(app)
        await type_ahead(app, pilot, ["ctrl+z"])
        assert sitting_of(app).conference.as_of["medium_risk"] == samples()[24].as_of["medium_risk"]
        await type_ahead(app, pilot, ["ctrl+z"])
        assert sitting_of(app).conference.as_of["high_risk"] == samples()[24].as_of["high_risk"]


async def test_an_as_of_being_typed_is_entered_when_another_screen_comes_or_the_app_ends(
    tmp_path: Path,
) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        sitting = sitting_of(app)
        entry(app).go_to_cell(CellKey("", "high_risk"))
        await type_ahead(app, pilot, ["right", *"8/30 20", "f3"])
        await pilot.pause()
        moment = sitting.conference.as_of["high_risk"].moment
        assert moment is not None and moment.iso() == "2022-08-30T20"
        await type_ahead(app, pilot, ["f2"])
        await type_ahead(app, pilot, [*"8/30 21", "ctrl+q"])
    assert app.return_code == 0
    held = app.desk.load(app.desk.find("24")).as_of["high_risk"].moment
    assert held is not None and held.iso() == "2022-08-30T21"


async def test_what_is_typed_before_the_grid_stands_there_is_not_lost(tmp_path: Path) -> None:
    app = BulletinApp(blank_desk(tmp_path), today=date(2022, 9, 1))
    async with app.run_test() as pilot:
        await pilot.pause()
        await type_ahead(app, pilot, ["home", "enter", *"12\t34\n"])
        await pilot.pause()
        held = sitting_of(app).conference
        assert [held.number_in(CellKey(DAY, "confirmed", place)) for place in PLACES[:2]] == [12, 34]


async def test_a_block_with_the_screens_columns_is_compared_and_stated(tmp_path: Path) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        sitting = sitting_of(app)
        await paste(app, pilot, "20\t10\t\t\t17\t6\t\t53\t53\n260\t165\t2\t1\t2\t120\t71\t620\t621\n")
        text = screen_text(app)
        assert "1格没有填入" in text and "“620”" in text and "621" in text
        held = sitting.conference
        assert [held.number_in(CellKey(DAY, "confirmed", place)) for place in (*PLACES, STATED)] == [
            20, 10, None, None, 17, 6, None, 53,
        ]  # fmt: skip
        assert held.number_in(CellKey(DAY, "asymptomatic", STATED)) == 621


async def test_what_could_not_be_pasted_stands_in_nobodys_way(tmp_path: Path) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        await paste(app, pilot, "20\tx\n")
        await type_ahead(app, pilot, ["ctrl+z"])
        assert isinstance(app.screen, EntryScreen) and not sitting_of(app).conference.cells
        await paste(app, pilot, "20\tx\n")
        await paste(app, pilot, "21\t9\n")
        await pilot.pause()
        assert isinstance(app.screen, EntryScreen)
        assert sitting_of(app).conference.number_in(CellKey(DAY, "confirmed", "xigaze")) == 9


async def test_rows_typed_with_tab_go_past_the_computed_row(tmp_path: Path) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        rows = ("20 10 0 0 17 6 0 53", "260 165 2 1 2 120 71 621", "6 0 0 1 13 6 0 26")
        await type_ahead(
            app, pilot, "".join(value + "\t" for row in rows for value in row.split()).replace(" ", "")
        )
        held = sitting_of(app).conference
        assert held.number_in(CellKey(TODAY, "confirmed", "lhasa")) == 6
        assert held.number_in(CellKey(TODAY, "confirmed", STATED)) == 26
        assert held.number_in(CellKey(DAY, "new_infections", STATED)) is None
        entry(app).go_to_cell(CellKey(DAY, "asymptomatic", STATED))
        await type_ahead(app, pilot, "\n674\t")
        held = sitting_of(app).conference
        assert held.number_in(CellKey(DAY, "new_infections", STATED)) == 674
        assert str(entry(app).grid.slot.cell) == "today/confirmed/lhasa"


async def test_find_goes_to_the_desk_and_what_is_typed_next_goes_there(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", "entry") as (app, pilot):
        before = sitting_of(app).conference
        await type_ahead(app, pilot, ["ctrl+f", "1", "2", "enter"])
        await pilot.pause()
        assert app.screen.has_class("-empty") is False and "找到" in screen_text(app)
        assert desk.load(desk.find("24")).cells == before.cells


async def test_f6_stops_at_the_last_part_and_says_so(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        await type_ahead(app, pilot, ["f6", "f6", "f6"])
        assert "最后一部分" in screen_text(app)
        await type_ahead(app, pilot, ["f6"])
        assert "已转到第一部分" in screen_text(app)


@pytest.mark.parametrize(
    ("lang", "reason"), [("zh", "太大：最多9位数"), ("en", "is too large: 9 digits at most")]
)
async def test_a_number_much_too_large_says_so_and_keeps_the_columns_in_their_places(
    tmp_path: Path, lang: str, reason: str
) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry", lang=lang) as (app, pilot):
        row = "确诊" if lang == "zh" else "confirmed"
        heads = entry(app).grid.view.sheet
        await type_ahead(app, pilot, [*"12", "tab", *"34", "tab", "left", "left"])
        before = line_with(app, row)
        await type_ahead(app, pilot, [*"99999999999", "tab", "left"])
        after = line_with(app, row)
        assert reason in screen_text(app)
        assert entry(app).grid.view.sheet is heads
        assert after.index("34") == before.index("34") and len(after.rstrip()) == len(before.rstrip())


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_row_is_typed_in_one_go_and_enter_says_where_it_went(tmp_path: Path, lang: str) -> None:
    """A newcomer put a row's figures under each other: Enter goes down."""
    way, down, asked = (
        ("空格或 Tab 到右边", "Enter 往下走了一行", "再按一次 F5"),
        ("Space or Tab goes right", "Enter went one row down", "press F5 once more"),
    )[lang == "en"]
    async with on_stage(blank_desk(tmp_path), "25", "entry", lang=lang) as (app, pilot):
        assert way in screen_text(app)
        await type_ahead(app, pilot, [*"20", "enter"])
        assert down in screen_text(app)
        await type_ahead(app, pilot, ["up", *"20 10 17 6", "\n", *"7", "enter"])
        assert down not in screen_text(app), "who went to the right knows"
        held = sitting_of(app).conference
        assert [held.number_in(CellKey(DAY, "confirmed", place)) for place in PLACES[:5]] == [
            20,
            10,
            17,
            6,
            None,
        ]
        assert held.number_in(CellKey(DAY, "asymptomatic", "lhasa")) == 7
        # A row to its end, with a space too many; a figure that stands is no rest of a row.
        below = CellKey(DAY, "asymptomatic", "lhasa")
        for row in (
            [*"20 10 0 0 17 6 0 53 "],
            [*"20 10 ", "tab", "tab", *"17 6", "f5", "end", *"53"],
            ["shift+end", "delete", "ctrl+home", *"20 10   17 6 ", "f5", *"53"],
        ):
            await type_ahead(app, pilot, ["ctrl+home", *row, "\n"])
            assert entry(app).grid.slot.cell == below and "53=" in screen_text(app), row
        await type_ahead(app, pilot, [*"260 165 2 1 2 120 71 621 9"])
        assert sitting_of(app).conference.number_in(CellKey(TODAY, "confirmed", "lhasa")) == 9, (
            "row behind row"
        )
        # Places that report nothing are passed as with Tab, by an input method's space as well.
        await type_ahead(app, pilot, ["ctrl+home", "shift+end", "delete", "ctrl+home", *"5 1 \u3000 2"])
        held = sitting_of(app).conference
        row = [held.number_in(CellKey(DAY, "confirmed", place)) for place in PLACES[:5]]
        assert row == [5, 1, None, None, 2], "17 of Qamdo once came into Shannan"
        # What cannot be read stays in its own cell, and the others come where they belong; a mark of two words is one.
        await type_ahead(app, pilot, ["ctrl+home", *"99999999999 -5 not reported 6 7万 9"])
        row = [sitting_of(app).conference.cells[CellKey(DAY, "confirmed", place)] for place in PLACES[:6]]
        assert [cell.raw for cell in row] == ["99999999999", "-5", "not reported", "6", "7万", "9"]
        assert [cell.value for cell in row] == [None, None, Mark.NOT_REPORTED, 6, None, 9]
        await type_ahead(app, pilot, ["ctrl+home", *"20 "])
        assert sitting_of(app).conference.number_in(CellKey(DAY, "confirmed", PLACES[0])) == 20, "replaced"
        high, low = CellKey("", "high_risk"), CellKey("", "medium_risk")
        entry(app).go_to_cell(high)
        await type_ahead(app, pilot, [*"477\t149\t"])
        held = sitting_of(app).conference
        assert (held.number_in(high), held.number_in(low)) == (477, 149), (
            "down the figures, past each known as-of"
        )
        await type_ahead(app, pilot, ["ctrl+z"] * 2)
        entry(app).go_to_cell(high)
        await type_ahead(app, pilot, [*"477 8/30 24", "enter", *"149 406", "enter"])
        done = sitting_of(app).conference
        assert done.as_of["high_risk"] == AsOf(Moment(date(2022, 8, 30), 24)), "a row as well"
        assert (done.number_in(high), done.number_in(low)) == (477, 149), "nor 149406"
        await type_ahead(app, pilot, ["ctrl+z"] * 4)
        beds = CellKey("", "high_risk")
        entry(app).go_to_cell(beds)
        await type_ahead(app, pilot, ["f5"])
        assert asked in screen_text(app) and beds not in sitting_of(app).conference.cells
        await type_ahead(app, pilot, ["f5"])
        assert sitting_of(app).conference.number_in(beds) == 0
        await type_ahead(app, pilot, ["ctrl+z", "right", *"8/30 24", "enter", "ctrl+home", "ctrl+z"])
        assert beds not in sitting_of(app).conference.cells and entry(app).grid.slot.is_as_of, (
            "what came back"
        )
        assert entry(app).grid.slot.cell == beds
