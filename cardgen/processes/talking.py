"""Programs one talks with while they run: read as they write, or asked question by question."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from cardgen.errors import EnvironmentMissing
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
    installed.
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
    try:
        yield process.stdin, process.stdout
    except BaseException:
        process.kill()
        raise
    finally:
        _close(process)


def _close(process: subprocess.Popen[bytes]) -> None:
    """Whoever stops reading early has no use for the rest."""
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        with suppress(BrokenPipeError):
            pipe.close()
    process.wait()


def parted(
    program: str, arguments: Sequence[str], separator: bytes, *, environment: Mapping[str, str]
) -> Iterator[bytes]:
    """What a program writes, piece by piece as it comes; a piece ends with `separator`, which is not part of it.

    EnvironmentMissing where the program fails, after what it wrote before.
    """
    with talking(program, arguments, environment=environment) as (stdin, stdout):
        stdin.close()
        rest = b""
        while chunk := stdout.read(CHUNK):
            *whole, rest = (rest + chunk).split(separator)
            yield from whole
        if rest:
            yield rest
