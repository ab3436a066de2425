"""One conference saved a number of times, its files, and what refuses to be done with it."""

from pathlib import Path

import pytest

from store.archive.folder import FolderRepository
from store.part_kinds import Document
from store.troubles import Trouble
from tests.unit.archive.contract import DOLMA
from tests.unit.archive.documents_for_tests import a_document, with_cell

KEY = "2022-09-01-024"


def files(root: Path) -> list[Path]:
    """The generations of KEY, oldest first."""
    return sorted((root / "conferences/2022/09").glob(f"{KEY}.*.json"))


def saved(repository: FolderRepository, times: int) -> Document:
    """A conference with `times` saves; lhasa has the number of the save."""
    kept = repository.create(a_document(lhasa=1), DOLMA)
    for number in range(2, times + 1):
        kept = repository.save(KEY, kept.document, with_cell(kept.document, "lhasa", number), DOLMA)
    return kept.document


def lhasa(document: Document) -> int:
    value: int = document["cells"]["yesterday/confirmed/lhasa"]["v"]
    return value


def refused(code: str) -> "pytest.RaisesExc[Trouble]":
    return pytest.raises(Trouble, check=lambda error: error.code == code)
