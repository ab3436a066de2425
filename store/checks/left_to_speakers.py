"""What a speaker says of the record's own figures in words that compare or count them, and that no other rule has
proved, refused or told: 疫情数据一天比一天好, “the quarantine sites are empty”.

A person lets such a clause stand, as the speaker's words, for this conference: tomorrow's figures ask anew. A clause
about a smaller circle (学校), one that only orders or hopes, and one with nothing that compares or counts is the
speaker's without asking.
"""

from collections.abc import Iterable, Iterator, Sequence

from store.checks.case import Case
from store.checks.claim_words import SMALLER, folded
from store.checks.comparisons import WANTED, counts_the_sick
from store.checks.finding import HINT, WARNING, Finding, Verdict
from store.checks.loose_numbers import place_of
from store.checks.passages import Voice, Voices, compiled, side
from store.checks.unclaimed import clauses
from store.record.notes import SPOKEN
from store.wording.say.draft import Draft, SpanKind

REASON = {"zh": "说话人的话，照录", "en": "the speaker's own words, as they were said"}
"""The reason that is recorded when such a clause is let stand with one key."""

_OF_FIGURES = {
    "zh": r"病例(?!溯源)|感染(?:者|人数|数)|确诊(?!病例溯源)|无症状|阳性(?!证明)|新增(?!设|派|加|投|开|床|点|采)|出院(?!标准|条件|手续)|治愈|解除(?:集中)?隔离|隔离(?:人员|人数|点(?=[已没空全都]))"
    r"|密接者?|密切接触者?|[高中低]?风险区(?!居民|群众|内|的|人员)|疫情(?:数据|形势|曲线|走势|态势)|数据(?=[一越天逐明持在])",
    "en": r"\b(?:cases|infections|infected|carriers|positives|tested positive|discharged|discharges|(?:left|leave) hospital|close contact|released from quarantine|in (?:centralized )?quarantine|quarantine sites"
    r"|close contacts?|risk areas|(?:the )?(?:numbers|figures|data|curve)(?= (?:get|are|look|keep|is|has|have|improve)))\b",
}
"""How a sentence names what the record counts."""
_COMPARES = {
    "zh": r"多数|绝大|大半|过半|居多|为主|(?<![使采费])占(?!用|地|道)|[比较](?:[^，。]{1,12})[多少高低好差强大小轻重]|更[多少高低好]|(?<!千)最(?!后|新|快|近|大限度|大努力)|(?:排|列|位)(?:在|名)?第|第[一二三四五六七](?!时间|批|次发布|场|医院|人民|线|轮|方|责任)"
    r"|[居占](?=首|第|前)|只(?=有|剩|在|是)|仅(?=有|剩|在|是)|唯一|(?<![首古成])都(?!市)|(?<![平])均(?!衡|匀|可|须|应|要|能)|皆|全部|全都|所有|每[个一例]|没有?(?:一)?(?:人|例|了)|无人|清?空了|已空|超过|多于|少于|高于|低于|不如|不及"
    r"|逐[日天步渐]|一天(?:比|天)|日(?:趋|渐|益)|越来越|减少|增加|下降|上升|回落|攀升|翻倍|平稳|趋[稳缓降]|好转|向好|归零|见底|新[高低]|纪录",
    "en": r"\b(?:most|majority|bulk|more|fewer|less|than|only|every(?:one|body)?|all|each|none|nobody|no one|no|not|never|without exception|rank(?:s|ed)?|top(?:s|ped)?|lead(?:s|ing)?|record|highest|lowest|best|worst"
    r"|better|worse|empty|rise|rose|rising|fall|fell|falling|drop\w*|declin\w+|increas\w+|decreas\w+|stable|steady|steadily|peak\w*|improv\w+|already|entirely|exclusively|half)\b",
}
"""Words that compare or count without a number."""


def left_to_speakers(case: Case, draft: Draft, voices: Voices, told: Sequence[Finding]) -> Iterator[Finding]:
    """A warning for each such clause. `told` are the findings about words of the draft: a clause that one of them
    proves, refuses or asks about is told there. A hint that all or none of them are something leaves it to the speaker,
    but where they were found."""
    if not counts_the_sick(case.series):
        return
    tongue = side(draft.language)
    text = draft.masked({SpanKind.COUNT: "\0", SpanKind.TIME: " ", SpanKind.ORDINAL: " "})
    known = list(_spans(one for one in told if one.severity is not HINT))
    masked = list(text)
    for first, last in _spans(one for one in told if one.severity is HINT and one.facts.get("kind") in _LEFT):
        masked[first:last] = " " * (last - first)
    for start, end in clauses(text, tongue):
        if any(first < end and start < last for first, last in known):
            continue
        words, stood = folded(text[start:end])
        about = compiled(_OF_FIGURES[tongue]).search(words)
        if about is None:
            continue
        left = words if compiled(_ORIGIN[tongue]).search(words) else folded("".join(masked[start:end]))[0]
        if compiled(_COMPARES[tongue]).search(left) is None:
            continue
        at = start + (stood[about.start()] if stood else about.start())
        if voices(at, at + 1).voice is not Voice.SPEAKER:
            continue
        if compiled(SMALLER[tongue]).search(words) or compiled(WANTED[tongue]).search(words):
            continue
        yield _asked(draft, start, end)


_LEFT = ("all", "none", "cleared")
_ORIGIN = {
    "zh": "发现|检出|查出|筛出|来自|出自|来源|是[^，。]{0,8}(?:隔离|管控)|为[^，。]{0,4}(?:隔离|管控)",
    "en": r"\b(?:found|detected|identified|came from|come from|(?:were|was|are|is) [^,.;]{0,50}\b(?:quarantine|controlled))\b",
}


"""Where the cases come from, which the record counts."""


def _spans(findings: Iterable[Finding]) -> Iterator[tuple[int, int]]:
    for one in findings:
        start, end = one.facts.get("start"), one.facts.get("end")
        if isinstance(start, int) and isinstance(end, int):
            yield start, end


def _asked(draft: Draft, start: int, end: int) -> Finding:
    said = draft.text[start:end].strip()
    first = draft.text.find(said, start)
    ref = place_of(draft.span_at(first), draft.language)
    facts = {"why": "", "word": said, "sentence": said[:60], "start": first, "end": first + len(said)}
    cells = (ref,) if ref is not None else ()
    return Finding(SPOKEN, Verdict.FAILED, WARNING, cells, None, said, facts, spot=said)


def accepts(finding: Finding) -> bool:
    """True for a clause that one key lets stand."""
    return finding.rule == SPOKEN and finding.failed
