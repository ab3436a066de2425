"""`verify`: whether a text of others still says what the record does."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from store.languages import in_language
from tui.commands.call import Call
from tui.commands.reading import listed_once
from tui.words import say

if TYPE_CHECKING:
    from store.desk.incoming.verifying import Verified


def add_verify(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument("no", metavar="NO", help=say("cli.arg_no", lang))
    parser.add_argument("file", metavar="FILE", help=say("reading.cli_arg_verify", lang))
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--whole", action="store_true", help=say("reading.cli_opt_whole", lang))
    how.add_argument("--article", action="store_true", help=say("reading.cli_opt_article", lang))


def verify(call: Call) -> int:
    """Each figure that disagrees, and what the words say, on stdout; 1 when something contradicts the record.
    Words that the record neither bears out nor contradicts, and what an article leaves out, are told and change no
    code."""
    from store.desk.incoming.verifying import verify_file
    from store.formats.documents import document_text
    from store.outside import typed_path

    key = call.desk.find(call.options.no)
    call.tell_unsaved(key)
    path = typed_path(call.options.file)
    asked = True if call.options.whole else False if call.options.article else None
    verified = verify_file(call.desk, key, document_text(path), path, asked)
    how = "whole" if verified.whole else "ours" if verified.ours else "article"
    call.tell(call.say(f"reading.cli_{how}_{'asked' if asked is not None else 'seen'}"))
    for difference in verified.differences:
        call.out(difference.said(call.lang))
    if not verified.whole:
        _beside(call, verified)
    return _outcome(call, key, verified)


def _beside(call: Call, verified: "Verified") -> None:
    """What an article leaves out and has beside the record's figures: one line each."""
    join = call.say("reading.cli_join")
    if verified.omitted:
        told = [f"{in_language(each.what, call.lang)} {each.expected}" for each in verified.omitted]
        call.out(call.say("reading.cli_omitted", count=len(told), figures=join.join(told)))
    for word, found in (("cli_beside", verified.beside), ("cli_passing", verified.passing)):
        if found:
            call.out(listed_once(call, f"reading.{word}", found))


def _outcome(call: Call, key: str, verified: "Verified") -> int:
    if verified.wrong:
        call.tell(call.say("reading.cli_differs", key=key, count=len(verified.wrong)))
        return 1
    if not verified.agrees:
        call.tell(call.say("reading.cli_prints_none", key=key))
        return 1
    if not (verified.whole or verified.ours):
        call.tell(call.say("reading.cli_article_agrees", key=key, count=verified.prints))
    elif verified.differences:
        call.tell(call.say("reading.cli_unproved", key=key, count=len(verified.differences)))
    else:
        call.tell(call.say("reading.cli_agrees", key=key))
    return 0
