"""Colours. What they say is always said by a shape or a word too; `ansi-dark` leaves them to the terminal."""

from textual.theme import Theme

MONO = "ansi-dark"
"""The theme that, with NO_COLOR, writes no colour codes at all."""

NIGHT = Theme(
    name="bulletin-night",
    primary="#5b9bd5",
    secondary="#3f6f9f",
    accent="#e0a458",
    warning="#e0a458",
    error="#e07a5f",
    success="#7fb685",
    foreground="#dcdfe4",
    background="#14181d",
    surface="#191e24",
    panel="#232a33",
    dark=True,
)
DAY = Theme(
    name="bulletin-day",
    primary="#1f5fa8",
    secondary="#40709f",
    accent="#a85f00",
    warning="#a85f00",
    error="#b03a22",
    success="#2f7a45",
    foreground="#1b2027",
    background="#f6f5f1",
    surface="#efeee9",
    panel="#e2e1da",
    dark=False,
)
