"""The checksum by which files, texts and histories are told from one another: SHA-256.

`hashlib` brings all of OpenSSL, four megabytes and some milliseconds of every start. As Python's own `random` does, the
lean module of the interpreter is taken first; it has another name in every few versions, and need not be there.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def _sha256() -> Callable[..., Any]:
    for module in ("_sha2", "_sha256"):
        try:
            found: Callable[..., Any] = import_module(module).sha256
        except (ImportError, AttributeError):
            continue
        return found
    import hashlib

    return hashlib.sha256


sha256 = _sha256()
"""As `hashlib.sha256`."""
