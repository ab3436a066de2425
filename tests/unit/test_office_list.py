"""The office's own list: read from its file, found in texts, changed by several hands, held against a conference."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from msgspec.structs import replace

from store.checks import names_in_texts
from store.checks import office_names as rules
from store.checks.basis.finding import Finding
from store.checks.report import instruction, mend_said, message
from store.checks.texts import text_rules
from store.desk.checking import look, proposed_for, take
from store.desk.office_list import OfficeLists, OfficeListTrouble
from store.desk.opening import open_desk
from store.desk.paragraphs.answers import add_answer
from store.desk.paragraphs.sections import add_section, add_statement, directory, remove
from store.desk.sitting import Sitting
from store.names.list_edits import ListTrouble, names_shown, with_entry
from store.names.list_file import read_list
from store.names.listed_in_text import Avoided, NamedPersons, folded_for_names, lookout, reworded
from store.names.nearly_named import nearly_named
from store.names.office_list import (
    AvoidedWord,
    HeldTitle,
    KnownPerson,
    ListInForce,
    OfficeList,
    by_precedence,
)
from store.names.titles import wrong_in_chinese, wrong_in_english
from store.record.answer import Answer
from store.record.words import words
from store.series.faults import SeriesFault
from tests.conftest import Command
from tests.stage import NOW

OURS = {rule.key for rule in rules.RULES} | {text_rules.WORD, text_rules.PLACE_OF_DAY}

LIST = """\
# Of the office.
format = 1

# the chair
[[person]]
name = { zh = "张明", en = "Zhang Ming" }   # as in the passport
order = 20   # by the protocol office
[[person.title]]
title = { zh = "副主席", en = "vice-chairperson" }
department = { zh = "省政府", en = "provincial government" }
until = 2022-08-31
[[person.title]]
title = { zh = "主席", en = "chairperson" }
department = { zh = "省政府", en = "provincial government" }
from = 2022-09-01
order = 1

[[person]]
name = { zh = "张明华", en = "Zhang Minghua" }
order = 10
[[person.title]]
title = { zh = "党组成员、副局长", en = "deputy director" }
department = { zh = "市商务局", en = "city commerce bureau" }

[[place]]
name = { zh = "甲市", en = "Jia" }
avoid = ["Chia"]
[[place.earlier]]
name = { zh = "甲地区" }
until = 2022-08-31

