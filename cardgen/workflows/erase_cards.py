"""Other customers' cards in which values of the one to be erased were seen: whose they are, and where."""

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
from cardgen.sharing.squashing import squashed
from cardgen.workflows.erase_needles import Needles, Value
from cardgen.workflows.workspace import Workspace
from cardgen.yamltree import node_at, parse

_ENDING = ".yaml"


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of another customer's card in which values were seen; the line is 1-based, 0 where it is not known."""

    path: str
    line: int
    values: frozenset[Value] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Foreign:
    """Another customer's card: `same` are values it has as its own (a family's address), `spots` where it quotes."""

    card: str
    same: frozenset[Value] = field(repr=False)
    spots: tuple[Spot, ...] = ()


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
            return Foreign(owner, frozenset(), (Spot("", 0, seen),) if seen else ())
        same: set[Value] = set()
        spots: list[Spot] = []
        for it in texts_of(card, form):
            values = {hit.value for hit in needles.found_in(it.text) if hit.value}
            own = {value for value in values if _is_own(it, value)}
            same |= own
            if values - own:
                spots.append(Spot(it.leaf.path, _line(text, it), frozenset(values - own)))
        spots += _remarks(text, needles, same | {value for spot in spots for value in spot.values})
        return Foreign(owner, frozenset(same), tuple(spots))


def _is_own(it: CardText, value: Value) -> bool:
    """True where the other customer has the value, too, and does not merely speak of it."""
    if it.leaf.privacy is Privacy.FREE_TEXT:
        return False
    return _is_alike(it.leaf, value) or squashed(it.text) in value.letters


def _is_alike(leaf: Leaf, value: Value) -> bool:
    return leaf.kind is value.kind and leaf.kind is not Kind.TEXT


def _line(text: str, it: CardText) -> int:
    root = parse(text).root
    node = node_at(root, it.pointer) if root is not None else None
    return node.line if node is not None else 0


def _remarks(text: str, needles: Needles, known: set[Value]) -> Iterator[Spot]:
    """Comments: what a file says besides its values."""
    for number, line in enumerate(text.splitlines(), 1):
        if "#" in line:
            values = {hit.value for hit in needles.found_in(line.partition("#")[2]) if hit.value}
            if values - known:
                yield Spot("", number, frozenset(values - known))
