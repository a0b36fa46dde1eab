"""Copies of cards as of an earlier day: today's policy on the form of then, and what customers say today."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from cardgen.errors import UsageError
from cardgen.model.card import Card
from cardgen.model.policy import RedactionPolicy
from cardgen.sharing.consent import without_consent
from cardgen.sharing.past_policy import past_policy
from cardgen.sharing.retention import is_overdue
from cardgen.workflows.card_cache import cards_by_stamp
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.share_selection import ShareCards
from cardgen.workflows.workspace import Workspace, open_workspace


def policy_in_force(workspace: Workspace, name: str) -> RedactionPolicy:
    """The policy called `name`: for an earlier state of a workspace today's, by the paths of the form of then.

    UsageError as for `chosen_policy`, and where that form had nothing then that the policy lets be seen.
    """
    if workspace.past is None:
        return chosen_policy(workspace, name)
    today = open_workspace(workspace.past.of)
    policy = chosen_policy(today, name)
    then = workspace.forms.get(policy.form)
    if then is None:
        raise UsageError("error.as_of.no_form", form=policy.form, at=workspace.past.revision.name)
    found = past_policy(policy, today.forms[policy.form], then)
    if not found.cards and found.totals is None:
        raise UsageError("error.as_of.no_totals", policy=policy.title, at=workspace.past.revision.name)
    return found


def allowed_today(workspace: Workspace, policy: RedactionPolicy, chosen: ShareCards, processes: int) -> ShareCards:
    """The chosen cards of an earlier state without those of customers who would not let them go today.

    A consent withdrawn since counts (개인정보 보호법 art. 37), as does a period that has ended since (art. 21). Where
    the policy asks for consents, a customer without a sound card of today has given none.
    """
    if workspace.past is None:
        return chosen
    today = _Today(open_workspace(workspace.past.of), policy, chosen, processes)
    kept = [pair for pair in zip(chosen.cards, chosen.files, strict=True) if today.lets_go(pair[0].id)]
    return replace(
        chosen,
        cards=tuple(card for card, _ in kept),
        files=tuple(file for _, file in kept),
        without_consent=(*chosen.without_consent, *sorted(today.refused)),
        overdue=(*chosen.overdue, *sorted(today.overdue)),
    )


class _Today:
    """What today's cards say of the customers chosen."""

    def __init__(self, workspace: Workspace, policy: RedactionPolicy, chosen: ShareCards, processes: int) -> None:
        self._workspace = workspace
        self._policy = policy
        self._ids = frozenset(card.id for card in chosen.cards)
        files = [it for it in workspace.card_files().files if it.form == policy.form and it.stem in self._ids]
        self._cards = cards_by_stamp(workspace, policy.form, files, whole=False, processes=processes)

    @cached_property
    def refused(self) -> frozenset[str]:
        """The ids of those who consent to nothing of the kind any more."""
        if not self._policy.consents:
            return frozenset()
        consents = self._policy.consents
        found: list[Card] = [*without_consent(self._cards, consents, self._workspace.today)]
        return self._ids - {card.id for card in self._cards} | {card.id for card in found}

    @cached_property
    def overdue(self) -> frozenset[str]:
        """The ids of those whose period has ended, as far as they have not refused."""
        ended = {card.id for card in self._cards if is_overdue(card, self._workspace.today)}
        return frozenset(ended - self.refused)

    def lets_go(self, card_id: str) -> bool:
        """True where nothing of today speaks against a copy."""
        return card_id not in self.refused and card_id not in self.overdue
