"""A new series is there at once: loaded, entered, said and read back, from the template or another one."""

from datetime import date
from pathlib import Path

import pytest

from store.authoring.new_series import make_series
from store.authoring.new_series_input import (
    NewKind,
    NewPlace,
    NewSeries,
    NewSeriesTrouble,
    NewWindow,
    read_indicators,
    read_places,
    read_windows,
)
from store.authoring.new_series_text import copied_book
from store.checks.report import message
from store.desk.checking import look
from store.desk.opening import open_desk
from store.record.cell import CellKey
from store.series.definition import Kind
from store.series.shelf import Shelf
from store.wording.prove.books import load_book


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "series")


def code(new: NewSeries, shelf: Shelf, template: str = "") -> str:
    with pytest.raises(NewSeriesTrouble) as caught:
        make_series(shelf, new, template)
    assert "{" not in caught.value.said("zh") + caught.value.said("en")
    return caught.value.code


def test_a_series_made_in_another_window_is_there_in_this_one(tmp_path: Path) -> None:
    """Its conferences were listed as broken until the program was started again."""
    one, other = (
        open_desk(tmp_path / "a", who=who, clock=lambda: 0, local=tmp_path / who) for who in ("央金", "扎西")
    )
    assert list(one.rows()) == [] and "flood" not in one.shelf.folders
    make_series(other.shelf, NewSeries("flood"))
    other.shelf.refresh()
    key = other.create(other.propose("flood", today=date(2022, 9, 2)))
    [row] = one.rows()
    assert row.key == key and row.trouble is None and one.open(key).series.key == "flood"


def test_the_bare_template_is_accepted_as_it_is(shelf: Shelf) -> None:
    made = make_series(shelf, NewSeries("flood"))
    series = shelf.series("flood")
    assert series.key == "flood" and set(series.books) == {"zh", "en"}
    assert [todo.code for todo in made.todo] == [
        "todo_host",
        "todo_places",
        "todo_indicators",
        "todo_wording",
    ]
    text = (made.folder / "series.toml").read_text(encoding="utf-8")
    assert text.count("#") > 10 and 'key = "flood"' in text
    assert not any(
        line.startswith(("#<", "#>")) for line in (made.folder / "zh.toml").read_text().splitlines()
    )


def test_places_indicators_and_windows_of_ones_own(shelf: Shelf) -> None:
    made = make_series(
        shelf,
        NewSeries(
            "harbour",
            zh="渔港巡查",
            en="harbour patrol",
            host="县应急局",
            host_en="County emergency bureau",
            places=read_places("海口市=Haikou、三亚市=Sanya\n琼海市，沙市"),
            indicators=read_indicators(
                "发现隐患/处=Risks found；整改隐患/处;处置/处/合计；在港渔船/艘/现有=Boats in port,累计巡查/次/累计"
            ),
            windows=read_windows("-1:0-24，0:0-15"),
        ),
    )
    series = shelf.series("harbour")
    assert [place.name("zh") for place in series.places] == ["海口市", "三亚市", "琼海市", "沙市"]
    assert [place.key for place in series.places] == ["haikou", "sanya", "p3", "p4"]
    assert [series.places[at].short("zh") for at in (0, 3)] == ["海口", "沙市"], "two signs at least"
    assert [one.kind for one in series.indicators] == [
        Kind.FLOW, Kind.FLOW, Kind.DERIVED, Kind.STANDING, Kind.CUMULATIVE,
    ]  # fmt: skip
    assert series.indicators[2].plus == ("risks_found", "figure_2")
    assert [(plan.key, plan.day, plan.start, plan.end) for plan in series.windows] == [
        ("yesterday", -1, 0, 24),
        ("today", 0, 0, 15),
    ]
    assert {todo.code: todo.count for todo in made.todo} == {"todo_english": 5, "todo_wording": 0}


