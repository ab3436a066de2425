"""Names a series cannot have on every system are refused in words: when it is made, and when it is read."""

import shutil
from pathlib import Path

import pytest

from store.authoring.new_series import make_series
from store.authoring.new_series_input import NewSeries, NewSeriesTrouble
from store.series.loading import unusable
from store.series.shelf import Shelf
from store.troubles import Trouble

DEVICES = [
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
]


@pytest.mark.parametrize("key", DEVICES)
def test_a_devices_name_is_refused_as_a_key(tmp_path: Path, key: str) -> None:
    with pytest.raises(NewSeriesTrouble) as refused:
        make_series(Shelf(tmp_path / "series"), NewSeries(key))
    assert refused.value.code == "reserved_key"
    assert key in refused.value.said("zh") and key in refused.value.said("en")
    assert not (tmp_path / "series").exists(), "nothing is made"


@pytest.mark.parametrize("key", ["con1", "console", "auxiliary", "com10", "null", "nul_1"])
def test_names_that_only_look_like_one_pass(key: str) -> None:
    assert unusable(key) == ""


@pytest.fixture
def office(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "series")
    make_series(shelf, NewSeries("flood"))
    return shelf


def test_an_offices_folder_stands_beside_or_for_one_of_the_programs_own(office: Shelf) -> None:
    assert office.office is not None
    own = office.folders["xizang_epidemic"][0]
    for name in ("xizang_epidemic", "empty"):
        (office.office / name).mkdir()
    office.refresh()
    assert office.folders["xizang_epidemic"] == (own, office.office / "xizang_epidemic"), "words of its own"
    assert office.folders["empty"] == (office.office / "empty", None), "said when it is asked for"
    shutil.copy(own / "series.toml", office.office / "xizang_epidemic")
    office.refresh()
    assert office.folders["xizang_epidemic"] == (office.office / "xizang_epidemic", None), (
        "a series of its own"
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [("con", "reserved_name"), ("CON", "reserved_name"), ("nul.old", "reserved_name"), ("Aux", "reserved_name"),
     ("COM¹", "reserved_name"), ("flood.", "ends_badly"), ("flood ", "ends_badly"), ("Flood", "case_twice"),
     ("x" * 70, "long_name"), ("a?b", "bad_signs"), ("Xizang_Epidemic", "case_twice")],
)  # fmt: skip
def test_such_a_folder_is_one_bad_series_and_the_others_work(office: Shelf, name: str, code: str) -> None:
    assert office.office is not None
    shutil.copytree(office.office / "flood", office.office / name)
    office.refresh()
    with pytest.raises(Trouble) as refused:
        office.series(name)
    assert refused.value.code == code
    for lang in ("zh", "en"):
        assert name.strip()[:20] in refused.value.said(lang)
    assert office.series("flood").key == "flood" and office.default.key == "xizang_epidemic"


def test_a_book_or_a_key_of_a_devices_name_is_told(office: Shelf) -> None:
    assert office.office is not None
    folder = office.office / "flood"
    shutil.copy(folder / "en.toml", folder / "nul.toml")
    office.refresh()
    with pytest.raises(Trouble, match="keep that name for a device"):
        office.series("flood")
    (folder / "nul.toml").unlink()
    file = folder / "series.toml"
    file.write_text(file.read_text("utf-8").replace('key = "flood"', 'key = "con"'), encoding="utf-8")
    office.refresh()
    with pytest.raises(Trouble, match="keep that name for a device"):
        office.series("flood")


@pytest.mark.parametrize(("lang", "words"), [("zh", "留给设备"), ("en", "keep that name for a device")])
def test_the_command_line_refuses_and_lists_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    from tui.cli import run

    at = ["--data", str(tmp_path / "a"), "--lang", lang]
    assert run(["series", "new", "con", *at]) != 0
    assert words in capsys.readouterr().err
    assert run(["series", "new", "flood", *at]) == 0
    shutil.copytree(tmp_path / "a/series/flood", tmp_path / "a/series/PRN")
    capsys.readouterr()
    assert run(["series", "list", *at]) == 1
    told = capsys.readouterr()
    assert "flood" in told.out and words in told.err and "PRN" in told.err
    for named in ("PRN", "PRN/series.toml", "PRN/zh.toml"):
        assert run(["series", "check", str(tmp_path / "a/series" / named), *at]) == 1
        told = capsys.readouterr()
        assert words in told.out + told.err, "the check says what the list says"
    shutil.copytree(tmp_path / "a/series/flood", tmp_path / "PRN")
    assert run(["series", "check", str(tmp_path / "PRN"), *at]) == 0, "a copy that lies elsewhere"
