"""`cardgen find`: the cards an expression or some words choose, in the order of their index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.model.indexview import IndexView
from cardgen.model.problem import Problem
from cardgen.querying.words import like_condition
from cardgen.viewing.build_index import build_index, index_leaves, index_order
from cardgen.workflows.selection import select
from cardgen.workflows.where import cards_where, word_conditions
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True)
class FormHits:
    """The cards of one form that were found."""

    form: FormSpec
    language: str
    found: tuple[Card, ...] = field(repr=False)

    @cached_property
    def _ordered(self) -> list[Card]:
        return sorted(self.found, key=index_order(self.form, self.language))

    def table(self) -> IndexView:
        """They as their index shows them."""
        return build_index(self.found, self.form, self.language)

    def ids(self) -> list[str]:
        """Their ids."""
        return [card.id for card in self._ordered]

    def objects(self) -> list[Mapping[str, object]]:
        """Their index fields by path, as the cards hold them; None where a card has none."""
        paths = [leaf.path for leaf in index_leaves(self.form)]
        return [{path: card.value(path) for path in paths} for card in self._ordered]


@dataclass(frozen=True, slots=True)
class FindReport:
    """What was found, form by form, where anything was.

    `left_out` counts the cards that could not be judged: they are not sound, or their form is broken. `like_condition`
    tells that the words looked for name a field or join conditions, as in `등급 is VIP`.
    """

    forms: tuple[FormHits, ...]
    left_out: int
    problems: tuple[Problem, ...]
    like_condition: bool

    @property
    def cards(self) -> int:
        """How many cards were found."""
        return sum(len(hits.found) for hits in self.forms)


def find(workspace: Workspace, text: str, forms: tuple[str, ...], language: str, *, processes: int) -> FindReport:
    """The cards `text` chooses out of the named forms (all by default): an expression, words, or nothing for all."""
    wanted = word_conditions(workspace, text, forms)
    selected = select(workspace, ())
    usable = selected.usable
    chosen = [*cards_where(workspace, wanted, usable, whole=True, processes=processes)]
    unusable = sum(card.form in wanted for card in selected.files) - sum(card.form in wanted for card in usable)
    return FindReport(
        forms=tuple(FormHits(one.form, language, one.cards) for one in chosen if one.cards),
        left_out=sum(one.left_out for one in chosen) + unusable + selected.left_out,
        problems=() if forms else workspace.form_problems,
        like_condition=any(like_condition(text, workspace.forms[name]) for name in wanted),
    )
