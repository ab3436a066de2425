"""A statement and its translation refer to the same figures, in the same order."""

from datetime import date

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import Finding, Severity
from store.checks.panel import run_rules
from store.checks.report import instruction, leads_to_part, message
from store.record.answer import Answer
from store.record.conference import Conference, Note
from store.record.figure import Figure, Period
from store.record.quantity import read_quantity
from store.record.section import Section, Statement
from tests.checks_cases import conference, series
from tests.page_of_the_24th import page

RULE = "slots-of-languages"


def said(zh: str, en: str) -> Conference:
    figures = {
        key: Figure(order, raw, read_quantity(raw), section="s")
        for order, (key, raw) in enumerate((("a", "6412个"), ("b", "7471处")))
    }
    figures["p"] = Figure(
        2, label={"zh": "封闭"}, section="s", period=Period(date(2022, 8, 8), date(2022, 8, 17))
    )
    return replace(
        conference(), sections={"s": Section(0, speaker={"zh": "张某", "en": "Zhang"})}, figures=figures,
        statements={"t": Statement("s", 0, {"zh": zh, "en": en})},
    )  # fmt: skip


def failed(one: Conference) -> list[Finding]:
    return [found for found in run_rules(series(), one) if found.rule == RULE and found.failed]


OTHERWISE = [
    ("排除{f:a}，扩容{f:b}。", "Repaired {f:b}, expanded {f:a}.", "order"),
    ("排除{f:a}，扩容{f:b}。", "Repaired {f:a}.", "missing"),
    ("扩容。", "Expanded {f:b}.", "missing"),
    ("排除{f:a}。", "Repaired {f:b}.", "missing"),
    ("{f:p.from}至{f:p.to}封闭。", "Closed until {f:p.to} from {f:p.from}.", "order"),
    ("高风险区{n:high_risk}个，中风险区{n:medium_risk}个。", "{n:medium_risk} high-risk and {n:high_risk} medium-risk areas.", "order"),
]  # fmt: skip
ALIKE = [
    ("排除{f:a}，扩容{f:b}。", "Repaired {f:a} and expanded {f:b}."), ("排除{f:a}。", "Repaired {f:a.number} faults."),
    ("排除{f:a}，扩容{f:b}。", ""), ("好。", "Good."), ("排除{f:a}，{f:a}。", "Repaired {f:a}, {f:a}."),
]  # fmt: skip


@pytest.mark.parametrize(("zh", "en", "why"), OTHERWISE)
def test_another_figure_or_another_order_wants_a_word(zh: str, en: str, why: str) -> None:
    one = said(zh, en)
    (found,) = failed(one)
    assert (found.facts["why"], found.severity) == (why, Severity.WARNING)
    assert leads_to_part(found)  # and not to a place of the draft that has nothing to do with it
    for lang, word in (("zh", "中文和英文"), ("en", "English")):
        assert word in message(found, series(), one, lang) and "{" not in message(found, series(), one, lang)
        assert instruction(found, series(), one, lang)
    assert failed(one.with_note(found.id, Note("原文如此")))[0].explained == "原文如此"


@pytest.mark.parametrize(("zh", "en"), ALIKE)
def test_the_same_figures_in_the_same_order_ask_nothing(zh: str, en: str) -> None:
    assert not failed(said(zh, en))


def test_answers_are_looked_at_too_and_the_whole_page_is_alike() -> None:
    one = said("好。", "Good.")
    answer = Answer(0, text={"zh": "解决{f:a}。", "en": "Solved."}, speaker={"zh": "李某"})
    assert [str(found.cells[0]) for found in failed(replace(one, answers={"q": answer}))] == ["answers/q"]
    assert not failed(page().sitting.conference)


def test_a_word_for_one_difference_stands_for_no_other() -> None:
    one = said("排除{f:a}，扩容{f:b}，封闭{f:p.from}。", "Repaired {f:b}, expanded {f:a}.")
    missing, order = failed(one)
    assert (missing.facts["why"], order.facts["why"]) == ("missing", "order")
    noted = one.with_note(missing.id, Note("不必译"))
    assert [bool(found.explained) for found in failed(noted)] == [True, False]
