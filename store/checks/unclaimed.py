"""What is said of the record's subject by nobody: a clause of a title, a lead, a name or an office's own sentence that
speaks of the cases or the epidemic, with no figure in it, no word that the figures decide, and no claim that was
recorded with its speaker. 疫情趋稳, “cases are few”.

The question is turned round: no list says which words assert. Whatever is said of the subject is asked about, but for
clauses that only name it (病例), or name it as what some work, body or time is about (疫情防控, case tracing). A
person lets a clause stand with one key, and the series remembers; or records whose words it is.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.checks.assertions import recorded
from store.checks.case import Case
from store.checks.claim_words import folded
from store.checks.comparisons import counts_the_sick, names_of_figures
from store.checks.finding import WARNING, Finding, Verdict
from store.checks.loose_numbers import place_of, remembered
from store.checks.passages import Voice, Voices, compiled, passages, side, worked_out_once
from store.record.cell import CellKey
from store.record.notes import UNCLAIMED
from store.record.reference import is_part
from store.series.definition import Series
from store.wording.say.draft import Draft, Span, SpanKind

REASON = {"zh": "读过，可以这样写，不是本场的数据", "en": "read and left to stand; it is none of the figures"}
"""The reason that is recorded when a clause is let stand with one key."""

_ENDS = {
    "zh": re.compile(
        r"[，。；、：:（）()！？!?;,\n\u3000\[\]【】]|(?:并且|而且|但是|同时)|(?<=[\u4e00-\u9fff])且(?=[\u4e00-\u9fff])"
    ),
    "en": re.compile(
        r"[;:()!?\n\[\]\u3000]|,(?! (?:an?|which|who|as|yet|though|in|with) )|\.(?=\s|$)| (?:and|but|while) (?=[^,.;:()\n]*\b(?:is|are|was|were|has|have|had|remains?|stays?)\b)"
    ),
}
"""Where a clause ends."""


def unclaimed(case: Case, draft: Draft, voices: Voices, claims: Sequence[Finding]) -> Iterator[Finding]:
    """A warning for each such clause. `claims` are the asserting words that were found in the draft: what has one that
    is proved or refused is told there."""
    tongue = side(draft.language)
    subject = _subject_of(case.series, tongue)
    decided = [(span.start, span.end) for span in draft.spans if _decides(case, span)]
    for one in claims:
        start, end = one.facts.get("start"), one.facts.get("end")
        if isinstance(start, int) and isinstance(end, int):
            decided.append((start, end))
    text = draft.text
    for start, end in decided:
        text = text[:start] + _DECIDED * (end - start) + text[end:]
    for span in draft.spans:
        if span.kind in (SpanKind.TIME, SpanKind.ORDINAL):
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    numbers = _numbers_of_grid(case)
    of_grid = [span.start for span in draft.spans if _counts_the_subject(span)]
    edges = [edge for span in voices.closed() for edge in (span.start, span.end)]
    for start, end in clauses(text, tongue, edges):
        said = text[start:end]
        implied = any(start <= at < end for at in of_grid) or not numbers.isdisjoint(_numbers_in(said))
        mention = _told_of(said, subject, implied)
        if mention is None or voices(start + mention[0], start + mention[1]).voice is not Voice.NOBODY:
            continue
        at = (start + len(said) - len(said.lstrip()), start + len(said.rstrip()))
        words = folded(draft.text[at[0] : at[1]])[0].strip()
        if not recorded(case, words, draft.language):
            yield _asked(case, draft, _without_figures(said), at)


def added(
    case: Case, ours: str, text: str, language: str, told: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """A warning for each such clause of a text that came back which `ours`, the record's own, does not have, whatever
    the figures of either (they are held against the record one by one). A paragraph that names who says it is theirs;
    `told` is where the asserting words and the numbers in words of the text stand, which are looked at by themselves.
    """
    tongue = side(language)
    subject = _subject_of(case.series, tongue)
    known = {_without_figures(ours[start:end]) for start, end in clauses(ours, tongue)}
    spoken = [(one.start, one.end) for one in passages(case.conference, text, language) if one.attributed]
    signs = list(text)
    for start, end in (*told, *(digits.span() for digits in re.finditer(_NUMBER, text))):
        signs[start:end] = _DECIDED * (end - start)
    masked = "".join(signs)
    for start, end in clauses(masked, tongue):
        said = masked[start:end]
        if _without_figures(text[start:end]) in known or any(first <= start < last for first, last in spoken):
            continue
        if _told_of(said, subject, False) is not None:
            at = (start + len(said) - len(said.lstrip()), start + len(said.rstrip()))
            words = text[at[0] : at[1]]
            facts = {"why": "book", "word": words, "sentence": words[:60], "start": at[0], "end": at[1]}
            yield Finding(UNCLAIMED, Verdict.FAILED, WARNING, (), None, words, facts, spot=words)


def _without_figures(words: str) -> str:
    return re.sub(f"{_DECIDED}+|{_NUMBER}", "#", folded(words)[0].strip()).lower()


def clauses(text: str, tongue: str, edges: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
    """Where the clauses of the text begin and end. What stands for itself (a title, a name) is a clause by itself;
    `edges` are where such begin and end."""
    stops = [stop.span() for stop in _ENDS[tongue].finditer(text)]
    stops += [(edge, edge) for edge in edges]
    at = 0
    for start, end in sorted([*stops, (len(text), len(text))]):
        if start > at:
            yield at, start
        at = max(at, end)


def _decides(case: Case, span: Span) -> bool:
    """Whether the span prints a figure of the record, the mark of one that is missing, or what the record proves."""
    if span.kind is SpanKind.COUNT:
        figure = case.conference.figure(span.cells[0]) if span.cells else None
        return figure is None or not figure.literal
    if span.kind is SpanKind.CLAIM:
        return not is_part(span.cells[0] if span.cells else None, "claims")
    return span.kind is SpanKind.MISSING


_DECIDED = "\0"
"""Stands for each sign of what the record decides: nobody has to say that, but what is said beside it."""


def _counts_the_subject(span: Span) -> bool:
    """Whether the span prints a figure of the grid: its clause is about the subject, named or not."""
    return span.kind is SpanKind.COUNT and bool(span.cells) and isinstance(span.cells[0], CellKey)


def _numbers_of_grid(case: Case) -> set[int]:
    """The figures of the grid that are large enough to be known again: a title may give them in plain digits."""
    numbers: set[int] = set()
    for what in case.series.indicators:
        for window in [each.key for each in case.conference.windows] if what.kind.by_window else [""]:
            counts = [case.figures.value(window, what.key)]
            counts += case.figures.row(window, what) if what.by_place else ()
            numbers |= {count for count in counts if count is not None and count >= 10}
    return numbers


_NUMBER = r"(?<![0-9A-Za-z,-])[0-9][0-9,]{0,11}"


def _numbers_in(words: str) -> Iterator[int]:
    for digits in re.findall(_NUMBER, words):
        yield int(digits.replace(",", ""))


def _asked(case: Case, draft: Draft, kept: str, at: tuple[int, int]) -> Finding:
    """`kept`: the clause with a sign for each figure, so that tomorrow's figures do not ask again."""
    start, end = at
    ref = place_of(draft.span_at(start), draft.language)
    said = draft.text[start:end]
    facts = {
        "why": "" if ref is not None else "book", "word": said, "sentence": said[:60], "start": start, "end": end,
        "claim": {draft.language: said},
    }  # fmt: skip
    cells = (ref,) if ref is not None else ()
    finding = Finding(UNCLAIMED, Verdict.FAILED, WARNING, cells, None, said, facts, spot=kept)
    return remembered(finding, case.earlier)


