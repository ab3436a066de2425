"""Figures of English prose: lifted, the Chinese ones used again, their measures said; what is never final."""

from collections.abc import Iterator
from datetime import date
from itertools import count, pairwise
from pathlib import Path

import pytest

from store.checks.basis.finding import Finding, Severity
from store.checks.report import instruction, message
from store.checks.texts.style import unfinished
from store.desk.checking import found_in_draft
from store.desk.outgoing.gate import why_not
from store.desk.paragraphs.section_figures import lift
from store.desk.paragraphs.sections import add, previewed, write
from store.desk.sitting import Sitting
from store.record.conference import Conference
from store.record.measure import UNITS
from store.record.notes import LOOSE
from store.record.quantity import read_quantity
from store.record.section import Section, Statement
from store.record.statement_slots import prose_slots
from store.series.subject_file import shared_subject
from store.wording.numbers.quantities_english import (
    find_numbers,
    has_words,
    in_chinese,
    read_spelled_out,
    say_english,
)
from store.wording.prove.books import load_book
from store.wording.say.draft import Draft
from store.wording.say.saying import say
from tests.sample_conferences import samples, series

BOOK = load_book(series(), "en")
WORDS = ("word", "words")


def desk(chinese: str, english: str) -> tuple[Sitting, str]:
    """A conference with one statement in both languages, its Chinese figures lifted."""
    clock = count(1_662_019_200_000)
    one = Sitting(
        series(), Conference("xizang_epidemic", date(2022, 9, 1)), key="x", who="央金", clock=lambda: next(clock)
    )  # fmt: skip
    section = add(one, "sections", Section(0, {"zh": "卫健委", "en": "The health commission"}))
    key = add(one, "statements", Statement(section, 0, {"zh": chinese} if chinese else {}))
    lift(one, "statements", key)
    write(one, "statements", key, english, "en")
    one.close()
    return one, key


def printed(one: Sitting, key: str) -> str:
    return previewed(BOOK, one.conference, "statements", key).draft.text


TEXTS = [
    # english, how many figures it has, their values in order
    ("A total of 1,250 medical workers were sent.", ["1250"]),
    ("Fifteen hospitals and two clinics treated 1.2 million patients.", ["15", "2", "1200000"]),
    ("More than 20,000 people paid 66.3055 million yuan, up 12.5 percent.", ["20000", "66305500", "12.5"]),
    ("Crops on 12,500 hectares were damaged; over 300 houses fell.", ["12500", "300"]),
    ("They sent one hundred and twenty nurses and fifteen thousand boxes.", ["120", "15000"]),
    ("No cases died; the first case was found in 3 days by three teams.", ["0", "1", "3", "3"]),
    ("Some 300 sites, nearly 5 million doses, at least 80 days, 0.5% of 7 beds.", ["300", "5000000", "80", "0.5", "7"]),
    ("On Aug. 31, 2022, at 2 p.m., COVID-19 (No. 5, the 24th round) rose; call 12345. 5G is on.", []),
    ("In 2021 the 1990s plan H1N1 of MU5735 was one of the best, 14:00 to 16:00.", []),
]  # fmt: skip


@pytest.mark.parametrize(("english", "values"), TEXTS)
def test_english_figures_are_lifted_and_printed_back_to_the_sign(english: str, values: list[str]) -> None:
    one, key = desk("", english)
    keys = lift(one, "statements", key, BOOK)
    figures = one.conference.figures
    found = [figures[name].quantity for name in keys]
    assert [quantity.plain for quantity in found if quantity is not None] == values
    assert printed(one, key) == english
    assert len(prose_slots(one.conference.statements[key].text["en"])) == len(values)
    draft = previewed(BOOK, one.conference, "statements", key).draft
    assert all(span.cells for span in draft.spans if span.kind.value == "count")
    assert lift(one, "statements", key, BOOK) == [], "nothing is left to lift"
    for name in keys:  # the figure is one that a person could have typed in Chinese
        quantity = figures[name].quantity
        assert quantity is not None and read_quantity(quantity.text).says_same(quantity)
    if keys:
        one.undo()
        assert one.conference.statements[key].text["en"] == english and not one.conference.figures


