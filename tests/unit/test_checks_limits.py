"""The edges of the rules that only point something out: one more, or one less, and nothing is said."""

from collections.abc import Mapping, Sequence

import pytest
from msgspec.structs import replace

from store.checks.figures.reconciling import reconciliations
from store.checks.figures.sums import slip
from store.record.conference import Conference
from store.record.window import AsOf, window
from tests.checks_cases import Value, changed, conference, daily, failures, found, moved, series

ROW = "yesterday/asymptomatic"
PLACES = [place.key for place in series().places]


def with_row(one: Conference, numbers: Sequence[int], row: str = ROW) -> Conference:
    """`one` with those counts in the row, and no stated total."""
    cells: dict[str, Value] = {
        f"{row}/{place}": number for place, number in zip(PLACES, numbers, strict=True)
    }
    return changed(one, {**cells, f"{row}/stated": None})


def exchanged(one: Conference, earlier: Sequence[Conference]) -> list[str]:
    """Of each hint that figures stand in each other's place: what stands there now."""
    return [str(each.got) for each in failures(one, earlier).values() if each.rule == "columns-exchanged"]


# -- sudden changes


@pytest.mark.parametrize(
    ("days", "now", "why"),
    [
        (3, 955, "half"), (3, 954, None), (3, 238, "half"), (3, 239, None),
        (4, 955, None), (14, 1908, None), (14, 1909, "half"), (15, 1909, None), (14, 100, None),
    ],
)  # fmt: skip
def test_a_standing_figure_is_looked_at_when_it_doubled_in_three_days_or_went_fourfold_in_a_fortnight(
    days: int, now: int, why: str | None
) -> None:
    later = changed(moved(conference(24), days, 24 + days), {"high_risk": now})
    finding = failures(later, [conference(24)]).get("sudden-change:high_risk")
    assert (finding and finding.facts["why"]) == why


@pytest.mark.parametrize(("before", "now", "told"), [(20, 40, False), (19, 40, True), (18, 37, False)])
def test_a_change_of_less_than_twenty_is_not_spoken_of(before: int, now: int, told: bool) -> None:
    last = changed(conference(24), {"high_risk": before})
    later = changed(moved(conference(24), 1, 25), {"high_risk": now})
    assert ("sudden-change:high_risk" in failures(later, [last])) is told


@pytest.mark.parametrize(
    ("days", "now", "past", "told"),
    [
        (1, 1120, (1060, 1030, 1000), False), (1, 1121, (1060, 1030, 1000), True), (2, 1180, (1060, 1030, 1000), False),
        (2, 1182, (1060, 1030, 1000), True), (1, 1500, (1060, 1030), False),
    ],
)  # fmt: skip
def test_a_cumulative_figure_is_looked_at_when_it_rose_twice_as_fast_as_ever(
    days: int, now: int, past: tuple[int, ...], told: bool
) -> None:
    earlier = [
        changed(moved(conference(24), -at, 24 - at), {"discharged": number}) for at, number in enumerate(past)
    ]
    later = changed(moved(conference(24), days, 24 + days), {"discharged": now})
    finding = failures(later, earlier).get("sudden-change:discharged")
    assert (finding is not None and finding.facts["why"] == "fast") is told


# -- figures in each other's place


def test_a_row_is_moved_only_where_that_brings_it_much_nearer() -> None:
    shifted = [260, 0, 165, 2, 1, 2, 120]
    assert exchanged(with_row(conference(), shifted), daily(3)) == ["0 / 165 / 2 / 1 / 2 / 120"]
    assert exchanged(with_row(conference(), shifted), daily(2)) == ["0 / 165", "2 / 120"]
    nearer_but_far = [283, 0, 82, 2, 1, 2, 61]
    assert exchanged(with_row(conference(), nearer_but_far), daily(4)) == ["0 / 82", "2 / 61"]


