"""The 24th conference as the demo shows it: the page the tests enter by hand, with its English, fit to go out."""

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest

from store.checks import report
from store.checks.basis.finding import Severity
from store.desk.checking import look
from store.desk.incoming.judging import judge_text
from store.desk.incoming.verifying import verify_file
from store.desk.opening import open_desk
from store.desk.outgoing.gate import refuse_unready, why_not
from store.desk.paragraphs.sections import remove, reuse, write
from store.desk.sample import WHOLE
from store.desk.sitting import Sitting
from store.desk.standing import standing_of
from store.desk.texts import FORMS, empty_form
from store.record.exchange import to_json
from store.record.reference import PartKey
from store.record.statement_slots import without_slots
from store.wording.say.headlines import propose_headlines
from tests.examples import dealt
from tests.page_of_the_24th import page
from tests.sample_conferences import series
from tui.review.page import section_lines

NOT_ON_THE_PAGE = {"promise", "due", "by", "at", "translated", "en", "said"}
"""What the test enters for its own ends, who entered it, and what the demo adds in English."""


def in_chinese(data: object) -> object:
    """The data without what the demo and the test do not share."""
    if isinstance(data, dict):
        left = {key: in_chinese(value) for key, value in data.items() if key not in NOT_ON_THE_PAGE}
        return {key: value for key, value in left.items() if value != {}}
    return [in_chinese(value) for value in data] if isinstance(data, list) else data


@pytest.fixture
def demo(tmp_path: Path) -> Sitting:
    desk = open_desk(tmp_path / "archive", who="央金", clock=lambda: 1662019200000, local=tmp_path / "local")
    desk.add_sample(whole=True)
    return desk.open(desk.find("24"), journal=False)


def test_the_demo_shows_what_the_tests_entered_by_hand() -> None:
    kept = json.loads(WHOLE.read_text(encoding="utf-8"))
    conference = page().conference
    entered = to_json(series(), conference)
    chinese = {name: text for name, text in kept["texts"].items() if not name.endswith(".en")}
    assert chinese == conference.texts and kept["held_at"] == conference.held_at
    for name in ("windows", "found", "standing", "cumulative"):
        assert kept[name] == entered[name]
    by_kind, ours = in_chinese(kept["parts"]), in_chinese(entered["parts"])
    assert by_kind == ours


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_bulletin_of_the_second_series_may_go_out(tmp_path: Path, language: str) -> None:
    desk = open_desk(tmp_path / "archive", who="央金", clock=lambda: 1662019200000, local=tmp_path / "local")
    desk.add_sample(whole=True)
    sitting = desk.open("2022-09-01-000", journal=False)
    for form in ("full", "notice", "script"):
        refuse_unready(sitting, sitting.draft(language, form), language)
    text = sitting.draft(language).text
    for figure in {
        "zh": ("6630.55万元", "317家", "5.8万个"),
        "en": ("66.3055 million", "317 enterprises", "58,000"),
    }[language]:
        assert figure in text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["full", "notice", "script", "qa"])
def test_the_page_of_the_demo_may_go_out(demo: Sitting, language: str, form: str) -> None:
    draft = demo.draft(language, form)
    assert draft.missing == () and "TO COME" not in draft.text and "待填" not in draft.text
    assert not why_not(demo, draft).hold_back
    refuse_unready(demo, draft, language)


def test_no_conference_of_the_demo_has_an_open_finding(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "archive", who="央金", clock=lambda: 1662019200000, local=tmp_path / "local")
    desk.add_sample(whole=True)
    rows = desk.rows()
    assert len(rows) == 8
    for row in rows:
        sitting = desk.open(row.key, journal=False)
        found = [one for one in sitting.findings() if one.failed]
        if sitting.conference.number != 24:  # whose every word has a figure or a claim of its speaker
            found = [one for one in found if one.severity is not Severity.HINT]
        assert [one.id for one in found] == [], row.key


