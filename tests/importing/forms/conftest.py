"""Forms as other programs write them, made by hand from the smallest files those programs would take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from cardgen.archives.zip_writer import pack, write_zip
from cardgen.model.formstamp import FormStamp

STAMP = FormStamp("customer", 1, "ko", "C-7F3K9Q", "0" * 40)

OOXML = "http://schemas.openxmlformats.org"
W = f"{OOXML}/wordprocessingml/2006/main"
DECLARED = (
    f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" '
    f'xmlns:mc="{OOXML}/markup-compatibility/2006"'
)
HANCOM = "http://www.hancom.co.kr/hwpml/2011"

Made = Callable[..., bytes]


@pytest.fixture(scope="session")
def stamp() -> FormStamp:
    """The stamp of the forms made here."""
    return STAMP


@pytest.fixture(scope="session")
def word_form() -> Made:
    """Makes a Word file of the XML of a body; `parts` are added or take another's place, None leaves one out."""

    def make(body: str, parts: Mapping[str, str | None] | None = None, stamp: str = STAMP.text()) -> bytes:
        return zipped({**_word_parts(body, stamp), **(parts or {})})

    return make


@pytest.fixture(scope="session")
def hangul_form() -> Made:
    """Makes a 한글 file of the XML of a section; `parts` as for `word_form`."""

    def make(section: str, parts: Mapping[str, str | None] | None = None, stamp: str = STAMP.text()) -> bytes:
        return zipped({**_hangul_parts(section, stamp), **(parts or {})})

    return make


@pytest.fixture(scope="session")
def pdf_form() -> Made:
    """Makes a PDF of fields given as dictionaries; `change` may do anything to it before it is saved."""

    def make(
        *fields: Mapping[str, Any], change: Callable[[pikepdf.Pdf], None] | None = None, stamp: str = STAMP.text()
    ) -> bytes:
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            marked = {"T": pikepdf.String("cardgen.stamp"), "FT": pikepdf.Name.Tx, "V": pikepdf.String(stamp)}
            made = [pdf.make_indirect(pikepdf.Dictionary(**one)) for one in (marked, *fields)]
            pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(made))
            if change is not None:
                change(pdf)
            out = BytesIO()
            pdf.save(out, deterministic_id=True)
        return out.getvalue()

    return make


def zipped(parts: Mapping[str, str | None]) -> bytes:
    """An archive of texts."""
    return write_zip(pack(name, text.encode(), level=0) for name, text in parts.items() if text is not None)


def _word_parts(body: str, stamp: str) -> Mapping[str, str]:
    rels = f'<Relationships xmlns="{OOXML}/package/2006/relationships">'
    office = f"{OOXML}/officeDocument/2006"
    return {
        "[Content_Types].xml": f'<Types xmlns="{OOXML}/package/2006/content-types"/>',
        "_rels/.rels": f'{rels}<Relationship Id="r1" Type="{office}/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"{rels}</Relationships>",
        "docProps/custom.xml": f'<Properties xmlns="{office}/custom-properties"><property name="cardgen-form">'
        f'<vt:lpwstr xmlns:vt="{office}/docPropsVTypes">{stamp}</vt:lpwstr></property></Properties>',
    }


def _hangul_parts(section: str, stamp: str) -> Mapping[str, str]:
    opf = "http://www.idpf.org/2007/opf/"
    return {
        "mimetype": "application/hwp+zip",
        "Contents/content.hpf": f'<opf:package xmlns:opf="{opf}"><opf:metadata><opf:meta name="keyword" '
        f'content="text">{stamp}</opf:meta></opf:metadata><opf:manifest/></opf:package>',
        "Contents/section0.xml": f'<hs:sec xmlns:hs="{HANCOM}/section" xmlns:hp="{HANCOM}/paragraph">'
        f"{section}</hs:sec>",
    }
