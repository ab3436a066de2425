"""A sitting's way to the archive: saves in turn, other windows' work, clashes, journals."""

import shutil
import time
from pathlib import Path

import pytest

from store.archive.marker import archive_id
from store.desk.account import account_folder
from store.desk.clock import is_behind, recent_time
from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.recovery.recovering import finish, offers, recover
from store.desk.sitting import Sitting
from store.record.cell import CellKey
from store.troubles import Trouble
from tests.conftest import Command
from tests.stage import NOW, sample_desk

KEY = "2022-09-01-024"
LHASA = CellKey("yesterday", "confirmed", "lhasa")
NGARI = CellKey("yesterday", "confirmed", "ngari")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return sample_desk(tmp_path / "a")


@pytest.fixture
def theirs(desk: Desk, tmp_path: Path) -> Sitting:
    other = open_desk(tmp_path / "a", who="扎西", clock=lambda: NOW, local=tmp_path / "elsewhere")
    return other.open(KEY)


def kept(desk: Desk, cell: CellKey) -> object:
    found = desk.load(KEY).cells.get(cell)
    return found.value if found is not None else None


def journals(desk: Desk) -> list[Path]:
    return sorted(Path(desk.places["journal"]).glob("*.jsonl"))


def test_a_clock_half_a_minute_behind_is_not_remarked_on_and_an_unknown_time_is_not_shown() -> None:
    assert (is_behind(0, 30_000), is_behind(0, 61_000)) == (False, True)
    assert recent_time(0) == "" and recent_time(1)


def test_what_is_typed_while_a_save_is_under_way_is_no_clash_with_oneself(desk: Desk) -> None:
    mine = desk.open(KEY)
    mine.enter(LHASA, "21")
    first = mine.prepare_save()
    assert first is not None and mine.is_saving
    mine.enter(LHASA, "22")
    assert mine.prepare_save() is None, "one at a time"
    first.run()
    assert mine.finish_save(first) == ()
    assert mine.finish_save(first) == (), "finishing twice changes nothing"
    assert mine.conference.cells[LHASA].value == 22 and mine.state.dirty
    assert mine.save() == ()
    assert kept(desk, LHASA) == 22
    assert [entry.kind for entry in desk.repository.history(KEY)] == ["created", "changed", "changed"]


def test_leaving_waits_for_the_save_under_way(desk: Desk) -> None:
    mine = desk.open(KEY)
    mine.enter(LHASA, "21")
    order = mine.prepare_save()
    assert order is not None
    mine.enter(NGARI, "9")
    order.run()
    assert mine.save() == ()
    assert (kept(desk, LHASA), kept(desk, NGARI)) == (21, 9)


def test_the_journal_is_forgotten_only_when_the_archive_has_it(desk: Desk) -> None:
    mine = desk.open(KEY)
    mine.enter(LHASA, "21")
    assert len(journals(desk)) == 1
    order = mine.prepare_save()
    assert order is not None
    mine.enter(NGARI, "9")
    order.run()
    mine.finish_save(order)
    for _ in range(500):  # the file before goes once the new one is synced
        if len(journals(desk)) == 1:
            break
        time.sleep(0.01)
    (path,) = journals(desk)
    assert b"ngari" in path.read_bytes() and b"lhasa" not in path.read_bytes()
    mine.save()
    assert journals(desk) == []


def test_another_windows_work_comes_in_and_mine_stays(desk: Desk, theirs: Sitting) -> None:
    mine = desk.open(KEY)
    mine.enter(NGARI, "9")
    theirs.enter(LHASA, "22")
    theirs.save()
    assert mine.refresh() == ()
    assert (mine.conference.cells[LHASA].value, mine.conference.cells[NGARI].value) == (22, 9)
    assert mine.save() == ()
    assert (kept(desk, LHASA), kept(desk, NGARI)) == (22, 9)


