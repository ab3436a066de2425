"""Phrase books: an office's own sentences and style, what is refused, and a third language as data."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.record.cell import Cell, CellKey
from store.series.definition import Series
from store.series.faults import SeriesFault
from store.series.loading import load_series
from store.series.toml_file import TomlFile
from store.wording.book.book import Book
from store.wording.book.faults import WORDS
from store.wording.book.loading import Loader
from store.wording.prove.books import load_book
from store.wording.prove.difference import statement
from store.wording.prove.trial import try_out
from store.wording.prove.verifying import prove
from store.wording.read.reading import read
from store.wording.say.saying import say
from tests.sample_conferences import samples
from tests.wording_records import FOLDER, HOUSES, book, series


def load(tmp_path: Path, **files: str) -> Book:
    """The Chinese book with an office's files over it."""
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_book(load_series(FOLDER, tmp_path), "zh")


def fault(tmp_path: Path, **files: str) -> SeriesFault:
    with pytest.raises(SeriesFault) as caught:
        load(tmp_path, **files)
    for language in ("zh", "en"):
        assert "{line" not in caught.value.said(language) and str(tmp_path) not in caught.value.said(language)
    return caught.value


def text(house: str, number: int = 24) -> str:
    return say(series(house), book("zh", house), samples()[number]).text


def test_an_office_overrides_single_sentences(tmp_path: Path) -> None:
    ours = load(tmp_path, zh='[phrase]\nhigh_risk = "高风险区共计{high_risk}个"\n')
    draft = say(ours.series, ours, samples()[24])
    assert "全区共有高风险区共计477个，中风险区149个。" in draft.text
    assert prove(ours.series, ours, samples()[24], draft) == ()


def test_house_style_of_each_outlet() -> None:
    assert "全区新增本土新冠肺炎确诊病例53例（其中拉萨市20例" in text("as printed on the 24th")
    agency = text("an agency", 44)
    assert "西藏自治区新增本土新冠肺炎确诊病例4例（为拉萨市报告）" in agency
    assert agency.index("均是在隔离管控区发现") < agency.index("9月21日0时至14时")
    assert "确诊病例13例（拉萨市12例、那曲市1例）。新增本土无症状感染者" in text("a broadcaster", 44)
    assert "确诊病例4例（其中拉萨市4例）" in text("always 其中", 44)
    assert "我区无新增本土新冠肺炎确诊病例。新增无症状感染者91例" in text("zero in words", 35)
    assert "确诊病例4例（全部在拉萨市）" in text("zero in words", 44)
    assert "确诊病例0例。" in text("as printed on the 24th", 35)


@pytest.mark.parametrize("house", sorted(HOUSES))
def test_punctuation_is_full_width_beside_chinese(house: str) -> None:
    for number in (12, 24, 35, 51):
        assert not set(",;:()!?") & set(text(house, number))


FAULTS = {
    '[phrase]\n\nhigh_risk = "高风险区{hihg_risk}个"': ("unknown_slot", 3, "{hihg_risk}", "high_risk"),
    '[phrase]\nhigh_risk = "高风险区{high_risk:cuont}个"': ("unknown_type", 2, "{high_risk:cuont}", "count"),
    '[phrase]\nhigh_risk = "高风险区{high_risk"': ("bad_pattern", 2, "{high_risk", ""),
    '[phrase]\nhigh_risk = "高风险区[甲|乙{high_risk}个"': ("bad_pattern", 2, "[甲|乙{high_risk}个", ""),
    '[phrase]\nrisk = "截至{as_of}，{hgh_risk:clause}"': ("unknown_phrase", 2, "hgh_risk", "high_risk"),
    '[phrase]\nhigh_risk = "有{high_risk:clause}"': ("circle", 2, "high_risk", ""),
    '[phrase]\nitem = "{plaec}{count}例"': ("unknown_slot", 2, "{plaec}", "place"),
    '[phrase]\nhigh_risk = "高风险区{high_risk:places}个"': ("unknown_slot", 2, "{high_risk:places}", ""),
    '[phrase]\nitem = "{place}若干{unit}"': ("lacks_slot", 2, "{count}", ""),
    '[phrases]\nrisk = "x"': ("unknown_key", 1, "phrases", "phrase"),
    '[language]\nordinals = "chinesee"': ("unknown_value", 2, "chinesee", "chinese"),
    '[form]\nfull = ["titel"]': ("unknown_value", 2, "titel", "title"),
    '[phrase]\nrisk = 5': ("wrong_type", 2, "risk", ""),
    '[phrase]\nrisk = "x': ("not_toml", 2, "", ""),
    'format = 9': ("newer_format", 1, "9", ""),
    'format = 2': ("newer_format", 1, "2", ""),
    "[phrase]\n" + "".join(f'a{at} = "x"\n' for at in range(1_001)): ("phrases", 1, "1001", ""),
}  # fmt: skip


