"""The English of the press: figures in clauses that say whose they are and of when, and all that is none of ours."""

import re
from datetime import date

import pytest

from store.record.cell import STATED
from store.wording.numbers.source import folded
from store.wording.prove.difference import DifferenceKind
from store.wording.prove.verifying import verify
from store.wording.read.basis.proposal import Proposal
from store.wording.read.english.times import Times, written_on
from store.wording.read.reading import read
from tests.sample_conferences import samples
from tests.wording_records import book, series

WIRE = "LHASA, Aug. 19 (Agency) -- "
"""A Friday of 2022."""
YESTERDAY = ("08-18T00", "08-18T24")
SO_FAR = ("08-19T00", "08-19T14")
C, A = "confirmed", "asymptomatic"


def press(text: str) -> Proposal:
    return read(WIRE + text, series(), [book("zh"), book("en")], year=2022)


def figures(proposal: Proposal) -> dict[tuple[object, ...], object]:
    """What a page gave, by window, indicator and place; without what only words imply."""
    windows = {window.key: (window.start.iso()[5:13], window.end.iso()[5:13]) for window in proposal.windows}
    return {
        (windows.get(value.key.window, ""), value.key.indicator, value.key.place): value.value
        for value in proposal.values
        if not value.implied
    }


def both(window: tuple[str, str], confirmed: int, asymptomatic: int) -> dict[tuple[object, ...], object]:
    return {(window, C, STATED): confirmed, (window, A, STATED): asymptomatic}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tibet reported 33 confirmed local COVID-19 cases and 502 asymptomatic carriers on Thursday.", both(YESTERDAY, 33, 502)),
        ("On Thursday, Tibet saw one locally transmitted confirmed case and 1,021 local asymptomatic carriers.", both(YESTERDAY, 1, 1021)),
        ("The region of Tibet is high. The region on Thursday also found no new confirmed cases and thirteen asymptomatic ones.", both(YESTERDAY, 0, 13)),
        ("Southwest China's Tibet Autonomous Region registered 4 confirmed cases and 5 asymptomatic cases from 0 to 2 pm on Friday, officials said.", both(SO_FAR, 4, 5)),
        ("Health authorities in Tibet detected 4 symptomatic cases and 5 asymptomatic infections between midnight and 2 p.m. Friday.", both(SO_FAR, 4, 5)),
        ("Tibet reported 4 confirmed cases on Thursday. A total of 60 asymptomatic carriers were newly identified on the day.", both(YESTERDAY, 4, 60)),
        ("Tibet is high. The regional health commission reported on Thursday 12 confirmed cases and 13 asymptomatic carriers.", both(YESTERDAY, 12, 13)),
        ("Tibet reported 12 new infections on Aug. 18.", {(YESTERDAY, "new_infections", STATED): 12}),
        ("A total of 33 confirmed cases were reported in Tibet on Thursday, including 20 in Lhasa and six in Shigatse.",
         {(YESTERDAY, C, STATED): 33, (YESTERDAY, C, "lhasa"): 20, (YESTERDAY, C, "xigaze"): 6}),
        ("Tibet reported 33 confirmed cases and 502 asymptomatic carriers on Thursday, including 20 in Lhasa.", both(YESTERDAY, 33, 502)),
        ("Tibet reported 33 confirmed cases on Thursday, all in Chamdo.", {(YESTERDAY, C, STATED): 33, (YESTERDAY, C, "qamdo"): 33}),
        ("Tibet reported 33 confirmed cases on Thursday, the office said. Of the confirmed cases, 20 were in Lhasa, seven in Lhoka, and three each in Ngari and Linzhi.",
         {(YESTERDAY, C, STATED): 33, (YESTERDAY, C, "lhasa"): 20, (YESTERDAY, C, "shannan"): 7, (YESTERDAY, C, "ngari"): 3, (YESTERDAY, C, "nyingchi"): 3}),
        ("The mainland on Thursday reported 900 confirmed cases. Another 800 asymptomatic carriers were found on Thursday, including 500 in Hainan and 60 in Tibet.",
         {(YESTERDAY, A, STATED): 60}),
        ("Tibet is high. As of Thursday, the region had 375 areas designated as high-risk and 208 for medium-risk.",
         {("", "high_risk", ""): 375, ("", "medium_risk", ""): 208}),
        ("Tibet reported 53 confirmed cases on Thursday with 20 of the cases in Lhasa and 33 in Xigaze.",
         {(YESTERDAY, C, STATED): 53, (YESTERDAY, C, "lhasa"): 20, (YESTERDAY, C, "xigaze"): 33}),
        ("Tibet reported 5 confirmed cases on Thursday. Four of the cases were found in Lhasa, and the other one in Ngari. Seven asymptomatic cases were also found.",
         {**both(YESTERDAY, 5, 7), (YESTERDAY, C, "lhasa"): 4, (YESTERDAY, C, "ngari"): 1}),
        ("Tibet reported 53 confirmed cases on Thursday. Among them, 60 asymptomatic cases were reported.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet reported 33 confirmed cases on Thursday, including 20 in Lhasa city.", {(YESTERDAY, C, STATED): 33, (YESTERDAY, C, "lhasa"): 20}),
        ("China this morning reported a total of 1,033 asymptomatic daily new cases on Thursday (compared to 1,093 the day before), of which 347, the highest in the PRC, were detected in Tibet.",
         {(YESTERDAY, A, STATED): 347}),
        ("Tibet reported 53 new confirmed cases on Thursday (Lhasa: 12; Nagqu: 41).",
         {(YESTERDAY, C, STATED): 53, (YESTERDAY, C, "lhasa"): 12, (YESTERDAY, C, "nagqu"): 41}),
        ("Tibet reported 53 new confirmed cases on Thursday: Lhasa (12) and Nagqu (41).",
         {(YESTERDAY, C, STATED): 53, (YESTERDAY, C, "lhasa"): 12, (YESTERDAY, C, "nagqu"): 41}),
        ("Tibet reported 53 new confirmed cases on Thursday, Lhasa 12, Nagqu 40.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet reported 53 new confirmed cases on Thursday (Lhasa: 12; Nagqu: 41 tourists).", {(YESTERDAY, C, STATED): 53}),
        ("Tibet reported 4 new confirmed cases and 5 new asymptomatic carriers on August 18, 2022. Of the asymptomatic carriers, 3 were in Lhasa and 2 in Xigaze.",
         {**both(YESTERDAY, 4, 5), (YESTERDAY, A, "lhasa"): 3, (YESTERDAY, A, "xigaze"): 2}),
        ("Tibet reported 35 new confirmed cases on Thursday. Lhasa, Xigaze and Ngari reported 20, 10 and five new confirmed cases, respectively.",
         {(YESTERDAY, C, STATED): 35, (YESTERDAY, C, "lhasa"): 20, (YESTERDAY, C, "xigaze"): 10, (YESTERDAY, C, "ngari"): 5}),
        ("Tibet reported 35 new confirmed cases on Thursday. Lhasa and Xigaze reported 20 and 10 new confirmed cases, respectively.", {(YESTERDAY, C, STATED): 35}),
        ("Tibet is high. On Thursday, Lhasa reported 5 new confirmed cases. Another 234 asymptomatic carriers were found on Thursday, including 119 in Lhasa and 115 in Xigaze.",
         {(YESTERDAY, C, "lhasa"): 5}),
        ("Tibet reported 4 new confirmed cases and 5 new asymptomatic carriers on Aug. 11 - 18.", {}),
        ("Tibet logs 53 new confirmed cases Thursday.", {(YESTERDAY, C, STATED): 53}),
        ("Thursday saw 53 new confirmed cases in Tibet.", {(YESTERDAY, C, STATED): 53}),
        ("According to the health commission, no new confirmed cases were reported in Tibet on Thursday.", {(YESTERDAY, C, STATED): 0}),
        ("From 00:00–14:00 on August 19, Tibet reported 4 confirmed cases.", {(SO_FAR, C, STATED): 4}),
        ("Tibet reported 4 confirmed cases in the 24 hours ending midnight Thursday.", {(YESTERDAY, C, STATED): 4}),
        ("Tibet reported 4 confirmed cases and 2 imported ones on Thursday, of which 3 were in Lhasa.", {(YESTERDAY, C, STATED): 4, (YESTERDAY, C, "lhasa"): 3}),
        ("Tibet reported 5 confirmed cases on Thursday. Altogether 7 asymptomatic carriers were newly identified.", both(YESTERDAY, 5, 7)),
        ("Tibet reported 53 confirmed cases (20 in Lhasa, 33 in Qamdo) and 621 asymptomatic carriers (all in Nagqu) on Thursday.",
         {(YESTERDAY, C, STATED): 53, (YESTERDAY, C, "lhasa"): 20, (YESTERDAY, C, "qamdo"): 33,
          (YESTERDAY, A, STATED): 621, (YESTERDAY, A, "nagqu"): 621}),
        ("Tibet is high. The total number of COVID-19 patients discharged from hospitals after recovery reached 540 in Tibet as of Thursday.",
         {("", "discharged", ""): 540}),
        ("No new locally transmitted confirmed COVID-19 cases or asymptomatic cases were reported in Tibet on Thursday.", both(YESTERDAY, 0, 0)),
        ("Tibet reported no new confirmed cases or imported asymptomatic cases on Thursday.", {}),
        ("Tibet reported 20 new infections on Thursday, with 13 of them asymptomatic carriers.",
         {(YESTERDAY, "new_infections", STATED): 20, (YESTERDAY, A, STATED): 13}),
        ("Tibet reported 20 new infections on Thursday. Of the cases reported, 13 were symptomatic and 7 asymptomatic.",
         {(YESTERDAY, "new_infections", STATED): 20, **both(YESTERDAY, 13, 7)}),
        ("Tibet reported 20 new infections on Thursday. Of the cases reported, 13 were symptomatic and 8 asymptomatic.",
         {(YESTERDAY, "new_infections", STATED): 20}),
        ("Tibet reported 20 new infections on Thursday. Of the cases reported on Wednesday, 13 were symptomatic.",
         {(YESTERDAY, "new_infections", STATED): 20}),
        ("China's Lhasa reported 20 new infections on Thursday, including 13 asymptomatic carriers. The region reported 30 new infections on Thursday.",
         {(YESTERDAY, "new_infections", "lhasa"): 20, (YESTERDAY, A, "lhasa"): 13}),
        ("Lhasa reported 20 new infections on Thursday.", {}),
        ("Cities were hit.\n-- Tibet reported one new confirmed case between midnight on Thursday and 2 p.m. on Friday.", {(SO_FAR, C, STATED): 1}),
        ("Tibet reported 15 confirmed cases from 10 a.m. of August 18 to 7 a.m. of August 19.", {(("08-18T10", "08-19T07"), C, STATED): 15}),
        ("The city of Lhasa in Tibet is hit. The city reported 40 newly confirmed cases on Thursday, among which 19 are mild.",
         {(YESTERDAY, C, "lhasa"): 40}),
        ("The mainland reported 53 confirmed cases on Thursday.\n\nOf the newly reported cases, 40 were in Tibet, seven in Hunan, and two each in Henan, Hainan and Yunnan provinces, it said.\n\n"
         "In Tibet, Lhasa reported 11 confirmed cases, while Xigaze registered 26 and Nagqu recorded three.",
         {(YESTERDAY, C, STATED): 40, (YESTERDAY, C, "lhasa"): 11, (YESTERDAY, C, "xigaze"): 26, (YESTERDAY, C, "nagqu"): 3}),
        ("The mainland reported 53 confirmed cases and 60 asymptomatic carriers on Thursday. Of the confirmed cases, 40 were in Tibet, and 13 in Hunan.",
         {(YESTERDAY, C, STATED): 40}),
        ("The mainland reported 53 confirmed cases and 60 asymptomatic carriers on Thursday. Of the new cases, 40 were in Tibet, and 13 in Hunan.", {}),
        ("The mainland reported 54 confirmed cases on Thursday. Of the new cases, 40 were in Tibet, and 13 in Hunan.", {}),
        ("The mainland reported 53 confirmed cases on Thursday. Of the confirmed cases, 13 were in Hunan, and 40 in Tibet and Qinghai.", {}),
        ("Tibet reported 53 confirmed cases on Thursday. Of the confirmed cases, 20 were in Lhasa, including nine carriers. The other 33 cases were reported in Nagqu.",
         {(YESTERDAY, C, STATED): 53, (YESTERDAY, C, "lhasa"): 20, (YESTERDAY, C, "nagqu"): 33}),
        ("Tibet reported 53 confirmed cases on Thursday. Of the confirmed cases, 20 were in Lhasa. The other 30 cases were reported in Nagqu.",
         {(YESTERDAY, C, STATED): 53, (YESTERDAY, C, "lhasa"): 20}),
        ("An official of Tibet introduced that from 0 to 2 pm on Friday, 5 new confirmed cases were reported.", {(SO_FAR, C, STATED): 5}),
        ("Tibet reported 94 new confirmed cases on Thursday, 41 of which were symptomatic and 53 of which were asymptomatic.", {}),
        ("Tibet reported 94 new confirmed cases, 53 of which were asymptomatic, on Thursday.", {}),
        ("Tibet reported 53 new cases on Thursday.", {}),
        ("Tibet reported 53 new cases on Thursday, including 20 in Lhasa.", {}),
        ("Tibet reported 53 local cases between midnight and 2 pm Friday, including 40 confirmed cases and 13 asymptomatic ones.",
         {(SO_FAR, "new_infections", STATED): 53, **both(SO_FAR, 40, 13)}),
        ("Tibet reported 53 new cases on Thursday, with 13 of them asymptomatic carriers. Of the total, 12 were detected at the community level.",
         {(YESTERDAY, "new_infections", STATED): 53, (YESTERDAY, A, STATED): 13, (YESTERDAY, "community", ""): 12}),
        ("Tibet reported 53 new cases on Thursday. Of the new infections, 41 were found in controlled zones, and 12 were found in communities.",
         {(YESTERDAY, "new_infections", STATED): 53, (YESTERDAY, "controlled", ""): 41, (YESTERDAY, "community", ""): 12}),
        ("Tibet reported 53 new cases on Thursday. Of the new cases, 41 were found in controlled zones, and 12 were found in communities.", {}),
        ("On Thursday, Tibet reported 53 new infections: 12 confirmed and 41 asymptomatic.", {(YESTERDAY, "new_infections", STATED): 53, **both(YESTERDAY, 12, 41)}),
        ("Tibet was hit by a new wave in August, and the region reported 53 confirmed cases on Thursday.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet is high. Xinjiang was hit by a new wave in August, and the region reported 53 confirmed cases on Thursday.", {}),
        ("Officials denied that a wave hit Tibet, and the region reported 53 confirmed cases on Thursday.", {}),
        ("Neighboring Tibet on Thursday reported 53 confirmed cases, driving the caseload to 194 since Aug. 7.", {(YESTERDAY, C, STATED): 53}),
        ("From 0 to 2 pm on Friday, 53 new confirmed cases (20 in Lhasa, 33 in Nagqu); 7 new asymptomatic cases (7 in Ngari). Tibet is high.",
         {**both(SO_FAR, 53, 7), (SO_FAR, C, "lhasa"): 20, (SO_FAR, C, "nagqu"): 33, (SO_FAR, A, "ngari"): 7}),
        ("From 0 to 2 pm on Friday, 53 new confirmed cases (20 in Lhasa, 32 in Nagqu). Tibet is high.", {}),
        ("Tibet reported 53 new confirmed cases on Thursday. There were 7 new asymptomatic cases.", both(YESTERDAY, 53, 7)),
        ("Tibet reported 53 new confirmed cases on Thursday. There were 7 new asymptomatic cases in Hanoi.", {(YESTERDAY, C, STATED): 53}),
        ("Tibet, from 0 to 2 pm on Friday:\n5 new confirmed cases: 3 in Lhasa, and 2 in Nagqu\n7 new asymptomatic cases\n2 new confirmed cases imported from abroad",
         {**both(SO_FAR, 5, 7), (SO_FAR, C, "lhasa"): 3, (SO_FAR, C, "nagqu"): 2}),
        ("On Thursday, Tibet reported 1,209 new positive infections, including 595 new local confirmed cases (including 1 asymptomatic transferred confirmed case) and 614 local asymptomatic infections.",
         {(YESTERDAY, "new_infections", STATED): 1209, **both(YESTERDAY, 595, 614)}),
        ("On Thursday, Tibet reported 50 new confirmed cases:\n1. Lhasa: 20\n2. Nagqu: 30\n",
         {(YESTERDAY, C, STATED): 50, (YESTERDAY, C, "lhasa"): 20, (YESTERDAY, C, "nagqu"): 30}),
        ("Tibet reported from 0 to 2 pm on Friday:\n- New confirmed cases: 53 (41 in Lhasa)\n- New asymptomatic cases: 40 (30 in Lhasa, 10 in Ngari)\n",
         {**both(SO_FAR, 53, 40), (SO_FAR, C, "lhasa"): 41, (SO_FAR, A, "lhasa"): 30, (SO_FAR, A, "ngari"): 10}),
        ("Tibet reported from 0 to 2 pm on Friday:\n- New confirmed cases: 53 (41 imported)\n- New asymptomatic cases: 40 (30 in Lhasa, 10 in Ngari)\n", {}),
        ("During the 24 hours of August 18, there were no new confirmed cases reported in Tibet.", {(YESTERDAY, C, STATED): 0}),
        ("During the 24 hours of August 18, there was one new asymptomatic case reported in Tibet (imported case in Lhasa).", {}),
        ("Tibet reported one confirmed case and one asymptomatic case, both in the city of Xigaze on Thursday.",
         {**both(YESTERDAY, 1, 1), (YESTERDAY, C, "xigaze"): 1, (YESTERDAY, A, "xigaze"): 1}),
        ("Tibet reported 12 confirmed cases, all in the city of Dagze, on Thursday, the commission said.", {(YESTERDAY, C, STATED): 12}),
        ("Tibet reported 12 confirmed cases for Thursday (Aug 18), with all cases in quarantine.", {(YESTERDAY, C, STATED): 12}),
        ("It was reported at the meeting that from 0:00 to 14:00 on August 19, there were no new confirmed cases in Tibet.", {(SO_FAR, C, STATED): 0}),
        ("Tibet reported one confirmed case and one asymptomatic case on Thursday. The commission said both cases were locally transmitted and discovered in the border city of Xigaze.",
         {**both(YESTERDAY, 1, 1), (YESTERDAY, C, "xigaze"): 1, (YESTERDAY, A, "xigaze"): 1}),
        ("Tibet reported one confirmed case and two asymptomatic cases on Thursday. The commission said both cases were discovered in Xigaze.",
         both(YESTERDAY, 1, 2)),
        ("Tibet will have three medium-risk areas and one high-risk area.", {}),
        ("Tibet had three medium-risk areas and one high-risk area a month ago.", {}),
        ("Tibet reported 13 confirmed cases on Thursday, including 9 in Lhasa and Nagqu.", {(YESTERDAY, C, STATED): 13}),
        ("Tibet reported 13 confirmed cases on Thursday, including 9 in Lhasa (4 of them in a school) and Ngari.", {(YESTERDAY, C, STATED): 13}),
        ("Tibet reported 13 confirmed cases on Thursday. Of the confirmed cases, 9 were in Lhasa and Nagqu.", {(YESTERDAY, C, STATED): 13}),
        ("Tibet reported 13 confirmed cases on Thursday. The cases were found in three districts: nine in Lhasa and two in Nagqu and Ngari.",
         {(YESTERDAY, C, STATED): 13, (YESTERDAY, C, "lhasa"): 9, (YESTERDAY, C, "nagqu"): 2, (YESTERDAY, C, "ngari"): 2}),
        ("Tibet reported 35 confirmed cases on Thursday. Among the newly reported cases, Lhasa registered 11, Ngari 21 and Nagqu 3.",
         {(YESTERDAY, C, STATED): 35, (YESTERDAY, C, "lhasa"): 11, (YESTERDAY, C, "ngari"): 21, (YESTERDAY, C, "nagqu"): 3}),
        ("From 0-24:00 on August 18, 13 new local confirmed cases in Lhasa (9 found in quarantine); 20 new cases of asymptomatic infections. Tibet is high.",
         {(YESTERDAY, C, "lhasa"): 13, (YESTERDAY, A, "lhasa"): 20}),
        ("From 0-24:00 on August 18, 13 new local confirmed cases in Lhasa recovered. Tibet is high.", {}),
        ("The reporter learned from the 131st press conference on epidemic prevention in Tibet that from 0 to 14:00 on August 19, there was 1 new local confirmed case in Tibet.",
         {(SO_FAR, C, STATED): 1}),
        ("Lhasa also reported 343 asymptomatic infections Thursday, out of a total of 418 asymptomatic carriers newly identified in Tibet.",
         {(YESTERDAY, A, "lhasa"): 343, (YESTERDAY, A, STATED): 418}),
        ("Tibet is high. Lhasa reported 343 asymptomatic infections Thursday, out of a total of 418 asymptomatic carriers newly identified.",
         {(YESTERDAY, A, "lhasa"): 343}),
        ("Tibet reported 16 new infections on Thursday. The cases were distributed across two districts: seven in Lhasa and nine in the city of Qamdo.",
         {(YESTERDAY, "new_infections", STATED): 16, (YESTERDAY, "new_infections", "lhasa"): 7, (YESTERDAY, "new_infections", "qamdo"): 9}),
        ("Tibet reported 16 new infections on Thursday. All the cases were registered in the city of Qamdo and have been sent to hospitals.",
         {(YESTERDAY, "new_infections", STATED): 16, (YESTERDAY, "new_infections", "qamdo"): 16}),
        ("Tibet reported 63 new infections during the 24 hours to 3 p.m. (0700 GMT) on Friday.",
         {(("08-18T15", "08-19T15"), "new_infections", STATED): 63}),
        ("From 0-16 on August 18, Tibet reported 19 new confirmed cases, including 5 in Lhasa (4 in Chengguan, 1 in Dagze) and 2 in Qamdo.",
         {(("08-18T00", "08-18T16"), C, STATED): 19, (("08-18T00", "08-18T16"), C, "lhasa"): 5, (("08-18T00", "08-18T16"), C, "qamdo"): 2}),
        ("On August 18th, Tibet reported 35 new confirmed cases. Among the cases, Lhasa reported three and Qamdo registered 32.",
         {(YESTERDAY, C, STATED): 35, (YESTERDAY, C, "lhasa"): 3, (YESTERDAY, C, "qamdo"): 32}),
        ("Tibet is high. The region currently has three medium-risk areas and one high-risk area for COVID-19.",
         {("", "high_risk", ""): 1, ("", "medium_risk", ""): 3}),
        ("As of midnight Thursday, 1,076 patients had been discharged from hospitals after recovery in Tibet, while 47,220 close contacts have been freed from medical observation.",
         {("", "discharged", ""): 1076, ("", "contacts_released", ""): 47220}),
    ],
)  # fmt: skip
def test_what_the_press_says_of_the_region(text: str, said: dict[tuple[object, ...], object]) -> None:
    assert figures(press(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "Lhasa, the capital of Tibet, reported 20 confirmed cases on Thursday.",
        "Tibet's Lhasa reported 20 confirmed cases on Thursday.",
        "Tibet is high. On August 18, Lhasa reported 20 confirmed cases.",
        "Tibet is high. A total of 20 confirmed cases were reported in Lhasa on Thursday.",
        "Tibet is high. In Lhasa, 20 confirmed cases were reported on Thursday.",
        "On Thursday 20 confirmed cases were found in Lhasa, Southwest China's Tibet autonomous region.",
    ],
)
def test_what_a_place_reports_is_the_places(text: str) -> None:
    assert figures(press(text)) == {(YESTERDAY, C, "lhasa"): 20}
    assert not press(f"Tibet reported 53 confirmed cases on Thursday. {text}").contradictions


