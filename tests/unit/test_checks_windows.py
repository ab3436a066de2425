"""Windows: dates, hours, overlaps, what closed, and what a whole day owes its earlier part."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import Severity, Verdict
from store.checks.figures.reconciling import note
from store.figures.windows import Growth, NotAPart, Reconciled, reconcile
from store.record.conference import Conference
from store.record.window import Moment, Window, window
from tests.checks_cases import changed, conference, daily, explained, failures, found, moved, series

DAY = date(2022, 9, 1)


def next_day(**cells: int | None) -> Conference:
    """The conference of 2 September, made up: its yesterday is the day whose first 14 hours no. 24 gave."""
    one = moved(conference(24), 1, 25)
    return changed(one, {key.replace("__", "/"): value for key, value in cells.items()})


def with_window(one: Conference, changed_window: Window) -> Conference:
    windows = tuple(changed_window if each.key == changed_window.key else each for each in one.windows)
    return one.with_windows(windows)


@pytest.mark.parametrize("hours", [(0, 14), (0, 23), (1, 24), (8, 24)])
def test_a_shrunk_window_asks_for_a_word(hours: tuple[int, int]) -> None:
    one = with_window(conference(), window("yesterday", date(2022, 8, 31), *hours))
    finding = failures(one)["window-plan:yesterday/confirmed/lhasa"]
    assert (finding.severity, finding.facts["why"]) == (Severity.WARNING, "hours")
    kept = explained(one, finding.id, "当日按 14 时截数")
    assert failures(kept)[finding.id].explained


@pytest.mark.parametrize("days", [-30, -1, 1, 365])
def test_a_wrong_date_asks_or_refuses(days: int) -> None:
    shift = timedelta(days=days)
    one = with_window(conference(), window("yesterday", date(2022, 8, 31) + shift, 0, 24))
    assert failures(one)["window-plan:yesterday/confirmed/lhasa"].facts["why"] == "day"
    closed = failures(one).get("window-closed:yesterday/confirmed/lhasa")
    assert (closed is not None and closed.severity is Severity.ERROR) == (days > 1)


def test_hours_that_were_explained_once_are_usual_the_next_day() -> None:
    first = with_window(conference(24), window("today", DAY, 0, 12))
    second = with_window(moved(conference(24), 1, 25), window("today", DAY + timedelta(days=1), 0, 12))
    assert "window-plan:today/confirmed/lhasa" in failures(first)
    assert "window-plan:today/confirmed/lhasa" not in failures(second, [first])


def test_a_missing_window_is_named() -> None:
    one = conference().with_windows(conference().windows[:1])
    assert failures(one)["window-plan:today/confirmed/lhasa"].facts["why"] == "none"


def test_windows_that_share_an_hour_are_pointed_out() -> None:
    one = with_window(conference(), window("today", date(2022, 8, 31), 23, 24))
    assert failures(one)["window-overlap:today/confirmed/lhasa"].severity is Severity.WARNING
    same = with_window(conference(), window("today", date(2022, 8, 31), 0, 24))
    assert failures(same)["window-overlap:today/confirmed/lhasa"].severity is Severity.ERROR


def test_a_window_that_runs_backwards_is_an_error() -> None:
    backwards = Window("today", Moment(DAY, 14), Moment(DAY, 0))
    finding = failures(with_window(conference(), backwards))["window-order:today/confirmed/lhasa"]
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("hour", "verdict"), [(13, Verdict.FAILED), (14, Verdict.PASSED), (None, Verdict.UNCHECKED)]
)
def test_a_window_must_have_closed_before_release(hour: int | None, verdict: Verdict) -> None:
    now = Moment(DAY, hour) if hour is not None else None
    finding = found(conference(), now=now)["window-closed:today/confirmed/lhasa"]
    assert (finding.verdict, finding.severity) == (verdict, Severity.ERROR)


@pytest.mark.parametrize(("held_at", "fails"), [("am", True), ("pm", False), ("13", True), ("16", False)])
def test_a_window_closes_before_the_conference_is_held(held_at: str, fails: bool) -> None:
    one = replace(conference(), held_at=held_at)
    assert ("window-closed:today/confirmed/lhasa" in failures(one)) == fails


def test_a_whole_day_below_its_first_14_hours_is_an_error_until_explained() -> None:
    one = next_day(yesterday__confirmed__lhasa=5)
    finding = failures(one)["earlier-part:yesterday/confirmed/lhasa"]
    assert (finding.severity, finding.expected, finding.got) == (Severity.ERROR, ">= 6", 5)
    reasoned = failures(explained(one, finding.id, "核减 1 例"))[finding.id]
    assert (reasoned.severity, reasoned.explained) == (Severity.WARNING, "核减 1 例")


def test_equal_figures_of_part_and_whole_are_fine_and_a_blank_is_unchecked() -> None:
    assert "earlier-part:yesterday/confirmed/lhasa" not in failures(next_day(yesterday__confirmed__lhasa=6))
    blank = next_day(**{f"yesterday__confirmed__{place.key}": None for place in series().places})
    blank = changed(blank, {"yesterday/confirmed/stated": None})
    assert found(blank)["earlier-part:yesterday/confirmed/lhasa"].verdict is Verdict.UNCHECKED


def test_some_places_compared_are_not_all_compared() -> None:
    one = changed(
        next_day(yesterday__confirmed__qamdo=None),
        {"yesterday/confirmed/nyingchi": 1, "yesterday/confirmed/stated": None},
    )
    assert found(one)["earlier-part:yesterday/confirmed/lhasa"].verdict is Verdict.UNCHECKED
    lower = changed(one, {"yesterday/confirmed/lhasa": 5})
    assert failures(lower)["earlier-part:yesterday/confirmed/lhasa"].got == 5


def test_one_window_told_twice_has_one_figure() -> None:
    again = changed(moved(conference(24), 1, 25), {"yesterday/confirmed/lhasa": 21})
    again = with_window(again, window("yesterday", date(2022, 8, 31), 0, 24))
    finding = failures(again)["same-window:yesterday/confirmed/lhasa"]
    assert (finding.severity, finding.expected, finding.got) == (Severity.ERROR, 20, 21)


def test_without_an_earlier_part_nothing_is_said_to_have_passed() -> None:
    finding = found(conference(24), daily(0))["earlier-part:yesterday/confirmed/lhasa"]
    assert finding.verdict is Verdict.UNCHECKED


def test_the_reconciliation_adds_up_by_place_and_in_total() -> None:
    part, full = conference(24), next_day()
    result = reconcile(series(), (part, part.windows[1]), (full, full.windows[0]))
    rows = {row.indicator: row for row in result.rows}
    assert rows and all(row.adds_up for row in result.rows)
    assert (rows["confirmed"].total.by, rows["asymptomatic"].total.by) == (53 - 26, 621 - 207)
    assert [growth.by for growth in rows["confirmed"].places] == [14, 10, 0, -1, 4, 0, 0]
    assert rows["new_infections"].total.by == 674 - 233
    known, unknown = Growth("lhasa", 1, 5), Growth("ngari", 0, None)
    assert Reconciled("confirmed", Growth("", 1, 5), (known,)).adds_up
    assert not Reconciled("confirmed", Growth("", 1, 5), (known, unknown)).adds_up, (
        "nobody knows whether it does"
    )


def test_the_reconciling_note_reads_as_the_office_says_it() -> None:
    part, full = conference(24), next_day()
    result = reconcile(series(), (part, part.windows[1]), (full, full.windows[0]))
    zh, en = note(series(), result, "zh"), note(series(), result, "en")
    assert zh.startswith(
        "9月1日0时至24时新增本土确诊病例53例，较14时通报的26例增加27例"
        "（拉萨市增加14例、日喀则市增加10例、林芝市减少1例、昌都市增加4例）。"
    )
    assert "New local confirmed cases, Sept. 1, 0:00-24:00: 53, up 27 from the 26 reported" in en


def test_a_note_is_not_written_of_rows_that_do_not_add_up() -> None:
    part, full = conference(24), next_day(yesterday__confirmed__lhasa=None)
    result = reconcile(series(), (part, part.windows[1]), (full, full.windows[0]))
    assert "confirmed" not in [row.indicator for row in result.rows]
    assert "确诊病例5" not in note(series(), result, "zh")


def test_a_note_is_not_written_of_a_row_with_a_place_that_did_not_report() -> None:
    part, full = conference(24), changed(next_day(), {"yesterday/confirmed/ngari": "-"})
    result = reconcile(series(), (part, part.windows[1]), (full, full.windows[0]))
    assert "无症状" in note(series(), result, "zh") and "确诊病例5" not in note(series(), result, "zh")


def test_a_window_beside_the_other_is_no_part_of_it() -> None:
    one = conference(24)
    with pytest.raises(NotAPart):
        reconcile(series(), (one, one.windows[1]), (one, one.windows[0]))


@pytest.mark.parametrize("days", [1, 6, 8, 12])
def test_a_long_window_is_held_against_the_part_told_days_before(days: int) -> None:
    """Twelve days told together contain the day told on the second of them, however long ago that was."""
    first = conference(24)
    whole = moved(first, days, 24 + days)
    since = Window("yesterday", Moment(date(2022, 8, 31), 0), whole.windows[0].end)
    fewer = changed(with_window(whole, since), {"yesterday/asymptomatic/lhasa": 259})
    finding = failures(fewer, [first])["earlier-part:yesterday/asymptomatic/lhasa"]
    assert (finding.expected, finding.got, finding.facts["then"]) == (">= 260", 259, first.held_on)


def test_only_the_newest_conference_that_told_a_part_is_compared() -> None:
    first, second = conference(24), moved(conference(24), 1, 25)
    again = changed(second.with_windows(first.windows), {"yesterday/asymptomatic/lhasa": 250})
    third = moved(first, 2, 26)
    since = Window("yesterday", Moment(date(2022, 8, 31), 0), third.windows[0].end)
    one = changed(with_window(third, since), {"yesterday/asymptomatic/lhasa": 255})
    assert "earlier-part:yesterday/asymptomatic/lhasa" not in failures(one, [again, first])
    assert "earlier-part:yesterday/asymptomatic/lhasa" in failures(one, [first])


def test_windows_that_meet_share_no_hour() -> None:
    first, second = window("a", DAY, 0, 14), window("b", DAY, 14, 24)
    assert not first.overlaps(second) and not second.overlaps(first)
    assert first.overlaps(window("c", DAY, 13, 15)) and first.overlaps(first)
