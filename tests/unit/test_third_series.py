"""Another province from TOML alone: other places, other words, conversions subtracted.

Entered, checked, said in both languages, read back, and filled from a table; no line of the program
knows anything of it.
"""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.checks.basis.finding import Severity
from store.desk.desk import Desk
from store.desk.incoming.importing import propose_table, take_table
from store.desk.opening import open_desk
from store.desk.proposing import propose
from store.desk.sitting import Sitting
from store.formats.tables.files import table_of
from store.record.cell import STATED, Cell, CellKey
from store.record.conference import Conference
from store.series.loading import load_series
from store.wording.book.book import Book
from store.wording.prove.books import load_book
from store.wording.prove.difference import statement
from store.wording.prove.verifying import prove, verify
from store.wording.read.reading import read
from store.wording.say.saying import say
from tests.examples import tried

FOLDER = Path(__file__).parent.parent / "data" / "hainan_epidemic"
SERIES = load_series(FOLDER)
TABLE = """昨日疫情报表,,
市县,新增确诊病例,新增无症状感染者
海口市,13,17
三亚市,190,420
儋州市,8,30
东方市,4,21
临高县,,9
乐东县,12,22
陵水县,5,16
全省合计,232,535"""


@cache
def books() -> list[Book]:
    """Its phrase books, tried on samples as an office's own are: once, and not by every process that loads the tests."""
    return [load_book(SERIES, language) for language in ("zh", "en")]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = tmp_path / "archive"
    shutil.copytree(FOLDER, root / "series" / "hainan_epidemic")
    return open_desk(root, who="符老师", clock=lambda: 9, local=tmp_path / "local")


@pytest.fixture
def sitting(desk: Desk) -> Sitting:
    """The conference of 15 August 2022, filled from the health commission's table and by hand."""
    key = desk.create(desk.propose("hainan_epidemic", today=date(2022, 8, 15)))
    sitting = desk.open(key, journal=False)
    proposal = propose_table(sitting.series, sitting.conference, [table_of(TABLE, "报表.csv")])
    assert proposal.unread == ()
    take_table(sitting, proposal)
    for cell, raw in (
        (CellKey("day", "converted"), "82"),
        (CellKey("", "in_hospital"), "1,904"),
        (CellKey("", "discharged"), "77"),
    ):
        assert sitting.enter(cell, raw) is None
    return sitting


def failed(sitting: Sitting) -> list[str]:
    return [each.rule for each in sitting.findings() if each.failed and each.severity is Severity.ERROR]


def test_the_days_total_leaves_the_reclassified_out(sitting: Sitting) -> None:
    total = sitting.total("day", "infections")
    assert (total.value, total.formula) == (685, "232+535-82")
    assert failed(sitting) == []
    sitting.enter(CellKey("day", "infections", STATED), "767")
    assert failed(sitting) != []
    sitting.enter(CellKey("day", "infections", STATED), "685")
    assert failed(sitting) == []


def test_the_offices_own_rule_is_run(sitting: Sitting) -> None:
    sitting.enter(CellKey("day", "converted"), "233")
    assert any("reclassified-among-confirmed" in rule for rule in failed(sitting))


def test_it_is_said_in_its_own_words_and_reads_back(sitting: Sitting) -> None:
    draft = sitting.draft()
    assert "省政府新闻办召开疫情防控工作第一场新闻发布会" in draft.text
    assert (
        "8月14日0时至24时，全省报告新增确诊病例232例（海口市13例、三亚市190例、儋州市8例、东方市4例、"
        "乐东黎族自治县12例、陵水黎族自治县5例），含82例此前的无症状感染者；" in draft.text
    )
    assert "扣除转归，当日新增感染者685例。" in draft.text
    assert "截至8月14日24时，累计出院77例。目前在院治疗1904例。" in draft.text
    assert draft.missing == ()
    english = sitting.draft("en")
    assert (
        "The province reported 232 new confirmed cases (190 in Sanya, 13 in Haikou, 12 in Ledong, "
        "8 in Danzhou, 5 in Lingshui and 4 in Dongfang) on Aug. 14" in english.text
    )
    assert "Without these, the day had 685 new infections." in english.text
    for text in (draft, english):
        sitting.texts.prove(sitting.conference, text, "zh")
        back = read(text.text, sitting.series, books(), year=2022)
        assert back.unread == ()
        figures = back.as_json()["windows"][0]["figures"]
        assert figures["confirmed"]["total"] == 232 and figures["asymptomatic"]["total"] == 535
        assert figures["confirmed"]["by_place"]["乐东黎族自治县"] == 12


def test_a_changed_digit_of_the_derived_total_is_noticed(sitting: Sitting) -> None:
    text = sitting.draft().text
    assert verify(SERIES, books(), sitting.conference, text) == ()
    found = verify(SERIES, books(), sitting.conference, text.replace("感染者685例", "感染者767例"))
    assert [difference.got for difference in found] == ["767"]


def test_every_form_goes_out(sitting: Sitting) -> None:
    for language in ("zh", "en"):
        for form in ("full", "notice", "script", "table"):
            draft = sitting.draft(language, form)
            assert prove(SERIES, books()[language == "en"], sitting.conference, draft) == ()
    assert sitting.texts.headline(sitting.conference, "zh") == "8月14日全省新增感染者685例"


def figures() -> st.SearchStrategy[Conference]:
    counts = st.integers(0, 3000)

    @st.composite
    def conferences(draw: st.DrawFn) -> Conference:
        cells: dict[CellKey, Cell | None] = {}
        for indicator in ("confirmed", "asymptomatic"):
            for place in SERIES.places:
                cells[CellKey("day", indicator, place.key)] = Cell(
                    draw(st.sampled_from([0, 0, draw(counts)]))
                )
        cells[CellKey("day", "converted")] = Cell(draw(counts))
        for key in ("in_hospital", "discharged"):
            cells[CellKey("", key)] = Cell(draw(counts))
        held = draw(st.dates(date(2020, 2, 1), date(2029, 12, 30)))
        return propose(SERIES, (), held).with_cells(cells)

    return conferences()


@tried(20)
@given(figures())
def test_what_is_said_reads_back_to_the_same_record(conference: Conference) -> None:
    total = sum(
        cell.number or 0
        for key, cell in conference.cells.items()
        if key.indicator in ("confirmed", "asymptomatic")
    ) - (conference.number_in(CellKey("day", "converted")) or 0)
    if total < 0:
        return
    for book in books():
        text = say(SERIES, book, conference).text
        proposal = read(text, SERIES, [book], year=conference.held_on.year)
        back = proposal.to_conference(SERIES)
        assert statement(SERIES, back) == statement(SERIES, conference)
