"""The tests given out to several processes: how many there are, what each gets, and what becomes of one that dies.

Tests are collected once, and the workers forked off with all of them at hand, where each would otherwise load and
collect all for itself: four times three seconds. Where there is no fork, and with `-n 0`, the tests run in one process.

A worker is given stretches of tests that lie side by side, so that what those of a file share is made once; the fewer
tests are left, the shorter. What it tells of each is taken up here as if the test had run here.
"""

import atexit
import contextlib
import gc
import os
import random
import signal
import sys
import traceback
import warnings
from collections import deque
from collections.abc import Iterator
from itertools import chain, pairwise
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, NoReturn

import pytest

from tests.compiled_together import compile_together

FEW = 8
"""A stretch is this part of what each worker would get of the tests that are left."""
PATIENCE = 10.0
"""Seconds that workers are given to end their test when all is to stop."""

_Tales = list[tuple[str, dict[str, Any]]]
"""What a worker tells of a test: reports and warnings, in their order."""
GONE: _Tales = []

# What was imported stays, and looking through it for garbage again and again was a tenth of the tests' work.
gc.freeze()
gc.set_threshold(200_000, 10, 50)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("workers")._addoption(
        "-n",
        dest="workers",
        metavar="N",
        default="0",
        help="processes to run the tests in; auto; 0: this one",
    )


def pytest_configure(config: pytest.Config) -> None:
    if _asked(config) > 1:
        compile_together(config)


def _asked(config: pytest.Config) -> int:
    """How many processes are asked for, and can be had."""
    option = config.option
    if not hasattr(os, "fork") or option.usepdb:
        return 0
    # One more than there are processors: a test of a screen, a disk or a process waits for a sixth of its time.
    return (os.cpu_count() or 1) + 1 if option.workers == "auto" else int(option.workers)


