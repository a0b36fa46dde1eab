"""Changes values in the text of a card; what is not changed keeps its bytes.

A YAML library that loads and dumps moves comments, quotes and line breaks (ruamel.yaml keeps most of them, at ten times
the cost). Here the lines that hold a value are edited where they stand, and the result is read again: it says what was
asked for and nothing else, or it is not given out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, assert_never

from cardgen.editing.card_text import CardText
from cardgen.editing.changes import Append, Change, Drop, Put, Quote
from cardgen.editing.content import changed, content, identical, pruned
from cardgen.editing.form_order import FormOrder
from cardgen.errors import EditError
from cardgen.model.form import FormSpec
from cardgen.yamltree import MappingNode, parse
from cardgen.yamltree.spans import spans


def change_card(text: str, form: FormSpec, changes: Sequence[Change]) -> str:
    """The text after the changes, made one after the other; the same text where they change no value.

    Comments, order, quoting, line breaks (LF or CRLF), BOM and a missing last line break stay as they are. EditError
    where the text is no card's or the change cannot be made in it; UsageError for characters no card may hold and for
    places the card or the form has not.
    """
    _require_card(text)
    order = FormOrder(form)
    card = CardText(text, form, order)
    expected = card.data()
    for alike in _runs(changes):
        card = _changed(card, alike)
        for change in alike:
            expected = changed(expected, change)
    if card.text != text:
        _require_card(card.text)
        if not identical(content(spans(card.text), form.schema), expected):
            raise EditError("error.edit.unsafe")
    return card.text


def card_data(text: str, form: FormSpec) -> Mapping[str, Any]:
    """What a card's text says, without groups that hold nothing. EditError where it is no card's."""
    _require_card(text)
    data: Mapping[str, Any] = content(spans(text), form.schema)
    return data


def _runs(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """The changes one by one, but for items appended to the same list one after the other."""
    for _, alike in groupby(enumerate(changes), lambda it: it[1].pointer if isinstance(it[1], Append) else it[0]):
        yield [change for _, change in alike]


def _changed(card: CardText, alike: Sequence[Change]) -> CardText:
    match alike[0]:
        case Put(pointer, value):
            return card.put(pointer, pruned(value))
        case Append(pointer):
            items = [pruned(change.value) for change in alike if isinstance(change, Append)]
            return card.append(pointer, [item for item in items if item is not None])
        case Drop(pointer):
            return card.drop(pointer)
        case Quote(pointer):
            return card.quote(pointer)
        case _:
            assert_never(alike[0])


def _require_card(text: str) -> None:
    tree = parse(text.removeprefix("\ufeff"))
    if tree.faults or not isinstance(tree.root, MappingNode):
        raise EditError("error.edit.unsafe")
