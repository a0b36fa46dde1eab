"""What neighbouring bands are called together."""

from __future__ import annotations

import pytest

from cardgen.viewing.band_spans import band_span


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        ("2015년", "2018년", "2015~2018년"),
        ("2015년", "2015년", "2015년"),
        ("20대", "30대", "20~30대"),
        ("10세 미만", "20대", "20대 이하"),
        ("80대", "90세 이상", "80대 이상"),
        ("1만~5만원", "5만~10만원", "1만~10만원"),
        ("1만원 미만", "1만~5만원", "5만원 미만"),
        ("1만~5만원", "500만원 이상", "1만원 이상"),
        ("10~50", "500~1,000", "10~1,000"),
        ("0원 미만", "1만원 미만", "0원 미만~1만원 미만"),
    ],
)
def test_bands_in_korean(first: str, last: str, span: str) -> None:
    assert band_span(first, last, "ko") == span


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        ("2015", "2018", "2015–2018"),
        ("20s", "30s", "20–30s"),
        ("under 10", "20s", "up to 20s"),
        ("80s", "90 or over", "80s and up"),
        ("₩10,000–50,000", "₩50,000–100,000", "₩10,000–100,000"),
        ("under ₩10,000", "₩10,000–50,000", "under ₩50,000"),
        ("₩10,000–50,000", "₩5,000,000 or more", "₩10,000 and up"),
    ],
)
def test_bands_in_english(first: str, last: str, span: str) -> None:
    assert band_span(first, last, "en") == span
