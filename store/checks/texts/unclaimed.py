"""What is said of the record's subject by nobody: a clause of a title, a lead, a name or an office's own sentence that
speaks of the cases or the epidemic, with no figure in it, no word that the figures decide, and no claim that was
recorded with its speaker. 疫情趋稳, “cases are few”.

The question is turned round: no list says which words assert. Whatever is said of the subject is asked about, but for
clauses that only name it (病例), or name it as what some work, body or time is about (疫情防控, case tracing). A
person lets a clause stand with one key, and the series remembers; or records whose words it is.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.checks.basis import subject_words
from store.checks.basis.case import Case
from store.checks.basis.claim_words import for_lookup
from store.checks.basis.comparisons import names_of_figures
from store.checks.basis.finding import HINT, WARNING, Finding, Verdict
from store.checks.basis.passages import (
    Voice,
    Voices,
    compiled,
    kept,
    mentioned,
    names_of_places,
    passages,
    side,
    worked_out_once,
)
from store.checks.basis.things import counts_the_subject, things
from store.checks.texts.assertions import recorded
from store.checks.texts.loose_numbers import place_of, remembered
from store.record.cell import CellKey
from store.record.measure import OPEN_UNITS
from store.record.notes import COMPARED, UNCLAIMED
from store.record.reference import is_part
from store.record.text import beginning
from store.series.definition import Series, Subject
from store.series.subject_file import subject_of
from store.wording.say.draft import TABLE, Draft, DraftSpan, SpanKind

_ENDS = {
    "zh": re.compile(
        r"，(?!(?:少|多|低|高)于|较[昨前上]|比[昨前上])|[。；、：:（）()！？!?;,\n\u3000\[\]【】]|(?:并且|而且|但是|同时)|(?<=[\u4e00-\u9fff])且(?=[\u4e00-\u9fff])"
    ),
    "en": re.compile(
        r"[;:()!?\n\[\]\u3000]|,(?![0-9]{3})(?! (?:an?|which|who|as|yet|though|in|with|easing|falling|rising|down|up|fewer|lower|higher)\b)|(?<!\b[A-Z][a-z]{2})(?<!\bSept)(?<! [ap]\.m)(?<!\bNo)\.(?=\s|$)| (?:and|but|while) (?=[^,.;:()\n]*\b(?:is|are|was|were|has|have|had|remains?|stays?)\b)"
    ),
}
"""Where a clause ends."""


def unclaimed(case: Case, draft: Draft, voices: Voices, claims: Sequence[Finding]) -> Iterator[Finding]:
    """A warning for each such clause. `claims` are the asserting words that were found in the draft: what has one that
    is proved or refused is told there."""
    tongue = side(draft.language)
    about = _subject_of(case.series, tongue)
    decided = [(span.start, span.end) for span in draft.spans if _decides(case, span)]
    for one in claims:
        start, end = one.facts.get("start"), one.facts.get("end")
        if isinstance(start, int) and isinstance(end, int):
            decided.append((start, end if one.severity is HINT else _up_to_goal(case, draft, end)))
    signs = list(draft.masked({SpanKind.TIME: " ", SpanKind.ORDINAL: " "}))
    for start, end in decided:
        signs[start:end] = _DECIDED * (end - start)
    text = "".join(signs)
    if draft.form == TABLE:  # below its title stand the names of places and figures
        text = text.split("\n", 1)[0]
    numbers = case.figures.numbers()
    of_grid = sorted(span.start for span in draft.spans if _counts_the_subject(span))
    edges = [edge for span in voices.closed for edge in (span.start, span.end)]
    known = counts_the_subject(case.series)
    for start, end in clause_spans(text, tongue, edges):
        said = text[start:end]
        if not known and _DECIDED in said:
            continue  # which words only count is known of an epidemic's figures, not of a flood's or a labour market's
        implied = bisect_left(of_grid, start) < bisect_left(of_grid, end) or not numbers.isdisjoint(
            _numbers_in(said)
        )
        mention = _told_of(said, about, implied)
        if mention is None or voices(start + mention[0], start + mention[1]).voice is not Voice.NOBODY:
            continue
        at = (start + len(said) - len(said.lstrip()), start + len(said.rstrip()))
        words = for_lookup(draft.text[at[0] : at[1]])[0].strip()
        if not recorded(case, words, draft.language):
            yield _asked(case, draft, _without_figures(said), at)


def _up_to_goal(case: Case, draft: Draft, end: int) -> int:
    """Where what a word that ends there decides has its end: with the goal that the statuses of the places tell."""
    stop = re.compile(r"[,;:.!?\n，。；：！？\u3000]").search(draft.text, end)
    ahead = draft.text[end : stop.start() if stop else None]
    goals = [one.goal.get(draft.language, "") for one in case.conference.statuses.values()]
    return max((end + ahead.find(goal) + len(goal) for goal in goals if goal and goal in ahead), default=end)


def added(
    case: Case, ours: str, text: str, language: str, told: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """A warning for each such clause of a text that came back which `ours`, the record's own, does not have, whatever
    the figures of either (they are held against the record one by one). A paragraph that names who says it is theirs,
    but where it holds one of the record's figures. `told` is where the asserting words and the numbers in words of the text stand, which are looked at by themselves.
    """
    tongue = side(language)
    about = _subject_of(case.series, tongue)
    bounds = list(clause_spans(re.sub(_NUMBER, lambda digits: _DECIDED * len(digits[0]), ours), tongue))
    known = {_without_figures(ours[start:end]) for start, end in bounds}
    known |= {_without_figures(line) for line in re.split("[\n\u3000。；，]", ours)}
    spoken = [(one.start, one.end) for one in passages(case.conference, text, language) if one.attributed]
    named: dict[str, frozenset[str]] = {}
    for start, end in bounds:
        for digits in re.findall(_NUMBER, ours[start:end]) if counts_the_subject(case.series) else ():
            named[digits] = named.get(digits, frozenset()) | _named_in(case, ours[start:end], language)
    signs = list(re.sub(_BROKEN_LINE, lambda broken: " " * len(broken[0]), text))
    for start, end in (*told, *(digits.span() for digits in re.finditer(_NUMBER, text))):
        signs[start:end] = _DECIDED * (end - start)
    masked = "".join(signs)
    for start, end in clause_spans(masked, tongue):
        said = masked[start:end]
        lines = filter(None, map(_without_figures, text[start:end].split("\n")))
        if _without_figures(text[start:end]) in known or all(line in known for line in lines):
            continue
        otherwise = _called_otherwise(case, named, text[start:end], language)
        counts = any(
            digits in named and _tells_itself(digits) for digits in re.findall(_NUMBER, text[start:end])
        )
        if any(first <= start < last for first, last in spoken) and not otherwise and not counts:
            continue
        if otherwise or _told_of(said, about, counts) is not None:
            at = (start + len(said) - len(said.lstrip()), start + len(said.rstrip()))
            words = text[at[0] : at[1]]
            facts = {"why": "book", "word": words, "sentence": beginning(words), "start": at[0], "end": at[1]}
            yield Finding(UNCLAIMED, Verdict.FAILED, WARNING, (), None, words, facts, spot=words)


def _called_otherwise(case: Case, named: Mapping[str, frozenset[str]], words: str, language: str) -> bool:
    """Whether a number of the record is said of something that it is not said of in the record's own text (死亡406人); a
    large one also whether of another place."""
    numbers = [digits for digits in re.findall(_NUMBER, words) if digits in named]
    if not numbers:
        return False
    known = frozenset().union(*(named[each] for each in numbers))
    found = things(case.series, words, language)
    if any(map(_tells_itself, numbers)):
        found = _named_in(case, words, language)
    return bool(found - known)


def _tells_itself(digits: str) -> bool:
    """Whether a number is met hardly anywhere but as that figure: of three digits at least."""
    return len(digits.replace(",", "")) > 2


def _named_in(case: Case, words: str, language: str) -> frozenset[str]:
    """What of an epidemic, and which places, the words name."""
    return things(case.series, words, language) | {
        place.key for place in mentioned(case.series.places, words, language)
    }


_BROKEN_LINE = r"(?<=[\u4e00-\u9fff])\n{1,2}(?=[\u4e00-\u9fff])"
"""A page of a newspaper breaks its lines anywhere, within a word too."""


def _without_figures(words: str) -> str:
    return re.sub(f"{_DECIDED}+|{_NUMBER}", "#", for_lookup(words)[0].strip()).lower()


_LABEL = {
    "zh": re.compile(r"(?:^|(?<=[，。；、\n\u3000]))[^，。；、：:（）()！？!?0-9\0\n\u3000]{1,10}(?<![说称问答道])(?<!表示|介绍|指出|通报)(?:[：:] ?(?=[^，。；、：:（）()！？!?\n\u3000]{0,8}?[0-9\0])|\u3000(?=[0-9\0]))"),
    "en": re.compile(r"(?:^|(?<=[;,\n] ))[^,.;:()!?0-9\0\n]{1,40}(?<! said| says|added|noted|asked)(?<! told): (?=[^,.;:()!?\n]{0,24}?[0-9\0])", re.MULTILINE),
}  # fmt: skip
"""What a count is told under belongs to its clause: 儿童：53例."""


def compares(subject: Subject, words: str, tongue: str) -> bool:
    """Whether the words compare or count something without a number; more than 60,000 has one."""
    plain = compiled(r"\b(?:more|less|fewer) than (?=[0-9])|(?:超过|少于|多于|低于|高于)(?=[0-9])").sub(
        "", words
    )
    return subject.compiled(subject_words.COMPARES[tongue], tongue).search(plain) is not None


def clause_spans(text: str, tongue: str, edges: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
    """Where the clauses of the text begin and end. What stands for itself (a title, a name) is a clause by itself;
    `edges` are where such begin and end."""
    stops = [(edge, edge) for edge in edges]
    begun = 0
    for line in text.split("\n"):
        stops += [(begun + start, begun + end) for start, end in _stops(f"\n{line}\n", tongue)]
        begun += len(line) + 1
    at = 0
    for start, end in sorted(stops):
        if start > at:
            yield at, start
        at = max(at, end)


@kept(1024)
def _stops(line: str, tongue: str) -> tuple[tuple[int, int], ...]:
    """Where clauses of a line end, which is given with the breaks before and behind it."""
    labels = [label.span() for label in _LABEL[tongue].finditer(line, 1)]
    return tuple(
        (stop.start() - 1, stop.end() - 1)
        for stop in _ENDS[tongue].finditer(line, 1)
        if not any(start <= stop.start() < end for start, end in labels)
    )


def _decides(case: Case, span: DraftSpan) -> bool:
    """Whether the span prints a figure of the record, the mark of one that is missing, or what the record proves."""
    if span.kind is SpanKind.COUNT:
        figure = case.conference.figure(span.cells[0]) if span.cells else None
        return figure is None or not figure.literal
    if span.kind is SpanKind.CLAIM:
        return not is_part(span.cells[0] if span.cells else None, "claims")
    return span.kind is SpanKind.MISSING


_DECIDED = "\0"
"""Stands for each sign of what the record decides: nobody has to say that, but what is said beside it."""


def _counts_the_subject(span: DraftSpan) -> bool:
    """Whether the span prints a figure of the grid: its clause is about the subject, named or not."""
    return span.kind is SpanKind.COUNT and bool(span.cells) and isinstance(span.cells[0], CellKey)


_NUMBER = r"(?<![0-9A-Za-z,-])[0-9][0-9,]{0,11}"


def _numbers_in(words: str) -> Iterator[int]:
    """The numbers that may be figures: a small one only with its measure."""
    for digits in re.finditer(_NUMBER, words):
        value = int(digits[0].replace(",", ""))
        if value >= 10 or words[digits.end() : digits.end() + 1] in [*OPEN_UNITS]:
            yield value


def _asked(case: Case, draft: Draft, kept: str, at: tuple[int, int]) -> Finding:
    """`kept`: the clause with a sign for each figure, so that tomorrow's figures do not ask again."""
    start, end = at
    ref = place_of(draft.span_at(start), draft.language)
    said = draft.text[start:end]
    facts = {
        "why": "" if ref is not None else "book", "word": said, "sentence": beginning(said), "start": start, "end": end,
        "claim": {draft.language: said},
    }  # fmt: skip
    cells = (ref,) if ref is not None else ()
    if compares(
        subject_of(case.series), for_lookup(said)[0], side(draft.language)
    ):  # true of today's figures, if of any
        return Finding(COMPARED, Verdict.FAILED, WARNING, cells, None, said, facts, spot=said)
    finding = Finding(UNCLAIMED, Verdict.FAILED, WARNING, cells, None, said, facts, spot=kept)
    return remembered(finding, case.earlier)


