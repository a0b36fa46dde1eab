"""The gate: texts that would leave unmasked are searched for personal data, and one hit stops the share.

A gate, not a filter: no detector finds all personal data in Korean prose, so what it finds is never masked and let
through, but shown to the people who can put the text right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cardgen.detection.known_values import KnownValues
from cardgen.detection.personal_data import personal_data
from cardgen.detection.personal_kind import PersonalKind, Sighting
from cardgen.detection.staff_names import are_names, have_work_titles
from cardgen.model.card import Card, RawCard
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, Privacy
from cardgen.model.policy import RedactionPolicy
from cardgen.model.problem import Label, Problem
from cardgen.sharing.card_texts import CardText, telling_pairs, texts_of
from cardgen.sharing.needles import leaf_values
from cardgen.sharing.own_values import OwnValues, is_shown
from cardgen.validation.sighting import Locator
from cardgen.validation.sighting import Sighting as Place

SEEN = "P201"
"""Something that looks like personal data."""
KNOWN = "P202"
"""A value that stands on a customer's card."""
WITHHELD = "P204"
"""A value of the same card that the policy withholds."""

TextOf = Callable[[Card], str]
"""The text of a card's file, in which lines and columns are counted; "" where it cannot be had."""

_COMMON_TO_MANY = frozenset({Kind.BIRTH_DATE})
"""Tells nothing of a customer in a text about another one: most dates are somebody's birthday."""
_NOT_JUDGED = {
    Kind.NAME: frozenset({PersonalKind.NAME}),
    Kind.ADDRESS: frozenset({PersonalKind.ADDRESS, PersonalKind.NAME}),
    Kind.TEXT: frozenset({PersonalKind.NAME}),
    Kind.LONG_TEXT: frozenset({PersonalKind.NAME}),
}
"""The kinds of fields that hold text, and what patterns may see in one that is no free text: its own kind of value, and
names, which are those of staff there and of makers."""


def known_pairs(card: Card | RawCard, form: FormSpec) -> Iterator[tuple[PersonalKind, str]]:
    """A card's names, telephone numbers, addresses: what no text about anybody may hold. For KnownValues.of."""
    return telling_pairs(it for it in texts_of(card, form) if it.leaf.kind not in _COMMON_TO_MANY)


def gate_problems(
    shared: Sequence[Card], known: KnownValues, form: FormSpec, policy: RedactionPolicy, text_of: TextOf
) -> tuple[Problem, ...]:
    """What stands in the texts the policy shows whole and must not leave: all of it, in the order of the cards.

    Each is judged by patterns, by `known`, the values of all cards of all forms, and by what the policy withholds of
    the same card. No problem holds a value.
    """
    gate = Gate(known, form, policy, staff_values(shared, form))
    return tuple(problem for card in shared for problem in gate.problems(card, text_of))


@dataclass(frozen=True, slots=True)
class Gate:
    """What cards are judged by. What goods are called is the same on many, and looked at once.

    `staff` are values of fields on how the company works that stand on several cards.
    """

    known: KnownValues
    form: FormSpec
    policy: RedactionPolicy
    staff: frozenset[tuple[str, str]]
    _seen: dict[str, tuple[frozenset[Sighting], frozenset[PersonalKind]]] = field(default_factory=dict, repr=False)

    def problems(self, card: Card, text_of: TextOf) -> Iterator[Problem]:
        """What stands in a card's texts that the policy shows whole and must not leave."""
        texts = [*texts_of(card, self.form)]
        judged = [it for it in texts if self._leaves_whole(it.leaf)]
        if not judged:
            return
        own = OwnValues.of(card, texts, self.form, self.policy)
        found = [(it.pointer, *hit) for it in judged for hit in self._judged(it, own)]
        if found:
            locator = Locator(text_of(card), card.path, self.form)
            yield from (locator.problem(Place(code, pointer, args=args)) for pointer, code, args in found)

    def _judged(self, it: CardText, own: OwnValues) -> Iterator[tuple[str, dict[str, Label]]]:
        """What stands in a text, each kind once: as a known value where it is one."""
        free = _is_free(it.leaf)
        others, looks = self._sightings(it.text, free=free)
        customers, mine = own.among(others, it.text)
        if it.leaf.privacy is Privacy.INTERNAL and are_names(it.text):
            customers -= {PersonalKind.NAME}  # a customer may be a namesake of the clerk
            if have_work_titles(it.text) or (it.leaf.path, it.text) in self.staff:
                mine -= {PersonalKind.NAME}
        known = customers | mine
        unlike = frozenset() if free else _NOT_JUDGED[it.leaf.kind]
        yield from ((KNOWN, {"kind": kind.label}) for kind in sorted(known))
        yield from ((SEEN, {"kind": kind.label}) for kind in sorted(looks - unlike - known))
        labels = {leaf.path: leaf.label for leaf in own.withheld.found_in(it.text, prose=free)}
        yield from ((WITHHELD, {"withheld": labels[path]}) for path in sorted(labels))

    def _sightings(self, text: str, *, free: bool) -> tuple[frozenset[Sighting], frozenset[PersonalKind]]:
        """Values of any customer in a text, and the kinds of what looks like some."""
        if free:
            return self._searched(text, free=True)
        if text not in self._seen:
            self._seen[text] = self._searched(text, free=False)
        return self._seen[text]

    def _searched(self, text: str, *, free: bool) -> tuple[frozenset[Sighting], frozenset[PersonalKind]]:
        known = frozenset(self.known.found_in(text, prose=free))
        return known, frozenset(sighting.kind for sighting in personal_data(text))

    def _leaves_whole(self, leaf: Leaf) -> bool:
        """True for a text that leaves as it is: none where no cards leave, for totals go by choices, regions, bands."""
        is_text = leaf.type is LeafType.STRING and not leaf.choices and leaf.kind in _NOT_JUDGED
        return is_text and self.policy.cards and is_shown(leaf, self.policy)


def staff_values(cards: Iterable[Card], form: FormSpec) -> frozenset[tuple[str, str]]:
    """Values of fields on how the company works that stand on more than one card: who looks after several customers."""
    leaves = [leaf for leaf in form.leaves() if leaf.privacy is Privacy.INTERNAL and leaf.kind in _NOT_JUDGED]
    found = Counter(
        key
        for card in cards
        for key in {(leaf.path, str(value)) for leaf in leaves for value in leaf_values(card, leaf)}
    )
    return frozenset(key for key, times in found.items() if times > 1)


def _is_free(leaf: Leaf) -> bool:
    return leaf.privacy is Privacy.FREE_TEXT
