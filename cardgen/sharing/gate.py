"""The gate: texts that would leave unmasked are searched for personal data, and one hit stops the share.

A gate, not a filter: no detector finds all personal data in Korean prose, so what it finds is never masked and let
through, but shown to the people who can put the text right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from cardgen.detection.known_values import KnownValues
from cardgen.detection.personal_data import personal_data
from cardgen.detection.personal_kind import PersonalKind
from cardgen.model.card import Card, RawCard
from cardgen.model.data import texts_in
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, Privacy
from cardgen.model.policy import Action, RedactionPolicy
from cardgen.model.problem import Problem
from cardgen.validation.sighting import Locator
from cardgen.validation.sighting import Sighting as Place

SEEN = "P201"
"""Something that looks like personal data."""
KNOWN = "P202"
"""A value that stands on a customer's card."""

TextOf = Callable[[Card], str]
"""The text of a card's file, in which lines and columns are counted; "" where it cannot be had."""

_Pointer = tuple[str | int, ...]


class _Text(NamedTuple):
    """A text of a card, with its field and the way to it."""

    leaf: Leaf
    pointer: _Pointer
    text: str


_KINDS = {
    Kind.NAME: PersonalKind.NAME,
    Kind.PHONE: PersonalKind.PHONE,
    Kind.EMAIL: PersonalKind.EMAIL,
    Kind.ADDRESS: PersonalKind.ADDRESS,
    Kind.BUSINESS_NUMBER: PersonalKind.BUSINESS_NUMBER,
    Kind.BIRTH_DATE: PersonalKind.BIRTH_DATE,
}
_COMMON_TO_MANY = frozenset({Kind.BIRTH_DATE})
"""Tells nothing of a customer in a text about another one: most dates are somebody's birthday."""
_CUSTOMERS_OWN = frozenset({Privacy.IDENTIFYING, Privacy.CONTACT, Privacy.QUASI})
"""Names and numbers of staff are of other classes."""
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
    return _pairs(it for it in _texts(card, form) if it.leaf.kind not in _COMMON_TO_MANY)


def gate_problems(
    shared: Sequence[Card], known: KnownValues, form: FormSpec, policy: RedactionPolicy, text_of: TextOf
) -> tuple[Problem, ...]:
    """What stands in the texts the policy shows whole and must not leave: all of it, in the order of the cards.

    Free text is judged by every pattern and by `known`, the values of all cards of all forms; other texts by patterns
    and by what the policy withholds of the same card. No problem holds a value.
    """
    return tuple(problem for card in shared for problem in _card_problems(card, known, form, policy, text_of))


def _card_problems(
    card: Card, known: KnownValues, form: FormSpec, policy: RedactionPolicy, text_of: TextOf
) -> Iterator[Problem]:
    texts = [*_texts(card, form)]
    shown = [it for it in texts if _leaves_whole(it.leaf, policy)]
    if not shown:
        return
    own = KnownValues.of(_pairs(it for it in texts if policy.action(it.leaf.path) is not Action.SHOW))
    seen = [
        (it.pointer, code, kind)
        for it in shown
        for code, kind in sorted(_judged(it.leaf, it.text, (own, known) if _is_free(it.leaf) else (own,)))
    ]
    if seen:
        locator = Locator(text_of(card), card.path, form)
        yield from (locator.problem(Place(code, pointer, args={"kind": kind.label})) for pointer, code, kind in seen)


def _judged(leaf: Leaf, text: str, known: Iterable[KnownValues]) -> set[tuple[str, PersonalKind]]:
    """What stands in a text, each kind once: as a known value where it is one."""
    found = {sighting.kind for values in known for sighting in values.found_in(text)}
    if leaf.privacy is Privacy.INTERNAL:
        found -= {PersonalKind.NAME}  # a customer may be a namesake of the clerk
    ignored = frozenset() if _is_free(leaf) else _NOT_JUDGED[leaf.kind]
    looks = {sighting.kind for sighting in personal_data(text)} - ignored - found
    return {(KNOWN, kind) for kind in found} | {(SEEN, kind) for kind in looks}


def _is_free(leaf: Leaf) -> bool:
    return leaf.privacy is Privacy.FREE_TEXT


def _leaves_whole(leaf: Leaf, policy: RedactionPolicy) -> bool:
    """True for a text that leaves as it is: none where no cards leave, for totals go by choices, regions and bands."""
    is_text = leaf.type is LeafType.STRING and not leaf.choices and leaf.kind in _NOT_JUDGED
    return is_text and policy.cards and policy.action(leaf.path) is Action.SHOW


def _texts(card: Card | RawCard, form: FormSpec) -> Iterator[_Text]:
    for pointer, text in texts_in(card.data):
        leaf = form.by_path.get(_path(pointer))
        if isinstance(leaf, Leaf):
            yield _Text(leaf, pointer, text)


def _path(pointer: _Pointer) -> str:
    """The field's path in the form: purchases[].note; that of a plain list has no brackets."""
    path = ""
    for step in pointer if isinstance(pointer[-1], str) else pointer[:-1]:
        path += "[]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _pairs(texts: Iterable[_Text]) -> Iterator[tuple[PersonalKind, str]]:
    for leaf, _, text in texts:
        if leaf.kind in _KINDS and leaf.privacy in _CUSTOMERS_OWN:
            yield _KINDS[leaf.kind], text
