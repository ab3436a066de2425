"""What is found is said where one stands: beside the headline it is about, in the first line of the checks, below the
sentence that is being written; and what one key accepts is said, with how it is taken back."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk.paragraphs.answers import add_answer
from store.desk.paragraphs.sections import add_section, add_statement
from store.desk.troubles import BadConference
from store.record.answer import Answer
from store.record.cell import Cell, CellKey
from store.record.notes import LOOSE
from store.record.quantity import read_quantity
from store.record.words import words
from tests.entry_stage import blank_desk
from tests.mouse import click, click_on, where
from tests.stage import asked_line, messages, on_stage, press, sample_desk, screen_text, spoil
from tui.review.findings import question_words
from tui.screens.checks import ChecksScreen
from tui.screens.sections.section import SectionScreen
from tui.widgets.row_list import RowList

NGARI = CellKey("yesterday", "asymptomatic", "ngari")
DISCHARGED = CellKey("", "discharged")


@pytest.mark.parametrize(
    ("lang", "why", "title"), [("zh", "疫情趋稳", "主标题  疫情趋稳"), ("en", "疫情趋稳", "疫情趋稳")]
)
async def test_a_headline_says_why_it_is_marked_and_the_arrows_go_through_both_lists(
    tmp_path: Path, lang: str, why: str, title: str
) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"), journal=False)
    sitting.set_text("headline", "疫情趋稳")
    sitting.save()
    async with on_stage(desk, "24", "titles", lang=lang) as (app, pilot):
        upper, lower = app.screen.query(RowList)
        await press(pilot, *["down"] * len(upper.rows))
        assert app.screen.focused is lower and lower.current == 1
        foot = "".join(screen_text(app).split("\n")[-4:-1])
        assert "!" in foot and why in foot
        await press(pilot, "up")
        assert "!" not in "".join(screen_text(app).split("\n")[-4:-1]), "of the line above nothing is found"
        await press(pilot, "up")
        assert app.screen.focused is upper and upper.current == len(upper.rows) - 1
        await click_on(app, pilot, title)
        assert why in "".join(screen_text(app).split("\n")[-4:-1])


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_checks_open_at_what_is_still_wrong(tmp_path: Path, lang: str) -> None:
    """One mends the first of two and comes back: it stands far below now, among what passed."""
    desk = sample_desk(tmp_path)
    spoil(desk, "26", {NGARI: Cell(83, "83"), DISCHARGED: Cell(400, "400")})
    async with on_stage(desk, "26", "entry", lang=lang) as (app, pilot):
        await press(pilot, "f7", "escape", "f8", *"38", "down", "f7")
        screen = app.screen
        assert isinstance(screen, ChecksScreen) and screen.current is not None and screen.current.failed
        assert screen.current.cells[0] == DISCHARGED
        assert where(app, ">✗")[1] == 2, "in sight, below its heading"
        await press(pilot, "end")
        last = screen.current
        await press(pilot, "escape", "f7")
        assert isinstance(app.screen, ChecksScreen) and app.screen.current == last, (
            "nothing was changed meanwhile"
        )
        await press(pilot, "escape", *"39", "f7")
        screen = app.screen
        assert isinstance(screen, ChecksScreen) and screen.current is not None
        assert screen.current.failed and where(app, ">✗")[1] == 2


@pytest.mark.parametrize(
    ("lang", "asked", "told", "back"),
    [
        ("zh", "“疫情可控”没有写明是谁说的", "记住了：“疫情可控”可以这样写，本系列", "Ctrl+Z 撤销"),
        (
            "en",
            "“疫情可控”: said by nobody",
            "Remembered: “疫情可控” may stand; this series",
            "Ctrl+Z undoes it",
        ),
    ],
)
async def test_a_sentence_is_asked_about_where_it_is_written_and_what_a_key_accepts_is_said(
    tmp_path: Path, lang: str, asked: str, told: str, back: str
) -> None:
    desk = blank_desk(tmp_path)
    sitting = desk.open(desk.find("25"), journal=False)
    section = add_section(sitting, words("通信管理局"), words(""), words(""), "none")
    key = add_statement(sitting, section, "疫情可控。疫情趋稳。网络故障6412个已排除。")
    sitting.save()
    async with on_stage(desk, "25", "sections", lang=lang) as (app, pilot):
        app.push_screen(SectionScreen(app.sitting, "statements", key))
        await pilot.pause()
        await press(pilot, "f5", "ctrl+home", *["right"] * 14, "约")
        screen = app.screen
        assert isinstance(screen, SectionScreen)
        questions = [(one.rule, one.facts["why"], question_words(one, lang)) for one in screen.asking._found]
        assert (LOOSE, "certainty") in [(rule, why) for rule, why, _ in questions], "about an exact figure"
        assert all(words for _, _, words in questions)
        await press(pilot, "backspace")
        assert asked in asked_line(app)
        await press(pilot, "f9")
        said = messages(app)[-1]
        assert told in said and back in said and asked not in screen_text(app)
        assert "“疫情趋稳”" in asked_line(app), "the next, which is of the figures, and of today's alone"
        await press(pilot, "f9")
        said = messages(app)[-1]
        assert ("只管本场" if lang == "zh" else "for this conference only") in said and back in said
        await press(pilot, "ctrl+z", "ctrl+z")
        assert asked in screen_text(app)

        await press(pilot, "f7")
        screen = app.screen
        assert isinstance(screen, ChecksScreen)
        at = next(at for at, one in enumerate(screen.rows) if one and one.facts.get("word") == "疫情可控")
        screen.view.go_to(at)
        await press(pilot, "f9")
        said = messages(app)[-1]
        assert told in said and back in said and app.sitting.conference.notes
        await press(pilot, "ctrl+z")
        assert not app.sitting.conference.notes


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_f8_goes_to_what_is_asked_in_a_text_and_f9_settles_it(tmp_path: Path, lang: str) -> None:
    desk = blank_desk(tmp_path)
    sitting = desk.open(desk.find("25"), journal=False)
    spoken = {"department": words("通信管理局"), "speaker": words("李某"), "title": words("局长")}
    text = words("修复了6412处。三月起有了三色码。")
    answer = add_answer(sitting, Answer(0, words("网络"), text=text, **spoken))
    sitting.save()
    async with on_stage(desk, "25", "sections", lang=lang) as (app, pilot):
        app.push_screen(SectionScreen(app.sitting, "answers", answer))
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SectionScreen)
        await press(pilot, "f8")
        assert "6412处" in asked_line(app) and screen.editor.prose.at == 3
        await press(pilot, "f8")
        assert "“三”" in asked_line(app) and screen.editor.prose.at == 14, "not the month"
        await press(pilot, "f9", "f8", "f5")
        [(key, figure)] = screen.sitting.conference.figures.items()
        assert not asked_line(app), "all is settled"
        await press(pilot, "f8")
        assert screen.say("sections.nothing_asked") in screen_text(app).split("\n")[-1]
        await press(pilot, "escape")
        screen.sitting.set_fields(
            **{f"figures/{key}": replace(figure, raw="7000处", quantity=read_quantity("7000处"))}
        )
        app.push_screen(SectionScreen(screen.sitting, "answers", answer))
        await pilot.pause()
        assert "7000处" in asked_line(app) and "F9" in asked_line(app)
        await press(pilot, "f9")
        assert list(screen.sitting.conference.answers[answer].cited.values()) == ["7000处"]
        assert not asked_line(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_undo_takes_a_whole_answer_out_only_when_it_is_asked_for_twice(
    tmp_path: Path, lang: str
) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "sections", lang=lang) as (app, pilot):
        await press(
            pilot, "f6", *("Food" if lang == "en" else "买菜"), "enter", "enter", *"好", "ctrl+z", "ctrl+z"
        )
        told = ("就没有了", "once more removes all of")[lang == "en"]
        assert isinstance(app.screen, SectionScreen) and told in screen_text(app).split("\n")[-1]
        assert app.screen.sitting.conference.answers
        await press(pilot, "ctrl+z")
        assert not isinstance(app.screen, SectionScreen) and not app.screen.sitting.conference.answers  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_message_covers_no_line_one_reads_and_a_note_gives_way(
    tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "sections", lang=lang, size=(80, 24)) as (app, pilot):
        before = screen_text(app).split("\n")
        for note in ("一", "二"):
            app.tell(note)
            await pilot.pause()
            after = screen_text(app).split("\n")
            assert note in after[-1] and after[:-1] == before[:-1], "over the keys, one at a time"
        trouble = BadConference("2022-09-01-024", {"allowed": "day", "where": "held_on", "got": "b" * 40})
        app.tell(trouble)
        await pilot.pause()
        after = screen_text(app).split("\n")
        lines = [line for line in after if line.startswith("▌")]
        assert len(lines) > 1 and after[-1] == before[-1] and after[0] == before[0]
        told = after.index(lines[0])
        assert after[told - 1] == before[told - 1 + len(lines)] != "", (
            "the foot of the screen stands above it"
        )
        app.tell("三")
        await pilot.pause()
        assert [line for line in screen_text(app).split("\n") if "三" in line] and len(
            app._notifications
        ) == 2
        monkeypatch.setattr("tui.telling._READ_AFTER", 0.0)
        await press(pilot, "down")
        await pilot.pause()
        assert [one.severity for one in app._notifications] == ["error"], (
            "who goes on working has read the note"
        )
        await click(app, pilot, 5, told)
        await pilot.pause()
        assert screen_text(app).split("\n")[-3:] == before[-3:], "clicked away, it leaves no lines"
        monkeypatch.undo()
        for note, goes in (("F8 到下一处", True), ("已存成第2版", False)):
            app.tell(note)
            await pilot.pause()
            assert note in screen_text(app)
            await press(pilot, "f4" if goes else "escape")
            await pilot.pause()
            assert (note not in screen_text(app)) is goes, (
                "what names keys goes with the screen that has them"
            )


@pytest.mark.parametrize("phrase", ["无一例", "没有一例"])
async def test_a_denial_is_asked_about_as_the_figure_that_f5_makes_of_it(tmp_path: Path, phrase: str) -> None:
    desk = blank_desk(tmp_path)
    sitting = desk.open(desk.find("25"), journal=False)
    section = add_section(sitting, words("通信管理局"), words(""), words(""), "none")
    key = add_statement(sitting, section, f"中小学{phrase}感冒发烧。")
    sitting.save()
    async with on_stage(desk, "25", "sections") as (app, pilot):
        app.push_screen(SectionScreen(app.sitting, "statements", key))
        await pilot.pause()
        assert f"“{phrase}”" in asked_line(app) and "F5" in asked_line(app)
        await press(pilot, "f8")
        screen = app.screen
        assert isinstance(screen, SectionScreen) and screen.editor.prose.at == 3
        await press(pilot, "f5")
        assert not asked_line(app) and f"〔{phrase}〕" in screen_text(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_state_is_cut_before_the_name_of_the_place_is(
    tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.place.saved_words", lambda *_: "edited since final v2 · " + "a" * 40)
    for place, name in (("titles", ("标题", "Headlines")), ("sections", ("全场", "Whole conference"))):
        async with on_stage(sample_desk(tmp_path / place), "24", place, lang=lang, size=(80, 24)) as (app, _):
            title = screen_text(app).split("\n")[0]
            assert f"2022-09-01  {name[lang == 'en']}  " in title and "edited since final" in title
            assert title.rstrip().endswith(("..", "aa"))
