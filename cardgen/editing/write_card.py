"""Writes a new card: the form's order, a blank line between sections, quotes where they are needed."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.editing.content import content, identical, pruned
from cardgen.editing.form_order import FormOrder
from cardgen.editing.new_text import Manner, Writer
from cardgen.errors import EditError
from cardgen.model.form import FormSpec
from cardgen.yamltree import parse
from cardgen.yamltree.spans import spans


def write_card(form: FormSpec, data: Mapping[str, object]) -> str:
    """The text of a card with these values. What is no value (blank text, an empty list or group) is left out.

    UsageError for characters no card may hold; EditError for data no card of this form can say.
    """
    kept = pruned(data) or {}
    order = FormOrder(form)
    writer = Writer(order, Manner())
    lines: list[str] = []
    section = None
    for key in order.ordered("", kept):
        if section not in (None, order.section(key)):
            lines.append("")
        section = order.section(key)
        lines += writer.entry(key, kept[key], "", 0)
    text = "".join(f"{line}\n" for line in lines)
    if not kept or parse(text).faults or not identical(content(spans(text), form.schema), kept):
        raise EditError("error.edit.unsafe")
    return text
