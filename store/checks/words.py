"""What the findings say, in the interface's languages: names of the rules, sentences, instructions.

A sentence is picked by the rule and the finding's `why`, and filled with its facts, each told in the
language: cells by their names, windows and moments as a person writes them.
"""

from collections.abc import Mapping
from datetime import date

from store.checks import conference_words, sentences, sentences_time, sentences_words
from store.checks.finding import Finding, Mend, Verdict
from store.checks.rules import RULES
from store.checks.sentences import MENDS, WHYS
from store.languages import Pair, Pairs, in_language
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.naming import cell_name, day_name, moment_name, window_name
from store.record.window import Moment, Window
from store.series.definition import Series

SENTENCES: Pairs = {
    **sentences.SENTENCES,
    **sentences_time.SENTENCES,
    **sentences_words.SENTENCES,
    **conference_words.SENTENCES,
}
INSTRUCTIONS: Pairs = {
    **sentences.INSTRUCTIONS,
    **sentences_time.INSTRUCTIONS,
    **sentences_words.INSTRUCTIONS,
    **conference_words.INSTRUCTIONS,
}


def rule_name(rule: str, lang: str, series: Series | None = None) -> str:
    """What a rule is called; an office's own rule is named by its `series`, else by its key."""
    pair = RULES.get(rule)
    if pair is not None:
        return in_language(pair, lang)
    for own in series.rules if series is not None else ():
        names = own.get("name")
        if own.get("key") == rule and isinstance(names, Mapping):
            return str(names.get(lang) or names.get("zh") or rule)
    return rule


def message(finding: Finding, series: Series, conference: Conference, lang: str) -> str:
    """One sentence: what is wrong or was checked, where, what was expected and what stands there."""
    said = _filled(_sentence(finding), finding, series, conference, lang)
    return said[:1].upper() + said[1:]


def instruction(finding: Finding, series: Series, conference: Conference, lang: str) -> str:
    """What the clerk should do about a finding; empty when there is nothing to do."""
    if finding.verdict is Verdict.PASSED:
        return ""
    own = finding.facts.get("instruction")
    if isinstance(own, Mapping) and finding.failed:
        return str(own.get(lang) or own.get("zh") or "")
    pair = INSTRUCTIONS.get(f"{finding.rule}.{finding.facts.get('why', '')}")
    if pair is None and finding.failed:
        pair = INSTRUCTIONS.get(finding.rule)
    return _filled(pair, finding, series, conference, lang) if pair else ""


def mend_said(mend: Mend, series: Series, conference: Conference, lang: str) -> str:
    """The proposal in words: which cell becomes what, and the slip it supposes."""
    to = "{} {}→{}" if lang == "zh" else "{}: {} → {}"
    changes = [
        to.format(cell_name(series, conference, cell, lang), _old(conference, cell), _new(value, lang))
        for cell, value in mend.changes
    ]
    return f"{_joined(changes, lang)}{in_language(MENDS[mend.reason], lang)}"


def _new(value: int | None, lang: str) -> object:
    return in_language(("空白", "blank"), lang) if value is None else value


def _old(conference: Conference, cell: CellKey) -> str:
    number = conference.number_in(cell)
    return "" if number is None else str(number)


def _sentence(finding: Finding) -> Pair:
    if isinstance(finding.facts.get("name"), Mapping):
        return SENTENCES[f"office.{finding.verdict.value}.{finding.facts['why']}"]
    why = finding.facts.get("why", "")
    for code in (f"{finding.rule}.{finding.verdict.value}.{why}", f"{finding.rule}.{finding.verdict.value}"):
        if code in SENTENCES:
            return SENTENCES[code]
    return WHYS[finding.verdict.value]


def _filled(pair: Pair, finding: Finding, series: Series, conference: Conference, lang: str) -> str:
    cells = [cell_name(series, conference, cell, lang) for cell in finding.cells]
    told = {name: _told(value, series, conference, lang) for name, value in finding.facts.items()}
    return in_language(pair, lang).format(
        **told,
        rule=rule_name(finding.rule, lang, series),
        cell=cells[0] if cells else "",
        cells=_together(finding, cells, series, conference, lang),
        row=_row(finding, series, conference, lang),
        expected="" if finding.expected is None else finding.expected,
        got="" if finding.got is None else finding.got,
    )


def _together(finding: Finding, names: list[str], series: Series, conference: Conference, lang: str) -> str:
    """All cells by name; the row is named once when they all stand in it."""
    rows = {(cell.window, cell.indicator) for cell in finding.cells}
    if len(rows) != 1 or len(names) < 2:
        return _joined(names, lang)
    row = _row(finding, series, conference, lang)
    places = [name.removeprefix(row).lstrip(" ,") for name in names]
    return f"{row} {_joined(places, lang)}" if lang == "zh" else f"{row}: {_joined(places, lang)}"


def _row(finding: Finding, series: Series, conference: Conference, lang: str) -> str:
    """The window and indicator of the first cell, without its place."""
    if not finding.cells:
        return ""
    return cell_name(series, conference, finding.cells[0]._replace(place=""), lang)


def _told(value: object, series: Series, conference: Conference, lang: str) -> str:
    match value:
        case CellKey():
            return cell_name(series, conference, value, lang)
        case Moment():
            return moment_name(value, lang)
        case Window():
            return window_name(value, lang)
        case date():
            return day_name(value, lang)
        case Mapping():
            return str(value.get(lang) or value.get("zh") or "")
        case tuple() | list():
            return _joined([_told(one, series, conference, lang) for one in value], lang)
        case None:
            return ""
    return str(value)


def _joined(parts: list[str], lang: str) -> str:
    return ("、" if lang == "zh" else "; ").join(parts)
