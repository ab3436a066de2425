"""What tampering is found out, by the chain alone and with a hash kept elsewhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.archive.chain import ChainEntry, faults_of_history
from store.archive.documents import Change, put
from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from store.archive.seal import digest, seal, unseal
from tests.unit.archive.contract import DOLMA, TASHI
from tests.unit.archive.documents_for_tests import a_document, with_cell

KEY = "2022-09-01-024"
LAST = 9
Tables = dict[str, dict[str, Any]]


@pytest.fixture
def repository(tmp_path: Path) -> FolderRepository:
    open_folder(tmp_path / "data")
    repository = FolderRepository(tmp_path / "data")
    kept = repository.create(a_document(lhasa=100), DOLMA)
    for number in range(2, LAST + 1):
        kept = repository.save(KEY, kept.document, with_cell(kept.document, "lhasa", 100 + number), TASHI)
    return repository


def rewrite(repository: FolderRepository, change: Callable[[Tables], None]) -> None:
    """Tamper as somebody does who knows the format and renews the file's checksum."""
    path = sorted((repository.root / "conferences").rglob("*.json"))[-1]
    tables = unseal(path.read_bytes(), KEY, LAST)
    change(tables)
    path.write_bytes(seal(tables, KEY, LAST, LAST - 1))


def change_a_figure(tables: Tables) -> None:
    tables["conference"]["1"]["cells"]["yesterday/confirmed/lhasa"]["v"] = 7


def change_an_old_entry(tables: Tables) -> None:
    tables["revisions"]["4"]["changes"][0]["new"]["v"] = 7


def change_who(tables: Tables) -> None:
    tables["revisions"]["4"]["by"] = "别人"


def remove_one(tables: Tables) -> None:
    del tables["revisions"]["5"]


def remove_the_first(tables: Tables) -> None:
    del tables["revisions"]["1"]


def exchange_two(tables: Tables) -> None:
    rows = tables["revisions"]
    rows["4"], rows["5"] = rows["5"], rows["4"]


def change_a_hash(tables: Tables) -> None:
    tables["revisions"][str(LAST)]["hash"] = "0" * 64


@pytest.mark.parametrize(
    ("tamper", "code", "number"),
    [
        (change_a_figure, "chain_state", LAST),
        (change_an_old_entry, "chain_changed", 4),
        (change_who, "chain_changed", 4),
        (remove_one, "chain_changed", 5),
        (remove_the_first, "chain_changed", 1),
        (exchange_two, "chain_changed", 4),
        (change_a_hash, "chain_changed", LAST),
    ],
)
def test_the_chain_alone_finds(
    repository: FolderRepository, tamper: Callable[[Tables], None], code: str, number: int
) -> None:
    rewrite(repository, tamper)
    (found,) = repository.verify(KEY)
    assert (found.code, found.facts["number"]) == (code, number)
    assert KEY in found.said("zh") and str(number) in found.said("en")


def cut_the_end(tables: Tables) -> None:
    for number in (LAST, LAST - 1):
        entry: ChainEntry = tables["revisions"].pop(str(number))
        for row in entry["changes"]:
            change = Change.from_json(row)
            put(tables["conference"]["1"], change.path, change.old)


def forge(tables: Tables) -> None:
    """Another author for entry 4, and every hash after it made anew."""
    tables["revisions"]["4"]["by"] = "别人"
    before = digest(KEY)
    for number in range(1, LAST + 1):
        entry = tables["revisions"][str(number)]
        del entry["hash"]
        entry["prev"] = before
        entry["hash"] = before = digest(entry)


def count_from_two(tables: Tables) -> None:
    """Every entry by the number after its own, and every hash made anew."""
    before = digest(KEY)
    for number in range(1, LAST + 1):
        entry = tables["revisions"][str(number)]
        del entry["hash"]
        entry["number"], entry["prev"] = number + 1, before
        entry["hash"] = before = digest(entry)


def test_entries_that_do_not_count_from_one_are_no_history(repository: FolderRepository) -> None:
    rewrite(repository, count_from_two)
    assert [(found.code, found.facts["number"]) for found in repository.verify(KEY)] == [("chain_changed", 1)]


def test_every_hash_kept_elsewhere_that_is_gone_is_told(repository: FolderRepository) -> None:
    gone = ["1" * 64, "2" * 64]
    found = repository.verify(KEY, [gone[0], repository.history(KEY)[-1].hash, gone[1]])
    assert [(each.code, each.facts["anchor"]) for each in found] == [("chain_cut", hash_) for hash_ in gone]


@pytest.mark.parametrize("tamper", [cut_the_end, forge])
def test_a_cut_end_and_a_forged_history_are_found_with_a_hash_kept_elsewhere(
    repository: FolderRepository, tamper: Callable[[Tables], None]
) -> None:
    printed = repository.load(KEY).head
    assert repository.verify(KEY, [printed]) == []
    rewrite(repository, tamper)
    assert repository.verify(KEY) == [], "the chain alone cannot know"
    (found,) = repository.verify(KEY, [printed])
    assert (found.code, found.facts["anchor"]) == ("chain_cut", printed)


def test_a_new_conference_notes_the_head_of_the_latest_one(repository: FolderRepository) -> None:
    head = repository.load(KEY).head
    later = repository.create(a_document(35, "2022-09-12"), DOLMA)
    assert repository.history(later.key)[0].witness == {KEY: head}


def test_a_history_put_under_another_key_is_found(repository: FolderRepository) -> None:
    path = sorted((repository.root / "conferences").rglob("*.json"))[-1]
    tables = unseal(path.read_bytes(), KEY, LAST)
    other = "2022-09-01-044"
    path.with_name(f"{other}.000001.json").write_bytes(seal(tables, other, 1, 0))
    (found,) = repository.verify(other)
    assert (found.code, found.facts["number"]) == ("chain_changed", 1)


def test_lines_taken_over_are_the_lines_that_would_be_written(repository: FolderRepository) -> None:
    path = sorted((repository.root / "conferences").rglob("*.json"))[-1]
    data = path.read_bytes()
    assert seal(unseal(data, KEY, LAST), KEY, LAST, LAST - 1) == data


def test_what_a_person_accepted_is_not_asked_about_and_what_came_after_is(
    repository: FolderRepository,
) -> None:
    path = sorted((repository.root / "conferences").rglob("*.json"))[-1]

    def entries() -> list[ChainEntry]:
        tables = unseal(path.read_bytes(), KEY, LAST)
        return [tables["revisions"][str(number)] for number in range(1, LAST + 1)]

    document = unseal(path.read_bytes(), KEY, LAST)["conference"]["1"]
    held = entries()
    accepted = (5, held[4]["hash"])
    assert faults_of_history(KEY, document, held, (), accepted) == []
    held[3]["by"] = "别人"
    assert faults_of_history(KEY, document, held, (), accepted) == [], "it lies before the accepted version"
    assert faults_of_history(KEY, document, held, (), (5, "0" * 64)), "another version was accepted"
    for number in (5, 6, LAST):
        held = entries()
        held[number - 1]["by"] = "别人"
        (found,) = faults_of_history(KEY, document, held, (), accepted)
        assert (found.code, found.facts["number"]) == ("chain_changed", number)
