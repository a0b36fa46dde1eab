"""Lets Word add records: a repeating section around the rows of each list, an item around those of each record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from cardgen.rendering.control_marks import Control
from cardgen.rendering.docx.control_xml import Sdt, around, repeating_item, repeating_section
from cardgen.rendering.docx.controls import Form
from cardgen.rendering.docx.ooxml import W
from cardgen.rendering.office.xml_parts import Element

_Record = tuple[str, int]
"""A list's path and the record's row, from 1."""


def make_repeating(form: Form, labels: Mapping[str, str]) -> None:
    """Wrap the rows that hold one record each; `labels` are those of the lists by path."""
    records = _records_of_rows(form.placed)
    for table in {id(table): table for row in records if (table := row.getparent()) is not None}.values():
        for _, rows in groupby(list(table), lambda row: records.get(row, ("", 0))[0]):
            found = [row for row in rows if row in records]
            if found:
                _wrap(form, labels, found, records)


def _records_of_rows(placed: Iterable[tuple[Element, Control]]) -> dict[Element, _Record]:
    """Rows of tables with controls of one record and nothing else."""
    found: dict[Element, set[_Record]] = {}
    for made, control in placed:
        row = next(made.iterancestors(f"{W}tr"), None)
        if row is not None:
            path = control.field.path.partition("[]")[0] if control.row is not None else ""
            found.setdefault(row, set()).add((path, control.row or 0))
    return {row: next(iter(records)) for row, records in found.items() if len(records) == 1 and ("", 0) not in records}


def _wrap(form: Form, labels: Mapping[str, str], rows: list[Element], records: Mapping[Element, _Record]) -> None:
    path, _ = records[rows[0]]
    place = rows[0].getprevious()
    table = rows[0].getparent()
    assert table is not None
    items = []
    for _, group in groupby(rows, lambda row: records[row]):
        items.append(around(Sdt("", "", form.number(), locked=False), repeating_item(), list(group)))
    made = around(Sdt(labels.get(path, path), f"{path}[]", form.number(), locked=False), repeating_section(), items)
    table.insert(0 if place is None else table.index(place) + 1, made)
