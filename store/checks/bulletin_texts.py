"""Rules over a bulletin of anybody, without a record: what its title, its languages, its dates and its percentages say
against each other. `judge` runs them with the rules over a record and over words, of which there is no second set:
what the text says is a conference of its own.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec.structs import replace

from store.checks.articles import LooseFigures, no_such_day
from store.checks.bulletin_rules import (
    AS_OF_LATER,
    LEFT_UNREAD,
    NO_SUCH_DAY,
    NONE_READ,
    SHARES,
    TITLE_BODY,
    TONGUES,
    WEEKDAYS,
)
from store.checks.case import OfBulletins
from store.checks.drafts import against_the_figures
from store.checks.finding import ERROR, HINT, WARNING, Finding, Severity, Verdict, failed
from store.checks.panel import Panel, in_order
from store.checks.passages import mentioned, passages
from store.checks.rules import rule_of
from store.checks.shares import wrong_shares
from store.checks.style import style
from store.checks.sums import PARTS_TOTAL
from store.checks.text_rules import TWICE
from store.checks.unread_counts import may_be_a_count, sentence_around
from store.record.cell import STATED, Cell, CellKey
from store.record.conference import Conference
from store.record.text import beginning
from store.record.window import Moment
from store.series.definition import Series
from store.wording.read.proposal import Proposal, Stretches


def judge(
    series: Series, proposal: Proposal, earlier: Sequence[Conference], language: str, words: bool = True
) -> tuple[Conference, tuple[Finding, ...]]:
    """What the text is found to say against itself, and against the conferences before it, as a conference of its own;
    errors first. `earlier` are newest first; nothing is asked of what the text leaves out. Without `words` only the figures
    are looked at: of a page of several conferences the words are those of all."""
    conference = conference_of_text(series, proposal)
    dated = proposal.held_on is not None or proposal.likely_day is not None
    found = [one for one in Panel(series, earlier).run(conference) if _stands(one, dated, proposal)]
    if words:
        found += _of_the_words(series, conference, proposal, earlier, language)
        found += _weekdays(proposal.source, proposal.year)
        found += _no_days(proposal.source)
        found += _nothing_read(proposal)
    found += _of_the_moments(series, conference, proposal, dated)
    found += _told_twice(series, proposal)
    once = {one.id: one for one in reversed(found)}
    return conference, in_order(reversed(once.values()), conference)


def conference_of_text(series: Series, proposal: Proposal) -> Conference:
    """What the text says as a conference. A place a breakdown leaves out has none: else nobody could say that its parts
    do not make the total. Where the text gives no day it is of no day in particular."""
    day = proposal.held_on or proposal.likely_day
    cells_: dict[CellKey, Cell] = dict(proposal.cells())
    for window in ("", *(window.key for window in proposal.windows)):
        for what in series.indicators:
            keys = [CellKey(window, what.key, place.key) for place in series.places] if what.by_place else []
            given = [key for key in keys if key in cells_]
            if not what.kind.computed and (len(given) > 1 or _is_all(proposal, given)):
                cells_ |= {key: Cell(0) for key in keys if key not in cells_}
    return Conference(
        series=series.key, held_on=day or date(proposal.year or 2000, 1, 1), number=proposal.number,
        held_at=proposal.held_at, windows=proposal.windows, cells=cells_, as_of=dict(proposal.as_of),
    )  # fmt: skip


def _is_all(proposal: Proposal, given: Sequence[CellKey]) -> bool:
    """Whether the one place of a breakdown is all of it: 13例（拉萨市13例）, and not 其中."""
    for key in given:
        total, place = proposal.by_key.get(key._replace(place=STATED)), proposal.by_key.get(key)
        if total is not None and place is not None and total.span[1] <= place.span[0]:
            between = proposal.source[total.span[1] : place.span[0]]
            return len(between) < _BRACKET_MOST and _AMONG.search(between) is None
    return False


_BRACKET_MOST = 14
_AMONG = re.compile(r"其中|含|包括|including|of which|of whom|among", re.IGNORECASE)


def _stands(finding: Finding, dated: bool, proposal: Proposal) -> bool:
    """Whether a finding over the text's figures is told: not what it leaves out, nor what no day is known for."""
    if not finding.failed or finding.facts.get("why") == _LEFT_OUT or not _judges(finding, dated):
        return False
    return finding.rule != PARTS_TOTAL or not _partly_read(finding, proposal)


