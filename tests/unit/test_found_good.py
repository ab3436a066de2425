"""The memory of texts that passed: it spares a second look at the same text, and lets nothing else through."""

import os
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk import found_good as module
from store.desk.desk import Desk
from store.desk.found_good import FoundGood, passed_by
from store.desk.opening import open_desk
from store.desk.outgoing.exporting import Export, Order
from store.desk.outgoing.gate import Refused, copy_of
from store.desk.sitting import Sitting
from store.desk.texts import Texts
from store.wording.say.draft import Draft

NEW = {"zh": "通报九千名志愿者的工作"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = open_desk(
        tmp_path / "archive", who="央金", clock=lambda: 1_662_019_200_000, local=tmp_path / "own"
    )
    desk.add_sample()
    return desk


def opened(desk: Desk) -> Sitting:
    return desk.open("2022-09-01-024", journal=False)


def knows(sitting: Sitting, draft: Draft) -> bool:
    assert sitting.passed is not None
    return sitting.passed.knows(
        sitting.passed.mark(passed_by(sitting.series, (sitting.conference, *sitting.earlier), draft))
    )


def note(sitting: Sitting, draft: Draft) -> None:
    assert sitting.passed is not None
    sitting.passed.note(
        sitting.passed.mark(passed_by(sitting.series, (sitting.conference, *sitting.earlier), draft))
    )


def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which texts are read back from now on, by their form."""
    told: list[str] = []
    prove = Texts.prove

    def noted(self: Texts, conference: object, draft: Draft, lang: str) -> None:
        told.append(draft.form)
        prove(self, conference, draft, lang)  # type: ignore[arg-type]

    monkeypatch.setattr(Texts, "prove", noted)
    return told


def test_the_same_text_is_read_back_once_and_an_export_reads_back_always(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = looked_at(monkeypatch)
    for _ in range(2):
        sitting = opened(desk)
        assert copy_of(sitting, sitting.draft("zh", "full"), "zh").final
    assert told == ["full"]
    for version in ("a", "b"):
        Export(opened(desk), Order(tmp_path / version)).run()
    assert told == ["full"] * 3


def test_another_form_another_record_or_another_conference_before_is_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = opened(desk)
    copy_of(sitting, sitting.draft("zh", "full"), "zh")
    told = looked_at(monkeypatch)
    copy_of(sitting, sitting.draft("zh", "notice"), "zh")
    assert told == ["notice"]
    other = opened(desk)
    other.earlier = tuple(replace(one, version=99) for one in other.earlier)
    copy_of(other, other.draft("zh", "full"), "zh")
    assert told == ["notice", "full"]
    typed = opened(desk)
    typed.set_fields(**{"texts/agenda": NEW["zh"]})
    copy = copy_of(typed, typed.draft("zh", "full"), "zh")
    assert not copy.final and "九千名" in copy.reasons[0]


def test_other_sentences_or_another_program_make_it_forget(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sitting = opened(desk)
    draft = sitting.draft("zh", "full")
    copy_of(sitting, draft, "zh")
    assert knows(sitting, draft)
    book = tmp_path / "zh.toml"
    book.write_text("# the office's own\n", "utf-8")
    sitting.series = replace(sitting.series, office=tmp_path, books={**sitting.series.books, "zh": (book,)})
    assert not knows(sitting, draft)
    note(sitting, draft)
    book.write_text("# its own, changed\n", "utf-8")
    assert not knows(sitting, draft)
    note(sitting, draft)
    monkeypatch.setattr(module, "_program", lambda: iter([b"a newer one"]))
    assert not knows(sitting, draft)


def test_what_does_not_pass_is_never_remembered_and_the_archive_is_always_asked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = opened(desk)
    sitting.set_fields(**{"texts/agenda": NEW["zh"]})
    draft = sitting.draft("zh", "full")
    for _ in range(2):
        assert not copy_of(sitting, draft, "zh").final
    assert not knows(sitting, draft)
    asked: list[int] = []
    sound = opened(desk)
    doubts = sound.doubts
    monkeypatch.setattr(sound, "doubts", lambda: (asked.append(1), doubts())[1])
    for _ in range(2):
        copy_of(sound, sound.draft("zh", "full"), "zh")
    assert len(asked) == 2


def test_a_memory_that_lies_lets_no_file_out(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FoundGood, "knows", lambda *_: True)
    sitting = opened(desk)
    sitting.set_fields(**{"texts/agenda": NEW["zh"]})
    sitting.save()
    with pytest.raises(Refused):
        Export(sitting, Order(tmp_path / "out")).run()


@pytest.mark.parametrize("state", ["garbage", "folder", "none", "link"])
def test_a_damaged_memory_only_means_another_look(desk: Desk, tmp_path: Path, state: str) -> None:
    sitting = opened(desk)
    assert sitting.passed is not None
    path = sitting.passed.path
    path.parent.mkdir(parents=True, exist_ok=True)
    elsewhere = tmp_path / "elsewhere"
    if state == "garbage":
        path.write_bytes(os.urandom(5000) + b"\n\xff\n")
    elif state == "folder":
        path.mkdir()
    elif state == "link":
        path.symlink_to(elsewhere)
    assert copy_of(sitting, sitting.draft("zh", "full"), "zh").final
    assert not elsewhere.exists()
    if state == "none":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_does_not_grow_without_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 2)
    sitting = opened(desk)
    assert sitting.passed is not None
    drafts = [
        sitting.draft(language, form) for language in ("zh", "en") for form in ("full", "notice", "table")
    ]
    for draft in drafts:
        note(sitting, draft)
    assert len(sitting.passed.path.read_text("ascii").split()) <= 5
    assert knows(sitting, drafts[-1]) and not knows(sitting, drafts[0])
