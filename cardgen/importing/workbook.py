"""Reads an XLSX workbook: its parts are judged first, then a fast reader takes the values."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from io import BytesIO
from math import isfinite
from typing import Any, NamedTuple

from cardgen.detection.resident_number import has_resident_number
from cardgen.errors import UsageError
from cardgen.importing.sheet_marks import ERROR_VALUE, Marks, sheet_marks
from cardgen.importing.tables import EMPTY, Book, Cell, Sheet
from cardgen.importing.workbook_guard import Parts, judged_parts, repacked, require_bounded, workbook_parts
from cardgen.model.exportview import FORM_PROPERTY, VERSION_PROPERTY

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_STRAY_RETURN = re.compile(r"_x000D_(?=\n|$)")
"""A line end that another program wrote as its escape, twice."""


def read_workbook(content: bytes) -> Book:
    """Every sheet of a workbook with its values. UsageError for a file that cannot or must not be read."""
    from lxml.etree import LxmlError
    from python_calamine import CalamineError, CalamineWorkbook

    parts, found = judged_parts(workbook_parts(content))
    try:
        tabs = _tabs(parts)
        for tab in tabs:
            require_bounded(found[tab.part], tab.shown)
        workbook = CalamineWorkbook.from_filelike(BytesIO(repacked(parts)))
        marked = _properties(parts)
        ours = FORM_PROPERTY in marked
        sheets = tuple(
            _sheet(workbook, tab, sheet_marks(parts[tab.part]) if found[tab.part].marked else Marks(), ours=ours)
            for tab in tabs
        )
    except (CalamineError, LxmlError, KeyError, ValueError, IndexError) as error:
        raise UsageError("error.import.broken_workbook") from error
    return Book(
        sheets,
        form=marked.get(FORM_PROPERTY),
        version=marked.get(VERSION_PROPERTY, ""),
        date_1904=_counts_from_1904(parts),
    )


class _Tab(NamedTuple):
    """A worksheet as the workbook lists it: its name, what it is called here, its part, and whether it is hidden."""

    name: str
    shown: str
    part: str
    hidden: bool


def _sheet(workbook: Any, tab: _Tab, marks: Marks, *, ours: bool) -> Sheet:
    found = workbook.get_sheet_by_name(tab.name)
    rows = found.to_python(skip_empty_area=False) if found.end else []
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            if type(cell) is float and not isfinite(cell):
                row[at] = str(cell)
                marks.faults[number, at] = ERROR_VALUE
    return Sheet(
        name=tab.shown,
        rows=[_cells(row, ours=ours) for row in rows],
        faults=marks.faults,
        merged=tuple(found.merged_cell_ranges or ()),
        hidden_columns=frozenset(marks.hidden_columns),
        hidden_rows=frozenset(marks.hidden_rows),
        hidden=tab.hidden,
    )


def _cells(row: list[Any], *, ours: bool) -> list[Cell]:
    """The row's cells with line ends as LF; what our own export wrote is not mended."""
    for at, cell in enumerate(row):
        if type(cell) is str and ("\r" in cell or "_x000D_" in cell):
            text = cell.replace("\r\n", "\n").replace("\r", "\n")
            row[at] = text if ours else _STRAY_RETURN.sub("", text)
    while row and row[-1] == EMPTY and type(row[-1]) is str:
        row.pop()
    return row


def _tabs(parts: Parts) -> list[_Tab]:
    """The worksheets of a workbook in the order of its tabs."""
    relations = {
        it.get("Id"): it
        for it in _xml(parts["xl/_rels/workbook.xml.rels"])
        if str(it.get("Type", "")).endswith("/worksheet")
    }
    found: list[_Tab] = []
    for sheet in _xml(parts["xl/workbook.xml"]).iter("{*}sheet"):
        relation = relations.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION))
        if relation is not None:
            part = posixpath.normpath(posixpath.join("/xl", relation.get("Target", "")))[1:]
            name = str(sheet.get("name"))
            shown = f"#{len(found) + 1}" if has_resident_number(name) else name  # names are shown and written
            found.append(_Tab(name, shown, part, sheet.get("state", "visible") != "visible"))
    if not found:
        raise UsageError("error.import.no_sheets")
    if len({tab.name.casefold() for tab in found}) < len(found):  # sheets are read by name
        raise UsageError("error.import.broken_workbook")
    return found


def _properties(parts: Parts) -> Mapping[str, str]:
    if "docProps/custom.xml" not in parts:
        return {}
    properties = _xml(parts["docProps/custom.xml"])
    return {str(it.get("name")): "".join(it.itertext()) for it in properties}


def _counts_from_1904(parts: Parts) -> bool:
    settings = _xml(parts["xl/workbook.xml"]).iter("{*}workbookPr")
    return any(it.get("date1904") in ("1", "true") for it in settings)


def _xml(part: bytes) -> Any:
    from lxml.etree import XMLParser, fromstring

    return fromstring(part, XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False))
