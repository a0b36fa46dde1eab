"""PDF forms as viewers leave them once somebody has been at work in them."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from cardgen.errors import UsageError
from cardgen.importing.forms.reading import read_filled
from cardgen.model.filledform import Entry, Ticked
from cardgen.model.formstamp import FormStamp

Made = Callable[..., bytes]


def _field(name: str, kind: Name, value: Any = None, **others: Any) -> Mapping[str, Any]:
    given = {} if value is None else {"V": value}
    return {"T": String(name), "FT": kind, **given, **others}


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        (codecs.BOM_UTF16_BE + "홍길동 😊".encode("utf-16-be"), "홍길동 😊"),
        (codecs.BOM_UTF16_LE + "홍길동".encode("utf-16-le"), "홍길동"),
        (codecs.BOM_UTF8 + "홍길동".encode(), "홍길동"),
        ("홍길동".encode(), "홍길동"),
        (b"Caf\xe9 \x92", "Café ™"),
        (b"a\rb\r\nc\nd", "a\nb\nc\nd"),
        (codecs.BOM_UTF16_BE + "\x1bko\x1b가".encode("utf-16-be"), "가"),
        (b"", ""),
    ],
)
def test_texts_are_read_however_they_are_encoded(pdf_form: Made, stored: bytes, text: str) -> None:
    assert read_filled(pdf_form(_field("notes", Name.Tx, String(stored)))).fields == {"notes": text}


def test_long_texts_may_be_streams(pdf_form: Made) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm.Fields[1].V = pdf.make_stream(codecs.BOM_UTF8 + "가\r나".encode())

    assert read_filled(pdf_form(_field("notes", Name.Tx), change=change)).fields == {"notes": "가\n나"}


@pytest.mark.parametrize(
    ("field", "entry"),
    [
        (_field("a", Name.Btn, Name.Yes), Ticked(("",))),
        (_field("a", Name.Btn, Name.Off), Ticked(())),
        (_field("a", Name.Btn), Ticked(())),
        (_field("a", Name.Btn, AS=Name.On), Ticked(("",))),
        (_field("a", Name.Btn, Name.Off, AS=Name.Yes), Ticked(())),
        (_field("a", Name.Btn, Name("/1"), Opt=Array([String("VIP"), String("골드")])), Ticked(("골드",))),
        (_field("a", Name.Btn, String("/1"), Opt=Array([String("VIP"), String("골드")])), Ticked(("골드",))),
        (_field("a", Name.Btn, Name("/1"), Opt=Array([String("VIP"), String("골드")]), AS=Name.Off), Ticked(())),
        (_field("a", Name.Btn, String("/Off")), Ticked(())),
        (_field("a", Name.Btn, Name("/골드"), Opt=Array([String("VIP")])), Ticked(("골드",))),
        (_field("a=1․5L", Name.Btn, Name("/0"), Opt=Array([String("1.5L")])), Ticked(("1.5L",))),
        (_field("a=VIP", Name.Btn, Name.Off), Ticked(())),
        (_field("a", Name.Ch, String("불만")), "불만"),
        (_field("a", Name.Ch, String("2"), Opt=Array([Array([String("2"), String("불만")])])), "불만"),
        (_field("a", Name.Ch), ""),
        (_field("a", Name.Ch, Array([String("가"), String("나")])), Ticked(("가", "나"))),
        (_field("a", Name.Tx), ""),
    ],
)  # fmt: skip
def test_each_kind_of_field_says_what_was_chosen(pdf_form: Made, field: Mapping[str, Any], entry: Entry) -> None:
    assert read_filled(pdf_form(field)).fields == {"a": entry}


def test_names_and_kinds_come_from_the_fields_above(pdf_form: Made) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for row in (10, 2, 1):
            kid = pdf.make_indirect(Dictionary(T=String("date"), V=String(f"{row}일")))
            parent = Dictionary(T=String(f"p[{row}]"), FT=Name.Tx, Kids=Array([kid]))
            pdf.Root.AcroForm.Fields.append(pdf.make_indirect(parent))

    rows = read_filled(pdf_form(_field("name", Name.Tx), change=change)).tables["p"]
    assert [row["p[].date"] for row in rows] == ["1일", "2일", "10일"]


def test_boxes_of_one_field_on_several_pages_are_one(pdf_form: Made) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        kids = [pdf.make_indirect(Dictionary(AS=state)) for state in (Name.Off, Name("/0"))]
        pdf.Root.AcroForm.Fields[1].Kids = Array(kids)

    field = _field("grade", Name.Btn, Opt=Array([String("VIP")]))
    assert read_filled(pdf_form(field, change=change)).fields == {"grade": Ticked(("VIP",))}


def test_what_was_added_to_the_end_of_the_file_counts(pdf_form: Made, stamp: FormStamp) -> None:
    """Acrobat and browsers save by adding objects and a new list of where they are (ISO 32000-1, 7.5.6)."""
    before = pdf_form(_field("name", Name.Tx, String("old")))
    with pikepdf.open(BytesIO(before)) as pdf:
        number = pdf.Root.AcroForm.Fields[1].objgen[0]
        size, root = len(pdf.objects) + 1, pdf.Root.objgen[0]
    at = len(before)
    added = f"{number} 0 obj\n<</T (name) /FT /Tx /V <FEFFD64D>>>\nendobj\n"
    start = before.rindex(b"startxref") + 9
    previous = before[start : before.index(b"%%EOF", start)].decode().strip()
    table = f"xref\n{number} 1\n{at:010} 00000 n \ntrailer\n<</Size {size} /Root {root} 0 R /Prev {previous}>>\n"
    after = before + f"{added}{table}startxref\n{at + len(added)}\n%%EOF\n".encode()
    assert read_filled(after).fields == {"name": "홍"}
    assert read_filled(after).stamp == stamp


def test_a_printed_form_has_no_fields(pdf_form: Made) -> None:
    def print_out(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.AcroForm

    with pytest.raises(UsageError) as refused:
        read_filled(pdf_form(change=print_out))
    assert refused.value.message_id == "error.form.printed"
