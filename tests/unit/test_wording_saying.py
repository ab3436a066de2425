"""Saying: what is printed of which figures, and what never is."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk.texts import obstacle_words, obstacles
from store.record.cell import STATED, Cell, CellKey, Mark
from store.record.conference import Conference, Note
from store.record.window import AsOf, Moment, Window, window
from store.wording.book.book import Phrase
from store.wording.book.pattern import parse
from store.wording.prove.books import load_book
from store.wording.prove.verifying import verify
from store.wording.say.draft import Draft, SpanKind
from store.wording.say.saying import say
from store.wording.say.times import say_window
from tests.changed_records import with_text
from tests.sample_conferences import samples
from tests.wording_records import book, series

PLACES = [place.key for place in series().places]


def with_cells(cells: dict[tuple[str, str, str], int | Mark | None], number: int = 24) -> Conference:
    """A sample with other figures in some cells; None makes one blank."""
    return samples()[number].with_cells(
        {CellKey(*key): None if value is None else Cell(value) for key, value in cells.items()}
    )


def draft(conference: Conference, form: str = "full", house: str = "as printed on the 24th") -> Draft:
    return say(series(house), book("zh", house), conference, form)


OFFICIAL = [
    "自治区政府新闻办召开疫情防控工作第二十四场新闻发布会",
    "9月1日下午，自治区政府新闻办举行新冠肺炎疫情防控工作第二十四场新闻发布会，",
    "据介绍，8月31日0时至24时，全区新增本土新冠肺炎确诊病例53例（其中拉萨市20例、日喀则市10例、昌都市17例、那曲市6例）。",
    "新增无症状感染者621例（其中拉萨市260例、日喀则市165例、山南市2例、林芝市1例、昌都市2例、那曲市120例、阿里地区71例）。",
    "9月1日0时至14时，全区新增本土新冠肺炎确诊病例26例（其中拉萨市6例、林芝市1例、昌都市13例、那曲市6例）。",
    "新增无症状感染者207例（其中拉萨市96例、日喀则市13例、昌都市2例、那曲市79例、阿里地区17例）。",
    "截至8月31日24时，全区共有高风险区477个，中风险区149个。",
    "8月31日新增感染者674例，均在隔离管控区发现。",
    "截至8月31日24时，全区治愈出院406人，22504名密接者解除集中隔离观察。目前60083人在接受集中隔离观察。",
]


def test_the_24th_is_said_as_it_was_printed_in_its_order() -> None:
    text = draft(samples()[24]).text
    places = [text.index(sentence) for sentence in OFFICIAL]
    assert places == sorted(places)


def test_every_epidemic_figure_of_the_24th_is_a_span() -> None:
    said = draft(samples()[24])
    printed = {key for span in said.spans if span.kind is SpanKind.COUNT for key in span.cells}
    # 在隔离管控区/社会面 are proved by a word, not printed.
    wanted = {
        key
        for key, cell in samples()[24].cells.items()
        if cell.number and key.place != STATED and key.indicator not in ("controlled", "community")
    }
    assert printed >= wanted
    assert said.missing == ()


def test_an_optional_figure_appears_only_when_it_is_there() -> None:
    assert "解除隔离医学观察" not in draft(samples()[24]).text
    assert "治愈出院22人，110名无症状感染者解除隔离医学观察（出舱），390名密接者" in draft(samples()[12]).text
    assert "转为确诊病例" not in draft(samples()[24]).text
    converted = with_cells(
        {("yesterday", "converted", place): 0 for place in PLACES[1:]}
        | {("yesterday", "converted", "lhasa"): 5}
    )
    assert "5例无症状感染者转为确诊病例（拉萨市5例）。" in draft(converted).text


FOUND = {
    (674, 0): "新增感染者674例，均在隔离管控区发现。",
    (674, None): "新增感染者674例，均在隔离管控区发现。",
    (0, 674): "新增感染者674例，均在社会面发现。",
    (600, 74): "新增感染者674例，其中600例在隔离管控区发现、74例在社会面发现。",
    (600, None): "新增感染者674例，其中600例在隔离管控区发现。",
    (None, 74): "新增感染者674例，其中74例在社会面发现。",
    (None, None): None,
}


@pytest.mark.parametrize("figures", FOUND)
def test_all_is_said_only_where_the_figures_prove_it(figures: tuple[int | None, int | None]) -> None:
    said = draft(
        with_cells({("yesterday", "controlled", ""): figures[0], ("yesterday", "community", ""): figures[1]})
    )
    sentence = FOUND[figures]
    assert (sentence in said.text) if sentence else ("发现" not in said.text)
    claims = [span for span in said.spans if span.kind is SpanKind.CLAIM and said.text[span.start] == "均"]
    assert len(claims) == ("均" in (sentence or ""))


def test_one_case_outside_takes_the_word_all_away() -> None:
    outside = with_cells({("yesterday", "controlled", ""): 673, ("yesterday", "community", ""): 1})
    assert "均" not in draft(outside).text
    wrong = with_cells({("yesterday", "controlled", ""): 674, ("yesterday", "community", ""): 1})
    assert "均" not in draft(wrong).text


def test_an_unknown_total_is_not_made_up_for_the_sentence_of_where() -> None:
    holes = with_cells(
        {
            ("yesterday", "confirmed", "nagqu"): None,
            ("yesterday", "confirmed", STATED): None,
            ("yesterday", "new_infections", STATED): None,
        }
    )
    assert "8月31日新增感染者中，在隔离管控区发现674例，在社会面发现0例。" in draft(holes).text


def test_places_that_did_not_report_are_named() -> None:
    silent = with_cells({("yesterday", "confirmed", "ngari"): Mark.NOT_REPORTED})
    assert "53例（其中拉萨市20例、日喀则市10例、昌都市17例、那曲市6例，阿里地区未报）" in draft(silent).text
    two = with_cells(
        {("today", "confirmed", place): 0 for place in PLACES}
        | {("today", "confirmed", place): Mark.NOT_REPORTED for place in ("nagqu", "ngari")}
    )
    assert "确诊病例0例（那曲市、阿里地区未报）。" in draft(two).text


def test_one_place_that_has_them_all_is_not_said_so_while_another_did_not_report() -> None:
    cells: dict[tuple[str, str, str], int | Mark | None] = {
        ("yesterday", "confirmed", place): 53 if place == "lhasa" else 0 for place in PLACES
    }
    for silent, said in ((None, "全部在拉萨市"), ("ngari", "阿里地区未报")):
        marks = {("yesterday", "confirmed", silent): Mark.NOT_REPORTED} if silent else {}
        text = draft(with_cells(cells | marks), house="zero in words").text
        assert said in text, text


def test_a_cell_that_cannot_be_read_is_missing_from_the_text() -> None:
    refused = samples()[24].with_cells({CellKey("yesterday", "confirmed", "lhasa"): Cell(None, "6万")})
    assert CellKey("yesterday", "confirmed", "lhasa") in draft(refused).missing


def test_a_figure_of_one_window_is_not_asked_for_in_another() -> None:
    indicators = tuple(
        replace(what, only_in=("yesterday",)) if what.key == "confirmed" else what
        for what in series().indicators
    )
    ours = replace(series(), indicators=indicators)
    bare = samples()[24].with_cells(
        {CellKey(window, "confirmed", place): None for window in ("yesterday", "today") for place in PLACES}
        | {CellKey(window, "confirmed", STATED): None for window in ("yesterday", "today")}
    )
    for asked, windows in ((series(), 2), (ours, 1)):
        said = say(asked, load_book(asked, "zh"), bare)
        assert len({key.window for key in said.missing}) == windows, said.text


def test_nothing_new_is_said_in_words_only_by_a_house_that_says_so() -> None:
    none = with_cells({(window, row, place): 0 for window in ("yesterday", "today") for row in ("confirmed", "asymptomatic") for place in PLACES}
        | {(window, row, STATED): None for window in ("yesterday", "today") for row in ("confirmed", "asymptomatic", "new_infections")}
        | {("yesterday", "controlled", ""): 0, ("yesterday", "community", ""): 0})  # fmt: skip
    for house, told in (("as printed on the 24th", False), ("zero in words", True)):
        ours = book("zh", house)
        words = Phrase("found-zero", (parse("{when}没有发现感染者。"),), Path("zh.toml"))
        with_words = replace(ours, phrases={**ours.phrases, "found-zero": words})
        assert ("没有发现感染者" in say(series(house), with_words, none).text) is told


def test_a_moment_of_which_only_the_word_is_known_is_said_by_it() -> None:
    at = AsOf(None, "目前")
    worded = replace(samples()[24], as_of={**samples()[24].as_of, "high_risk": at, "medium_risk": at})
    said = draft(worded).text
    assert "截至8月31日24时，全区共有高风险区" not in said and "目前" in said.split("高风险区")[0][-12:]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [((31, 0), (31, 24), "8月31日0时至24时"), ((30, 24), (31, 24), "8月31日0时至24时"), ((31, 8), (31, 20), "8月31日8时至20时")],
)  # fmt: skip
def test_a_window_that_begins_at_the_end_of_a_day_begins_the_next(
    start: tuple[int, int], end: tuple[int, int], said: str
) -> None:
    first, last = (Moment(date(2022, 8, day), hour) for day, hour in (start, end))
    assert say_window(book("zh"), Window("w", first, last)) == said


def test_a_blank_that_the_stated_total_settles_is_zero_and_no_mark() -> None:
    settled = with_cells({("yesterday", "confirmed", "ngari"): None, ("yesterday", "confirmed", STATED): 53})
    said = draft(settled)
    assert "53例（其中拉萨市20例" in said.text and said.missing == ()


def test_a_stated_total_alone_is_printed_and_traced_to_its_cell() -> None:
    alone = with_cells(
        {("yesterday", "confirmed", place): None for place in PLACES}
        | {("yesterday", "confirmed", STATED): 53}
    )
    said = draft(alone)
    assert "确诊病例53例。" in said.text
    (span,) = [span for span in said.spans if said.text[span.start : span.end] == "53"]
    assert span.cells == (CellKey("yesterday", "confirmed", STATED),) and span.formula == ""


def test_every_blank_figure_is_a_mark_and_none_is_a_zero() -> None:
    bare = replace(samples()[24], cells={})
    said = draft(bare)
    required = {indicator.key for indicator in series().indicators if indicator.required}
    assert {key.indicator for key in said.missing} == required
    assert said.text.count("【待填：") == 2 * 2 + 5
    assert "0例" not in said.text and "均" not in said.text


def test_a_third_window_is_said_in_every_order() -> None:
    third = window("w3", samples()[24].held_on, 14, 18)
    more = replace(samples()[24], windows=(*samples()[24].windows, third)).with_cells(
        {CellKey("w3", key, place): Cell(1) for key in ("confirmed", "asymptomatic") for place in PLACES}
    )
    for house in ("as printed on the 24th", "an agency"):
        assert "9月1日14时至18时，" in draft(more, house=house).text


def test_a_changed_as_of_is_said_where_it_changes() -> None:
    later = AsOf(Moment(samples()[24].held_on, 12))
    changed = replace(samples()[24], as_of={**samples()[24].as_of, "contacts_released": later})
    assert "治愈出院406人，截至9月1日12时，22504名密接者" in draft(changed).text
    dated = replace(samples()[24], as_of={**samples()[24].as_of, "in_quarantine": later})
    assert "截至9月1日12时，60083人在接受集中隔离观察。" in draft(dated).text


def test_headline_says_what_it_can() -> None:
    assert draft(samples()[24], "headline").text == "8月31日新增感染者674例，均在隔离管控区发现"
    assert draft(samples()[12], "headline").text == "8月19日新增感染者523例"
    assert draft(replace(samples()[24], cells={}), "headline").text == ""


def test_half_of_the_day_and_hour() -> None:
    for at, said in {
        "am": "9月1日上午，",
        "pm": "9月1日下午，",
        "16": "9月1日16时，",
        "": "9月1日，",
    }.items():
        assert said in draft(replace(samples()[24], held_at=at)).text
    plain = draft(replace(samples()[24], number=None)).text
    assert "第" not in plain.split("\n")[0] and "新闻发布会" in plain


def test_markup_in_a_persons_words_stays_words() -> None:
    said = draft(with_text(samples()[24], "agenda", "[red]通报[/] {confirmed} 【待填】"))
    assert "[red]通报[/] {confirmed} 【待填】" in said.text
    assert said.missing == ()


@pytest.mark.parametrize("blank", ["", " ", "\n\u3000 "])
def test_a_sentence_with_nothing_but_an_empty_text_is_not_said(blank: str) -> None:
    without = {
        key: words for key, words in samples()[24].texts.items() if key not in ("byline", "body", "agenda")
    }
    texts = {**without, **dict.fromkeys(("byline", "body", "agenda"), blank)}
    notes = {"cumulative-falls:discharged": Note(blank, "央金", 1)}
    said = draft(replace(samples()[24], texts=texts, notes=notes))
    assert "需要说明" not in said.text and "，。" not in said.text and "：。" not in said.text
    assert said.text == draft(replace(samples()[24], texts=without)).text
    assert said.missing == ()


def test_a_sentence_with_more_to_say_marks_the_text_it_wants_and_is_held_back() -> None:
    hostless = replace(series(), texts={**series().texts, "host": {"zh": " ", "en": ""}})
    said = say(hostless, load_book(hostless, "zh"), samples()[24])
    assert "【待填：主办】" in said.text
    why = obstacles(said, ())
    assert why.unworded == ("host",) and why.hold_back
    assert "没有中文：主办" in obstacle_words(hostless, samples()[24], why, "zh")


KNOWN_PARTS = [
    (674, 0, "新增感染者674例，均在隔离管控区发现。"),
    (674, None, "新增感染者674例，均在隔离管控区发现。"),
    (0, 674, "新增感染者674例，均在社会面发现。"),
    (600, 74, "新增感染者674例，其中600例在隔离管控区发现、74例在社会面发现。"),
    (600, None, "新增感染者674例，其中600例在隔离管控区发现。"),
    (None, 74, "新增感染者674例，其中74例在社会面发现。"),
]


@pytest.mark.parametrize(("controlled", "community", "said"), KNOWN_PARTS)
def test_where_they_were_found_follows_from_what_is_known(
    controlled: int | None, community: int | None, said: str
) -> None:
    parts = {"controlled": controlled, "community": community}
    known = with_cells({("yesterday", key, ""): number for key, number in parts.items()})
    assert f"8月31日{said}" in draft(known).text


@pytest.mark.parametrize(
    ("controlled", "community", "said"),
    [
        (600, 74, "新增感染者中，在隔离管控区发现600例，在社会面发现74例。"),
        (600, None, "新增感染者中，在隔离管控区发现600例。"),
        (None, 74, "新增感染者中，在社会面发现74例。"),
    ],
)
def test_a_whole_nobody_knows_is_not_said_with_its_parts(
    controlled: int | None, community: int | None, said: str
) -> None:
    parts = {("yesterday", "controlled", ""): controlled, ("yesterday", "community", ""): community}
    blank = [("confirmed", "lhasa"), ("confirmed", STATED), ("new_infections", STATED)]
    unknown = with_cells({("yesterday", *cell): None for cell in blank} | parts)
    assert f"8月31日{said}" in draft(unknown).text


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ((30, 0), (31, 24), "from the beginning of Aug. 30 to the end of Aug. 31"),
        ((30, 0), (31, 14), "from the beginning of Aug. 30 to 2 p.m. on Aug. 31"),
        ((30, 14), (31, 24), "from 2 p.m. on Aug. 30 to the end of Aug. 31"),
        ((30, 14), (31, 14), "from 2 p.m. on Aug. 30 to 2 p.m. on Aug. 31"),
    ],
)
def test_a_window_of_several_days_says_which_end_of_a_day_midnight_is(
    start: tuple[int, int], end: tuple[int, int], said: str
) -> None:
    """From midnight on Aug. 30 to midnight on Aug. 31 are 48 hours to one and 24 to another. What is said is read back."""
    first, last = (Moment(date(2022, 8, day), hour) for day, hour in (start, end))
    of_24th = samples()[24]
    ours = replace(of_24th, windows=(Window("yesterday", first, last), of_24th.windows[1]))
    text = say(series(), book("en"), ours, "notice").text
    assert say_window(book("en"), ours.windows[0]) == said and said in text
    assert not verify(series(), [book("en")], ours, text)
    for other in (text.replace("Aug. 30", "Aug. 29", 1), text.replace("53 new", "54 new", 1)):
        assert verify(series(), [book("en")], ours, other)
