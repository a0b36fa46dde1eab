"""No workbook may end the program: the fast reader makes room for whatever a file claims."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from cardgen.errors import UsageError
from cardgen.importing.sheet_judge import judged, without_claims
from cardgen.importing.workbook import read_workbook

MakeWorkbook = Callable[..., bytes]
Edit = Callable[[str], str]


@pytest.fixture(scope="module")
def plain(workbook: MakeWorkbook) -> bytes:
    return workbook(고객=[["성명", "전화"], ["홍길동", "02-123-4567"]])


def edited(content: bytes, part: str, edit: Edit) -> bytes:
    """The workbook with one of its parts edited."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                assert edit(text.decode()) != text.decode()
                text = edit(text.decode()).encode()
            new.writestr(name, text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def with_row(row: str) -> Edit:
    return lambda text: text.replace("</sheetData>", f"{row}</sheetData>")


FAR = {
    "single quotes": "<row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>x</t></is></c></row>",
    "small letters": '<row r="9"><c r="xfd1048576"><v>1</v></c></row>',
    "another attribute first": '<row r="9"><c foo=">" r="XFD1048576"><v>1</v></c></row>',
    "a reference by number": '<row r="9"><c r="X&#70;D1048576"><v>1</v></c></row>',
    "dollars": '<row r="9"><c r="$XFD$1048576"><v>1</v></c></row>',
    "no reference": '<row r="1048576"><c><v>1</v></c></row>',
    "twenty digits": '<row r="9"><c r="A99999999999999999999"><v>1</v></c></row>',
    "a row of twenty digits": '<row r="99999999999999999999" hidden="1"/>',
    "row nought": '<row r="0"><c r="A0"><v>1</v></c></row>',
    "no letters": '<row r="9"><c r="가나"><v>1</v></c></row>',
}


@pytest.mark.parametrize("how", FAR)
def test_cells_that_stand_nowhere_we_read_are_refused(plain: bytes, how: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_workbook(edited(plain, SHEET, with_row(FAR[how])))
    assert refused.value.message_id in ("error.import.rows", "error.import.broken_workbook")


@pytest.mark.parametrize("claim", ["4294967295", "99999999999999999999", "-1", "x"])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_no_room_is_made_for_texts_that_are_only_claimed(plain: bytes, claim: str, quote: str) -> None:
    """In a process of its own: the reader ends it where it believes the claim."""

    def boast(text: str) -> str:
        return re.sub(
            "<sst ", f"<sst count={quote}{claim}{quote} ", re.sub(r' (unique)?[cC]ount="\d+"', "", text)
        ).replace(f"count={quote}{claim}", f"uniqueCount={quote}{claim}{quote} count={quote}{claim}")

    content = edited(plain, "xl/sharedStrings.xml", boast)
    code = "import sys; from cardgen.importing.workbook import read_workbook as r; r(sys.stdin.buffer.read())"
    done = subprocess.run([sys.executable, "-c", code], input=content, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0


@pytest.mark.parametrize("area", ["A1:XFD1048576", "B5:A1", "zz", "A99999999999999999999"])
def test_dimensions_are_not_believed(plain: bytes, area: str) -> None:
    content = edited(plain, SHEET, lambda text: re.sub(r'<dimension ref="[^"]+"', f'<dimension ref="{area}"', text))
    assert len(read_workbook(content).sheets[0].rows) == 2


def test_rows_and_columns_without_references_are_counted() -> None:
    found = judged(b"<x><row><c/><c><v>1</v></c></row><row r='7'/><row><c r='AB8'/><c><v/></c></row></x>")
    assert (found.rows, found.columns) == (8, 29)


def test_empty_cells_do_not_count() -> None:
    found = judged(b'<x><row r="1048576"><c r="XFD1048576" s="1"/><c r="XFD1048576"></c></row></x>')
    assert (found.rows, found.columns) == (0, 0)


def test_only_claims_are_taken_out() -> None:
    part = b"""<x:sst a='>' uniqueCount = "9"><si><t>count="9"</t></si></x:sst>"""
    assert without_claims(part, judged(part)) == b"""<x:sst ref="A1"><si><t>count="9"</t></si></x:sst>"""
    assert without_claims(b"<x/>", judged(b"<x/>")) == b"<x/>"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_what_the_reader_would_take_for_other_text_is_refused(encoding: str) -> None:
    with pytest.raises(UsageError):
        judged("<x/>".encode(encoding))


def test_a_declared_encoding_is_not_followed() -> None:
    with pytest.raises(UsageError):
        judged('<?xml version="1.0" encoding="euc-kr"?><x>가</x>'.encode("euc-kr"))


def test_dtds_and_broken_xml_are_refused() -> None:
    for part, reason in ((b"<!DOCTYPE x><x/>", "doctype"), (b"<x>", "broken_workbook"), (b"", "broken_workbook")):
        with pytest.raises(UsageError) as refused:
            judged(part)
        assert refused.value.message_id == f"error.import.{reason}"


def test_numbers_that_are_none_are_faults(plain: bytes) -> None:
    row = (
        '<row r="3">'
        + "".join(f'<c r="{at}3"><v>{value}</v></c>' for at, value in zip("ABC", ("NaN", "inf", "1e400"), strict=True))
        + "</row>"
    )
    sheet = read_workbook(edited(plain, SHEET, with_row(row))).sheets[0]
    assert sheet.faults == {(2, 0): "I102", (2, 1): "I102", (2, 2): "I102"}
    assert all(isinstance(cell, str) for cell in sheet.rows[2])


def test_errors_are_found_whatever_the_quotes_and_namespaces(plain: bytes) -> None:
    def bare(text: str) -> str:
        return re.sub(r' xmlns(:\w+)?="[^"]*"', "", with_row("<row r='3'><c r='A3' t='e'><v>#REF!</v></c></row>")(text))

    assert read_workbook(edited(plain, SHEET, bare)).sheets[0].faults == {(2, 0): "I102"}


def test_hidden_columns_are_those_there_can_be(plain: bytes) -> None:
    columns = "<cols><col min='-2000000000' max='2' hidden='1'/></cols><sheetData>"
    content = edited(plain, SHEET, lambda text: text.replace("<sheetData>", columns))
    assert read_workbook(content).sheets[0].hidden_columns == {0, 1}


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("xl/_rels/workbook.xml.rels", r' Target="/?(xl/)?worksheets/[^"]*"', ""),
        ("xl/workbook.xml", r"(<sheet [^>]*/>)", r"\1\1"),
    ],
)
def test_sheets_that_cannot_be_told_are_refused(plain: bytes, part: str, before: str, after: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_workbook(edited(plain, part, lambda text: re.sub(before, after, text)))
    assert refused.value.message_id == "error.import.broken_workbook"
