"""Sums and shares that a text states itself, held against its own numbers, whatever they count: the parts of a list in
brackets or behind 其中, counts told together (合计), a change told with the number before, a percentage told with the
two numbers it is made of (3701人中有543人，占14.67%; 从50例增加到60例，增长20%). What statcheck does for papers; no series
and no sentence of a book is needed.

A list is judged only where each of its items is a name and a number of one unit, so that nothing else can be meant. Parts
above their total are wrong in any list; below it only where the list is all of it: without 其中 or 含, or of two names that
make the whole (确诊 and 无症状 of the infected). A percentage is judged only where its sentence leaves no choice: one
percentage with a word of its kind, and two counts. A count that is rounded itself (万, 约) may be anything that rounds to it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from msgspec import Struct

from store.checks.basis.passages import mentioned, side
from store.checks.basis.things import things
from store.record.measure import SCALES
from store.record.numeral import NotANumeral, read_numeral
from store.series.definition import Series, Subject
from store.series.subject_file import subject_of
from store.wording.numbers.numerals import spelled
from store.wording.numbers.source import FoldedPage
from store.wording.numbers.spans import Span
from store.wording.read.page.left_out import leaves_out


class WrongShare(Struct, frozen=True):
    """A percentage that its two numbers do not make: where it stands, what it should be, what it is."""

    span: tuple[int, int]
    expected: str
    got: str
    first: str
    second: str


_NUMBER = r"(?<![0-9])(?P<{0}>[0-9][0-9,]{{0,14}}(?:\.[0-9]{{1,6}})?)(?![.,]?[0-9])(?P<{0}_scale>[万亿]?)"
"""All of a number: of 占66.67% the first digits are no count, and the last no percentage."""
_PERCENT = r"(?<![0-9.])(?P<percent>[0-9]{1,4}(?:\.[0-9]{1,6})?) ?(?:%|％|percent|per cent)"
_PERCENT_ZH = rf"(?:{_PERCENT}|百分之(?P<in_words>[零〇一二两三四五六七八九十百点]+))"
_WORDS = r"[^0-9。；;\n]"
_CLAUSE = r"[^0-9，,、。；;\n]"
_UNIT_OF_A_SHARE = "(?P<unit>[人例家个户名座条处项件份次剂亩吨])"
_FORMS = {
    "zh": (
        ("share", rf"{_NUMBER.format('whole')}{_UNIT_OF_A_SHARE}[，,、]?(?:其中)?(?:检出|检测出|发现)?阳?性?{_WORDS}{{0,4}}{_NUMBER.format('part')}(?P=unit){_WORDS}{{0,3}}(?:<<rate>>){_WORDS}{{0,3}}{_PERCENT_ZH}"),
        ("share", rf"应(?![急对届用该当]){_WORDS}{{1,8}}{_NUMBER.format('whole')}{_UNIT_OF_A_SHARE}[，,、]?[已实]{_WORDS}{{0,6}}{_NUMBER.format('part')}(?P=unit){_WORDS}{{0,3}}(?:占|率){_WORDS}{{0,3}}{_PERCENT_ZH}"),
        ("share", rf"{_NUMBER.format('whole')}[人例家个户名座条处项件亩吨]?(?:{_WORDS}{{0,12}})(?:中|其中){_WORDS}{{0,12}}{_NUMBER.format('part')}{_WORDS}{{0,12}}(?:占|占比|比例|率)(?:{_WORDS}{{0,8}}){_PERCENT_ZH}"),
        ("share", rf"{_NUMBER.format('part')}{_WORDS}{{0,12}}，?占(?:{_WORDS}{{0,10}}){_NUMBER.format('whole')}{_WORDS}{{0,6}}的?{_PERCENT_ZH}"),
        ("share", rf"{_NUMBER.format('whole')}{_UNIT_OF_A_SHARE}{_CLAUSE}{{0,12}}[，,]?(?:已|其中有?|完成){_CLAUSE}{{0,8}}{_NUMBER.format('part')}(?P=unit){_WORDS}{{0,4}}[，,]占{_WORDS}{{0,8}}{_PERCENT_ZH}"),
        ("share", rf"{_NUMBER.format('whole')}{_UNIT_OF_A_SHARE}(?:[，,]{_CLAUSE}{{0,20}})?[，,。]其中[，,]?{_CLAUSE}{{0,8}}{_NUMBER.format('part')}(?P=unit)[，,]占(?:比|总数的?|全[部区省市]的?|新增{_CLAUSE}{{0,8}}的?)?{_PERCENT_ZH}"),
        ("share", rf"(?:较|比|同)(?:前|上|去|昨){_CLAUSE}{{0,6}}{_NUMBER.format('whole')}{_UNIT_OF_A_SHARE}(?:增加|减少|下降|多|少)了?{_NUMBER.format('part')}(?P=unit)[，,]?(?:增长|上升|增幅|涨幅|下降|降幅|降低){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("fallen by", rf"{_NUMBER.format('whole')}{_UNIT_OF_A_SHARE}{_CLAUSE}{{0,6}}[，,]?(?:较|比|同)(?:前|上|去|昨){_CLAUSE}{{0,6}}(?:减少|下降|少)了?{_NUMBER.format('part')}(?P=unit)[，,]?(?:下降|降幅|降低){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("fallen by, risen", rf"{_NUMBER.format('whole')}{_UNIT_OF_A_SHARE}{_CLAUSE}{{0,6}}[，,]?(?:较|比|同)(?:前|上|去|昨){_CLAUSE}{{0,6}}(?:减少|下降|少)了?{_NUMBER.format('part')}(?P=unit)[，,]?(?:增长|上升|增幅|涨幅){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("risen by, fallen", rf"{_NUMBER.format('whole')}{_UNIT_OF_A_SHARE}{_CLAUSE}{{0,6}}[，,]?(?:较|比|同)(?:前|上|去|昨){_CLAUSE}{{0,6}}(?:增加|上升|多)了?{_NUMBER.format('part')}(?P=unit)[，,]?(?:下降|降幅|降低){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("risen by", rf"{_NUMBER.format('whole')}{_UNIT_OF_A_SHARE}{_CLAUSE}{{0,6}}[，,]?(?:较|比|同)(?:前|上|去|昨){_CLAUSE}{{0,6}}(?:增加|上升|多)了?{_NUMBER.format('part')}(?P=unit)[，,]?(?:增长|上升|增幅|涨幅){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("rise", rf"[从由]{_WORDS}{{0,10}}{_NUMBER.format('whole')}{_WORDS}{{0,8}}(?:增加?|上升|增长|升|提高)(?:到|至|为){_NUMBER.format('part')}{_WORDS}{{0,6}}(?:增长|上升|增加|增幅|涨幅){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("fall", rf"[从由]{_WORDS}{{0,10}}{_NUMBER.format('whole')}{_WORDS}{{0,8}}(?:减少?|下降|降低?)(?:到|至|为){_NUMBER.format('part')}{_WORDS}{{0,6}}(?:下降|减少|降幅){_WORDS}{{0,4}}{_PERCENT_ZH}"),
    ),
    "en": (
        ("share", rf"\b[Oo]f (?:the |all |these |a total of ){_NUMBER.format('whole')}{_WORDS}{{0,60}}, {_NUMBER.format('part')} {_WORDS}{{0,60}}?(?:accounting for|making up|or|\() ?{_PERCENT}"),
        ("share", rf"{_PERCENT} of (?:the |all |its )?{_NUMBER.format('whole')} {_WORDS}{{0,40}}?, or {_NUMBER.format('part')}"),
        ("share", rf"{_NUMBER.format('part')} (?:out )?of (?:the |all |a total of )?{_NUMBER.format('whole')}{_WORDS}{{0,40}}?[,( ]{_PERCENT}"),
        ("share", rf"{_NUMBER.format('part')}{_WORDS}{{0,30}}, or {_PERCENT}(?: of (?:the |all )?){_NUMBER.format('whole')}"),
        ("rise", rf"(?:rose|increased|grew|went up) from {_NUMBER.format('whole')}{_WORDS}{{0,12}} to {_NUMBER.format('part')}{_WORDS}{{0,30}}{_PERCENT}"),
        ("fall", rf"(?:fell|decreased|dropped|went down) from {_NUMBER.format('whole')}{_WORDS}{{0,12}} to {_NUMBER.format('part')}{_WORDS}{{0,30}}{_PERCENT}"),
    ),
}  # fmt: skip
_ABOUT = re.compile(
    r"(?:约|近|超过?|逾|不足|nearly|about|over|around|more than|almost)[^0-9]{0,4}$", re.IGNORECASE
)


def wrong_shares(text: str, language: str, subject: Subject) -> Iterator[WrongShare]:
    """Each percentage that its two numbers do not make."""
    if not re.search("[%％]|per ?cent|百分之", text):
        return
    told: set[int] = set()
    for kind, form in _FORMS[side(language)]:
        for match in subject.compiled(form, side(language)).finditer(text):
            group = "percent" if match["percent"] else "in_words"
            at = match.start(group)
            if at in told or _ABOUT.search(text, max(0, at - 12), at - 3 * (group == "in_words")):
                continue
            told.add(at)
            percent = match["percent"] or _in_digits(match["in_words"])
            expected = _expected(kind, match)
            if percent and expected is not None and not _is_one(percent, *expected):
                said = _said(percent, expected)
                yield WrongShare(match.span(group), said, percent, match["part"], match["whole"])


def _in_digits(words: str) -> str:
    """百分之 八十二点五 in digits; nothing where they are no number."""
    try:
        return str(read_numeral(words))
    except NotANumeral:
        return ""


def _expected(kind: str, match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """The least and the most the percentage may be."""
    parts, wholes = _bounds(match, "part"), _bounds(match, "whole")
    if " by" in kind:  # the number is the one after the change
        sign = 1 if kind.startswith("fallen") else -1
        wholes = wholes[0] + sign * parts[0], wholes[1] + sign * parts[1]
        if "," in kind and wholes[0] > 0:  # the other way than the change itself
            return -parts[1] / wholes[0] * 100, -parts[0] / wholes[1] * 100
        kind = "share"
    if wholes[0] <= 0 or (kind == "share" and parts[0] > wholes[1]):
        return None
    if kind == "share":
        return parts[0] / wholes[1] * 100, parts[1] / wholes[0] * 100
    least, most = parts[0] / wholes[1] * 100 - 100, parts[1] / wholes[0] * 100 - 100
    return (least, most) if kind == "rise" else (-most, -least)


def _bounds(match: re.Match[str], name: str) -> tuple[Decimal, Decimal]:
    """What a number may be: itself, or what is rounded to it where it is in 万."""
    number = Decimal(match[name].replace(",", ""))
    scale = match[f"{name}_scale"]
    half = Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2 if scale else Decimal(0)
    times = SCALES[scale] if scale else 1
    return (number - half) * times, (number + half) * times


def _is_one(said: str, least: Decimal, most: Decimal) -> bool:
    """Whether what is said is between the two, rounded or cut off as it is printed."""
    places = Decimal(1).scaleb(int(Decimal(said).as_tuple().exponent))
    low = least.quantize(places, ROUND_DOWN)
    return low <= Decimal(said) <= most.quantize(places, ROUND_HALF_UP)


def _said(said: str, between: tuple[Decimal, Decimal]) -> str:
    places = Decimal(1).scaleb(int(Decimal(said).as_tuple().exponent))
    return str((sum(between, Decimal(0)) / 2).quantize(places, ROUND_HALF_UP))


class WrongSum(Struct, frozen=True):
    """A number its own text contradicts: where it stands, what it should be, what it is, and the sum that says so."""

    span: Span
    expected: int
    got: int
    formula: str


_N = r"(?<![0-9.,])[0-9]{1,9}(?:,[0-9]{3})*(?![0-9]|[.,][0-9]|[余多万亿%])"
_UNIT = "[例人名个宗起户家处辆件]"
_TOTAL = (
    rf"(?P<total>{_N}) ?(?P<unit>{_UNIT})(?:(?:本土|<<behind_a_total>>){{0,4}})"
    r"(?:[，,]?(?P<among>其中)[，,:：为有]{0,2}|(?P<bracket>[（(])(?P<inner>其中)?[，,:：]?)"
)
_LIST_MOST = 500
_END = re.compile(r"[。；;\n（(]")
_OF_AN_ITEM = re.compile(r"[（(][^（()）\n]*[)）]")
_NESTED_MOST = 3
_NO_ITEM = "含|包括|另|累计|现有|较|比|转为|转归|转确|增加|减少|下降|降至|增至|超|占|年龄|当日|昨日|今日|前一|以来|未|不|均|分别|各|剩余|其余|<<no_part>>|[等约近共达]$"
"""Words of an item that is no part of the number before: another count, a comparison, an outcome."""
_ITEM = re.compile(
    rf"(?:有|为|是)?(?P<name>[^0-9，,、；;:：]{{1,14}}?)(?:有|为|报告|新增)?(?P<count>{_N}) ?(?P<unit>{_UNIT})?"
)
_OF_PERSONS = re.compile("[男女]性?$|[型症]$|岁")
_TURNED = re.compile(
    rf"(?P<count>{_N}) ?(?P<unit>{_UNIT})(?:在|来自|为|位于)(?P<name>[^0-9，,、；;:：]{{1,14}}?)"
)
_BETWEEN = re.compile(r"[、，,；;]|(?<=[例人名个宗起户家处辆件])[和及]")


def wrong_sums(series: Series, text: str) -> Iterator[WrongSum]:
    """Each number that the numbers it is made of do not make."""
    page = FoldedPage(text)
    lists = list(_lists(series, page.text))
    told = {found.span for found in lists}
    others = (
        *_parts_over(subject_of(series), page.text),
        *_kinds_behind(series, page.text),
        *_columns(page.text),
        *_together(page.text),
        *_changes(page.text),
        *_english(series, page.text),
    )
    for found in (*lists, *(one for one in others if one.span not in told)):
        yield WrongSum(page.back(found.span), found.expected, found.got, found.formula)


# --- lists of parts ---------------------------------------------------------------------------------


def _lists(series: Series, text: str) -> Iterator[WrongSum]:
    subject = subject_of(series)
    for match in subject.compiled(_TOTAL, "zh", 0).finditer(text):
        among = bool(match["among"] or match["inner"])
        if match["among"] and _is_an_item(subject, text, match.start()):
            continue
        stretch = _inside(text, match.end()) if match["bracket"] else _up_to_the_end(text, match.end())
        if stretch is None:
            continue
        items = _items(subject, stretch, match["unit"])
        if len(items) < (1 if match["bracket"] and not among else 2):
            continue
        yield from _judged(series, text, match, items, among)


def _is_an_item(subject: Subject, text: str, at: int) -> bool:
    """Whether a number is the last of a list that 其中 speaks of as a whole: 5例，朝阳区3例，丰台区2例，其中3例为密接."""
    ahead = text[max(0, at - _AHEAD) : at]
    listed = re.search(rf"{_UNIT}[，,、](?P<name>[^，,、。；;\n（(]{{0,14}})$", ahead)
    return listed is not None and subject.compiled(_NAMED, "zh").search(listed["name"]) is None


_AHEAD = 40
_NAMED = "新增|累计|共|<<total_of_its_own>>"
"""Words of a number that is a total of its own."""


def _inside(text: str, start: int) -> str | None:
    """The words up to the bracket's end; None where another opens in it, or it has none."""
    ends = re.compile(r"[()（）\n]").search(text, start, start + _LIST_MOST)
    return text[start : ends.start()] if ends and ends[0] in ")）" else None


