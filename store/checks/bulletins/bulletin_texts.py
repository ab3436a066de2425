"""Rules over a bulletin of anybody, without a record: what its title, its languages, its dates and its percentages say
against each other. `judge` runs them with the rules over a record and over words, of which there is no second set:
what the text says is a conference of its own.

What was read of a text in two languages is compared figure by figure. Beside that numbers are looked at: one that the
other language nowhere has, beside one of the other that this one lacks, a slip apart (59,507 and 59,705).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from store.checks.basis.case import OfBulletins, Summed
from store.checks.basis.finding import ERROR, HINT, WARNING, Finding, Severity, Verdict, failed
from store.checks.basis.passages import passages
from store.checks.bulletin_rules import (
    ALL_BUT,
    ANOTHER_DAY,
    AS_OF_LATER,
    LEFT_UNREAD,
    NO_SUCH_DAY,
    NONE_READ,
    ONE_YEAR,
    PLACES_SHORT,
    SHARES,
    SUMS,
    TITLE_BODY,
    TONGUES,
    WEEKDAYS,
)
from store.checks.bulletins.loose_figures import no_such_day
from store.checks.bulletins.sums_in_words import exceptions_of_all, wrong_shares, wrong_sums
from store.checks.bulletins.text_as_conference import conference_of_text, line_in_chinese
from store.checks.bulletins.titles import figures_of_titles, in_a_title, other_conferences, retold
from store.checks.drafts import against_the_figures, page_held_against_list
from store.checks.panel import Panel, findings_in_order
from store.checks.rules import told_by
from store.checks.texts.style import style
from store.checks.texts.text_rules import TWICE
from store.names.office_list import NO_LIST, ListInForce
from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.naming import MONTH_BEGINS
from store.record.text import beginning
from store.record.window import Moment
from store.series.definition import Series
from store.series.subject_file import subject_of
from store.wording.numbers.numerals import CAPITAL_MONTH, read_month
from store.wording.numbers.spans import Span
from store.wording.read.basis.proposal import Proposal
from store.wording.read.page.left_out import leaves_out

_HAN = re.compile("[\u4e00-\u9fff]")
_ZH = re.compile(
    r"(?<![0-9.,])(?P<number>[0-9]{1,9}(?:,[0-9]{3})*)(?![0-9]|[.,][0-9]|[余多]?[万亿]|[年月日时時点點:：]|[%％])"
)
_EN = re.compile(
    rf"(?<![0-9.,-])(?<!(?:{MONTH_BEGINS}) )(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,9}})"
    r"(?![0-9]|[.,][0-9]|(?:st|nd|rd|th)\b| ?(?:%|percent|million|billion|thousand|[ap]\.?m\b)|:[0-9])"
)
_DAYS_OF_A_TRANSLATION = re.compile(rf"\b(?:{MONTH_BEGINS})[a-z]{{0,6}}\.? [0-9]{{1,2}}(?:,? [0-9]{{4}})?")
_LEAST = 10
"""Smaller numbers are words in English."""
_STRANGE_MOST = 8
"""With more numbers of its own one is no translation of the other."""


class Translated(Struct, frozen=True):
    """A number of the English text, where it stands, and the Chinese one it is a slip of."""

    span: Span
    original: str
    got: str


def mistranslated(text: str) -> Iterator[Translated]:
    """The numbers of a translation that are a slip away from one it lacks."""
    ours: dict[str, Span] = {}
    theirs: dict[str, Span] = {}
    at = 0
    for line in text.splitlines(keepends=True):
        plain = _DAYS_OF_A_TRANSLATION.sub(lambda day: " " * len(day[0]), line)
        form, found = (_ZH, ours) if _HAN.search(line) else (_EN, theirs)
        for match in form.finditer(line if form is _ZH else plain):
            number = match["number"].replace(",", "")
            if int(number) >= _LEAST:
                found.setdefault(number, (at + match.start("number"), at + match.end("number")))
        at += len(line)
    lacked, strange = set(ours) - set(theirs), set(theirs) - set(ours)
    if (
        not ours
        or max(len(lacked), len(strange)) > _STRANGE_MOST
        or len(set(ours) & set(theirs)) < max(len(strange), 1)
    ):
        return
    for number in sorted(strange, key=theirs.__getitem__):
        slips = [each for each in lacked if _is_a_slip(each, number)]
        if len(slips) == 1:
            yield Translated(theirs[number], slips[0], number)


def _is_a_slip(one: str, other: str) -> bool:
    """Two digits exchanged, one digit another, one lost or doubled."""
    if len(one) == len(other):
        return sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


_HELD = re.compile(
    rf"\b(?:press|news) (?:conference|briefing)[^.\n]{{0,60}}? on (?:the (?:morning|afternoon|evening) of )?"
    rf"(?P<day>(?P<month>{MONTH_BEGINS})[a-z]{{0,6}}\.? (?P<number>[0-9]{{1,2}}))(?![0-9])"
)


def held_otherwise(text: str, held_on: date | None) -> Iterator[tuple[Span, str]]:
    """Where the English of a text in both languages gives another day for the conference than the Chinese."""
    if held_on is None or not _HAN.search(text):
        return
    for match in _HELD.finditer(text):
        if (MONTH_BEGINS.split("|").index(match["month"]) + 1, int(match["number"])) != (
            held_on.month,
            held_on.day,
        ):
            yield match.span("day"), match["day"]


def judge(
    series: Series,
    proposal: Proposal,
    earlier: Sequence[Conference],
    language: str,
    words: bool = True,
    names: ListInForce = NO_LIST,
) -> tuple[Conference, tuple[Finding, ...]]:
    """What the text is found to say against itself, and against the conferences before it, as a conference of its own;
    errors first. `earlier` are newest first; nothing is asked of what the text leaves out. Without `words` only the figures
    are looked at: of a page of several conferences the words are those of all. `names` is the office's own list, of the
    day the text is of. The proposal is one that was settled
    (`left_unread`)."""
    conference = conference_of_text(series, proposal)
    dated = proposal.held_on is not None or proposal.likely_day is not None
    found = [one for one in Panel(series, earlier).run(conference) if _stands(one, dated, proposal)]
    found += _told_twice(series, proposal)
    found += _totals_of_another_day(series, proposal)
    found += _places_short(conference, proposal)
    if words:
        found += _of_the_words(series, conference, proposal, earlier, language)
        found += page_held_against_list(series, conference, proposal.source, names) if dated else ()
        found += _weekdays(proposal.source, proposal.year)
        found += _no_days(proposal.source)
        found += _years(proposal.source)
        found += _nothing_read(proposal)
        found += _told_otherwise(proposal.source, proposal)
    found += _left_unread(proposal)
    found += _of_the_moments(series, conference, proposal, dated)
    found = _told_of_one_sum_once(series, found, proposal)
    once = {one.id: one for one in reversed(found)}
    return conference, findings_in_order(reversed(once.values()), conference)


def _stands(finding: Finding, dated: bool, proposal: Proposal) -> bool:
    """Whether a finding over the text's figures is told: not what it leaves out, nor what no day is known for."""
    if not finding.failed or finding.facts.get("why") == _LEFT_OUT or not _judges(finding, dated):
        return False
    about = told_by(finding).of_sum
    if about is Summed.FORMULA:
        match finding.expected, finding.got:
            case int(made), int(total):
                return not leaves_out(proposal.source, made, total)
    return about is not Summed.ROW or not _partly_read(finding, proposal)


