"""A text that left the program and came back untouched has nothing to remark on, and one with a word changed has."""

from pathlib import Path

import pytest

from store.desk.desk import Desk
from store.desk.incoming.verifying import verify_file, verify_text
from store.desk.opening import open_desk
from store.desk.outgoing.exporting import Export, Order
from store.record.conference import Conference
from store.series.definition import Series
from store.wording.book.book import Book
from store.wording.prove import verifying
from store.wording.say.draft import Draft
from store.wording.say.saying import say
from tests.stage import NOW

KEY = "2022-09-01-024"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("own")
    made = open_desk(root / "archive", who="卓玛", clock=lambda: NOW, local=root / "local")
    made.add_sample(whole=True)
    return made


def exported(desk: Desk, folder: Path, form: str, kind: str, lang: str) -> str:
    sitting = desk.open(KEY, journal=False)
    (file,) = [
        one.path for one in Export(sitting, Order(folder, (kind,), (lang,), (form,))).run() if one.path.suffix == f".{kind}"
    ]  # fmt: skip
    return file.read_text("utf-8")


@pytest.mark.parametrize("form", ["full", "notice", "script", "table", "qa"])
def test_an_untouched_text_agrees_with_its_record(tmp_path: Path, desk: Desk, form: str) -> None:
    for kind in ("txt", "md"):
        for lang in ("zh", "en"):
            text = exported(desk, tmp_path / f"{kind}-{lang}", form, kind, lang)
            assert verify_text(desk, KEY, text) == (), (kind, lang)


CHANGED = {
    "zh": [("治愈出院", "治愈死亡"), ("高风险区477个", "低风险区477个"), ("全区共有高风险区", "拉萨市共有高风险区")],
    "en": [
        ("had been discharged", "had been buried"), ("22,504 close contacts", "22,504 convicts"), ("the region had 477", "Lhasa had 477"),
        ("discharged from hospital after recovery", "turned away from hospital"), ("477 high-risk", "477 low-risk"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("lang", CHANGED)
def test_a_word_changed_beside_a_figure_is_told(tmp_path: Path, desk: Desk, lang: str) -> None:
    text = exported(desk, tmp_path, "full", "txt", lang)
    for before, after in CHANGED[lang]:
        assert before in text, before
        assert verify_text(desk, KEY, text.replace(before, after, 1)), after


def test_each_text_of_the_record_is_said_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    text = desk.open(KEY, journal=False).draft("zh", "full").text
    said: list[str] = []

    def counted(series: Series, book: Book, conference: Conference, form: str = "full") -> Draft:
        said.append(form)
        return say(series, book, conference, form)

    monkeypatch.setattr(verifying, "say", counted)
    assert not verify_file(desk, KEY, text.replace("477", "747")).agrees
    assert said and len(said) == len(set(said))