def _up_to_the_end(text: str, start: int) -> str:
    """The words up to the sentence's end, without the brackets of their items (包头市6例（昆都仑区2例…）、…)."""
    stretch = text[start : start + _LIST_MOST]
    for _ in range(_NESTED_MOST):
        stretch = _OF_AN_ITEM.sub("", stretch)
    ends = _END.search(stretch)
    return stretch[: ends.start() if ends else len(stretch)]


_OVER = re.compile(
    rf"(?P<total>{_N}) ?(?P<unit>[例人名宗])(?![次均])[，,]?其中[，,有为]?(?P<said>[^，,。；;、\n()（）]{{0,14}}?)(?P<part>{_N}) ?(?P=unit)(?![次均])"
)
_OTHER_SUBJECT = "<<another_count>>|涉及|现有|累计|较|比|以来|截至|排查"


def _parts_over(subject: Subject, text: str) -> Iterator[WrongSum]:
    """736人，其中4日出院803人: a part above what it is among, whatever it is."""
    for match in _OVER.finditer(text):
        total, part = _number(match["total"]), _number(match["part"])
        if _is_an_item(subject, text, match.start()):
            continue
        if part > total and not subject.compiled(_OTHER_SUBJECT, "zh").search(match["said"]):
            yield WrongSum(match.span("part"), total, part, f"≤ {total}")


