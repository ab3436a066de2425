"""The whole conference on screen: outline, editor, figures, answers, titles, as a person uses them."""

from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from store.desk.desk import Desk
from store.desk.paragraphs.answers import add_answer
from store.desk.paragraphs.sections import add_section, add_statement
from store.desk.sitting import Sitting
from store.record.answer import Answer
from store.record.conference import chosen
from store.record.part import in_order
from store.record.reference import TextKey
from store.record.words import words
from tests.stage import flat, on_stage, press, sample_desk, screen_text
from tui.app import BulletinApp
from tui.dialogs.parts import FigureDialog
from tui.screens.sections.headlines import HeadlinesScreen
from tui.screens.sections.outline import SectionsScreen
from tui.screens.sections.section import SectionScreen
from tui.widgets.prose_editor import ProseEditor
from tui.widgets.row_list import RowList
from tui.widgets.span_text import SpanText

TEXT = "累计处理网络故障6412个、紧急扩容7471处，送出约35万用户。"


async def paste(app: BulletinApp, pilot: Pilot[None], text: str) -> None:
    """What a terminal's paste sends to the widget that has the keys."""
    target: Any = app.screen.focused or app.screen
    target.post_message(events.Paste(text))
    await pilot.pause()


async def fill(pilot: Pilot[None], app: BulletinApp, **lines: str) -> None:
    """Type into the lines of the dialog on top."""
    for name, text in lines.items():
        app.screen.query_one(f"#{name.replace('__', '-')}", Input).value = text
    await pilot.pause()


def prepared(tmp_path: Path, *, figures: bool = True) -> Desk:
    """A desk whose 24th conference has a section with a paragraph, and one answer."""
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    section = add_section(sitting, words("通信管理局"), words("李某"), words("副局长"))
    add_statement(sitting, section, TEXT if figures else "一切正常。")
    add_answer(sitting, Answer(0, words("配送"), text=words("已解决。"), promise="全部补上"))
    sitting.save()
    return desk


def outline(app: BulletinApp) -> SectionsScreen:
    assert isinstance(app.screen, SectionsScreen), app.screen
    return app.screen


def go_to(app: BulletinApp, kind: str, number: int = 0) -> None:
    """The cursor on the so-manieth row of a kind."""
    screen = outline(app)
    rows = [index for index, entry in enumerate(screen.rows) if entry.kind == kind]
    screen.view.go_to(rows[number])


def kept(app: BulletinApp) -> Sitting:
    assert app.sitting is not None
    return app.sitting


@pytest.mark.parametrize(("size", "lang"), [((80, 24), "zh"), ((120, 40), "en")])
@pytest.mark.every_step
async def test_every_screen_fits_in_both_languages(tmp_path: Path, size: tuple[int, int], lang: str) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections", size=size, lang=lang) as (app, pilot):
        assert "通信管理局" in screen_text(app)
        with patch("tui.screens.sections.outline.progress_line", return_value="数据 33/33 " * 12):
            outline(app).show_anew()
            await pilot.pause()
            assert ".." in screen_text(app).split("\n")[-2], "a long line is cut with its sign"
        outline(app).show_anew()
        go_to(app, "statements")
        await press(pilot, "enter")
        assert isinstance(app.screen, SectionScreen)
        assert "6412个" in screen_text(app)
        for key in ("f6", "escape", "ctrl+n", "escape", "ctrl+d", "escape"):
            await press(pilot, key)
            screen_text(app)
        await press(pilot, "escape")
        for key in ("f5", "escape", "f6", "escape", "f1", "escape", "ctrl+t"):
            await press(pilot, key)
            screen_text(app)
        assert isinstance(app.screen, HeadlinesScreen)
        assert "“53+621”" in screen_text(app)


async def test_a_headline_that_is_only_looked_at_keeps_every_sign_and_a_finding_leads_to_its_line(
    tmp_path: Path,
) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.set_texts({"headline": "坚决打赢　这场硬仗", "subheads": "总体可控", "agenda": ""})
    sitting.save()
    sitting.close_journal()
    async with on_stage(desk, "24", "entry") as (app, pilot):
        app.go_to_cell(TextKey("subheads"))
        await press(pilot, "enter")
        assert app.screen.focused is not None and app.screen.focused.id == "subheads"
        fixed = kept(app).series.texts["agenda"]["zh"]
        assert f"不填则用：{fixed}" in flat(screen_text(app)), "what is printed when it is empty"
        await press(pilot, "enter")
        assert kept(app).conference.texts["headline"] == "坚决打赢　这场硬仗"


