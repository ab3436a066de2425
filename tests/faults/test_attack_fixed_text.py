"""Invented quantities in fixed text, in every spelling an attacker thought of and in every field: none leaves.

The table of the attack: what | tries | got through. A try is one spelling in one field of one language; it
got through when nothing held the text back. Every time each spelling is tried in one of the fields; in the
full campaign in all of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import Finding
from store.checks.drafts import check_draft
from store.desk.texts import obstacles
from store.record.answer import Answer
from store.record.claim import Claim
from store.record.conference import Conference
from store.record.figure import CountedList, Figure
from store.record.notes import LOOSE
from store.record.quantity import read_quantity
from store.record.section import Section, Statement
from store.record.status import Reached, Statuses
from store.record.words import words
from store.wording.book.book import Book, Phrase
from store.wording.book.pattern import Literal, parse
from store.wording.prove.books import load_book
from store.wording.say.draft import Draft
from store.wording.say.saying import say
from tests.checks_cases import conference, series
from tests.examples import dealt
from tests.faults.at_once import Look, Try, passed
from tests.faults.claims_nobody_says import LEFT_EN, LEFT_ZH, VAGUE_EN, VAGUE_ZH

CHINESE = [
    # digits in their scripts
    "9999例", "９９９９例", "٩٩٩٩例", "۹۹۹۹例", "९९९९例", "༩༩༩༩例", "၉၉၉၉例", "๙๙๙๙例", "𝟗𝟗𝟗𝟗例", "𝟡𝟡𝟡例", "𝟿𝟿例", "🯹🯹🯹例", "⑨⑨例", "❾❾例", "➒➒例",
    "⑼⑼例", "⒐⒐例", "㈨㈨例", "㊈㊈例", "Ⅻ例", "ⅸ例", "⁹⁹例", "₉₉例", "⅞的病例另有9例", "㉟例", "⓽例", "〩〩例", "9️⃣9️⃣例", "💯例",
    # split, spaced, marked
    "9 999例", "9,999例", "9，999例", "9．999例", "9'999例", "9·999例", "9_999例", "9 9 9 9 例", "9999 例", "9999　例", "9999“例”", "“9999”例",
    "9999（例）", "9\u200b9\u200b9例", "9\u00ad99例", "99.9万例", "9.9 万 例", "9999-例", "*9999*例", "9O9例", "9l9例",
    # mixed
    "9千例", "9千多例", "9千余例", "9百例", "9K例", "9w例", "1万9例", "九9九例", "上千例", "9999余例", "近9999例", "9999多名", "9999左右例",
    # Chinese numerals
    "九千例", "九千九百例", "玖仟例", "玖仟玖佰例", "九 千 例", "九千多例", "几千例", "数百例", "数千人", "几十例", "上万人", "过亿元", "两千多人",
    "廿例", "卅例", "〇九例", "二〇九例", "九〇九例", "兩千例", "九萬例", "九億元", "貳佰人", "十几例", "百余例", "千余例", "万余例", "半数病例另加两例",
    "一例", "1例", "9例", "两例", "三十六例", "俩个", "仨个", "百分之九十九", "百分之九点九", "千分之九", "万分之三", "三分之二", "九成", "三成多", "99%", "９９％",
    "99﹪", "99 %", "99个百分点", "９成", "五倍", "数倍", "十倍", "翻了两番", "九千名", "九千个高风险区", "九千户", "9999元", "九万亿元", "九千病例", "9999感染者",
    "九千位患者", "九千人次", "9999人", "9.9吨", "第9999例", "第九千例", "9999号病例", "九点九亿", "9999万元", "九千　人", "9999m", "9999公里", "1／3的病例", "1/3例",
    "¥9999", "￥９９９９", "$9999", "九十九分之一", "若干例", "数以千计的病例", "两三百名", "十来例", "一千零一例", "百分百的九成九", "10⁴例", "nine thousand例", "nine例", "IX例（即9例）",
    # what it counts stands before it; no number in particular
    "阳性9999", "死亡九千", "感染者：9999", "病例共9999", "累计9999", "多例", "数例", "好几例", "成千上万的病例", "不计其数的病例", "减半的病例", "对折",
]  # fmt: skip
ENGLISH = [
    "9,999 cases", "9999 cases", "９９９９ cases", "٩٩٩٩ cases", "𝟗𝟗 cases", "⑨⑨ cases", "Ⅻ cases", "9 999 cases", "9.999 cases", "9'999 cases", "9-999 cases",
    "nine thousand cases", "Nine Thousand cases", "NINE THOUSAND CASES", "nine-thousand cases", "nine  thousand cases", "nine thou-sand cases", "nine-ty cases", "n-i-n-e cases",
    "n i n e cases", "ｎｉｎｅ cases", "𝐧𝐢𝐧𝐞 cases", "niｎe thousand cases", "nіne cases", "nine\u200b thousand cases", "ni\u00adne thousand cases", "nine hundred and ninety-nine cases",
    "9 thousand cases", "9k cases", "9.9 million cases", "9 mn people", "a dozen cases", "dozens of cases", "hundreds of cases", "thousands of new confirmed cases", "a hundred cases", "several hundred cases",
    "half of the cases", "a third of the cases", "two-thirds of the cases", "two thirds of the cases", "three quarters of the cases", "nine in ten cases", "99 percent", "99 per cent", "99%", "ninety-nine percent",
    "ninety-nine pct", "99 percentage points", "twofold increase", "doubled", "tripled", "one case", "1 case", "one new case", "one confirmed case", "zero cases", "nought cases", "two cases",
    "two new local cases", "nine more deaths", "nine people", "ninety patients", "forty-two infections", "fourteen persons", "$9,999", "US$9,999", "RMB 9,999", "9,999 yuan", "9,999 hectares", "nine tons",
    "an additional nine thousand", "a total of 9,999", "9,999 of them", "2022 cases", "9,999th case", "9999例", "九千例", "a million", "umpteen cases", "fourscore patients", "double-digit cases", "tens of thousands of people", "1.2bn yuan", "May 9,999 cases", "9O9 cases",
    # typed against the word before
    "to88 people", "rose9999 yuan", "cases9999", "Reached9999 patients", "a re88 of them",
    # what it counts stands before it, or behind
    "cases: 9,999", "infections 9,999", "cases (9999)", "deaths 9999", "a total of 9999", "9999 tested positive", "nine thousand were infected",
    "9,999 have recovered", "ninetynine cases", "ninethousand cases", "fourty cases", "several new cases", "a few cases", "tens of cases",
    "zillions of cases", "triple the cases", "the ninth case", "nine lakh cases",
]  # fmt: skip
COUNTS_FOR_SURE = {"zh": CHINESE[-12:-7], "en": ENGLISH[-18:-9]}
"""What one key must not accept as a name."""
LEADS = {"zh": "经核实另有{}。", "en": "There were also {}."}


def _with_section(**fields: object) -> Conference:
    section = replace(
        Section(0, words("卫生健康委", en="health commission"), words("李某", en="Li")), **fields
    )
    statement = Statement("s", 0, words("一切正常。", en="All was normal."))
    return replace(conference(24), sections={"s": section}, statements={"t": statement})


def _both(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def _texts(name: str) -> Callable[[str], Conference]:
    return lambda text: replace(conference(24), texts={name: text, f"{name}.en": text})


def _statement(text: str) -> Conference:
    return replace(_with_section(), statements={"t": Statement("s", 0, _both(text))})


def _answer(**fields: object) -> Conference:
    answer = replace(
        Answer(0, words("配送", en="delivery"), words("如何？", en="How?"), speaker=words("蒋某", en="Jiang"),
               text=words("正常。", en="Normal.")),
        **fields,
    )  # fmt: skip
    return replace(conference(24), answers={"q": answer})


def _list(text: str) -> Conference:
    items = CountedList(0, ("甲", text), translated=("A", text))
    return replace(_statement("包括{l:a}。"), lists={"a": items})


def _claim(text: str) -> Conference:
    return replace(_statement("{c:a}。"), claims={"a": Claim(0, predicate=_both(text), speaker="白某")})


def _status(text: str) -> Conference:
    far = dict.fromkeys((place.key for place in series().places), Reached.DONE)
    return replace(_statement("{s:a}。"), statuses={"a": Statuses(0, _both(text), far)})


FIELDS: dict[str, tuple[str, Callable[[str], Conference]]] = {
    **{name: ("full", _texts(name)) for name in ("headline", "subheads", "agenda", "byline", "body", "host", "topic")},
    "statement": ("full", _statement),
    "department": ("full", lambda text: _with_section(department=_both(text))),
    "title": ("full", lambda text: _with_section(title=_both(text))),
    "speaker": ("full", lambda text: _with_section(speaker=_both(text))),
    "script": ("script", _statement),
    "answer": ("full", lambda text: _answer(text=_both(text))),
    "question": ("qa", lambda text: _answer(question=_both(text))),
    "promise": ("qa", lambda text: _answer(promise=text)),
    "concern": ("full", lambda text: _answer(topic=_both(text), asker=_both("某报"))),
    "list item": ("full", _list),
    "claim": ("full", _claim),
    "goal": ("full", _status),
}  # fmt: skip


@cache
def book(language: str) -> Book:
    return load_book(series(), language)


def held_back(one: Conference, form: str, language: str, own: Book | None = None) -> list[Finding]:
    """What of this rule keeps the text from going out."""
    draft = say(series(), own or book(language), one, form)
    why = obstacles(draft, check_draft(series(), one, draft))
    return [finding for finding in (*why.errors, *why.unexplained) if finding.rule == LOOSE]


SPELLINGS = {"zh": CHINESE, "en": ENGLISH}
PRINTED = {"zh": list(FIELDS), "en": [field for field in FIELDS if field != "promise"]}
"""The fields a text of each language prints; a promise has no English."""


def passed_in(
    language: str, tried: Mapping[str, Iterable[str]], keeps_back: Callable[[Finding], bool]
) -> list[tuple[str, str]]:
    """Field and text of those that nothing of that kind keeps from going out."""

    def look_at(form: str) -> Look:
        def look(one: Conference) -> tuple[Draft, list[Finding]]:
            draft = say(series(), book(language), one, form)
            why = obstacles(draft, check_draft(series(), one, draft))
            return draft, [each for each in (*why.errors, *why.unexplained) if keeps_back(each)]

        return look

    def phrases(form: str) -> list[Try]:
        return [
            Try(field, text, FIELDS[field][1](text))
            for field, texts in tried.items() if FIELDS[field][0] == form for text in texts
        ]  # fmt: skip

    return [
        one
        for form in ("full", "qa", "script")
        for one in passed(conference(24), phrases(form), look_at(form))
    ]


def got_through(language: str, tried: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    for field in tried:
        form, build = FIELDS[field]
        assert not held_back(build("情况" if language == "zh" else "matters"), form, language), (
            "a false alarm"
        )
    return passed_in(language, led(language, tried), lambda each: each.rule == LOOSE)


def led(language: str, tried: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Each spelling in its sentence."""
    return {field: [LEADS[language].format(text) for text in texts] for field, texts in tried.items()}