def test_a_clash_seen_on_the_way_is_asked_about_at_the_save(desk: Desk, theirs: Sitting) -> None:
    mine = desk.open(KEY)
    mine.enter(LHASA, "21")
    theirs.enter(LHASA, "22")
    theirs.save()
    assert len(mine.refresh()) == 1
    assert mine.conference.cells[LHASA].value == 21, "nothing typed vanishes from the screen"
    (clash,) = mine.save()
    assert (clash.mine["v"], clash.theirs["v"], clash.theirs["by"]) == (21, 22, "扎西")
    assert kept(desk, LHASA) == 22 and len(journals(desk)) == 1
    mine.decide([clash])
    assert mine.save() == () and kept(desk, LHASA) == 21
    assert journals(desk) == []


def test_deciding_for_theirs_leaves_nothing_to_offer(desk: Desk, theirs: Sitting) -> None:
    mine = desk.open(KEY)
    mine.enter(LHASA, "21")
    theirs.enter(LHASA, "22")
    theirs.save()
    assert len(mine.save()) == 1
    mine.decide([])
    assert not mine.state.dirty and journals(desk) == []
    assert mine.conference.cells[LHASA].value == 22


def test_an_undecided_clash_stays_in_the_journal(desk: Desk, theirs: Sitting) -> None:
    mine = desk.open(KEY)
    mine.enter(LHASA, "21")
    theirs.enter(LHASA, "22")
    theirs.save()
    assert len(mine.save()) == 1
    mine.enter(NGARI, "9")
    mine.save()
    mine.close_journal()
    again = desk.open(KEY)
    (offer,) = offers(again, desk.left_behind(KEY))
    assert (offer.cells, offer.others) == (1, 0)
    (clash,) = recover(again, offer)
    finish(again, offer, [clash])
    assert again.conference.cells[LHASA].value == 21
    again.undo()
    assert again.conference.cells[LHASA].value == 22, "taking over can be undone"


def test_a_journal_whose_work_is_saved_is_not_offered(desk: Desk) -> None:
    mine = desk.open(KEY)
    mine.enter(LHASA, "21")
    copy = journals(desk)[0].read_bytes()
    mine.save()
    mine.close_journal()
    left = Path(desk.places["journal"]) / f"{KEY}.{'0' * 16}.0.jsonl"
    left.write_bytes(copy)
    assert offers(desk.open(KEY), desk.left_behind(KEY)) == []
    assert not left.exists()


def test_every_kind_of_change_survives_a_crash(desk: Desk) -> None:
    from tests.sample_conferences import samples

    mine = desk.open(KEY)
    target = samples()[51]
    mine.set_fields(held_at="pm", windows=target.windows)
    mine.set_text("agenda.zh", "通报疫情，回应关切")
    mine.set_as_of("high_risk", target.as_of["high_risk"])
    mine.explain("rule:x", "核对过")
    mine.enter(LHASA, "未报")
    mine.enter(NGARI, "")
    mine.close_journal()
    again = desk.open(KEY)
    (offer,) = offers(again, desk.left_behind(KEY))
    assert recover(again, offer) == ()
    finish(again, offer)
    assert again.conference == mine.conference


def test_a_drive_that_is_not_connected_is_not_taken_for_a_new_archive(tmp_path: Path) -> None:
    root = tmp_path / "share" / "archive"
    open_desk(root, who="卓玛", clock=lambda: NOW).add_sample()
    root.rename(tmp_path / "unplugged")
    for path in (root, root):
        with pytest.raises(Trouble) as refused:
            open_desk(path, who="卓玛", clock=lambda: NOW)
        assert refused.value.code == "not_connected" and str(root) in refused.value.said("zh")
    assert not root.exists()
    (tmp_path / "unplugged").rename(root)
    assert len(open_desk(root, who="卓玛", clock=lambda: NOW).rows()) == 7


