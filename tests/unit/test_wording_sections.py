"""Sections, answers, statuses and titles said in both languages: attributed, traced, nothing made up."""

from datetime import date

import pytest
from msgspec.structs import replace

from store.record.answer import Answer
from store.record.cell import CellKey
from store.record.claim import Claim
from store.record.conference import Conference
from store.record.figure import CountedList, Figure, Period
from store.record.quantity import read_quantity
from store.record.reference import PartKey
from store.record.section import VERBS, Manner, Section, Statement
from store.record.status import Reached, Statuses
from store.record.words import words
from store.series.definition import Series
from store.wording.book.book import Book
from store.wording.prove.books import load_book
from store.wording.say.draft import Draft, SpanKind
from store.wording.say.headlines import propose_agenda, propose_headlines
from store.wording.say.saying import say
from tests.changed_records import with_part
from tests.sample_conferences import samples, series

BOOKS = {language: load_book(series(), language) for language in ("zh", "en")}
BARE = Conference("xizang_epidemic", date(2022, 9, 1), 24)
ZH = Section(
    0, words("商务局", en="commerce bureau"), words("蒋某", en="Jiang"), words("局长", en="director")
)


def said(one: Conference, language: str = "zh", form: str = "full", book: Book | None = None) -> Draft:
    return say(series(), book or BOOKS[language], one, form)


def spoken(text: dict[str, str], section: Section = ZH, **fields: object) -> Conference:
    statement = replace(Statement("s", 0, text), **fields)
    return replace(BARE, sections={"s": section}, statements={"t": statement})


def last(draft: Draft) -> str:
    return draft.text.split("\n\n")[-1]


def figure(raw: str, **fields: object) -> Figure:
    return replace(Figure(0, raw, read_quantity(raw)), **fields)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("manner", list(Manner))
def test_every_verb_keeps_the_words_and_the_speaker(language: str, verb: str, manner: Manner) -> None:
    one = spoken({"zh": "一切正常。", "en": "All is well."}, replace(ZH, verb=verb), manner=manner)
    text = last(said(one, language))
    assert ("一切正常。" if language == "zh" else "All is well.") in text
    if verb != "none":
        assert ("商务局局长蒋某" if language == "zh" else "Jiang, director of the commerce bureau,") in text
    assert ("“" in text) == (manner is Manner.QUOTATION and verb not in ("report", "learn"))


def test_the_speaker_is_named_in_full_once_and_by_name_after_that() -> None:
    one = spoken({"zh": "第一段。"})
    one = with_part(one, "statements", "u", Statement("s", 1, words("第二段。")))
    assert said(one).text.split("\n\n")[-2:] == ["商务局局长蒋某介绍，第一段。", "蒋某说，第二段。"]


@pytest.mark.parametrize(
    ("section", "begins"),
    [
        (Section(0, words("商务局"), words("蒋某"), {}), "商务局蒋某介绍，"),
        (Section(0, {}, words("蒋某"), words("局长")), "局长蒋某介绍，"),
        (Section(0, {}, words("蒋某"), {}), "蒋某介绍，"),
        (Section(0, words("商务局"), {}, {}, "learn"), "记者从商务局了解到，"),
        (Section(0, {}, {}, {}, "report"), "据介绍，"),
        (Section(0, {}, {}, {}, "introduce"), "一切"),
    ],
)
def test_what_is_not_known_of_a_speaker_is_left_out(section: Section, begins: str) -> None:
    assert last(said(spoken(words("一切正常。"), section))).startswith(begins)


def test_quotations_have_single_marks_inside_and_open_at_every_paragraph() -> None:
    one = spoken(words("解决“配送难”。\n再加把劲。"), replace(ZH, verb="state"), manner=Manner.QUOTATION)
    assert said(one).text.split("\n\n")[-2:] == [
        "商务局局长蒋某表示：“解决‘配送难’。", "“再加把劲。”",
    ]  # fmt: skip


