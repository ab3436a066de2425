"""The series in time: falls, moments, numbers, repeated and unusual figures."""

from datetime import date

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import Severity, Verdict
from store.checks.figures.unusual import far_from_usual, median
from store.checks.panel import Panel
from store.checks.texts.style import unfinished
from store.record.cell import cell_key
from store.record.window import AsOf, Moment
from store.series.subject_file import shared_subject
from store.wording.prove.books import load_book
from store.wording.prove.verifying import prove
from store.wording.say.draft import SpanKind
from store.wording.say.saying import say
from tests.checks_cases import (
    changed,
    conference,
    daily,
    explained,
    failures,
    found,
    moved,
    series,
)  # fmt: skip


def test_a_fall_is_an_error_until_its_reason_is_recorded() -> None:
    fallen = changed(conference(26), {"discharged": 405})
    key = "cumulative-falls:discharged"
    assert key == "cumulative-falls:discharged"
    finding = failures(fallen)[key]
    assert (finding.severity, finding.got, finding.facts["before"]) == (Severity.ERROR, 405, 406)
    assert finding.facts["then"] == date(2022, 9, 1)
    reasoned = failures(explained(fallen, key, "核减重复统计"))[key]
    assert (reasoned.severity, reasoned.explained) == (Severity.WARNING, "核减重复统计")


def test_a_fall_is_found_behind_a_conference_that_left_the_figure_out() -> None:
    blank = changed(conference(26), {"discharged": None})
    finding = failures(changed(conference(28), {"discharged": 405}), [blank, conference(24)])
    assert "cumulative-falls:discharged" in finding


@pytest.mark.parametrize(
    ("now", "verdict"), [(406, Verdict.PASSED), (None, Verdict.UNCHECKED), ("-", Verdict.UNCHECKED)]
)
def test_what_cannot_be_compared_did_not_pass(now: int | str | None, verdict: Verdict) -> None:
    one = changed(conference(26), {"discharged": now})
    assert found(one)["cumulative-falls:discharged"].verdict is verdict
    assert found(conference(12))["cumulative-falls:discharged"].verdict is Verdict.UNCHECKED


@pytest.mark.parametrize(
    ("at", "severity", "why"),
    [
        (Moment(date(2022, 8, 30), 24), Severity.WARNING, "other"),
        (Moment(date(2022, 8, 31), 14), Severity.WARNING, "other"),
        (Moment(date(2022, 9, 2), 24), Severity.ERROR, "ahead"),
        (Moment(date(2022, 9, 2), 1), Severity.ERROR, "ahead"),
        (Moment(date(2022, 9, 1), 24), Severity.WARNING, "other"),
        (None, Severity.WARNING, "now"),
    ],
)
def test_as_of_is_the_end_of_the_day_before(at: Moment | None, severity: Severity, why: str) -> None:
    one = conference(24)
    finding = failures(replace(one, as_of={**one.as_of, "high_risk": AsOf(at)}))["as-of:high_risk"]
    assert (finding.severity, finding.facts["why"]) == (severity, why)
    assert finding.cells == (cell_key("high_risk"),)


def test_midnight_may_be_written_either_way() -> None:
    one = conference(24)
    assert "as-of:high_risk" not in failures(
        replace(one, as_of={**one.as_of, "high_risk": AsOf(Moment(date(2022, 9, 1), 0))})
    )


def test_one_moment_has_one_value() -> None:
    first = conference(24)
    second = replace(moved(first, 1, 25), as_of=first.as_of)
    finding = failures(changed(second, {"discharged": 407}), [first])["same-moment:discharged"]
    assert (finding.severity, finding.expected, finding.got) == (Severity.ERROR, 406, 407)


@pytest.mark.parametrize(
    ("number", "days", "severity", "why"),
    [
        (25, 1, None, None), (26, 2, None, None), (24, 1, Severity.ERROR, "taken"), (26, 1, Severity.WARNING, "skipped"),
        (23, 1, Severity.WARNING, "lower"), (25, 3, Severity.HINT, "days"), (27, 9, Severity.WARNING, "skipped"),
    ],
)  # fmt: skip
def test_number_follows_number_and_day_follows_day(
    number: int, days: int, severity: Severity | None, why: str | None
) -> None:
    one = moved(conference(24), days, number)
    finding = failures(one, [conference(24), conference(12)]).get("number-follows")
    assert (finding and finding.severity, finding and finding.facts["why"]) == (severity, why)


