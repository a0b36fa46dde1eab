"""The head of every form: logo and company on the left, the title in the middle, the 결재란 on the right."""

from __future__ import annotations

from scripts.arrangement.letterhead import (
    APPROVAL_SPAN,
    BESIDE,
    COLUMNS,
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
from scripts.word.markup import LABEL_FILL, cell, line, paragraph, picture, row, table, tag_cell, text, twips
from scripts.word.package import LOGO, QR

GRID = [twips(7.5)] * 24
"""24 columns of 7.5 mm, 180 mm in all: the measure of a table's column in a view."""

_FINE_GRID = [twips(3.75)] * COLUMNS


def letterhead() -> str:
    """A table of two rows; a 결재란 wider than the sender's column takes its room from the card's title."""
    return table(
        _FINE_GRID,
        row(
            cell(_sender(), span=SIDE, merge="restart"),
            cell(_title(), span=1, merge="restart"),
            *_filler(MARK),
            *_approval_name("restart", paragraph("결", "CardApproval") + paragraph("재", "CardApproval")),
            tag_cell("{%tc for title in card.approvals %}"),
            cell(
                paragraph(APPROVAL_SPAN + "{{ title }}", "CardApproval"),
                span=1,
                borders=_box(),
                fill=LABEL_FILL,
            ),
            tag_cell("{%tc endfor %}"),
            height=UPPER,
        ),
        row(
            cell(paragraph(), span=SIDE, merge="continue"),
            cell(paragraph(TITLE_SPAN), span=1, merge="continue"),
            *_filler(MARKED_STEM),
            *_approval_name("continue", paragraph()),
            tag_cell("{%tc for title in card.approvals %}"),
            cell(paragraph(APPROVAL_SPAN), span=1, borders=_box()),
            tag_cell("{%tc endfor %}"),
            height=LOWER,
        ),
        style="CardPlain",
    )


def _title() -> str:
    """The title, with the QR code below it where there is one."""
    code = paragraph(style="CardApproval", runs=picture(QR, "qr", *QR_BOX))
    title = paragraph(TITLE_SPAN + "{{ card.title }}", "CardTitle")
    return title + paragraph("{%p if card.qr %}") + code + paragraph("{%p endif %}")


def _sender() -> str:
    """Logo and company beside each other; a long name goes below, as card.html has it."""
    below = text(f"{{% if card.company|length > {BESIDE} %}}") + "<w:r><w:br/></w:r>"
    logo = text("{% if card.logo %}") + picture(LOGO, "logo", *LOGO_BOX)
    beside = text("{% else %}  {% endif %}{% endif %}")
    return paragraph(style="CardCompany", runs=logo + below + beside + text("{{ card.company }}"))


def _filler(words: str) -> tuple[str, ...]:
    """The room left where the 결재란 is narrower than the sender's column; a shared copy says there that it is one."""
    return (
        tag_cell(IF_ROOM_LEFT),
        cell(paragraph(FILLER_SPAN + words, "CardNumber"), span=1, align="top"),
        tag_cell("{%tc endif %}"),
    )


def _approval_name(merge: str, content: str) -> tuple[str, ...]:
    return (
        tag_cell(f"{{%tc if {NAMED} %}}"),
        cell(content, span=2, merge=merge, borders=_box(), fill=LABEL_FILL),
        tag_cell("{%tc endif %}"),
    )


def _box() -> str:
    return line("top", "left", "bottom", "right", color="666666")
