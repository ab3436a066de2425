"""How much is tried: of examples and of attack tables a part each time, everything in the full campaign."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from hypothesis import HealthCheck, settings

Row = TypeVar("Row")

MORE = 40
"""In the full campaign so many times as many examples."""


def profile(environ: Mapping[str, str], count: int = 50) -> settings:
    """The settings under an environment. With `FULL_CAMPAIGN` many examples, and others in every run.

    No deadlines, since the machines are shared; in CI the same examples every time, so that a landing
    never hangs on chance. Everywhere else each run tries others.
    """
    full = bool(environ.get("FULL_CAMPAIGN"))
    return settings(
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        derandomize=bool(environ.get("CI")) and not full,
        max_examples=count * (MORE if full else 1),
    )


settings.register_profile("ours", profile(os.environ))


def tried(count: int) -> settings:
    """For a property that is dear to try: `count` examples, and forty times as many in the full campaign."""
    return profile(os.environ, count)


def dealt(table: Sequence[Row], place: object, places: Iterable[object]) -> Sequence[Row]:
    """What of an attack table is tried at one of its places every time: the table dealt out like cards.

    Together the places get every row once, and each place one at least. All rows at all places are tried
    in the full campaign.
    """
    every = list(places)
    at = every.index(place)
    return table[at :: len(every)] or table[at % len(table) :][:1]
