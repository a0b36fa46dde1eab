"""PDFs to be kept for long: PDF/A-3u (ISO 19005-3), still tagged, with the card's own file inside where asked for."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from cardgen.fonts import require_korean_font
from cardgen.messages import say
from cardgen.model.attachment import Attachment
from cardgen.model.cardview import CardView
from cardgen.model.sheet import AS_DESIGNED, Sheet
from cardgen.rendering.html_template import open_template
from cardgen.rendering.pdf.engine import load_engine
from cardgen.rendering.pdf.renderer import Finisher, PdfRenderer

YAML_TYPE = "application/yaml"
"""RFC 9512."""

_ALSO_UA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""The claim of PDF/UA-1, and what PDF/A asks of properties it does not know itself (ISO 19005-3, 6.6.2.3)."""

_END = b"</rdf:RDF>"


def open_archive(folder: Path, sheet: Sheet = AS_DESIGNED) -> ArchiveRenderer:
    """The renderer of a template folder for PDF/A-3u. Raises TemplateError, EnvironmentMissing."""
    load_engine()
    require_korean_font()
    return ArchiveRenderer(open_template(folder), sheet)


class ArchiveRenderer(PdfRenderer):
    """Renders views as PDF/A-3u; a view with a source has it inside."""

    options: ClassVar[Mapping[str, Any]] = {"pdf_variant": "pdf/a-3u", "pdf_tags": True}

    def render(self, view: CardView) -> bytes:
        """The card as a PDF/A file. Raises TemplateError."""
        return self.write(self.lay_out(view), [view], partial(_for_archive, view=view))

    def write(self, document: Any, views: Iterable[CardView] = (), finisher: Finisher | None = None) -> bytes:
        """The bytes of a document made of these views. Raises TemplateError."""
        with warnings.catch_warnings():
            # WeasyPrint leaves closing the colour profile's file to the garbage collector
            warnings.simplefilter("ignore", ResourceWarning)
            return super().write(document, views, finisher)


def _for_archive(_document: Any, pdf: Any, view: CardView) -> None:
    _claim_ua(pdf)
    _smooth_nothing(pdf)
    if view.source is not None:
        _attach(pdf, view.source, say("archive.source", view.language))


def _claim_ua(pdf: Any) -> None:
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(_END, _ALSO_UA.encode("ascii") + _END) for part in metadata.stream]


def _smooth_nothing(pdf: Any) -> None:
    """Viewers may not smooth pictures, each in its own way (ISO 19005-3, 6.2.8)."""
    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Subtype") == "/Image":
            item.extra["Interpolate"] = "false"


def _attach(pdf: Any, source: Attachment, description: str) -> None:
    """Embed the file the card was made of (ISO 19005-3, 6.8). It carries no dates: the same card, the same bytes."""
    import pydyf

    digest = hashlib.md5(source.content, usedforsecurity=False).hexdigest()
    params = pydyf.Dictionary({"Size": len(source.content), "CheckSum": f"<{digest}>"})
    extra = {"Type": "/EmbeddedFile", "Subtype": f"/{YAML_TYPE.replace('/', '#2f')}", "Params": params}
    content = pydyf.Stream([source.content], pydyf.Dictionary(extra), compress=True)
    pdf.add_object(content)
    name = pydyf.String(source.name)
    file = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": name,
            "UF": name,
            "Desc": pydyf.String(description),
            "AFRelationship": "/Source",
            "EF": pydyf.Dictionary({"F": content.reference, "UF": content.reference}),
        }
    )
    pdf.add_object(file)
    pdf.catalog["AF"] = pydyf.Array([file.reference])
    names = pydyf.Dictionary({"Names": pydyf.Array([name, file.reference])})
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = names
