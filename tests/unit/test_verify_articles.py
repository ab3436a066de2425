"""An article of others held against its record: right ones agree, and a changed digit is named."""

import re
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.checks.bulletins.articles import Article, held_against
from store.checks.drafts import against_the_figures
from store.desk.incoming.verifying import verify_file
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.window import Moment
from tests.sample_conferences import samples
from tests.stage import sample_desk
from tests.wording_records import book, series
from tui.cli import run

ARTICLE = """西藏新增18例本土确诊病例 171例无症状感染者

某报客户端2022-09-05 16:08
9月5日下午，自治区举行疫情防控工作第二十八场新闻发布会。据介绍，9月4日0时至24时，西藏新增本土新冠肺炎确诊病例64例（其中拉萨市32例、日喀则市6例、昌都市18例、那曲市8例）。新增无症状感染者452例（其中拉萨市208例、日喀则市153例、山南市7例、昌都市4例、那曲市51例、阿里地区28例、林芝市1例）。
截至9月4日24时，西藏共有高风险区494个，中风险区211个。出院的累计736人。
图为8月18日某方舱医院14名无症状感染者出舱。志愿者送物资5.2万余次。
（记者 张三）热线：010-60910566-1260，邮箱 1543321@qq.com，A03版
"""
"""In our own words. It prints neither the afternoon's figures but in its title, nor those in quarantine."""
SHORT = "西藏本土新增“18+171”\n9月5日0时至14时，全区新增本土新冠肺炎确诊病例18例。"
TRADITIONAL = "今日0時(shí)至14時(shí)，西藏新增18例本土確診病例和171例本土無(wú)癥狀感染者\n9月5日0時至14時，全區新增本土新冠肺炎確診病例18例。"
NATIONAL = "The Chinese mainland reported 307 new confirmed cases, of which 132 were in Sichuan. Tibet reported 64 new confirmed cases on Sept. 4."
ENGLISH = (
    "Tibet reports 18 new confirmed cases\nFrom midnight to 2 p.m. on September 5, the region reported 18 new local confirmed "
    "COVID-19 cases, including 6 in Lhasa, 8 in Qamdo and 4 in Nagqu.\nCall 0891-6123456."
)


def judged(text: str, number: int = 28) -> Article:
    return held_against(series(), [book("zh"), book("en")], samples()[number], text)


@pytest.mark.parametrize("text", [ARTICLE, SHORT, ENGLISH, TRADITIONAL, NATIONAL])
def test_a_right_article_agrees_whatever_it_leaves_out_and_has_around_it(text: str) -> None:
    found = judged(text)
    assert found.differences == () and found.prints and found.omitted


def test_an_as_of_by_its_day_alone_is_of_the_record_and_a_national_figure_is_not() -> None:
    text = "9月4日0时至24时，西藏新增本土确诊病例64例。截至4日24时，全区共有高风险区494个。"
    assert judged(text).differences == ()
    assert [each.got for each in judged(text.replace("截至4日", "截至7日")).differences] == ["2022-09-07T24"]
    press = "Tibet reported 64 new confirmed cases on Sept. 4, and 452 asymptomatic ones, against the total of 1,379 in the PRC."
    assert judged(press).differences == ()
    assert [each.got.strip() for each in judged(press.replace("in the PRC", "in Tibet")).differences] == [
        "1,379"
    ]


OTHERS = (
    "全区累计排查密接者92587人。", "截至4日24时，全区累计出院736人，其中4日出院103人。", "当日治愈出院180人。", "拉萨市共有高风险区310个，中风险区88个。",
    "单日新增感染者降至516例。", "高风险区从543个降至494个。", "昌都市 18例", "较9月10日24时减少高风险区43个、增加中风险区3个。",
    "9月4日，其中城关区5例、达孜区3例。", "9月4日，全区确诊病例治愈出院12例。", "9月3日0时至24时，全区新增本土新冠肺炎确诊病例51例。", "四川省当日新增确诊病例128例，其中成都103例。", "西藏9月4日新增64+452 今日0至14时新增18+171",
)  # fmt: skip


@pytest.mark.parametrize("words", OTHERS)
def test_what_is_said_of_others_than_the_record_s_figures_is_no_contradiction(words: str) -> None:
    assert judged(f"{ARTICLE}\n{words}").differences == ()


