"""The real program in a real pseudo-terminal: keys typed ahead, signals, crashes, bad bytes, odd locales."""

import os
import pty
import re
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.events import Key

from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.record.cell import STATED, CellKey
from tests import forked
from tests.bench import terminal
from tests.bench.terminal import ROOT, Painted, Terminal
from tests.sample_conferences import samples
from tests.stage import NOW, sample_desk
from tui.private_api.textual_parts import typed_events

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")

PLACES = ("lhasa", "xigaze", "shannan", "nyingchi", "qamdo", "nagqu", "ngari")
RESTORED = (b"\x1b[?1049l", b"\x1b[?2004l", b"\x1b[?1000l", b"\x1b[?25h")
"""What a terminal needs to be usable again: its own screen, no pasting marks, no mouse, its cursor."""

CRASHING = """
import sys
import tui.screens.entry.grid as grid
def burst(self, event):
    raise RuntimeError("secret figure 60083 [b]")
grid.EntryGrid.on_key = burst
from tui.cli import main
main()
"""


def desk_with_25(root: Path) -> Desk:
    """The sample and a 25th conference without figures, newest on the desk by its later day."""
    desk = sample_desk(root)
    pattern = samples()[24]
    blank = pattern.with_cells(dict.fromkeys(pattern.cells))
    desk.create(replace(blank, number=60, held_on=samples()[51].held_on.replace(day=30)))
    return desk


def reopened(root: Path) -> Desk:
    return open_desk(root, who="读者", clock=lambda: NOW, local=root / ".other")


