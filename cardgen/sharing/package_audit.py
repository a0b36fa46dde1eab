"""Audits a package as a whole: its directory, the order of its files, its manifest, and its files one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, BinaryIO, Protocol

from cardgen.extracting.found import Channel, Found, Trace
from cardgen.extracting.zip_traces import directory_traces
from cardgen.messages.catalog import text_of
from cardgen.model.problem import Label, Problem
from cardgen.sharing.allowed import Allowed
from cardgen.sharing.manifest import NAME
from cardgen.sharing.package_reading import (
    PackageDamaged,
    entry_content,
    files_in,
    listed_digests,
    manifest_in,
    opened_package,
)

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
        with opened_package(file, password) as archive:
            return tuple(_package(audit, archive, file, name, password, allowed))
    except PackageDamaged as error:
        return (_unreadable(audit.shown_name(name), error.reason),)


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
    entries = files_in(archive)
    listed = listed_digests(manifest_in(archive, password))
    if listed is None:
        yield Problem("P311", audit.shown_name(name))
    for entry in entries:
        path = audit.shown_name(entry.filename)
        content = entry_content(archive, entry, password)
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


def _unreadable(path: str, reason: str) -> Problem:
    return Problem("P304", path, args={"reason": Label(*text_of(f"audit.reason.{reason}"))})