_LEFT_OUT = "none"
"""Why a rule failed that misses something: a bulletin need not say it."""


def _judges(finding: Finding, dated: bool) -> bool:
    """Whether the rule says anything of a bulletin without a record; an office's own rules do."""
    told = told_by(finding).of_bulletins
    return told is OfBulletins.TOLD or (told is OfBulletins.WITH_A_DAY and dated)


_LIST_ENDS = re.compile(r"[)）。；;\n]")


def _partly_read(finding: Finding, proposal: Proposal) -> bool:
    """Whether a breakdown has figures that were not read: then its parts are not all known."""
    spans = [value.span for key, value in proposal.by_key.items() if key in finding.cells]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    ends = _LIST_ENDS.search(proposal.source, last)
    last = ends.start() if ends else len(proposal.source)
    left = [*(rest.span for rest in proposal.unread), *(quoted.span for quoted in proposal.quantities)]
    return any(first <= start and end <= last for start, end in left)


# --- words -----------------------------------------------------------------------------------------


def _of_the_words(
    series: Series, conference: Conference, proposal: Proposal, earlier: Sequence[Conference], language: str
) -> Iterator[Finding]:
    """Words the figures contradict, slips of the pen, percentages, and the figures of a title."""
    text = proposal.source
    if proposal.values and not proposal.others:
        yield from against_the_figures(series, conference, text, earlier)
    for passage in passages(conference, text, language):
        yield from (one for one in style(passage, language) if _judges(one, dated=True))
    shares = {
        share.span: share
        for tongue in ("zh", "en")
        for share in wrong_shares(text, tongue, subject_of(series))
    }
    for share in shares.values():
        yield _at(
            SHARES, ERROR, text, share.span, share.expected, share.got, first=share.first, second=share.second
        )
    yield from _sums(series, text)
    yield from _of_the_title(series, conference, proposal, language)


