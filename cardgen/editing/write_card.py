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
    text = CardWriter(form).draft(data)
    if parse(text).faults or not says(content(spans(text), form.schema), data):
        raise EditError("error.edit.unsafe")
    return text


def says(read: object, data: Mapping[str, object]) -> bool:
    """True where what was read from a card's text is the data it was written for."""
    return identical(read, pruned(data))


class CardWriter:
    """Writes any number of cards of one form."""

    def __init__(self, form: FormSpec) -> None:
        self._order = FormOrder(form)
        self._writer = Writer(self._order, Manner())

    def draft(self, data: Mapping[str, object]) -> str:
        """The text of a card, as `write_card` has it, for whoever reads it back anyway and asks what it `says`."""
        kept = pruned(data)
        if not kept:
            raise EditError("error.edit.unsafe")
        lines: list[str] = []
        section = None
        for key in self._order.ordered("", kept):
            if section not in (None, self._order.section(key)):
                lines.append("")
            section = self._order.section(key)
            lines += self._writer.entry(key, kept[key], "", 0)
        return "".join(f"{line}\n" for line in lines)
