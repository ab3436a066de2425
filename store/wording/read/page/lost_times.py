"""Times of a page that were not understood (`至1 4时`, `10月7024时`): where they stand, the time before rules no more.

A figure behind one belongs to a window nobody can name; given to the window before, it would be wrong.
"""

import re
from collections.abc import Iterator, Sequence

from store.wording.numbers.spans import Span, part_only
from store.wording.read.basis.proposal import Stretches

_TIME = re.compile(r"(?<![0-9])[0-9]++\s*(?:(?P<hour>时(?![间代长段候许刻]))|[月日](?!均|常|用|报|前))")


def lost_times(flat: str, read: Sequence[Span]) -> Iterator[int]:
    """The places of hours outside the stretches that were read, and of days and months whose digits are parted."""
    taken = Stretches(read)
    for match in _TIME.finditer(flat):
        if not taken.hold(match.start()) and (match["hour"] or part_only(flat, match.start())):
            yield match.start()