def test_a_book_without_a_sentence_never_costs_the_words() -> None:
    phrases = {k: v for k, v in BOOKS["zh"].phrases.items() if not k.startswith(("said-", "quoted-"))}
    poor = replace(BOOKS["zh"], phrases=phrases)
    assert last(said(spoken(words("一切正常。")), book=poor)) == "一切正常。"


def test_a_blank_figure_and_a_lost_one_are_visible_marks() -> None:
    one = spoken(words("处理{f:a}，扩容{f:gone}。"))
    one = replace(one, figures={"a": Figure(0, "若干", label=words("网络故障"))})
    draft = said(one)
    assert "处理【待填：网络故障】，扩容【待填：figures/gone】。" in draft.text
    assert {PartKey("figures", "a"), PartKey("figures", "gone")} <= set(draft.missing)


def test_days_of_a_period_leave_out_a_month_that_has_just_been_said() -> None:
    period = Period(date(2022, 8, 8), date(2022, 8, 17))
    figures = {
        "a": figure("连续10天", period=period),
        "b": figure("3天", period=Period(date(2022, 8, 30), date(2022, 9, 1))),
    }
    one = replace(
        spoken(words("自{f:a.from}至{f:a.to}{f:a}；{f:b.from}至{f:b.to}；至{f:a.to}。")), figures=figures
    )
    assert "自8月8日至17日连续10天；8月30日至9月1日；" in said(one).text
    later = replace(spoken(words("到{f:a.to}为止。")), figures=figures)
    assert "到8月17日为止" in said(later).text, "the month was not said before"


def test_lists_are_joined_counted_and_left_open_as_the_language_does() -> None:
    lists = {
        "a": CountedList(0, ("甲", "乙"), read_quantity("两款"), "两款", translated=("A", "B")),
        "b": CountedList(0, ("“丙”", "“丁”"), open=True),
    }
    text = {"zh": "有{l:a}{l:a.count}，还有{l:b}。", "en": "There are {l:a.count}, {l:a}, and {l:b}."}
    one = replace(spoken(text), lists=lists)
    assert "有甲、乙两款，还有“丙”“丁”等。" in said(one).text
    english = said(one, "en")
    assert "There are two, A and B, and [TO COME: “丙”、“丁”]." in english.text
    assert PartKey("lists", "b") in english.missing
    blank = replace(
        one, lists={**lists, "b": CountedList(0, (), label=words("没通的路", en="roads still closed"))}
    )
    assert (
        "[TO COME: roads still closed]" in said(blank, "en").text and "【待填：没通的路】" in said(blank).text
    )


def test_figures_of_the_grid_stand_in_prose_with_their_sum() -> None:
    one = replace(samples()[24], sections={"s": ZH},
                  statements={"t": Statement("s", 0, words("共{n:yesterday/new_infections}例，拉萨{n:yesterday/confirmed/lhasa}例，"
                                                           "累计出院{n:discharged}人，{n:yesterday/nonsense}。"))})  # fmt: skip
    draft = said(one)
    at = draft.text.index("共674例") + 1
    span = draft.span_at(at)
    assert (
        span is not None
        and span.formula == "53+621"
        and CellKey("yesterday", "asymptomatic", "ngari") in span.cells
    )
    assert "拉萨20例，累计出院406人，【待填：yesterday/nonsense】" in draft.text


PLACES = [place.key for place in series().places]


def statuses(places: dict[str, Reached]) -> Conference:
    one = spoken({"zh": "截至目前，{s:x}。", "en": "So far, {s:x}."})
    goal = words("社会面清零", en="zero cases at the community level")
    return replace(one, statuses={"x": Statuses(0, goal, places)})


def test_all_is_said_only_where_every_place_has_come_so_far() -> None:
    done = dict.fromkeys(PLACES, Reached.DONE)
    assert "全区七市（地）均实现社会面清零。" in said(statuses(done)).text
    mixed = done | {"xigaze": Reached.MOSTLY}
    draft = said(statuses(mixed))
    assert "全区七市（地）均实现或基本实现社会面清零。" in draft.text
    span = draft.span_at(draft.text.index("均实现或"))
    assert span is not None and span.kind is SpanKind.CLAIM and span.cells == (PartKey("statuses", "x"),)
    english = said(statuses(mixed), "en").text
    assert (
        "all seven prefecture-level cities and prefectures have achieved or largely achieved zero cases"
        in english
    )


