"""Series with as many places as a test wants: the epidemic series with other places under its sentences."""

import re
from datetime import date
from pathlib import Path

import store
from store.record.cell import Cell, CellKey
from store.record.conference import Conference
from store.record.window import planned
from store.series.definition import Series
from store.series.loading import load_series

EPIDEMIC = Path(store.__file__).parent / "series" / "xizang_epidemic"

HARD = (
    ("昌都市", "昌都", "Changdu City"), ("昌都", "", "Changdu"), ("昌", "", "Chang"), ("三亚市", "三亚", "Sanya"),
    ("六盘水市", "六盘水", "Liupanshui"), ("九江市", "九江", "Jiujiang"), ("十堰市", "十堰", "Shiyan"),
    ("百色市", "百色", "Baise"), ("万州区", "万州", "Wanzhou"), ("人和区", "人和", "Renhe"), ("个旧市", "个旧", "Gejiu"),
    ("例城", "例", "Li"), ("两江新区", "两江", "Liangjiang New Area"), ("各庄", "", "Gezhuang"), ("在田", "", "One"),
    ("第一师", "一师", "First Division"), ("建设兵团", "兵团", "Production and Construction Corps"),
    ("昌都市新区", "", "Changdu City New Area"), ("中", "", "Zhong"), ("其中县", "", "Qizhong"),
    ("为民", "", "Weimin"), ("未报乡", "", "Weibao"), ("全部", "", "Ten"), ("本土", "", "Bentu"),
)  # fmt: skip
"""Names that invite a wrong split: one begins another, numerals, measure words, words of the sentences,
one character long, the English “and” and number words."""

_FIRST = "东西南北上下江河湖海山林石金木水火土春夏秋冬高平安宁永长清和丰大小新旧红白黑青黄"
_LAST = "城阳州川溪原关岭桥店塘坪沟湾泉口庄集"


def names(number: int) -> list[tuple[str, str, str]]:
    """That many places: full and short Chinese name, English name; the hard ones first."""
    made = list(HARD)
    for at in range(max(0, number - len(HARD))):
        first, last = at % len(_FIRST), at // len(_FIRST)
        word = _FIRST[first] + _LAST[last % len(_LAST)] + ("新" if last >= len(_LAST) else "")
        latin = f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[first % 26]}{'aeiou'[first // 26]}{'bcdfghjklmnpqrstvw'[last % 18]}ang"
        made.append((f"{word}市", word, latin + ("u" if last >= 18 else "")))
    return made[:number]


def write_series(folder: Path, number: int, key: str = "many_places") -> Path:
    """The folder of a series with `number` places, its sentences those of the epidemic series."""
    folder.mkdir(parents=True, exist_ok=True)
    source = (EPIDEMIC / "series.toml").read_text(encoding="utf-8")
    head, rest = source.split("[[place]]", 1)
    tail = rest[rest.index("# Hours 0 to 24") :]
    places = "".join(
        f'[[place]]\nkey = "p{at}"\nname = {{ zh = "{zh}", en = "{en}" }}\n'
        + (f'short = {{ zh = "{short}" }}\n' if short else "")
        for at, (zh, short, en) in enumerate(names(number))
    )
    head = re.sub(r'(?m)^key = ".*"$', f'key = "{key}"', head)
    (folder / "series.toml").write_text(head + places + tail, encoding="utf-8")
    for language in ("zh", "en"):
        text = (EPIDEMIC / f"{language}.toml").read_text(encoding="utf-8")
        (folder / f"{language}.toml").write_text(text, encoding="utf-8")
    return folder


def series_of(folder: Path, number: int) -> Series:
    return load_series(write_series(folder, number))


def conference_of(series: Series, every: int = 1) -> Conference:
    """A record with figures in every `every`-th place and zero in the others."""
    day = date(2022, 9, 1)
    windows = tuple(planned(plan.key, day, plan.day, plan.start, plan.end) for plan in series.windows)
    cells: dict[CellKey, Cell] = {}
    for window in windows:
        sum_ = 0
        for row, indicator in enumerate(("confirmed", "asymptomatic")):
            for at, place in enumerate(series.places):
                value = 3 + 7 * at + row if at % every == 0 else 0
                cells[CellKey(window.key, indicator, place.key)] = Cell(value)
                sum_ += value
        if window.key == "yesterday":
            cells[CellKey(window.key, "controlled")] = Cell(sum_ - 1)
            cells[CellKey(window.key, "community")] = Cell(1)
    for at, key in enumerate(
        ("high_risk", "medium_risk", "discharged", "contacts_released", "in_quarantine")
    ):
        cells[CellKey("", key)] = Cell(21_000 + at)
    return Conference(series=series.key, held_on=day, number=24, windows=windows, cells=cells)
