"""How many examples the properties are tried with: few each time, many in the full campaign."""

import os
from collections.abc import Mapping

from hypothesis import HealthCheck, settings

MORE = 20
"""In the full campaign so many times as many examples."""


def profile(environ: Mapping[str, str], count: int = 100) -> settings:
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
    """For a property that is dear to try: `count` examples, and twenty times as many in the full campaign."""
    return profile(os.environ, count)
