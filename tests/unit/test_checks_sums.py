"""The rules over cells and sums, and the slips they propose."""

import pytest

from store.checks.basis.finding import Severity, Verdict
from store.checks.figures.sums import slip
from store.checks.report import message
from store.record.cell import CellKey, cell_key
from tests.checks_cases import changed, conference, conferences, explained, failures, found, series

ROW = "yesterday/asymptomatic"


def test_the_real_conferences_have_no_error_and_no_warning() -> None:
    for one in conferences():
        alarms = {
            key: finding
            for key, finding in failures(one).items()
            if finding.severity is not Severity.HINT and finding.rule != "required-blank"
        }
        assert not alarms, one.number


def test_only_the_notice_without_its_cumulative_figures_lacks_something_required() -> None:
    lacking = {
        one.number: [key for key in failures(one) if key.startswith("required-blank")]
        for one in conferences()
    }
    assert lacking.pop(None) == [
        "required-blank:discharged", "required-blank:contacts_released", "required-blank:in_quarantine",
    ]  # fmt: skip
    assert not any(lacking.values())


def test_ngari_typed_as_17_is_found_and_71_is_the_first_proposal() -> None:
    finding = failures(changed(conference(), {f"{ROW}/ngari": 17}))[f"parts-total:{ROW}/stated"]
    assert (finding.severity, finding.expected, finding.got) == (Severity.ERROR, 621, 567)
    assert finding.mends[0].changes == ((cell_key(f"{ROW}/ngari"), 71),)
    assert finding.mends[0].reason == "digits_swapped"


def test_one_slip_is_told_once() -> None:
    slipped = changed(conference(), {f"{ROW}/ngari": 17})
    errors = [finding for finding in failures(slipped).values() if finding.severity is Severity.ERROR]
    assert [finding.rule for finding in errors] == ["parts-total"]
    follows = found(slipped)["parts-whole:yesterday/controlled"]
    assert (follows.verdict, follows.facts["why"]) == (Verdict.UNCHECKED, "follows")


@pytest.mark.parametrize(
    ("cells", "verdict", "why"),
    [
        ({}, Verdict.PASSED, None),
        ({f"{ROW}/ngari": 70}, Verdict.FAILED, "under"),
        ({f"{ROW}/ngari": 72}, Verdict.FAILED, "over"),
        ({f"{ROW}/ngari": None}, Verdict.UNCHECKED, "missing"),
        ({f"{ROW}/ngari": "-"}, Verdict.UNCHECKED, "missing"),
        ({f"{ROW}/ngari": "七一"}, Verdict.UNCHECKED, "missing"),
        ({f"{ROW}/ngari": "/"}, Verdict.FAILED, "under"),
        ({f"{ROW}/ngari": None, f"{ROW}/lhasa": 999}, Verdict.FAILED, "over"),
        ({f"{ROW}/stated": None}, Verdict.UNCHECKED, "no_stated"),
        ({f"{ROW}/ngari": None, f"{ROW}/stated": 550}, Verdict.PASSED, None),
        ({f"{ROW}/{place.key}": None for place in series().places}, Verdict.UNCHECKED, "missing"),
        (dict.fromkeys((f"{ROW}/{place.key}" for place in series().places), "/"), Verdict.FAILED, "under"),
    ],
)  # fmt: skip
def test_parts_total_tells_a_blank_from_a_zero(
    cells: dict[str, int | str | None], verdict: Verdict, why: str | None
) -> None:
    finding = found(changed(conference(), cells))[f"parts-total:{ROW}/stated"]
    assert (finding.verdict, finding.facts.get("why")) == (verdict, why)


def test_the_only_blank_place_is_proposed_what_is_missing() -> None:
    finding = found(changed(conference(), {f"{ROW}/ngari": None}))[f"parts-total:{ROW}/stated"]
    assert finding.mends[0].changes == ((cell_key(f"{ROW}/ngari"), 71),)
    assert finding.mends[0].reason == "left_out"


def test_two_cells_exchanged_between_rows_are_put_back_together() -> None:
    exchanged = changed(conference(), {f"{ROW}/nagqu": 6, "yesterday/confirmed/nagqu": 120})
    for key in (f"parts-total:{ROW}/stated", "parts-total:yesterday/confirmed/stated"):
        mend = failures(exchanged)[key].mends[0]
        assert mend.reason == "cells_exchanged"
        assert dict(mend.changes) == {
            cell_key(f"{ROW}/nagqu"): 120, cell_key("yesterday/confirmed/nagqu"): 6,
        }  # fmt: skip


def test_a_figure_typed_in_two_columns_is_taken_out_of_one() -> None:
    twice = changed(conference(), {"yesterday/confirmed/nyingchi": 17})
    mends = failures(twice)["parts-total:yesterday/confirmed/stated"].mends
    assert (mends[0].changes, mends[0].reason) == (
        ((cell_key("yesterday/confirmed/qamdo"), 0),), "entered_twice",
    )  # fmt: skip
    assert ((cell_key("yesterday/confirmed/nyingchi"), 0),) in [mend.changes for mend in mends]


@pytest.mark.parametrize(
    ("typed", "meant", "reason"),
    [
        (17, 71, "digits_swapped"), (710, 71, "tenfold"), (7, 70, "tenfold"), (71, 711, "digit_dropped"),
        (711, 71, "digit_repeated"), (741, 71, "digit_added"), (74, 71, "keypad_neighbour"), (79, 71, "digit_changed"),
        (71, 71, ""), (12, 71, ""), (7, 123, ""), (5, 0, "digit_changed"), (321, 123, "digits_swapped"),
    ],
)  # fmt: skip
def test_a_slip_has_one_name(typed: int, meant: int, reason: str) -> None:
    assert slip(typed, meant) == reason


