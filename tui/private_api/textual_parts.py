"""Textual's private parts that are used: how it ends on an error, and decodes the keyboard and what is pasted."""

import re
from collections.abc import Iterable

from textual import events
from textual.app import App


class KeepsItsCrash(App[None]):
    """An app that ends on an error without printing anything and leaves the error in `crash`.

    Private: `App._fatal_error` prints a traceback with the values of all variables, which here are figures
    and pages of text; no setting turns that off.
    """

    crash: BaseException | None = None

    def _fatal_error(self) -> None:
        self.crash = self._exception
        self._close_messages_no_wait()


def forgive_bad_bytes() -> None:
    """Let the keyboard send bytes that are no UTF-8 without the app dying of them.

    Private: the decoder is a name of the module of the driver for Linux and macOS, made strict there.
    """
    import codecs
    from functools import partial

    try:
        from textual.drivers import linux_driver
    except ImportError:  # Windows reads keys as characters, not as bytes
        return

    def forgiving(encoding: str) -> object:
        return partial(codecs.getincrementaldecoder(encoding), "replace")

    vars(linux_driver)["getincrementaldecoder"] = forgiving


_BEGINS, _ENDS = "\x1b[200~", "\x1b[201~"
_ORDERS = re.compile(r"\x1b(?:\[(?:[0-9;:]*[mK]|20[01]~))?")
"""What a terminal would obey within a text that is pasted: a colour, a line cleared, or Escape alone."""
_UNFINISHED = re.compile(r"\x1b(?:\[[0-9;:]{0,16})?\Z")


class PastedWhole:
    """What a terminal sends, with the orders that stand in a pasted text taken out, however it comes in pieces."""

    def __init__(self) -> None:
        self._pasting, self._last, self._held = False, "", ""

    def passed(self, data: str) -> str:
        """What of the data is to be read now. An Escape outside a paste is a key, and is never held back."""
        data, self._held = self._held + data, ""
        said: list[str] = []
        while data:
            if self._pasting:
                at = data.find(_ENDS)
                unfinished = _UNFINISHED.search(data) if at < 0 else None
                text = data[: unfinished.start() if unfinished else at if at >= 0 else None]
                said.append(_ORDERS.sub("", text))
                if at < 0:
                    self._held = data[len(text) :]
                    break
                said.append(_ENDS)
                data, self._pasting, self._last = data[at + len(_ENDS) :], False, ""
            else:
                seen = self._last + data
                at = seen.find(_BEGINS)
                self._pasting, self._last = at >= 0, seen[1 - len(_BEGINS) :]
                end = at + len(_BEGINS) - (len(seen) - len(data)) if at >= 0 else len(data)
                said.append(data[:end])
                data = data[end:]
        return "".join(said)


def paste_whole() -> None:
    """Let an Escape within a pasted text take nothing with it.

    Private: the parser of what a terminal sends, `XTermParser.feed`, which every driver calls. Within a paste it takes
    Escape for the beginning of a key, waits for up to 32 signs of it, and gives the app those as keys that were pressed:
    words were gone from the text, stood elsewhere, or did what keys of their letters do. No event comes before it.
    """
    from textual._xterm_parser import XTermParser
    from textual.message import Message

    feed = XTermParser.feed

    def feed_whole(self: XTermParser, data: str) -> Iterable[Message]:
        pasted = vars(self).setdefault("pasted_whole", PastedWhole())
        read = pasted.passed(data)
        return feed(self, read) if read or not data else ()  # an empty text is the end of all typing

    vars(feed_whole)["whole"] = True
    if "whole" not in vars(feed):
        setattr(XTermParser, "feed", feed_whole)  # noqa: B010


def typed_events(typed: bytes) -> list[events.Event]:
    """What was typed before the app could read the keyboard, as the events it would have become. The terminal was in
    its usual state then, in which Enter sends a line feed.

    Private: the parser of what a terminal sends, which belongs to the drivers.
    """
    if not typed:
        return []
    from textual._xterm_parser import XTermParser

    parser = XTermParser()
    found = [*parser.feed(typed.decode("utf-8", "replace").replace("\n", "\r")), *parser.tick()]
    return [event for event in found if isinstance(event, events.Key | events.Paste)]
