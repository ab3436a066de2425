"""A figure that nothing reads is given a meaning, and its sentence kept only where nothing else is read otherwise."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.authoring.series_check import check_series
from store.checks.bulletins.left_unread import says_what_it_counts
from store.desk.desk import Desk
from store.desk.incoming.meanings import (
    OwnSentence,
    keep_sentence,
    meanings,
    own_sentence,
    unread_numbers,
    with_meaning,
)
from store.desk.incoming.reading import keep_reading, propose_reading, read_bulletin
from store.desk.troubles import DeskTrouble
from store.record.cell import STATED, CellKey
from store.troubles import Trouble
from store.wording.read.basis.proposal import Proposal, Rest
from tests.sample_conferences import series
from tests.stage import sample_desk

TODAY = date(2022, 9, 2)


def read(desk: Desk, text: str) -> Proposal:
    """The text as if nothing in it had been read."""
    found = propose_reading(desk.open(desk.find("24"), journal=False), text, today=TODAY)
    counts = [Rest(count[0], count.span()) for count in re.finditer("[0-9]+[个例]", text)]
    return replace(found, values=(), windows=(), filled=(), quantities=(), unread=tuple(counts))


def test_what_a_number_may_be_is_offered_likeliest_first(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    conference = desk.load(desk.find("24"))
    proposal = read(desk, "9月1日0时至14时，拉萨市报告的确诊病例是7例，林芝还有3例。划定的高风险区有481个。")
    numbers = {one.value: one for rest in proposal.unread for one in unread_numbers(proposal, rest.span)}
    assert set(numbers) == {7, 3, 481}
    parts = replace(proposal, source="牛奶1.5万箱，3万人，35%，6人，1234567890，123456789")
    found = [one.value for one in unread_numbers(parts, (0, 41))]
    assert found == [6, 123_456_789]  # never a part of a number, nor one that no cell holds
    first = {value: meanings(proposal, one, conference)[0].key for value, one in numbers.items()}
    assert first == {
        7: CellKey("today", "confirmed", "lhasa"), 3: CellKey("today", "confirmed", "nyingchi"), 481: CellKey("", "high_risk"),
    }  # fmt: skip
    given = with_meaning(proposal, numbers[7], first[7], conference)
    assert given.by_key[first[7]].value == 7 and len(given.unread) == len(proposal.unread) - 1
    assert meanings(given, numbers[7], conference)[0].key != first[7], "what the text has said comes behind"


def test_a_kept_sentence_reads_the_next_text_and_one_that_would_spoil_another_is_refused(
    tmp_path: Path,
) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"), journal=False)
    proposal = read(desk, "目前划定的高风险区有481个。")
    (number,) = unread_numbers(proposal, proposal.unread[0].span)
    key = CellKey("", "high_risk")
    own = own_sentence(desk, sitting, proposal, number, key)
    assert own.line == 'own-1 = "目前划定的高风险区有{high_risk}个"'
    wrong = "全区共有中风险区149个"  # every text of the archive says so of another figure
    spoiling = read(desk, f"今天天气好，{wrong}。目前划定的高风险区有481个。")
    for words in ("全区共有高风险区477个，中风险区{high_risk}个", "{high_risk"):
        with pytest.raises(Trouble):
            keep_sentence(desk, sitting, spoiling, number, key, OwnSentence("own-9", words, own.path, "zh"))
    assert not own.path.exists()
    keep_sentence(desk, sitting, proposal, number, key, own)
    again = desk.open(desk.find("24"), journal=False)
    assert propose_reading(again, "目前划定的高风险区有99个。", today=TODAY).by_key[key].value == 99
    with pytest.raises(DeskTrouble, match="one place"):
        own_sentence(desk, again, proposal, number, CellKey("today", "confirmed", "lhasa"))
    bare = read(desk, "今天天气好，有481个。")
    (number,) = unread_numbers(bare, bare.unread[0].span)
    with pytest.raises(DeskTrouble, match="hardly more than the number"):
        own_sentence(desk, again, bare, number, key)


def test_a_kept_english_sentence_has_its_own_stops_and_spaces(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"), journal=False)
    said = "Tibet reported 30 new confirmed cases on Sept. 3. Carriers in hotel quarantine came to {} people on the day."
    proposal = propose_reading(sitting, said.format("48,123"), today=TODAY)
    (number,) = unread_numbers(proposal, (proposal.source.index("48"), len(proposal.source)))
    key = CellKey("", "in_quarantine")
    own = own_sentence(desk, sitting, proposal, number, key)
    assert own.line == 'own-1 = "Carriers in hotel quarantine came to {in_quarantine} people on the day"'
    keep_sentence(desk, sitting, proposal, number, key, own)
    again = desk.open(desk.find("24"), journal=False)
    assert propose_reading(again, said.format("47,001"), today=TODAY).by_key[key].value == 47001


def test_a_sentence_that_does_not_say_what_it_counts_is_not_kept(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"), journal=False)
    key = CellKey("today", "asymptomatic", STATED)
    for text, kept in (
        ("9月1日0时至14时，全区新增31例。", False),
        ("9月1日0时至14时，无症状的又新增31例。", True),
    ):
        proposal = read(desk, text)
        (number,) = unread_numbers(proposal, proposal.unread[0].span)
        own = own_sentence(desk, sitting, proposal, number, key)
        if kept:
            keep_sentence(desk, sitting, proposal, number, key, own)
        else:
            with pytest.raises(DeskTrouble, match="does not say what it counts"):
                keep_sentence(desk, sitting, proposal, number, key, own)
        assert own.path.exists() is kept


def test_a_word_for_any_case_does_not_say_which_figure_it_counts() -> None:
    said = {
        words: says_what_it_counts(series(), words, "zh", "confirmed")
        for words in ("报告病例{}例", "确诊{}例")
    }
    assert said == {"报告病例{}例": False, "确诊{}例": True}


def test_a_sentence_kept_before_without_a_noun_is_told_by_series_check(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    own = tmp_path / "series" / "xizang_epidemic" / "zh.toml"
    for words, faults in (("又新增{asymptomatic}例", 1), ("无症状的又新增{asymptomatic}例", 0)):
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(f'format = 1\n\n[phrase]\nown-1 = "{words}"\n', encoding="utf-8")
        told = [str(fault) for fault in check_series(desk.shelf, own).faults]
        assert len(told) == faults and all("own-1" in words and "又新增…例" in words for words in told)


def test_counts_among_cases_are_unread_and_another_region_s_text_is_not_saved(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    proposal = read_bulletin(
        desk, "截至8月31日24时，全区治愈出院407人。另有病例3例为外来人员。发放苹果1.5万斤。", today=TODAY
    )
    assert [rest.text for rest in proposal.unread] == ["3例"]
    assert [one.text for one in proposal.quantities] == ["1.5万斤"]
    assert proposal.fits
    traditional = read_bulletin(
        desk, "8月31日0時至24時，全區新增確診病例5例。拉薩市高風(fēng)險區調整為7個。", today=TODAY
    )
    assert [rest.text for rest in traditional.unread] == ["7個"]
    conference, key = desk.load(desk.find("24")), CellKey("", "in_quarantine")
    quoted = read_bulletin(desk, "目前隔离点在住5555人。", today=TODAY)
    (number,) = unread_numbers(quoted, quoted.quantities[0].span)
    given = with_meaning(quoted, number, key, conference)
    assert (given.quantities, given.by_key[key].value) == ((), 5555)
    for text, fits in (
        ("12月6日0—24時，拉薩市新增本土新冠病毒感染者6例，將堆龍德慶區日月湖小區調整為低風險區。", True),
        ("四川省卫健委通报：8月31日0时至24时，新增本土新冠肺炎确诊病例128例。", False),
        ("8月31日0时至24时，全市新增本土新冠肺炎确诊病例128例，广州市卫健委通报。", False),
        ("四川支援拉萨市。8月31日0时至24时，全区新增本土新冠肺炎确诊病例128例。", True),
        ("8月31日0时至24时，全区新增本土新冠肺炎确诊病例53例。", True),
        ("8月31日0时至24时，全国新增本土新冠肺炎确诊病例53例。", True),  # of nobody's region: a person looks
    ):
        assert read_bulletin(desk, text, today=TODAY).fits is fits, text
    other = read_bulletin(
        desk, "四川省卫健委通报：8月31日0时至24时，新增本土新冠肺炎确诊病例128例。", today=TODAY
    )
    before = len(desk.rows())
    with pytest.raises(DeskTrouble, match="another region"):
        keep_reading(desk, replace(other, values=proposal.values), "x")
    assert len(desk.rows()) == before
    pasted = propose_reading(desk.open(desk.find("24"), journal=False), other.source, today=TODAY)
    assert not pasted.fits and pasted.asks == ()
    named = read_bulletin(desk, other.source, today=TODAY, series="xizang_epidemic")
    assert named.fits