_KINDS_BEHIND = (
    rf"(?:新增)?(?:<<of_kinds>>)(?P<total>{_N}) ?例[^。\n]{{0,60}}。其中[，,]?(?P<items>[^。；;\n]{{4,60}})"
)


def _kinds_behind(series: Series, text: str) -> Iterator[WrongSum]:
    """感染者145例，较前一日减少31例。其中，确诊病例13例，无症状感染者132例: the kinds of the whole, in the next sentence."""
    for match in subject_of(series).compiled(_KINDS_BEHIND, "zh", 0).finditer(text):
        parts = _BETWEEN.split(match["items"])
        items = [found for part in parts if (found := _ITEM.fullmatch(part.strip())) is not None][:3]
        names, counts = [item["name"] for item in items], [_number(item["count"]) for item in items]
        made, total = sum(counts), _number(match["total"])
        if len(items) != 2 or not _are_the_kinds(series, names) or leaves_out(match[0], made, total):
            continue
        if made != total:
            yield WrongSum(match.span("total"), made, total, "+".join(map(str, counts)))


def _items(subject: Subject, stretch: str, unit: str) -> list[tuple[str, int]]:
    """The names and numbers of a list; none where something else stands in it."""
    items, named = list[tuple[str, int]](), False
    for part in _BETWEEN.split(stretch):
        match = _ITEM.fullmatch(part.strip()) or _TURNED.fullmatch(part.strip())
        if (
            match is None
            or subject.compiled(_NO_ITEM, "zh").search(match["name"])
            or match["unit"] not in (None, unit)
        ):
            return []
        total = subject.compiled(_NAMED, "zh").search(match["name"]) is not None
        if items and total and not named:
            return items  # …、乙市1例，无症状感染者1例: the list is told to its end
        named = total
        items.append((match["name"].strip(), _number(match["count"])))
    return items