def test_a_place_that_lacks_is_listed_and_all_is_never_said() -> None:
    far = dict.fromkeys(PLACES, Reached.DONE) | {"xigaze": Reached.MOSTLY, "ngari": Reached.NOT_YET}
    text = said(statuses(far)).text
    assert "日喀则市基本实现社会面清零，阿里地区尚未实现社会面清零。" in text
    assert "均" not in last(said(statuses(far)))
    english = said(statuses(far), "en").text
    assert "all seven" not in english
    assert "Ngari has not yet achieved zero cases" in english and "Qamdo and Nagqu have achieved" in english


def test_a_place_nobody_asked_about_keeps_the_sentence_from_being_said() -> None:
    draft = said(statuses(dict.fromkeys(PLACES[:-1], Reached.DONE)))
    assert "截至目前，【待填：社会面清零】。" in draft.text and PartKey("statuses", "x") in draft.missing


def answered(**fields: object) -> Conference:
    answer = Answer(0, words("配送", en="deliveries"), words("为什么慢？", en="Why so slow?"), words("网民", en="residents"),
                    words("商务局"), words("蒋某"), words("局长"), "state", text=words("已解决{f:a}。\n还在解决。"))  # fmt: skip
    return replace(BARE, figures={"a": figure("200余件", label=words("问题", en="problems solved"))},
                   answers={"q": replace(answer, **fields)})  # fmt: skip


def test_an_answer_stands_in_the_release_and_as_question_and_answer() -> None:
    assert said(answered()).text.endswith(
        "就网民反映的配送有关问题，商务局局长蒋某表示，已解决200余件。\n\n蒋某说，还在解决。"
    )
    sheet = said(answered(promise="全部解决", due=date(2022, 9, 30)), form="qa").text
    assert sheet.endswith(
        "问（网民）：为什么慢？\n\n答（商务局局长蒋某）：已解决200余件。\n\n还在解决。\n\n承诺事项：全部解决（9月30日前）"
    )
    english = said(answered(promise="全部解决", due=date(2022, 9, 30)), "en", form="qa")
    assert english.text.endswith("Promised by Sept. 30: [TO COME: 全部解决]")
    script = said(answered(promise="全部解决"), form="script").text
    assert "问（网民）：为什么慢？" in script and "承诺" not in script, (
        "what is promised is said in the answer"
    )
    assert said(answered(question={}), form="qa").text.count("问：关于配送，") == 1


def test_a_figure_of_an_english_paragraph_stands_in_chinese_once_and_its_missing_name_is_marked() -> None:
    """F5 in English gives some figures no name: Chinese printed 3队3队, and the checks told of digits in words."""
    teams = replace(figure("3队"), label={}, said={"en": "three teams"})
    one = replace(answered(text={"en": "The bureau sent {f:a}."}), figures={"a": teams})
    assert "：【待填：名称】3队。" in said(one).text
    assert said(one, "en").text.endswith("The bureau sent three teams.")


def test_a_department_typed_with_its_article_has_one() -> None:
    """An English clerk types it: “The the bureau said”."""
    names = {"department": words("某局", en="the bureau of commerce"), "text": words("已解决。", en="All of it was solved.")}  # fmt: skip
    for speaker, who in (({}, "the bureau of commerce said"), (words("蒋某", en="Jiang"), "jiang, director of the bureau of commerce, ")):  # fmt: skip
        said_so = said(answered(**names, speaker=speaker, title=words("局长", en="director")), "en").text
        assert who in said_so.lower() and "the the" not in said_so.lower()