def test_a_new_archive_is_made_where_one_was_only_when_it_is_asked_for(
    tmp_path: Path, command: Command
) -> None:
    root = tmp_path / "share" / "archive"
    open_desk(root, who="卓玛", clock=lambda: NOW).add_sample()
    root.rename(tmp_path / "unplugged")
    words = ("list", "--data", str(root))
    refused = command(*words, "--lang", "en")
    assert refused.returncode == 1 and "--new-archive" in refused.stderr and not root.exists()
    made = command(*words, "--new-archive")
    assert (made.returncode, made.stdout) == (0, "")
    later = command(*words)
    assert (later.returncode, later.stdout) == (0, "")
    assert open_desk(root, who="卓玛", clock=lambda: NOW).repository.strange() is None, "it was asked for"
    full = tmp_path / "unplugged"
    assert len(command("list", "--data", str(full), "--new-archive").stdout.splitlines()) == 7


def test_a_restored_copy_has_a_list_of_its_own(tmp_path: Path) -> None:
    first = open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW)
    first.add_sample()
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    copy = open_desk(tmp_path / "b", who="卓玛", clock=lambda: NOW)
    for desk, figure in ((first, "21"), (copy, "99")):
        sitting = desk.open(KEY)
        sitting.enter(LHASA, figure)
        sitting.save()
        desk.rows()
        desk.tidy()
    totals = {
        place: next(
            row.total
            for row in open_desk(tmp_path / place, who="x", clock=lambda: NOW).rows()
            if row.key == KEY
        )
        for place in "ab"
    }
    assert totals == {"a": 675, "b": 753}


def test_what_earlier_versions_kept_of_an_archive_goes_to_the_place_they_knew_first(tmp_path: Path) -> None:
    """They kept what was typed by the archive's id alone, which a copy has too."""
    open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW)
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    of_no_place = account_folder("state") / "journals" / str(archive_id(tmp_path / "a"))
    of_no_place.mkdir(parents=True)
    (of_no_place / "typed").touch()
    for place, takes in (("b", False), ("a", True)):
        journals = open_desk(tmp_path / place, who="卓玛", clock=lambda: NOW).places["journal"]
        assert (Path(journals) / "typed").exists() is takes


def test_speakers_and_statements_are_found(desk: Desk) -> None:
    document = desk.repository.load(KEY).document
    speaker = {
        "order": 1,
        "speaker": {"zh": "格桑玉珍"},
        "department": {"zh": "自治区商务厅"},
        "title": {"zh": "副厅长"},
    }
    changed = {**document, "sections": {"k1": speaker}}
    desk.repository.save(KEY, document, changed, desk.signature())
    assert [row.key for row in desk.found("格桑玉珍 商务厅")] == [KEY]


def test_what_another_version_of_the_program_keeps_with_a_conference_is_not_lost(
    desk: Desk, theirs: Sitting
) -> None:
    document = desk.repository.load(KEY).document
    annexes = {"map": {"pages": [1, {"scale": None}], "title": "附图"}}
    desk.repository.save(KEY, document, {**document, "annexes": annexes}, desk.signature())
    mine = desk.open(KEY)
    mine.enter(LHASA, "21")
    mine.undo()
    mine.redo()
    assert mine.save() == ()
    theirs.enter(NGARI, "9")
    assert theirs.save() == (), "opened before the other version wrote it"
    saved = desk.repository.load(KEY)
    assert saved.document["annexes"] == annexes
    assert kept(desk, LHASA) == 21 and kept(desk, NGARI) == 9
    newer = {**saved.document, "annexes": {"map": "other"}}
    desk.repository.save(KEY, saved.document, newer, desk.signature())
    mine.enter(LHASA, "22")
    assert mine.save() == ()
    assert desk.repository.load(KEY).document["annexes"] == {"map": "other"}
    assert [change for entry in desk.repository.history(KEY)[2:4] for change in entry.changes] == [
        change
        for entry in desk.repository.history(KEY)[2:4]
        for change in entry.changes
        if change.path[0] == "cells"
    ]