@pytest.mark.parametrize(
    ("chinese", "english", "slots"),
    [
        ("共派出1250名医务人员。", "A total of 1,250 medical workers were sent.", [".number}"]),
        ("设15家医院。", "There are fifteen hospitals.", [".words}"]),
        ("2万余人撤离，发放500箱。", "They gave 500 boxes to more than 20,000 people.", ["}", "}"]),
        ("受灾农作物12500公顷。", "Crops on 12,500 hectares were damaged.", ["}"]),
        ("补贴6630.55万元。", "They paid 66.3055 million yuan.", ["}"]),
        ("增长12.5%。", "It rose 12.5 percent.", ["}"]),
    ],
)
def test_english_uses_the_figures_of_the_chinese_text(chinese: str, english: str, slots: list[str]) -> None:
    one, key = desk(chinese, english)
    before = set(one.conference.figures)
    lift(one, "statements", key, BOOK)
    assert set(one.conference.figures) == before, "no second figure is made"
    text = one.conference.statements[key].text["en"]
    assert [
        text[slot.start : slot.end][-len(end) :] for slot, end in zip(prose_slots(text), slots, strict=True)
    ] == slots
    assert printed(one, key) == english
    assert say(series(), load_book(series(), "zh"), one.conference, "full").text.count(chinese) == 1


TWICE = [
    # chinese, english, how many figures both together are made of
    ("倒塌房屋300余间。", "Over 300 houses collapsed.", 1),
    ("倒塌房屋300余间，转移群众1.2万人。", "In all, over 300 houses collapsed and 12,000 people were moved.", 2),
    ("调配帐篷500顶、棉被2000床，投入16亿元。", "It sent 500 tents and 2,000 quilts and spent 1.6 billion yuan.", 3),
    ("考点12个，考务人员12人。", "There are 12 people at 12 test sites.", 2),
    ("倒塌房屋300余间。", "Some 300 houses collapsed.", 2),  # 300 or so is not more than 300
    ("倒塌房屋300余间。", "Over 301 houses collapsed.", 2),
]  # fmt: skip


@pytest.mark.parametrize(("chinese", "english", "figures"), TWICE)
@pytest.mark.parametrize("first", ["zh", "en"])
def test_one_datum_is_one_figure_whichever_language_is_lifted_first(
    chinese: str, english: str, figures: int, first: str
) -> None:
    one, key = desk("", "")
    write(one, "statements", key, chinese)
    write(one, "statements", key, english, "en")
    for language in ("zh", "en") if first == "zh" else ("en", "zh"):
        lift(one, "statements", key, BOOK if language == "en" else None)
    assert len(one.conference.figures) == figures
    assert printed(one, key) == english
    zh = previewed(load_book(series(), "zh"), one.conference, "statements", key).draft.text
    assert zh.endswith(chinese)
    assert not [found for found in why_not(one, one.draft("en")).errors if found.rule == "figure-refused"]
    one.undo()
    assert printed(one, key) == english


def test_a_translation_takes_the_figure_of_its_own_measure_first() -> None:
    one, key = desk("考点12个，考务人员12人。", "There are 12 people at 12 test sites.")
    lift(one, "statements", key, BOOK)
    sites, people = (slot.ref for slot in prose_slots(one.conference.statements[key].text["zh"]))
    told = [slot.ref for slot in prose_slots(one.conference.statements[key].text["en"])]
    assert told == [people, sites]


def test_another_unit_or_value_is_another_figure() -> None:
    one, key = desk("受灾12500公顷，转移300人。", "Crops on 12,500 acres and 301 people were hit.")
    lift(one, "statements", key, BOOK)
    assert len(one.conference.figures) == 4


