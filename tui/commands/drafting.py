"""`draft` and `export`: texts made from a record."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from store.languages import listed
from store.troubles import Reason, Way, reason_words
from tui.commands.call import Call
from tui.words import say

if TYPE_CHECKING:
    from store.record.conference import Conference
    from store.series.definition import Series
    from store.wording.say.draft import Draft


def trace_lines(series: "Series", conference: "Conference", draft: "Draft", lang: str) -> Iterator[str]:
    """For every span but a person's own words: `line:column`, what is printed and how it is made, then
    cells, source, typist and phrase, indented. The same as the foot of the draft screen."""
    from store.wording.say.draft import SpanKind
    from tui.review.trace import trace

    for span in sorted(draft.spans, key=lambda span: (span.start, -span.end)):
        if span.kind is SpanKind.TEXT:
            continue
        line = draft.text.count("\n", 0, span.start) + 1
        column = span.start - draft.text.rfind("\n", 0, span.start)
        head, *rest = trace(series, conference, draft, span, lang, named=True)
        yield f"{line}:{column}\t{head}"
        for words in rest:
            yield f"\t{words}"


def add_draft(parser: ArgumentParser, lang: str) -> None:
    from store.desk.texts import FORMS

    parser.add_argument("no", metavar="NO", help=say("cli.arg_no", lang))
    parser.add_argument("--text-lang", metavar="LANG", help=say("cli.opt_text_lang", lang))
    parser.add_argument("--form", default="full", choices=FORMS, help=say("cli.opt_form", lang))
    parser.add_argument("--trace", action="store_true", help=say("cli.opt_trace", lang))


def draft(call: Call) -> int:
    """The text on stdout, by the same gate as an export: what may not go out as final has the draft mark
    in its first line and visible marks at its blanks, and the code is 1. With errors in the figures
    there is no text at all, since a wrong figure bears no mark."""
    from store.desk.checking import found_in_figures
    from store.desk.clock import this_hour
    from store.desk.outgoing.gate import copy_of
    from store.desk.texts import Obstacles, empty_form, form_empty, obstacle_words, obstacles
    from tui.review.state import kinds_open, points_open

    key = call.desk.find(call.options.no)
    call.tell_unsaved(key)
    sitting = call.desk.open(key, journal=False)
    text = sitting.draft(_language_of_text(call), call.options.form)
    empty = empty_form(sitting.conference, text)
    if empty:
        return call.trouble(form_empty(empty))
    why = obstacles(text, found_in_figures(sitting, this_hour()))
    if why.errors:
        call.tell(call.say("cli.draft_errors", count=len(why.errors)))
        errors = Obstacles((), why.errors)
        _tell_all(call, obstacle_words(sitting.series, sitting.conference, errors, call.lang))
        beside = kinds_open({**why.counts(), "errors": 0}, call.lang)
        if beside:
            call.tell(call.say("cli.draft_also", kinds=beside))
        return 1
    copy = copy_of(sitting, text, call.lang, this_hour())
    call.out(copy.text.rstrip("\n"))
    if call.options.trace:
        call.out("")
        for line in trace_lines(sitting.series, sitting.conference, text, call.lang):
            call.out(line)
    for caution in copy.cautions:
        call.notify(caution)
    if not copy.final:
        points = points_open(copy.counts, len(copy.reasons), call.lang)
        call.tell(call.say("cli.draft_marked", points=points))
        _tell_all(call, copy.reasons)
        return 1
    return 0


def _language_of_text(call: Call) -> str:
    """The language asked for: by `--text-lang`, else by `--lang en` of the call itself. A setting or a locale asks for no
    text: it is Chinese then, since scripts rely on it. Which language it has is told to those who read English."""
    if call.options.text_lang is not None:
        return str(call.options.text_lang)
    if call.options.lang == "en":
        call.tell(call.say("cli.text_is_english"))
        return "en"
    if call.lang != "zh":
        call.tell(call.say("cli.text_is_chinese"))
    return "zh"


def _tell_all(call: Call, found: Sequence[Reason]) -> None:
    """The reasons one a line; of those that were told on opening already, only how many they are."""
    reasons = [reason_words(reason, call.lang, Way.as_call) for reason in found]
    again = [reason for reason in reasons if call.was_told(reason)]
    if again:
        call.tell(call.say("cli.item", text=call.say("cli.told_above", count=len(again))))
    for reason in reasons:
        if reason not in again:
            call.tell(call.say("cli.item", text=reason))


def add_export(parser: ArgumentParser, lang: str) -> None:
    from store.desk.texts import FORMS

    parser.add_argument("no", metavar="NO", help=say("cli.arg_no", lang))
    parser.add_argument("--to", default="txt", metavar="FORMATS", help=say("cli.opt_to", lang))
    parser.add_argument("--out", metavar="DIR", help=say("cli.opt_out", lang))
    parser.add_argument("--text-lang", metavar="LANG", help=say("cli.opt_text_langs", lang))
    parser.add_argument("--form", default="full", choices=FORMS, help=say("cli.opt_form", lang))
    parser.add_argument("--force", action="store_true", help=say("cli.opt_force", lang))
    parser.add_argument("--as-draft", action="store_true", help=say("cli.opt_as_draft", lang))


def export(call: Call) -> int:
    """Write the files and name each on stdout."""
    from store.desk.checking import found_in_figures
    from store.desk.clock import this_hour
    from store.desk.outgoing.exporting import Export, Order
    from store.desk.outgoing.gate import Refused
    from store.outside import typed_path
    from tui.review.state import points_open

    options = call.options
    key = call.desk.find(options.no)
    call.tell_unsaved(key)
    sitting = call.desk.open(key, journal=False)
    order = Order(
        folder=typed_path(options.out or call.settings.held("folder") or "."),
        formats=tuple(dict.fromkeys(name.strip().lower() for name in options.to.split(",") if name.strip())),
        languages=tuple(
            dict.fromkeys(name.strip() for name in _language_of_text(call).split(",") if name.strip())
        ),
        forms=(options.form,),
        final=not options.as_draft,
        replace=options.force,
    )
    task = Export(sitting, order, call.lang, now=this_hour())
    try:
        files = task.run()
    except Refused as refused:
        points = points_open(refused.obstacles.counts(), len(refused.reasons), call.lang)
        call.tell(call.say("cli.export_refused", points=points))
        _tell_all(call, refused.reasons)
        return 1
    finally:
        for caution in task.cautions:
            call.notify(caution)
    for file in files:
        call.out(str(file.path))
    _tell_unchecked(call, sitting.series, found_in_figures(sitting, this_hour()))
    if order.final:
        for caution in sitting.cautions():
            call.notify(caution)
    return 0


def _tell_unchecked(call: Call, series: "Series", findings: object) -> None:
    """Unchecked is not passed: what could not be checked is named when a text goes out."""
    from store.checks.basis.finding import Finding, Verdict
    from store.checks.report import rule_name

    assert isinstance(findings, tuple)
    names: dict[str, None] = {}
    for finding in findings:
        assert isinstance(finding, Finding)
        if finding.verdict is Verdict.UNCHECKED:
            names[rule_name(finding.rule, call.lang, series)] = None
    if names:
        call.tell(call.say("cli.export_unchecked", rules=listed(names)(call.lang)))