def test_english_tells_figures_by_label_and_marks_what_nobody_has_translated() -> None:
    draft = said(answered(), "en")
    assert draft.text.endswith(
        "gave these figures: problems solved: more than 200 items. [TO COME: 已解决…。]"
    )
    assert last(said(spoken({"en": "All was well on August 31."}))).endswith("【待填：All was well on…】"), (
        "known by what there is"
    )
    assert {PartKey("answers", "q")} == set(draft.missing) - {
        CellKey("", key.indicator) for key in draft.missing if isinstance(key, CellKey)
    }
    translated = said(answered(text=words("已解决{f:a}。", en="They solved {f:a}.")), "en")
    assert "They solved more than 200 items." in translated.text


@pytest.mark.parametrize(
    ("text", "section", "told"),
    [
        (
            words("设点{f:a}，仍为{f:a}，另有{f:gone}。"), ZH,
            "Jiang, director of the commerce bureau, gave these figures: outlets: 6,412. [TO COME: 设点…，仍为…，另有…。]",
        ),
        (words("一切正常。"), ZH, "Jiang, director of the commerce bureau, [TO COME: 一切正常。]"),
        (words("一切正常。"), Section(0), "[TO COME: 一切正常。]"),
        (
            {"bo": "ཀ {f:a}", "zh": "设点{f:a}。"}, ZH,
            "Jiang, director of the commerce bureau, gave these figures: outlets: 6,412. [TO COME: 设点…。]",
        ),
    ],
)  # fmt: skip
def test_a_text_nobody_has_translated_is_told_by_what_there_is(
    text: dict[str, str], section: Section, told: str
) -> None:
    """Its figures once each, those that are there; who gave them; and its Chinese words, else those of any language."""
    outlets = figure("6412个", label=words("网点", en="outlets"))
    assert last(said(replace(spoken(text, section), figures={"a": outlets}), "en")) == told


def test_an_answer_without_any_words_is_told_by_its_concern() -> None:
    one = replace(BARE, answers={"q": Answer(0, words("供应"), department=words("商务局"))})
    assert last(said(one, form="qa")) == "商务局【待填：供应】"


def test_a_fixed_translation_replaces_the_measure_words() -> None:
    one = replace(spoken({"zh": "推出“{f:a}”{f:b}。", "en": "They offered “{f:a}” and {f:b}."}),
                  figures={"a": Figure(0, "0元30G", literal=True), "b": figure("四款", said={"en": "four apps"})})  # fmt: skip
    assert "推出“0元30G”四款。" in said(one).text
    assert "They offered “0元30G” and four apps." in said(one, "en").text


def test_titles_are_proposed_only_of_what_is_proved_or_somebody_said() -> None:
    one = replace(
        samples()[24],
        sections={"s": ZH},
        claims={
            "a": Claim(0, words("形势"), words("总体"), words("可控"), section="s"),
            "b": Claim(1, words("形势"), {}, words("大好")),
            "c": Claim(2, words("供应"), {}, words("正常"), words("供应稳"), speaker="蒋某"),
        },
        statuses=statuses(dict.fromkeys(PLACES, Reached.DONE)).statuses,
    )
    titles = [title.text for title in propose_headlines(BOOKS["zh"], one)]
    assert titles == [
        "全区新增本土“53+621”", "全区新增本土“26+207”", "七市（地）均实现社会面清零", "形势总体可控", "供应稳",
    ]  # fmt: skip
    blank = one.with_cells(
        {CellKey("today", "confirmed", "lhasa"): None, CellKey("today", "confirmed", "stated"): None}
    )
    assert "全区新增本土“26+207”" not in [title.text for title in propose_headlines(BOOKS["zh"], blank)]
    assert all(title.cells for title in propose_headlines(BOOKS["en"], one))


def test_the_agenda_is_proposed_from_departments_and_concerns() -> None:
    one = replace(answered(), sections={"s": ZH})
    agenda = propose_agenda(BOOKS["zh"], one)
    assert agenda.text == "通报我区疫情防控工作最新情况，介绍商务局有关情况，回应配送等社会关切问题"
    assert agenda.cells == (PartKey("sections", "s"), PartKey("answers", "q"))
    english = propose_agenda(BOOKS["en"], one)
    assert english.text == (
        "reporting on the latest epidemic prevention and control work in the region, "
        "presenting a briefing by the commerce bureau, and answering questions on deliveries"
    )


