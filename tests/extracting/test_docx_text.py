"""Reading Word files back finds a value wherever it hides: one planted value per place."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

import pytest

from cardgen.archives.zip_writer import pack, write_zip
from cardgen.extracting.docx_text import docx_paragraphs, docx_text

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
PLANTED = "쀍카나리아7316"


def docx(parts: Mapping[str, bytes | str]) -> bytes:
    whole = {"word/document.xml": f"<w:document {WORD}/>", **parts}
    return write_zip(
        pack(name, data.encode() if isinstance(data, str) else data, level=6) for name, data in whole.items()
    )


def png_with_comment(comment: str) -> bytes:
    data = b"Comment\0" + comment.encode()
    chunk = struct.pack(">I", len(data)) + b"tEXt" + data + struct.pack(">I", zlib.crc32(b"tEXt" + data))
    return b"\x89PNG\r\n\x1a\n" + chunk


def runs(*texts: str) -> str:
    return "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts)


def document(inner: str) -> str:
    return f"<w:document {WORD}><w:p>{inner}</w:p></w:document>"


PLACES: Mapping[str, Mapping[str, bytes | str]] = {
    "shown text": {"word/document.xml": document(f"{runs(PLANTED)}")},
    "split over runs": {"word/document.xml": document(f"{runs(*PLANTED)}")},
    "vanished": {"word/document.xml": document(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{PLANTED}</w:t></w:r>")},
    "deleted text": {"word/document.xml": document(f"<w:del><w:r><w:delText>{PLANTED}</w:delText></w:r></w:del>")},
    "field instruction": {"word/document.xml": document(f"<w:r><w:instrText>{PLANTED}</w:instrText></w:r>")},
    "bookmark": {
        "word/document.xml": f'<w:document {WORD}><w:p><w:bookmarkStart w:name="{PLANTED}"/></w:p></w:document>'
    },
    "comment of the XML": {"word/document.xml": f"<w:document {WORD}><!--{PLANTED}--></w:document>"},
    "header": {"word/header1.xml": f"<w:hdr {WORD}><w:p>{runs(PLANTED)}</w:p></w:hdr>"},
    "properties": {"docProps/core.xml": f"<a><title>{PLANTED}</title></a>"},
    "custom XML": {"customXml/item1.xml": f"<a b='{PLANTED}'/>"},
    "link target": {"word/_rels/document.xml.rels": f'<R {RELS}><Relationship Target="http://x/{PLANTED}"/></R>'},
    "name of a part": {f"word/media/{PLANTED}.png": b"x"},
    "picture metadata": {"word/media/image1.png": png_with_comment(PLANTED)},
    "embedded workbook": {"word/embeddings/a.xlsx": docx({"xl/sharedStrings.xml": f"<a>{PLANTED}</a>"})},
    "unknown file": {"word/x.bin": PLANTED},
}


@pytest.mark.parametrize("parts", PLACES.values(), ids=PLACES.keys())
def test_a_value_is_found_wherever_it_hides(parts: Mapping[str, bytes | str]) -> None:
    assert PLANTED in docx_text(docx(parts))


def test_a_value_that_is_not_there_is_not_found() -> None:
    assert PLANTED not in docx_text(docx({}))


def test_paragraphs_show_breaks_and_tabs_and_leave_text_boxes_to_themselves() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{runs('innen')}</w:p></w:txbxContent></w:pict></w:r>"
    tabs = "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
    body = f"<w:p>{tabs}{runs('a')}<w:r><w:br/><w:tab/></w:r>{runs('b')}{box}{runs('c')}</w:p>"
    content = docx({"word/document.xml": f"<w:document {WORD}>{body}</w:document>"})
    assert docx_paragraphs(content) == ("a\n\tbc", "innen")
