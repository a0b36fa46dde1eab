"""The parts of a finished file that are the same in all or only list the others: nothing in them is the template's.

So no name, date, program or path of the template's author is left, whatever Hancom Office wrote there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cardgen.rendering.hwpx.owpml import (
    DECLARATION,
    HA_NAMESPACE,
    HV_NAMESPACE,
    OCF_NAMESPACE,
    ODF_NAMESPACE,
    OPF_NAMESPACE,
)
from cardgen.rendering.xml_values import escape_value

CONTENT = "Contents/content.hpf"
HEADER = "Contents/header.xml"
PREVIEW = "Preview/PrvText.txt"
_RDF = "META-INF/container.rdf"
_RDF_NAMESPACE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PACKAGE = "http://www.hancom.co.kr/hwpml/2016/meta/pkg#"
_VERSION = (
    f'<hv:HCFVersion xmlns:hv="{HV_NAMESPACE}" tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="1" '
    'buildNumber="0" os="1" xmlVersion="1.5" application="Hancom Office Hangul" appVersion="11, 0, 0, 0"/>'
)
"""`tagetApplication` is how the format spells it."""

_SETTINGS = (
    f'<ha:HWPApplicationSetting xmlns:ha="{HA_NAMESPACE}"><ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/>'
    "</ha:HWPApplicationSetting>"
)
_MANIFEST = f'<odf:manifest xmlns:odf="{ODF_NAMESPACE}"/>'
_LONG_AGO = "1980-01-01T00:00:00Z"
"""The date of every file we make: when it was made is not in it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A part in the package's list: `id` is what the document calls it, `kind` its media type."""

    id: str
    part: str
    kind: str


def fixed_parts(sections: Sequence[str]) -> Mapping[str, bytes]:
    """Parts without anything of a card; the preview is empty, for it would be a second copy of the text."""
    return {
        "version.xml": DECLARATION + _VERSION.encode(),
        "settings.xml": DECLARATION + _SETTINGS.encode(),
        PREVIEW: b"",
        _RDF: DECLARATION + _container_rdf(sections).encode(),
        "META-INF/container.xml": DECLARATION + _container().encode(),
        "META-INF/manifest.xml": DECLARATION + _MANIFEST.encode(),
    }


def _container() -> str:
    files = (
        (CONTENT, "application/hwpml-package+xml"),
        (PREVIEW, "text/plain"),
        (_RDF, "application/rdf+xml"),
    )
    listed = "".join(f'<ocf:rootfile full-path="{name}" media-type="{kind}"/>' for name, kind in files)
    return f'<ocf:container xmlns:ocf="{OCF_NAMESPACE}"><ocf:rootfiles>{listed}</ocf:rootfiles></ocf:container>'


def _container_rdf(sections: Sequence[str]) -> str:
    described = "".join(
        f'<rdf:Description rdf:about=""><pkg:hasPart rdf:resource="{part}"/></rdf:Description>'
        f'<rdf:Description rdf:about="{part}"><rdf:type rdf:resource="{_PACKAGE}{kind}File"/></rdf:Description>'
        for part, kind in ((HEADER, "Header"), *((section, "Section") for section in sections))
    )
    return (
        f'<rdf:RDF xmlns:rdf="{_RDF_NAMESPACE}" xmlns:pkg="{_PACKAGE}">{described}'
        f'<rdf:Description rdf:about=""><rdf:type rdf:resource="{_PACKAGE}Document"/></rdf:Description></rdf:RDF>'
    )


def content_list(
    title: str, language: str, said: Mapping[str, str], items: Iterable[Listed], order: Sequence[str]
) -> bytes:
    """The package's list: title and what else is `said`, the parts, and the ids that are read in this order.

    Hancom Office shows what is said (keyword, description) among the document's facts (문서 정보) and keeps it when
    the file is saved again. Raises ControlCharacterError.
    """
    facts = {
        **dict.fromkeys(("creator", "subject", "description", "lastsaveby"), ""),
        **dict.fromkeys(("CreatedDate", "ModifiedDate", "date"), _LONG_AGO),
        "keyword": "",
        **said,
    }
    metas = "".join(
        f'<opf:meta name="{name}" content="text"' + (f">{escape_value(text)}</opf:meta>" if text else "/>")
        for name, text in facts.items()
    )
    listed = "".join(map(_item, items))
    read = "".join(f'<opf:itemref idref="{escape_value(identifier)}" linear="yes"/>' for identifier in order)
    return (
        DECLARATION
        + (
            f'<opf:package xmlns:opf="{OPF_NAMESPACE}" version="" unique-identifier="" id=""><opf:metadata>'
            f"<opf:title>{escape_value(title)}</opf:title><opf:language>{language}</opf:language>{metas}</opf:metadata>"
            f"<opf:manifest>{listed}</opf:manifest><opf:spine>{read}</opf:spine></opf:package>"
        ).encode()
    )


def _item(item: Listed) -> str:
    embedded = ' isEmbeded="1"' if item.kind.startswith("image/") else ""
    return f'<opf:item id="{escape_value(item.id)}" href="{item.part}" media-type="{item.kind}"{embedded}/>'
