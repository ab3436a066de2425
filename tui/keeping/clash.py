"""The clash dialog: two people gave one place different values, and a person chooses."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from store.archive.documents import Clash
from store.desk.clock import recent_time
from store.desk.recovery.history import Namer
from store.record.text import one_line
from tui.actions import own_bindings
from tui.dialogs.dialog import Dialog, clickable
from tui.widgets.controls import PlainWords
from tui.widgets.row_list import ListRow, RowList

if TYPE_CHECKING:
    from store.desk.sitting import Sitting


class ClashDialog(Dialog[list[Clash]]):
    """Returns the clashes in which mine is right. What the archive has is chosen until told otherwise;
    Esc leaves it so everywhere."""

    DEFAULT_CSS = """
    ClashDialog { align: center middle; }
    ClashDialog > Vertical { width: 80; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $warning; padding: 0 1; }
    ClashDialog PlainWords { height: auto; padding: 0 0 1 0; }
    ClashDialog RowList { height: auto; max-height: 14; background: $surface; }
    """
    BINDINGS = own_bindings("clash")

    def __init__(self, sitting: "Sitting", clashes: Sequence[Clash]) -> None:
        super().__init__()
        self.sitting = sitting
        self.clashes = list(clashes)
        self.mine = [False] * len(self.clashes)

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content(self.say("keeping.clash_title", count=len(self.clashes)))
            frame.border_subtitle = clickable(self.say("keeping.clash_keys"))
            yield PlainWords(self.say("keeping.clash_about"))
            yield RowList(id="clashes")

    def on_mount(self) -> None:
        self._list.show(self._rows())
        self._list.focus()

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    def _rows(self) -> Iterator[ListRow]:
        """Three rows for each clash: where, what the archive has, what I had."""
        namer = Namer(self.sitting.series, self.sitting.conference, self.lang)
        for clash, mine in zip(self.clashes, self.mine, strict=True):
            yield ListRow("", namer.name(clash.path), heading=True)
            for side, chosen, value in (("theirs", not mine, clash.theirs), ("mine", mine, clash.mine)):
                words = f"{self.say(f'keeping.{side}')}  {namer.value(value)}"
                yield ListRow(
                    "",
                    words,
                    self._who_when(side, value),
                    kind="changed" if chosen else "same",
                    ticked=chosen,
                )

    def _who_when(self, side: str, value: Any) -> str:
        """Who typed a value and when, as far as it says; under one's own name it was another window."""
        if not isinstance(value, dict) or not value.get("at"):
            return ""
        when = recent_time(value["at"])
        by = str(value.get("by", ""))
        if side == "theirs":
            return f"{self.bulletin.keeper.name_of(by)} {when}"
        return f"{one_line(by)} {when}"

    def _choose(self) -> None:
        at = self._list.current
        if at is not None:
            which, row = divmod(at, 3)
            self.mine[which] = row == 2
            self._asked = False
            self.frame_says(self.say("keeping.clash_keys"))
            self._list.show(self._rows(), at)

    def on_row_list_ticked(self, event: RowList.Ticked) -> None:
        event.stop()
        self._choose()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter chooses the row and goes to the next clash; on the last one it accepts."""
        event.stop()
        self._choose()
        at = (self._list.current or 0) // 3
        if at + 1 < len(self.clashes):
            self._list.go_to(3 * (at + 1) + 1)
        else:
            self.action_accept()

    def action_give_up(self) -> None:
        """Esc: what the archive has stands everywhere; asked twice where one has chosen otherwise."""
        if self.leave("Esc"):
            self.dismiss([])

    def leave(self, press: str) -> bool:
        mine = sum(self.mine)
        return not mine or self.may_drop(self.say("keeping.clash_unsaved", count=mine, press=press))

    def action_accept(self) -> None:
        self.dismiss([clash for clash, mine in zip(self.clashes, self.mine, strict=True) if mine])
