"""Where a figure, list, claim or status of a section comes from, in words, for the foot of the draft screen."""

from collections.abc import Iterator
from datetime import datetime

from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.figure import Figure
from store.record.naming import as_of_name, cell_name, day_name
from store.series.definition import Series
from tui.words import say


def trace_part(
    series: Series, conference: Conference, printed: str, cells: tuple[CellKey, ...], lang: str
) -> Iterator[str]:
    """The lines that explain what a section prints: its name, what bears it out, who entered it."""
    first, *others = cells
    yield f"{printed}   {cell_name(series, conference, first, lang)}"
    if others:
        joint = say("draft.joint", lang)
        yield say(
            "sections.borne",
            lang,
            names=joint.join(cell_name(series, conference, one, lang) for one in others),
        )
    figure = conference.figures.get(first.indicator) if first.window == "figures" else None
    if figure is not None:
        facts = list(_facts(figure, lang))
        if facts:
            yield "   ".join(facts)
        yield "  ".join(_origin(figure, lang))


def _facts(figure: Figure, lang: str) -> Iterator[str]:
    """Its exact value, the moment or days it is true for, and where it was got."""
    if figure.quantity is not None:
        value = f"{figure.quantity.value:,f}"
        yield f"= {value.rstrip('0').rstrip('.') if '.' in value else value}"
    moment = as_of_name(figure.as_of, lang)
    if moment:
        yield say("draft.as_of", lang, moment=moment)
    if figure.period is not None:
        days = say("sections.days", lang, days=figure.period.days)
        yield f"{day_name(figure.period.start, lang)}-{day_name(figure.period.end, lang)} {days}"
    if figure.source:
        yield say("draft.source_other", lang, source=figure.source)


def _origin(figure: Figure, lang: str) -> Iterator[str]:
    yield say("draft.source_typed", lang)
    if figure.raw and figure.raw != figure.text:
        yield say("draft.raw", lang, raw=figure.raw)
    if figure.by:
        yield figure.by
    if figure.at:
        yield datetime.fromtimestamp(figure.at / 1000).strftime("%Y-%m-%d %H:%M")
