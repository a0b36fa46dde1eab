"""Turns a part of a Word file into Jinja2 source, in exactly docxtpl's dialect: its own `patch_xml` does the work."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from jinja2 import Environment, Template, nodes
from lxml import etree

from cardgen.rendering.docx.ooxml import W, parse_xml
from cardgen.rendering.office.xml_parts import Element
from cardgen.rendering.xml_values import escape_value

_BODY_TAG = re.compile(r"<w:body[^>]*>")
_XML_DECLARATION = re.compile(r"^\ufeff?<\?xml[^>]*\?>\s*")
_LITERAL_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""How an author prints braces themselves, and what docxtpl makes of it."""


@dataclass(frozen=True, slots=True)
class PartSource:
    """A part as Jinja2 source. `before` and `after` frame what docxtpl fills in (in the main part only its body)."""

    name: str
    source: str = field(repr=False)
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


def read_source(name: str, content: bytes) -> PartSource:
    """The source of a part. Raises lxml's XMLSyntaxError."""
    root = parse_xml(content)
    if root.tag == f"{W}document":
        return body_source(name, root)
    if root.tag == f"{W}footnotes":
        return PartSource(name, patched(_XML_DECLARATION.sub("", content.decode("utf-8"))))
    return PartSource(name, patched(etree.tostring(root, encoding="unicode")))


def body_source(name: str, root: Element) -> PartSource:
    """The source of the main part: only its body is a template, as in docxtpl."""
    body = root.find(f"{W}body")
    if body is None:
        return PartSource(name, "", etree.tostring(root, encoding="unicode"))
    xml = etree.tostring(body, encoding="unicode", with_tail=False)
    if body.nsmap == root.nsmap:
        xml = _BODY_TAG.sub("<w:body>", xml, count=1)
    place = etree.Element("body")
    root.replace(body, place)
    before, after = etree.tostring(root, encoding="unicode").split("<body/>")
    root.replace(place, body)
    return PartSource(name, patched(xml), before, after)


def patched(xml: str) -> str:
    """XML with its tags joined from the runs they are split over and moved to the element they are about."""
    from docxtpl import DocxTemplate

    return str(DocxTemplate.patch_xml(None, xml))


def parse_source(environment: Environment, source: str, literal: Callable[[str], str] | None = None) -> nodes.Template:
    """The source as a tree; `literal` is applied to the text outside tags. Raises TemplateSyntaxError."""
    tree = environment.parse(source)
    for node in tree.find_all(nodes.TemplateData):
        node.data = literal(node.data) if literal else _braces(node.data)
    return tree


def compile_tree(environment: Environment, tree: nodes.Template) -> Template:
    """The tree as a template that renders again and again; its values go through `escape_value`.

    Jinja2's compiled code calls `escape` by that global name for each printed value.
    """
    template = environment.from_string(tree)
    template.root_render_func.__globals__["escape"] = escape_value
    return template


def _braces(data: str) -> str:
    for written, meant in _LITERAL_BRACES.items():
        data = data.replace(written, meant)
    return data
