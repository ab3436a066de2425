"""Findings told to a person: sorted and counted, in words, and as plain values for `check --json`.

A sentence is picked by the rule and the finding's `why`, and filled with its facts, each told in the
language: cells by their names, windows and moments as a person writes them.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from store.checks.basis.case import LetStand, Listing, Summed
from store.checks.basis.finding import Finding, Mend, Severity, Verdict
from store.checks.figures.cells import TAKEN_OUT, is_blank
from store.checks.figures.sums import SLIPS
from store.checks.office import OFFICE
from store.checks.office_names import LISTED
from store.checks.rules import rule_of, told_by
from store.languages import LANGUAGES, Pair, Pairs, in_language
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.naming import cell_name, day_name, moment_name, window_name
from store.record.reference import PartKey, PromiseKey, TextKey
from store.record.window import Moment, Window
from store.series.definition import Series

OUTCOMES = ("error", "blank", "warning", "unchecked", "hint", "explained", "passed")
"""What a finding is to a person, in the order it is shown. `blank`: a required figure is not filled in yet,
which is no error, though no final text goes out either."""


def kind_of(finding: Finding) -> str:
    """One of `OUTCOMES`. What somebody explained is settled, whatever it was."""
    if finding.explained:
        return "explained"
    if is_blank(finding):
        return "blank"
    return finding.severity.value if finding.failed else finding.verdict.value


def counted(findings: Iterable[Finding]) -> dict[str, int]:
    """How many there are of each of `OUTCOMES`: findings, but of blanks the figures that are blank, whose rows one
    finding tells together."""
    counts = dict.fromkeys(OUTCOMES, 0)
    for finding in findings:
        counts[kind_of(finding)] += len(finding.cells) if is_blank(finding) else 1
    return counts


def findings_json(
    findings: Iterable[Finding], series: Series, conference: Conference, lang: str, *, hints: bool = False
) -> list[dict[str, Any]]:
    """`[{"rule", "severity", "cells", "message", "expected", "got"}]`, severity being `error`,
    `blank`, `warning` or `unchecked`, as many of each as `counted` tells; a `blank` names as many `cells` as are blank.

    Rules that passed are left out; so are hints, which never ask anything of a person, unless
    `hints` asks for them (with the severity `hint`).
    """
    return [
        {
            "rule": finding.rule,
            "severity": kind_of(replace(finding, explained="")),
            "cells": [str(cell) for cell in finding.cells],
            "message": message(finding, series, conference, lang),
            "expected": finding.expected,
            "got": finding.got,
        }
        for finding in findings
        if finding.verdict is not Verdict.PASSED
        and (hints or not finding.failed or finding.severity is not Severity.HINT)
    ]


_ANY: Pairs = {
    "passed": ("{rule}：相符。", "{rule}: holds."),
    "unchecked": ("{rule}：未检。", "{rule}: not checked."),
    "failed": ("{rule}：{cells}不符。", "{rule}: does not hold at {cells}."),
}
"""For rules without a sentence of their own for that verdict."""
MENDS: Pairs = {**SLIPS, "left_over": TAKEN_OUT, **LISTED}
"""What each proposal supposes to have happened."""


def rule_name(rule: str, lang: str, series: Series | None = None) -> str:
    """What a rule is called; an office's own rule is named by its `series`, else by its key."""
    ours = rule_of(rule)
    if ours is not None:
        return in_language(ours.names, lang)
    for own in series.rules if series is not None else ():
        names = own.get("name")
        if own.get("key") == rule and isinstance(names, Mapping):
            return str(names.get(lang) or names.get("zh") or rule)
    return rule


def said_by_reading(finding: Finding) -> bool:
    """Whether who has just read the text was told the same by the reading: a contradiction, or a figure not read."""
    return told_by(finding).said_by_reading


def leads_to_part(finding: Finding) -> bool:
    """Whether a finding leads to the part it is about, though words of a text tell it apart from others."""
    return told_by(finding).leads_to_part


def in_as_of(finding: Finding) -> bool:
    """Whether not the figure is to be mended but the moment it is true for, which the sheet has in a slot of its own."""
    return told_by(finding).of_moment


def of_translation(finding: Finding) -> bool:
    """Whether a finding only tells what one language of a text lacks: where nobody asked for it that is no fault."""
    return told_by(finding).of_translation


def listable(finding: Finding) -> bool:
    """Whether the finding is settled by putting something on the list: a person, or the title of one in a field."""
    if not finding.failed or not finding.cells:
        return False
    match told_by(finding).listing:
        case None:
            return False
        case Listing.TITLE:
            return finding.facts.get("why") in ("", "ended", "none", None)
    return True


def makes_figure(finding: Finding) -> bool:
    """Whether a key makes a figure of what it is about, where that is one."""
    return finding.facts.get("why") in told_by(finding).makes_figure


def one_key_settles(finding: Finding) -> LetStand | None:
    """How one key settles a finding, by saying that it is a name, or may stand; None where it does not."""
    return told_by(finding).lets_stand(finding)


def question(finding: Finding) -> Pair | None:
    """What is asked about a finding below a text that is being written; None for one that is not asked about."""
    return told_by(finding).question(finding)


def message(finding: Finding, series: Series, conference: Conference, lang: str) -> str:
    """One sentence: what is wrong or was checked, where, what was expected and what stands there."""
    said = _filled(_sentence(finding), finding, series, conference, lang)
    said = said[:1].upper() + said[1:]
    text = finding.facts.get("text_language", lang)
    if text == lang or of_translation(finding):  # which says itself of which text it is
        return said
    of_text = in_language(("{}稿：{}", "{} text: {}"), lang)
    return of_text.format(in_language(LANGUAGES.get(str(text), (str(text), str(text))), lang), said)