# --- what a clause speaks of ---------------------------------------------------------------------


class _Spoken(NamedTuple):
    """How the record's subject is named in a language, and the names that say nothing of it: those of the places."""

    subject: Subject
    tongue: str
    ways: str
    places: str


@worked_out_once
def _subject_of(series: Series, tongue: str) -> _Spoken:
    ways = [
        names_of_figures(series, tongue),
        subject_of(series).filled(subject_words.SPOKEN_OF, tongue) if counts_the_subject(series) else "",
    ]
    regions = re.findall(subject_words.REGION[tongue], series.names.get(tongue, ""))
    places = "|".join([names_of_places(series, tongue), *map(re.escape, regions)])
    named = "|".join(filter(None, ways)) or "(?!)"
    return _Spoken(subject_of(series), tongue, rf"\b(?:{named})\b" if tongue == "en" else named, places)


@lru_cache(maxsize=2048)
def _told_of(clause: str, spoken: _Spoken, implied: bool) -> tuple[int, int] | None:
    """Where the clause first names the subject and says something of it beside what is decided; None where it says
    nothing of it. `implied`: it holds a figure of the subject, and need not name it."""
    tongue = spoken.tongue
    words, stood = for_lookup(
        spoken.subject.compiled(subject_words.LIVE_THERE[tongue], tongue).sub(
            lambda who: " " * len(who[0]), clause
        )
    )
    lower = words.lower()
    if compiled(subject_words.ASKS[tongue]).search(lower):
        return None
    rest, first = lower, None
    for mention in compiled(spoken.ways).finditer(lower):
        matter = _matter_of_work(lower, mention.end(), spoken)
        if matter is None and first is None:
            if _only_aimed_at(lower, mention, spoken):
                return None
            first = mention
        end = matter.end() if matter else mention.end()
        rest = rest[: mention.start()] + _DECIDED * (end - mention.start()) + rest[end:]
    if first is None and not implied:
        return None
    counted = implied or _DECIDED in words or compiled(_PEOPLE_COUNTED[tongue]).search(words) is not None
    if _says_little(rest, spoken, counted) and not _says_it_alone(lower, spoken, counted):
        return None
    if first is None:
        return len(clause) - len(clause.lstrip(f"{_DECIDED} ")), len(clause)
    if stood is None:
        return first.start(), first.end()
    return stood[first.start()], stood[first.end() - 1] + 1


