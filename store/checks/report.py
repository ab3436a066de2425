"""Findings as plain values for `check --json`."""

from collections.abc import Iterable
from typing import Any

from store.checks.finding import Finding, Severity, Verdict
from store.checks.words import message
from store.record.conference import Conference
from store.series.definition import Series


def findings_json(
    findings: Iterable[Finding], series: Series, conference: Conference, lang: str, *, hints: bool = False
) -> list[dict[str, Any]]:
    """`[{"rule", "severity", "cells", "message", "expected", "got"}]`, severity being `error`,
    `warning` or `unchecked`.

    Rules that passed are left out; so are hints, which never ask anything of a person, unless
    `hints` asks for them (with the severity `hint`).
    """
    return [
        {
            "rule": finding.rule,
            "severity": _severity(finding),
            "cells": [str(cell) for cell in finding.cells],
            "message": message(finding, series, conference, lang),
            "expected": finding.expected,
            "got": finding.got,
        }
        for finding in findings
        if finding.verdict is not Verdict.PASSED and (hints or finding.severity is not Severity.HINT)
    ]


def _severity(finding: Finding) -> str:
    unchecked = finding.verdict is Verdict.UNCHECKED
    return Verdict.UNCHECKED.value if unchecked else finding.severity.value
