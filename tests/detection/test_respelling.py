"""Characters written by other ones."""

from __future__ import annotations

import pytest

from cardgen.detection.respelling import respelt
from cardgen.detection.spelling import folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("&#48;①&#x30;", "010"),
        ("a&amp;&bogus;&quot;", 'a&&bogus;"'),
        ("&bogus;", None),
        ("가 & 나;", None),
        ("plain", None),
    ],
)
def test_what_stands_for_another_character_is_replaced(text: str, plain: str | None) -> None:
    found = respelt(text)
    assert (found and found[0]) == plain
    assert found is None or len(found[0]) == len(found[1])


def test_references_nobody_knows_are_read_as_they_stand() -> None:
    assert folded("&bogus; &nosuch;").text == "&bogus; &nosuch;"