class App(Terminal):
    """The program on an archive, with its first screen painted. `anew`: with an interpreter of its own. `early` is
    what is typed before it starts."""

    def __init__(
        self,
        root: Path,
        *arguments: str,
        code: str = forked.MAIN,
        anew: bool = False,
        early: bytes = b"",
        **environ: str,
    ) -> None:
        self.forked: forked.Forked | None = None
        self.anew, self.early = anew, early
        command = [sys.executable, "-P", "-m", "tui"] if anew else [code]
        state = str(root / ".state")
        super().__init__(
            [*command, "--data", str(root), "--lang", "zh", *arguments],
            PYTHONPATH=str(ROOT), XDG_STATE_HOME=state, XDG_CACHE_HOME=state, **environ,
        )  # fmt: skip
        self.seen = self.since = b""
        self.wait_for(b"F1")

    def started(self, command: Sequence[str], environ: Mapping[str, str]) -> tuple[int, int]:
        if self.anew:
            return super().started(command, environ)
        handle, theirs = pty.openpty()
        os.write(handle, self.early)
        streams = (theirs, theirs, theirs)
        self.forked = forked.fork(*command, environ=environ, cwd=ROOT, streams=streams, terminal=True)
        os.close(theirs)
        return self.forked.pid, handle

    def poll(self) -> int | None:
        """The exit code, once the program has ended."""
        if self.forked is not None:
            return self.forked.poll()
        done, status = os.waitpid(self.process, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if done else None

    def press(self, keys: bytes) -> None:
        super().press(keys)
        self.since = b""

    def wait_for(self, words: bytes, quiet: float = 0.08) -> bytes:
        """Read until `words` have been painted since the last key, and it is quiet; what was painted since then."""
        until = time.monotonic() + 30  # a busy machine is quiet for long before it goes on
        while words not in self.since and time.monotonic() < until:
            self._take(self.read(quiet=quiet, limit=2, until=words))
        painted = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", self.since)[-2000:].decode(errors="replace")
        assert words in self.since, f"{words.decode(errors='replace')} was not painted, but: {painted}"
        while self._take(self.read(quiet=quiet, limit=quiet)):
            pass
        return self.since

    def _take(self, painted: Painted) -> bytes:
        self.seen += painted.data
        self.since += painted.data
        return painted.data

    def ended(self) -> tuple[int, bytes]:
        """The exit code and all that came at the end."""
        data = b""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            data += self.read(quiet=0.05, limit=0.2).data
            code = self.poll()
            if code is not None:
                data += self.read(quiet=0.05, limit=0.1).data
                os.close(self.handle)
                return code, data
            time.sleep(0.02)
        os.kill(self.process, signal.SIGKILL)
        raise AssertionError("the program did not end")


def open_newest(app: App) -> None:
    app.press(b"\r")
    app.wait_for("确诊".encode())


def test_twelve_values_and_enter_in_one_burst_are_saved_as_typed(tmp_path: Path) -> None:
    desk_with_25(tmp_path)
    app = App(tmp_path)
    open_newest(app)
    app.press("".join(f"{n}\t" for n in range(101, 113)).encode() + b"\r\x13")
    app.wait_for("已保存".encode())
    app.press(b"\x11")
    assert app.ended()[0] == 0
    desk = reopened(tmp_path)
    held = desk.load(desk.find("60"))
    first = [held.number_in(CellKey("yesterday", "confirmed", place)) for place in (*PLACES, STATED)]
    second = [held.number_in(CellKey("yesterday", "asymptomatic", place)) for place in PLACES[:4]]
    assert first + second == list(range(101, 113))


def test_what_is_typed_before_the_first_paint_is_kept(tmp_path: Path) -> None:
    """Before the program has the keyboard the terminal turns Enter into a line feed, and the question how wide it draws
    a mark used to throw away what was typed."""
    typed = typed_events(b"\x1b[B\x1b[A\n7")
    assert [event.key for event in typed if isinstance(event, Key)] == ["down", "up", "enter", "7"]
    desk_with_25(tmp_path)
    app = App(tmp_path, early=b"\x1b[B\x1b[A\r7\t\r")
    app.press(b"\x13")
    app.wait_for("已保存".encode())
    app.press(b"\x11")
    assert app.ended()[0] == 0
    desk = reopened(tmp_path)
    assert desk.load(desk.find("60")).number_in(CellKey("yesterday", "confirmed", PLACES[0])) == 7


def test_f5_and_enter_typed_with_the_values_fill_the_row_they_belong_to(tmp_path: Path) -> None:
    desk_with_25(tmp_path)
    app = App(tmp_path)
    open_newest(app)
    app.press(b"20\t10\x1b[15~\r7\t8\x1b[15~\r\x13")
    app.wait_for("已保存".encode())
    app.press(b"\x11")
    assert app.ended()[0] == 0
    desk = reopened(tmp_path)
    held = desk.load(desk.find("60"))
    for what, values in (("confirmed", [20, 10, 0, 0, 0, 0, 0]), ("asymptomatic", [7, 8, 0, 0, 0, 0, 0])):
        assert [held.number_in(CellKey("yesterday", what, place)) for place in PLACES] == values


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 143), (signal.SIGINT, 0)]
)
def test_a_signal_restores_the_terminal_and_loses_no_key(tmp_path: Path, number: int, code: int) -> None:
    desk_with_25(tmp_path)
    app = App(tmp_path)
    open_newest(app)
    app.press(b"123")
    app.wait_for(b"123")
    os.kill(app.process, number)
    ended, data = app.ended()
    assert all(sequence in data for sequence in RESTORED)
    assert ended == code
    (kept,) = (tmp_path / ".state").rglob("*.jsonl")
    assert b"123" in kept.read_bytes()  # a next start offers it: see below


def test_a_closed_window_ends_the_program_and_loses_no_key(tmp_path: Path) -> None:
    desk_with_25(tmp_path)
    app = App(tmp_path)
    open_newest(app)
    app.press(b"123")
    app.wait_for(b"123")
    os.close(app.handle)
    deadline = time.monotonic() + 20
    while app.poll() is None:
        assert time.monotonic() < deadline, "it lives on without a terminal"
        time.sleep(0.02)
    again = App(tmp_path)
    assert b"123" in _typed_again(again)
    again.press(b"\x11")
    again.ended()


