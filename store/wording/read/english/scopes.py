"""What the clauses of an English page say of their figures, before any figure is taken: whose, where, when, and whether
they are new, standing or counted so far.

A clause is taken apart wholly (somebody who reports, a verb, the figures, a place, a time, in any usual order), and goes on
with the one before it in its sentence. What is counted since a day, about so many, expected, denied, compared with or
counts others too is not understood, and its figures stay unread: what a clause is not understood to say is never taken.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from store.wording.numbers.spans import Span
from store.wording.read.basis.whose import ELSEWHERE, NOBODY, OWN, PLACE
from store.wording.read.english import forms
from store.wording.read.english.names import Name, Whom
from store.wording.read.english.sentences import EnglishSentence
from store.wording.read.english.subjects import REACH, EnglishSubjects
from store.wording.read.english.times import Time, Times

Lists = Callable[[int], int]
"""Where a list of places behind the figures of a clause ends that begins here; the same place without one."""


class Lead(NamedTuple):
    """What opens a sentence: adverbs, who said it and a time; `end` is where its subject or verb begins. `among`: the
    figures are a part of those before. `so_far`: they are counted from the beginning."""

    end: int
    time: Time | None = None
    as_of: Time | None = None
    among: bool = False
    so_far: bool = False
    also: bool = False
    place: Name | None = None
    speaker: Whom | None = None


class Front(NamedTuple):
    """What stands before the figures of a clause. `subject` is None where nobody is named who reports; `passive` that a
    verb has to follow them; `perfect` that they may be those of any time; `also` that they go with those before."""

    lead: Lead
    times: tuple[Time, ...] = ()
    subject: Whom | None = None
    passive: bool = False
    perfect: bool = False
    also: bool = False


class Verb(NamedTuple):
    """The verb behind figures: where it ends, and whether they may be those of any time or go with those before."""

    end: int
    perfect: bool = False
    also: bool = False
    found: bool = False


class Tail(NamedTuple):
    """What follows figures and goes with them: a place, a time, where they were; `end` is behind it."""

    end: int
    place: Name | None = None
    time: Time | None = None
    as_of: Time | None = None
    listed: Span | None = None
    all_in: str = ""
    of_last: bool = False


class OwnWords(NamedTuple):
    """What the words of figures say of them: that they are `local`, that they are `new`; `part`: of which kind some of
    those before them are; `fresh`: that they are of another kind than the figures before."""

    local: bool
    new: bool
    part: bool
    fresh: bool = False


class ClauseScope(Struct, frozen=True):
    """What a clause says of its figures. `subject` is whose they are; `end` is behind all it says."""

    sentence: EnglishSentence
    end: int
    subject: Whom
    time: Time | None = None
    as_of: Time | None = None
    among: bool = False
    listed: Span | None = None
    all_in: str = ""
    of_last: bool = False
    """Where they all were is said of the last figure alone, in a bracket behind it."""
    named: bool = False
    """Somebody is named who reports."""
    split: bool = False
    """Its place has a part of the figures of a region that reports them."""


class EnglishScopes:
    """Takes the clauses of one page apart, from its beginning to its end."""

    def __init__(self, subjects: EnglishSubjects, times: Times) -> None:
        self.text, self.subjects, self.times = subjects.text, subjects, times
        self._headed: tuple[Time, int] | None = None
        """The time of a heading, and where the lines below it end that were read by it."""
        self.last: ClauseScope | None = None
        """That of the clause with new figures that was understood last."""

    def _form(self, pattern: str) -> re.Pattern[str]:
        """A form with the words of the series' subject."""
        return self.subjects.words.compiled(pattern, "en", 0)

    # --- new figures --------------------------------------------------------------------------

    def new(
        self, sentence: EnglishSentence, start: int, end: int, lists: Lists, said: OwnWords
    ) -> ClauseScope | None:
        """The scope of new figures between two places of a sentence: `The region reported … on Thursday`, `… were
        detected in Tibet on Thursday`."""
        begin = self._begin(sentence, start)
        if start - begin > REACH:
            return None
        all_found = self._of_all(begin, start, end, sentence)
        head = Front(Lead(begin)) if all_found else self._head_in(begin, start, sentence, said.new)
        if head is None:
            return None
        headed = self._heading(sentence) if said.new and head.passive and head.lead.end == start else None
        if headed is not None:
            head = head._replace(times=(headed,))
        if said.part and head.passive:
            head = head._replace(lead=head.lead._replace(among=True))
        verb = self._verb(head, all_found or end)
        newly = said.new or (verb.found and not verb.perfect and lists(verb.end) > verb.end)
        follows = headed is not None or (said.fresh and newly and self._follows(sentence))
        tail = self._tail(verb.end, sentence.end, lists)
        if tail.place is None and all_found:
            return None
        line = headed is not None and self._is_line(tail, sentence)
        reported = (
            not head.passive or verb.found or self._needs_no_verb(sentence, said, head.lead, end, lists)
        )
        if not (reported or line or (follows and forms.NO_VERB_BEHIND.match(self.text, tail.end))):
            return None
        times = [*head.times, *([tail.time] if tail.time else [])]
        unsure = head.lead.as_of or head.lead.so_far or tail.as_of or len(times) > 1
        if unsure or self._of_other_time(head, times) or not self._closed(tail, sentence, said.local, line):
            return None
        time = times[0] if times else None
        if not (times or verb.perfect):
            time = self._same_time(head.lead.among, verb.also or follows, sentence)
        return self._understood(head, tail, sentence, time)

    def _verb(self, head: Front, end: int) -> Verb:
        """What is done with figures that end here."""
        if head.passive:
            verb = forms.WERE_FOUND.match(self.text, end)
            if verb is None:
                return Verb(end, head.perfect, head.also)
            return Verb(verb.end(), bool(verb["perfect"]), head.also or bool(verb["newly"]), True)
        found = forms.NEWLY_FOUND.match(self.text, end) if head.subject is None else None
        return Verb(found.end() if found else end, head.perfect, head.also, True)

    def _understood(
        self, head: Front, tail: Tail, sentence: EnglishSentence, time: Time | None
    ) -> ClauseScope:
        subject, split = self._of_place(head, tail, sentence)
        self.last = ClauseScope(
            sentence, tail.end, subject, time, among=head.lead.among, split=split,
            listed=tail.listed, all_in=tail.all_in, of_last=tail.of_last, named=head.subject is not None,
        )  # fmt: skip
        self.subjects.told(sentence, Whom(OWN) if split else subject)
        return self.last

    def _of_all(self, begin: int, start: int, end: int, sentence: EnglishSentence) -> int:
        """Where `, out of a total of 418 … newly identified` ends behind what a place reported; 0 for anything else."""
        whole = self.last is not None and self.last.sentence is sentence
        if not whole or forms.OUT_OF.match(self.text[begin:start]) is None:
            return 0
        found = forms.NEWLY_FOUND.match(self.text, end)
        return found.end() if found else 0

    def _needs_no_verb(
        self, sentence: EnglishSentence, said: OwnWords, lead: Lead, end: int, lists: Lists
    ) -> bool:
        """Whether figures nobody reports by a verb are of those before: they go on with them, or are part of them; or
        they are those of a place, or of places, in the hours before them, as digests and releases have it."""
        if (said.part and lead.among) or (self._goes_on(sentence) and (said.new or lead.among)):
            return True
        named, listed = self._name(end), lists(end)
        behind = named[1] if named is not None else listed if listed > end else None
        hours = lead.time is not None and self.text.startswith("from ", lead.time.start)
        closed = behind is not None and forms.NO_VERB_BEHIND.match(self.text, behind)
        return bool(said.new and hours and closed)

    def _follows(self, sentence: EnglishSentence) -> bool:
        """Whether a sentence stands right behind the region's figures, and may give more of them without saying so."""
        last = self.last
        return (
            last is not None
            and last.subject.kind == OWN
            and not (last.split or last.among)
            and last.time is not None
            and last.sentence is not sentence
            and sentence.start - last.sentence.end <= _RIGHT_BEHIND
        )

    def _heading(self, sentence: EnglishSentence) -> Time | None:
        """The one time of a heading (`In Tibet, from 0 to 24:00 on Aug. 30: `) right before a sentence, where it is of the
        region."""
        before = self.subjects.sentence(max(0, sentence.start - 2))
        if before.start == sentence.start or not sentence.opens:
            return None
        if self._headed is not None and self._lines_of_figures(self._headed[1], sentence.start):
            self._headed = (self._headed[0], sentence.end)
            return self._headed[0]
        words = self.text[before.body : before.end].rstrip()
        if not words.endswith(":") or forms.NOT_SO_BEFORE.search(words):
            return None
        if self.subjects.whom(before.body, before.end, self.subjects.now(before)) != {OWN}:
            return None
        found = [time for time in self.times.all_of() if before.body <= time.start < before.end]
        if len(found) != 1 or found[0].window is None:
            return None
        self._headed = (found[0], sentence.end)
        return found[0]

    def _lines_of_figures(self, start: int, end: int) -> bool:
        """Whether every sentence of a stretch that begins a line begins with a number."""
        at = start
        while at < end:
            sentence = self.subjects.sentence(at)
            if sentence.start < start or (sentence.opens and not self.text[sentence.body].isdigit()):
                return sentence.start < start and sentence.end >= end
            at = sentence.end + 1
        return True

    def is_own(self, scope: ClauseScope) -> None:
        """What was understood of nobody is of the region, as its figures prove."""
        self.last = replace(scope, subject=Whom(OWN))
        self.subjects.told(scope.sentence, Whom(OWN))

    def goes_on_behind(self, sentence: EnglishSentence) -> None:
        """A sentence only divided the figures before it: what follows goes on with them."""
        if self.last is not None:
            self.last = replace(self.last, sentence=sentence, end=sentence.end)
            self.subjects.told(sentence, self.last.subject)

    def _begin(self, sentence: EnglishSentence, start: int) -> int:
        """Where the clause begins whose figures stand at `start`: behind the one of its sentence that was understood."""
        last = self.last
        if last is None or last.sentence is not sentence or not last.end <= start:
            return sentence.body
        joint = forms.NEXT_CLAUSE.match(self.text, last.end)
        return joint.end() if joint is not None and joint.end() <= start else sentence.body

    def _goes_on(self, sentence: EnglishSentence) -> bool:
        """Whether a clause goes on with the one understood before it, in its sentence or behind a semicolon."""
        last = self.last
        if last is None or last.sentence is sentence:
            return last is not None
        return sentence.start - last.sentence.end <= 1 and self.text[last.sentence.end - 1] == ";"

    def _of_other_time(self, head: Front, times: list[Time]) -> bool:
        """Whether figures that are said to be among those before are of another time than they."""
        last = self.last.time if self.last is not None else None
        return bool(head.lead.among and times and last and times[0].window != last.window)

    def _same_time(self, among: bool, also: bool, sentence: EnglishSentence) -> Time | None:
        """The time of the clause before, where this one is of its figures or goes on with it."""
        last = self.last
        soon = last is not None and also and sentence.start - last.sentence.end <= _SOON
        return last.time if last is not None and (among or soon or self._goes_on(sentence)) else None

    def _head_in(self, begin: int, start: int, sentence: EnglishSentence, new: bool) -> Front | None:
        """What stands before the figures of a clause, wherever in its sentence that begins; None where it is not
        understood, and whoever reports there is somebody nobody knows."""
        head = self._head(begin, start, sentence, new)
        cuts = [cut.end() for cut in forms.BEFORE_CLAUSE.finditer(self.text, begin, start)]
        if head is None and cuts and self._says_for_itself(begin, cuts[-1], start, sentence):
            if OWN in self.subjects.whom(begin, cuts[-1], Whom()):
                self.subjects.told(sentence, Whom(OWN))
            head = self._head(cuts[-1], start, sentence, new)
        if head is None:
            self._told_by_a_stranger(begin, start, sentence)
        return head

    def _says_for_itself(self, begin: int, cut: int, start: int, sentence: EnglishSentence) -> bool:
        """Whether the last clause before figures names who reports, and nothing before it makes that somebody else's or
        not so."""
        if (
            forms.NOT_SO_BEFORE.search(self.text, begin, cut)
            or forms.REPORTS.search(self.text[cut:start]) is None
        ):
            return False
        ahead = self.subjects.whom(begin, cut, self.subjects.now(sentence))
        named = self.subjects.between(cut, start)
        return bool(named) and (named[0].kind in (OWN, PLACE) or (OWN in ahead and ahead <= {OWN, PLACE}))

    def _told_by_a_stranger(self, begin: int, start: int, sentence: EnglishSentence) -> None:
        lead = self._lead(begin, start, sentence)
        behind = self.times.window_to(lead.end, max(lead.end, start - 1))
        if behind is not None and forms.REPORTS.search(self.text[lead.end : behind.start]):
            start = behind.start
        verb = forms.REPORTS.search(self.text[lead.end : start])
        if verb is not None and lead.place is None:
            who = lead.end + verb.start()
            self.subjects.told(sentence, self.subjects.who_does(lead.end, who, sentence))

    def _head(self, begin: int, start: int, sentence: EnglishSentence, new: bool) -> Front | None:
        text, times = self.text, self.times
        lead = self._lead(begin, start, sentence)
        if begin > sentence.body and self.text.endswith(": ", 0, begin):
            lead = lead._replace(among=True)
        said = tuple(time for time in (lead.time,) if time)
        behind = times.window_to(lead.end, max(lead.end, start - 1))  # reported on Thursday 5 cases
        if behind is not None and forms.REPORTS.search(text[lead.end : behind.start]):
            said, start = (*said, behind), behind.start
        before = text[lead.end : start]
        if (
            lead.time
            and text[lead.time.end : lead.end].strip() in ("", "also")
            and forms.DAY_SAW.match(before)
        ):
            return Front(lead, said)
        verb = forms.REPORTS.search(before)
        if verb is not None and lead.place is None:
            who = lead.end + verb.start()
            near = times.window_to(lead.end, who)
            subject = self.subjects.subject(lead.end, near.start if near else who, sentence)
            said = (*said, near) if near else said
            if subject is None:
                return None
            return Front(
                lead, said, subject, perfect=bool(verb["perfect"]), also=lead.also or bool(verb["also"])
            )
        if forms.ONLY_ALL_OF.match(before):
            return Front(lead, said, passive=True, also=lead.also)
        if (new and forms.THERE.match(before)) or forms.ALSO_REPORTED.match(before):
            return Front(lead, said)
        return None

    def _lead(self, at: int, stop: int, sentence: EnglishSentence) -> Lead:
        """The adverbs, speakers, place and time a clause opens with."""
        lead = Lead(at)
        while at < stop:
            moment = self.times.as_of_at(at) if lead.as_of is None else None
            window = self._first_window(at) if lead.time is None and moment is None else None
            place = self._first_place(at) if lead.place is None and not window else None
            passed = self._passed(at, stop, inside=at > sentence.body)
            said = self._said_first(at, stop, sentence) if not (moment or window or place or passed) else None
            if moment is not None:
                lead, end = lead._replace(as_of=moment), moment.end
            elif window is not None:
                lead, end = lead._replace(time=window), window.end
            elif place is not None:
                lead, end = lead._replace(place=place[0]), place[1]
            elif passed is not None:
                also = forms.ALSO.match(self.text, at) is not None
                at, among, so_far = passed
                lead = lead._replace(
                    among=lead.among or among, so_far=lead.so_far or so_far, also=lead.also or also
                )
                continue
            elif said is not None:
                lead, at = lead._replace(speaker=said[0]), said[1]
                continue
            else:
                break
            end += len(" alone") if self.text.startswith(" alone", end) else 0
            if end > stop or self.text[end : end + 1] not in (",", " "):
                break
            at = end + (2 if self.text.startswith(", ", end) else 1)
        return lead._replace(end=min(at, stop))

    def _first_window(self, at: int) -> Time | None:
        window = self.times.window_at(at)
        if window is None or self.text.startswith(forms.AT_FIRST, at):
            return window
        if self.text.endswith("today, ", 0, at):
            return (
                window
                if window.window is None or window.window.end.hour < 24
                else Time(window.start, window.end)
            )
        return window if forms.DAY_SAW_BEHIND.match(self.text, window.end) else None

    def _first_place(self, at: int) -> tuple[Name, int] | None:
        """`In Lhasa, ` and the like; a comma has to stand behind it."""
        found = forms.IN_FIRST.match(self.text, at)
        name = self.subjects.at(found.end()) if found else None
        kind = forms.KIND_OF_PLACE.match(self.text, name.end) if name is not None else None
        if name is None or kind is None or not self.text.startswith(", ", kind.end()):
            return None
        return name, kind.end()

    def _passed(self, at: int, stop: int, inside: bool) -> tuple[int, bool, bool] | None:
        """Words that are passed over: where they end, whether what follows is part of the figures before, and
        whether it is counted so far."""
        if found := self._form(forms.AMONG_THEM).match(self.text, at, stop):
            return found.end(), True, False
        if inside and (found := forms.WITHIN.match(self.text, at, stop)):
            return found.end(), True, False
        if found := forms.OPENING_ADVERB.match(self.text, at, stop):
            return found.end(), False, False
        if found := forms.SO_FAR.match(self.text, at, stop):
            return found.end(), False, True
        return None

    def _said_first(self, at: int, stop: int, sentence: EnglishSentence) -> tuple[Whom | None, int] | None:
        """Who said what follows, and where that begins; None for what was denied, expected or is no speaker."""
        learned = forms.LEARNED_THAT.match(self.text, at, stop)
        if learned is not None:
            return self.subjects.said_by(at, learned.end(), sentence), learned.end()
        said = forms.SAID_THAT.match(self.text, at, stop)
        if said is None or forms.NOT_NOW.search(forms.NO_COUNT.sub("", said[0])):
            return None
        return self.subjects.said_by(at, said.end(), sentence), said.end()

    # --- whose they are -----------------------------------------------------------------------

    def _of_place(self, head: Front, tail: Tail, sentence: EnglishSentence) -> tuple[Whom, bool]:
        """Whose the figures are, where a place may be named before or behind them; and whether they are that place's
        part of what a region reports."""
        subject = head.subject if head.subject is not None else head.lead.speaker
        subject = self.subjects.goes_on(sentence) if subject is None else subject
        names = [name for name in (head.lead.place, tail.place) if name is not None]
        if not names:
            return subject, False
        now = self.subjects.now(sentence)
        named = [self.subjects.resolved(name, now) for name in names]
        if len(named) > 1 and named[0] != named[1]:
            return Whom(ELSEWHERE), False
        whom = named[0]
        if head.subject is None or whom == subject:
            part = whom.kind == PLACE and bool(whom.key) and head.lead.among
            return whom, part
        if whom.kind == PLACE and whom.key and subject.kind == OWN:
            return whom, True
        return Whom(PLACE) if whom.kind == PLACE else Whom(NOBODY), False

    # --- what follows figures -----------------------------------------------------------------

    def _tail(self, at: int, stop: int, lists: Lists | None, moment: bool = False) -> Tail:
        """What goes with figures that end here, up to the end of their sentence."""
        tail = Tail(at)
        while True:
            compared = forms.COMPARED_IN_BRACKET.match(self.text, tail.end)
            tail = tail._replace(end=compared.end()) if compared is not None else tail
            where = self._place(tail) or self._several(tail)
            then = where or self._when(tail, moment) or (self._where(tail, lists) if lists else None)
            if then is None or then.end > stop:
                return tail
            tail = then

    def _place(self, tail: Tail) -> Tail | None:
        if tail.place is not None:
            return None
        found = self._name(tail.end)
        if found is None:
            return None
        name, end = found
        return tail._replace(place=name, end=self._behind_region(name, end))

    def _several(self, tail: Tail) -> Tail | None:
        """`in six cities`: a place that is none of them."""
        found = forms.IN_SEVERAL.match(self.text, tail.end)
        return (
            tail._replace(end=found.end()) if found and self.subjects.is_of_several(found["what"]) else None
        )

    def _name(self, at: int, whole: bool = False) -> tuple[Name, int] | None:
        """The name of `in the regional capital Lhasa`, and where it ends; of a town in a place that, where the `whole` of
        something was there."""
        found = forms.IN_PLACE.match(self.text, at)
        if found is None:
            return None
        name = self.subjects.at(found.end()) or self.subjects.at(found.end("in"))
        if name is None and whole:
            name = self.subjects.of_town(found.end("in"))
        kind = forms.KIND_OF_PLACE.match(self.text, name.end) if name is not None else None
        if name is None or kind is None or self.subjects.is_other_kind(name):
            return None
        return name, kind.end()

    def _behind_region(self, place: Name, end: int) -> int:
        """Where `in Turpan, Northwest China's Xinjiang` ends: the region a place is in is named behind it."""
        capital = forms.CAPITAL.match(self.text, end)
        if capital is not None:
            return capital.end()
        for name in self.subjects.between(end, end + _NEAR)[:1]:
            within = self.subjects.is_within(place, name) or (
                place.kind == PLACE
                and name.kind == OWN
                and self.subjects.is_owned(end, name, forms.REGION_BEHIND)
            )
            kind = forms.KIND_OF_PLACE.match(self.text, name.end) if within else None
            if kind is not None:
                return kind.end() + self.text.startswith(",", kind.end())
        return end

    def _when(self, tail: Tail, moment: bool) -> Tail | None:
        somewhere = forms.ALL_SOMEWHERE.match(self.text, tail.end)
        named = self._name(somewhere.start() + len(", all")) if somewhere is not None else None
        if somewhere is not None and (named is None or named[0].kind != PLACE):
            tail = tail._replace(end=somewhere.end() - 1)
        gap = 2 if self.text.startswith(", ", tail.end) else 1
        at = tail.end + gap
        if self.text[tail.end : at] not in (" ", ", "):
            return None
        if tail.as_of is None and (as_of := self.times.as_of_at(at)):
            return tail._replace(as_of=as_of, end=as_of.end)
        if tail.time is not None or (gap == 2 and not self.text.startswith(forms.BEHIND_COMMA, at)):
            return None
        time = self.times.window_at(at)
        return tail._replace(time=time, end=time.end) if time else None

    def _where(self, tail: Tail, lists: Lists) -> Tail | None:
        """`, including 53 in Lhasa and six in Xigaze`; `, all in Lhasa`."""
        if tail.listed or tail.all_in:
            return None
        end = lists(tail.end)
        if end > tail.end and forms.AND_SHARED.match(self.text, end):
            return None
        if end > tail.end:
            return tail._replace(listed=(tail.end, end), end=end)
        all_in = forms.ALL_IN.match(self.text, tail.end)
        name = self._name(all_in.end(), whole=True) if all_in else None
        if name is None or name[0].kind != PLACE or all_in is None:
            return None
        end = self._behind_region(*name)
        if "(" in all_in[0]:
            closed = forms.TO_BRACKET.match(self.text, end)
            if closed is None:
                return None
            end = closed.end()
        if forms.AND_ELSEWHERE.match(self.text, end):
            return None
        return tail._replace(all_in=name[0].key, end=end, of_last="(" in all_in[0])

    def _shared(self, tail: Tail) -> bool:
        """Whether others than the place or day named last have the figures too (on Thursday and Friday; in Lhasa,
        Xigaze and Ngari)."""
        text, end = self.text, tail.end
        joined = forms.OR_ELSE.match(text, end)
        listed = end + 2 if text.startswith(", ", end) else end
        if (joined and self.times.reads_at(joined.end())) or (listed > end and self.times.reads_at(listed)):
            return True
        if tail.place is None or tail.time is not None:
            return False
        other = self.subjects.at(listed) if listed > end else None
        return forms.AND_ELSEWHERE.match(text, end) is not None or (other is not None and other.kind == PLACE)

    def _is_line(self, tail: Tail, sentence: EnglishSentence) -> bool:
        """Whether a clause ends with its line, and the next one is of other figures."""
        then = self.text[sentence.end : sentence.end + 1]
        return not self.text[tail.end : sentence.end].strip() and (not then or then.isdigit())

    def _closed(self, tail: Tail, sentence: EnglishSentence, local: bool = True, line: bool = False) -> bool:
        """True when nothing behind the clause could make its figures something else."""
        if not line and forms.BEHIND_CLAUSE.match(self.text, tail.end) is None:
            return False
        if self._shared(tail):
            return False
        end = min(sentence.end, tail.end + REACH)
        turn = forms.TURNS.search(self.text, tail.end, end)
        until = turn.start() if turn else end
        brought = not local and (
            forms.IMPORTED.search(self.text, tail.end, until)
            or self._form(forms.WERE_IMPORTED).match(self.text, sentence.end)
        )
        if brought or self.text[sentence.end - 1] == "?":
            return False
        if forms.SET_RIGHT.search(self.text[sentence.end : sentence.end + _SOON].lstrip()):
            return False
        return self._form(forms.COUNTED_SINCE).search(self.text, tail.end, until) is None

    # --- what is said of figures that were reported ---------------------------------------------

    def all_in_place(self, sentence: EnglishSentence) -> tuple[str, str]:
        """The one place a sentence says all cases before it were in (`All of the new cases were in Lhasa`), and the number
        it gives of them."""
        found = self._form(forms.ALL_WERE_IN).match(
            self.text, self._lead(sentence.body, sentence.end, sentence).end
        )
        name = self._name(found.end(), whole=True) if found else None
        if found is None or name is None or name[0].kind != PLACE:
            return "", ""
        end = self._behind_region(*name)
        number = "two" if found["all"] == "both" else found["number"] or ""
        return (name[0].key if self._closed(Tail(end, name[0]), sentence) else "", number)

    def opens(self, sentence: EnglishSentence, at: int) -> bool:
        """Whether nothing but adverbs and a time stands before a place of a sentence."""
        return self._lead(sentence.body, at, sentence).end == at

    # --- figures as of a moment ----------------------------------------------------------------

    def stood(self, sentence: EnglishSentence, start: int, end: int) -> ClauseScope | None:
        """The scope of standing and cumulative figures of the region: `As of Thursday, the region had …`, `… had been
        discharged`."""
        if start - sentence.body > REACH:
            return None
        lead = self._lead(sentence.body, start, sentence)
        cuts = [cut.end() for cut in forms.CLAUSE_BEGINS.finditer(self.text, lead.end, start)]
        begin = cuts[-1] if cuts else lead.end
        before = self.text[begin:start]
        has = forms.SUBJECT_HAS.search(before)
        now = self.subjects.now(sentence)
        named = self.subjects.whom(lead.end, end, now)
        subject: str | None
        if has is not None:
            whom = self.subjects.subject(begin, begin + has.start(), sentence)
            subject = whom.kind if whom else None
        elif forms.THERE.match(before) or forms.ONLY_ALL_OF.match(before):
            carried = (lead.speaker or self.subjects.goes_on(sentence)).kind
            subject = carried if not named else named.pop() if len(named) == 1 else None
        else:
            return None
        tail = self._tail(end, sentence.end, None, moment=True)
        place = self.subjects.resolved(tail.place, now).kind if tail.place else subject
        if place != OWN or lead.place or (subject != OWN and (has or subject != NOBODY)):
            return None
        self.subjects.told(sentence, Whom(OWN))
        if lead.time or tail.time or not self._closed(tail, sentence) or (lead.as_of and tail.as_of):
            return None
        if has is None and self.subjects.has_place_behind(tail.end, sentence.end):
            return None  # another 135 people …, in Sichuan
        as_of = tail.as_of or lead.as_of
        if as_of is not None and as_of.at is None:
            return None
        return ClauseScope(sentence, tail.end, Whom(OWN), None, as_of)


_RIGHT_BEHIND = 2
"""Signs between a sentence and the one right before it."""
_SOON = 160
"""Signs of other sentences behind which a clause still speaks of the day of the one before."""
_NEAR = 60
"""Signs within which the region stands behind a place that is in it."""
