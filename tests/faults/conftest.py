"""Some attacks are made on the app in the test's own process."""

import inspect

import pytest

from tests.quick_screens import words_looked_at_once


@pytest.fixture(autouse=True)
def _quickly(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    words_looked_at_once(monkeypatch)
    if inspect.iscoroutinefunction(request.function):
        request.getfixturevalue("quick_screens")
