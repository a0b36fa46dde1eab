"""The texts of a card, each with its field and the way to it, and those that tell who somebody is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cardgen.detection.personal_kind import PersonalKind
from cardgen.model.card import Card, RawCard
from cardgen.model.data import texts_in
from cardgen.model.form import FormSpec, Kind, Leaf, Privacy

Pointer = tuple[str | int, ...]


class CardText(NamedTuple):
    """A text of a card, with its field and the way to it."""

    leaf: Leaf
    pointer: Pointer
    text: str


PERSONAL_KINDS = {
    Kind.NAME: PersonalKind.NAME,
    Kind.PHONE: PersonalKind.PHONE,
    Kind.EMAIL: PersonalKind.EMAIL,
    Kind.ADDRESS: PersonalKind.ADDRESS,
    Kind.BUSINESS_NUMBER: PersonalKind.BUSINESS_NUMBER,
    Kind.BIRTH_DATE: PersonalKind.BIRTH_DATE,
}
"""What a field of a kind holds, to whoever looks for it in other texts."""
CUSTOMERS_OWN = frozenset({Privacy.IDENTIFYING, Privacy.CONTACT, Privacy.QUASI})
"""Names and numbers of staff are of other classes."""


def texts_of(card: Card | RawCard, form: FormSpec) -> Iterator[CardText]:
    """Every text that stands where the form has a field."""
    for pointer, text in texts_in(card.data):
        leaf = form.by_path.get(field_path(pointer))
        if isinstance(leaf, Leaf):
            yield CardText(leaf, pointer, text)


def telling_pairs(texts: Iterable[CardText]) -> Iterator[tuple[PersonalKind, str]]:
    """Those that are a customer's name, number or address, by kind. For KnownValues.of."""
    for leaf, _, text in texts:
        if leaf.kind in PERSONAL_KINDS and leaf.privacy in CUSTOMERS_OWN:
            yield PERSONAL_KINDS[leaf.kind], text


def field_path(pointer: Pointer) -> str:
    """The field's path in the form: purchases[].note; that of a plain list has no brackets."""
    path = ""
    for step in pointer if isinstance(pointer[-1], str) else pointer[:-1]:
        path += "[]" if isinstance(step, int) else f".{step}" if path else step
    return path