def test_two_earlier_conferences_of_one_number_say_nothing_of_the_days_between() -> None:
    twice = [conference(24), moved(conference(24), -1, 24), moved(conference(24), -2, 23)]
    assert "number-follows" not in failures(moved(conference(24), 1, 25), twice)


@pytest.mark.parametrize(("number", "days", "expected"), [(26, 1, 25), (27, 9, 33), (23, 1, 25), (26, 0, 25)])
def test_a_number_a_day_is_expected(number: int, days: int, expected: int) -> None:
    finding = failures(moved(conference(24), days, number), [conference(24)])["number-follows"]
    assert (finding.expected, finding.got) == (expected, number)


@pytest.mark.parametrize(("kept", "told"), [(2, False), (3, True)])
def test_three_standing_figures_as_the_day_before_are_pointed_out_and_two_are_not(
    kept: int, told: bool
) -> None:
    first = conference(24)
    standing = [key for key in first.cells if not key.window]
    blank = {str(key): None for key in standing[kept:]}
    copied = changed(moved(first, 1, 25), blank)
    found_lines = [f for f in failures(copied, [first]).values() if f.facts.get("why") == "lines"]
    assert bool(found_lines) is told


def test_a_weekly_rhythm_is_no_gap() -> None:
    weekly = [moved(conference(24), -7 * back, 24 - back) for back in range(4)]
    assert "number-follows" not in failures(moved(conference(24), 7, 25), weekly)


def test_a_copied_row_is_only_pointed_out_and_equal_totals_are_not() -> None:
    copied = moved(conference(24), 1, 25)
    finding = failures(copied, [conference(24)])["same-figures:yesterday/asymptomatic/lhasa"]
    assert finding.severity is Severity.HINT
    other = changed(copied, {"yesterday/asymptomatic/lhasa": 261, "yesterday/asymptomatic/xigaze": 164})
    assert "same-figures:yesterday/asymptomatic/lhasa" not in failures(other, [conference(24)])


def test_nothing_is_unusual_before_seven_conferences() -> None:
    high = changed(
        conference(24), {"yesterday/asymptomatic/lhasa": 960, "yesterday/asymptomatic/stated": 1321}
    )
    key = "unusual:yesterday/asymptomatic/lhasa"
    assert found(high, daily(6))["unusual"].verdict is Verdict.UNCHECKED
    finding = failures(high, daily(7))[key]
    assert (finding.severity, finding.expected, finding.got) == (Severity.HINT, 261, 960)
    assert key not in failures(conference(24), daily(7))


def test_risk_areas_and_the_share_of_the_first_hours_give_no_alarm() -> None:
    swung = changed(
        conference(24),
        {
            "high_risk": 330, "medium_risk": 211, "in_quarantine": 50000,
            **{f"today/asymptomatic/{place.key}": 0 for place in series().places},
            "today/asymptomatic/lhasa": 500, "today/asymptomatic/stated": 500,
        },
    )  # fmt: skip
    alarms = [f for f in failures(swung, daily(10)).values() if f.rule in ("unusual", "sudden-change")]
    assert not alarms


def test_a_zero_too_many_is_looked_at_and_the_figure_without_it_proposed() -> None:
    finding = failures(changed(conference(26), {"in_quarantine": 583080}))["sudden-change:in_quarantine"]
    assert finding.severity is Severity.HINT
    assert finding.mends[0].changes == ((cell_key("in_quarantine"), 58308),)


def test_exchanged_columns_are_looked_at_and_proposed_the_other_way_round() -> None:
    cells = {"yesterday/asymptomatic/nagqu": 71, "yesterday/asymptomatic/ngari": 120}
    finding = failures(changed(conference(24), cells), daily(3))[
        "columns-exchanged:yesterday/asymptomatic/nagqu"
    ]
    assert finding.severity is Severity.HINT
    assert dict(finding.mends[0].changes) == {
        cell_key("yesterday/asymptomatic/nagqu"): 120, cell_key("yesterday/asymptomatic/ngari"): 71,
    }  # fmt: skip


