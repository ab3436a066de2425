"""Some attacks are made on the app in the test's own process."""

import inspect

import pytest


@pytest.fixture(autouse=True)
def _quickly(request: pytest.FixtureRequest) -> None:
    if inspect.iscoroutinefunction(request.function):
        request.getfixturevalue("quick_screens")
