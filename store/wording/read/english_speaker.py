"""Whom some English words name who says something: a person with title and department, a department, or one heard before.

A name, a title and a department are parted only where the words prove it, and the sentences of the phrase book would say
them back the same; else a title stays as it is printed. Whoever cannot be named is nobody: an official, residents.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from store.names.titles import ENGLISH_HEADS, ENGLISH_RANKS
from store.wording.book.articles import takes_no_article
from store.wording.numbers.numerals import CAPITAL_WEEKDAY
from store.wording.read.basis.spoken import Known, WhoSays

_HEADS = (
    *ENGLISH_HEADS, "official", "spokesperson", "spokesman", "spokeswoman", "member", "expert", "professor", "researcher",
    "engineer", "inspector", "officer", "supervisor", "doctor", "physician", "epidemiologist", "scientist", "manager",
    "leader", "vice president", "vice mayor", "vice chairman",
)  # fmt: skip
"""What a title ends with."""
_HOUSES = (
    "bureau", "commission", "government", "administration", "department", "office", "university", "hospital", "center",
    "centre", "committee", "ministry", "bank", "court", "company", "group", "association", "authority", "institute",
    "school", "college", "headquarters", "council", "federation", "station", "corporation", "agency", "board",
)  # fmt: skip
"""What the name of a department ends with, before `of …`."""
_TOKEN = r"[^\W\d_a-z][\w'’-]*\.?"
_NAME = re.compile(rf"{_TOKEN}(?: {_TOKEN}){{0,3}}")
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof)\.? ")
_NO_NAME = re.compile(
    rf"\b(?:{CAPITAL_WEEKDAY}|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|The|A|An|It|In|On|At|But|And|He|She|They|We|This|That|Daily|Times|News|Agency"
    r"|If|When|While|After|Before|As|Since|Although|Though|Because|Once|Until|Unless|Neither|Nor|Or|So|Yet|For|From|By|With"
    r"|However|Meanwhile|Now|Then|There|Here|Today|No|Not|Some|Many|Most|All|Both|Each|Every|Another|One|Only|What|Who)\b"
)
_APART = re.compile(r" (?:of|with|at|from|for|in|and|on)\b|,")
_PRONOUNS = {"he": True, "she": True, "it": False}
"""Whom a pronoun goes back to: a person, or a department."""


class Speaking(Struct, frozen=True):
    """Who says something; where it `goes_back`, whoever spoke last, a `person` or a department."""

    who: WhoSays = WhoSays()
    person: bool = True
    goes_back: bool = False


def subject(words: str, known: Known, page: str, bare: Sequence[str]) -> Speaking | None:
    """Who is named by words that are the whole subject of a verb; None where nobody can tell. `bare` are departments
    that take no article."""
    words = words.strip().strip(",“").strip()
    if words.lower() in _PRONOUNS:
        return Speaking(person=_PRONOUNS[words.lower()], goes_back=True)
    words = _HONORIFIC.sub("", words, count=1)
    name, comma, phrase = words.partition(", ")
    if comma:
        if not _is_name(name):
            return None
        parts = _parted(phrase, bare)
        return None if parts is None else Speaking(WhoSays(*parts, name))
    return (
        _alone(words, known, page) or _of_house(words, bare) or _titled(words) or _house(words, known, bare)
    )


def others_named(words: str, speaker: str, known: Known) -> bool:
    """Whether words name a person beside their speaker, to whom a pronoun behind them may go back: at the beginning of a
    sentence, with a title, or one who was heard."""
    begun = (match[0] for match in _BEGINS.finditer(words))
    titled = (match[1] for match in _WITH_TITLE.finditer(words) if _is_title(match[2]))
    if any(name != speaker and _is_name(name) for name in (*begun, *titled)):
        return True
    return len(known.heard) <= _MOST_HEARD and any(name != speaker and name in words for name in known.heard)


_BEGINS = re.compile(rf"(?:\A|(?<=[.!?:] )){_TOKEN}(?: {_TOKEN}){{1,2}}")
_WITH_TITLE = re.compile(rf"({_TOKEN}(?: {_TOKEN}){{0,2}}), ([^,.]{{3,80}})")


def _is_name(words: str) -> bool:
    return _NAME.fullmatch(words) is not None and _NO_NAME.search(words) is None and not _ends_house(words)


def _alone(words: str, known: Known, page: str) -> Speaking | None:
    """A name by itself: one that was heard or is known, also in short where it is one person's; else one of two words."""
    if not _is_name(words):
        return None
    if words in known.heard:
        return _again(known.heard[words][-1], known)
    if " " not in words:
        return _in_short(words, known, page)
    return Speaking(WhoSays(speaker=words)) if words.count(" ") <= 2 else None


