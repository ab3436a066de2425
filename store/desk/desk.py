"""One archive opened by one person: the list of conferences, and the way to each of them."""

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from store.archive import layout
from store.archive.chain import Signature
from store.archive.repository import CatalogueRow, Kept, Repository
from store.archive.troubles import ArchiveTrouble, Tampered, WrongKey
from store.desk import standing
from store.desk.clock import remark, this_hour
from store.desk.office_list import OfficeLists
from store.desk.rows import DeskRow, DeskRows, desk_row, number_of
from store.desk.troubles import BadConference, BadSeries, DeskTrouble, WrongCall
from store.languages import Said, listed
from store.record.codec import from_document, to_document
from store.record.conference import EARLIER, NUMBER_MOST, Conference
from store.record.decoding import Misfit
from store.record.text import one_line
from store.series.definition import Series
from store.series.shelf import Shelf
from store.troubles import Trouble

if TYPE_CHECKING:
    from store.archive.journal import LeftBehind, Unsaved
    from store.checks.basis.finding import Finding
    from store.desk.entering import Clock, EditJournal
    from store.desk.found_good import FoundGood
    from store.desk.printed import SaidTexts, Sentence
    from store.desk.sitting import Sitting
    from store.desk.texts import Texts

_BACK = 50
"""How many versions back one that can be understood is looked for."""


