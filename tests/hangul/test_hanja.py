"""Hanja as Koreans read them."""

from __future__ import annotations

import pytest

from cardgen.hangul.hanja import has_hanja, read_hanja


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("洪吉童", "홍길동"),
        ("金珉俊", "김민준"),
        ("李秀賢", "이수현"),
        ("林女", "임녀"),
        ("女流", "여류"),
        ("羅老人", "나로인"),
        ("洪志煕", "홍지희"),
        ("曺真姫", "조진희"),
        ("医師", "의사"),
        ("김李", "김리"),
        ("大韓 李氏", "대한 이씨"),
        ("홍길동 A1", "홍길동 A1"),
    ],
)
def test_hanja_are_read_with_the_initial_sound_rule_at_the_start_of_a_word(text: str, expected: str) -> None:
    assert read_hanja(text) == expected


def test_a_hanja_without_a_known_reading_stays() -> None:
    assert read_hanja("们") == "们"
    assert has_hanja("们")