def test_a_row_that_skipped_a_column_is_looked_at() -> None:
    row = [260, 165, 2, 1, 2, 120, 71]
    shifted = dict(zip((place.key for place in series().places), [0, *row[:-1]], strict=True))
    cells = {f"yesterday/asymptomatic/{place}": number for place, number in shifted.items()}
    one = changed(conference(24), {**cells, "yesterday/asymptomatic/stated": None})
    assert "columns-exchanged:yesterday/asymptomatic/lhasa" in failures(one, daily(4))


@pytest.mark.parametrize(("numbers", "middle"), [([3], 3), ([1, 9], 1), ([5, 1, 3], 3), ([4, 4, 1, 9], 4)])
def test_the_median_is_one_of_the_numbers(numbers: list[int], middle: int) -> None:
    assert median(numbers) == middle


def test_far_is_far_from_the_median_in_median_deviations() -> None:
    usual = [100, 104, 98, 102, 97, 101, 99]
    assert not far_from_usual(120, usual)
    assert far_from_usual(200, usual)
    assert far_from_usual(0, usual)
    assert not far_from_usual(8, [0, 0, 0, 0, 0, 0, 0])


@pytest.mark.parametrize(
    ("usual", "near", "far"),
    [([0] * 7, 10, 11), ([50] * 7, 80, 81), ([50] * 7, 20, 19), ([44, 47, 50, 50, 50, 53, 90], 80, 81)],
)
def test_how_far_is_far(usual: list[int], near: int, far: int) -> None:
    assert not far_from_usual(near, usual) and far_from_usual(far, usual)


@pytest.mark.parametrize(
    ("now", "mend"),
    [(420_580, None), (420_581, 42_058), (781_079, 78_107), (781_080, None), (8_583, 85_830), (8_584, None), (4_621, None), (4_622, 46_220)],
)  # fmt: skip
def test_only_a_figure_of_about_ten_times_the_last_is_proposed_without_its_zero(
    now: int, mend: int | None
) -> None:
    quarantined = cell_key("in_quarantine")
    assert conference(24).number_in(quarantined) == 60_083
    finding = failures(changed(conference(26), {"in_quarantine": now}))["sudden-change:in_quarantine"]
    assert [dict(each.changes) for each in finding.mends] == ([] if mend is None else [{quarantined: mend}])


def test_two_weeks_of_conferences_back_are_looked_at() -> None:
    one, key = conference(), "cumulative-falls:discharged"
    for back, verdict in ((13, Verdict.PASSED), (14, Verdict.UNCHECKED)):
        blank = [changed(each, {"discharged": None}) for each in daily(back)]
        earlier = [*blank, daily(back + 1)[-1]]
        assert {each.id: each.verdict for each in Panel(series(), earlier).run(one)}[key] is verdict


def test_a_reason_without_a_cause_asks_to_be_taken_back() -> None:
    key = "cumulative-falls:discharged"
    kept = explained(changed(conference(26), {"discharged": 405}), key, "核减")
    assert "reason-stale:discharged" not in failures(kept)
    mended = explained(conference(26), key, "核减")
    assert failures(mended)["reason-stale:discharged"].severity is Severity.WARNING


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reason_for_a_fall_stands_in_the_draft(language: str) -> None:
    book = load_book(series(), language)
    fallen = changed(conference(26), {"discharged": 400})
    key = "cumulative-falls:discharged"
    words = "核减重复统计6人。" if language == "zh" else "6 counted twice before."
    draft = say(series(), book, explained(fallen, key, words))
    sentence = {
        "zh": "需要说明的是，治愈出院：核减重复统计6人。",
        "en": "Note: discharged from hospital: 6 counted twice before.",
    }[language]
    assert sentence in draft.text and not draft.missing
    assert "。。" not in draft.text and ".." not in draft.text
    assert not prove(series(), book, explained(fallen, key, words), draft)
    assert sentence[:5] not in say(series(), book, fallen).text
    other = say(series(), load_book(series(), "en"), explained(fallen, key, "核减"))
    assert cell_key("discharged") in other.missing, "a reason not written in English keeps the text back"
    marks = [other.text[span.start : span.end] for span in other.spans if span.kind is SpanKind.MISSING]
    assert marks == ["[TO COME: discharged from hospital]"]
    spoiled = explained(fallen, key, "核减")
    assert not list(unfinished(spoiled, other, shared_subject())), "it is no error that nobody could mend"
