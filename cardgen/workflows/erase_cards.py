"""Others' cards in which values of those to be erased were seen: whose they are, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from cardgen.loading.card_file import read_card
from cardgen.model.card import RawCard
from cardgen.model.form import FormSpec, Kind, Leaf, Privacy
from cardgen.sharing.card_texts import CardText, texts_of
from cardgen.sharing.consent import keeps_consents
from cardgen.sharing.squashing import squashed
from cardgen.workflows.erase_needles import Needles, Value
from cardgen.workflows.workspace import Workspace
from cardgen.yamltree import node_at, parse

_ENDING = ".yaml"


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of another's card in which values were seen; the line is 1-based, 0 where it is not known.

    `own` where the card has them as values of its own (a family's address, who paid a receipt), and does not quote.
    """

    path: str
    line: int
    values: frozenset[Value] = field(repr=False)
    own: bool = False


@dataclass(frozen=True, slots=True)
class Foreign:
    """Another's card, and where it has values.

    `vouches` where values of its own may be somebody else's: it is of the same form, or of one whose cards are people
    who consent. A receipt does not: the payer on it is most likely the very customer.
    """

    card: str
    spots: tuple[Spot, ...] = ()
    vouches: bool = False

    @property
    def same(self) -> frozenset[Value]:
        """The values another customer has, too."""
        return frozenset(value for it in self.spots if it.own for value in it.values) if self.vouches else frozenset()


@dataclass(frozen=True)
class ForeignCards:
    """Reads any version of any card, by today's forms."""

    forms: Mapping[str, FormSpec]

    @classmethod
    def of(cls, workspace: Workspace) -> ForeignCards:
        """Those of a workspace."""
        return cls(workspace.forms)

    def form_of(self, card: str) -> FormSpec | None:
        """The form whose prefix begins an id."""
        return next((form for form in self.forms.values() if card.startswith(form.id_prefix)), None)

    def owner(self, text: str, path: str | None) -> str | None:
        """The id of the card that a file is, by what it says, else by what it is called; None for other files."""
        for form, line in self._id_lines:
            if (found := line.search(text)) and found[1].startswith(form.id_prefix):
                return found[1]
        stem = PurePosixPath(path or "").stem
        return stem if (path or "").endswith(_ENDING) and self.form_of(stem) else None

    @cached_property
    def _id_lines(self) -> tuple[tuple[FormSpec, re.Pattern[str]], ...]:
        keys = ((form, leaf.key) for form in self.forms.values() for leaf in form.leaves() if leaf.kind is Kind.ID)
        pattern = r"^{}[ \t]*:[ \t]*['\"]?([^\s'\"#]+)"
        return tuple((form, re.compile(pattern.format(re.escape(key)), re.MULTILINE)) for form, key in keys)

    def judged(self, owner: str, text: str, blob: str, needles: Needles) -> Foreign:
        """What another customer's card has of the values; one that cannot be read quotes whatever was seen in it."""
        form = self.form_of(owner)
        card = read_card(text, blob, "", form) if form else None
        if form is None or not isinstance(card, RawCard):
            seen = frozenset(hit.value for hit in needles.found_in(text) if hit.value)
            return Foreign(owner, (Spot("", 0, seen),) if seen else ())
        spots = [*_fields(card, form, text, needles)]
        spots += _remarks(text, needles, {value for spot in spots for value in spot.values})
        alike = form.name in {own.name for own in map(self.form_of, needles.cards) if own}
        return Foreign(owner, tuple(spots), alike or keeps_consents(form))


def _is_own(it: CardText, value: Value) -> bool:
    """True where the other customer has the value, too, and does not merely speak of it."""
    if it.leaf.privacy is Privacy.FREE_TEXT:
        return False
    return _is_alike(it.leaf, value) or squashed(it.text) in value.letters


def _is_alike(leaf: Leaf, value: Value) -> bool:
    return leaf.kind is value.kind and leaf.kind is not Kind.TEXT


def _fields(card: RawCard, form: FormSpec, text: str, needles: Needles) -> Iterator[Spot]:
    """The fields in which values stand: those that are the card's own, and those it quotes."""
    root = None
    for it in texts_of(card, form):
        values = frozenset(hit.value for hit in needles.found_in(it.text) if hit.value)
        values |= needles.words_in(it.text) if it.leaf.kind is Kind.NAME else frozenset()
        if not values:
            continue
        root = root or parse(text).root
        node = node_at(root, it.pointer) if root is not None else None
        line = node.line if node is not None else 0
        own = frozenset(value for value in values if _is_own(it, value))
        if own:
            yield Spot(it.leaf.path, line, own, own=True)
        if values - own:
            yield Spot(it.leaf.path, line, values - own)


def _remarks(text: str, needles: Needles, known: set[Value]) -> Iterator[Spot]:
    """Comments: what a file says besides its values."""
    for number, line in enumerate(text.splitlines(), 1):
        if "#" in line:
            values = {hit.value for hit in needles.found_in(line.partition("#")[2]) if hit.value}
            if values - known:
                yield Spot("", number, frozenset(values - known))
