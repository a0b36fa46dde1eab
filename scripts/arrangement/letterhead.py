"""The head of every form in any program: what stands where, and who gives way to whom.

It is drawn on a grid of 48 columns, twice as fine as that of the tables.
"""

from __future__ import annotations

COLUMNS = 48
SIDE = 14
"""Columns left of the title, and right of it too, so that it stands in the middle."""

_COUNT = "card.approvals|length"
NAMED = 'card.approvals and card.language == "ko"'
"""Only Korean forms name the 결재란."""

_EACH = f"(4 if {_COUNT} < 4 else 3 if {_COUNT} < 6 else 2)"
_WIDTH = f"({_EACH} * {_COUNT} + (2 if {NAMED} else 0))"
"""What the 결재란 takes: many titles stand closer."""

APPROVAL_SPAN = f"{{% colspan {_EACH} %}}"
TITLE_SPAN = f"{{% colspan {COLUMNS - SIDE} - ({_WIDTH} if {_WIDTH} > {SIDE} else {SIDE}) %}}"
FILLER_SPAN = f"{{% colspan {SIDE} - {_WIDTH} %}}"
IF_ROOM_LEFT = f"{{%tc if {_WIDTH} < {SIDE} %}}"
"""The 결재란 is narrower than the sender's column; a shared copy says there that it is one."""

MARK, MARKED_STEM = "{{ card.mark }}", "{{ card.stem if card.mark else '' }}"

BESIDE = 9
"""Characters of a company's name that find room beside the logo."""

LOGO_BOX = (44, 12)
"""Millimetres; a logo keeps its proportions inside."""

QR_BOX = (12, 12)
"""Millimetres, as high as fits below the title without making the row higher; a module is 0.4 mm wide."""

UPPER, LOWER = 6, 15.5
"""Heights of the two rows, in millimetres."""