PROSE = ("full", "notice", "script")
"""What may be an article; a table and a list of answers never are."""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_of_a_sample_is_faulted(tmp_path: Path, language: str) -> None:
    """What the program says itself is right by the rules over texts of anybody, and agrees with its record."""
    desk = open_desk(tmp_path / "archive", who="央金", clock=lambda: 1662019200000, local=tmp_path / "local")
    desk.add_sample(whole=True)
    keys = [row.key for row in desk.rows()]
    of_page = desk.find("24")
    # The page in both languages; the others are dealt out between them, or all, in the full campaign.
    others = [key for key in keys if key != of_page]
    for key in [
        of_page,
        *(others if "FULL_CAMPAIGN" in os.environ else dealt(others, language, ("zh", "en"))),
    ]:
        sitting = desk.open(key, journal=False)
        for form in FORMS:
            if empty_form(sitting.conference, sitting.draft(language, form)):
                continue
            text = sitting.draft(language, form).text
            for judged in judge_text(desk, text, today=date(2022, 10, 1)):
                told = [one for one in judged.findings if one.failed and one.severity is not Severity.HINT]
                assert [one.facts for one in told] == [], (key, form)
                assert judged.series.key == sitting.series.key, (key, form)
                assert judged.proposal.values or form == "qa", (key, form)
                if form == "table":
                    assert (
                        not judged.proposal.unread
                        and len(judged.proposal.values) > 30
                        or not sitting.conference.windows
                    )
            for whole in (None, True, False) if form in PROSE else (None, True):
                verified = verify_file(desk, key, text, whole=whole)
                assert verified.agrees and verified.differences == (), (key, form, whole)


def test_both_languages_of_the_page_in_one_file_are_not_faulted(demo: Sitting, tmp_path: Path) -> None:
    """Each is held to the words of its own language: a university without infections was told to contradict the region's
    280, since the file had Chinese in it. What contradicts is named all the same."""
    desk = open_desk(tmp_path / "other", who="央金", clock=lambda: 1662019200000, local=tmp_path / "there")
    text = "\n".join(demo.draft(language).text for language in ("zh", "en"))

    def errors(of: str) -> list[str]:
        return [
            of[one.facts["start"] : one.facts["end"]]  # type: ignore[misc]
            for judged in judge_text(desk, of, today=date(2022, 10, 1))
            for one in judged.findings
            if one.failed and one.severity is Severity.ERROR
        ]

    assert errors(text) == []
    assert errors(text + "\n\nThere were no new infections in Lhasa on Aug. 31, 2022.\n") == ["no new"]


def test_the_english_of_the_page_is_whole(demo: Sitting) -> None:
    """Headline, sub-heads, by-line and agenda, each speaker and figure, and no word of Chinese."""
    text = demo.draft("en").text
    for wanted in ("Qu Da", "Li Zengfang", "Pema Tsering, vice-president of Tibet University, said", "Jiang Xi", "79.49 million",
                   "219 delivery points", "66.3055 million yuan", "15,000 jin (7,500 kg)", "“0 Yuan 30G”", "win a hard battle",
                   "All seven prefecture-level cities and prefectures have", "\nLhasa is working hard to solve", "Yang Ziyan",
                   "Sept. 1, reporting on", "more than 200 problems"):  # fmt: skip
        assert wanted in text, wanted
    assert not [sign for sign in text if "\u3400" <= sign <= "\u9fff"]
    assert "A (Jiang Xi, director of the Lhasa commerce bureau): What" in demo.draft("en", "qa").text
    subheads = demo.conference.texts["subheads.en"].split("\n")
    proposed = [one.text for one in propose_headlines(demo.texts.book("en"), demo.conference)]
    assert set(subheads) <= set(proposed)


def test_the_english_review_prints_figures_as_the_english_text_does(demo: Sitting) -> None:
    """They were the Chinese: `1306名`, `6630.55万元`."""
    lines = section_lines(demo.conference, None, "en", 80, demo.texts.figure)
    told = " ".join(" ".join(line.plain for line in lines).split())
    for wanted in (
        "waived: 1,306 people;",
        "in service: 976;",
        "messages sent: 79.49 million;",
        "data: about 350,000 users;",
        "66.3055 million yuan",
    ):
        assert wanted in told, wanted
    assert not re.search("[\u3400-\u9fff]", told)


