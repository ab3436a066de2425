"""No split of the digits of an English page makes another figure: a part of a number is never one of its own."""

import re
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from store.wording.read.reading import read
from tests.examples import tried
from tests.wording_records import book, series

_BOOKS = [book("zh"), book("en")]
_PAGES = [
    "Tibet reported 253 new confirmed COVID-19 cases and 1,621 new asymptomatic carriers on Aug. 18, 2022. Of the "
    "asymptomatic carriers, 1,400 were in Lhasa, 152 in Xigaze, 40 in Qamdo and 29 in Nagqu.",
    "As of Thursday, Tibet had 1,375 high-risk areas and 208 medium-risk areas. The total number of patients "
    "discharged from hospitals after recovery reached 540 in Tibet as of Thursday.",
    "Xinjiang reported 47 asymptomatic cases, and Tibet reported 33 confirmed cases and 502 asymptomatic carriers "
    "from midnight to 2 pm on Aug. 18. A total of 12,345 close contacts were under medical observation.",
    "Tibet reported 53 confirmed cases (20 in Lhasa, 33 in Qamdo) and 621 asymptomatic carriers on Thursday.",
    "Tibet reported on Aug. 18:\nCity | Confirmed cases | Asymptomatic cases\nLhasa | 12 | 30\nNagqu | 41 | 120\n"
    "Total | 53 | 150\n",
    "Tibet reported on Thursday:\nNew confirmed cases: 53\nNew asymptomatic carriers: 1,621\n",
    "Tibet reported 53 new confirmed cases on Thursday:\nLhasa: 12\nNagqu: 41\n",
]
_MARKS = [" ", ". ", ", ", "\n", "\u00a0", "; ", ".\n", ",\n", "\n\n", " . "]
_PLACES = [
    (page, at)
    for page in _PAGES
    for run in re.finditer(r"\d[\d,]*\d", page)
    for at in range(run.start() + 1, run.end())
]


def _figures(page: str) -> dict[tuple[object, ...], object]:
    proposal = read(f"LHASA, Aug. 19 (Agency) -- {page}", series(), _BOOKS, year=2022)
    windows = {window.key: window.start.iso() + window.end.iso() for window in proposal.windows}
    return {
        (windows.get(v.key.window, ""), v.key.indicator, v.key.place): v.value
        for v in proposal.values
        if not v.implied
    }


@cache
def _right(page: str) -> dict[tuple[object, ...], object]:
    return _figures(page)


def test_the_pages_are_read_where_nothing_is_split() -> None:
    assert [len(figures) for figures in map(_right, _PAGES)] == [6, 3, 3, 4, 6, 2, 3]


@tried(60)
@given(place=st.sampled_from(_PLACES), mark=st.sampled_from(_MARKS))
def test_no_split_of_digits_makes_another_figure(place: tuple[str, int], mark: str) -> None:
    page, at = place
    split = page[:at] + mark + page[at:]
    assert _figures(split).items() <= _right(page).items()
