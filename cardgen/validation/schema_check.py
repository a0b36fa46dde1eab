"""Checks one card against its form. The only maker of Card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import jsonschema_rs

from cardgen.detection.resident_number import find_resident_numbers
from cardgen.model.card import Card, RawCard, Rejected
from cardgen.model.form import FormSpec, Leaf, LeafType
from cardgen.model.problem import Problem
from cardgen.validation.schema_faults import schema_faults
from cardgen.validation.sighting import Locator, Sighting
from cardgen.validation.values import value_fault
from cardgen.yamltree import Pointer, place

FirstUnprintable = Callable[[str], int | None]
"""The first code point of a text that no font on this machine prints, or None."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A card or why there is none, and the warnings either way."""

    outcome: Card | Rejected
    warnings: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Errors and warnings together, in file order."""
        errors = self.outcome.problems if isinstance(self.outcome, Rejected) else ()
        return tuple(sorted((*errors, *self.warnings), key=lambda problem: problem.position))


class CardChecker:
    """The rules of one form, compiled once for any number of cards."""

    def __init__(self, form: FormSpec, today: date, first_unprintable: FirstUnprintable) -> None:
        self._form = form
        self._today = today
        self._first_unprintable = first_unprintable
        self._schema = jsonschema_rs.Draft202012Validator(dict(form.schema))
        self._leaves = _leaf_tree(form)

    def check(self, raw: RawCard, stem: str) -> Verdict:
        """All that is wrong with a card, `stem` being its file's name without ending.

        The common case, a sound card, is decided without positions; those are looked up again only for a bad one, since
        keeping the trees of all cards made loading seven times slower.
        """
        sightings = [*self._sightings(raw, stem)]
        if not sightings:
            return Verdict(_card(raw))
        locator = Locator(raw.text, raw.path, self._form)
        problems = sorted(map(locator.problem, sightings), key=lambda problem: (problem.position, problem.code))
        errors = tuple(problem for problem in problems if problem.is_error)
        warnings = tuple(problem for problem in problems if not problem.is_error)
        return Verdict(Rejected(raw.path, errors) if errors else _card(raw), warnings)

    def known(self, path: str, blob: str, data: dict[str, Any]) -> Card | None:
        """A card from values this form's rules found sound before; None where the schema says they are not.

        The caller vouches that `data` was read from `blob` and checked under the same rules.
        """
        if not self._schema.is_valid(data):
            return None
        return Card(id=str(data["id"]), path=path, form=self._form.name, blob=blob, data=data)

    def _sightings(self, raw: RawCard, stem: str) -> Iterator[Sighting]:
        for note in raw.notes:
            yield Sighting(note.code, note.pointer)
        if not self._schema.is_valid(raw.data):
            yield from schema_faults(self._schema.iter_errors(raw.data), raw.data, self._form)
        yield from self._walk(raw.data, self._leaves, ())
        yield from _identity(raw, stem)
        yield from self._text(raw)

    def _walk(self, data: Mapping[str, Any], leaves: Mapping[str, Any], at: Pointer) -> Iterator[Sighting]:
        """Every text value by the rules of its kind."""
        for key, value in data.items():
            rule = leaves.get(key)
            if rule is None:
                continue
            if isinstance(rule, Leaf):
                for item, where in _items(value, (*at, key)):
                    if code := value_fault(rule, item, self._today):
                        yield Sighting(code, where)
            elif isinstance(value, dict):
                yield from self._walk(value, rule, (*at, key))
            elif isinstance(value, list):
                for number, record in enumerate(value):
                    if isinstance(record, dict):
                        yield from self._walk(record, rule, (*at, key, number))

    def _text(self, raw: RawCard) -> Iterator[Sighting]:
        """What is looked for anywhere in the file, comments and keys included.

        Text in double quotes is looked at again once its escapes are decoded.
        """
        spots = [place(raw.text, start) for start, _ in find_resident_numbers(raw.text)]
        yield from (Sighting("C113", (), spot) for spot in spots)
        if not spots and "\\" in raw.text:
            for pointer, text in _texts(raw.data, ()):
                if any(True for _ in find_resident_numbers(text)):
                    yield Sighting("C113", pointer)
        if not raw.text.isascii() and self._first_unprintable(raw.text) is not None:
            for pointer, text in _texts(raw.data, ()):
                if (code_point := self._first_unprintable(text)) is not None:
                    yield Sighting("C301", pointer, args={"code_point": f"U+{code_point:04X}"})


def _card(raw: RawCard) -> Card:
    return Card(id=str(raw.data["id"]), path=raw.path, form=raw.form, blob=raw.blob, data=raw.data)


def _identity(raw: RawCard, stem: str) -> Iterator[Sighting]:
    found = raw.data.get("id")
    if isinstance(found, str) and found != stem:
        yield Sighting("C201", ("id",))


def _leaf_tree(form: FormSpec) -> dict[str, Any]:
    """Leaves with rules beyond the schema, nested as the data is."""
    tree: dict[str, Any] = {}
    for leaf in form.leaves():
        if leaf.type is not LeafType.STRING or leaf.choices:
            continue
        *groups, key = leaf.path.replace("[]", "").split(".")
        home = tree
        for group in groups:
            home = home.setdefault(group, {})
        home[key] = leaf
    return tree


def _items(value: object, at: Pointer) -> Iterator[tuple[str, Pointer]]:
    if isinstance(value, str):
        yield value, at
    elif isinstance(value, list):
        yield from ((item, (*at, number)) for number, item in enumerate(value) if isinstance(item, str))


def _texts(data: object, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*at, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts(value, (*at, number))