_MOST_HEARD = 200


def _in_short(word: str, known: Known, page: str) -> Speaking | None:
    """The one person of the page with that word in the name; None where there are two."""
    if len(known.heard) > _MOST_HEARD:
        return None
    people = {one.speaker: one for held in known.heard.values() for one in held if one.speaker}
    found = [name for name in people if word in name.split()]
    others = _named_so(word, page)
    strangers = [other for other in others if not any(name.startswith(other.rstrip(".")) for name in found)]
    if len(found) != 1 or any(_is_name(other) for other in strangers):
        return None
    return _again(people[found[0]], known)


@lru_cache(maxsize=64)
def _named_so(word: str, page: str) -> frozenset[str]:
    """Everything in a page that may be a name with that word as its first; looked for once for each word."""
    return frozenset(other[0] for other in re.finditer(rf"\b{re.escape(word)} {_TOKEN}", page))


def _again(who: WhoSays, known: Known) -> Speaking:
    """Somebody who was heard: by name alone where they spoke last, so that they go on."""
    last = known.last
    if last is not None and last.speaker == who.speaker and who.speaker:
        return Speaking(WhoSays(speaker=who.speaker))
    return Speaking(who)


def _of_house(words: str, bare: Sequence[str]) -> Speaking | None:
    """`Li Ming of the health commission`."""
    name, of, house = words.partition(" of ")
    if not of or not _is_name(name) or " " not in name:
        return None
    department = _department(house, bare)
    return Speaking(WhoSays(department, "", name)) if department else None


def _titled(words: str) -> Speaking | None:
    """`Mayor Li Ping`, `commerce bureau director Li Ping`."""
    for at in (one.end() for one in re.finditer(" ", words)):
        name, title = words[at:], words[:at].strip().removeprefix("the ").removeprefix("The ")
        if _is_name(name) and 1 <= name.count(" ") <= 2 and _is_title(title) and _APART.search(title) is None:
            whole = title[:1].lower() + title[1:] if title.split()[0].lower() in _FIRST else title
            return Speaking(WhoSays("", whole, name))
    return None


_FIRST = frozenset(word for one in (*_HEADS, *ENGLISH_RANKS) for word in one.split())


def _house(words: str, known: Known, bare: Sequence[str]) -> Speaking | None:
    """A department that speaks itself; in short (the commission) one that was heard, where it is the only one."""
    department = _department(words, bare)
    if not department or any(map(_is_title, _APART.split(words))):
        return None
    if department in _HOUSES:
        heard = {
            one.department for held in known.heard.values() for one in held if one.department.endswith(f" {department}")
        } if len(known.heard) <= _MOST_HEARD else {"", department}  # fmt: skip
        if len(heard) > 1:
            return None
        department = next(iter(heard), department)
    last = known.last
    goes_on = last is not None and not last.speaker and last.department == department
    return Speaking(WhoSays(department), person=False, goes_back=goes_on)


def _department(words: str, bare: Sequence[str]) -> str:
    """The name of a department without its article; empty where the words are none, or would not be said back the same."""
    the = words[:4].lower() == "the "
    name = words[4:] if the else words
    own = takes_no_article(name, bare)
    if the is own or not _ends_house(name) or "," in name or len(name.split()) > 14:
        return ""
    return "" if re.search(r" (?:a|an|in|at|on|that|which|who|is|was|were|are|has|have) ", name) else name


def _ends_house(name: str) -> bool:
    """Whether words name a house, before `of …`."""
    return _APART.split(name)[0].split(" ")[-1].lower() in _HOUSES


def _is_title(words: str) -> bool:
    """Whether words are a title by the last of them, before `of …`."""
    words = re.sub(r"\A(?:the|an?|and) ", "", words.strip(), flags=re.IGNORECASE)
    head = _APART.split(words)[0].replace("-", " ").lower()
    return (
        head.endswith(tuple(_HEADS))
        and re.search(r"[^\w ’']", head) is None
        and any(head == one or head.endswith(f" {one}") for one in _HEADS)
    )


def _parted(phrase: str, bare: Sequence[str]) -> tuple[str, str] | None:
    """Department and title of `deputy director of the health commission`; all in the title where it cannot be told,
    None where it is no title."""
    if not all(map(_is_title, phrase.split(", "))):
        return None
    phrase = re.sub(r"\A[Tt]he ", "", phrase)
    title, of, house = phrase.partition(" of ")
    alone = of and "," not in phrase and not any(map(_is_title, re.split(" and ", house)[1:]))
    department = _department(house, bare) if alone and _APART.search(title) is None else ""
    return (department, title) if department else ("", phrase)
