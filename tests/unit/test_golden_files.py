"""Every draft form in both languages, and every export format, of two conferences, as kept in tests/golden.

A change of one of them shows here in full. Look at the difference, and when it is meant:
`UPDATE_GOLDEN=1 uv run pytest -n 0 tests/unit/test_golden_files.py`, then read `git diff tests/golden`.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from store.desk.entering import Entering
from store.desk.paragraphs.sections import change
from store.desk.proposing import propose
from store.formats.formats import FORMATS
from store.formats.sheet import Sheet
from store.formats.tables.workbook_in import read_workbook
from store.record.cell import CellKey
from store.record.conference import Conference
from store.series.definition import Series
from store.series.shelf import Shelf
from store.wording.prove.books import load_book
from store.wording.say.draft import Draft
from store.wording.say.saying import say
from tests.goldens import check
from tests.page_of_the_24th import page
from tests.sample_conferences import samples, series
from tests.typed_figures import type_figure, type_list_number

FORMS = ("full", "notice", "script", "table", "qa", "headline")
LANGUAGES = ("zh", "en")


@cache
def epidemic() -> tuple[Series, Conference]:
    """The 24th with its departments, answers and titles."""
    return series(), page().conference


@cache
def employment() -> tuple[Series, Conference]:
    """The employment bulletin of 1 September 2022, its figures typed as they were printed."""
    plan = Shelf().series("xizang_employment")
    fresh = propose(plan, [], samples()[24].held_on)
    sitting = Entering(plan, fresh, who="央金", clock=lambda: 5, journal=None)
    assert sitting.enter(CellKey("", "firms"), "317家") is None
    for key, raw in (("batch", "一批"), ("refund", "6630.55万元"), ("posts", "5.8万个")):
        assert type_figure(sitting, key, raw) is None
    assert type_list_number(sitting, "measures", "四个方面") is None
    change(
        sitting, "lists", "measures",
        items=("稳定重点群体就业", "优化公共就业服务", "建好信息平台", "加快工作进度"),
        translated=("key groups", "public services", "information platforms", "the pace of the work"),
    )  # fmt: skip
    sitting.close()
    return plan, sitting.conference


CONFERENCES: dict[str, Callable[[], tuple[Series, Conference]]] = {"24": epidemic, "employment": employment}


@cache
def draft(name: str, language: str, form: str) -> Draft:
    plan, conference = CONFERENCES[name]()
    return say(plan, load_book(plan, language), conference, form)


@pytest.mark.parametrize("name", CONFERENCES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_each_text(name: str, language: str, form: str) -> None:
    check(f"drafts/{name}_{form}_{language}", draft(name, language, form).text)


@pytest.mark.parametrize("name", CONFERENCES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("final", [True, False], ids=["final", "marked"])
def test_each_file_of_a_text(name: str, language: str, suffix: str, final: bool) -> None:
    plan, conference = CONFERENCES[name]()
    sheet = Sheet(plan, conference, draft(name, language, "full"), final)
    mark = "" if final else "_draft"
    check(f"exports/{name}_full_{language}{mark}_{suffix}", FORMATS[suffix].render(sheet).decode())


@pytest.mark.parametrize("name", CONFERENCES)
@pytest.mark.parametrize("suffix", ["json", "csv", "xlsx"])
def test_each_file_of_a_record(name: str, suffix: str) -> None:
    plan, conference = CONFERENCES[name]()
    data = FORMATS[suffix].render(Sheet(plan, conference, draft(name, "zh", "full"), final=True))
    check(f"exports/{name}_{suffix}", _cells(data) if suffix == "xlsx" else data.decode("utf-8-sig"))


def _cells(data: bytes) -> str:
    """A workbook's cells, a line for each row."""
    tables = read_workbook(data, "file.xlsx")
    return "\n".join(
        line for table in tables for line in (f"[{table.sheet}]", *("\t".join(row) for row in table.rows))
    )


def test_every_form_and_every_format_is_kept() -> None:
    forms = {form for name in CONFERENCES for form in load_book(CONFERENCES[name]()[0], "zh").forms}
    assert set(FORMS) >= forms - {"sentences"}
    kept = {path.stem.rpartition("_")[2] for path in (Path(__file__).parents[1] / "golden/exports").iterdir()}
    assert kept == set(FORMATS)
