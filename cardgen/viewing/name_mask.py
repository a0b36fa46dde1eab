"""The mask of names: of people the first syllable, of companies their legal form and the first syllable."""

from __future__ import annotations

import re

HIDDEN_NAME = "**"
HIDDEN_COMPANY = "***"

MOST_INITIALS = 2
"""Words of a Latin name that are shown by their initial: more would count the words of a long name."""

_KOREAN_FORM = (
    r"㈜|[(（](?:주|유|합|자|사|재)[)）]|(?:주식|유한책임|유한|합자|합명|농업)회사(?:법인)?"
    r"|(?:사단|재단|의료|학교|영농조합|사회복지)법인"
)
_LATIN_FORM = r"Co\.?,? ?Ltd\.?|Inc\.?|Ltd\.?|LLC|Corp\.?|Corporation|Limited|GmbH"
"""Without those that are Korean family names in Latin letters too (Co, Sa, An)."""

_PREFIXED = re.compile(rf"((?:(?:{_KOREAN_FORM}) ?)+)(.*)")
_SUFFIXED = re.compile(rf"(.*?)( ?(?:{_KOREAN_FORM})|,? (?:{_LATIN_FORM}))", re.IGNORECASE)
_LATIN_WORDS = re.compile(r"(?:\*\* )*(?:\*\*|[A-Za-zÀ-ɏḀ-ỿ][^가-힣㐀-鿿]*)")
"""Words in Latin letters; those masked already count."""
_MASKED_PERSON = re.compile(r"[^\W\d_]\*\*")


def masked_name(text: str) -> str:
    """홍길동 as 홍**, (주)한빛상사 as (주)한***, Li Na as L** N**; a name of one syllable is hidden whole.

    `text` is in NFC, its spaces single. More than the first syllable would show part of the given name of 선우용 or of
    whoever a shop is named for; less of a name of two syllables (남궁민수) is lost to nobody.
    """
    if found := _PREFIXED.fullmatch(text):
        return f"{found[1]}{_company(found[2])}"
    if found := _SUFFIXED.fullmatch(text):
        return f"{_company(found[1])}{found[2]}"
    if _LATIN_WORDS.fullmatch(text):
        return " ".join(map(_initial, text.split(" ")[:MOST_INITIALS]))
    return _initial(text)


def _company(core: str) -> str:
    shown = core[:1] if len(core) > 1 and core[0].isalpha() else ""
    return f"{shown}{HIDDEN_COMPANY}"


def _initial(word: str) -> str:
    """The first letter and the mask; of a single letter (`J.`, 봄) the mask alone."""
    if _MASKED_PERSON.fullmatch(word):
        return word
    letters = sum(map(str.isalpha, word))
    return f"{word[0]}{HIDDEN_NAME}" if letters > 1 and word[0].isalpha() else HIDDEN_NAME
