"""Chinese bulletins in the words of others: whose a figure is, of when, what it measures; else it stays unread."""

import random
import re
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from store.authoring.new_series_text import region_of
from store.record.cell import STATED
from store.series.definition import Indicator
from store.wording.book.book import SUBJECT_CHOICES, TIMES, Book, Phrase
from store.wording.read import chinese_reading
from store.wording.read.basis.pieces import pieces_of
from store.wording.read.basis.proposal import Proposal
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.scopes import Scopes, StatedCount, scopes_of
from store.wording.read.chinese.tokens import words_of
from store.wording.read.messages import Messages
from store.wording.read.reading import read
from tests.wording_records import book, series

WHOLE = "8月31日0时至24时，"


def said(text: str) -> Proposal:
    return read(text, series(), [book("zh")], year=2022)


def values(text: str) -> dict[str, object]:
    """`what` or `what/place` and the figure; a stated total has no place."""
    found = {}
    for value in said(text).values:
        place = "" if value.key.place in ("", STATED) else f"/{value.key.place}"
        found[value.key.indicator + place] = value.value
    return found


C, A = "confirmed", "asymptomatic"
GOVERNED = [
    ("全区新增确诊病例5例。现有确诊420例，无症状3100例（拉萨市3000例）。", {C: 5}),
    ("全区新增确诊病例5例。现有确诊病例420例，无症状感染者3100例（拉萨市3000例）。", {C: 5}),
    ("全区报告确诊病例5例，累计420例；无症状感染者6例，累计3100例。", {C: 5}),
    ("全区新增确诊病例5例。截至8月31日24时，全区有确诊病例420例。无症状感染者3100例。", {C: 5}),
    ("新增确诊病例5例，目前在院确诊病例300例，无症状感染者900例。", {C: 5}),
    ("自8月1日以来，全区累计报告确诊病例420例，无症状感染者900例。", {}),
    ("预计新增确诊病例500例，无症状感染者3000例。", {}),
    ("如果新增确诊病例50例，无症状感染者60例，将启动预案。", {}),
    ("全区新增确诊病例由20例降至5例。", {}),
    ("全区新增确诊病例约50例。", {}),
    ("全区新增确诊病例5例，较前一日减少12例，无症状感染者40例。", {C: 5, A: 40}),
    ("全区新增确诊病例比前一日增加5例。", {}),
    ("拉萨市新增确诊病例16例，无症状感染者321例。", {f"{C}/lhasa": 16, f"{A}/lhasa": 321}),
    ("西藏自治区拉萨市新增确诊病例16例，新增无症状感染者321例。", {f"{C}/lhasa": 16, f"{A}/lhasa": 321}),
    ("拉萨市城关区新增确诊病例16例，无症状感染者321例。", {}),
    ("拉萨市有5例确诊病例。", {f"{C}/lhasa": 5}),
    ("有5例无症状感染者转为确诊病例。", {"converted": 5}),
    ("全区新增确诊病例60例，其中拉萨市确诊病例16例，无症状感染者321例。", {C: 60, f"{C}/lhasa": 16, f"{A}/lhasa": 321}),
    ("全省新增确诊病例128例，无症状感染者74例。", {}),
    ("全区新增确诊病例9例，新增无症状感染者20例。\n新增确诊病例中，境外输入病例4例（拉萨市4例）；本土病例5例（拉萨市5例）。",
     {C: 5, f"{C}/lhasa": 5, A: 20}),
    ("全区新增确诊病例4例，其中3例为区外输入本土病例，1例为境外输入病例。", {}),
    ("全区新增无症状感染者20例。本土病例5例。", {A: 20}),
    ("全国新增确诊病例300例，西藏69例。新增无症状感染者5例。", {}),
    ("在成都飞往拉萨的航班旅客中新增确诊病例3例，新增无症状感染者5例。", {}),
    ("全区新增境外输入确诊病例5例，无症状感染者3例。", {}),
    ("全区新增确诊病例66例。其中境外输入病例39例，本土病例27例（拉萨市27例）。", {C: 27, f"{C}/lhasa": 27}),
    ("全区新增确诊病例5例的密接者30人。", {}),
    ("全区新增确诊病例5例以上。", {}),
    ("全区新增确诊病例5例均为外省输入。", {}),
    ("青海省新增确诊病例5例，系西藏输入；新增无症状感染者3例。", {}),
    ("山南市新增确诊病例5例，均为拉萨市输入；新增无症状感染者3例。", {f"{A}/shannan": 3}),
    ("拉萨市、全区新增确诊病例5例。", {}),
    ("全区不再新增确诊病例。", {C: 0}),
    ("预计全区不再新增确诊病例。", {}),
    ("全区共有高、中风险区8个。", {}),
    ("全区新增确诊病例5例，数据待核。", {}),
    ("全区新增确诊病例5例，均待转运。", {C: 5}),
    ("全区共有高/中风险区8个。", {}),
    ("截至8月31日24时，全区高风险地区3个、中风险地区5个。", {"high_risk": 3, "medium_risk": 5}),
    ("全区新增确诊/无症状感染者8例。", {}),
    ("新增确诊 无症状感染者8例。", {}),
    ("全区新增重症、确诊病例8例。", {}),
    ("全区新增糖尿病确诊病例5例，无症状高血压6例。", {}),
    ("全区新增死亡病例5例，无症状感染者6例。", {}),
    ("全区新增治愈出院确诊病例5例，无症状感染者6例。", {}),
    ("全区新增疑似病例和确诊病例6例。", {}),
    ("113名无症状感染者和2名确诊病例解除隔离。", {}),
    ("5例确诊病例和16例无症状感染者在隔离管控中发现。", {}),
    ("拉萨市、日喀则市新增确诊病例5例。", {}),
    ("今年，新增确诊病例5例。", {}),
    ("全区未新增确诊病例5例。", {}),
    ("全区新增既往确诊病例5例。", {}),
    ("除拉萨市外，全区新增确诊病例5例。", {}),
    ("西藏大学新增确诊病例5例。", {}),
    ("网传全区新增确诊病例500例，系谣言。", {}),
    ("全区新增确诊病例6例，其中本土新增确诊5例，境外输入1例。", {C: 5}),
    ("全区新增确诊病例3例、无症状感染者5例，其中拉萨市4例。", {C: 3, A: 5}),
    ("全区新增（演练）确诊病例5例。", {}),
    ("全区新增确诊病例5例（演练）。", {}),
    ("全区新增确诊病例5例（拉萨市：无症状感染者6例）。", {C: 5}),
    ("全区新增糖尿病确诊病例5例；新增无症状感染者6例。", {A: 6}),
    ("全区新增糖尿病5例（新增无症状感染者6例）。", {}),
    ("截至9月1日24时，全区又新增本土确诊病例5例。", {}),
    ("全区同比新增5例确诊病例。", {}),
    ("全区同比无新增确诊病例。", {}),
    ("全区新增5例境外输入确诊病例。", {}),
    ("全区新增确诊病例60例，其中拉萨市确诊病例16例。新增无症状感染者321例。", {C: 60, f"{C}/lhasa": 16}),
    (f"全区新增确诊病例5例。{'全区救治工作平稳有序。' * 45}当日新增无症状感染者6例。", {C: 5, A: 6}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), GOVERNED)
