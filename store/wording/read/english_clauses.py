"""The figures that clauses of the English press state: who reports, a verb, the figures, a time.

`Eight locally confirmed cases` says neither whose they are nor when, as the sentences of a bulletin do. So such words
(the sentences of a book whose names end with `-met`) are figures only in a clause that is taken apart wholly:
somebody who reports, a verb, figures, a time; or figures that were found, in a place, at a time. What is somebody
else's, counted since a day or as of a moment, about so many, expected, or compared with, stays unread: what a
clause is not understood to say is never taken.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property

from store.figures.totals import combined
from store.record.cell import STATED
from store.series.definition import Kind
from store.wording.book.pattern import Slot
from store.wording.numbers.source import Source
from store.wording.numbers.spans import Span, part_only_in_english
from store.wording.read import english_forms as forms
from store.wording.read.breakdowns import Listed
from store.wording.read.english_forms import Group, Lead, Member, Tail
from store.wording.read.english_subjects import (
    EnglishSentence,
    EnglishSubjects,
    Name,
)
from store.wording.read.english_times import Time, Times
from store.wording.read.matching import FilledSlot, Match, filled_slots
from store.wording.read.pieces import OTHERS, Pieces
from store.wording.read.proposal import Stretches
from store.wording.read.steps import Memo
from store.wording.read.whose import ELSEWHERE, NOBODY, OWN, PLACE

Written = Callable[[], date | None]
"""Tells the day a page was written, None where nothing says so."""


def press_matches(
    written: Written, pieces: Pieces, source: Source, subjects: EnglishSubjects, own: Sequence[Match]
) -> Iterable[Match]:
    """The figures a page states in the words of the press, outside what was read as a bulletin's `own`."""
    if not pieces.met or not subjects.names_region:
        return ()
    return _Press(pieces, source, subjects, own, written).matches()


def _ends_a_number(text: str, start: int) -> bool:
    return text[start].isdigit() and part_only_in_english(text, start)


