"""Forms that would run, fetch or break something: refused with the reason, and nothing else happens."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from cardgen.archives.zip_reader import read_zip
from cardgen.archives.zip_writer import pack, write_zip
from cardgen.errors import UsageError
from cardgen.importing.forms.controls import MAX_CONTROLS
from cardgen.importing.forms.reading import read_filled
from cardgen.model.filledform import FilledForm

Made = Callable[..., bytes]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTROL = "<w:sdt><w:sdtPr><w:tag w:val='{}'/></w:sdtPr><w:sdtContent><w:r><w:t>가</w:t></w:r></w:sdtContent></w:sdt>"
NAME = CONTROL.format("name")
FIELD = (
    "<hp:p><hp:run><hp:ctrl><hp:fieldBegin id='1' type='CLICK_HERE' name='name'/></hp:ctrl><hp:t>가</hp:t>"
    "<hp:ctrl><hp:fieldEnd beginIDRef='1'/></hp:ctrl></hp:run></hp:p>"
)
TYPED = {"T": String("name"), "FT": Name.Tx, "V": String("가")}


def _refusal(content: bytes) -> str:
    with pytest.raises(UsageError) as refused:
        read_filled(content)
    return refused.value.message_id.removeprefix("error.form.")


def _related(kind: str, target: str, mode: str = "External") -> Mapping[str, str]:
    link = f"<Relationship Id='r1' Type='{OFFICE}/{kind}' Target='{target}' TargetMode='{mode}'/>"
    return {"word/_rels/document.xml.rels": f"<Relationships xmlns='{RELATED}'>{link}</Relationships>"}


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"word/vbaProject.bin": "x"}, "macros"),
        ({"[Content_Types].xml": "<Types><Default ContentType='vnd.ms-word.MacroEnabled'/></Types>"}, "macros"),
        (_related("vbaProject", "vba.bin", "Internal"), "macros"),
        ({"word/embeddings/oleObject1.bin": "x"}, "embedded"),
        ({"word/activeX/activeX1.xml": "<x/>"}, "embedded"),
        (_related("oleObject", "elsewhere.bin", "Internal"), "embedded"),
        (_related("aFChunk", "page.html", "Internal"), "embedded"),
        (_related("attachedTemplate", "file:///c:/t.dotm"), "external"),
        (_related("attachedTemplate", "t.dotm", "Internal"), "external"),
        (_related("image", "http://example.com/a.png"), "external"),
        (_related("hyperlink", "file://server/share"), "external"),
        (_related("subDocument", "other.docx", "Internal"), "external"),
        ({"word/media/image1.png": "PK\3\4"}, "embedded"),
        ({"docProps/thumbnail.jpeg": "MZ"}, "embedded"),
        ({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}, "doctype"),
        ({"customXml/item1.xml": "<!DOCTYPE a><a/>"}, "doctype"),
        ({"word/document.xml": "<a><b></a>"}, "broken"),
        ({"word/document.xml": f"{'<a>' * 5000}{'</a>' * 5000}"}, "broken"),
        ({"word/document.xml": None}, "broken"),
        ({"docProps/custom.xml": None}, "no_stamp"),
        ({"word/../evil.xml": "<a/>"}, "damaged"),
        ({"word/media/bomb.xml": " " * 1_000_000}, "too_large"),
    ],
)  # fmt: skip
def test_word_forms_that_are_more_than_a_form(word_form: Made, parts: Mapping[str, str | None], message: str) -> None:
    assert _refusal(packed(word_form(f"<w:p>{NAME}</w:p>", parts))) == message


def packed(content: bytes) -> bytes:
    """The same archive, its entries compressed."""
    try:
        return write_zip(pack(name, part) for name, part in read_zip(content).items())
    except ValueError:
        return content


@pytest.mark.parametrize(
    "command", ["DDEAUTO c:\\\\cmd.exe", ' includepicture "http://example.com"', "LINK a", "DATABASE"]
)
def test_word_fields_that_run_or_fetch(word_form: Made, command: str) -> None:
    half = len(command) // 2
    split = f"<w:r><w:instrText>{command[:half]}</w:instrText><w:instrText>{command[half:]}</w:instrText></w:r>"
    body = f"<w:p>{NAME}<w:r><w:fldChar/></w:r>{split}<w:r><w:fldChar/></w:r></w:p>"
    assert _refusal(word_form(body)) == "external"
    simple = command.replace('"', "&quot;")
    assert _refusal(word_form(f'<w:p>{NAME}<w:fldSimple w:instr="{simple}"/></w:p>')) == "external"


@pytest.mark.parametrize("target", ["mailto:a@example.com", "https://example.com", "tel:+8221234567"])
def test_links_that_programs_make_of_what_is_typed_are_harmless(
    word_form: Made, pdf_form: Made, hangul_form: Made, target: str
) -> None:
    opened = Dictionary(S=Name.URI, URI=String(target))
    linked = FIELD.replace(
        "<hp:t>",
        "<hp:ctrl><hp:fieldBegin id='2' type='HYPERLINK'><hp:parameters><hp:stringParam name='Command'>"
        f"{target.replace(':', chr(92) + ':')};1;0;0;</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl><hp:t>",
    )
    for form in (
        word_form(f"<w:p>{NAME}</w:p>", _related("hyperlink", target)),
        pdf_form(TYPED, change=_annotation("Link", A=opened)),
        hangul_form(linked),
    ):
        assert read_filled(form).fields == {"name": "가"}


LINK_THAT_RUNS = (
    "<s><fieldBegin type='HYPERLINK'><stringParam name='Path'>https://example.com</stringParam>"
    r"<stringParam name='Command'>C\:\\Windows\\calc.exe;1;0;0;</stringParam></fieldBegin></s>"
)
"""Its two addresses differ, and programs differ in which of them they follow."""

SCRIPT = "function OnDocument_Open()\r\n{{\r\n\t//todo : \r\n{}}}"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"Scripts/sourceScripts": SCRIPT.format("run();")}, "script"),
        ({"BinData/ole1.ole": "x"}, "embedded"),
        ({"BinData/image1": "\ufeff"}, ""),
        ({"Preview/PrvImage.png": "MZ"}, "embedded"),
        ({"META-INF/manifest.xml": "<m><encryption-data/></m>"}, "password"),
        ({"Contents/content.hpf": "<p><item href='http://example.com/a.png'/></p>"}, "external"),
        ({"Contents/content.hpf": "<p><item href='a.png' isEmbeded='0'/></p>"}, "external"),
        ({"Contents/section0.xml": "<!DOCTYPE a><a/>"}, "doctype"),
        ({"Contents/section0.xml": "<s><ole/></s>"}, "embedded"),
        ({"Contents/section0.xml": LINK_THAT_RUNS}, "external"),
        ({"Contents/section0.xml": None}, "broken"),
        ({"Contents/content.hpf": None}, "broken"),
        ({"Scripts/headerScripts": "var Documents = XHwpDocuments;\r\n"}, ""),
        ({"Scripts/sourceScripts": SCRIPT.format("")}, ""),
    ],
)  # fmt: skip
def test_hangul_forms_that_are_more_than_a_form(
    hangul_form: Made, parts: Mapping[str, str | None], message: str
) -> None:
    form = hangul_form(FIELD, parts)
    if message:
        assert _refusal(form) == message
    else:
        assert read_filled(form).fields == {"name": "가"}


def _action(kind: str, **others: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name(f"/{kind}"), **others)

    return change


def _annotation(kind: str, **others: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Annots = Array(
            [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), **others))]
        )

    return change


def _attach(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))


def _as_xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = String("x")


def _in_catalog(key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = pdf.make_indirect(value)

    return change


def _stream(**others: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Elsewhere = stream = pdf.make_stream(b"")
        for key, value in others.items():
            stream[f"/{key}"] = value

    return change


def _uri(address: str) -> Dictionary:
    return Dictionary(S=Name.URI, URI=String(address))


def _hidden_deep(pdf: pikepdf.Pdf) -> None:
    inner = Dictionary(Next=Array([Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))]), S=Name.Named)
    pdf.Root.AcroForm.Fields[1].AA = Dictionary(K=inner)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_action("JavaScript", JS=String("x")), "script"),
        (_action("Launch", F=String("cmd.exe")), "script"),
        (_action("GoToR", F=String("other.pdf")), "external"),
        (_action("SubmitForm", F=String("http://example.com")), "external"),
        (_action("URI", URI=String("file:///c:/a")), "external"),
        (_action("URI", URI=String("https://example.com")), "external"),
        (_action("Named", N=Name.Print), "script"),
        (_action("Thread", D=String("x")), "script"),
        (_action("GoToDp"), "script"),
        (_action("GoTo", D=String("x"), Next=Dictionary(S=Name.Hide, T=String("x"))), "script"),
        (_annotation("Link", A=_uri("file:///c:/a")), "external"),
        (_annotation("Link", PA=_uri("https://example.com")), "external"),
        (_annotation("Square", A=_uri("https://example.com")), "external"),
        (_annotation("Link", A=Dictionary(S=Name.SetOCGState, State=Array([]))), "script"),
        (_in_catalog("/AA", Dictionary(WC=Dictionary(S=Name.GoTo, D=String("x")))), "script"),
        (_in_catalog("/Collection", Dictionary()), "embedded"),
        (_in_catalog("/Spec", Dictionary(Type=Name.Filespec, F=String("a.pdf"))), "external"),
        (_stream(F=String("http://example.com/a")), "external"),
        (_stream(FFilter=Name.FlateDecode), "external"),
        (_stream(Subtype=Name.Form, Ref=Dictionary(Page=0)), "external"),
        (_annotation("FileAttachment"), "embedded"),
        (_annotation("RichMedia"), "embedded"),
        (_annotation("FreeText"), "written_over"),
        (_attach, "embedded"),
        (_as_xfa, "xfa"),
        (_hidden_deep, "script"),
    ],
)
def test_pdf_forms_that_are_more_than_a_form(
    pdf_form: Made, change: Callable[[pikepdf.Pdf], None], message: str
) -> None:
    assert _refusal(pdf_form(TYPED, change=change)) == message


@pytest.mark.parametrize(
    "opened",
    [
        lambda pdf: Array([pdf.pages[0].obj, Name.Fit]),
        lambda pdf: Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit])),
    ],
    ids=["place", "jump"],
)
def test_a_pdf_that_opens_on_its_first_page_is_harmless(
    pdf_form: Made, opened: Callable[[pikepdf.Pdf], pikepdf.Object]
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = opened(pdf)

    assert read_filled(pdf_form(TYPED, change=change)).fields == {"name": "가"}


@pytest.mark.parametrize("owner_only", [False, True])
def test_locked_pdfs_are_refused(pdf_form: Made, *, owner_only: bool) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf_form(TYPED))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="" if owner_only else "b"))
    assert _refusal(out.getvalue()) == "password"


def test_a_field_that_is_its_own_parent_ends(pdf_form: Made) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        field = pdf.Root.AcroForm.Fields[1]
        field.Kids = Array([field])

    assert read_filled(pdf_form(TYPED, change=change)) is not None


def test_a_text_that_unpacks_to_any_size_is_not_unpacked(pdf_form: Made) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm.Fields[1].V = stream = pdf.make_stream(b"")
        stream.write(zlib.compress(bytes(70_000_000), 1), filter=Name.FlateDecode)

    assert _refusal(pdf_form(TYPED, change=change)) == "broken"


@pytest.mark.slow
def test_more_controls_than_any_card_has_are_refused(word_form: Made, pdf_form: Made, hangul_form: Made) -> None:
    names = [f"f{at}" for at in range(MAX_CONTROLS + 1)]
    assert _refusal(word_form("".join(map(CONTROL.format, names)))) == "controls"
    assert _refusal(hangul_form("".join(FIELD.replace("'name'", f"'{name}'") for name in names))) == "controls"
    assert _refusal(pdf_form(*({**TYPED, "T": String(name)} for name in names))) == "controls"


def _reads(content: bytes) -> None:
    """A form or a refusal, whatever the bytes: nothing else is raised."""
    with suppress(UsageError):
        assert isinstance(read_filled(content), FilledForm)


_BYTES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=6)), min_size=1, max_size=4
)


def _changed(content: bytes, changes: list[tuple[float, bytes]], kept: float) -> bytes:
    changed = bytearray(content)
    for place, new in changes:
        at = int(place * len(content))
        changed[at : at + len(new)] = new
    return bytes(changed[: int(kept * len(content)) or 1])


@given(changes=_BYTES, kept=st.sampled_from([1.0, 1.0, 0.9, 0.5]))
@settings(max_examples=60)
def test_damaged_pdfs_are_read_or_refused(pdf_form: Made, changes: list[tuple[float, bytes]], kept: float) -> None:
    kinds = (Name.Btn, Name.Ch)
    fields = (TYPED, *({"T": String(f"p[1].f{at}"), "FT": kind, "V": Name.Yes} for at, kind in enumerate(kinds)))
    _reads(_changed(pdf_form(*fields), changes, kept))


@given(changes=_BYTES, part=st.sampled_from(["word/document.xml", "docProps/custom.xml", "_rels/.rels"]))
@settings(max_examples=40)
def test_damaged_word_forms_are_read_or_refused(word_form: Made, changes: list[tuple[float, bytes]], part: str) -> None:
    table = f"<w:tbl><w:tr><w:tc><w:p>{CONTROL.format('p[1].date')}</w:p></w:tc></w:tr><w:tr><w:tc/></w:tr></w:tbl>"
    parts = dict(read_zip(word_form(f"<w:p>{NAME}</w:p>{table}")))
    parts[part] = _changed(parts[part], changes, 1)
    _reads(write_zip(pack(name, content) for name, content in parts.items()))


@given(changes=_BYTES, part=st.sampled_from(["Contents/section0.xml", "Contents/content.hpf", "mimetype"]))
@settings(max_examples=40)
def test_damaged_hangul_forms_are_read_or_refused(
    hangul_form: Made, changes: list[tuple[float, bytes]], part: str
) -> None:
    cell = f"<hp:tc><hp:subList>{FIELD}</hp:subList><hp:cellAddr colAddr='0'/><hp:cellSpan colSpan='1'/></hp:tc>"
    table = f"<hp:p><hp:run><hp:tbl><hp:tr>{cell}</hp:tr><hp:tr><hp:tc/></hp:tr></hp:tbl></hp:run></hp:p>"
    parts = dict(read_zip(hangul_form(table)))
    parts[part] = _changed(parts[part], changes, 1)
    _reads(write_zip(pack(name, content) for name, content in parts.items()))


@given(content=st.binary(max_size=300), head=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0"]))
@settings(max_examples=60)
def test_any_bytes_are_read_or_refused(content: bytes, head: bytes) -> None:
    _reads(head + content)
