"""The file of rows that could not be imported: their sheets and headings as they were, and why, in words."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from cardgen.detection.resident_number import has_resident_number
from cardgen.importing.cell_text import plain_text
from cardgen.importing.columns import Column, Table, Why
from cardgen.importing.file_kind import FileKind
from cardgen.importing.tables import EMPTY, Cell
from cardgen.importing.vcard import lawful_card, vcard_texts
from cardgen.importing.vocabulary import WHY
from cardgen.model.exportview import FORM_PROPERTY, PATH_ROW, VERSION_PROPERTY
from cardgen.model.form import Kind

ID = "id"
"""Heading of the column that names cards: the path of every form's id."""

WHY_PROPERTY = "X-CARDGEN-WHY"
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The same rows make the same file."""

_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_CALCULATED = ("=", "+", "-", "@", "\t", "\r", "'")


@dataclass(frozen=True, slots=True)
class BadTable:
    """A table's bad rows (0-based) with the reason for each; `ids` name the cards that rows belong to by now."""

    table: Table
    reasons: Mapping[int, str] = field(repr=False)
    ids: Mapping[int, str] = field(default_factory=dict)


def bad_rows_file(kind: FileKind, tables: Sequence[BadTable], source: bytes, mark: tuple[str, str] | None) -> bytes:
    """The rows in a file of the kind they came in. `mark` is the form and version of a file our own export wrote.

    Cells that hold a resident number are left empty: it may not be kept, not even to be mended.
    """
    match kind:
        case FileKind.XLSX:
            return _workbook(tables, mark)
        case FileKind.VCARD:
            return _vcards(tables[0], source)
        case FileKind.CSV:
            return _delimited(tables[0])


def _workbook(tables: Sequence[BadTable], mark: tuple[str, str] | None) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, "remove_timezone": True})
    workbook.set_properties({"created": _CREATED})
    day, moment = (workbook.add_format({"num_format": it}) for it in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"))
    names: set[str] = set()
    for bad in tables:
        sheet = workbook.add_worksheet(_sheet_name(bad.table.sheet.name, names))
        for at, cells in enumerate(_rows(bad)):
            for column, cell in enumerate(cells):
                _write(sheet, at, column, cell, {date: day, datetime: moment})
        if bad.table.exact:
            sheet.set_row(PATH_ROW, None, None, {"hidden": True})
            for column in (at for at, it in enumerate(_columns(bad)) if it.why is Why.VERSION):
                sheet.set_column(column, column, 0, None, {"hidden": True})
    if mark:
        for name, value in zip((FORM_PROPERTY, VERSION_PROPERTY), mark, strict=True):
            workbook.set_custom_property(name, value)
    workbook.close()
    return out.getvalue()


def _sheet_name(name: str, taken: set[str]) -> str:
    """The name of a sheet as Excel allows one: 31 characters, few signs, no apostrophe at an end, no other's."""
    plain = _NOT_IN_NAMES.sub("_", name).strip("'") or "_"
    for number in count(1):
        end = f" {number}" if number > 1 else ""
        free = f"{plain[: _LONGEST_NAME - len(end)].rstrip(chr(39))}{end}"
        if free.casefold() not in {*taken, "history"}:
            break
    taken.add(free.casefold())
    return free


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: Mapping[type, Any]) -> None:
    match cell:
        case "":
            return
        case bool():
            sheet.write_boolean(row, column, cell)
        case int() | float():
            sheet.write_number(row, column, cell)
        case datetime() | date():
            sheet.write_datetime(row, column, cell, formats[type(cell)])
        case time() | timedelta():
            sheet.write_string(row, column, plain_text(cell))
        case _:
            sheet.write_string(row, column, cell)


def _delimited(bad: BadTable) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_neutral(plain_text(it)) for it in row] for row in _rows(bad))
    return codecs.BOM_UTF8 + out.getvalue().encode()


def _neutral(text: str) -> str:
    """With an apostrophe before it where a spreadsheet would calculate; reading takes it away again."""
    return f"'{text}" if text.startswith(_CALCULATED) else text


def _vcards(bad: BadTable, source: bytes) -> bytes:
    from cardgen.importing.delimited import decoded

    cards = vcard_texts(decoded(source)[0])
    found = []
    for row, reason in bad.reasons.items():
        first, rest = lawful_card(cards[row - 1]).split("\n", 1)
        said = reason.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
        found.append(f"{first}\n{WHY_PROPERTY}:{said}\n{rest}\n".replace("\n", "\r\n"))
    return "".join(found).encode()


def _rows(bad: BadTable) -> list[list[Cell]]:
    """The headings and the bad rows, each with the reason at its end; an export's paths keep their place.

    Reasons of an earlier import go. Rows that belong to a card by now get its id, in a column of its own if need be.
    """
    table = bad.table
    columns = _columns(bad)
    ids = next((column.at for column in columns if column.leaf and column.leaf.kind is Kind.ID), None)
    more = [ID] if bad.ids and ids is None else []
    rows: list[list[Cell]] = [[*(column.heading for column in columns), *more, WHY]]
    if table.exact:
        rows.insert(PATH_ROW, _cells(table.sheet.rows[PATH_ROW], columns))
    for row, reason in bad.reasons.items():
        found = {ids: bad.ids[row]} if row in bad.ids and ids is not None else {}
        cells = _cells(table.sheet.rows[row], columns, found)
        rows.append([*cells, *([bad.ids.get(row, EMPTY)] if more else []), reason])
    return rows


def _columns(bad: BadTable) -> list[Column]:
    return [column for column in bad.table.columns if column.why is not Why.REASON]


def _cells(cells: Sequence[Cell], columns: Sequence[Column], other: Mapping[int, str] | None = None) -> list[Cell]:
    """A row's cells in these columns; `other` stand in the place of what was there."""
    other = other or {}
    found = [other.get(it.at, cells[it.at] if it.at < len(cells) else EMPTY) for it in columns]
    return [EMPTY if _is_unlawful(cell) else cell for cell in found]


def _is_unlawful(cell: Cell) -> bool:
    return not isinstance(cell, (bool, date, time, timedelta)) and has_resident_number(plain_text(cell))
