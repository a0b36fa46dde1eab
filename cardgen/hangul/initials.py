"""The initial consonants (초성) of Korean syllables, by which lists are headed and names are looked for."""

from __future__ import annotations

import re

FIRST_SYLLABLE, LAST_SYLLABLE = "가", "힣"
SYLLABLES_PER_INITIAL = 21 * 28
"""Vowels times final consonants, none included: the order of syllables in the Unicode Standard, section 3.12."""

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_PLAIN = str.maketrans("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ")

_FIRST_CONJOINING, _FIRST_HALF_WIDTH = 0x1100, "ﾡﾢﾤﾧﾨﾩﾱﾲﾳﾵﾶﾷﾸﾹﾺﾻﾼﾽﾾ"
_TYPED = str.maketrans(
    {
        **{chr(_FIRST_CONJOINING + at): initial for at, initial in enumerate(INITIALS)},
        **dict(zip(_FIRST_HALF_WIDTH, INITIALS, strict=True)),
        "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ",
        "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
    }
)  # fmt: skip
"""Consonants as they may be typed, to those of INITIALS: the conjoining ones of decomposed text, half-width ones, and
the pairs a keyboard joins into one letter while the second begins the next syllable."""


def plain_initial(text: str) -> str:
    """The heading under which a Korean list files `text`: its first initial, tense ones with the plain (까 under ㄱ).

    Empty where the text starts with anything but Hangul.
    """
    first = _initial(text[:1])
    return first.translate(_PLAIN) if first and first in INITIALS else ""


def typed_initials(text: str) -> str:
    """`text` with initial consonants as INITIALS has them: ㅄ as ㅂㅅ, the conjoining or half-width ㄱ as ㄱ."""
    return text.translate(_TYPED)


def has_initials(text: str) -> bool:
    """True where `text` holds a bare initial consonant, in whatever spelling."""
    return not set(INITIALS).isdisjoint(typed_initials(text))


def initials_pattern(text: str) -> str:
    """A regular expression that finds `text`, its bare initial consonants standing for any syllable that begins so.

    ㄱㅁㅈ and 김ㅁㅈ find 김민준; a consonant finds itself too (ㅋㅋ). Tense consonants are letters of their own.
    """
    return "".join(map(_one_letter, typed_initials(text)))


def _one_letter(letter: str) -> str:
    place = INITIALS.find(letter)
    if place < 0:
        return re.escape(letter)
    first = ord(FIRST_SYLLABLE) + place * SYLLABLES_PER_INITIAL
    return f"[{letter}{chr(first)}-{chr(first + SYLLABLES_PER_INITIAL - 1)}]"


def _initial(character: str) -> str:
    if FIRST_SYLLABLE <= character <= LAST_SYLLABLE:
        return INITIALS[(ord(character) - ord(FIRST_SYLLABLE)) // SYLLABLES_PER_INITIAL]
    return character
