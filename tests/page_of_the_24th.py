"""The whole 24th conference, entered as a person would: figures typed as printed, prose in our own words.

The figures, names and titles are those of the page the project began from; the sentences around them
are not its sentences. Nothing is put into the record past the use-cases of the desk.
"""

from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from store.desk.entering import Entering
from store.desk.paragraphs.answers import add_answer, confirm
from store.desk.paragraphs.section_figures import lift
from store.desk.paragraphs.sections import add, add_section, add_statement, change, held, write
from store.record.answer import Answer
from store.record.claim import Claim
from store.record.conference import Conference
from store.record.figure import CountedList, Figure, Period
from store.record.reference import PartKey
from store.record.section import Manner
from store.record.statement_slots import slot_text
from store.record.status import Reached, Statuses
from store.record.window import AsOf
from store.record.words import words
from store.series.definition import Kind
from tests.sample_conferences import samples, series
from tests.typed_figures import type_list_number

NOW = AsOf(None, "截至目前")


@dataclass
class Page:
    """The sitting in which the page was entered, and the ids of what was made, by a name of the test's."""

    sitting: Entering
    made: dict[str, str] = field(default_factory=dict)

    @property
    def conference(self) -> Conference:
        return self.sitting.conference

    def figures(self) -> dict[str, Figure]:
        """The figures by their printed form."""
        return {one.text: one for one in self.conference.figures.values() if one.text}

    def key_of(self, printed: str) -> str:
        """The id of the figure printed so."""
        return next(key for key, one in self.conference.figures.items() if one.text == printed)

    def tell(self, section: str, text: str, *, lifted: bool = True, **options: object) -> str:
        """A statement typed and its figures lifted."""
        key = add_statement(self.sitting, section, text, **options)  # type: ignore[arg-type]
        if lifted:
            lift(self.sitting, "statements", key)
        return key

    def mend(self, part: str, key: str, old: str, new: str) -> None:
        """Type over a piece of a statement or answer."""
        text = held(self.sitting, part, key).text["zh"]
        assert old in text, (old, text)
        write(self.sitting, part, key, text.replace(old, new))
        self.sitting.close()


def page() -> Page:
    """Everything on the page, entered."""
    bare = replace(samples()[24], cells={}, texts={})
    ticks = iter(range(1662019200000, 1662019200000 + 10**6, 7))
    made = Page(Entering(series(), bare, who="央金", clock=lambda: next(ticks)))
    _figures_of_the_day(made)
    _government(made)
    _communications(made)
    _university(made)
    _commerce(made)
    _employment(made)
    _said_on_campus(made)
    _labels(made)
    _titles(made)
    return made


def _figures_of_the_day(page: Page) -> None:
    for key, cell in samples()[24].cells.items():
        assert page.sitting.enter(key, str(cell.number)) is None


def _government(page: Page) -> None:
    desk = page.sitting
    section = add_section(desk, words("自治区政府"), words("曲达"), words("副秘书长"), "state")
    places = {place.key: Reached.DONE for place in series().places} | {"xigaze": Reached.MOSTLY}
    status = add(desk, "statuses", Statuses(0, words("社会面清零"), places, section, NOW))
    slot = slot_text(PartKey("statuses", status))
    page.tell(
        section,
        f"截至目前，{slot}，防控取得阶段性成效。当前形势仍然严峻复杂，各级各部门将从严从细落实各项措施。",
    )
    page.made |= {"government": section, "status": status}


