"""Refuses PDFs that run, embed or fetch something, or hold a form we cannot read (ISO 32000-1, 12.6 and 12.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from cardgen.errors import UsageError
from cardgen.importing.forms.links import is_clicked

_ACTIONS = {
    "/JavaScript": "error.form.script",
    "/Launch": "error.form.script",
    "/Rendition": "error.form.script",
    "/RichMediaExecute": "error.form.script",
    "/GoTo3DView": "error.form.script",
    "/GoToR": "error.form.external",
    "/GoToE": "error.form.external",
    "/SubmitForm": "error.form.external",
    "/ImportData": "error.form.external",
    "/Movie": "error.form.embedded",
    "/Sound": "error.form.embedded",
}
"""Actions by their /S."""

_KEYS = {
    "/JS": "error.form.script",
    "/EF": "error.form.embedded",
    "/EmbeddedFiles": "error.form.embedded",
    "/RichMediaContent": "error.form.embedded",
    "/XFA": "error.form.xfa",
}
"""Keys that are only there for such things."""

_TYPES = {
    "/EmbeddedFile": "error.form.embedded",
    "/FileAttachment": "error.form.embedded",
    "/RichMedia": "error.form.embedded",
    "/Movie": "error.form.embedded",
    "/Sound": "error.form.embedded",
    "/Screen": "error.form.embedded",
    "/3D": "error.form.embedded",
    "/FreeText": "error.form.written_over",
}
"""What /Type or /Subtype says. A viewer's free text is written over the form, not into it, and would be lost."""

_SUSPECT = re.compile("|".join(sorted({*_ACTIONS, *_KEYS, *_TYPES, "/URI"})).encode())
"""Finds the few objects worth a closer look: qpdf spells names one way."""


def require_inert_pdf(pdf: pikepdf.Pdf) -> None:
    """UsageError for the first thing that a form has no business holding, in whatever object it lies."""
    for item in pdf.objects:
        found = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        if isinstance(found, pikepdf.Object) and _SUSPECT.search(found.unparse(resolved=True)):
            _require_inert(found)


def _require_inert(item: Any) -> None:
    """The object and what lies directly in it; objects it refers to come by themselves."""
    for found in _dictionaries(item):
        for key, known in (("/S", _ACTIONS), ("/Type", _TYPES), ("/Subtype", _TYPES)):
            value = found.get(key)
            message = known.get(str(value)) if isinstance(value, pikepdf.Name) else None
            if message:
                raise UsageError(message)
        for key, message in _KEYS.items():
            if key in found:
                raise UsageError(message)
        if found.get("/S") == "/URI" and not is_clicked(str(found.get("/URI", ""))):
            raise UsageError("error.form.external")


def _dictionaries(item: Any) -> Iterator[Any]:
    waiting = [item] if isinstance(item, (pikepdf.Dictionary, pikepdf.Array)) else []
    while waiting:
        found = waiting.pop()
        if isinstance(found, pikepdf.Dictionary):
            yield found
        children = [child for _, child in found.items()] if isinstance(found, pikepdf.Dictionary) else [*found]
        waiting += [
            child
            for child in children
            if isinstance(child, (pikepdf.Dictionary, pikepdf.Array)) and not child.is_indirect
        ]