def test_what_a_clause_says_governs_until_something_says_otherwise(
    text: str, wanted: dict[str, object]
) -> None:
    assert values(WHOLE + text) == wanted


def test_what_was_passed_on_from_somebody_else_is_theirs() -> None:
    for name, wanted in (("青海", {}), ("西藏", {C: 5})):
        assert values(f"【转发自{name}发布】{WHOLE}新增确诊病例5例。") == wanted


def test_a_speaker_with_two_offices_of_the_region_speaks_of_the_region() -> None:
    speaker = "西藏自治区政府新闻发言人、自治区政府副秘书长某某介绍："
    assert values(f"{speaker}{WHOLE}全区新增确诊病例13例（拉萨市12例）。") == {C: 13, f"{C}/lhasa": 12}


FORMS = [
    ("全区新增本土确诊24例，其中拉萨市17例（含8例转归）、日喀则市7例。", {C: 24, f"{C}/lhasa": 17, f"{C}/xigaze": 7}),
    ("全区新增确诊病例24例：拉萨17例，某某闭环转运人员4例，日喀则3例。", {C: 24, f"{C}/lhasa": 17, f"{C}/xigaze": 3}),
    ("全区新增确诊病例24例（轻型23例、普通型1例），其中拉萨市17例（城关区15例、林周县2例）、那曲市7例。",
     {C: 24, f"{C}/lhasa": 17, f"{C}/nagqu": 7}),
    ("全区新增确诊病例24例，拉萨报告17例，那曲报告7例。", {C: 24, f"{C}/lhasa": 17, f"{C}/nagqu": 7}),
    ("全区新增确诊病例24例，其中拉萨市17例，8例为转归；那曲市7例，均在那曲镇。", {C: 24, f"{C}/lhasa": 17, f"{C}/nagqu": 7}),
    ("全区新增确诊病例24例（神秘市4例、拉萨市17例、日喀则市3例）。", {C: 24, f"{C}/lhasa": 17, f"{C}/xigaze": 3}),
    ("全区新增确诊病例24例，其中拉萨市城关区17例、拉萨市林周县4例、那曲市色尼区3例。", {C: 24, f"{C}/lhasa": 21, f"{C}/nagqu": 3}),
    ("全区新增无症状336例，均在拉萨市。", {A: 336, f"{A}/lhasa": 336}),
    ("全区新增1例确诊病例，为拉萨市报告；新增2例无症状感染者（那曲市）。", {C: 1, f"{C}/lhasa": 1, A: 2, f"{A}/nagqu": 2}),
    ("无新增确诊病例和无症状感染者。", {C: 0, A: 0}),
    ("新增确诊病例425例和无症状感染者8581例。", {C: 425, A: 8581}),
    ("\n新增确诊病例：5例\n新增无症状感染者：6例\n", {C: 5, A: 6}),
    ("全區新增70宗個案，其中確診病例佔20宗，無症狀感染者佔50宗。", {C: 20, A: 50}),
    ("全区新增确诊病例50宗，拉萨市占20宗，日喀则市占30宗。", {C: 50, f"{C}/lhasa": 20, f"{C}/xigaze": 30}),
]  # fmt: skip


