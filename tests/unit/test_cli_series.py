"""`series list|new|check`: the command line in processes of its own."""

import json
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.stage import sample_of_the_account


def test_a_series_is_made_listed_checked_and_used(tmp_path: Path, command: Command) -> None:
    data = ("--data", str(tmp_path))
    made = command(
        "series", "new", "island", "--name", "某岛防汛工作", "--host", "某岛应急局",
        "--places", "海口市=Haikou、三亚市", "--indicators", "新增受灾人口/人,在用安置点/个/现有", *data,
    )  # fmt: skip
    folder = tmp_path / "series" / "island"
    assert (made.returncode, made.stdout) == (0, f"{folder}\n")
    assert "series.toml" in made.stderr and "英文" in made.stderr
    listed = command("series", "list", *data)
    assert "island\t某岛防汛工作\t本单位\n" in listed.stdout and "xizang_epidemic\t" in listed.stdout
    checked = command("series", "check", str(folder / "zh.toml"), *data, "--lang", "en")
    assert (checked.returncode, checked.stdout) == (0, "")
    # English sentences would begin every conference with errors while series and host have no English name.
    assert "(Chinese)" in checked.stderr and (folder / "en.toml.later").is_file()
    assert "（中文）" in command("series", "check", folder.name, *data).stderr


def test_a_series_is_checked_from_another_folder_by_its_folder_or_by_one_file(
    tmp_path: Path, command: Command
) -> None:
    data = ("--data", str(tmp_path / "archive"))
    command("series", "new", "island", "--name", "某岛防汛工作", *data)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder = tmp_path / "archive" / "series" / "island"
    for place, words in (
        (elsewhere, "../archive/series/island"),
        (elsewhere, "../archive/series/island/zh.toml"),
        (folder, "."),
        (folder, "zh.toml"),
        (elsewhere, str(folder / "series.toml")),
    ):
        checked = command("series", "check", words, *data, cwd=place)
        assert (checked.returncode, checked.stdout) == (0, ""), checked.stderr
        assert "某岛防汛工作" in checked.stderr
    (elsewhere / "zh.toml").write_bytes((folder / "zh.toml").read_bytes())
    lone = command("series", "check", "zh.toml", *data, cwd=elsewhere)
    assert lone.returncode == 1 and "elsewhere" in lone.stderr and "island" in lone.stderr


def test_nothing_is_written_over(tmp_path: Path, command: Command) -> None:
    assert command("series", "new", "a", "--data", str(tmp_path)).returncode == 0
    again = command("series", "new", "a", "--data", str(tmp_path), "--lang", "en")
    assert again.returncode == 1 and "There is a series “a” already" in again.stderr
    assert again.stdout == ""


def test_a_slip_in_a_file_is_named_with_file_line_and_nearest_name(tmp_path: Path, command: Command) -> None:
    command("series", "new", "a", "--data", str(tmp_path))
    book = tmp_path / "series" / "a" / "zh.toml"
    text = book.read_text(encoding="utf-8").replace("{shelters}", "{shelter}")
    book.write_text(text, encoding="utf-8")
    line = 1 + text[: text.index("{shelter}")].count("\n")
    checked = command("series", "check", str(book), "--data", str(tmp_path))
    assert checked.returncode == 1
    assert f"a/zh.toml 第{line}行" in checked.stdout and "是否指“shelters”" in checked.stdout
    book.write_text(text.replace("{shelter}", "{shelters}，另9999个"), encoding="utf-8")
    checked = command("series", "check", "a", "--data", str(tmp_path))
    assert (
        checked.returncode == 1 and f"a/zh.toml 第{line}行" in checked.stdout and "9999个" in checked.stdout
    )


def test_wrong_calls_say_what_is_missing(tmp_path: Path, command: Command) -> None:
    data = ("--data", str(tmp_path))
    assert command("series", "new", *data).returncode == 2
    assert command("series", "frob", *data).returncode == 2
    absent = command("series", "check", str(tmp_path / "none.toml"))
    assert absent.returncode == 2 and "none.toml" in absent.stderr
    unknown = command("series", "new", "b", "--from", "xizang_epidemics", *data)
    assert unknown.returncode == 2 and "xizang_epidemic" in unknown.stderr


FAULTY = {
    "two empty alternatives": ("zh.toml", "shelters", '"[|]{shelters}"', "shelters"),
    "alternatives in one another": ("zh.toml", "shelters", '"[a|[a|[a|[a|b]]]]{shelters}"', "shelters"),
    "places without the figure": ("zh.toml", "affected", '"' + "{affected:places}" * 6 + '"', "affected"),
    "a place that ends in a digit": (
        "series.toml", "name", """{ zh = "=cmd|' /C calc'!A0", en = "Jia" }""", "affected",
    ),
}  # fmt: skip
"""What is wrong, the file it is written in, the line there, and the sentence that does not read back for it."""


