"""Attack: what is said of the epidemic without a figure, in a place where nobody is named as saying it.

None may leave as final before a person let it stand or recorded whose words it is; what only names the epidemic
as the matter of some work, body or meeting is not asked about.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import Finding, Severity
from store.checks.drafts import check_draft
from store.desk.checking import accept_name, claim_of, found_in_draft
from store.desk.outgoing.gate import why_not
from store.desk.texts import obstacles
from store.record.claim import Claim
from store.record.conference import Conference
from store.record.notes import COMPARED, LOOSE, SPOKEN, UNCLAIMED
from store.record.section import Section, Statement
from store.wording.book.book import Book
from store.wording.say.draft import Draft
from store.wording.say.saying import say
from tests.changed_records import with_text
from tests.checks_cases import changed, conference, series
from tests.examples import dealt
from tests.faults.at_once import Look, in_fields, passed, passed_in_the_book, told
from tests.faults.claims_nobody_says import (
    BESIDE_EN,
    BESIDE_ZH,
    COUNTED_EN,
    COUNTED_ZH,
    FOUND_EN,
    FOUND_ZH,
    LAST_EN,
    LAST_ZH,
    LATER_EN,
    LATER_ZH,
    NOT_FOUND_EN,
    NOT_FOUND_ZH,
    NOT_SAID_EN,
    NOT_SAID_ZH,
    SAID_EN,
    SAID_ZH,
    THEY_EN,
    THEY_ZH,
)
from tests.faults.test_attack_claims import FIELDS, book, claims_of, office, record, spoken
from tests.page_of_the_24th import page
from tests.sample_conferences import samples
from tests.stage import on_stage, press, sample_desk
from tui.cli import run
from tui.screens.checks import ChecksScreen

SAID = {"zh": [*SAID_ZH, *LATER_ZH, *LAST_ZH], "en": [*SAID_EN, *LATER_EN, *LAST_EN]}
NOT_SAID = {"zh": NOT_SAID_ZH, "en": NOT_SAID_EN}
NOBODYS = (
    "byline", "agenda", "headline", "subheads", "host", "topic", "body", "department", "speaker", "title",
    "a statement nobody says", "the department of an answer",
)  # fmt: skip
FREE = {"zh": "句子", "en": "sentence"}
KNOWN = {"zh": ("严防疫情反弹", "社会面清零攻坚行动"), "en": ()}
"""Held back by an asserting word of their own."""


def held_back(one: Conference, lang: str, wording: Book | None = None) -> list[Finding]:
    """What keeps the text from leaving over what it says, blanks left aside."""
    return held_back_of(
        say(series(), wording or book(lang), one, "full" if wording is None else "script"), one
    )


def held_back_of(draft: Draft, one: Conference) -> list[Finding]:
    why = obstacles(draft, check_draft(series(), one, draft))
    return [
        one for one in (*why.errors, *why.unexplained) if one.rule in (UNCLAIMED, COMPARED, "word-unproved")
    ]


def asked_of(lang: str) -> Look:
    def look(one: Conference) -> tuple[Draft, Sequence[Finding]]:
        draft = say(series(), book(lang), one, "full")
        return draft, held_back_of(draft, one)

    return look


def all_passed(lang: str, tried: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Field and text of those that are not held back."""
    return passed(record(), in_fields(FIELDS, record(), lang, tried), asked_of(lang))


