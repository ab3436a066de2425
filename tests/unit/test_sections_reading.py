"""A pasted page taken apart by speaker: sections, answers, quotations, articles, and what nobody said."""

import pytest

from store.desk.paragraphs.section_figures import figures_of, would_be_lifted
from store.desk.paragraphs.sections_reading import accept_spoken, propose_spoken
from store.desk.sitting import Sitting
from store.record.part import in_order
from store.record.people import Directory
from store.record.section import Manner
from store.wording.numbers import source as folding
from store.wording.prove.books import load_book
from store.wording.read.basis.spoken import Spoken
from store.wording.read.headings import find_headings
from store.wording.read.speakers import find_spoken
from store.wording.say.saying import say
from tests.sample_conferences import samples, series

PAGE = """某政府新闻办召开第二十四场新闻发布会

网络畅通 供应有序

某报讯(记者 甲某 乙某)9月1日下午,某政府新闻办举行新闻发布会,通报最新情况。

8月31日0时至24时,全区新增本土新冠肺炎确诊病例53例(其中拉萨市20例、日喀则市10例、昌都市17例、那曲市6例)。

某区政府副秘书长王某某表示,截至目前,三市(地)形势好转。

某区通信管理局党组成员、副局长扎西某介绍,全行业抢修故障6412个、扩容

7471处;推出“0元30G”流量包,为约35万用户送出流量。

扎西某说,下一步再开通12条专线。

就部分网民反映的买菜有关问题,某市商务局局长李某表示:“两万人已连续工作20多天,解决‘买菜难’问题200余件。”

上半年就业稳中向好

某报讯(另报记者 丙某)日前,记者从某人社厅了解到,已发放资金6630.55万元。

据介绍,下一步将从四个方面安排工作。

快搜某地
扫一扫,看更多"""


def sitting() -> Sitting:
    return Sitting(series(), samples()[24], key="k", who="央金", clock=lambda: 1662019200000)


def spoken() -> list[Spoken]:
    return list(propose_spoken(sitting(), PAGE, Directory([])).spoken)


def test_each_paragraph_goes_to_its_speaker_with_house_title_and_name() -> None:
    assert [(one.department, one.title, one.speaker, one.verb) for one in spoken()] == [
        ("某区政府", "副秘书长", "王某某", "state"),
        ("某区通信管理局", "党组成员、副局长", "扎西某", "introduce"),
        ("某市商务局", "局长", "李某", "state"),
        ("某人社厅", "", "", "learn"),
    ]


def test_what_follows_by_name_is_the_same_speakers_and_a_broken_paragraph_is_joined() -> None:
    one = spoken()[1]
    assert one.paragraphs == (
        "全行业抢修故障6412个、扩容7471处；推出“0元30G”流量包，为约35万用户送出流量。",
        "下一步再开通12条专线。",
    )
    assert PAGE[slice(*one.span)].startswith("某区通信") and PAGE[slice(*one.span)].endswith("专线。")


def test_an_answer_keeps_who_asked_what_and_that_it_is_quoted() -> None:
    one = spoken()[2]
    assert (one.asker, one.topic, one.manner) == ("部分网民", "买菜", Manner.QUOTATION)
    assert one.paragraphs[0].startswith("两万人") and one.paragraphs[0].endswith("200余件。")


def test_a_second_article_is_nobodys_before_it_and_the_grid_is_left_to_its_own_reader() -> None:
    passages = propose_spoken(sitting(), PAGE, Directory([]))
    assert passages.spoken[-1].paragraphs == ("已发放资金6630.55万元。", "下一步将从四个方面安排工作。")
    left = " ".join(PAGE[slice(*span)] for span in passages.left)
    assert "上半年就业稳中向好" in left and "快搜某地" in left
    everything = " ".join(" ".join(one.paragraphs) for one in passages.spoken)
    assert "确诊病例" not in everything


def test_what_stands_above_the_body_is_parted_and_a_table_is_no_page() -> None:
    assert [(one.name, one.text) for one in find_headings(PAGE)] == [
        ("subheads", "网络畅通\n供应有序"), ("byline", "某报讯（记者 甲某 乙某）"),
    ]  # fmt: skip
    assert find_headings("拉萨市 20\n日喀则市 10\n") == find_headings("拉萨新增确诊6，无症状96") == ()
    assert find_headings("") == ()
    one, other = find_headings("齐心守家园\n\n昌都一线忙\n\n8月31日，全区新增3例。")
    assert (one.name, one.text, other.name, other.text) == (
        "subheads",
        "昌都一线忙",
        "headline",
        "齐心守家园",
    )
    page = PAGE.replace("供应有序", "供应有序 配送到户 学校平安\n\n打赢这场 硬仗")
    assert [(one.name, one.text) for one in find_headings(page)][:2] == [
        ("subheads", "网络畅通\n供应有序\n配送到户\n学校平安"), ("headline", "打赢这场　硬仗"),
    ]  # fmt: skip


