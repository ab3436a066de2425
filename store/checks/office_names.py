"""The office's own list held against a record and its texts: titles of the day, names, precedence, words to avoid.

The rules over the fields of speakers are here; those over prose are among the other `text_rules`, and `names_in_texts`
finds what they tell. All are warnings: the list may be behind what is so, and a warning holds a final text back as
well, until the text or the list is mended or somebody says why.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import ne

from msgspec.structs import replace

from store.checks.basis.case import Case, Listing, Rule
from store.checks.basis.finding import HINT, WARNING, Finding, Mend, OtherWords, failed, passed
from store.checks.texts.text_rules import TITLE
from store.languages import Pairs
from store.names.office_list import HeldTitle, KnownPerson, OfficeList, as_one_writes, departments_of
from store.names.titles import held_on, is_silent, is_title_of
from store.record.answer import Answer
from store.record.part import in_order
from store.record.people import names_in
from store.record.reference import PartKey
from store.record.section import Section
from store.record.words import with_words

UNLISTED, SPELLED, ALONE, ORDER = "name-unlisted", "name-spelled", "title-alone", "speaking-order"
UNREAD = "list-unread"

LISTED: Pairs = {
    "listed_title": ("（名单上当天的职务）", " (the title listed for the day)"),
    "listed_department": ("（名单上的单位）", " (the department on the list)"),
    "listed_name": ("（名单上的姓名）", " (the name on the list)"),
    "listed_word": ("（名单上的用词）", " (the word on the list)"),
}
"""What stands behind the words of a proposal, so that one sees that they come from the office's list."""

BETWEEN_TITLES = " / "
"""Stands between the titles of a person who held several on that day: any one of them would be right."""


_Spoken = Section | Answer


def unread_list(case: Case) -> Iterator[Finding]:
    """The newest file of the list can be read."""
    if case.names.trouble is not None:
        told = {lang: case.names.trouble.said(lang) for lang in ("zh", "en")}
        yield failed(UNREAD, WARNING, (), trouble=told, why="" if not case.names.known else "older")


def spoken(case: Case) -> Iterator[tuple[PartKey, _Spoken]]:
    """Every section and every answer, in their order."""
    for kind in ("sections", "answers"):
        held: Mapping[str, _Spoken] = case.conference.parts(kind)
        for key in in_order(held):
            yield PartKey(kind, key), held[key]


def persons_of(known: OfficeList, one: _Spoken) -> tuple[KnownPerson, ...]:
    """The listed persons a part has as its speaker; none where it has several, whose titles nobody can tell apart."""
    for language in ("zh", *one.speaker):
        names = names_in(one.speaker.get(language, ""))
        if names:
            return known.called(names[0]) if len(names) == 1 else ()
    return ()


def titles_listed(case: Case) -> Iterator[Finding]:
    """Everybody on the list is named with a title they held on the day, and for its department."""
    known, day = case.names.known, case.conference.held_on
    for ref, one in spoken(case):
        persons = persons_of(known, one)
        if is_silent(known, persons, day):
            continue
        held = held_on(persons, day)
        wrong = [*_wrong_titles(case, ref, one, persons, held), *_wrong_departments(case, ref, one, held)]
        yield from wrong
        if not wrong and one.title:
            yield passed(TITLE, WARNING, (ref,), _told(one.title), person=dict(persons[0].names))


