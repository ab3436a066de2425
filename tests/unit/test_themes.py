"""What is written in any theme can be read: by the measure of WCAG, 4.5 to 1, and 7 to 1 in high contrast."""

import pytest
from textual.color import Color

from tui.appearance import NAMED_THEMES
from tui.settings import THEMES


def brightness(colour: str | None) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, Color.parse(colour or "").rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("name", "least"), [("night", 4.5), ("day", 4.5), ("contrast", 7.0)])
def test_words_stand_out_from_what_they_stand_on(name: str, least: float) -> None:
    theme = NAMED_THEMES[name]
    signs = (theme.foreground, theme.primary, theme.accent, theme.warning, theme.error, theme.success)
    pairs = [(sign, ground) for sign in signs for ground in (theme.background, theme.surface, theme.panel)]
    pairs.append((theme.foreground, theme.secondary))  # what is selected or typed into
    for sign, ground in pairs:
        dark, light = sorted((brightness(sign), brightness(ground)))
        assert (light + 0.05) / (dark + 0.05) >= least, (sign, ground)


def test_every_theme_that_is_offered_is_there() -> None:
    assert tuple(NAMED_THEMES) == THEMES
