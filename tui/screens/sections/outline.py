"""The whole conference as an outline: headlines, sections with their paragraphs, answers, promises made before."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from rich.cells import cell_len
from textual.widget import Widget
from textual.widgets import Static

from store.checks.basis.finding import Severity
from store.desk.checking import look, wrong_in
from store.desk.clock import this_hour
from store.desk.incoming.judging import rather_of
from store.desk.incoming.reading import propose_reading, readable
from store.desk.paragraphs.answers import Promise, add_answer, keep, open_promises
from store.desk.paragraphs.section_figures import figures_of
from store.desk.paragraphs.sections import (
    FAR,
    add_section,
    add_statement,
    directory,
    move,
    previewed,
    remove,
    reuse,
)
from store.desk.paragraphs.sections_reading import (
    accept_spoken,
    propose_headings,
    propose_spoken,
    unspoken,
)
from store.desk.paragraphs.translations import Belongs, Placed
from store.desk.standing import standing_of
from store.part_kinds import PARTS, PROMISES
from store.record.answer import Answer
from store.record.conference import Conference, chosen, text_in
from store.record.naming import day_name, part_name
from store.record.part import in_order
from store.record.people import Directory
from store.record.reference import PartKey, PromiseKey, Reference, TextKey, is_part, reference, text_key
from store.record.section import Section
from store.record.words import Words
from store.troubles import Trouble
from store.wording.read.basis.spoken import Spoken
from store.wording.read.headings import PageHeading
from tui.actions import bindings, key_of
from tui.dialogs.choice import Chooser
from tui.dialogs.notice import Question
from tui.line_breaks import clipped
from tui.review.state import progress_line, state_of
from tui.screens.place import ListedPlace, OpensByEnter, TakesBack
from tui.screens.sections.dialogs import AnswerDialog, OneLineDialog, SectionDialog
from tui.screens.sections.pasted_rows import heading_name, offered_row, placed_of, spoken_name
from tui.widgets.row_list import ListRow, RowList
from tui.words import say

if TYPE_CHECKING:
    from store.desk.entering import Edit
    from store.desk.sitting import Sitting

HEADLINES = ("subheads", "headline", "byline", "agenda")
"""The texts above the body, in the order of the outline."""


class OutlineRow(Struct, frozen=True):
    """One row: `kind` is the part it belongs to (`headlines`, `promises` and empty for headings beside the
    parts of a conference), `section` the section it stands in."""

    row: ListRow
    kind: str = ""
    key: str = ""
    section: str = ""
    promise: Promise | None = None

    @property
    def ref(self) -> Reference | None:
        """What the row shows; None for a heading."""
        if self.kind == "headlines":
            return TextKey(self.key)
        if self.kind == PROMISES:
            return PromiseKey(self.key)
        return PartKey(self.kind, self.key) if self.kind else None


def outline(sitting: "Sitting", collapsed: set[str], lang: str) -> Iterator[OutlineRow]:
    """Every row, from the headlines to the promises of earlier conferences."""
    yield _heading("headlines", lang)
    marks = _marks(sitting)
    yield from _headlines(sitting, marks, lang)
    yield _heading("sections", lang)
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
            row = ListRow("!" if late else "·", promise.answer.promise, f"{day_name(held, lang)}  {until}".rstrip(),
                      kind="wrong" if late else "new")  # fmt: skip
            yield OutlineRow(row, PROMISES, promise.ref.made, promise=promise)


def _heading(name: str, lang: str) -> OutlineRow:
    return OutlineRow(ListRow(" ", say(f"sections.{name}", lang), heading=True))


def _marks(sitting: "Sitting") -> dict[Reference, str]:
    """The parts with something wrong, and how wrong: `!` for errors, `?` for warnings."""
    marks: dict[Reference, str] = {}
    for finding in wrong_in(sitting):
        ref = home(sitting, finding.cells[0])
        marks[ref] = "!" if finding.severity is Severity.ERROR else marks.get(ref, "?")
    return marks


def _worst(marks: Mapping[Reference, str], refs: Iterable[Reference]) -> str:
    """The mark of a row that stands for several parts."""
    return min((marks[ref] for ref in refs if ref in marks), default=" ")  # ! comes before ?


def home(sitting: "Sitting", cell: Reference) -> Reference:
    """The row of the outline a part is found at: a figure's section or answer, else the part itself."""
    one = sitting.conference.part(cell)
    if one is None or not isinstance(cell, PartKey) or not cell.about.in_section:
        return cell
    section: str = getattr(one, "section", "")
    return PartKey("answers" if section in sitting.conference.answers else "sections", section)


