"""Checks one card against its form. The only maker of Card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import jsonschema_rs

from cardgen.messages.problems import rules
from cardgen.model.card import Card, RawCard, Rejected
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem, Severity
from cardgen.validation.schema_faults import schema_faults
from cardgen.validation.sighting import Locator, Sighting
from cardgen.validation.text_rules import TextRules
from cardgen.validation.whole_text import FirstUnprintable, resident_numbers, unprintable_texts
from cardgen.yamltree import Pointer

_UNREAD = frozenset({"C101", "C112", "C119"})
"""Rules after which nothing more can be said about a value: it is of another type, or none at all."""

FOR_OTHERS = "C302"
"""The warning that is about other programs reading the card file: what is made from the card is not affected."""


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

    @property
    def printing_problems(self) -> tuple[Problem, ...]:
        """The problems that matter to what is made from the card."""
        return tuple(problem for problem in self.problems if problem.code != FOR_OTHERS)


class CardChecker:
    """The rules of one form, compiled once for any number of cards."""

    def __init__(self, form: FormSpec, today: date, first_unprintable: FirstUnprintable) -> None:
        self._form = form
        self._first_unprintable = first_unprintable
        self._schema = jsonschema_rs.Draft202012Validator(dict(form.schema))
        self._texts = TextRules(form, today)

    def check(self, raw: RawCard, stem: str) -> Verdict:
        """All that is wrong with a card, `stem` being its file's name without ending.

        The common case, a sound card, is decided without positions; those are looked up again only for a bad one, since
        keeping the trees of all cards made loading seven times slower.
        """
        sightings = [*self._sightings(raw, stem)]
        if not sightings:
            return Verdict(_card(raw))
        locator = Locator(raw.text, raw.path, self._form)
        found = map(locator.problem, _one_per_mistake(sightings))
        problems = sorted(found, key=lambda problem: (problem.position, problem.code))
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
        yield from (Sighting(note.code, note.pointer) for note in raw.notes)
        if not self._schema.is_valid(raw.data):
            yield from schema_faults(self._schema.iter_errors(raw.data), raw.data, self._form)
        yield from self._texts.sightings(raw.data)
        yield from _identity(raw, stem)
        yield from resident_numbers(raw)
        yield from unprintable_texts(raw, self._first_unprintable)


def _one_per_mistake(sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """Without what only follows from another mistake.

    `name: ~` is no missing name too; what stands inside a value of the wrong type was meant otherwise; and a value that
    is wrong anyway need not hear how other programs would read it.
    """
    unread: dict[Pointer, Sighting] = {}
    for sighting in sightings:
        if sighting.code in _UNREAD:
            unread.setdefault(sighting.subject, sighting)
    wrong = {sighting.subject for sighting in sightings if rules()[sighting.code].severity is Severity.ERROR}
    for sighting in sightings:
        subject = sighting.subject
        inside = any(subject[:length] in unread for length in range(1, len(subject)))
        beside = sighting.code == FOR_OTHERS and subject in wrong
        if not inside and not beside and unread.get(subject, sighting) is sighting:
            yield sighting


def _identity(raw: RawCard, stem: str) -> Iterator[Sighting]:
    found = raw.data.get("id")
    if isinstance(found, str) and found != stem:
        yield Sighting("C201", ("id",))


def _card(raw: RawCard) -> Card:
    return Card(id=str(raw.data["id"]), path=raw.path, form=raw.form, blob=raw.blob, data=raw.data)
