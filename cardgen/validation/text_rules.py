"""The rules of x-kind, laid out as a form's data is, so that one walk over a card judges all its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cardgen.model.form import FormSpec, LeafType
from cardgen.validation.sighting import Sighting
from cardgen.validation.values import TextRule, text_rule
from cardgen.yamltree import Pointer

_Tree = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Each:
    """A rule for every item of a plain list."""

    rule: TextRule


class TextRules:
    """What a schema cannot say about the texts of one form's cards."""

    def __init__(self, form: FormSpec, today: date) -> None:
        self._tree = _rule_tree(form, today)

    def sightings(self, data: Mapping[str, Any]) -> Iterator[Sighting]:
        """Every broken rule; values of another type than text are for the schema to judge."""
        return _walk(data, self._tree, ())


def _walk(data: Mapping[str, Any], rules: _Tree, at: Pointer) -> Iterator[Sighting]:
    for key, value in data.items():
        rule = rules.get(key)
        if rule is None:
            continue
        if isinstance(value, str):
            if callable(rule) and (code := rule(value)):
                yield Sighting(code, (*at, key))
        elif isinstance(value, dict):
            if isinstance(rule, dict):
                yield from _walk(value, rule, (*at, key))
        elif isinstance(value, list):
            yield from _walk_list(value, rule, (*at, key))


def _walk_list(values: list[Any], rule: object, at: Pointer) -> Iterator[Sighting]:
    for number, value in enumerate(values):
        if isinstance(rule, dict) and isinstance(value, dict):
            yield from _walk(value, rule, (*at, number))
        elif isinstance(rule, _Each) and isinstance(value, str) and (code := rule.rule(value)):
            yield Sighting(code, (*at, number))


def _rule_tree(form: FormSpec, today: date) -> _Tree:
    tree: dict[str, Any] = {}
    for leaf in form.leaves():
        rule = text_rule(leaf, today) if leaf.type is LeafType.STRING and not leaf.choices else None
        if rule is None:
            continue
        *groups, key = leaf.path.replace("[]", "").split(".")
        home = tree
        for group in groups:
            home = home.setdefault(group, {})
        home[key] = _Each(rule) if leaf.many else rule
    return tree
