"""What must stand around a known value, so that letters of other words are not taken for it."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from typing import assert_never

from cardgen.detection.name_words import TITLES


class Context(Enum):
    """How much of what is around a value has to fit; the more, the less the value says alone."""

    ANYWHERE = auto()
    DIGITS = auto()
    """No digit on either side."""
    WORD = auto()
    """No letter or digit of its own script on either side: Hangul particles may follow a Latin name."""
    NAME = auto()
    """A Korean name: begins a word, and a particle, a title or nothing of Hangul follows."""
    SHORT_NAME = auto()
    """A surname and one syllable: as a name, but 이 봄 is this spring; among names of goods only with a title."""
    TITLED = auto()
    """A name that is an ordinary word, too, or a given name alone: a title or what a company is has to stand by it."""
    UNSPACED = auto()
    """As a WORD, and no space within: a mailbox named by itself."""


_TITLE = re.compile(rf"\s?(?:{'|'.join(TITLES)}|\(주\)|주식\s?회사|유한\s?회사|측(?![가-힣]))")
_COMPANY = re.compile(r"(?:\(주\)|(?:주식|유한)\s?회사|(?:사단|재단)\s?법인)\s?$")
_LONGEST_COMPANY = 7
_PARTICLE = "이가은는을를과와의에도만께측네댁랑하한라란로인임처보까부나아야였신씨님군양고며등외및또앞건명"
_AFTER_NAME = re.compile(rf"(?![가-힣])|[{_PARTICLE}]|으로|입니다|주식|유한|{'|'.join(TITLES)}")
_BEFORE_NAME = re.compile(r"(?:고객|회원|대표|담당|성명|이름|성함|및|와|과|랑|의|회사|법인|故)$")
_LONGEST_BEFORE = 2
_SHORT = 2
_SPACE = re.compile(r"\s")
_GAP_IN_NAME = re.compile(r"[가-힣\u4e00-\u9fff][\s·._*/-]{0,2}")
_DETERMINERS = "이한전그"
"""Surnames that are words before a noun, too: 이 기준은 says nothing of 이기준."""


def fits(context: Context, text: str, start: int, end: int, *, prose: bool = True) -> bool:
    """True where the value at `start` to before `end` of `text` stands in such a context.

    Without `prose` the text names goods, events, staff: there a short name is a brand's or a word's unless titled.
    """
    match context:
        case Context.ANYWHERE:
            return True
        case Context.DIGITS:
            return not (text[start - 1 : start].isdigit() or text[end : end + 1].isdigit())
        case Context.WORD:
            return _is_word(text, start, end)
        case Context.UNSPACED:
            return _is_word(text, start, end) and not _SPACE.search(text, start, end)
        case Context.NAME:
            return _is_name(text, start, end)
        case Context.SHORT_NAME:
            telling = prose and (end - start == _SHORT or text[start] not in _DETERMINERS)
            return _is_name(text, start, end) if telling else _is_titled(text, start, end)
        case Context.TITLED:
            return _is_titled(text, start, end)
        case _:
            assert_never(context)


def _is_word(text: str, start: int, end: int) -> bool:
    return not (
        _are_one_word(text[start], text[start - 1 : start]) or _are_one_word(text[end - 1], text[end : end + 1])
    )


def _is_titled(text: str, start: int, end: int) -> bool:
    if _COMPANY.search(text[max(0, start - _LONGEST_COMPANY) : start]):
        return bool(_AFTER_NAME.match(text, end))
    return not _is_hangul(text[start - 1 : start]) and bool(_TITLE.match(text, end))


def _are_one_word(letter: str, neighbour: str) -> bool:
    return neighbour.isalnum() and _script(letter) == _script(neighbour)


def _script(letter: str) -> str:
    """The first word of its name in Unicode: HANGUL, CJK, LATIN; DIGIT for digits, which end a word of letters."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _is_hangul(character: str) -> bool:
    return "\uac00" <= character <= "\ud7a3"


def _is_name(text: str, start: int, end: int) -> bool:
    written = text[start:end]
    if not _begins_word(text, start) or _GAP_IN_NAME.sub("", written):
        return False
    if written[0] in _DETERMINERS and not _is_hangul(written[1:2]) and _is_hangul(written[-2]):
        return bool(_TITLE.match(text, end))
    return bool(_AFTER_NAME.match(text, end))


def _begins_word(text: str, start: int) -> bool:
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    return not _is_hangul(before[-1:]) or bool(_BEFORE_NAME.search(before))
