"""The manual is true: its keys, its command lines, its examples; and every key of a series' files stands in it."""

import inspect
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from shutil import copy

import pytest
from rich.cells import cell_len

from store.authoring.series_check import check_series
from store.checks.office import office_rules
from store.names.list_file import read_list
from store.series.loading import OUTLINE_TABLES, load_series
from store.series.shelf import Shelf
from store.series.subject_file import SUBJECT_KEYS, THING_KEYS, shared_subject
from store.series.toml_file import TomlFile, TomlSection
from store.wording.book.book import SPECIAL, SUBJECT_CHOICES, TEXTS, TYPES
from store.wording.book.style import STYLES
from store.wording.prove.books import load_book
from store.wording.say import choosing
from tests.conftest import ROOT, Command
from tests.manual import CODE, calls, firsts, rows, sections, words_of
from tui.actions import ACTIONS, OWN_KEYS, key_as_written
from tui.cli import _command_first, parser
from tui.commands import COMMANDS
from tui.help.layout import laid_out
from tui.help.manual import CHAPTERS, chapter, chapter_for, filled_out
from tui.words import pair

HELP = ROOT / "tui" / "help"
EXAMPLE = HELP / "example"
LANGUAGES = ("zh", "en")
PLACED = re.compile(r"\{\{.*?\}\}")
WRONG = {"zh": "可能出的问题", "en": "What may go wrong"}
KEYS = ("键", "Key")
CLOSING = (*"，。、；：？）》」”",)


def written(lang: str, name: str) -> str:
    return (HELP / lang / f"{name}.md").read_text("utf-8")


