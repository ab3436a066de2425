"""An English page taken apart by speaker, and put beside the Chinese it is the translation of."""

import json
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.desk.incoming.reading import propose_reading, readable
from store.desk.paragraphs.sections import add_section, add_statement
from store.desk.paragraphs.sections_reading import accept_spoken, propose_headings, propose_spoken, unspoken
from store.desk.paragraphs.translations import Belongs, places_of
from store.desk.sample import WHOLE
from store.desk.sitting import Sitting
from store.record.exchange import from_json
from store.record.people import Directory
from store.record.section import Manner
from store.record.words import words
from store.wording.prove.books import load_book
from store.wording.read.headings import find_headings
from store.wording.read.speakers import find_spoken
from store.wording.say.saying import say
from tests.page_of_the_24th import page as chinese_page
from tests.sample_conferences import samples, series

TODAY = date(2022, 9, 1)

PAGE = """The information office holds its 24th press conference on the outbreak

Shops are open again
Lines are mended

A hard month nears its end

Evening Post (Ann Gray and Ben Hill) -- The information office held a press conference on Thursday.

Wang Mou, deputy head of the regional health commission, told a press conference on Thursday that 12 clinics are open. He added that 30 more would follow.

"The worst is over," Wang said.

Zha Xi, deputy director of the regional communications administration, said: Crews have mended 6,412 faults.

He said 7,471 sites are stronger now.

The weather was fine in the city.

He said nobody knows who this is.

According to the regional department of transport, 40 buses run again.

Responding to a concern raised by some residents about late parcels, Li Mou, director of the city post bureau, said: “We have 320 counters open. More will follow.”

Editor: Some Body
"""


def sitting() -> Sitting:
    return Sitting(series(), samples()[24], key="k", who="央金", clock=lambda: 1662019200000)


def said(page: str) -> list[tuple[str, str]]:
    """The last word of who speaks, and the words, paragraph by paragraph."""
    return [
        ((one.speaker or one.department).rpartition(" ")[2], paragraph)
        for one in find_spoken(page).spoken
        for paragraph in one.paragraphs
    ]


def test_each_sentence_goes_to_whom_it_names_and_to_nobody_else() -> None:
    spoken = find_spoken(PAGE).spoken
    assert [(one.department, one.title, one.speaker, one.verb) for one in spoken] == [
        ("regional health commission", "deputy head", "Wang Mou", "tell"),
        ("regional communications administration", "deputy director", "Zha Xi", "state"),
        ("regional department of transport", "", "", "report"),
        ("city post bureau", "director", "Li Mou", "state"),
    ]
    assert [one.paragraphs for one in spoken] == [
        ("12 clinics are open. 30 more would follow.", "“The worst is over.”"),
        ("Crews have mended 6,412 faults.", "7,471 sites are stronger now."),
        ("40 buses run again.",),
        ("We have 320 counters open. More will follow.",),
    ]
    assert (spoken[3].topic, spoken[3].asker, spoken[3].manner) == (
        "late parcels", "some residents", Manner.QUOTATION,
    )  # fmt: skip
    assert [one.paragraphs[0][:20] for one in unspoken(PAGE, find_spoken(PAGE))] == [
        "Evening Post (Ann Gr", "The weather was fine", "He said nobody knows",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "whose"),
    [
        ("“All is well,” said Li Mou, director of the trade bureau, at a news conference on Monday.", ["Mou"]),
        ("All is well, Li Mou, director of the trade bureau said at a news conference on Monday.", ["Mou"]),
        ("All is well, according to Li Mou, director of the trade bureau.", ["Mou"]),
        ("Shops are open, the trade bureau said on Monday.", ["bureau"]),
        ("Mayor Li Mou said shops are open.", ["Mou"]),
        ("Lhasa's trade bureau said shops are open.", ["bureau"]),
        ("A resident told reporters that Li Mou, director of the trade bureau, said so.", []),
        ("The director of the trade bureau said shops are open.", []),
        ("Li Mou, who is the neighbour of Wang Mou, said shops are open.", []),
        ("Li Mou, director of the trade bureau, said shops are open, according to Wang Mou.", []),
        ("Li Mou and Wang Mou said shops are open.", []),
        ("The city added 12 cases. The bureau reported 30 more.", []),
        ("Ann Li, head of the trade bureau, said so. Bo Li, head of the post bureau, said no.\n\nLi said maybe.",
         ["Li", "Li"]),
        ("Ann Li, head of the trade bureau, said prices fell. Bo Hu, head of the post bureau, disagreed. He said no.", ["Li"]),
        ("Ann Li, head of the trade bureau, said Bo Hu disagreed.\n\nHe said no.", ["Li"]),
        ("If Ann Li said shops are open, they are.", []),
        ("The trade bureau said shops are open.\n\nHe said prices are low.", ["bureau"]),
        ("Ann Li, head of the trade bureau, said: “All is well.\n\n“Nothing is missing.”\n\n“Who is it?”", ["Li", "Li"]),
    ],
)  # fmt: skip
def test_who_cannot_be_told_is_nobody(page: str, whose: list[str]) -> None:
    assert [who for who, _ in said(page)] == whose