def _wrong_titles(
    case: Case, ref: PartKey, one: _Spoken, persons: Sequence[KnownPerson], held: Sequence[HeldTitle]
) -> Iterator[Finding]:
    name, day = dict(persons[0].names), case.conference.held_on
    for language, title in one.title.items():
        listed = titles_in(held, language)
        if not held:
            last = max(
                (title for person in persons for title in person.titles if title.until is not None and title.until < day),
                key=lambda title: title.until or day,
                default=None,
            )  # fmt: skip
            why, expected = ("ended", last.words.get(language, "")) if last is not None else ("none", "")
            until = last.until if last is not None else None
            told = failed(TITLE, WARNING, (ref,), expected, title, why=why, person=name, day=day, until=until)
            yield replace(told, spot=f"{ref}:{language}:{title}")
            return
        if not listed or is_title_of(title, held, language):
            continue
        mends = tuple(_mend(ref, one, "title", language, words, "listed_title") for words in listed)
        told = failed(TITLE, WARNING, (ref,), BETWEEN_TITLES.join(listed), title, mends, person=name, day=day)
        yield replace(told, spot=f"{ref}:{language}:{title}")
    if held and not one.title and (zh := titles_in(held, "zh")):
        mends = tuple(_mend(ref, one, "title", "zh", words, "listed_title") for words in zh)
        yield failed(
            TITLE, HINT, (ref,), BETWEEN_TITLES.join(zh), "", mends, why="untitled", person=name, day=day
        )


def _wrong_departments(
    case: Case, ref: PartKey, one: _Spoken, held: Sequence[HeldTitle]
) -> Iterator[Finding]:
    for language, said in one.department.items():
        listed = departments_of(held, language)
        ours, theirs = as_one_writes(said), [as_one_writes(name) for name in listed]
        if not listed or any(ours in name or name in ours for name in theirs):
            continue
        mends = tuple(_mend(ref, one, "department", language, words, "listed_department") for words in listed)
        told = failed(
            TITLE, WARNING, (ref,), BETWEEN_TITLES.join(listed), said, mends, why="department", day=case.conference.held_on,
            person=dict(one.speaker),
        )  # fmt: skip
        yield replace(told, spot=f"{ref}:{language}:{said}")


def titles_in(held: Sequence[HeldTitle], language: str) -> tuple[str, ...]:
    """Some titles in a language, each once."""
    return tuple(dict.fromkeys(words for title in held if (words := title.words.get(language, ""))))


def _mend(ref: PartKey, one: _Spoken, field: str, language: str, words: str, reason: str) -> Mend:
    now = getattr(one, field)
    return Mend(
        (), reason, OtherWords(ref, field, with_words(now, language, words), now.get(language, ""), words)
    )


def _told(words: Mapping[str, str]) -> str:
    return words.get("zh") or next(iter(words.values()), "")


def names_listed(case: Case) -> Iterator[Finding]:
    """Everybody who speaks is on the list, under the name it has there; and a title has somebody who holds it."""
    known = case.names.known
    whole = known.is_whole(case.conference.held_on)
    if not known.persons:
        return
    for ref, one in spoken(case):
        if not one.speaker:
            yield from _title_alone(case, ref, one) if whole else ()
            continue
        unknown = []
        for language, said in one.speaker.items():
            for name in names_in(said):
                if not known.called(name):
                    unknown.append((language, name))
        listed = persons_of(known, one)
        if listed:
            yield from _spelled(ref, one, listed)
            continue
        for language, name in unknown[:1] if whole else ():
            near = dict.fromkeys((*_called_so(known, one, language), *_near(known, name)))
            mends = tuple(_renamed(ref, one, language, name, way) for way in near)
            yield replace(failed(UNLISTED, WARNING, (ref,), got=name, mends=mends), spot=f"{ref}:{name}")


def _spelled(ref: PartKey, one: _Spoken, listed: Sequence[KnownPerson]) -> Iterator[Finding]:
    """A name in another language is written as the list writes it."""
    for language, said in one.speaker.items():
        ways = [person.names[language] for person in listed if person.names.get(language)]
        right = {as_one_writes(way) for person in listed for way in (*person.names.values(), *person.also)}
        if ways and as_one_writes(said) not in right:
            mends = tuple(_renamed(ref, one, language, said, way) for way in ways)
            told = failed(
                SPELLED, WARNING, (ref,), BETWEEN_TITLES.join(ways), said, mends, person=dict(listed[0].names)
            )
            yield replace(told, spot=f"{ref}:{language}:{said}")


def _renamed(ref: PartKey, one: _Spoken, language: str, old: str, new: str) -> Mend:
    value = with_words(one.speaker, language, one.speaker[language].replace(old, new))
    return Mend((), "listed_name", OtherWords(ref, "speaker", value, old, new))


