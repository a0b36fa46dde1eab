"""The document properties of a card: its title, and what the template's author asked for with tags. Nothing else.

Dates, editors and revision counts of the template are nobody's business and would change with the clock.
docxtpl renders properties through python-docx, which escapes them a second time; here each value is escaped once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, Template
from markupsafe import escape

from cardgen.rendering.docx.ooxml import parse_xml
from cardgen.rendering.docx.paragraphs import TAG
from cardgen.rendering.docx.source import compile_tree, parse_source

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


@dataclass(frozen=True, slots=True)
class CoreProperties:
    """docProps/core.xml as templates, one for each property."""

    templates: tuple[tuple[str, Template], ...] = field(repr=False)

    def render(self, context: Mapping[str, object]) -> str:
        """The part for one card."""
        inner = "".join(f"<{name}>{template.render(context)}</{name}>" for name, template in self.templates)
        return f'<cp:coreProperties xmlns:cp="{_CP}" xmlns:dc="{_DC}">{inner}</cp:coreProperties>'


def compile_properties(environment: Environment, tags: Mapping[str, str]) -> CoreProperties:
    """Compile what `property_tags` found. Raises TemplateSyntaxError."""
    return CoreProperties(
        tuple(
            (name, compile_tree(environment, parse_source(environment, text, lambda data: str(escape(data)))))
            for name, text in tags.items()
        )
    )
