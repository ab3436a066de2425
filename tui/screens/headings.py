"""The title line of a conference's screens: which one it is, where one is in it, and how safe the work is."""

from typing import TYPE_CHECKING

from store.desk.clock import local_time
from tui.review.state import went_out_words
from tui.words import say

if TYPE_CHECKING:
    from store.desk.sitting import Sitting


def conference_title(sitting: "Sitting", place: str, lang: str) -> str:
    """`第24场  2022-09-01  录入`; one without a number goes by the name of its series."""
    conference = sitting.conference
    name = (
        say("app.number", lang, number=conference.number)
        if conference.number is not None
        else sitting.series.name(lang)
    )
    return f"{name}  {conference.held_on.isoformat()}  {say(f'app.place_{place}', lang)}"


def saved_words(sitting: "Sitting", lang: str) -> str:
    """What is known to be safe: exported as final, on disk as a version, or at least in the journal of keys."""
    out = went_out_words(sitting, lang)
    return f"{out} · {_kept_words(sitting, lang)}" if out else _kept_words(sitting, lang)


def _kept_words(sitting: "Sitting", lang: str) -> str:
    state = sitting.state
    if state.trouble is not None:
        return say("app.not_kept", lang)
    if state.dirty:
        return say("app.synced" if state.durable else "app.journaled", lang)
    if state.saved_at is None:
        return say("app.unchanged", lang)
    return say("app.saved_at", lang, at=local_time(state.saved_at).strftime("%H:%M"))