def dealt_out(language: str, table: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    return {field: dealt(table[language], field, PRINTED[language]) for field in PRINTED[language]}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_invented_quantity_leaves_in_a_field(language: str) -> None:
    tried = dealt_out(language, SPELLINGS)
    assert all(tried.values()) and not got_through(language, tried)


@pytest.mark.full
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_invented_quantity_leaves_in_any_field(language: str) -> None:
    assert not got_through(language, dict.fromkeys(PRINTED[language], SPELLINGS[language]))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_stands_beside_what_it_counts_is_no_name(language: str) -> None:
    for spelling in COUNTS_FOR_SURE[language]:
        found = held_back(_statement(LEADS[language].format(spelling)), "full", language)
        assert any(each.severity.value == "error" for each in found), spelling


@pytest.mark.parametrize(
    "text", ["½ of cases were mild.", "¾ of the patients recovered.", "⅓ of infections were old."]
)
def test_a_fraction_at_the_beginning_is_no_number_of_a_list(text: str) -> None:
    assert held_back(_texts("byline")(text), "full", "en"), text


def test_what_is_served_all_day_is_no_quantity() -> None:
    assert not held_back(_statement("A 24-hour hotline is open."), "full", "en")
    assert held_back(_statement("Work went on for 24 hours."), "full", "en")


def test_no_sentence_of_the_office_says_a_quantity_of_its_own() -> None:
    for spelling in CHINESE:
        sentence = parse(f"高风险区{{high_risk}}个（另{spelling.replace('[', '').replace('|', '')}）")
        own = replace(
            book("zh"),
            phrases={**book("zh").phrases, "high_risk": Phrase("high_risk", (sentence,), series().file)},
        )
        assert held_back(conference(24), "full", "zh", own), spelling


@pytest.mark.parametrize("glued", ["万", "千", "9", "九", "百", "⑨", "٩"])
def test_no_word_makes_another_number_of_a_figure(glued: str) -> None:
    for text in (f"共{{n:high_risk}}{glued}个", f"共{glued}{{n:high_risk}}个"):
        assert held_back(_statement(text), "full", "zh"), text
    assert not held_back(_statement("共{n:high_risk}个。"), "full", "zh")


ALTERED = [
    "{}teen", "{}ty", "{} percent of", "{}% of", "{} per cent of", "{}fold", "{}K", "{} bn", "{} score", "{}-fold", "{} and a half",
    "minus {}", "-{}", "${}", "x{}", "US$ {}", "{}th of", "{}pct",
]  # fmt: skip


@pytest.mark.parametrize("words", ALTERED)
def test_no_word_of_english_makes_another_number_of_a_figure(words: str) -> None:
    for slot in ("{f:x.words}", "{f:x.number}", "{n:high_risk}"):
        one = replace(_statement("好。"), figures={"x": figure("6个")})
        said = {"zh": "好{f:x}。{n:high_risk}", "en": f"There were {words.format(slot)} cases."}
        assert held_back(replace(one, statements={"t": Statement("s", 0, said)}), "full", "en"), (words, slot)


@pytest.mark.parametrize(
    "words",
    [
        "{}%",
        "{}％",
        "{}个百分点",
        "负{}个",
        "-{}个",
        "${}",
        "{}成",
        "{}倍",
        "{}分之一",
        "{}多万人",
        "{}{{n:high_risk}}个",
        "{{n:high_risk}}{}个",
    ],
)
def test_no_sign_makes_another_number_of_a_figure(words: str) -> None:
    one = replace(
        _statement(words.format("{f:x.number}").replace("{{", "{").replace("}}", "}")),
        figures={"x": figure("6个")},
    )
    assert held_back(one, "full", "zh")


def test_what_stands_beside_a_figure_and_changes_nothing_may_stand() -> None:
    for raw, text in (
        ("6个", "There were {f:x.words} faults - {f:x.number} in all."),
        ("88%", "It was {f:x.number} percent."),
        ("2倍", "It was {f:x.number}倍."),
    ):
        one = replace(_statement("好{f:x}。"), figures={"x": figure(raw)})
        said = {"zh": "好{f:x}。", "en": text}
        assert not held_back(replace(one, statements={"t": Statement("s", 0, said)}), "full", "en"), text


def figure(raw: str) -> Figure:
    return Figure(0, raw, read_quantity(raw), label=words("故障", en="faults"))


TIMES = ("date", "moment", "window", "held_at-am", "held_at-hour", "half_day-am", "as_of-again")
HIDDEN = {
    "zh": ("（另9999例）", "（另有九千例）", "（新增感染者均在社会面发现）", "、⑨⑨例"),
    "en": (" (9,999 cases)", " (nine thousand cases)", " (all infections were found at the community level)"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", TIMES)
def test_no_words_hide_in_how_an_office_prints_a_date_or_an_hour(name: str, language: str) -> None:
    tries = 0
    phrase = book(language).phrases[name]
    for added in HIDDEN[language]:
        said = (*phrase.said, Literal(added))
        own = replace(
            book(language), phrases={**book(language).phrases, name: Phrase(name, (said,), phrase.path)}
        )
        for form in ("full", "notice", "script", "table", "headline"):
            for at in ("am", "9"):
                one = replace(conference(24), held_at=at, texts={})
                draft = say(series(), own, one, form)
                if added in draft.text:
                    tries += 1
                    found = check_draft(series(), one, draft)
                    rules = {each.rule for each in obstacles(draft, found).errors}
                    assert rules & {LOOSE, "word-unproved"}, (form, at, added)
    assert tries or name in ("as_of-again", "moment")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_dates_and_hours_as_they_are_printed_hide_nothing(language: str) -> None:
    for number in (24, 26, 28):
        for at in ("am", "pm", "9", "16", ""):
            for form in ("full", "notice", "script", "table", "headline", "qa"):
                one = replace(conference(number), held_at=at, texts={})
                draft = say(series(), book(language), one, form)
                found = check_draft(series(), one, draft)
                assert not [each for each in found if each.failed and each.rule in (LOOSE, "word-unproved")]


WAITING = {
    "zh": ["新增？例", "新增N例", "新增（ ）例", "新增　　例", "新增[数字]例", "新增……例", "新增例", "新增约例", "新增多少例", "共有个高风险区", "治愈出院例",
           "[姓名]介绍情况", "某某局", "，待补，"],
    "en": ["X new cases", "[N] new cases", "N cases", "?? cases", "... cases", "# new cases", "[name] said", "(number) of cases", "insert figure here",
           "to be confirmed later"],
}  # fmt: skip
"""Places left to fill in, where a number or name was to stand."""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_place_left_to_fill_in_leaves(language: str) -> None:
    tried = led(language, dict.fromkeys(("byline", "statement", "answer"), WAITING[language]))
    assert not passed_in(language, tried, lambda each: each.rule == "placeholder")


LEFT = {"zh": LEFT_ZH, "en": LEFT_EN}
VAGUE_SPELLINGS = {"zh": VAGUE_ZH, "en": VAGUE_EN}
BARE = ("nearly ten thousand", "9999+")
"""They count nothing that can be seen: asked about as any bare number."""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_vague_number_beside_what_it_counts_leaves_or_is_a_name(language: str) -> None:
    """Whether it is typed into a field or marked as a name, and no key accepts it."""
    tried = dealt_out(language, VAGUE_SPELLINGS)
    sure = {field: [text for text in texts if text not in BARE] for field, texts in tried.items()}
    assert not passed_in(language, led(language, tried), lambda each: each.rule == LOOSE)
    assert not passed_in(
        language, led(language, sure), lambda each: each.rule == LOOSE and each.severity.value == "error"
    )
    for text in VAGUE_SPELLINGS[language]:
        named = Figure(0, text, literal=True, section="s")
        one = replace(_statement("好{f:x}。"), figures={"x": named})
        draft = say(series(), book("zh"), one, "full")
        assert draft.missing or obstacles(draft, check_draft(series(), one, draft)).errors, text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_other_place_left_to_fill_in_leaves(language: str) -> None:
    tried = dealt_out(language, LEFT)
    assert not passed_in(language, tried, lambda each: each.rule in ("placeholder", LOOSE))


def test_words_that_only_look_like_a_place_left_are_no_placeholder() -> None:
    for text in (
        "报告例行公事",
        "发现个别问题",
        "新增个体工商户",
        "确诊例数",
        "待定岗位待遇",
        "累计个税减免",
        "报告例会",
        "单位待遇提高",
        "第N次",
        "X光检查",
        "（见附件）",
        "《通知》",
        "在北京时间待命",
    ):
        one = _statement(f"{text}。")
        assert not [
            each
            for each in check_draft(series(), one, say(series(), book("zh"), one))
            if each.failed and each.rule == "placeholder"
        ], text
