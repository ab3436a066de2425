"""What an import refuses, and that it says why in the person's language, never in Python's."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from store.desk.desk import Desk
from store.desk.incoming.importing import bring_in, parsed, text_of_file
from store.reasons import did_you_mean
from store.troubles import Trouble
from tests.conftest import Command
from tests.stage import sample_desk

GOOD = {"conference": 60, "held_on": "2022-10-08", "windows": [], "standing": [], "cumulative": []}
WINDOW = {
    "from": "2022-10-07T00",
    "to": "2022-10-07T24",
    "figures": {"confirmed": {"total": 3, "by_place": {}}},
}
PYTHON = re.compile(r"Error|Expecting|codec|Errno|No such file|True|None|object|\{[a-z]")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return sample_desk(tmp_path / "a")


def refused(desk: Desk, text: str) -> Trouble:
    with pytest.raises(Trouble) as why:
        for data in parsed(text, "x.json"):
            bring_in(desk, data, "x.json")
    assert not PYTHON.search(why.value.said("zh")), why.value.said("zh")
    assert not re.search(r"[一-鿿、（）]", why.value.said("en").replace("西藏", "").replace("拉萨市", "")), (
        why.value.said("en")
    )
    assert len(desk.rows()) == 7
    return why.value


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a name not known": ({"standings": []}, "“standing”"),
    "no date": ({"held_on": None}, "held_on"),
    "a date that is none": ({"held_on": "2022-13-08"}, "2022-13-08"),
    "a truth for a number": ({"conference": True}, "true"),
    "ten digits": ({"standing": [{"indicator": "high_risk", "value": 1234567890}]}, "1234567890"),
    "a broken number": ({"standing": [{"indicator": "high_risk", "value": 1.5}]}, "1.5"),
    "below zero": ({"standing": [{"indicator": "high_risk", "value": -1}]}, "-1"),
    "an hour that is none": ({"windows": [{**WINDOW, "to": "2022-10-07T25"}]}, "windows[0].to"),
    "no hour at all": ({"windows": [{**WINDOW, "to": WINDOW["from"]}]}, "windows[0].to"),
    "no end": ({"windows": [{"from": "2022-10-07T00"}]}, "windows[0].to"),
    "figures in a list": ({"windows": [{**WINDOW, "figures": [3]}]}, ""),
    "windows in a text": ({"windows": "2022"}, ""),
    "a wrong group": ({"standing": [{"indicator": "discharged", "value": 1}]}, "discharged"),
    "a figure of a moment twice": (
        {"standing": [{"indicator": "high_risk", "value": 477}, {"indicator": "high_risk", "value": 7}]},
        "standing[0].indicator",
    ),
    "50,000 times": (
        {"standing": [{"indicator": "high_risk", "value": 477 + n % 2} for n in range(50_000)]},
        "standing[1].indicator",
    ),
    "a place by two names": (
        {
            "windows": [
                {**WINDOW, "figures": {"confirmed": {"total": 3, "by_place": {"拉萨市": 3, "Lhasa": 2}}}}
            ]
        },
        "windows[0].figures.confirmed.by_place.Lhasa",
    ),
    "a window twice": ({"windows": [WINDOW, {**WINDOW, "figures": {}}]}, "windows[1]"),
    "a total here and in found": (
        {
            "windows": [{**WINDOW, "figures": {"new_infections": {"total": 3, "by_place": {}}}}],
            "found": {"date": "2022-10-07", "total": 4, "found_controlled": 4, "found_community": 0},
        },
        "windows[0].figures.new_infections.total",
    ),
    "found on no day": ({"windows": [WINDOW], "found": {"date": 3}}, ""),
}


@pytest.mark.parametrize("how", WRONG)
def test_a_wrong_part_is_named(desk: Desk, how: str) -> None:
    part, named = WRONG[how]
    why = refused(desk, json.dumps({**GOOD, **part}))
    assert named in why.said("zh") and named in why.said("en")


TEXTS = {
    "twice": ('{"conference": 60, "conference": 61, "held_on": "2022-10-08"}', "conference"),
    "twice within": ('{"held_on": "2022-10-08", "found": {"total": 1, "total": 2}}', "total"),
    "a conference twice": (
        '[{"conference": 60, "held_on": "2022-10-08"}, {"conference": 60, "held_on": "2022-10-09"}]',
        "x.json",
    ),
    "a conference twice, its series named once": (
        '[{"held_on": "2022-10-08", "series": "xizang_epidemic"}, {"held_on": "2022-10-08"}]',
        "x.json",
    ),
    "nested without end": ("[" * 100_000, "x.json"),
    "not ended": ('{"held_on": ', "1"),
    "two": ("{} {}", "x.json"),
    "endless digits": ('{"conference": ' + "9" * 5000 + "}", "999999999999"),
    "no number": ('{"conference": NaN}', "NaN"),
    "no conference": ("3", "x.json"),
}


@pytest.mark.parametrize("how", TEXTS)
def test_a_text_that_is_no_such_json_is_told(desk: Desk, how: str) -> None:
    text, named = TEXTS[how]
    why = refused(desk, text)
    assert named in why.said("zh") and named in why.said("en") and why.exit_code == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_that_contradicts_itself_changes_nothing(tmp_path: Path, command: Command, lang: str) -> None:
    here = ("--data", str(tmp_path / "a"), "--lang", lang)
    sample_desk(tmp_path / "a")
    before = command("draft", "24", *here).stdout
    (tmp_path / "24.txt").write_text(before, "utf-8")
    data = json.loads(command("read", "--json", str(tmp_path / "24.txt"), *here).stdout)
    assert data["standing"][0]["value"] == 477
    data["standing"].append({**data["standing"][0], "value": 7})
    for document in (data, [data], [{**data, "standing": []}, {**data, "standing": []}]):
        (tmp_path / "x.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
        done = command("import", str(tmp_path / "x.json"), *here)
        assert done.returncode == 1 and done.stdout == ""
        assert ("不知道以哪个为准" if lang == "zh" else "nobody can tell which counts") in done.stderr
    one = {**data, "standing": [], "conference": 61}
    (tmp_path / "x.json").write_text(json.dumps([one, {**one, "conference": 62}]), "utf-8")
    assert command("import", str(tmp_path / "x.json"), "--into", "24", *here).returncode == 1, "both into one"
    assert command("draft", "24", *here).stdout == before


def test_what_the_system_says_is_told_in_the_persons_language(tmp_path: Path) -> None:
    (tmp_path / "gbk.json").write_bytes("拉萨".encode("gb18030"))
    for path in (tmp_path / "none.json", tmp_path, tmp_path / "gbk.json"):
        with pytest.raises(Trouble) as why:
            text_of_file(path)
        assert not PYTHON.search(why.value.said("zh")), why.value.said("zh")
        assert path.name in why.value.said("zh")
        assert not re.search(r"[一-鿿、（）]", why.value.said("en")), why.value.said("en")


def test_names_in_a_list_are_parted_as_the_language_does(desk: Desk) -> None:
    with pytest.raises(Trouble) as why:
        desk.find("99")
    assert "51、44" in why.value.said("zh")
    assert " (51, 44" in why.value.said("en") and "、" not in why.value.said("en")


def test_nothing_is_proposed_where_nothing_is_like_it() -> None:
    assert did_you_mean("")("zh") == did_you_mean("")("en") == ""
    assert "确诊" in did_you_mean("确诊")("zh")