def _sums(series: Series, text: str) -> Iterator[Finding]:
    for wrong in wrong_sums(series, text):
        yield _at(SUMS, ERROR, text, wrong.span, wrong.expected, wrong.got, formula=wrong.formula)
    for span in exceptions_of_all(series, text):
        yield _at(ALL_BUT, ERROR, text, span, None, text[slice(*span)])


def _told_of_one_sum_once(series: Series, found: Sequence[Finding], proposal: Proposal) -> list[Finding]:
    """The findings without a sum of the text that the rules over its figures tell too: those name window and place."""
    told = {
        value.span
        for one in found
        if one.failed and told_by(one).of_sum not in (None, Summed.TEXT)
        for key in _numbers_of_sum(series, one)
        if (value := proposal.by_key.get(key)) is not None
    }
    return [
        one
        for one in found
        if told_by(one).of_sum is not Summed.TEXT or (one.facts["start"], one.facts["end"]) not in told
    ]


def _numbers_of_sum(series: Series, finding: Finding) -> Iterator[CellKey]:
    """The figures of a sum: those that a finding leads to, and of parts also what they are parts of."""
    for key in finding.cells:
        if isinstance(key, CellKey):
            yield key
            if told_by(finding).of_sum is Summed.BREAKDOWN:
                yield CellKey(key.window, series.indicator(key.indicator).part_of, STATED)


def _of_the_title(
    series: Series, conference: Conference, proposal: Proposal, language: str
) -> Iterator[Finding]:
    """Figures of a title that the body does not have."""
    text = proposal.source
    numbers_left = {
        number
        for one in (proposal, *proposal.others)
        for rest in one.unread
        if not in_a_title(text, rest.span)
        for number in re.findall("[0-9]+", rest.text)
    }
    for span in figures_of_titles(series, conference, proposal, language).wrong:
        if (
            not set(re.findall("[0-9]+", text[slice(*span)])) <= numbers_left
        ):  # the body may say it where it was not read
            yield _at(TITLE_BODY, ERROR, text, span, None, text[slice(*span)])


