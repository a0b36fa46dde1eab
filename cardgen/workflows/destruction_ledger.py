"""The 파기대장: a line for each erasure in a table that offices keep, sign and file.

Personal data is destroyed without delay once it is no longer needed, so that it cannot be restored, and whoever is in
charge sees to it (개인정보 보호법 art. 21, 시행령 art. 16; 표준 개인정보 보호지침 art. 10: keep a record of it).
Lines are only ever added: what an office wrote into the table stays.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from datetime import date

from cardgen.messages.catalog import say
from cardgen.workflows.tombstones import ERASED, Tombstone

LEDGER = f"{ERASED}/파기대장.csv"
COLUMNS = (
    "number", "file", "kind", "subject", "made", "day", "items", "reason", "method", "department", "by", "witness",
    "checked", "confirmed",
)  # fmt: skip
"""The columns of a new table, after 개인정보파일 파기 관리대장 (표준 개인정보 보호지침, its forms); offices fill in who
is in charge, who was there, who signs."""
_LANGUAGES = ("ko", "en")
_CALCULATED = re.compile(r"'*[=+\-@\t\r]")
"""Text a spreadsheet may calculate (OWASP, CSV injection)."""


def with_line(content: bytes, tombstone: Tombstone, form: str, language: str, made: date | None = None) -> bytes:
    """The table with the line of one more erasure; an empty one gets its heading first.

    `form` is what people call the form, `made` the day the card came to be. A table that has other columns, made by an
    earlier version or changed by an office, gets what belongs in those. UTF-8 with a byte order mark, or Excel reads
    CP949; a table that was saved as CP949 stays so.
    """
    text, encoding = _read(content)
    known = [*csv.reader(io.StringIO(text))] if text.strip() else []
    columns = _columns_of(known)
    cells = _cells(tombstone, form, language, made)
    cells["number"] = str(max(1, sum(any(row) for row in known)))
    if "file" not in columns:
        cells["kind"] = form
    rows = [] if known else [[say(f"erased.column.{name}", language) for name in COLUMNS]]
    rows.append([cells.get(name, "") for name in columns])
    start = "" if not text or text.endswith("\n") else "\r\n"
    return (text + start + _lines(rows)).encode(encoding, "replace")


def _columns_of(rows: list[list[str]]) -> tuple[str, ...]:
    """What each column of a table is for, by its heading; "" for one that is an office's own."""
    labels = {say(f"erased.column.{name}", language): name for language in _LANGUAGES for name in COLUMNS}
    found = tuple(labels.get(cell.strip(), "") for cell in rows[0]) if rows else ()
    return found if any(found) else COLUMNS


def _read(content: bytes) -> tuple[str, str]:
    """The table's text, and the encoding it is to keep."""
    if not content or content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig", "replace"), "utf-8-sig"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeError:
        return content.decode("cp949", "replace"), "cp949"


def _cells(tombstone: Tombstone, form: str, language: str, made: date | None) -> dict[str, str]:
    return {
        "file": form,
        "kind": say("erased.kind", language),
        "subject": tombstone.id,
        "made": made.isoformat() if made else "",
        "day": tombstone.day.isoformat() if tombstone.day else "",
        "items": say("erased.items", language),
        "reason": tombstone.reason,
        "method": say("erased.method", language),
        "by": tombstone.by.partition("<")[0].strip() or tombstone.by,
    }


def _lines(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_neutral(cell) for cell in row] for row in rows)
    return out.getvalue()


def _neutral(text: str) -> str:
    return f"'{text}" if _CALCULATED.match(text) else text
