"""Refuses PDFs that run, embed or fetch something, or hold a form we cannot read (ISO 32000-1, 12.6 and 12.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from cardgen.errors import UsageError
from cardgen.importing.forms.links import is_clicked

_ACTIONS = {
    "/GoToR": "error.form.external",
    "/GoToE": "error.form.external",
    "/SubmitForm": "error.form.external",
    "/ImportData": "error.form.external",
    "/Movie": "error.form.embedded",
    "/Sound": "error.form.embedded",
}
"""Actions by their /S that say more than that they run something. All run, but for /GoTo and what a link opens."""

_HELD = ("/A", "/PA", "/OpenAction", "/Next")
"""Keys whose value, where it has an /S, is an action (12.6, 12.5.6.5, 7.7.2)."""

_KEYS = {
    "/JS": "error.form.script",
    "/AA": "error.form.script",
    "/JavaScript": "error.form.script",
    "/Renditions": "error.form.script",
    "/Collection": "error.form.embedded",
    "/FFilter": "error.form.external",
    "/FS": "error.form.external",
    "/UF": "error.form.external",
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

_NAMES = sorted({*_ACTIONS, *_KEYS, *_TYPES, *_HELD, "/Ref"} - {"/A"})
_ENDS = "(?![A-Za-z0-9])"
_ATTRIBUTES = rf" << (?:(?!/S{_ENDS})(?:[^<>]|<[0-9a-f]*>))*>>"
"""A dictionary without another in it and without /S: the attributes of a tag (14.7.5), and no action."""

_SUSPECT = re.compile(
    rf"(?:{'|'.join(_NAMES)}){_ENDS}|/A{_ENDS}(?!{_ATTRIBUTES})|/F\s*[(<]|/F [0-9]+ [0-9]+ R".encode()
)
"""Finds the objects worth a closer look: qpdf spells names one way."""


def require_inert_pdf(pdf: pikepdf.Pdf) -> None:
    """UsageError for the first thing that a form has no business holding, in whatever object it lies."""
    for item in pdf.objects:
        found = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        if isinstance(found, pikepdf.Object) and _SUSPECT.search(found.unparse(resolved=True)):
            _require_inert(found)


def _require_inert(item: Any) -> None:
    """The object and what lies directly in it; objects it refers to come by themselves."""
    for found in _dictionaries(item):
        for key, message in _KEYS.items():
            if key in found:
                raise UsageError(message)
        for key in ("/Type", "/Subtype"):
            message = _TYPES.get(str(found.get(key)), "")
            if message:
                raise UsageError(message)
        for key in _HELD:
            _require_known_action(found, key)
        if isinstance(found.get("/F"), (pikepdf.String, pikepdf.Dictionary)) or _is_page_elsewhere(found):
            raise UsageError("error.form.external")


def _require_known_action(holder: Any, key: str) -> None:
    """A jump within the file, or an address that opens once somebody clicks on its link (12.6.4)."""
    action = holder.get(key)
    kind = action.get("/S") if isinstance(action, pikepdf.Dictionary) else None
    if kind is None or kind == "/GoTo":
        return
    if kind != "/URI":
        raise UsageError(_ACTIONS.get(str(kind), "error.form.script"))
    if holder.get("/Subtype") != "/Link" or key != "/A" or not is_clicked(str(action.get("/URI", ""))):
        raise UsageError("error.form.external")


def _is_page_elsewhere(found: Any) -> bool:
    """True for a picture that is a page of another file (8.10.4); a tag's /Ref is a list of tags."""
    return isinstance(found.get("/Ref"), pikepdf.Dictionary)


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