def test_a_changed_figure_changes_the_english_too() -> None:
    one, key = desk("共派出1250名医务人员。", "A total of 1,250 medical workers were sent.")
    lift(one, "statements", key, BOOK)
    from tests.typed_figures import type_figure

    [name] = one.conference.figures
    type_figure(one, name, "1300名")
    assert printed(one, key) == "A total of 1,300 medical workers were sent."


@pytest.mark.parametrize(
    ("said", "value"),
    [("fifteen", (15, "")), ("twelve hundred", (1200, "")), ("one hundred and twenty", (120, "")),
     ("two million", (2, "million")), ("two million three hundred thousand", (2300, "thousand")),
     ("a hundred", (100, "")), ("six hundred twenty-one", (621, "")), ("three thousand and five", (3005, ""))],
)  # fmt: skip
def test_numbers_in_words_have_their_value(said: str, value: tuple[int, str]) -> None:
    assert read_spelled_out(said) == value
    [(quantity, (start, end))] = find_numbers(f"They have {said} houses.", {})
    assert quantity.value == value[0] * (10**6 if value[1] == "million" else 1000 if value[1] else 1)
    assert (start, end) == (10, 10 + len(said))


@pytest.mark.parametrize(
    "noise", ["one hundred and two thousand and a ", "five thousand and ", "1,2,3,", "12-34-", "“1 a "]
)
def test_a_noisy_text_does_not_hang_the_reader(noise: str) -> None:
    """No pattern tries a run of words from each of its beginnings: that cost minutes at this length."""
    from time import perf_counter

    started = perf_counter()
    find_numbers(noise * 3000, BOOK.units)
    assert perf_counter() - started < 30


# --- measures ------------------------------------------------------------------------------------


def test_the_measures_of_official_bulletins_have_english_words_or_none_on_purpose() -> None:
    for unit in [
        "公顷",
        "亩",
        "吨",
        "公里",
        "平方米",
        "平方公里",
        "立方米",
        "千瓦时",
        "户",
        "头",
        "只",
        "栋",
        "间",
        "所",
        "家",
        "座",
        "辆",
        "架次",
        "人次",
        "批次",
        "件",
        "份",
        "剂",
        "管",
    ]:
        assert unit in BOOK.units, unit
    open_ones = {unit for unit in UNITS if not unit.isascii() and unit not in BOOK.units}
    assert open_ones == {"万元户", "成", "度", "折"}, (
        "no one English word; their figures wait for words of their own"
    )


@pytest.mark.parametrize(
    ("printed", "said", "one"),
    [("12500公顷", "12,500 hectares", "1 hectare"), ("3栋", "three buildings", "one building"),
     ("2县", "two counties", "one county"), ("5箱", "five boxes", "one box"), ("4架", "four aircraft", "one aircraft"),
     ("30平方米", "30 square meters", "1 square meter"), ("6头", "6 head", "1 head"), ("8岁", "8 years old", "1 year old"),
     ("三分之二", "two-thirds", "one"), ("12Mbps", "12 Mbps", "1 Mbps")],
)  # fmt: skip
def test_one_and_many_are_said_rightly(printed: str, said: str, one: str) -> None:
    quantity = read_quantity(printed)
    assert say_english(quantity, BOOK.units) == said and has_words(quantity, BOOK.units)
    unit = quantity.unit
    assert say_english(read_quantity(f"1{unit}"), BOOK.units).startswith(one.split()[0])
    if unit:
        assert say_english(read_quantity(f"1{printed.lstrip('0123456789')}"), BOOK.units) == one


def test_each_measure_goes_from_english_to_chinese_and_back() -> None:
    for key, word in BOOK.units.items():
        if word.other:
            back = in_chinese(find_numbers(f"They had 1,250 {word.other}, yes", BOOK.units)[0][0], BOOK.units)
            assert back.plain == "1250" and BOOK.units[back.unit].other == word.other, key


def english(one: Sitting) -> tuple[Finding, ...]:
    return tuple(unfinished(one.conference, one.draft("en"), shared_subject()))