[[word]]
language = "en"
avoid = ["Xizang"]
use = "Tibet"
until = 2022-08-31
[[word]]
language = "en"
avoid = ["Tibet"]
use = "Xizang"
from = 2022-09-01
except = ["Tibet University", "Xizang Hall"]
why = { zh = "新译法", en = "the new name" }
[[word]]
language = "en"
avoid = ["Thibet"]
from = 2022-09-01
until = 2022-09-01
[[word]]
language = "zh"
avoid = ["支援西藏"]
use = "援藏"
[[word]]
language = "zh"
avoid = ["灾民"]
except = ["救济灾民处"]
"""
BEFORE, SINCE = date(2022, 8, 31), date(2022, 9, 1)
FILE = Path("settings/names.000001.toml")


@pytest.fixture(scope="module")
def known() -> OfficeList:
    return read_list(FILE, LIST)


# What stands in a text, the day, and what is found there: the wrong title beside a name, or a word not to be used.
ATTACKS = [
    # titles that lie in one another, on the last and on the first day
    ("zh", "副主席张明表示，", BEFORE, []),
    ("zh", "副主席张明表示，", SINCE, ["副主席"]),
    ("zh", "主席张明表示，", BEFORE, ["主席"]),
    ("zh", "省政府主席张明指出，", SINCE, []),
    ("zh", "常务副主席张明在会上说", BEFORE, ["常务副主席"]),
    ("zh", "张明主席出席", SINCE, []),
    ("zh", "张明（副主席）出席", SINCE, ["副主席"]),
    ("zh", "原副主席张明出席", SINCE, []),
    ("zh", "张明，省政府副主席，说；张明，副局长张明华出席", SINCE, ["副主席"]),
    ("zh", "主任医师张明说，张明主席助理说", SINCE, []),
    ("zh", "会上张明会长期坚持", SINCE, []),
    # names in longer names, listed or not, and spread by spaces
    ("zh", "副局长张明华说", SINCE, []),
    ("zh", "主席张明华说", SINCE, ["主席"]),
    ("zh", "副主席张明丽说", SINCE, []),
    ("zh", "副主席 张　明 说", SINCE, ["副主席"]),
    ("zh", "主席，张明说", SINCE, []),
    # several titles in a row, another's department, nobody's office
    ("zh", "市商务局党组书记、副局长张明华说", SINCE, ["书记"]),
    ("zh", "市商务局主席张明说", SINCE, ["市商务局"]),
    ("zh", "新闻发言人张明介绍", SINCE, []),
    ("zh", "会见了主席张明、局长张明华等", SINCE, ["局长"]),
    ("en", "Chairperson Zhang Ming said", SINCE, []),
    ("en", "Vice-Chairperson Zhang  Ming said", SINCE, ["Vice-Chairperson"]),
    ("en", "the vice chairperson of the government, Zhang\nMing, said", SINCE, ["vice chairperson"]),
    ("en", "Zhang Ming, vice-chairperson of the province, said", SINCE, ["vice-chairperson"]),
    ("en", "former vice-chairperson Zhang Ming", SINCE, []),
    ("en", "said Zhang Ming, Director Li Wei said", SINCE, []),
    ("en", "Director Zhang Minghua and Chairperson Zhang Ming", SINCE, ["Director"]),
    # words by the day, in capitals, in a longer word, in an exception, full-width, over the end of a line
    ("en", "Tibet, Tibetan, TIBET's", BEFORE, []),
    ("en", "Xizang", BEFORE, ["Xizang"]),
    ("en", "Tibet, Tibetan, TIBET's", SINCE, ["Tibet", "TIBET"]),
    ("en", "Tibet\nUniversity, Ｔｉｂｅｔ", SINCE, ["Ｔｉｂｅｔ"]),
    ("en", "SinoTibet, 9Tibet", SINCE, []),
    # a word of one day, and an exception that does not hold yet
    ("en", "Thibet", BEFORE, []),
    ("en", "Thibet", SINCE, ["Thibet"]),
    ("en", "Xizang Hall", BEFORE, ["Xizang"]),
    ("zh", "支援 西藏 的干部", SINCE, ["支援 西藏"]),
    ("zh", "救济灾民处帮助灾民", SINCE, ["灾民"]),
    ("zh", "Tibet", SINCE, []),
    ("zh", "局长主席张明出席", SINCE, ["局长主席"]),  # who is one of the two
    # places by the day, and a spelling that never is one
    ("zh", "甲地区和甲市", BEFORE, ["甲市"]),
    ("zh", "甲地区和甲市", SINCE, ["甲地区"]),
    ("en", "Chia and Jia", SINCE, ["Chia"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "day", "wanted"), ATTACKS)
def test_what_is_found_in_a_text(
    known: OfficeList, language: str, text: str, day: date, wanted: list[str]
) -> None:
    looked_at, found = folded_for_names(text, language), []
    for met in lookout(known, day, language)(looked_at):
        spans = [(met.start, met.end)] if isinstance(met.what, Avoided) else []
        if isinstance(met.what, NamedPersons) and language == "zh":
            wrong = wrong_in_chinese(looked_at.text, met.start, met.end, met.what.persons, day, known)
            spans = [(one.start, one.end) for one in wrong]
        elif isinstance(met.what, NamedPersons):
            told = wrong_in_english(looked_at, text, met.start, met.end, met.what.persons, day, known)
            spans = [(one.start, one.end) for one in told]
        for start, end in spans:
            start, end = looked_at.span(start, end)
            found.append(text[start:end])
    assert found == wanted


def test_a_name_is_shown_in_the_language_that_is_asked_for_else_in_any() -> None:
    assert [names_shown({"zh": "张某", "en": "Zhang"}, lang) for lang in ("zh", "en")] == ["张某", "Zhang"]
    assert (names_shown({"zh": "张某"}, "en"), names_shown({}, "en")) == ("张某", "")


def test_a_word_is_replaced_with_its_capitals(known: OfficeList) -> None:
    said = reworded(known, SINCE, "en", "TIBET, Tibet's and Tibet University", lambda one: True)
    assert said == "XIZANG, Xizang's and Tibet University"
    letter = OfficeList(words=(AvoidedWord(language="en", avoid=("x",), use="cross"),))
    assert reworded(letter, SINCE, "en", "X, x", lambda one: True) == "Cross, cross", (
        "one capital is a beginning"
    )


def test_the_smallest_place_goes_first_and_who_has_none_comes_last() -> None:
    titles = tuple(HeldTitle(words=words(name), order=at) for name, at in (("书记", 3), ("主席", 1)))
    two, late, none = (KnownPerson(names=words(name)) for name in ("甲某", "乙某", "丙某"))
    persons = [none, replace(late, order=2), replace(two, titles=titles)]
    assert persons[2].order_on(SINCE) == 1
    assert [one.names["zh"] for one in by_precedence(persons, SINCE)] == ["甲某", "乙某", "丙某"]


BAD = [
    ('[[person]]\nnaem = { zh = "甲" }', 2, "naem"),
    ('[[person]]\nname = "甲"', 2, "name"),
    ("[[person]]\norder = 1", 1, "name"),
    ('[[person]]\nname = { zh = "甲" }\n[[person.title]]\ntitle = { zh = "长" }\nfrom = "now"', 5, "from"),
    ('[[person]]\nname = { zh = "甲" }\n[[person.title]]\ntitle = { zh = "长" }\nfrom = 2022-02-02\nuntil = 2022-02-01', 6, "until"),
    ('[[person]]\nname = { zh = "甲" }\n[[person]]\nname = { zh = "甲" }', 4, "甲"),
    ('[[word]]\nlanguage = "en"\navoid = []', 3, "avoid"),
    ('[[word]]\nlanguage = "en"\navoid = ["a"]\nuse = "b"\n[[word]]\nlanguage = "en"\navoid = ["b"]\nuse = "a"', 8, "a"),
    ('[[word]]\nlanguage = "en"\navoid = ["a"]\nuse = "b"\nuntil = 2022-09-01\n[[word]]\nlanguage = "en"\navoid = ["b"]\nuse = "a"\nfrom = 2022-09-01', 9, "a"),
    ('[[word]]\nlanguage = "en"\navoid = [" "]', 3, "avoid"),
    ('[[word]]\nlanguage = "en"\navoid = ["' + "a" * 500 + '"]', 3, "avoid"),
    ('[[word]]\nlanguage = "en"\navoid = ["a\\tb"]', 3, "avoid"),
    ("format = 9", 0, "9"),
    ('[[person]]\nname = { zh = "甲', 2, "TOML"),
]  # fmt: skip


def test_a_department_that_is_the_end_of_ones_own_is_no_other_one() -> None:
    """市商务局 and 商务局 may be two of the list, and whoever is of the first is not refused for the second."""
    source = (
        LIST
        + """
