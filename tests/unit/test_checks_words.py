"""What findings say: both languages complete, every fact there, nothing of the template left."""

import json
from collections.abc import Iterator
from string import Formatter

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import WARNING, Finding, Verdict
from store.checks.office import OFFICE
from store.checks.report import (
    MENDS,
    findings_json,
    instruction,
    mend_said,
    message,
    rule_name,
)
from store.checks.rules import families, rule_of
from store.record.conference import Conference
from tests.checks_cases import (
    Value,
    changed,
    conference,
    conferences,
    daily,
    found,
    moved,
    series,
)
from tui.review.findings import failures

RULES = [rule for family in families() for rule in family]
PAIRS = {
    **{rule.key: rule.names for rule in RULES},
    **{f"{rule.key}.{key}": pair for rule in (*RULES, OFFICE) for key, pair in rule.sentences.items()},
    **{f"{rule.key}!{key}": pair for rule in RULES for key, pair in rule.instructions.items()},
    **MENDS,
}


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_are_there_and_take_the_same_facts() -> None:
    assert len(PAIRS) > 200
    assert not [key for key, (zh, en) in PAIRS.items() if not (zh and en) or facts(zh) != facts(en)]


def test_every_rule_has_a_key_of_its_own_and_sentences_for_what_it_comes_to() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES) > 40
    for rule in RULES:
        assert any(key.partition(".")[0] == "failed" for key in rule.sentences), rule.key
        assert {key.partition(".")[0] for key in rule.sentences} <= {one.value for one in Verdict}, rule.key
        whys = {key.partition(".")[2] for key in rule.sentences}
        assert set(rule.instructions) - {""} <= whys | {"touching", "certainty"}, rule.key
        assert rule_of(rule.key) is rule
    assert rule_of("intake") is None


def faulty() -> Iterator[tuple[Conference, dict[str, Finding]]]:
    """Conferences with many faults, and all they came to."""
    for one in conferences():
        yield one, found(one)
    cells: dict[str, Value] = {
        "yesterday/confirmed/lhasa": 5, "yesterday/asymptomatic/ngari": 17, "yesterday/controlled": 670,
        "today/asymptomatic/lhasa": None, "high_risk": "6万", "discharged": 3, "in_quarantine": 600830,
        "contacts_released": "-", "yesterday/new_infections/stated": 999,
    }  # fmt: skip
    one = changed(moved(conference(24), 1, 40), cells)
    yield one, found(one, daily(10))
    overlapping = [replace(window, key=f"w{at}") for at, window in enumerate(one.windows)]
    both = one.with_windows([*one.windows, *overlapping])
    yield both, found(both, [conference(24)])
    yield moved(one, 30), found(moved(one, 30), [moved(one, 29)])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_says_a_whole_sentence(lang: str) -> None:
    seen = set()
    for one, findings in faulty():
        for finding in findings.values():
            said = [message(finding, series(), one, lang), instruction(finding, series(), one, lang)]
            said += [mend_said(mend, series(), one, lang) for mend in finding.mends]
            seen.add((finding.rule, finding.verdict))
            assert said[0].endswith("。" if lang == "zh" else ".")
            assert not any("{" in text or "None" in text or "/stated" in text for text in said), said
            if lang == "en":
                assert said[0].isascii() or "“" in said[0] or "→" in said[0], said
            assert rule_name(finding.rule, lang, series()) != finding.rule
    assert len({rule for rule, verdict in seen if verdict is Verdict.FAILED}) >= 14


def test_the_finding_names_the_cells_the_sums_and_the_mend() -> None:
    one = changed(conference(), {"yesterday/asymptomatic/ngari": 17})
    finding = found(one)["parts-total:yesterday/asymptomatic/stated"]
    assert message(finding, series(), one, "zh") == (
        "8月31日0时至24时新增无症状感染者：分项260+165+2+1+2+120+17＝567，通报合计621，少了54。"
    )
    assert message(finding, series(), one, "en") == (
        "New asymptomatic carriers, Aug. 31, 0:00-24:00: the parts come to 260+165+2+1+2+120+17 = 567, "
        "54 below the stated total of 621."
    )
    assert mend_said(finding.mends[0], series(), one, "zh") == (
        "8月31日0时至24时新增无症状感染者 阿里地区 17→71（两位数字颠倒）"
    )
    one_part = replace(finding, got=567, facts={**finding.facts, "formula": "567"})
    assert "：分项567，通报合计621" in message(one_part, series(), one, "zh"), "not 567＝567"
    assert ": the parts come to 567, 54 below" in message(one_part, series(), one, "en")


def test_text_of_a_cell_is_quoted_and_never_a_template() -> None:
    one = changed(conference(), {"high_risk": "{cell.__class__} [b]6万"})
    finding = found(one)["cell-refused:high_risk"]
    assert "“{cell.__class__} [b]6万”" in message(finding, series(), one, "zh")


def test_json_has_the_fixed_shape_and_leaves_out_what_passed() -> None:
    one = changed(conference(26), {"yesterday/asymptomatic/ngari": 83, "yesterday/controlled": None})
    findings = found(one).values()
    rows = findings_json(findings, series(), one, "zh")
    assert json.loads(json.dumps(rows, ensure_ascii=False)) == rows
    assert [list(row) for row in rows] == [["rule", "severity", "cells", "message", "expected", "got"]] * len(
        rows
    )
    assert {row["severity"] for row in rows} == {"error", "unchecked"}
    assert rows[0]["rule"] == "parts-total"
    assert rows[0]["cells"][0] == "yesterday/asymptomatic/stated"
    assert (rows[0]["expected"], rows[0]["got"]) == (524, 569)
    hints = findings_json(findings, series(), one, "zh", hints=True)
    assert {row["severity"] for row in hints} == {"error", "unchecked", "hint"}


def test_findings_about_the_text_in_ones_own_language_come_first() -> None:
    zh, en = (
        Finding(
            "house-style", Verdict.FAILED, WARNING, (), None, None, {"text_language": language}, spot=language
        )
        for language in ("zh", "en")
    )
    assert failures([zh, en], "en") == [en, zh]
    assert failures([en, zh], "zh") == [zh, en]
