"""The draft screen as a person uses it: read, trace, go to the cell, copy."""

import base64
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from store.record.cell import STATED, Cell, CellKey, Mark
from store.wording.say.draft import SpanKind
from tests.stage import on_stage, press, sample_desk, screen_text, spoil
from tui.app import BulletinApp
from tui.screens.draft.screen import DraftScreen
from tui.widgets.span_text import SpanText

LHASA = CellKey("yesterday", "confirmed", "lhasa")


def draft_screen(app: BulletinApp) -> DraftScreen:
    assert isinstance(app.screen, DraftScreen)
    return app.screen


def put_cursor(screen: DraftScreen, printed: str) -> None:
    """The cursor on the first figure that is printed so."""
    text = screen.draft.text
    marks = screen.view.marks
    at = next(i for i, mark in enumerate(marks) if mark.stop and text[mark.start : mark.end] == printed)
    screen.view.go_to(at)


@pytest.mark.parametrize(("size", "mono"), [((80, 24), False), ((120, 40), True)])
async def test_the_whole_text_stands_there(tmp_path: Path, size: tuple[int, int], mono: bool) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "draft", size=size, mono=mono) as (app, pilot):
        seen = screen_text(app)
        await press(pilot, "end")
        seen += screen_text(app)
    for words in ("第二十四场", "确诊病例53例", "621例", "477个", "60083人", "均在隔离管控区发现"):
        assert words in seen
    assert "✓ 可以定稿" in seen


async def test_the_foot_says_where_a_sum_comes_from_and_enter_goes_to_the_cell(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "draft") as (app, pilot):
        put_cursor(draft_screen(app), "53")
        await pilot.pause()
        text = screen_text(app)
        assert "53 = 20+10+17+6   8月31日0时至24时" in text
        assert "拉萨20、日喀则10、昌都17、那曲6" in text
        assert "样例  卓玛  2022-09-01" in text
        put_cursor(draft_screen(app), "二十四")
        await press(pilot, "enter")
        assert app.screen.place == "draft"  # type: ignore[attr-defined]
        assert "不是哪一格里的数" in screen_text(app), "a date has no cell"
        put_cursor(draft_screen(app), "165")
        await press(pilot, "enter")
        assert app.screen.place == "entry"  # type: ignore[attr-defined]
        slot = app.screen.grid.slot  # type: ignore[attr-defined]
        assert slot.cell == CellKey("yesterday", "asymptomatic", "xigaze")


async def test_the_foot_of_the_new_infections_names_both_rows(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "draft", lang="en") as (app, pilot):
        put_cursor(draft_screen(app), "674")
        await pilot.pause()
        assert "674 = 53+621   Aug. 31, 0:00-24:00   confirmed + asymptomatic" in screen_text(app)