def _judged(
    series: Series, text: str, match: "re.Match[str]", items: Sequence[tuple[str, int]], among: bool
) -> Iterator[WrongSum]:
    total, parts = _number(match["total"]), sum(count for _, count in items)
    names = [name for name, _ in items]
    if len(set(names)) < len(names) or len({_OF_PERSONS.search(name) is None for name in names}) > 1:
        return  # told twice over, by persons and by places
    of_some = subject_of(series).compiled("<<told_of_some>>", "zh")  # 606例（危重症6例、重症21例）
    whole = _are_the_whole(series, names) or (
        not among and len(items) > 1 and not all(map(of_some.search, names))
    )
    if leaves_out(text[match.start() : match.end() + _LIST_MOST], parts, total):
        return
    if parts > total or (whole and parts < total):
        yield WrongSum(match.span("total"), parts, total, "+".join(str(count) for _, count in items))


def _are_the_whole(series: Series, names: Sequence[str]) -> bool:
    """Whether a list needs no word more: all its names are of places of the series, or they are the kinds of a sum of it."""
    if all(mentioned(series.places, name, "zh") for name in names):
        return len(names) > 1
    return _are_the_kinds(series, names)


def _are_the_kinds(series: Series, names: Sequence[str]) -> bool:
    kinds = [{one.key for one in mentioned(series.indicators, name, "zh")} for name in names]

    def names_each(plus: Sequence[str]) -> bool:
        one_each = [keys & set(plus) for keys in kinds]
        return len(names) == len(plus) > 1 and set().union(*one_each) == set(plus) and all(map(len, one_each))

    return any(names_each(what.plus) for what in series.computed)


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))


