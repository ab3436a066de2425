"""`read` and `verify`: the command line over a real archive, in processes of its own."""

import json
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk.account import account_folder
from store.desk.opening import open_desk
from store.formats.documents import document_text
from store.record.cell import CellKey
from store.troubles import Trouble
from tests.conftest import Command
from tests.stage import sample_desk, sample_of_the_account
from tui.cli import run

PAGE = Path(__file__).parent.parent / "data" / "page_24th.txt"
TODAY = "9月1日0时至14时，全区新增本土新冠肺炎确诊病例30例（其中拉萨市10例、那曲市20例）。"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive that holds the sample."""
    sample_of_the_account(tmp_path / "archive")
    return tmp_path / "archive"


def held(archive: Path, key: str, cell: CellKey) -> object:
    desk = open_desk(archive, who="x", clock=lambda: 0, local=archive.parent / "l2")
    found = desk.load(key).cell(cell)
    return found and found.value


def word_file(path: Path, paragraphs: list[str]) -> Path:
    body = "".join(
        f"<w:p><w:r><w:t>{p[:3]}</w:t></w:r><w:r><w:t>{p[3:]}</w:t></w:r></w:p>" for p in paragraphs
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
    return path


def test_an_export_without_a_folder_goes_where_the_settings_say(archive: Path, command: Command) -> None:
    chosen, elsewhere = archive.parent / "给 网站", archive.parent / "here"
    elsewhere.mkdir()
    file = account_folder("config") / "settings.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"folder": str(chosen)}), "utf-8")
    call = ("export", "24", "--data", str(archive))
    done = command(*call, cwd=elsewhere)
    written = [Path(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0 and len(written) == 2
    assert all(path.parent == chosen and path.is_file() for path in written)
    assert not list(elsewhere.iterdir())
    asked = command(*call, "--out", str(elsewhere))
    assert asked.returncode == 0 and len(list(elsewhere.iterdir())) == 2, "an option wins"


def test_reading_prints_the_fixed_shape_and_says_what_is_left(archive: Path, command: Command) -> None:
    done = command("read", str(PAGE), "--json", "--year", "2022", "--data", str(archive))
    assert done.returncode == 3
    data = json.loads(done.stdout)
    assert list(data) == [
        "series", "conference", "held_on", "windows", "found", "standing", "cumulative", "quantities", "unread", "passing",
    ]  # fmt: skip
    assert (data["series"], data["conference"], data["held_on"]) == ("xizang_epidemic", 24, "2022-09-01")
    assert list(data["windows"][0]) == ["from", "to", "figures"]
    assert data["windows"][1]["figures"]["confirmed"] == {
        "total": 26,
        "by_place": {"拉萨市": 6, "林芝市": 1, "昌都市": 13, "那曲市": 6},
    }
    assert data["found"] == {"date": "2022-08-31", "total": 674, "controlled": 674, "community": 0}
    assert data["standing"][2] == {"indicator": "in_quarantine", "value": 60083, "as_of": None}
    assert data["cumulative"][0] == {"indicator": "discharged", "value": 406, "as_of": "2022-08-31T24"}
    text = PAGE.read_text(encoding="utf-8")
    for quantity in data["quantities"]:
        assert list(quantity) == ["text", "value", "unit", "approx", "span"]
        assert text[slice(*quantity["span"])] == quantity["text"]
    for rest in data["unread"]:
        assert list(rest) == ["text", "span"] and text[slice(*rest["span"])] == rest["text"]


def test_the_year_comes_from_the_archive_and_is_said(archive: Path, command: Command) -> None:
    done = command("read", "-", stdin=TODAY, BULLETIN_DATA=str(archive), LANG="zh_CN.UTF-8")
    assert done.returncode == 0
    assert "年份2022：依档案" in done.stderr
    assert "9月1日0时至14时 新增本土确诊病例 拉萨市\t10\t第1行" in done.stdout
    done = command("--lang", "en", "read", "-", "--year", "2021", stdin=TODAY, BULLETIN_DATA=str(archive))
    assert "Year 2021: as --year says." in done.stderr


def test_a_page_with_weekdays_asks_for_its_day_and_takes_it(archive: Path, command: Command) -> None:
    page = "Tibet reported 12 confirmed cases on Thursday."
    done = command("--lang", "zh", "read", "-", stdin=page, BULLETIN_DATA=str(archive))
    assert done.returncode == 3 and "“Thursday”不知是哪一周的" in done.stderr and "--written" in done.stderr
    done = command(
        "--lang", "en", "read", "-", "--written", "2022-08-19", stdin=page, BULLETIN_DATA=str(archive)
    )
    assert done.returncode == 0 and "Aug. 18" in done.stdout and "as --written says" in done.stderr
    assert command("read", "-", "--written", "Friday", stdin=page).returncode == 2


def test_contradictions_are_told_and_nothing_is_repaired(archive: Path, command: Command) -> None:
    text = TODAY.replace("20例", "19例")
    done = command("read", "-", "--json", "--data", str(archive), "--lang", "zh", stdin=text)
    assert "矛盾：9月1日0时至14时 新增本土确诊病例：各部分相加是29，文中总数是30" in done.stderr
    assert json.loads(done.stdout)["windows"][0]["figures"]["confirmed"]["total"] == 30


def test_saving_makes_a_conference_or_changes_only_what_is_stated(archive: Path, command: Command) -> None:
    text = "9月13日下午，自治区政府新闻办举行疫情防控工作第三十六场新闻发布会。" + TODAY.replace(
        "9月1日", "9月13日"
    )
    done = command("read", "-", "--save", "--data", str(archive), "--lang", "zh", stdin=text)
    assert done.returncode == 0 and "新建 2022-09-13-036" in done.stderr
    assert held(archive, "2022-09-13-036", CellKey("today", "confirmed", "nagqu")) == 20
    assert held(archive, "2022-09-13-036", CellKey("today", "confirmed", "ngari")) == 0

    again = text.replace("那曲市20例", "那曲市21例").replace("30例", "31例").replace("0时至14时", "0时至15时")
    done = command("read", "-", "--save", "--data", str(archive), "--lang", "zh", stdin=again)
    assert "写入 2022-09-13-036" in done.stderr
    assert held(archive, "2022-09-13-036", CellKey("today", "confirmed", "nagqu")) == 20
    assert held(archive, "2022-09-13-036", CellKey("w1", "confirmed", "nagqu")) == 21

    earlier = text.replace("9月13日", "9月6日").replace("第三十六场", "第二十九场")
    command("read", "-", "--save", "--data", str(archive), "--lang", "zh", stdin=earlier)
    desk = open_desk(archive, who="x", clock=lambda: 0, local=archive.parent / "l2")
    moments = {str(each.moment.day) for each in desk.load("2022-09-06-029").as_of.values() if each.moment}
    assert moments == {"2022-09-05"}  # of its own day, not of the one after the newest conference

    other = "第二十四场新闻发布会。截至8月31日24时，全区共有高风险区480个。"
    done = command("read", "-", "--save", "--data", str(archive), "--lang", "zh", stdin=other)
    assert "写入 2022-09-01-024：改动1格" in done.stderr
    assert held(archive, "2022-09-01-024", CellKey("", "high_risk")) == 480
    assert held(archive, "2022-09-01-024", CellKey("yesterday", "confirmed", "lhasa")) == 20


def test_no_number_is_invented_for_a_text_without_one_and_an_inferred_day_is_said(
    tmp_path: Path, command: Command
) -> None:
    archive = tmp_path / "empty"
    done = command(
        "read", "-", "--save", "--year", "2022", "--data", str(archive), "--lang", "zh", stdin=TODAY
    )
    assert "场次，" in done.stderr and "按时段推算为 2022-09-01" in done.stderr
    desk = open_desk(archive, who="x", clock=lambda: 0, local=tmp_path / "l3")
    (row,) = desk.rows()
    kept = desk.load(row.key)
    assert (kept.number, str(kept.held_on), kept.held_at) == (None, "2022-09-01", "")
    assert row.key in done.stderr and not row.key.endswith("001")


def test_nothing_to_read_is_said_and_not_saved(archive: Path, command: Command) -> None:
    done = command("read", "-", "--save", "--data", str(archive), "--lang", "en", stdin="Nothing here.")
    assert done.returncode == 1 and "No figure of a series was read" in done.stderr
    assert command("read", "no-such-file", "--data", str(archive)).returncode == 2
    assert command("read", "-", "--year", "22", "--data", str(archive), stdin="").returncode == 2


def test_verify_agrees_with_our_own_text_and_names_what_somebody_changed(
    tmp_path: Path, archive: Path, command: Command
) -> None:
    text = command("draft", "24", "--data", str(archive)).stdout
    file = tmp_path / "稿.md"
    file.write_text(f"# 通稿\n\n{text}", encoding="utf-8")
    done = command("verify", "24", str(file), "--data", str(archive), "--lang", "zh")
    assert (done.returncode, done.stdout) == (0, "") and "一致" in done.stderr
    file.write_text(text.replace("高风险区477个", "高风险区474个"), encoding="gb18030")
    done = command("verify", "24", str(file), "--data", str(archive), "--lang", "zh")
    assert done.returncode == 1
    line = text[: text.index("477")].count("\n") + 1
    assert done.stdout == f"第{line}行 高风险区：记录是477，文中是474。\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("text_lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["txt", "md"])
def test_verify_passes_over_the_mark_of_a_draft(
    tmp_path: Path, archive: Path, command: Command, kind: str, text_lang: str, lang: str
) -> None:
    here = ("--data", str(archive), "--lang", lang)
    out = ("--as-draft", "--to", kind, "--text-lang", text_lang, "--out", str(tmp_path / "out"))
    assert command("export", "24", *out, *here).returncode == 0
    (file,) = (tmp_path / "out").glob(f"*.{kind}")
    assert ("DRAFT" if text_lang == "en" else "草稿") in file.read_text("utf-8")
    plain = command("verify", "24", str(file), *here)
    assert (plain.returncode, plain.stdout) == (0, "") and "CLEARED" not in plain.stderr
    file.write_text(file.read_text("utf-8").replace("477", "9"), "utf-8")
    changed = command("verify", "24", str(file), *here)
    lines = file.read_text("utf-8").split("\n")
    at = 1 + next(number for number, line in enumerate(lines) if " 9 " in line or "9个" in line)
    assert (
        changed.returncode == 1 and (f"第{at}行" if lang == "zh" else f"line {at}") in changed.stdout.lower()
    )


def test_verify_reads_word_files(tmp_path: Path, archive: Path, command: Command) -> None:
    text = command("draft", "24", "--text-lang", "en", "--data", str(archive)).stdout
    good = word_file(tmp_path / "good.docx", text.splitlines())
    assert command("verify", "24", str(good), "--data", str(archive)).returncode == 0
    bad = word_file(tmp_path / "bad.docx", text.replace("22,504", "22,405").splitlines())
    done = command("verify", "24", str(bad), "--data", str(archive), "--lang", "en")
    assert done.returncode == 1 and "the record says 22504, the text 22405" in done.stdout


def test_files_that_are_no_texts_are_refused(tmp_path: Path) -> None:
    broken = tmp_path / "x.docx"
    broken.write_bytes(b"PK\x03\x04 no zip")
    bomb = tmp_path / "y.docx"
    with zipfile.ZipFile(bomb, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>')
    for file, code in ((broken, "outside_zip"), (bomb, "no_document")):
        with pytest.raises(Trouble) as caught:
            document_text(file)
        assert caught.value.code == code and file.name in caught.value.said("zh")
    text = tmp_path / "z.txt"
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        text.write_bytes("新增53例\r\n".encode(encoding))
        assert document_text(text) == "新增53例\n"


@pytest.mark.parametrize(
    ("lang", "mark", "told"),
    [
        ("zh", "【草稿，未经核定，不得发布】", "这是草稿，首行已标明"),
        ("en", "[DRAFT - NOT CLEARED FOR RELEASE]", "A DRAFT, and its first line says so"),
    ],
)
def test_an_unready_text_on_stdout_bears_the_mark_of_a_draft(
    archive: Path, capsys: pytest.CaptureFixture[str], lang: str, mark: str, told: str
) -> None:
    from tui.cli import run

    words = ["draft", "24", "--text-lang", lang, "--lang", lang, "--data", str(archive)]
    assert run(words) == 0
    ready = capsys.readouterr()
    assert mark not in ready.out and told not in ready.err
    desk = open_desk(archive, who="央金", clock=lambda: 1_662_019_200_000, local=archive.parent / "l")
    sitting = desk.open(desk.find("24"))
    sitting.put({CellKey("", "high_risk"): None})
    sitting.save()
    sitting.close_journal()
    assert run(words) == 1
    marked = capsys.readouterr()
    assert marked.out.split("\n")[:2] == [mark, ""] and told in marked.err


ADDED = [
    # typed into an exported text, its language, the code, what is told of it in that language
    ("社会面无新增。", "zh", 0, "没有记录证明不了的"), ("新增感染者均在社会面发现。", "zh", 1, "“均”与数据不符"), ("另有九千例病例。", "zh", 1, "九千例"),
    ("另有⑨⑨例。", "zh", 1, "⑨⑨例"), ("昌都市病例最多。", "zh", 1, "“最多”与数据不符"), ("各项物资均供应充足。", "zh", 0, "核对是谁说的"),
    ("全区有四百七十七个高风险区。", "zh", 0, "没有记录证明不了的"), ("No infections were found in Lhasa.", "en", 1, "contradict"),
    ("There were nine thousand cases.", "en", 1, "nine thousand cases"), ("All shops are open.", "en", 0, "Check whose they are"),
    ("疫情趋稳。", "zh", 0, "疫情趋稳"), ("高风险区477个已得到控制。", "zh", 0, "高风险区477个已得到控制"), ("张三表示，疫情趋稳。", "zh", 0, "没有记录证明不了的"),
    ("The outbreak is waning.", "en", 0, "The outbreak is waning"), ("An expert said the outbreak is waning.", "en", 0, "claim nothing beyond it"),
    ("New cases fell sharply.", "en", 1, "contradict"), ("Testing goes on.", "en", 0, "claim nothing beyond it"),
]  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["full", "script"])
def test_verify_says_what_words_somebody_typed_claim(
    lang: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = sample_desk(tmp_path / "data")
    text = desk.open(desk.find("24"), journal=False).draft(lang, form).text
    file = tmp_path / "edited.txt"
    typed = [(f"\n\n{words}", code, told) for words, language, code, told in ADDED if language == lang]
    for added, code, told in [("", 0, ""), *typed]:
        file.write_text(text + added, encoding="utf-8")
        capsys.readouterr()
        assert run(["--data", str(tmp_path / "data"), "--lang", lang, "verify", "24", str(file)]) == code, (
            added
        )
        assert told in "".join(capsys.readouterr()), added


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("zh", "治愈出院406人", "死亡406人"), ("zh", "60083人在接受集中隔离观察", "60083人已解除隔离观察"),
        ("en", "406 patients had been discharged", "406 patients had died"), ("en", "60,083 people are in", "60,083 people were released from"),
    ],
)  # fmt: skip
def test_verify_tells_what_a_figure_of_the_record_is_now_said_of(
    language: str, ours: str, theirs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = sample_desk(tmp_path / "data")
    text = desk.open(desk.find("24"), journal=False).draft(language, "full").text
    assert ours in text
    file = tmp_path / "edited.txt"
    file.write_text(text.replace(ours, theirs), encoding="utf-8")
    run(["--data", str(tmp_path / "data"), "--lang", language, "verify", "24", str(file)])
    assert theirs in capsys.readouterr().out


HIDDEN = {
    "a warning in a title of the other language": ("headline.en", "Infections in Tibet under control", False),
    "a slip of the pen there": ("headline.en", "A busy day for the the region", False),
    "a number in a text nobody prints": ("venue", "另有9999例新增", False),
    "the same in English": ("venue.en", "another 9,999 infections", False),
    "a claim in a text nobody prints": ("venue", "全区没有新增感染者", False),
    "a number in a label": ("label", "另有9999例新增感染者", False),
    "a claim in a label": ("label", "全区没有新增感染者", False),
    "an address": ("venue", "拉萨市江苏路28号新闻发布厅（3楼）", True),
    "a label": ("label", "服务热线", True),
}
"""Words that no Chinese text prints, where they stand, and whether they may leave."""


@pytest.mark.parametrize("how", HIDDEN)
def test_a_json_export_meets_the_gate_of_every_word_it_carries(
    tmp_path: Path, command: Command, how: str
) -> None:
    where, words, good = HIDDEN[how]
    desk = open_desk(tmp_path / "data", who="卓玛", clock=lambda: 1_662_019_200_000)
    desk.add_sample(whole=True)
    sitting = desk.open(desk.find("24"), journal=False)
    if where == "label":
        key, figure = next(iter(sitting.conference.figures.items()))
        labelled = replace(figure, label={"zh": words})
        sitting.replace_with(
            replace(sitting.conference, figures={**sitting.conference.figures, key: labelled})
        )
    else:
        sitting.set_text(where, words)
    sitting.save()
    out = tmp_path / "out"
    for lang in ("zh", "en"):
        here = ("--data", str(tmp_path / "data"), "--lang", lang, "--out", str(out / lang))
        done = command("export", "24", "--to", "json", *here)
        assert (done.returncode == 0) == good == (out / lang).exists(), done.stderr
        if not good:
            assert sum(line.startswith("  ") for line in done.stderr.splitlines()) == 1, (
                "the one place is named"
            )
    assert command("export", "24", "--to", "txt", "--text-lang", "zh", *here).returncode == 0, (
        "no text has it"
    )
    assert command("export", "24", "--to", "json", "--as-draft", *here).returncode == 0


@pytest.mark.parametrize("asked", [["--form", "table"], ["--text-lang", "en"], ["--form", "notice"]])
def test_a_json_export_carries_no_false_text_of_another_form_or_language(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = sample_desk(tmp_path / "data")
    sitting = desk.open(desk.find("24"))
    sitting.set_text("byline", "另有9999例，昌都市病例最多")
    sitting.save()
    data = ["--data", str(tmp_path / "data")]
    assert run([*data, "export", "24", *asked, "--to", "json", "--out", str(tmp_path / "out")]) == 1
    assert "9999例" in capsys.readouterr().err and not (tmp_path / "out").exists()
    assert (
        run([*data, "export", "24", *asked, "--to", "csv", "--out", str(tmp_path / "out")]) == 0
    )  # figures only


def test_read_tells_what_a_text_corrects(archive: Path, command: Command) -> None:
    text = "第{number}场新闻发布会通报的8月31日0时至24时，全区新增本土新冠肺炎确诊病例“{old}例”有误，应为“35例”。"
    for number, old, told in (
        ("二十四", 53, "更正：2022-09-01-024 的8月31日0时至24时 新增本土确诊病例原为53，应为35。"),
        ("二十四", 52, "更正：2022-09-01-024 里的52应为35；档案里可能是的格有1个，请核对是哪一格。"),
        ("九十九", 53, "更正：第99场的53应为35；档案里没有这一场。"),
    ):
        page = text.format(number=number, old=old)
        done = command("read", "-", "--data", str(archive), "--lang", "zh", stdin=page)
        assert told in done.stderr
        assert (done.returncode, "53" in done.stdout) == (0, False)


def test_read_keeps_each_conference_of_a_page_in_its_own_record(archive: Path, command: Command) -> None:
    head = "9月{day}日下午，自治区政府新闻办举行疫情防控工作第{number}场新闻发布会。"
    page = "\n".join(
        head.format(day=day, number=number) + TODAY.replace("9月1日", f"9月{day}日")
        for day, number in ((13, "三十六"), (14, "三十七"))
    )
    done = command("read", "-", "--save", "--data", str(archive), "--lang", "zh", stdin=page)
    assert "新建 2022-09-13-036" in done.stderr and "新建 2022-09-14-037" in done.stderr
    assert "这一页上有2场发布会" in done.stderr
    assert held(archive, "2022-09-14-037", CellKey("today", "confirmed", "nagqu")) == 20
    done = command("read", "-", "--json", "--data", str(archive), "--lang", "zh", stdin=page)
    data = json.loads(done.stdout)
    assert (data["conference"], [other["conference"] for other in data["others"]]) == (36, [37])
