"""`history`, `backup`, `restore`, `find` and the archive's part of `check`."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from store.languages import listed
from tui import terminal
from tui.commands.call import Call, now_ms
from tui.words import say

if TYPE_CHECKING:
    from store.desk.recovery.history import NamedChange
    from store.desk.rows import DeskRow


def add_history(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument("no", metavar="NO", help=say("cli.arg_no", lang))
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--compare", nargs=2, type=int, metavar=("A", "B"), help=say("archive.arg_compare", lang)
    )
    what.add_argument("--restore", type=int, metavar="N", help=say("archive.arg_restore", lang))
    what.add_argument("--hash", metavar="HASH", help=say("archive.arg_hash", lang))
    what.add_argument("--accept", action="store_true", help=say("archive.arg_accept", lang))
    parser.add_argument("--reason", default="", metavar="TEXT", help=say("archive.arg_reason", lang))


def history(call: Call) -> int:
    """Every version with its changes, newest first; two compared; one restored; or the one with a hash."""
    from store.desk.recovery.history import compared, restore, version_with, versions

    options, desk = call.options, call.desk
    if options.accept:
        key = _with_removed(call, options.no)
        desk.accept(key, options.reason)
        call.tell(call.say("archive.accepted", conference=key))
        return 0
    key = desk.find(options.no)
    if options.compare:
        one, other = options.compare
        lines = compared(desk, key, one, other, call.lang)
        _print_changes(call, lines)
        if not lines:
            call.tell(call.say("archive.same"))
        return 0
    if options.restore is not None:
        kept = restore(desk, key, options.restore, options.reason)
        call.tell(call.say("archive.restored", of=options.restore, number=kept.version))
        call.out(str(kept.version))
        return 0
    if options.hash:
        number = version_with(desk, key, options.hash)
        if number is None:
            call.tell(call.say("archive.hash_unknown", hash=options.hash))
            return 1
        call.tell(call.say("archive.hash_found", number=number))
        call.out(str(number))
        return 0
    for version in versions(desk, key, call.lang):
        facts = {
            name: getattr(version, name) for name in ("number", "when", "by", "kind", "reason", "source")
        }
        facts["when"] = f"{version.when}{version.clock}"
        call.out(call.say("archive.version_line", **facts).rstrip("\t"))
        _print_changes(call, version.lines)
    return 0


def _with_removed(call: Call, named: str) -> str:
    """The key of a conference named by number or key; one that was seen and is gone has one too."""
    from store.archive.layout import named_in

    gone = [str(one.facts["key"]) for one in call.desk.repository.missing() if one.code == "seen_removed"]
    keys = [key for key in gone if named in (key, str(named_in(key)["number"]))]
    return keys[0] if len(keys) == 1 else call.desk.find(named)


def _print_changes(call: Call, lines: "list[NamedChange] | tuple[NamedChange, ...]") -> None:
    for line in lines:
        call.out(call.say("archive.change_line", name=line.name, old=line.old, new=line.new))


def add_backup(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help=say("archive.arg_backup", lang))


def backup(call: Call) -> int:
    """Write the whole archive into one file; its name on stdout."""
    from store.archive.backup import write_backup
    from store.outside import typed_path

    named = f"bulletin-backup-{datetime.now():%Y-%m-%d-%H%M%S}.zip"
    target = typed_path(call.options.file or named)
    call.desk.rows()
    made = write_backup(call.root, target.absolute(), now_ms())
    call.out(str(target))
    call.tell(call.say("archive.backed_up", count=made.conferences, path=target))
    if made.damaged:
        call.tell(call.say("archive.backup_damaged", files=listed(made.damaged)(call.lang)))
    return 0


def add_restore(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument("file", metavar="FILE", help=say("archive.arg_restore_file", lang))
    parser.add_argument("--to", required=True, metavar="DIR", help=say("archive.arg_to", lang))
    parser.add_argument("--large", action="store_true", help=say("archive.arg_large", lang))


def restore(call: Call) -> int:
    """Make of a backup an archive in a new or empty folder, everything in it verified."""
    from store.archive.backup import restore_backup
    from store.outside import typed_path

    target = typed_path(call.options.to)
    made = restore_backup(typed_path(call.options.file), target.absolute(), large=call.options.large)
    call.out(str(target))
    call.tell(call.say("archive.restored_all", count=made.conferences, path=target))
    if made.damaged:
        call.tell(call.say("archive.backup_damaged", files=listed(made.damaged)(call.lang)))
    if made.passed_over:
        call.tell(call.say("archive.backup_passed_over", files=listed(made.passed_over)(call.lang)))
    return 0


def add_delete(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument("no", metavar="NO", nargs="?", help=say("cli.arg_no", lang))
    parser.add_argument("--undo", action="store_true", help=say("archive.arg_undo", lang))
    parser.add_argument("--reason", default="", metavar="TEXT", help=say("archive.arg_reason", lang))


def delete(call: Call) -> int:
    """Take a conference out of the list, or bring it back; without NO, the deleted ones."""
    options, desk = call.options, call.desk
    deleted = desk.repository.list_deleted()
    if options.no is None:
        for row in deleted:
            call.out(row.key)
        if not deleted:
            call.tell(call.say("archive.none_deleted"))
        return 0
    if not options.undo:
        key = desk.find(options.no)
        desk.delete(key, options.reason)
        call.tell(call.say("archive.deleted", conference=key))
        return 0
    keys = [row.key for row in deleted if options.no in (row.key, str(row.summary.get("number")))]
    if len(keys) != 1:
        call.tell(call.say("archive.not_deleted", no=options.no, known=" ".join(keys)))
        return 2
    desk.bring_back(keys[0], options.reason)
    call.tell(call.say("archive.undeleted", conference=keys[0]))
    return 0


_LOOKED_INTO = 400
"""The latest conferences whose texts are looked into unasked: some seconds' work."""
_TOLD = 50
"""Texts said before one is told again how far it is."""


