"""The head of every form: logo and company on the left, the title in the middle, the 결재란 on the right."""

from __future__ import annotations

from scripts.word.markup import LABEL_FILL, cell, line, paragraph, picture, row, table, tag_cell, text, twips
from scripts.word.package import LOGO, QR

GRID = [twips(7.5)] * 24
"""24 columns of 7.5 mm, 180 mm in all: the measure of a table's column in a view."""

_FINE_GRID = [twips(3.75)] * 48
_SIDE = 14
"""Columns of the finer grid left of the title, and right of it too, so that it stands in the middle."""

_COUNT = "card.approvals|length"
_EACH = f"(4 if {_COUNT} < 4 else 3 if {_COUNT} < 6 else 2)"
_WIDTH = f'({_EACH} * {_COUNT} + (2 if card.approvals and card.language == "ko" else 0))'
"""What the 결재란 takes: many titles stand closer, only Korean forms name the block."""

_TITLE_SPAN = f"{{% colspan {len(_FINE_GRID) - _SIDE} - ({_WIDTH} if {_WIDTH} > {_SIDE} else {_SIDE}) %}}"
_BESIDE = 9
"""Characters of a company's name that find room beside the logo."""

_LOGO_BOX = (44, 12)
"""Millimetres; a logo keeps its proportions inside."""

_QR_BOX = (12, 12)
"""Millimetres, as high as fits below the title without making the row higher; a module is 0.4 mm wide."""


def letterhead() -> str:
    """A table of two rows; a 결재란 wider than the sender's column takes its room from the card's title."""
    return table(
        _FINE_GRID,
        row(
            cell(_sender(), span=_SIDE, merge="restart"),
            cell(_title(), span=1, merge="restart"),
            *_filler("{{ card.mark }}"),
            *_approval_name("restart", paragraph("결", "CardApproval") + paragraph("재", "CardApproval")),
            tag_cell("{%tc for title in card.approvals %}"),
            cell(
                paragraph(f"{{% colspan {_EACH} %}}{{{{ title }}}}", "CardApproval"),
                span=1,
                borders=_box(),
                fill=LABEL_FILL,
            ),
            tag_cell("{%tc endfor %}"),
            height=6,
        ),
        row(
            cell(paragraph(), span=_SIDE, merge="continue"),
            cell(paragraph(_TITLE_SPAN), span=1, merge="continue"),
            *_filler("{{ card.stem if card.mark else '' }}"),
            *_approval_name("continue", paragraph()),
            tag_cell("{%tc for title in card.approvals %}"),
            cell(paragraph(f"{{% colspan {_EACH} %}}"), span=1, borders=_box()),
            tag_cell("{%tc endfor %}"),
            height=15.5,
        ),
        style="CardPlain",
    )


def _title() -> str:
    """The title, with the QR code below it where there is one."""
    code = paragraph(style="CardApproval", runs=picture(QR, "qr", *_QR_BOX))
    title = paragraph(f"{_TITLE_SPAN}{{{{ card.title }}}}", "CardTitle")
    return title + paragraph("{%p if card.qr %}") + code + paragraph("{%p endif %}")


def _sender() -> str:
    """Logo and company beside each other; a long name goes below, as card.html has it."""
    below = text(f"{{% if card.company|length > {_BESIDE} %}}") + "<w:r><w:br/></w:r>"
    logo = text("{% if card.logo %}") + picture(LOGO, "logo", *_LOGO_BOX)
    beside = text("{% else %}  {% endif %}{% endif %}")
    return paragraph(style="CardCompany", runs=logo + below + beside + text("{{ card.company }}"))


def _filler(words: str) -> tuple[str, ...]:
    """The room left where the 결재란 is narrower than the sender's column; a shared copy says there that it is one."""
    return (
        tag_cell(f"{{%tc if {_WIDTH} < {_SIDE} %}}"),
        cell(paragraph(f"{{% colspan {_SIDE} - {_WIDTH} %}}{words}", "CardNumber"), span=1, align="top"),
        tag_cell("{%tc endif %}"),
    )


def _approval_name(merge: str, content: str) -> tuple[str, ...]:
    return (
        tag_cell('{%tc if card.approvals and card.language == "ko" %}'),
        cell(content, span=2, merge=merge, borders=_box(), fill=LABEL_FILL),
        tag_cell("{%tc endif %}"),
    )


def _box() -> str:
    return line("top", "left", "bottom", "right", color="666666")
