"""A printed figure keeps its printed form and has an exact value; what is none is refused with its reason."""

from decimal import Decimal

import pytest

from store.record.decoding import Misfit
from store.record.measure import Meaning
from store.record.quantity import (
    MAX_DIGITS,
    NotAQuantity,
    Quantity,
    Where,
    from_document,
    read_quantity,
    to_document,
)

PRINTED = [
    ("7949万条", "79490000", "条", ""),
    ("约35万用户", "350000", "用户", "约"),
    ("1023万GB", "10230000", "GB", ""),
    ("达1023万GB", "10230000", "GB", "达"),
    ("2万余人", "20000", "人", "余"),
    ("200余件", "200", "件", "余"),
    ("500多箱", "500", "箱", "多"),
    ("1.5万斤", "15000", "斤", ""),
    ("1万斤", "10000", "斤", ""),
    ("6630.55万元", "66305500", "元", ""),
    ("5.8万个", "58000", "个", ""),
    ("20多天", "20", "天", "多"),
    ("连续10天", "10", "天", ""),
    ("976条", "976", "条", ""),
    ("6412个", "6412", "个", ""),
    ("7471处", "7471", "处", ""),
    ("1306名", "1306", "名", ""),
    ("1,306名", "1306", "名", ""),
    ("317家", "317", "家", ""),
    ("四款", "4", "款", ""),
    ("两个", "2", "个", ""),
    ("四个方面", "4", "个方面", ""),
    ("七市(地)", "7", "市(地)", ""),
    ("首例", "1", "例", ""),
    ("没有1例", "0", "例", ""),
    ("20多万人", "200000", "人", "多"),
    ("5.2万余次", "52000", "次", "余"),
    ("60余个小时", "60", "个小时", "余"),
    ("80天以上", "80", "天", "以上"),
    ("近500万管", "5000000", "管", "近"),
    ("超过32000例", "32000", "例", "超过"),
    ("163.37万人次", "1633700", "人次", ""),
    ("2.77亿千瓦时", "277000000", "千瓦时", ""),
    ("1.5万千瓦时", "15000", "千瓦时", ""),
    ("93.6%", "93.6", "%", ""),
    ("2.36亿元", "236000000", "元", ""),
    ("3.2万亿元", "3200000000000", "元", ""),
    ("0例", "0", "例", ""),
    ("十余人", "10", "人", "余"),
    ("三万五千人", "35000", "人", ""),
    ("3亿4500万元", "345000000", "元", ""),
    ("百分之一百二十点五", "120.5", "%", ""),
    ("约百分之五", "5", "%", "约"),
    ("廿二人", "22", "人", ""),
    ("零点零一", "0.01", "", ""),
    ("十万柒仟捌佰伍拾肆元", "107854", "元", ""),
    ("三点五万人", "35000", "人", ""),
    ("二十五分之一百四十四", "5.76", "", ""),
    ("3又一千分之23", "3.023", "", ""),
]


@pytest.mark.parametrize(("printed", "value", "unit", "approx"), PRINTED)
def test_printed_figures(printed, value, unit, approx):
    quantity = read_quantity(printed)
    assert quantity.text == printed
    assert (quantity.plain, quantity.unit, quantity.approx) == (value, unit, approx)
    assert isinstance(quantity.value, Decimal)
    assert from_document(to_document(quantity)) == quantity


def test_the_longest_number_that_can_be_typed_comes_back():
    longest = read_quantity("9" * MAX_DIGITS + "件")
    assert from_document(to_document(longest)) == longest
    for digits in ("9" * MAX_DIGITS + "9", "0" + longest.digits):
        with pytest.raises(Misfit):
            from_document({**to_document(longest), "digits": digits})