def _typed_again(app: App) -> bytes:
    """What the entry screen shows of the newest conference, an offer of the journal accepted."""
    app.press(b"\r")
    data = app.wait_for("确诊".encode())
    if b"123" not in data:
        app.press(b"\r")
        data = app.wait_for(b"123")
    return data


def test_a_crash_leaves_one_line_a_log_and_a_usable_terminal(tmp_path: Path) -> None:
    desk_with_25(tmp_path)
    app = App(tmp_path, code=CRASHING)
    open_newest(app)
    app.press(b"1")
    code, data = app.ended()
    assert code == 1
    assert all(sequence in data for sequence in RESTORED)
    told = _plain(data)
    assert "程序出错而退出（RuntimeError" in told and "crash.log" in told and "Traceback" not in told
    (log,) = (tmp_path / ".state").rglob("crash.log")
    assert "Traceback" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o077 == 0


def _plain(data: bytes) -> str:
    """The words of what was written, without control sequences and folded lines."""
    text = re.sub(r"\x1b\[[0-9;?<>]*[a-zA-Z]", "", data.decode("utf-8", "replace"))
    return re.sub(r"[\r\n]", "", text)


def test_bytes_that_are_no_utf8_do_not_kill(tmp_path: Path) -> None:
    desk_with_25(tmp_path)
    app = App(tmp_path)
    open_newest(app)
    app.press("拉萨".encode("gbk") + b"\xff")
    app.wait_for(b"", quiet=0.3)
    app.press(b"\x1b")
    time.sleep(0.3)
    app.press(b"45\r")
    app.wait_for(b"45")
    app.press(b"\x11")
    assert app.ended()[0] == 0
    desk = reopened(tmp_path)
    assert desk.load(desk.find("60")).number_in(CellKey("yesterday", "confirmed", "lhasa")) == 45


@pytest.mark.parametrize(
    "environ",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"PYTHONIOENCODING": "gbk"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_odd_locales_still_paint_chinese(tmp_path: Path, environ: dict[str, str]) -> None:
    desk_with_25(tmp_path)
    app = App(tmp_path, anew=True, **environ)
    assert "导览".encode() in app.seen
    app.press(b"\x11")
    assert app.ended()[0] == 0


def test_mono_writes_no_colour_and_shows_the_cursor_by_shape_and_no_mouse_is_asked_for(
    tmp_path: Path,
) -> None:
    desk_with_25(tmp_path)
    app = App(tmp_path, "--mono", "--no-mouse")
    open_newest(app)
    app.press(b"5")
    app.wait_for(b"[    5")
    app.press(b"\x1b[24;2~")
    assert "界面语言".encode() in app.wait_for("界面语言".encode()), "Shift+F12, as terminals send it"
    app.press(b"\x1b")
    app.wait_for(b"", quiet=0.3)
    app.press(b"\x11")
    assert app.ended()[0] == 0
    assert b"\x1b[?1000h" not in app.seen
    codes = re.findall(rb"\x1b\[([0-9;]*)m", app.seen)
    used = {part for code in codes for part in code.split(b";")}
    assert used <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"22", b"23", b"24", b"27", b"39", b"49"}, used
    assert b"[    5]" in app.seen or b"[    5" in app.seen


def test_a_terminal_that_draws_marks_wide_gets_ascii_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_with_25(tmp_path)
    sitting = desk.open(desk.find("60"), journal=False)
    for place in PLACES:
        sitting.enter(CellKey("yesterday", "confirmed", place), "1")
    sitting.enter(CellKey("yesterday", "confirmed", STATED), "8")
    sitting.save()

    monkeypatch.setattr(terminal, "CURSOR_TOLD", b"\x1b[1;3R")
    app = App(tmp_path)
    app.wait_for(b"*##*===")
    open_newest(app)
    app.wait_for("8少1".encode())
    painted = app.seen.decode(errors="replace")
    assert "*##*===" in painted and not set("▁▂▃▄▅▆▇█≠·") & set(painted)
    app.press(b"\x11")
    app.ended()
