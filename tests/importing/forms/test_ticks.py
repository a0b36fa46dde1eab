"""Choices drawn as text, and what people do to them."""

from __future__ import annotations

import pytest

from cardgen.importing.forms.ticks import ticked_boxes
from cardgen.model.filledform import Ticked


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("☐\u00a0VIP  ☑\u00a0골드  ☐\u00a0실버", ("골드",)),
        ("☑\u00a0VIP  ☑\u00a0골드", ("VIP", "골드")),
        ("☐\u00a0VIP  ☐\u00a0골드", ()),
        ("☐ VIP  ■ 골드", ("골드",)),
        ("□ VIP  ✓ 골드", ("골드",)),
        ("V VIP  ☐ 골드", ("VIP",)),
        ("☐ VIP  v 골드", ("골드",)),
        ("☐ VIP\nO 골드", ("골드",)),
        ("● VIP  ☐ 골드", ("VIP",)),
        ("☐✓ VIP  ☐ 골드", ("VIP",)),
        ("☐V VIP  ☐ 골드", ("VIP",)),
        ("☐ VIP ✓  ☐ 골드", ("VIP",)),
        ("☐ VIP ✓ 골드", ("골드",)),
        ("☐VIP☑골드", ("골드",)),
        ("☒ VIP", ("VIP",)),
        ("☑", ("",)),
        ("☐", ()),
        ("V", ("",)),
        ("", ()),
        ("☐ O  ☑ X", ("X",)),
        ("☐ VIP  ✔\ufe0f 골드  ☐ 실버", ("골드",)),
        ("☐ VIP  ☑\ufe0e골드", ("골드",)),
        ("☑ 1인 가구  ☐ 2인 이상", ("1인 가구",)),
    ],
)
def test_any_sign_in_place_of_a_box_ticks_its_option(text: str, ticked: tuple[str, ...]) -> None:
    assert ticked_boxes(text) == Ticked(ticked)


@pytest.mark.parametrize("text", ["골드", "☐ VIP  X 골드", "등급은 ☑ 골드", "VIP V", "☐  ☑ 골드"])
def test_what_is_no_line_of_boxes_is_left_to_be_read_as_text(text: str) -> None:
    assert ticked_boxes(text) is None