def accepts(finding: Finding) -> bool:
    """True for a clause that one key lets stand."""
    return finding.rule == UNCLAIMED and finding.failed


# --- what a clause speaks of ---------------------------------------------------------------------

_SUBJECT = {
    "zh": "(?<!就业)(?<!经济)(?<!国际)(?<!安全)形势|防线|局势|态势|新冠(?:肺炎|病毒)?(?:疫情|感染者?)?|病例|感染(?:者|人数|人员|规模|曲线|形势|面)?|确诊|患者|阳性|疫情|传播(?:链条?|力|速度|风险)?|拐点|社会面|闭环|散发|[战抗]疫(?!情|一线|精神|故事|人员|英雄|工作|物资)|隔离管控区?|管控区|风险区|密接者?|密切接触者?|病毒(?!学|所)|"
    "毒株|奥密克戎|重症|死亡|治愈者?|出院|隔离点|检出|感染曲线|曲线|阴性|核酸(?=[全均皆都])|清零(?!总?方针|政策|目标|攻坚|行动|工作|路线|任务)",
    "en": r"closed[- ]loops?(?: management)?|positive tests?|tests? negative|negative tests?|sick people|(?:the )?curve|(?:the )?situation(?= (?!of|on|in|and|room|report)[a-z])|test positivity|positivity(?: rates?)?|(?:the )?(?:peak|wave)|cases?|infections?|carriers?|patients?|infected|epidemics?|pandemics?|outbreaks?|transmission|virus\w*|covid(?:-19)?(?: (?:epidemic|outbreak|pandemic|infections?|cases?))?|contagion|"
    r"(?:the )?spread|(?:at )?the community level|community (?:level|transmission|spread)|(?:quarantined|controlled) (?:or controlled )?areas?|"
    r"quarantine|risk areas?|[a-z]+-risk areas?|deaths?|(?:close )?contacts?|turning[- ]point|under control",
}
"""What a bulletin of an epidemic is about, beside the names of the series' own figures."""

