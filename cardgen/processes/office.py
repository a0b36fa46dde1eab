"""Conversions by LibreOffice: without a window, with a profile of its own that is thrown away, and no network."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from cardgen.errors import ProgramFailed
from cardgen.processes import run_program

_PROGRAM = "soffice"
_OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")
_START_SECONDS = 60.0
_FILE_SECONDS = 5.0
_AT_ONCE = 100
"""Files given to one run: starting takes longer than twenty files."""

_NOWHERE = "http://127.0.0.1:9"
"""A proxy nobody answers (RFC 863, discard): whatever a file asks for stays here."""


def converted(files: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Files of ours as files of another kind, in `folder` and in the same order. `kind` is a suffix such as `doc`.

    Raises EnvironmentMissing where LibreOffice is not installed, ProgramFailed where a file does not come out.
    """
    with TemporaryDirectory(prefix="cardgen-office-") as home:
        for start in range(0, len(files), _AT_ONCE):
            _run(files[start : start + _AT_ONCE], kind, folder, Path(home))
    made = [folder / f"{file.stem}.{kind}" for file in files]
    if not all(file.is_file() for file in made):
        raise ProgramFailed("error.program.failed", program=_PROGRAM)
    return made


def _run(files: Sequence[Path], kind: str, folder: Path, home: Path) -> None:
    profile = (home / "profile").as_uri()
    arguments = [f"-env:UserInstallation={profile}", *_OPTIONS, "--convert-to", kind, "--outdir", str(folder)]
    environment = {
        **{name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT") if name in os.environ},
        **dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), _NOWHERE),
        "HOME": str(home),
    }
    done = run_program(
        _PROGRAM,
        [*arguments, *map(str, files)],
        environment=environment,
        seconds=_START_SECONDS + _FILE_SECONDS * len(files),
    )
    if done.code:
        raise ProgramFailed("error.program.failed", program=_PROGRAM)
