"""English pages that call cases only cases, count imported ones too, or name the town a place's cases were in."""

import pytest

from store.record.cell import STATED
from store.wording.read.reading import read
from tests.unit.test_wording_english_press import WIRE, YESTERDAY, A, C, both, figures, press
from tests.wording_records import book, series

INFECTIONS = "new_infections"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # of which kind cases are that have none
        ("Tibet on Thursday reported 53 new locally transmitted cases, the commission said in its daily report.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet reported 53 local cases on Thursday. No new suspected cases were reported.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet reported 53 local cases on Thursday, bringing the total number of confirmed cases in Tibet to 900.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet on Thursday reported 53 new local cases, the commission said in its daily report. Of the new local cases, 20 were reported in Lhasa, and 33 in Nagqu.",
         {(YESTERDAY, C, STATED): 53, (YESTERDAY, C, "lhasa"): 20, (YESTERDAY, C, "nagqu"): 33}),
        ("Tibet on Thursday reported 53 new local cases, the commission said in its daily report, 19 of them previously asymptomatic.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet on Thursday reported 53 new local cases, the commission said in its daily report. Another 20 people had no symptoms.", {}),
        ("Tibet on Thursday reported 53 new cases, the commission said in its daily report.", {}),
        ("Tibet on Thursday reported 53 new local cases, the commission said.", {}),
        ("Tibet on Thursday reported 53 new local cases. No new suspected cases were reported. A total of 20 asymptomatic cases were reported.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet on Thursday reported 53 new local cases. No new suspected cases were reported. It saw 20 asymptomatic cases among them.", {}),
        ("Tibet on Thursday reported 53 new local cases. No new suspected cases were reported. Lhasa reported 20 asymptomatic cases.", {}),
        ("Tibet on Thursday reported 53 new local cases. No new suspected cases were reported. Of the 53, 20 were asymptomatic carriers.", {}),
        ("Tibet on Thursday reported 53 new local cases, the commission said in its daily report. Of the new local cases, 20 were reported in Lhasa, and 30 in Nagqu.",
         {(YESTERDAY, C, STATED): 53, (YESTERDAY, C, "lhasa"): 20, (YESTERDAY, C, "nagqu"): 30}),
        ("Tibet on Thursday reported 53 confirmed cases. Of the new local cases, 20 were reported in Lhasa, and 30 in Nagqu.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet reported 30 new infections on Thursday. The 30 infections were distributed in two cities. These include 14 cases in Lhasa and 16 in Xigaze.",
         {(YESTERDAY, INFECTIONS, STATED): 30, (YESTERDAY, INFECTIONS, "lhasa"): 14, (YESTERDAY, INFECTIONS, "xigaze"): 16}),
        # which of them are the region's own
        ("Tibet reported 53 new confirmed cases on Thursday, including 50 local ones and three imported ones.", {(YESTERDAY, C, STATED): 50}),
        ("Tibet reported 53 new confirmed cases on Thursday, three from overseas and 50 locally transmitted.", {(YESTERDAY, C, STATED): 50}),
        ("Thursday also saw 53 new asymptomatic carriers in Tibet, including 50 local ones and three imported ones.", {(YESTERDAY, A, STATED): 50}),
        ("Tibet reported 53 new confirmed cases on Thursday, including 50 local ones and two imported ones.", {}),
        ("Tibet reported 53 new confirmed cases on Thursday, including 50 local ones and three imported ones. In addition, 38 new asymptomatic cases were reported.",
         {(YESTERDAY, C, STATED): 50}),
        ("Tibet reported 56 new infections on Aug. 18, of which 26 were symptomatic and 30 asymptomatic. Excluding imported infections, Tibet reported 53 new local cases, of which 25 were symptomatic and 28 were asymptomatic.",
         {(YESTERDAY, INFECTIONS, STATED): 53, **both(YESTERDAY, 25, 28)}),
        ("Tibet is high. Thursday also saw the reporting of 53 asymptomatic cases in Tibet, including 50 local ones.", {(YESTERDAY, A, STATED): 50}),
        ("Tibet reported 53 local confirmed cases on Thursday. A total of 12 imported cases were reported. Thursday also saw 13 new asymptomatic cases.",
         {(YESTERDAY, C, STATED): 53}),
        ("Lhasa and Xigaze each reported eight confirmed cases on Thursday. Thursday also saw 13 new asymptomatic cases. Tibet is high.", {}),
        ("Today, Friday, August 19, Tibet reported 53 confirmed cases.", {}),
        # lists with the number behind the place, and what only stands between
        ("Tibet reported 30 new confirmed cases on Thursday, in Lhasa, 20; Xigaze, 10.",
         {(YESTERDAY, C, STATED): 30, (YESTERDAY, C, "lhasa"): 20, (YESTERDAY, C, "xigaze"): 10}),
        ("Tibet reported 30 new confirmed cases on Thursday, in Lhasa, 20; Xigaze, 9.", {(YESTERDAY, C, STATED): 30}),
        ("Tibet reported 30 confirmed cases on Thursday. No death was reported. There were still 6,704 people under medical observation.",
         {(YESTERDAY, C, STATED): 30, ("", "in_quarantine", ""): 6704}),
        ("Tibet reported 30 confirmed cases on Thursday. Vietnam reported no deaths. There were still 6,704 people under medical observation.",
         {(YESTERDAY, C, STATED): 30}),
        ("Lhasa, Tibet autonomous region, reported 30 confirmed cases on Thursday.", {(YESTERDAY, C, "lhasa"): 30}),
        ("Authorities in the southwestern region of Tibet reported 30 confirmed cases on Thursday.", {(YESTERDAY, C, STATED): 30}),
        # towns in places
        ("Tibet reported 5 confirmed cases on Thursday. Of the new cases, three were reported in Dagze, a town, and two in Nagqu.", {(YESTERDAY, C, STATED): 5}),
        ("Tibet reported 5 confirmed cases on Thursday. Of the new cases, three were reported in the city of Dagze in Lhasa, and two in Nagqu.",
         {(YESTERDAY, C, STATED): 5, (YESTERDAY, C, "lhasa"): 3, (YESTERDAY, C, "nagqu"): 2}),
        ("Tibet reported 5 confirmed cases on Thursday. All cases were registered in the border city of Zham in Xigaze.",
         {(YESTERDAY, C, STATED): 5, (YESTERDAY, C, "xigaze"): 5}),
        ("Tibet reported 5 confirmed cases on Thursday, including three in the city of Dagze in Lhasa.", {(YESTERDAY, C, STATED): 5}),
        ("Tibet reported 5 confirmed cases in the city of Dagze in Lhasa on Thursday.", {}),
        ("Tibet reported 5 confirmed cases on Thursday. Of the new cases, three were in Lhasa, one in the city of Dagze, and one in the city of Zham in Xigaze.",
         {(YESTERDAY, C, STATED): 5}),
        ("Tibet reported 5 confirmed cases on Thursday. All the cases were reported in Dagze County of central Tibet's Lhasa.",
         {(YESTERDAY, C, STATED): 5, (YESTERDAY, C, "lhasa"): 5}),
        ("Tibet reported 5 confirmed cases on Thursday. All the cases were reported in Dagze County of Vietnam's Lhasa.", {(YESTERDAY, C, STATED): 5}),
        ("Tibet reported 5 confirmed cases on Thursday. Lhasa reported three, and Xigaze and Ngari Prefecture each reported one, said the commission.",
         {(YESTERDAY, C, STATED): 5, (YESTERDAY, C, "lhasa"): 3, (YESTERDAY, C, "xigaze"): 1, (YESTERDAY, C, "ngari"): 1}),
        ("Tibet reported 5 confirmed cases on Thursday. Lhasa and Xigaze reported three, and Ngari reported two.", {(YESTERDAY, C, STATED): 5}),
        ("Tibet reported 5 confirmed cases on Thursday, including 3 in Lhasa and 2 in Nagqu",
         {(YESTERDAY, C, STATED): 5, (YESTERDAY, C, "lhasa"): 3, (YESTERDAY, C, "nagqu"): 2}),
        # what another sentence stands between
        ("Tibet reported five local confirmed cases on Thursday. The day also saw nine new imported cases. Of them, three were reported in Lhasa and two in Nagqu.",
         {(YESTERDAY, C, STATED): 5}),
        ("Tibet reported three confirmed cases and two asymptomatic cases on Thursday. One of the three cases is from Lhasa. The other two are from Nagqu.",
         both(YESTERDAY, 3, 2)),
        ("Tibet is high. The mainland reported 559 confirmed cases on Thursday, of which 441 were in the region.", {}),
        ("Tibet is high. There are currently three high-risk areas and 37 medium-risk areas for COVID-19 in Lhasa.", {}),
        # what stands beside them
        ("Tibet reported 53 confirmed cases, 20 asymptomatic carriers and 2 deaths on Thursday.", both(YESTERDAY, 53, 20)),
        ("Tibet reported 53 confirmed cases on Thursday. A total of 20 asymptomatic cases were reported, including 12 in Lhasa and 8 in Nagqu.",
         {**both(YESTERDAY, 53, 20), (YESTERDAY, A, "lhasa"): 12, (YESTERDAY, A, "nagqu"): 8}),
        ("Tibet reported 53 confirmed cases on Thursday. A total of 200 asymptomatic cases were reported.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet is high. A total of 20 confirmed cases were reported on Thursday, including 12 in Lhasa and 8 in Tibet.", {}),
        ("Tibet reported 53 confirmed cases from 12:01 a.m. Thursday to 11:59 p.m. Thursday.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet reported 53 confirmed cases from 12:01 p.m. Thursday to midnight Thursday.", {}),
    ],
)  # fmt: skip
def test_what_cases_are_and_whose(text: str, said: dict[tuple[object, ...], object]) -> None:
    assert figures(press(text)) == said


def test_cases_of_the_years_in_which_the_press_called_only_confirmed_ones_so() -> None:
    text = WIRE.replace("19 (", "19, {year} (") + "Tibet reported 53 new local cases on Aug. 18."
    found = [figures(read(text.format(year=year), series(), [book("en")])) for year in (2021, 2022)]
    assert found == [{(YESTERDAY, C, STATED): 53}, {}]