_PEOPLE_COUNTED = {
    "zh": "[0-9一二两三四五六七八九十百千万余多][例人名个位处]",
    "en": "(?<![0-9,.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|(?<![0-9,.])[0-9]{3}(?![0-9,])",
}
"""A number with its measure: it is held against the record by itself, as any number of a title is."""


def _matter_of_work(words: str, at: int, spoken: _Spoken) -> re.Match[str] | None:
    """What makes the subject that ends at `at` the matter of some work (病例溯源), unless that is said to have come to
    something, or the clause to be about what was found."""
    tongue = spoken.tongue
    behind = spoken.subject.compiled(subject_words.ABOUT[tongue], tongue).match(words, at)
    behind = behind or compiled(subject_words.TOPIC[tongue]).match(words, at)
    if behind is None or compiled(subject_words.FOUND[tongue]).search(words):
        return None
    return None if compiled(subject_words.REACHED[tongue]).search(words, behind.end()) else behind


def _only_aimed_at(words: str, mention: re.Match[str], spoken: _Spoken) -> bool:
    """Whether the subject is what something is done against or for (严防疫情反弹), and nothing is said to be reached."""
    tongue = spoken.tongue
    aim = spoken.subject.compiled(subject_words.AIMS[tongue], tongue).search(words[: mention.start()])
    if aim is None or compiled(subject_words.DONE[tongue]).search(words):
        return False
    against = aim[0].lstrip().startswith("against")
    return not (against and compiled(subject_words.GOES_ON).search(words, mention.end()))


