"""The English bulletin word for word, in each case a record may be in."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store.record.cell import Cell, CellKey, Mark
from store.record.conference import Conference
from store.record.window import AsOf, Moment
from store.wording.book.book import Phrase
from store.wording.book.pattern import parse
from store.wording.say.draft import SpanKind
from store.wording.say.saying import say
from tests.sample_conferences import samples
from tests.wording_records import book, series


def paragraphs(conference: Conference, form: str = "full") -> list[str]:
    return say(series(), book("en"), conference, form).text.split("\n\n")


def changed(cells: dict[tuple[str, ...], int | Mark | None], **fields: Any) -> Conference:
    """The 24th with other cells and fields."""
    values = {CellKey(*key): None if value is None else Cell(value) for key, value in cells.items()}
    return replace(samples()[24].with_cells(values), **fields)


def test_the_24th_word_for_word():
    assert paragraphs(samples()[24]) == [
        "The information office of the regional government of Tibet holds its 24th press conference on epidemic "
        "prevention and control",
        "The information office of the regional government of Tibet held its 24th press conference on COVID-19 "
        "epidemic prevention and control on the afternoon of Sept. 1, reporting on the latest epidemic prevention "
        "and control work in the region.",
        "Tibet reported 53 new locally transmitted confirmed COVID-19 cases and 621 new asymptomatic "
        "carriers on Aug. 31. Of the confirmed cases, 20 were in Lhasa, 17 in Qamdo, 10 in Xigaze and six "
        "in Nagqu. Of the asymptomatic carriers, 260 were in Lhasa, 165 in Xigaze, 120 in Nagqu, 71 in "
        "Ngari, two in Shannan, two in Qamdo and one in Nyingchi.",
        "Tibet reported 26 new locally transmitted confirmed COVID-19 cases and 207 new asymptomatic "
        "carriers from midnight to 2 p.m. on Sept. 1. Of the confirmed cases, 13 were in Qamdo, six in "
        "Lhasa, six in Nagqu and one in Nyingchi. Of the asymptomatic carriers, 96 were in Lhasa, 79 in "
        "Nagqu, 17 in Ngari, 13 in Xigaze and two in Qamdo.",
        "By the end of Aug. 31, the region had 477 high-risk areas and 149 medium-risk areas.",
        "All 674 infections reported on Aug. 31 were found in quarantined or controlled areas.",
        "By the end of Aug. 31, a total of 406 patients had been discharged from hospital after recovery "
        "and 22,504 close contacts had been released from centralized quarantine. At present, 60,083 people are in "
        "centralized quarantine.",
    ]


@pytest.mark.parametrize(
    ("held_at", "said"),
    [
        ("am", "on the morning of Sept. 1, reporting"),
        ("16", "at 4 p.m. on Sept. 1, reporting"),
        ("12", "at noon on Sept. 1, reporting"),
        ("", "and control on Sept. 1, reporting"),
    ],
)
def test_when_it_was_held(held_at, said):
    assert said in paragraphs(changed({}, held_at=held_at))[1]


def test_without_a_number_and_with_an_agenda():
    conference = changed({}, number=None, texts={"agenda.en": "and answered questions"})
    title, lead = paragraphs(conference)[:2]
    assert "a press conference" in title
    assert lead.endswith("on the afternoon of Sept. 1, and answered questions.")


ONE = {
    ("yesterday", "confirmed", place): int(place == "ngari")
    for place in ("lhasa", "xigaze", "qamdo", "nagqu")
}


def test_one_place_and_one_case():
    conference = changed({**ONE, ("yesterday", "confirmed", "ngari"): 1})
    assert (
        "reported one new locally transmitted confirmed COVID-19 case and 621 new asymptomatic carriers on "
        "Aug. 31. The confirmed case was in Ngari. Of the"
    ) in paragraphs(conference)[2]
    conference = changed({**ONE, ("yesterday", "confirmed", "ngari"): 12})
    assert "Aug. 31. The confirmed cases were all in Ngari. Of the" in paragraphs(conference)[2]
    conference = changed({**ONE, ("yesterday", "confirmed", "ngari"): 2})
    assert "Aug. 31. Both confirmed cases were in Ngari. Of the" in paragraphs(conference)[2]


def test_none_and_a_place_without_report():
    conference = changed({**ONE, ("yesterday", "confirmed", "ngari"): Mark.NOT_REPORTED})
    assert (
        "reported no new locally transmitted confirmed COVID-19 cases and 621 new asymptomatic carriers on "
        "Aug. 31. There was no report of confirmed cases from Ngari. Of"
    ) in paragraphs(conference)[2]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            {"controlled": 674, "community": 0},
            "All 674 infections reported on Aug. 31 were found in quarantined",
        ),
        (
            {"controlled": 0, "community": 674},
            "All 674 infections reported on Aug. 31 were found at the community",
        ),
        (
            {"controlled": 673, "community": 1},
            "Of the 674 infections reported on Aug. 31, 673 were found in quarantined or controlled areas and "
            "one was found at the community level.",
        ),
        (
            {"controlled": 600, "community": None},
            "Of the 674 infections reported on Aug. 31, 600 were found in",
        ),
        ({"controlled": None, "community": None}, ""),
    ],
)
def test_where_they_were_found(found, said):
    conference = changed({("yesterday", key): value for key, value in found.items()})
    text = say(series(), book("en"), conference).text
    assert said in text if said else "infections" not in text


def test_a_blank_figure_is_marked_and_named():
    conference = changed({("", "high_risk"): None, ("", "discharged"): None})
    draft = say(series(), book("en"), conference)
    assert "had [TO COME: high-risk areas] high-risk areas and 149" in draft.text
    assert [key.indicator for key in draft.missing] == ["high_risk", "discharged"]
    assert [draft.text[s.start] for s in draft.spans if s.kind is SpanKind.MISSING] == ["[", "["]


def test_moments_that_differ_inside_a_sentence():
    as_of = {
        "medium_risk": AsOf(Moment(samples()[24].held_on, 14)),
        "in_quarantine": AsOf(Moment(samples()[24].held_on, 12)),
    }
    text = say(series(), book("en"), changed({("", "asymptomatic_released"): 1}, as_of=as_of)).text
    assert "had 477 high-risk areas and by 2 p.m. on Sept. 1, 149 medium-risk areas." in text
    assert (
        "after recovery, one asymptomatic carrier had been released from medical observation and 22,504"
        in text
    )
    assert "By noon on Sept. 1, 60,083 people were in centralized quarantine." in text


def test_reclassified_cases():
    cells = {("yesterday", "converted", place.key): 0 for place in series().places}
    conference = changed({**cells, ("yesterday", "converted", "lhasa"): 2})
    assert paragraphs(conference)[2].endswith(
        " In addition, two asymptomatic carriers were reclassified as confirmed cases. Those reclassified "
        "were both in Lhasa."
    )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, "674 new infections, all in controlled areas"),
        (
            {("yesterday", "community"): 1},
            "674 new infections, 674 in controlled areas and 1 in the community",
        ),
        ({("yesterday", "controlled"): None, ("yesterday", "community"): None}, "674 new infections"),
    ],
)
def test_the_line_that_sums_up(cells, said):
    assert say(series(), book("en"), changed(cells), "headline").text == said


def test_the_script_greets_by_the_half_of_the_day():
    assert [paragraphs(changed({}, held_at=at), "script")[0] for at in ("am", "11", "12", "16", "")] == [
        "Good morning, ladies and gentlemen.",
        "Good morning, ladies and gentlemen.",
        "Good afternoon, ladies and gentlemen.",
        "Good afternoon, ladies and gentlemen.",
        "Hello, ladies and gentlemen.",
    ]


def test_places_in_the_order_of_the_house():
    named = replace(series(), style={"place_order": "series"})
    from store.wording.prove.books import load_book

    text = say(named, load_book(named, "en"), samples()[24]).text
    assert "20 were in Lhasa, 10 in Xigaze, 17 in Qamdo and six in Nagqu." in text


def test_nobody_discharged():
    text = say(series(), book("en"), changed({("", "discharged"): 0})).text
    assert (
        "By the end of Aug. 31, no patients had been discharged from hospital after recovery and 22,504"
        in text
    )


@pytest.mark.parametrize("mark", [".", "!", "?", '."', ".”", ".’", ".)"])
def test_no_sentence_begins_with_a_figure(mark: str) -> None:
    ours = book("en")
    text = f"By then {{high_risk}} were counted{mark} {{medium_risk}} more had been, of {{in_quarantine}}."
    said = replace(ours, phrases={**ours.phrases, "risk": Phrase("risk", (parse(text),), Path("en.toml"))})
    assert (
        f"By then 477 were counted{mark} One hundred forty-nine more had been, of 60,083."
        in say(series(), said, samples()[24]).text
    )


@pytest.mark.parametrize("mark", [",", ";", ":", " (", "”,"])
def test_within_a_sentence_figures_are_figures(mark: str) -> None:
    ours = book("en")
    text = f"By then {{high_risk}} were counted{mark} {{medium_risk}} more."
    said = replace(ours, phrases={**ours.phrases, "risk": Phrase("risk", (parse(text),), Path("en.toml"))})
    assert f"counted{mark} 149 more." in say(series(), said, samples()[24]).text


def test_a_recorded_reason_is_a_blank_until_it_is_told_in_english() -> None:
    from store.record.conference import Note
    from store.record.notes import FALLS, IN_ENGLISH
    from store.wording.prove.books import load_book

    cell, note = CellKey("", "discharged"), f"{FALLS}:discharged"
    for notes, told, blank in (
        ({note: "更正前期数据。"}, "", True),
        (
            {note: "更正前期数据。", f"{note}{IN_ENGLISH}": "earlier figures were corrected"},
            "were corrected",
            False,
        ),
        ({note: "。"}, "", False),
    ):
        one = replace(samples()[24], notes={key: Note(text, "卓玛", 0) for key, text in notes.items()})
        draft = say(series(), load_book(series(), "en"), one, "full")
        assert told in draft.text and (cell in draft.missing) is blank, notes