@pytest.mark.parametrize(
    ("raw", "text", "rule"),
    [
        ("350摊", "They opened {f} stalls.", "unit-unworded"),
        ("12500公顷", "Crops on {f.number} were damaged.", "unit-unworded"),
        ("6412个", "They worked on {f} and went.", "unit-unsaid"),
    ],
)
def test_a_figure_without_its_measure_is_not_final_in_english(raw: str, text: str, rule: str) -> None:
    from tests.typed_figures import enter_figure

    one, key = desk("", "")
    section = one.conference.statements[key].section
    name, why = enter_figure(one, raw, label={"zh": "数"}, section=section)
    assert why is None
    slot = text.replace("{f", f"{{f:{name}")
    write(one, "statements", key, slot, "en")
    found = [finding for finding in english(one) if finding.rule == rule]
    assert len(found) == 1
    obstacles = why_not(one, one.draft("en"))
    assert any(each.rule == rule for each in (*obstacles.errors, *obstacles.unexplained))
    for lang, words in (("zh", "没有英文说法"), ("en", "has no English")):
        told = message(found[0], series(), one.conference, lang)
        what = instruction(found[0], series(), one.conference, lang)
        if rule == "unit-unworded":
            assert (
                words in told
                and read_quantity(raw).unit in told
                and ("英文量词" if lang == "zh" else "measure words") in what
            )
    good = text.replace("stalls", "stalls").replace(".number", "").replace("{f} and", "{f} faults and")
    write(one, "statements", key, good.replace("{f", f"{{f:{name}"), "en")
    if rule != "unit-unworded" or raw.endswith("公顷"):
        assert not [finding for finding in english(one) if finding.rule.startswith("unit")]


def test_a_name_of_the_chinese_text_is_that_name_in_english() -> None:
    one, key = desk("提供“0元30G”流量包，惠及35万用户。", "A “0元30G” package reached 350,000 users.")
    lift(one, "statements", key, BOOK)
    zh, en = (one.conference.statements[key].text[lang] for lang in ("zh", "en"))
    assert {slot.ref for slot in prose_slots(zh)} == {slot.ref for slot in prose_slots(en)}
    assert printed(one, key) == "A “0元30G” package reached 350,000 users."
    assert not [found for found in english(one) if found.failed and found.rule == LOOSE]


def test_an_english_figure_left_in_the_words_is_a_finding() -> None:
    one, _ = desk("", "A total of 1,250 medical workers were sent.")
    assert [f.got for f in found_in_draft(one, one.draft("en")) if f.rule == LOOSE] == [
        "1,250 medical workers"
    ]
    one, key = desk("", "A total of 1,250 medical workers were sent.")
    lift(one, "statements", key, BOOK)
    assert not [f for f in found_in_draft(one, one.draft("en")) if f.rule == LOOSE]


# --- placeholders and Chinese in English -----------------------------------------------------------


def told(text: str, language: str) -> list[tuple[str, str]]:
    draft = Draft(text, (), language, "full")
    return [(f.rule, f.severity.value) for f in unfinished(samples()[24], draft, shared_subject())]


@pytest.mark.parametrize(
    "text",
    ["【待填：主办单位】举行", "【主办单位】举行", "共{x}例", "共｛人数｝人", "TODO 某市", "TBD", "XXX市新增", "××市新增3例",
     "新增____例", "新增？？？例", "［TO COME".replace("［", "["), "□□县", "<名称>", "〔待核实〕", "【 待补充 】", "共%d人"],
)  # fmt: skip
def test_a_placeholder_is_never_final(text: str) -> None:
    for language in ("zh", "en"):
        assert ("placeholder", "error") in told(text, language)


@pytest.mark.parametrize(
    "text", ["[HOST] held a briefing on [TOPIC]", "[TO COME: cases]", "It is TBD.", "about ${n} cases"]
)
def test_an_english_placeholder_is_never_final(text: str) -> None:
    assert ("placeholder", "error") in told(text, "en")


