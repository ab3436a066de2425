"""Words that compare the record's figures: over time (下降, rose, 持平) and over places (最多, the lowest).

A word compares the record when what falls, rises or stands first is one of its figures: by its name, a shorter
form of it (新增病例 of 新增本土确诊病例), or what a bulletin calls it in general (疫情, infections). The conference
before proves or contradicts a trend, the counts of the places a rank. A word of degree (大幅, sharply) wants a
change of a tenth at least. What no figure reaches stays open; `assertions` then refuses it.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import lru_cache

from msgspec import Struct

from store.checks.basis.case import Case
from store.checks.basis.passages import compiled, located, side
from store.checks.basis.things import counts_the_subject
from store.series.definition import Indicator, Place, Series, Subject
from store.series.subject_file import subject_of

TRENDS = ("fall", "rise", "same")
COMPARING = (*TRENDS, "rank")
OVER_TIME = (
    r"新[高低]|最|归零|<<to_zero>>|历史|[纪记]录|record|new (?:high|low)|peak|highest|lowest|unprecedented"
)
"""What an assertion of a first time compares with, when it speaks of a figure and not of an event (首例)."""


class AboutFigures(Struct, frozen=True):
    """What is said to fall, rise or stand first: the figures and places it may be. No figure: one that the
    record has under no such name."""

    indicators: tuple[Indicator, ...]
    places: tuple[Place, ...]


_GENERAL = {
    "zh": r"(?:(?:日?新增|现有|<<standing>>|累计|本土|每日)[^，。；、的]{0,4})?(?:<<in_general>>)"
    r"|新增(?=全部|全都|均|都|皆|主要|集中|大多|大都|多数|来自|人?数|总?量|环比|同比|较|比|与|不[及如]|[明大持逐有略小继稳再]|下降|减少|回落|增加|上升|上涨|走)",
    "en": r"\b(?:(?:new|newly|local|locally|daily|active|<<before_general>>) )*(?:<<in_general>>)\b",
}
_FILLED = (
    r"(?:[数量]+|人数|总数|例数|规模|情况|形势|曲线|态势|走势|水平|数据|增量|报告|较?[多少高低]|较|比|同比|环比|与|和|跟|同|及|、"
    r"|[昨今前当][一两几数]?[日天]|[0-9]{1,2}月(?:份|[0-9]{1,2}日)?|今年|本轮|近期|年初|有史|以来|上[一周次场月个]+|此前|之前|以前|近[几日期来]+|日来?|持续|连续|[多数几0-9一二三四五六七八九十两]+[天日周]"
    r"|明显|大幅度?|显著|[逐日][日步渐]|快速|急剧|迅速|稳步|稳定|进一步|有所|略有?|小幅|总体|整体|均|都|皆|已经?|也|又|再|仍|正|在"
    r"|开始|出现|呈现?|了|的|是|为|达到?|首次|不断|继续|一路|稳中有?|双双|全面|[0-9]+[例个名人]|其中|中|以|近乎|几乎|差不多|全[区省市]|各地|地市|区内"
    r"|[\"“”'《》（(]|\0)*"
)
"""What may stand between a figure and what is said of it: how much, since when, compared with what."""
_MEANS = re.compile(r"(?:下|后|时|间|中|里|上|日|情况)$")
"""Words that only say when or by what means end so: 在各方努力下."""
_ELSE = (
    r"\b(?:risks?|pressure|costs?|prices?|demand|suppl\w+|tests?|testing|treatment|burdens?|fears?|times?|beds?|"
    r"traffic|sales|incomes?|visitors|tourists|rates?|while|because|due to|despite|capacity|wards?)\b"
)
"""Other things that rise and fall."""
_INTENDED = {
    "zh": r"力争|争取|确保|保证|防止|避免|遏制|预计|有望|一旦|如果|假如|倘若|若(?!干)|目标|旨在|为了|以期|尽快|尽早|早日|希望|能否|是否|会不会",
    "en": r"\b(?:will|would|may|might|could|should|if|unless|whether|expect\w*|aims?|aimed|hopes?|hoped|until|so that|goals?|targets?)\b",
}
WANTED = {
    "zh": f"{_INTENDED['zh']}|努力|坚决打赢|感谢|致敬|关爱|关心|守护|点赞|慰问|祝福|[都均]将(?!近)|如何|怎[么样]|不得|必须|应当|务必|严禁|应[转收检隔治]尽[转收检隔治]",
    "en": rf"{_INTENDED['en']}|\b(?:striv\w+|must|shall|to be|may not|thanks?|thanking|letter to|standing by|leaving|leave no|how|what|who counts)\b",
}
"""Words by which a clause only says what is wanted, ordered or asked, and nothing of what is."""
_SAME_DAY = {
    "zh": r"昨[日天]|前[一1]?[日天]",
    "en": r"\byesterday\b|\bday (?:before|earlier)\b|\bprevious day\b",
}
_DEGREE = {
    "zh": r"大幅|明显|显著|急剧|迅速|快速|骤|锐减|激增|飙升|陡",
    "en": r"\b(?:sharp|significant|marked|dramatic|substantial|steep|rapid|considerabl|plung|plummet|soar|surg)",
}
_LAST = re.compile(r"少|低|小|末|后|垫底|few|low|small|least|last|bottom", re.IGNORECASE)


def figures_compared(
    case: Case, match: re.Match[str], bounds: tuple[int, int], lang: str, *, rank: bool = False
) -> AboutFigures | None:
    """What of the record the word compares; None when it compares something else, or only says what is hoped
    for. `bounds` are those of its clause, `rank`: the word ranks places."""
    start, end = bounds
    text, tongue = match.string, side(lang)
    if compiled(_INTENDED[tongue]).search(text, start, match.start()):
        return None
    places = {place.key: place for _, place in located(case.series.places, text[start:end], lang)}
    found = [
        known
        for known in compiled(_named(subject_of(case.series), _names(case.series, tongue), tongue)).finditer(
            text, 0, end
        )
        if known[0]
    ]
    before = [known for known in found if known.end() <= match.start() and not _of_else(text, known, tongue)]
    inside = [known for known in before if known.start() >= start]
    meant: list[re.Match[str]] = []
    if inside:
        near = inside[-1]
        if _goes_to(case.series, text[near.end() : match.start()], lang):
            meant = _joined(inside, text, tongue)
    behind = [known for known in found if match.end() <= known.start()]
    if tongue == "zh" and not rank:
        behind = []  # 减少感染 is what somebody does, not what the figures did
    if not meant and behind and not inside and _introduces(text[match.end() : behind[0].start()], tongue):
        meant = behind[:1]
    if not meant and not inside and before and _goes_to(case.series, text[start : match.start()], lang):
        own = text[before[-1].end() : start]  # …53例，其中昌都市最多
        if _goes_to(case.series, re.split("[，,。；;：:]", own, maxsplit=1)[0], lang):
            meant = before[-1:]
    if not meant and counts_the_subject(case.series) and _hardest_hit(case, match, start, lang, places):
        return AboutFigures(_all_that_is_new(case.series), tuple(places.values()))
    if not meant:
        return None
    named: dict[str, Indicator] = {}
    for known in meant:
        named.update({what.key: what for what in _meant(case, known[0], tongue)})
    if rank and not places and meant[0].end() <= start:  # 拉萨市新增确诊病例…例，居全区首位
        places = _places_before(case, text, meant[0].start(), start, lang)
    return AboutFigures(tuple(named.values()), tuple(places.values()))


def _hardest_hit(
    case: Case, match: re.Match[str], start: int, lang: str, places: Mapping[str, Place]
) -> bool:
    """Whether the word itself is about the infections: the hardest hit, 最严重 of a place."""
    if re.search(r"\b(?:hit|affected)$", match[0], re.IGNORECASE):
        return True
    before = match.string[start : match.start()]
    return match[0].endswith("严重") and bool(places) and _goes_to(case.series, before, lang)


def _places_before(case: Case, text: str, at: int, end: int, lang: str) -> dict[str, Place]:
    """The places that the clause before one names, up to its `end`: the subject at `at` stands in it."""
    first = max(text.rfind(mark, 0, at) + 1 for mark in "，。；,.;")
    return {place.key: place for _, place in located(case.series.places, text[first:end], lang)}


def counted_alone(
    case: Case, match: re.Match[str], bounds: tuple[int, int], lang: str
) -> tuple[Indicator, ...]:
    """The new infections, for a clause that says of nothing but the places that nothing was new (昌都市无新增)."""
    start, end = bounds
    new = match.string.find("新增", match.start(), match.end() + 2)
    if not counts_the_subject(case.series) or side(lang) == "en" or new < 0:
        return ()
    behind = match.string[new + 2 : end].strip("。 ”’")
    before = match.string[start : match.start()]
    return _all_that_is_new(case.series) if not behind and _goes_to(case.series, before, lang) else ()


def whose_places(
    case: Case, match: re.Match[str], bounds: tuple[int, int], lang: str
) -> tuple[tuple[Indicator, ...], tuple[Place, ...]] | None:
    """The figures and the places a share is told of: 新增病例全部在昌都市, 只有昌都市报告病例, most cases were in Lhasa.
    None when the clause gives no place for a figure of the record."""
    start, end = _with_lists(match.string, bounds, lang)
    text, tongue = match.string, side(lang)
    there = [
        (match.end() + at, place) for at, place in located(case.series.places, text[match.end() : end], lang)
    ]
    found = [
        known for known in compiled(_named(subject_of(case.series), _names(case.series, tongue), tongue)).finditer(text, 0, end)
        if not _of_else(text, known, tongue)
    ]  # fmt: skip
    before = [known for known in found if known.end() <= match.start()]
    inside = [known for known in before if known.start() >= start]
    if not there and _shares_before(match, tongue):
        there = located(case.series.places, text[start : match.start()], lang)
        if not there or not (inside or found):
            return None
        meant = inside[-1:] or [known for known in found if known.start() >= match.end()][:1]
        named = [what for known in meant for what in _meant(case, known[0], tongue) if what.by_place]
        return (tuple(named), tuple({place.key: place for _, place in there}.values())) if named else None
    if not there or (inside and not _goes_to(case.series, text[inside[-1].end() : match.start()], lang)):
        return None
    behind = [known for known in found if known.start() >= match.end()][:1]
    meant = inside[-1:] or behind or before[-1:]
    begun = match.end()
    if meant == behind and behind and behind[0].end() <= there[0][0]:
        begun = behind[0].end()
    if not compiled(_LIES_IN[tongue]).fullmatch(text, begun, there[0][0]):
        return None
    named = [what for known in meant for what in _meant(case, known[0], tongue) if what.by_place]
    return (tuple(named), tuple({place.key: place for _, place in there}.values())) if named else None


def _with_lists(text: str, bounds: tuple[int, int], lang: str) -> tuple[int, int]:
    """The bounds of a clause with the lists it is part of: 除甲市、乙市外."""
    start, end = bounds
    if side(lang) == "zh":
        start = max((stop.end() for stop in re.finditer("[，。；：！？,;:!?（(]", text[:start])), default=0)
        stop = re.compile("[，。；：！？,;:!?）)]").search(text, end)
        end = stop.start() if stop else len(text)
    return start, end


def _shares_before(match: re.Match[str], tongue: str) -> bool:
    """Whether the places stand before the share: 昌都市占多数, Qamdo accounts for most of them."""
    if tongue == "zh":
        return match[0].startswith("占")
    return (
        re.search(r"\b(?:account|accounts|accounted|responsible) for $", match.string[: match.start()])
        is not None
    )


_LIES_IN = {
    "zh": r"(?:都|是|为|系|在|来自|出自|属于?|于|分布|集中|出现|发现|报告|发生)*",
    "en": r"(?:[^,]{0,60}\b(?:in|from|at|to)(?: the)?)? ?",
}


def others(case: Case, match: re.Match[str], bounds: tuple[int, int], lang: str) -> tuple[Place, ...] | None:
    """All places but those the sentence has named, where a clause speaks of the others; None where it does not."""
    start, end = _with_lists(match.string, bounds, lang)
    found = compiled(_OTHERS[side(lang)]).search(match.string, start, end)
    if found is None:
        return None
    named = {place.key for _, place in located(case.series.places, match.string[:end], lang)}
    return tuple(place for place in case.series.places if place.key not in named) if named else ()


_OTHERS = {
    "zh": r"(?:其余|其他|其它|另外|余下)(?:[各几两三四五六七八九0-9个]*)(?:地市|市地|地区|市|州|地|区县|县区|地方)"
    r"|除[^，。；]{2,30}?[以之]?外",
    "en": r"\b(?:no|the|all|any)? ?other (?:cit\w+|prefectures?|places?|areas?|regions?)\b|\b(?:elsewhere|except (?:in |for )?(?=[A-Z]))",
}


def new_cases(case: Case, match: re.Match[str], bounds: tuple[int, int]) -> tuple[Indicator, ...]:
    """The new infections in general, for a clause that speaks of what is new or of cases; else nothing."""
    cases = subject_of(case.series).compiled("<<short_cases>>")
    spoken = cases.search(match.string, *bounds) or re.compile("新增").search(match.string, *bounds)
    return _all_that_is_new(case.series) if spoken and counts_the_subject(case.series) else ()


def cases_in(case: Case, text: str, lang: str) -> tuple[Indicator, ...]:
    """The figures of cases that the words behind a denial deny by a shorter name: 新增病例, no new cases. 没有重症病例
    and no cases were missed are about something else."""
    tongue = side(lang)
    cases = subject_of(case.series).compiled("<<short_cases>>")
    named: dict[str, Indicator] = {}
    for known in compiled(_named(subject_of(case.series), _names(case.series, tongue), tongue)).finditer(
        text
    ):
        before, behind = text[: known.start()], text[known.end() :]
        if cases.search(known[0]) and compiled(_DENIED[tongue]).fullmatch(before):
            if compiled(_DENIED_BEHIND[tongue]).match(behind):
                named.update({what.key: what for what in _meant(case, known[0], tongue)})
            break
    return tuple(named.values())


_DENIED = {
    "zh": r"(?:的|新的?|任何|[0-9一]?例|哪怕|本土|本地|新增|报告|发现|出现|检出|再|有)*",
    "en": r"(?: ?(?:new|any|further|more|additional|local|locally|single|one|a|been|transmitted|of|the|these))* ?",
}
_DENIED_BEHIND = {
    "zh": r"数?(?:$|[。”，、\s]|报告|发现|出现|发生|产生|存在)",
    "en": r"(?:$|[.,;:”\"]| (?:in|at|on|among|today|yesterday|anywhere|since|for)\b| (?:was|were|are|is) (?:in|at|from)\b| (?:were|was|have been|has been|had been) "
    r"(?:found|reported|detected|recorded|seen|confirmed|added)\b)",
}


def _of_else(text: str, known: re.Match[str], tongue: str) -> bool:
    """Whether the figure only says of what something else is: the risk of infection."""
    return tongue == "en" and bool(
        compiled(rf"{_ELSE} (?:of|for|from|in|on|to|with|among) (?:the |new )?$").search(
            text, max(0, known.start() - 40), known.start()
        )
    )


def _all_that_is_new(series: Series) -> tuple[Indicator, ...]:
    return tuple(what for what in series.indicators if what.kind.computed and what.by_place)


def _joined(inside: Sequence[re.Match[str]], text: str, tongue: str) -> list[re.Match[str]]:
    """The last subject of a clause, and those joined to it by a mere “and”."""
    meant = [inside[-1]]
    joint = compiled(
        r"\s*(?:和|与|及|以及|、|[0-9]+例?[和、])\s*" if tongue == "zh" else r"(?:,? and |, )(?:the )?"
    )
    for known in reversed(inside[:-1]):
        if not joint.fullmatch(text, known.end(), meant[0].start()):
            break
        meant.insert(0, known)
    return meant


def _goes_to(series: Series, between: str, lang: str) -> bool:
    """Whether the words between a subject and what is said of it leave it the subject."""
    for place in series.places:
        for name in (place.name(lang), place.short(lang)):
            between = between.replace(name, "\0")
    if side(lang) == "en":
        return len(between) <= 80 and not compiled(_ELSE).search(between)
    rest = re.sub(rf"{_FILLED}\Z", "", between)
    return not rest or (len(rest) <= 16 and _MEANS.search(rest) is not None)


def _introduces(between: str, tongue: str) -> bool:
    """Whether a word goes on to its subject: 最多的病例, a fall in new cases, the highest number of infections."""
    wanted = (
        r"(?:的|是|的是)?" if tongue == "zh"
        else r" (?:(?:in|of|among|for) )?(?:the )?(?:(?:total|daily|number|numbers|count|counts|tally|share) (?:of )?)*(?:the )?"
    )  # fmt: skip
    return re.fullmatch(wanted, between) is not None


def rank_word(word: str) -> bool:
    """True when a word of rank says the most, False when it says the fewest."""
    return _LAST.search(word) is None


def strong(match: re.Match[str], bounds: tuple[int, int], lang: str) -> bool:
    """Whether the clause says that it changed by much."""
    return compiled(_DEGREE[side(lang)]).search(match.string, *bounds) is not None


def day_wanted(case: Case, match: re.Match[str], bounds: tuple[int, int], lang: str) -> bool:
    """Whether the clause compares with the day before, and the conference before was about another."""
    if not compiled(_SAME_DAY[side(lang)]).search(match.string, *bounds) or case.previous is None:
        return False
    then, now = case.previous.conference.windows, case.conference.windows
    return bool(then and now) and then[0].day + timedelta(days=1) != now[0].day


def _names(series: Series, tongue: str) -> tuple[str, ...]:
    """The names of the figures of a series in a language, the longest first."""
    return _names_of(series.indicators, tongue)


def _names_of(indicators: Sequence[Indicator], tongue: str) -> tuple[str, ...]:
    names = {
        name.lower()
        for what in indicators
        for name in (what.name(tongue), what.short(tongue), *what.also)
        if len(name) > 1 and (tongue == "en") == name.isascii()
    }
    return tuple(sorted(names, key=len, reverse=True))


def names_of_figures(series: Series, tongue: str) -> str:
    """A pattern of every way to name a figure of the series. In English by its whole name: a short form (community)
    is met everywhere."""
    if tongue == "zh":
        return _named(subject_of(series), _names(series, tongue), tongue)
    names = {name.lower() for what in series.indicators for name in (what.name(tongue), *what.also)}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name.isascii())


def figures_named(case: Case, text: str, lang: str) -> list[tuple[int, tuple[Indicator, ...]]]:
    """Where each figure of the record is named in a text, and which that may be."""
    tongue = side(lang)
    found = compiled(_named(subject_of(case.series), _names(case.series, tongue), tongue)).finditer(text)
    now = subject_of(case.series).compiled(_OF_NOW, "zh")
    named = []
    for known in found:
        itself = now.sub("", known[0])
        standing = tuple(what for what in _meant(case, itself, tongue) if not what.kind.by_window)
        if known[0]:
            named.append((known.start(), _meant(case, known[0], tongue) or standing))
    return named


def ways_to_name(series: Series, indicators: Sequence[Indicator], tongue: str) -> str:
    """A pattern of every way to name one of those figures, the general words for cases among them."""
    return _named(subject_of(series), _names_of(indicators, tongue), tongue)


@lru_cache(maxsize=32)
def _named(subject: Subject, names: tuple[str, ...], tongue: str) -> str:
    """A pattern of every way to name one of the figures."""
    ways = list(map(re.escape, names))
    for name in names:
        if tongue == "zh" and len(name) > 5:
            ways.append(rf"{re.escape(name[:2])}[^，。；、]{{0,4}}{re.escape(name[-2:])}")
            ways += [re.escape(name[at:]) for at in range(1, len(name) - 3)]
    if subject.is_of(names):
        ways.append(subject.filled(_GENERAL[tongue], tongue))
    return "|".join(ways) or "(?!)"


_OF_NOW = "^(?:现有|<<standing>>|累计|active )"
"""So one is named of which there are that many at a moment."""


def _meant(case: Case, words: str, tongue: str) -> tuple[Indicator, ...]:
    """The figures those words may name: by their name, else by a shorter form of it, else the new infections
    in general. Of several only those that have a figure."""
    subject = subject_of(case.series)
    bare = subject.compiled("<<from_here>>", "zh").sub(
        "", words.lower()
    )  # 新增本土无症状感染者 is 新增无症状感染者
    exact = [what for what in case.series.indicators if {words.lower(), bare} & _all_names(what, tongue)]
    if exact:
        return tuple(exact)
    new = re.match("日?新增|new", words, re.IGNORECASE)
    of_now = subject.compiled(_OF_NOW, "zh").match(f"{words} ")
    short = [
        what
        for what in case.series.indicators
        if any(_is_short_for(words.lower(), name, tongue) for name in _all_names(what, tongue))
        and not (of_now and what.kind.by_window)
    ]
    told = [what for what in short if _has_figure(case, what)]
    if told or short:
        return tuple(told or short)
    if new or subject.compiled("<<as_a_whole>>").match(words):
        return _all_that_is_new(case.series)
    return ()


def _all_names(what: Indicator, tongue: str) -> set[str]:
    return {name.lower() for name in (what.name(tongue), what.short(tongue), *what.also)}


def _is_short_for(words: str, name: str, tongue: str) -> bool:
    """Whether the characters (words) of the one stand in the other, in the same order."""
    left: list[str] = list(name) if tongue == "zh" else re.findall("[a-z-]+", name)
    wanted: list[str] = list(words) if tongue == "zh" else re.findall("[a-z-]+", words)
    rest = iter(left)
    return all(any(one == each for each in rest) for one in wanted)


def _has_figure(case: Case, what: Indicator) -> bool:
    flows = what.kind.by_window
    return any(
        case.figures.value(key, what.key) is not None
        for key in ([window.key for window in case.conference.windows] if flows else [""])
    )
