"""A number whose digits a space, a line or a mark parts is read whole where a sum proves it, and else not at all."""

import re
from datetime import date
from pathlib import Path

import pytest

from store.wording.prove.books import load_book
from store.wording.read.basis.proposal import Proposal
from store.wording.read.reading import read
from tests.sample_conferences import series

PAGE = (Path(__file__).parent.parent / "data/page_24th.txt").read_text(encoding="utf-8")
BOOKS = [load_book(series(), language) for language in ("zh", "en")]


def proposed(text: str) -> Proposal:
    return read(text, series(), BOOKS, today=date(2022, 9, 2))


def _figures(text: str) -> dict[str, object]:
    return {f"{v.key.indicator} {v.key.place}".strip(): v.value for v in proposed(text).values}


def _of_confirmed(text: str) -> dict[str, object]:
    return {v.key.place: v.value for v in proposed(text).values if v.key.indicator == "confirmed"}


AS_OF, DAY = "截至8月31日24时，全区治愈出院406人，", "8月31日0时至24时，全区新增本土新冠肺炎确诊病例"


@pytest.mark.parametrize(
    "number", ["93 473", "4806\n\n6", "28-522", "28、522", "２8·522", "1/2", "贰8", "十8", "3万8", "1e5"]
)
def test_the_end_of_a_number_is_none(number: str) -> None:
    text = f"{AS_OF}{number}名密接者解除集中隔离观察。"
    assert _figures(text) == {"discharged": 406}
    seen = proposed(text)
    told = "".join(rest.text for rest in seen.unread)
    assert all(digits in told for digits in re.findall(r"\d+", number))
    assert not [quantity for quantity in seen.quantities if quantity.unit == "名"]


@pytest.mark.parametrize(
    "note",
    ["1 含外省输入。", "注1：含外省输入。", "注：1 含外省输入。", "[1]含外省输入。", "\n\n1含外省输入"],
)
def test_a_number_that_ends_with_the_mark_of_a_note_is_none_but_where_its_places_make_it(note: str) -> None:
    whole = "8月31日0时至24时，全区新增确诊病例531例"
    assert _of_confirmed(f"{whole}。\n{note}") == {}
    assert _of_confirmed(f"{whole}（拉萨市500例、日喀则市31例）。\n{note}") == {
        "stated": 531,
        "lhasa": 500,
        "xigaze": 31,
    }
    assert _of_confirmed(f"{whole}。\n1.加强社会面管控。\n2.加强隔离点管理。") == {"stated": 531}


def test_digits_are_joined_where_the_sum_proves_it() -> None:
    right = {"confirmed stated": 53, "confirmed lhasa": 20, "confirmed xigaze": 33}
    assert _figures(f"{DAY}5 3例（其中拉萨市2\n0例、日喀则市33例）。") == right
    assert _figures(f"{DAY}53例（其中拉萨市20例、日喀则市3　3例）。") == right
    both = f"{DAY}5 3例。新增无症状感染者621例。8月31日新增感染者67 4例，均在隔离管控区发现。"
    assert _figures(both)["new_infections stated"] == 674
    assert proposed(both).unread == ()
    assert _figures(f"{DAY}5 4例（其中拉萨市2 0例、日喀则市33例）。新增无症状感染者1例。") == {
        "asymptomatic stated": 1
    }


@pytest.mark.parametrize(
    "time", ["10月7024时", "8月3 1日0时至24时", "9月1日0时至1 4时", "贰0贰贰年壹0月7日0时至24时"]
)
def test_behind_a_time_nobody_can_read_no_earlier_one_rules(time: str) -> None:
    text = f"{DAY}53例。{time}，全区新增本土新冠肺炎确诊病例3例。"
    assert _figures(text) == {"confirmed stated": 53}
    assert any(part in time for rest in proposed(text).unread for part in re.findall(r"\d+", rest.text))


def test_no_split_of_a_page_makes_another_figure() -> None:
    right = {value.key: value.value for value in proposed(PAGE).values}
    marks = (" ", "\n\n", "　", "、", "，", "-", "·", "/", "\u200b", "万", "貳")
    places = [at for run in re.finditer(r"\d{2,}", PAGE) for at in range(run.start() + 1, run.end())]
    for at, mark in zip(places[::3], marks * len(places), strict=False):
        for value in proposed(PAGE[:at] + mark + PAGE[at:]).values:
            assert right.get(value.key) == value.value, PAGE[at - 9 : at] + mark + PAGE[at : at + 9]


SAID = "By the end of Sept. 4, a total of {number} patients had been discharged from hospital after recovery."


@pytest.mark.parametrize("number", ["7\n36", "7 36", "7,\n\n36", "7 、36", "7 ,36", "1058,308"])
def test_in_english_the_end_of_a_number_is_none(number: str) -> None:
    assert _figures(SAID.format(number=number)) == {}
    assert _figures(SAID.format(number="736")) == {"discharged": 736}
    assert _figures(
        "By the end of Sept. 4, 736 patients had been discharged from hospital after recovery."
    ) == {"discharged": 736}


@pytest.mark.parametrize("day", ["Sept. 3.1", "Sept. 3”1", "Sept. 1\n2", "Sept. 3，1"])
def test_in_english_the_beginning_of_a_day_is_none(day: str) -> None:
    text = f"Tibet reported 53 new locally transmitted confirmed COVID-19 cases and 621 new asymptomatic carriers on {day}."
    assert proposed(text).windows == ()
    assert len(proposed(text.replace(day, "Sept. 3")).windows) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{DAY}64例（其中拉萨市，32例、日喀则市6例）。",
        f"{DAY}64例（其中拉萨市）32例、日喀则市6例）。",
        f"{DAY}64例（其中拉萨市1例6例、日喀则市32例）。",
    ],
)
def test_a_place_behind_which_digits_go_on_has_no_count(text: str) -> None:
    assert set(_figures(text)) <= {"confirmed stated"}


def test_what_a_number_may_stand_behind() -> None:
    lead = "记者张三、李四9月1日下午从自治区政府新闻办获悉，"
    assert _figures(f"{lead}{DAY}53例。") == {"confirmed stated": 53}
    assert _figures(f"2022-09-02 10:30\n{DAY}53例。") == {"confirmed stated": 53}
