"""Makes fields of a form's controls and widgets: names, titles, values, appearances (ISO 32000-1, 12.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, assert_never

from cardgen.model.cardview import Option
from cardgen.rendering.pdf.fillable.appearance import (
    FRAME,
    INK,
    LINE,
    TICK_LINE,
    box,
    text_lines,
    written,
)
from cardgen.rendering.pdf.fillable.controls import Control, ListControl, TextControl, TickControl
from cardgen.rendering.pdf.fillable.field_tree import FieldTree
from cardgen.rendering.pdf.fillable.lettering import Lettering
from cardgen.rendering.pdf.fillable.places import Rectangle, Widget
from cardgen.rendering.pdf.fillable.typing_font import NAME

_READ_ONLY = 1 << 0
_MULTILINE = 1 << 12
_COMBO = 1 << 17
"""Field flags (ISO 32000-1, tables 221, 228, 230)."""

_HIDDEN = 1 << 1
_PRINT = 1 << 2
"""Annotation flags (table 165)."""

_ALIGN = {"left": 0, "center": 1, "right": 2}
_LONE_STATE = "/Yes"

FITTING = 0
"""The size of letters that is left to the viewer, which makes them fit (ISO 32000-1, 12.7.3.3)."""

TICKING = "ZaDb"
"""What viewers call the font of ticks that every one has (9.6.2.2), where they draw boxes anew."""

DOT = "\N{ONE DOT LEADER}"
"""Stands in the name of a box to tick for a full stop in its option's text; the text itself is in Opt."""

Placed = tuple[Widget, Any]
"""A widget and its annotation, an indirect dictionary in the file."""


