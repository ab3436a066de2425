"""The figures that clauses of the English press state, in the scope each clause gives them.

`Eight locally confirmed cases` says neither whose they are nor when, as the sentences of a bulletin do. So such words
(found, and put together by their verbs, in `english_groups`) are figures only in a clause that was understood wholly: whose,
where and when is what `english/scopes` says of it, before any figure is taken.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, partial
from itertools import zip_longest

from msgspec.structs import replace

from store.figures.totals import combined
from store.record.cell import STATED
from store.series.subject_file import subject_of
from store.wording.book.pattern import Slot
from store.wording.numbers.source import Source
from store.wording.numbers.spans import Span
from store.wording.read.basis.breakdowns import Listed, left_of
from store.wording.read.basis.pieces import OTHERS, Pieces
from store.wording.read.basis.proposal import Stretches
from store.wording.read.basis.steps import Memo
from store.wording.read.basis.whose import ELSEWHERE, NOBODY, OWN, PLACE
from store.wording.read.english import forms
from store.wording.read.english.names import Whom
from store.wording.read.english.scopes import ClauseScope, EnglishScopes, OwnWords
from store.wording.read.english.sentences import EnglishSentence
from store.wording.read.english.subjects import EnglishSubjects
from store.wording.read.english.times import Time, Times
from store.wording.read.english_by_place import by_place, places_behind
from store.wording.read.english_groups import EnglishGroups, Group, Member
from store.wording.read.english_tables import tables_of_press
from store.wording.read.matching import FilledSlot, Match

Written = Callable[[], date | None]
"""Tells the day a page was written, None where nothing says so."""


def press_matches(
    written: Written, pieces: Pieces, source: Source, subjects: EnglishSubjects, own: Sequence[Match]
) -> Iterable[Match]:
    """The figures a page states in the words of the press, outside what was read as a bulletin's `own`."""
    if not pieces.met or not (subjects.names_region or subjects.names_place):
        return ()
    found = list(_Press(pieces, source, subjects, own, written).matches())
    times = cache(lambda: Times(source.text, written()))
    return (*found, *tables_of_press(pieces, source, subjects, times, [*own, *found]))


