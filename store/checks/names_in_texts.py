"""The office's list held against prose: whatever a text prints, typed by a person or of the phrase book.

Looked for are words and names that are not to be used on the day of the conference, and titles beside a listed name
that are not the person's on that day, and names that are nearly a listed person's. The fields of speakers are looked at by themselves (`office_names`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from store.checks.basis.case import Case
from store.checks.basis.finding import WARNING, Finding, Mend, OtherWords, failed
from store.checks.office_names import BETWEEN_TITLES, titles_in
from store.checks.texts.loose_numbers import place_of
from store.checks.texts.text_rules import NEARLY, PLACE_OF_DAY, TITLE, WORD
from store.names.listed_in_text import Avoided, Folded, Met, NamedPersons, folded_for_names, lookout, reworded
from store.names.nearly_named import NearlyNamed, nearly_named
from store.names.office_list import HeldTitle, KnownPerson, OfficeList, departments_of
from store.names.titles import WrongTitle, english_titles, held_on, wrong_in_chinese, wrong_in_english
from store.record.conference import Conference
from store.record.people import names_in
from store.record.reference import PartKey, Reference, TextKey
from store.record.text import whole_words
from store.wording.say.draft import Draft, SpanKind

_AROUND = 12
_NAMES = ("speaker", "title", "department")


def listed_in(case: Case, draft: Draft) -> Iterator[Finding]:
    """A warning for each word of the draft that is not to be used, and for each title beside a name that is not that
    person's; once for each place it stands in."""
    known = case.names.known
    if not known:
        return
    seen: set[str] = set()
    for told, start in _found(case, draft.text, draft.language):
        span = draft.span_at(start)
        ref = _place(case.conference, draft, start)
        if (
            told.rule == TITLE
            and span is not None
            and _is_field(case.conference, span.cells[:1], draft, start)
        ):
            continue
        finding = _placed(case, told, ref, draft.language)
        if finding.id not in seen:
            seen.add(finding.id)
            yield finding


def listed_in_text(case: Case, text: str, language: str) -> Iterator[Finding]:
    """The same of a text of which nobody knows who wrote what. Each place it stands in is told."""
    for told, start in _found(case, text, language):
        yield replace(told, spot=f"{told.facts['word']}@{start}")


def _found(case: Case, text: str, language: str) -> Iterator[tuple[Finding, int]]:
    """What is found, still without its place, and where it stands."""
    known, day = case.names.known, case.conference.held_on
    if not known:
        return
    looked_at = folded_for_names(text, language)
    for met in lookout(known, day, language)(looked_at, _names_spoken(case.conference, language)):
        if isinstance(met.what, Avoided):
            start, end = looked_at.span(met.start, met.end)
            yield _avoided(met.what, day, text, start, end), start
        elif isinstance(met.what, NamedPersons):
            for wrong in _wrong(known, day, looked_at, text, language, met, met.what.persons):
                start, end = looked_at.span(wrong.start, wrong.end)
                name_end = looked_at.span(met.start, met.end)[1]
                yield _titled(met.what.persons, day, text, language, wrong, (start, end, name_end)), start
    spoken = _names_spoken(case.conference, language)  # those are looked at in their own fields
    for near in nearly_named(known, day, looked_at, language):
        start, end = looked_at.span(near.start, near.end)
        if text[start:end] not in spoken:
            yield _nearly(near, day, text, language, start, end), start


def _nearly(near: NearlyNamed, day: date, text: str, language: str, start: int, end: int) -> Finding:
    person, got = near.person, text[start:end]
    held = person.titles_on(day) or person.titles
    title = {lang: BETWEEN_TITLES.join(titles_in(held, lang)) for lang in ("zh", "en")}
    return failed(
        NEARLY, WARNING, (), person.names.get(language, ""), got, title=title, word=f"{got}:{near.right}", why="",
        sentence=_around(text, start, end), start=start, end=end,
    )  # fmt: skip