class FormFields:
    """The fields of one PDF, made one by one."""

    def __init__(self, pdf: Any, lettering: Lettering, fonts: Any) -> None:
        """`fonts` is the form's font dictionary, filled in once all text is set."""
        from pikepdf import Dictionary

        self._pdf = pdf
        self._lettering = lettering
        self._resources = pdf.make_indirect(Dictionary(Font=fonts))
        self._boxes: dict[tuple[float, bool], Any] = {}
        self.tree = FieldTree(pdf)

    def add(self, control: Control, placed: Sequence[Placed]) -> None:
        """The field of a control, with a widget wherever the form prints it. Raises Unprintable."""
        match control:
            case TextControl():
                self._text(control, placed)
            case ListControl():
                self._list(control, placed)
            case TickControl() if control.many:
                self._independent(control, placed)
            case TickControl():
                self._exclusive(control, placed)
            case _ as never:
                assert_never(never)

    def add_hidden(self, name: str, text: str, page: Any) -> None:
        """A field nobody sees or changes."""
        from pikepdf import Array, Dictionary, Name, String

        field = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 0, 0]), F=_HIDDEN, P=page, FT=Name.Tx,
                Ff=_READ_ONLY, V=String(text), DA=String(drawn_as(8)),
            )
        )  # fmt: skip
        page.Annots.append(field)
        self.tree.add(name, field)

    def _text(self, control: TextControl, placed: Sequence[Placed]) -> None:
        from pikepdf import Name, String

        long = control.long or any(self._needs_lines(widget, control.text) for widget, _ in placed)
        field = self._field(control, placed)
        field.FT = Name.Tx
        if long:
            field.Ff = _MULTILINE
        if control.text:
            field.V = String(control.text)
        for widget, annotation in placed:
            self._show_text(widget, annotation, control.text, long=long)

    def _needs_lines(self, widget: Widget, text: str) -> bool:
        face = self._lettering.at(widget.size)
        return bool(text) and len(text_lines(widget, text, face)) > 1

    def _list(self, control: ListControl, placed: Sequence[Placed]) -> None:
        from pikepdf import Array, Name, String

        field = self._field(control, placed)
        field.FT = Name.Ch
        field.Ff = _COMBO
        field.Opt = Array([String(text) for text in ("", *control.options)])
        if control.text:
            field.V = String(control.text)
        for widget, annotation in placed:
            self._show_text(widget, annotation, control.text, long=False)

    def _exclusive(self, control: TickControl, placed: Sequence[Placed]) -> None:
        """One field for all boxes: ticking one unticks the others, and ticking it again leaves none ticked."""
        from pikepdf import Array, Name, String

        field = self._field(control, placed)
        states = [_LONE_STATE] if control.lone else [f"/{number}" for number in range(len(control.options))]
        field.FT = Name.Btn
        if not control.lone:  # a text for each widget; states are named for their place among them
            field.Opt = Array([String(control.options[widget.option or 0].text) for widget, _ in placed])
        field.V = next(
            (Name(state) for state, option in zip(states, control.options, strict=True) if option.checked), Name.Off
        )
        for widget, annotation in placed:
            assert widget.option is not None
            option = control.options[widget.option]
            self._show_box(widget, annotation, states[widget.option], ticked=option.checked)
            annotation.TU = String(_option_title(control, option))

    def _independent(self, control: TickControl, placed: Sequence[Placed]) -> None:
        """A field for each box, named for its option."""
        for number, option in enumerate(control.options):
            own = [(replace(widget, option=0), it) for widget, it in placed if widget.option == number]
            if own:
                named = f"{control.name}={option.text.replace('.', DOT)}"
                self._exclusive(TickControl(named, _option_title(control, option), (option,), many=False), own)

    def _field(self, control: Control, placed: Sequence[Placed]) -> Any:
        """A named field: the widget itself, or the parent of several."""
        from pikepdf import Array, Dictionary, Name, String

        for _, annotation in placed:
            annotation.F = _PRINT
            annotation.TU = String(control.title)
            annotation.BS = Dictionary(W=FRAME, S=Name.S)
            annotation.MK = Dictionary(BC=Array(map(Decimal, map(str, LINE))))
        field = placed[0][1]
        if len(placed) > 1:
            field = self._pdf.make_indirect(Dictionary(TU=String(control.title), Kids=Array()))
            for _, annotation in placed:
                annotation.Parent = field
                field.Kids.append(annotation)
        self.tree.add(control.name, field)
        return field

    def _show_text(self, widget: Widget, annotation: Any, text: str, *, long: bool) -> None:
        from pikepdf import Dictionary, String

        face = self._lettering.at(widget.size)
        drawn = written(widget, text, face, long=long) if text else ""
        annotation.DA = String(drawn_as(widget.size))
        annotation.Q = _ALIGN[widget.align]
        annotation.AP = Dictionary(N=self._stream(widget.rectangle, drawn))

    def _show_box(self, widget: Widget, annotation: Any, state: str, *, ticked: bool) -> None:
        from pikepdf import Array, Dictionary, Name, String

        off, on = (self._box(widget.rectangle, ticked=shown) for shown in (False, True))
        annotation.AP = Dictionary(N=Dictionary({"/Off": off, state: on}))
        annotation.AS = Name(state) if ticked else Name.Off
        annotation.DA = String(drawn_as(round(widget.rectangle.width, 1), TICKING))
        annotation.MK = Dictionary(BC=Array(map(Decimal, map(str, TICK_LINE))), BG=Array([1]))

    def _box(self, rectangle: Rectangle, *, ticked: bool) -> Any:
        """Boxes of one size share their two pictures, which nobody redraws."""
        key = (rectangle.width, ticked)
        if key not in self._boxes:
            self._boxes[key] = self._stream(rectangle, box(rectangle, ticked=ticked))
        return self._boxes[key]

    def _stream(self, rectangle: Rectangle, drawn: str) -> Any:
        from pikepdf import Array, Name

        stream = self._pdf.make_stream(drawn.encode("ascii"))
        stream.Subtype = Name.Form
        stream.BBox = Array([0, 0, round(rectangle.width, 2), round(rectangle.height, 2)])
        if drawn:
            stream.Resources = self._resources
        return stream


def _option_title(control: TickControl, option: Option) -> str:
    return f"{control.title}: {option.text}" if option.text else control.title


def drawn_as(size: float, font: str = NAME) -> str:
    """The default appearance: grey, font and size of what is typed."""
    return f"{INK} g /{font} {size:g} Tf"
