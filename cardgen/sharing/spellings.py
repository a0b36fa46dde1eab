"""How a value may be written in a file: the spellings an audit searches for, by kind of field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardgen.model.form import Kind, Leaf, LeafType
from cardgen.sharing.guards import Guard
from cardgen.sharing.number_spellings import amounts, day_of, days, phones
from cardgen.sharing.squashing import digits_of, folded, squashed

SHORTEST = 4
"""Squashed characters below which a value says too little to be searched for; names have rules of their own."""

_SHORT_WORD = 8
"""Latin words and numbers shorter than this count only where they stand alone."""

_SENTENCE_LENGTH = 7
"""Squashed characters from which a part of a long text is searched for by itself."""

_SENTENCE = re.compile(r"[.!?。\n\r,;:·/]+")

_DISTRICT = re.compile(r"^(?:\S+(?:도|시|군|구)\s+)+")

_DETAIL = re.compile(r"[,()]")

_FLAT = re.compile(r"(\d{1,4})동\s*(\d{1,4})호")
"""Block and flat, which people join by a hyphen, too: 304-1502."""

_CORPORATE = re.compile(r"\((?:주|유|사|재|합)\)|주식회사|유한회사|유한책임회사|합자회사|합명회사|사단법인|재단법인")

_SYLLABLES = re.compile(r"[가-힣]{2,3}|[\u4e00-\u9fff]{2,3}")

_LONG_NUMBER = re.compile(r"\d(?:[-. )]{0,2}\d){8,}")


def spellings(leaf: Leaf, text: str, domains: frozenset[str]) -> Iterator[tuple[str, Guard]]:
    """How a value may be written, squashed: whole, and the part of it that a mask or a region would hide."""
    if leaf.type in (LeafType.INTEGER, LeafType.NUMBER):
        yield from amounts(text)
        return
    match leaf.kind:
        case Kind.DATE | Kind.BIRTH_DATE:
            day = day_of(text)
            yield from days(day, birth=leaf.kind is Kind.BIRTH_DATE) if day else (_guarded(text),)
        case Kind.PHONE:
            yield from phones(text)
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
    for flat in _FLAT.findall(beyond):
        yield "".join(flat), Guard.DIGITS


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
        if len(piece) >= _SENTENCE_LENGTH:
            yield piece, Guard.NONE
    yield from _numbers(text)


def _numbers(text: str) -> Iterator[tuple[str, Guard]]:
    for found in _LONG_NUMBER.findall(text):
        yield digits_of(found), Guard.NONE
