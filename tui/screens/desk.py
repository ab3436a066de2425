"""The desk: all conferences, newest first; from here one is opened or begun."""

from collections.abc import Iterable

from textual import events
from textual.widget import Widget
from textual.widgets import Input, Static

from store.desk.rows import DeskRow
from store.record.conference import Conference
from store.record.text import clean
from store.troubles import Trouble
from tui.actions import bindings
from tui.screens.place import GOING, PlaceScreen
from tui.widgets.desk_list import DeskList


class FirstRun(Static, can_focus=True):
    """Shown instead of the list while it is empty: what one can do next. Enter puts the sample in."""

    DEFAULT_CSS = "FirstRun { height: 1fr; padding: 2 4; }"

    async def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            await self.app.run_action("sample", self.screen)


class DeskScreen(PlaceScreen):
    """The list, a line to find by, and the first-run page while there is nothing."""

    place = "desk"
    BINDINGS = [*bindings("desk")]
    DEFAULT_CSS = """
    DeskScreen Input { dock: bottom; margin-bottom: 1; height: 1; display: none; }
    DeskScreen Input, DeskScreen Input:focus { border: none; }
    DeskScreen.-finding Input { display: block; }
    DeskScreen FirstRun { display: none; }
    DeskScreen.-empty FirstRun { display: block; }
    DeskScreen.-empty DeskList { display: none; }
    """

    def body(self) -> Iterable[Widget]:
        yield DeskList(id="main")
        yield FirstRun(markup=False)
        yield Input(placeholder=self.say("desk.filter_prompt"), id="find", select_on_focus=False)

    def heading(self) -> tuple[str, str]:
        rows = self._list.rows
        text = self._query
        right = (
            self.say("desk.filtered", count=len(rows), text=text)
            if text
            else self.say("desk.count", count=len(rows))
        )
        series = self.bulletin.desk.shelf.default
        return f"{series.text('host', self.lang)} · {series.name(self.lang)}", right

    @property
    def _list(self) -> DeskList:
        return self.query_one(DeskList)

    @property
    def _query(self) -> str:
        return self.query_one("#find", Input).value.strip()

    def on_screen_resume(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Read the catalogue again: something may have been saved, here or in another window."""
        desk = self.bulletin.desk
        try:
            rows = desk.search(clean(self._query)) if self._query else desk.rows()
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        self._list.show(rows)
        empty = not rows and not self._query
        self.set_class(empty, "-empty")
        first = self.query_one(FirstRun)
        if empty:
            title = self.say("desk.first_title")
            steps = self.say("desk.first_steps", folder=desk.places.get("archive", ""))
            first.update(f"{title}\n\n{steps}")
            self.set_focus(first)
        elif self.focused is None or self.focused is first:
            self.set_focus(self._list)
        self.redraw_bars()

    def language_changed(self) -> None:
        self.query_one("#find", Input).placeholder = self.say("desk.filter_prompt")
        self.reload()
        self._list.refresh()

    # -- actions -------------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Opening needs a conference under the cursor; the sample goes into an empty archive."""
        if action in (*GOING, "open", "filter"):
            return bool(self._list.rows) and super().can(action)
        if action == "sample":
            return not self._list.rows and not self._query
        return super().can(action)

    def _open(self, place: str) -> None:
        row: DeskRow | None = self._list.current
        if row is not None:
            self.bulletin.open_conference(row.key, place)

    def on_desk_list_opened(self, message: DeskList.Opened) -> None:
        self.bulletin.open_conference(message.key)

    def action_open(self) -> None:
        self._open("entry")

    def action_enter(self) -> None:
        self._open("entry")

    def action_review(self) -> None:
        self._open("review")

    def action_draft(self) -> None:
        self._open("draft")

    def action_sample(self) -> None:
        if self._list.rows:
            return
        try:
            self.bulletin.desk.add_sample()
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        self.reload()
        self.bulletin.tell(self.say("desk.sample_added"))

    def action_new(self) -> None:
        from tui.screens.new import NewDialog

        try:
            proposal = self.bulletin.desk.propose(today=self.bulletin.today)
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        self.app.push_screen(NewDialog(proposal, self.bulletin.desk), self._begun)

    def _begun(self, conference: Conference | None) -> None:
        if conference is None:
            return
        desk = self.bulletin.desk
        try:
            self.bulletin.take_seat(desk.open(desk.create(conference)))
        except Trouble as trouble:
            self.bulletin.tell(trouble)

    # -- finding -------------------------------------------------------------------------------

    def action_filter(self) -> None:
        self.add_class("-finding")
        self.set_focus(self.query_one("#find", Input))

    def on_input_changed(self) -> None:
        self.reload()

    def on_input_submitted(self) -> None:
        self.set_focus(self._list)

    async def on_key(self, event: events.Key) -> None:
        """Esc gives up finding; arrows in the line move in the list."""
        finding = self.query_one("#find", Input)
        if event.key == "escape" and (self.focused is finding or finding.value):
            event.stop()
            finding.value = ""
            self.remove_class("-finding")
            self.set_focus(self._list)
        elif self.focused is finding and event.key in ("down", "up"):
            event.stop()
            self.set_focus(self._list)
            self._list.on_key(event)
