"""A dialog of labelled lines. It checks every line and shows each error beside its own line."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from msgspec import Struct
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label

from store.languages import LANGUAGES
from store.record.marks import set_right
from store.record.text import clean, half_width, one_line
from store.record.words import Words
from store.troubles import Trouble
from tui.actions import own_bindings
from tui.dialogs.dialog import Dialog, clickable
from tui.widgets.controls import FormLine, PlainWords

Result = TypeVar("Result")


_HAN, _LATIN = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]{2}")
_LABEL, _LABEL_MOST = 21, 34
"""Cells of the labels: as usual, and at most, where one is longer."""


class Field(Struct, frozen=True):
    """One line: `read` makes its value from the text or raises a Trouble, which is shown beside it."""

    name: str
    label: str
    text: str
    read: Callable[[str], Any] = one_line
    hint: str = ""
    shown: Callable[[Any], str] | None = None
    """How its value is written in full. What was left out of the text is shown once the line is left."""
    language: str = ""
    """The language its words are to be in; empty where that is open."""


class FormDialog(Dialog[Result | None], Generic[Result]):
    """Enter accepts, Esc gives up, Tab and the arrows go between the lines. A subclass gives `title`,
    `fields` and `accepted`."""

    DEFAULT_CSS = """
    FormDialog { align: center middle; }
    FormDialog > Vertical {
        width: 80; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    FormDialog VerticalScroll { height: auto; max-height: 18; }
    FormDialog Horizontal { height: 1; }
    FormDialog Input { border: none; height: 1; padding: 0 1; width: 1fr; background: $panel; }
    FormDialog Input:focus { border: none; text-style: bold; background: $secondary 40%; }
    FormDialog .error { color: $error; display: none; width: 100%; height: auto; }
    FormDialog .error.-shown { display: block; }
    FormDialog .error.-offered { color: $primary; }
    """

    helped = "form"
    AUTO_FOCUS = ""
    begins_at = ""
    """The line one is in at first; the topmost when empty."""
    BINDINGS = own_bindings("form")

    def __init__(self) -> None:
        super().__init__()
        self._fields: tuple[Field, ...] = ()
        self._begun: dict[str, str] = {}
        """What stood in the lines at first."""
        self.unkept = False
        """What stood there at first was typed here before, and is kept nowhere yet."""
        self.left: dict[str, str] = {}
        """What a window that died had in lines that were changed."""
        self.noted: Callable[[dict[str, str]], object] | None = None
        """Keeps what stands in the lines that were changed, where the form is one of a conference."""
        self._changed: set[str] = set()
        self._told: dict[str, str] = {}
        """What stood in the lines beneath which something is told."""
        self._let_stand: set[tuple[str, str]] = set()
        """Words in lines for another language that were asked about."""

    def title_words(self) -> str:
        """What the dialog is for."""
        raise NotImplementedError

    def fields(self) -> Iterable[Field]:
        """The lines, in order."""
        raise NotImplementedError

    @property
    def own_first(self) -> list[str]:
        """The two languages, that of the interface first: what is typed in a hurry belongs in the first line."""
        return sorted(LANGUAGES, key=lambda language: language != self.lang)

    def worded(self, name: str, label: str, held: Words) -> list[Field]:
        """A line for the words of each language."""
        return [
            Field(
                f"{name}-{language}",
                label + self.say(f"desk.in_{language}"),
                held.get(language, ""),
                language=language,
            )
            for language in self.own_first
        ]

    def accepted(self, values: dict[str, Any]) -> Result:
        """What the dialog hands back. A Trouble is shown beneath its line (`line_of`)."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        self._fields = tuple(self.fields())
        self._begun = {field.name: clean(field.text) for field in self._fields}
        self._changed = {name for name in self.left if name in self._begun}
        width = min(_LABEL_MOST, max(_LABEL, *(cell_len(field.label) + 2 for field in self._fields)))
        with Vertical() as frame:
            frame.border_title = Content(self.title_words())
            frame.border_subtitle = clickable(self.keys_said())
            with VerticalScroll(can_focus=False):
                for field in self._fields:
                    with Horizontal():
                        label = Label(field.label, markup=False)
                        label.styles.width = width
                        yield label
                        yield self.line(field)
                    error = PlainWords(id=f"{field.name}-error", classes="error")
                    error.styles.padding = (0, 0, 0, width)
                    yield error

    def line(self, field: Field) -> Input:
        """The line of a field, as it is typed into."""
        return FormLine(self.left.get(field.name, field.text), placeholder=field.hint, id=field.name)

    def on_mount(self) -> None:
        self._go(self.query_one(f"#{self.begins_at}", Input) if self.begins_at else self.query(Input).first())
        self.call_after_refresh(self._park)

    def _park(self) -> None:
        """The line knows where its cursor is only once it is laid out."""
        if isinstance(self.focused, Input):
            self.app.cursor_position = self.focused.cursor_screen_offset
            self.focused.refresh()  # the terminal's cursor is moved with the next frame

    # -- values --------------------------------------------------------------------------------

    def text_of(self, name: str) -> str:
        """What stands in a line now."""
        return clean(self.query_one(f"#{name}", Input).value)

    def put(self, name: str, text: str) -> None:
        """Put a text into a line."""
        self.query_one(f"#{name}", Input).value = text

    def value_of(self, name: str) -> Any:
        """The value of a line, or None while it cannot be read."""
        field = next(field for field in self._fields if field.name == name)
        try:
            return self._read(field)
        except Trouble:
            return None

    def _read(self, field: Field) -> Any:
        """The value of a line; the marks of words are set right, as those of a page that is read."""
        return field.read(set_right(self.text_of(field.name), field.language))

    def _values(self) -> dict[str, Any] | None:
        """The values of all lines; None when one cannot be read: each error is shown, the first focused."""
        values: dict[str, Any] = {}
        wrong: list[str] = []
        for field in self._fields:
            try:
                values[field.name] = self._read(field)
                self._error(field.name, "")
            except Trouble as trouble:
                self._error(field.name, trouble.in_app(self.lang))
                wrong.append(field.name)
        if wrong:
            self._back_to(wrong[0])
            return None
        return values

    def _error(self, name: str, words: str) -> None:
        self._told.pop(name, None)
        if words:
            self._told[name] = self.text_of(name)
        self._beneath(name, f"! {words}" if words else "")

    def offer(self, name: str, words: str) -> None:
        """Say beneath a line what it could be; nothing where something else is told there."""
        if name not in self._told:
            self._beneath(name, words, offered=True)

    def _beneath(self, name: str, words: str, *, offered: bool = False) -> None:
        label = self.query_one(f"#{name}-error", PlainWords)
        label.update(words)
        label.set_class(bool(words), "-shown")
        label.set_class(offered, "-offered")

    # -- leaving without an answer -------------------------------------------------------------

    def leave(self, press: str) -> bool:
        """What was typed is not dropped unasked; asked again, it is."""
        changed = sum(self.touched(field.name) for field in self._fields)
        if self.unkept:
            changed = changed or sum(bool(text) for text in self._begun.values())
        return not changed or self.may_drop(self.say("app.form_unsaved", count=changed, press=press))

    def on_input_changed(self, event: Input.Changed) -> None:
        name = event.input.id or ""
        self._note(name)
        if self._told.get(name, self.text_of(name)) != self.text_of(name):
            self.tell_anew(name)
        if self._asked:  # one types on: the next Esc is asked about anew
            self._asked = False
            self.frame_says(self.keys_said())

    def _note(self, name: str) -> None:
        """Keep what was changed at every key: a program that is killed loses nothing of it."""
        if self.noted is None or (name not in self._changed and not self.touched(name)):
            return
        self._changed.add(name)
        self.noted({one: self.text_of(one) for one in self._changed})

    def tell_anew(self, name: str) -> None:
        """What was told of a line was told of another text than stands there now."""
        try:
            self._read(next(field for field in self._fields if field.name == name))
            self._error(name, "")
        except Trouble as trouble:
            self._error(name, trouble.in_app(self.lang))

    def keys_said(self) -> str:
        """The keys of the dialog, as they stand on its frame."""
        return self.say("app.form_keys")

    # -- keys ----------------------------------------------------------------------------------

    def action_round(self, step: int) -> None:
        """To another line; from the last one to the first."""
        lines, at = self._lines()
        self._go(lines[(at + step) % len(lines)])

    def action_line(self, step: int) -> None:
        """To another line; at the ends one stays."""
        lines, at = self._lines()
        self._go(lines[max(0, min(len(lines) - 1, at + step))])

    def _lines(self) -> tuple[list[Input], int]:
        """The lines one can come to, and in which of them one is."""
        lines = [line for line in self.query(Input) if not line.disabled]
        return lines, next((index for index, line in enumerate(lines) if line is self.focused), 0)

    def _go(self, line: Input) -> None:
        """Come to a line: what stands there is replaced by typing."""
        if line is self.focused:
            return
        if isinstance(self.focused, FormLine) and self.focused.id:
            self._in_full(self.focused.id)
        if isinstance(line, FormLine):
            line.mark_whole()
        self.set_focus(line)

    def _back_to(self, name: str) -> None:
        """Come back to a line that was refused: typing replaces what stands there."""
        line = self.query_one(f"#{name}", Input)
        if isinstance(line, FormLine):
            line.mark_whole()
        self.set_focus(line)

    def _in_full(self, name: str) -> bool:
        """Write a line's value in full; True when that says a number that was not typed."""
        field = next(field for field in self._fields if field.name == name)
        value, typed = self.value_of(name), self.text_of(name)
        if field.shown is None or value is None or field.shown(value) == typed:
            return False
        self.put(name, field.shown(value))
        return not _numbers(field.shown(value)) <= _numbers(typed)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._submit()

    def _submit(self) -> None:
        values = self._values()
        if values is None or self._asks_about_words():
            return
        completed = [field for field in self._fields if self._in_full(field.name)]
        if completed:
            for field in completed:
                self._error(field.name, self.say("app.form_completed", text=self.text_of(field.name)))
            self._back_to(completed[0].name)
            return
        try:
            result = self.accepted(values)
        except Trouble as trouble:
            name = self.line_of(trouble)
            self._error(name, trouble.in_app(self.lang))
            self._back_to(name)
            return
        self.dismiss(result)

    def touched(self, name: str) -> bool:
        """Whether somebody changed the text of a line."""
        return self.text_of(name) != self._begun[name]

    def _asks_about_words(self) -> bool:
        """Ask, once, about words in another language than their line is for: two lines of one name stand side by side,
        and one is soon in the wrong one."""
        asked = []
        for field in self._fields:
            text = self.text_of(field.name)
            other = _other_language(text, field.language)
            if other and self.touched(field.name) and (field.name, text) not in self._let_stand:
                self._let_stand.add((field.name, text))
                self._error(field.name, self.say(f"app.form_{other}"))
                asked.append(field.name)
        if asked:
            self._back_to(asked[0])
        return bool(asked)

    def line_of(self, trouble: Trouble) -> str:
        """The line beneath which a Trouble of `accepted` is shown: the first, where a subclass knows no other."""
        return self._fields[0].name


def _other_language(text: str, language: str) -> str:
    """`chinese` words in a line for English, nothing but `english` ones in a line for Chinese (5G 专网 is Chinese);
    else empty."""
    if language == "en":
        return "chinese" if _HAN.search(text) else ""
    words = len(_LATIN.findall(text)) > 1 and not _HAN.search(text)
    return "english" if language == "zh" and words else ""


def _numbers(text: str) -> set[int]:
    """The numbers in a text."""
    return {int(digits) for digits in re.findall("[0-9]+", half_width(text))}
