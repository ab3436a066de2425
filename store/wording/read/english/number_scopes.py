"""The scope of any number of an English page, for whoever holds a text against a record: what its clause, the words around
it and its sentence say of it."""

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property

from store.wording.numbers.source import Source
from store.wording.read.basis.text_scope import OF_ALL_SO_FAR, OF_EXISTING, OF_MOMENT, OF_NEW, Mode, TextScope
from store.wording.read.basis.whose import ELSEWHERE, OTHER, PLACE
from store.wording.read.english import forms
from store.wording.read.english.names import Name, Whom
from store.wording.read.english.sentences import EnglishSentence
from store.wording.read.english.subjects import REACH, EnglishSubjects
from store.wording.read.english.times import Time, Times, written_on


def _measure(words: str, time: Time | None) -> str:
    if forms.ALL_SO_FAR.search(words):
        return OF_ALL_SO_FAR
    if time is not None and time.at is not None:
        return OF_MOMENT
    return OF_NEW if forms.NEWLY_TOLD.search(words) else ""


class EnglishNumbers:
    """Asked by where a number stands, in a text of that `year`, or of the day that was `told`, where it does not say so itself."""

    def __init__(
        self, subjects: EnglishSubjects, source: Source, year: int | None, told: date | None
    ) -> None:
        self.subjects, self.source, self.text = subjects, source, source.text
        self.times = Times(source.text, written_on(source.text, year) or told)
        self._found = self.times.all_of()
        self._starts = [time.start for time in self._found]

    def at(self, start: int, end: int) -> TextScope:
        begin, stop = self.source.place(start), self.source.place(end)
        sentence = self.subjects.sentence(begin)
        clause = self._clause(sentence, begin)
        whom = self._whom(sentence, clause, begin, stop)
        time = self._time(sentence, clause, begin, stop)
        behind = forms.BEHIND_NUMBER.match(self.text, stop)
        around = self.text[clause : behind.end() if behind else stop]
        unknown = whom.kind == PLACE and not whom.key
        others = whom.kind == ELSEWHERE or unknown or forms.NATIONWIDE.search(around) is not None
        return TextScope(
            OTHER if others else whom.kind, (whom.key,) if whom.key else (),
            OF_EXISTING if forms.STILL_THERE.match(self.text, stop) else _measure(around, time), window=time.window if time else None, moment=time.at if time else None,
            of_a_day=self._of_a_day(time, clause, sentence, around), changed=self._changed(begin, stop), mode=Mode.SUPPOSED if forms.SUPPOSED.search(around) else Mode.SAID,
        )  # fmt: skip

    @staticmethod
    def _of_a_day(time: Time | None, clause: int, sentence: EnglishSentence, around: str) -> bool:
        """Whether a number is told of a day its own sentence names (455 were discharged on Saturday), and not of all so far."""
        named = time is not None and time.window is not None and clause <= time.start < sentence.end
        return named and not forms.HAD_BEEN.search(around) and not forms.ALL_SO_FAR.search(around)

    def _clause(self, sentence: EnglishSentence, at: int) -> int:
        begin = max(sentence.body, at - REACH)
        return max(
            (cut.end() for cut in forms.CLAUSE_OF_NUMBER.finditer(self.text, begin, at)), default=begin
        )

    def _whom(self, sentence: EnglishSentence, clause: int, start: int, end: int) -> Whom:
        """Whose a number is: who is named behind it (32 in Lhasa), before it in its clause, or in its sentence."""
        subjects = self.subjects
        now = subjects.now(sentence)
        behind = forms.BEHIND_NUMBER.match(self.text, end)
        for name in subjects.between(end, behind.end() if behind else end):
            if forms.IN_BEHIND.match(self.text[end : name.start]):
                return subjects.resolved(name, now)
            break
        for first in (clause, sentence.body):
            named = subjects.between(first, start)
            if len(named) > 1 and self._lies_in(named[-2], named[-1]):
                named.pop()
            if named:
                whom = subjects.resolved(named[-1], now)
                inside = whom.kind == PLACE and forms.LESSER_KIND.search(self.text, named[-1].end, start)
                return Whom(ELSEWHERE) if inside else whom
        return now

    def _lies_in(self, place: Name, region: Name) -> bool:
        """Qamdo, in eastern Tibet, had …: one place, and where it is."""
        within = self.subjects.is_within(place, region)
        return within or self.subjects.is_owned(place.end, region, forms.REGION_BEHIND)

    def _time(self, sentence: EnglishSentence, clause: int, start: int, end: int) -> Time | None:
        """The time of a number: the last of its clause before it, the first behind it, else the last of the sentences
        before it in its paragraph."""
        low = bisect_left(self._starts, clause)
        before = bisect_right(self._starts, start)
        if low < before:
            return self._found[before - 1]
        behind = forms.OF_ANOTHER_BEHIND.search(self.text, end, sentence.end)
        until = behind.start() if behind and behind[0] != "." else sentence.end
        if before < len(self._found) and self._found[before].start < until:
            return self._found[before]
        return (
            self._found[before - 1]
            if before and self._same_paragraph(self._found[before - 1].start, start)
            else None
        )

    def _same_paragraph(self, one: int, other: int) -> bool:
        return bisect_right(self._paragraphs, one) == bisect_right(self._paragraphs, other)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [at for at, _ in self.source.lines()]

    def _changed(self, start: int, end: int) -> bool:
        before = self.text[max(0, start - 40) : start]
        return (
            bool(forms.COMPARED_WITH.search(before))
            or forms.AS_OF_DAY_BEFORE.match(self.text, end) is not None
        )
