"""Working on sections, figures and answers: every step is one to undo, nothing typed is lost."""

from datetime import date

import pytest
from msgspec.structs import replace

from store.desk.entering import Entering
from store.desk.paragraphs.answers import add_answer, confirm, keep, open_promises
from store.desk.paragraphs.section_figures import figures_of, lift, previous_figure
from store.desk.paragraphs.sections import (
    add,
    add_section,
    add_statement,
    change,
    move,
    remove,
    reuse,
    write,
)
from store.desk.troubles import WrongCall
from store.figures.reference_values import referred
from store.record.answer import Answer
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.figure import CountedList
from store.record.part import in_order
from store.record.reference import PartKey
from store.record.section import Statement
from store.record.statement_slots import references
from store.record.words import words
from store.series.definition import Kind
from store.wording.prove.books import load_book
from tests.sample_conferences import samples, series
from tests.typed_figures import enter_figure, type_figure, type_list_number


def sitting(conference: Conference | None = None, at: int = 1662019200000) -> Entering:
    return Entering(series(), conference or samples()[24], who="央金", clock=lambda: at)


def test_a_section_is_added_written_and_taken_out_step_by_step() -> None:
    desk = sitting()
    before = desk.conference
    section = add_section(desk, words("通信管理局"), words("李某"), words("副局长"))
    first = add_statement(desk, section)
    for text in ("保", "保障", "保障通", "保障通信。"):
        write(desk, "statements", first, text)
    assert desk.conference.statements[first].text == {"zh": "保障通信。"}
    desk.undo()
    assert desk.conference.statements[first].text == {}, "typing is one step"
    desk.redo()
    remove(desk, "sections", section)
    assert not desk.conference.sections and not desk.conference.statements
    desk.undo()
    assert desk.conference.statements[first].text == {"zh": "保障通信。"}
    for _ in range(3):
        desk.undo()
    assert desk.conference == before


def test_typing_back_what_stood_there_leaves_nothing_to_undo() -> None:
    desk = sitting()
    section = add_section(desk, words("学校"))
    statement = add_statement(desk, section, "甲")
    write(desk, "statements", statement, "甲乙")
    write(desk, "statements", statement, "甲")
    desk.close()
    desk.undo()
    assert statement not in desk.conference.statements


def test_two_sections_made_in_one_millisecond_have_two_ids() -> None:
    desk = sitting()
    keys = {add_section(desk, words(str(number))) for number in range(40)}
    assert len(keys) == 40
    assert in_order(desk.conference.sections)[0] in keys


def test_moving_touches_only_its_like_and_stops_at_the_ends() -> None:
    desk = sitting()
    one, two = add_section(desk, words("一")), add_section(desk, words("二"))
    a, b, c = (add_statement(desk, section, text) for section, text in ((one, "a"), (two, "b"), (one, "c")))
    assert move(desk, "statements", c, -1)
    assert [key for key, _ in desk.conference.statements_of(one)] == [c, a]
    assert not move(desk, "statements", b, 1), "the only one of its section"
    assert not move(desk, "sections", one, -1)
    assert move(desk, "sections", one, 5)
    assert in_order(desk.conference.sections) == [two, one]
    desk.undo()
    assert in_order(desk.conference.sections) == [one, two]


def test_a_part_that_is_gone_is_named() -> None:
    with pytest.raises(WrongCall) as caught:
        change(sitting(), "sections", "zzz", verb="say")
    assert "sections/zzz" in caught.value.said("zh") and "sections/zzz" in caught.value.said("en")


def test_a_figure_that_cannot_be_read_stays_as_typed_with_the_reason() -> None:
    desk = sitting()
    key, why = enter_figure(desk, "若干件", label=words("问题"))
    assert why is not None and "若干件" in why.said("zh")
    figure = desk.conference.figures[key]
    assert figure.refused and figure.raw == "若干件" and figure.text == ""
    assert type_figure(desk, key, "200余件") is None
    figure = desk.conference.figures[key]
    assert figure.quantity is not None and figure.quantity.plain == "200" and figure.text == "200余件"
    assert (figure.by, figure.at) == ("央金", 1662019200000)
    name, why = enter_figure(desk, "0元30G", label=words("流量包"), literal=True)
    assert why is None and desk.conference.figures[name].text == "0元30G"


