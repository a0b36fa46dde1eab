"""The document properties of a card: its title, and what the template's author asked for with tags. Nothing else.

Dates, editors and revision counts of the template are nobody's business and would change with the clock.
docxtpl renders properties through python-docx, which escapes them a second time; here each value is escaped once.
"""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, Template, nodes
from markupsafe import escape

from cardgen.rendering.docx.ooxml import parse_xml
from cardgen.rendering.docx.source import compile_tree, parse_source
from cardgen.rendering.written_tags import TAG

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_NAMES = {
    f"{{{_DC}}}title": "dc:title",
    f"{{{_DC}}}subject": "dc:subject",
    f"{{{_DC}}}creator": "dc:creator",
    f"{{{_DC}}}description": "dc:description",
    f"{{{_DC}}}identifier": "dc:identifier",
    f"{{{_DC}}}language": "dc:language",
    f"{{{_CP}}}keywords": "cp:keywords",
    f"{{{_CP}}}category": "cp:category",
}
_TITLE = "dc:title"
_DEFAULT_TITLE = "{{ card.document }}"


def property_tags(core: bytes | None) -> Mapping[str, str]:
    """The properties that hold tags, by their name in XML; the title always does."""
    found = {_TITLE: _DEFAULT_TITLE}
    for element in parse_xml(core).iter(*_NAMES) if core else ():
        if TAG.search(element.text or ""):
            found[_NAMES[str(element.tag)]] = element.text or ""
    return {name: found[name] for name in _NAMES.values() if name in found}


def compile_properties(environment: Environment, tags: Mapping[str, str]) -> Template:
    """The part docProps/core.xml as one template. Raises TemplateSyntaxError.

    The tags stand in the part as text, so each property is parsed by itself and its literal text escaped.
    """
    tree = environment.parse("")
    tree.body = [_literal(f'<cp:coreProperties xmlns:cp="{_CP}" xmlns:dc="{_DC}">')]
    for name, text in tags.items():
        value = parse_source(environment, text, lambda data: str(escape(data)))
        tree.body += [_literal(f"<{name}>"), *value.body, _literal(f"</{name}>")]
    tree.body.append(_literal("</cp:coreProperties>"))
    tree.set_environment(environment)
    return compile_tree(environment, tree)


def _literal(data: str) -> nodes.Output:
    return nodes.Output([nodes.TemplateData(data, lineno=1)], lineno=1)
