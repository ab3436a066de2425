"""New infections where an issuer subtracts conversions: blank is unchecked, never guessed."""

from msgspec.structs import replace

from store.checks.basis.finding import Finding, Verdict
from store.checks.panel import run_rules
from store.record.conference import Conference
from store.series.definition import Series
from tests.checks_cases import Value, changed, conference, series


def subtracting() -> Series:
    """The series of an issuer whose total leaves out the reclassified cases."""
    indicators = tuple(
        replace(indicator, minus=("converted",)) if indicator.key == "new_infections" else indicator
        for indicator in series().indicators
    )
    return replace(series(), indicators=indicators)


def outcome(cells: dict[str, Value]) -> Finding:
    one: Conference = changed(conference(), cells)
    findings = run_rules(subtracting(), one)
    return next(f for f in findings if f.id == "derived-total:yesterday/new_infections/stated")


def test_3084_and_17332_less_974_make_19442() -> None:
    cells: dict[str, Value] = {}
    for row, number in (("confirmed", 3084), ("asymptomatic", 17332), ("converted", 974)):
        for place in series().places:
            cells[f"yesterday/{row}/{place.key}"] = 0
        cells[f"yesterday/{row}/lhasa"] = number
        cells[f"yesterday/{row}/stated"] = number
    cells["yesterday/new_infections/stated"] = 19442
    assert outcome(cells).verdict is Verdict.PASSED
    for place in series().places:
        cells[f"yesterday/converted/{place.key}"] = None
    cells["yesterday/converted/stated"] = None
    blank = outcome(cells)
    assert (blank.verdict, blank.expected) == (Verdict.UNCHECKED, None)
    cells["yesterday/new_infections/stated"] = 20416
    assert outcome(cells).verdict is Verdict.UNCHECKED
