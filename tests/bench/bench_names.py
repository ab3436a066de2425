"""What an office's own list adds to the looking at a conference.

Run by hand: `python -m tests.bench.bench_names`. A list of 500 persons (two titles each), 200 places and 2,000 words is
held against the whole page of the 24th, side by side with the same looking without a list.
"""

import random
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from store.desk.checking import found_in_figures, found_in_texts
from store.desk.opening import open_desk
from store.desk.sitting import Sitting
from store.names.list_edits import fresh
from store.names.list_file import read_list
from store.names.office_list import ListInForce
from tests.stage import NOW

PERSONS, PLACES, WORDS = 500, 200, 2_000


def large_list() -> str:
    """The file of a large office, the same every time."""
    chance = random.Random(24)
    signs = [chr(code) for code in range(0x4E00, 0x5E00)]

    def some(least: int, most: int) -> str:
        return "".join(chance.sample(signs, chance.randint(least, most)))

    def english() -> str:
        return " ".join(
            "".join(chance.choices("abcdefghijklmnop", k=chance.randint(3, 8))) for _ in range(2)
        ).title()

    text = [fresh()]
    for number in range(PERSONS):
        text.append(
            f'[[person]]\nname = {{ zh = "{some(2, 4)}{number}", en = "{english()}" }}\norder = {number}'
        )
        for title in ("副局长", "局长"):
            text.append(f'[[person.title]]\ntitle = {{ zh = "{some(2, 2)}{title}", en = "director" }}')
            text.append(f'department = {{ zh = "{some(3, 6)}局" }}\nfrom = 2020-01-01')
    for number in range(PLACES):
        text.append(
            f'[[place]]\nname = {{ zh = "{some(2, 3)}市{number}", en = "{english()}" }}\navoid = ["{english()}"]'
        )
    for number in range(WORDS):
        zh = number % 2
        word = some(2, 4) if zh else english()
        text.append(
            f'[[word]]\nlanguage = "{"zh" if zh else "en"}"\navoid = ["{word}{number}"]\nuse = "{some(2, 3) if zh else english()}"'
        )
        text.append(f'except = ["{word}{number} {some(2, 2)}"]')
    return "\n".join(text) + "\n"


def timed(what: Callable[[], object], times: int = 40) -> float:
    """The least time of this process in milliseconds: on a busy machine the median says more about the others."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        what()
        taken.append((time.process_time() - start) * 1000)
    return min(taken)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        desk = open_desk(root / "a", who="bench", clock=lambda: NOW, local=root / "l")
        desk.add_sample(whole=True)
        sitting = desk.open(desk.find("24"))
        source = large_list()
        print(
            f"{'reading the file':34} {timed(lambda: read_list(root / 'x' / 'n.toml', source)):7.2f} ms  {len(source) // 1024} KB"
        )
        known = read_list(root / "x" / "n.toml", source)
        lists = {"without a list": ListInForce(), "500 persons, 2,000 words": ListInForce(known, "x")}
        base: dict[str, float] = {}
        for name, names in lists.items():
            sitting._names = lambda names=names: names  # type: ignore[misc]
            for what, ask in (
                ("the rules at a key", found_in_figures),
                ("the words of all texts", found_in_texts),
            ):
                took = timed(partial(anew, sitting, ask))
                ratio = took / base.setdefault(what, took)
                print(f"{what + ', ' + name:48} {took:7.2f} ms  x{ratio:5.2f}")


def anew(sitting: Sitting, ask: Callable[[Sitting], object]) -> object:
    """What is found, worked out again."""
    sitting._found = sitting.worded = None
    return ask(sitting)


if __name__ == "__main__":
    main()
