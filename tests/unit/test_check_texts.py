"""A bulletin of anybody checked without a record: each kind of fault is told, and a right one has none."""

import json
from pathlib import Path

import pytest

from store.checks.basis.finding import Finding
from store.checks.bulletins.bulletin_texts import _is_a_slip, judge
from store.checks.bulletins.left_unread import settled
from store.checks.bulletins.sums_in_words import exceptions_of_all, wrong_shares, wrong_sums
from store.checks.report import message
from store.series.subject_file import shared_subject
from store.wording.read.reading import read
from tests.conftest import Command
from tests.sample_conferences import samples
from tests.stage import sample_of_the_account
from tests.steps import steps
from tests.wording_records import book, series

HEAD = "9月5日（星期一）下午，自治区举行疫情防控工作第二十八场新闻发布会。"
CONFIRMED = "9月4日0时至24时，全区新增本土新冠肺炎确诊病例64例（其中拉萨市32例、日喀则市6例、昌都市18例、那曲市8例）。"
REST = "新增无症状感染者452例。9月4日新增感染者516例，均在隔离管控区发现。"
RELEASED = "截至9月4日24时，全区治愈出院736人，35827名密接者解除集中隔离观察。"
RISKS = "截至9月4日24时，全区共有高风险区494个，中风险区211个。"
TODAY = "9月5日0时至14时，全区新增本土新冠肺炎确诊病例18例（其中拉萨市6例、昌都市8例、那曲市4例）。"
RIGHT = f"西藏今日新增18例本土确诊病例\n\n{HEAD}{CONFIRMED}{REST}\n{TODAY}\n{RISKS}\n{RELEASED}3701人中有543人复工，占14.67%。热线0891-6123456。\n"


def found(text: str, language: str = "zh") -> list[Finding]:
    proposal = settled(read(text, series(), [book("zh"), book("en")], year=2022))
    earlier = [samples()[26], samples()[24]]
    return list(judge(series(), proposal, earlier, language)[1])


FAULTS = {
    "parts over the total": (("那曲市8例", "那曲市9例"), "parts-total"),
    "parts under the total": (("日喀则市6例", "日喀则市5例"), "parts-total"),
    "found in all": (("516例，均", "517例，均"), "derived-total"),
    "a word": (("9月4日新增感染者516例，均在隔离管控区发现。", "9月4日拉萨市无新增确诊病例。"), "word-unproved"),
    "the title": (("今日新增18例", "今日新增19例"), "headline-body"),
    "the title's second number": (("西藏今日新增18例本土确诊病例", "西藏9月4日新增确诊病例64例、无症状感染者425例"), "headline-body"),
    "the title of the other window": (("今日新增18例", "今日新增64例"), "headline-body"),
    "a weekday": (("星期一", "星期三"), "weekday-of-date"),
    "no such day": (("占14.67%", "占14.67%。9月31日再报"), "no-such-day"),
    "no such hour of the conference": (("9月5日（星期一）下午", "9月5日46点"), "no-such-day"),
    "a total of another day": (("9月4日新增感染者516例", "9月3日新增感染者516例"), "total-of-another-day"),
    "a share of the sentence before": (("516例，均在隔离管控区发现。", "516例，均在隔离管控区发现。其中拉萨市240例，占64.5%。"), "share-of-numbers"),
    "a window that ends before it begins": (("9月5日0时至14时", "9月5日14时至0时"), "no-such-day"),
    "a percentage of another sentence": (("占14.67%", "占14.67%。Of the 400 cases, 300 were mild, accounting for 85 percent"), "share-of-numbers"),
    "a percentage": (("14.67%", "14.76%"), "share-of-numbers"),
    "a cumulative figure that falls": (("736人", "376人"), "cumulative-falls"),
    "told twice": (("共有高风险区494个", "共有高风险区494个，中风险区211个。截至9月4日24时，全区共有高风险区449个"), "told-twice"),
    "another year": (("9月4日0时至24时，全区新增本土", "会议是2022年9月5日开的。2021年9月4日0时至24时，全区新增本土"), "one-year"),
    "parts told together": (("中风险区211个", "中风险区211个，共计700个风险区"), "sum-of-numbers"),
    "after the conference": (("9月5日（星期一）下午", "9月5日12时"), "window-closed"),
}  # fmt: skip