def test_what_is_of_no_window_is_compared_on_a_page_without_a_date() -> None:
    text = "9月4日，西藏新增本土确诊64例、无症状452例。高风险区494个，中风险区211个。"
    assert judged(text).differences == () and judged(text).prints
    assert [each.got for each in judged(text.replace("494", "449")).differences] == ["449"]


def test_a_total_the_article_does_not_print_is_not_told_beside_the_part_that_is_wrong() -> None:
    text = "9月4日0时至24时，西藏新增本土确诊病例46例。新增无症状感染者452例。"
    assert [(each.got, each.line > 0) for each in judged(text).differences] == [("46", True)]


def test_what_a_sentence_says_before_it_counts_something_else_since_is_compared() -> None:
    text = "9月4日0时至24时，西藏新增确诊病例64例。截至4日24时，全区高风险区494个；治愈出院736人，累计解除集中隔离观察35827人。"
    assert judged(text).differences == ()
    assert [each.got for each in judged(text.replace("736", "763")).differences] == ["763"]
    twice = text.replace("累计解除", "当日治愈出院103人，累计解除")
    assert judged(twice).differences == ()


def test_an_as_of_of_the_conference_s_own_day_is_not_that_of_its_figures() -> None:
    text = "9月4日0时至24时，西藏新增本土确诊病例64例。截至5日24时，全区共有高风险区494个。"
    assert [each.got for each in judged(text).differences] == ["2022-09-05T24"]
    press = "LHASA, Sept. 5 (Xinhua) -- Tibet registered 64 confirmed cases on Sept. 4.. Tests reached 95 percent of residents."
    assert (
        judged(press).differences == ()
        and judged(press.replace("registered 64", "registered 46")).differences
    )


OF_ONE_DAY = "9月4日0时至24时，西藏新增本土确诊病例64例。"


def test_another_day_s_standing_figure_is_let_pass_beside_the_record_s_own_or_where_the_archive_has_it() -> (
    None
):
    earlier, ours = [samples()[26]], "截至9月4日24时，全区共有高风险区494个。"
    then = "截至9月2日24时，全区共有高风险区{}个。"
    known = samples()[26].cells[CellKey("", "high_risk", "")].value

    def wrong(text: str, archive: bool = True) -> set[str]:
        found = held_against(
            series(), [book("zh"), book("en")], samples()[28], text, earlier=earlier if archive else ()
        )
        return {each.got for each in found.differences}

    assert not wrong(OF_ONE_DAY + then.format(known)) and not wrong(OF_ONE_DAY + then.format(known) + ours)
    assert wrong(OF_ONE_DAY + then.format(495)) and wrong(OF_ONE_DAY + then.format(495) + ours) == {"495"}
    assert not wrong(OF_ONE_DAY + then.format(495) + ours, archive=False)
    assert wrong(OF_ONE_DAY + then.format(495), archive=False) == {"495", "2022-09-02T24"}


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("出院人数有所增加；已有736人。", "736", "737"), ("高风险区有所减少，共494个。", "494", "495"),
        ("9月5日下午，发布会上通报，4日全区新增64例。", "64例。", "65例。"), ("截至4日24时，高风险区494个。", "截至4", "截至0"),
    ],
)  # fmt: skip
def test_how_many_there_are_behind_a_comparison_and_on_a_short_day_is_compared(
    words: str, right: str, wrong: str
) -> None:
    assert judged(OF_ONE_DAY + words).differences == ()
    assert judged(OF_ONE_DAY + words.replace(right, wrong)).differences


def test_what_no_record_can_decide_is_told_once() -> None:
    found = judged(ARTICLE)
    assert [ARTICLE[slice(*span)] for span in found.beside] == ["14名", "5.2万余次", "1543321"]
    assert {ARTICLE[slice(*span)] for span in found.passing} >= {"2022-09-05 16:08", "010-60910566-1260"}
    assert {"53960", "35827"} <= {each.expected for each in found.omitted}
    totals = {each.expected for each in found.omitted if str(each.key).endswith("stated")}
    assert not {"18", "171", "736"} & totals


def test_a_changed_digit_is_named() -> None:
    """Digits of the article made others in turn: named as wrong, or listed where no record can tell."""
    turn = count(1)
    for digit in list(re.finditer("[0-9]", ARTICLE))[::6]:
        other = str((int(digit[0]) + next(turn) % 8 + 1) % 10)
        text = ARTICLE[: digit.start()] + other + ARTICLE[digit.end() :]
        found = judged(text)
        listed = any(start <= digit.start() < end for start, end in (*found.beside, *found.passing))
        told = ARTICLE[max(0, digit.start() - 12) : digit.end()]
        assert found.differences or listed, (told, other)
        if digit.start() < ARTICLE.index("图为") and "客户端" not in told and "09-05" not in told:
            assert found.differences, (told, other)


