"""A phrase book cut into the pieces a text is searched for.

Each sentence is cut at its clauses, which are read by themselves, so that sentences may come in any
order and with parts left out. A piece begins with something it cannot do without; what may stand
before that (who speaks of it, 新增 or not) is looked at from there backwards.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from store.record.cell import STATED
from store.series.definition import Indicator
from store.series.subject_file import subject_of
from store.wording.book.book import FIGURES, HELD_AT_PHRASES, PIECES, TEXTS, TIMES, WINDOWS, Book, Phrase
from store.wording.book.pattern import Either, Literal, Node, Pattern, Slot, slots
from store.wording.numbers.spans import Span
from store.wording.read.basis.breakdowns import EXACT, TOWN_IN, Breakdowns, PlaceNames
from store.wording.read.basis.slots import Recogniser, gap
from store.wording.read.basis.steps import Memo, Scan, Steps

MET = "-met"
"""The ending of sentences that are only read, where others write them."""

OTHERS = "others"
"""In place of a place: that of somebody else."""

_STOPS = ",;:。、.，；：！？!? "
_NOT_COUNTED = r"(?:(?:new|newly|more|<<before_cases>>) )*(?:<<not_counted>>)(?: (?:new|local|<<behind_not_counted>>))* (?:ones?|<<vague_counts>>)|(?:(?:new|more|local) )*(?:<<beside_cases>>)"
"""Behind a number: what no figure of the series counts and may stand in a list of figures."""


class Piece(Struct, frozen=True, dict=True):
    """A stretch of a sentence that is read by itself.

    `part` is the indicator that makes the whole where the sentence claims so, `zero` the indicator
    the sentence says is zero in words, `dated` that the sentence has an as-of of its own.
    """

    phrase: str
    core: Steps
    before: str
    anchor: str
    part: str = ""
    zero: str = ""
    ahead: bool = False
    """Its window is said after it, at the end of the sentence it is a clause of."""
    counted: bool = False
    """It begins with a count, in a language that parts its words."""
    met: bool = False
    """Words of the press, which are figures only in a clause that says whose they are and of when."""

    @property
    def slots(self) -> tuple[Slot, ...]:
        return self.core.slots

    @cached_property
    def lead(self) -> re.Pattern[str] | None:
        """What may stand before the core, ending where the core begins."""
        return re.compile(f"(?:{self.before})\\Z") if self.before else None

    def has(self, *names: str) -> bool:
        return any(slot.name in names for slot in self.slots)


class Pieces:
    """Every piece of a book, and the means to read the slots of a match."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.reads = Recogniser(book)
        self.names = PlaceNames(self.reads, book.series)
        self.breakdowns = {
            indicator.key: Breakdowns(self.reads, indicator, self.names)
            for indicator in book.series.indicators
            if indicator.by_place
        }

    def found(self, piece: Piece, text: str, memo: Memo) -> Iterator[tuple[int, int, list[Span]]]:
        """Where a piece stands in a folded text: start, end and the spans of its slots. The counts of the text are
        looked for once."""
        if not piece.counted:
            yield from piece.core.find(text, memo)
            return
        if "counts" not in memo:
            memo["counts"] = [count.start() for count in self._count.finditer(text)]
        last = 0
        for at in memo["counts"]:
            way = next(piece.core.ways(text, at, memo), None) if at >= last else None
            if way is not None:
                last = way[0]
                yield at, *way

    @cached_property
    def _count(self) -> re.Pattern[str]:
        return re.compile(self.reads.count)

    @cached_property
    def furniture(self) -> re.Pattern[str] | None:
        """Marks of the printed page that may stand inside a sentence (下转第三版); None without any."""
        phrase = self.book.phrase("furniture")
        if phrase is None:
            return None
        return re.compile("|".join(self.reads.pattern(each, self._loose) for each in phrase.patterns))

    @cached_property
    def own_words(self) -> str:
        """The words of all sentences of bulletins, folded."""
        said = [phrase for phrase in self.book.phrases.values() if not phrase.name.endswith(MET)]
        return self.reads.fold(" | ".join(w for each in said for p in each.patterns for w in _literals(p)))

    def not_its_own(self, words: Iterable[str]) -> tuple[str, ...]:
        """These words (folded) of other matters; none of them where the series speaks of one itself."""
        series, words = self.book.series, tuple(words)
        names = [series.names, *series.texts.values()]
        names += [said for what in series.indicators for said in (what.names, what.shorts)]
        said = [word for said in names for word in said.values()]
        said += [word for what in series.indicators for word in what.also]
        own = f"{self.own_words} {self.reads.fold(' | '.join(said)).lower()}"
        return () if any(word in own for word in words) else words

    @cached_property
    def names_with_numbers(self) -> re.Pattern[str] | None:
        """Names of the series and its sentences that hold a number and count nothing (COVID-19); None without any."""
        words = [text for texts in self.book.series.texts.values() for text in texts.values()]
        for phrase in self.book.phrases.values():
            words += [word for pattern in phrase.patterns for word in _literals(pattern)]
        found = {
            name for word in words for name in re.findall(r"\b[a-z]+-[0-9]+\b", self.reads.fold(word).lower())
        }
        return re.compile(rf"\b(?:{'|'.join(sorted(found))})\b", re.IGNORECASE) if found else None

    @cached_property
    def place_names(self) -> tuple[str, ...]:
        """The places of the series by any name, folded."""
        return tuple(self.names.keys)

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """How the region names itself, folded: its words to choose from, and which of those that are elsewhere to
        others stand in the fixed texts of the series (甲省人民政府新闻办) as the whole of it, not as where a city is."""
        said = [self.reads.fold(name) for name in self.book.choices.get("region", ()) if name]
        series = self.book.series
        fixed = [
            *series.names.values(),
            *(text for texts in series.texts.values() for text in texts.values()),
        ]
        known = ("" if self.reads.manner.spaced else " ".join(map(self.reads.fold, fixed))).replace(
            "全国", ""
        )
        for name in map(self.reads.fold, self.book.choices.get("elsewhere", ())):
            whole = (
                rf"{re.escape(name)}(?!\w{{0,3}}(?:省|市|自治区)?[^\W\d]{{2,6}}?[市州县盟旗])"
                if name in known
                else "(?!)"
            )
            if re.search(whole, known):
                said.append(name)
        return tuple(dict.fromkeys(said))

    @cached_property
    def passing(self) -> re.Pattern[str]:
        """Words before a figure that say nothing of whose it is (累计, 共有)."""
        return re.compile(f"(?:{self.reads.words(self.book.choices.get('passing', ('',)))})+")

    @cached_property
    def following(self) -> re.Pattern[str] | None:
        """The beginning of a clause that names the conference before this one (继第二十三场…)."""
        words = self.book.choices.get("following", ())
        return re.compile(f"(?:{self.reads.words(words)})[^,;:。!?]*\\Z") if words else None

    @cached_property
    def other_names(self) -> tuple[str, ...]:
        """The places of the series and of elsewhere, but what the region calls itself, folded."""
        elsewhere = [self.reads.fold(name) for name in self.book.choices.get("elsewhere", ())]
        return tuple(name for name in (*self.place_names, *elsewhere) if name not in self.own_names)

    @cached_property
    def all(self) -> tuple[Piece, ...]:
        """The sentences of bulletins."""
        return tuple(piece for piece in self._every if not piece.met)

    @cached_property
    def met(self) -> tuple[Piece, ...]:
        """The words of the press."""
        return tuple(piece for piece in self._every if piece.met)

    @cached_property
    def met_foreign(self) -> re.Pattern[str]:
        """A number of what no figure of the series counts (two imported cases), in the words of the press."""
        subject = subject_of(self.book.series)
        return subject.compiled(rf"(?<![\w-]){self.reads.count} (?:{_NOT_COUNTED})\b", "en", 0)

    @cached_property
    def bare_count(self) -> re.Pattern[str]:
        """A number of nothing that is named: in a list of such, or at the end of a sentence."""
        return re.compile(
            rf"(?P<count>{self.reads.count})(?= and |,? while |,? but |[,;] |[.;]?[\"”]*(?: |\Z))(?! (?!and|while|but)[a-z0-9])"
        )

    @cached_property
    def met_breakdowns(self) -> dict[str, Breakdowns]:
        """The places that stand behind figures of the press (`, including …`)."""
        return self._met_breakdowns("places-met")

    @cached_property
    def met_shares(self) -> dict[str, Breakdowns]:
        """The places that a sentence of its own gives (`Of the confirmed cases, …`)."""
        return self._met_breakdowns("share-all-met", "share-count-met", "share-some-met", "share-met")

    @cached_property
    def met_only_shares(self) -> dict[str, Breakdowns]:
        """Such a sentence that may only be of the one figure before it (`Of the new local cases, …`)."""
        return self._met_breakdowns("share-only-met")

    @cached_property
    def met_exact_shares(self) -> dict[str, Breakdowns]:
        """Such a sentence that does not name its figures (`Of the new cases, …`): it has to make them."""
        return self._met_breakdowns(EXACT)

    def _met_breakdowns(self, *forms: str) -> dict[str, Breakdowns]:
        return {
            key: Breakdowns(self.reads, each.indicator, self._met_names(forms), forms)
            for key, each in self.breakdowns.items()
            if any(self.book.part(form, each.indicator) for form in forms)
        }

    def _met_names(self, forms: Sequence[str]) -> PlaceNames:
        """The places, with the region itself and whoever else the book knows; in lists that make their figure towns that are in
        them too."""
        more = {
            name: self.in_full(name, self.names.keys) or OTHERS
            for name in map(self.reads.fold, self.book.choices.get("elsewhere", ()))
        }
        region = self.book.choices.get("region", ())
        again = {self.reads.fold(name) for name in region if name[:4] == "The " and name[4:].islower()}
        own = (*self.own_names, *map(self.reads.fold, self.book.choices.get("region_met", ())))
        for name in own if self.reads.manner.spaced else ():
            if name in again:
                continue  # the province may be any that was spoken of
            more |= {name: STATED, name.removeprefix("the "): STATED}
        return PlaceNames(self.reads, self.book.series, more, TOWN_IN if EXACT in forms else None)

    def in_full(self, name: str, known: Mapping[str, str]) -> str:
        """Whose full English name this is (Inner Mongolia Autonomous Region) of those known; empty where nobody's."""
        ends = name.endswith((" region", " province", " municipality"))
        return next((key for short, key in known.items() if ends and name.startswith(f"{short} ")), "")

    @cached_property
    def _every(self) -> tuple[Piece, ...]:
        made: dict[tuple[str, str, str, str], Piece] = {}
        for phrase in self.book.phrases.values():
            if not self._is_part(phrase.name):
                for pattern in phrase.patterns:
                    for stretch in _cut(pattern):
                        piece = self._piece(phrase, stretch)
                        if piece is not None:
                            made.setdefault((piece.before, str(piece.core), piece.part, piece.zero), piece)
        return tuple(made.values())

    @cached_property
    def before_clauses(self) -> re.Pattern[str]:
        """The words of the sentences right before their clauses (`the region had {high_risk:clause}`)."""
        found: set[str] = set()
        for phrase in self.book.phrases.values():
            for pattern in phrase.patterns if not phrase.name.endswith(MET) else ():
                words: list[Node] = []
                for node in pattern:
                    if any(slot.type == "clause" for slot in slots((node,))):
                        found.add(self.reads.pattern(tuple(words), self._loose))
                        words.clear()
                    elif any(self._is_value(slot) or self._is_text(slot) for slot in slots((node,))):
                        words.clear()
                    else:
                        words.append(node)
        some = sorted(words for words in found if not re.fullmatch(words, ""))
        return re.compile(f"[ ,;:]*(?:{'|'.join(some) or '(?!)'})")

    @cached_property
    def _ahead(self) -> frozenset[str]:
        """The clauses, with their variants, that stand before the window of their sentence."""
        ahead: set[str] = set()
        for phrase in self.book.phrases.values():
            names = [(slot.name, slot.type) for slot in slots(phrase.said)]
            windows = [at for at, (name, _) in enumerate(names) if name in ("window", "when")]
            for at, (name, kind) in enumerate(names):
                if kind == "clause" and windows and at < windows[0]:
                    ahead |= {variant.name for variant in self.book.variants(name)}
        return frozenset(ahead)

    def _is_part(self, name: str) -> bool:
        if name in TIMES or name in PIECES:
            return True
        own = [part for part in PIECES if name.endswith(f"-{part}")]
        return any(name.removesuffix(f"-{part}") in self.book.indicators for part in own)

    def _piece(self, phrase: Phrase, stretch: list[Node]) -> Piece | None:
        before, core = self._divided(stretch)
        held = [slot for slot in slots(tuple(core)) if self._is_value(slot)]
        part, zero = self._part(phrase.name), ""
        if not any(slot.type in FIGURES and slot.name in self.book.indicators for slot in held):
            zero = self._zero(phrase.name)
        claims = any(slot.type == "claim" for slot in slots(tuple(core)))
        if not held and not (claims and (part or zero)):
            return None
        literals = [self.reads.fold(node.text).strip() for node in core if isinstance(node, Literal)]
        anchors = [word for literal in literals for word in re.split("[,;:。、.]", literal)]
        anchor = max(anchors, key=len, default="")
        return Piece(
            phrase=phrase.name,
            core=Steps(core, self._words, self._scan, self._loose, self._is_value),
            before=self.reads.pattern(tuple(before), self._loose),
            anchor=anchor,
            part=part,
            zero=zero,
            ahead=phrase.name in self._ahead,
            counted=self.reads.manner.spaced
            and isinstance(core[0], Slot)
            and core[0].name in self.book.indicators
            and core[0].type in FIGURES,
            met=phrase.name.endswith(MET),
        )

    def _divided(self, stretch: list[Node]) -> tuple[list[Node], list[Node]]:
        """The optional beginning and the rest, without stops and free words at the ends."""
        core = list(stretch)
        while core and self._idle(core[-1]):
            core.pop()
        if core and isinstance(core[-1], Literal):
            core[-1] = Literal(core[-1].text.rstrip(_STOPS))
        before: list[Node] = []
        while core and (self._idle(core[0]) or self._optional(core[0])):
            node = core.pop(0)
            if self._optional(node):
                before.append(node)
            else:
                before.clear()
        if core and isinstance(core[0], Literal):
            core[0] = Literal(core[0].text.lstrip(_STOPS))
        return before, core

    def _idle(self, node: Node) -> bool:
        """Stops and a person's own words, which no piece begins or ends with."""
        if isinstance(node, Literal):
            return not node.text.strip(_STOPS)
        return isinstance(node, Slot) and self._is_text(node)

    def _optional(self, node: Node) -> bool:
        """Words that may be left out: an empty alternative, a choice that may be nothing."""
        if isinstance(node, Either):
            words_only = not any(self._is_value(slot) for slot in slots((node,)))
            return words_only and any(not option for option in node.options)
        return isinstance(node, Slot) and not node.type and "" in self.book.choices.get(node.name, ())

    def _is_text(self, slot: Slot) -> bool:
        return not slot.type and (slot.name in TEXTS or slot.name in self.book.series.texts)

    def _is_value(self, slot: Slot) -> bool:
        if slot.type in ("claim", "unit") or slot.name in self.book.choices:
            return False
        return slot.name in self.book.indicators or slot.name in (
            "window", "when", "as_of", "number", "held_on", "held_at",
        )  # fmt: skip

    def _part(self, name: str) -> str:
        """The part that makes the whole in `found-all-PART`."""
        _, mark, part = name.removesuffix(MET).removesuffix("-one").removesuffix("-two").partition("-all-")
        return part if mark and part in self.book.indicators and self.book.indicators[part].part_of else ""

    def _zero(self, name: str) -> str:
        """The indicator a `-zero` sentence is about."""
        base = self.book.phrases.get(name.removesuffix("-zero"))
        main = self.book.main(base) if name.endswith("-zero") and base is not None else None
        return main.key if main is not None else ""

    # --- slots -------------------------------------------------------------------------------

    def _scan(self, slot: Slot) -> Scan | None:
        """Breakdowns are scanned; every other slot is part of a regular expression."""
        if slot.type == "places" and slot.name in self.breakdowns:
            return self.breakdowns[slot.name].ends
        return None

    def _words(self, nodes: Sequence[Node], slot: Callable[[Slot], str]) -> str:
        """The regular expression of some nodes. A person's own words reach as far as what the sentence says
        behind them, which is looked for at each of their characters once: several such stretches in one
        sentence would else be divided among each other in every way."""
        behinds: list[str] = []
        behind = ""
        for node in reversed(nodes):
            behinds.append(behind)
            own = isinstance(node, Slot) and self._is_text(node)
            behind = "" if own else self.reads.node(node, self._loose) + behind
        made = ""
        for node, behind in zip(nodes, reversed(behinds), strict=True):
            if isinstance(node, Slot) and self._is_text(node):
                made += self._own_words(node, behind)
            else:
                made += self.reads.node(node, slot)
        return made

    def _loose(self, slot: Slot) -> str:
        reads = self.reads
        if slot.type == "claim" or (slot.name in self.book.choices and not slot.type):
            return f"(?:{reads.words(self.book.choices[slot.name])})"
        indicator: Indicator | None = self.book.indicators.get(slot.name)
        if slot.type == "unit" and indicator is not None:
            return f"(?:{reads.words(indicator.unit.values())})"
        if indicator is not None:
            return reads.count
        return self._time(slot)

    def _time(self, slot: Slot) -> str:
        reads = self.reads
        if slot.name == "window":
            return reads.time(*WINDOWS)
        if slot.name == "when":
            return reads.time(*(name for name in WINDOWS if name != "window-whole"), "date")
        if slot.name == "as_of":
            now = reads.words(self.book.choices.get("now", ()))
            return f"(?:{reads.time('moment-end', 'moment')}{'|' + now if now else ''})"
        if slot.name == "held_on":
            return reads.time("date")
        if slot.name == "number":
            return reads.ordinal
        if slot.name == "held_at":
            return f"{reads.time(*HELD_AT_PHRASES)}?"
        return self._own_words(slot, "")

    def _own_words(self, slot: Slot, behind: str) -> str:
        """The fixed text of the series, or a person's own words before `behind`."""
        known = [text for text in self.book.series.texts.get(slot.name, {}).values() if text]
        return f"(?:{self.reads.words(known)}|{gap(behind)})" if known else gap(behind)


def _literals(pattern: Pattern) -> Iterator[str]:
    """The words of a sentence, those of its alternatives too."""
    for node in pattern:
        if isinstance(node, Literal):
            yield node.text
        elif isinstance(node, Either):
            for option in node.options:
                yield from _literals(option)


def _cut(pattern: Pattern) -> list[list[Node]]:
    """The stretches between the clauses of a sentence."""
    stretches: list[list[Node]] = [[]]
    for node in pattern:
        if any(slot.type == "clause" for slot in slots((node,))):
            stretches.append([])
        else:
            stretches[-1].append(node)
    return [stretch for stretch in stretches if stretch]


def pieces_of(book: Book) -> Pieces:
    """The pieces of a book, made once for it."""
    held: Any = book.__dict__.get("_pieces")
    if held is None:
        held = book.__dict__["_pieces"] = Pieces(book)
    return held  # type: ignore[no-any-return]
