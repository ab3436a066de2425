"""A disk that forgets: a model of what a power cut leaves of a sequence of system calls.

While a `Recorder` is at work every call that changes the disk is noted. `Recorder.remains` replays
them up to a moment and keeps what was synced: of a file the bytes of its last fsync, of a folder the
names of its last fsync. What was not synced the disk may have kept or dropped, name by name and file
by file; `kept` decides.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Kept = Callable[[], bool]


class _Node:
    """A file or folder of the model: how it is, and how it was when it was last synced."""

    def __init__(self, folder: bool) -> None:
        self.folder = folder
        self.data = b""
        self.synced_data = b""
        self.names: dict[str, _Node] = {}
        self.synced_names: dict[str, _Node] = {}


class Recorder:
    """Notes what is done below `root`, which must be empty when the recording begins."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.events: list[tuple[str, tuple[Any, ...]]] = []
        self._handles: dict[int, str] = {}

    def note(self, event: str, *more: Any) -> None:
        """Add an event; the test's own ("acknowledged", n) are noted so too."""
        self.events.append((event, more))

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Record the calls of the block."""
        calls = {
            "open": self._opened,
            "write": self._written,
            "fsync": lambda result, handle: self._noted("sync", self._handles.get(handle)),
            "close": lambda result, handle: self._handles.pop(handle, None),
            "link": lambda result, old, new: self._noted("link", self._inside(old), self._inside(new)),
            "rename": lambda result, old, new: self._noted("rename", self._inside(old), self._inside(new)),
            "unlink": lambda result, path: self._noted("unlink", self._inside(path)),
            "mkdir": lambda result, path, *more: self._noted("mkdir", self._inside(path)),
        }
        real = {name: getattr(os, name) for name in calls}
        for name, after in calls.items():
            setattr(os, name, _watched(real[name], after))
        try:
            yield
        finally:
            for name, call in real.items():
                setattr(os, name, call)

    def _inside(self, path: Any) -> str | None:
        path = Path(path)
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else None

    def _noted(self, event: str, *paths: str | None) -> None:
        if None not in paths:
            self.note(event, *paths)

    def _opened(self, handle: int, path: Any, flags: int, *_: Any) -> None:
        inside = self._inside(path)
        if inside is not None:
            self._handles[handle] = inside
            if flags & os.O_CREAT:
                self.note("create", inside)

    def _written(self, count: int, handle: int, data: Any) -> None:
        if handle in self._handles:
            self.note("write", self._handles[handle], bytes(data)[:count])

    def remains(self, moment: int, kept: Kept, target: Path) -> int:
        """Make in `target` what a cut before event `moment` leaves; the last number acknowledged."""
        top = _Node(folder=True)
        acknowledged = 0
        for event, more in self.events[:moment]:
            if event == "acknowledged":
                acknowledged = more[0]
            else:
                _replay(top, event, more)
        target.mkdir()
        _left(top, kept, target)
        return acknowledged


def _watched(real: Callable[..., Any], after: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        result = real(*arguments, **named)
        after(result, *arguments)
        return result

    return call


def _replay(top: _Node, event: str, more: tuple[Any, ...]) -> None:
    parent, name = _place(top, more[0])
    if event in ("create", "mkdir"):
        parent.names.setdefault(name, _Node(folder=event == "mkdir"))
    elif event == "write":
        parent.names[name].data += more[1]
    elif event == "sync":
        node = parent.names[name] if name != "." else top
        node.synced_data, node.synced_names = node.data, dict(node.names)
    elif event in ("link", "rename"):
        other, new = _place(top, more[1])
        other.names[new] = parent.names[name]
        if event == "rename":
            del parent.names[name]
    elif event == "unlink":
        del parent.names[name]


def _place(top: _Node, path: str) -> tuple[_Node, str]:
    *parents, name = path.split("/")
    node = top
    for part in parents:
        node = node.names[part]
    return node, name


def _left(node: _Node, kept: Kept, target: Path) -> None:
    for name in node.names.keys() | node.synced_names.keys():
        now, synced = node.names.get(name), node.synced_names.get(name)
        left = now if now is synced or kept() else synced
        if left is None:
            continue
        if left.folder:
            (target / name).mkdir()
            _left(left, kept, target / name)
        else:
            whole = left.data == left.synced_data or kept()
            (target / name).write_bytes(left.data if whole else left.synced_data)
