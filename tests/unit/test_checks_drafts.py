"""Words that assert, counts of lists, and slips of the pen in a text."""

from collections.abc import Mapping
from functools import cache

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import Finding, Severity
from store.checks.drafts import check_draft
from store.checks.report import instruction, message
from store.record.claim import Claim
from store.record.conference import Conference
from store.record.section import Section
from store.record.status import Reached, Statuses
from store.wording.book.book import Book
from store.wording.prove.books import load_book
from store.wording.say.saying import say
from tests.changed_records import with_text
from tests.checks_cases import before, changed, conference, conferences, explained, series

ALL_CONTROLLED = "8月31日新增感染者674例，均在隔离管控区发现。"


@cache
def book(language: str) -> Book:
    return load_book(series(), language)


def failed(text: str, one: Conference | None = None, language: str = "zh") -> list[Finding]:
    one = conference() if one is None else one
    findings = check_draft(series(), one, text, language=language, earlier=before(one))
    return [finding for finding in findings if finding.failed]


def outcome(text: str, one: Conference | None = None, language: str = "zh") -> list[tuple[str, str, str]]:
    """(severity, word, why) of each asserting word that is not proved."""
    return [
        (finding.severity.value, str(finding.facts["word"]), str(finding.facts["why"]))
        for finding in failed(text, one, language)
        if finding.rule == "word-unproved"
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["full", "notice", "script", "headline"])
def test_what_the_program_says_itself_it_can_prove(language: str, form: str) -> None:
    for one in conferences():
        if form not in book(language).forms:
            pytest.skip("the book has no such form")
        draft = say(series(), book(language), one, form)
        findings = check_draft(series(), one, draft, earlier=before(one), books=[book(language)])
        assert not [message(f, series(), one, "en") for f in findings if f.failed], one.number


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "style",
    [{"zero": "word"}, {"single": "all_in", "zero": "word"}, {"single": "reported", "among": "always"}],
)
def test_in_every_house_style_it_proves_what_it_says_of_nothing_one_place_and_no_report(
    language: str, style: dict[str, str]
) -> None:
    own = replace(series(), style={**series().style, **style})
    row = [f"today/asymptomatic/{place.key}" for place in series().places]
    for one_place, unreported in ((0, False), (1, False), (7, True), (0, True)):
        cells: dict[str, int | str | None] = {**dict.fromkeys(row, 0), row[2]: one_place}
        cells |= {row[3]: "-"} if unreported else {}
        one = changed(
            conference(), {**cells, "today/confirmed/stated": None, "today/asymptomatic/stated": None}
        )
        for form in ("full", "script", "headline"):
            found = check_draft(own, one, say(own, load_book(own, language), one, form))
            assert not [message(f, own, one, "en") for f in found if f.failed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ALL_CONTROLLED, []),
        ("8月31日新增感染者均是在隔离管控区发现。", []),
        # The figures of where they were found are those of the day before: today's word has none.
        ("9月1日0时至14时新增感染者233例，均在隔离管控区发现。", [("error", "均", "open")]),
        ("8月30日新增感染者500例，均在隔离管控区发现。", [("error", "均", "open")]),
        ("8月31日新增感染者674例，均在社会面发现。", [("error", "均", "against")]),
        ("8月31日新增无症状感染者621例，全部在拉萨市。", [("error", "全部", "against")]),
        ("全区各项物资均供应正常。", [("warning", "均", "open")]),
        ("某某局局长表示，各项物资均供应正常。", [("hint", "均", "open")]),
        ("平均每天检测12万人次，人均2次，分布均匀，均衡推进。", []),
        ("8月31日全区无新增确诊病例。", [("error", "无新增", "against")]),
        ("昌都市连续3天无新增。", [("error", "无新增", "against"), ("error", "连续3天", "record")]),
        ("8月31日山南市无新增确诊病例。", []),
        ("8月31日拉萨市无新增确诊病例。", [("error", "无新增", "against")]),
        ("8月8日至17日连续10天未出现疫情。", [("warning", "未出现疫情", "open")]),
        (
            "8月8日至17日连续9天未出现疫情。",
            [("error", "连续9天", "against"), ("warning", "未出现疫情", "open")],
        ),
        ("8月8日出现病例后，到17日连续十天保持封闭。", []),
        ("首次实现零报告。", [("warning", "首次", "open"), ("warning", "零报告", "open")]),
        ("落实日报告、零报告制度。", []),
        ("七市均实现社会面清零。", [("warning", "均", "open"), ("warning", "清零", "open")]),
        ("坚持动态清零总方针。", []),
        ("高风险区较上次增加。", []),
        ("高风险区较上次减少。", [("error", "减少", "against")]),
        ("8月31日新增确诊病例下降。", [("error", "下降", "against")]),
        ("8月31日新增确诊病例53例，较14时通报的26例增加27例。", []),
        ("配送压力下降。", []),
        ("确诊患者全部收治。", [("warning", "全部", "open")]),
        ("首次没有新增确诊病例。", [("warning", "首次", "open"), ("error", "没有新增", "against")]),
    ],
)
def test_chinese_words_need_the_figures_of_their_own_window(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert sorted(outcome(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All 674 infections reported on Aug. 31 were found in quarantined or controlled areas.", []),
        (
            "All 233 infections on Sept. 1 were found in quarantined or controlled areas.",
            [("error", "All", "open")],
        ),
        ("All infections on Aug. 31 were found at the community level.", [("error", "All", "against")]),
        ("There were no new confirmed cases on Aug. 31.", [("error", "no new", "against")]),
        ("Shannan reported no new confirmed cases on Aug. 31.", []),
        ("All supplies are in order.", [("warning", "All", "open")]),
        ("Supplies held all day for the first time.", [("warning", "for the first time", "open")]),
        ("High-risk areas fell to 477.", [("error", "fell", "against")]),
    ],
)
def test_english_words_need_them_too(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert outcome(text, language="en") == expected


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"yesterday/controlled": 673, "yesterday/community": 1}, "against"),
        ({"yesterday/controlled": None, "yesterday/community": None}, "open"),
        (
            dict.fromkeys(
                ("yesterday/confirmed/lhasa", "yesterday/confirmed/stated", "yesterday/new_infections/stated")
            ),
            "open",
        ),
    ],
)
def test_all_controlled_falls_with_the_figures(cells: Mapping[str, int | None], why: str) -> None:
    assert outcome(ALL_CONTROLLED, changed(conference(), cells)) == [("error", "均", why)]


