"""The console script: `bulletin-tui`, and `python -m tui`."""

import gc
from typing import NoReturn

_MADE_BEFORE_COLLECTING = 50_000
"""Objects that a call makes before Python looks for garbage among them; it looks after 700 unless told."""


def main() -> NoReturn:
    """Run the command line. Refuses to run beside foreign packages called `store` or `tui`."""
    # Most calls are over before there is any garbage, and looking for it takes a twentieth of their time.
    gc.set_threshold(_MADE_BEFORE_COLLECTING)
    from pathlib import Path

    import store
    import tui

    if Path(str(store.__file__)).parent.parent != Path(str(tui.__file__)).parent.parent:
        raise SystemExit(
            "bulletin-tui: 另有一个名为 store 或 tui 的包挡住了本程序，请装在单独的环境里（如 uv tool、pipx）。\n"
            "bulletin-tui: another package called store or tui stands in the way; "
            "install into an environment of its own (uv tool, pipx)."
        )
    from tui.cli import main as run

    run()


if __name__ == "__main__":
    main()
