"""The only place that starts other programs: no shell, fixed arguments, a time limit but for the user's editor."""

from __future__ import annotations

import subprocess  # the one import of it, kept by the linter's contract
from collections.abc import Sequence
from pathlib import Path

from cardgen.errors import EnvironmentMissing

PACKAGES = {"fc-list": "fontconfig", "git": "git", "soffice": "libreoffice"}
"""The Debian package of each program we start, for the message that says it is missing."""

SECONDS = 30.0
"""Longer than any program here takes; a hanging one must not hang us."""


def output_of(program: str, arguments: Sequence[str], *, seconds: float = SECONDS) -> bytes:
    """What the program writes to stdout.

    Raises EnvironmentMissing where it is not installed, fails or does not end in time. Its own words are dropped:
    they may quote a path or a value.
    """
    try:
        done = subprocess.run([program, *arguments], capture_output=True, check=True, timeout=seconds)  # noqa: S603 (no shell; callers pass constants)
    except FileNotFoundError as missing:
        package = PACKAGES.get(program, program)
        raise EnvironmentMissing("error.program.missing", program=program, package=package) from missing
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as failed:
        raise EnvironmentMissing("error.program.failed", program=program) from failed
    return done.stdout


def run_editor(command: Sequence[str], file: Path) -> int:
    """Let the user's editor work on a file, on this terminal and for as long as it takes; returns its exit code.

    The command is the user's own (VISUAL, EDITOR). EnvironmentMissing where it cannot be started.
    """
    try:
        return subprocess.run([*command, str(file)], check=False).returncode  # noqa: S603 (no shell; the user's choice)
    except OSError as error:
        raise EnvironmentMissing("error.edit.editor", program=command[0]) from error
