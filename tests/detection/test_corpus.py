"""The labelled corpus is whole, and what is found in the part patterns are tuned to does not become less."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.detection.corpus import HELD_OUT, TUNED, WAYS, Split
from cardgen.detection.personal_data import personal_data
from cardgen.detection.personal_kind import PersonalKind

SPLITS = pytest.mark.parametrize("split", [TUNED, HELD_OUT], ids=lambda split: split.name)

PROSE_MISSED = 1
"""A given name within a shop's: 민수네."""
ACCUSED = 1
"""A barcode of a foreign maker, which `check` takes for a resident number, too."""


def test_corpus_has_what_was_promised_and_a_third_of_it_is_held_out() -> None:
    personal, clean = (len(TUNED.personal), len(HELD_OUT.personal)), (len(TUNED.clean), len(HELD_OUT.clean))
    assert sum(personal) >= 150
    assert sum(clean) >= 150
    assert all(3 * held_out >= tuned + held_out for tuned, held_out in (personal, clean))


@SPLITS
def test_every_kind_and_way_is_covered(split: Split) -> None:
    assert {kind for sentence in split.personal for kind in sentence.kinds} == {*PersonalKind}
    assert {sentence.way for sentence in split.personal} == {*WAYS}


def test_no_sentence_stands_twice() -> None:
    texts = Counter((*(it.text for split in (TUNED, HELD_OUT) for it in split.personal), *TUNED.clean, *HELD_OUT.clean))
    assert [text for text, times in texts.items() if times > 1] == []


def test_tuned_patterns_find_what_they_found() -> None:
    missed = Counter(
        sentence.way
        for sentence in TUNED.personal
        for kind in sentence.kinds
        if kind not in {sighting.kind for sighting in personal_data(sentence.text)}
    )
    assert missed == {"prose": PROSE_MISSED}


def test_tuned_patterns_accuse_hardly_a_clean_sentence() -> None:
    assert sum(any(personal_data(text)) for text in TUNED.clean) <= ACCUSED


def _rates(split: Split) -> list[str]:
    """What docs/detecting.md says of a part: found by way of writing, then clean sentences accused."""
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for sentence in split.personal:
        seen = {sighting.kind for sighting in personal_data(sentence.text)}
        asked[sentence.way] += len(sentence.kinds)
        found[sentence.way] += len(seen.intersection(sentence.kinds))
    accused = sum(any(personal_data(text)) for text in split.clean)
    return [*(f"{found[way]} of {asked[way]}" for way in WAYS), f"{accused} of {len(split.clean)}"]


def test_rates_told_are_those_measured(root: Path) -> None:
    told = re.search(r"rates: begin -->(.*)<!-- rates: end", (root / "docs/detecting.md").read_text(), re.DOTALL)
    assert told is not None
    rows = [[cell.strip() for cell in line.split("|")[2:4]] for line in told[1].strip().splitlines()[2:]]
    assert rows == [[*row] for row in zip(_rates(TUNED), _rates(HELD_OUT), strict=True)]
