"""English reads back like Chinese, every form prints the same figures, and no change of a figure passes."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.record.cell import Cell, CellKey
from store.record.conference import Conference
from store.series.loading import load_series
from store.wording.book.book import Book
from store.wording.numbers import numerals
from store.wording.prove.books import load_book
from store.wording.prove.difference import statement
from store.wording.prove.verifying import prove, verify
from store.wording.read.reading import read
from store.wording.say.draft import Draft, SpanKind
from store.wording.say.saying import say
from store.wording.say.table import width
from tests.examples import tried
from tests.sample_conferences import samples
from tests.wording_records import FOLDER, HOUSES, book, conferences, series

FEW = tried(8)
FORMS = ("full", "notice", "script", "table")


@pytest.mark.parametrize("house", HOUSES)
@FEW
@given(conference=conferences())
def test_english_reads_back_to_the_record(house: str, conference: Conference) -> None:
    named, english = series(house), book("en", house)
    draft = say(named, english, conference)
    proposal = read(draft.text, named, [english, book("zh", house)], year=conference.held_on.year)
    assert statement(named, proposal.to_conference()) == statement(named, conference)
    assert prove(named, english, conference, draft) == ()


TOGETHER = replace(series(), style={"each": "together", "place_order": "count"})


@cache
def together_book(language: str) -> Book:
    return load_book(TOGETHER, language)


@pytest.mark.parametrize("language", ["zh", "en"])
@FEW
@given(conference=conferences(), same=st.integers(1, 12), among=st.sets(st.integers(0, 6), max_size=7))
def test_places_with_one_count_together_read_back(
    language: str, conference: Conference, same: int, among: set[int]
) -> None:
    places = [series().places[at].key for at in sorted(among)]
    window = conference.windows[0].key
    cells = {CellKey(window, "asymptomatic", place): Cell(same) for place in places}
    conference = conference.with_cells(cells)
    draft = say(TOGETHER, together_book(language), conference)
    assert prove(TOGETHER, together_book(language), conference, draft) == ()


OFFICES = {
    "serial comma, places in series order": 'last_joint = ", and "\nplace_order = "series"',
    "figures only, spaces between thousands": 'numbers = "digits"\ngroup = " "\nordinals = "digits"',
}


@cache
def office_book(tmp: Path, settings_of: str) -> Book:
    folder = tmp / str(abs(hash(settings_of)))
    folder.mkdir(exist_ok=True)
    (folder / "en.toml").write_text(f"[language]\n{OFFICES[settings_of]}\n", encoding="utf-8")
    return load_book(load_series(FOLDER, folder), "en")


@pytest.mark.parametrize("office", OFFICES)
def test_an_offices_settings_read_back_too(tmp_path_factory: pytest.TempPathFactory, office: str) -> None:
    english = office_book(tmp_path_factory.getbasetemp(), office)
    for conference in samples().values():
        draft = say(english.series, english, conference)
        assert prove(english.series, english, conference, draft) == ()


def _figures(draft: Draft, english: Book) -> dict[object, int]:
    """The value each group of cells is printed with."""
    printed: dict[object, int] = {}
    for span in draft.spans:
        if span.kind is SpanKind.COUNT:
            text = draft.text[span.start : span.end]
            number = int(text.replace(",", "")) if text[0].isdigit() else _worded(text, english)
            assert printed.setdefault(span.cells, number) == number
    return printed


def _worded(text: str, english: Book) -> int:
    return 0 if text == english.manner.none else numerals.read_spelled(text)


@pytest.mark.parametrize("language", ["zh", "en"])
@FEW
@given(conference=conferences(), house=st.sampled_from(sorted(HOUSES)))
def test_all_forms_print_the_same_figures_and_are_proved(
    language: str, conference: Conference, house: str
) -> None:
    named, used = series(house), book(language, house)
    drafts = {form: say(named, used, conference, form) for form in FORMS}
    full = _figures(drafts["full"], used)
    assert _figures(drafts["notice"], used) == full
    assert _figures(drafts["script"], used) == full
    table = _figures(drafts["table"], used)
    assert all(table[cells] == value for cells, value in full.items() if cells in table)
    for form, draft in drafts.items():
        assert prove(named, used, conference, draft) == (), form


@FEW
@given(data=st.data())
def test_a_changed_figure_is_noticed_in_english(data: st.DataObject) -> None:
    conference = data.draw(st.sampled_from(sorted(samples().items())))[1]
    english = book("en")
    text = say(series(), english, conference).text
    words = "|".join(numerals.spelled(number) for number in range(1, 10))
    found = data.draw(
        st.sampled_from(list(re.finditer(rf"[0-9]|\b(?:{words})\b(?= (?:in|were|was|new))", text)))
    )
    if found[0].isdigit():
        other = data.draw(st.sampled_from("0123456789"))
    else:
        other = numerals.spelled(data.draw(st.integers(1, 9)))
    assume(other != found[0])
    changed = text[: found.start()] + other + text[found.end() :]
    assert verify(series(), [book("zh"), english], conference, changed)


@FEW
@given(conference=conferences())
def test_no_english_sentence_begins_with_a_figure(conference: Conference) -> None:
    text = say(series(), book("en"), conference).text
    without_dates = re.sub(r"\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\. [0-9]+", "Day", text)
    assert not re.search(r"(?:^|[.!?] |\n)[0-9]", without_dates)
    assert "  " not in text and " ." not in text and " ," not in text


@pytest.mark.parametrize("language", ["zh", "en"])
@FEW
@given(conference=conferences())
def test_table_columns_stand_straight(language: str, conference: Conference) -> None:
    draft = say(series(), book(language), conference, "table")
    for block in draft.text.split("\n\n")[1:]:
        rows = [line for line in block.split("\n")[1:] if len(re.findall(r"\S+(?: \S+)*", line)) > 2]
        assert len({width(row) for row in rows}) <= 1
    assert all(width(line) <= 80 for line in draft.text.split("\n")[1:])


def test_a_figure_in_the_wrong_column_is_found() -> None:
    conference = samples()[24]
    draft = say(series(), book("zh"), conference, "table")
    line = next(line for line in draft.text.split("\n") if line.startswith("拉萨市"))
    swapped = line.replace("20", "@@").replace("260", "20").replace("@@", "260")
    wrong = replace(draft, text=draft.text.replace(line, swapped, 1))
    found = prove(series(), book("zh"), conference, wrong)
    assert {(d.expected, d.got) for d in found if d.key} == {("20", "260"), ("260", "20")} or len(found) >= 2
