"""What a reader sees of changes to cards: fields by label, values as a policy lets them be seen. It knows no Card."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cardgen.model.cardview import Value


class Deed(StrEnum):
    """What became of a value, record or card."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that changed, or one record of a list.

    `path` is the form's (`contact.mobile`, `purchases`, `purchases[].amount`), `label` what people call it with the
    groups above (`연락처 > 휴대전화`). For a record `key` tells which (its date), `number` where it stands, from 1 (in
    the version before; where it is added in the one after), and `parts` are its columns. `before` and `after` are None
    where there was or is none, and for records. Values a policy withholds are Withheld on both
    sides: that they changed is all that is said.
    """

    path: str
    label: str
    deed: Deed
    before: Value | None = field(default=None, repr=False)
    after: Value | None = field(default=None, repr=False)
    key: str = field(default="", repr=False)
    number: int | None = field(default=None, compare=False)
    parts: tuple[FieldChange, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class CardChanges:
    """How two versions of a card differ.

    `stem` is its id or pseudonym, `heading` what the card is called ("" where a policy does not say). `deed` is ADDED
    for a card that was not there before and REMOVED for one that is gone: no fields are listed then. `back` tells that
    one that was ADDED had been there earlier, `unreadable` that a version cannot be read, so that fields are missing.
    """

    stem: str
    heading: str = field(repr=False)
    deed: Deed
    fields: tuple[FieldChange, ...] = field(default=(), repr=False)
    unreadable: bool = False
    back: bool = False
