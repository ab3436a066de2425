"""A conference with one of every part beside the grid, as values, for tests."""

from datetime import date

from store.record.answer import Answer
from store.record.claim import Claim
from store.record.conference import Conference
from store.record.figure import CountedList, Figure, Period
from store.record.quantity import read_quantity
from store.record.report import Report, ReportState, ShiftNote
from store.record.section import Manner, Section, Statement
from store.record.status import Reached, Statuses
from store.record.window import AsOf, Moment
from store.record.words import words
from store.series.definition import Kind


def whole() -> Conference:
    """A small conference in which every field of every part holds something."""
    return Conference(
        series="xizang_epidemic",
        held_on=date(2022, 9, 1),
        number=24,
        sections={
            "a": Section(2, words("通信管理局", en="communications bureau"), words("李某"), words("副局长"), "introduce"),
            "b": Section(1, words("大学"), verb="report"),
        },
        statements={
            "a1": Statement("a", 1, words("处理故障{f:x1}。", en="Faults: {f:x1}.")),
            "a2": Statement("a", 0, words("第一段\n第二段"), Manner.QUOTATION, "say"),
        },
        figures={
            "x1": Figure(
                0, "6412个", read_quantity("6412个"), label=words("故障", en="faults"), said={"en": "6,412"},
                kind=Kind.CUMULATIVE, as_of=AsOf(Moment(date(2022, 8, 31), 24)), section="a",
                source="处里", follow="faults", by="Drolma", at=1662019200000,
            ),
            "x2": Figure(1, "0元30G", literal=True, section="a"),
            "x3": Figure(2, "约左右", section="a"),
            "x4": Figure(3, "连续10天", read_quantity("连续10天"), period=Period(date(2022, 8, 8), date(2022, 8, 17))),
        },
        lists={
            "l1": CountedList(
                0, ("甲", "乙"), read_quantity("两个"), "两个", True, ("A", "B"), words("平台"), "a"
            ),
        },
        claims={
            "c1": Claim(
                0, words("校园形势"), words("总体"), words("可控"), words("校园可控"), "b", "白某",
                AsOf(None, "截至目前"), ("figures/x1", "yesterday/confirmed"),
            ),
        },
        statuses={
            "s1": Statuses(0, words("清零"), {"lhasa": Reached.MOSTLY, "ngari": Reached.DONE}, "b", AsOf()),
        },
        answers={
            "q1": Answer(
                0, words("配送"), words("为什么慢？"), words("某报"), words("商务局"), words("蒋某"),
                words("局长"), "state", Manner.QUOTATION, words("已解决{f:x1}。"), {"figures/x1": "6412个"},
                "月底前全部解决", date(2022, 9, 30),
            ),
        },
        reports={
            "r1": Report(
                0, "places/lhasa", words("拉萨市"), ReportState.VERIFIED, "卓玛", 1662019200000, "电话", "王处", "已核",
                {"yesterday/confirmed/lhasa": "20", "figures/x1": "6412个"},
            ),
        },
        shift_notes={"n1": ShiftNote(0, "十点再报", "卓玛", 1662019200000, "扎西", 1662019200001)},
    )  # fmt: skip
