"""입금표 in any program: two equal copies on a sheet, one to keep and one to hand over; what is written where."""

from __future__ import annotations

from scripts.arrangement.paragraph import Paragraph

_KOREAN = 'card.language == "ko"'
COPIES = f'(["공급자 보관용", "납입자 보관용"] if {_KOREAN} else ["Our copy", "Customer copy"])'

GRID = (14, 29, 3, 5, 14, 5, 30)
"""One grid under the head and the items: five cells above, three below. Percent of 180 mm."""

TITLE_GRID = (45, 90, 45)
SIGNED_GRID = (80, 30, 55, 15)
"""Millimetres: sender, label and name of who received the money, seal."""

LOGO_BOX, QR_BOX = (30, 9), (12, 12)
TALL_ROW, ITEM_ROW, HEADER_ROW, TITLE_ROW, SIGNED_ROW = 13.0, 9.0, 7.0, 14.0, 10.0
"""Heights of rows, in millimetres."""

TO = f"{{% if {_KOREAN} %}}귀하{{% endif %}}"
METHOD = "{% if not method.options %}{{ method }}{% endif %}"
"""What stands where the form has no options for it."""

SEAL = f'{{{{ "(인)" if {_KOREAN} else "(seal)" }}}}'
_WORDS = f'{{{{ "위 금액을 정히 영수함." if {_KOREAN} else "Received with thanks." }}}}'
_DATE = f'{{{{ date or ("년        월        일" if {_KOREAN} else "Date") }}}}'


def label_of(field: str) -> str:
    """The tag of a field's label."""
    return f"{{{{ {field}.label }}}}"


def column_label(key: str) -> str:
    """The tag of a column's label, by the column's name: of a shared copy's columns some may be left off."""
    return label_of(f"items.rows[0].{key}")


def each_copy(paragraph: Paragraph, copies: str, content: str) -> str:
    """The content once for each copy, a line to cut along between them."""
    return (
        paragraph(f"{{%p for copy in {copies} %}}")
        + content
        + paragraph("{%p if not loop.last %}")
        + paragraph(style="ReceiptCut")
        + paragraph("{%p endif %}")
        + paragraph("{%p endfor %}")
    )


def received(paragraph: Paragraph) -> str:
    """That the money was received, and when."""
    return paragraph(_WORDS, "ReceiptWords") + paragraph(_DATE, "ReceiptDate")
