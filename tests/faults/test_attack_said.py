"""Attack: a figure that is to be printed as another one, in every spelling and by every way it comes in."""

import datetime
import json
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.checks.panel import run_rules as check
from store.checks.parts import UNREADABLE
from store.checks.report import instruction, message
from store.desk.desk import Desk
from store.desk.outgoing.exporting import Export, Order
from store.desk.outgoing.gate import Refused
from store.desk.paragraphs.section_figures import lift
from store.desk.paragraphs.sections import add_section, add_statement
from store.record.conference import Conference
from store.record.figure import CountedList, Figure
from store.record.quantity import from_document, read_quantity, to_document
from store.record.section import Section, Statement
from store.record.words import words
from store.wording.book.book import Book
from store.wording.numbers.printed_as import counts, figure_trouble
from store.wording.numbers.printed_lists import list_trouble
from store.wording.prove.books import load_book
from store.wording.say.saying import say
from tests.checks_cases import conference, series
from tests.page_of_the_24th import page
from tests.stage import on_stage, press, sample_desk, screen_text
from tests.typed_figures import enter_figure, type_figure
from tui.cli import run

# (the figure as recorded, the language, what it is to be printed as)
FALSE = [
    *(("6412个", "en", said) for said in (
        "9,999", "six hundred", "6,413", "64,12", "6412 thousand", "6,412 million", "about 6,412", "more than 6,412",
        "nearly 6,412", "at most 6,412", "up to 6,412", "over 6,412", "6,412 and 9,999", "6,412 (9,999)", "6,412, or 9,999",
        "9,999 (6,412)", "6,412 or so", "6,412 plus", "6,412-odd", "6,412+", "6,412 tons", "6,412 yuan", "6,412 percent",
        "6,412%", "6,412 dozen", "6,412 hundred", "six thousand", "six thousand four hundred and thirteen", "٦٤١٣",
        "٦٤١٢", "６４１２", "𝟔𝟒𝟏𝟐", "⑥④①②", "Ⅵ", "九千", "6412个", "several thousand", "thousands", "none", "no", "zero",
        "many", "the first", "6,412 faults, all repaired", "6,412 per day", "half of 6,412", "twice 6,412", "-6,412",
        "6,412.5", "6.412", "06,412 9", "6 412 9", "1/6412", "6,412 faults, 9,999 sites", "6,412 nine", "not 6,412",
        "6,412K", "6,412bn", "6,412ish", "6412th", "6,412 pairs", "6,412 daily", "6,412 deaths", "6,412 cases", "6,412 false alarms",
        "6,412 faults that never occurred", "6,412 people killed", "6,412 residents",
    )),
    *(("6412个", "zh", said) for said in (
        "九千个", "9999个", "约6412个", "6412余个", "6412万个", "6412例", "6412个和9999个", "６４１３个", "⑨个", "玖仟个", "٩٩٩٩个",
        "近6412个", "6412个以上", "六千个", "六千四百一十三个", "数千个", "6412个九千例", "百分之六十四", "6412吨", "个", "很多", "6412个以内", "6412个半", "6412个的一半",
        "6412个病例", "6412个死亡病例",
    )),
    *(("约35万用户", "en", said) for said in (
        "350,000 users", "more than 350,000 users", "about 35,000 users", "about 35 million users", "nearly 350,000 users",
    )),
    *(("6630.55万元", "en", said) for said in (
        "66.3055 million", "66.3 million yuan", "66.3055 million dollars", "6,630.55 yuan", "66.3055 billion yuan",
    )),
    *(("没有1例", "en", said) for said in ("one case", "1 case", "five cases", "few cases")),
    *(("70%", "en", said) for said in ("70", "70 percentage points", "17%", "70 yuan", "0.7%")),
    *(("三成", "en", said) for said in ("three", "3", "3%", "three percent")),
    *(("1.5万斤", "en", said) for said in ("15,000", "15,000 kg", "15,000 jin (9,999 kg)", "1.5 jin")),
    *(("6412个", "bo", said) for said in ("༩༩༩༩", "9999", "༦༤༡༢ ༩", "མང་པོ", "6412 9", "⑨", "6412 nine", "6༤12", "")),
    *(("7949万条", "bo", said) for said in ("7949", "794900000", "ཁྲི7950")),
]  # fmt: skip
TRUE = [
    *(("6412个", "en", said) for said in (
        "6,412", "6412", "6,412 faults", "6,412 network faults", "a total of 6,412 faults", "six thousand four hundred and twelve",
        "six thousand four hundred twelve faults", "A total of 6,412",
    )),
    *(("6412个", "zh", said) for said in ("6412个", "6,412个", "6412个网络故障", "六千四百一十二个")),
    *(("约35万用户", "en", said) for said in ("about 350,000 users", "approximately 350,000 users", "some 350,000 mobile users")),
    *(("6630.55万元", "en", said) for said in ("66.3055 million yuan", "66,305,500 yuan", "66.3055 million renminbi")),
    *(("没有1例", "en", said) for said in ("no cases", "no severe cases", "zero cases")),
    *(("70%", "en", said) for said in ("70%", "70 percent", "70 per cent", "seventy percent")),
    *(("1.5万斤", "en", said) for said in ("15,000 jin", "15,000 jin (7,500 kg)")),
    *(("7949万条", "en", said) for said in ("79.49 million", "79.49 million text messages", "79,490,000 messages")),
    *(("7949万条", "bo", said) for said in ("ཁྲི7949", "79490000", "༧༩༤༩༠༠༠༠")),
    *(("6412个", "bo", said) for said in ("6412", "༦༤༡༢", "6,412", "ལག་ལེན 6412")),
    ("三成", "en", "30%"), ("近三成", "en", "nearly 30 percent"), ("17.3℃", "en", "17.3 degrees Celsius"),
    ("连续10天", "en", "10 consecutive days"), ("多达900件", "en", "as many as 900 items"), ("四款", "en", "four"),
    ("首例", "en", "the first case"), ("三分之二", "en", "two-thirds"), ("200余件", "en", "more than 200 problems"),
    ("219个保供点位", "en", "219 supply points"), ("5.8万个", "en", "58,000 jobs"),
]  # fmt: skip


