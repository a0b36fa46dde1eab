"""Doubts about whose a row is: asked once for each kind, answered from memory after that."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.importing.cell_values import Value
from cardgen.importing.matching import Person, key_of
from cardgen.model.form import FormSpec, Kind, Leaf
from cardgen.workflows.importing.row import Answer, Ask, Doubt

Key = tuple[object, ...]


class Doubts:
    """Asks whoever is there; a doubt about the same name, numbers and persons gets the answer it had before."""

    def __init__(self, form: FormSpec, ask: Ask | None) -> None:
        self._ask = ask
        self._known: dict[Key, Person | Answer] = {}
        self._enough = ask is None
        self._leaves = [leaf for leaf in form.leaves() if leaf.kind in _TELLING and "[]" not in leaf.path]

    def answer(self, doubt: Doubt) -> Person | Answer:
        """What is said of the row; SKIP where nobody says anything."""
        key = (
            doubt.code,
            doubt.name,
            doubt.may_be_new,
            self._telling(doubt.values),
            *(it.number for it in doubt.persons),
        )
        if key in self._known:
            return self._known[key]
        if self._enough or self._ask is None:
            return Answer.SKIP
        answer = self._ask(doubt)
        if answer is Answer.SKIP_ALL:
            self._enough = True
            return Answer.SKIP
        self._known[key] = answer
        return answer

    def _telling(self, values: Mapping[str, Value]) -> Key:
        """What the row says of who is meant, as it is compared."""
        return tuple(_compared(leaf, values.get(leaf.path)) for leaf in self._leaves)


_TELLING = frozenset({Kind.ID, Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.BUSINESS_NUMBER, Kind.BIRTH_DATE})


def _compared(leaf: Leaf, value: object) -> object:
    return key_of(leaf.kind, value) if isinstance(value, str) and leaf.kind in _NUMBERS else str(value)


_NUMBERS = frozenset({Kind.PHONE, Kind.EMAIL, Kind.BUSINESS_NUMBER})
