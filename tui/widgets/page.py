"""What is read in a dialog: it scrolls, and keys typed ahead keep their order."""

from textual.containers import VerticalScroll

from tui.widgets.in_order import InOrder


class Page(InOrder, VerticalScroll):
    """A scrolling page that has the focus."""
