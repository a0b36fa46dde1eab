"""입금표, laid out by hand with a tag for each field: two equal copies on a sheet, one to keep and one to hand over."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.hangul.markup import PLAIN_PADDING, Cell, Padding, Row, held, options, paragraph, row, table, tag_row, text
from scripts.hangul.package import FOOTER, LOGO, QR
from scripts.hangul.picture import picture
from scripts.hangul.units import WIDTH, hwpunits

_KOREAN = 'card.language == "ko"'
_COPIES = f'(["공급자 보관용", "납입자 보관용"] if {_KOREAN} else ["Our copy", "Customer copy"])'
_EDGES = tuple(WIDTH * percent // 100 for percent in (0, 14, 43, 46, 51, 65, 70, 100))
"""Where the columns of the one grid under the head and the items begin and end: five cells above, three below."""

_COLUMNS = len(_EDGES) - 1
_LOGO_BOX, _QR_BOX = (30, 9), (12, 12)
_TALL, _ITEM, _HEADER = 13.0, 9.0, 7.0
_COLUMN_LABEL = "{{ items.rows[0].%s.label }}"
"""By the column's name: of a shared copy's columns some may be left off."""

_TITLE, _BOXES, _SIGNED, _LOGO_NUMBER, _QR_NUMBER = range(FOOTER + 1, FOOTER + 6)


def receipt_body() -> str:
    """The whole body."""
    return (
        paragraph(f"{{%p for copy in {_COPIES} %}}")
        + _title()
        + paragraph(style="CardGap")
        + _boxes()
        + _end()
        + paragraph("{%p if not loop.last %}")
        + paragraph(style="ReceiptCut")
        + paragraph("{%p endif %}")
        + paragraph("{%p endfor %}")
    )


def _title() -> str:
    code = text("{% if card.qr %}", "ReceiptText") + held(picture(QR, "qr", *_QR_BOX, number=_QR_NUMBER), "ReceiptText")
    number = paragraph(style="ReceiptText", runs=code + text("  {% endif %}No. {{ id }}", "ReceiptText"))
    return table(
        row(
            _plain(number, 45),
            _plain(paragraph("{{ card.title }}", "ReceiptTitle"), 90),
            _plain(paragraph("{{ card.mark or copy }}", "CardMark"), 45),
            height=14,
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
    to = f"{{% if {_KOREAN} %}}귀하{{% endif %}}"
    return row(
        _label("payer", 0, "label top left"),
        _over(paragraph("{{ payer }}", "ReceiptPayer"), 1, 2, "open-right top"),
        _over(paragraph(to, "ReceiptRight"), 2, 4, "open-left top"),
        _label("business_number", 4, "label top"),
        _over(paragraph("{{ business_number }}", "ReceiptText"), 5, 7, "grid top right"),
        height=_TALL,
    )


def _amount() -> Row:
    said = text("{% if not method.options %}{{ method }}{% endif %}", "CardValue")
    return row(
        _label("amount", 0, "label left"),
        _over(paragraph("{{ amount }}", "ReceiptSum"), 1, 4),
        _label("method", 4, "label"),
        _over(paragraph(style="CardValue", runs=options("method", "CardValue") + said), 5, 7, "grid right"),
        height=_TALL,
    )


def _items() -> tuple[Row, ...]:
    return (
        row(*_across(_COLUMN_LABEL, "label"), height=_HEADER),
        tag_row("{%tr for row in items %}", WIDTH, _COLUMNS),
        tag_row("{%tr if not loop.last %}", WIDTH, _COLUMNS),
        row(*_across("{{ row.%s }}", "grid"), height=_ITEM),
        tag_row("{%tr else %}", WIDTH, _COLUMNS),
        row(*_across("{{ row.%s }}", "grid", " bottom"), height=_ITEM),
        tag_row("{%tr endif %}", WIDTH, _COLUMNS),
        tag_row("{%tr endfor %}", WIDTH, _COLUMNS),
    )


def _across(tag: str, borders: str, edge: str = "") -> Iterator[Cell]:
    """The three cells of an item, the outer ones at the frame."""
    label = borders == "label"
    for key, style, start, end, side in (
        ("description", "ReceiptText", 0, 3, " left"),
        ("amount", "ReceiptRight", 3, 6, ""),
        ("note", "ReceiptText", 6, 7, " right"),
    ):
        content = paragraph(tag.replace("%s", key), "CardLabel" if label else style)
        yield _over(content, start, end, borders + edge + side)


def _label(field: str, at: int, borders: str) -> Cell:
    return _over(paragraph(f"{{{{ {field}.label }}}}", "CardLabel"), at, at + 1, borders)


def _end() -> str:
    words = f'{{{{ "위 금액을 정히 영수함." if {_KOREAN} else "Received with thanks." }}}}'
    date = f'{{{{ date or ("년        월        일" if {_KOREAN} else "Date") }}}}'
    seal = f'{{{{ "(인)" if {_KOREAN} else "(seal)" }}}}'
    logo = held(picture(LOGO, "logo", *_LOGO_BOX, number=_LOGO_NUMBER), "ReceiptCompany")
    sender = text("{% if card.logo %}", "ReceiptCompany") + logo
    company = paragraph(style="ReceiptCompany", runs=sender + text("  {% endif %}{{ card.company }}", "ReceiptCompany"))
    signed = table(
        row(
            _plain(company, 80),
            _plain(paragraph("{{ receiver.label }}", "ReceiptRight"), 30),
            _plain(paragraph("{{ receiver }}", "ReceiptName"), 55, "underline"),
            _plain(paragraph(seal, "ReceiptText"), 15),
            height=10,
        ),
        number=_SIGNED,
        padding=PLAIN_PADDING,
    )
    return paragraph(words, "ReceiptWords") + paragraph(date, "ReceiptDate") + signed