def test_a_right_bulletin_has_no_fault() -> None:
    # What the series does not count is denied without being its new cases; 昌都 is a place, and no 都.
    # On the day before as many were found as on none of the days whose figures are told.
    other = "9月3日新增感染者540例。股指下跌46点。无新增死亡病例，无新增境外输入病例，无新增疑似病例。昌都确诊13，山南0。"
    rounded = RIGHT.replace("西藏今日新增18例本土确诊病例", "西藏新增确诊病例近100例")
    for text in (RIGHT, f"{RIGHT}{other}", rounded):
        assert [one.rule for one in found(text) if one.severity.value != "hint"] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_each_kind_of_fault_is_told_in_both_languages(fault: str) -> None:
    (right, wrong), rule = FAULTS[fault]
    assert right in RIGHT
    told = [one for one in found(RIGHT.replace(right, wrong)) if one.rule == rule and one.failed]
    assert told, fault
    proposal = read(RIGHT.replace(right, wrong), series(), [book("zh")], year=2022)
    conference, _ = judge(series(), proposal, (), "zh")
    for lang in ("zh", "en"):
        assert "{" not in message(told[0], series(), conference, lang)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("四川新增确诊病例128例（成都市103例、南充市12例，眉山市13例）。", ("13例）", "31例）")),
        ("四川新增确诊病例128例（成都市103例、南充市12例，眉山市13例）。", ("128例", "182例")),
        ("当日确诊病例38例，其中拉萨市8例、林芝市30例。", ("30例", "3例")),
        ("高风险区160个、中风险区207个，合计367个。", ("367个", "376个")),
        ("新增感染者145例，较前一日减少31例（前一日为176例）。其中，确诊病例13例，无症状感染者132例。", ("31例", "13例")),
        ("新增感染者145例，较前一日减少31例（前一日为176例）。其中，确诊病例13例，无症状感染者132例。", ("132例", "123例")),
        ("累计出院736人，其中4日出院103人。", ("103人", "803人")),
        ("The region had 60 asymptomatic infections, 58 of which were in Lhasa and two in Xigaze.", ("two", "three")),
        ("It reported 589 infections on Sept. 2, including 65 confirmed cases and 524 asymptomatic ones.", ("65", "56")),
    ],
)  # fmt: skip
def test_numbers_of_one_sentence_make_each_other(right: str, wrong: tuple[str, str]) -> None:
    assert wrong[0] in right and list(wrong_sums(series(), right)) == []
    (told,) = wrong_sums(series(), right.replace(*wrong))
    assert told.expected != told.got


def test_lists_that_need_not_make_their_number_are_no_fault() -> None:
    for text in (
        "新增5例,朝阳区3例,丰台区2例,其中3例为确诊病例密接人员,2例为筛查发现。", "新增200例，其中拉萨市城关区20例、其他县区10例。", "新增30例（含境外输入5例）。", "30例（男18例、女12例，拉萨市30例）。",
        "有5人确诊，其中1人的密接者56人。", "5例，其中涉及密接者12例。", "The region reported 452 cases, including 208 in Lhasa and 51 in Nagqu.",
        "高风险区160个，合计367个。", "30例，较前一日减少5例。", "病例1至30例（病例1，男，57岁）。",
    ):  # fmt: skip
        assert list(wrong_sums(series(), text)) == [], text


def test_all_are_in_one_place_or_some_are_elsewhere() -> None:
    wrong = (
        "均在隔离管控区，其中3例在社会面",
        "均在隔离管控区发现，另有3例在社会面筛查中发现",
        "2例，均在拉萨市，其中日喀则市1例",
    )
    right = (
        "均在隔离管控区，其中3例在集中隔离点",
        "均在隔离管控区，其中0例在社会面",
        "均在拉萨市，其中城关区3例",
        "平均在3天，其中3例在社会面",
    )
    for words in (*wrong, *right):
        assert bool(list(exceptions_of_all(series(), f"9月4日新增516例，{words}。"))) is (words in wrong), (
            words
        )
    assert "all-but-some" in {one.rule for one in found(RIGHT.replace("均在隔离管控区发现", wrong[0]))}