class _Press:
    def __init__(
        self,
        pieces: Pieces,
        source: Source,
        subjects: EnglishSubjects,
        own: Sequence[Match],
        written: Written,
    ) -> None:
        self.pieces, self.source, self.subjects = pieces, source, subjects
        self.text = source.text
        self.written = written
        self.memo: Memo = {}
        self.groups = EnglishGroups(
            pieces, source, subjects, written, Stretches(match.span for match in own), self.memo
        )
        self.last: Group | None = None
        """The figures taken last, of which the next sentence may give the places."""
        self.left: dict[str, int] = {}
        """How many of them a sentence that gave places left over."""
        self.apart = forms.COUNTS_IMPORTED.search(self.text) is not None
        """The page told the region's own figures and imported ones apart: those of which it says neither may be both."""
        self.foreign: Group | None = None
        """The figures of somebody else in the sentence before, of which the next one may give the region's part."""

    @cached_property
    def scopes(self) -> EnglishScopes:
        return EnglishScopes(self.subjects, Times(self.text, self.written()))

    def matches(self) -> Iterator[Match]:
        members = self.groups.members()
        if not members:
            return
        at = 0
        for sentence in self.subjects.sentences:
            here: list[Member] = []
            while at < len(members) and members[at].start < sentence.end:
                here.append(members[at])
                at += 1
            if sentence.body >= sentence.end:
                continue  # between two paragraphs
            foreign, self.foreign = self.foreign, None
            left, self.left = self.left, {}
            shares = list(self._divided_by(sentence, here, left)) if self.last is not None else []
            part = list(self._part_of_foreign(foreign, sentence)) if foreign is not None else []
            if self.last is not None and not (shares or here) and self.groups.counts_others(sentence):
                self.last = None  # of those what follows may be
            if shares:
                self.scopes.goes_on_behind(sentence)
            yield from shares or part or self._sentence(sentence, here)

    def _sentence(self, sentence: EnglishSentence, members: list[Member]) -> Iterator[Match]:
        groups = list(self.groups.of_one_verb(sentence, members)) if members else []
        for group, then in zip_longest(groups, groups[1:]):
            first = group.members[0]
            if self.groups.divides(first):
                yield from self._found(group.sentence, first)
            elif self.groups.flows(first):
                if then is not None and self.groups.is_divided_otherwise(group, then):
                    self.last = None
                    continue
                yield from self._reported(group)
            else:
                yield from self._stood(group)

    # --- figures that were reported ------------------------------------------------------------

    def _reported(self, group: Group) -> Iterator[Match]:
        """New figures: `The region reported … on Thursday`, `… were detected in Tibet on Thursday`."""
        before, self.last = self.last, None
        key = group.members[-1].counts[-1][0].slot.name
        words = self._own_words(group, before)
        ahead = self.text[group.start : group.members[0].start]
        lists = partial(self.groups.list_ends, key)
        group.scope = scope = self.scopes.new(group.sentence, group.start, group.end, lists, words)
        if (
            forms.IMPORTED.search(ahead) or self.apart or self._may_be_imported(group, scope)
        ) and not words.local:
            return  # four imported confirmed cases and two asymptomatic carriers: they may be imported, too
        group.waits = any(each.undivided for each in group.members) and not self.groups.is_divided(group)
        if scope is None or scope.time is None or scope.time.window is None:
            again = before is not None and group.all_values == before.all_values
            self.last = (
                before if again else None
            )  # the 31 infections were …: what follows may still divide them
            return
        listed = self._read_list(key, scope.listed)
        foreign = (OTHERS,) if scope.named and scope.subject.kind == OWN else (STATED, OTHERS)
        if any(place in foreign for place, _, _ in (listed.counts if listed else ())):
            # figures of which the region has a part are not its own
            self.subjects.told(group.sentence, Whom(ELSEWHERE))
            own = listed and any(place not in (STATED, OTHERS) for place, _, _ in listed.counts)
            if len(group.members) == 1 and not (group.waits or own):
                yield from self._own_share(group, key, listed)
            return
        group.place = scope.subject.key
        among = {scope.all_in, *(place for place, _, _ in (listed.counts if listed else ()))}
        if group.place and not among <= {"", group.place}:
            return  # divided among other places, they are not this one's
        if scope.subject.kind == ELSEWHERE:
            self.foreign = group
        if scope.among and not self._are_part(group, before):
            return
        if scope.among and before and group.place == before.place:
            yield from self._no_longer_waits(before) if before.waits else ()
            group.whole = before.values
        own = scope.subject.kind == OWN and self.subjects.names_region
        if scope.subject.kind == NOBODY and self._is_made(group.values.get(key), listed):
            self.scopes.is_own(scope)
            own = True
        if own or (scope.subject.kind == PLACE and group.place):
            self.last = before if scope.among and before and group.place != before.place else group
            group.members[-1].listed = scope.listed
            yield from self._said(group)

    def _own_words(self, group: Group, before: Group | None) -> OwnWords:
        """What the words of figures say of them, those `before` them being known."""
        said = self.text[group.start : group.end]
        own_part = any(member.own_part for member in group.members)
        self.apart |= own_part
        return OwnWords(
            own_part or bool(forms.LOCAL.search(said)),
            bool(forms.NEW.search(said)),
            bool(forms.ARE_OF_KIND.search(said) or forms.OF_THEM.search(said)),
            before is not None and not group.all_values.keys() & before.all_values.keys(),
        )

    def _may_be_imported(self, group: Group, scope: ClauseScope | None) -> bool:
        """Whether figures of nobody who is named stand behind a sentence of imported ones."""
        before = self.subjects.sentence(max(0, group.sentence.start - 2))
        unnamed = scope is not None and not scope.named and before is not group.sentence
        return unnamed and forms.IMPORTED.search(self.text, before.body, before.end) is not None

    def _no_longer_waits(self, group: Group) -> Iterator[Match]:
        """The cases of a group whose kinds are told now."""
        group.waits = False
        members = [member for member in group.members if member.undivided]
        yield from self._said(replace(group, members=members))

    def _is_made(self, total: int | None, listed: Listed | None) -> bool:
        """Whether places of the region, two at least, make a figure: so it is of the region."""
        if listed is None or listed.strangers or {place for place, _, _ in listed.counts} & {STATED, OTHERS}:
            return False
        return len(listed.counts) > 1 and left_of(listed.counts, total) == 0

    def _read_list(self, key: str, span: Span | None) -> Listed | None:
        return self.pieces.met_breakdowns[key].read(self.text, *span, self.memo) if span else None

    def _are_part(self, group: Group, before: Group | None) -> bool:
        """Whether figures that are said to be among those before may be: of one place, or of one kind of them."""
        if before is None or before.place not in ("", group.place):
            return False
        if group.place != before.place:
            return all(value <= before.values.get(key, -1) for key, value in group.values.items())
        had = before.all_values
        wholes = [what for what in self.pieces.book.series.indicators if what.key in had and what.plus]
        for whole in wholes:
            parts = [value for key, value in group.values.items() if key in whole.plus]
            if len(parts) == len(group.values) and not had.keys() & group.values.keys():
                sum_, all_ = sum(parts), had[whole.key]
                return sum_ == all_ if len(parts) == len(whole.plus) else sum_ <= all_
        return False

    def _said(self, group: Group) -> Iterator[Match]:
        scope = group.scope
        assert scope is not None
        for member in group.members:
            if group.waits and member.undivided:
                continue
            held: list[FilledSlot] = []
            end = member.end
            for count, value, span in member.counts:
                if self._beside_its_part(group, count.slot.name):
                    continue
                if group.place:
                    only = Listed(counts=((group.place, value, span),), partial=True)
                    held.append(self._listed(count.slot.name, only, span))
                    continue
                held.append(count)
                alone = scope.of_last or any(each.listed for each in group.members)
                if scope.all_in and (member is group.members[-1] or not alone):
                    held.append(self._listed(count.slot.name, Listed(whole=scope.all_in), span))
            key = member.counts[-1][0].slot.name
            places = self._read_list(key, member.listed)
            if places is not None and member.listed is not None:
                listed = self._of_region(group, key, places, member.listed)
                held += [listed] if listed else []
                end = member.listed[1] if listed else end
            if member is group.members[-1] and not (group.place or places or scope.all_in):
                behind = self._places_behind(group, scope)
                held += [behind[0]] if behind else []
                end = behind[1] if behind else end
            if held:
                yield self._match(member, held, group.time, end)

    def _places_behind(self, group: Group, scope: ClauseScope) -> tuple[FilledSlot, int] | None:
        """The places right behind the one figure of a clause, where they make it, and where they end."""
        if len(group.values) != 1:
            return None
        [(key, total)] = group.values.items()
        counts, end = places_behind(self.subjects, scope.end, scope.end + _OPENING * 3, total)
        span = (scope.end, end)
        return (self._listed(key, Listed(counts=tuple(counts)), span), end) if counts else None

    def _beside_its_part(self, group: Group, key: str) -> bool:
        """True for `one infection and one asymptomatic case`, where the first is not all of them."""
        whole = self.pieces.book.indicators[key]
        if group.others and whole.plus:
            return True  # beside imported cases, infections are no total of two kinds
        parts = [value for part, value in group.values.items() if part in whole.plus]
        if len(parts) == len(whole.plus) and sum(parts) == group.values[key]:
            return False
        return (
            bool(parts)
            and sum(parts) > group.values[key]
            or any(
                forms.FIGURE_JOINT.match(self.text, one.end, then.start)
                for one, then in zip(group.members, group.members[1:], strict=False)
                if one.counts[-1][0].slot.name == key and then.counts[0][0].slot.name in whole.plus
            )
        )

    def _of_region(self, group: Group, key: str, listed: Listed, span: Span) -> FilledSlot | None:
        """The places of a list behind figures, where it is clear whose they are: they do not exceed the last
        figure, and make it exactly where others stand beside it."""
        slot = self._places(key, listed, span, group.values[key]) if not group.place else None
        return None if slot is None or (_partial(slot) and len(group.values) > 1) else slot

    def _places(self, key: str, listed: Listed, span: Span, total: int) -> FilledSlot | None:
        """The slot of a list without what is not of the region's places; None when nothing is."""
        counts = tuple(item for item in listed.counts if item[0] not in (STATED, OTHERS))
        strangers = tuple(span for place, _, span in listed.counts if place in (STATED, OTHERS))
        if listed.whole and listed.whole not in (STATED, OTHERS):
            return self._listed(key, Listed(counts=((listed.whole, total, span),)), span)
        left = left_of(counts, total)
        if left is None or not counts:
            return None
        return self._listed(key, Listed(counts=counts, strangers=strangers, partial=left > 0), span)

    def _own_share(self, group: Group, key: str, listed: Listed | None) -> Iterator[Match]:
        """What is the region's of somebody else's figures: `including 674 in Tibet`."""
        assert group.scope is not None and listed is not None
        joined = forms.OR_ELSE.match(self.text, group.scope.end)
        if joined is not None and self.subjects.at(joined.end()) is not None:
            return  # in Tibet and Qinghai
        for place, number, span in listed.counts:
            if place == STATED:
                slot = self._listed(key, Listed(counts=((STATED, number, span),)), span)
                member = Member(group.members[-1].piece, *span, (), ())
                yield self._match(member, [slot], group.time, span[1])

    def _listed(self, key: str, listed: Listed, span: Span) -> FilledSlot:
        return FilledSlot(Slot(key, "places"), listed, self.source.span(*span), span[0])

    def _match(self, member: Member, held: list[FilledSlot], time: Time | None, end: int) -> Match:
        """The match of a met piece with the time that goes with it."""
        if time is not None and (time.window or time.at):
            span = self.source.span(time.start, time.end)
            name = "window" if time.window else "as_of"
            held = [*held, FilledSlot(Slot(name), time.window or time.at, span, time.start)]
        return Match(member.piece, self.source.span(member.start, end), tuple(held), self.source, own=True)

    # --- what is said of figures that were reported --------------------------------------------

    def _divided_by(
        self, sentence: EnglishSentence, members: list[Member], left: Mapping[str, int]
    ) -> Iterator[Match]:
        """The places of the figures before a sentence, where it gives them; `left` of them a sentence before left over."""
        yield from self._each_place(sentence, members) or self._broken_down(sentence, left)

    def _each_place(self, sentence: EnglishSentence, members: list[Member]) -> list[Match]:
        """`Lhasa reported 12 confirmed cases, while Nagqu had 41` right behind the region's 53."""
        group = self.last
        if group is None or group.place or sentence.start - group.sentence.end > _RIGHT_BEHIND:
            return []
        figures = [
            (each.start, each.end, [(held.slot.name, value, span) for held, value, span in each.counts])
            for each in members
        ]
        shares = by_place(self.subjects, sentence, figures, group.values, self._bare_number)
        span = (sentence.body, sentence.end)
        held = [self._listed(key, Listed(counts=tuple(counts)), span) for key, counts in shares.items()]
        member = Member(group.members[0].piece, *span, (), ())
        return [self._match(member, held, group.time, sentence.end)] if held else []

    def _broken_down(self, sentence: EnglishSentence, left: Mapping[str, int]) -> Iterator[Match]:
        """`Of the confirmed cases, 20 were in Lhasa` behind the confirmed cases."""
        group = self.last
        assert group is not None
        if group.place:
            return
        at = sentence.body
        for key, total in group.values.items():
            for exact, (listed, end) in self._shares(key, at, self._is_alone(group)):
                others = forms.THE_OTHERS.match(self.text, at) is not None
                rest = left.get(key) if others else None
                if others and rest is None:
                    continue  # the other two are of another figure
                all_ = total if rest is None else rest
                if listed.of not in (None, all_) or not self._ends_a_list(end):
                    continue
                slot = self._places(key, listed, (at, end), all_)
                if slot is None or (exact and _partial(slot)):
                    continue
                if rest is None and (over := left_of(listed.counts, total)):
                    self.left = {key: over}
                elif rest is not None and isinstance(slot.value, Listed):
                    slot = self._listed(key, replace(slot.value, partial=True), (at, end))
                piece = next(member.piece for member in group.members if member.piece.has(key))
                yield self._match(Member(piece, at, end, (), ()), [slot], group.time, end)
                return
        opening = self.text[at : at + _OPENING]
        said = "all " in opening or "both " in opening
        place, number = self.scopes.all_in_place(sentence) if said else ("", "")
        if place and (not number or self.pieces.reads.number(number) == sum(group.values.values())):
            span = (at, sentence.end)
            held = [
                self._listed(key, Listed(counts=((place, value, span),)), span)
                for key, value in group.values.items()
            ]
            yield self._match(Member(group.members[0].piece, *span, (), ()), held, group.time, sentence.end)

    def _bare_number(self, at: int) -> tuple[int, int] | None:
        """A number that is no more than that, and where it ends: in a list, or at the end of a sentence."""
        found = self.pieces.bare_count.match(self.text, at)
        number = self.pieces.reads.number(found["count"]) if found is not None else None
        return (number, found.end("count")) if found is not None and number is not None else None

    def _shares(self, key: str, at: int, alone: bool) -> Iterator[tuple[bool, tuple[Listed, int]]]:
        """The lists of places of a figure that a sentence opens with, where they end, and whether they have to make it. `alone`:
        it is the only local figure they may be of."""
        only = (self.pieces.met_only_shares,) if alone else ()
        for readers in (self.pieces.met_exact_shares, self.pieces.met_shares, *only):
            end = readers[key].ends(self.text, at, self.memo)[0] if key in readers else at
            listed = readers[key].read(self.text, at, end, self.memo) if end > at else None
            if listed is not None:
                yield readers is self.pieces.met_exact_shares, (listed, end)

    def _is_alone(self, group: Group) -> bool:
        """Whether a group is of one figure, of local ones."""
        own = any(member.own_part for member in group.members)
        local = own or forms.LOCAL.search(self.text, group.start, group.end) is not None
        return local and len(group.all_values) == 1 and not group.others

    def _ends_a_list(self, end: int) -> bool:
        """Whether nobody else shares the last figure of a list that ends here."""
        return (
            forms.BEHIND_CLAUSE.match(self.text, end) is not None
            and forms.AND_SHARED.match(self.text, end) is None
        )

    def _part_of_foreign(self, group: Group, sentence: EnglishSentence) -> Iterator[Match]:
        """What is the region's of somebody else's figure, where the next sentence divides that: `Of the confirmed cases, 30
        were in Tibet, 12 in Hainan`."""
        near = sentence.start - group.sentence.end <= _RIGHT_BEHIND
        if not near or group.time is None or not self.subjects.names_region:
            return
        alone = self._is_alone(group)
        found = [(key, *share) for key in group.values for share in self._shares(key, sentence.body, alone)]
        for key, exact, (listed, end) in found:
            total, sum_ = group.values[key], sum(number for _, number, _ in listed.counts)
            mine = [item for item in listed.counts if item[0] == STATED]
            if len(mine) != 1 or (exact and (sum_ != total or len(group.values) > 1)) or sum_ > total:
                continue
            if mine[0] is listed.counts[-1] and not self._ends_a_list(_behind_kind(self.text, end)):
                continue
            _, number, span = mine[0]
            piece = next(member.piece for member in group.members if member.piece.has(key))
            slot = self._listed(key, Listed(counts=tuple(mine)), span)
            yield self._match(Member(piece, *span, (), ()), [slot], group.time, span[1])
            held = FilledSlot(Slot(key), number, self.source.span(*span), span[0])
            self.last = Group([Member(piece, *span, (held,), (span,))], sentence, *span, scope=group.scope)
            self.subjects.told(sentence, Whom(OWN))
            return

    def _found(self, sentence: EnglishSentence, member: Member) -> Iterator[Match]:
        """Where they were found: in a sentence of its own, or behind the figures."""
        group = self.last
        if group is None or group.scope is None or group.place:
            return
        behind = group.sentence is sentence and forms.FOUND_BEHIND.fullmatch(
            self.text, group.scope.end, member.start
        )
        if not (behind or self.scopes.opens(sentence, member.start)):
            return
        if forms.BEHIND_CLAUSE.match(self.text, member.end) is None:
            return
        counts = {held.slot.name: value for held, value, _ in member.counts}
        if group.waits and counts and self._names_whole(next(iter(counts)), sentence.body, member.start):
            yield from self._no_longer_waits(group)
        whole = self._whole(group, next(iter(counts))) if counts else None
        said_part = (
            subject_of(self.pieces.book.series)
            .compiled(forms.SAID_PART, "en", 0)
            .search(self.text, max(0, member.start - 20), member.start)
            is not None
        )
        if counts and (
            whole is None
            or not (sum(counts.values()) == whole or (said_part and sum(counts.values()) <= whole))
        ):
            return
        yield self._match(member, [held for held, _, _ in member.counts], group.time, member.end)

    def _names_whole(self, part: str, start: int, end: int) -> bool:
        """Whether words before a part name what it is of: `of the newly reported infections, `."""
        name = (
            self.pieces.book.indicators[self.pieces.book.indicators[part].part_of].name("en").lower().split()
        )
        named = rf"{forms.OF_THE}{re.escape(name[-1])},? \Z" if name else "(?!)"
        return re.search(named, self.text[start:end]) is not None

    def _whole(self, group: Group, part: str) -> int | None:
        """The figure a part is of, as the group states it or its figures make it."""
        whole = self.pieces.book.indicators[self.pieces.book.indicators[part].part_of]
        values = {**group.whole, **group.values}
        return values.get(whole.key, combined(whole, values.get))

    # --- figures as of a moment ----------------------------------------------------------------

    def _stood(self, group: Group) -> Iterator[Match]:
        """Standing and cumulative figures: `As of Thursday, the region had …`, `… had been discharged`."""
        scope = self.scopes.stood(group.sentence, group.start, group.end)
        for member in group.members if scope is not None and self.subjects.names_region else ():
            assert scope is not None
            yield self._match(member, [held for held, _, _ in member.counts], scope.as_of, member.end)


_RIGHT_BEHIND = 2
"""Signs between a sentence and the one right before it."""
_OPENING = 120
"""Signs of a sentence in which it says that all were in one place."""


def _behind_kind(text: str, end: int) -> int:
    """Where `Hubei and Yunnan provinces` ends, of which a list reads the names."""
    found = forms.KINDS_OF_PLACE.match(text, end)
    return found.end() if found else end


def _partial(slot: FilledSlot) -> bool:
    return isinstance(slot.value, Listed) and slot.value.partial
