"""The page the project began from, row by row: every datum of its two articles is in the draft of the
record, in the form it was printed in, or named here as left out with the reason.

The rows carry the ids of the table of data the project was planned with: A and E the head and the
epidemic figures of the 24th conference, Q, T, U and D what was said there, B the second article.
"""

import json
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len

from store.checks.drafts import check_draft
from store.checks.panel import run_rules
from store.part_kinds import PARTS
from store.record.codec import from_document, to_document
from store.record.decoding import Misfit
from store.record.exchange import from_json, to_json
from store.record.figure import Figure
from store.record.notes import LOOSE
from store.record.quantity import read_quantity
from store.record.reference import PartKey, is_part
from store.wording.book.book import Book
from store.wording.numbers.quantities import find_quantities
from store.wording.numbers.quantities_english import find_english, say_english
from store.wording.prove.books import load_book
from store.wording.prove.difference import DifferenceKind
from store.wording.prove.verifying import prove, verify
from store.wording.say.draft import Draft, SpanKind
from store.wording.say.saying import say
from tests.page_of_the_24th import Page, page
from tests.quantities import same_figure
from tests.sample_conferences import series
from tests.stage import sample_desk
from tui.review.page import section_lines

CONFIRMED = ("拉萨市20例、日喀则市10例、昌都市17例、那曲市6例", "拉萨市6例、林芝市1例、昌都市13例、那曲市6例")
ASYMPTOMATIC = (
    "拉萨市260例、日喀则市165例、山南市2例、林芝市1例、昌都市2例、那曲市120例、阿里地区71例",
    "拉萨市96例、日喀则市13例、昌都市2例、那曲市79例、阿里地区17例",
)

ROWS: dict[str, tuple[str, ...]] = {
    "A01": ("召开疫情防控工作第二十四场", "举行新冠肺炎疫情防控工作第二十四场"),
    "A02": ("自治区政府新闻办召开", "自治区政府新闻办举行"),
    "A03": ("召开疫情防控工作", "举行新冠肺炎疫情防控工作"),
    "A04": ("9月1日下午，",),
    "A05": (
        "，通报我区",
        "，介绍全区信息通信行业应急保障情况",
        "，回应西藏大学疫情防控、拉萨生活物资配送等社会关切问题。",
    ),
    "A06": ("\n\n七市（地）均实现或基本实现社会面清零\u3000",),
    "A07": ("\u3000信息通信行业全力保障畅通\u3000",),
    "A08": ("\u3000校园疫情形势总体可控\u3000生活物资集中向学生倾斜\u3000",),
    "A09": ("\u3000拉萨正努力解决“配送难”\n\n",),
    "A10": ("\n\n坚决打赢这场大仗硬仗\n\n",),
    "A11": ("商报讯（记者 杨子彦 旦增兰泽 王雪）9月1日",),
    "E01": (f"8月31日0时至24时，全区新增本土新冠肺炎确诊病例53例（其中{CONFIRMED[0]}）",),
    "E02": (f"新增无症状感染者621例（其中{ASYMPTOMATIC[0]}）",),
    "E03": (f"9月1日0时至14时，全区新增本土新冠肺炎确诊病例26例（其中{CONFIRMED[1]}）",),
    "E04": (f"新增无症状感染者207例（其中{ASYMPTOMATIC[1]}）",),
    "E05": ("截至8月31日24时，全区共有高风险区477个",),
    "E06": ("中风险区149个",),
    "E07": ("8月31日新增感染者674例",),
    "E08": ("均在隔离管控区发现",),
    "E09": ("截至8月31日24时，全区治愈出院406人",),
    "E10": ("22504名密接者解除集中隔离观察",),
    "E11": ("目前60083人在接受集中隔离观察",),
    "Q01": ("自治区政府副秘书长曲达表示，截至目前，全区七市（地）均实现或基本实现社会面清零",),
    "Q02": ("取得阶段性成效",),
    "Q03": ("当前形势仍然严峻复杂",),
    "Q04": ("各级各部门将从严从细落实",),
    "T01": ("自治区通信管理局党组成员、纪检组长、副局长李增芳介绍，", "支撑保障"),
    "T02": ("努力确保疫情期间网络不中断",),
    "T03": ("发送区域协查数据",),
    "T04": ("免除1306名流调人员",),
    "T05": ("部分乡村推广“数字乡村云平台”“平安乡村平台”等",),
    "T06": ("西藏电信、移动、联通、铁塔公司", "976条重要专线"),
    "T07": ("累计处理网络故障6412个",),
    "T08": ("紧急扩容7471处",),
    "T09": ("7949万条",),
    "T10": ("“国家中小学智慧教育、西藏教育珠峰旗云、钉钉、企业微信”四款教育平台",),
    "T11": ("“0元30G”定向流量包", "“通信费用免催免停”"),
    "T12": ("约35万用户",),
    "T13": ("达1023万GB",),
    "U01": ("8月8日出现疫情后",),
    "U02": ("学校立即封闭",),
    "U03": ("到17日连续10天未出现疫情",),
    "U04": ("8月18日发现首例阳性学生",),
    "U05": ("全校静默", "阳性、密接、普通学生分级隔离"),
    "U06": ("没有1例重症病例",),
    "U07": ("纳金校区、河坝林校区", "基本发生在封控管理区域内"),
    "U08": ("罗布林卡两个校区至今未出现疫情",),
    "U09": ("校园疫情形势总体可控。",),
    "U10": ("及时整改", "严查备餐送餐", "立即更换问题饮食"),
    "U11": ("生活物资集中向学生倾斜", "米面、粮油、鸡蛋、蔬菜等供应正常"),
    "U12": ("苹果1.5万斤",),
    "U13": ("梨1万斤",),
    "U14": ("其他社会捐赠的500多箱牛奶",),
    "U15": ("未使用的宿舍楼和部分教学楼", "部分密接学生换了新的床上用品"),
    "D01": ("2万余人",),
    "D02": ("20多天",),
    "D03": ("219个保供点位",),
    "D04": ("一些城乡结合部、自建房、出租房住户之前有遗漏",),
    "D05": ("调整了点位，加大了力度",),
    "D06": ("已解决问题200余件",),
    "D07": ("拉萨市商务局党组副书记、局长蒋曦表示：“大家的诉求就是我们的重点。",),
    "B01": ("上半年", "全区就业形势总体稳定"),
    "B02": ("今年第一批“免申即享”稳岗返还资金6630.55万元",),
    "B03": ("企业317家",),
    "B04": ("岗位5.8万个",),
    "B05": ("高校毕业生、农牧民、就业困难人员等",),
    "B06": ("促进重点人群就业、完善公共就业服务体系、推进就业服务信息化、加快工作进度等四个方面",),
}
"""Row -> what the Chinese draft must print for it."""