def test_a_row_whose_small_tail_moved_says_nothing() -> None:
    usual = [with_row(one, [400, 200, 3, 1, 2, 1, 0]) for one in daily(4)]
    assert not exchanged(with_row(conference(), [400, 200, 0, 3, 1, 2, 1]), usual)


@pytest.mark.parametrize(
    ("pair", "told"),
    [((10, 15), True), ((11, 15), False), ((8, 13), True), ((8, 12), False), ((20, 29), False)],
)
def test_neighbours_are_turned_round_only_where_they_differ_clearly(
    pair: tuple[int, int], told: bool
) -> None:
    usual = [with_row(one, [15, 10, 0, 0, 0, 0, 0]) for one in daily(3)]
    turned = with_row(conference(), [*pair, 0, 0, 0, 0, 0])
    assert exchanged(turned, usual) == ([f"{pair[0]} / {pair[1]}"] if told else [])


@pytest.mark.parametrize(("alike", "told"), [(1, True), (2, False)])
def test_neighbours_that_stood_so_twice_before_are_no_slip(alike: int, told: bool) -> None:
    usual = [
        with_row(one, [10, 20, 0, 0, 0, 0, 0] if at < alike else [20, 10, 0, 0, 0, 0, 0])
        for at, one in enumerate(daily(7))
    ]
    assert bool(exchanged(with_row(conference(), [10, 20, 0, 0, 0, 0, 0]), usual)) is told


def test_only_the_last_seven_conferences_show_what_is_usual() -> None:
    others = [20, 10, 0, 0, 0, 0, 0]
    usual = [
        with_row(one, [10, 20, 0, 0, 0, 0, 0] if at >= 7 else others) for at, one in enumerate(daily(10))
    ]
    assert exchanged(with_row(conference(), [10, 20, 0, 0, 0, 0, 0]), usual) == ["10 / 20"]


def totals(confirmed: int, asymptomatic: int) -> Mapping[str, Value]:
    """Two rows of which only the totals are stated."""
    cells: dict[str, Value] = {
        f"yesterday/{row}/{place}": None for row in ("confirmed", "asymptomatic") for place in PLACES
    }
    return {
        **cells, "yesterday/confirmed/stated": confirmed, "yesterday/asymptomatic/stated": asymptomatic,
        "yesterday/new_infections/stated": None,
    }  # fmt: skip


@pytest.mark.parametrize(("now", "told"), [((20, 10), True), ((19, 10), False)])
def test_two_totals_that_fit_each_others_past_are_pointed_out_and_nothing_is_proposed(
    now: tuple[int, int], told: bool
) -> None:
    last = changed(moved(conference(24), -1, 23), totals(10, 20))
    hints = [
        each
        for each in failures(changed(conference(24), totals(*now)), [last]).values()
        if each.rule == "columns-exchanged"
    ]
    assert [str(each.got) for each in hints] == (["20 / 10"] if told else [])
    assert not any(each.mends for each in hints), "which of their places are wrong nobody knows"


# -- sums and slips


def test_a_blank_place_of_a_row_that_is_over_is_not_proposed_what_is_less_than_nothing() -> None:
    over = changed(conference(), {f"{ROW}/ngari": None, f"{ROW}/lhasa": 999})
    mends = failures(over)[f"parts-total:{ROW}/stated"].mends
    assert all(number is None or number >= 0 for mend in mends for _, number in mend.changes)


def test_five_slips_are_proposed_at_most() -> None:
    one = changed(with_row(conference(), [10, 20, 30, 40, 50, 60, 70]), {f"{ROW}/stated": 281})
    assert len(failures(one)[f"parts-total:{ROW}/stated"].mends) == 5


def test_a_key_beside_another_has_that_one_beside_it() -> None:
    near = {
        (typed, meant)
        for typed in range(10)
        for meant in range(10)
        if slip(50 + typed, 50 + meant) == "keypad_neighbour"
    }
    assert near == {(meant, typed) for typed, meant in near}
    assert {typed for typed, meant in near if meant == 1} == {0, 2, 4}
    assert {typed for typed, meant in near if meant == 5} == {2, 4, 6, 8}