def figure(raw: str, language: str, said: str) -> Figure:
    return Figure(
        0, raw, read_quantity(raw), label=words("故障", en="faults"), said={language: said}, section="a"
    )


@cache
def book(language: str) -> Book:
    return load_book(series(), language)


def printed(
    held: Figure | None = None, lists: CountedList | None = None, around: str = "{f:x}"
) -> Conference:
    text = "{l:x}" if lists is not None else around
    section = Section(0, words("某局", en="bureau"), words("张某", en="Zhang"))
    return replace(
        conference(), texts={}, sections={"a": section},
        statements={"t": Statement("a", 0, words(f"共有{text}。", en=f"There were {text}."))},
        figures={"x": held} if held is not None else {}, lists={"x": lists} if lists is not None else {},
    )  # fmt: skip


def held_back(one: Conference) -> bool:
    found = [
        f for f in check(series(), one) if f.failed and f.rule == UNREADABLE and f.severity.value == "error"
    ]
    for finding in found:
        for lang in ("zh", "en"):
            assert "{" not in message(finding, series(), one, lang)
            assert instruction(finding, series(), one, lang)
    return bool(found)


@pytest.mark.parametrize(("raw", "language", "said"), FALSE)
def test_no_other_number_is_printed(raw: str, language: str, said: str) -> None:
    one = printed(figure(raw, language, said))
    assert held_back(one)
    if language in series().books:
        draft = say(series(), book(language), one)
        assert draft.missing and (len(said) < 4 or said not in draft.text)


@pytest.mark.parametrize(("raw", "language", "said"), TRUE)
def test_what_says_the_figure_may_be_printed(raw: str, language: str, said: str) -> None:
    one = printed(figure(raw, language, said))
    assert not held_back(one)
    if language in series().books:
        assert said in say(series(), book(language), one).text