def _told_otherwise(text: str, proposal: Proposal) -> Iterator[Finding]:
    """Numbers of the title in the body's own words, and of a translation; which conference it is, and when. Nothing that
    reading it told already."""
    known = [span for one in proposal.contradictions for span in one.spans]

    def fresh(span: tuple[int, int]) -> bool:
        return not any(start < span[1] and span[0] < end for start, end in known)

    for one in retold(text, subject_of(proposal.series)):
        if fresh(one.span):
            yield _at(TITLE_BODY, ERROR, text, one.span, one.expected, one.got)
    number = proposal.number if not proposal.others else None
    for span in (span for span, _ in other_conferences(text, number) if fresh(span)):
        yield _at(TITLE_BODY, ERROR, text, span, None, text[slice(*span)])
    for other in proposal.others:  # of one conference, as its windows say, in two languages
        head, theirs = proposal.heads.get("number"), other.heads.get("number")
        if (
            head
            and theirs
            and other.windows == proposal.windows
            and line_in_chinese(text, head) != line_in_chinese(text, theirs)
        ):
            yield _at(TONGUES, ERROR, text, theirs, proposal.number, other.number, what=_WHICH)
    for each in mistranslated(text):
        if fresh(each.span):
            yield _at(TONGUES, ERROR, text, each.span, each.original, each.got, what=_NUMBER)
    for span, day in held_otherwise(text, None if proposal.others else proposal.held_on):
        if fresh(span):
            held = proposal.held_on
            yield _at(TONGUES, ERROR, text, span, held.isoformat() if held else None, day, what=_DAY_HELD)


_WHICH = {"zh": "场次", "en": "The number of the conference"}
_NUMBER, _DAY_HELD = {"zh": "数", "en": "A number"}, {"zh": "会议日期", "en": "The day of the conference"}


def _left_unread(proposal: Proposal) -> Iterator[Finding]:
    """What may be a figure and was not read, line by line, so that nobody takes it for checked."""
    text = proposal.source
    for start, line in groupby(proposal.unread, lambda rest: text.rfind("\n", 0, rest.span[0])):
        rests = list(line)
        several = tuple(" ".join(rest.text.split()) for rest in rests)
        span = (rests[0].span[0], rests[-1].span[1])
        ends = text.find("\n", start + 1)
        sentence = beginning(text[start + 1 : ends if ends >= 0 else len(text)].strip())
        got = "、".join(several)
        yield _at(
            LEFT_UNREAD, HINT, text, span, None, got, Verdict.UNCHECKED, sentence=sentence, several=several
        )


# --- times -----------------------------------------------------------------------------------------

_DATE = r"(?:(?P<year>(?:19|20)[0-9]{2})年)?(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]"
_ZH_DAYS = "一二三四五六日"
_WEEK_ZH = re.compile(rf"{_DATE}[ ,，]?[（(]?(?:星期|周|礼拜)(?P<week>[一二三四五六日天])(?![一-龥]?[至到])")
_WEEK_BEFORE_ZH = re.compile(rf"(?:星期|周|礼拜)(?P<week>[一二三四五六日天])[ ,，（(]{{1,2}}{_DATE}")
_EN_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEK_EN = re.compile(
    rf"\b(?P<week>{_EN_DAYS}),? (?:the )?(?P<month>{CAPITAL_MONTH}) (?P<day>[0-9]{{1,2}})(?:,? (?P<year>(?:19|20)[0-9]{{2}}))?\b"
)
_DAY_EN = re.compile(
    rf"\b(?P<month>{CAPITAL_MONTH}) (?P<day>[0-9]{{1,3}})(?![0-9,]*[0-9])(?:,? (?P<year>(?:19|20)[0-9]{{2}}))?"
)
_ANY_DAY = re.compile(
    r"(?<![0-9])(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>[0-9]{1,3})月(?P<day>[0-9]{1,3})[日号]"
)
_HOUR = re.compile(
    r"(?<![0-9])(?P<hour>[0-9]{2,3})[时時](?![间間])|(?<=[日号午晚])(?P<clock>[0-9]{2,3})[点點](?![^\W\d])"
)

