"""Nothing typed is dropped unasked, and what was done can be taken back later, where one sees it."""

from pathlib import Path

import pytest
from textual import events

from store.archive.unfinished import OpenForm, PastedPage, left_unfinished
from store.desk.paragraphs.sections import add_section, add_statement
from store.record.cell import Cell, CellKey
from store.record.words import words
from tests.screens.test_prose_editor import prepared, sitting_of, stored, typed, write
from tests.stage import on_stage, press, sample_desk, screen_text, settled, spoil, until
from tui.app import BulletinApp
from tui.dialogs.choice import Choice, Chooser
from tui.dialogs.form import FormDialog
from tui.screens.desk.screen import DeskScreen
from tui.screens.entry.screen import EntryScreen
from tui.screens.reading.screen import ReadingScreen
from tui.screens.sections.dialogs import AnswerDialog
from tui.screens.sections.outline import SectionsScreen

NGARI = CellKey("yesterday", "asymptomatic", "ngari")
PAGE = Path(__file__).parent.parent / "data" / "page_24th.txt"
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


@LANGUAGES
async def test_a_refused_line_is_replaced_by_what_is_typed_next(tmp_path: Path, lang: str) -> None:
    """The line kept its caret at the end, and the second try went behind the first: 9月底9月30日."""
    async with on_stage(sample_desk(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        await press(
            pilot, "f6", *["tab"] * (lang == "en"), *"配送", "home", *["shift+tab"] * (1 + (lang == "en"))
        )
        await typed(app, pilot, "9月底")
        await press(pilot, "enter")
        assert isinstance(app.screen, AnswerDialog) and "9月底" in screen_text(app)
        await typed(app, pilot, "9月30日")
        await press(pilot, "enter", "enter")
        [answer] = sitting_of(app).conference.answers.values()
        assert str(answer.due) == "2022-09-30"


@LANGUAGES
async def test_a_filled_in_form_is_not_dropped_by_one_esc(tmp_path: Path, lang: str) -> None:
    told = ("改了2项", "Changed, not accepted: 2")[lang == "en"]
    async with on_stage(sample_desk(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        await press(pilot, "f6", *["tab"] * (lang == "en"), *"配送", "tab", "tab", *"何时到", "escape")
        assert isinstance(app.screen, AnswerDialog) and told in screen_text(app)
        await press(pilot, *"呢")
        assert told not in screen_text(app)
        await press(pilot, "ctrl+q")
        assert app.is_running and ("再按 ^Q" if lang == "zh" else "^Q again") in screen_text(app)
        await press(pilot, *"呀", "backspace", "f7")
        assert ("再按 F7", "then press F7")[lang == "en"] in screen_text(app), "a key of the screen beneath"
        await press(pilot, "f5", "escape", "enter")
        [answer] = sitting_of(app).conference.answers.values()
        assert answer.question == {"zh": "何时到呢"}
        await press(pilot, "f6", *"买菜", "escape", "escape")
        assert isinstance(app.screen, SectionsScreen), "asked for twice, it is dropped"
        await press(pilot, "f6", "escape")
        assert isinstance(app.screen, SectionsScreen), "and at once where nothing was typed"
        assert len(sitting_of(app).conference.answers) == 1


@LANGUAGES
async def test_every_line_that_is_pasted_into_a_field_is_kept(tmp_path: Path, lang: str) -> None:
    """The first was kept, and what stood below it was gone without a word: of a note for the next shift, of a title."""
    async with on_stage(sample_desk(tmp_path), "24", "steps", lang=lang) as (app, pilot):
        await press(pilot, "ctrl+n")
        app.screen.post_message(events.Paste("那曲十点再报\r\n\r\n  找王处 [b]\n"))
        await press(pilot, "enter")
        assert "那曲十点再报 找王处 [b]" in screen_text(app)
        await press(pilot, "ctrl+n", *"旧的", "shift+home")
        app.screen.post_message(events.Paste("新的"))
        await press(pilot, "enter")
        assert "新的" in screen_text(app) and "旧的" not in screen_text(app), "in place of what is marked"


async def left_and_opened(app: BulletinApp, pilot: object, key: str, place: str) -> None:
    while not isinstance(app.screen, DeskScreen):
        await press(pilot, "escape")  # type: ignore[arg-type]
    await settled(app, pilot)  # type: ignore[arg-type]
    await until(pilot, lambda: not app.keeper.held)  # type: ignore[arg-type]
    app.open_conference(key, place)
    await pilot.pause()  # type: ignore[attr-defined]


@LANGUAGES
async def test_what_was_typed_is_taken_back_after_the_conference_was_left(tmp_path: Path, lang: str) -> None:
    desk = prepared(tmp_path, "好。")
    async with on_stage(desk, "24", "sections", lang=lang) as (app, pilot):
        await write(app, pilot)
        await typed(app, pilot, "一是快。")
        await left_and_opened(app, pilot, desk.find("24"), "entry")
        before = sitting_of(app).conference.number_in(CellKey("yesterday", "confirmed", "lhasa"))
        assert isinstance(app.screen, EntryScreen)
        await press(pilot, *"77", "enter")
        await left_and_opened(app, pilot, desk.find("24"), "entry")
        assert sitting_of(app).conference.number_in(CellKey("yesterday", "confirmed", "lhasa")) == 77
        await press(pilot, "ctrl+z")
        assert sitting_of(app).conference.number_in(CellKey("yesterday", "confirmed", "lhasa")) == before
        await press(pilot, "ctrl+z")
        assert stored(app) == "好。"
        await press(pilot, "ctrl+y", "ctrl+y")
        assert stored(app) == "好。一是快。"
        assert sitting_of(app).conference.number_in(CellKey("yesterday", "confirmed", "lhasa")) == 77


async def test_nothing_is_taken_back_from_what_somebody_else_changed_meanwhile(tmp_path: Path) -> None:
    desk = prepared(tmp_path, "好。")
    lhasa = CellKey("yesterday", "confirmed", "lhasa")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        await press(pilot, *"77", "enter", "escape")
        await settled(app, pilot)
        await until(pilot, lambda: not app.keeper.held)
        other = desk.open(desk.find("24"), journal=False)
        other.enter(lhasa, "88")
        other.save()
        app.open_conference(desk.find("24"), "entry")
        await press(pilot, "ctrl+z")
        assert sitting_of(app).conference.number_in(lhasa) == 88


@LANGUAGES
async def test_after_undo_the_cursor_is_on_what_came_back(tmp_path: Path, lang: str) -> None:
    """Delete behind it took the neighbour out."""
    desk = prepared(tmp_path, "好。")
    sitting = desk.open(desk.find("24"))
    for name in ("商务局", "教育局"):
        add_section(sitting, words(name))
    sitting.save()
    async with on_stage(desk, "24", "sections", lang=lang) as (app, pilot):
        outline = app.screen
        assert isinstance(outline, SectionsScreen)
        rows = [at for at, one in enumerate(outline.rows) if "商务局" in one.row.words]
        outline.view.go_to(rows[0])
        await press(pilot, "delete", "right", "enter", "home", "ctrl+z")
        assert outline.current is not None and "商务局" in outline.current.row.words
        while not isinstance(app.screen, DeskScreen):
            await press(pilot, "escape")
        view = app.screen._list
        await press(pilot, "home", "down", "down")
        gone, beside = view.current, view.rows[view.at + 1]
        assert gone is not None
        await press(pilot, "delete", "right", "enter")
        assert view.current == beside, "the cursor stays at its line"
        await press(pilot, "end", "ctrl+z")
        assert view.current is not None and view.current.key == gone.key


@LANGUAGES
async def test_words_in_a_line_for_another_language_are_asked_about_once(tmp_path: Path, lang: str) -> None:
    asked = ("这一栏要写英文", "This field is for English")[lang == "en"]
    async with on_stage(sample_desk(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        await press(pilot, "f6", *"配送", "tab", *"配送", "enter")  # the reader's language first
        assert isinstance(app.screen, AnswerDialog) and asked in screen_text(app)
        assert app.focused is app.screen.query_one("#topic-en") and app.screen.text_of("topic-en") == "配送"
        await press(pilot, "enter")
        [answer] = sitting_of(app).conference.answers.values()
        assert answer.topic == {"zh": "配送", "en": "配送"}
        await press(pilot, "end", "ctrl+d", "enter")
        assert isinstance(app.screen, SectionsScreen), "what stood there is not asked about again"
        await press(pilot, "f6", *["tab"] * (lang == "en"), *"meals", "enter")
        assert ("这一栏要写中文", "This field is for Chinese")[lang == "en"] in screen_text(app)


@LANGUAGES
async def test_a_pasted_page_that_is_offered_is_not_dropped_by_one_esc(tmp_path: Path, lang: str) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        app.post_message(events.Paste("某区通信管理局副局长扎西某介绍,全行业抢修故障6412个、扩容7471处。"))
        await pilot.pause()
        await press(pilot, "escape")
        assert isinstance(app.screen, Chooser) and ("再按 Esc", "Esc again")[lang == "en"] in screen_text(app)
        await press(pilot, "space", "space", "escape", "escape")
        assert isinstance(app.screen, SectionsScreen) and not sitting_of(app).conference.sections


@LANGUAGES
async def test_a_page_that_was_being_read_when_the_program_was_killed_is_offered_again(
    tmp_path: Path, lang: str
) -> None:
    desk = sample_desk(tmp_path)
    text, key = desk.open(desk.find("24"), journal=False).draft("zh", "full").text, desk.find("24")
    spoil(desk, "24", {NGARI: Cell(17, "17")})
    journals = Path(desk.places["journal"])
    killed = PastedPage(journals, key)
    killed.keep(text, "reading", 1_662_000_000_000)
    killed.close()
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, Choice))
        assert ("还没有采用", "was not taken over")[lang == "en"] in screen_text(app)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.rows is not None)
        assert left_unfinished(journals, key) == ([], []) and len(list(journals.glob("*.page"))) == 1, (
            "it is this window's now"
        )
        await press(pilot, "f5")
        assert sitting_of(app).conference.number_in(NGARI) == 71
        assert list(journals.glob("*.page")) == []


@LANGUAGES
async def test_a_page_of_which_nothing_is_ticked_is_not_left_without_a_word(
    tmp_path: Path, lang: str
) -> None:
    desk = sample_desk(tmp_path)
    text = desk.open(desk.find("26"), journal=False).draft("zh", "full").text
    journals = Path(desk.places["journal"])
    async with on_stage(desk, "24", "reading", lang=lang) as (app, pilot):
        app.post_message(events.Paste(text))
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.rows is not None)
        told = ("一个也没有勾选", "none of them ticked")[lang == "en"]
        assert told not in screen_text(app) and list(journals.glob("*.page"))
        await press(pilot, "escape")
        assert isinstance(app.screen, ReadingScreen) and told in screen_text(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, ReadingScreen) and not list(journals.glob("*.page"))
    async with on_stage(desk, "24", "sections", lang=lang) as (app, pilot):
        app.post_message(events.Paste(PAGE.read_text("utf-8")))
        await until(pilot, lambda: isinstance(app.screen, Chooser))
        chooser = app.screen
        assert isinstance(chooser, Chooser) and list(journals.glob("*.page"))
        chooser._ticked.clear()
        await press(pilot, "enter")
        assert app.screen is chooser and ("一项也没有勾选", "Nothing is ticked")[lang == "en"] in screen_text(
            app
        )
        await press(pilot, "enter")
        assert app.screen is not chooser and not list(journals.glob("*.page"))


@LANGUAGES
@pytest.mark.parametrize("place", ["sections", "section"])
async def test_a_form_that_was_open_when_the_program_was_killed_goes_on(
    tmp_path: Path, lang: str, place: str
) -> None:
    """An answer that is new, and a figure that goes into a paragraph where the caret was."""
    desk = sample_desk(tmp_path)
    key, journals = desk.find("24"), Path(desk.places["journal"])
    way, texts = {"place": place, "action": "add_answer"}, {"topic-zh": "买菜", "question-zh": "何时到"}
    if place == "section":
        sitting = desk.open(key)
        section = add_section(sitting, words("商务厅"), words("甲"), {}, "introduce")
        statement = add_statement(sitting, section)
        sitting.save()
        sitting.close_journal()
        way |= {
            "action": "make",
            "part": "figures",
            "of": f"statements/{statement}",
            "language": "zh",
            "at": "0",
        }
        texts = {"raw": "35", "label-zh": "车次"}
    killed = OpenForm(journals, key)
    killed.keep(way, texts, 1_662_000_000_000)
    killed.close()
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, Choice))
        assert ("还没有确定", "was not accepted")[lang == "en"] in screen_text(app)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        assert left_unfinished(journals, key) == ([], []) and len(list(journals.glob("*.form"))) == 1
        await press(pilot, "escape")
        assert isinstance(app.screen, FormDialog), "what came back is not dropped unasked"
        await press(pilot, "end", *"1", "enter", "enter")
        await until(pilot, lambda: not isinstance(app.screen, FormDialog))
        held = sitting_of(app).conference
        if place == "section":
            assert [one.raw for one in held.figures.values()] == ["351"]
        else:
            assert [one.question for one in held.answers.values()] == [{"zh": "何时到"}]
        assert list(journals.glob("*.form")) == [], "taken over"


async def test_every_key_in_a_form_is_noted_until_it_is_given_up(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    journals = Path(desk.places["journal"])
    async with on_stage(desk, "24", "sections") as (app, pilot):
        await press(pilot, "f6", *"买菜")
        (noted,) = journals.glob("*.form")
        assert "买菜" in noted.read_text(encoding="utf-8")
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, SectionsScreen) and list(journals.glob("*.form")) == []
