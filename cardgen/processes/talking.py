"""Programs one talks with while they run: read as they write, or asked question by question."""

from __future__ import annotations

import subprocess
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from cardgen.errors import EnvironmentMissing, ProgramFailed
from cardgen.processes import PACKAGES

CHUNK = 1 << 16
"""Bytes read at a time."""


@contextmanager
def talking(
    program: str,
    arguments: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    buffer: int = -1,
) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """A running program's stdin and stdout. It ends with the block: by the end of its input, else by force.

    `buffer` is how many bytes are gathered either way, -1 for Python's choice. EnvironmentMissing where it is not
    installed. ProgramFailed at the end of the block where all it wrote was read and it ended with a failure: then that
    was not all there is. Whoever leaves something unread, or the block by an exception, does not ask.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 (no shell; callers pass constants)
            [program, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=folder,
            bufsize=buffer,
        )
    except FileNotFoundError as missing:
        package = PACKAGES.get(program, program)
        raise EnvironmentMissing("error.program.missing", program=program, package=package) from missing
    assert process.stdin is not None
    assert process.stdout is not None
    left = True
    try:
        yield process.stdin, process.stdout
        _close(process.stdin)
        left = bool(process.stdout.read(1))
    finally:
        if left:
            process.kill()
        _close(process.stdin)
        _close(process.stdout)
        process.wait()
    if process.returncode and not left:
        raise ProgramFailed("error.program.failed", program=program)


def _close(pipe: IO[bytes]) -> None:
    """Whoever stops reading early has no use for the rest."""
    with suppress(BrokenPipeError):
        pipe.close()


def parted(
    program: str, arguments: Sequence[str], separator: bytes, *, environment: Mapping[str, str]
) -> Generator[bytes, None, None]:
    """What a program writes, piece by piece as it comes; a piece ends with `separator`, which is not part of it.

    ProgramFailed where the program fails, after the pieces it wrote before: a piece it did not finish is none.
    """
    with talking(program, arguments, environment=environment) as (stdin, stdout):
        stdin.close()
        rest = b""
        while chunk := stdout.read(CHUNK):
            *whole, rest = (rest + chunk).split(separator)
            yield from whole
    if rest:
        yield rest
