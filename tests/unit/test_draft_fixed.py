"""All fixed text of a draft is told, and nothing the figures print."""

import pytest

from store.record.reference import is_part
from store.wording.prove.books import load_book
from store.wording.say.draft import SpanKind
from store.wording.say.saying import say
from tests.page_of_the_24th import page
from tests.sample_conferences import series


@pytest.mark.parametrize("form", ["full", "notice", "script", "qa"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_fixed_text_and_what_the_record_prints_make_the_whole_draft(language: str, form: str) -> None:
    conference = page().conference
    draft = say(series(), load_book(series(), language), conference, form)
    covered = sorted((each.start, each.end) for each in draft.fixed())
    assert all(one[1] <= two[0] for one, two in zip(covered, covered[1:], strict=False))
    fixed = {at for start, end in covered for at in range(start, end)}
    for span in draft.spans:
        inside = set(range(span.start, span.end))
        own = span.kind is SpanKind.TEXT or (span.cells and is_part(span.cells[0], "claims"))
        assert inside <= fixed if own else not inside & fixed, span
    bare = set(range(len(draft.text))) - {at for s in draft.spans for at in range(s.start, s.end)}
    assert bare <= fixed


def test_fixed_text_says_where_it_was_typed() -> None:
    conference = page().conference
    told = {each.text: each for each in say(series(), load_book(series(), "zh"), conference).fixed()}
    assert told["商报讯（记者 杨子彦 旦增兰泽 王雪）"].slot == "byline"
    assert str(told["校园疫情形势总体可控"].cells[0]).startswith("claims/")
    assert str(told["白玛次仁"].cells[0]).startswith("sections/")
    assert any("据介绍，" in text and not each.cells and not each.slot for text, each in told.items())