def of_another_text(finding: Finding, lang: str) -> bool:
    """Whether it quotes a text of another language than that of who reads it, who is told of their own first."""
    return finding.facts.get("text_language", lang) != lang


def instruction(finding: Finding, series: Series, conference: Conference, lang: str) -> str:
    """What the clerk should do about a finding; empty when there is nothing to do."""
    if finding.verdict is Verdict.PASSED:
        return ""
    own = finding.facts.get("instruction")
    if isinstance(own, Mapping) and finding.failed:
        return str(own.get(lang) or own.get("zh") or "")
    rule = rule_of(finding.rule)
    pair = rule.instruction(finding) if rule is not None else None
    return _filled(pair, finding, series, conference, lang) if pair else ""


def mend_said(mend: Mend, series: Series, conference: Conference, lang: str) -> str:
    """The proposal in words: which cell becomes what, and the slip it supposes."""
    if mend.rewording is not None:
        words = in_language(("{}：“{}”→“{}”", "{}: “{}” → “{}”"), lang)
        name = cell_name(series, conference, mend.rewording.ref, lang)
        return words.format(name, mend.rewording.old, mend.rewording.new) + in_language(
            MENDS[mend.reason], lang
        )
    to = "{} {}→{}" if lang == "zh" else "{}: {} → {}"
    changes = [
        to.format(cell_name(series, conference, cell, lang), _old(conference, cell), _new(value, lang))
        for cell, value in mend.changes
    ]
    return f"{_joined(changes, lang)}{in_language(MENDS[mend.reason], lang)}"


def _new(value: int | None, lang: str) -> object:
    return in_language(("空白", "blank"), lang) if value is None else value


def _old(conference: Conference, cell: CellKey) -> str:
    number = conference.number_in(cell)
    return "" if number is None else str(number)


def _sentence(finding: Finding) -> Pair:
    rule = OFFICE if isinstance(finding.facts.get("name"), Mapping) else rule_of(finding.rule)
    return (rule.sentence(finding) if rule is not None else None) or _ANY[finding.verdict.value]


def _filled(pair: Pair, finding: Finding, series: Series, conference: Conference, lang: str) -> str:
    cells = [cell_name(series, conference, cell, lang) for cell in finding.cells]
    told = {name: _told(value, series, conference, lang) for name, value in finding.facts.items()}
    several = finding.facts.get("several")
    got = "" if finding.got is None else finding.got
    if isinstance(several, tuple | list):  # in the quotation marks of the sentence, each in its own
        got = in_language(("”“", "”, “"), lang).join(map(str, several))
    template = in_language(pair, lang)
    if not cells:  # of a text of which nobody has the record
        template = template.removeprefix("{cell}：").removeprefix("{cell}: ")
    places = told.pop("places", "") or _joined(_places(finding, cells, series, conference, lang), lang)
    return template.format(
        **told,
        rule=rule_name(finding.rule, lang, series),
        cell=cells[0] if cells else "",
        cells=_together(finding, cells, series, conference, lang),
        row=_row(finding, series, conference, lang),
        places=places,
        expected="" if finding.expected is None else finding.expected,
        got=got,
        sum=_sum(finding, lang),
    )


def _sum(finding: Finding, lang: str) -> str:
    """How a sum comes about, `20+10＝30`; of one term only the figure. What it comes to is the figure found where a
    stated one was expected, else the one expected."""
    formula = str(finding.facts.get("formula", ""))
    made = str(finding.got if told_by(finding).of_sum is Summed.ROW else finding.expected)
    if formula == made:
        return made
    return f"{formula}＝{made}" if lang == "zh" else f"{formula} = {made}"


def _together(finding: Finding, names: list[str], series: Series, conference: Conference, lang: str) -> str:
    """All cells by name; the row is named once when they all stand in it."""
    rows = {cell.row for cell in finding.cells}
    if len(rows) != 1 or len(names) < 2:
        return _joined(names, lang)
    row = _row(finding, series, conference, lang)
    places = _places(finding, names, series, conference, lang)
    return f"{row} {_joined(places, lang)}" if lang == "zh" else f"{row}: {_joined(places, lang)}"


def _places(
    finding: Finding, names: list[str], series: Series, conference: Conference, lang: str
) -> list[str]:
    """The cells of one row by their places alone."""
    row = _row(finding, series, conference, lang)
    return [name.removeprefix(row).lstrip(" ,") for name in names]


def _row(finding: Finding, series: Series, conference: Conference, lang: str) -> str:
    """The window and indicator of the first cell, without its place."""
    if not finding.cells:
        return ""
    return cell_name(series, conference, finding.cells[0].row, lang)


def _told(value: object, series: Series, conference: Conference, lang: str) -> str:
    match value:
        case CellKey() | PartKey() | TextKey() | PromiseKey():
            return cell_name(series, conference, value, lang)
        case Moment():
            return moment_name(value, lang)
        case Window():
            return window_name(value, lang)
        case date():
            return day_name(value, lang)
        case Mapping():
            return str(value.get(lang) or value.get("zh") or "")
        case tuple() | list():
            return _joined([_told(one, series, conference, lang) for one in value], lang)
        case None:
            return ""
    return str(value)


def _joined(parts: list[str], lang: str) -> str:
    return ("、" if lang == "zh" else "; ").join(parts)
