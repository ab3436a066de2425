"""Reads the words of a subject from `subject.toml`: those all series share, which are of an epidemic, and over them,
list by list and thing by thing, those a series or an office says of its own.

    shared = false  none of the shared words: only what the file says itself
    [thing.<key>]   words.zh, words.en: a pattern; roles; counted_as
    [list.<name>]   zh, en: words, each of which may be a pattern

Which lists and roles there are is what the shared file has: the code asks for no other.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from store.languages import either
from store.series.definition import Series, Subject, Thing
from store.series.faults import nearest
from store.series.toml_file import TomlFile, TomlSection

SUBJECT_FILE = "subject.toml"
SHARED = Path(__file__).parent / "common" / SUBJECT_FILE
_FORMAT = 1
"""The newest format of such a file this program reads."""

SUBJECT_KEYS = ("format", "shared", "thing", "list")
THING_KEYS = ("words", "roles", "counted_as")
_LANGUAGES = ("zh", "en")
"""Those in which texts are read and checked."""
_IN_THE_GUIDE = either("手册“句子”一章列出的词表", "the lists in the guide's chapter on sentences")
"""There are a hundred of them."""
_PATTERN = either("一个词或正则表达式", "a word or a regular expression")
_OWN_WORDS = either("文字，或者 {zh = …, en = …}", "a table {zh = …, en = …} of texts")


@cache
def shared_subject() -> Subject:
    """The words all series share, for a text of which no series is known too."""
    file = TomlFile(SHARED, ours=True)
    return Subject(_things(file, None), _shared_lists(file))


def subject_of(series: Series) -> Subject:
    """The words of a series: its own over those all share."""
    return series.subject or shared_subject()


def own_subject(folders: Iterable[Path]) -> Subject | None:
    """What the folders of a series say over the shared words, later ones over earlier ones; None where none of them has
    such a file. SeriesFault for the first place that is wrong."""
    found: Subject | None = None
    for path in (folder / SUBJECT_FILE for folder in folders):
        if path.is_file():
            known, below = shared_subject(), found or shared_subject()
            file = TomlFile(path)
            top = file.top().only(SUBJECT_KEYS)
            version = top.get("format", int, _FORMAT)
            if version > _FORMAT:
                top.fault("newer_format", "format", got=version, known=_FORMAT)
            if not top.get("shared", bool, True):
                below = Subject({}, {name: {} for name in known.words})
            if file.data.keys() - {"format"}:
                found = Subject(
                    {**below.things, **_things(file, known)}, {**below.words, **_lists(file, below)}
                )
    return found


def _things(file: TomlFile, known: Subject | None) -> dict[str, Thing]:
    """The things of a file; `known`: those whose roles a file may name, None for the shared file itself, which tests try."""
    found = {}
    for key in file.section("thing").data:
        section = file.section(f"thing.{key}").only(THING_KEYS)
        words = {language: text for language, text in section.names("words").items() if text}
        if not words.keys() <= {*_LANGUAGES}:
            section.fault("wrong_type", "words", wanted=_OWN_WORDS)
        roles = section.texts("roles")
        if known is not None:
            for text in words.values():
                _try(section, "words", text)
            _refuse_unknown(section, roles, known)
        found[key] = Thing(key, words, frozenset(roles), section.get("counted_as", str, ""))
    return found


def _refuse_unknown(section: TomlSection, roles: Iterable[str], known: Subject) -> None:
    names = sorted({each for thing in known.things.values() for each in thing.roles})
    for role in roles:
        if role not in names:
            section.unknown("roles", role, names)


def _shared_lists(file: TomlFile) -> dict[str, dict[str, tuple[str, ...]]]:
    """The lists of the shared file, which tests try: a start does not wait for that."""
    return {
        name: {language: tuple(words) for language, words in said.items()}
        for name, said in file.data["list"].items()
    }


def _lists(file: TomlFile, below: Subject) -> dict[str, dict[str, tuple[str, ...]]]:
    """The lists of a file; of one that says some in one language, those in the other stay those `below`."""
    found = {}
    for name in file.section("list").data:
        if name not in below.words:
            facts = {"nearest": nearest(name, below.words), "known": _IN_THE_GUIDE}
            file.fault("unknown_key", f"list.{name}", None, None, where="[list]", got=name, **facts)
        section = file.section(f"list.{name}").only(_LANGUAGES)
        said = {language: section.texts(language) for language in section.data}
        for language, words in said.items():
            for word in words:
                _try(section, language, word)
        own = {language: tuple(filter(None, words)) for language, words in said.items()}
        found[name] = {**below.words[name], **own}
    return found


def _try(section: TomlSection, key: str, pattern: str) -> None:
    """Refuse what is no regular expression; a pattern is tried as it will stand, among others."""
    try:
        re.compile(f"(?:{pattern})")
    except (re.error, OverflowError):
        section.fault("wrong_type", key, got=pattern, wanted=_PATTERN)
