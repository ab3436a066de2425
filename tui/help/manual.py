"""The manual: which chapters it has, and what is filled into them.

A chapter is a file `<language>/<name>.md`: a title, one line that says what it is about, its sections. What can go
stale is not written in it but filled in from where it is true:

    {{key:export}}      the key of an action (`^E`)
    {{do:export}}       its key and its name; where it has none, that of the palette
    {{own:help.manual}} the key at which a widget or dialog does something of its own
    {{word:app.final}}  a word of the interface
    {{screen:entry}}    the help of a place: what it is for, its keys, its actions
    {{example:zh.text}} a part of an example, `example/zh.toml` from its line `# -- text` to the next such line
    {{sentences}}       the sentences all series share, by the headings of their file
    {{choices}}         the words that differ from house to house, with their choices
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from store.languages import Pairs, in_language
from tui.actions import ACTIONS, EVERYWHERE, OWN_KEYS, Action, key_as_written
from tui.words import pair, say

_FILLED = re.compile(r"\{\{(\w+)(?::([\w.]+))?\}\}")
_HERE = Path(__file__).parent


class Chapter(Struct, frozen=True):
    """A chapter by its name on the command line, and the places from whose help one comes to it first."""

    name: str
    places: tuple[str, ...] = ()

    def source(self, lang: str) -> str:
        """Its Markdown, everything filled in."""
        return _source(self.name, in_language(("zh", "en"), lang))

    def title(self, lang: str) -> str:
        """Its first line."""
        return _opening(self.name, in_language(("zh", "en"), lang))[0].removeprefix("# ")

    def about(self, lang: str) -> str:
        """The line below its title."""
        return _opening(self.name, in_language(("zh", "en"), lang))[1]


CHAPTERS = (
    Chapter("start", ("desk",)),
    Chapter("bulletin", ("entry", "review", "draft", "sections", "section", "titles", "table")),
    Chapter("correction", ("checks", "history", "reading")),
    Chapter("series", ("new_series",)),
    Chapter("names", ("names",)),
    Chapter("trouble", ("clash",)),
    Chapter("screens"),
    Chapter("commands"),
    Chapter("definition"),
    Chapter("wording"),
)


def chapter(name: str) -> Chapter | None:
    """The chapter of that name, number or title."""
    for number, one in enumerate(CHAPTERS, 1):
        if name in (one.name, str(number), one.title("zh"), one.title("en")):
            return one
    return None


def chapter_for(place: str) -> Chapter:
    """The chapter somebody wants who asked for help at that place."""
    return next((one for one in CHAPTERS if place in one.places), CHAPTERS[0])


def _written(name: str, lang: str) -> str:
    return (_HERE / lang / f"{name}.md").read_text("utf-8")


@cache
def _source(name: str, lang: str) -> str:
    return filled_out(_written(name, lang), lang)


@cache
def _opening(name: str, lang: str) -> tuple[str, str]:
    """The title of a chapter and the line below it. The help lists these two of every chapter, so they are filled in without
    the rest."""
    title, about, _ = _written(name, lang).split("\n\n", 2)
    return title, filled_out(about, lang)


def filled_out(written: str, lang: str) -> str:
    """The words of a chapter with everything filled in. KeyError for what there is not."""
    return _FILLED.sub(lambda found: _FILLERS[found[1]](found[2] or "", lang), written)


def _action(name: str) -> Action:
    return {action.id: action for action in ACTIONS}[name]


def _key(name: str, lang: str) -> str:
    keys = _action(name).keys
    if not keys:
        raise KeyError(name)
    return f"`{key_as_written(keys[0])}`"


def _do(name: str, lang: str) -> str:
    action = _action(name)
    key = action if action.keys else _action("palette")
    return f"`{key.key_name}` {action.label(lang)}"


def _own(name: str, lang: str) -> str:
    whose, _, does = name.partition(".")
    keys = next(own.keys for own in OWN_KEYS[whose] if own.does == does)
    return f"`{key_as_written(keys.partition(',')[0])}`"


def _word(name: str, lang: str) -> str:
    return say(name, lang)


_HEADS: Pairs = {
    "key": ("键", "Key"),
    "does": ("做什么", "What it does"),
    "name": ("句名", "Name"),
    "sentence": ("句子", "Sentence"),
    "choice": ("名称", "Name"),
    "words": ("可用的词，第一个为默认", "Words to choose from, the default first"),
    "none": ("（空）", "(nothing)"),
    "list": ("词表", "List"),
    "holds": ("写什么", "What it holds"),
}


def _head(lang: str, *names: str) -> Iterator[str]:
    yield f"| {' | '.join(in_language(_HEADS[name], lang) for name in names)} |"
    yield "|---" * len(names) + "|"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _screen(place: str, lang: str) -> str:
    """The help of a place as Markdown. `app`: what can be done everywhere."""
    lines: list[str] = []
    if place != EVERYWHERE:
        for paragraph in in_language(pair(f"help.{place}"), lang).split("\n"):
            lines += [paragraph, ""]
    lines += _head(lang, "key", "does")
    try:
        own = in_language(pair(f"help.{place}_keys"), lang).split("\n")
    except KeyError:
        own = []
    for line in own:
        key, _, words = line.partition("\t")
        lines.append(f"| {_cell(key)} | {_cell(words)} |")
    for action in ACTIONS:
        if place in action.places:
            key = (
                " ".join(dict.fromkeys(f"`{key_as_written(one)}`" for one in action.keys))
                or f"`{_action('palette').key_name}`"
            )
            lines.append(f"| {key} {action.label(lang)} | {_cell(action.hint(lang))} |")
    return "\n".join(lines)


def _example(name: str, lang: str) -> str:
    """A part of an example file, called by the file's name and the part's."""
    file, _, part = name.partition(".")
    parts = (_HERE / "example" / f"{file}.toml").read_text("utf-8").split("# -- ")
    found = {title: body for title, _, body in (each.partition("\n") for each in parts)}
    return f"```toml {file}.toml\n{found[part].strip()}\n```"


def _sentences(_: str, lang: str) -> str:
    """The sentences of the common book of a language, a table for each heading of the file."""
    from store.series.loading import COMMON

    lines: list[str] = []
    table = ""
    for line in (COMMON / f"{lang}.toml").read_text("utf-8").split("\n"):
        if line.startswith("["):
            table = line
        elif table == "[phrase]" and line.startswith("# ---"):
            lines += ["", f"### {line.strip('# -')}", "", *_head(lang, "name", "sentence")]
        elif table == "[phrase]" and line and not line.startswith("#"):
            name, _, sentence = line.partition(" = ")
            lines.append(f"| `{name}` | {_cell(sentence)} |")
    return "\n".join(lines[1:])


def _choices(_: str, lang: str) -> str:
    """The choices of the common book of a language, but those by which bulletins are read."""
    import tomli

    from store.series.loading import COMMON
    from store.wording.book.book import SUBJECT_CHOICES

    book = tomli.loads((COMMON / f"{lang}.toml").read_text("utf-8"))
    lines = [*_head(lang, "choice", "words")]
    for name, words in book["choice"].items():
        if name in SUBJECT_CHOICES:
            continue
        said = [word or in_language(_HEADS["none"], lang) for word in words]
        lines.append(f"| `{name}` | {_cell(in_language(('、', ', '), lang).join(said))} |")
    return "\n".join(lines)


def _subject_lists(_: str, lang: str) -> str:
    """The lists of words of the shared subject, a table for each heading of the file: what stands above each, in a language."""
    from store.series.subject_file import SHARED

    lines: list[str] = []
    heading: list[str] = []
    told = ""
    for line in SHARED.read_text("utf-8").split("\n"):
        zh, _, en = line.strip("# -").partition(" / ")
        if line.startswith("# ---"):
            title = in_language((zh, en), lang)
            heading = ["", f"### {title[:1].upper()}{title[1:]}", "", *_head(lang, "list", "holds")]
        elif line.startswith("#"):
            told = in_language((zh, en), lang)
        elif line.startswith("[list."):
            lines += [*heading, f"| `{line[6:-1]}` | {_cell(told)} |"]
            heading = []
    return "\n".join(lines[1:])


_FILLERS = {
    "key": _key,
    "do": _do,
    "own": _own,
    "word": _word,
    "screen": _screen,
    "example": _example,
    "sentences": _sentences,
    "choices": _choices,
    "subject_lists": _subject_lists,
}
