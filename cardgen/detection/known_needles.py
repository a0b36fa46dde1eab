"""What is looked for of a known value: the part that tells, in letters and digits alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cardgen.detection.known_context import Context
from cardgen.detection.name_words import LONG_SURNAMES, SURNAMES, begins_as_word, is_word
from cardgen.detection.personal_kind import PersonalKind
from cardgen.detection.spelling import folded


class Needle(NamedTuple):
    """Letters and digits in lower case, of the kind of value they come from, and where they count."""

    letters: str
    kind: PersonalKind
    context: Context


_SHORTEST = 2
_SHORTEST_LATIN = 4
_NATIONAL, _INTERNATIONAL = "0", "82"
_LAST = 8
"""Digits of a number that people give where the 010 goes without saying."""
_SHORTEST_WITH_LAST = 10
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_CORPORATE = re.compile(
    r"\((?:주|유|합|재|사|의|복)\)|주식\s?회사|유한\s?(?:책임\s?)?회사|합[자명]\s?회사|(?:사단|재단|의료|학교|사회복지)\s?법인"
    r"|(?<![A-Za-z])(?:Co\.?,?\s?Ltd|Inc|Ltd|LLC|Corp)(?![A-Za-z])\.?",
    re.IGNORECASE,
)
_SEVERAL_NAMES = re.compile(r"[()\[\],/;:·]")
_SEVERAL_NUMBERS = re.compile(r"[,;/\n]|ext\.?|x|내선", re.IGNORECASE)
_HANGUL_NAME = re.compile("[가-힣]{2,4}")
_HAN_NAME = re.compile("[\u4e00-\u9fff]{2,5}")
_LONG_NAME = 5
_ROAD = re.compile(
    r"(?P<place>[가-힣][가-힣0-9]{0,19}(?:로|길)(?:\s?[0-9]{1,4}번?[가-힣]?길)?)\s?"
    r"(?P<number>(?:지하\s?)?[0-9]{1,4}(?:-[0-9]{1,4})?)(?![0-9]|번?[가-힣]?길)"
)
_LOT = re.compile(
    r"(?P<place>[가-힣][가-힣0-9]{0,9}[동리읍면가])\s(?P<number>(?:산\s?)?[0-9]{1,4}(?:-[0-9]{1,4})?)(?![0-9동호층])"
)
_SHORTEST_ADDRESS = 8
_SHORTEST_MAIL_NAME = 6
_OFFICE = re.compile(
    "(?:sales|info|office|admin|contact|support|help|webmaster|master|manager|shop|store|team|orders?|account|service"
    "|hello|mail|company|purchase|design|center|desk|event|news|notice|member|customer|guest|test)+[0-9]*"
)
_BIRTH = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def needles(kind: PersonalKind, value: str) -> Iterator[Needle]:
    """What tells `value`, a value of `kind` as a card holds it; nothing where it is too short to tell anything."""
    text = folded(value).text
    match kind:
        case PersonalKind.NAME:
            found = _names(text)
        case PersonalKind.PHONE:
            found = _phones(text)
        case PersonalKind.EMAIL:
            found = _mails(text)
        case PersonalKind.ADDRESS:
            found = _addresses(text)
        case PersonalKind.BIRTH_DATE:
            found = _births(text)
        case PersonalKind.BUSINESS_NUMBER:
            found = iter([(_digits(text), Context.DIGITS)])
        case _:
            found = iter([(squashed(text), Context.WORD)])
    return (Needle(letters, kind, context) for letters, context in found if len(letters) >= _SHORTEST)


def squashed(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


_Found = Iterator[tuple[str, Context]]


def _names(text: str) -> _Found:
    """The name without its corporate form; of several, or one with a remark in brackets, each."""
    if _HANGUL_NAME.fullmatch(text):
        return _name(text, corporate=False)
    bare, corporate = _CORPORATE.subn(" ", text)
    parts = {squashed(part) for part in (bare, *_SEVERAL_NAMES.split(bare))}
    return (found for part in sorted(parts) for found in _name(part, corporate=bool(corporate)))


def _name(core: str, *, corporate: bool) -> _Found:
    if not core.isascii() and len(core) >= _LONG_NAME - corporate:
        yield core, Context.ANYWHERE
    elif _HANGUL_NAME.fullmatch(core):
        yield core, _hangul_context(core, corporate=corporate)
        if given := _given_name(core):
            yield given, Context.TITLED
    elif _HAN_NAME.fullmatch(core) or len(core) >= _SHORTEST_LATIN:
        yield core, Context.WORD
    else:
        yield core, Context.TITLED


def _hangul_context(name: str, *, corporate: bool) -> Context:
    """A short name counts by itself where it is a person's by its surname, and no word."""
    if is_word(name):
        return Context.TITLED
    if len(name) > _SHORTEST:
        return Context.NAME
    personal = name[0] in SURNAMES and not corporate and not begins_as_word(name)
    return Context.SHORT_NAME if personal else Context.TITLED


def _given_name(name: str) -> str:
    """The given name of a Korean name where it has two syllables; of companies, what stands at its place."""
    given = name[2:] if name.startswith(LONG_SURNAMES) else name[1:] if name[0] in SURNAMES else ""
    return given if len(given) == _SHORTEST else ""


def _phones(text: str) -> _Found:
    return (found for number in _SEVERAL_NUMBERS.split(text) for found in _phone(number.strip()))


def _phone(number: str) -> _Found:
    """All digits, as dialled in Korea and from abroad, and the last eight; of a number of another country, all."""
    digits = _digits(number)
    if len(digits) < _LAST:
        return
    korean = digits.startswith(_INTERNATIONAL) or (digits.startswith(_NATIONAL) and not number.startswith("+"))
    if not korean:
        yield digits, Context.DIGITS
        return
    national = _NATIONAL + digits.removeprefix(_INTERNATIONAL).removeprefix(_NATIONAL)
    yield national, Context.DIGITS
    yield _INTERNATIONAL + national[1:], Context.DIGITS
    if len(national) >= _SHORTEST_WITH_LAST and not _DATE.fullmatch(national[-_LAST:]):
        yield national[-_LAST:], Context.DIGITS


def _mails(text: str) -> _Found:
    """The whole address; its local part alone where it is no ordinary word, and no mailbox that any office has."""
    yield squashed(text), Context.WORD
    local = text.partition("@")[0]
    name = squashed(local)
    if len(name) >= _SHORTEST_MAIL_NAME and re.search(r"[0-9._+-]", local) and not _OFFICE.fullmatch(name):
        yield name, Context.UNSPACED


def _addresses(text: str) -> _Found:
    """Road and number, or quarter and lot; the whole of an address that has neither."""
    found = _ROAD.search(text) or _LOT.search(text)
    if found:
        yield squashed(found["place"] + found["number"]), Context.DIGITS
    elif len(whole := squashed(text)) >= _SHORTEST_ADDRESS:
        yield whole, Context.WORD


def _births(text: str) -> _Found:
    """The day as people write it; without zeros, too, and with the year in two digits."""
    if not (day := _BIRTH.fullmatch(text)):
        return
    year, month, of_month = day.groups()
    short_month, short_day = month.lstrip("0"), of_month.lstrip("0")
    for spelling in (
        f"{year}{month}{of_month}",
        f"{year[2:]}{month}{of_month}",
        f"{year}{short_month}{short_day}",
        *(f"{y}년{m}월{d}일" for y in (year, year[2:]) for m, d in ((month, of_month), (short_month, short_day))),
    ):
        yield spelling, Context.DIGITS
