"""Whether a total is without those who were counted before as another kind: then its kinds make more than it, and right so."""

import re


def leaves_out(text: str, made: int, total: int) -> bool:
    """Whether the text says so of as many as the kinds make more than the total (减去无症状转确诊9例, 其中9例为无症状感染者转归)."""
    if made <= total:
        return False
    before = r"(?:减去|扣除|不含|不包括)[^，。；,;0-9]{0,16}(?:转|既往)[^，。；,;0-9]{0,10}"
    behind = r"[^，。；,;0-9]{0,16}(?:转为|转归|转确|既往)"
    number = rf"(?<![0-9]){made - total} ?例"
    return re.search(rf"{before}{number}|{number}{behind}", text) is not None
