"""The head of every form: logo and company on the left, the title in the middle, the 결재란 on the right."""

from __future__ import annotations

from scripts.word.markup import LABEL_FILL, cell, line, paragraph, picture, row, table, tag_cell, twips
from scripts.word.package import LOGO

GRID = [twips(7.5)] * 24
"""24 columns of 7.5 mm, 180 mm in all: the measure of a table's column in a view."""

_SENDER = 7
_TITLE_SPAN = "{% colspan 16 - 2 * card.approvals|length if card.approvals else 17 %}"
LOGO_BOX = (44, 10)
"""Millimetres; a logo keeps its proportions inside."""


def letterhead() -> str:
    """A table of two rows; each title of the 결재란 takes two columns from the card's title."""
    return table(
        GRID,
        row(
            cell(_sender(), span=_SENDER, merge="restart"),
            cell(paragraph(f"{_TITLE_SPAN}{{{{ card.title }}}}", "CardTitle"), span=1, merge="restart"),
            *_approval_name("restart", _approval_letters()),
            tag_cell("{%tc for title in card.approvals %}"),
            cell(paragraph("{{ title }}", "CardApproval"), span=2, borders=_box(), fill=LABEL_FILL),
            tag_cell("{%tc endfor %}"),
            height=5,
        ),
        row(
            cell(paragraph(), span=_SENDER, merge="continue"),
            cell(paragraph(_TITLE_SPAN), span=1, merge="continue"),
            *_approval_name("continue", paragraph()),
            tag_cell("{%tc for title in card.approvals %}"),
            cell(paragraph(), span=2, borders=_box()),
            tag_cell("{%tc endfor %}"),
            height=13,
        ),
        style="CardPlain",
    )


def _sender() -> str:
    logo = (
        paragraph("{%p if card.logo %}") + paragraph(runs=picture(LOGO, "logo", *LOGO_BOX)) + paragraph("{%p endif %}")
    )
    return logo + paragraph("{{ card.company }}", "CardCompany")


def _approval_name(merge: str, content: str) -> tuple[str, ...]:
    return (
        tag_cell("{%tc if card.approvals %}"),
        cell(content, merge=merge, borders=_box(), fill=LABEL_FILL),
        tag_cell("{%tc endif %}"),
    )


def _approval_letters() -> str:
    korean = paragraph("결", "CardApproval") + paragraph("재", "CardApproval")
    return (
        paragraph('{%p if card.language == "ko" %}')
        + korean
        + paragraph("{%p else %}")
        + paragraph("OK", "CardApproval")
        + paragraph("{%p endif %}")
    )


def _box() -> str:
    return line("top", "left", "bottom", "right", color="666666")