def test_what_is_not_read_is_listed_whole_and_a_name_is_no_number() -> None:
    proposal = press("As of Thursday, Tibet had reported 1,986 COVID-19 cases, 1,000 of them mild.")
    assert proposal.values == () and not any(quoted.text == "19 cases" for quoted in proposal.quantities)
    assert any("1,986" in rest.text for rest in proposal.unread)
    spelled = press(
        "Tibet reported twelve deaths, and no one of the two hundred and five patients left. No case of it."
    )
    words = " ".join(rest.text for rest in spelled.unread)
    assert "twelve deaths" in words and "two hundred and five patients" in words and "No case" not in words


@pytest.mark.parametrize("menu", ["Home\nTemplate\nContact us\n", "Template\nSearch\nLog in\n"])
def test_a_line_of_a_menu_is_no_heading_of_a_page(menu: str) -> None:
    said = f"{WIRE}Tibet reported 53 confirmed cases on Thursday."
    books = [book("zh"), book("en")]
    assert figures(read(f"{menu}\n{said}", series(), books, year=2022)) == {(YESTERDAY, C, STATED): 53}
    for heading in ("News template\n", "Health Office\nTemplate\n"):
        assert figures(read(f"{heading}\n{said}", series(), books, year=2022)) == {}


THURSDAY = "New cases in Tibet on Thursday:\n"
BY_CITY = {
    **both(YESTERDAY, 53, 1_035), (YESTERDAY, C, "lhasa"): 12, (YESTERDAY, C, "nagqu"): 41,
    (YESTERDAY, A, "lhasa"): 1_030, (YESTERDAY, A, "nagqu"): 5,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tibet on Thursday:\n- New confirmed cases: 53\n- New asymptomatic cases: 621\n", both(YESTERDAY, 53, 621)),
        ("Tibet on Thursday:\n\n• New confirmed cases: 53\n• Lhasa: 12\n• Nagqu: 41\n• New asymptomatic cases: 621\n",
         {**both(YESTERDAY, 53, 621), (YESTERDAY, C, "lhasa"): 12, (YESTERDAY, C, "nagqu"): 41}),
        ("Tibet reported 53 new confirmed cases on Thursday.\n- Lhasa: 12\n- Nagqu City: 41\n",
         {(YESTERDAY, C, STATED): 53, (YESTERDAY, C, "lhasa"): 12, (YESTERDAY, C, "nagqu"): 41}),
        (THURSDAY + "City\tConfirmed\tAsymptomatic\nLhasa\t12\t1,030\nNagqu\t41\t5\nTotal\t53\t1,035\n", BY_CITY),
        (THURSDAY + "| City | Confirmed cases | Asymptomatic cases |\n|---|---|---|\n| Lhasa | 12 | 1,030 |\n| Nagqu | 41 | 5 |\n| Total | 53 | 1,035 |\n", BY_CITY),
        (THURSDAY + "City   Confirmed   Asymptomatic\nLhasa   12   1030\nNagqu   41   5\nTibet   53   1035\n\nIt rained.", BY_CITY),
        ("Tibet reported 53 new confirmed cases and 1,035 asymptomatic cases on Thursday. Lhasa had 12 confirmed cases and 1,030 asymptomatic cases, while Nagqu reported 41 confirmed cases and five asymptomatic ones.", BY_CITY),
        ("Tibet is high. As of Thursday, a cumulative total of 540 patients had been discharged in the region.", {("", "discharged", ""): 540}),
        ("Tibet is high. So far, 540 patients have recovered and been discharged from hospital in Tibet.", {("", "discharged", ""): 540}),
        ("Tibet is high. As of Thursday, Tibet had discharged a total of 540 patients.", {("", "discharged", ""): 540}),
    ],
)  # fmt: skip
def test_lists_tables_and_places_in_a_sentence_of_their_own(
    text: str, said: dict[tuple[object, ...], object]
) -> None:
    proposal = press(text)
    assert (figures(proposal), proposal.unread, proposal.contradictions) == (said, (), ())


