"""How long the panel takes at a key, and ten years of conferences take in one go.

Run by hand: `python -m tests.bench.bench_checks`. Everything is measured side by side in one run; the
yardstick is the reading of the same conference from its document.
"""

import time
from collections.abc import Callable
from functools import partial
from statistics import median, quantiles

from store.checks.bulletins.bulletin_texts import judge
from store.checks.bulletins.left_unread import settled
from store.checks.drafts import check_draft
from store.checks.panel import Panel, run_rules
from store.record.codec import from_document, to_document
from store.wording.prove.books import load_book
from store.wording.read.reading import read
from store.wording.say.saying import say
from tests.checks_cases import changed, conference, daily, moved, series


def timed(what: Callable[[], object], times: int = 200) -> tuple[float, float]:
    """The median and the 95th percentile in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        what()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken), quantiles(taken, n=20)[18]


def once(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def judge_page(text: str) -> None:
    """A page judged without a record."""
    judge(series(), settled(read(text, series(), [load_book(series(), "zh")], year=2022)), (), "zh")


def main() -> None:
    one, earlier = conference(24), daily(14)
    slipped = changed(one, {"yesterday/asymptomatic/ngari": 17})
    document = to_document(one)
    panel, book = Panel(series(), earlier), load_book(series(), "zh")
    draft = say(series(), book, one)
    rows = {
        "reading the document": lambda: from_document(document),
        "panel at a key, 14 earlier": lambda: panel.run(one),
        "the same with a slip to explain": lambda: panel.run(slipped),
        "a panel made anew, 10 earlier": lambda: run_rules(series(), one, earlier=earlier[:10]),
        "the words of a draft": lambda: check_draft(series(), one, draft, earlier=earlier),
    }
    base = timed(rows["reading the document"])[0]
    for name, what in rows.items():
        middle, late = timed(what)
        print(f"{name:34} {middle:7.2f} ms  p95 {late:7.2f} ms  x{middle / base:5.1f}")
    for noise in ("12 例3，\n", "a1@"):
        page = noise * (100_000 // len(noise))
        short, long = once(partial(judge_page, page[:50_000])), once(partial(judge_page, page))
        print(f"{'check of 100 KB of ' + repr(noise):34} {long:7.2f} s   x{long / short:5.2f} of half of it")
    ten_years = [moved(one, day, day) for day in range(-3650, 0)]
    start = time.perf_counter()
    findings = sum(
        len(run_rules(series(), one, earlier=ten_years[max(0, at - 14) : at][::-1]))
        for at, one in enumerate(ten_years)
    )
    print(f"{'ten years (3,650), in one go':34} {time.perf_counter() - start:7.2f} s   {findings} findings")


if __name__ == "__main__":
    main()
