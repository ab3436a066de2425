"""The README shows what the program does now: its picture and its table of keys are made from it."""

import os
from pathlib import Path

from tests.pictures import picture
from tests.stage import on_stage, sample_desk
from tui.actions import ACTIONS

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "tests" / "golden" / "entry.svg"
README = ROOT / "README.md"
BEGIN, END = "<!-- keys: made from tui/actions.py -->", "<!-- end of keys -->"


def keys_table() -> str:
    rows = [
        f"| `{action.key_name}` | {action.labels[0]} {action.labels[1]} | {action.hints[0]} | {action.hints[1]} |"
        for action in ACTIONS
        if action.key_name
    ]
    return "\n".join(["| Key | | | |", "|---|---|---|---|", *rows])


async def test_the_picture_is_of_the_program_as_it_is(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", size=(120, 26)) as (app, pilot):
        await pilot.press("down", "down")
        await pilot.pause()
        made = picture(app)
    if os.environ.get("UPDATE_GOLDEN"):
        PICTURE.write_text(made, encoding="utf-8")
    assert "674" in made
    assert made == PICTURE.read_text(encoding="utf-8"), "look at it and run with UPDATE_GOLDEN=1"


def test_the_table_of_keys_is_the_table_of_actions() -> None:
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    made = f"{before}{BEGIN}\n{keys_table()}\n{END}{after}"
    if os.environ.get("UPDATE_GOLDEN"):
        README.write_text(made, encoding="utf-8")
        return
    assert made == text, "run with UPDATE_GOLDEN=1"
