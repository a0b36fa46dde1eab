"""What an audit searches for: every value a policy withholds, in the spellings it may have in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from cardgen.model.card import Card, RawCard
from cardgen.model.data import list_at, value_at
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType
from cardgen.model.policy import Action, RedactionPolicy
from cardgen.sharing.spellings import SHORTEST, Guard, day_of, short_names, spellings
from cardgen.sharing.squashing import squashed

_EPOCH = date(1899, 12, 30)


@dataclass(slots=True)
class Haystack:
    """All needles of some cards, each with the form and the path of its field.

    `needles` are spellings, squashed; `names` short ones, which count as words only; `serials` days as spreadsheets
    count them, with the day itself; `raw` the values as the cards have them.
    """

    needles: dict[str, tuple[Guard, str, str]] = field(default_factory=dict, repr=False)
    names: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    serials: dict[str, tuple[str, str, str]] = field(default_factory=dict, repr=False)
    raw: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False)

    def add(self, cards: Iterable[Card | RawCard], form: FormSpec, policy: RedactionPolicy | None) -> None:
        """The values of a form's cards that the policy does not show whole; all of them without a policy.

        Of a card nobody has checked every value counts that stands where the form has one, of whatever type it is.
        """
        withheld = [
            leaf
            for leaf in form.leaves()
            if policy is None or not policy.cards or policy.action(leaf.path) is not Action.SHOW
        ]
        domains = policy.domains if policy else frozenset()
        for card in cards:
            for leaf in withheld:
                where = (form.name, leaf.path)
                for value in leaf_values(card, leaf):
                    self._value(leaf, value, where, domains)
            self._origin(card, form)

    def _value(self, leaf: Leaf, value: object, where: tuple[str, str], domains: frozenset[str]) -> None:
        if leaf.type is LeafType.BOOLEAN or leaf.kind is Kind.CHOICE or value is None:
            return
        text = str(value)
        if text in self.raw:
            return
        self.raw[text] = where
        if leaf.kind.is_date:
            self._serial(text, where)
        for spelling, guard in spellings(leaf, text, domains):
            self._put(spelling, guard, where)
        if leaf.kind is Kind.NAME:
            for name in short_names(text):
                self.names.setdefault(name, where)

    def _put(self, text: str, guard: Guard, where: tuple[str, str]) -> None:
        if len(text) >= SHORTEST:
            self.needles.setdefault(text, (guard, *where))

    def _serial(self, text: str, where: tuple[str, str]) -> None:
        day = day_of(text)
        if day is not None:
            self.serials.setdefault(str((day - _EPOCH).days), (*where, f"{day:%Y%m%d}"))

    def _origin(self, card: Card | RawCard, form: FormSpec) -> None:
        """The card itself: its id and its blob name it to whoever has the repository, under any policy."""
        own = PurePosixPath(card.path).stem
        where = (form.name, next((leaf.path for leaf in form.leaves() if leaf.kind is Kind.ID), ""))
        self._put(squashed(own), Guard.NONE, where)
        self._put(squashed(own.removeprefix(form.id_prefix)), Guard.WORD, where)
        self._put(card.blob[:12], Guard.NONE, where)
        self._put(card.blob[:7], Guard.WORD, where)
        self.raw.setdefault(own, where)


def leaf_values(card: Card | RawCard, leaf: Leaf) -> Iterator[object]:
    """Every value of the field in a card: those of all records, each of a plain list."""
    records, column, key = leaf.path.partition("[].")
    alone = () if column else (value_at(card.data, leaf.path),)
    found = [value_at(record, key) for record in list_at(card.data, records)] if column else alone
    for value in found:
        if isinstance(value, (list, tuple)):
            yield from value
        elif value is not None:
            yield value