def _called_so(known: OfficeList, one: _Spoken, language: str) -> Iterator[str]:
    """What those are called in a language whom the part names in another as the list does."""
    for other, said in one.speaker.items():
        for person in known.called(said) if other != language else ():
            if person.names.get(language):
                yield person.names[language]


def _near(known: OfficeList, name: str) -> list[str]:
    """Listed names of three signs and more that differ from this one in a single one."""
    if len(name) < 3:
        return []
    return [
        way
        for person in known.persons
        for way in person.names.values()
        if len(way) == len(name)
        and (way[0] == name[0] or way[-1] == name[-1])
        and sum(map(ne, way, name)) == 1
    ][:3]


def _title_alone(case: Case, ref: PartKey, one: _Spoken) -> Iterator[Finding]:
    title = _told(one.title)
    if not title:
        return
    day, language = case.conference.held_on, "zh" if "zh" in one.title else next(iter(one.title))
    holders = [
        person
        for person in case.names.known.persons
        if any(is_title_of(title, (held,), language) and _at(held, one) for held in person.titles_on(day))
    ]
    mends = tuple(
        Mend((), "listed_name", OtherWords(ref, "speaker", dict(person.names), "", _told(person.names)))
        for person in holders[:3]
    )
    yield failed(ALONE, WARNING, (ref,), got=title, mends=mends, why="", day=day)


def _at(held: HeldTitle, one: _Spoken) -> bool:
    """Whether a title is one of the part's department, as far as both name any."""
    shared = set(held.department) & set(one.department)
    return all(as_one_writes(held.department[lang]) == as_one_writes(one.department[lang]) for lang in shared)


def speaking_order(case: Case) -> Iterator[Finding]:
    """Nobody speaks behind somebody whom the list places after them. Answers come as they were asked for."""
    known, day = case.names.known, case.conference.held_on
    if not known.is_whole(day):
        return
    last: tuple[int, KnownPerson] | None = None
    met = 0
    for ref, one in spoken(case):
        persons = persons_of(known, one) if ref.kind == "sections" else ()
        order = persons[0].order_on(day) if len(persons) == 1 else None
        if order is None:
            continue
        met += 1
        if last is not None and order < last[0]:
            name, before = dict(persons[0].names), dict(last[1].names)
            yield failed(ORDER, WARNING, (ref,), last[0], order, person=name, before=before)
        else:
            last = (order, persons[0])
            if met > 1:
                yield passed(ORDER, WARNING, (ref,))


