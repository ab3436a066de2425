"""The history screen: every version with its changes, two compared, one restored as the newest."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from store.archive.troubles import ArchiveTrouble
from store.desk.recovery.history import NamedChange, Version, compared, restore, versions
from store.troubles import Trouble
from tui.actions import bindings
from tui.dialogs.form import Field, FormDialog
from tui.dialogs.notice import Notice, Question
from tui.screens.place import ConferenceScreen, ListedPlace
from tui.widgets.row_list import ListRow, RowList

if TYPE_CHECKING:
    from store.desk.sitting import Sitting


class AcceptDialog(FormDialog[str]):
    """Asks why a record that is not as this machine saw it is to be taken as it stands."""

    def title_words(self) -> str:
        return self.say("history.accept_title")

    def fields(self) -> Iterable[Field]:
        yield Field("reason", self.say("history.accept_label"), "", hint=self.say("history.accept_hint"))

    def accepted(self, values: dict[str, Any]) -> str:
        if not values["reason"]:
            raise ArchiveTrouble("accept_reason")
        return str(values["reason"])


class HistoryScreen(ConferenceScreen, ListedPlace[Version]):
    """Above the versions, the newest first; below what the one under the cursor changed, or how it
    differs from the one that was marked for comparing."""

    place = "history"
    BINDINGS = [*bindings("history")]
    DEFAULT_CSS = """
    HistoryScreen #main { height: 2fr; }
    HistoryScreen #changes { height: 3fr; border-top: solid $primary; }
    HistoryScreen.-changes-focused #changes { border-top: heavy $primary; }
    """

    def __init__(self, sitting: "Sitting") -> None:
        super().__init__(sitting)
        self.rows: list[Version] = []
        self.marked: int | None = None
        """The version others are compared with."""

    def body(self) -> Iterable[Widget]:
        yield RowList(id="main")
        yield RowList(id="changes")

    def whereabouts(self) -> object:
        return self.current.number if self.current is not None else None

    async def language_changed(self) -> None:
        self.show_anew()

    def show_anew(self) -> None:
        """Read the history again; the cursor stays with its version."""
        number = self.current.number if self.current is not None else self.stood
        try:
            self.rows = versions(self.bulletin.desk, self.sitting.key, self.lang)
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        numbers = [version.number for version in self.rows]
        self.view.show(self._version_rows(), numbers.index(number) if number in numbers else None)
        self._show_changes()

    def _version_rows(self) -> Iterable[ListRow]:
        for version in self.rows:
            sign = "=" if version.number == self.marked else " "
            words = "  ".join(
                [
                    self.say("history.version", number=version.number),
                    version.when + version.clock,
                    version.by,
                    version.kind,
                    *([version.reason] if version.reason else []),
                ]
            )
            yield ListRow(
                sign, words, str(len(version.lines) or ""), kind="changed" if sign == "=" else "new"
            )

    def _show_changes(self) -> None:
        version = self.current
        if version is None:
            return
        rows: list[ListRow] = []
        if self.marked is not None and self.marked != version.number:
            one, other = sorted((self.marked, version.number))
            rows.append(ListRow("", self.say("history.from", one=one, other=other), heading=True))
            lines: Iterable[NamedChange] = compared(
                self.bulletin.desk, self.sitting.key, one, other, self.lang
            )
        else:
            rows.append(ListRow("", self.say("history.changes", number=version.number), heading=True))
            if self.marked is not None:
                rows.append(ListRow("", self.say("history.compare_now"), heading=True))
            rows += [ListRow("", words, heading=True) for words in self._about(version)]
            lines = version.lines
        lines = list(lines)
        if self.lang == "en" and any("〔" in line.name for line in lines):
            rows.append(ListRow("", self.say("history.in_chinese"), heading=True))
        found = [ListRow(" ", line.name, f"{line.old} → {line.new}", kind="new") for line in lines]
        first = version.number == 1 and self.marked in (None, 1)
        empty = ListRow(" ", self.say("history.first" if first else "history.none"), kind="same")
        self.query_one("#changes", RowList).show([*rows, *(found or [empty])])

    def _about(self, version: Version) -> Iterable[str]:
        if version.source:
            yield self.say("history.source", source=version.source)
        yield self.say("history.hash", hash=version.hash[:16])

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        if event.view.id == "main":
            self._show_changes()

    # -- actions -------------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        if action == "accept_doubted":
            return bool(self.sitting.doubted)
        if action in ("compare", "restore_version"):
            return bool(self.rows)
        return super().can(action)

    def action_compare(self) -> None:
        """Mark the version under the cursor: moving on shows the difference. Again: stop comparing."""
        version = self.current
        if version is not None:
            self.marked = None if self.marked == version.number else version.number
            self.view.show(self._version_rows(), self.view.current)
            self._show_changes()

    def action_accept_doubted(self) -> None:
        """Show what speaks against the record; then ask why it is to be taken as it stands all the same."""
        try:
            doubts = self.sitting.doubts()
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        self.redraw_bars()
        if not doubts:
            self.bulletin.tell(self.say("history.no_doubts"))
            return
        lines = [doubt.in_app(self.lang) for doubt in doubts]
        notice = Notice(self.say("history.doubts", count=len(lines)), lines)
        self.app.push_screen(
            notice, lambda _: self.app.push_screen(AcceptDialog(), partial(self._accept, doubts))
        )

    def _accept(self, doubts: Sequence[Trouble], reason: str | None) -> None:
        """What was shown is accepted: of this conference, of the earlier ones, and of those that are gone."""
        if reason is None:
            return
        sitting, desk = self.sitting, self.bulletin.desk
        try:
            desk.accept_doubts(doubts, reason)
            kept = desk.repository.load(sitting.key)
            sitting.refresh(kept)
            sitting.doubts()
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        mine = any(doubt.facts.get("key") == sitting.key for doubt in doubts)
        self.bulletin.tell(
            self.say("history.accepted" if mine else "history.accepted_others", number=kept.version)
        )
        self.show_anew()
        self.redraw_bars()

    def action_restore_version(self) -> None:
        version = self.current
        if version is None:
            return
        if version.number == self.rows[0].number and not self.sitting.state.dirty:
            self.bulletin.tell(self.say("history.newest"))
            return
        words = self.say("history.sure", number=version.number)
        question = Question(words, self.say("history.restore"), self.say("history.keep"))
        self.app.push_screen(question, lambda yes: self._restore(version.number) if yes else None)

    def _restore(self, number: int) -> None:
        sitting, desk = self.sitting, self.bulletin.desk
        try:
            clashes = sitting.save()
            if clashes:
                self.bulletin.keeper.decide(sitting, clashes)
                return
            kept = restore(desk, sitting.key, number)
            sitting.refresh(kept)
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        self.bulletin.tell(self.say("history.restored", number=kept.version))
        self.show_anew()
        self.redraw_bars()