_ABOUT = {
    "zh": r"(?:的|和|及|与)?(?:防控|防治|防范|防疫|处置|应对|救治|治疗|诊疗|收治|诊断|转运|隔离(?!管控)|管理|管控(?!区|到位)|排查|筛查|检测|监测|监控|预警|流调|流行病学|溯源|追踪|活动轨迹|"
    r"轨迹|活动|行程|通报|发布|宣传|知识|期间|下(?=的)|居民|住户|(?:发生|暴发|爆发|出现)?(?:以来|后$)|影响(?=的|$)|服务|攻坚|清零(?=攻坚|行动|目标|工作)|研究|所$|所?所长|科|医院|病区|病房|办|组|专班|指挥|研究|控制(?=科|中心))",
    "en": r"[ -](?:and )?(?:prevention|control|response|management|treatment|tracing|tracking|testing|screening|investigations?|monitoring|surveillance|"
    r"briefings?|work|measures?|policy|policies|relief|research|services?|headquarters|office|department|institute|hospitals?)\b"
    r"|(?:(?<=contacts)|(?<=patients)|(?<=areas)|(?<=carriers)) (?:are|is|were|was) (?:being )?(?:treated|quarantined|isolated|managed|cared for|traced|tested|transferred|monitored|looked after)\b",
}
"""What makes the subject the matter of some work, body or time, right behind it."""

_TOPIC = {
    "zh": r"(?:的)?(?:最新|有关|相关|工作)*(?:情况|形势|数据|信息|问题|进展|要求|办法|规定|名单|说明)(?:的(?:说明|通报|通告))?$",
    "en": r" (?:figures|data|information|situation|numbers?|updates?|reports?|areas?)$",
}
"""What a clause that ends in it only names."""

_AIMS = {
    "zh": r"(?:研判|分析|筑牢|构筑|织密|严守|坚守|防止|防范|严防|谨防|遏制|阻断|切断|控制|抗击|应对|战胜|抵御|打赢|面对|受|因|减少|降低|避免|预防|杜绝|消除|扑灭|处置|救治|收治|治疗|照护|转运|关心|关爱|排查|筛查|搜索|统筹|做好|对|加强|服务|巩固)"
    r"(?![^，。；]{0,3}[了住])(?!已)[^，。；了住已]{0,8}$",
    "en": r"\b(?:(?:to|will|must|should|and) (?:\w+ )?(?:prevent|contain|curb|control|fight|combat|stop|halt|treat|trace|beat|defeat|tackle|reduce|break|cut|block|win|check)"
    r"|(?:preventing|containing|curbing|controlling|fighting|combating|stopping|halting|treating|tracing|tackling|reducing|breaking|cutting|blocking)"
    r"|during|amid|since|by|for|against|treatment of|prevention of|care for|questions about|residents (?:of|in)|(?<![0-9\0] )people in)(?: (?:the|a|an|any|further|local|new|our|this|of|spread|all))* *$",
}
"""What is only aimed at, or is the time or the cause of something else, stands behind such words."""