def add_find(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument("text", nargs="+", metavar="TEXT", help=say("archive.arg_find", lang))
    parser.add_argument("--all", action="store_true", help=say("archive.arg_find_all", lang))


def find(call: Call) -> int:
    """The conferences in which every word is found, newest first, in the columns of `list`; under each the first
    sentences of its texts that hold them: day, speaker, sentence."""
    from tui.commands.listing import count_findings, print_rows

    # The shell takes the quotation marks of a phrase away.
    phrases = (f'"{one}"' if " " in one.strip() and '"' not in one else one for one in call.options.text)
    text, desk = " ".join(phrases), call.desk
    entered = {row.key for row in desk.found(text)}
    rows = desk.rows()
    for row in rows:
        if (told := row.trouble or row.notice) is not None:  # not found in it is no answer then
            call.notify(told)
    others = [row.key for row in rows if row.key not in entered]
    # What was entered is known without a text being said; the texts of the others are looked into for the words.
    into = others if call.options.all else others[:_LOOKED_INTO]
    for done, _ in enumerate(desk.say_texts(into), 1):
        if done % _TOLD == 0:
            terminal.progress(call.say("archive.finding", done=done, of=len(into)))
    if len(into) >= _TOLD:
        terminal.progress(call.say("archive.finding", done=len(into), of=len(into)), last=True)
    if len(into) < len(others):
        call.tell(call.say("archive.find_more", count=len(others) - len(into)))
    rows = desk.found(text)
    for _ in desk.say_texts([row.key for row in (rows if call.options.all else rows[:_LOOKED_INTO])]):
        pass  # so that their sentences are known
    if not rows:
        call.tell(call.say("archive.found_none", text=text))
        return 0
    if count_findings(call, rows):
        rows = desk.found(text)

    def beneath(row: "DeskRow") -> Iterator[Sequence[str]]:
        for one in desk.passages(row.key, text, lang=call.lang):
            yield "", str(row.held_on or ""), one.speaker, one.text

    print_rows(call, rows, beneath)
    return 0


def check_archive(call: Call) -> int:
    """`check --archive`: what does not hold, one a line on stdout; 0 when everything does."""
    from store.desk.recovery.soundness import (
        accept_all,
        examine,
        left_half_written,
        not_compared,
        unsaved_elsewhere,
    )

    if call.options.accept:
        keys = accept_all(call.desk, call.options.reason)
        call.tell(call.say("archive.accepted_all", keys=listed(keys)(call.lang) or "0"))
    if call.options.merge_copies:
        _merge_copies(call)
    count = 0
    for trouble in examine(call.desk, _progress(call)):
        call.out(trouble.as_call(call.lang))
        count += 1
    for notice in left_half_written(call.desk):
        call.notify(notice)
    waiting = unsaved_elsewhere(call.desk)
    if waiting:
        call.tell(call.say("archive.left_over", count=waiting))
    new = not_compared(call.desk)
    if new:
        call.tell(call.say("archive.not_compared", count=new))
    if count:
        call.tell(call.say("archive.unsound", count=count))
        return 1
    call.tell(call.say("archive.sound", count=len(call.desk.rows())))
    return 0


def _merge_copies(call: Call) -> None:
    from store.desk.recovery.recovering import merge_copies

    for merged in merge_copies(call.desk, call.lang):
        call.tell(call.say("archive.merged", file=merged.file, key=merged.key))
        for clash in merged.clashes:
            call.tell(call.say("cli.clash", cell=clash.name, theirs=clash.old, mine=clash.new))


def _progress(call: Call) -> Callable[[int, int], None]:
    """Tells how far the check is, where somebody is watching."""

    def told(done: int, of: int) -> None:
        terminal.progress(call.say("archive.checking", done=done, of=of), last=done >= of)

    return told
