"""A word beside an exact figure that makes it about, more or less than it is: asked about, never passed over."""

import pytest
from msgspec.structs import replace

from store.checks.drafts import check_draft
from store.checks.report import one_key_settles
from store.record.figure import Figure
from store.record.quantity import read_quantity
from store.record.section import Section, Statement
from store.wording.prove.books import load_book
from store.wording.say.saying import say
from tests.sample_conferences import samples, series


def asked(text: str, raw: str = "6412个", language: str = "zh", why: str = "certainty") -> list[str]:
    """The words asked about for that reason in a statement with the figure {f:a}, which is `raw`."""
    conference = replace(
        samples()[24],
        sections={
            "s": Section(
                1, {"zh": "区商务厅", "en": "the commerce department"}, {"zh": "张三"}, {"zh": "厅长"}
            )
        },
        statements={"t": Statement("s", 1, {language: text})},
        figures={"a": Figure(1, raw, read_quantity(raw), section="s")},
    )
    draft = say(series(), load_book(series(), language), conference, "full")
    found = [one for one in check_draft(series(), conference, draft) if one.facts.get("why") == why]
    assert not any(one_key_settles(one) for one in found)
    return [str(one.got) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "设点约{f:a}。", "设点大约{f:a}。", "设点近{f:a}。", "设点超{f:a}。", "设点超过{f:a}。", "设点不足{f:a}。", "设点逾{f:a}。",
        "设点{f:a}以上。", "设点{f:a}左右。", "设点至少{f:a}。", "新增确诊病例约{n:yesterday/confirmed}例。", "新增确诊病例{n:yesterday/confirmed}余例。",
        "新增确诊病例{n:yesterday/confirmed}例以上。",
    ],
)  # fmt: skip
def test_a_chinese_word_of_certainty_beside_an_exact_figure_is_asked_about(text: str) -> None:
    assert len(asked(text)) == 1, text


@pytest.mark.parametrize(
    "text",
    ["It set up about {f:a}.", "It set up nearly {f:a}.", "It set up more than {f:a}.", "It set up at least {f:a}.", "It set up {f:a} or more."],
)  # fmt: skip
def test_an_english_one_likewise(text: str) -> None:
    assert len(asked(text, language="en")) == 1, text


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("设点{f:a}。", "6412个"),
        ("设点{f:a}。", "约35万个"),
        ("设点{f:a}。", "2万余个"),
        ("设点共约{f:a.number}。", "约35万个"),
        ("节约{f:a}。", "6412度"),
        ("附近{f:a}点位均已开放。", "12个"),
        ("近{f:a}来坚持每日调度。", "10天"),
        ("设点{f:a}，以下介绍情况。", "6412个"),
        ("设点{f:a}，多措并举。", "6412个"),
    ],
)
def test_what_the_figure_says_itself_and_words_that_only_look_so_are_not(text: str, raw: str) -> None:
    assert asked(text, raw) == []


@pytest.mark.parametrize(
    ("text", "told"), [("Open: A{f:a.number}.", 1), ("Open: {f:a.number}A.", 1), ("Open: {f:a.number}.", 0)]
)
def test_a_letter_glued_to_a_figure_is_told(text: str, told: int) -> None:
    assert len(asked(text, language="en", why="touching")) == told, text