_NEW_BETWEEN = re.compile(
    rf"{_DATE}(?P<hours>(?P<begins>[0-9]{{1,2}})[时時点點]?(?:至|到|[-—－~～]{{1,2}})(?P<ends>[0-9]{{1,2}})[时時点點])"
    "[^。；\n0-9]{0,12}新增"
)
"""The window of new cases, which ends after it began."""


def _of_the_moments(
    series: Series, conference: Conference, proposal: Proposal, dated: bool
) -> Iterator[Finding]:
    if dated and proposal.held_on is not None and conference.held_at.isdigit():
        held = Moment(conference.held_on, int(conference.held_at))
        for what in series.at_moment:
            moment = conference.as_of[what.key].moment if what.key in conference.as_of else None
            if moment is not None and moment.instant > held.instant:
                key = CellKey("", what.key, STATED if what.by_place else "")
                yield failed(AS_OF_LATER, ERROR, (key,), None, moment.iso(), moment=moment, held=held)


def _no_days(text: str) -> Iterator[Finding]:
    for match in _ANY_DAY.finditer(text):
        if no_such_day(_number(match["year"]), int(match["month"]), int(match["day"])):
            yield _at(NO_SUCH_DAY, ERROR, text, match.span(), None, match[0])
    for match in _DAY_EN.finditer(text):
        if no_such_day(_number(match["year"]), read_month(match["month"]), int(match["day"])):
            yield _at(NO_SUCH_DAY, ERROR, text, match.span(), None, match[0])
    for match in _HOUR.finditer(text):
        if int(match["hour"] or match["clock"]) > 24:
            yield _at(NO_SUCH_DAY, ERROR, text, match.span(), None, match[0])
    for match in _NEW_BETWEEN.finditer(text):
        if int(match["begins"]) >= int(match["ends"]):
            yield _at(NO_SUCH_DAY, ERROR, text, match.span("hours"), None, match["hours"])


_DATED = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]"
    r"(?P<hours>[0-9]{1,2}[时時点點]?(?:至|到|[-—－~～]{1,2})[0-9]{1,2}[时時点點])?"
)
_AS_OF = ("截至", "截止", "截到", "止到")
_APART, _ALIKE = 300, 45
"""Days: the windows and moments of a bulletin never lie so far from its own day; a slip of the year lies near it but for the
year."""


def _years(text: str) -> Iterator[Finding]:
    """The year of a window or moment, where the text dates itself by another (2022年9月1日，… 2021年8月31日0时至24时)."""
    own: date | None = None
    for match in _DATED.finditer(text):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        if no_such_day(year, month, day):
            continue
        of_figures = match["hours"] or text.endswith(_AS_OF, 0, match.start())
        if own is None and _in_prose(text, match.end()):
            own = date(year, month, day)
        elif own is not None and of_figures:
            gap = abs((date(year, month, day) - own).days)
            if gap > _APART and min(gap % 365, 365 - gap % 365) < _ALIKE:
                turn = (month < own.month - 6) - (month > own.month + 6)
                yield _at(ONE_YEAR, ERROR, text, match.span("year"), own.year + turn, match["year"])


def _in_prose(text: str, at: int) -> bool:
    """Whether the line goes on as a sentence: the date of a page's banner stands alone."""
    end = text.find("\n", at)
    return any(sign in text[at : end if end >= 0 else len(text)] for sign in "，,。")


def _weekdays(text: str, year: int | None) -> Iterator[Finding]:
    for pattern in (_WEEK_ZH, _WEEK_BEFORE_ZH, _WEEK_EN):
        for match in pattern.finditer(text):
            of = _number(match["year"]) or year
            month = int(match["month"]) if match["month"].isdigit() else read_month(match["month"])
            if of is None or no_such_day(of, month, int(match["day"])):
                continue
            day = date(of, month, int(match["day"]))
            chinese = match["week"] in f"{_ZH_DAYS}天"
            zh, en = _ZH_DAYS[day.weekday()], _EN_DAYS.split("|")[day.weekday()]
            if match["week"].replace("天", "日") not in (zh, en):
                got = f"星期{match['week']}" if chinese else match["week"]
                right = {"zh": f"星期{zh}", "en": en}
                yield _at(
                    WEEKDAYS, ERROR, text, match.span("week"), right["zh" if chinese else "en"], got,
                    day=day, right=right,
                )  # fmt: skip


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