LEFT_OUT = {
    "B07": "the byline and the 日前 of a second article by another reporter: here its data are a section of "
    "the conference, which has one byline; as an article of its own it is made with the employment series",
}

FIGURES = {
    "T04": "1306名", "T06": "976条", "T07": "6412个", "T08": "7471处", "T09": "7949万条", "T10": "四款",
    "T11": "0元30G", "T12": "约35万用户", "T13": "达1023万GB", "U03": "连续10天", "U04": "首例",
    "U06": "没有1例", "U08": "两个", "U12": "1.5万斤", "U13": "1万斤", "U14": "500多箱", "D01": "2万余人",
    "D02": "20多天", "D03": "219个", "D06": "200余件", "B02": "6630.55万元", "B03": "317家", "B04": "5.8万个",
    "B06": "四个方面",
}  # fmt: skip
"""Row -> the figure of the record that stands behind it."""

ENGLISH = {
    "1306名": "1,306 people", "976条": "976", "6412个": "6,412", "7471处": "7,471 sites",
    "7949万条": "79.49 million", "四款": "four", "约35万用户": "about 350,000 users",
    "达1023万GB": "10.23 million GB", "连续10天": "10 consecutive days", "首例": "the first case",
    "没有1例": "no cases", "两个": "two", "1.5万斤": "15,000 jin (7,500 kg)", "1万斤": "10,000 jin (5,000 kg)",
    "500多箱": "more than 500 boxes", "2万余人": "more than 20,000 people", "20多天": "more than 20 days",
    "219个": "219", "200余件": "more than 200 items", "6630.55万元": "66.3055 million yuan",
    "317家": "317 enterprises", "5.8万个": "58,000", "四个方面": "four areas",
}  # fmt: skip


@cache
def entered() -> Page:
    return page()


@cache
def book(language: str) -> Book:
    return load_book(series(), language)


@cache
def draft(language: str = "zh", form: str = "full") -> Draft:
    return say(series(), book(language), entered().conference, form)


def _quantities() -> list[str]:
    return [printed for printed in dict.fromkeys(FIGURES.values()) if printed != "0元30G"]


@pytest.mark.parametrize("row", ROWS)
def test_the_row_is_in_the_draft_as_it_was_printed(row: str) -> None:
    for piece in ROWS[row]:
        assert piece in draft().text, piece


def test_every_row_of_the_page_is_present_or_left_out_with_a_reason() -> None:
    counts = {"A": 11, "E": 11, "Q": 4, "T": 13, "U": 15, "D": 7, "B": 7}
    rows = {f"{letter}{number:02d}" for letter, count in counts.items() for number in range(1, count + 1)}
    assert set(ROWS) | set(LEFT_OUT) == rows and not set(ROWS) & set(LEFT_OUT)
    assert all(len(reason) > 40 for reason in LEFT_OUT.values())


@pytest.mark.parametrize("row", FIGURES)
def test_the_figure_of_the_row_leads_back_to_the_record(row: str) -> None:
    """From the printed characters to the figure behind them: no digit of a section is loose."""
    text = draft().text
    printed = FIGURES[row]
    at = text.index(next(piece for piece in ROWS[row] if printed in piece)) if row != "T13" else 0
    start = text.index(printed, at)
    span = draft().span_at(start)
    assert span is not None and span.kind is SpanKind.COUNT
    assert text[span.start : span.end] == printed
    [ref] = span.cells
    conference = entered().conference
    if (counted := conference.counted_list(ref)) is not None:
        assert counted.raw == printed
    else:
        figure = conference.figure(ref)
        assert figure is not None and figure.text == printed