_DONE = {"zh": r"[了住已]|成功|到位|取得", "en": r"\b(?:has|have|had|successfully)\b"}
"""But for these: then it is said to be reached."""

_REACHED = {
    "zh": r"已|完成|完毕|取得|胜利|成效|成果|向好|好转|见好|扫尾|收尾|见效|奏效|告捷|告一段落|圆满|顺利|清楚|有力|有效|得当|到位|妥善",
    "en": r"\b(?:achiev\w+|improv\w+|succeed\w*|success\w*|complet\w+|finish\w*|results?|pa(?:ys|id) off|bears? fruit|works|worked|is over|wound down|victor\w+)\b",
}
"""What such work came to: then something is said of it, and it is not only named."""

_GOES_ON = r"\b(?:is|are|was|were|won|ends?|succeeds?)\b"
"""And for these behind a fight against it: the battle against the epidemic is won."""

_FOUND = {"zh": r"(?:发现|检出)$", "en": r"^ *(?:found|detected)\b"}
"""What was found somewhere was cases, whatever the somewhere is called."""

_FILL = {
    "zh": r"[的和及与在为是对就从和或各等有关于一、“”《》\s—-]|新增|本土|现有|累计|新冠|肺炎|无症状|情况|介绍|通报|回应|公布|发布|报告|数|例|其中|最新|新闻发布会|至|我区|全区|自治区|本轮|人数|者|地区|截至|目前|当前|防[控疫]|任务",
    "en": r"\b(?:the|a|an|of|in|and|or|on|for|new|newly|local|locally|transmitted|confirmed|asymptomatic|covid|total|number|numbers|reported|daily|data|update|updates|latest|region|regional|"
    r"from|with|to|by|at|its|as|reclassified|china|daily|count|tally)\b|[\s\"'“”.-]|-19",
}
"""What beside the subject says nothing of it."""


_COUNTS = {
    "zh": r"[0-9]{1,2}[月日时点]|0时|[昨今当][日天]|上午|下午|(?:解除|正在|在?接受|转入|实施)*(?:集中|居家)?(?:隔离)?(?:医学)?观察|解除(?:集中|居家)?(?:隔离)?|正在|集中|治愈"
    r"|[共现另又还再尚仍]有?|划定|设有|(?:基本)?实现|发现|检出|通报|转为|其中|[中内]|至|[个名人例处]|人员",
    "en": r"\b(?:jan|feb|mar|apr|may|june|july|aug|sept|oct|nov|dec)[a-z]*\.?(?: [0-9]{1,2})?\b|\b(?:today|yesterday|daily|now|another|also|had|has|have|been|were|was|are|is|there|no|all"
    r"|released?|discharged?|designated|recover(?:y|ed|s)?|leaves?|left|after|hospitals?|(?:under )?(?:medical )?observation|people|persons|region|centralized"
    r"|reports?|reported|logs?|logged|registers?|registered|records?|recorded|adds?|added|sees|saw|posts|posted|confirms|count|tally)\b|['’]s\b",
}
"""And what says nothing but what is counted, beside a figure."""


_REGION = {"zh": re.compile(r"^(.{2,8}?)(?:自治区|省|市|州|盟|县|区)"), "en": re.compile(r"\b[A-Z]\w+")}
"""The name of the office's own region in that of its series: 西藏 in 西藏自治区…, Tibet in Tibet epidemic …"""


class _Subject(NamedTuple):
    """How the record's subject is named in a language, and the names that say nothing of it: those of the places."""

    tongue: str
    ways: str
    places: str


