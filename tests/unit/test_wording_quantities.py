"""Figures in running text: every kind the sample page prints, found with value, unit and certainty."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from store.record.quantity import NotAQuantity, read_quantity
from store.wording.numbers.quantities import MentionKind, figures_in_words, find_figures, find_quantities
from store.wording.numbers.source import simplified
from store.wording.numbers.spans import before

SENTENCES = [
    ("我们为一线人员免去费用，共1306名。", [("1306名", "1306", "名", None)]),
    ("保障专线976条；排除故障6412个、扩容7471处。", [("976条", "976", "条", None), ("6412个", "6412", "个", None), ("7471处", "7471", "处", None)]),
    ("群发提醒7949万条。", [("7949万条", "79490000", "条", None)]),
    ("甲、乙、丙、丁四款软件免费开放", [("四款", "4", "款", None)]),
    ("给约35万用户送出流量达1023万GB。", [("约35万用户", "350000", "用户", "约"), ("达1023万GB", "10230000", "GB", "达")]),
    ("学校到17日连续10天平安，8月18日出现首例。", [("连续10天", "10", "天", None), ("首例", "1", "例", None)]),
    ("全校没有1例重症，另外两个校区平安。", [("没有1例", "0", "例", None), ("两个", "2", "个", None)]),
    ("发放苹果1.5万斤、梨1万斤，收到牛奶500多箱", [("1.5万斤", "15000", "斤", None), ("1万斤", "10000", "斤", None), ("500多箱", "500", "箱", "多")]),
    ("他说：“2万余人干了20多天，设点219个，解决难题200余件。”", [("2万余人", "20000", "人", "余"), ("20多天", "20", "天", "多"), ("219个", "219", "个", None), ("200余件", "200", "件", "余")]),
    ("今年第一批资金6630.55万元，涉及317家、岗位5.8万个。", [("6630.55万元", "66305500", "元", None), ("317家", "317", "家", None), ("5.8万个", "58000", "个", None)]),
    ("从四个方面安排；七市（地）均已部署", [("四个方面", "4", "个方面", None), ("七市（地）", "7", "市(地)", None)]),
    ("复工率83.16 %，用时60余个小时，超过32000例", [("83.16 %", "83.16", "%", None), ("60余个小时", "60", "个小时", "余"), ("超过32000例", "32000", "例", "超过")]),
    ("新增５３例", [("５３例", "53", "例", None)]),
    ("历时3年，装机2.77亿千瓦时，运粮5千克", [("3年", "3", "年", None), ("2.77亿千瓦时", "277000000", "千瓦时", None), ("5千克", "5", "千克", None)]),
    (
        "两万余名志愿者，一千二百名医护",
        [("两万余名", "20000", "名", "余"), ("一千二百名", "1200", "名", None)],
    ),
    ("分发5万4千6百件、三万五千人受益，1百二十例", [("5万4千6百件", "54600", "件", None), ("三万五千人", "35000", "人", None), ("1百二十例", "120", "例", None)]),
    ("上升百分之五，达三点五倍，三分之二的人", [("百分之五", "5", "%", None), ("达三点五倍", "3.5", "倍", "达"), ("三分之二", str(Decimal(2) / 3), "", None)]),
    ("实现清零3个县，周一3例，2022-09-01 53例", [("3个", "3", "个", None), ("3例", "3", "例", None), ("53例", "53", "例", None)]),
    ("派出3支队伍、三支队员、2支队", [("3支", "3", "支", None), ("三支", "3", "支", None), ("2支队", "2", "支队", None)]),
    ("无一例外流", [("无一例", "0", "例", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_figures_of_every_kind(text, expected):
    found = [
        (text[start:end], quantity.plain, quantity.unit, quantity.approx or None)
        for quantity, (start, end) in find_quantities(text)
    ]
    assert found == expected
    for quantity, (start, end) in find_quantities(text):
        again = read_quantity(text[start:end])
        assert again.says_same(quantity) or quantity.lead == "无"


@pytest.mark.parametrize(
    ("text", "kind", "mentions"),
    [
        ("8月8日到17日，2022年9月1日16时30分", MentionKind.DATE, ["8月8日", "17日", "2022年9月1日16时30分"]),
        ("9月1日下午14时，2022-09-01 9:05", MentionKind.DATE, ["9月1日", "14时", "2022-09-01", "9:05"]),
        ("第一批，第24场，第二十四场", MentionKind.ORDINAL, ["第一批", "第24场", "第二十四场"]),
        ("推出“0元30G”和“1+7”，5G网络", MentionKind.NAME, ["“0元30G”", "“1+7”", "5G"]),
    ],
)
def test_dates_ordinals_and_names_are_no_quantities(text, kind, mentions):
    figures = find_figures(text)
    assert figures.quantities == ()
    assert [mention.text for mention in figures.mentions] == mentions
    assert {mention.kind for mention in figures.mentions} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "编号12345",
        "3亿4500人",
        "13月5",
        "1.2.3.4例",
        "电话0891-6330000",
        "进一步",
        "十分重要",
        "百姓",
        "千家万户",
        "一些人",
        "二十几万人",
        "三四天",
        "三成半",
        "七成 六份",
        "百分之五 十份",
        "五百分之2.2份",
        "5-6天",
        "93 473名",
        "4806\n\n6名",
        "28-522名",
        "28、522名",
        "3/5份",
        "2e5份",
        "零下15℃",
        "T-3天",
        "近万人",
        "20至30人",
        "每10万人",
        "二十到三十人",
        "1，234人",
    ],
)
def test_what_says_not_what_it_counts_is_left(text):
    assert [text[start:end] for _, (start, end) in find_quantities(text)] == []


def test_the_end_of_another_word_is_no_approximation():
    assert [q.approx for q, _ in find_quantities("节约5吨，附近3个，最近10天，预约20人")] == ["", "", "", ""]
    assert [q.approx for q, _ in find_quantities("约5吨，近30个，大约20人，超100家")] == [
        "约",
        "近",
        "大约",
        "超",
    ]
    assert before("约5节", 1) == "约", "the end of the text does not stand before its beginning"


def test_spoken_for_characters_are_left_alone():
    text = "新增53例，另有7人"
    assert [text[a:b] for _, (a, b) in find_quantities(text, [(2, 4)])] == ["7人"]
    assert find_figures(text, [(0, len(text))]).quantities == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("某五十人", []), ("二零二二年", []), ("统一病例", []), ("收拾个人物品", []), ("零下二十度", [None]),
        ("三拾人", ["三拾"]),
    ],
)  # fmt: skip
def test_a_numeral_in_words_counts_only_where_nothing_makes_it_another_word(text, told):
    assert [quantity and quantity.digits for quantity, _ in figures_in_words(text)] == told


def test_nothing_hangs_and_long_runs_are_no_figures():
    for noise in (
        "9" * 300_000,
        "1," * 150_000,
        "“" * 200_000,
        "第" * 200_000,
        "二" * 200_000,
        "1.1" * 100_000,
    ):
        assert all(len(re.sub("[^0-9]", "", q.digits)) <= 18 for q, _ in find_quantities(noise))


def test_markup_and_control_characters_are_only_text():
    text = "[bold]共5人[/bold]\x1b[31m7件\x00"
    assert [text[a:b] for _, (a, b) in find_quantities(text)] == ["5人", "7件"]


def test_a_year_of_three_digits_is_a_date_and_of_two_a_time() -> None:
    assert [text.text for text, _ in find_quantities("寺庙建于618年")] == []
    assert [text.text for text, _ in find_quantities("寺庙历时18年建成")] == ["18年"]


def _numerals() -> list[tuple[str, Decimal]]:
    """Numerals that the tests of two readers of Chinese numerals (cn2an, Recognizers-Text) have, with their values."""
    lines = (Path(__file__).parent.parent / "data/numerals.txt").read_text(encoding="utf-8").splitlines()
    return [(numeral, Decimal(value)) for numeral, value in (line.rsplit(" ", 1) for line in lines)]


def _same(got: Decimal, value: Decimal, numeral: str) -> bool:
    pairs = got == value / 2 and numeral[-1] in "双雙对對"  # two to a pair, for one of those readers
    return abs(got - value) <= abs(value) / 10_000 or pairs


def test_no_numeral_is_taken_in_part():
    """In a sentence a numeral is read whole, or told of; typed as a figure, read whole or refused."""
    silent, read, typed, numerals = [], 0, 0, _numerals()
    for numeral, value in numerals:
        measured = numeral[-1] in "%％折成双对打点點雙對" or "分之" in numeral
        text = f"当天一共{numeral}{'' if measured else '份'}，送到各处"
        figures = find_figures(simplified(text))
        assert all(_same(quantity.value, value, numeral) for quantity, _ in figures.quantities), numeral
        seen = [*(span for _, span in figures.quantities), *figures.doubtful]
        read += bool(figures.quantities)
        if not seen and not re.search("[0-9０-９]", numeral):
            silent.append(numeral)
        try:
            quantity = read_quantity(f"{numeral}{'' if measured else '件'}")
        except NotAQuantity:
            continue
        typed += 1
        assert _same(quantity.value, value, numeral), numeral
    assert read >= 0.84 * len(numerals)
    assert typed >= 0.86 * len(numerals)
    assert set(silent) <= {"一", "半百", "零点", "点零", "点一"}
