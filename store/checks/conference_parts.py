"""Rules over what was said beside the grid: sections, figures, lists, claims, answers.

They cost nothing for a conference that has none of these. A finding's first cell is the reference of the
part to go to (`figures/3kf`, see `store.record.statement_slots`).
"""

from collections.abc import Iterator

from store.checks.case import Case
from store.checks.finding import Finding
from store.checks.outcomes import ERROR, WARNING, failed, passed
from store.checks.over_time import reasoned
from store.figures.reference_values import referred
from store.record.cell import CellKey, cell_key
from store.record.conference import Conference
from store.record.people import Directory, appearances
from store.record.quantity import plain
from store.record.section import in_order
from store.record.statement_slots import part_ref, references
from store.series.definition import Kind

UNREADABLE, NOWHERE = "figure-refused", "refers-nowhere"
COUNTED, DAYS, DATUM = "list-number", "day-count", "one-figure-twice"
TITLE, CITED, CLAIM = "old-title", "cited-changed", "claim-borne"
FELL, BACK, OVERDUE = "figure-falls", "status-falls", "promise-overdue"


def refused_parts(case: Case) -> Iterator[Finding]:
    """Every figure beside the grid, and every number of a list, could be read as typed, and is printed in each
    language as what it is."""
    from store.wording.numbers.printed_as import figure_trouble, list_trouble

    for key, figure in case.conference.figures.items():
        ref = part_ref("figures", key)
        trouble = None if figure.refused else figure_trouble(figure)
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
            yield failed(UNREADABLE, ERROR, (part_ref("lists", key),), got=counted.raw)
        trouble = list_trouble(counted)
        if trouble is not None:
            told = {lang: trouble.said(lang) for lang in ("zh", "en")}
            yield failed(UNREADABLE, ERROR, (part_ref("lists", key),), got=counted.raw, why="said", text=told)


def references_hold(case: Case) -> Iterator[Finding]:
    """What a text or a claim refers to is there, and says something."""
    for ref, text in _texts(case.conference):
        for told in references(text):
            if referred(case.series, case.conference, told) is None:
                yield failed(NOWHERE, ERROR, (ref,), got=str(told), why="text")
                break
    for key, claim in case.conference.claims.items():
        lost = [one for one in claim.supports if not referred(case.series, case.conference, cell_key(one))]
        if lost:
            yield failed(NOWHERE, ERROR, (part_ref("claims", key),), got=lost[0], why="claim")


def _texts(conference: Conference) -> Iterator[tuple[CellKey, str]]:
    for part in ("statements", "answers"):
        for key, one in conference.parts(part).items():
            for text in one.text.values():
                yield part_ref(part, key), text


def counted_lists(case: Case) -> Iterator[Finding]:
    """The number given with a list is that of the things named (四款: four names)."""
    for key, counted in case.conference.lists.items():
        ref, agrees = part_ref("lists", key), counted.agrees
        if agrees:
            yield passed(COUNTED, ERROR, (ref,), len(counted.items))
        elif agrees is False and counted.counted is not None:
            yield failed(
                COUNTED, ERROR, (ref,), len(counted.items), counted.counted.text,
                items=tuple(counted.items), why="open" if counted.open else "closed",
            )  # fmt: skip


def counted_days(case: Case) -> Iterator[Finding]:
    """A number of days is that from the first day to the last, both counted (连续10天: 8月8日 to 17日)."""
    for key, figure in case.conference.figures.items():
        quantity, period = figure.quantity, figure.period
        ref = part_ref("figures", key)
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


def one_datum_once(case: Case) -> Iterator[Finding]:
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
                cells = (part_ref("figures", key), part_ref("figures", first[0]))
                yield failed(DATUM, severity, cells, first[1].text, other.text)


def titles_of_the_day(case: Case) -> Iterator[Finding]:
    """Nobody is named by a title they had before but were last named without."""
    spoken = list(appearances(case.conference))
    if not spoken:
        return
    known = Directory([past.conference for past in case.earlier])
    for seen in spoken:
        name, title = seen.name.get("zh", ""), seen.title.get("zh", "")
        last = known.outdated(name, title, case.conference.held_on)
        ref = part_ref(seen.part, seen.key)
        if last is not None:
            yield failed(TITLE, WARNING, (ref,), last.title["zh"], title, name=name, then=last.held_on)
        elif known.last(name) is not None:
            yield passed(TITLE, WARNING, (ref,), title)


def cited_figures(case: Case) -> Iterator[Finding]:
    """The figures an answer cites are those it was written with, and somebody read it with them: an answer
    that came in from a file has been confirmed by nobody."""
    for key, answer in case.conference.answers.items():
        cites = [str(ref) for text in answer.text.values() for ref in references(text)]
        for cited in dict.fromkeys([*answer.cited, *cites]):
            now = referred(case.series, case.conference, cell_key(cited))
            then = answer.cited.get(cited)
            if now is not None and now != then:
                cells = (part_ref("answers", key), cell_key(cited))
                yield failed(CITED, WARNING, cells, then, now, why="" if then is not None else "never")
                break


def borne_claims(case: Case) -> Iterator[Finding]:
    """A claim has somebody who made it, and something that bears it out. One made outside any section stands for
    words somebody typed: whose they are is all that is asked."""
    for key, claim in case.conference.claims.items():
        section = case.conference.sections.get(claim.section) or case.conference.answers.get(claim.section)
        somebody = claim.speaker or (section is not None and (section.speaker or section.department))
        ref = part_ref("claims", key)
        if not somebody:
            yield failed(CLAIM, WARNING, (ref,), why="nobody")
        elif not claim.supports and claim.section:
            yield failed(CLAIM, WARNING, (ref,), why="nothing")
        else:
            yield passed(CLAIM, WARNING, (ref,))


def followed_figures(case: Case) -> Iterator[Finding]:
    """A cumulative figure that is followed from conference to conference does not fall."""
    for key, figure in case.conference.figures.items():
        if figure.kind is not Kind.CUMULATIVE or not figure.follow or figure.quantity is None:
            continue
        ref = part_ref("figures", key)
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


def places_go_on(case: Case) -> Iterator[Finding]:
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
                ref = (part_ref("statuses", key),)
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
            if not answer.promise or answer.due is None or f"promise:{held.isoformat()}:{key}" in kept:
                continue
            if answer.due < case.conference.held_on:
                ref = CellKey("promises", f"{held.isoformat()}:{key}")
                yield failed(OVERDUE, WARNING, (ref,), got=answer.promise, due=answer.due, then=held)


RULES = (
    refused_parts, references_hold, counted_lists, counted_days, one_datum_once,
    titles_of_the_day, cited_figures, borne_claims, followed_figures, places_go_on, overdue_promises,
)  # fmt: skip
"""The rules of this module, in the order they are shown."""