@pytest.mark.parametrize(
    "text",
    [
        THURSDAY + "City\tConfirmed\tAsymptomatic\nLhasa\t12\t30\nNagqu\t41\t5\nTotal\t54\t35\n",
        THURSDAY + "City\tConfirmed\tAsymptomatic\nLhasa\t12\t30\nChengdu\t41\t5\nTotal\t53\t35\n",
        THURSDAY + "City\tConfirmed\tDeaths\nLhasa\t12\t30\nNagqu\t41\t5\n",
        THURSDAY + "City\tWednesday\tThursday\nLhasa\t12\t30\nNagqu\t41\t5\n",
        "Cumulative cases in Tibet on Thursday:\nCity\tConfirmed\tAsymptomatic\nLhasa\t12\t30\nNagqu\t41\t5\n",
        "New cases in Tibet and Qinghai on Thursday:\n- New confirmed cases: 53\n",
        "New cases in Lhasa on Thursday:\n- New confirmed cases: 53\n",
        "Tibet daily report, Aug. 19:\n- New confirmed cases: 53\n",
        "Tibet on Thursday:\n- New confirmed cases: 53\n- of which imported: 50\n",
        "Tibet on Thursday:\n- Confirmed cases: 53\n",
        "Tibet may on Thursday have:\n- New confirmed cases: 53\n",
        THURSDAY + "- Confirmed cases: 53\nThe figures were later corrected.\n",
        THURSDAY + "City\tConfirmed cases\nLhasa\t12\nNagqu\t41\nAs of Thursday, cumulative.\n",
        "Existing cases in Tibet reported on Thursday:\nCity\tConfirmed\tAsymptomatic\nLhasa\t12\t30\nNagqu\t41\t5\n",
    ],
)
def test_a_list_of_which_something_may_be_otherwise_is_left_unread(text: str) -> None:
    proposal = press(text)
    assert figures(proposal) == {} and proposal.unread


