"""One count of what is found: the list, every command and every screen say the same, and know when they do not."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from store.checks.basis.finding import ERROR, failed
from store.checks.figures.cells import BLANK, lacking
from store.checks.report import counted
from store.checks.texts.text_rules import FOREIGN
from store.desk import standing
from store.desk.checking import found_in_texts, look, look_quickly
from store.desk.clock import this_hour
from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.outgoing.exporting import Export, Order
from store.desk.outgoing.gate import copy_of, why_not
from store.desk.paragraphs.sections import add_section, add_statement, write
from store.desk.standing import Standing
from store.desk.texts import obstacle_words
from store.record.cell import Cell, CellKey
from store.record.conference import Note
from store.record.window import Moment
from store.record.words import words as words_in
from store.troubles import Trouble
from tests.conftest import Command
from tests.stage import NOW, sample_desk, uncounted

Run = Callable[..., Any]


def counted_again(desk: Desk) -> dict[int | None, Standing | None]:
    for _ in desk.look_through(uncounted(desk)):
        pass
    return {row.number: row.standing for row in desk.rows()}


def spoilt(desk: Desk) -> None:
    """No. 24 with an error in the figures, one in the words, and a required figure taken out."""
    sitting = desk.open("2022-09-01-024")
    sitting.put({CellKey("yesterday", "asymptomatic", "ngari"): Cell(17, "17")})
    sitting.put({CellKey("", "high_risk"): None})
    sitting.enter(CellKey("", "medium_risk"), "6万")
    key = add_section(sitting, {"zh": "通信管理局"})
    write(sitting, "statements", add_statement(sitting, key), "调运物资九千例。", "zh")
    sitting.save()
    sitting.close_journal()


@pytest.fixture
def spoilt_desk(tmp_path: Path) -> Desk:
    desk = sample_desk(tmp_path)
    spoilt(desk)
    return desk


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_every_command_and_the_json_count_alike(spoilt_desk: Desk, command: Run, lang: str) -> None:
    root = spoilt_desk.places["archive"]
    call = ("--lang", lang, "--data", root)
    sitting = spoilt_desk.open("2022-09-01-024", journal=False)
    found = counted(look(sitting, this_hour()))
    assert found["blank"] == 1 and found["error"] >= 2
    assert any(one.rule == "loose-number" for one in look(sitting))

    listed = command(*call, "list").stdout
    row = next(line.split("\t") for line in listed.splitlines() if line.startswith("24\t"))
    assert [int(cell) for cell in row[4:7]] == [found["error"], found["blank"], found["warning"]]

    one, every = command(*call, "check", "24"), command(*call, "check", "--all")
    head = one.stdout.splitlines()[0]
    assert head in every.stdout and one.returncode == every.returncode == 1
    assert "九千例" in one.stdout and "九千例" in every.stdout  # typed in the prose, not in the grid
    blank = ("待填 1", "blank: 1")[lang == "en"]
    assert blank in head

    for told in (json.loads(command(*call, "check", "24", "--json").stdout),
                 [row for row in json.loads(command(*call, "check", "--all", "--json").stdout)
                  if row["conference"] == "2022-09-01-024"]):  # fmt: skip
        kinds = [row["severity"] for row in told]
        assert (kinds.count("error"), kinds.count("blank")) == (found["error"], found["blank"])
    shown = command(*call, "show", "24").stdout
    assert (f"错误 {found['error']}", f"errors: {found['error']}")[lang == "en"] in shown
    assert ("待填 1", "blank: 1")[lang == "en"] in shown


def test_a_new_conference_has_blanks_and_no_errors(tmp_path: Path, command: Command) -> None:
    desk = sample_desk(tmp_path)
    key = desk.create(desk.propose(today=date(2022, 10, 8)))
    stands = next(row.standing for row in desk.rows() if row.key == key)
    assert stands is None  # not known is not fine
    counts = counted_again(desk)[52]
    assert counts is not None and counts.errors == 0 and counts.blanks > 5 and not counts.fine
    sitting = desk.open(key, journal=False)
    why = why_not(sitting, sitting.draft(), this_hour())
    assert why.counts() == {"errors": 0, "blank": counts.blanks, "unwritten": 0, "warnings": 0}
    for lang, blank in (
        ("zh", "待填"),
        ("en", "blank"),
    ):  # a text on stdout tells the same count, not its lines
        call = ("--lang", lang, "--data", str(desk.places["archive"]))
        for told in (command(*call, "draft", "52"), command(*call, "export", "52", "--out", str(tmp_path))):
            assert f"{blank} {counts.blanks}" in told.stderr
    sitting.enter(CellKey("", "contacts_released"), "1234", "typed")  # fewer than before, and as of no moment
    sitting.set_as_of("contacts_released", None, "abc")
    kinds = counted(look(sitting, this_hour()))
    assert kinds["error"] == why_not(sitting, sitting.draft(), this_hour()).counts()["errors"] == 2


def test_the_counts_are_kept_and_worked_out_again_only_for_those_they_may_differ_of(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    counted_again(desk)
    assert uncounted(desk) == []
    spoilt(desk)
    assert uncounted(desk) == [row.key for row in desk.rows() if (row.number or 0) >= 24]
    # A comparison: the cumulative figures of 26 fell below those of 24.
    sitting = desk.open("2022-09-01-024", journal=False)
    sitting.put({CellKey("", "discharged"): Cell(99_999, "99999")})
    sitting.save()
    counts = counted_again(desk)
    assert counts[26] is not None and counts[26].errors >= 1
    assert counts[12] is not None and counts[12].fine
    desk.tidy()
    again = open_desk(tmp_path, who="卓玛", clock=lambda: NOW, local=tmp_path / ".local")
    assert uncounted(again) == [] and counted_again(again) == counts


def test_the_counts_are_not_known_when_the_series_is_another(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    counted_again(desk)
    folder = tmp_path / "series" / "xizang_epidemic"
    folder.mkdir(parents=True)
    (folder / "zh.toml").write_text('[phrases]\ngreeting = "各位好："\n', "utf-8")
    desk.shelf.refresh()
    assert len(uncounted(desk)) == 7


def test_an_open_window_makes_the_counts_good_only_until_it_closes(tmp_path: Path) -> None:
    sitting = sample_desk(tmp_path).open("2022-09-01-024", journal=False)
    early, late = Moment(date(2022, 9, 1), 13), Moment(date(2022, 9, 1), 14)
    held = standing.to_keep(Standing(1, 0, 0, 0), 7, sitting.conference, early)
    assert standing.from_summary(held, 7, early) == Standing(1, 0, 0, 0)
    assert standing.from_summary(held, 7, late) is None and standing.from_summary(held, 8, early) is None
    held = standing.to_keep(Standing(), 7, sitting.conference, late)
    assert standing.from_summary(held, 7, Moment(date(2030, 1, 1), 0)) == Standing()
    for damaged in (
        [7],
        [*held[standing.KEPT_AS][:-1], "1"],
        "x",
        [*held[standing.KEPT_AS][:-1], -1],
        [*held[standing.KEPT_AS][:-1], True],
    ):
        assert standing.from_summary({standing.KEPT_AS: damaged}, 7, late) is None


def test_nothing_is_called_fine_while_the_words_are_not_read(tmp_path: Path) -> None:
    sitting = sample_desk(tmp_path).open("2022-09-01-024", journal=False)
    assert look_quickly(sitting)[1] is False
    found_in_texts(sitting)
    assert look_quickly(sitting) == (look(sitting), True)
    sitting.set_text("headline", "新增九千例")
    found, known = look_quickly(sitting)
    assert not known and not any(one.rule == "loose-number" for one in found)
    found_in_texts(sitting)
    found, known = look_quickly(sitting)
    assert known and any(one.rule == "loose-number" for one in found)


def test_words_asked_in_a_thread_are_those_of_the_record_as_it_stood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sample_desk(tmp_path).open("2022-09-01-024", journal=False)
    asked = sitting.conference
    say, typed = sitting.draft, []

    def slow(*words: Any) -> Any:
        if not typed:  # somebody types while the texts are read
            typed.append(1)
            sitting.set_text("headline", "新增九千例")
        return say(*words)

    monkeypatch.setattr(sitting, "draft", slow)
    found = found_in_texts(sitting)
    assert sitting.worded is not None and sitting.worded[0] is asked
    assert not any(one.rule == "loose-number" for one in found) and look_quickly(sitting)[1] is False


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_form_that_says_nothing_does_not_go_out(tmp_path: Path, command: Run, lang: str) -> None:
    desk = sample_desk(tmp_path / "a")
    sitting = desk.open("2022-09-01-024", journal=False)
    draft = sitting.draft("zh", "qa")
    why = why_not(sitting, draft, this_hour())
    assert why.hold_back and why.empty == "qa"
    assert not copy_of(sitting, draft, lang, this_hour()).final
    for final in (True, False):
        with pytest.raises(Trouble) as refused:
            Export(sitting, Order(tmp_path / "out", forms=("qa",), final=final), lang).run()
        assert refused.value.code == "form_empty_qa"
    call = ("--lang", lang, "--data", str(tmp_path / "a"))
    reason = ("还没有答问", "no answers yet")[lang == "en"]
    for call_of in (("draft", "24", "--form", "qa"), ("export", "24", "--form", "qa", "--out", str(tmp_path / "out")),
                  ("export", "24", "--form", "qa", "--as-draft", "--out", str(tmp_path / "out"))):  # fmt: skip
        done = command(*call, *call_of)
        assert done.returncode == 1 and done.stdout == "" and reason in done.stderr
        assert "--as-draft" not in done.stderr
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_says_what_went_out_and_whether_it_changed(tmp_path: Path, command: Run, lang: str) -> None:
    desk = sample_desk(tmp_path / "a")

    def state() -> str:
        listed = command("--lang", lang, "--data", str(tmp_path / "a"), "list").stdout
        return next(line.split("\t")[2] for line in listed.splitlines() if line.startswith("24\t"))

    def row() -> tuple[str, int | None]:
        return next((row.state, row.exported) for row in desk.rows() if row.number == 24)

    assert row() == ("draft", None)
    sitting = desk.open("2022-09-01-024", journal=False)
    Export(sitting, Order(tmp_path / "out")).run()
    assert row() == ("final", 1) and (sitting.went_out_as, sitting.moved_on) == (1, False)
    sitting.set_text("headline", "改过的标题")
    assert sitting.moved_on and row() == ("final", 1)  # not saved yet
    sitting.save()
    assert row() == ("revised", 1)
    Export(sitting, Order(tmp_path / "out")).run()
    assert row() == ("final", 2) and not sitting.moved_on
    assert state() in ("已定稿", "final")  # another account's machine says the same


def test_a_reason_may_say_its_own_figures_and_no_other(tmp_path: Path, command: Run) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open("2022-09-03-026", journal=False)
    key = CellKey("", "discharged")
    before = sitting.earlier[0].number_in(key)
    assert before is not None
    sitting.put({key: Cell(before - 3, str(before - 3))})
    fell = next(one for one in look(sitting) if one.rule == "cumulative-falls" and one.failed)
    for reason in (f"核减3例，原为{before}例", "复核后核减三例"):
        sitting.explain(fell.id, reason)
        assert not [one for one in look(sitting) if one.rule == "loose-number" and one.failed], reason
    sitting.explain(fell.id, "核减9999例")
    (told,) = [one for one in look(sitting) if one.rule == "loose-number" and one.failed]
    assert told.facts["note"] == fell.id and told.cells == (key,)
    from store.checks.report import instruction, message

    for lang, way in (("zh", "F6"), ("en", "F6")):
        assert "9999例" in message(told, sitting.series, sitting.conference, lang)
        advice = instruction(told, sitting.series, sitting.conference, lang)
        assert way in advice and str(before) in advice and "3" in advice
    assert sitting.conference.notes[fell.id] == Note("核减9999例", sitting.who, NOW)


def test_a_reason_is_given_in_english_too_and_told_where_it_is_not(tmp_path: Path) -> None:
    sitting = sample_desk(tmp_path).open("2022-09-01-024", journal=False)
    sitting.put({CellKey("", "discharged"): Cell(20, "20")})
    fell = "cumulative-falls:discharged"
    sitting.explain(fell, "核减2例")
    why = why_not(sitting, sitting.draft("en"))
    assert why.counts() == {"errors": 0, "blank": 0, "unwritten": 1, "warnings": 0}
    assert obstacle_words(sitting.series, sitting.conference, why, "zh") == ["没有英文：治愈出院的原因"]
    sitting.explain(fell, "核减2例", "two duplicates were taken out")
    assert "two duplicates were taken out." in sitting.draft("en").text and "核减2例" in sitting.draft().text
    assert not why_not(sitting, sitting.draft("en")).hold_back
    sitting.explain(fell, "核减2例", "9,999 duplicates were taken out")
    assert why_not(sitting, sitting.draft("en")).counts()["errors"] == 1
    sitting.explain(fell, "")
    assert not [name for name in sitting.conference.notes if name.startswith(fell)]


def test_the_hour_is_that_of_this_place() -> None:
    now = datetime.now()
    assert abs(this_hour().instant - Moment(now.date(), now.hour).instant) <= 1


def test_a_speakers_name_in_chinese_is_told_once_however_often_the_english_texts_print_it(
    tmp_path: Path,
) -> None:
    sitting = sample_desk(tmp_path).open("2022-09-01-024", journal=False)
    section = add_section(sitting, words_in("通信管理局", en="Communications"), words_in("李某", en="Li 某"))
    for text in ("We have restored the network.", "We will go on."):
        write(sitting, "statements", add_statement(sitting, section, "已经恢复。"), text, "en")
    told = [one for one in look(sitting) if one.rule == FOREIGN]
    assert [(str(one.cells[0]), one.got) for one in told] == [(f"sections/{section}", "某")]
    assert sitting.draft("en").text.count("某") > 1


def test_a_figure_lacks_where_it_is_blank_and_not_where_another_rule_speaks() -> None:
    blank, wrong = CellKey("yesterday", "confirmed", "a"), CellKey("yesterday", "confirmed", "b")
    found = [failed(BLANK, ERROR, (blank,)), failed("total", ERROR, (wrong,))]
    assert lacking(found) == [blank]
