"""Where a new key goes among those a card has."""

from __future__ import annotations

from cardgen.editing.form_order import UNKNOWN, FormOrder
from cardgen.yamltree.spans import EntrySpan, MapSpan


def neighbours(group: MapSpan, order: FormOrder, path: str, key: str) -> tuple[EntrySpan | None, EntrySpan | None]:
    """The entry that a new key of the group at `path` goes below; where there is none, the one it goes above.

    The form's order decides. At the top of a card a section stays together: what the card has of it comes first.
    """
    known = [entry for entry in group.entries if order.rank(path, entry.key.text) != UNKNOWN]
    if not path:
        section = order.section(key)
        own = [entry for entry in known if order.section(entry.key.text) == section]
        if not own and (above := _end_of_section_before(known, order, section)):
            return above, None
        known = own or known
    rank = order.rank(path, key)
    lower = [entry for entry in known if order.rank(path, entry.key.text) < rank]
    if lower:
        return max(lower, key=lambda entry: order.rank(path, entry.key.text)), None
    return (None, known[0]) if known else (group.entries[-1], None)


def _end_of_section_before(known: list[EntrySpan], order: FormOrder, section: int) -> EntrySpan | None:
    """The last entry of the nearest section before."""
    before = [entry for entry in known if order.section(entry.key.text) < section]
    nearest = max((order.section(entry.key.text) for entry in before), default=None)
    return next((entry for entry in reversed(before) if order.section(entry.key.text) == nearest), None)
