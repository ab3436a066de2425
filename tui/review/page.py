"""Rich renderables made from values: the same for `show` on the command line and for the app.

Nothing here imports Textual, reads a file or a clock. A person's text goes in as `Text`, never as markup.
"""

from collections.abc import Callable, Iterator, Sequence

from rich.style import Style
from rich.text import Text

from store.checks.basis.finding import Finding
from store.desk.paragraphs.section_figures import figures_of, previous_figure
from store.record.conference import Conference, Status, left_over
from store.record.figure import Figure
from store.record.naming import cell_name, day_name
from store.record.part import in_order
from store.record.reference import PartKey, text_key
from store.record.words import Words
from store.series.definition import Series
from tui.line_breaks import wrapped
from tui.review.figures import QUIET, WARN, leading_to
from tui.review.findings import all_findings, headline_said
from tui.review.tables import flow_lines, found_lines, moment_lines
from tui.words import say

PrintFigure = Callable[[Figure, str], str]
"""How a language prints a figure."""


def as_typed(figure: Figure, lang: str) -> str:
    """A figure where no phrase book is at hand."""
    return figure.said.get(lang, "") or figure.text or figure.raw


def section_lines(
    conference: Conference,
    previous: Conference | None,
    lang: str,
    width: int,
    print_figure: PrintFigure = as_typed,
) -> Iterator[Text]:
    """A line for each section and answer, with its figures beneath; nothing when there are none."""
    earlier = () if previous is None else (previous,)
    for part, sign in (("sections", "·"), ("answers", "?")):
        held = conference.parts(part)
        for key in in_order(held):
            one = held[key]
            named = [one.department, one.title, one.speaker]
            if part == "answers":
                named.insert(0, one.topic)
            place = leading_to(PartKey(part, key))
            who = "  ".join(name for words in named if (name := _in(words, lang)))
            yield _broken(f"{sign} {_marked(who, named, lang)}", width, "bold", place)
            given = [figure for _, figure in figures_of(conference, key)]
            if given:
                told = say("review.figures_joint", lang).join(
                    _figure(figure, earlier, lang, print_figure) for figure in given
                )
                labels = [figure.label for figure in given]
                yield _broken(f"  {_marked(told, labels, lang)}", width, "", place)
            if part == "answers" and one.promise:
                due = say("sections.due", lang, due=day_name(one.due, lang)) if one.due else ""
                promise = f"〔{one.promise}〕" if lang == "en" and not one.promise.isascii() else one.promise
                yield _broken(
                    f"  {say('sections.promise', lang)}: {promise} {due}".rstrip(), width, "", place
                )


def _figure(figure: Figure, earlier: tuple[Conference, ...], lang: str, print_figure: PrintFigure) -> str:
    """`处理网络故障 6412个 (+12)`, `network faults repaired: 6,412 (+12)`."""
    label = _in(figure.label, lang)
    printed = print_figure(figure, lang) or say("review.blank", lang)
    followed = previous_figure(figure, earlier)
    change = f" ({followed.change})" if followed is not None and followed.change is not None else ""
    return (
        say("review.figure_told", lang, label=label, figure=f"{printed}{change}")
        if label
        else printed + change
    )


def _marked(said: str, named: Sequence[Words], lang: str) -> str:
    """What is said, marked where some of its names stand in another language than the reader's."""
    if all(words.get(lang) for words in named if words):
        return said
    return say("sections.not_in_this_language", lang, text=said)


def _in(words: Words, lang: str) -> str:
    return words.get(lang) or words.get("zh", "")


DEFAULT_WIDTH = 80


def review_lines(
    series: Series,
    conference: Conference,
    previous: Conference | None,
    findings: Sequence[Finding],
    headline: str,
    lang: str,
    width: int = DEFAULT_WIDTH,
    went_out: str = "",
    print_figure: PrintFigure = as_typed,
) -> Iterator[Text]:
    """What a conference says, on `width` cells: title, headline, windows by place, figures as of a
    moment with their change on `previous`, sections and answers, and the findings. In parts that fit a live
    panel too; every part is one or more whole lines.

    `headline` is said by the wording (form `headline`), empty while figures are missing; `went_out` is what
    `went_out_words` says of its final text, if there is one; `print_figure` is `Texts.figure`.
    """
    yield title(series, conference, lang, width, went_out)
    words, style = headline_said(headline, findings, lang)
    yield _broken(words, width, style, leading_to(text_key("headline", lang)))
    for part in (
        [
            *flow_lines(series, conference, previous, lang, width),
            *found_lines(series, conference, lang, width),
        ],
        list(moment_lines(series, conference, previous, lang, width)),
        list(section_lines(conference, previous, lang, width, print_figure)),
        list(_left_over_lines(series, conference, lang, width)),
    ):
        if part:
            yield Text("")
            yield from part
    yield Text("")
    yield from all_findings(findings, series, conference, lang, width)


def _left_over_lines(series: Series, conference: Conference, lang: str, width: int) -> Iterator[Text]:
    """The cells the series no longer has: what they hold, so that nothing is hidden."""
    left = left_over(series, conference)
    if left:
        yield _broken(say("review.left_over", lang), width, WARN)
    for key in left:
        cell = conference.cells[key]
        held = cell.raw if cell.refused else str(cell.value)
        yield _broken(f"  {cell_name(series, conference, key, lang)}: {held}", width, QUIET)


def title(series: Series, conference: Conference, lang: str, width: int, went_out: str = "") -> Text:
    """Series, number, date and state: `西藏…新闻发布会  第24场  2022年9月1日下午  草稿`."""
    number = () if conference.number is None else (number_name(conference, lang),)
    parts = [series.name(lang), *number, held_name(conference, lang)]
    if went_out:
        parts.append(went_out)
    elif conference.status is Status.RELEASED:
        parts.append(say("review.released", lang, version=conference.version))
    else:
        parts.append(say("review.draft", lang))
    return _broken("  ".join(parts), width, "bold cyan")


def number_name(conference: Conference, lang: str) -> str:
    """`第24场`, `No. 24`, or that it has none."""
    if conference.number is None:
        return say("review.no_number", lang)
    return say("review.number", lang, number=conference.number)


def held_name(conference: Conference, lang: str) -> str:
    """`2022年9月1日下午`, `Sept. 1, 2022, afternoon`."""
    half = conference.held_at
    if half.isdigit():
        half = say("review.hour", lang, hour=half)
    elif half:
        half = say(f"review.{half}", lang)
    day = day_name(conference.held_on, lang)
    return say("review.held", lang, year=conference.held_on.year, day=day, half=half)


_SIGN = 2
"""Cells of a sign before a line, with its space."""


def _broken(words: str, width: int, style: str, place: Style | None = None) -> Text:
    """A paragraph at the width; its further lines stand below its words, not below the sign before them."""
    sign = words[:_SIGN] if words[1:_SIGN] == " " else ""
    lines = wrapped(words[len(sign) :], width - len(sign))
    text = Text(sign + f"\n{' ' * len(sign)}".join(lines), style=style, no_wrap=True)
    if place is not None:
        text.stylize(place)
    return text
