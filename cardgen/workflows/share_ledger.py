"""ledger/shares/: a file for each share there was, written once and never changed."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO

from cardgen.archives.plain_file import read_plain
from cardgen.errors import EnvironmentMissing
from cardgen.loading.file_text import blob_id
from cardgen.processes import output_of
from cardgen.sharing.share_record import NUMBER, ShareRecord, hash_of, read_record, record_bytes
from cardgen.workflows.places import OUT
from cardgen.workflows.workspace import Workspace
from cardgen.writing import TEMPORARY_MARK, create_record, make_folder
from cardgen.writing.atomic import take_free_name
from cardgen.writing.scratch import unfinished_copy

RECORDS = "ledger/shares"
PACKAGES = "shares"
"""Below out/."""
SUFFIX = ".json"
MOST_BYTES = 64 * 1024 * 1024
"""A record names every card of its share and every record before it: 10,000 of each take 2 MB."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What lies in ledger/shares/: the records, and the names of files that hold none.

    `hashes` has every file's hash by its number, for the next record to name, and `blobs` git's id of each.
    """

    records: tuple[ShareRecord, ...]
    unreadable: tuple[str, ...]
    hashes: Mapping[str, str]
    blobs: Mapping[str, str]


def read_ledger(root: Path) -> Ledger:
    """Every record, in the order of their numbers."""
    records: list[ShareRecord] = []
    unreadable: list[str] = []
    hashes: dict[str, str] = {}
    blobs: dict[str, str] = {}
    for name in _names(root / RECORDS):
        number = name.removesuffix(SUFFIX)
        content = _content(root / RECORDS / name) if NUMBER.fullmatch(number) else None
        record = None
        if content is not None:
            hashes[number], blobs[number] = hash_of(content), blob_id(content)
            record = read_record(content, number)
        if record is None:
            unreadable.append(name)
        else:
            records.append(record)
    return Ledger(tuple(records), tuple(unreadable), hashes, blobs)


def _names(folder: Path) -> list[str]:
    """The names of the files that should be records; none that a killed run left unfinished begins with a letter."""
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(file.name for file in found if file.suffix == SUFFIX and not file.name.startswith("."))


def _content(file: Path) -> bytes | None:
    try:
        content = read_plain(file, MOST_BYTES + 1)
    except OSError:
        return None
    return content if len(content) <= MOST_BYTES else None


def publish(workspace: Workspace, record: ShareRecord, scratch: BinaryIO) -> Path:
    """Write the record of a share, then give its finished package (`scratch`, a file without a name) its own.

    In this order nothing leaves without a record. What fails in between, or Ctrl-C, takes the record back. A run killed
    in that moment leaves the record, and the package under an unfinished name by which `finish` knows it. Call it under
    the workspace's lock. FileExistsError where there is such a record or package.
    """
    package = workspace.root / OUT / PACKAGES / record.package
    file = workspace.root / RECORDS / f"{record.number}{SUFFIX}"
    for path in (file, package):
        make_folder(path.parent, below=workspace.root)
    with unfinished_copy(scratch, package) as part:
        create_record(file, record_bytes(record))
        try:
            take_free_name(part, package)
        except BaseException:
            if os.path.lexists(part) and not _is_same(part, package):
                file.unlink()
            raise
    return package


def _is_same(part: Path, package: Path) -> bool:
    return package.exists() and package.samefile(part)


def finish(workspace: Workspace) -> tuple[Path, ...]:
    """Give packages their names whose record a killed run has written. Only for who holds the workspace's lock.

    Call it before unfinished files of out/shares/ are removed.
    """
    folder = workspace.root / OUT / PACKAGES
    parts = [*folder.glob(f"{TEMPORARY_MARK}*")]
    if not parts:
        return ()
    missing = {
        it.package_hash: folder / it.package
        for it in read_ledger(workspace.root).records
        if not os.path.lexists(folder / it.package)
    }
    finished = []
    for part in parts:
        package = missing.pop(digest_of_file(part) or "", None)
        if package is not None:
            os.replace(part, package)
            finished.append(package)
    return tuple(finished)


def digest_of_file(file: Path) -> str | None:
    """SHA-256 of an ordinary file, read piece by piece; None where there is none."""
    if file.is_symlink() or not file.is_file():
        return None
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def who_shares(workspace: Workspace) -> str:
    """Who is at work: as git knows them, else the account's name."""
    name, email = (_git_setting(workspace, key) for key in ("user.name", "user.email"))
    if name or email:
        return f"{name} <{email}>".strip() if email else name
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in containers
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "?"


def _git_setting(workspace: Workspace, key: str) -> str:
    try:
        return output_of("git", ["-C", str(workspace.root), "config", key]).decode("utf-8", "replace").strip()
    except EnvironmentMissing:
        return ""