def test_a_made_series_is_entered_checked_said_and_read_back(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "a", who="央金", clock=lambda: 7, local=tmp_path / "local")
    new = NewSeries(
        "harbour",
        zh="渔港巡查",
        host="县应急局",
        places=read_places("海口市、三亚市"),
        indicators=read_indicators("发现隐患/处，在港渔船/艘/现有"),
    )
    make_series(desk.shelf, new)
    key = desk.create(desk.propose("harbour", today=date(2024, 7, 3)))
    sitting = desk.open(key, journal=False)
    for place, raw in (("p1", "20"), ("p2", "3")):
        assert sitting.enter(CellKey("yesterday", "figure_1", place), raw) is None
    assert sitting.draft().missing == (CellKey("", "figure_2"),)
    sitting.enter(CellKey("", "figure_2"), "1200")
    draft = sitting.draft()
    assert "7月2日0时至24时，发现隐患23处（其中海口市20处、三亚市3处）。" in draft.text
    assert "截至7月2日24时，在港渔船1200艘。" in draft.text
    sitting.texts.prove(sitting.conference, draft, "zh")
    assert sitting.texts.languages == ("zh",)  # nothing was named in English
    assert not [finding for finding in look(sitting) if finding.failed]
    assert not [finding for finding in sitting.findings() if finding.failed]


def test_a_series_made_from_another_keeps_its_sentences(shelf: Shelf) -> None:
    new = NewSeries("island", zh="某岛疫情通报", places=read_places("东镇、西镇"))
    made = make_series(shelf, new, "xizang_epidemic")
    series, old = shelf.series("island"), shelf.series("xizang_epidemic")
    assert [place.name("zh") for place in series.places] == ["东镇", "西镇"]
    assert series.indicators == old.indicators and series.windows == old.windows
    assert series.name("zh") == "某岛疫情通报"
    mine, theirs = (path.read_text().splitlines() for path in (made.folder / "zh.toml", old.books["zh"][-1]))
    changed = [line for line, other in zip(mine, theirs, strict=True) if line != other]
    assert len(changed) == 1 and changed[0].startswith("region = ")
    assert "which is not the order of the codes" in (made.folder / "series.toml").read_text()


def test_nothing_is_written_over_and_nothing_half_made_stays(shelf: Shelf, tmp_path: Path) -> None:
    make_series(shelf, NewSeries("flood"))
    assert code(NewSeries("flood"), shelf) == "key_taken"
    assert code(NewSeries("xizang_epidemic"), shelf) == "key_taken"
    (tmp_path / "series" / "notes").mkdir()
    assert code(NewSeries("notes"), shelf) == "folder_taken"
    assert read_indicators("甲／人／现有＝A") == read_indicators(
        "甲/人/现有=A"
    )  # as an input method types it
    one = read_indicators("甲/人,乙/人/合计")
    assert code(NewSeries("sum", indicators=one), shelf) == "sum_of_one"
    assert sorted(path.name for path in (tmp_path / "series").iterdir()) == ["flood", "notes"]


@pytest.mark.parametrize("key", ["", "Flood", "2a", "a b", "洪水", "../x", "a" * 41])
def test_a_key_that_cannot_be_a_folder_everywhere_is_refused(shelf: Shelf, key: str) -> None:
    assert code(NewSeries(key), shelf) == "bad_key"


