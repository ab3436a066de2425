"""Finding in what the texts of conferences print: whose sentence it is, and that nothing is said twice."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.texts import Texts
from store.record.cell import Cell, CellKey
from tests.stage import NOW, spoil


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = open_desk(tmp_path, who="卓玛", clock=lambda: NOW, local=tmp_path / ".local")
    desk.add_sample(whole=True)
    return desk


@pytest.fixture
def said() -> Iterator[list[int | None]]:
    """The numbers of the conferences whose texts are said, once for each language."""
    numbers: list[int | None] = []
    real = Texts.draft

    def counted(self: Texts, conference: object, language: str, form: str, previous: object = None) -> object:
        numbers.append(conference.number)  # type: ignore[attr-defined]
        return real(self, conference, language, form, previous)  # type: ignore[arg-type]

    with patch.object(Texts, "draft", counted):
        yield numbers


def test_the_sentence_is_told_with_who_says_it(desk: Desk) -> None:
    key = desk.find("24")
    assert [*desk.say_texts([key])] == [key]
    (one,) = desk.passages(key, "定向流量包")
    assert one.speaker == "李增芳" and one.text.startswith("李增芳说") and one.text.endswith("服务。")
    assert [one.speaker for one in desk.passages(key, "未出现疫情")] == ["白玛次仁"] * 2
    one, _ = desk.passages(key, "未出现疫情 白玛次仁")
    assert "白玛次仁" in one.text and "未出现疫情" in one.text, (
        "one that holds both goes before those that hold one"
    )
    assert "保供点位" in desk.passages(key, "保供点位 蒋曦")[0].text, "who says it counts as words of it"
    shown = desk.passages(key, "白玛次仁 苹果")
    assert "苹果" in shown[0].text and shown[0].speaker == "白玛次仁"
    shown = desk.passages(key, "定向流量包 苹果")
    assert "定向流量包" in shown[0].text and "苹果" in shown[1].text, "one of each word where none holds both"
    # What somebody said goes before headline and lead, which only tell of it; one's own language before another.
    first, second, *_ = (one.speaker for one in desk.passages(key, "配送", 9))
    assert (first, second) == ("蒋曦", "自治区政府新闻办")
    assert desk.passages(key, "674", 1)[0].text == "8月31日新增感染者674例，均在隔离管控区发现。"
    assert desk.passages(key, "674", 1, "en")[0].text.startswith("All 674 infections")
    (jin,) = desk.passages(key, "jin", 1, "en")
    assert "15,000 jin" in jin.text, "no word with jin in it (Najin), which stands before it"
    assert desk.passages(key, "没有的词") == () and desk.passages(desk.find("51"), "定向") == ()


def test_a_word_that_was_entered_and_one_that_is_printed_are_found_together(desk: Desk) -> None:
    assert not desk.found("2022-09-12 解除")
    for _ in desk.say_texts([row.key for row in desk.rows()]):
        pass
    assert [row.number for row in desk.found("2022-09-12 解除")] == [35]
    assert not desk.found("")
    some = {row.number for row in desk.found("Sept. 1")}
    assert {24, 51} <= some and 51 not in {row.number for row in desk.found('"Sept. 1"')}, "a phrase"
    [day] = desk.passages(desk.find("24"), "“Sept. 1", 1, "en")
    assert "Sept. 1" in day.text


def test_no_text_is_said_twice_while_it_is_the_same(desk: Desk, said: list[int | None]) -> None:
    keys = [row.key for row in desk.rows()]
    assert [*desk.say_texts(keys)] == keys, "newest first, as they were asked for"
    assert len(said) == 16
    assert [*desk.say_texts(keys)] == [] and len(said) == 16
    spoil(desk, "24", {CellKey("yesterday", "confirmed", "lhasa"): Cell(21, "21", "x", NOW)})
    said.clear()
    assert [*desk.say_texts(keys)] == [desk.find("24")] and said == [24, 24]


def test_one_that_cannot_be_read_prints_nothing_and_keeps_nobody_from_finding(
    desk: Desk, tmp_path: Path
) -> None:
    (victim,) = tmp_path.rglob("2022-09-01-024.*.json")
    victim.write_bytes(b"{\x00")
    keys = [row.key for row in desk.rows()]
    for _ in desk.say_texts(keys):
        pass
    assert [row.number for row in desk.found("解除")] == [51, 44, 35, 28, 26, 12]


def test_what_was_removed_is_listed_and_comes_back(desk: Desk) -> None:
    assert desk.removed() == []
    desk.delete(desk.find("24"))
    desk.delete(desk.find("51"))
    assert [row.number for row in desk.removed()] == [51, 24]
    desk.bring_back(desk.removed()[1].key, "误删")
    assert [row.number for row in desk.removed()] == [51] and 24 in [row.number for row in desk.rows()]
    assert desk.repository.history(desk.find("24"))[-1].signature.reason == "误删"
