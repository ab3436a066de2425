"""What stands on the screens is said as a press officer and an English copy editor would say it: at the keyboard."""

import re
from datetime import date
from pathlib import Path

import pytest
from textual import events

from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.paragraphs.section_figures import lift
from store.desk.paragraphs.sections import add_section, add_statement, change
from store.record.cell import CellKey
from store.record.words import words
from store.series.definition import VERBS
from tests.stage import NOW, on_stage, press, sample_desk, screen_text, settled, until
from tui.app import BulletinApp
from tui.dialogs.fields import BadField, choice_of
from tui.screens.entry.screen import EntryScreen

STOCKS = """
format = 1
key = "stocks"
common_wording = true
name = { zh = "救灾物资情况通报", en = "relief supplies bulletin" }

[text]
host = { zh = "省应急厅", en = "provincial department of emergency management" }
topic = { zh = "救灾物资", en = "relief supplies" }
topic_short = { zh = "救灾物资", en = "relief supplies" }

[[window]]
key = "yesterday"
day = -1
name = { zh = "昨日", en = "yesterday" }

[[indicator]]
key = "came"
kind = "flow"
name = { zh = "调入", en = "brought in" }
unit = { zh = "件", en = "items" }

[[indicator]]
key = "went"
kind = "flow"
name = { zh = "发放", en = "handed out" }
unit = { zh = "件", en = "items" }

[[indicator]]
key = "balance"
kind = "derived"
plus = ["came"]
minus = ["went"]
name = { zh = "结余", en = "balance" }
unit = { zh = "件", en = "items" }
"""


def stocks_desk(tmp_path: Path, definition: str = STOCKS) -> Desk:
    """A desk that has this series beside its own."""
    folder = tmp_path / "a" / "series" / "stocks"
    desk = open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW, local=tmp_path / "local")
    folder.mkdir(parents=True)
    (folder / "series.toml").write_text(definition, "utf-8")
    for language in ("zh", "en"):
        (folder / f"{language}.toml").write_text(f'format = 1\n[language]\nname = "{language}"\n', "utf-8")
    return desk


@pytest.mark.parametrize(
    ("lang", "said", "not_said"),
    [
        ("zh", "照本系列的中文句子写成", "title"),
        ("en", "worded by the series' English sentences", "“title”"),
    ],
)
async def test_a_trace_says_where_a_sentence_can_be_changed(
    tmp_path: Path, lang: str, said: str, not_said: str
) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "draft", lang=lang) as (app, _):
        text = screen_text(app)
        assert said in text and not_said not in text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ["单位（中文）", "空 → 市商务局", "说法", "空 → 接受采访时表示"]),
        (
            "en",
            [
                "〔…〕: a name",
                "department (Chinese)",
                "blank → 市商务局",
                "verb",
                "blank → said in an interview",
            ],
        ),
    ],
)
async def test_a_history_names_what_changed_as_the_dialogs_do(
    tmp_path: Path, lang: str, said: list[str]
) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    change(sitting, "sections", add_section(sitting, words("市商务局")), verb="tell_state")
    sitting.save()
    async with on_stage(desk, "24", "history", lang=lang, size=(120, 40)) as (app, pilot):
        await settled(app, pilot)
        text = screen_text(app)
        assert [one for one in said if one not in text] == []
        assert " order" not in text and "tell_state" not in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("lang", "said", "fine"),
    [
        ("zh", "截至“79”无法识别", "都对得上"),
        ("en", "as of “79” cannot be read", "What is entered agrees"),
    ],
)
async def test_nothing_is_called_fine_beside_an_as_of_that_cannot_be_read(
    tmp_path: Path, lang: str, said: str, fine: str, size: tuple[int, int]
) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", lang=lang, size=size) as (app, pilot):
        assert isinstance(app.screen, EntryScreen) and fine in " ".join(screen_text(app).split())
        where = app.screen.grid.view.sheet.find(CellKey("", "high_risk"), as_of=True)
        assert where is not None
        app.screen.grid.stand(where)
        await press(pilot, "7", "9", "enter")
        text = " ".join(screen_text(app).split())
        assert "!79" in text and fine not in text
        assert said in text or size[0] == 120  # beside the sheet it is folded


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "场次：文中一处是24"), ("en", "number of the conference: the text says 24")]
)
async def test_a_contradiction_about_the_conference_is_named(tmp_path: Path, lang: str, said: str) -> None:
    page = "9月1日，自治区政府新闻办召开疫情防控工作第二十四场新闻发布会。这是第二十七场新闻发布会。8月31日0时至24时，全区新增本土新冠肺炎确诊病例53例。"
    async with on_stage(sample_desk(tmp_path), "24", "reading", lang=lang, size=(120, 40)) as (app, pilot):
        app.post_message(events.Paste(page))
        await until(pilot, lambda: said in screen_text(app))
        assert "number：" not in screen_text(app)


