"""The customer card: follows the form by itself, so a field added to form.yaml appears without touching 한글."""

from __future__ import annotations

from scripts.hangul.letterhead import LETTERHEAD, letterhead
from scripts.hangul.markup import Cell, Padding, Row, options, paragraph, row, table, tag_row
from scripts.hangul.styles import LINE
from scripts.hangul.units import COLUMN, WIDTH

_ROW = 7.1
"""Millimetres: high enough to write in by hand."""

_LONG_PADDING = 2.4
_HEADER_ROW = 6.0
_COLUMNS = 24
_LABEL, _VALUE = COLUMN * 3, COLUMN * 9
_DRAWN_LINES = 12
"""Fields of up to so many lines have a row drawn at their height; higher ones get empty lines added to it."""

_DIGIT, _TWENTY_FOURTH, _MARGINS = 16, 75, 16
"""Tenths of a millimetre: a digit at 8 points, a 24th of the page, and what a column loses at its sides."""

_SIZES = ((100, ""), (114, "Small"), (133, "Smaller"))
"""Numbers and dates that need up to so many hundredths of their column's room are printed in a smaller size."""

_BAR = 5.6
_SECTION, _GRID, _RECORDS = range(LETTERHEAD + 3, LETTERHEAD + 6)


def customer_body() -> str:
    """The whole body."""
    return (
        letterhead()
        + paragraph("{%p for section in card.sections %}")
        + paragraph(style="CardGap")
        + _bar()
        + paragraph("{%p for block in section.blocks %}")
        + paragraph("{%p if block.table is none %}")
        + _grid()
        + paragraph("{%p else %}")
        + paragraph("{%p if block.table.label != section.label %}")
        + paragraph(style="CardGap")
        + paragraph("{{ block.table.label }}", "CardTable")
        + paragraph("{%p endif %}")
        + _records()
        + paragraph("{%p endif %}")
        + paragraph("{%p endfor %}")
        + paragraph("{%p endfor %}")
    )


def _bar() -> str:
    """A section's name in a cell: programs do not agree how far the fill of a paragraph reaches."""
    name = Cell(paragraph("{{ section.label }}", "CardSection"), WIDTH, borders="bar")
    return table(row(name, height=_BAR), number=_SECTION, padding=Padding(2), style="CardBar")


def _grid() -> str:
    return table(
        tag_row("{%tr for row in block.rows %}", WIDTH, 4),
        tag_row("{%tr if not row.wide %}", WIDTH, 4),
        _pair_row(),
        *_wide_rows(),
        tag_row("{%tr endif %}", WIDTH, 4),
        tag_row("{%tr endfor %}", WIDTH, 4),
        number=_GRID,
    )


def _pair_row() -> Row:
    """Tags stand in the first and the last of the four columns; label and value move to where they belong."""
    return row(
        Cell(paragraph("{%tc for cell in row.cells %}"), _LABEL),
        Cell(paragraph("{{ cell.label }}", "CardLabel"), _VALUE, borders="label"),
        Cell(_value("cell"), _LABEL),
        Cell(paragraph("{%tc endfor %}"), _VALUE),
        height=_ROW,
    )


def _value(name: str) -> str:
    return (
        paragraph(f"{{%p if {name}.options %}}")
        + paragraph(style="CardValue", runs=options(name, "CardValue"))
        + paragraph("{%p else %}")
        + paragraph(f"{{{{ {name} }}}}", "CardValue")
        + paragraph("{%p endif %}")
    )


def _wide_rows() -> list[Row]:
    rows = []
    for lines in range(1, _DRAWN_LINES):
        rows += [tag_row(f"{{%tr elif row.cells[0].lines == {lines} %}}", WIDTH, 4), _wide_row(lines, "")]
    more = (
        paragraph(f"{{%p for line in range(row.cells[0].lines - {_DRAWN_LINES}) %}}")
        + paragraph(style="CardLine")
        + paragraph("{%p endfor %}")
    )
    return [*rows, tag_row("{%tr else %}", WIDTH, 4), _wide_row(_DRAWN_LINES, more)]


def _wide_row(lines: int, more: str) -> Row:
    single = lines == 1
    value = _value("row.cells[0]") if single else paragraph("{{ row.cells[0] }}", "CardLong")
    return row(
        Cell(paragraph("{{ row.cells[0].label }}", "CardLabel"), _LABEL, borders="label"),
        Cell(value + more, WIDTH - _LABEL, columns=3, align="CENTER" if single else "TOP"),
        height=_ROW if single else LINE * lines + _LONG_PADDING,
    )


def _records() -> str:
    return table(
        _each(
            "{%tc for column in block.table.columns %}",
            paragraph("{% colspan column.span %}{{ column.label }}", "CardHead"),
            height=_HEADER_ROW,
            borders="label",
            header=True,
        ),
        tag_row("{%tr if block.table.withheld %}", WIDTH, _COLUMNS),
        row(Cell(paragraph("{{ block.table.withheld }}", "CardCenter"), WIDTH, _COLUMNS), height=_ROW),
        tag_row("{%tr endif %}", WIDTH, _COLUMNS),
        tag_row("{%tr for row in block.table %}", WIDTH, _COLUMNS),
        _each("{%tc for cell in row.cells %}", _aligned(), height=_ROW),
        tag_row("{%tr endfor %}", WIDTH, _COLUMNS),
        number=_RECORDS,
        padding=Padding(0.8),
    )


def _each(loop: str, content: str, *, height: float, borders: str = "grid", header: bool = False) -> Row:
    """A row of one cell for each column; the tags around it stand in the first and the last 24th."""
    return row(
        Cell(paragraph(loop), COLUMN),
        Cell(content, WIDTH - 2 * COLUMN, _COLUMNS - 2, borders=borders),
        Cell(paragraph("{%tc endfor %}"), COLUMN),
        height=height,
        header=header,
    )


def _aligned() -> str:
    """A cell's text in the style of its column; choices with all their options, small."""
    variants = (
        ('{% colspan cell.span %}{%p if cell.align == "left" and not cell.options %}', _text("CardCell")),
        ('{%p elif cell.align == "right" %}', _fitted("CardNumber")),
        ("{%p elif not cell.options %}", _fitted("CardCenter")),
        ('{%p elif cell.kind != "choice" %}', paragraph(style="CardCenter", runs=options("cell", "CardCenter"))),
        ("{%p else %}", paragraph(style="CardChoice", runs=options("cell", "CardChoice", 1))),
    )
    return "".join(paragraph(tag) + content for tag, content in variants) + paragraph("{%p endif %}")


def _fitted(style: str) -> str:
    """A number on one line: a smaller size where the column is too narrow for it."""
    tags = [f"{{%p {'elif' if size else 'if not cell or'} {_needs(most)} %}}" for most, size in _SIZES]
    sized = "".join(paragraph(tag) + _text(style + size) for tag, (_, size) in zip(tags, _SIZES, strict=True))
    return sized + paragraph("{%p else %}") + _text(f"{style}Smallest") + paragraph("{%p endif %}")


def _needs(most: int) -> str:
    """The condition that the cell needs at most so many hundredths of its column's room.

    Whole numbers and no brackets: it is asked of every number on every card.
    """
    return f"cell|length * {_DIGIT * 100} + {_MARGINS * most} <= cell.span * {_TWENTY_FOURTH * most}"


def _text(style: str) -> str:
    return paragraph("{{ cell }}", style)