@pytest.mark.parametrize(
    "text",
    [
        "Lhasa had 12 confirmed cases, while Nagqu had 40 confirmed cases.",
        "Lhasa had 12 confirmed cases, while Nagqu county had 41 confirmed cases.",
        "Lhasa had 12 confirmed cases, Nagqu 41 confirmed cases and Chengdu some.",
        "Lhasa had 12 confirmed cases, and Lhasa had 41 confirmed cases.",
        "\n- Lhasa: 12\n- Nagqu: 40",
        "\n- Lhasa: 12\n- Chengdu: 41",
    ],
)
def test_places_that_do_not_make_the_figure_before_them_are_left_unread(text: str) -> None:
    proposal = press(f"Tibet reported 53 new confirmed cases on Thursday. {text}")
    assert figures(proposal) == {(YESTERDAY, C, STATED): 53} and proposal.unread


def test_a_year_that_only_the_weekdays_tell_is_not_said_to_be_printed() -> None:
    said = (
        "LHASA, Sept. 3 (Xinhua) -- Tibet on Friday reported 65 confirmed cases, authorities said Saturday."
    )
    told = [
        read(page, series(), [book("en")], known=[date(2022, 9, 1)])
        for page in (said, said.replace("3 (", "3, 2022 ("))
    ]
    assert [(one.year, one.year_from) for one in told] == [(2022, "weekdays"), (2022, "printed")]


