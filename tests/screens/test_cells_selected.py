"""Cells are selected by keys and by the mouse, copied as a spreadsheet takes them, cut, and pasted in one step."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events

from store.record.cell import STATED, CellKey
from tests.entry_stage import DAY, PLACES, blank_desk, entry, paste, sitting_of, type_ahead
from tests.mouse import click, click_on, drag, mouse
from tests.stage import on_stage, sample_desk, screen_text
from tui.dialogs.notice import Notice
from tui.screens.entry.screen import EntryScreen

COPIED = {"zh": "已复制2行3列", "en": "Copied, 2 by 3"}
CUT = {"zh": "已复制并清空6格", "en": "Copied and cleared: 6"}
OUTSIDE = {
    "zh": "“9”落在表格之外（粘贴的第8行第1列）",
    "en": "“9” falls outside the sheet (line 8, column 1",
}


def unbroken(text: str) -> str:
    """What a dialog says, without its frame and its line breaks."""
    inside = [line.split("│")[1] for line in text.split("\n") if line.count("│") == 2]
    return " ".join(" ".join(inside).split())


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_selected_cells_are_copied_cut_and_pasted(tmp_path: Path, lang: str) -> None:
    """Of the 24th: the first three places of both kinds of infection, which a computed row follows."""
    async with on_stage(sample_desk(tmp_path), "24", "entry", lang=lang, mono=True) as (app, pilot):
        before = sitting_of(app).conference
        await type_ahead(app, pilot, ["ctrl+home", "shift+right", "shift+right", "shift+down", "ctrl+c"])
        assert app.clipboard == "20\t10\t0\n260\t165\t2" and COPIED[lang] in screen_text(app)
        strips = app.screen._compositor.render_strips()
        turned = "".join(part.text for part in strips[3] if part.style and part.style.reverse)
        assert turned.split() == ["20", "10", "0"], "without colours, too, one sees what is selected"

        await type_ahead(app, pilot, ["ctrl+x"])
        held = sitting_of(app).conference
        assert CUT[lang] in screen_text(app) and len(before.cells) - len(held.cells) == 6
        await type_ahead(app, pilot, ["ctrl+z"])
        assert sitting_of(app).conference == before, "one step"
        await type_ahead(app, pilot, ["ctrl+a", "delete"])
        assert len(before.cells) - len(sitting_of(app).conference.cells) == 16
        assert "^Z" in screen_text(app).split("\n")[-5] or "16" in screen_text(app)
        await type_ahead(app, pilot, ["ctrl+z"])
        assert sitting_of(app).conference == before, "one step, too"

        # By the mouse: a row as the screen has it, with its computed total; then back, and put two rows lower.
        await drag(app, pilot, (74, 3), (17, 3))
        assert app.clipboard == "20\t10\t0\n260\t165\t2"
        await type_ahead(app, pilot, ["ctrl+c"])
        assert app.clipboard == "20\t10\t0\t0\t17\t6\t0\t53\t53"
        await click(app, pilot, 17, 7)
        await click(app, pilot, 40, 8, button=3)  # the second button does nothing
        await type_ahead(app, pilot, ["ctrl+v"])
        held = sitting_of(app).conference
        assert [held.number_in(CellKey("today", "confirmed", place)) for place in (*PLACES, STATED)] == [
            20, 10, 0, 0, 17, 6, 0, 53,
        ]  # fmt: skip

        # Esc lets go, and only the next one leaves; so does typing, which goes into the cell of the cursor alone.
        await type_ahead(app, pilot, ["shift+right", "escape", "left", "shift+down", *"7", "enter", "delete"])
        assert isinstance(app.screen, EntryScreen)
        assert sitting_of(app).conference.number_in(CellKey("today", "asymptomatic", "lhasa")) == 7
        assert app.screen.grid.cursor.selected == {}


async def test_a_click_comes_to_its_cell_behind_what_was_typed_ahead(tmp_path: Path) -> None:
    """The keys are in the queue when the mouse moves the cursor: 12 belongs to the first cell, 34 to the clicked."""
    async with on_stage(blank_desk(tmp_path), "25", "entry") as (app, pilot):
        for sign in "12":
            app.post_message(events.Key(sign, sign))
        mouse(app, events.MouseDown, 24, 4)
        mouse(app, events.MouseUp, 24, 4)
        await type_ahead(app, pilot, "34\n")
        held = sitting_of(app).conference
        assert held.number_in(CellKey(DAY, "confirmed", "lhasa")) == 12
        assert held.number_in(CellKey(DAY, "asymptomatic", "xigaze")) == 34
        await type_ahead(app, pilot, ["home", "up", *"6", "tab"])
        await click(app, pilot, 17, 4, times=2)  # one goes on with what stands there
        await type_ahead(app, pilot, "5\n")
        assert sitting_of(app).conference.number_in(CellKey(DAY, "asymptomatic", "lhasa")) == 65


async def test_a_whole_sheet_comes_back_as_it_was_copied(tmp_path: Path) -> None:
    """All of a conference, with its as-ofs, pasted into one that holds nothing: one step there and back."""
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        await type_ahead(app, pilot, ["f6", "shift+right", "shift+down", "ctrl+a"])
        assert "选了2行9列" in screen_text(app), "its part, though some of each row was selected"
        await type_ahead(app, pilot, ["ctrl+a", "ctrl+c"])
        whole = sitting_of(app).conference
        view = entry(app).grid.view.sheet
        empty = replace(whole.with_cells(dict.fromkeys(whole.cells)), as_of={})
        sitting_of(app).replace_with(empty)
        entry(app).grid.record_changed()
        await type_ahead(app, pilot, ["ctrl+home", "ctrl+v"])
        held = sitting_of(app).conference
        assert "没有填入" not in screen_text(app), screen_text(app)
        kept = {
            key: cell.value
            for key, cell in whole.cells.items()
            if view.find(key) and key.indicator != "new_infections"
        }
        assert {key: cell.value for key, cell in held.cells.items()} == kept and held.as_of == whole.as_of
        await type_ahead(app, pilot, ["ctrl+z"])
        assert sitting_of(app).conference == empty


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_block_of_a_spreadsheet_says_what_was_not_taken_and_where(tmp_path: Path, lang: str) -> None:
    """Thousands separators and full-width digits are read; a word among them, and what is beyond the sheet, are told."""
    async with on_stage(blank_desk(tmp_path), "25", "entry", lang=lang) as (app, pilot):
        await type_ahead(app, pilot, ["f6", "f6", "down", "down", "shift+down"])
        lines = ["1,234\t8/30 24", "１２３\t见附件", "七十\t12.5", '"5\n6"\t', "5\t", "\t9", *["9\t"] * 70]
        await paste(app, pilot, "\r\n".join(lines))
        assert isinstance(app.screen, Notice)
        assert not [line for line in screen_text(app).split("\n") if line.strip("│ ")[:1] in set("；，、。")]
        text, held = unbroken(screen_text(app)), app.sitting
        assert held is not None
        numbers = {key.indicator: cell.number for key, cell in held.conference.cells.items()}
        assert numbers["high_risk"] == 1234 and numbers["medium_risk"] == 123
        assert "见附件" in text and "“七十”" in text
        assert "discharged" not in numbers and "5 6" in text
        assert text.count("12.5") == 1, "a bare number is no moment, though it could be read as one"
        moment = held.conference.as_of["high_risk"].moment
        assert moment is not None and moment.iso() == "2022-08-30T24"
        assert OUTSIDE[lang] in text
        # A click beside the dialog does nothing, one on what its frame says is the key: closed and taken back.
        await click(app, pilot, 3, 22)
        assert isinstance(app.screen, Notice)
        await click_on(app, pilot, "^Z")
        assert isinstance(app.screen, EntryScreen) and not sitting_of(app).conference.cells


async def test_moves_select_where_a_terminal_keeps_shift_and_the_arrows(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        await type_ahead(app, pilot, ["ctrl+v"])
        assert "在程序里还没有复制过" in screen_text(app)
        await type_ahead(app, pilot, ["ctrl+p", *"选格", "enter"])
        await pilot.pause()
        await type_ahead(app, pilot, ["right", "down", "ctrl+c", "escape", "right", "ctrl+c"])
        assert app.clipboard == "2", "after Esc one moves again"
        assert "已复制1行1列" in screen_text(app)
        await type_ahead(app, pilot, ["ctrl+p", *"选格", "enter"])
        await pilot.pause()
        await type_ahead(app, pilot, ["tab", "right"])
        assert not entry(app).grid.cursor.selected, "Tab goes on typing, so it ends selecting, too"
