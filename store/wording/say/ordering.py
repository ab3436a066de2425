"""The sentences of a text in the order of the house."""

from collections.abc import Callable, Iterator, Sequence

from store.record.window import Window


def ordered(
    order: Sequence[str], windows_of: Callable[[str], list[Window | None]]
) -> Iterator[tuple[str, Window | None]]:
    """Each sentence of `order` with each of its windows. `cases yesterday` means that window only.

    A window the house does not name is said with the last sentence of its kind, so that none is lost.
    """
    items = [tuple(item.split()) for item in order]
    named = {item for item in items if len(item) > 1}
    bare = {item[0] for item in items if len(item) == 1}
    for at, (name, *only) in enumerate(items):
        last = name not in bare and name not in {item[0] for item in items[at + 1 :]}
        for window in windows_of(name):
            unnamed = window is not None and (name, window.key) not in named
            if window is None or window.key in only or ((not only or last) and unnamed):
                yield name, window
