"""The office's own list at the keyboard: looked at, changed, taken back; and filled from a finding about a speaker."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from store.checks.office_names import TITLE, UNLISTED
from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.names.office_list import KnownPerson, KnownPlace, OfficeList, PlaceName
from store.record.words import words
from tests.stage import NOW, on_stage, press, screen_text
from tui.app import BulletinApp
from tui.screens.checks import ChecksScreen
from tui.screens.names import NamesScreen


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW, local=tmp_path / "l")
    made.add_sample(whole=True)
    return made


def known(desk: Desk) -> OfficeList:
    desk.names.refresh()
    return desk.names.now.known


def titles(desk: Desk, name: str) -> list[tuple[str, date | None, date | None]]:
    [person] = known(desk).called(name)
    return [(title.words["zh"], title.since, title.until) for title in person.titles]


async def typed(app: BulletinApp, pilot: object, **lines: str) -> None:
    """Put texts into the lines of the dialog that is open, and accept it."""
    for name, text in lines.items():
        app.screen.query_one(f"#{name.replace('_', '-')}", Input).value = text
    await press(pilot, "enter")  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_list_is_changed_and_every_change_is_kept_and_taken_back(desk: Desk, lang: str) -> None:
    app = BulletinApp(desk, today=date(2022, 9, 1), lang=lang)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await press(pilot, "f9")
        assert isinstance(app.screen, NamesScreen)
        shown = screen_text(app)
        assert ("人员4 地名1 用词2" if lang == "zh" else "people 4, places 1, words 2") in shown
        assert "2023-11-10 –" in shown and "names.000001" not in shown and "F5" in shown

        # A new title from a day on ends the one held till then; a day that lies wrong is told where it was typed.
        await press(pilot, "f5")
        named = ("曲达的新职务，原职务“副秘书长”", "Qu Da, until now deputy secretary-general")
        assert named[lang == "en"] in screen_text(app)
        assert ("原职务到前一天为止  " if lang == "zh" else "The title before ends  ") in screen_text(app)
        await typed(app, pilot, title_zh="秘书长")
        before, since = date(2022, 8, 31), date(2022, 9, 1)
        assert titles(desk, "曲达") == [("副秘书长", None, before), ("秘书长", since, None)]
        await press(pilot, "down", "delete")
        assert titles(desk, "曲达") == [("副秘书长", None, before)]
        await press(
            pilot, "home", "escape", "f9", "ctrl+z", "f6"
        )  # later, the cursor is on the title that came back
        await typed(app, pilot, until="2022-08-01")
        assert ("末日早于首日" if lang == "zh" else "before the first") in screen_text(app)
        await typed(app, pilot, until="2022-10-01")
        assert titles(desk, "曲达")[1] == ("秘书长", since, date(2022, 10, 1))
        await press(pilot, "ctrl+z", "ctrl+z")
        assert titles(desk, "曲达") == [("副秘书长", None, None)]

        # Something is added of each kind, found, and taken out.
        for downs, lines in (
            (0, {"name_zh": "王某", "order": "5", "title_zh": "局长"}),
            (1, {"name_zh": "甲市", "never": "乙市", "earlier_zh": "甲地区", "until": "2014-06-25"}),
            (2, {"language": "zh", "avoid": "某词、某语", "use": "他词", "why_zh": "规定"}),
        ):
            await press(pilot, "home", "ctrl+n", *["down"] * downs, "enter")
            await typed(app, pilot, **lines)
            assert isinstance(app.screen, NamesScreen), screen_text(app)
        await press(pilot, "home", "ctrl+n", "down", "down", "enter")
        await typed(app, pilot, avoid="他词", use="某词")
        assert ("名单上不用的词" if lang == "zh" else "is not to be used") in screen_text(app)
        await press(pilot, "escape", "escape")
        assert (len(known(desk).persons), len(known(desk).places), len(known(desk).words)) == (5, 2, 3)
        assert known(desk).words[-1].avoid == ("某词", "某语") and known(desk).places[-1].avoid == ("乙市",)
        await press(pilot, "ctrl+f", "王", "某", "enter")
        assert [row.entry for row in app.screen.rows if row.entry] == list(known(desk).called("王某"))
        await press(pilot, "delete")
        assert not known(desk).called("王某")

        # Somebody else is quicker with the same entry: nothing typed is lost, and nothing of theirs.
        await press(pilot, "escape", "home", "enter")
        [person] = known(desk).called("曲达")
        desk.names.put(person, replace(person, order=11))
        await typed(app, pilot, order="12")
        assert ("刚被别人改过" if lang == "zh" else "has just changed") in screen_text(app)
        assert app.screen.query_one("#order", Input).value == "12"
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, NamesScreen) and known(desk).called("曲达")[0].order == 11
        await press(pilot, "escape")
        assert not isinstance(app.screen, NamesScreen)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_former_name_is_taken_out_with_its_days(desk: Desk, lang: str) -> None:
    former = PlaceName(names={"zh": "甲地区"}, until=date(2014, 6, 25))
    desk.names.put(None, KnownPlace(names={"zh": "甲市"}, dated=(former,)))
    app = BulletinApp(desk, today=date(2022, 9, 1), lang=lang)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "f9")
        await press(pilot, "ctrl+f", "甲", "地", "区", "enter", "enter")
        await typed(app, pilot, earlier_zh="")
        assert ("没有写曾用名" if lang == "zh" else "former name is missing") in screen_text(app)
        assert known(desk).places[-1].dated == (former,)
        await typed(app, pilot, until="")
        assert isinstance(app.screen, NamesScreen) and known(desk).places[-1].dated == ()
        await press(pilot, "ctrl+z")
        assert known(desk).places[-1].dated == (former,)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_finding_is_settled_in_the_text_or_on_the_list(desk: Desk, lang: str) -> None:
    sitting = desk.open(desk.find("24"))
    changes = {
        "sections/2i3": replace(sitting.conference.sections["2i3"], title=words("秘书长")),
        "sections/qx3": replace(
            sitting.conference.sections["qx3"], speaker=words("普布", en="Purbu"), title=words("厅长")
        ),
    }
    sitting.set_fields(**changes)
    sitting.save()
    async with on_stage(desk, "24", "checks", lang=lang) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, ChecksScreen)
        warned = [
            one.rule for one in screen.rows if one is not None and one.failed and one.severity == "warning"
        ]
        assert warned == [TITLE, UNLISTED, "unwritten"], "the new titles have no English"
        assert ("改名单（F9）" if lang == "zh" else "change the list (F9)") in screen_text(app)
        await press(pilot, "f5")
        assert screen.sitting.conference.sections["2i3"].title["zh"] == "副秘书长"
        await press(pilot, "ctrl+z", "home", "f9")
        await press(pilot, "enter")  # from this day on, as the record has it
        assert titles(desk, "曲达") == [
            ("副秘书长", None, date(2022, 8, 31)),
            ("秘书长", date(2022, 9, 1), None),
        ]
        finding = screen.current
        assert finding is not None and finding.rule == UNLISTED
        await press(pilot, "f9", "enter")
        [new] = known(desk).called("普布")
        assert (
            isinstance(new, KnownPerson)
            and new.names["en"] == "Purbu"
            and new.titles[0].words["zh"] == "厅长"
        )
        left = [
            one.rule for one in screen.rows if one is not None and one.failed and one.severity == "warning"
        ]
        assert left == ["unwritten"]
        screen.sitting.set_fields(
            **{"sections/2i3": replace(sitting.conference.sections["2i3"], title=words("主任"))}
        )
        screen.renew()
        await press(pilot, "home", "enter")
        assert app.screen.place == "sections" and app.screen.current.key == "2i3"  # type: ignore[attr-defined]