@pytest.mark.parametrize(
    ("reader", "text", "wanted"),
    [
        (read_places, "海口市,海口市", "twice"),
        (read_places, "海口{市}", "marks_in_name"),
        (read_indicators, "前24小时新增/人", "digits_in_name"),
        (read_indicators, "/人", "no_name"),
        (read_indicators, "甲/人/分地市", "bad_kind"),
        (read_windows, "-1:24-0", "bad_window"),
        (read_windows, "昨天", "bad_window"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(reader: object, text: str, wanted: str) -> None:
    assert callable(reader)
    with pytest.raises(NewSeriesTrouble) as caught:
        reader(text)
    assert caught.value.code == wanted
    assert "{" not in caught.value.said("zh").replace("{ }", "").replace("海口{市}", "")


def test_kinds_go_by_their_names_in_either_language() -> None:
    kinds = [one.kind for one in read_indicators("甲//现有，乙//cumulative，丙，丁//新增")]
    assert kinds == [NewKind.STANDING, NewKind.CUMULATIVE, NewKind.FLOW_BY_PLACE, NewKind.FLOW]
    assert read_windows("－１：０-２４") == (NewWindow(-1, 0, 24),)


def test_a_copy_for_other_places_does_not_speak_as_the_region_it_was_copied_from(shelf: Shelf) -> None:
    new = NewSeries("sichuan", zh="四川疫情防控", places=read_places("成都市=Chengdu、绵阳市=Mianyang"))
    made = make_series(shelf, new, "xizang_epidemic")
    assert {"todo_host", "todo_region"} <= {todo.code for todo in made.todo}
    series = shelf.series("sichuan")
    for language in ("zh", "en"):
        book = load_book(series, language)
        assert not any("西藏" in name or "Tibet" in name for name in book.choices["region"])
        assert book.choices["region"][0] == ("全省" if language == "zh" else "The region")
        assert ("四川省" if language == "zh" else "Sichuan") in book.choices["region"]
        assert language == "en" or {"西藏", "全国"} <= set(book.choices["elsewhere"]) - {"四川"}
        for text in (series.texts["host"], series.texts["agenda"]):
            assert "我区" not in text[language] and "自治区" not in text[language]
    again = make_series(shelf, NewSeries("same", zh="同一地方"), "xizang_epidemic")
    assert "todo_region" not in {todo.code for todo in again.todo}
    assert load_book(shelf.series("same"), "en").choices["region"][0] == "Tibet"


def test_places_whose_names_meet_in_keys_or_short_names_are_told_apart(shelf: Shelf) -> None:
    make_series(
        shelf, NewSeries("towns", places=read_places("苏州市=p2，苏州县=，三亚市=Sanya，三亚=Sanya Old"))
    )
    series = shelf.series("towns")
    assert [place.short("zh") for place in series.places] == ["苏州市", "苏州县", "三亚市", "三亚"]
    assert len({place.key for place in series.places}) == 4
    with pytest.raises(NewSeriesTrouble) as caught:
        read_places("苏州=Suzhou，宿州=suzhou")
    with pytest.raises(NewSeriesTrouble) as lost:
        read_places("成都市\ufffd自贡市")
    assert lost.value.code == "sign_lost"
    assert caught.value.code == "english_twice" and "suzhou" in caught.value.said("en")


def test_names_without_english_are_one_finding_of_the_series(tmp_path: Path) -> None:
    """An empty conference of an office that has just begun had an error for each name in each English sentence."""
    desk = open_desk(tmp_path / "a", who="x", clock=lambda: 1_662_019_200_000, local=tmp_path / "local")
    new = NewSeries(
        "flood", zh="防汛", en="flood relief", host="省政府新闻办", host_en="information office",
        places=read_places("海口市、三亚市"), indicators=read_indicators("转移群众/人,受灾人口/人/累计"),
        windows=read_windows("-1:0-24"),
    )  # fmt: skip
    make_series(desk.shelf, new)
    sitting = desk.open(desk.create(desk.propose("flood", today=date(2022, 9, 1))), journal=False)
    [told] = [one for one in look(sitting) if one.rule == "chinese-in-english"]
    assert told.id == "chinese-in-english:series" and told.facts["count"] == 4
    en, zh = (message(told, sitting.series, sitting.conference, lang) for lang in ("en", "zh"))
    assert "转移群众; 受灾人口; 海口市; 三亚市" in en and "4个名称还没有英文" in zh
    sitting.set_text("headline.en", "About 转移群众 today")
    assert {one.id for one in look(sitting) if one.rule == told.rule} >= {told.id}
    assert sum(one.rule == told.rule for one in look(sitting)) == 2, "what a person typed is told by itself"


def test_a_copied_phrase_book_names_the_region_by_the_series_or_by_its_host() -> None:
    def new(**names: str) -> NewSeries:
        return NewSeries(key="new", places=(NewPlace("甲"), NewPlace("乙")), **names)

    book = '[choices]\nregion = ["全区"]\nelsewhere = ["区外"]\n'
    by_name = copied_book(book, new(zh="某某市发布会", host="办公室"), "zh")
    assert "某某市" in by_name and "某某市" in copied_book(book, new(zh="", host="某某市政府"), "zh")
