"""What of earlier versions of a card may be told under a policy: values it was made for, and that it would let out.

Nobody checked an earlier version, and nobody searched its texts; and its form may have called something else by the
name of a field of today. What a copy would not have is compared, and not told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from cardgen.model.card import Card, RawCard
from cardgen.model.form import FormSpec
from cardgen.model.policy import RedactionPolicy
from cardgen.model.untold import Untold
from cardgen.sharing.card_texts import Pointer, field_path
from cardgen.sharing.gate import Gate, staff_values
from cardgen.sharing.past_policy import past_policy
from cardgen.validation.readable import readable_card
from cardgen.validation.schema_check import CardChecker
from cardgen.validation.sighting import dotted
from cardgen.workflows.everybody import everybody
from cardgen.workflows.share_gate import known_values
from cardgen.workflows.workspace import Workspace


class ChangeScreen:
    """The screen of a policy for all versions of its form's cards.

    UnsoundCards, at once, where a card of today cannot be read: nobody knows then whom a text tells of.
    """

    def __init__(self, workspace: Workspace, policy: RedactionPolicy, processes: int) -> None:
        people = everybody(workspace, processes)
        self._policy = policy
        self._today = workspace.today
        self._form = workspace.forms[policy.form]
        self._known = known_values(people)
        cards = [card for card in people.of(self._form) if isinstance(card, Card)]
        self._staff = staff_values(cards, self._form)
        self._judges: dict[str, _Judge] = {}

    def __call__(self, raw: RawCard, form: FormSpec) -> Mapping[str, Any]:
        """The data of a version read by a form, with Untold for each value that is not to be told."""
        if form.source not in self._judges:
            policy = past_policy(self._policy, self._form, form)
            gate = Gate(self._known, form, policy, self._staff)
            self._judges[form.source] = _Judge(form, policy, CardChecker(form, self._today, _printable), gate)
        return self._judges[form.source].told(raw)


@dataclass(frozen=True, slots=True)
class _Judge:
    """What holds for versions read by one form: its own rules, and the policy by its paths."""

    form: FormSpec
    policy: RedactionPolicy
    checker: CardChecker
    gate: Gate

    def told(self, raw: RawCard) -> Mapping[str, Any]:
        stem = PurePosixPath(raw.path).stem
        broken = (problem.field for problem in self.checker.check(raw, stem).problems if problem.is_error)
        card = readable_card(raw, stem, self.form)
        telling = (problem.field for problem in self.gate.problems(card, lambda _: raw.text))
        held = frozenset(filter(None, (*broken, *telling)))
        return {key: self._screened(value, (key,), held) for key, value in raw.data.items()}

    def _screened(self, value: Any, at: Pointer, held: frozenset[str]) -> Any:
        if isinstance(value, Mapping):
            return {key: self._screened(it, (*at, key), held) for key, it in value.items()}
        if isinstance(value, list):
            return [self._screened(it, (*at, number), held) for number, it in enumerate(value)]
        known = field_path(at) in self.policy.treatments
        return value if known and not _is_held(at, held) else Untold(value)


def _is_held(at: Pointer, held: Collection[str]) -> bool:
    """True for a value at one of these places, or within what stands there."""
    return bool(held) and any(dotted(at[:length]) in held for length in range(1, len(at) + 1))


def _printable(_text: str) -> int | None:
    """What no font prints can be told all the same."""
    return None
