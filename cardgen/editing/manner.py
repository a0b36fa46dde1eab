"""How a card is laid out, seen from what it has: what comes in is written the same way."""

from __future__ import annotations

import re
from itertools import pairwise

from cardgen.editing.form_order import FormOrder
from cardgen.editing.lines import column
from cardgen.editing.new_text import Manner
from cardgen.yamltree.spans import ListSpan, MapSpan, Span

_LINE_OF_SPACES = re.compile(r"^[ \t]+\r?$", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def manner_of(text: str, root: Span) -> Manner:
    """The indentation of the first group and the first list of the card.

    Below a block a line of spaces would belong to its text, so a card that has one gets none.
    """
    entries = root.entries if isinstance(root, MapSpan) and not root.flow else ()
    groups: list[int] = []
    lists: list[int] = []
    for entry in entries:
        if isinstance(entry.value, (MapSpan, ListSpan)) and not entry.value.flow:
            kind = groups if isinstance(entry.value, MapSpan) else lists
            kind.append(column(text, entry.value.start) - column(text, entry.start))
    group = groups[0] if groups else 2
    return Manner(group, lists[0] if lists else group, blocks=not _LINE_OF_SPACES.search(text))


def blank_between(text: str, root: MapSpan, order: FormOrder) -> bool:
    """True where most sections of the card are set apart by a blank line, or there is only one."""
    borders = [
        _BLANK_LINE.search(text, above.end, below.start) is not None
        for above, below in pairwise(root.entries)
        if order.section(above.key.text) != order.section(below.key.text)
    ]
    return 2 * sum(borders) > len(borders) or not borders
