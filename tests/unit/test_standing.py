"""The counts the list keeps of a conference's findings, and until when they hold."""

from datetime import date

import pytest
from msgspec.structs import replace

from store.archive.repository import CatalogueRow, WentOut
from store.desk.rows import DeskRow, desk_row
from store.desk.standing import Bases, SeriesPlace, Standing, from_summary, standing_of, to_keep
from store.desk.texts import Texts
from store.record.answer import Answer
from store.record.window import Moment
from store.record.words import words
from tests.checks_cases import conference
from tests.sample_conferences import series as samples_series
from tui.review.state import progress_line

DAY = date(2022, 9, 1)
FOUND = Standing(1, 2, 3, 4)


@pytest.mark.parametrize(
    ("now", "holds", "not_any_more"),
    [
        (Moment(date(2022, 8, 30), 10), Moment(date(2022, 8, 31), 23), Moment(date(2022, 8, 31), 24)),
        (Moment(date(2022, 8, 31), 24), Moment(DAY, 13), Moment(DAY, 14)),
        (Moment(DAY, 14), Moment(date(2190, 1, 1), 0), None),
    ],
)
def test_counts_hold_until_the_next_window_closes(
    now: Moment, holds: Moment, not_any_more: Moment | None
) -> None:
    """Its windows are 31 August and the first fourteen hours of 1 September; an open one is an error."""
    summary = to_keep(FOUND, 9, conference(24), now)
    assert from_summary(summary, 9, holds) == FOUND
    assert not_any_more is None or from_summary(summary, 9, not_any_more) is None
    assert from_summary(summary, 8, holds) is None, "a file it follows from is another"


@pytest.mark.parametrize("held", [None, [9, 0, 1, 2, 3], [9, *[0] * 12, -1], [9, *[0] * 12, True]])
def test_counts_of_a_damaged_list_are_not_known(held: object) -> None:
    assert from_summary({"standing": held}, 9, Moment(DAY, 0)) is None


@pytest.mark.parametrize(("lang", "told"), [("zh", "答问 0/1"), ("en", "answers 0 of 1")])
def test_an_answer_nobody_wrote_is_counted_and_named_where_it_lacks(lang: str, told: str) -> None:
    """No text prints it, so no rule finds it: only the count tells that it lacks."""
    asked = replace(conference(24), answers={"a": Answer(0, words("物资配送"))})
    standing = standing_of((), asked)
    assert (standing.answered, standing.answers) == (0, 1)
    assert told in progress_line(standing, "draft", lang)
    written = standing_of(
        (), replace(asked, answers={"a": Answer(0, words("物资配送"), text=words("已解决。"))})
    )
    assert "答问" not in progress_line(written, "draft", "zh")
    sheet = Texts(samples_series()).draft(asked, "zh", "qa").text
    assert "【待填：物资配送】" in sheet


def test_a_blank_is_something_left_to_do_and_a_rule_that_could_not_be_tried_is_not() -> None:
    assert Standing(unchecked=3).fine
    assert not any(one.fine for one in (Standing(errors=1), Standing(blanks=1), Standing(warnings=1)))


def test_counts_follow_from_the_fifteen_conferences_before_and_from_no_other() -> None:
    def based(changed: int | None) -> int | None:
        places: list[SeriesPlace] = [
            (f"2022-09-{day:02d}", day, f"k{day:02d}", 2 if day == changed else 1) for day in range(1, 21)
        ]
        return Bases({"epidemic": places}, lambda series: "").of("epidemic", places[17])

    same = {day for day in range(1, 21) if based(day) == based(None)}
    assert same == {1, 2, 19, 20}


def test_a_text_that_went_out_is_final_until_the_record_moves_on() -> None:
    row = DeskRow("k", status="draft")
    assert row.state == "draft"
    assert DeskRow("k", status="draft", exported=1).state == "final"
    assert DeskRow("k", status="draft", exported=1, moved_on=True).state == "revised"


@pytest.mark.parametrize(
    ("out", "state"), [(None, "draft"), (WentOut(1, False), "final"), (WentOut(1, True), "revised")]
)
def test_the_list_has_the_state_its_catalogue_keeps(out: WentOut | None, state: str) -> None:
    assert desk_row(CatalogueRow("k", 3, {"status": "draft"}, out=out)).state == state


@pytest.mark.parametrize(
    ("total", "known"), [(674, 674), (10**18 - 1, 10**18 - 1), (10**18, None), (True, None), ("674", None)]
)
def test_a_total_no_conference_can_have_is_not_shown_from_a_damaged_list(
    total: object, known: int | None
) -> None:
    assert desk_row(CatalogueRow("k", 1, {"total": total})).total == known
