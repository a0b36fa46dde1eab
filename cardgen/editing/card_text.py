"""The text of a card with one value changed; each step reads the text anew, so that no place is out of date."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from cardgen.editing.block import insert_above, insert_below, keeps_blank_lines
from cardgen.editing.content import content, identical
from cardgen.editing.dropping import without
from cardgen.editing.flow import flow_insert
from cardgen.editing.form_order import FormOrder, dotted, schema_at
from cardgen.editing.lines import column
from cardgen.editing.manner import blank_between, manner_of
from cardgen.editing.neighbours import neighbours
from cardgen.editing.new_text import Rendered, Writer
from cardgen.editing.replace import replaced
from cardgen.editing.scalar_text import inline_text
from cardgen.errors import UsageError
from cardgen.model.form import FormSpec
from cardgen.yamltree import Pointer
from cardgen.yamltree.spans import EntrySpan, ListSpan, MapSpan, ScalarSpan, Span, span_at, spans


class CardText:
    """A text with its tree, for one edit. Values given to it are pruned of what is none."""

    def __init__(self, text: str, form: FormSpec, order: FormOrder) -> None:
        self.text = text
        self._form = form
        self._order = order

    @cached_property
    def root(self) -> Span:
        """The tree of the text."""
        return spans(self.text)

    @cached_property
    def _writer(self) -> Writer:
        return Writer(self._order, manner_of(self.text, self.root))

    def _with(self, text: str) -> CardText:
        return CardText(text, self._form, self._order)

    def data(self, pointer: Pointer = ()) -> Any:
        """What stands at a place, as a card's values are read; None for nothing."""
        span = span_at(self.root, pointer)
        return None if span is None else content(span, schema_at(self._form, pointer))

    def put(self, pointer: Pointer, value: Any) -> CardText:
        """The text with a value at a place; the text itself where it is there already."""
        if value is None:
            return self.drop(pointer)
        old = span_at(self.root, pointer)
        if old is None:
            return self._add(pointer, value)
        if identical(self.data(pointer), value):
            return self
        if isinstance(old, MapSpan) and old.entries and isinstance(value, Mapping):
            return self._put_each(pointer, old, value)
        if isinstance(old, ListSpan) and old.items and isinstance(value, list):
            return self._put_items(pointer, value)
        if isinstance(old, ScalarSpan) or old.flow:
            return self._with(replaced(self.text, old, self._rendered(pointer, old, value)))
        return self.drop(pointer).put(pointer, value)

    def append(self, pointer: Pointer, values: list[Any]) -> CardText:
        """The text with items more at the end of a list: all at once, a text is not read anew for each of hundreds."""
        old = span_at(self.root, pointer)
        if isinstance(old, ListSpan) and old.items:
            return self._with(self._append(old, pointer, values)) if values else self
        if self.data(pointer) not in (None, {}):
            raise UsageError("error.edit.shape", field=dotted(pointer))
        return self.put(pointer, values or None)

    def quote(self, pointer: Pointer) -> CardText:
        """The text with quotation marks around what stands plain at a place."""
        old = span_at(self.root, pointer)
        if not isinstance(old, ScalarSpan) or old.style or old.empty:
            return self
        quoted = inline_text(old.text, like='"')
        return self._with(self.text[: old.start] + quoted + self.text[old.end :])

    def drop(self, pointer: Pointer) -> CardText:
        """The text without the value at a place, and without the group or list it leaves empty.

        An item of a list goes even where it holds nothing.
        """
        item = isinstance(pointer[-1], int) and span_at(self.root, pointer) is not None
        there = item or self.data(pointer) is not None
        return self._with(without(self.text, self.root, pointer)) if there else self

    def _rendered(self, pointer: Pointer, old: Span, value: Any) -> Rendered:
        like = old.style if isinstance(old, ScalarSpan) else ""
        flow = self._in_flow(pointer)
        if not flow and not self._starts_a_line(pointer, old):
            return self._writer.value(value, dotted(pointer), self._indent(pointer), like)
        if isinstance(value, (list, Mapping)):
            return Rendered(self._writer.flow(value, dotted(pointer)))
        return Rendered(inline_text(value, flow=flow, like=like))

    def _in_flow(self, pointer: Pointer) -> bool:
        """True where a place lies inside brackets or braces."""
        ways = (span_at(self.root, pointer[:length]) for length in range(len(pointer)))
        return any(isinstance(span, (ListSpan, MapSpan)) and span.flow for span in ways)

    def _starts_a_line(self, pointer: Pointer, old: Span) -> bool:
        """True for a value on a line below its key: lines of its own could not be told from it."""
        parent = span_at(self.root, pointer[:-1])
        entry = parent.entry(str(pointer[-1])) if isinstance(parent, MapSpan) else None
        return entry is not None and "\n" in self.text[entry.key.end : old.start]

    def _indent(self, pointer: Pointer) -> int:
        """The column of the key or dash that has the value at a place."""
        parent = span_at(self.root, pointer[:-1])
        assert parent is not None
        return column(self.text, parent.start)

    def _put_each(self, pointer: Pointer, old: MapSpan, value: Mapping[str, Any]) -> CardText:
        """A group or record, key by key: new ones first, so that it never stands empty between."""
        text = self
        for key in self._order.ordered(dotted(pointer), value):
            text = text.put((*pointer, key), value[key])
        for entry in old.entries:
            if entry.key.text not in value:
                text = text.drop((*pointer, entry.key.text))
        return text

    def _put_items(self, pointer: Pointer, value: list[Any]) -> CardText:
        """A list: what is gone is dropped and what is new appended where that makes it, else item after item is put."""
        text = self
        for number in _gone(self.data(pointer), value):
            text = text.drop((*pointer, number))
        count = len(text.data(pointer))
        for number, item in enumerate(value[:count]):
            text = text.put((*pointer, number), item)
        text = text.append(pointer, value[count:])
        for number in range(len(text.data(pointer)) - 1, len(value) - 1, -1):
            text = text.drop((*pointer, number))
        return text

    def _add(self, pointer: Pointer, value: Any) -> CardText:
        """A value where none stands, with the groups and lists on the way to it."""
        *outer, step = pointer
        parent = span_at(self.root, tuple(outer))
        if isinstance(parent, MapSpan) and parent.entries and isinstance(step, str):
            return self._with(self._insert(parent, tuple(outer), step, value))
        if isinstance(parent, ListSpan) and parent.items and step == len(parent.items):
            return self._with(self._append(parent, tuple(outer), [value]))
        if outer and self.data(tuple(outer)) in (None, {}) and (isinstance(step, str) or step == 0):
            return self.put(tuple(outer), [value] if step == 0 else {step: value})
        raise UsageError("error.edit.shape", field=dotted(tuple(outer)))

    def _append(self, items: ListSpan, pointer: Pointer, values: list[Any]) -> str:
        path = dotted(pointer)
        if items.flow:
            source = ", ".join(self._writer.flow(value, f"{path}[]") for value in values)
            return flow_insert(self.text, items, len(items.items), source)
        indent = column(self.text, items.start)
        gap = max(2, column(self.text, items.items[-1].start) - indent)
        records = [item for item in items.items if isinstance(item, MapSpan)]
        one_line = all(item.flow for item in records) if records else None
        texts = (self._writer.item(value, path, indent, gap=gap, one_line=one_line) for value in values)
        lines = [line for text in texts for line in text]
        return insert_below(self.text, self.root, items.items[-1].end, self._indent(pointer), lines)

    def _insert(self, group: MapSpan, pointer: Pointer, key: str, value: Any) -> str:
        path = dotted(pointer)
        above, below = neighbours(group, self._order, path, key)
        if group.flow:
            place = group.entries.index(above) + 1 if above else 0
            return flow_insert(self.text, group, place, self._writer.flow({key: value}, path)[1:-1])
        indent = column(self.text, group.start)
        lines = self._writer.entry(key, value, path, indent)
        if above is None:
            assert below is not None
            return insert_above(self.text, below, lines)
        if not path and self._begins_section(group, above, key):
            lines = ["", *lines]
        return insert_below(self.text, self.root, above.end, indent, lines)

    def _begins_section(self, group: MapSpan, above: EntrySpan, key: str) -> bool:
        """True where a blank line comes before the key, as it does before the card's other sections."""
        if self._order.section(above.key.text) == self._order.section(key) or keeps_blank_lines(self.text, above.value):
            return False
        return blank_between(self.text, group, self._order)


def _gone(old: list[Any], new: list[Any]) -> list[int]:
    """The positions, last first, of items that stand before others which begin `new`: those were taken out."""
    kept: list[int] = []
    for number, item in enumerate(old):
        if len(kept) < len(new) and identical(item, new[len(kept)]):
            kept.append(number)
    return sorted(set(range(kept[-1] if kept else 0)) - set(kept), reverse=True)
