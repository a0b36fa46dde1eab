"""The customer card in any program: the heights of its rows, and what its cells print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from scripts.arrangement.paragraph import Paragraph

ROW = 7.1
"""Millimetres: high enough to write in by hand."""

HEADER_ROW = 6.0
LINE = 7.0
"""Millimetres of a line to write on by hand."""

_LONG_PADDING = 2.4
_DRAWN_LINES = 12
"""Fields of up to so many lines have a row drawn at their height; higher ones get empty lines added to it."""

_DIGIT, _TWENTY_FOURTH = 16, 75
"""Tenths of a millimetre: a digit at 8 points, a 24th of the page."""

_SIZES = ((100, ""), (114, "Small"), (133, "Smaller"))
"""Numbers and dates that need up to so many hundredths of their column's room are printed in a smaller size."""

RowT = TypeVar("RowT")


def height_of(lines: int) -> float:
    """Millimetres of a row with a field of so many lines."""
    return ROW if lines == 1 else LINE * lines + _LONG_PADDING


def wide_rows(paragraph: Paragraph, tag_row: Callable[[str], RowT], wide_row: Callable[[int, str], RowT]) -> list[RowT]:
    """The rows for a field alone on its line, one a height; `wide_row` takes its lines and what follows the value."""
    rows = []
    for lines in range(1, _DRAWN_LINES):
        rows += [tag_row(f"{{%tr elif row.cells[0].lines == {lines} %}}"), wide_row(lines, "")]
    more = (
        paragraph(f"{{%p for line in range(row.cells[0].lines - {_DRAWN_LINES}) %}}")
        + paragraph(style="CardLine")
        + paragraph("{%p endfor %}")
    )
    return [*rows, tag_row("{%tr else %}"), wide_row(_DRAWN_LINES, more)]


@dataclass(frozen=True, slots=True)
class Values:
    """What cells print, in a program's markup.

    `options` gives the run of a field's options in a paragraph of that style; `margins` is what a column loses at its
    sides, in tenths of a millimetre.
    """

    paragraph: Paragraph
    options: Callable[[str, str], str]
    margins: int

    def boxed(self, name: str) -> str:
        """The value of a field in a box of its own."""
        return (
            self.paragraph(f"{{%p if {name}.options %}}")
            + self.paragraph(style="CardValue", runs=self.options(name, "CardValue"))
            + self.paragraph("{%p else %}")
            + self.paragraph(f"{{{{ {name} }}}}", "CardValue")
            + self.paragraph("{%p endif %}")
        )

    def wide(self, lines: int) -> str:
        """The value of a field alone on its line, written over so many lines."""
        return self.boxed("row.cells[0]") if lines == 1 else self.paragraph("{{ row.cells[0] }}", "CardLong")

    def aligned(self, *choices: tuple[str, str]) -> str:
        """A cell's text in the style of its column.

        `choices` are the last of the tags, each with its content: they print the options of a choice.
        """
        variants = (
            ('{% colspan cell.span %}{%p if cell.align == "left" and not cell.options %}', self._text("CardCell")),
            ('{%p elif cell.align == "right" %}', self._fitted("CardNumber")),
            ("{%p elif not cell.options %}", self._fitted("CardCenter")),
            (
                '{%p elif cell.kind != "choice" %}',
                self.paragraph(style="CardCenter", runs=self.options("cell", "CardCenter")),
            ),
            *choices,
        )
        printed = "".join(self.paragraph(tag) + content for tag, content in variants)
        return printed + self.paragraph("{%p endif %}")

    def _fitted(self, style: str) -> str:
        """A number on one line: a smaller size where the column is too narrow for it."""
        tags = [f"{{%p {'elif' if size else 'if not cell or'} {self._needs(most)} %}}" for most, size in _SIZES]
        sized = "".join(
            self.paragraph(tag) + self._text(style + size) for tag, (_, size) in zip(tags, _SIZES, strict=True)
        )
        smallest = self.paragraph("{%p else %}") + self._text(f"{style}Smallest")
        return sized + smallest + self.paragraph("{%p endif %}")

    def _needs(self, most: int) -> str:
        """The condition that the cell needs at most so many hundredths of its column's room.

        Whole numbers and no brackets: it is asked of every number on every card.
        """
        return f"cell|length * {_DIGIT * 100} + {self.margins * most} <= cell.span * {_TWENTY_FOURTH * most}"

    def _text(self, style: str) -> str:
        return self.paragraph("{{ cell }}", style)
