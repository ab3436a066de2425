"""`read`: what a bulletin says, and putting it into the archive; `verify`: whether a text of others still says what the record
does.
"""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from store.languages import in_language
from store.wording.read.basis.proposal import Proposal, Value
from tui.commands.call import Call
from tui.words import say

if TYPE_CHECKING:
    from store.desk.incoming.verifying import Verified


def add_read(parser: ArgumentParser, lang: str) -> None:
    parser.add_argument("file", metavar="FILE|-", help=say("reading.cli_arg_read", lang))
    parser.add_argument("--json", action="store_true", help=say("reading.cli_opt_json", lang))
    add_reading_options(parser, lang)
    parser.add_argument("--save", action="store_true", help=say("reading.cli_opt_save", lang))


def add_reading_options(parser: ArgumentParser, lang: str) -> None:
    """What a person may say of a text that is read: its year, the day it was written, and of which series it is."""
    parser.add_argument("--year", type=_year, metavar="Y", help=say("reading.cli_opt_year", lang))
    parser.add_argument("--written", type=_day, metavar="DATE", help=say("reading.cli_opt_written", lang))
    parser.add_argument("--series", metavar="KEY", help=say("reading.cli_opt_series", lang))


def text_of(call: Call, name: str) -> str:
    """The text of a file, or of standard input."""
    from store.formats.documents import document_of, document_text
    from store.outside import TEXT_BYTES, typed_path

    return document_of(call.stdin(TEXT_BYTES), name) if name == "-" else document_text(typed_path(name))


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4 and text > "0999"):
        raise ArgumentTypeError("1000–9999")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("2022-08-19") from error


def read(call: Call) -> int:
    """What the text says on stdout; 3 when a figure was left unread."""
    from store.desk.incoming.reading import read_bulletin
    from store.outside import called

    name = call.options.file
    text = text_of(call, name)
    proposal = read_bulletin(
        call.desk,
        text,
        today=date.today(),
        year=call.options.year,
        series=call.options.series,
        written=call.options.written,
    )
    if call.options.json:
        call.out(json.dumps(proposal.as_json(), ensure_ascii=False, indent=1))
    else:
        for one in (proposal, *proposal.others):
            _print(call, one)
    source = "-" if name == "-" else called(Path(name))
    for one in (proposal, *proposal.others):
        _narrate(call, one)
        if call.options.save and not _save(call, one, source):
            return 1
    if _tell_messages(call, proposal):
        return 3
    return 3 if any(one.unread for one in (proposal, *proposal.others)) else 0


def _tell_messages(call: Call, proposal: Proposal) -> bool:
    """Say of the messages of a chat, of which nothing is read here, where they are."""
    from store.desk.incoming.messages import are_messages
    from store.desk.texts import Texts
    from tui.actions import key_of

    if proposal.values or not proposal.fits:
        return False
    if not are_messages(Texts(proposal.series, call.desk.tried), proposal.source):
        return False
    call.tell(call.say("reading.cli_messages", press=key_of("paste")))
    return True


def _print(call: Call, proposal: Proposal) -> None:
    """One figure a line, tab-separated: what it is, the value, the line it stands in."""
    if proposal.number is not None:
        call.out(call.say("reading.cli_conference", number=proposal.number))
    if proposal.held_on is not None:
        call.out(call.say("reading.cli_held_on", day=proposal.held_on.isoformat()))
    for value in proposal.values:
        word = "reading.cli_implied" if value.implied else "reading.cli_figure"
        call.out(
            call.say(
                word,
                what=proposal.named(value.key, call.lang),
                value=value.value,
                line=_line(proposal, value.span),
                words=_words(proposal, value),
            )
        )
    for quantity in proposal.quantities:
        call.out(
            call.say("reading.cli_quoted", text=_one_line(quantity.text), line=_line(proposal, quantity.span))
        )
    for rest in proposal.unread:
        call.out(call.say("reading.cli_unread", text=_one_line(rest.text), line=_line(proposal, rest.span)))