def test_an_unreadable_cell_of_a_row_nobody_need_fill_in_keeps_its_sum_open() -> None:
    row = "yesterday/converted"
    assert f"parts-total:{row}/stated" not in found(conference())
    assert f"parts-total:{row}/stated" in found(changed(conference(), {f"{row}/lhasa": "6万"}))


def test_a_single_figure_that_was_not_reported_is_asked_about_as_that_and_not_as_a_blank() -> None:
    told = failures(changed(conference(), {"high_risk": "-"}))
    assert "not-reported:high_risk" in told and "required-blank:high_risk" not in told


def test_a_part_of_a_whole_is_asked_for_in_its_own_window_alone() -> None:
    whole = [key for key in found(conference()) if key.startswith("parts-whole")]
    assert whole == ["parts-whole:yesterday/controlled"]


# -- cells, windows and time


def test_a_row_of_which_one_place_only_did_not_report_is_begun() -> None:
    cells: dict[str, Value] = {f"{ROW}/{place}": None for place in (*PLACES, "stated")}
    for begun, why in (({}, "all"), ({f"{ROW}/ngari": "-"}, "some"), ({f"{ROW}/ngari": 0}, "some")):
        told = failures(changed(conference(), {**cells, **begun}))
        (blank,) = [one for key, one in told.items() if key.startswith(f"required-blank:{ROW}")]
        assert blank.facts["why"] == why


def test_what_cannot_be_read_in_a_cell_no_text_prints_is_told_once() -> None:
    told = [key for key in failures(changed(conference(), {"no_such_figure": "6万"})) if "no_such" in key]
    assert told == ["left-over:no_such_figure"]


def with_window(one: Conference, start: int, end: int) -> Conference:
    """`one` with other hours for its window of today."""
    today = window("today", one.held_on, start, end)
    return one.with_windows((one.windows[0], today))


@pytest.mark.parametrize(("start", "end", "told"), [(0, 14, False), (14, 14, True), (14, 13, True)])
def test_a_window_without_an_hour_runs_nowhere(start: int, end: int, told: bool) -> None:
    found_ = failures(with_window(conference(), start, end))
    assert any(key.startswith("window-order:today") for key in found_) is told


def test_only_a_day_that_was_over_is_held_against_what_was_told_of_it_before() -> None:
    untold = [key for key, one in found(conference(24), []).items() if one.facts.get("why") == "no_part"]
    assert [key for key in untold if "today/" in key] == [] and untold


def test_a_row_nobody_need_fill_in_asks_for_no_comparison_with_its_part() -> None:
    later = moved(conference(24), 1, 25)
    compared = [key for key in found(later, [conference(24)]) if key.startswith("earlier-part:yesterday/")]
    assert compared and not any("converted" in key or "controlled" in key for key in compared)


def test_the_longest_time_there_was_between_two_conferences_is_no_gap() -> None:
    past = [conference(24), moved(conference(24), -1, 23), moved(conference(24), -8, 22)]
    assert "number-follows" not in failures(moved(conference(24), 7, 25), past)
    assert failures(moved(conference(24), 8, 25), past)["number-follows"].facts["why"] == "days"


def test_a_figure_of_which_the_text_only_says_at_present_has_its_moment() -> None:
    one = conference(24)
    for as_of, told in ((AsOf(None, "目前"), False), (AsOf(None, ""), True)):
        worded = replace(one, as_of={**one.as_of, "high_risk": as_of})
        assert ("as-of:high_risk" in failures(worded)) is told


def test_a_window_told_again_is_not_reconciled_with_itself() -> None:
    first, later = conference(24), moved(conference(24), 1, 25)
    assert not list(reconciliations(series(), later.with_windows(first.windows), [first]))
    (whole,) = reconciliations(series(), later, [first])
    assert (whole.earlier, whole.later) == (first.windows[1], later.windows[0])
