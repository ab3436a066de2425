"""Any document that decodes can be listed, shown, checked, drafted, exported and read back without an exception;
any other is told by its place. Documents are the samples', changed at one or a few places."""

import io
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console

from store.archive.repository import CatalogueRow
from store.checks.report import findings_json, instruction, mend_said, message
from store.desk.checking import look, reconciling
from store.desk.rows import Summariser, desk_row
from store.desk.sitting import Sitting
from store.desk.texts import FORMS
from store.desk.troubles import BadConference
from store.formats.formats import FORMATS
from store.formats.sheet import Sheet
from store.record.codec import from_document, to_document
from store.record.conference import Conference
from store.record.decoding import Misfit
from store.record.window import Moment
from store.series.shelf import Shelf
from store.troubles import Trouble
from tests.sample_conferences import samples, spoiled
from tests.whole_conference import whole
from tui.commands.drafting import trace_lines
from tui.review.page import review_lines
from tui.screens.entry.sheet import EntrySheet

SHELF = Shelf()
PARTS = ("sections", "statements", "figures", "lists", "claims", "statuses", "answers")
VALUES: tuple[Any, ...] = (
    None, True, 0, 1, -1, 24, 25, 999_999_999, 10**9, 10**30, 1.5, float("nan"), "", "²", "24", "am", "x",
    "0001-01-01", "1900-01-01", "2199-12-31", "2022-09-01", "2022-09-01T24", "1900-01-01T00", "2199-12-31T24",
    "not_reported", "not_applicable", "released", "\ud800", "\u202e9", "a\nb", "\x1b[31m", "[b]x[/b]", "{f:x1}",
    "{n:yesterday/confirmed}", "{n:stated}", "{", "}", "{c:c1}{l:l1}{s:s1}", "长" * 3000, [], {}, [1], {"zh": "x"},
    {"zh": 1}, {"v": 3}, {"v": None, "raw": "1"}, {"from": "2022-08-31T24", "to": "2022-08-31T00"},
    {"at": "2022-08-31T24"}, {"word": "截至目前"}, {"digits": "三", "unit": "个"}, {"digits": "首"},
    {"digits": "1,000", "scale": "万亿"}, {"digits": "0", "lead": "没有"}, {"digits": "9" * 18, "scale": "万亿"},
)  # fmt: skip
KEYS = (
    "x", "stated", "yesterday", "confirmed", "a/b", "a/b/c", "", "high_risk", "yesterday/confirmed", "figures", "en",
    "today/confirmed/lhasa", "today/gone", "gone/confirmed/lhasa", "today/confirmed/gone", "high_risk/lhasa",
)  # fmt: skip


@cache
def documents() -> tuple[dict[str, Any], ...]:
    """Sound ones: a sample, one with one of every trouble, one with one of every part."""
    held: Any = {name: whole().parts(name) for name in PARTS}
    conferences = (samples()[24], spoiled(), whole(), replace(samples()[24], **held))
    return tuple(to_document(one) for one in conferences)


def paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a document."""
    if at:
        yield at
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in rows:
        yield from paths(inner, (*at, key))


def held(document: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        document = document[key]
    return document


@st.composite
def changed(draw: st.DrawFn) -> dict[str, Any]:
    """A document changed at one to four places: a hostile value, a value of its kind, a removal, another key,
    something from elsewhere."""
    document = deepcopy(draw(st.sampled_from(documents())))
    for _ in range(draw(st.integers(1, 4))):
        part = draw(st.sampled_from(sorted(document)))
        places = [path for path in paths(document) if path[0] == part]
        path = draw(st.sampled_from(places))
        parent, key = held(document, path[:-1]), path[-1]
        how = draw(st.sampled_from(("any", "kind", "kind", "kind", "gone", "key", "copy")))
        if how == "any":
            parent[key] = deepcopy(draw(st.sampled_from(VALUES)))
        elif how == "kind":
            alike = [value for value in VALUES if type(value) is type(parent[key])] or VALUES
            parent[key] = deepcopy(draw(st.sampled_from(alike)))
        elif how == "gone":
            parent.pop(key)
        elif how == "key" and isinstance(parent, dict):
            parent[draw(st.sampled_from(KEYS))] = deepcopy(parent[key])
        else:
            parent[key] = deepcopy(held(document, draw(st.sampled_from(list(paths(document))))))
    return document


def show_everything(conference: Conference, earlier: tuple[Conference, ...]) -> None:
    """What the program does with a conference, in both languages and every form."""
    series = SHELF.series(conference.series)
    sitting = Sitting(
        series,
        conference,
        key="2022-09-01-024",
        who="x",
        clock=lambda: 1_662_019_200_000,
        earlier=lambda: earlier,
    )
    findings = look(sitting, Moment(date(2022, 9, 2), 8))
    sheet = EntrySheet(series, conference, all_rows=True)
    assert all(sheet.find(cell) for cell in conference.cells if cell.indicator)
    for lang in ("zh", "en"):
        for finding in findings:
            assert message(finding, series, conference, lang)
            instruction(finding, series, conference, lang)
            for mend in finding.mends:
                assert mend_said(mend, series, conference, lang)
        findings_json(findings, series, conference, lang, hints=True)
        reconciling(sitting, lang)
        console = Console(width=80, file=io.StringIO(), highlight=False, markup=False, emoji=False)
        headline = sitting.texts.headline(conference, lang)
        previous = earlier[0] if earlier else None
        console.print(*review_lines(series, conference, previous, findings, headline, lang, 80), sep="\n")
        for form in FORMS:
            try:
                draft = sitting.draft(lang, form)
                list(trace_lines(series, conference, draft, lang))
                sitting.texts.prove(conference, draft, lang)
            except Trouble:  # it says why: a form the series has not, a text that does not read back
                continue
            for chosen in FORMATS.values():
                if not chosen.of_record or (lang, form) == ("zh", "full"):
                    chosen.render(Sheet(series, conference, draft, False))
    assert from_document(to_document(conference)) == conference


def tried(document: dict[str, Any]) -> None:
    row = CatalogueRow("2022-09-01-024", 1, Summariser(SHELF)(document)[0])
    try:
        conference = from_document(document)
    except Misfit as misfit:
        trouble = desk_row(row).trouble
        assert isinstance(trouble, BadConference)
        for lang in ("zh", "en"):
            assert (
                misfit.facts["where"] and misfit.said(lang) and trouble.said(lang) and trouble.briefly(lang)
            )
        return
    assert desk_row(row).trouble is None
    if conference.series in SHELF.folders:
        before = max(number for number in samples() if number < 24)
        show_everything(conference, (samples()[before],))
        show_everything(samples()[24], (conference,))


@given(changed())
@settings(max_examples=6)
def test_what_decodes_can_be_shown_and_the_rest_is_told(document: dict[str, Any]) -> None:
    tried(document)


@pytest.mark.full
@given(changed())
@settings(max_examples=3000)
def test_what_decodes_can_be_shown_and_the_rest_is_told_at_length(document: dict[str, Any]) -> None:
    tried(document)
