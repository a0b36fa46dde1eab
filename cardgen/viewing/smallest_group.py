"""How many customers of a share look alike: the smallest group over the quasi-identifiers shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cardgen.model.card import Card
from cardgen.model.form import FormSpec, Leaf, Privacy, RecordList
from cardgen.model.policy import Action, Redaction, RedactionPolicy
from cardgen.viewing.readers import field_reader, record_reader
from cardgen.viewing.shared_form import is_counted

_TELLING = frozenset({Privacy.QUASI, Privacy.IDENTIFYING, Privacy.CONTACT})
"""What somebody who knows the customer may know of him, and look up."""


def smallest_group(cards: Sequence[Card], form: FormSpec, redaction: Redaction, language: str) -> int | None:
    """The fewest cards that share all the quasi-identifiers shown, as they are shown (k-anonymity: L. Sweeney, 2002).

    A name shown as 홍** counts as that, records by all that is shown of them that tells; whatever is shown of records
    shows how many there are, and few customers have forty. Pseudonyms do not count: nobody knows them beforehand. None
    where no cards are shown.
    """
    if not cards or not redaction.policy.cards:
        return None
    fields = [leaf for leaf in form.members() if isinstance(leaf, Leaf) and _tells(leaf, redaction.policy)]
    read = field_reader(fields, language, redaction)
    counted = [it.path for it in form.record_lists() if is_counted(it, redaction.policy)]
    readers = [record_reader(it, language, redaction) for it in _lists(form, redaction.policy)]
    groups = Counter(
        (
            tuple(value.text for value in read(card)),
            tuple(len(card.records(path)) for path in counted),
            tuple(tuple(tuple(value.text for value in row) for row in records(card)) for records in readers),
        )
        for card in cards
    )
    return min(groups.values())


def _tells(leaf: Leaf, policy: RedactionPolicy) -> bool:
    action = policy.action(leaf.path)
    return leaf.privacy in _TELLING and not action.is_withheld and action is not Action.PSEUDONYM


def _lists(form: FormSpec, policy: RedactionPolicy) -> list[RecordList]:
    """The lists with the columns that tell."""
    kept = [(it, tuple(column for column in it.columns if _tells(column, policy))) for it in form.record_lists()]
    return [replace(records, columns=columns) for records, columns in kept if columns]
