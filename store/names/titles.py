"""Titles: by which last words one is known, and whether a title beside a name is one that person held on the day, in a
field of its own and in any prose.

In prose only a title directly before or behind the name is looked at, as it is known by its last word. What makes
another rank of it belongs to it: 副主席 is not 主席, nor vice-chairperson chairperson. The words, Chinese and English, are
those of the language, and name nobody's office.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from store.names.listed_in_text import Folded, folded_for_names
from store.names.office_list import HeldTitle, KnownPerson, OfficeList, as_one_writes, departments_of

LAST_WORDS = (
    "秘书长", "负责人", "发言人", "巡视员", "工程师", "局长", "厅长", "校长", "院长", "主任", "书记", "处长",
    "科长", "部长", "司长", "组长", "队长", "所长", "站长", "会长", "行长", "市长", "县长", "区长", "州长",
    "主席", "专员", "委员", "常委", "成员", "经理", "董事", "教授", "专家", "主管", "主编", "社长", "台长",
    "馆长", "医师", "医生", "护士长",
)  # fmt: skip
"""Behind the last of them a Chinese name begins."""

ALSO_LAST = (
    "省长", "镇长", "乡长", "村长", "检察长", "审判长", "理事长", "参谋长", "董事长", "总理", "司令员", "司令", "政委",
    "参事", "调研员", "总监", "总裁", "审计长", "署长", "庭长", "团长", "副职",
)  # fmt: skip
"""More of them, which are looked for directly beside a name that is known."""

NEUTRAL = ("负责人", "发言人", "专家", "教授", "医师", "医生", "工程师", "成员", "委员")
"""Those that say what somebody is or does, and not which office is held: anybody may be called so."""

RANKS = ("常务", "第一", "执行", "名誉", "代理", "助理", "候补", "副", "代", "总")
"""Before a title they make another one of it."""

FORMER = ("时任", "原", "前", "前任", "候任", "拟任")
"""Before a title they say that it is not held now."""

ENGLISH_HEADS = (
    "secretary general", "director general", "party secretary", "chief executive", "chairman", "chairwoman",
    "chairperson", "president", "governor", "mayor", "director", "secretary", "minister", "commissioner", "premier",
    "commander", "principal", "dean", "chief", "head", "commissar", "procurator general", "vice premier",
)  # fmt: skip
"""What an English title is headed by."""

ENGLISH_RANKS = (
    "first",
    "executive",
    "standing",
    "permanent",
    "acting",
    "assistant",
    "associate",
    "deputy",
    "vice",
    "honorary",
    "under",
)
"""Before a head they make another title of it."""

ENGLISH_FORMER = ("former", "then", "ex", "incoming", "outgoing")


_PARTED = re.compile("[、，,;；/兼]+")


class WrongTitle(Struct, frozen=True):
    """A title that is not the person's on that day, at `start` to `end` of a folded text, as it stands there.
    `department`: it is the department of another one that is wrong, and not the title."""

    start: int
    end: int
    words: str
    department: bool = False


def held_on(persons: Sequence[KnownPerson], day: date) -> tuple[HeldTitle, ...]:
    """The titles of that day of everybody who shares a name."""
    return tuple(title for person in persons for title in person.titles_on(day))


def is_silent(known: OfficeList, persons: Sequence[KnownPerson], day: date) -> bool:
    """Whether the list says nothing of what these were on that day: it gives no title of theirs, or it was begun
    later and so was every title it gives."""
    titles = [title for person in persons for title in person.titles]
    begun = any(title.since is None or title.since <= day for title in titles)
    return not titles or (not begun and not known.is_whole(day))


def parts(title: str, language: str) -> tuple[str, ...]:
    """The single titles of one that names several (党组成员、副局长), folded."""
    text = folded_for_names(title, language).text
    pieces = (
        _PARTED.split(text)
        if language == "zh"
        else re.split(r"[,;/]| and (?=[a-z -]*(?:secretary|director))", text)
    )
    return tuple(piece.strip() for piece in pieces if piece.strip())


def is_title_of(title: str, held: Sequence[HeldTitle], language: str) -> bool:
    """Whether each of the titles named is one of those that were held; also in its short form (副主席 for 省副主席)."""
    whole = folded_for_names(title, language).text
    if any(whole == folded_for_names(one.words.get(language, ""), language).text for one in held):
        return True
    known = [part for one in held for part in parts(one.words.get(language, ""), language)]
    said = parts(title, language)
    if language == "zh":
        houses = [folded_for_names(name, "zh").text for name in departments_of(held, "zh")]
        return all(any(_same_in_chinese(part, one, houses) for one in known) for part in said)
    return all(any(_ranked(part) == _ranked(one) != () or part == one for one in known) for part in said)


def _same_in_chinese(said: str, known: str, houses: Sequence[str]) -> bool:
    if said == known:
        return True
    if known.endswith(said):
        return not _ends_in_rank(known[: -len(said)])
    if said.endswith(known):
        before = said[: -len(known)]
        return any(before == house or house.endswith(before) or before.endswith(house) for house in houses)
    return False


def _ends_in_rank(before: str) -> bool:
    return before.endswith(RANKS)


# -- Chinese prose


@cache
def _last() -> re.Pattern[str]:
    words = "|".join(sorted((*LAST_WORDS, *ALSO_LAST), key=len, reverse=True))
    return re.compile(rf"(?:{'|'.join(RANKS)})*(?:{words})+(?![期远达年久]|助理)")


_SEPARATORS = "。；！？\n，：“”（）()[]《》,:;!?\"'"
_CLOSES = re.compile(f"[{re.escape(_SEPARATORS)}、]")
_FAR = 40
_AFTER_A_NAME = (
    r"[^\u3400-\u9fff]|$|表示|介绍|说|强调|指出|要求|认为|告诉|坦言|透露|称|回[答应]|出席|主持|参加|在|对|向|就|从|于|为|是|与|和|及|将"
    r"|已|曾|还|也|均|都|等|同志|宣布|致辞|讲话|发言|发布|作|做|率|到|深入|前往|赴|检查|调研|视察|会见|会议上|听取|召开|通报|汇报|补充|提"
    r"|谈|代表|担任|任|兼|被|受|因|带|同|一行|先生|女士|给|把|以|再|又|后|今|昨|上午|下午|随"
)
"""What may follow a name of two signs. Before anything else they may be the beginning of a longer name."""


@cache
def _after_a_name() -> re.Pattern[str]:
    return re.compile(_AFTER_A_NAME)


def ends_there(text: str, start: int, end: int) -> bool:
    """Whether a Chinese name ends where a known one of two signs does."""
    return (
        end - start > 2
        or _after_a_name().match(text, end) is not None
        or _last().match(text, end) is not None
    )


def wrong_in_chinese(
    text: str, start: int, end: int, persons: Sequence[KnownPerson], day: date, known: OfficeList
) -> Iterator[WrongTitle]:
    """The titles beside a name at `start` to `end` of a folded text that are not the person's on that day."""
    held = held_on(persons, day)
    if is_silent(known, persons, day) or not ends_there(text, start, end):
        return
    theirs = [part for one in held for part in parts(one.words.get("zh", ""), "zh")]
    ranks = _titles_of_list(known)
    for here, upto in (*_before(text, start), *_behind(text, end)):
        title = _title_at_end(text[here:upto], ranks)
        if not title or title.endswith(NEUTRAL):
            continue
        lead = text[here : upto - len(title)]
        if lead.endswith(FORMER):
            continue
        if not any(_says(lead, title, one) for one in theirs):
            yield WrongTitle(upto - len(title), upto, title)
        elif (house := _other_house(lead, held, known)) and not any(lead.endswith(one) for one in theirs):
            yield WrongTitle(upto - len(title) - len(house), upto - len(title), house, department=True)


