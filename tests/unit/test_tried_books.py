"""An office's phrase book is tried once on a machine, and again whenever anything it was made of has changed."""

from pathlib import Path

import pytest

from store.desk.found_good import FoundGood
from store.desk.texts import Texts
from store.series.loading import load_series
from store.wording.book.faults import WordingFault
from store.wording.prove import trial
from tests.many_places import write_series


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages of the books that were tried."""
    real, found = trial.try_out, []

    def noted(book: trial.Book, files: object) -> None:
        found.append(book.language)
        real(book, files)  # type: ignore[arg-type]

    monkeypatch.setattr(trial, "try_out", noted)
    return found


def test_a_book_is_tried_once_and_again_after_each_change(tmp_path: Path, tried: list[str]) -> None:
    folder, memory = write_series(tmp_path / "many_places", 3), tmp_path / "cache" / "tried"

    def load(language: str = "zh") -> None:
        Texts(load_series(folder), FoundGood(memory)).book(language)

    load()
    load()
    assert tried == ["zh"] and memory.stat().st_mode & 0o777 == 0o600
    load("en")
    load("en")
    assert tried == ["zh", "en"]
    for name in ("zh.toml", "series.toml"):
        file = folder / name
        text = file.read_text(encoding="utf-8")
        new = text.replace('"据介绍，"', '"据通报，"') if name == "zh.toml" else text.replace("昌都", "昌乐")
        assert new != text
        file.write_text(new, encoding="utf-8")
        load()
        load()

    assert tried == ["zh", "en", "zh", "zh"]
    for damage in (b"", b"\xff\x00", b"x" * 50_000):
        memory.write_bytes(damage)
        load()
        load()
    memory.unlink()
    memory.mkdir()
    load()
    load()
    assert [path.name for path in memory.parent.iterdir()] == ["tried"]
    assert len(tried) == 4 + 3 + 2, "what cannot be remembered is tried each time"


def test_without_a_place_to_remember_it_is_tried_each_time(tmp_path: Path, tried: list[str]) -> None:
    series = load_series(write_series(tmp_path / "many_places", 3))
    for _ in range(2):
        Texts(series).book("zh")
    assert tried == ["zh", "zh"]


def test_a_faulty_book_is_refused_each_time(tmp_path: Path) -> None:
    folder, memory = write_series(tmp_path / "many_places", 3), tmp_path / "tried"
    book = folder / "zh.toml"
    text = book.read_text(encoding="utf-8")
    book.write_text(
        text.replace("截至{as_of}，{region}共有", "截至{as_of}，{region}共{nothing}有"), encoding="utf-8"
    )
    for _ in range(2):
        with pytest.raises(WordingFault):
            Texts(load_series(folder), FoundGood(memory)).book("zh")
    assert not memory.exists()