def test_a_lost_character_is_never_final_and_a_name_only_one_machine_draws_wants_a_reason() -> None:
    for language, text in (("zh", "成都市\ufffd自贡市"), ("en", "Chengdu\ufffd\ufffd reported")):
        assert ("sign-lost", "error") in told(text, language)
    assert told("王〓介绍", "zh") == [("sign-lost", "warning")]


@pytest.mark.parametrize("text", ["XX市新增", "（待补充）", "(insert date)", "某X市", "【注】"])
def test_what_may_be_one_wants_a_reason(text: str) -> None:
    assert told(text, "zh") == [("placeholder", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "《待命》公布",
        "李某某表示",
        "二〇二二年",
        "5×3",
        "[链接]",
        "待定方案已公布",
        "“0元30G”套餐",
        "x射线",
        "一是……二是……",
    ],
)
def test_words_that_only_look_like_one_pass(text: str) -> None:
    assert told(text, "zh") == []


def test_chinese_in_an_english_text_is_not_final_unless_it_is_quoted() -> None:
    wrong = [
        "The city of 那曲 rose",
        "It rose，by 5",
        "１２ cases",
        "Cases （new）",
        "“拉萨” and 日喀则",
        "(布达拉宫) is",
    ]
    for text in wrong:
        assert ("chinese-in-english", "error") in told(text, "en"), text
    for text in ("The Potala Palace (布达拉宫) is open.", "They said “加油” twice.", "They offered “0元30G” and four apps.",
                 "Lhasa—Xigaze’s “new” plan… £5"):  # fmt: skip
        assert told(text, "en") == [], text
    assert told("那曲市3例", "zh") == []


def _languages() -> Iterator[tuple[str, str]]:
    yield from (("zh", "full"), ("en", "full"), ("zh", "table"), ("en", "table"))


def test_the_sample_and_its_forms_have_none_of_it() -> None:
    for language, form in _languages():
        draft = say(series(), load_book(series(), language), samples()[24], form)
        assert not list(unfinished(samples()[24], draft, shared_subject()))


def test_an_untouched_template_is_not_final(tmp_path: Path) -> None:
    """`series new` leaves [HOST] and 【待填：主办单位】 to be filled in: neither text goes out."""
    from store.series.loading import load_series

    folder = Path(__file__).parents[2] / "store/series/template"
    copy = tmp_path / "template"
    copy.mkdir()
    for file in folder.glob("*.toml"):
        name = "series.toml" if file.name == "definition.toml" else file.name
        (copy / name).write_text(file.read_text("utf-8"), encoding="utf-8")
    made = load_series(copy)
    one = Sitting(
        made, Conference(made.key, date(2022, 9, 1), number=1), key="x", who="央金", clock=lambda: 1
    )
    for language, host in (("zh", "【待填：主办单位】"), ("en", "[HOST]")):
        why = why_not(one, one.draft(language, "full"))
        assert any(f.rule == "placeholder" and f.got == host for f in why.errors), language
        assert all(f.severity is Severity.ERROR for f in why.errors)


def test_units_named_twice_agree_with_pairs_in_order() -> None:
    """The findings of one text lie one behind the other and never overlap."""
    found = list(
        unfinished(samples()[24], Draft("[HOST] 那曲，【待填】 TBD XX", (), "en", "full"), shared_subject())
    )
    spans = sorted((int(str(f.facts["start"])), int(str(f.facts["end"]))) for f in found)
    assert len(spans) >= 5 and all(left[1] <= right[0] for left, right in pairwise(spans))


def test_what_somebody_says_in_quotation_marks_has_figures_and_a_name_has_none() -> None:
    """“All 300 students are safe” was passed over as a name, and blocked the text as a number nobody tied."""
    for text, found in (
        ("It said: “All 300 students are safe” today.", ["300"]),
        ("The “0 yuan 30G” plan of “300 students” began.", ["300"]),
    ):
        assert [quantity.digits for quantity, _ in find_numbers(text, BOOK.units, ())] == found