@pytest.mark.parametrize("source", FAULTS)
def test_a_faulty_book_is_refused_with_line_and_nearest_name(source: str, tmp_path: Path) -> None:
    code, line, got, nearest = FAULTS[source]
    caught = fault(tmp_path, zh=source)
    assert (caught.code, caught.facts["line"]) == (code, line)
    assert str(caught.facts["file"]).endswith("zh.toml")
    if got:
        assert str(caught.facts["got"]) == got
    if nearest:
        assert caught.facts["nearest"] == nearest
        assert nearest in caught.said("zh") and nearest in caught.said("en")


TOUCHING = {
    "高风险区3{high_risk}个": ("touching", "3477"),
    "高风险区3,{high_risk}个": ("touching", "3,477"),
    "高风险区{high_risk}5个": ("touching", "4775"),
    "高风险区{high_risk}.5个": ("touching", "477.5"),
    "高风险区[约|1]{high_risk}个": ("touching", "1477"),
    "高风险区1[大|]{high_risk}个": ("touching", "1477"),
    "高风险区三{high_risk}个": ("touching", "三477"),
    "高风险区{high_risk}万个": ("touching", "477万"),
    "高风险区３{high_risk}个": ("touching", "３477"),
    "高风险区若干个": ("figure_unsaid", "高风险区若干个"),
    "高风险区[若干|{high_risk}]个": ("figure_unsaid", "高风险区若干个"),
}


@pytest.mark.parametrize("sentence", TOUCHING)
def test_a_sentence_that_prints_another_figure_or_none_is_refused_with_an_example(
    sentence: str, tmp_path: Path
) -> None:
    code, example = TOUCHING[sentence]
    caught = fault(tmp_path, zh=f'[phrase]\nhigh_risk = "{sentence}"\n')
    assert (caught.code, caught.facts["line"], caught.facts["example"]) == (code, 2, example)
    assert example in caught.said("zh") and example in caught.said("en")


def test_a_number_in_the_words_may_stand_apart_from_the_figure(tmp_path: Path) -> None:
    load(
        tmp_path,
        zh='[phrase]\nrisk = "24小时内，截至{as_of}，{region}共有{high_risk:clause}，{medium_risk:clause}。"\n',
    )


