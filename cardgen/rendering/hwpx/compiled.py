"""An HWPX template made ready: what differs between cards as Jinja2 templates, all else compressed once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import Environment, Template
from lxml import etree

from cardgen.archives.zip_writer import Packed, pack, write_zip
from cardgen.model.cardview import CardView
from cardgen.model.sheet import Sheet
from cardgen.rendering.context import template_context
from cardgen.rendering.control_marks import controls, marked_template
from cardgen.rendering.hwpx.assembly import finished
from cardgen.rendering.hwpx.listing import CONTENT, HEADER, content_list, fixed_parts
from cardgen.rendering.hwpx.owpml import DECLARATION, MIMETYPE, parse_xml
from cardgen.rendering.hwpx.package import Package
from cardgen.rendering.hwpx.pictures import IDS, IMAGE, fit_logo
from cardgen.rendering.hwpx.sheet import turn
from cardgen.rendering.hwpx.source import Source, read_source
from cardgen.rendering.hwpx.traces import clean_descriptions, clean_header
from cardgen.rendering.picture_kind import picture_of
from cardgen.rendering.qr import qr_png
from cardgen.rendering.xml_values import escape_value

_LEVEL = 3
"""Level 6 takes three times as long and saves a sixth."""

_MIMETYPE = pack("mimetype", MIMETYPE.encode(), level=0)
_XML = "application/xml"
_PNG = "image/png"


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
    items: tuple[tuple[str, str, str], ...]
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
        for part in self.filled:
            template = part.fillable if view.stamp else part.plain
            yield pack(part.name, finished(template.render(context), known), level=_LEVEL)
        items = self.items
        if view.qr and self.shows_qr:
            part_name = f"BinData/{IDS['qr']}.png"
            items = (*items, (IDS["qr"], part_name, _PNG))
            yield pack(part_name, qr_png(view.qr), level=0)
        keyword = view.stamp.text() if view.stamp else ""
        yield pack(CONTENT, content_list(view.heading, view.language, keyword, items, self.order), level=_LEVEL)


def compile_hwpx(package: Package, environment: Environment, sheet: Sheet, logo: bytes | None) -> CompiledHwpx:
    """Prepare a package's templates. Raises TemplateSyntaxError, UnknownPictureError."""
    sections, masters = (
        [parse_xml(package.parts[it.part]) for it in its] for its in (package.sections, package.masters)
    )
    ratios = [turn(tree, sheet) for tree in sections]
    trees = {
        **{f"Contents/section{at}.xml": tree for at, tree in enumerate(sections)},
        **{f"Contents/masterpage{at}.xml": tree for at, tree in enumerate(masters)},
    }
    head = clean_header(package.parts[package.header.part])
    for tree in trees.values():
        clean_descriptions(tree)
        if logo is not None:
            fit_logo(tree, picture_of(logo))
    filled = tuple(_filled(name, read_source(tree, ratios[0]), environment) for name, tree in trees.items())
    shown = {image.get("binaryItemIDRef") for tree in (head, *trees.values()) for image in tree.iter(IMAGE)}
    pictures = dict(_pictures(package, shown - {*IDS.values()}))
    if logo is not None and IDS["logo"] in shown:
        kind = picture_of(logo).suffix
        pictures[IDS["logo"], f"BinData/{IDS['logo']}.{kind}", f"image/{kind}"] = logo
    parts = {HEADER: DECLARATION + etree.tostring(head, encoding="UTF-8"), **fixed_parts(list(trees)[: len(sections)])}
    ids = [item.id for item in package.filled()]
    items = (
        ("header", HEADER, _XML),
        *((identifier, name, _XML) for identifier, name in zip(ids, trees, strict=True)),
        *pictures,
        ("settings", "settings.xml", _XML),
        ("version", "version.xml", _XML),
    )
    fixed = [pack(name, content) for name, content in parts.items()]
    fixed += [pack(name, content, level=0) for (_, name, _), content in pictures.items()]
    order = ("header", *ids[: len(sections)])
    return CompiledHwpx(filled, tuple(fixed), items, order, IDS["qr"] in shown)


def _filled(name: str, source: Source, environment: Environment) -> _Filled:
    plain = environment.from_string(environment.parse(source.text))
    plain.root_render_func.__globals__["escape"] = escape_value
    return _Filled(name, plain, marked_template(environment, environment.parse(source.text)))


def _pictures(package: Package, shown: set[str | None]) -> Iterator[tuple[tuple[str, str, str], bytes]]:
    """The template's own pictures that the document shows, under names of ours."""
    for at, item in enumerate(item for item in package.items if item.id in shown and item.part in package.parts):
        ending = item.part.rpartition(".")[2].lower()
        yield (item.id, f"BinData/image{at}.{ending}", item.kind), package.parts[item.part]
