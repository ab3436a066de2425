"""The review as a person sees it: golden texts at two widths in two languages, and what must always hold."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console

from store.checks.basis.finding import Finding, Severity, Verdict
from store.checks.panel import run_rules
from store.checks.report import message
from store.record.cell import STATED, Cell, CellKey
from store.record.conference import Conference, Status
from tests.goldens import check
from tests.many_places import conference_of, series_of
from tests.sample_conferences import samples, series, spoiled
from tui.line_breaks import clipped
from tui.review.figures import BAR, bar
from tui.review.findings import all_findings, counts_said
from tui.review.page import review_lines
from tui.review.tables import flow_lines
from tui.screens.entry.panes import as_far

HEADLINE = {
    "zh": "8月31日新增感染者674例，均在隔离管控区发现",
    "en": "674 new infections, all in controlled areas",
}


def printed(
    conference: Conference,
    lang: str,
    width: int,
    *,
    previous: Conference | None = None,
    findings: Sequence[Finding] = (),
    headline: str = "",
    colour: bool = False,
) -> str:
    system = "truecolor" if colour else None
    console = Console(width=width, force_terminal=colour, color_system=system)
    with console.capture() as capture:
        console.print(
            *review_lines(series(), conference, previous, findings, headline, lang, width), sep="\n"
        )
    return capture.get()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_the_24th_reads_as_agreed(lang: str, width: int) -> None:
    text = printed(samples()[24], lang, width, previous=samples()[12], headline=HEADLINE[lang])
    check(f"review/24_{lang}_{width}", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_of_trouble_shows_by_shape_and_word(lang: str) -> None:
    check(f"review/spoiled_{lang}_80", printed(spoiled(), lang, 80, previous=samples()[12]))


@pytest.mark.parametrize("number", [12, 24, 26, 28, 35, 44, 51])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_screen(number: int, lang: str, width: int) -> None:
    conference = samples()[number] if number != 12 else spoiled()
    findings = run_rules(series(), conference)
    text = printed(conference, lang, width, previous=samples()[12], findings=findings, headline="新增" * 60)
    too_wide = [line for line in text.split("\n") if cell_len(line) > width]
    assert not too_wide, too_wide


def test_findings_stand_in_words_errors_first() -> None:
    findings = run_rules(series(), spoiled(), earlier=[samples()[12]])
    text = printed(spoiled(), "zh", 200, findings=findings)
    wrong = [found for found in findings if found.failed]
    assert {found.severity for found in wrong} >= {Severity.ERROR, Severity.WARNING}
    for found in wrong:
        assert message(found, series(), spoiled(), "zh") in text
    assert text.index("✗ 错误") < text.index("! 警告")
    assert "改好才有标题" in text and "改好才有标题" not in printed(samples()[24], "zh", 200), (
        "made of wrong figures"
    )
    assert text.rindex("✗ 错误") < text.index("! 警告")


def test_unchecked_is_never_counted_as_passed() -> None:
    def finding(verdict: Verdict) -> Finding:
        return Finding("parts-total", verdict, Severity.ERROR)

    passed, unchecked = finding(Verdict.PASSED), finding(Verdict.UNCHECKED)
    assert counts_said([passed, passed], "en") == "all 2 passed ✓"
    assert counts_said([passed, unchecked], "en") == "not checked: 1, passed: 1"
    assert counts_said([], "en") == "Not checked yet."


def test_an_explained_warning_keeps_its_explanation() -> None:
    findings = [
        replace(found, explained="核减1例[/]") if found.severity is Severity.WARNING else found
        for found in run_rules(series(), spoiled(), earlier=[samples()[12]])
    ]
    assert "已说明：核减1例[/]" in printed(spoiled(), "zh", 120, findings=findings)


def test_user_text_is_never_markup() -> None:
    text = printed(spoiled(), "zh", 120, headline="[bold]第[/]24场[link='x", colour=True)
    assert "[bold]第[/]24场[link='x" in text
    assert "[b]6万" in text


def test_a_left_out_place_counts_only_when_the_source_total_proves_it() -> None:
    ngari = CellKey("yesterday", "confirmed", "ngari")
    settled = samples()[24].with_cells({ngari: None})
    assert "(0)" in printed(settled, "zh", 80)
    open_ = settled.with_cells({CellKey("yesterday", "confirmed", STATED): None})
    text = printed(open_, "zh", 80)
    assert "(0)" not in text
    assert "未填" in text
    assert "53 缺1" in text and "+?" not in text


def test_a_change_compares_like_with_like() -> None:
    before = samples()[12]
    first = before.windows[0]
    longer = replace(before, windows=(replace(first, end=first.end._replace(hour=12)), *before.windows[1:]))
    assert "+151" in printed(samples()[24], "zh", 80, previous=before)
    assert "+151" not in printed(samples()[24], "zh", 80, previous=longer)


def test_a_released_conference_says_its_version() -> None:
    released = replace(samples()[24], status=Status.RELEASED, version=2)
    assert "已发布（第2版）" in printed(released, "zh", 80)
    assert "released (version 2)" in printed(released, "en", 120)


def test_an_empty_conference_says_what_is_missing() -> None:
    empty = replace(samples()[24], cells={}, windows=(), as_of={}, number=None, held_at="")
    text = printed(empty, "zh", 80)
    assert "未编号" not in text
    assert "还没有统计时段" in text
    assert "未填" in text


def test_bars_show_the_smallest_count_and_never_outgrow_their_room() -> None:
    assert bar(1, 1000, 20) == BAR
    assert bar(1000, 1000, 20) == BAR * 20
    assert bar(0, 1000, 20) == bar(None, 1000, 20) == bar(5, 0, 20) == ""


def test_clipping_counts_cells() -> None:
    assert clipped("拉萨市", 6) == "拉萨市"
    assert clipped("日喀则市", 6) == "日喀.."
    assert cell_len(clipped("a日喀则市", 6)) <= 6


def test_a_large_refused_text_does_not_push_the_table_apart() -> None:
    long = samples()[24].with_cells({CellKey("today", "confirmed", "lhasa"): Cell(None, "很长的一段话" * 20)})
    assert all(cell_len(line) <= 80 for line in printed(long, "zh", 80).split("\n"))


def test_many_and_long_indicators_are_set_in_several_tables() -> None:
    long = {"en": "people moved out of low-lying villages by boat", "zh": "冲锋舟转移的低洼村庄群众"}
    many = tuple(
        replace(what, shorts=long, names=long) if what.by_place else what for what in series().indicators
    )
    wide = replace(series(), indicators=many)
    for lang in ("zh", "en"):
        console = Console(width=80)
        with console.capture() as capture:
            console.print(*review_lines(wide, samples()[24], None, (), "", lang, 80), sep="\n")
        lines = capture.get().split("\n")
        assert all(cell_len(line) <= 80 for line in lines)
        assert sum(long[lang] in line for line in lines) >= 2
        assert any("674" in line for line in lines)


def test_the_review_does_not_wake_textual() -> None:
    code = "import sys, tui.review.page; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_width_of_a_column_is_measured_once_however_many_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: dict[int, int] = {}
    for number in (20, 80):
        made = series_of(tmp_path / str(number), number)
        count = 0

        def counted(text: str) -> int:
            nonlocal count
            count += 1
            return len(text)

        monkeypatch.setattr("tui.review.tables.cell_len", counted)
        list(flow_lines(made, conference_of(made), None, "zh", 100))
        measured[number] = count
    assert measured[80] < 6 * measured[20], "four times the places are about four times the work"


def test_counts_of_every_kind_stay_within_the_screen() -> None:
    """Six kinds in English are wider than eighty columns: the heading goes on in a second line."""
    severities = (Severity.ERROR, Severity.WARNING, Severity.HINT)
    findings = [Finding("sum", Verdict.FAILED, severity, ()) for severity in severities for _ in range(12)]
    findings += [Finding("blank", Verdict.FAILED, Severity.ERROR, ()) for _ in range(12)]
    findings += [
        Finding("sum", verdict, Severity.ERROR, ())
        for verdict in (Verdict.UNCHECKED, Verdict.PASSED)
        for _ in range(12)
    ]
    for lang in ("zh", "en"):
        heading = next(all_findings(findings, series(), samples()[24], lang, 80))
        assert all(cell_len(line) <= 80 for line in heading.plain.split("\n"))
        assert counts_said(findings, lang).replace(" ", "") in heading.plain.replace(" ", "").replace(
            "\n", ""
        )


def test_a_finding_that_is_cut_to_the_room_ends_with_a_mark() -> None:
    """The second of two findings ended in the middle of its sentence, as if that were all of it."""
    said = [("✗ 新增确诊病例", "bad"), ("  各地合计少一", "bad")]
    assert as_far(said, 2, 16) == said and as_far(said, 1, 20) == [("✗ 新增确诊病例..", "bad")]
    assert as_far(said, 1, 14)[0][0].endswith("..")