def test_traditional_characters_and_glosses_are_looked_through() -> None:
    assert judged(TRADITIONAL.replace("171例", "117例")).differences
    assert judged(TRADITIONAL.replace("至14時", "至24時")).differences


SCOPED = {
    "Tibet registered 64 confirmed cases on Sept. 4. In Lhasa there were 32 confirmed cases.": ("32", "23"),
    "Tibet registered 64 confirmed cases on Sept. 4, while in Lhasa there were 32 confirmed cases.": (
        "32",
        "23",
    ),
    "Tibet reported a total of 516 cases on Sept. 4 (compared to 556 the day before, 511 before that).": (
        "516",
        "615",
    ),
    "9月4日，全区新增确诊病例64例，拉萨市确诊32例、无症状208例。": ("208", "280"),
    "西藏9月4日新增64+452 今日0至14时新增18+171": ("14时", "24时"),
    "9月4日，全区新增确诊病例64例，其中昌都、那曲两市共26例。": ("26", "62"),
    "9月4日新增感染者516例，比9月3日的556例少40例。": ("516", "561"),
    "9月4日，全区新增确诊病例64例。成都市新增确诊103例。": ("64", "46"),
    "9月4日，全区新增确诊病例64例。全区高风险区由537个降至494个。": ("494", "449"),
    "拉萨市32+208、日喀则市6+153，9月4日西藏新增确诊病例64例": ("208", "280"),
    "Tibet reported 64 confirmed cases on Sept. 4. Qamdo, in eastern Tibet, had 18 new confirmed cases.": (
        "18",
        "81",
    ),
    "Tibet reported 64 confirmed cases on Sept. 4. Some 53,960 people are under centralized quarantine.": (
        "53,960",
        "59,360",
    ),
    "Tibet reported 64 confirmed cases on Sept. 4. Nationwide, 307 new cases were reported; officials expect 300 next week.": (
        "64",
        "46",
    ),
    "Tibet reported 64 confirmed cases on Sept. 4. The number of high-risk areas fell from 578 to 494. Lhasa's Chengguan District had 12 cases.": (
        "494",
        "449",
    ),
}


@pytest.mark.parametrize("words", SCOPED)
def test_a_figure_is_whose_and_of_when_the_reader_says_it_is(words: str) -> None:
    assert judged(words).differences == ()
    right, wrong = SCOPED[words]
    assert len(judged(words.replace(right, wrong)).differences) == 1


OF_SOME = (
    "病例1：男，34岁。\n病例2：女，53岁。", "无症状感染者1，居住于城关区。\n系无症状感染者1的密切接触者。", "新增订正病例1例。",
    "1例为外省返藏人员；\n2例为前期病例的密切接触者。", "其中32例确诊病例和208例无症状感染者在集中点发现。", "当日转为确诊病例5例。",
    "新增治愈出院确诊病例12例，其中拉萨市10例、那曲市2例。", "目前在院隔离治疗确诊病例111例。", "有10例（拉萨市10例）确诊病例达到出院标准。",
    "报告新增确诊病例70例，其中境外输入6例，本土64例。", "新增135例社会面筛查人员涉2市：拉萨51例、昌都84例。", "外省返藏人员4例，拉萨市城关区3例、达孜区2例。",
    "城关区确诊病例6，系城关区确诊病例5的密切接触者。", "新增确诊病例544至547均为集中隔离人员。", "昌都市18例，1例在管控人员中发现、17例在区域检测中发现。",
    "无新增死亡病例新增确诊病例64例。", "“0815”疫情累计报告确诊病例120例。",
)  # fmt: skip
LISTED = "9月4日，全区新增确诊病例64例，其中拉萨市32例（城关区30例、达孜区2例）、日喀则市6例（均为密接）、昌都市卡若区18例、那曲市8例。"


@pytest.mark.parametrize("wrong", ["18例", "19例"])
def test_the_only_town_of_a_place_is_all_of_it(wrong: str) -> None:
    text = f"{OF_ONE_DAY}其中昌都市卡若区{wrong}，为区外返回人员在集中隔离中发现。"
    assert bool(judged(text).differences) is (wrong == "19例")