_CELLS = re.compile(r"\t| *\| *| {2,}|\u3000+")
_SUM_ROW = re.compile(r"合计|总计|总数|全[区省市州]|[Tt]otal", re.IGNORECASE)


def _columns(text: str) -> Iterator[WrongSum]:
    """A table, line by line: the row of sums against the rows between."""
    rows: list[list[tuple[str, Span]]] = []
    at = 0
    for line in (*text.split("\n"), ""):
        row = _cells_of(line, at)
        if rows and (row is None or len(row) != len(rows[0])):
            yield from _of_a_table(rows)
            rows = []
        rows += [row] if row is not None else []
        at += len(line) + 1


def _cells_of(line: str, at: int) -> list[tuple[str, Span]] | None:
    """A name and numbers, each with where it stands; None where a line is no row of a table."""
    cells, start = [], 0
    for gap in (*_CELLS.finditer(line.rstrip()), None):
        end = gap.start() if gap else len(line.rstrip())
        if line[start:end].strip():
            cells.append((line[start:end].strip(), (at + start, at + end)))
        start = gap.end() if gap else end
    numbers = [re.fullmatch(r"[0-9]{1,7}[例人]?", words) for words, _ in cells[1:]]
    return cells if numbers and all(numbers) and not cells[0][0][0].isdigit() else None


