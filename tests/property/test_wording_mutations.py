"""A digit changed anywhere in a text of a record is noticed, in every language, form and house style."""

from hypothesis import assume, given
from hypothesis import strategies as st

from store.record.conference import Conference
from store.wording.prove.verifying import verify
from store.wording.say.saying import say
from tests.examples import tried
from tests.wording_records import HOUSES, book, conferences, series


@tried(30)
@given(
    conference=conferences(),
    house=st.sampled_from(sorted(HOUSES)),
    language=st.sampled_from(["zh", "en"]),
    form=st.sampled_from(["full", "full", "notice", "script", "table"]),
    data=st.data(),
)
def test_a_changed_digit_is_noticed(
    conference: Conference, house: str, language: str, form: str, data: st.DataObject
) -> None:
    named, ours = series(house), book(language, house)
    draft = say(named, ours, conference, form)
    assert verify(named, [ours], conference, draft.text) == ()
    places = [at for at, char in enumerate(draft.text) if char.isdigit()]
    assume(places)
    at = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != draft.text[at]]))
    differences = verify(named, [ours], conference, draft.text[:at] + digit + draft.text[at + 1 :])
    assert differences
    for difference in differences:
        assert "{" not in difference.said("zh") + difference.said("en")