@worked_out_once
def _subject_of(series: Series, tongue: str) -> _Subject:
    ways = [names_of_figures(series, tongue), _SUBJECT[tongue] if counts_the_sick(series) else ""]
    names = {name.lower() for place in series.places for name in (*place.names.values(), *place.also)}
    names |= {place.short(tongue).lower() for place in series.places}
    names |= {name.lower() for name in _REGION[tongue].findall(series.names.get(tongue, ""))}
    longest_first = (re.escape(name) for name in sorted(filter(None, names), key=len, reverse=True))
    # A name inside an English word is none: Ali is not in centralized.
    places = "|".join(rf"\b{name}\b" if name.isascii() else name for name in longest_first)
    return _Subject(tongue, "|".join(filter(None, ways)) or "(?!)", places or "(?!)")


@lru_cache(maxsize=2048)
def _told_of(clause: str, subject: _Subject, implied: bool) -> tuple[int, int] | None:
    """Where the clause first names the subject and says something of it beside what is decided; None where it says
    nothing of it. `implied`: it holds a figure of the subject, and need not name it."""
    tongue = subject.tongue
    words, stood = folded(clause)
    lower = words.lower()
    rest, first = lower, None
    for mention in compiled(rf"\b(?:{subject.ways})\b" if tongue == "en" else subject.ways).finditer(lower):
        behind = compiled(_ABOUT[tongue]).match(lower, mention.end()) or compiled(_TOPIC[tongue]).match(
            lower, mention.end()
        )
        if compiled(_FOUND[tongue]).search(lower) or (
            behind is not None and compiled(_REACHED[tongue]).search(lower, behind.end())
        ):
            behind = None
        if behind is None and first is None:
            aim = compiled(_AIMS[tongue]).search(lower[: mention.start()])
            if (
                aim
                and not compiled(_DONE[tongue]).search(lower)
                and not (
                    aim[0].lstrip().startswith("against") and compiled(_GOES_ON).search(lower, mention.end())
                )
            ):
                return None
            first = mention
        end = behind.end() if behind else mention.end()
        rest = rest[: mention.start()] + "\0" * (end - mention.start()) + rest[end:]
    if first is None and not implied:
        return None
    rest = compiled(subject.places).sub(_DECIDED, rest)
    counted = implied or _DECIDED in words
    if _says_little(rest, tongue, counted) and not _alone(lower, tongue, counted):
        return None
    if first is None:
        return len(clause) - len(clause.lstrip(f"{_DECIDED} ")), len(clause)
    return (
        (first.start(), first.end()) if stood is None else (stood[first.start()], stood[first.end() - 1] + 1)
    )


def _says_little(rest: str, tongue: str, counted: bool) -> bool:
    """Whether nothing is left of a clause, its subject and its places taken out, that says anything."""
    left = rest.replace(_DECIDED, " " if tongue == "en" else "")
    if counted:
        left = compiled(_COUNTS[tongue]).sub("", left)
    left = compiled(_FILL[tongue]).sub("", left)
    return len(re.sub(r"\W|[0-9]", "", left)) < (1 if tongue == "zh" else 2)


def only_counts(series: Series, clause: str, language: str) -> bool:
    """Whether a clause only says how many there are of its subject, and where: 全区新增感染者…例."""
    tongue = side(language)
    subject = _subject_of(series, tongue)
    lower = folded(clause)[0].lower()
    rest = compiled(rf"\b(?:{subject.ways})\b" if tongue == "en" else subject.ways).sub(_DECIDED, lower)
    return (rest != lower or "新增" in lower) and _says_little(
        compiled(subject.places).sub(_DECIDED, rest), tongue, True
    )


def _alone(words: str, tongue: str, counted: bool) -> bool:
    """Whether the words say something with nothing else beside them: under control, 拐点; or with no figure beside
    them: found in controlled areas."""
    alone = _SAYS_ALONE[tongue] if counted else f"{_SAYS_ALONE[tongue]}|{_SAYS_WITHOUT_A_FIGURE[tongue]}"
    return compiled(alone).fullmatch(words.strip(" .。")) is not None


_SAYS_ALONE = {"zh": ".*拐点.*", "en": r".*\b(?:under control|turning[- ]point)\b.*"}
_SAYS_WITHOUT_A_FIGURE = {
    "zh": "在?(?:闭环|隔离管控区?|管控区|社会面).*(?:发现|检出)|.*检出",
    "en": r".*\b(?:found|detected)\b.*",
}
