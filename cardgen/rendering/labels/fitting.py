"""A label's lines in the largest type that fits, as the post office asks for them.

The address left, the name below it, the postcode on the last line to the right, in a plain Gothic of 11 points; 9 are
the least that sorting machines read (우정사업본부, 우편물 규격: 주소 인쇄 규격 권장안).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from cardgen.model.labelsheet import AddressLabel, LabelSheet
from cardgen.rendering.typesetting.typeface import REGULAR, FontShelf, Typeface

POINTS = 72 / 25.4
"""In a millimetre."""

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
"""Type sizes in points, the best first."""

_LARGER = 2.0
"""Points by which the name is larger."""
_LEADING = 1.4
_BASELINE = 0.76
_MARGIN = 4.0
"""Millimetres at the sides of a label that stay empty: sheets are cut, and fed, only so exactly."""
_LEAST_MARGIN = 2.0
_NARROW = 70.0
"""Labels narrower than this, in millimetres, have the least margin at their sides, as all have above and below."""
_APART = ", "
"""Between road and number, and the rest of an address: the place to go to a new line."""


class Misfit(StrEnum):
    """What a label cannot show."""

    NAME = "name"
    ADDRESS = "address"
    UNPRINTABLE = "unprintable"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a label; its baseline begins so many points right of and below the label's upper left corner."""

    text: str = field(repr=False)
    face: Typeface
    left: float
    baseline: float


class Faces(NamedTuple):
    """What a label is set in: its address and postcode, and the name, which is larger."""

    text: Typeface
    name: Typeface


def typefaces(shelf: FontShelf) -> tuple[Faces, ...]:
    """The faces labels are set in, the largest first."""
    return tuple(Faces(Typeface(shelf, REGULAR, size), Typeface(shelf, REGULAR, size + _LARGER)) for size in SIZES)


def fitted(label: AddressLabel, sheet: LabelSheet, steps: Sequence[Faces]) -> tuple[Line, ...] | Misfit:
    """The lines of a label, in the middle of its height; or what it cannot show."""
    if any(steps[0].text.missing(text) for text in (label.name, label.address, label.postcode)):
        return Misfit.UNPRINTABLE
    margin = _LEAST_MARGIN if sheet.width < _NARROW else _MARGIN
    width, height = (sheet.width - 2 * margin) * POINTS, (sheet.height - 2 * _LEAST_MARGIN) * POINTS
    for faces in steps:
        address, name = _address(label.address, faces.text, width), faces.name.lines(label.name, width)
        rows = [*((text, faces.text) for text in address), *((text, faces.name) for text in name)]
        rows += [(label.postcode, faces.text)] if label.postcode else []
        needed = sum(face.size * _LEADING for _, face in rows)
        if needed <= height:
            top = (sheet.height * POINTS - needed) / 2
            return tuple(_placed(rows, margin * POINTS, width, top, flush_right=bool(label.postcode)))
    return Misfit.NAME if len(name) > len(address) else Misfit.ADDRESS


def _address(text: str, face: Typeface, width: float) -> tuple[str, ...]:
    """One line, or two that part at the first comma, or as many as it takes."""
    road, comma, rest = text.partition(_APART)
    parts = (f"{road},", rest)
    if "\n" not in text and comma and face.width(text) > width and all(face.width(part) <= width for part in parts):
        return parts
    return face.lines(text, width)


def _placed(
    rows: Sequence[tuple[str, Typeface]], left: float, width: float, top: float, *, flush_right: bool
) -> Iterator[Line]:
    """The rows one below the other; the last one to the right where it is a postcode."""
    for at, (text, face) in enumerate(rows):
        is_right = flush_right and at == len(rows) - 1
        indent = width - face.width(text) if is_right else 0
        yield Line(text, face, left + indent, top + face.size * _LEADING * _BASELINE)
        top += face.size * _LEADING