def _says(lead: str, title: str, known: str) -> bool:
    """Whether the title with what stands before it is the known one or its short form."""
    whole = lead + title
    if whole.endswith(known) and len(known) >= len(title):
        return not _ends_in_rank(whole[: -len(known)])
    return known.endswith(title) and not _ends_in_rank(known[: -len(title)])


@cache
def _ranked_words() -> re.Pattern[str]:
    return re.compile(rf"{_last().pattern}$")


def _title_at_end(words: str, ranks: frozenset[str]) -> str:
    """The title the words end in: of the list where it has a longer one, with what makes another rank of it."""
    found = ""
    for at in range(max(0, len(words) - 16), len(words)):
        if words[at:] in ranks:
            found = words[at:]
            break
    for match in _last().finditer(words):
        if match.end() == len(words) and len(match[0]) > len(found):
            found = match[0]
    while found and len(found) < len(words):
        rank = next((one for one in RANKS if words[: -len(found)].endswith(one)), "")
        if not rank:
            break
        found = rank + found
    return found


def _titles_of_list(known: OfficeList) -> frozenset[str]:
    """Every single Chinese title of the list, worked out once for each."""
    held = known.worked_out.get("titles")
    if not isinstance(held, frozenset):
        held = known.worked_out["titles"] = frozenset(
            part
            for person in known.persons
            for title in person.titles
            for part in parts(title.words.get("zh", ""), "zh")
        )
    return held


