"""Any number with a unit, in any script or words, anywhere in a sentence: never a text that may go out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.record.numeral import chinese
from store.wording.numbers.numerals import spelled
from store.wording.prove.stray_numerals import strays_of_text

ZEROS = [
    chr(code)
    for code in range(0x30, 0x20000)
    if unicodedata.category(chr(code)) == "Nd" and not int(chr(code))
]
"""The zero of every script of digits."""
FORMAL = str.maketrans("一二三四五六七八九十百千零", "壹贰叁肆伍陆柒捌玖拾佰仟零")
BEFORE = ["", "另有", "新增", "，共", "全区还有约", "据三亚市介绍，", "（", "“", "一线有", "9月1日", "其中"]
AFTER = ["", "。", "，正在核实", "）", "”", "在一线", "以上", "、三亚市"]
UNITS = [
    "例",
    "人",
    "名",
    "个",
    "%",
    "户",
    "家",
    "吨",
    "万元",
    "公里",
    "个小时",
    "天",
    "病例",
    "名患者",
    "条",
    "处",
]
NOUNS = [
    "cases",
    "people",
    "percent",
    "new infections",
    "close contacts",
    "confirmed COVID-19 cases",
    "yuan",
    "km",
]

numbers = st.integers(2, 9999)
scripts = st.sampled_from(ZEROS)


def in_script(number: int, zero: str) -> str:
    return "".join(chr(ord(zero) + int(digit)) for digit in str(number))


@st.composite
def chinese_spelling(draw: st.DrawFn) -> str:
    number = draw(numbers)
    form = draw(st.integers(0, 4))
    if form == 0:
        said = in_script(number, draw(scripts))
    elif form == 1:
        said = "两" if number == 2 else chinese(number)
    elif form == 2:
        said = chinese(number).translate(FORMAL)
    elif form == 3:
        said = f"{number:,}".replace(",", draw(st.sampled_from([",", "，", " ", "\u2009", "'", ".", "_"])))
    else:
        said = str(number) + draw(st.sampled_from(["万", "千", "多", "余", "亿"]))
    gap = draw(st.sampled_from(["", "", " ", "\u3000", "\u200b"]))
    return said + gap + draw(st.sampled_from(UNITS))


@st.composite
def english_spelling(draw: st.DrawFn) -> str:
    number = draw(numbers)
    said = draw(
        st.sampled_from([
            spelled(number), spelled(number).upper(), spelled(number).replace("-", " "), f"{number:,}", str(number),
            in_script(number, draw(scripts)), spelled(number).replace(" ", "-"), spelled(number).title(),
        ])
    )  # fmt: skip
    return f"{said} {draw(st.sampled_from(NOUNS))}"


@given(st.sampled_from(BEFORE), chinese_spelling(), st.sampled_from(AFTER))
def test_a_number_with_a_unit_is_always_told(before: str, said: str, after: str) -> None:
    text = before + said + after
    found = strays_of_text(text)
    at = len(before)
    assert any(stray.start < at + len(said) and at < stray.end for stray in found), text


@given(st.sampled_from(["", "Also ", "There were ", "On Sept. 1, ", "one of them and "]), english_spelling(),
       st.sampled_from(["", ".", " were found", ", he said"]))  # fmt: skip
def test_a_number_with_a_noun_is_always_told(before: str, said: str, after: str) -> None:
    text = before + said + after
    at = len(before)
    assert any(stray.start < at + len(said) and at < stray.end for stray in strays_of_text(text)), text


@given(st.text("一二三九十百千万亿〇两09.,%例人个年月日时号第（）“”、。 \nonetw-", max_size=40))
def test_any_text_is_scanned_and_every_finding_lies_in_it(text: str) -> None:
    found = strays_of_text(text)
    assert all(
        0 <= each.start < each.end <= len(text) and "\n" not in text[each.start : each.end] for each in found
    )
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    "piece", ["一", "1月", "9.", "九千", "nine ", "n-", "第", "、9", "(", "1-", "三十", "one two ", "9 999 "]
)
def test_a_long_noisy_line_costs_no_more_than_its_length(piece: str) -> None:
    """Eight times the line may not cost more than some forty times (quadratic would be sixty-four)."""
    from time import process_time

    def cost(times: int) -> float:
        text = piece * times
        best = 9e9
        for _ in range(2):
            started = process_time()
            strays_of_text(text + str(times) + str(process_time()))
            best = min(best, process_time() - started)
        return best

    small = max(cost(250), 0.01)
    assert cost(2000) < small * 48