def test_the_day_a_person_tells_dates_the_weekdays_of_a_page_that_has_none() -> None:
    said = "Tibet reported 12 confirmed cases on Thursday."
    asked = read(said, series(), [book("zh"), book("en")])
    assert [ask.what for ask in asked.asks] == ["written"] and asked.values == ()
    told = read(said, series(), [book("zh"), book("en")], written=date(2022, 8, 19))
    assert figures(told) == {(YESTERDAY, C, STATED): 12} and (told.asks, told.year_from) == ((), "written")
    own = read(WIRE + said, series(), [book("zh"), book("en")], written=date(2022, 9, 2))
    assert figures(own) == {(YESTERDAY, C, STATED): 12} and not press(said).asks
    assert not read("Tibet is high. It rained on Thursday.", series(), [book("en")]).asks


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Tibet reported 13 confirmed cases on Thursday, including three in Lhasa and Nagqu.", ["three in Lhasa"]),
        ("Tibet reported 13 confirmed cases, of whom five were asymptomatic, seven imported and one local.",
         ["five were", "seven imported", "one local"]),
        ("Tibet reported 13 confirmed cases on Thursday. Two of them were in Lhasa and Nagqu. No deaths were reported.",
         ["Two of them", "No deaths"]),
        ("Hundreds of cases came.", ["Hundreds of cases"]),
    ],
)  # fmt: skip
def test_a_number_in_words_near_cases_is_listed_where_it_is_not_read(text: str, listed: list[str]) -> None:
    words = " ".join(rest.text for rest in press(text).unread)
    assert [said for said in listed if said not in words] == []
    assert not any(rest.text.startswith(".") for rest in press(text).unread)


def test_a_number_in_words_that_counts_nothing_near_cases_is_not_listed() -> None:
    proposal = press(
        "Tibet reported 13 confirmed cases on Thursday. He has five children, one of the best cities has one, and no one left."
    )
    assert proposal.unread == ()


def test_a_number_in_words_may_have_and() -> None:
    text = "Tibet reported one hundred and five confirmed cases and two hundred and twelve asymptomatic cases on Thursday."
    assert figures(press(text)) == both(YESTERDAY, 105, 212)


