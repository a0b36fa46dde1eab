"""Reads a filled Word form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cardgen.errors import UsageError
from cardgen.formtext.elements import attribute
from cardgen.importing.forms.controls import require_not_too_many
from cardgen.importing.forms.docx_controls import DocxPart, read_part
from cardgen.importing.forms.docx_guard import require_inert_docx, require_inert_fields
from cardgen.importing.forms.gathering import gathered
from cardgen.importing.forms.package import Parts, form_parts, root_of
from cardgen.importing.forms.stamps import the_stamp
from cardgen.importing.forms.strays import with_strays
from cardgen.model.filledform import FilledForm
from cardgen.model.wordanchor import STAMP_PROPERTY, listed_names, sealed

_TEXT_PARTS = ("header", "footer")


def read_docx(content: bytes) -> FilledForm:
    """What was filled in. UsageError for a file that is no form of ours, damaged, or not to be opened."""
    parts = form_parts(content)
    require_inert_docx(parts)
    properties = _properties(parts)
    stamp = the_stamp([properties.get(STAMP_PROPERTY, "")])
    body, *others = _read(parts, listed_names(properties))
    controls = [control for part in (body, *others) for control in part.controls]
    require_not_too_many(len(controls))
    return with_strays(gathered(stamp, controls), sealed(properties), body.around)


def _read(parts: Parts, names: Sequence[str]) -> Iterator[DocxPart]:
    """The body, then headers and footers."""
    main = _main_part(parts)
    for name in (main, *_beside(parts, main)):
        root = root_of(parts, name)
        require_inert_fields(root)
        yield read_part(root, names)


def _main_part(parts: Parts) -> str:
    """The part that holds the text, by whatever name: Word on the web calls it document2.xml (OPC, 9.3)."""
    for relationship in root_of(parts, "_rels/.rels"):
        if attribute(relationship, "Type").endswith("/officeDocument"):
            return attribute(relationship, "Target").lstrip("/")
    raise UsageError("error.form.broken")


def _beside(parts: Parts, main: str) -> Iterator[str]:
    folder, _, file = main.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    for relationship in root_of(parts, rels) if rels in parts else ():
        target = attribute(relationship, "Target")
        if attribute(relationship, "Type").rpartition("/")[2] in _TEXT_PARTS:
            yield target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"


def _properties(parts: Parts) -> Mapping[str, str]:
    """The document's own properties (docProps/custom.xml) by name."""
    names = [name for name in parts if name.lower().startswith("docprops/custom") and name.endswith(".xml")]
    return {
        node.get("name") or "": "".join(map(str, node.itertext())) for name in names for node in root_of(parts, name)
    }