def with_claim(speaker: str) -> Conference:
    claim = Claim(
        1, scope={"zh": "全区七市（地）"}, predicate={"zh": "均实现或基本实现社会面清零"}, section="one"
    )
    section = Section(1, speaker={"zh": speaker} if speaker else {})
    return replace(conference(), claims={"c": claim}, sections={"one": section})


def test_a_recorded_claim_bears_a_word_out_only_with_its_speaker() -> None:
    text = "全区七市（地）均实现或基本实现社会面清零。"
    assert not outcome(text, with_claim("某某"))
    assert outcome(text, with_claim("")) == [("warning", "均", "open"), ("warning", "清零", "open")]


def test_recorded_statuses_bear_out_or_contradict() -> None:
    def reached(**others: Reached) -> Conference:
        places = dict.fromkeys((place.key for place in series().places), Reached.DONE) | others
        goal = Statuses(1, goal={"zh": "社会面清零"}, places=places)
        return replace(conference(), statuses={"s": goal})

    assert not outcome("七市（地）均实现社会面清零。", reached())
    partly = reached(xigaze=Reached.MOSTLY)
    assert not outcome("七市（地）均实现或基本实现社会面清零。", partly)
    assert outcome("七市（地）均实现社会面清零。", partly) == [
        ("error", "均", "against"),
        ("error", "清零", "against"),
    ]
    words = "在各方共同努力之下按照统一部署要求落实各项措施如期顺利实现了"
    assert len(words) == 30
    assert not outcome(f"七市（地）均{words}社会面清零。", reached())
    assert "均" in [word for _, word, _ in outcome(f"七市（地）均已{words}社会面清零。", reached())]