def _communications(page: Page) -> None:
    desk = page.sitting
    section = add_section(
        desk, words("自治区通信管理局", en="regional communications administration"),
        words("李增芳", en="Li Zengfang"), words("党组成员、纪检组长、副局长", en="deputy director"),
    )  # fmt: skip
    page.tell(
        section,
        "全行业做好支撑保障，努力确保疫情期间网络不中断；配合流调，发送区域协查数据；免除1306名流调人员的话费。",
    )
    rural = add(
        desk, "lists", CountedList(0, ("“数字乡村云平台”", "“平安乡村平台”"), open=True, section=section)
    )
    schools = ("国家中小学智慧教育", "西藏教育珠峰旗云", "钉钉", "企业微信")
    platforms = add(desk, "lists", CountedList(0, schools, section=section, label=words("教育平台")))
    assert type_list_number(desk, platforms, "四款") is None
    four = add(desk, "lists", CountedList(0, ("西藏电信", "移动", "联通", "铁塔"), section=section))
    named = {name: slot_text(PartKey("lists", key)) for name, key in
             {"rural": rural, "schools": platforms, "four": four}.items()}  # fmt: skip
    counted = slot_text(PartKey("lists", platforms), "count")
    page.tell(section, f"在部分乡村推广{named['rural']}。截至目前，{named['four']}公司守护全区976条重要专线和重点医院、"
              "交通枢纽、公安检查站、核酸检测机构的通信；"
              "累计处理网络故障6412个、紧急扩容7471处，协助发出各类短信7949万条。")  # fmt: skip
    page.tell(section, f"学生上课用的“{named['schools']}”{counted}教育平台，配有“0元30G”定向流量包和“通信费用免催免停”服务。"
              "截至目前，为全区约35万用户免费送出流量，达1023万GB。")  # fmt: skip
    for printed, name in (("6412个", "faults"), ("7471处", "sites"), ("7949万条", "sms")):
        change(desk, "figures", page.key_of(printed), follow=name, as_of=NOW)
    claim = Claim(0, words("信息通信行业"), {}, words("全力保障畅通"), section=section,
                  supports=(f"figures/{page.key_of('6412个')}",))  # fmt: skip
    page.made |= {"communications": section, "platforms": platforms, "support": add(desk, "claims", claim)}


def _university(page: Page) -> None:
    desk = page.sitting
    section = add_section(desk, words("西藏大学"), words("白玛次仁"), words("党委常委、副校长"), "tell_state")
    closed = add(desk, "figures", Figure(0, label=words("校园封闭"), section=section,
                 period=Period(date(2022, 8, 8), date(2022, 8, 17))))  # fmt: skip
    found = add(desk, "figures", Figure(0, label=words("首例阳性"), section=section,
                period=Period(date(2022, 8, 18), date(2022, 8, 18))))  # fmt: skip
    claim = Claim(0, words("校园疫情形势"), words("总体"), words("可控"), section=section)
    campus = add(desk, "claims", claim)
    first, last = (slot_text(PartKey("figures", closed), facet) for facet in ("from", "to"))
    day = slot_text(PartKey("figures", found))
    statement = page.tell(
        section,
        f"拉萨{first}出现疫情后，学校立即封闭，到{last}连续10天未出现疫情。{day}发现首例阳性学生，当即全校静默，"
        "对阳性、密接、普通学生分级隔离。截至目前，学校没有1例重症病例；纳金校区、河坝林校区的阳性基本发生在"
        f"封控管理区域内，罗布林卡两个校区至今未出现疫情，{slot_text(PartKey('claims', campus))}。",
    )
    ten = page.key_of("连续10天")
    change(desk, "figures", ten, period=Period(date(2022, 8, 8), date(2022, 8, 17)))
    none = page.key_of("没有1例")
    change(desk, "claims", campus, supports=(f"figures/{none}", f"figures/{ten}"))
    page.tell(
        section,
        "对学生反映的问题已及时整改，严查备餐送餐，立即更换问题饮食。目前生活物资集中向学生倾斜，米面、粮油、鸡蛋、"
        "蔬菜等供应正常；免费发放苹果1.5万斤、梨1万斤和其他社会捐赠的500多箱牛奶。隔离区设在未使用的宿舍楼和"
        "部分教学楼，为部分密接学生换了新的床上用品。",
    )
    supply = Claim(0, words("生活物资"), {}, words("集中向学生倾斜"), section=section,
                   supports=(f"figures/{page.key_of('1.5万斤')}",))  # fmt: skip
    page.made |= {"university": section, "campus": campus, "event": statement,
                  "supply": add(desk, "claims", supply)}  # fmt: skip