def test_figures_are_lifted_out_of_a_sentence_and_the_rest_is_left_alone() -> None:
    desk = sitting()
    section = add_section(desk, words("通信管理局"))
    text = (
        "截至8月31日，累计处理网络故障6412个、紧急扩容7471处；推出“0元30G”流量包，为约35万用户送出1023万GB。"
    )
    statement = add_statement(desk, section, text)
    keys = lift(desk, "statements", statement)
    figures = [desk.conference.figures[key] for key in keys]
    assert [figure.text for figure in figures] == ["6412个", "7471处", "0元30G", "约35万用户", "1023万GB"]
    assert [figure.literal for figure in figures] == [False, False, True, False, False]
    assert [figure.kind for figure in figures[:2]] == [Kind.CUMULATIVE, Kind.CUMULATIVE]
    assert figures[0].label == {"zh": "处理网络故障"}
    assert [key for key, _ in figures_of(desk.conference, section)] == keys
    written = desk.conference.statements[statement].text["zh"]
    assert written.startswith("截至8月31日，累计处理网络故障{f:") and "“{f:" in written
    assert references(written) == tuple(PartKey("figures", key) for key in keys)
    assert lift(desk, "statements", statement) == [], "nothing is left to lift"
    desk.undo()
    assert desk.conference.statements[statement].text["zh"] == text and not desk.conference.figures
    solved = add_statement(desk, section, "拉萨市商务部门已解决各类群众生活物资问题200余件。")
    (figure,) = (desk.conference.figures[key] for key in lift(desk, "statements", solved))
    assert figure.label == {"zh": "解决各类群众生活物资问题"}, "not from the middle of 部门"
    lines = add_statement(desk, section, "铁塔公司对全区976条光缆线路进行巡检，派出医护人员300名赴那曲。")
    named = [desk.conference.figures[key].label["zh"] for key in lift(desk, "statements", lines)]
    assert named == ["光缆线路", "派出医护人员"], "what is counted stands behind the number, if anything does"
    joined = add_statement(desk, section, "同比增长12.5%至3.6亿元，其中二十多人，另有5万斤。")
    named = [desk.conference.figures[key].label.get("zh") for key in lift(desk, "statements", joined)]
    assert named == ["同比增长", None, None, None], "a name that only joins is that of any other figure"
    for told, names in {
        "首批资金6630.55万元惠及企业317家": ["首批资金", "惠及企业"],
        "2万余人在一线工作20多天": ["在一线工作（人）", "在一线工作"],
        "帮扶困难群众500户1200人": ["帮扶困难群众", "帮扶困难群众（人）"],
        "为约35万用户赠送流量达1023万GB、设点156个、128个": ["用户", "赠送流量", "设点", None],
    }.items():
        own = add_statement(desk, add_section(desk, words("商务局")), f"{told}。")
        named = [desk.conference.figures[key].label.get("zh") for key in lift(desk, "statements", own)]
        assert named == names, "each its own name, or none"
    english = Statement(section, 9, {"en": "It repaired 6,412 faults and expanded capacity at 7,471 sites."})
    desk.set_fields(**{"statements/e": english})
    named = [
        desk.conference.figures[key].label["en"]
        for key in lift(desk, "statements", "e", load_book(series(), "en"))
    ]
    assert named == ["faults", "expanded capacity"], "not from the figure before to “at”"


def test_a_fraction_is_not_lifted_by_halves() -> None:
    desk = sitting()
    section = add_section(desk, words("能源局"))
    desk.set_fields(**{"statements/e": Statement(section, 9, {"en": "So far 2/3 of homes have power."})})
    assert lift(desk, "statements", "e", load_book(series(), "en")) == []


def test_the_same_figure_said_twice_in_a_section_is_one_figure() -> None:
    desk = sitting()
    section = add_section(desk, words("学校"))
    statement = add_statement(desk, section, "发放苹果1.5万斤，其中1.5万斤已经送到。")
    keys = lift(desk, "statements", statement)
    assert len(keys) == 2 and len(set(keys)) == 1 and len(desk.conference.figures) == 1


def test_taking_a_section_out_keeps_figures_another_text_still_cites() -> None:
    desk = sitting()
    section = add_section(desk, words("商务局"))
    kept, _ = enter_figure(desk, "200余件", label=words("解决"), section=section)
    gone, _ = enter_figure(desk, "219个", label=words("点位"), section=section)
    answer = add_answer(desk, Answer(0, words("配送"), text=words(f"已解决{{f:{kept}}}。")))
    assert set(desk.conference.figures) == {kept, gone}
    remove(desk, "sections", section)
    assert set(desk.conference.figures) == {kept}
    assert desk.conference.answers[answer].cited == {f"figures/{kept}": "200余件"}