def test_the_moment_and_where_they_were_found() -> None:
    text = "Tibet reported 4 confirmed cases and 5 asymptomatic cases on Thursday, all found in quarantine. As of 2 pm Friday, Tibet had 375 areas designated as high-risk and 208 for medium-risk."  # fmt: skip
    proposal = press(text)
    assert {value.key.indicator: value.value for value in proposal.values if value.implied} == {
        "controlled": 9, "community": 0,
    }  # fmt: skip
    moment = proposal.as_of["high_risk"].moment
    assert moment is not None and moment.iso() == "2022-08-19T14"
    parts = press("Tibet reported 9 new infections on Thursday. Seven were found among people in quarantine, and two through community screening.")  # fmt: skip
    assert figures(parts)[(YESTERDAY, "community", "")] == 2
    while_ = press("Tibet reported 5 new infections on Thursday. Three of these cases were detected among those quarantined for observation while two were identified through community screening.")  # fmt: skip
    assert (
        figures(while_)[(YESTERDAY, "controlled", "")],
        figures(while_)[(YESTERDAY, "community", "")],
    ) == (3, 2)


FIVE = "Tibet reported five confirmed cases and three asymptomatic cases on Thursday. "


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Three of the new confirmed cases were identified in Lhasa, the regional capital, while two others were in the city of Xigaze.",
         {(C, "lhasa"): 3, (C, "xigaze"): 2}),
        ("Among the cases, four were reported in Lhasa, and the other one in Ngari.", {(C, "lhasa"): 4, (C, "ngari"): 1}),
        ("All the three asymptomatic cases were reported in Nagqu.", {(A, "nagqu"): 3}),
        ("All of the new asymptomatic cases were in Nagqu.", {(A, "nagqu"): 3}),
        ("Of the confirmed cases, two were in Lhasa.", {(C, "lhasa"): 2}),
        ("Among the five new confirmed cases, two were in Lhasa, the capital, and one in Qamdo.", {(C, "lhasa"): 2, (C, "qamdo"): 1}),
        ("All the five confirmed cases were locally transmitted, with three in Lhasa and two in Ngari.", {(C, "lhasa"): 3, (C, "ngari"): 2}),
        ("All the six confirmed cases were locally transmitted, with three in Lhasa and two in Ngari.", {}),
        ("All the locally transmitted confirmed cases were registered in the regional capital Lhasa.", {(C, "lhasa"): 5}),
        ("Among the five people, three were reported in Lhasa, and two in Ngari.", {(C, "lhasa"): 3, (C, "ngari"): 2}),
        ("Among the 12 people, three were reported in Lhasa, and two in Ngari.", {}),
        ("Among the four new confirmed cases, two were in Lhasa, the capital, and one in Qamdo.", {}),
        ("The confirmed cases were all reported in the city of Xigaze.", {(C, "xigaze"): 5}),
        ("Two of the confirmed cases were reported in the provincial capital Lhasa, two in Xigaze and one in Nagqu.",
         {(C, "lhasa"): 2, (C, "xigaze"): 2, (C, "nagqu"): 1}),
        ("All the confirmed cases and asymptomatic cases were reported in Lhasa.", {(C, "lhasa"): 5, (A, "lhasa"): 3}),
        ("Four of the cases were reported in Lhasa, while one other was reported in Ngari.", {(C, "lhasa"): 4, (C, "ngari"): 1}),
        ("Of them, three were in Lhasa, and the other two in Ngari.", {(C, "lhasa"): 3, (C, "ngari"): 2}),
        ("All of the new cases were registered in Nagqu.", {(C, "nagqu"): 5, (A, "nagqu"): 3}),
        ("All seven cases were reported in Nagqu.", {}),
        ("All of the new cases were in Nagqu and Ngari.", {}),
        ("It was four in July. Hanoi reported 9 confirmed cases on Thursday. Of the confirmed cases, two were in Lhasa.", {}),
        ("Among the cases, two were in Lhasa.", {}),
        ("Of the confirmed cases, six were in Lhasa.", {}),
        ("Of the confirmed cases, two were in Lhasa hospitals.", {}),
        ("Of the confirmed cases in Hainan, two were in Lhasa.", {}),
    ],
)  # fmt: skip
def test_the_places_a_sentence_of_its_own_gives(text: str, places: dict[tuple[str, str], int]) -> None:
    proposal = press(FIVE + text)
    said = {(key[1], key[2]): value for key, value in figures(proposal).items() if key[2] != STATED}
    assert said == places
    assert not proposal.contradictions