OF_OTHERS = [
    "9月4日0时至24时，全区新增确诊病例6例（拉萨市3例、日喀则市3例），新增本土无症状感染者2例（均为昌都市报告）。",
    "9月4日0时至24时，全区新增本土确诊病例6例（拉萨市6例），无新增境外输入确诊病例和无症状感染者。",
    "9月4日0时至24时，全区新增确诊病例6例（拉萨市6例）；无新增疑似病例。无确诊病例治愈出院，无解除医学隔离观察。",
    "9月4日0时至24时，全区新增确诊病例6例（拉萨市3例、日喀则市桑珠孜区1、那曲市聂荣县2）。",
    "9月4日0时至24时，全区新增感染者82例（确诊24例，减去无症状转确诊9例；无症状67例）。其中，新增确诊病例24例，新增无症状感染者67例。",
    "9月4日,自治区副秘书长、综合组组长李明介绍,全区5个市8个县（市、行委）报告。那曲市、阿里地区已清零;札达、噶尔、普兰等3个县无疫情。",
    "9月4日0时至24时，全区新增确诊病例2例，其中拉萨市1例（在城关区）、那曲市1例（在色尼区），无症状感染者1例（在阿里地区噶尔县）。",
    "治愈出院47例，其中拉萨市34例、昌都市1例（在卡若区）、那曲市12例（色尼区2例、聂荣县10例）。",
]  # fmt: skip


@pytest.mark.parametrize("text", OF_OTHERS)
def test_what_other_offices_write_rightly_is_no_fault(text: str) -> None:
    told = [
        (one.rule, one.expected, one.got)
        for one in found(text)
        if one.severity.value == "error" and one.failed
    ]
    assert told == []


def test_the_same_is_a_fault_where_it_is_wrong() -> None:
    wrong = [
        (OF_OTHERS[0], "无症状感染者2例（均为昌都市报告）", "确诊病例6例，均在昌都市"),
        (OF_OTHERS[1], "无新增境外输入确诊病例和无症状感染者", "无新增本土确诊病例"),
        (OF_OTHERS[4], "减去无症状转确诊9例", "减去无症状转确诊8例"),
        (OF_OTHERS[7], "34例", "35例"),
    ]
    for text, right, slip in wrong:
        assert any(
            one.failed and one.severity.value == "error" for one in found(text.replace(right, slip))
        ), slip


def test_the_english_press_names_the_largest_places_only() -> None:
    press = "Tibet reported 64 new confirmed cases and 452 new asymptomatic carriers on Sept. 4. Of the asymptomatic carriers, 208 were in Lhasa and 51 in Nagqu."
    assert [one.rule for one in found(press, "en") if one.failed] == []
    several = press.replace("208 were in Lhasa and", "208 were in Lhasa, 152 in Xigaze, 40 in Qamdo and")
    asked = [(one.rule, one.severity.value, one.got) for one in found(several, "en") if one.failed]
    assert asked == [("places-short", "warning", 451)]  # by one of 452: a slip, or a place left out
    assert [
        one.rule for one in found(press.replace("208", "508"), "en") if one.failed or "508" in str(one.got)
    ]


