"""입금표, laid out by hand with a tag for each field: two equal copies on a sheet, one to keep and one to hand over."""

from __future__ import annotations

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
from scripts.word.markup import LABEL_FILL, cell, line, options, paragraph, picture, row, table, tag_row, text, twips
from scripts.word.package import LOGO, QR

_PRINTED = f'([""] if card.fillable else {COPIES})'
"""A form to fill in on the screen is one copy, printed twice: in two, everything would have to be typed twice."""


def receipt_body() -> str:
    """The whole body."""
    copy = _title() + paragraph(style="CardGap") + _boxes() + _end()
    return each_copy(paragraph, _PRINTED, copy) + paragraph(style="CardGap")


def _title() -> str:
    code = text("{% if card.qr %}") + picture(QR, "qr", *QR_BOX) + text("  {% endif %}")
    return table(
        [twips(width) for width in TITLE_GRID],
        row(
            cell(paragraph(style="ReceiptText", runs=code + text("No. {{ id }}")), align="bottom"),
            cell(paragraph("{{ card.title }}", "ReceiptTitle"), align="bottom"),
            cell(paragraph("{{ card.mark or copy }}", "CardNumber"), align="bottom"),
            height=TITLE_ROW,
        ),
        style="CardPlain",
    )


def _boxes() -> str:
    return table([twips(1.8 * percent) for percent in GRID], _payer(), _amount(), *_items(), style="ReceiptGrid")


def _payer() -> str:
    return row(
        _label("payer"),
        cell(paragraph("{{ payer }}", "ReceiptPayer"), borders=line("right", size=0)),
        cell(paragraph(TO, "ReceiptRight"), span=2, borders=line("left", size=0)),
        _label("business_number"),
        cell(paragraph("{{ business_number }}", "ReceiptText"), span=2),
        height=TALL_ROW,
    )


def _amount() -> str:
    return row(
        _label("amount"),
        cell(paragraph("{{ amount }}", "ReceiptSum"), span=3),
        _label("method"),
        cell(paragraph(style="CardValue", runs=options("method") + text(METHOD)), span=2),
        height=TALL_ROW,
    )


def _items() -> tuple[str, ...]:
    return (
        row(
            *(_column(key, span) for key, span in (("description", 3), ("amount", 3), ("note", 1))),
            height=HEADER_ROW,
            header=False,
        ),
        tag_row("{%tr for row in items %}"),
        row(
            cell(paragraph("{{ row.description }}", "ReceiptText"), span=3),
            cell(paragraph("{{ row.amount }}", "ReceiptRight"), span=3),
            cell(paragraph("{{ row.note }}", "ReceiptText")),
            height=ITEM_ROW,
        ),
        tag_row("{%tr endfor %}"),
    )


def _label(field: str) -> str:
    return cell(paragraph(label_of(field), "CardLabel"), fill=LABEL_FILL)


def _column(key: str, span: int) -> str:
    return cell(paragraph(column_label(key), "CardLabel"), span=span, fill=LABEL_FILL)


def _end() -> str:
    logo = text("{% if card.logo %}") + picture(LOGO, "logo", *LOGO_BOX) + text("  {% endif %}")
    signed = table(
        [twips(width) for width in SIGNED_GRID],
        row(
            cell(paragraph(style="ReceiptCompany", runs=logo + text("{{ card.company }}")), align="bottom"),
            cell(paragraph("{{ receiver.label }}", "ReceiptRight"), align="bottom"),
            cell(paragraph("{{ receiver }}", "ReceiptName"), borders=line("bottom", color="666666"), align="bottom"),
            cell(paragraph(SEAL, "ReceiptText"), align="bottom"),
            height=SIGNED_ROW,
        ),
        style="CardPlain",
    )
    return received(paragraph) + signed