CASES = "186 confirmed COVID-19 cases"
NOT_OURS = [
    "Tibet is high. There are 53 high-risk areas nationwide.",
    f"Tibet reported {CASES} on Thursday. These include 40 imported cases.",
    "Tibet has 53 high-risk areas in Lhasa and 30 medium-risk areas in Nagqu.",
    "Tibet has 53 high-risk areas and 30 medium-risk areas in Nagqu.",
    "As of 24:00 on August 18, the region had 53 high-risk areas in Lhasa.",
    f"Western Tibet reported {CASES} on Thursday.",
    "As of 24:00 on August 18, the region's capital had 300 high-risk areas and 30 medium-risk areas.",
    f"Tibet reported {CASES} on Thursday, all imported.",
    f"Tibet reported {CASES} on Thursday, a number later revised to 35.",
    "BEIJING, Aug. 19 (Agency) -- Altogether 1,326 asymptomatic carriers were newly identified on Thursday, including 674 in Tibet and Qinghai.",
    "As of Thursday, there are 477 high-risk area residents in the region.",
    f"Lhasa reported {CASES} on Thursday.",
    f"Lhasa University in Tibet reported {CASES} on Thursday.",
    f"Tibet is high. A total of {CASES} were reported in Lhasa and Kathmandu on Thursday.",
    f"On Thursday, Tibet reported {CASES} in Lhasa and Xigaze.",
    f"Tibet is high. The mainland reported {CASES} on Thursday. A total of 540 patients have been discharged from hospitals.",
    f"Tibet is high. Xinjiang is too. The region reported {CASES} on Thursday.",
    f"Tibet is high. Hanoi reported {CASES} on Thursday.",
    f"Tibet University reported {CASES} on Thursday.",
    f"Tibet and Xinjiang reported {CASES} on Thursday.",
    f"Tibet is high. Lhasa county reported {CASES} on Thursday.",
    f"Tibet is high. Northern Lhasa reported {CASES} on Thursday.",
    f"Tibet is high while Hanoi reported 3 confirmed cases on Thursday. A total of {CASES} were reported on Thursday.",
    "Tibet is high. Another 135 people are under quarantine, officials said, in Sichuan.",
    f"Tibet reports {CASES}\nOn Thursday, officials of the Tibet autonomous region kept to their homes, since it rained all day long in Lhasa, they said at a meeting of the office.",
    f"Tibet is high. Hanoi is hit hard. It reported {CASES} on Thursday.",
    f"Tibet is high. Hanoi is hit hard. A total of {CASES} were reported on Thursday.",
    f"Tibet is high. Hainan's commission said that {CASES} were reported on Thursday.",
    f"Tibet is high. Hanoi officials said that {CASES} were reported on Thursday.",
    f"Tibet reported {CASES} on Thursday, of which nine were imported.",
    f"Tibet reported {CASES} on Thursday. Nine of them were imported.",
    "Tibet is high. Hanoi is hit hard. As of Thursday, 540 patients have been discharged from hospitals.",
    "Tibet reported 9 imported cases and 12 infections on Thursday.",
    "Tibet reported 9 imported confirmed cases and 12 asymptomatic carriers on Thursday.",
    f"Travelers from Tibet reported {CASES} on Thursday.",
    f"Tibet sent doctors to Hainan, which reported {CASES} on Thursday.",
    f"Tibet is high. Xinjiang is too. The county is quiet. The region reported {CASES} on Thursday.",
    f"Tibet is high. {'Doctors keep to their rounds in the wards at night. ' * 9}A total of {CASES} were reported on Thursday.",
    "The mainland on Thursday reported 900 confirmed cases and 800 asymptomatic carriers, including 500 in Hainan and 60 in Tibet.",
    "Tibet is high. Lhasa has one high-risk area and 19 medium-risk areas. Vietnam had 3 high-risk areas.",
    "People who had been to 375 high-risk areas of Tibet and 208 medium-risk areas must test.",
]
NOT_NEW = [
    f"Tibet reported {CASES} on Thursday. That number has since been revised.",
    f"Tibet reported {CASES} on Thursday. Correction: the figure is 35.",
    f"Tibet reported {CASES} on Thursday. The figure was later corrected to 35.",
    f"Tibet reported {CASES} on Thursday, a spokesman denied.",
    f"Tibet has reported a total of {CASES}, officials said on Thursday.",
    f"As of Thursday, Tibet had reported {CASES}.",
    f"Tibet reported {CASES} by Thursday.",
    f"Tibet reported {CASES} between Aug. 1 and 18.",
    f"Since Aug. 7, Tibet reported {CASES}.",
    f"Tibet had {CASES} on Thursday.",
    f"Tibet may have reported {CASES} on Thursday.",
    f"Rumors said that Tibet reported {CASES} on Thursday.",
    f"Tibet reported nearly {CASES} on Thursday.",
    f"Tibet reported 5 or {CASES} on Thursday.",
    f"Tibet reported {CASES} among travelers on Thursday.",
    f"Tibet reported {CASES} on Thursday and Friday.",
    f"Tibet reported {CASES} on Thursday evening.",
    f"Tibet reported {CASES} last week.",
    f"There were {CASES} in Tibet on Thursday.",
    f"Tibet reported {CASES} on Thursday, Friday and Saturday.",
    f"Tibet reported {CASES} on Thursday?",
    f"Models said Tibet reported {CASES} on Thursday.",
    f"Tibet reported {CASES} between midnight Wednesday and midnight Thursday.",
    f"Tibet reported {CASES} between midnight Tuesday and 2 pm Thursday.",
    f"Tibet reported {CASES} between 12 a.m. Wednesday and 5 p.m. Thursday.",
    f"Tibet reported {CASES} from 12 a.m. to 12 p.m. on Thursday.",
    f"An earlier version wrongly said Tibet reported {CASES} on Thursday.",
    "A total of 186 patients were discharged from hospitals in Tibet on Thursday.",
]


@pytest.mark.parametrize("text", NOT_OURS)
def test_what_is_somebody_elses_is_not_taken(text: str) -> None:
    assert figures(press(text)) == {}


@pytest.mark.parametrize("text", NOT_NEW)
def test_what_is_not_new_and_sure_is_not_taken(text: str) -> None:
    assert figures(press(text)) == {}
    assert press(text).unread or press(text).quantities


@pytest.mark.parametrize(
    "text",
    [
        "Flood bulletin: As of Aug 18, Tibet had 477 high-risk areas. The flood hit three cities.",
        "Plague in Tibet\n\nOn Aug. 18, Tibet reported 53 new confirmed cases.",
        "Sample:\nOn Aug 18, Tibet reported 53 new confirmed cases. It also reported 20 new asymptomatic cases.",
        "DRILL - On Aug. 18, Tibet reported 53 new confirmed cases.",
        "Dr. Ali said there were 20 new confirmed cases on Aug. 18. Ali reported 20 new confirmed cases on Aug. 18.",
        "Ali, a doctor, reported 20 new confirmed cases on Aug. 18.",
    ],
)
def test_other_matters_what_is_made_up_and_people_give_no_figure(text: str) -> None:
    assert figures(read(text, series(), [book("zh"), book("en")], year=2022)) == {}


def test_a_place_called_like_a_person_is_one_behind_in() -> None:
    found = figures(
        press("Tibet is high. Dr. Ali announced that on Aug. 18, 20 new confirmed cases were found in Ali.")
    )
    assert found == {(YESTERDAY, C, "ngari"): 20}