TITLES = {
    "西藏昨日新增64+452，其中拉萨32+208、日喀则6+153": ("6+153", "6+135"), "“18+171”！西藏公布最新疫情": ("18+171", "18+117"),
    "拉萨32例、昌都18例：西藏新增64例确诊": ("64例", "46例"), "日喀则确诊6例 拉萨无症状208例": ("208", "280"),
    "累计排查密接者92587人": ("92587", "95287"), "密接者35827人解除集中隔离": ("35827", "38527"), "第二十八场疫情防控新闻发布会": ("八场", "七场"),
}  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_a_title_says_of_places_totals_and_the_conference_what_the_body_does(title: str) -> None:
    both = "9月4日0时至24时，全区新增本土新冠肺炎确诊病例64例（其中拉萨市32例、日喀则市6例、昌都市18例、那曲市8例）。新增无症状感染者452例（其中拉萨市208例、日喀则市153例、山南市7例、昌都市4例、那曲市51例、阿里地区28例、林芝市1例）。"
    afternoon = "9月5日0时至14时，全区新增本土新冠肺炎确诊病例18例，新增无症状感染者171例。"
    body = f"\n{HEAD}{both}{afternoon}\n{RELEASED}累计排查密接者92587人。"
    assert [one.rule for one in found(f"{title}{body}") if one.failed] == []
    wrong = {one.rule for one in found(f"{title.replace(*TITLES[title])}{body}") if one.failed}
    assert wrong & {"headline-body", "told-twice"}


def test_a_table_s_row_of_sums_and_the_way_a_change_goes() -> None:
    table = "地区\t确诊\t无症状\n拉萨市\t18\t233\n日喀则市\t10\t168\n林芝市\t30\t0\n合计\t58\t401\n"
    assert list(wrong_sums(series(), table)) == []
    (told,) = wrong_sums(series(), table.replace("233", "223"))
    assert (told.expected, told.got) == (391, 401)
    (share,) = wrong_shares("共145例，较前一日减少31例，上升17.6%。", "zh", shared_subject())
    assert share.expected == "-17.6"


def test_a_number_of_the_translation_that_is_a_slip_from_the_original_s_is_told() -> None:
    english = "The 28th press conference was a briefing on September 5. By the end of September 4, 736 were home, 35,827 released from collective isolation."
    text = f"{HEAD}{CONFIRMED}\n{RELEASED}\n{english}"
    assert [one.rule for one in found(text) if one.rule == "languages-differ"] == []
    for right, wrong in (
        ("35,827", "38,527"),
        ("press conference was a briefing on September 5", "press conference was held on September 6"),
    ):
        assert "languages-differ" in {one.rule for one in found(text.replace(right, wrong))}, wrong
    strange = f"{RELEASED}\nThe 17 shops of 81 streets sold 350 tons."  # no translation
    assert "languages-differ" not in {one.rule for one in found(f"{HEAD}{strange}")}


def test_chinese_and_english_of_one_text_are_held_against_each_other() -> None:
    english = "By the end of September 4, the region had 449 high-risk areas and 211 medium-risk areas."
    assert "languages-differ" in {one.rule for one in found(f"{HEAD}{RISKS}\n{english}")}
    assert "languages-differ" not in {
        one.rule for one in found(f"{HEAD}{RISKS}\n{english.replace('449', '494')}")
    }


def test_the_one_place_of_a_bracket_is_all_of_it_unless_it_is_among_others() -> None:
    text = f"{HEAD}9月5日0时至14时，全区新增本土新冠肺炎确诊病例18例（拉萨市16例）。"
    assert [one.rule for one in found(text)] == ["parts-total"]
    assert found(text.replace("16例", "18例")) == [] == found(text.replace("（拉萨", "（其中拉萨"))


@pytest.mark.parametrize(
    ("sums", "rule"),
    [
        ("新增感染者30例，其中确诊病例18例、无症状感染者13例。", "derived-total"),
        ("新增本土新冠肺炎确诊病例18例，其中拉萨市10例，那曲市3例；日喀则市6例。", "sum-of-numbers"),
    ],
)
def test_a_sum_is_told_once(sums: str, rule: str) -> None:
    told = [one.rule for one in found(f"{HEAD}9月5日0时至14时，全区{sums}") if one.failed]
    assert told == [rule]


def test_a_bracket_of_the_gravest_alone_is_not_all_of_its_total() -> None:
    text = f"{HEAD}截至9月4日24时，现有确诊病例606例（危重症6例、重症21例）。"
    assert [one.rule for one in found(text) if one.failed] == []
    for wrong in (text.replace("危重症6例", "危重症600例"), text.replace("危重症6例", "轻型6例")):
        assert [one.rule for one in found(wrong) if one.failed] == ["sum-of-numbers"]


