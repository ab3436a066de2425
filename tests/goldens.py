"""Golden files: `check` and `check_picture` compare, and with UPDATE_GOLDEN=1 in the environment write them anew."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check(name: str, text: str) -> None:
    """Asserts that `text` is what `tests/golden/<name>.txt` holds; trailing spaces do not count."""
    _compared(FOLDER / f"{name}.txt", "\n".join(line.rstrip() for line in text.rstrip().split("\n")) + "\n")


def check_picture(name: str, svg: str) -> None:
    """Asserts that a picture of the screen is `tests/golden/<name>.svg`, which the README shows."""
    _compared(FOLDER / f"{name}.svg", svg)


def _compared(path: Path, made: str) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8")
    assert path.is_file(), f"{path.name} is missing; look at it and run with UPDATE_GOLDEN=1"
    assert made == path.read_text(encoding="utf-8"), "when it is meant, run with UPDATE_GOLDEN=1"
