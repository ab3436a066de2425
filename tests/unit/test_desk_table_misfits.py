"""What stands in a table where a figure belongs and is no count: each is listed, none is taken for a label."""

from datetime import date

import pytest

from store.desk.incoming.importing import TableProposal, propose_table
from store.desk.proposing import propose
from store.formats.tables.files import table_of
from store.record.cell import Mark
from tests.sample_conferences import series


def read(text: str, window: str = "") -> TableProposal:
    """The table held against the 24th without figures."""
    conference = propose(series(), (), date(2022, 9, 1))
    return propose_table(series(), conference, [table_of(text, "表.csv")], window=window)


def values(proposal: TableProposal) -> dict[str, int | Mark]:
    return {str(figure.cell): figure.value for figure in proposal.figures}


def reasons(proposal: TableProposal) -> dict[str, str]:
    return {cell.where: getattr(cell.why, "code", "") for cell in proposal.unread}


def test_figures_that_are_no_counts_stay_unread_with_their_reason() -> None:
    proposal = read("地区,确诊\n拉萨,6万\n山南,12.5\n那曲,-3\n阿里,约35\n林芝,1", "today")
    assert values(proposal) == {"today/confirmed/nyingchi": 1}
    assert reasons(proposal) == {"B2": "scaled", "B3": "fraction", "B4": "negative", "B5": "not_a_count"}


@pytest.mark.parametrize(
    ("text", "taken", "left"),
    [
        (
            "地区,确诊,无症状\n拉萨,20,5\n日喀则,1,x",
            {"confirmed/lhasa": 20, "asymptomatic/lhasa": 5, "confirmed/xigaze": 1},
            {"C3": "not_a_count"},
        ),
        (
            "地区,确诊,无症状\n拉萨,20,x\n日喀则,1O,6万\n山南,3,4",
            {"confirmed/lhasa": 20, "confirmed/shannan": 3, "asymptomatic/shannan": 4},
            {"C2": "not_a_count", "B3": "not_a_count", "C3": "scaled"},
        ),
        (
            "地区,确诊\n拉萨,x\n山南,3\n林芝,?",
            {"confirmed/shannan": 3},
            {"B2": "not_a_count", "B4": "not_a_count"},
        ),
        (
            "指标,拉萨,山南\n确诊,待核,3\n无症状,4,待核",
            {"confirmed/shannan": 3, "asymptomatic/lhasa": 4},
            {"B2": "not_a_count", "C3": "not_a_count"},
        ),
        (
            "地区,确诊,无症状,备注\n拉萨,待核,4,见附表",
            {"asymptomatic/lhasa": 4},
            {"B2": "not_a_count"},
        ),
    ],
)
def test_what_stands_for_a_figure_is_listed_and_is_no_label(
    text: str, taken: dict[str, int], left: dict[str, str]
) -> None:
    proposal = read(text, "yesterday")
    assert values(proposal) == {f"yesterday/{cell}": value for cell, value in taken.items()}
    assert reasons(proposal) == left


def test_a_county_between_the_labels_and_the_figures_keeps_them_out() -> None:
    proposal = read("时段,地区,确诊\n8月31日0-24时,城关区,5\n8月31日0-24时,拉萨,7")
    assert values(proposal) == {"yesterday/confirmed/lhasa": 7}
    assert reasons(proposal) == {"C2": "unknown_label"}


def test_a_column_of_row_numbers_changes_nothing() -> None:
    rows = ("地区,确诊,无症状", "拉萨,3,x", "某地,y,z")
    bare = read("\n".join(rows), "today")
    numbered = read("\n".join(f"{at or '序号'},{row}" for at, row in enumerate(rows)), "today")
    assert values(numbered) == values(bare) == {"today/confirmed/lhasa": 3}
    assert list(reasons(bare)) == ["C2"] and list(reasons(numbered)) == ["D2"]
