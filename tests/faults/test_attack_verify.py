"""Texts that keep `verify` busy: what is far longer than a bulletin is refused in words, the rest is answered in time."""

import re
import time
from pathlib import Path

import pytest

from store.desk.incoming.verifying import VERIFIED_SIGNS
from tests.stage import sample_desk
from tui.cli import run

SECONDS = 10
DIGITS = "400"
LONG = {
    "figures": "新增确诊病例1例（拉萨市1例、",
    "places": "拉萨市1例、日喀则市2例、",
    "windows": "2022年9月1日0时至24时，",
    "numerals": "九千万亿",
    "English numerals": "nine thousand and ",
    "digits": "1",
}
ENDLESS = {"digits": "1", "wide digits": "１", "Arabic digits": "٩"}


def verified(text: str, lang: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    sample_desk(folder / "data")
    file = folder / "page.txt"
    file.write_text(text, encoding="utf-8")
    capsys.readouterr()
    began = time.monotonic()
    code = run(["--data", str(folder / "data"), "--lang", lang, "verify", "24", str(file)])
    assert time.monotonic() - began < SECONDS
    return code, *capsys.readouterr()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", LONG)
def test_a_text_too_long_for_a_bulletin_is_refused_with_how_much_it_may_be(
    kind: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (LONG[kind] * (VERIFIED_SIGNS + 1))[: VERIFIED_SIGNS + 1]
    code, out, err = verified(text, lang, tmp_path, capsys)
    assert code == 1 and not out
    assert f"{VERIFIED_SIGNS + 1:,}" in err and f"{VERIFIED_SIGNS:,}" in err
    assert bool(re.search("[一-鿿]", err)) == (lang == "zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ENDLESS)
def test_digits_without_end_are_named_by_their_line(
    kind: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = verified(f"通报\n新增{ENDLESS[kind] * 60_000}例。\n", lang, tmp_path, capsys)
    assert code == 1 and not out
    assert ("第2行" if lang == "zh" else "Line 2 ") in err and DIGITS in err


def test_a_text_as_long_as_is_allowed_is_held_against_the_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = ("无变化\n" * VERIFIED_SIGNS)[: VERIFIED_SIGNS - 500] + "\n" + "1" * int(DIGITS)
    code, out, err = verified(text, "en", tmp_path, capsys)
    assert code == 1 and out and f"{VERIFIED_SIGNS:,}" not in err
