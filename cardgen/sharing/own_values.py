"""What a card's own fields say: what the policy shows of it anyway, and what it withholds or shows in part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cardgen.detection.known_values import KnownValues
from cardgen.detection.personal_kind import PersonalKind, Sighting
from cardgen.model.card import Card
from cardgen.model.form import FormSpec, Leaf
from cardgen.model.policy import Action, RedactionPolicy
from cardgen.sharing.card_texts import CardText, telling_pairs
from cardgen.sharing.needles import leaf_values
from cardgen.sharing.withheld import Value, Withheld


@dataclass(frozen=True, slots=True)
class OwnValues:
    """The values of one card: `shown` and `hidden` tell who the customer is, `withheld` what else is held back."""

    shown: KnownValues
    hidden: KnownValues
    withheld: Withheld

    @classmethod
    def of(cls, card: Card, texts: Iterable[CardText], form: FormSpec, policy: RedactionPolicy) -> OwnValues:
        """The values of `card`, whose texts they are, under a policy."""
        told: dict[bool, list[CardText]] = {True: [], False: []}
        for it in texts:
            told[is_shown(it.leaf, policy)].append(it)
        values: dict[bool, list[Value]] = {True: [], False: []}
        for leaf in form.leaves():
            values[is_shown(leaf, policy)].extend((leaf, value) for value in leaf_values(card, leaf))
        hidden, shown = (KnownValues.of(telling_pairs(told[which])) for which in (False, True))
        return cls(shown, hidden, Withheld.of(values[False], values[True]))

    def among(self, others: frozenset[Sighting], text: str) -> tuple[set[PersonalKind], set[PersonalKind]]:
        """The kinds of what stands in a text: of `others`, seen there, and of the card's own values that are hidden.

        What the policy shows of the card may stand anywhere on it.
        """
        shown = {*self.shown.found_in(text)}
        mine = {*self.hidden.found_in(text)} - shown
        return {it.kind for it in others - shown - mine}, {it.kind for it in mine}


def is_shown(leaf: Leaf, policy: RedactionPolicy) -> bool:
    """True where the policy shows the field whole."""
    return policy.action(leaf.path) is Action.SHOW
