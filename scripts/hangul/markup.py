"""OWPML (KS X 6101) in small pieces: paragraphs, cells, rows, tables, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from scripts.hangul.borders import borders_number
from scripts.hangul.styles import style_number
from scripts.hangul.units import hwpunits


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell around paragraphs, over so many `columns` and `rows`.

    `width` is in HWPUNIT: rounded where the columns are made, all rows end alike.
    """

    content: str
    width: int
    columns: int = 1
    rows: int = 1
    borders: str = "grid"
    align: str = "CENTER"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells beside each other; `height` in millimetres is the least; a `header` stands on each page."""

    cells: tuple[Cell, ...]
    height: float
    header: bool = False


def row(*cells: Cell, height: float, header: bool = False) -> Row:
    """A row of these cells."""
    return Row(cells, height, header)


@dataclass(frozen=True, slots=True)
class Padding:
    """What stays empty within a cell, in millimetres."""

    side: float = 1.2
    end: float = 0.4

    def element(self, name: str) -> str:
        """As 한글 writes it."""
        side, end = hwpunits(self.side), hwpunits(self.end)
        return f'<hp:{name} left="{side}" right="{side}" top="{end}" bottom="{end}"/>'


GRID_PADDING = Padding()
PLAIN_PADDING = Padding(0.5)


_TAG_ROW = 5.0
"""Millimetres, to be read in the template."""

LINE_BREAK, HARD_SPACE = "<hp:lineBreak/>", "<hp:nbSpace/>"


def text(content: str, style: str) -> str:
    """A run of a style's characters."""
    return f'<hp:run charPrIDRef="{style_number(style)}"><hp:t>{escape(content)}</hp:t></hp:run>'


def written(content: str, style: str) -> str:
    """A run of a style's characters, its content with signs of its own: `LINE_BREAK`, `HARD_SPACE`."""
    return f'<hp:run charPrIDRef="{style_number(style)}"><hp:t>{content}</hp:t></hp:run>'


def options(name: str, style: str, apart: int = 3) -> str:
    """A run that prints every option of a field with its box, so many spaces between them; a label stays by its box."""
    box = "{% if option.checked %}☑{% else %}☐{% endif %}"
    label = f"{{% if option.text %}}{HARD_SPACE}{{{{ option.text }}}}{' ' * apart}{{% endif %}}"
    return written(f"{{% for option in {name}.options %}}{box}{label}{{% endfor %}}", style)


def held(content: str, style: str) -> str:
    """A run around what is no text: a table, a picture, a footer."""
    return f'<hp:run charPrIDRef="{style_number(style)}">{content}<hp:t/></hp:run>'


def paragraph(content: str = "", style: str = "Normal", *, runs: str = "") -> str:
    """A paragraph of one run, or of `runs`."""
    number = style_number(style)
    return (
        f'<hp:p id="0" paraPrIDRef="{number}" styleIDRef="{number}" pageBreak="0" columnBreak="0" merged="0">'
        f"{runs or text(content, style)}</hp:p>"
    )


def lines(content: str, align: str, *, width: int = 0, height: int = 0) -> str:
    """A list of paragraphs within something else; one at the edge of the page says how large it is."""
    return (
        f'<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="{align}" linkListIDRef="0" '
        f'linkListNextIDRef="0" textWidth="{width}" textHeight="{height}" hasTextRef="0" '
        f'hasNumRef="0">{content}</hp:subList>'
    )


def tag_row(tag: str, width: int, columns: int) -> Row:
    """A row that only carries a `{%tr %}` tag; it is taken away when the card is made."""
    return Row((Cell(paragraph(tag), width, columns),), _TAG_ROW)


def table(
    *rows: Row, number: int, padding: Padding = GRID_PADDING, borders: str = "none", style: str = "CardStart"
) -> str:
    """A paragraph holding a table that may go on on the next page, its header rows repeated."""
    return paragraph(style=style, runs=held(_table(rows, number, padding, borders), style))


def _table(rows: tuple[Row, ...], number: int, padding: Padding, borders: str) -> str:
    placed = [*_placed(rows)]
    columns = sum(cell.columns for cell in rows[0].cells)
    width = sum(cell.width for cell in rows[0].cells)
    height = sum(hwpunits(each.height) for each in rows)
    return (
        f'<hp:tbl id="{number}" zOrder="0" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" '
        f'lock="0" dropcapstyle="None" pageBreak="CELL" repeatHeader="1" rowCnt="{len(rows)}" colCnt="{columns}" '
        f'cellSpacing="0" borderFillIDRef="{borders_number(borders)}" noAdjust="0">{_size(width, height)}'
        '<hp:pos treatAsChar="0" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" '
        'vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
        f'<hp:outMargin left="0" right="0" top="0" bottom="0"/>{padding.element("inMargin")}'
        + "".join(f"<hp:tr>{''.join(_cell(*place, rows, padding) for place in line)}</hp:tr>" for line in placed)
        + "</hp:tbl>"
    )


def _placed(rows: tuple[Row, ...]) -> Iterator[list[tuple[int, int, Cell]]]:
    """Each row's cells with their row and column, past those that reach down from rows above."""
    taken: set[tuple[int, int]] = set()
    for at, each in enumerate(rows):
        column, line = 0, []
        for cell in each.cells:
            while (at, column) in taken:
                column += 1
            line.append((at, column, cell))
            taken |= {(at + down, column + over) for down in range(cell.rows) for over in range(cell.columns)}
        yield line


def _cell(at: int, column: int, cell: Cell, rows: tuple[Row, ...], padding: Padding) -> str:
    height = sum(hwpunits(each.height) for each in rows[at : at + cell.rows])
    return (
        f'<hp:tc name={quoteattr(cell.name)} header="{int(rows[at].header)}" hasMargin="0" protect="0" editable="0" '
        f'dirty="0" borderFillIDRef="{borders_number(cell.borders)}">{lines(cell.content, cell.align)}'
        f'<hp:cellAddr colAddr="{column}" rowAddr="{at}"/><hp:cellSpan colSpan="{cell.columns}" rowSpan="{cell.rows}"/>'
        f'<hp:cellSz width="{cell.width}" height="{height}"/>{padding.element("cellMargin")}</hp:tc>'
    )


def _size(width: int, height: int) -> str:
    return f'<hp:sz width="{width}" widthRelTo="ABSOLUTE" height="{height}" heightRelTo="ABSOLUTE" protect="0"/>'
