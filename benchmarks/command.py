"""Runs a program and tells how long it took and how much memory it and its processes held at once."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

BIN = Path(sys.executable).parent
"""Programs of the virtual environment the benchmark runs in."""

AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Our environment, but Python keeps what it compiled, as it does wherever the program is installed."""

SAMPLING = 0.1
"""Seconds between looks at memory. A look at two processes costs under a millisecond."""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished command. `peak` is in MiB: proportional set sizes of its process tree, added up."""

    seconds: float
    peak: float


def cardgen(workspace: Path, *arguments: str, watch: bool = False) -> Run:
    """Run cardgen in a workspace. RuntimeError with what it said where it does not end well."""
    return run([str(BIN / "cardgen"), *arguments], cwd=workspace, watch=watch)


def run(command: Sequence[str], *, cwd: Path, watch: bool = False, fine: Iterable[int] = (0,)) -> Run:
    """Run a command, watching its memory only when asked. RuntimeError for an exit code that is not `fine`."""
    with tempfile.TemporaryFile() as said:
        start = perf_counter()
        with subprocess.Popen(command, cwd=cwd, stdout=said, stderr=subprocess.STDOUT, env=AS_INSTALLED) as process:
            peak = _watch(process) if watch else 0.0
            code = process.wait()
        taken = perf_counter() - start
        if code not in fine:
            said.seek(0)
            raise RuntimeError(f"{command[0]} ended with {code}: {said.read()[-2000:].decode(errors='replace')}")
    return Run(taken, peak)


def _watch(process: subprocess.Popen[bytes]) -> float:
    done = Event()
    peaks = [0.0]

    def look() -> None:
        while not done.wait(SAMPLING):
            peaks[0] = max(peaks[0], _tree_memory(process.pid))

    watcher = Thread(target=look)
    watcher.start()
    process.wait()
    done.set()
    watcher.join()
    return peaks[0]


def _tree_memory(pid: int) -> float:
    """MiB held now by a process and all below it; pages that several share count once."""
    import psutil

    total = 0
    with suppress(psutil.Error):
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)):
            with suppress(psutil.Error):
                total += process.memory_full_info().pss
    return total / 2**20
