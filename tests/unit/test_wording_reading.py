"""Reading: a whole newspaper page, the outlets' ways of writing, and what must stay unread."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import store
from store.record.cell import CellKey, Mark
from store.record.exchange import from_json
from store.record.window import AsOf, Moment, Window, window
from store.wording.prove.difference import Fact, fact_named, moment_of, statement
from store.wording.read.basis.dates import Day, read_hour, read_window, year_of
from store.wording.read.basis.proposal import Proposal, Undated, likely_day
from store.wording.read.basis.slots import Recogniser
from store.wording.read.reading import read
from store.wording.say.saying import say
from tests.sample_conferences import samples
from tests.wording_records import HOUSES, book, series

PAGE = (Path(__file__).parent.parent / "data" / "page_24th.txt").read_text(encoding="utf-8")
WHOLE = "8月31日0时至24时，"


def said(text: str, year: int | None = 2022) -> Proposal:
    return read(text, series(), [book("zh")], year=year)


def values(text: str) -> dict[str, int | Mark]:
    return {str(value.key): value.value for value in said(text).values}


def test_a_whole_page_gives_the_figures_of_the_24th_and_nothing_else() -> None:
    proposal = said(PAGE)
    got = proposal.as_json()
    rows = json.loads(
        (Path(store.__file__).parent / "desk" / "samples" / "xizang_2022.json").read_text(encoding="utf-8")
    )
    wanted = next(row for row in rows if row["conference"] == 24)
    for key in ("series", "conference", "held_on", "found", "cumulative"):
        assert got[key] == wanted[key], key
    for mine, theirs in zip(got["windows"], wanted["windows"], strict=True):
        assert (mine["from"], mine["to"]) == (theirs["from"], theirs["to"])
        for key, figure in mine["figures"].items():
            listed = {place: n for place, n in theirs["figures"][key]["by_place"].items() if n}
            assert figure == {"total": theirs["figures"][key]["total"], "by_place": listed}
    assert [(row["indicator"], row["value"]) for row in got["standing"]] == [
        ("high_risk", 477),
        ("medium_risk", 149),
        ("in_quarantine", 60083),
    ]
    own = [value for value in proposal.values if not value.implied]
    assert len(own) == 30
    assert proposal.contradictions == ()


def test_every_figure_points_at_its_digits_in_the_page() -> None:
    for value in said(PAGE).values:
        if not value.implied:
            assert PAGE[slice(*value.span)].replace("\n", "") == str(value.value)


def test_the_day_behind_a_title_that_ends_in_a_figure_is_read() -> None:
    page = "全区新增本土“13+132”\n\n9月29日，自治区政府新闻办举行疫情防控工作第五十二场新闻发布会，通报情况。"
    assert said(page).held_on == date(2022, 9, 29)


def test_the_rest_of_the_page_is_quoted_or_unread() -> None:
    proposal = said(PAGE)
    quoted = {item["text"]: item["value"] for item in proposal.as_json()["quantities"]}
    assert quoted["7949万条"] == "79490000"
    assert quoted["6630.55万元"] == "66305500"
    assert quoted["约35万用户"] == "350000"
    assert any("0元30G" in rest.text for rest in proposal.unread)
    assert any("8月8日" in rest.text for rest in proposal.passing)
    assert not any("例" in rest.text for rest in proposal.unread)


@pytest.mark.parametrize("house", sorted(HOUSES))
@pytest.mark.parametrize("number", [12, 24, 26, 28, 35, 44, 51])
def test_every_sample_in_every_house_style_gives_its_figures(house: str, number: int) -> None:
    conference = samples()[number]
    text = say(series(house), book("zh", house), conference).text
    for ours in (book("zh", house), book("zh")):
        proposal = read(text, series(), [ours], today=date(2022, 10, 1))
        assert statement(series(), proposal.to_conference()) == statement(series(), conference)
        assert proposal.unread == () and proposal.contradictions == ()


EIGHT = json.loads((Path(__file__).parent.parent / "data" / "conferences.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", EIGHT, ids=lambda row: str(row["held_on"]))
@pytest.mark.parametrize("house", sorted(HOUSES))
def test_the_eight_conferences_come_back_in_the_exchange_shape(house: str, row: dict[str, Any]) -> None:
    conference = from_json(series(), row, by="", at=0, source="")
    text = say(series(house), book("zh", house), conference).text
    got = read(text, series(), [book("zh", house)], year=2022).as_json()
    assert {key: got[key] for key in ("conference", "held_on", "found", "cumulative")} == {
        key: row[key] for key in ("conference", "held_on", "found", "cumulative")
    }
    assert [(one["indicator"], one["value"]) for one in got["standing"]] == [
        (one["indicator"], one["value"]) for one in row["standing"]
    ]
    for mine, theirs in zip(got["windows"], row["windows"], strict=True):
        assert (mine["from"], mine["to"]) == (theirs["from"], theirs["to"])
        for key, figure in theirs["figures"].items():
            listed = {place: count for place, count in figure["by_place"].items() if count}
            assert mine["figures"][key] == {"total": figure["total"], "by_place": listed}


def test_marks_of_the_printed_page_inside_a_sentence_are_passed_over() -> None:
    text = f"{WHOLE}全区新增确诊病例（下转第三版）（上接第1版）13例（拉萨市12例、（下转第2版）那曲市1例）。"
    assert values(text) == {
        "yesterday/confirmed/stated": 13, "yesterday/confirmed/lhasa": 12, "yesterday/confirmed/nagqu": 1,
    }  # fmt: skip


BRACKETS = {
    "（其中拉萨市12例、那曲市1例）": {"lhasa": 12, "nagqu": 1},
    "(拉萨市12例、那曲市1例)": {"lhasa": 12, "nagqu": 1},
    "（其中：拉萨12例，那曲1例）": {"lhasa": 12, "nagqu": 1},
    "（那曲市1例、拉萨市12例）": {"lhasa": 12, "nagqu": 1},
    "（为拉萨市报告）": {"lhasa": 13},
    "（全部在拉萨市）": {"lhasa": 13},
    "（其中拉萨市、那曲市各5例，阿里地区3例）": {"lhasa": 5, "nagqu": 5, "ngari": 3},
    "（其中拉萨市13例，阿里地区未报）": {"lhasa": 13, "ngari": Mark.NOT_REPORTED},
    "": {},
}


@pytest.mark.parametrize("bracket", BRACKETS)
def test_brackets_of_all_outlets(bracket: str) -> None:
    got = values(f"{WHOLE}全区新增本土新冠肺炎确诊病例13例{bracket}。")
    wanted = {f"yesterday/confirmed/{place}": n for place, n in BRACKETS[bracket].items()}
    assert got == {"yesterday/confirmed/stated": 13, **wanted}


@pytest.mark.parametrize("subject", ["全区", "西藏", "西藏自治区", "西藏全区", "我区", ""])
def test_whoever_the_region_is_called(subject: str) -> None:
    assert values(f"{WHOLE}{subject}新增确诊病例3例") == {"yesterday/confirmed/stated": 3}


@pytest.mark.parametrize(
    ("window", "end"),
    [
        ("9月1日0时至14时", 14), ("9月1日0—14时", 14), ("9月1日0-14时", 14), ("9月1日0–12时", 12),
        ("9月1日0点至17点", 17), ("9 月 1 日 0 时 至 21 时", 21), ("９月１日０时至１４时", 14),
    ],
)  # fmt: skip
def test_windows_ending_at_any_hour(window: str, end: int) -> None:
    proposal = said(f"{window}，全区新增无症状感染者7例。")
    assert [(w.start.hour, w.end.hour) for w in proposal.windows] == [(0, end)]
    assert proposal.windows[0].day == date(2022, 9, 1)


def test_zero_in_figures_and_in_words() -> None:
    both = {"yesterday/confirmed/stated": 0, "yesterday/asymptomatic/stated": 13}
    assert values(f"{WHOLE}全区新增确诊病例0例、无症状感染者13例。") == both
    assert values(f"{WHOLE}全区无新增本土新冠肺炎确诊病例。新增无症状感染者13例。") == both


def test_a_bracket_that_makes_the_total_means_zero_elsewhere_and_one_that_does_not_means_nothing() -> None:
    whole = said(f"{WHOLE}全区新增确诊病例13例（拉萨市12例、那曲市1例）。")
    assert CellKey("yesterday", "confirmed", "ngari") in whole.filled and len(whole.filled) == 5
    holes = said(f"{WHOLE}全区新增确诊病例14例（拉萨市12例、那曲市1例）。")
    assert holes.filled == ()
    assert [(c.kind, c.expected, c.got) for c in holes.contradictions] == [("parts", 14, 13)]


def test_parts_without_a_total_leave_the_total_unknown() -> None:
    text = f"{WHOLE}全区新增确诊病例（其中拉萨市12例、那曲市1例）。"
    assert values(text) == {"yesterday/confirmed/lhasa": 12, "yesterday/confirmed/nagqu": 1}
    assert said(text).as_json()["windows"][0]["figures"]["confirmed"]["total"] is None


FOUND = {
    "8月31日新增感染者453例，均在隔离管控区发现。": (453, 453, 0),
    "8月31日新增感染者453例，均是在隔离管控区发现。": (453, 453, 0),
    "8月31日新增感染者均是在隔离管控区发现。": (None, 453, 0),
    "8月31日新增感染者中，在社会面筛查中发现53例，在隔离管控区发现400例。": (None, 400, 53),
    "8月31日新增感染者453例，其中400例在隔离管控区发现、53例在社会面发现。": (453, 400, 53),
}


@pytest.mark.parametrize("sentence", FOUND)
@pytest.mark.parametrize("before", [True, False])
def test_where_found_before_or_after_the_rows(sentence: str, before: bool) -> None:
    rows = f"{WHOLE}全区新增确诊病例34例，新增无症状感染者419例。"
    total, controlled, community = FOUND[sentence]
    text = sentence + rows if before else rows + sentence
    assert said(text).as_json()["found"] == {
        "date": "2022-08-31", "total": total, "controlled": controlled, "community": community,
    }  # fmt: skip


def test_a_claim_hung_on_the_sentence_before_gives_no_count_nobody_stated() -> None:
    rows = f"{WHOLE}全区新增确诊病例34例，新增无症状感染者419例"
    for hung in (
        "，均是在隔离管控区发现。",
        "。均在隔离管控区发现。",
        "。有关人员正在转运，均在隔离管控区发现。",
    ):
        assert said(rows + hung).as_json()["found"] is None


def test_nothing_about_where_found_is_nothing() -> None:
    assert said(f"{WHOLE}全区新增确诊病例34例。").as_json()["found"] is None


@pytest.mark.parametrize(
    "clause",
    ["含2例由无症状感染者转为确诊病例", "另有2例无症状感染者转为确诊病例", "其中2例无症状感染者转为确诊病例", "2例既往无症状感染者转为确诊病例"],
)  # fmt: skip
def test_conversions(clause: str) -> None:
    got = values(f"{WHOLE}全区新增确诊病例34例，{clause}。")
    assert got == {"yesterday/confirmed/stated": 34, "yesterday/converted/stated": 2}


def test_a_moment_without_a_year_is_dated_by_the_windows() -> None:
    text = "12月31日0时至24时，全区新增确诊病例5例。截至1月1日8时，全区共有高风险区3个。"
    assert said(text).as_of == {"high_risk": AsOf(Moment(date(2023, 1, 1), 8))}


def test_one_as_of_may_rule_several_sentences_and_now_is_no_date() -> None:
    text = (
        "截至8月31日24时，全区共有高风险区4个，中风险区5个；治愈出院6人。7名密接者解除集中隔离观察。"
        "目前8人在接受隔离观察。"
    )
    at = AsOf(Moment(date(2022, 8, 31), 24))
    as_of = said(text).as_of
    assert {key for key, value in as_of.items() if value == at} == {
        "high_risk", "medium_risk", "discharged", "contacts_released",
    }  # fmt: skip
    assert as_of["in_quarantine"].moment is None
    assert said("截至目前，全区治愈出院406人。").as_of["discharged"] == AsOf(None, "目前")


@pytest.mark.parametrize(
    "text",
    [
        f"{WHOLE}我省新增本土新冠肺炎确诊病例6例。",
        "全区新增本土新冠肺炎确诊病例6例。",
        f"{WHOLE}全区累计确诊病例1234例。",
        "10月7024时，全区新增确诊病例4例。",
        "9月1日0时至25时，全区新增确诊病例4例。",
        "9月1日14时至9时，全区新增确诊病例4例。",
        "13月41日0时至24时，全区新增确诊病例4例。",
        f"{WHOLE}全区新增确诊病例4.5例。",
        f"{WHOLE}全区新增确诊病例约1万例。",
        "那曲市22504名密接者解除集中隔离观察。",
    ],
)
def test_what_cannot_be_placed_stays_out(text: str) -> None:
    assert said(text).values == ()
    assert said(text).unread or said(text).quantities


def test_contradictions_are_taken_as_stated_and_told_in_both_languages() -> None:
    text = (
        f"{WHOLE}全区新增确诊病例53例（拉萨市52例）。新增无症状感染者621例。"
        f"8月31日新增感染者675例，均在隔离管控区发现。{WHOLE}全区新增确诊病例54例。"
    )
    proposal = said(text)
    assert proposal.by_key[CellKey("yesterday", "confirmed", "stated")].value == 53
    assert {(c.kind, c.expected, c.got) for c in proposal.contradictions} == {
        ("parts", 53, 52),
        ("whole", 675, 674),
        ("twice", 53, 54),
    }
    for contradiction in proposal.contradictions:
        assert "8月31日0时至24时" in contradiction.said("zh") and "核对" in contradiction.said("zh")
        assert str(contradiction.got) in contradiction.said("en")


def test_the_year_is_given_printed_near_the_archive_or_near_today() -> None:
    bare = f"{WHOLE}全区新增确诊病例5例。"
    known, today = [date(2022, 8, 30)], date(2026, 11, 23)

    def year(text: str, **how: object) -> tuple[int | None, str]:
        got = read(text, series(), [book("zh")], **how)  # type: ignore[arg-type]
        return got.year, got.year_from

    assert year(bare, year=2021, today=today) == (2021, "given")
    assert year(f"2020年{bare}", today=today) == (2020, "printed")
    assert year(bare, known=known, today=today) == (2022, "archive")
    assert year(bare, known=known, today=date(2022, 9, 1)) == (2022, "archive")
    assert year(bare, today=today) == (2026, "today")
    assert year("1月2日0时至24时，全区新增确诊病例5例。", today=date(2026, 12, 31)) == (2027, "today")
    assert year(bare) == (None, "unknown")
    with pytest.raises(Undated) as caught:
        read(bare, series(), [book("zh")]).to_conference()
    assert "--year" in caught.value.said("zh") and "--year" in caught.value.said("en")


def test_new_year_lies_between_the_windows() -> None:
    text = (
        "2023年1月1日下午，举行第七场新闻发布会。12月31日0时至24时，全区新增确诊病例1例。"
        "1月1日0时至14时，全区新增确诊病例2例。"
    )
    proposal = said(text, year=None)
    assert [window.day for window in proposal.windows] == [date(2022, 12, 31), date(2023, 1, 1)]
    assert (proposal.number, proposal.held_on, proposal.held_at) == (7, date(2023, 1, 1), "pm")


def test_changes_name_the_cell_and_both_values() -> None:
    conference = samples()[24]
    text = say(series(), book("zh"), conference).text
    assert said(text).changes(series(), conference) == []
    edited = text.replace("拉萨市260例", "拉萨市261例").replace("高风险区477个", "高风险区480个")
    changes = said(edited).changes(series(), conference, by="央金", at=5)
    assert [(str(key), old and old.value, new.value) for key, old, new in changes] == [
        ("yesterday/asymptomatic/lhasa", 260, 261),
        ("high_risk", 477, 480),
    ]
    assert changes[1][2].raw == "480" and changes[1][2].by == "央金" and changes[1][2].source == "read"


def test_controls_and_markup_do_nothing() -> None:
    plain = f"{WHOLE}全区新增确诊病例53例（拉萨市53例）。"
    dirty = (
        plain.replace("确诊", "确\x1b[31m诊").replace("53例（", "5\u200b3例（").replace("全区", "\x07全区")
    )
    dirty = f"[bold]{dirty}[/]\x1b]0;9月9日 title\x07"
    proposal = said(dirty)
    assert {value.value for value in proposal.values} == {53}
    assert dirty[slice(*proposal.values[0].span)] == "5\u200b3"
    assert proposal.unread == ()


def test_a_second_mention_of_another_number_is_told() -> None:
    proposal = said("第二十四场新闻发布会。9月1日下午，举行疫情防控工作第二十五场新闻发布会。")
    assert proposal.number == 24
    assert [(c.what["en"], c.expected, c.got) for c in proposal.contradictions] == [
        ("number of the conference", 24, 25)
    ]


ELSEWHERE = [
    f"{WHOLE}四川省新增本土确诊病例128例。新增无症状感染者60例。",
    f"{WHOLE}内蒙古自治区新增本土确诊病例128例。新增无症状感染者60例。",
    f"{WHOLE}拉萨市城关区新增本土确诊病例20例，新增无症状感染者260例。",
    f"{WHOLE}31个省（自治区、直辖市）和某兵团报告新增确诊病例307例。新增无症状感染者1000例。",
    "四川省方面，情况如下。8月31日新增感染者188例，均在隔离管控区发现。",
    "截至8月31日24时，四川共有高风险区300个，中风险区20个。",
    "截至8月31日24时，日喀则市共有高风险区30个，中风险区20个。",
    f"{WHOLE}四川省新增本土确诊病例128例。治愈出院11人。",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_sentence_without_a_subject_goes_on_with_the_one_before_it(text: str) -> None:
    assert values(text) == {}


def test_the_region_speaks_again_where_it_is_named_or_a_paragraph_opens_with_a_time() -> None:
    other = f"西藏疫情通报\n{WHOLE}四川省新增本土确诊病例128例。"
    wanted = {"yesterday/confirmed/stated": 53, "yesterday/asymptomatic/stated": 621}
    for own in (
        "全区新增本土确诊病例53例，",
        f"\n{WHOLE}新增本土确诊病例53例，",
        f"\n据介绍，{WHOLE}新增本土确诊病例53例，",
    ):
        assert values(f"{other}{own}新增无症状感染者621例。") == wanted
    assert values(f"{other}{WHOLE}新增本土确诊病例53例。") == {}


def test_a_notice_of_elsewhere_before_the_bulletin_does_not_win() -> None:
    ours = f"{WHOLE}西藏新增本土确诊病例53例（拉萨市50例、那曲市3例）。"
    for before in ("新增本土确诊病例307例。", "全国新增本土确诊病例307例。", "拉萨市新增本土确诊病例50例。"):
        assert values(f"{WHOLE}{before}\n{ours}")["yesterday/confirmed/stated"] == 53
    unnamed = f"{WHOLE}新增本土确诊病例307例。{WHOLE}新增本土确诊病例53例（拉萨市50例、那曲市3例）。"
    proposal = said(unnamed)
    assert proposal.by_key[CellKey("yesterday", "confirmed", "stated")].value == 53
    assert [(c.kind, c.expected, c.got) for c in proposal.contradictions] == [("twice", 53, 307)]
    assert "采用的是53" in proposal.contradictions[0].said("zh")


@pytest.mark.parametrize("year", [None, 2022])
def test_a_day_without_a_year_is_the_one_nearest_to_a_day_with_it(year: int | None) -> None:
    windows = (
        "2022年12月31日0时至24时，全区新增本土确诊病例5例。1月1日0时至14时，全区新增本土确诊病例3例。"
        "截至12月31日24时，全区共有高风险区7个。"
    )
    lead = "1月1日下午，自治区政府新闻办举行新冠肺炎疫情防控工作第二十四场新闻发布会。"
    for text in (windows, lead + windows):
        proposal = said(text, year)
        assert [window.start.iso() for window in proposal.windows] == ["2022-12-31T00", "2023-01-01T00"]
        assert (proposal.held_on or proposal.likely_day) == date(2023, 1, 1)
        assert proposal.as_of["high_risk"] == AsOf(Moment(date(2022, 12, 31), 24))
        assert proposal.year == (year or 2023)


NOISES = [f"{WHOLE}全区新增本土确诊病例53例（其中", "截至8月31日24时，", "高风险区", "啊1，"]


@pytest.mark.parametrize(
    ("noise", "before"),
    [
        pytest.param(noise, before, marks=[] if before == (at % 2 == 0) else pytest.mark.full)
        for at, noise in enumerate(NOISES)
        for before in (True, False)
    ],
)
def test_a_bulletin_before_or_after_a_long_noise_is_read_and_a_text_read_in_part_says_so(
    noise: str, before: bool
) -> None:
    text = say(series(), book("zh"), samples()[24]).text.replace("8月31日0时", "8月30日0时")
    much = noise * (600_000 // len(noise))
    page = f"{text}\n{much}" if before else f"{much}\n\n{text}"
    proposal = said(page)
    assert proposal.by_key[CellKey("", "in_quarantine")].value == 60083
    assert proposal.number == 24
    assert proposal.whole == (noise in ("截至8月31日24时，", "啊1，"))
    assert said(text).whole


WORDINGS = {
    "9月15日，全区新增本土确诊病例5例，新增无症状感染者6例。": {"confirmed": 5, "asymptomatic": 6},
    "9月1日0时至14时西藏新增26例本土确诊病例、207例无症状感染者": {"confirmed": 26, "asymptomatic": 207},
    "9月1日0——14时，全自治区新增本土新型冠状病毒肺炎确诊病例5例。": {"confirmed": 5},
    f"{WHOLE}全区新增确诊病例53例，其中2例为无症状感染者转归。": {"confirmed": 53, "converted": 2},
    "8月31日：在隔离管控区发现600例，在社会面发现74例。": {"controlled": 600, "community": 74},
    "8月31日新增感染者674例，均为隔离管控区发现。": {"new_infections": 674, "controlled": 674, "community": 0},
    "截至8月31日24时，全区共有高风险区4个，中风险区5个。全区治愈出院2737人，7名密接者解除集中隔离观察。": {
        "high_risk": 4, "medium_risk": 5, "discharged": 2737, "contacts_released": 7,
    },
    "目前8人接受集中隔离观察。": {"in_quarantine": 8},
    "目前8人正在接受集中隔离观察。": {"in_quarantine": 8},
}  # fmt: skip


@pytest.mark.parametrize("text", WORDINGS)
def test_other_ways_to_say_it(text: str) -> None:
    proposal = said(text)
    assert {value.key.indicator: value.value for value in proposal.values} == WORDINGS[text]
    assert proposal.unread == () and proposal.quantities == ()


@pytest.mark.parametrize(
    "rest",
    [
        "53例（其中拉萨市50例、日喀则市3例，含2例由无症状感染者转为确诊病例）。",
        "53例【其中拉萨市50例、日喀则市3例】。",
        "53例[拉萨市50例、日喀则市3例]。",
        "53例（其中拉萨市50例、日喀则市3例。",
        "53例（其中50例在拉萨市、3例在日喀则市）。",
        "<b>53例</b>（其中拉萨市<i>50</i>例、日喀则市3例）。",
        "**53**例（其中拉萨市**50**例、日喀则市3例）。",
    ],
)
def test_breakdowns_as_people_type_them(rest: str) -> None:
    text = f"{WHOLE}全区新增本土确诊病例{rest}"
    got = {
        str(v.key): (v.value, text[slice(*v.span)])
        for v in said(text).values
        if v.key.indicator == "confirmed"
    }
    assert got == {
        "yesterday/confirmed/stated": (53, "53"),
        "yesterday/confirmed/lhasa": (50, "50"),
        "yesterday/confirmed/xigaze": (3, "3"),
    }


def test_the_second_of_two_figures_is_listed_so_that_every_digit_is_accounted_for() -> None:
    text = f"{WHOLE}全区新增本土确诊病例8例。{WHOLE}全区新增本土确诊病例9例。"
    proposal = said(text)
    assert proposal.by_key[CellKey("yesterday", "confirmed", "stated")].value == 8
    assert [rest.text for rest in proposal.unread] == ["9"]
    assert not any(start <= text.index("9例") < end for start, end in proposal.assigned)


@pytest.mark.parametrize("days", [("8月31日", "9月1日"), ("12月31日", "1月1日")])
@pytest.mark.parametrize("turned", [True, False])
def test_one_stock_as_of_two_moments_is_two_entries_and_the_newest_is_taken(
    days: tuple[str, str], turned: bool
) -> None:
    sentences = [f"截至{days[0]}24时，全区共有高风险区477个。", f"截至{days[1]}14时，全区共有高风险区480个。"]
    proposal = said("".join(reversed(sentences) if turned else sentences))
    assert proposal.by_key[CellKey("", "high_risk")].value == 480
    assert [(stood.indicator, stood.value) for stood in proposal.earlier] == [("high_risk", 477)]
    assert proposal.contradictions == () and proposal.unread == () and proposal.quantities == ()
    assert [row["value"] for row in proposal.as_json()["standing"]] == [477, 480]


def test_the_number_is_that_of_the_conference_held_not_of_the_one_it_follows() -> None:
    for after in ("", "后", "之后"):
        proposal = said(f"继第二十三场新闻发布会{after}，自治区政府新闻办召开第二十四场新闻发布会。")
        assert (proposal.number, proposal.contradictions) == (24, ())


@pytest.mark.parametrize(("joint", "xigaze"), [("、", 10), ("，", None), (",", None), ("；", None)])
def test_an_unknown_place_goes_on_with_a_breakdown_only_where_it_is_listed(
    joint: str, xigaze: int | None
) -> None:
    rest = f"其中拉萨市20例{joint}来藏人员10例{joint}日喀则市10例"
    found = values(f"8月31日0时至24时，全区新增本土新冠肺炎确诊病例53例（{rest}）。")
    held = {key.rpartition("/")[2]: number for key, number in found.items()}
    assert (held["lhasa"], held.get("xigaze")) == (20, xigaze)


@pytest.mark.parametrize("number", ["12,53", "1.22", "1,22", "12.5"])
def test_the_end_of_a_number_is_no_figure(number: str) -> None:
    found = values(f"截至8月31日24时，治愈出院406人，{number}名密接者解除集中隔离观察。")
    assert "contacts_released" not in str(found), found


@pytest.mark.parametrize(("number", "quoted"), [("53", ["53万件"]), ("٩53", []), ("９53", ["９53万件"])])
def test_digits_of_another_script_are_part_of_the_number_they_stand_before(
    number: str, quoted: list[str]
) -> None:
    proposal = said(f"全区调运物资{number}万件。")
    assert [quantity.text for quantity in proposal.quantities] == quoted


def test_an_unknown_place_in_a_breakdown_hides_no_known_one() -> None:
    text = f"{WHOLE}全区新增本土确诊病例53例（其中拉萨市50例、新拉萨市2例、日喀则市1例）。"
    proposal = said(text)
    assert values(text) == {
        "yesterday/confirmed/stated": 53, "yesterday/confirmed/lhasa": 50, "yesterday/confirmed/xigaze": 1,
    }  # fmt: skip
    assert [quoted.text for quoted in proposal.quantities] == ["2例"] and proposal.filled == ()
    assert [(c.kind, c.expected, c.got) for c in proposal.contradictions] == [("parts", 53, 51)]


def test_a_long_clause_about_the_conference_before_gives_no_number() -> None:
    before = "继西藏自治区人民政府新闻办公室在拉萨市举行新冠肺炎疫情防控工作第十二场新闻发布会以来，"
    after = "自治区政府新闻办9月1日下午举行新冠肺炎疫情防控工作第二十四场新闻发布会。"
    assert said(before + after).number == 24


def test_a_day_without_a_year_is_dated_beside_the_one_that_has_it() -> None:
    proposal = read(
        "1月3日上午，西藏自治区政府新闻办举行新冠肺炎疫情防控工作第三十场新闻发布会。"
        "2022年10月1日0时至24时，全区新增本土新冠肺炎确诊病例3例。",
        series(),
        [book("zh")],
    )
    assert proposal.held_on == date(2023, 1, 3)
    assert [window.start.day for window in proposal.windows] == [date(2022, 10, 1)]


def test_a_day_of_another_story_dates_no_other() -> None:
    proposal = read(
        "9月1日下午，西藏自治区政府新闻办举行新冠肺炎疫情防控工作第二十四场新闻发布会。"
        "2022年8月31日0时至24时，全区新增本土新冠肺炎确诊病例3例。截至2017年9月1日24时，全区共有高风险区2个。",
        series(),
        [book("zh")],
    )
    assert proposal.held_on == date(2022, 9, 1)


@pytest.mark.parametrize(
    ("text", "ending", "hour"),
    [("midnight", True, 24), ("midnight", False, 0), ("noon", True, 12), ("Noon", False, 12), ("2 p.m.", True, 14), ("1 a.m.", True, 1)],
)  # fmt: skip
def test_midnight_ends_a_day_and_begins_one(text: str, ending: bool, hour: int) -> None:
    assert read_hour(Recogniser(book("en")), text, ending) == hour


@pytest.mark.parametrize(("text", "hour"), [("0", 0), ("24", 24), ("25", None)])
def test_there_is_no_hour_after_the_twenty_fourth(text: str, hour: int | None) -> None:
    assert read_hour(Recogniser(book("zh")), text, True) == hour


def test_midnight_is_stated_as_the_end_of_the_day_before_and_no_other_hour_is() -> None:
    for hour in (1, 2, 23, 24):
        assert moment_of(Moment(date(2022, 8, 31), hour).instant) == Moment(date(2022, 8, 31), hour)
    assert moment_of(Moment(date(2022, 9, 1), 0).instant) == Moment(date(2022, 8, 31), 24)
    hours = Moment(date(2022, 8, 30), 8).instant, Moment(date(2022, 8, 31), 14).instant
    assert fact_named(series(), samples()[24], Fact(hours, "confirmed"))[0].startswith(
        "8月30日8时至8月31日14时"
    )


@pytest.mark.parametrize(("gap", "taken"), [(300, {"yesterday/confirmed/stated": 5}), (450, {})])
def test_a_window_rules_the_next_sentences_and_not_another_page(gap: int, taken: dict[str, int]) -> None:
    told = "8月31日0时至24时，全区无新增。" + "会" * gap + "。全区新增本土新冠肺炎确诊病例5例。"
    found = {key: value for key, value in values(told).items() if value == 5}
    assert found == taken


@pytest.mark.parametrize(
    ("day", "today", "year"),
    [(Day(None, 7, 2), date(2020, 1, 1), 2020), (Day(None, 1, 1), date(2020, 7, 2), 2021), (Day(None, 7, 1), date(2020, 1, 1), 2020), (Day(None, 7, 4), date(2020, 1, 1), 2019)],
)  # fmt: skip
def test_of_two_years_equally_near_the_later_is_meant(day: Day, today: date, year: int) -> None:
    assert year_of(day, (), None, today, ()) == (year, "today")


@pytest.mark.parametrize(
    ("hours", "read_as"), [("8时至14时", (8, 14)), ("14时至14时", None), ("14时至8时", None)]
)
def test_a_window_without_an_hour_is_none(hours: str, read_as: tuple[int, int] | None) -> None:
    stretch = read_window(Recogniser(book("zh")), f"9月1日{hours}")
    assert (stretch and (stretch.start.hour, stretch.end.hour)) == read_as


def test_the_conference_is_held_on_the_last_day_of_which_only_a_part_is_told() -> None:
    day = date(2022, 9, 1)
    parts = [window(f"w{at}", day + timedelta(days=at), 0, 14) for at in range(2)]
    assert likely_day(tuple(parts)) == date(2022, 9, 2)
    whole = [window(f"w{at}", day + timedelta(days=at), 0, 24) for at in range(2)]
    assert likely_day(tuple(whole)) == date(2022, 9, 3)


def test_figures_go_into_the_window_of_the_same_hours_whatever_it_is_called_and_into_no_other() -> None:
    text = "2022年8月31日0时至24时，全区新增本土新冠肺炎确诊病例54例。9月1日0时至14时，全区新增本土新冠肺炎确诊病例27例。"
    proposal = said(text)
    whole, part = (
        Window(name, one.start, one.end)
        for name, one in zip(("w1", "w2"), samples()[24].windows, strict=True)
    )
    bare = replace(samples()[24], cells={}, as_of={})
    for windows, cells in (((whole, part), ["w1", "w2"]), ((whole,), ["w1"])):
        changes = proposal.changes(series(), replace(bare, windows=windows))
        assert [key.window for key, _, _ in changes] == cells


@pytest.mark.parametrize(
    ("text", "today", "start", "end"),
    [
        ("1月1日0时至10月31日24时", date(2024, 11, 20), (date(2024, 1, 1), 0), (date(2024, 10, 31), 24)),
        ("1月1日0时至10月31日24时", date(2025, 1, 10), (date(2024, 1, 1), 0), (date(2024, 10, 31), 24)),
        ("12月31日20时至1月1日20时", date(2025, 1, 1), (date(2024, 12, 31), 20), (date(2025, 1, 1), 20)),
        ("2023年12月31日0时至1月2日24时", date(2025, 1, 1), (date(2023, 12, 31), 0), (date(2024, 1, 2), 24)),
    ],
)
def test_a_window_ends_after_it_begins(
    text: str, today: date, start: tuple[date, int], end: tuple[date, int]
) -> None:
    proposal = read(f"{text}，全区新增本土新冠肺炎确诊病例53例。", series(), [book("zh")], today=today)
    assert [(window.start, window.end) for window in proposal.windows] == [(start, end)]
    if text.startswith("1月"):
        assert proposal.likely_day == date(2024, 11, 1)


def test_a_zero_in_words_no_sentence_has_is_unread() -> None:
    proposal = said(f"{WHOLE}无新增死亡病例，全区无新增本土确诊病例。当日无死亡病例，无症状感染者情况稳定。")
    assert [rest.text for rest in proposal.unread] == ["无新增死亡病例", "当日无死亡病例"]
    assert [value.value for value in proposal.values] == [0]