def test_a_line_that_goes_on_in_the_next_is_no_title() -> None:
    text = f"9月5日0时至14时，全区新增本土新冠肺炎确诊病例4例：\n{HEAD}截至9月4日24时，累计报告本土新冠肺炎确诊病例114例。"
    assert "headline-body" not in [one.rule for one in found(text)]


def test_a_sum_of_where_they_were_found_is_told_once() -> None:
    parts = RIGHT.replace("均在隔离管控区发现", "其中500例在隔离管控区发现，26例在社会面发现")
    assert [one.rule for one in found(parts) if one.failed] == ["parts-whole"]


def test_what_is_left_out_is_no_fault_and_what_is_not_read_is_told() -> None:
    assert found(f"{HEAD}{TODAY}") == []
    (one,) = found(f"{HEAD}{TODAY}\n当日收治的病例里有7例是外来人员。")
    assert one.rule == "unread-figure" and not one.failed and "7例" in str(one.got)
    (one,) = found(f"{HEAD}{TODAY}\n另有22504人出院。")
    assert one.rule == "unread-figure" and "22504人" in str(one.got)
    (one,) = found(f"{HEAD}{TODAY}\nOf these, (23 in Lhasa) came from outside.")
    assert (one.rule, one.got) == ("unread-figure", "23 in Lhasa")
    total = found(f"全区累计报告感染者9999例\n{HEAD}{TODAY}")  # of a title too: the record has no such total
    assert "headline-body" not in [one.rule for one in total if one.failed]
    assert [one.rule for one in found("今天天气很好。")] == ["nothing-read"]


@pytest.mark.parametrize(
    ("words", "language", "wrong"),
    [
        ("应种人数1000人，已接种900人，接种率达百分之八十。", "zh", 1),
        ("应种人数1000人，已接种900人，接种率达百分之九十。", "zh", 0),
        ("采样1200份，检出阳性36份，阳性率5%。共检测1200人，已接种900人，接种率95%。", "zh", 1),
        ("新增感染者516例，均在管控区发现。其中拉萨市240例，占46.5%。", "zh", 0), ("全区共1000人。新增5人，其中2人为学生，占40%。", "zh", 0),
        ("全区3701家企业中543家复工，占14.67%。", "zh", 0), ("543家，占3701家的14.68%。", "zh", 1), ("从50例增加到60例，增长20%。", "zh", 0),
        ("从50例增加到60例，增长30%。", "zh", 1), ("耕地404.5万亩，其中收割78.3万亩，占19.4%。", "zh", 0), ("约占三成，共12.5%。", "zh", 0),
        ("543家企业中3701家复工，占14.67%。", "zh", 0), ("3家企业中2家复工，占66.66%。", "zh", 0), ("3家企业中2家复工，占66.65%。", "zh", 1),
        ("404.5万亩耕地已收割78.3万亩，占19.36%。", "zh", 0), ("404.5万亩耕地已收割78.3万亩，占29.36%。", "zh", 1), ("652家已复工，543家停工，占14.67%。", "zh", 0),
        ("共145例，较前一日减少31例，下降17.6%。", "zh", 0), ("共145例，较前一日减少31例，下降27.6%。", "zh", 1), ("1306家，比上周的1200家增加106家，增长18.8%。", "zh", 1),
        ("Of the 3,701 enterprises due to resume work, 543 had done so, accounting for 41.67 percent.", "en", 1),
        ("Tests reached 95 percent of the 860,000 residents, or 817,000 people.", "en", 0),
        ("543 of the 3,701 firms (14.67 percent) reopened.", "en", 0), ("Cases rose from 50 to 60, up 30 percent.", "en", 1),
    ],
)  # fmt: skip
def test_a_percentage_is_what_its_two_numbers_make(words: str, language: str, wrong: int) -> None:
    assert len(list(wrong_shares(words, language, shared_subject()))) == wrong


