"""The parts of an HWPX template around its body: version, container, manifest, head, page, footer."""

from __future__ import annotations

from cardgen.archives.zip_writer import pack, write_zip
from scripts.hangul.markup import PLAIN_PADDING, Cell, held, lines, paragraph, row, table, text
from scripts.hangul.picture import grey_box
from scripts.hangul.styles import reference_lists
from scripts.hangul.units import COLUMN, WIDTH, hwpunits

LOGO, QR = "logo", "qr"
FOOTER = 1
"""The footer's table; those of a form count on from there."""

_FOOT, _NUMBER = 8, 3 * COLUMN
"""The height of the foot in millimetres, the width of the page number in it."""

_HWPML = "http://www.hancom.co.kr/hwpml"
_NAMESPACES = {
    "ha": f"{_HWPML}/2011/app",
    "hp": f"{_HWPML}/2011/paragraph",
    "hp10": f"{_HWPML}/2016/paragraph",
    "hs": f"{_HWPML}/2011/section",
    "hc": f"{_HWPML}/2011/core",
    "hh": f"{_HWPML}/2011/head",
    "hhs": f"{_HWPML}/2011/history",
    "hm": f"{_HWPML}/2011/master-page",
    "hpf": "http://www.hancom.co.kr/schema/2011/hpf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "opf": "http://www.idpf.org/2007/opf/",
    "ooxmlchart": f"{_HWPML}/2016/ooxmlchart",
    "hwpunitchar": f"{_HWPML}/2016/HwpUnitChar",
    "epub": "http://www.idpf.org/2007/ops",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
"""All of them on every root, used or not: 한글 refuses files that leave some off."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
_NO_OFFSET = "".join(f' {side}="1417"' for side in ("left", "right", "top", "bottom"))


def hangul_file(body: str, *, footer: bool = True) -> bytes:
    """A whole .hwpx around a body; its page is A4 and its footer holds the card's footer and the page number."""
    parts = {
        "version.xml": _version(),
        "Contents/header.xml": _header(),
        "Contents/section0.xml": f"<hs:sec {_DECLARED}>{_page(footer=footer)}{body}</hs:sec>",
        "settings.xml": _settings(),
        "META-INF/container.xml": _container(),
        "META-INF/container.rdf": _relations(),
        "META-INF/manifest.xml": '<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "Contents/content.hpf": _content(),
    }
    return write_zip(
        [
            pack("mimetype", b"application/hwp+zip", level=0),
            *(pack(name, f"{_HEAD}{xml}".encode()) for name, xml in parts.items()),
            *(pack(f"BinData/{name}.png", grey_box(), level=0) for name in (LOGO, QR)),
            pack("Preview/PrvText.txt", b""),
        ]
    )


def _version() -> str:
    return (
        f'<hv:HCFVersion xmlns:hv="{_HWPML}/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1" '
        'micro="1" buildNumber="0" os="10" xmlVersion="1.5" application="Hancom Office Hangul" '
        'appVersion="13, 0, 0, 0"/>'
    )


def _settings() -> str:
    return (
        f'<ha:HWPApplicationSetting xmlns:ha="{_NAMESPACES["ha"]}" xmlns:config="{_NAMESPACES["config"]}">'
        '<ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>'
    )


def _container() -> str:
    files = {
        "Contents/content.hpf": "application/hwpml-package+xml",
        "Preview/PrvText.txt": "text/plain",
        "META-INF/container.rdf": "application/rdf+xml",
    }
    listed = "".join(f'<ocf:rootfile full-path="{path}" media-type="{kind}"/>' for path, kind in files.items())
    return (
        '<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container" '
        f'xmlns:hpf="{_NAMESPACES["hpf"]}"><ocf:rootfiles>{listed}</ocf:rootfiles></ocf:container>'
    )


def _relations() -> str:
    package = f"{_HWPML}/2016/meta/pkg#"
    parts = {"Contents/header.xml": "HeaderFile", "Contents/section0.xml": "SectionFile"}
    listed = "".join(
        f'<rdf:Description rdf:about=""><ns0:hasPart xmlns:ns0="{package}" rdf:resource="{path}"/></rdf:Description>'
        f'<rdf:Description rdf:about="{path}"><rdf:type rdf:resource="{package}{kind}"/></rdf:Description>'
        for path, kind in parts.items()
    )
    return (
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{listed}<rdf:Description rdf:about="">'
        f'<rdf:type rdf:resource="{package}Document"/></rdf:Description></rdf:RDF>'
    )


def _content() -> str:
    items = (
        ("header", "Contents/header.xml", "application/xml"),
        *((name, f"BinData/{name}.png", "image/png") for name in (LOGO, QR)),
        ("section0", "Contents/section0.xml", "application/xml"),
        ("settings", "settings.xml", "application/xml"),
        ("version", "version.xml", "application/xml"),
    )
    listed = "".join(
        f'<opf:item id="{number}" href="{path}" media-type="{kind}"{_EMBEDDED if kind == "image/png" else ""}/>'
        for number, path, kind in items
    )
    names = ("creator", "subject", "description", "lastsaveby", "CreatedDate", "ModifiedDate", "date", "keyword")
    meta = "".join(f'<opf:meta name="{name}" content="text"/>' for name in names)
    return (
        f'<opf:package {_DECLARED} version="" unique-identifier="" id=""><opf:metadata><opf:title/>'
        f"<opf:language>ko</opf:language>{meta}</opf:metadata><opf:manifest>{listed}</opf:manifest>"
        '<opf:spine><opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/></opf:spine>'
        "</opf:package>"
    )


_EMBEDDED = ' isEmbeded="1"'
"""Spelled as 한글 spells it."""


def _header() -> str:
    return (
        f'<hh:head {_DECLARED} version="1.5" secCnt="1">'
        '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/>'
        f"<hh:refList>{reference_lists()}</hh:refList>"
        '<hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument>'
        '<hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/></hh:docOption>'
        '<hh:trackchageConfig flags="56"/></hh:head>'
    )


def _page(*, footer: bool) -> str:
    """The first paragraph: it carries the page, its one column and the footer."""
    columns = '<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl>'
    runs = f'<hp:run charPrIDRef="0">{_section()}{columns}</hp:run>'
    return paragraph(style="CardStart", runs=runs + (held(_footer(), "CardStart") if footer else text("", "CardStart")))


def _section() -> str:
    """A4 upright; the foot takes 8 of the 15 mm that stay free of text."""
    margins = {"header": 0, "footer": _FOOT, "gutter": 0, "left": 15, "right": 15, "top": 13, "bottom": 7}
    measured = " ".join(f'{side}="{hwpunits(size)}"' for side, size in margins.items())
    return (
        '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" tabStopVal="4000" '
        'tabStopUnit="HWPUNIT" outlineShapeIDRef="0" memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0">'
        '<hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/>'
        '<hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
        '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL" '
        'fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>'
        '<hp:lineNumberShape restartType="0" countBy="0" distance="0" startNumber="0"/>'
        f'<hp:pagePr landscape="WIDELY" width="{hwpunits(210)}" height="{hwpunits(297)}" gutterType="LEFT_ONLY">'
        f"<hp:margin {measured}/></hp:pagePr>{_note('footNotePr', 'EACH_COLUMN')}"
        f"{_note('endNotePr', 'END_OF_DOCUMENT')}{''.join(map(_page_border, ('BOTH', 'EVEN', 'ODD')))}</hp:secPr>"
    )


def _note(name: str, place: str) -> str:
    return (
        f'<hp:{name}><hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/>'
        '<hp:noteLine length="-1" type="SOLID" width="0.12 mm" color="#000000"/>'
        '<hp:noteSpacing betweenNotes="283" belowLine="567" aboveLine="850"/>'
        f'<hp:numbering type="CONTINUOUS" newNum="1"/><hp:placement place="{place}" beneathText="0"/></hp:{name}>'
    )


def _page_border(kind: str) -> str:
    return (
        f'<hp:pageBorderFill type="{kind}" borderFillIDRef="1" textBorder="PAPER" headerInside="0" footerInside="0" '
        f'fillArea="PAPER"><hp:offset{_NO_OFFSET}/></hp:pageBorderFill>'
    )


def _footer() -> str:
    """The card's footer, and the page's number at the right end of the line."""
    number = (
        '<hp:ctrl><hp:autoNum num="1" numType="PAGE">'
        '<hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar="" supscript="0"/></hp:autoNum></hp:ctrl>'
    )
    line = row(
        Cell(paragraph("{{ card.footer }}", "CardFooter"), WIDTH - _NUMBER, borders="none"),
        Cell(paragraph(style="CardPage", runs=held(number, "CardPage")), _NUMBER, borders="none"),
        height=_FOOT - 2,
    )
    content = table(line, number=FOOTER, padding=PLAIN_PADDING, style="CardStart")
    foot = lines(content, "TOP", width=WIDTH, height=hwpunits(_FOOT))
    return f'<hp:ctrl><hp:footer id="1" applyPageType="BOTH">{foot}</hp:footer></hp:ctrl>'
