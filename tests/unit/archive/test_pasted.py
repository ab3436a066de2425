"""A pasted page is on the disk while it is read, and offered after its window died, never while it lives."""

import os
import signal
from pathlib import Path

from store.archive.pasted import PastedPage, left_pages

KEY, PAGE = "2022-09-01-024", "新闻发布会通稿\n“一”，二。\ud800"


def test_a_page_of_a_killed_window_is_offered_and_gone_once_it_is_done(tmp_path: Path) -> None:
    child = os.fork()
    if not child:
        PastedPage(tmp_path / "journals", KEY).keep(PAGE, "reading", 5)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    (left,) = left_pages(tmp_path / "journals", KEY)
    assert (left.text, left.place, left.at) == (PAGE.replace("\ud800", "?"), "reading", 5)
    assert left_pages(tmp_path / "journals", KEY) == [], "it is being offered"
    left.release()
    left_pages(tmp_path / "journals", KEY)[0].discard()
    assert not list((tmp_path / "journals").iterdir())


def test_a_living_window_has_its_last_page_to_itself(tmp_path: Path) -> None:
    page = PastedPage(tmp_path, KEY)
    assert page.keep("一", "reading", 1) is page.keep("二", "reading", 2) is None
    assert len(list(tmp_path.iterdir())) == 1 and left_pages(tmp_path, KEY) == []
    page.close()
    assert [left.text for left in left_pages(tmp_path, KEY)] == ["二"] and left_pages(
        tmp_path, "2022-09-01-025"
    ) == []
    page.keep("三", "reading", 3)
    page.done()
    assert len(list(tmp_path.iterdir())) == 1


def test_what_says_no_page_is_put_by_and_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / f"{KEY}.{'a' * 16}.page").write_bytes(b"half a li")
    assert left_pages(tmp_path, KEY) == [] and [path.name for path in tmp_path.iterdir()] == ["declined"]
    (tmp_path / "file").write_bytes(b"")
    trouble = PastedPage(tmp_path / "file", KEY).keep("一", "reading", 1)
    assert trouble is not None