def _what(placed: str) -> str:
    """What is filled in, whether with its name or without."""
    return placed.replace("{{do:", "{{key:")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The series of the examples in a folder as an office has it."""
    folder = tmp_path / "series" / "flood"
    folder.mkdir(parents=True)
    for name in ("series.toml", "zh.toml", "en.toml"):
        copy(EXAMPLE / name, folder / name)
    return folder


def test_both_languages_say_the_same_and_type_no_key_by_hand() -> None:
    names = [one.name for one in CHAPTERS]
    for lang in LANGUAGES:
        assert sorted(file.stem for file in (HELP / lang).iterdir()) == sorted(names)
    for name in names:
        zh, en = written("zh", name), written("en", name)
        assert [len(marks) for marks in re.findall(r"^(#+) ", zh, re.M)] == [
            len(marks) for marks in re.findall(r"^(#+) ", en, re.M)
        ], name
        assert {*map(_what, PLACED.findall(zh))} == {*map(_what, PLACED.findall(en))}, name
        assert len([*rows(zh)]) == len([*rows(en)]), name
        for lang, text in (("zh", zh), ("en", en)):
            typed = re.findall(r"\bF\d{1,2}\b|\^[A-Z]\b|Ctrl", CODE.sub("", PLACED.sub("", text)))
            assert typed == [], (lang, name, "write {{key:…}}")
            assert text.startswith("# ") and chapter(name) is not None
            assert name == "screens" or f"## {WRONG[lang]}" in text, (lang, name)
    assert [one.name for one in CHAPTERS if one.name != chapter_for("entry").name][0] == "start"


def test_every_place_has_its_help_and_stands_in_the_chapter_of_screens() -> None:
    places = {place for action in ACTIONS for place in action.places}
    assert places == {*re.findall(r"\{\{screen:(\w+)\}\}", written("zh", "screens"))}
    for lang in LANGUAGES:
        assert not re.search(r"(`[^`]+`) \1", filled_out(written(lang, "screens"), lang)), "a key told twice"
    known = {key_as_written(key) for action in ACTIONS for key in action.keys}
    known |= {key_as_written(key) for own in OWN_KEYS.values() for one in own for key in one.keys.split(",")}
    for place in places - {"app"}:
        assert all(pair(f"help.{place}")), place
        try:
            both = pair(f"help.{place}_keys")
        except KeyError:
            continue
        for words in both:
            for line in words.split("\n"):
                for key in re.findall(r"\bF\d{1,2}\b", line.partition("\t")[0]):
                    there = [
                        one for one in ACTIONS if key in map(key_as_written, one.keys) and one.valid_in(place)
                    ]
                    assert there, f"{place}: {key} does nothing there"
                assert line.partition("\t")[2], f"{place}: {line}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_line_can_be_given(lang: str) -> None:
    told = [call for one in CHAPTERS for call in calls(one.source(lang))]
    told += calls((ROOT / "README.md").read_text("utf-8"))
    commands = sections(chapter("commands").source(lang))  # type: ignore[union-attr]
    described = [name for section in commands.values() for name in firsts(section, ("命令", "Command"))]
    assert {line.split()[0] for line in described} == set(COMMANDS)
    assert len(told) > 25 and len(described) > 15
    for line in (*told, *(f"bulletin-tui {line}" for line in described)):
        program, *words = words_of(line)
        assert program == "bulletin-tui"
        try:
            parser(lang).parse_args(_command_first(words))
        except SystemExit as left:
            assert "--help" in words and not left.code, line


def test_the_example_is_a_series_that_works(example: Path, tmp_path: Path) -> None:
    checked = check_series(Shelf(tmp_path / "series"), example)
    assert checked.faults == () and checked.languages == ("en", "zh")
    office = tmp_path / "office"
    office.mkdir()
    copy(EXAMPLE / "style.toml", office / "style.toml")
    series = load_series(example, office)
    assert load_book(series, "zh").style.said["held"] == "召开" and len(office_rules(series)) == 2
    shown = {file.stem: file.read_text("utf-8").count("# -- ") for file in EXAMPLE.iterdir()}
    for lang in LANGUAGES:
        text = written(lang, "definition") + written(lang, "wording") + written(lang, "names")
        parts = {*re.findall(r"\{\{example:(\w+\.\w+)\}\}", text)}
        assert {name: sum(part.startswith(f"{name}.") for part in parts) for name in shown} == shown


Known = dict[tuple[str, str], set[str]]


def gathered(example: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Known, Known]:
    """Which keys the program knows in each table of the example's files, and which values for a key."""
    keys: Known = defaultdict(set)
    values: Known = defaultdict(set)
    only, one_of = TomlSection.only, TomlSection.one_of

    def where(section: TomlSection) -> str:
        return section.where if section.where != "TOML" else section.file.path.name

    def note_keys(section: TomlSection, known: Iterable[str]) -> TomlSection:
        names = [*known]
        keys[section.file.path.name, re.sub(r"unit\..*\]", "unit]", where(section))].update(names)
        return only(section, names)

    def note_values(section: TomlSection, key: str, known: Iterable[str], default: str | None = None) -> str:
        names = [*known]
        if key != "section":  # the names of the example's own
            values[section.file.path.name, key].update(names)
        return one_of(section, key, names, default)

    shared_subject()  # the program's own file, which whoever asks first reads: no file of the example
    monkeypatch.setattr(TomlSection, "only", note_keys)
    monkeypatch.setattr(TomlSection, "one_of", note_values)
    series = load_series(example)
    office_rules(series)
    for language in LANGUAGES:
        load_book(series, language)
    read_list(EXAMPLE / "names.toml")
    monkeypatch.undo()
    return keys, values


