"""The customer card: follows the form by itself, so a field added to form.yaml appears without touching Word."""

from __future__ import annotations

from scripts.arrangement.customer import HEADER_ROW, ROW, Values, height_of, wide_rows
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

_PAIR = [twips(7.5 * 3), twips(7.5 * 9), twips(7.5 * 3), twips(7.5 * 9)]
_NARROW = 2
"""Columns of up to so many 24ths have no room for two options beside each other."""

_VALUES = Values(paragraph, lambda name, _: options(name), margins=22)


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
        *wide_rows(paragraph, tag_row, _wide_row),
        tag_row("{%tr endif %}"),
        tag_row("{%tr endfor %}"),
    )


def _pair_row() -> str:
    return row(
        tag_cell("{%tc for cell in row.cells %}"),
        cell(paragraph("{{ cell.label }}", "CardLabel"), fill=LABEL_FILL),
        cell(_VALUES.boxed("cell")),
        tag_cell("{%tc endfor %}"),
        height=ROW,
    )


def _wide_row(lines: int, more: str) -> str:
    return row(
        cell(paragraph("{{ row.cells[0].label }}", "CardLabel"), fill=LABEL_FILL),
        cell(_VALUES.wide(lines) + more, span=3, align="" if lines == 1 else "top"),
        height=height_of(lines),
    )


def _records() -> str:
    return table(
        GRID,
        row(
            tag_cell("{%tc for column in block.table.columns %}"),
            cell(paragraph("{% colspan column.span %}{{ column.label }}", "CardHead"), span=1, fill=LABEL_FILL),
            tag_cell("{%tc endfor %}"),
            height=HEADER_ROW,
            header=True,
        ),
        tag_row("{%tr if block.table.withheld %}"),
        row(cell(paragraph("{{ block.table.withheld }}", "CardCenter"), span=len(GRID)), height=ROW),
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
        height=ROW,
    )


def _aligned() -> str:
    """Choices are printed with all their options, small, in narrow columns one a line."""
    return _VALUES.aligned(
        (f"{{%p elif cell.span > {_NARROW} %}}", paragraph(style="CardChoice", runs=options("cell"))),
        ("{%p else %}", _one_option_a_line()),
    )


def _one_option_a_line() -> str:
    label = text("\u00a0{{ option.text }}")
    return (
        paragraph("{%p for option in cell.options %}")
        + paragraph(style="CardChoice", runs=option_box() + label)
        + paragraph("{%p endfor %}")
    )
