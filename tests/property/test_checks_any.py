"""Whatever stands in the cells: rules never fail to answer, never change it, and never call blank a pass."""

from hypothesis import given
from hypothesis import strategies as st

from store.checks.basis.finding import Verdict
from store.checks.drafts import check_draft
from store.checks.figures.sums import slip
from store.checks.panel import Panel
from store.checks.report import instruction, mend_said, message
from store.figures.windows import reconcile
from store.record.cell import STATED, Cell, CellKey, Mark
from store.record.codec import to_document
from store.record.conference import Conference
from tests.checks_cases import conference, daily, moved, put_all, series
from tests.examples import tried

KEYS = sorted(
    {
        *conference().cells,
        *(CellKey("yesterday", "converted", place.key) for place in series().places),
        CellKey("", "asymptomatic_released"),
    }
)
VALUES = st.one_of(
    st.none(),
    st.integers(0, 999_999_999).map(lambda number: Cell(number, str(number))),
    st.integers(0, 30).map(lambda number: Cell(number, str(number))),
    st.sampled_from([Cell(Mark.NOT_REPORTED, "-"), Cell(Mark.NOT_APPLICABLE, "/"), Cell(None, "六{0}\x1b")]),
)
CONFERENCES = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=len(KEYS)).map(
    lambda cells: conference().with_cells(cells)
)
PANEL = Panel(series(), daily(3))


@tried(30)
@given(CONFERENCES)
def test_every_finding_has_a_place_and_words(one: Conference) -> None:
    document = to_document(one)
    findings = PANEL.run(one)
    assert to_document(one) == document
    assert len({finding.id for finding in findings}) == len(findings)
    ranks = [(finding.failed, finding.severity.value) for finding in findings if finding.failed]
    assert ranks == sorted(ranks, key=lambda rank: ("error", "warning", "hint").index(rank[1]))
    for finding in findings:
        for lang in ("zh", "en"):
            assert message(finding, series(), one, lang)
            instruction(finding, series(), one, lang)
            for mend in finding.mends:
                assert mend_said(mend, series(), one, lang)


@tried(30)
@given(CONFERENCES)
def test_a_sum_passes_only_when_the_numbers_make_it(one: Conference) -> None:
    for finding in PANEL.run(one):
        if finding.rule != "parts-total":
            continue
        stated, *places = finding.cells
        numbers = [one.number_in(place) for place in places]
        makes = one.number_in(stated) == sum(number or 0 for number in numbers)
        refused = any((cell := one.cell(place)) is not None and cell.refused for place in places)
        if finding.verdict is Verdict.PASSED:
            assert makes and not refused and one.number_in(stated) is not None
        if None not in numbers and one.number_in(stated) is not None:
            assert finding.verdict is (Verdict.PASSED if makes else Verdict.FAILED)


@tried(30)
@given(CONFERENCES)
def test_taking_a_proposal_settles_the_sum_it_is_for(one: Conference) -> None:
    for finding in PANEL.run(one):
        if finding.rule != "parts-total" or finding.verdict is not Verdict.FAILED:
            continue
        for mend in finding.mends:
            after = {f.id: f for f in PANEL.run(put_all(one, mend.changes))}
            assert not after[finding.id].failed, mend


PIECES = st.sampled_from([
    "8月31日", "9月1日0时至14时", "新增感染者", "674例", "均", "全部", "在隔离管控区", "发现", "无新增", "确诊病例", "拉萨市",
    "连续", "10天", "到17日", "首次", "下降", "甲、乙、丙", "等四个方面", "超过900余", "做好做好", "，", "。", "\n", "“", "”", "(", ",",
    "表示", "清零", "53", " ", "{x}", "\x1b[2J", "All ", "no new ", "cases ", "Aug. 31", ". ", "fell ", "to 2 p.m. ",
])  # fmt: skip


@tried(75)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["zh", "en"]), CONFERENCES)
def test_any_text_can_be_looked_at_and_each_finding_points_into_it(
    text: str, language: str, one: Conference
) -> None:
    findings = check_draft(series(), one, text, language=language, earlier=daily(2))
    assert len({finding.id for finding in findings}) == len(findings)
    for finding in findings:
        start, end = finding.facts["start"], finding.facts["end"]
        assert isinstance(start, int) and isinstance(end, int)
        assert 0 <= start < end <= len(text)
        assert str(finding.facts["word"]) in text[start:end]
        for lang in ("zh", "en"):
            assert message(finding, series(), one, lang)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_slip_is_one_edit(typed: int, meant: int) -> None:
    reason = slip(typed, meant)
    is_, was = str(typed), str(meant)
    if reason:
        assert abs(len(is_) - len(was)) <= 1
        if len(is_) == len(was):
            assert sum(a != b for a, b in zip(is_, was, strict=True)) <= 2
            assert reason != "digits_swapped" or sorted(is_) == sorted(was)


@given(st.integers(1, 10**6), st.data())
def test_every_swap_and_every_other_digit_has_its_name(number: int, data: st.DataObject) -> None:
    digits = list(str(number))
    at = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    wrong = int("".join([*digits[:at], digit, *digits[at + 1 :]]))
    assert (slip(wrong, number) != "") == (wrong != number) or len(str(wrong)) < len(digits) - 1


@tried(25)
@given(st.lists(st.integers(0, 999), min_size=14, max_size=14))
def test_a_reconciliation_adds_up_by_place_and_in_total(numbers: list[int]) -> None:
    part, full = conference(24), moved(conference(24), 1, 25)
    places = [place.key for place in series().places]
    changes = {
        CellKey("yesterday", row, place): Cell(number, str(number))
        for (row, place), number in zip(
            [(row, place) for row in ("confirmed", "asymptomatic") for place in places], numbers, strict=True
        )
    }
    changes[CellKey("yesterday", "confirmed", STATED)] = Cell(sum(numbers[:7]), "")
    full = full.with_cells(changes)
    result = reconcile(series(), (part, part.windows[1]), (full, full.windows[0]))
    rows = {row.indicator: row for row in result.rows}
    assert rows and all(row.adds_up for row in result.rows)
    assert rows["confirmed"].total.by == sum(numbers[:7]) - 26
    assert rows["new_infections"].total.by == sum(numbers) - 233