_IN_PROSE = (
    "改职务；是名单旧了，改名单（在场次列表按 F9），或说明依据。",
    "Correct the title; if the list is behind, change the list (F9 among the conferences), or say what it rests on.",
)
"""What to do about a title in prose: no key of the checks puts that on the list, as it does with one in a field."""
RULES = (
    Rule(
        UNREAD,
        ("名单可以读取", "The office's list can be read"),
        {
            "failed": (
                "本单位的名单无法读取，职务、姓名和用词没有核对：{trouble}",
                "The office's list cannot be read, so titles, names and words were not checked: {trouble}",
            ),
            "failed.older": (
                "名单的最新一份无法读取，按它前面的一份核对：{trouble}",
                "The newest file of the office's list cannot be read; the one before it was used: {trouble}",
            ),
        },
        {
            "": (
                "把这一条告诉管名单的人，请他改好名单；来不及改的，写明职务由谁核对过。",
                "Pass this on to whoever keeps the list, to have it put right; if that cannot wait, say who has checked the titles.",
            ),
        },
        check=unread_list,
    ),
    Rule(
        TITLE,
        ("当天的职务", "Titles of the day"),
        {
            "passed": (
                "{cell}：{person}的职务与名单一致。",
                "{cell}: the title of {person} is the one listed.",
            ),
            "failed": (
                "{cell}：{person}在{day}的职务是“{expected}”，这里写的是“{got}”。",
                "{cell}: on {day} {person} is listed as “{expected}”; here it is “{got}”.",
            ),
            "failed.ended": (
                "{cell}：{person}的“{expected}”到{until}为止，名单上{day}没有职务，这里写的是“{got}”。",
                "{cell}: {person} was “{expected}” until {until} and has no title on the list on {day}; here it is “{got}”.",
            ),
            "failed.none": (
                "{cell}：名单上{person}在{day}还没有职务，这里写的是“{got}”。",
                "{cell}: {person} has no title on the list on {day}; here it is “{got}”.",
            ),
            "failed.department": (
                "{cell}：{person}在{day}的单位是“{expected}”，这里写的是“{got}”。",
                "{cell}: on {day} {person} is listed at “{expected}”; here it is “{got}”.",
            ),
            "failed.untitled": (
                "{cell}：没有写{person}的职务，名单上{day}是“{expected}”。",
                "{cell}: no title of {person} is given; the list has “{expected}” on {day}.",
            ),
            "failed.text": (
                "{cell}：{person}在{day}是“{expected}”，文中写“{got}”：…{sentence}…",
                "{cell}: on {day} {person} is listed as “{expected}”, the text says “{got}”: … {sentence} …",
            ),
            "failed.text_ended": (
                "{cell}：名单上{person}在{day}没有职务，文中写“{got}”：…{sentence}…",
                "{cell}: {person} has no title on the list on {day}, the text says “{got}”: … {sentence} …",
            ),
            "failed.text_department": (
                "{cell}：{person}在{day}的单位是“{expected}”，文中写“{got}”：…{sentence}…",
                "{cell}: on {day} {person} is listed at “{expected}”, the text says “{got}”: … {sentence} …",
            ),
        },
        {
            "": (
                "改职务；是名单旧了，改名单（F9），或说明依据。",
                "Correct the title; if the list is behind, change the list (F9), or say what it rests on.",
            ),
            "untitled": ("要写的话，补上职务。", "Put the title in if it is to be printed."),
            **dict.fromkeys(("text", "text_ended", "text_department"), _IN_PROSE),
        },
        check=titles_listed,
        listing=Listing.TITLE,
        misnames=True,
        leads_to_part=True,
    ),
    Rule(
        UNLISTED,
        ("名单上没有的姓名", "Names not on the list"),
        {
            "failed": ("{cell}：名单上没有“{got}”。", "{cell}: “{got}” is not on the office's list."),
        },
        {
            "": (
                "核对姓名；是新的人，加进名单（F9），或写明情况。",
                "Check the name; add a new person to the list (F9), or say why.",
            ),
        },
        check=names_listed,
        listing=Listing.PERSON,
        leads_to_part=True,
    ),
    Rule(
        SPELLED,
        ("姓名的写法", "Spelling of names"),
        {
            "failed": (
                "{cell}：{person}的写法是“{expected}”，这里写的是“{got}”。",
                "{cell}: {person} is written “{expected}” on the list; here it is “{got}”.",
            ),
        },
        {
            "": (
                "照名单改；两种写法都对的，在名单上补一个。",
                "Write it as the list does, or add this way to the list.",
            )
        },
        listing=Listing.SPELLING,
        leads_to_part=True,
    ),
    Rule(
        ALONE,
        ("有职务没有姓名", "Titles without a name"),
        {
            "failed": (
                "{cell}：有职务“{got}”，没有姓名。",
                "{cell}: the title “{got}” stands there without a name.",
            )
        },
        {"": ("补上姓名，或删去职务。", "Put in the name, or remove the title.")},
        leads_to_part=True,
    ),
    Rule(
        ORDER,
        ("先后次序", "Order of precedence"),
        {
            "passed": ("{cell}：先后与名单一致。", "{cell}: speaks in the order of the list."),
            "failed": (
                "{cell}：名单上{person}（{got}）在{before}（{expected}）之前，这里排在了后面。",
                "{cell}: the list has {person} ({got}) before {before} ({expected}); here they speak after.",
            ),
        },
        {
            "": (
                "在全场里上移（Ctrl+↑），或写明为什么这样排。",
                "Move them up in the outline (Ctrl+↑), or say why.",
            )
        },
        check=speaking_order,
        leads_to_part=True,
    ),
)
