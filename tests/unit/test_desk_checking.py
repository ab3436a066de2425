"""The checks as use-cases of the desk: look, take, explain, and no text goes out with an unproved word."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import Finding
from store.desk.checking import claim_of, look, may_stand, reconciling, take
from store.desk.outgoing.exporting import Export, Order
from store.desk.outgoing.gate import Refused
from store.desk.paragraphs.sections import add
from store.desk.sitting import Sitting
from store.record.cell import Cell, CellKey
from store.record.window import Moment
from tests.checks_cases import conference, moved
from tests.stage import sample_desk

NGARI = CellKey("yesterday", "asymptomatic", "ngari")


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    desk = sample_desk(tmp_path)
    return desk.open(desk.find("26"))


def failed(sitting: Sitting) -> dict[str, Finding]:
    return {one.rule: one for one in look(sitting) if one.failed and one.severity.value != "hint"}


def test_a_proposal_is_taken_as_one_step_and_says_that_it_was_proposed(sitting: Sitting) -> None:
    sitting.put({NGARI: Cell(83, "83")})
    take(sitting, failed(sitting)["parts-total"].mends[0])
    cell = sitting.conference.cell(NGARI)
    assert cell is not None and (cell.number, cell.source, cell.by) == (38, "accepted", "卓玛")
    assert not failed(sitting)
    sitting.undo()
    assert sitting.conference.number_in(NGARI) == 83


def test_a_reason_lets_a_fall_stand_but_no_wrong_sum(sitting: Sitting) -> None:
    sitting.put({NGARI: Cell(83, "83"), CellKey("", "discharged"): Cell(400, "400")})
    found = failed(sitting)
    assert may_stand(sitting, found["cumulative-falls"])
    assert not may_stand(sitting, found["parts-total"])
    sitting.explain(found["cumulative-falls"].id, "核减")
    assert failed(sitting)["cumulative-falls"].explained == "核减"


@pytest.mark.parametrize("words", ["8月31日新增感染者均在社会面发现", "9月3日新增感染者均在隔离管控区发现"])
def test_an_unproved_word_in_a_persons_own_text_is_found_and_keeps_the_text_from_going_out(
    sitting: Sitting, tmp_path: Path, words: str
) -> None:
    sitting.set_text("agenda", words)
    sitting.save()
    assert failed(sitting)["word-unproved"].severity.value == "error"
    with pytest.raises(Refused) as refused:
        Export(sitting, Order(folder=tmp_path / "out")).run()
    assert any("均" in reason for reason in refused.value.reasons)
    assert not (tmp_path / "out").exists()


def test_a_format_that_holds_every_text_is_kept_back_by_a_false_word_in_another_language(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.set_text("agenda.en", "all new infections of Aug. 31 were found in the community")
    sitting.save()
    assert Export(sitting, Order(folder=tmp_path / "zh")).run()
    with pytest.raises(Refused) as refused:
        Export(sitting, Order(folder=tmp_path / "out", formats=("json",))).run()
    assert any("all" in reason for reason in refused.value.reasons)
    assert not (tmp_path / "out").exists()


def test_the_note_that_reconciles_two_days_is_made_from_the_archive(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    next_day = replace(moved(conference(24), 1, 25), texts={})
    sitting = desk.open(desk.create(next_day))
    (words,) = reconciling(sitting, "zh")
    assert words.startswith("9月1日0时至24时新增本土确诊病例53例，较14时通报的26例增加27例（")
    assert "new infections, Sept. 1, 0:00-24:00: 674, up 441" in reconciling(sitting, "en")[0].replace(
        "New", "new"
    )
    assert reconciling(desk.open(desk.find("24")), "zh") == ()


@pytest.mark.parametrize(("hour", "goes"), [(13, False), (14, True)])
def test_nothing_goes_out_as_final_before_its_window_has_closed(
    sitting: Sitting, tmp_path: Path, hour: int, goes: bool
) -> None:
    export = Export(sitting, Order(folder=tmp_path / "out"), now=Moment(sitting.conference.held_on, hour))
    if goes:
        assert export.run()
        return
    with pytest.raises(Refused) as refused:
        export.run()
    assert refused.value.reasons == ("9月3日0时至14时：现在是9月3日13时，要到9月3日14时才结束。",)


def test_a_word_in_a_text_is_explained_and_the_explanation_kept_in_the_archive(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("26"))
    sitting.set_text("agenda", "通报做好做好保障的情况")
    finding = failed(sitting)["doubled-word"]
    assert finding.severity.value == "warning" and may_stand(sitting, finding)
    sitting.explain(finding.id, "原文如此")
    sitting.save()
    again = desk.open(desk.find("26"))
    assert failed(again)["doubled-word"].explained == "原文如此"


def test_words_nobody_says_cannot_be_explained_away_but_get_their_speaker(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("26"))
    sitting.set_text("agenda", "首次通报 1/2 的情况")
    finding = failed(sitting)["word-unproved"]
    claim = claim_of(finding)
    assert finding.severity.value == "error" and not may_stand(sitting, finding)
    assert claim is not None and claim.predicate == {"zh": "首次通报 1/2 的情况"}
    add(sitting, "claims", replace(claim, speaker="某某"))
    assert "word-unproved" not in failed(sitting)
