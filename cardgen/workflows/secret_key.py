"""Secret keys of a workspace: outside it, so that they are never copied, shared or committed along with it."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

from cardgen.archives.plain_file import read_plain
from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.model.pseudonyms import ALPHABET
from cardgen.writing import create_record, make_folder

KEY_BYTES = 32
_ID_CHARACTERS = 10


def new_workspace_id() -> str:
    """An id no other workspace has, whatever its folder is called: two with one id would have their keys in common.

    Nor can anybody guess it, who would have this machine make pseudonyms by the keys of another workspace.
    """
    return "w-" + "".join(secrets.choice(ALPHABET) for _ in range(_ID_CHARACTERS))


def secret_key(workspace_id: str, name: str) -> bytes | None:
    """The key of this name, made at its first use; None where there is no place for one."""
    with suppress(OSError, EnvironmentMissing, UsageError, RuntimeError):  # RuntimeError: no home (Path.home)
        home = _data_folder()
        file = home / "cardgen" / workspace_id / f"{name}.key"
        if not file.exists():
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
            make_folder(file.parent, below=home)
            with suppress(FileExistsError):  # another process was first
                create_record(file, secrets.token_bytes(KEY_BYTES))
        key = read_plain(file, KEY_BYTES + 1)
        return key if len(key) == KEY_BYTES else None
    return None


def known_key(workspace_id: str, name: str) -> bytes | None:
    """The key of this name where this machine has one; none is made."""
    with suppress(OSError, RuntimeError):
        key = read_plain(_data_folder() / "cardgen" / workspace_id / f"{name}.key", KEY_BYTES + 1)
        return key if len(key) == KEY_BYTES else None
    return None


def forget_key(workspace_id: str, name: str) -> None:
    """Delete the key of this name, where there is one."""
    with suppress(OSError, RuntimeError):
        (_data_folder() / "cardgen" / workspace_id / f"{name}.key").unlink(missing_ok=True)


def _data_folder() -> Path:
    """Where programs keep a user's data (XDG Base Directory Specification; elsewhere the system's own place)."""
    named = os.environ.get("XDG_DATA_HOME", "")
    if os.path.isabs(named):  # noqa: PTH117 - "" is no path; the specification has relative ones ignored
        return Path(named)
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local)
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support"
    return Path.home() / ".local/share"
