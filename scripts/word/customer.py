"""The customer card: follows the form by itself, so a field added to form.yaml appears without touching Word."""

from __future__ import annotations

from scripts.word.letterhead import GRID, letterhead
from scripts.word.markup import (
    LABEL_FILL,
    cell,
    kept_with_next,
    option_box,
    options,
    paragraph,
    row,
    table,
    tag_cell,
    tag_row,
    text,
    twips,
)

_ROW = 7.1
"""Millimetres: high enough to write in by hand."""

_LINE = 7.0
_LONG_PADDING = 2.4
_HEADER_ROW = 6.0
_PAIR = [twips(7.5 * 3), twips(7.5 * 9), twips(7.5 * 3), twips(7.5 * 9)]
_NARROW = 2
"""Columns of up to so many 24ths have no room for two options beside each other."""

_DRAWN_LINES = 12
"""Fields of up to so many lines have a row drawn at their height; higher ones get empty lines added to it."""

_DIGIT, _COLUMN, _MARGINS = 16, 75, 22
"""Tenths of a millimetre: a digit at 8 points, a 24th of the page, and what a column loses at its sides."""

_SIZES = ((100, ""), (114, "Small"), (133, "Smaller"))
"""Numbers and dates that need up to so many hundredths of their column's room are printed in a smaller size."""


def customer_body() -> str:
    """The whole body."""
    return (
        letterhead()
        + paragraph(style="CardGap")
        + paragraph("{%p for section in card.sections %}")
        + paragraph("{{ section.label }}", "CardSection")
        + paragraph("{%p for block in section.blocks %}")
        + paragraph("{%p if block.table is none %}")
        + _grid()
        + paragraph("{%p else %}")
        + paragraph("{%p if block.table.label != section.label %}")
        + paragraph("{{ block.table.label }}", "CardTable")
        + paragraph("{%p endif %}")
        + _records()
        + paragraph("{%p endif %}")
        + paragraph(style="CardGap")
        + paragraph("{%p endfor %}")
        + paragraph("{%p endfor %}")
    )


def _grid() -> str:
    return table(
        _PAIR,
        tag_row("{%tr for row in block.rows %}"),
        tag_row("{%tr if not row.wide %}"),
        _pair_row(),
        *_wide_rows(),
        tag_row("{%tr endif %}"),
        tag_row("{%tr endfor %}"),
    )


def _pair_row() -> str:
    return row(
        tag_cell("{%tc for cell in row.cells %}"),
        cell(paragraph("{{ cell.label }}", "CardLabel"), fill=LABEL_FILL),
        cell(_value("cell")),
        tag_cell("{%tc endfor %}"),
        height=_ROW,
    )


def _value(name: str) -> str:
    return (
        paragraph(f"{{%p if {name}.options %}}")
        + paragraph(style="CardValue", runs=options(name))
        + paragraph("{%p else %}")
        + paragraph(f"{{{{ {name} }}}}", "CardValue")
        + paragraph("{%p endif %}")
    )


def _wide_rows() -> list[str]:
    rows = []
    for lines in range(1, _DRAWN_LINES):
        rows += [tag_row(f"{{%tr elif row.cells[0].lines == {lines} %}}"), _wide_row(lines, "")]
    more = (
        paragraph(f"{{%p for line in range(row.cells[0].lines - {_DRAWN_LINES}) %}}")
        + paragraph(style="CardLine")
        + paragraph("{%p endfor %}")
    )
    return [*rows, tag_row("{%tr else %}"), _wide_row(_DRAWN_LINES, more)]


def _wide_row(lines: int, more: str) -> str:
    single = lines == 1
    value = _value("row.cells[0]") if single else paragraph("{{ row.cells[0] }}", "CardLong")
    return row(
        cell(paragraph("{{ row.cells[0].label }}", "CardLabel"), fill=LABEL_FILL),
        cell(value + more, span=3, align="" if single else "top"),
        height=_ROW if single else _LINE * lines + _LONG_PADDING,
    )


def _records() -> str:
    return table(
        GRID,
        row(
            tag_cell("{%tc for column in block.table.columns %}"),
            cell(paragraph("{% colspan column.span %}{{ column.label }}", "CardHead"), span=1, fill=LABEL_FILL),
            tag_cell("{%tc endfor %}"),
            height=_HEADER_ROW,
            header=True,
        ),
        tag_row("{%tr if block.table.withheld %}"),
        row(cell(paragraph("{{ block.table.withheld }}", "CardCenter"), span=len(GRID)), height=_ROW),
        tag_row("{%tr endif %}"),
        tag_row("{%tr for row in block.table %}"),
        tag_row("{%tr if loop.first and not loop.last %}"),
        kept_with_next(_record_row()),
        tag_row("{%tr else %}"),
        _record_row(),
        tag_row("{%tr endif %}"),
        tag_row("{%tr endfor %}"),
    )


def _record_row() -> str:
    return row(
        tag_cell("{%tc for cell in row.cells %}"),
        cell(_aligned(), span=1),
        tag_cell("{%tc endfor %}"),
        height=_ROW,
    )


def _aligned() -> str:
    """A cell's text in the style of its column; choices with all their options, small, in narrow columns one a line."""
    variants = (
        ('{% colspan cell.span %}{%p if cell.align == "left" and not cell.options %}', _text("CardCell")),
        ('{%p elif cell.align == "right" %}', _fitted("CardNumber")),
        ("{%p elif not cell.options %}", _fitted("CardCenter")),
        ('{%p elif cell.kind != "choice" %}', paragraph(style="CardCenter", runs=options("cell"))),
        (f"{{%p elif cell.span > {_NARROW} %}}", paragraph(style="CardChoice", runs=options("cell"))),
        ("{%p else %}", _one_option_a_line()),
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
    return f"cell|length * {_DIGIT * 100} + {_MARGINS * most} <= cell.span * {_COLUMN * most}"


def _text(style: str) -> str:
    return paragraph("{{ cell }}", style)


def _one_option_a_line() -> str:
    label = text("\u00a0{{ option.text }}")
    return (
        paragraph("{%p for option in cell.options %}")
        + paragraph(style="CardChoice", runs=option_box() + label)
        + paragraph("{%p endfor %}")
    )