def listed_once(call: Call, key: str, found: Sequence[tuple[str, int]]) -> str:
    """In one line what stands in a text, each once, with its line."""
    told = dict.fromkeys((_one_line(words)[:40], line) for words, line in found)
    figures = [call.say("reading.cli_in_line", words=words, line=line) for words, line in told]
    return call.say(key, count=len(found), figures=call.say("reading.cli_join").join(figures))


def tell_passing(call: Call, proposal: Proposal) -> None:
    """The times, telephone numbers and the like of a text, quietly."""
    found = [(rest.text, _line(proposal, rest.span)) for rest in proposal.passing]
    if found:
        call.tell(listed_once(call, "reading.cli_passing", found))


def _words(proposal: Proposal, value: Value) -> str:
    return _one_line(proposal.source[slice(*value.span)])


def _one_line(text: str) -> str:
    from store.record.text import one_line

    return one_line(text)[:200]


def _line(proposal: Proposal, span: tuple[int, int]) -> int:
    return proposal.source.count("\n", 0, span[0]) + 1


def _narrate(call: Call, proposal: Proposal) -> None:
    if proposal.others:
        call.tell(call.say("reading.cli_several", count=len(proposal.others) + 1))
    call.tell(call.say(f"reading.cli_year_{proposal.year_from}", year=proposal.year))
    for stood in proposal.earlier:
        what = proposal.series.indicator(stood.indicator).name(call.lang)
        call.tell(call.say("reading.cli_earlier", what=what, value=stood.value, at=stood.at.iso()))
    _tell_corrections(call, proposal)
    if not proposal.fits:
        call.tell(call.say("reading.other_region"))
    if not proposal.whole:
        call.tell(call.say("reading.cli_partly"))
    for contradiction in proposal.contradictions:
        call.tell(call.say("reading.cli_contradiction", said=contradiction.said(call.lang)))
    if not proposal.values:
        call.tell(call.say("reading.cli_nothing"))
    for ask in proposal.asks:
        call.tell(call.say("reading.cli_ask_written", said=_one_line(proposal.source[slice(*ask.span)])))
    tell_passing(call, proposal)
    call.tell(
        call.say(
            "reading.cli_summary",
            read=len(proposal.values),
            quoted=len(proposal.quantities),
            unread=len(proposal.unread),
        )
    )


def _tell_corrections(call: Call, proposal: Proposal) -> None:
    """What the text corrects, and which cell of which conference that is."""
    from store.desk.incoming.reading import offered_corrections

    for offer in offered_corrections(call.desk, proposal):
        one = offer.correction
        what = proposal.named(one.key, call.lang) if one.key else ""
        unknown = "_unknown" if one.number is not None else "_nowhere"
        certain = "" if offer.certain else "_uncertain" if offer.conference else unknown
        call.tell(call.say(
            f"reading.cli_correction{certain}", what=what, old=one.old, new=one.new,
            conference=offer.conference or one.number, count=len(offer.cells),
        ))  # fmt: skip


def _save(call: Call, proposal: Proposal, source: str) -> bool:
    """Put what was read into the archive; False when there was nothing, or another person's value stood."""
    from store.desk.incoming.reading import keep_reading

    if not proposal.values:
        return False
    brought = keep_reading(call.desk, proposal, source)
    word = "reading.cli_saved_new" if brought.made else "reading.cli_saved"
    call.tell(call.say(word, key=brought.key, changed=brought.changed, same=brought.same))
    if brought.made and proposal.held_on is None:
        call.tell(call.say("reading.cli_day_inferred", day=proposal.likely_day))
    if brought.made and proposal.number is None:
        call.tell(call.say("reading.cli_unnumbered", key=brought.key))
    for clash in brought.clashes:
        call.tell(call.say("cli.clash", cell="/".join(clash.path), theirs=clash.theirs, mine=clash.mine))
    return not brought.clashes


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