class Desk(Struct):
    """The archive as a person works with it. `journals` opens the keystroke journal of a sitting."""

    repository: Repository
    shelf: Shelf
    who: str
    clock: "Clock"
    journals: Callable[[Kept], "EditJournal"] | None = None
    tidy: Callable[[], None] = lambda: None
    """Puts away what was worked out for the list, so that the next start is quick."""
    catch_up: Callable[[Callable[[], None]], int] = lambda rest: 0
    """Reads in a thread what the list left unread, resting after each conference; how many there were."""
    left_behind: Callable[[str], Sequence["LeftBehind"]] = lambda key: ()
    """The journals dead sittings left of a conference."""
    unsaved: Callable[[str], "Unsaved | None"] = lambda key: None
    """What sittings, dead or living, typed into a conference and no version holds."""
    notify: Callable[[Trouble], None] = lambda notice: None
    """Told what a person must know of the files of a conference that is loaded: a damaged one passed over."""
    take_as_known: Callable[[str], None] = lambda reason: None
    """A person took the archive, whose id is not the one known at its place, for the one that is meant:
    called with the reason."""
    passed: "FoundGood | None" = None
    """The local memory of texts that passed the gate; None: none is kept."""
    doubted: dict[str, tuple[Trouble, ...]] = field(default_factory=dict)
    """What spoke against a conference's files when they were last read, by key."""
    compared: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The earlier conferences that one was last compared with, by its key."""
    passed_over: dict[str, tuple[Trouble, ...]] = field(default_factory=dict)
    """Why an earlier conference could not be compared with that one, by its key."""
    texts: dict[str, "Texts"] = field(default_factory=dict)
    """The phrase books of each series that was sat down to, so that they are read once."""
    said: "dict[str, SaidTexts]" = field(default_factory=dict)
    """What the texts of conferences print, by key, of those of which it was asked in this run."""
    told_of_clock: bool = False
    """Whether it was told that the clock is behind."""
    doubt: Callable[[str], None] = lambda key: None
    """Asks the list to sum a conference up anew, though its file is the same."""
    tried: "FoundGood | None" = None
    """The local memory of the phrase books that were tried; None: none is kept."""
    add: Callable[[str, int, Mapping[str, Any]], None] = lambda key, generation, facts: None
    """Asks the list to keep what was worked out of a conference's file of that generation."""
    names: OfficeLists = field(default_factory=OfficeLists)
    """The office's own list of persons, places and words."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Where things lie, by name (`archive`, `cache`, `journal`, `series`), for `where`."""

    # -- the list ----------------------------------------------------------------------------

    def rows(self) -> DeskRows:
        """All conferences, newest first, from the catalogue; one that cannot be opened has its trouble."""
        self.names.refresh()
        listed, troubles = self._listed()
        bases, now = self._bases(listed), this_hour()

        def made(row: CatalogueRow) -> DeskRow:
            known = standing.from_summary(row.summary, bases.of(_series_in(row), _place(row)), now)
            return desk_row(row, troubles.get(_series_in(row)), known)

        return DeskRows(sorted(listed, key=_held, reverse=True), made)

    def found(self, text: str, among: DeskRows | None = None) -> DeskRows:
        """The conferences in which every word of `text` is found, newest first: in what was entered, and in what
        their texts print as far as those were said (`say_texts`). `among`: all rows, where they were read just now."""
        from store.archive.catalogue import wanted_words

        entered = {
            word: {row.key for row in self.repository.found(f'"{word}"')} for word in wanted_words(text)
        }
        rows = self.rows() if among is None else among
        return rows.only(lambda key: bool(entered) and self._is_found(key, entered))

    def _is_found(self, key: str, entered: Mapping[str, set[str]]) -> bool:
        from store.archive.catalogue import stands_in

        said = self.said.get(key)
        printed = said.plain if said is not None else ""
        return all(key in keys or stands_in(word, printed) for word, keys in entered.items())

    def say_texts(self, keys: Iterable[str]) -> Iterator[str]:
        """Say the texts of these conferences, one after the other, so that words are found in what they print.
        What was said and has not changed since is not said again. One that cannot be read prints nothing."""
        generations = {row.key: row.generation for row in self.repository.list()}
        for key, said in list(self.said.items()):
            if said.generation != generations.get(key):
                self.said.pop(key, None)
        for key in keys:
            if key in generations and key not in self.said:
                self.said[key] = self._said(key, generations[key])
                yield key

    def _said(self, key: str, generation: int) -> "SaidTexts":
        from store.desk.printed import SaidTexts, printed_texts

        try:
            conference = self._understood(self.repository.load(key))
            return printed_texts(conference, self._texts_of(self.series_of(conference)), generation)
        except Trouble:
            return SaidTexts(generation)

    def passages(self, key: str, text: str, most: int = 2, lang: str = "zh") -> "tuple[Sentence, ...]":
        """The sentences of a conference's texts that hold the words of `text`, once those were said: the first that
        say most to who reads that language."""
        from store.archive.catalogue import wanted_words
        from store.desk.printed import holding

        said = self.said.get(key)
        return holding(said.sentences, wanted_words(text), most, lang) if said is not None else ()

    def with_unsaved(self, held: Container[str] = ()) -> set[str]:
        """The conferences with typing that no version holds, of windows that died or are open elsewhere: all but
        those `held`, whose typing this window has itself."""
        try:
            names = os.listdir(self.places.get("journal", ""))  # noqa: PTH208
        except OSError:
            return set()
        found = set()
        for key in {name.partition(".")[0] for name in names if "." in name}:
            with suppress(Trouble):  # a conference that cannot be read says so in its own line
                if key not in held and self.unsaved(key) is not None:
                    found.add(key)
        return found

    def series_names(self, keys: Iterable[str], lang: str) -> dict[str, str]:
        """The name of each of these series; its key where it cannot be read."""
        names = {key: key for key in keys}
        for key in names:
            with suppress(Trouble):
                names[key] = self.shelf.series(key).name(lang)
        return names

    def removed(self) -> list[DeskRow]:
        """The conferences that were taken out of the list, newest first."""
        return [desk_row(row) for row in self.repository.list_deleted()]

    def _listed(self) -> tuple[Sequence[CatalogueRow], dict[str, Trouble]]:
        """The catalogue's rows, and why the series of some of them cannot be read. Those whose series could not
        be read when they were summed up, or was another one, are summed up anew first."""
        listed = self.repository.list()
        made_of = {
            (told("series", ""), told("edition"), told("again"))
            for told in (row.summary.get for row in listed if row.trouble is None)
        }
        why = {key: self._series_trouble(key) for key, _, _ in made_of if isinstance(key, str) and key}
        editions = {key: self.shelf.edition(key) for key, trouble in why.items() if trouble is None}
        old = {one for one in made_of if _is_stale(*one, editions)}
        stale = (
            [row.key for row in listed if row.trouble is None and _made_of(row.summary) in old] if old else ()
        )
        for key in stale:
            self.doubt(key)
        return self.repository.list() if stale else listed, {
            key: trouble for key, trouble in why.items() if trouble is not None
        }

    def _bases(self, listed: Sequence[CatalogueRow]) -> standing.Bases:
        """What the findings of each conference follow from; of one that is not read yet nothing is known."""
        places: dict[str, list[standing.SeriesPlace]] = {}
        for row in reversed(listed):  # mostly in order then
            told = row.summary.get
            series, day, number = told("series"), told("held_on"), told("number")
            if row.trouble is None and series and isinstance(series, str) and isinstance(day, str):
                number = number if isinstance(number, int) else 0
                places.setdefault(series, []).append((day, number, row.key, row.generation))
        return standing.Bases(places, lambda key: self.shelf.edition(key) + self.names.edition)

    # -- the findings ------------------------------------------------------------------------

    def look_through(
        self, keys: Iterable[str], told: Callable[[Trouble], None] = lambda trouble: None
    ) -> "Iterator[tuple[Sitting, tuple[Finding, ...]]]":
        """All that is found of each of these conferences, one after the other, and counted for the list. One
        that cannot be read is `told` and left out."""
        from store.desk.checking import look

        listed = self._listed()[0]
        bases, now = self._bases(listed), this_hour()
        known = {row.key: row for row in listed}
        quiet = replace(self, notify=lambda trouble: None, doubted={}, compared={})
        for key in keys:
            try:
                sitting = quiet.open(key, journal=False)
                found = look(sitting, now)
            except Trouble as trouble:
                told(trouble)
                continue
            kept = sitting.saving.kept.generation if sitting.saving is not None else 0
            basis = bases.of(_series_in(known[key]), _place(known[key])) if key in known else None
            if basis is not None and known[key].generation == kept:
                counts = standing.standing_of(found, sitting.conference)
                self.add(key, kept, standing.to_keep(counts, basis, sitting.conference, now))
            yield sitting, found

    def _series_trouble(self, key: str) -> Trouble | None:
        """Why conferences of that series cannot be opened just now; None when they can."""
        try:
            self.shelf.series(key)
        except Trouble as why:
            return BadSeries(key, why)
        return None

    def find(self, wanted: str) -> str:
        """The key of a conference named by its number or its key. WrongCall when none or several; what is
        known of one that this machine saw and that is gone."""
        rows = self.repository.list()
        if any(row.key == wanted for row in rows):
            return self._named(wanted, rows)
        digits = wanted.strip().removeprefix("第").removesuffix("场")
        number = int(digits) if digits.isdecimal() and len(digits) < 10 else None
        keys = [row.key for row in rows if number is not None and _may_have(row, number)]
        if len(keys) == 1:
            return self._named(keys[0], rows)
        if keys:
            raise WrongCall("ambiguous", got=wanted, known=listed(keys))
        for gone in self.repository.missing():
            key = str(gone.facts["key"])
            if key == wanted or (number is not None and layout.named_in(key)["number"] == number):
                raise gone
        numbers = map(number_of, rows[:12])
        got = one_line(wanted)[:60]
        raise WrongCall("no_conference", got=got, known=_bracketed(n for n in numbers if n is not None))

    def _named(self, key: str, rows: Sequence[CatalogueRow]) -> str:
        at = next(number for number, row in enumerate(rows) if row.key == key)
        if (notice := rows[at].notice) is not None:
            self.notify(notice)
        before = [row.key for row in rows[at + 1 : at + 1 + EARLIER]]
        for gone in self._gone_beside(key, number_of(rows[at]), before):
            self.notify(gone)
        return key

    def _gone_beside(self, key: str, number: int | None, before: Sequence[str]) -> list[Trouble]:
        """The conferences this machine saw that are gone and whose place this one, or one of those `before`
        it that its text is compared with, may have taken: of its number, or held no later than it."""
        since = min(before[:EARLIER])[:10] if len(before) >= EARLIER else ""
        day, digits = key[:10], "-" if number is None else str(number).zfill(3)

        def beside(other: str) -> bool:
            if since <= other[:10] <= day:
                return True
            return other.startswith(digits, 11) and layout.named_in(other)["number"] == number

        return [gone for gone in self.repository.missing(beside) if gone.code == "seen_removed"]

    # -- one conference ----------------------------------------------------------------------

    def load(self, key: str) -> Conference:
        """The conference as it stands in the archive. BadConference when it holds what none can."""
        return self._understood(self._kept(key))

    def _understood(self, kept: Kept) -> Conference:
        try:
            return from_document(kept.document)
        except Misfit as misfit:
            raise BadConference(kept.key, misfit.facts) from None

    def file_of(self, key: str) -> str:
        """The folder of a conference's files, for a person who wants to look at them."""
        return str(layout.month_folder(Path(self.places.get("archive", ".")), key) / f"{key}.*.json")

    def last_sound(self, key: str) -> int | None:
        """The newest earlier version of a conference that can be understood, to be offered in place of one
        that cannot; None when there is none."""
        number = len(self.repository.history(key))
        for earlier in range(number - 1, max(0, number - _BACK), -1):
            try:
                from_document(self.repository.version(key, earlier))
            except Trouble:
                continue
            return earlier
        return None

    def series_of(self, conference: Conference) -> Series:
        """The series of a conference. BadSeries when it cannot be read, or is not there."""
        try:
            return self.shelf.series(conference.series)
        except Trouble as why:
            raise BadSeries(conference.series, why) from None

    def open(self, key: str, *, journal: bool = True) -> "Sitting":
        """Sit down to a conference. Without `journal` nothing is written until it is saved."""
        return self._sit(self._kept(key), journal)

    def _kept(self, key: str) -> Kept:
        kept = self.repository.load(key)
        self.doubted[key] = tuple(notice for notice in kept.notices if isinstance(notice, Tampered))
        for notice in kept.notices:
            self.notify(notice)
        self._remark_clock(kept.at)
        return kept

    def _remark_clock(self, newest: int) -> None:
        """Tell, once, when the clock is behind a version that is read; nothing is done about it."""
        behind = None if self.told_of_clock else remark(self.clock(), newest)
        if behind is not None:
            self.told_of_clock = True
            self.notify(behind)

    def _sit(self, kept: Kept, journal: bool) -> "Sitting":
        from store.desk.saving import Saving
        from store.desk.sitting import Sitting

        conference = self._understood(kept)
        series = self.series_of(conference)
        self.names.refresh()
        return Sitting(
            series,
            conference,
            key=kept.key,
            who=self.who,
            clock=self.clock,
            earlier=lambda: self.earlier(conference, kept.key),
            passed_over=lambda: self.passed_over.get(kept.key, ()),
            doubts=self.doubts,
            passed=self.passed,
            journal=self.journals(kept) if journal and self.journals is not None else None,
            saving=Saving(self.repository, kept),
            texts=lambda: self._texts_of(series),
            names=lambda: self.names.now,
        )

    def _texts_of(self, series: Series) -> "Texts":
        from store.desk.texts import Texts

        if series.key not in self.texts or self.texts[series.key].series is not series:
            self.texts[series.key] = Texts(series, self.tried)
        return self.texts[series.key]

    def doubts(self, kept: Kept) -> Sequence[Trouble]:
        """What speaks against letting a text of the conference out: its history, held against all that is
        known of it here, the last entries of the earlier ones it was compared with, and those that are gone
        although they were seen, since it or one of the earlier ones may stand in their place."""
        self.names.refresh()  # others may have changed the office's list meanwhile
        strange = self.repository.strange()
        found: list[Trouble] = [strange] if strange is not None else []
        found += [*self.repository.doubts(kept.key, [kept.head]), *self.doubted.get(kept.key, ())]
        before = self.compared.get(kept.key, ())
        found += [doubt for key in before for doubt in self.doubted.get(key, ())]
        number = kept.document.get("number")
        try:
            # What was saved last cannot be read: what stands before it is no final text until a person has looked.
            found += [one for one in self.repository.load(kept.key).notices if one.code == "recovered"]
        except WrongKey as deleted:  # by another window, meanwhile
            found.append(deleted)
        found += self._gone_beside(kept.key, number if isinstance(number, int) else None, before)
        return list({(doubt.code, str(doubt.facts)): doubt for doubt in found}.values())

    def earlier(self, conference: Conference, key: str = "", most: int = EARLIER) -> list[Conference]:
        """The conferences of the same series before this one, newest first. One that cannot be read is
        told and passed over, since nothing can be compared with it."""
        before: dict[str, Conference] = {}
        unread: list[Trouble] = []
        day = conference.held_on.isoformat()
        for row in self.repository.list():
            if row.key == key or _is_later(row, day):
                continue
            made = desk_row(row)
            if made.series not in (conference.series, "") or not _comes_before(made, conference, key):
                continue
            try:
                if made.trouble is not None:
                    raise made.trouble
                found = self.load(row.key)
            except (BadConference, ArchiveTrouble) as trouble:
                self.notify(trouble)
                unread.append(trouble)
                continue
            if found.series == conference.series:
                before[row.key] = found
            if len(before) == most:
                break
        self.compared[key], self.passed_over[key] = tuple(before), tuple(unread)
        return list(before.values())

    # -- a new one ---------------------------------------------------------------------------

    def propose(self, series: str | None = None, *, today: date) -> Conference:
        """The next conference of the series, without figures; nothing is kept yet."""
        from store.desk.proposing import propose

        chosen = self.shelf.default if series is None else self.shelf.series(series)
        rows = [row for row in self.rows() if row.series in (chosen.key, "")]
        known: list[Conference] = []
        for row in rows:
            if row.trouble is None and len(known) < EARLIER:
                with suppress(BadConference, ArchiveTrouble):
                    found = self.load(row.key)
                    known += [found] if found.series == chosen.key else []
        proposal = propose(chosen, known, today)
        unread = [row.number for row in rows[:EARLIER] if row.trouble is not None and row.number is not None]
        if unread and proposal.number is not None and max(unread) >= proposal.number:
            proposal = replace(proposal, number=min(max(unread) + 1, NUMBER_MOST))
        return proposal

    def create(self, conference: Conference, reason: str = "") -> str:
        """Keep a new conference; its key. DeskTrouble when its number is taken in its series; what keeps
        the files of one of this number from being read, since that may be the same one."""
        document = to_document(conference)
        from_document(document)  # nothing is kept that could not be opened again
        for row in self.rows():
            if row.number != conference.number:
                continue
            unread = row.trouble is not None and not isinstance(row.trouble, BadSeries)
            if unread and (row.number is not None or row.held_on == conference.held_on):
                assert row.trouble is not None
                raise row.trouble
            if row.number is not None and row.series == conference.series:
                raise DeskTrouble("number_taken", number=conference.number, key=row.key)
        return self.repository.create(document, self.signature(reason)).key

    def delete(self, key: str, reason: str = "") -> None:
        """Take a conference out of the list; nothing of it is lost."""
        self.repository.delete(key, self.signature(reason))

    def bring_back(self, key: str, reason: str = "") -> None:
        """Put a conference that was taken out back into the list."""
        self.repository.undelete(key, self.signature(reason))

    def accept(self, key: str, reason: str, anchors: Sequence[str] = ()) -> None:
        """Take a conference that is not as this machine saw it, or lacks one of these hashes that were noted
        elsewhere, for true as it stands, on record."""
        self.repository.accept(key, self.signature(reason), anchors)
        self.doubted.pop(key, None)

    def accept_doubts(self, doubts: Sequence[Trouble], reason: str) -> None:
        """Take everything that these doubts speak of for true as it stands, on record: the archive itself,
        and each conference they name. Raises ArchiveTrouble (`accept_reason`) without a reason."""
        if not reason.strip():
            raise ArchiveTrouble("accept_reason")
        if any(doubt.code == "another_id" for doubt in doubts):
            self.take_as_known(reason)
        anchors: dict[str, list[str]] = {}
        for doubt in doubts:
            if isinstance(doubt, Tampered) or doubt.code in ("seen_removed", "recovered"):
                noted = [str(doubt.facts["anchor"])] if doubt.code == "chain_cut" else []
                anchors.setdefault(str(doubt.facts["key"]), []).extend(noted)
        for key, noted in anchors.items():
            self.accept(key, reason, noted)

    def signature(self, reason: str = "", source: str = "") -> Signature:
        """Who acts now, and why."""
        return Signature(by=self.who, at=self.clock(), reason=reason, source=source)

    def add_sample(self, *, whole: bool = False) -> None:
        """Put the seven sample conferences into the archive: their figures, and with `whole` all that was said at the
        24th, the employment bulletin and, where the archive has no list, the list of who spoke there."""
        from store.desk.sample import NAMES, sample

        for conference in sample(self.shelf, by=self.who, at=self.clock(), whole=whole):
            self.create(conference, reason="sample")
        if whole:
            self.names.begin(NAMES.read_text(encoding="utf-8"))


