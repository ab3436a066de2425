"""The office's own rules: every operator and missing strategy, and faults that name their line."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import Finding, Severity, Verdict
from store.checks.office import office_rules
from store.checks.panel import run_rules
from store.checks.report import instruction, message, rule_name
from store.record.conference import Conference
from store.series.definition import Series
from store.series.faults import SeriesFault
from store.series.loading import load_series
from tests.checks_cases import Value, before, changed, conference, series

P, F, U = Verdict.PASSED, Verdict.FAILED, Verdict.UNCHECKED


def with_rule(**rule: object) -> Series:
    """The series with one office rule, given as its table."""
    whole = {"key": "own", "left": "high_risk", "op": "=", "right": "medium_risk", **rule}
    return replace(series(), rules=(whole,))


def outcomes(one: Conference, **rule: object) -> list[Finding]:
    findings = run_rules(with_rule(**rule), one, earlier=before(one))
    return [finding for finding in findings if finding.rule == "own"]


@pytest.mark.parametrize(
    ("op", "equal", "less", "more"),
    [
        ("=", P, F, F), ("!=", F, P, P), (">", F, F, P), (">=", P, F, P), ("<", F, P, F), ("<=", P, P, F),
    ],
)  # fmt: skip
def test_each_comparison(op: str, equal: Verdict, less: Verdict, more: Verdict) -> None:
    for left, verdict in ((149, equal), (148, less), (150, more)):
        one = changed(conference(), {"high_risk": left, "medium_risk": 149})
        assert [finding.verdict for finding in outcomes(one, op=op)] == [verdict], (op, left)


@pytest.mark.parametrize(
    ("left", "right", "both", "never"),
    [
        (None, None, P, P), (0, None, F, P), (None, 0, F, P), (0, 0, P, F), (5, 0, P, F), ("-", None, P, P),
        ("-", 3, F, P), ("/", 3, F, P), ("?", 3, F, P), (5, 7, P, F),
    ],
)  # fmt: skip
def test_pairs_ask_whether_a_figure_stands_there_and_zero_is_one(
    left: Value, right: Value, both: Verdict, never: Verdict
) -> None:
    one = changed(conference(), {"high_risk": left, "medium_risk": right})
    assert [finding.verdict for finding in outcomes(one, op="both-or-neither")] == [both]
    assert [finding.verdict for finding in outcomes(one, op="never-both")] == [never]


@pytest.mark.parametrize("missing", [None, "-", "/", "?"])
@pytest.mark.parametrize(
    ("strategy", "one_missing", "all_missing"),
    [("skip-if-any", U, U), ("skip-if-all", P, U), ("never-skip", P, P)],
)
def test_each_missing_strategy_with_blank_not_reported_not_applicable_and_refused(
    missing: Value, strategy: str, one_missing: Verdict, all_missing: Verdict
) -> None:
    rule = {"left": "high_risk + medium_risk", "op": "<=", "right": "500", "missing": {"left": strategy}}
    cells: dict[str, Value] = {"high_risk": 100, "medium_risk": missing}
    assert [f.verdict for f in outcomes(changed(conference(), cells), **rule)] == [one_missing]
    cells["high_risk"] = missing
    assert [f.verdict for f in outcomes(changed(conference(), cells), **rule)] == [all_missing]
    zero = changed(conference(), {"high_risk": 0, "medium_risk": 0})
    assert [f.verdict for f in outcomes(zero, **rule)] == [P]


def test_each_side_has_its_own_strategy() -> None:
    one = changed(conference(), {"medium_risk": None})
    assert [f.verdict for f in outcomes(one, op=">")] == [U]
    assert [f.verdict for f in outcomes(one, op=">", missing={"right": "never-skip"})] == [P]
    assert [f.verdict for f in outcomes(one, op=">", missing={"left": "never-skip"})] == [U]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("high_risk - medium_risk", "328"), ("high_risk − medium_risk + 2", "330"), ("-high_risk + 477", "0"),
        ("high_risk-medium_risk", "328"), ("change(discharged)", "384"), ("previous(discharged)", "22"),
        ("discharged - previous( discharged )", "change(discharged)"),
    ],
)  # fmt: skip
def test_expressions(left: str, right: str) -> None:
    if left == "high_risk-medium_risk":
        with pytest.raises(SeriesFault):
            outcomes(conference(), left=left, right=right)
        return
    assert [finding.verdict for finding in outcomes(conference(), left=left, right=right)] == [P]


def test_a_rule_over_flows_is_tried_in_each_window_or_in_those_named() -> None:
    rule = {"left": "confirmed + asymptomatic", "right": "new_infections"}
    assert [finding.verdict for finding in outcomes(conference(), **rule)] == [P, P]
    only = outcomes(conference(), **rule, windows=["today"])
    assert [finding.cells[0].window for finding in only] == ["today"]


def test_a_rule_says_what_it_expected_and_what_the_clerk_should_do() -> None:
    rule = {
        "name": {"zh": "高不多于中", "en": "high not above medium"}, "op": "<=", "importance": "error",
        "instruction": {"zh": "看调整通知。", "en": "See the notice."},
    }  # fmt: skip
    own, one = with_rule(**rule), conference()
    finding = outcomes(one, **rule)[0]
    assert (finding.severity, finding.expected, finding.got) == (Severity.ERROR, "<= 149", 477)
    assert message(finding, own, one, "zh") == "高不多于中：高风险区应不多于中风险区，现在是477 / 149。"
    assert message(finding, own, one, "en").startswith(
        "High not above medium: high-risk areas should be no more than medium-risk areas"
    )
    assert instruction(finding, own, one, "zh") == "看调整通知。"
    finding = outcomes(one, **(rule | {"right": "100"}))[0]
    assert message(finding, own, one, "zh").endswith("高风险区应不多于100，现在是477。"), (
        "a number is told once"
    )
    assert rule_name(finding.rule, "zh", own) == "高不多于中"


def test_intake_into_quarantine_is_the_built_in_series_own_rule() -> None:
    fallen = changed(conference(26), {"in_quarantine": 50000})
    findings = run_rules(series(), fallen, earlier=before(fallen))
    finding = next(f for f in findings if f.rule == "quarantine-intake")
    assert (finding.verdict, finding.severity, finding.got) == (
        F,
        Severity.WARNING,
        50000 - 60083 + 28522 - 22504,
    )


RULE = """
[[check]]
key = "own"
left = "high_risk"
op = "="
right = "medium_risk"
"""


def office(tmp_path: Path, text: str) -> Series:
    source = series().file.read_text(encoding="utf-8")
    (tmp_path / "series.toml").write_text(source + text, encoding="utf-8")
    return load_series(tmp_path)


@pytest.mark.parametrize(
    ("line", "code", "near"),
    [
        ('left = "high_risc"', "unknown_value", "high_risk"),
        ('left = "high_risk medium_risk"', "wrong_type", ""),
        ('left = "chnge(high_risk)"', "unknown_value", "change"),
        ('left = "change(high_risk"', "wrong_type", ""),
        ('left = "high_risk * 2"', "wrong_type", ""),
        ('left = ""', "wrong_type", ""),
        ('op = "=="', "unknown_value", "="),
        ('importance = "warn"', "unknown_value", "warning"),
        ('windows = ["yesteday"]', "unknown_value", "yesterday"),
        ('missing = { left = "skip" }', "unknown_value", ""),
        ('missing = { lft = "skip-if-any" }', "unknown_value", "left"),
        ('instructions = { zh = "" }', "unknown_key", "instruction"),
        ('key = "parts-total"', "duplicate", ""),
        ('key = "a b"', "wrong_type", ""),
    ],
)
def test_a_fault_names_file_line_and_the_nearest_right_name(
    tmp_path: Path, line: str, code: str, near: str
) -> None:
    name = line.partition(" ")[0]
    kept = [kept for kept in RULE.splitlines() if not kept.startswith(f"{name} ")]
    own = office(tmp_path, "\n".join([*kept, line, ""]))
    with pytest.raises(SeriesFault) as raised:
        office_rules(own)
    fault = raised.value
    lines = own.file.read_text(encoding="utf-8").splitlines()
    assert fault.code == code
    assert lines[int(str(fault.facts["line"])) - 1] == line
    if near:
        assert fault.facts["nearest"] == near
    for lang in ("zh", "en"):
        assert "series.toml" in fault.said(lang)


def test_the_commented_example_of_the_definition_is_a_right_one(tmp_path: Path) -> None:
    source = series().file.read_text(encoding="utf-8")
    start = source.index("# [[check]]")
    example = "\n".join(line.removeprefix("# ") for line in source[start:].split("\n\n")[0].splitlines())
    rules = office_rules(office(tmp_path, "\n" + example + "\n"))
    assert rules[-1].key == "converted-not-above-confirmed"


def test_missing_makes_no_sense_for_a_pair() -> None:
    rule: Mapping[str, object] = {"op": "never-both", "missing": {"left": "never-skip"}}
    with pytest.raises(SeriesFault) as raised:
        outcomes(conference(), **rule)
    assert raised.value.code == "unknown_key"


def test_a_rule_about_no_figure_is_refused() -> None:
    with pytest.raises(SeriesFault):
        outcomes(conference(), left="1 + 2", right="3")


def test_two_rules_may_not_share_a_key() -> None:
    twice = replace(series(), rules=(series().rules[0], series().rules[0]))
    with pytest.raises(SeriesFault) as raised:
        office_rules(twice)
    assert raised.value.code == "duplicate"
