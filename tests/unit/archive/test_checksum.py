"""The checksum is that of everybody's SHA-256, whichever of the interpreter's modules makes it."""

import hashlib
import importlib
import sys

import pytest

from store import checksum


@pytest.mark.parametrize("lean", [("_sha2", "_sha256"), ()], ids=["none of its own", "as it is"])
def test_it_is_the_sha_256_of_everybody(lean: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in lean:
        monkeypatch.setitem(sys.modules, name, None)
    made = importlib.reload(checksum).sha256
    assert made("第24场".encode()).hexdigest() == hashlib.sha256("第24场".encode()).hexdigest()
    assert (made is hashlib.sha256) is bool(lean)
