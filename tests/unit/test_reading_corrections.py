"""A correction is read as such: the old number is no figure, the new one is that of the release that is named."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk.incoming.reading import cells_meant, offered_corrections, propose_reading
from store.record.cell import CellKey
from store.wording.prove.books import load_book
from store.wording.read.basis.proposal import Proposal
from store.wording.read.reading import read
from tests.conftest import Command
from tests.sample_conferences import series
from tests.stage import sample_desk

DAY = "8月31日0时至24时，全区新增本土新冠肺炎确诊病例"


def _proposed(text: str) -> Proposal:
    return read(text, series(), [load_book(series(), "zh")], today=date(2022, 9, 2))


def _figures(proposal: Proposal) -> dict[str, object]:
    return {f"{v.key.indicator} {v.key.place}".strip(): v.value for v in proposal.values}


@pytest.mark.parametrize(
    "text",
    [
        f"更正：第二十四场新闻发布会通报的{DAY}“53例”有误，应为“35例”，特此更正。",
        f"第24场新闻发布会中“{DAY}53例”有误，应为“35例”。",
        f"第二十四场新闻发布会：{DAY}由53例订正为35例。",
        f"第二十四场新闻发布会：{DAY}误报为53例，实际为35例。",
        f"第二十四场新闻发布会：{DAY}53例。\n（更正：文中“53例”有误，应为“35例”。）",
        f"第二十四場新聞發布會通報的{DAY}「53例」有誤，應為「35例」。",
    ],
)
def test_the_new_number_stands_for_the_old_one(text: str) -> None:
    proposal = _proposed(text)
    assert _figures(proposal) == {"confirmed stated": 35}
    [correction] = proposal.corrections
    assert (correction.old, correction.new, correction.number) == (53, 35, 24)
    assert correction.key == CellKey("yesterday", "confirmed", "stated")
    assert proposal.unread == () and proposal.quantities == () and proposal.contradictions == ()
    [value] = proposal.values
    assert text[slice(*value.span)] == "35"


def test_numbers_of_quoted_sentences_are_compared_one_by_one() -> None:
    old, new = ("（其中拉萨市20例、日喀则市33例）", "（其中拉萨市2例、日喀则市33例）")
    proposal = _proposed(f"第24场新闻发布会“{DAY}53例{old}”有误，应为“{DAY}35例{new}”。")
    assert _figures(proposal) == {"confirmed stated": 35, "confirmed lhasa": 2, "confirmed xigaze": 33}
    assert [(one.old, one.new) for one in proposal.corrections] == [(53, 35), (20, 2)]


def test_a_correction_of_another_release_is_none_of_the_page_s_figures() -> None:
    head = "9月1日16时，自治区政府新闻办举行新冠肺炎疫情防控工作第二十五场新闻发布会。"
    text = f"{head}{DAY}35例。第二十四场新闻发布会通报的8月30日0时至24时，全区新增无症状感染者由349例订正为775例。"
    proposal = _proposed(text)
    assert (proposal.number, _figures(proposal)) == (25, {"confirmed stated": 35})
    assert [window.day for window in proposal.windows] == [date(2022, 8, 31)]
    [correction] = proposal.corrections
    assert (correction.number, correction.old, correction.new) == (24, 349, 775)
    assert correction.window is not None and correction.window.day == date(2022, 8, 30)


@pytest.mark.parametrize(
    "text",
    [
        "“高风险区477个”误，正确数字应为“中风险区147个”。",
        f"“{DAY}53例（其中拉萨市20例）”有误，应为“确诊35例、20例、3例”。",
    ],
)
def test_where_nobody_can_say_what_became_what_nothing_is_read(text: str) -> None:
    proposal = _proposed(text)
    assert (proposal.values, proposal.corrections) == ((), ())
    assert proposal.unread


def test_what_only_sounds_like_a_correction_is_none() -> None:
    text = "截至8月31日24时，全区共有高风险区477个，中风险区149个，5个高风险区调整为中风险区，应为重点。"
    assert _figures(_proposed(text)) == {"high_risk": 477, "medium_risk": 149}
    assert _proposed(text).corrections == ()


def test_where_the_text_names_no_conference_it_is_said_in_words(command: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("更正：此前通报的确诊病例53例有误，应为35例。", encoding="utf-8")
    for lang, said in (
        ("zh", "53应为35；文中没有写明是哪一场"),
        ("en", "53 is to be 35; the text does not say"),
    ):
        told = command("--lang", lang, "--demo", "read", str(page), "--year", "2022").stderr
        assert said in told and "?" not in told


def test_the_archive_s_cell_is_offered(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "archive")
    known = _proposed(f"第二十四场新闻发布会通报的{DAY}“53例”有误，应为“35例”。")
    [offer] = offered_corrections(desk, known)
    assert offer.certain and offer.conference == "2022-09-01-024"
    assert list(offer.cells.values()) == [53]
    assert not replace(offer, cells={**offer.cells, CellKey("today", "confirmed", "stated"): 53}).certain
    [other_day] = offered_corrections(desk, _proposed(known.source.replace("8月31日", "8月27日")))
    assert (other_day.conference, other_day.cells) == (offer.conference, {}), "it has no such window"
    vague = _proposed("第二十四场新闻发布会稿中“53例”有误，应为“35例”。")
    [offer] = offered_corrections(desk, vague)
    assert vague.values == () and offer.correction.key is None
    held = desk.open(offer.conference, journal=False).conference
    assert set(cells_meant(held, offer.correction).values()) == {53}
    [elsewhere] = offered_corrections(desk, _proposed("第九十九场新闻发布会稿中“53例”有误，应为“35例”。"))
    assert (elsewhere.conference, elsewhere.cells, elsewhere.certain) == ("", {}, False)


def test_a_correction_of_another_conference_goes_into_no_cell_of_the_open_one(tmp_path: Path) -> None:
    """Of two corrections the one that names no conference is of none, and not of that which the other names."""
    desk = sample_desk(tmp_path / "archive")
    unnamed = "早前发布的通报中8月30日0时至24时，全区新增本土新冠肺炎确诊病例由70例订正为71例。"
    text = f"{unnamed}第二十四场新闻发布会通报的{DAY}由53例订正为35例。"
    alone = text.removeprefix(unnamed)
    for number, said, taken in (
        (24, alone, {"confirmed": 35}),
        (26, alone, {}),
        (24, text, {}),
        (26, text, {}),
    ):
        sitting = desk.open(desk.find(str(number)), journal=False)
        values = propose_reading(sitting, said, today=date(2022, 9, 2)).values
        assert {value.key.indicator: value.value for value in values} == taken, (number, said)
    assert [(one.old, one.number) for one in _proposed(text).corrections] == [(70, None), (53, 24)]
