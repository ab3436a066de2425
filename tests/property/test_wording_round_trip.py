"""What is said reads back to what the record states: any record, every house style, every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.record.conference import Conference
from store.wording.prove.difference import statement
from store.wording.prove.verifying import prove
from store.wording.read.reading import read
from store.wording.say.saying import say
from tests.examples import tried
from tests.wording_records import HOUSES, book, conferences, series

CASES = [(language, house) for language in ("zh", "en") for house in HOUSES]


@pytest.mark.parametrize(("language", "house"), CASES)
@tried(10)
@given(conference=conferences())
def test_read_of_said_is_the_record(language: str, house: str, conference: Conference) -> None:
    named = series(house)
    draft = say(named, book(language, house), conference)
    proposal = read(draft.text, named, [book(language, house)], year=conference.held_on.year)
    assert statement(named, proposal.to_conference()) == statement(named, conference)
    assert prove(named, book(language, house), conference, draft) == ()


@tried(20)
@given(conference=conferences(), house=st.sampled_from(sorted(HOUSES)))
def test_the_same_record_gives_the_same_text(conference: Conference, house: str) -> None:
    first = say(series(house), book("zh", house), conference)
    shuffled = Conference(
        **{
            name: getattr(conference, name)
            for name in ("series", "held_on", "number", "held_at", "windows", "as_of")
        },
        cells=dict(reversed(conference.cells.items())),
    )
    assert say(series(house), book("zh", house), shuffled) == first
