"""How a value may be written in a file: the spellings an audit searches for, by kind of field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum

from cardgen.model.form import Kind, Leaf, LeafType
from cardgen.sharing.squashing import digits_of, folded, squashed

SHORTEST = 4
"""Squashed characters below which a value says too little to be searched for; names have rules of their own."""

_SHORT_WORD = 8
"""Latin words and numbers shorter than this count only where they stand alone."""

_LEAST_AMOUNT = 5
"""Digits of an amount that are searched for: shorter ones are sizes, rows and years as well."""

_PIECE = 10
"""Squashed characters from which a part of a long text is searched for by itself."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_SENTENCE = re.compile(r"[.!?。\n\r,;:·/]+")

_DISTRICT = re.compile(r"^(?:\S+(?:도|시|군|구)\s+)+")

_DETAIL = re.compile(r"[,()]")

_CORPORATE = re.compile(r"\((?:주|유|사|재|합)\)|주식회사|유한회사|유한책임회사|합자회사|합명회사|사단법인|재단법인")

_SYLLABLES = re.compile(r"[가-힣]{2,3}|[\u4e00-\u9fff]{2,3}")

_LONG_NUMBER = re.compile(r"\d(?:[-. )]{0,2}\d){8,}")


class Guard(Enum):
    """What must not stand beside a needle, so that it is the value and not a part of something else.

    A RUN of digits has nothing between them either: 164-0-3 is no postcode.
    """

    NONE = "none"
    WORD = "word"
    DIGITS = "digits"
    RUN = "run"
    AMOUNT = "amount"
    DATE = "date"
    LEFT = "left"


def spellings(leaf: Leaf, text: str, domains: frozenset[str]) -> Iterator[tuple[str, Guard]]:
    """How a value may be written, squashed: whole, and the part of it that a mask or a region would hide."""
    if leaf.type in (LeafType.INTEGER, LeafType.NUMBER):
        yield from _amount(text)
        return
    match leaf.kind:
        case Kind.DATE | Kind.BIRTH_DATE:
            yield from _dates(text, birth=leaf.kind is Kind.BIRTH_DATE)
        case Kind.PHONE:
            yield from _phones(text)
        case Kind.EMAIL:
            yield from _email(text, domains)
        case Kind.ADDRESS:
            yield from _address(text)
        case Kind.BUSINESS_NUMBER:
            yield digits_of(text), Guard.NONE
            yield digits_of(text)[3:], Guard.DIGITS
        case Kind.NAME:
            yield from _name(text)
        case Kind.LONG_TEXT:
            yield from _prose(text)
        case _:
            yield _guarded(text)
            yield from _numbers(text)


def _guarded(text: str) -> tuple[str, Guard]:
    whole = squashed(text)
    if whole.isdecimal() and len(whole) <= _SHORT_WORD:
        return whole, Guard.RUN
    return whole, Guard.WORD if whole.isascii() and len(whole) < _SHORT_WORD else Guard.NONE


def _amount(text: str) -> Iterator[tuple[str, Guard]]:
    number = text.removeprefix("-").removesuffix(".0")
    whole = digits_of(number)
    if len(whole) < _LEAST_AMOUNT:
        return
    yield whole, Guard.AMOUNT
    if number.isdecimal() and number.endswith("0000") and len(number) > _LEAST_AMOUNT + 1:
        yield f"{number[:-4]}만", Guard.AMOUNT


def _dates(text: str, *, birth: bool) -> Iterator[tuple[str, Guard]]:
    day = day_of(text)
    if day is None:
        yield _guarded(text)
        return
    year, month, number = day.year, day.month, day.day
    yield f"{year}{month:02}{number:02}", Guard.DATE
    yield f"{year}{month}{number}", Guard.DATE
    yield f"{year}년{month}월{number}일", Guard.NONE
    yield f"{year}년{month:02}월{number:02}일", Guard.NONE
    yield f"{month:02}{number:02}{year}", Guard.DIGITS
    yield f"{number:02}{month:02}{year}", Guard.DIGITS
    yield f"{number}{_MONTHS[month - 1]}{year}", Guard.LEFT
    yield f"{_MONTHS[month - 1]}{number}{year}", Guard.NONE
    if birth:
        yield f"{year % 100:02}{month:02}{number:02}", Guard.DIGITS
        yield f"{year % 100:02}년{month}월{number}일", Guard.LEFT


def day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _phones(text: str) -> Iterator[tuple[str, Guard]]:
    """National, with +82, without either, and the subscriber's number, which a mask hides in part."""
    digits = digits_of(text).removeprefix("0082")
    national = (digits.removeprefix("82") if len(digits) > 10 and digits.startswith("82") else digits).removeprefix("0")  # noqa: PLR2004 - a number with its area code
    yield f"0{national}", Guard.NONE
    yield f"82{national}", Guard.NONE
    yield national, Guard.NONE if len(national) > _SHORT_WORD else Guard.DIGITS
    if len(national) > _SHORT_WORD:
        yield national[-8:], Guard.DIGITS
        yield f"0{national[:-4]}", Guard.DIGITS


def _email(text: str, domains: frozenset[str]) -> Iterator[tuple[str, Guard]]:
    """The address, a mailbox that is more than a word of any office, and the domain, which may be a name."""
    yield squashed(text), Guard.NONE
    mailbox, _, domain = text.rpartition("@")
    mailbox = mailbox.partition("+")[0]
    if re.search(r"[\d._-]", mailbox) or len(mailbox) > _SHORT_WORD:
        yield squashed(mailbox), Guard.WORD
    if domain and domain.casefold() not in domains:
        yield squashed(domain), Guard.WORD


def _address(text: str) -> Iterator[tuple[str, Guard]]:
    yield squashed(text), Guard.NONE
    beyond = _DISTRICT.sub("", text)
    yield squashed(beyond), Guard.NONE
    for piece in _DETAIL.split(beyond):
        whole = squashed(piece)
        if len(whole) > SHORTEST and re.search(r"\D", whole):
            yield whole, Guard.NONE


def _name(text: str) -> Iterator[tuple[str, Guard]]:
    yield _guarded(text)
    core = _core(text)
    if core != folded(text):
        yield _guarded(core)


def _core(text: str) -> str:
    """A company's name without what every company is called."""
    return _CORPORATE.sub(" ", folded(text)).strip()


def short_names(text: str) -> Iterator[str]:
    """A name of two or three syllables, which is searched for as a word of its own."""
    for name in {folded(text), _core(text)}:
        whole = squashed(name)
        if _SYLLABLES.fullmatch(whole):
            yield whole


def _prose(text: str) -> Iterator[tuple[str, Guard]]:
    """The whole, each sentence long enough to be told apart, and the numbers in it."""
    yield _guarded(text)
    for sentence in _SENTENCE.split(text):
        piece = squashed(sentence)
        if len(piece) >= _PIECE:
            yield piece, Guard.NONE
    yield from _numbers(text)


def _numbers(text: str) -> Iterator[tuple[str, Guard]]:
    for found in _LONG_NUMBER.findall(text):
        yield digits_of(found), Guard.NONE