@pytest.mark.parametrize("words", OF_SOME)
def test_a_case_of_a_list_a_label_and_some_of_a_total_contradict_nothing(words: str) -> None:
    assert judged(f"{OF_ONE_DAY}\n{words}").differences == ()


@pytest.mark.parametrize("right", ["32例", "6例", "18例", "8例。"])
def test_each_member_of_a_list_is_of_what_the_list_divides(right: str) -> None:
    assert judged(LISTED).differences == ()
    text = LISTED.replace(right, f"9{right}", 1)
    assert [each.got for each in judged(text).differences] == [re.findall("[0-9]+", f"9{right}")[0]]


def test_a_total_that_its_places_do_not_make_agrees_with_what_was_printed() -> None:
    record = samples()[28]
    key = CellKey("yesterday", "confirmed", "stated")
    cells = {**record.cells, key: replace(record.cells[CellKey("yesterday", "confirmed", "lhasa")], value=70)}
    text = "9月4日0时至24时，西藏新增确诊病例70例。"
    printed = replace(record, cells=cells)
    for got in ("70例", "71例"):
        found = held_against(series(), [book("zh")], printed, text.replace("70例", got))
        assert [each.got for each in found.differences] == ([] if got == "70例" else ["71"])


def test_a_sentence_above_the_first_figure_read_is_no_title() -> None:
    text = f"病例1：男，34岁，7月25日乘机返回拉萨，确诊为轻型。\n{OF_ONE_DAY}"
    assert judged(text).differences == ()


def test_those_who_were_released_together_with_others_are_none_of_the_new() -> None:
    text = "Tibet reported 64 confirmed cases on Sept. 4. 15 asymptomatic carriers and 196 close contacts were released on Sept. 4."
    assert judged(text).differences == ()


@pytest.mark.parametrize(
    ("text", "right", "wrong", "got"),
    [
        ("Tibet reported 64 confirmed cases on Sept. 4. As of September 4, the region had 494 high-risk areas.", "September 4", "September 1", "2022-09-01T24"),
        ("On September 5, the region held its press conference. Tibet reported 64 confirmed cases on Sept. 4.", "September 5", "September 6", "September 6"),
    ],
)  # fmt: skip
def test_a_day_of_an_english_article_is_named_whole(text: str, right: str, wrong: str, got: str) -> None:
    assert judged(text).differences == ()
    assert [each.got for each in judged(text.replace(right, wrong)).differences] == [got]
    told = judged(f"{text} It was seen on August 8, and later.")
    assert "August 8" in [
        f"{text} It was seen on August 8, and later."[slice(*span)] for span in told.passing
    ]


@pytest.mark.parametrize(
    "words", ["There were 886 confirmed COVID-19 cases undergoing treatment.", "Hubei reported 10 and Hunan reported six."]
)  # fmt: skip
def test_those_still_treated_and_other_regions_contradict_nothing(words: str) -> None:
    assert judged(f"Tibet reported 64 confirmed cases on Sept. 4. {words}").differences == ()


def test_english_weekdays_are_told_from_the_day_of_the_record() -> None:
    text = "Tibet on Sunday reported 64 confirmed cases. A total of 180 patients were discharged from hospitals on Sunday."
    assert judged(text).differences == () and judged(text).prints
    assert [each.got for each in judged(text.replace("64", "46")).differences] == ["46"]


NEARLY = {
    "9月4日新增感染者几乎全部在隔离管控区发现。": "几乎全部", "新增感染者基本上都是在隔离管控区发现。": "基本上都",
    "阿里地区几乎无新增确诊病例。": "几乎", "Ngari had almost no new confirmed cases on Sept. 4.": "almost ",
}  # fmt: skip


@pytest.mark.parametrize("words", NEARLY)
def test_nearly_all_and_hardly_any_are_refused_where_it_is_all_or_none(words: str) -> None:
    def refused(text: str) -> bool:
        return any(one.failed for one in against_the_figures(series(), samples()[28], text, ()))

    assert refused(words) and not refused(
        words.replace(NEARLY[words], "均" if "全" in words or "都" in words else "")
    )


def test_a_number_that_is_told_as_about_another_agrees_where_the_reader_says_of_what_it_is() -> None:
    text = "Tibet reported 64 new confirmed cases on Sept. 4. There were more than 490 high-risk areas."
    assert judged(text).differences == ()
    assert [each.got for each in judged(text.replace("more than ", "")).differences] == ["490"]