def test_a_finding_in_the_text_of_the_other_language_says_so(demo: Sitting) -> None:
    said = [key for key, one in demo.conference.claims.items() if one.predicate["zh"] == "没有1例重症病例"]
    remove(demo, "claims", *said)  # what bears the words out, which the demo has in both languages
    hints = [one for one in look(demo) if one.failed]
    told = [report.message(one, demo.series, demo.conference, "en") for one in hints]
    assert all(
        words.startswith("Chinese text: ") == bool(re.search("[\u3400-\u9fff]", words)) for words in told
    )
    assert any(words.startswith("Chinese text: ") for words in told)
    chinese = [report.message(one, demo.series, demo.conference, "zh") for one in hints]
    assert sum(words.startswith("英文稿：") for words in chinese) == sum(
        "Chinese text: " not in words for words in told
    )


def test_no_number_of_the_english_is_typed(demo: Sitting) -> None:
    held = demo.conference
    typed = [
        *(one.text["en"] for one in (*held.statements.values(), *held.answers.values())),
        *(held.texts[name] for name in ("headline.en", "agenda.en", "byline.en")),
    ]
    assert all(one.label.get("en") for one in (*held.figures.values(), *held.lists.values()))
    for text in typed:
        assert not re.search(r"\d|\b(?:two|three|four|ten|hundred)\b", without_slots(text)), text


def test_what_is_left_to_fill_in_is_one_number_everywhere(demo: Sitting, tmp_path: Path) -> None:
    """A section used again comes without its figures, claims and statuses: each is blank, none is an error, and the
    list, the checks and the draft tell as many."""
    later = open_desk(
        tmp_path / "archive", who="央金", clock=lambda: 1662019200000, local=tmp_path / "local"
    ).open("2022-09-28-051", journal=False)
    for key in demo.conference.sections:
        reuse(later, demo.conference, key)
    found = look(later)
    stands = standing_of(found, later.conference)
    kinds = report.counted(found)
    assert (stands.errors, stands.blanks) == (kinds["error"], kinds["blank"]) == (
        0,
        23,
    ) and stands.unfilled == 23
    for language in ("zh", "en"):
        why = why_not(later, later.draft(language)).counts()
        assert (why["errors"], why["blank"], why["unwritten"]) == (0, 23, 0)


def test_a_paragraph_without_its_english_is_told_wherever_findings_are(demo: Sitting) -> None:
    """Somebody wrote the English and left one out: a list that says ✓ would be wrong. The Chinese text goes out."""
    key = next(key for key, said in demo.conference.statements.items() if said.text.get("en"))
    write(demo, "statements", key, "", "en")
    told = [one for one in look(demo) if one.failed and one.severity is not Severity.HINT]
    assert [(one.rule, one.severity, one.cells) for one in told] == [
        ("unwritten", Severity.WARNING, (PartKey("statements", key),))
    ]
    for lang, words in (
        ("zh", "英文文稿还缺1处：发言"),
        ("en", "The English text lacks words (1): statement"),
    ):
        assert report.message(told[0], demo.series, demo.conference, lang).startswith(words)
    assert not why_not(demo, demo.draft("zh")).hold_back
    assert why_not(demo, demo.draft("en")).counts()["unwritten"] == 1


def test_the_further_lines_of_a_department_stand_below_its_words(demo: Sitting) -> None:
    lines = [
        line for text in section_lines(demo.conference, None, "zh", 60) for line in text.plain.split("\n")
    ]
    assert len(lines) > 12 and all(line[:2] in ("· ", "? ", "  ") and line[2] != " " for line in lines)


@pytest.mark.parametrize(
    ("language", "printed", "put"),
    [
        ("zh", "均在隔离管控", "大多在隔离管控"),
        ("en", "All 674", "Nearly all 674"),
        ("en", "All 674", "Most of the 674"),
        ("en", "All seven", "Most"),
    ],
)
def test_most_where_the_record_says_all_is_refused(
    tmp_path: Path, demo: Sitting, language: str, printed: str, put: str
) -> None:
    """It says less than the record, and that some are elsewhere: a text that came back with it was told to agree."""
    desk = open_desk(tmp_path / "archive", who="央金", clock=lambda: 1662019200000, local=tmp_path / "local")
    text = demo.draft(language).text
    assert text.count(printed) == 1
    assert not verify_file(desk, demo.key, text.replace(printed, put)).agrees
