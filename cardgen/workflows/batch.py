"""Spreads work over processes; one card's trouble never stops the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from cardgen.errors import EnvironmentMissing

Job = TypeVar("Job")
Result = TypeVar("Result")


def cores() -> int:
    """Processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class InlineExecutor(Executor):
    """Runs each job at once in this process: for one core and for work too small to share."""

    def submit(self, fn: Callable[..., Result], /, *args: object, **kwargs: object) -> Future[Result]:
        """Run `fn` now; its result or exception is in the future returned."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - an Executor hands every exception to whoever asks for the result
            future.set_exception(error)
        return future


def open_executor(jobs: int) -> Executor:
    """An executor of `jobs` processes (in this process for 1).

    Fresh processes rather than forks: a fork of a process that has loaded Pango or started threads may hang.
    """
    if jobs <= 1:
        return InlineExecutor()
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker)


def _start_worker() -> None:
    """Ctrl-C is the parent's to answer: it stops handing out work and the workers end.

    A killed parent answers nothing, and its workers would wait for ever or, worse, go on writing beside the next run:
    each watches its parent and ends with it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def run_batches(
    work: Callable[[Sequence[Job]], Result], jobs: Sequence[Job], *, processes: int, size: int
) -> Iterator[Result]:
    """`work` over `jobs` in batches of at most `size`, results as they come.

    Batches are made so small that every process gets several, and their last ones end close together.
    """
    if not jobs:
        return
    size = max(1, min(size, len(jobs) // (processes * 4) or 1))
    batches = [jobs[start : start + size] for start in range(0, len(jobs), size)]
    workers = min(processes, len(batches))
    with open_executor(workers) as executor:
        try:
            yield from _results(executor, work, batches, waiting=1 if workers == 1 else workers * 3)
        except BrokenProcessPool:
            raise EnvironmentMissing("error.worker_died") from None
        except BaseException:
            executor.shutdown(wait=True, cancel_futures=True)
            raise


def _results(
    executor: Executor, work: Callable[[Sequence[Job]], Result], batches: Sequence[Sequence[Job]], *, waiting: int
) -> Iterator[Result]:
    """Results as they come, never more than `waiting` batches handed out: what is done is told of at once."""
    pending: set[Future[Result]] = set()
    for batch in batches:
        pending.add(executor.submit(work, batch))
        if len(pending) >= waiting:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    yield from (future.result() for future in as_completed(pending))
