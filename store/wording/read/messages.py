"""Short messages from a chat (`拉萨新增确诊6，无症状96`): who sent each when, and the counts of places it gives.

A message is taken only where all its words are understood: a place of the series, what is counted, a number. Words that
make another thing of it (累计, 其中, a district of the place) leave it unread. Whose window is meant, the message says
or a person is asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from store.record.numeral import RUN, NotANumeral, read_numeral
from store.series.definition import Indicator, Series
from store.wording.numbers.spans import Span, part_only
from store.wording.read.basis.breakdowns import PlaceNames
from store.wording.read.basis.pieces import Pieces
from store.wording.read.chinese.tokens import SubjectWords, words_of_one

MESSAGE_MOST = 400
"""Signs of one message; what is longer is a text of its own."""


class MeantHours(Struct, frozen=True):
    """A window as a message names it; None for what it does not say. `ago` counts days back from the conference."""

    month: int | None = None
    day: int | None = None
    ago: int | None = None
    start: int | None = None
    end: int | None = None


class Heard(Struct, frozen=True):
    """A count a message gives, where it stands."""

    place: str
    indicator: str
    value: int
    hours: MeantHours | None
    span: Span


class Message(Struct, frozen=True):
    """What one person sent: `heard` is what was understood, `unclear` clauses with figures that were not."""

    sender: str
    sent: str
    span: Span
    day: str = ""
    """The day it was sent as its head says it, or the last head before that says one."""
    heard: tuple[Heard, ...] = ()
    unclear: tuple[Span, ...] = ()
    placeless: Span | None = None
    """A message that says of no place what it counts: a person has to say of which."""
    likely: tuple[str, ...] = ()
    """The places its sender is named after."""


_CLOCK = r"(?:上午|下午|凌晨|中午|晚上|晚)? ?(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
_DAY = (
    r"(?:[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|[0-9]{1,2}[-/月][0-9]{1,2}日?|昨天|今天|前天"
    r"|(?:星期|周)[一二三四五六日天])"
)
_STAMP = rf"(?:{_DAY} ?)?{_CLOCK}"
_HEADS = (
    re.compile(rf"[\[(]?(?P<stamp>{_STAMP})[\])]? *(?P<sender>[^\n:,。0-9][^\n:,。0-9]{{0,29}}?) *(?::|$) *"),
    re.compile(rf"(?P<sender>[^\n:,。0-9\[(]{{1,30}}?) *[ \[(](?P<stamp>{_STAMP})[\])]? *:? *"),
    re.compile(r"(?P<sender>[^\n:,。;、0-9]{1,20}): *"),
)
_STAMP_ALONE = re.compile(rf"[-\s]*(?P<stamp>{_STAMP}|{_DAY})[-\s]*")
_CLAUSE = re.compile(r"[^。;\n!?]+")
_HOURS = re.compile(
    r"(?:截至|截止到?)?(?:(?:[0-9]{4}年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日|(?P<word>今日|今天|昨日|昨天|当日))?"
    r"(?:(?P<from>[0-9]{1,2})[时点]?[-至到]{1,2}(?P<to>[0-9]{1,2})[时点]|(?P<until>[0-9]{1,2})[时点])?"
)
_PASSED = r"[,:、 \t+]|新增|报告|上报|[例人名]|共计|共有|共|为|是|有|和|及|均|当日|数据|情况|市|地区|全市"
"""What may stand among the words that count, with the words of the subject."""
_NONE = re.compile(r"(?:无|没有|未|零|0)新增|(?:无|没有|零)(?=[,。;、 ]|\Z)")
_NUMBER = re.compile(rf"(?:{RUN})(?![0-9])")
_PAIR = re.compile(r"([0-9]{1,6})例? ?\+ ?([0-9]{1,6})例?(?![0-9+.万亿例])")
_ON_NEXT_LINE = re.compile(rf"[ \t]*\n\s*(?!{_STAMP}|{_DAY})[0-9]+ ?(?:[例人名,.。;、]|\s|\Z)")
"""The number may go on in the next line."""
_VAGUE = re.compile(r"[约近超多余几]")


class Messages:
    """Reads the messages of one series."""

    def __init__(self, pieces: Pieces) -> None:
        self._series: Series = pieces.book.series
        self._names: PlaceNames = pieces.names
        subject = SubjectWords(pieces)
        dropped = (*subject.cases, *subject.people, *subject.local, *subject.plain)
        self._dropped = re.compile(f"新增|{words_of_one(dropped)}")
        """What a clerk leaves out of the name of what is counted."""
        self._passed = re.compile(f"{_PASSED}|{words_of_one(dropped)}")
        self._no_more = re.compile(f"(?:{words_of_one(subject.people)})?(?=[,。; ]|\\Z)")
        """Behind 没有新增 where it is of all that is new."""

    @cached_property
    def _counted(self) -> dict[str, str]:
        """The indicators by place, by every word that may stand for them."""
        words: dict[str, str] = {}
        for what in self._series.indicators:
            if what.kind.counted and what.by_place:
                for word in self._words(what):
                    words.setdefault(word, what.key)
        return dict(sorted(words.items(), key=lambda item: -len(item[0])))

    def _words(self, what: Indicator) -> Iterator[str]:
        """What an indicator may be called in a message: its names, without what a clerk leaves out."""
        for name in (what.names.get("zh", ""), what.shorts.get("zh", ""), *what.also):
            short = self._dropped.sub("", name)
            yield from (word for word in (name, short) if len(word) > 1 and not word.isascii())

    @cached_property
    def _together(self) -> tuple[str, ...]:
        """What a message means that gives 6+96, or says that nothing is new: the figures the one sum of the series is of."""
        sums = [
            what.plus
            for what in self._series.computed
            if all(self._series.indicator(each).by_place for each in what.plus)
        ]
        return tuple(sums[0]) if len(sums) == 1 and len(sums[0]) > 1 else ()

    @cached_property
    def _counting(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self._counted)) or "(?!)")

    def read(self, flat: str, places: Mapping[int, str]) -> tuple[Message, ...]:
        """The messages of a folded text; none where it is no chat. `places` are those a person gave to messages that
        begin at a place of the text."""
        found = [self._message(flat, *said, places) for said in self._said(flat)]
        told = any(message.heard or (message.placeless and message.sender) for message in found)
        return tuple(found) if told else ()

    # --- who sent what -----------------------------------------------------------------------

    def _said(self, flat: str) -> Iterator[tuple[str, str, int, int, str]]:
        """Sender, time, the stretch of each message, and the day it was sent."""
        sender, stamp, start, end, at, day = "", "", 0, 0, 0, ""
        for line in flat.splitlines(keepends=True):
            head, alone = self._head(line), _STAMP_ALONE.fullmatch(line.strip())
            if alone or head:
                if flat[start:end].strip():
                    yield sender, stamp, start, end, day
                start = at + len(line) if alone else at + (head.end() if head else 0)
                if alone:
                    stamp = alone["stamp"]
                elif head:
                    sender = head["sender"].strip(" @<>【】")
                    stamp = (head.groupdict().get("stamp") or stamp).strip()
                dated = re.match(_DAY, stamp)
                day = dated[0] if dated else day
            at += len(line)
            end = at
        if flat[start:end].strip():
            yield sender, stamp, start, end, day

    def _head(self, line: str) -> re.Match[str] | None:
        """The beginning of a line that says who sent what follows."""
        indent = len(line) - len(line.lstrip())
        for head in _HEADS:
            match = head.match(line, indent)
            if match is None or self._counting.search(match["sender"]):
                continue
            if "stamp" not in match.groupdict() and match["sender"].strip() in self._names.keys:
                continue  # 拉萨：确诊6 says of whom it is, not by whom
            return match
        return None

    # --- what it says ------------------------------------------------------------------------

    def _message(
        self, flat: str, sender: str, stamp: str, start: int, end: int, day: str, places: Mapping[int, str]
    ) -> Message:
        heard: list[Heard] = []
        unclear: list[Span] = []
        placeless: Span | None = None
        start += len(flat[start:end]) - len(flat[start:end].lstrip())
        place, hours = places.get(start, ""), None
        body = flat[start:end]
        for clause in _CLAUSE.finditer(body if len(body) <= MESSAGE_MOST else ""):
            span = (start + clause.start(), start + clause.end())
            said = _Clause(
                self._counted,
                self._counting,
                self._passed,
                self._names,
                self._together,
                self._no_more,
                flat,
                span,
                place,
                hours,
            )
            found = said.heard()
            place, hours = said.place, said.hours
            if found is None and said.placeless and not heard and not unclear:
                placeless = (placeless or span)[0], span[1]
            elif found is None or (found and flat.startswith("?", span[1])):  # a question gives no count
                unclear.append(span)
                place = ""
            else:
                heard += found
        if len(body) > MESSAGE_MOST and re.search("[0-9]", body):
            unclear.append((start, end))
        likely = tuple(dict.fromkeys(self._places_in(sender))) if placeless else ()
        if placeless:
            placeless = (start, placeless[1])
        return Message(sender, stamp, (start, end), day, tuple(heard), tuple(unclear), placeless, likely)

    def _places_in(self, sender: str) -> Iterator[str]:
        for at in range(len(sender)):
            for end in self._names.ends(sender, at)[:1]:
                yield self._names.keys[sender[at:end]]


class _Clause:
    """One clause being read, token by token: places, what is counted, numbers, times."""

    def __init__(
        self, counted: dict[str, str], counting: re.Pattern[str], passed: re.Pattern[str], names: PlaceNames,
        together: tuple[str, ...], no_more: re.Pattern[str], flat: str, span: Span, place: str, hours: MeantHours | None,
    ) -> None:  # fmt: skip
        self._counted, self._counting, self._passed = counted, counting, passed
        self._names, self._together, self._no_more, self._flat = names, together, no_more, flat
        self._start, self._end = span
        self.place, self.hours = place, hours
        self.placeless = False
        """All was understood but of which place it is."""
        self._named = False
        """A place is named in the clause."""
        self._until = False
        """It gives a moment up to which it counts (截至14时)."""
        self._last = -1
        """Where the place that was named last ended, while nothing is said of it."""
        self._pairs: list[tuple[str, MeantHours | None, list[str], list[tuple[int, Span]]]] = []
        self._order = ""
        """The words (w) and numbers (n) of the clause as they come."""

    def heard(self) -> list[Heard] | None:
        """The counts of the clause; none for one without figures, None for one that is not understood."""
        said = self._flat[self._start : self._end]
        if not self._tokens():
            figures = re.search("[0-9]", said) or _NONE.search(said)
            named = self._counting.search(said) or self._named
            return None if figures and named else []
        if not re.fullmatch("(?:wn)*|(?:nw)*", self._order):
            return None
        if self._until and self._order and "新增" not in said:
            return None  # 截至14时确诊6例 may be all there were, or the day's new ones
        found: list[Heard] = []
        for place, hours, words, numbers in self._pairs:
            if len(words) != len(numbers):
                return None
            if words and not place:
                self.placeless = True
                return None
            pairs = zip(words, numbers, strict=True)
            found += [Heard(place, word, value, hours, span) for word, (value, span) in pairs]
        return found

    def _tokens(self) -> bool:
        """Take the clause apart; False where a word of it is not known."""
        at = self._start
        while at < self._end:
            step = self._place(at) or self._time(at) or self._none(at) or self._word(at)
            step = step or self._pair(at) or self._number(at)
            passed = None if step else self._passed.match(self._flat, at, self._end)
            step = step or self._bracket(at) or (passed.end() if passed else self._beside(at))
            if not step:
                return False
            at = step
        return True

    def _bracket(self, at: int) -> int:
        """Where a bracket without figures ends; one with figures says something of them nobody here can tell."""
        if self._flat[at] != "(":
            return 0
        close = self._flat.find(")", at, self._end) + 1
        return close if close and not re.search("[0-9]", self._flat[at:close]) else 0

    def _beside(self, at: int) -> int:
        """Where words between two commas end that say nothing of figures (收到请回复)."""
        start = max(self._flat.rfind(",", self._start, at) + 1, self._start)
        stop = self._flat.find(",", at, self._end)
        stop = self._end if stop < 0 else stop
        words = self._flat[start:stop]
        named = any(self._names.ends(words, place) for place in range(len(words)))
        about = re.search("[0-9零一二两三四五六七八九十]", words) or self._counting.search(words) or named
        return 0 if about or _NONE.search(words) else stop

    def _group(self) -> tuple[list[str], list[tuple[int, Span]]]:
        """The words and numbers of the place and hours that are spoken of now."""
        if not self._pairs or self._pairs[-1][:2] != (self.place, self.hours):
            self._pairs.append((self.place, self.hours, [], []))
        return self._pairs[-1][2], self._pairs[-1][3]

    def _place(self, at: int) -> int:
        ends = [end for end in self._names.ends(self._flat, at) if end <= self._end]
        if not ends or (self._last >= 0 and re.fullmatch("[、,和及 ]*", self._flat[self._last : at])):
            return 0  # two places and one number: which has it, or each, nobody can say
        self._named, self._last = True, ends[0]
        self.place = self._names.keys[self._flat[at : ends[0]]]
        return ends[0]

    def _time(self, at: int) -> int:
        match = _HOURS.match(self._flat, at, self._end)
        if match is None or match.end() == at or part_only(self._flat, at) and self._flat[at].isdigit():
            return 0
        self._until = self._until or self._flat.startswith("截", at)
        most = {"month": 12, "day": 31}
        told = {name: int(text) for name, text in match.groupdict().items() if text and name != "word"}
        if any(number > most.get(name, 24) for name, number in told.items()):
            return 0
        ago = {"今": 0, "当": 0, "昨": 1}.get((match["word"] or " ")[0])
        if not told and match["word"] == "当日":
            return match.end()
        end = told.get("to", told.get("until"))
        self.hours = MeantHours(told.get("month"), told.get("day"), ago, told.get("from"), end)
        return match.end()

    def _none(self, at: int) -> int:
        """无新增确诊病例和无症状感染者: zero for each that is named; 确诊无: for the one before."""
        match = _NONE.match(self._flat, at, self._end)
        if match is None:
            return 0
        words, numbers = self._group()
        if len(words) == len(numbers) + 1 and not match[0].endswith("新增"):
            numbers.append((0, match.span()))
            self._order += "n"
            return match.end()
        end, before = match.end(), len(words)
        while True:
            passed = self._passed.match(self._flat, end, self._end)
            word = self._counting.match(self._flat, end, self._end)
            if word is None and passed is None:
                break
            if word is not None:
                if _NUMBER.match(self._flat, word.end()):
                    break
                words.append(self._counted[word[0]])
                numbers.append((0, (match.start(), word.end())))
                self._order += "nw" if self._order.startswith("n") else "wn"
            elif passed is not None and passed[0] in ",":
                break
            end = word.end() if word is not None else passed.end() if passed is not None else end
        if len(words) > before:
            return end
        return self._nothing_new(match.start(), match.end())

    def _nothing_new(self, start: int, end: int) -> int:
        """拉萨没有新增: of nothing the series counts as new."""
        behind = self._no_more.match(self._flat, end, self._end)
        if behind is None or not self._together or not self._flat.startswith("新增", end - 2):
            return 0
        self._add([(word, 0, (start, end)) for word in self._together])
        return behind.end()

    def _pair(self, at: int) -> int:
        """拉萨6+96: what the sum of the series is of, in its order."""
        match = _PAIR.match(self._flat, at, self._end)
        if match is None or len(self._together) != 2 or part_only(self._flat, at):
            return 0
        self._add([(word, int(match[n]), match.span(n)) for n, word in enumerate(self._together, 1)])
        return match.end()

    def _add(self, counts: Sequence[tuple[str, int, Span]]) -> None:
        words, numbers = self._group()
        for word, value, span in counts:
            words.append(word)
            numbers.append((value, span))
            self._order += "wn"

    def _word(self, at: int) -> int:
        word = self._counting.match(self._flat, at, self._end)
        if word is None:
            return 0
        self._group()[0].append(self._counted[word[0]])
        self._order += "w"
        return word.end()

    def _number(self, at: int) -> int:
        match = _NUMBER.match(self._flat, at, self._end)
        if match is None or part_only(self._flat, at) or _VAGUE.match(self._flat, match.end()):
            return 0
        if _ON_NEXT_LINE.match(self._flat, match.end()):
            return 0
        try:
            value = read_numeral(match[0])
        except NotANumeral:
            return 0
        if value != int(value) or value > 10**9 or re.search("[万亿萬億]", match[0]):
            return 0
        self._group()[1].append((int(value), match.span()))
        self._order += "n"
        return match.end()


def looks_like_messages(messages: Sequence[Message]) -> bool:
    """True where at least one message was understood and none is a text of its own."""
    return bool(messages) and all(one.span[1] - one.span[0] <= MESSAGE_MOST for one in messages)
