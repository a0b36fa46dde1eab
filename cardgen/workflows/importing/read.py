"""Reads the file to be imported, by what it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from cardgen.archives.plain_file import SpecialFileError, read_plain
from cardgen.errors import UsageError
from cardgen.importing.delimited import read_delimited
from cardgen.importing.file_kind import MAX_FILE, FileKind, file_kind
from cardgen.importing.tables import Book
from cardgen.importing.vcard import read_vcards
from cardgen.importing.workbook import read_workbook

READERS: Mapping[FileKind, Callable[[bytes], Book]] = {
    FileKind.XLSX: read_workbook,
    FileKind.CSV: read_delimited,
    FileKind.VCARD: read_vcards,
}
"""Kinds of files whose rows are cards."""


def file_content(file: Path) -> bytes:
    """The bytes of a file to be imported, of one too large only the first. UsageError where it cannot be read."""
    if file.is_dir():
        raise UsageError("error.import.folder", folder=str(file))
    try:
        return read_plain(file, MAX_FILE + 1, follow=True)
    except SpecialFileError:
        raise UsageError("error.import.not_a_file", file=file.name) from None
    except FileNotFoundError:
        raise UsageError("error.import.no_file", file=file.name) from None
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise UsageError("error.import.unreadable", file=file.name, reason=reason) from None


def read_file(file: Path) -> tuple[FileKind, Book, bytes]:
    """The file's kind, its tables and its bytes. UsageError where it cannot or must not be read."""
    content = file_content(file)
    kind = file_kind(content, file.suffix)
    return kind, READERS[kind](content), content
