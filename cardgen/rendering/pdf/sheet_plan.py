"""Where cards stand on a sheet and where it is to be cut. Millimetres from its top left corner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from cardgen.model.imposition import Flip
from cardgen.model.sheet import PAPERS, UNPRINTED, Margins, Paper

_GRIDS = {1: ((1, 1),), 2: ((1, 2), (2, 1)), 4: ((2, 2),)}
"""Columns and rows that hold so many cards."""

MARK = 5.0
"""The length of a cut mark."""
GAP = 1.5
"""What a mark outside the cards keeps away from them."""
_CLOSE = 1e-5
"""What measures lose on their way through pixels."""
TRIMMED = 2.5
"""Less than this at a sheet's edge is not cut off."""

Line = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A card's place: its top left corner, and whether it stands on its head there."""

    x: float
    y: float
    turned: bool = False


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet with its cards in one block in the middle, so that neighbours share a cut.

    `scale` makes a card of the size `card` fit; `margins` are what every card keeps empty, before scaling.
    """

    sheet: Paper
    card: Paper
    margins: Margins
    columns: int
    rows: int
    scale: float

    @property
    def places(self) -> int:
        """Cards on one side."""
        return self.columns * self.rows

    @property
    def _left(self) -> float:
        return (self.sheet.width - self.columns * self._width) / 2

    @property
    def _top(self) -> float:
        return (self.sheet.height - self.rows * self._height) / 2

    @property
    def _width(self) -> float:
        return self.card.width * self.scale

    @property
    def _height(self) -> float:
        return self.card.height * self.scale

    def front(self, number: int) -> Spot:
        """The place of a card on the front, counted in reading order from 0."""
        row, column = divmod(number, self.columns)
        return Spot(self._left + column * self._width, self._top + row * self._height)

    def back(self, number: int, flip: Flip) -> Spot:
        """The place behind it on the back.

        A sheet turned about an upright edge swaps left and right; one turned about a lying edge swaps top and bottom,
        and its cards stand on their heads, so that each of them, cut out, still turns like the page of a book.
        """
        row, column = divmod(number, self.columns)
        lying = self.sheet.width > self.sheet.height
        if (flip is Flip.LONG_EDGE) is lying:
            spot = self.front((self.rows - 1 - row) * self.columns + column)
            return Spot(spot.x, spot.y, turned=True)
        return self.front(row * self.columns + self.columns - 1 - column)

    def cut_marks(self) -> Iterator[Line]:
        """Short lines at the ends of every cut."""
        right, bottom = self._left + self.columns * self._width, self._top + self.rows * self._height
        across = self._ends(self._left, right, self.sheet.width, self.margins.left, self.margins.right)
        upright = self._ends(self._top, bottom, self.sheet.height, self.margins.top, self.margins.bottom)
        for column in range(self.columns + 1):
            x = self._left + column * self._width
            if TRIMMED <= x <= self.sheet.width - TRIMMED:
                yield from (((x, start), (x, end)) for start, end in upright)
        for row in range(self.rows + 1):
            y = self._top + row * self._height
            if TRIMMED <= y <= self.sheet.height - TRIMMED:
                yield from (((start, y), (end, y)) for start, end in across)

    def _ends(
        self, start: float, end: float, size: float, margin: float, other_margin: float
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        """The marks at both ends of a cut: outside the cards, or, where there is no room, in the cards' margins."""
        if start >= GAP + MARK / 2:
            outer = min(MARK, start - GAP)
            return (start - GAP - outer, start - GAP), (end + GAP, end + GAP + outer)
        first, last = (min(MARK, side * self.scale - 1) for side in (margin, other_margin))
        return (0, start + first), (end - last, size)


def sheet_plan(card: Paper, margins: Margins, per_sheet: int) -> SheetPlan:
    """The plan on letter for cards of that paper, else on A4, upright or lying, whichever shows the cards larger.

    Cards are never drawn larger than they are.
    """
    paper = PAPERS["letter"] if _is(card, PAPERS["letter"]) else PAPERS["A4"]
    sheets = (paper, Paper(paper.name, paper.height, paper.width))
    plans = (
        SheetPlan(sheet, card, margins, *grid, _scale(card, sheet, grid))
        for sheet, grid in product(sheets, _GRIDS[per_sheet])
    )
    return max(plans, key=lambda plan: plan.scale)


def _scale(card: Paper, sheet: Paper, grid: tuple[int, int]) -> float:
    """What lets the cards fit side by side.

    Cards that are drawn smaller move away from the sheet's edges by as much as what printers can print of each comes
    nearer to its own: none of it is lost.
    """
    columns, rows = grid
    sides = ((sheet.width, columns * card.width), (sheet.height, rows * card.height))
    if all(side / taken > 1 - _CLOSE for side, taken in sides):
        return 1
    return min(1, *((side - 2 * UNPRINTED) / (taken - 2 * UNPRINTED) for side, taken in sides))


def _is(one: Paper, other: Paper) -> bool:
    return abs(one.width - other.width) < 1 and abs(one.height - other.height) < 1
