"""Passwords on what is shared: AES-256 for the package (AE-2, as 7-Zip and WinZip read it) and for each PDF.

PDF: ISO 32000-2, 7.6.4 (revision 6). The salts are random, so that the same share never gives the same bytes twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from typing import Any, BinaryIO

from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.sharing.manifest import Listed

LEAST = 8
"""Characters of a password: shorter ones are tried out in hours, for zip files slow each try down hardly at all."""

MOST = 127
"""Bytes of a password that a PDF takes (ISO 32000-2, 7.6.4.3.3)."""

_BITS = 256
_STRENGTH = 3
"""How an entry says that it is encrypted with 256 bits (AE specification by WinZip)."""


def require_password(password: str) -> None:
    """UsageError for a password too short or too long, or that other programs would encode otherwise than we do."""
    if len(password) < LEAST or not password.strip():
        raise UsageError("error.share.password.short", least=str(LEAST))
    if len(password) > MOST:
        raise UsageError("error.share.password.long", most=str(MOST))
    if not (password.isascii() and password.isprintable()):
        raise UsageError("error.share.password.letters")


def require_encryption() -> None:
    """EnvironmentMissing with the command that installs what encrypts packages."""
    try:
        import pyzipper  # noqa: F401 - asked for before the work begins
    except ImportError:
        raise EnvironmentMissing("error.share.pyzipper") from None


def encrypted_pdf(content: bytes, password: str) -> bytes:
    """A PDF that opens with the password only."""
    from pikepdf import Encryption, Pdf

    out = BytesIO()
    with Pdf.open(BytesIO(content)) as pdf:
        pdf.save(out, encryption=Encryption(owner=password, user=password, R=6, aes=True, metadata=True))
    return out.getvalue()


class EncryptedZip:
    """A package being written, each entry encrypted. Names stay readable: they are pseudonyms."""

    def __init__(self, out: BinaryIO, password: str) -> None:
        self._zip = _open(out, "w")
        self._zip.setpassword(password.encode("ascii"))

    def add(self, name: str, content: bytes) -> None:
        """Append a file. ValueError for a name used twice."""
        from pyzipper import ZIP_DEFLATED
        from pyzipper.zipfile_aes import AESZipInfo

        if name in self._zip.NameToInfo:
            raise ValueError("a zip entry's name is used twice")
        entry = AESZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
        self._zip.writestr(entry, content)

    def close(self) -> None:
        """Write the directory."""
        self._zip.close()

    def abandon(self) -> None:
        """Let go of the file, before it is closed: what is left open writes its directory when it is collected."""
        with suppress(Exception):
            self._zip.close()


def is_as_listed(package: BinaryIO, password: str, files: Sequence[Listed]) -> bool:
    """True where the package opens with the password, and not without it, to exactly these files."""
    package.seek(0)
    with _open(package, "r") as archive:
        entries = archive.infolist()
        if [entry.filename for entry in entries] != [file.name for file in files]:
            return False
        return all(
            _is_encrypted(entry) and sha256(archive.read(entry, password.encode("ascii"))).hexdigest() == file.sha256
            for entry, file in zip(entries, files, strict=True)
        )


def _is_encrypted(entry: Any) -> bool:
    return bool(entry.flag_bits & 1) and entry.wz_aes_strength == _STRENGTH


def _open(file: BinaryIO, mode: str) -> Any:
    from pyzipper import WZ_AES, AESZipFile

    archive = AESZipFile(file, mode)
    archive.setencryption(WZ_AES, nbits=_BITS)
    return archive
