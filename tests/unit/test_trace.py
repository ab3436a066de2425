"""Where a printed figure comes from, in words; the foot of the draft screen and `draft --trace` say the same."""

import re
from pathlib import Path

import pytest

from store.desk.opening import open_desk
from store.desk.sitting import Sitting
from store.record.cell import Cell, CellKey, Mark
from store.wording.say.draft import DraftSpan, SpanKind
from tests.stage import NOW, sample_desk
from tui.commands.drafting import trace_lines
from tui.review.trace import trace

LHASA = CellKey("yesterday", "confirmed", "lhasa")


def sitting_of(root: Path) -> Sitting:
    desk = sample_desk(root)
    return desk.open(desk.find("24"), journal=False)


def explained(sitting: Sitting, printed: str, lang: str, language: str = "zh") -> list[str]:
    draft = sitting.draft(language, "full")
    span = next(span for span in draft.spans if draft.text[span.start : span.end] == printed)
    return list(trace(sitting.series, sitting.conference, draft, span, lang))


@pytest.mark.parametrize(
    ("lang", "head", "parts"),
    [
        ("zh", "53 = 20+10+17+6   8月31日0时至24时   确诊", "拉萨20、日喀则10、昌都17、那曲6"),
        ("en", "53 = 20+10+17+6   Aug. 31, 0:00-24:00   confirmed", "Lhasa 20, Xigaze 10, Qamdo 17, Nagqu 6"),
    ],
)
def test_a_sum_names_its_formula_and_its_parts(tmp_path: Path, lang: str, head: str, parts: str) -> None:
    lines = explained(sitting_of(tmp_path), "53", lang)
    assert lines[:2] == [head, parts]


def test_a_standing_figure_names_its_moment(tmp_path: Path) -> None:
    assert explained(sitting_of(tmp_path), "477", "zh")[0] == "477   高风险区   截至8月31日24时"


def test_different_typists_stand_in_different_lines(tmp_path: Path) -> None:
    sitting = sitting_of(tmp_path)
    sitting.conference = sitting.conference.with_cells({LHASA: Cell(20, "２０", "扎西", NOW, "typed")})
    lines = explained(sitting, "53", "zh")
    assert any(line.startswith("键入“２０”  扎西") and line.endswith("1格") for line in lines)
    assert any(line.startswith("样例  卓玛") and line.endswith("6格") for line in lines)


def test_an_unknown_source_is_said_to_be_unknown(tmp_path: Path) -> None:
    sitting = sitting_of(tmp_path)
    sitting.conference = sitting.conference.with_cells({LHASA: Cell(20, "", "", 0, "")})
    assert "来源未记" in explained(sitting, "20", "zh")
    sitting.conference = sitting.conference.with_cells({LHASA: Cell(21, "21", "", 0, "日报表.xlsx")})
    assert "来自 日报表.xlsx" in explained(sitting, "21", "zh")


def test_a_claim_is_named_as_one_and_marks_stand_as_words(tmp_path: Path) -> None:
    sitting = sitting_of(tmp_path)
    draft = sitting.draft("zh", "full")
    claim = next(span for span in draft.spans if span.kind is SpanKind.CLAIM)
    lines = list(trace(sitting.series, sitting.conference, draft, claim, "zh"))
    assert "由数据证明的用词" in lines[0]
    sitting.conference = sitting.conference.with_cells({LHASA: Cell(Mark.NOT_REPORTED, "-")})
    span = DraftSpan(0, 1, SpanKind.COUNT, (LHASA, CellKey("yesterday", "confirmed", "xigaze")), "x")
    assert "拉萨未报" in "".join(trace(sitting.series, sitting.conference, draft, span, "zh"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["full", "notice", "script", "table"])
def test_the_printed_trace_finds_every_figure_at_its_place(tmp_path: Path, language: str, form: str) -> None:
    sitting = sitting_of(tmp_path)
    draft = sitting.draft(language, form)
    rows = draft.text.split("\n")
    heads = [
        line
        for line in trace_lines(sitting.series, sitting.conference, draft, "en")
        if not line.startswith("\t")
    ]
    counts = [span for span in draft.spans if span.kind is SpanKind.COUNT]
    assert len(heads) >= len(counts) >= 25
    for head in heads:
        where, _, words = head.partition("\t")
        line, column = map(int, where.split(":"))
        printed = re.split(" = |   ", words)[0]
        assert rows[line - 1][column - 1 :].startswith(printed)


@pytest.mark.parametrize(("lang", "said"), [("zh", "= 6412   截至目前"), ("en", "= 6,412   as of now")])
def test_a_moment_kept_in_words_is_said_once(tmp_path: Path, lang: str, said: str) -> None:
    """截至目前 behind 截至 was 截至截至目前."""
    desk = open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW, local=tmp_path / "local")
    desk.add_sample(whole=True)
    assert said in explained(desk.open(desk.find("24"), journal=False), "6412个", lang)
