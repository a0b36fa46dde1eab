"""Ids for new cards: random by default, so that two people who each add a customer never mean the same one."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from itertools import product

from cardgen.errors import UsageError
from cardgen.model.form import FormSpec
from cardgen.workflows.kept_numbers import kept_ids
from cardgen.workflows.tombstones import erased_names
from cardgen.workflows.workspace import Workspace

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and the capitals nobody takes for digits (Crockford's base 32)."""

DIGITS = "0123456789"
_ALPHABETS = (CROCKFORD, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789abcdef", DIGITS)
_LENGTHS = (6, 5, 7, 4, 8, 3, 9, 10, 11, 12, 2, 1)
_TRIES = 200
"""Draws before an id counts as not to be had."""


class IdMaker:
    """Gives new ids of one form, none `taken`, none twice, none of an erased card, none kept for a paper form."""

    def __init__(self, workspace: Workspace, form: FormSpec, taken: Iterable[str]) -> None:
        self._form = form
        self._pattern = re.compile(form.id_pattern)
        self._taken = {stem.upper() for stem in taken} | erased_names(workspace.root) | kept_ids(workspace.root)
        self._in_sequence = workspace.settings.ids == "sequence"
        self._last = self._highest() if self._in_sequence else 0

    def next(self) -> str:
        """A new id. UsageError where the form's pattern admits none we know how to make, or none is left."""
        found = self._following() if self._in_sequence else self._random()
        self._taken.add(found.upper())
        return found

    def _random(self) -> str:
        for length, alphabet in product(_LENGTHS, _ALPHABETS):
            for _ in range(_TRIES):
                found = self._form.id_prefix + "".join(secrets.choice(alphabet) for _ in range(length))
                if self._is_free(found):
                    return found
        raise UsageError("error.new.no_id", form=self._form.name)

    def _is_free(self, card_id: str) -> bool:
        """True for an id of the form's shape that no card has."""
        return self._pattern.search(card_id) is not None and card_id.upper() not in self._taken

    def _following(self) -> str:
        """The number after the highest, with zeros before it as far as the pattern asks for them."""
        for number in range(self._last + 1, self._last + 1 + _TRIES):
            for length in _LENGTHS:
                found = self._form.id_prefix + str(number).zfill(length)
                if self._is_free(found):
                    self._last = number
                    return found
        raise UsageError("error.new.no_id", form=self._form.name)

    def _highest(self) -> int:
        tails = (stem.removeprefix(self._form.id_prefix) for stem in self._taken)
        return max((int(tail) for tail in tails if tail.isascii() and tail.isdigit()), default=0)


def new_id(workspace: Workspace, form: FormSpec, taken: Iterable[str]) -> str:
    """One new id; an IdMaker gives many without looking at `taken` each time."""
    return IdMaker(workspace, form, taken).next()
