"""The class of each kind of part. It stands above the kinds, which all begin from `part`.

Most conferences have no parts beside the grid, and do not pay for the modules of those they do not have.
"""

from functools import cache
from importlib import import_module

from store.part_kinds import KINDS
from store.record.part import Part


@cache
def part_class(kind: str) -> type[Part]:
    """The class of a kind. Its module is loaded here, for the first conference that has such a part."""
    about = KINDS[kind]
    found: type[Part] = getattr(import_module(f"store.record.{about.home}"), about.value)
    return found
