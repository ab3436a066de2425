"""Where a printed figure comes from, in words: formula, cells, window, source, typist, time.

The foot of the draft screen shows it; it needs no screen and can be printed as well.
"""

from collections.abc import Iterator, Sequence

from store.desk.clock import day_and_time
from store.languages import LANGUAGES, in_language
from store.record.cell import STATED, Cell, CellKey
from store.record.conference import Conference
from store.record.figure import Figure
from store.record.naming import as_of_name, cell_name, day_name, window_name
from store.record.reference import PartKey, Reference
from store.series.definition import Series
from store.wording.say.draft import Draft, DraftSpan, SpanKind
from tui.review.figures import figure
from tui.words import say


def trace_part(
    series: Series, conference: Conference, printed: str, cells: tuple[Reference, ...], lang: str
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
    figure = conference.figure(first)
    if figure is not None:
        facts = list(_facts(figure, lang))
        if facts:
            yield "   ".join(facts)
        yield "  ".join(_origin_of_part(figure, lang))


def _facts(figure: Figure, lang: str) -> Iterator[str]:
    """Its exact value, the moment or days it is true for, and where it was got."""
    if figure.quantity is not None:
        value = f"{figure.quantity.value:f}" if lang == "zh" else f"{figure.quantity.value:,f}"
        yield f"= {value.rstrip('0').rstrip('.') if '.' in value else value}"
    moment = _moment_words(as_of_name(figure.as_of, lang), lang)
    if moment:
        yield say("draft.as_of", lang, moment=moment)
    if figure.period is not None:
        days = say("sections.days", lang, days=figure.period.days)
        yield f"{day_name(figure.period.start, lang)}-{day_name(figure.period.end, lang)} {days}"
    if figure.source:
        yield say("draft.source_other", lang, source=figure.source)


def _moment_words(moment: str, lang: str) -> str:
    """A moment behind the word `draft.as_of`, which some are kept with: 截至目前."""
    moment = moment.removeprefix("截至")
    return say("review.now", lang) if moment == "目前" else moment


def _origin_of_part(figure: Figure, lang: str) -> Iterator[str]:
    yield say("draft.source_typed", lang)
    if figure.raw and figure.raw != figure.text:
        yield say("draft.raw", lang, raw=figure.raw)
    if figure.by:
        yield figure.by
    if figure.at:
        yield day_and_time(figure.at)


_KINDS = {
    SpanKind.MISSING: "draft.kind_missing",
    SpanKind.TIME: "draft.kind_time",
    SpanKind.ORDINAL: "draft.kind_ordinal",
    SpanKind.CLAIM: "draft.kind_claim",
    SpanKind.TEXT: "draft.kind_text",
}


def trace(
    series: Series, conference: Conference, draft: Draft, span: DraftSpan, lang: str, *, named: bool = False
) -> Iterator[str]:
    """The lines that explain a span: what is printed and how it is made, the cells, who entered them; `named`, with the
    name its sentence has in the series' files, for whoever writes those."""
    printed = draft.text[span.start : span.end]
    if span.cells and isinstance(span.cells[0], PartKey):
        yield from trace_part(series, conference, printed, span.cells, lang)
        return
    cells = [cell for cell in span.cells if isinstance(cell, CellKey)]
    head = f"{printed} = {span.formula}" if span.formula and span.formula != printed else printed
    parts = [head]
    if span.kind in _KINDS:
        parts.append(say(_KINDS[span.kind], lang))
    if len(span.cells) == 1:
        parts.append(cell_name(series, conference, span.cells[0], lang))
    else:
        parts += [_windows(conference, cells, lang), _indicators(series, cells, lang)]
    parts.append(_moment(conference, cells, lang))
    yield "   ".join(part for part in parts if part)
    if len(cells) > 1:
        yield _parts(series, conference, cells, lang)
    yield from _origins(conference, cells, lang)
    if span.phrase:
        language = in_language(LANGUAGES.get(draft.language, (draft.language, draft.language)), lang)
        word = "draft.phrase_named" if named else "draft.phrase"
        yield say(word, lang, name=span.phrase, language=language)


def _moment(conference: Conference, cells: Sequence[CellKey], lang: str) -> str:
    """The moment the figures stand for, when all stand for one."""
    moments = {as_of_name(conference.as_of.get(cell.indicator), lang) for cell in cells if not cell.window}
    moment = _moment_words(moments.pop() if len(moments) == 1 else "", lang)
    return say("draft.as_of", lang, moment=moment) if moment else ""


def _windows(conference: Conference, cells: Sequence[CellKey], lang: str) -> str:
    keys = dict.fromkeys(cell.window for cell in cells if cell.window)
    found = [conference.window(key) for key in keys]
    return say("draft.joint", lang).join(window_name(window, lang) for window in found if window is not None)


def _indicators(series: Series, cells: Sequence[CellKey], lang: str) -> str:
    keys = dict.fromkeys(cell.indicator for cell in cells)
    known = {indicator.key: indicator for indicator in series.indicators}
    return " + ".join(known[key].short(lang) if key in known else key for key in keys)


def _parts(series: Series, conference: Conference, cells: Sequence[CellKey], lang: str) -> str:
    """`拉萨20、日喀则10`; zeros are left out, since they change no sum, unless all are."""
    names = {place.key: place.short(lang) for place in series.places}
    several = len({cell.indicator for cell in cells}) > 1
    shown = [cell for cell in cells if conference.number_in(cell) != 0] or cells
    parts = []
    for cell in shown:
        name = say("review.stated", lang) if cell.place == STATED else names.get(cell.place, cell.place)
        if several or not cell.place:
            name = f"{series.indicator(cell.indicator).short(lang)}{' ' if name else ''}{name}"
        parts.append(say("draft.part", lang, name=name, value=figure(conference.cell(cell), lang)[0]))
    return say("draft.list_joint", lang).join(parts)


def _origins(conference: Conference, cells: Sequence[CellKey], lang: str) -> Iterator[str]:
    """One line for every person and way the cells came in by, the latest time named."""
    groups: dict[tuple[str, str], list[Cell]] = {}
    for key in cells:
        cell = conference.cell(key)
        if cell is not None:
            groups.setdefault((cell.by, cell.source), []).append(cell)
    for (by, source), held in groups.items():
        yield _origin(by, source, held, len(groups) > 1, lang)


def _origin(by: str, source: str, held: Sequence[Cell], several: bool, lang: str) -> str:
    try:
        how = say(f"draft.source_{source}", lang)
    except KeyError:
        how = say("draft.source_other", lang, source=source) if source else say("draft.source_unknown", lang)
    parts = [how]
    if len(held) == 1 and held[0].raw and held[0].raw != str(held[0].value):
        parts[0] += say("draft.raw", lang, raw=held[0].raw)
    if by:
        parts.append(by)
    latest = max(cell.at for cell in held)
    if latest:
        parts.append(day_and_time(latest))
    if several:
        parts.append(say("draft.cells", lang, count=len(held)))
    return "  ".join(parts)
