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

from cardgen.messages.catalog import say
from cardgen.workflows.tombstones import ERASED, Tombstone

LEDGER = f"{ERASED}/파기대장.csv"
COLUMNS = ("day", "subject", "form", "items", "reason", "method", "by", "confirmed")
_CALCULATED = re.compile(r"'*[=+\-@\t\r]")
"""Text a spreadsheet may calculate (OWASP, CSV injection)."""


def with_line(content: bytes, tombstone: Tombstone, form: str, language: str) -> bytes:
    """The table with the line of one more erasure; an empty one gets its heading first.

    `form` is what people call the form. UTF-8 with a byte order mark, or Excel reads CP949; a table that was saved as
    CP949 stays so.
    """
    text, encoding = _read(content)
    rows = [] if text.strip() else [[say(f"erased.column.{name}", language) for name in COLUMNS]]
    rows.append(_row(tombstone, form, language))
    start = "" if not text or text.endswith("\n") else "\r\n"
    return (text + start + _lines(rows)).encode(encoding, "replace")


def _read(content: bytes) -> tuple[str, str]:
    """The table's text, and the encoding it is to keep."""
    if not content or content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig", "replace"), "utf-8-sig"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeError:
        return content.decode("cp949", "replace"), "cp949"


def _row(tombstone: Tombstone, form: str, language: str) -> list[str]:
    return [
        tombstone.day.isoformat() if tombstone.day else "",
        tombstone.id,
        form,
        say("erased.items", language),
        tombstone.reason,
        say("erased.method", language),
        tombstone.by,
        "",
    ]


def _lines(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_neutral(cell) for cell in row] for row in rows)
    return out.getvalue()


def _neutral(text: str) -> str:
    return f"'{text}" if _CALCULATED.match(text) else text
