"""The sheet a card is printed on: its paper and margins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

UNPRINTED = 4.2
"""Millimetres at each edge of a sheet that most office printers cannot print on."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper by its name, upright unless the name says otherwise; width and height in millimetres."""

    name: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Margins:
    """What stays empty at the four edges, in millimetres."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody asked to print on; None leaves it to the template."""

    paper: Paper | None = None
    margins: Margins | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """How far values are moved on stock that was printed before, in millimetres to the right and down."""

    right: float
    down: float


UNMOVED = Offset(0, 0)
"""Where the full card has them."""

AS_DESIGNED = Sheet()
"""The paper and margins the template was drawn for."""

PAPERS: Mapping[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("A4", 210, 297),  # ISO 216
        Paper("A5", 148, 210),
        Paper("B5", 182, 257),  # JIS P 0138, the B5 that Korean and Japanese shops sell and 한글 lists
        Paper("letter", 215.9, 279.4),  # ANSI/ASME Y14.1
        Paper("card-5x3in", 127, 76.2),  # index card, lying
    )
}
"""The papers there are, by name."""
