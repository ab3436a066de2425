"""Names, arguments and files that give orders to the terminal: none of them arrives there.

Every command is called with hostile bytes in every argument it has, and with files that hold them, on a
terminal. What may arrive is text in UTF-8, line breaks and tabs; colours only where the program made them.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from store.outside import OutsideTrouble
from tests import forked
from tests.conftest import ROOT
from tests.faults.hostile_arguments import HOSTILE, NAME
from tests.stage import on_stage, press, sample_desk, screen_text
from tui.commands import COMMANDS
from tui.screens.table import TableDialog

ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PROGRESS = re.compile(r"核查 \d+/\d+\r|checking \d+/\d+\r")
OWN = {"show": COLOUR, "check": PROGRESS}
"""What the program itself orders: colours, and the line that tells how far it is."""


ON_TERMINALS = "from tests.faults.hostile_arguments import main; main()"


def on_terminals(calls: list[list[str]], folder: Path) -> list[tuple[list[str], int, bytes]]:
    """What became of each call on a terminal of its own."""
    listed = folder / "calls.json"
    listed.write_text(json.dumps(calls), "utf-8")
    environ = {**os.environ, "TERM": "xterm-256color"}
    done = forked.run(ON_TERMINALS, str(listed), cwd=folder, environ=environ, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(calls)
    return [(call, code, arrived.encode("latin-1")) for call, code, arrived in rows]


def refuse_orders(call: list[str], code: int, arrived: bytes) -> None:
    text = arrived.decode("utf-8")  # strictly: every byte is part of a character
    if call[0] in OWN:
        text = OWN[call[0]].sub("", text)
    assert not ORDERS.search(text), (call, text)
    assert "Traceback" not in text and code != 99, (call, text)


def every_argument(name: str) -> list[list[str]]:
    """Calls of a command with hostile bytes in each argument in turn, and in all of them."""
    parser = argparse.ArgumentParser()
    COMMANDS[name].part("add_")(parser, "zh")
    taking = [action for action in parser._actions if action.nargs != 0]
    fitting = {"no": "24", "do": "check", "to": "txt" if name == "export" else "back"}

    def words(action: argparse.Action, value: str) -> list[str]:
        count = action.nargs if isinstance(action.nargs, int) else 1
        return [*action.option_strings[-1:], *[value] * count]

    needed = [action for action in taking if not action.option_strings or action.required]
    calls = [[word for action in needed for word in words(action, HOSTILE)]]
    for action in taking:
        others = [one for one in needed if one is not action]
        calls.append(
            [word for one in others for word in words(one, str(fitting.get(one.dest, "24")))]
            + words(action, HOSTILE)
        )
    calls += [[f"--{HOSTILE}"], ["24", f"--lang={HOSTILE}"], ["24", "24", "24", HOSTILE]]
    return [[name, *call] for call in calls]


@pytest.mark.full
def test_no_argument_alone_gives_an_order(tmp_path: Path) -> None:
    argued([call for name in COMMANDS for call in every_argument(name)], tmp_path)


def test_no_argument_gives_an_order(tmp_path: Path) -> None:
    """The first call of each command has hostile bytes in all it needs, the last ones where nothing belongs."""
    each = [every_argument(name) for name in COMMANDS]
    argued([call for calls in each for call in (calls[0], calls[-1 - len(calls[0]) % 3])], tmp_path)


def argued(calls: list[list[str]], tmp_path: Path) -> None:
    sample_desk(tmp_path / "archive")
    calls += [[HOSTILE], [f"--{HOSTILE}"], ["--lang", HOSTILE], ["lisst" + HOSTILE]]
    where = ["--data", str(tmp_path / "archive")]
    done = on_terminals([[*call, *where, "--lang", "en"] for call in calls], tmp_path)
    done += on_terminals([[name, "--data", str(tmp_path / NAME), "24"] for name in COMMANDS], tmp_path)
    for row in done:
        refuse_orders(*row)
    assert sum("\N{SYMBOL FOR ESCAPE}".encode() in arrived for _, _, arrived in done) > 20, (
        "shown, not dropped"
    )


def hostile_files(folder: Path) -> dict[str, Path]:
    """Files whose names and contents are hostile, by what they are."""
    text = "第25场新闻发布会。新增确诊病例5例" + HOSTILE.encode("utf-8", "surrogateescape").decode(
        "utf-8", "replace"
    )
    raw = HOSTILE.encode("utf-8", "surrogateescape")
    contents = {
        "text.txt": text.encode(),
        "raw.txt": "新增确诊病例5例".encode() + raw,
        "series.json": json.dumps({"series": HOSTILE[:60], "held_on": "2022-09-01"}).encode("ascii"),
        "place.json": json.dumps({"held_on": HOSTILE[:60], HOSTILE[:30]: 1}).encode("ascii"),
        "table.csv": "地区,确诊\n拉萨".encode()
        + text.replace("\n", " ").encode()
        + b",5\n"
        + "那曲,5\n".encode(),
        "broken.json": b'{"held_on": ' + raw,
        "no.xlsx": b"PK\3\4" + raw,
        "no.docx": raw,
        "backup.zip": raw,
    }
    files = {}
    for name, data in contents.items():
        files[name] = folder / f"{NAME}{name}"
        files[name].write_bytes(data)
    return files


def test_no_file_gives_an_order(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "archive")
    files = hostile_files(tmp_path)
    office = tmp_path / "archive/series" / "own"
    office.mkdir(parents=True)
    (office / "series.toml").write_bytes(
        b'format = 1\nkey = "' + HOSTILE.encode("utf-8", "surrogateescape") + b'"\n'
    )
    (office / "style.toml").write_text('x = "\\u001b[2J\\u0007"', "utf-8")
    del desk
    calls = [
        *(["read", str(files[name])] for name in ("text.txt", "raw.txt", "no.docx")),
        *(["verify", "24", str(files[name])] for name in ("text.txt", "no.docx")),
        *(["import", str(files[name])] for name in files),
        *(
            ["import", str(files[name]), "--into", "24", "--window", "today"]
            for name in ("table.csv", "no.xlsx")
        ),
        ["restore", str(files["backup.zip"]), "--to", str(tmp_path / f"to{NAME}")],
        ["series", "check", str(office)],
        ["series", "check", str(office / "series.toml")],
        ["series", "list"],
        ["list"],
        ["show", "24"],
        ["check", "--archive"],
        ["backup", str(tmp_path / f"{NAME}.zip")],
        ["backup", str(tmp_path / f"{NAME}.zip")],
        ["export", "24", "--as-draft", "--out", str(tmp_path / f"out{NAME}")],
        ["export", "24", "--as-draft", "--to", "csv,xlsx,md", "--out", str(tmp_path / f"out{NAME}")],
        ["find", HOSTILE],
        ["where"],
    ]
    where = ["--data", str(tmp_path / "archive")]
    full = [[*call, *where, "--lang", "zh" if at % 2 else "en"] for at, call in enumerate(calls)]
    for row in on_terminals(full, tmp_path):
        refuse_orders(*row)


def test_data_into_a_pipe_is_exact_and_narration_is_shown(tmp_path: Path) -> None:
    """A script must get the file's name as it is; what a person is told is the same in a log."""
    sample_desk(tmp_path / "archive")
    target = tmp_path / f"{NAME}.zip"
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tui", "backup", target, "--data", tmp_path / "archive"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0 and done.stdout == os.fsencode(target) + b"\n" and target.is_file()
    assert not ORDERS.search(done.stderr.decode("utf-8"))


def test_the_summary_keeps_its_colours_on_a_terminal(tmp_path: Path) -> None:
    sample_desk(tmp_path / "archive")
    ((_, code, arrived),) = on_terminals([["show", "24", "--data", str(tmp_path / "archive")]], tmp_path)
    assert code == 0 and COLOUR.search(arrived.decode())


async def test_nothing_named_in_the_app_gives_an_order(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path / "archive"), "24", "entry") as (app, pilot):
        app.tell(HOSTILE)
        app.tell(OutsideTrouble("outside_kind", file=HOSTILE, kind=HOSTILE))
        await pilot.pause()
        seen = [screen_text(app)]
        await app.run_action("import_table", app.screen)
        await pilot.pause()
        assert isinstance(app.screen, TableDialog)
        app.screen.put("file", str(tmp_path / NAME))
        await press(pilot, "enter")
        seen.append(screen_text(app))
        assert "\N{SYMBOL FOR ESCAPE}" in seen[0] and "\N{SYMBOL FOR ESCAPE}" in seen[1]
        for text in seen:
            assert not ORDERS.search(text.replace("\n", "")), text
