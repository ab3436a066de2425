"""The figures of an English page in the words of the press, and which of them are of one verb.

`Eight locally confirmed cases and 12 asymptomatic carriers` is one group: the words of a figure (the sentences of a book whose
names end with `-met`) say what is counted, and what stands between two of them whether one verb says both. Whose they are,
and when, is said elsewhere (`english/scopes`, `english_clauses`).
"""

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct, field

from store.series.definition import Kind
from store.wording.numbers.source import Source
from store.wording.numbers.spans import Span, cut_off_in_english, part_only_in_english
from store.wording.read.basis.pieces import Piece, Pieces
from store.wording.read.basis.proposal import Stretches
from store.wording.read.basis.steps import Memo
from store.wording.read.english import forms
from store.wording.read.english.kinds import SHOWN, KindsShown, OwnParts
from store.wording.read.english.scopes import ClauseScope
from store.wording.read.english.sentences import EnglishSentence
from store.wording.read.english.subjects import EnglishSubjects
from store.wording.read.english.times import Time
from store.wording.read.matching import FilledSlot, filled_slots

DIVIDED = "-divided-met"
"""The ending of sentences that count cases and not of which kind: all there were, once the text divides them into kinds."""


class Member(Struct):
    """One met piece of a group of figures, and where each of its slots stands in the folded text."""

    piece: Piece
    start: int
    end: int
    held: tuple[FilledSlot, ...]
    places: tuple[Span, ...]
    listed: Span | None = None
    """The places right behind it, where other figures follow them."""
    own_part: bool = False
    """It is what is the region's own of figures that count imported ones too."""

    @property
    def undivided(self) -> bool:
        """It counts cases, and not of which kind."""
        return self.piece.phrase.endswith(DIVIDED)

    @property
    def counts(self) -> list[tuple[FilledSlot, int, Span]]:
        found = zip(self.held, self.places, strict=True)
        return [(held, held.value, span) for held, span in found if isinstance(held.value, int)]


class Group(Struct):
    """The figures of one verb, from `start` to `end`; `place` is that of the region they are of, where they are of one."""

    members: list[Member]
    sentence: EnglishSentence
    start: int
    end: int
    scope: ClauseScope | None = None
    place: str = ""
    others: bool = False
    """Figures of what the series does not count stand among them."""
    whole: dict[str, int] = field(default_factory=dict)
    """The figures these are among."""
    waits: bool = False
    """It counts cases of which the text has not said yet of which kinds they are."""

    @property
    def values(self) -> dict[str, int]:
        """What is known of it; without what waits."""
        return self._values(lambda member: not (self.waits and member.undivided))

    @property
    def all_values(self) -> dict[str, int]:
        return self._values(lambda member: True)

    def _values(self, kept: Callable[[Member], bool]) -> dict[str, int]:
        members = filter(kept, self.members)
        return {held.slot.name: value for member in members for held, value, _ in member.counts}

    @property
    def time(self) -> Time | None:
        return self.scope.time if self.scope else None


