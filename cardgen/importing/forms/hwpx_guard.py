"""Refuses 한글 files that run, embed or fetch something, or are locked (KS X 6101)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardgen.errors import UsageError
from cardgen.formtext.elements import Element, attribute, local_name
from cardgen.importing.forms.links import is_clicked
from cardgen.importing.forms.package import Parts

_SCRIPTS = re.compile(r"(?:^|/)scripts?/|\.js$", re.IGNORECASE)
_NO_SCRIPT = re.compile(
    r"\s+|//[^\n]*|/\*.*?\*/|var\s+Documents?\s*=\s*[\w.]+;?|function\s+OnDocument_\w+\(\)\s*\{(?:\s|//[^\n]*)*\}",
    re.DOTALL,
)
"""What Hancom writes where a file has no script of its own: two variables and empty functions."""

_OBJECTS = re.compile(r"\.(?:ole|exe|bin|docx?|xlsx?|pptx?|hwpx?|pdf|zip)$", re.IGNORECASE)
_COMPOUND = b"\xd0\xcf\x11\xe0"
_EMBEDDED = ("{*}ole", "{*}video", "{*}chart")


def require_inert_hwpx(parts: Parts) -> None:
    """UsageError for scripts, embedded objects, encryption."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b"") or "META-INF/encryption.xml" in parts:
        raise UsageError("error.form.password")
    for name, part in parts.items():
        if _SCRIPTS.search(name) and not _is_empty_script(part):
            raise UsageError("error.form.script")
        if name.startswith("BinData/") and (_OBJECTS.search(name) or part.startswith(_COMPOUND)):
            raise UsageError("error.form.embedded")


def require_inert_manifest(root: Element) -> None:
    """UsageError where the list of parts names one outside the file."""
    for node in root.iter():
        if local_name(node) == "item" and (attribute(node, "isEmbeded") == "0" or "://" in attribute(node, "href")):
            raise UsageError("error.form.external")


def require_inert_section(root: Element) -> None:
    """UsageError for objects of other programs, and links that are followed without a click."""
    for node in root.iter("{*}fieldBegin", *_EMBEDDED):
        if local_name(node) != "fieldBegin":
            raise UsageError("error.form.embedded")
        if attribute(node, "type") == "HYPERLINK" and not all(map(is_clicked, _targets(node))):
            raise UsageError("error.form.external")


def _is_empty_script(part: bytes) -> bool:
    encoding = "utf-16-le" if b"\0" in part[:64] else "utf-8"
    return not _NO_SCRIPT.sub("", part.decode(encoding, "replace").removeprefix("\ufeff"))


def _targets(link: Element) -> Iterator[str]:
    """Where a link leads: its Path, and the beginning of its Command, in which colons are escaped."""
    for node in link.iter("{*}stringParam"):
        if attribute(node, "name") in {"Path", "Command"}:
            yield (node.text or "").partition(";")[0].replace("\\", "")