def _of_a_table(rows: Sequence[Sequence[tuple[str, Span]]]) -> Iterator[WrongSum]:
    sums = [row for row in (rows[0], rows[-1]) if _SUM_ROW.fullmatch(row[0][0])]
    if len(rows) < 4 or len(sums) != 1:
        return
    for column in range(1, len(rows[0])):
        counts = [int(row[column][0].rstrip("例人")) for row in rows if row is not sums[0]]
        got, span = int(sums[0][column][0].rstrip("例人")), sums[0][column][1]
        if sum(counts) != got:
            yield WrongSum(span, sum(counts), got, "+".join(map(str, counts)))


# --- told together, and changes ---------------------------------------------------------------------

_PART = rf"[^0-9，。；、:：\n（()）]{{0,14}}(?:{_N}) ?{_UNIT}"
_TOGETHER = re.compile(
    rf"(?P<parts>{_PART}(?:[、和及]{_PART}){{1,6}})[，,]?(?:合计|总计|共计)(?:为|有|共)?[^0-9，。；、\n]{{0,8}}(?P<sum>{_N}) ?(?P<unit>{_UNIT})"
)
_ALIKE = re.compile(
    rf"(?P<parts>{_PART}(?:[，,]{_PART}){{1,4}})[，,](?:合计|总计|共计)(?:为|有|共)?(?P<sum>{_N}) ?(?P<unit>{_UNIT})(?P<noun>[^\W\d]{{2,8}})(?=[，,。；;\n]|\Z)"
)
"""高风险区477个，中风险区149个，共计626个风险区: what is summed is the end of the name of each."""
_CHANGE = re.compile(
    rf"(?P<now>{_N}) ?(?P<unit>{_UNIT})[^0-9，。；\n]{{0,8}}[，,]?(?:较|比|与)(?:前一?[日天]|昨[日天]|上[周月日])(?:相比)?(?:的?(?P<before>{_N}) ?{_UNIT})?"
    rf"(?P<way>增加|新增|上升|减少|下降)(?:了)?(?P<by>{_N}) ?(?P=unit)"
    rf"(?:[，,、][^0-9，。；（(\n]{{0,8}}(?P<percent_way>上升|增长|增幅|下降|降幅|降低)[^0-9，。；（(\n]{{0,4}}(?P<percent>[0-9]{{1,4}}(?:\.[0-9]{{1,4}})?)[%％])?"
    rf"(?:[（(](?:前一?[日天]|昨[日天]|上[周月日])[^0-9（()）]{{0,6}}(?P<was>{_N}) ?(?P=unit)[)）])?"
)
_DOWN = ("减少", "下降", "降幅", "降低")


