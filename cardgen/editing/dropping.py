"""Takes a value out of a text, together with the group or list it would leave empty."""

from __future__ import annotations

from cardgen.editing.block import drop_entry, drop_item
from cardgen.editing.flow import flow_drop, members_of
from cardgen.editing.lines import below, column, has_comment, line_end
from cardgen.editing.new_text import Rendered
from cardgen.editing.replace import replaced
from cardgen.yamltree import Pointer
from cardgen.yamltree.spans import EntrySpan, ListSpan, MapSpan, ScalarSpan, Span, span_at

NOTHING = Rendered("")


def without(text: str, root: Span, pointer: Pointer) -> str:
    """The text without the value at a place that has one.

    Where a comment stands beside the value, or inside a group around its last value, the key stays without value: the
    comment may say why.
    """
    parent = span_at(root, pointer[:-1])
    assert isinstance(parent, (ListSpan, MapSpan))
    place = _place(parent, pointer)
    entry = parent.entries[place] if isinstance(parent, MapSpan) else None
    if entry and not parent.flow and _beside_comment(text, entry):
        return replaced(text, entry.value, NOTHING)
    if len(members_of(parent)) == 1 and len(pointer) > 1 and not _holds_its_place(text, root, pointer[:-1], parent):
        return without(text, root, pointer[:-1])
    if parent.flow:
        return flow_drop(text, parent, place)
    if isinstance(parent, MapSpan):
        if len(parent.entries) == 1 and isinstance(pointer[-2], int):
            return f"{text[: parent.entries[0].start]}{{}}{text[parent.entries[0].end :]}"
        return drop_entry(text, parent, parent.entries[place])
    return drop_item(text, parent, place)


def _place(parent: ListSpan | MapSpan, pointer: Pointer) -> int:
    step = pointer[-1]
    if isinstance(parent, ListSpan):
        assert isinstance(step, int)
        return step
    return next(number for number, entry in enumerate(parent.entries) if entry.key.text == step)


def _beside_comment(text: str, entry: EntrySpan) -> bool:
    value = entry.value
    if isinstance(value, ScalarSpan):
        return has_comment(text, value.head)
    return value.flow and has_comment(text, value.end)


def _holds_its_place(text: str, root: Span, pointer: Pointer, group: ListSpan | MapSpan) -> bool:
    """True for what stays when its last value goes: a record of a list, and a group with a comment under its key."""
    if isinstance(pointer[-1], int):
        return isinstance(group, MapSpan)
    outer = span_at(root, pointer[:-1])
    assert isinstance(outer, MapSpan)
    entry = outer.entry(pointer[-1])
    assert entry is not None
    if group.flow:
        return False
    above = "#" in text[entry.key.end : group.start]
    return above or below(text, group.end, column(text, entry.start)) > line_end(text, group.end)