def _headlines(sitting: "Sitting", marks: Mapping[Reference, str], lang: str) -> Iterator[OutlineRow]:
    conference, languages = sitting.conference, sitting.texts.languages
    for name in HEADLINES:
        said = {
            one: text_in(sitting.series, conference, name, one).replace(
                "\n", "; " if one != "zh" else "\u3000"
            )
            for one in languages
        }
        other = next((text for text in said.values() if text), "")
        shown = said.get(lang) or other
        if shown and not said.get(lang):
            shown = say("sections.not_in_this_language", lang, text=shown)
        own = bool(chosen(conference, name, lang))
        sign = _worst(marks, (text_key(name, language) for language in languages))
        row = ListRow(
            sign,
            f"{say(f'sections.{name}', lang)}  {shown or say('sections.empty_text', lang)}",
            kind="new" if own else "same",
        )
        yield OutlineRow(row, "headlines", name)


def _sections(
    sitting: "Sitting", collapsed: set[str], marks: dict[Reference, str], lang: str
) -> Iterator[OutlineRow]:
    conference = sitting.conference
    if not conference.sections:
        yield OutlineRow(ListRow(" ", say("sections.none", lang)), "sections")
    for key in in_order(conference.sections):
        section = conference.sections[key]
        statements = conference.statements_of(key)
        named = [held for held in (section.department, section.title, section.speaker) if held]
        who = "  ".join(_in(held, lang) for held in named)
        if who and not all(held.get(lang) for held in named):
            who = say("sections.not_in_this_language", lang, text=who)
        counts = say(
            "sections.counts", lang, statements=len(statements), figures=len(figures_of(conference, key))
        )
        fold = "+" if key in collapsed and statements else "-" if statements else " "
        hidden = [PartKey("statements", name) for name, _ in statements] if key in collapsed else []
        sign = _worst(marks, (PartKey("sections", key), *hidden))
        row = ListRow(f"{sign}{fold}", who or say("sections.empty_text", lang), counts, kind="new")
        yield OutlineRow(row, "sections", key, key)
        for name, statement in statements if key not in collapsed else []:
            sign = marks.get(PartKey("statements", name), " ")
            words = f"  {_printed(sitting, 'statements', name, lang) or say('sections.empty_text', lang)}"
            yield OutlineRow(
                ListRow(f"{sign} ", words, _languages(statement.text), kind="same"), "statements", name, key
            )


def _answers(sitting: "Sitting", marks: dict[Reference, str], lang: str) -> Iterator[OutlineRow]:
    answers = sitting.conference.answers
    if not answers:
        yield OutlineRow(ListRow(" ", say("sections.no_answers", lang)), "answers")
    for key in in_order(answers):
        answer: Answer = answers[key]
        who = _in(answer.speaker, lang) or _in(answer.department, lang)
        due = say("sections.due", lang, due=day_name(answer.due, lang)) if answer.due else ""
        promised = f"{answer.promise} {due}".strip()
        sign = marks.get(PartKey("answers", key), " ")
        colon = "：" if lang == "zh" else ": "
        topic = _in(answer.topic, lang)
        if topic and not (
            answer.topic.get(lang) and (answer.speaker or answer.department).get(lang, who) == who
        ):
            topic = say("sections.not_in_this_language", lang, text=topic)
        said = _printed(sitting, "answers", key, lang) or say("sections.empty_text", lang)
        words = f"{topic}  {who}{colon if who else ''}{said}"
        yield OutlineRow(ListRow(f"{sign} ", words, promised, kind="new"), "answers", key)