def test_where_found_must_make_the_new_infections() -> None:
    finding = failures(changed(conference(), {"yesterday/controlled": 647}))[
        "parts-whole:yesterday/controlled"
    ]
    assert (finding.expected, finding.got, finding.severity) == (674, 647, Severity.ERROR)
    assert finding.mends[0].changes == ((cell_key("yesterday/controlled"), 674),)


@pytest.mark.parametrize(
    ("controlled", "community", "verdict"),
    [
        (400, 274, Verdict.PASSED), (674, None, Verdict.PASSED), (None, None, Verdict.UNCHECKED),
        (400, None, Verdict.UNCHECKED), (400, "-", Verdict.UNCHECKED), (675, None, Verdict.FAILED), (674, 1, Verdict.FAILED),
        (0, 0, Verdict.FAILED),
    ],
)  # fmt: skip
def test_where_found_is_unchecked_while_a_part_is_missing(
    controlled: int | None, community: int | str | None, verdict: Verdict
) -> None:
    cells = {"yesterday/controlled": controlled, "yesterday/community": community}
    assert found(changed(conference(), cells))["parts-whole:yesterday/controlled"].verdict is verdict


def test_a_refused_text_is_an_error_where_it_stands() -> None:
    for raw, why, told in (
        ("99999999999", "too_long", "太大"),
        ("-5", "negative", "负数"),
        ("6个人", "not_a_count", "无法识别"),
        ("1.5", "fraction", "小数"),
        ("3万", "scaled", "万/亿"),
        ("1,2", "grouped", "逗号"),
        ("十二", "chinese", "汉字"),
    ):
        one = changed(conference(), {"high_risk": raw})
        refused = failures(one)["cell-refused:high_risk"]
        assert refused.facts["why"] == why and told in message(refused, series(), one, "zh")
    finding = failures(changed(conference(), {"high_risk": "6万"}))["cell-refused:high_risk"]
    assert (finding.severity, finding.got) == (Severity.ERROR, "6万")


def test_a_required_row_is_filled_only_when_its_total_is_settled() -> None:
    cells = {f"{ROW}/ngari": None, f"{ROW}/stated": None}
    finding = failures(changed(conference(), cells))[f"required-blank:{ROW}/ngari"]
    assert finding.severity is Severity.ERROR
    assert not [key for key in failures(conference()) if key.startswith("required")]


def test_not_reported_wants_an_explanation_and_keeps_it() -> None:
    unreported = changed(conference(), {f"{ROW}/ngari": "-", f"{ROW}/stated": 550})
    key = f"not-reported:{ROW}/ngari"
    assert failures(unreported)[key].severity is Severity.WARNING
    assert failures(explained(unreported, key, "线路中断，次日补报"))[key].explained == "线路中断，次日补报"


def test_a_stated_derived_figure_is_held_against_the_formula() -> None:
    finding = failures(changed(conference(), {"yesterday/new_infections/stated": 675}))[
        "derived-total:yesterday/new_infections/stated"
    ]
    assert (finding.expected, finding.got) == (674, 675)
    assert finding.cells[0] == CellKey("yesterday", "new_infections", "stated")


def test_of_equal_exchanges_the_one_of_two_cells_is_proposed_before_the_one_of_two_totals() -> None:
    places = [place.key for place in series().places]
    cells: dict[str, int | str | None] = {
        f"{row}/{place}": 0
        for row in ("yesterday/confirmed", "yesterday/asymptomatic", "today/confirmed")
        for place in places
    }
    cells |= {"yesterday/confirmed/lhasa": 20, "yesterday/confirmed/stated": 50}
    cells |= {"yesterday/asymptomatic/lhasa": 50, "yesterday/asymptomatic/stated": 20}
    cells |= {"today/confirmed/qamdo": 30, "today/confirmed/stated": None}
    mends = failures(changed(conference(24), cells))["parts-total:yesterday/confirmed/stated"].mends
    exchanged = [str(mend.changes[0][0]) for mend in mends if mend.reason == "cells_exchanged"]
    assert exchanged == [
        "yesterday/confirmed/lhasa", "yesterday/confirmed/qamdo", "yesterday/confirmed/stated",
    ]  # fmt: skip


def test_an_exchange_of_0_and_1_comes_behind_the_other_proposals() -> None:
    """It settles any difference of one, and stood before the digit that was dropped or hit beside."""
    places = [place.key for place in series().places]
    cells: dict[str, int | str | None] = {f"yesterday/confirmed/{place}": 0 for place in places}
    cells |= {f"yesterday/asymptomatic/{place}": 1 for place in places[:2]}
    cells |= {"yesterday/confirmed/lhasa": 20, "yesterday/confirmed/stated": 21}
    cells |= {f"yesterday/asymptomatic/{place}": 0 for place in places[2:]} | {
        "yesterday/asymptomatic/stated": 1
    }
    mends = failures(changed(conference(24), cells))["parts-total:yesterday/confirmed/stated"].mends
    reasons = [mend.reason for mend in mends]
    assert reasons and "cells_exchanged" not in reasons[:4], reasons


def test_a_row_with_a_refused_cell_is_not_called_wrong_when_the_rest_makes_the_total() -> None:
    row = {f"{ROW}/lhasa": "6万", f"{ROW}/stated": 621 - 260}
    finding = found(changed(conference(), row))[f"parts-total:{ROW}/stated"]
    assert (finding.verdict, finding.facts["why"]) == (Verdict.UNCHECKED, "missing")
