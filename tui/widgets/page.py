"""What is read in a dialog: it scrolls, and keys typed ahead keep their order."""

from textual.containers import VerticalScroll

from tui.widgets.in_dialog import InDialog


class Page(InDialog, VerticalScroll):
    """A scrolling page that has the focus."""
