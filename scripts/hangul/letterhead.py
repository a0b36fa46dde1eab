"""The head of every form: logo and company on the left, the title in the middle, the 결재란 on the right."""

from __future__ import annotations

from scripts.hangul.markup import (
    LINE_BREAK,
    PLAIN_PADDING,
    Cell,
    Row,
    held,
    paragraph,
    row,
    table,
    text,
    written,
)
from scripts.hangul.package import FOOTER, LOGO, QR
from scripts.hangul.picture import picture
from scripts.hangul.units import COLUMN

LETTERHEAD = FOOTER + 1

_COLUMNS, _FINE = 48, COLUMN // 2
"""A grid twice as fine as that of the tables."""

_SIDE = 14
"""Columns left of the title, and right of it too, so that it stands in the middle."""

_COUNT = "card.approvals|length"
_EACH = f"(4 if {_COUNT} < 4 else 3 if {_COUNT} < 6 else 2)"
_WIDTH = f'({_EACH} * {_COUNT} + (2 if card.approvals and card.language == "ko" else 0))'
"""What the 결재란 takes: many titles stand closer, only Korean forms name the block."""

_TITLE_SPAN = f"{{% colspan {_COLUMNS - _SIDE} - ({_WIDTH} if {_WIDTH} > {_SIDE} else {_SIDE}) %}}"
_BESIDE = 9
"""Characters of a company's name that find room beside the logo."""

_LOGO_BOX, _QR_BOX = (44, 12), (12, 12)
"""Millimetres; a logo keeps its proportions inside."""

_NAMED = 'card.approvals and card.language == "ko"'


def letterhead() -> str:
    """A table of two rows; a 결재란 wider than the sender's column takes its room from the card's title.

    As a template it is drawn on the same grid, its tags in cells of their own.
    """
    return table(_first_row(), _second_row(), number=LETTERHEAD, padding=PLAIN_PADDING)


def _first_row() -> Row:
    words = paragraph("결", "CardApproval") + paragraph("재", "CardApproval")
    return row(
        _cell(_sender(), _SIDE, rows=2),
        _cell(_title(), 18, rows=2),
        _tag(f"{{%tc if {_WIDTH} < {_SIDE} %}}"),
        _filler("{{ card.mark }}"),
        _tag("{%tc endif %}"),
        _tag(f"{{%tc if {_NAMED} %}}"),
        _cell(words, 2, rows=2, borders="approval-label"),
        _tag("{%tc endif %}"),
        _tag("{%tc for title in card.approvals %}"),
        _cell(paragraph(f"{{% colspan {_EACH} %}}{{{{ title }}}}", "CardApproval"), 4, borders="approval-label"),
        _tag("{%tc endfor %}"),
        height=6,
    )


def _second_row() -> Row:
    return row(
        _tag(f"{{%tc if {_WIDTH} < {_SIDE} %}}"),
        _filler("{{ card.stem if card.mark else '' }}"),
        _tag("{%tc endif %}", 2),
        _tag("{%tc for title in card.approvals %}", 2),
        _cell(paragraph(f"{{% colspan {_EACH} %}}", "CardApproval"), 4, borders="approval"),
        _tag("{%tc endfor %}"),
        height=15.5,
    )


def _cell(content: str, columns: int, *, rows: int = 1, borders: str = "none", align: str = "CENTER") -> Cell:
    return Cell(content, _FINE * columns, columns, rows, borders, align)


def _tag(tag: str, columns: int = 1) -> Cell:
    return _cell(paragraph(tag), columns)


def _sender() -> str:
    """Logo and company beside each other; a long name goes below, as card.html has it."""
    logo = held(picture(LOGO, "logo", *_LOGO_BOX, number=LETTERHEAD + 1), "CardCompany")
    below = f"{{% if card.company|length > {_BESIDE} %}}{LINE_BREAK}{{% else %}}  {{% endif %}}{{% endif %}}"
    runs = text("{% if card.logo %}", "CardCompany") + logo + written(f"{below}{{{{ card.company }}}}", "CardCompany")
    return paragraph(style="CardCompany", runs=runs)


def _title() -> str:
    """The title, with the QR code below it where there is one."""
    code = held(picture(QR, "qr", *_QR_BOX, number=LETTERHEAD + 2), "CardApproval")
    title = paragraph(f"{_TITLE_SPAN}{{{{ card.title }}}}", "CardTitle")
    return (
        title + paragraph("{%p if card.qr %}") + paragraph(style="CardApproval", runs=code) + paragraph("{%p endif %}")
    )


def _filler(words: str) -> Cell:
    """The room left where the 결재란 is narrower than the sender's column; a shared copy says there that it is one."""
    return _cell(paragraph(f"{{% colspan {_SIDE} - {_WIDTH} %}}{words}", "CardMark"), 4, align="TOP")