def _says_little(rest: str, spoken: _Spoken, counted: bool) -> bool:
    """Whether nothing is left of a clause, its subject taken out, that says anything."""
    tongue = spoken.tongue
    left = compiled(spoken.places).sub(_DECIDED, rest).replace(_DECIDED, " " if tongue == "en" else "")
    if counted:
        left = spoken.subject.compiled(subject_words.COUNTS[tongue], tongue).sub("", left)
    left = spoken.subject.compiled(subject_words.FILL[tongue], tongue).sub("", left)
    return len(re.sub(r"[^\w↓↑↘↗⬇⬆▼▲]|[0-9]", "", left)) < (1 if tongue == "zh" else 2)


def _says_it_alone(words: str, spoken: _Spoken, counted: bool) -> bool:
    """Whether the words say something with nothing else beside them: under control, 拐点; or with no figure beside
    them: found in controlled areas."""
    tongue = spoken.tongue
    alone = [subject_words.SAYS_ALONE[tongue]]
    alone += [] if counted else [subject_words.SAYS_WITHOUT_A_FIGURE[tongue]]
    return spoken.subject.compiled("|".join(alone), tongue).fullmatch(words.strip(" .。")) is not None


def only_counts(series: Series, clause: str, language: str) -> bool:
    """Whether a clause only says how many there are of its subject, and where: 全区新增感染者…例."""
    spoken = _subject_of(series, side(language))
    lower = for_lookup(clause)[0].lower()
    rest = compiled(spoken.ways).sub(_DECIDED, lower)
    return (rest != lower or "新增" in lower) and _says_little(rest, spoken, True)
