"""Lines and fills around cells and paragraphs of the 한글 templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

RULE = "#888888"


@dataclass(frozen=True, slots=True)
class Line:
    """A border: its width in millimetres, one of those 한글 knows."""

    width: str = "0.12"
    color: str = RULE
    kind: str = "SOLID"


@dataclass(frozen=True, slots=True)
class Borders:
    """What surrounds a cell or a paragraph, and what fills it; None is no line."""

    top: Line | None = None
    left: Line | None = None
    bottom: Line | None = None
    right: Line | None = None
    fill: str = ""


def _box(line: Line, fill: str = "") -> Borders:
    return Borders(line, line, line, line, fill)


def _framed(names: Mapping[str, Borders]) -> Mapping[str, Borders]:
    """Those at the edges of a table with a heavier frame, called "grid top left" where they are."""
    corners = ("top", "left", "right", "top left", "top right", "bottom", "bottom left", "bottom right")
    return {f"{name} {sides}": _heavier(box, sides.split()) for name, box in names.items() for sides in corners}


def _heavier(box: Borders, sides: list[str]) -> Borders:
    def line(side: str, drawn: Line | None) -> Line | None:
        return _FRAME if side in sides else drawn

    return Borders(
        line("top", box.top), line("left", box.left), line("bottom", box.bottom), line("right", box.right), box.fill
    )


_THIN, _DARK, _FRAME = Line(), Line(color="#666666"), Line("0.5", "#333333")
_LABEL_FILL = "#EEF2F6"
_BAR_FILL = "#DDE5ED"

_CELLS = {
    "grid": _box(_THIN),
    "label": _box(_THIN, _LABEL_FILL),
    "open-right": Borders(_THIN, _THIN, _THIN, None),
    "open-left": Borders(_THIN, None, _THIN, _THIN),
}

BORDERS = {
    "none": Borders(),
    **_CELLS,
    **_framed(_CELLS),
    "approval": _box(_DARK),
    "approval-label": _box(_DARK, _LABEL_FILL),
    "bar": Borders(left=Line("1.0", "#33475B"), fill=_BAR_FILL),
    "underline": Borders(bottom=_DARK),
    "cut": Borders(bottom=Line("0.12", RULE, "DASH")),
}
"""By the name cells and styles call them; their numbers in the file count from 1."""


def borders_number(name: str) -> int:
    """The number of borders."""
    return [*BORDERS].index(name) + 1


def border_fills() -> list[str]:
    """Every one as the file's head has it."""
    return [_borders(number, box) for number, box in enumerate(BORDERS.values(), 1)]


def _borders(number: int, box: Borders) -> str:
    sides = {"left": box.left, "right": box.right, "top": box.top, "bottom": box.bottom}
    lines = "".join(_line(f"{side}Border", line) for side, line in sides.items())
    fill = f'<hc:winBrush faceColor="{box.fill}" hatchColor="#999999" alpha="0"/>'
    return (
        f'<hh:borderFill id="{number}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">'
        '<hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/>'
        f'{lines}<hh:diagonal type="SOLID" width="0.1 mm" color="#000000"/>'
        f"{f'<hc:fillBrush>{fill}</hc:fillBrush>' if box.fill else ''}</hh:borderFill>"
    )


def _line(name: str, line: Line | None) -> str:
    kind, width, color = (line.kind, line.width, line.color) if line else ("NONE", "0.1", "#000000")
    return f'<hh:{name} type="{kind}" width="{width} mm" color="{color}"/>'