async def test_a_section_is_made_written_and_its_figures_lifted_at_the_keyboard(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        await press(pilot, "ctrl+o", "end", "f5")
        assert ">│" not in screen_text(app), "the outline's cursor, as if it stood in a line of the form"
        await press(pilot, *"通信管理局", "down", "down", *"李某", "down", "down", *"副局长", "enter")
        assert "通信管理局  副局长  李某" in screen_text(app)
        await press(pilot, "ctrl+n", *"处理故障6412个")
        conference = kept(app).conference
        [statement] = conference.statements.values()
        assert statement.text == {"zh": "处理故障6412个"}
        await press(pilot, "f5")
        text = screen_text(app)
        assert "处理故障6412个" in text, "as it will be printed"
        assert "＝ 6,412" in text, "the exact value"
        [figure] = kept(app).conference.figures.values()
        assert (figure.text, figure.by) == ("6412个", "卓玛")
        await press(pilot, "escape", "f4")
        assert "通信管理局副局长李某介绍，处理故障6412个" in kept(app).draft().text


async def test_every_key_typed_into_a_paragraph_is_on_disk_at_once(tmp_path: Path) -> None:
    desk = prepared(tmp_path, figures=False)
    async with on_stage(desk, "24", "sections") as (app, pilot):
        go_to(app, "statements")
        await press(pilot, "enter", *"网络畅通")
        journal = b"".join(
            path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".json"
        )
        assert "一切正常。网络畅通".encode() in journal


async def test_a_figure_is_refused_with_a_reason_until_it_is_mended(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        go_to(app, "statements")
        await press(pilot, "enter", "ctrl+n")
        assert isinstance(app.screen, FigureDialog)
        await press(pilot, *"若干件")
        assert "“若干件”没有确切的数字" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, FigureDialog) and not kept(app).conference.figures
        await fill(
            pilot, app, raw="200余件", label__zh="解决问题", period="2022-08-08 2022-09-01", kind="累计"
        )
        assert "＝ 200件，不止此数" in screen_text(app)
        await press(pilot, "enter")
        [figure] = kept(app).conference.figures.values()
        assert figure.text == "200余件" and figure.period is not None and figure.period.days == 25
        assert "200余件 解决问题" in screen_text(app)


async def test_a_figure_typed_in_english_is_its_number_in_both_languages(tmp_path: Path) -> None:
    """It was 79.49 of a unit called milliontextmessages."""
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        go_to(app, "statements")
        await press(pilot, "enter", "ctrl+n")
        await fill(pilot, app, raw="79.49 million text messages", label__zh="短信")
        assert "＝ 79,490,000" in screen_text(app)
        await press(pilot, "enter")
        [figure] = kept(app).conference.figures.values()
        assert figure.text == "7949万" and figure.said == {"en": "79.49 million text messages"}


async def test_a_name_is_printed_as_it_is_and_a_bad_day_is_named(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        go_to(app, "statements")
        await press(pilot, "enter", "ctrl+n")
        await fill(pilot, app, raw="0元30G", literal="是", period="上周")
        await press(pilot, "enter")
        assert "要有起日和止日" in screen_text(app) or "不是日期" in screen_text(app)
        await fill(pilot, app, period="")
        await press(pilot, "enter")
        [figure] = kept(app).conference.figures.values()
        assert figure.literal and figure.text == "0元30G"


async def test_rows_are_moved_collapsed_removed_and_brought_back(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    sitting = desk.open(desk.find("24"))
    add_section(sitting, words("商务局"))
    sitting.save()
    async with on_stage(desk, "24", "sections") as (app, pilot):
        go_to(app, "sections")
        await press(pilot, "ctrl+down")
        names = [
            kept(app).conference.sections[key].department["zh"]
            for key in in_order(kept(app).conference.sections)
        ]
        assert names == ["商务局", "通信管理局"]
        assert outline(app).current is not None and outline(app).current.row.words.startswith("通信管理局")  # type: ignore[union-attr]
        assert "累计处理" in screen_text(app)
        await press(pilot, "left")
        assert "累计处理" not in screen_text(app)
        await press(pilot, "right")
        assert "累计处理" in screen_text(app)
        await press(pilot, "delete", "enter")
        assert "通信管理局" in screen_text(app), "the careful answer has the focus"
        await press(pilot, "delete", "right", "enter")
        assert "通信管理局" not in screen_text(app).split("答问")[0]
        await press(pilot, "ctrl+z")
        assert "通信管理局  副局长  李某" in screen_text(app)
        assert "已撤销：删部门发布“通信管理局”" in screen_text(app)
        await press(pilot, "ctrl+y")
        assert not kept(app).conference.statements
        # Errors before warnings, round and round; what is wrong in a headline stands at its row.
        kept(app).undo()
        kept(app).set_text("headline", "新增病例9999例")
        outline(app).renew()
        await press(pilot, "end")
        signs = []
        for _ in range(sum(one.row.sign[:1] in "!?" for one in outline(app).rows) + 1):
            await press(pilot, "f8")
            signs.append(outline(app).current.row.sign[0])  # type: ignore[union-attr]
        assert signs[:-1] == sorted(signs[:-1]) and signs[-1] == signs[0] == "!", signs
        assert outline(app).rows[2].row.sign == "!"


async def test_a_section_of_an_earlier_conference_is_used_again_without_its_figures(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    async with on_stage(desk, "26", "sections") as (app, pilot):
        await press(pilot, "ctrl+u")
        assert "通信管理局" in screen_text(app)
        await press(pilot, "enter")
        assert "通信管理局  副局长  李某" in screen_text(app)
    async with on_stage(sample_desk(tmp_path / "other"), "12", "sections") as (app, pilot):
        await press(pilot, "ctrl+u")
        assert "没有部门发布" in screen_text(app)


async def test_a_known_speaker_brings_the_title_last_held(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "26", "sections") as (app, pilot):
        await press(pilot, "f5", "down", "down", *"李某")
        await press(pilot, "enter")
        [section] = kept(app).conference.sections.values()
        assert (section.department, section.title) == ({"zh": "通信管理局"}, {"zh": "副局长"})


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_department_seen_before_brings_who_spoke_for_it_last(tmp_path: Path, lang: str) -> None:
    desk = prepared(tmp_path)
    sitting = desk.open(desk.find("24"))
    add_section(sitting, words("通信管理局网安处"), words("王某"), words("处长"))
    sitting.save()
    async with on_stage(desk, "26", "sections", lang=lang) as (app, pilot):
        await press(pilot, "f5", *["tab"] * (lang == "en"))
        assert "通信管理局" in screen_text(app), "what was seen before is named"
        await press(pilot, *"通信管理局")
        assert "副局长" in screen_text(app) and "李某" in screen_text(app)
        await press(pilot, *"网安处")
        text = screen_text(app)
        assert "处长" in text and "王某" in text and "李某" not in text, "typed on: who spoke for that one"
        await press(pilot, "down", "down", *"赵某", "enter")
        [section] = kept(app).conference.sections.values()
        assert (section.department["zh"], section.speaker["zh"]) == ("通信管理局网安处", "赵某")
        assert "zh" not in section.title, "the title was the other one's"


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_whoever_was_heard_before_is_offered_by_the_beginning_or_a_part_in_either_language(
    tmp_path: Path, lang: str
) -> None:
    desk = prepared(tmp_path)
    sitting = desk.open(desk.find("24"))
    people = (
        words("西藏大学", en="Tibet University"),
        words("白玛", en="Pema"),
        words("校长", en="president"),
    )
    add_section(sitting, *people)
    add_section(sitting, words("商务厅", en="commerce department"))
    sitting.save()
    offered = "按 → 取用：{}" if lang == "zh" else "→ takes: {}"
    async with on_stage(desk, "26", "sections", lang=lang) as (app, pilot):
        english = lang == "en"  # whose lines stand first then
        await press(pilot, "f5", *["tab"] * english)
        text = screen_text(app)
        assert "西藏大学" in text and "commerce department" in text, "examples in the language of each line"
        for typed, who in (
            ("信管", ("通信管理局  副局长  李某", "通信管理局, 副局长, 李某")),
            ("商", ("商务厅", "commerce department")),
        ):
            await press(pilot, "home", "ctrl+k", *typed)
            assert offered.format(who[lang == "en"]) in screen_text(app)
        await press(pilot, "home", "ctrl+k", *"univ")
        assert offered.format(
            ("西藏大学  校长  白玛", "Tibet University, president, Pema")[lang == "en"]
        ) in screen_text(app)
        await press(pilot, "left", "right")
        await press(pilot, "right", "enter")
        [section] = kept(app).conference.sections.values()
        assert (section.department, section.speaker, section.title) == people
        await press(pilot, "f5", *["down"] * (2 if english else 3), *"pem", "right", "enter")
        again = sorted(kept(app).conference.sections.values(), key=lambda one: one.order)[-1]
        assert (again.department, again.speaker, again.title) == people, "by the English name, too"
        for typed in (
            [*"通信管理局", "down", "down", *"白玛"],
            ["down", "down", *"白玛", "up", "up", *"通信管理局"],
        ):
            await press(pilot, "f5", *["down"] * english, *typed, "enter")
            other = sorted(kept(app).conference.sections.values(), key=lambda one: one.order)[-1]
            assert (other.department, other.speaker, other.title) == (words("通信管理局"), people[1], {}), (
                "one's title and English department never stand beside another"
            )


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_outline_shows_what_a_text_of_its_language_prints_or_says_that_there_is_none(
    tmp_path: Path, lang: str
) -> None:
    printed = ("议题  通报我区", "Agenda  reporting on the latest")[lang == "en"]
    other, marked = (("headline.en", "（没有中文）Good"), ("headline", "(no English yet; Chinese) Good"))[
        lang == "en"
    ]
    async with on_stage(sample_desk(tmp_path), "26", "sections", lang=lang) as (app, pilot):
        assert printed in screen_text(app), "what the series says where nobody wrote anything"
        await press(pilot, "ctrl+t")
        assert printed in screen_text(app), "also where it is chosen"
        await press(pilot, "escape")
        kept(app).set_text(other, "Good")
        outline(app).renew()
        assert marked in screen_text(app)


async def test_an_old_title_is_marked_in_the_outline(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    for number, title in (("26", "局长"), ("28", "副局长")):
        sitting = desk.open(desk.find(number))
        add_section(sitting, words("通信管理局"), words("李某"), words(title))
        sitting.save()
    async with on_stage(desk, "28", "sections") as (app, _):
        row = next(entry.row for entry in outline(app).rows if entry.kind == "sections")
        assert row.sign.startswith("?")


async def test_what_was_promised_stands_at_the_next_conference_until_it_is_kept(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "26", "sections") as (app, pilot):
        assert "以前的承诺" in screen_text(app) and "全部补上" in screen_text(app)
        go_to(app, "promises")
        await press(pilot, "enter", *"已补上", "enter")
        assert "以前的承诺" not in screen_text(app)
        assert "已补上" in [note.text for note in kept(app).conference.notes.values()]


async def test_an_answer_is_made_written_and_flagged_when_its_figure_changes(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "sections") as (app, pilot):
        await press(pilot, "f6", *"生活物资配送", "enter")
        go_to(app, "answers")
        await press(pilot, "enter", *"已解决200余件", "f5")
        await press(pilot, "escape")
        [(key, answer)] = kept(app).conference.answers.items()
        assert list(answer.cited.values()) == ["200余件"]
        row = next(entry.row for entry in outline(app).rows if entry.kind == "answers")
        assert "?" not in row.sign, "what was just written is not asked about"
        [name] = kept(app).conference.figures
        figure = kept(app).conference.figures[name]
        from store.record.quantity import read_quantity

        kept(app).set_fields(
            **{f"figures/{name}": replace(figure, raw="300余件", quantity=read_quantity("300余件"))}
        )
        outline(app).renew()
        row = next(entry.row for entry in outline(app).rows if entry.kind == "answers")
        assert row.sign.startswith("?")
        await press(pilot, "enter", "escape")
        assert kept(app).conference.answers[key].cited == answer.cited, "to look at it is not to confirm it"
        await press(pilot, "enter", "f9", "escape")
        assert list(kept(app).conference.answers[key].cited.values()) == ["300余件"]


@pytest.mark.parametrize(("lang", "typed"), [("zh", "9月30日"), ("en", "Sept. 30")])
async def test_a_promise_is_due_on_a_day_typed_as_any_other_and_shown_with_its_year(
    tmp_path: Path, lang: str, typed: str
) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        await press(pilot, "f6")
        await fill(pilot, app, topic__zh="生活物资配送", promise="全部补上", due="9月31日")
        await press(pilot, "enter")
        assert "9月31日" in str(app.screen.query_one("#due-error").render())
        await fill(pilot, app, due=typed)
        await press(pilot, "enter")
        assert app.screen.query_one("#due", Input).value == "2022-09-30" and not kept(app).conference.answers
        await press(pilot, "enter")
        [answer] = kept(app).conference.answers.values()
        assert answer.due == date(2022, 9, 30)


async def test_a_figure_is_given_its_moment_and_its_days_as_they_are_given_elsewhere(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        go_to(app, "statements")
        await press(pilot, "enter", "ctrl+n")
        await fill(pilot, app, raw="200余件", as_of="8月31日24时", period="8月8日至17日")
        await press(pilot, "enter", "enter")
        [figure] = kept(app).conference.figures.values()
        assert figure.as_of is not None and figure.as_of.moment is not None and figure.period is not None
        assert figure.as_of.moment.iso() == "2022-08-31T24" and figure.period.days == 10


async def test_grid_figures_lists_claims_and_statuses_are_put_into_the_text(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path, figures=False), "24", "sections") as (app, pilot):
        go_to(app, "statements")
        await press(pilot, "enter", "f6", *"新增感染者", "enter")
        text = next(iter(kept(app).conference.statements.values())).text["zh"]
        assert text == "一切正常。{n:yesterday/new_infections}"
        assert "一切正常。674" in screen_text(app)
        await press(pilot, "f6", "down", "down", "down", "enter")
        places = {f"place__{place.key}": "1" for place in kept(app).series.places} | {"place__xigaze": "2"}
        await fill(pilot, app, goal__zh="社会面清零", **places)
        await press(pilot, "enter")
        assert "七市（地）均实现或基本实现社会面清零" in app.screen.query_one(SpanText).text
        await press(pilot, "f6", "down", "enter")
        await fill(pilot, app, items="甲、乙、丙、丁", counted="四款")
        await press(pilot, "enter")
        assert "甲、乙、丙、丁" in screen_text(app)
        await press(pilot, "f6", "down", "down", "enter")
        await fill(pilot, app, predicate__zh="可控", hedge__zh="总体")
        await press(pilot, "enter", "space", "enter")
        [claim] = kept(app).conference.claims.values()
        assert len(claim.supports) == 1
        preview = app.screen.query_one(SpanText).text
        assert preview.startswith(
            "一切正常。674全区七市（地）均实现或基本实现社会面清零甲、乙、丙、丁总体可控"
        )


async def test_titles_are_ticked_taken_and_typed_over(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "titles") as (app, pilot):
        await press(pilot, "space", "down", "enter")
        texts = kept(app).conference.texts
        assert texts["subheads"] == "全区新增本土“53+621”" and texts["headline"] == "全区新增本土“26+207”"
        await press(pilot, "up", "up", "enter")
        assert (
            kept(app)
            .conference.texts["agenda"]
            .startswith("通报我区疫情防控工作最新情况，介绍通信管理局有关情况")
        )
        await press(pilot, "tab", "enter")
        await fill(pilot, app, headline="新增675例", subheads="甲 | 乙")
        await press(pilot, "enter")
        assert kept(app).conference.texts["subheads"] == "甲\n乙"
        line = next(line for line in screen_text(app).split("\n") if "新增675例" in line)
        assert "!" in line, "the body does not say 675"
        for keys, last in ((("home", "home"), "议题建议"), (("end", "end"), "议题")):
            await press(pilot, *keys)
            assert last in next(line for line in screen_text(app).split("\n") if line.startswith(">")), keys
        await press(pilot, "ctrl+l")
        assert app.screen.language == "en"  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_line_is_headline_or_sub_head_and_never_both(tmp_path: Path, lang: str) -> None:
    """The line one had ticked, taken for the headline, was printed twice, and nothing said so."""
    async with on_stage(prepared(tmp_path), "24", "titles", lang=lang) as (app, pilot):

        def texts() -> list[str]:
            return [
                chosen(kept(app).conference, name, app.screen.language) for name in ("headline", "subheads")
            ]

        await press(pilot, "space", "down", "space", "up")
        _, both = texts()
        first, second = both.split("\n")
        await press(pilot, "enter")
        assert texts() == [first, second]
        assert ("从副题移到了主标题" if lang == "zh" else "No longer a sub-head") in screen_text(app)
        await press(pilot, "ctrl+z")
        assert texts() == ["", both], "one step"
        await press(pilot, "enter", "space")
        assert texts() == ["", f"{second}\n{first}"], "and back"


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_text_under_the_cursor_is_the_one_that_is_edited(tmp_path: Path, lang: str) -> None:
    """Enter on the byline opened the line of the sub-heads, marked whole, and typing replaced a chosen one."""
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.set_text("subheads", "甲\n乙")
    sitting.set_text("byline", "商报讯")
    sitting.save()
    async with on_stage(desk, "24", "titles", lang=lang) as (app, pilot):
        await press(pilot, "tab", "down", "down", "enter", *"新华社", "enter")
        texts = kept(app).conference.texts
        assert (texts["subheads"], texts["byline"]) == ("甲\n乙", "新华社")
        await press(pilot, "ctrl+z")
        assert kept(app).conference.texts["byline"] == "商报讯" and "商报讯" in screen_text(app)
        await press(pilot, "shift+tab", "enter")
        assert kept(app).conference.texts["headline"]
        await press(pilot, "ctrl+z")
        assert "headline" not in kept(app).conference.texts, "a title taken by mistake is given back"
        await press(pilot, "ctrl+y")
        assert kept(app).conference.texts["headline"]
    async with on_stage(desk, "24", "sections", lang=lang) as (app, pilot):
        go_to(app, "headlines", 2)
        await press(pilot, "enter", "enter", *"快报", "enter")
        texts = kept(app).conference.texts
        assert (texts["subheads"], texts["byline"]) == ("甲\n乙", "快报")
        await press(pilot, "enter", *"商报讯(记者 李明),综合", "enter")
        assert kept(app).conference.texts["byline"] == "商报讯（记者 李明），综合", (
            "marks beside Chinese words"
        )


async def test_english_words_are_written_beside_the_chinese_ones(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path, figures=False), "24", "sections") as (app, pilot):
        go_to(app, "statements")
        await press(pilot, "enter", "ctrl+l", *"All", "space", *"is", "space", *"well", ".")
        [statement] = kept(app).conference.statements.values()
        assert statement.text == {"zh": "一切正常。", "en": "All is well."}
        await press(pilot, "f5")
        assert "文字里没有可提取的数" in screen_text(app)


async def test_english_figures_are_lifted_at_the_keyboard_and_use_those_of_the_chinese_text(
    tmp_path: Path,
) -> None:
    english = "A total of 1,250 medical workers were sent to fifteen hospitals"
    async with on_stage(prepared(tmp_path, figures=False), "24", "sections", lang="en") as (app, pilot):
        go_to(app, "statements")
        await press(pilot, "enter", *"派出医务人员1250名", "f5")
        [key] = kept(app).conference.figures
        keys = ["space" if sign == " " else "comma" if sign == "," else sign for sign in english]
        await press(pilot, "ctrl+l", *keys, "f5")
        assert "Figures extracted: 2" in screen_text(app)
        [statement] = kept(app).conference.statements.values()
        assert f"A total of {{f:{key}.number}} medical workers" in statement.text["en"]
        assert len(kept(app).conference.figures) == 2, "1,250 is the figure of the Chinese text"
        assert english in kept(app).draft("en").text
        await press(pilot, "ctrl+z")
        assert english in kept(app).draft("en").text
        await press(pilot, "f6")
        assert "number only  1,250" in screen_text(app)
        await press(pilot, "escape")
        assert "1,250 people" in str(app.screen.query_one("#figures", RowList).rows[0].words), (
            "as it is printed here"
        )
        await press(pilot, "ctrl+l")
        assert "1250名" in str(app.screen.query_one("#figures", RowList).rows[0].words)
        await press(pilot, "escape")


PAGE = """某区政府副秘书长王某某表示,截至目前,形势好转。

某区通信管理局副局长扎西某介绍,全行业抢修故障6412个、扩容7471处。

就部分网民反映的买菜有关问题,某市商务局局长李某表示:“解决问题200余件。”"""


async def test_a_pasted_page_is_offered_by_speaker_and_taken_over_in_one_step(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "sections") as (app, pilot):
        before = kept(app).conference
        await paste(app, pilot, PAGE)
        text = screen_text(app)
        assert "[x]" in text and "扎西某" in text
        await press(pilot, "space", "enter")
        conference = kept(app).conference
        assert len(conference.sections) == 1 and len(conference.answers) == 1
        assert [figure.text for figure in conference.figures.values()] == ["6412个", "7471处", "200余件"]
        [answer] = conference.answers.values()
        assert list(answer.cited.values()) == ["200余件"]
        await paste(app, pilot, PAGE)
        text = screen_text(app)
        assert text.count("[ ] = 本场已有") == 2 and text.count("[x]") == 1, (
            "pasted again, it stands here once"
        )
        await press(pilot, "escape", "escape")
        await paste(app, pilot, PAGE.replace("李某", "赵某"))
        assert "[ ] ! 本场已有，但说话人是李某" in screen_text(app)
        await press(pilot, "escape", "escape", "ctrl+z")
        assert kept(app).conference == before
        await paste(app, pilot, "街上没有什么特别的事情，商店照常开门，天气晴好，风不大。")
        assert "[ ] ! 没有读出是谁说的：街上没有什么特别的事情" in screen_text(app), "listed, and not lost"
        await press(pilot, "space", "enter")
        [section], [said] = kept(app).conference.sections.values(), kept(app).conference.statements.values()
        assert not section.department and said.text["zh"].startswith("街上没有什么")
        await paste(app, pilot, "The shops were open and the weather was fine. There was no wind at all.")
        assert "[ ] ! 没有读出是谁说的：The shops were open" in screen_text(app)
        before = kept(app).conference
        await press(pilot, "enter", "enter")
        assert kept(app).conference == before and "什么也没有写进本场" in screen_text(app)
        await paste(app, pilot, "12\t13\n14\t15")
        assert "这里没有用上" in screen_text(app), "figures alone are for the cells, and it says so"


ENGLISH_PAGE = """Shops are open again
Lines are mended

A hard month nears its end

Evening Post (Ann Gray) -- The information office held a press conference on Thursday.

Zha Xi, deputy director of the regional communications administration, said: Crews have mended 6,412 faults。

Responding to a concern raised by some residents about late parcels, Li Mou, director of the city post bureau, said: “More than 320 counters are open.”"""


async def test_a_pasted_english_page_is_offered_and_goes_beside_the_chinese(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections", lang="en") as (app, pilot):
        await paste(app, pilot, ENGLISH_PAGE)
        text = screen_text(app)
        assert text.count("[x]") == 4 and text.count("[ ]") == 2, "the byline, and the lead nobody says"
        assert "Sub-heads: Shops are open again | Lines are mended" in text
        assert "Beside the Chinese here: Zha Xi" in text and "Beside the Chinese here: late parcels" in text
        await press(pilot, "enter")
        conference = kept(app).conference
        [section], [said] = conference.sections.values(), conference.statements.values()
        [answer] = conference.answers.values()
        assert (section.department["en"], section.speaker) == (
            "regional communications administration", {"zh": "李某", "en": "Zha Xi"},
        )  # fmt: skip
        assert said.text["zh"] == TEXT and said.text["en"].startswith("Crews have mended {f:")
        assert answer.topic == {"zh": "配送", "en": "late parcels"} and answer.speaker["en"] == "Li Mou"
        await paste(app, pilot, ENGLISH_PAGE)
        assert screen_text(app).count("Stands here already") == 2
        await press(pilot, "escape", "escape")
        await paste(app, pilot, ENGLISH_PAGE.replace("Li Mou", "Wang Wu"))
        assert "Stands here already, but said by Li Mou" in screen_text(app)
        await press(pilot, "enter", "enter")
        assert kept(app).conference == conference and "nothing was taken over" in screen_text(app)


async def test_markup_and_control_characters_of_a_person_do_nothing(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    evil = "[b]粗[/b][@click=app.quit]x[/]"
    section = add_section(sitting, words(evil), words(evil), words(evil))
    add_statement(sitting, section, evil)
    add_answer(sitting, Answer(0, words(evil), text=words(evil), promise=evil))
    sitting.set_text("headline", evil)
    sitting.save()
    async with on_stage(desk, "24", "sections", size=(120, 40)) as (app, pilot):
        assert screen_text(app).count("[@click=app.quit]") >= 4
        go_to(app, "statements")
        await press(pilot, "enter")
        await paste(app, pilot, "前\x1b[31m红\x07\u202e后\n行")
        [statement] = kept(app).conference.statements.values()
        assert statement.text["zh"] == evil + "前红后\n行"
        assert "[@click=app.quit]x[/]前红后" in screen_text(app)
        await press(pilot, "ctrl+d")
        screen_text(app)


async def test_the_draft_leads_from_a_sections_figure_to_the_outline(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    async with on_stage(desk, "24", "sections") as (app, pilot):
        go_to(app, "statements")
        await press(pilot, "enter", "f5", "escape", "f4")
        view = app.screen.query_one(SpanText)
        at = next(i for i, mark in enumerate(view.marks) if view.text[mark.start : mark.end] == "7471处")
        view.go_to(at)
        await pilot.pause()
        foot = screen_text(app)
        assert "数据“紧急扩容”" in foot and "= 7471" in foot and "卓玛" in foot
        await press(pilot, "enter")
        assert outline(app).current is not None


async def test_a_finding_about_a_section_is_named_and_leads_there(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.set_text("headline", "新增999例")
    sitting.save()
    async with on_stage(desk, "24", "checks") as (app, pilot):
        assert "“6412个”“7471处”" in screen_text(app)
        rows: Any = app.screen
        for rule, place in (("发言", SectionsScreen), ("主标题", HeadlinesScreen)):
            at = next(i for i, row in enumerate(rows.query_one("#main").rows) if row.words.startswith(rule))
            rows.query_one("#main").go_to(at)
            await press(pilot, "enter")
            assert isinstance(app.screen, place)
            if place is SectionsScreen:
                assert outline(app).current is not None and outline(app).current.kind == "statements"  # type: ignore[union-attr]
            await press(pilot, "f7")
            rows = app.screen


async def test_undo_in_the_editor_goes_on_past_typing(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        go_to(app, "statements")
        await press(pilot, "enter", "f5")
        assert len(kept(app).conference.figures) == 3
        await press(pilot, "ctrl+z")
        assert not kept(app).conference.figures and "6412个" in app.screen.query_one(ProseEditor).text
        await press(pilot, "ctrl+y")
        assert len(kept(app).conference.figures) == 3 and "{f:" in app.screen.query_one(ProseEditor).text
        await press(pilot, *"好")
        await press(pilot, "ctrl+z")
        [statement] = kept(app).conference.statements.values()
        assert statement.text["zh"].endswith("。") and len(kept(app).conference.figures) == 3


async def test_a_page_on_the_reading_screen_goes_on_to_the_outline(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        app.go("reading", kept(app), text=PAGE)
        await pilot.pause()
        await press(pilot, "ctrl+o")
        await pilot.pause()
        assert "扎西某" in screen_text(app)
        await press(pilot, "enter")
        assert len(kept(app).conference.sections) == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_filter_that_finds_nothing_says_so(tmp_path: Path, lang: str) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        go_to(app, "statements", 0)
        await press(pilot, "enter", "f6", *"zzz")
        assert ("没有符合的" if lang == "zh" else "Nothing matches") in screen_text(app)
        assert ("＋ 新的数据" if lang == "zh" else "+ a new figure") in screen_text(app), "it can be made"
        await press(pilot, "enter")
        assert isinstance(app.screen, FigureDialog), "the first that can be made stands under the cursor"
