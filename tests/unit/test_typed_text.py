"""What a person types or pastes: moments, windows, blocks, texts; and what a slot then shows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.figures.totals import Total
from store.record.cell import Cell, CellKey, Mark
from store.record.window import AsOf, Moment, Window
from tui.screens.entry.view import Looks, Shown, cell_shown, fitted, stated_shown, total_shown
from tui.typed_moments import NotAMoment, read_as_of, read_day, read_window, window_text
from tui.widgets.pasting import understood

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
        ("14时", AsOf(Moment(HELD, 14))),
        ("目前", AsOf()),
        ("now", AsOf()),
        ("当前", AsOf(None, "当前")),
        ("  ", None),
    ],
)
def test_an_as_of_is_understood(raw: str, meant: AsOf | None) -> None:
    assert read_as_of(raw, HELD) == meant


@pytest.mark.parametrize("raw", ["8月31曰24时", "25", "2月30日", "8/31 24:30", "13/1"])
def test_what_is_no_moment_is_refused_in_both_languages(raw: str) -> None:
    with pytest.raises(NotAMoment) as caught:
        read_as_of(raw, HELD)
    assert raw in caught.value.said("zh") and raw in caught.value.said("en")


def test_december_before_a_conference_in_january_is_last_years() -> None:
    assert read_day("12/31", date(2023, 1, 1)) == date(2022, 12, 31)


hours = st.integers(0, 24)
days = st.dates(date(2022, 7, 1), date(2022, 9, 3))


@given(days, hours, hours)
def test_a_window_reads_back_as_it_is_shown(day: date, start: int, end: int) -> None:
    if start < end:
        window = Window("today", Moment(day, start), Moment(day, end))
        assert read_window(window_text(window), "today", HELD) == window
    else:
        later = date.fromordinal(day.toordinal() + 1)
        window = Window("today", Moment(day, start), Moment(later, end))
        if window.start.instant < window.end.instant:
            assert read_window(window_text(window), "today", HELD) == window


@pytest.mark.parametrize("raw", ["8/31 24-0", "8/31", "0-24", "8/31 0-25", "9/31 0-24"])
def test_what_is_no_window_is_refused(raw: str) -> None:
    with pytest.raises(NotAMoment):
        read_window(raw, "today", HELD)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("20\t10\n17\t6\n", (("20", "10"), ("17", "6"))),
        ("20\t\t6", (("20", "", "6"),)),
        ("20\r\n10", (("20",), ("10",))),
        ("20 10 17 6", (("20", "10", "17", "6"),)),
        ("1,234\t６万", (("1,234", "６万"),)),
    ],
)
def test_a_block_is_told_from_a_text(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert understood(text).block == rows


@pytest.mark.parametrize("text", ["12", "１２３例", "未报", "6万", "\x1b[31m12\x1b[0m"])
def test_one_value_is_typing_without_control_characters(text: str) -> None:
    pasted = understood(text)
    assert pasted.typing and not pasted.block and "\x1b" not in pasted.typing


def test_a_block_with_names_is_a_table() -> None:
    text = "拉萨\t20\n日喀则\t10"
    assert understood(text).table == text and not understood(text).block


def test_prose_is_neither() -> None:
    lines = "疫情通报。\n昨日新增若干，其中甲地20例、乙地10例。\n正在隔离的有若干人。"
    assert understood(lines).prose == lines
    assert understood("昨日全区新增确诊病例53例，其中甲地20例、乙地10例、丙地23例。").prose


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
    assert fitted(english, 12).strip() == "675≠1 short"
    assert fitted(english, 6).strip() == "675≠", "where there is no room the mark stays"
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
