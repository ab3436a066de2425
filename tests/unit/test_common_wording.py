"""The sentences all series share keep up with those of the first series, which has them of its own."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import store
from store.wording.book.book import PIECES, TIMES

SERIES = Path(store.__file__).parent / "series"


def book(folder: str, language: str) -> dict[str, Any]:
    return tomllib.loads((SERIES / folder / f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_sentence_a_text_is_put_together_with_is_missing(language: str) -> None:
    """A part that the program says by name would be silently absent from a series without it."""
    common, first = book("common", language), book("xizang_epidemic", language)
    optional = {"proposed-split"}  # the headline of one kind of bulletin
    if language == "en":
        optional |= {"item-first", "item-each", "item-each-first"}  # fit the sentence form only
        optional |= {
            "share-exact-met",
            "share-only-met",
            "item-exact-met",
        }  # only read, of what the first series counts
    wanted = (set(PIECES) | set(TIMES)) & set(first["phrase"]) - optional
    assert wanted - set(common["phrase"]) == set()
    forms = set(first["form"]) - {"sentences"}
    assert {form: common["form"].get(form) for form in forms} == {form: first["form"][form] for form in forms}
    assert "unit" not in first, "measures belong to the language: they stand in the common file alone"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_both_say_they_say_alike(language: str) -> None:
    """Where a shared sentence is bettered in one book, it is bettered for every series."""
    common, first = book("common", language)["phrase"], book("xizang_epidemic", language)["phrase"]
    own = {name for name in first if language == "en" and name.startswith("places")}
    both = set(common) & set(first) - own
    # An office whose own name does not say of which region it is adds the region's.
    bare = {
        name: first[name].replace("[ of {region}|]", "") if "host" in first[name] else first[name]
        for name in both
    }
    assert {name: common[name] for name in both} == bare
