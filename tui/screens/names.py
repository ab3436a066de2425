"""The office's own list: persons with their titles, places, words. Whatever is changed here is kept at once.

A row stands for a title of a person, a name of a place, or words to avoid; its dialog opens with Enter. Each change
is a new file in the archive, so Ctrl+Z can take it back as one more.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from textual.widget import Widget
from textual.widgets import Input, Static

from store.languages import listed
from store.names.list_edits import Entry, dated_names, name_of, names_shown
from store.names.office_list import (
    AvoidedWord,
    Dated,
    HeldTitle,
    KnownPerson,
    KnownPlace,
    OfficeList,
    PlaceName,
    by_precedence,
)
from store.record.text import clean
from store.troubles import Trouble
from tui.actions import bindings, own_bindings
from tui.screens.place import ListedPlace
from tui.widgets.row_list import ListRow, RowList
from tui.words import say

if TYPE_CHECKING:
    from datetime import date


class NamesRow(Struct, frozen=True):
    """A row: the entry it belongs to (None: a heading), and the title or former name that stands in it."""

    row: ListRow
    entry: Entry | None = None
    part: HeldTitle | PlaceName | None = None


class NamesFilter(Input):
    """The line to find by."""

    BINDINGS = [*own_bindings("form_line"), *own_bindings("find_line")]
    DEFAULT_CSS = """
    NamesFilter, NamesFilter:focus { dock: bottom; margin-bottom: 1; height: 1; border: none; }
    """


class NamesScreen(ListedPlace[NamesRow]):
    """All entries, those in force today first told; what is past stands dimmer."""

    place = "names"
    BINDINGS = bindings("names")
    DEFAULT_CSS = """
    NamesScreen #main { height: 1fr; }
    NamesScreen #foot { height: auto; max-height: 3; padding: 0 1; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[NamesRow] = []
        self._wanted = ""
        self._done: list[tuple[Entry | None, Entry | None]] = []
        """What was changed here: the entry before and after, the last change last."""

    def body(self) -> Iterable[Widget]:
        yield RowList(id="main")
        yield Static(id="foot", markup=False)

    @property
    def current(self) -> NamesRow | None:
        """What is under the cursor; nothing where that is no entry."""
        row = super().current
        return row if row is not None and row.entry is not None else None

    def heading(self) -> tuple[str, str]:
        known = self.bulletin.desk.names.now.known
        counts = {"persons": len(known.persons), "places": len(known.places), "words": len(known.words)}
        return self.say("names.title"), self.say("names.counts", **counts)

    def show_anew(self) -> None:
        """Read the list again: somebody else may have changed it."""
        self.bulletin.desk.names.refresh()
        (wanted, self._done), self.stood = self.stood or (None, self._done), None
        self.renew(wanted)

    def whereabouts(self) -> object:
        """Where one is, and what can be taken back."""
        return self.current.entry if self.current is not None else None, self._done

    async def language_changed(self) -> None:
        self.renew()

    def renew(self, wanted: Entry | None = None, lacking: Entry | None = None) -> None:
        """Show the list as it stands, the cursor on `wanted` or where it was; on what of it `lacking` has not."""
        if not self.view.is_mounted:
            return
        lists, line = self.bulletin.desk.names, self.view.current
        self.rows = list(listed_rows(lists.now.known, self.bulletin.today, self.lang, self._wanted))
        held = [n for n, row in enumerate(self.rows) if wanted is not None and row.entry == wanted]
        back = [n for n in held if lacking is not None and self.rows[n].part not in dated_names(lacking)]
        at = next(iter((*back, *held)), line)
        self.view.show([row.row for row in self.rows], at)
        if self.view.current is not None:
            self.view.go_to(self.view.current, told=False)
        trouble = lists.now.trouble or next(iter(lists.strays()), None)
        if trouble is not None:
            foot = trouble.in_app(self.lang)
        elif not lists.now.known:
            foot = self.say("names.empty")
        else:
            foot = self.say("names.foot")
        self.query_one("#foot", Static).update(foot)
        self.redraw_bars()

    def on_row_list_moved(self) -> None:
        self.redraw_bars()

    # -- finding -------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Show only what holds some words."""
        lines = self.query(NamesFilter)
        if lines:
            self.set_focus(lines.first())
            return
        line = NamesFilter(self._wanted, placeholder=self.say("names.find"), id="filter")
        self.mount(line)
        self.set_focus(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._wanted = clean(event.value).strip().lower()
        self.renew()

    def on_input_submitted(self) -> None:
        self.set_focus(self.view)

    def action_to_list(self, by: int) -> None:
        """The arrows lead from the line to the list."""
        self.set_focus(self.view)
        self.view.action_step(by)

    def leave(self, press: str) -> bool:
        """Esc shows all again before it goes back."""
        if press != "Esc" or not self.query(NamesFilter):
            return True
        self.query(NamesFilter).remove()
        self.set_focus(self.view)
        self._wanted = ""
        self.renew()
        return False

    # -- changing ------------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        row = self.current if self.is_mounted and self.view.is_mounted else None
        if action == "new_title":
            return row is not None and isinstance(row.entry, KnownPerson)
        if action == "end_title":
            return row is not None and isinstance(row.part, HeldTitle)
        if action == "remove":
            return row is not None
        if action == "undo":
            return bool(self._done)
        if action == "filter":
            return bool(self.bulletin.desk.names.now.known)
        return super().can(action)

    def _keep(self, old: Entry | None, new: Entry | None) -> None:
        """Put an entry into the list; it can be taken back."""
        self.bulletin.desk.names.put(old, new, self.bulletin.today)
        self._done.append((old, new))

    def _kept(self, new: Entry | None) -> None:
        """A dialog has kept an entry, or was given up."""
        self.renew(new)

    def on_row_list_chosen(self) -> None:
        self._open(self.current)

    def _open(self, row: NamesRow | None) -> None:
        """The dialog of a row."""
        from tui.dialogs.names import AvoidedWordDialog, KnownPlaceDialog, PersonDialog

        today = self.bulletin.today
        if row is None:
            return
        if isinstance(row.entry, KnownPerson):
            title = row.part if isinstance(row.part, HeldTitle) else None
            self.app.push_screen(PersonDialog(self._keep, row.entry, today, title), self._kept)
        elif isinstance(row.entry, KnownPlace):
            name = row.part if isinstance(row.part, PlaceName) else None
            self.app.push_screen(KnownPlaceDialog(self._keep, row.entry, today, name), self._kept)
        elif isinstance(row.entry, AvoidedWord):
            self.app.push_screen(AvoidedWordDialog(self._keep, row.entry, today), self._kept)

    def action_add_entry(self) -> None:
        """Ask what is to be added, that of the row under the cursor first."""
        from tui.dialogs.choice import Choice

        kinds = {"person": KnownPerson, "place": KnownPlace, "word": AvoidedWord}
        entry = self.current.entry if self.current is not None else None
        first = next((name for name, kind in kinds.items() if isinstance(entry, kind)), "person")
        things = [(name, self.say(f"names.{name}")) for name in kinds]
        self.app.push_screen(Choice(self.say("names.add_what"), things, first), self._add)

    def _add(self, kind: str | None) -> None:
        from tui.dialogs.names import AvoidedWordDialog, KnownPlaceDialog, PersonDialog

        made = {"person": PersonDialog, "place": KnownPlaceDialog, "word": AvoidedWordDialog}
        if kind is not None:
            self.app.push_screen(made[kind](self._keep, None, self.bulletin.today), self._kept)

    def action_new_title(self) -> None:
        from tui.dialogs.names import NewTitleDialog

        row = self.current
        if row is not None and isinstance(row.entry, KnownPerson):
            was = row.part if isinstance(row.part, HeldTitle) else None
            self.app.push_screen(NewTitleDialog(self._keep, row.entry, self.bulletin.today, was), self._kept)

    def action_end_title(self) -> None:
        from tui.dialogs.names import EndTitleDialog

        row = self.current
        if row is not None and isinstance(row.entry, KnownPerson) and isinstance(row.part, HeldTitle):
            self.app.push_screen(
                EndTitleDialog(self._keep, row.entry, self.bulletin.today, row.part), self._kept
            )

    def action_remove(self) -> None:
        """Take out the row under the cursor: one title of several, one former name, or all of the entry."""
        row = self.current
        if row is None or row.entry is None:
            return
        old = row.entry
        new: Entry | None = None
        if isinstance(old, KnownPerson) and len(old.titles) > 1:
            new = replace(old, titles=tuple(title for title in old.titles if title != row.part))
        elif isinstance(old, KnownPlace) and row.part is not None:
            new = replace(old, dated=tuple(name for name in old.dated if name != row.part))
        if self._try(old, new):
            self._done.append((old, new))
            self.renew(new)
            self.bulletin.tell(self.say("names.removed", name=name_of(old)))

    def action_undo(self) -> None:
        """Take back the last change made here; what others changed stays."""
        if not self._done:
            self.bulletin.tell(self.say("app.nothing_to_undo"))
            return
        old, new = self._done.pop()
        if self._try(new, old):
            self.renew(old, new)

    def _try(self, old: Entry | None, new: Entry | None) -> bool:
        try:
            self.bulletin.desk.names.put(old, new)
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            self.renew()
            return False
        return True


# -- the list as rows


_NAME = 22
"""Cells of the names, where they are no longer; the titles stand behind them."""


def listed_rows(known: OfficeList, today: "date", lang: str, wanted: str) -> Iterator[NamesRow]:
    """Persons in the order of precedence, places, words; `wanted`: only those with these words."""
    groups: list[tuple[str, list[NamesRow]]] = [
        (
            "persons",
            [row for person in by_precedence(known.persons, today) for row in _person(person, today, lang)],
        ),
        ("places", [row for place in known.places for row in _place(place, today, lang)]),
        ("words", [_word(word, today) for word in known.words]),
    ]
    for name, rows in groups:
        shown = [row for row in rows if wanted in f"{row.row.words} {row.row.values}".lower()]
        if shown:
            count = len({id(row.entry) for row in shown})
            yield NamesRow(ListRow("", say(f"names.heading_{name}", lang, count=count), heading=True))
            yield from shown


def _person(person: KnownPerson, today: "date", lang: str) -> Iterator[NamesRow]:
    order = person.order_on(today)
    name = " ".join(person.names.values())
    name = f"{'' if order is None else order:>4} {name}{' ' * max(0, _NAME - cell_len(name))}"
    for title in person.titles:
        both = [names_shown(title.department, lang), names_shown(title.words, lang)]
        what = "".join(both) if lang == "zh" else ", ".join(filter(None, reversed(both)))
        yield NamesRow(ListRow(" ", f"{name} {what}", _days(title), _kind(title, today)), person, title)
    if not person.titles:
        yield NamesRow(ListRow(" ", name, "", "new"), person)


def _place(place: KnownPlace, today: "date", lang: str) -> Iterator[NamesRow]:
    name = " ".join(place.names.values())
    never = say("names.never_so", lang, words=listed(place.avoid)(lang)) if place.avoid else ""
    yield NamesRow(ListRow(" ", f"     {name}", never, "new"), place)
    for dated in place.dated:
        words = f"     {name} <- {' '.join(dated.names.values())}"
        yield NamesRow(ListRow(" ", words, _days(dated), _kind(dated, today)), place, dated)


def _word(word: AvoidedWord, today: "date") -> NamesRow:
    words = f"  {word.language} {'、'.join(word.avoid)} -> {word.use or '×'}"
    return NamesRow(ListRow(" ", words, _days(word), _kind(word, today)), word)


def _days(one: Dated) -> str:
    """`2021-01-15 –`, `– 2022-08-31`; empty where it always holds."""
    since, until = (day.isoformat() if day is not None else "" for day in (one.since, one.until))
    return f"{since} – {until}".strip() if since or until else ""


def _kind(one: Dated, today: "date") -> str:
    return "new" if one.holds(today) else "same"
