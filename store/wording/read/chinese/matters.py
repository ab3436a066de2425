"""Where a Chinese page speaks of another matter than the series (a flood, another illness), or of nothing that was: an
example, a rehearsal, a story. No figure there is one of the series.

What a page speaks of goes on until it names the subject of the series again. Another illness shares its words (病例,
疫情), so that only the name of its own ends that. An example goes on to the end of its paragraph, and one that is a line
of its own to the end of the page.
"""

import re
from collections.abc import Iterator

from store.wording.numbers.spans import Span
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.tokens import ChineseWords, words_of_one

MADE_UP = "演练|模拟|示例|样例|范例|样稿|样文|范文|例题|习题|试题|虚构|假想"
"""Words by which what they stand with is nothing that was."""
_HEADED = re.compile(
    rf"(?:{MADE_UP}|举例|例如|比如|譬如|模板|格式|(?:测试|训练|培训|教学)(?:用|稿|数据|文本)*(?=:))[^,;。!?0-9()]{{0,8}}:"
    r"|(?:小说|剧本|剧中|剧情|台词|影片|电影(?![院节周城])|电视剧|课文|作文|故事|游戏|梦)[^。!?0-9]{0,12}?(?:写道?|写着|说|道|讲述?|描写|描述|里|中)[:,\"“]"
)
_ALONE = re.compile(
    r"[^,;。!?0-9]{0,12}(?:示例|样例|范例|样稿|样文|范文|例题|习题|试题|模板|(?:演练|模拟)[^,;。!?0-9]{0,6}(?:稿|脚本|通报|公告|文本|通稿))[^,;。!?0-9]{0,4}"
)
_HEADING = 24
"""Characters of a line that may be a heading."""


def made_up(page: ChinesePage) -> Iterator[Span]:
    """样例：…, 小说写道，…: to the end of the paragraph; below a line 填报样例 to the end of the page."""
    end = len(page.text) + 1
    for found in _HEADED.finditer(page.text):
        yield page.sentence(found.start()), page.paragraph_end(found.start())
    for start, stop in page.each_line():
        if stop - start <= _HEADING and _ALONE.fullmatch(page.text[start:stop].rstrip(":")):
            yield start, end
            return


class OtherMatters:
    """The words by which a sentence speaks of what the series is about, or of something else."""

    def __init__(self, words: ChineseWords) -> None:
        subject = words.subject
        names = [word for word in subject.plain if word not in subject.outbreak]
        # 病毒, with which the names of others end too, names none.
        names = [word for word in names if not any(o.endswith(word) for o in names if o != word)]
        flows = [word for word, what in words.things.items() if what.kind.by_window]
        own = [*subject.cases, *subject.people, *subject.plain, *subject.outbreak, *subject.outcomes, *flows]
        self._others = re.compile(words_of_one([*subject.matters, *subject.illnesses]))
        self._names, self._own = (re.compile(words_of_one(said)) for said in (names, own))
        self._illnesses = subject.illnesses

    def spans(self, page: ChinesePage) -> Iterator[Span]:
        """The sentences that speak of another matter."""
        if self._others.search(page.text) is None:
            return
        if self._own.search(page.text) is None:
            yield 0, len(page.text) + 1
            return
        of_other, illness = False, False
        begins = [0, *page.stops, len(page.text) + 1]
        for start, end in zip(begins, begins[1:], strict=False):
            named = {found[0] for found in self._others.finditer(page.text, start, end)}
            if self._names.search(page.text, start, end):
                of_other = illness = False
            elif named:
                illness = not named.isdisjoint(self._illnesses)
                of_other = illness or self._own.search(page.text, start, end) is None
            elif of_other and not illness:
                of_other = self._own.search(page.text, start, end) is None
            if of_other:
                yield start, end


def of_other_matters(page: ChinesePage) -> Iterator[Span]:
    """受洪涝影响，全区共有高风险区477个."""
    words = page.words
    held: OtherMatters | None = words.__dict__.get("_other_matters")
    if held is None:
        held = words.__dict__["_other_matters"] = OtherMatters(words)
    return held.spans(page)
