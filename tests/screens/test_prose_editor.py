"""The prose editor as a person uses it: figures are whole, shown as printed, and nothing typed is lost."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot

from store.desk.desk import Desk
from store.desk.paragraphs.section_figures import lift
from store.desk.paragraphs.sections import add_section, add_statement
from store.desk.sitting import Sitting
from store.record.quantity import read_quantity
from store.record.section import Statement
from store.record.words import words
from tests.stage import messages, on_stage, press, sample_desk, screen_text, until
from tui.app import BulletinApp
from tui.line_breaks import NEVER_FIRST
from tui.screens.sections.section import SectionScreen
from tui.widgets.prose_editor import ProseEditor
from tui.widgets.prose_text import is_slot
from tui.widgets.row_list import RowList

TEXT = "派出医务人员1306名，送出物资35万件。"
ENGLISH = "In all, 1,306 medical workers came."


def prepared(tmp_path: Path, *paragraphs: str, english: str = "") -> Desk:
    """A desk whose 24th conference has paragraphs whose figures are lifted."""
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    section = add_section(sitting, words("卫生健康委"), words("李某"), words("主任"))
    for paragraph in paragraphs or (TEXT,):
        key = add_statement(sitting, section, paragraph)
        lift(sitting, "statements", key)
        if english:
            one = sitting.conference.statements[key]
            sitting.set_fields(**{f"statements/{key}": replace(one, text={**one.text, "en": english})})
            lift(sitting, "statements", key, sitting.texts.book("en"))
    sitting.save()
    return desk


def sitting_of(app: BulletinApp) -> Sitting:
    assert app.sitting is not None
    return app.sitting


def statement(app: BulletinApp, number: int = 0) -> Statement:
    held = sitting_of(app).conference.statements.values()
    return sorted(held, key=lambda one: one.order)[number]


def stored(app: BulletinApp, number: int = 0, lang: str = "zh") -> str:
    return statement(app, number).text.get(lang, "")


def figures(app: BulletinApp) -> list[str]:
    """The ids of the figures in the order of the text they stand in."""
    held = sitting_of(app).conference.figures
    return sorted(held, key=lambda key: held[key].order)


async def write(app: BulletinApp, pilot: Pilot[None], number: int = 0) -> ProseEditor:
    """Open the editor on a paragraph."""
    conference = sitting_of(app).conference
    key = sorted(conference.statements, key=lambda key: conference.statements[key].order)[number]
    app.push_screen(SectionScreen(sitting_of(app), "statements", key))
    await pilot.pause()
    return app.screen.query_one(ProseEditor)


async def paste(app: BulletinApp, pilot: Pilot[None], text: str) -> None:
    app.post_message(events.Paste(text))
    await pilot.pause()


async def typed(app: BulletinApp, pilot: Pilot[None], text: str) -> None:
    """What a terminal sends for each character; the Pilot has no name for Chinese marks."""
    for sign in text:
        app.post_message(events.Key(sign, sign))
    await pilot.pause()


def written(app: BulletinApp) -> str:
    """What stands in the editor, its lines joined."""
    lines = screen_text(app).split("\n")[2:10]
    return "".join(line.strip() for line in lines)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_figure_is_shown_as_it_is_printed_and_its_code_nowhere(tmp_path: Path, lang: str) -> None:
    async with on_stage(prepared(tmp_path, english=ENGLISH), "24", "sections", lang=lang) as (app, pilot):
        await write(app, pilot)
        said = ["派出医务人员〔1306名〕，送出物资〔35万件〕。", "In all, 〔1,306〕 medical workers came."]
        first, other = said if lang == "zh" else said[::-1]  # the interface's language comes first
        assert first in written(app)
        assert "{f:" in stored(app) and "{f:" not in screen_text(app)
        await press(pilot, "ctrl+l")
        assert other in written(app)
        assert "{f:" not in screen_text(app)
        await press(pilot, "f6")
        assert "{" not in screen_text(app), "nor where one chooses what to put in"


async def test_a_figure_is_one_character_to_the_caret_to_delete_and_to_what_is_selected(
    tmp_path: Path,
) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        await write(app, pilot)
        one, two = figures(app)
        await press(pilot, "ctrl+home", *["right"] * 7, *"整")
        assert stored(app) == f"派出医务人员{{f:{one}}}整，送出物资{{f:{two}}}。", "past it in one step"
        await press(pilot, "backspace", "backspace")
        assert stored(app) == f"派出医务人员，送出物资{{f:{two}}}。"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert stored(app) == f"派出医务人员{{f:{one}}}，送出物资{{f:{two}}}。"
        await press(pilot, "ctrl+home", *["right"] * 6, "delete")
        assert stored(app) == f"派出医务人员，送出物资{{f:{two}}}。"
        await press(pilot, "ctrl+z", "end", "left", "shift+left", *"若干")
        assert stored(app) == f"派出医务人员{{f:{one}}}，送出物资若干。", "typed over what was selected"
        await press(pilot, "ctrl+z")
        assert stored(app).count("{f:") == 2


async def test_a_figure_stays_one_when_it_is_copied_cut_and_pasted(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        await write(app, pilot)
        one, two = figures(app)
        await press(pilot, "ctrl+home", *["right"] * 4, *["shift+right"] * 3, "ctrl+c")
        assert app.clipboard == "人员1306名", "elsewhere it is pasted as it is printed"
        await press(pilot, "ctrl+end", "ctrl+v")
        assert stored(app).endswith(f"。人员{{f:{one}}}")
        await paste(app, pilot, "人员1306名")
        assert stored(app).endswith(f"。人员{{f:{one}}}人员{{f:{one}}}"), "by the terminal's own key too"
        await press(pilot, "ctrl+a", "ctrl+x")
        assert stored(app) == ""
        await press(pilot, "ctrl+v")
        assert stored(app).startswith(f"派出医务人员{{f:{one}}}，送出物资{{f:{two}}}。人员")


async def test_what_was_copied_is_no_figure_in_another_conference(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    sitting = desk.open(desk.find("26"))
    add_statement(sitting, add_section(sitting, words("卫生健康委")), "完。")
    sitting.save()
    async with on_stage(desk, "24", "sections") as (app, pilot):
        await write(app, pilot)
        await press(pilot, "ctrl+a", "ctrl+c", "escape", "escape", "escape")
        app.open_conference(desk.find("26"), "sections")
        await pilot.pause()
        await write(app, pilot)
        await press(pilot, "ctrl+v")
        assert stored(app) == "完。派出医务人员1306名，送出物资35万件。"


async def test_undo_goes_step_by_step_and_goes_on_after_the_editor_was_left(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path, "好。"), "24", "sections") as (app, pilot):
        await write(app, pilot)
        await typed(app, pilot, "一是快。二是稳")
        await paste(app, pilot, "，三是准。")
        await press(pilot, "ctrl+z")
        assert stored(app) == "好。一是快。二是稳"
        await press(pilot, "ctrl+z")
        assert stored(app) == "好。一是快。"
        await press(pilot, "ctrl+y", "escape")
        await write(app, pilot)
        assert stored(app) == "好。一是快。二是稳"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert stored(app) == "好。" and "好。" in written(app)
        await press(pilot, *"新")
        assert stored(app) == "好。新"


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_marks_typed_and_pasted_are_set_right_and_one_key_takes_that_back(
    tmp_path: Path, lang: str
) -> None:
    async with on_stage(prepared(tmp_path, english="Good."), "24", "sections", lang=lang) as (app, pilot):
        await write(app, pilot)
        if lang == "zh":
            [first, second] = (f"{{f:{key}}}" for key in figures(app))
            await press(pilot, "backspace")
            await typed(app, pilot, ',其中(含"0元30G")1,306人,好.')
            right = "，其中（含“0元30G”）1,306人，好。"
            assert stored(app) == f"派出医务人员{first}，送出物资{second}{right}", (
                "a figure is what it prints"
            )
            await press(pilot, "ctrl+z")
            assert stored(app).endswith("人，好.")
            await typed(app, pilot, "见A.1,")
            assert stored(app).endswith("人，好.见A.1,"), "what was taken back stays as it was typed"
            await paste(app, pilot, '截至目前,形势"好转";10:30出发\n,再见')
            assert stored(app).endswith("截至目前，形势“好转”；10:30出发\n，再见")
            await press(pilot, "ctrl+z")
            assert stored(app).endswith('截至目前,形势"好转";10:30出发\n,再见')
            await typed(app, pilot, "X")
            assert stored(app).endswith(",再见X"), "the caret stays where it was"
            await press(pilot, "ctrl+z", "ctrl+z")
            assert stored(app).endswith("见A.1,")
        else:
            await typed(app, pilot, " Well，then； it is (so)。")
            assert stored(app, lang="en") == "Good. Well, then; it is (so)."
            await paste(app, pilot, " Well，then；1，306（so）。")
            assert stored(app, lang="en").endswith("(so). Well, then; 1,306 (so).")
            await press(pilot, "ctrl+z")
            assert stored(app, lang="en").endswith("(so). Well，then；1，306（so）。")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_no_line_begins_with_a_closing_mark(tmp_path: Path, size: tuple[int, int]) -> None:
    text = "".join(f"{'送药' * (number % 7 + 1)}、到户，" for number in range(40)) + "止。"
    async with on_stage(prepared(tmp_path, text), "24", "sections", size=size) as (app, pilot):
        editor = await write(app, pilot)
        layout = editor.layout_now
        assert len(layout.lines) > 5
        assert not [line for line in layout.lines if layout.shown[line.start] in NEVER_FIRST]
        screen_text(app)


async def test_a_figure_of_several_words_is_whole_wherever_the_line_ends(tmp_path: Path) -> None:
    """Where the line ended at a space in it, what stood before the space was not painted."""
    desk = prepared(tmp_path, "连续工作20多天。", english="They worked for more than 20 days.")
    async with on_stage(desk, "24", "sections") as (app, pilot):
        editor = await write(app, pilot)
        await press(pilot, "ctrl+l")
        [slot] = (editor.prose.code(sign) for sign in editor.prose.signs if is_slot(sign))
        for before in range(editor.layout_now.width - 20, editor.layout_now.width):
            editor.show(f"{'x' * before} {slot}")
            shown = " ".join(strip.text.strip() for strip in map(editor.render_line, range(3)))
            assert "〔more than 20 days〕" in shown, before


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_home_and_end_with_and_without_ctrl_and_the_arrows(tmp_path: Path, lang: str) -> None:
    text = "".join(f"第{name}段说的是防疫和保供的情况。" for name in "甲乙丙丁戊己")
    async with on_stage(prepared(tmp_path, text), "24", "sections", lang=lang) as (app, pilot):
        editor = await write(app, pilot)
        await press(pilot, "ctrl+home", *"始")
        assert stored(app).startswith("始第甲段")
        await press(pilot, "down", "home", *"行")
        begin = editor.layout_now.lines[1].start
        assert stored(app)[begin] == "行"
        await press(pilot, "ctrl+end", *"终")
        assert stored(app).endswith("。终")
        await press(pilot, "up", "up", "up", "up", "up", *"顶")
        assert stored(app).startswith("顶始"), "up from the first line: to its beginning"


async def test_what_is_typed_as_a_slot_is_a_figure_at_once(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        await write(app, pilot)
        [one, _] = figures(app)
        await typed(app, pilot, f"即{{f:{one}}}止")
        assert stored(app).endswith(f"。即{{f:{one}}}止")
        assert "〔35万件〕。即〔1306名〕止" in written(app)
        await press(pilot, "backspace", "backspace")
        assert stored(app).endswith("。即")


async def test_a_figure_of_the_text_follows_its_dialog_opened_by_a_second_click(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        await write(app, pilot)
        await pilot.click("#main", offset=(16, 0), times=2)
        await pilot.pause()
        await press(pilot, *"1400名", "enter")
        assert "派出医务人员〔1400名〕，" in written(app)


async def test_a_figure_still_to_come_is_marked_as_such_in_the_text(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        await write(app, pilot)
        [one, _] = figures(app)
        figure = sitting_of(app).conference.figures[one]
        sitting_of(app).set_fields(**{f"figures/{one}": figure.frame})
        app.screen.renew()  # type: ignore[attr-defined]
        assert "派出医务人员【待填：" in written(app) and "〔35万件〕" in written(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_lifting_leaves_the_caret_between_the_same_words(tmp_path: Path, lang: str) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        section = add_section(sitting_of(app), words("卫生健康委"))
        add_statement(sitting_of(app), section, "派出1306名，另有15名，共去22处。")
        await write(app, pilot)
        await press(pilot, "ctrl+home", *["right"] * 9, "f5", *"即")
        first, second, _ = figures(app)
        assert stored(app).startswith(f"派出{{f:{first}}}，另即有{{f:{second}}}，共去")
        await press(pilot, "ctrl+end", "f5", *"完")
        assert stored(app).endswith("。完") and len(figures(app)) == 3, "nothing is lifted twice"


@pytest.mark.parametrize(("lang", "told"), [("zh", "照上次：1306名"), ("en", "As last time: 1306名")])
async def test_same_as_last_time_is_one_key_on_a_figure_without_its_value(
    tmp_path: Path, lang: str, told: str
) -> None:
    async with on_stage(prepared(tmp_path), "26", "sections", lang=lang) as (app, pilot):
        await press(pilot, "ctrl+u", "enter")  # the section of the 24th used again
        await write(app, pilot)
        assert "【待填：" in written(app)
        assert ("上次 1306名" if lang == "zh" else "last time 1306名") in screen_text(app)
        await press(pilot, "ctrl+home", *["right"] * 6, "ctrl+u")
        assert "派出医务人员〔1306名〕" in written(app)
        await until(pilot, lambda: told in screen_text(app))
        first = sitting_of(app).conference.figures[figures(app)[0]]
        assert (first.quantity, first.by) == (read_quantity("1306名"), "卓玛")
        await press(pilot, "tab", "tab", "down", "ctrl+u")
        assert "送出物资〔35万件〕" in written(app), "on the list too"
        await press(pilot, "shift+tab", "shift+tab", "ctrl+z")
        assert "送出物资【待填：" in written(app)


@pytest.mark.parametrize(
    ("lang", "vague", "told"),
    [
        ("zh", "派出十几名护士。", "提取不了：写成确切的数"),
        ("en", " More than a dozen nurses came.", "cannot be extracted: type a number"),
    ],
)
async def test_a_number_nobody_can_extract_is_not_said_to_be_extracted_by_a_key(
    tmp_path: Path, lang: str, vague: str, told: str
) -> None:
    extracts = "按 F5 提取" if lang == "zh" else "F5 extracts it"
    async with on_stage(prepared(tmp_path, english=ENGLISH), "24", "sections", lang=lang) as (app, pilot):
        await write(app, pilot)
        await typed(app, pilot, vague)
        assert told in screen_text(app) and extracts not in screen_text(app)
        await typed(app, pilot, "又来了12名医生。" if lang == "zh" else " Then 12 doctors came.")
        await press(pilot, "f8", "f8")
        assert extracts in screen_text(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_same_as_last_time_puts_in_what_the_department_gave_where_no_figure_is(
    tmp_path: Path, lang: str
) -> None:
    offered = "^U照上次" if lang == "zh" else "^USame"
    async with on_stage(prepared(tmp_path), "26", "sections", lang=lang, size=(120, 24)) as (app, pilot):
        for department, bar in (("别的局", False), ("卫生健康委", True)):
            section = add_section(sitting_of(app), words(department, en=department))
            add_statement(sitting_of(app), section, "送出物资")
            await write(app, pilot, number=bar)
            assert (offered in screen_text(app)) is bar, "on the bar where it does something"
            if not bar:
                await press(pilot, "escape")
        await press(pilot, "ctrl+u")
        assert "1306名" in screen_text(app) and "35万件" in screen_text(app)
        await press(pilot, "enter")
        assert "送出物资〔35万件〕" in written(app), "the one whose name was written is the first"
        assert [one.quantity for one in sitting_of(app).conference.figures.values()] == [
            read_quantity("35万件")
        ]
        await press(pilot, "ctrl+u")
        assert "1306名" in screen_text(app) and "24" in screen_text(app)
        await press(pilot, "escape", "ctrl+z")
        assert not sitting_of(app).conference.figures, "one step"


async def test_same_as_last_time_says_when_there_was_none(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        await write(app, pilot)
        before = sitting_of(app).conference
        await press(pilot, "ctrl+u")
        await until(pilot, lambda: "不在数据上" in screen_text(app))
        await press(pilot, "left", "ctrl+u")
        await until(pilot, lambda: "以前的场次没有这个数" in screen_text(app))
        assert sitting_of(app).conference == before


CLAIM = {
    lang: ("f6", "down", "down", "enter", *["tab"] * tabs, *"可控", "enter")
    for lang, tabs in (("zh", 4), ("en", 5))
}
"""From a paragraph to a claim that is typed and taken, and then to what bears it out."""


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_claim_put_in_is_taken_back_with_its_words_in_one_step(tmp_path: Path, lang: str) -> None:
    async with on_stage(prepared(tmp_path, "好。"), "24", "sections", lang=lang) as (app, pilot):
        await write(app, pilot)
        before = sitting_of(app).conference
        await press(
            pilot,
            *CLAIM[lang],
            "space",
            "enter",
        )
        [key] = sitting_of(app).conference.claims
        assert stored(app) == f"好。{{c:{key}}}" and "好。〔可控〕" in written(app)
        await press(pilot, "ctrl+z")
        assert sitting_of(app).conference == before, "no claim is left that no text prints"
        await press(pilot, "ctrl+y")
        assert "好。〔可控〕" in written(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_esc_at_what_bears_a_claim_out_puts_nothing_in_and_keeps_what_was_typed(
    tmp_path: Path, lang: str
) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        await write(app, pilot)
        before = sitting_of(app).conference
        await press(pilot, *CLAIM[lang], "escape")
        assert sitting_of(app).conference == before
        assert "可控" in screen_text(app), "the claim, as it was typed"
        await press(pilot, "escape")
        assert "可控" in screen_text(app), "what was typed is not dropped by a second Esc"
        await press(pilot, "escape")
        assert isinstance(app.screen, SectionScreen) and sitting_of(app).conference == before
        await press(
            pilot,
            *CLAIM[lang],
            "escape",
            "enter",
            "enter",
        )
        assert "〔可控〕" in written(app), "once more, and nothing ticked"


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_what_no_text_prints_is_listed_and_taken_out(tmp_path: Path, lang: str) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        await write(app, pilot)
        await press(
            pilot,
            *CLAIM[lang],
            "enter",
            "backspace",
        )
        assert sitting_of(app).conference.claims
        assert ("未引用的判断" if lang == "zh" else "not cited: claim") in screen_text(app)
        await press(pilot, "tab", "tab")
        assert isinstance(app.focused, RowList), "Tab goes from the words to the print and on to the list"
        await press(pilot, "delete")
        assert len(figures(app)) == 2, "what a text prints stays"
        told = "先从文字里删去" if lang == "zh" else "A text prints it"
        await until(pilot, lambda: told in screen_text(app))
        await press(pilot, "end", "delete")
        assert not sitting_of(app).conference.claims and len(figures(app)) == 2
        await press(pilot, "home", "ctrl+z")
        assert sitting_of(app).conference.claims
        await press(pilot, "delete")
        assert not sitting_of(app).conference.claims, "the cursor is on what came back"


async def test_lifting_again_after_it_was_taken_back_makes_no_second_figures(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "sections") as (app, pilot):
        section = add_section(sitting_of(app), words("卫生健康委"))
        add_statement(sitting_of(app), section, "派出1306名。")
        await write(app, pilot)
        await press(pilot, "f5", "ctrl+z")
        assert not figures(app) and stored(app) == "派出1306名。"
        await press(pilot, "f5", "f5")
        [one] = figures(app)
        await press(pilot, "ctrl+end")
        await typed(app, pilot, "共1306名")
        await press(pilot, "f5")
        assert figures(app) == [one] and stored(app) == f"派出{{f:{one}}}。共{{f:{one}}}"


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_undo_in_a_text_takes_back_the_changes_of_that_text_first(tmp_path: Path, lang: str) -> None:
    """It took back what had been typed last, wherever: another text, which is not on the screen."""
    desk = prepared(tmp_path, "天气良好。", "交通正常。")
    told = ("撤销别处的", "undoes what was done elsewhere")[lang == "en"]
    async with on_stage(desk, "24", "sections", lang=lang) as (app, pilot):
        for number, letter in ((0, "甲"), (1, "乙")):
            await write(app, pilot, number)
            await press(pilot, "ctrl+home", letter)
            await press(pilot, "escape")
        assert (stored(app, 0), stored(app, 1)) == ("甲天气良好。", "乙交通正常。")
        editor = await write(app, pilot, 0)
        await press(pilot, "ctrl+z")
        assert (editor.text, stored(app, 1)) == ("天气良好。", "乙交通正常。")
        await press(pilot, "ctrl+y")
        assert (editor.text, stored(app, 1)) == ("甲天气良好。", "乙交通正常。")
        await press(pilot, "ctrl+z", "ctrl+z")
        assert told in messages(app)[-1] and stored(app, 1) == "乙交通正常。", "another text: asked first"
        await press(pilot, "ctrl+z")
        assert stored(app, 1) == "交通正常。"
