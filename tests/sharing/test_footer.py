"""The line at the foot of copies, which must stay one line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.rendering.text_width import display_width
from cardgen.sharing.footer import ROOM, share_footer, shortened

NUMBER, DAY = "20261122-7F3K9Q", date(2027, 2, 20)
TEXTS = st.text(st.characters(categories=("L", "N", "Zs")), min_size=1, max_size=200)


@given(TEXTS, TEXTS, st.sampled_from(["ko", "en"]))
def test_it_keeps_within_its_room_and_names_number_and_day(recipient: str, purpose: str, language: str) -> None:
    footer = share_footer(language, NUMBER, recipient, purpose, DAY)
    assert display_width(footer) <= ROOM
    assert NUMBER in footer
    assert "2027-02-20" in footer


def test_a_longish_recipient_leaves_room_for_the_purpose() -> None:
    footer = share_footer("ko", NUMBER, "한빛상사 영업1팀 박지훈 팀장", "재구매 유도와 상담 준비", DAY)
    assert "한빛상사 영업1팀 박지훈 팀장" in footer
    assert "재구매 유도와 상담 준비" in footer


def test_short_terms_stand_whole() -> None:
    footer = share_footer("ko", NUMBER, "영업1팀", "재구매 유도", DAY)
    assert footer == "공유 20261122-7F3K9Q · 영업1팀 · 목적: 재구매 유도 · 2027-02-20까지"


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [("가나다", 6, "가나다"), ("가나다라", 6, "가나…"), ("ab cdef", 5, "ab…"), ("가", 2, "가")],
)
def test_a_text_is_shortened_by_what_it_takes_on_paper(text: str, width: int, short: str) -> None:
    assert shortened(text, width) == short
