"""Root as an account like any other: what a folder's mode forbids is refused to it, too."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

_OVERRIDE = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of Linux."""


@contextmanager
def plain_account() -> Iterator[None]:
    """Modes count within this block in this thread and those it begins, whoever runs the test."""
    if os.geteuid() != 0:
        yield
        return
    system = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    assert system.capget(head, sets) == 0
    whole = sets[0]
    sets[0] = whole & ~_OVERRIDE
    assert system.capset(head, sets) == 0
    try:
        yield
    finally:
        sets[0] = whole
        assert system.capset(head, sets) == 0