# --- what was read ---------------------------------------------------------------------------------


def _told_twice(series: Series, proposal: Proposal) -> Iterator[Finding]:
    """A figure the text gives twice with two values, in one language or in two."""
    text = proposal.source
    for contradiction in proposal.contradictions:
        if contradiction.kind != "twice" or not contradiction.spans:
            continue
        first, last = contradiction.spans[0], contradiction.spans[-1]
        rule = TONGUES if line_in_chinese(text, first) != line_in_chinese(text, last) else TWICE
        found = _at(rule, ERROR, text, last, contradiction.expected, contradiction.got, what=dict(contradiction.what))  # fmt: skip
        yield found


def _places_short(conference: Conference, proposal: Proposal) -> Iterator[Finding]:
    """A breakdown below its total of which nobody can say whether it names every place (see `conference_of_text`)."""
    for total in proposal.values:
        if total.key.place != STATED or not isinstance(total.value, int):
            continue
        places = [total.key._replace(place=place.key) for place in proposal.series.places]
        given = [each for key in places if (each := proposal.by_key.get(key)) is not None]
        named = sum(each.value for each in given if isinstance(each.value, int))
        if (
            len(given) >= _SEEM_ALL
            and named < total.value
            and not all(key in conference.cells for key in places)
        ):
            span = (min(each.span[0] for each in given), max(each.span[1] for each in given))
            yield _at(PLACES_SHORT, WARNING, proposal.source, span, total.value, named)


_SEEM_ALL = 3
"""Who names so many places mostly means all of them; of two, the largest were chosen."""


def _totals_of_another_day(series: Series, proposal: Proposal) -> Iterator[Finding]:
    """A total told of a window whose own figures the text does not give, which is what those of another window make."""
    given = {
        (each.key.window, each.key.indicator): (each.value, each)
        for each in proposal.values
        if each.key.place in ("", STATED) and isinstance(each.value, int)
    }
    for what in series.computed if not proposal.others else ():
        made = {
            window.key: sum(terms)
            for window in proposal.windows
            if len(terms := [given[window.key, key][0] for key in what.plus if (window.key, key) in given])
            == len(what.plus)
        }
        for (window, key), (total, said) in given.items():
            if key == what.key and window not in made and total in made.values() and not said.implied:
                yield _at(ANOTHER_DAY, WARNING, proposal.source, said.span, None, total)


def _nothing_read(proposal: Proposal) -> Iterator[Finding]:
    """A text with the title of a conference of the series is of it: its Q&A has answers only. Figures that no sentence
    reads are listed by themselves."""
    if not proposal.values and proposal.number is None:
        yield replace(failed(NONE_READ, WARNING, ()), spot="-")


def _at(
    rule: str, severity: Severity, text: str, span: tuple[int, int], expected: int | str | None, got: int | str | None,
    verdict: Verdict = Verdict.FAILED, **facts: object,
) -> Finding:  # fmt: skip
    """A finding about a stretch of the text, with the words around it."""
    start, end = max(0, span[0] - 14), min(len(text), span[1] + 14)
    start = max(start, text.rfind("\n", 0, span[0]) + 1)
    stop = text.find("\n", span[1], end)
    sentence = beginning(" ".join(text[start : stop if stop >= 0 else end].split()))
    told = {"why": "", "sentence": sentence, "start": span[0], "end": span[1], **facts}
    return Finding(rule, verdict, severity, (), expected, got, told, spot=f"{got}@{span[0]}")
