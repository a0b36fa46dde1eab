"""입금표, laid out by hand with a tag for each field: two equal copies on a sheet, one to keep and one to hand over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate

from scripts.arrangement.receipt import (
    COPIES,
    GRID,
    HEADER_ROW,
    ITEM_ROW,
    LOGO_BOX,
    METHOD,
    QR_BOX,
    SEAL,
    SIGNED_GRID,
    SIGNED_ROW,
    TALL_ROW,
    TITLE_GRID,
    TITLE_ROW,
    TO,
    column_label,
    each_copy,
    label_of,
    received,
)
from scripts.hangul.markup import PLAIN_PADDING, Cell, Padding, Row, held, options, paragraph, row, table, tag_row, text
from scripts.hangul.package import FOOTER, LOGO, QR
from scripts.hangul.picture import picture
from scripts.hangul.units import WIDTH, hwpunits

_EDGES = tuple(WIDTH * percent // 100 for percent in (0, *accumulate(GRID)))
"""Where the columns of the one grid under the head and the items begin and end."""

_COLUMNS = len(GRID)
_TITLE, _BOXES, _SIGNED, _LOGO_NUMBER, _QR_NUMBER = range(FOOTER + 1, FOOTER + 6)


def receipt_body() -> str:
    """The whole body."""
    return each_copy(paragraph, COPIES, _title() + paragraph(style="CardGap") + _boxes() + _end())


def _title() -> str:
    code = text("{% if card.qr %}", "ReceiptText") + held(picture(QR, "qr", *QR_BOX, number=_QR_NUMBER), "ReceiptText")
    number = paragraph(style="ReceiptText", runs=code + text("  {% endif %}No. {{ id }}", "ReceiptText"))
    left, middle, right = TITLE_GRID
    return table(
        row(
            _plain(number, left),
            _plain(paragraph("{{ card.title }}", "ReceiptTitle"), middle),
            _plain(paragraph("{{ card.mark or copy }}", "CardMark"), right),
            height=TITLE_ROW,
        ),
        number=_TITLE,
        padding=PLAIN_PADDING,
    )


def _plain(content: str, width: float, borders: str = "none") -> Cell:
    return Cell(content, hwpunits(width), borders=borders, align="BOTTOM")


def _boxes() -> str:
    return table(_payer(), _amount(), *_items(), number=_BOXES, padding=Padding(1.6))


def _over(content: str, start: int, end: int, borders: str = "grid") -> Cell:
    """A cell between these edges of the grid."""
    return Cell(content, _EDGES[end] - _EDGES[start], end - start, borders=borders)


def _payer() -> Row:
    return row(
        _label("payer", 0, "label top left"),
        _over(paragraph("{{ payer }}", "ReceiptPayer"), 1, 2, "open-right top"),
        _over(paragraph(TO, "ReceiptRight"), 2, 4, "open-left top"),
        _label("business_number", 4, "label top"),
        _over(paragraph("{{ business_number }}", "ReceiptText"), 5, 7, "grid top right"),
        height=TALL_ROW,
    )


def _amount() -> Row:
    said = text(METHOD, "CardValue")
    return row(
        _label("amount", 0, "label left"),
        _over(paragraph("{{ amount }}", "ReceiptSum"), 1, 4),
        _label("method", 4, "label"),
        _over(paragraph(style="CardValue", runs=options("method", "CardValue", 2) + said), 5, 7, "grid right"),
        height=TALL_ROW,
    )


def _items() -> tuple[Row, ...]:
    return (
        row(*_across(column_label, "label"), height=HEADER_ROW),
        tag_row("{%tr for row in items %}", WIDTH, _COLUMNS),
        tag_row("{%tr if not loop.last %}", WIDTH, _COLUMNS),
        row(*_across(_item, "grid"), height=ITEM_ROW),
        tag_row("{%tr else %}", WIDTH, _COLUMNS),
        row(*_across(_item, "grid", " bottom"), height=ITEM_ROW),
        tag_row("{%tr endif %}", WIDTH, _COLUMNS),
        tag_row("{%tr endfor %}", WIDTH, _COLUMNS),
    )


def _across(tag: Callable[[str], str], borders: str, edge: str = "") -> Iterator[Cell]:
    """The three cells of an item, the outer ones at the frame."""
    label = borders == "label"
    for key, style, start, end, side in (
        ("description", "ReceiptText", 0, 3, " left"),
        ("amount", "ReceiptRight", 3, 6, ""),
        ("note", "ReceiptText", 6, 7, " right"),
    ):
        content = paragraph(tag(key), "CardLabel" if label else style)
        yield _over(content, start, end, borders + edge + side)


def _item(key: str) -> str:
    return f"{{{{ row.{key} }}}}"


def _label(field: str, at: int, borders: str) -> Cell:
    return _over(paragraph(label_of(field), "CardLabel"), at, at + 1, borders)


def _end() -> str:
    logo = held(picture(LOGO, "logo", *LOGO_BOX, number=_LOGO_NUMBER), "ReceiptCompany")
    before = text("{% if card.logo %}", "ReceiptCompany") + logo
    company = paragraph(style="ReceiptCompany", runs=before + text("  {% endif %}{{ card.company }}", "ReceiptCompany"))
    sender, label, name, seal = SIGNED_GRID
    signed = table(
        row(
            _plain(company, sender),
            _plain(paragraph("{{ receiver.label }}", "ReceiptRight"), label),
            _plain(paragraph("{{ receiver }}", "ReceiptName"), name, "underline"),
            _plain(paragraph(SEAL, "ReceiptText"), seal),
            height=SIGNED_ROW,
        ),
        number=_SIGNED,
        padding=PLAIN_PADDING,
    )
    return received(paragraph) + signed
