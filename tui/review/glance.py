"""What a conference comes to in a few lines, for a person who looks along the list: its headline, the figures of its
windows, what is found, the standing figures. Worked out of the whole record, so never at a key.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rich.text import Text

from store.checks.basis.finding import Finding, Severity
from store.desk.sitting import Sitting
from store.desk.standing import Standing, standing_of
from store.figures.totals import rise_of, total
from store.record.naming import window_name
from store.record.window import Window
from store.troubles import Trouble
from tui.line_breaks import packed, wrapped
from tui.review.figures import LOUD, QUIET, missing_sign, number_shown, signed
from tui.review.findings import counts_said, failures, finding_text, headline_said
from tui.review.tables import moment_lines
from tui.words import say


class Glance(Struct, frozen=True):
    """The lines of each part, broken to the width they were asked for, and how much is found."""

    counts: Standing
    headline: tuple[Text, ...]
    figures: tuple[Text, ...]
    findings: tuple[Text, ...]
    standing: tuple[Text, ...]


def glance(sitting: Sitting, found: Sequence[Finding], lang: str, width: int) -> Glance:
    """The lines of a conference of which all this was found: what has to be done of it whole, hints only counted.
    A faulty phrase book costs the headline only."""
    try:
        words = sitting.texts.headline(sitting.conference, lang)
    except Trouble as trouble:
        words = trouble.in_app(lang)
    words, style = headline_said(words, found, lang)
    headline = (Text(line, style=style) for line in wrapped(words, width))
    held = (sitting.series, sitting.conference)
    to_do = [one for one in failures(found, lang) if one.severity is not Severity.HINT and not one.explained]
    return Glance(
        standing_of(found, sitting.conference),
        tuple(headline),
        tuple(_windows(sitting, lang, width)),
        (
            *(Text(line, style=LOUD) for line in wrapped(counts_said(found, lang), width)),
            *(line for one in to_do for line in finding_text(one, *held, lang, width).split("\n")),
        ),
        tuple(moment_lines(*held, sitting.previous, lang, width)),
    )


def _windows(sitting: Sitting, lang: str, width: int) -> Iterator[Text]:
    """A line for each window, and what its indicators come to beneath it, with the change on the conference before
    where that has a window of the same key."""
    for window in sitting.conference.windows:
        told = [*_totals(sitting, window, lang)]
        if told:
            yield Text(window_name(window, lang), style=QUIET)
            yield from (Text(f"  {line}") for line in packed(told, width - 2, "   "))


def _totals(sitting: Sitting, window: Window, lang: str) -> Iterator[str]:
    series, conference, before = sitting.series, sitting.conference, sitting.previous
    like = before is not None and any(one.key == window.key for one in before.windows)
    for what in series.by_window:
        used = any(key[:2] == (window.key, what.key) for key in conference.cells)
        if what.optional and not used or what.only_in and window.key not in what.only_in:
            continue
        found = total(series, conference, window.key, what.key)
        now = found.value
        was = total(series, before, window.key, what.key).value if before is not None and like else None
        rise = rise_of(now, was)
        figure = say("review.blank", lang) if now is None else number_shown(now, lang)
        if now is None and found.computed is not None:
            figure = f"{number_shown(found.computed, lang)} {missing_sign(found, lang)}"
        yield f"{what.short(lang)} {figure}" + (f" ({signed(rise, lang)})" if rise is not None else "")
