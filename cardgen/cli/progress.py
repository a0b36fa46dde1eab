"""A bar that tells how far a command has come: never for short work, never while somebody is asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

APPEARS_AFTER = 0.5
"""Seconds of work after which the bar is drawn."""


class Bar:
    """Call it with (done, of how many). Nothing is drawn unless `drawn`: only a terminal can wipe a bar out again."""

    def __init__(self, label: str, *, drawn: bool) -> None:
        self._label = label
        self._drawn = drawn
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._live: Progress | None = None
        self._done = 0
        self._total: int | None = None

    def __enter__(self) -> Self:
        self._wait()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._stop()

    def __call__(self, done: int, total: int) -> None:
        """Take note of how much is done."""
        with self._lock:
            self._done, self._total = done, total
            if self._live is not None:
                self._live.update(self._live.task_ids[0], completed=done, total=total)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """No bar while somebody is asked: it would be drawn over the question and the answer."""
        self._stop()
        try:
            yield
        finally:
            self._wait()

    def _wait(self) -> None:
        if self._drawn:
            self._timer = threading.Timer(APPEARS_AFTER, self._start)
            self._timer.daemon = True
            self._timer.start()

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        with self._lock:
            if self._timer is not threading.current_thread():  # stopped while it was about to start
                return
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._live = Progress(*columns, console=Console(stderr=True), transient=True)
            self._live.add_task(self._label, completed=self._done, total=self._total)
            self._live.start()

    def _stop(self) -> None:
        with self._lock:
            timer, self._timer = self._timer, None
            live, self._live = self._live, None
        if timer is not None:
            timer.cancel()
        if live is not None:
            live.stop()
