"""The order of a Korean list: 가나다, then A-Z, then digits and the rest; no locale of the machine is asked."""

from __future__ import annotations

import re
import unicodedata

from cardgen.hangul.hanja import has_hanja, read_hanja
from cardgen.hangul.initials import INITIALS, plain_initial
from cardgen.hangul.latin import unmarked

OTHER = "#"
"""Heading of names that start with neither Hangul nor a Latin letter."""

CollationKey = tuple[str, bool, str]

_CORPORATE = re.compile(
    r"(?:㈜|[（(](?:주|유|합|사|재)[）)]|(?:주식|유한책임|유한|합자|합명)회사|(?:사단|재단)법인)\s*"
)
_HANGUL_ONLY = re.compile(r"[가-힣]+")
_LATIN, _DIGIT, _REST, _NOTHING = 0xE000, 0xF000, 0x10000, "\U0010ffff"
"""Where the classes after Hangul start: the private-use area and the planes above sort after 힣."""


def collation_key(text: str) -> CollationKey:
    """A key that sorts text the Korean way.

    Letter by letter, without regard to spaces, punctuation, case and accents; a Hanja right after the Hangul it is
    read as; a leading (주), ㈜, 주식회사 does not count, as in Korean directories. Texts that differ only in such
    things keep a fixed order; text without a letter or digit comes last.
    """
    if _HANGUL_ONLY.fullmatch(text):
        return _without_corporate_form(text), False, text
    return _primary(_filed(text)) or _NOTHING, has_hanja(text), text


def heading(text: str) -> str:
    """The letter a printed index files `text` under: ㄱ ㄴ ㄷ ... ㅎ, A-Z, or #."""
    first = _primary(_filed(text))[:1]
    if not first:
        return OTHER
    if initial := plain_initial(first):
        return initial
    return chr(ord(first) - _LATIN).upper() if _LATIN <= ord(first) < _DIGIT else OTHER


def _filed(text: str) -> str:
    return _without_corporate_form(read_hanja(unicodedata.normalize("NFC", text)))


def _without_corporate_form(text: str) -> str:
    return _CORPORATE.sub("", text, count=1) or text if _CORPORATE.match(text) else text


def _primary(text: str) -> str:
    return "".join(map(_place, _simplified(text)))


def _simplified(text: str) -> str:
    """Full-width and accented letters as plain small ones; Hangul untouched, which NFKD would take apart."""
    return "".join(character if _is_hangul(character) else _plain_latin(character) for character in text)


def _plain_latin(character: str) -> str:
    return unmarked(unicodedata.normalize("NFKD", character).lower())


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣" or character in INITIALS


def _place(character: str) -> str:
    """Where one character stands; empty for those that do not count."""
    if _is_hangul(character):
        return character
    if "a" <= character <= "z":
        return chr(_LATIN + ord(character))
    if character.isdecimal():
        return chr(_DIGIT + unicodedata.decimal(character))
    return chr(_REST + ord(character)) if character.isalpha() else ""
