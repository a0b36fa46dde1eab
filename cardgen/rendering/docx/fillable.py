"""A Word file that is filled in on the screen: its body with content controls, its stamp and seal, names, hints."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from cardgen.formtext.docx_lines import docx_lines
from cardgen.model.cardview import CardView
from cardgen.model.filledform import control_place
from cardgen.model.formseal import FormSeal, seal_of
from cardgen.model.wordanchor import STAMP_PROPERTY, seal_properties
from cardgen.rendering.control_marks import controls, without_marks
from cardgen.rendering.docx.control_xml import W14, W15
from cardgen.rendering.docx.controls import Form, make_controls
from cardgen.rendering.docx.hints import Hints
from cardgen.rendering.docx.ooxml import (
    CONTENT_TYPES,
    DECLARATION,
    PACKAGE_RELS,
    RELATIONSHIP,
    TYPES,
    parse_xml,
    rels_name,
    serialize_xml,
)
from cardgen.rendering.docx.package import Package
from cardgen.rendering.docx.record_rows import make_repeating
from cardgen.rendering.office.xml_parts import Element

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_PART = "docProps/custom.xml"
_GLOSSARY_PART = "word/glossary/document.xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_GLOSSARY_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml"
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The one set of custom properties there is (ECMA-376 part 2, 15.2.12.2; MS-OLEPS 2.21)."""

_FIRST_PROPERTY = 2
"""0 and 1 are reserved in a property set."""

FORM_PARTS = (_CUSTOM_PART, _GLOSSARY_PART)
"""Parts that each form has its own of."""

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PREFIXES = {"mc": _COMPATIBILITY[1:-1], "w14": W14[1:-1], "w15": W15[1:-1]}


def with_form_parts(package: Package) -> Package:
    """The package with room for what `form_parts` makes; in place of a template's own building blocks."""
    parts = dict(package.parts)
    types = parse_xml(parts[CONTENT_TYPES])
    for override in list(types.iter(f"{TYPES}Override")):
        if override.get("PartName", "").lstrip("/") in FORM_PARTS:
            types.remove(override)
    for name, kind in ((_CUSTOM_PART, _CUSTOM_TYPE), (_GLOSSARY_PART, _GLOSSARY_TYPE)):
        etree.SubElement(types, f"{TYPES}Override", PartName=f"/{name}", ContentType=kind)
        parts[name] = b""
    parts[CONTENT_TYPES] = serialize_xml(types)
    _relate(parts, PACKAGE_RELS, "custom-properties", _CUSTOM_PART)
    _relate(parts, rels_name(package.document), "glossaryDocument", _GLOSSARY_PART)
    return Package(parts, package.document)


def form_parts(body: str, document: str, view: CardView) -> Mapping[str, bytes]:
    """The parts of one form: its body from the marked one, its properties, its hints. The view has a stamp."""
    assert view.stamp is not None
    hints = Hints(view.language)
    form = Form(_declared(body), view.language, hints)
    make_controls(form, controls(view))
    make_repeating(form, {table.path: table.label for table in view.tables()})
    xml = without_marks(etree.tostring(form.root, encoding="unicode"))
    properties = {STAMP_PROPERTY: view.stamp.text(), **form.anchors.properties(), **seal_properties(_seal(form))}
    return {
        document: DECLARATION + xml.encode(),
        _CUSTOM_PART: _custom_part(properties),
        _GLOSSARY_PART: hints.glossary(),
    }


def _seal(form: Form) -> FormSeal:
    """Of the finished body, whose marks are gone."""
    made = {element for element, _ in form.placed}
    lines = (without_marks(line.text) for line in docx_lines(form.root, made))
    return seal_of(lines, (control_place(control.name)[0] for _, control in form.placed))


def _relate(parts: dict[str, bytes], name: str, kind: str, target: str) -> None:
    empty = f'<Relationships xmlns="{RELATIONSHIP[1:].partition("}")[0]}"/>'.encode()
    root = parse_xml(parts.get(name, empty))
    for old in [one for one in root if one.get("Type", "").endswith(f"/{kind}")]:
        root.remove(old)
    number = f"rIdCard{kind.title().replace('-', '')}"
    etree.SubElement(root, RELATIONSHIP, Id=number, Type=f"{_OFFICE}/relationships/{kind}", Target=f"/{target}")
    parts[name] = serialize_xml(root)


def _declared(body: str) -> Element:
    """The body with Word's later vocabularies declared, and named as ones that older programs may pass over."""
    head, end, rest = body.partition(">")
    lacking = {prefix: uri for prefix, uri in _PREFIXES.items() if f'"{uri}"' not in head}
    free = {prefix if f"xmlns:{prefix}=" not in head else f"{prefix}card": uri for prefix, uri in lacking.items()}
    declarations = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in free.items())
    root = parse_xml(f"{head}{declarations}{end}{rest}".encode())
    known = {uri: prefix for prefix, uri in root.nsmap.items()}
    ignorable = root.get(f"{_COMPATIBILITY}Ignorable", "").split()
    later = [known[uri] or "" for uri in (W14[1:-1], W15[1:-1])]
    root.set(f"{_COMPATIBILITY}Ignorable", " ".join(dict.fromkeys((*ignorable, *later))))
    return root


def _custom_part(properties: Mapping[str, str]) -> bytes:
    types, own = f"{_OFFICE}/docPropsVTypes", f"{_OFFICE}/custom-properties"
    declared: dict[str | None, str] = {None: own, "vt": types}
    root = etree.Element(f"{{{own}}}Properties", nsmap=declared)
    for number, (name, value) in enumerate(properties.items(), _FIRST_PROPERTY):
        entry = etree.SubElement(root, f"{{{own}}}property")
        for attribute, setting in (("fmtid", _USER_PROPERTIES), ("pid", str(number)), ("name", name)):
            entry.set(attribute, setting)
        etree.SubElement(entry, f"{{{types}}}lpwstr").text = value
    return serialize_xml(root)
