"""The sections and answers of a conference in the summary: who spoke, which figures, what was promised."""

from collections.abc import Iterator

from rich.text import Text

from store.desk.section_figures import figures_of, previous_figure
from store.record.conference import Conference
from store.record.figure import Figure
from store.record.naming import day_name
from store.record.section import in_order
from store.record.words import Words
from tui.line_breaks import break_lines
from tui.words import say


def section_lines(
    conference: Conference, previous: Conference | None, lang: str, width: int
) -> Iterator[Text]:
    """A line for each section and answer, with its figures beneath; nothing when there are none."""
    earlier = () if previous is None else (previous,)
    for part, sign in (("sections", "·"), ("answers", "?")):
        held = conference.parts(part)
        for key in in_order(held):
            one = held[key]
            named = [_in(words, lang) for words in (one.department, one.title, one.speaker)]
            if part == "answers":
                named.insert(0, _in(one.topic, lang))
            yield _broken(f"{sign} {'  '.join(name for name in named if name)}", width, "bold")
            figures = [_figure(figure, earlier, lang) for _, figure in figures_of(conference, key)]
            if figures:
                yield _broken(f"  {say('draft.list_joint', lang).join(figures)}", width, "")
            if part == "answers" and one.promise:
                due = say("sections.due", lang, due=day_name(one.due, lang)) if one.due else ""
                yield _broken(f"  {say('sections.promise', lang)}: {one.promise} {due}".rstrip(), width, "")


def _figure(figure: Figure, earlier: tuple[Conference, ...], lang: str) -> str:
    """`处理网络故障 6412个 (+12)`."""
    label = _in(figure.label, lang)
    printed = figure.text or figure.raw or (day_name(figure.period.start, lang) if figure.period else "")
    followed = previous_figure(figure, earlier)
    change = f" ({followed.change})" if followed is not None and followed.change is not None else ""
    return f"{label} {printed}{change}".strip()


def _in(words: Words, lang: str) -> str:
    return words.get(lang) or words.get("zh", "")


def _broken(words: str, width: int, style: str) -> Text:
    lines = "\n".join(words[line.start : line.end] for line in break_lines(words, width))
    return Text(lines, style=style, no_wrap=True)
