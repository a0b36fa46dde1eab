"""입금표, laid out by hand with a tag for each field: two equal copies on a sheet, one to keep and one to hand over."""

from __future__ import annotations

from scripts.word.markup import LABEL_FILL, cell, line, options, paragraph, picture, row, table, tag_row, text, twips
from scripts.word.package import LOGO, QR

_KOREAN = 'card.language == "ko"'
_COPIES = f'(["공급자 보관용", "납입자 보관용"] if {_KOREAN} else ["Our copy", "Customer copy"])'
_PRINTED = f'([""] if card.fillable else {_COPIES})'
"""A form to fill in on the screen is one copy, printed twice: in two, everything would have to be typed twice."""

_GRID = [twips(1.8 * percent) for percent in (14, 29, 3, 5, 14, 5, 30)]
"""One grid under the head and the items: five cells above, three below. Percent of 180 mm."""

_LOGO_BOX = (30, 9)
_QR_BOX = (12, 12)
_TALL, _ITEM, _HEADER = 13.0, 9.0, 7.0


def receipt_body() -> str:
    """The whole body."""
    return (
        paragraph(f"{{%p for copy in {_PRINTED} %}}")
        + _title()
        + paragraph(style="CardGap")
        + _boxes()
        + _end()
        + paragraph("{%p if not loop.last %}")
        + paragraph(style="ReceiptCut")
        + paragraph("{%p endif %}")
        + paragraph("{%p endfor %}")
        + paragraph(style="CardGap")
    )


def _title() -> str:
    code = text("{% if card.qr %}") + picture(QR, "qr", *_QR_BOX) + text("  {% endif %}")
    return table(
        [twips(45), twips(90), twips(45)],
        row(
            cell(paragraph(style="ReceiptText", runs=code + text("No. {{ id }}")), align="bottom"),
            cell(paragraph("{{ card.title }}", "ReceiptTitle"), align="bottom"),
            cell(paragraph("{{ card.mark or copy }}", "CardNumber"), align="bottom"),
            height=14,
        ),
        style="CardPlain",
    )


def _boxes() -> str:
    return table(_GRID, _payer(), _amount(), *_items(), style="ReceiptGrid")


def _payer() -> str:
    to = f"{{% if {_KOREAN} %}}귀하{{% endif %}}"
    return row(
        _label("payer"),
        cell(paragraph("{{ payer }}", "ReceiptPayer"), borders=line("right", size=0)),
        cell(paragraph(to, "ReceiptRight"), span=2, borders=line("left", size=0)),
        _label("business_number"),
        cell(paragraph("{{ business_number }}", "ReceiptText"), span=2),
        height=_TALL,
    )


def _amount() -> str:
    said = "{% if not method.options %}{{ method }}{% endif %}"
    return row(
        _label("amount"),
        cell(paragraph("{{ amount }}", "ReceiptSum"), span=3),
        _label("method"),
        cell(paragraph(style="CardValue", runs=options("method") + text(said)), span=2),
        height=_TALL,
    )


def _items() -> tuple[str, ...]:
    return (
        row(
            *(_column(key, span) for key, span in (("description", 3), ("amount", 3), ("note", 1))),
            height=_HEADER,
            header=False,
        ),
        tag_row("{%tr for row in items %}"),
        row(
            cell(paragraph("{{ row.description }}", "ReceiptText"), span=3),
            cell(paragraph("{{ row.amount }}", "ReceiptRight"), span=3),
            cell(paragraph("{{ row.note }}", "ReceiptText")),
            height=_ITEM,
        ),
        tag_row("{%tr endfor %}"),
    )


def _label(field: str) -> str:
    return cell(paragraph(f"{{{{ {field}.label }}}}", "CardLabel"), fill=LABEL_FILL)


def _column(key: str, span: int) -> str:
    """A column's label, by the column's name: of a shared copy's columns some may be left off."""
    return cell(paragraph(f"{{{{ items.rows[0].{key}.label }}}}", "CardLabel"), span=span, fill=LABEL_FILL)


def _end() -> str:
    words = f'{{{{ "위 금액을 정히 영수함." if {_KOREAN} else "Received with thanks." }}}}'
    date = f'{{{{ date or ("년        월        일" if {_KOREAN} else "Date") }}}}'
    seal = f'{{{{ "(인)" if {_KOREAN} else "(seal)" }}}}'
    logo = text("{% if card.logo %}") + picture(LOGO, "logo", *_LOGO_BOX) + text("  {% endif %}")
    signed = table(
        [twips(80), twips(30), twips(55), twips(15)],
        row(
            cell(paragraph(style="ReceiptCompany", runs=logo + text("{{ card.company }}")), align="bottom"),
            cell(paragraph("{{ receiver.label }}", "ReceiptRight"), align="bottom"),
            cell(paragraph("{{ receiver }}", "ReceiptName"), borders=line("bottom", color="666666"), align="bottom"),
            cell(paragraph(seal, "ReceiptText"), align="bottom"),
            height=10,
        ),
        style="CardPlain",
    )
    return paragraph(style="ReceiptWords", runs=text(words)) + paragraph(date, "ReceiptDate") + signed
