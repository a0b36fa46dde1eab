"""Takes away what a template tells of its author: paths, names, the history of its changes."""

from __future__ import annotations

from cardgen.rendering.hwpx.owpml import HH, HP, parse_xml
from cardgen.rendering.office.xml_parts import Element

_PRIVATE = ("trackchageConfig", "trackChangeConfig", "trackChanges", "trackChangeAuthors")
"""Parts of the head that say who changed what; one name is spelt in two ways."""

_ORIGINAL = "원본 그림의"
"""How the lines begin that Hancom Office writes for a picture: `원본 그림의 이름: C:\\Users\\...`, and its size."""


def clean_header(content: bytes) -> Element:
    """The styles, without the author."""
    root = parse_xml(content)
    for element in [*root.iter(*(f"{HH}{name}" for name in _PRIVATE))]:
        element.getparent().remove(element)  # type: ignore[union-attr] # they stand in the head
    for link in root.iter(f"{HH}linkinfo"):
        link.set("path", "")
    return root


def clean_descriptions(root: Element) -> None:
    """Keep of a picture's description what a person wrote."""
    for comment in root.iter(f"{HP}shapeComment"):
        lines = (comment.text or "").splitlines()
        if any(line.strip().startswith(_ORIGINAL) for line in lines):
            comment.text = ""