class EnglishGroups:
    """Asked for the figures of one page. `read`: the stretches of it that were read as a bulletin's own."""

    def __init__(
        self,
        pieces: Pieces,
        source: Source,
        subjects: EnglishSubjects,
        written: Callable[[], date | None],
        read: Stretches,
        memo: Memo,
    ) -> None:
        self.pieces, self.source, self.subjects, self.read, self.memo = pieces, source, subjects, read, memo
        self.text = source.text
        self._kinds = KindsShown(source.text, subjects.words, written)
        self._own_parts = OwnParts(subjects.words, pieces.reads.count, pieces.reads.number)

    def members(self) -> list[Member]:
        """The figures of the page in order, none over another."""
        found: list[Member] = []
        text = self.text
        how_ill = self.subjects.words.compiled(forms.HOW_ILL, "en", 0)
        for piece in self.pieces.met:
            if piece.anchor not in text:
                continue
            for start, end, spans in self.pieces.found(piece, text, self.memo):
                if start and (text[start - 1] not in ' ("“' or _ends_a_number(text, start)):
                    continue
                if text[end - 1].isdigit() and cut_off_in_english(text, end):
                    continue
                if piece.phrase.endswith(SHOWN) and not self._is_shown(start, end):
                    continue
                held = filled_slots(self.pieces, self.source, piece, spans, self.memo)
                if held is not None and len(held) == len(spans):
                    ill = how_ill.match(text, end)
                    found.append(
                        self._nor(Member(piece, start, ill.end() if ill else end, held, tuple(spans)))
                    )
        found.sort(key=lambda member: (member.start, -member.end, not member.piece.phrase.endswith(SHOWN)))
        kept: list[Member] = []
        for member in found:
            if (not kept or member.start >= kept[-1].end) and not self._read_already(member):
                kept.append(member)
        return [self._own_part(member) for member in kept]

    def _is_shown(self, start: int, end: int) -> bool:
        """Whether the page shows of which kind the cases are that it does not say it of."""
        own = forms.LOCAL.search(self.text, start, end) is not None
        return own and self._kinds.in_sentence(self.subjects.sentence(start))

    def _own_part(self, member: Member) -> Member:
        """What is the region's own of a figure that the words behind it divide into that and imported ones."""
        counts = member.counts
        if len(counts) != 1 or not self.flows(member):
            return member
        part = self._own_parts.of(self.text, member.end, counts[0][1])
        if part is None:
            return member
        held = FilledSlot(counts[0][0].slot, part.number, self.source.span(*part.span), part.span[0])
        return Member(member.piece, member.start, part.end, (held,), (part.span,), own_part=True)

    def _nor(self, member: Member) -> Member:
        """The figures of `no new confirmed cases or asymptomatic carriers`, where one word counts two kinds."""
        counts = member.counts
        if (
            len(counts) != 1
            or counts[0][1]
            or self.text[slice(*counts[0][2])] != self.pieces.reads.manner.none
        ):
            return member
        joint = forms.OR_NO.match(self.text, member.end)
        if joint is None:
            return member
        held, _, span = counts[0]
        none = f"{self.pieces.reads.manner.none} "
        also = none + self.text[joint.end() : joint.end() + _NOUNS]
        for piece in self.pieces.met:
            for way in piece.core.ways(also, 0, {}) if piece.counted and piece.anchor in also else ():
                end = joint.end() + way[0] - len(none)
                if (
                    len(piece.slots) == 1
                    and piece.slots[0] != held.slot
                    and not self.text[end : end + 1].isalnum()
                ):
                    second = FilledSlot(piece.slots[0], 0, held.span, span[0])
                    return Member(
                        member.piece, member.start, end, (*member.held, second), (*member.places, span)
                    )
        return member

    def _read_already(self, member: Member) -> bool:
        start, end = self.source.span(member.start, member.end)
        return self.read.meet(start, end)

    def of_one_verb(self, sentence: EnglishSentence, members: list[Member]) -> Iterator[Group]:
        """The figures of one verb each. Others than the series counts (two imported cases) may stand among them."""
        group: Group | None = None
        for start, end, member in self._with_foreign(sentence, members):
            joined = group is not None and self._joins(group, member, start)
            if group is not None and joined:
                group.end = end
                group.members += [member] if member else []
                group.others |= member is None
                continue
            if group is not None and group.members:
                yield group
            group = Group([member] if member else [], sentence, start, end, others=member is None)
        if group is not None and group.members:
            yield group

    def _with_foreign(
        self, sentence: EnglishSentence, members: list[Member]
    ) -> list[tuple[int, int, Member | None]]:
        found: list[tuple[int, int, Member | None]] = [(each.start, each.end, each) for each in members]
        for foreign in self.pieces.met_foreign.finditer(self.text, sentence.start, sentence.end):
            if not any(start < foreign.end() and foreign.start() < end for start, end, _ in found):
                found.append((*foreign.span(), None))
        return sorted(found, key=lambda item: item[:2])

    def counts_others(self, sentence: EnglishSentence) -> bool:
        """Whether a sentence counts what the series does not (nine new imported cases)."""
        return self.pieces.met_foreign.search(self.text, sentence.start, sentence.end) is not None

    def _joins(self, group: Group, member: Member | None, start: int) -> bool:
        last = group.members[-1] if group.members else None
        if member is not None and self.divides(member):
            return False
        if self._joint(group, member, group.end, start):
            return True
        key = last.counts[-1][0].slot.name if last else ""
        behind = self.list_ends(key, group.end) if last and self.flows(last) else group.end
        divided = forms.BRACKET_BEHIND.match(self.text, behind) if behind > group.end else None
        for stop in (behind, divided.end() if divided else behind):
            if last and behind > group.end and self._joint(group, member, stop, start):
                last.listed = (group.end, behind)
                return True
        return False

    def _joint(self, group: Group, member: Member | None, end: int, start: int) -> bool:
        """Whether the figures of a group that end here and those that begin there are of one verb."""
        last = group.members[-1] if group.members else None
        if forms.FIGURE_JOINT.match(self.text, end, start):
            if member is None or last is None:
                return True
            apart = (
                self._is_of_them(member)
                and not self._is_of_them(last)
                and not self._is_whole_of(last, member)
            )
            return self.flows(member) == self.flows(last) and not apart
        whole = member is not None and last is not None and self._is_whole_of(last, member)
        return whole and forms.PART_JOINT.match(self.text, end, start) is not None

    def _is_of_them(self, member: Member) -> bool:
        """Whether its words say that it is a part of the figures before it."""
        return forms.OF_THEM.search(self.text, member.start, member.end) is not None

    def _is_whole_of(self, one: Member, part: Member) -> bool:
        kinds = self.pieces.book.indicators[one.counts[-1][0].slot.name].plus
        return all(held.slot.name in kinds for held, _, _ in part.counts)

    def flows(self, member: Member) -> bool:
        """Whether it counts what is new in a window."""
        return all(self._kind(held).by_window for held, _, _ in member.counts)

    def divides(self, member: Member) -> bool:
        """True when it says where figures that were reported before were found."""
        return bool(member.piece.part) or all(
            self.pieces.book.indicators[held.slot.name].part_of for held, _, _ in member.counts
        )

    def _kind(self, held: FilledSlot) -> Kind:
        return self.pieces.book.indicators[held.slot.name].kind

    def list_ends(self, key: str, at: int) -> int:
        """Where the places behind a figure end that stand at `at`; there, where none do."""
        reader = self.pieces.met_breakdowns.get(key)
        return reader.ends(self.text, at, self.memo)[0] if reader is not None else at

    def is_divided(self, group: Group) -> bool:
        """Whether figures of unknown kind are followed by those of the kinds they are: 50 cases, including 41 confirmed ones."""
        for one, then in zip(group.members, group.members[1:], strict=False):
            if one.undivided:
                whole, total, _ = one.counts[-1]
                kinds = self.pieces.book.indicators[whole.slot.name].plus
                parts = [value for key, value in group.all_values.items() if key in kinds]
                said = forms.PART_JOINT.match(self.text, one.end, then.start)
                made = len(parts) == len(kinds) and sum(parts) == total
                return made or (said is not None and bool(parts) and sum(parts) <= total)
        return False

    def is_divided_otherwise(self, group: Group, then: Group) -> bool:
        """Whether figures of one kind are said to be partly of another: 94 confirmed cases, 53 of which were asymptomatic."""
        among = forms.OF_THEM.search(self.text, then.start, then.end) or forms.WITHIN_SAID.search(
            self.text, group.end, then.start
        )
        mine, parts = group.all_values.keys(), then.all_values.keys()
        if forms.RECLASSIFIED.match(self.text, then.end):
            return False
        return bool(among and parts - mine) and any(
            mine & set(whole.plus) and parts & set(whole.plus) and whole.key not in mine
            for whole in self.pieces.book.series.indicators
        )


_NOUNS = 80
"""Signs in which the second kind stands that one `no` counts."""


def _ends_a_number(text: str, start: int) -> bool:
    return text[start].isdigit() and part_only_in_english(text, start)
