"""What an address label says of a card: whose it is and where they live, by what the form's fields mean."""

from __future__ import annotations

from dataclasses import dataclass

from cardgen.messages import say
from cardgen.model.card import Card
from cardgen.model.form import FormSpec, Kind, Leaf
from cardgen.model.labelsheet import AddressLabel

ORGANISATIONS = frozenset({"법인", "회사", "기업", "단체", "기관", "사업자"})
"""Choices by which a card is an organisation's; letters to one are for 귀중, to a person for 귀하."""


@dataclass(frozen=True, slots=True)
class LabelFields:
    """The fields of a form that stand on a label."""

    name: Leaf
    address: Leaf
    postcode: Leaf | None
    choices: tuple[Leaf, ...]


def label_fields(form: FormSpec) -> LabelFields | None:
    """The first fields outside tables that are a name, an address, a postcode. None for a form nobody writes to."""
    leaves = [it for it in form.members() if isinstance(it, Leaf) and not it.many]
    address = next((it for it in leaves if it.kind is Kind.ADDRESS), None)
    if form.name_leaf is None or address is None:
        return None
    postcode = next((it for it in leaves if it.kind is Kind.POSTCODE), None)
    return LabelFields(form.name_leaf, address, postcode, tuple(it for it in leaves if it.kind is Kind.CHOICE))


def address_label(card: Card, fields: LabelFields, language: str) -> AddressLabel | None:
    """The label of a card. None for one without an address."""
    address = card.value(fields.address.path)
    if not isinstance(address, str) or not address.strip():
        return None
    postcode = card.value(fields.postcode.path) if fields.postcode else None
    is_organisation = any(card.value(it.path) in ORGANISATIONS for it in fields.choices)
    addressed = "labels.organisation" if is_organisation else "labels.person"
    name = say(addressed, language, name=str(card.value(fields.name.path) or ""))
    return AddressLabel(card.id, name.strip(), address.strip(), str(postcode or ""))
