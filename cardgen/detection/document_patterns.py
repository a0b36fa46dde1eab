"""Numbers an office, a register or a network gives: of businesses, passports, licences, vehicles, connections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardgen.detection.resident_number import resident_number_spans

_START, _END = "(?<![0-9])", "(?![0-9])"

_HALF_HIDDEN = re.compile(rf"{_START}[0-9]{{2}}(?:0[1-9]|1[0-2])[0-3][0-9](?: ?- ?)?[1-8][*xX●•○■]{{3,6}}")
"""The day of birth and the sex of somebody are told all the same."""

_BUSINESS = re.compile(
    rf"{_START}[0-9]{{3}} ?[-.] ?[0-9]{{2}} ?[-.] ?[0-9]{{5}}{_END}"
    rf"|사업자[^0-9\n]{{0,12}}{_START}[0-9]{{3}}[ .·-]?[0-9]{{2}}[ .·-]?[0-9]{{5}}{_END}"
)
"""Three, two and five digits (부가가치세법 시행규칙); run together only where they are called so."""

_ANY_PASSPORT = r"[A-Za-z]{1,2}[ -]?(?:[0-9][ -]?){3}[A-Za-z0-9](?:[ -]?[0-9]){2,5}(?![A-Za-z0-9])"
_PASSPORT = re.compile(
    r"(?<![A-Za-z0-9])[MSRODGTm][0-9]{3}[A-Z0-9][0-9]{4}(?![A-Za-z0-9])"
    rf"|(?i:여권|passport)[^0-9\n]{{0,10}}?{_ANY_PASSPORT}"
)
"""Korean ones (여권법 시행령: a letter and eight digits, since 2020 with a second letter), others where called so."""

_REGIONS = "서울|부산|경기|강원|충북|충남|전북|전남|경북|경남|제주|대구|인천|광주|대전|울산|세종"
_OLD_OR_NEW = rf"(?:{_START}(?<![0-9]-)(?:1[1-9]|2[0-8])|(?:{_REGIONS}))"
_LICENCE = re.compile(
    rf"{_OLD_OR_NEW}[ -]{{0,3}}[0-9]{{2}}[ -]{{1,3}}[0-9]{{6}}[ -]{{1,3}}[0-9]{{2}}{_END}(?!-[0-9])"
    rf"|면허[^0-9\n]{{0,12}}{_START}[0-9]{{2}}[ -]?[0-9]{{2}}[ -]?[0-9]{{6}}[ -]?[0-9]{{2}}{_END}"
)
"""Region, year, number, check: 11-22-123456-51 (도로교통법 시행규칙)."""

_USE = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주아바사자배하허호"
_UNITS = (
    "년|원|개|명|장|대(?!요)|건|점|회|권|병|박스|세트|여|시간|시|초|mm|cm|kg|ml|m(?![a-z])|g(?![a-z])|%|만|천|,|x|×"
)
_COUNTED = rf"(?!\s?(?:{_UNITS}|[.:~][0-9]))"
_VEHICLE = re.compile(
    rf"(?<![0-9.,:A-Za-z-])[0-9]{{2,3}}[ ]{{0,2}}[{_USE}][ -]{{0,2}}[0-9]{{4}}{_END}{_COUNTED}"
    rf"|(?:{_REGIONS})[ ]{{0,2}}[0-9]{{1,2}}[ ]{{0,2}}[{_USE}][ ]{{0,2}}[0-9]{{4}}{_END}"
)
"""Two or three digits, one of the syllables set aside for it, four digits (자동차등록번호판 기준)."""

_OCTET = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])"
_POINT = r"(?:\.|\[\.\]|\(\.\))"
_NO_VERSION = r"(?<![0-9.])(?<![vV])(?<!버전 )(?<!버전)(?<!버젼 )(?<!펌웨어 )(?<!ersion )(?<!ver )(?<!ver\. )(?<!rel )"
_IPV4 = re.compile(
    rf"{_NO_VERSION}(?:{_OCTET}{_POINT}){{3}}{_OCTET}(?![0-9]|{_POINT}[0-9])(?!\s?(?:버전|버젼|판|ver))", re.IGNORECASE
)
_IPV6 = re.compile(r"(?<![0-9A-Za-z:.])(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{4,39}(?![0-9A-Za-z:])")


def resident_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where resident numbers stand, those that are half hidden included."""
    yield from resident_number_spans(text)
    yield from (found.span() for found in _HALF_HIDDEN.finditer(text))


def business_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where 사업자등록번호 stand."""
    return (found.span() for found in _BUSINESS.finditer(text))


def passport_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of passports stand."""
    return (found.span() for found in _PASSPORT.finditer(text))


def licence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of driving licences stand."""
    return (found.span() for found in _LICENCE.finditer(text))


def vehicle_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where number plates stand."""
    return (found.span() for found in _VEHICLE.finditer(text))


def ip_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses of the internet protocol stand (RFC 791, RFC 4291), brackets around their points included."""
    yield from (found.span() for found in _IPV4.finditer(text))
    yield from (found.span() for found in _IPV6.finditer(text) if _is_ipv6(found[0]))


def _is_ipv6(text: str) -> bool:
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True
