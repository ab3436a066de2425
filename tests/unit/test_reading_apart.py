"""Two conferences on a page are offered apart, and the date of the page is not the day a conference was held."""

from datetime import date
from pathlib import Path

import pytest

from store.desk.incoming.reading import propose_reading
from store.wording.prove.books import load_book
from store.wording.read.basis.proposal import Proposal
from store.wording.read.reading import read
from tests.sample_conferences import series
from tests.stage import sample_desk

HEAD = "{day}16时，自治区政府新闻办举行新冠肺炎疫情防控工作第{number}场新闻发布会。"
FIRST = HEAD.format(day="9月1日", number="二十四") + "8月31日0时至24时，全区新增本土新冠肺炎确诊病例53例。"
SECOND = HEAD.format(day="9月2日", number="二十五") + "9月1日0时至24时，全区新增本土新冠肺炎确诊病例46例。"


def _proposed(text: str) -> Proposal:
    return read(text, series(), [load_book(series(), "zh")], today=date(2022, 9, 3))


def _said(proposal: Proposal) -> tuple[int | None, date | None, list[object]]:
    return proposal.number, proposal.held_on, [value.value for value in proposal.values]


@pytest.mark.parametrize("between", ["\n", "\n\n新增46例\n2022-09-02 17:00\n", ""])
def test_two_conferences_of_a_page_are_two(between: str) -> None:
    first = _proposed(f"{FIRST}{between}{SECOND}")
    assert _said(first) == (24, date(2022, 9, 1), [53])
    [second] = first.others
    assert _said(second) == (25, date(2022, 9, 2), [46])
    assert first.contradictions == second.contradictions == ()
    assert {str(value.key) for one in (first, second) for value in one.values} == {
        "yesterday/confirmed/stated"
    }
    assert [first.source[slice(*one.values[0].span)] for one in (first, second)] == ["53", "46"]


def test_a_part_without_figures_is_no_conference() -> None:
    links = "相关阅读\n第二十三场新闻发布会\n第二十二场新闻发布会\n"
    first = _proposed(f"{FIRST}\n{links}{SECOND}\n{links}")
    assert [_said(one)[::2] for one in (first, *first.others)] == [(24, [53]), (25, [46])]
    many = "\n".join(
        HEAD.format(day=f"9月{day}日", number=day) + "8月31日0时至24时，全区新增本土新冠肺炎确诊病例53例。"
        for day in range(1, 21)
    )
    told = _proposed(many)
    assert len(told.others) == 11 and not told.whole


def test_a_slip_in_a_head_is_told_and_no_second_conference() -> None:
    slip = _proposed("疫情防控工作第二十五场新闻发布会\n" + FIRST)
    assert slip.others == () and [one.kind for one in slip.contradictions] == ["twice"]
    within = _proposed(FIRST + "据第二十三场新闻发布会通报，此前已部署。新增无症状感染者2例。")
    assert within.others == () and [value.value for value in within.values] == [53, 2]


@pytest.mark.parametrize(
    "page",
    [
        "2022年9月2日\n",
        "发布时间：2022年9月2日 ",
        "9月2日讯 ",
        "据央视新闻9月2日消息，",
        "2022年9月2日 10:30\n",
    ],
)
def test_the_date_of_the_page_is_not_the_day_held(page: str) -> None:
    text = "自治区政府新闻办举行疫情防控工作第二十四场新闻发布会。9月1日0时至14时，全区新增本土新冠肺炎确诊病例3例。"
    proposal = _proposed(page + text)
    assert (proposal.number, proposal.held_on) == (24, None)
    assert proposal.likely_day == date(2022, 9, 1)
    assert _proposed("2022年9月1日16时，" + text).held_on == date(2022, 9, 1)


def test_on_a_screen_the_conference_that_is_open_is_read(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "archive")
    sitting = desk.open("2022-09-01-024", journal=False)
    proposal = propose_reading(sitting, f"{SECOND}\n{FIRST}", today=date(2022, 9, 3))
    assert (proposal.number, [one.number for one in proposal.others]) == (24, [25])
