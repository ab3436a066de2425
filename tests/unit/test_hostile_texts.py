"""Texts made to keep a reader busy: each is answered in a time that grows with its length.

The bounds are generous; before the mends most of these took minutes, or doubled with every sign.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from store.checks.basis.passages import Passage
from store.checks.texts.style import style
from store.record.quantity import NotAQuantity, read_quantity
from store.series.faults import line_of
from store.series.loading import load_series
from store.wording.numbers.source import bare
from store.wording.prove import rewritten_figures
from store.wording.prove.books import load_book
from store.wording.prove.verifying import verify
from store.wording.read.basis.proposal import Stretches
from store.wording.read.page import unread
from store.wording.read.reading import read
from store.wording.read.speakers import find_spoken
from tests.many_places import EPIDEMIC, conference_of

SERIES = load_series(EPIDEMIC)
BOOKS = [load_book(SERIES, language) for language in ("zh", "en")]
RECORD = conference_of(SERIES)

CASE = "8月31日0时至24时，全区新增本土新冠肺炎确诊病例9例（其中"
KINDS = {
    "items": (CASE, "拉萨市1例、"),
    "items alone": ("", "拉萨市1例、"),
    "stops": (CASE, "、"),
    "digits": ("", "1234567890"),
    "among": ("", "（其中"),
    "brackets in brackets": ("", "（【"),
    "a place begun": ("", "1例拉"),
    "windows": ("", "8月31日0时至24时，"),
    "windows cut off": ("", "8月31日0时至"),
    "no end of a sentence": ("8月31日0时至24时，", "全区新增确诊病例9例"),
    "lists begun again": ("", CASE + "拉萨市1例、"),
    "strangers": (CASE, "甲乙丙1例、"),
    "names": (CASE, "拉萨市、"),
    "leads": ("", "8月1日，自治区召开举行"),
    "quotations": ("", "“1"),
    "tags": ("<a x", " "),
    "English items": (
        "Tibet reported 9 new confirmed cases and 9 new asymptomatic carriers on Aug. 31. ",
        "Of the confirmed cases, 3 in Lhasa and ",
    ),
    "English times": ("", "by the end of aug. 31, "),
    "number words": ("", "twenty one hundred thousand "),
}


@contextmanager
def soon(seconds: float = 10) -> Iterator[None]:
    """What is done within takes no longer, by this process's own clock."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < seconds


def filled(kind: str, size: int) -> str:
    head, piece = KINDS[kind]
    return head + piece * (size // len(piece.encode()))


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_text_is_read_and_verified_soon(kind: str) -> None:
    text = filled(kind, 15_000)
    with soon():
        read(text, SERIES, BOOKS, year=2022)
    with soon():
        assert verify(SERIES, BOOKS, RECORD, text)


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_five_megabytes_of_it_too(kind: str) -> None:
    text = filled(kind, 5_000_000)
    with soon():
        read(text, SERIES, BOOKS, year=2022)
    with soon(20):
        assert verify(SERIES, BOOKS, RECORD, text)


def sentence(text: str) -> Callable[[], object]:
    passage = Passage(text, 0, None, (), (), False)
    return lambda: list(style(passage, "zh"))


def typed(text: str) -> Callable[[], object]:
    def what() -> None:
        with pytest.raises(NotAQuantity):
            read_quantity(text)

    return what


PARTS: dict[str, Callable[[], object]] = {
    "a list without a count": sentence("、甲1" * 20_000),
    "counted lists": sentence("甲、乙、丙两个方面" * 5_000),
    "figures without a unit": sentence("“甲12，乙13，" * 10_000),
    "a figure of numerals": typed("一" * 20_000 + "1"),
    "a figure of digits": typed("1" * 200_000),
    "a tag that does not close": lambda: bare("<a x" + " " * 1_000_000),
    "paragraphs that never end": lambda: find_spoken("甲，\n" * 100_000),
    "paragraphs of one speaker": lambda: find_spoken("某局局长李某表示，好。\n" + "我们将继续做好各项保障工作。\n" * 30_000),
    "paragraphs of many speakers": lambda: find_spoken(
        "".join(f"某局局长李{chr(0x4E00 + at)}表示，我们将继续做好工作。\n" for at in range(10_000))
    ),
    "an English sentence of nothing but verbs": lambda: find_spoken("Li, said " * 30_000),
    "an English paragraph of many speakers": lambda: find_spoken("Ann Li, head of the bureau, said so. He did. " * 3_000),
    "paragraphs beside figures": lambda: find_spoken(
        "共有1例。\n" * 20_000, [(at * 6, at * 6 + 4) for at in range(20_000)]
    ),
    "a header of blanks": lambda: line_of("[" + " " * 200_000 + "x\n", "phrase", None, "risk"),
}  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_the_store_with_a_hostile_text(part: str) -> None:
    with soon():
        PARTS[part]()


def test_a_list_and_its_count_are_still_told_apart() -> None:
    """What the rewritten search for lists finds: the count behind the last comma, one list a clause."""

    def found(text: str) -> list[tuple[object, object]]:
        passage = Passage(text, 0, None, (), (), False)
        return [(one.expected, one.got) for one in style(passage, "zh") if one.rule == "list-count"]

    assert found("围绕保供、就医、出行、学习五个方面开展工作。") == [(4, 5)]
    assert found("围绕保供、就医、出行、学习四个方面开展工作。") == []
    assert found("围绕保供、就医和出行三个方面，对甲、乙两个市开展工作。") == []
    assert found("甲、乙三个市，丙、丁、戊等两个县。") == [(2, 3), (3, 2)]


def test_the_record_itself_is_still_verified() -> None:
    assert RECORD.held_on == date(2022, 9, 1)
    from store.wording.say.saying import say

    assert verify(SERIES, BOOKS, RECORD, say(SERIES, BOOKS[0], RECORD).text) == ()


def test_what_was_read_is_looked_at_once_and_not_for_each_number_that_was_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each date of a page that no sentence reads made a list of all that was read."""
    made: list[int] = []

    def stretches(spans: list[tuple[int, int]]) -> Stretches:
        made.append(len(spans))
        return Stretches(spans)

    monkeypatch.setattr(unread, "Stretches", stretches)
    read("甲方于8月31日商定。" * 60, SERIES, BOOKS, year=2022)
    assert 0 < len(made) < 10


def test_the_numbers_of_two_texts_are_counted_once_and_not_for_each_that_is_loose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each number no sentence reads had all of the text and of the record's own folded and searched again."""
    folded, texts = rewritten_figures.folded, list[str]()

    def noted(text: str) -> str:
        texts.append(text)
        return folded(text)

    monkeypatch.setattr(rewritten_figures, "folded", noted)
    text = filled("quotations", 800)
    assert len(verify(SERIES, BOOKS, RECORD, text)) > 100
    assert 0 < texts.count(text) < 5
