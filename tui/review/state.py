"""How far a conference is, in words that are the same on every screen and in `show`: whether a text of it went out as
final, and in one line what of it is there.
"""

from typing import TYPE_CHECKING

from tui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.desk.sitting import Sitting
    from store.desk.standing import Standing


def went_out_words(sitting: "Sitting", lang: str) -> str:
    """Which version went out as final, and whether the record changed since; empty when
    none did."""
    version = sitting.went_out_as
    if version is None:
        return ""
    return say("app.revised" if sitting.moved_on else "app.final", lang, version=version)


def state_of(sitting: "Sitting") -> str:
    """The state of a sitting, called as in the list: `final`, `revised`, else that of the record. It asks the archive,
    so not at every key."""
    if sitting.went_out_as is None:
        return sitting.conference.status.value
    return "revised" if sitting.moved_on else "final"


def progress_line(standing: "Standing", state: str, lang: str, *, lacking: str = "") -> str:
    """`数据 32/40 · 部门 4 · 错误 1 · 待填 7 · 未定稿`: what is there of a conference, and what not; `lacking` names the blanks.
    Where the `state` is told beside it, it is empty here."""
    written, sections = standing.written, standing.sections
    parts = [
        say("steps.line_notes", lang, count=standing.notes) if standing.notes else "",
        say("steps.line_figures", lang, filled=standing.filled, asked=standing.asked) if standing.asked else "",
        say(
            "steps.line_sections" if written == sections else "steps.line_unwritten",
            lang, written=written, sections=sections,
        )
        if sections
        else "",
        say("steps.line_unanswered", lang, answered=standing.answered, answers=standing.answers)
        if standing.answered < standing.answers
        else "",
        open_words(standing, lang, lacking=lacking),
        say("steps.line_hints", lang, count=standing.hints) if standing.hints else "",
        say(f"steps.line_{state}", lang) if state in _STATES else state,
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)


def points_open(counts: "Mapping[str, int]", told: int, lang: str) -> str:
    """How many points of a text are open, counted as over the text and in the list; where `told` lines name more than
    one each, how many of each kind."""
    count = sum(counts.values()) or told  # a text that says nothing yet is one, and of no kind
    if count == told:
        return say("draft.points", lang, count=count)
    return say("draft.points_of", lang, count=count, kinds=kinds_open(counts, lang))


def kinds_open(counts: "Mapping[str, int]", lang: str) -> str:
    """`错误 1 · 待填 18`: each kind of what holds a text back that there is."""
    told = (say(f"draft.state_{name}", lang, count=count) for name, count in counts.items() if count)
    return say("draft.state_joint", lang).join(told)


def open_words(standing: "Standing", lang: str, *, lacking: str = "") -> str:
    """What is open of what the checks look at, each kind called and counted as in the list, in the checks and over the
    text: `错误 1 · 待填 8 · 警告 2`; `lacking` names the blanks."""

    def told(name: str, count: int) -> str:
        words = say(f"steps.line_{name}", lang, count=count, unfilled=standing.unfilled)
        named = lacking and name.startswith("blanks")
        return say("steps.line_lacking", lang, blank=words, names=lacking) if named else words

    beside = "_beside" if standing.unfilled and standing.unfilled < standing.blanks else ""
    counts = (
        ("errors", standing.errors),
        (f"blanks{beside}", standing.blanks),
        ("warnings", standing.warnings),
    )
    open_ = (told(name, count) for name, count in counts if count)
    return say("steps.line_joint", lang).join(open_) or say("steps.line_fine", lang)


_STATES = ("draft", "released", "final", "revised")
