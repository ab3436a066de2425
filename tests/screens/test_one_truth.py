"""What is found is told alike on every screen: the words a moment after the figures, the list in its own time."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Static

from store.checks.report import counted
from store.desk.checking import found_in_texts, look
from store.desk.clock import this_hour
from store.desk.desk import Desk
from store.desk.outgoing.exporting import Export, Order
from store.desk.paragraphs.sections import add_section, add_statement
from store.desk.sitting import Sitting
from store.record.cell import Cell, CellKey
from tests.entry_stage import entry, line_with
from tests.stage import asked_line, on_stage, press, sample_desk, screen_text, spoil, until, words_read
from tests.two_windows import look_now, other_window
from tui.app import BulletinApp
from tui.screens.checks import ChecksScreen
from tui.screens.desk.conference_list import DeskList
from tui.screens.draft.screen import ChoiceLine, DraftScreen
from tui.screens.entry.screen import EntryScreen
from tui.screens.sections.section import SectionScreen


def sitting_of(app: BulletinApp) -> Sitting:
    assert app.sitting is not None
    return app.sitting


SIZES = [("zh", (80, 24)), ("en", (80, 24))]


def with_words(desk: Desk, text: str) -> None:
    """No. 24 with a paragraph typed and kept."""
    sitting = desk.open("2022-09-01-024")
    add_statement(sitting, add_section(sitting, {"zh": "通信管理局"}), text)
    sitting.save()
    sitting.close_journal()


@pytest.mark.parametrize(("lang", "size"), SIZES)
async def test_the_entry_screen_tells_the_words_after_the_figures(
    tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    desk = sample_desk(tmp_path)
    with_words(desk, "调运物资九千例。")
    async with on_stage(desk, "24", "entry", size=size, lang=lang) as (app, pilot):
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "九千例" in screen_text(app)


@pytest.mark.parametrize(("lang", "size"), [*SIZES, ("zh", (120, 40)), ("en", (120, 40))])
async def test_nothing_is_said_to_agree_before_the_words_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(EntryScreen, "_read_words", lambda screen: None)  # they take for ever
    async with on_stage(sample_desk(tmp_path), "24", "entry", size=size, lang=lang) as (app, pilot):
        await app.workers.wait_for_complete()
        text = screen_text(app)
        assert "✓ " not in text and ("数据对得上，文字", "Figures agree; read")[lang == "en"] in text
        found_in_texts(sitting_of(app))
        entry(app)._changed()
        await pilot.pause()
        assert "✓ " in screen_text(app)


@pytest.mark.parametrize(("lang", "size"), SIZES)
async def test_the_list_counts_by_itself_and_says_what_went_out(
    tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open("2022-09-05-028", journal=False)
    Export(sitting, Order(tmp_path / "out")).run()
    with_words(desk, "调运物资九千例。")
    app = BulletinApp(desk, today=date(2022, 9, 1), lang=lang)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        lines = screen_text(app).splitlines()
        rows = app.screen.query_one(DeskList).rows
        assert all(row.standing is not None for row in rows)
        (row,) = [row for row in rows if row.number == 24]
        counts = counted(look(desk.open(row.key, journal=False), this_hour()))
        assert row.standing is not None and row.standing.errors == counts["error"] == 1
        assert any("2022-09-01" in line and "✗1" in line for line in lines)
        assert any("2022-09-05" in line and ("已定稿", "final")[lang == "en"] in line for line in lines)


@pytest.mark.parametrize(("lang", "size"), SIZES)
async def test_the_list_the_checks_and_the_text_count_the_same(
    tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    """The list said all was well where F7 said otherwise, and a text called a warning an error."""
    desk = sample_desk(tmp_path)
    wrong = {CellKey("yesterday", "asymptomatic", "ngari"): Cell(17, "17"), CellKey("", "medium_risk"): None}
    wrong |= dict.fromkeys(CellKey("today", "asymptomatic", place) for place in ("lhasa", "xigaze"))
    spoil(desk, "24", {**wrong, CellKey("", "discharged"): Cell(12, "12")})
    counts = counted(look(desk.open(desk.find("24"), journal=False), this_hour()))
    errors, blank, warnings = counts["error"], counts["blank"], counts["warning"]
    assert errors and blank == 3, "one row has two of them"
    app = BulletinApp(desk, today=date(2022, 9, 1), lang=lang)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "…" not in screen_text(app))
        (row,) = [line for line in screen_text(app).splitlines() if "2022-09-01" in line]
        assert f"✗{errors} " in row and (f"待填{blank}" if lang == "zh" else f"blank {blank}") in row
        await press(pilot, "f8")
        assert line_with(app, "2022-09-01").startswith(">"), "F8 goes to what is to be mended, here too"
        app.open_conference(desk.find("24"), "checks")
        await until(pilot, lambda: isinstance(app.screen, ChecksScreen))
        await words_read(app)
        title = screen_text(app).splitlines()[0]
        assert f"{('待填', 'Blank:')[lang == 'en']} {blank}" in screen_text(app)
        said = ("错误 {} · 待填 {} · 警告 {}", "errors {} · blank {} · warnings {}")[lang == "en"]
        assert said.format(errors, blank, warnings) in title
        await press(pilot, "f4")
        line = screen_text(app).splitlines()[1]
        assert "✗" in line and "✓" not in line
        assert (f"错误 {errors}" if lang == "zh" else f"errors {errors}") in line, line


@pytest.mark.parametrize(("lang", "size"), SIZES)
async def test_a_text_of_which_there_is_nothing_is_not_called_ready(
    tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    """The answers of a conference without answers: a title, which was said to be fit to go out."""
    async with on_stage(sample_desk(tmp_path), "28", "draft", size=size, lang=lang) as (app, pilot):
        assert isinstance(app.screen, DraftScreen) and not sitting_of(app).conference.answers
        for _ in range(8):
            await press(pilot, *(["ctrl+t"] if app.screen.form != "qa" else []))
        await until(pilot, lambda: "✗" in screen_text(app).splitlines()[1])
        assert app.screen.form == "qa" and "✓" not in screen_text(app).splitlines()[1]


@pytest.mark.parametrize(("lang", "size"), SIZES)
async def test_what_another_window_let_out_as_final_is_shown_and_is_nobodys_change(
    tmp_path: Path, lang: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.entry.screen._SETTLE", 0.01)
    async with on_stage(sample_desk(tmp_path), "28", "entry", size=size, lang=lang) as (app, pilot):
        await look_now(app, pilot)
        Export(other_window(tmp_path).open("2022-09-05-028", journal=False), Order(tmp_path / "out")).run()
        await look_now(app, pilot)
        said = ("第1版已定稿", "final: v1")[lang == "en"]
        await until(pilot, lambda: said in screen_text(app).splitlines()[0])
        assert "扎西" not in screen_text(app), "nothing was changed"


@pytest.mark.parametrize(("lang", "size"), SIZES)
async def test_the_title_line_says_that_it_went_out_and_that_it_changed(
    tmp_path: Path, lang: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.entry.screen._SETTLE", 0.01)
    desk = sample_desk(tmp_path)
    Export(desk.open("2022-09-05-028", journal=False), Order(tmp_path / "out")).run()
    async with on_stage(desk, "28", "entry", size=size, lang=lang) as (app, pilot):
        assert ("第1版已定稿", "final: v1")[lang == "en"] in screen_text(app).splitlines()[0]
        sitting_of(app).put({CellKey("", "high_risk"): Cell(1, "1")})
        entry(app)._changed()
        changed = ("第1版定稿后改", "revised since final v1")[lang == "en"]
        await until(pilot, lambda: changed in screen_text(app).splitlines()[0])
        assert ("录入", "Entry")[lang == "en"] in screen_text(app).splitlines()[0]


@pytest.mark.parametrize(("lang", "size"), SIZES)
async def test_the_draft_says_what_stands_in_the_way_by_its_name(
    tmp_path: Path, lang: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.draft.screen._REST", 0.01)
    async with on_stage(sample_desk(tmp_path), "24", "draft", size=size, lang=lang) as (app, pilot):
        sitting = sitting_of(app)
        other = "headline.en" if lang == "zh" else "headline"
        sitting.set_text(other, "疫情趋稳")
        app.screen.show_anew()  # type: ignore[attr-defined]
        beside = ("✓ 可以定稿（其他文稿：", "✓ can go out (other texts: ")[lang == "en"]
        await until(pilot, lambda: beside in app.screen.query_one(ChoiceLine)._state()[0])
        beside = screen_text(app).splitlines()[1]
        assert "其他文稿：" in beside or "另有" in beside or "other" in beside, "told in 80 columns too"
        sitting.set_text(other, "")
        sitting.put({CellKey("", "high_risk"): None})
        sitting.put({CellKey("", "discharged"): Cell(399, "399")})
        sitting.set_text("venue", "又有九千例")
        app.screen.renew()  # type: ignore[attr-defined]
        await pilot.pause()
        why = app.screen.why  # type: ignore[attr-defined]
        counts = why.counts()
        assert counts["blank"] == 1
        said = app.screen.query_one(ChoiceLine)._state()
        assert ("待填 1", "blank 1")[lang == "en"] in said[0]
        assert any(words in screen_text(app) for words in said)
        sitting.set_text("headline", "说法〇五七")
        app.screen.form = "qa"  # type: ignore[attr-defined]
        app.screen.renew()  # type: ignore[attr-defined]
        await pilot.pause()
        text = screen_text(app)
        assert "✓" not in text and "✗" in text.splitlines()[1]
        await press(pilot, "ctrl+c")
        assert ("还没有答问", "no answers yet")[lang == "en"] in screen_text(app).replace("\n▌ ", " ")


@pytest.mark.parametrize(("lang", "size"), SIZES)
async def test_a_name_is_accepted_where_it_is_typed(tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    desk = sample_desk(tmp_path)
    with_words(desk, "现已推出三色码。")
    async with on_stage(desk, "24", "sections", size=size, lang=lang) as (app, pilot):
        key = next(iter(sitting_of(app).conference.statements))
        app.push_screen(SectionScreen(sitting_of(app), "statements", key))
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SectionScreen) and screen.asking.here is not None
        line = screen.query_one("#asked", Static)
        asked = str(screen.asking.here.got)
        text = screen_text(app)
        assert line.display and asked in text and "F9" in text.splitlines()[-1] and "F9" in asked_line(app)
        await press(pilot, "f9")
        assert screen.asking.here is None and not line.display
        assert "F9" not in screen_text(app).splitlines()[-1]
        assert any(note.startswith("loose-number:") for note in sitting_of(app).conference.notes)
        screen.editor.action_select_all()
        screen.editor.put("调运物资九千例。")
        await pilot.pause()
        assert screen.asking.here is not None and "九千例" in asked_line(app)
        await press(pilot, "f9")  # no name: told, and nothing is accepted
        assert screen.asking.here is not None
        assert ("带单位的数", "with its unit")[lang == "en"] in screen_text(app)


@pytest.mark.parametrize(("lang", "size"), SIZES)
async def test_f6_changes_a_reason_that_says_a_number_of_its_own(
    tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "26", "checks", size=size, lang=lang) as (app, pilot):
        sitting = sitting_of(app)
        sitting.put({CellKey("", "discharged"): Cell(1, "1")})
        fell = next(one for one in look(sitting) if one.rule == "cumulative-falls" and one.failed)
        sitting.explain(fell.id, "核减9999例")
        screen = app.screen
        assert isinstance(screen, ChecksScreen)
        screen.renew()
        at = next(at for at, one in enumerate(screen.rows) if one is not None and one.rule == "loose-number")
        screen.view.go_to(at)
        await pilot.pause()
        assert "9999例" in screen_text(app) and "F6" in screen_text(app)
        await press(pilot, "f6")
        assert app.screen is not screen  # the reason's own words, to be changed
        await press(pilot, "end", "ctrl+u", *"ok", "enter")
        assert sitting.conference.notes[fell.id].text == "ok"
        assert not [one for one in look(sitting) if one.rule == "loose-number" and one.failed]


async def test_the_list_counts_again_what_was_changed_while_it_was_beneath(tmp_path: Path) -> None:
    """All is counted when one comes to the desk, and again when one comes back with other figures."""
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", "entry") as (app, pilot):
        await look_now(app, pilot)
        sitting_of(app).enter(CellKey("yesterday", "confirmed", "lhasa"), "999")
        await press(pilot, "escape")
        await until(pilot, lambda: app.keeper.held == {})
        await look_now(app, pilot)
        await until(pilot, lambda: "✗" in next(x for x in screen_text(app).split("\n") if "2022-09-01" in x))


async def test_the_list_counts_what_is_looked_at(tmp_path: Path) -> None:
    """Sixty conferences nobody counted: those in view and the page after are, and others when one goes there."""
    desk = sample_desk(tmp_path)
    first = desk.open("2022-09-01-024", journal=False).conference
    for number in range(100, 160):
        desk.create(replace(first, number=number, held_on=date(2022, 10, 1) + timedelta(number - 100)))
    app = BulletinApp(desk, today=date(2022, 12, 1), lang="zh")
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()

        def counted_ones() -> set[int | None]:
            return {
                row.number for row in desk.rows() if row.standing is not None and (row.number or 0) >= 100
            }

        near = counted_ones()
        assert {159, 155} <= near
        assert len(near) < 20
        assert "…" not in "\n".join(screen_text(app).split("\n")[1:8])
        await press(pilot, "end", *["pageup"] * 4)
        await pilot.pause()  # the list looks at its new place once that is painted
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert 104 in counted_ones() - near
        assert 130 not in counted_ones()


def go_to_the_mark(app: BulletinApp, mark: str) -> None:
    """The text has a mark, and no moment that nobody gave; go to it."""
    draft = app.screen
    assert isinstance(draft, DraftScreen) and mark in draft.draft.text
    lacking = draft.draft.text.index(mark)
    draft.view.go_to(next(at for at, one in enumerate(draft.view.marks) if one.start == lacking))


@pytest.mark.parametrize(("lang", "size"), SIZES)
async def test_an_as_of_that_cannot_be_read_is_an_error_everywhere_and_stays(
    tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    desk = sample_desk(tmp_path)
    en = lang == "en"
    said = "as of “31/8x” cannot be read" if en else "截至“31/8x”无法识别"
    moment = CellKey("", "in_quarantine")
    async with on_stage(desk, "24", "entry", size=size, lang=lang) as (app, pilot):
        sitting = sitting_of(app)
        grid = entry(app).grid
        where = grid.view.sheet.find(moment, as_of=True)
        assert where is not None
        grid.stand(where)
        await press(pilot, *"31/8x", "enter", "up", "home")
        text = screen_text(app)
        assert said in text and ("errors 1" if en else "错误 1") in text
        await press(pilot, "f8")
        assert grid.slot.is_as_of and grid.slot.cell == moment
        await press(pilot, "f7")
        assert said in screen_text(app)
        await press(pilot, "enter")
        assert grid.slot.is_as_of and grid.slot.cell == moment, "where it is mended"
        await press(pilot, "f3", "end")
        assert "!31/8x" in screen_text(app) and said in screen_text(app)
        await press(pilot, "ctrl+home", "f8", "enter")
        assert grid.slot.is_as_of
        await press(pilot, "f4")
        line = screen_text(app).splitlines()[1]
        assert "✗" in line and ("errors 1" if en else "错误 1") in line
        assert "blank" not in line and "待填" not in line, "something is typed there"
        go_to_the_mark(
            app, "[TO COME: as-of time, people in" if en else "【待填：在接受集中隔离观察的截至时间】"
        )
        await press(pilot, "enter")
        assert grid.slot.is_as_of
        await press(pilot, "escape", "escape", "escape")
        await until(pilot, lambda: not app.keeper.held)
        assert counted(look(desk.open(desk.find("24"), journal=False), this_hour()))["error"] == 1
        await press(pilot, "enter")
        assert "!31/8x" in screen_text(app), "what was typed is there still"
        again = sitting_of(app)
        assert again is not sitting and again.conference.as_of.get("in_quarantine") is None
        entry(app).grid.stand(where)
        await press(pilot, *"8/31 24", "enter")
        assert said not in screen_text(app) and not again.conference.notes
        await press(pilot, "ctrl+z")
        assert "!31/8x" in screen_text(app) and entry(app).grid.at == where
        await press(pilot, "ctrl+s", "ctrl+r")
        await app.workers.wait_for_complete()
        await pilot.pause()
        text = screen_text(app)
        assert ("as of people in" if en else "截至 在接受") in text and ("now →" if en else "目前 →") in text