def _in(words: Words, lang: str) -> str:
    return words.get(lang) or words.get("zh", "")


def _printed(sitting: "Sitting", part: str, key: str, lang: str) -> str:
    """A statement or answer as its text prints it, on one line; what is not written in the language of the interface yet
    says so, and stands in the other."""
    text: Words = sitting.conference.parts(part)[key].text
    languages = [
        one for one in (lang, *sitting.texts.languages) if one in sitting.texts.languages and text.get(one)
    ]
    if not languages:
        return ""
    book = sitting.texts.book(languages[0])
    said = previewed(book, sitting.conference, part, key).draft.text.replace("\n", " ")
    return said if languages[0] == lang else say("sections.not_in_this_language", lang, text=said)


def _languages(text: Words) -> str:
    """Which languages the words are there in."""
    return " ".join(sorted(language for language, held in text.items() if held))


class SectionsScreen(OpensByEnter, TakesBack, ListedPlace[OutlineRow]):
    """Enter opens what is under the cursor: a paragraph or answer in the editor, the rest in its dialog.

    With `part`, the cursor begins on that part; `text` is a page to be read by speaker at once.
    """

    place = "sections"
    BINDINGS = bindings("sections")
    DEFAULT_CSS = """
    SectionsScreen #main { height: 1fr; }
    SectionsScreen #foot, SectionsScreen #progress { height: 1; padding: 0 1; background: $surface; }
    """

    def __init__(self, sitting: "Sitting", part: Reference | None = None, text: str = "") -> None:
        super().__init__(sitting)
        self._text = text
        self.rows: list[OutlineRow] = []
        self.collapsed: set[str] = set()
        self._found: int | None = None
        """The row F8 went to last."""
        self._wanted = part
        self._before: Sequence[Conference] | None = None

    def body(self) -> Iterable[Widget]:
        yield RowList(id="main")
        yield Static(self.say("sections.paste_here"), id="foot", markup=False)
        yield Static("", id="progress", markup=False)

    @property
    def known(self) -> Directory:
        """Everybody who speaks here or spoke before; the files of the earlier ones are read when a speaker is first asked
        for."""
        desk, conference, key = self.bulletin.desk, self.sitting.conference, self.sitting.key
        if self._before is None:
            self._before = desk.earlier(conference, key, FAR)
        return directory(desk, conference, key, self._before)

    def whereabouts(self) -> object:
        return self.current.ref if self.current is not None else None, self.collapsed

    def show_anew(self) -> None:
        if self.stood is not None:
            (self._wanted, self.collapsed), self.stood = self.stood, None
        self.renew()
        # What was pasted on the reading screen has speakers, too: they are offered when one comes here first.
        text, self._text = self._text or self.bulletin.pages.pop(self.sitting.key, ""), ""
        if text:
            self.call_after_refresh(self._offer, text)

    async def language_changed(self) -> None:
        self.query_one("#foot", Static).update(self.say("sections.paste_here"))
        self.renew()
        self.redraw_bars()

    def renew(self, part: Reference | None = None) -> None:
        """Show the outline as it stands, the cursor on `part` or where it was."""
        wanted = part or self._wanted or (self.current.ref if self.current is not None else None)
        self._wanted = None
        wanted = home(self.sitting, wanted) if wanted is not None else None
        self.rows = list(outline(self.sitting, self.collapsed, self.lang))
        at = next(
            (at for at, entry in enumerate(self.rows) if entry.ref is not None and entry.ref == wanted),
            self.view.current,
        )
        self.view.show([entry.row for entry in self.rows], at)
        counts = standing_of(look(self.sitting, this_hour()), self.sitting.conference)
        line = progress_line(counts, state_of(self.sitting), self.lang)
        key = self.say("steps.line_key", press=key_of("steps"))
        # A line too long for the screen is cut with its sign, before the key, which a wrapped one lost with “final”.
        self.query_one("#progress", Static).update(
            clipped(line, self.app.size.width - 2 - cell_len(key)) + key
        )
        if self.view.current is not None:
            self.view.go_to(self.view.current, told=False)
        self.redraw_bars()

    def can(self, action: str) -> bool:
        entry = self.current if self.view.is_mounted else None
        if action == "add_paragraph":
            return entry is not None and (
                bool(entry.section) or (entry.kind == "answers" and bool(entry.key))
            )
        return action != "sections" and super().can(action)

    def on_row_list_moved(self) -> None:
        """What can be done depends on the row."""
        self.redraw_bars()

    def action_next_finding(self) -> None:
        """To the next row that is marked, round and round, errors before warnings; to the checks where what is wrong
        has no row here. Who has moved meanwhile begins with the errors again."""
        signs = [one.row.sign[:1] if one.kind != PROMISES else "" for one in self.rows]
        errors, warnings = ([at for at, sign in enumerate(signs) if sign == wrong] for wrong in "!?")
        marked = errors + warnings
        counts = standing_of(look(self.sitting, this_hour()), self.sitting.conference)
        if marked:
            here = -1 if self.view.current is None else self.view.current
            if here == self._found and here in marked:
                there = marked[(marked.index(here) + 1) % len(marked)]
            else:
                first = errors or warnings
                there = next((at for at in first if at > here), first[0])
            self.view.go_to(there)
            self._found = there
        elif counts.fine:
            self.bulletin.tell(self.say("entry.no_finding_left"))
        else:
            self.action_checks()

    # Opening -------------------------------------------------------------------------------------

    def on_row_list_chosen(self) -> None:
        entry = self.current
        if entry is None:
            return
        if entry.kind in ("statements", "answers") and entry.key:
            self.write(entry.kind, entry.key)
        elif entry.kind == "headlines":
            self.bulletin.go("titles", self.sitting, text=entry.key)
        elif entry.kind == PROMISES and entry.promise is not None:
            self._ask_about(entry.promise)
        else:
            self.action_part_details()

    def write(self, part: str, key: str, anew: bool = False) -> None:
        """Open the editor on a paragraph or an answer; `anew`: in a new paragraph."""
        from tui.screens.sections.section import SectionScreen

        self.app.push_screen(SectionScreen(self.sitting, part, key, anew))

    def action_part_details(self) -> None:
        """The dialog of the section or answer under the cursor (of a paragraph: of its section)."""
        entry = self.current
        if entry is None:
            return
        if entry.kind == "answers" and entry.key:
            answer = self.sitting.conference.answers[entry.key]
            self.fill_in(
                AnswerDialog(answer, self.sitting.conference.held_on, self.known),
                lambda new: self._changed("answers", entry.key, new),
                "part_details",
                of=f"answers/{entry.key}",
            )
        elif entry.section:
            section = self.sitting.conference.sections[entry.section]
            self.fill_in(
                SectionDialog(section, self.known),
                lambda new: self._changed("sections", entry.section, new),
                "part_details",
                of=f"sections/{entry.section}",
            )

    def _changed(self, part: str, key: str, new: Section | Answer | None) -> None:
        if new is not None:
            self.sitting.set_fields(**{f"{part}/{key}": new})
            self.renew(PartKey(part, key))

    def come_to(self, way: Mapping[str, str]) -> bool:
        if way["place"] == self.place and way.get("of"):
            self.renew(next((one.ref for one in self.rows if str(one.ref) == way["of"]), None))
            return self.current is not None and str(self.current.ref) == way["of"]
        return True

    def reopened(self, way: Mapping[str, str]) -> None:
        if way["action"] == "keep" and self.current is not None and self.current.promise is not None:
            self._ask_about(self.current.promise)
        else:
            super().reopened(way)

    def open_again(self, way: Mapping[str, str], then: Callable[[], None]) -> None:
        """The form of a text is opened on the screen on which that is written."""
        part, _, key = way.get("of", "").partition("/")
        if way["place"] == self.place or key not in self.sitting.conference.parts(part):
            super().open_again(way, then)
            return
        self.write(part, key)
        self.bulletin.reopen(way, then)

    def _ask_about(self, promise: Promise) -> None:
        words = self.say("sections.keep_title", promise=promise.answer.promise)

        def kept(how: str | None) -> None:
            if how:
                keep(self.sitting, promise, how)
                self.renew()

        form = OneLineDialog(words, self.say("sections.keep_how"))
        self.fill_in(form, kept, "keep", of=str(promise.ref))

    # Adding --------------------------------------------------------------------------------------

    def action_add_section(self) -> None:
        def made(section: Section | None) -> None:
            if section is not None:
                key = add_section(
                    self.sitting, section.department, section.speaker, section.title, section.verb
                )
                self.renew(PartKey("sections", key))
                self.bulletin.tell(self.say("sections.section_made", press=key_of("add_paragraph")))

        self.fill_in(SectionDialog(Section(0), self.known), made, "add_section")

    def action_add_answer(self) -> None:
        def made(answer: Answer | None) -> None:
            if answer is not None:
                self.renew(PartKey("answers", add_answer(self.sitting, answer)))
                self.bulletin.tell(self.say("sections.answer_made", press=key_of("add_answer")))

        form = AnswerDialog(Answer(0), self.sitting.conference.held_on, self.known)
        self.fill_in(form, made, "add_answer")

    def action_add_paragraph(self) -> None:
        entry = self.current
        if entry is not None and entry.kind == "answers" and entry.key:
            self.write("answers", entry.key, anew=True)
        elif entry is not None and entry.section:
            key = add_statement(self.sitting, entry.section)
            self.collapsed.discard(entry.section)
            self.renew(PartKey("statements", key))
            self.write("statements", key, anew=True)

    def action_use_again(self) -> None:
        """Choose a section of an earlier conference; its frame comes, its figures do not."""
        found = [
            (conference, key) for conference in self.sitting.earlier for key in in_order(conference.sections)
        ]
        if not found:
            self.bulletin.tell(self.say("sections.nothing_to_reuse"))
            return
        rows = [
            ListRow(" ", part_name(one, PartKey("sections", key), self.lang), self._held(one))
            for one, key in found
        ]

        def chosen(indices: list[int] | None) -> None:
            if indices:
                earlier, section = found[indices[0]]
                self._reused(reuse(self.sitting, earlier, section))

        self.app.push_screen(Chooser(self.say("sections.reuse_title"), rows), chosen)

    def _held(self, conference: Conference) -> str:
        number = f"{conference.number}  " if conference.number is not None else ""
        return f"{number}{day_name(conference.held_on, self.lang)}"

    def _reused(self, key: str) -> None:
        figures = sum(one.section == key for one in self.sitting.conference.figures.values())
        self.renew(PartKey("sections", key))
        self.bulletin.tell(self.say("sections.reused", count=figures))

    def receive(self, text: str) -> None:
        """A pasted page: figures of it that the record does not have are read first, and one of another series is told; then,
        as anywhere else, who says what is offered here."""
        text, sitting, desk, today = readable(text), self.sitting, self.bulletin.desk, self.bulletin.today
        try:
            proposal = propose_reading(sitting, text, today=today)
            another = rather_of(desk, proposal, today) is not None
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        if another or any(True for _ in proposal.changes(sitting.series, sitting.conference)):
            self.bulletin.go("reading", sitting, text=text, back="sections")
        else:
            self._offer(text, stand=len(proposal.values))

    def _offer(self, text: str, stand: int = 0) -> None:
        """Who says what in a page, taken over where it stays ticked; what nobody was found for stands below, unticked.
        `stand`: how many figures of it the record has already."""
        text = readable(text)
        try:
            passages = propose_spoken(self.sitting, text, self.known, today=self.bulletin.today)
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        above, left = propose_headings(self.sitting, text), unspoken(text, passages)
        found = (*passages.spoken, *passages.taken, *left)
        if not found and not above:
            self.bulletin.keeper.pasted.done(self.sitting, self.place)
            nothing = "nothing_new" if stand else "nobody_speaks"
            self.bulletin.tell(self.say(f"sections.{nothing}", count=stand, press=key_of("add_section")))
            return
        placed = placed_of(self.sitting, passages.spoken, self.known)
        rows = [ListRow("·", heading_name(one, self.lang)) for one in above]
        rows += [
            offered_row(one, place, self.lang, self.sitting)
            for one, place in zip(passages.spoken, placed, strict=True)
        ]
        rows += [
            ListRow("=", self.say("sections.figures_taken", words=spoken_name(one))) for one in passages.taken
        ]
        rows += [ListRow("!", self.say("sections.nobody_said", words=one.paragraphs[0])) for one in left]

        self.bulletin.keeper.pasted.keep(self.sitting, text, self.place)

        def chosen(indices: list[int] | None) -> None:
            self.bulletin.keeper.pasted.done(self.sitting, self.place)
            if indices is not None:
                self._take_over(found, placed, above, indices)

        title = self.say("sections.paste_title")
        # Whose byline it is a person knows: a newspaper's is none of the office's.
        ticked = [at for at, one in enumerate(above) if one.name != "byline"]
        ticked += [
            at for at, place in enumerate(placed, len(above)) if place.where in (Belongs.NEW, Belongs.BESIDE)
        ]
        offered = Chooser(title, rows, several=True, ticked=ticked, pending=True)
        self.app.push_screen(offered, chosen)

    def _take_over(
        self,
        found: Sequence[Spoken],
        placed: Sequence[Placed],
        above: Sequence[PageHeading],
        indices: Sequence[int],
    ) -> None:
        """What was ticked goes into the conference; where nothing was, that is said."""
        if not indices:
            self.bulletin.tell(self.say("sections.nothing_ticked"))
            return
        headings = [above[at] for at in indices if at < len(above)]
        wanted = [at - len(above) for at in indices if at >= len(above)]
        parts = [placed[at].part if at < len(placed) else None for at in wanted]
        count = accept_spoken(self.sitting, [found[at] for at in wanted], headings, parts)
        self.renew()
        self.bulletin.tell(self.say("sections.taken_over", count=len(indices), figures=count))

    # Order, removal, undo ------------------------------------------------------------------------

    def action_collapse(self) -> None:
        self._fold(True)

    def action_expand(self) -> None:
        self._fold(False)

    def _fold(self, fold: bool) -> None:
        entry = self.current
        if entry is not None and entry.section:
            (self.collapsed.add if fold else self.collapsed.discard)(entry.section)
            self.renew(PartKey("sections", entry.section))

    def action_move_up(self) -> None:
        self._move(-1)

    def action_move_down(self) -> None:
        self._move(1)

    def _move(self, steps: int) -> None:
        entry = self.current
        if (
            entry is not None
            and entry.kind in ("sections", "statements", "answers")
            and entry.key  # not on the line that says that there is none
            and move(self.sitting, entry.kind, entry.key, steps)
        ):
            self.renew(entry.ref)

    def action_remove(self) -> None:
        entry = self.current
        ref = entry.ref if entry is not None else None
        if entry is None or not is_part(ref, "sections", "statements", "answers"):
            return
        name = part_name(self.sitting.conference, ref, self.lang)
        question = Question(
            self.say(f"sections.remove_{entry.kind}", name=name),
            self.say("sections.remove_yes"),
            self.say("sections.remove_no"),
        )

        def answered(yes: bool | None) -> None:
            if yes:
                remove(self.sitting, entry.kind, entry.key)
                self.renew()
                self.bulletin.tell(self.say("sections.removed"))

        self.app.push_screen(question, answered)

    def show_step(self, step: "Edit | None") -> None:
        """The cursor goes to what came back or changed, since the next key is about it."""
        fields = step.fields if step is not None else ()
        names = [name for name in fields if name.partition("/")[0] in PARTS]
        refs = sorted(map(reference, names), key=_rank)
        there = [ref for ref in refs if self.sitting.conference.part(ref) is not None]
        self.renew(there[0] if there else None)


def _rank(ref: Reference) -> int:
    """A section before its paragraphs, a paragraph or an answer before the figures in it."""
    kinds = ("sections", "answers", "statements")
    return kinds.index(ref.kind) if is_part(ref, *kinds) else len(kinds)
