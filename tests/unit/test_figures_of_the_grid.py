"""A department's figure that is given for one of the grid, and is another number than the grid has."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import Finding, Severity
from store.checks.drafts import check_draft
from store.checks.report import instruction, message
from store.checks.texts.text_rules import OF_GRID
from store.desk.outgoing.gate import why_not
from store.record.conference import Conference
from store.record.figure import Figure
from store.record.quantity import read_quantity
from store.record.reference import PartKey
from store.record.section import Section, Statement
from store.wording.say.saying import say
from tests.checks_cases import series
from tests.faults.test_attack_claims import book, record
from tests.page_of_the_24th import page
from tests.sample_conferences import samples
from tests.stage import sample_desk

ANOTHER = {
    "zh": [
        ("全区新增感染者{f:x}。", "9999例"), ("全区现有高风险区{f:x}。", "6412个"), ("昨日新增本土确诊病例{f:x}。", "54例"),
        ("累计治愈出院{f:x}。", "9999人"), ("拉萨市新增确诊{f:x}。", "21例"), ("其中昌都市新增{f:x}。", "7例"), ("新增病例{f:x}。", "9999例"),
        ("8月31日，全区新增感染者{f:x}。", "675例"), ("我区新增无症状感染者{f:x}。", "612例"), ("全区新增感染者{f:x}。", "700余例"),
        ("全区有{f:x}正在集中隔离。", "61000人"), ("解除集中隔离{f:x}。", "22505人"), ("解除集中隔离{f:x}。", "60083人"), ("治愈{f:x}。", "477人"), ("已有{f:x}密接者解除隔离。", "60083名"), ("拉萨高风险区{f:x}。", "500个"), ("全区新增{f:x}感染者。", "676名"),
        ("全区新增感染者{f:x}。", "约600例"), ("全区新增感染者{f:x}。", "约500例"), ("其中新增{f:x}。", "5例"), ("现有高风险区{f:x}和中风险区。", "149个"),
    ],
    "en": [
        ("The region reported {f:x} new infections.", "9999例"), ("There are {f:x} high-risk areas in the region.", "6412个"),
        ("{f:x} people are in centralized quarantine.", "61000人"), ("{f:x} people were released from quarantine.", "60083人"), ("Lhasa reported {f:x} new local confirmed cases.", "21例"),
        ("Of new infections {f:x} were confirmed cases.", "674例"),
    ],
}  # fmt: skip
"""What the grid has: 674 of 53 and 621, Lhasa 20 of the 53, 477 high-risk areas, 406 discharged, 60,083, 22,504."""
THE_SAME = {
    "zh": [
        ("全区新增感染者{f:x}。", "674例"), ("全区新增感染者{f:x}。", "约670例"), ("全区新增感染者{f:x}。", "600余例"), ("全区新增感染者{f:x}。", "674例以上"), ("拉萨市新增确诊{f:x}。", "20例"),
        ("全区有{f:x}正在接受集中隔离观察。", "6万余人"), ("解除集中隔离{f:x}。", "22504人"), ("拉萨高风险区{f:x}。", "50个"), ("全区现有高风险区{f:x}。", "477个"),
        # of something of their own
        ("学校新增感染者{f:x}。", "21例"), ("转运感染者{f:x}。", "9999例"), ("对{f:x}感染者开展流调。", "21例"), ("方舱医院现有无症状感染者{f:x}。", "300例"),
        ("目前，医院收治确诊病例{f:x}。", "30例"), ("处置网络故障{f:x}。", "6412个"), ("派出医务人员{f:x}。", "1306名"), ("现有确诊病例{f:x}。", "300例"),
        # of another time
        ("全区累计报告感染者{f:x}。", "9999例"), ("全区累计新增感染者{f:x}。", "9999例"), ("本轮疫情以来全区新增感染者{f:x}。", "9999例"), ("9月5日，全区新增感染者{f:x}。", "300例"), ("9月5日，全区高风险区{f:x}。", "300个"),
    ],
    "en": [
        ("The region reported {f:x} new infections.", "674例"), ("There are {f:x} high-risk areas in the region.", "477个"),
        ("The school reported {f:x} new infections.", "21例"), ("Of new infections {f:x} were confirmed cases.", "53例"), ("{f:x} carriers were transferred.", "300例"),
        ("Since Aug. 7 the region reported {f:x} new infections.", "9999例"), ("Faults repaired: {f:x}.", "6412个"),
    ],
}  # fmt: skip


def said(text: str, raw: str, lang: str, one: Conference | None = None) -> Conference:
    section = Section(0, speaker={lang: "张某"}, department={lang: "某局"})
    figure = Figure(0, raw, read_quantity(raw), section="s")
    return replace(
        record() if one is None else one,
        sections={"s": section},
        statements={"t": Statement("s", 0, {lang: text})},
        figures={"x": figure},
    )


def found(one: Conference, lang: str) -> list[Finding]:
    draft = say(series(), book(lang), one, "full")
    return [each for each in check_draft(series(), one, draft) if each.rule == OF_GRID]


@pytest.mark.parametrize("lang", ANOTHER)
def test_another_number_for_a_figure_of_the_grid_wants_a_word(lang: str) -> None:
    assert not [(text, raw) for text, raw in ANOTHER[lang] if not found(said(text, raw, lang), lang)]
    assert not [(text, raw) for text, raw in THE_SAME[lang] if found(said(text, raw, lang), lang)]


@pytest.mark.parametrize(
    ("raw", "asked"), [("674例", False), ("233例", False), ("907例", False), ("908例", True)]
)
def test_two_windows_may_be_told_together(raw: str, asked: bool) -> None:
    """674 on the whole day before and 233 in the first fourteen hours of the day."""
    assert bool(found(said("全区新增感染者{f:x}。", raw, "zh", samples()[24]), "zh")) is asked


def test_it_says_what_the_grid_has() -> None:
    one = said("全区新增感染者{f:x}。", "9999例", "zh")
    (asked,) = found(one, "zh")
    assert (asked.severity, asked.cells) == (Severity.ERROR, (PartKey("figures", "x"),))
    for lang, words in (
        ("zh", "说的是“新增感染者”，本场数据是674，这里是9999例"),
        ("en", "gives 9999例 for new infections, the grid has 674"),
    ):
        assert words in message(asked, series(), one, lang)
        assert instruction(asked, series(), one, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_texts_of_real_conferences_ask_nothing(lang: str) -> None:
    for one in (page().sitting.conference, *samples().values()):
        assert not found(one, lang)


def test_it_holds_the_text_back(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    ours = said("全区新增感染者{f:x}。", "9999例", "zh")
    typed = {"sections": ours.sections, "statements": ours.statements, "figures": ours.figures}
    sitting.replace_with(replace(sitting.conference, **typed))
    why = why_not(sitting, sitting.draft("zh", "full"))
    assert [one.rule for one in why.errors] == [OF_GRID]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("服务万{f:x}。", "约35万用户"),
        ("处理{f:x} thousand 物资。", "6412个"),
        ("处理{f:x.number} million件。", "6412个"),
    ],
)
def test_a_scale_beside_a_figure_makes_another_number_of_it(text: str, raw: str) -> None:
    one = said(text, raw, "zh")
    found_in = check_draft(series(), one, say(series(), book("zh"), one, "full"))
    told = [each for each in found_in if each.rule == "loose-number" and each.failed]
    assert [(each.severity, each.facts["why"]) for each in told] == [(Severity.ERROR, "touching")]