def test_the_noun_behind_a_measure_word_is_kept_apart():
    assert read_quantity("3个多功能厅").noun == "多功能厅", "no more than three"
    quantity = read_quantity("219个保供点位")
    assert (quantity.unit, quantity.noun, quantity.text) == ("个", "保供点位", "219个保供点位")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("７９４９万条", "7949万条"), ("５ 例", "5例"), (" 约 35万 用户 ", "约35万用户"), ("93.6％", "93.6%")],
)
def test_typing_is_lenient_about_width_and_spaces(typed, printed):
    assert read_quantity(typed).text == printed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"), ("   ", "empty"), ("万元", "not_a_quantity"), ("很多", "not_a_quantity"),
        ("3亿4500", "two_ways"), ("二十几万", "vague"), ("十来个", "vague"), ("三成半", "not_a_quantity"), ("负三人", "negative"), ("40k", "not_a_quantity"), ("5万—10万人", "range"), ("4%—6%", "range"),
        ("约300人左右", "both_ends"), ("超过900余例", "both_ends"), ("数百人", "vague"), ("几十个", "vague"),
        ("-5人", "negative"), ("1,23人", "grouped"), ("四亿五千", "two_ways"), ("三四天", "not_a_quantity"), ("0元30G", "several"),
        ("3 5例", "several"), ("9" * 30 + "条", "too_long"), ("9" * 300, "too_long"), ("没有2例", "not_a_quantity"),
        ("3吨多", "not_a_quantity"), ("3吨多煤", "not_a_quantity"), ("3个多小时", "not_a_quantity"), ("30名以内", "not_a_quantity"), ("24小时内", "not_a_quantity"),
        ("53例，其中", "not_a_quantity"), ("[red]5[/red]", "not_a_quantity"), ("5" + "长" * 40, "not_a_quantity"),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_refused_with_its_reason(typed, code):
    with pytest.raises(NotAQuantity) as caught:
        read_quantity(typed)
    assert caught.value.code == code
    assert all(caught.value.said(lang) and "{" not in caught.value.said(lang) for lang in ("zh", "en"))


@pytest.mark.parametrize(
    ("printed", "meaning", "bounds"),
    [
        ("35万", Meaning.EXACT, (350000, 350000)), ("达35万", Meaning.EXACT, (350000, 350000)),
        ("约35万", Meaning.ABOUT, (None, None)), ("35万左右", Meaning.ABOUT, (None, None)),
        ("200余件", Meaning.MORE, (200, None)), ("逾200件", Meaning.MORE, (200, None)),
        ("80天以上", Meaning.LEAST, (80, None)), ("近500人", Meaning.NEARLY, (None, 500)),
        ("不足500人", Meaning.LESS, (None, 500)), ("不超过500人", Meaning.MOST, (None, 500)),
    ],
)  # fmt: skip
def test_what_an_approximation_says_of_the_true_figure(printed, meaning, bounds):
    quantity = read_quantity(printed)
    assert (quantity.meaning, quantity.bounds) == (meaning, bounds)


def test_more_than_needs_a_round_figure():
    assert all(
        read_quantity(text).round_enough for text in ("200余件", "2万余人", "5.2万余次", "1306名", "20多万人")
    )
    assert not any(read_quantity(text).round_enough for text in ("1306余名", "25多天", "25多万人"))


def test_the_same_figure_in_another_print():
    assert read_quantity("7949万条").says_same(read_quantity("79490000条"))
    assert not read_quantity("约35万户").says_same(read_quantity("35万户"))
    assert not read_quantity("35万人").says_same(read_quantity("35万户"))


@pytest.mark.parametrize(
    "document",
    [
        {"digits": "五十五点"}, {"digits": ""}, {"digits": "1", "scale": "万万"}, {"digits": "1", "approx": "许"},
        {"digits": "35", "scale": "万", "value": "35"}, {"digits": "三万五千", "value": "5000"}, {"digits": "1", "where": "there"},
        {"digits": "9" * 19},
    ],
)  # fmt: skip
def test_a_document_that_is_no_quantity_is_refused(document):
    with pytest.raises(Misfit):
        from_document(document)


def test_document_without_digits():
    with pytest.raises(Misfit):
        from_document({"value": "5"})


def test_a_quantity_is_built_from_its_printed_parts():
    assert Quantity("20", "万", "人", "多", Where.INNER).text == "20多万人"