def _names_spoken(conference: Conference, language: str) -> set[str]:
    """The names of all who speak, in a language: what lies inside of a longer one is not that person."""
    speakers = [one.speaker for one in conference.sections.values()]
    speakers += [one.speaker for one in conference.answers.values()]
    names = (name for speaker in speakers for name in names_in(speaker.get(language, "")))
    return {name for name in names if len(name) > 2}


def _wrong(
    known: OfficeList,
    day: date,
    looked_at: Folded,
    source: str,
    language: str,
    met: Met,
    persons: Sequence[KnownPerson],
) -> Iterator[WrongTitle]:
    if language == "zh":
        yield from wrong_in_chinese(looked_at.text, met.start, met.end, persons, day, known)
    elif language == "en":
        yield from wrong_in_english(looked_at, source, met.start, met.end, persons, day, known)


def _avoided(what: Avoided, day: date, text: str, start: int, end: int) -> Finding:
    words = text[start:end]
    why = "" if what.use else "never"
    reason = {
        lang: said.format(what.why.get(lang) or what.why.get("zh", "")) if what.why else ""
        for lang, said in (("zh", "（{}）"), ("en", " ({})"))
    }
    return failed(
        PLACE_OF_DAY if what.place else WORD, WARNING, (), what.use, words, why=why, word=what.word, day=day, reason=reason,
        sentence=_around(text, start, end), start=start, end=end,
    )  # fmt: skip


def _titled(
    persons: Sequence[KnownPerson],
    day: date,
    text: str,
    language: str,
    wrong: WrongTitle,
    at: tuple[int, int, int],
) -> Finding:
    held = held_on(persons, day)
    start, end, name_end = at
    if wrong.department:
        why, listed = "text_department", departments_of(held, language)
    else:
        why, listed = "text" if held else "text_ended", titles_in(held, language)
    return failed(
        TITLE, WARNING, (), BETWEEN_TITLES.join(listed), text[start:end], why=why, day=day, person=dict(persons[0].names),
        word=f"{wrong.words}:{persons[0].names.get(language, '')}", start=start, end=end,
        sentence=_around(text, min(start, name_end), max(end, name_end)), title=wrong.words, listed=listed,
    )  # fmt: skip


def _around(text: str, start: int, end: int) -> str:
    first, last = whole_words(text, start - _AROUND, end + _AROUND)
    return " ".join(text[first:last].split())


# -- where it stands, and what would mend it


def _place(conference: Conference, draft: Draft, start: int) -> Reference | None:
    """The part or text of the record the words were typed into; None for words of the series."""
    span = draft.span_at(start)
    ref = place_of(span, draft.language)
    if ref is None and span is not None and span.kind is not SpanKind.TEXT and span.cells:
        first = span.cells[0]
        ref = first if isinstance(first, PartKey) else None
    if isinstance(ref, TextKey) and ref.name not in conference.texts:
        return None
    return ref


def _is_field(conference: Conference, cells: Sequence[Reference], draft: Draft, start: int) -> bool:
    """Whether the words are the field of a speaker, which is looked at by itself."""
    span = draft.span_at(start)
    held = conference.speaker(cells[0]) if cells else None
    if span is None or held is None:
        return False
    said = draft.text[span.start : span.end]
    return any(said in getattr(held, name).values() for name in _NAMES)


def _placed(case: Case, told: Finding, ref: Reference | None, language: str) -> Finding:
    """The finding with its place, what tells it from others there, and what would mend it."""
    word = told.facts["word"]
    if ref is None:
        why = {"": "book", "never": "book_never"}.get(str(told.facts["why"]), told.facts["why"])
        return replace(told, facts={**told.facts, "why": why}, spot=f"{language}:{word}")
    mends = tuple(_mends(case, told, ref, language))
    return replace(told, cells=(ref,), mends=mends, spot=f"{ref}:{language}:{word}")


