"""The initial consonants (초성) of Korean syllables, by which lists are headed."""

from __future__ import annotations

FIRST_SYLLABLE, LAST_SYLLABLE = "가", "힣"
SYLLABLES_PER_INITIAL = 21 * 28
"""Vowels times final consonants, none included: the order of syllables in the Unicode Standard, section 3.12."""

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_PLAIN = str.maketrans("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ")


def plain_initial(text: str) -> str:
    """The heading under which a Korean list files `text`: its first initial, tense ones with the plain (까 under ㄱ).

    Empty where the text starts with anything but Hangul.
    """
    first = _initial(text[:1])
    return first.translate(_PLAIN) if first and first in INITIALS else ""


def _initial(character: str) -> str:
    if FIRST_SYLLABLE <= character <= LAST_SYLLABLE:
        return INITIALS[(ord(character) - ord(FIRST_SYLLABLE)) // SYLLABLES_PER_INITIAL]
    return character
