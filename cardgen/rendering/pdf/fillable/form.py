"""A view with a stamp as a PDF form: laid out like any card, then its values made fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, Final, Protocol

from cardgen.errors import TemplateError
from cardgen.fonts import character_name
from cardgen.model.cardview import CardView
from cardgen.model.formstamp import STAMP_CONTROL, FormStamp
from cardgen.model.problem import Problem
from cardgen.rendering.pdf.fillable.controls import Control, Place, controls
from cardgen.rendering.pdf.fillable.fields import FITTING, TICKING, FormFields, Placed, drawn_as
from cardgen.rendering.pdf.fillable.lettering import Lettering, TypingShelf
from cardgen.rendering.pdf.fillable.places import Widget, empty_places, find_places, measure
from cardgen.rendering.pdf.fillable.signs import mark_signs
from cardgen.rendering.pdf.fillable.tagging import NUMBER, Finisher, tagged
from cardgen.rendering.typesetting.typeface import Unprintable

_SMALLEST: Final = 9
_USUAL: Final = -1
"""Levels of compression (zlib); the setting is the whole process's."""


class Printer(Protocol):
    """What lays views out and writes them; PdfRenderer is one."""

    zoom: float

    def lay_out(self, view: CardView, prepare: Callable[[Any], None] | None = None) -> Any:
        """The view as WeasyPrint's Document, its tree of elements changed by `prepare` before."""
        ...

    def write(self, document: Any, views: Iterable[CardView] = (), finisher: Finisher | None = None) -> bytes:
        """The document as a PDF, its objects changed by `finisher` before."""
        ...


def fillable_pdf(renderer: Printer, view: CardView, stamp: FormStamp) -> bytes:
    """The card as a PDF whose values can be changed. Raises TemplateError where it cannot be printed whole."""
    known = controls(view)
    document = renderer.lay_out(view, prepare=lambda page: mark_signs(page, known))
    found = find_places(document, known)
    widgets = tuple(measure(place, number, renderer.zoom) for number, place in enumerate(found))
    finisher = tagged(found, widgets)
    empty_places(document, known)
    content = renderer.write(document, [view], finisher)
    return _with_fields(content, view, stamp, known, widgets)


def _with_fields(
    content: bytes, view: CardView, stamp: FormStamp, known: Mapping[Place, Control], widgets: Sequence[Widget]
) -> bytes:
    import pikepdf
    from pikepdf import Array, Dictionary, Name, String

    with pikepdf.open(BytesIO(content)) as pdf, TypingShelf() as shelf:
        fonts = pdf.make_indirect(Dictionary())
        fields = FormFields(pdf, Lettering(shelf), fonts)
        for place, placed in _by_place(pdf, widgets).items():
            try:
                fields.add(known[place], placed)
            except Unprintable as missing:
                raise _unprintable(view, place, missing.code_point) from None
        fields.add_hidden(STAMP_CONTROL, stamp.text(), pdf.pages[0].obj)
        for name, font in shelf.resources(pdf).items():
            fonts[name] = font
        fonts[f"/{TICKING}"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
        pdf.Root.AcroForm = Dictionary(
            Fields=Array(fields.tree.roots), DR=Dictionary(Font=fonts), DA=String(drawn_as(FITTING))
        )
        return _saved(pdf)


def _saved(pdf: Any) -> bytes:
    """The file as small as it gets: forms go by mail, and what WeasyPrint packed in passing packs closer."""
    from pikepdf import ObjectStreamMode, settings

    out = BytesIO()
    settings.set_flate_compression_level(_SMALLEST)
    try:
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            recompress_flate=True,
        )
    finally:
        settings.set_flate_compression_level(_USUAL)
    return out.getvalue()


def _by_place(pdf: Any, widgets: Sequence[Widget]) -> Mapping[Place, list[Placed]]:
    """The widgets of each field with their annotations, fields in reading order."""
    found: dict[Place, list[Placed]] = {}
    for annotation in _annotations(pdf):
        widget = widgets[int(annotation[f"/{NUMBER}"])]
        del annotation[f"/{NUMBER}"]
        found.setdefault(widget.place, []).append((widget, annotation))
    return found


def _annotations(pdf: Any) -> Iterator[Any]:
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            if annotation.Subtype == "/Widget":
                annotation.P = page.obj
                yield annotation


def _unprintable(view: CardView, place: Place, code_point: int) -> TemplateError:
    return TemplateError((Problem("T403", view.stem, field=place[0], args={"code_point": character_name(code_point)}),))
