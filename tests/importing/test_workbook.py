"""Workbooks are judged before they are opened, and read with all that may mislead about their cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest

from cardgen.errors import UsageError
from cardgen.importing.tables import MAX_ROWS
from cardgen.importing.workbook import read_workbook

MOMENT = datetime.fromisoformat("2026-03-02 04:05")
MakeWorkbook = Callable[..., bytes]
Edit = Callable[[str, bytes], bytes | None]


def rezipped(content: bytes, edit: Edit, **more: bytes) -> bytes:
    """The archive with every part edited (None leaves it out) and others added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (part := edit(name, old.read(name))) is not None:
                new.writestr(name, part)
        for name, part in more.items():
            new.writestr(name, part)
    return out.getvalue()


def as_it_is(_name: str, part: bytes) -> bytes:
    return part


def in_sheet(before: bytes, after: bytes) -> Edit:
    def edit(name: str, part: bytes) -> bytes:
        if not name.startswith("xl/worksheets/sheet"):
            return part
        assert before in part
        return part.replace(before, after, 1)

    return edit


def reason(content: bytes) -> str:
    with pytest.raises(UsageError) as refused:
        read_workbook(content)
    return refused.value.message_id.removeprefix("error.import.")


@pytest.fixture(scope="module")
def plain(workbook: MakeWorkbook) -> bytes:
    return workbook(고객=[["성명", "전화"], ["홍길동", "02-123-4567"]])


def test_cells_keep_their_place_and_type(workbook: MakeWorkbook) -> None:
    rows = [[], [None, "성명", 1012345678, True, 2.5, date(2026, 3, 2), MOMENT]]
    book = read_workbook(workbook(고객=rows))
    assert [it.name for it in book.sheets] == ["고객"]
    assert [list(row) for row in book.sheets[0].rows] == [
        [],
        ["", "성명", 1012345678.0, True, 2.5, date(2026, 3, 2), MOMENT],
    ]


def test_macros_are_refused(plain: bytes) -> None:
    assert reason(rezipped(plain, as_it_is, **{"xl/vbaProject.bin": b"x"})) == "macros"
    types = (b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")
    assert reason(rezipped(plain, lambda _, part: part.replace(*types))) == "macros"


def test_other_packages_are_refused(plain: bytes) -> None:
    assert reason(rezipped(plain, as_it_is, **{"xl/workbook.bin": b"x"})) == "xlsb"
    assert reason(rezipped(plain, as_it_is, mimetype=b"application/vnd.oasis.opendocument.spreadsheet")) == "ods"
    no_workbook = rezipped(plain, lambda name, part: None if name == "xl/workbook.xml" else part)
    assert reason(no_workbook) == "kind"


def test_damaged_files_are_refused(plain: bytes) -> None:
    assert reason(plain[: len(plain) // 2]) == "damaged"
    assert reason(rezipped(plain, in_sheet(b"</sheetData>", b"</sheetDatum>"))) == "broken_workbook"
    assert reason(rezipped(plain, lambda name, part: None if "sheet1" in name else part)) == "broken_workbook"


def test_zip_bombs_are_refused_unopened(plain: bytes) -> None:
    blown_up = b"</sheetData><!--" + b" " * 40_000_000 + b"-->"
    assert reason(rezipped(plain, in_sheet(b"</sheetData>", blown_up))) == "too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_dtds_are_refused(plain: bytes, encoding: str) -> None:
    text = '<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    assert reason(rezipped(plain, as_it_is, **{"xl/other.xml": text.encode(encoding)})) == "doctype"


def test_a_cell_far_away_makes_no_room_for_all_before_it(plain: bytes) -> None:
    """The reader would ask for 16,384 x 1,048,576 cells and end the whole program."""
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    assert reason(rezipped(plain, in_sheet(b"</sheetData>", far))) == "rows"
    many = f'<row r="{MAX_ROWS + 2}"><c r="A{MAX_ROWS + 2}"><v>1</v></c></row></sheetData>'.encode()
    assert reason(rezipped(plain, in_sheet(b"</sheetData>", many))) == "rows"


def test_formatted_but_empty_cells_far_away_do_not_count(plain: bytes) -> None:
    empty = b'<row r="1048576"><c r="A1048576" s="0"/></row></sheetData>'
    book = read_workbook(rezipped(plain, in_sheet(b"</sheetData>", empty)))
    assert len(book.sheets[0].rows) == 2


def test_formulas_count_by_their_last_value(plain: bytes) -> None:
    cells = (
        b'<row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3"><f>1+1</f></c><c r="C3"><f>1+1</f><v></v></c>'
        b'<c r="D3" t="e"><f>A9</f><v>#REF!</v></c><c r="E3" t="e"><v>#N/A</v></c></row></sheetData>'
    )
    sheet = read_workbook(rezipped(plain, in_sheet(b"</sheetData>", cells))).sheets[0]
    assert sheet.cell(2, 0) == 2
    assert sheet.faults == {(2, 1): "I101", (2, 2): "I101", (2, 3): "I102", (2, 4): "I102"}


def test_marks_are_found_in_prefixed_xml(plain: bytes) -> None:
    def prefixed(name: str, part: bytes) -> bytes:
        if not name.startswith("xl/worksheets/sheet"):
            return part
        part = part.replace(b"</sheetData>", b'<row r="3"><c r="A3"><f>1+1</f></c></row></sheetData>')
        part = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", part)
        return part.replace(b" xmlns=", b" xmlns:x=")

    assert read_workbook(rezipped(plain, prefixed)).sheets[0].faults == {(2, 0): "I101"}


def test_what_is_hidden_is_known(workbook: MakeWorkbook) -> None:
    def hide(book: Any) -> None:
        book["고객"].column_dimensions["B"].hidden = True
        book["고객"].row_dimensions[2].hidden = True
        book["옛것"].sheet_state = "veryHidden"

    customers, old = read_workbook(workbook(hide, 고객=[["성명", "전화"], ["홍", "1"]], 옛것=[["성명"]])).sheets
    assert (customers.hidden_columns, customers.hidden_rows, customers.hidden) == (
        frozenset({1}),
        frozenset({1}),
        False,
    )
    assert old.hidden


def test_days_counted_from_1904_are_known(workbook: MakeWorkbook, plain: bytes) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    def old_mac(book: Any) -> None:
        book.epoch = CALENDAR_MAC_1904

    assert read_workbook(workbook(old_mac, a=[["성명", date(2026, 3, 2)]])).date_1904
    assert not read_workbook(plain).date_1904


def test_doubled_line_end_escapes_are_mended(workbook: MakeWorkbook) -> None:
    sheet = read_workbook(workbook(a=[["첫째_x005F_x000D_\n둘째", "줄_x000D_"]])).sheets[0]
    assert sheet.rows[0][0] == "첫째\n둘째"
    assert sheet.rows[0][1] == "줄\n"


def test_our_own_export_is_known_by_its_properties(workbook: MakeWorkbook) -> None:
    from openpyxl.packaging.custom import StringProperty

    def mark(book: Any) -> None:
        book.custom_doc_props.append(StringProperty(name="cardgen-form", value="customer"))
        book.custom_doc_props.append(StringProperty(name="cardgen-form-version", value="3"))

    book = read_workbook(workbook(mark, a=[["성명"]]))
    assert (book.form, book.version) == ("customer", "3")


def test_a_sheet_shows_no_value_when_it_is_printed(plain: bytes) -> None:
    assert "홍길동" not in repr(read_workbook(plain))