def _together(text: str) -> Iterator[WrongSum]:
    for match in _TOGETHER.finditer(text):
        parts = [_number(number) for number in re.findall(_N, match["parts"])]
        units = set(re.findall(rf"{_N} ?({_UNIT})", match["parts"]))
        if units == {match["unit"]} and sum(parts) != _number(match["sum"]):
            yield WrongSum(match.span("sum"), sum(parts), _number(match["sum"]), "+".join(map(str, parts)))
    for match in _ALIKE.finditer(text):
        each = re.findall(rf"([^0-9，,]*)({_N}) ?({_UNIT})", match["parts"])
        parts = [_number(number) for _, number, _ in each]
        alike = all(name.endswith(match["noun"]) and unit == match["unit"] for name, _, unit in each)
        if alike and sum(parts) != _number(match["sum"]):
            yield WrongSum(match.span("sum"), sum(parts), _number(match["sum"]), "+".join(map(str, parts)))


def _changes(text: str) -> Iterator[WrongSum]:
    """A number told with how much it changed by, from what: 145例，较前一日减少31例（前一日为176例）."""
    for match in _CHANGE.finditer(text):
        now, by, sign = _number(match["now"]), _number(match["by"]), -1 if match["way"] in _DOWN else 1
        before = match["before"] or match["was"]
        if before and _number(before) + sign * by != now:
            yield WrongSum(
                match.span("by"),
                abs(now - _number(before)),
                by,
                f"{max(now, _number(before))}-{min(now, _number(before))}",
            )


# --- English ----------------------------------------------------------------------------------------

_EN_N = r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?![0-9]|,[0-9]|\.[0-9]|%)"
_SMALL = {spelled(number): number for number in range(13)}
_EN_COUNT = rf"(?:{_EN_N}|\b(?:{'|'.join(_SMALL)})\b)"
_EN_PLACE = r"[A-Z][A-Za-z'’]+(?: [A-Z][A-Za-z'’]+){0,2}(?: city| prefecture| province)?"
_EN_ITEM = rf"(?P<count>{_EN_COUNT}) (?:of (?:which|whom|them) )?(?:(?:<<of_places>>) )?(?:(?:were|was) )?(?:reported |found |detected )?(?:in|from) (?P<name>{_EN_PLACE})"
_EN_LIST = (
    rf"(?P<total>{_EN_COUNT}) (?:(?!in |from |on )[a-z-]+ ){{0,5}}(?:ones|<<each_of>>), (?:including |with )?"
    rf"(?P<items>{_EN_ITEM.replace('?P<count>', '?:').replace('?P<name>', '?:')}(?:(?:, and |, | and ){_EN_ITEM.replace('?P<count>', '?:').replace('?P<name>', '?:')}){{0,12}})"
)
_EN_KINDS = (
    rf"(?P<total>{_EN_COUNT}) (?:(?:new|local|locally transmitted|<<before_of_kinds>>) )*(?:<<of_kinds>>)(?: on [A-Z][a-z]{{2,8}}\.?(?: [0-9]{{1,2}})?)?,? (?:including|consisting of|comprising) "
    rf"(?P<one>{_EN_COUNT}) (?P<first>[a-z-]+(?: [a-z-]+){{0,3}}) and (?P<two>{_EN_COUNT}) (?P<second>[a-z-]+(?: [a-z-]+){{0,3}})"
)


