"""Series with many places: what is said reads back, and the cost grows with the places and not with their square."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.record.cell import Cell, CellKey, Mark
from store.record.conference import Conference
from store.series.definition import Series
from store.series.toml_file import TomlFile
from store.wording.book.book import Book
from store.wording.book.loading import Loader
from store.wording.prove.books import load_book
from store.wording.prove.difference import statement
from store.wording.prove.verifying import prove, verify
from store.wording.read.reading import read
from store.wording.say.saying import say
from tests.many_places import HARD, conference_of, series_of
from tests.steps import steps

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("series")


@pytest.fixture(scope="module")
def made(folder: Path) -> Callable[[int], tuple[Series, dict[str, Book]]]:
    """The series with so many places and its books, which are tried out as an office's are."""

    @cache
    def of(number: int) -> tuple[Series, dict[str, Book]]:
        series = series_of(folder / f"places{number}", number)
        return series, {language: load_book(series, language) for language in LANGUAGES}

    return of


Made = Callable[[int], tuple[Series, dict[str, Book]]]


def reads_back(series: Series, book: Book, conference: Conference) -> None:
    draft = say(series, book, conference)
    proposal = read(draft.text, series, [book], year=conference.held_on.year)
    assert statement(series, proposal.to_conference()) == statement(series, conference)
    assert prove(series, book, conference, draft) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("number", "every"),
    [(34, 5), (120, 1), *(pytest.param(400, every, marks=pytest.mark.full) for every in (1, 39))],
)
def test_what_is_said_of_many_places_reads_back(made: Made, number: int, every: int, language: str) -> None:
    series, books = made(number)
    reads_back(series, books[language], conference_of(series, every))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("house", [{"each": "together"}, {"among": "always", "single": "reported"}])
def test_hard_names_in_every_house_style(made: Made, language: str, house: dict[str, object]) -> None:
    """Names that begin one another, hold numerals or measure words, or are one character long."""
    series = replace(made(len(HARD))[0], style=house)
    book = load_book(series, language)
    full = conference_of(series)
    same = {key: Cell(2) if key.place else cell for key, cell in full.cells.items() if key.place != "p3"}
    same[CellKey("yesterday", "controlled")] = Cell(2 * (len(HARD) - 1) * 2)
    same[CellKey("yesterday", "community")] = Cell(0)
    for at in (1, 4, 5, 9):
        same[CellKey("today", "asymptomatic", f"p{at}")] = Cell(Mark.NOT_REPORTED)
    reads_back(series, book, full)
    reads_back(series, book, replace(full, cells=same))


def test_equal_numbers_stand_apart_where_the_language_has_no_words_for_them_together(made: Made) -> None:
    """A house style that asks for it ended the program."""
    series = replace(made(len(HARD))[0], style={"each": "together"})
    book = load_book(series, "en")
    poor = replace(book, phrases={key: one for key, one in book.phrases.items() if "item-each" not in key})
    one = conference_of(series)
    same = replace(one, cells={key: Cell(2) if key.place else cell for key, cell in one.cells.items()})
    assert say(series, poor, same).text.count("two in ") >= len(HARD)


@pytest.mark.parametrize("place", range(len(HARD)))
def test_each_hard_name_alone(made: Made, place: int) -> None:
    series, books = made(len(HARD))
    conference = conference_of(series)
    cells = {
        key: Cell(0) if key.place not in ("", f"p{place}") else cell for key, cell in conference.cells.items()
    }
    alone = 3 + 7 * place
    cells[CellKey("yesterday", "controlled")] = Cell(2 * alone + 1)
    cells[CellKey("yesterday", "community")] = Cell(0)
    for language in LANGUAGES:
        reads_back(series, books[language], replace(conference, cells=cells))


def test_a_full_name_is_its_own_place_though_it_is_anothers_short_one(made: Made) -> None:
    series, books = made(len(HARD))
    text = "8月31日0时至24时，全区新增本土新冠肺炎确诊病例6例（其中昌都市1例、昌都2例、昌3例）。"
    proposal = read(text, series, [books["zh"]], year=2022)
    places = {
        series.place(value.key.place).name("zh"): value.value
        for value in proposal.values
        if value.key.place in series.place_order
    }
    assert places == {"昌都市": 1, "昌都": 2, "昌": 3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cost_grows_with_the_places(made: Made, language: str) -> None:
    """Four times the places cost about four times the work; five is more than any fixed cost explains."""

    def cost(number: int) -> dict[str, int]:
        series, books = made(number)
        book, conference = books[language], conference_of(series)
        draft = say(series, book, conference)
        edited = draft.text.replace("1", "2", 5)
        files = series.books[language]
        return {
            "say": steps(lambda: say(series, book, conference)),
            "read": steps(lambda: read(draft.text, series, [book], year=2022)),
            "prove": steps(lambda: prove(series, book, conference, draft)),
            "verify": steps(lambda: verify(series, [book], conference, edited)),
            "try": steps(lambda: Loader(series, language).load([TomlFile(path) for path in files])),
        }

    few, many = cost(12), cost(48)
    assert {what: many[what] / few[what] for what in many if many[what] > 5 * few[what]} == {}


@pytest.mark.parametrize(
    "text",
    [
        # Lists that never end as a list must: each member once was tried as a known place and as a stranger.
        "8月31日0时至24时，全区新增本土新冠肺炎确诊病例9例（其中" + "三亚市1例、" * 1000 + "！",
        "8月31日0时至24时，全区新增本土新冠肺炎确诊病例9例（其中" + "三亚市、昌都、" * 1000 + "！",
        "8月31日0时至24时，全区新增本土新冠肺炎确诊病例9例（" + "1例三亚市、" * 1000,
        "8月31日0时至24时，" + "全区新增本土新冠肺炎确诊病例9例（其中三亚市1例、" * 500,
    ],
    ids=["counts", "names", "wrong way round", "begun again"],
)
def test_a_list_that_does_not_end_is_read_in_one_pass(made: Made, text: str) -> None:
    series, books = made(34)
    half = text[: len(text) // 2]
    whole = steps(lambda: read(text, series, list(books.values()), year=2022))
    assert whole < 3 * steps(lambda: read(half, series, list(books.values()), year=2022))
