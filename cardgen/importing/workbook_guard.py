"""Judges a workbook before anything reads it: a zip of bounded size, no macros, no DTDs, no endless sheets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cardgen.archives.zip_reader import ArchiveRefused, read_zip
from cardgen.archives.zip_writer import pack, write_zip
from cardgen.errors import UsageError
from cardgen.importing.sheet_judge import Judged, judged, without_claims
from cardgen.importing.tables import MAX_COLUMNS, MAX_ROWS

Parts = Mapping[str, bytes]

_KEPT = re.compile(r"(?:\[Content_Types\]\.xml|_rels/.*|docProps/custom\.xml|xl/.*\.(?:xml|rels))", re.IGNORECASE)
_DROPPED = re.compile(r"xl/(?:drawings|charts|theme|comments|printerSettings|pivot\w*|externalLinks)", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<\s*!\s*DOCTYPE", re.IGNORECASE)


def workbook_parts(content: bytes) -> Parts:
    """The parts of a workbook by name. UsageError for a file that is no plain workbook, or one not to be opened."""
    try:
        parts = read_zip(content)
    except ArchiveRefused as error:
        raise UsageError("error.import.too_large" if error.over_limit else "error.import.damaged") from None
    _refuse_others(parts)
    kept = {name: part for name, part in parts.items() if _KEPT.fullmatch(name) and not _DROPPED.match(name)}
    if any(map(_has_doctype, kept.values())):
        raise UsageError("error.import.doctype")
    return kept


def repacked(parts: Parts) -> bytes:
    """The judged parts as a zip of their own, so that the reader cannot see another file than we did."""
    return write_zip(pack(name, part, level=0) for name, part in parts.items())


def judged_parts(parts: Parts) -> tuple[Parts, Mapping[str, Judged]]:
    """The parts as the reader may see them, and what each says of itself. UsageError for one that is not sound."""
    found = {name: judged(part) for name, part in parts.items()}
    return {name: without_claims(part, found[name]) for name, part in parts.items()}, found


def require_bounded(sheet: Judged, name: str) -> None:
    """UsageError where a sheet's values reach further than we read."""
    if sheet.too_large:
        raise UsageError("error.import.rows", sheet=name, rows=f"{MAX_ROWS:,}", columns=f"{MAX_COLUMNS:,}")


def _refuse_others(parts: Parts) -> None:
    names = {name.lower() for name in parts}
    if any(name.endswith("vbaproject.bin") or "macrosheets/" in name for name in names):
        raise UsageError("error.import.macros")
    if b"macroenabled" in parts.get("[Content_Types].xml", b"").lower():
        raise UsageError("error.import.macros")
    if "xl/workbook.bin" in names:
        raise UsageError("error.import.xlsb")
    if b"opendocument" in parts.get("mimetype", b""):
        raise UsageError("error.import.ods")
    if "xl/workbook.xml" not in names:
        raise UsageError("error.import.kind")


def _has_doctype(part: bytes) -> bool:
    """True for a DTD, in UTF-16 too: entities declared in one can fill any memory."""
    head = part[:4096].replace(b"\0", b"")
    return _DOCTYPE.search(head) is not None or _DOCTYPE.search(part) is not None
