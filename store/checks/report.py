"""Findings sorted for a person, and as plain values for `check --json`."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from store.checks.cells import BLANK
from store.checks.finding import Finding, Severity, Verdict
from store.checks.words import message
from store.record.conference import Conference
from store.series.definition import Series

KINDS = ("error", "blank", "warning", "unchecked", "hint", "explained", "passed")
"""What a finding is to a person, in the order it is shown. `blank`: a required figure is not filled in yet,
which is no error, though no final text goes out either."""


def kind_of(finding: Finding) -> str:
    """One of `KINDS`. What somebody explained is settled, whatever it was."""
    if finding.explained:
        return "explained"
    if finding.failed and finding.rule == BLANK:
        return "blank"
    return finding.severity.value if finding.failed else finding.verdict.value


def counted(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each of `KINDS`."""
    counts = dict.fromkeys(KINDS, 0)
    for finding in findings:
        counts[kind_of(finding)] += 1
    return counts


def findings_json(
    findings: Iterable[Finding], series: Series, conference: Conference, lang: str, *, hints: bool = False
) -> list[dict[str, Any]]:
    """`[{"rule", "severity", "cells", "message", "expected", "got"}]`, severity being `error`,
    `blank`, `warning` or `unchecked`, as many of each as `counted` tells.

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
