"""How two versions of a card differ, field by field, as a policy lets it be seen.

Differences are those of typed data, masked afterwards: a file in another order, with other quotes or comments, is the
same card, and a value that a mask makes equal to the one before has changed all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cardgen.model.cardview import Withheld
from cardgen.model.changeview import CardChanges, Deed, FieldChange
from cardgen.model.data import value_at
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, Merge, Privacy
from cardgen.model.policy import Redaction
from cardgen.model.problem import Label
from cardgen.viewing.change_sight import Sight, deed_of, leaf_change, plain_value
from cardgen.viewing.record_changes import record_changes
from cardgen.viewing.values import card_pseudonym

Data = Mapping[str, Any]


def build_changes(
    before: Data | None,
    after: Data | None,
    form: FormSpec,
    stem: str,
    redaction: Redaction | None = None,
    language: str = "ko",
) -> CardChanges:
    """The changes from one version of a card to another, None standing for a card that is not there.

    Data as `PastCard.data` has it: typed, at the paths of `form`, checked by nobody. Of a card that came or went no
    fields are listed; compare with {} to have them. Under a policy the card is called by its pseudonym.
    """
    sight = Sight(redaction, language)
    name = stem if redaction is None else card_pseudonym(stem, redaction).text
    heading = _heading(after, form, sight) or _heading(before, form, sight)
    if before is None or after is None:
        return CardChanges(name, heading, deed_of(before, after))
    return CardChanges(name, heading, Deed.CHANGED, tuple(field_changes(before, after, form, sight)))


def field_changes(before: Data, after: Data, form: FormSpec, sight: Sight) -> Iterator[FieldChange]:
    """Every field and record that changed, in the order of the form; last what the form does not have any more.

    What a form does not know no policy knows either: then it is not told.
    """
    for member in form.members():
        old, new = value_at(before, member.path), value_at(after, member.path)
        if not isinstance(member, Leaf):
            yield from record_changes(member, old, new, sight)
        elif (change := leaf_change(member, old, new, sight)) is not None:
            yield change
    if sight.redaction is None:
        yield from _former(before, after, form, sight)


def _former(before: Data, after: Data, form: FormSpec, sight: Sight) -> Iterator[FieldChange]:
    """The fields of an earlier form that today's lacks, called by their path: nobody knows their labels."""
    old, new = dict(_leaves(before)), dict(_leaves(after))
    for path in dict.fromkeys((*old, *new)):
        if path in form.by_path:
            continue
        named = Label(path, path)
        many = isinstance(old.get(path, new.get(path)), list)
        leaf = Leaf(path, path, (named,), LeafType.STRING, Kind.TEXT, Privacy.INTERNAL, Merge.SCALAR, many=many)
        if (change := leaf_change(leaf, old.get(path), new.get(path), sight)) is not None:
            yield change


def _leaves(data: Data, above: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in the groups of a card, by its path."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _heading(data: Data | None, form: FormSpec, sight: Sight) -> str:
    """The name on the card, as far as it is shown; "" where there is none."""
    leaf = form.name_leaf
    if leaf is None or data is None:
        return ""
    value = sight.value(leaf, plain_value(leaf, value_at(data, leaf.path)))
    return "" if value is None or isinstance(value, Withheld) else value.text