def test_a_denial_of_what_no_figure_counts_says_nothing_of_the_cases() -> None:
    words = ("无新增死亡病例", "昌都市无新增境外输入确诊病例", "无新增病例", "There were no new deaths")
    told = {said: [one.rule for one in found(f"{HEAD}{TODAY}\n{said}。") if one.failed] for said in words}
    assert told == {said: ["word-unproved"] if said == "无新增病例" else [] for said in words}
    place = {
        said: [one.rule for one in found(f"{RIGHT}\n{said}。")] for said in ("昌都确诊13", "昌都均为确诊病例")
    }
    assert place == {"昌都确诊13": ["unread-figure"], "昌都均为确诊病例": ["word-unproved"]}
    lhasa = "9月4日0—24时,拉萨市无新增本土新冠肺炎确诊病例,新增无症状感染者81例。"
    assert found(HEAD + lhasa) == []


def test_a_moment_may_be_the_hour_of_the_conference_and_none_behind_it() -> None:
    text = f"{HEAD.replace('（星期一）下午', '14时')}截至9月5日14时，全区共有高风险区494个，中风险区211个。"
    assert "as-of-later" not in {one.rule for one in found(text)}
    assert "as-of-later" in {one.rule for one in found(text.replace("截至9月5日14时", "截至9月5日15时"))}


def test_a_title_stands_in_the_first_lines() -> None:
    title = "今日新增19例本土确诊病例\n"
    assert "headline-body" in {one.rule for one in found(f"通报\n{title}{RIGHT}")}
    assert "headline-body" not in {one.rule for one in found(f"一\n二\n三\n四\n{title}{RIGHT}")}


def test_the_work_of_a_check_grows_with_the_text_and_no_title_is_longer_than_a_line() -> None:
    found("阳性3人，\n")
    small = steps(lambda: found("阳性3人，\n" * 100))
    assert steps(lambda: found("阳性3人，\n" * 600)) < 9 * small
    assert steps(lambda: found("a1@" * 600)) < 3 * small


def test_a_file_is_checked_by_its_name_and_a_number_names_a_record(tmp_path: Path, command: Command) -> None:
    sample_of_the_account(tmp_path / "archive")
    here = ["--data", str(tmp_path / "archive"), "--lang", "zh"]
    file = tmp_path / "b.txt"
    file.write_text(RIGHT.replace("那曲市8例", "那曲市9例"), encoding="utf-8")
    done = command(*here, "check", str(file))
    assert done.returncode == 1 and "第26场" in done.stdout and "多出1。（第3行）" in done.stdout
    (row, *_) = json.loads(command(*here, "check", "-", "--json", stdin=file.read_text("utf-8")).stdout)
    assert (row["rule"], row["severity"], row["line"]) == ("parts-total", "error", 3)
    file.write_text(RIGHT, encoding="utf-8")
    done = command(*here, "check", str(file))
    assert done.returncode == 0 and "0891-6123456（第6行）" in done.stderr  # no figure, and not unread
    file.write_text(f"{RIGHT}当日收治的病例里有7例是外来人员。\n", encoding="utf-8")
    assert command(*here, "check", str(file)).returncode == 3 == command(*here, "read", str(file)).returncode
    told = json.loads(command(*here, "check", str(file), "--json").stdout)
    unread = json.loads(command(*here, "read", str(file), "--json").stdout)["unread"]
    assert [row["rule"] for row in told] == ["unread-figure"] and [rest["text"] for rest in unread] == ["7例"]
    assert "第28场" in command(*here, "check", "28").stdout
    assert "退出码：0 " in command("--lang", "zh", "check", "--help").stdout
    assert "exit codes: 0 all read" in command("--lang", "en", "check", "--help").stdout


def test_a_slip_is_one_digit() -> None:
    assert _is_a_slip("53", "35") and _is_a_slip("153", "154") and _is_a_slip("153", "13")
    assert not _is_a_slip("153", "164") and not _is_a_slip("12", "1234") and not _is_a_slip("53", "53 4")
