"""Where a Chinese page speaks of another matter than the series (a flood, another illness), or of nothing that was: an
example, a rehearsal, a story. No figure there is one of the series. An example goes on to the end of its paragraph, and one
that is a line of its own to the end of the page.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from store.wording.numbers.spans import Span
from store.wording.read.basis.matters import OtherMatters, is_of_menu
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.tokens import ChineseWords, words_of_one

MADE_UP = "演练|模拟|示例|样例|范例|样稿|样文|范文|例题|习题|试题|虚构|假想"
"""Words by which what they stand with is nothing that was."""
_SAMPLES = "示例|样例|范例|样稿|样文|范文|例题|习题|试题"
_HEADED = re.compile(
    rf"(?:{MADE_UP}|举例|例如|比如|譬如|模板|格式|(?:测试|训练|培训|教学)(?:用|稿|数据|文本)*(?=:))[^,;。!?0-9()]{{0,8}}:"
    r"|(?:小说|剧本|剧中|剧情|台词|影片|电影(?![院节周城])|电视剧|课文|作文|故事|游戏|梦)[^。!?0-9]{0,12}?(?:写道?|写着|说|道|讲述?|描写|描述|里|中|节选|摘录|片段)[:,\"“]"
    rf"|(?:{_SAMPLES})[一二三四五六七八九十]?(?=[0-9]{{1,2}}月)|(?:可|应|宜)以?(?:写|填|表述|表达)(?:为|成|作)[:\"“]"
)
_ROUND = re.compile(
    rf"(?P<below>(?:以下|下面|下列|下文)[^,;。!?0-9]{{0,8}}?(?:为|是|系|属)[^,;。!?0-9]{{0,8}}?(?:{MADE_UP}))"
    rf"|(?:以上|上述|上面|本文|文中)[^,;。!?0-9]{{0,8}}?(?:为|是|系|属)[^,;。!?0-9]{{0,8}}?(?:{MADE_UP})"
)
"""What says of all below it, or of all above, that it is an example."""
_ALONE = re.compile(
    r"[^,;。!?0-9]{0,12}(?:示例|样例|范例|样稿|样文|范文|例题|习题|试题|模板|(?:演练|模拟)[^,;。!?0-9]{0,6}(?:稿|脚本|通报|公告|文本|通稿))[^,;。!?0-9]{0,4}"
)
_MENU = re.compile(
    "首页|主页|登录|注册|搜索|联系我们|关于我们|网站地图|新闻(?:中心)?|要闻|视频|图片|下载|返回|更多|客户端|专题"
)
"""Words of the menu of a web page."""
_NOT_TOUCHED = r"(?![^,;。!?0-9]{0,10}?(?:不受|未受|没有?受|无影响|正常|平稳|有序))"
"""Behind the subject, where it is named only as what another matter left alone: 疫情防控不受影响."""
_ISSUED_BY = re.compile(r"[\u4e00-\u9fff]{2,12}[厅局](?:通报|发布|公布|介绍|消息|获悉|负责人|表示|[,:])")
_HEADING = 24
"""Characters of a line that may be a heading."""


def made_up(page: ChinesePage) -> Iterator[Span]:
    """样例：…, 小说写道，…: to the end of the paragraph; below a line 填报样例 to the end of the page."""
    end = len(page.text) + 1
    for found in _HEADED.finditer(page.text):
        yield page.sentence(found.start()), page.paragraph_end(found.start())
    for found in _ROUND.finditer(page.text):
        yield (found.start(), end) if found["below"] else (0, found.end())
    lines = list(page.each_line())
    for at, (start, stop) in enumerate(lines):
        alone = stop - start <= _HEADING and _ALONE.fullmatch(page.text[start:stop].rstrip(":"))
        if alone and not is_of_menu(page.text, lines, at, _MENU):
            yield start, end
            return


def of_other_matters(page: ChinesePage) -> Iterator[Span]:
    """受洪涝影响，全区共有高风险区477个."""
    words = page.words
    held: OtherMatters | None = words.__dict__.get("_other_matters")
    if held is None:
        held = words.__dict__["_other_matters"] = _made_of(words)
    if not held.is_spoken_of(page.text) and _is_of_other_office(page):
        return iter([(0, len(page.text) + 1)])
    begins = [0, *page.stops, len(page.text) + 1]
    return held.spans(page.text, lambda: pairwise(begins))


def _made_of(words: ChineseWords) -> OtherMatters:
    subject = words.subject
    names = [word for word in subject.plain if word not in subject.outbreak]
    # 病毒, with which the names of others end too, names none.
    names = [word for word in names if not any(o.endswith(word) for o in names if o != word)]
    flows = [word for word, what in words.things.items() if what.kind.by_window]
    sure = [*subject.cases, *subject.people, *names, *subject.outcomes, *flows]
    own = [*sure, *(word for word in subject.plain if word not in subject.outbreak)]
    others = [*subject.matters, *subject.illnesses]
    goes_on = f"(?:{words_of_one(subject.outbreak)}){_NOT_TOUCHED}"
    return OtherMatters(
        _one_of(others),
        subject.illnesses,
        _one_of(names),
        re.compile(f"{words_of_one(own)}|{goes_on}"),
        _one_of(sure),
    )


def _is_of_other_office(page: ChinesePage) -> bool:
    """Whether another office speaks than those that issue such bulletins (水利厅通报); of a series that counts no cases
    any office may."""
    named = "|".join(name for what in page.words.things.values() for name in what.names.values())
    if not any(word in named for word in page.words.subject.cases):
        return False
    offices = page.words.subject.offices
    found = _ISSUED_BY.search(page.text)
    return found is not None and not any(office in page.text for office in offices)


def _one_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(words_of_one(words))
