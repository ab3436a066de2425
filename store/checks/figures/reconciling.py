"""The reconciling note: what a whole day adds to the part of it that was reported first, in words.

The text is for the bulletin or for answering the press; it is written only when it adds up.
"""

from collections.abc import Iterator, Sequence

from store.checks.basis.case import Case, Figures
from store.checks.figures.windows import earlier_parts
from store.figures.windows import Growth, Reconciled, Reconciliation, reconcile
from store.record.conference import Conference
from store.record.naming import moment_name, window_name
from store.series.definition import Series

_ROW = {
    "zh": "{window}{name}{later}{unit}，较{part}通报的{earlier}{unit}{change}{places}。",
    "en": "{name}, {window}: {later}, {change} the {earlier} reported for {part}{places}.",
}
_CHANGE = {
    "zh": {1: "增加{by}{unit}", 0: "持平", -1: "减少{by}{unit}"},
    "en": {1: "up {by} from", 0: "the same as", -1: "down {by} from"},
}
_PLACE = {
    "zh": {1: "{place}增加{by}{unit}", -1: "{place}减少{by}{unit}"},
    "en": {1: "{place} up {by}", -1: "{place} down {by}"},
}


def reconciliations(
    series: Series, conference: Conference, earlier: Sequence[Conference]
) -> Iterator[Reconciliation]:
    """Each window of the conference against the part of it that an earlier one (newest first) reported."""
    case = Case(series, Figures(series, conference), tuple(Figures(series, one) for one in earlier))
    for window in conference.windows:
        for figures, part in earlier_parts(case, window):
            if figures is not case.figures and not part.contains(window):
                yield reconcile(series, (figures.conference, part), (conference, window))


def note(series: Series, reconciliation: Reconciliation, lang: str) -> str:
    """The note, a sentence for each indicator that adds up; empty when none does.

    `较14时通报…` names only the hour when both windows begin together on one day; otherwise the
    part is named in full.
    """
    lines = [_row(series, reconciliation, row, lang) for row in reconciliation.rows if row.adds_up]
    return ("" if lang == "zh" else " ").join(lines)


def _row(series: Series, reconciliation: Reconciliation, row: Reconciled, lang: str) -> str:
    indicator = series.indicator(row.indicator)
    unit = indicator.unit.get("zh", "") if lang == "zh" else ""
    name = indicator.name(lang)
    changed = [growth for growth in row.places if growth.by]
    places = [_place(series, growth, unit, lang) for growth in changed]
    marks = ("（{}）", "、") if lang == "zh" else (" ({})", ", ")
    return _ROW[_of(lang)].format(
        window=window_name(reconciliation.later, lang),
        part=_part(reconciliation, lang),
        name=name[:1].upper() + name[1:],
        unit=unit,
        later=_grouped(row.total.later, lang),
        earlier=_grouped(row.total.earlier, lang),
        change=_CHANGE[_of(lang)][_sign(row.total)].format(by=_by(row.total, lang), unit=unit),
        places=marks[0].format(marks[1].join(places)) if places else "",
    )


def _place(series: Series, growth: Growth, unit: str, lang: str) -> str:
    place = series.place(growth.place).name(lang)
    return _PLACE[_of(lang)][_sign(growth)].format(place=place, by=_by(growth, lang), unit=unit)


def _part(reconciliation: Reconciliation, lang: str) -> str:
    part, full = reconciliation.earlier, reconciliation.later
    if lang != "zh" or part.start.instant != full.start.instant:
        return window_name(part, lang)
    same_day = part.end.day == full.start.day
    return f"{part.end.hour}时" if same_day else moment_name(part.end, lang)


def _of(lang: str) -> str:
    return "zh" if lang == "zh" else "en"


def _sign(growth: Growth) -> int:
    by = growth.by or 0
    return (by > 0) - (by < 0)


def _by(growth: Growth, lang: str) -> str:
    return _grouped(abs(growth.by or 0), lang)


def _grouped(number: int | None, lang: str) -> str:
    return f"{number}" if lang == "zh" else f"{number:,}"
