"""Refuses Word files that run, embed or fetch something (ISO/IEC 29500-1 and -2)."""

from __future__ import annotations

import re

from cardgen.errors import UsageError
from cardgen.formtext.elements import Element, attribute, local_name
from cardgen.importing.forms.links import is_clicked
from cardgen.importing.forms.package import Parts, markup_parts, root_of

_MACROS = re.compile(r"vbaproject|vbadata|macrosheets/", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings|activeX)/", re.IGNORECASE)

_ACTIVE = frozenset({"vbaProject", "wordVbaData", "attachedToolbars", "keyMapCustomizations"})
_BRINGS = frozenset({"oleObject", "control", "aFChunk", "package", "activeXControlBinary"})
_LOADS = frozenset(
    {"attachedTemplate", "subDocument", "frame", "mailMergeSource", "mailMergeHeaderSource", "transform"}
)
"""Relationships by what they do, whether their target is in the file or outside."""

_COMMANDS = re.compile(
    r"^\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|EMBED|MACROBUTTON|AUTOTEXT|RD)\b",
    re.IGNORECASE,
)
"""Fields that run a program or fetch a file or record (ISO/IEC 29500-1, 17.16.5)."""


def require_inert_docx(parts: Parts) -> None:
    """UsageError for macros, embedded objects, and anything that comes from outside the file."""
    if any(_MACROS.search(name) for name in parts) or b"macroenabled" in parts.get("[Content_Types].xml", b"").lower():
        raise UsageError("error.form.macros")
    if any(_EMBEDDED.search(name) for name in parts):
        raise UsageError("error.form.embedded")
    for name in markup_parts(parts):
        if name.lower().endswith(".rels"):
            for relationship in root_of(parts, name):
                _require_inert(relationship)


def require_inert_fields(root: Element) -> None:
    """UsageError for a field whose result a program would fetch. A field's instruction may be split over runs."""
    pieces: list[str] = []
    for node in root.iter("{*}instrText", "{*}fldSimple", "{*}fldChar"):
        kind = local_name(node)
        if kind == "instrText":
            pieces.append(node.text or "")
        elif kind == "fldSimple":
            _require_harmless(attribute(node, "instr"))
        else:
            _require_harmless("".join(pieces))
            pieces.clear()
    _require_harmless("".join(pieces))


def _require_inert(relationship: Element) -> None:
    kind = attribute(relationship, "Type").rpartition("/")[2]
    outside = attribute(relationship, "TargetMode").lower() == "external"
    if kind in _ACTIVE:
        raise UsageError("error.form.macros")
    if kind in _BRINGS:
        raise UsageError("error.form.embedded")
    if kind in _LOADS or (outside and not (kind == "hyperlink" and is_clicked(attribute(relationship, "Target")))):
        raise UsageError("error.form.external")


def _require_harmless(instruction: str) -> None:
    if _COMMANDS.match(instruction):
        raise UsageError("error.form.external")