@pytest.mark.parametrize("raw", sorted({raw for raw, language, _ in FALSE if language == "en"}))
def test_the_example_in_the_message_is_one_that_passes(raw: str) -> None:
    trouble = figure_trouble(figure(raw, "en", "9,999 apples or so"))
    assert trouble is not None and raw in trouble.said("zh") + trouble.said("en") + raw
    assert figure_trouble(figure(raw, "en", str(trouble.facts["example"]))) is None


def test_what_is_lifted_from_english_says_its_figure() -> None:
    sitting = page().sitting
    section = add_section(sitting, words("某局", en="bureau"))
    for text in (
        "Up to 900 boxes were sent, as many as 40 teams came and about two-thirds of shops opened.",
        "Two million three hundred thousand people; 0.5 percentage points; 15,000 jin (7,500 kg); 66.3055 million yuan.",
        "A total of 1,250 medical workers, some 350 shops, 70 percent of homes, 12,500 hectares, 15 consecutive days.",
    ):
        key = add_statement(sitting, section, text, language="en")
        for lifted in lift(sitting, "statements", key, book("en")):
            assert figure_trouble(sitting.conference.figures[lifted]) is None


def test_a_measure_behind_a_figure_that_no_other_language_names_yet_is_no_error() -> None:
    """1.5 tonnes, lifted in a paragraph nobody has written in Chinese."""
    bare = replace(figure("1.5", "en", "1.5"), label=words("", en="apples"), said={})
    one = printed(bare)
    english = replace(
        one, statements={"t": Statement("a", 0, {"en": "It handed out {f:x} tonnes of apples."})}
    )
    assert not held_back(english)
    both = replace(one, statements={"t": Statement("a", 0, words("发放苹果{f:x}个。", en="It handed out {f:x} tonnes of apples."))})  # fmt: skip
    assert held_back(both)


def test_words_without_a_figure_are_refused() -> None:
    for bare in (Figure(0, said={"en": "9,999"}), Figure(0, "约左右", said={"en": "9,999"})):
        assert "9,999" not in say(series(), book("en"), printed(bare)).text and held_back(printed(bare))


COUNT = [
    "9999例", "近九千例", "玖仟例", "９９９９例", "٩٩٩٩例", "⑨例", "九千人", "9999名", "9999例1G", "0元9999例", "9,999 cases",
    "nine thousand cases", "9999 infections", "99%", "9999元", "9999万条", "约9999", "“9999例”", "99 percent", "9999 new cases",
]  # fmt: skip
NAMES = ["0元30G", "12345", "5G", "COVID-19", "“0元30G”", "11·25专案", "H7N9", "A座302"]


@pytest.mark.parametrize("raw", COUNT)
def test_what_counts_is_no_name(raw: str) -> None:
    one = printed(Figure(0, raw, literal=True, section="a"))
    assert counts(raw) and held_back(one) and say(series(), book("zh"), one).missing


@pytest.mark.parametrize("raw", NAMES)
def test_a_name_stays_a_name(raw: str) -> None:
    one = printed(Figure(0, raw, literal=True, section="a"))
    assert not counts(raw) and not held_back(one) and raw in say(series(), book("zh"), one).text
    assert held_back(printed(Figure(0, raw, literal=True, said={"en": "9,999 cases"})))


AMOUNTS = [
    "9999患者", "阳性9999", "新增9999", "9,999 died", "dozens of cases", "9999 beds", "9999 hectares", "0元9999户",
    "九千病人", "九千", "9,999",
]  # fmt: skip
SLOGANS = [*NAMES, "“1+7”专班", "12320"]


def test_no_name_counts_what_it_names() -> None:
    from store.checks.drafts import check_draft

    for raws, refused in ((AMOUNTS, True), (SLOGANS, False)):
        for raw in raws:
            one = printed(Figure(0, raw, literal=True, section="a"))
            draft = say(series(), book("zh"), one)
            errors = [
                f for f in check_draft(series(), one, draft) if f.failed and f.severity.value == "error"
            ]
            assert bool(errors or draft.missing) == refused, raw