def test_it_is_taken_over_in_one_step_with_every_figure_lifted() -> None:
    desk = sitting()
    before = desk.conference
    offered = sum(would_be_lifted(paragraph) for one in spoken() for paragraph in one.paragraphs)
    count = accept_spoken(desk, spoken())
    assert count == offered, "the offer says how many figures come"
    conference = desk.conference
    printed = [figure.text for figure in conference.figures.values()]
    assert count == len(printed) == 11
    assert set(printed) >= {
        "6412个",
        "两万人",
        "7471处",
        "0元30G",
        "约35万用户",
        "12条",
        "20多天",
        "200余件",
        "6630.55万元",
    }
    assert len(conference.sections) == 3 and len(conference.answers) == 1
    house = in_order(conference.sections)[1]
    assert [figure.text for _, figure in figures_of(conference, house)][:2] == ["6412个", "7471处"]
    text = say(series(), load_book(series(), "zh"), conference).text
    assert "某区政府副秘书长王某某表示，截至目前，三市（地）形势好转。" in text
    assert "扎西某说，下一步再开通12条专线。" in text
    assert "就部分网民反映的买菜有关问题，某市商务局局长李某表示：“两万人已连续" in text
    assert "记者从某人社厅了解到，已发放" in text and "\n\n据介绍，下一步将从四个方面" in text
    desk.undo()
    assert desk.conference == before


@pytest.mark.parametrize(
    ("text", "department", "title", "speaker"),
    [
        ("某大学党委常委、副校长白玛次仁说，好。", "某大学", "党委常委、副校长", "白玛次仁"),
        ("某市卫健委主任李某介绍，好。", "某市卫健委", "主任", "李某"),
        ("某公司总经理索朗多吉告诉记者，好。", "某公司", "总经理", "索朗多吉"),
        ("李某强调，好。", "", "", "李某"),
        ("某市卫健委主任李某在会上回应称，好。", "某市卫健委", "主任", "李某"),
        ("某市卫健委主任李某还介绍说，好。", "某市卫健委", "主任", "李某"),
        ("一位不愿具名的居民说，好。", "一位不愿具名的居民", "", ""),
    ],
)
def test_house_title_and_name_are_parted_or_left_together(
    text: str, department: str, title: str, speaker: str
) -> None:
    [one] = find_spoken(text).spoken
    assert (one.department, one.title, one.speaker) == (department, title, speaker)


def test_a_name_known_from_before_is_parted_where_the_title_is_not_known() -> None:
    [one] = find_spoken("某局总调度欧珠说，好。", names=["欧珠"]).spoken
    assert (one.department, one.title, one.speaker) == ("某局", "总调度", "欧珠")


def test_straight_quotation_marks_end_a_paragraph_and_an_answer_keeps_its_own_figures() -> None:
    """The next speaker's words were joined to what was quoted, and the answer's figure went to a section made in the
    same millisecond."""
    page = (
        '某邮政局局长王五说:"快递恢复到6成,投递点320个."\n'
        "就部分网民反映的学生返校有关问题，某教育厅副厅长赵六回应说，将分批安排1500名学生返校。\n"
    )
    asked = "有记者问，何时复航？某民航局局长李四回答说，目前每天12班。\n"
    passages = find_spoken(page + asked)
    assert [(page + asked)[slice(*span)] for span in passages.left] == [asked.strip()], "nobody's before it"
    desk = sitting()
    assert accept_spoken(desk, passages.spoken) == 3
    conference = desk.conference
    [section], [answer] = conference.sections, conference.answers
    assert [figure.text for _, figure in figures_of(conference, section)] == ["6成", "320个"]
    assert [figure.text for _, figure in figures_of(conference, answer)] == ["1500名"]
    assert conference.answers[answer].speaker["zh"] == "赵六"
    assert conference.sections[section].speaker["zh"] == "王五"


def test_noise_takes_no_time_and_says_nothing() -> None:
    noise = "就" * 50_000 + "，说" * 20_000 + "\n" + "表示，" * 20_000
    assert len(find_spoken(noise).spoken) <= 1
    assert find_spoken("\x1b[31m\n\n\u202e").spoken == ()


def test_a_second_paragraph_of_a_name_alone_goes_on_and_one_with_a_title_is_anothers() -> None:
    def said(second: str) -> list[tuple[str, ...]]:
        page = f"某区通信管理局副局长扎西某介绍，故障已经全部抢修完毕。\n\n{second}，下一步再开通12条专线。"
        return [one.paragraphs for one in find_spoken(page).spoken]

    assert [len(paragraphs) for paragraphs in said("扎西某说")] == [2]
    assert [len(paragraphs) for paragraphs in said("某市商务局局长扎西某说")] == [1, 1]


def test_a_page_in_traditional_characters_is_parted_the_same_and_kept_as_it_is_printed() -> None:
    back = {simple: traditional for traditional, simple in folding._table().items()}
    fields = ("department", "title", "speaker", "topic", "asker")
    one, other = find_spoken(PAGE, names=["扎西某"]), find_spoken(PAGE.translate(back), names=["扎西某"])
    assert [(each.verb, each.manner, each.span) for each in other.spoken] == [
        (each.verb, each.manner, each.span) for each in one.spoken
    ]
    for name in fields:
        assert [getattr(each, name) for each in other.spoken] == [
            getattr(each, name).translate(back) for each in one.spoken
        ]
    assert "某區政府" in {each.department for each in other.spoken}
    heads = find_headings(PAGE.translate(back))
    assert [(head.name, head.text) for head in heads] == [
        (head.name, head.text.translate(back)) for head in find_headings(PAGE)
    ]
