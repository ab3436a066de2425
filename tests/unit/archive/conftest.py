"""An archive in a folder of its own for each test."""

from pathlib import Path

import pytest

from store.archive.folder import FolderRepository
from store.archive.marker import open_folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    open_folder(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def repository(root: Path) -> FolderRepository:
    return FolderRepository(root)
