"""The folder keeps the contract, and what only a folder can show: modes, names, damage, lost drives."""

from pathlib import Path

import pytest

from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from tests.unit.archive.contract import RepositoryContract


class TestFolder(RepositoryContract):
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        open_folder(tmp_path / "data")
        return tmp_path / "data"

    @pytest.fixture
    def repository(self, root: Path) -> FolderRepository:
        return FolderRepository(root)

    @pytest.fixture
    def other(self, root: Path) -> FolderRepository:
        return FolderRepository(root)
