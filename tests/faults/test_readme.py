"""The campaign's README says no more than is tried, and leaves no attack out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import (
    hostile_files,
    test_attack_archive,
    test_attack_claims,
    test_attack_decoding,
    test_attack_fixed_text,
    test_attack_said,
    test_attack_unseen,
)

HERE = Path(__file__).parent
README = (HERE / "README.md").read_text("utf-8")


def claims() -> int:
    of = test_attack_claims
    return (len(of.FIELDS) + 1) * (len(of.ZH) + len(of.EN))


def fixed_text() -> int:
    of = test_attack_fixed_text  # a promise has no English; the last are what touches a figure
    chinese, english = len(of.CHINESE), len(of.ENGLISH)
    return len(of.FIELDS) * chinese + (len(of.FIELDS) - 1) * english + chinese + 14 + 3 * len(of.ALTERED) + 12


def said() -> int:
    of = test_attack_said  # three words around a name, four units
    return len(of.FALSE) + len(of.COUNT) + 3 + len(of.LISTS) + 4


def unseen() -> int:
    return 3 * sum(2 if sign.isprintable() or sign[0] > "\xa0" else 1 for sign in test_attack_unseen.SIGNS)


TABLES: dict[str, Callable[[], int]] = {
    "`test_attack_claims.py`": claims,
    "`test_attack_fixed_text.py`": fixed_text,
    "`test_attack_said.py`": said,
    "`test_attack_unseen.py`": unseen,
    "`RECORD` and `DAMAGE`": lambda: len(test_attack_decoding.RECORD) + len(test_attack_decoding.DAMAGE),
    "`IMPORT`": lambda: len(test_attack_decoding.IMPORT),
    "`JOURNAL`": lambda: len(test_attack_decoding.JOURNAL),
    "`CACHE`": lambda: len(test_attack_decoding.CACHE),
    "`SERIES`": lambda: len(test_attack_decoding.SERIES),
    "`ATTACKS`": lambda: len(test_attack_archive.ATTACKS),
    **{
        f"`{kind}`": lambda kind=kind: len(hostile_files.chosen(kind, True))  # type: ignore[misc]
        for kind in hostile_files.KINDS
    },
}


@pytest.mark.parametrize("table", TABLES)
def test_the_readme_says_how_many_are_tried(table: str) -> None:
    """The first row that names the table counts it; it may lag a little behind one that has grown, never run ahead."""
    row, *_ = [line for line in README.splitlines() if line.startswith("|") and table in line]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    written, tried = int(re.sub(r"\D", "", cells[-2])), TABLES[table]()
    assert written <= tried <= written * 1.2 + 5, (row, tried)
    assert re.match(r"0\b", cells[-1]), row


def test_every_file_of_the_campaign_has_its_row() -> None:
    files = {path.stem for path in HERE.glob("test_*.py")} - {"test_readme"}
    assert {name for name in files if name not in README} == set()
