"""Every place of a PDF in which a text can hide is read back."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from cardgen.extracting.pdf_cmap import text_map
from cardgen.extracting.pdf_text import pdf_text
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card
from cardgen.model.cardview import Letterhead
from cardgen.rendering.pdf import open_pdf
from cardgen.viewing.build_view import filled_view

NAME = "홍길동"
FOLDER = Path(__file__).parents[2] / "templates" / "customer"


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    made = pikepdf.new()
    made.add_blank_page()
    return made


def test_what_a_card_shows_is_read_back_with_its_title_and_footer() -> None:
    found = read_form(FOLDER / "form.yaml", "form.yaml")
    assert isinstance(found, FormFile)
    data = {
        "id": "C-7F3K9Q",
        "name": "김婷煕",
        "kind": "개인",
        "notes": "긴 글 " * 200,
        "contact": {"mobile": "01012345670"},
    }
    card = Card(id="C-7F3K9Q", path="", form="customer", blob="a" * 40, data=data)
    text = pdf_text(open_pdf(FOLDER).render(filled_view(card, build_form(found), Letterhead("한빛상사"), "ko")))
    lines = text.splitlines()
    assert "김婷煕" in lines
    assert "김婷煕 (C-7F3K9Q)" in lines
    assert "010-1234-5670" in lines
    assert "☑ 개인 ☐ 법인" in " ".join(text.split())
    assert "\xa0" not in text
    assert "고객 관리 카드" in lines
    assert any("aaaaaaaaaaaa" in line for line in lines)


def test_information_and_metadata(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = NAME
    assert NAME in pdf_text(saved(pdf))
    del pdf.docinfo["/Author"]
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = f"{NAME} & <x>"
    assert f"{NAME} & <x>" in pdf_text(saved(pdf))


def test_bookmarks(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))
    assert NAME in pdf_text(saved(pdf))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/Annots", Array([Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=String(NAME))])),
        ("/Annots", Array([Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(NAME)))])),
        ("/PieceInfo", Dictionary(Program=Dictionary(Private=String(NAME)))),
    ],
    ids=["note", "link", "private"],
)
def test_what_hangs_on_a_page(pdf: pikepdf.Pdf, key: str, value: pikepdf.Object) -> None:
    pdf.pages[0].obj[key] = value
    assert NAME in pdf_text(saved(pdf))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/Names", Dictionary(Dests=Dictionary(Names=Array([String(NAME), Array([])])))),
        ("/AcroForm", Dictionary(Fields=Array([Dictionary(T=String("name"), V=String(NAME))]))),
        ("/StructTreeRoot", Dictionary(K=Array([Dictionary(S=Name.Figure, Alt=String(NAME))]))),
        ("/OpenAction", Dictionary(S=Name.JavaScript, JS=String(NAME))),
        ("/PageLabels", Dictionary(Nums=Array([0, Dictionary(P=String(NAME))]))),
    ],
    ids=["destination", "form value", "alternative text", "script", "page label"],
)
def test_what_hangs_on_the_document(pdf: pikepdf.Pdf, key: str, value: pikepdf.Object) -> None:
    pdf.Root[key] = value
    assert NAME in pdf_text(saved(pdf))
    pdf.Root[key] = pdf.make_indirect(value)
    assert NAME in pdf_text(saved(pdf))


def test_names_and_contents_of_attachments(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["이봄.txt"] = f"사본: {NAME}".encode()
    text = pdf_text(saved(pdf))
    assert "이봄.txt" in text
    assert NAME in text


def test_text_drawn_invisibly_off_the_page_or_in_a_form(pdf: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F1=font))
    hidden = pdf.make_stream(b"BT /F1 9 Tf 3 Tr -999 -999 Td (Hong) Tj [(Gil) -200 (dong)] TJ ET")
    pdf.pages[0].obj.Contents = hidden
    assert "HongGildong" in pdf_text(saved(pdf))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"")
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X1=pdf.make_indirect(hidden)))
    hidden.Type, hidden.Subtype, hidden.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    hidden.Resources = Dictionary(Font=Dictionary(F1=font))
    assert "HongGildong" in pdf_text(saved(pdf))


def test_what_an_update_replaced_is_still_found(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = "Hong Gildong"
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    updated = _with_author(out.getvalue(), "nobody")
    with pikepdf.open(io.BytesIO(updated)) as opened:
        assert str(opened.docinfo["/Author"]) == "nobody"
    assert {"nobody", "Hong Gildong"} <= set(pdf_text(updated).splitlines())


def _with_author(content: bytes, author: str) -> bytes:
    """The file with an update appended that replaces its information (ISO 32000-1, 7.5.6)."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        info, root, size = pdf.docinfo.objgen[0], pdf.trailer["/Root"].objgen[0], len(pdf.objects) + 1
    last = int(content.rsplit(b"startxref", 1)[1].split()[0])
    body = f"{info} 0 obj\n<< /Author ({author}) >>\nendobj\n"
    table = f"xref\n{info} 1\n{len(content):010} 00000 n \n"
    trailer = f"trailer\n<< /Size {size} /Root {root} 0 R /Info {info} 0 R /Prev {last} >>\n"
    return content + f"{body}{table}{trailer}startxref\n{len(content) + len(body)}\n%%EOF\n".encode()


def test_character_maps_with_single_codes_ranges_and_lists() -> None:
    source = (
        b"2 beginbfchar\n<0001> <D64D>\n<0002> <0066 0069>\nendbfchar\n"
        b"2 beginbfrange\n<0010> <0012> <0041>\n<0020> <0021> [<AE38> <B3D9>]\nendbfrange"
    )
    assert text_map(source) == {
        b"\0\x01": "홍",
        b"\0\x02": "fi",
        b"\0\x10": "A",
        b"\0\x11": "B",
        b"\0\x12": "C",
        b"\0\x20": "길",
        b"\0\x21": "동",
    }