def all_asked(lang: str, tried: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Field and text of those that are."""
    return told(record(), in_fields(FIELDS, record(), lang, tried), asked_of(lang))


@pytest.mark.parametrize("lang", SAID)
def test_what_nobody_says_does_not_leave_from_a_field(lang: str) -> None:
    for field in NOBODYS:
        assert not held_back(FIELDS[field](record(), FREE[lang], lang), lang), field
    tried = {field: dealt(SAID[lang], field, NOBODYS) for field in NOBODYS}
    assert all(tried.values()) and not all_passed(lang, tried)


@pytest.mark.full
@pytest.mark.parametrize("lang", SAID)
def test_what_nobody_says_does_not_leave_from_any_field(lang: str) -> None:
    assert len(SAID[lang]) >= 100
    assert not all_passed(lang, dict.fromkeys(NOBODYS, SAID[lang]))


@pytest.mark.parametrize("lang", SAID)
def test_what_nobody_says_does_not_leave_in_a_sentence_of_the_office(lang: str) -> None:
    def look(said: str) -> tuple[Draft, Sequence[Finding]]:
        draft = say(series(), office(lang, said), record(), "script")
        return draft, held_back_of(draft, record())

    assert not passed_in_the_book(SAID[lang], look)


@pytest.mark.parametrize("lang", NOT_SAID)
def test_what_only_names_the_matter_of_some_work_is_not_asked_about(lang: str) -> None:
    free = [text for text in NOT_SAID[lang] if text not in KNOWN[lang]]
    assert not all_asked(lang, dict.fromkeys(("byline", "headline", "topic", "department"), free))


@cache
def official() -> tuple[Conference, ...]:
    return (page().sitting.conference, *samples().values())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["full", "qa", "notice", "script", "headline", "table"])
def test_the_texts_of_real_conferences_ask_nothing(lang: str, form: str) -> None:
    for one in official():
        draft = say(series(), book(lang), one, form)
        assert not [f.got for f in check_draft(series(), one, draft) if f.rule == UNCLAIMED]


def test_a_speaker_may_say_it_and_a_recorded_claim_stands() -> None:
    for lang, text in (("zh", "疫情趋稳"), ("en", "The outbreak is waning")):
        assert not held_back(spoken(record(), f"{text}。", lang), lang)
        one = FIELDS["agenda"](record(), text, lang)
        (found,) = held_back(one, lang)
        claim = claim_of(found)
        assert found.severity is Severity.WARNING and claim is not None
        assert claim.predicate == {lang: text}
        assert not held_back(replace(one, claims={"x": replace(claim, speaker="张某")}), lang)
        assert held_back(replace(one, claims={"x": claim}), lang), "nobody is no speaker"
        whole = Claim(0, predicate={lang: text[:4]}, speaker="张某")
        longer = FIELDS["agenda"](
            record(), text + ("，拐点已现" if lang == "zh" else ", cases are few"), lang
        )
        assert held_back(replace(longer, claims={"x": replace(claim, speaker="张某")}), lang), whole
    assert held_back(spoken(record(), "疫情趋稳。", "zh", Section(0)), "zh")
    words_ = "昌都领跑新增"
    said = {"x": Claim(0, predicate={"zh": words_}, speaker="张某")}
    ranked = FIELDS["agenda"](record(), words_, "zh")
    assert held_back(ranked, "zh") and not held_back(replace(ranked, claims=said), "zh")
    for claims in ({}, said):
        one = replace(spoken(record(), f"{words_}。", "zh"), claims=claims)
        draft = say(series(), book("zh"), one, "full")
        asked = [each.rule for each in check_draft(series(), one, draft) if each.got == words_]
        assert asked == [SPOKEN], (
            "who speaks at the conference is asked to hold it against the figures, whoever said it before"
        )


def test_a_figure_in_the_clause_is_what_it_says_and_one_beside_it_is_not() -> None:
    one = spoken(record(), "", "zh", Section(0))
    for text, asked in (("高风险区{n:high_risk}个", False), ("高风险区{n:high_risk}个，疫情趋稳", True)):
        held = with_text(
            replace(one, statements={"t": replace(one.statements["t"], text={"zh": text})}), "x", ""
        )
        assert bool(held_back(held, "zh")) == asked, text


TITLES = ("agenda", "headline", "subheads")
BESIDE = {"zh": BESIDE_ZH, "en": BESIDE_EN}
COUNTED = {"zh": COUNTED_ZH, "en": COUNTED_EN}


@pytest.mark.parametrize("lang", BESIDE)
def test_a_figure_that_is_right_frees_nothing_that_is_said_beside_it(lang: str) -> None:
    assert not all_passed(lang, dict.fromkeys(TITLES, BESIDE[lang]))
    assert not all_asked(lang, dict.fromkeys(TITLES, COUNTED[lang]))


SLOTTED = {
    "zh": [
        ("高风险区{high_risk}个", False), ("高风险区{high_risk}个已全部管好", True), ("全区现有高风险区{high_risk}个、中风险区{medium_risk}个", False),
        ("{high_risk}个高风险区形势平稳", True), ("{in_quarantine}人在接受集中隔离观察", False), ("{in_quarantine}人情绪很好", True),
    ],
    "en": [
        ("There are {high_risk} high-risk areas", False), ("{high_risk} high-risk areas are well in hand", True), ("The {high_risk} high-risk areas are decent", True),  # and no December
        ("{in_quarantine} people are in centralized quarantine", False), ("{in_quarantine} people are in good spirits", True),
    ],
}  # fmt: skip


@pytest.mark.parametrize("lang", SLOTTED)
def test_a_slot_frees_nothing_beside_it_in_a_sentence_of_the_office_or_of_nobody(lang: str) -> None:
    for text, asked in SLOTTED[lang]:
        assert bool(held_back(record(), lang, office(lang, text))) == asked, text
        typed = text.replace("{", "{n:")
        assert bool(held_back(spoken(record(), f"{typed}。", lang, Section(0)), lang)) == asked, text
        assert not held_back(spoken(record(), f"{typed}。", lang), lang), text


def test_what_is_let_stand_beside_a_figure_stands_beside_another_tomorrow(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    for number, text in (("24", "高风险区477个秩序井然"), ("26", "高风险区494个秩序井然")):
        sitting = desk.open(desk.find(number))
        sitting.set_text("headline", text)
        (asked,) = (
            one for one in found_in_draft(sitting, sitting.draft("zh", "full")) if one.rule == UNCLAIMED
        )
        assert asked.got == text
        assert bool(asked.explained) == (number == "26")
        accept_name(sitting, asked, "zh")
        sitting.save()


def test_a_claim_of_no_section_and_without_a_speaker_is_said_by_nobody() -> None:
    for section in ("", "zzz"):
        claim = Claim(0, {"zh": "全区"}, {}, {"zh": "疫情趋稳"}, section=section)
        one = replace(spoken(record(), "{c:x}。", "zh", Section(0)), claims={"x": claim})
        assert held_back(one, "zh")


NO_NAMES = ("网传", "据悉", "记者", "本报", "-", "。", "有关人士", "sources", "n/a")


def test_a_paragraph_that_names_nobody_is_said_by_nobody() -> None:
    speaker = {"zh": "张某", "en": "Zhang"}
    for lang, text in (("zh", "疫情已经结束。"), ("en", "The outbreak is over.")):
        assert not held_back(spoken(record(), text, lang, Section(0, speaker=speaker)), lang)
        assert held_back(spoken(record(), text, lang, Section(0, speaker=speaker, verb="none")), lang)
        for name in NO_NAMES:
            for field in ("speaker", "department"):
                assert held_back(
                    spoken(record(), text, lang, Section(0, **{field: {"zh": name, "en": name}})), lang
                ), name
        # what follows an attributed paragraph is still theirs
        one = spoken(record(), "好。" if lang == "zh" else "Good.", lang, Section(0, speaker=speaker))
        more = Statement("s", 1, {lang: text}, verb="none")
        assert not held_back(replace(one, statements={**one.statements, "u": more}), lang)


def test_the_heading_of_an_answer_is_no_word_of_who_answers() -> None:
    for lang, text in (("zh", "疫情趋稳"), ("en", "Cases are few")):
        for field in ("the topic of an answer", "the asker of an answer"):
            assert held_back(FIELDS[field](record(), text, lang), lang), field
        assert not held_back(FIELDS["the text of an answer"](record(), f"{text}。", lang), lang)


def test_one_key_lets_it_stand_and_the_series_remembers(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.set_text("headline", "疫情可防可控")
    draft = sitting.draft("zh", "full")
    (asked,) = why_not(sitting, draft).unexplained
    assert accept_name(sitting, asked, "zh")
    assert not why_not(sitting, sitting.draft("zh", "full")).hold_back
    sitting.save()
    later = desk.open(desk.find("26"))
    later.set_text("headline", "疫情可防可控　拐点已现")
    found = [one for one in found_in_draft(later, later.draft("zh", "full")) if one.rule == UNCLAIMED]
    assert {one.got: bool(one.explained) for one in found} == {"疫情可防可控": True, "拐点已现": False}


def test_what_compares_is_let_stand_for_one_conference_only(tmp_path: Path) -> None:
    """Five titles that a stranger let stand with F9 were not asked about at the next conference."""
    desk = sample_desk(tmp_path)
    for number in ("24", "26"):
        sitting = desk.open(desk.find(number))
        sitting.set_text("headline", "疫情趋稳")
        (asked,) = why_not(sitting, sitting.draft("zh", "full")).unexplained
        assert asked.rule == COMPARED and accept_name(sitting, asked, "zh")
        assert not why_not(sitting, sitting.draft("zh", "full")).hold_back
        sitting.save()


async def test_the_keys_of_the_panel_settle_it(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.set_text("headline", "疫情趋稳")
    sitting.save()
    async with on_stage(desk, "24", "checks") as (app, pilot):
        screen = app.screen
        assert isinstance(screen, ChecksScreen)
        at = next(at for at, one in enumerate(screen.rows) if one is not None and one.rule == COMPARED)
        screen.query_one("#main").go_to(at)  # type: ignore[attr-defined]
        await press(pilot, "f9")
        (note,) = screen.sitting.conference.notes.values()
        assert "可以这样写" in note.text
        await press(pilot, "ctrl+z")
        assert not screen.sitting.conference.notes
        at = next(at for at, one in enumerate(screen.rows) if one is not None and one.rule == COMPARED)
        screen.query_one("#main").go_to(at)  # type: ignore[attr-defined]
        await press(pilot, "f6", "enter", *"Zhang", "enter")
        (claim,) = screen.sitting.conference.claims.values()
        assert (claim.speaker, claim.predicate) == ("Zhang", {"zh": "疫情趋稳"})


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "没有写明是谁说的"), ("en", "nobody is named as saying it")]
)
@pytest.mark.parametrize(
    ("text_lang", "name", "text"), [("zh", "agenda", "疫情趋稳"), ("en", "agenda.en", "Cases are few")]
)
def test_the_command_line_refuses_it(
    lang: str,
    told: str,
    text_lang: str,
    name: str,
    text: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.set_text(name, text)
    sitting.save()
    asked = ["export", "24", "--text-lang", text_lang, "--to", "txt,md", "--out", str(tmp_path / "out")]
    assert run(["--data", str(tmp_path), "--lang", lang, *asked]) == 1
    err = capsys.readouterr().err
    assert told in err and text in err
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").glob("*"))


SPEAKERS = ("a statement", "the text of an answer", "body", "byline", "headline")


def test_nobody_says_where_the_cases_were_found_but_the_record() -> None:
    one = changed(
        record(), {f"yesterday/{row}/{key}": 0 for row in ("confirmed", "asymptomatic") for key in ("shannan", "nyingchi", "nagqu", "ngari")}
    )  # fmt: skip
    for lang, texts, free in (
        ("zh", [*FOUND_ZH, *THEY_ZH], NOT_FOUND_ZH), ("en", [*FOUND_EN, *THEY_EN], NOT_FOUND_EN)
    ):  # fmt: skip
        assert not passed(one, in_fields(FIELDS, one, lang, dict.fromkeys(SPEAKERS, texts)), claims_of(lang))
        tried = in_fields(FIELDS, one, lang, dict.fromkeys(("a statement", "the text of an answer"), free))
        assert not told(one, tried, claims_of(lang))


DENIED = [
    ("zh", "无一例社会面感染者"), ("zh", "社会面无一例感染者"), ("zh", "没有一例社会面感染者"), ("zh", "社会面无1例感染者"),
    ("en", "Not one infection was found at the community level"), ("en", "Not a single infection was found at the community level"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text"), DENIED)
def test_that_there_is_not_one_is_proved_or_contradicted_and_no_loose_number(lang: str, text: str) -> None:
    for field in ("a statement", "byline", "headline"):
        for community in (0, 5):
            one = changed(
                conference(), {"yesterday/controlled": 674 - community, "yesterday/community": community}
            )
            held = FIELDS[field](replace(one, texts={}), text, lang)
            draft = say(series(), book(lang), held, "full")
            found = [
                f for f in check_draft(series(), held, draft) if f.failed and f.severity is not Severity.HINT
            ]
            why = [(f.rule, f.facts["why"]) for f in found if f.rule in ("word-unproved", LOOSE, UNCLAIMED)]
            assert why == ([("word-unproved", "against")] if community else []), (field, community)


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "没有写明是谁说的"), ("en", "nobody is named as saying it")]
)
@pytest.mark.parametrize("way", ["import", "backup"])
def test_what_comes_in_from_a_file_is_held_to_the_same(
    way: str, lang: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "data"), "--lang", lang]
    desk = sample_desk(tmp_path / "data")
    if way == "import":
        file = tmp_path / "in.json"
        assert run([*data, "export", "24", "--to", "json", "--out", str(tmp_path / "ours")]) == 0
        row = json.loads(next((tmp_path / "ours").glob("*.json")).read_text("utf-8"))
        texts = {**row.get("texts", {}), "agenda": "疫情趋稳", "agenda.en": "Cases are few"}
        file.write_text(json.dumps({**row, "conference": 77, "texts": texts}), "utf-8")
        assert run([*data, "import", str(file)]) == 0, capsys.readouterr().err
        number = "77"
    else:
        sitting = desk.open(desk.find("24"))
        sitting.set_text("agenda", "疫情趋稳")
        sitting.set_text("agenda.en", "Cases are few")
        sitting.save()
        assert run([*data, "backup", str(tmp_path / "b.zip")]) == 0
        assert run([*data, "restore", str(tmp_path / "b.zip"), "--to", str(tmp_path / "back")]) == 0
        data[1], number = str(tmp_path / "back"), "24"
    capsys.readouterr()
    for language, text in (("zh", "疫情趋稳"), ("en", "Cases are few")):
        assert run([*data, "export", number, "--text-lang", language, "--out", str(tmp_path / "out")]) == 1
        err = capsys.readouterr().err
        assert told in err and text in err
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").glob("*"))
