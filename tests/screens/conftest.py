"""Every test here starts the app, or speaks of what it shows."""

import pytest


@pytest.fixture(autouse=True)
def _quickly(quick_screens: None) -> None:
    pass
