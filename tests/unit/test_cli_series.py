"""`series list|new|check`: the command line in processes of its own."""

from pathlib import Path

from tests.conftest import Command


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
    assert "(en, zh)" in checked.stderr
    assert "（en、zh）" in command("series", "check", str(folder), *data).stderr


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


def test_wrong_calls_say_what_is_missing(tmp_path: Path, command: Command) -> None:
    data = ("--data", str(tmp_path))
    assert command("series", "new", *data).returncode == 2
    assert command("series", "frob", *data).returncode == 2
    absent = command("series", "check", str(tmp_path / "none.toml"), *data)
    assert absent.returncode == 1 and "none.toml" in absent.stderr
    unknown = command("series", "new", "b", "--from", "xizang_epidemics", *data)
    assert unknown.returncode == 2 and "xizang_epidemic" in unknown.stderr