def test_an_answer_remembers_what_it_cited_until_it_is_read_again() -> None:
    desk = sitting()
    figure, _ = enter_figure(desk, "200余件", label=words("解决"))
    text = (
        f"解决{{f:{figure}}}，新增{{n:yesterday/new_infections}}例，拉萨{{n:yesterday/confirmed/lhasa}}例。"
    )
    key = add_answer(desk, Answer(0, words("配送"), text=words(text)))
    assert desk.conference.answers[key].cited == {
        f"figures/{figure}": "200余件",
        "yesterday/new_infections": "674",
        "yesterday/confirmed/lhasa": "20",
    }
    type_figure(desk, figure, "300余件")
    desk.close()
    assert desk.conference.answers[key].cited[f"figures/{figure}"] == "200余件"
    confirm(desk, key)
    assert desk.conference.answers[key].cited[f"figures/{figure}"] == "300余件"


def test_references_to_what_is_not_there_come_to_nothing() -> None:
    conference = samples()[24]
    for ref in (
        PartKey("figures", "zz"), CellKey("yesterday", "nothing"), CellKey("monday", "confirmed"),
        CellKey("yesterday", "confirmed", "atlantis"),
    ):  # fmt: skip
        assert referred(series(), conference, ref) is None


def test_a_promise_stays_open_until_a_later_conference_says_how_it_was_kept() -> None:
    first = sitting()
    key = add_answer(first, Answer(0, words("配送"), promise="月底前全部解决", due=date(2022, 9, 30)))
    second = sitting(samples()[26])
    promises = open_promises(second.conference, [first.conference])
    assert [promise.answer.promise for promise in promises] == ["月底前全部解决"]
    assert promises[0].ref.note == f"promise:2022-09-01:{key}"
    keep(second, promises[0], "已全部解决")
    assert open_promises(second.conference, [first.conference]) == []
    assert open_promises(samples()[28], [second.conference, first.conference]) == []


def test_a_section_used_again_brings_its_sentences_but_no_figure() -> None:
    first = sitting()
    section = add_section(first, words("商务局"), words("蒋某"), words("局长"), "state")
    statement = add_statement(first, section, "配送到219个点位，已解决200余件。")
    lifted = lift(first, "statements", statement)
    change(first, "figures", lifted[1], follow="solved", kind=Kind.CUMULATIVE)
    second = sitting(samples()[26])
    enter_figure(second, "9家", label=words("别的"))
    again = reuse(second, first.conference, section)
    assert second.conference.sections[again].speaker == {"zh": "蒋某"}
    [(_, said)] = second.conference.statements_of(again)
    figures = [second.conference.figure(ref) for ref in references(said.text["zh"])]
    assert [(one.text, one.raw, one.section) for one in figures if one] == [("", "", again)] * len(figures)
    assert figures[1] is not None and figures[1].follow == "solved" and len(figures) == 2
    second.undo()
    assert len(second.conference.figures) == 1 and not second.conference.sections


def test_a_followed_figure_shows_its_change() -> None:
    first, second = sitting(), sitting(samples()[26])
    old, _ = enter_figure(first, "7949万条", label=words("短信"))
    new, _ = enter_figure(second, "8001.5万条", label=words("短信"))
    for desk, key in ((first, old), (second, new)):
        change(desk, "figures", key, follow="sms")
    followed = previous_figure(second.conference.figures[new], [first.conference])
    assert followed is not None and followed.change == "+525000"
    about = replace(second.conference.figures[new], quantity=None)
    again = previous_figure(about, [first.conference])
    assert again is not None and again.change is None
    assert previous_figure(first.conference.figures[old], []) is None


def test_the_number_of_a_list_is_typed_as_printed() -> None:
    desk = sitting()
    key = add(desk, "lists", CountedList(0, ("甲", "乙", "丙", "丁")))
    assert type_list_number(desk, key, "四款") is None
    assert desk.conference.lists[key].agrees is True
    assert type_list_number(desk, key, "数款") is not None
    assert desk.conference.lists[key].agrees is None and desk.conference.lists[key].raw == "数款"
