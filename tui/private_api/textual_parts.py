"""Textual's private parts that are used: how it ends on an error, and decodes the keyboard."""

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
