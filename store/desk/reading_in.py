"""A read text into the archive at once, and a text of others held against the record, without a screen."""

from collections.abc import Iterator

from msgspec.structs import replace

from store.desk.checking import set_words
from store.desk.desk import Desk
from store.desk.importing import Brought
from store.desk.reading import conference_of, frame_of
from store.desk.sitting import Sitting
from store.desk.troubles import DeskTrouble
from store.record.conference import Conference, Status
from store.record.window import Window
from store.wording.prove.difference import Difference, DifferenceKind
from store.wording.read.proposal import Proposal
from store.wording.say.draft import Draft


def keep_reading(desk: Desk, proposal: Proposal, source: str) -> Brought:
    """Put everything the text states into its conference, or make one. What it does not state stays.

    Undated when a new one cannot be dated; DeskTrouble when the conference has been released.
    """
    key = conference_of(desk, proposal)
    at = desk.clock()
    if key is None:
        fresh = replace(frame_of(desk, proposal), cells=proposal.cells(desk.who, at))
        return Brought(desk.create(fresh, reason=f"read {source}"), True, len(fresh.cells), 0)
    sitting = desk.open(key, journal=False)
    if sitting.conference.status is not Status.DRAFT:
        raise DeskTrouble("released", key=key)
    record = replace(
        with_windows(sitting.conference, proposal),
        as_of={**sitting.conference.as_of, **proposal.as_of},
    )
    changes = proposal.changes(sitting.series, record, desk.who, at)
    sitting.replace_with(record.with_cells({there: new for there, _, new in changes}))
    clashes = sitting.save(reason=f"read {source}")
    return Brought(key, False, len(changes), len(proposal.cells()) - len(changes), clashes)


def with_windows(conference: Conference, proposal: Proposal) -> Conference:
    """The conference with every window of the text. One of the same key but other hours takes the
    text's hours while it is empty; else the text's stands beside it, since their figures differ."""
    windows = list(conference.windows)
    used = {key.window for key in conference.cells}
    for window in proposal.windows:
        if any(_same(window, other) for other in windows):
            continue
        at = next((at for at, other in enumerate(windows) if other.key == window.key), None)
        if at is not None and window.key not in used:
            windows[at] = window
        elif at is None:
            windows.append(window)
        else:
            windows.append(replace(window, key=_free(windows)))
    return conference.with_windows(windows)


def _same(one: Window, other: Window) -> bool:
    return (one.start.instant, one.end.instant) == (other.start.instant, other.end.instant)


def _free(windows: list[Window]) -> str:
    taken = {window.key for window in windows}
    return next(f"w{number}" for number in range(1, len(windows) + 2) if f"w{number}" not in taken)


def verify_text(desk: Desk, key: str, text: str) -> tuple[Difference, ...]:
    """Which figures of an edited text disagree with the record, and what its words say that the record does
    not, by line."""
    from store.wording.prove.verifying import likest, verify

    sitting = desk.open(key, journal=False)
    series, conference = sitting.series, sitting.conference
    books = [sitting.texts.book(language) for language in sitting.texts.languages]
    found = [*verify(series, books, conference, text)]
    found += _in_words(sitting, likest(series, books, conference, text), text)
    return tuple(sorted(found, key=lambda difference: difference.line))


def _in_words(sitting: Sitting, draft: Draft, text: str) -> Iterator[Difference]:
    """What the rules over words find in the edited text and not in the record's own."""
    from store.checks.edited import contradicts, edited
    from store.checks.words import message

    series, conference = sitting.series, sitting.conference
    told = edited(
        series, conference, draft, text, earlier=sitting.earlier, set_words=set_words(sitting, draft)
    )  # fmt: skip
    for finding in told.claims:
        start, end = int(str(finding.facts["start"])), int(str(finding.facts["end"]))
        said = (message(finding, series, conference, "zh"), message(finding, series, conference, "en"))
        kind = DifferenceKind.WORDS if contradicts(finding) else DifferenceKind.DOUBTFUL
        line = text.count("\n", 0, start) + 1
        yield Difference(kind, None, said, "", text[start:end], line, (start, end))
    for stray in told.numbers:
        words, line = text[stray.start : stray.end], text.count("\n", 0, stray.start) + 1
        yield Difference(
            DifferenceKind.ADDED, None, ("数字", "a number in words"), "", words, line, (stray.start, stray.end)
        )  # fmt: skip
