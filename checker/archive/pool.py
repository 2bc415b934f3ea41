"""Processes that check pages: results in order, a killed process noticed, its pages not lost.

Each process has one pipe and one handful of pages at a time, so that it is known what a
killed one was at, and neither side ever waits for a full pipe. Processes are started
anew (`spawn`), on every system in the same way.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from checker.archive.batches import HANDFUL, Batch, Done, Handful
from checker.archive.worker import Checker, Packed, Setup, Task
from checker.core.errors import CheckerError
from checker.core.kept import keep_all

# To ask all pipes costs as much as to write a small page.
_PAGES_BETWEEN_LOOKS = 8
# How many handfuls may be under way or wait for an earlier one, for each process.
_AHEAD = 4
_START_FAILURES = 3
_STARTED = "started"
_READY = "ready"
_LAST_MOMENT = 5.0

Notify = Callable[[str], None]


def check_in_processes(
    coming: Iterator[Handful], setup: Setup, jobs: int, notify: Notify
) -> Generator[Done, None, None]:
    """Yield every task with its report, in the order they come, checked by `jobs` processes.

    What is kept goes past the processes: it costs less than its way there and back.
    """
    pool = _Pool(setup, jobs, notify)
    try:
        yield from pool.run(coming)
    finally:
        pool.close()


class _Worker:
    """One process, its pipe, and what it is at.

    The setup goes through the pipe once the process asks for it. As an argument it would be
    written while the process starts, and a large one forever if it ends before it has read it.
    """

    def __init__(self, setup: Setup):
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.batch: Batch | None = None
        self.is_started = False
        self.is_ready = False
        self._setup = setup
        self.process: SpawnProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
        self.process.start()
        # Ours alone now: the pipe ends when the process does.
        theirs.close()

    def begin(self) -> None:
        """Send the setup, and the batch that waited for the process to start."""
        self.is_started = True
        assert self.batch is not None
        self._send(self._setup)
        self._send(self.batch.tasks)

    def give(self, batch: Batch) -> None:
        self.batch = batch
        if self.is_started:
            self._send(batch.tasks)

    def _send(self, what: object) -> None:
        # A process that was killed just now is noticed when its pipe is read.
        with suppress(OSError):
            self.pipe.send(what)

    def stop(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    def __init__(self, setup: Setup, jobs: int, notify: Notify):
        self._setup = setup
        self._jobs = jobs
        self._notify = notify
        self._workers: list[_Worker] = []
        self._again: deque[Batch] = deque()
        self._done: dict[int, Done] = {}
        self._next: int | None = None
        self._start_failures = 0

    def run(self, coming: Iterator[Handful]) -> Iterator[Done]:
        self._coming: Iterator[Handful] | None = coming
        while self._hand_out() or self._done:
            assert self._next is not None
            self._collect(None if self._next not in self._done else 0)
            while (done := self._done.pop(self._next, None)) is not None:
                self._next += 1
                yield done
                # A process that is ready must not wait until all these are written.
                if self._next % _PAGES_BETWEEN_LOOKS == 0:
                    self._collect(0)
                    self._hand_out()

    def close(self) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def _hand_out(self) -> bool:
        """Give idle processes work; tell whether any is under way."""
        for worker in self._workers:
            if worker.batch is None and (batch := self._pending()):
                worker.give(batch)
        while len(self._workers) < self._jobs and (batch := self._pending()):
            worker = _Worker(self._setup)
            self._workers.append(worker)
            worker.give(batch)
        return any(worker.batch is not None for worker in self._workers)

    def _pending(self) -> Batch | None:
        if self._again:
            return self._again.popleft()
        while self._coming is not None and len(self._done) <= _AHEAD * HANDFUL * self._jobs:
            handful = next(self._coming, None)
            if handful is None:
                self._coming = None
            elif batch := self._missing(handful):
                return batch
        return None

    def _missing(self, handful: Handful) -> Batch | None:
        """Take what is kept as done; return the rest."""
        if self._next is None:
            self._next = handful.first
        for number, (task, kept) in enumerate(
            zip(handful.tasks, handful.kept, strict=True), handful.first
        ):
            if kept is not None:
                self._done[number] = Done(task, kept)
        return handful.missing()

    def _collect(self, timeout: float | None) -> None:
        """Take in what processes have finished, waiting until one has."""
        busy = {worker.pipe: worker for worker in self._workers if worker.batch is not None}
        if not busy:
            return
        for pipe in wait(list(busy), timeout):
            assert isinstance(pipe, Connection)
            self._receive(busy[pipe])

    def _receive(self, worker: _Worker) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if answer == _STARTED:
            worker.begin()
            return
        worker.is_ready = True
        if answer == _READY:
            return
        packed, notices = answer
        for notice in notices:
            self._notify(notice)
        batch, worker.batch = worker.batch, None
        assert batch is not None
        for number, task, report in zip(batch.numbers, batch.tasks, packed, strict=True):
            self._done[number] = Done(task, report)

    def _bury(self, worker: _Worker) -> None:
        """A process is gone: its pages are checked again one by one, at most once."""
        self._workers.remove(worker)
        # Its pipe ends a moment before it does; stopping it now would hide what ended it.
        worker.process.join(_LAST_MOMENT)
        worker.stop()
        batch = worker.batch
        assert batch is not None
        end = _how_it_ended(worker.process.exitcode)
        if not worker.is_ready:
            self._start_failures += 1
            if self._start_failures >= _START_FAILURES:
                raise CheckerError(f"processes for checking cannot start ({end}); try -j 1")
            self._again.append(batch)
            return
        if batch.is_second_try:
            path = batch.tasks[0].source.path
            self._notify(f"{path}: a process that checked this page {end} again; it is left out")
            self._done[batch.numbers[0]] = Done(batch.tasks[0], None)
            return
        count = len(batch.tasks)
        self._notify(f"a process that checked pages {end}; its {count} pages are checked again")
        for number, task in zip(batch.numbers, batch.tasks, strict=True):
            self._again.append(Batch((number,), (task,), is_second_try=True))


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"was killed by {signal.Signals(-code).name}"
    return f"ended with code {code}"


def _serve(pipe: Connection) -> None:
    """Check what comes through the pipe until it is closed; runs in a process of its own."""
    # Ctrl-C reaches every process of a terminal; the first one decides what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pipe.send(_STARTED)
        setup: Setup = pipe.recv()
    except (EOFError, OSError):
        return
    checker = Checker(setup)
    with suppress(EOFError, OSError):
        pipe.send(_READY)
        while True:
            tasks: tuple[Task, ...] = pipe.recv()
            packed: list[Packed] = checker.check(tasks)
            # A process of the pool is ended from outside, and writes nothing at its end.
            keep_all()
            pipe.send((packed, checker.notices.copy()))
            checker.notices.clear()
    checker.close()
