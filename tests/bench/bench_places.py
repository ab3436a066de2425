"""What many places cost, as ratios in one run: python -m tests.bench.bench_places

Loading (with the trial of an office's sentences), saying, reading, proving and verifying a full record of 10 to 400
places, in milliseconds of this process, and how each grew beside the places.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from store.wording.prove.books import load_book
from store.wording.prove.verifying import prove, verify
from store.wording.read.reading import read
from store.wording.say.saying import say
from tests.many_places import conference_of, series_of

PLACES = (10, 25, 50, 100, 200, 400)


def quickest(what: Callable[[], object], times: int = 3) -> float:
    """Milliseconds of this process for the quickest of some runs."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        what()
        taken.append(time.process_time() - begun)
    return min(taken) * 1000


def measured(folder: Path, number: int, language: str) -> dict[str, float]:
    series = series_of(folder / f"places{number}", number)
    book, conference = load_book(series, language), conference_of(series)
    draft = say(series, book, conference)
    edited = draft.text.replace("1", "2", 5)
    return {
        "load and try": quickest(lambda: load_book(series, language), 1),
        "say": quickest(lambda: say(series, book, conference)),
        "read": quickest(lambda: read(draft.text, series, [book], year=2022)),
        "prove": quickest(lambda: prove(series, book, conference, draft)),
        "verify": quickest(lambda: verify(series, [book], conference, edited), 1),
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for language in ("zh", "en"):
            rows = {number: measured(Path(folder), number, language) for number in PLACES}
            print(f"{language:6}" + "".join(f"{what:>24}" for what in rows[PLACES[0]]))
            for number, row in rows.items():
                grown = {what: ms / rows[50][what] for what, ms in row.items()}
                shown = (f"{ms:10.1f} ms  x{grown[what]:6.2f}" for what, ms in row.items())
                print(f"{number:6}" + "".join(f"{cell:>24}" for cell in shown))


if __name__ == "__main__":
    main()
