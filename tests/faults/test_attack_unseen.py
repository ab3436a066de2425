"""Attack: signs nobody can see, in an office's own files. Each file is refused, with its name and line."""

from pathlib import Path

import pytest

from store.series.faults import SeriesFault
from store.series.loading import DEFINITION, load_series
from store.wording.prove.books import load_book
from tests.conftest import Command

BUILT_IN = Path(__file__).parent.parent.parent / "store" / "series" / "xizang_epidemic"

# Direction, joiners, soft hyphen, tags, selectors, fillers, a struck figure, and what a terminal obeys.
SIGNS = [
    *"\u202e\u202d\u2066\u2069\u200f\u061c\u200b\u200d\u00ad\u034f\u180e\ufe0f\u3164\uffa0\u2800\u2060\ufeff\ufffc",
    "\U000e0041", "\U000e0100", "6\u0336", "9\u20e3", "\x1b[31m", "\x9b2J", "\x85",
]  # fmt: skip


def escaped(sign: str) -> str:
    """The same sign as TOML lets it be written with letters only."""
    return "".join(f"\\U{ord(one):08X}" for one in sign)


@pytest.mark.parametrize("sign", SIGNS, ids=[escaped(sign) for sign in SIGNS])
@pytest.mark.parametrize("name", ["zh.toml", "style.toml", DEFINITION])
def test_none_gets_into_a_text_by_a_file(tmp_path: Path, sign: str, name: str) -> None:
    # A control sign may not stand bare in TOML at all; an escape of it may.
    for written in ([sign] if sign.isprintable() or sign[0] > "\xa0" else []) + [escaped(sign)]:
        folder, office = tmp_path / "own", tmp_path / "office"
        for place in (folder, office):
            place.mkdir(exist_ok=True)
        for path in BUILT_IN.glob("*.toml"):
            (folder / path.name).write_bytes(path.read_bytes())
        if name == "zh.toml":
            text = f'format = 1\n[phrase]\nreport = "下面，我向大家通{written}报最新情况。"\n'
            (office / name).write_text(text, "utf-8")
        elif name == "style.toml":
            (office / name).write_text(f'zero = "word"\n\nregion = "全{written}区"\n', "utf-8")
        else:
            text = (folder / name).read_text("utf-8").replace('zh = "拉萨市"', f'zh = "拉{written}萨市"')
            (folder / name).write_text(text, "utf-8")
        with pytest.raises(SeriesFault) as fault:
            load_book(load_series(folder, office), "zh")
        text = (office / name if (office / name).exists() else folder / name).read_text("utf-8")
        line = 1 + text[: text.index(written)].count("\n")
        for lang in ("zh", "en"):
            said = fault.value.said(lang)
            assert said.isprintable()
            assert name in said and ("U+" in said or "TOML" in said)
        assert fault.value.facts["line"] == line


def test_the_command_line_names_file_and_line(tmp_path: Path, command: Command) -> None:
    office = tmp_path / "series" / "xizang_epidemic"
    office.mkdir(parents=True)
    book = office / "zh.toml"
    book.write_text('format = 1\n[phrase]\n\nrisk = "高风险区{high_risk}\u202e个（例9999另）"\n', "utf-8")
    for lang, words in (("zh", "看不见的符号"), ("en", "invisible character")):
        checked = command("series", "check", str(book), "--data", str(tmp_path), "--lang", lang)
        assert checked.returncode == 1 and "zh.toml" in checked.stdout and words in checked.stdout
        assert "U+202E" in checked.stdout and "\u202e" not in checked.stdout
        assert ("第4行" if lang == "zh" else "line 4") in checked.stdout


def test_what_is_only_noted_in_a_comment_stays(tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.mkdir()
    (office / "zh.toml").write_text('format = 1\n# \u202e\n[phrase]\nreport = "下面通报。"\n', "utf-8")
    assert load_book(load_series(BUILT_IN, office), "zh").phrase("report")