@pytest.mark.parametrize("place", ["checks", "entry", "review"])
async def test_no_english_is_asked_for_where_a_paragraph_has_none(tmp_path: Path, place: str) -> None:
    """A measure word without English (成) was an error, told with a stretch of the English text: …OME: 比上月多]."""
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    one = add_statement(sitting, add_section(sitting, words("市商务局")), "已发放物资5万件，比上月多两成。")
    lift(sitting, "statements", one)
    sitting.save()
    async with on_stage(desk, "24", place, size=(120, 40)) as (app, pilot):
        await settled(app, pilot)
        text = screen_text(app)
        assert (
            "OME" not in text and "没有英文说法" not in text and "错误1" not in text and "错误 1" not in text
        )


async def test_one_pane_of_the_headlines_has_the_cursor(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW, local=tmp_path / "local")
    desk.add_sample(whole=True)
    async with on_stage(desk, "24", "titles", size=(80, 24)) as (app, pilot):
        await settled(app, pilot)
        text = screen_text(app)
        assert "议题建议" in text and text.count(">") == 1


@pytest.mark.parametrize(("lang", "title"), [("zh", "新闻发布会数据"), ("en", "Press conference figures")])
async def test_an_empty_list_is_of_no_series(tmp_path: Path, lang: str, title: str) -> None:
    desk = open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW, local=tmp_path / "local")
    app = BulletinApp(desk, today=date(2022, 9, 1), lang=lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first = screen_text(app).splitlines()[0]
        assert title in first and not any(word in first for word in ("西藏", "疫情", "Tibet", "epidemic"))


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("zh", ("今日0时至14时", "主标题（英文）")),
        ("en", ("today, midnight to 2 p.m.", "Headline (English)")),
    ],
)
async def test_no_label_of_a_form_is_cut(tmp_path: Path, lang: str, labels: tuple[str, ...]) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", lang=lang) as (app, pilot):
        await press(pilot, "ctrl+d")
        text = screen_text(app)
        assert all(label in text for label in labels), text


@pytest.mark.parametrize(("lang", "balance"), [("zh", "结余"), ("en", "balance")])
async def test_a_figure_that_follows_from_others_is_shown_where_they_are_typed(
    tmp_path: Path, lang: str, balance: str
) -> None:
    """In entry and review: a balance was blank there, could be typed over, and was first seen in the draft."""
    desk = stocks_desk(tmp_path)
    key = desk.create(desk.propose("stocks", today=date(2022, 9, 1)))
    async with on_stage(desk, key, "entry", lang=lang) as (app, pilot):
        await press(pilot, *"70", "enter", *"25", "enter")
        [line] = [line for line in screen_text(app).splitlines() if balance in line and "[" not in line]
        assert "45" in line
        await press(pilot, "f3")
        await settled(app, pilot)
        assert f"{balance} 45" in screen_text(app)


@pytest.mark.parametrize(("lang", "balance"), [("zh", "结余"), ("en", "balance")])
async def test_a_computed_figure_follows_each_key_typed_in_another_panel(
    tmp_path: Path, lang: str, balance: str
) -> None:
    """Of figures by place it stands in a panel of its own, and stayed as it was when one came."""
    place = '\n[[place]]\nkey = "a"\nname = { zh = "甲市", en = "A City" }\n'
    by_place = STOCKS.replace('kind = "flow"', 'kind = "flow"\nby_place = true') + place
    desk = stocks_desk(tmp_path, by_place)
    key = desk.create(desk.propose("stocks", today=date(2022, 9, 1)))
    async with on_stage(desk, key, "entry", lang=lang) as (app, pilot):

        def shown() -> str:
            return next(line for line in screen_text(app).splitlines() if line[1:].startswith(balance))

        await press(pilot, *"70", "enter", *"25")
        assert "45" in shown()
        await press(pilot, "up", *"30")
        assert " 5 " in shown()


@pytest.mark.parametrize(
    ("lang", "known"), [("zh", "表示、介绍、说"), ("en", "said (stating), said (introducing), said,")]
)
def test_a_verb_that_is_none_is_answered_in_the_language_one_reads(lang: str, known: str) -> None:
    """The English was told the Chinese ones; a code is still taken, and the word of either language."""
    read = choice_of("verb", VERBS)
    assert {read("told reporters"), read("告诉记者"), read("tell")} == {"tell"}
    assert [read(one) for one in ("said", "said (introducing)", "介绍")] == ["say", "introduce", "introduce"]
    with pytest.raises(BadField) as refused:
        read("whispered")
    assert known in refused.value.said(lang)


@pytest.mark.parametrize(("lang", "printed"), [("zh", "6630.55万元"), ("en", "66.3055 million yuan")])
async def test_the_reports_give_figures_as_the_language_one_reads_prints_them(
    tmp_path: Path, lang: str, printed: str
) -> None:
    desk = open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW, local=tmp_path / "local")
    desk.add_sample(whole=True)
    async with on_stage(desk, "2022-09-01-000", "board", lang=lang) as (app, pilot):
        await settled(app, pilot)
        text = screen_text(app)
        assert printed in text
        assert lang == "zh" or not re.search("[\u3400-\u9fff]", text)
