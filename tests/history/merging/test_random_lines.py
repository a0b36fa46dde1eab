"""Cards whose lines were edited by chance: whatever comes out, it is a card or a refusal."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.history.merging import Merged, NotMergeable, Reason, Side, taken
from cardgen.yamltree import parse

Merge = Callable[[str, str, str], Merged]

CARDS = sorted((Path(__file__).parents[3] / "cards").glob("C-*.yaml"))


def _edited(chance: random.Random, text: str) -> str:
    """A few lines commented on, set apart, repeated, dropped, moved or pushed in."""
    lines = text.split("\n")
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(lines))
        match chance.randrange(10):
            case 0:
                del lines[at]
                lines = lines or [""]
            case 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 2 | 3:
                lines.insert(at, f"{' ' * chance.randrange(6)}# 위 {chance.randrange(99)}")
            case 4 | 5:
                lines[at] += f"  # 옆 {chance.randrange(99)}"
            case 6:
                lines.insert(at, "")
            case 7:
                lines[at] = f"{lines[at]}{chance.randrange(9)}"
            case 8:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines[at] = f" {lines[at]}"
    return "\n".join(lines)


@settings(max_examples=150)
@given(seed=st.integers(0, 2**40))
def test_lines_edited_by_chance_merge_to_cards_or_are_refused(merge: Merge, seed: int) -> None:
    chance = random.Random(seed)
    base = chance.choice(CARDS).read_text(encoding="utf-8")
    ours, theirs = _edited(chance, base), _edited(chance, base)
    try:
        merged, swapped = merge(base, ours, theirs), merge(base, theirs, ours)
    except NotMergeable as refusal:
        assert refusal.reason in (Reason.UNREADABLE, Reason.OTHER_CARD)  # noqa: PT017  # most are, and all may be
        return
    assert taken(merged.text, merged.conflicts, Side.OURS) == taken(swapped.text, swapped.conflicts, Side.THEIRS)
    assert not any(parse(taken(merged.text, merged.conflicts, side)).faults for side in Side if side is not Side.BASE)
