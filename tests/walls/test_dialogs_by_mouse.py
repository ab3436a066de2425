"""Every dialog can be done by the mouse alone: it has buttons, or the keys on its frame can be clicked."""

import ast
import inspect
import re
from importlib import import_module

import pytest

from tests.walls.rooms import modules, tree
from tui.dialogs.dialog import Dialog, clickable
from tui.words import pair

ON_FRAMES = re.compile(r'clickable\(\s*(?:self\.)?say\(\s*"([a-z_.]+)"')
BY_A_METHOD = (
    "app.form_keys",
    "app.form_unsaved",
    "series.keys",
    "app.several_keys",
    "app.chooser_keys",
    "app.notice_undo",
)
"""Words of frames that are named by a method or chosen between."""


def sources() -> dict[str, str]:
    return {name: file.read_text("utf-8") for name, file in modules().items() if name.startswith("tui.")}


def test_a_dialog_has_buttons_or_a_frame_that_can_be_clicked() -> None:
    dialogs = 0
    for name in sources():
        for node in tree(modules()[name]).body:
            bases = [ast.unparse(base).partition("[")[0] for base in getattr(node, "bases", ())]
            if isinstance(node, ast.ClassDef) and "Dialog" in bases:
                dialogs += 1
                made = inspect.getsource(getattr(import_module(name), node.name))
                assert "clickable(" in made or "LineButton(" in made, f"{name}.{node.name}"
                assert issubclass(getattr(import_module(name), node.name), Dialog)
    assert dialogs > 10


@pytest.mark.parametrize("lang", [0, 1])
def test_what_stands_on_a_frame_is_the_key_it_names(lang: int) -> None:
    """A part with two keys would be one of them wherever it is clicked, or none."""
    found = {key for source in sources().values() for key in ON_FRAMES.findall(source)}
    assert len(found) > 5
    for key in (*found, *BY_A_METHOD):
        words = pair(key)[lang]
        links = [
            (words[span.start : span.end], str(span.style.meta["@click"]))
            for span in clickable(words).spans
            if not isinstance(span.style, str) and span.style.meta
        ]
        assert any("'escape'" in action for _, action in links) or "Enter" in words, key
        for said, action in links:
            for name, pressed in (("Esc", "escape"), ("Enter", "enter"), ("Tab", "tab"), ("^Z", "ctrl+z")):
                assert name not in said or f"'{pressed}'" in action, (key, said, action)