CHANGED = [
    ("高风险区494个，较前一日增加82个。", "83"), ("较前一日增加高风险区82个、增加中风险区48个。", "49"), ("新增确诊病例64例，较前一日减少1例。", "2"),
    ("新增确诊病例64例，较9月3日减少1例。", "2"), ("Tibet reported 64 confirmed cases on Sept. 4, 1 fewer than the previous day.", "2"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "wrong"), CHANGED)
def test_by_how_many_a_figure_changed_is_proved_by_the_conference_before(words: str, wrong: str) -> None:
    """That of the day before is made of the one two days before, a day later."""
    past = samples()[26]
    windows = tuple(replace(one, start=_later(one.start), end=_later(one.end)) for one in past.windows)
    as_of = {key: replace(one, moment=one.moment and _later(one.moment)) for key, one in past.as_of.items()}
    before = replace(past, held_on=past.held_on + timedelta(1), windows=windows, as_of=as_of)
    text = (
        words
        if words.isascii()
        else f"{OF_ONE_DAY}截至9月4日24时，全区{words}"
        if "险" in words
        else f"9月4日，全区{words}"
    )
    other = re.sub(r"(82|48|(?<!\d)1(?= fewer|例))(?=\D*$)", wrong, text)

    def found(said: str, earlier: list[Conference]) -> list[str]:
        return [
            each.got
            for each in held_against(
                series(), [book("zh"), book("en")], samples()[28], said, earlier=earlier
            ).differences
        ]

    assert other != text
    assert found(text, [before]) == [] == found(other, []) and found(other, [before]) == [wrong]


def _later(moment: Moment) -> Moment:
    return moment._replace(day=moment.day + timedelta(1))


WRONG = [
    ("18例本土", "26例本土"), ("171例无", "452例无"), ("736人", "763人"), ("494个", "449个"), ("9月4日24时，西藏共", "9月34日24时，西藏共"),
    ("9月5日下午", "9月6日下午"), ("第二十八场", "第二十六场"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong"), WRONG)
def test_figures_of_another_window_and_days_that_are_not_the_record_s_are_named(
    right: str, wrong: str
) -> None:
    assert right in ARTICLE and judged(ARTICLE.replace(right, wrong)).differences


def test_the_first_line_says_how_it_was_judged_and_a_sealed_text_has_to_be_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = sample_desk(tmp_path / "data")
    key = desk.find("28")
    text = desk.open(key, journal=False).draft("zh", "full").text
    left_out = "\n".join(line for line in text.split("\n") if "隔离观察" not in line)
    marked = f"【草稿，未经核定，不得发布】\n\n{left_out}"
    for words, path, asked, whole in (
        (left_out, None, None, False), (left_out, None, True, True), (marked, None, None, True),
        (left_out, tmp_path / "028_2022-09-05_v1_full_zh.txt", None, True), (marked, None, False, False),
    ):  # fmt: skip
        found = verify_file(desk, key, words, path, asked)
        assert (found.whole, found.agrees) == (whole, not whole), (path, asked)
        assert bool(found.omitted) is not whole
    assert not verify_file(desk, key, left_out.replace("高风险区494个", "高风险区497个")).agrees
    assert not verify_file(desk, key, "今天天气很好，来了三千人。").agrees

    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    code = run(["--data", str(tmp_path / "data"), "--lang", "zh", "verify", "28", str(tmp_path / "a.txt")])
    out, err = capsys.readouterr()
    assert code == 0 and "按报道核对" in err and "没有写" in out and "14名（第6行）" in out


@pytest.mark.parametrize(
    ("lang", "title", "place"),
    [("zh", "李增芳在9月1日是", "9月1日的地名是"), ("en", "listed as", "is called")],
)
def test_an_article_is_held_against_the_office_s_list_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, title: str, place: str
) -> None:
    """As `check` of the same file does; what the list has otherwise is told and contradicts no figure."""
    file = tmp_path / "article.txt"
    file.write_text(
        "8月31日0时至24时，全区新增本土确诊病例53例。自治区通信管理局局长李增芳说，日喀则地区网络正常。",
        "utf-8",
    )
    assert run(["--demo", "--lang", lang, "verify", "24", str(file), "--article"]) == 0
    told = capsys.readouterr().out
    assert title in told and place in told