def _made_of(summary: Mapping[str, Any]) -> tuple[Any, Any, Any]:
    """The series a summary was made with, its edition then, and whether it could not be read."""
    return summary.get("series", ""), summary.get("edition"), summary.get("again")


def _is_stale(series: str, edition: object, again: object, editions: Mapping[str, str]) -> bool:
    """Whether a conference was summed up when its series could not be read, or was of another edition than
    that among `editions` of the series that can."""
    now = editions.get(series)
    return now is not None and (bool(again) or edition not in (now, None))


def _held(row: CatalogueRow) -> tuple[str, int, str]:
    """When it was held, for an order: its date may have been corrected since it was begun, which its key tells."""
    day, number = row.summary.get("held_on"), row.summary.get("number")
    return day if isinstance(day, str) else row.key[:10], number if isinstance(number, int) else 0, row.key


def _place(row: CatalogueRow) -> standing.SeriesPlace:
    """Where a conference stands in its series."""
    day, number = row.summary.get("held_on"), row.summary.get("number")
    return str(day), number if isinstance(number, int) else 0, row.key, row.generation


def _series_in(row: CatalogueRow) -> str:
    """The series a row of the catalogue names; empty where it names none, or cannot be read itself."""
    series = row.summary.get("series")
    return series if isinstance(series, str) and row.trouble is None else ""


def _bracketed(numbers: Iterable[int]) -> Said:
    known = listed(numbers)
    return lambda lang: (f"（{known(lang)}）" if lang == "zh" else f" ({known(lang)})") if known(lang) else ""


def _may_have(row: CatalogueRow, number: int) -> bool:
    """Whether a conference has that number; most are told apart at once, since there may be thousands."""
    return (row.summary.get("number") == number or "misfit" in row.summary) and number_of(row) == number


def _is_later(row: CatalogueRow, day: str) -> bool:
    """Whether a conference was held after that day, as far as its summary tells at once."""
    held_on = row.summary.get("held_on")
    return isinstance(held_on, str) and held_on[:10] > day


def _comes_before(row: DeskRow, conference: Conference, key: str) -> bool:
    """Of two of the same number on the same day the one whose key comes first is before the other, as `standing` has it:
    with neither before the other nobody heard that there are two."""
    if row.held_on is None:
        return False
    place, own = (row.held_on, row.number or 0), (conference.held_on, conference.number or 0)
    return place < own or (place == own and row.number is not None and row.key < key)
