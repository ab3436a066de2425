"""A generated family of faults in the real conferences, and what the checks say of each.

`python -m tests.checks_faults` prints the table of caught and missed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from store.checks.basis.finding import Finding, Severity
from store.checks.panel import Panel
from store.record.cell import STATED, Cell, CellKey
from store.record.conference import Conference
from store.record.window import AsOf, Moment, Window
from store.series.definition import Kind
from tests.checks_cases import before, conferences, series

Faults = Iterator[tuple[str, Conference]]
"""The kind of fault and the conference with it."""

CAUGHT = ("error", "warning", "hint", "missed")


def outcome(panel: Panel, sound: Conference, faulty: Conference) -> tuple[str, list[Finding]]:
    """The severest new finding, `missed` without one; and the new findings."""
    old = {finding.id for finding in panel.run(sound) if finding.failed}
    new = [finding for finding in panel.run(faulty) if finding.failed and finding.id not in old]
    found = {finding.severity for finding in new}
    for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT):
        if severity in found:
            return severity.value, new
    return "missed", new


def table(families: tuple[Callable[[Conference], Faults], ...], every: int = 1) -> dict[str, Counter[str]]:
    """How often each kind of fault was found and how; of each kind only every so-many-th is tried."""
    result: dict[str, Counter[str]] = defaultdict(Counter)
    seen: Counter[str] = Counter()
    for one in conferences()[:7]:
        panel = Panel(series(), before(one))
        for family in families:
            for kind, faulty in family(one):
                seen[kind] += 1
                if seen[kind] % every == 0:
                    result[kind][outcome(panel, one, faulty)[0]] += 1
    return result


def put(one: Conference, cells: dict[CellKey, int | None]) -> Conference:
    return one.with_cells(
        {key: None if number is None else Cell(number, str(number)) for key, number in cells.items()}
    )


def figures(one: Conference) -> Iterator[tuple[CellKey, int]]:
    for key in one.cells:
        number = one.number_in(key)
        if number is not None:
            yield key, number


def kind_of(key: CellKey) -> str:
    indicator = series().indicator(key.indicator)
    where = "stated total" if key.place == STATED else "place" if key.place else indicator.kind.value
    return where if indicator.kind in (Kind.FLOW, Kind.DERIVED) else indicator.kind.value


def changed_digits(one: Conference) -> Faults:
    """Every other digit at every place of every figure."""
    for key, number in figures(one):
        digits = str(number)
        for at in range(len(digits)):
            for digit in "0123456789":
                if digit != digits[at]:
                    wrong = int(digits[:at] + digit + digits[at + 1 :])
                    yield f"a digit changed: {kind_of(key)}", put(one, {key: wrong})


def extra_zeros(one: Conference) -> Faults:
    for key, number in figures(one):
        if number:
            yield f"a zero too many: {kind_of(key)}", put(one, {key: number * 10})


def falls(one: Conference) -> Faults:
    """Each cumulative figure one below the last, and half of it."""
    for indicator in series().of_kind(Kind.CUMULATIVE):
        key = CellKey("", indicator.key)
        last = next((n for past in before(one) if (n := past.number_in(key)) is not None), None)
        if one.number_in(key) is not None and last:
            for number in (last - 1, last // 2):
                yield "a falling cumulative", put(one, {key: number})


def shrunk_windows(one: Conference) -> Faults:
    for window in one.windows:
        for end in range(window.start.hour + 1, window.end.hour):
            shrunk = Window(window.key, window.start, Moment(window.end.day, end))
            yield (
                "a shrunk window",
                one.with_windows(shrunk if each is window else each for each in one.windows),
            )


def shifted(day: date, days: int) -> date:
    return day + timedelta(days=days)


def wrong_dates(one: Conference) -> Faults:
    for days in (-365, -30, -7, -2, -1, 1, 2, 7, 30, 365):
        for window in one.windows:
            moved = Window(
                window.key,
                Moment(shifted(window.start.day, days), window.start.hour),
                Moment(shifted(window.end.day, days), window.end.hour),
            )
            yield (
                "a wrong date: a window",
                one.with_windows(moved if each is window else each for each in one.windows),
            )
        as_of = {
            key: AsOf(Moment(shifted(each.moment.day, days), each.moment.hour)) if each.moment else each
            for key, each in one.as_of.items()
        }
        yield "a wrong date: as-of", replace(one, as_of=as_of)
        held_on = shifted(one.held_on, days)
        if not before(one) or held_on > before(one)[0].held_on:
            yield "a wrong date: the conference", replace(one, held_on=held_on)


def swapped_columns(one: Conference) -> Faults:
    """Two neighbouring places exchanged in a row; the figures differ by five at least."""
    for window in one.windows:
        for indicator in series().of_kind(Kind.FLOW):
            cells = [CellKey(window.key, indicator.key, place.key) for place in series().places]
            for left, right in zip(cells, cells[1:], strict=False):
                a, b = one.number_in(left), one.number_in(right)
                if a is not None and b is not None and abs(a - b) >= 5:
                    yield "two columns swapped", put(one, {left: b, right: a})


def shifted_rows(one: Conference) -> Faults:
    """A row typed one column too far to the right from some place on."""
    for window in one.windows:
        cells = [CellKey(window.key, "asymptomatic", place.key) for place in series().places]
        row = [one.number_in(cell) for cell in cells]
        for at in range(len(row) - 1):
            moved = [*row[:at], 0, *row[at:-1]]
            if moved != row:
                yield "a row one column too far", put(one, dict(zip(cells, moved, strict=True)))


def swapped_rows(one: Conference) -> Faults:
    for window in one.windows:
        whole: dict[CellKey, int | None] = {}
        for place in [*(place.key for place in series().places), STATED]:
            up, down = (CellKey(window.key, row, place) for row in ("confirmed", "asymptomatic"))
            a, b = one.number_in(up), one.number_in(down)
            whole |= {up: b, down: a}
            if a != b and place != STATED:
                yield "two rows swapped at a place", put(one, {up: b, down: a})
        yield "two whole rows swapped", put(one, whole)


FAMILIES = (
    changed_digits, extra_zeros, falls, shrunk_windows, wrong_dates, swapped_columns, shifted_rows, swapped_rows,
)  # fmt: skip

if __name__ == "__main__":
    print("".join(f"{'':42}") + "".join(f"{name:>9}" for name in CAUGHT))
    for kind, counts in sorted(table(FAMILIES).items()):
        print(f"{kind:42}" + "".join(f"{counts[name] or '':>9}" for name in CAUGHT))
