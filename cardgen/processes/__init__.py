"""The only place that starts other programs: no shell, fixed arguments, a time limit but for the user's editor."""

from __future__ import annotations

import subprocess  # imported in this package only, kept by the linter's contract
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cardgen.errors import EnvironmentMissing, ProgramFailed

PACKAGES = {"fc-list": "fontconfig", "git": "git", "soffice": "libreoffice"}
"""The Debian package of each program we start, for the message that says it is missing."""

SECONDS = 30.0
"""Longer than any program here takes; a hanging one must not hang us."""


@dataclass(frozen=True, slots=True)
class Done:
    """How a program ended: its exit code and what it wrote to stdout. Its complaints are dropped: they may quote."""

    code: int
    out: bytes = field(repr=False)


def output_of(program: str, arguments: Sequence[str], *, seconds: float = SECONDS) -> bytes:
    """What the program writes to stdout.

    Raises EnvironmentMissing where it is not installed, ProgramFailed where it fails or does not end in time. Its own
    words are dropped: they may quote a path or a value.
    """
    done = run_program(program, arguments, seconds=seconds)
    if done.code:
        raise ProgramFailed("error.program.failed", program=program)
    return done.out


def run_program(
    program: str,
    arguments: Sequence[str],
    *,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    seconds: float | None = SECONDS,
    talks: bool = False,
) -> Done:
    """Run a program to its end, whatever its exit code.

    `environment` replaces ours; `folder` is where it works; `talks` lets what it says on stderr reach the user, as
    hooks of theirs may want to. EnvironmentMissing where it is not installed, ProgramFailed where it does not end in
    time.
    """
    try:
        done = subprocess.run(  # noqa: S603 (no shell; callers pass constants)
            [program, *arguments],
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=None if talks else subprocess.DEVNULL,
            check=False,
            timeout=seconds,
            env=environment,
            cwd=folder,
        )
    except FileNotFoundError as missing:
        package = PACKAGES.get(program, program)
        raise EnvironmentMissing("error.program.missing", program=program, package=package) from missing
    except subprocess.TimeoutExpired as failed:
        raise ProgramFailed("error.program.failed", program=program) from failed
    return Done(done.returncode, done.stdout)


def run_editor(command: Sequence[str], file: Path) -> int:
    """Let the user's editor work on a file, on this terminal and for as long as it takes; returns its exit code.

    The command is the user's own (VISUAL, EDITOR). EnvironmentMissing where it cannot be started.
    """
    try:
        return subprocess.run([*command, str(file)], check=False).returncode  # noqa: S603 (no shell; the user's choice)
    except OSError as error:
        raise EnvironmentMissing("error.edit.editor", program=command[0]) from error