def _mends(case: Case, told: Finding, ref: Reference, language: str) -> Iterator[Mend]:
    known, day = case.names.known, case.conference.held_on
    if told.rule == NEARLY:
        old, new = str(told.got), str(told.expected)
        yield from _rewordings(
            case, ref, language, old, new, "listed_name", lambda text: text.replace(old, new)
        )
    elif told.rule != TITLE:
        if told.expected:
            yield from _rewordings(
                case, ref, language, str(told.got), str(told.expected), "listed_word",
                lambda text: reworded(known, day, language, text, lambda one: one.word == told.facts["word"]),
            )  # fmt: skip
    else:
        yield from _retitlings(case, told, ref, language)


def _retitlings(case: Case, told: Finding, ref: Reference, language: str) -> Iterator[Mend]:
    title, listed = str(told.facts["title"]), told.facts["listed"]
    reason = "listed_department" if told.facts["why"] == "text_department" else "listed_title"
    for new in listed if isinstance(listed, tuple) else ():
        yield from _rewordings(
            case, ref, language, str(told.got), new, reason, _titles_to(case, language, title, new)
        )


def _titles_to(case: Case, language: str, title: str, new: str) -> Callable[[str], str]:
    known, day = case.names.known, case.conference.held_on
    return lambda text: _retitled(known, day, language, text, title, new)


def _retitled(known: OfficeList, day: date, language: str, text: str, title: str, new: str) -> str:
    """The text with that wrong title changed wherever it stands beside the name by itself, or behind the person's own
    department: before it other words could belong to it."""
    looked_at = folded_for_names(text, language)
    changes: list[tuple[int, int]] = []
    for met in lookout(known, day, language)(looked_at):
        if not isinstance(met.what, NamedPersons):
            continue
        persons = met.what.persons
        for wrong in _wrong(known, day, looked_at, text, language, met, persons):
            if wrong.words == title and _stands_alone(looked_at.text, wrong, held_on(persons, day), language):
                changes.append(looked_at.span(wrong.start, wrong.end))
    for start, end in sorted(changes, reverse=True):
        text = text[:start] + (new if language == "zh" else english_titles(new, text[start:end])) + text[end:]
    return text


def _stands_alone(text: str, wrong: WrongTitle, held: Sequence[HeldTitle], language: str) -> bool:
    if language != "zh" or wrong.department:
        return True
    lead = text[: wrong.start]
    houses = [folded_for_names(name, "zh").text for name in departments_of(held, "zh")]
    if not lead or lead[-1] in _BEFORE_A_TITLE or not "\u3400" <= lead[-1] <= "\u9fff":
        return True
    return any(map(lead.endswith, houses))


_BEFORE_A_TITLE = "由据和与及同向对请给让是为了的任随经"
"""Words that end before a title, and are no part of a department's name."""


_EXTRA = {"zh": ("promise", "items"), "en": ("translated",)}
"""Fields that hold words of one language without naming it."""


def _rewordings(
    case: Case, ref: Reference, language: str, old: str, new: str, reason: str, rewrite: Callable[[str], str]
) -> Iterator[Mend]:
    """The first field of a part or text that `rewrite` changes, as a mend."""
    conference = case.conference
    if isinstance(ref, TextKey):
        text = conference.texts.get(ref.name, "")
        if (changed := rewrite(text)) != text:
            yield Mend((), reason, OtherWords(ref, "", changed, old, new))
        return
    part = conference.part(ref)
    for field in part.__struct_fields__ if part is not None else ():
        value = _rewritten(getattr(part, field), field, language, rewrite)
        if value is not None:
            yield Mend((), reason, OtherWords(ref, field, value, old, new))
            return


def _rewritten(value: object, field: str, language: str, rewrite: Callable[[str], str]) -> object | None:
    """What a field becomes; None where nothing of it changes."""
    if isinstance(value, Mapping) and isinstance(text := value.get(language), str):
        changed = rewrite(text)
        return {**value, language: changed} if changed != text else None
    if field in _EXTRA.get(language, ()):
        if isinstance(value, str) and rewrite(value) != value:
            return rewrite(value)
        if isinstance(value, tuple) and any(rewrite(item) != item for item in value):
            return tuple(rewrite(item) for item in value)
    return None
