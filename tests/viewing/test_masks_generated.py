"""The mask table over 10,000 generated values of each kind: nothing hidden ever gets out, however masks are joined."""

from __future__ import annotations

import random
import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.model.fitting import fitting_treatments
from cardgen.model.policy import Action, Period, Treatment
from cardgen.viewing.masks import redacted_text
from tests.viewing.mask_values import BATCH, LEAVES, LISTED, TWINS, redaction, shown, values

RUN = re.compile(r"\*+")
seeds = st.integers(min_value=0, max_value=2**32)


def treatments(kind: str) -> list[Treatment]:
    """Those that mask: neither the whole value nor nothing of it."""
    leaf = LEAVES[kind]
    return [it for it in fitting_treatments(leaf) if not it.action.is_withheld and it.action is not Action.SHOW]


@pytest.mark.parametrize("kind", LEAVES)
@settings(max_examples=100)
@given(seed=seeds)
def test_what_is_hidden_changes_not_a_character_of_what_is_shown(kind: str, seed: int) -> None:
    """Nor its length: two values that differ in nothing but the hidden part look alike."""
    force, leaf, rng = redaction(LISTED), LEAVES[kind], random.Random(seed)
    masks = [it for it in treatments(kind) if it.action is not Action.PSEUDONYM]
    for _ in range(BATCH):
        first, second = TWINS[kind](rng)
        for treatment in masks:
            if treatment.period is Period.MONTH or kind != "date" or treatment.action is not Action.BAND:
                assert redacted_text(leaf, first, treatment, force, "ko") == redacted_text(
                    leaf, second, treatment, force, "ko"
                )


def covers(more: str, less: str) -> bool:
    """True where everything `less` shows of a value `more` shows too: in the same order, at the same ends."""
    first, *others = RUN.split(less)
    if not others:
        return more.startswith(less)
    place = len(first)
    for piece in others:
        found = more.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return more.startswith(first) and more.endswith(others[-1])


@pytest.mark.parametrize("kind", LEAVES)
@settings(max_examples=100)
@given(seed=seeds)
def test_a_value_is_masked_once_and_no_two_policies_add_up(kind: str, seed: int) -> None:
    """Masking twice changes nothing, and all that is ever shown of a value is no more than one policy shows.

    Over all actions, with and without listed domains; a token shows no character of the value.
    """
    leaf, language = LEAVES[kind], "ko" if seed % 2 else "en"
    policies = [redaction(), redaction(LISTED)] if kind == "email" else [redaction()]
    masks = [(it, policy) for it in treatments(kind) if it.action is not Action.PSEUDONYM for policy in policies]
    for value in values(kind, seed):
        texts = [redacted_text(leaf, value, treatment, policy, language) for treatment, policy in masks]
        again = [redacted_text(leaf, text, *mask, language) for text, mask in zip(texts, masks, strict=True)]
        assert all(texts)
        assert again == texts
        assert all(covers(one, other) or covers(other, one) for one, other in combinations({*texts}, 2))


def test_the_comparison_tells_what_adds_up() -> None:
    assert not covers("010-****-5678", "010-1234-****")
    assert not covers("홍**", "**동")
    assert covers("ho**@example.com", "ho**@***")


@given(st.text(st.characters()), st.sampled_from([*LEAVES]), st.sampled_from([*Action]), st.sampled_from(["ko", "en"]))
def test_any_text_at_all_is_masked(text: str, kind: str, action: Action, language: str) -> None:
    assert shown(kind, text, action, language)