def test_a_weekday_is_a_day_only_on_a_page_that_says_when_it_was_written() -> None:
    said = "Tibet reported 12 confirmed cases on Thursday."
    assert read(said, series(), [book("en")], year=2022).values == ()
    for written in ("Updated: 2022-08-20 07:15\n", "Agency) 10:25, August 21, 2022\n", "2022-08-19\n"):
        assert figures(read(written + said, series(), [book("en")])) == {(YESTERDAY, C, STATED): 12}
    twice = "Updated: 2022-08-20 07:15\nPublished: 2022-09-02 07:15\n"
    assert read(twice + said, series(), [book("en")]).values == ()
    wire = WIRE + "Tibet reported 12 confirmed cases on Thursday, it said Friday."
    for today, taken in ((date(2022, 9, 1), {(YESTERDAY, C, STATED): 12}), (date(2024, 9, 1), {})):
        assert figures(read(wire, series(), [book("en")], today=today)) == taken
    caption = "A nurse takes a swab in Lhasa, Aug. 14, 2022. (Agency)\n"
    assert written_on(folded(caption, spaced=True), None) is None
    for line in (
        "BEIJING, Sept. 27, 2022 (Xinhua) -- Tibet is high.",
        "By A | September 27, 2022\nTibet is high.",
        "China News Service, September 27, 2022. Tibet is high.",
        "A Reporter Tue 27th September 2022 | 11:10 AM\nTibet is high.",
        "On September 27, 2022, our region held a press conference. Tibet is high.",
    ):
        assert written_on(folded(line, spaced=True), None) == date(2022, 9, 27)
    printed = read(
        "2022-09-01 20:50\nTibet reported 12 confirmed cases on Aug. 18.",
        series(),
        [book("en")],
        today=date(2023, 7, 1),
    )
    assert (printed.year, printed.year_from) == (2022, "printed")
    over_new_year = "Updated: 2023-01-02 07:15\nLHASA, Dec. 31 (Agency) -- Tibet is high.\n"
    assert written_on(folded(over_new_year, spaced=True), None) == date(2022, 12, 31)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("from 0 to 2 pm on tuesday", (16, 0, 16, 14)), ("between thursday and 2 pm friday", (18, 0, 19, 14)),
        ("the first 15 hours of friday", (19, 0, 19, 15)), ("from 3 p.m. sunday to 3 p.m. monday", (14, 15, 15, 15)),
        ("from 0 to 24:00 on august 17, 2022", (17, 0, 17, 24)), ("between aug. 1 and 14", None),
        ("from 12 a.m. to 5 p.m. tuesday", (16, 0, 16, 17)), ("from 12:00 pm to 5 p.m. tuesday", (16, 12, 16, 17)),
        ("from 2 pm to 12 p.m. tuesday", (16, 14, 16, 24)), ("from 8 pm to 12 a.m. tuesday", None),
        ("between midnight thursday and 2 pm friday", (19, 0, 19, 14)), ("on tuesday night", None), ("from aug. 1 to noon aug. 17", None),
        ("between tuesday and 2 pm friday", None), ("from 2 pm to 2 pm on tuesday", None),
    ],
)  # fmt: skip
def test_the_hours_of_a_window(text: str, hours: tuple[int, ...] | None) -> None:
    window = getattr(Times(text, date(2022, 8, 19)).window_at(0), "window", None)
    assert hours == (
        window and (window.start.day.day, window.start.hour, window.end.day.day, window.end.hour)
    )


ARTICLE = """Updated: 2022-09-01 20:50
The Tibet autonomous region reported 53 locally confirmed COVID-19 cases and 621 asymptomatic carriers on Wednesday, it was said on Thursday.
Of the confirmed cases, 20 were reported in Lhasa, 17 in Chamdo, 10 in Shigatse and six in Nagqu.
As of Wednesday, the region had 477 areas designated as high-risk and 149 for medium-risk, while 22,504 close contacts had been released from medical observation.
"""


def test_an_article_agrees_with_its_record_and_a_changed_digit_is_told() -> None:
    books = [book("zh"), book("en")]
    record = samples()[24]

    def changed(text: str) -> list[tuple[str, str]]:
        found = verify(series(), books, record, text)
        return [(each.expected, each.got) for each in found if each.kind is DifferenceKind.CHANGED]

    assert read(ARTICLE, series(), books).changes(series(), record) == []
    assert changed(ARTICLE) == []
    for before, after in (("53 l", "35 l"), ("621", "612"), ("477", "447"), ("22,504", "22,405")):
        digits = [re.sub("[^0-9]", "", words) for words in (before, after)]
        assert (digits[0], digits[1]) in changed(ARTICLE.replace(before, after)), after


BEFORE = (
    "",
    "As of Thursday, ",
    "Since Aug. 7, ",
    "Meanwhile, ",
    "In Lhasa, ",
    "Officials denied that ",
    "Nearly a year ago, ",
)
WHO = ("Tibet", "the region", "Lhasa", "Xinjiang", "the mainland", "Tibet's Xigaze", "Hanoi", "it")
VERB = ("reported", "has", "treated", "expects")
BEHIND = (" on Thursday", " since Aug. 7", ", 9 of them imported, on Thursday", " in Lhasa on Thursday", "")


def test_any_opening_subject_verb_and_end_give_the_regions_value_or_none() -> None:
    """Of 1,120 sentences behind one about the region, only those that say so give a figure, and never another."""
    right = 0
    for before in BEFORE:
        page = "Tibet is high.\n\n" + "\n\n".join(
            f"{before}{who} {verb} 12 confirmed cases{behind}." for who in WHO for verb in VERB for behind in BEHIND
        )  # fmt: skip
        taken = figures(press(page))
        places = {key[2] for key in taken}
        assert {key[:2] for key in taken} <= {(YESTERDAY, C)} and set(taken.values()) <= {12}
        assert places <= {STATED, "lhasa", "xigaze"}
        right += STATED in places
    assert right == 2  # nothing and “Meanwhile” before it


OTHER_TEXTS = [
    "Tibet's tourism income rose 12 percent on Thursday to 1.2 billion yuan, up from 900 million in 2021.",
    "Tibet reported 12 new companies and 5 asymptomatic accounts on Thursday.",
    "The 12 confirmed speakers and 5 confirmed guests of the Tibet forum arrived on Thursday.",
    "A 6.8-magnitude quake hit Xigaze in Tibet on Thursday; 126 people died and 188 were injured.",
    "Tibet won 12 confirmed medals; Lhasa had 3 of them, Xigaze 5.",
    "Flight 186 left Lhasa at 2 pm on Thursday with 53 people, including 20 in first class.",
    "Prices in Lhasa: tomatoes 5 yuan, 12 new kinds of tea, 477 high-risk loans at the banks of Tibet.",
    "Tibet's health budget has been 12 million yuan since Aug. 18, 2021, with 60 in the plan.",
    "The Tibet museum found 12 cases of scrolls and 5 new cases of coins on Thursday.",
    "COVID-19 and H1N1 are 2 of 12 diseases Tibet tests for between 0 and 2 pm on Friday.",
]


@pytest.mark.parametrize("text", OTHER_TEXTS)
def test_in_a_text_that_is_no_bulletin_nothing_is_read(text: str) -> None:
    assert press(text).values == ()


def test_two_reports_of_an_agency_on_one_page_are_two_conferences() -> None:
    said = "Tibet reported {} confirmed cases on {}. By the end of {}, the region had {} high-risk areas."
    first = "LHASA, Sept. 2, 2022 (Agency) -- " + said.format(50, "Thursday", "Sept. 1", 480)
    then = "LHASA, Sept. 3, 2022 (Agency) -- " + said.format(40, "Friday", "Sept. 2", 470)
    page = read(f"{first}\n\nMore of it.\n\n{then}\n", series(), [book("zh"), book("en")])
    assert [figures(part) for part in (page, *page.others)] == [
        {(("09-01T00", "09-01T24"), C, STATED): 50, ("", "high_risk", ""): 480},
        {(("09-02T00", "09-02T24"), C, STATED): 40, ("", "high_risk", ""): 470},
    ]
    again = f"{first}\n\nLHASA, Sept. 2, 2022 (Agency) -- The region had no new deaths on Thursday.\n"
    assert read(again, series(), [book("en")]).others == ()