def test_no_figure_opens_what_somebody_says_behind_a_colon() -> None:
    one = replace(spoken({"en": "{f:a} were {f:b}."}, replace(ZH, verb="tell")),
                  figures={"a": figure("6630.55万元"), "b": figure("1306名")})  # fmt: skip
    assert "told reporters: A total of 66.3055 million yuan were 1,306 people." in said(one, "en").text


def test_sub_heads_stand_side_by_side_and_in_english_each_on_a_line() -> None:
    one = replace(BARE, texts={"subheads": "甲\n\n 乙 ", "subheads.en": "One\nTwo"})
    assert "\n\n甲\u3000乙\n\n" in said(one).text
    assert "\n\nOne\nTwo\n\n" in said(one, "en").text


def test_a_persons_own_markup_and_braces_are_only_text() -> None:
    text = "[b]粗[/b] {x} {f:} [@click=app.quit]退[/]"
    assert last(said(spoken(words(text)))).endswith(text)


def test_every_other_series_can_say_sections() -> None:
    other: Series = replace(series(), places=())
    assert said(statuses({})).missing and say(other, BOOKS["zh"], spoken(words("好。"))).text.endswith("好。")


def test_a_gap_is_named_in_the_language_of_the_text() -> None:
    """A department without a name in that language was 【待填：department】 where no other name was known."""
    section = replace(ZH, department={"en": "commerce bureau"})
    text = said(spoken({"zh": "一切正常。"}, section)).text
    assert "【待填：单位】" in text and "department" not in text


def test_a_department_nobody_speaks_for_states_and_a_person_says() -> None:
    """说 is of a person; the second paragraph of an office said 自治区人社厅说."""
    one = spoken({"zh": "一切正常。"}, replace(ZH, speaker={}, title={}))
    one = replace(one, statements={**one.statements, "u": Statement("s", 1, {"zh": "工作有序。"})})
    assert last(said(one)) == "商务局表示，工作有序。"
    one = replace(one, sections={"s": ZH})
    assert last(said(one)) == "蒋某说，工作有序。"


@pytest.mark.parametrize(
    ("byline", "between"),
    [("新华社拉萨9月1日电", "\u3000"), ("商报讯", "\u3000"), ("商报讯（记者 甲 乙）", "")],
)
def test_the_text_stands_apart_from_a_dateline_without_reporters(byline: str, between: str) -> None:
    text = said(replace(BARE, texts={"byline": byline})).text
    assert f"{byline}{between}9月1日，" in text


@pytest.mark.parametrize("byline", ["Business Daily", "Business Daily --", "LHASA, Sept. 1 (Xinhua) —"])
def test_a_dash_parts_an_english_byline_from_the_text_once(byline: str) -> None:
    text = said(replace(BARE, texts={"byline.en": byline}), "en").text
    assert f"{byline if byline[-1] in '-—' else byline + ' --'} The" in text


@pytest.mark.parametrize(
    ("fields", "begins"),
    [
        ({}, "Responding to a concern raised by some about supplies, Jiang, director of the bureau, said: All is well."),
        ({"speaker": {}}, "Responding to a concern raised by some about supplies, the bureau said: All is well."),
        ({"verb": "none"}, "On supplies, a concern raised by some: All is well."),
    ],
)  # fmt: skip
def test_a_concern_and_who_answers_it_are_one_english_sentence(
    fields: dict[str, object], begins: str
) -> None:
    """It had two colons: “On supplies, a concern raised by some: Jiang said: …”."""
    plain = Answer(
        0, words("物资", en="supplies"), {}, words("网民", en="some"), words("局", en="bureau"), words("蒋", en="Jiang"),
        words("局长", en="director"), "state", Manner.PROSE, words("一切正常。", en="All is well."),
    )  # fmt: skip
    assert last(said(replace(BARE, answers={"a": replace(plain, **fields)}), "en")) == begins
