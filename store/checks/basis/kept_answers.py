"""What was found in a sentence, kept in memory: a page is looked at again at every change, and most of its sentences
stay as they were."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")

_LONGEST = 2000
"""What is found in a longer sentence is not kept."""


def kept(most: int, *, text: int = 0) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Keeps the answers of a function about at most so many texts, which it is given at that place of its arguments."""

    def keeping(find: Callable[_P, _T]) -> Callable[_P, _T]:
        known = cast("Callable[_P, _T]", lru_cache(maxsize=most)(find))

        @wraps(find)
        def found(*given: _P.args, **named: _P.kwargs) -> _T:
            asked = cast("str", given[text])
            return (known if len(asked) <= _LONGEST else find)(*given, **named)

        return found

    return keeping
