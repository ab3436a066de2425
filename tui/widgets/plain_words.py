"""Words of the program in a dialog or on an empty screen, in lines that break by the rules of `line_breaks`: Textual
breaks between any two wide characters, and began lines of Chinese with a closing mark."""

from rich.cells import cell_len
from rich.text import Text
from textual.geometry import Size
from textual.widget import Widget

from tui.line_breaks import wrapped


class PlainWords(Widget):
    """Some words, each line of them a paragraph; nothing in them is markup."""

    DEFAULT_CSS = "PlainWords { height: auto; }"

    def __init__(self, words: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.words = words

    def update(self, words: str) -> None:
        """Say something else."""
        self.words = words
        self.refresh(layout=True)

    def render(self) -> Text:
        width = self.content_size.width
        return Text("\n".join(wrapped(self.words, width)) if width else self.words, no_wrap=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return min(container.width, max(cell_len(line) for line in self.words.split("\n")))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(wrapped(self.words, max(width, 2)))
