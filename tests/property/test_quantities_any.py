"""Whatever can be printed is read back the same, and no typed text does anything but read or refuse."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from store.record.chinese import chinese
from store.record.measure import AFTER, BEFORE, BEHIND
from store.record.quantity import NotAQuantity, Quantity, Where, from_document, read_quantity, to_document

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
def test_any_typing_is_read_or_refused(typed: str) -> None:
    try:
        quantity = read_quantity(typed)
    except NotAQuantity as trouble:
        assert trouble.said("zh")
    else:
        assert read_quantity(quantity.text) == quantity