async def test_a_typed_figure_names_its_typist_and_what_was_typed(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.enter(LHASA, "２０例")
    sitting.enter(LHASA, "21")
    sitting.enter(LHASA, "２０例")
    sitting.save()
    async with on_stage(desk, "24", "draft") as (app, pilot):
        put_cursor(draft_screen(app), "20")
        await pilot.pause()
        text = screen_text(app)
    assert "20   8月31日0时至24时新增本土确诊病例 拉萨市" in text
    assert "键入“２０例”  卓玛" in text


async def test_the_cursor_goes_over_every_figure_and_back(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "draft") as (app, pilot):
        view = draft_screen(app).view
        stops = [index for index, mark in enumerate(view.marks) if mark.stop]
        seen = [view.current]
        for _ in stops[1:]:
            view.action_step(1)
            seen.append(view.current)
        assert seen == stops
        await press(pilot, "tab")
        assert view.current == stops[-1]
        await press(pilot, "shift+tab")
        assert view.current == stops[-2]
        await press(pilot, "home")
        assert view.current == stops[0]
        await press(pilot, "down", "up")
        assert view.current == stops[0]


async def test_from_a_cell_its_places_are_listed_and_lit(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        app.go("draft", app.sitting, cell=LHASA)  # type: ignore[arg-type]
        await pilot.pause()
        text = screen_text(app)
        lit = [mark for mark in draft_screen(app).view.marks if mark.lit]
    # the place itself, the total of its row, and the new infections with the word that they prove
    assert len(lit) == sum(LHASA in span.cells for span in draft_screen_spans(app))
    assert len(lit) >= 3
    assert f"印在{len(lit)}处" in text
    pointed = [line for line in text.split("\n") if line.startswith(("* ", "> "))]
    assert pointed


def draft_screen_spans(app: BulletinApp) -> Any:
    sitting: Any = app.sitting
    return sitting.draft("zh", "full").spans


async def test_the_shortcut_of_the_entry_screen_leads_here(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        await press(pilot, "ctrl+w")
        screen = draft_screen(app)
        assert screen.lit == (LHASA,)
        assert any(mark.lit for mark in screen.view.marks)


async def test_a_sum_lights_its_parts_and_what_it_is_part_of(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "draft", size=(120, 40)) as (app, pilot):
        screen = draft_screen(app)
        put_cursor(screen, "53")
        await press(pilot, "ctrl+w")
        text = screen.draft.text
        lit = [text[mark.start : mark.end] for mark in screen.view.marks if mark.lit]
        assert {"53", "20", "10", "17", "6", "674"} <= set(lit)
        assert "621" not in lit
        seen = screen_text(app)
        assert "53：印在" in seen
        assert "感染者[674]例" in seen
        assert "英文全文" in seen
        await press(pilot, "ctrl+w")
        assert screen.view.mark is not None
        assert text[screen.view.mark.start : screen.view.mark.end] == "20"


async def test_a_terminal_with_wide_marks_gets_marks_of_sure_width(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.set_text("agenda", "回应“配送难”——问题")
    sitting.save()
    async with on_stage(desk, "24", "draft", size=(120, 40)) as (app, pilot):
        app.wide_marks = True
        screen = draft_screen(app)
        screen.renew()
        await pilot.pause()
        seen = "".join(line.strip() for line in screen_text(app).split("\n"))
        assert "「配送难」－－问题" in seen
        assert "“配送难”——问题" in screen.draft.text


async def test_a_blank_is_marked_in_the_text_and_nothing_may_go_out(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    spoil(desk, "24", {CellKey("", "high_risk"): None})
    async with on_stage(desk, "24", "draft") as (app, pilot):
        screen = draft_screen(app)
        missing = [span for span in screen.draft.spans if span.kind is SpanKind.MISSING]
        assert missing
        put_cursor(screen, screen.draft.text[missing[0].start : missing[0].end])
        await pilot.pause()
        text = screen_text(app)
        assert "待填 1" in text and "错" not in text.splitlines()[1]
        assert "【待填" in text
        await press(pilot, "enter")
        assert app.screen.grid.slot.cell == CellKey("", "high_risk")  # type: ignore[attr-defined]


async def test_found_in_is_said_only_as_the_figures_prove_it(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    key = CellKey("yesterday", "controlled"), CellKey("yesterday", "community")
    stated = CellKey("yesterday", "new_infections", STATED)
    spoil(desk, "24", {key[0]: Cell(600, "600"), key[1]: Cell(74, "74")})
    async with on_stage(desk, "24", "draft") as (app, _):
        assert "均" not in draft_screen(app).draft.text
        assert "600例" in draft_screen(app).draft.text
    spoil(desk, "24", {key[0]: None, key[1]: None, stated: None})
    async with on_stage(desk, "24", "draft") as (app, _):
        assert "隔离管控区" not in draft_screen(app).draft.text


async def test_copy_sends_the_text_to_the_terminal_and_says_where_else_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", "draft", size=(120, 40)) as (app, pilot):
        written: list[str] = []
        monkeypatch.setattr(app._driver, "write", written.append)
        await press(pilot, "ctrl+c")
        text = draft_screen(app).draft.text
        assert "copied_zh.txt\n" in "\n".join(line.rstrip() for line in screen_text(app).split("\n")) + "\n"
    sent = next(piece for piece in written if piece.startswith("\x1b]52;c;"))
    assert base64.b64decode(sent.removeprefix("\x1b]52;c;").rstrip("\a")).decode() == text
    kept = Path(desk.places["cache"]) / "copied_zh.txt"
    assert kept.read_text(encoding="utf-8") == text
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("lang", "said", "mark"),
    [
        ("zh", "已复制为草稿", "【草稿，未经核定，不得发布】"),
        ("en", "Copied as a DRAFT", "[DRAFT - NOT CLEARED FOR RELEASE]"),
    ],
)
async def test_a_copy_of_an_unready_text_bears_the_mark_of_its_export(
    tmp_path: Path, lang: str, said: str, mark: str
) -> None:
    desk = sample_desk(tmp_path)
    spoil(desk, "24", {CellKey("", "high_risk"): None})
    async with on_stage(desk, "24", "draft", lang=lang) as (app, pilot):
        if lang == "en":
            await press(pilot, "l")
        screen = draft_screen(app)
        screen.language = lang
        screen.renew()
        await press(pilot, "ctrl+c")
        assert app.clipboard.split("\n")[0] == mark
        assert app.clipboard == f"{mark}\n\n{screen.draft.text}"
        assert said in screen_text(app).replace("\n", " ")
    kept = Path(desk.places["cache"]) / f"copied_{lang}.txt"
    assert kept.read_text(encoding="utf-8") == app.clipboard


async def test_a_copy_passes_through_the_proof_as_an_export_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that reads back as something else is never copied as final, however ready its record is."""
    async with on_stage(sample_desk(tmp_path), "24", "draft") as (app, pilot):
        await press(pilot, "ctrl+c")
        assert "草稿" not in app.clipboard and "已复制定稿" in screen_text(app)
        said = app.screen.sitting.draft

        def wrong(language: str, form: str) -> Any:
            draft = said(language, form)
            return replace(draft, text=draft.text.replace("477", "474"))

        monkeypatch.setattr(app.screen.sitting, "draft", wrong)
        await press(pilot, "ctrl+c")
        assert app.clipboard.startswith("【草稿，未经核定，不得发布】\n\n") and "474" in app.clipboard


async def test_copy_says_when_no_copy_could_be_kept(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    blocked = tmp_path / "a file"
    blocked.write_text("", encoding="utf-8")
    desk.places = {**desk.places, "cache": str(blocked / "below")}
    async with on_stage(desk, "24", "draft", size=(120, 40)) as (app, pilot):
        await press(pilot, "ctrl+c")
        assert "副本没有存成" in screen_text(app)


async def test_own_text_is_never_markup_and_controls_never_reach_the_terminal(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.set_text("agenda", "通报[/]情况[bold]x[link='y")
    sitting.save()
    async with on_stage(desk, "24", "draft") as (app, _):
        seen = "".join(line.strip() for line in screen_text(app).split("\n"))
        assert "通报[/]情况[bold]x[link='y" in seen


async def test_marks_that_stand_for_no_number_are_explained(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    spoil(desk, "24", {CellKey("yesterday", "asymptomatic", "ngari"): Cell(Mark.NOT_REPORTED, "-")})
    async with on_stage(desk, "24", "draft") as (app, pilot):
        screen = draft_screen(app)
        for _ in screen.view.marks:
            screen.view.action_step(1)
            screen.on_span_text_moved()
        await pilot.pause()
        screen_text(app)


@pytest.mark.parametrize("size", [(40, 10), (20, 6)])
@pytest.mark.every_step
async def test_a_small_window_does_not_break_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "draft", size=size) as (app, pilot):
        await press(pilot, "tab", "down", "end", "pageup", "home")
        screen_text(app)


async def test_a_click_on_a_figure_goes_to_it_and_a_double_click_to_its_cell(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "draft") as (app, pilot):
        screen = draft_screen(app)
        line = next(i for i, row in enumerate(screen_text(app).split("\n")) if "确诊病例53例" in row)
        row = screen_text(app).split("\n")[line]
        column = cell_len(row[: row.index("53例")])
        view = app.screen.query_one(SpanText)
        await pilot.click(view, offset=(column, line - view.region.y))
        mark = screen.view.mark
        assert mark is not None
        assert screen.draft.text[mark.start : mark.end] == "53"
        await pilot.click(view, offset=(column, line - view.region.y), times=2)
        await pilot.pause()
        assert app.screen.place == "entry"  # type: ignore[attr-defined]


async def test_a_text_is_not_called_ready_while_its_export_would_be_refused(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"), journal=False)
    sitting.set_text("agenda", "通报全区做好做好保障的情况")
    sitting.save()
    async with on_stage(desk, "24", "draft", size=(120, 40)) as (app, _):
        assert "✗" in screen_text(app).splitlines()[1]