def test_an_explanation_stays_with_its_sentence() -> None:
    finding = failed("首次实现零延误。")[0]
    kept = explained(conference(), finding.id, "见 9 月 1 日记录")
    assert failed("今天很好。首次实现零延误。", kept)[0].explained == "见 9 月 1 日记录"


@pytest.mark.parametrize(
    ("text", "rule", "severity", "word"),
    [
        ("信息通信行业做好做好保障工作。", "doubled-word", "warning", "做好做好"),
        ("这是我们的的工作。", "doubled-word", "warning", "的的"),
        ("今天通报,情况如下。", "half-width", "warning", ","),
        ("七市(地)情况稳定。", "half-width", "hint", "("),
        ("新增确诊病例53，其中拉萨市20例。", "unit-missing", "warning", "53"),
        ("发放物资超过900余份。", "approx-twice", "warning", "超过900余"),
        ("约35万人左右受益。", "approx-twice", "warning", "约35万人左右"),
        ("从促进就业、完善服务、加快进度四个方面安排。", "list-count", "error", "4"),
        ("三亚、海口、儋州、万宁、东方等6个市县支援。", "list-count", "warning", "6"),
    ],
)
def test_slips_of_the_pen_are_pointed_at(text: str, rule: str, severity: str, word: str) -> None:
    found = [finding for finding in failed(text) if finding.rule == rule]
    assert [finding.severity.value for finding in found] == [severity]
    assert word in (str(found[0].got), str(found[0].facts["word"]))
    start, end = found[0].facts["start"], found[0].facts["end"]
    assert isinstance(start, int) and isinstance(end, int)
    assert str(found[0].facts["word"]) in text[start:end]
    for lang in ("zh", "en"):
        assert "{" not in message(found[0], series(), conference(), lang)
        assert instruction(found[0], series(), conference(), lang)


@pytest.mark.parametrize(
    "text",
    [
        "从促进就业、完善服务、推进信息化、加快进度等四个方面安排。",
        "甲、乙、丙和丁四个部门参加。",
        "北京、上海等10个城市支援。",
        "大家讨论讨论，研究研究。",
        "服务热线12345，地址为江苏路1号。",
        "提供“0元30G”定向流量包，“53+621”例。",
        "约35万用户、2万余人、500多箱、20多天。",
        "拉萨市20例、日喀则市10例。",
        "12:30 开会，见 http://example.org。",
        "",
    ],
)
def test_good_sentences_are_left_alone(text: str) -> None:
    assert not failed(text)


def test_in_a_draft_only_the_persons_own_words_are_held_to_the_house_style() -> None:
    one = with_text(conference(), "agenda", "通报情况,做好做好保障")
    draft = say(series(), book("zh"), one)
    found = {f.rule: f for f in check_draft(series(), one, draft) if f.failed}
    assert set(found) == {"doubled-word", "half-width"}
    start = found["doubled-word"].facts["start"]
    assert isinstance(start, int) and draft.text[start:].startswith("做好做好")


def test_a_figure_told_twice_differently_is_found_by_reading() -> None:
    text = (
        "8月31日0时至24时，全区新增本土新冠肺炎确诊病例53例。\n"
        "8月31日0时至24时，全区新增本土新冠肺炎确诊病例54例。\n"
    )
    findings = check_draft(series(), conference(), text, books=[book("zh")])
    twice = [finding for finding in findings if finding.rule == "told-twice"]
    assert [(finding.expected, finding.got) for finding in twice] == [(53, 54)]
    assert twice[0].severity is Severity.WARNING


def test_marks_of_the_other_script_are_told_once_with_their_number() -> None:
    found = failed("甲,乙,丙,丁。\n戊,己。")
    assert [(finding.rule, finding.facts["count"]) for finding in found] == [("half-width", 4)]
