"""Whatever can be printed is read back the same, and no typed text does anything but read or refuse."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from store.record.measure import AFTER, BEFORE, BEHIND, UNITS
from store.record.numeral import chinese
from store.record.quantity import (
    MAX_DIGITS,
    NotAQuantity,
    Quantity,
    Where,
    from_document,
    read_quantity,
    to_document,
)
from store.wording.numbers.manner import NO_WORD
from store.wording.numbers.quantities import FULL_TO_HALF, find_figures, find_quantities
from store.wording.numbers.quantities_english import find_english, say_english
from store.wording.prove.books import load_book
from tests.quantities import same_figure
from tests.sample_conferences import series

_UNITS = [
    "条",
    "人",
    "元",
    "个",
    "件",
    "箱",
    "斤",
    "天",
    "GB",
    "%",
    "用户",
    "人次",
    "个方面",
    "亩",
    "张床位",
    "",
]
_APPROX = st.one_of(
    st.just(("", Where.BEFORE)),
    st.tuples(st.sampled_from(sorted(BEFORE)), st.just(Where.BEFORE)),
    st.tuples(st.sampled_from(sorted(BEHIND)), st.just(Where.BEHIND)),
    st.tuples(st.sampled_from(sorted(AFTER)), st.just(Where.AFTER)),
)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    whole = draw(st.integers(0, 99_999_999))
    kind = draw(st.sampled_from(["plain", "grouped", "fraction", "chinese"]))
    digits = {
        "plain": str(whole),
        "grouped": f"{whole:,}",
        "fraction": f"{whole}.{draw(st.integers(0, 999))}",
        "chinese": chinese(whole % 1000),
    }[kind]
    approx, where = draw(_APPROX)
    scale = draw(st.sampled_from(["", "万", "亿", "万亿"]))
    return Quantity(digits, scale, draw(st.sampled_from(_UNITS)), approx, where)


@given(quantities())
def test_every_printed_figure_reads_back(quantity: Quantity) -> None:
    back = read_quantity(quantity.text)
    assert back.text == quantity.text
    assert (back.value, back.meaning, back.scale) == (quantity.value, quantity.meaning, quantity.scale)
    assert back.unit + back.noun == quantity.unit
    assert from_document(to_document(back)) == back


@given(quantities())
def test_the_value_is_the_digits_times_the_scale(quantity: Quantity) -> None:
    factor = {"": 1, "万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}[quantity.scale]
    assert quantity.value == quantity.number * factor
    assert Decimal(quantity.plain) == quantity.value
    assert "E" not in quantity.plain


@given(st.text(max_size=40) | st.text("0123456789.,，万亿余多约近人元%-—[]{} \x1b", max_size=20))
@example("0¨")
@example("0A´")
def test_any_typing_is_read_or_refused(typed: str) -> None:
    try:
        quantity = read_quantity(typed)
    except NotAQuantity as trouble:
        assert trouble.said("zh")
    else:
        assert read_quantity(quantity.text) == quantity


@given(
    st.text(max_size=200)
    | st.text("0123456789０５.,年月日时例个万亿余多约近第“”首两没有无一连续天GB%\n", max_size=200)
)
def test_found_figures_never_overlap_and_are_where_they_say(text: str) -> None:
    figures = find_figures(text)
    spans = sorted([span for _, span in figures.quantities] + [mention.span for mention in figures.mentions])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans))
    for quantity, (start, end) in figures.quantities:
        printed = text[start:end].translate(FULL_TO_HALF).replace(" ", "")
        assert quantity.text == printed
        assert quantity.value >= 0


@given(st.lists(quantities(), max_size=5), st.text("甲乙丙，。；", min_size=1, max_size=3))
def test_every_figure_set_into_a_sentence_is_found(figures: list[Quantity], between: str) -> None:
    known = [q for q in figures if q.unit in UNITS and not q.numeral and len(q.digits) <= MAX_DIGITS]
    text = between + between.join(q.text for q in known) + between
    found = [quantity for quantity, _ in find_quantities(text)]
    assert [(q.text, q.value) for q in found] == [(q.text, q.value) for q in known]


@given(quantities())
def test_every_figure_in_english_reads_back_to_the_same(quantity: Quantity) -> None:
    units = load_book(series(), "en").units
    if not units.get(quantity.unit, NO_WORD).other:
        return
    for opening in (False, True):
        text = f"Xx. {say_english(quantity, units, opening=opening)}, yes"
        [(found, _)] = find_english(text, units)
        assert same_figure(quantity, found, units)
