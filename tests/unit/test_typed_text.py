"""What a person types or pastes: moments, windows, blocks, texts; and what a slot then shows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.figures.totals import Total
from store.record.cell import Cell, CellKey, Mark
from store.record.figure import Period
from store.record.typed_moments import (
    NotAMoment,
    as_of_in_full,
    as_of_text,
    period_text,
    read_period,
    typed_as_of,
    typed_day,
    typed_window,
    window_text,
)
from store.record.window import AsOf, Moment, Window
from tui.dialogs.conference import read_half_day
from tui.screens.entry.view import Looks, Shown, cell_shown, fitted, stated_shown, total_shown
from tui.widgets.pasting import pasted_text
from tui.words import InterfaceTrouble

HELD = date(2022, 9, 1)
EVE = date(2022, 8, 31)


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("8月31日24时", AsOf(Moment(EVE, 24))),
        ("８／３１　２４", AsOf(Moment(EVE, 24))),
        ("截至8月31日24时", AsOf(Moment(EVE, 24))),
        ("8-31", AsOf(Moment(EVE, 24))),
        ("2022-08-31 12:00", AsOf(Moment(EVE, 12))),
        ("24", AsOf(Moment(EVE, 24))),
        ("2022-08-31T24", AsOf(Moment(EVE, 24))),
        ("2022年8月31日 24时", AsOf(Moment(EVE, 24))),
        ("as of Aug. 31, 24:00", AsOf(Moment(EVE, 24))),
        ("14时", AsOf(Moment(HELD, 14))),
        ("目前", AsOf()),
        ("now", AsOf()),
        ("当前", AsOf(None, "当前")),
        ("at present", AsOf(None, "at present")),
        ("  ", None),
    ],
)
def test_an_as_of_is_understood(raw: str, meant: AsOf | None) -> None:
    assert typed_as_of(raw, HELD) == meant


@pytest.mark.parametrize(
    "raw", ["8月31曰24时", "25", "2月30日", "8/31 24:30", "13/1", "12", "６", "昨天", "enterprises"]
)
def test_what_is_no_moment_is_refused_in_both_languages(raw: str) -> None:
    with pytest.raises(NotAMoment) as caught:
        typed_as_of(raw, HELD)
    assert raw in caught.value.said("zh") and raw in caught.value.said("en")


def test_december_before_a_conference_in_january_is_last_years() -> None:
    assert typed_day("12/31", date(2023, 1, 1)) == date(2022, 12, 31)
    assert typed_day("Sept 1 2022", date(2023, 1, 1)) == date(2022, 9, 1), "without a comma, too"


SPELLINGS = (
    "2022-09-30", "2022/9/30", "2022.9.30", "2022年9月30日", "9月30日", "9月30号", "９月３０日", "9/30", "9-30",
    "9.30", "Sept. 30", "September 30, 2022", "sep 30", "30 Sept", "30 September 2022", "30th Sep", "Sept. 30th, 2022",
)  # fmt: skip


@pytest.mark.parametrize("raw", SPELLINGS)
def test_a_day_is_taken_in_all_its_spellings_wherever_one_is_asked_for(raw: str) -> None:
    held, meant = date(2022, 9, 28), date(2022, 9, 30)
    assert typed_day(raw, held) == typed_day(raw, held, ahead=True) == meant
    assert typed_as_of(f"{raw} 14", held) == AsOf(Moment(meant, 14))
    assert typed_window(f"{raw} 0-24", "w", held) == Window("w", Moment(meant, 0), Moment(meant, 24))
    assert read_period(raw, held) == Period(meant, meant)


def test_an_hour_of_the_english_clock_is_one_of_the_day_and_noon_or_midnight_is_not_guessed() -> None:
    held = date(2022, 9, 28)
    for raw, hour in (
        ("9/27 2 p.m.", 14),
        ("Sept. 27, 11 PM", 23),
        ("27 Sept 6am", 6),
        ("9/27 8:00 a.m.", 8),
    ):
        assert typed_as_of(raw, held) == AsOf(Moment(date(2022, 9, 27), hour)), raw
    assert [read_half_day(raw) for raw in ("3 p.m.", "9AM", "afternoon", "Morning")] == [
        "15",
        "9",
        "pm",
        "am",
    ]
    for raw in ("12 p.m.", "12 a.m.", "13 p.m.", "2:30 p.m."):
        with pytest.raises(NotAMoment):
            typed_as_of(f"9/27 {raw}", held)
        with pytest.raises(InterfaceTrouble):
            read_half_day(raw)
    with pytest.raises(NotAMoment):
        typed_window("9/27 2-6 p.m.", "w", held)


@pytest.mark.parametrize(
    "raw",
    [
        "2022-08-08 2022-08-17",
        "8月8日至8月17日",
        "8月8日至17日",
        "8/8 - 8/17",
        "8.8～8.17",
        "Aug. 8 – Aug. 17",
    ],
)
def test_a_period_is_taken_in_all_its_spellings(raw: str) -> None:
    assert read_period(raw, HELD) == Period(date(2022, 8, 8), date(2022, 8, 17))


def test_a_day_without_a_year_lies_before_the_conference_or_after_it_where_it_is_still_to_come() -> None:
    held = date(2022, 12, 20)
    assert typed_day("1月15日", held) == date(2022, 1, 15)
    assert typed_day("1月15日", held, ahead=True) == date(2023, 1, 15)
    assert typed_day("12月19日", held, ahead=True) == date(2022, 12, 19), "overdue"
    assert read_period("12月28日至1月3日", held) == Period(date(2021, 12, 28), date(2022, 1, 3))
    with pytest.raises(NotAMoment):
        typed_day("2月29日", held, ahead=True)
    with pytest.raises(NotAMoment):
        read_period("上周", held)


def test_a_window_over_the_turn_of_the_year_reads_back_as_it_is_shown() -> None:
    window = Window("today", Moment(date(2022, 12, 31), 14), Moment(date(2023, 1, 1), 14))
    for held in (date(2023, 1, 1), date(2022, 12, 31)):
        assert typed_window(window_text(window), "today", held) == window


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_shown_of_a_moment_or_a_period_is_read_back(lang: str) -> None:
    for as_of in (AsOf(Moment(EVE, 24)), AsOf(Moment(HELD, 8)), AsOf(), AsOf(None, "当前"), None):
        assert typed_as_of(as_of_text(as_of, lang), HELD) == as_of
        assert typed_as_of(as_of_in_full(as_of, lang), HELD) == as_of
    for period in (Period(EVE, HELD), Period(EVE, EVE)):
        assert read_period(period_text(period), HELD) == period


hours = st.integers(0, 24)
days = st.dates(date(2022, 7, 1), date(2022, 9, 3))


@given(days, hours, hours)
def test_a_window_reads_back_as_it_is_shown(day: date, start: int, end: int) -> None:
    if start < end:
        window = Window("today", Moment(day, start), Moment(day, end))
        assert typed_window(window_text(window), "today", HELD) == window
    else:
        later = date.fromordinal(day.toordinal() + 1)
        window = Window("today", Moment(day, start), Moment(later, end))
        if window.start.instant < window.end.instant:
            assert typed_window(window_text(window), "today", HELD) == window


@pytest.mark.parametrize("raw", ["8/31 24-0", "8/31", "0-24", "8/31 0-25", "9/31 0-24"])
def test_what_is_no_window_is_refused(raw: str) -> None:
    with pytest.raises(NotAMoment):
        typed_window(raw, "today", HELD)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("20\t10\n17\t6\n", (("20", "10"), ("17", "6"))),
        ("20\t\t6", (("20", "", "6"),)),
        ("20\r\n10", (("20",), ("10",))),
        ("\n\n17\n\n6\n\n", ((), (), ("17",), (), ("6",))),
        ("\t\n17\t6", (("", ""), ("17", "6"))),
        ('17\t"6\n7"\n8\t9', (("17", "6 7"), ("8", "9"))),
        ("477\t8/31 24\n149\t8月31日24时\n", (("477", "8/31 24"), ("149", "8月31日24时"))),
        ("20 10 17 6", (("20", "10", "17", "6"),)),
        ("1,234\t６万", (("1,234", "６万"),)),
        ("13,0,,4\n\n126,1,0,4\r\n", (("13", "0", "", "4"), ("126", "1", "0", "4"))),
        ("1,234\n5,678", (("1,234",), ("5,678",))),
    ],
)
def test_a_block_is_told_from_a_text(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert pasted_text(text).block == rows


@pytest.mark.parametrize("text", ["12", "\n\n12\n", "１２３例", "未报", "6万", "\x1b[31m12\x1b[0m"])
def test_one_value_is_typing_without_control_characters(text: str) -> None:
    pasted = pasted_text(text)
    assert pasted.typing and not pasted.block and "\x1b" not in pasted.typing


def test_a_block_with_names_is_a_table() -> None:
    text = "拉萨\t20\n日喀则\t10"
    assert pasted_text(text).table == text and not pasted_text(text).block
    with_moments = "medium-risk\t57\t9/27 24:00\ndischarged\t3740\tSept. 27, 24:00"
    for text in (with_moments, f"indicator\tvalue\tas of\n{with_moments}"):
        assert pasted_text(text).table == text, "the marks of a moment made a text of it"


def test_prose_is_neither() -> None:
    lines = "疫情通报。\n昨日新增若干，其中甲地20例、乙地10例。\n正在隔离的有若干人。"
    assert pasted_text(lines).prose == lines
    assert pasted_text("昨日全区新增确诊病例53例，其中甲地20例、乙地10例、丙地23例。").prose


TOTAL = Total(53, None, blank=(CellKey("w", "i", "p"),))


def test_the_four_kinds_of_cell_look_different_without_colour() -> None:
    cells = (
        None,
        Cell(0, "0"),
        Cell(Mark.NOT_REPORTED, "-"),
        Cell(Mark.NOT_APPLICABLE, "/"),
        Cell(None, "6万"),
    )
    for lang in ("zh", "en"):
        texts = {fitted(cell_shown(cell, lang), 6).strip() for cell in cells}
        assert len(texts) == len(cells)


def test_a_stated_total_says_whether_the_sum_agrees() -> None:
    def shown(stated: int, computed: int) -> str:
        total = Total(computed, stated)
        return fitted(stated_shown(Cell(stated, str(stated)), total, "zh"), 8).strip()

    assert shown(674, 674) == "674="
    assert shown(670, 674) == "670多4"
    assert shown(675, 674) == "675少1"
    english = stated_shown(Cell(675, "675"), Total(674, 675), "en")
    assert fitted(english, 12).strip() == "1 below 675"
    assert fitted(english, 6).strip() == "675 -1" and fitted(english, 5).strip() == "675≠"
    assert shown(53, 53) == "53="


def test_a_total_says_how_many_places_are_blank_until_it_is_settled() -> None:
    assert fitted(total_shown(TOTAL, "zh"), 7).strip() == "53 缺1"
    settled = Total(53, 53, blank=(CellKey("w", "i", "p"),))
    assert fitted(total_shown(settled, "zh"), 7).strip() == "53"


@given(st.integers(0, 999_999_999), st.integers(0, 7), st.integers(9, 12))
def test_a_figure_is_never_cut(number: int, missing: int, width: int) -> None:
    shown = Shown(str(number), Looks.COMPUTED, f"缺{missing}")
    text = fitted(shown, width)
    assert str(number) in text and cell_len(text) == width
