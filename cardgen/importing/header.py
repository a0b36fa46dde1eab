"""Finds the row of headings: below titles and blank rows, of one row or of two merged ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cardgen.detection.resident_number import has_resident_number
from cardgen.importing.cell_text import plain_text
from cardgen.importing.tables import EMPTY, Cell, Sheet, is_blank
from cardgen.importing.vocabulary import JOINT

LOOKED_AT = 20
"""Rows among which the headings are looked for."""


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a sheet, one for each column (empty for none), and where they stand (0-based rows)."""

    headings: tuple[str, ...]
    first_row: int
    rows: int

    @property
    def data_from(self) -> int:
        """The first row below the headings."""
        return self.first_row + self.rows


Known = Callable[[str], float]
"""How surely a heading is known: 0 for not at all."""


def find_header(sheet: Sheet, known: Known) -> Header | None:
    """The rows that hold most known headings; None where none holds two (or all it has)."""
    rows = range(min(LOOKED_AT, len(sheet.rows)))
    found = [header for row in rows for header in _candidates(sheet, row) if header.data_from <= LOOKED_AT]
    best = max(found, key=lambda it: (_score(it.headings, known), -it.rows), default=None)
    return best if best and _score(best.headings, known) else None


def _candidates(sheet: Sheet, row: int) -> list[Header]:
    single = Header(tuple(map(_heading, sheet.rows[row])), row, 1)
    if row + 1 >= len(sheet.rows) or not _looks_like_headings(sheet.rows[row + 1]) or _is_title(sheet, row):
        return [single]
    above = _spread(sheet, row)
    below = [_heading(cell) for cell in sheet.rows[row + 1]]
    width = max(len(above), len(below))
    above, below = above + [EMPTY] * (width - len(above)), below + [EMPTY] * (width - len(below))
    joined = tuple(_joined(*pair) for pair in zip(above, below, strict=True))
    return [single, Header(joined, row, 2)]


def _is_title(sheet: Sheet, row: int) -> bool:
    """True for a row of one cell that stands above all columns or above one: it heads the sheet, not some columns."""
    filled = [column for column, cell in enumerate(sheet.rows[row]) if not is_blank(cell)]
    if len(filled) != 1:
        return False
    below = {column for column, cell in enumerate(sheet.rows[row + 1]) if not is_blank(cell)}
    spans = [(first[1], last[1]) for first, last in sheet.merged if first[0] <= row <= last[0]]
    start, end = next(((start, end) for start, end in spans if start == filled[0]), (filled[0], filled[0]))
    return start == end or below <= {*range(start, end + 1)}


def _joined(above: str, below: str) -> str:
    return lawful(f"{above}{JOINT}{below}") if above and below and above != below else above or below


def _spread(sheet: Sheet, row: int) -> list[str]:
    """The upper headings, each over all columns of its merged cell.

    Without merging, over the blanks that follow, unless one stands above each of its columns.
    """
    cells = [_heading(cell) for cell in sheet.rows[row]]
    spans = [(first[1], last[1]) for first, last in sheet.merged if first[0] <= row <= last[0]]
    for start, end in spans:
        cells += [EMPTY] * (end + 1 - len(cells))
        cells[start : end + 1] = [cells[start]] * (end + 1 - start)
    repeated = any(cell and cell == after for cell, after in pairwise(cells))
    if not spans and not sheet.merged and not repeated:
        below = sheet.rows[row + 1]
        for column in range(1, len(below)):
            cells += [EMPTY] * (column + 1 - len(cells))
            if not cells[column] and not is_blank(below[column]):
                cells[column] = cells[column - 1]
    return cells


def _looks_like_headings(cells: Sequence[Cell]) -> bool:
    """Words only: a row of data has numbers, days or digits in it."""
    filled = [cell for cell in cells if not is_blank(cell)]
    return bool(filled) and all(isinstance(cell, str) and not any(map(str.isdigit, cell)) for cell in filled)


def _score(headings: Sequence[str], known: Known) -> float:
    """How many different headings are known; one that only the row above makes clear counts more."""
    filled = {heading for heading in headings if heading}
    found = [score for heading in filled if (score := known(heading))]
    return sum(found) if len(found) >= min(2, len(filled)) else 0


def _heading(cell: Cell) -> str:
    return lawful(" ".join(plain_text(cell).split()))


def lawful(name: str) -> str:
    """A heading, unless it holds a resident number: headings are shown and remembered, so that column has none."""
    return EMPTY if has_resident_number(name) else name