FORMS += [
    ("拉萨、日喀则分别新增确诊病例20例和14例，无症状感染者30例和40例。", {f"{C}/lhasa": 20, f"{C}/xigaze": 14}),
    ("拉萨、日喀则、那曲分别新增确诊病例20例和14例。", {}),
    ("全区新增确诊病例34例（拉萨、日喀则分别为20例和14例）。", {C: 34, f"{C}/lhasa": 20, f"{C}/xigaze": 14}),
    ("全区新增感染者453例（34例确诊、419例无症状）。", {"new_infections": 453, C: 34, A: 419}),
    ("全区新增感染者453例（34例确诊、418例无症状）。", {"new_infections": 453}),
    ("全区新增感染者453例（34例确诊、419例境外输入无症状感染者）。", {"new_infections": 453}),
    ("新增感染者419例，均为无症状感染者。", {"new_infections": 419, C: 0, A: 419}),
    ("新增感染者419例，均为无症状感染者密接者。", {"new_infections": 419}),
    ("新增确诊病例10例。拉萨市6例：城关区5例、堆龙德庆区1例；日喀则市4例：桑珠孜区4例。", {C: 10, f"{C}/lhasa": 6, f"{C}/xigaze": 4}),
    ("新增确诊病例10例。拉萨市6例、日喀则市4例无症状感染者。", {C: 10}),
    ("新增“4+60”，累计“40+600”。", {C: 4, A: 60}),
    ("拉萨市新增4+60，四川新增5+70。", {f"{C}/lhasa": 4, f"{A}/lhasa": 60}),
    ("预计新增4+60。", {}),
    ("新增34+4\n19。", {}), ("新增“14+6、0”。", {}), ("新增3 4+419。", {}), ("新增4+60名志愿者。", {}),
    ("新增感染者4+53例（34例确诊、419例无症状）。", {}),
    ("新增确诊病例6例。其中，轻型4例、普通型2例；拉萨市4例，日喀则市2例；男3例、女3例。", {C: 6, f"{C}/lhasa": 4, f"{C}/xigaze": 2}),
    ("全区新增确诊病例6例，其中拉萨市城关区1例、林周县3例，日喀则市2例。", {C: 6, f"{C}/lhasa": 4, f"{C}/xigaze": 2}),
    ("全区新增确诊病例6例，其中拉萨市城关区1例、林周县3例、日喀则市2例。", {C: 6, f"{C}/xigaze": 2}),
    ("全区新增确诊病例6例，其中拉萨市城关区1例、那曲镇3例，日喀则市2例。", {C: 6, f"{C}/xigaze": 2}),
    ("全区新增无症状感染者6例（在隔离点检出，在拉萨市城关区）。", {A: 6, f"{A}/lhasa": 6}),
    ("全区新增确诊病例2例，为无症状感染者转归，其中拉萨市1例、那曲市1例。", {C: 2, f"{C}/lhasa": 1, f"{C}/nagqu": 1}),
    ("全区新增确诊病例2例（含无症状转确诊病例1例），其中拉萨市1例、那曲市1例。",
     {C: 2, f"{C}/lhasa": 1, f"{C}/nagqu": 1}),
    ("全区新增治愈出院确诊病例5例，无症状感染者6例。", {}),
    ("新增确诊病例5例。截至8月31日24时，“0815”疫情累计报告确诊病例15例。累计治愈出院确诊病例13例，解除隔离无症状感染者468例。",
     {C: 5, "discharged": 13}),
    ("现有高风险区2个，中风险区3个。", {"high_risk": 2, "medium_risk": 3}),
]  # fmt: skip


PREFIXES = (
    "现有", "累计", "预计", "四川省", "如果", "境外输入", "网传", "截至8月31日24时，累计", "本轮疫情", "演练：", "拉萨市城关区", "8月1日至31日，",
    "目前在院", "既往", "重症", "流感", "某小区",
)  # fmt: skip
FORMS_BEHIND = (
    "新增感染者453例（34例确诊、419例无症状）。", "新增感染者419例，均为无症状感染者。", "新增“14+60”。",
    "新增确诊病例10例。拉萨市6例、日喀则市4例。", "确诊病例16例。其中，轻型16例；拉萨市14例，日喀则市2例。",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS_BEHIND)
def test_behind_what_makes_them_another_s_nothing_is_read(form: str) -> None:
    for prefix in PREFIXES:
        assert values(f"{WHOLE}{prefix}{form}") == {}, prefix


def test_a_pair_of_a_title_is_of_the_one_window_whose_total_it_makes() -> None:
    title, body = "西藏昨日新增34+419\n", f"{WHOLE}全区新增感染者453例。"
    assert values(title + body) == {"new_infections": 453, C: 34, A: 419}
    assert values(title + "今日新增确诊病例5例。\n" + body) == {"new_infections": 453, C: 34, A: 419}
    assert values(title + body.replace("453", "454")) == {"new_infections": 454}


