"""When two purposes of consent are one, however they are written, and when they are only alike."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import normalize

_MARK = re.compile(r"[(\[<【〔]\s*(?:선택|필수)\s*(?:적|사항|항목)?\s*(?:동의)?\s*[)\]>】〕]")
"""개인정보 보호법 art. 22 has forms tell consents that are needed from those that are not; the purpose is the same."""

_UNCOUNTED = re.compile(r"[\W_ᆞ]+")
"""Spaces, brackets, dots and dashes. The dot of 수집ㆍ이용 counts as a vowel (U+119E) after NFKC."""

_AGREED = re.compile(r"(?<=.)동의(?:서|함)?$")

_NO = re.compile(r"거부|거절|철회|반대|[미비불]\s?동의|동의\s?(?:안|하지)")

_ALIKE = 0.55
"""From this share of common characters on, two purposes may mean one: 마케팅 정보 수신 and 광고성 정보 수신."""


@lru_cache(maxsize=4096)
def folded_purpose(text: str) -> str:
    """A purpose as two are compared: 수집ㆍ이용 동의(선택) is 수집·이용. Other brackets stay: they say to whom."""
    letters = _UNCOUNTED.sub("", _MARK.sub("", normalize("NFKC", text))).casefold()
    return _AGREED.sub("", letters)


def is_same(purpose: str, wanted: str) -> bool:
    """True for two spellings of one purpose. Only such a consent lets data go."""
    return folded_purpose(purpose) == folded_purpose(wanted)


def is_part(purpose: str, wanted: str) -> bool:
    """True where one purpose is the other or within it. Such a withdrawal holds data back: in doubt it is meant."""
    one, other = folded_purpose(purpose), folded_purpose(wanted)
    return one in other or other in one


@lru_cache(maxsize=4096)
def is_near(purpose: str, wanted: str) -> bool:
    """True for purposes that are not the same but read alike; people may have meant one by both."""
    one, other = folded_purpose(purpose), folded_purpose(wanted)
    return one != other and (one in other or other in one or SequenceMatcher(None, one, other).ratio() >= _ALIKE)


def says_no(purpose: str) -> bool:
    """True for a purpose that is a refusal: 광고성 정보 수신 거부."""
    return _NO.search(normalize("NFKC", purpose)) is not None