def _english(series: Series, text: str) -> Iterator[WrongSum]:
    subject = subject_of(series)
    for match in subject.compiled(_EN_LIST, "en", 0).finditer(text):
        parts = [_en(item["count"]) for item in subject.compiled(_EN_ITEM, "en", 0).finditer(match["items"])]
        if sum(parts) > _en(match["total"]):
            yield WrongSum(match.span("total"), sum(parts), _en(match["total"]), "+".join(map(str, parts)))
    for match in subject.compiled(_EN_KINDS, "en", 0).finditer(text):
        kinds = [things(series, match[name], "en") & subject.role("kind") for name in ("first", "second")]
        if set(map(len, kinds)) == {1} and kinds[0] != kinds[1]:
            both = _en(match["one"]) + _en(match["two"])
            if both != _en(match["total"]):
                yield WrongSum(
                    match.span("total"), both, _en(match["total"]), f"{_en(match['one'])}+{_en(match['two'])}"
                )


def _en(words: str) -> int:
    return _SMALL[words.lower()] if words.lower() in _SMALL else _number(words)


# --- all, but some ----------------------------------------------------------------------------------

_ALL_IN = re.compile(
    rf"(?<!平)(?:均是?|全部|都是?)(?:系|为)?(?:在|来自)(?P<all>[^，,。；;\n0-9]{{2,24}})[，,](?:其中|另有?|但有?|还有)?(?:(?P<some>{_N}) ?(?:{_UNIT})(?:是?在|来自|为|系)?(?P<other>[^，,。；;\n0-9]{{2,16}})|(?P<before>[^，,。；;\n0-9]{{2,10}})(?P<count>{_N}) ?(?:{_UNIT}))"
)
_ALL_IN_EN = re.compile(
    rf"\b[Aa]ll (?:of )?(?:the )?[^.;\n]{{3,60}}? in (?P<all>[^,.;\n]{{3,40}}), (?:with|but|and|including) (?P<some>{_EN_COUNT}) (?:of them |were |was |found |detected )*(?:in|at) (?P<other>[^,.;\n]{{3,40}})"
)


def exceptions_of_all(series: Series, text: str) -> Iterator[Span]:
    """Where a sentence says that all are in one place and then that some are in another (均在隔离管控区，其中3例在社会面)."""
    page = FoldedPage(text)
    for tongue, form in (("zh", _ALL_IN), ("en", _ALL_IN_EN)):
        for match in form.finditer(page.text):
            said = match.groupdict()
            some, other = said["some"] or said.get("count", ""), said["other"] or said.get("before", "")
            if _en(some) and _apart(series, said["all"], other, tongue):
                yield page.back((match.start(), match.end()))


def _apart(series: Series, one: str, other: str, tongue: str) -> bool:
    """Whether two wheres have nothing in common: two places of the series, or quarantine and the community."""
    here, there = ({place.key for place in mentioned(series.places, words, tongue)} for words in (one, other))
    if here and there:
        return not here & there
    found = [_found_in(series, words, tongue) for words in (one, other)]
    return None not in found and found[0] != found[1]


def _found_in(series: Series, words: str, tongue: str) -> str | None:
    subject, named = subject_of(series), things(series, words, tongue)
    if named & subject.role("among_people"):
        return "among the people"
    return "apart from them" if named & subject.role("apart") else None
