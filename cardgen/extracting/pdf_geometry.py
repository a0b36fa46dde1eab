"""Boxes and transformations of a PDF page, in points (ISO 32000-1, 8.3)."""

from __future__ import annotations

from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
EVERYWHERE: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))


def matrix_of(operands: list[Any]) -> Matrix:
    """The matrix six operands spell."""
    first, second, third, fourth, fifth, sixth = map(float, operands)
    return first, second, third, fourth, fifth, sixth


def times(one: Matrix, other: Matrix) -> Matrix:
    """One transformation after the other."""
    a, b, c, d, e, f = one
    m, n, o, p, q, r = other
    return a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r


def box_of(matrix: Matrix, left: float, bottom: float, width: float, height: float) -> Box:
    """The upright box around a rectangle that was transformed."""
    corners = [times((1, 0, 0, 1, x, y), matrix)[4:] for x in (left, left + width) for y in (bottom, bottom + height)]
    across, along = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(along), max(across), max(along)


def holds(box: Box, at: tuple[float, float]) -> bool:
    """True where the point lies in the box."""
    return box[0] <= at[0] <= box[2] and box[1] <= at[1] <= box[3]


def common(one: Box, other: Box) -> Box:
    """What two boxes share."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def page_box(page: pikepdf.Dictionary) -> Box:
    """The part of the page that is seen: its crop box, else its media box."""
    corners = page.get("/CropBox", page.get("/MediaBox"))
    if corners is None:
        return EVERYWHERE
    left, bottom, right, top = (float(number) for number in corners)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
