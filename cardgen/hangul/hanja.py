"""How Hanja are read: 洪吉童 is filed and found as 홍길동."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_HANJA = re.compile(r"(?<![가-힣㐀-鿿])[㐀-鿿]|[㐀-鿿]")
_AREA = re.compile(r"[㐀-鿿]")

_SYLLABLES_PER_VOWEL = 28
_SYLLABLES_PER_INITIAL = 21 * _SYLLABLES_PER_VOWEL
_NIEUN, _RIEUL, _IEUNG = 2, 5, 11
_Y_VOWELS = frozenset((2, 3, 6, 7, 12, 17, 20))
"""ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ."""


def has_hanja(text: str) -> bool:
    """True where `text` holds a Chinese character."""
    return _AREA.search(text) is not None


def read_hanja(text: str) -> str:
    """`text` (NFC) with each Hanja replaced by the Hangul it is read as; a Hanja without a known reading stays.

    One reading each (金 is 김): that of CLDR's Korean collation; for letters it leaves out (煕, 姫, 真) the first of
    Unicode's kHangul (Unihan 14, UAX #38), but 의 of 医, which stands for 醫. At the start of a word the initial-sound
    rule (두음법칙, 한글 맞춤법 10-12) holds: 李 is 이, 羅 is 나.
    """
    return _HANJA.sub(_reading, text) if has_hanja(text) else text


def _reading(found: re.Match[str]) -> str:
    syllable = _readings().get(found[0], found[0])
    before = found.string[found.start() - 1 : found.start()]
    starts_word = not ("가" <= before <= "힣" or has_hanja(before))
    return _as_word_start(syllable) if starts_word else syllable


def _as_word_start(syllable: str) -> str:
    if not "가" <= syllable <= "힣":
        return syllable
    initial, rest = divmod(ord(syllable) - ord("가"), _SYLLABLES_PER_INITIAL)
    softens = rest // _SYLLABLES_PER_VOWEL in _Y_VOWELS
    if initial in (_NIEUN, _RIEUL) and softens:
        initial = _IEUNG
    elif initial == _RIEUL:
        initial = _NIEUN
    return chr(ord("가") + initial * _SYLLABLES_PER_INITIAL + rest)


@cache
def _readings() -> Mapping[str, str]:
    """From readings.txt: each line a syllable, a space, and the Hanja read so."""
    text = files("cardgen.hangul").joinpath("readings.txt").read_text(encoding="utf-8")
    return {hanja: line[0] for line in text.splitlines() for hanja in line[2:]}