_LEFT_OUT = "none"
"""Why a rule failed that misses something: a bulletin need not say it."""


def _judges(finding: Finding, dated: bool) -> bool:
    """Whether the rule says anything of a bulletin without a record; an office's own rules do."""
    rule = rule_of(finding.rule)
    told = rule.of_bulletins if rule else OfBulletins.TOLD
    return told is OfBulletins.TOLD or (told is OfBulletins.WITH_A_DAY and dated)


def _partly_read(finding: Finding, proposal: Proposal) -> bool:
    """Whether a breakdown has figures that were not read: then its parts are not all known."""
    spans = [value.span for key, value in proposal.by_key.items() if key in finding.cells]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
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
    shares = {share.span: share for tongue in ("zh", "en") for share in wrong_shares(text, tongue)}
    for share in shares.values():
        yield _at(
            SHARES, ERROR, text, share.span, share.expected, share.got, first=share.first, second=share.second
        )
    yield from _of_the_loose(series, conference, proposal, language)


_TITLE_LINES, _TITLE_MOST, _TITLE_MOST_EN = 4, 60, 130
"""A title stands in the first lines, and none is longer."""


def _of_the_loose(
    series: Series, conference: Conference, proposal: Proposal, language: str
) -> Iterator[Finding]:
    """Figures of a title that the body does not have; and what may be a figure and was not read, so that nobody takes
    it for checked."""
    text = proposal.source
    body = _body(text, proposal)
    read = sorted(span for one in (proposal, *proposal.others) for span in one.assigned)
    loose = LooseFigures(
        series, conference, text, replace(proposal, assigned=tuple(read)), language, known_only=True
    )
    spans = [span for span in sorted({*loose.wrong, *loose.beside}) if not _is_a_time(text, span)]
    titles = [one for one in spans if one in loose.wrong and one[1] <= body and _in_a_title(text, one)]
    unread = [
        one
        for one in spans
        if one not in titles and (one in loose.wrong or _may_be_a_count(series, text, one))
    ]
    unread = sorted([*unread, *_of_places(series, proposal, [*unread, *titles])])
    numbers_left = {number for one in unread for number in re.findall("[0-9]+", text[slice(*one)])}
    for span in titles:
        if set(re.findall("[0-9]+", text[slice(*span)])) <= numbers_left:
            unread = sorted([*unread, span])  # the body may say it where it was not read
        else:
            yield _at(TITLE_BODY, ERROR, text, span, None, text[slice(*span)])
    for start, line in groupby(unread, lambda span: text.rfind("\n", 0, span[0])):
        numbers = list(line)
        got = "、".join(text[slice(*span)] for span in numbers)
        span = (numbers[0][0], numbers[-1][1])
        sentence = beginning(text[start + 1 :].split("\n")[0].strip())
        yield _at(LEFT_UNREAD, HINT, text, span, None, got, Verdict.UNCHECKED, sentence=sentence)


