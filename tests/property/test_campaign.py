"""The full campaign of the properties: twenty times as many examples, and fresh ones in every run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples import profile

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("environ", "examples", "same"),
    [({"CI": "1"}, 3, True), ({}, 3, False), ({"CI": "1", "FULL_CAMPAIGN": "1"}, 120, False)],
)
def test_ci_tries_the_same_examples_and_the_campaign_fresh_ones(
    environ: dict[str, str], examples: int, same: bool
) -> None:
    chosen = profile(environ, 3)
    assert (chosen.max_examples, chosen.derandomize, chosen.deadline) == (examples, same, None)


@pytest.mark.full
@pytest.mark.skipif("FULL_CAMPAIGN" in os.environ, reason="this is the campaign")
def test_every_property_holds_for_many_fresh_examples() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/property", "tests/unit"], cwd=ROOT,
        env={**os.environ, "FULL_CAMPAIGN": "1"}, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-5000:]
