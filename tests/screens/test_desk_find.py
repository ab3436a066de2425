"""At the list: finding what the texts print, bringing back what was removed, a backup, and the palette's words."""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import OptionList

from store.desk.desk import Desk
from store.desk.opening import open_desk
from tests.stage import NOW, press, sample_desk, screen_text, settled, until
from tui.actions import ACTIONS
from tui.app import BulletinApp
from tui.screens.desk.conference_list import DeskList, shown_in

LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


def app_on(desk: Desk, lang: str = "zh") -> BulletinApp:
    return BulletinApp(desk, today=date(2022, 9, 29), lang=lang)


def numbers(app: BulletinApp) -> list[int | None]:
    return [row.number for row in app.screen.query_one(DeskList).rows]


async def type_in(pilot: Pilot[None], words: str) -> None:
    await press(pilot, *("space" if character == " " else character for character in words))


@pytest.mark.parametrize(
    ("lang", "words", "sentence", "head"),
    [
        ("zh", "解除集中", "22504名密接者解除集中隔离", "谁说的，文稿原句"),
        ("en", "centralized quarantine", "22,504 close contacts had been released from", "Who says it"),
    ],
)
async def test_what_only_the_texts_print_is_found_and_shown(
    tmp_path: Path, lang: str, words: str, sentence: str, head: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(sample_desk(tmp_path), lang)
    gate, say = Event(), Desk.say_texts

    def said(desk: Desk, keys: Iterable[str]) -> Iterator[str]:
        gate.wait(10)
        return say(desk, keys)

    monkeypatch.setattr(Desk, "say_texts", said)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+f")
        await type_in(pilot, words)
        none_yet = {"zh": "还没有找到，在看文稿", "en": "None found yet"}[lang]
        await until(pilot, lambda: none_yet in screen_text(app))
        gate.set()
        await until(pilot, lambda: len(numbers(app)) >= 6)
        await settled(app, pilot)
        text = screen_text(app)
        start, host = {
            "zh": ("截至8月31日24时", "自治区政府新闻办"),
            "en": ("By the end of Aug. 31, a total", "Information office of the regional government"),
        }[lang]
        assert head in text and text.count(host) >= 4, "nobody's words are the host's"
        await press(pilot, "enter", "end", "up")
        lines = screen_text(app).split("\n")
        (at,) = (at for at, line in enumerate(lines) if "2022-09-01" in line)
        assert host in lines[at] and start in lines[at + 1], "from its beginning"
        assert sentence in "\n".join(lines[at + 1 : at + 4])
        await press(pilot, "home")
        text = screen_text(app)
        assert (">第51场" if lang == "zh" else ">51") in text, "the newest first, and the cursor on it"
        await press(pilot, "escape")
        assert head not in screen_text(app) and len(numbers(app)) == 7


async def test_who_says_it_is_told_once_and_a_long_sentence_is_cut_beside_the_words(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, who="卓玛", clock=lambda: NOW, local=tmp_path / ".local")
    desk.add_sample(whole=True)
    app = app_on(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+f")
        await type_in(pilot, "免催免停")
        await until(pilot, lambda: "李增芳说" in screen_text(app))
        await settled(app, pilot)
        text = screen_text(app)
        assert "2022-09-01  李增芳\n" in text and "李增芳说，学生上课用的" in text and "免停”服务。" in text
        await press(pilot, "enter", "f6")
        await until(pilot, lambda: screen_text(app).count("李增芳说，学生上课用的") == 2)
        assert "李增芳：李增芳" not in screen_text(app)


def test_the_words_that_were_looked_for_are_marked_in_what_is_shown_of_a_sentence() -> None:
    (line,) = shown_in("截至９月1日，全区解除隔离，解除2人", "解除 9月", 60, 3)
    assert [part for part, hit in line if hit] == ["９月", "解除", "解除"]
    cut = shown_in("甲" * 40 + "解除" + "乙" * 40, "解除", 24, 2)
    told = ["".join(part for part, _ in line) for line in cut]
    assert len(cut) == 2 and told[0].startswith("..甲") and told[1].endswith("..")
    assert any(part == "解除" and hit for line in cut for part, hit in line)


async def test_what_was_entered_is_found_though_the_cache_of_words_was_lost(tmp_path: Path) -> None:
    sample_desk(tmp_path).tidy()
    for words in tmp_path.rglob("words.json"):
        words.unlink()
    desk = open_desk(tmp_path, who="卓玛", clock=lambda: NOW, local=tmp_path / ".local", at_once=True)
    app = app_on(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+f")
        await type_in(pilot, "第26场")
        await until(pilot, lambda: numbers(app) == [26])


@LANGUAGES
async def test_a_removed_conference_is_brought_back_from_the_palette(tmp_path: Path, lang: str) -> None:
    desk = sample_desk(tmp_path)
    for number in ("24", "44"):
        desk.delete(desk.find(number))
    app = app_on(desk, lang)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(app, pilot)
        assert 24 not in numbers(app)
        await press(pilot, "ctrl+p")
        await type_in(pilot, "撤销删除" if lang == "zh" else "undelete")
        await press(pilot, "enter")
        text = screen_text(app)
        assert ("移出列表的发布会" if lang == "zh" else "Removed conferences") in text
        assert "2022-09-21" in text and "2022-09-01" in text
        await press(pilot, "down", "enter")
        assert numbers(app) == [51, 35, 28, 26, 24, 12]
        assert (">第24场" if lang == "zh" else ">24") in screen_text(app)
        assert ("已恢复：第24场" if lang == "zh" else "Brought back: No. 24") in screen_text(app)
        await press(pilot, "ctrl+p")
        await type_in(pilot, "恢复" if lang == "zh" else "bring back")
        await press(pilot, "enter", "escape")
        assert numbers(app) == [51, 35, 28, 26, 24, 12], "Esc brings nothing back"
        await press(pilot, "f3", "ctrl+p")  # inside a conference it leads back to the list, and does the same
        await type_in(pilot, "撤销删除" if lang == "zh" else "undelete")
        await press(pilot, "enter", "enter")
        assert numbers(app) == [51, 44, 35, 28, 26, 24, 12]


async def test_an_empty_bin_is_said_to_be_empty(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "ctrl+p")
        await type_in(pilot, "恢复")
        await press(pilot, "enter")
        assert "没有移出列表的发布会" in screen_text(app)


@LANGUAGES
async def test_the_palette_finds_what_a_clerk_calls_it(tmp_path: Path, lang: str) -> None:
    app = app_on(sample_desk(tmp_path), lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        for words, found in (
            ("状态", "F5"), ("排序", "F5"), ("定稿", "^E"), ("备份", "备份" if lang == "zh" else "Back up"),
            ("恢复", "恢复" if lang == "zh" else "Bring back"), ("state", "F5"),
            ("回收站", "Bring back" if lang == "en" else "恢复"), ("undo delete", "Bring back" if lang == "en" else "恢复"),
            ("trash", "Bring back" if lang == "en" else "恢复"), ("删除", "Delete"), ("backup", "档案" if lang == "zh" else "Back up"),
        ):  # fmt: skip
            await type_in(pilot, words)
            lines = [line for line in screen_text(app).split("\n")[4:] if "│" in line]
            assert any(found in line for line in lines), (words, screen_text(app))
            await press(pilot, "ctrl+u")


@LANGUAGES
async def test_every_line_of_the_palette_reads_whole(tmp_path: Path, lang: str) -> None:
    app = app_on(sample_desk(tmp_path), lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        options = app.screen.query_one(OptionList)
        for option in options.options:
            lines = str(option.prompt).split("\n")
            action = next((one for one in ACTIONS if one.id == option.id), None)
            assert max(map(cell_len, lines)) <= options.scrollable_content_region.width - 2, lines
            if action is not None:
                told = "".join("".join(lines).split())
                assert "".join(action.hint(lang).split()) in told, (lines, "nothing is left out")
        await type_in(pilot, "^E")
        await press(pilot, "enter")
        there = "这里不能做；灰字说在哪一屏" if lang == "zh" else "Not on this screen; the line says where"
        assert there in screen_text(app), "a key that does nothing here says so"


@LANGUAGES
async def test_the_whole_archive_is_backed_up_from_the_list(
    tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.desk.backing_up.user_documents_path", lambda: tmp_path)
    app = app_on(sample_desk(tmp_path / "a"), lang)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "ctrl+p")
        await type_in(pilot, "备份" if lang == "zh" else "whole archive")
        await press(pilot, "enter")
        assert ("备份整个档案" if lang == "zh" else "Back up the whole archive") in screen_text(app)
        await press(pilot, "enter")
        await until(
            pilot, lambda: ("已备份7场" if lang == "zh" else "Backed up, conferences: 7") in screen_text(app)
        )
        (made,) = tmp_path.glob("bulletin-backup-*.zip")
        assert sum("2022-" in name for name in zipfile.ZipFile(made).namelist()) >= 7


@LANGUAGES
async def test_one_line_of_the_palette_has_the_sign_of_the_cursor(tmp_path: Path, lang: str) -> None:
    app = app_on(sample_desk(tmp_path), lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        await type_in(pilot, "bin trash")
        lines = [line for line in screen_text(app).split("\n")[3:] if line[1:2] == "│" and line[3:4] == ">"]
        assert len(lines) == 1, screen_text(app)
