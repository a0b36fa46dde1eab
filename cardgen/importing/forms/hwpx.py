"""Reads a filled 한글 form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardgen.errors import UsageError
from cardgen.formtext.elements import Element, local_name
from cardgen.importing.forms.controls import require_not_too_many
from cardgen.importing.forms.gathering import gathered
from cardgen.importing.forms.hwpx_controls import Section, read_section
from cardgen.importing.forms.hwpx_guard import require_inert_hwpx, require_inert_manifest, require_inert_section
from cardgen.importing.forms.package import Parts, form_parts, root_of
from cardgen.importing.forms.stamps import the_stamp
from cardgen.importing.forms.strays import joined, with_strays
from cardgen.model.filledform import FilledForm
from cardgen.model.formseal import FormSeal, read_seal

_MANIFEST = "Contents/content.hpf"
_SECTION = re.compile(r"Contents/section([0-9]{1,4})\.xml")


def read_hwpx(content: bytes) -> FilledForm:
    """What was filled in. UsageError for a file that is no form of ours, damaged, locked, or not to be opened."""
    parts = form_parts(content)
    require_inert_hwpx(parts)
    manifest = root_of(parts, _MANIFEST)
    require_inert_manifest(manifest)
    stated = [*_stated(manifest)]
    seal = next(filter(None, map(read_seal, stated)), None)
    sections = [*_sections(parts, seal)]
    stamps = [stamp for section in sections for stamp in section.stamps]
    stamp = the_stamp([*stated, *stamps])
    controls = [control for section in sections for control in section.controls]
    require_not_too_many(len(controls))
    return with_strays(gathered(stamp, controls), seal, joined(section.around for section in sections))


def _sections(parts: Parts, seal: FormSeal | None) -> Iterator[Section]:
    """The sections in their order, which their names tell."""
    numbers = {name: int(found[1]) for name in parts if (found := _SECTION.fullmatch(name))}
    if not numbers:
        raise UsageError("error.form.broken")
    for name in sorted(numbers, key=numbers.__getitem__):
        root = root_of(parts, name)
        require_inert_section(root)
        yield read_section(root, seal)


def _stated(manifest: Element) -> Iterator[str]:
    """The summary's texts (문서 정보): Hancom keeps its keywords when it saves."""
    return (node.text or "" for node in manifest.iter() if local_name(node) in ("meta", "subject", "description"))
