"""The line on the desk in which one types what to find."""

from textual.widgets import Input


class FindLine(Input):
    """One line above the key bar, without a frame."""

    DEFAULT_CSS = """
    FindLine, FindLine:focus { dock: bottom; margin-bottom: 1; height: 1; border: none; }
    """
