"""A sentence without an end, made of words that assert: refused in words, in bounded time."""

import sys

import pytest

from store.checks.drafts import check_draft
from store.checks.report import message
from tests.sample_conferences import samples, series


def crowded(text: str, language: str = "zh") -> list[str]:
    conference = samples()[24]
    found = check_draft(series(), conference, text, language=language)
    return [message(one, series(), conference, "zh") for one in found if one.facts.get("why") == "crowded"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("均无新增全部下降最多" * 30, "zh"), ("no new cases, all of them fell sharply " * 60, "en")],
)
def test_a_sentence_of_too_many_asserting_words_is_refused_as_a_whole(text: str, language: str) -> None:
    assert len(crowded(text, language)) == 1


def test_one_that_has_no_end_likewise_and_a_long_honest_one_is_looked_at() -> None:
    assert len(crowded(("均无新增" + "啊" * 8000) * 25)) == 1
    assert (
        crowded("、".join(f"第{number}村{number}例" for number in range(400)) + "，均在隔离管控区发现。")
        == []
    )


def test_the_work_grows_with_the_length() -> None:
    def calls(text: str) -> int:
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counted)
        try:
            crowded(text)
        finally:
            sys.setprofile(None)
        return count

    crowded("均无新增。")
    assert calls("均无新增全部下降最多" * 400) < 3 * calls("均无新增全部下降最多" * 200)
