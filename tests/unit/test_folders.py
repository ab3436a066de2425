"""The account's folders are those platformdirs names, whatever the environment says."""

import pytest

from store.desk.opening import Use, account_folder, asked_folder


@pytest.mark.parametrize("use", ["data", "state", "cache"])
@pytest.mark.parametrize("chosen", [None, "", "  ", "/somewhere/else"])
def test_the_short_way_and_the_library_agree(
    use: Use, chosen: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    variable = {"data": "XDG_DATA_HOME", "state": "XDG_STATE_HOME", "cache": "XDG_CACHE_HOME"}[use]
    if chosen is None:
        monkeypatch.delenv(variable)
    else:
        monkeypatch.setenv(variable, chosen)
    assert account_folder(use) == asked_folder(use)