def _commerce(page: Page) -> None:
    desk = page.sitting
    answer = add_answer(desk, Answer(
        0, words("生活物资配送"), words("有居民说物资送不到，怎么解决？"), words("部分网民"),
        words("拉萨市商务局"), words("蒋曦"), words("党组副书记、局长"), "state", Manner.QUOTATION,
        words("大家的诉求就是我们的重点。2万余人已连续在一线工作20多天，把物资送到219个保供点位。一些城乡结合部、"
              "自建房、出租房住户之前有遗漏，我们调整了点位，加大了力度。截至目前，市商务部门已解决问题200余件。"),
        promise="遗漏的点位全部补上", due=date(2022, 9, 10),
    ))  # fmt: skip
    lift(desk, "answers", answer)
    change(desk, "figures", page.key_of("20多天"), period=Period(date(2022, 8, 8), date(2022, 9, 1)))
    change(desk, "figures", page.key_of("200余件"), kind=Kind.CUMULATIVE, follow="solved")
    claim = Claim(0, words("拉萨"), words("正努力"), words("解决“配送难”"), section=answer,
                  supports=(f"figures/{page.key_of('200余件')}",))  # fmt: skip
    confirm(desk, answer)  # as the screen does when the answer is left
    page.made |= {"commerce": answer, "delivery": add(desk, "claims", claim)}


def _employment(page: Page) -> None:
    desk = page.sitting
    section = add_section(desk, words("自治区人社厅"), verb="learn")
    aims = ("促进重点人群就业", "完善公共就业服务体系", "推进就业服务信息化", "加快工作进度")
    plan = add(desk, "lists", CountedList(0, aims, section=section, label=words("下半年安排")))
    type_list_number(desk, plan, "四个方面")
    groups = add(
        desk, "lists", CountedList(0, ("高校毕业生", "农牧民", "就业困难人员"), open=True, section=section)
    )
    steady = add(
        desk, "claims", Claim(0, words("全区就业形势"), words("总体"), words("稳定"), section=section)
    )
    page.tell(
        section,
        f"上半年以{slot_text(PartKey('lists', groups))}重点群体为首要任务，{slot_text(PartKey('claims', steady))}。"
        "截至目前，已兑现今年第一批“免申即享”稳岗返还资金6630.55万元，惠及企业317家，稳定岗位5.8万个。"
        f"下一步将从{slot_text(PartKey('lists', plan))}等{slot_text(PartKey('lists', plan), 'count')}安排下半年工作。",
    )
    change(desk, "claims", steady, supports=(f"figures/{page.key_of('5.8万个')}",))
    page.made |= {"employment": section, "plan": plan, "steady": steady}


def _said_on_campus(page: Page) -> None:
    """What the university's figures alone do not bear out, in its speaker's words."""
    desk, section = page.sitting, page.made["university"]
    for scope, predicate, printed in (
        ("到17日", "连续10天未出现疫情", "连续10天"),
        ("罗布林卡两个校区", "至今未出现疫情", "两个"),
        ("8月18日", "发现首例阳性学生", "首例"),
        ("学校", "没有1例重症病例", "没有1例"),
    ):
        supports = (f"figures/{page.key_of(printed)}",)
        add(desk, "claims", Claim(0, words(scope), {}, words(predicate), section=section, supports=supports))


def _labels(page: Page) -> None:
    """What the words around a figure do not name well, named by the clerk."""
    for printed, label in (
        ("1306名", "免除话费的流调人员"),
        ("976条", "守护的重要专线"),
        ("约35万用户", "获赠流量的用户"),
        ("达1023万GB", "赠送流量"),
        ("1万斤", "免费发放梨"),
        ("两个", "罗布林卡校区"),
        ("2万余人", "一线工作人员"),
        ("500多箱", "社会捐赠的牛奶"),
    ):
        change(page.sitting, "figures", page.key_of(printed), label=words(label))


def _titles(page: Page) -> None:
    from store.wording.prove.books import load_book
    from store.wording.say.headlines import propose_headlines

    desk = page.sitting
    desk.set_fields(held_at="pm")
    book = load_book(desk.series, "zh")
    proposed = [title.text for title in propose_headlines(book, page.conference)]
    wanted = ("社会面清零", "全力保障畅通", "总体可控", "向学生倾斜", "解决“配送难”")
    desk.set_text("subheads", "\n".join(next(one for one in proposed if end in one) for end in wanted))
    desk.set_text("agenda", "通报我区疫情防控工作最新情况，介绍全区信息通信行业应急保障情况，"
                  "回应西藏大学疫情防控、拉萨生活物资配送等社会关切问题")  # fmt: skip
    desk.set_text("headline", "坚决打赢这场大仗硬仗")
    desk.set_text("byline", "商报讯（记者 杨子彦 旦增兰泽 王雪）")
