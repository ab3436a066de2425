"""Files of a series that would take minutes or gigabytes: each is refused at once, in words of both languages."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.series.faults import SeriesFault
from store.series.loading import load_series
from store.series.toml_file import BYTES_MOST, TomlFile, read_source
from store.wording.book.pattern import WAYS_MOST, Ambiguity, parse
from store.wording.prove.books import load_book
from tests.many_places import write_series

FILES: dict[str, tuple[str, Callable[[], str]]] = {
    "lists in lists": ("deep", lambda: "a = " + "[" * 50_000),
    "tables in tables": ("deep", lambda: "a = " + "{b=" * 50_000),
    "lists in lists, closed": ("deep", lambda: "a = " + "[" * 200 + "]" * 200),
    "a dotted key": ("deep", lambda: ".".join(["a"] * 5_000) + " = 1"),
    "a dotted table": ("deep", lambda: "[" + ".".join(["a"] * 500) + "]"),
    "a large file": ("outside", lambda: "# " + "x" * BYTES_MOST),
    "a million keys": ("outside", lambda: "\n".join(f"key{at} = {at}" for at in range(1_000_000))),
    "many keys": ("many", lambda: "\n".join(f"k{at}=1" for at in range(60_000))),
    "a long list": ("many", lambda: "a = [" + "1," * 100_000 + "]"),
    "a long number": ("not_toml", lambda: "a = " + "1" * 400_000),
    "a long line of brackets and blanks": ("not_toml", lambda: "[" + " " * 400_000),
}


def refused(what: Callable[[], object]) -> SeriesFault:
    """The fault, told in both languages and soon."""
    begun = time.monotonic()
    with pytest.raises(SeriesFault) as caught:
        what()
    zh, en = caught.value.said("zh"), caught.value.said("en")
    assert zh != en
    assert max(len(zh), len(en)) < 10_000
    assert time.monotonic() - begun < 10
    return caught.value


@pytest.mark.parametrize("name", FILES)
def test_a_vast_file_is_refused_in_words(tmp_path: Path, name: str) -> None:
    code, text = FILES[name][0], FILES[name][1]()
    path = tmp_path / "series.toml"
    path.write_text(text, encoding="utf-8")
    fault = refused(lambda: load_series(tmp_path))
    assert fault.code == code
    assert "series.toml" in fault.said("zh")


def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "series.toml").symlink_to("/dev/zero")
    assert refused(lambda: load_series(tmp_path)).code == "outside"
    (tmp_path / "series.toml").unlink()
    os.mkfifo(tmp_path / "series.toml")
    assert refused(lambda: TomlFile(tmp_path / "series.toml")).code == "outside"


def test_more_rows_or_cells_than_a_series_has(tmp_path: Path) -> None:
    folder = write_series(tmp_path / "wide", 5)
    source = (folder / "series.toml").read_text(encoding="utf-8")
    row = '[[place]]\nkey = "q{at}"\nname = {{ zh = "乡{at}" }}\n'
    (folder / "series.toml").write_text(source + "".join(row.format(at=at) for at in range(3_100)), "utf-8")
    fault = refused(lambda: load_series(folder))
    assert (fault.code, fault.facts["where"]) == ("rows", "[[place]]")
    window = '[[window]]\nkey = "w{at}"\nname = {{ zh = "时段{at}" }}\n'
    few = "".join(row.format(at=at) for at in range(2_000)) + "".join(window.format(at=at) for at in range(9))
    (folder / "series.toml").write_text(source + few, encoding="utf-8")
    assert refused(lambda: load_series(folder)).code == "cells"


SENTENCES = {
    "alternatives that begin alike": ("ambiguous", 'risk = "截至{as_of}，' + "[高|]" * 40 + '高风险区{high_risk}个"'),
    "the same, one in another": ("sentence_deep", 'risk = "' + "[a" * 8 + "|]" * 8 + '{high_risk}个"'),
    "many alternatives": ("sentence_wide", 'risk = "[' + "甲|" * 300 + ']{high_risk}个"'),
    "a long sentence": ("sentence_long", 'risk = "' + "高" * 2_000 + '{high_risk}个"'),
    "nothing but brackets": ("sentence_deep", 'risk = "' + "[" * 150 + '"'),
    "many ways of writing it": ("texts", "risk = [" + '"截至{as_of}，高风险区{high_risk}个。",' * 60 + "]"),
    "many ways of writing a date": ("time", "date = [" + '"{month}月{day}日",' * 40 + "]"),
    "a long name": ("name", "a" * 400_000 + ' = "高风险区{high_risk}个"'),
    "a name of hyphens": ("name", "a-" * 50_000 + ' = "高风险区{high_risk}个"'),
    "many sentences": ("phrases", "\n".join(f'a{at} = "高风险区{{high_risk}}个"' for at in range(2_000))),
    "clauses of clauses": (
        "clauses",
        'risk = "{c0:clause}"\nc40 = "高风险区{high_risk}个"\n'
        + "\n".join(f'c{at} = "{{c{at + 1}:clause}}{{c{at + 1}:clause}}"' for at in range(40)),
    ),
    "a long chain of clauses": (
        "clauses",
        'risk = "{c0:clause}"\nc900 = "高风险区{high_risk}个"\n'
        + "\n".join(f'c{at} = "{{c{at + 1}:clause}}"' for at in range(900)),
    ),
    "many words": ("words", "[choice]\nnow = [" + '"目前",' * 1_000 + "]"),
    "a long form": ("words", '[form]\nnotice = [' + f'"{"notice " * 100}",' * 10 + "]"),
}  # fmt: skip


@pytest.mark.parametrize("name", SENTENCES)
def test_a_vast_sentence_is_refused_in_words(tmp_path: Path, name: str) -> None:
    """The fault names the file, the line where there is one, and the most there may be."""
    code, written = SENTENCES[name]
    office = tmp_path / "office"
    office.mkdir()
    text = written if written.startswith("[") else f"[phrase]\n{written}"
    (office / "zh.toml").write_text(text + "\n", encoding="utf-8")
    series = load_series(write_series(tmp_path / "many", 5), office)
    fault = refused(lambda: load_book(series, "zh"))
    assert fault.code == code, fault.said("zh")
    for language in ("zh", "en"):
        assert "office/zh.toml" in fault.said(language)
        assert str(fault.facts["limit"]) in fault.said(language)
    assert isinstance(fault.facts["line"], int) and fault.facts["line"] > 0


def test_alternatives_that_differ_at_once_are_tried_once(tmp_path: Path) -> None:
    """Forty words that may be left out, each another: said, tried and read."""
    office = tmp_path / "office"
    office.mkdir()
    words = "".join(
        f"[{word}|]"
        for word in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥金木水火土天地玄黄宇宙洪荒日月盈昃辰宿列张"[
            :40
        ]
    )
    (office / "zh.toml").write_text(
        f'[phrase]\nhigh_risk = "{words}高风险区{{high_risk}}个"\n', encoding="utf-8"
    )
    begun = time.monotonic()
    load_book(load_series(write_series(tmp_path / "many", 5), office), "zh")
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("sentence", "ways"),
    [
        ("[新增|][本土|]确诊{n}例", 1),
        ("[a|]" * 3 + "b", 4),
        ("[a|]" * 3 + "a", 8),
        ("[a|ab]bc", 2),
        ("[a|ab]cd", 1),
        ("[a|]{x:clause}[a|]a", 2),
        ("[|另有]{n}例", 2),
        ("[a[a[a|]|]|]a", 8),
    ],
)
def test_readings_are_counted(sentence: str, ways: int) -> None:
    assert Ambiguity(lambda words: words, {}).ways(parse(sentence)) == ways


def test_the_count_stops_where_the_sentence_is_refused() -> None:
    assert Ambiguity(lambda words: words, {}).ways(parse("[a|]" * 90)) > WAYS_MOST


@pytest.mark.parametrize(
    "written",
    ["a = 1\na = 2", "a = {b=1, b=2}", "[a]\n[a]", "a=1 b=2", "[a", "[[a", "a 1", "= 1", "a = [1", "a = {b=1", 'a = "\\q"',
     'a = "\\uZZZZ"', 'a = "\\ud800"', 'a = "x', 'a = "x\ny"', "# \x01", "a = x", "a = “x”", "a = 'x", "a. = 1",
     "a = 2020-02-30T00:00:00", "a = {}\na.b = 1", "a = 1\n[a.b]\nc = 1"],
)  # fmt: skip
def test_what_is_wrong_in_a_toml_file_is_said_in_each_language(tmp_path: Path, written: str) -> None:
    path = tmp_path / "series.toml"
    path.write_text(written, encoding="utf-8")
    fault = refused(lambda: TomlFile(path))
    assert fault.code == "not_toml"
    zh, en = fault.said("zh"), fault.said("en")
    words = set(re.findall(r"[A-Za-z]+", zh.replace(f"{tmp_path.name}/series.toml", "")))
    assert words <= {"TOML", "u"}, zh
    assert "写法不对。" not in zh and not re.search(r"[\u4e00-\u9fff]", en), (zh, en)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_is_read_alike_whatever_its_line_ends_and_its_mark(tmp_path: Path, end: str) -> None:
    path = tmp_path / "zh.toml"
    path.write_bytes(f"\ufeffa = 1{end}b = 2{end}".encode())
    assert read_source(path) == "a = 1\nb = 2\n"


def test_a_file_that_is_no_text_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "zh.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SeriesFault, match="zh.toml"):
        read_source(path)
