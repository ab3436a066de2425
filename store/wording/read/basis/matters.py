"""Where a page speaks of another matter than the series, and below which line of its own all is made up: one rule for every
language, which gives the words.

What a page speaks of goes on until it names the subject of the series again. Another illness shares its words (cases,
病例), so that only the name of its own ends that. A sample, a drill or a template that is a line of its own goes on to the
end of the page; a line among those of a web page's menu is no heading of it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from store.wording.numbers.spans import Span


class OtherMatters:
    """The words by which a sentence speaks of what a series is about, or of something else: `others` of another matter,
    `illnesses` those among them that share its words, `names` of the series' own subject, `own` of all it counts, `sure` those of them without
    what only says that it goes on (疫情): on a page with none of these, that tells no other matter from it."""

    def __init__(
        self,
        others: re.Pattern[str],
        illnesses: Collection[str],
        names: re.Pattern[str],
        own: re.Pattern[str],
        sure: re.Pattern[str] | None = None,
    ) -> None:
        self._others, self._illnesses, self._names, self._own = others, frozenset(illnesses), names, own
        self._sure = sure or own

    def is_spoken_of(self, text: str) -> bool:
        """Whether a page says a word of what the series is about."""
        return self._own.search(text) is not None or self._names.search(text) is not None

    def spans(self, text: str, sentences: Callable[[], Iterable[Span]]) -> Iterator[Span]:
        """The sentences that speak of another matter; all of a page that speaks of nothing else."""
        if self._others.search(text) is None:
            return
        if self._own.search(text) is None:
            yield 0, len(text) + 1
            return
        own = self._own if self._sure.search(text) else self._sure
        of_other = illness = False
        for start, end in sentences():
            named = {found[0] for found in self._others.finditer(text, start, end)}
            if self._names.search(text, start, end):
                of_other = illness = False
            elif named:
                illness = not named.isdisjoint(self._illnesses)
                of_other = illness or own.search(text, start, end) is None
            elif of_other and not illness:
                of_other = own.search(text, start, end) is None
            if of_other:
                yield start, end


def is_of_menu(text: str, lines: Sequence[Span], at: int, menu: re.Pattern[str]) -> bool:
    """Whether a short line stands in the menu of a web page: it has words of one (`menu`) itself, or a short line beside it
    is one."""
    if len(menu.findall(text, *lines[at])) > 1:
        return True  # one alone may be of the heading (新闻稿模板)
    for step in (-1, 1):
        near = at + step
        while 0 <= near < len(lines) and abs(near - at) <= _NEAR:
            line = text[slice(*lines[near])].strip()
            if len(line) > _SHORT or _SAYS.search(line):
                break
            if menu.fullmatch(line):
                return True
            near += step
    return False


_NEAR = 8
"""Lines on either side that may be of the same menu."""
_SHORT = 20
"""Characters of one of its lines."""
_SAYS = re.compile(r"[0-9,;:。.!?]")
"""What a line of a menu has none of."""
