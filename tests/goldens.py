"""Plain-text golden files: `check` compares, and with UPDATE_GOLDEN=1 in the environment writes them anew."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check(name: str, text: str) -> None:
    """Asserts that `text` is what `tests/golden/<name>.txt` holds; trailing spaces do not count."""
    path = FOLDER / f"{name}.txt"
    text = "\n".join(line.rstrip() for line in text.rstrip().split("\n")) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"{path.name} is missing; look at the text and run with UPDATE_GOLDEN=1"
    assert text == path.read_text(encoding="utf-8")
