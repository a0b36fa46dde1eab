"""Warnings of consents whose wording is near to what a policy asks for: people may have meant it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cardgen.loading.file_text import FileText, read_text
from cardgen.model.card import Card
from cardgen.model.form import CONSENTS, FormSpec
from cardgen.model.policy import RedactionPolicy
from cardgen.model.problem import Problem
from cardgen.sharing.consent import PURPOSE, doubtful_consents
from cardgen.validation.sighting import Locator, Sighting

NEAR = "P203"


def consent_remarks(root: Path, card: Card, form: FormSpec, policy: RedactionPolicy) -> Iterator[Problem]:
    """The doubtful consents of a card under one policy, with their places in its file."""
    places = doubtful_consents(card, policy.consent) if policy.consent else ()
    if not places or policy.consent is None:
        return
    found = read_text(root / card.path)
    locator = Locator(found.text if isinstance(found, FileText) else "", card.path, form)
    args = {"policy": policy.name, "purpose": policy.consent.purpose}
    for at in places:
        yield locator.problem(Sighting(NEAR, (CONSENTS, at, PURPOSE), args=args))