_CLAUSES = [
    "said",
    "Li Mou",
    "director of the trade bureau",
    "at a press conference",
    "shops are open",
    "Wang Mou",
]


@given(st.permutations(_CLAUSES), st.integers(0, len(_CLAUSES)), st.sampled_from([", ", " "]))
def test_no_order_of_clauses_gives_a_wrong_speaker(clauses: list[str], fewer: int, joint: str) -> None:
    """Whoever is given the words stands directly beside the verb, with nothing but a title between."""
    sentence = joint.join(clauses[: len(clauses) - fewer]) + "."
    for who, _ in said(sentence[:1].upper() + sentence[1:]):
        assert who == "Mou"
    for one in find_spoken(sentence).spoken:
        at, verb = sentence.find(one.speaker), sentence.find("said")
        between = sentence[min(at, verb) : max(at, verb)]
        other = "Wang Mou" if one.speaker == "Li Mou" else "Li Mou"
        assert other not in between and one.speaker in ("Li Mou", "Wang Mou")


def test_a_day_before_the_words_is_theirs_and_a_department_is_said_back_as_it_was() -> None:
    [one] = find_spoken(
        "On Monday, prices fell, said Li Mou, head of Lhasa's trade bureau, at a news conference."
    ).spoken
    assert one.paragraphs == ("On Monday, prices fell.",)
    assert (one.department, one.title) == ("Lhasa's trade bureau", "head")
    desk = sitting()
    accept_spoken(desk, [one])
    assert (
        "Li Mou, head of Lhasa's trade bureau, said: On Monday"
        in say(series(), load_book(series(), "en"), desk.conference).text
    )
    [one] = find_spoken("Li Mou, head of a trade bureau and member of the council, said prices fell.").spoken
    assert (one.department, one.title) == ("", "head of a trade bureau and member of the council")


def test_headline_sub_heads_and_byline_are_found_above_the_body() -> None:
    assert [(one.name, one.text, one.language) for one in find_headings(PAGE)] == [
        ("subheads", "Shops are open again\nLines are mended", "en"),
        ("headline", "A hard month nears its end", "en"),
        ("byline", "Evening Post (Ann Gray and Ben Hill) --", "en"),
    ]
    article = "Shops open\n\nShare\n\nPrices are low\n\nBy Ann Gray in Lhasa | EVENING POST | Updated: 2022-09-01\n\nAll is well."
    assert [(one.name, one.text) for one in find_headings(article)] == [
        ("subheads", "Prices are low"), ("headline", "Shops open"), ("byline", "By Ann Gray in Lhasa"),
    ]  # fmt: skip


