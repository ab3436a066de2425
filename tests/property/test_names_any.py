"""Any list held against any text: what is found stands there, and what was replaced is not found again."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from store.names.listed_in_text import Avoided, NamedPersons, folded_for_names, lookout, reworded
from store.names.office_list import AvoidedWord, HeldTitle, KnownPerson, OfficeList
from store.names.titles import wrong_in_chinese, wrong_in_english

DAY = date(2022, 9, 1)
SIGNS = "张明华主副席局长省政府、，。（） \n\u3000Ａａ TibetXizang-vicedrcorhmpn,.'1İß"
WORD = (
    st.text(SIGNS, min_size=1, max_size=6)
    .map(str.strip)
    .filter(lambda word: word.isprintable() and bool(word))
)
TITLES = st.sampled_from(
    ["主席", "副主席", "党组成员、副局长", "vice-chairperson", "director of the bureau", "长"]
)


@st.composite
def lists(draw: st.DrawFn) -> OfficeList:
    language = draw(st.sampled_from(["zh", "en"]))
    persons = tuple(
        KnownPerson(
            names={language: draw(WORD)},
            titles=tuple(
                HeldTitle(words={language: draw(TITLES)}, department={language: draw(WORD)})
                for _ in range(draw(st.integers(0, 2)))
            ),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    words = tuple(
        AvoidedWord(language=language, avoid=(draw(WORD),), use="好", but=(draw(WORD),))
        for _ in range(draw(st.integers(0, 3)))
    )
    return OfficeList(persons, (), words)


@given(lists(), st.text(SIGNS, max_size=80), st.sampled_from(["zh", "en"]))
def test_what_is_found_stands_there_and_is_gone_once_it_is_replaced(
    known: OfficeList, text: str, language: str
) -> None:
    looked_at = folded_for_names(text, language)
    upto = 0
    for met in lookout(known, DAY, language)(looked_at):
        start, end = looked_at.span(met.start, met.end)
        assert upto <= start < end <= len(text)
        upto = end
        if isinstance(met.what, NamedPersons):
            assert any(folded_for_names(name, language).text == looked_at.text[met.start : met.end]
                       for person in met.what.persons for name in person.names.values())  # fmt: skip
            wrong = [*wrong_in_chinese(looked_at.text, met.start, met.end, met.what.persons, DAY, known)]
            wrong += wrong_in_english(looked_at, text, met.start, met.end, met.what.persons, DAY, known)
            for one in wrong:
                left, right = looked_at.span(one.start, one.end)
                assert 0 <= left < right <= len(text)
        else:
            assert isinstance(met.what, Avoided)
            assert (
                folded_for_names(text[start:end], language).text
                == folded_for_names(met.what.word, language).text
            )
    after = reworded(known, DAY, language, text, lambda one: True)
    if "好" not in text:
        kept = after.replace("好", "")
        assert len(kept) <= len(text)
    if not any(isinstance(met.what, Avoided) for met in lookout(known, DAY, language)(looked_at)):
        assert after == text
