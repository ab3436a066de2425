"""A text of others held against a record: our own that came back is judged whole, an article by what it prints."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from store.desk.checking import set_words
from store.desk.desk import Desk
from store.desk.outgoing.sealing import files_sealed
from store.desk.sitting import Sitting
from store.desk.troubles import DeskTrouble
from store.wording.prove.difference import Difference, DifferenceKind
from store.wording.say.draft import Draft

if TYPE_CHECKING:
    from store.checks.basis.finding import Finding
    from store.wording.book.book import Book
    from store.wording.prove.verifying import OwnTexts

VERIFIED_SIGNS = 150_000
"""An edited text that is held against a record: the longest bulletin known has 40 KB. Every word of it is
looked at by every rule, and what is left out would count as agreeing, so a longer one is refused as a whole."""
_DIGITS = 400
"""Digits in a row. No figure has as many, and the rules over words look at each from all that follow it."""
_NO_FIGURE = re.compile(rf"\d{{{_DIGITS + 1}}}")


class Verified(Struct, frozen=True):
    """What a text comes to. `whole`: it was judged as one of ours, that has to print all the record has; `ours`: its
    words are ours, though nothing seals it, so that they were held against the record too. `beside`: what
    it has that the record holds nothing of; `passing`: times, telephone numbers and the like; both with their line.
    `prints`: how many figures of the record it prints."""

    whole: bool
    differences: tuple[Difference, ...]
    omitted: tuple[Difference, ...] = ()
    beside: tuple[tuple[str, int], ...] = ()
    passing: tuple[tuple[str, int], ...] = ()
    prints: int = 0
    ours: bool = False

    @property
    def wrong(self) -> tuple[Difference, ...]:
        """What contradicts the record."""
        return tuple(each for each in self.differences if each.kind is not DifferenceKind.DOUBTFUL)

    @property
    def agrees(self) -> bool:
        """Whether nothing contradicts the record; an article has to print something of it, too."""
        return not self.wrong and (self.whole or self.ours or self.prints > 0)


def verify_file(
    desk: Desk, key: str, text: str, path: Path | None = None, whole: bool | None = None
) -> Verified:
    """A text held against the conference `key`: whole where it carries our seal or our mark, else as an article;
    `whole` is what a person said of it."""
    if whole if whole is not None else is_ours(desk, key, text, path):
        return Verified(True, verify_text(desk, key, text))
    return _by_what_it_prints(desk, key, text, article=whole is False)


def is_ours(desk: Desk, key: str, text: str, path: Path | None = None) -> bool:
    """Whether a text says itself that it is one of the conference's own: it has the mark of our drafts, the name
    our exports have, or lies beside the seal that lists it."""
    from store.formats.sheet import is_marked

    if is_marked(text):
        return True
    if path is None:
        return False
    return _NAME_OF_OURS.match(path.name) is not None or path.name in files_sealed(path.parent, key)


_NAME_OF_OURS = re.compile(r"[0-9]{3}_[0-9]{4}-[0-9]{2}-[0-9]{2}_v[0-9]+_")
"""How the texts are called that are exported (see `exporting.Export.path`)."""


def _plain(text: str) -> str:
    """The text without what is no text of its own. DeskTrouble for one that is no bulletin by its length."""
    from store.formats.markdown import without_markdown
    from store.formats.sheet import without_mark

    refuse_endless(text)
    return without_mark(without_markdown(text))


def refuse_endless(text: str) -> None:
    """DeskTrouble for a text that is no bulletin: far too long, or with digits without end."""
    if len(text) > VERIFIED_SIGNS:
        raise DeskTrouble("verify_long", had=len(text), most=VERIFIED_SIGNS)
    endless = _NO_FIGURE.search(text)
    if endless:
        line = text.count("\n", 0, endless.start()) + 1
        raise DeskTrouble("verify_digits", line=line, most=_DIGITS)


_OURS = 0.9
"""The share of a text's words from which it is our own, edited, and no article about it: those quote three quarters."""


