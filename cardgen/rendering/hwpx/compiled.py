"""An HWPX template made ready: what differs between cards as Jinja2 templates, all else compressed once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, Template
from lxml import etree

from cardgen.archives.zip_writer import Packed, pack, write_zip
from cardgen.model.cardview import CardView
from cardgen.model.sheet import Sheet
from cardgen.rendering.context import template_context
from cardgen.rendering.control_marks import controls, marked_template
from cardgen.rendering.hwpx.assembly import finished
from cardgen.rendering.hwpx.listing import CONTENT, HEADER, Listed, content_list, fixed_parts
from cardgen.rendering.hwpx.owpml import DECLARATION, MIMETYPE, parse_xml
from cardgen.rendering.hwpx.package import Package
from cardgen.rendering.hwpx.pictures import IDS, IMAGE, fit_logo
from cardgen.rendering.hwpx.sealing import seal
from cardgen.rendering.hwpx.sheet import Drawing, draw_styles, turn
from cardgen.rendering.hwpx.source import Source, read_source
from cardgen.rendering.hwpx.traces import clean_descriptions, clean_header
from cardgen.rendering.office.xml_parts import Element
from cardgen.rendering.picture_kind import picture_of
from cardgen.rendering.qr import qr_png
from cardgen.rendering.xml_values import escape_value

_LEVEL = 3
"""Level 6 takes three times as long and saves a sixth."""

_MIMETYPE = pack("mimetype", MIMETYPE.encode(), level=0)
_XML = "application/xml"
SECTION = "Contents/section"
"""How the names of the parts with the text begin."""


@dataclass(frozen=True, slots=True)
class _Filled:
    """A part that is filled in for each card, its template for plain cards and for those with controls."""

    name: str
    plain: Template = field(repr=False)
    fillable: Template = field(repr=False)


@dataclass(frozen=True, slots=True)
class CompiledHwpx:
    """An HWPX file per view, in some milliseconds each. `items` and `order` go into its list of parts.

    `shows_qr` is true where the template has a place for a QR code.
    """

    filled: tuple[_Filled, ...]
    fixed: tuple[Packed, ...] = field(repr=False)
    items: tuple[Listed, ...]
    order: tuple[str, ...]
    shows_qr: bool

    def fill(self, view: CardView) -> bytes:
        """The finished file. Raises what Jinja2 raises, and ControlCharacterError."""
        return write_zip(self._entries(view))

    def _entries(self, view: CardView) -> Iterator[Packed]:
        context = template_context(view)
        known = controls(view) if view.stamp else {}
        yield _MIMETYPE
        yield from self.fixed
        made: dict[str, bytes] = {}
        for part in self.filled:
            template = part.fillable if view.stamp else part.plain
            made[part.name] = finished(template.render(context), known)
            yield pack(part.name, made[part.name], level=_LEVEL)
        items = self.items
        if view.qr and self.shows_qr:
            code = Listed(IDS["qr"], f"BinData/{IDS['qr']}.png", "image/png")
            items = (*items, code)
            yield pack(code.part, qr_png(view.qr), level=0)
        said = {}
        if view.stamp:
            sections = [made[name] for name in made if name.startswith(SECTION)]
            said = {"keyword": view.stamp.text(), "description": seal(sections, known).text()}
        yield pack(CONTENT, content_list(view.heading, view.language, said, items, self.order), level=_LEVEL)


def compile_hwpx(package: Package, environment: Environment, sheet: Sheet, logo: bytes | None) -> CompiledHwpx:
    """Prepare a package's templates. Raises TemplateSyntaxError, UnknownPictureError."""
    trees, drawing = _trees(package, sheet)
    head = clean_header(package.parts[package.header.part])
    draw_styles(head, drawing)
    for tree in trees.values():
        clean_descriptions(tree)
        if logo is not None:
            fit_logo(tree, picture_of(logo))
    filled = tuple(_filled(name, read_source(tree, drawing), environment) for name, tree in trees.items())
    shown = {image.get("binaryItemIDRef") for tree in (head, *trees.values()) for image in tree.iter(IMAGE)}
    pictures = dict(_pictures(package, shown, logo))
    sections = [*trees][: len(package.sections)]
    parts = {HEADER: DECLARATION + etree.tostring(head, encoding="UTF-8"), **fixed_parts(sections)}
    ids = [item.id for item in package.filled()]
    items = (
        Listed("header", HEADER, _XML),
        *(Listed(identifier, name, _XML) for identifier, name in zip(ids, trees, strict=True)),
        *pictures,
        Listed("settings", "settings.xml", _XML),
        Listed("version", "version.xml", _XML),
    )
    fixed = [pack(name, content) for name, content in parts.items()]
    fixed += [pack(picture.part, content, level=0) for picture, content in pictures.items()]
    return CompiledHwpx(filled, tuple(fixed), items, ("header", *ids[: len(sections)]), IDS["qr"] in shown)


def _trees(package: Package, sheet: Sheet) -> tuple[Mapping[str, Element], Drawing]:
    """Sections and master pages by the names their parts get, and how they are drawn on the sheet."""
    sections, masters = (
        [parse_xml(package.parts[it.part]) for it in its] for its in (package.sections, package.masters)
    )
    drawings = [turn(tree, sheet) for tree in sections]
    named = {f"{SECTION}{at}.xml": tree for at, tree in enumerate(sections)}
    return {**named, **{f"Contents/masterpage{at}.xml": tree for at, tree in enumerate(masters)}}, drawings[0]


def _filled(name: str, source: Source, environment: Environment) -> _Filled:
    plain = environment.from_string(environment.parse(source.text))
    plain.root_render_func.__globals__["escape"] = escape_value
    return _Filled(name, plain, marked_template(environment, environment.parse(source.text)))


def _pictures(package: Package, shown: set[str | None], logo: bytes | None) -> Iterator[tuple[Listed, bytes]]:
    """The pictures every card shows: the template's own, under names of ours, and the logo."""
    own = shown - {*IDS.values()}
    for at, item in enumerate(item for item in package.items if item.id in own and item.part in package.parts):
        ending = item.part.rpartition(".")[2].lower()
        yield Listed(item.id, f"BinData/image{at}.{ending}", item.kind), package.parts[item.part]
    if logo is not None and IDS["logo"] in shown:
        kind = picture_of(logo).suffix
        yield Listed(IDS["logo"], f"BinData/{IDS['logo']}.{kind}", f"image/{kind}"), logo
