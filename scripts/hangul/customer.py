"""The customer card: follows the form by itself, so a field added to form.yaml appears without touching 한글."""

from __future__ import annotations

from scripts.arrangement.customer import HEADER_ROW, ROW, Values, height_of, wide_rows
from scripts.hangul.letterhead import LETTERHEAD, letterhead
from scripts.hangul.markup import Cell, Padding, Row, options, paragraph, row, table, tag_row
from scripts.hangul.units import COLUMN, WIDTH

_COLUMNS = 24
_LABEL, _VALUE = COLUMN * 3, COLUMN * 9
_VALUES = Values(paragraph, options, margins=16)
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
        _pair_tag("{%tr for row in block.rows %}"),
        _pair_tag("{%tr if not row.wide %}"),
        _pair_row(),
        *wide_rows(paragraph, _pair_tag, _wide_row),
        _pair_tag("{%tr endif %}"),
        _pair_tag("{%tr endfor %}"),
        number=_GRID,
    )


def _pair_row() -> Row:
    """Tags stand in the first and the last of the four columns; label and value move to where they belong."""
    return row(
        Cell(paragraph("{%tc for cell in row.cells %}"), _LABEL),
        Cell(paragraph("{{ cell.label }}", "CardLabel"), _VALUE, borders="label"),
        Cell(_VALUES.boxed("cell"), _LABEL),
        Cell(paragraph("{%tc endfor %}"), _VALUE),
        height=ROW,
    )


def _wide_row(lines: int, more: str) -> Row:
    return row(
        Cell(paragraph("{{ row.cells[0].label }}", "CardLabel"), _LABEL, borders="label"),
        Cell(_VALUES.wide(lines) + more, WIDTH - _LABEL, columns=3, align="CENTER" if lines == 1 else "TOP"),
        height=height_of(lines),
    )


def _pair_tag(tag: str) -> Row:
    return tag_row(tag, WIDTH, 4)


def _record_tag(tag: str) -> Row:
    return tag_row(tag, WIDTH, _COLUMNS)


def _records() -> str:
    return table(
        _each(
            "{%tc for column in block.table.columns %}",
            paragraph("{% colspan column.span %}{{ column.label }}", "CardHead"),
            height=HEADER_ROW,
            borders="label",
            header=True,
        ),
        _record_tag("{%tr if block.table.withheld %}"),
        row(Cell(paragraph("{{ block.table.withheld }}", "CardCenter"), WIDTH, _COLUMNS), height=ROW),
        _record_tag("{%tr endif %}"),
        _record_tag("{%tr for row in block.table %}"),
        _each("{%tc for cell in row.cells %}", _aligned(), height=ROW),
        _record_tag("{%tr endfor %}"),
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
    """Choices are printed with all their options, small."""
    return _VALUES.aligned(("{%p else %}", paragraph(style="CardChoice", runs=options("cell", "CardChoice", 1))))
