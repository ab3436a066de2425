"""The command line as scripts see it: data on stdout, narration on stderr, exit codes as a contract."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import Command
from tests.stage import sample_of_the_account
from tui.cli import parser
from tui.commands import COMMANDS

FIGURES_OF_24 = [
    "53",
    "20",
    "10",
    "17",
    "6",
    "621",
    "260",
    "165",
    "2",
    "1",
    "2",
    "120",
    "71",
    "26",
    "6",
    "1",
    "13",
    "6",
    "207",
    "96",
    "13",
    "2",
    "79",
    "17",
    "477",
    "149",
    "674",
    "406",
    "22504",
    "60083",
]
FIFTY_THREE = {
    "拉萨市": 20, "日喀则市": 10, "山南市": 0, "林芝市": 0, "昌都市": 17, "那曲市": 6, "阿里地区": 0,
}  # fmt: skip


def test_the_24th_holds_every_figure_each_in_its_sentence(program: Command) -> None:
    done = program("--demo", "draft", "24")
    assert done.returncode == 0 and done.stderr == ""
    for sentence in (
        "第二十四场新闻发布会",
        "8月31日0时至24时，全区新增本土新冠肺炎确诊病例53例（其中拉萨市20例、日喀则市10例、昌都市17例、那曲市6例）。",
        "新增无症状感染者621例（其中拉萨市260例、日喀则市165例、山南市2例、林芝市1例、昌都市2例、那曲市120例、阿里地区71例）。",
        "9月1日0时至14时，全区新增本土新冠肺炎确诊病例26例（其中拉萨市6例、林芝市1例、昌都市13例、那曲市6例）。",
        "新增无症状感染者207例（其中拉萨市96例、日喀则市13例、昌都市2例、那曲市79例、阿里地区17例）。",
        "截至8月31日24时，全区共有高风险区477个，中风险区149个。",
        "8月31日新增感染者674例，均在隔离管控区发现。",
        "截至8月31日24时，全区治愈出院406人，22504名密接者解除集中隔离观察。目前60083人在接受集中隔离观察。",
    ):
        assert sentence in done.stdout
    import re

    of_the_day, speakers, told = done.stdout.partition("自治区政府副秘书长曲达")
    assert speakers and all(name in told for name in ("李增芳", "白玛次仁", "蒋曦", "自治区人社厅"))
    said = re.findall(r"\d+(?=[例个人名])", of_the_day)
    assert sorted(said) == sorted(FIGURES_OF_24)


def test_the_list_is_data_and_its_heading_narration(command: Command) -> None:
    done = command("--demo", "list")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == ["51", "44", "35", "28", "26", "24", "", "12"]
    assert rows[5][1] == "2022-09-01" and rows[5][3] == "674" and "场次" in done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--demo", "show", "99"], 2),
        (["--demo", "draft"], 2),
        (["--demo", "draft", "24", "--form", "sonnet"], 2),
        (["--demo", "history", "24", "--compare", "1"], 2),
        (["--demo", "draft", "24", "--text-lang", "xx"], 2),
        (["--demo", "drfat", "24"], 2),
        (["--demo", "--bogus"], 2),
        (["--demo", "import", "/no/such/file"], 2),
        (["--demo", "export", "24", "--to", "pdf"], 2),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_wrong_call_says_so_on_stderr_only(
    command: Command, words: list[str], code: int, lang: str
) -> None:
    done = command("--lang", lang, *words)
    assert done.returncode == code, done.stderr
    assert done.stdout == "" and done.stderr.strip() and "Traceback" not in done.stderr
    chinese = any("\u4e00" <= mark <= "\u9fff" for mark in done.stderr)
    assert chinese == (lang == "zh") or "xx" in words
    assert lang == "en" or "expected" not in done.stderr


@pytest.mark.parametrize(
    ("locale", "chinese"), [("zh_CN.UTF-8", True), ("C", True), ("en_US.UTF-8", False), ("de_DE", False)]
)
def test_the_language_follows_the_locale(command: Command, locale: str, chinese: bool) -> None:
    assert ("场次" in command("--demo", "list", LANG=locale).stderr) == chinese


def test_output_is_utf8_under_any_locale(command: Command) -> None:
    for environ in ({"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "gbk"}):
        assert "均在隔离管控区发现" in command("--demo", "draft", "24", **environ).stdout


def test_a_reader_that_goes_away_is_no_error(command: Command, tmp_path: Path) -> None:
    done = subprocess.run(
        "set -o pipefail; $PY -m tui --demo draft 24 | head -c 5",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        env={**os.environ, "PY": __import__("sys").executable, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert b"Traceback" not in done.stderr and b"BrokenPipe" not in done.stderr


def test_figures_come_in_are_refused_while_open_and_go_out(program: Command, tmp_path: Path) -> None:
    data = str(tmp_path / "archive")
    first = {
        "conference": 1,
        "held_on": "2022-09-01",
        "windows": [
            {
                "from": "2022-08-31T00",
                "to": "2022-08-31T24",
                "figures": {"confirmed": {"total": 3, "by_place": {"拉萨市": 3}}},
            }
        ],
    }
    file = tmp_path / "一.json"
    file.write_text(json.dumps(first, ensure_ascii=False), encoding="utf-8")
    done = program("--data", data, "import", str(file))
    assert (done.returncode, done.stdout) == (0, "2022-09-01-001\n")
    draft = program("--data", data, "draft", "1")
    assert draft.returncode == 1 and "3例（拉萨市3例）" in draft.stdout and "【待填" in draft.stdout
    assert "高风险区" in draft.stderr
    out = tmp_path / "out"
    refused = program("--data", data, "export", "1", "--out", str(out))
    assert refused.returncode == 1 and refused.stdout == "" and "治愈出院" in refused.stderr
    assert not out.exists()
    marked = program("--data", data, "export", "1", "--out", str(out), "--as-draft")
    assert marked.returncode == 0
    names = [Path(line).name for line in marked.stdout.splitlines()]
    assert names[0] == "001_2022-09-01_v1_draft_full_zh.txt"


def test_an_error_in_the_figures_gives_no_text(command: Command, tmp_path: Path) -> None:
    data = str(tmp_path / "archive")
    wrong = {
        "conference": 1,
        "held_on": "2022-09-01",
        "windows": [
            {
                "from": "2022-08-31T00",
                "to": "2022-08-31T24",
                "figures": {"confirmed": {"total": 54, "by_place": FIFTY_THREE}},
            }
        ],
    }
    command("--data", data, "import", "-", stdin=json.dumps(wrong))
    done = command("--data", data, "draft", "1")
    assert done.returncode == 1 and done.stdout == "" and "54" in done.stderr and "53" in done.stderr


def test_help_names_every_command_in_both_languages(command: Command) -> None:
    for lang in ("zh", "en"):
        done = command("--lang", lang, "--help")
        assert done.returncode == 0
        for name, one in COMMANDS.items():
            assert f"  {name} " in done.stdout
            told = command("--lang", lang, name, "--help", COLUMNS="80")
            behind_usage = told.stdout.partition("\n\n")[2]
            assert told.returncode == 0 and max(map(cell_len, behind_usage.split("\n"))) <= 80, name
            assert one.examples
            for example in one.examples:
                assert f"\n  bulletin-tui {example}" in told.stdout
                assert parser(lang).parse_args(example.split()).command == name


def test_the_text_is_english_where_the_call_asks_for_english_and_for_no_other_text(
    command: Command, tmp_path: Path
) -> None:
    """The language a call names is that of its text; a locale names none, and what scripts print stays Chinese."""
    plain = command("--demo", "draft", "24")
    assert plain.stdout.startswith("自治区") and not plain.stderr
    for locale in ({"LC_ALL": "en_US.UTF-8"}, {"LC_ALL": "zh_CN.UTF-8"}):
        asked = command("--demo", "--lang", "en", "draft", "24", **locale)
        assert asked.stdout.startswith("The information office")
        assert asked.stderr.count("--text-lang zh") == 1
    of_locale = command("--demo", "draft", "24", LC_ALL="en_US.UTF-8")
    assert of_locale.stdout == plain.stdout and of_locale.stderr.count("--text-lang en") == 1
    for lang in ("zh", "en"):
        exact = command("--demo", "draft", "24", "--lang", "en", "--text-lang", lang)
        assert exact.stdout == (plain if lang == "zh" else asked).stdout and not exact.stderr
    done = command("--demo", "export", "24", "--lang", "en", "--out", str(tmp_path))
    assert [path.name for path in tmp_path.glob("*.txt")] and "--text-lang zh" in done.stderr
    assert all("Xigaze" in path.read_text("utf-8") for path in tmp_path.glob("*.txt"))


def test_only_the_module_of_the_command_that_is_called_is_loaded() -> None:
    code = "import sys; from tui.cli import parser; parser('en').parse_args(['where']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    loaded = {name for name in done.stdout.split() if name.startswith("tui.commands.")}
    assert loaded == {"tui.commands.call", "tui.commands.listing"}


def test_the_command_may_stand_behind_its_options_and_every_option_is_its_own(command: Command) -> None:
    here = command("--demo", "--text-lang", "en", "draft", "24")
    assert here.returncode == 2 and "“en”" in here.stderr  # the word after an option is taken for the command
    wrong = command("--dta", "x", "list")
    assert (
        wrong.returncode == 2 and "“--dta”（是否指 --data？）" in wrong.stderr and "“x”" not in wrong.stderr
    )
    assert command("--trace", "draft", "24", "--demo").stdout.count("\n") > 40
    for words in (["--mono", "list"], ["list", "--bogus"], ["list", "extra"]):
        done = command("--lang", "en", *words)
        left = words[0] if words[0] != "list" else words[1]
        assert done.returncode == 2 and done.stderr.startswith("usage: bulletin-tui list ")
        assert done.stderr.endswith(f"bulletin-tui list: error: unrecognized arguments: {left}\n")


def test_a_throw_away_archive_is_thrown_away(program: Command, tmp_path: Path) -> None:
    done = program("--demo", "where", TMPDIR=str(tmp_path))
    assert str(tmp_path) in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ("check", "--archive", "--accept", "--reason"),
        ("delete", "24", "--reason"),
        ("history", "24", "--restore", "1", "--reason"),
        *(
            ("series", "new", "q", f"--{option}")
            for option in ("name", "name-en", "host", "host-en", "places", "indicators", "windows")
        ),
    ],
    ids=lambda words: words[0] + words[-1],
)
def test_half_characters_that_would_be_kept_are_refused(
    tmp_path: Path, command: Command, words: tuple[str, ...], lang: str
) -> None:
    sample_of_the_account(tmp_path / "a")
    done = command(*words, "caf\udce9", "--data", str(tmp_path / "a"), "--lang", lang)
    assert done.returncode == 2 and done.stdout == ""
    assert ("不是 UTF-8" if lang == "zh" else "not UTF-8") in done.stderr
    assert f"{words[-1]} " in done.stderr and "caf�" in done.stderr
    assert not (tmp_path / "a" / "series" / "q").exists()