def _before(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches before a name that may hold a title: the next one, and those parted from it by 、 as far as each
    is a title (书记、主任张某)."""
    upto = start
    while upto > 0:
        here = upto
        while here > max(0, start - 2 * _FAR) and not _CLOSES.match(text[here - 1]):
            here -= 1
        if here == upto or not _ranked_words().search(text[here:upto]):
            return
        yield here, upto
        if here == 0 or text[here - 1] != "、":
            return
        upto = here - 1


def _behind(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The stretch behind a name that is a title: 张某副局长, 张某（某局副局长）, 张某，某局副局长，."""
    direct = _last().match(text, end)
    if direct is not None:
        yield direct.span()
        return
    closing = _CLOSED_BY.get(text[end : end + 1], "")
    close = next((at for at in range(end + 1, min(len(text), end + _FAR)) if text[at] in closing), 0)
    at = end + 1
    for piece in text[at:close].split("、") if close else ():
        if _ranked_words().search(piece):
            yield at, at + len(piece)
        at += len(piece) + 1


_CLOSED_BY = {"(": ")", ",": ",。;"}
"""What ends that which stands behind a name, by how it begins."""


def _other_house(lead: str, held: Sequence[HeldTitle], known: OfficeList) -> str:
    """A department of the list that stands there and is none of the person's."""
    own = list(map(as_one_writes, departments_of(held, "zh")))
    for house in known.houses:
        if len(house) > 2 and lead.endswith(house):
            alike = any(house == one or one.endswith(house) or house.endswith(one) for one in own)
            return "" if alike or not own else house
    return ""


# -- English prose


@cache
def _headed() -> re.Pattern[str]:
    ranks = "|".join(ENGLISH_RANKS)
    heads = "|".join(sorted(ENGLISH_HEADS, key=len, reverse=True))
    return re.compile(rf"(?<![a-z])((?:(?:{ranks}) )*)({heads})(?![a-z])")


_VERBS = r"(?:said|says|told|tells|met|meets|added|and|with|that|who|which|is|was|were|are|noted|stressed)"
_SIDE = re.compile(rf"^(?: of (?:(?!{_VERBS}\b)[a-z'-]+ ?){{1,9}}?)?,? ?$")


def _ranked(title: str) -> tuple[str, ...]:
    """Every title of some words as rank and head: (`vice president`, …)."""
    return tuple(
        " ".join(f"{match[1]}{match[2]}".split()) for match in _headed().finditer(title.replace("-", " "))
    )


def wrong_in_english(
    looked_at: Folded,
    source: str,
    start: int,
    end: int,
    persons: Sequence[KnownPerson],
    day: date,
    known: OfficeList,
) -> Iterator[WrongTitle]:
    """The same in a language with spaces."""
    if is_silent(known, persons, day):
        return
    held = held_on(persons, day)
    theirs = {one for title in held for one in _ranked(title.words.get("en", "").lower())}
    listed = any(title.words.get("en") for person in persons for title in person.titles)
    if not listed or (held and not theirs):
        return
    text = looked_at.text.replace("-", " ")
    for match in (*_head_before(text, start), *_head_behind(looked_at, source, text, end)):
        title = " ".join(match[0].split())
        if title not in theirs:
            yield WrongTitle(*match.span(), looked_at.text[match.start() : match.end()])


def english_titles(listed: str, there: str) -> str:
    """The rank and head of a listed title, with capitals where those that stand there have them."""
    match = _headed().search(listed.lower().replace("-", " "))
    words = listed[match.start() : match.end()] if match is not None else listed
    return re.sub(r"[a-z]+", lambda word: word[0].capitalize(), words) if there[:1].isupper() else words


def _head_before(text: str, start: int) -> Iterator[re.Match[str]]:
    lead = max(0, start - 90)
    found = list(_headed().finditer(text, lead, start))
    if found and _SIDE.match(text[found[-1].end() : start]) and text[start - 1 : start] == " ":
        match = found[-1]
        if not re.search(rf"\b(?:{'|'.join(ENGLISH_FORMER)}) $", text[lead : match.start()]):
            yield match


def _head_behind(looked_at: Folded, source: str, text: str, end: int) -> Iterator[re.Match[str]]:
    joint = re.compile(r"(?:, | \(|, (?:the|a|an) )").match(text, end)
    match = _headed().match(text, joint.end()) if joint is not None else None
    if match is None:
        return
    at = looked_at.span(match.end(), match.end())[0]
    if re.match(r" +[A-Z]", source[at : at + 3]):  # it is the title of whoever is named next
        return
    yield match
