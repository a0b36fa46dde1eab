"""The package of a share: files that were audited, in a fixed order and without times, as they come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import BinaryIO

from cardgen.archives.zip_writer import Packed, ZipStream, pack
from cardgen.sharing.encryption import EncryptedZip, encrypted_pdf
from cardgen.sharing.manifest import Listed

CARDS = "cards"
"""The folder of the cards in a package."""

INDEX, LEDGER, COVER = "index.html", "ledger.xlsx", "cover"


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file ready to be put into a package: compressed or, for a package with a password, as it is."""

    listed: Listed
    content: Packed | bytes = field(repr=False)


def packed_file(name: str, content: bytes, password: str | None) -> PackedFile:
    """Pack a file; a PDF gets the password of the package itself, too."""
    if password and name.endswith(".pdf"):
        content = encrypted_pdf(content, password)
    listed = Listed(name, len(content), sha256(content).hexdigest())
    return PackedFile(listed, content if password else pack(name, content))


@contextmanager
def new_package(out: BinaryIO, password: str | None) -> Iterator[Package]:
    """A package to be filled and closed; one that is not, because something failed, lets go of `out`."""
    package = Package(out, password)
    try:
        yield package
    finally:
        package.abandon()


class Package:
    """A package being written to `out`. Only the list of its files is kept in memory."""

    def __init__(self, out: BinaryIO, password: str | None) -> None:
        self._zip = EncryptedZip(out, password) if password else ZipStream(out)
        self._listed: list[Listed] = []

    @property
    def files(self) -> tuple[Listed, ...]:
        """What is in it so far, in its order."""
        return tuple(self._listed)

    def add(self, file: PackedFile) -> None:
        """Append a file. ValueError for a name used twice."""
        match self._zip, file.content:
            case ZipStream() as stream, Packed() as packed:
                stream.add(packed)
            case EncryptedZip() as encrypted, bytes(content):
                encrypted.add(file.listed.name, content)
            case _:
                raise TypeError("a file packed for another kind of package")
        self._listed.append(file.listed)

    def close(self) -> None:
        """Write the directory."""
        self._zip.close()

    def abandon(self) -> None:
        """Let go of the file, whether it is finished or not."""
        if isinstance(self._zip, EncryptedZip):
            self._zip.abandon()
