"""When two printed quantities say the same."""

from collections.abc import Mapping

from store.record.quantity import Quantity
from store.wording.numbers.manner import NO_WORD, UnitWord
from store.wording.numbers.quantities_english import in_percent


def same_figure(chinese: Quantity, english: Quantity, units: Mapping[str, UnitWord]) -> bool:
    """True when the English figure says what the Chinese one says: value, certainty and measure."""
    chinese = in_percent(chinese)
    word = units.get(chinese.unit, NO_WORD).other
    return (chinese.value, chinese.meaning, word) == (english.value, english.meaning, english.unit)
