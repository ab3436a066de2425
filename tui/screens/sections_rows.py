"""The rows of the outline: what each is, what it refers to, and how it is called. Pure but for the record."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from store.desk.answers import Promise, open_promises
from store.desk.checking import wrong_in
from store.desk.section_figures import figures_of
from store.record.answer import Answer
from store.record.cell import CellKey
from store.record.naming import day_name
from store.record.section import Manner, in_order
from store.record.statement_slots import part_ref, without_slots
from store.record.words import Words
from store.wording.read.speakers import Spoken
from tui.widgets.row_list import Row
from tui.words import say

if TYPE_CHECKING:
    from store.desk.sitting import Sitting

TITLES = ("subheads", "headline", "byline", "agenda")
"""The texts above the body, in the order of the outline."""


class Entry(Struct, frozen=True):
    """One row: `kind` is the part it belongs to (`titles`, `promises` and empty for headings beside the
    parts of a conference), `section` the section it stands in."""

    row: Row
    kind: str = ""
    key: str = ""
    section: str = ""
    promise: Promise | None = None

    @property
    def ref(self) -> CellKey:
        return part_ref(self.kind, self.key)


def outline(sitting: "Sitting", collapsed: set[str], lang: str) -> Iterator[Entry]:
    """Every row, from the titles to the promises of earlier conferences."""
    yield _heading("titles", lang)
    yield from _titles(sitting, lang)
    yield _heading("sections", lang)
    marks = _marks(sitting)
    yield from _sections(sitting, collapsed, marks, lang)
    yield _heading("answers", lang)
    yield from _answers(sitting, marks, lang)
    promises = open_promises(sitting.conference, sitting.earlier)
    if promises:
        yield _heading("promises", lang)
        for promise in promises:
            held, due = promise.conference.held_on, promise.answer.due
            until = say("sections.due", lang, due=day_name(due, lang)) if due else ""
            late = due is not None and due < sitting.conference.held_on
            row = Row("!" if late else "·", promise.answer.promise, f"{day_name(held, lang)}  {until}".rstrip(),
                      kind="wrong" if late else "new")  # fmt: skip
            yield Entry(row, "promises", promise.ref.removeprefix("promise:"), promise=promise)


def _heading(name: str, lang: str) -> Entry:
    return Entry(Row(" ", say(f"sections.{name}", lang), heading=True))


def _marks(sitting: "Sitting") -> dict[CellKey, str]:
    """The parts with something wrong, and how wrong: `!` for errors, `?` for warnings."""
    marks: dict[CellKey, str] = {}
    for finding in wrong_in(sitting):
        sign = "!" if finding.severity.value == "error" else "?"
        marks.setdefault(home(sitting, finding.cells[0]), sign)
    return marks


def home(sitting: "Sitting", cell: CellKey) -> CellKey:
    """The row of the outline a part is found at: a figure's section or answer, else the part itself."""
    held = (
        getattr(sitting.conference, cell.window, {})
        if cell.window in ("figures", "lists", "claims", "statuses")
        else {}
    )
    one = held.get(cell.indicator)
    if one is None:
        return cell
    return part_ref("answers" if one.section in sitting.conference.answers else "sections", one.section)


def _titles(sitting: "Sitting", lang: str) -> Iterator[Entry]:
    texts = sitting.conference.texts
    for name in TITLES:
        text = texts.get(name, "") or (sitting.series.text(name, "zh") if name == "agenda" else "")
        shown = text.replace("\n", "\u3000") or say("sections.empty_text", lang)
        row = Row(" ", f"{say(f'sections.{name}', lang)}  {shown}", kind="new" if texts.get(name) else "same")
        yield Entry(row, "titles", name)


def _sections(
    sitting: "Sitting", collapsed: set[str], marks: dict[CellKey, str], lang: str
) -> Iterator[Entry]:
    conference = sitting.conference
    if not conference.sections:
        yield Entry(Row(" ", say("sections.none", lang)), "sections")
    for key in in_order(conference.sections):
        section = conference.sections[key]
        statements = conference.statements_of(key)
        who = "  ".join(
            _in(held, lang) for held in (section.department, section.title, section.speaker) if held
        )
        counts = say(
            "sections.counts", lang, statements=len(statements), figures=len(figures_of(conference, key))
        )
        fold = "+" if key in collapsed and statements else "-" if statements else " "
        sign = marks.get(part_ref("sections", key), " ")
        row = Row(f"{sign}{fold}", who or say("sections.empty_text", lang), counts, kind="new")
        yield Entry(row, "sections", key, key)
        for name, statement in statements if key not in collapsed else []:
            text = _beginning(statement.text, lang)
            quoted = f"“{text}”" if statement.manner is Manner.QUOTATION else text
            sign = marks.get(part_ref("statements", name), " ")
            words = f"  {quoted or say('sections.empty_text', lang)}"
            yield Entry(
                Row(f"{sign} ", words, _languages(statement.text), kind="same"), "statements", name, key
            )


def _answers(sitting: "Sitting", marks: dict[CellKey, str], lang: str) -> Iterator[Entry]:
    answers = sitting.conference.answers
    if not answers:
        yield Entry(Row(" ", say("sections.no_answers", lang)), "answers")
    for key in in_order(answers):
        answer: Answer = answers[key]
        who = _in(answer.speaker, lang) or _in(answer.department, lang)
        due = say("sections.due", lang, due=day_name(answer.due, lang)) if answer.due else ""
        promised = f"{answer.promise} {due}".strip()
        sign = marks.get(part_ref("answers", key), " ")
        words = f"{_in(answer.topic, lang)}  {who}：{_beginning(answer.text, lang)}"
        yield Entry(Row(f"{sign} ", words, promised, kind="new"), "answers", key)


def _in(words: Words, lang: str) -> str:
    return words.get(lang) or words.get("zh", "")


def _beginning(text: Words, lang: str) -> str:
    return without_slots(_in(text, lang)).replace("\n", " ")


def _languages(text: Words) -> str:
    """Which languages the words are there in."""
    return " ".join(sorted(language for language, held in text.items() if held))


def spoken_name(one: Spoken) -> str:
    """Who speaks in a pasted page, and the beginning of what is said."""
    who = f"{one.department}{one.title}{one.speaker}"
    topic = f"{one.topic}  " if one.topic else ""
    return f"{topic}{who}：{one.paragraphs[0]}"


def spoken_size(one: Spoken, lang: str) -> str:
    """How many paragraphs and figures that would bring."""
    from store.wording.numbers.quantities import find_quantities

    figures = sum(len(find_quantities(paragraph)) for paragraph in one.paragraphs)
    return say("sections.counts", lang, statements=len(one.paragraphs), figures=figures)
