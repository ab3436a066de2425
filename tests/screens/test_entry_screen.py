"""What the entry screen shows: findings, language, sizes, the text beneath, many places."""

import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import store
from store.desk.checking import look
from store.desk.opening import open_desk
from store.desk.paragraphs.sections import add_section, add_statement
from store.record.cell import STATED, Cell, CellKey
from store.record.words import words
from tests.entry_stage import DAY, TODAY, blank_desk, entry, line_with, sitting_of, type_ahead
from tests.stage import NOW, on_stage, resized, sample_desk, screen_text, spoil


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The foot shows the hour of the clerk's own clock."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


async def test_the_finding_of_the_current_cell_comes_first_with_its_mend(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        sitting_of(app).put({CellKey("", "discharged"): Cell(3, "3")})
        entry(app).go_to_cell(CellKey(DAY, "asymptomatic", "ngari"))
        await type_ahead(app, pilot, "17")
        lines = [text for text, _ in entry(app)._foot.lines]
        assert "567" in lines[1] and "621" in lines[2] and "17→71" in lines[3] and "^G" in lines[4]
        assert line_with(app, "无症状").startswith("!")
        assert line_with(app, "治愈出院").startswith("!")
        assert line_with(app, "高风险区").startswith(" ")


@pytest.mark.parametrize(
    ("lang", "short", "over"), [("zh", "155少102", "[13多40]"), ("en", "102 below 155", "[40 above 13]")]
)
async def test_a_stated_total_tells_the_whole_difference(
    tmp_path: Path, lang: str, short: str, over: str
) -> None:
    desk = sample_desk(tmp_path)
    spoil(desk, "24", {CellKey(DAY, "confirmed", STATED): Cell(155, "155")})
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        label, names = ("确诊", "日喀则") if lang == "zh" else ("confirmed", "Nyin")
        assert line_with(app, label).endswith(short) and names in screen_text(app)
        entry(app).go_to_cell(CellKey(DAY, "confirmed", STATED))
        await type_ahead(app, pilot, ["1", "3", "enter", "up"])
        assert line_with(app, label).endswith(over)


async def test_growing_the_terminal_brings_the_side_and_the_text(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        assert "+31" not in screen_text(app)
        await resized(pilot, 120, 40)
        entry(app)._say_text()
        await pilot.pause()
        text = screen_text(app)
        assert "+31" in text and "第二十四场" in text
        await resized(pilot, 80, 24)
        assert "第二十四场" not in screen_text(app)


async def test_f8_goes_to_the_cell_of_each_finding_in_turn(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        sitting_of(app).put({CellKey(TODAY, "confirmed", "ngari"): Cell(None, "x"),
                             CellKey("", "high_risk"): None})  # fmt: skip
        entry(app).grid.record_changed()
        seen = []
        for _ in range(3):
            await type_ahead(app, pilot, ["f8"])
            seen.append(str(entry(app).grid.slot.cell))
        assert "today/confirmed/ngari" in seen and "high_risk" in seen
        section = add_section(sitting_of(app), words("卫生健康委"), words("李某"), words("主任"))
        add_statement(sitting_of(app), section, "全区疫情已经全面清零。")
        look(sitting_of(app))
        for _ in range(4):
            await type_ahead(app, pilot, ["f8"])
            if "1处不在这张表里，在文字里：按 F7 看" in screen_text(app):
                break
        else:
            raise AssertionError("who has gone round is told of what is in the texts")


@pytest.mark.parametrize(
    ("lang", "told", "refused", "none"),
    [
        ("zh", "照上一场填了17", "当期的数每场重报", "上一场没有这个数"),
        ("en", "As in the previous conference: 17", "A figure counted anew", "has no such figure"),
    ],
)
async def test_a_standing_figure_is_the_same_as_before_at_one_key(
    tmp_path: Path, lang: str, told: str, refused: str, none: str
) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry", lang=lang) as (app, pilot):
        high, low = CellKey("", "high_risk"), CellKey(DAY, "confirmed", "lhasa")
        before = sitting_of(app).previous
        assert before is not None
        was = before.number_in(high)
        entry(app).go_to_cell(high)
        await type_ahead(app, pilot, ["ctrl+u"])
        assert sitting_of(app).conference.number_in(high) == was
        assert told.replace("17", str(was)) in screen_text(app)
        await type_ahead(app, pilot, ["ctrl+z"])
        assert sitting_of(app).conference.number_in(high) is None
        await type_ahead(app, pilot, ["right", "ctrl+u"])
        assert entry(app).grid.slot.is_as_of and sitting_of(app).conference.number_in(high) == was, "its row"
        await type_ahead(app, pilot, ["ctrl+z"])
        entry(app).go_to_cell(high)
        await type_ahead(app, pilot, [*"999999999", "enter"])
        assert was is not None and f"{was} +{999_999_999 - was}" in screen_text(app)
        await type_ahead(app, pilot, ["ctrl+z"])
        entry(app).go_to_cell(low)
        await type_ahead(app, pilot, ["ctrl+u"])
        assert sitting_of(app).conference.number_in(low) is None and refused in screen_text(app)
    async with on_stage(sample_desk(tmp_path / "first"), "12", "entry", lang=lang) as (app, pilot):
        entry(app).go_to_cell(CellKey("", "high_risk"))
        held = sitting_of(app).conference
        assert "^U" not in screen_text(app), "nothing is offered that there is not"
        await type_ahead(app, pilot, ["ctrl+u"])
        assert sitting_of(app).conference == held and none in screen_text(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_f8_goes_to_errors_first_and_the_wrong_cell_is_marked_by_shape_and_colour(
    tmp_path: Path, lang: str
) -> None:
    """It walked through seven blanks to the red one, and only the row of that was marked."""
    desk = sample_desk(tmp_path)
    ngari, falls = CellKey(DAY, "asymptomatic", "ngari"), CellKey("", "discharged")
    blanks = [CellKey(DAY, "confirmed", place) for place in ("lhasa", "xigaze", "shannan", "nyingchi")]
    spoil(desk, "26", {ngari: Cell(83, "83"), falls: Cell(400, "400"), **dict.fromkeys(blanks)})
    async with on_stage(desk, "26", "entry", lang=lang) as (app, pilot):
        grid = entry(app).grid
        assert grid.slot.cell == blanks[0], "the keys begin on a blank"
        went = []
        for _ in range(4):
            await type_ahead(app, pilot, ["f8"])
            went.append(grid.slot.cell)
        assert went[:2] == [ngari, falls] and went[2] in blanks and went[3] == ngari, "and round again"
        text = screen_text(app)
        assert "!400" in text and "!83" in text and "!78" not in text and "!233" not in text
        marked, plain = (
            next(
                part.style
                for strip in app.screen._compositor.render_strips()
                for part in strip
                if words in part.text
            )
            for words in ("!400", " 28522 ")
        )
        assert marked is not None and plain is not None and marked.color != plain.color
        entry(app).go_to_cell(falls)
        await type_ahead(app, pilot, ["4", "4", "0", "down", "f8"])
        assert "!440" not in screen_text(app) and "!400" not in screen_text(app)
        assert grid.slot.cell == ngari, "having moved, one begins with what is still wrong"


@pytest.mark.parametrize(
    ("lang", "one_of"), [("zh", "标 ? 的3格之一，或通报合计"), ("en", "marked ? (3) or the stated total")]
)
async def test_cells_of_which_one_may_be_wrong_do_not_look_like_errors_and_many_are_not_marked(
    tmp_path: Path, lang: str, one_of: str
) -> None:
    """Five cells stood there as five errors, four of them right, and the wrong one not among them."""
    desk = sample_desk(tmp_path)
    few, many = CellKey(DAY, "confirmed", "xigaze"), CellKey(TODAY, "asymptomatic", "xigaze")
    spoil(desk, "24", {few: Cell(13, "13"), many: Cell(12, "12"), CellKey("", "discharged"): Cell(20, "20")})
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        rows = [line.split() for line in screen_text(app).split("\n")]
        assert [word for word in rows[3] if word[0] == "?"] == ["?13", "?17", "?6"]
        assert not any(word[0] in "!?" for word in rows[8][1:]) and rows[8][0][0] == "!", rows[8]
        colours = {
            part.text.strip(): part.style and part.style.color
            for strip in app.screen._compositor.render_strips()
            for part in strip
        }
        assert colours["?13"] != colours["!20"], "by colour, too"
        await type_ahead(app, pilot, ["f8"])
        assert entry(app).grid.slot.cell == few, "the first of the row"
        assert one_of in " ".join(screen_text(app).split())


@pytest.mark.parametrize(
    ("lang", "advice", "line"), [("zh", "并说明。", "^G 清单"), ("en", "and say so.", "(^G)")]
)
async def test_f8_goes_to_every_error_before_any_blank_and_the_cell_just_changed_is_the_wrong_one(
    tmp_path: Path, lang: str, advice: str, line: str
) -> None:
    """From the middle of the sheet it went on to the blanks, and only the row of a changed cell was marked. In English
    what to do was cut, and the line of the next step gone."""
    desk = sample_desk(tmp_path)
    below, blank = CellKey(TODAY, "asymptomatic", "lhasa"), CellKey("", "high_risk")
    spoil(desk, "24", {below: Cell(97, "97"), CellKey(TODAY, "confirmed", "ngari"): None, blank: None})
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        grid, here = entry(app).grid, CellKey(DAY, "confirmed", "lhasa")
        entry(app).go_to_cell(here)
        await type_ahead(app, pilot, ["9", "9", "down", "down", "down"])
        assert " !99 " in screen_text(app) and "!674" not in screen_text(app)
        went = []
        for _ in range(4):
            await type_ahead(app, pilot, ["f8"])
            went.append(grid.slot.cell)
        assert went[0].row == below.row and went[1] == here and blank in went[2:]
        entry(app).go_to_cell(here)
        await type_ahead(app, pilot, ["right", "left"])
        text = screen_text(app)
        assert advice in " ".join(text.split()) and line in text and "!99]" in text
        await type_ahead(app, pilot, ["ctrl+z"])
        assert advice not in screen_text(app) and line_with(app, "^O").startswith(("F1帮助", "F1Help"))


@pytest.mark.parametrize(
    ("lang", "told", "open_"),
    [("zh", "132少13", "还没齐（通报132）"), ("en", "13 below 132", "incomplete (stated 132)")],
)
async def test_a_sum_says_by_how_much_it_differs_and_with_blanks_that_it_is_incomplete(
    tmp_path: Path, lang: str, told: str, open_: str
) -> None:
    desk = sample_desk(tmp_path)
    spoil(desk, "24", {CellKey(DAY, "confirmed", STATED): Cell(132, "132")})
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        await type_ahead(app, pilot, [*"86", "end"])  # three digits beside three, and the cursor between
        assert f"[{told}]" in screen_text(app).replace(" ]", "]")
        await type_ahead(app, pilot, ["home", "delete", "right"])
        text = screen_text(app)
        assert told not in text and open_ in text and "132 -" not in text


async def test_panels_and_page_keys(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        for keys, cell in (
            (["f6"], "today/confirmed/lhasa"), (["f6"], "yesterday/controlled"),
            (["f6"], "yesterday/controlled"), (["f6"], "yesterday/confirmed/lhasa"), (["end"], "yesterday/confirmed/stated"),
            (["home"], "yesterday/confirmed/lhasa"), (["pagedown"], "in_quarantine"),
            (["pageup"], "yesterday/confirmed/lhasa"),
        ):  # fmt: skip
            await type_ahead(app, pilot, keys)
            assert str(entry(app).grid.slot.cell) == cell


async def test_a_click_goes_to_the_cell_under_it(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        await pilot.click("#main", offset=(24, 3))
        assert str(entry(app).grid.slot.cell) == "yesterday/asymptomatic/xigaze"


async def test_the_real_cursor_stands_in_the_cell(tmp_path: Path) -> None:
    """An input method opens its window at the terminal's cursor."""
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        await type_ahead(app, pilot, ["enter", "right"])
        lines = screen_text(app).split("\n")
        at = app.cursor_position
        assert "无症状" in lines[at.y] and at == (26, 4)


async def test_saving_says_so_and_typing_takes_it_back(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        assert "未改动" in screen_text(app)
        await type_ahead(app, pilot, "21\n")
        assert "已记" in line_with(app, "第24场")
        await type_ahead(app, pilot, ["ctrl+s"])
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "已保存" in line_with(app, "第24场")
        assert app.desk.load(app.desk.find("24")).number_in(CellKey(DAY, "confirmed", "lhasa")) == 21
        await type_ahead(app, pilot, "2")
        assert "已保存" not in line_with(app, "第24场")


async def test_the_other_language_shows_at_once(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        await type_ahead(app, pilot, ["f12"])
        text = screen_text(app)
        assert "Nyingchi" in text and "in quarantine" in text and "拉萨" not in text
        await type_ahead(app, pilot, ["f12"])
        assert "拉萨" in screen_text(app)


async def test_the_text_beneath_the_grid_follows_and_lights_the_figure(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", size=(120, 40)) as (app, pilot):
        screen = entry(app)
        await type_ahead(app, pilot, ["right", *"77"])
        screen._say_text()
        await pilot.pause()
        preview = screen._preview
        assert preview._draft is not None and "日喀则市77例" in preview._draft.text
        lit = {preview._draft.text[start:end] for start, end in preview._lit()}
        assert {"77", "120"} <= lit
        assert "日喀则市77例" in screen_text(app).replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("size", [(40, 10), (20, 5), (200, 60)])
@pytest.mark.every_step
async def test_no_size_breaks_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", size=size) as (app, pilot):
        await type_ahead(app, pilot, ["end", *"12\n", "pagedown", "tab", "f8"])
        screen_text(app)
        at = app.cursor_position
        assert 0 <= at.x < size[0] and 0 <= at.y < size[1]


def more_places(root: Path, count: int) -> None:
    """An office's own series: the epidemic bulletin with that many places more."""
    folder = root / "series" / "wide"
    shutil.copytree(Path(store.__file__).parent / "series" / "xizang_epidemic", folder)
    definition = folder / "series.toml"
    text = definition.read_text(encoding="utf-8").replace('key = "xizang_epidemic"', 'key = "wide"', 1)
    places = "".join(
        f'[[place]]\nkey = "p{n}"\nname = {{ zh = "第{n}地区", en = "Place {n}" }}\nshort = {{ zh = "地{n}" }}\n'
        for n in range(count)
    )
    definition.write_text(text.replace("[[window]]", f"{places}[[window]]", 1), encoding="utf-8")


async def test_twenty_places_scroll_sideways_under_a_header_with_the_labels_standing(tmp_path: Path) -> None:
    more_places(tmp_path, 13)
    desk = open_desk(tmp_path, who="卓玛", clock=lambda: NOW, local=tmp_path / ".local")
    key = desk.create(desk.propose("wide", today=date(2022, 9, 1)))
    async with on_stage(desk, key, "entry") as (app, pilot):
        await type_ahead(app, pilot, "".join(f"{n}\t" for n in range(1, 21)))
        lines = screen_text(app).split("\n")
        assert lines[1].split()[0] == "时段·指标" and lines[1].split()[-1] == "通报"
        assert lines[2].strip() == "8月31日0时至24时"
        assert lines[3].split()[0][1:] == "确诊" and "210" in lines[3] and "[" in lines[3]
        held = sitting_of(app).conference
        assert held.number_in(CellKey(DAY, "confirmed", "p12")) == 20
        await type_ahead(app, pilot, ["home"])
        assert "[    1]" in screen_text(app) and "拉萨" in screen_text(app)


async def test_names_with_markup_are_drawn_as_they_are(tmp_path: Path) -> None:
    async with on_stage(blank_desk(tmp_path), "25", "entry", size=(120, 40)) as (app, pilot):
        for text in ("[b]x[/", "[/其中]", "[@click=app.quit]点[/]"):
            await type_ahead(app, pilot, [*text, "tab"])
        assert "[b]x[/" in screen_text(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_finding_is_read_to_its_end_at_eighty_columns(tmp_path: Path, lang: str) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", lang=lang) as (app, pilot):
        await type_ahead(app, pilot, "35\t")
        await type_ahead(app, pilot, ["left"])
        foot = "".join(line.strip() + " " for line in screen_text(app).split("\n")[-6:-1])
        assert "68" in foot and "53" in foot.partition("68")[2], "the sum, and the stated total after it"
        assert "..." not in foot.partition("✗")[2].partition("F7")[0].split("(")[0]


@pytest.mark.parametrize(
    ("lang", "typed", "told"), [("zh", "昨天", "!昨天"), ("en", "enterprises", "!enterprises")]
)
async def test_the_as_of_is_marked_where_it_is_wrong_and_not_the_figure_beside_it(
    tmp_path: Path, lang: str, typed: str, told: str
) -> None:
    """A word that is none was taken, and printed as now; of one that could not be read the figure was marked too."""
    async with on_stage(sample_desk(tmp_path), "24", "entry", lang=lang) as (app, pilot):
        label = "治愈出院" if lang == "zh" else "discharged"
        entry(app).go_to_cell(CellKey("", "discharged"))
        await type_ahead(app, pilot, [*"407", "right", *typed, "enter"])
        assert told in line_with(app, label) and " 407" in line_with(app, label)
        await type_ahead(app, pilot, ["up", *("目前" if lang == "zh" else "now"), "enter"])
        assert ("!目前" if lang == "zh" else "!now") in line_with(app, label), "usual is another moment"
