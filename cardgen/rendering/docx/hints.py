"""What stands in an empty control until somebody writes, and the building blocks Word puts it back from."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from cardgen.messages import say
from cardgen.rendering.control_marks import Control
from cardgen.rendering.docx.control_xml import hint_run
from cardgen.rendering.docx.ooxml import W, serialize_xml
from cardgen.rendering.office.xml_parts import Element

_OWN = frozenset({"name", "phone", "email", "postcode", "address", "birth-date", "date", "business-number", "money"})
_NUMBERS = frozenset({"money", "integer", "number"})


@dataclass(slots=True)
class Hints:
    """The hints of one form, in its language."""

    language: str
    _parts: dict[str, str] = field(default_factory=dict)

    def of(self, control: Control) -> str:
        """The hint in a field."""
        return say(f"word.hint.{_kind(control)}", self.language)

    def part(self, control: Control) -> str:
        """The name of the building block with that hint."""
        return self._parts.setdefault(self.of(control), f"cardgen-hint-{len(self._parts) + 1}")

    def glossary(self) -> bytes:
        """The part word/glossary/document.xml: what Word shows again in a control that was emptied.

        Source: ECMA-376 part 1, 17.12 (glossary documents) and 17.5.2.25 (placeholder).
        """
        root = etree.Element(f"{W}glossaryDocument", nsmap={"w": W[1:-1]})
        blocks = etree.SubElement(root, f"{W}docParts")
        for hint, name in self._parts.items():
            _block(blocks, name, hint)
        return serialize_xml(root)


def _block(blocks: Element, name: str, hint: str) -> None:
    block = etree.SubElement(blocks, f"{W}docPart")
    properties = etree.SubElement(block, f"{W}docPartPr")
    _valued(properties, "name", name)
    category = etree.SubElement(properties, f"{W}category")
    _valued(category, "name", "General")
    _valued(category, "gallery", "placeholder")
    _valued(etree.SubElement(properties, f"{W}types"), "type", "bbPlcHdr")
    _valued(etree.SubElement(properties, f"{W}behaviors"), "behavior", "content")
    _valued(properties, "guid", f"{{{str(uuid5(NAMESPACE_URL, name)).upper()}}}")
    body = etree.SubElement(block, f"{W}docPartBody")
    etree.SubElement(body, f"{W}p").append(hint_run(None, hint))


def _valued(parent: Element, name: str, value: str) -> None:
    etree.SubElement(parent, f"{W}{name}", {f"{W}val": value})


def _kind(control: Control) -> str:
    kind = control.field.kind
    if control.row is None:
        return "choice" if control.field.value.options else kind if kind in _OWN | _NUMBERS else "text"
    if control.field.value.options:
        return "cell.choice"
    return "cell.date" if "date" in kind else "cell.number" if kind in _NUMBERS else "cell.text"
