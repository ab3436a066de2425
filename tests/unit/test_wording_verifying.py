"""Proof before a text leaves, and the check of a text somebody has edited."""

from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk.texts import Texts
from store.desk.troubles import DeskTrouble
from store.record.cell import Cell, CellKey
from store.record.figure import Figure
from store.record.quantity import read_quantity
from store.record.section import Section, Statement
from store.wording.book.book import Book, Phrase
from store.wording.book.pattern import parse
from store.wording.prove import verifying
from store.wording.prove.difference import Difference, DifferenceKind
from store.wording.prove.verifying import prove, verify
from store.wording.say.draft import Draft, DraftSpan, SpanKind
from store.wording.say.saying import say
from tests.changed_records import with_text
from tests.examples import dealt
from tests.sample_conferences import samples, spoiled
from tests.wording_records import HOUSES, book, series

FORMS = ("full", "notice", "script", "table")


def edited(*changes: tuple[str, str], language: str = "zh") -> tuple[Difference, ...]:
    text = say(series(), book(language), samples()[24]).text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return verify(series(), [book("zh"), book("en")], samples()[24], text)


def kinds(differences: tuple[Difference, ...]) -> list[tuple[str, str, str, str]]:
    return [(d.kind.value, str(d.key or ""), d.expected, d.got) for d in differences]


CASES = list(product(sorted(HOUSES), FORMS, ("zh", "en")))