def _by_what_it_prints(desk: Desk, key: str, text: str, article: bool) -> Verified:
    """A text that nothing seals. One in our own words is looked at as ours, but may leave things out."""
    from store.wording.prove.verifying import OwnTexts

    text = _plain(text)
    sitting = desk.open(key, journal=False)
    own = OwnTexts(sitting.series, _books(sitting), sitting.conference, text)
    if not article and own.share >= _OURS:
        told = _all_of_ours(sitting, text, own)
        left_out = tuple(each for each in told if each.kind is DifferenceKind.MISSING)
        return Verified(False, tuple(each for each in told if each not in left_out), left_out, ours=True)
    return _as_article(sitting, text)


def _books(sitting: Sitting) -> "list[Book]":
    return [sitting.texts.book(language) for language in sitting.texts.languages]


def _as_article(sitting: Sitting, text: str) -> Verified:
    """Figures alone, words that say of them what the record contradicts, and what the office's list has otherwise."""
    from store.checks.bulletins.articles import held_against
    from store.checks.drafts import against_the_figures, page_held_against_list

    books, series, conference = _books(sitting), sitting.series, sitting.conference
    found = held_against(series, books, conference, text, earlier=sitting.earlier)
    words = [
        _said(sitting, finding, text, DifferenceKind.WORDS)
        for finding in against_the_figures(series, conference, text, sitting.earlier)
    ]
    words += [
        _said(sitting, finding, text, DifferenceKind.DOUBTFUL)
        for finding in page_held_against_list(series, conference, text, sitting.names)
    ]
    differences = tuple(sorted((*found.differences, *words), key=lambda difference: difference.line))
    return Verified(
        False,
        differences,
        found.omitted,
        _placed(text, found.beside),
        _placed(text, found.passing),
        found.prints,
    )


def _placed(text: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[str, int], ...]:
    """What stands there, with its line."""
    return tuple((text[start:end], text.count("\n", 0, start) + 1) for start, end in sorted(spans))


def verify_text(desk: Desk, key: str, text: str) -> tuple[Difference, ...]:
    """Which figures of an edited text of ours disagree with the record, and what its words say that the record does
    not, by line. DeskTrouble for a text that is no bulletin by its length."""
    return _all_of_ours(desk.open(key, journal=False), _plain(text))


def _all_of_ours(sitting: Sitting, text: str, own: "OwnTexts | None" = None) -> tuple[Difference, ...]:
    from store.wording.prove.verifying import OwnTexts, verify

    series, conference, books = sitting.series, sitting.conference, _books(sitting)
    own = own or OwnTexts(series, books, conference, text)
    found = [*verify(series, books, conference, text, own)]
    found += _in_words(sitting, own.draft(own.likest), text)
    return tuple(sorted(found, key=lambda difference: difference.line))


def _in_words(sitting: Sitting, draft: Draft, text: str) -> Iterator[Difference]:
    """What the rules over words find in the edited text and not in the record's own."""
    from store.checks.drafts import contradicts, edited

    series, conference = sitting.series, sitting.conference
    told = edited(
        series, conference, draft, text, earlier=sitting.earlier, set_words=set_words(sitting, draft),
        names=sitting.names,
    )  # fmt: skip
    for finding in (*told.claims, *told.listed):
        kind = DifferenceKind.WORDS if contradicts(finding) else DifferenceKind.DOUBTFUL
        yield _said(sitting, finding, text, kind)
    for stray in told.numbers:
        words, line = text[stray.start : stray.end], text.count("\n", 0, stray.start) + 1
        yield Difference(
            DifferenceKind.ADDED, None, ("数字", "a number in words"), "", words, line, (stray.start, stray.end)
        )  # fmt: skip


def _said(sitting: Sitting, finding: "Finding", text: str, kind: DifferenceKind) -> Difference:
    """A finding over the words of the text, as a difference."""
    from store.checks.report import message

    start, end = int(str(finding.facts["start"])), int(str(finding.facts["end"]))
    zh, en = (message(finding, sitting.series, sitting.conference, lang) for lang in ("zh", "en"))
    return Difference(kind, None, (zh, en), "", text[start:end], text.count("\n", 0, start) + 1, (start, end))