@cache
def own_page() -> str:
    """The English draft of the demo's 24th conference."""
    whole = from_json(series(), json.loads(WHOLE.read_text(encoding="utf-8")), by="", at=0, source="")
    return say(series(), load_book(series(), "en"), whole).text


def taken_over(desk: Sitting, page: str) -> list[Belongs]:
    """Everything a page offers put into a conference, the way it is ticked."""
    known = Directory([desk.conference])
    spoken = propose_spoken(desk, page, known, today=TODAY).spoken
    placed = places_of(desk, spoken, known)
    parts = [place.part for place in placed]
    accept_spoken(desk, spoken, propose_headings(desk, page), parts)
    return [place.where for place in placed]


def test_the_programs_own_page_comes_back_to_the_sign() -> None:
    """Into a conference with figures alone, and beside the Chinese of one that has it."""
    bare = sitting()
    assert taken_over(bare, own_page()) == [Belongs.NEW] * 5
    written = Sitting(series(), chinese_page().conference, key="k", who="央金", clock=lambda: 1662019200000)
    sections = len(written.conference.sections)
    assert taken_over(written, own_page()) == [Belongs.BESIDE] * 5
    assert len(written.conference.sections) == sections, "no second section"
    for desk in (bare, written):
        printed = say(series(), load_book(series(), "en"), desk.conference).text.split("\n\n")
        assert [*printed[:3], *printed[4:]] == [*own_page().split("\n\n")[:3], *own_page().split("\n\n")[4:]]
        assert printed[3].startswith("Business Daily (Yang Ziyan, Danzeng Lanze and Wang Xue) -- The")


def test_english_is_put_beside_the_chinese_of_the_same_speaker_once() -> None:
    desk = sitting()
    section = add_section(
        desk, words("通信管理局", en="regional communications administration"), words("扎西某")
    )
    statement = add_statement(desk, section, "修复6412处。")
    other = add_section(desk, words("卫健委"), words("王某"))
    add_statement(desk, other, "开了12家。")
    page = "Zha Xi, deputy director of the regional communications administration, said: Crews mended 6,412 faults.\n"
    page += "\nWang Mou, deputy head of the regional health commission, said: There are 12 clinics. All is well.\n"
    spoken = propose_spoken(desk, page, Directory([desk.conference]), today=TODAY).spoken
    [one, two] = places_of(desk, spoken, Directory([desk.conference]))
    assert (one.where, two.where) == (Belongs.BESIDE, Belongs.BESIDE), (
        "the first by its department, both by their order"
    )
    more = "\nBen Hill, head of the trade bureau, said: All is well.\n"
    three = propose_spoken(desk, page + more, Directory([desk.conference]), today=TODAY).spoken
    assert [place.where for place in places_of(desk, three, Directory([desk.conference]))] == [
        Belongs.BESIDE, Belongs.UNSURE, Belongs.UNSURE,
    ]  # fmt: skip
    accept_spoken(desk, spoken[:1], beside=[one.part])
    conference = desk.conference
    assert len(conference.sections) == 2
    assert conference.statements[statement].text["en"].startswith("Crews mended {f:")
    assert conference.sections[section].speaker == {"zh": "扎西某", "en": "Zha Xi"}
    again = places_of(desk, spoken, Directory([desk.conference]))
    assert again[0].where is Belongs.STANDS
    before = desk.conference
    accept_spoken(desk, spoken[:1], beside=[again[0].part])
    assert desk.conference == before, "what stands there in English stays"


def test_full_width_marks_are_set_right_before_an_english_page_is_read() -> None:
    page = own_page()
    wide = page.replace(", ", "，").replace(". ", "。")
    one, other = propose_reading(sitting(), page, today=TODAY), propose_reading(sitting(), wide, today=TODAY)
    assert len(one.values) == len(other.values) > 20
    assert [each.paragraphs for each in find_spoken(wide).spoken] == [
        each.paragraphs for each in find_spoken(page).spoken
    ]
    assert readable(wide) == readable(page) == page
