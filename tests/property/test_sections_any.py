"""Any section, figure, list, claim, status and answer: through its document, its edits and its text."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.archive.documents import diff, merge
from store.desk.entering import Entering, difference
from store.desk.paragraphs.answers import add_answer
from store.desk.paragraphs.section_figures import lift
from store.desk.paragraphs.sections import add_section, add_statement, put_away
from store.record.answer import Answer
from store.record.claim import Claim
from store.record.codec import from_document, to_document
from store.record.conference import Conference
from store.record.figure import CountedList, Figure, Period
from store.record.quantity import read_quantity
from store.record.report import Report, ReportState, ShiftNote
from store.record.section import VERBS, Manner, Section, Statement
from store.record.status import Reached, Statuses
from store.record.text import clean
from store.record.window import AsOf, Moment
from store.series.definition import Kind
from store.wording.prove.books import load_book
from store.wording.say.draft import SpanKind
from store.wording.say.saying import say
from tests.examples import tried
from tests.sample_conferences import series

BOOK = load_book(series(), "zh")
ENGLISH = load_book(series(), "en")
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
KEYS = st.text("abcdefg23456", min_size=1, max_size=3)
LINES = st.text("甲乙丙“”，。{}[]:f a1", max_size=12).map(lambda text: " ".join(text.split()))
WORDS = st.dictionaries(st.sampled_from(["zh", "en"]), LINES.filter(bool), max_size=2)
QUANTITIES = st.sampled_from(
    ["7949万条", "约35万用户", "1023万GB", "2万余人", "500多箱", "1.5万斤", "6630.55万元", "连续10天", "四款", "首例",
     "没有1例"]
).map(read_quantity)  # fmt: skip
AS_OF = st.none() | st.builds(AsOf, st.builds(Moment, DAYS, st.integers(0, 24))) | st.just(AsOf(None, "目前"))
ORDERS = st.integers(0, 5)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    quantity = draw(st.none() | QUANTITIES)
    days = sorted([draw(DAYS), draw(DAYS)])
    literal = quantity is None and draw(st.booleans())
    return Figure(
        draw(ORDERS), quantity.text if quantity else draw(LINES), quantity, literal, draw(WORDS), draw(WORDS),
        draw(st.sampled_from([Kind.FLOW, Kind.STANDING, Kind.CUMULATIVE])), draw(AS_OF),
        draw(st.none() | st.just(Period(*days))), draw(KEYS), draw(LINES), draw(LINES), draw(LINES),
        draw(st.integers(0, 2**41)),
    )  # fmt: skip


LISTS = st.builds(
    CountedList, ORDERS, st.lists(LINES, max_size=3).map(tuple), st.none() | QUANTITIES, LINES, st.booleans(),
    st.lists(LINES, max_size=3).map(tuple), WORDS, KEYS,
)  # fmt: skip
REFS = st.lists(st.sampled_from(["figures/a", "yesterday/confirmed", "high_risk"]), max_size=2).map(tuple)
PLACES = st.dictionaries(
    st.sampled_from([place.key for place in series().places]), st.sampled_from(list(Reached))
)
CONFERENCES = st.builds(
    lambda **held: Conference(**held),
    series=st.just("xizang_epidemic"),
    held_on=DAYS,
    sections=st.dictionaries(KEYS, st.builds(Section, ORDERS, WORDS, WORDS, WORDS, st.sampled_from(VERBS)), max_size=3),
    statements=st.dictionaries(
        KEYS,
        st.builds(Statement, KEYS, ORDERS, WORDS, st.sampled_from(list(Manner)), st.sampled_from(["", *VERBS])),
        max_size=3,
    ),
    figures=st.dictionaries(KEYS, figures(), max_size=3),
    lists=st.dictionaries(KEYS, LISTS, max_size=2),
    claims=st.dictionaries(KEYS, st.builds(Claim, ORDERS, WORDS, WORDS, WORDS, WORDS, KEYS, LINES, AS_OF, REFS), max_size=2),
    statuses=st.dictionaries(KEYS, st.builds(Statuses, ORDERS, WORDS, PLACES, KEYS, AS_OF), max_size=2),
    answers=st.dictionaries(
        KEYS,
        st.builds(
            Answer, ORDERS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, st.sampled_from(VERBS),
            st.sampled_from(list(Manner)), WORDS, st.dictionaries(st.just("figures/a"), LINES), LINES, st.none() | DAYS,
        ),
        max_size=2,
    ),
    reports=st.dictionaries(
        KEYS,
        st.builds(
            Report, ORDERS, st.sampled_from(["places/lhasa", "departments/a", "sections/a"]), WORDS,
            st.sampled_from(list(ReportState)), LINES, st.integers(0, 2**41), LINES, LINES, LINES,
            st.dictionaries(st.just("figures/a"), LINES, max_size=1),
        ),
        max_size=2,
    ),
    shift_notes=st.dictionaries(
        KEYS, st.builds(ShiftNote, ORDERS, LINES, LINES, st.integers(0, 2**41), LINES, st.integers(0, 2**41)), max_size=2
    ),
)  # fmt: skip


@given(CONFERENCES)
@tried(40)
def test_any_conference_comes_back_from_its_document(conference: Conference) -> None:
    document = to_document(conference)
    assert from_document(document) == conference
    assert to_document(from_document(document)) == document


@given(CONFERENCES, CONFERENCES)
@tried(30)
def test_any_change_is_one_edit_and_merges_leaf_by_leaf(old: Conference, new: Conference) -> None:
    new = replace(new, series=old.series)
    edit = difference(old, new)
    assert edit.applied(old) == new and edit.back.applied(new) == old
    document = to_document(old)
    made, clashes = merge(document, diff(document, to_document(new)))
    assert not clashes and from_document(document) == new


@given(CONFERENCES, st.sampled_from(["full", "script", "qa"]))
@tried(30)
def test_any_conference_can_be_said_and_no_word_of_it_is_lost(conference: Conference, form: str) -> None:
    draft = say(series(), BOOK, conference, form)
    assert draft == say(series(), BOOK, conference, form)
    for span in draft.spans:
        assert 0 <= span.start < span.end <= len(draft.text)
        if span.kind is SpanKind.MISSING:
            assert set(span.cells) <= set(draft.missing)
    if form != "qa":
        for key in conference.sections:
            for _, statement in conference.statements_of(key):
                text = statement.text.get("zh", "")
                if statement.manner is Manner.PROSE and "{" not in text:
                    assert clean(text) in draft.text


PIECES = [
    "处理", "送出", "，", "、", "。", "6412个", "约35万用户", "20多天", "8月8日", "第一批", "“0元30G”", "四款",
    " more than 200 problems ", " 219 ", " about 350,000 users", " ", " ", "\n", "\n", "solved ", " of them", ". ", "5G", "AB-12 ",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join).filter(lambda text: bool(text.strip())),
    st.sampled_from(["zh", "en"]),
    st.sampled_from(["statements", "answers"]),
    st.sampled_from(["full", "script", "qa"]),
)  # fmt: skip
@tried(80)
def test_a_text_prints_what_was_typed_before_and_after_its_figures_are_lifted(
    text: str, language: str, part: str, form: str
) -> None:
    """Sign for sign, however its lines are parted; so it does when it was kept and loaded."""
    desk = Entering(series(), Conference("xizang_epidemic", date(2022, 9, 1)), who="x", clock=lambda: 7)
    book = BOOK if language == "zh" else ENGLISH
    if part == "answers":
        key = add_answer(desk, Answer(0, topic={language: "x"}, verb="none", text={language: text}))
    else:
        key = add_statement(desk, add_section(desk, {}, verb="none"), text, language=language, verb="none")

    def printed(conference: Conference) -> str:
        return say(series(), book, conference, form).text

    before = printed(desk.conference)
    if part == "answers" or form != "qa":
        at = 0
        for line in filter(None, map(str.strip, text.split("\n"))):
            assert line in before[at:]
            at = before.index(line, at) + len(line)
    lift(desk, part, key, None if language == "zh" else book)
    assert printed(desk.conference) == before
    assert printed(from_document(to_document(desk.conference))) == before
    assert lift(desk, part, key, None if language == "zh" else book) == []
    put_away(desk, part, key)
    assert printed(desk.conference) == before
    while desk.undo() is not None:
        pass
    while desk.redo() is not None:
        pass
    assert printed(desk.conference) == before