@pytest.fixture
def flood(tmp_path: Path, command: Command) -> Path:
    """A series of an office's own, in an archive."""
    made = command(
        "series", "new", "flood", "--name", "洪水", "--places", "甲市=Jia、乙市=Yi", "--data", str(tmp_path / "a"),
        "--indicators", "受灾=affected,在用安置点/个/现有=shelters",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return tmp_path / "a" / "series" / "flood"


def spoil(folder: Path, how: str) -> int:
    """Write the fault into the series; the line of the sentence that is to be blamed."""
    name, key, value, sentence = FAULTY[how]
    lines = (folder / name).read_text("utf-8").split("\n")
    at = next(
        number
        for number, line in enumerate(lines)
        if line.startswith(f"{key} = ") and (key != "name" or "甲市" in line)
    )
    lines[at] = f"{key} = {value}"
    (folder / name).write_text("\n".join(lines), "utf-8")
    book = (folder / "zh.toml").read_text("utf-8").split("\n")
    return 1 + next(number for number, line in enumerate(book) if line.startswith(f"{sentence} = "))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("how", FAULTY)
def test_a_sentence_that_does_not_read_back_is_blamed_on_the_offices_own_file(
    flood: Path, command: Command, how: str, lang: str
) -> None:
    at, sentence = spoil(flood, how), FAULTY[how][3]
    told = command("series", "check", str(flood), "--data", str(flood.parent.parent), "--lang", lang)
    first = next(line for line in told.stdout.splitlines() if "zh.toml" in line)
    begins = f"flood/zh.toml 第{at}行：句子“{sentence}”"
    if lang == "en":
        begins = f"flood/zh.toml, line {at}: the sentence “{sentence}”"
    assert told.returncode == 1 and first.startswith(begins) and "common/" not in told.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["json", "csv"])
def test_an_import_into_a_series_whose_book_is_broken_says_so(
    flood: Path, tmp_path: Path, command: Command, kind: str, lang: str
) -> None:
    here = ("--data", str(tmp_path / "a"), "--lang", lang)
    whole = {"series": "flood", "conference": 1, "held_on": "2022-09-01"}
    whole["standing"] = [{"indicator": "shelters", "value": 5, "as_of": "2022-08-31T24"}]
    (tmp_path / "x.json").write_text(json.dumps(whole), "utf-8")
    sound = command("import", str(tmp_path / "x.json"), *here)
    assert sound.returncode == 0 and "zh.toml" not in sound.stderr
    spoil(flood, "two empty alternatives")
    if kind == "csv":
        (tmp_path / "x.csv").write_text("在用安置点,6\n", "utf-8")
        done = command("import", str(tmp_path / "x.csv"), "--into", "1", *here)
    else:
        done = command("import", str(tmp_path / "x.json"), *here)
    assert done.returncode in (0, 3), done.stderr
    assert "flood/zh.toml" in done.stderr and "shelters" in done.stderr


def test_an_archive_without_its_mark_is_told_with_what_brings_it_back(
    tmp_path: Path, command: Command
) -> None:
    """Deleted, or damaged: every command and the app say so, and nothing is begun in its place."""
    root = tmp_path / "a"
    sample_of_the_account(root)
    data, mark = ("--data", str(root)), root / "archive.json"
    whole = mark.read_text("utf-8").strip()
    for held in (None, "", "{]"):
        mark.unlink() if held is None else mark.write_text(held, "utf-8")
        for call in (("list",), ("check", "24"), ("import", "none.csv", "--into", "24")):
            told = command(*data, *call, "--lang", "en")
            assert told.returncode == 1 and "out of a backup" in told.stderr or "of a backup" in told.stderr
            assert whole in told.stderr and told.stdout == ""
        assert (mark.read_text("utf-8") if mark.exists() else None) == held
    mark.unlink()
    assert command(*data, "--new-archive", "list").stdout.count("\n") == 7 and mark.exists()


def test_a_series_named_after_its_conference_is_said_as_a_press_officer_would(
    tmp_path: Path, command: Command
) -> None:
    """No conference on a conference, a capital at the head of a sentence, and no warning about the head of its own table."""
    data = ("--data", str(tmp_path))
    made = command(
        "series", "new", "flood", "--name", "防汛救灾工作新闻发布会", "--name-en", "Flood control press conference",
        "--host", "海南省政府新闻办", "--host-en", "Hainan information office", "--places", "海口市=Haikou,三亚市=Sanya",
        "--indicators", "转移群众=people moved/人", "--windows=-1:0-24", *data,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    row = {"people_moved": {"total": 3, "by_place": {"海口市": 1, "三亚市": 2}}}
    window = {"from": "2022-08-31T00", "to": "2022-08-31T24", "figures": row}
    file = tmp_path / "one.json"
    told = {"series": "flood", "conference": 1, "held_on": "2022-09-01", "windows": [window]}
    file.write_text(json.dumps(told), encoding="utf-8")
    assert command("import", str(file), *data).returncode == 0
    english = command("draft", "1", "--text-lang", "en", *data).stdout
    assert "holds its first press conference on flood control\n" in english
    assert "\nPeople moved on Aug. 31: 3 (" in english
    assert command("draft", "1", *data).stdout.startswith(
        "海南省政府新闻办召开防汛救灾工作第一场新闻发布会\n"
    )
    table = command("draft", "1", "--text-lang", "en", "--form", "table", *data)
    assert (table.returncode, table.stderr.count("People moved")) == (0, 0), table.stderr
