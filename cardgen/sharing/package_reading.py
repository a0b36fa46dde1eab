"""Opens packages from wherever: the directory is judged first, and one file at a time is unpacked, to memory."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, BinaryIO
from zipfile import ZipFile

from cardgen.archives.zip_reader import MAX_RATIO, MAX_TOTAL, SMALL, require_plain_directory
from cardgen.messages.catalog import text_of
from cardgen.model.problem import Label
from cardgen.sharing.manifest import NAME

MOST_UNPACKED = 4 * 1024 * 1024 * 1024
"""Bytes of all files of a package: 10,000 cards in three formats take a third of it."""

_ENCRYPTED = 0x1


class PackageDamaged(ValueError):
    """A package that does not open; `reason` is the name of a text `audit.reason.*`."""

    def __init__(self, reason: str = "damaged") -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def opened_package(file: BinaryIO, password: str | None) -> Iterator[Any]:
    """The archive; one with a password through the library that knows AES. PackageDamaged where it is none."""
    try:
        require_plain_directory(file)
        archive = _archive(file, password)
    except Exception:  # noqa: BLE001 - two libraries open them, each with exceptions of its own for damaged ones
        raise PackageDamaged from None
    with archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
            raise PackageDamaged("large")
        yield archive


def _archive(file: BinaryIO, password: str | None) -> Any:
    file.seek(0)
    if password is None:
        return ZipFile(file)
    from pyzipper import AESZipFile

    return AESZipFile(file)


def entry_content(archive: Any, entry: Any, password: str | None) -> bytes | Label:
    """The entry unpacked, or why it is not: locked, sly, larger than its directory says, or damaged."""
    if entry.flag_bits & _ENCRYPTED and not password:
        return _reason("locked")
    if stat.S_ISLNK(entry.external_attr >> 16) or entry.file_size > MAX_TOTAL:
        return _reason("damaged")
    if entry.file_size > SMALL and entry.file_size > MAX_RATIO * entry.compress_size:
        return _reason("damaged")
    try:
        with archive.open(entry, pwd=password.encode() if password else None) as opened:
            content: bytes = opened.read(entry.file_size + 1)
    except RuntimeError:
        return _reason("locked")
    except Exception:  # noqa: BLE001 - whatever a damaged entry makes a library raise, it was not read
        return _reason("damaged")
    return content if len(content) == entry.file_size else _reason("damaged")


def files_in(archive: Any) -> list[Any]:
    """The entries that are files."""
    return [entry for entry in archive.infolist() if not entry.is_dir()]


def manifest_in(archive: Any, password: str | None) -> Mapping[str, Any] | None:
    """The manifest's data, None where there is none to be read."""
    entry = next((entry for entry in archive.infolist() if entry.filename == NAME), None)
    content = None if entry is None else entry_content(archive, entry, password)
    if not isinstance(content, bytes):
        return None
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def listed_digests(manifest: Mapping[str, Any] | None) -> Mapping[str, str] | None:
    """The checksums in a manifest by file, None where it has none."""
    try:
        return {str(it["name"]): str(it["sha256"]) for it in (manifest or {})["files"]}
    except (KeyError, TypeError):
        return None


def is_as_stated(archive: Any, manifest: Mapping[str, Any], password: str | None) -> bool:
    """True where the archive holds the files the manifest lists, byte for byte, and no others."""
    listed = listed_digests(manifest)
    entries = [entry for entry in files_in(archive) if entry.filename != NAME]
    if listed is None or sorted(listed) != sorted(entry.filename for entry in entries):
        return False
    return all(_digest(entry_content(archive, entry, password)) == listed[entry.filename] for entry in entries)


def _digest(content: bytes | Label) -> str:
    return sha256(content).hexdigest() if isinstance(content, bytes) else ""


def _reason(name: str) -> Label:
    return Label(*text_of(f"audit.reason.{name}"))
