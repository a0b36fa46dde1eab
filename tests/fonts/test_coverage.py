"""Which characters this machine prints, told without the PDF engine."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest

from cardgen.errors import EnvironmentMissing
from cardgen.fonts import (
    FontFile,
    first_unprintable,
    font_digest,
    has_korean_font,
    installed,
    installed_fonts,
    korean,
    printable_ranges,
    require_korean_font,
    unprintable,
)
from cardgen.fonts.coverage import intervals, merged

NOWHERE = "\U000f1234"
"""A private-use character; no font of a distribution has it."""


def test_ranges_are_read_from_fontconfigs_spelling() -> None:
    assert list(intervals("20-7e a0 ac00-d7a3")) == [(0x20, 0x7E), (0xA0, 0xA0), (0xAC00, 0xD7A3)]


def test_ranges_are_joined_in_order() -> None:
    assert merged([(5, 9), (1, 2), (3, 3), (8, 12), (20, 20)]) == ((1, 3), (5, 12), (20, 20))


def test_the_printable_ranges_ascend_and_never_touch() -> None:
    ranges = printable_ranges()
    assert all(first <= last for first, last in ranges)
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(ranges))


@pytest.mark.parametrize(
    "text",
    ["홍길동 Li Na 010-1234-5678", "김婷煕", "☐☑", "줄\n바꿈\t탭", "보이지\u200b않는\u2060글자", ""],
    ids=["plain", "hanja", "boxes", "white", "invisible", "empty"],
)
def test_ordinary_text_can_be_printed(text: str) -> None:
    assert first_unprintable(text) is None
    assert unprintable(text) == frozenset()


def test_the_first_character_no_font_has_is_named() -> None:
    assert first_unprintable(f"홍{NOWHERE}길\ufdd0") == 0xF1234
    assert unprintable(f"홍{NOWHERE}길{NOWHERE}\ufdd0") == {0xF1234, 0xFDD0}


def test_asking_does_not_load_the_pdf_engine() -> None:
    program = (
        "import sys; from cardgen.fonts import first_unprintable; first_unprintable('홍'); "
        "sys.exit(bool({'weasyprint', 'fontTools'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_font_without_hangul_is_no_korean_font() -> None:
    latin, korean = FontFile("a.ttf", 0, ("A",), "20-7e"), FontFile("b.ttf", 0, ("B",), "20-7e ac00-d7a3")
    assert not has_korean_font([])
    assert not has_korean_font([latin])
    assert has_korean_font([latin, korean])


def test_without_a_korean_font_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(korean, "installed_fonts", lambda: (FontFile("a.ttf", 0, ("A",), "20-7e"),))
    with pytest.raises(EnvironmentMissing) as caught:
        require_korean_font()
    assert caught.value.message_id == "error.font.korean"


def test_the_digest_changes_with_any_font(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = installed_fonts()
    assert fonts == tuple(sorted(fonts))
    whole = font_digest()
    monkeypatch.setattr(
        installed, "installed_fonts", lambda: tuple(font for font in fonts if font.file != fonts[0].file)
    )
    assert font_digest.__wrapped__() != whole