def _of_places(
    series: Series, proposal: Proposal, known: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Numbers without a unit that were not read, where a place is named beside them: 23 in Lhasa."""
    shown = Stretches(known)
    for rest in proposal.unread:
        if any(mentioned(series.places, rest.text, tongue) for tongue in ("zh", "en")):
            for match in re.finditer("(?<![0-9,.])[0-9]{1,7}(?![0-9,.]*[0-9月日时時:])", rest.text):
                span = (rest.span[0] + match.start(), rest.span[0] + match.end())
                if proposal.source[slice(*span)] == match[0] and not shown.hold(span[0]):
                    yield span


def _may_be_a_count(series: Series, text: str, span: tuple[int, int]) -> bool:
    unit = re.sub(r"^[0-9.,，]+[万亿]?[余多]?", "", text[slice(*span)])
    return bool(unit) and may_be_a_count(series, unit, sentence_around(text, span))


def _in_a_title(text: str, span: tuple[int, int]) -> bool:
    before = text[: span[0]]
    start, end = before.rfind("\n") + 1, text.find("\n", span[1])
    lines = sum(bool(line.strip()) for line in before.split("\n"))
    return lines <= _TITLE_LINES and _may_be_a_title(text[start : end if end >= 0 else len(text)])


def _may_be_a_title(line: str) -> bool:
    return len(line) <= (_TITLE_MOST if re.search("[\u4e00-\u9fff]", line) else _TITLE_MOST_EN)


def _body(text: str, proposal: Proposal) -> int:
    """Where the body begins: at the line of the first figure that was read, or behind it where it is a title of which
    some figures were read."""
    starts = sorted({text.rfind("\n", 0, value.span[0]) + 1 for value in proposal.values})
    if len(starts) < 2:
        return starts[0] if starts else 0
    first, second = (text[start:].split("\n", 1)[0].rstrip() for start in starts[:2])
    ended = re.compile(r"[。；]|[.;](?:\s|$)")
    return starts[ended.search(first) is None and _may_be_a_title(first) and ended.search(second) is not None]


def _is_a_time(text: str, span: tuple[int, int]) -> bool:
    return re.search("[月日时時点點]", text[slice(*span)]) is not None


# --- times -----------------------------------------------------------------------------------------

_DATE = r"(?:(?P<year>(?:19|20)[0-9]{2})年)?(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]"
_ZH_DAYS = "一二三四五六日"
_WEEK_ZH = re.compile(rf"{_DATE}[ ,，]?[（(]?(?:星期|周|礼拜)(?P<week>[一二三四五六日天])(?![一-龥]?[至到])")
_WEEK_BEFORE_ZH = re.compile(rf"(?:星期|周|礼拜)(?P<week>[一二三四五六日天])[ ,，（(]{{1,2}}{_DATE}")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "|".join(f"{month[:3]}(?:{month[3:]}|t)?\\.?" for month in _MONTHS.split("|"))
_EN_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEK_EN = re.compile(
    rf"\b(?P<week>{_EN_DAYS}),? (?:the )?(?P<month>{_SHORT}) (?P<day>[0-9]{{1,2}})(?:,? (?P<year>(?:19|20)[0-9]{{2}}))?\b"
)
_DAY_EN = re.compile(
    rf"\b(?P<month>{_SHORT}) (?P<day>[0-9]{{1,3}})(?![0-9,]*[0-9])(?:,? (?P<year>(?:19|20)[0-9]{{2}}))?"
)
_ANY_DAY = re.compile(
    r"(?<![0-9])(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>[0-9]{1,3})月(?P<day>[0-9]{1,3})[日号]"
)
_HOUR = re.compile(r"(?<![0-9])(?P<hour>[0-9]{2,3})[时時](?![间間])")

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
        if no_such_day(_number(match["year"]), _month(match["month"]), int(match["day"])):
            yield _at(NO_SUCH_DAY, ERROR, text, match.span(), None, match[0])
    for match in _HOUR.finditer(text):
        if int(match["hour"]) > 24:
            yield _at(NO_SUCH_DAY, ERROR, text, match.span(), None, match[0])
    for match in _NEW_BETWEEN.finditer(text):
        if int(match["begins"]) >= int(match["ends"]):
            yield _at(NO_SUCH_DAY, ERROR, text, match.span("hours"), None, match["hours"])


def _weekdays(text: str, year: int | None) -> Iterator[Finding]:
    for pattern in (_WEEK_ZH, _WEEK_BEFORE_ZH, _WEEK_EN):
        for match in pattern.finditer(text):
            of = _number(match["year"]) or year
            month = int(match["month"]) if match["month"].isdigit() else _month(match["month"])
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


def _month(name: str) -> int:
    return [month[:3] for month in _MONTHS.split("|")].index(name[:3]) + 1


# --- what was read ---------------------------------------------------------------------------------


def _told_twice(series: Series, proposal: Proposal) -> Iterator[Finding]:
    """A figure the text gives twice with two values, in one language or in two."""
    text = proposal.source
    for contradiction in proposal.contradictions:
        if contradiction.kind != "twice" or not contradiction.spans:
            continue
        first, last = contradiction.spans[0], contradiction.spans[-1]
        rule = TONGUES if _chinese(text, first) != _chinese(text, last) else TWICE
        found = _at(rule, ERROR, text, last, contradiction.expected, contradiction.got, what=dict(contradiction.what))  # fmt: skip
        yield found


def _chinese(text: str, span: tuple[int, int]) -> bool:
    """Whether the line there is in Chinese."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return re.search("[\u4e00-\u9fff]", text[start : end if end >= 0 else len(text)]) is not None


def _nothing_read(proposal: Proposal) -> Iterator[Finding]:
    if not proposal.values:
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
