"""Audits a package as a whole: its directory, the order of its files, its manifest, and its files one by one."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, BinaryIO, Protocol

from cardgen.archives.zip_reader import MAX_RATIO, MAX_TOTAL, SMALL
from cardgen.extracting.found import Channel, Found, Trace
from cardgen.extracting.zip_traces import directory_traces
from cardgen.messages.catalog import text_of
from cardgen.model.problem import Label, Problem
from cardgen.sharing.allowed import Allowed
from cardgen.sharing.manifest import NAME

_ENCRYPTED = 0x1
_MOST_ENTRIES = 65_535
"""What a zip file without extensions can hold."""


class Judge(Protocol):
    """What judges the files of a package and the texts of its directory."""

    def judged_file(self, name: str, content: bytes, allowed: Allowed, password: str = "") -> tuple[Problem, ...]:
        """What is wrong with a file."""
        ...

    def judged_texts(self, name: str, found: Iterable[Found], allowed: Allowed) -> tuple[Problem, ...]:
        """What is wrong with texts that were read already."""
        ...

    def shown_name(self, name: str) -> str:
        """The name of a file, without what may not be told."""
        ...


def audit_package(
    audit: Judge, file: BinaryIO, name: str, password: str | None, allowed: Allowed | None
) -> tuple[Problem, ...]:
    """Problems of the package, and with `allowed` of each file in it; one file is in memory at a time."""
    try:
        archive = _opened(file, password)
    except (zipfile.BadZipFile, OSError, ValueError):
        return (_unreadable(audit.shown_name(name), "damaged"),)
    with archive:
        return tuple(_package(audit, archive, file, name, password, allowed))


def _package(
    audit: Judge, archive: Any, file: BinaryIO, name: str, password: str | None, allowed: Allowed | None
) -> Iterator[Problem]:
    texts = allowed or Allowed(())
    names = [entry.filename for entry in archive.infolist()]
    yield from audit.judged_texts(name, (Trace(Channel.FILE_NAME, one) for one in (name, *names)), texts)
    yield from audit.judged_texts(name, directory_traces(archive, file), texts)
    if len(set(names)) != len(names) or len(names) > _MOST_ENTRIES:
        yield _unreadable(audit.shown_name(name), "damaged")
        return
    if allowed is not None:
        yield from _files(audit, archive, name, password, allowed)


def _files(audit: Judge, archive: Any, name: str, password: str | None, allowed: Allowed) -> Iterator[Problem]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    listed = _listed(archive, password)
    if listed is None:
        yield Problem("P311", audit.shown_name(name))
    for entry in entries:
        path = audit.shown_name(entry.filename)
        content = _content(archive, entry, password)
        if isinstance(content, Label):
            yield Problem("P304", path, args={"reason": content})
            continue
        yield from audit.judged_file(entry.filename, content, allowed, password or "")
        if listed is not None and entry.filename != NAME:
            yield from _as_listed(path, content, listed.get(entry.filename))
    missing = set(listed or ()) - {entry.filename for entry in entries}
    yield from (Problem("P310", audit.shown_name(one)) for one in sorted(missing))


def _as_listed(path: str, content: bytes, digest: str | None) -> Iterator[Problem]:
    if digest is None:
        yield Problem("P309", path)
    elif sha256(content).hexdigest() != digest:
        yield Problem("P308", path)


def _listed(archive: Any, password: str | None) -> Mapping[str, str] | None:
    """The checksums of the manifest by file, None where there is none to be read."""
    entry = next((entry for entry in archive.infolist() if entry.filename == NAME), None)
    content = None if entry is None else _content(archive, entry, password)
    if not isinstance(content, bytes):
        return None
    try:
        files = json.loads(content)["files"]
        return {str(it["name"]): str(it["sha256"]) for it in files}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _content(archive: Any, entry: Any, password: str | None) -> bytes | Label:
    """The entry unpacked, or why it is not: locked, sly, larger than its directory says, or damaged."""
    if entry.flag_bits & _ENCRYPTED and not password:
        return Label(*text_of("audit.reason.locked"))
    if stat.S_ISLNK(entry.external_attr >> 16) or entry.file_size > MAX_TOTAL:
        return Label(*text_of("audit.reason.damaged"))
    if entry.file_size > SMALL and entry.file_size > MAX_RATIO * entry.compress_size:
        return Label(*text_of("audit.reason.damaged"))
    try:
        with archive.open(entry, pwd=password.encode() if password else None) as opened:
            content: bytes = opened.read(entry.file_size + 1)
    except RuntimeError:
        return Label(*text_of("audit.reason.locked"))
    except Exception:  # noqa: BLE001 - whatever a damaged entry makes a library raise, it was not read
        return Label(*text_of("audit.reason.damaged"))
    return content if len(content) == entry.file_size else Label(*text_of("audit.reason.damaged"))


def _opened(file: BinaryIO, password: str | None) -> Any:
    """The archive; one with a password through the library that knows AES."""
    file.seek(0)
    if password is None:
        return zipfile.ZipFile(file)
    from pyzipper import AESZipFile

    return AESZipFile(file)


def _unreadable(path: str, reason: str) -> Problem:
    return Problem("P304", path, args={"reason": Label(*text_of(f"audit.reason.{reason}"))})
