"""The house style: which of the book's wordings an office uses. Checked, never guessed.

A setting is either one of the few below, or the name of a `[choice]` of the phrase book, whose value
is the words to say. A setting may differ by language: `region = {zh = "西藏", en = "Tibet"}`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from msgspec import Struct

from store.languages import listed
from store.series.definition import Series
from store.series.faults import file_name, line_of, nearest
from store.series.loading import STYLE
from store.series.toml_file import read_source
from store.wording.book.faults import WordingFault

STYLES: Mapping[str, tuple[str, ...]] = {
    "among": ("several", "always", "never"),
    "single": ("count", "reported", "all_in"),
    "zero": ("figure", "word"),
    "place_order": ("language", "series", "count"),
    "each": ("apart", "together"),
}
"""Settings with fixed values, the default first. `among`: 其中 with several places, always, never.
`single`: one place alone prints its count, 为A报告, or 全部在A. `zero`: 0例 or 无新增. `place_order`: as the
language has it, as the series lists them, the largest count first. `each`: places with the same count apart, or
together (A市、B市各2例)."""


class Style(Struct, frozen=True):
    """The settings in force for one language. `said` holds the words to say by choice, `order` the
    sentences of the body; both hold only what differs from the book."""

    among: str
    single: str
    zero: str
    place_order: str
    each: str
    order: tuple[str, ...]
    said: Mapping[str, str]


def read_style(
    series: Series,
    language: str,
    defaults: Mapping[str, str],
    choices: Mapping[str, tuple[str, ...]],
    sentences: tuple[str, ...],
    order: tuple[str, ...],
    others: "OtherChoices",
) -> Style:
    """The style of `series` for a language. `defaults` are the book's own settings, `choices` its
    choices, `sentences` the names that may stand in `order`. WordingFault names a wrong setting."""
    values = {name: defaults.get(name, known[0]) for name, known in STYLES.items()}
    said: dict[str, str] = {}
    for key, written in series.style.items():
        value = written.get(language) if isinstance(written, Mapping) else written
        if value is None:
            continue
        if key == "order":
            order = _order(series, value, sentences, order)
        elif key in STYLES:
            if value not in STYLES[key]:
                _refuse(series, key, "unknown_value", value, STYLES[key])
            values[key] = str(value)
        elif key in choices:
            if value in choices[key]:
                said[key] = str(value)
            elif isinstance(written, Mapping) or value not in others.of(key):
                _refuse(series, key, "unknown_value", value, choices[key])
        elif not others.of(key):
            _refuse(series, key, "unknown_key", key, (*STYLES, "order", *choices))
    return Style(**values, order=order, said=said)


class OtherChoices:
    """The choices of the series' other languages, read only when a setting is not this book's own."""

    def __init__(self, series: Series, language: str) -> None:
        self._paths = [path for other, paths in series.books.items() if other != language for path in paths]
        self._choices: dict[str, list[str]] | None = None

    def of(self, key: str) -> list[str]:
        """What may be said for `key` in the other languages; empty when they do not know it."""
        if self._choices is None:
            from store.series.toml_file import TomlFile

            self._choices = {}
            for path in self._paths:
                for name, words in TomlFile(path).data.get("choice", {}).items():
                    self._choices.setdefault(name, []).extend(map(str, words))
        return self._choices.get(key, [])


def _order(series: Series, value: Any, sentences: tuple[str, ...], usual: tuple[str, ...]) -> tuple[str, ...]:
    """`["cases yesterday", "found", …]`: sentences, with the window where only one is meant."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        _refuse(series, "order", "wrong_type", "order", wanted='["…", "…"]')
    windows = [window.key for window in series.windows]
    for item in value:
        name, _, window = item.partition(" ")
        if name not in sentences:
            _refuse(series, "order", "unknown_value", name, usual)
        if window and window not in windows:
            _refuse(series, "order", "unknown_value", window, windows)
    return tuple(value)


def _refuse(series: Series, key: str, code: str, got: object, known: Any = (), wanted: str = "") -> NoReturn:
    path, source = _where(series, key)
    names = [str(name) for name in known]
    raise WordingFault(
        code,
        file=file_name(path),
        line=line_of(source, "style" if path == series.file else "", None, key),
        where="[style]" if code != "unknown_value" else f"[style] {key}",
        got=got,
        nearest=nearest(str(got), names),
        known=listed(name or "“”" for name in names),
        wanted=wanted,
    )


def _where(series: Series, key: str) -> tuple[Path, str]:
    """The file a setting was written in: the office's style.toml when it holds the key."""
    if series.office is not None:
        path = series.office / STYLE
        if path.is_file():
            source = read_source(path)
            if line_of(source, "", None, key):
                return path, source
    if series.file.is_file():
        return series.file, read_source(series.file)
    return series.file, ""
