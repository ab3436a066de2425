"""What words cost, measured side by side in one run: python -m tests.bench.bench_wording

Saying, reading, proving and verifying one bulletin, in milliseconds (the best of many) and as ratios to
writing and parsing the same conference as JSON. Then five megabytes of noise of every kind, read.
"""

import json
import random
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from store.record.codec import to_document
from store.wording.prove.books import load_book
from store.wording.prove.verifying import prove, verify
from store.wording.read.reading import read
from store.wording.say.saying import say
from tests.sample_conferences import samples, series

PAGE = (Path(__file__).parent.parent / "data" / "page_24th.txt").read_text(encoding="utf-8")
NOISE = 5_000_000
DECADE = 3_650


def best(what: Callable[[], object], times: int = 60) -> float:
    """The quickest of `times` runs, in milliseconds."""
    what()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        what()
        taken.append(time.perf_counter() - start)
    return min(taken) * 1000


def noise() -> dict[str, str]:
    """Texts of `NOISE` bytes that mean nothing, or the same over and over."""
    chance = random.Random(24)
    words = [
        "8月31日",
        "0时至24时",
        "，",
        "全区",
        "新增",
        "确诊病例",
        "53例",
        "（其中",
        "拉萨市",
        "20例",
        "、",
        "）",
        "。",
        "截至",
        "406人",
        "均在",
        "隔离管控区发现",
        "1",
    ]

    def filled(piece: str) -> str:
        size = len(piece.encode())
        return piece * (NOISE // size)

    def drawn(letters: str | list[str], size: int) -> str:
        return "".join(chance.choices(letters, k=NOISE // size))

    return {
        "Chinese characters": drawn([chr(code) for code in range(0x4E00, 0x9FA5)], 3),
        "Latin letters and digits": drawn("abcdefghij klmnop 0123456789.,", 1),
        "digits": filled("1234567890"),
        "figures apart": filled("12 "),
        "white space": filled(" \n"),
        "scraps of sentences": drawn(words, 9),
        "one page over and over": filled(PAGE),
        "unclosed brackets": filled("新增确诊病例5例(其中拉萨市20例、"),
        "window after window": filled("8月31日0时至"),
        "escape sequences": filled("\x1b[31m5例\x1b]0;x"),
    }


def main() -> None:
    named = series()
    zh, en = load_book(named, "zh"), load_book(named, "en")
    conference = samples()[24]
    document = to_document(conference)
    base = best(lambda: json.loads(json.dumps(document, ensure_ascii=False)))
    print(f"{'JSON out and in':34}{base:9.2f} ms")
    draft, english = say(named, zh, conference), say(named, en, conference)
    for name, what in {
        "say, Chinese": lambda: say(named, zh, conference),
        "say, English": lambda: say(named, en, conference),
        "load a phrase book": lambda: load_book(named, "zh"),
        "read our own bulletin": lambda: read(draft.text, named, [zh], year=2022),
        "read a page, both languages": lambda: read(PAGE, named, [zh, en], today=date(2022, 9, 2)),
        "read our own English": lambda: read(english.text, named, [en], year=2022),
        "prove a draft": lambda: prove(named, zh, conference, draft),
        "verify an edited text": lambda: verify(named, [zh], conference, draft.text),
    }.items():
        took = best(what)
        print(f"{name:34}{took:9.2f} ms {took / base:7.1f} x JSON")
    start = time.perf_counter()
    for _ in range(DECADE // 10):
        verify(named, [zh], conference, draft.text)
    rate = (DECADE // 10) / (time.perf_counter() - start)
    print(f"{'ten years verified':34}{DECADE / rate:9.1f} s  ({rate:.0f} a second)")
    for name, text in noise().items():
        start = time.perf_counter()
        read(text, named, [zh, en], year=2022)
        print(f"5 MB: {name:28}{time.perf_counter() - start:9.2f} s")


if __name__ == "__main__":
    main()