@pytest.mark.parametrize(("house", "form", "language"), CASES)
def test_our_own_texts_are_proved_and_agree(house: str, form: str, language: str) -> None:
    named, ours = series(house), book(language, house)
    case = (house, form, language)
    compared = dealt((samples()[24], samples()[35], spoiled()), case, CASES)
    for conference in (*list(samples().values())[CASES.index(case) // 2 % 2 :: 2], *compared):
        draft = say(named, ours, conference, form)
        assert prove(named, ours, conference, draft) == ()
        if conference in compared:
            assert verify(named, [book("zh", house), book("en", house)], conference, draft.text) == ()


def test_a_changed_figure_is_named_with_its_line_its_cell_and_both_values() -> None:
    (difference,) = edited(("拉萨市260例", "拉萨市206例"))
    assert difference.kind is DifferenceKind.CHANGED
    assert difference.key == CellKey("yesterday", "asymptomatic", "lhasa")
    assert (difference.expected, difference.got, difference.line) == ("260", "206", 5)
    assert difference.said("zh") == "第5行 8月31日0时至24时新增无症状感染者 拉萨市：记录是260，文中是206。"
    assert difference.said("en").startswith("Line 5, new asymptomatic carriers, Aug. 31, 0:00-24:00, Lhasa:")


def test_a_removed_sentence_is_missed() -> None:
    missing = edited(("截至8月31日24时，全区共有高风险区477个，中风险区149个。", ""))
    assert {d.kind for d in missing} == {DifferenceKind.MISSING}
    assert {(str(d.key), d.expected) for d in missing} >= {("high_risk", "477"), ("medium_risk", "149")}


def test_an_added_figure_is_found_wherever_it_stands() -> None:
    assert kinds(edited(("均在隔离管控区发现。", "均在隔离管控区发现，另有12人转运。"))) == [
        ("added", "", "", "12")
    ]
    (added,) = edited(
        ("截至8月31日24时，全区共有", "9月1日14时至18时，全区新增确诊病例3例。截至8月31日24时，全区共有")
    )
    assert (added.kind, added.got) == (DifferenceKind.ADDED, "3")


REWORDED = [
    ("全区共有高风险区477个，中风险区149个。", "目前划定的高风险区有477个，另有中风险区149个。"),
    ("全区治愈出院406人，", "全区已有406人治愈出院，"),
    ("目前60083人在接受集中隔离观察。", "还有60083人正在各集中隔离点接受观察。"),
    ("据介绍，", "记者从会上获悉，"),
    ("8月31日新增感染者674例，均在隔离管控区发现。", "8月31日新增感染者674例，均是在隔离管控区发现。"),
    ("其中拉萨市20例、日喀则市10例、", "拉萨市20例、日喀则市10例、"),
    (
        "举行新冠肺炎疫情防控工作第二十四场新闻发布会，",
        "举行新冠肺炎疫情防控工作第二十四场新闻发布会。会上，有关负责人",
    ),
]


@pytest.mark.parametrize("change", REWORDED)
def test_reworded_prose_around_the_figures_does_not_matter(change: tuple[str, str]) -> None:
    assert edited(change) == ()


def test_figures_that_changed_places_in_reworded_prose_are_noticed() -> None:
    swapped = ("全区共有高风险区477个，中风险区149个。", "目前有高风险区149个，中风险区477个。")
    assert {d.expected for d in edited(swapped)} >= {"477", "149"}


def test_a_nameless_figure_that_stands_twice_is_none_of_the_record() -> None:
    whole = "全区治愈出院406人，"
    assert edited((whole, "已有406人回到家中，")) == ()
    assert ("missing", "discharged", "406", "") in kinds(
        edited((whole, "已有406人回到家中，另有406人返程，"))
    )


def test_a_figure_of_somebodys_own_words_stands_once_for_each_time_the_text_has_it() -> None:
    own = with_text(samples()[24], "agenda", "通报热线12345的情况")
    text = say(series(), book("zh"), own).text
    assert "热线12345" in text
    assert verify(series(), [book("zh"), book("en")], own, text) == ()
    again = verify(series(), [book("zh"), book("en")], own, f"{text}\n热线12345，12345件。")
    assert kinds(again) == [("added", "", "", "12345")] * 2


def test_a_changed_date_is_told_whole_beside_ours() -> None:
    own = with_text(samples()[24], "agenda", "通报8月8日以来的情况")
    text = say(series(), book("zh"), own).text
    for wrong in ("8月3日", "7月9日"):
        found = verify(series(), [book("zh"), book("en")], own, text.replace("8月8日", wrong))
        assert kinds(found) == [("changed", "", "8月8日", wrong)]
    assert "2022年8月19日24时" in edited(("截至8月31日24时，全区治愈", "截至8月19日24时，全区治愈"))[0].said(
        "zh"
    )
    assert "Aug. 19, 2022, 24:00" in edited(("截至8月31日24时，全区治愈", "截至8月19日24时，全区治愈"))[
        0
    ].said("en")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [(477, 477, []), (478, 477, ["478"]), (477, 478, ["478"]), (478, 479, ["478", "479"])],
)
def test_of_a_figure_said_twice_only_what_is_wrong_is_told(first: int, second: int, told: list[str]) -> None:
    end = "中风险区149个。"
    again = f"{end}\n截至8月31日24时，全区共有高风险区{second}个，{end}"
    found = edited(("高风险区477个", f"高风险区{first}个"), (end, again))
    assert kinds(found) == [("changed", "high_risk", "477", got) for got in told]


def test_a_text_without_a_single_figure_of_the_sections_is_one_that_prints_none() -> None:
    figures = {"x": Figure(0, "12件", read_quantity("12件"), section="s"), "y": Figure(1, "7辆", read_quantity("7辆"), section="s")}  # fmt: skip
    one = replace(
        samples()[24],
        sections={"s": Section(0, speaker={"zh": "张某"}, department={"zh": "某局"})},
        statements={
            "t": Statement("s", 0, {"zh": "处置{f:x}。"}),
            "u": Statement("s", 1, {"zh": "派出{f:y}。"}),
        },
        figures=figures,
    )
    text = say(series(), book("zh"), one).text
    both = [line for line in text.split("\n") if "12件" in line or "7辆" in line]
    assert len(both) == 2
    lost = {
        left: [
            each.expected
            for each in verify(series(), [book("zh"), book("en")], one, without(text, both[:left]))
        ]
        for left in (0, 1, 2)
    }
    assert lost == {0: [], 1: ["12件"], 2: []}


def without(text: str, lines: list[str]) -> str:
    return "\n".join(line for line in text.split("\n") if line not in lines)


def test_times_and_the_number_are_figures_too() -> None:
    assert edited(("第二十四场", "第二十五场"))[0].got == "25"
    assert any(
        d.got == "25"
        for d in edited(("举行新冠肺炎疫情防控工作第二十四场", "举行新冠肺炎疫情防控工作第二十五场"))
    )
    assert edited(("9月1日下午", "9月2日下午"))
    [half] = (one for one in edited(("9月1日下午", "9月1日上午")) if one.expected == "pm")
    assert "p.m., the text a.m." in half.said("en") and "记录是下午，文中是上午" in half.said("zh")
    assert edited(("8月31日0时至24时", "8月30日0时至24时"))
    assert edited(("9月1日0时至14时", "9月1日0时至15时"))
    assert edited(("截至8月31日24时，全区治愈", "截至8月30日24时，全区治愈"))


def test_an_english_text_is_held_against_the_same_record() -> None:
    assert edited(language="en") == ()
    assert kinds(edited(("22,504", "22,540"), language="en"))[0][1:] == (
        "contacts_released",
        "22504",
        "22540",
    )


def test_a_number_of_ours_in_a_sentence_that_is_not_is_not_said_to_be_missing_from_the_record() -> None:
    """“The 674 infections” for “All 674 infections”: “the text says 674, the record does not”."""
    found = edited(("All 674 infections", "The 674 infections"), language="en")
    [moved] = [one for one in found if one.line]
    assert (moved.kind, moved.got) == (DifferenceKind.WORDS, "674")
    assert "cannot be told" in moved.said("en") and "does not" not in moved.said("en")
    twice = edited(("All 674 infections", "Of 674 cases, the 674 infections"), language="en")
    assert DifferenceKind.ADDED in {one.kind for one in twice}


def test_another_text_altogether_misses_everything() -> None:
    missing = verify(series(), [book("zh")], samples()[24], "今天天气很好。")
    assert {d.kind for d in missing} == {DifferenceKind.MISSING}
    assert len([d for d in missing if d.key and d.key.place != "as_of"]) >= 30


def test_an_older_figure_of_the_same_stock_put_into_a_text_is_told() -> None:
    added = edited(("据介绍", "截至8月30日24时，全区共有高风险区470个。据介绍"))
    assert [(d.kind, d.got) for d in added] == [(DifferenceKind.ADDED, "470")]


def test_proof_refuses_a_draft_that_says_otherwise() -> None:
    conference = samples()[24]
    draft = say(series(), book("zh"), conference)
    wrong = replace(draft, text=draft.text.replace("拉萨市260例", "拉萨市620例"))
    assert [d.kind for d in prove(series(), book("zh"), conference, wrong)] == [DifferenceKind.CHANGED]
    other = conference.with_cells({CellKey("", "high_risk"): Cell(478)})
    assert kinds(prove(series(), book("zh"), other, draft))[0] == ("changed", "high_risk", "478", "477")


def test_the_second_scan_finds_a_figure_outside_every_span() -> None:
    conference = samples()[24]
    draft = say(series(), book("zh"), conference)
    at = draft.text.index("477")
    spans = tuple(span for span in draft.spans if not span.start <= at < span.end)
    (difference,) = prove(series(), book("zh"), conference, replace(draft, spans=spans))
    assert (difference.kind, difference.got, difference.line) == (DifferenceKind.UNTRACED, "477", 9)


def sentence_of_the_office(name: str, text: str) -> Book:
    """The book as if its sentence had come past the examination."""
    ours = book("zh")
    return replace(ours, phrases={**ours.phrases, name: Phrase(name, (parse(text),), Path("zh.toml"))})


def test_a_digit_before_a_figure_is_seen_although_it_reads_back() -> None:
    wrong = sentence_of_the_office("high_risk", "高风险区3{high_risk}个")
    draft = say(series(), wrong, samples()[24])
    assert "3477个" in draft.text
    (difference,) = prove(series(), wrong, samples()[24], draft)
    assert (difference.kind, difference.got) == (DifferenceKind.UNTRACED, "3477")


@pytest.mark.parametrize(
    "name, text, key",
    [("high_risk", "高风险区若干个", "high_risk"), ("cured", "治愈出院若干人", "discharged")],
)
def test_a_figure_of_the_record_that_no_sentence_says_is_missed(name: str, text: str, key: str) -> None:
    wrong = sentence_of_the_office(name, text)
    differences = prove(series(), wrong, samples()[24], say(series(), wrong, samples()[24]))
    assert (DifferenceKind.MISSING, key) in {(d.kind, d.key.indicator) for d in differences if d.key}


def test_a_persons_own_words_may_hold_figures_of_their_own() -> None:
    conference = with_text(samples()[24], "body", "9月3日0时至24时，全区新增确诊病例7例是另一场的数字。")
    draft = say(series(), book("zh"), conference)
    assert prove(series(), book("zh"), conference, draft) == ()
    against = with_text(samples()[24], "body", "8月31日0时至24时，全区新增确诊病例7例。")
    draft = say(series(), book("zh"), against)
    assert [d.got for d in prove(series(), book("zh"), against, draft)] == ["7"]


def test_every_figure_of_a_draft_leads_to_its_cells() -> None:
    draft = say(series(), book("zh"), samples()[24])
    by_text: dict[str, list[DraftSpan]] = {}
    for span in draft.spans:
        by_text.setdefault(draft.text[span.start : span.end], []).append(span)
    (total,) = by_text["53"]
    assert total.formula == "20+10+17+6" and len(total.cells) == 7
    (infections,) = by_text["674"]
    assert infections.formula == "53+621"
    assert {key.indicator for key in infections.cells} == {"confirmed", "asymptomatic"}
    (claim,) = by_text["均在"]
    assert claim.kind is SpanKind.CLAIM
    assert {key.indicator for key in claim.cells} >= {"controlled", "confirmed", "asymptomatic"}
    places = draft.places_of(CellKey("today", "asymptomatic", "lhasa"))
    assert [draft.text[span.start : span.end] for span in places] == ["207", "96"]
    assert {span.kind for span in by_text["8月31日0时至24时"]} == {SpanKind.TIME}
    assert {span.kind for span in by_text["二十四"]} == {SpanKind.ORDINAL}


def test_a_blank_is_a_visible_mark_and_names_its_cells() -> None:
    key = CellKey("yesterday", "confirmed", "nagqu")
    conference = samples()[24].with_cells(
        {key: None, CellKey("", "high_risk"): None, CellKey("yesterday", "confirmed", "stated"): None}
    )
    draft = say(series(), book("zh"), conference)
    assert "新冠肺炎确诊病例【待填：新增本土确诊病例 那曲市】例（其中拉萨市20例" in draft.text
    assert draft.missing == (key, CellKey("", "high_risk"))
    marks = [draft.text[s.start : s.end] for s in draft.spans if s.kind is SpanKind.MISSING]
    assert marks == ["【待填：新增本土确诊病例 那曲市】", "【待填：高风险区】"]
    assert isinstance(draft, Draft) and prove(series(), book("zh"), conference, draft) == ()


def test_a_text_that_is_not_proved_names_five_places(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [Difference(DifferenceKind.ADDED, None, ("数字", "figure"), "", str(n), n) for n in range(1, 8)]
    monkeypatch.setattr(verifying, "prove", lambda *given: told)
    with pytest.raises(DeskTrouble) as refused:
        Texts(series()).prove(samples()[24], say(series(), book("zh"), samples()[24], "full"), "en")
    assert [f"Line {n}," in refused.value.said("en") for n in (1, 5, 6)] == [True, True, False]