def test_a_pair_of_a_title_costs_no_more_for_each_figure_of_a_long_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All counts of the page were gone over for each of its figures: 600,000 characters took a quarter longer."""

    class Counts(list[StatedCount]):
        gone_over = 0

        def __iter__(self) -> Iterator[StatedCount]:
            self.gone_over += 1
            return super().__iter__()

    def often(lines: int) -> int:
        counts = Counts()

        def watched(page: ChinesePage, understood: Callable[[int, int], bool]) -> Scopes:
            scopes = scopes_of(page, understood)
            counts[:] = scopes.counted
            scopes.counted = counts
            return scopes

        monkeypatch.setattr(chinese_reading, "scopes_of", watched)
        body = "".join(f"{WHOLE}全区新增确诊病例{count}例。" for count in range(1, lines))
        assert values(f"西藏昨日新增34+419\n{WHOLE}全区新增感染者453例。{body}")["new_infections"] == 453
        assert len(counts) > lines
        return counts.gone_over

    assert often(4) == often(40)


def test_the_region_is_named_by_its_own_words_and_by_the_fixed_texts_of_its_series() -> None:
    """A name that is elsewhere to others is the region's where a fixed text has it as the whole of an office's name,
    and not where it says in what province a city is; in English no fixed text does."""

    def named(language: str, series_name: str, **texts: str) -> tuple[str, ...]:
        used = replace(
            series(),
            names={language: series_name},
            texts={key: {language: text} for key, text in texts.items()},
        )
        words = {"region": ("", "全区"), "elsewhere": ("全国", "甲省", "乙省", "丙省", "Utopia")}
        one = book(language)
        return pieces_of(replace(one, series=used, choices={**one.choices, **words})).own_names

    fixed = {"host": "乙省人民政府新闻办", "venue": "丙省南山市会议中心", "motto": "全国一心"}
    assert named("zh", "甲省疫情发布会", **fixed) == ("全区", "甲省", "乙省")
    assert "utopia" not in [name.lower() for name in named("en", "The Utopia briefing")]


@pytest.mark.parametrize(("text", "wanted"), FORMS)
def test_forms_of_other_issuers(text: str, wanted: dict[str, object]) -> None:
    found = {key: value for key, value in values(WHOLE + text).items() if not key.startswith("converted")}
    assert found == wanted


def test_the_converted_in_a_bracket_of_the_total_are_read_and_its_places_behind_it() -> None:
    text = "全区新增确诊病例53例（含9例由无症状感染者转为确诊病例），其中拉萨市20例、日喀则市33例。"
    assert values(WHOLE + text) == {C: 53, "converted": 9, f"{C}/lhasa": 20, f"{C}/xigaze": 33}


SHORT_DAYS = [
    ("9月1日通报，31日全区新增确诊病例5例。1日0时至14时，新增确诊病例3例。", {"08-31T24": 5, "09-01T14": 3}),
    (f"{WHOLE}全区新增确诊病例5例。30日，全区新增确诊病例6例。", {"08-30T24": 6, "08-31T24": 5}),
    (f"{WHOLE}全区新增确诊病例5例，较30日减少3例。当日新增无症状感染者6例。", {"08-31T24": 5}),
    (f"{WHOLE}全区新增确诊病例5例。15日新增确诊病例6例。", {"08-31T24": 5}),
    (f"{WHOLE}全区新增确诊病例5例。连续9日新增确诊病例6例。", {"08-31T24": 5}),
    ("30日，全区新增确诊病例6例。", {}),
    ("某某介绍，8月30日，全区新增6例确诊病例和8例无症状感染者。", {"08-30T24": 6}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SHORT_DAYS)
def test_a_day_without_its_month_is_of_the_month_named_before(text: str, wanted: dict[str, int]) -> None:
    proposal = said(text)
    ends = {window.key: window.end.iso()[5:] for window in proposal.windows}
    found = {
        ends[value.key.window]: value.value for value in proposal.values if value.key.indicator == "confirmed"
    }
    assert found == wanted


def test_a_moment_without_its_month_is_of_the_month_named_before() -> None:
    proposal = said("9月1日，自治区举行发布会。截至31日24时，全区共有高风险区5个。")
    moment = proposal.as_of["high_risk"].moment
    assert moment is not None and moment.iso() == "2022-08-31T24"


def test_a_total_without_those_it_says_it_leaves_out_contradicts_nothing() -> None:
    text = f"{WHOLE}全区新增阳性感染者439例（确诊264例，减去无症状转确诊161例；无症状336例）。其中，新增确诊病例264例，新增无症状感染者336例。"
    assert said(text).contradictions == () and values(text) == {"new_infections": 439, C: 264, A: 336}
    assert said(text.replace("161", "160")).contradictions


def test_hours_without_their_month_are_of_the_month_named_before() -> None:
    proposal = said("9月18日，全区通报：18日0时至14时，全区新增确诊病例5例。")
    assert [(window.start.iso(), window.end.iso()) for window in proposal.windows] == [
        ("2022-09-18T00", "2022-09-18T14")
    ]
    assert said("全区通报：18日0时至14时，全区新增确诊病例5例。").values == ()
    for far_or_no_window in ("1日0时至14时", "18日14时至14时"):
        assert said(f"9月18日，全区通报：{far_or_no_window}，全区新增确诊病例5例。").values == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("高风险区2个小区，中风险区3个街道。", {}),
        ("高风险区412个摊位。", {}),
        ("当日治愈出院120人。", {}),
        ("现有高风险区2个，治愈出院120人。", {"high_risk": 2, "discharged": 120}),
        ("累计治愈出院病例120例。", {"discharged": 120}),
        ("新增高风险区2个。", {}),
        ("治愈出院30人，累计治愈出院900人。", {"discharged": 900}),
    ],
)
def test_standing_figures_end_with_their_measure_and_are_not_of_the_day(
    text: str, wanted: dict[str, object]
) -> None:
    assert values(f"截至8月31日24时，全区{text}") == wanted


def test_a_heading_goes_on_governing_and_a_page_of_others_gives_nothing() -> None:
    ours = f"西藏：\n{WHOLE}新增确诊病例5例。\n"
    assert values(f"{ours}四川：\n{WHOLE}新增确诊病例128例。\n9月1日0时至14时，新增确诊病例7例。") == {C: 5}
    lhasa = {f"{C}/lhasa": 16, f"{A}/lhasa": 321}
    assert values(f"拉萨市疫情通报\n{WHOLE}新增确诊病例16例，无症状感染者321例。") == lhasa
    assert values(f"四川省新增确诊病例5例。\n{WHOLE}新增确诊病例5例。") == {}


TRUE = ("全区新增确诊病例53例（其中拉萨市50例、那曲市3例）", "新增无症状感染者621例，均在拉萨市")
OTHERS = (
    "现有确诊病例420例", "累计报告确诊病例9000例", "较前一日减少12例", "预计新增确诊病例500例", "四川新增确诊病例128例",
    "新增境外输入确诊病例7例", "治愈出院30例", "其中外省输入6例", "成都市确诊病例103例", "无症状感染者3100例尚在观察",
)  # fmt: skip


def test_in_any_order_of_clauses_no_figure_is_taken_for_another() -> None:
    wanted = {C: 53, f"{C}/lhasa": 50, f"{C}/nagqu": 3, A: 621, f"{A}/lhasa": 621}
    chance = random.Random(12)
    for _ in range(60):
        clauses = [*TRUE, *chance.sample(OTHERS, 3)]
        chance.shuffle(clauses)
        text = WHOLE + "".join(clause + chance.choice("，；。") for clause in clauses)
        wrong = {key: value for key, value in values(text).items() if wanted.get(key) != value}
        assert wrong == {}, text


def test_every_figure_of_a_place_s_own_bracket_is_listed() -> None:
    proposal = said(f"{WHOLE}全区新增确诊24例，其中拉萨市17例（含8例转归）、那曲市7例（色尼区7例）。")
    rest = " ".join([*(each.text for each in proposal.unread), *(each.text for each in proposal.quantities)])
    assert re.findall("[0-9]+", rest) == ["8", "7"] or sorted(re.findall("[0-9]+", rest)) == ["7", "8"]


def test_a_region_is_known_by_its_places() -> None:
    hainan = region_of(["海口市", "三亚市", "儋州市", "某县"])
    assert hainan is not None
    assert hainan.names[:3] == ("全省", "海南", "海南省") and "西藏" in hainan.elsewhere
    assert "海南" not in hainan.elsewhere
    beijing = region_of(["东城区", "西城区", "通州区"])
    assert beijing is not None and {"Beijing City", "The city"} <= {*beijing.english}
    assert "Hainan City" not in hainan.english
    nation = region_of(["北京市", "四川省", "西藏自治区"])
    assert nation is not None and nation.names[0] == "全国"
    assert region_of(["甲市", "乙市"]) is None


UNKNOWN = ("养老院", "机场口岸", "疑似", "某企业外籍", "待复核", "非", "曾", "日均", "未", "既往")
SENTENCES = ("全区{}新增确诊病例5例", "{}新增确诊病例5例", "全区新增{}确诊病例5例", "全区新增确诊病例{}5例", "全区新增确诊病例5例{}",
             "{}确诊病例5例", "全区新增5例{}确诊病例", "全区{}报告新增确诊病例5例")  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_word_nobody_understands_leaves_the_figure_unread(sentence: str) -> None:
    assert {word: found for word in UNKNOWN if (found := values(WHOLE + sentence.format(word) + "。"))} == {}


def test_no_token_is_missed_where_most_signs_of_a_page_are_passed_over() -> None:
    words = words_of(pieces_of(book("zh")))
    every = re.compile("|".join(f"(?P<{kind}>{said})" for kind, said in words._kinds() if said != "(?!)"))
    signs = sorted({*every.pattern, *"甲乙丙丁abc 123"})
    some = random.Random(12)
    noise = "".join(some.choice([*signs, "以来", "拉萨市", "8月31日0时至24时", "53例"]) for _ in range(4000))
    for text in (noise, *(text for text, _ in GOVERNED), "甲以来", "丙丁甲乙以来5例"):
        assert [(token.start, token.end) for token in words.tokens(text)] == [
            found.span() for found in every.finditer(text)
        ]


HEADER = f"{WHOLE}各地情况如下：\n地区\n新增确诊病例\n新增无症状感染者\n"
TWO = {f"{C}/lhasa": 20, f"{A}/lhasa": 260, f"{C}/xigaze": 10, f"{A}/xigaze": 165}
TABLES = [
    # a cell a line, as a web page is copied
    (f"{HEADER}拉萨市\n20\n260\n日喀则市\n10\n165\n合计\n30\n425\n", TWO | {C: 30, A: 425}),
    (f"{HEADER}拉萨市\n20\n260\n日喀则市\n10\n165\n", TWO),
    (f"{WHOLE}\n新增确诊病例\n拉萨市 20\n日喀则市 10\n", {f"{C}/lhasa": 20, f"{C}/xigaze": 10}),
    # a row a line, parted by tabs, spaces or |; a number a space parts, or one that is missing, makes it none
    (f"{WHOLE}\n地区\t新增确诊病例\t新增无症状感染者\n拉萨市\t20\t260\n日喀则市\t10\t165\n合计\t30\t425\n", TWO | {C: 30, A: 425}),
    (f"{WHOLE}\n地区 新增确诊病例 新增无症状感染者\n拉萨市 20 260\n日喀则市 10 165\n", TWO),
    (f"{WHOLE}\n| 地区 | 新增确诊病例 | 新增无症状感染者 |\n|---|---|---|\n| 拉萨市 | 20 | 260 |\n| 日喀则市 | 10 | 165 |\n", TWO),
    (f"{WHOLE}\n地区 新增确诊病例 新增无症状感染者\n拉萨市 2 0 260\n日喀则市 10 165\n", {}),
    (f"{WHOLE}\n地区 新增确诊病例 新增无症状感染者\n拉萨市 20\n日喀则市 10 165\n合计 30 165\n", {}),
    (f"{WHOLE}\n地区 新增确诊病例 累计确诊病例\n拉萨市 20 260\n日喀则市 10 165\n", {}),
    # its rows say nothing of what stands behind it
    (f"{HEADER}拉萨市\n20\n260\n日喀则市\n10\n165\n成都：新增确诊病例5例。\n", TWO),
    (f"{HEADER}拉萨市\n20\n260\n日喀则市\n10\n165\n新增确诊病例5例。\n", TWO),
    (f"{WHOLE}\n拉萨市\n20\n新增确诊病例5例。\n", {}),
    # a wrong total, a place twice, a number too many or too few, of all there are, of somebody else, of no window
    (f"{HEADER}拉萨市\n20\n260\n日喀则市\n10\n165\n合计\n30\n426\n", {}),
    (f"{HEADER}拉萨市\n20\n260\n拉萨市\n10\n165\n", {}),
    (f"{HEADER}拉萨市\n20\n260\n3\n日喀则市\n10\n165\n1\n", {}),
    (f"{HEADER}拉萨市\n20\n日喀则市\n10\n", {}),
    (f"{WHOLE}\n累计确诊病例\n新增无症状感染者\n拉萨市\n20\n260\n日喀则市\n10\n165\n合计\n30\n425\n", {}),
    (f"成都发布\n{HEADER}拉萨市\n20\n260\n日喀则市\n10\n165\n", {}),
    (f"{HEADER[len(WHOLE):]}拉萨市\n20\n260\n日喀则市\n10\n165\n", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TABLES)
def test_a_table_in_lines_is_read_where_nothing_of_it_can_be_otherwise(
    text: str, wanted: dict[str, object]
) -> None:
    assert values(text) == wanted


NEW = f"{WHOLE}新增确诊病例20例，新增无症状感染者260例。"
NOT_OURS = [
    # who issues the page, or signs it
    f"据城关区疫情防控指挥部通报，{NEW}目前500人在接受集中隔离观察。", f"城关区发布\n{NEW}",
    f"桑珠孜区融媒体中心消息：{NEW}", f"（来源：成都市卫健委）\n{NEW}", f"{NEW}\n来源：健康四川", f"来源：西宁晚报\n{NEW}",
    f"{NEW}\n\n拉萨市卫生健康委员会\n2022年9月1日", f"{NEW}\n\n国家卫生健康委员会\n2022年9月1日", f"健康中国：{NEW}",
    f"健康成都官微消息，{NEW}", f"【31省区市新增确诊20例】{NEW}", f"国家卫健委网站9月1日消息，{NEW}",
    f"据成都市卫健委通报，{NEW}", f"@成都发布：{NEW}", f"国家卫健委\n{NEW}", f"中国疾控中心消息，{NEW}", f"成都市{NEW}",
    f"城关区8月31日0时至24时疫情通报\n{NEW[len(WHOLE):]}", f"在成都市疫情防控新闻发布会上，市卫健委主任介绍，{NEW}",
    # a total that is somewhere else, or divided among others
    f"{NEW[:-1]}，均为城关区报告。", f"{WHOLE}新增确诊病例15例（均在城关区），新增无症状感染者200例。",
    f"{WHOLE}新增确诊病例128例，其中成都103例、泸州5例。新增无症状感染者74例。",
    f"{WHOLE}新增确诊病例128例【成都103例、绵阳5例】，新增无症状感染者74例。",
    f"{WHOLE}新增确诊病例20例：城关区15例、堆龙德庆区5例。新增无症状感染者260例。",
    f"{WHOLE}新增20例确诊病例（城关区15例、达孜区5例），260例无症状感染者（城关区200例、达孜区60例）。",
    f"{WHOLE}在成都，新增无症状感染者60例。", f"{WHOLE}拉萨市（不含城关区）新增确诊病例20例，无症状感染者30例。",
    f"{WHOLE}全区（不含拉萨市）新增确诊病例20例，新增无症状感染者30例。", f"{WHOLE}全区（除拉萨市外）新增确诊病例20例。",
    f"{WHOLE}新增确诊病例20例（15例在成都，5例在泸州）。", f"{WHOLE}新增确诊病例3例（成都市），新增无症状感染者74例（泸州市）。",
    f"{WHOLE}新增确诊病例3例，在城关区；新增无症状感染者74例，在达孜区。", f"{WHOLE}新增确诊病例20例，均为成都市报告。",
    # of several times, or of a day
    "8月30日0时至24时，8月31日0时至24时，全区新增确诊病例152例。", "8月31日全天和9月1日0时至14时，全区新增确诊病例79例。",
    "8月31日0时至24时，9月1日0时至14时，全区分别新增无症状感染者621例、207例。",
    "全区新增确诊病例26例（9月1日0时至14时数据），新增无症状感染者207例。", "24小时内，全区治愈出院46人，300名密接者解除集中隔离观察。",
    "8月31日0时至24时\n9月1日0时至14时\n全区新增确诊病例79例。", "8月31日0时至24时；9月1日0时至14时，全区新增确诊病例79例。",
    "8月31日0时至24时（较8月30日0时至24时），全区新增确诊病例53例。",
    "新增确诊病例53例，统计时段为8月31日0时至24时；新增无症状207例，统计时段为9月1日0时至14时。",
    "西藏新增确诊病例53例【8月31日0时至24时】，新增无症状感染者207例【9月1日0时至14时】。",
    f"{WHOLE}重症5例。治愈出院46人，300名密接者解除集中隔离观察。",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_OURS)
def test_figures_of_others_and_of_other_times_stay_unread(text: str) -> None:
    assert values(text) == {}


TOGETHER = [
    ("全区新增确诊病例、无症状感染者分别为53例、621例。其中拉萨市20例。", {C: 53, A: 621}),
    ("全区确诊病例和无症状感染者分别新增53例和621例（拉萨市20例）。", {C: 53, A: 621}),
    ("全区新增确诊病例、疑似病例分别为53例、621例。", {}),
    ("全区新增确诊病例、无症状感染者分别为53例、621例、7例。", {}),
    ("全区新增确诊病例、无症状感染者分别为53例、621人次。", {}),
    ("拉萨市、全区新增确诊病例、无症状感染者分别为53例、621例。", {}),
    ("全区累计确诊病例、无症状感染者分别为53例、621例。", {}),
    ("拉萨、日喀则各新增确诊病例5例。新增无症状感染者6例。", {f"{C}/lhasa": 5, f"{C}/xigaze": 5}),
    ("拉萨市和日喀则市各报告5例确诊病例。", {f"{C}/lhasa": 5, f"{C}/xigaze": 5}),
    ("拉萨市和成都市各新增确诊病例5例。", {}),
    ("拉萨、日喀则各县区新增确诊病例5例。", {}),
    ("除拉萨、日喀则各新增确诊病例5例外，全区新增确诊病例10例。", {C: 10}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TOGETHER)
def test_what_is_said_of_several_together(text: str, wanted: dict[str, object]) -> None:
    assert values(WHOLE + text) == wanted


IN_A_CLAUSE_BEHIND = [
    ("确诊病例中，拉萨市6例，日喀则市4例；无症状感染者中，拉萨市15例，那曲市5例。", True),
    ("其中，确诊病例：拉萨市6例、日喀则市4例；无症状感染者：拉萨市15例、那曲市5例。", True),
    ("10例确诊病例中，拉萨市6例，日喀则市4例。20例无症状感染者中，拉萨市15例，那曲市5例。", True),
    ("确诊病例中，拉萨市6例，日喀则市3例；无症状感染者中，拉萨市15例，那曲市6例。", False),
    ("昨日确诊病例中，拉萨市6例，日喀则市4例。", False),
    ("在院确诊病例中，拉萨市6例，日喀则市4例。", False),
    ("9月1日0时至14时，确诊病例中，拉萨市6例，日喀则市4例。", False),
    ("四川省确诊病例中，拉萨市6例，日喀则市4例。", False),
]


@pytest.mark.parametrize(("text", "is_read"), IN_A_CLAUSE_BEHIND)
def test_the_places_of_a_total_may_stand_in_a_clause_behind_it(text: str, is_read: bool) -> None:
    places = {f"{C}/lhasa": 6, f"{C}/xigaze": 4, f"{A}/lhasa": 15, f"{A}/nagqu": 5} if is_read else {}
    found = values(f"{WHOLE}全区新增确诊病例10例，新增无症状感染者20例。{text}")
    assert found == {C: 10, A: 20, **places}


def test_what_lies_inside_a_place_is_summed_where_the_total_proves_it() -> None:
    def told(places: str) -> dict[str, object]:
        return values(f"{WHOLE}全区新增确诊病例10例（{places}）。")

    inside = "拉萨市城关区4例、拉萨市堆龙德庆区2例"
    assert told(f"{inside}、日喀则市桑珠孜区4例") == {C: 10, f"{C}/lhasa": 6, f"{C}/xigaze": 4}
    assert told(f"{inside}、日喀则市桑珠孜区3例") == {C: 10}
    assert told("拉萨市城关区4例、堆龙德庆区2例、日喀则市4例") == {C: 10, f"{C}/xigaze": 4}
    assert told("拉萨市城关区4例、拉萨市2例、日喀则市4例") == {C: 10, f"{C}/xigaze": 4}
    proposal = said(f"{WHOLE}全区新增确诊病例10例（{inside}、日喀则市桑珠孜区4例）。")
    assert proposal.unread == () and not proposal.contradictions


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("截至8月31日24时，全区累计出院63例。", 63),
        ("截至8月31日24时，全区有406人治愈出院。", 406),
        ("截至8月31日24时，已有406人治愈出院。", 406),
        ("截至8月31日24时，已有41例确诊病例治愈出院。", 41),
        ("截至8月31日24时，已有41例无症状感染者治愈出院。", None),
        ("截至8月31日24时，已有20例确诊病例和41例无症状感染者治愈出院。", None),
        ("8月31日0时至24时，全区新增41例确诊病例治愈出院。", None),
        ("截至8月31日24时，全区又有46人治愈出院。", None),
        ("截至8月31日24时，当日出院63例。", None),
        ("8月31日，全区有46人治愈出院。", None),
        ("截至8月31日24时，无症状感染者出院63例。", None),
        ("截至8月31日24时，拉萨市有406人治愈出院。", None),
        ("截至8月31日24时，406人治愈出院后复阳。", None),
        ("截至8月31日24时，还有406人未治愈出院。", None),
    ],
)
def test_patients_discharged_in_the_words_of_others(text: str, number: int | None) -> None:
    assert values(text) == ({} if number is None else {"discharged": number})


def test_a_total_that_is_its_places_and_one_figure_more_has_the_mark_of_a_note() -> None:
    places = "（拉萨市20例、日喀则市33例）"
    assert values(f"{WHOLE}全区新增确诊病例531例{places}。") == {f"{C}/lhasa": 20, f"{C}/xigaze": 33}
    assert values(f"{WHOLE}全区新增确诊病例530例{places}。")[C] == 530


def test_numbers_below_their_names() -> None:
    def told(*lines: str) -> dict[str, object]:
        return values("\n".join(("8月31日0时至24时", *lines)))

    new, also = "新增确诊病例", "新增无症状感染者"
    assert told(f"全区{new}", "53", also, "621", "累计确诊", "1000") == {C: 53, A: 621}
    for lines in (
        ("53", new, "621", also),
        (new, "621", also),
        (new, "53", "621", also, "7"),
        ("累计确诊病例", "53", also, "621"),
        ("四川省", new, "53", also, "621"),
        (new, "53", new, "54"),
    ):
        assert told(*lines) == {}, lines


@pytest.mark.parametrize(
    "places",
    [
        "，其中拉萨市119例，日喀则市115例",
        "（拉萨市119例、日喀则市100例）",
        "，均在拉萨市",
        "，拉萨市119例，日喀则市115例",
    ],
)
def test_a_figure_behind_one_place_that_others_divide_is_not_that_place_s(places: str) -> None:
    figures = values(f"{WHOLE}日喀则市新增确诊病例1例；新增无症状感染者234例{places}。")
    assert figures == {f"{C}/xigaze": 1}


OF_NOTHING_OF_OURS = [
    "防汛通报：截至8月31日24时，全区受洪涝影响，共有高风险区477个、中风险区104个，转移群众1200人。",
    "8月31日0时至24时，全区新增受灾群众53户。\n截至8月31日24时，全区共有高风险区477个。\n受洪水影响，转移群众3200人。",
    "洪水期间全区供水正常，疫情防控不受影响。高风险区477个，中风险区208个。",
    "自治区水利厅通报：截至8月31日24时，全区高风险区477个、中风险区208个。",
    "全区鼠疫疫情通报：8月31日0时至24时，全区新增确诊病例5例，新增无症状感染者3例。",
    "样例：8月31日0时至24时，全区新增本土新冠肺炎确诊病例53例。新增无症状感染者6例。",
    "以下是一份样例。8月31日0时至24时，全区新增确诊病例53例。\n\n8月31日0时至24时，新增无症状感染者6例。",
    "8月31日0时至24时，全区新增确诊病例53例。（以上数据纯属虚构）",
    "样例 8月31日0时至24时，全区新增确诊病例53例。",
    "小说节选：8月31日0时至24时，全区新增确诊病例53例。",
    "受强降雨影响，截至8月31日24时，全区共有高风险区477个，中风险区3个。",
    "填报样例\n8月31日0时至24时，全区新增确诊病例53例。\n\n8月31日0时至24时，新增无症状感染者621例。",
    "他在小说里写道：“8月31日0时至24时，全区新增确诊病例53例。新增无症状感染者6例。”",
    "演练通报：8月31日0时至24时，全区新增确诊病例53例。新增无症状感染者6例。",
    "假设8月31日0时至24时全区新增确诊病例53例。新增无症状感染者6例。",
    "谣言：8月31日0时至24时，全区新增确诊病例53例。新增无症状感染者6例。",
]  # fmt: skip


@pytest.mark.parametrize("text", OF_NOTHING_OF_OURS)
def test_what_is_of_another_matter_or_made_up_stays_unread(text: str) -> None:
    assert values(text) == {}


@pytest.mark.parametrize("menu", ["首页\n模板\n下载\n", "首页 新闻中心 模板 联系我们\n", "模板\n登录\n"])
def test_a_line_of_a_menu_is_no_heading_of_a_page(menu: str) -> None:
    assert values(f"{menu}{WHOLE}全区新增确诊病例53例。") == {C: 53}
    for heading in ("新闻稿模板\n", "政务网\n模板\n", "首页\n\n以下为某次演练的文字，不是真的。\n模板\n"):
        assert values(f"{heading}{WHOLE}全区新增确诊病例53例。") == {}


def test_another_matter_ends_where_the_subject_is_named_again() -> None:
    beside = "受台风影响，全区共有高风险区9个。"
    assert values(f"{WHOLE}全区新增确诊病例53例。{beside}中风险区104个。新增无症状感染者6例。") == {
        C: 53,
        A: 6,
    }
    assert values(f"8月31日召开统筹疫情防控和防汛工作会议。{WHOLE}全区新增确诊病例53例。") == {C: 53}
    assert values(f"手足口病新增确诊病例6例。{WHOLE}全区新增新冠肺炎确诊病例53例。") == {C: 53}
    assert values(f"样例：新增确诊病例6例。\n\n{WHOLE}全区新增确诊病例53例。") == {C: 53}
    assert values(f"{WHOLE}全区新增确诊病例53例。预计疫情还将持续。新增无症状感染者6例。") == {C: 53, A: 6}


FLOOD = {
    "case_words": ("人口",), "other_counts": ("受伤人口",), "outcomes": ("转移",), "subject_words": ("洪涝灾害", "受灾情况"),
    "outbreak_words": ("汛期",), "existing_words": ("安置中",), "local_words": ("本地",), "outside_words": ("外省转入", "转入"), "counted_in": ("农场",),
    "other_matters": ("地震", "洪涝"), "office_words": ("水利", "应急"), "nation_words": ("应急管理部",), "outlet_words": ("气象",),
}  # fmt: skip
"""What a flood office says under `[choice]`."""


@pytest.mark.parametrize(
    ("text", "read_of_flood"),
    [
        ("全区新增洪涝灾害受灾人口5人。", 5),
        ("全区（含农场）新增受灾人口5人。", 5),
        ("自汛期以来，全区受灾人口5人。", None),
        ("本轮汛期，全区报告受灾人口5人。", None),
        ("全区新增外省转入受灾人口5人。", None),
        ("应急管理部消息：新增受灾人口5人。", None),
        ("气象成都消息：新增受灾人口5人。", None),
        ("多地发生洪涝。全区新增受灾人口5人。", 5),
        ("安置中\n全区新增受灾人口5人。", 5),
        ("在院\n全区新增受灾人口5人。", None),
    ],
)
def test_an_office_of_another_subject_says_its_own_words(text: str, read_of_flood: int | None) -> None:
    people = Indicator(
        "affected", {"zh": "新增受灾人口"}, {}, ("受灾人口",), unit={"zh": "人"}, by_place=True
    )
    flood = replace(series(), indicators=(people,))
    words = replace(book("zh"), series=flood, phrases=_times(book("zh")), choices=book("zh").choices | FLOOD)
    got = {value.key.indicator: value.value for value in read(WHOLE + text, flood, [words], year=2022).values}
    assert got == ({} if read_of_flood is None else {"affected": read_of_flood})


def _times(of: Book) -> dict[str, Phrase]:
    return {name: phrase for name, phrase in of.phrases.items() if name in TIMES}


def test_messages_leave_out_the_words_of_the_subject_a_series_says() -> None:
    people = Indicator("affected", {"zh": "新增受灾灾民"}, {}, unit={"zh": "人"}, by_place=True)
    flood = replace(series(), indicators=(people,))
    words = replace(book("zh"), series=flood, choices=book("zh").choices | {"people_words": ("灾民",)})
    for text, heard in (("拉萨受灾灾民6", [6]), ("拉萨受灾6", [6]), ("拉萨受灾患者6", [])):
        said = Messages(pieces_of(words)).read(text, {})
        assert [each.value for message in said for each in message.heard] == heard, text


def test_a_book_without_words_of_its_subject_has_those_of_the_shared_sentences() -> None:
    assert {*SUBJECT_CHOICES} <= book("zh").choices.keys()
    assert "境外输入" in book("zh").choices["outside_words"]
