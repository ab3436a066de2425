"""What is used of Textual and argparse that they do not promise: in one place, and told when it changes."""

import argparse
import ast
import hashlib
import importlib
import inspect
from collections.abc import Callable
from typing import Any

import pytest
import textual.constants
from textual import events
from textual._parser import Parser
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers import linux_driver
from textual.message_pump import MessagePump

from tests.walls.rooms import modules, nodes
from tui.private_api.argparse_parts import COUNTED, SENTENCES
from tui.private_api.textual_parts import PastedWhole

ROOM = "tui.private_api"
OTHERS = [name for name in modules() if name.startswith("tui") and not name.startswith(ROOM)]
OF_PYTHON = {"_exit", "_replace"}
"""`os._exit` and the named tuples' `_replace` are documented."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def digest(function: Callable[..., Any]) -> str:
    return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:12]


@pytest.mark.parametrize(
    ("function", "known"),
    [
        (App._fatal_error, "2474616cec7f"),
        (MessagePump._close_messages_no_wait, "f5db7e8fd40a"),
        (linux_driver.LinuxDriver.run_input_thread, "d796af6d69db"),
        (XTermParser.parse, "a5834ad1def8"),
        (Parser.feed, "390106cde019"),
    ],
)
def test_textual_is_as_it_was_read(function: Callable[..., Any], known: str) -> None:
    """When this fails: read the function anew, see whether `tui/private_api/textual_parts.py` still holds, then
    write the digest it has now."""
    assert digest(function) == known, f"Textual changed {function.__qualname__}: {digest(function)}"


def test_textual_still_reads_the_variable_that_turns_the_kitty_protocol_off() -> None:
    source = inspect.getsource(textual.constants) + inspect.getsource(linux_driver)
    assert '"TEXTUAL_DISABLE_KITTY_KEY"' in source and "DISABLE_KITTY_KEY" in inspect.getsource(linux_driver)


def test_an_escape_in_a_pasted_text_takes_nothing_with_it() -> None:
    """In whatever pieces it comes."""
    text = "公司为\x1b[31m1306名\x1b[0m人员减免\x1b话费\x1b[200~，共\x1b[53例"
    sent = f"a\x1b[200~{text}\x1b[201~\x1b[A\x1b[200~b\x1b[201~7"
    for size in (1, 2, 3, 5, 7, len(sent)):
        whole, parser = PastedWhole(), XTermParser()
        pieces = [whole.passed(sent[at : at + size]) for at in range(0, len(sent), size)]
        read = [one for piece in pieces if piece for one in parser.feed(piece)]
        told = [
            one.text if isinstance(one, events.Paste) else one.key
            for one in read
            if isinstance(one, events.Paste | events.Key)
        ]
        assert told == ["a", "公司为1306名人员减免话费，共[53例", "up", "b", "7"], size
    assert PastedWhole().passed("\x1b") == "\x1b", "the key is not held back"


def test_textual_keeps_the_error_where_it_was() -> None:
    assert "_exception" in vars(App())
    assert "getincrementaldecoder(" in inspect.getsource(linux_driver.LinuxDriver)


def test_argparse_still_says_the_sentences_that_are_put_into_chinese() -> None:
    source = inspect.getsource(argparse)
    for sentence in (*SENTENCES, *COUNTED):
        parts = [part.replace("\n", "\\n") for part in sentence.split(" (")]
        assert all(part in source for part in parts), sentence
    assert callable(argparse._) and callable(argparse.ngettext)  # type: ignore[attr-defined]
    assert "self._check_value(action, value" in inspect.getsource(argparse.ArgumentParser._get_values)


def test_nothing_private_of_theirs_is_used_elsewhere() -> None:
    own, used = set(OF_PYTHON), []
    for name in OTHERS:
        for node in nodes(modules()[name]):
            match node:
                case ast.FunctionDef(name=defined) | ast.AsyncFunctionDef(name=defined):
                    own.add(defined)
                case ast.Attribute(attr=attribute, ctx=ast.Store()):
                    own.add(attribute)
                case ast.Name(id=variable, ctx=ast.Store()):
                    own.add(variable)
                case ast.Attribute(attr=attribute) if is_private(attribute):
                    used.append((attribute, f"{name}:{node.lineno}"))
                case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in ("textual", "rich"):
                    used += [
                        (part, f"{name}:{node.lineno}") for part in module.split(".") if is_private(part)
                    ]
                    used += [(a.name, f"{name}:{node.lineno}") for a in node.names if is_private(a.name)]
    assert len(used) > 500
    assert [f"{where} {attribute}" for attribute, where in used if attribute not in own] == []


def test_no_class_elsewhere_stands_in_for_a_private_method_of_textual() -> None:
    looked_at = 0
    for name in OTHERS:
        if name == "tui.__main__":
            continue
        module = importlib.import_module(name)
        for cls in vars(module).values():
            if not isinstance(cls, type) or cls.__module__ != name:
                continue
            above = [base for base in cls.__mro__ if base.__module__.startswith("textual.")]
            looked_at += bool(above)
            theirs = {one for base in above for one in vars(base) if is_private(one)}
            own = {one for one, value in vars(cls).items() if inspect.isfunction(value)}
            assert not theirs & own, (cls, theirs & own)
    assert looked_at > 50
