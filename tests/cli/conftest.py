"""The program on a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

OnTerminal = Callable[..., tuple[int, str]]


@pytest.fixture
def on_terminal(tmp_path: Path) -> OnTerminal:
    """Runs `cardgen` with all streams on a pseudo-terminal; gives the exit code and all that was drawn."""

    def run(*arguments: str, columns: int = 80, env: dict[str, str] | None = None) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR")}
        running = subprocess.Popen(
            [sys.executable, "-m", "cardgen", *arguments],
            cwd=tmp_path / "workspace",
            env={**environment, "CARDGEN_LANG": "en", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(env or {})},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        drawn = _everything(ours)
        os.close(ours)
        return running.wait(timeout=60), drawn.decode("utf-8").replace("\r\n", "\n")

    return run


def _everything(terminal: int) -> bytes:
    drawn = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux answers so when the last writer has gone
            break
        if not piece:
            break
        drawn += piece
    return drawn
