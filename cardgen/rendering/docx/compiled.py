"""A Word template made ready: what differs between cards as Jinja2 templates, all else compressed once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, Template

from cardgen.archives.zip_writer import Packed, pack, write_zip
from cardgen.rendering.control_marks import marked_template
from cardgen.rendering.docx.fill import Finishing, finishing, number_drawings
from cardgen.rendering.docx.fillable import FORM_PARTS, with_form_parts
from cardgen.rendering.docx.ooxml import CONTENT_TYPES, DECLARATION, PACKAGE_RELS
from cardgen.rendering.docx.package import CORE_PART, Package, with_core_part, without_traces
from cardgen.rendering.docx.properties import compile_properties, property_tags
from cardgen.rendering.docx.source import compile_tree, parse_source, read_source

_LEVEL = 3
"""Level 6 takes three times as long and saves a sixth of a file of 8 KB."""

_WORTH_COMPRESSING = 2000
"""Bytes below which starting the compressor takes longer than all the rest."""

NO_PARTS: Mapping[str, bytes] = {}

_FIRST = (CONTENT_TYPES, PACKAGE_RELS)
"""Readers that stream want the list of types first."""


@dataclass(frozen=True, slots=True)
class FilledPart:
    """A part that is filled in for each card; `main` for the one with the body."""

    name: str
    template: Template = field(repr=False)
    before: str = field(repr=False)
    after: str = field(repr=False)
    finishing: Finishing

    def render(self, context: Mapping[str, object]) -> str:
        """The part's XML for one card, as docxtpl would make it."""
        xml = self.template.render(context)
        if "\r" in xml:  # an XML reader would see LF (XML 1.0, section 2.11); so does Word then
            xml = xml.replace("\r\n", "\n").replace("\r", "\n")
        return self.finishing.apply(f"{self.before}{xml}{self.after}")


@dataclass(frozen=True, slots=True)
class CompiledDocx:
    """A Word file per context, in some hundred microseconds each.

    `entries` are the parts in the order of the file, already compressed; None where one of the card's own goes.
    """

    filled: tuple[FilledPart, ...]
    core: Template = field(repr=False)
    entries: tuple[tuple[str, Packed | None], ...] = field(repr=False)

    def fill(self, context: Mapping[str, object], own: Mapping[str, bytes] = NO_PARTS) -> bytes:
        """The finished file; `own` are parts made elsewhere. Raises what Jinja2 raises, and ControlCharacterError."""
        filled = [part for part in self.filled if part.name not in own]
        made = {part.name: packed(part.name, DECLARATION + part.render(context).encode()) for part in filled}
        made[CORE_PART] = packed(CORE_PART, DECLARATION + self.core.render(context).encode())
        made |= {name: packed(name, content) for name, content in own.items()}
        return write_zip(entry or made[name] for name, entry in self.entries)


def compile_docx(
    package: Package, environment: Environment, own: Collection[str] = (), *, fillable: bool = False
) -> CompiledDocx:
    """Prepare a package's templates. Raises TemplateSyntaxError.

    `own` are parts each card has made elsewhere; in a `fillable` one the body prints marks, for `form_parts`.
    """
    core = compile_properties(environment, property_tags(package.core_properties()))
    package = with_core_part(without_traces(package))
    if fillable:
        package = with_form_parts(package)
        own = (*own, *FORM_PARTS)
    filled = tuple(_filled_part(package, name, environment, marked=fillable) for name in package.filled_parts())
    changing = {CORE_PART, *own, *(part.name for part in filled)}
    order = sorted(package.parts, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    entries = tuple((name, None if name in changing else pack(name, package.parts[name])) for name in order)
    return CompiledDocx(filled, core, entries)


def _filled_part(package: Package, name: str, environment: Environment, *, marked: bool) -> FilledPart:
    part = read_source(name, package.parts[name])
    main = name == package.document
    tree = parse_source(environment, number_drawings(part.source) if main else part.source)
    steps = finishing(part.source, tree, main=main)
    compiled = marked_template if marked and main else compile_tree
    return FilledPart(name, compiled(environment, tree), part.before, part.after, steps)


def packed(name: str, content: bytes) -> Packed:
    """A part compressed where that is worth its time; pictures are already."""
    small = len(content) <= _WORTH_COMPRESSING or name.endswith(".png")
    return pack(name, content, level=0 if small else _LEVEL)
