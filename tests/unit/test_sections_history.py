"""Sections in two windows and in the history: merged apart, named by what they are called."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk.paragraphs.section_figures import last_time, previous_figure
from store.desk.paragraphs.sections import add_section, add_statement, change
from store.desk.recovery.history import Namer, named_clashes, version_with, versions
from store.record.conference import Conference
from store.record.figure import Figure
from store.record.quantity import read_quantity
from store.record.section import Section
from store.record.words import words
from tests.sample_conferences import samples
from tests.stage import sample_desk
from tests.typed_figures import enter_figure, type_figure


def test_two_windows_work_on_two_sections_and_both_stand(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    key = desk.find("24")
    first = desk.open(key)
    one, two = add_section(first, words("通信管理局")), add_section(first, words("商务局"))
    add_statement(first, one, "一切正常。")
    first.save()
    second = desk.open(key)
    change(first, "sections", one, speaker=words("李某"))
    change(second, "sections", one, title=words("局长"))
    change(second, "sections", two, verb="state")
    assert not first.save() and not second.save()
    kept = desk.load(key)
    assert (kept.sections[one].speaker, kept.sections[one].title) == ({"zh": "李某"}, {"zh": "局长"})
    assert kept.sections[two].verb == "state" and len(kept.statements) == 1


def test_one_figure_changed_in_two_windows_is_a_clash_by_its_label(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    key = desk.find("24")
    first = desk.open(key)
    figure, _ = enter_figure(first, "6412个", label=words("网络故障"))
    first.save()
    second = desk.open(key)
    type_figure(first, figure, "6413个")
    type_figure(second, figure, "6414个")
    assert not first.save()
    clashes = second.save()
    [line] = named_clashes(desk, key, clashes, "zh")
    assert "网络故障" in line.name and (line.old, line.new) == ("6413个", "6414个")
    assert second.conference.figures[figure].text == "6413个"


def test_the_history_calls_parts_by_their_names(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    key = desk.find("24")
    sitting = desk.open(key)
    section = add_section(sitting, words("通信管理局"))
    add_statement(sitting, section, "一切正常。")
    enter_figure(sitting, "6412个", label=words("网络故障"))
    sitting.save()
    lines = versions(desk, key, "zh")[0].lines
    department = "部门发布“通信管理局”"
    assert [(line.name, line.new) for line in lines] == [
        (f"{department} 单位（中文）", "通信管理局"), (f"{department} 说法", "介绍"),
        ("发言“一切正常。”", "一切正常。"), ("数据“网络故障”", "6412个"),
    ], "where a part that came stands is not told beside it"  # fmt: skip
    change(sitting, "sections", section, order=9)
    sitting.save()
    [moved] = versions(desk, key, "zh")[0].lines
    assert (moved.name, moved.old, moved.new) == (f"{department} 次序", "0", "9")
    newest = desk.repository.history(key)[-1]
    assert version_with(desk, key, f" {newest.hash[:12].upper()}") == newest.number == 3


def test_the_moment_of_a_claim_is_said_as_that_of_a_figure() -> None:
    """截至目前 of a claim was told as “word 空”."""
    claim = {"predicate": {"zh": "均无新增"}, "as_of": {"word": ""}}
    for lang, now in (("zh", "截至 目前"), ("en", "as of now")):
        assert now in Namer(None, None, lang).value(claim, ("claims", "3kf"))


def test_a_value_of_sixty_characters_is_shown_whole_and_a_longer_one_cut(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    key = desk.find("24")
    sitting = desk.open(key)
    shown = []
    for length in (60, 61):
        sitting.set_text("agenda", "字" * length)
        sitting.save()
        shown += [line.new for line in versions(desk, key, "zh")[0].lines]
    assert shown == ["字" * 60, "字" * 59 + "…"]


def test_an_entry_of_a_kind_nobody_knows_is_told_by_its_own_word(tmp_path: Path) -> None:
    """A file sealed by somebody else, or by a later version, may name any."""
    from store.archive.seal import seal, unseal

    desk = sample_desk(tmp_path)
    path = next((tmp_path / "conferences").rglob("2022-09-01-024.000001.json"))
    tables = unseal(path.read_bytes(), "2022-09-01-024", 1)
    for kind, zh, en in (
        ("\x07carried over", "carried over", "carried over"),
        ("restored", "恢复第?版", "restored version ?"),
    ):
        tables["revisions"]["1"]["kind"] = kind
        path.write_bytes(seal(tables, "2022-09-01-024", 1, 0))
        for lang, wanted in (("zh", zh), ("en", en)):
            [version] = versions(desk, "2022-09-01-024", lang)
            assert version.kind.strip("␇ ") == wanted


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ("6412个", "6414个", "+2"), ("6412个", "6410个", "-2"), ("6412个", "6412个", "0"), ("1.5万件", "1.52万件", "+200"),
        ("6412个", "6414处", None), ("6400余个", "6414个", None), ("6412个", "6400余个", None),
    ],
)  # fmt: skip
def test_a_followed_figure_has_changed_by_so_much_where_both_are_exact_and_of_one_measure(
    before: str, now: str, change: str | None
) -> None:
    earlier = replace(samples()[12], figures={"a": Figure(0, before, read_quantity(before), follow="faults")})
    figure = Figure(0, now, read_quantity(now), follow="faults")
    followed = previous_figure(figure, [earlier])
    assert followed is not None and followed.change == change


def test_what_was_given_last_time_is_that_of_the_same_department() -> None:
    def one(department: str, raw: str) -> Conference:
        figure = Figure(0, raw, read_quantity(raw), label=words("网络故障"), section="s")
        return replace(
            samples()[12], sections={"s": Section(0, department=words(department))}, figures={"a": figure}
        )

    now = one("通信管理局", "6412个")
    found = last_time(now.figures["a"], now, [one("商务局", "12个"), one("通信管理局", "6410个")])
    assert found is not None and found.before.raw == "6410个"