TOP = ("文件开头", "The top of the file")
HEADS = {
    "series.toml": TOP,
    "names.toml": TOP,
    "zh.toml": ("文件里的各张表", "The tables of the file"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_of_a_definition_and_of_a_phrase_book_is_described(
    example: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the program asks a table for is gathered while it reads the example: a new key, a new table or a
    new value has to be described here, in both languages, and what is no more has to go."""
    chapters = {
        "series.toml": "definition",
        "zh.toml": "wording",
        "en.toml": "wording",
        "names.toml": "names",
    }
    sources = {file: chapter(name).source(lang) for file, name in chapters.items()}  # type: ignore[union-attr]
    described = {file: sections(source) for file, source in sources.items()}
    keys, values = gathered(example, monkeypatch)
    assert len(keys) > 12
    for (file, where), known in keys.items():
        heading = (
            HEADS["zh.toml" if where == "en.toml" else where][lang == "en"]
            if where.endswith("toml")
            else where
        )
        assert {*firsts(described[file][heading], KEYS)} == known, f"{heading} in {lang}"
    tables = keys["series.toml", "series.toml"]
    assert keys["names.toml", "names.toml"] <= TomlFile(EXAMPLE / "names.toml").data.keys()
    assert tables <= TomlFile(EXAMPLE / "series.toml").data.keys(), "the example shows every table"
    books = TomlFile(EXAMPLE / "zh.toml").data.keys() | TomlFile(EXAMPLE / "en.toml").data.keys()
    assert keys["zh.toml", "zh.toml"] == books and {*OUTLINE_TABLES} <= tables
    for (file, key), choices in values.items():
        assert [value for value in choices if f"`{value}`" not in sources[file]] == [], (
            f"values of {key} in {lang}"
        )
    style = described["series.toml"]["[style]"]
    assert {*firsts(style, KEYS)} == {*STYLES, "order"}
    told = {row[0].strip("`"): row[1] for row in rows(style)}
    for key, known in STYLES.items():
        assert [value for value in known if f"`{value}`" not in told[key]] == [], f"values of {key} in {lang}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_slot_and_every_ending_of_a_sentence_is_described(lang: str) -> None:
    wording = chapter("wording").source(lang)  # type: ignore[union-attr]
    said = firsts(wording)
    assert {name.strip("{}") for name in said if name.startswith("{")} == {*SPECIAL, *TEXTS}
    assert [kind for kind in TYPES if f":{kind}}}`" not in wording] == []
    assert [choice for choice in SUBJECT_CHOICES if f"| `{choice}` |" not in wording] == []
    endings = firsts(inspect.getdoc(choosing) or "")
    assert len(endings) > 10 and [name for name in endings if name not in said] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_role_and_list_of_the_words_of_a_subject_is_described(lang: str) -> None:
    wording = chapter("wording").source(lang)  # type: ignore[union-attr]
    roles = {role for thing in shared_subject().things.values() for role in thing.roles}
    wanted = [*SUBJECT_KEYS, *THING_KEYS, *sorted(roles), *shared_subject().words]
    assert [name for name in wanted if f"| `{name}` |" not in wording] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_too_wide_or_begins_with_a_closing_mark(lang: str) -> None:
    for one in CHAPTERS:
        for width in (40, 52, 92):
            page = laid_out(one.source(lang), width)
            lines = page.text.plain.split("\n")
            assert max(map(cell_len, lines)) <= width, (one.name, width)
            assert [line for line in lines if line.strip()[:1] in CLOSING] == [], (one.name, width)
            for heading in page.headings:
                assert lines[heading.line] and heading.title.startswith(
                    lines[heading.line].split("\n")[0][:3]
                )


def test_a_key_is_not_broken_and_a_narrow_table_is_written_one_below_the_other() -> None:
    for width in range(6, 16):
        assert "F8" in " ".join(laid_out("确认无误，在历史屏按 `F8` 接受。", width).text.plain.split("\n")), (
            width
        )
    table = "| 键 | 写什么 | 不写时 |\n|---|---|---|\n| `key` | 代号，有了数据不要再改，改了就找不到了 | 没有的话就用名称 |"
    assert laid_out(table, 60).text.plain.split("\n")[1].startswith("key  代号")
    assert "不写时: 没有的话" in laid_out(table, 24).text.plain


def test_the_manual_is_listed_by_chapters_and_printed_as_markdown_into_a_pipe(command: Command) -> None:
    for lang in LANGUAGES:
        listed = command("guide", "--lang", lang)
        assert [line.split("\t")[1] for line in listed.stdout.splitlines()] == [one.name for one in CHAPTERS]
        whole = command("guide", "--all", "--lang", lang).stdout
        for number, one in enumerate(CHAPTERS, 1):
            source = one.source(lang).strip()
            assert source in whole and "{{" not in source
            assert command("guide", str(number), "--lang", lang).stdout == f"{source}\n"
            assert command("guide", one.title(lang), "--lang", lang).stdout == f"{source}\n"
    refused = command("guide", "buletin", "--lang", "en")
    assert refused.returncode == 2 and "bulletin" in refused.stderr and not refused.stdout
