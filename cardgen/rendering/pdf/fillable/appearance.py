"""What a widget looks like before anybody changes it (ISO 32000-1, 12.7.3.3): viewers draw it anew once they do."""

from __future__ import annotations

from collections.abc import Iterable

from cardgen.rendering.pdf.fillable.places import TEXT_MARGIN, Rectangle, Widget
from cardgen.rendering.typesetting.typeface import Typeface

LINE = (0.76, 0.83, 0.91)
"""Colour of the frame of a box to write in: seen on the screen, pale on paper."""

TICK_LINE = (0.25, 0.25, 0.25)
INK = 0.07
"""Grey of the text."""

FRAME = 0.5
"""Width of frames, in points."""

_LEADING, _DESCENT = 1.15, 0.23
"""Of NanumGothic, in its size: viewers space lines like that."""


def frames(rectangles: Iterable[Rectangle]) -> str:
    """The empty boxes as a page shows them: seen in every viewer, whether it knows forms or not."""
    drawn = (_inner(it, FRAME / 2, it.x, it.y) for it in rectangles)
    return f"/Artifact BMC q {_stroked(LINE)} {' '.join(f'{edges} re' for edges in drawn)} S Q EMC"


def written(widget: Widget, text: str, face: Typeface, *, long: bool) -> str:
    """The text in its box, as one line in its middle, or as lines from its top where it is `long`."""
    lines = text_lines(widget, text, face) if long else (text.replace("\n", " "),)
    height, size = widget.rectangle.height, widget.size
    spacing = _spacing(len(lines), height, size)
    above = max(0.0, (height - len(lines) * spacing) / 2)
    first = height - (min(above, TEXT_MARGIN) if long else above) - spacing + _DESCENT * size
    shown = (
        f"1 0 0 1 {_start(widget, face.width(line)):.2f} {first - at * spacing:.2f} Tm {face.show(line)}"
        for at, line in enumerate(lines)
        if line
    )
    inside = f"{_inner(widget.rectangle, FRAME)} re W n"
    return f"/Tx BMC q {inside} BT {INK} g {' '.join(shown)} ET Q EMC"


def _spacing(lines: int, height: float, size: float) -> float:
    """Points from line to line: closer where all would else not fit, but never upon each other."""
    return max(size, min(_LEADING * size, height / lines))


def text_lines(widget: Widget, text: str, face: Typeface) -> tuple[str, ...]:
    """The lines a text falls into."""
    return face.lines(text, widget.rectangle.width - 2 * TEXT_MARGIN)


def box(rectangle: Rectangle, *, ticked: bool) -> str:
    """A box to tick. It covers the paper, so that one state never shows through the other."""
    side = rectangle.width
    drawn = f"1 g {_stroked(TICK_LINE)} {_inner(rectangle, FRAME / 2)} re B"
    if not ticked:
        return drawn
    points = [f"{x * side:.2f} {y * side:.2f}" for x, y in ((0.2, 0.5), (0.42, 0.25), (0.82, 0.8))]
    return f"{drawn} {INK} G {side / 8:.2f} w {points[0]} m {points[1]} l {points[2]} l S"


def _start(widget: Widget, width: float) -> float:
    spare = widget.rectangle.width - width
    return {"left": TEXT_MARGIN, "center": spare / 2, "right": spare - TEXT_MARGIN}[widget.align]


def _stroked(colour: tuple[float, float, float]) -> str:
    return f"{' '.join(map(str, colour))} RG {FRAME} w"


def _inner(rectangle: Rectangle, inset: float, x: float = 0, y: float = 0) -> str:
    edges = (x + inset, y + inset, rectangle.width - 2 * inset, rectangle.height - 2 * inset)
    return " ".join(f"{edge:.2f}" for edge in edges)
