"""Who says what in a pasted page: its paragraphs given to their speakers, proposed and never guessed.

A paragraph is taken where it begins with somebody's name and a verb (表示, 介绍, 说 …), or follows one that
does. Titles and names are parted where a title's last word shows where the name begins; else the whole
stays together for a person to part. Everything else of the page is handed back as not taken. Words are looked for in
simplified characters, and handed on as they are printed.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from store.names.titles import LAST_WORDS
from store.record.marks import set_right
from store.record.section import Manner
from store.wording.numbers.source import simplified
from store.wording.numbers.spans import Span
from store.wording.read.basis.proposal import Stretches

_VERBS = {
    "在接受采访时表示": "tell_state", "接受采访时表示": "tell_state", "告诉记者时表示": "tell_state", "告诉记者": "tell",
    "表示": "state", "介绍": "introduce", "强调": "stress", "指出": "stress", "回应": "state", "说": "say",
}  # fmt: skip
_BESIDE_VERB = r"(?:在[^，。；：“”]{1,12}?[上中时])??(?:还|也|又|则|再次|同时|回答)?"
"""What stands between a name and its verb and is part of neither."""
_HOUSES = (
    "政府", "办公厅", "办公室", "新闻办", "委员会", "卫健委", "发改委", "局", "厅", "大学", "学院", "学校", "医院",
    "公司", "集团", "中心", "协会", "银行", "法院", "检察院", "总队", "支队", "总站", "署",
)  # fmt: skip
"""Last words of departments; behind the last of them the title begins."""
_ENDS = "。！？”’；：）"
_HALF_ENDS = ".!?\"';:)"
"""The same as a keyboard has them."""
_ASKED = re.compile("(?:有|一名|一位)?(?:记者|网民|网友|群众|居民|读者)?(?:提问|问道|问)[，：]")
"""Where somebody asks, the one who spoke before has ended."""
_LEAST = 12
"""Shorter lines without a stop are headings or page furniture."""


class Spoken(Struct, frozen=True):
    """A speaker's paragraphs. `topic` and `asker` stand where the text answers a concern (就……问题);
    `whole` is the name as printed when it could not be parted. `span` is where it stands in the page."""

    department: str
    title: str
    speaker: str
    verb: str
    manner: Manner
    topic: str
    asker: str
    paragraphs: tuple[str, ...]
    span: Span


class Passages(Struct, frozen=True):
    """What a page says by whom, and the stretches nobody was found for."""

    spoken: tuple[Spoken, ...]
    left: tuple[Span, ...]
    taken: tuple[Spoken, ...] = ()
    """What somebody says in paragraphs of which figures were read for the grid."""


def find_spoken(page: str, taken: Sequence[Span] = (), names: Collection[str] = ()) -> Passages:
    """The paragraphs of `page` by speaker. `taken` are stretches that were read as figures of the grid:
    their paragraphs are kept apart. `names` are people known from before."""
    gathering, beside = _Gathering(names), []
    figures = Stretches(taken)
    for text, span in _paragraphs(page):
        if not figures.meet(*span):
            gathering.take(text, span)
        elif _attribution().match(simplified(text)) is not None:
            alone = _Gathering(names)
            alone.take(text, span)
            beside += alone.done()
    return Passages(tuple(gathering.done()), tuple(gathering.left), tuple(beside))


BYLINE = re.compile(r"[^，,。（(]{2,12}(?:讯|电)\s*[（(][^）)]{2,40}[）)]")
"""How an article begins: 某报讯（记者 某某）."""


def _paragraphs(page: str) -> Iterator[tuple[str, Span]]:
    """The paragraphs with where they stand; one that breaks off is joined with the next."""
    parts: list[str] = []
    length, comma, start, end = 0, False, 0, 0
    for match in re.finditer(r"[^\n]+", page):
        line = match[0].strip()
        if not line:
            continue
        if parts and BYLINE.match(simplified(line)):  # what stood before it was a heading
            yield set_right("".join(parts), "zh"), (start, end)
            parts.clear()
        if not parts:
            length, comma, start = 0, False, match.start()
        parts.append(line)
        length, comma, end = length + len(line), comma or "，" in line or "," in line, match.end()
        if line[-1] in _ENDS + _HALF_ENDS or (length < _LEAST and not comma):
            yield set_right("".join(parts), "zh"), (start, end)
            parts.clear()
    if parts:
        yield set_right("".join(parts), "zh"), (start, end)


@cache
def _attribution() -> re.Pattern[str]:
    return re.compile(
        r"(?:就(?:(?P<asker>[^，。]{2,12}?)反映的)?(?P<topic>[^，。]{2,30}?)(?:有关)?(?:的)?(?:问题|情况)?，)?"
        r"(?:(?:(?:日前|近日|昨日|今日)，)?记者从(?P<source>[^，。：]{2,30})(?:了解到|获悉)，|(?P<report>据(?P<house>[^，。：]{0,20}?)(?:介绍|了解|悉))，"
        rf"|(?P<who>[^，。；：“”]{{2,60}}?){_BESIDE_VERB}(?P<verb>{'|'.join(_VERBS)})[说称]?(?P<mark>：“|：|，))"
    )


class _Gathering:
    """Paragraphs given to their speakers, in the order of the page."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = sorted(map(simplified, names), key=len, reverse=True)
        self._spoken: list[Spoken] = []
        self.left: list[Span] = []
        self._more: list[str] = []
        """Paragraphs that go on with the last one's words, and are not among them yet."""
        self._seen: set[str] = set()
        self._going = False
        """A paragraph without a speaker goes on with the last one's words."""

    def done(self) -> list[Spoken]:
        self._gathered()
        return self._spoken

    def _gathered(self) -> None:
        """Give the last speaker what was joined to their words."""
        if self._more:
            last = self._spoken.pop()
            self._spoken.append(replace(last, paragraphs=(*last.paragraphs, *self._more)))
            self._more.clear()

    def take(self, text: str, span: Span) -> None:
        byline = BYLINE.match(simplified(text))
        if byline is not None:  # another article: what follows is said by nobody before it
            self._going = False
            text = text[byline.end() :]
        if (
            _ASKED.match(simplified(text)) is not None
        ):  # who answers stands behind the question, and is not parted
            self._going = False
            self.left.append(span)
            return
        match = _attribution().match(simplified(text))
        last = self._spoken[-1] if self._spoken and self._going else None
        if match is None or (match["report"] and not match["house"] and last is None):
            if last is not None and len(text) >= _LEAST and text[-1] in _ENDS:
                self._join(text, span)
            else:
                self.left.append(span)
        elif match["report"] and not match["house"]:
            self._join(text[match.end() :], span)
        else:
            self._begin(match, text, span)

    def _join(self, text: str, span: Span) -> None:
        last = self._spoken.pop()
        start, end = last.span
        self._more.append(text)
        self._spoken.append(replace(last, span=(min(start, span[0]), max(end, span[1]))))

    def _begin(self, match: re.Match[str], text: str, span: Span) -> None:
        said = text[match.end() :]
        printed = _as_printed(match, text)
        verb, manner = "learn" if match["source"] else "report", Manner.PROSE
        department, title, speaker = printed["source"] or printed["house"], "", ""
        if match["verb"]:
            verb = _VERBS[match["verb"]]
            department, title, speaker = self._parted(printed["who"])
            if match["mark"] == "：“" and said.endswith("”"):
                manner, said = Manner.QUOTATION, said[:-1]
            last = self._spoken[-1] if self._spoken else None
            if last is not None and speaker and not department and not title and last.speaker == speaker:
                self._join(said, span)
                return
        topic, asker = printed["topic"], printed["asker"]
        spoken = Spoken(department, title, speaker, verb, manner, topic, asker, (said,), span)
        self._gathered()
        self._spoken.append(spoken)
        self._seen.add(simplified(speaker))
        self._going = manner is Manner.PROSE

    def _parted(self, printed: str) -> tuple[str, str, str]:
        """Department, title and name of `自治区某局副局长李某`; all in the department when it cannot be told."""
        who = simplified(printed)
        name = next((who[at:] for at in range(len(who)) if who[at:] in self._seen), "")
        name = name or next((known for known in self._names if known and who.endswith(known)), "")
        if not name:
            ends = [at + len(word) for word in LAST_WORDS for at in _found(who, word)]
            at = max(ends, default=0)
            name = who[at:] if at and 2 <= len(who) - at <= 6 else ""
            if not name:
                return ("", "", printed) if len(who) <= 4 and not at else (printed, "", "")
        rest = len(who) - len(name)
        head = who[:rest].split("、")[0]
        houses = [
            at + len(word)
            for word in _HOUSES
            for at in _found(head, word)
            if head[at + len(word) :][:1] not in ("长", "")
        ]
        cut = max(houses, default=0)
        return printed[:cut], printed[cut:rest], printed[rest:]


def _as_printed(match: re.Match[str], text: str) -> dict[str, str]:
    """The groups of a match in the simplified text, as the text itself has them; empty for those that are not there."""
    return {name: text[slice(*match.span(name))] if match[name] else "" for name in match.re.groupindex}


def _found(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