def pytest_collection_finish() -> None:
    """The tests and what they import are there now, and stay."""
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish() -> None:
    """Pytest, twice, and the interpreter look through all there is for garbage before they end: two seconds each time,
    for memory that is given back the moment after."""
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run the tests in several processes; in this one, as pytest does it, where there is no need or no way."""
    count = min(_asked(session.config), len(session.items))
    if count < 2 or session.config.option.collectonly or session.testsfailed:
        return None
    run = _Run(session)
    try:
        for _ in range(count):
            run.start_worker()
        while run.workers:
            run.take_up()
    finally:
        run.stop()
    assert not run.left
    return True


# --- the process that gives tests out ---------------------------------------------------------------


class _Worker:
    """A worker as the giver knows it: `given` are the numbers of the tests it has and did not tell of yet."""

    def __init__(self, pid: int, end: Connection) -> None:
        self.pid, self.end = pid, end
        self.given: deque[int] = deque()


class _Run:
    """All tests of a session, of which those in `left` are still to be given out."""

    def __init__(self, session: pytest.Session) -> None:
        self.session = session
        self.left = deque(range(len(session.items)))
        self.workers: dict[Connection, _Worker] = {}
        self._started = 0
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]

    def start_worker(self) -> None:
        """Fork one off."""
        ours, theirs = Pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        # Not to be stopped before it knows that it is a worker.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        pid = os.fork()
        if pid == 0:
            ours.close()
            _become_worker(self.session, theirs, self._started)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        theirs.close()
        self.workers[ours] = _Worker(pid, ours)
        self._started += 1

    def take_up(self) -> None:
        """Wait for what workers have to tell, and give them more."""
        for end in wait(list(self.workers)):
            worker = self.workers[end]  # type: ignore[index]
            told: _Tales | None = GONE
            with contextlib.suppress(EOFError, ConnectionError):
                told = worker.end.recv()
            if told is GONE:
                self._bury(worker)
            elif told is None:
                self._give(worker)
            else:
                self._tell(worker.given.popleft(), told)

    def _give(self, worker: _Worker) -> None:
        length = -(-len(self.left) // (FEW * len(self.workers)))
        stretch = [self.left.popleft() for _ in range(length)]
        worker.given.extend(stretch)
        with contextlib.suppress(ConnectionError):
            worker.end.send(stretch)

    def _tell(self, number: int, told: _Tales) -> None:
        """Tell pytest of a test what it would have been told if the test had run here."""
        config, item = self.session.config, self.session.items[number]
        config.hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for name, what in told:
            if name == "report":
                report = config.hook.pytest_report_from_serializable(config=config, data=what)
                item.ihook.pytest_runtest_logreport(report=report)
            else:
                config.hook.pytest_warning_recorded.call_historic(kwargs=what)
        config.hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        if self.session.shouldfail:
            raise self.session.Failed(self.session.shouldfail)
        if self.session.shouldstop:
            raise self.session.Interrupted(self.session.shouldstop)

    def _bury(self, worker: _Worker) -> None:
        """A worker has gone. If a test it had was not told of, that one took it along; another one gets the rest."""
        ended = os.waitstatus_to_exitcode(os.waitpid(worker.pid, 0)[1])
        del self.workers[worker.end]
        worker.end.close()
        if ended and not worker.given:
            raise self.session.Failed(f"a worker that ran no test ended ({ended})")
        if worker.given:
            item = self.session.items[number := worker.given.popleft()]
            said = f"the process that ran this test ended ({ended})"
            report = pytest.TestReport(item.nodeid, item.location, {}, "failed", said, "call")
            self.left.extendleft(reversed(worker.given))
            data = item.config.hook.pytest_report_to_serializable(config=item.config, report=report)
            self._tell(number, [("report", data)])
            self.start_worker()

    def stop(self) -> None:
        """Have every worker that is left end its test, and go."""
        for worker in self.workers.values():
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker.pid, signal.SIGINT)
        for worker in self.workers.values():
            with contextlib.suppress(EOFError, ConnectionError):
                while worker.end.poll(PATIENCE):
                    worker.end.recv()
                os.kill(worker.pid, signal.SIGKILL)
            os.waitpid(worker.pid, 0)


# --- a worker ---------------------------------------------------------------------------------------


class _Told:
    """What a worker has to tell of the test it runs, instead of pytest's own reporters."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.told: _Tales = []
        option = config.option
        self.all = bool(
            option.durations is not None
            or option.xmlpath
            or option.verbose > 0
            or {*"AP"} & {*option.reportchars}
        )
        """Whether it is told, too, that what comes before and behind a test passed. Few look."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if self.all or report.when == "call" or not report.passed:
            data = self.config.hook.pytest_report_to_serializable(config=self.config, report=report)
            self.told.append(("report", data))

    def pytest_warning_recorded(
        self, warning_message: warnings.WarningMessage, when: str, nodeid: str, location: Any
    ) -> None:
        text = warnings.WarningMessage(
            str(warning_message.message),
            warning_message.category,
            warning_message.filename,
            warning_message.lineno,
        )
        what = {"warning_message": text, "when": when, "nodeid": nodeid, "location": location}
        self.told.append(("warning", what))


def _become_worker(session: pytest.Session, end: Connection, number: int) -> NoReturn:
    """A worker's whole life."""
    atexit._clear()  # what is to be done when the giver ends
    code, stopped = 1, []

    def stop(*_: object) -> None:
        stopped.append(True)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        _settle(session.config, number)
        _work(session, end)
        code = 0
    except (EOFError, ConnectionError):
        pass  # the giver has gone
    except BaseException:
        if not stopped:
            traceback.print_exc()
    finally:
        with contextlib.suppress(BaseException):
            atexit._run_exitfuncs()
        os._exit(code)


def _settle(config: pytest.Config, number: int) -> None:
    """What a worker needs of its own: a folder for files, chance, and where what its tests print is caught."""
    random.seed()
    files = config._tmp_path_factory  # type: ignore[attr-defined]
    files._basetemp = files.getbasetemp() / f"worker{number}"
    files._basetemp.mkdir(mode=0o700)
    caught = config.pluginmanager.getplugin("capturemanager")
    caught.stop_global_capturing()
    caught.start_global_capturing()
    caught.suspend_global_capture()
    config.pluginmanager.unregister(name="terminalreporter")


def _work(session: pytest.Session, end: Connection) -> None:
    """Run what is given, and tell of it."""
    told = _Told(session.config)
    session.config.pluginmanager.register(told)
    # Pytest has to know which test comes next, to leave for it what they share.
    items = (session.items[number] for number in _given(end))
    for item, following in pairwise(chain(items, [None])):
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        end.send(told.told)
        told.told = []


def _given(end: Connection) -> Iterator[int]:
    """The numbers of the tests this worker is given; more are asked for when it has one left to run."""
    while True:
        end.send(None)
        stretch = end.recv()
        if not stretch:
            return
        yield from stretch
