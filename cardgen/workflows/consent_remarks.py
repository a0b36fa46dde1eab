"""Warnings of consents whose wording is near to what a policy asks for: people may have meant it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cardgen.model.card import Card
from cardgen.model.form import CONSENTS, FormSpec
from cardgen.model.policy import RedactionPolicy
from cardgen.model.problem import Label, Problem
from cardgen.sharing.consent import PURPOSE, doubtful_consents
from cardgen.validation.sighting import Locator, Sighting

NEAR = "P203"


def consent_remarks(text: str, card: Card, form: FormSpec, policies: Sequence[RedactionPolicy]) -> Iterator[Problem]:
    """The doubtful consents of a card under any of the policies, each once, with their places in its text."""
    asking: dict[tuple[int, str], list[Label]] = {}
    for policy in policies:
        for rule in policy.consents:
            for at in doubtful_consents(card, rule):
                asking.setdefault((at, rule.purpose), []).append(policy.title)
    if not asking:
        return
    locator = Locator(text, card.path, form)
    for (at, purpose), titles in asking.items():
        args: dict[str, str | Label] = {"policy": Label.listed(titles), "purpose": purpose}
        yield locator.problem(Sighting(NEAR, (CONSENTS, at, PURPOSE), args=args))