@pytest.mark.parametrize(
    "around", ["{f:x}例", "新增{f:x}名感染者", "{f:x}万人", "病例{f:x}", "全区死亡{f:x}"]
)
def test_a_name_does_not_become_a_count_by_the_words_beside_it(around: str) -> None:
    from store.checks.drafts import check_draft

    one = printed(Figure(0, "9999", literal=True, section="a"), around=around)
    draft = say(series(), book("zh"), one)
    assert any(f.failed and f.severity.value == "error" for f in check_draft(series(), one, draft))


LISTS = [
    CountedList(0, ("甲", "乙"), translated=("A",)), CountedList(0, ("甲",), translated=("A", "B")),
    CountedList(0, ("甲", "乙"), translated=("A", "9,999 cases")), CountedList(0, ("甲3号", "乙"), translated=("A", "B")),
    CountedList(0, ("甲3号", "乙"), translated=("No. 4", "B")), CountedList(0, ("甲", "乙"), translated=("A", "nine")),
    CountedList(0, ("甲", "乙"), read_quantity("九个"), "两个", translated=("A", "B")),
    CountedList(0, ("甲", "乙"), translated=("A", "⑨")),
    CountedList(0, ("甲", "乙"), translated=("A", "B, C")), CountedList(0, ("甲", "乙"), translated=("A", "")),
    CountedList(0, ("甲", "乙"), translated=("A", "B; C")), CountedList(0, ("甲", "乙"), translated=("A", "B and others")),
]  # fmt: skip


@pytest.mark.parametrize("held", LISTS)
def test_a_list_is_translated_item_by_item(held: CountedList) -> None:
    assert held_back(printed(lists=held))


def test_sound_lists_pass() -> None:
    for items, translated in (
        (("甲", "乙"), ("A", "B")), (("九寨沟", "三亚"), ("Jiuzhaigou", "Sanya")), (("第一中学",), ("No. 1 Middle School",)),
        (("3号楼",), ("Building 3",)), (("三峡",), ("the Three Gorges",)), (("甲",), ()),
        (("住房和城乡建设厅",), ("Department of Housing, Urban and Rural Affairs",)),
    ):  # fmt: skip
        assert list_trouble(CountedList(0, items, translated=translated)) is None, items


@pytest.mark.parametrize("unit", ["个（另9999例）", "个九千例", "例٩٩", "个9"])
def test_a_measure_from_a_file_holds_no_second_number(unit: str) -> None:
    document = {**to_document(read_quantity("6412个")), "unit": unit}
    try:
        held = Figure(0, "6412个", from_document(document))
    except (ValueError, Exception):
        return
    assert figure_trouble(held) is not None
    assert held_back(printed(replace(held, raw="9999个", quantity=read_quantity("6412个"))))


# --- the ways in -----------------------------------------------------------------------------------


def shape(said: str, literal: bool = False) -> str:
    row = {"order": 0, "raw": "6412个", "quantity": {"digits": "6412", "unit": "个"}, "said": {"en": said}}
    if literal:
        row = {"order": 0, "raw": said, "literal": True}
    return json.dumps(
        {
            "series": "xizang_epidemic",
            "conference": 77,
            "held_on": "2022-11-01",
            "parts": {"figures": {"x": row}},
        }
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("said", "literal"), [("9,999", False), ("nine thousand", False), ("9999例", True)])
def test_an_import_refuses_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, said: str, literal: bool
) -> None:
    sample_desk(tmp_path)
    file = tmp_path / "in.json"
    file.write_text(shape(said, literal), "utf-8")
    assert run(["--data", str(tmp_path), "--lang", lang, "import", str(file)]) == 1
    told = capsys.readouterr().err
    assert said in told and ("不是" if lang == "zh" else "figure") in told
    assert run(["--data", str(tmp_path), "show", "77"]) != 0


