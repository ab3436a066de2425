"""Whether a text of a conference went out as final, in words: the same on the title line, the review and `show`."""

from typing import TYPE_CHECKING

from tui.words import say

if TYPE_CHECKING:
    from store.desk.sitting import Sitting


def went_out_words(sitting: "Sitting", lang: str) -> str:
    """Which version went out as final from this machine, and whether the record changed since; empty when
    none did."""
    version = sitting.went_out_as
    if version is None:
        return ""
    return say("app.revised" if sitting.moved_on else "app.final", lang, version=version)
