"""What an audit searches for: every value a policy withholds, in the spellings it may have in a file."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from cardgen.detection.known_context import Context
from cardgen.detection.known_needles import needles
from cardgen.detection.personal_kind import PersonalKind
from cardgen.model.card import Card, RawCard
from cardgen.model.data import list_at, value_at
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, Privacy
from cardgen.model.policy import Action, RedactionPolicy
from cardgen.sharing.guards import Guard
from cardgen.sharing.number_spellings import day_of
from cardgen.sharing.pieces import Pieces
from cardgen.sharing.spellings import SHORTEST, short_names, spellings
from cardgen.sharing.squashing import squashed

_EPOCH = date(1899, 12, 30)


@dataclass(slots=True)
class Haystack:
    """All needles of some cards, each with the form and the path of its field.

    `needles` are spellings, squashed; `names` short ones, which count as words only; `pieces` those of free texts;
    `numbers` what tells where a cell holds just that: days as spreadsheets count them, with the day itself, and small
    amounts; `raw` the values as the cards have them.
    """

    needles: dict[str, tuple[Guard, str, str]] = field(default_factory=dict, repr=False)
    names: dict[str, Guard] = field(default_factory=dict, repr=False)
    named: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    pieces: Pieces = field(default_factory=Pieces, repr=False)
    numbers: dict[str, tuple[str, str, str]] = field(default_factory=dict, repr=False)
    raw: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False)

    def add(
        self,
        cards: Iterable[Card | RawCard],
        form: FormSpec,
        policy: RedactionPolicy | None,
        shared: Container[str] | None = None,
    ) -> None:
        """The values of a form's cards that the policy does not show whole; all of them without a policy.

        Of a card that is not among the `shared` ids all of them, too: the policy shows nothing of it. With None nobody
        knows whose values are shared. Of a card nobody has checked every value counts that stands where the form has
        one, of whatever type it is.
        """
        every = [*form.leaves()]
        withheld = [leaf for leaf in every if policy is None or _is_withheld(leaf, policy)]
        domains = policy.domains if policy else frozenset()
        for card in cards:
            for leaf in withheld if shared is None or _id_of(card) in shared else every:
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
        for spelling, guard in spellings(leaf, text, domains):
            self._put(spelling, guard, where)
            if guard is Guard.PRICE:
                self.numbers.setdefault(spelling, (*where, spelling))
        if leaf.kind.is_date:
            self._serial(text, where)
        elif leaf.kind is Kind.NAME:
            self._name(text, where)
        elif leaf.privacy is Privacy.FREE_TEXT:
            self.pieces.add(squashed(text), where)

    def _put(self, text: str, guard: Guard, where: tuple[str, str]) -> None:
        if len(text) >= SHORTEST:
            self.needles.setdefault(text, (guard, *where))

    def _name(self, text: str, where: tuple[str, str]) -> None:
        """The short name, and the given name where a title follows: 홍** beside 길동님 is 홍길동."""
        for name in short_names(text):
            self.names[name] = Guard.NAME
            self.named.setdefault(name, where)
        for needle in needles(PersonalKind.NAME, text):
            if needle.context is Context.TITLED:
                self.names.setdefault(needle.letters, Guard.TITLED)
                self.named.setdefault(needle.letters, where)

    def _serial(self, text: str, where: tuple[str, str]) -> None:
        day = day_of(text)
        if day is not None:
            self.numbers.setdefault(str((day - _EPOCH).days), (*where, f"{day:%Y%m%d}"))

    def _origin(self, card: Card | RawCard, form: FormSpec) -> None:
        """The card itself: its id and its blob name it to whoever has the repository, under any policy."""
        own = _id_of(card)
        where = (form.name, next((leaf.path for leaf in form.leaves() if leaf.kind is Kind.ID), ""))
        self._put(squashed(own), Guard.NONE, where)
        self._put(squashed(own.removeprefix(form.id_prefix)), Guard.WORD, where)
        self._put(card.blob[:12], Guard.NONE, where)
        self._put(card.blob[:7], Guard.WORD, where)
        self.raw.setdefault(own, where)


def _id_of(card: Card | RawCard) -> str:
    return PurePosixPath(card.path).stem


def _is_withheld(leaf: Leaf, policy: RedactionPolicy) -> bool:
    return not policy.cards or policy.action(leaf.path) is not Action.SHOW


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
