"""What stands on a screen only is on the disk all the same, and offered after its window died, never while it lives."""

import os
import signal
from pathlib import Path
from unittest import mock

from store.archive.unfinished import LeftForm, LeftPage, OpenForm, PastedPage, left_unfinished

KEY, PAGE = "2022-09-01-024", "新闻发布会通稿\n“一”，二。\ud800"
WAY = {"place": "sections", "action": "add_answer"}


def left(folder: Path, key: str = KEY) -> list[LeftPage | LeftForm]:
    return left_unfinished(folder, key)[0]


def test_a_page_of_a_killed_window_is_offered_and_gone_once_it_is_done(tmp_path: Path) -> None:
    child = os.fork()
    if not child:
        PastedPage(tmp_path / "journals", KEY).keep(PAGE, "reading", 5)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    (page,) = left(tmp_path / "journals")
    assert isinstance(page, LeftPage)
    assert (page.text, page.place, page.at) == (PAGE.replace("\ud800", "?"), "reading", 5)
    assert left(tmp_path / "journals") == [], "it is being offered"
    page.release()
    left(tmp_path / "journals")[0].discard()
    assert not list((tmp_path / "journals").iterdir())


def test_a_living_window_has_its_last_page_to_itself(tmp_path: Path) -> None:
    page = PastedPage(tmp_path, KEY)
    assert page.keep("一", "reading", 1) is page.keep("二", "reading", 2) is None
    assert len(list(tmp_path.iterdir())) == 1 and left(tmp_path) == []
    page.close()
    assert [one.text for one in left(tmp_path) if isinstance(one, LeftPage)] == ["二"]
    assert left(tmp_path, "2022-09-01-025") == []
    page.keep("三", "reading", 3)
    page.done()
    assert len(list(tmp_path.iterdir())) == 1


def test_of_a_form_each_line_has_what_was_noted_last_and_half_a_line_spoils_none(tmp_path: Path) -> None:
    form = OpenForm(tmp_path, KEY)
    for texts in (
        {"topic-zh": "买"},
        {"topic-zh": "买菜", "asker-zh": "市民"},
        {"topic-zh": "", "asker-zh": "市民"},
    ):
        assert form.keep(WAY, texts, 7) is None
    assert left(tmp_path) == [] and len(list(tmp_path.iterdir())) == 1
    with mock.patch("store.archive.unfinished.os.write", side_effect=lambda handle, data: len(data) - 3):
        assert form.keep(WAY, {"topic-zh": "丢"}, 8) is not None, "the disk is full"
    form.keep(WAY, {"topic-zh": "在", "asker-zh": "市民"}, 9)
    form.close()
    (one,) = left(tmp_path)
    assert isinstance(one, LeftForm) and (one.way, one.texts) == (WAY, {"topic-zh": "在", "asker-zh": "市民"})


def test_what_says_nothing_is_put_by_and_told_and_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / f"{KEY}.{'a' * 16}.form").write_bytes(b"half a li")
    assert left_unfinished(tmp_path, KEY) == ([], [tmp_path / "declined" / f"{KEY}.{'a' * 16}.form"])
    (tmp_path / "file").write_bytes(b"")
    assert PastedPage(tmp_path / "file", KEY).keep("一", "reading", 1) is not None
    assert OpenForm(tmp_path / "file", KEY).keep(WAY, {"topic-zh": "一"}, 1) is not None
