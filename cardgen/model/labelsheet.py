"""Sheets of labels as shops sell them, and what a label says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cardgen.model.sheet import PAPERS, Paper

A4, LETTER = PAPERS["A4"], PAPERS["letter"]


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Labels in columns and rows; all lengths in millimetres.

    `left` and `top` are where the first label begins, `across` and `down` how far the next one is from it.
    """

    name: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float
    paper: Paper = A4

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner of a label from that of the paper; labels count from 0, row by row."""
        row, column = divmod(place, self.columns)
        return self.left + column * self.across, self.top + row * self.down

    @property
    def is_on_paper(self) -> bool:
        """True where every label lies on the paper, and none on another."""
        right, bottom = (at + side for at, side in zip(self.corner(self.count - 1), self._label, strict=True))
        apart = (self.columns == 1 or self.across >= self.width) and (self.rows == 1 or self.down >= self.height)
        inside = min(self.left, self.top) >= 0 and right <= self.paper.width and bottom <= self.paper.height
        return apart and inside

    @property
    def _label(self) -> tuple[float, float]:
        return self.width, self.height


@dataclass(frozen=True, slots=True)
class AddressLabel:
    """What a label says: to whom, where; `name` with what people write behind it, `postcode` "" where none is known.

    `id` is the card's.
    """

    id: str
    name: str = field(repr=False)
    address: str = field(repr=False)
    postcode: str = field(repr=False)


LABEL_SHEETS: Mapping[str, LabelSheet] = {
    sheet.name: sheet
    for sheet in (
        # Formtec's own measures, as its manual "라벨 위치 조정방법" gives them (https://www.formtec.co.kr)
        LabelSheet("LS-3105", 3, 7, 63.5, 38.1, 8.0, 15.8, 66.0, 38.1),
        LabelSheet("LS-3106", 3, 8, 64.0, 33.9, 6.5, 12.5, 66.5, 33.9),
        LabelSheet("LS-3107", 2, 8, 99.1, 33.9, 4.7, 14.2, 101.6, 33.9),
        LabelSheet("LS-3108", 2, 7, 99.1, 38.1, 5.0, 13.8, 101.6, 38.1),
        LabelSheet("LS-3109", 2, 9, 100.0, 29.9, 3.7, 13.5, 102.5, 29.9),
        # Avery's, as LibreOffice lists them (extras/source/labels/labels.xml)
        LabelSheet("L7159", 3, 8, 64.0, 33.86, 6.46, 13.06, 66.54, 33.86),
        LabelSheet("L7160", 3, 7, 63.5, 38.1, 7.2, 15.15, 66.04, 38.1),
        LabelSheet("L7161", 3, 6, 63.5, 46.56, 7.21, 8.82, 66.04, 46.56),
        LabelSheet("L7162", 2, 8, 99.06, 33.87, 4.67, 13.02, 101.6, 33.87),
        LabelSheet("L7163", 2, 7, 99.06, 38.1, 4.67, 15.15, 101.6, 38.1),
        LabelSheet("L7165", 2, 4, 99.06, 67.73, 4.67, 13.04, 101.6, 67.73),
        LabelSheet("5160", 3, 10, 66.68, 25.4, 4.78, 12.7, 69.85, 25.4, LETTER),
        LabelSheet("5161", 2, 10, 101.6, 25.4, 3.96, 12.7, 106.36, 25.4, LETTER),
        LabelSheet("5162", 2, 7, 101.6, 33.87, 3.96, 21.17, 106.36, 33.87, LETTER),
        LabelSheet("5163", 2, 5, 101.6, 50.8, 3.96, 12.7, 106.36, 50.8, LETTER),
    )
}
"""The sheets there are, by name."""