def test_a_sound_import_comes_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample_desk(tmp_path)
    file = tmp_path / "in.json"
    file.write_text(shape("6,412 faults"), "utf-8")
    assert run(["--data", str(tmp_path), "import", str(file)]) == 0, capsys.readouterr().err


def spoiled(desk: Desk) -> None:
    """A record that holds false words, as an older program or a hand may have left it in the archive."""
    sitting = desk.open(desk.find("24"))
    sitting.replace_with(replace(sitting.conference, **{
        name: getattr(printed(figure("6412个", "en", "9,999")), name) for name in ("sections", "statements", "figures")
    }))  # fmt: skip
    sitting.save()


def test_an_archive_that_holds_one_opens_and_lets_no_final_text_out(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    spoiled(desk)
    sitting = desk.open(desk.find("24"))
    assert sitting.conference.figures["x"].said == {"en": "9,999"}
    for language in ("zh", "en"):
        with pytest.raises(Refused) as refused:
            Export(sitting, Order(tmp_path / "out", ("txt",), (language,)), "en").run()
        assert any("9,999" in reason for reason in refused.value.reasons)


def test_typing_tells_it_and_loses_nothing(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    spoiled(desk)
    sitting = desk.open(desk.find("24"))
    key, why = enter_figure(sitting, "9999例", label={}, literal=True)
    assert why is not None and sitting.conference.figures[key].raw == "9999例"
    assert type_figure(sitting, key, "0元30G") is None
    assert type_figure(sitting, key, "9999例") is not None and sitting.conference.figures[key].raw == "9999例"


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_dialog_shows_why_beneath_its_line_and_loses_nothing(tmp_path: Path, lang: str) -> None:
    from textual.widgets import Input

    from tui.dialogs.parts import FigureDialog, ListDialog

    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", "entry", lang=lang, size=(100, 40)) as (app, pilot):
        results: list[Figure | None] = []
        app.push_screen(FigureDialog(figure("6412个", "en", ""), datetime.date(2022, 9, 1)), results.append)
        await pilot.pause()
        for said in ("9,999", "about 6,412", "six hundred"):
            app.screen.query_one("#said-en", Input).value = said
            await press(pilot, "enter")
            assert isinstance(app.screen, FigureDialog) and app.screen.focused is app.screen.query_one(
                "#said-en"
            )
            shown = str(app.screen.query_one("#said-en-error").render())
            assert said in shown and ("请" in shown if lang == "zh" else "Write it" in shown)
            assert app.screen.query_one("#said-en", Input).value == said
        app.screen.query_one("#said-en", Input).value = "6,412 faults"
        await press(pilot, "enter")
        assert results and results[0] is not None and results[0].said == {"en": "6,412 faults"}
        made: list[CountedList | None] = []
        app.push_screen(ListDialog(CountedList(0, ("甲", "乙"))), made.append)
        await pilot.pause()
        app.screen.query_one("#translated", Input).value = "A"
        await press(pilot, "enter")
        assert isinstance(app.screen, ListDialog) and not made
        assert "2" in str(app.screen.query_one("#translated-error").render())
        app.screen.query_one("#translated", Input).value = "A | B"
        await press(pilot, "enter")
        assert made and made[0] is not None and made[0].translated == ("A", "B")
        assert screen_text(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("way", ["version", "backup"])
def test_what_is_brought_back_is_held_to_the_same_gate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, way: str
) -> None:
    """A version or a backup may hold false words from before; it comes back whole, and no text of it is final."""
    desk = sample_desk(tmp_path / "data")
    spoiled(desk)
    data = ["--data", str(tmp_path / "data"), "--lang", lang]
    if way == "version":
        version = desk.open(desk.find("24"), journal=False).saving
        assert version is not None
        sitting = desk.open(desk.find("24"))
        sitting.replace_with(replace(sitting.conference, figures={}, statements={}))
        sitting.save()
        assert run([*data, "history", "24", "--restore", str(version.kept.version)]) == 0
    else:
        assert run([*data, "backup", str(tmp_path / "b.zip")]) == 0
        assert run([*data, "restore", str(tmp_path / "b.zip"), "--to", str(tmp_path / "back")]) == 0
        data[1] = str(tmp_path / "back")
    capsys.readouterr()
    for language in ("zh", "en"):
        for formats in ("txt,md", "json", "csv,xlsx"):
            asked = ["export", "24", "--text-lang", language, "--to", formats, "--out", str(tmp_path / "out")]
            assert run([*data, *asked]) == 1
            assert "9,999" in capsys.readouterr().err
        assert run([*data, "draft", "24", "--text-lang", language]) == 1
        out = capsys.readouterr()
        assert "9,999" in out.err and "9,999" not in out.out
    assert run([*data, "check", "24"]) == 1
    assert "9,999" in capsys.readouterr().out


# --- a count of something else in the other language -------------------------------------------------


def told_of(raw: str, label: str = "网络故障", **fields: str) -> Conference:
    """A figure of network faults, unless the fields say otherwise; `zh` and `en` are the sentences around it."""
    named = {
        language: fields.pop(f"label_{language}", default)
        for language, default in (("zh", label), ("en", ""))
    }
    said = {language: fields.pop(f"said_{language}", "") for language in ("zh", "en")}
    texts = {"zh": "共有{f:x}。", "en": "There were {f:x}."} | fields
    held = Figure(
        0, raw, read_quantity(raw), section="a", label={key: text for key, text in named.items() if text},
        said={key: text for key, text in said.items() if text},
    )  # fmt: skip
    statement = Statement("a", 0, {key: text for key, text in texts.items() if text})
    return replace(printed(held), statements={"t": statement})


NOUNS = [
    "high-risk areas", "high-risk area", "medium-risk areas", "low-risk areas", "close contacts", "contacts", "infected sites", "Lhasa sites", "sites in Xigaze",
    "people", "people discharged", "patients", "asymptomatic carriers", "new infections", "confirmed COVID-19 cases", "dead cells", "fatalities",
    "people in centralized quarantine", "quarantine rooms", "new local confirmed cases", "recoveries", "persons killed", "residents", "cases closed", "High-Risk Areas",
    "positive tests", "confirmed", "high risk areas", "risk zones", "areas at high risk", "outbreaks", "clusters of infection", "victims",
]  # fmt: skip
MEASURES = ("6412个", "6412处", "6412件", "6412条", "6412起", "6412项")


def test_no_figure_counts_in_another_language_what_it_does_not_count_in_its_own() -> None:
    """Printed so, called so, or by the words around it; in either direction."""
    for raw in MEASURES:
        for noun in NOUNS:
            assert held_back(told_of(raw, said_en=f"6,412 {noun}")), (raw, noun)
    for noun in NOUNS:
        if noun not in ("people", "residents", "Lhasa sites", "sites in Xigaze"):
            assert held_back(told_of("6412个", label_en=noun)), noun
            assert held_back(told_of("6412个", en=f"There were {{f:x.number}} {noun}.")), noun
    for noun in ("高风险区", "病例", "密接者", "死亡病例", "中风险区", "拉萨市站点", "隔离人员"):
        assert held_back(told_of("6412个", said_zh=f"6412个{noun}")), noun


def test_no_measure_of_its_own_stands_behind_a_count_of_things_in_english() -> None:
    for measure in ("kilometers of lines", "km of lines", "tons of goods", "new hectares", "days", "yuan", "percent of lines", "hours", "more kilometers"):  # fmt: skip
        assert held_back(told_of("976条", "线路", en=f"There were {{f:x.number}} {measure}.")), measure
    for counted in (
        "lines",
        "times in 3 days",
        "lines over 40 kilometers",
        "new lines",
        "doses",
        "second lines",
    ):
        assert not held_back(told_of("976条", "线路", en=f"There were {{f:x.number}} {counted}.")), counted
    assert not held_back(told_of("40公里", "线路", en="There were {f:x.number} kilometers of lines."))


def test_what_both_languages_count_may_be_printed() -> None:
    for one in (
        told_of("6412个", "高风险区", said_en="6,412 high-risk areas"),
        told_of("6412个", "", zh="全区高风险区{f:x}。", said_en="6,412 high-risk areas"),
        told_of("35万用户", "用户", said_en="350,000 households"), told_of("6412个", said_en="6,412 faults"),
        told_of("20例", "重症", said_en="20 cases"), told_of("1250名", "", zh="", said_en="1,250 medical workers"),
        told_of("477个", "", zh="", said_en="477 high-risk areas"),
        told_of("10天", "未出现疫情", zh="连续{f:x}未出现疫情。", en="There were no infections for {f:x}.", said_en="10 days"),
        told_of("10天", "平稳", zh="连续{f:x}平稳。", en="There were no infections for {f:x}.", said_en="10 days"),
        told_of("219个保供点位", "", zh="拉萨有{f:x}。", en="Lhasa has {f:x}.", said_en="219 supply points"),
        told_of("219个", "保供点位", en="In Lhasa there were {f:x}.", said_en="219 supply points"),
        told_of("6412个", "故障", said_zh="6412个故障", said_en="6,412 network faults"),
    ):  # fmt: skip
        assert not held_back(one), one.figures
    assert held_back(told_of("6412个", "", zh="", said_en="6,412 high-risk areas")), "the record counts 477"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_count_of_something_else_lets_no_final_text_out(tmp_path: Path, lang: str) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    one = told_of("6412个", said_en="6,412 high-risk areas")
    sitting.replace_with(
        replace(sitting.conference, sections=one.sections, statements=one.statements, figures=one.figures)
    )
    for language in ("zh", "en"):
        with pytest.raises(Refused) as refused:
            Export(sitting, Order(tmp_path / "out", ("txt",), (language,)), lang).run()
        words_ = "另一样东西" if lang == "zh" else "does not name"
        assert any("6,412 high-risk areas" in why and words_ in why for why in refused.value.reasons)


JOINED = [
    (("甲", "乙"), ("A and B", "C")), (("甲", "乙"), ("A", "B and C")), (("移动", "联通"), ("Mobile & Unicom", "Unicom")), (("甲",), ("A plus B",)),
    (("移动", "联通", "电信"), ("Mobile", "Unicom", "Mobile and Telecom")), (("甲", "乙"), ("A as well as B", "C")), (("甲", "乙"), ("A/B", "C")), (("甲", "乙"), ("A + B", "C")),
    (("苹果", "梨"), ("apples", "apples")), (("苹果", "梨"), ("Apples", "the apples")), (("甲", "甲"), ("A", "B")), (("甲", "乙", "丙"), ("A", "B", "a")),
    (("苹果 ", "苹果"), ("apples", "pears")),
]  # fmt: skip
ASKED = [(("苹果", "梨"), ("apples and pears", "rice")), (("钉钉",), ("DingTalk and WeChat",))]


def test_a_list_has_as_many_things_in_each_language() -> None:
    for items, translated in JOINED:
        assert held_back(printed(lists=CountedList(0, items, translated=translated))), (items, translated)
    for items, translated in ASKED:
        one = printed(lists=CountedList(0, items, translated=translated))
        found = [f for f in check(series(), one) if f.failed and f.rule == UNREADABLE]
        assert [f.severity.value for f in found] == ["warning"], (items, translated)
        assert all("逐项" in message(f, series(), one, "zh") for f in found)
    for items, translated in (
        (("发改委",), ("Development and Reform Commission",)), (("甲", "甲"), ("A", "A")), (("米和面", "油"), ("rice and flour", "oil")), (("甲", "乙"), ("A", "B")),
    ):  # fmt: skip
        one = printed(lists=CountedList(0, items, translated=translated))
        assert not [f for f in check(series(), one) if f.failed and f.rule == UNREADABLE], items
