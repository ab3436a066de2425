"""The dialogs of the office's own list: a person with a title, a place, words to use and to avoid.

Each keeps what was typed by itself (`keep`), so that a dialog stays open where somebody else was quicker, or the list
cannot be written. Days without a year lie near `today`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from msgspec.structs import replace

from store.names.list_edits import Entry, names_shown
from store.names.office_list import AvoidedWord, HeldTitle, KnownPerson, KnownPlace, PlaceName
from store.record.text import half_width, one_line
from store.record.typed_moments import typed_day
from store.series.faults import SeriesFault
from store.troubles import Trouble
from tui.dialogs.fields import BadField, items, words_given, yes
from tui.dialogs.form import Field, FormDialog

Keep = Callable[[Entry | None, Entry | None], object]
"""Puts an entry in place of another one into the list; raises the Trouble that keeps it from doing so."""
_ORDER_MOST = 1_000_000
_Dated = TypeVar("_Dated")


class NamesDialog(FormDialog[Entry]):
    """What they have in common: days, lists of words, and that the entry is kept before the dialog closes."""

    def __init__(self, keep: Keep, old: Entry | None, today: date) -> None:
        super().__init__()
        self.keep, self.old, self.today = keep, old, today

    def kept(self, new: Entry) -> Entry:
        """Keep the entry; a Trouble leaves the dialog open with all that was typed."""
        if new != self.old:
            self.keep(self.old, new)
        return new

    def day(self, name: str, held: date | None, *, near: date | None = None) -> Field:
        """A line for a day, or none."""

        def read(raw: str) -> date | None:
            return typed_day(raw, near or self.today) if one_line(raw) else None

        text = held.isoformat() if held is not None else ""
        return Field(
            name, self.say(f"names.{name}"), text, read, self.say(f"names.{name}_hint"), date.isoformat
        )

    def several(self, name: str, held: Iterable[str]) -> Field:
        """A line for several words, parted by 、 or |."""
        words = list(held)
        joint = "、" if not all(word.isascii() for word in words) else " | "
        return Field(
            name, self.say(f"names.{name}"), joint.join(words), items, self.say("names.several_hint")
        )

    def line_of(self, trouble: Trouble) -> str:
        """Days that lie the wrong way round are told beneath the last one."""
        at_days = trouble.code in ("names.backwards", "wrong_type") and any(
            f.name == "until" for f in self._fields
        )
        return "until" if at_days else super().line_of(trouble)


def in_turn(since: date | None, until: date | None) -> None:
    """Refuse a last day before the first."""
    if since is not None and until is not None and until < since:
        raise BadField("names.backwards")


def _order(raw: str) -> int | None:
    text = one_line(half_width(raw))
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or int(text) > _ORDER_MOST:
        raise BadField("names.bad_order", raw=text)
    return int(text)


def _named(values: dict[str, Any], name: str) -> dict[str, str]:
    """Words in the languages asked; refused when there are none in any."""
    words = words_given(values, name)
    if not words:
        raise BadField("sections.needed")
    return words


def _with_dated(held: Sequence[_Dated], was: _Dated | None, now: _Dated | None) -> tuple[_Dated, ...]:
    """What was held from some day to some day with `now` in the place of `was`: added where there was none before, taken
    away where there is none now."""
    if was is None:
        return (*held, now) if now is not None else tuple(held)
    return tuple(one for each in held if (one := now if each == was else each) is not None)


class PersonDialog(NamesDialog):
    """A person, with the title under the cursor (`title`; None: a first or further one, or none)."""

    def __init__(
        self, keep: Keep, old: KnownPerson | None, today: date, title: HeldTitle | None = None,
        proposed: KnownPerson | None = None,
    ) -> None:  # fmt: skip
        super().__init__(keep, old, today)
        self.person = proposed or old or KnownPerson(names={})
        self.title_held = title or (self.person.titles[0] if old is None and self.person.titles else None)
        self.was = title

    def title_words(self) -> str:
        return self.say("names.person_title")

    def fields(self) -> Iterable[Field]:
        person, held = self.person, self.title_held or HeldTitle(words={})
        yield from self.worded("name", self.say("names.name"), person.names)
        yield self.several("also", person.also)
        order = "" if person.order is None else str(person.order)
        yield Field("order", self.say("names.order"), order, _order, self.say("names.order_hint"))
        yield from self.worded("title", self.say("names.held"), held.words)
        yield from self.worded("department", self.say("names.department"), held.department)
        yield self.day("from", held.since)
        yield self.day("until", held.until)

    def accepted(self, values: dict[str, Any]) -> Entry:
        words, department = words_given(values, "title"), words_given(values, "department")
        in_turn(values["from"], values["until"])
        held = None
        if words:
            base = self.title_held or HeldTitle(words={})
            held = replace(
                base, words=words, department=department, since=values["from"], until=values["until"]
            )
        elif department or values["from"] or values["until"]:
            raise BadField("names.no_title")
        titles = self.person.titles if self.old is not None else ()
        return self.kept(
            replace(
                self.person,
                names=_named(values, "name"),
                also=values["also"],
                order=values["order"],
                titles=_with_dated(titles, self.was, held),
            )  # fmt: skip
        )

    def line_of(self, trouble: Trouble) -> str:
        return f"title-{self.own_first[0]}" if trouble.code == "names.no_title" else super().line_of(trouble)


class NewTitleDialog(NamesDialog):
    """Another title of a person from a day on; the one held till then ends the day before, unless both are held."""

    begins_at = "from"

    def __init__(
        self, keep: Keep, old: KnownPerson, today: date, was: HeldTitle | None = None,
        proposed: HeldTitle | None = None,
    ) -> None:  # fmt: skip
        super().__init__(keep, old, today)
        self.person, self.proposed = old, proposed
        self.was = was if was is not None and was.until is None else None

    def title_words(self) -> str:
        name = names_shown(self.person.names, self.lang)
        if self.was is None:
            return self.say("names.new_title_of", name=name)
        return self.say("names.new_title_after", name=name, title=names_shown(self.was.words, self.lang))

    def fields(self) -> Iterable[Field]:
        held = self.proposed or HeldTitle(words={}, department=self.was.department if self.was else {})
        since = held.since or self.today
        yield replace(self.day("from", since), read=self._needed_day)
        yield from self.worded("title", self.say("names.held"), held.words)
        yield from self.worded("department", self.say("names.department"), held.department)
        if self.was is not None:
            yield Field(
                "ends", self.say("names.ends"), self.say("sections.yes"), yes,
                self.say("sections.yes_no_hint"),
            )  # fmt: skip

    def _needed_day(self, raw: str) -> date:
        if not one_line(raw):
            raise BadField("sections.needed")
        return typed_day(raw, self.today)

    def accepted(self, values: dict[str, Any]) -> Entry:
        since: date = values["from"]
        words = words_given(values, "title")
        if not words:
            raise BadField("names.no_title")
        titles = list(self.person.titles)
        if self.was is not None and values["ends"]:
            ended = replace(self.was, until=since - timedelta(days=1))
            in_turn(ended.since, ended.until)
            titles[titles.index(self.was)] = ended
        titles.append(HeldTitle(words=words, department=words_given(values, "department"), since=since))
        return self.kept(replace(self.person, titles=tuple(titles)))

    def line_of(self, trouble: Trouble) -> str:
        return f"title-{self.own_first[0]}" if trouble.code == "names.no_title" else "from"


class EndTitleDialog(NamesDialog):
    """The last day on which a title is held."""

    def __init__(self, keep: Keep, old: KnownPerson, today: date, title: HeldTitle) -> None:
        super().__init__(keep, old, today)
        self.person, self.title_held = old, title

    def title_words(self) -> str:
        return self.say("names.end_title_of", title=names_shown(self.title_held.words, self.lang))

    def fields(self) -> Iterable[Field]:
        yield self.day("until", self.title_held.until or self.today)

    def accepted(self, values: dict[str, Any]) -> Entry:
        in_turn(self.title_held.since, values["until"])
        ended = replace(self.title_held, until=values["until"])
        titles = tuple(ended if one == self.title_held else one for one in self.person.titles)
        return self.kept(replace(self.person, titles=titles))


class KnownPlaceDialog(NamesDialog):
    """A place, with the former name under the cursor (`name`; None: lines for a further one)."""

    def __init__(
        self, keep: Keep, old: KnownPlace | None, today: date, name: PlaceName | None = None
    ) -> None:
        super().__init__(keep, old, today)
        self.known, self.was = old or KnownPlace(names={}), name

    def title_words(self) -> str:
        return self.say("names.place_title")

    def fields(self) -> Iterable[Field]:
        held = self.was or PlaceName(names={})
        yield from self.worded("name", self.say("names.place_name"), self.known.names)
        yield self.several("also", self.known.also)
        yield self.several("never", self.known.avoid)
        yield from self.worded("earlier", self.say("names.earlier"), held.names)
        yield self.day("from", held.since)
        yield self.day("until", held.until)

    def accepted(self, values: dict[str, Any]) -> Entry:
        names, name = words_given(values, "earlier"), None
        in_turn(values["from"], values["until"])
        if names:
            name = PlaceName(names=names, since=values["from"], until=values["until"])
        elif values["from"] or values["until"]:
            raise BadField("names.no_earlier")
        return self.kept(
            replace(
                self.known,
                names=_named(values, "name"),
                also=values["also"],
                avoid=values["never"],
                dated=_with_dated(self.known.dated, self.was, name),
            )  # fmt: skip
        )

    def line_of(self, trouble: Trouble) -> str:
        return (
            f"earlier-{self.own_first[0]}" if trouble.code == "names.no_earlier" else super().line_of(trouble)
        )


class AvoidedWordDialog(NamesDialog):
    """Words not to be used, and the one in their place."""

    def __init__(self, keep: Keep, old: AvoidedWord | None, today: date) -> None:
        super().__init__(keep, old, today)
        self.word = old or AvoidedWord(language="zh", avoid=())

    def title_words(self) -> str:
        return self.say("names.word_title")

    def fields(self) -> Iterable[Field]:
        word = self.word
        yield Field(
            "language",
            self.say("names.language"),
            word.language,
            self._language,
            self.say("names.language_hint"),
        )
        yield self.several("avoid", word.avoid)
        yield Field("use", self.say("names.use"), word.use, hint=self.say("names.use_hint"))
        yield self.several("except", word.but)
        yield self.day("from", word.since)
        yield self.day("until", word.until)
        yield from self.worded("why", self.say("names.why"), word.why)

    def _language(self, raw: str) -> str:
        text = one_line(half_width(raw)).lower()
        text = {"中文": "zh", "英文": "en", "chinese": "zh", "english": "en"}.get(text, text)
        if not (text.isascii() and text.isalpha() and 2 <= len(text) <= 8):
            raise BadField("sections.bad_choice", raw=text, known="zh en")
        return text

    def accepted(self, values: dict[str, Any]) -> Entry:
        in_turn(values["from"], values["until"])
        if not values["avoid"]:
            raise BadField("sections.needed")
        try:
            return self._word_kept(values)
        except SeriesFault as fault:
            # The file would lead from one word to the other and back; nobody here thinks of lines of a file.
            raise (BadField("names.round", raw=values["use"]) if fault.code == "circle" else fault) from None

    def _word_kept(self, values: dict[str, Any]) -> Entry:
        return self.kept(
            AvoidedWord(
                language=values["language"],
                avoid=values["avoid"],
                use=values["use"],
                but=values["except"],
                why=words_given(values, "why"),
                since=values["from"],
                until=values["until"],
            )  # fmt: skip
        )

    def line_of(self, trouble: Trouble) -> str:
        if trouble.code in ("names.round", "sections.needed"):
            return "use" if trouble.code == "names.round" else "avoid"
        return super().line_of(trouble)
