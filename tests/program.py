"""The program run by tests: in their own process, in one of its own, on a terminal."""

from __future__ import annotations

import io
import os
import select
import struct
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

Done = subprocess.CompletedProcess[str]

SECONDS = 300
"""How long it may say nothing: ten times as long as anything here takes, for machines that have much else to do."""


def run_here(
    folder: Path,
    *arguments: str,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    answers: Sequence[str] = (),
) -> Done:
    """Run it in this process, in `folder` where no `cwd` is given; `answers` are typed, a line each."""
    run = _program()
    typed, out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(3))
    typed.write(_lines(answers))
    typed.seek(0)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd or folder)
        for name, value in {"CARDGEN_LANG": "en", **(env or {})}.items():
            patch.setenv(name, value)
        for name, stream in {"stdin": typed, "stdout": out, "stderr": err}.items():
            patch.setattr(sys, name, stream)
        patch.setattr(sys, "argv", ["cardgen", *arguments])
        _forget_workspaces()
        code = run([*arguments])
    _forget_workspaces()
    return subprocess.CompletedProcess([*arguments], code, _written(out), _written(err))


@cache
def _program() -> Callable[[list[str]], int]:
    """The program with all commands loaded, once: the help of a command is in the language that it was loaded in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CARDGEN_LANG", "en")
        patch.setattr(sys, "argv", ["cardgen"])
        _forget_workspaces()
        from cardgen.cli.main import cardgen, run

        assert all(cardgen.commands.values())
    _forget_workspaces()
    return run


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def _lines(answers: Sequence[str]) -> str:
    return "".join(f"{answer}\n" for answer in answers)


def _forget_workspaces() -> None:
    """Forget what a process remembers of the language and of workspaces, which change between one run and the next.

    What goes into a build's key besides is of the program and the machine, and takes a build's time to be found anew.
    """
    from cardgen.cli.language import language

    language.cache_clear()
    for name, module in [*sys.modules.items()]:
        if name.startswith("cardgen.workflows") and name != "cardgen.workflows.build_key":
            made_here = (it for it in vars(module).values() if getattr(it, "__module__", "") == name)
            for made in made_here:
                for it in (made, *(vars(made).values() if isinstance(made, type) else ())):
                    if forget := getattr(it, "cache_clear", None):
                        forget()


def run_started(
    folder: Path,
    *arguments: str,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    answers: Sequence[str] = (),
) -> Done:
    """As run_here, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "cardgen", *arguments],
        cwd=cwd or folder,
        env={**os.environ, "CARDGEN_LANG": "en", "PYTHONIOENCODING": "utf-8", **(env or {})},
        input=_lines(answers),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=SECONDS,
    )


def run_on_terminal(
    folder: Path,
    *arguments: str,
    columns: int = 80,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    answers: Sequence[tuple[str, str]] = (),
) -> tuple[int, str]:
    """Run it in a process with all streams on a pseudo-terminal; its exit code and all that was drawn.

    `answers` are pairs: what the program asks with, and what is typed then.
    """
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR")}
    running = subprocess.Popen(
        [sys.executable, "-m", "cardgen", *arguments],
        cwd=cwd or folder,
        env={**environment, "CARDGEN_LANG": "en", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(env or {})},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    drawn = _conversation(ours, answers)
    os.close(ours)
    return running.wait(timeout=SECONDS), drawn.decode("utf-8").replace("\r\n", "\n")


def _conversation(terminal: int, answers: Sequence[tuple[str, str]]) -> bytes:
    """All that is drawn until the last writer has gone, each answer typed when it has been asked for."""
    drawn = b""
    seen = 0
    waiting = [*answers]
    while select.select([terminal], [], [], SECONDS)[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux answers so when the last writer has gone
            break
        if not piece:
            break
        drawn += piece
        while waiting and (at := drawn.find(waiting[0][0].encode(), seen)) >= 0:
            asked, answer = waiting.pop(0)
            seen = at + len(asked.encode())
            os.write(terminal, f"{answer}\n".encode())
    return drawn
