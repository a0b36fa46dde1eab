"""The head of every form: logo and company on the left, the title in the middle, the 결재란 on the right."""

from __future__ import annotations

from scripts.arrangement.letterhead import (
    APPROVAL_SPAN,
    BESIDE,
    FILLER_SPAN,
    IF_ROOM_LEFT,
    LOGO_BOX,
    LOWER,
    MARK,
    MARKED_STEM,
    NAMED,
    QR_BOX,
    SIDE,
    TITLE_SPAN,
    UPPER,
)
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

_FINE = COLUMN // 2


def letterhead() -> str:
    """A table of two rows; a 결재란 wider than the sender's column takes its room from the card's title.

    As a template it is drawn on the same grid, its tags in cells of their own.
    """
    return table(_first_row(), _second_row(), number=LETTERHEAD, padding=PLAIN_PADDING)


def _first_row() -> Row:
    words = paragraph("결", "CardApproval") + paragraph("재", "CardApproval")
    return row(
        _cell(_sender(), SIDE, rows=2),
        _cell(_title(), 18, rows=2),
        _tag(IF_ROOM_LEFT),
        _filler(MARK),
        _tag("{%tc endif %}"),
        _tag(f"{{%tc if {NAMED} %}}"),
        _cell(words, 2, rows=2, borders="approval-label"),
        _tag("{%tc endif %}"),
        _tag("{%tc for title in card.approvals %}"),
        _cell(paragraph(APPROVAL_SPAN + "{{ title }}", "CardApproval"), 4, borders="approval-label"),
        _tag("{%tc endfor %}"),
        height=UPPER,
    )


def _second_row() -> Row:
    return row(
        _tag(IF_ROOM_LEFT),
        _filler(MARKED_STEM),
        _tag("{%tc endif %}", 2),
        _tag("{%tc for title in card.approvals %}", 2),
        _cell(paragraph(APPROVAL_SPAN, "CardApproval"), 4, borders="approval"),
        _tag("{%tc endfor %}"),
        height=LOWER,
    )


def _cell(content: str, columns: int, *, rows: int = 1, borders: str = "none", align: str = "CENTER") -> Cell:
    return Cell(content, _FINE * columns, columns, rows, borders, align)


def _tag(tag: str, columns: int = 1) -> Cell:
    return _cell(paragraph(tag), columns)


def _sender() -> str:
    """Logo and company beside each other; a long name goes below, as card.html has it."""
    logo = held(picture(LOGO, "logo", *LOGO_BOX, number=LETTERHEAD + 1), "CardCompany")
    below = f"{{% if card.company|length > {BESIDE} %}}{LINE_BREAK}{{% else %}}  {{% endif %}}{{% endif %}}"
    runs = text("{% if card.logo %}", "CardCompany") + logo + written(f"{below}{{{{ card.company }}}}", "CardCompany")
    return paragraph(style="CardCompany", runs=runs)


def _title() -> str:
    """The title, with the QR code below it where there is one."""
    code = held(picture(QR, "qr", *QR_BOX, number=LETTERHEAD + 2), "CardApproval")
    title = paragraph(TITLE_SPAN + "{{ card.title }}", "CardTitle")
    return (
        title + paragraph("{%p if card.qr %}") + paragraph(style="CardApproval", runs=code) + paragraph("{%p endif %}")
    )


def _filler(words: str) -> Cell:
    """The room left where the 결재란 is narrower than the sender's column; a shared copy says there that it is one."""
    return _cell(paragraph(FILLER_SPAN + words, "CardMark"), 4, align="TOP")