_REACH = 400
"""Characters of a page within which a sentence without a name goes on speaking of whoever was named, and those of
a sentence that is taken apart."""


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
        self.read = Stretches(match.span for match in own)
        self.text = source.text
        self.written = written
        self.memo: Memo = {}
        self.named = {name.start: name for name in subjects.names}
        self.spoken = (-1, NOBODY)
        """Where the figures stood that were understood last, and whose they were."""
        self.last: Group | None = None
        """The figures taken last, of which the next sentence may give the places."""

    @cached_property
    def times(self) -> Times:
        return Times(self.text, self.written())

    def matches(self) -> Iterator[Match]:
        members = self._members()
        if not members:
            return
        at = 0
        for sentence in self.subjects.sentences:
            here: list[Member] = []
            while at < len(members) and members[at].start < sentence.end:
                here.append(members[at])
                at += 1
            shares = list(self._broken_down(sentence)) if self.last is not None else []
            yield from shares or self._sentence(sentence, here)

    def _sentence(self, sentence: EnglishSentence, members: list[Member]) -> Iterator[Match]:
        for group in self._grouped(sentence, members) if members else ():
            first = group.members[0]
            if self._divides(first):
                yield from self._found(group.sentence, first)
            elif self._flows(first):
                yield from self._reported(group)
            else:
                yield from self._stood(group)

    # --- the words of figures ------------------------------------------------------------------

    def _members(self) -> list[Member]:
        found: list[Member] = []
        text = self.text
        for piece in self.pieces.met:
            if piece.anchor not in text:
                continue
            for start, end, spans in self.pieces.found(piece, text, self.memo):
                if start and (text[start - 1] not in ' ("“' or _ends_a_number(text, start)):
                    continue
                held = filled_slots(self.pieces, self.source, piece, spans, self.memo)
                if held is not None and len(held) == len(spans):
                    found.append(Member(piece, start, end, held, tuple(spans)))
        found.sort(key=lambda member: (member.start, -member.end))
        kept: list[Member] = []
        for member in found:
            if (not kept or member.start >= kept[-1].end) and not self._read_already(member):
                kept.append(member)
        return kept

    def _read_already(self, member: Member) -> bool:
        start, end = self.source.span(member.start, member.end)
        return self.read.meet(start, end)

    def _grouped(self, sentence: EnglishSentence, members: list[Member]) -> Iterator[Group]:
        group = Group([members[0]], sentence)
        for member in members[1:]:
            last = group.members[-1]
            joined = forms.FIGURE_JOINT.match(self.text, last.end, member.start)
            if joined and self._flows(member) == self._flows(last) and not self._divides(member):
                group.members.append(member)
            else:
                yield group
                group = Group([member], sentence)
        yield group

    def _flows(self, member: Member) -> bool:
        return all(self._kind(held).by_window for held, _, _ in member.counts)

    def _divides(self, member: Member) -> bool:
        """True when it says where figures that were reported before were found."""
        return bool(member.piece.part) or all(
            self.pieces.book.indicators[held.slot.name].part_of for held, _, _ in member.counts
        )

    def _kind(self, held: FilledSlot) -> Kind:
        return self.pieces.book.indicators[held.slot.name].kind

    # --- clauses -------------------------------------------------------------------------------

    def _lead(self, at: int, stop: int) -> Lead:
        """The adverbs and the time a sentence opens with."""
        time = as_of = None
        among = so_far = False
        while at < stop:
            word = forms.OPENING_ADVERB.match(self.text, at, stop)
            subset = forms.AMONG_THEM.match(self.text, at, stop)
            until_now = forms.SO_FAR.match(self.text, at, stop)
            moment = self.times.as_of_at(at) if as_of is None else None
            opened = time is None and self.text.startswith(forms.AT_FIRST, at)
            window = self.times.window_at(at) if opened and not moment else None
            if moment is not None:
                as_of, end = moment, moment.end
            elif window is not None:
                time, end = window, window.end
            elif found := subset or word or until_now:
                among, so_far = among or bool(subset), so_far or bool(until_now)
                at = found.end()
                continue
            else:
                break
            end += len(" alone") if self.text.startswith(" alone", end) else 0
            if end > stop or self.text[end : end + 1] not in (",", " "):
                break
            at = end + (2 if self.text.startswith(", ", end) else 1)
        return Lead(min(at, stop), time, as_of, among, so_far)

    def _whose(self, start: int, end: int, sentence: EnglishSentence) -> str | None:
        """Whom the words before a verb name; None where they say more than that, or of somebody unknown."""
        words = self.text[start:end]
        if forms.NOT_NOW.search(forms.NO_COUNT.sub("", words)):
            return None
        names = self.subjects.between(start, end)
        if not names:
            return self._goes_on(sentence) if forms.NO_NAME.match(words.strip(" ,")) else None
        first, last = names[0], names[-1]
        owner = self.subjects.owner(start, first.start)
        begin = owner.start if owner is not None else first.start
        if (
            len(names) > 1
            or not forms.BEFORE_NAME.match(self.text[start:begin])
            or not forms.BEHIND_NAME.match(self.text[last.end : end])
        ):
            return None
        return self.subjects.resolved(first, self._now(sentence))

    def _goes_on(self, sentence: EnglishSentence) -> str:
        """Whom a sentence speaks of that names nobody: whoever was spoken of shortly before it."""
        near = sentence.start - max(self.spoken[0], sentence.named) <= _REACH
        return self._now(sentence) if near else NOBODY

    def _now(self, sentence: EnglishSentence) -> str:
        """Whom the page speaks of before a sentence: whoever was named last, or had the figures before it."""
        return self.spoken[1] if self.spoken[0] > sentence.named else sentence.before

    def _tail(self, at: int, group: Group | None, moment: bool = False) -> Tail:
        """What goes with figures that end here."""
        tail = Tail(at)
        while True:
            then = (
                self._place(tail) or self._when(tail, moment) or (group and self._where(tail, group)) or None
            )
            if then is None:
                return tail
            tail = then

    def _place(self, tail: Tail) -> Tail | None:
        if tail.place is not None:
            return None
        found = self._name(tail.end)
        return tail._replace(place=found[0], end=found[1]) if found else None

    def _name(self, at: int) -> tuple[Name, int] | None:
        """The name of `in the regional capital Lhasa`, and where it ends."""
        found = forms.IN_PLACE.match(self.text, at)
        if found is None:
            return None
        name = self.named.get(found.end("in")) or self.named.get(found.end())
        while name is not None and name.owner:
            name = self.named.get(self.subjects.behind(name))
        kind = forms.KIND_OF_PLACE.match(self.text, name.end) if name is not None else None
        return (name, kind.end()) if name is not None and kind is not None else None

    def _when(self, tail: Tail, moment: bool) -> Tail | None:
        gap = 2 if self.text.startswith(", ", tail.end) else 1
        at = tail.end + gap
        if (
            tail.as_of is None
            and (as_of := self.times.as_of_at(at))
            and self.text[tail.end : at] in (" ", ", ")
        ):
            return tail._replace(as_of=as_of, end=as_of.end)
        if tail.time is not None or self.text[tail.end : at] not in (" ", ", "):
            return None
        if gap == 2 and not self.text.startswith(forms.AT_FIRST, at):
            return None
        time = self.times.window_at(at)
        return tail._replace(time=time, end=time.end) if time else None

    def _where(self, tail: Tail, group: Group) -> Tail | None:
        """`, including 53 in Lhasa and six in Xigaze`; `, all in Lhasa`."""
        key = group.members[-1].counts[-1][0].slot.name
        reader = self.pieces.met_breakdowns.get(key)
        if reader is None or tail.listed or tail.all_in:
            return None
        end = reader.ends(self.text, tail.end, self.memo)[0]
        listed = reader.read(self.text, tail.end, end, self.memo) if end > tail.end else None
        if listed is not None:
            return tail._replace(listed=(key, listed, (tail.end, end)), end=end)
        all_in = forms.ALL_IN.match(self.text, tail.end)
        name = self._name(all_in.end()) if all_in else None
        if name is not None and name[0].kind == PLACE:
            return tail._replace(all_in=name[0].key, end=name[1])
        return None

    def _closed(self, tail: Tail, sentence: EnglishSentence) -> bool:
        """True when nothing behind the clause could make its figures something else."""
        if forms.BEHIND_CLAUSE.match(self.text, tail.end) is None:
            return False
        joined = forms.OR_ELSE.match(self.text, tail.end)
        if joined is not None and self.times.reads_at(joined.end()):
            return False
        end = min(sentence.end, tail.end + _REACH)
        turn = forms.TURNS.search(self.text, tail.end, end)
        return forms.COUNTED_SINCE.search(self.text, tail.end, turn.start() if turn else end) is None

    # --- figures that were reported ------------------------------------------------------------

    def _reported(self, group: Group) -> Iterator[Match]:
        """New figures: `The region reported … on Thursday`, `… were detected in Tibet on Thursday`."""
        understood = self._take_apart(group)
        if not understood or group.time is None or group.time.window is None:
            return
        if group.own:
            self.last = group
            yield from self._said(group)
        elif group.tail.listed is not None and len(group.members) == 1:
            yield from self._own_share(group)

    def _take_apart(self, group: Group) -> bool:
        sentence, text = group.sentence, self.text
        start, end = group.members[0].start, group.members[-1].end
        if start - sentence.body > _REACH:
            return False
        lead = self._lead(sentence.body, start)
        times = [lead.time]
        behind = self.times.window_to(lead.end, max(lead.end, start - 1))  # reported on Thursday 5 cases
        if behind is not None and forms.REPORTS.search(text[lead.end : behind.start]):
            times.append(behind)
            start = behind.start
        before = text[lead.end : start]
        verb = forms.REPORTS.search(before)
        subject: str | None = self._goes_on(sentence)
        if verb is not None:
            who = lead.end + verb.start()
            near = self.times.window_to(lead.end, who)
            subject = self._whose(lead.end, near.start if near else who, sentence)
            times.append(near)
        elif forms.ONLY_ALL_OF.match(before):
            passive = forms.WERE_FOUND.match(text, end)
            if passive is None:
                return False
            end = passive.end()
        elif not forms.THERE.match(before):
            return False
        group.tail = tail = self._tail(end, group)
        if (
            lead.as_of
            or lead.so_far
            or tail.as_of
            or len(said := [time for time in (*times, tail.time) if time]) > 1
            or not self._closed(tail, sentence)
        ):
            return False
        group.time = said[0] if said else self.last.time if lead.among and self.last else None
        if subject is None:
            return False
        group.subject = self._of_place(group, subject, lead, active=verb is not None)
        if tail.listed and any(place in (STATED, OTHERS) for place, _, _ in tail.listed[1].counts):
            group.subject = ELSEWHERE  # figures of which the region has a part are not its own
        self.spoken = (sentence.start, OWN if group.own else group.subject)
        return True

    def _of_place(self, group: Group, subject: str, lead: Lead, active: bool) -> str:
        """Whose the figures are, where a place is named behind them."""
        name = group.tail.place
        if name is None:
            return subject if not lead.among else NOBODY
        named = self.subjects.resolved(name, self._now(group.sentence))
        if named != PLACE:
            return named if not active or named == subject else NOBODY
        if not name.key:
            return PLACE
        part = (
            lead.among
            and self.last is not None
            and all(value <= self.last.values.get(key, -1) for key, value in group.values.items())
        )
        if part or (active and subject == OWN):
            group.place = name.key
            return OWN
        return PLACE

    def _said(self, group: Group) -> Iterator[Match]:
        tail = group.tail
        for member in group.members:
            held: list[FilledSlot] = []
            end = member.end
            for count, value, span in member.counts:
                if group.place:
                    held.append(
                        self._listed(count.slot.name, Listed(counts=((group.place, value, span),)), span)
                    )
                    continue
                held.append(count)
                if tail.all_in:
                    held.append(self._listed(count.slot.name, Listed(whole=tail.all_in), span))
            if tail.listed is not None and member is group.members[-1]:
                listed = self._of_region(group, *tail.listed)
                held += [listed] if listed else []
                end = tail.listed[2][1] if listed else end
            yield self._match(member, held, group.time, end)

    def _of_region(self, group: Group, key: str, listed: Listed, span: Span) -> FilledSlot | None:
        """The places of a list behind figures, where it is clear whose they are: they do not exceed the last
        figure, and make it exactly where others stand beside it."""
        total = group.values[key]
        sum_ = sum(number for place, number, _ in listed.counts if place not in (STATED, OTHERS))
        if group.place or sum_ > total or (sum_ < total and len(group.values) > 1):
            return None
        return self._places(key, listed, span, total)

    def _places(self, key: str, listed: Listed, span: Span, total: int) -> FilledSlot | None:
        """The slot of a list without what is not of the region's places; None when nothing is."""
        counts = tuple(item for item in listed.counts if item[0] not in (STATED, OTHERS))
        strangers = tuple(span for place, _, span in listed.counts if place in (STATED, OTHERS))
        sum_ = sum(number for _, number, _ in counts)
        if listed.whole and listed.whole not in (STATED, OTHERS):
            return self._listed(key, Listed(counts=((listed.whole, total, span),)), span)
        kept = Listed(counts=counts, strangers=strangers, partial=sum_ < total)
        return self._listed(key, kept, span) if counts and sum_ <= total else None

    def _own_share(self, group: Group) -> Iterator[Match]:
        """What is the region's of somebody else's figures: `including 674 in Tibet`."""
        assert group.tail.listed is not None
        key, listed, _ = group.tail.listed
        joined = forms.OR_ELSE.match(self.text, group.tail.end)
        if joined is not None and joined.end() in self.named:
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

    def _broken_down(self, sentence: EnglishSentence) -> Iterator[Match]:
        """`Of the confirmed cases, 20 were in Lhasa` behind the confirmed cases."""
        group = self.last
        assert group is not None
        at = sentence.body
        for key, total in group.values.items() if not group.place else ():
            for readers in (self.pieces.met_shares, self.pieces.met_exact_shares):
                end = readers[key].ends(self.text, at, self.memo)[0] if key in readers else at
                listed = readers[key].read(self.text, at, end, self.memo) if end > at else None
                if listed is None or forms.BEHIND_CLAUSE.match(self.text, end) is None:
                    continue
                slot = self._places(key, listed, (at, end), total)
                if slot is None or (readers is self.pieces.met_exact_shares and _partial(slot)):
                    continue
                piece = next(member.piece for member in group.members if member.piece.has(key))
                yield self._match(Member(piece, at, end, (), ()), [slot], group.time, end)
                return

    def _found(self, sentence: EnglishSentence, member: Member) -> Iterator[Match]:
        """Where they were found: in a sentence of its own, or behind the figures."""
        group = self.last
        if group is None or group.place:
            return
        opens = self._lead(sentence.body, member.start).end == member.start
        behind = group.sentence is sentence and self.text[group.tail.end : member.start] in (
            ", ",
            " - ",
            ", and ",
        )
        counts = {held.slot.name: value for held, value, _ in member.counts}
        if not (opens or behind) or forms.BEHIND_CLAUSE.match(self.text, member.end) is None:
            return
        if counts and sum(counts.values()) != self._whole(group, next(iter(counts))):
            return
        yield self._match(member, [held for held, _, _ in member.counts], group.time, member.end)

    def _whole(self, group: Group, part: str) -> int | None:
        """The figure a part is of, as the group states it or its figures make it."""
        whole = self.pieces.book.indicators[self.pieces.book.indicators[part].part_of]
        return group.values.get(whole.key, combined(whole, group.values.get))

    # --- figures as of a moment ----------------------------------------------------------------

    def _stood(self, group: Group) -> Iterator[Match]:
        """Standing and cumulative figures: `As of Thursday, the region had …`, `… had been discharged`."""
        sentence, text = group.sentence, self.text
        start, end = group.members[0].start, group.members[-1].end
        if start - sentence.body > _REACH:
            return
        lead = self._lead(sentence.body, start)
        cuts = [cut.end() for cut in forms.CLAUSE_BEGINS.finditer(text, lead.end, start)]
        begin = cuts[-1] if cuts else lead.end
        before = text[begin:start]
        has = forms.SUBJECT_HAS.search(before)
        now = self._now(sentence)
        named = self.subjects.whom(lead.end, end, now)
        if has is not None:
            subject = self._whose(begin, begin + has.start(), sentence)
        elif forms.THERE.match(before) or forms.ONLY_ALL_OF.match(before):
            subject = self._goes_on(sentence) if not named else named.pop() if len(named) == 1 else None
        else:
            return
        tail = self._tail(end, None, moment=True)
        place = self.subjects.resolved(tail.place, now) if tail.place else subject
        if place != OWN or (subject != OWN and (has or subject != NOBODY)):
            return
        self.spoken = (sentence.start, OWN)
        if lead.time or tail.time or not self._closed(tail, sentence) or (lead.as_of and tail.as_of):
            return
        as_of = tail.as_of or lead.as_of
        if as_of is not None and as_of.at is None:
            return
        for member in group.members:
            yield self._match(member, [held for held, _, _ in member.counts], as_of, member.end)


def _partial(slot: FilledSlot) -> bool:
    return isinstance(slot.value, Listed) and slot.value.partial