def test_no_digit_of_the_draft_is_without_a_source() -> None:
    covered = [(span.start, span.end) for span in draft().spans]
    for at, sign in enumerate(draft().text):
        assert not sign.isdigit() or any(start <= at < end for start, end in covered), draft().text[
            at - 9 : at + 9
        ]
    findings = check_draft(series(), entered().conference, draft())
    assert [f.got for f in findings if f.failed and f.rule == LOOSE] == []


@pytest.mark.parametrize("printed", _quantities())
def test_every_quantity_goes_round_and_is_right_in_english(printed: str) -> None:
    """Typed, kept, said in Chinese, read back; and the same figure in English, said and read."""
    quantity = read_quantity(printed)
    assert quantity.text == printed
    kept = from_document(to_document(entered().conference))
    figures: list[Figure] = list(kept.figures.values())
    held = [one.quantity for one in figures] + [one.counted for one in kept.lists.values()]
    assert quantity in held
    read_back = [found for found, _ in find_quantities(draft().text)]
    assert any(found.says_same(quantity) and found.text == printed for found in read_back)
    english = say_english(quantity, book("en").units)
    assert english == ENGLISH[printed]
    known = [found for found, _ in find_english(f"There: {english}.", book("en").units)]
    # A number without any English measure word is no figure by itself; the words around it say what it is.
    bare = english.replace(",", "").isdigit() or english in ("four", "two")
    assert bare or any(same_figure(quantity, found, book("en").units) for found in known)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["full", "script", "qa", "notice", "table"])
def test_every_form_of_the_whole_conference_is_proved(language: str, form: str) -> None:
    assert prove(series(), book(language), entered().conference, draft(language, form)) == ()


def test_the_whole_draft_agrees_with_the_record_and_a_changed_figure_of_a_section_is_noticed() -> None:
    books = [book("zh"), book("en")]
    conference = entered().conference
    assert verify(series(), books, conference, draft().text) == ()
    changed = verify(series(), books, conference, draft().text.replace("7471处", "7417处"))
    assert {difference.kind for difference in changed} == {DifferenceKind.MISSING, DifferenceKind.ADDED}
    assert any("紧急扩容" in difference.said("zh") for difference in changed)
    [lost] = verify(series(), books, conference, draft().text.replace("四款教育平台", "几个教育平台"))
    assert (lost.kind, lost.expected) == (DifferenceKind.MISSING, "四款")
    reworded = draft().text.replace("免除1306名流调人员的话费", "流调人员（1306名）免交话费")
    assert verify(series(), books, conference, reworded) == ()
    notice = say(series(), book("zh"), conference, "notice").text
    assert verify(series(), books, conference, notice) == (), "a form without sections lost none of them"


def test_the_english_draft_has_every_figure_and_names_the_words_it_lacks() -> None:
    text = draft("en").text
    for printed in _quantities():
        figure = entered().figures().get(printed)
        if figure is not None:
            assert ENGLISH[printed] in text, printed
    assert "Li Zengfang, deputy director of the regional communications administration, gave these" in text
    untold = {ref for ref in draft("en").missing if is_part(ref, "statements", "answers")}
    conference = entered().conference
    assert untold == {PartKey("statements", key) for key in conference.statements} | {
        PartKey("answers", key) for key in conference.answers
    }
    assert not draft("zh").missing


def test_nothing_on_the_page_fails_a_check() -> None:
    failed = [finding for finding in run_rules(series(), entered().conference) if finding.failed]
    assert [finding.id for finding in failed] == []


def test_the_whole_page_goes_out_and_comes_in_as_json() -> None:
    conference = entered().conference
    out = json.loads(json.dumps(to_json(series(), conference)))
    back = from_json(series(), out, by="x", at=0, source="file")
    assert all(back.parts(name) == conference.parts(name) for name in PARTS)
    out["parts"]["figures"] = {"a": {"order": 0, "kind": "odd"}}
    with pytest.raises(Misfit):
        from_json(series(), out, by="x", at=0, source="file")


def test_a_conference_is_found_by_what_was_said_there(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.replace_with(entered().conference)
    sitting.save()
    for words in ("李增芳", "7949万条", "生活物资配送", "校园疫情形势总体可控"):
        assert [row.number for row in desk.found(words)] == [24], words
    assert desk.load(desk.find("24")) == sitting.conference


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_summary_shows_sections_with_their_figures_in_its_width(lang: str) -> None:
    lines = list(section_lines(entered().conference, None, lang, 60))
    text = "\n".join(line.plain for line in lines)
    assert "6412个" in text and "遗漏的点位全部补上" in text
    assert all(cell_len(line) <= 60 for line in text.split("\n"))
