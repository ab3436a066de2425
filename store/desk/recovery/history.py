"""A conference's history as a person reads it: which versions there are, and what each one changed."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from store.archive.documents import ABSENT, Change, Clash
from store.archive.repository import Kept, Revision
from store.desk.clock import day_and_time, is_behind, remark
from store.desk.desk import Desk
from store.desk.entering import Edit, Entering
from store.desk.saving import AFTER_CLASH, AFTER_PAUSE
from store.desk.troubles import DeskTrouble
from store.languages import BETWEEN, LANGUAGES, Pair, Pairs, in_language
from store.part_kinds import KINDS as BESIDE
from store.record.cell import CellKey, cell_key
from store.record.codec import from_document
from store.record.conference import Conference
from store.record.decoding import Misfit, read_as_of
from store.record.naming import (
    as_of_name,
    cell_name,
    field_name,
    field_value,
    part_name,
    text_name,
    window_name,
)
from store.record.notes import AS_TYPED, IN_ENGLISH, UNFINISHED, is_printed_reason
from store.record.reference import PartKey, reference
from store.record.statement_slots import without_slots
from store.record.text import beginning, one_line
from store.record.window import Window, moment
from store.series.definition import Series
from store.troubles import Trouble

_KINDS: Pairs = {
    "created": ("新建", "created"),
    "changed": ("修改", "changed"),
    "restored": ("恢复第{of}版", "restored version {of}"),
    "deleted": ("移出列表", "removed from the list"),
    "undeleted": ("恢复到列表", "brought back"),
    "migrated": ("升级格式", "format upgraded"),
    "accepted": ("以现状为准", "accepted as it stands"),
}

_PARTS: Pairs = {
    "number": ("场次", "number"),
    "held_on": ("日期", "date"),
    "held_at": ("时间", "time of day"),
    "status": ("状态", "status"),
    "version": ("定稿版次", "issue"),
    "series": ("系列", "series"),
    "format": ("格式", "format"),
    "windows": ("时段", "window"),
    "as_of": ("截至", "as of"),
    "cells": ("数据", "figure"),
    "texts": ("文字", "text"),
    "notes": ("说明", "note"),
    **{name: kind.in_history for name, kind in BESIDE.items()},
}

_DONE: Pairs = {
    "added": ("加{name}", "added {name}"),
    "removed": ("删{name}", "removed {name}"),
    "changed": ("改{name}", "changed {name}"),
}
"""What one step did to one thing."""
_SEVERAL = ("{what} 等{count}处", "{what} and others, {count} in all")
_WHOLE = ("sections", "answers", "statements")
"""The parts a step is called by, whatever else went along."""

CLOCK_BEHIND = ("（时间早于前面的版本）", "(clock behind an earlier version)")
"""Beside the time of a version that was stamped before one that came earlier."""

REASON = ("原因", "reason for")
SAMPLE = ("样例", "sample")
_WORKED_OUT = ("quantity", "counted", "by", "at", "cited")
"""Fields of a part that follow from its others, or say who wrote them and when."""
MAY_BE_UNFINISHED = ("可能没有输完", "may be unfinished:")
"""The mark of a figure that was being typed when the program ended."""

VALUES: Pairs = {
    "blank": ("空", "blank"),
    "now": ("目前", "now"),
    "not_reported": ("未报", "not reported"),
    "not_applicable": ("不适用", "not applicable"),
    "draft": ("草稿", "draft"),
    "released": ("已发布", "released"),
}


_MOMENT = "taken_at"
"""The field of a shift note that is a moment (ms)."""
_INNER = ("order", "section", "by", "at", "who", "name", "figures")
"""Fields of a part that only say where it belongs, who typed it, and what stood elsewhere then."""
_LONGEST = 60
"""Characters of a sentence that are shown of a change."""


class NamedChange(Struct, frozen=True):
    """One change in words: where, what it was and what it became."""

    name: str
    old: str
    new: str


class Version(Struct, frozen=True):
    """One entry of the history in words. `when` is local time to the minute, `hash` what an export of
    this version carries, `of` the version a restored one was taken from. `clock` says so when the clock
    was behind that of an earlier version; empty otherwise."""

    number: int
    kind: str
    by: str
    when: str
    source: str
    reason: str
    hash: str
    of: int | None
    lines: tuple[NamedChange, ...]
    clock: str = ""


def versions(desk: Desk, key: str, lang: str) -> list[Version]:
    """The history of the conference `key`, the newest version first."""
    namer = _namer(desk, key, lang)
    entries = desk.repository.history(key)
    found: list[Version] = []
    newest = 0
    for entry in entries:
        behind = is_behind(entry.signature.at, newest)
        newest = max(newest, entry.signature.at)
        found.append(_version(entry, namer, lang, in_language(CLOCK_BEHIND, lang) if behind else ""))
    return found[::-1]


def compared(desk: Desk, key: str, one: int, other: int, lang: str) -> list[NamedChange]:
    """What changed from version `one` to version `other`: figures first, then sentences."""
    namer = _namer(desk, key, lang)
    return namer.lines(desk.repository.compare(key, one, other))


def named_clashes(desk: Desk, key: str, clashes: Iterable[Clash], lang: str) -> list[NamedChange]:
    """The clashes of a save in words: `old` is what the record has, `new` what mine was to be."""
    namer = _namer(desk, key, lang)
    return [
        NamedChange(namer.name(clash.path), namer.value(clash.theirs), namer.value(clash.mine))
        for clash in clashes
    ]


def edit_name(sitting: Entering, edit: Edit, lang: str) -> str:
    """What an edit did, in few words: `加答问“菜价”`. Of a part with all that came along with it, the part alone."""
    changes: list[tuple[Sequence[str], tuple[Any, Any]]]
    changes = [(("cells", str(key)), held) for key, held in edit.cells.items()]
    changes += [(name.split("/", 1), held) for name, held in edit.fields.items()]
    path, held = min(changes, key=lambda change: _rank(change[0]))
    how = (
        "changed" if path[0] not in BESIDE or None not in held else "added" if held[0] is None else "removed"
    )
    having = (edit.back if how == "removed" else edit).applied(sitting.conference)
    reason = path[0] == "notes" and not path[1].startswith((UNFINISHED, AS_TYPED))
    name = Namer(sitting.series, having, lang).name(path[:1] if reason else path)
    words = in_language(_DONE[how], lang).format(name=beginning(name, _LONGEST))
    more = len(changes) > 1 and path[0] not in _WHOLE
    return in_language(_SEVERAL, lang).format(what=words, count=len(changes)) if more else words


def _rank(path: Sequence[str]) -> int:
    return _WHOLE.index(path[0]) if path[0] in _WHOLE else len(_WHOLE)


def restore(desk: Desk, key: str, number: int, reason: str = "") -> Kept:
    """Make version `number` the newest one; the versions between stay in the history."""
    try:
        from_document(desk.repository.version(key, number))
    except Misfit as misfit:
        raise DeskTrouble("not_restorable", number=number, why=misfit.said) from None
    behind = remark(desk.clock(), max(entry.signature.at for entry in desk.repository.history(key)))
    if behind is not None:
        desk.notify(behind)
    return desk.repository.restore_version(key, number, desk.signature(reason))


def version_with(desk: Desk, key: str, mark: str) -> int | None:
    """The version whose hash begins with `mark` (as an export prints it), None when there is none."""
    wanted = mark.strip().lower()
    for entry in desk.repository.history(key):
        if wanted and entry.hash.startswith(wanted):
            return entry.number
    return None


def reason_said(reason: str, lang: str) -> str:
    """Why a version was kept: as somebody typed it, in the language of the reader where the program said it."""
    own = next((pair for pair in (SAMPLE, AFTER_PAUSE, AFTER_CLASH) if reason in pair), None)
    return in_language(own, lang) if own is not None else one_line(reason)


def _version(entry: Revision, namer: "Namer", lang: str, clock: str = "") -> Version:
    signature = entry.signature
    return Version(
        number=entry.number,
        kind=_kind(entry, lang),
        by=one_line(signature.by),
        when=day_and_time(signature.at),
        source=one_line(signature.source),
        reason=reason_said(signature.reason, lang),
        hash=one_line(entry.hash),
        of=entry.of,
        lines=tuple(namer.lines(entry.changes)),
        clock=clock,
    )


def _kind(entry: Revision, lang: str) -> str:
    """What was done; by its own word where the file names a kind this program does not know."""
    known = _KINDS.get(entry.kind)
    return (
        in_language(known, lang).format(of=entry.of or "?")
        if known is not None
        else one_line(entry.kind)[:40]
    )


class Namer:
    """Says changes of one conference in words: places and indicators as its series calls them. Without
    series and conference (one that cannot be understood) the plain keys are shown."""

    def __init__(self, series: Series | None, conference: Conference | None, lang: str) -> None:
        self._lang = lang
        self._series, self._conference = series, conference

    def lines(self, changes: Iterable[Change]) -> list[NamedChange]:
        """The changes in words, figures in the order of the series; those that only make or remove an empty part are
        left out."""
        told = [one for one in _field_by_field(changes) if not _is_bare(one) and not _is_inner(one)]
        parts = list(dict.fromkeys(one.path[0] for one in told))
        told.sort(key=lambda one: (parts.index(one.path[0]), self._place_in_series(one.path)))
        return [
            NamedChange(
                self.name(change.path),
                self.value(change.old, change.path),
                self.value(change.new, change.path),
            )
            for change in told
        ]

    def _place_in_series(self, path: Sequence[str]) -> tuple[int, ...]:
        """Where the entry screen has it: by window, indicator and place, those the series has no more behind the others. Other
        things stay as they come."""
        if self._series is None or path[0] not in ("cells", "as_of", "windows") or len(path) < 2:
            return ()
        key = CellKey("", path[1])
        if path[0] == "windows":
            key = CellKey(path[1], "")
        elif path[0] == "cells":
            try:
                key = cell_key(path[1])
            except ValueError:
                return ()
        windows, indicators, places = self._orders
        return (
            windows.get(key.window, len(windows)),
            indicators.get(key.indicator, len(indicators)),
            places.get(key.place, len(places) if key.place else -1),
        )

    @cached_property
    def _orders(self) -> tuple[dict[str, int], ...]:
        assert self._series is not None
        kinds = (self._series.windows, self._series.indicators, self._series.places)
        return tuple({one.key: at for at, one in enumerate(kind)} for kind in kinds)

    def name(self, path: Sequence[str]) -> str:
        """What a person calls the place of a change."""
        part, *rest = path
        if part == "cells" and len(rest) == 1 and self._series and self._conference:
            try:
                return cell_name(self._series, self._conference, cell_key(rest[0]), self._lang)
            except ValueError:
                pass
        if part == "notes" and rest and rest[0].startswith(UNFINISHED):
            return f"{in_language(MAY_BE_UNFINISHED, self._lang)} {self._figure(rest[0].removeprefix(UNFINISHED))}"
        if part == "notes" and rest and rest[0].startswith(AS_TYPED):
            return self.name(rest[0].removeprefix(AS_TYPED).split("/", 1))
        if part == "notes" and rest and is_printed_reason(rest[0]):
            about = self._figure(rest[0].partition(":")[2].removesuffix(IN_ENGLISH))
            english = in_language(("（英文）", " (English)"), self._lang)
            return (
                f"{in_language(REASON, self._lang)} {about}{english if rest[0].endswith(IN_ENGLISH) else ''}"
            )
        if part == "notes" and rest and (rule := rest[0].partition(":")[0]) != rest[0]:
            from store.checks.report import rule_name

            return f"{in_language(_PARTS['notes'], self._lang)} {one_line(rule_name(rule, self._lang, self._series))}"
        if part == "texts" and rest:
            return text_name(rest[0], self._lang)
        if part == "windows" and rest and self._series and (plan := self._series.window(rest[0])):
            return " ".join([in_language(_PARTS[part], self._lang), plan.name(self._lang)])
        if part == "as_of" and rest and self._series and self._conference:
            figure = cell_name(self._series, self._conference, CellKey("", rest[0]), self._lang)
            return " ".join([in_language(_PARTS[part], self._lang), figure])
        if part in BESIDE and rest and self._conference:
            key, *field = rest
            named = [part_name(self._conference, PartKey(part, key), self._lang)]
            return " ".join([*named, *([field_name(field, self._lang, self._series)] if field else [])])
        known = _PARTS.get(part)
        return " ".join([in_language(known, self._lang) if known else part, *map(one_line, rest)])

    def _figure(self, written: str) -> str:
        """A figure by its reference as a note has it."""
        try:
            ref = reference(written)
        except ValueError:
            return self.name(("cells", written))
        if self._series and self._conference:
            return cell_name(self._series, self._conference, ref, self._lang)
        return self.name((ref.kind, ref.key) if isinstance(ref, PartKey) else ("cells", written))

    def value(self, value: Any, path: Sequence[str] = ()) -> str:
        """What stood there, on one line."""
        known = _known(path, value, self._conference) if path else None
        if known is not None:
            return in_language(known, self._lang)
        if value is ABSENT or value is None or value == "":
            return in_language(VALUES["blank"], self._lang)
        if isinstance(value, dict):
            if "v" in value and "raw" in value:
                return self.value(value["raw"] if value["v"] is None else value["v"])
            for name in ("text", "raw"):
                if isinstance(value.get(name), str):
                    return self.value(value[name])
            if isinstance(value.get("text"), dict):
                return self.value(" / ".join(map(str, value["text"].values())))
            if value and set(value) <= {"zh", "en"}:
                return self.value(" / ".join(map(str, value.values())))
            if set(value) == {"from", "to"}:
                return f"{value['from']} - {value['to']}"
            named = (
                f"{field_name((name,), self._lang)} {self.value(inner, (*path[:2], name))}"
                for name, inner in value.items()
                if name not in _INNER
            )
            return in_language(BETWEEN, self._lang).join(named)[:_LONGEST]
        if isinstance(value, list):
            return ", ".join(map(self.value, value))[:_LONGEST]
        known = VALUES.get(str(value))
        text = in_language(known, self._lang) if known else one_line(without_slots(str(value)))
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _known(path: Sequence[str], value: Any, now: Conference | None) -> Pair | None:
    """What a person calls a value of that place; None where it stands as it is. Days of another year than that of the
    conference as it is `now` are said with it."""
    year = now.held_on.year if now is not None else 0
    if "as_of" in (path[0], path[-1]) and isinstance(value, dict):
        return _as_of(value, year)
    if path[0] == "windows" and isinstance(value, dict):
        return _window(value, year)
    if path[-1] == _MOMENT and isinstance(value, int):
        return (day_and_time(value),) * 2
    return field_value(path[2:], value) if path[0] in BESIDE else None


def _window(held: dict[str, Any], year: int) -> Pair | None:
    """The hours of a window."""
    try:
        window = Window("", moment(held["from"]), moment(held["to"]))
    except (KeyError, ValueError, AttributeError):
        return None
    return _in_its_year(window_name(window, "zh"), window_name(window, "en"), window.day.year, year)


def _in_its_year(zh: str, en: str, year: int, usual: int) -> Pair:
    return (zh, en) if year == usual else (f"{year}年{zh}", f"{en}, {year}")


def _as_of(held: dict[str, Any], year: int) -> Pair | None:
    """An as-of as a person reads it: the moment, the word, or that it is now."""
    try:
        as_of = read_as_of(held)
    except Misfit:
        return None
    zh, en = (as_of_name(as_of, lang) for lang in ("zh", "en"))
    if as_of.moment is not None:
        return _in_its_year(zh, en, as_of.moment.day.year, year)
    return (zh, en) if zh else VALUES["now"]


def _namer(desk: Desk, key: str, lang: str) -> Namer:
    try:
        conference = from_document(desk.repository.version(key, len(desk.repository.history(key))))
        return Namer(desk.series_of(conference), conference, lang)
    except Trouble:
        return Namer(None, None, lang)


def _field_by_field(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes, those of a part that is kept as a whole told by the fields that differ."""
    for change in changes:
        old, new = change.old, change.new
        whole = change.path[0] in BESIDE and len(change.path) == 2
        if not whole or not isinstance(old, dict) or not isinstance(new, dict):
            yield change
            continue
        apart = [
            name for name in {**old, **new} if old.get(name) != new.get(name) and name not in _WORKED_OUT
        ]
        for name in apart:
            yield from _in_each_language(
                Change((*change.path, name), old.get(name, ABSENT), new.get(name, ABSENT))
            )


def _in_each_language(change: Change) -> Iterator[Change]:
    held = [value for value in (change.old, change.new) if value is not ABSENT]
    if not all(isinstance(value, dict) and value and set(value) <= set(LANGUAGES) for value in held):
        yield change
        return
    old, new = (value if isinstance(value, dict) else {} for value in (change.old, change.new))
    for language in LANGUAGES:
        if old.get(language) != new.get(language):
            yield Change((*change.path, language), old.get(language, ABSENT), new.get(language, ABSENT))


def _is_inner(change: Change) -> bool:
    """Whether it only says where a part stands that came or went."""
    part, *field = change.path
    came_or_went = ABSENT in (change.old, change.new)
    return part in BESIDE and len(field) == 2 and field[1] in _INNER and came_or_went


def _is_bare(change: Change) -> bool:
    return all(value is ABSENT or value == {} for value in (change.old, change.new))
