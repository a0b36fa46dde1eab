"""The parts of a Word template around its body: types, relationships, styles, fonts, settings, footer, properties."""

from __future__ import annotations

import struct
import zlib

from cardgen.archives.zip_writer import pack, write_zip
from scripts.word.markup import field, paragraph, text, twips
from scripts.word.styles import FONT, font_table, styles

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
LOGO = "rId5"
QR = "rId6"
FOOTER = "rId4"
MARGINS = {"top": 13, "right": 15, "bottom": 15, "left": 15}
"""Millimetres, as in the PDF's style sheet."""


def word_file(body: str, *, footer: bool = True) -> bytes:
    """A whole .docx around a body; its page is A4 and its footer holds the card's footer and the page number."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _rels({"rId1": ("officeDocument", "word/document.xml")}, core="docProps/core.xml"),
        "word/document.xml": f"<w:document {_DECLARED}><w:body>{body}{_section(footer=footer)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _rels(
            {
                "rId1": ("styles", "styles.xml"),
                "rId2": ("settings", "settings.xml"),
                "rId3": ("fontTable", "fontTable.xml"),
                FOOTER: ("footer", "footer1.xml"),
                LOGO: ("image", "media/logo.png"),
                QR: ("image", "media/qr.png"),
            }
        ),
        "word/styles.xml": f"<w:styles {_DECLARED}>{styles()}</w:styles>",
        "word/settings.xml": f"<w:settings {_DECLARED}>{_settings()}</w:settings>",
        "word/fontTable.xml": f"<w:fonts {_DECLARED}>{font_table()}</w:fonts>",
        "word/footer1.xml": f"<w:ftr {_DECLARED}>{_footer()}</w:ftr>",
        "docProps/core.xml": _core(),
    }
    entries = [pack(name, f"{_HEAD}{xml}".encode()) for name, xml in parts.items()]
    places = [pack(f"word/media/{name}.png", _grey_box(), level=0) for name in ("logo", "qr")]
    return write_zip([*entries, *places])


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    )


def _rels(targets: dict[str, tuple[str, str]], *, core: str = "") -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    listed = "".join(
        f'<Relationship Id="{number}" Type="{office}/{kind}" Target="{target}"/>'
        for number, (kind, target) in targets.items()
    )
    if core:
        listed += f'<Relationship Id="rId9" Type="{package}/metadata/core-properties" Target="{core}"/>'
    return f'<Relationships xmlns="{package}">{listed}</Relationships>'


def _section(*, footer: bool) -> str:
    margins = " ".join(f'w:{side}="{twips(size)}"' for side, size in MARGINS.items())
    reference = f'<w:footerReference w:type="default" r:id="{FOOTER}"/>' if footer else ""
    return (
        f'<w:sectPr>{reference}<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/>'
        f'<w:pgMar {margins} w:header="{twips(8)}" w:footer="{twips(7)}" w:gutter="0"/></w:sectPr>'
    )


def _footer() -> str:
    numbers = f"<w:r><w:tab/></w:r>{field('PAGE')}{text(' / ')}{field('NUMPAGES')}"
    return paragraph(style="CardFooter", runs=f"{text('{{ card.footer }}')}{numbers}")


def _settings() -> str:
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="ko-KR"/>'
    )


def _core() -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ card.document }}</dc:title>'
        "<dc:creator>{{ card.company }}</dc:creator><dc:language>{{ card.language }}</dc:language></cp:coreProperties>"
    )


def _grey_box() -> bytes:
    """A grey picture of one pixel: where the logo or the QR code goes, for whoever opens the template in Word."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00\xdd")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


__all__ = ["FONT", "LOGO", "QR", "word_file"]