[[person]]
name = { zh = "钱某" }
[[person.title]]
title = { zh = "科长" }
department = { zh = "商务局" }
[[person]]
name = { zh = "孙某" }
[[person.title]]
title = { zh = "科长" }
department = { zh = "教育局" }
"""
    )
    known = read_list(FILE, source)
    for text, wrong in (("商务局副局长张明华说", []), ("教育局副局长张明华说", ["教育局"])):
        test_what_is_found_in_a_text(known, "zh", text, SINCE, wrong)


def test_a_title_is_changed_where_no_other_words_could_belong_to_it(known: OfficeList) -> None:
    for text, changed in (
        ("副主席张明说", "主席张明说"), ("由副主席张明说", "由主席张明说"), ("某会第3副主席张明说", "某会第3主席张明说"),
        ("A厅副主席张明说", "A厅副主席张明说"),
    ):  # fmt: skip
        assert names_in_texts._retitled(known, SINCE, "zh", text, "副主席", "主席") == changed


@pytest.mark.parametrize(("source", "line", "named"), BAD)
def test_a_bad_file_is_one_line_that_says_which_and_why(source: str, line: int, named: str) -> None:
    with pytest.raises(SeriesFault) as caught:
        read_list(FILE, source)
    for lang in ("zh", "en"):
        said = caught.value.said(lang)
        assert "settings/names.000001.toml" in said and named in said and "\n" not in said
        assert not line or (f"第{line}行" if lang == "zh" else f"line {line}") in said


def person(lists: OfficeLists, name: str) -> KnownPerson:
    [found] = lists.now.known.called(name)
    return found


@pytest.mark.parametrize("above", ["# persons\n", "\n"])
def test_what_is_taken_out_leaves_one_blank_line_and_the_words_above(above: str) -> None:
    first, second = (f'[[person]]\nname = {{ zh = "{name}" }}\n' for name in ("张某", "李某"))
    source = f"format = 1\n{above}{first}\n{second}"
    known = read_list(Path("list"), source)
    left = above if above == "\n" else f"{above}\n"
    assert with_entry(source, known, Path("list"), known.persons[0], None)[0] == f"format = 1\n{left}{second}"


def test_each_change_is_a_file_of_its_own_and_nobody_overwrites_another(tmp_path: Path) -> None:
    (tmp_path / "settings").mkdir()
    tmp_path.chmod(0o2770)
    (tmp_path / FILE).write_text(LIST, "utf-8")
    mine, theirs = OfficeLists(tmp_path), OfficeLists(tmp_path)
    seen_here, seen_there = person(mine, "张明"), person(theirs, "张明")
    now = HeldTitle(words=words("书记", en="secretary"), since=date(2023, 1, 1))
    ended = replace(seen_here.titles[1], until=date(2022, 12, 31))
    mine.put(seen_here, replace(seen_here, order=21, titles=(seen_here.titles[0], ended, now)))
    theirs.put(None, KnownPerson(names=words("李某")))  # on top of what was written meanwhile
    with pytest.raises(ListTrouble, match="has just changed"):
        theirs.put(seen_there, replace(seen_there, order=None))
    mine.refresh()
    assert mine.now == theirs.now and len(person(mine, "张明").titles) == 3 and mine.now.known.called("李某")
    with pytest.raises(ListTrouble, match="already"):
        mine.put(None, KnownPerson(names=words("李某")))
    mine.put(person(mine, "李某"), None)
    names = sorted(path.name for path in (tmp_path / "settings").iterdir())
    assert names == [f"names.00000{number}.toml" for number in (1, 2, 3, 4)]
    assert (tmp_path / "settings" / names[3]).stat().st_mode & 0o777 == 0o660, (
        "a shared archive's are its group's"
    )
    # Everything else stands as it was written.
    left = [line for line in mine.source.split("\n") if line not in LIST.split("\n")]
    assert left == [
        "order = 21  # by the protocol office",
        "until = 2022-12-31",
        'title = { zh = "书记", en = "secretary" }',
        "from = 2023-01-01",
    ]
    assert "# as in the passport" in mine.source and mine.source.startswith("# Of the office.\n")

    # Ten at once: every one of them is there afterwards.
    clerks = [OfficeLists(tmp_path) for _ in range(10)]

    def add(lists: OfficeLists, name: str) -> Callable[[], None]:
        return lambda: (lists.put(None, KnownPerson(names=words(name))), None)[1]

    threads = [Thread(target=add(lists, f"赵{at}")) for at, lists in enumerate(clerks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    mine.refresh()
    assert all(mine.now.known.called(f"赵{at}") for at in range(10))

    # A newest file that cannot be read is told; the one before it holds; it is not built upon.
    newest = mine.file
    assert newest is not None
    newest.write_text(newest.read_text("utf-8") + "x = [", "utf-8")
    mine.refresh()
    still = [at for at in range(10) if mine.now.known.called(f"赵{at}")]
    assert mine.now.trouble is not None and len(still) == 9, "whoever was the last is in the broken one only"
    number = int(newest.name.split(".")[1])
    with pytest.raises(SeriesFault, match=rf"^The office's list \(no\. {number}\), line"):
        mine.put(None, KnownPerson(names=words("钱某")))
    edited = tmp_path / "edited.toml"
    edited.write_text(LIST, "utf-8")
    with pytest.raises(OfficeListTrouble, match="lacks entries"):
        mine.take_over(edited)
    assert mine.take_over(edited, replace=True).gone == 9 and mine.now.trouble is None


# -- held against a conference


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    """The page of the 24th, with three of its people otherwise than the list has them."""
    desk = open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW, local=tmp_path / "l")
    desk.add_sample(whole=True)
    return desk.open(desk.find("24"))


def found(sitting: Sitting) -> list[Finding]:
    return [one for one in look(sitting) if one.rule in OURS and one.failed]


def settle(sitting: Sitting, rule: str) -> Finding:
    """Take the first proposal of the one finding of a rule; it is gone then."""
    [finding] = [one for one in found(sitting) if one.rule == rule]
    for lang in ("zh", "en"):
        said = [message(finding, sitting.series, sitting.conference, lang)]
        said += [instruction(finding, sitting.series, sitting.conference, lang)]
        said += [mend_said(mend, sitting.series, sitting.conference, lang) for mend in finding.mends]
        assert all(said) and not any("{" in text for text in said), said
    take(sitting, finding.mends[0])
    assert not [one for one in found(sitting) if one.id == finding.id]
    return finding


def test_the_list_is_held_against_every_field_and_every_text(sitting: Sitting) -> None:
    assert found(sitting) == []
    assert [one.rule for one in look(sitting) if one.rule == rules.TITLE] == [rules.TITLE] * 4
    first = sitting.conference.sections["2i3"]

    sitting.set_fields(**{"sections/2i3": replace(first, title=words("秘书长", en="secretary-general"))})
    wrong = found(sitting)
    assert [(one.expected, one.got) for one in wrong] == [
        ("副秘书长", "秘书长"), ("deputy secretary-general", "secretary-general"),
    ]  # fmt: skip
    take(sitting, wrong[0].mends[0])
    take(sitting, found(sitting)[0].mends[0])
    assert sitting.conference.sections["2i3"] == first and found(sitting) == []

    sitting.set_fields(**{"sections/2i3": replace(first, department=words("自治区教育厅"))})
    assert settle(sitting, rules.TITLE).expected == "自治区政府"
    sitting.set_fields(**{"sections/2i3": replace(first, speaker=words("曲达", en="Chudar"))})
    assert settle(sitting, rules.SPELLED).expected == "Qu Da"
    sitting.set_fields(**{"sections/2i3": replace(first, speaker={})})
    settle(sitting, rules.ALONE)
    assert sitting.conference.sections["2i3"].speaker == first.speaker
    for department, proposed in (({}, 1), (words("自治区政府", en="Department of Education"), 0)):
        sitting.set_fields(**{"sections/2i3": replace(first, speaker={}, department=department)})
        [alone] = [one for one in found(sitting) if one.rule == rules.ALONE]
        assert len(alone.mends) == proposed, "one is proposed for no other department than their own"
    sitting.set_fields(**{"sections/2i3": first})
    answer = add_answer(
        sitting,
        Answer(
            0,
            words("配送"),
            words("何时？"),
            department=first.department,
            speaker=first.speaker,
            title=first.title,
            text=words("今天。"),
        ),
    )
    assert found(sitting) == [], "who answers was asked, and waits for no turn"
    remove(sitting, "answers", answer)
    second = sitting.conference.sections["pj3"]
    sitting.set_fields(**{"sections/pj3": replace(second, speaker=words("李增方"))})
    assert settle(sitting, rules.UNLISTED).got == "李增方"
    assert sitting.conference.sections["pj3"].speaker["zh"] == "李增芳"
    for said, near in (("李增方", ["李增芳", "李增房"]), ("曲大", [])):
        known = replace(
            sitting.names.known, persons=(*sitting.names.known.persons, KnownPerson(names=words("李增房")))
        )
        held, sitting._names = sitting._names, lambda known=known: ListInForce(known, "x")
        sitting.set_fields(**{"sections/pj3": replace(second, speaker=words(said))})
        [unlisted] = [one for one in found(sitting) if one.rule == rules.UNLISTED]
        assert [mend.rewording.new for mend in unlisted.mends if mend.rewording is not None] == near
        sitting._names = held
    sitting.set_fields(**{"sections/pj3": second})
    sitting.set_fields(**{"sections/pj3": replace(second, order=-1)})
    [order] = found(sitting)
    assert order.rule == rules.ORDER and str(order.cells[0]) == "sections/2i3"
    sitting.undo()

    # In prose: typed words are mended where they stand, in both languages, and a text of the conference too.
    section = add_section(sitting, words("自治区政府"), words("曲达"), words("副秘书长"))
    key = add_statement(sitting, section, "会议由秘书长曲达主持。")
    titled = settle(sitting, rules.TITLE)
    assert "在场次列表按 F9" in instruction(titled, sitting.series, sitting.conference, "zh") and (
        titled.got, str(titled.cells[0]),
    ) == ("秘书长", f"statements/{key}")  # fmt: skip
    assert sitting.conference.statements[key].text["zh"] == "会议由秘书长曲达主持。".replace(
        "秘书长", "副秘书长"
    )
    said = words("据介绍。", en="The Xizang teams came to Shigatse.")
    sitting.set_fields(**{f"statements/{key}": replace(sitting.conference.statements[key], text=said)})
    assert (
        settle(sitting, text_rules.WORD).got == "Xizang"
        and settle(sitting, text_rules.PLACE_OF_DAY).got == "Shigatse"
    )
    assert sitting.conference.statements[key].text["en"] == "The Tibet teams came to Xigaze."
    sitting.set_text("agenda.en", "Xizang today")
    settle(sitting, text_rules.WORD)
    assert sitting.conference.texts["agenda.en"] == "Tibet today"


def warnings(command: Command, archive: str) -> str:
    """How many warnings the list of conferences tells of the 24th."""
    listed = command("list", "--data", archive).stdout.split("\n")
    return next(line for line in listed if "2022-09-01-024" in line).split("\t")[6]


def test_a_list_that_was_begun_later_misses_nobody_before(sitting: Sitting, tmp_path: Path) -> None:
    lists = OfficeLists(tmp_path / "b")
    (tmp_path / "b").mkdir()
    known = lists.put(None, KnownPerson(names=words("钱某")), date(2022, 9, 1))
    assert known.since == date(2022, 9, 1) and "from = 2022-09-01" in lists.source
    late = HeldTitle(words=words("局长"), since=date(2022, 9, 1))
    known = lists.put(None, KnownPerson(names=words("曲达"), titles=(late,)))
    sitting._names = lambda: ListInForce(known, "x")
    titled = next(one for one in found(sitting) if one.rule == rules.TITLE)
    proposal = proposed_for(sitting, titled)
    assert proposal is not None and proposal.title is not None and proposal.title.since == date(2022, 9, 1)
    nobody = replace(sitting.conference.sections[titled.cells[0].key], speaker={})
    sitting.set_fields(**{str(titled.cells[0]): nobody})
    assert proposed_for(sitting, titled) is None
    sitting.undo()
    told = [(one.rule, one.facts.get("why")) for one in found(sitting)]
    assert told.count((rules.UNLISTED, None)) == 3 and (rules.TITLE, None) in told
    sitting.set_fields(held_on=date(2022, 8, 31))
    assert found(sitting) == []
    ended = replace(late, since=None, until=date(2022, 8, 30))
    known = lists.put(known.persons[1], KnownPerson(names=words("曲达"), titles=(ended,)))
    assert [one.facts["why"] for one in found(sitting)] == ["ended"], (
        "what is over is over, whenever the list began"
    )


def test_words_go_by_the_day_and_the_list_is_used_where_it_is_needed(
    sitting: Sitting, tmp_path: Path, command: Command
) -> None:
    # A year later the sentences of the series themselves have the old word.
    sitting.set_fields(held_on=date(2023, 11, 10))
    book = [one for one in found(sitting) if one.rule == text_rules.WORD and not one.cells]
    assert book and all(one.facts["why"] == "book" and one.expected == "Xizang" for one in book)
    assert any(str(one.cells[0]).startswith("lists/") for one in found(sitting) if one.cells and one.mends)
    sitting.undo()

    # Who is proposed has the title of the day, though they were last seen with another.
    desk = open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW, local=tmp_path / "l")
    [qu] = desk.names.now.known.called("曲达")
    was = replace(qu.titles[0], until=date(2022, 9, 2))
    now = HeldTitle(words=words("秘书长"), department=qu.titles[0].department, since=date(2022, 9, 3))
    desk.names.put(qu, replace(qu, titles=(was, now)))
    for number, title in (("24", "副秘书长"), ("26", "秘书长")):
        conference = desk.open(desk.find(number), journal=False).conference
        people = directory(desk, conference)
        one, other = people.last("曲达"), people.spoke_for("自治区政府")
        assert one is not None and other is not None and one.title["zh"] == other.title["zh"] == title
    assert "蒋曦" in people.names and "西藏大学" in people.departments("zh")
    first = desk.open(desk.find("12"), journal=False)
    add_section(first, words("那曲市商务局"), speaker=words("扎西"))
    same_day = directory(desk, first.conference).spoke_for("那曲市商务局")
    assert same_day is not None and same_day.name["zh"] == "扎西", (
        "an answer is mostly by who speaks that day"
    )

    # The command line says it: of the record, and of a text that came back.
    archive = str(tmp_path / "a")
    drafted = command("draft", "24", "--data", archive)
    assert (drafted.returncode, warnings(command, archive)) == (0, "0")
    text = drafted.stdout
    word = AvoidedWord(language="zh", avoid=("据介绍",), use="据通报")
    desk.names.put(None, word)
    again = command("draft", "24", "--data", archive)
    assert again.returncode == 1, "what passed before passed with the list of before"
    assert warnings(command, archive) == "1"
    desk.names.put(word, None)
    came_back = tmp_path / "back.txt"
    came_back.write_text(text.replace("副秘书长曲达", "秘书长曲达"), "utf-8")
    told = command("verify", "24", str(came_back), "--data", archive)
    assert told.returncode == 1 and "曲达在9月1日是“副秘书长”，文中写“秘书长”" in told.stdout
    sitting.set_fields(**{"sections/2i3": replace(sitting.conference.sections["2i3"], title=words("秘书长"))})
    sitting.save()
    rows = json.loads(command("check", "24", "--json", "--data", archive).stdout)
    assert [(row["rule"], row["severity"], row["cells"]) for row in rows if row["rule"] in OURS] == [
        (rules.TITLE, "warning", ["sections/2i3"])
    ]
    assert warnings(command, archive) == "2", "the title has lost its English, too"

    # A list that cannot be read is told, and holds a final text back until somebody has looked.
    newest = Path(command("names", "export", "--data", archive).stdout and str(desk.names.file))
    newest.write_text("person = 3", "utf-8")
    unread = json.loads(command("check", "24", "--json", "--data", archive).stdout)
    assert ("list-unread", "warning") in [(row["rule"], row["severity"]) for row in unread]
    assert command("names", "list", "--data", archive).returncode == 1


def test_a_file_is_tried_taken_over_and_taken_out(tmp_path: Path, command: Command) -> None:
    archive, file = str(tmp_path / "a"), tmp_path / "mine.toml"
    command("series", "new", "flood", "--data", archive)
    assert "F9" in command("names", "list", "--data", archive).stderr
    # One that somebody, or a synchronizing folder, has put beside the others under another name is not passed over.
    (tmp_path / "a" / "settings").mkdir()
    (tmp_path / "a" / "settings" / "names.toml").write_text(LIST, "utf-8")
    assert "settings/names.toml" in command("names", "list", "--data", archive).stderr
    (tmp_path / "a" / "settings" / "names.toml").unlink()
    file.write_text(LIST, "utf-8")
    assert command("names", "check", str(file), "--data", archive).returncode == 0
    taken = command("names", "import", str(file), "--data", archive)
    assert taken.returncode == 0 and taken.stdout.strip().endswith("settings/names.000001.toml")
    assert command("names", "export", "--data", archive).stdout.strip() == LIST.strip()
    new = tmp_path / "out.toml"
    written = command("names", "export", str(new), "--data", archive)
    assert (written.returncode, written.stdout) == (0, "") and new.read_text("utf-8").strip() == LIST.strip()
    again = command("names", "export", str(new), "--data", archive)
    assert again.returncode == 1 and str(new) in again.stderr and "已有同名" in again.stderr
    assert "same" in command("names", "import", str(file), "--data", archive, "--lang", "en").stderr
    on = command("names", "list", "--on", "2022-09-01", "--data", archive).stdout
    assert "主席 / chairperson\t2022-09-01\t" in on and "副主席" not in on and "支援西藏\t援藏" in on
    for no_day in ("soon", "20220901"):
        assert command("names", "list", "--on", no_day, "--data", archive).returncode == 2
    file.write_text(LIST.replace("order = 20", "order = twenty"), "utf-8")
    bad = command("names", "check", str(file), "--data", archive, "--lang", "en")
    assert bad.returncode == 1 and "mine.toml, line 7 is not valid TOML" in bad.stdout
    assert command("names", "import", str(file), "--data", archive).returncode == 1
    assert command("names", "check", "--data", archive).returncode == 2


@pytest.mark.parametrize(
    ("lang", "right", "wrong", "said"),
    [("zh", "李增芳", "李增方", "名单上是“李增芳”（党组成员"), ("en", "Li Zengfang", "Li Zengfan", "list has “Li Zengfang” (deputy director)")],
)  # fmt: skip
def test_a_name_one_sign_off_is_told_in_a_page_and_in_a_text_that_came_back(
    tmp_path: Path, command: Command, lang: str, right: str, wrong: str, said: str
) -> None:
    ours = command("draft", "24", "--text-lang", lang, "--demo").stdout
    assert right in ours
    for text, told in ((ours, False), (ours.replace(right, wrong), True)):
        (tmp_path / "page.txt").write_text(text, "utf-8")
        for asked in (("check",), ("verify", "24")):
            found = command(*asked, str(tmp_path / "page.txt"), "--demo", "--lang", lang).stdout
            assert (said in found) is told, (asked, found)
            assert not any(line.startswith("：") for line in found.split(" 警告 ")), (
                "no place is named before it"
            )


def test_who_is_only_nearly_called_so_is_somebody_else() -> None:
    """Without the title or the department in the sentence, at another length, or where both are listed."""
    title = HeldTitle(
        words={"zh": "局长", "en": "director"}, department={"zh": "水利局", "en": "water bureau"}
    )
    persons = [
        KnownPerson(names=names, titles=(title,))
        for names in ({"zh": "李增芳", "en": "Li Zengfang"}, {"zh": "次旦卓玛", "en": "Cidan Zhuoma"}, {"zh": "次仁卓玛"})
    ]  # fmt: skip
    known, day = OfficeList(persons=tuple(persons)), date(2022, 9, 1)

    def met(text: str, language: str = "zh") -> list[str]:
        looked_at = folded_for_names(text, language)
        return [looked_at.text[one.start : one.end] for one in nearly_named(known, day, looked_at, language)]

    assert sorted(met("水利局局长李增方、李曾芳和张增芳说")) == sorted(["李增方", "李曾芳", "张增芳"])
    assert met("水利局局长次旺卓玛说。") == ["次旺卓玛"] and met("水利局局长次仁卓玛说。") == []
    assert met("水利局局长李增芳说。李增方也来了。") == [] and met("李增方在水利局以外。") == ["李增方"]
    assert met("Li Zengfan, director, said. Li Zhengfang of the Water Bureau agreed.", "en") == ["li zengfan", "li zhengfang"]  # fmt: skip
    assert met("Li Zengfang, director, met Li Ming of the water bureau.", "en") == []
    assert met("Zengfang Li, director", "en") == []


def test_a_first_title_stands_behind_the_person_it_is_of() -> None:
    source = 'format = 1\n\n[[person]]\nname = { zh = "张某" }\n\n[[person]]\nname = { zh = "李某" }\n'
    known = read_list(Path("list"), source)
    first = known.persons[0]
    named = replace(first, titles=(HeldTitle(words={"zh": "局长"}),))
    text, after = with_entry(source, known, Path("list"), first, named)
    assert after.persons == (named, known.persons[1])
    assert text.index("张某") < text.index("局长") < text.index("李某")
