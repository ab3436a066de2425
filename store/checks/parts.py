"""Rules over what was said beside the figures of the grid: sections, figures, lists, claims, answers, headlines.

They cost nothing for a conference that has none of these. A finding's first cell is the reference of the
part to go to (`figures/3kf`, see `store.record.reference`).
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from store.checks.basis.case import Case, Rule
from store.checks.basis.finding import ERROR, WARNING, Finding, failed, passed
from store.checks.figures.cells import BLANK, REFERS_NOWHERE
from store.checks.figures.over_time import reasoned
from store.figures.reference_values import cited_otherwise, referred
from store.languages import LANGUAGES
from store.record.cell import CellKey
from store.record.conference import chosen
from store.record.measure import OF_PERSONS, OPEN_UNITS
from store.record.part import in_order
from store.record.people import Directory, appearances
from store.record.quantity import plain
from store.record.reference import PartKey, Reference, is_part, promise_key, reference, text_key
from store.record.statement_slots import ProseSlot, prose_slots, references

UNREADABLE, _LANGUAGES = "figure-refused", "slots-of-languages"
_COUNTED, DAYS, DATUM = "list-number", "day-count", "one-figure-twice"
_TITLE, _CITED, _CLAIM, _ONCE = "old-title", "cited-changed", "claim-borne", "headline-twice"
FELL, BACK, OVERDUE = "figure-falls", "status-falls", "promise-overdue"


def refused_parts(case: Case) -> Iterator[Finding]:
    """Every figure beside the grid, and every number of a list, could be read as typed, and is printed in each
    language as what it is."""
    if not (case.conference.figures or case.conference.lists):
        return  # most conferences; what reads a printed figure back takes 15 ms to load
    from store.checks.texts.other_nouns import named_otherwise
    from store.wording.numbers.printed_as import NotSaid, figure_trouble
    from store.wording.numbers.printed_lists import joined_item, list_trouble

    for key, figure in case.conference.figures.items():
        ref = PartKey("figures", key)
        trouble = None if figure.refused else figure_trouble(figure)
        if trouble is None and (other := named_otherwise(case, key, figure)) is not None:
            trouble = NotSaid("said_other_thing", said=other[1], figure=figure.text)
        if figure.refused:
            yield failed(UNREADABLE, ERROR, (ref,), got=figure.raw)
        elif trouble is not None:
            told = {lang: trouble.said(lang) for lang in ("zh", "en")}
            yield failed(UNREADABLE, ERROR, (ref,), got=figure.raw, why="said", text=told)
        elif figure.quantity is not None and not figure.quantity.round_enough:
            yield failed(UNREADABLE, WARNING, (ref,), got=figure.raw, why="not_round")
        else:
            yield passed(UNREADABLE, ERROR, (ref,))
    for key, counted in case.conference.lists.items():
        if counted.raw and counted.counted is None:
            yield failed(UNREADABLE, ERROR, (PartKey("lists", key),), got=counted.raw)
        trouble = list_trouble(counted)
        if trouble is not None:
            told = {lang: trouble.said(lang) for lang in ("zh", "en")}
            yield failed(UNREADABLE, ERROR, (PartKey("lists", key),), got=counted.raw, why="said", text=told)
        elif (joined := joined_item(counted)) is not None:
            told = {lang: joined.said(lang) for lang in ("zh", "en")}
            yield failed(
                UNREADABLE, WARNING, (PartKey("lists", key),), got=counted.raw, why="said", text=told
            )


def references_hold(case: Case) -> Iterator[Finding]:
    """What a text or a claim refers to is there, and says something. What says nothing yet is to be filled in, as a
    required figure of the grid is, whatever languages print it."""
    blank: dict[Reference, None] = {}
    for ref, texts in case.conference.prose():
        for told in dict.fromkeys(told for text in texts.values() for told in references(text)):
            says = referred(case.series, case.conference, told)
            if says is None:
                yield failed(REFERS_NOWHERE, ERROR, (ref,), got=str(told), why="text")
            elif not says and _says_nothing(case, told):
                blank[told] = None
    for told in blank:
        yield failed(BLANK, ERROR, (told,), why="printed")
    for key, claim in case.conference.claims.items():
        lost = [one for one in claim.supports if not referred(case.series, case.conference, reference(one))]
        if lost:
            yield failed(REFERS_NOWHERE, ERROR, (PartKey("claims", key),), got=lost[0], why="claim")


def _says_nothing(case: Case, ref: Reference) -> bool:
    """Whether a thing without a value is to be told as blank: a required cell is told with its row, and what was typed
    and cannot be read is an error of its own."""
    if isinstance(ref, CellKey):
        return not case.series.indicator(ref.indicator).required
    return not getattr(case.conference.part(ref), "raw", "")


def figures_in_both_languages(case: Case) -> Iterator[Finding]:
    """A text and its translation refer to the same figures, claims and lists, and to the figures in the same order: a
    figure that is left out of one is not missed there, and two that are exchanged are each right by itself."""
    for ref, texts in case.conference.prose():
        slots = {lang: prose_slots(text) for lang, text in texts.items() if text.strip()}
        if set(slots) != {"zh", "en"}:
            continue
        zh, en = ({slot.ref for slot in slots[lang]} for lang in ("zh", "en"))
        odd = [
            each
            for each in dict.fromkeys(slot.ref for lang in slots for slot in slots[lang])
            if each in zh ^ en
        ]
        if odd:
            yield _differing(ref, "missing", odd)
        common = {lang: [slot for slot in slots[lang] if slot.ref not in odd] for lang in slots}
        zh_turn, en_turn = (_in_turn(case, common[lang]) for lang in ("zh", "en"))
        moved = {ref for measure, told in zh_turn.items() if told != en_turn.get(measure) for ref, _ in told}
        if moved:
            yield _differing(ref, "order", [slot.ref for slot in slots["zh"] if slot.ref in moved])
        elif slots["zh"] and not odd:
            yield passed(_LANGUAGES, WARNING, (ref,))


def _differing(ref: PartKey, why: str, parts: Sequence[Reference]) -> Finding:
    """A word for it stands for these figures only: others that differ later are asked about anew."""
    told = failed(_LANGUAGES, WARNING, (ref,), why=why, parts=tuple(dict.fromkeys(parts)))
    return replace(told, spot=f"{ref}:{why}:{'+'.join(map(str, dict.fromkeys(parts)))}")


def _in_turn(case: Case, slots: Sequence[ProseSlot]) -> dict[str, list[tuple[Reference, str]]]:
    """The figures of each measure in the order in which a text gives them, and the two ends of each period: only of
    figures that are measured alike would nobody see that they were exchanged (6,412 and 7,471 for 个 and 处)."""
    turn: dict[str, list[tuple[Reference, str]]] = {}
    for slot in slots:
        if slot.facet in ("from", "to"):
            turn.setdefault(str(slot.ref), []).append((slot.ref, slot.facet))
        elif slot.facet in ("", "number", "words") and not is_part(slot.ref, "lists"):
            turn.setdefault(_measure(case, slot.ref), []).append((slot.ref, ""))
    return turn


def _measure(case: Case, ref: Reference) -> str:
    if isinstance(ref, CellKey):
        what = next((one for one in case.series.indicators if one.key == ref.indicator), None)
        unit = what.unit.get("zh", "") if what is not None else ""
    else:
        figure = case.conference.figure(ref)
        if figure is None:
            return ref.kind if isinstance(ref, PartKey) else ""
        unit = figure.quantity.unit if figure.quantity is not None else figure.raw
    return "" if unit in OPEN_UNITS else "人" if unit in OF_PERSONS else unit


def counted_lists(case: Case) -> Iterator[Finding]:
    """The number given with a list is that of the things named (四款: four names)."""
    for key, counted in case.conference.lists.items():
        ref, agrees = PartKey("lists", key), counted.agrees
        if agrees:
            yield passed(_COUNTED, ERROR, (ref,), len(counted.items))
        elif agrees is False and counted.counted is not None:
            yield failed(
                _COUNTED, ERROR, (ref,), len(counted.items), counted.counted.text,
                items=tuple(counted.items), why="open" if counted.open else "closed",
            )  # fmt: skip


def counted_days(case: Case) -> Iterator[Finding]:
    """A number of days is that from the first day to the last, both counted (连续10天: 8月8日 to 17日)."""
    for key, figure in case.conference.figures.items():
        quantity, period = figure.quantity, figure.period
        ref = PartKey("figures", key)
        if period is not None and period.days < 1:
            yield failed(DAYS, ERROR, (ref,), start=period.start, end=period.end, why="backwards")
        elif period is not None and quantity is not None and quantity.unit in ("天", "日"):
            low, high = quantity.bounds
            more = quantity.meaning.value in ("more", "less", "nearly")
            below = low is not None and (period.days < low or (more and period.days == low))
            above = high is not None and (period.days > high or (more and period.days == high))
            if below or above:
                yield failed(
                    DAYS, WARNING, (ref,), period.days, quantity.text, start=period.start, end=period.end
                )
            else:
                yield passed(DAYS, WARNING, (ref,), period.days, start=period.start, end=period.end)


def figures_said_alike(case: Case) -> Iterator[Finding]:
    """A figure recorded twice under one name, or under one label, says the same both times."""
    by_name: dict[str, list[str]] = {}
    for key in in_order(case.conference.figures):
        figure = case.conference.figures[key]
        if figure.quantity is not None:
            label = figure.label.get("zh", "")
            name = figure.follow or (f"{label}/{figure.quantity.unit}" if label else "")
            by_name.setdefault(name, []).append(key)
    for name, keys in by_name.items():
        first, *others = [(key, case.conference.figures[key]) for key in keys]
        for key, other in others if name else ():
            assert first[1].quantity is not None and other.quantity is not None
            if not first[1].quantity.says_same(other.quantity):
                severity = ERROR if other.follow else WARNING
                cells = (PartKey("figures", key), PartKey("figures", first[0]))
                yield failed(DATUM, severity, cells, first[1].text, other.text)


def headlines_said_once(case: Case) -> Iterator[Finding]:
    """The headline does not stand among the sub-heads above it, too: the text would print one line twice."""
    for language in LANGUAGES:
        headline = chosen(case.conference, "headline", language).strip()
        subheads = chosen(case.conference, "subheads", language).split("\n")
        if headline and any(line.strip() == headline for line in subheads):
            yield failed(_ONCE, WARNING, (text_key("headline", language),), got=headline)


def titles_of_the_day(case: Case) -> Iterator[Finding]:
    """Nobody is named by a title they had before but were last named without."""
    spoken = [seen for seen in appearances(case.conference) if seen.name.get("zh")]
    if not spoken:
        return
    known = Directory([past.conference for past in case.earlier])
    for seen in spoken:
        name, title = seen.name["zh"], seen.title.get("zh", "")
        if any(person.titles for person in case.names.known.called(name)):
            continue  # the office's own list says what they are (see `office_names`)
        last = known.outdated(name, title, case.conference.held_on)
        ref = PartKey(seen.part, seen.key)
        if last is not None:
            yield failed(_TITLE, WARNING, (ref,), last.title["zh"], title, name=name, then=last.held_on)
        elif known.last(name) is not None:
            yield passed(_TITLE, WARNING, (ref,), title)


def cited_figures(case: Case) -> Iterator[Finding]:
    """The figures an answer cites are those it was written with, and somebody read it with them: an answer
    that came in from a file has been confirmed by nobody."""
    for key, answer in case.conference.answers.items():
        found = cited_otherwise(case.series, case.conference, answer)
        if found is not None:
            cited, then, now = found
            cells = (PartKey("answers", key), cited)
            yield failed(_CITED, WARNING, cells, then, now, why="" if then is not None else "never")


def supported_claims(case: Case) -> Iterator[Finding]:
    """A claim has somebody who made it, and something that bears it out. One made outside any section stands for
    words somebody typed: whose they are is all that is asked."""
    for key, claim in case.conference.claims.items():
        section = case.conference.sections.get(claim.section) or case.conference.answers.get(claim.section)
        somebody = claim.speaker or (section is not None and (section.speaker or section.department))
        ref = PartKey("claims", key)
        if not claim.shown and not claim.supports:
            continue  # it says nothing yet: to be filled in where a text prints it
        if not somebody:
            yield failed(_CLAIM, WARNING, (ref,), why="nobody")
        elif not claim.supports and claim.section:
            yield failed(_CLAIM, WARNING, (ref,), why="nothing")
        else:
            yield passed(_CLAIM, WARNING, (ref,))


def followed_figures_do_not_fall(case: Case) -> Iterator[Finding]:
    """A cumulative figure that is followed from conference to conference does not fall."""
    for key, figure in case.conference.figures.items():
        if not figure.kind.never_falls or not figure.follow or figure.quantity is None:
            continue
        ref = PartKey("figures", key)
        for past in case.earlier:
            before = [
                old
                for old in past.conference.figures.values()
                if old.follow == figure.follow and old.quantity is not None
            ]
            if not before:
                continue
            old = before[0].quantity
            assert old is not None
            then = past.conference.held_on
            if figure.quantity.value >= old.value:
                yield passed(FELL, ERROR, (ref,), figure.text, before=old.text, then=then)
            else:
                yield failed(
                    FELL, reasoned(case, FELL, ref), (ref,), f">= {old.text}", figure.text,
                    before=old.text, then=then, difference=plain(old.value - figure.quantity.value),
                )  # fmt: skip
            break


def statuses_do_not_fall(case: Case) -> Iterator[Finding]:
    """A place that had come so far has not fallen back since, for the same thing."""
    rank = {"done": 2, "mostly": 1, "not_yet": 0}
    for key, status in case.conference.statuses.items():
        for past in case.earlier:
            before = [old for old in past.conference.statuses.values() if old.goal == status.goal]
            if not before:
                continue
            fell = [
                place
                for place, far in status.places.items()
                if place in before[0].places and rank[far.value] < rank[before[0].places[place].value]
            ]
            if fell:
                places = tuple(_place(case, place) for place in fell)
                ref = (PartKey("statuses", key),)
                yield failed(BACK, WARNING, ref, places=places, then=past.conference.held_on)
            break


def _place(case: Case, key: str) -> object:
    return next((dict(place.names) for place in case.series.places if place.key == key), key)


def overdue_promises(case: Case) -> Iterator[Finding]:
    """What an earlier conference promised by a day that has passed is reported as kept, or asked after."""
    kept = {name for past in (case.figures, *case.earlier) for name in past.conference.notes}
    for past in case.earlier:
        for key, answer in past.conference.answers.items():
            held = past.conference.held_on
            ref = promise_key(held, key)
            if not answer.promise or answer.due is None or ref.note in kept:
                continue
            if answer.due < case.conference.held_on:
                yield failed(OVERDUE, WARNING, (ref,), got=answer.promise, due=answer.due, then=held)


RULES = (
    Rule(
        _LANGUAGES,
        ("两种语言的数", "Figures in both languages"),
        {
            "passed": (
                "{cell}：两种语言引用的数一致。",
                "{cell}: both languages give the same figures.",
            ),
            "failed.missing": (
                "{cell}：中文和英文引用的不一样，只在一种语言里的有：{parts}。",
                "{cell}: Chinese and English refer to different figures; only in one of them: {parts}.",
            ),
            "failed.order": (
                "{cell}：中文和英文里数的次序不同（{parts}），请看有没有写反。",
                "{cell}: the figures stand in another order in English ({parts}). See that none are exchanged.",
            ),
        },
        {
            "missing": (
                "补上，或写明为什么只在一种语言里。",
                "Put it in, or say why it stands in one language only.",
            ),
            "order": ("写反了就改；没有写反，写明依据。", "Exchange them; if they are right, say so."),
        },
        check=figures_in_both_languages,
        leads_to_part=True,
    ),
    Rule(
        UNREADABLE,
        ("无法识别的数据", "Unreadable figures"),
        {
            "passed": ("{cell}：可以识别。", "{cell}: understood."),
            "failed": ("{cell}：“{got}”无法识别为数目。", "{cell}: “{got}” cannot be read as a figure."),
            "failed.said": ("{cell}：{text}", "{cell}: {text}"),
            "failed.not_round": (
                "{cell}：“{got}”里的“余/多”要跟在整数后面。",
                "{cell}: 余 or 多 in “{got}” needs a round figure.",
            ),
        },
        {
            "": (
                "照原文填写，如 约35万用户；是名称的，标为名称。",
                "Type it as printed, such as 约35万用户; mark it as a name if it is one.",
            ),
            "said": (
                "改这个数据的说法、译文或数据本身；改好之前文稿里留空。",
                "Correct its words, its translation or the figure; until then the text has a blank there.",
            ),
        },
        check=refused_parts,
    ),
    Rule(
        REFERS_NOWHERE,
        ("引用落空", "References to nothing"),
        {
            "failed.text": (
                "{cell}：引用的{got}已不在本场记录里。",
                "{cell}: refers to {got}, which this conference does not have.",
            ),
            "failed.claim": (
                "{cell}：作为依据的{got}没有内容。",
                "{cell}: rests on {got}, which says nothing.",
            ),
        },
        {
            "": (
                "从这段话里去掉这个引用，或重新插入数据。",
                "Take the reference out of the text, or put the figure in again.",
            ),
        },
        check=references_hold,
        refers=True,
    ),
    Rule(
        _COUNTED,
        ("列举与数目相符", "Lists and their numbers"),
        {
            "passed": ("{cell}：列出{expected}项，与数目相符。", "{cell}: {expected} named, as it says."),
            "failed.closed": (
                "{cell}：写的是“{got}”，列出的是{expected}项：{items}。",
                "{cell}: says “{got}” but names {expected}: {items}.",
            ),
            "failed.open": (
                "{cell}：写的是“{got}”，却列出了{expected}项：{items}。",
                "{cell}: says “{got}” but already names {expected}: {items}.",
            ),
        },
        {
            "": ("补上缺的项，或改数目。", "Name what is missing, or correct the number."),
        },
        check=counted_lists,
    ),
    Rule(
        DAYS,
        ("天数与日期相符", "Numbers of days"),
        {
            "passed": (
                "{cell}：{start}至{end}共{expected}天，相符。",
                "{cell}: from {start} to {end}, days: {expected}, as it says.",
            ),
            "failed": (
                "{cell}：写的是“{got}”，{start}至{end}共{expected}天。",
                "{cell}: says “{got}”, but the days from {start} to {end} are: {expected}.",
            ),
            "failed.backwards": ("{cell}：{end}早于{start}。", "{cell}: {end} lies before {start}."),
        },
        {
            "": ("核对起止日期和天数，首尾两天都算。", "Check both days and the number; both ends count."),
        },
        check=counted_days,
    ),
    Rule(
        DATUM,
        ("同一数据说法一致", "One figure said twice"),
        {
            "failed": (
                "{cells}：一处写“{got}”，一处写“{expected}”。",
                "{cells}: “{got}” in one place, “{expected}” in the other.",
            ),
        },
        {
            "": ("核对来源，只留一个说法。", "Check the source and keep one of them."),
        },
        check=figures_said_alike,
    ),
    Rule(
        _ONCE,
        ("主标题不在副题里再说", "The headline told once"),
        {
            "failed": (
                "{cell}：“{got}”也是副题，会印两次。",
                "{cell}: “{got}” is a sub-head, too, and would be printed twice.",
            ),
        },
        {
            "": (
                "副题里去掉这一条，或另拟主标题。",
                "Take it out of the sub-heads, or choose another headline.",
            ),
        },
        check=headlines_said_once,
    ),
    Rule(
        _TITLE,
        ("职务是否最新", "Titles of the day"),
        {
            "passed": ("{cell}：职务与最近一次相同。", "{cell}: the title last used."),
            "failed": (
                "{cell}：{name}在{then}已写作“{expected}”，这里还是“{got}”。",
                "{cell}: {name} was “{expected}” on {then} but is “{got}” here.",
            ),
        },
        {
            "": ("确认本场当天的职务。", "Make sure which title was held on the day."),
        },
        check=titles_of_the_day,
    ),
    Rule(
        _CITED,
        ("答问引用的数已变", "Figures changed since an answer"),
        {
            "failed": (
                "{cell}：写答问时是“{expected}”，现在是“{got}”。",
                "{cell}: was written with “{expected}”; it is “{got}” now.",
            ),
            "failed.never": (
                "{cell}：引用了“{got}”，还没有人重读确认过。",
                "{cell}: cites “{got}”, and nobody has read and confirmed it yet.",
            ),
        },
        {
            "": (
                "重读这条答问；仍然成立就确认，否则改写。",
                "Read the answer again; confirm it if it still stands, else rewrite it.",
            ),
            "never": (
                "打开这条答问，读一遍，按 F9 认可；不成立就改写。",
                "Open the answer, read it and accept it with F9; rewrite it if it does not stand.",
            ),
        },
        check=cited_figures,
        read_when_left=True,
    ),
    Rule(
        _CLAIM,
        ("判断有出处、有依据", "Claims and what bears them out"),
        {
            "passed": ("{cell}：有出处，有依据。", "{cell}: has a speaker and support."),
            "failed.nobody": ("{cell}：没有写是谁说的。", "{cell}: nobody is named as its speaker."),
            "failed.nothing": ("{cell}：没有依据。", "{cell}: nothing is recorded that bears it out."),
        },
        {
            "": (
                "写上发言人，并选出作为依据的数据或各地进展。",
                "Name the speaker, and choose the figures or statuses it rests on.",
            ),
        },
        check=supported_claims,
    ),
    Rule(
        FELL,
        ("累计数据不下降", "Followed figures do not fall"),
        {
            "passed": (
                "{cell}：{expected}，不低于{then}的{before}。",
                "{cell}: {expected}, not below {before} of {then}.",
            ),
            "failed": (
                "{cell}：累计数从{then}的{before}降到{got}，少了{difference}。",
                "{cell}: the cumulative figure fell from {before} on {then} to {got}, by {difference}.",
            ),
        },
        {
            "": (
                "与来源核对；确有核减，写明原因。",
                "Check the source; if it was really reduced, record the reason.",
            ),
        },
        check=followed_figures_do_not_fall,
    ),
    Rule(
        BACK,
        ("各地进展不倒退", "Places do not fall back"),
        {
            "failed": ("{cell}：{places}比{then}倒退了。", "{cell}: {places} had come further on {then}."),
        },
        {
            "": ("与来源核对；确有反复，写明原因。", "Check the source; if it is so, record the reason."),
        },
        check=statuses_do_not_fall,
    ),
    Rule(
        OVERDUE,
        ("到期的承诺", "Promises overdue"),
        {
            "failed": (
                "{then}承诺“{got}”，期限是{due}，还没有记录兑现。",
                "“{got}”, promised on {then} for {due}, has not been reported as kept.",
            ),
        },
        {
            "": (
                "在本场说明办得怎样，或改期限。",
                "Report at this conference how it stands, or set another day.",
            ),
        },
        check=overdue_promises,
    ),
)
"""In the order in which they are told."""