UNREADABLE = {
    "a clause that sets a digit before the figure of the next": (
        'high_risk = "高风险区{high_risk}个，4"\n'
        'medium_risk = "{medium_risk}个中风险区"\n'
        'risk = "截至{as_of}，{region}共有{high_risk:clause}{medium_risk:clause}。"'
    ),
    "a figure no sentence says any more": 'cured = "治愈出院若干人"',
    "two figures without a word between": (
        'high_risk = "高风险{high_risk}"\nrisk = "截至{as_of}，{region}共有{high_risk:clause}{medium_risk:clause}。"\n'
        'medium_risk = "{medium_risk}个"'
    ),
    "two rows in the same words": (
        'confirmed = "新增{confirmed}例{confirmed:places}"\nasymptomatic = "新增{asymptomatic}例{asymptomatic:places}"'
    ),
    "no window": 'cases = "{confirmed:clause}。{asymptomatic:clause}。"\ncases-first = "{confirmed:clause}。"',
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_sentence_that_cannot_be_read_back_is_refused_with_an_example(case: str, tmp_path: Path) -> None:
    caught = fault(tmp_path, zh=f"[phrase]\n{UNREADABLE[case]}\n")
    assert caught.code == "not_read_back"
    assert caught.facts["said"] and str(caught.facts["line"]) != "0"


STYLES = {
    'region = "西臧"': ("unknown_value", "西藏"),
    'region = { zh = "Tibet" }': ("unknown_value", ""),
    'regoin = "西藏"': ("unknown_key", "region"),
    'among = "allways"': ("unknown_value", "always"),
    'order = ["cases yesterdy"]': ("unknown_value", "yesterday"),
    'order = ["fuond"]': ("unknown_value", "found"),
    'order = "cases"': ("wrong_type", ""),
}


@pytest.mark.parametrize("source", STYLES)
def test_a_wrong_house_style_is_refused(source: str, tmp_path: Path) -> None:
    code, nearest = STYLES[source]
    caught = fault(tmp_path, style=source + "\n")
    assert (caught.code, caught.facts["line"]) == (code, 1)
    assert str(caught.facts["file"]).endswith("style.toml")
    assert caught.facts["nearest"] == nearest


def test_a_setting_of_one_language_does_not_trouble_the_others(tmp_path: Path) -> None:
    ours = load(tmp_path, style='region = { zh = "西藏" }\n')
    assert ours.word("region") == "西藏"
    assert load_book(ours.series, "en").language == "en"


def test_every_fault_is_worded_in_both_languages() -> None:
    assert all(len(pair) == 2 and all(pair) for pair in WORDS.values())


# --- a third language ------------------------------------------------------------------------------

INVENTED = """
format = 1
[language]
digits = "零壹貳參肆伍陸柒捌玖"
group = "'"
joint = " ; "
last_joint = " & "
missing = "<<{name}>>"
place_order = "count"
months = ["un", "du", "tri", "kvar", "kvin", "ses", "sep", "ok", "nau", "dek", "unuk", "duk"]

[choice]
now = ["nun"]
tuta = ["Tuta", "Plena"]

[phrase]
date = "{day}. {month}"
moment = "{date} @{hour}"
window = "{date} inter {from} kaj {to}"
window-whole = "dum {date}"
window-days = "{date} {from} ĝis {until} {to}"
as_of-again = "je {as_of}: "
held_at-am = " matene"
held_at-pm = " posttagmeze"
held_at-hour = " @{hour}"
item = "{count} en {place}"
places = " ({list})"
places-among = " (el ili {list})"
places-one-reported = " (raportis {place})"
places-one-all_in = " (tuta en {place})"
places-unreported = " ({list}, silentas {unreported})"
places-among-unreported = " (el ili {list}, silentas {unreported})"
places-only-unreported = " (silentas {unreported})"
lead = "Kunveno N{number} okazis {held_on}{held_at}."
lead-unnumbered = "Kunveno okazis {held_on}{held_at}."
cases = "{asymptomatic:clause} kaj {confirmed:clause}{converted:clause}, {window}."
confirmed = "{confirmed} malsanoj{confirmed:places}"
asymptomatic = "{asymptomatic} portantoj{asymptomatic:places}"
converted = ", {converted} transiroj{converted:places}"
risk = "Riskaj areoj je {as_of}: {medium_risk:clause}, {high_risk:clause}."
high_risk = "alte {high_risk}"
medium_risk = "meze {medium_risk}"
found-all-controlled = "{tuta:claim} {new_infections} novaj {when} en izolo."
found-all-community = "{tuta:claim} {new_infections} novaj {when} en urbo."
found-parts = "Novaj {when} sume {new_infections}: {community} en urbo, {controlled} en izolo."
found-some-controlled = "Novaj {when} sume {new_infections}, en izolo {controlled}."
found-some-community = "Novaj {when} sume {new_infections}, en urbo {community}."
found-of = "Novaj {when}: {community} en urbo, {controlled} en izolo."
found-of-controlled = "Novaj {when}: {controlled} en izolo."
found-of-community = "Novaj {when}: {community} en urbo."
care = "Je {as_of}: {discharged} hejmen{asymptomatic_released:clause}{contacts_released:clause}.{in_quarantine:clause}"
asymptomatic_released = ", {asymptomatic_released} portantoj liberaj"
contacts_released = ", {contacts_released} kontaktuloj liberaj"
in_quarantine = " Nun {in_quarantine} izolitaj."
in_quarantine-dated = " Je {as_of} {in_quarantine} izolitaj."

[form]
sentences = ["cases", "risk", "found", "care"]
full = ["lead", "sentences"]
"""


@pytest.fixture
def third(tmp_path: Path) -> Series:
    """The series with one more language, which is one more file."""
    folder = tmp_path / "xizang_epidemic"
    shutil.copytree(FOLDER, folder)
    (folder / "eo.toml").write_text(INVENTED, encoding="utf-8")
    return load_series(folder)


def test_a_third_language_is_one_file(third: Series) -> None:
    ours = load_book(third, "eo")
    draft = say(third, ours, samples()[24])
    lines = draft.text.split("\n\n")
    assert lines[0] == "Kunveno N貳肆 okazis 壹. nau posttagmeze."
    assert lines[1].startswith(
        "陸貳壹 portantoj (el ili 貳陸零 en 拉萨市 ; 壹陸伍 en 日喀则市 ; 壹貳零 en 那曲市 ; "
    )
    assert lines[1].endswith(
        " kaj 伍參 malsanoj (el ili 貳零 en 拉萨市 ; 壹柒 en 昌都市 ; 壹零 en 日喀则市 & 陸 en 那曲市), dum 參壹. ok."
    )
    assert lines[2].endswith(", 壹. nau inter 零 kaj 壹肆.")
    assert lines[4] == "Tuta 陸柒肆 novaj 參壹. ok en izolo."
    assert "貳貳'伍零肆 kontaktuloj liberaj. Nun 陸零'零捌參 izolitaj." in lines[5]
    assert prove(third, ours, samples()[24], draft) == ()


@pytest.mark.parametrize(
    ("line", "code", "got"),
    [
        ('item = "{count} en {place}"', "missing_phrase", "item"),
        ('window = "{date} inter {from} kaj {to}"', "missing_phrase", "window"),
        ('full = ["lead", "sentences"]', "missing_key", "full"),
    ],
)
def test_a_language_without_what_every_text_needs_is_refused(
    third: Series, line: str, code: str, got: str
) -> None:
    path = third.file.parent / "eo.toml"
    path.write_text(INVENTED.replace(line, ""), encoding="utf-8")
    with pytest.raises(SeriesFault) as caught:
        load_book(third, "eo")
    assert (caught.value.code, caught.value.facts["got"]) == (code, got)


def test_a_form_the_book_lacks_is_said_in_full_and_a_headline_not_at_all(third: Series) -> None:
    ours = load_book(third, "eo")
    full = say(third, ours, samples()[24])
    assert say(third, ours, samples()[24], "script").text == full.text
    assert say(third, ours, samples()[24], "headline").text == ""


@pytest.mark.parametrize("number", sorted(samples()))
def test_a_third_language_reads_back(third: Series, number: int) -> None:
    ours = load_book(third, "eo")
    blank = samples()[number].with_cells(
        {CellKey("", "discharged"): None, CellKey("yesterday", "controlled"): Cell(3)}
    )
    for conference in (samples()[number], replace(blank, number=None)):
        draft = say(third, ours, conference)
        proposal = read(draft.text, third, [ours], year=2022)
        assert statement(third, proposal.to_conference()) == statement(third, conference)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "folder", sorted(FOLDER.parent.glob("*/series.toml")), ids=lambda path: path.parent.name
)
def test_our_own_books_pass_what_they_are_spared_on_load(folder: Path, language: str) -> None:
    ours = load_series(folder.parent)
    loader = Loader(ours, language)
    files = [TomlFile(path) for path in ours.books[language]]
    loaded = loader.load(files)
    loader.examine(files)
    try_out(loaded, loader.files)
