"""Numbers in the words of a text: which pass, which are told, where, and what a person may do about them."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import Finding, Severity
from store.checks.drafts import check_draft, together
from store.checks.report import instruction, message, one_key_settles
from store.desk.checking import accept_name, found_in_draft, look
from store.desk.outgoing.gate import why_not
from store.desk.paragraphs.sections import add_section, add_statement
from store.record.answer import Answer
from store.record.conference import Conference
from store.record.figure import Figure
from store.record.notes import LOOSE
from store.record.quantity import read_quantity
from store.record.reference import PartKey, TextKey
from store.record.section import Section, Statement
from store.record.words import words
from store.wording.numbers import numeral_patterns
from store.wording.prove import stray_numerals
from store.wording.prove.books import load_book
from store.wording.prove.stray_numerals import strays_of_text
from store.wording.say.saying import say
from tests.checks_cases import conference, series
from tests.stage import on_stage, sample_desk
from tui.screens.checks import ChecksScreen

BASE = conference(24)


def told(one: Conference, language: str = "zh", form: str = "full") -> list[Finding]:
    """What of this rule is found in a text, each with its sentences in both languages."""
    draft = say(series(), load_book(series(), language), one, form)
    found = [f for f in together(check_draft(series(), one, draft)) if f.rule == LOOSE and f.failed]
    for finding in found:
        for lang in ("zh", "en"):
            said = message(finding, series(), one, lang) + instruction(finding, series(), one, lang)
            several = finding.facts.get("several", (finding.got,))
            assert isinstance(several, tuple) and all(str(one) in said for one in several)
            assert "{f" not in said
    return found


def prose(text: str) -> Conference:
    return replace(
        BASE,
        sections={"s": Section(0, words("通信管理局", en="communications bureau"))},
        statements={"t": Statement("s", 0, {"zh": text, "en": text})},
    )


PASSING = """
8月31日0时至24时|截至9月1日14时|2022年9月|二〇二二年九月一日|2020—2022年|1至8月|8月8日至17日|9月1日下午3点|10:30|10:30，开放|10：30|20世纪80年代|上半年|前三季度|一季度|周一至周五
第24场|第二批|第二十四场|第一季度|党的二十大|十九届六中全会|三级医院|一级响应|三年级|15号楼|〔2022〕15号|（2021—2025年）|318国道G318|COVID-19|5G网络|H1N1|BA.5分支
一是加强|；二是补齐|其一|（一）总体要求|一、总体要求|1.总体要求|①总体要求|（1）总体要求|拨打12345热线|电话：0891-6324567|请拨打120|“三农”工作|“两个确立”|《若干措施二十条》
一线人员|三亚|三峡|四川|九寨沟|八一|一律|万一|十分辛苦|千方百计|统一|一定|五星红旗|一带一路|两不愁三保障|社会面清零|半导体|队伍|内陆|零售|四面八方|一名工作人员|另一家|每一个|唯一
三级应急响应|“七下八上”|营商环境3.0版|图3 2018-2022年|1-10月|2020届高校毕业生|十三届全国人大四次会议|七届省政府第17次|2018-2019，|星期四|两湖地区|零就业家庭|“零跑动”|24小时值守|7×24小时|a one-off|下午3时
每10万人配床位|每百户|新冠肺炎|多个部门|百姓|万家灯火|七一|双方|再接再厉|全力以赴
one of the cities|no one|one another|At once, first and second|Sept. 1, 2022|September 2022|in 2022|by 2025|2021-2025|2 p.m.|10 a.m.|the 24th conference|COVID-19 control|zero-COVID|one-stop|the first half of the year|weigh the area|often|tenet|bone|money
""".replace("\n", "|").strip("|").split("|")  # fmt: skip


@pytest.mark.parametrize("text", PASSING)
def test_what_counts_nothing_passes(text: str) -> None:
    assert [text[s.start : s.end] for s in strays_of_text(text)] == []


@pytest.mark.parametrize(
    ("text", "words_", "severity"),
    [
        ("十分钟", "十分钟", Severity.ERROR), ("三亚九千例", "九千例", Severity.ERROR), ("二十一线索", "二十一", Severity.WARNING),
        ("约九千，", "九千", Severity.WARNING), ("共9999。", "9999", Severity.WARNING), ("推出“0元30G”", "0元、30G", Severity.ERROR),
        ("过半，", "过半", Severity.WARNING), ("第9999例。", "9999例", Severity.ERROR), ("30分钟", "30分钟", Severity.ERROR),
        ("6.9、2.1个百分点", "6.9、2.1个百分点", Severity.ERROR), ("20—24岁", "20—24岁", Severity.ERROR), ("等五方面。", "五方面", Severity.WARNING),
        ("占1/7。", "1/7", Severity.WARNING), ("一例。", "一例", Severity.ERROR), ("高风险区一个。", "一个", Severity.WARNING), ("第999个病例", "999个", Severity.ERROR),
        ("and one each in Tianjin", "one", Severity.WARNING), ("XII例。", "XII例", Severity.WARNING), ("㐅例。", "㐅例", Severity.ERROR), ("scores of cases", "scores of cases", Severity.ERROR),
        ("三日内", "三日内", Severity.ERROR), ("3年", "3年", Severity.ERROR), ("nine thousand, he said", "nine thousand", Severity.WARNING),
        ("送到2 / 3户。", "2 / 3户", Severity.ERROR), ("reached 2/3 of homes.", "2/3 of homes", Severity.ERROR), ("1 1/2 tons", "1 1/2 tons", Severity.ERROR),
    ],
)  # fmt: skip
def test_what_counts_is_an_error_and_the_rest_is_asked(text: str, words_: str, severity: Severity) -> None:
    [finding] = told(prose(text))
    assert (finding.got, finding.severity) == (words_, severity)
    assert finding.cells == (PartKey("statements", "t"),), "Enter leads there"


def test_a_finding_says_in_which_text_of_which_language() -> None:
    [zh] = told(replace(BASE, texts={"byline": "另9999例"}))
    [en] = told(replace(BASE, texts={"byline.en": "9,999 cases"}), "en")
    assert message(zh, series(), BASE, "zh").startswith("电头：“9999例”")
    assert message(en, series(), BASE, "en").startswith("Byline in English: “9,999 cases”")
    assert zh.cells == (TextKey("byline"),)


@pytest.mark.parametrize(
    ("title", "strange"),
    [
        ("全区新增本土“53+621”", ""), ("全区新增本土“53+612”", "612"), ("8月31日新增感染者674例", ""), ("第24场：已解决200余件", ""),
        ("已解决300余件", "300余件"), ("发送短信7949万条", ""), ("发送短信7494万条", "7494万条"), ("治愈出院674人", "674人"),
        ("治愈出院406人", ""), ("拉萨260例无症状感染者", ""), ("林芝260例无症状感染者", "260例"), ("高风险区四百七十七个", ""),
        ("高风险区九千个", "九千个"), ("674条短信", "674条"),
    ],
)  # fmt: skip
def test_a_title_says_no_figure_that_the_record_does_not(title: str, strange: str) -> None:
    figures = {key: Figure(0, raw, read_quantity(raw)) for key, raw in (("a", "200余件"), ("b", "7949万条"))}
    found = told(replace(BASE, figures=figures, texts={"headline": title}))
    assert [finding.got for finding in found] == ([strange] if strange else [])
    assert all(finding.severity is Severity.ERROR for finding in found)


@pytest.mark.parametrize(
    ("name", "counts"),
    [("0元999G", False), ("0元1000G", True), ("计划九百九十九", False), ("计划一千", True), ("阳性999", True), ("计划12345", False)],
)  # fmt: skip
def test_a_name_counts_from_a_thousand_on(name: str, counts: bool) -> None:
    one = replace(prose("推出{f:a}。"), figures={"a": Figure(0, name, literal=True, section="s")})
    assert bool(told(one)) is counts


def test_a_question_and_a_promise_are_looked_at_where_they_are_printed(tmp_path: Path) -> None:
    from store.desk.paragraphs.answers import add_answer
    from store.record.answer import Answer

    sitting = sample_desk(tmp_path).open(sample_desk(tmp_path).find("24"))
    add_answer(
        sitting,
        Answer(
            0,
            words("配送"),
            words("缺9999件吗？"),
            speaker=words("蒋某"),
            text=words("不缺。"),
            promise="补上八千件",
        ),
    )
    assert {f.got for f in look(sitting) if f.rule == LOOSE} == {"9999件、八千件"}
    assert why_not(sitting, sitting.draft("zh", "qa")).errors
    assert not [f for f in found_in_draft(sitting, sitting.draft("zh", "full")) if f.rule == LOOSE]


def test_a_name_is_accepted_once_and_the_series_remembers(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    section = add_section(sitting, words("通信管理局"))
    add_statement(sitting, section, "推出三色码。另有9999例。")
    counted, asked = (f for f in found_in_draft(sitting, sitting.draft("zh", "full")) if f.rule == LOOSE)
    assert not accept_name(sitting, counted, "zh"), "a number with its unit is no name"
    assert accept_name(sitting, asked, "zh") and sitting.conference.notes[asked.id].by == "卓玛"
    assert [f.got for f in why_not(sitting, sitting.draft("zh", "full")).errors] == ["9999例"]
    assert not why_not(sitting, sitting.draft("zh", "full")).unexplained
    sitting.save()
    # One that is held already, and one begun from it long after.
    for held in (desk.open(desk.find("26")), None):
        if held is None:
            begun = desk.propose(today=date(2022, 10, 1))
            begun = replace(begun, held_on=date(2022, 10, 1), number=99)
            held = desk.open(desk.create(begun))
        before = len(why_not(held, held.draft("zh", "full")).unexplained)
        add_statement(held, add_section(held, words("通信管理局")), "现已使用三色码管理。")
        assert [f.explained for f in found_in_draft(held, held.draft("zh", "full")) if f.rule == LOOSE] == [
            "固定名称，不是数据"
        ]
        add_statement(held, section, "推出四色码。")
        assert len(why_not(held, held.draft("zh", "full")).unexplained) <= before + 1


@pytest.mark.usefixtures("quick_screens")
async def test_one_key_accepts_a_name_in_the_checks_panel(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    add_statement(sitting, add_section(sitting, words("通信管理局")), "推出三色码。")
    sitting.save()
    async with on_stage(desk, "24", "checks") as (app, pilot):
        screen = app.screen
        assert isinstance(screen, ChecksScreen)
        at = next(at for at, one in enumerate(screen.rows) if one is not None and one.rule == LOOSE)
        screen.query_one("#main").go_to(at)  # type: ignore[attr-defined]
        await pilot.press("f9")
        await pilot.pause()
        [accepted] = [f for f in look(screen.sitting) if f.rule == LOOSE]
        assert accepted.explained == "固定名称，不是数据"
        await pilot.press("ctrl+z")
        await pilot.pause()
        [asked] = [f for f in look(screen.sitting) if f.rule == LOOSE]
        assert not asked.explained


def test_an_office_has_words_of_its_own(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    add_statement(sitting, add_section(sitting, words("通信管理局")), "推出三色码和四色码。")
    sitting.save()
    own = tmp_path / "series" / "xizang_epidemic"
    own.mkdir(parents=True)
    (own / "zh.toml").write_text('[choice]\nset_words = ["三色码"]\n', encoding="utf-8")
    again = sample_desk(tmp_path)
    sitting = again.open(again.find("24"))
    assert [f.got for f in found_in_draft(sitting, sitting.draft("zh", "full")) if f.rule == LOOSE] == ["四"]


def test_the_words_that_count_nothing_are_no_numbers_with_a_unit() -> None:
    """A word of the list that is a number with its unit, whole, would let that number out."""
    from store.record.numeral import NotANumeral, read_chinese

    for word in (
        (Path(numeral_patterns.__file__).parent / "numeral_words.txt").read_text(encoding="utf-8").split()
    ):
        for unit in (
            "例",
            "人",
            "名",
            "个",
            "户",
            "家",
            "元",
            "天",
            "吨",
            "次",
            "件",
            "处",
            "辆",
            "箱",
            "条",
            "批",
            "%",
            "",
        ):
            if word.endswith(unit) and len(word) > len(unit) and not word.startswith("#"):
                try:
                    number = read_chinese(word.removesuffix(unit))
                except NotANumeral:
                    continue
                assert not number, word


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [("推出三色码管理。", "三色码"), ("约九千，", "约九千"), ("a plan of nine, he said", "of nine"), ("nine-colour codes", "nine-colour")],
)  # fmt: skip
def test_an_acceptance_stands_for_the_name_and_no_more(text: str, stands_for: str) -> None:
    found = strays_of_text(text)
    assert stray_numerals.own_words(text, found, found[0]) == stands_for


def test_official_language_of_a_flood_and_an_examination_asks_nothing() -> None:
    for text in (
        "将防汛应急响应由Ⅲ级提升至Ⅱ级，启动Ⅳ级响应。", "确保不漏一户、不落一人。", "开通12345、96101等咨询热线。", "拨打12345、120便民服务热线。",
        "The national exam of 2023 will be held soon.",
    ):  # fmt: skip
        assert strays_of_text(text) == (), text
    for text in ("新增Ⅲ级病例Ⅻ例。", "漏报一户。", "有12345、96101人。", "An exam of 2,023 candidates."):
        assert strays_of_text(text), text


def test_a_sign_that_prints_nothing_at_the_edge_of_a_figure_ends_no_scan() -> None:
    from store.wording.prove.altered_figures import altered
    from store.wording.say.draft import Draft, DraftSpan, SpanKind

    text = "共\u20dd12\u20dd例"  # the ring around a sign is left out of the plain signs
    for first, last in ((1, 4), (2, 4), (2, 5)):
        draft = Draft(text, (DraftSpan(first, last, SpanKind.COUNT),), "zh", "full")
        assert [
            stray for stray in (*stray_numerals.strays_of_draft(draft), *altered(draft)) if stray.start > 5
        ] == []


def test_the_english_title_the_program_proposes_is_its_own() -> None:
    """Each number of it stands with its own name: the comma ends what a number is asked to be."""
    one = conference(24)
    for title, held in (
        ("Tibet reports 53 new local cases, 621 asymptomatic", False),
        ("Tibet reports 621 new local cases, 53 asymptomatic", True),
        ("Tibet reports 54 new local cases, 621 asymptomatic", True),
    ):
        titled = replace(one, texts={"subheads.en": title})
        found = check_draft(series(), titled, say(series(), load_book(series(), "en"), titled))
        assert bool([each for each in found if each.failed and each.rule == LOOSE]) == held, title


def test_advice_about_a_number_in_a_field_names_no_key_that_the_field_has_not(tmp_path: Path) -> None:
    """A promise has no F5; a number of the text beside it is told by itself, since one key makes a figure of it."""
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"), journal=False)
    answer = Answer(0, words("物资配送"), text=words("已配送7批。"), promise="两周内送到")
    sitting.set_fields(**{"answers/a1": answer})
    found = [one for one in look(sitting) if one.rule == LOOSE and one.failed]
    told = {str(one.got): instruction(one, sitting.series, sitting.conference, "zh") for one in found}
    assert list(told) == ["7批", "两周"]
    assert told["7批"].startswith("在段落里按 F5") and "在这一栏里删去或换个说法" in told["两周"]
    assert not any(one_key_settles(one) for one in found), "and the bar offers no F9"
